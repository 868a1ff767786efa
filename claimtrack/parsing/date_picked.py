"""Spans by their place: "last week", "the following day", "next October", "the past three months".

Enters: a ``Reader`` and a place among its tokens. Leaves: what the words say and the place after them, or None.
Refused: windows of hours, and "that" as a conjunction before a month ("said that October was the worst month").
"""

from claimtrack.model.moment import Part
from claimtrack.parsing.date_calendar import read_calendar
from claimtrack.parsing.date_parts import read_counted
from claimtrack.parsing.date_reader import Reader
from claimtrack.parsing.date_said import Calendar, Holiday, Picked, Qualified, Said, Season

__all__ = ["read_picked", "read_weekday", "read_weekend"]

Read = tuple[Said, int] | None


def read_picked(r: Reader, i: int) -> Read:
    """A unit, month, season, feast or weekday by its place, or several units together."""
    found = r.pick(i)
    if not found:
        return _number_first(r, i)
    pick, told, j = found
    number = r.cardinal(j) if r.words[j] not in ("a", "an") else None
    if number and r.words[number[1]] in r.w.roles["unit"]:
        return _window(pick, told, number[0], r.w.roles["unit"][r.words[number[1]]], number[1] + 1)
    word = r.words[j]
    if word in r.w.roles["fiscal"] and r.words[j + 1] in r.w.roles["unit"]:
        j += 1
        word = r.words[j]
    if word in r.w.roles["unit"]:
        window = r.words[j - 1] == "past" or (r.words[i] == "the" and r.words[j - 1] in ("last", "coming"))
        if window and not word.endswith("s"):
            return _window(pick, told, 1, r.w.roles["unit"][word], j + 1)
        return _unit(r, pick, told, j)
    if word in r.w.roles["daypart"]:
        if word.endswith("s"):
            return None
        return Qualified(Picked("day", pick, told), Part(r.w.roles["daypart"][word])), j + 1
    return _name(r, pick, told, j)


def _unit(r: Reader, pick: int, told: bool, j: int) -> Read:
    """The unit picked, and what may follow it: "next week on Tuesday", "last year's first quarter"."""
    unit = r.w.roles["unit"][r.words[j]]
    if unit in ("hour", "minute") or r.words[j].endswith("s"):
        return None
    said, end = Picked(unit, pick, told), j + 1
    if unit == "week":
        k = end + 1 if r.dash(end) else r.skip(end, "on", ",")
        weekday = r.w.roles["weekday"].get(r.words[k])
        if weekday and not r.words[k].endswith("days") and (r.words[k] not in r.w.weak or r.t.raw(k)[0].isupper()):
            return Picked("weekday", 0, told, weekday=weekday, week=said), k + 1
    if unit == "year" and r.apostrophe(end) and r.words[end + 1] == "s":
        return _of_year(r, said, end + 2) or (said, end)
    return said, end


def _of_year(r: Reader, year: Picked, i: int) -> Read:
    """What belongs to a picked year: "(next year)'s first quarter", "(last year)'s October 7 attack"."""
    found = read_counted(r, i, lambda _: None) or read_calendar(r, i)
    if found and isinstance(found[0], Season) and found[0].year is None:
        return Season(found[0].code, year), found[1]
    if found and isinstance(found[0], Calendar) and found[0].year is None:
        return Calendar(year, found[0].month, found[0].day), found[1]
    return None


def _name(r: Reader, pick: int, told: bool, j: int) -> Read:
    """A month, season, feast or weekday picked: "last October", "that summer", "next Friday", "this Friday, 7 June"."""
    word = r.words[j]
    if r.words[j - 1] == "that" and r.words[j - 2] in r.w.roles["says"]:
        return None  # "said that October was the worst month"
    if word in r.w.roles["weekday"]:
        return _weekday_name(r, pick, told, j)
    if word in r.w.roles["season"]:
        year = r.year(j + 1)
        return Season(r.w.roles["season"][word], year[0] if year else None, pick, told), year[1] if year else j + 1
    found = read_calendar(r, j)
    said = found[0] if found else None
    if found and word in r.w.roles["month"] and isinstance(said, Calendar):
        return found if said.year is not None else (Calendar(None, said.month, said.day, None, pick, told), found[1])
    if found and isinstance(said, Holiday) and said.year is None:
        return Holiday(said.rule, None, pick, told), found[1]
    if r.t.number(j) is not None and pick >= 0:
        return r.month_day_in_digits(j, pick, told)
    return None


def _weekday_name(r: Reader, pick: int, told: bool, j: int) -> Read:
    dated = read_calendar(r, j)
    if dated and isinstance(dated[0], Calendar) and dated[0].day:
        return dated
    word = r.words[j]
    if word.endswith("days") or (word in r.w.weak and r.t.raw(j).islower() and not r.strict):
        return None
    return Picked("weekday", pick, told, weekday=r.w.roles["weekday"][word]), j + 1


def _number_first(r: Reader, i: int) -> Read:
    """The number in front of several: "the 2 next days", "10 previous weeks"; not "fell to 300 last month"."""
    i = r.skip(i, "the")
    number = r.cardinal(i) if r.words[i] not in ("a", "an") else None
    found = r.pick(number[1]) if number and r.words[number[1]] not in ("the", "this") else None
    if not number or not found:
        return None
    unit = r.w.roles["unit"].get(r.words[found[2]]) if r.words[found[2]].endswith("s") else None
    return _window(found[0], found[1], number[0], unit, found[2] + 1) if unit else None


def _window(pick: int, told: bool, count: int, unit: str, end: int) -> Read:
    """Several units together, back or ahead: "the past three months", "the next two days"."""
    return (Picked(unit, pick, told, count), end) if pick and unit not in ("hour", "minute") and count < 1000 else None


def read_weekday(r: Reader, i: int) -> Read:
    """A weekday alone: "on Friday", "Tuesday of last week", "Monday last week", "Wednesday the 31st"."""
    i = r.skip(i, "the")
    word = r.words[i]
    if r.words[i - 1] == "the" and r.words[i + 1].isalpha() and r.t.raw(i + 1).istitle() and not r.strict:
        return None  # "The Sunday Telegraph"
    weekday = r.w.roles["weekday"][word]
    week = read_picked(r, r.skip(i + 1, "of", ","))
    if week and isinstance(week[0], Picked) and week[0].unit == "week" and week[0].count is None:
        return Picked("weekday", 0, week[0].told, weekday=weekday, week=week[0]), week[1]
    if r.words[i + 1] == "the":
        day = r.ordinal(i + 2)
        if (
            day
            and 1 <= day[0] <= 31
            and not (r.words[day[1]].isalpha() and r.words[day[1]] not in r.w.roles["follows"])
        ):
            return Calendar(None, None, day[0], weekday), day[1]
    if word in r.w.weak and not r.strict and not _weak_stands(r, i):
        return None
    if word.endswith("days"):
        return None  # "on Mondays": no one day
    return Picked("weekday", None, weekday=weekday), i + 1


def read_weekend(r: Reader, i: int) -> Read:
    """The weekend nearby: "over the weekend", "at the weekend", "the weekend's clashes"; not "weekends"."""
    j = r.skip(i, "the")
    if j == i or r.words[j] != "weekend":
        return None
    after = r.words[j + 1]
    owned = r.apostrophe(j + 1) and r.words[j + 2] == "s"
    before = r.words[i - 1]
    led = before == "over" or before in ("at", "on", "during", "since", "before", "after", "until", "by", "throughout")
    # "at the weekend market", "over the weekend clashes"; but "over the weekend near the town".
    noun = after.isalpha() and after not in r.w.roles["follows"] and (before != "over" or after[-1] == "s")
    return (Picked("weekend", None), j + 1) if owned or r.strict or (led and not noun) else None


def _weak_stands(r: Reader, i: int) -> bool:
    """Whether "Sun", "Mon", "Sat" is the day: capitalised, and beside a preposition, a clock time or a day's part."""
    after = r.words[i + 1]
    timed = r.t.number(i + 1) is not None or after in r.w.roles["daypart"] or after == "at"
    listed = r.words[i - 1] in ("and", "or") and r.words[i - 2] in r.w.roles["weekday"] and r.t.raw(i - 2)[0].isupper()
    return r.t.raw(i)[0].isupper() and (timed or listed or (r.words[i - 1] == "on" and r.words[i] != "sun"))
