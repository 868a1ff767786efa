"""Dates from one to another: "7-9 October", "between May and July", "from 1998 to 2003", "1914-18", "2023/24".

Enters: a ``Reader`` and a place among its tokens. Leaves: what the words say and the place after them, or None.
Refused: two dates that only stand side by side.
"""

import attrs

from claimtrack.parsing.date_clock import read_date
from claimtrack.parsing.date_reader import Reader
from claimtrack.parsing.date_said import Calendar, Fixed, Said, Season, Span

__all__ = ["read_open", "read_range"]

Read = tuple[Said, int] | None
_TO = ("to", "through", "thru", "till", "until")


def read_range(r: Reader, i: int) -> Read:
    """A range of dates, or a single date where no second one follows."""
    opened = r.words[i] if r.words[i] in ("between", "from") else ""
    j = i + 1 if opened else i
    years = _years(r, j)
    if years:
        return years
    days = _days_before_month(r, j, opened)
    if days:
        return days
    first = read_date(r, j)
    if not first:
        return None
    second = _second(r, first[0], first[1], opened)
    if second:
        said = _together(first[0], second[0])
        if said:
            return said, second[1]
    return None if opened else first


def read_open(r: Reader, i: int) -> Read:
    """A range with one end: "since 7 October 2023", "until March"; for strings that are nothing but a period."""
    back = r.words[i] in ("until", "till")
    if not back and r.words[i] not in ("since", "from"):
        return None
    found = read_date(r, i + 1)
    if not found:
        return None
    said, end = found
    return (Span(None, said) if back else Span(said, None)), end


def _joint(r: Reader, j: int, opened: str) -> int | None:
    """The place after the word or dash that joins two dates."""
    words = r.words
    j += words[j] == "," and words[j + 1] in _TO
    word = words[j]
    months = word == "/" and words[j - 1] in r.w.roles["month"] and words[j + 1] in r.w.roles["month"]
    if word in _TO or r.dash(j) or months or (opened == "between" and word == "and"):
        if word == "until" and not opened:
            return None
        return j + 1
    return None


def _second(r: Reader, first: Said, j: int, opened: str) -> Read:
    """The second date, which may be a bare day behind a month: "October 7 to 9"."""
    k = _joint(r, j, opened)
    if k is None:
        return None
    # A spaced dash between two dates is punctuation as often as a range; whole dates on both sides make it one.
    found = read_date(r, k)
    if found and _fits(first, found[0]):
        return found
    if isinstance(first, Calendar) and first.day is not None and first.year is None:
        day = r.day(r.skip(k, "the"))
        if day and not _goes_on(r, day[1]) and r.words[day[1]] not in r.w.roles["unit"]:
            year = r.year(r.skip(day[1], ",", "of")) if r.words[day[1]] in (",", "of") else r.year(day[1])
            month = first.month or 0
            if day[0] <= first.day:
                month = month % 12 + 1
            return Calendar(year[0] if year else None, month, day[0]), year[1] if year else day[1]
    return None


def _goes_on(r: Reader, i: int) -> bool:
    """Whether a number goes on behind its first digits: "on 1 January, to 1.85 crowns", "5 May, to 7:30"."""
    mark = r.words[i]
    if mark not in (":", ".", ",") or not r.t.glued(i):
        return False
    return mark == ":" or (r.t.glued(i + 1) and r.words[i + 1][:1].isdecimal())


def _fits(first: Said, second: Said) -> bool:
    """Whether two dates can be the ends of one span."""
    if isinstance(first, Calendar) and isinstance(second, Calendar):
        return not (first.day is None and first.month is None and second.year is None)
    return True


def _together(first: Said, second: Said) -> Said | None:
    """The span; what only one end says holds for both: "May to October 2020", "October 7 to November 9"."""
    if isinstance(first, Calendar) and isinstance(second, Calendar):
        if first.year is None and isinstance(second.year, int) and first.month is not None:
            later = (first.month, first.day or 0) > (second.month or 12, second.day or 31)
            first = attrs.evolve(first, year=second.year - later)
        elif second.year is None and isinstance(first.year, int) and first.month and second.month:
            later = (first.month, first.day or 0) > (second.month, second.day or 31)
            second = attrs.evolve(second, year=first.year + later)
        elif second.year is not None and first.year is None:
            first = attrs.evolve(first, year=second.year)
    elif isinstance(first, Season) and isinstance(second, Season) and first.year is None:
        first = attrs.evolve(first, year=second.year)
    return None if first == second else Span(first, second)


def _days_before_month(r: Reader, i: int, opened: str) -> Read:
    """Days in front of one month: "7-9 October 2023", "between 3 and 12 of September"."""
    day = r.day(i + (r.words[i] == "the"))
    if not day:
        return None
    k = _joint(r, day[1], opened)
    if k is None:
        return None
    found = read_date(r, k)
    if not found or not isinstance(found[0], Calendar) or found[0].day is None or r.words[k] in r.w.roles["month"]:
        return None
    said = found[0]
    if day[0] < said.day:  # type: ignore[operator]
        return Span(attrs.evolve(said, day=day[0], weekday=None), said), found[1]
    return None


def _years(r: Reader, i: int) -> Read:
    """Two years in one: "1775-1780", "1914-18", "2023/24", "fiscal 2023-24"."""
    words = r.words
    j = i + (words[i] == "the")
    j += words[j] in r.w.roles["fiscal"]
    j += words[j] in ("year", "season")
    if len(words[j]) != 4 or not words[j].isdecimal() or not (r.t.glued(j + 1) and r.t.glued(j + 2)):
        return None
    first, second, slash = int(r.words[j]), r.words[j + 2], r.words[j + 1] == "/"
    if not second.isdecimal() or len(second) not in (2, 4) or not (r.dash(j + 1) or slash) or not 1000 <= first <= 2199:
        return None
    sign = r.words[j + 1]
    if (r.t.glued(j + 3) and (r.words[j + 3] in (sign, "/") or r.words[j + 3].isalnum())) or (
        j and r.t.glued(j) and r.dash(j - 1)
    ):
        return None
    last = int(second) if len(second) == 4 else first - first % 100 + int(second)
    last += 100 if last <= first and len(second) == 2 else 0
    # 2011-12 may be a month, 2011-2012 and 2011-45 may not; nothing that a year dates lasts three hundred years.
    monthly = len(second) == 2 and sign == "-" and int(second) <= 12 and last != first + 1
    if not first < last <= first + (300 if len(second) == 4 else 60) or monthly or (slash and last != first + 1):
        return None
    return Fixed(f"{first}/{last}"), _named_year(r, j + 3, last == first + 1)


def _named_year(r: Reader, j: int, following: bool) -> int:
    """The place after what two years in one are: "the 2023-24 season", "the 2022/23 school year"."""
    if following and r.words[j] == "season":
        return j + 1
    return j + 2 if following and r.words[j] in r.w.roles["fiscal"] and r.words[j + 1] == "year" else j
