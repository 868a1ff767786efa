"""Who claims which figure, about what, as of when, on whose word, and which of them cannot both be true.

The public names, each loaded from its room on first use; no logic lives here.
"""

from importlib import import_module
from typing import Any

_ROOMS = {
    "claimtrack.comparison.compare": "compare",
    "claimtrack.comparison.alignment": "Alignment align",
    "claimtrack.comparison.columns": "ColumnConflicts find_column_conflicts",
    "claimtrack.comparison.conflicts": "find_conflicts",
    "claimtrack.comparison.differences": "diff",
    "claimtrack.comparison.timelines": "timeline",
    "claimtrack.errors": (
        "ClaimtrackError InvalidClaim InvalidMoment InvalidQuantity LexiconError MissingExtraError ParseError "
        "ReadError RecordError ReportError"
    ),
    "claimtrack.exchange.policies": "read_policy",
    "claimtrack.exchange.tables": "read_claims",
    "claimtrack.extraction.attributions": "find_attributions",
    "claimtrack.extraction.extract": "extract",
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
    "claimtrack.parsing.dates": "find_dates parse_date",
    "claimtrack.reporting.reports": "report",
    "claimtrack.parsing.found": "Found",
    "claimtrack.parsing.numbers": "parse_number",
    "claimtrack.parsing.quantities": "find_quantities parse_quantity",
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


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
