"""Dates by their place: "yesterday", "last month", "three days earlier", "the first week of July", "the end of May".

Enters: a ``Reader`` and a place among its tokens. Leaves: what the words say and the place after them, or None.
Refused: durations ("for six weeks"), and distances from an event ("two days after the attack"), which no calendar knows.
"""

from claimtrack.model.moment import Part
from claimtrack.parsing.date_calendar import read_calendar
from claimtrack.parsing.date_reader import Reader
from claimtrack.parsing.date_said import (
    Calendar,
    Counted,
    Holiday,
    Picked,
    Qualified,
    Said,
    Season,
    Shifted,
    Span,
)

__all__ = ["read_plain"]

Read = tuple[Said, int] | None
_NOW = Picked("day", 0)


def read_plain(r: Reader, i: int, depth: int = 0) -> Read:
    """One date without clock time: of the calendar or by its place."""
    if depth > 3 or not r.word(i):
        return None
    return (
        _part(r, i, depth)
        or _counted(r, i, depth)
        or _shifted(r, i, depth)
        or _week_of(r, i, depth)
        or _picked(r, i)
        or _near(r, i)
        or read_calendar(r, i)
        or _weekday(r, i)
    )


def _part(r: Reader, i: int, depth: int) -> Read:
    """A part of a span: "the end of November", "early March", "mid-2023", "end-March", "later this month"."""
    i = r.skip(i, "the")
    i = r.skip(i, "very")
    part = r.w["part"].get(r.word(i))
    if part is None:
        return None
    word = r.word(i)
    j = i + 1
    if word in ("earlier", "later"):
        # "earlier this week" is before now: nothing says which third of the week.
        inner = read_plain(r, r.skip(j, "in", "on"), depth + 1)
        if inner and (isinstance(inner[0], Picked) or r.word(j) == "in"):
            return inner
        return None
    j = j + 1 if r.dash(j) else j
    if word in ("early", "late", "mid"):
        j = r.skip(j, "in", "on") if word != "mid" else j
        j = r.skip(j, "of")
    elif r.word(j) == "of":
        j += 1
    elif not (r.dash(j - 1) or r.w["unit"].get(r.word(j)) in ("month", "year", "week", "day")):
        return None
    inner = _the_unit(r, j) or read_plain(r, j, depth + 1)
    return (_with_part(inner[0], Part(part)), inner[1]) if inner else None


def _with_part(said: Said, part: Part) -> Said:
    """The part of the span; a day has other parts than a span, and keeps none of these."""
    return said if isinstance(said, Span) else Qualified(said, part)


def _the_unit(r: Reader, i: int) -> Read:
    """The span we are in, behind a part: "(the end of) the year", "(end of) month"."""
    i = r.skip(i, "the")
    unit = r.w["unit"].get(r.word(i))
    if unit in ("day", "week", "month", "year", "decade", "century", "quarter") and not r.word(i).endswith("s"):
        return (Picked(unit, 0), i + 1) if r.word(i + 1) not in ("of", "when", "that", "in", "to") else None
    return None


def _counted(r: Reader, i: int, depth: int) -> Read:
    """Units counted inside a span: "the first week of July", "first half of 2024", "the last two days of May"."""
    i = r.skip(i, "the")
    if r.word(i) == "last":
        ordinal, j = -1, i + 1
    else:
        found = r.ordinal(i)
        if not found:
            return None
        ordinal, j = found
    j = j + 1 if r.dash(j) else j
    count = 1
    number = r.cardinal(j) if r.word(j) not in ("a", "an") else None
    if number and r.w["unit"].get(r.word(number[1])):
        count, j = number
    unit = "half" if r.word(j) == "half" else r.w["unit"].get(r.word(j))
    if unit not in ("half", "quarter", "day", "week", "month", "weekend", "year", "decade"):
        return None
    return _inside(r, j, ordinal, count, str(unit), depth)


def _inside(r: Reader, j: int, ordinal: int, count: int, unit: str, depth: int) -> Read:
    """The span behind counted units, and what they make together."""
    after = r.skip(j + 1, "of", "in", ",")
    tail = r.picked_year(j + 1) or (r.year(after) if after > j + 1 or unit in ("quarter", "half") else None)
    if unit in ("quarter", "half") and count == 1 and ordinal != 0:
        parts = 4 if unit == "quarter" else 2
        number = parts if ordinal == -1 else ordinal
        if not 1 <= number <= parts:
            return None
        code = (32 if unit == "quarter" else 39) + number
        year_unit = _the_unit(r, after) if after > j + 1 else None
        if tail:
            return Season(code, tail[0]), tail[1]
        if year_unit and isinstance(year_unit[0], Picked) and year_unit[0].unit == "year":
            return Season(code, year_unit[0]), year_unit[1]
        if unit == "quarter" and after == j + 1 and ordinal > 0:
            return Season(code), j + 1
    if r.word(j + 1) not in ("of", "in"):
        return None
    inner = _the_unit(r, j + 2) or read_plain(r, j + 2, depth + 1)
    return (Counted(ordinal, unit, inner[0], count), inner[1]) if inner else None


def _shifted(r: Reader, i: int, depth: int) -> Read:
    """A distance: "three days ago", "in two weeks", "a week later", "two days after Christmas", "the day before"."""
    start = i
    ahead = r.word(i) == "in" or (r.word(i) == "within" and r.strict)
    i += ahead
    the = r.word(i) == "the"
    number = None if the else r.cardinal(i)
    if the and r.w["unit"].get(r.word(i + 1)):
        number = (1, i + 1)
    if not number:
        return None
    count, j = number
    j = j + 1 if r.dash(j) else j
    unit = r.w["unit"].get(r.word(j))
    if unit is None or unit == "hour":
        return None
    return _direction(r, start, j + 1, count, unit, depth) or (_ahead(r, j, count, unit) if ahead else None)


def _direction(r: Reader, start: int, j: int, count: int, unit: str, depth: int) -> Read:
    """What the word behind a distance says: which way, and from where."""
    word = r.word(j)
    the = r.word(start) == "the"
    if word == "ago" and not the:
        return Shifted(-count, unit, "now"), j + 1
    if word in ("earlier", "previously") and not the:
        return Shifted(-count, unit, "then"), j + 1
    if word in ("later", "afterwards", "afterward") and not the:
        return Shifted(count, unit, "then"), j + 1
    if word == "hence" or (word == "from" and r.word(j + 1) == "now"):
        return Shifted(count, unit, "now"), j + (1 if word == "hence" else 2)
    if word in ("from", "after", "before", "since"):
        sign = -1 if word == "before" else 1
        if the and unit == "day" and r.word(j + 1) in ("yesterday", "tomorrow"):
            return Shifted(sign, "day", _near_said(r, j + 1)), j + 2
        if the and unit != "day" and word not in ("before", "after"):
            return None
        base = read_plain(r, r.skip(j + 1, "the") if r.word(j + 1) == "the" else j + 1, depth + 1)
        if base:
            return Shifted(sign * count, unit, base[0]), base[1]
        # "the day before," stands alone; "the day before the vote" counts from an event.
        if word in ("before", "after") and not _noun_follows(r, j + 1):
            return Shifted(sign * count, unit, "then"), j + 1
    return None


def _near_said(r: Reader, i: int) -> Said:
    return Shifted(r.w["near"][r.word(i)], "day", "now")


def _noun_follows(r: Reader, i: int) -> bool:
    """Whether words go on that the distance could count from."""
    word = r.word(i)
    return (word.isalnum() and word not in ("and", "but", "or", "when", "while")) or word in ("'", "’", '"', "“")


def _ahead(r: Reader, j: int, count: int, unit: str) -> Read:
    """Forward from now: "in two weeks", "in a year's time"; "in two days he ..." of past narrative is a duration."""
    end = j + 1
    if r.apostrophe(end):
        end = r.skip(end + 1, "s")
        if r.word(end) != "time":
            return None
        return Shifted(count, unit, "now"), end + 1
    return (Shifted(count, unit, "ahead"), end) if not r.word(end).isalpha() or r.word(end) in ("from", "and") else None


def _week_of(r: Reader, i: int, depth: int) -> Read:
    """A week by its day: "the week of April 10", "the week ending 7 May"."""
    i = r.skip(i, "the")
    if r.word(i) not in ("week", "weekend") or r.word(i + 1) not in (
        "of",
        "beginning",
        "commencing",
        "starting",
        "ending",
        "ended",
    ):
        return None
    inner = read_plain(r, r.skip(i + 2, "on"), depth + 1)
    if not inner or not _is_day(inner[0]):
        return None
    how = r.word(i + 1)
    if r.word(i) == "weekend":
        return Counted(0, "weekend", inner[0]), inner[1]
    return Counted({"of": 0, "ending": -7, "ended": -7}.get(how, 7), "week-of", inner[0]), inner[1]


def _is_day(said: Said) -> bool:
    return (
        (isinstance(said, Calendar) and said.day is not None)
        or isinstance(said, Holiday)
        or (isinstance(said, Picked) and said.unit in ("weekday", "day"))
    )


def _pick(r: Reader, i: int) -> tuple[int, bool, int] | None:
    """A word that picks: its place, whether it counts from the last date told, and the place after it."""
    the = r.word(i) == "the"
    j = i + the
    word = r.word(j)
    if word in r.w["tell"]:
        return r.w["tell"][word], True, j + 1
    if word in r.w["pick"]:
        pick = r.w["pick"][word]
        return pick, the and word == "next", j + 1
    return None


def _picked(r: Reader, i: int) -> Read:
    """A span by its place: "last week", "the following day", "next October", "the past three months", "last night"."""
    found = _pick(r, i)
    if not found:
        return _counted_pick(r, i)
    pick, told, j = found
    number = r.cardinal(j) if r.word(j) not in ("a", "an") else None
    if number and r.w["unit"].get(r.word(number[1])):
        unit = r.w["unit"][r.word(number[1])]
        return _window(r, pick, told, number[0], unit, number[1] + 1)
    word = r.word(j)
    if word in r.w["fiscal"]:
        j += 1
        word = r.word(j)
    if word in r.w["unit"] and r.w["unit"][word] not in ("hour",):
        return _picked_unit(r, pick, told, r.w["unit"][word], j)
    if word in r.w["daypart"]:
        if pick == 0 and not told:
            return Qualified(_NOW, r.w["daypart"][word]), j + 1
        return Qualified(Picked("day", pick, told), r.w["daypart"][word]), j + 1
    return _picked_name(r, pick, told, j)


def _picked_unit(r: Reader, pick: int, told: bool, unit: str, j: int) -> Read:
    """The unit picked, and what may follow it: "next week on Tuesday", "the week before last", "last year's March"."""
    if r.word(j).endswith("s") and unit != "century":
        return None
    end = j + 1
    if told and pick == 0 and unit == "day" and r.word(end).isalpha() and r.word(end) == "s":
        return None
    said = Picked(unit, pick, told)
    if unit == "week":
        k = r.skip(end, "on", ",") if not r.dash(end) else end + 1
        k = r.skip(k, "of")
        weekday = r.w["weekday"].get(r.word(k))
        if weekday and not r.word(k).endswith("days"):
            return Picked("weekday", 0, told, weekday=weekday, week=said), k + 1
    if unit == "year" and r.apostrophe(end) and r.word(end + 1) == "s":
        inner = _counted(r, end + 2, 3) or read_calendar(r, end + 2)
        if inner and isinstance(inner[0], Season | Calendar) and inner[0].year is None:
            if isinstance(inner[0], Season):
                return Season(inner[0].code, said), inner[1]
            return Calendar(said, inner[0].month, inner[0].day), inner[1]
    return said, end


def _picked_name(r: Reader, pick: int, told: bool, j: int) -> Read:
    """A month, season, feast or weekday picked: "last October", "that summer", "next Friday", "this Friday, 7 June"."""
    word = r.word(j)
    if word in r.w["weekday"]:
        dated = read_calendar(r, j)
        if dated and isinstance(dated[0], Calendar) and dated[0].day:
            return dated
        if word.endswith("days") or (word in r.w.weak and r.t.raw(j).islower() and not r.strict):
            return None
        return Picked("weekday", pick, told, weekday=r.w["weekday"][word]), j + 1
    if word in r.w["month"]:
        found = read_calendar(r, j)
        said = found[0] if found else None
        if not found or not isinstance(said, Calendar) or (said.day and said.year):
            return None
        if said.year is not None:
            return found
        return Calendar(None, said.month, said.day, None, pick, told), found[1]
    if word in r.w["season"]:
        year = r.year(j + 1)
        return Season(r.w["season"][word], year[0] if year else None, pick, told), year[1] if year else j + 1
    if word in r.w.holidays:
        found = read_calendar(r, j)
        if found and isinstance(found[0], Holiday) and found[0].year is None:
            return Holiday(found[0].rule, None, pick, told), found[1]
    return None


def _counted_pick(r: Reader, i: int) -> Read:
    """The number in front: "the 2 next days", "10 previous weeks"."""
    i = r.skip(i, "the")
    number = r.cardinal(i) if r.word(i) not in ("a", "an") else None
    found = _pick(r, number[1]) if number and r.word(number[1]) != "the" else None
    if not number or not found:
        return None
    unit = r.w["unit"].get(r.word(found[2]))
    return _window(r, found[0], found[1], number[0], unit, found[2] + 1) if unit else None


def _window(r: Reader, pick: int, told: bool, count: int, unit: str, end: int) -> Read:
    """Several units together, back or ahead: "the past three months", "the next two days"."""
    return (Picked(unit, pick, told, count), end) if pick and unit != "hour" and 0 < count < 1000 else None


def _near(r: Reader, i: int) -> Read:
    """Today and its neighbours; "tonight" is the night of today."""
    word = r.word(i)
    if word not in r.w["near"]:
        return None
    said: Said = Shifted(r.w["near"][word], "day", "now")
    return (Qualified(said, Part.NIGHT), i + 1) if word.startswith("toni") else (said, i + 1)


def _weekday(r: Reader, i: int) -> Read:
    """A weekday alone: "on Friday", "Tuesday of last week", "Monday last week"."""
    i = r.skip(i, "the") if r.word(i + 1) in r.w["weekday"] else i
    word = r.word(i)
    weekday = r.w["weekday"].get(word)
    if weekday is None:
        return None
    j = i + 1
    week = _picked(r, r.skip(j, "of", ","))
    if week and isinstance(week[0], Picked) and week[0].unit == "week" and week[0].count is None:
        return Picked("weekday", 0, week[0].told, weekday=weekday, week=week[0]), week[1]
    if week and isinstance(week[0], Picked) and week[0].unit == "month" and r.word(j) == "last":
        return None
    if word in r.w.weak and not r.strict and not _weak_weekday(r, i):
        return None
    if r.strict and word.endswith("days"):
        return None
    return Picked("weekday", None, weekday=weekday), j


def _weak_weekday(r: Reader, i: int) -> bool:
    """Whether "sun", "mon", "sat" is the day: capitalised, and beside a preposition and a clock time or a day's part."""
    after = r.word(i + 1)
    timed = r.t.number(i + 1) is not None or after in r.w["daypart"] or after == "at"
    return r.t.raw(i)[0].isupper() and (timed or (r.word(i - 1) == "on" and r.word(i) != "sun"))
