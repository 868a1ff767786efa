"""Conflicts over columns: the same rules for tables of millions of rows.

Enters: an Arrow table in the flat layout (``claimtrack.record.columns``). Leaves, at once, for each group of rows that
may speak of one thing whether its figures can all be true; and on request, group by group, the conflicts themselves
with their sentences, made by ``find_conflicts`` from the rows of the groups that disagree. The first pass reads figures
as narrowly as their words allow ("about 1,200" as 1,200), so that no disagreement escapes it; what it lets through is
decided by the same code that decides about claims. Refused: tables without a predicate or figures. Needs pyarrow and
numpy.
"""

import datetime as dt
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
from claimtrack.model.policy import Policy
from claimtrack.model.quantity import Bound, Quantity
from claimtrack.record.columns import COLUMNS, from_row

# Arrow tables and numpy arrays: both libraries are optional, and neither is needed to read this module's types.
Table = Any
Array = Any

__all__ = ["ColumnConflicts", "find_column_conflicts"]

_SCOPE = ("predicate", "counted", "place", "event", "period", "mode", "unit")
_DISAGREE = frozenset({Verdict.CONFLICTS, Verdict.DENIES, Verdict.EXCEEDS_WHOLE})
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

        rows = np.flatnonzero(self.disagrees[self.groups] & (self.groups >= 0))
        rows = rows[np.argsort(self.groups[rows], kind="stable")]
        starts = np.flatnonzero(np.diff(self.groups[rows], prepend=-2))
        for part in np.split(rows, starts[1:]):
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
    if not table.num_rows or not figured.any():
        return ColumnConflicts(table, np.full(table.num_rows, -1), np.zeros(0, bool), policy, lexicon)
    groups, by_day = _groups(table, Reader(policy, lexicon))
    disagrees = _disagreeing(table, groups, by_day)
    return ColumnConflicts(table, np.where(figured, groups, -1), disagrees, policy, lexicon)


def _library(name: str) -> Any:
    """An optional library, where it is installed."""
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingExtraError("finding conflicts over columns", "columns") from error


def _rows(table: Table, numbers: Array | None = None) -> list[dict[str, Any]]:
    taken = table if numbers is None else table.take(numbers)
    rows: list[dict[str, Any]] = taken.to_pylist()
    return rows


def _claim(row: dict[str, Any]) -> Claim:
    cells = {k: v.isoformat() if isinstance(v, dt.date | dt.datetime) else v for k, v in row.items()}
    return from_row(cells)


def _is_valid(table: Table, name: str) -> Array:
    pc = _library("pyarrow.compute")

    valid: Array = pc.is_valid(table[name].combine_chunks()).to_numpy(zero_copy_only=False)
    return valid


def _codes(table: Table, name: str) -> tuple[Array, list[Any]]:
    """A column as numbers, and what they stand for; a null is the last."""
    np, pa = _library("numpy"), _library("pyarrow")

    column = table[name].combine_chunks()
    if isinstance(column, pa.ChunkedArray):  # no chunk at all
        return np.zeros(0, np.int64), [None]
    if not pa.types.is_dictionary(column.type):
        column = column.dictionary_encode()
    values = column.dictionary.to_pylist()
    indices = column.indices
    if indices.null_count:
        indices = indices.fill_null(len(values))
    return indices.to_numpy(zero_copy_only=False), [*values, None]


def _dense(codes: Array, size: int) -> tuple[Array, int]:
    """The same numbering without holes."""
    np = _library("numpy")

    if size <= 4 * len(codes) + 1024:
        present = np.zeros(size, bool)
        present[codes] = True
        if present.all():
            return codes, size
        return (np.cumsum(present) - 1)[codes], int(present.sum())
    values, dense = np.unique(codes, return_inverse=True)
    return dense, len(values)


def _combine(parts: list[tuple[Array, int]]) -> tuple[Array, int]:
    """One number for each combination of several."""
    codes, size = parts[0]
    for more, width in parts[1:]:
        if width > 1:
            codes, size = _dense(codes.astype("int64") * width + more, size * width)
    return codes, size


def _groups(table: Table, reader: Reader) -> tuple[Array, Array]:
    """For each row its group; for each group whether its figures are held against each other day by day.

    Rows are numbered by their written scope; then one claim for each written scope is sorted into groups.
    """
    np = _library("numpy")

    parts = []
    for name in _SCOPE:
        if name in table.column_names:
            codes, values = _codes(table, name)
            parts.append((codes, len(values)))
    written, size = _dense(*_combine(parts))
    first = np.zeros(size, np.int64)
    first[written[::-1]] = np.arange(table.num_rows - 1, -1, -1)
    names = [name for name in _SCOPE if name in table.column_names]
    facts = [_scope_of(row, reader) for row in _rows(table.select(names), first)]
    if _has_any(table, "links") or _has_any(table, "document"):
        return np.zeros(table.num_rows, np.int64), np.zeros(1, np.int64)
    numbers, edges = clusters(facts, reader)
    dense, groups = np.unique(np.asarray(numbers, np.int64), return_inverse=True)
    whole = {int(groups[a]) for a, _, relation in edges if relation is not ScopeRelation.OVERLAPPING}
    by_day = np.ones(len(dense), np.int64)
    for number, fact in zip(groups, facts, strict=True):
        closed = fact.window is not None and fact.window.closed
        if closed or int(number) in whole or not (fact.growing or fact.level):
            by_day[number] = 0
    return groups[written], by_day


def _has_any(table: Table, name: str) -> bool:
    return name in table.column_names and table[name].null_count < table.num_rows


def _scope_of(row: dict[str, Any], reader: Reader) -> Facts:
    """The facts of a written scope, with a figure that stands for any."""
    claim = _claim({**row, "unit": None, "bound": "exact", "low": 1, "high": 1, "nominal": 1})
    measure, unit = claim.measure, row.get("unit")
    return reader.read(attrs.evolve(claim, measure=measure, value=Quantity(1, 1, 1, Bound.EXACT, unit)))


def _days(table: Table) -> tuple[Array, int]:
    """For each row the number of its day; 0 for rows without one whole day."""
    np = _library("numpy")
    if "as_of" not in table.column_names:
        return np.zeros(table.num_rows, np.int64), 1
    indices, values = _codes(table, "as_of")
    days = [_day(value) for value in values]
    numbers = {day: number for number, day in enumerate(sorted({d for d in days if d is not None}), start=1)}
    return np.asarray([0 if day is None else numbers[day] for day in days], np.int64)[indices], len(numbers) + 1


def _day(value: Any) -> int | None:
    """The day of an as-of as a table gives it; None for an empty cell and for what is not one whole day."""
    if value is None:
        return None
    if isinstance(value, dt.date):
        return value.toordinal()
    claim = from_row({"predicate": "any", "bound": "exact", "low": 1, "high": 1, "nominal": 1, "as_of": value,
                      "as_of_basis": "stated"})  # fmt: skip
    days = days_of(claim)
    return days.first if days is not None and days.first == days.last else None


def _disagreeing(table: Table, groups: Array, by_day: Array) -> Array:
    """For each group whether some figures of it (of one day, where it goes by day) may not all be true."""
    np = _library("numpy")

    size = len(by_day)
    everywhere = np.ones(size, bool)
    ends = _ends(table)
    if ends is None:
        return everywhere
    low, high = ends
    disagrees = np.zeros(size, bool)
    if by_day.any():
        days, width = _days(table)
        wide = (days == 0) & (by_day[groups] == 1)
        if wide.any():
            # figures of a month or of no day may meet those of any day: their groups are not taken day by day
            by_day = by_day.copy()
            by_day[np.unique(groups[wide])] = 0
        cells, count = _dense(groups * width + days * by_day[groups], size * width)
    else:
        cells, count = groups, size
    lows, highs = np.full(count, np.iinfo(np.int64).min), np.full(count, np.iinfo(np.int64).max)
    np.maximum.at(lows, cells, low)
    np.minimum.at(highs, cells, high)
    split = lows > highs
    if split.any():
        disagrees[np.unique(groups[split[cells]])] = True
    if "stance" in table.column_names:
        stances, names = _codes(table, "stance")
        gainsaid = np.asarray([name in ("denied", "disputed") for name in names])[stances]
        disagrees[np.unique(groups[gainsaid])] = True
    return disagrees


def _ends(table: Table) -> tuple[Array, Array] | None:
    """The ends of all figures, read narrowly and doubled, so that an open end is half a step further in.

    None where a number does not fit, or is no whole number, or units of one kind must be converted.
    """
    np, pa, pc = _library("numpy"), _library("pyarrow"), _library("pyarrow.compute")

    if not all(pa.types.is_integer(table[name].type) for name in ("low", "high")):
        return None
    ends = []
    for name, other in (("low", "high"), ("high", "low")):
        column = pc.coalesce(table[name], table[other]).combine_chunks().cast(pa.int64())
        ends.append(column.fill_null(0).to_numpy(zero_copy_only=False))
    low, high = ends
    if (
        low.size
        and max(abs(int(low.min())), abs(int(low.max())), abs(int(high.min())), abs(int(high.max()))) > _LARGEST
    ):
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
            flags = table[name].combine_chunks().fill_null(value=False).to_numpy(zero_copy_only=False).astype(bool)
            array[flags & (bounds == "range")] += step
    return low, high
