"""Claims, conflicts, comparisons and timelines -> a report.

Enters: claims and the documents they were read from, or what comparing them yielded. Leaves: one string, for people or
for programs. Refused: formats that do not exist. Figures stand as they were stated, sources as they were written, in
neutral order; no source is graded.
"""

from collections.abc import Iterable, Sequence

from claimtrack.model.claim import Claim
from claimtrack.model.comparison import Comparison, Conflict, Timeline
from claimtrack.model.document import Document, DocumentRef
from claimtrack.model.policy import Policy
from claimtrack.record.claims import to_record
from claimtrack.record.columns import to_row
from claimtrack.reporting.contents import (
    comparison_blocks,
    conflict_blocks,
    overview_blocks,
    story_blocks,
    timeline_blocks,
)
from claimtrack.reporting.overview import overview
from claimtrack.reporting.pages import Page, check_format, render
from claimtrack.reporting.records import (
    CLAIM_COLUMNS,
    COMPARISON_COLUMNS,
    CONFLICT_COLUMNS,
    TIMELINE_COLUMNS,
    comparison_record,
    comparison_rows,
    conflict_record,
    conflict_rows,
    overview_record,
    timeline_record,
    timeline_rows,
)

__all__ = ["render_claims", "render_comparisons", "render_conflicts", "render_timelines", "report"]


def report(
    claims: Iterable[Claim],
    *,
    format: str = "text",  # noqa: A002 - what everybody calls it
    documents: Iterable[Document | DocumentRef] | None = None,
    policy: Policy | None = None,
    width: int | None = None,
) -> str:
    """A report on claims: where they disagree and how far, what was revised, and all of them by story.

    Args:
        claims: The claims, from any number of documents and tables.
        format: ``text`` or ``markdown`` for people; ``json`` (one object), ``jsonl`` (one claim a line, in the record
            ``claimtrack/claim/1``) or ``csv`` (one claim a row) for programs.
        documents: What was read, so that documents without claims are counted too.
        policy: How figures are compared.
        width: For text, the width of the terminal; None leaves lines whole, as pipes like them.

    Raises:
        ReportError: For a format that does not exist.

    >>> print(report([]).splitlines()[0])
    0 documents, 0 claims (0 figures, 0 statements), 0 sources, 0 disagreements.
    """
    told = list(claims)
    if check_format(format) in ("jsonl", "csv"):
        return render_claims(told, format)
    seen = overview(told, documents, policy)
    page = Page(lambda: overview_blocks(seen), lambda: overview_record(seen), tuple, tuple, CLAIM_COLUMNS)
    return render(page, format, width)


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


def _records(claims: Iterable[Claim]) -> list[dict[str, object]]:
    """The claims as records, each once."""
    return [to_record(claim) for claim in {claim.id: claim for claim in claims}.values()]
