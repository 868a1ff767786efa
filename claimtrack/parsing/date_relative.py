"""One date without clock time, and dates by their distance: "yesterday", "three days earlier".

Enters: a ``Reader`` and a place among its tokens. Leaves: what the words say and the place after them, or None.
Refused: durations ("for six weeks"), and distances from an event ("two days after the attack").
"""

import attrs

from claimtrack.model.moment import Part
from claimtrack.parsing.date_calendar import read_calendar
from claimtrack.parsing.date_parts import read_counted, read_part, read_year_part
from claimtrack.parsing.date_picked import read_picked, read_weekday, read_weekend
from claimtrack.parsing.date_reader import Reader
from claimtrack.parsing.date_said import Calendar, Counted, Holiday, Picked, Qualified, Said, Shifted

__all__ = ["read_plain"]

Read = tuple[Said, int] | None
# "three days before the end of the week after next ...": deeper than this, nobody writes.
_DEPTH = 3
_REPEATS = frozenset({"time", "times", "once", "twice", "only", "worst", "best", "least", "most"})


def read_plain(r: Reader, i: int, depth: int = 0) -> Read:
    """One date without clock time: of the calendar or by its place."""
    w, words = r.w, r.words
    word = words[i + (words[i] == "the")]
    if depth > _DEPTH or not word:
        return None

    def inner(j: int) -> Read:
        return read_plain(r, j, depth + 1)

    digit = word[0].isdecimal()
    number = digit or word in w.numbers or word in w.ordinals
    unit = word in w.roles["unit"]
    if (
        word in w.roles["part"]
        or word in w.roles["close"]
        or (word == "very" and words[i + (words[i] == "the") + 1] in w.roles["part"])
    ):
        return read_part(r, i, inner)
    found: Read = None
    if number or word in ("last", "final"):
        found = read_counted(r, i, inner)
    if found is None and (number or unit or word in ("in", "within")):
        found = _shifted(r, i, depth)
    if found:
        return found
    if unit:
        return _week_of(r, i, inner) or read_year_part(r, i) or read_weekend(r, i) or read_calendar(r, i)
    if number or word in w.roles["pick"] or word in w.roles["tell"] or word == "very":
        found = read_picked(r, i)
    if found is None and word in w.roles["near"]:
        return _near(r, i)
    if found is None and word in w.roles["weekday"]:
        return read_calendar(r, i) or _weekday_shifted(r, i, depth) or read_weekday(r, i)
    return found or read_calendar(r, i)


def _shifted(r: Reader, i: int, depth: int) -> Read:
    """A distance: "three days ago", "in two weeks", "a week later", "two days after Christmas", "the day before"."""
    start = i
    ahead = r.words[i] == "in" or (r.words[i] == "within" and r.strict)
    i += ahead
    the = r.words[i] == "the"
    if ahead and the:
        return None
    bare = i if r.words[i] in ("day", "year") else i + 1 if the and r.words[i + 1] in r.w.roles["unit"] else None
    number = (1, bare) if bare is not None else r.cardinal(i)
    if not number:
        return None
    count, j = number
    j += r.dash(j)
    unit = r.w.roles["unit"].get(r.words[j])
    if unit == "hour" and count % 24 == 0:
        count, unit = count // 24, "day"
    if unit is None or unit in ("hour", "minute"):
        return None
    definite = the or bare is not None
    ahead = ahead and not _repeated(r, start)
    return _direction(r, j + 1, count, unit, definite, depth) or (_ahead(r, j, count, unit) if ahead else None)


def _direction(r: Reader, j: int, count: int, unit: str, definite: bool, depth: int) -> Read:
    """What the word behind a distance says: which way, and from where."""
    word = r.words[j]
    if not definite or (unit == "year" and word in ("ago", "earlier")):
        if word == "ago":
            return _days_ago(r, count, unit, j + 1, depth)
        if word in ("earlier", "previously"):
            return Shifted(-count, unit, "then"), j + 1
        if word in ("later", "afterwards", "afterward"):
            return Shifted(count, unit, "then"), j + 1
        if word == "hence" or (word == "from" and r.words[j + 1] == "now"):
            return Shifted(count, unit, "now"), j + (1 if word == "hence" else 2)
    if word not in ("from", "after", "before", "since"):
        return None
    sign = -1 if word == "before" else 1
    if definite and (unit == "day" or word in ("before", "after")) and r.words[j + 1] in ("yesterday", "tomorrow"):
        return Shifted(sign, unit, Shifted(r.w.roles["near"][r.words[j + 1]], "day", "now")), j + 2
    if definite and unit == "week" and r.words[j + 1] in ("last", "next"):
        return Picked("week", 2 * r.w.roles["pick"][r.words[j + 1]]), j + 2  # "the week before last"
    base = read_plain(r, j + 1, depth + 1) if not definite or word in ("before", "after") else None
    if base and word == "from" and isinstance(base[0], Picked) and base[0].weekday and base[0].pick is None:
        base = attrs.evolve(base[0], pick=0), base[1]  # "a week from Tuesday": the Tuesday ahead
    if base and not (definite and isinstance(base[0], Picked) and base[0].told):
        return Shifted(sign * count, unit, base[0]), base[1]
    # "the day before," stands alone; "the day before the vote" counts from an event.
    if word in ("before", "after") and not _event_follows(r, j + 1):
        return Shifted(sign * count, unit, "then"), j + 1
    return None


def _days_ago(r: Reader, count: int, unit: str, j: int, depth: int) -> Read:
    """A distance back, and the day it names: "a year ago", "a week ago Friday", "a year ago today"."""
    said = Shifted(-count, unit, "now")
    if r.words[j] in r.w.roles["near"] and unit != "day":
        return Shifted(-count, unit, Shifted(r.w.roles["near"][r.words[j]], "day", "now")), j + 1
    weekday = r.w.roles["weekday"].get(r.words[j]) if unit == "week" and depth == 0 else None
    if weekday and r.words[j] not in r.w.weak:
        return Shifted(-count, unit, Picked("weekday", -1, weekday=weekday)), j + 1
    return said, j


def _event_follows(r: Reader, i: int) -> bool:
    """Whether words go on that the distance could count from."""
    word = r.words[i]
    return (word.isalnum() and word not in ("and", "but", "or", "when", "while")) or word in ("'", "’", '"', "“", "‘")


def _ahead(r: Reader, j: int, count: int, unit: str) -> Read:
    """Forward from now: "in two weeks", "in a year's time"; not the duration in "in two days of"."""
    end = j + 1
    if r.apostrophe(end):
        end = r.skip(end + 1, "s")
        return (Shifted(count, unit, "now"), end + 1) if r.words[end] == "time" else None
    stands = not r.words[end].isalpha() or r.words[end] in ("from", "and", "but", "or")
    return (Shifted(count, unit, "ahead"), end) if stands else None


def _repeated(r: Reader, i: int) -> bool:
    """Whether a count of events stands before: "for the fourth time in five months", "the worst in ten years"."""
    words = r.words[max(0, i - 5) : i]
    return any(word in r.w.ordinals or word in _REPEATS or word.endswith("est") for word in words)


def _week_of(r: Reader, i: int, inner: object) -> Read:
    """A week by its day: "the week of April 10", "the weekend of 7 October"; and "the month of May"."""
    i = r.skip(i, "the")
    word, how = r.words[i], r.words[i + 1]
    if word == "month" and how == "of":
        month = read_calendar(r, i + 2) if r.words[i + 2] in r.w.roles["month"] else None
        return month if month and isinstance(month[0], Calendar) and month[0].day is None else None
    if word not in ("week", "weekend") or how not in ("of", "beginning", "commencing", "starting", "ending", "ended"):
        return None
    found = inner(r.skip(i + 2, "on")) if callable(inner) else None
    if not found or not _is_day(found[0]):
        return None
    if word == "weekend":
        return Counted(0, "weekend", found[0]), found[1]
    return Counted({"of": 0, "ending": -7, "ended": -7}.get(how, 7), "week-of", found[0]), found[1]


def _is_day(said: Said) -> bool:
    return (
        (isinstance(said, Calendar) and said.day is not None)
        or isinstance(said, Holiday)
        or (isinstance(said, Picked) and said.unit in ("weekday", "day"))
    )


def _near(r: Reader, i: int) -> Read:
    """Today and its neighbours; "tonight" is the night of today, "yesterday, 7 October 2023" the day that both name."""
    i = r.skip(i, "the")
    dated = read_calendar(r, i + 2) if r.words[i + 1] == "," else None
    if dated and isinstance(dated[0], Calendar) and dated[0].day is not None and isinstance(dated[0].year, int):
        return dated
    said: Said = Shifted(r.w.roles["near"][r.words[i]], "day", "now")
    return (Qualified(said, Part.NIGHT), i + 1) if r.words[i].startswith("toni") else (said, i + 1)


def _weekday_shifted(r: Reader, i: int, depth: int) -> Read:
    """A weekday in the week that a distance leads to: "Monday two weeks from now", "Friday, two years ago"."""
    j = r.skip(i + 1, ",")
    found = _shifted(r, j, depth + 1) if r.cardinal(j) and depth == 0 else None
    if not found or not isinstance(found[0], Shifted) or found[0].base == "then":
        return None
    weekday = r.w.roles["weekday"][r.words[i]]
    if found[0].unit == "day":
        return found
    said = found[0]
    if said.unit == "week" and said.count > 0:
        # "Sunday three weeks after January 15": the third Sunday after it.
        base = Shifted(0, "day", "now") if isinstance(said.base, str) else said.base
        return Counted(weekday, f"weekday-after-{said.count}", base), found[1]
    if isinstance(said.base, str):
        # "Thursday, two years from now": to the day, for the weekday says so.
        said = Shifted(said.count, said.unit, Shifted(0, "day", "now"))
    return Counted(weekday, "weekday-of", said), found[1]
