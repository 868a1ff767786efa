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
from claimtrack.model.claim import LinkKind
from claimtrack.model.comparison import Hint, OriginRelation, ValueRelation
from claimtrack.model.policy import Policy
from claimtrack.model.quantity import Bound
from claimtrack.model.source import Source, Stance
from claimtrack.verification.draft_matching import Likeness, Matcher, stems
from claimtrack.verification.draft_sources import is_from, meet, voice

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
_LOOSE = frozenset({Stance.HEDGED, Stance.DISPUTED})
_POINTS = frozenset({Bound.EXACT, Bound.ABOUT})
_SLIPS = frozenset({Hint.TRANSPOSED_DIGITS, Hint.SCALE_SLIP})
_TOLD = frozenset({Stance.ASSERTED, Stance.HEDGED})
_IDLE = frozenset(stems("them with were"))
_CLAUSE = re.compile(r"[,.;:]|\d")
_STOP = re.compile(r"[.!?][\"”’]?\s")


def judge(draft: Facts, matcher: Matcher, policy: Policy) -> Judgement:
    """Look for support first, then for what was changed, then for what contradicts."""
    on_topic = matcher.candidates(draft, _TOPIC)
    same = [one for one in on_topic if one.same_number]
    agreeing = [one for one in same if _is_one_thing(one)]
    known = list(dict.fromkeys(source for one in on_topic for source in _sources(one.fact)))

    def is_told(one: Likeness) -> bool:
        return is_from(draft, one, known, matcher.hierarchy, matcher.texts.get(one.fact.document or "", ""))

    told = [one for one in agreeing if is_told(one)]
    rivals = [one for one in on_topic if _is_rival(one) and is_told(one)]
    # Of two counts in one sentence, 191,000 is the police's 119,000 and not the union's 800,000.
    rivals.sort(key=lambda one: not _SLIPS & {*find_hints(one.fact, draft, policy, scope=False)})
    if told:
        return _Comparison(draft, matcher, policy, on_topic, known).judge(told, rivals)
    if agreeing:
        fact, source = agreeing[0].fact, voice(draft, known)
        seen = f"{shown_source(fact.claim)} says so, not {source.name if source is not None else 'the draft'}"
        return Judgement(DraftVerdict.OTHER_SOURCE, fact, seen)
    elsewhere = [one for one in same if one.words >= _SENTENCE]
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
    if one.place < 0 or one.counted < 0 or one.predicate < 0:
        return False
    return one.predicate == 2 or one.words >= _CLOSE


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

    def judge(self, told: list[Likeness], rivals: list[Likeness]) -> Judgement:
        """What was changed on the way from the source's figure to the draft's."""
        draft = self.draft
        # Of a figure that several reports give, or a headline repeats, the one that is nearest in its bound.
        best = min(told, key=lambda one: (not _is_same_bound(draft, one.fact), one.counted == 1, -one.score))
        fact, said = best.fact, f"{shown_source(best.fact.claim)}: {shown_figure(best.fact.claim)}"
        if fact.stance is Stance.DENIED and draft.stance is not Stance.DENIED:
            return Judgement(DraftVerdict.CONTRADICTED, fact, f"{shown_source(fact.claim)} denies it")
        scope = self._scope(best, rivals)
        if scope is not None:
            return Judgement(DraftVerdict.SCOPE_CHANGED, fact, f"{said}{scope}")
        later = self._later([one.fact for one in told])
        if later is not None:
            now = f"{shown_figure(later.claim)}, as of {later.claim.as_of}"
            return Judgement(DraftVerdict.OUTDATED, later, f"{said}; the same source later: {now}")
        if not _is_same_bound(draft, fact):
            seen = f"the source says {fact.claim.value.text!r}, the draft {draft.claim.value.text!r}"
            return Judgement(DraftVerdict.BOUND_CHANGED, fact, seen)
        caveat = _caveat(fact, self.matcher.texts.get(fact.document or "", ""))
        if caveat is not None and draft.claim.attribution.caveat is None:
            return Judgement(DraftVerdict.CAVEAT_LOST, fact, f"{said}, and the source adds {caveat!r}")
        if fact.stance in _LOOSE and draft.stance is Stance.ASSERTED:
            return Judgement(DraftVerdict.CAVEAT_LOST, fact, f"{said}, which the source does not assert")
        return Judgement(DraftVerdict.SUPPORTED, fact, said)

    def _scope(self, best: Likeness, rivals: list[Likeness]) -> str | None:
        """What the source's figure counts instead, where the draft widened or moved it."""
        draft, fact = self.draft, best.fact
        if draft.place is not None and fact.place is not None and draft.place != fact.place:
            there = next((one.fact for one in rivals if one.fact.place == draft.place), None)
            if there is not None:
                return f", in {fact.place}; in {draft.place} {shown_figure(there.claim)}"
        if best.counted == 1 or _is_part(draft, fact):
            return f", of {fact.claim.measure}, a part"
        return None

    def _later(self, told: list[Facts]) -> Facts | None:
        """A later figure of the same origin on the same thing that differs, unless the draft dates its own."""
        if self.draft.claim.as_of is not None or self.draft.claim.stated is not None:
            return None
        for fact in told:
            for one in self.on_topic:
                if self._is_later(fact, one):
                    return one.fact
        return None

    def _is_later(self, fact: Facts, one: Likeness) -> bool:
        other = one.fact
        if one.same_number or not _is_one_thing(one) or one.counted == 1 or one.topic < _SAME_STORY:
            return False
        if fact.days is None or other.days is None or other.days.first <= fact.days.last:
            return False
        if fact.window is not None and other.window is not None and fact.window != other.window:
            return False
        if other.predicate != fact.predicate or other.stance not in _TOLD or not self._is_one_voice(fact, other):
            return False
        seen = values(fact, other, self.policy)
        return seen.relation in (ValueRelation.ABOVE, ValueRelation.BELOW) and not seen.near

    def _is_one_voice(self, a: Facts, b: Facts) -> bool:
        if origin_relation(a.origin, b.origin) is OriginRelation.SAME:
            return True
        x, y = voice(a, self.known), voice(b, self.known)
        return x is not None and y is not None and meet(x, y, self.matcher.hierarchy)


def _is_same_bound(draft: Facts, fact: Facts) -> bool:
    """Whether the draft keeps the shape of the figure; "about 46" for 46 takes nothing away."""
    if fact.ends.bound is draft.ends.bound:
        return True
    return fact.ends.bound is Bound.EXACT and draft.ends.bound is Bound.ABOUT


def _is_part(draft: Facts, fact: Facts) -> bool:
    """Whether a figure is linked as a part, and the draft leaves out what makes it one: "142 of them with ..."."""
    evidence, words = fact.claim.evidence, draft.claim.evidence
    assert evidence is not None and evidence.figure_end is not None and words is not None  # noqa: S101, PT018 - both read
    if not any(kind is LinkKind.PART_OF for kind, _ in fact.links):
        return False
    tail = _CLAUSE.split(evidence.quote[evidence.figure_end - evidence.start :], maxsplit=1)[0]
    special = set(stems(tail)) - _IDLE
    return bool(special) and not special & set(stems(words.quote))


def _caveat(fact: Facts, text: str) -> str | None:
    """The reservation of a figure, where it stands in its sentence or the next one."""
    caveat, evidence = fact.claim.attribution.caveat, fact.claim.evidence
    if caveat is None or evidence is None or caveat in evidence.quote or evidence.document != fact.document:
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
