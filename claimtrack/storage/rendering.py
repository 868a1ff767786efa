"""What an addition changed, in words for people and as a record for programs.

Enters: ``Changes``. Leaves: a JSON-able record, or lines of text. Refused: nothing.
"""

from collections.abc import Iterator
from typing import Any

from claimtrack.model.claim import Claim
from claimtrack.model.comparison import Conflict, Difference
from claimtrack.record.claims import to_record
from claimtrack.reporting.records import conflict_record, difference_record
from claimtrack.reporting.words import as_of, figure, measure, plain, source
from claimtrack.storage.changes import Changes

__all__ = ["changes_lines", "changes_record"]

CHANGES_SCHEMA = "claimtrack/changes/1"


def changes_record(changes: Changes) -> dict[str, Any]:
    """All that changed as one JSON object; claims stand in it whole."""
    return {
        "schema": CHANGES_SCHEMA,
        "entry": changes.entry,
        "summary": changes.summary,
        "documents": list(changes.documents),
        "versions": [
            {"url": v.url, "before": v.before, "after": v.after, "difference": _difference(v.difference)}
            for v in changes.versions
        ],
        "new": _records(changes.new),
        "restated": _records(changes.restated),
        "revised": [
            {
                "before": to_record(before),
                "after": to_record(after),
                "verdict": compared.verdict.value,
                "reason": compared.reason,
            }
            for before, after, compared in changes.revised
        ],
        "withdrawn": _records(changes.withdrawn),
        "in_conflict": [_conflict(conflict) for conflict in changes.in_conflict],
        "settled": [_conflict(conflict) for conflict in changes.settled],
        "added": changes.added,
        "unchanged": changes.unchanged,
        "refused": list(changes.refused),
        "compared": changes.compared,
    }


def _records(claims: tuple[Claim, ...]) -> list[dict[str, Any]]:
    return [to_record(claim) for claim in claims]


def _conflict(conflict: Conflict) -> dict[str, Any]:
    return conflict_record(conflict) | {"claims": _records(conflict.claims)}


def _difference(difference: Difference) -> dict[str, Any]:
    return dict(difference_record(difference))


def changes_lines(changes: Changes) -> Iterator[str]:
    """A line that counts, then one for each thing that changed.

    >>> list(changes_lines(Changes()))
    ['nothing changed']
    """
    yield changes.summary
    for version in changes.versions:
        yield f"  new version of {plain(version.url)}: {_counts(version.difference)}"
    for claim in changes.new:
        yield f"  new: {_told(claim)}"
    for claim in changes.restated:
        yield f"  restated: {_told(claim)}"
    for before, after, compared in changes.revised:
        verdict = compared.verdict.value.replace("_", " ")
        yield f"  revised: {_told(after)}; before: {figure(before)}, {as_of(before)} ({verdict})"
    for claim in changes.withdrawn:
        yield f"  withdrawn: {_told(claim)}"
    for conflict in changes.in_conflict:
        yield f"  now in conflict: {measure(conflict.measure)}: {plain(conflict.reason)}"
    for conflict in changes.settled:
        yield f"  settled: {measure(conflict.measure)}: {plain(conflict.reason)}"
    for id in changes.refused:  # noqa: A001 - what it is
        yield f"  refused: {id} has been redacted"


def _counts(difference: Difference) -> str:
    counts = {"new": difference.new, "revised": difference.revised, "withdrawn": difference.withdrawn}
    return ", ".join(f"{len(found)} {name}" for name, found in counts.items() if found) or "the same figures"


def _told(claim: Claim) -> str:
    about = measure(claim.measure) or "statement"
    told = f"{figure(claim)} - {about} - {source(claim)}"
    return f"{told}, {as_of(claim)}" if claim.as_of is not None else told
