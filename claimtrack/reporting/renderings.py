"""Claims, conflicts, comparisons and timelines -> a string in any format.

Enters: claims, or what comparing them yielded. Leaves: one string, for people or for programs. Refused: formats that do
not exist. Nothing is compared here.
"""

from collections.abc import Iterable, Sequence

from claimtrack.model.claim import Claim
from claimtrack.model.comparison import Comparison, Conflict, Difference, Timeline
from claimtrack.record.claims import to_record
from claimtrack.record.columns import to_row
from claimtrack.reporting.contents import (
    comparison_blocks,
    conflict_blocks,
    difference_blocks,
    story_blocks,
    timeline_blocks,
)
from claimtrack.reporting.pages import Page, render
from claimtrack.reporting.records import (
    CLAIM_COLUMNS,
    COMPARISON_COLUMNS,
    CONFLICT_COLUMNS,
    DIFFERENCE_COLUMNS,
    TIMELINE_COLUMNS,
    comparison_record,
    comparison_rows,
    conflict_record,
    conflict_rows,
    difference_record,
    difference_rows,
    timeline_record,
    timeline_rows,
)

__all__ = ["render_claims", "render_comparisons", "render_conflicts", "render_difference", "render_timelines"]


def render_claims(claims: Sequence[Claim], format: str = "jsonl", width: int | None = None) -> str:  # noqa: A002
    """Claims alone, compared with nothing.

    Raises:
        ReportError: For a format that does not exist.
    """
    page = Page(
        blocks=lambda: story_blocks(claims),
        record=lambda: {"schema": "claimtrack/claims/1", "claims": [to_record(claim) for claim in claims]},
        lines=lambda: map(to_record, claims),
        rows=lambda: map(to_row, claims),
        columns=CLAIM_COLUMNS,
    )
    return render(page, format, width)


def render_conflicts(conflicts: Sequence[Conflict], format: str = "text", width: int | None = None) -> str:  # noqa: A002
    """Disagreements, in the order given.

    Raises:
        ReportError: For a format that does not exist.
    """
    page = Page(
        blocks=lambda: conflict_blocks(conflicts),
        record=lambda: {
            "schema": "claimtrack/conflicts/1",
            "conflicts": [conflict_record(conflict) for conflict in conflicts],
            "claims": _records(claim for conflict in conflicts for claim in conflict.claims),
        },
        lines=lambda: (
            {"schema": "claimtrack/conflict/1"} | conflict_record(conflict) | {"claims": _records(conflict.claims)}
            for conflict in conflicts
        ),
        rows=lambda: conflict_rows(conflicts),
        columns=CONFLICT_COLUMNS,
    )
    return render(page, format, width)


def render_comparisons(
    pairs: Sequence[tuple[Claim, Claim, Comparison]],
    format: str = "text",  # noqa: A002
    width: int | None = None,
) -> str:
    """Verdicts on pairs; read "the second ... the first".

    Raises:
        ReportError: For a format that does not exist.
    """
    page = Page(
        blocks=lambda: comparison_blocks(pairs),
        record=lambda: {
            "schema": "claimtrack/comparisons/1",
            "comparisons": [comparison_record(*pair) for pair in pairs],
            "claims": _records(claim for a, b, _ in pairs for claim in (a, b)),
        },
        lines=lambda: (
            {"schema": "claimtrack/comparison/1"} | comparison_record(*pair) | {"claims": _records(pair[:2])}
            for pair in pairs
        ),
        rows=lambda: comparison_rows(pairs),
        columns=COMPARISON_COLUMNS,
    )
    return render(page, format, width)


def render_timelines(timelines: Sequence[Timeline], format: str = "text", width: int | None = None) -> str:  # noqa: A002
    """Figures in the order of their dates, by measure and origin.

    Raises:
        ReportError: For a format that does not exist.
    """
    page = Page(
        blocks=lambda: timeline_blocks(timelines),
        record=lambda: {
            "schema": "claimtrack/timelines/1",
            "timelines": [timeline_record(line) for line in timelines],
            "claims": _records(entry.claim for line in timelines for entry in line.entries),
        },
        lines=lambda: (
            {"schema": "claimtrack/timeline/1"}
            | timeline_record(line)
            | {"claims": _records(entry.claim for entry in line.entries)}
            for line in timelines
        ),
        rows=lambda: timeline_rows(timelines),
        columns=TIMELINE_COLUMNS,
    )
    return render(page, format, width)


def render_difference(changed: Difference, format: str = "text", width: int | None = None) -> str:  # noqa: A002
    """What changed between two collections of claims.

    Raises:
        ReportError: For a format that does not exist.
    """
    disagreed = (*changed.newly_in_conflict, *changed.settled)
    told = (
        *changed.new,
        *(claim for earlier, later, _ in changed.revised for claim in (earlier, later)),
        *changed.withdrawn,
        *(claim for conflict in disagreed for claim in conflict.claims),
    )
    page = Page(
        blocks=lambda: difference_blocks(changed),
        record=lambda: {"schema": "claimtrack/difference/1"} | difference_record(changed) | {"claims": _records(told)},
        lines=lambda: difference_rows(changed),
        rows=lambda: difference_rows(changed),
        columns=DIFFERENCE_COLUMNS,
    )
    return render(page, format, width)


def _records(claims: Iterable[Claim]) -> list[dict[str, object]]:
    """The claims as records, each once."""
    return [to_record(claim) for claim in {claim.id: claim for claim in claims}.values()]
