"""What a report tells: counts, disagreements, revisions and stories.

Enters: claims, the documents they came from, and a policy. Leaves: the parts of a report as values. Refused: nothing.
A figure that only repeats another of the same text (a link ``restates``) counts once, and stays in the list.
"""

from collections.abc import Callable, Iterable, Sequence

import attrs

from claimtrack.comparison.conflicts import conflicts_within, read_facts
from claimtrack.comparison.facts import Reader
from claimtrack.comparison.grouping import group
from claimtrack.comparison.timelines import timelines_within
from claimtrack.lexicon.loader import Lexicon, load_lexicon
from claimtrack.model.claim import Claim, Statement
from claimtrack.model.comparison import Conflict, Timeline
from claimtrack.model.decision import Decision
from claimtrack.model.document import Document, DocumentRef
from claimtrack.model.finding import Finding
from claimtrack.model.policy import Policy
from claimtrack.reporting.revisions import DISAGREEMENTS, Revision, revisions
from claimtrack.reporting.stories import restated, stories
from claimtrack.verification.decisions import apply_decisions

__all__ = ["Overview", "overview"]


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
        timelines: The figures of each origin in order.
        decisions: What people decided about the readings; all of the above is as it stands after them.
        before: The claims before any decision.
    """

    documents: int
    figures: int
    statements: int
    sources: int
    conflicts: tuple[Conflict, ...]
    revisions: tuple[Revision, ...]
    stories: tuple[tuple[str, tuple[Claim, ...]], ...]
    timelines: tuple[Timeline, ...] = ()
    decisions: tuple[Decision, ...] = ()
    before: tuple[Claim, ...] = ()

    @property
    def claims(self) -> int:
        """How many claims there are, restatements within a document not counted."""
        return self.figures + self.statements


def overview(
    claims: Sequence[Claim],
    documents: Iterable[Document | DocumentRef] | None = None,
    policy: Policy | None = None,
    lexicon: Lexicon | None = None,
    on_finding: Callable[[Finding], None] | None = None,
    decisions: Iterable[Decision] = (),
) -> Overview:
    """The parts of a report on these claims.

    Args:
        claims: The claims.
        documents: What was read, with or without claims in it; else only the documents of the claims are known.
        policy: How figures are compared.
        lexicon: The words to compare with.
        on_finding: Called with remarks on the comparison.
        decisions: What people decided about the readings; applied before anything is compared.
    """
    made, before = tuple(decisions), tuple(claims)
    if made:
        claims = apply_decisions(claims, made, lexicon=lexicon, on_finding=on_finding)
    again = restated(claims)
    once = [claim for claim in claims if claim.id not in again]
    refs = [claim.document for claim in claims if claim.document is not None] if documents is None else documents
    reader = Reader(policy or Policy(), lexicon or load_lexicon())
    grouping = group(read_facts(claims, reader), reader)
    found, lines = conflicts_within(grouping, reader, on_finding), timelines_within(grouping, reader)
    return Overview(
        documents=len({(document.path or document.id) for document in refs}),
        figures=sum(not isinstance(claim.value, Statement) for claim in once),
        statements=sum(isinstance(claim.value, Statement) for claim in once),
        sources=len({source.name for claim in once if (source := claim.source) is not None}),
        conflicts=tuple(conflict for conflict in found if conflict.relation in DISAGREEMENTS),
        revisions=tuple(revisions(lines, found, claims)),
        stories=stories(claims),
        timelines=tuple(lines),
        decisions=made,
        before=before,
    )
