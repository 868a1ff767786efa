"""What comparing claims yields: relations on five axes, a verdict, conflicts with their positions, timelines."""

from enum import StrEnum
from fractions import Fraction

import attrs

from claimtrack.model.claim import Claim
from claimtrack.model.finding import Finding
from claimtrack.model.measure import Measure
from claimtrack.model.quantity import Interval
from claimtrack.model.source import Source

__all__ = [
    "Change",
    "Comparison",
    "Conflict",
    "Difference",
    "Hint",
    "Match",
    "OriginRelation",
    "Position",
    "ScopeRelation",
    "StanceRelation",
    "TimeRelation",
    "Timeline",
    "TimelineEntry",
    "ValueRelation",
    "Verdict",
]


class StanceRelation(StrEnum):
    """Whether two stances can be held against each other at all."""

    COMPARABLE = "comparable"
    DENIES = "denies"
    DENIED_BY = "denied_by"
    BOTH_DENY = "both_deny"
    DIFFERENT = "different"


class ScopeRelation(StrEnum):
    """How what ``b`` counts stands to what ``a`` counts: ``part`` means that b is a part of a."""

    SAME = "same"
    PART = "part"
    WHOLE = "whole"
    OVERLAPPING = "overlapping"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


class TimeRelation(StrEnum):
    """How the as-of of ``b`` stands to that of ``a``."""

    MEETS = "meets"
    BEFORE = "before"
    AFTER = "after"
    UNKNOWN = "unknown"


class ValueRelation(StrEnum):
    """How the interval of ``b`` stands to that of ``a``: ``within`` means that b lies within a."""

    EQUAL = "equal"
    WITHIN = "within"
    CONTAINS = "contains"
    OVERLAP = "overlap"
    BELOW = "below"
    ABOVE = "above"


class OriginRelation(StrEnum):
    """Whether two claims go back to one voice."""

    SAME = "same"
    SAME_SIDE = "same_side"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


class Verdict(StrEnum):
    """What ``b`` does to ``a``: read "b ... a"."""

    AGREES = "agrees"
    CONSISTENT = "consistent"
    CONFLICTS = "conflicts"
    DIFFERENT_TIME = "different_time"
    INCOMPARABLE = "incomparable"
    UNDETERMINED = "undetermined"
    REFINES = "refines"
    COARSENS = "coarsens"
    PART_OF = "part_of"
    WHOLE_OF = "whole_of"
    RESTATES = "restates"
    RESTATED_BY = "restated_by"
    UPDATES = "updates"
    UPDATED_BY = "updated_by"
    REVISES_UP = "revises_up"
    REVISED_UP_BY = "revised_up_by"
    REVISES_DOWN = "revises_down"
    REVISED_DOWN_BY = "revised_down_by"
    DENIES = "denies"
    DENIED_BY = "denied_by"
    EXCEEDS_WHOLE = "exceeds_whole"
    EXCEEDED_BY_PART = "exceeded_by_part"

    @property
    def converse(self) -> "Verdict":
        """The verdict on the same pair the other way round."""
        return _CONVERSE.get(self, self)


_PAIRS = [
    (Verdict.REFINES, Verdict.COARSENS),
    (Verdict.PART_OF, Verdict.WHOLE_OF),
    (Verdict.RESTATES, Verdict.RESTATED_BY),
    (Verdict.UPDATES, Verdict.UPDATED_BY),
    (Verdict.REVISES_UP, Verdict.REVISED_UP_BY),
    (Verdict.REVISES_DOWN, Verdict.REVISED_DOWN_BY),
    (Verdict.DENIES, Verdict.DENIED_BY),
    (Verdict.EXCEEDS_WHOLE, Verdict.EXCEEDED_BY_PART),
]
_CONVERSE = dict(_PAIRS) | {b: a for a, b in _PAIRS}


class Hint(StrEnum):
    """What may explain a disagreement, where the evidence allows to say so."""

    ROUNDING = "rounding"
    TRANSPOSED_DIGITS = "transposed_digits"
    SCALE_SLIP = "scale_slip"
    SCOPE = "scope"
    DAY_SHIFT = "day_shift"


class Change(StrEnum):
    """What an entry of a timeline does to the one before it; ``fallen`` is for levels, which go down as they go up."""

    FIRST = "first"
    RESTATED = "restated"
    GROWN = "grown"
    REVISED_UP = "revised_up"
    REVISED_DOWN = "revised_down"
    NARROWED = "narrowed"
    WIDENED = "widened"
    FALLEN = "fallen"


@attrs.frozen
class Comparison:
    """What ``b`` does to ``a``, on every axis and in sum.

    Attributes:
        stance: Whether the stances meet.
        scope: How what b counts stands to what a counts.
        time: How b's as-of stands to a's.
        value: How b's interval stands to a's.
        origin: Whether both go back to one voice.
        verdict: The sum, looked up in the verdict table; read "b ... a".
        gap: The distance between the two intervals; None where they meet.
        ratio: The gap as a share of the larger magnitude, 0 to 1 (more only across zero); None where they meet.
        soft: Whether the verdict hangs on the policy and not on the words alone.
        reason: A sentence that explains the verdict.
        hinges: The policy fields (or "day" for as-of dates a day apart) that a soft verdict hangs on.
        hints: What may explain a disagreement.
    """

    stance: StanceRelation
    scope: ScopeRelation
    time: TimeRelation
    value: ValueRelation
    origin: OriginRelation
    verdict: Verdict
    gap: Fraction | None
    ratio: Fraction | None
    soft: bool
    reason: str
    hinges: tuple[str, ...] = ()
    hints: tuple[Hint, ...] = ()

    def __bool__(self) -> bool:
        raise TypeError("a Comparison is neither true nor false; ask for its .verdict")


@attrs.frozen
class Position:
    """One stand in a disagreement: claims whose figures can all be true together.

    Attributes:
        claims: The claims, in as-of order.
        interval: What they all allow.
        origins: The sources behind them, each once.
    """

    claims: tuple[Claim, ...]
    interval: Interval
    origins: tuple[Source, ...] = ()


@attrs.frozen
class Conflict:
    """A disagreement over one measure.

    Attributes:
        measure: What is counted.
        positions: The stands, from the lowest figure up.
        relation: The verdict on the strongest pair.
        gap: The distance between the strongest pair; None for a denial.
        ratio: The gap as a share of the larger magnitude; None for a denial.
        soft: Whether it hangs on the policy and not on the words alone.
        reason: A sentence that explains it.
        hints: What may explain it.
        pair: The strongest pair itself.
        hinges: The policy fields a soft conflict hangs on.
        findings: Remarks, such as claims of the group that could not be placed.
        order: Why it stands where it stands among the others.
    """

    measure: Measure
    positions: tuple[Position, ...]
    relation: Verdict
    gap: Fraction | None
    ratio: Fraction | None
    soft: bool
    reason: str
    hints: tuple[Hint, ...] = ()
    pair: tuple[Claim, Claim] | None = None
    hinges: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    order: str = ""

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims behind it, position by position."""
        return tuple(claim for position in self.positions for claim in position.claims)


@attrs.frozen
class Match:
    """Why two claims were or were not taken to speak of one thing.

    Attributes:
        a: The first claim.
        b: The second.
        scope: How what b counts stands to what a counts.
        reason: A sentence that says why.
        hinge: What a match hangs on beside the words: a policy field or "scope"; None where the words alone decide.
    """

    a: Claim
    b: Claim
    scope: ScopeRelation
    reason: str
    hinge: str | None = None


@attrs.frozen
class Difference:
    """What changed between two collections of claims.

    Attributes:
        new: Claims on what, or by whom, nothing was said before.
        revised: For each new figure of an origin that had one for the same thing: that one, the new one, and what it
            does to it.
        withdrawn: Old claims that are gone and that their origin replaced by no other figure.
        newly_in_conflict: Disagreements that were not there before.
        settled: Disagreements that are no longer there.
    """

    new: tuple[Claim, ...] = ()
    revised: tuple[tuple[Claim, Claim, Comparison], ...] = ()
    withdrawn: tuple[Claim, ...] = ()
    newly_in_conflict: tuple[Conflict, ...] = ()
    settled: tuple[Conflict, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing changed."""
        return not any(getattr(self, field.name) for field in attrs.fields(type(self)))


@attrs.frozen
class TimelineEntry:
    """One claim in a timeline and what it does to the one before it."""

    claim: Claim
    change: Change


@attrs.frozen
class Timeline:
    """The figures of one origin for one measure, in as-of order.

    Attributes:
        measure: What is counted.
        origin: Whose figures they are; None where unknown.
        entries: The claims with their changes, oldest first.
        findings: Remarks on the series: steps down in a running count, jumps and gaps.
    """

    measure: Measure
    origin: Source | None
    entries: tuple[TimelineEntry, ...]
    findings: tuple[Finding, ...] = ()
