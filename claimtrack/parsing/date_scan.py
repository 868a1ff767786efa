"""Where dates stand in a text, and what their words say, before anything is resolved.

Enters: a text and the date words. Leaves: ``Reading``s in order, none overlapping another. Refused: nothing.

One pass finds anchors: month names, weekdays, units, four digits and the like. Around them the text is cut into tokens,
and each anchor is read from the first word before it that could begin a date. Both steps are bounded around an anchor,
so the whole is linear in the text.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

import attrs

from claimtrack.parsing.date_ranges import read_range
from claimtrack.parsing.date_reader import Reader
from claimtrack.parsing.date_said import Calendar, Said
from claimtrack.parsing.date_tokens import Tokens, tokenize
from claimtrack.parsing.date_words import DateWords
from claimtrack.parsing.word_places import WordsAt

__all__ = ["Reading", "scan_dates"]

_BACK, _AHEAD = 32, 56
# The longest way back from an anchor to the words that begin its date: "the night of Sunday, the 7th of".
_STEPS = 12
# A region is cut after so many anchors, so that tokens of one endless line do not pile up.
_ANCHORS = 400


_REST = re.compile(r"[^\W_]{0,32}")


@attrs.frozen
class Reading:
    """A date in a text, as its words say it.

    Attributes:
        start: Code point offset of its first character.
        end: Code point offset after its last character.
        said: What the words say.
        before: The lower-case word or sign in front of it, "" where a line begins.
        opens: Whether it opens a sentence ("In 1941 ...") or a line.
    """

    start: int
    end: int
    said: Said
    before: str
    opens: bool


def scan_dates(text: str, words: DateWords, *, day_first: bool, words_at: WordsAt | None = None) -> Iterator[Reading]:
    """Every date of a text, as said."""
    done = 0
    for start, end, places in _regions(text, words.anchors(text, words_at)):
        tokens = tokenize(text, max(start, done), end)
        reader = Reader(tokens, words, day_first=day_first)
        for reading in _read_region(reader, places):
            done = reading.end
            yield reading


def _regions(text: str, anchors: list[int]) -> Iterator[tuple[int, int, list[int]]]:
    """Stretches of text with the anchors inside them; each begins and ends between two words."""
    start, end, places = 0, -1, list[int]()
    for place in anchors:
        if places and place - _BACK <= end and len(places) < _ANCHORS:
            end = place + _AHEAD
            places.append(place)
            continue
        if places:
            yield _whole_words(text, start, end, places)
        start, end, places = place - _BACK, place + _AHEAD, [place]
    if places:
        yield _whole_words(text, start, end, places)


def _whole_words(text: str, start: int, end: int, places: list[int]) -> tuple[int, int, list[int]]:
    """The stretch, widened by half a word at most; a longer run of letters and digits is no date."""
    start, end = max(0, start), min(end, len(text))
    for _ in range(_BACK):
        if start == 0 or not text[start - 1].isalnum():
            break
        start -= 1
    rest = _REST.match(text, end)
    return start, rest.end() if rest else end, places


def _read_region(r: Reader, places: list[int]) -> Iterator[Reading]:
    t = r.t
    done = i = read = 0
    for place in places:
        i = bisect_left(t.starts, place, i, t.count)
        if i >= t.count or i < done or not t.starts[i] <= place < t.ends[i]:
            continue
        # What was read before an earlier anchor and led nowhere, or not as far as here, is not read again.
        first = max(_left(r, i, done), read)
        read = i + 1
        for j in range(first, i + 1):
            found = read_range(r, j) if _begins(r, j) and not _recurs(r, j) else None
            if found is None or found[1] <= i:
                continue
            said, end = found
            yield from _days_before(r, j, said, done)
            yield _reading(t, j, end, said)
            for k, stop, day in _days_behind(r, end, said):
                yield _reading(t, k, stop, day)
                end = stop
            done = end
            break


def _reading(t: Tokens, i: int, end: int, said: Said) -> Reading:
    start = t.starts[i]
    line = i == 0 or "\n" in t.text[t.ends[i - 1] : start]
    before = "" if line else t.words[i - 1]
    return Reading(start, t.ends[end - 1], said, before, line or (before.isalpha() and t.raw(i - 1)[0].isupper()))


# What must follow a unit for it to begin a date: "the week of", "the year before", "month-end", "year 2008".
_AFTER_UNIT = frozenset(
    [
        "of",
        "before",
        "after",
        "ago",
        "earlier",
        "from",
        "to",
        "beginning",
        "commencing",
        "starting",
        "ending",
        "ended",
        "'",
        "’",
        "-",
    ]
)


def _begins(r: Reader, i: int) -> bool:
    """Whether a date may begin here, by the next two words; most places around an anchor can be passed over."""
    word = r.words[i]
    if word not in r.w.begins:
        return word[0].isdecimal()
    after = r.words[i + 1]
    if word in ("the", "from", "between"):
        return after in r.w.begins or after[:1].isdecimal()
    if word == "in":  # "in five days"; a year begins behind it
        return (after.isdecimal() and len(after) < 4) or after in r.w.numbers
    if word in ("'", "’"):
        return after[:1].isdecimal() or after in r.w.numbers
    if word in ("a", "an"):
        return after in r.w.roles["unit"] or after == "couple"
    if word in r.w.roles["unit"]:
        return after in _AFTER_UNIT or after[:1].isdecimal()
    return True


def _recurs(r: Reader, i: int) -> bool:
    """Whether it comes round again and is no date: "every Monday", "each October", "every other Friday"."""
    every, before = r.w.roles["every"], r.words[i - 1]
    return before in every or (before == "other" and r.words[i - 2] in every)


def _left(r: Reader, anchor: int, done: int) -> int:
    """The first token from which a date that holds the anchor could begin."""
    i, first = anchor, max(done, anchor - _STEPS)
    inside = r.w.inside
    words = r.words
    while i > first and (words[i - 1] in inside or words[i - 1][0].isdecimal()):
        i -= 1
    return i


def _days_before(r: Reader, i: int, said: Said, done: int) -> Iterator[Reading]:
    """The days that share the month of the one read: "5, 6 and 7 October"."""
    found: list[Reading] = []
    while isinstance(said, Calendar) and said.day is not None and r.words[i] not in r.w.roles["month"]:
        joint = r.words[i - 1]
        if i - 2 < done or joint not in ("and", "or", "&", ",") or (found and joint != ","):
            break
        day = r.day(i - 2)
        if not day or day[1] != i - 1 or day[0] >= said.day or (r.t.glued(i - 2) and r.words[i - 3] in (",", ".", "$")):
            break
        i -= 2
        said = attrs.evolve(said, day=day[0], weekday=None)
        found.append(_reading(r.t, i, i + 1, said))
    yield from reversed(found)


def _days_behind(r: Reader, i: int, said: Said) -> Iterator[tuple[int, int, Said]]:
    """The days that share the month in front: "October 7 and 8", "October 7, 8 and 9"."""
    if not isinstance(said, Calendar) or said.day is None or said.month is None or said.year is not None:
        return
    if r.words[i - 2] not in r.w.roles["month"] and r.words[i - 3] not in r.w.roles["month"]:
        return
    last = said.day
    while True:
        joint = r.words[i]
        day = r.day(i + 1) if joint in ("and", "or", "&", ",") else None
        if not day or not last < day[0] or r.words[i + 1] in r.w.numbers or day[1] != i + 2:
            return
        after = r.words[i + 2]
        if joint == "," and after not in (",", "and", "or", "&"):
            return
        if (after.isalpha() and after not in r.w.roles["follows"]) or (
            r.t.glued(i + 2) and after in ("%", ":", "-", "/")
        ):
            return
        if r.t.glued(i + 2) and after in (".", ",") and r.t.glued(i + 3) and r.words[i + 3][:1].isdecimal():
            return
        year = r.year(r.skip(i + 2, ",")) if joint != "," else None
        last, end = day[0], year[1] if year else i + 2
        yield i + 1, end, Calendar(year[0] if year else None, said.month, day[0])
        i = end
