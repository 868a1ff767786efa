"""Tables of claims -> claims: CSV, JSON Lines and JSON.

Enters: a file of records (``claimtrack/claim/1``), of rows in the flat layout that this library writes, or of plain
rows under the headings that people use. Leaves: the claims of all good rows. Refused, one row at a time and by its
number and column: what ``rows`` refuses, broken quoting, cells beyond the header. Nothing is dropped without a finding.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import attrs

from claimtrack.errors import ClaimtrackError, ReadError, RecordError
from claimtrack.exchange.rows import Cell, RowReader, find_parts, part_named
from claimtrack.lexicon.loader import Lexicon, load_lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.finding import Finding, Severity
from claimtrack.model.moment import Moment
from claimtrack.reading.decoding import decode
from claimtrack.reading.streams import PathLike, read_bytes, shown
from claimtrack.record.claims import from_record
from claimtrack.record.columns import COLUMNS, from_row

__all__ = ["read_claims"]

OnFinding = Callable[[Finding], None]

_FLAT = {column.name for column in COLUMNS}
_FLAT_CORE = {"predicate", "bound", "low", "high", "nominal"}
_PROTECTED = re.compile(r"'[=+\-@\t\r]")
_REREADS = 100  # unclosed quotes that are looked behind, so that one of them does not swallow the rows below it


def read_claims(
    path: PathLike,
    *,
    columns: Mapping[str, str] | None = None,
    on_finding: OnFinding | None = None,
    strict: bool = False,
    published: Moment | date | str | None = None,
    publisher: str | None = None,
    defaults: Mapping[str, str] | None = None,
    lexicon: Lexicon | None = None,
) -> list[Claim]:
    """The claims of a table: CSV (comma, semicolon or tab), JSON Lines, or JSON (a list).

    Plain rows have the columns ``measure`` (or ``predicate``), ``scope``, ``source``, ``as_of``, ``value``, ``low``,
    ``high``, ``kind`` (or ``mode``), ``bound``, ``unit``, ``counted``, ``place``, ``event``, ``period``, ``stance``,
    ``caveat``, ``stated``, ``published``, ``publisher``, ``title``, ``url``; the first and a figure are needed. Rows
    with equal measure and scope count as one event. Values and dates are read as strictly as by ``claim``.

    Args:
        path: The file; ``-`` is the standard input.
        columns: Headings that differ, from the part's name to the table's: ``{"as_of": "Report date"}``.
        on_finding: Called with an error for each refused row, with a warning for each row that repeats another and
            each change of unit, and with one for each column that is not read; the last finding counts the refused.
        strict: Whether the first bad row refuses the file.
        published: When the table was printed, where a row does not say so.
        publisher: Who printed it, where a row does not say so.
        defaults: What else rows may lack, by part: ``{"predicate": "killed"}``.
        lexicon: The words to read with; the English ones unless given.

    Raises:
        ReadError: For a file that cannot be read.
        RecordError: For a table without the columns it needs, and, if ``strict``, for the first bad row.
    """
    where = shown(path)
    text, findings = decode(read_bytes(path), where)
    words = lexicon or load_lexicon()
    given: dict[str, str] = {part_named(part, words): cell for part, cell in (defaults or {}).items()}
    for part, value in (("published", published), ("publisher", publisher)):
        if value is not None:
            given[part] = str(value)
    table = _Table(where, columns or {}, given, words, on_finding or _ignore, strict)
    for finding in findings:
        table.on_finding(finding)
    first = text.lstrip()[:1]
    if not first:
        raise ReadError(where, "an empty table", "give a header and rows")
    rows = _json_rows(text, where) if first == "[" else _json_lines(text) if first == "{" else _csv_rows(text, table)
    return table.read(rows)


def _ignore(_: Finding) -> None:
    """Doubts that nobody asked for."""


@attrs.frozen
class _Row:
    """One row: its number, the line of the file it starts on, and its cells - or why it has none."""

    number: int
    line: int
    cells: Mapping[str, Any] | Sequence[Cell] | None
    problem: str | None = None


@attrs.define
class _Table:
    """What is known of one table, and what was refused of it."""

    where: str
    columns: Mapping[str, str]
    defaults: Mapping[str, str]
    lexicon: Lexicon
    on_finding: OnFinding
    strict: bool
    headings: tuple[str, ...] = ()
    readers: dict[tuple[str, ...], RowReader] = attrs.field(factory=dict)
    unread: set[str] = attrs.field(factory=set)

    def read(self, rows: Iterator[_Row]) -> list[Claim]:
        claims: list[Claim] = []
        met: dict[object, int] = {}
        refused = count = 0
        for row in rows:
            count += 1
            key = _key(row.cells)
            if key is not None and met.setdefault(key, row.number) != row.number:
                self._remark("duplicate-row", row, f"row {row.number} repeats row {met[key]}; read once")
                continue
            try:
                if row.cells is None:
                    raise RecordError(row.problem or "no row")
                claims.append(self._claim(row))
            except ClaimtrackError as error:
                refused += 1
                problem = f"row {row.number}, {error}"
                if self.strict:
                    raise RecordError(f"{self.where}:{row.line}: {problem}") from error
                self.on_finding(Finding("refused-row", Severity.ERROR, problem, f"{self.where}:{row.line}"))
        if not count:
            self.on_finding(Finding("empty-table", Severity.WARNING, "no rows, so no claims", self.where))
        if refused:
            message = f"{refused} of {count} row{'s' if count != 1 else ''} refused"
            self.on_finding(Finding("refused-rows", Severity.ERROR, message, self.where))
        return claims

    def _claim(self, row: _Row) -> Claim:
        cells = row.cells
        assert cells is not None  # noqa: S101 - read() has refused such rows
        if isinstance(cells, Mapping):
            if "schema" in cells:
                return from_record(cells)
            names, values = tuple(cells), tuple(cells.values())
        else:
            names, values = self.headings, tuple(cells)
        if set(names) <= _FLAT and set(names) >= _FLAT_CORE and not self.columns:
            return from_row({name: _bare(cell) for name, cell in zip(names, values, strict=False)})
        if len(values) > len(names):
            raise RecordError(f"{len(values)} cells under {len(names)} headings; quote a cell that holds the separator")
        reader = self.readers.get(names) or self._reader(names)
        claim = reader.claim(values, row.line)
        mixed = reader.mixed_unit(claim)
        if mixed:
            self._remark("mixed-units", row, f"row {row.number}: {mixed}")
        return claim

    def _reader(self, names: tuple[str, ...]) -> RowReader:
        """The reader for rows of these headings; says once which of them it does not read."""
        parts, unread = find_parts(names, self.columns if names else {}, self.lexicon)
        for name in unread:
            if name not in self.unread:
                self.unread.add(name)
                message = f"the column {name!r} is not read; map it to a part of a claim if it is one"
                self.on_finding(Finding("unknown-column", Severity.WARNING, message, self.where))
        self.readers[names] = RowReader(parts, names, self.where, self.lexicon, self.defaults)
        return self.readers[names]

    def header(self, headings: Sequence[str]) -> None:
        """Take the header of a CSV file; a table that cannot hold a claim is refused whole."""
        self.headings = tuple(headings)
        if set(headings) <= _FLAT and set(headings) >= _FLAT_CORE and not self.columns:
            return
        try:
            reader = self._reader(self.headings)
        except RecordError as error:
            raise RecordError(f"{self.where}: {error}") from None
        have = set(reader.parts) | set(self.defaults)
        for needed, remedy in (({"predicate"}, "measure"), ({"value", "low", "high"}, "value")):
            if not needed & have:
                shown_headings = ", ".join(map(repr, headings))
                raise RecordError(f"{self.where}: no column {remedy!r}; the table has {shown_headings}")

    def _remark(self, code: str, row: _Row, message: str) -> None:
        self.on_finding(Finding(code, Severity.WARNING, message, f"{self.where}:{row.line}"))


def _key(cells: Mapping[str, Any] | Sequence[Cell] | None) -> object:
    """What makes two rows one; None for rows that cannot be compared so cheaply."""
    if cells is None or isinstance(cells, Mapping):
        return None if cells is None else repr(cells)
    return tuple(cells)


def _bare(cell: Any) -> Any:
    """A cell without the mark that keeps spreadsheets from taking it for a formula."""
    return cell[1:] if isinstance(cell, str) and _PROTECTED.match(cell) else cell


def _json_lines(text: str) -> Iterator[_Row]:
    number = 0
    for line, words in enumerate(text.split("\n"), 1):
        if not words.strip():
            continue
        try:
            found = json.loads(words, parse_float=Decimal, parse_constant=_no_constant)
        except (ValueError, RecursionError) as error:
            found, problem = None, f"not JSON: {error}"
        else:
            problem = "not a JSON object"
        held = found.get("claims") if isinstance(found, Mapping) else None
        for item in held if isinstance(held, list) else [found]:  # a report holds its claims in a list
            number += 1
            yield _row(number, line, item, problem)


def _row(number: int, line: int, found: Any, problem: str = "not a JSON object") -> _Row:
    return _Row(number, line, found) if isinstance(found, Mapping) else _Row(number, line, None, problem)


def _no_constant(word: str) -> Any:
    raise ValueError(f"{word} is no number")


def _json_rows(text: str, where: str) -> Iterator[_Row]:
    try:
        found = json.loads(text, parse_float=Decimal, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise RecordError(f"{where}: not JSON: {error}") from None
    for number, item in enumerate(found, 1):
        yield _row(number, 1, item)


def _csv_rows(text: str, table: _Table) -> Iterator[_Row]:
    """The rows below a header; an unclosed quote costs its own row, not those it would swallow."""
    lines = text.split("\n")
    head = next(index for index, line in enumerate(lines) if line.strip())
    delimiter = max(",;\t", key=lines[head].count)
    reader = _reader(lines, head, delimiter)
    header, problem = _next(reader)
    if header is None:
        raise RecordError(f"{table.where}:{head + 1}: {problem}")
    table.header([cell.strip() for cell in header])
    start, number, rereads = head, 0, 0
    while True:
        begin = start + reader.line_num
        cells, problem = _next(reader)
        if cells is None and not problem:
            return
        if cells is None:
            number += 1
            yield _Row(number, begin + 1, None, problem)
            rereads += 1
            if rereads > _REREADS:
                message = f"more than {_REREADS} rows with broken quotes; the rest is not read"
                yield _Row(number + 1, begin + 2, None, message)
                return
            start = begin + 1
            reader = _reader(lines, start, delimiter)
        elif any(cell.strip() for cell in cells):
            number += 1
            yield _Row(number, begin + 1, cells)


def _reader(lines: list[str], start: int, delimiter: str) -> Any:
    """A reader of the lines from one on; its ``line_num`` counts from there."""
    return csv.reader(io.StringIO("\n".join(lines[start:])), delimiter=delimiter, strict=True)


def _next(reader: Any) -> tuple[list[str] | None, str]:
    """The cells of the next record; None with a problem where it is broken, None without at the end."""
    try:
        return next(reader), ""
    except StopIteration:
        return None, ""
    except csv.Error as error:
        return None, f"broken quoting: {error}"
