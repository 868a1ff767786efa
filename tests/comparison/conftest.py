"""Figures written short, for tests of comparison: "about 1,200", "35 to 40", "more than 29,500"."""

import re
from collections.abc import Callable
from typing import Any

import attrs
import pytest

from claimtrack.comparison.facts import Facts, Reader
from claimtrack.comparison.locus import locus
from claimtrack.comparison.outcome import Outcome
from claimtrack.lexicon.loader import load_lexicon
from claimtrack.model.claim import AsOfBasis, Claim, Link
from claimtrack.model.comparison import ScopeRelation
from claimtrack.model.document import Document
from claimtrack.model.evidence import Evidence
from claimtrack.model.measure import Measure
from claimtrack.model.moment import Moment
from claimtrack.model.policy import Policy
from claimtrack.model.quantity import Bound, Quantity
from claimtrack.model.source import Attribution, Source
from claimtrack.parsing.claims import claim

WORDS = re.compile(r"(?:(about|more than|at least|up to|less than) )?([\d,]+)(?: to ([\d,]+))?", re.ASCII)


def quantity(words: str, unit: str | None = None) -> Quantity:
    """A quantity from few words, without any of the library's own reading."""
    match = WORDS.fullmatch(words)
    assert match, words
    low = int(match[2].replace(",", ""))
    if match[3]:
        return Quantity(low, int(match[3].replace(",", "")), None, "range", unit, words)
    match match[1]:
        case "about":
            return Quantity(low, low, low, "about", unit, words, approximate=True)
        case "more than":
            return Quantity(low, None, low, "more_than", unit, words, low_open=True)
        case "at least":
            return Quantity(low, None, low, "at_least", unit, words)
        case "up to":
            return Quantity(None, low, low, "at_most", unit, words)
        case "less than":
            return Quantity(None, low, low, "less_than", unit, words, high_open=True)
    return Quantity(low, low, low, "exact", unit, words)


def figure(words: str | Quantity, source: str | None = None, **fields: Any) -> Claim:
    """A claim; people killed unless ``fields`` say otherwise; ``links`` are pairs of kind and claim."""
    links = fields.pop("links", ())
    unit = fields.pop("unit", None)
    fields = {"predicate": "killed", **fields}
    value = quantity(words, unit) if isinstance(words, str) else words
    made = claim(value=value, source=source, **fields)
    return attrs.evolve(made, links=tuple(Link(kind, other.id) for kind, other in links)) if links else made


@pytest.fixture(scope="session")
def make() -> Callable[..., Claim]:
    """The builder of claims."""
    return figure


def located(
    reader: Reader,
    *,
    size: int,
    place: str | None,
    period: str | None,
    event: str | None = None,
    by: str | None = "police",
    as_of: str | None = "2024-05-02",
    basis: AsOfBasis = AsOfBasis.STATED,
    report: str | None = None,
    url: str | None = None,
    row: bool = False,
    rules: tuple[str, ...] = (),
    predicate: str = "killed",
    mode: Any = None,
    **facts: Any,
) -> Facts:
    """A figure with a place and a period; in words of a report where one is given, and as a row of it with ``row``."""
    page = Document(report, publisher="Gazette", url=url) if report is not None else None
    made = Claim(
        Measure(predicate, place=place, event=event, period=Moment(period) if period else None, mode=mode),
        Quantity(size, size, size, Bound.EXACT),
        Attribution(Source(by) if by else None),
        Moment(as_of) if as_of else None,
        basis if as_of else None,
        evidence=Evidence(page.id, 0, 2, "20", 0, 2) if page is not None and not row else None,
        document=page.ref if page is not None else None,
        rules=rules,
    )
    return attrs.evolve(reader.read(made), **facts)


@pytest.fixture(scope="session")
def locate() -> Callable[[dict[str, Any], dict[str, Any]], Outcome]:
    """How the happening of one figure stands to that of another; the other way round it must be the mirror."""
    reader = Reader(Policy(), load_lexicon())
    mirror = {ScopeRelation.PART: ScopeRelation.WHOLE, ScopeRelation.WHOLE: ScopeRelation.PART}

    def outcome(a: dict[str, Any], b: dict[str, Any]) -> Outcome:
        x, y = located(reader, **a), located(reader, **b)
        found, back = (locus(*pair, reader.policy, reader.hierarchy) for pair in ((x, y), (y, x)))
        assert (back.relation, back.hinge) == (mirror.get(found.relation, found.relation), found.hinge)
        assert found.why or (found.relation is ScopeRelation.SAME)
        return found

    return outcome
