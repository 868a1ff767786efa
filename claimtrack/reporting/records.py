"""Conflicts, comparisons and timelines as JSON objects and flat rows, for programs.

Enters: what comparing claims yields. Leaves: dicts that JSON and CSV can hold; claims are named by their ids, and stand
beside them whole. Refused: nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Any

from claimtrack.model.claim import Claim
from claimtrack.model.comparison import Comparison, Conflict, Difference, Timeline
from claimtrack.record.columns import COLUMNS, to_row
from claimtrack.record.converter import unstructure

__all__ = [
    "CLAIM_COLUMNS",
    "COMPARISON_COLUMNS",
    "CONFLICT_COLUMNS",
    "DIFFERENCE_COLUMNS",
    "TIMELINE_COLUMNS",
    "comparison_record",
    "comparison_rows",
    "conflict_record",
    "conflict_rows",
    "difference_record",
    "difference_rows",
    "timeline_record",
    "timeline_rows",
]

CLAIM_COLUMNS = tuple(column.name for column in COLUMNS)
CONFLICT_COLUMNS = (
    "conflict", "relation", "soft", "gap", "ratio", "hints", "reason", "position", *CLAIM_COLUMNS, "hinges", "order",
)  # fmt: skip
COMPARISON_COLUMNS = (
    "first", "second", "verdict", "soft", "stance", "scope", "time", "value", "origin", "gap", "ratio", "hints",
    "reason", "hinges",
)  # fmt: skip
DIFFERENCE_COLUMNS = ("difference", "verdict", "earlier", *CLAIM_COLUMNS)
TIMELINE_COLUMNS = ("timeline", "origin", "change", *CLAIM_COLUMNS)


def _exact(value: Fraction | None) -> int | str | None:
    """A computed number as JSON holds it: whole, or else a ratio."""
    if value is None:
        return None
    return value.numerator if value.denominator == 1 else f"{value.numerator}/{value.denominator}"


def conflict_record(conflict: Conflict) -> dict[str, Any]:
    """One disagreement; its claims by their ids."""
    return {
        "measure": unstructure(conflict.measure),
        "relation": conflict.relation.value,
        "soft": conflict.soft,
        "gap": _exact(conflict.gap),
        "ratio": None if conflict.ratio is None else str(conflict.ratio),
        "reason": conflict.reason,
        "hints": [hint.value for hint in conflict.hints],
        "hinges": list(conflict.hinges),
        "order": conflict.order,
        "positions": [
            {
                "low": _exact(position.interval.low),
                "high": _exact(position.interval.high),
                "low_open": position.interval.low_open,
                "high_open": position.interval.high_open,
                "origins": [origin.name for origin in position.origins],
                "claims": [claim.id for claim in position.claims],
            }
            for position in conflict.positions
        ],
        "pair": [claim.id for claim in conflict.pair] if conflict.pair is not None else None,
        "findings": [unstructure(finding) for finding in conflict.findings],
    }


def conflict_rows(conflicts: Sequence[Conflict]) -> Iterator[dict[str, Any]]:
    """One row for each claim in a disagreement."""
    for place, conflict in enumerate(conflicts, 1):
        about = {
            "conflict": place,
            "relation": conflict.relation.value,
            "soft": conflict.soft,
            "gap": _exact(conflict.gap),
            "ratio": _exact(conflict.ratio),
            "hints": " ".join(conflict.hints),
            "reason": conflict.reason,
            "hinges": " ".join(conflict.hinges),
            "order": conflict.order,
        }
        for stand, position in enumerate(conflict.positions, 1):
            for claim in position.claims:
                yield about | {"position": stand} | to_row(claim)


def comparison_record(a: Claim, b: Claim, compared: Comparison) -> dict[str, Any]:
    """What ``b`` does to ``a``; the claims by their ids."""
    return {
        "first": a.id,
        "second": b.id,
        "verdict": compared.verdict.value,
        "soft": compared.soft,
        "stance": compared.stance.value,
        "scope": compared.scope.value,
        "time": compared.time.value,
        "value": compared.value.value,
        "origin": compared.origin.value,
        "gap": _exact(compared.gap),
        "ratio": None if compared.ratio is None else str(compared.ratio),
        "hints": [hint.value for hint in compared.hints],
        "hinges": list(compared.hinges),
        "reason": compared.reason,
    }


def comparison_rows(pairs: Iterable[tuple[Claim, Claim, Comparison]]) -> Iterator[dict[str, Any]]:
    """One row a pair."""
    for a, b, compared in pairs:
        record = comparison_record(a, b, compared)
        yield record | {name: " ".join(record[name]) for name in ("hints", "hinges")}


def timeline_record(line: Timeline) -> dict[str, Any]:
    """The figures of one origin for one measure; the claims by their ids."""
    return {
        "measure": unstructure(line.measure),
        "origin": line.origin.name if line.origin is not None else None,
        "entries": [{"claim": entry.claim.id, "change": entry.change.value} for entry in line.entries],
        "findings": [unstructure(finding) for finding in line.findings],
    }


def timeline_rows(timelines: Sequence[Timeline]) -> Iterator[dict[str, Any]]:
    """One row an entry."""
    for place, line in enumerate(timelines, 1):
        about = {"timeline": place, "origin": line.origin.name if line.origin is not None else None}
        for entry in line.entries:
            yield about | {"change": entry.change.value} | to_row(entry.claim)


def difference_record(changed: Difference) -> dict[str, Any]:
    """What changed between two collections; the claims by their ids."""
    return {
        "new": [claim.id for claim in changed.new],
        "revised": [comparison_record(*pair) for pair in changed.revised],
        "withdrawn": [claim.id for claim in changed.withdrawn],
        "newly_in_conflict": [conflict_record(conflict) for conflict in changed.newly_in_conflict],
        "settled": [conflict_record(conflict) for conflict in changed.settled],
    }


def difference_rows(changed: Difference) -> Iterator[dict[str, Any]]:
    """One row for each claim that changed something; of a revision the later one, with the id of the earlier."""
    for claim in changed.new:
        yield {"difference": "new"} | to_row(claim)
    for earlier, later, compared in changed.revised:
        about = {"difference": "revised", "verdict": compared.verdict.value, "earlier": earlier.id}
        yield about | to_row(later)
    for claim in changed.withdrawn:
        yield {"difference": "withdrawn"} | to_row(claim)
    for name, conflicts in (("newly_in_conflict", changed.newly_in_conflict), ("settled", changed.settled)):
        for conflict in conflicts:
            for claim in conflict.claims:
                yield {"difference": name, "verdict": conflict.relation.value} | to_row(claim)
