"""The stance axis: whether what two sources do with their figures can be held against each other at all.

Asserted and hedged meet each other. Denied and disputed answer what is asserted. Proposed, forecast and conditional
meet only their own kind: a demand for 35 hostages says nothing about how many were released. Of what one decides
oneself a plan and a forecast are one: the company "plans to cut" 6,000 jobs, the union says that 8,500 "will go".
"""

from claimtrack.comparison.facts import Facts
from claimtrack.model.comparison import StanceRelation
from claimtrack.model.source import Stance

__all__ = ["stance_relation"]

_SAID = frozenset({Stance.ASSERTED, Stance.HEDGED})
_PLANNED = frozenset({Stance.PROPOSED, Stance.FORECAST})
_GAINSAID = frozenset({Stance.DENIED, Stance.DISPUTED})


def stance_relation(a: Facts, b: Facts) -> StanceRelation:
    """How the stance of ``b`` stands to that of ``a``: ``denies`` means that b denies what a asserts."""
    if a.stance in _GAINSAID and b.stance in _GAINSAID:
        return StanceRelation.BOTH_DENY
    if a.stance is b.stance or (a.stance in _SAID and b.stance in _SAID):
        return StanceRelation.COMPARABLE
    if a.entry.plan and b.entry.plan and {a.stance, b.stance} <= _PLANNED:
        return StanceRelation.COMPARABLE
    if a.stance in _SAID and b.stance in _GAINSAID:
        return StanceRelation.DENIES
    if a.stance in _GAINSAID and b.stance in _SAID:
        return StanceRelation.DENIED_BY
    return StanceRelation.DIFFERENT
