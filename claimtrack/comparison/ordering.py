"""Order: in which figures follow each other, so that no answer hangs on the order in which claims were handed over.

Enters: facts. Leaves: a sort key for as-of order, and facts in one order whatever order they came in.
"""

from collections.abc import Iterable
from itertools import groupby

from claimtrack.comparison.facts import Days, Facts

__all__ = ["full_key", "in_one_order", "order_key"]

_DAY = 86400
_MIDDLE = (9 * 3600, 15 * 3600, 20 * 3600, 23 * 3600)  # of morning, afternoon, evening and night


def order_key(fact: Facts) -> tuple[int, int, int, object]:
    """As-of order: by day, within a day by clock time or part of the day, then by size; undated figures first."""
    days = fact.days
    if days is None:
        return (0, 0, 0, fact.ends.point)
    return (days.last, _moment(days), days.first, fact.ends.point)


def in_one_order(facts: Iterable[Facts]) -> list[Facts]:
    """As-of order; what is equal in that by voice, words and scope, and only then by id, which has to be hashed."""
    ordered: list[Facts] = []
    for _, alike in groupby(sorted(facts, key=full_key), key=full_key):
        members = list(alike)
        ordered += members if len(members) == 1 else sorted(members, key=lambda fact: fact.id)
    return ordered


def full_key(fact: Facts) -> tuple[object, ...]:
    """As-of order, then voice, nobody's last, place in the text and scope: equal for few figures."""
    evidence, voice = fact.claim.evidence, fact.origin.key
    told = ("", 0) if evidence is None else (evidence.document, evidence.figure_start or 0)
    return (*order_key(fact), voice is None, voice or "", *told, fact.predicate, fact.places, fact.event or "")


def _moment(days: Days) -> int:
    """When on its last day, in seconds since year 1; -1 where only the day is known.

    A part of the day stands where its middle is, so that what was said at nine goes before the evening's figure.
    """
    if days.instant is None:
        return -1
    kind, at = days.instant
    return at if kind == "time" else days.last * _DAY + _MIDDLE[at]
