"""Where sentences and paragraphs end, over the tokens of a text.

Enters: the token arrays of a text. Leaves: token spans that cover all tokens in order. Refused: nothing.

A line break ends a sentence, for headings carry no full stop, unless the text is hard-wrapped there: the line is as
full as its neighbours, or the next one goes on in lower case. A full stop ends one unless an abbreviation, an initial,
a lower-case word after it or a speech verb ('?" she said') says otherwise. No sentence is longer than ``LONGEST``.
"""

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import pairwise
from operator import sub

import attrs

from claimtrack.extraction.cues import QUOTE, cue_index
from claimtrack.lexicon.loader import Lexicon

__all__ = ["LONGEST", "STOPS", "find_lines", "find_sentences"]

LONGEST = 160

# Begins at the break itself: with the spaces before it, a megabyte of spaces would be tried at each of them.
_NEXT_WORD = re.compile(r"\S{1,40}")
_BREAK = re.compile(r"[\n\u2028\u2029]\s*")
_NEWLINE = re.compile(r"\n\s*")  # a search for one character passes over the others four times as fast
STOPS = frozenset({".", "!", "?", "…"})
_AFTER_STOP = frozenset("”\"’')]»") | {"''", "’’", "!", "?", ".", "…"}
_OPENERS = frozenset("“\"‘'([«„") | {"``", "‘‘", "$", "£", "€", "•", "#", "@"}
# Widths between which lines are cut by a typewriter or a wire, not by an author.
_WRAPPED = range(45, 101)


# Tokens that a dateline takes at most.
_DATELINE = 14
_DASHES = frozenset({"-", "–", "—", "--"})


@attrs.frozen(eq=False)
class _Rules:
    """What the lexicon says about stops.

    Attributes:
        forms: Abbreviations, and whether their stop ends a sentence never or only before a ``starter``.
        plain: Abbreviations that in lower case are words of their own ("They said no. He left").
        starters: Capitalised words that often begin a sentence.
        verbs: Finite verbs of speech, before which a quotation's "?" ends no sentence.
    """

    forms: dict[str, str]
    plain: frozenset[str]
    starters: frozenset[str]
    verbs: frozenset[str]


@lru_cache(maxsize=16)
def _rules(lexicon: Lexicon) -> _Rules:
    table = lexicon.table("abbreviations")
    meanings = {name: group["ends"] for name, group in table.items() if "ends" in group}
    return _Rules(
        {form: ends for name, ends in meanings.items() for form in table[name]["forms"]},
        frozenset(table["plain"]["forms"]),
        frozenset(table["starters"]["forms"]),
        frozenset(
            word
            for word, cue in cue_index(lexicon).items()
            if (cue.is_past or cue.is_third) and cue.entry.frames & QUOTE
        ),
    )


def find_lines(text: str, starts: list[int]) -> list[tuple[int, int]]:
    """Token spans of the paragraphs: what stands between blank lines and between lines that are no wrapped prose."""
    cuts = [0]
    breaks = list((_BREAK if "\u2028" in text or "\u2029" in text else _NEWLINE).finditer(text))
    width = _width(text, [b.start() for b in breaks])
    line_start = 0
    for b in breaks:
        line_end, next_start = b.span()
        if (
            not (width or text[next_start : next_start + 1].islower())  # as nearly all
            or text.count("\n", line_end, next_start) != 1
            or not _is_wrapped(text, line_start, line_end, next_start, width)
        ):
            token = bisect_left(starts, next_start)
            if token > cuts[-1]:
                cuts.append(token)
        line_start = next_start
    if len(starts) > cuts[-1]:
        cuts.append(len(starts))
    return list(pairwise(cuts))


def _width(text: str, line_ends: list[int]) -> int:
    """The width of a hard-wrapped text; 0 where it is not wrapped."""
    lengths = sorted(map(sub, [*line_ends, len(text)], [0, *line_ends]))
    width = lengths[-1 - len(lengths) // 50]
    return width if len(lengths) > 3 and width in _WRAPPED else 0


def _is_wrapped(text: str, line_start: int, line_end: int, next_start: int, width: int) -> bool:
    """Whether a line break stands within a sentence: before lower case, or where the next word had no room.

    Only before lower case where nothing is known of a width.
    """
    while line_end > line_start and text[line_end - 1] in " \t\r":
        line_end -= 1
    if next_start >= len(text) or line_end <= line_start:
        return False
    if text[next_start].islower():
        return text[line_end - 1] not in ".!?:"
    if not text[next_start].isalnum():
        return text[next_start] in '"“(' and line_end - line_start > width - 12
    word = _NEXT_WORD.match(text, next_start)
    return word is not None and line_end - line_start + 1 + len(word[0]) > width - 4


def find_sentences(
    text: str,
    starts: list[int],
    ends: list[int],
    words: list[str],
    signs: list[int],
    paragraphs: list[tuple[int, int]],
    lexicon: Lexicon,
) -> list[tuple[int, int]]:
    """Token spans of the sentences; none crosses a paragraph or exceeds ``LONGEST`` tokens.

    All tokens that end in a stop are among the ``signs``.
    """
    rules = _rules(lexicon)
    cuts = {last for _, last in paragraphs}
    cuts.update(cut for first, last in paragraphs if (cut := _dateline(text, starts, ends, words, first, last)))
    length = len(words)
    for stop in [sign for sign in signs if words[sign][-1] in STOPS]:
        last = stop + 1
        while last < length and words[last] in _AFTER_STOP and starts[last] == ends[last - 1] and last < stop + 5:
            last += 1
        if last < length and _ends_sentence(text, starts, ends, words, stop, last, rules):
            cuts.add(last)
    return _capped(sorted(cuts), words)


def _dateline(text: str, starts: list[int], ends: list[int], words: list[str], first: int, last: int) -> int | None:
    """The token behind a dateline that opens a paragraph, "PORT SUDAN, 10 December (Agency) -"."""
    if not text[starts[first] : ends[first]].isupper() or ends[first] - starts[first] < 2:
        return None
    for token in range(first + 1, min(last - 1, first + _DATELINE)):
        if words[token] in _DASHES and starts[token] > ends[token - 1] and starts[token + 1] > ends[token]:
            return token + 1
        if words[token] in STOPS and words[token] != ".":
            return None
        if words[token].isalpha() and text[starts[token]].islower() and words[token - 1] != "(":  # "(dpa)"
            return None
    return None


def _ends_sentence(
    text: str, starts: list[int], ends: list[int], words: list[str], stop: int, last: int, rules: _Rules
) -> bool:
    """Whether the stop at token ``stop`` (closing marks up to ``last``) ends its sentence before token ``last``."""
    follower = text[starts[last]]
    if starts[last] == ends[last - 1]:
        return last == stop + 1 and _lost_a_space(text, starts, ends, words, stop)
    if follower.islower() and follower.isalpha():
        return False
    starts_one = words[last] in rules.starters and follower.isupper()
    if words[stop] not in STOPS and words[stop][0] != ".":  # "U.S."
        return starts_one
    if words[stop] == "." and stop > 0 and starts[stop] == ends[stop - 1]:
        before = words[stop - 1]
        capital = text[starts[stop - 1]].isupper()
        if len(before) == 1 and before.isalpha() and capital:  # "Donald J. Trump"
            return before != "i" and words[last] in rules.starters
        meaning = rules.forms.get(before)
        if meaning is None or last > stop + 1 or (before in rules.plain and not capital):
            return True
        return meaning == "starter" and starts_one
    if last > stop + 1 and words[stop] != ".":  # '?" Ban Ki-moon said', '?" asked Smith'
        return rules.verbs.isdisjoint(words[last : last + 5])
    return True


def _lost_a_space(text: str, starts: list[int], ends: list[int], words: list[str], stop: int) -> bool:
    """Whether a space got lost between two sentences: "killed.The", two plain words and no address."""
    if stop == 0 or words[stop] not in STOPS or len(words[stop - 1]) < 3 or len(words[stop + 1]) < 2:
        return False
    return text[starts[stop - 1] : ends[stop - 1]].islower() and text[starts[stop + 1]].isupper()


def _capped(cuts: list[int], words: list[str]) -> list[tuple[int, int]]:
    """The spans between the cuts, those that are too long cut again, after a comma or semicolon where there is one."""
    spans = []
    first = 0
    for last in cuts:
        while last - first > LONGEST:
            middle = next(
                (i + 1 for i in range(first + LONGEST - 1, first + LONGEST // 2, -1) if words[i] in ",;"),
                first + LONGEST,
            )
            spans.append((first, middle))
            first = middle
        if last > first:
            spans.append((first, last))
        first = last
    return spans
