"""What a report tells: counts, disagreements, revisions and stories.

Enters: claims, the documents they came from, and a policy. Leaves: the parts of a report as values. Refused: nothing.
A figure that only repeats another of the same text (a link ``restates``) counts once, and stays in the list.
"""

from collections.abc import Iterable, Sequence

import attrs

from claimtrack.comparison.conflicts import find_conflicts
from claimtrack.comparison.timelines import timeline
from claimtrack.model.claim import Claim, LinkKind, Statement
from claimtrack.model.comparison import Change, Conflict, Timeline, Verdict
from claimtrack.model.document import Document, DocumentRef
from claimtrack.model.policy import Policy
from claimtrack.reporting.stories import restated, stories

__all__ = ["DISAGREEMENTS", "Overview", "Revision", "overview", "revisions"]

DISAGREEMENTS = frozenset(
    {Verdict.CONFLICTS, Verdict.DENIES, Verdict.DENIED_BY, Verdict.EXCEEDS_WHOLE, Verdict.EXCEEDED_BY_PART}
)
_TOLD = frozenset({Change.RESTATED, Change.REVISED_UP, Change.REVISED_DOWN, Change.NARROWED, Change.WIDENED})


@attrs.frozen
class Revision:
    """A later word of one origin on what it has said before.

    Attributes:
        change: What the later figure does to the earlier.
        earlier: The claim that stood before.
        later: The claim that restates or changes it.
    """

    change: Change
    earlier: Claim
    later: Claim


@attrs.frozen
class Overview:
    """The parts of a report.

    Attributes:
        documents: How many documents were read.
        figures: How many claims state a figure, restatements within a document not counted.
        statements: How many claims are statements without a figure.
        sources: How many different sources stand behind them, outlets in their own voice included.
        conflicts: The disagreements, strongest first.
        revisions: What one origin restated or changed.
        stories: All claims, by the event they name or the document they stand in.
    """

    documents: int
    figures: int
    statements: int
    sources: int
    conflicts: tuple[Conflict, ...]
    revisions: tuple[Revision, ...]
    stories: tuple[tuple[str, tuple[Claim, ...]], ...]

    @property
    def claims(self) -> int:
        """How many claims there are, restatements within a document not counted."""
        return self.figures + self.statements


def overview(
    claims: Sequence[Claim],
    documents: Iterable[Document | DocumentRef] | None = None,
    policy: Policy | None = None,
) -> Overview:
    """The parts of a report on these claims.

    Args:
        claims: The claims.
        documents: What was read, with or without claims in it; else only the documents of the claims are known.
        policy: How figures are compared.
    """
    again = restated(claims)
    once = [claim for claim in claims if claim.id not in again]
    refs = [claim.document for claim in claims if claim.document is not None] if documents is None else documents
    found = find_conflicts(claims, policy=policy or Policy())
    return Overview(
        documents=len({(document.path or document.id) for document in refs}),
        figures=sum(not isinstance(claim.value, Statement) for claim in once),
        statements=sum(isinstance(claim.value, Statement) for claim in once),
        sources=len({source.name for claim in once if (source := claim.source) is not None}),
        conflicts=tuple(conflict for conflict in found if conflict.relation in DISAGREEMENTS),
        revisions=tuple(revisions(timeline(claims, policy=policy or Policy()), claims)),
        stories=stories(claims),
    )


def revisions(timelines: Iterable[Timeline], claims: Iterable[Claim] = ()) -> list[Revision]:
    """What was restated or changed, as the timelines and the claims' own links say; each pair once."""
    by_id = {claim.id: claim for claim in claims}
    told: dict[tuple[str, str], Revision] = {}
    for line in timelines:
        for before, entry in zip(line.entries, line.entries[1:], strict=False):
            if entry.change in _TOLD:
                told[before.claim.id, entry.claim.id] = Revision(entry.change, before.claim, entry.claim)
    for claim in by_id.values():
        for link in claim.links:
            if link.kind is LinkKind.RESTATES and link.target in by_id:
                pair = (link.target, claim.id)
                if pair not in told and pair[::-1] not in told:
                    told[pair] = Revision(Change.RESTATED, by_id[link.target], claim)
    order = [Change.REVISED_DOWN, Change.REVISED_UP, Change.NARROWED, Change.WIDENED, Change.RESTATED]
    return sorted(told.values(), key=lambda revision: order.index(revision.change))
