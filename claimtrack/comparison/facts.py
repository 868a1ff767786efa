"""A claim as comparison sees it: canonical words, ends as numbers, dates as days, one name for its origin.

Enters: a claim with a figure, a policy, a lexicon. Leaves: ``Facts``, made once for each claim and read by all axes.
Refused: statements; they have no figure and are never compared.
"""

import datetime as dt
from fractions import Fraction
from functools import lru_cache

import attrs

from claimtrack.comparison.beside import is_at_peak, is_difference, is_further, is_of_the_counted, is_said_to_be
from claimtrack.comparison.hierarchy import Counted, Hierarchy, PredicateEntry, hierarchy, plain
from claimtrack.comparison.origins import Origin, Registry, registry
from claimtrack.errors import InvalidMoment
from claimtrack.lexicon.loader import Lexicon
from claimtrack.model.claim import AsOfBasis, Claim, LinkKind
from claimtrack.model.measure import Measure, Mode
from claimtrack.model.moment import Moment, Part
from claimtrack.model.policy import Policy
from claimtrack.model.quantity import Bound, Quantity, last_place
from claimtrack.model.source import Stance

__all__ = ["Days", "Ends", "Facts", "Reader", "Window", "last_before"]

_LONG = 7  # days after which the dead of one more day are few beside the sum
_YEAR = (365, 366)  # days
_MONTH = 28  # days
_LEAP_GAP = 9  # a 29 February is never further back, not even around 1900
_PREVIOUS = "as-of:previous"  # the rule that finds an earlier state told beside a newer one
_OPENING = "place:opening"  # the rule by which a figure takes the place of its report's opening
# rules of places that say less than a kindred figure's: the opening's, lent to all that a report tells; a lake, a river
_WEAK = frozenset({"place:report", "place:landscape"})
_BODIES = frozenset({"body", "bodies", "corpse", "corpses", "remains"})
_DAY_PARTS = {Part.MORNING: 0, Part.AFTERNOON: 1, Part.EVENING: 2, Part.NIGHT: 3}


@attrs.frozen
class Ends:
    """The ends of a figure under the policy, in the base unit of its dimension; exact numbers, never floats.

    Attributes:
        low: The lower end; None where it is open for good.
        high: The upper end; None where it is open for good.
        low_open: Whether ``low`` itself is excluded.
        high_open: Whether ``high`` itself is excluded.
        low_hinge: The policy field that made the lower end; None for an end that the words state.
        high_hinge: The same for the upper end.
        nominal: The number that was named, where one was.
        place: The size of its last significant place.
        bound: The shape of the figure.
    """

    low: Fraction | int | None
    high: Fraction | int | None
    low_open: bool = False
    high_open: bool = False
    low_hinge: str | None = None
    high_hinge: str | None = None
    nominal: Fraction | int | None = None
    place: Fraction | int = 0
    bound: Bound = Bound.EXACT

    @property
    def point(self) -> Fraction | int:
        """One number that stands for the figure where only its size matters."""
        if self.nominal is not None:
            return self.nominal
        if self.low is not None and self.high is not None:
            return (self.low + self.high) / Fraction(2)
        return self.low if self.low is not None else self.high  # type: ignore[return-value]


@attrs.frozen
class Window:
    """When the counted events happened, in days counted from year 1; ``None`` where nothing bounds it.

    Attributes:
        first: The first day.
        last: The last day; None while it is still running.
        written: The date as written, for dates without a year.
        resolved: Whether the year is known.
    """

    first: int | None
    last: int | None
    written: str
    resolved: bool = True

    @property
    def closed(self) -> bool:
        """Whether it has an end."""
        return ".." not in self.written


@attrs.frozen
class Days:
    """The as-of of a claim.

    Attributes:
        first: The first day it may mean; None where unknown.
        last: The last day it may mean; None where unknown.
        published: Whether only the publication date bounds it.
        previous: Whether the text itself calls the figure an earlier one, of a day it does not name ("up from 12");
            then ``first`` and ``last`` are the day before it was told, the latest that it can be of.
        instant: Seconds (with a clock time) or the order of a part of the day; None where only the day is known.
    """

    first: int
    last: int
    published: bool = False
    instant: tuple[str, int] | None = None
    previous: bool = False


@attrs.frozen(eq=False)
class Facts:
    """All that the axes read of one claim; the fields are explained in the modules that read them."""

    claim: Claim
    predicate: str
    entry: PredicateEntry
    counted: Counted
    dimension: str | None
    factor: Fraction
    places: tuple[str, ...]
    event: str | None
    window: Window | None
    mode: Mode | None
    stance: Stance
    ends: Ends
    days: Days | None
    origin: Origin
    document: str | None
    links: tuple[tuple[LinkKind, str], ...] = ()
    borrowed: tuple[str, ...] = ()
    further: bool = False
    partial: bool = False
    difference: bool = False
    aside: bool = False
    narrower: bool = False
    names: frozenset[str] | None = None
    story: str | None = None

    @property
    def place(self) -> str | None:
        """The canonical place, where one is known."""
        return self.places[0] if self.places else None

    @property
    def id(self) -> str:
        """The claim's id; hashed on first use, for most comparisons need none."""
        return self.claim.id

    @property
    def unit(self) -> str | None:
        """The unit as stated."""
        value = self.claim.value
        return value.unit if isinstance(value, Quantity) else None

    @property
    def growing(self) -> bool:
        """Whether the count is still running: cumulative, and its period has no end."""
        if self.window is not None and not self.window.closed:
            return True
        return self.mode is Mode.CUMULATIVE and self.window is None

    def is_day_of_counting(self, running: Window | None) -> bool:
        """Whether its one day is that of its count, beside one that has run for long.

        In "more than 12,000 have been killed, it said on Monday" nobody was killed on Monday. A day's own dead are not
        half as many as those of months of war; a figure alike in size to them is their sum.
        """
        window, days = self.window, self.days
        if window is None or running is None or running.closed or self.claim.evidence is None:
            return False
        if days is None or self.mode is Mode.FLOW or window.first is None or window.first != window.last:
            return False
        long_ago = running.first is not None and window.first - running.first > _LONG
        return long_ago and abs(days.last - window.first) <= 1

    @property
    def is_loosely_placed(self) -> bool:
        """Whether its place is only that of the opening of its report: the dateline, or where somebody spoke."""
        return _OPENING in self.claim.rules

    @property
    def is_plan(self) -> bool:
        """Whether it is of what somebody decides to do, and not of what was done in a window or so far."""
        return self.entry.plan and self.mode is None

    @property
    def is_told_that_day(self) -> bool:
        """Whether its one day is the day as of which it is told, so that either may be meant by the words."""
        window, days = self.window, self.days
        if window is None or days is None or window.first is None or self.claim.evidence is None:
            return False
        one_day = window.first == window.last == days.last and days.first == days.last
        return one_day and self.mode in (None, Mode.CUMULATIVE) and (self.mode is not None or not days.published)

    @property
    def is_of_past_period(self) -> bool:
        """Whether it is the rate of a month or more that was over when it was told: "inflation in June"."""
        window, days = self.window, self.days
        if self.mode is Mode.STOCK or self.entry.course != "level" or window is None or days is None:
            return False
        if window.first is None or window.last is None:  # open, or of a year that is not known
            return False
        return window.last - window.first + 1 >= _MONTH and window.last < days.last

    @property
    def goes_both_ways(self) -> bool:
        """Whether a later figure may be higher or lower and both right: a level, but of no period that was over."""
        return self.level and not self.is_of_past_period

    @property
    def is_settled(self) -> bool:
        """Whether nobody finds more of it days later, so that the days of two reports tell nothing apart."""
        return self.entry.settled or self.is_of_past_period

    @property
    def level(self) -> bool:
        """Whether the figure goes up and down: a stock, or a predicate that names a level."""
        return self.mode is Mode.STOCK or self.entry.course == "level"


@lru_cache(maxsize=65536)
def window_of(period: Moment) -> Window:
    """A period as a window of days."""
    first, last = period.earliest, period.latest
    return Window(
        first.toordinal() if first else None,
        last.toordinal() if last else None,
        str(period),
        period.is_resolved,
    )


def days_of(claim: Claim) -> Days | None:
    """The as-of of a claim; where it has none, its publication date bounds it from above."""
    moment, published = claim.as_of, claim.as_of_basis is AsOfBasis.PUBLISHED
    if moment is None:
        moment, published = claim.published, True
    if moment is None:
        return None
    found = _days(moment)
    if found is None and claim.published is not None:
        return _days_without_year(moment, claim.published)
    if found is None or not published:
        return found
    if claim.as_of is None and (_PREVIOUS in claim.rules or claim.evidence is not None):
        day = found.first - 1
        return Days(day, day, published=True, previous=True)
    return attrs.evolve(found, published=True)


def _days_without_year(moment: Moment, published: Moment) -> Days | None:
    """The as-of of what was told "as of 1 May": the last 1 May before it was printed bounds it from above."""
    bound = _days(published)
    if bound is None:
        return None
    named = last_before(moment.edtf, bound.last)
    if named is None:
        return attrs.evolve(bound, published=True)
    return Days(named.first, min(named.last, bound.last), published=True)


@lru_cache(maxsize=4096)
def last_before(written: str, day: int) -> Days | None:
    """The last day or month of that name, its year left open, that had begun on a day; None for any other date.

    >>> found = last_before("XXXX-02-29", dt.date(2023, 3, 1).toordinal())
    >>> str(dt.date.fromordinal(found.first))
    '2020-02-29'
    """
    year = dt.date.fromordinal(day).year
    for candidate in range(year, max(year - _LEAP_GAP, 0), -1):
        try:
            found = _days(Moment(f"{candidate:04}{written.removeprefix('XXXX')}"))
        except InvalidMoment:
            continue
        if found is not None and found.first <= day:
            return found
    return None


@lru_cache(maxsize=65536)
def _days(moment: Moment) -> Days | None:
    first, last = moment.earliest, moment.latest
    if first is None or last is None:
        return None
    instant: tuple[str, int] | None = None
    if moment.time is not None:
        instant = ("time", _seconds(first, moment.time))
    elif moment.part in _DAY_PARTS:
        instant = ("part", _DAY_PARTS[moment.part])
    return Days(first.toordinal(), last.toordinal(), False, instant)


def _seconds(day: dt.date, time: dt.time) -> int:
    """Seconds since year 1; a time with an offset counts in universal time."""
    offset = time.utcoffset()
    seconds = day.toordinal() * 86400 + time.hour * 3600 + time.minute * 60 + time.second
    return seconds - (int(offset.total_seconds()) if offset is not None else 0)


def ends_of(value: Quantity, policy: Policy, factor: Fraction) -> Ends:
    """The ends of a figure under a policy, each with the policy field that made it."""
    if value.bound is Bound.EXACT and type(value.low) is int and factor == 1:
        return Ends(value.low, value.low, nominal=value.low)
    interval = value.interval(policy)
    nominal = None if value.nominal is None else Fraction(value.nominal) * factor
    hinge: dict[str, str | None] = {"low": None, "high": None}
    for side in hinge:
        if getattr(interval, f"{side}_soft"):
            hinge[side] = _hinge(value, side, policy)
    return Ends(
        None if interval.low is None else interval.low * factor,
        None if interval.high is None else interval.high * factor,
        interval.low_open,
        interval.high_open,
        hinge["low"],
        hinge["high"],
        nominal,
        last_place(value.nominal) * factor if value.nominal is not None else 0,
        value.bound,
    )


def _hinge(value: Quantity, side: str, policy: Policy) -> str:
    """The policy field behind a soft end."""
    stated = getattr(value, side)
    if not value.approximate or stated is None:
        return "strict_more_than"
    rough = last_place(stated) * Fraction(policy.roundness)
    return "roundness" if rough >= Fraction(policy.epsilon) * abs(Fraction(stated)) else "epsilon"


def _mode(claim: Claim, entry: PredicateEntry) -> Mode | None:
    """The mode as stated, a stock where the words beside the figure make it one, none where a span says nothing new."""
    mode = claim.measure.mode if claim.measure is not None else None
    if mode is None and is_at_peak(claim, entry.peak):
        return Mode.STOCK
    return None if mode is Mode.FLOW and entry.span else mode


def _window(claim: Claim, entry: PredicateEntry) -> Window | None:
    """The period as a window; none for the years over which a plan is to be carried out."""
    period = claim.measure.period if claim.measure is not None else None
    if period is None:
        return None
    found, days = window_of(period), days_of(claim)
    ahead = entry.plan and days is not None and (found.last is None or found.last > days.last)
    if ahead:
        return None
    return _last_month(found) if entry.yearly else found


def _last_month(window: Window) -> Window:
    """The month with which a year ends that is none of the calendar: inflation "in the year to June" is June's."""
    first, last = window.first, window.last
    if first is None or last is None or "/" not in window.written or last - first + 1 not in _YEAR:
        return window
    day = dt.date.fromordinal(last)
    return Window(last - day.day + 1, last, f"{day:%Y-%m}") if (day + dt.timedelta(1)).day == 1 else window


class Reader:
    """Reads claims into facts under one policy and one lexicon."""

    def __init__(self, policy: Policy, lexicon: Lexicon) -> None:
        """Take the compiled lookups of the lexicon."""
        self.policy = policy
        self.lexicon = lexicon
        self.hierarchy: Hierarchy = hierarchy(lexicon)
        self.registry: Registry = registry(lexicon)
        self._measures: dict[tuple[Measure, str | None], tuple[PredicateEntry, Counted, str | None, Fraction]] = {}

    def _entry(self, measure: Measure) -> PredicateEntry:
        """The entry of a predicate; bodies found are among the dead, passengers are not, burned homes are lost."""
        entry = self.hierarchy.predicate(measure.predicate)
        last = plain(measure.counted).rpartition(" ")[2] if measure.counted else ""
        if entry.bodies and last in _BODIES:
            return self.hierarchy.predicate(entry.bodies)
        built = entry.buildings and self.hierarchy.is_building(last)
        return self.hierarchy.predicate(entry.buildings) if built else entry

    def read(self, claim: Claim) -> Facts:
        """The facts of one claim with a figure."""
        measure, value = claim.measure, claim.value
        if measure is None or not isinstance(value, Quantity):
            raise TypeError("a statement has no figure to compare")
        key = (measure, value.unit)
        known = self._measures.get(key)
        if known is None:
            dimension, factor = self.hierarchy.dimension(value.unit)
            counted = self.hierarchy.counted(measure.counted, value.unit, measure.predicate)
            known = self._measures[key] = (self._entry(measure), counted, dimension, factor)
        entry, counted, dimension, factor = known
        return Facts(
            claim,
            entry.name,
            entry,
            counted,
            dimension,
            factor,
            self.hierarchy.place_chain(measure.place) if measure.place and _WEAK.isdisjoint(claim.rules) else (),
            plain(measure.event) if measure.event is not None else None,
            _window(claim, entry),
            _mode(claim, entry),
            claim.attribution.stance,
            ends_of(value, self.policy, factor),
            days_of(claim),
            self.registry.of(claim),
            claim.document.id if claim.document is not None else None,
            tuple((link.kind, link.target) for link in claim.links),
            further=is_further(claim, self.hierarchy.further),
            difference=is_difference(claim),
            partial=is_of_the_counted(claim, self.hierarchy.of_the_counted)
            and not (self.hierarchy.is_kind(counted.head) and is_said_to_be(claim)),
        )
