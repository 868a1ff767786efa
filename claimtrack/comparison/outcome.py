"""What one component of the scope yields: a relation, what it hangs on, and why."""

import attrs

from claimtrack.model.comparison import ScopeRelation

__all__ = ["DIFFERENT", "OVERLAPPING", "PART", "SAME", "UNKNOWN", "WHOLE", "Outcome"]


@attrs.frozen
class Outcome:
    """A scope relation.

    Attributes:
        relation: How what b counts stands to what a counts.
        hinge: The policy field, or "scope", that it hangs on; None where the words alone decide.
        why: A clause that explains it; empty where there is nothing to explain.
    """

    relation: ScopeRelation
    hinge: str | None = None
    why: str = ""


SAME = Outcome(ScopeRelation.SAME)
PART = Outcome(ScopeRelation.PART)
WHOLE = Outcome(ScopeRelation.WHOLE)
OVERLAPPING = Outcome(ScopeRelation.OVERLAPPING)
DIFFERENT = Outcome(ScopeRelation.DIFFERENT)
UNKNOWN = Outcome(ScopeRelation.UNKNOWN)
