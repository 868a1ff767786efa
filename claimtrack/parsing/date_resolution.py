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
        future: Whether the sentence speaks of what is to come.
        narrative: Whether dates without a year go on from the last date told.
    """

    reference: date | None = None
    then: Moment | None = None
    future: bool = False
    narrative: bool = False

    @property
    def told(self) -> Moment | None:
        """The date that "later" and "the following" count from."""
        if self.then is not None:
            return self.then
        return Moment(self.reference.isoformat()) if self.reference else None


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
    base = s.told if year.told or (s.narrative and year.pick == 0) else s.told if False else _today(s)
    first = base.earliest if base else None
    return first.year + (year.pick or 0) if first else None


def _today(s: Setting) -> Moment | None:
    return Moment(s.reference.isoformat()) if s.reference else None


def _calendar(c: Calendar, s: Setting) -> str | None:
    year = _year_of(c.year, s)
    if year is None and isinstance(c.year, Picked):
        return UNKNOWN if c.month is None else _masked(c.month, c.day)
    if c.month is None:
        if c.day is not None:
            return _day_of_month(c.day, s)
        return f"{year:04d}" if year is not None else None
    if year is None:
        year = _year_for(c.month, c.day, s, c.pick, c.told, c.weekday)
    if year is None:
        return _masked(c.month, c.day)
    return f"{year:04d}-{c.month:02d}" + (f"-{c.day:02d}" if c.day is not None else "")


def _masked(month: int, day: int | None) -> str:
    return f"XXXX-{month:02d}" + (f"-{day:02d}" if day is not None else "")


def _day_of_month(day: int, s: Setting) -> str | None:
    """ "on the 18th": of this month or its neighbour, as the tense says."""
    if s.reference is None:
        return UNKNOWN
    first = s.reference.replace(day=1)
    for step in (0, 1, 2) if s.future else (0, -1, -2):
        month = _add_months(first, step)
        if day > calendar.monthrange(month.year, month.month)[1]:
            continue
        found = month.replace(day=day)
        if found >= s.reference if s.future else found <= s.reference:
            return found.isoformat()
    return None


def _year_for(month: int, day: int | None, s: Setting, pick: int | None, told: bool, weekday: int | None) -> int | None:
    """The year of a month or day said without one."""
    if pick is not None:
        return _picked_year_for(month, s, pick, told)
    then = s.then.earliest if s.narrative and s.then else None
    if then is not None:
        return _told_year(month, day, then, weekday)
    if s.reference is None:
        return None
    ref = s.reference
    if s.future:
        behind = (month, day or 31) < (ref.month, ref.day)
        return ref.year + behind
    ahead = (month, day or 0) > (ref.month, ref.day)
    return ref.year - ahead


def _told_year(month: int, day: int | None, then: date, weekday: int | None) -> int:
    """The year that goes on from the last date told."""
    if weekday and day:
        for year in (then.year, then.year + 1, then.year - 1):
            if _is_real(year, month, day) and date(year, month, day).isoweekday() == weekday:
                return year
    return then.year


def _is_real(year: int, month: int, day: int) -> bool:
    return 1 <= year <= 9999 and day <= calendar.monthrange(year, month)[1]


def _picked_year_for(month: int, s: Setting, pick: int, told: bool) -> int | None:
    """The year of "last October", "next May", "that March", "the following January"."""
    base = s.told if told else _today(s)
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
    month, day = int(said.rule[:2]), int(said.rule[3:])
    if year is None:
        year = _year_for(month, day, s, said.pick, said.told, None)
    return f"{year:04d}-{month:02d}-{day:02d}" if year is not None else _masked(month, day)


def _add_months(day: date, months: int) -> date:
    from dateutil.relativedelta import relativedelta

    moved: date = day + relativedelta(months=months)
    return moved


def _interval(first: date, last: date) -> str:
    return f"{first.isoformat()}/{last.isoformat()}"


def _picked(p: Picked, s: Setting) -> str | None:
    if p.unit == "weekday":
        return _weekday(p, s)
    base = s.told if p.told else _today(s)
    if base is None or base.earliest is None:
        return UNKNOWN
    day = base.earliest
    pick = p.pick or 0
    if p.count is not None:
        return _window(day, pick, p.count, p.unit)
    if p.unit in _DAYS and p.told and not base.is_day:
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
        base = s.told
        if base is None or not base.is_day or base.earliest is None:
            return UNKNOWN
        return _nearest(base.earliest, wanted, p.pick if p.pick is not None else 0, forward=(p.pick or 0) >= 0)
    if s.reference is None:
        return UNKNOWN
    if p.pick == -1:
        return _nearest(s.reference, wanted, -1, forward=False)
    if p.pick == 1:
        monday = s.reference - timedelta(days=s.reference.weekday()) + timedelta(weeks=1)
        return (monday + timedelta(days=wanted - 1)).isoformat()
    return _nearest(s.reference, wanted, 0, forward=s.future)


def _nearest(day: date, weekday: int, pick: int, *, forward: bool) -> str:
    """The nearest such weekday, the day itself included unless it was excluded by name."""
    if forward:
        step = (weekday - day.isoweekday()) % 7
        return (day + timedelta(days=step or (7 if pick else 0))).isoformat()
    step = (day.isoweekday() - weekday) % 7
    return (day - timedelta(days=step or (7 if pick else 0))).isoformat()


def _shifted(said: Shifted, s: Setting) -> str | None:
    if said.base == "ahead":
        base, exact = (_today(s), False)
    elif said.base == "now":
        base, exact = _today(s), False
    elif said.base == "then":
        base, exact = s.told, False
    else:
        assert not isinstance(said.base, str)
        base, exact = _moment(said.base, s), True
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
    if said.unit == "half":
        middle = date.fromordinal((first.toordinal() + last.toordinal()) // 2)
        return _interval(first, middle) if said.ordinal == 1 else _interval(middle + timedelta(days=1), last)
    return _nth(said, first, last)


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
    for side, end in ((0, said.first), (1, said.last)):
        moment = _moment(end, s) if end is not None else None
        if moment is None:
            return None
        ends.append(moment.edtf.split("/")[side and -1])
    first, last = ends
    if first == last:
        return first
    if UNKNOWN in ends:
        return UNKNOWN
    if _runs_backwards(first, last):
        return None
    return f"{first}/{last}"


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
