"""Dates of the calendar: days, months, years, seasons, quarters, decades, in digits and in words.

Enters: a ``Reader`` and a place among its tokens. Leaves: what the words say and the place after them, or None.
Refused: words of everyday language without company ("may", "march", "sun"), numbers that count something, days that no
month has.
"""

import calendar

import attrs

from claimtrack.parsing.date_bare_years import read_year
from claimtrack.parsing.date_reader import Reader, widen
from claimtrack.parsing.date_said import Calendar, Picked, Said
from claimtrack.parsing.date_seasons import read_century, read_decade, read_holiday, read_quarter, read_season

__all__ = ["read_calendar"]

Read = tuple[Said, int] | None
Year = tuple[int | Picked, int] | None
_LEADING = ("leads", "pick", "tell", "part")


def read_calendar(r: Reader, i: int) -> Read:
    """A date that names its year, month, day, season, quarter, decade or feast."""
    w, words = r.w, r.words
    word = words[i + (words[i] == "the")]
    if not word:
        return None
    if word[0].isdecimal():
        return _in_digits(r, i)
    if word in w.roles["month"]:
        return (read_holiday(r, i) if word in w.holidays else None) or _month(r, i)  # "May Day"
    if word in w.roles["weekday"]:
        return _weekday_first(r, i)
    if word in w.roles["season"]:
        return read_season(r, i)
    if word in w.holidays:
        return read_holiday(r, i)
    if word in w.decades:
        return read_decade(r, i)
    if word in w.ordinals or word in w.numbers:
        return _day_month(r, i) or read_century(r, i) or read_year(r, i)
    if word in ("q", "h"):
        return read_quarter(r, i)
    if r.apostrophe(i + (r.words[i] == "the")):
        return read_decade(r, i) or read_year(r, i)
    return read_year(r, i) if word in w.roles["fiscal"] or word == "year" else None


def _in_digits(r: Reader, i: int) -> Read:
    """A date that begins with digits."""
    return (
        _numeric(r, i)
        or _year_month_day(r, i)
        or read_quarter(r, i)
        or _day_month(r, i)
        or read_century(r, i)
        or read_decade(r, i)
        or read_year(r, i)
        or _day_alone(r, i)
    )


def _year_month_day(r: Reader, i: int) -> Read:
    """The year in front, the month in words: "2023 October 7", "2023 Oct"."""
    year = r.full_year(i) if len(r.words[i]) == 4 and r.words[i + 1] in r.w.roles["month"] else None
    if not year or (r.words[i + 1] in r.w.weak and not (r.strict or r.t.number(i + 2))):
        return None
    day = _month_day(r, year[1])
    if day and isinstance(day[0], Calendar) and day[0].year is None:
        return attrs.evolve(day[0], year=year[0]), day[1]
    month = r.month(year[1])
    return (Calendar(year[0], month[0]), month[1]) if month and r.strict else None


def _real(month: int, day: int, year: int | Picked | None) -> bool:
    """Whether the calendar has such a day; 29 February needs a leap year once the year is known."""
    if not 1 <= month <= 12:
        return False
    known = year if isinstance(year, int) else 2000
    return 1 <= day <= calendar.monthrange(known, month)[1]


def _weekday_first(r: Reader, i: int) -> Read:
    """A weekday beside its day: "Friday, 7 October", "Wed Oct 26 2016", "Friday 7/6"."""
    weekday = r.w.roles["weekday"].get(r.words[i])
    if weekday is None:
        return None
    j = r.skip(i + 1, ".") if r.words[i + 1] == "." and len(r.words[i]) <= 5 else i + 1
    j = r.skip(j, ",") if r.words[j] == "," else (j + 1 if r.dash(j) and r.t.glued(j) else j)
    j = r.skip(j, "the", "on")
    found = _day_month(r, j) or _month_day(r, j) or _numeric(r, j) or r.month_day_in_digits(j)
    if found and isinstance(found[0], Calendar) and found[0].day is not None:
        said = found[0]
        return Calendar(said.year, said.month, said.day, weekday, said.pick, said.told), found[1]
    return None


def _day_month(r: Reader, i: int) -> Read:
    """The day before the month: "7 October 2023", "the 7th of October", "7-Oct-2023", "7th day of June"."""
    the = r.words[i] == "the"
    i += the
    day = r.day(i)
    if not day or (the and r.t.number(i) is not None and not r.strict):
        return None  # "the 7 October attack": the attack, on 7 October
    j = day[1]
    j = j + 1 if r.words[j] in ("-", "/", ".") and r.t.glued(j) and r.t.glued(j + 1) else j
    j = r.skip(j, "day") if r.words[j] == "day" and r.words[j + 1] == "of" else j
    j = r.skip(j, "of", ",") if r.words[j] == "of" else j
    month = r.month(j)
    if not month:
        return None
    # "12 may die": a number and a verb; "7 May" has its capital, or is said outright with "of" or an ordinal.
    verb = r.words[j] in ("may", "march") and r.t.raw(j).islower() and r.words[j - 1] != "of"
    led = r.words[i - 1] in r.w.roles["leads"] and not r.words[j + 1].isalpha()  # "on 7 may, when"
    worded = not r.strict and r.words[i][:1].isalpha()  # "the second march was smaller"
    if verb and not led and (worded or r.t.number(i) is not None):
        return None
    if r.t.glued(i) and i > 0 and r.words[i - 1] in (",", ".", "$"):
        return None
    tail = r.year_tail(month[1], after_day=True)
    year = tail[0] if tail else None
    if not _real(month[0], day[0], year):
        return None
    return Calendar(year, month[0], day[0]), tail[1] if tail else month[1]


def _month_day(r: Reader, i: int) -> Read:
    """The month before the day: "October 7", "Oct. 7th, 2023", "May twenty-nine", "April the ninth", "Jan/3"."""
    month = r.month(i)
    if not month:
        return None
    verb = r.words[i] in ("may", "march") and r.t.raw(i).islower() and r.words[i - 1] not in r.w.roles["leads"]
    if verb and r.t.number(month[1]) is not None and not r.strict:
        return None  # "they march 7 miles"; but "on march 7"
    j = month[1]
    j = j + 1 if r.words[j] in ("-", "/") and r.t.glued(j) and r.t.glued(j + 1) else j
    day = r.day(r.skip(j, "the"))
    # "May one day": a number word is a day only as an ordinal or above ten.
    if not day or (r.t.glued(day[1]) and r.words[day[1]] in ("%", "m", "bn", "k", ":", "pm", "am")):
        return None
    spelled = r.words[j] in r.w.numbers and not (r.t.raw(j)[0].isupper() and r.words[i - 1] in r.w.roles["leads"])
    if spelled and (day[0] < 10 or (r.words[i] == "may" and r.t.raw(i).islower())):
        return None
    j = day[1]
    if r.words[j] in (",", ".") and r.t.glued(j) and r.t.glued(j + 1) and len(r.words[j + 1]) == 3:
        return None  # "In October 1,200 people"
    if r.t.number(day[1] - 1) is not None and r.words[j] in r.w.roles["unlike"] and r.words[i - 1] != "on":
        return None  # "In May 12 people died"; but "On May 12 people died"
    tail = r.year_tail(j, after_day=True)
    year = tail[0] if tail else None
    if not _real(month[0], day[0], year):
        return None
    return Calendar(year, month[0], day[0]), tail[1] if tail else j


def _month(r: Reader, i: int) -> Read:
    """A month with its day, its year, or alone where it cannot be another word."""
    found = _month_day(r, i)
    if found:
        return found
    month = r.month(i)
    if not month:
        return None
    if r.t.number(month[1]) is not None and len(r.words[month[1]]) == 2 and not r.t.glued(month[1]):
        after = r.words[month[1] + 1]
        if r.t.number(month[1]) > 31 or not after.isalpha() or r.t.number(month[1] + 1, 4) is not None:  # type: ignore[operator]
            return None  # "Feb 30 2019": a day that no month has
    tail = r.year_tail(month[1], after_day=False)
    if tail and not (isinstance(tail[0], Picked) and r.t.raw(i).islower() and r.words[i] in r.w.weak):
        return Calendar(tail[0], month[0]), tail[1]
    return (Calendar(None, month[0]), month[1]) if _alone(r, i) else None


def _alone(r: Reader, i: int) -> bool:
    """Whether a month's name without number is the month."""
    word, raw, before, after = r.words[i], r.t.raw(i), r.words[i - 1], r.words[i + 1]
    if r.strict or (raw[0].isupper() and r.words[i + 2] in r.w.roles["month"] and (after == "/" or r.dash(i + 1))):
        return True  # "May/June", "March-April"
    if word not in r.w.weak:
        # "Judge April Jones": a given name stands before another name, and behind no preposition.
        named = raw.istitle() and after.isalpha() and r.t.raw(i + 1).istitle()
        return not named or before in ("the", "a") or any(before in r.w.roles[role] for role in _LEADING)
    if len(word) == 3 and word != "may":
        return (
            before in r.w.roles["leads"]
            and (raw[0].isupper() or before in ("in", "since", "until"))
            and not after.isalpha()
        )
    if before in ("and", "or", "to", ",", "/") and raw[0].isupper():
        # "April and May": the partner decides; "Johnson and May" stays a name.
        counted = before == "to" and (r.words[i - 2].isdecimal() or r.words[i - 2] in r.w.roles["unit"])
        return counted or r.words[i - 2] in r.w.roles["month"]  # "in the year to March"
    if word == "march" and raw[0].isupper() and before in ("the", "a", "its", "his"):
        return after.isalpha() and r.t.raw(i + 1).islower() and after not in r.w.roles["follows"]
    led = any(before in r.w.roles[role] for role in _LEADING) or r.dash(i - 1)
    if raw[0].isupper():
        # "by May", "of May": the month as a rule, but "Theresa of May" is nobody.
        name = (
            before in ("by", "of")
            and r.words[i - 2] not in r.w.roles["part"]
            and r.w.roles["unit"].get(r.words[i - 2]) is None
        )
        return led and not (name and after.isalpha() and r.t.raw(i + 1)[0].isupper())
    return before in ("in", "of", "since", "until", "late", "early", "mid", "last", "next")


def _numeric(r: Reader, i: int) -> Read:
    """A date in digits: 2024-02-23, 23.2.2024, 2/23/2024, 20240223, 2019/aug/01, 2015-3."""
    t = r.t
    word = t.words[i]
    if not word.isdecimal() or len(word) not in (1, 2, 4, 8):
        return None
    if i > 0 and t.glued(i) and (t.words[i - 1] in (",", ".", "$", "+") or t.words[i - 1].isdecimal()):
        return None
    if len(word) == 8:
        return _checked(int(word[:4]), int(word[4:6]), int(word[6:]), i + 1) if word[:2] in ("19", "20") else None
    sign = t.words[i + 1]
    if sign not in ("-", "/", ".") or not t.glued(i + 1) or not t.glued(i + 2):
        return None
    third = t.words[i + 3] == sign and t.glued(i + 3) and t.glued(i + 4)
    if len(word) == 4:
        return _year_first(r, i, sign, third)
    if not third:
        return None
    first, second, year = int(word), t.number(i + 2), t.words[i + 4]
    if second is None or not year.isdecimal() or len(year) not in (2, 4):
        return None
    if (t.glued(i + 5) and t.words[i + 5] == sign) or (len(year) == 2 and sign == "."):
        return None
    y = int(year) if len(year) == 4 else widen(int(year))
    day_first = second <= 12 and (first > 12 or r.day_first or sign == ".")
    return _checked(y, second, first, i + 5) if day_first else _checked(y, first, second, i + 5)


def _day_alone(r: Reader, i: int) -> Read:
    """A day without month: "on the 18th"; or without year, in digits: "on 11/20"."""
    before = r.words[i - 1]
    digits = r.month_day_in_digits(i) if r.words[i + 1] == "/" else None
    if digits:
        again = before in ("or", "and", ",") and r.words[i - 3] == "/"
        after = r.words[i + 3]
        noun = after.isalpha() and after not in r.w.roles["follows"]  # "up 1/8 point"
        led = (before in ("on", "until", "till", "before", "after") and not noun) or again
        clocked = r.words[i + 3] in ("at", "before", "after") and r.t.number(i + 4) is not None
        # "9/11" is an event; 24/7 is no date at all.
        named = (r.words[i], r.words[i + 2]) == ("9", "11")
        return digits if r.strict or ((led or clocked) and not named) else None
    the = r.words[i] == "the"
    day = r.ordinal(i + the) if r.words[i + the][:1].isdecimal() else None
    if not day or not 1 <= day[0] <= 31 or before not in ("on", "by", "until", "since", "of"):
        return None
    if before == "of" and r.words[i - 2] not in ("week", "night", "morning", "evening", "weekend"):
        return None
    after = r.words[day[1]]
    noun = (after.isalpha() and after not in r.w.roles["follows"]) or after == "of"
    noun = noun or (r.dash(day[1]) and r.t.glued(day[1]))
    noun = noun or (after in ("and", "or") and not r.words[day[1] + 1][:1].isdecimal())  # "on 8th and Main"
    return None if noun and after != "day" else (Calendar(None, None, day[0]), day[1])


def _year_first(r: Reader, i: int, sign: str, third: bool) -> Read:
    """The year in front: 2024-02-23, 2019/aug/01, 2015-3."""
    t = r.t
    year = int(t.words[i])
    month = t.number(i + 2) if t.number(i + 2) is not None else (r.month(i + 2) or (None,))[0]
    if month is None or not 1000 <= year <= 2199:
        return None
    if third:
        day = t.number(i + 4)
        if t.glued(i + 5) and t.words[i + 5] in (sign, "/"):
            return None
        return _checked(year, month, day, i + 5) if day is not None else None
    # 2011-12 is a season of sport or a budget year; the month of ISO 8601 only where the next year does not fit.
    if (
        sign == "."
        or not 1 <= month <= 12
        or month == (year + 1) % 100
        or (t.words[i + 3].isalpha() and t.glued(i + 3))
    ):
        return None
    return Calendar(year, month), i + 3


def _checked(year: int, month: int, day: int, end: int) -> Read:
    return (Calendar(year, month, day), end) if 1000 <= year <= 2199 and _real(month, day, year) else None
