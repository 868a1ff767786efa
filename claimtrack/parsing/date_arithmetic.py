"""Calendar arithmetic for dates that are said by their place: units, windows, the nth weekday, movable feasts.

Enters: days, units and counts. Leaves: days, or EDTF strings for spans. Refused: units that no
calendar moves by.
"""

from datetime import date, timedelta

from claimtrack.parsing.date_said import Counted

__all__ = [
    "DAYS",
    "add_months",
    "easter_day",
    "interval",
    "movable_feast",
    "move",
    "nearest",
    "nearest_weekend",
    "nth",
    "unit_at",
    "window",
]

_SATURDAY = 6
DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}


def movable_feast(rule: str, year: int) -> date:
    """The day of a rule such as 11-4-4+1: the day after the fourth Thursday (4) of November."""
    month, weekday, nth, days = int(rule[:2]), int(rule[3]), int(rule[5]), int(rule[6:])
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1) + days)


def add_months(day: date, months: int) -> date:
    """The same day of another month, or that month's last day."""
    from dateutil.relativedelta import relativedelta

    moved: date = day + relativedelta(months=months)
    return moved


def interval(first: date, last: date) -> str:
    """The EDTF interval between two days, both included."""
    return f"{first.isoformat()}/{last.isoformat()}"


def easter_day(year: int, days: int) -> date:
    """A day so many days from the Easter Sunday of the western churches."""
    from dateutil.easter import easter

    sunday: date = easter(year)
    return sunday + timedelta(days=days)


def unit_at(day: date, pick: int, unit: str) -> str:
    """The unit that holds a day, or one before or after it."""
    if unit == "day":
        return (day + timedelta(days=pick)).isoformat()
    if unit in ("week", "weekend"):
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=pick)
        return interval(monday + timedelta(days=5 if unit == "weekend" else 0), monday + timedelta(days=6))
    if unit == "fortnight":
        return window(day, pick, 1, unit)
    if unit == "month":
        return add_months(day.replace(day=1), pick).isoformat()[:7]
    if unit == "quarter":
        moved = add_months(day.replace(day=1), 3 * pick)
        return f"{moved.year:04d}-{33 + (moved.month - 1) // 3}"
    if unit == "year":
        return f"{day.year + pick:04d}"
    if unit == "decade":
        return f"{day.year // 10 + pick:03d}X"
    return f"{day.year // 100 + pick:02d}XX"


def window(day: date, pick: int, count: int, unit: str) -> str:
    """Several units up to a day, or from it on."""
    other = move(day, count if pick > 0 else -count, unit)
    return interval(day, other) if pick > 0 else interval(other, day)


def move(day: date, count: int, unit: str) -> date:
    """The day so many units away."""
    if unit == "weekend":
        return day + timedelta(weeks=count)
    if unit in DAYS:
        return day + timedelta(days=count * DAYS[unit])
    return add_months(day, count * _MONTHS[unit])


def nearest(day: date, weekday: int, pick: int, *, forward: bool) -> str:
    """The nearest such weekday, the day itself included unless it was excluded by name."""
    if forward:
        step = (weekday - day.isoweekday()) % 7
        return (day + timedelta(days=step or (7 if pick else 0))).isoformat()
    step = (day.isoweekday() - weekday) % 7
    return (day - timedelta(days=step or (7 if pick else 0))).isoformat()


def nearest_weekend(day: date, *, forward: bool) -> str:
    """The weekend that holds the day; or else the last one begun, or the next."""
    return unit_at(day, 0 if forward or day.isoweekday() >= _SATURDAY else -1, "weekend")


def _nth_weekday(weekday: int, ordinal: int, first: date, last: date) -> str | None:
    """The nth such weekday of a span, or its last."""
    if ordinal == -1:
        found = last - timedelta(days=(last.isoweekday() - weekday) % 7)
    else:
        found = first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (ordinal - 1))
    return found.isoformat() if first <= found <= last else None


def nth(said: Counted, first: date, last: date) -> str | None:
    """The nth unit from the start of a span, or the last ones."""
    if said.unit.startswith("weekday-"):
        return _nth_weekday(int(said.unit[8:]), said.ordinal, first, last)
    if said.unit == "weekend" and said.count == 1:  # the Saturdays of the span count, with their Sundays
        saturday = _nth_weekday(_SATURDAY, said.ordinal, first, last)
        return f"{saturday}/{date.fromisoformat(saturday) + timedelta(days=1)}" if saturday else None
    if said.ordinal == -1:
        start = move(last + timedelta(days=1), -said.count, said.unit)
        end = last
    else:
        start = move(first, said.ordinal - 1, said.unit)
        end = move(start, said.count, said.unit) - timedelta(days=1)
    if start < first or end > last + timedelta(days=7):
        return None
    end = min(end, last)
    if start == end:
        return start.isoformat()
    return start.isoformat()[:7] if said.unit == "month" and said.count == 1 else interval(start, end)
