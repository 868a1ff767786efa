"""Reservations of a text about what it passes on: "which cannot be independently verified", "unconfirmed".

Enters: a context and its candidates. Leaves: the candidates with their caveat. Refused: nothing.
"""

from claimtrack.extraction.candidates import Candidate, Tokens
from claimtrack.extraction.context import Context
from claimtrack.extraction.scan import NUMBER
from claimtrack.extraction.syntax import BE, EVIDENCE, MODALS, NEGATIONS, RESERVATION_WORDS, RESERVATIONS

__all__ = ["add_caveats"]

# A reservation about several figures covers the attributions of so many sentences before it, else of one.
_COVERS = 3


def add_caveats(context: Context, candidates: list[Candidate]) -> None:
    """Give each attribution the reservation of its sentence, or of a later sentence that speaks of earlier figures."""
    marks = [token for token in context.triggers if context.flags[token] & RESERVATIONS]
    by_sentence: dict[int, list[Candidate]] = {}
    for candidate in candidates if marks else ():
        by_sentence.setdefault(candidate.sentence, []).append(candidate)
    for token in marks:
        caveat = _reservation(context, token)
        if caveat is not None:
            sentence = context.scan.sentence[token]
            covered = by_sentence.get(sentence) or _before(context, sentence, by_sentence)
            for candidate in covered:
                candidate.caveat = caveat
            if not covered:
                _add_own(context, candidates, caveat, sentence)


def _add_own(context: Context, candidates: list[Candidate], caveat: Tokens, sentence: int) -> None:
    """Reservations of the outlet about its own figures: "12 were killed. The figure could not be verified"."""
    low, high = context.scan.sentences[sentence]
    content = low, caveat[0]
    if not _has_figure(context, *content):
        if not sentence or not _speaks_of_figures(context, low, high):
            return
        content = context.scan.sentences[sentence - 1]
        if not _has_figure(context, *content):
            return
    own = Candidate(sentence, None, caveat, (content,), "reservation", caveat=caveat)
    at = next((place for place, found in enumerate(candidates) if found.cue[0] > caveat[0]), len(candidates))
    candidates.insert(at, own)


def _reservation(context: Context, token: int) -> Tokens | None:
    """The words of the reservation that ends with the word at ``token``; None where nothing is denied."""
    if context.words[token] == "unconfirmed":
        return token, token + 1
    low, high = context.scan.sentences[context.scan.sentence[token]]
    first = token
    while first > low and context.flags[first - 1] & RESERVATION_WORDS:
        first -= 1
    if context.words[token] in context.grammar.reservation_nouns:
        if "no" not in context.words[first:token]:
            return None  # "no independent confirmation", "makes no distinction"
    elif not context.has_any(first, token, NEGATIONS) and "unable" not in context.words[first:token]:
        return None
    elif context.words[token] in ("confirmed", "confirm") and not context.has_any(first, token, BE | MODALS):
        return None  # "has not confirmed the names" is an act, not a reservation
    end = token + 1
    if context.words[token] in context.grammar.limits:
        while end < high - 1 and context.words[end] not in (",", ";"):
            end += 1
    return first, end


def _speaks_of_figures(context: Context, low: int, high: int) -> bool:
    """Whether a sentence speaks of figures and accounts: "The toll ...", "Their claims ..."."""
    return context.has_any(low, high, EVIDENCE) or any(
        word in context.grammar.accounts for word in context.words[low:high]
    )


def _before(context: Context, sentence: int, by_sentence: dict[int, list[Candidate]]) -> list[Candidate]:
    """The attributions that a reservation in a sentence without one covers: those just before it."""
    low, high = context.scan.sentences[sentence]
    if not _speaks_of_figures(context, low, high):
        return []
    words, grammar = context.words, context.grammar
    covers = 1 if grammar.several.isdisjoint(words[low:high]) else _COVERS
    near = [
        candidate
        for earlier in range(max(_paragraph_from(context, sentence), sentence - covers), sentence)
        for candidate in by_sentence.get(earlier, ())
    ]
    owner = next((words[token - 1] for token in range(low + 1, high) if words[token] in grammar.genitives), "")
    owned = [c for c in near if c.source is not None and owner in context.words[slice(*c.source)]]
    return owned or near  # "The ministry's figures do not distinguish ..." says nothing of the army's


def _paragraph_from(context: Context, sentence: int) -> int:
    """The sentence at which the figures begin that a sentence speaks of: its paragraph's first, or the one before."""
    scan = context.scan
    opening = scan.paragraphs[scan.paragraph[scan.sentences[sentence][0]]][0]
    first = scan.sentence[opening]
    return first if first < sentence else max(0, sentence - 1)


def _has_figure(context: Context, low: int, high: int) -> bool:
    return any(context.scan.kinds[token] == NUMBER for token in range(low, high))
