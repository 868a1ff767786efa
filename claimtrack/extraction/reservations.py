"""Reservations of a text about its figures: "None of the figures could be independently verified", "preliminary".

Enters: a text. Leaves: spans of figures, each with the words of the reservation that covers them. Refused: nothing; a
denial whose subject is no figure ("the suspects could not be verified") covers none.

``caveats.py`` ties a reservation to the source it was made about. Here it is tied to the figures themselves, by what
it speaks of: "none of the figures" is about all that stand before it, "the figures" about those of its paragraph, "the
number" about the sentence before it, "according to preliminary figures" and "but offered no evidence" about their own.
"""

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import pairwise

import attrs

from claimtrack.lexicon.loader import Lexicon

__all__ = ["Reservation", "reservation_marks", "reservation_of", "reservations", "reservations_at"]

_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_SENTENCE = re.compile(r"[.!?][\"”’)]*\s+(?=[\"“‘(]?[A-Z\d])")
_TOKEN = re.compile(r"[\w'’-]+")
_FIGURE = re.compile(r"\d")
_CLAUSE = re.compile(r"[,;(]")
_FURTHER = 2  # words that may stand behind a subject: "the figures given here could not be verified"
_REACH = 8  # words before the last one of a reservation among which it is denied
_SUBJECT = 6  # words at most between the start of a sentence and the end of its subject
_NEAR = 3  # words at most between "no" and the noun it denies: "no immediate independent confirmation"


@attrs.frozen
class Reservation:
    """What a text does not vouch for.

    Attributes:
        words: The reservation.
        start: The first code point of the text that it covers.
        end: Behind the last.
        doubts: Whether it doubts the figure; "does not say how many were fighters" only limits what it tells.
    """

    words: str
    start: int
    end: int
    doubts: bool = True


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
    confirmation: frozenset[str]
    proof: frozenset[str]
    giving: frozenset[str]
    provisional: frozenset[str]
    accounts: frozenset[str]
    distinction: frozenset[str]
    saying: frozenset[str]

    @property
    def object(self) -> tuple[str, ...]:
        """What is named as one figure or account in two words, "the figure", not only pointed at: "that"."""
        return tuple(subject for subject in self.single if " " in subject)

    marks: frozenset[str] = attrs.field(init=False)
    """Words one of which stands in every reservation."""

    @marks.default
    def _marks(self) -> frozenset[str]:
        nouns = self.confirmation | self.proof | self.provisional | self.distinction
        return self.last | self.doubted | nouns | {"how"}


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
    subjects = of(checks, "every"), of(checks, "several"), of(checks, "single")
    names = "confirmation", "proof", "giving", "provisional", "accounts", "distinction", "saying"
    return _Words(last, denied, doubted, be, openers, *subjects, *(frozenset(of(checks, name)) for name in names))


def reservation_marks(lexicon: Lexicon) -> frozenset[str]:
    """Words one of which stands in every reservation, so that texts without them need not be searched."""
    return _words(lexicon).marks


@lru_cache(maxsize=64)
def reservations(text: str, lexicon: Lexicon) -> tuple[Reservation, ...]:
    """All reservations of a text, in its order.

    >>> from claimtrack.lexicon.loader import load_lexicon
    >>> text = "Rebels said that 40 had died. The number could not be verified."
    >>> [(found.words, text[found.start:found.end]) for found in reservations(text, load_lexicon())]
    [('could not be verified', 'Rebels said that 40 had died. ')]
    """
    return reservations_at(text, None, lexicon)


def reservations_at(text: str, places: list[int] | None, lexicon: Lexicon) -> tuple[Reservation, ...]:
    """The reservations of the paragraphs that hold one of the places, ascending offsets of marks; of all for None."""
    words, found = _words(lexicon), list[Reservation]()
    start = 0
    for end in [*(match.start() for match in _PARAGRAPH.finditer(text)), len(text)]:
        if _holds(start, end, places):
            found += _of_paragraph(text, start, end, words, places)
        start = end
    return tuple(found)


def reservation_of(place: int, text: str, lexicon: Lexicon) -> str | None:
    """The words by which a text withholds its word from the figure at a place; None where it does not."""
    return next((one.words for one in reservations(text, lexicon) if one.doubts and one.start <= place < one.end), None)


def _holds(start: int, end: int, places: list[int] | None) -> bool:
    """Whether one of some ascending offsets lies in a stretch of text; None stands for all of them."""
    return places is None or bisect_left(places, start) < bisect_left(places, end)


def _of_paragraph(text: str, start: int, end: int, words: _Words, places: list[int] | None) -> list[Reservation]:
    """The reservations of one paragraph, in its sentences that hold one of the places."""
    cuts = [start, *(match.end() for match in _SENTENCE.finditer(text, start, end)), end]
    sentences = [(low, high) for low, high in pairwise(cuts) if text[low:high].strip()]
    found = []
    for number, (low, high) in enumerate(sentences):
        if not _holds(low, high, places):
            continue
        tokens = [(match[0].lower(), *match.span()) for match in _TOKEN.finditer(text, low, high)]
        if words.marks.isdisjoint([token[0] for token in tokens]):
            continue
        span = _reservation(tokens, words)
        if span is not None:
            covered = _covered(text, start, sentences, number, span, words)
            if covered is not None:
                found.append(Reservation(text[span[0] : span[1]], *covered))
                continue
        other = _unproved(tokens, words) or _provisional(tokens, words)
        if other is not None:
            found += _beside(text, sentences, number, other)
            continue
        other = _limited(tokens, words)
        if other is not None:
            found += [attrs.evolve(one, doubts=False) for one in _beside(text, sentences, number, other)]
    return found


def _unproved(tokens: list[tuple[str, int, int]], words: _Words) -> tuple[int, int] | None:
    """Where a sentence says that proof was not given: "offered no evidence", "without independent confirmation"."""
    for place, (token, _, end) in enumerate(tokens):
        if token not in words.confirmation and token not in words.proof:
            continue
        near = range(max(0, place - _NEAR), place)
        denial = next((other for other in near if tokens[other][0] in ("no", "without")), None)
        if denial is None:
            continue
        before = {tokens[other][0] for other in range(max(0, denial - 1), place)}
        if token in words.proof and words.giving.isdisjoint(before):
            continue  # "because there was no evidence against them"
        return tokens[denial][1], end
    return None


def _provisional(tokens: list[tuple[str, int, int]], words: _Words) -> tuple[int, int] | None:
    """Where a sentence calls its figures not final: "preliminary results", "the list is incomplete"."""
    for place, (token, start, end) in enumerate(tokens):
        if token not in words.provisional and token not in words.doubted:
            continue
        if place + 1 < len(tokens) and tokens[place + 1][0] in words.accounts:
            return start, end
        if place > 1 and tokens[place - 1][0] in words.be and tokens[place - 2][0] in words.accounts:
            return tokens[max(0, place - 3)][1], end
    return None


def _limited(tokens: list[tuple[str, int, int]], words: _Words) -> tuple[int, int] | None:
    """Where a sentence says what its figures do not tell: "makes no distinction", "does not say how many were"."""
    for place, (word, _, end) in enumerate(tokens):
        if word != "how" and word not in words.distinction:
            continue
        denials = [other for other in range(max(0, place - _NEAR), place) if tokens[other][0] in words.denied]
        if not denials:
            continue
        if word in words.distinction:
            return tokens[denials[0]][1], end
        if word == "how" and tokens[place - 1][0] in words.saying and place + 1 < len(tokens):
            first = denials[0] - 1 if denials[0] and tokens[denials[0]][0] == "not" else denials[0]
            return tokens[first][1], tokens[place + 1][2]
    return None


def _beside(text: str, sentences: list[tuple[int, int]], number: int, span: tuple[int, int]) -> list[Reservation]:
    """A reservation about the figures of its own sentence or, where that has none, of the one before."""
    low, high = sentences[number]
    if not _has_figure(text, low, high):
        if not number or not _has_figure(text, *sentences[number - 1]):
            return []
        low, high = sentences[number - 1]
    return [Reservation(text[span[0] : span[1]], low, high)]


def _has_figure(text: str, low: int, high: int) -> bool:
    return _FIGURE.search(text, low, high) is not None


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
    text: str,
    paragraph: int,
    sentences: list[tuple[int, int]],
    number: int,
    span: tuple[int, int],
    words: _Words,
) -> tuple[int, int] | None:
    """The span of the figures that a reservation is about; None where it is about something else."""
    low, high = sentences[number]
    denial = span[0]
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
    # "Reuters was unable to verify the figures"
    if _is_about(text[span[1] : high], words.several, 0, words):
        return paragraph, low
    if number and _is_about(text[span[1] : high], words.object, 0, words):
        return sentences[number - 1][0], low
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
