"""What a figure's claim takes over from another claim of its report: from its whole, or from the one it goes on with.

Enters: a claim and its whole, or the claims of the sentence before. Leaves: the claim with the place or period of the
other, and the rule that says so; the same claim where it has its own.
"""

from collections.abc import Sequence

import attrs

from claimtrack.extraction.continued import GOING_ON
from claimtrack.extraction.grammar import Grammar
from claimtrack.extraction.measures import MeasureReading
from claimtrack.extraction.placement import LENT
from claimtrack.extraction.scan import Scan
from claimtrack.model.claim import Claim
from claimtrack.model.measure import Mode
from claimtrack.model.source import Stance

__all__ = ["as_before", "as_told", "of_the_whole"]

_LENT = frozenset({"period:event", "period:paragraph", "period:act"})  # periods that another sentence has lent
_FORESEEN = 4  # tokens before a forecast figure within which it is said that it had been one


def of_the_whole(part: Claim, whole: Claim, grammar: Grammar) -> Claim:
    """A part where and when its whole was, if it has no place or time of its own."""
    return _when_the_whole_was(_where_the_whole_is(part, whole), whole, grammar)


def as_before(claim: Claim, before: Sequence[Claim], reading: MeasureReading, scan: Scan, grammar: Grammar) -> Claim:
    """A figure that goes on with one of the sentence before, or that somebody had foreseen of it, in its period.

    "Some 40,000 people marched on Tuesday to protest against Sunday's election. Organisers spoke of 150,000": on
    Tuesday. "The bank lost 40 million euros in 2022. Analysts had forecast a loss of 30 million": in 2022.
    """
    lent, measure = not _LENT.isdisjoint(claim.rules), claim.measure
    if measure is None or (measure.period is not None and not lent) or claim.attribution.source is None:
        return claim
    goes_on = lent and reading.rule in GOING_ON
    if not goes_on and not (measure.period is None and _had_foreseen(reading, scan, grammar)):
        return claim
    other = next((c for c in reversed(before) if c.measure and c.measure.predicate == measure.predicate), None)
    dated = other is not None and "period:sentence" in other.rules and _is_near(other, claim, scan)
    if other is None or other.measure is None or not dated or other.measure.period == measure.period:
        return claim
    rules = (*(rule for rule in claim.rules if rule not in _LENT), "period:before")
    return attrs.evolve(claim, measure=attrs.evolve(measure, period=other.measure.period), rules=rules)


def as_told(claim: Claim, before: Sequence[Claim], reading: MeasureReading, scan: Scan, grammar: Grammar) -> Claim:
    """A figure that goes on with another, in the other's mode and, of what cannot have happened yet, in its stance.

    "Nine are still at large, police said. The ministry put the number at three": at that moment. "Insurers expect
    claims of 240 million dollars. The broker put them at 375 million": both are forecasts.
    """
    measure = claim.measure
    if measure is None or reading.rule not in GOING_ON or claim.attribution.source is None:
        return claim
    other = next((c for c in reversed(before) if c.measure and c.measure.predicate == measure.predicate), None)
    if other is None or other.measure is None or not _is_near(other, claim, scan):
        return claim
    if other.attribution.source == claim.attribution.source and scan.words[reading.figure.first - 2] == "of":
        return claim  # "would close 45 of its 210 shops": those are there
    if measure.mode is None and other.measure.mode is Mode.STOCK:
        claim = attrs.evolve(claim, measure=attrs.evolve(measure, mode=Mode.STOCK), rules=(*claim.rules, "mode:before"))
    said = claim.attribution.stance
    foreseen = said is Stance.ASSERTED and other.attribution.stance is Stance.FORECAST
    if foreseen and measure.predicate not in grammar.befalling | grammar.events:
        claim = attrs.evolve(claim, attribution=attrs.evolve(claim.attribution, stance=Stance.FORECAST))
    return claim


def _had_foreseen(reading: MeasureReading, scan: Scan, grammar: Grammar) -> bool:
    """Whether it had been forecast: "had expected a profit of 2.5 billion"."""
    first = reading.figure.first
    words = scan.words[max(0, first - _FORESEEN - 1) : first]
    return "had" in words and not grammar.foreseen.isdisjoint(words)


def _is_near(other: Claim, claim: Claim, scan: Scan) -> bool:
    """Whether two claims stand in one paragraph."""
    a, b = other.evidence, claim.evidence
    return a is not None and b is not None and _paragraph(a.start, scan) == _paragraph(b.start, scan)


def _paragraph(offset: int, scan: Scan) -> int:
    return scan.paragraph[scan.token_at(offset)]


def _where_the_whole_is(part: Claim, whole: Claim) -> Claim:
    """A part whose place is only the opening's, at that of its whole: "90 are held in Lund. Nine of them"."""
    if LENT.isdisjoint(part.rules) or part.measure is None or whole.measure is None:
        return part
    if whole.measure.place in (None, part.measure.place):
        return part
    rules = tuple("place:whole" if rule in LENT else rule for rule in part.rules)
    return attrs.evolve(part, measure=attrs.evolve(part.measure, place=whole.measure.place), rules=rules)


def _when_the_whole_was(part: Claim, whole: Claim, grammar: Grammar) -> Claim:
    """A part without a time of its own, in the period of its whole: "14 were taken to hospital, two of them ..."."""
    a, b = part.measure, whole.measure
    if a is None or b is None:
        return part
    if _is_of_no_day(part, whole, grammar):
        rules = tuple(rule for rule in part.rules if rule not in _LENT)
        return attrs.evolve(part, measure=attrs.evolve(a, period=None), rules=rules)
    if a.predicate != b.predicate or a.period is not None or b.period is None:
        return part
    if a.mode is not b.mode or part.as_of != whole.as_of:
        return part
    rules = (*part.rules, "period:whole")
    return attrs.evolve(part, measure=attrs.evolve(a, period=b.period), rules=rules)


def _is_of_no_day(part: Claim, whole: Claim, grammar: Grammar) -> bool:
    """Whether a day was lent to a part of those whom others cared for after the event, at no day that is said.

    "The clinic admitted 176 injured, 142 of them with bullet wounds"; nor did those die on that day who were "taken to
    hospital; two of them died there".
    """
    a, b = part.measure, whole.measure
    if a is None or b is None or b.predicate not in grammar.aftermath or _LENT.isdisjoint(part.rules):
        return False
    return b.period is None or (a.predicate != b.predicate and a.predicate in grammar.befalling)
