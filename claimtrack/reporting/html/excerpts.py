"""Excerpts: the words that carry a claim, cut into pieces that can be marked.

Enters: claims, and texts where they are to be shown whole. Leaves: pieces of plain words, each with what it is (the
figure, the source, the reservation). Refused: nothing. Characters that cannot be seen and could mislead - direction
overrides, controls, tags - are shown by their numbers; everything else is as it stands in the document.
"""

import re
from collections.abc import Iterable, Sequence

import attrs

from claimtrack.model.claim import Claim
from claimtrack.model.evidence import Evidence

__all__ = ["Piece", "excerpt", "marked_text", "visible"]

_LONGEST = 700  # characters of a sentence that are shown; a longer one is cut on both sides of its figure
_BESIDE = 300
# Controls, lone surrogates, direction embeddings and overrides, zero-width and tag characters. Plain direction marks
# and isolates stay: Hebrew and Arabic need them, and the page isolates each excerpt.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2060\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)


@attrs.frozen
class Piece:
    """Some words and what they are: "" for plain words, else ``figure``, ``source`` or ``caveat``.

    Attributes:
        words: The words.
        kind: What they are.
        claim: For a figure in a whole text, the id of its claim.
    """

    words: str
    kind: str = ""
    claim: str = ""


def visible(words: str) -> str:
    r"""Words with what is hidden in them shown.

    >>> visible("12\u202e34"), visible("a\x00b")
    ('12⟨U+202E⟩34', 'a⟨U+0000⟩b')
    """
    return _HIDDEN.sub(lambda match: f"⟨U+{ord(match[0]):04X}⟩", words)


def excerpt(claim: Claim) -> tuple[Piece, ...]:
    """The sentence that carries a claim, its figure, source words and reservation marked; () without evidence.

    >>> from claimtrack.extraction.extract import extract
    >>> [told] = extract("Police said 12 people were killed.")
    >>> [(piece.words, piece.kind) for piece in excerpt(told)]
    [('Police', 'source'), (' said ', ''), ('12', 'figure'), (' people were killed.', '')]
    """
    found = claim.evidence
    if found is None:
        return ()
    low, high = _window(found)
    pieces = _cut(found.quote, found.start, _spans(claim, found), low, high)
    before = (Piece("… "),) if low > found.start else ()
    after = (Piece(" …"),) if high < found.end else ()
    return (*before, *pieces, *after)


def _window(found: Evidence) -> tuple[int, int]:
    """The part of a sentence that is shown: all of it, unless it is very long."""
    if found.end - found.start <= _LONGEST:
        return found.start, found.end
    first = found.figure_start if found.figure_start is not None else found.start
    last = found.figure_end if found.figure_end is not None else found.start
    return max(found.start, first - _BESIDE), min(found.end, min(last, first + _BESIDE) + _BESIDE)


def _spans(claim: Claim, found: Evidence) -> list[tuple[int, int, str, str]]:
    """What is marked, by how much it matters: where two meet, the first stays whole."""
    spans = []
    if found.figure_start is not None and found.figure_end is not None:
        spans.append((found.figure_start, found.figure_end, "figure", ""))
    source = claim.attribution.source_span
    if source is not None:
        spans.append((source.start, source.end, "source", ""))
    caveat = claim.attribution.caveat
    at = found.quote.find(caveat) if caveat else -1
    if caveat and at >= 0:
        spans.append((found.start + at, found.start + at + len(caveat), "caveat", ""))
    return spans


def _cut(text: str, offset: int, spans: Iterable[tuple[int, int, str, str]], low: int, high: int) -> tuple[Piece, ...]:
    """Text between two offsets in pieces; spans that meet an earlier one of the list, or the rim, are left unmarked."""
    kept: list[tuple[int, int, str, str]] = []
    for start, end, kind, claim in spans:
        if low <= start < end <= high and all(end <= first or start >= last for first, last, _, _ in kept):
            kept.append((start, end, kind, claim))
    return _pieces(text, offset, sorted(kept), low, high)


def _pieces(
    text: str, offset: int, spans: Sequence[tuple[int, int, str, str]], low: int, high: int
) -> tuple[Piece, ...]:
    pieces = []
    at = low
    for start, end, kind, claim in spans:
        pieces.append(Piece(visible(text[at - offset : start - offset])))
        pieces.append(Piece(visible(text[start - offset : end - offset]), kind, claim))
        at = end
    pieces.append(Piece(visible(text[at - offset : high - offset])))
    return tuple(piece for piece in pieces if piece.words)


def marked_text(text: str, claims: Iterable[Claim]) -> tuple[Piece, ...]:
    """A whole text with the figures of its claims marked; of two that meet, the first."""
    spans = []
    last = 0
    found = [claim.evidence for claim in claims]
    listed = [(e.figure_start, e.figure_end, claim.id) for claim, e in zip(claims, found, strict=True) if e is not None]
    for start, end, name in sorted(span for span in listed if span[0] is not None):
        if start is not None and end is not None and last <= start and end <= len(text):
            spans.append((start, end, "figure", name))
            last = end
    return _pieces(text, 0, spans, 0, len(text))
