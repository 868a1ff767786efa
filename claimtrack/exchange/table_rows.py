"""The rows of one table -> claims, with a finding for each row that is refused, repeated or odd.

Enters: rows of any table - their numbers, the lines they stand on, their cells - and the options of ``read_claims``.
Leaves: the claims of all good rows. Refused: one row at a time what ``rows`` refuses, and whole tables that cannot hold
a claim. Nothing is dropped without a finding; where nobody asks for findings, one warning counts them.
"""

import re
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import attrs

from claimtrack.errors import ClaimtrackError, RecordError
from claimtrack.exchange.cells import Cell
from claimtrack.exchange.rows import RowReader, find_parts, part_named
from claimtrack.lexicon.loader import Lexicon, load_lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.finding import Finding, Severity
from claimtrack.record.claims import from_record
from claimtrack.record.columns import COLUMNS, from_row

__all__ = ["OnFinding", "Row", "Table", "TableWarning", "Told", "defaults_of"]

OnFinding = Callable[[Finding], None]

_FLAT = {column.name for column in COLUMNS}
_FLAT_CORE = {"predicate", "bound", "low", "high", "nominal"}
_PROTECTED = re.compile("''*[=+\\-@\t\r\n＝＋－＠]")


# What costs the caller something. A row read once and a change of unit cost nothing; on_finding tells of them, too.
_LOSSES = ("refused-row", "unknown-column", "empty-table")


class TableWarning(UserWarning):
    """Rows of a table were refused or columns left unread, and the caller gave no ``on_finding`` to be told by."""


@attrs.define
class Told:
    """Takes the findings that nobody asked for, and says in one warning what they were.

    Attributes:
        first: The first finding of each kind.
        counts: How many there were of each.
    """

    first: dict[str, Finding] = attrs.field(factory=dict)
    counts: Counter[str] = attrs.field(factory=Counter)

    def __call__(self, finding: Finding) -> None:
        """Keep a finding in mind."""
        self.first.setdefault(finding.code, finding)
        self.counts[finding.code] += 1

    def warn(self, where: str, stacklevel: int) -> None:
        """One warning for all that was lost, on the line that called the reader; silence where nothing was."""
        lost = [
            f"{self.counts[code]} x {code}, first: {self.first[code].message}" for code in _LOSSES if code in self.first
        ]
        if not lost:
            return
        total = self.first.get("refused-rows")
        said = "; ".join([*([total.message] if total else []), *lost])
        advice = "pass on_finding= to be told each one, or strict=True to refuse the table"
        warnings.warn(f"{where}: {said}; {advice}", TableWarning, stacklevel=stacklevel + 1)


def defaults_of(
    lexicon: Lexicon | None, defaults: Mapping[str, str] | None, **given: object
) -> tuple[Lexicon, dict[str, str]]:
    """The words to read with, and what fills empty cells, by part.

    Raises:
        RecordError: For a default of a part that no claim has.
    """
    words = lexicon or load_lexicon()
    filled = {part_named(part, words): cell for part, cell in (defaults or {}).items()}
    filled |= {part: str(value) for part, value in given.items() if value is not None}
    return words, filled


@attrs.frozen
class Row:
    """One row: its number, the line of the file it starts on, and its cells - or why it has none."""

    number: int
    line: int
    cells: Mapping[str, Any] | Sequence[Cell] | None
    problem: str | None = None


@attrs.define
class Table:
    """What is known of one table, and what was refused of it.

    Attributes:
        where: The table's name, for findings.
        columns: The user's own headings, by part.
        defaults: What fills an empty or missing cell, by part.
        lexicon: The words to read with.
        on_finding: Called with each finding.
        strict: Whether the first bad row refuses the table.
        is_file: Whether rows stand on lines of a file, which claims then point at.
        armed: Whether a mark in front of a formula is taken off, as spreadsheets and CSV need one.
        headings: The header, where the table has one for all rows.
        readers: A reader for each set of headings met.
        unread: The headings that have been told as not read.
    """

    where: str
    columns: Mapping[str, str]
    defaults: Mapping[str, str]
    lexicon: Lexicon
    on_finding: OnFinding
    strict: bool
    is_file: bool = True
    armed: bool = False
    headings: tuple[str, ...] = ()
    readers: dict[tuple[str, ...], RowReader] = attrs.field(factory=dict)
    unread: set[str] = attrs.field(factory=set)

    def read(self, rows: Iterator[Row]) -> list[Claim]:
        """The claims of all good rows, in order.

        Raises:
            RecordError: If ``strict``, for the first bad row.
        """
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
                    raise RecordError(f"{self._place(row)}: {problem}") from error
                self.on_finding(Finding("refused-row", Severity.ERROR, problem, self._place(row)))
        if not count:
            self.on_finding(Finding("empty-table", Severity.WARNING, "no rows, so no claims", self.where))
        if refused:
            message = f"{refused} of {count} row{'s' if count != 1 else ''} refused"
            self.on_finding(Finding("refused-rows", Severity.ERROR, message, self.where))
        return claims

    def _place(self, row: Row) -> str:
        return f"{self.where}:{row.line}" if self.is_file else self.where

    def _claim(self, row: Row) -> Claim:
        cells = row.cells
        assert cells is not None  # noqa: S101 - read() has refused such rows
        if isinstance(cells, Mapping):
            if "schema" in cells:
                return from_record(cells)
            names, values = tuple(cells), tuple(cells.values())
        else:
            names, values = self.headings, tuple(cells)
        if len(values) > len(names):
            raise RecordError(f"{len(values)} cells under {len(names)} headings; quote a cell that holds the separator")
        if set(names) <= _FLAT and set(names) >= _FLAT_CORE and not self.columns:
            return from_row({name: self._bare(cell) for name, cell in zip(names, values, strict=False)})
        reader = self.readers.get(names) or self._reader(names)
        claim = reader.claim([self._bare(value) for value in values] if self.armed else values, row.line)
        mixed = reader.mixed_unit(claim)
        if mixed:
            self._remark("mixed-units", row, f"row {row.number}: {mixed}")
        below = reader.below_zero(claim)
        if below:
            found = self._remark("below-zero", row, f"row {row.number}: {below}")
            return attrs.evolve(claim, findings=(found,))
        return claim

    def _bare(self, cell: Any) -> Any:
        """A cell without the mark that keeps spreadsheets from taking it for a formula."""
        return cell[1:] if self.armed and isinstance(cell, str) and _PROTECTED.match(cell) else cell

    def _reader(self, names: tuple[str, ...]) -> RowReader:
        """The reader for rows of these headings; says once which of them it does not read."""
        parts, unread = find_parts(names, self.columns if names else {}, self.lexicon)
        for name in unread:
            if name not in self.unread:
                self.unread.add(name)
                message = f"the column {name!r} is not read; map it to a part of a claim if it is one"
                self.on_finding(Finding("unknown-column", Severity.WARNING, message, self.where))
        where = self.where if self.is_file else None
        self.readers[names] = RowReader(parts, names, where, self.lexicon, self.defaults)
        return self.readers[names]

    def header(self, headings: Sequence[str]) -> None:
        """Take the header of a table that has one for all rows; a table that cannot hold a claim is refused whole.

        Raises:
            RecordError: Naming the column that is missing, or the two that give the same part.
        """
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

    def _remark(self, code: str, row: Row, message: str) -> Finding:
        found = Finding(code, Severity.WARNING, message, self._place(row))
        self.on_finding(found)
        return found


def _key(cells: Mapping[str, Any] | Sequence[Cell] | None) -> object:
    """What makes two rows one; None for rows that cannot be compared so cheaply."""
    if cells is None or isinstance(cells, Mapping):
        return None if cells is None else repr(cells)
    return tuple(cells)
