"""Who claims which figure, about what, as of when, on whose word, and which of them cannot both be true.

The public names, each loaded from its room on first use; no logic lives here.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

_ROOMS = {
    "claimtrack.comparison.compare": "compare",
    "claimtrack.comparison.alignment": "Alignment align",
    "claimtrack.comparison.columns": "ColumnConflicts find_column_conflicts",
    "claimtrack.comparison.conflicts": "find_conflicts",
    "claimtrack.comparison.differences": "diff",
    "claimtrack.comparison.pictures": "draw_intervals",
    "claimtrack.comparison.timelines": "timeline",
    "claimtrack.errors": (
        "ClaimtrackError InvalidClaim InvalidMoment InvalidQuantity LedgerError LexiconError MissingExtraError "
        "ParseError ReadError RecordError ReportError"
    ),
    "claimtrack.exchange.links": "add_links read_links",
    "claimtrack.exchange.policies": "read_policy",
    "claimtrack.exchange.pseudonyms": "pseudonymise",
    "claimtrack.exchange.reviews": "Review read_reviews",
    "claimtrack.exchange.exporting": "ExportOptions",
    "claimtrack.exchange.formats": "ExportWarning export_claims import_claims",
    "claimtrack.exchange.frames": "claims_from_frame to_frame",
    "claimtrack.exchange.tables": "TableWarning read_claims",
    "claimtrack.extraction.attributions": "find_attributions",
    "claimtrack.extraction.explanation": "Explanation Reason explain",
    "claimtrack.extraction.extract": "extract",
    "claimtrack.lexicon.loader": "Lexicon load_lexicon",
    "claimtrack.model.claim": "AsOfBasis Claim Link LinkKind Polarity Statement",
    "claimtrack.model.comparison": (
        "Change Comparison Conflict Difference Hint Match OriginRelation Position ScopeRelation StanceRelation "
        "TimeRelation Timeline TimelineEntry ValueRelation Verdict"
    ),
    "claimtrack.model.decision": "Action Credibility Decision Grade Reliability",
    "claimtrack.model.document": "Document DocumentRef",
    "claimtrack.model.evidence": "Evidence",
    "claimtrack.model.finding": "Finding Severity",
    "claimtrack.model.measure": "Measure Mode",
    "claimtrack.model.moment": "Moment Part",
    "claimtrack.model.policy": "Policy Tolerance",
    "claimtrack.model.quantity": "Bound Interval Quantity",
    "claimtrack.model.source": "Attribution Source SourceKind Span Stance",
    "claimtrack.record.claims": "from_record to_record",
    "claimtrack.parsing.claims": "claim",
    "claimtrack.reading.documents": "read read_many",
    "claimtrack.reading.limits": "Limits",
    "claimtrack.parsing.dates": "find_dates parse_date",
    "claimtrack.reporting.charts": "chart",
    "claimtrack.reporting.explanations": "render_explanations",
    "claimtrack.reporting.notebooks": "load_ipython_extension",
    "claimtrack.reporting.reports": "report",
    "claimtrack.parsing.found": "Found",
    "claimtrack.parsing.numbers": "parse_number",
    "claimtrack.parsing.quantities": "find_quantities parse_quantity",
    "claimtrack.scaling.many": "extract_many",
    "claimtrack.scaling.readings": "Reading",
    "claimtrack.storage.changes": "Changes Entry Stats Version",
    "claimtrack.storage.ledger": "Ledger",
    "claimtrack.storage.views": "View",
    "claimtrack.verification.agreement": "Consensus consensus",
    "claimtrack.verification.decisions": "append_decision apply_decisions read_decisions",
    "claimtrack.verification.draft_checks": "Checked check",
    "claimtrack.verification.evidence_checks": "reanchor verify",
    "claimtrack.verification.independence": "Corroboration Voice corroboration",
    "claimtrack.verification.review": "ReviewItem review_queue",
    "claimtrack.verification.source_records": "SourceRecord source_records",
    "claimtrack.version": "__version__",
}
_HOME = {name: room for room, names in _ROOMS.items() for name in names.split()}

__all__ = sorted(_HOME)

if TYPE_CHECKING:  # what type checkers and editors see; a test holds it to the table above
    from claimtrack.comparison.alignment import Alignment as Alignment, align as align
    from claimtrack.comparison.columns import (
        ColumnConflicts as ColumnConflicts,
        find_column_conflicts as find_column_conflicts,
    )
    from claimtrack.comparison.compare import compare as compare
    from claimtrack.comparison.conflicts import find_conflicts as find_conflicts
    from claimtrack.comparison.differences import diff as diff
    from claimtrack.comparison.pictures import draw_intervals as draw_intervals
    from claimtrack.comparison.timelines import timeline as timeline
    from claimtrack.errors import (
        ClaimtrackError as ClaimtrackError,
        InvalidClaim as InvalidClaim,
        InvalidMoment as InvalidMoment,
        InvalidQuantity as InvalidQuantity,
        LedgerError as LedgerError,
        LexiconError as LexiconError,
        MissingExtraError as MissingExtraError,
        ParseError as ParseError,
        ReadError as ReadError,
        RecordError as RecordError,
        ReportError as ReportError,
    )
    from claimtrack.exchange.exporting import ExportOptions as ExportOptions
    from claimtrack.exchange.formats import (
        ExportWarning as ExportWarning,
        export_claims as export_claims,
        import_claims as import_claims,
    )
    from claimtrack.exchange.frames import claims_from_frame as claims_from_frame, to_frame as to_frame
    from claimtrack.exchange.links import add_links as add_links, read_links as read_links
    from claimtrack.exchange.policies import read_policy as read_policy
    from claimtrack.exchange.pseudonyms import pseudonymise as pseudonymise
    from claimtrack.exchange.reviews import Review as Review, read_reviews as read_reviews
    from claimtrack.exchange.tables import TableWarning as TableWarning, read_claims as read_claims
    from claimtrack.extraction.attributions import find_attributions as find_attributions
    from claimtrack.extraction.explanation import Explanation as Explanation, Reason as Reason, explain as explain
    from claimtrack.extraction.extract import extract as extract
    from claimtrack.lexicon.loader import Lexicon as Lexicon, load_lexicon as load_lexicon
    from claimtrack.model.claim import (
        AsOfBasis as AsOfBasis,
        Claim as Claim,
        Link as Link,
        LinkKind as LinkKind,
        Polarity as Polarity,
        Statement as Statement,
    )
    from claimtrack.model.comparison import (
        Change as Change,
        Comparison as Comparison,
        Conflict as Conflict,
        Difference as Difference,
        Hint as Hint,
        Match as Match,
        OriginRelation as OriginRelation,
        Position as Position,
        ScopeRelation as ScopeRelation,
        StanceRelation as StanceRelation,
        TimeRelation as TimeRelation,
        Timeline as Timeline,
        TimelineEntry as TimelineEntry,
        ValueRelation as ValueRelation,
        Verdict as Verdict,
    )
    from claimtrack.model.decision import (
        Action as Action,
        Credibility as Credibility,
        Decision as Decision,
        Grade as Grade,
        Reliability as Reliability,
    )
    from claimtrack.model.document import Document as Document, DocumentRef as DocumentRef
    from claimtrack.model.evidence import Evidence as Evidence
    from claimtrack.model.finding import Finding as Finding, Severity as Severity
    from claimtrack.model.measure import Measure as Measure, Mode as Mode
    from claimtrack.model.moment import Moment as Moment, Part as Part
    from claimtrack.model.policy import Policy as Policy, Tolerance as Tolerance
    from claimtrack.model.quantity import Bound as Bound, Interval as Interval, Quantity as Quantity
    from claimtrack.model.source import (
        Attribution as Attribution,
        Source as Source,
        SourceKind as SourceKind,
        Span as Span,
        Stance as Stance,
    )
    from claimtrack.parsing.claims import claim as claim
    from claimtrack.parsing.dates import find_dates as find_dates, parse_date as parse_date
    from claimtrack.parsing.found import Found as Found
    from claimtrack.parsing.numbers import parse_number as parse_number
    from claimtrack.parsing.quantities import find_quantities as find_quantities, parse_quantity as parse_quantity
    from claimtrack.reading.documents import read as read, read_many as read_many
    from claimtrack.reading.limits import Limits as Limits
    from claimtrack.record.claims import from_record as from_record, to_record as to_record
    from claimtrack.reporting.charts import chart as chart
    from claimtrack.reporting.explanations import render_explanations as render_explanations
    from claimtrack.reporting.notebooks import load_ipython_extension as load_ipython_extension
    from claimtrack.reporting.reports import report as report
    from claimtrack.scaling.many import extract_many as extract_many
    from claimtrack.scaling.readings import Reading as Reading
    from claimtrack.storage.changes import Changes as Changes, Entry as Entry, Stats as Stats, Version as Version
    from claimtrack.storage.ledger import Ledger as Ledger
    from claimtrack.storage.views import View as View
    from claimtrack.verification.agreement import Consensus as Consensus, consensus as consensus
    from claimtrack.verification.decisions import (
        append_decision as append_decision,
        apply_decisions as apply_decisions,
        read_decisions as read_decisions,
    )
    from claimtrack.verification.draft_checks import Checked as Checked, check as check
    from claimtrack.verification.evidence_checks import reanchor as reanchor, verify as verify
    from claimtrack.verification.independence import (
        Corroboration as Corroboration,
        Voice as Voice,
        corroboration as corroboration,
    )
    from claimtrack.verification.review import ReviewItem as ReviewItem, review_queue as review_queue
    from claimtrack.verification.source_records import SourceRecord as SourceRecord, source_records as source_records
    from claimtrack.version import __version__ as __version__


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
