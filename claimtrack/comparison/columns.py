"""Conflicts over columns: the same rules for tables of millions of rows.

Enters: an Arrow table in the flat layout (``claimtrack.record.columns``). Leaves, at once, for each group of rows that
may speak of one thing whether its figures can all be true; and on request, group by group, the conflicts themselves
with their sentences, made by ``find_conflicts`` from the rows of the groups that disagree. The first pass reads figures
as narrowly as their words allow ("about 1,200" as 1,200), so that no disagreement escapes it; what it lets through is
decided by the same code that decides about claims. Refused: tables without a predicate or figures. Needs pyarrow and
numpy.
"""

import datetime as dt
import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import attrs

from claimtrack.comparison.conflicts import find_conflicts
from claimtrack.comparison.facts import Facts, Reader, days_of
from claimtrack.comparison.grouping import clusters
from claimtrack.comparison.ranking import rank
from claimtrack.errors import MissingExtraError, RecordError
from claimtrack.lexicon.loader import Lexicon, load_lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.comparison import Conflict, ScopeRelation, Verdict
from claimtrack.model.measure import Measure
from claimtrack.model.policy import Policy
from claimtrack.model.quantity import Bound, Quantity
from claimtrack.record.columns import COLUMNS, from_row

# Arrow tables and numpy arrays: both libraries are optional, and neither is needed to read this module's types.
Table = Any
Array = Any

__all__ = ["ColumnConflicts", "find_column_conflicts"]

_SCOPE = ("predicate", "counted", "place", "event", "period", "mode", "unit")
_DISAGREE = frozenset({Verdict.CONFLICTS, Verdict.DENIES, Verdict.EXCEEDS_WHOLE})
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_LARGEST = 2**61  # beyond it doubled ends do not fit into 64 bits, and the rows are compared one by one
_NAMES = frozenset(column.name for column in COLUMNS)


@attrs.frozen(eq=False)
class ColumnConflicts:
    """What the first pass found.

    Attributes:
        table: The rows.
        groups: For each row the number of its group; -1 for rows without a figure.
        disagrees: For each group whether it holds figures that may not all be true.
    """

    table: Table
    groups: Array
    disagrees: Array
    _policy: Policy
    _lexicon: Lexicon

    def __iter__(self) -> Iterator[Conflict]:
        """The disagreements, group by group; revisions, which need no second voice, are left to ``timeline``."""
        np = _library("numpy")

        rows = np.flatnonzero(self.groups >= 0)
        rows = rows[self.disagrees[self.groups[rows]]]
        rows = rows[np.argsort(self.groups[rows], kind="stable")]
        for part in np.split(rows, np.flatnonzero(np.diff(self.groups[rows])) + 1):
            claims = (_claim(row) for row in _rows(self.table, part))
            yield from (one for one in find_conflicts(claims, self._policy, self._lexicon) if one.relation in _DISAGREE)

    def ranked(self) -> list[Conflict]:
        """All disagreements, strongest first."""
        return rank(self)


def find_column_conflicts(
    table: Table, policy: Policy | None = None, lexicon: Lexicon | None = None
) -> ColumnConflicts:
    """Where the rows of a table disagree.

    Args:
        table: An Arrow table in the flat layout; columns that it lacks are empty. Text columns may be dictionaries,
            and ``as_of`` may hold dates.
        policy: How figures are read; the default one if None.
        lexicon: The words; the shipped English ones if None.

    Raises:
        MissingExtraError: Without pyarrow and numpy.
        RecordError: For a table without predicates or figures, or with unknown columns.
    """
    np = _library("numpy")
    unknown = [name for name in table.column_names if name not in _NAMES]
    missing = [name for name in ("predicate", "bound", "low", "high", "nominal") if name not in table.column_names]
    if unknown or missing:
        what = f"{', '.join(unknown)}: no columns" if unknown else f"{', '.join(missing)}: missing columns"
        raise RecordError(f"{what} of the flat layout")
    policy, lexicon = policy or Policy(), lexicon or load_lexicon()
    figured = _is_valid(table, "low") | _is_valid(table, "high")
    if not figured.any():
        return ColumnConflicts(table, np.full(table.num_rows, -1), np.zeros(0, bool), policy, lexicon)
    groups, by_day = _groups(table, Reader(policy, lexicon))
    disagrees = _disagreeing(table, groups, by_day)
    numbered = groups if figured.all() else np.where(figured, groups, -1)
    return ColumnConflicts(table, numbered, disagrees, policy, lexicon)


def _library(name: str) -> Any:
    """An optional library, where it is installed."""
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingExtraError("finding conflicts over columns", "columns") from error


def _rows(table: Table, numbers: Array) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = table.take(numbers).to_pylist()
    return rows


def _claim(row: dict[str, Any]) -> Claim:
    cells = {k: v.isoformat() if isinstance(v, dt.date | dt.datetime) else v for k, v in row.items()}
    return from_row(cells)


def _is_valid(table: Table, name: str) -> Array:
    pc = _library("pyarrow.compute")

    valid: Array = pc.is_valid(table[name].combine_chunks()).to_numpy(zero_copy_only=False)
    return valid


def _codes(table: Table, name: str) -> tuple[Array, list[Any]]:
    """A column as numbers, and what they stand for; None stands last where the column has nulls."""
    np = _library("numpy")
    column = table[name].combine_chunks().dictionary_encode()
    values = column.dictionary.to_pylist()
    indices = column.indices
    if indices.null_count:
        values.append(None)
        indices = indices.fill_null(len(values) - 1)
    return np.asarray(indices), values


def _dense(codes: Array, size: int) -> tuple[Array, int]:
    """The same numbering without holes."""
    np = _library("numpy")
    if size > 4 * len(codes) + 1024:
        values, dense = np.unique(codes, return_inverse=True)
        return dense, len(values)
    present = np.zeros(size, bool)
    present[codes] = True
    if present.all():
        return codes, size
    return (np.cumsum(present) - 1)[codes], int(present.sum())


def _combine(parts: list[tuple[Array, int]]) -> tuple[Array, int]:
    """One number for each combination of several; the numbering may have holes."""
    codes, size = parts[0]
    for more, width in parts[1:]:
        if width == 1:
            continue
        if size * width > 4 * len(codes) + 1024:
            codes, size = _dense(codes, size)
        codes = codes.astype("int64") * width
        codes += more
        size *= width
    return codes, size


def _groups(table: Table, reader: Reader) -> tuple[Array, Array]:
    """For each row its group; for each group whether its figures are held against each other day by day.

    Rows are numbered by their written scope; then one claim for each written scope is sorted into groups.
    """
    np = _library("numpy")
    if _has_any(table, "links") or _has_any(table, "document"):
        return np.zeros(table.num_rows, np.int64), np.zeros(1, bool)
    names = [name for name in _SCOPE if name in table.column_names]
    parts = [(codes, len(values)) for codes, values in (_codes(table, name) for name in names)]
    written, size = _dense(*_combine(parts))
    first = np.zeros(size, np.int64)
    first[written[::-1]] = np.arange(table.num_rows - 1, -1, -1)
    facts = [_scope_of(row, reader) for row in _rows(table.select(names), first)]
    numbers, edges = clusters(facts, reader)
    dense, groups = np.unique(np.asarray(numbers, np.int64), return_inverse=True)
    whole = {int(groups[a]) for a, _, relation in edges if relation is not ScopeRelation.OVERLAPPING}
    by_day = np.ones(len(dense), bool)
    for number, fact in zip(groups, facts, strict=True):
        closed = fact.window is not None and fact.window.closed
        if closed or int(number) in whole or not (fact.growing or fact.level):
            by_day[number] = False
    return (written if len(dense) == size else groups[written]), by_day


def _has_any(table: Table, name: str) -> bool:
    return name in table.column_names and table[name].null_count < table.num_rows


def _scope_of(row: dict[str, Any], reader: Reader) -> Facts:
    """The facts of a written scope, with a figure that stands for any."""
    value = Quantity(1, 1, 1, Bound.EXACT, row.get("unit"))
    if row.get("period") is None:
        counted, place, event, mode = (row.get(name) for name in ("counted", "place", "event", "mode"))
        return reader.read(Claim(Measure(row["predicate"], counted, place, event, None, mode), value))
    claim = _claim({**row, "unit": None, "bound": "exact", "low": 1, "high": 1, "nominal": 1})
    return reader.read(attrs.evolve(claim, value=value))


def _days(table: Table) -> tuple[Array, int]:
    """For each row the number of its day; 0 for rows without one whole day."""
    np = _library("numpy")
    if "as_of" not in table.column_names:
        return np.zeros(table.num_rows, np.int64), 1
    indices, values = _codes(table, "as_of")
    days = [_day(value) for value in values]
    numbers = {day: number for number, day in enumerate({d for d in days if d is not None}, start=1)}
    return np.asarray([0 if day is None else numbers[day] for day in days], np.int64)[indices], len(numbers) + 1


def _day(value: Any) -> int | None:
    """The day of an as-of as a table gives it; None for an empty cell and for what is not one whole day."""
    if value is None:
        return None
    if isinstance(value, dt.date):
        return value.toordinal()
    if _DAY.fullmatch(str(value)):
        return dt.date.fromisoformat(value).toordinal()
    claim = from_row({"predicate": "any", "bound": "exact", "low": 1, "high": 1, "nominal": 1, "as_of": value,
                      "as_of_basis": "stated"})  # fmt: skip
    days = days_of(claim)
    return days.first if days is not None and days.first == days.last else None


def _disagreeing(table: Table, groups: Array, by_day: Array) -> Array:
    """For each group whether some figures of it (of one day, where it goes by day) may not all be true."""
    np = _library("numpy")
    size = len(by_day)
    ends = _ends(table)
    if ends is None:
        return np.ones(size, bool)
    cells, count = _cells(table, groups, by_day)
    lows, highs = np.full(count, np.iinfo(np.int64).min), np.full(count, np.iinfo(np.int64).max)
    np.maximum.at(lows, cells, ends[0])
    np.minimum.at(highs, cells, ends[1])
    disagrees = np.zeros(size, bool)
    disagrees[groups[(lows > highs)[cells]]] = True
    if "stance" in table.column_names:
        stances, names = _codes(table, "stance")
        gainsaid = np.asarray([name in ("denied", "disputed") for name in names])[stances]
        disagrees[groups[gainsaid]] = True
    return disagrees


def _cells(table: Table, groups: Array, by_day: Array) -> tuple[Array, int]:
    """For each row the number of its cell, one for each day of a group that goes by day; and how many there may be."""
    np = _library("numpy")
    if not by_day.any():
        return groups, len(by_day)
    days, width = _days(table)
    # figures of a month or of no day may meet those of any day: their groups are not taken day by day
    by_day = by_day & (np.bincount(groups[days == 0], minlength=len(by_day)) == 0)
    cells = groups.astype(np.int64) * width
    cells += days if by_day.all() else np.where(by_day[groups], days, 0)
    count = len(by_day) * width
    return (cells, count) if count <= 4 * len(cells) + 1024 else _dense(cells, count)


def _ends(table: Table) -> tuple[Array, Array] | None:
    """The ends of all figures, read narrowly and doubled, so that an open end is half a step further in.

    None where a number does not fit, or is no whole number, or units of one kind must be converted.
    """
    np, pa, pc = _library("numpy"), _library("pyarrow"), _library("pyarrow.compute")

    if not all(pa.types.is_integer(table[name].type) for name in ("low", "high")):
        return None
    ends = []
    for name, other in (("low", "high"), ("high", "low")):
        column = table[name].combine_chunks()
        if column.null_count:
            column = pc.coalesce(column, table[other].combine_chunks()).fill_null(0)
        ends.append(np.asarray(column.cast(pa.int64())))
    low, high = ends
    if max(abs(int(end)) for array in ends for end in (array.min(), array.max())) > _LARGEST:
        return None
    codes, names = _codes(table, "bound")
    if {name for name in names if name is not None} <= {"exact", "about"}:
        return low, high
    return _narrowed(table, low, high, np.asarray(names, dtype=object)[codes])


def _narrowed(table: Table, low: Array, high: Array, bounds: Any) -> tuple[Array, Array]:
    """Doubled ends; "at least" and "up to" open, "more than" and "less than" half a step beyond their number."""
    np = _library("numpy")

    low, high = low * 2, high * 2
    more, less = bounds == "more_than", bounds == "less_than"
    low[more] += 1
    high[more] += 1
    low[less] -= 1
    high[less] -= 1
    valid_low, valid_high = _is_valid(table, "low"), _is_valid(table, "high")
    low[~valid_low & (bounds != "less_than")] = np.iinfo(np.int64).min
    high[~valid_high & (bounds != "more_than")] = np.iinfo(np.int64).max
    for name, array, step in (("low_open", low, 1), ("high_open", high, -1)):
        if name in table.column_names:
            flags = table[name].combine_chunks().fill_null(fill_value=False).to_numpy(zero_copy_only=False).astype(bool)
            array[flags & (bounds == "range")] += step
    return low, high
