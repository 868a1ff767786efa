"""The words around a date, cut into tokens with their offsets.

Enters: a text and the part of it to cut. Leaves: ``Tokens``: lower-case words, numbers and signs, each with its
code point offsets into the whole text. Refused: nothing.
"""

import re
from itertools import accumulate

import attrs

__all__ = ["Tokens", "tokenize"]

_TOKEN = re.compile(r"([^\W\d_]+|\d+(?:(?:st|nd|rd|th)(?![^\W_]))?|\S)", re.IGNORECASE)
# Reading looks a few tokens ahead or back; empty tokens at the end, which are those before the first as well, let it do
# so without asking for the length.
_PADDING = 24


@attrs.frozen(eq=False)
class Tokens:
    """Tokens of a stretch of text; ``words`` ends with empty tokens, so that looking ahead or back needs no check.

    Attributes:
        text: The whole text.
        words: Each token in lower case; a token keeps its own length in ``starts`` and ``ends``.
        starts: Offsets of first characters.
        ends: Offsets after last characters.
        count: How many tokens are real.
    """

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    count: int

    def raw(self, i: int) -> str:
        """The token as it stands in the text."""
        return self.text[self.starts[i] : self.ends[i]]

    def glued(self, i: int) -> bool:
        """Whether nothing stands between the token and the one before it."""
        return i > 0 and self.starts[i] == self.ends[i - 1]

    def number(self, i: int, digits: int = 2) -> int | None:
        """The value of a token of at most so many digits, and nothing else."""
        word = self.words[i]
        return int(word) if word.isdecimal() and len(word) <= digits else None


def tokenize(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """Cut ``text[start:end]`` into tokens; offsets count from the start of the whole text."""
    pieces = _TOKEN.split(text[start:end])  # what stands between tokens, and tokens, in turn
    offsets = list(accumulate(map(len, pieces), initial=start))
    words = list(map(str.lower, pieces[1::2]))
    count = len(words)
    starts, ends = offsets[1:-1:2], offsets[2::2]
    last = ends[-1] if ends else start
    words.extend([""] * _PADDING)
    starts.extend([last] * _PADDING)
    ends.extend([last] * _PADDING)
    return Tokens(text, words, starts, ends, count)
