"""Parts of a span and units counted inside one: "the end of November", "mid-2023", "the first week of July".

Enters: a ``Reader``, a place among its tokens, and the reader of the span itself. Leaves: what the words say and the
place after them, or None. Refused: "the end of the line", "the second week of fighting": spans that are no dates.
"""

from collections.abc import Callable

import attrs

from claimtrack.model.moment import Part
from claimtrack.parsing.date_reader import Reader
from claimtrack.parsing.date_said import Calendar, Counted, Picked, Qualified, Said, Season, Span

__all__ = ["read_counted", "read_part", "read_year_part"]

Read = tuple[Said, int] | None
Inner = Callable[[int], Read]
_SPANS = frozenset({"day", "week", "month", "year", "decade", "century", "quarter"})
_COUNTABLE = frozenset({"half", "quarter", "day", "week", "month", "weekend"})


def read_part(r: Reader, i: int, inner: Inner) -> Read:
    """A part of a span: "the end of November", "early March", "mid-2023", "end-March", "later this month"."""
    i = r.skip(r.skip(i, "the"), "very")
    word = r.words[i]
    if word in r.w.roles["close"]:
        return Qualified(Picked(r.w.roles["close"][word], 0), Part.END), i + 1
    part = r.w.roles["part"][word]
    if word in ("earlier", "later"):
        return _loose(r, i + 1, inner)
    j = i + 1
    dashed = r.dash(j)
    j += dashed
    if word in ("early", "late", "mid"):
        j = r.skip(j, "in", "on", "of") if word != "mid" else r.skip(j, "of")
    elif r.words[j] == "of":
        j += 1
    elif not dashed and r.w.roles["unit"].get(r.words[j]) not in _SPANS:
        return None
    found = _the_span(r, j) or inner(j)
    return (_with_part(found[0], Part(part)), found[1]) if found else None


def _loose(r: Reader, j: int, inner: Inner) -> Read:
    """The span behind "earlier" and "later", whole: "earlier this week" does not say which third of the week."""
    led = r.words[j] in ("in", "on")
    j = r.skip(j, "in", "on")
    found = (_the_span(r, j) if led and r.words[j] == "the" else None) or inner(j)
    return found if found and (isinstance(found[0], Picked) or led or r.words[j] in r.w.roles["near"]) else None


def _with_part(said: Said, part: Part) -> Said:
    """The part of the span; an interval has no parts."""
    return said if isinstance(said, Span) else Qualified(said, part)


def _the_span(r: Reader, i: int) -> Read:
    """The span we are in, behind a part: "(the end of) the year", "(end of) month"."""
    i = r.skip(i, "the")
    word = r.words[i]
    if r.w.roles["unit"].get(word) not in _SPANS or word.endswith("s"):
        return None
    after = r.words[i + 1]
    named = after in ("of", "when", "that", "in", "to", "before", "after") or after in r.w.numbers
    return None if named or after[:1].isdecimal() else (Picked(r.w.roles["unit"][word], 0), i + 1)


def read_year_part(r: Reader, i: int) -> Read:
    """The end of the span we are in, the span first: "year's end", "month-end", "the year-end"."""
    i = r.skip(i, "the")
    if r.w.roles["unit"].get(r.words[i]) not in ("year", "month") or r.words[i].endswith("s"):
        return None
    j = i + 1
    if r.apostrophe(j) and r.words[j + 1] == "s":
        j += 2
    elif r.dash(j):
        j += 1
    else:
        return None
    if r.words[j] != "end":
        return None
    year = r.year(j + 1) if r.words[i] == "year" else None  # "year-end 2023"
    return (
        (Qualified(Calendar(year[0]), Part.END), year[1])
        if year
        else (Qualified(Picked(r.words[i], 0), Part.END), j + 1)
    )


def read_counted(r: Reader, i: int, inner: Inner) -> Read:
    """Units counted inside a span: "the first week of July", "first half of 2024", "the last two days of May"."""
    i = r.skip(i, "the")
    if r.words[i] in ("last", "final"):
        ordinal, j = -1, i + 1
    else:
        found = r.ordinal(i)
        if not found:
            return None
        ordinal, j = found
    j += r.dash(j)
    if r.words[j] in r.w.roles["weekday"]:
        return _nth_weekday(r, j, ordinal, inner)
    number = r.cardinal(j) if r.words[j] not in ("a", "an") else None
    count = 1
    if number and r.w.roles["unit"].get(r.words[number[1]]):
        count, j = number
    unit = "half" if r.words[j] == "half" else r.w.roles["unit"].get(r.words[j])
    if unit not in _COUNTABLE or (unit == "half" and ordinal > 2):
        return None
    if count == 1 and unit in ("quarter", "half"):
        return _fraction(r, j, ordinal, str(unit)) or _inside(r, j, ordinal, 1, str(unit), inner)
    return _inside(r, j, ordinal, count, str(unit), inner)


def _nth_weekday(r: Reader, j: int, ordinal: int, inner: Inner) -> Read:
    """The nth weekday of a month: "the first Monday of September", "the last Friday in May"."""
    if r.words[j + 1] not in ("of", "in"):
        return None
    found = inner(j + 2)
    return (Counted(ordinal, f"weekday-{r.w.roles['weekday'][r.words[j]]}", found[0]), found[1]) if found else None


def _fraction(r: Reader, j: int, ordinal: int, unit: str) -> Read:
    """A quarter or half of a year: "first quarter of 2024", "second-half", "the last quarter of the year"."""
    parts = 4 if unit == "quarter" else 2
    number = parts if ordinal == -1 else ordinal
    if not 1 <= number <= parts:
        return None
    code = (32 if unit == "quarter" else 39) + number
    j += 1
    after = r.skip(j, "of", "in", ",")
    year = r.picked_year(j) or r.year(r.skip(after, "fiscal"))
    if year:
        return Season(code, year[0]), year[1]
    span = _the_span(r, after) if after > j else None
    if span and isinstance(span[0], Picked) and span[0].unit == "year":
        return Season(code, span[0]), span[1]
    # "in the last quarter" is picked, "the first half" may be of a match, "quarter-final" is one.
    alone = after == j or r.skip(j, ",") == after  # "in the second quarter, down from 58 million"
    bare = unit == "quarter" and alone and ordinal > 0 and not r.dash(j)
    return (Season(code), j) if bare and r.words[j] not in ("century", "of", "mile", "hour") else None


def _inside(r: Reader, j: int, ordinal: int, count: int, unit: str, inner: Inner) -> Read:
    """The span behind counted units, and what they make together."""
    if r.words[j + 1] not in ("of", "in"):
        return None
    found = _the_span(r, j + 2) or inner(j + 2)
    if not found:
        return None
    said, end = found
    if (
        r.words[j] == "day"
        and isinstance(said, Calendar)
        and said.month
        and said.day is None
        and ordinal > 0
        and count == 1
    ):
        return attrs.evolve(said, day=ordinal), end
    if count == 1 and r.words[j].endswith("s") and unit != "half":
        # "the first weeks of 2024": how many is not said.
        return _with_part(said, Part.END if ordinal == -1 else Part.START), end
    return Counted(ordinal, unit, said, count), end
