"""The flat layout: one claim a row, for CSV files, spreadsheets and data frames.

Enters: a claim, or a row (a mapping from column name to cell, cells as text or as Python values). Leaves: the other of
the two. Refused, with the name of the column: unknown columns, and cells that are not what their column holds.

Each column is a place in the JSON record, so that the layout is said once. What has no column of its own - aliases,
editions, spans, findings, all of a relay but its name - stands as JSON in the last column, ``more``, so that a row
gives an equal claim again. Where a cell and ``more`` contradict each other, somebody has edited the cell, and it wins.
An empty cell says nothing: a missing figure is not zero.
"""

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

import attrs

from claimtrack.errors import RecordError
from claimtrack.model.claim import Claim
from claimtrack.record.claims import SCHEMA, from_record, to_record
from claimtrack.record.json_text import json_text

__all__ = ["COLUMNS", "Column", "from_row", "to_row"]

Cell = str | int | Decimal | bool | None


@attrs.frozen
class Column:
    """One column: its name, what it holds, and where that stands in the JSON record.

    Attributes:
        name: The heading.
        path: The keys that lead to it in the record, joined by dots.
        holds: ``words``, ``number``, ``whole`` number, ``flag``, ``moment``, ``chain``, ``links`` or ``more``.
        meaning: A line for people.
    """

    name: str
    path: str
    holds: str
    meaning: str


COLUMNS = (
    Column("id", "id", "words", "the claim's id"),
    Column("predicate", "measure.predicate", "words", "what happened: killed, displaced, attended ..."),
    Column("counted", "measure.counted", "words", "what is counted, in the text's words"),
    Column("place", "measure.place", "words", "where"),
    Column("event", "measure.event", "words", "in which event"),
    Column("period", "measure.period", "moment", "when the counted events happened"),
    Column("mode", "measure.mode", "words", "stock, flow or cumulative"),
    Column("bound", "value.bound", "words", "exact, about, at_least, more_than, at_most, less_than, range or vague"),
    Column("low", "value.low", "number", "the stated lower end; empty where open"),
    Column("high", "value.high", "number", "the stated upper end; empty where open"),
    Column("nominal", "value.nominal", "number", "the number that was named"),
    Column("unit", "value.unit", "words", "a unit of measure, or the counted noun"),
    Column("approximate", "value.approximate", "flag", "whether the words call it rough"),
    Column("low_open", "value.low_open", "flag", "whether a range leaves out its lower end"),
    Column("high_open", "value.high_open", "flag", "whether a range leaves out its upper end"),
    Column("text", "value.text", "words", "the words of the figure, or of the statement"),
    Column("polarity", "value.polarity", "words", "of a statement without a figure: affirmed or denied"),
    Column("source", "source.name", "words", "who says so; empty for the outlet's own voice"),
    Column("source_kind", "source.kind", "words", "government, police, ngo, person ..."),
    Column("as_written", "source.as_written", "words", "the source in the text's words"),
    Column("affiliation", "source.affiliation", "words", "who runs the source"),
    Column("speaks_for", "source.speaks_for", "words", "whose side the source states"),
    Column("chain", "attribution.chain", "chain", "from the origin to the outlet, joined by ' > '"),
    Column("cue", "attribution.cue", "words", "the words that tie figure to source"),
    Column("stance", "attribution.stance", "words", "asserted, hedged, denied, disputed, forecast, proposed ..."),
    Column("caveat", "attribution.caveat", "words", "the text's own reservation"),
    Column("as_of", "as_of", "moment", "the state of knowledge the figure reports"),
    Column("as_of_basis", "as_of_basis", "words", "stated by the text, or published: the date of publication"),
    Column("stated", "stated", "moment", "when the source spoke"),
    Column("published", "published", "moment", "when the document appeared"),
    Column("publisher", "evidence.publisher", "words", "who printed it"),
    Column("title", "evidence.title", "words", "the headline"),
    Column("url", "evidence.url", "words", "where it appeared"),
    Column("path", "evidence.path", "words", "the file it was read from"),
    Column("line", "evidence.line", "whole", "the line of that file, counted from 1"),
    Column("language", "evidence.language", "words", "an ISO 639-1 code"),
    Column("document", "evidence.document", "words", "the document's content hash"),
    Column("start", "evidence.start", "whole", "where the quote starts, in code points"),
    Column("end", "evidence.end", "whole", "where the quote ends, not included"),
    Column("figure_start", "evidence.figure_start", "whole", "where the figure's words start"),
    Column("figure_end", "evidence.figure_end", "whole", "where the figure's words end, not included"),
    Column("quote", "evidence.quote", "words", "the sentence that carries the figure"),
    Column("links", "links", "links", "ties to other claims: kind:id, separated by spaces"),
    Column("extractor", "extractor", "words", "what read it, or: by hand"),
    Column("more", "", "more", "what has no column of its own, as JSON"),
)
_PLACED = COLUMNS[:-1]
_BY_NAME = {column.name: column for column in COLUMNS}
_CHAIN = " > "
_WHOLE = re.compile(r"-?\d+", re.ASCII)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?", re.ASCII)
_MOMENT = re.compile(
    r"(?:(?P<part>[a-z]+) of )?(?P<edtf>[^T]+)(?:T(?P<time>\d[\d:.+-]*))?", re.ASCII
)  # as str(Moment) writes it
_FLAGS = {"true": True, "false": False}
_BY_PATH = {column.path: column for column in _PLACED}
# Parts of the record that go without saying when they are empty; any other empty text is told apart from none.
_SILENT = {"source.as_written", "value.text", "evidence.prefix", "evidence.suffix"}
# What a text file or a data frame changes: carriage returns, NUL, lone surrogates.
_FRAGILE = re.compile("[\r\0\ud800-\udfff]")


def to_row(claim: Claim) -> dict[str, Cell]:
    """A claim as a row: every column in its order, None where there is nothing to say.

    >>> from claimtrack.model.measure import Measure
    >>> from claimtrack.model.quantity import Bound, Quantity
    >>> row = to_row(Claim(Measure("killed", "people"), Quantity(None, 300, 300, Bound.AT_MOST, "person")))
    >>> row["predicate"], row["low"], row["high"], row["source"]
    ('killed', None, 300, None)
    """
    record = to_record(claim)
    row = {column.name: _cell(_at(record, column.path), column) for column in _PLACED}
    return row | {"more": _rest(record, row)}


def from_row(row: Mapping[str, Cell]) -> Claim:
    """The claim that a row holds; columns may be missing, cells may be text.

    Raises:
        RecordError: Naming the column, or the field of the record it stands for.

    >>> from_row({"source": "Police", "predicate": "killed", "bound": "at_least", "low": "47", "nominal": "47"})
    Claim(Police: at_least 47 killed)
    """
    record: dict[str, Any] = {"schema": SCHEMA, "measure": None, "value": {}}
    for path, value in _more(row.get("more")).items():
        column = _BY_PATH.get(path)
        if column is None or _still_says(row.get(column.name), value, column):
            _place(record, path.split("."), value)
    for name, cell in row.items():
        column = _BY_NAME.get(name)
        if column is None:
            raise RecordError(f"{name}: not a column of the flat layout")
        if cell is None or cell == "" or column.holds == "more" or _at(record, column.path) is not None:
            continue
        try:
            value = _read(cell, column.holds)
        except (TypeError, ValueError) as error:
            raise RecordError(f"{name}: {error}") from error
        _place(record, column.path.split("."), value)
    return from_record(record)


def _rest(record: Mapping[str, Any], row: Mapping[str, Cell]) -> str | None:
    """The parts of a record that its cells do not tell, or not exactly, as JSON; None where they tell all."""
    rest = {}
    for path, value in _parts(record):
        if value is None or value == [] or (value == "" and path in _SILENT):
            continue
        column = _BY_PATH.get(path)
        if column is None or not _exactly(row[column.name], value, column):
            rest[path] = value
    return json_text(rest) if rest else None


def _parts(record: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The parts of a record by their paths, as columns name them."""
    for key, value in record.items():
        if key in ("measure", "value", "source", "attribution", "evidence") and value is not None:
            yield from ((f"{key}.{inner}", part) for inner, part in value.items())
        elif key != "schema":
            yield key, value


def _exactly(cell: Cell, value: Any, column: Column) -> bool:
    """Whether a cell, written to a file and read again, gives this very value."""
    if cell is None or (isinstance(cell, str) and _FRAGILE.search(cell)):
        return False
    try:
        return bool(_read(cell, column.holds) == value)
    except (TypeError, ValueError):
        return False


def _still_says(cell: Cell, value: Any, column: Column) -> bool:
    """Whether a cell shows what ``more`` says exactly: nobody has edited it since."""
    shown = _cell(value, column)
    if isinstance(shown, str) and isinstance(cell, str):
        return _sturdy(shown) == _sturdy(cell)
    if shown is None or cell is None:
        return shown is None and cell in (None, "")
    return str(shown) == str(cell) or shown == cell


def _sturdy(words: str) -> str:
    """Words as text files and data frames leave them."""
    return _FRAGILE.sub("\ufffd", words.replace("\r\n", "\n").replace("\r", "\n"))


def _more(cell: Cell) -> Mapping[str, Any]:
    """The parts of the record in the last column, by their paths."""
    if cell is None or cell == "":
        return {}
    try:
        found = json.loads(str(cell), parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        raise RecordError(f"more: not JSON: {error}") from error
    if not isinstance(found, dict):
        raise RecordError(f"more: needs an object, not {cell!r}")
    return found


def _at(record: Mapping[str, Any], path: str) -> Any:
    found: Any = record
    for key in path.split("."):
        found = found.get(key) if isinstance(found, Mapping) else None
    return found


def _place(record: dict[str, Any], path: list[str], value: Any) -> None:
    *folders, key = path
    for folder in folders:
        if record.get(folder) is None:
            record[folder] = {}
        record = record[folder]
    record[key] = value


def _cell(value: Any, column: Column) -> Cell:
    """A part of the record as one cell."""
    if column.holds == "chain":
        return _CHAIN.join(value) or None
    if column.holds == "links":
        return " ".join(f"{link['kind']}:{link['target']}" for link in value) or None
    if isinstance(value, Mapping):
        part = f"{value['part']} of " if "part" in value else ""
        return f"{part}{value['edtf']}{'T' + value['time'] if 'time' in value else ''}"
    cell: Cell = None if value == "" else value
    return cell


def _read(cell: Cell, holds: str) -> Any:
    """A cell as the part of the record that it stands for."""
    if isinstance(cell, float):
        raise TypeError(f"needs an exact number, not the float {cell}")
    if not isinstance(cell, str):
        if holds not in ("number", "whole", "flag"):
            raise ValueError(f"needs text, not {cell!r}")
        return cell
    if holds == "chain":
        return cell.split(_CHAIN)
    if holds == "links":
        return [{"kind": kind, "target": target} for kind, _, target in (link.partition(":") for link in cell.split())]
    if holds == "moment":
        match = _MOMENT.fullmatch(cell)
        found = {key: part for key, part in match.groupdict().items() if part} if match else {}
        return found if len(found) > 1 else cell
    if holds == "flag":
        if cell.lower() not in _FLAGS:
            raise ValueError(f"needs true or false, not {cell!r}")
        return _FLAGS[cell.lower()]
    if holds in ("number", "whole"):
        return _number(cell, holds)
    return cell


def _number(cell: str, holds: str) -> int | Decimal | str:
    """A number as the JSON record writes it; thousands separators and words are for the parsers."""
    if _WHOLE.fullmatch(cell):
        return int(cell)
    if holds == "whole":
        raise ValueError(f"needs a whole number, not {cell!r}")
    return Decimal(cell) if _NUMBER.fullmatch(cell) else cell
