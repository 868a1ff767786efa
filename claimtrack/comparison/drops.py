"""A count that cannot fall, told lower by another voice days later: what the first had reached still stands against it.

Enters: the facts of one group. Leaves: what was found, one disagreement for each later figure. A voice that has spoken
again in between stands by its newer figure, of several of one moment by the highest; reports of events only, no rows of
a series. What lies within the days in which a closed count is held against another is left to ``rivals``.
"""

from collections.abc import Iterable, Iterator

from claimtrack.comparison.candidates import Found, by_stance, group_course
from claimtrack.comparison.compare import compare_facts
from claimtrack.comparison.facts import Facts, Reader
from claimtrack.comparison.ordering import order_key
from claimtrack.comparison.value import is_below
from claimtrack.model.comparison import Verdict

__all__ = ["drops"]

_STANDING = 12  # voices, the last to have spoken, whose newest figures are held against a later one


def drops(facts: Iterable[Facts], reader: Reader) -> Iterator[Found]:
    """For each figure those of other voices, of days before it and not renewed since, that lie above it."""
    facts = list(facts)
    least = 2 if group_course(facts) == "closed" else 1
    for members in by_stance(facts).values():
        told = [f for f in members if f.days is not None and f.claim.evidence is not None and f.origin.key is not None]
        yield from _drops(sorted(told, key=order_key), reader, least)


def _drops(told: list[Facts], reader: Reader, least: int) -> Iterator[Found]:
    """The same of figures in as-of order; ``least`` days must lie between two."""
    standing: dict[object, Facts] = {}  # by voice, the one that spoke last at the end
    for fact in told:
        others = list(standing.values())[-_STANDING:]
        above = [other for other in others if _day(fact) - _day(other) >= least and is_below(fact.ends, other.ends)]
        found = [(other, compare_facts(other, fact, reader)) for other in above if other.origin.key != fact.origin.key]
        against = [(other, comparison) for other, comparison in found if comparison.verdict is Verdict.CONFLICTS]
        if against:
            strongest, _ = max(against, key=lambda one: one[1].ratio or 0)
            kept = tuple(other for other, _ in against)
            yield Found(
                (fact, *kept), (fact, strongest), compare_facts(fact, strongest, reader), ((fact,), kept), _day(fact)
            )
        standing.pop(fact.origin.key, None)
        standing[fact.origin.key] = fact


def _day(fact: Facts) -> int:
    return fact.days.first if fact.days is not None else 0
