"""Owners: whose votes, seats or share of the vote two figures are.

Enters: the facts of two claims. Leaves: nothing where it is one candidate's or party's, or nobody's; else the scope
that keeps them apart. Refused: to hold a share against another whose owner is not said, or is told by words that may
mean anybody ("the ruling party").
"""

from claimtrack.comparison.facts import Facts
from claimtrack.comparison.hierarchy import Hierarchy, plain
from claimtrack.comparison.outcome import DIFFERENT, UNKNOWN, Outcome

__all__ = ["owners"]


def owners(a: Facts, b: Facts, hierarchy: Hierarchy) -> Outcome | None:
    """How the owners of two figures keep them apart; None where they do not."""
    x, y = a.counted.owner, b.counted.owner
    if x is None and y is None:
        return _UNSAID if _is_share(a, hierarchy) and _is_share(b, hierarchy) else None
    if x is None or y is None:
        return _HALF_SAID
    same = is_same_owner(x, y, hierarchy)
    if same:
        return None
    if same is None:
        return Outcome(UNKNOWN.relation, why=f"{y} may be {x} or not")
    return Outcome(DIFFERENT.relation, why=f"what is for {y} and what is for {x} are different things")


_UNSAID = Outcome(UNKNOWN.relation, why="neither report says whose share it is")
_HALF_SAID = Outcome(UNKNOWN.relation, why="one report does not say whose it is")


def is_same_owner(x: str, y: str, hierarchy: Hierarchy) -> bool | None:
    """Whether two names mean one candidate or party; None where they may.

    A surname is the same as a full name that ends with it; "Democrats" are not surely the "Social Democrats".
    """
    p, q = plain(x), plain(y)
    if p == q:
        return True
    if x == x.lower() or y == y.lower():
        return None  # "ruling party"
    one, other = sorted((p.split(), q.split()), key=len)
    if other[-len(one) :] == one:
        return None if hierarchy.is_camp(one[-1]) else True
    return None if set(one) <= set(other) else False


def _is_share(fact: Facts, hierarchy: Hierarchy) -> bool:
    """Whether a figure is a share of the vote, or a number of votes or seats, that somebody must own."""
    return fact.entry.owned != "" and (
        fact.dimension == hierarchy.dimension("percent")[0] or hierarchy.is_owned(fact.counted.head)
    )
