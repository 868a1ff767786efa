"""Rows of (source, item, value) -> arrays: one place where a table of claims becomes numbers.

Enters: any iterable of rows; a value is a number, text that reads as one ("1,160", "1e+17"), or other text. Leaves: a
``ClaimTable``: every source, item and stated value once, and each claim as three small integers. Rows whose value is
missing (None, NaN, empty text) are left out: missing is not zero. Refused: infinities, numbers that no binary float can
hold, and rows that are not triples.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from itertools import count
from operator import itemgetter
from typing import Any

import attrs

from claimtrack.errors import ClaimtrackError, MissingExtraError

try:
    import numpy as np
    from numpy.typing import NDArray
except ImportError as error:  # pragma: no cover - the tests have it
    raise MissingExtraError("consensus over tables", "consensus") from error

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

__all__ = ["ClaimTable", "Flags", "Floats", "Ints", "InvalidTable", "np", "read_table"]

_WHOLE, _SLACK = 2**30, 2**10

_NUMERAL = re.compile(r"[+-]?\d{1,400}(?:\.\d{1,400})?(?:[eE][+-]?\d{1,3})?", re.ASCII).fullmatch
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:,\d{3}){1,9}(?:\.\d{1,400})?", re.ASCII).fullmatch


class InvalidTable(ClaimtrackError, ValueError):
    """Rows that are not (source, item, value), or a value that no method can weigh."""


@attrs.frozen(eq=False)
class ClaimTable:
    """A table of claims, each stated once by each source.

    A *fact* is one value of one item, whoever states it. Facts are sorted by item, and within an item by number, or by
    first appearance where the values are text; so a median is a running sum.

    Attributes:
        sources: The sources, in order of appearance.
        items: The items, in order of appearance.
        stated: The different values, as they were first stated.
        value: Which of them each fact is.
        source: The source of each claim.
        fact: The fact of each claim.
        fact_item: The item of each fact.
        number: The number of each fact; 0 where its item holds text.
        first: The first fact of each item.
        numeric: Whether all values of an item are numbers.
    """

    sources: list[Any]
    items: list[Any]
    stated: list[Any]
    value: Ints
    source: Ints
    fact: Ints
    fact_item: Ints
    number: Floats
    first: Ints
    numeric: Flags

    @property
    def values(self) -> list[Any]:
        """The stated value of each fact."""
        return [self.stated[code] for code in self.value.tolist()]

    @property
    def item(self) -> Ints:
        """The item of each claim."""
        return self.fact_item[self.fact]

    def per_fact(self, weights: Floats | None = None) -> Floats:
        """The claims of each fact, counted or weighed."""
        return np.bincount(self.fact, weights, len(self.value)).astype(np.float64)

    def per_item(self, of_facts: Floats) -> Floats:
        """The sum over the facts of each item."""
        return np.add.reduceat(of_facts, self.first) if len(self.first) else of_facts

    def per_source(self, of_claims: Floats | None = None) -> Floats:
        """The sum over the claims of each source, or their number."""
        return np.bincount(self.source, of_claims, len(self.sources)).astype(np.float64)

    def share(self, support: Floats) -> Floats:
        """The support of each fact as a share of all that its item has."""
        return support / np.maximum(self.per_item(support), 1e-300)[self.fact_item]

    def leading(self, support: Floats) -> Ints:
        """The best supported fact of each item; a tie goes to the lower number, or to the text seen first."""
        if not len(self.items):
            return self.first
        most = np.maximum.reduceat(support, self.first)
        # Sums of weights that are equal on paper differ in the last digits.
        found = np.flatnonzero(support >= (most - np.abs(most) * 1e-12)[self.fact_item])[::-1]
        chosen = np.empty(len(self.items), np.int64)
        chosen[self.fact_item[found]] = found
        return chosen

    def median(self, support: Floats) -> Ints:
        """The lower weighted median of each item: the lowest fact that half of the weight does not exceed."""
        if not len(self.items):
            return self.first
        # Whole numbers sum exactly, and a half is a half: 0.1 + 0.2 + 0.3 of 1.2 would not be.
        whole = np.rint(self.share(support) * _WHOLE).astype(np.int64)
        running = np.cumsum(whole)
        before = running[self.first] - whole[self.first]
        reached = 2 * (running - before[self.fact_item]) >= _WHOLE - _SLACK
        reached[np.append(self.first[1:], len(support)) - 1] = True
        found = np.flatnonzero(reached)[::-1]
        chosen = np.empty(len(self.items), np.int64)
        chosen[self.fact_item[found]] = found
        return chosen

    def answers(self, chosen: Ints, numbers: Floats | None = None) -> dict[Any, Any]:
        """Item -> value: the stated one of the chosen fact, or for numeric items the reckoned number."""
        picked = [self.stated[code] for code in self.value[chosen].tolist()]
        if numbers is not None:
            stated, reckoned = self.number[chosen].tolist(), numbers.tolist()
            picked = [
                _plain(new) if is_number and new != old else value
                for value, old, new, is_number in zip(picked, stated, reckoned, self.numeric.tolist(), strict=True)
            ]
        return dict(zip(self.items, picked, strict=True))


def _plain(number: float) -> int | Decimal:
    """A reckoned number without the noise of binary fractions: 15 digits."""
    return int(number) if number == int(number) else Decimal(f"{number:.15g}")


def _number(value: Any) -> float:
    """The number that a value is or reads as, NaN for text and for what is missing."""
    if type(value) is int or type(value) is float:
        return _as_float(value)
    if isinstance(value, str):
        text = value.replace(",", "") if _GROUPED(value) else value
        return float(text) if _NUMERAL(text) else float("nan")
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | Fraction):
        return float("nan")
    return _as_float(value)


def _as_float(value: int | float | Decimal | Fraction) -> float:
    try:
        return float(value)
    except OverflowError:
        return float("inf")


def _is_missing(value: Any) -> bool:
    # NaN alone differs from itself.
    return value is None or value == "" or value != value


def read_table(rows: Iterable[tuple[Any, Any, Any]]) -> ClaimTable:
    """Read rows into arrays.

    Raises:
        InvalidTable: For rows that are not triples, and for values that are infinite or too large.

    >>> table = read_table([("a", "toll", 12), ("b", "toll", "12"), ("c", "toll", 15), ("d", "toll", None)])
    >>> table.values, len(table.source)
    ([12, 15], 3)
    """
    listed = rows if isinstance(rows, list) else list(rows)
    if not listed:
        empty: Ints = np.empty(0, np.int64)
        return ClaimTable([], [], [], empty, empty, empty, empty, np.empty(0), empty, np.empty(0, np.bool_))
    if not all(issubclass(kind, tuple | list) for kind in set(map(type, listed))) or set(map(len, listed)) != {3}:
        raise InvalidTable("each row of the table needs to be (source, item, value)")
    value_of, stated = _codes(listed, 2)
    missing = [code for code, value in enumerate(stated) if _is_missing(value)]
    if missing:
        kept = ~np.isin(value_of, missing)
        return read_table([row for row, keep in zip(listed, kept.tolist(), strict=True) if keep])
    number = np.fromiter(map(_number, stated), np.float64, len(stated))
    if np.isinf(number).any():
        raise InvalidTable(f"{stated[int(np.argmax(np.isinf(number)))]!r} is no number that can be weighed")
    source_of, source_names = _codes(listed, 0)
    item_of, item_names = _codes(listed, 1)
    return _sorted(source_of, source_names, item_of, item_names, value_of, stated, number)


def _codes(rows: list[Any], column: int) -> tuple[Ints, list[Any]]:
    """Each entry of a column as the number of its first appearance; zip(*rows) of a million rows takes a second."""
    codes: dict[Any, int] = defaultdict(count().__next__)
    found = np.fromiter(map(codes.__getitem__, map(itemgetter(column), rows)), np.int64, len(rows))
    return found, list(codes)


def _sorted(
    source: Ints, sources: list[Any], item: Ints, items: list[Any],
    value: Ints, stated: list[Any], number: Floats,
) -> ClaimTable:  # fmt: skip
    """Claims sorted by item, value and source, each once; equal numbers, however written, are one fact."""
    order = np.argsort(number, kind="stable")  # NaN, the texts, come last and keep their order
    sorted_numbers = number[order]
    new = np.ones(len(order), np.bool_)
    new[1:] = sorted_numbers[1:] != sorted_numbers[:-1]  # NaN differs from itself: each text is its own
    rank = np.empty(len(order), np.int64)
    rank[order] = np.cumsum(new) - 1
    shown = order[new]  # the first spelling of each number
    keys = _unique_keys(item, rank[value], source, len(shown), len(sources))
    pair, who = keys // len(sources), keys % len(sources)
    begins = np.ones(len(pair), np.bool_)
    begins[1:] = pair[1:] != pair[:-1]
    facts = pair[begins]
    fact_item, fact_rank = facts // len(shown), facts % len(shown)
    first = np.searchsorted(fact_item, np.arange(len(items)))
    numbers = number[shown][fact_rank]
    numeric = ~np.logical_or.reduceat(np.isnan(numbers), first)
    return ClaimTable(
        sources, items, stated, shown[fact_rank], who, np.cumsum(begins) - 1, fact_item,
        np.where(numeric[fact_item], numbers, 0.0), first, numeric,
    )  # fmt: skip


def _unique_keys(item: Ints, rank: Ints, source: Ints, values: int, sources: int) -> Ints:
    """One integer for each different (item, value, source), sorted."""
    if (int(item.max()) + 1) * values * sources >= 2**63:
        raise InvalidTable("too many items, values and sources for one table; split it by item")
    keys = np.sort((item * values + rank) * sources + source)
    new = np.ones(len(keys), np.bool_)
    new[1:] = keys[1:] != keys[:-1]
    return keys[new]
