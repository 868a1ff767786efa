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

from claimtrack.extraction.cues import QUOTE, cue_index
from claimtrack.lexicon.loader import Lexicon

__all__ = ["LONGEST", "find_lines", "find_sentences"]

LONGEST = 160

_BREAK = re.compile(r"[^\S\n]*\n\s*|[\u2028\u2029]\s*")
_STOPS = frozenset({".", "!", "?", "…"})
_AFTER_STOP = frozenset("”\"’')]»") | {"''", "’’", "!", "?", ".", "…"}
_OPENERS = frozenset("“\"‘'([«„") | {"``", "‘‘", "$", "£", "€", "•", "#", "@"}
# Widths between which lines are cut by a typewriter or a wire, not by an author.
_WRAPPED = range(45, 101)


@lru_cache(maxsize=16)
def _abbreviations(lexicon: Lexicon) -> tuple[dict[str, str], frozenset[str], frozenset[str]]:
    """The abbreviations with what their stop means, the words that begin sentences, and the verbs of speech."""
    table = lexicon.table("abbreviations")
    forms = {
        form: group["ends"]
        for name, group in table.items()
        if name not in ("starters", "elisions")
        for form in group["forms"]
    }
    return forms, frozenset(table["starters"]["forms"]), _speech_verbs(lexicon)


_DATELINE = 14  # tokens of a dateline at most
_DASHES = frozenset({"-", "–", "—", "--"})


def _speech_verbs(lexicon: Lexicon) -> frozenset[str]:
    """Finite forms of the verbs that go with a quotation."""
    return frozenset(
        word for word, cue in cue_index(lexicon).items() if (cue.is_past or cue.is_third) and cue.entry.frames & QUOTE
    )


def find_lines(text: str, starts: list[int]) -> list[tuple[int, int]]:
    """Token spans of the paragraphs: what stands between blank lines and between lines that are no wrapped prose."""
    cuts = [0]
    breaks = list(_BREAK.finditer(text))
    width = _width(text, [b.start() for b in breaks])
    line_start = 0
    for b in breaks:
        if b[0].count("\n") != 1 or not _is_wrapped(text, line_start, b.start(), b.end(), width):
            token = bisect_left(starts, b.end())
            if token > cuts[-1]:
                cuts.append(token)
        line_start = b.end()
    if len(starts) > cuts[-1]:
        cuts.append(len(starts))
    return list(pairwise(cuts))


def _width(text: str, line_ends: list[int]) -> int:
    """The width of a hard-wrapped text; 0 where it is not wrapped."""
    lengths = sorted(b - a for a, b in zip([0, *line_ends], [*line_ends, len(text)], strict=True))
    width = lengths[-1 - len(lengths) // 50]
    return width if len(lengths) > 3 and width in _WRAPPED else 0


def _is_wrapped(text: str, line_start: int, line_end: int, next_start: int, width: int) -> bool:
    """Whether a line break stands within a sentence: before lower case, or where the next word had no room."""
    if next_start >= len(text) or line_end <= line_start:
        return False
    if text[next_start].islower():
        return text[line_end - 1] not in ".!?:"
    if not width or not text[next_start].isalnum():
        return bool(width) and text[next_start] in '"“(' and line_end - line_start > width - 12
    word = re.compile(r"\S{1,40}").match(text, next_start)
    return word is not None and line_end - line_start + 1 + len(word[0]) > width - 4


def find_sentences(
    text: str,
    starts: list[int],
    ends: list[int],
    words: list[str],
    paragraphs: list[tuple[int, int]],
    lexicon: Lexicon,
) -> list[tuple[int, int]]:
    """Token spans of the sentences; none crosses a paragraph or exceeds ``LONGEST`` tokens."""
    abbreviations = _abbreviations(lexicon)
    stops = [i for i, word in enumerate(words) if word[-1] in _STOPS]
    cuts = {last for _, last in paragraphs}
    cuts.update(cut for first, last in paragraphs if (cut := _dateline(text, starts, ends, words, first, last)))
    for stop in stops:
        last = stop + 1
        limit = min(len(words), last + 4)
        while last < limit and words[last] in _AFTER_STOP and starts[last] == ends[last - 1]:
            last += 1
        if last < len(words) and _ends_sentence(text, starts, ends, words, stop, last, abbreviations):
            cuts.add(last)
    return _capped(sorted(cuts), words)


def _dateline(text: str, starts: list[int], ends: list[int], words: list[str], first: int, last: int) -> int | None:
    """The token behind a dateline that opens a paragraph, "PORT SUDAN, 10 December (Agency) -"."""
    if not text[starts[first] : ends[first]].isupper() or ends[first] - starts[first] < 2:
        return None
    for token in range(first + 1, min(last - 1, first + _DATELINE)):
        if words[token] in _DASHES and starts[token] > ends[token - 1] and starts[token + 1] > ends[token]:
            return token + 1
        if words[token] in _STOPS and words[token] != ".":
            return None
        if words[token].isalpha() and text[starts[token]].islower():
            return None
    return None


def _ends_sentence(
    text: str,
    starts: list[int],
    ends: list[int],
    words: list[str],
    stop: int,
    last: int,
    abbreviations: tuple[dict[str, str], frozenset[str], frozenset[str]],
) -> bool:
    """Whether the stop at token ``stop`` (closing marks up to ``last``) ends its sentence before token ``last``."""
    forms, starters, verbs = abbreviations
    follower = text[starts[last]]
    if starts[last] == ends[last - 1]:
        # "killed.The": only a space that got lost between two plain words
        return (
            words[stop] in _STOPS
            and last == stop + 1
            and follower.isupper()
            and stop > 0
            and text[starts[stop - 1] : ends[stop - 1]].islower()
            and len(words[stop - 1]) > 2
            and len(words[last]) > 1
        )
    if not (follower.isupper() or follower.isdigit() or words[last] in _OPENERS or not follower.isalnum()):
        return False
    if words[stop] not in _STOPS and words[stop][0] != ".":  # "U.S."
        return words[last] in starters and follower.isupper()
    if words[stop] == "." and stop > 0 and starts[stop] == ends[stop - 1]:
        before = words[stop - 1]
        if len(before) == 1 and before.isalpha() and text[starts[stop - 1]].isupper():  # "Donald J. Trump"
            return before != "i" and words[last] in starters
        meaning = forms.get(before)
        if meaning is not None and last == stop + 1 and not _is_word_here(text, starts, words, stop, before):
            return meaning == "starter" and words[last] in starters and follower.isupper()
        return True
    if last > stop + 1 and words[stop] != ".":  # '?" Ban Ki-moon said', '?" asked Smith'
        return not any(words[i] in verbs for i in range(last, min(last + 5, len(words))))
    return True


def _is_word_here(text: str, starts: list[int], words: list[str], stop: int, before: str) -> bool:
    """Whether a form that is also a plain word is meant as the word: "They said no. He left"."""
    return before in {"no", "sat", "sun", "mass", "miss", "ill", "fig", "art", "est", "mar", "wash", "ore"} and (
        text[starts[stop - 1]].islower()
    )


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
