"""Candidates: in each group the pair that disagrees most, found from the ends and confirmed by the verdict table.

Enters: the facts of one group, or of two whose scopes touch. Leaves: what was found, with the strongest pair and its
comparison. The ends single out a few pairs; each is then compared in full, so that nothing is reported that ``compare``
would not say of the pair itself.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from heapq import heappop, heappush, nsmallest
from itertools import count, islice, product

import attrs

from claimtrack.comparison.compare import compare_facts
from claimtrack.comparison.facts import Facts, Reader
from claimtrack.comparison.value import POINTS, distance, is_below
from claimtrack.model.comparison import Comparison, OriginRelation, ScopeRelation, TimeRelation, ValueRelation, Verdict
from claimtrack.model.finding import Finding
from claimtrack.model.source import Stance

__all__ = ["Found", "by_stance", "denials", "excesses", "group_course", "overlaps", "rivals", "told"]

_TRIED = 6  # extreme figures on either side that are tried as the strongest pair
_ANY_DAYS = 4_000_000  # more days than the calendar has
_PERHAPS_ALIKE = frozenset({ScopeRelation.SAME, ScopeRelation.OVERLAPPING, ScopeRelation.UNKNOWN})
# What does not tie a figure to another: a day of its own, or a scope that is not known.
_UNTIED = frozenset({Verdict.DIFFERENT_TIME, Verdict.UNDETERMINED, Verdict.UPDATES, Verdict.UPDATED_BY})
_SAID = frozenset({Stance.ASSERTED, Stance.HEDGED})
_ANSWERED = ("said", "planned", Stance.PROPOSED.value, Stance.FORECAST.value)
_GAINSAID = frozenset({Stance.DENIED, Stance.DISPUTED})


@attrs.frozen(eq=False)
class Found:
    """A disagreement.

    Attributes:
        facts: The figures that stand in it.
        pair: The strongest pair.
        comparison: What the second of the pair does to the first.
        split: The positions where they do not follow from the ends, as in a denial; None where a sweep finds them.
        day: The day of a count that still grows; None for a closed one.
        findings: Remarks on it.
    """

    facts: tuple[Facts, ...]
    pair: tuple[Facts, Facts]
    comparison: Comparison
    split: tuple[tuple[Facts, ...], ...] | None = None
    day: int | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def strength(self) -> Fraction:
        """How far apart the pair is, as a share of the larger; 0 where the two meet, as in a denial."""
        return self.comparison.ratio or Fraction(0)


def by_stance(facts: Iterable[Facts]) -> dict[str, list[Facts]]:
    """Facts by what can be held against each other: said, gainsaid, and each other stance by itself."""
    found: dict[str, list[Facts]] = {}
    for fact in facts:
        planned = fact.is_plan and fact.stance not in _GAINSAID and fact.stance is not Stance.CONDITIONAL
        stance = (
            "planned"
            if planned
            else "said"
            if fact.stance in _SAID
            else "gainsaid"
            if fact.stance in _GAINSAID
            else fact.stance.value
        )
        found.setdefault(stance, []).append(fact)
    return found


def told(facts: Iterable[Facts]) -> list[Facts]:
    """What is said to be so, or planned: all but denials, demands, forecasts and what hangs on a condition."""
    kinds = by_stance(facts)
    return [*kinds.get("said", ()), *kinds.get("planned", ())]


def group_course(facts: Iterable[Facts]) -> str:
    """How the figure of a whole group may go on; see ``course_of`` for a pair."""
    course = "closed"
    facts = list(facts)
    running = next((fact.window for fact in facts if fact.window is not None and not fact.window.closed), None)
    for fact in facts:
        if fact.goes_both_ways:
            return "level"
        if fact.window is not None and fact.window.closed and not fact.is_day_of_counting(running):
            return "closed"
        if fact.growing:
            course = "growing"
    return course


def rivals(facts: Sequence[Facts], reader: Reader) -> Iterator[Found]:
    """Contradictions between origins: one for each day of a growing count, one in all for a closed one.

    Of reports on an event that is over there may be more: one for each set of figures that contradict each other.
    """
    closed = group_course(facts) == "closed"
    settled = all(fact.is_settled for fact in facts)
    reach = 0 if not closed else _ANY_DAYS if settled else reader.policy.lag
    for members in by_stance(facts).values():
        found = list(_rivals_by_window(members, reader, reach, hulls=not closed))
        yield from _gathered(found, reader) if closed else found


def _gathered(found: list[Found], reader: Reader) -> Iterator[Found]:
    """Over a closed count the disagreements of all days as one, but for those between figures that do not belong.

    Reports of an event are gathered with those of the days around them: over more, its dead have been found.
    """
    told = all(fact.claim.evidence is not None and not fact.is_settled for one in found for fact in one.pair)
    reach = 2 * reader.policy.lag if told else _ANY_DAYS
    while found:
        best = max(found, key=lambda one: one.strength)
        near = [one for one in found if abs((one.day or 0) - (best.day or 0)) <= reach]
        everyone = {id(fact): fact for one in near for fact in one.facts}
        kept = tuple(_of_one_scope(everyone.values(), best.pair, reader, told=told))
        yield attrs.evolve(best, facts=kept, day=None)
        stand = {id(fact) for fact in kept}
        found = [one for one in found if one is not best and not stand.issuperset(map(id, one.pair))]


def _of_one_scope(facts: Iterable[Facts], pair: tuple[Facts, Facts], reader: Reader, *, told: bool) -> Iterator[Facts]:
    """Those that count what one of the strongest pair counts, and nothing else than the other as far as is known.

    Groups are chains, and their ends may know of no tie; a figure of a week before stands in no position of this week.
    Of reports (``told``) a figure stands in it that contradicts whichever of the two it does not meet.
    """
    for fact in facts:
        found = [compare_facts(other, fact, reader) for other in pair]
        alike = _PERHAPS_ALIKE.issuperset(comparison.scope for comparison in found)
        if not alike or all(_is_untied(comparison) for comparison in found):
            continue
        if not told or not any(map(_is_apart, found)):
            yield fact


def _is_apart(comparison: Comparison) -> bool:
    """Whether another voice's figure, above or below, is held to be no contradiction."""
    apart = comparison.value in (ValueRelation.ABOVE, ValueRelation.BELOW)
    return apart and comparison.origin is not OriginRelation.SAME and comparison.verdict is not Verdict.CONFLICTS


def _is_untied(comparison: Comparison) -> bool:
    """Whether a figure says nothing of another's day; but one voice's two figures of one day stand together."""
    together = comparison.origin is OriginRelation.SAME and comparison.time is TimeRelation.MEETS
    return comparison.verdict in _UNTIED and not together


def _rivals_by_window(facts: list[Facts], reader: Reader, reach: int, *, hulls: bool) -> Iterator[Found]:
    """The strongest pair of each set of figures near each other, each pair once.

    What was told as the earlier state of a count that grows within the day is of no day that is known.
    """
    seen: set[tuple[Facts, Facts]] = set()
    if hulls:
        facts = [fact for fact in facts if fact.days is not None and not fact.days.previous]
    for window in _near(facts, reach):
        best = _strongest(*_extremes(window, hulls=hulls), reader)
        if best is None:
            continue
        pair, comparison = best
        if pair not in seen:
            seen.add(pair)
            yield Found(tuple(window), pair, comparison, day=max(map(_day, pair)))


def _near(facts: Sequence[Facts], reach: int) -> Iterator[list[Facts]]:
    """Sets of figures near each other, and those of one day where a voice is not known by its name.

    Nobody's 40 is no contradiction of a count of the day before, whose 12 may stand for its voice.
    """
    yield from _windows(facts, reach)
    if 1 < reach < _ANY_DAYS and any(fact.claim.evidence is not None for fact in facts):
        yield from _windows(facts, 1)  # over more days the dead that reports tell of may have grown
    if reach and any(fact.origin.key is None or fact.origin.voice != "named" for fact in facts):
        yield from _windows(facts, 0)


def _windows(facts: Iterable[Facts], reach: int) -> Iterator[list[Facts]]:
    """Sets of figures whose as-of dates lie within ``reach`` days of one another; each set as large as can be."""
    tickets = count()
    active: list[tuple[int, int, Facts]] = []
    dated = [(fact.days, fact) for fact in facts if fact.days is not None]
    for days, fact in sorted(dated, key=lambda entry: entry[0].first):
        if active and active[0][0] < days.first:
            if len(active) > 1:
                yield [entry[2] for entry in active]
            while active and active[0][0] < days.first:
                heappop(active)
        heappush(active, (days.last + reach, next(tickets), fact))
    if len(active) > 1:
        yield [entry[2] for entry in active]


def _extremes(facts: Iterable[Facts], *, hulls: bool) -> tuple[list[Facts], list[Facts]]:
    """For each origin the figure that lies lowest and the one that lies highest.

    With ``hulls``, for a count that grows within the day, the highest and the lowest: the day's figures of one origin
    span what it said that day, and another's figure within the span is no contradiction. Of figures that end alike a
    bound stands before a number, which may be what another's "less than 50" is made of.
    """
    voices: dict[object, list[Facts]] = defaultdict(list)
    for fact in sorted(facts, key=lambda fact: fact.ends.bound in POINTS):
        voices[fact.origin.key if fact.origin.key is not None else id(fact)].append(fact)
    lower, higher = (max, min) if hulls else (min, max)
    heard = list(voices.values())
    return [lower(said, key=_high) for said in heard], [higher(said, key=_low) for said in heard]


def _high(fact: Facts) -> tuple[bool, object, bool]:
    ends = fact.ends
    return (ends.high is None, ends.high if ends.high is not None else 0, not ends.high_open)


def _low(fact: Facts) -> tuple[bool, object, bool]:
    ends = fact.ends
    return (ends.low is not None, ends.low if ends.low is not None else 0, ends.low_open)


def _strongest(
    lows: Iterable[Facts], highs: Iterable[Facts], reader: Reader
) -> tuple[tuple[Facts, Facts], Comparison] | None:
    """The pair furthest apart that the verdict table calls a conflict, the lower figure first."""
    lowest = nsmallest(_TRIED, lows, key=_high)
    highest = sorted(highs, key=_low, reverse=True)[:_TRIED]
    pairs = [
        (distance(a.ends, b.ends), (a, b))
        for a, b in product(lowest, highest)
        if is_below(a.ends, b.ends) and (a.origin.key is None or a.origin.key != b.origin.key)
    ]
    for _, pair in sorted(pairs, key=lambda entry: (entry[0][1], entry[0][0]), reverse=True):
        comparison = compare_facts(*pair, reader)
        if comparison.verdict is Verdict.CONFLICTS:
            return pair, comparison
    return None


def denials(facts: Sequence[Facts], reader: Reader) -> Iterator[Found]:
    """What one source says and another denies: one for each voice that denies."""
    kinds = by_stance(facts)
    said = [fact for kind in _ANSWERED for fact in kinds.get(kind, ())]
    seen: set[object] = set()
    for denial in kinds.get("gainsaid", []) if said else []:
        key = (denial.origin.key or denial.id, denial.ends.low, denial.ends.high)
        if key in seen:
            continue
        seen.add(key)
        met = [f for f in said if not is_below(f.ends, denial.ends) and not is_below(denial.ends, f.ends)]
        for fact in nsmallest(_TRIED, met, key=_far_from(denial)):
            comparison = compare_facts(fact, denial, reader)
            if comparison.verdict is Verdict.DENIES:
                yield Found((*met, denial), (fact, denial), comparison, (tuple(met), (denial,)))
                break


def _far_from(other: Facts) -> Callable[[Facts], tuple[bool, bool, int]]:
    """How little a figure has to do with another: the same number first, another voice first, the nearest day first."""

    def far(fact: Facts) -> tuple[bool, bool, int]:
        apart = abs(fact.days.first - other.days.first) if fact.days is not None and other.days is not None else 0
        return (fact.ends.nominal != other.ends.nominal, fact.origin.key == other.origin.key, apart)

    return far


def excesses(wholes: Sequence[Facts], parts: Sequence[Facts], reader: Reader) -> Iterator[Found]:
    """A part that exceeds its whole: the worst case of two groups, one of which counts a part of the other."""
    best: Found | None = None
    for part, whole in _excess_pairs(wholes, parts, reader.policy.lag):
        if not is_below(whole.ends, part.ends):
            continue
        comparison = compare_facts(whole, part, reader)
        found = Found((whole, part), (whole, part), comparison)
        if comparison.verdict is Verdict.EXCEEDS_WHOLE and (best is None or found.strength > best.strength):
            best = found
    if best is not None:
        yield best


def _excess_pairs(wholes: Sequence[Facts], parts: Sequence[Facts], lag: int) -> Iterator[tuple[Facts, Facts]]:
    """For each part the lowest wholes of its day or later, and those of the few days before it on."""
    said = sorted(told(wholes), key=_day)
    lowest: list[tuple[Facts, ...]] = [()]
    for fact in reversed(said):
        lowest.append(_lowest(fact, *lowest[-1]))
    lowest.reverse()
    place = early = 0
    for part in sorted(told(parts), key=_day):
        while place < len(said) and _day(said[place]) < _day(part):
            place += 1
        while early < len(said) and _day(said[early]) < _day(part) - lag:
            early += 1
        for start in dict.fromkeys((place, early)):
            for whole in lowest[start]:
                yield part, whole


def _lowest(*facts: Facts) -> tuple[Facts, ...]:
    """The lowest figure, and the lowest of another voice: one that has gone on itself says nothing against its own."""
    ordered = sorted(facts, key=_high)
    others = (fact for fact in ordered if fact.origin.key != ordered[0].origin.key)
    return ordered[0], *islice(others, 1)


def _day(fact: Facts) -> int:
    return fact.days.first if fact.days is not None else 0


def overlaps(a: Sequence[Facts], b: Sequence[Facts], reader: Reader) -> Iterator[Found]:
    """Two groups whose scopes overlap: the pair furthest apart on one day, or within the lag for a closed count.

    Where one side goes both ways, as what is there at a moment does, another day's figure says nothing of it.
    """
    left, right = told(a), told(b)
    sides = {id(fact): 0 for fact in left} | {id(fact): 1 for fact in right}
    course = group_course(sorted([*left, *right], key=lambda fact: not fact.goes_both_ways))
    reach = reader.policy.lag if course == "closed" else 0
    best: Found | None = None
    for window in _windows([*left, *right], reach):
        split = [[f for f in window if sides[id(f)] == side] for side in (0, 1)]
        for lows, highs in (split, split[::-1]):
            strongest = _strongest(_extremes(lows, hulls=False)[0], _extremes(highs, hulls=False)[1], reader)
            if strongest is None:
                continue
            found = Found(tuple(window), *strongest)
            if best is None or found.strength > best.strength:
                best = found
    if best is not None:
        yield best
