"""What the words of a date mean, once it is known when they were spoken.

Enters: what was said, and the setting: the day of publication, the last date told, the tense. Leaves: a ``Moment``.
Refused: guesses; where the setting does not say, the year is ``XXXX`` and a day of which nothing is known is
``XXXX-XX-XX``.
"""

import calendar
import datetime as dt
from datetime import date, timedelta

import attrs

from claimtrack.errors import InvalidMoment
from claimtrack.model.moment import Moment, Part
from claimtrack.parsing.date_said import (
    Calendar,
    Counted,
    Fixed,
    Holiday,
    Picked,
    Qualified,
    Said,
    Season,
    Shifted,
    Span,
)

__all__ = ["Setting", "resolve"]

UNKNOWN = "XXXX-XX-XX"
_DAY_PARTS = (Part.MORNING, Part.AFTERNOON, Part.EVENING, Part.NIGHT)
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_SEASON_STARTS = {21: 3, 22: 6, 23: 9, 24: 12, 33: 1, 34: 4, 35: 7, 36: 10, 40: 1, 41: 7}


@attrs.frozen
class Setting:
    """When the words were spoken, and what was told before.

    Attributes:
        reference: The day of publication; None where unknown.
        then: The last date told in the text; None where none was.
        day: The last whole day told; "the next day" counts from it.
        future: Whether the sentence speaks of what is to come; None where no verb says.
        narrative: Whether the text tells of the past, so that dates go on from the last one told.
        firm: Whether the last date told set the scene ("In 1941, ..."; a whole day), and was no aside.
    """

    reference: date | None = None
    then: Moment | None = None
    day: Moment | None = None
    future: bool | None = None
    narrative: bool = False
    firm: bool = True

    @property
    def today(self) -> Moment | None:
        """The day of publication."""
        return Moment(self.reference.isoformat()) if self.reference else None

    def told(self, unit: str) -> Moment | None:
        """The date that "later" and "the following" count from, as precise as the unit needs."""
        if self.then is None:
            return self.today
        if (unit in _DAYS or unit in ("weekday", "weekend")) and not self.then.is_day:
            return self.day or self.then
        return self.then


def resolve(said: Said, setting: Setting) -> Moment | None:
    """The moment that was said; None where the calendar has no such thing."""
    try:
        return _moment(said, setting)
    except (InvalidMoment, OverflowError, ValueError):
        return None


def _moment(said: Said, s: Setting) -> Moment | None:
    if isinstance(said, Qualified):
        of = _moment(said.of, s)
        if of is None or of.is_interval:
            return of
        whole_day = of.edtf.count("-") == 2
        if said.time is not None:
            return Moment(of.edtf, time=said.time) if whole_day else of
        fits = (said.part in _DAY_PARTS) == whole_day
        return Moment(of.edtf, part=said.part) if fits else of
    edtf = _edtf(said, s)
    return Moment(edtf) if edtf else None


def _edtf(said: Said, s: Setting) -> str | None:
    match said:
        case Fixed():
            return said.edtf
        case Calendar():
            return _calendar(said, s)
        case Season():
            return _season(said, s)
        case Holiday():
            return _holiday(said, s)
        case Picked():
            return _picked(said, s)
        case Shifted():
            return _shifted(said, s)
        case Counted():
            return _counted(said, s)
        case Span():
            return _span(said, s)
        case _:
            moment = _moment(said, s)
            return moment.edtf if moment else None


def _year_of(year: int | Picked | None, s: Setting) -> int | None:
    if year is None or isinstance(year, int):
        return year
    base = s.told("year") if year.told or (s.narrative and year.pick == 0) else s.today
    first = base.earliest if base else None
    return first.year + (year.pick or 0) if first else None


def _calendar(c: Calendar, s: Setting) -> str | None:
    year = _year_of(c.year, s)
    if year is None and isinstance(c.year, Picked):
        return UNKNOWN if c.month is None else _masked(c.month, c.day)
    if c.month is None:
        if c.day is not None:
            return _day_of_month(c.day, c.weekday, s)
        return f"{year:04d}" if year is not None else None
    if year is None:
        year = _year_for(c.month, c.day, s, c.pick, c.told, c.weekday)
    if year is None:
        return _masked(c.month, c.day)
    return f"{year:04d}-{c.month:02d}" + (f"-{c.day:02d}" if c.day is not None else "")


def _masked(month: int, day: int | None) -> str:
    return f"XXXX-{month:02d}" + (f"-{day:02d}" if day is not None else "")


def _day_of_month(day: int, weekday: int | None, s: Setting) -> str | None:
    """A day without month, "on the 18th": as the tense says; "Wednesday the 31st" where day and weekday meet."""
    if s.reference is None:
        return UNKNOWN
    first = s.reference.replace(day=1)
    for step in (0, 1, -1, 2, -2) if weekday else (0, 1, 2) if s.future else (0, -1, -2):
        month = _add_months(first, step)
        if day > calendar.monthrange(month.year, month.month)[1]:
            continue
        found = month.replace(day=day)
        if weekday is not None:
            if found.isoweekday() == weekday:
                return found.isoformat()
            continue
        if found >= s.reference if s.future else found <= s.reference:
            return found.isoformat()
    return None


def _year_for(month: int, day: int | None, s: Setting, pick: int | None, told: bool, weekday: int | None) -> int | None:
    """The year of a month or day said without one."""
    if pick is not None:
        return _picked_year_for(month, s, pick, told)
    of_story = _told_year(month, day, s, weekday) if s.then is not None else None
    if s.reference is None:
        # "the worst rate since 1951. In May ..." of a text without date: an aside gives no year to a month.
        return of_story if s.firm or day is not None else None
    if s.narrative:
        return of_story
    heard = _heard_year(month, day, s.reference, s.future)
    return _nearer(of_story, heard, month, day, s)


def _heard_year(month: int, day: int | None, ref: date, future: bool | None) -> int:
    """The year seen from the day of speaking: the last such day, or the next where the verb looks ahead."""
    step = 1 if future else -1
    year = ref.year
    if future and (month, day or 31) < (ref.month, ref.day):
        year += 1
    elif not future and (month, day or 0) > (ref.month, ref.day):
        year -= 1
    while not _is_real(year, month, day or 1) and abs(year - ref.year) < 9:
        year += step  # 29 February
    return year


def _told_year(month: int, day: int | None, s: Setting, weekday: int | None) -> int | None:
    """The year that goes on from the last date told: of its neighbours the nearest, of a bare year that year."""
    assert s.then is not None
    then = s.then.earliest
    if then is None:
        return None
    if s.then.edtf.count("-") == 0:
        return then.year if not s.then.is_interval and "X" not in s.then.edtf else None
    nearest = None
    for year in (then.year, then.year + 1, then.year - 1):
        if not _is_real(year, month, day or 1):
            continue
        named = date(year, month, day or 15)
        if weekday and day and named.isoweekday() == weekday:
            return year
        # Stories run forward: a month back is as far as ten weeks ahead.
        distance = abs((named - then).days)
        if nearest is None or distance < nearest[0]:
            nearest = (distance, year)
    return nearest[1] if nearest else None


def _nearer(told: int | None, heard: int, month: int, day: int | None, s: Setting) -> int:
    """Of the year told and the year heard, the one whose day lies nearer to the date it goes on from.

    "The trial began on 3 March 2019. On March 7 ..." goes on from the trial; "The firm was founded on 5 January 2010.
    On February 20 it said ...", published on 23 February 2024, from the day of publication.
    """
    if told is None or told == heard or s.future or s.then is None or s.reference is None:
        return heard
    then = s.then.earliest
    if then is None or not s.then.edtf.count("-") or not _is_real(told, month, day or 1):
        return heard
    after_told = (date(told, month, day or 1) - then.replace(day=1 if day is None else then.day)).days
    before_heard = (s.reference - date(heard, month, day or 1)).days
    return told if 0 <= after_told < before_heard else heard


def _is_real(year: int, month: int, day: int) -> bool:
    return 1 <= year <= 9999 and day <= calendar.monthrange(year, month)[1]


def _picked_year_for(month: int, s: Setting, pick: int, told: bool) -> int | None:
    """The year of "last October", "next May", "that March", "the following January"."""
    base = s.told("month") if told else s.today
    first = base.earliest if base else None
    if first is None:
        return None
    if pick < 0:
        return first.year - (month >= first.month)
    if pick > 0:
        return first.year + (month <= first.month)
    return first.year


def _season(said: Season, s: Setting) -> str | None:
    year = _year_of(said.year, s)
    start = _SEASON_STARTS[said.code]
    if year is None and said.year is None:
        year = _year_for(start, None, s, said.pick, said.told, None)
    return f"{year:04d}-{said.code}" if year is not None else UNKNOWN


def _holiday(said: Holiday, s: Setting) -> str | None:
    year = _year_of(said.year, s)
    if said.rule.startswith("easter"):
        if year is None:
            year = _year_for(4, None, s, said.pick, said.told, None)
        if year is None:
            return UNKNOWN
        from dateutil.easter import easter

        return (easter(year) + timedelta(days=int(said.rule[6:]))).isoformat()
    if len(said.rule) > 5:
        month = int(said.rule[:2])
        if year is None:
            year = _year_for(month, None, s, said.pick, said.told, None)
        return _movable(said.rule, year).isoformat() if year is not None else UNKNOWN
    month, day = int(said.rule[:2]), int(said.rule[3:])
    if year is None:
        year = _year_for(month, day, s, said.pick, said.told, None)
    return f"{year:04d}-{month:02d}-{day:02d}" if year is not None else _masked(month, day)


def _movable(rule: str, year: int) -> date:
    """The day of a rule such as 11-4-4+1: the day after the fourth Thursday (4) of November."""
    month, weekday, nth, days = int(rule[:2]), int(rule[3]), int(rule[5]), int(rule[6:])
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1) + days)


def _add_months(day: date, months: int) -> date:
    from dateutil.relativedelta import relativedelta

    moved: date = day + relativedelta(months=months)
    return moved


def _interval(first: date, last: date) -> str:
    return f"{first.isoformat()}/{last.isoformat()}"


def _picked(p: Picked, s: Setting) -> str | None:
    if p.unit == "weekday":
        return _weekday(p, s)
    # "the end of the year" in a history is the year told.
    base = s.told(p.unit) if p.told or (s.narrative and p.pick == 0 and p.unit != "day") else s.today
    if base is None or base.earliest is None:
        return UNKNOWN
    day = base.earliest
    pick = p.pick or 0
    if p.count is not None:
        return _window(day, pick, p.count, p.unit)
    if p.unit in (*_DAYS, "weekend") and not base.is_day:
        return UNKNOWN
    return _unit_at(day, pick, p.unit)


def _unit_at(day: date, pick: int, unit: str) -> str | None:
    """The unit that holds a day, or one before or after it."""
    if unit == "day":
        return (day + timedelta(days=pick)).isoformat()
    if unit in ("week", "weekend"):
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=pick)
        return _interval(monday + timedelta(days=5 if unit == "weekend" else 0), monday + timedelta(days=6))
    if unit == "fortnight":
        return _window(day, pick, 1, unit)
    if unit == "month":
        return _add_months(day.replace(day=1), pick).isoformat()[:7]
    if unit == "quarter":
        moved = _add_months(day.replace(day=1), 3 * pick)
        return f"{moved.year:04d}-{33 + (moved.month - 1) // 3}"
    if unit == "year":
        return f"{day.year + pick:04d}"
    if unit == "decade":
        return f"{day.year // 10 + pick:03d}X"
    return f"{day.year // 100 + pick:02d}XX" if unit == "century" else None


def _window(day: date, pick: int, count: int, unit: str) -> str | None:
    """Several units up to a day, or from it on."""
    other = _move(day, count if pick > 0 else -count, unit)
    if other is None:
        return None
    return _interval(day, other) if pick > 0 else _interval(other, day)


def _move(day: date, count: int, unit: str) -> date | None:
    if unit == "weekend":
        return day + timedelta(weeks=count)
    if unit in _DAYS:
        return day + timedelta(days=count * _DAYS[unit])
    return _add_months(day, count * _MONTHS[unit]) if unit in _MONTHS else None


def _weekday(p: Picked, s: Setting) -> str | None:
    wanted = p.weekday or 1
    if p.week is not None:
        week = _picked(p.week, s)
        if week is None or week == UNKNOWN:
            return UNKNOWN
        return (date.fromisoformat(week[:10]) + timedelta(days=wanted - 1)).isoformat()
    if p.told or (p.pick is None and s.narrative):
        base = s.told("weekday")
        if base is None or not base.is_day or base.earliest is None:
            return UNKNOWN
        return _nearest(base.earliest, wanted, p.pick or 0, forward=(p.pick or 0) >= 0)
    if s.reference is None:
        return UNKNOWN
    if p.pick == -1:
        return _nearest(s.reference, wanted, -1, forward=False)
    if p.pick == 1:
        monday = s.reference - timedelta(days=s.reference.weekday()) + timedelta(weeks=1)
        return (monday + timedelta(days=wanted - 1)).isoformat()
    # "this Friday" looks ahead unless the verb looks back; a bare "Friday" looks back unless the verb looks ahead.
    return _nearest(s.reference, wanted, 0, forward=bool(s.future) or (p.pick == 0 and s.future is None))


def _nearest(day: date, weekday: int, pick: int, *, forward: bool) -> str:
    """The nearest such weekday, the day itself included unless it was excluded by name."""
    if forward:
        step = (weekday - day.isoweekday()) % 7
        return (day + timedelta(days=step or (7 if pick else 0))).isoformat()
    step = (day.isoweekday() - weekday) % 7
    return (day - timedelta(days=step or (7 if pick else 0))).isoformat()


def _shifted(said: Shifted, s: Setting) -> str | None:
    exact = False
    if said.base == "ahead":
        if s.future is False:
            return None  # "in two days the rebels took": a duration
        base = s.today
    elif said.base == "now":
        base = s.today
    elif said.base == "then":
        if s.then is None and s.future is False and said.count > 0:
            return UNKNOWN  # later than a day that the text did not name
        base = s.told(said.unit)
    else:
        base, exact = _moment(said.base, s), True  # type: ignore[arg-type]
    day = base.earliest if base else None
    if base is None or day is None:
        return UNKNOWN
    moved = _move(day, said.count, said.unit)
    if moved is None:
        return None
    if base.is_day and (exact or said.unit in _DAYS):
        return moved.isoformat()
    if said.unit in _DAYS or said.unit == "weekend":
        return UNKNOWN if base.edtf.count("-") < 2 else moved.isoformat()
    # "two years ago" is said to the year, "three months ago" to the month.
    precise = said.unit in ("month", "quarter") and base.edtf.count("-") >= 1
    return moved.isoformat()[:7] if precise else f"{moved.year:04d}"


def _counted(said: Counted, s: Setting) -> str | None:
    of = _moment(said.of, s)
    first, last = (of.earliest, of.latest) if of else (None, None)
    if of is None or first is None or last is None:
        return UNKNOWN
    if said.unit == "week-of":
        start = first - timedelta(days=first.weekday()) if said.ordinal == 0 else first
        if said.ordinal == -7:
            start = first - timedelta(days=6)
        return _interval(start, start + timedelta(days=6))
    if said.unit == "weekend" and said.ordinal == 0:
        saturday = first + timedelta(days=5 - first.weekday())
        return _interval(saturday, saturday + timedelta(days=1))
    if said.unit == "weekday-of":
        return (first - timedelta(days=first.weekday()) + timedelta(days=said.ordinal - 1)).isoformat()
    if said.unit.startswith("weekday-"):
        return _nth_weekday(int(said.unit[8:]), said.ordinal, first, last)
    if said.unit == "half":
        middle = date.fromordinal((first.toordinal() + last.toordinal()) // 2)
        return _interval(first, middle) if said.ordinal == 1 else _interval(middle + timedelta(days=1), last)
    return _nth(said, first, last)


def _nth_weekday(weekday: int, ordinal: int, first: date, last: date) -> str | None:
    """The nth such weekday of a span, or its last."""
    if ordinal == -1:
        found = last - timedelta(days=(last.isoweekday() - weekday) % 7)
    else:
        found = first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (ordinal - 1))
    return found.isoformat() if first <= found <= last else None


def _nth(said: Counted, first: date, last: date) -> str | None:
    """The nth unit from the start of a span, or the last ones."""
    if said.unit in ("year", "decade"):
        return None
    if said.ordinal == -1:
        start = _move(last + timedelta(days=1), -said.count, said.unit)
        end: date | None = last
    else:
        start = _move(first, said.ordinal - 1, said.unit)
        end = _move(start, said.count, said.unit) if start else None
        end = end - timedelta(days=1) if end else None
    if start is None or end is None or start < first or end > last + timedelta(days=7):
        return None
    end = min(end, last)
    if start == end:
        return start.isoformat()
    return start.isoformat()[:7] if said.unit == "month" and said.count == 1 else _interval(start, end)


def _span(said: Span, s: Setting) -> str | None:
    ends = []
    for end, side in ((said.first, 0), (said.last, -1)):
        moment = _moment(end, s) if end is not None else None
        if end is not None and moment is None:
            return None
        ends.append(moment.edtf.split("/")[side] if moment else "..")
    if UNKNOWN in ends:
        return UNKNOWN
    first, last = ends
    if first == last:
        return first
    return None if _runs_backwards(first, last) else f"{first}/{last}"


def _runs_backwards(first: str, last: str) -> bool:
    try:
        Moment(f"{first}/{last}")
    except InvalidMoment:
        return True
    return False


def reference_day(value: "Moment | str | date | dt.datetime | None") -> date | None:
    """The day a reference names; a coarser one ("2024-02") does not say from which day to count."""
    if value is None:
        return None
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, date):
        return value
    moment = value if isinstance(value, Moment) else Moment(value)
    return moment.earliest if moment.is_day else None
