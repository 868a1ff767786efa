"""The value axis: how the numbers that two figures allow stand to each other.

The relation reads ``b`` against ``a``: ``within`` means that b lies within a. The gap is the distance between the
intervals where they do not meet; two that touch at an excluded end are a gap of 0 apart.
"""

from fractions import Fraction

import attrs

from claimtrack.comparison.facts import Ends, Facts
from claimtrack.model.comparison import ValueRelation
from claimtrack.model.policy import Policy
from claimtrack.model.quantity import Bound, Quantity

__all__ = ["POINTS", "Values", "ends_relation", "values"]

POINTS = frozenset({Bound.EXACT, Bound.ABOUT})  # shapes that name one number


@attrs.frozen
class Values:
    """The value axis of a pair.

    Attributes:
        relation: How b's interval stands to a's.
        near: Whether the figures are one figure: equal, roundings of one number, or within the tolerance.
        gap: The distance between the intervals; None where they meet.
        ratio: The gap as a share of the larger magnitude at the facing ends; None where they meet.
        hinges: The policy fields that the relation hangs on.
    """

    relation: ValueRelation
    near: bool
    gap: Fraction | None = None
    ratio: Fraction | None = None
    hinges: tuple[str, ...] = ()


def is_below(a: Ends, b: Ends) -> bool:
    """Whether every number of ``a`` is smaller than every number of ``b``."""
    return (
        a.high is not None
        and b.low is not None
        and (a.high < b.low or (a.high == b.low and (a.high_open or b.low_open)))
    )


def _covers_below(a: Ends, b: Ends) -> bool:
    """Whether nothing of ``b`` lies below ``a``."""
    if a.low is None:
        return True
    return b.low is not None and (b.low > a.low or (b.low == a.low and (b.low_open or not a.low_open)))


def _covers_above(a: Ends, b: Ends) -> bool:
    """Whether nothing of ``b`` lies above ``a``."""
    if a.high is None:
        return True
    return b.high is not None and (b.high < a.high or (b.high == a.high and (b.high_open or not a.high_open)))


def ends_relation(a: Ends, b: Ends) -> ValueRelation:
    """How the interval of ``b`` stands to that of ``a``."""
    if is_below(a, b):
        return ValueRelation.ABOVE
    if is_below(b, a):
        return ValueRelation.BELOW
    covers = _covers_below(a, b) and _covers_above(a, b)
    covered = _covers_below(b, a) and _covers_above(b, a)
    if covers and covered:
        return ValueRelation.EQUAL
    if covers:
        return ValueRelation.WITHIN
    return ValueRelation.CONTAINS if covered else ValueRelation.OVERLAP


def distance(a: Ends, b: Ends) -> tuple[Fraction, Fraction]:
    """Gap and ratio of two intervals that do not meet."""
    low, high = (a, b) if is_below(a, b) else (b, a)
    if low.high is None or high.low is None or low.high > high.low:
        raise ValueError("intervals that meet have no gap")
    gap = Fraction(high.low) - Fraction(low.high)
    larger = max(abs(Fraction(high.low)), abs(Fraction(low.high)))
    return gap, gap / larger if larger else Fraction(0)


def _is_rounding(rough: Ends, fine: Ends) -> bool:
    """Whether ``rough`` is what a writer makes of the number that ``fine`` names: "more than 29,500" of 29,514."""
    if fine.nominal is None or rough.nominal is None or fine.bound not in POINTS:
        return False
    if rough.bound in POINTS:
        named = Ends(fine.nominal, fine.nominal)
        return _covers_below(rough, named) and _covers_above(rough, named)
    beyond = fine.nominal - rough.nominal if rough.bound is Bound.MORE_THAN else rough.nominal - fine.nominal
    return rough.bound in (Bound.MORE_THAN, Bound.LESS_THAN) and 0 < beyond <= rough.place


def _is_within_tolerance(a: Facts, b: Facts, policy: Policy, gap: Fraction, ratio: Fraction) -> bool:
    """Whether the declared tolerance bridges the gap; an absolute one speaks of one unit only."""
    unit = a.unit if a.unit == b.unit else None
    tolerance = policy.tolerance_for(_tolerated(a, b, policy), unit)
    is_tolerated = a.factor == b.factor and gap <= Fraction(tolerance.absolute) * a.factor
    return is_tolerated or ratio <= Fraction(tolerance.relative)


def _tolerated(a: Facts, b: Facts, policy: Policy) -> str | None:
    """The predicate whose tolerance holds: as both write it ("deaths") where the policy has that, else its own name."""
    if a.predicate != b.predicate:
        return None
    said = {fact.claim.measure.predicate for fact in (a, b) if fact.claim.measure is not None}
    return next((name for name, _ in policy.tolerances if said == {name}), a.predicate)


def _names_one_number(a: Ends, b: Ends) -> bool:
    """Whether both name the same number, one of them as a point: "more than 29,500" and 29,500."""
    return a.nominal == b.nominal and (a.bound in POINTS or b.bound in POINTS)


def values(a: Facts, b: Facts, policy: Policy) -> Values:
    """The value axis of a pair, "b ... a", with gap, ratio and the policy fields it hangs on."""
    x, y = a.ends, b.ends
    relation = ends_relation(x, y)
    if relation in (ValueRelation.ABOVE, ValueRelation.BELOW):
        gap, ratio = distance(x, y)
        hinges = _facing(x, y) if relation is ValueRelation.ABOVE else _facing(y, x)
        if not gap:
            return Values(relation, _names_one_number(x, y), gap, ratio, hinges)
        if _is_within_tolerance(a, b, policy, gap, ratio):
            return Values(relation, True, gap, ratio, (*hinges, "tolerance"))
        return Values(relation, False, gap, ratio, hinges)
    if relation is ValueRelation.EQUAL:
        return Values(relation, True)
    near = _is_rounding(x, y) or _is_rounding(y, x) or _names_one_number(x, y)
    return Values(relation, near, hinges=_meeting(a, b))


def _facing(lower: Ends, upper: Ends) -> tuple[str, ...]:
    """The policy fields that make the ends by which one figure lies below another."""
    return tuple(sorted({hinge for hinge in (lower.high_hinge, upper.low_hinge) if hinge}))


def _meeting(a: Facts, b: Facts) -> tuple[str, ...]:
    """The policy fields without which two figures would not meet: 1,160 and "about 1,200"."""
    if is_below(_stated(a), _stated(b)):
        return _facing(a.ends, b.ends)
    return _facing(b.ends, a.ends) if is_below(_stated(b), _stated(a)) else ()


def _stated(fact: Facts) -> Ends:
    """The ends as the words state them: "about N" is N, "more than N" is open, "some 200 to 300" ends at 300."""
    value = fact.claim.value
    if not isinstance(value, Quantity):
        raise TypeError("a statement has no figure to compare")
    low, high = (None if end is None else Fraction(end) * fact.factor for end in (value.low, value.high))
    return Ends(low, high, value.low_open, value.high_open)
