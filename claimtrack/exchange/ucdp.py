"""Figures of the dead <-> rows of low, best and high estimates, as the Uppsala Conflict Data Program writes them.

Enters: claims; or the CSV text of such rows, its own or those of the Georeferenced Event Dataset. Leaves: the other of
the two. Refused on the way out: figures that do not count the dead, and statements; on the way in, by row and column,
what no table may hold (see ``rows``). After the UCDP GED Codebook (https://ucdp.uu.se/downloads/), of whose columns
these are a part: no sides, coordinates or conflict numbers are made up.

``best`` is the number that was named, ``low`` and ``high`` are the stated ends. UCDP fills all three; here an end that
nobody stated stays empty: "at least 47" has a low and no high, "up to 300" a high and no low, a plain range no best.
"""

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from claimtrack.errors import RecordError
from claimtrack.exchange.exporting import Export, columns
from claimtrack.exchange.table_rows import Row, Table
from claimtrack.lexicon.loader import Lexicon, load_lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.finding import Finding, Severity
from claimtrack.model.moment import Moment
from claimtrack.model.quantity import Bound, Number, Quantity
from claimtrack.model.source import Stance
from claimtrack.reporting.words import protected

__all__ = ["COLUMNS", "parse_rows", "render_rows"]

COLUMNS = (
    "id", "year", "conflict_name", "source_office", "source_date", "source_headline", "source_original",
    "where_description", "date_prec", "date_start", "date_end", "best", "high", "low",
)  # fmt: skip
CARRIED = columns("id predicate place event period bound low high nominal unit source published publisher title")
# How exactly the day is known: 1 the day, 2 two to six days, 3 a week, 4 a month, 5 up to a year.
_PRECISION = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))


def render_rows(export: Export) -> str:
    """The claims that count the dead, a row each."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for claim in export.claims:
        row = _row(claim, export)
        if row is not None:
            export.losses.carry(claim, CARRIED)
            writer.writerow({name: protected(cell) for name, cell in row.items()})
    return out.getvalue()


def _row(claim: Claim, export: Export) -> dict[str, object] | None:
    value, measure, losses = claim.value, claim.measure, export.losses
    if not isinstance(value, Quantity) or measure is None:
        losses.leave_out(claim, "a statement has no figure")
        return None
    if measure.predicate != "killed":
        losses.leave_out(claim, "the format counts the dead alone")
        return None
    if value.unit is not None and value.unit not in _people(load_lexicon()):
        losses.leave_out(claim, f"it counts {value.unit!r}, not known to be people")
        return None
    if claim.attribution.stance not in (Stance.ASSERTED, Stance.HEDGED):
        losses.leave_out(claim, f"it is {claim.attribution.stance}, and an estimate is asserted")
        return None
    ends = [_whole(number) for number in (value.low, value.nominal, value.high)]
    if any(number is not None and end is None for number, end in zip(_numbers(value), ends, strict=True)):
        losses.leave_out(claim, "the format holds whole numbers alone")
        return None
    low, best, high = ends
    if value.bound in (Bound.AT_LEAST, Bound.MORE_THAN, Bound.AT_MOST, Bound.LESS_THAN):
        best = None
    if value.unit not in (None, "person"):
        losses.note(claim, f"that {value.unit!r} alone are counted is not said")
    if value.low_open or value.high_open:
        losses.note(claim, "an end that is not included reads as included")
    if value.approximate or value.bound is Bound.VAGUE:
        losses.note(claim, "that the figure is rough is not said")
    document = claim.document
    return {
        "id": claim.id,
        "conflict_name": measure.event,
        "source_office": document.publisher if document is not None else None,
        "source_date": str(claim.published) if claim.published is not None else None,
        "source_headline": document.title if document is not None else None,
        "source_original": claim.attribution.source.name if claim.attribution.source is not None else None,
        "where_description": measure.place,
        "best": best,
        "high": high,
        "low": low,
        **_dates(claim, measure.period, export),
    }


@lru_cache(maxsize=4)
def _people(lexicon: Lexicon) -> frozenset[str]:
    """The nouns that lie within "person", and the words for them."""
    table = lexicon.table("nouns")
    found = {"person"}
    for _ in range(4):  # children of children; nothing lies deeper
        found |= {noun for noun, fields in table.items() if found.intersection(fields.get("within", ()))}
    return frozenset(form for noun in found for form in (noun, *table.get(noun, {}).get("forms", ())))


def _numbers(value: Quantity) -> tuple[Number | None, Number | None, Number | None]:
    return value.low, value.nominal, value.high


def _whole(number: Number | None) -> int | None:
    return int(number) if number is not None and int(number) == number else None


def _dates(claim: Claim, period: Moment | None, export: Export) -> dict[str, object]:
    """The first and last day that the events can have happened on; an open period has no such days."""
    if period is None:
        return {}
    first, last = period.earliest, period.latest
    if first is None or last is None or period.part is not None or period.time is not None:
        export.losses.note(claim, "a period that is not whole known days is left out")
        return {}
    days = (last - first).days + 1
    precision = next((code for most, code in _PRECISION if days <= most), None)
    return {
        "year": first.year,
        "date_prec": precision,
        "date_start": first.isoformat(),
        "date_end": last.isoformat(),
    }


def parse_rows(text: str, where: str, on_finding: Callable[[Finding], None]) -> list[Claim]:
    """The claims of such rows; columns of the dataset beyond these are told as not read.

    Raises:
        RecordError: For a table without the three estimates.
    """
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(reader, [])
        rows = list(reader)
    except csv.Error as error:
        raise RecordError(f"{where}: broken quoting: {error}") from None
    missing = [name for name in ("best", "high", "low") if name not in header]
    if missing:
        raise RecordError(f"{where}: no column {missing[0]!r}; the table has {', '.join(map(repr, header))}")
    headings = {part: heading for part, heading in _PARTS.items() if heading in header or heading in _STATED}
    table = Table(where, headings, {"predicate": "killed", "unit": "person"}, load_lexicon(), on_finding, strict=False)
    table.armed = True
    table.unread.update(COLUMNS)
    table.header([*header, *_STATED])
    several = sum(";" in dict(zip(header, cells, strict=False)).get("source_date", "") for cells in rows)
    if several:
        names = "row names" if several == 1 else "rows name"
        message = f"{several} {names} several days of publication in source_date, which is left open"
        on_finding(Finding("several-dates", Severity.WARNING, message, where))
    return table.read(_read_rows(rows, header))


_STATED = ("low_stated", "high_stated", "value_stated", "period_stated", "published_stated")  # made of several columns
_PARTS = {
    "low": "low_stated",
    "high": "high_stated",
    "value": "value_stated",
    "period": "period_stated",
    "event": "conflict_name",
    "place": "where_description",
    "source": "source_original",
    "publisher": "source_office",
    "published": "published_stated",
    "title": "source_headline",
}


def _read_rows(rows: list[list[str]], header: list[str]) -> Iterator[Row]:
    for number, cells in enumerate(rows, 1):
        if not any(cells):
            continue
        said: Mapping[str, Any] = dict(zip(header, cells, strict=False))
        yield Row(number, number + 1, [*cells, *[""] * (len(header) - len(cells)), *_stated(said)])


def _stated(said: Mapping[str, str]) -> list[str]:
    """Low, high, value, period and publication as a table of claims has them: three alike are one exact number."""
    low, best, high = (said.get(name, "").strip() for name in ("low", "best", "high"))
    first, last = (said.get(name, "").strip()[:10] for name in ("date_start", "date_end"))
    period = first if first == last else f"{first or '..'}/{last or '..'}"
    day = said.get("source_date", "").strip()
    published = "" if ";" in day else day
    if low == best == high:
        return ["", "", best, period, published]
    return [low, high, best, period, published]
