"""A pair of claims with its five axes, before the verdict is looked up."""

import attrs

from claimtrack.comparison.facts import Facts
from claimtrack.comparison.hierarchy import Hierarchy
from claimtrack.comparison.origins import origin_relation
from claimtrack.comparison.outcome import Outcome
from claimtrack.comparison.scope import scope
from claimtrack.comparison.stance import stance_relation
from claimtrack.comparison.timing import Times, times
from claimtrack.comparison.value import Values, is_below, values
from claimtrack.comparison.verdicts import Axes
from claimtrack.model.comparison import OriginRelation, StanceRelation, TimeRelation
from claimtrack.model.policy import Policy
from claimtrack.model.quantity import Bound

__all__ = ["Pair", "course_of", "pair_of"]


_FLOORS = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})


@attrs.frozen
class Pair:
    """Two claims and how the second stands to the first on every axis."""

    a: Facts
    b: Facts
    stance: StanceRelation
    scope: Outcome
    time: Times
    value: Values
    origin: OriginRelation
    falls: bool = False

    @property
    def course(self) -> str:
        """How the figure may go on: "closed", "growing" or "level"."""
        return course_of(self.a, self.b)

    @property
    def steps_up(self) -> bool:
        """Whether the later figure names more than the floor that the earlier one set: "at least 18", then 24."""
        if not self.time.gap:
            return False
        first, later = (self.a, self.b) if self.time.relation is TimeRelation.AFTER else (self.b, self.a)
        x, y = first.ends, later.ends
        floor = x.bound in _FLOORS and not self.value.near
        return floor and x.nominal is not None and y.nominal is not None and y.nominal > x.nominal

    @property
    def is_settled(self) -> bool:
        """Whether both count what nobody finds more of later: the days of their reports tell nothing apart."""
        return self.a.is_settled and self.b.is_settled and self.course == "closed"

    @property
    def may_have_grown(self) -> bool:
        """Whether the later of two reports, over a day apart, names more: the dead of an event are found for days."""
        if self.time.gap <= 1 or not all(f.claim.evidence is not None for f in (self.a, self.b)):
            return False
        first, later = (self.a, self.b) if self.time.relation is TimeRelation.AFTER else (self.b, self.a)
        return is_below(first.ends, later.ends)

    @property
    def axes(self) -> Axes:
        """The relations in the columns of the verdict table."""
        return Axes(
            self.stance,
            self.scope.relation,
            self.time.relation,
            "within" if self.is_settled or (self.time.within and not self.may_have_grown) else "beyond",
            "published" if self.time.loose else "stated",
            self.value.relation,
            "yes" if self.value.near else "no",
            self.origin,
            self.course,
            "down" if self.falls else "up" if self.steps_up else "other",
        )


def course_of(a: Facts, b: Facts) -> str:
    """How the figure of a pair may go on: a level goes both ways, a running count grows, all else is over.

    A period with an end closes the pair even where the other claim does not name it; a level is closed only by a month
    or more that was over when it was told.
    """
    if a.goes_both_ways or b.goes_both_ways:
        return "level"
    if a.is_day_of_counting(b.window) or b.is_day_of_counting(a.window):
        return "growing"
    if any(f.window is not None and f.window.closed for f in (a, b)):
        return "closed"
    return "growing" if a.growing or b.growing else "closed"


def pair_of(a: Facts, b: Facts, policy: Policy, hierarchy: Hierarchy) -> Pair:
    """Compute the five axes."""
    origin = origin_relation(a.origin, b.origin)
    time, value = times(a, b, origin, policy), values(a, b, policy)
    falls = _falls(a, b, time, policy) and origin in (OriginRelation.DIFFERENT, OriginRelation.SAME_SIDE)
    return Pair(a, b, stance_relation(a, b), scope(a, b, policy, hierarchy), time, value, origin, falls)


def _falls(a: Facts, b: Facts, time: Times, policy: Policy) -> bool:
    """Whether the later of two reports names less than a count that cannot fall had reached days before.

    Only of an event of these days: over longer a count is gone through anew, and a table's rows are days of a series.
    """
    if time.relation not in (TimeRelation.AFTER, TimeRelation.BEFORE) or time.gap > policy.event_days:
        return False
    first, later = (a, b) if time.relation is TimeRelation.AFTER else (b, a)
    told = all(f.claim.evidence is not None and f.days is not None and not f.days.previous for f in (a, b))
    return told and course_of(a, b) != "level" and is_below(later.ends, first.ends)
