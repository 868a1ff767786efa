"""Event, place and period of a pair: whether two figures speak of one happening.

Enters: the facts of two claims. Leaves: an outcome. One named event decides; else one place and one period; where a
text leaves either out, what the reports say around it may stand in, softly - the day a report appeared, one document,
likeness in size - and where nothing does, the answer is that it is not known.
"""

from fractions import Fraction

import attrs

from claimtrack.comparison.facts import Facts, Window, last_before
from claimtrack.comparison.hierarchy import Hierarchy
from claimtrack.comparison.names import is_named
from claimtrack.comparison.origins import origin_relation
from claimtrack.comparison.outcome import DIFFERENT, OVERLAPPING, PART, SAME, UNKNOWN, WHOLE, Outcome
from claimtrack.model.comparison import OriginRelation, ScopeRelation
from claimtrack.model.measure import Mode
from claimtrack.model.policy import Policy

__all__ = ["EXACT_DAYS", "furthest", "locus", "resembles"]

EXACT_DAYS = 3  # a period this short names one happening: a day, a night, a weekend
_LOOSE_DAYS = 31  # "in April" may be a less exact way to say "on 4 April"
_OF_ONE_MIND = (OriginRelation.SAME, OriginRelation.SAME_SIDE)
_SETTLED = (ScopeRelation.SAME, ScopeRelation.PART, ScopeRelation.WHOLE, ScopeRelation.OVERLAPPING)
# Something is missing: neither a relation nor a contradiction.
_OPEN: None = None


def resembles(a: Facts, b: Facts, policy: Policy) -> bool:
    """Whether two figures are alike in size: the smaller at least ``policy.resemblance`` of the larger."""
    return _resembles(a, b, Fraction(policy.resemblance))


def _resembles_in_story(a: Facts, b: Facts, policy: Policy) -> bool:
    """The same of two reports of one story, which makes up for half of the likeness."""
    return _resembles(a, b, Fraction(policy.resemblance) / 2)


def _resembles(a: Facts, b: Facts, least: Fraction) -> bool:
    x, y = sorted((abs(Fraction(a.ends.point)), abs(Fraction(b.ends.point))))
    return x == y or x >= least * y


def _is_one_story(a: Facts, b: Facts) -> bool:
    """Whether both stand in reports of one story; those of one report do not count as such."""
    return a.story is not None and a.story == b.story and a.document != b.document


def locus(a: Facts, b: Facts, policy: Policy, hierarchy: Hierarchy) -> Outcome:
    """How the happening that ``b`` counts in stands to that of ``a``."""
    found = _locus(a, b, policy, hierarchy)
    if (a.borrowed or b.borrowed) and found.hinge is None and found.relation in _SETTLED:
        return attrs.evolve(found, hinge="scope")
    return found


def _locus(a: Facts, b: Facts, policy: Policy, hierarchy: Hierarchy) -> Outcome:
    if a.event is not None and b.event is not None:
        return _one_event(a, b, policy, hierarchy) if a.event == b.event else _DIFFERENT_EVENTS
    place, period = _place(a, b, policy, hierarchy), _period(a, b, policy)
    for found in (place, period):
        if found is not None and found.relation is ScopeRelation.DIFFERENT:
            return found
    if _is_one_report(a, b):
        if place is _UNLISTED:  # a writer who names two places may mean a town and all around it
            if not _is_higher_in_town(a, b, policy, hierarchy):
                return _UNLISTED
            place = _ONE_PLACE
        return _both(place or _SAME_REPORT, period or _SAME_REPORT)
    if _is_one_story(a, b):
        place, period = _of_one_story(a, b, place, period, policy)
    if place is not None and period is not None and place is not _UNLISTED:
        presumed = (a.window is None or b.window is None) and Mode.FLOW not in (a.mode, b.mode)
        wide = any(f.places and hierarchy.is_wide(f.places[0]) for f in (a, b)) and not (a.level and b.level)
        if presumed and wide and not _is_one_story(a, b) and not resembles(a, b, policy):
            return _NOT_DATED
        settled = place.relation is ScopeRelation.SAME or a.narrower or b.narrower
        if not settled and _is_exact(a, b) and _is_plain(a, b) and resembles(a, b, policy):
            place = Outcome(ScopeRelation.SAME, "resemblance")
        return _both(place, period)
    if (
        period is not None
        and _may_be_one(a, b, period, policy)
        and (place is not _UNLISTED or _is_loose(a, b, hierarchy))
    ):
        if not a.places and not b.places and not _shares_name(a, b):
            return _NOT_PLACED
        if resembles(a, b, policy) or origin_relation(a.origin, b.origin) in _OF_ONE_MIND:
            return _both(Outcome(ScopeRelation.SAME, "resemblance"), period)
        return _NOT_PLACED
    return _NOT_PLACED if place is None or place is _UNLISTED else _NOT_DATED


def _is_higher_in_town(a: Facts, b: Facts, policy: Policy, hierarchy: Hierarchy) -> bool:
    """Whether of two voices the one that speaks of a place no list knows has as many or more: it counts no part.

    "Police in Kaduna said 87 people were taken; the head of the village said 104".
    """
    listed = [hierarchy.is_listed(fact.places[0]) for fact in (a, b)]
    if listed[0] == listed[1] or origin_relation(a.origin, b.origin) is not OriginRelation.DIFFERENT:
        return False
    region, town = (a, b) if listed[0] else (b, a)
    return town.ends.point >= region.ends.point and resembles(a, b, policy)


def _of_one_story(
    a: Facts, b: Facts, place: Outcome | None, period: Outcome | None, policy: Policy
) -> tuple[Outcome | None, Outcome | None]:
    """Place and period with what the story of both reports says of either, softly."""
    alike = _resembles_in_story(a, b, policy)
    if period is None and alike and Mode.FLOW not in (a.mode, b.mode):
        period = _SAME_STORY
    if (place is None and (alike or _is_exact(a, b))) or (place is _UNLISTED and resembles(a, b, policy)):
        place = _SAME_REPORT
    return place, period


def _is_one_report(a: Facts, b: Facts) -> bool:
    """Whether both stand in one report; rows of a table that share a publisher, and no address, do not."""
    document = a.claim.document
    if document is None or a.document != b.document:
        return False
    return document.url is not None or (a.claim.evidence is not None and b.claim.evidence is not None)


_DIFFERENT_EVENTS = attrs.evolve(DIFFERENT, why="they speak of different events")
_DIFFERENT_PLACES = attrs.evolve(DIFFERENT, why="they speak of different places")
_DIFFERENT_PERIODS = attrs.evolve(DIFFERENT, why="they speak of different periods")
_OVERLAPPING_PERIODS = attrs.evolve(DIFFERENT, why="their periods have only some days in common")
_NOT_PLACED = attrs.evolve(UNKNOWN, why="it is not known that they speak of one place")
_NOT_DATED = attrs.evolve(UNKNOWN, why="it is not known that they speak of one period")
_UNLISTED = attrs.evolve(UNKNOWN, why="it is not known how the two places lie to each other")
_SAME_REPORT = Outcome(ScopeRelation.SAME, "scope")
_SAME_STORY = Outcome(ScopeRelation.SAME, "event_days")
_ONE_PLACE = Outcome(ScopeRelation.SAME, "resemblance")


def _both(place: Outcome, period: Outcome) -> Outcome:
    """Place and period together: one within and one around the other overlap."""
    if place.relation is ScopeRelation.UNKNOWN:
        place = _SAME_REPORT
    hinge = place.hinge or period.hinge
    relations = {place.relation, period.relation} - {ScopeRelation.SAME}
    why = "; ".join(o.why for o in (place, period) if o.why)
    if not relations:
        return SAME if hinge is None else Outcome(ScopeRelation.SAME, hinge, why)
    relation = relations.pop() if len(relations) == 1 else ScopeRelation.OVERLAPPING
    return Outcome(relation, hinge, why)


def _one_event(a: Facts, b: Facts, policy: Policy, hierarchy: Hierarchy) -> Outcome:
    """Within one named event, only what both say of place and period can still tell them apart."""
    place = _place(a, b, policy, hierarchy)
    if place in (None, _UNLISTED, _SAME_REPORT):
        place = SAME
    dated = (a.window is not None and b.window is not None) or Mode.FLOW in (a.mode, b.mode)
    period = (_period(a, b, policy) or SAME) if dated else SAME
    for found in (place, period):
        if found.relation is ScopeRelation.DIFFERENT:
            return found
    return _both(place, period)


def _place(a: Facts, b: Facts, policy: Policy, hierarchy: Hierarchy) -> Outcome | None:
    """One place, one within the other, two; ``_UNLISTED`` where no list can tell; None where one is not said."""
    x, y = a.places, b.places
    if not x or not y:
        return _named_place(a, b)
    if x[0] == y[0]:
        return SAME
    if x[0] in y or y[0] in x:
        return _nested(a, b, policy)
    if _are_apart(x, y, hierarchy):
        return _DIFFERENT_PLACES
    return _UNLISTED if _is_one_report(a, b) else _named_place(a, b) or _UNLISTED


def _are_apart(x: tuple[str, ...], y: tuple[str, ...], hierarchy: Hierarchy) -> bool:
    """Whether neither of two places lies in the other: two countries, or two places that the lists know."""
    if not hierarchy.is_listed(x[-1]) or not hierarchy.is_listed(y[-1]):
        return False
    return x[-1] != y[-1] or all(z[1:] == hierarchy.place_chain(z[0])[1:] for z in (x, y))


def _nested(a: Facts, b: Facts, policy: Policy) -> Outcome:
    """Two places of which one lies in the other: the ministry in Asuncion counts for all of Paraguay.

    In one report a figure of like size is of the same thing, whether its opening names the town or the country. So it
    is in two reports of one happening, of which one says only the country, unless a report sets the narrower place
    apart from the whole: "26 were killed, 19 of them in Bogo".
    """
    inner, outer = (a, b) if b.places[0] in a.places else (b, a)
    named = _is_one_story(a, b) and outer.names is not None and is_named(inner.places[0], outer.names)
    if inner.narrower or not (_resembles_in_story(a, b, policy) if named else resembles(a, b, policy)):
        return _within(a.places, b.places)
    one_report = _is_one_report(a, b)
    loosely = a.is_loosely_placed or b.is_loosely_placed
    if loosely and (inner.is_loosely_placed or one_report):
        return _ONE_PLACE
    if not one_report and all(_is_fresh(f, policy) for f in (a, b)):
        return _ONE_PLACE
    return _within(a.places, b.places)


def _is_fresh(fact: Facts, policy: Policy) -> bool:
    """Whether a figure is one of an event of these days: no level, no flow, and nothing that has run for long."""
    if fact.level or fact.mode is Mode.FLOW or fact.claim.evidence is None or fact.days is None:
        return False
    first = fact.days.last if fact.window is None else fact.window.first
    return first is not None and abs(fact.days.last - first) <= policy.event_days


def _named_place(a: Facts, b: Facts) -> Outcome | None:
    """The report of one figure names the place of the other: "More bodies found off Crete", "a Sudanese town"."""
    for placed, other in ((a, b), (b, a)):
        if placed.places and other.names is not None and is_named(placed.places[0], other.names):
            return _SAME_REPORT
    return _OPEN


def _within(x: tuple[str, ...], y: tuple[str, ...]) -> Outcome:
    """One place within the other."""
    if x[0] in y:
        return attrs.evolve(PART, why=f"{y[0]} lies within {x[0]}")
    return attrs.evolve(WHOLE, why=f"{x[0]} lies within {y[0]}")


def _is_loose(a: Facts, b: Facts, hierarchy: Hierarchy) -> bool:
    """Whether of two places that no list can hold against each other one is a country: the other may well lie there."""
    return any(hierarchy.is_wide(place) for place in (*a.places[:1], *b.places[:1]))


def _may_be_one(a: Facts, b: Facts, period: Outcome, policy: Policy) -> bool:
    """Whether day and voice may stand in for the place: one day, or one voice and like figures when it had happened."""
    if _is_exact(a, b):
        return True
    one_voice = origin_relation(a.origin, b.origin) in _OF_ONE_MIND
    return period.hinge == "event_days" and one_voice and resembles(a, b, policy)


def _shares_name(a: Facts, b: Facts) -> bool:
    """Whether two reports, neither of which says where, have a name in common; True where their words are not known."""
    return a.names is None or b.names is None or not a.names.isdisjoint(b.names)


def _is_plain(a: Facts, b: Facts) -> bool:
    """Whether both are plain counts of one event in two reports: "in Zamfara" here and "in Nigeria" there."""
    return a.mode is None and b.mode is None and not a.level and not b.level


def _is_exact(a: Facts, b: Facts) -> bool:
    """Whether both name one happening by its day, or one start of a running count."""
    x, y = a.window, b.window
    if x is None or y is None or x.first is None or y.first is None or x.first != y.first:
        return False
    if x.last is None or y.last is None:
        return x.last is y.last
    return x.last - x.first < EXACT_DAYS and y.last - y.first < EXACT_DAYS


def _period(a: Facts, b: Facts, policy: Policy) -> Outcome | None:
    if Mode.FLOW in (a.mode, b.mode) and Mode.CUMULATIVE in (a.mode, b.mode):
        return _flow(a, b)
    x, y = a.window, b.window
    if x is not None and y is not None:
        return _windows(a, b, x, y, policy)
    if a.level and b.level:
        return SAME
    if a.mode is Mode.FLOW or b.mode is Mode.FLOW:
        return _undated_flows(a, b) if x is y else _OPEN
    if x is not None:
        return _against(x, a, b, policy)
    if y is not None:
        return _against(y, a, b, policy)
    if a.days is None or b.days is None:
        return _OPEN
    gap = max(a.days.first - b.days.last, b.days.first - a.days.last)
    return Outcome(ScopeRelation.SAME, "event_days") if gap <= _reach(a, b, policy) else _OPEN


def _reach(a: Facts, b: Facts, policy: Policy) -> int:
    """How long after an event a report without its day still speaks of it; one voice follows its count for longer."""
    one_voice = origin_relation(a.origin, b.origin) is OriginRelation.SAME and a.origin.voice == "named"
    return furthest(policy) if one_voice else policy.event_days


def furthest(policy: Policy) -> int:
    """The most days that may lie between two figures of one happening, one of which does not say its day."""
    return 2 * policy.event_days


def _undated_flows(a: Facts, b: Facts) -> Outcome | None:
    """Two figures "in 24 hours": one span if reported for one day, else two."""
    if a.days is None or b.days is None:
        return _OPEN
    meets = a.days.first <= b.days.last and b.days.first <= a.days.last
    return SAME if meets else _DIFFERENT_PERIODS


def _flow(a: Facts, b: Facts) -> Outcome | None:
    """A flow against a running count: inside it, unless its span lies before the start or after the as-of."""
    flow, count = (a, b) if a.mode is Mode.FLOW else (b, a)
    window = count.window
    days = flow.days
    first = flow.window.first if flow.window else days.first if days else None
    last = flow.window.last if flow.window else days.last if days else None
    if window is None or window.first is None:
        return SAME
    if first is None or last is None:
        return SAME if flow.window is None else _OPEN
    if last < window.first or (window.last is not None and first > window.last):
        return _DIFFERENT_PERIODS
    if flow.window is not None and first < window.first:
        return _OVERLAPPING_PERIODS
    return SAME


def _against(window: Window, a: Facts, b: Facts, policy: Policy) -> Outcome | None:
    """One figure is dated, the other only by its report."""
    dated, other = (a, b) if a.window is window else (b, a)
    if other.days is None or window.first is None or not window.resolved:
        return _OPEN
    if other.days.last < window.first:
        return _DIFFERENT_PERIODS
    if window.last is not None:
        near = other.days.first <= window.last + _reach(a, b, policy)
        return Outcome(ScopeRelation.SAME, "event_days") if near else _OPEN
    return Outcome(ScopeRelation.SAME, "resemblance") if resembles(dated, other, policy) else _OPEN


def _windows(a: Facts, b: Facts, x: Window, y: Window, policy: Policy) -> Outcome | None:
    if not x.resolved or not y.resolved:
        return _one_yearless(a, b, x) if x.written == y.written else _yearless(x, y)
    if (x.first, x.last, x.closed) == (y.first, y.last, y.closed):
        return SAME
    if (x.last is not None and y.first is not None and x.last < y.first) or (
        y.last is not None and x.first is not None and y.last < x.first
    ):
        return _told_later(a, b, x, y, policy) or _DIFFERENT_PERIODS
    if x.first is None or y.first is None:
        return attrs.evolve(OVERLAPPING, why="the periods overlap")
    if _is_one_happening(a, b, x, y, policy):
        return Outcome(ScopeRelation.SAME, "scope")
    return _containment(x, y)


def _told_later(a: Facts, b: Facts, x: Window, y: Window, policy: Policy) -> Outcome | None:
    """Two days, of which the later is also the day of its telling: "on Friday the coast guard spoke of 21 dead".

    Within the days in which an event is still reported a figure of like size, or one voice's higher one, is of the
    earlier day.
    """
    if x.first is None or y.first is None:
        return None
    first, later = (a, b) if x.first < y.first else (b, a)
    if not later.is_told_that_day or Mode.FLOW in (a.mode, b.mode) or abs(y.first - x.first) > _reach(a, b, policy):
        return None
    one_voice = origin_relation(a.origin, b.origin) is OriginRelation.SAME and a.origin.voice == "named"
    higher = one_voice and later.ends.point >= first.ends.point
    return Outcome(ScopeRelation.SAME, "event_days") if higher or resembles(a, b, policy) else None


def _one_yearless(a: Facts, b: Facts, window: Window) -> Outcome | None:
    """A date without its year in two reports: one day if, as far as is known, both were told in the year after it."""
    if a.days is None or b.days is None:
        return SAME
    return SAME if last_before(window.written, a.days.last) == last_before(window.written, b.days.last) else _OPEN


def _yearless(x: Window, y: Window) -> Outcome | None:
    """A day without a year beside a full date: one day of the year or another."""
    month_day = (x.written if not x.resolved else y.written)[4:]
    other = y if not x.resolved else x
    if not other.resolved:
        return _DIFFERENT_PERIODS
    if len(other.written) == 10 and len(month_day) == 6:
        return Outcome(ScopeRelation.SAME, "scope") if other.written.endswith(month_day) else _DIFFERENT_PERIODS
    return _OPEN


def _is_one_happening(a: Facts, b: Facts, x: Window, y: Window, policy: Policy) -> bool:
    """Whether two overlapping periods are two ways of dating one happening: by day and by month, or by its start."""
    if x.first is None or y.first is None:
        return False
    if x.last is None and y.last is None:
        return abs(x.first - y.first) <= policy.event_days
    if x.last is None or y.last is None:
        over, running, teller, end = (b, x, a, y.last) if x.last is None else (a, y, b, x.last)
        if abs(x.first - y.first) > policy.event_days:
            return over.is_day_of_counting(running) and resembles(a, b, policy)
        soon = teller.days is not None and end is not None and abs(teller.days.last - end) <= policy.lag
        return soon or resembles(a, b, policy)
    if a.mode is Mode.FLOW or b.mode is Mode.FLOW:
        return False
    short, long = sorted((x.last - x.first, y.last - y.first))
    nested = (x.first <= y.first and y.last <= x.last) or (y.first <= x.first and x.last <= y.last)
    return short < EXACT_DAYS and long < _LOOSE_DAYS and nested and resembles(a, b, policy)


def _containment(x: Window, y: Window) -> Outcome:
    """How period ``y`` lies to period ``x``; both have a start and some day in common."""
    if x.first is None or y.first is None:
        raise ValueError("both periods must have a start")
    inside = y.first >= x.first and (x.last is None or (y.last is not None and y.last <= x.last))
    around = x.first >= y.first and (y.last is None or (x.last is not None and x.last <= y.last))
    if inside:
        return attrs.evolve(PART, why=f"the period {y.written} lies within {x.written}")
    if around:
        return attrs.evolve(WHOLE, why=f"the period {x.written} lies within {y.written}")
    return _OVERLAPPING_PERIODS
