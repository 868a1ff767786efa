"""The verdict on one figure of a draft, from the figures of the sources that may be it.

Enters: the draft's figure and its candidates, best first. Leaves: a verdict, the figure of the sources that it rests
on, and a sentence. Refused: nothing; where nothing speaks of the thing, the verdict says so.
"""

import re
from enum import StrEnum

import attrs

from claimtrack.comparison.facts import Facts
from claimtrack.comparison.hints import find_hints
from claimtrack.comparison.origins import origin_relation
from claimtrack.comparison.reasons import shown_figure, shown_source
from claimtrack.comparison.value import values
from claimtrack.extraction.reservations import reservation_of
from claimtrack.lexicon.loader import Lexicon
from claimtrack.model.comparison import Hint, OriginRelation, ValueRelation
from claimtrack.model.policy import Policy
from claimtrack.model.quantity import Bound
from claimtrack.model.source import Source, Stance
from claimtrack.verification.draft_matching import Likeness, Matcher, evidence_of, says_what
from claimtrack.verification.draft_scopes import find_scope
from claimtrack.verification.draft_sources import is_from, is_one_source, voice

__all__ = ["DraftVerdict", "Judgement", "judge"]


class DraftVerdict(StrEnum):
    """What the sources do to a figure of a draft."""

    SUPPORTED = "supported"
    BOUND_CHANGED = "bound_changed"
    CONTRADICTED = "contradicted"
    OTHER_SOURCE = "other_source"
    CAVEAT_LOST = "caveat_lost"
    SCOPE_CHANGED = "scope_changed"
    OUTDATED = "outdated"
    NOT_FOUND = "not_found"


@attrs.frozen(eq=False)
class Judgement:
    """A verdict, what it rests on, and why."""

    verdict: DraftVerdict
    fact: Facts | None
    reason: str


_TOPIC = 0.35  # the share of the draft's words, by weight, that a report on its matter holds at least
_SENTENCE = 0.25  # the same for the sentence with the figure
_SAME_STORY = 0.6  # the share of the draft's words that a report on the very story holds
_CLOSE = 0.5  # a sentence so close may speak of the same thing where the word lists do not know its verb
_TELLING = 3  # digits before the zeros at the end of a figure that nobody hits by chance
_LOOSE = frozenset({Stance.HEDGED, Stance.DISPUTED})
_SURE = frozenset({Stance.ASSERTED, Stance.FORECAST})  # who fears for 700 jobs does not say that they will go
_POINTS = frozenset({Bound.EXACT, Bound.ABOUT})
_SLIPS = frozenset({Hint.TRANSPOSED_DIGITS, Hint.SCALE_SLIP})
_TOLD = frozenset({Stance.ASSERTED, Stance.HEDGED})
_STOP = re.compile(r"[.!?][\"”’]?\s")


def judge(draft: Facts, matcher: Matcher, policy: Policy, text: str) -> Judgement:
    """Look for support first, then for what was changed, then for what contradicts.

    Args:
        draft: The figure.
        matcher: The figures of the sources.
        policy: How figures are compared.
        text: The draft, so that its own reservations are known.
    """
    on_topic = matcher.candidates(draft, _TOPIC)
    same = [one for one in on_topic if one.same_number]
    agreeing = [one for one in same if _is_one_thing(one) or _is_mute(one)]
    agreeing = [one for one in agreeing if not _is_told_otherwise(one, same)]
    known = list(dict.fromkeys(source for one in on_topic for source in _sources(one.fact)))

    def is_told(one: Likeness) -> bool:
        return is_from(draft, one, known, matcher)

    told = [one for one in agreeing if is_told(one)]
    rivals = [one for one in on_topic if _is_rival(one) and is_told(one)]
    # Of two counts in one sentence, 191,000 is the police's 119,000 and not the union's 800,000.
    rivals.sort(key=lambda one: not _SLIPS & {*find_hints(one.fact, draft, policy, scope=False)})
    if told:
        return _Comparison(draft, matcher, policy, on_topic, known, text).judge(told, rivals)
    if agreeing:
        fact, source = agreeing[0].fact, voice(draft, known)
        seen = f"{shown_source(fact.claim)} says so, not {source.name if source is not None else 'the draft'}"
        return Judgement(DraftVerdict.OTHER_SOURCE, fact, seen)
    elsewhere = [one for one in same if one.words >= _SENTENCE or _is_same_count(one)]
    against = _rivalled(draft, rivals[0], policy) if rivals else None
    if against is not None and not (elsewhere and elsewhere[0].score >= rivals[0].score):
        hard = against.verdict is DraftVerdict.CONTRADICTED
        if hard or not elsewhere:
            return against
    if elsewhere:
        fact = elsewhere[0].fact
        seen = f"{shown_figure(fact.claim)} counts {fact.claim.measure}, not {draft.claim.measure}"
        return Judgement(DraftVerdict.SCOPE_CHANGED, fact, seen)
    return Judgement(DraftVerdict.NOT_FOUND, None, "no source given speaks of it")


def _sources(fact: Facts) -> list[Source]:
    source = fact.claim.attribution.source
    return [source] if source is not None else []


def _is_one_thing(one: Likeness) -> bool:
    """Whether a figure of the sources speaks of what the draft's speaks of."""
    if min(one.place, one.period, one.counted, one.predicate) < 0:
        return False
    return one.predicate == 2 or one.words >= _CLOSE


def _is_told_otherwise(one: Likeness, same: list[Likeness]) -> bool:
    """Whether a figure without time or place is given one elsewhere in its report, and that is not the draft's.

    A headline says "heat killed 61,000 Europeans"; the text says in which summer.
    """
    if one.place > 0 and one.period > 0:
        return False
    alike = [
        other for other in same
        if other.fact.document == one.fact.document and other.predicate == one.predicate and other.counted > 0
    ]  # fmt: skip
    apart = (
        (one.place == 0 and any(other.place < 0 for other in alike)),
        (one.period == 0 and any(other.period < 0 for other in alike)),
    )
    return any(apart)


def _is_mute(one: Likeness) -> bool:
    """Whether a figure does not say what it counts, in a sentence like the draft's: "followed by Spain with 11,324"."""
    if min(one.place, one.period, one.counted, one.predicate) < 0 or one.words < _SENTENCE or one.predicate > 0:
        return False
    alike = one.origin in (OriginRelation.SAME, OriginRelation.UNKNOWN)  # "unions" of two reports may be the same ones
    return not says_what(one.fact) or (one.counted == 2 and alike)


def _is_same_count(one: Likeness) -> bool:
    """Whether a figure of the same story counts the same noun, or is too odd to be there by chance: 412, not 400."""
    digits = str(one.fact.ends.nominal or "").rstrip("0")
    return one.topic >= _SAME_STORY and (one.counted == 2 or len(digits) >= _TELLING)


def _is_rival(one: Likeness) -> bool:
    """Whether a figure gives another number of the very same thing."""
    if one.same_number or not _is_one_thing(one) or one.counted == 1:
        return False
    if one.words < _SENTENCE:
        return one.predicate == 2 and one.counted == 2 and one.topic >= _SAME_STORY
    return one.predicate == 2 or one.counted == 2


@attrs.frozen(eq=False)
class _Comparison:
    """A figure of a draft beside figures with its number, of its thing, from its source."""

    draft: Facts
    matcher: Matcher
    policy: Policy
    on_topic: list[Likeness]
    known: list[Source]
    text: str

    def judge(self, told: list[Likeness], rivals: list[Likeness]) -> Judgement:
        """What was changed on the way from the source's figure to the draft's."""
        draft = self.draft
        # Of a figure that several reports give, or a headline repeats, the one that is nearest in its bound.
        best = min(told, key=lambda one: (not _is_same_bound(draft, one.fact), one.counted == 1, -one.score))
        fact, said = best.fact, f"{shown_source(best.fact.claim)}: {shown_figure(best.fact.claim)}"
        if fact.stance is Stance.DENIED and draft.stance is not Stance.DENIED:
            return Judgement(DraftVerdict.CONTRADICTED, fact, f"{shown_source(fact.claim)} denies it")
        scope = find_scope(draft, best, rivals, self.matcher)
        if scope is not None:
            return Judgement(DraftVerdict.SCOPE_CHANGED, fact, f"{said}{scope}")
        later = self._later([one.fact for one in told], rivals)
        if later is not None:
            now = f"{shown_figure(later.claim)}, as of {later.claim.as_of}"
            return Judgement(DraftVerdict.OUTDATED, later, f"{said}; later: {now}")
        if not _is_same_bound(draft, fact):
            seen = f"the source says {fact.claim.value.text!r}, the draft {draft.claim.value.text!r}"
            return Judgement(DraftVerdict.BOUND_CHANGED, fact, seen)
        caveat = self._caveat(told)
        if caveat is not None:
            return Judgement(DraftVerdict.CAVEAT_LOST, fact, f"{said}, and the source adds {caveat!r}")
        if fact.stance in _LOOSE and draft.stance in _SURE:
            return Judgement(DraftVerdict.CAVEAT_LOST, fact, f"{said}, which the source does not assert")
        return Judgement(DraftVerdict.SUPPORTED, fact, said)

    def _caveat(self, told: list[Likeness]) -> str | None:
        """The reservation that goes with the figure wherever it is told, and that the draft drops."""
        lexicon, place = self.matcher.lexicon, evidence_of(self.draft).figure_start or 0
        if self.draft.claim.attribution.caveat is not None or reservation_of(place, self.text, lexicon) is not None:
            return None
        caveats = [_caveat(one.fact, self.matcher.texts.get(one.fact.document or "", ""), lexicon) for one in told]
        return caveats[0] if caveats and None not in caveats else None

    def _later(self, told: list[Facts], rivals: list[Likeness]) -> Facts | None:
        """A later figure on the same thing, unless the draft dates its own or calls it an earlier one."""
        as_of, said = self.draft.claim.as_of, self.matcher.said
        if (as_of is not None and as_of.is_resolved) or self.draft.claim.stated is not None:
            return None
        if said.says_earlier(self.draft):
            return None
        for fact in told:
            if said.says_earlier(fact):
                newer = next((one.fact for one in rivals if not said.says_earlier(one.fact)), None)
                if newer is not None:
                    return newer
            for one in self.on_topic:
                if self._is_later(fact, one):
                    return one.fact
        return None

    def _is_later(self, fact: Facts, one: Likeness) -> bool:
        other = one.fact
        if one.same_number or one.counted == 1 or one.topic < _SAME_STORY or not self._is_its_thing(fact, one):
            return False
        if fact.days is None or other.days is None or other.days.first <= fact.days.last:
            return False
        if fact.window is not None and other.window is not None and fact.window != other.window:
            return False
        if other.stance not in _TOLD or not self._is_one_voice(fact, other):
            return False
        # "At least 21" after "at least 17" contradicts nothing, and is the newer state all the same.
        return not values(fact, other, self.policy).near

    def _is_its_thing(self, fact: Facts, one: Likeness) -> bool:
        """Whether a later figure counts what the draft's does: by its predicate, or as the dead found are the dead."""
        if _is_one_thing(one) and (one.predicate == 2 or one.fact.predicate == fact.predicate):
            return True
        if min(one.place, one.period, one.counted, one.predicate) < 0:
            return False
        return one.counted == 2 and one.words >= _SENTENCE

    def _is_in_one_sentence(self, a: Facts, b: Facts) -> bool:
        return any(b is other for other in self.matcher.beside(a))

    def _is_one_voice(self, a: Facts, b: Facts) -> bool:
        if origin_relation(a.origin, b.origin) is OriginRelation.SAME or self._is_in_one_sentence(a, b):
            return True
        x, y = voice(a, self.known), voice(b, self.known)
        return x is not None and y is not None and is_one_source(x, a, y, b, self.known, self.matcher)


def _is_same_bound(draft: Facts, fact: Facts) -> bool:
    """Whether the draft keeps the shape of the figure; "about 46" for 46 takes nothing away."""
    if fact.ends.bound is draft.ends.bound:
        return True
    return fact.ends.bound is Bound.EXACT and draft.ends.bound is Bound.ABOUT


def _caveat(fact: Facts, text: str, lexicon: Lexicon) -> str | None:
    """The reservation of a figure: one that covers it, or that its reader found in its sentence or the next one."""
    caveat, evidence = fact.claim.attribution.caveat, evidence_of(fact)
    covering = reservation_of(evidence.figure_start or evidence.start, text, lexicon)
    if covering is not None:
        return covering
    if caveat is None or caveat in evidence.quote:
        return caveat
    place = text.find(caveat, evidence.end)
    return caveat if place >= 0 and not _STOP.search(text, evidence.end, place) else None


def _rivalled(draft: Facts, rival: Likeness, policy: Policy) -> Judgement:
    """Another number on the same thing: a contradiction, unless both can be true."""
    fact = rival.fact
    said = f"{shown_source(fact.claim)}: {shown_figure(fact.claim)}"
    seen = values(fact, draft, policy)
    hints = find_hints(fact, draft, policy, scope=False)
    words = {Hint.TRANSPOSED_DIGITS: "two digits changed places", Hint.SCALE_SLIP: "a thousand or a million times off"}
    why = next((words[hint] for hint in hints if hint in words), None)
    if why is not None:
        return Judgement(DraftVerdict.CONTRADICTED, fact, f"{said}; {why}")
    rougher = draft.ends.place > fact.ends.place and fact.ends.bound in _POINTS
    if (seen.near and rougher) or (draft.ends.bound is Bound.ABOUT and seen.relation is ValueRelation.CONTAINS):
        return Judgement(DraftVerdict.SUPPORTED, fact, f"{said}, rounded")
    if seen.relation is ValueRelation.WITHIN and fact.ends.bound is Bound.RANGE:
        return Judgement(DraftVerdict.BOUND_CHANGED, fact, f"{said}; the draft narrows it")
    if seen.relation not in (ValueRelation.ABOVE, ValueRelation.BELOW):
        return Judgement(DraftVerdict.NOT_FOUND, fact, f"{said}, which may be, but no source given says it")
    return Judgement(DraftVerdict.CONTRADICTED, fact, said)
