"""Claims -> a report.

Enters: claims, and the documents they were read from. Leaves: one string, for people or for programs: counts, the
disagreements with their positions and reasons, revisions and restatements, all claims by story. Refused: formats that
do not exist. Figures stand as they were stated, sources as they were written, in neutral order; no source is graded.
"""

from collections.abc import Callable, Iterable

from claimtrack.lexicon.loader import Lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.decision import Decision, Grade
from claimtrack.model.document import Document, DocumentRef
from claimtrack.model.finding import Finding
from claimtrack.model.policy import Policy
from claimtrack.record.claims import to_record
from claimtrack.record.columns import to_row
from claimtrack.reporting.overview import Overview, overview
from claimtrack.reporting.pages import FORMATS, Page, check_format, render
from claimtrack.reporting.records import CLAIM_COLUMNS
from claimtrack.reporting.renderings import render_claims
from claimtrack.reporting.summary import overview_blocks, overview_record
from claimtrack.verification.decisions import apply_decisions

__all__ = ["REPORT_FORMATS", "render_overview", "report"]

#: What a report can be written as; other pages have no HTML of their own.
REPORT_FORMATS = (*FORMATS, "html")


def report(
    claims: Iterable[Claim],
    *,
    format: str = "text",  # noqa: A002 - what everybody calls it
    documents: Iterable[Document | DocumentRef] | None = None,
    policy: Policy | None = None,
    width: int | None = None,
    lexicon: Lexicon | None = None,
    on_finding: Callable[[Finding], None] | None = None,
    decisions: Iterable[Decision] = (),
    full_text: bool = False,
    title: str | None = None,
    grades: Iterable[Grade] = (),
) -> str:
    """A report on claims: where they disagree and how far, what was revised, and all of them by story.

    Args:
        claims: The claims, from any number of documents and tables.
        format: ``text``, ``markdown``, ``latex`` or ``html`` (one page with drawings that needs nothing else) for
            people; ``json`` (one object), ``jsonl`` (one claim a line, in the record ``claimtrack/claim/1``) or ``csv``
            (one claim a row) for programs.
        documents: What was read, so that documents without claims are counted too.
        policy: How figures are compared.
        width: For text, the width of the terminal; None leaves lines whole, as pipes like them.
        lexicon: The words to compare with; the English ones unless given.
        on_finding: Called with remarks on the comparison, such as how many figures have no date.
        decisions: What people decided about the readings; applied first, and shown.
        full_text: For HTML, show whole documents, where ``documents`` brings their texts. The page then says whose
            texts they are; publish it only where you hold the rights to all of them.
        title: For HTML, the heading of the page.
        grades: For HTML, what named people think of sources; shown beside their records, and weighing in nothing.

    Raises:
        ReportError: For a format that does not exist.
        MissingExtraError: For HTML where jinja2 is not installed: ``pip install 'claimtrack[report]'``.

    >>> print(report([]).splitlines()[0])
    0 documents, 0 claims (0 figures, 0 statements), 0 sources, 0 disagreements.
    """
    told, read = list(claims), None if documents is None else list(documents)
    made = tuple(decisions)
    if check_format(format, REPORT_FORMATS) in ("jsonl", "csv"):
        kept = apply_decisions(told, made, lexicon=lexicon, on_finding=on_finding) if made else told
        return render_claims(kept, format)
    seen = overview(told, read, policy, lexicon, on_finding, made)
    if format == "html":
        from claimtrack.reporting.html.page import html_page

        return html_page(
            seen,
            documents=read or (),
            policy=policy,
            lexicon=lexicon,
            full_text=full_text,
            title=title,
            grades=grades,
        )
    return render_overview(seen, format, width)


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
