"""Whether a draft moved a figure to another scope: a part for the whole, one place for another, a day for the sum.

Enters: a figure of a draft, the figure of the sources that it repeats, and others that speak of the same thing. Leaves:
what the source's figure counts instead, as the end of a sentence; None where the scopes agree as far as both are told.
Refused: nothing.
"""

import re

from claimtrack.comparison.facts import Facts
from claimtrack.comparison.reasons import shown_figure
from claimtrack.model.claim import LinkKind
from claimtrack.model.measure import Mode
from claimtrack.verification.anchoring import fold
from claimtrack.verification.draft_matching import Likeness, Matcher, evidence_of, is_its_source, quote_of
from claimtrack.verification.draft_words import stems

__all__ = ["find_scope"]

_SINCE = "period:since"  # the rules of the reader for "since ..."; "the toll was 90" is cumulative, too
_OF_THE = 3  # words between the two figures of "48 of the 120 seats"
_CLAUSE = re.compile(r"[,.;:]|\d")


def find_scope(draft: Facts, best: Likeness, rivals: list[Likeness], matcher: Matcher) -> str | None:
    """What the source's figure counts instead, where the draft widened or moved it."""
    fact = best.fact
    if best.counted == 1 or _is_part(draft, fact, matcher):
        return f", of {fact.claim.measure}, a part"
    part = _part_of_it(draft, fact, matcher)
    if part is not None:
        return f", of which {shown_figure(part.claim)}"
    return _place(draft, fact, rivals, matcher) or _total(draft, fact, rivals)


def _place(draft: Facts, fact: Facts, rivals: list[Likeness], matcher: Matcher) -> str | None:
    """Another place, or a part of the draft's."""
    own = "places" not in fact.borrowed
    if draft.place is None or is_its_source(draft):
        mine, other = matcher.said.places(draft)[-1:], matcher.said.places(fact)[-1:]
        if mine and other and mine != other and _is_one_of_several(fact, matcher):
            return f", of {other[0]}"  # "Italy had 18,010, Spain 11,324"
        widened = matcher.said.says_whole(draft) and not matcher.said.says_whole(fact)
        return f", in {fact.place}" if widened and own and fact.place is not None else None
    if own and fact.place is not None and draft.place != fact.place:
        there = next((one.fact for one in rivals if one.fact.place == draft.place), None)
        if there is not None:
            return f", in {fact.place}; in {draft.place} {shown_figure(there.claim)}"
    beside = [place for place in matcher.said.places(fact) if place != draft.place]
    if beside and fact.place != beside[-1] and _is_one_of_several(fact, matcher):
        return f", of {beside[-1]}"  # of a European study
    if matcher.said.says_whole(draft) and not matcher.said.says_whole(fact) and not _names(draft.place, fact):
        return f", and does not say that it is of all of {draft.place}"
    if matcher.said.says_part(fact) and fact.place is not None and draft.place in fact.places[1:]:
        return f", of {fact.place} alone"
    if (
        own
        and fact.place is not None
        and fact.place in draft.places[1:]
        and not _is_named_before(draft.place, fact, matcher)
    ):
        return f", in {fact.place}; it does not say {draft.place}"
    return None


def _is_one_of_several(fact: Facts, matcher: Matcher) -> bool:
    """Whether the figures of one sentence are each of a place of their own."""
    return any(matcher.said.places(other) for other in matcher.beside(fact))


def _names(place: str, fact: Facts) -> bool:
    return fold(place).text.strip() in fold(quote_of(fact)).text


def _is_named_before(place: str, fact: Facts, matcher: Matcher) -> bool:
    """Whether a report names a place before or with a figure, as reports do that tell what happened there."""
    text = matcher.texts.get(fact.document or "", "")
    return fold(place).text.strip() in fold(text[: evidence_of(fact).end]).text


def _total(draft: Facts, fact: Facts, rivals: list[Likeness]) -> str | None:
    """A running total of the same voice, where the draft's sum "since" then is in truth the count of a day."""
    if draft.mode is not Mode.CUMULATIVE or not any(rule.startswith(_SINCE) for rule in draft.claim.rules):
        return None
    own = fact.window if "window" not in fact.borrowed else None
    if own is not None and not own.closed:
        return None
    for one in rivals:
        other = one.fact
        if other.predicate != fact.predicate or other.window is None or other.window.closed:
            continue
        if one.origin is not None or other.document == fact.document:  # rivals are of the draft's source, where named
            return f", of a part of the time; in all {shown_figure(other.claim)}"
    return None


def _part_of_it(draft: Facts, fact: Facts, matcher: Matcher) -> Facts | None:
    """The figure of which the sentence says what the draft says of its whole: "they will hold 48 of 120 seats"."""
    evidence = evidence_of(fact)
    before = evidence.quote[: (evidence.figure_start or evidence.start) - evidence.start]
    for other in matcher.beside(fact):
        between = before[(evidence_of(other).figure_end or evidence.end) - evidence.start :]
        if between.split()[:1] == ["of"] and len(between.split()) <= _OF_THE:
            if str(other.ends.nominal) in quote_of(draft):
                return None
            same_verb = draft.predicate == other.predicate or matcher.said.expresses(other.predicate, quote_of(draft))
            return other if same_verb else None
    return None


def _is_part(draft: Facts, fact: Facts, matcher: Matcher) -> bool:
    """Whether a figure is linked as a part, and the draft leaves out what makes it one: "142 of them with ..."."""
    evidence = evidence_of(fact)
    if not any(kind is LinkKind.PART_OF for kind, _ in fact.links):
        return False
    tail = _CLAUSE.split(evidence.quote[(evidence.figure_end or evidence.end) - evidence.start :], maxsplit=1)[0]
    special = {word for word in stems(tail) if not matcher.said.expresses(fact.predicate, word)} - matcher.said.idle
    return bool(special) and not special & set(stems(quote_of(draft)))
