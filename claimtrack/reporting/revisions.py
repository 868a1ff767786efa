"""What one voice restated or changed: revisions and restatements.

Enters: timelines, conflicts that are corrections, and claims with their links. Leaves: pairs of an earlier and a later
claim, corrections downwards first; each pair once. Refused: nothing.
"""

from collections.abc import Iterable, Iterator

import attrs

from claimtrack.model.claim import Claim, LinkKind
from claimtrack.model.comparison import Change, Conflict, Timeline, Verdict

__all__ = ["DISAGREEMENTS", "Revision", "revisions"]

DISAGREEMENTS = frozenset(
    {Verdict.CONFLICTS, Verdict.DENIES, Verdict.DENIED_BY, Verdict.EXCEEDS_WHOLE, Verdict.EXCEEDED_BY_PART}
)
# The order in which they are told, and what each verdict of a later claim is called here.
_ORDER = (Change.REVISED_DOWN, Change.REVISED_UP, Change.NARROWED, Change.WIDENED, Change.RESTATED)
_CHANGES = {
    Verdict.REVISES_DOWN: Change.REVISED_DOWN,
    Verdict.REVISES_UP: Change.REVISED_UP,
    Verdict.REFINES: Change.NARROWED,
    Verdict.COARSENS: Change.WIDENED,
    Verdict.RESTATES: Change.RESTATED,
}


@attrs.frozen
class Revision:
    """A later word of one origin on what it has said before.

    Attributes:
        change: What the later figure does to the earlier.
        earlier: The claim that stood before.
        later: The claim that restates or changes it.
        reason: A sentence that explains it, where comparing gave one.
    """

    change: Change
    earlier: Claim
    later: Claim
    reason: str = ""


def revisions(
    timelines: Iterable[Timeline] = (), conflicts: Iterable[Conflict] = (), claims: Iterable[Claim] = ()
) -> list[Revision]:
    """What was restated or changed.

    Args:
        timelines: The figures of each origin in order.
        conflicts: Of these, only corrections are told.
        claims: Of these, only links ``restates`` between them are told.
    """
    told: dict[frozenset[str], Revision] = {}

    def tell(revision: Revision) -> None:
        told.setdefault(frozenset({revision.earlier.id, revision.later.id}), revision)

    for conflict in conflicts:
        for relation, (earlier, later) in _readings(conflict):
            if relation in _CHANGES:
                tell(Revision(_CHANGES[relation], earlier, later, conflict.reason))
    for line in timelines:
        for before, entry in zip(line.entries, line.entries[1:], strict=False):
            if entry.change in _ORDER:
                tell(Revision(entry.change, before.claim, entry.claim))
    for earlier, later in _linked(list(claims)):
        tell(Revision(Change.RESTATED, earlier, later))
    return sorted(told.values(), key=lambda revision: _ORDER.index(revision.change))


def _linked(claims: list[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Claims that a link says restate another of them."""
    if not any(claim.links for claim in claims):
        return
    by_id = {claim.id: claim for claim in claims}
    for claim in by_id.values():
        for link in claim.links:
            if link.kind is LinkKind.RESTATES and link.target in by_id:
                yield by_id[link.target], claim


def _readings(conflict: Conflict) -> list[tuple[Verdict, tuple[Claim, Claim]]]:
    """A conflict's pair both ways round: "b revises a" is told of b, whichever comes first."""
    if conflict.pair is None or conflict.relation in DISAGREEMENTS:
        return []
    a, b = conflict.pair
    return [(conflict.relation, (a, b)), (conflict.relation.converse, (b, a))]
