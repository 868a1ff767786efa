"""Which claims are told again, and which belong to one story.

Enters: claims. Leaves: the ids of those that only repeat another, and all of them by story. Refused: nothing.
"""

from collections.abc import Iterable

from claimtrack.model.claim import Claim, LinkKind
from claimtrack.reporting.words import plain, title

__all__ = ["restated", "stories"]


def restated(claims: Iterable[Claim]) -> frozenset[str]:
    """The ids of claims that only repeat another of these claims, as their links say."""
    claims = list(claims)
    if not any(claim.links for claim in claims):  # a long table has none, and hashing all its claims takes seconds
        return frozenset()
    ids = {claim.id for claim in claims}
    return frozenset(
        claim.id
        for claim in claims
        for link in claim.links
        if link.kind is LinkKind.RESTATES and link.target in ids and link.target != claim.id
    )


def stories(claims: Iterable[Claim]) -> tuple[tuple[str, tuple[Claim, ...]], ...]:
    """Claims under the event they name, or else under the title of their document, in the order they came."""
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        event = claim.measure.event if claim.measure is not None else None
        found.setdefault(plain(event) if event else title(claim.document), []).append(claim)
    return tuple((story, tuple(told)) for story, told in found.items())
