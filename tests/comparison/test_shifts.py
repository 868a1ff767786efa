"""Exact and sustained shifts of days, and figures between neighbouring days."""

from collections import Counter
from collections.abc import Callable

import pytest

from claimtrack.comparison.conflicts import find_conflicts
from claimtrack.comparison.shifts import find_shift, lies_between
from claimtrack.model.claim import Claim
from claimtrack.model.comparison import Hint, Verdict
from claimtrack.model.moment import Moment
from claimtrack.model.policy import Policy

Make = Callable[..., Claim]
COUNTS = [100, 120, 150, 190, 240, 300, 370, 450, 540, 640]
FIELDS = {"predicate": "confirmed", "event": "outbreak", "mode": "cumulative"}


def series(make: Make, source: str, first: int, counts: list[int]) -> list[Claim]:
    """One figure a day from a day of February on."""
    return [make(str(n), source, as_of=f"2020-02-{first + i:02d}", **FIELDS) for i, n in enumerate(counts)]


def test_a_sustained_shift_is_a_hint(make: Make):
    """An authority that gives the other's figures a day later: each day differs, each has the hint, and says so."""
    claims = series(make, "ministry", 1, COUNTS) + series(make, "ECDC", 2, COUNTS)
    found = find_conflicts(claims)
    assert len(found) == 9
    assert all(Hint.DAY_SHIFT in conflict.hints for conflict in found)
    assert {(conflict.findings[0].code, conflict.findings[0].message) for conflict in found} == {
        ("day-shift", "the second gives the figures of the first 1 day earlier")
    }
    assert not any(c.hints for c in find_conflicts(claims, Policy(hints=())))


def test_a_figure_between_neighbouring_days_is_remarked_upon(make: Make):
    """Figures that lie between the other's of two days differ by the hour of counting, perhaps."""
    claims = series(make, "ministry", 1, COUNTS) + series(make, "ECDC", 1, [n + 9 for n in COUNTS])
    found = find_conflicts(claims)
    assert Counter(f.code for c in found for f in c.findings) == {"between-days": 10}
    assert {f.message for c in found for f in c.findings} == {
        "one figure lies between the other's figures of neighbouring days: perhaps the hour of counting"
    }
    assert not any(Hint.DAY_SHIFT in c.hints for c in found)


def test_what_is_neither_is_left_alone(make: Make):
    """Figures far from the other's of any day get no remark."""
    claims = series(make, "ministry", 1, COUNTS) + series(make, "ECDC", 1, [n * 3 for n in COUNTS])
    assert [c.findings for c in find_conflicts(claims)][-1] == ()


def test_short_flat_and_broken_shifts_do_not_count():
    """Four days, standing figures, one day that breaks the rule: no shift."""
    a = dict(enumerate(COUNTS))
    b = {day + 2: count for day, count in a.items()}
    assert find_shift(a, b, 5) == 2
    assert find_shift(b, a, 5) == -2
    assert find_shift({d: a[d] for d in range(3)}, b, 2) is None
    assert find_shift(dict.fromkeys(range(10), 7), dict.fromkeys(range(10), 7), 5) is None
    assert find_shift(a, {**b, 6: 1}, 5) is None
    assert find_shift(a, b, 30) is None


@pytest.mark.parametrize(
    ("counts", "days", "told"),
    [
        (COUNTS, 2, "2 days earlier"),
        (COUNTS[::-1], 1, "1 day later"),
        (COUNTS[::-1], 2, "2 days later"),
    ],
)
def test_the_remark_says_which_way_and_how_far(make: Make, counts: list[int], days: int, told: str):
    """A pair has the lower figure first; where a count is taken back day by day, that is the earlier authority's."""
    claims = series(make, "ministry", 1, counts) + series(make, "ECDC", 1 + days, counts)
    found = find_conflicts(claims)
    messages = {f.message for c in found if c.relation is Verdict.CONFLICTS for f in c.findings}
    assert messages == {f"the second gives the figures of the first {told}"}


@pytest.mark.parametrize(
    "more",
    [
        ("900", "2020-02"),  # a figure of the whole month
        ("500 to 600", "2020-02-05T23:00"),  # a range, which names no number
        ("235", "2020-02-05T06:00"),  # an earlier figure of a day that has a later one
        ("235", Moment("2020-02-05", part="morning")),
        ("235", None),
    ],
)
@pytest.mark.parametrize("part", [None, "evening"])
def test_a_figure_that_is_no_days_count_breaks_no_shift(make: Make, more: tuple[str, str | Moment | None], part: str):
    """Of each day the last figure counts, and only those that name a number for one day."""
    days = [f"2020-02-{1 + i:02d}" for i in range(len(COUNTS))]
    late = [Moment(day, part=part) if part else f"{day}T18:00" for day in days]
    told = [make(str(n), "ministry", as_of=day, **FIELDS) for n, day in zip(COUNTS, late, strict=True)]
    other = make(more[0], "ministry", as_of=more[1], **FIELDS)
    found = find_conflicts([*told, other, *series(make, "ECDC", 2, COUNTS)])
    shifted = [c for c in found if c.relation is Verdict.CONFLICTS and Hint.DAY_SHIFT in c.hints]
    assert {c.pair[0].as_of.edtf for c in shifted if c.pair} == {f"2020-02-{d:02d}" for d in range(2, 11)}


def test_an_unasked_shift_is_not_told_as_something_else(make: Make):
    """Who asks for no hints is not told instead that a shifted figure lies between two days."""
    counts = [100, 150, 120, 190, 240, 300, 370, 450, 540, 640]
    claims = series(make, "ministry", 1, counts) + series(make, "ECDC", 3, counts)
    found = [c for c in find_conflicts(claims, Policy(hints=())) if c.relation is Verdict.CONFLICTS]
    assert len(found) == 8
    assert [c.findings for c in found] == [()] * 8


@pytest.mark.parametrize("shift", [1, -1, 2, -2])
def test_shifts_of_one_and_two_days_either_way(shift: int):
    """Each of the four is found, and one of three days is not taken for any."""
    a = dict(enumerate(COUNTS))
    assert find_shift(a, {day + shift: count for day, count in a.items()}, 5) == shift
    assert find_shift(a, {day + 3: count for day, count in a.items()}, 5) is None


def test_a_shift_holds_over_four_days_on_either_side():
    """What breaks it on the fifth day off is too far away; five days with three figures among them are enough."""
    a = {day: day * day for day in range(40)}
    b = {day + 1: count for day, count in a.items()}
    for far in (15, 25):
        assert find_shift(a, {**b, far: 1}, 20) == 1
    for near in (16, 24):
        assert find_shift(a, {**b, near: 1}, 20) is None
    five = {day: b[day] for day in (18, 19, 20, 21, 22)}
    assert find_shift(a, five, 20) == 1
    assert find_shift(a, {day: b[day] for day in (18, 19, 20, 21)}, 20) is None
    three, two = [1, 1, 2, 2, 3], [1, 1, 2, 2, 2]
    for counts, expected in ((three, 1), (two, None)):
        one = dict(enumerate(counts))
        assert find_shift(one, {day + 1: count for day, count in one.items()}, 3) == expected
    assert find_shift(a, {day: count for day, count in b.items() if day != 20}, 20) is None


def test_between_needs_all_three_figures_and_is_strict():
    """Own day, rival's day and a neighbour; the rival's figure of the day itself is not between."""
    assert lies_between({1: 10, 2: 20}, {2: 20}, 2) is False
    assert lies_between({1: 10, 3: 20}, {2: 15}, 2) is False
    assert lies_between({1: 10, 2: 20}, {4: 15}, 2) is False


def test_between_is_strict_and_needs_both_days():
    """A figure equal to a neighbour's is not between; without a neighbour nothing is."""
    assert lies_between({1: 10, 2: 20}, {2: 15}, 2)
    assert lies_between({2: 15}, {2: 20, 3: 10}, 2)
    assert not lies_between({1: 10, 2: 20}, {2: 10}, 2)
    assert not lies_between({2: 20}, {2: 15}, 2)
