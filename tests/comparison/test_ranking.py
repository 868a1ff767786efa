"""The order of conflicts, and the reason each is given for its place."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from claimtrack.comparison.ranking import rank
from claimtrack.model.claim import Claim
from claimtrack.model.comparison import Conflict, Position, Verdict
from claimtrack.model.measure import Measure
from claimtrack.model.quantity import Interval
from claimtrack.model.source import Source

Make = Callable[..., Claim]


def conflict(ratio: Fraction | None, *names: str, **more: Any) -> Conflict:
    """A conflict of so wide a gap between so many voices; the rest does not matter for its place."""
    origins = tuple(Source(name) for name in names or ("police", "mayor"))
    fields: dict[str, Any] = {
        "measure": Measure("killed", event="fire"),
        "positions": tuple(Position((), Interval(Fraction(1), Fraction(1)), (origin,)) for origin in origins),
        "relation": Verdict.CONFLICTS,
        "gap": ratio,
        "soft": False,
        "reason": "",
    }
    return Conflict(ratio=ratio, **(fields | more))


def test_what_matters_more_goes_first():
    """Disagreements before corrections, wide before narrow, words before policy, many voices before few."""
    wide, narrow = conflict(Fraction(1, 2)), conflict(Fraction(1, 10))
    soft = conflict(Fraction(1, 2), soft=True, hinges=("lag",))
    many = conflict(Fraction(1, 2), "police", "mayor", "hospital")
    correction = conflict(Fraction(9, 10), "police", relation=Verdict.REVISES_UP)
    lowered = conflict(Fraction(8, 10), "police", relation=Verdict.REVISES_DOWN)
    ranked = rank([lowered, correction, narrow, soft, wide, many])
    assert [(one.ratio, one.soft, len(one.positions)) for one in ranked] == [
        (many.ratio, False, 3),
        (wide.ratio, False, 2),
        (soft.ratio, True, 2),
        (narrow.ratio, False, 2),
        (correction.ratio, False, 1),
        (lowered.ratio, False, 1),
    ]


def test_a_denial_ranks_as_the_whole_figure():
    """Who denies a figure leaves nothing of it: before two fifths apart, behind figures of unlike sign."""
    denial = conflict(None, relation=Verdict.DENIES)
    near, unlike = conflict(Fraction(2, 5)), conflict(Fraction(3, 2))
    assert [one.ratio for one in rank([near, denial, unlike])] == [Fraction(3, 2), None, Fraction(2, 5)]


def test_equal_ones_keep_the_order_they_came_in():
    """Nothing is weighed by who speaks."""
    first, second = conflict(Fraction(1, 2), "police", "mayor"), conflict(Fraction(1, 2), "mayor", "police")
    assert [one.positions for one in rank([first, second])] == [first.positions, second.positions]
    assert [one.positions for one in rank([second, first])] == [second.positions, first.positions]


def test_the_reason_names_every_ground():
    """Kind, width, what it hangs on by the names of the policy's fields, and how many voices there are."""
    soft = conflict(Fraction(2, 5), soft=True, hinges=("roundness", "lag"))
    denial = conflict(None, relation=Verdict.DENIES)
    correction = conflict(Fraction(1, 4), "police", relation=Verdict.REVISES_DOWN)
    told = [one.order for one in rank([soft, denial, correction])]
    assert told == [
        "a disagreement, one denies what the other says, on the words alone, 2 voices",
        "a disagreement, 40 % apart, soft (roundness, lag), 2 voices",
        "a correction, 25 % apart, on the words alone, 1 voice",
    ]
