"""The tense of the words around a date: does the sentence tell what was, or what is to come?

Enters: a text and the offsets of a date in it. Leaves: True for the future, False for the past, else None.
Refused: nothing; it looks no further than the sentence, and no further than a few lines.
"""

import re

from claimtrack.parsing.date_words import DateWords

__all__ = ["is_future"]

_BACK, _AHEAD = 160, 120
_STOP = re.compile(r"[.!?](?=[\"'”’)]*\s)|\n\s*\n|[;•]")


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
