"""Which year a date without one is of, and from where "later" and "the following" count: the setting of a text.

Enters: a month, day or season, and the setting. Leaves: a year, or None where nothing says. Refused: guesses; without a
day of publication and without a date told there is no year.
"""

import calendar
import datetime as dt
from datetime import date
from functools import lru_cache

import attrs

from claimtrack.model.moment import Moment
from claimtrack.parsing.date_arithmetic import DAYS, add_months
from claimtrack.parsing.date_tense import Tense

__all__ = ["Setting", "day_of_month", "ends_of", "moment_of", "reference_day", "season_year", "year_for"]

# The years around a date in which 29 February comes round again.
_LEAP = 9
# News of a day said without its year is rarely older.
_FRESH = 60
_WINTER = 24


@lru_cache(maxsize=4096)
def moment_of(edtf: str) -> Moment:
    """The moment of a string; a text, and the texts of one day, name the same few dates again and again."""
    return Moment(edtf)


@lru_cache(maxsize=4096)
def ends_of(moment: Moment) -> tuple[date | None, date | None]:
    """The first and last day that a moment can mean."""
    return moment.earliest, moment.latest


@attrs.frozen
class Setting:
    """When the words were spoken, and what was told before.

    Attributes:
        reference: The day of publication; None where unknown.
        then: The last date told in the text; None where none was.
        day: The last whole day told; "the next day" counts from it.
        tense: The words around the date, asked for their tense only where the date leaves it open; None where there
            are no words, or the date leaves nothing open.
        narrative: Whether the text tells of the past, so that dates go on from the last one told.
        firm: Whether the last date told set the scene ("In 1941, ..."; a whole day), and was no aside.
    """

    reference: date | None = None
    then: Moment | None = None
    day: Moment | None = None
    tense: Tense | None = None
    narrative: bool = False
    firm: bool = True

    @property
    def future(self) -> bool | None:
        """Whether the sentence speaks of what is to come; None where no verb says."""
        return self.tense.future if self.tense else None

    @property
    def today(self) -> Moment | None:
        """The day of publication."""
        return moment_of(self.reference.isoformat()) if self.reference else None

    def told(self, unit: str) -> Moment | None:
        """The date that "later" and "the following" count from, as precise as the unit needs."""
        if self.then is None:
            return self.today
        if (unit in DAYS or unit in ("weekday", "weekend")) and not self.then.is_day:
            return self.day or self.then
        return self.then


def reference_day(value: Moment | str | date | None) -> date | None:
    """The day a reference names; a coarser one ("2024-02") does not say from which day to count."""
    if value is None:
        return None
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, date):
        return value
    moment = value if isinstance(value, Moment) else Moment(value)
    return moment.earliest if moment.is_day else None


def day_of_month(day: int, weekday: int | None, s: Setting) -> str | None:
    """A day without month, "on the 18th": as the tense says; "Wednesday the 31st" where day and weekday meet."""
    if s.reference is None:
        return None
    first = s.reference.replace(day=1)
    for step in (0, 1, -1, 2, -2) if weekday else (0, 1, 2) if s.future else (0, -1, -2):
        month = add_months(first, step)
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


def year_for(month: int, day: int | None, s: Setting, pick: int | None, told: bool, weekday: int | None) -> int | None:
    """The year of a month or day said without one."""
    if pick is not None:
        return _picked_year_for(month, s, pick, told)
    of_story = _told_year(month, day, s, weekday)
    if s.reference is None:
        # "the worst rate since 1951. In May ..." of a text without date: an aside gives no year to a month.
        return of_story if s.firm or day is not None else None
    if s.narrative:
        return of_story
    heard = _heard_year(month, day, s.reference, s.future)
    if weekday and day:
        # "Friday, October 7" tells its year by the weekday, where one of the years around fits.
        for year in (heard, heard + 1, heard - 1):
            if _is_real(year, month, day) and date(year, month, day).isoweekday() == weekday:
                return year
    return _nearer(of_story, heard, month, day, s)


def _heard_year(month: int, day: int | None, ref: date, future: bool | None) -> int:
    """The year seen from the day of speaking: the last such day, or the next where the verb looks ahead."""
    step = 1 if future else -1
    year = ref.year
    if future and (month, day or 31) < (ref.month, ref.day):
        year += 1
    elif not future and (month, day or 0) > (ref.month, ref.day):
        year -= 1
    while not _is_real(year, month, day or 1) and abs(year - ref.year) < _LEAP:
        year += step  # 29 February
    return year


def _told_year(month: int, day: int | None, s: Setting, weekday: int | None) -> int | None:
    """The year that goes on from the last date told: of its neighbours the nearest, of a bare year that year."""
    then = s.then.earliest if s.then else None
    if s.then is None or then is None:
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
    if then is None or not _is_real(told, month, day or 1):
        return heard
    if s.future is False and date(told, month, day or 1) > s.reference:
        return heard  # "22 August - The country has recorded 48,200 cases since January"
    if "-" not in s.then.edtf:
        # "In 1941 the war came. On October 12 ...", unless the day is one of the last weeks.
        fresh = (s.reference - date(heard, month, day or 1)).days <= _FRESH
        return told if s.firm and not fresh else heard
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


def season_year(code: int, s: Setting, pick: int | None, told: bool) -> int | None:
    """The year of a season or quarter said without one: "last summer" is over, "next summer" has not begun."""
    told_on = told or (s.narrative and pick is None)
    base = s.told("month") if told_on else s.today
    day = base.earliest if base else None
    if base is None or day is None or (s.reference is None and not s.firm):
        return None
    if base.edtf.count("-") == 0:
        return day.year + (pick or 0)
    ahead = pick == 1 or (pick is None and (bool(s.future) or told_on))
    years = range(day.year - 1, day.year + 3) if ahead else range(day.year + 1, day.year - 3, -1)
    if pick == 0 and code == _WINTER and day.month < 3:
        return day.year - 1  # "this winter", said in February
    return next(year for year in years if _fits(code, year, day, pick, ahead=ahead))


@lru_cache(maxsize=1024)
def _season_ends(code: int, year: int) -> tuple[date, date]:
    """The first and last day of a season, quarter or half; asked for year by year, and dense in tables."""
    span = moment_of(f"{year:04d}-{code}")
    return span.earliest or date.min, span.latest or date.max


def _fits(code: int, year: int, day: date, pick: int | None, *, ahead: bool) -> bool:
    """Whether a season or quarter is the one picked, seen from a day."""
    first, last = _season_ends(code, year)
    if pick is None:
        return last >= day if ahead else first <= day
    if pick == 0:
        return year == day.year
    return last < day if pick < 0 else first > day
