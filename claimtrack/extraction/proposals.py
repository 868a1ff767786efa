"""What a rule proposes for a figure."""

import attrs

__all__ = ["INHERITED", "Proposal"]

INHERITED = 2.0  # the cost of a predicate taken over from another figure; dearer proposals give way to it


@attrs.frozen
class Proposal:
    """A predicate that a rule proposes: its cost, the rule's name, and the token of the word that carries it."""

    cost: float
    predicate: str
    rule: str
    trigger: int | None
