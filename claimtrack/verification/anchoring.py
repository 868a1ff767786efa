"""A quotation -> its place in a text that may have been re-flowed, re-encoded or lightly edited since.

Enters: the quoted words, a text, where they used to stand and what stood around them. Leaves: an ``Anchor`` in code
points of the text as it is now, with how it was found and how far it differs; or None. Three ways, each only where the
one before finds nothing: the exact words; the words without regard to line breaks, spaces, hyphenation, typographic
quotes, accents' encoding and case; the nearest passage within a stated distance. Refused: a distance outside 0 to 1.

The nearest passage is sought where the quotation's words stand close together, so that a long text costs no more than
its length; its distance is that of Levenshtein (1965), in characters, as a share of the longer of the two.
"""

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

import attrs

from claimtrack.errors import MissingExtraError

__all__ = ["Anchor", "Found", "find_quote"]

DISTANCE = Decimal("0.25")
_MOST_PLACES = 2_000  # places of a phrase that are weighed by what surrounds them; a hostile text repeats one endlessly
_WORD = re.compile(r"\w+")
_TOKEN = re.compile(r"\S+")
_BROKEN = re.compile(r"(?<=[a-z])-[ \t]*\r?\n[ \t]*(?=[a-z])")  # "hospi-\ntal"
_SAME = {
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-", "…": "...", "\u00ad": "", "\u200b": "", "\u200c": "",
    "\u200d": "", "\ufeff": "", "\u2060": "",
}  # fmt: skip


class Found(StrEnum):
    """How a quotation was found."""

    EXACT = "exact"
    MOVED = "moved"
    NORMALISED = "normalised"
    NEAR = "near"


@attrs.frozen
class Anchor:
    """Where a quotation stands now.

    Attributes:
        start: Its first code point in the text.
        end: Behind its last.
        how: ``exact`` at its old place, ``moved``, ``normalised`` or ``near``.
        distance: The share of characters that differ, 0 to 1; 0 unless it is only near.
    """

    start: int
    end: int
    how: Found
    distance: Decimal = Decimal(0)


@attrs.frozen(eq=False)
class Folded:
    """A text without regard to spacing, quotes and case, and where each of its characters comes from."""

    text: str
    origin: tuple[int, ...]
    length: int

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that a span of the folded text comes from."""
        return self.origin[start], self.origin[end - 1] + 1


@lru_cache(maxsize=8)
def fold(text: str) -> Folded:
    """Fold a text: one space for any white space, plain quotes and dashes, decomposed letters, lower case."""
    skipped = {place for match in _BROKEN.finditer(text) for place in range(*match.span())}
    letters: list[str] = []
    origin: list[int] = []
    for place, letter in enumerate(text):
        if place in skipped:
            continue
        if letter.isspace():
            if letters and letters[-1] != " ":
                letters.append(" ")
                origin.append(place)
            continue
        if letter.isascii():
            folded = letter.lower()
            folded = "'" if folded == "`" else folded
        else:
            folded = _SAME.get(letter)  # type: ignore[assignment]
            if folded is None:
                folded = unicodedata.normalize("NFKD", letter).casefold()
        letters += folded
        origin += [place] * len(folded)
    return Folded("".join(letters), tuple(origin), len(text))


def find_quote(
    quote: str, text: str, *, start: int = 0, prefix: str = "", suffix: str = "", distance: Decimal = DISTANCE
) -> Anchor | None:
    r"""Find a quotation in a text.

    Args:
        quote: The words.
        text: The text as it is now.
        start: Where they used to start; among several places alike, the one with the old surroundings wins, then the
            nearest.
        prefix: What used to stand before them.
        suffix: What used to stand behind them.
        distance: The largest share of characters that may differ; 0 asks for the words themselves.

    Raises:
        ValueError: For a distance outside 0 to 1.
        MissingExtraError: Where only a near match is left to look for, and rapidfuzz is not installed.

    >>> find_quote("47 people died", "Police said:\n47  people\ndied.")
    Anchor(start=13, end=28, how=<Found.NORMALISED: 'normalised'>, distance=Decimal('0'))
    """
    if not 0 <= distance <= 1:
        raise ValueError(f"distance is a share between 0 and 1, not {distance}")
    if not quote.strip():
        return None
    if text[start : start + len(quote)] == quote:
        return Anchor(start, start + len(quote), Found.EXACT)
    places = _places(quote, text)
    if places:
        best = _best(places, text, len(quote), start, prefix, suffix)
        return Anchor(best, best + len(quote), Found.MOVED)
    folded, words = fold(text), fold(quote).text.strip()
    places = _places(words, folded.text)
    if places:
        old = bisect_left(folded.origin, start)
        best = _best(places, folded.text, len(words), old, fold(prefix).text, fold(suffix).text)
        return Anchor(*folded.span(best, best + len(words)), Found.NORMALISED)
    return _near(words, folded, bisect_left(folded.origin, start), distance) if distance and words else None


def _places(words: str, text: str) -> list[int]:
    """Where the words stand, the first few thousand times."""
    found: list[int] = []
    place = text.find(words) if words else -1
    while place >= 0 and len(found) < _MOST_PLACES:
        found.append(place)
        place = text.find(words, place + 1)
    return found


def _best(places: list[int], text: str, length: int, start: int, prefix: str, suffix: str) -> int:
    """The place with most of the old surroundings, then the nearest to the old place."""

    def fitness(place: int) -> tuple[int, int]:
        before, behind = text[max(place - len(prefix), 0) : place], text[place + length : place + length + len(suffix)]
        return _common(before[::-1], prefix[::-1]) + _common(behind, suffix), -abs(place - start)

    return max(places, key=fitness)


def _common(one: str, other: str) -> int:
    """How many characters two strings share from their start."""
    length = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        length += 1
    return length


def _near(words: str, folded: Folded, start: int, distance: Decimal) -> Anchor | None:
    """The passage nearest to the words, where their own words stand close together."""
    try:
        from rapidfuzz.distance.Levenshtein import distance as edits
        from rapidfuzz.fuzz import partial_ratio_alignment
    except ImportError as error:
        raise MissingExtraError("finding edited quotations", "verify") from error
    best: tuple[Decimal, int, Anchor] | None = None
    for low, high in _windows(words, folded.text):
        window = folded.text[low:high]
        aligned = partial_ratio_alignment(words, window)
        assert aligned is not None  # noqa: S101 - only a score cutoff makes it None
        # The alignment is as long as the quotation; what was cut or added moves its ends.
        first, last = aligned.dest_start, aligned.dest_end
        tokens = [match.span() for match in _TOKEN.finditer(window)]
        for _ in range(2):
            first = _best_end(words, window, [begin for begin, _ in tokens if begin < last], last, edits)
            last = _best_end(words, window, [end for _, end in tokens if end > first], first, edits)
        apart = Decimal(edits(words, window[first:last])) / max(len(words), last - first)
        off = abs(low + first - start)
        if apart <= distance and (best is None or (apart, off) < best[:2]):
            best = apart, off, Anchor(*folded.span(low + first, low + last), Found.NEAR, round(apart, 4))
    return best[2] if best is not None else None


def _best_end(words: str, window: str, places: list[int], other: int, edits: Callable[[str, str], int]) -> int:
    """The one of some places from or to which, with the other end, the window is nearest to the words."""

    def cost(place: int) -> int:
        return edits(words, window[min(place, other) : max(place, other)])

    return min(places, key=cost, default=other)


def _windows(words: str, text: str) -> list[tuple[int, int]]:
    """The few stretches, twice as long as the quotation, that hold most of its words."""
    wanted = set(_WORD.findall(words))
    hits = [match.start() for match in _WORD.finditer(text) if match[0] in wanted]
    size = len(words)
    votes: Counter[int] = Counter()
    for place in hits:
        votes[place // size] += 1
    # A quotation lies across at most two neighbouring stretches of its own length.
    sums = {block: votes[block] + votes[block + 1] for start in list(votes) for block in (start - 1, start)}
    best = sorted(sums, key=lambda block: (-sums[block], block))[:8]
    margin = size // 2
    return [(max(block * size - margin, 0), (block + 2) * size + margin) for block in best]
