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
_CLAUSE = re.compile(r"[,;(]")
_FURTHER = 2  # words that may stand behind a subject: "the figures given here could not be verified"
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
    be: frozenset[str]
    openers: frozenset[str]
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
    be, openers = frozenset(of(syntax, "be")), frozenset(of(syntax, "contrasts"))
    return _Words(last, denied, doubted, be, openers, of(checks, "every"), of(checks, "several"), of(checks, "single"))


@lru_cache(maxsize=64)
def reservations(text: str, lexicon: Lexicon) -> tuple[Reservation, ...]:
    """All reservations of a text, in its order.

    >>> from claimtrack.lexicon.loader import load_lexicon
    >>> text = "Rebels said that 40 had died. The number could not be verified."
    >>> [(found.words, text[found.start:found.end]) for found in reservations(text, load_lexicon())]
    [('could not be verified', 'Rebels said that 40 had died. ')]
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
        covered = _covered(text, start, sentences, number, span[0], words)
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
        if token in ("confirmed", "confirm") and not before & words.be:
            continue  # "has not confirmed the names" is an act, not a reservation
        begin = denials[0]
        if begin > 0 and tokens[begin][0] == "not":
            begin -= 1  # "could not be verified"
        return tokens[begin][1], end
    return None


def _covered(
    text: str, paragraph: int, sentences: list[tuple[int, int]], number: int, denial: int, words: _Words
) -> tuple[int, int] | None:
    """The span of the figures that a reservation is about; None where it is about something else."""
    low, high = sentences[number]
    if _is_about(text[low:high], words.every, 0, words):
        return 0, low
    clause = _CLAUSE.split(text[low:denial])[-1]
    if _FIGURE.search(clause) or clause.split()[:1] in (["which"], ["that"]):
        return low, high  # "40 dead, which could not be verified"
    if _is_about(clause + text[denial:high], words.several, len(clause), words):
        return paragraph, low if len(clause) == denial - low else high
    if _is_about(clause + text[denial:high], words.single, len(clause), words):
        if len(clause) < denial - low:
            return low, high  # "40 died, but the number could not be verified"
        return (sentences[number - 1][0], low) if number else None
    return None


def _is_about(sentence: str, subjects: tuple[str, ...], length: int, words: _Words) -> bool:
    """Whether a sentence begins with one of the subjects, and says nothing else before it denies.

    In "It said that the higher figure could not be verified" somebody speaks of another figure.
    """
    tokens = [match[0].lower() for match in _TOKEN.finditer(sentence)]
    while tokens and tokens[0] in words.openers:
        del tokens[0]
    shown = " ".join(tokens[:_SUBJECT])
    before = len(_TOKEN.findall(sentence[:length]))
    for subject in subjects:
        if shown == subject or shown.startswith(f"{subject} "):
            further = before - len(subject.split())
            return further <= (0 if " " not in subject else _FURTHER)
    return False
