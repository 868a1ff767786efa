"""An overview as the blocks of a page and as one JSON object.

Enters: an overview. Leaves: headings, sentences and tables for people, or a dict for programs. Refused: nothing.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from claimtrack.model.claim import Claim
from claimtrack.record.claims import to_record
from claimtrack.reporting.blocks import Block, Heading, Paragraph
from claimtrack.reporting.contents import capped, conflict_blocks, told_blocks
from claimtrack.reporting.overview import Overview
from claimtrack.reporting.records import conflict_record
from claimtrack.reporting.revisions import Revision
from claimtrack.reporting.words import as_of, figure, measure, plain, source
from claimtrack.verification.decisions import decision_record

__all__ = ["overview_blocks", "overview_record", "revision_blocks"]


def overview_blocks(seen: Overview) -> Iterator[Block]:
    """A whole report."""
    kinds = f"{_counted(seen.figures, 'figure')}, {_counted(seen.statements, 'statement')}"
    counts = [
        _counted(seen.documents, "document"),
        f"{_counted(seen.claims, 'claim')} ({kinds})",
        _counted(seen.sources, "source"),
        _counted(len(seen.conflicts), "disagreement"),
    ]
    yield Paragraph(", ".join(counts) + ".")
    yield Heading("Disagreements, strongest first")
    yield from conflict_blocks(seen.conflicts)
    yield Heading("Revisions and restatements")
    yield from revision_blocks(seen.revisions)
    yield Heading("All claims by story")
    yield from told_blocks(seen.stories)
    if seen.decisions:
        yield Heading("Decisions of reviewers")
        yield from _decision_blocks(seen)


def _decision_blocks(seen: Overview) -> Iterator[Block]:
    """What people decided, with the figure it was about; all above is as it stands after that."""
    told = {claim.id: f"{figure(claim)}, {source(claim)}" for claim in seen.before}
    rows = [
        (
            plain(made.who),
            str(made.when),
            made.action.replace("_", " ") + (f" {made.field}: {plain(made.value or 'none')}" if made.field else ""),
            " / ".join(told.get(name, plain(name)) for name in (made.claim, made.other) if name is not None),
            plain(made.why),
        )
        for made in seen.decisions
    ]
    yield from capped(("who", "when", "decision", "about", "why"), rows)


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def revision_blocks(revised: Sequence[Revision]) -> Iterator[Block]:
    """What one origin changed or said again."""
    if not revised:
        yield Paragraph("None found.")
        return
    rows = [
        (
            told.change.replace("_", " "),
            measure(told.later.measure),
            source(told.later),
            _step(told.earlier, told.later),
            plain(told.later.where),
        )
        for told in revised
    ]
    yield from capped(("change", "measure", "source", "figures and dates", "where"), rows)


def _step(earlier: Claim, later: Claim) -> str:
    """Both figures, with their dates where these differ."""
    if earlier.as_of == later.as_of:
        return f"{figure(earlier)} → {figure(later)}"
    return f"{figure(earlier)}, {as_of(earlier)} → {figure(later)}, {as_of(later)}"


def _revision_record(revision: Revision) -> dict[str, Any]:
    return {
        "change": revision.change.value,
        "earlier": revision.earlier.id,
        "later": revision.later.id,
        "reason": revision.reason,
    }


def overview_record(seen: Overview) -> dict[str, Any]:
    """A whole report as one JSON object."""
    return {
        "schema": "claimtrack/report/1",
        "counts": {
            "documents": seen.documents,
            "claims": seen.claims,
            "figures": seen.figures,
            "statements": seen.statements,
            "sources": seen.sources,
            "disagreements": len(seen.conflicts),
        },
        "conflicts": [conflict_record(conflict) for conflict in seen.conflicts],
        "revisions": [_revision_record(revision) for revision in seen.revisions],
        "claims": [to_record(claim) for _, claims in seen.stories for claim in claims],
        "decisions": [decision_record(made) for made in seen.decisions],
    }
