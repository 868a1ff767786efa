"""What the words of a date mean, once it is known when they were spoken.

Enters: what was said, and the setting: the day of publication, the last date told, the tense. Leaves: a ``Moment``.
Refused: guesses; where the setting does not say, the year is ``XXXX`` and a day of which nothing is known is
``XXXX-XX-XX``.
"""

from datetime import date, timedelta

from claimtrack.errors import InvalidMoment
from claimtrack.model.moment import Moment, Part
from claimtrack.parsing.date_arithmetic import (
    DAYS,
    easter_day,
    interval,
    movable_feast,
    move,
    nearest,
    nearest_weekend,
    nth,
    unit_at,
    window,
)
from claimtrack.parsing.date_said import (
    Bare,
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
from claimtrack.parsing.date_setting import Setting, day_of_month, moment_of, season_year, year_for

__all__ = ["resolve"]

UNKNOWN = "XXXX-XX-XX"
_DAY_PARTS = (Part.MORNING, Part.AFTERNOON, Part.EVENING, Part.NIGHT)


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
    return moment_of(edtf) if edtf else None


def _edtf(said: Bare, s: Setting) -> str | None:
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
        case _:
            return _span(said, s)


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
            return day_of_month(c.day, c.weekday, s) or UNKNOWN
        return f"{year:04d}" if year is not None else None
    if year is None:
        year = year_for(c.month, c.day, s, c.pick, c.told, c.weekday)
    if year is None:
        return _masked(c.month, c.day)
    return f"{year:04d}-{c.month:02d}" + (f"-{c.day:02d}" if c.day is not None else "")


def _masked(month: int, day: int | None) -> str:
    return f"XXXX-{month:02d}" + (f"-{day:02d}" if day is not None else "")


def _season(said: Season, s: Setting) -> str | None:
    year = _year_of(said.year, s)
    if year is None and said.year is None:
        year = season_year(said.code, s, said.pick, said.told)
    return f"{year:04d}-{said.code}" if year is not None else UNKNOWN


def _holiday(said: Holiday, s: Setting) -> str | None:
    year = _year_of(said.year, s)
    if said.rule.startswith("easter"):
        if year is None:
            year = year_for(4, None, s, said.pick, said.told, None)
        if year is None:
            return UNKNOWN
        return easter_day(year, int(said.rule[6:])).isoformat()
    if len(said.rule) > 5:
        month = int(said.rule[:2])
        if year is None:
            year = year_for(month, None, s, said.pick, said.told, None)
        return movable_feast(said.rule, year).isoformat() if year is not None else UNKNOWN
    month, day = int(said.rule[:2]), int(said.rule[3:])
    if year is None:
        year = year_for(month, day, s, said.pick, said.told, None)
    return f"{year:04d}-{month:02d}-{day:02d}" if year is not None else _masked(month, day)


def _picked(p: Picked, s: Setting) -> str | None:
    if p.unit == "weekday":
        return _weekday(p, s)
    # "the end of the year" in a history is the year told.
    base = s.told(p.unit) if p.told or (s.narrative and not p.pick and p.unit != "day") else s.today
    if base is None or base.earliest is None:
        return UNKNOWN
    day = base.earliest
    if (
        p.unit == "weekend"
        and base.is_day
        and p.count is None
        and (p.pick is None or (p.pick == 0 and s.future is False))
    ):
        return nearest_weekend(day, forward=bool(s.future) or s.narrative)
    pick = p.pick or 0
    if p.count is not None:
        return window(day, pick, p.count, p.unit)
    if p.unit in (*DAYS, "weekend") and not base.is_day:
        return UNKNOWN
    return unit_at(day, pick, p.unit)


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
        return nearest(base.earliest, wanted, p.pick or 0, forward=(p.pick or 0) >= 0)
    if s.reference is None:
        return UNKNOWN
    if p.pick == -1:
        return nearest(s.reference, wanted, -1, forward=False)
    if p.pick == 1:
        monday = s.reference - timedelta(days=s.reference.weekday()) + timedelta(weeks=1)
        return (monday + timedelta(days=wanted - 1)).isoformat()
    # "this Friday" looks ahead unless the verb looks back; a bare "Friday" looks back unless the verb looks ahead.
    return nearest(s.reference, wanted, 0, forward=bool(s.future) or (p.pick == 0 and s.future is None))


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
    moved = move(day, said.count, said.unit)
    if base.is_day and (exact or said.unit in DAYS):
        return moved.isoformat()
    if said.unit in DAYS or said.unit == "weekend":
        return UNKNOWN if base.edtf.count("-") < 2 else moved.isoformat()
    # "two years ago" is said to the year, "three months ago" to the month.
    if said.unit in ("decade", "century"):
        return f"{moved.year // 10:03d}X" if said.unit == "decade" else f"{moved.year // 100:02d}XX"
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
        return interval(start, start + timedelta(days=6))
    if said.unit == "weekend" and said.ordinal == 0:
        saturday = first + timedelta(days=5 - first.weekday())
        return interval(saturday, saturday + timedelta(days=1))
    if said.unit.startswith("weekday-after-"):
        nth_one = date.fromisoformat(nearest(first, said.ordinal, 1, forward=True))
        return (nth_one + timedelta(weeks=int(said.unit[14:]) - 1)).isoformat()
    if said.unit == "weekday-of":
        return (first - timedelta(days=first.weekday()) + timedelta(days=said.ordinal - 1)).isoformat()
    if said.unit == "half":
        middle = date.fromordinal((first.toordinal() + last.toordinal()) // 2)
        return interval(first, middle) if said.ordinal == 1 else interval(middle + timedelta(days=1), last)
    return nth(said, first, last)


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
    if _runs_backwards(first, last):
        if not _bare_weekdays(said):
            return None
        # "from Friday until Saturday", said on a Friday: the Friday before that Saturday
        first = (date.fromisoformat(first) - timedelta(weeks=1)).isoformat()
    return f"{first}/{last}"


def _bare_weekdays(said: Span) -> bool:
    """Whether both ends are weekdays that nothing else tells apart, with their clock times or without."""
    ends = [end.of if isinstance(end, Qualified) else end for end in (said.first, said.last)]
    return all(isinstance(end, Picked) and end.unit == "weekday" and end.week is None for end in ends)


def _runs_backwards(first: str, last: str) -> bool:
    try:
        Moment(f"{first}/{last}")
    except InvalidMoment:
        return True
    return False
