"""The tense of the words around a date: does the sentence tell what was, or what is to come?

Enters: a text and the offsets of a date in it. Leaves: True for the future, False for the past, else None; looked up
only where it is asked for, since most dates say themselves when they are.
Refused: nothing; it looks no further than the sentence, and no further than a few lines.
"""

import re

from claimtrack.parsing.date_words import DateWords

__all__ = ["Tense", "Tenses"]

_BACK, _AHEAD = 160, 120
# No verb is longer, with all its auxiliaries: "are reportedly to be released".
_VERB = 40
# It begins with one class of characters, so that the scan passes over everything else in one step.
_STOP = re.compile(r"[.!?;•\n](?:(?<=[.!?])(?=[\"'”’)]*\s)|(?<=\n)\s*\n|(?<=[;•]))")


class Tenses:
    """The tenses of one text, read around one date after another.

    Where dates stand close together, as in tables, their surroundings overlap; what is known to hold no verb of either
    tense is not searched again.
    """

    __slots__ = ("_ahead", "_behind", "_text", "_words")

    def __init__(self, text: str, words: DateWords) -> None:
        """Begin with nothing known of the text."""
        self._text, self._words = text, words
        self._behind = self._ahead = (0, 0)

    def is_future(self, start: int, end: int) -> bool | None:
        """Whether the verb nearest before the date, or else after it, speaks of what is to come.

        "The ministry said on Friday that talks will resume on Tuesday": the first date follows "said", the second
        "will".
        """
        text = self._text
        if text[end : end + 1] in ("'", "’") and self._words.befallen.match(text, end):
            return False  # "up to 60 may still be missing after Monday's ferry fire"
        back = max(0, start - _BACK)
        ahead = min(len(text), end + _AHEAD)
        for stop in _STOP.finditer(text, back, start):
            # "Sept. 9" and "Mr. Smith said": an abbreviation ends no sentence.
            if not (text[stop.start()] == "." and _abbreviated(text, stop.start())):
                back = stop.end()
        found = self._last(back, start)
        if found is None:
            stopped = _STOP.search(text, end, ahead)
            found = self._first(end, stopped.start() if stopped else ahead)
        return None if found is None else found["future"] is not None

    def _last(self, back: int, start: int) -> re.Match[str] | None:
        """The last verb between two places."""
        begun, free = self._behind
        known = begun <= back <= free
        found = list(self._words.tense.finditer(self._text, free if known else back, start))
        if not found:
            self._behind = (begun if known else back), max(free if known else back, start - _VERB)
        return found[-1] if found else None

    def _first(self, end: int, limit: int) -> re.Match[str] | None:
        """The first verb between two places."""
        begun, free = self._ahead
        known = begun <= end <= free
        found = self._words.tense.search(self._text, free if known else end, limit)
        if found is None:
            self._ahead = (begun if known else end), max(free if known else end, limit - _VERB)
        return found


class Tense:
    """The tense around one date, read from the text when it is first asked for."""

    __slots__ = ("_end", "_known", "_start", "_tenses")

    def __init__(self, tenses: Tenses, start: int, end: int) -> None:
        """Begin with nothing read; the offsets are those of the date."""
        self._tenses, self._start, self._end = tenses, start, end
        self._known: tuple[bool | None] | None = None

    @property
    def future(self) -> bool | None:
        """Whether the words around speak of what is to come; None where no verb says."""
        if self._known is None:
            self._known = (self._tenses.is_future(self._start, self._end),)
        return self._known[0]


def _abbreviated(text: str, dot: int) -> bool:
    """Whether the full stop follows a short capitalised word: a title, an initial, a month."""
    word = re.search(r"[^\W\d_]*$", text[max(0, dot - 5) : dot])
    return word is not None and 0 < len(word[0]) <= 4 and word[0][0].isupper()
