"""The tense of the words around a date: does the sentence tell what was, or what is to come?

Enters: a text and the offsets of a date in it. Leaves: True for the future, False for the past, else None; looked up
only where it is asked for, since most dates say themselves when they are.
Refused: nothing; it looks no further than the sentence, and no further than a few lines.
"""

import re
from functools import cached_property

import attrs

from claimtrack.parsing.date_words import DateWords

__all__ = ["Tense", "is_future"]

_BACK, _AHEAD = 160, 120
# It begins with one class of characters, so that the scan passes over everything else in one step.
_STOP = re.compile(r"[.!?;•\n](?:(?<=[.!?])(?=[\"'”’)]*\s)|(?<=\n)\s*\n|(?<=[;•]))")


@attrs.frozen(eq=False, slots=False)
class Tense:
    """The tense around one date, read from the text when it is first asked for.

    Attributes:
        text: The whole text.
        start: Offset of the date's first character.
        end: Offset after its last character.
        words: The date words.
    """

    text: str
    start: int
    end: int
    words: DateWords

    @cached_property
    def future(self) -> bool | None:
        """Whether the words around speak of what is to come; None where no verb says."""
        return is_future(self.text, self.start, self.end, self.words)


def is_future(text: str, start: int, end: int, words: DateWords) -> bool | None:
    """Whether the verb nearest before the date, or else after it, speaks of what is to come.

    "The ministry said on Friday that talks will resume on Tuesday": the first date follows "said", the second "will".
    """
    back = max(0, start - _BACK)
    ahead = min(len(text), end + _AHEAD)
    for stop in _STOP.finditer(text, back, start):
        # "Sept. 9" and "Mr. Smith said": an abbreviation ends no sentence.
        if not (text[stop.start()] == "." and _abbreviated(text, stop.start())):
            back = stop.end()
    stopped = _STOP.search(text, end, ahead)
    before = list(words.tense.finditer(text, back, start))
    found = before[-1] if before else words.tense.search(text, end, stopped.start() if stopped else ahead)
    return None if found is None else found["future"] is not None


def _abbreviated(text: str, dot: int) -> bool:
    """Whether the full stop follows a short capitalised word: a title, an initial, a month."""
    word = re.search(r"[^\W\d_]*$", text[max(0, dot - 5) : dot])
    return word is not None and 0 < len(word[0]) <= 4 and word[0][0].isupper()
