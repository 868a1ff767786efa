"""Day shifts: two authorities give the same running count, one of them a day or two later.

Enters: what was found for a growing count, with all its figures. Leaves: the same, with the hint ``day_shift`` where
the shift is exact and sustained over the days around, and a remark where a figure merely lies between its rival's
figures of neighbouring days. Refused: shifts that hold for a day or two only, or while nothing changes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

import attrs

from claimtrack.comparison.candidates import Found
from claimtrack.comparison.facts import Facts
from claimtrack.comparison.ordering import order_key
from claimtrack.model.comparison import Hint
from claimtrack.model.finding import Finding, Severity
from claimtrack.model.policy import Policy

__all__ = ["explain_shifts"]

_Series = Mapping[int, Fraction | int]
_SHIFTS = (1, -1, 2, -2)
_AROUND = 4  # days on either side over which a shift must hold
_AT_LEAST = 5  # days that must be there to compare, with at least three different figures among them
_DIFFERENT = 3


def explain_shifts(found: Iterable[Found], facts: Sequence[Facts], policy: Policy) -> Iterator[Found]:
    """What was found, with hints and remarks on shifts of days where there are any."""
    series: dict[str | None, dict[int, Fraction | int]] | None = None
    for one in found:
        if one.day is None:
            yield one
            continue
        if series is None:
            series = _series(facts)
        a, b = (series.get(fact.origin.key, {}) for fact in one.pair)
        shift = find_shift(a, b, one.day)
        if shift is not None and Hint.DAY_SHIFT in policy.hints:
            hints = (*one.comparison.hints, Hint.DAY_SHIFT)
            message = f"the second gives the figures of the first {_days(shift)}"
            yield attrs.evolve(
                one,
                comparison=attrs.evolve(one.comparison, hints=hints),
                findings=(Finding("day-shift", Severity.INFO, message),),
            )
        elif shift is None and lies_between(a, b, one.day):
            message = "one figure lies between the other's figures of neighbouring days: perhaps the hour of counting"
            yield attrs.evolve(one, findings=(Finding("between-days", Severity.INFO, message),))
        else:
            yield one


def _days(shift: int) -> str:
    return f"{abs(shift)} {'day' if abs(shift) == 1 else 'days'} {'later' if shift > 0 else 'earlier'}"


def _series(facts: Iterable[Facts]) -> dict[str | None, dict[int, Fraction | int]]:
    """For each origin the last number it named for each day."""
    found: dict[str | None, dict[int, Fraction | int]] = {}
    for fact in sorted(facts, key=order_key):
        if fact.days is not None and fact.ends.nominal is not None and fact.days.first == fact.days.last:
            found.setdefault(fact.origin.key, {})[fact.days.first] = fact.ends.nominal
    return found


def find_shift(a: _Series, b: _Series, day: int) -> int | None:
    """By how many days ``b`` follows ``a`` around a day, exactly and on every day there is; None for no such shift.

    >>> counts = {day: day * day for day in range(1, 12)}
    >>> find_shift(counts, {day + 1: count for day, count in counts.items()}, 6)
    1
    """
    for shift in _SHIFTS:
        days = [d for d in range(day - _AROUND, day + _AROUND + 1) if d in b and d - shift in a]
        if day not in days or len(days) < _AT_LEAST or len({b[d] for d in days}) < _DIFFERENT:
            continue
        if all(b[d] == a[d - shift] for d in days):
            return shift
    return None


def lies_between(a: _Series, b: _Series, day: int) -> bool:
    """Whether one figure of a day lies strictly between the other's of that day and a neighbouring one.

    >>> lies_between({1: 10, 2: 20, 3: 30}, {2: 25}, 2)
    True
    """
    for one, other in ((a, b), (b, a)):
        for neighbour in (day - 1, day + 1):
            if day in one and day in other and neighbour in one:
                low, high = sorted((one[day], one[neighbour]))
                if low < other[day] < high:
                    return True
    return False
