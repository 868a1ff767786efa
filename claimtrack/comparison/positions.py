"""Positions: the stands in a disagreement, from a sweep over the ends of the figures.

Figures are pairwise consistent exactly when the greatest low end does not pass the smallest high end (and where the two
are equal, both belong). Overlap is not transitive: 10-20 meets 15-25 and 15-25 meets 22-30, but 10-20 does not meet
22-30; so stands are made by a sweep that pins each one to a number that all its figures allow.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from fractions import Fraction

from claimtrack.comparison.facts import Ends, Facts
from claimtrack.model.comparison import Position
from claimtrack.model.quantity import Interval
from claimtrack.model.source import Source

__all__ = ["are_consistent", "find_positions", "position_of", "stands"]


def _low_key(ends: Ends) -> tuple[bool, Fraction | int, bool]:
    """Orders low ends from the lowest: open for good, then by number, an end that belongs before one that does not."""
    return (ends.low is not None, ends.low if ends.low is not None else 0, ends.low_open)


def _high_key(ends: Ends) -> tuple[bool, Fraction | int, bool]:
    """Orders high ends from the lowest: an end that does not belong before one that does, open for good last."""
    return (ends.high is None, ends.high if ends.high is not None else 0, not ends.high_open)


def _meet(low: Ends, high: Ends) -> bool:
    """Whether a greatest low end and a smallest high end leave a number between them."""
    if low.low is None or high.high is None:
        return True
    return low.low < high.high or (low.low == high.high and not low.low_open and not high.high_open)


def are_consistent(ends: Sequence[Ends]) -> bool:
    """Whether all figures can be true together.

    >>> are_consistent([Ends(10, 20), Ends(15, 25)]), are_consistent([Ends(10, 20), Ends(15, 25), Ends(22, 30)])
    (True, False)
    """
    return not ends or _meet(max(ends, key=_low_key), min(ends, key=_high_key))


def stands(facts: Iterable[Facts]) -> list[list[Facts]]:
    """The fewest sets of figures that can be true together, from the lowest up; each figure stands in one.

    A figure that fits several ("at least 10" beside 12 and 20) stands with the lowest.
    """
    members = list(facts)
    pins: list[Ends] = []
    for fact in sorted(members, key=lambda f: _high_key(f.ends)):
        if not pins or not _meet(fact.ends, pins[-1]):
            pins.append(fact.ends)
    found: list[list[Facts]] = [[] for _ in pins]
    for fact in members:
        ends = fact.ends
        found[bisect_left(pins, True, key=lambda pin, ends=ends: _meet(ends, pin))].append(fact)  # type: ignore[misc]
    return found


def find_positions(facts: Iterable[Facts]) -> tuple[Position, ...]:
    """The stands as positions, each with its claims in as-of order, what they all allow, and whose they are."""
    return tuple(position_of(members) for members in stands(facts))


def position_of(members: list[Facts]) -> Position:
    """One stand as a position: its claims in as-of order, what they all allow, and whose they are."""
    low = max((f.ends for f in members), key=_low_key)
    high = min((f.ends for f in members), key=_high_key)
    interval = Interval(
        None if low.low is None else Fraction(low.low),
        None if high.high is None else Fraction(high.high),
        low.low_open,
        high.high_open,
        low.low_hinge is not None,
        high.high_hinge is not None,
    )
    members.sort(key=lambda f: f.days.first if f.days is not None else 0)
    origins: dict[str | None, Source] = {}
    for fact in members:
        source = fact.claim.source
        if source is not None:
            origins.setdefault(fact.origin.key, source)
    return Position(tuple(f.claim for f in members), interval, tuple(origins.values()))
