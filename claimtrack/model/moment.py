"""A moment: a date as precisely as it was said, and no more.

Enters: a string in a small subset of EDTF (ISO 8601-2:2019). Leaves: a frozen value with the first and last day it can
mean. Refused: dates that no calendar holds, intervals that run backwards, and parts that a date cannot have.

The subset, with Y, M, D for digits:

* ``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD``
* ``XXXX-MM``, ``XXXX-MM-DD``: the year is unknown; ``XXXX-XX-XX``: a day, and nothing else is known
* ``YYYX``, ``YYXX``: a decade, a century
* ``YYYY-21`` to ``-24``: spring, summer, autumn, winter; ``-33`` to ``-36``: quarters; ``-40``, ``-41``: halves
* ``A/B``, ``A/..``, ``../B``: from A to B, both ends included; an open end
"""

import calendar
import datetime as dt
import re
from datetime import date
from enum import StrEnum
from functools import lru_cache

import attrs

from claimtrack.errors import InvalidMoment
from claimtrack.model.invariants import one_of

__all__ = ["Moment", "Part"]


class Part(StrEnum):
    """The part of a span of days, or of one day, that was named."""

    START = "start"
    EARLY = "early"
    MID = "mid"
    LATE = "late"
    END = "end"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"


_OF_A_DAY = frozenset({Part.MORNING, Part.AFTERNOON, Part.EVENING, Part.NIGHT})
_SIMPLE = re.compile(r"(?P<year>\d{4}|\d{3}X|\d{2}XX|XXXX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?", re.ASCII)
# Seasons by months, northern convention of EDTF level 1; winter is read as December of the year to the next February.
_SPANS = {
    21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14),
    33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12),
    40: (1, 6), 41: (7, 12),
}  # fmt: skip


def _end_of_month(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


@lru_cache(maxsize=1024)  # a text names the same days again and again
def _bounds(text: str) -> tuple[date | None, date | None]:
    """The first and last day of one simple date; (None, None) where the year is unknown."""
    match = _SIMPLE.fullmatch(text)
    if not match:
        raise InvalidMoment(f"{text!r} is not a date of the EDTF subset, such as 2024, 2024-02, 2024-02-23, XXXX-02-23")
    year, month, day = match["year"], match["month"], match["day"]
    if "X" in year:
        return _bounds_of_masked(text, year, month, day)
    y = int(year)
    if y == 0:
        raise InvalidMoment(f"{text!r}: the year 0000 is not in the calendar")
    if month is None:
        return date(y, 1, 1), date(y, 12, 31)
    if "X" in month or (day is not None and "X" in day):
        raise InvalidMoment(f"{text!r}: an unknown month or day is left out, not written XX")
    m = int(month)
    if m in _SPANS and day is None:
        first, last = _SPANS[m]
        if last > 12 and y == date.max.year:  # the calendar ends within this winter
            return date(y, first, 1), date.max
        return date(y, first, 1), _end_of_month(y + (last - 1) // 12, (last - 1) % 12 + 1)
    try:
        if day is None:
            return date(y, m, 1), _end_of_month(y, m)
        return date(y, m, int(day)), date(y, m, int(day))
    except (ValueError, calendar.IllegalMonthError):
        raise InvalidMoment(f"{text!r} is not in the calendar") from None


def _bounds_of_masked(text: str, year: str, month: str | None, day: str | None) -> tuple[date | None, date | None]:
    """Decades, centuries, and days whose year is unknown."""
    if year != "XXXX":
        if month is not None:
            raise InvalidMoment(f"{text!r}: a decade or century has no month")
        width = 10 ** year.count("X")
        first = int(year.replace("X", "0"))
        return date(max(first, 1), 1, 1), date(first + width - 1, 12, 31)
    if month is None:
        raise InvalidMoment(f"{text!r} says nothing; use None for an unknown date")
    if month == "XX" and day == "XX":
        return None, None
    if "X" in month or (day is not None and "X" in day):
        raise InvalidMoment(f"{text!r}: only XXXX-MM, XXXX-MM-DD and XXXX-XX-XX leave the year open")
    try:
        date(2000, int(month), int(day or 1))  # a leap year: 29 February may have been said
    except ValueError:
        raise InvalidMoment(f"{text!r} is not in the calendar") from None
    return None, None


@attrs.frozen
class Moment:
    """A date or an interval of dates, possibly with a named part or a clock time.

    Attributes:
        edtf: The date in the subset above.
        part: The named part ("the end of November" is ``2023-11`` with ``end``). Parts of a day need a whole day, the
            others a span of days.
        time: The clock time with its offset where one was given; needs a whole day.

    Raises:
        InvalidMoment: For anything outside the subset or the calendar.

    >>> Moment("2023-11", part=Part.END)
    Moment('2023-11', end)
    >>> Moment("2023-11", part=Part.END).earliest
    datetime.date(2023, 11, 21)
    """

    edtf: str
    part: Part | None = None
    time: dt.time | None = None

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.edtf, str):
            raise InvalidMoment(f"a moment is written as an EDTF string, not {self.edtf!r}")
        if self.part is not None:
            object.__setattr__(self, "part", one_of(Part, self.part, "part", InvalidMoment))
        if self.time is not None and not isinstance(self.time, dt.time):
            raise InvalidMoment(f"time must be a datetime.time, not {self.time!r}")
        left, slash, right = self.edtf.partition("/")
        first, last = self._ends()
        if slash:
            if left == right:
                raise InvalidMoment(f"{self.edtf!r}: an interval needs two different ends")
            if first and last and first > last:
                raise InvalidMoment(f"{self.edtf!r} ends before it starts")
            if self.part or self.time:
                raise InvalidMoment(f"{self.edtf!r}: an interval has neither a part nor a clock time")
        day = not slash and self.edtf.count("-") == 2
        if self.time is not None and not day:
            raise InvalidMoment(f"{self.edtf!r}: a clock time needs a whole day")
        if self.part is not None and (self.part in _OF_A_DAY) != day:
            raise InvalidMoment(f"{self.edtf!r} cannot have the part {self.part}")

    def _ends(self) -> tuple[date | None, date | None]:
        left, slash, right = self.edtf.partition("/")
        if not slash:
            return _bounds(left)
        if left == right == "..":
            raise InvalidMoment("'../..' says nothing; use None for an unknown date")
        first = None if left == ".." else _bounds(left)[0]
        last = None if right == ".." else _bounds(right)[1]
        return first, last

    @property
    def is_interval(self) -> bool:
        """Whether it runs from one date to another, or is open at an end."""
        return "/" in self.edtf

    @property
    def is_open(self) -> bool:
        """Whether an end is open: still running, or with no known start."""
        return ".." in self.edtf

    @property
    def is_resolved(self) -> bool:
        """Whether the year is known; a decade is known, ``XXXX-10-07`` is not."""
        return "XXXX" not in self.edtf

    @property
    def is_day(self) -> bool:
        """Whether it is one whole, known day."""
        return self.is_resolved and not self.is_interval and self.edtf.count("-") == 2

    @property
    def earliest(self) -> date | None:
        """The first day it can mean; None where nothing bounds it (unknown year, open start)."""
        return self._within()[0]

    @property
    def latest(self) -> date | None:
        """The last day it can mean; None where nothing bounds it (unknown year, open end)."""
        return self._within()[1]

    def _within(self) -> tuple[date | None, date | None]:
        """The ends, narrowed to the named third of a span of days."""
        first, last = self._ends()
        if self.part is None or self.part in _OF_A_DAY or first is None or last is None:
            return first, last
        days = (last - first).days + 1
        third = days // 3
        offset = date.fromordinal
        start = first.toordinal()
        if self.part in (Part.START, Part.EARLY):
            return first, offset(start + third - 1)
        if self.part is Part.MID:
            return offset(start + third), offset(start + 2 * third - 1)
        return offset(start + 2 * third), last

    def __str__(self) -> str:
        text = self.edtf
        if self.time is not None:
            text += f"T{self.time.isoformat()}"
        return f"{self.part} of {text}" if self.part else text

    def __repr__(self) -> str:
        extra = "".join(f", {value}" for value in (self.part, self.time) if value is not None)
        return f"Moment({self.edtf!r}{extra})"
