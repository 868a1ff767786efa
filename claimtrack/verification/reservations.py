"""Reservations of a text about the figures before them: "None of the figures could be independently verified".

Enters: a text. Leaves: spans of figures, each with the words of the reservation that covers them. Refused: nothing; a
denial whose subject is no figure ("the suspects could not be verified") covers none.

A reader of claims ties a reservation to the source it was made about. Here it is tied to the figures themselves, by
what its own subject says: "none of the figures" is about all that stand before it, "the figures" about those of its
paragraph, "the number" about the last sentence with one.
"""

import re
from functools import lru_cache
from itertools import pairwise

import attrs

from claimtrack.lexicon.loader import Lexicon

__all__ = ["Reservation", "reservation_of", "reservations"]

_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_SENTENCE = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(]?[A-Z\d])")
_TOKEN = re.compile(r"[\w'’-]+")
_FIGURE = re.compile(r"\d")
_REACH = 8  # words before the last one of a reservation among which it is denied
_SUBJECT = 6  # words at most between the start of a sentence and the end of its subject


@attrs.frozen
class Reservation:
    """What a text does not vouch for.

    Attributes:
        words: The reservation.
        start: The first code point of the text that it covers.
        end: Behind the last.
    """

    words: str
    start: int
    end: int


@attrs.frozen(eq=False)
class _Words:
    """The words of a reservation, compiled from a lexicon."""

    last: frozenset[str]
    denied: frozenset[str]
    doubted: frozenset[str]
    every: tuple[str, ...]
    several: tuple[str, ...]
    single: tuple[str, ...]


@lru_cache(maxsize=8)
def _words(lexicon: Lexicon) -> _Words:
    syntax, checks = lexicon.table("syntax"), lexicon.table("checks")

    def of(table: dict[str, dict[str, list[str]]], name: str) -> tuple[str, ...]:
        return tuple(table.get(name, {}).get("words", ()))

    doubted = frozenset(of(checks, "doubted"))
    # "does not distinguish between civilians and fighters" limits what is counted and doubts nothing.
    last = frozenset(of(syntax, "reservations")) - doubted - {"distinguish"}
    denied = frozenset((*of(syntax, "negations"), *of(checks, "denied")))
    return _Words(last, denied, doubted, of(checks, "every"), of(checks, "several"), of(checks, "single"))


@lru_cache(maxsize=64)
def reservations(text: str, lexicon: Lexicon) -> tuple[Reservation, ...]:
    """All reservations of a text, in its order.

    >>> from claimtrack.lexicon.loader import load_lexicon
    >>> text = "Rebels said that 40 had died. The number could not be verified."
    >>> [(found.words, text[found.start:found.end]) for found in reservations(text, load_lexicon())]
    [('could not be verified', 'Rebels said that 40 had died.')]
    """
    words, found = _words(lexicon), []
    start = 0
    for end in [*(match.start() for match in _PARAGRAPH.finditer(text)), len(text)]:
        found += _of_paragraph(text, start, end, words)
        start = end
    return tuple(found)


def reservation_of(place: int, text: str, lexicon: Lexicon) -> str | None:
    """The words by which a text withholds its word from the figure at a place; None where it does not."""
    return next((one.words for one in reservations(text, lexicon) if one.start <= place < one.end), None)


def _of_paragraph(text: str, start: int, end: int, words: _Words) -> list[Reservation]:
    """The reservations of one paragraph."""
    cuts = [start, *(match.end() for match in _SENTENCE.finditer(text, start, end)), end]
    sentences = [(low, high) for low, high in pairwise(cuts) if text[low:high].strip()]
    found = []
    for number, (low, high) in enumerate(sentences):
        tokens = [(match[0].lower(), *match.span()) for match in _TOKEN.finditer(text, low, high)]
        span = _reservation(tokens, words)
        if span is None:
            continue
        covered = _covered(text, start, sentences, number, [token for token, _, _ in tokens], words)
        if covered is not None:
            found.append(Reservation(text[span[0] : span[1]], *covered))
    return found


def _reservation(tokens: list[tuple[str, int, int]], words: _Words) -> tuple[int, int] | None:
    """Where a sentence withholds its word."""
    for place, (token, start, end) in enumerate(tokens):
        if token in words.doubted:
            return start, end
        if token not in words.last:
            continue
        first = max(place - _REACH, 0)
        denials = [other for other in range(first, place) if tokens[other][0] in words.denied]
        if not denials:
            continue
        before = {tokens[other][0] for other in range(denials[0], place)}
        if token in ("confirmed", "confirm") and not before & {"be", "been", "is", "are", "was", "were"}:
            continue  # "has not confirmed the names" is an act, not a reservation
        begin = denials[0]
        if begin > 0 and tokens[begin][0] == "not":
            begin -= 1  # "could not be verified"
        return tokens[begin][1], end
    return None


def _covered(
    text: str, paragraph: int, sentences: list[tuple[int, int]], number: int, tokens: list[str], words: _Words
) -> tuple[int, int] | None:
    """The span of the figures that a reservation is about; None where it is about something else."""
    low, high = sentences[number]
    subject = f"{' '.join(tokens[:_SUBJECT])} "
    if subject.startswith(tuple(f"{one} " for one in words.every)):
        return 0, low
    if _FIGURE.search(text, low, high):
        return low, high
    if subject.startswith(tuple(f"{one} " for one in words.several)):
        return paragraph, low
    if number and subject.startswith(tuple(f"{one} " for one in words.single)):
        return sentences[number - 1][0], low
    return None
