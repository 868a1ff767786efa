"""Explanations -> a page that says of every claim which rule read each part, and from which words.

Enters: claims with their reasons. Leaves: text for people, or one JSON object a line or in all. Refused: nothing.
"""

import json
from collections.abc import Sequence
from typing import Any

from claimtrack.extraction.explanation import Explanation, Reason
from claimtrack.reporting.words import plain

__all__ = ["render_explanations"]


def render_explanations(explanations: Sequence[Explanation], format: str = "text") -> str:  # noqa: A002
    """The reasons of claims.

    Args:
        explanations: As ``explain`` gives them.
        format: ``text`` for people, ``jsonl`` for one object a line, ``json`` for one object.

    >>> from claimtrack.extraction.explanation import explain
    >>> from claimtrack.model.document import Document
    >>> print(render_explanations(explain(Document("Police said 12 people were hurt."))), end="")
    12: people injured
      source   police   clause       Police said
      measure  injured  verb-behind  hurt
    """
    if format == "jsonl":
        return "".join(f"{json.dumps(_record(one), ensure_ascii=False)}\n" for one in explanations)
    if format == "json":
        record = {"schema": "claimtrack/explanations/1", "explanations": [_record(one) for one in explanations]}
        return f"{json.dumps(record, ensure_ascii=False, indent=2)}\n"
    return "\n".join(_text(one) for one in explanations)


def _text(explanation: Explanation) -> str:
    """One claim: where it stands and what it says, a line for each reason, and what is in doubt."""
    claim = explanation.claim
    said = [claim.measure.counted or "", claim.measure.predicate] if claim.measure is not None else []
    where = f"{claim.where}: " if claim.where else ""
    lines = [plain(f"{where}{claim.value.text}: {' '.join(filter(None, said))}".rstrip(": "))]
    cells = [(r.part, plain(r.reading), r.rule, _words(r)) for r in explanation.reasons]
    widths = [max(len(row[column]) for row in cells) for column in range(3)]
    for row in cells:
        padded = (cell.ljust(width) for cell, width in zip(row, widths, strict=False))
        lines.append(f"  {'  '.join((*padded, row[3]))}".rstrip())
    lines += [f"  doubt: {plain(finding.message)} [{finding.code}]" for finding in claim.findings]
    return "\n".join(lines) + "\n"


def _words(reason: Reason) -> str:
    return plain(" ... ".join(reason.words)) if _apart(reason) else plain(" ".join(reason.words))


def _apart(reason: Reason) -> bool:
    """Whether other words stand between those that are shown."""
    return any(after.start - before.end > 1 for before, after in zip(reason.spans, reason.spans[1:], strict=False))


def _record(explanation: Explanation) -> dict[str, Any]:
    """The reasons of one claim as JSON, under the claim's id."""
    return {
        "schema": "claimtrack/explanation/1",
        "claim": explanation.claim.id,
        "where": explanation.claim.where,
        "text": explanation.claim.value.text,
        "reasons": [
            {
                "part": reason.part,
                "reading": reason.reading,
                "rule": reason.rule,
                "words": list(reason.words),
                "spans": [[span.start, span.end] for span in reason.spans],
            }
            for reason in explanation.reasons
        ],
        "doubts": [{"code": finding.code, "message": finding.message} for finding in explanation.claim.findings],
    }
