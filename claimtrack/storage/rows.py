"""A claim as a row of the table ``claims``, and back.

Enters: claims, or rows. Leaves: the other of the two. Refused: nothing; a row whose record was redacted gives no claim.
The record is the claim; the other columns are for indexes and for people, and numbers that SQL cannot hold exactly
stand there as nearly as it can.
"""

from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from hashlib import blake2b

from claimtrack.comparison.origins import Registry
from claimtrack.model.claim import Claim, Statement
from claimtrack.model.moment import Moment
from claimtrack.model.quantity import Number
from claimtrack.record.lines import to_line

__all__ = ["INSERT_CLAIM", "Row", "claim_row", "day_of", "digest_of", "words_of"]

Row = tuple[object, ...]

INSERT_CLAIM = """
INSERT INTO claims (
    number, id, entry, document, measure, extractor, predicate, counted, place, event, period, mode, figure, bound, low,
    high, nominal, unit, source, source_kind, origin, stance, caveat, as_of, as_of_basis, day, context, record,
    digest, also, decided
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


def claim_row(
    claim: Claim,
    *,
    number: int,
    id: str,  # noqa: A002 - the column is called so
    entry: int,
    document: int | None,
    measure: int | None,
    context: str | None,
    registry: Registry,
    decided: int = 0,
) -> Row:
    """The row of one reading, in the order of ``INSERT_CLAIM``."""
    line = to_line(claim)
    return (
        number,
        id,
        entry,
        document,
        measure,
        claim.extractor,
        *_figure_cells(claim),
        *_source_cells(claim, registry),
        _text(claim.as_of),
        claim.as_of_basis and claim.as_of_basis.value,
        day_of(claim.as_of or claim.published),
        context,
        line,
        digest_of(line),
        None if claim.id == id else claim.id,
        decided,
    )


def _figure_cells(claim: Claim) -> Row:
    """What is counted and how many, from ``predicate`` to ``unit``; of a statement only its words."""
    about, value = claim.measure, claim.value
    if about is None or isinstance(value, Statement):
        return None, None, None, None, None, None, value.text, None, None, None, None, None
    return (
        about.predicate,
        about.counted,
        about.place,
        about.event,
        _text(about.period),
        about.mode and about.mode.value,
        value.text,
        value.bound.value,
        _number(value.low),
        _number(value.high),
        _number(value.nominal),
        value.unit,
    )


def _source_cells(claim: Claim, registry: Registry) -> Row:
    """Who says so, from ``source`` to ``caveat``."""
    said = claim.attribution
    source = said.source or claim.source
    if source is None:
        return None, None, None, said.stance.value, said.caveat
    return source.name, source.kind.value, registry.key(source.name), said.stance.value, said.caveat


@lru_cache(65536)
def _text(moment: Moment | None) -> str | None:
    return None if moment is None else str(moment)


@lru_cache(65536)
def day_of(moment: Moment | None) -> str | None:
    """The last day that a date can mean, as text that sorts; None where nothing bounds it."""
    latest = moment.latest if moment is not None else None
    return latest.isoformat() if latest is not None else None


def _number(value: Number | None) -> int | str | None:
    """A number as SQLite can hold it: whole ones of 64 bits as they are, others as text that it makes a number of."""
    if value is None or (type(value) is int and value.bit_length() < 64):
        return value
    if isinstance(value, Fraction):
        value = Decimal(value.numerator) / Decimal(value.denominator)
    return str(value)


def digest_of(line: str) -> str:
    """A hash of the whole record, evidence and all."""
    return blake2b(line.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def words_of(claim: Claim) -> str:
    """The words that a claim is found by: its sentence, or what was entered by hand."""
    if claim.evidence is not None:
        return claim.evidence.quote
    about = claim.measure
    parts = (about.counted, about.place, about.event) if about is not None else ()
    source = claim.attribution.source
    return " ".join(part for part in (claim.value.text, *parts, source.name if source is not None else None) if part)
