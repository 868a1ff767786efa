"""The stance axis: whether what two sources do with their figures can be held against each other at all.

Asserted and hedged meet each other. Denied and disputed answer what is asserted, and what is proposed or forecast as
well: that 200 million was demanded, that 5,000 jobs will go. Else proposed, forecast and conditional meet only their
own kind: a demand for 35 hostages says nothing about how many were released. What one offers and another demands are
two things. Of what one decides oneself a plan, a forecast and a bare statement are one: the company "plans to cut"
6,000 jobs, the union says that 8,500 "will go" or "are at risk". A part goes with its whole: of the 6,000 jobs that
will go, 2,200 are in Germany.
"""

from claimtrack.comparison.facts import Facts
from claimtrack.model.claim import LinkKind
from claimtrack.model.comparison import StanceRelation
from claimtrack.model.source import Stance

__all__ = ["stance_relation"]

_SAID = frozenset({Stance.ASSERTED, Stance.HEDGED})
_PLANNED = frozenset({Stance.PROPOSED, Stance.FORECAST})
_ANSWERED = _SAID | _PLANNED
_GAINSAID = frozenset({Stance.DENIED, Stance.DISPUTED})


def stance_relation(a: Facts, b: Facts) -> StanceRelation:
    """How the stance of ``b`` stands to that of ``a``: ``denies`` means that b denies what a asserts."""
    if a.stance in _GAINSAID and b.stance in _GAINSAID:
        return StanceRelation.BOTH_DENY
    if a.stance is b.stance is Stance.PROPOSED and not (a.is_plan and b.is_plan) and a.origin.key != b.origin.key:
        return StanceRelation.DIFFERENT
    if a.stance is b.stance or (a.stance in _SAID and b.stance in _SAID):
        return StanceRelation.COMPARABLE
    if {a.stance, b.stance} <= _ANSWERED and ((a.is_plan and b.is_plan) or _is_part(a, b) or _is_part(b, a)):
        return StanceRelation.COMPARABLE
    if a.stance in _ANSWERED and b.stance in _GAINSAID:
        return StanceRelation.DENIES
    if a.stance in _GAINSAID and b.stance in _ANSWERED:
        return StanceRelation.DENIED_BY
    return StanceRelation.DIFFERENT


def _is_part(a: Facts, b: Facts) -> bool:
    return any(kind is LinkKind.PART_OF and target == a.id for kind, target in b.links)
