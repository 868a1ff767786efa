"""Claims -> a report.

Enters: claims, and the documents they were read from. Leaves: one string, for people or for programs: counts, the
disagreements with their positions and reasons, revisions and restatements, all claims by story. Refused: formats that
do not exist. Figures stand as they were stated, sources as they were written, in neutral order; no source is graded.
"""

from collections.abc import Callable, Iterable

from claimtrack.lexicon.loader import Lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.document import Document, DocumentRef
from claimtrack.model.finding import Finding
from claimtrack.model.policy import Policy
from claimtrack.record.claims import to_record
from claimtrack.record.columns import to_row
from claimtrack.reporting.overview import Overview, overview
from claimtrack.reporting.pages import Page, check_format, render
from claimtrack.reporting.records import CLAIM_COLUMNS
from claimtrack.reporting.renderings import render_claims
from claimtrack.reporting.summary import overview_blocks, overview_record

__all__ = ["render_overview", "report"]


def report(
    claims: Iterable[Claim],
    *,
    format: str = "text",  # noqa: A002 - what everybody calls it
    documents: Iterable[Document | DocumentRef] | None = None,
    policy: Policy | None = None,
    width: int | None = None,
    lexicon: Lexicon | None = None,
    on_finding: Callable[[Finding], None] | None = None,
) -> str:
    """A report on claims: where they disagree and how far, what was revised, and all of them by story.

    Args:
        claims: The claims, from any number of documents and tables.
        format: ``text`` or ``markdown`` for people; ``json`` (one object), ``jsonl`` (one claim a line, in the record
            ``claimtrack/claim/1``) or ``csv`` (one claim a row) for programs.
        documents: What was read, so that documents without claims are counted too.
        policy: How figures are compared.
        width: For text, the width of the terminal; None leaves lines whole, as pipes like them.
        lexicon: The words to compare with; the English ones unless given.
        on_finding: Called with remarks on the comparison, such as how many figures have no date.

    Raises:
        ReportError: For a format that does not exist.

    >>> print(report([]).splitlines()[0])
    0 documents, 0 claims (0 figures, 0 statements), 0 sources, 0 disagreements.
    """
    told = list(claims)
    if check_format(format) in ("jsonl", "csv"):
        return render_claims(told, format)
    return render_overview(overview(told, documents, policy, lexicon, on_finding), format, width)


def render_overview(seen: Overview, format: str = "text", width: int | None = None) -> str:  # noqa: A002
    """An overview that has been made before; the formats of programs that hold rows tell its claims alone.

    Raises:
        ReportError: For a format that does not exist.
    """
    claims = [claim for _, told in seen.stories for claim in told]
    page = Page(
        blocks=lambda: overview_blocks(seen),
        record=lambda: overview_record(seen),
        lines=lambda: map(to_record, claims),
        rows=lambda: map(to_row, claims),
        columns=CLAIM_COLUMNS,
    )
    return render(page, format, width)
