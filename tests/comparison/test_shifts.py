"""Exact and sustained shifts of days, and figures between neighbouring days."""

from collections import Counter
from collections.abc import Callable

from claimtrack.comparison.conflicts import find_conflicts
from claimtrack.comparison.shifts import find_shift, lies_between
from claimtrack.model.claim import Claim
from claimtrack.model.comparison import Hint
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
    assert {conflict.findings[0].message for conflict in found} == {
        "the second gives the figures of the first 1 day earlier"
    }
    assert not any(c.hints for c in find_conflicts(claims, Policy(hints=())))


def test_a_figure_between_neighbouring_days_is_remarked_upon(make: Make):
    """Figures that lie between the other's of two days differ by the hour of counting, perhaps."""
    claims = series(make, "ministry", 1, COUNTS) + series(make, "ECDC", 1, [n + 9 for n in COUNTS])
    found = find_conflicts(claims)
    assert Counter(f.code for c in found for f in c.findings) == {"between-days": 10}
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


def test_between_is_strict_and_needs_both_days():
    """A figure equal to a neighbour's is not between; without a neighbour nothing is."""
    assert lies_between({1: 10, 2: 20}, {2: 15}, 2)
    assert lies_between({2: 15}, {2: 20, 3: 10}, 2)
    assert not lies_between({1: 10, 2: 20}, {2: 10}, 2)
    assert not lies_between({2: 20}, {2: 15}, 2)
