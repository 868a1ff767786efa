"""Order: in which figures follow each other, so that no answer hangs on the order in which claims were handed over.

Enters: a fact. Leaves: its sort keys, one for as-of order and one that no two claims share.
"""

import attrs

from claimtrack.comparison.facts import Days, Facts

__all__ = ["full_key", "order_key"]

_DAY = 86400
_MIDDLE = (9 * 3600, 15 * 3600, 20 * 3600, 23 * 3600)  # of morning, afternoon, evening and night


def order_key(fact: Facts) -> tuple[int, int, int, object]:
    """As-of order: by day, within a day by clock time or part of the day, then by size; undated figures first."""
    days = fact.days
    if days is None:
        return (0, 0, 0, fact.ends.point)
    return (days.last, _moment(days), days.first, fact.ends.point)


def full_key(fact: Facts) -> tuple[object, ...]:
    """As-of order, then voice, nobody's last, place in the text and scope; what is equal in all that goes by id."""
    evidence, voice = fact.claim.evidence, fact.origin.key
    told = ("", 0) if evidence is None else (evidence.document, evidence.figure_start)
    scope = (fact.predicate, fact.places, fact.event or "")
    return (*order_key(fact), voice is None, voice, *told, *scope, _ById(fact))


@attrs.frozen(eq=False)
class _ById:
    """The last word of a key: a claim's id, which is hashed only where nothing before it has told two claims apart."""

    fact: Facts

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ById) and self.fact.id == other.fact.id

    def __lt__(self, other: "_ById") -> bool:
        return self.fact.id < other.fact.id

    __hash__ = None  # type: ignore[assignment]


def _moment(days: Days) -> int:
    """When on its last day, in seconds since year 1; -1 where only the day is known.

    A part of the day stands where its middle is, so that what was said at nine goes before the evening's figure.
    """
    if days.instant is None:
        return -1
    kind, at = days.instant
    return at if kind == "time" else days.last * _DAY + _MIDDLE[at]
