"""Links between the claims of one document: parts to their wholes, repetitions to the first mention.

Enters: the figure claims of a document in text order, each with the claim of its whole. Leaves: the claims with links.
"""

from collections.abc import Iterable

import attrs

from claimtrack.model.claim import Claim, Link, LinkKind
from claimtrack.model.quantity import Quantity

__all__ = ["linked"]


def linked(figures: Iterable[tuple[Claim, Claim | None]]) -> list[Claim]:
    """The claims with their links: parts to wholes, repetitions to the first mention."""
    seen: dict[tuple[object, ...], Claim] = {}
    result = []
    for claim, whole in figures:
        links = [Link(LinkKind.PART_OF, whole.id)] if whole is not None else []
        assert claim.measure is not None  # noqa: S101 - these are figures
        assert isinstance(claim.value, Quantity)  # noqa: S101 - these are figures
        v = claim.value
        key = (claim.measure.predicate, v.low, v.high, v.bound, v.unit, claim.attribution.stance)
        first = seen.setdefault(key, claim)
        if first is not claim and _may_restate(first, claim):
            links.append(Link(LinkKind.RESTATES, first.id))
        result.append(attrs.evolve(claim, links=tuple(links)) if links else claim)
    return result


def _may_restate(first: Claim, claim: Claim) -> bool:
    """Whether two equal figures of a document may be one: no differing source, place, period or counted words."""
    a, b = first.measure, claim.measure
    assert a is not None  # noqa: S101 - figures
    assert b is not None  # noqa: S101 - figures
    pairs = [(a.period, b.period), (a.mode, b.mode), (a.counted and a.counted.lower(), b.counted and b.counted.lower())]
    sources = [c.attribution.source.name if c.attribution.source else None for c in (first, claim)]
    return all(x == y or x is None or y is None for x, y in [*pairs, (sources[0], sources[1])])
