"""Claims -> what they add up to: a value that all can live with, or no consensus and the positions.

Enters: claims, and a method if one is wanted. Leaves: one ``Consensus`` for each thing that is counted.
Refused: unknown methods.

Without a method nothing is averaged away. Of each origin the latest state counts; denials and figures that are only
proposed, forecast or conditional do not; of a count that still grows, figures older than the newest by more than
``policy.lag`` days are set aside, for they may both have been true. Where all that is left can be true together, that
is the consensus, with the interval that all allow. Where it cannot, the answer is *no consensus*, with the positions
and the hull of all they allow.

With a method from ``CONSENSUS_METHODS`` a value is always given. ``origins`` keeps one figure of each origin, its
latest; the others weigh every claim. All of them reckon with one number for each claim - the one that was named, the
middle of a range - and say so in a finding where that hides an interval.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

import attrs

from claimtrack.comparison.conflicts import read_facts
from claimtrack.comparison.facts import Facts, Reader
from claimtrack.comparison.grouping import group
from claimtrack.comparison.origins import voices
from claimtrack.comparison.positions import position_of, stands
from claimtrack.lexicon.loader import Lexicon, load_lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.comparison import Position
from claimtrack.model.finding import Finding, Severity
from claimtrack.model.measure import Measure
from claimtrack.model.policy import Policy
from claimtrack.model.quantity import Bound, Interval, Number
from claimtrack.model.source import Stance
from claimtrack.verification.consensus_methods import CONSENSUS_METHODS, consensus_table

__all__ = ["Consensus", "consensus"]

_COUNTED = frozenset({Stance.ASSERTED, Stance.HEDGED})
_POINTS = frozenset({Bound.EXACT, Bound.ABOUT})


@attrs.frozen
class Consensus:
    """What the claims on one thing add up to.

    Attributes:
        measure: What is counted.
        method: How the value was found; None for agreement alone.
        value: The value, in ``unit``; None where there is no consensus, or nothing but open intervals.
        interval: What all allow together; where there is no consensus or a method chose, the hull of what any allows.
        unit: The unit of value and interval.
        positions: The stands, from the lowest figure up.
        reason: A sentence that says how it came about.
        findings: What was set aside, and where a method took one number for an interval.
    """

    measure: Measure
    method: str | None
    value: Number | None
    interval: Interval
    unit: str | None
    positions: tuple[Position, ...]
    reason: str
    findings: tuple[Finding, ...] = ()

    @property
    def is_agreed(self) -> bool:
        """Whether all that counted can be true together."""
        return len(self.positions) == 1

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims that counted, position by position."""
        return tuple(claim for position in self.positions for claim in position.claims)


def consensus(
    claims: Iterable[Claim],
    *,
    method: str | None = None,
    policy: Policy | None = None,
    lexicon: Lexicon | None = None,
) -> list[Consensus]:
    """What claims add up to, for each thing that they count.

    Args:
        claims: Any claims; statements are left out.
        method: None for agreement alone, or one of ``CONSENSUS_METHODS``; each names its paper.
        policy: How figures are read.
        lexicon: The words, and the names of sources.

    Raises:
        ValueError: For an unknown method.
        MissingExtraError: For a method, without numpy.

    >>> from claimtrack.parsing.claims import claim
    >>> march = dict(predicate="attended", event="march of 23 March 2023", period="2023-03-23", as_of="2023-03-23")
    >>> told = {"CGT": 800_000, "police": 119_000, "Occurrence": 120_000}
    >>> claims = [claim(value=value, source=source, **march) for source, value in told.items()]
    >>> [found] = consensus(claims)
    >>> found.value, found.reason
    (None, 'no consensus: 3 origins take 3 positions')
    >>> consensus(claims, method="median")[0].value
    120000
    """
    if method is not None and method not in CONSENSUS_METHODS:
        raise ValueError(f"method must be one of {', '.join(CONSENSUS_METHODS)}, not {method!r}")
    reader = Reader(policy or Policy(), lexicon or load_lexicon())
    groups = [members.facts for members in group(read_facts(claims, reader), reader).groups]
    chosen = [_standing(facts, reader.policy, latest=method in (None, "origins")) for facts in groups]
    found = [_agreement(facts, kept, findings) for facts, (kept, findings) in zip(groups, chosen, strict=True)]
    return found if method is None else _by_method(found, [kept for kept, _ in chosen], method)


def _standing(facts: Sequence[Facts], policy: Policy, *, latest: bool) -> tuple[list[Facts], list[Finding]]:
    """The figures that count, and why the others do not."""
    findings: list[Finding] = []
    told = [fact for fact in facts if fact.stance in _COUNTED]
    for fact in facts:
        if fact.stance not in _COUNTED:
            seen = f"{_who(fact)}: {fact.stance}, so not counted"
            findings.append(Finding("not-asserted", Severity.INFO, seen, fact.claim.where))
    if not latest:
        return told, findings
    kept: dict[object, Facts] = {}
    joined = voices(fact.origin for fact in told)
    for number, fact in enumerate(told):
        key = joined.get(fact.origin.key, fact.origin.key)
        name: object = number if key is None else key
        kept[name] = max((fact, kept.get(name, fact)), key=_day)  # of one day the last that was read
    newest = max((_day(fact) for fact in kept.values()), default=0)
    standing = []
    for fact in kept.values():
        if fact.growing and fact.days is not None and newest - _day(fact) > policy.lag:
            days = newest - _day(fact)
            seen = f"{_who(fact)}: {days} days older than the newest figure of a count that grows, so set aside"
            findings.append(Finding("older-state", Severity.INFO, seen, fact.claim.where))
        else:
            standing.append(fact)
    return standing, findings


def _day(fact: Facts) -> int:
    return fact.days.first if fact.days is not None else 0


def _who(fact: Facts) -> str:
    source = fact.claim.source
    return f"{fact.claim.value.text or fact.claim.value} ({source.name if source is not None else 'nobody named'})"


def _agreement(facts: Sequence[Facts], kept: list[Facts], findings: list[Finding]) -> Consensus:
    """What can be true together, or no consensus."""
    measure = max((fact.claim.measure for fact in facts if fact.claim.measure), key=_fullness)
    if not kept:
        nothing = Interval(None, None)
        return Consensus(measure, None, None, nothing, None, (), "nothing is asserted", tuple(findings))
    # Ends are in base units, so that tonnes and kilograms meet; they are shown in the unit of the first figure.
    factor, unit = kept[0].factor, kept[0].unit
    positions = tuple(position_of(stand) for stand in stands(kept))
    origins = len({fact.origin.key if fact.origin.key is not None else id(fact) for fact in kept})
    if len(positions) > 1:
        reason = f"no consensus: {_many(origins, 'origin')} take {len(positions)} positions"
        hull = _scaled(_hull([position.interval for position in positions]), factor)
        return Consensus(measure, None, None, hull, unit, positions, reason, tuple(findings))
    interval = positions[0].interval
    points = sorted(
        {fact.ends.nominal for fact in kept if fact.ends.bound in _POINTS and fact.ends.nominal is not None}
    )
    # "about 1,200" beside 1,160: what was counted goes before what was rounded.
    exact = [p for p in points if any(f.ends.nominal == p and f.ends.bound is Bound.EXACT for f in kept)] or points
    value = _plain(Fraction(exact[0]) / factor) if len(exact) == 1 else None
    reason = f"{_many(origins, 'origin')}, and all figures can be true together"
    return Consensus(measure, None, value, _scaled(interval, factor), unit, positions, reason, tuple(findings))


def _fullness(measure: Measure) -> int:
    return sum(value is not None for value in (measure.counted, measure.place, measure.event, measure.period))


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _plain(number: Fraction | int | Decimal) -> Number:
    exact = Fraction(number)
    return int(exact) if exact.denominator == 1 else number


def _scaled(interval: Interval, factor: Fraction) -> Interval:
    low, high = interval.low, interval.high
    return attrs.evolve(
        interval, low=None if low is None else low / factor, high=None if high is None else high / factor
    )


def _hull(intervals: Sequence[Interval]) -> Interval:
    """The smallest interval that covers all; an end is open for good as soon as one is."""
    lows = [i for i in intervals if i.low is not None]
    highs = [i for i in intervals if i.high is not None]
    low = min(lows, key=lambda i: (i.low, i.low_open)) if len(lows) == len(intervals) else None
    high = max(highs, key=lambda i: (i.high, not i.high_open)) if len(highs) == len(intervals) else None
    return Interval(
        low.low if low else None,
        high.high if high else None,
        low.low_open if low else False,
        high.high_open if high else False,
        low.low_soft if low else False,
        high.high_soft if high else False,
    )


def _by_method(agreed: list[Consensus], kept: list[list[Facts]], method: str) -> list[Consensus]:
    """The same with a value by a method, which sees all things at once and so learns whom to trust."""
    rows = []
    for number, facts in enumerate(kept):
        for place, fact in enumerate(facts):
            voice = fact.origin.key if fact.origin.key is not None else f"{number}.{place}"
            rows.append((voice, number, Fraction(fact.ends.point)))
    values = consensus_table(rows, method=method)
    return [
        _valued(one, facts, values.get(number), method)
        for number, (one, facts) in enumerate(zip(agreed, kept, strict=True))
    ]


def _valued(agreed: Consensus, facts: list[Facts], value: Number | None, method: str) -> Consensus:
    if value is None:
        return attrs.evolve(agreed, method=method)
    hidden = sum(fact.ends.bound is not Bound.EXACT for fact in facts)
    note = f"{method} takes one number for {_many(hidden, 'figure')} that {'is' if hidden == 1 else 'are'} not exact"
    findings = (*agreed.findings, Finding("nominal-values", Severity.INFO, note)) if hidden else agreed.findings
    hull = _scaled(_hull([position.interval for position in agreed.positions]), facts[0].factor)
    in_unit = _plain(Fraction(value) / facts[0].factor)
    shown = Decimal(f"{float(in_unit):.15g}") if isinstance(in_unit, Fraction) else in_unit
    reason = f"{method} of {_many(len(facts), 'figure')} in {_many(len(agreed.positions), 'position')}"
    return attrs.evolve(agreed, method=method, value=shown, interval=hull, reason=reason, findings=findings)
