"""Series: the figures of one origin for one thing, in as-of order, and what each does to the one before it.

Enters: the facts of one group. Leaves: lines, one for each origin, and their steps. A figure that only restates an
earlier state of a growing count is kept in its line, but the next figure is held against the state before it.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

import attrs

from claimtrack.comparison.candidates import Found, told
from claimtrack.comparison.compare import compare_facts
from claimtrack.comparison.facts import Facts, Reader
from claimtrack.comparison.ordering import order_key
from claimtrack.comparison.origins import origin_relation, voices
from claimtrack.comparison.outcome import SAME
from claimtrack.comparison.pair import Pair
from claimtrack.comparison.stance import stance_relation
from claimtrack.comparison.timing import times
from claimtrack.comparison.value import values
from claimtrack.comparison.verdicts import verdict_row
from claimtrack.model.comparison import Change, ValueRelation, Verdict

__all__ = ["Step", "corrections", "lines", "steps"]

_CORRECTIONS = frozenset({Verdict.REVISES_UP, Verdict.REVISES_DOWN})
_BY_VERDICT = {
    Verdict.RESTATES: Change.RESTATED,
    Verdict.AGREES: Change.RESTATED,
    Verdict.REFINES: Change.NARROWED,
    Verdict.COARSENS: Change.WIDENED,
    Verdict.REVISES_UP: Change.REVISED_UP,
    Verdict.REVISES_DOWN: Change.REVISED_DOWN,
}


@attrs.frozen(eq=False)
class Step:
    """One figure of a line.

    Attributes:
        fact: The figure.
        before: The state it is held against; None for the first.
        verdict: What it does to that; None for the first.
        change: The same in the words of a timeline.
    """

    fact: Facts
    before: Facts | None
    verdict: Verdict | None
    change: Change


def lines(facts: Iterable[Facts]) -> list[list[Facts]]:
    """The figures by origin, each line in as-of order; figures without any origin share one line."""
    members = list(facts)
    names = voices(fact.origin for fact in members)
    by_origin: dict[str | None, list[Facts]] = {}
    for fact in members:
        by_origin.setdefault(names[fact.origin.key], []).append(fact)
    return [_in_order(line) for line in by_origin.values()]


def _in_order(line: list[Facts]) -> list[Facts]:
    """As-of order; of several figures of one moment, those that retell the state before it come first.

    "Israel said about 1,200 were killed, down from 1,400": the 1,400 is the earlier state, not a second correction.
    """
    ordered: list[Facts] = []
    for _, moment in groupby(sorted(line, key=order_key), key=lambda fact: order_key(fact)[:3]):
        state = ordered[-1].ends if ordered else None
        ordered += sorted(moment, key=lambda fact: fact.ends != state)
    return ordered


def steps(line: Sequence[Facts], reader: Reader) -> Iterator[Step]:
    """What each figure of a line, which has one at least, does to the state before it; nothing is left out."""
    state = since = line[0]
    yield Step(state, None, None, Change.FIRST)
    for fact in line[1:]:
        verdict, value = _verdict(state, fact, reader)
        if verdict is Verdict.UNDETERMINED and since is not state:
            # the state was told again at the very moment of this figure: "about 1,200, down from 1,400"
            state = since
            verdict, value = _verdict(state, fact, reader)
        yield Step(fact, state, verdict, _change(state, fact, verdict, value))
        if value is ValueRelation.EQUAL:
            state = fact
        elif verdict is not Verdict.RESTATES:
            state = since = fact


def _verdict(a: Facts, b: Facts, reader: Reader) -> tuple[Verdict, ValueRelation]:
    """What b does to a, given that both speak of one thing."""
    if a.ends == b.ends:
        return Verdict.RESTATES, ValueRelation.EQUAL
    origin = origin_relation(a.origin, b.origin)
    value = values(a, b, reader.policy)
    pair = Pair(a, b, stance_relation(a, b), SAME, times(a, b, origin, reader.policy), value, origin)
    return verdict_row(pair.axes).verdict, value.relation


def _change(a: Facts, b: Facts, verdict: Verdict, value: ValueRelation) -> Change:
    change = _BY_VERDICT.get(verdict)
    if change is not None:
        return change
    if value is ValueRelation.EQUAL:
        return Change.RESTATED
    if value is ValueRelation.WITHIN:
        return Change.NARROWED
    if value is ValueRelation.CONTAINS:
        return Change.WIDENED
    if value is ValueRelation.OVERLAP and b.ends.point == a.ends.point:
        return Change.RESTATED
    # "less than 50", then "more than 50": one number, and yet more
    rises = value is ValueRelation.ABOVE or b.ends.point > a.ends.point
    if b.goes_both_ways:  # as all of its group is
        return Change.GROWN if rises else Change.FALLEN
    growing = a.growing or b.growing
    if rises:
        return Change.GROWN if growing else Change.REVISED_UP
    return Change.REVISED_DOWN


def corrections(facts: Sequence[Facts], reader: Reader) -> Iterator[Found]:
    """The steps by which an origin, or a side, corrects itself."""
    for line in lines(told(facts)):
        for step in steps(line, reader):
            if step.before is not None and step.verdict in _CORRECTIONS:
                yield from _confirmed(step.before, step.fact, reader)
    for line in _sides(told(facts)):
        for a, b in pairwise(line):
            if a.origin.key != b.origin.key and _verdict(a, b, reader)[0] in _CORRECTIONS:
                yield from _confirmed(a, b, reader)


def _sides(facts: Iterable[Facts]) -> list[list[Facts]]:
    """The figures by side, in as-of order."""
    by_side: dict[str, list[Facts]] = {}
    for fact in facts:
        if fact.origin.key in fact.origin.sides:  # an unnamed voice states a side and is nobody who could correct it
            for side in fact.origin.sides:
                by_side.setdefault(side, []).append(fact)
    return [sorted(line, key=order_key) for line in by_side.values()]


def _confirmed(a: Facts, b: Facts, reader: Reader) -> Iterator[Found]:
    comparison = compare_facts(a, b, reader)
    if comparison.verdict in _CORRECTIONS:
        yield Found((a, b), (a, b), comparison, ((a,), (b,)), b.days.first if b.days is not None else None)
