"""One row of a table -> one claim.

Enters: a header once, then cells - text as CSV holds it, or numbers as JSON does. Leaves: a claim a row. Refused, with
the name of the column as the table writes it: cells that are not what their column holds, rows without a figure, ends
in the wrong order, numbers of more digits than any column type keeps.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypeVar

import attrs

from claimtrack.comparison.hierarchy import hierarchy
from claimtrack.errors import ClaimtrackError, InvalidQuantity, RecordError
from claimtrack.exchange.cells import Cell, Unreadable
from claimtrack.lexicon.loader import Lexicon
from claimtrack.model.claim import AsOfBasis, Claim
from claimtrack.model.document import Document, DocumentRef
from claimtrack.model.measure import Measure
from claimtrack.model.moment import Moment
from claimtrack.model.quantity import Bound, Number, Quantity
from claimtrack.model.source import Attribution, Source, SourceKind
from claimtrack.parsing.claims import as_moment, as_quantity, as_source
from claimtrack.parsing.unit_names import unit_named

__all__ = ["PARTS", "RowReader", "find_parts", "heading", "part_named"]

Words = Mapping[str, str]
Read = TypeVar("Read")

PARTS = (
    "predicate", "scope", "source", "as_of", "value", "low", "high", "mode", "bound", "unit", "counted", "place",
    "event", "period", "stance", "caveat", "stated", "published", "publisher", "title", "url",
)  # fmt: skip
_DIGITS = 38  # what a 128-bit decimal column holds; no count of anything in the news comes near


class _CellError(ClaimtrackError):
    """A cell that is not what its column holds."""

    def __init__(self, part: str, problem: str) -> None:
        self.part, self.problem = part, problem
        super().__init__(problem)


def heading(text: str) -> str:
    """A heading as it is compared.

    >>> heading(" As of ")
    'as_of'
    """
    return re.sub(r"[\s\-]+", "_", text.strip().casefold())


def part_named(text: str, lexicon: Lexicon) -> str:
    """The part of a claim that goes by a name.

    Raises:
        RecordError: For a name that no part has.
    """
    part = _known(lexicon).get(heading(text))
    if part is None:
        raise RecordError(f"{text!r} is not a part of a claim; the parts are {', '.join(PARTS)}")
    return part


@lru_cache(maxsize=16)
def _known(lexicon: Lexicon) -> dict[str, str]:
    """Every heading by which a part goes."""
    table = lexicon.table("columns")
    return {name: part for part in PARTS for name in (*table.get(part, {}).get("names", ()), part)}


def find_parts(
    headings: Sequence[str], columns: Mapping[str, str] | None, lexicon: Lexicon
) -> tuple[dict[str, int], list[str]]:
    """Which part of a claim each column holds, by position, and the headings that hold none.

    Args:
        headings: The table's headings.
        columns: The user's own, from the part's name (``as_of``) to the table's heading (``Report date``); it wins.
        lexicon: Knows other headings by which a part goes.

    Raises:
        RecordError: For a mapping that names no part or no column, two columns for one part, and a table without a
            predicate or a figure.
    """
    names = [heading(text) for text in headings]
    known = _known(lexicon)
    chosen: dict[str, int] = {}
    for asked, text in (columns or {}).items():
        if heading(text) not in names:
            raise RecordError(f"no column {text!r}; the table has {', '.join(map(repr, headings))}")
        chosen[part_named(asked, lexicon)] = names.index(heading(text))
    unread = []
    given = set(chosen)
    for position, name in enumerate(names):
        part = known.get(name)
        if position in chosen.values() or not name:
            continue
        if part is None or part in given:
            unread.append(headings[position])
        elif part in chosen:
            raise RecordError(f"{headings[chosen[part]]!r} and {headings[position]!r} both give the {part}; keep one")
        else:
            chosen[part] = position
    return chosen, unread


@attrs.define
class RowReader:
    """Reads the rows of one table.

    Attributes:
        parts: The position of each part's cell in a row.
        headings: The table's headings, for messages.
        where: The table's name, which claims point at; None for a table that is no file.
        lexicon: The words to read with.
        defaults: What fills an empty or missing cell, by part.
        units: The units met so far, by measure; for mixed ones.
    """

    parts: Mapping[str, int]
    headings: Sequence[str]
    where: str | None
    lexicon: Lexicon
    defaults: Mapping[str, Any] = attrs.field(factory=dict)
    units: dict[Measure, str | None] = attrs.field(factory=dict)

    def claim(self, row: Sequence[Cell], line: int) -> Claim:
        """The claim of one row, that stands on ``line`` of the file.

        Raises:
            RecordError: Naming the column.
        """
        try:
            return self._claim(self._words(row), line)
        except _CellError as error:
            raise RecordError(f"column {self._named(error.part)}: {error.problem}") from error

    def mixed_unit(self, claim: Claim) -> str | None:
        """A remark where a row's unit is not that of the first row with its measure."""
        assert claim.measure is not None  # noqa: S101 - a row is a figure
        assert isinstance(claim.value, Quantity)  # noqa: S101
        first = self.units.setdefault(claim.measure, claim.value.unit)
        if first == claim.value.unit:
            return None
        return f"the unit is {claim.value.unit or 'not said'}, in the rows before {first or 'not said'}"

    def below_zero(self, claim: Claim) -> str | None:
        """A remark where a figure of what can only be counted, such as people killed, is negative."""
        assert claim.measure is not None  # noqa: S101 - a row is a figure
        value = claim.value
        assert isinstance(value, Quantity)  # noqa: S101
        if not any(end is not None and end < 0 for end in (value.low, value.high)):
            return None
        words = hierarchy(self.lexicon)
        entry = words.predicate(claim.measure.predicate)
        if not entry.counts or words.dimension(value.unit)[0] is not None:
            return None
        return f"{value.text} is below zero, and so many can never be {entry.name.replace('_', ' ')}"

    def _named(self, part: str) -> str:
        return repr(self.headings[self.parts[part]]) if part in self.parts else f"{part!r} (missing)"

    def _words(self, row: Sequence[Cell]) -> dict[str, str]:
        """What each part's cell says; empty cells are left out, or filled by the defaults."""
        found = dict(self.defaults)
        for part, position in self.parts.items():
            cell = row[position] if position < len(row) else None
            if isinstance(cell, str):
                words = cell.strip()
            elif isinstance(cell, int | Decimal) and not isinstance(cell, bool):
                words = str(cell)
            elif cell is None:
                continue
            elif isinstance(cell, Unreadable):
                raise _CellError(part, cell.problem)
            else:
                raise _CellError(part, f"needs words or a number, not {cell!r}")
            if words:
                found[part] = words
        return found

    def _read(self, words: Words, part: str, reader: Callable[..., Read], *more: Any) -> Read | None:
        if part not in words:
            return None
        try:
            return reader(words[part], *more)
        except (ClaimtrackError, ValueError, TypeError) as error:
            raise _CellError(part, str(error)) from error

    def _claim(self, words: Words, line: int) -> Claim:
        published = self._read(words, "published", as_moment)
        publisher = words.get("publisher")
        as_of = self._read(words, "as_of", as_moment, published)
        stated = self._read(words, "stated", as_moment, published)
        source = self._read(words, "source", as_source, self.lexicon)
        stance = words.get("stance", "asserted")
        try:
            attribution = _attribution(source, publisher, stance, words.get("caveat"))
        except ClaimtrackError as error:
            raise _CellError("stance", str(error)) from error
        return Claim(
            measure=self._measure(words, published),
            value=self._value(words),
            attribution=attribution,
            as_of=as_of or published,
            as_of_basis=AsOfBasis.STATED if as_of else AsOfBasis.PUBLISHED if published else None,
            stated=stated,
            document=self._document(words, published, publisher, line),
        )

    def _document(self, words: Words, published: Moment | None, publisher: str | None, line: int) -> DocumentRef:
        """The table as the document; the row's line is where its text starts."""
        title, url = words.get("title"), words.get("url")
        identity = _document_id(publisher, url)
        return DocumentRef(identity, title, published, publisher, url, path=self.where, first_line=line)

    def _measure(self, words: Words, published: Moment | None) -> Measure:
        predicate = words.get("predicate")
        if predicate is None:
            raise _CellError("predicate", "says not what is counted")
        scope, event, place = (words.get(part) for part in ("scope", "event", "place"))
        if scope is not None:
            if event is None:
                event = scope
            else:
                place = place or scope
        period = self._read(words, "period", as_moment, published)
        mode = self._mode(words)
        try:
            return _measure(predicate, words.get("counted"), place, event, period, mode)
        except ClaimtrackError as error:
            raise _CellError("predicate", str(error)) from error

    def _mode(self, words: Words) -> str | None:
        said = words.get("mode")
        if said is None:
            return None
        modes = _modes(self.lexicon)
        if said.casefold() not in modes:
            raise _CellError("mode", f"{said!r} is no mode; write one of {', '.join(modes)}")
        return modes[said.casefold()]

    def _value(self, words: Words) -> Quantity:
        value: Quantity | Number | None
        low: Quantity | Number | None
        high: Quantity | Number | None
        value, low, high = (self._figure(words, part) for part in ("value", "low", "high"))
        unit = unit_named(words["unit"], self.lexicon) if "unit" in words else None
        if isinstance(value, int) and low is None and high is None and "bound" not in words:
            return _count(value, unit)
        if value is None and low is None and high is None:
            raise _CellError("value", "no figure; missing is not zero")
        if low is not None or high is not None or "bound" in words:
            value, low, high = (_bare(figure) for figure in (value, low, high))
            if isinstance(value, Quantity) and (low is not None or high is not None):
                raise _CellError("value", "words beside low and high; give a plain number")
        try:
            figure = as_quantity(value, unit, _end(low, "low"), _end(high, "high"), words.get("bound"), self.lexicon)
        except ClaimtrackError as error:
            part = "low" if low is not None else "high" if high is not None else "value"
            raise _CellError(part, str(error)) from error
        assert isinstance(figure, Quantity)  # noqa: S101 - a cell never holds a Statement
        return figure

    def _figure(self, words: Words, part: str) -> Quantity | int | None:
        """A cell's whole number, or the figure as it states it; None where it says that there is none."""
        said = words.get(part)
        if said is None:
            return None
        if said.isascii() and said.isdigit() and len(said) <= _DIGITS:
            return int(said)
        if said.casefold() in _missing(self.lexicon):
            return None
        digits = sum(character.isdigit() for character in said)
        if digits > _DIGITS:
            raise _CellError(part, f"a number of {digits} digits; {_DIGITS} are the most")
        try:
            figure = as_quantity(said, lexicon=self.lexicon)
        except ClaimtrackError as error:
            raise _CellError(part, str(error)) from error
        assert isinstance(figure, Quantity)  # noqa: S101 - words are never a Statement
        return figure


def _bare(figure: Quantity | Number | None) -> Quantity | Number | None:
    """The number of a figure that is nothing but one, so that ends or a bound may stand beside it."""
    if isinstance(figure, Quantity) and figure.bound is Bound.EXACT and figure.unit is None:
        return figure.nominal
    return figure


@lru_cache(maxsize=65536)
def _count(value: int, unit: str | None) -> Quantity:
    """A plain whole number; tables hold little else, and the same ones over and over."""
    return Quantity(value, value, value, Bound.EXACT, unit, str(value))


@lru_cache(maxsize=16)
def _modes(lexicon: Lexicon) -> dict[str, str]:
    return dict(lexicon.table("columns").get("mode", {}).get("words", {}))


@lru_cache(maxsize=16)
def _missing(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(lexicon.table("columns").get("value", {}).get("missing", ()))


def _end(value: Quantity | Number | None, part: str) -> Number | None:
    if isinstance(value, Quantity):
        raise InvalidQuantity(f"{part} needs a plain number, not {value.text!r}")
    return value


@lru_cache(maxsize=65536)
def _measure(
    predicate: str, counted: str | None, place: str | None, event: str | None, period: Moment | None, mode: str | None
) -> Measure:
    """A measure; a heading such as "Deaths (total)" becomes a predicate's lower-case words joined by underscores."""
    name = re.sub(r"\W+", "_", predicate.casefold()).strip("_")
    return Measure(name, counted, place, event, period, mode)  # type: ignore[arg-type]


@lru_cache(maxsize=65536)
def _attribution(source: Source | None, publisher: str | None, stance: str, caveat: str | None) -> Attribution:
    chain: Iterable[Source | None] = (source, Source(publisher, SourceKind.MEDIA) if publisher else None)
    return Attribution(source, tuple(link for link in chain if link), stance.casefold(), caveat)  # type: ignore[arg-type]


@lru_cache(maxsize=4096)
def _document_id(publisher: str | None, url: str | None) -> str:
    return Document(text="", publisher=publisher, url=url).id
