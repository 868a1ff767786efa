"""The words that bound a figure: before it ("more than", "well over"), behind it ("or more", "+") and as signs.

Enters: a text, where a figure starts or ends, and the grammar. Leaves: the bounds in the order of reading and the new
start or end. Refused: phrases that punctuation, a blank line or another word parts from the number.
"""

import re
from typing import NamedTuple

from claimtrack.parsing.quantity_grammar import Grammar, Phrases

__all__ = ["BoundsRead", "Left", "bounds_after", "bounds_before", "left_of"]

_REACH = 48
_CLOSED = re.compile(r"\s*(?:[^\w\s]|\Z)")
_TOKEN = re.compile(r"[^\W\d_]+(?:['’.][^\W\d_]+)*\.?|[\d_][\w.,]*|\n\s*\n|[^\w\s]")


class Left:
    """The last words before a place; marks are words of their own. Everything is made when it is asked for.

    Attributes:
        tail: The last word as written, or nothing; most figures ask for no other.
        last: The same in lower case.
    """

    __slots__ = ("_cut", "_end", "_low", "_lower", "_starts", "_text", "_words", "last", "tail")

    def __init__(self, text: str, low: int, end: int, words: list[str] | None = None, *, cut: bool = False) -> None:
        """The words between two offsets, or those given; ``cut`` where the first offset may lie within a word."""
        self._text, self._low, self._end, self._cut = text, low, end, cut
        self._words = words
        self._lower: list[str] | None = None
        self._starts: list[int] | None = None
        self.tail = self._tail()
        self.last = self.tail.lower()

    def _tail(self) -> str:
        """The last word; without cutting the rest where spaces alone part it, and no blank line follows."""
        if self._words is None:
            text, low, end = self._text, self._low, self._end
            if end - low > 1 and text[end - 1] == " " and (space := text.rfind(" ", low, end - 1)) >= 0:
                word = text[space + 1 : end - 1]
                if word.isalpha():  # as nearly always
                    return word
            stretch = self._text[self._low : self._end]
            bare = stretch.rstrip()
            before = bare.rsplit(None, 1)
            if before and (len(before) == 2 or not self._cut) and len(stretch) - len(bare) < 2:
                word = before[-1]
                if word.isalpha():
                    return word
        return self.words[-1] if self.words else ""

    @property
    def words(self) -> list[str]:
        """The words as written."""
        if self._words is None:
            self._words = _TOKEN.findall(self._text, self._first(), self._end)
        return self._words

    def _first(self) -> int:
        """Where the words begin: behind a word that the first offset cuts in two."""
        if self._cut:
            self._cut = False
            while self._low < self._end and self._text[self._low].isalnum():
                self._low += 1
        return self._low

    @property
    def lower(self) -> list[str]:
        """The words in lower case."""
        if self._lower is None:
            self._lower = [word.lower() for word in self.words]
        return self._lower

    @property
    def starts(self) -> list[int]:
        """The offsets of the words."""
        if self._starts is None:
            found = [match.start() for match in _TOKEN.finditer(self._text, self._first(), self._end)]
            self._starts = found[len(found) - len(self.words) :] if self.words else []
        return self._starts

    def without(self, count: int) -> "Left":
        """The words without the last few."""
        if not count:
            return self
        end = self.starts[-count] if count <= len(self.words) else self._first()
        return Left(self._text, self._first(), end, self.words[:-count])


class BoundsRead(NamedTuple):
    """Bounds around a figure: their names from the number outwards, and where the words now start or end."""

    bounds: tuple[str, ...]
    edge: int
    depth: int = 0


def left_of(text: str, start: int, floor: int = 0) -> Left:
    """The words of the last 48 characters before an offset; a word that the reach cuts in two is left out.

    Nothing before ``floor`` is looked at: those words belong to the figure before.
    """
    low = start - _REACH
    return Left(text, floor, start) if low <= floor else Left(text, low, start, cut=text[low - 1].isalnum())


def phrase_before(left: Left, index: int, phrases: Phrases) -> tuple[str, int] | None:
    """The meaning and length of the longest phrase whose last word is the one at an index."""
    lower = left.lower
    before = lower[index - 1] if index else None
    for words, meaning in phrases.get(lower[index], ()):
        size = len(words)
        if size == 1:
            return meaning, 1
        if words[-2] == before and tuple(lower[max(0, index - size + 1) : index + 1]) == words:
            return meaning, size
    return None


def bounds_before(text: str, start: int, left: Left, grammar: Grammar) -> BoundsRead:
    """The bounds before a figure, from the number outwards ("at least some 200": about, at_least)."""
    if left.last not in grammar.before and left.tail[:1] not in grammar.sign_ends:
        return BoundsRead((), start)  # most words can end no bound, and nothing more need be looked at
    bounds: list[str] = []
    index = len(left.words) - 1
    edge = start
    while index >= 0 and len(bounds) < 3:
        word = left.lower[index]
        if word == "-" and index and left.lower[index - 1] in grammar.before and left.starts[index] + 1 == edge:
            index -= 1
            continue
        if not word[0].isalpha():
            sign = _sign_before(text, edge, grammar)
            if sign is None:
                break
            bounds.append(sign[0])
            edge = sign[1]
            while index >= 0 and left.starts[index] >= edge:
                index -= 1
            continue
        found = phrase_before(left, index, grammar.before)
        if found is None or (found[1] == 1 and not _bounds_here(left, index, grammar)):
            break
        if word == "to" and found[1] == 2 and index > 1 and left.lower[index - 2] in grammar.lists["moving_up"]:
            break  # "inflation edged up to 5.2 percent": a level, no limit
        bounds.append(found[0])
        index -= found[1]
        edge = left.starts[index + 1]
        while index >= 0 and (found := phrase_before(left, index, grammar.strengthen)):
            index -= found[1]
            edge = left.starts[index + 1]
    return BoundsRead(tuple(bounds), edge, len(left.lower) - 1 - index)


def _bounds_here(left: Left, index: int, grammar: Grammar) -> bool:
    """Whether a word that is a bound and a verb is the one that bounds: not in "the study estimated 300"."""
    word = left.lower[index]
    if word in grammar.lists["adjective_bounds"]:
        if index and left.lower[index - 1].endswith("ly"):  # "a provisionally estimated 31"
            index -= 1
        before = left.lower[index - 1] if index else ""
        return not before[:1].isalpha() or before.endswith("ing") or before in grammar.lists["adjective_bounds.between"]
    if word in grammar.lists["verb_bounds"]:
        return not index or any(
            noun in grammar.lists["verb_bounds.between"] for noun in left.lower[max(0, index - 5) : index]
        )
    return True


def _sign_before(text: str, edge: int, grammar: Grammar) -> tuple[str, int] | None:
    end = edge
    while end and edge - end < 3 and text[end - 1] == " ":
        end -= 1
    for sign, bound in grammar.signs:
        if text.endswith(sign, max(0, end - 3), end):
            before = text[end - len(sign) - 1 : end - len(sign)] if end > len(sign) else ""
            return None if before in "<>=" and before else (bound, end - len(sign))
    return None


def bounds_after(text: str, end: int, grammar: Grammar) -> BoundsRead:
    """The bounds behind a number, its unit or its noun ("or more", "and counting", "+")."""
    bounds: list[str] = []
    while len(bounds) < 2:
        if bound := grammar.tails.get(text[end : end + 1]):
            bounds.append(bound)
            end += 1
        elif found := grammar.after.match(text, end):
            phrase = re.sub(r"[\s-]+", " ", found[1].lower())
            if phrase in grammar.lists["closing_bounds"] and not _CLOSED.match(text, found.end()):
                break  # "47 arrests and rising anger"
            bounds.append(grammar.after_bounds[phrase])
            end = found.end()
        else:
            break
    return BoundsRead(tuple(bounds), end)
