"""Clock times and parts of the day beside a date: "8:30 p.m. on Friday", "Friday evening", "2024-02-23T10:00:00Z".

Enters: a ``Reader``, and a reader of plain dates. Leaves: what the words say and the place after them, or None.
Refused: clock times alone, which are no dates.
"""

import datetime as dt

import attrs

from claimtrack.model.moment import Part
from claimtrack.parsing.date_calendar import read_calendar
from claimtrack.parsing.date_reader import Reader
from claimtrack.parsing.date_relative import read_plain
from claimtrack.parsing.date_said import Calendar, Holiday, Picked, Qualified, Said, Shifted

__all__ = ["read_date"]

Read = tuple[Said, int] | None
Clock = tuple[dt.time, int] | None


def read_date(r: Reader, i: int) -> Read:
    """One date, with its clock time or part of the day where one stands beside it."""
    return _clock_first(r, i) or _daypart_first(r, i) or _date_first(r, i)


def _is_day(said: Said) -> bool:
    """Whether the words say one day, which alone can have a clock time."""
    if isinstance(said, Calendar):
        return said.day is not None
    if isinstance(said, Picked):
        return said.unit in ("day", "weekday") and said.count is None
    if isinstance(said, Qualified):
        return said.time is None and _is_day(said.of)
    return isinstance(said, Holiday) or (isinstance(said, Shifted) and said.unit in ("day", "week", "fortnight"))


def _date_first(r: Reader, i: int) -> Read:
    found = read_plain(r, i)
    if not found or not _is_day(found[0]):
        return found
    said, j = found
    if isinstance(said, Calendar) and r.t.glued(j) and r.words[j] == "t":
        clock = _clock(r, j + 1, iso=True)
        return (Qualified(said, None, clock[0]), clock[1]) if clock else found
    part = _daypart(r, j)
    if part:
        bare = said.of if isinstance(said, Qualified) else said
        said, j = Qualified(bare, part[0]), part[1]
        said, j = _dated_behind(r, said, j)
    clock = _clock_behind(r, j)
    if clock:
        bare = said.of if isinstance(said, Qualified) else said
        time, end = _in_part(clock[0], said, r, j, clock[1]), clock[1]
        if isinstance(bare, Calendar) and bare.year is None and len(r.words[end]) == 4 and clock[1] - j >= 3:
            year = r.full_year(end)  # "Wed Oct 26 15:50:06 2016", as machines write
            bare, end = (attrs.evolve(bare, year=year[0]), year[1]) if year else (bare, end)
        return Qualified(bare, None, time), end
    return said, j


def _dated_behind(r: Reader, said: Qualified, j: int) -> tuple[Said, int]:
    """The date behind a weekday and its part: "Monday night, June 27th" is one night."""
    if isinstance(said.of, Picked) and said.of.unit == "weekday":
        dated = read_calendar(r, r.skip(j, ",", "on"))
        if dated and isinstance(dated[0], Calendar) and dated[0].day is not None:
            return Qualified(attrs.evolve(dated[0], weekday=said.of.weekday), said.part), dated[1]
    return said, j


def _daypart(r: Reader, j: int) -> tuple[Part, int] | None:
    """The part of the day behind the day: "(Friday) evening", "(tomorrow) early in the morning"."""
    j = r.skip(j, "early", "late", "mid") if r.words[j + 1] in r.w.roles["daypart"] else j
    if r.words[j] in r.w.roles["daypart"] and (not r.words[j].endswith("s") or r.strict):
        return Part(r.w.roles["daypart"][r.words[j]]), j + 1
    return None


def _clock_behind(r: Reader, j: int) -> Clock:
    """The clock time behind a day: "at 8 p.m.", ", 8:30", "T10:00"."""
    k = r.skip(j, ",", "(") if r.words[j] in (",",) else j
    k = r.skip(k, "at", "around", "about", "by", "before", "after")
    k = r.skip(k, "around", "about", "circa")
    return _clock(r, k)


def _in_part(time: dt.time, said: Said, r: Reader, start: int, end: int) -> dt.time:
    """The time, in the half of the day that its part says: 8:30 on Friday evening is 20:30."""
    named = any(r.words[k] in ("am", "pm", "a", "p") for k in range(start, end))
    late = isinstance(said, Qualified) and said.part in (Part.AFTERNOON, Part.EVENING, Part.NIGHT)
    if late and not named and 1 <= time.hour < 12 and not (said.part is Part.NIGHT and time.hour < 6):  # type: ignore[union-attr]
        return time.replace(hour=time.hour + 12)
    return time


def _clock(r: Reader, i: int, *, iso: bool = False) -> Clock:
    """A clock time with its offset: "8:30 p.m.", "8pm", "20.30 GMT", "10:00:00+02:00", "noon"."""
    if r.words[i] in ("noon", "midday", "midnight"):
        return dt.time(0 if r.words[i] == "midnight" else 12), i + 1
    if len(r.words[i]) == 4 and r.words[i + 1] in r.w.roles["zone"]:
        return _military(r, i)
    hour = r.t.number(i)
    if hour is None:
        return None
    minute, second, j, pieces = 0, 0, i + 1, 0
    while pieces < 2 and r.words[j] in (":", ".") and r.t.glued(j) and r.t.glued(j + 1) and len(r.words[j + 1]) == 2:
        piece = r.t.number(j + 1)
        if piece is None:
            break
        minute, second = (piece, 0) if pieces == 0 else (minute, piece)
        pieces, j = pieces + 1, j + 2
    dotted = pieces and r.words[i + 1] == "."
    half, j = _half(r, j)
    if half is None and (not pieces or dotted) and not (dotted and r.words[j] in ("gmt", "hrs")):
        return None
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + half
    if hour > 23 or minute > 59 or second > 59:
        return None
    if iso and r.words[j] == "." and r.t.glued(j) and r.words[j + 1].isdecimal():
        j += 2
    zone, j = _zone(r, j)
    return dt.time(hour, minute, second, tzinfo=zone), j


def _military(r: Reader, i: int) -> Clock:
    """Four digits before a zone: "1430 GMT"."""
    number = r.t.number(i, 4)
    if number is None or number // 100 > 23 or number % 100 > 59:
        return None
    zone, j = _zone(r, i + 1)
    return dt.time(number // 100, number % 100, tzinfo=zone), j


def _half(r: Reader, j: int) -> tuple[int | None, int]:
    """The half of the day, in hours to add: "pm", "p.m.", "a. m."; None where not said."""
    word = r.words[j]
    if word in ("am", "pm"):
        return (12 if word == "pm" else 0), j + 1
    if word in ("a", "p") and r.words[j + 1] == "." and r.words[j + 2] == "m":
        return (12 if word == "p" else 0), j + 4 if r.words[j + 3] == "." and r.t.glued(j + 3) else j + 3
    return None, j


def _zone(r: Reader, j: int) -> tuple[dt.timezone | None, int]:
    """The offset behind a clock time: "GMT", "Z", "+02:00"; None where not said."""
    if r.words[j] in r.w.roles["zone"] and (r.words[j] != "z" or r.t.glued(j)):
        minutes = r.w.roles["zone"][r.words[j]]
        return dt.timezone(dt.timedelta(minutes=minutes)) if minutes != "unsaid" else None, j + 1
    apart = r.words[j - 2] == ":" and len(r.words[j + 1]) == 4  # "10:15:30 +0200", as machines write
    signed = r.words[j] in ("+", "-", "−") and (r.t.glued(j) or apart) and r.t.glued(j + 1)
    if signed and r.t.number(j + 1, 4) is not None:
        digits, end = r.words[j + 1], j + 2
        if r.words[end] == ":" and r.t.number(end + 1) is not None:
            digits, end = digits + r.words[end + 1], end + 2
        if len(digits) in (2, 4) and int(digits[:2]) < 24 and int(digits[2:] or 0) < 60:
            minutes = int(digits[:2]) * 60 + int(digits[2:] or 0)
            return dt.timezone(dt.timedelta(minutes=minutes if r.words[j] == "+" else -minutes)), end
    return None, j


def _clock_first(r: Reader, i: int) -> Read:
    """The clock time in front: "8 p.m. on Friday", "12:30 December 27"."""
    word = r.words[i]
    if not word.isdecimal() and word not in ("noon", "midday", "midnight"):
        return None
    clock = _clock(r, i)
    if not clock:
        return None
    j = clock[1]
    if r.words[j + 1] == "time" and (r.words[j] == "local" or r.t.raw(j)[0].isupper()):
        j += 2  # "at 5:34 a.m. Baghdad time on March 20"
    j = r.skip(j, ",", "(")
    j = r.skip(j, "on", "of")
    found = _daypart_first(r, j) or read_plain(r, j)
    if not found or not _is_day(found[0]):
        return None
    said, j = found
    part = _daypart(r, j)
    if part and not isinstance(said, Qualified):
        said, j = Qualified(said, part[0]), part[1]
    bare = said.of if isinstance(said, Qualified) else said
    return Qualified(bare, None, _in_part(clock[0], said, r, i, clock[1])), j


def _daypart_first(r: Reader, i: int) -> Read:
    """The part of the day in front: "the morning of April 19", "the early hours of Sunday"."""
    words, dayparts = r.words, r.w.roles["daypart"]
    i += words[i] == "the"
    i += words[i] == "on"
    weekday = words[i + 1] in dayparts and words[i] in r.w.roles["weekday"]
    i = i + 1 if weekday else r.skip(i, "early", "late", "very")
    if words[i] in dayparts:
        part, j = Part(dayparts[words[i]]), r.skip(i + 1, "hours")
    elif words[i] == "hours" and r.words[i - 1] == "early":
        part, j = Part.MORNING, i + 1
    else:
        return None
    if words[j] not in ("of", "on"):
        return None
    found = read_plain(r, j + 1)
    if not found or not _is_day(found[0]) or (weekday and not isinstance(found[0], Calendar)):
        return None
    bare = found[0].of if isinstance(found[0], Qualified) else found[0]
    return Qualified(bare, part), r.skip(found[1], "morning") if part is Part.MORNING else found[1]
