"""What is in doubt about a reading, as findings that a person can review first.

Enters: what was read of one figure. Leaves: findings; none for most figures. Refused: nothing.

The codes are ``DOUBTS``; the page on how claims are read has a table of them.
"""

import re
from collections.abc import Sequence

from claimtrack.extraction.measures import MeasureReading
from claimtrack.model.finding import Finding, Severity
from claimtrack.model.moment import Moment
from claimtrack.model.source import Attribution

__all__ = ["DOUBTS", "doubts_about", "rival_of"]

DOUBTS = {
    "two-sources": Severity.WARNING,
    "unresolved-date": Severity.INFO,
    "inferred-year": Severity.INFO,
    "fallback-predicate": Severity.INFO,
    "carried-source": Severity.INFO,
}

# Rules that take a voice over from an earlier sentence.
_CARRYING = ("carried quote", "continued quote", "next quote", "opened quote", "quote behind", "carried proposal")
_YEAR = re.compile(r"\d{4}|['’]\d{2}\b")
# "3 March", "May 12": a day or month by name; weekdays and "last week" have no year to leave out.
_CALENDAR = re.compile(r"\d\s*(?:st|nd|rd|th)?\s+(?:of\s+)?[A-Z]|[A-Z][a-z]+\.?\s+\d", re.ASCII)


def rival_of(found: Attribution, covering: Sequence[Attribution]) -> Attribution | None:
    """Another attribution over the same figure by somebody who is no part of the chain of the one chosen."""
    names = {source.name for source in found.chain}
    return next((other for other in covering if other.source is not None and other.source.name not in names), None)


def doubts_about(
    reading: MeasureReading,
    period: Moment | None,
    date_words: str | None,
    attribution: Attribution,
    rival: Attribution | None,
) -> tuple[Finding, ...]:
    """What is in doubt about one figure.

    Args:
        reading: What it counts.
        period: When that happened.
        date_words: The words that the period was read from, where the figure's own sentence has them.
        attribution: What ties it to its source.
        rival: Another attribution that could.
    """
    found: list[tuple[str, str]] = []
    figure = reading.figure.value.text
    if rival is not None and rival.source is not None:
        chosen = f"{attribution.source.name}'s" if attribution.source is not None else "the outlet's own, as it is read"
        found.append(("two-sources", f"{figure!r} may be {rival.source.name}'s figure or {chosen}"))
    if reading.fallback:
        message = f"no known predicate for {figure!r}; {reading.predicate!r} is the nearest word"
        found.append(("fallback-predicate", message))
    if period is not None and not period.is_resolved:
        found.append(("unresolved-date", f"the year of {period} is not said"))
    elif period is not None and date_words and _CALENDAR.search(date_words) and not _YEAR.search(date_words):
        found.append(("inferred-year", f"{date_words!r} names no year; it is read as {period}"))
    if attribution.rule in _CARRYING and attribution.source is not None:
        message = f"{attribution.source.name} is the source by an earlier sentence, which goes on here"
        found.append(("carried-source", message))
    if not found:
        return ()
    where = f"chars {reading.figure.start}-{reading.figure.end}"
    return tuple(Finding(code, DOUBTS[code], message, where) for code, message in found)
