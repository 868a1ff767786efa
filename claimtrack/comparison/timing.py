"""The time axis: how the states of knowledge that two figures report lie to each other.

Across origins two as-of dates meet on one calendar day; within an origin clock times and parts of a day order them. A
publication date bounds an as-of only from above: what was printed on the 24th may be the count of the 22nd.
"""

import attrs

from claimtrack.comparison.facts import Days, Facts
from claimtrack.model.comparison import OriginRelation, TimeRelation
from claimtrack.model.policy import Policy

__all__ = ["Times", "times"]


@attrs.frozen
class Times:
    """The time axis of a pair.

    Attributes:
        relation: How b's as-of stands to a's.
        gap: How many days lie between them; 0 where they meet, and where unknown.
        within: Whether they lie within ``policy.lag`` days of each other.
        loose: Whether the later one is dated by its publication only.
    """

    relation: TimeRelation
    gap: int = 0
    within: bool = True
    loose: bool = False


def times(a: Facts, b: Facts, origin: OriginRelation, policy: Policy) -> Times:
    """The time axis of a pair, "b ... a"."""
    x, y = a.days, b.days
    if x is None or y is None:
        return Times(TimeRelation.UNKNOWN)
    if x.previous or y.previous:
        return _told_as_earlier(a, b, x, y)
    if y.first > x.last:
        return _apart(TimeRelation.AFTER, y.first - x.last, y, policy)
    if x.first > y.last:
        return _apart(TimeRelation.BEFORE, x.first - y.last, x, policy)
    if origin is OriginRelation.SAME and x.instant and y.instant and x.instant[0] == y.instant[0]:
        if y.instant[1] > x.instant[1]:
            return _apart(TimeRelation.AFTER, 0, y, policy)
        if x.instant[1] > y.instant[1]:
            return _apart(TimeRelation.BEFORE, 0, x, policy)
    return Times(TimeRelation.MEETS)


def _told_as_earlier(a: Facts, b: Facts, x: Days, y: Days) -> Times:
    """A figure told as an earlier one: in "38, down from 41" the 41 is of some day before, and which is not said."""
    if x.previous and y.previous:
        return Times(TimeRelation.UNKNOWN)
    earlier, later = (x, y) if x.previous else (y, x)
    one_report = a.document is not None and a.document == b.document
    if one_report or later.first > earlier.last:
        relation = TimeRelation.AFTER if x.previous else TimeRelation.BEFORE
        return Times(relation, max(later.first - earlier.last, 1))
    return Times(TimeRelation.UNKNOWN)


def _apart(relation: TimeRelation, gap: int, later: Days, policy: Policy) -> Times:
    return Times(relation, gap, gap <= policy.lag, later.published)
