"""Conflicts: which of many claims cannot both be true, which were corrected, denied, or exceed their whole.

Enters: claims and a policy. Leaves: conflicts, sorted by how much they matter, each with its positions, its strongest
pair and a sentence. Refused: nothing; statements are left out, figures that a link calls a restatement count once.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable

import attrs

from claimtrack.comparison.candidates import Found, denials, excesses, overlaps, rivals
from claimtrack.comparison.context import fill_in, with_stories
from claimtrack.comparison.drops import drops
from claimtrack.comparison.facts import Facts, Reader
from claimtrack.comparison.grouping import Group, Grouping, group
from claimtrack.comparison.ordering import full_key
from claimtrack.comparison.positions import find_positions, position_of
from claimtrack.comparison.ranking import rank
from claimtrack.comparison.series import corrections
from claimtrack.comparison.shifts import explain_shifts
from claimtrack.lexicon.loader import Lexicon, load_lexicon
from claimtrack.model.claim import Claim, LinkKind
from claimtrack.model.comparison import Conflict, Hint
from claimtrack.model.finding import Finding, Severity
from claimtrack.model.policy import Policy
from claimtrack.model.quantity import Quantity

__all__ = ["conflicts_among", "conflicts_within", "find_conflicts", "read_facts"]

_ONE_STORY = 31  # days within which the same two figures are one disagreement


def find_conflicts(
    claims: Iterable[Claim],
    policy: Policy | None = None,
    lexicon: Lexicon | None = None,
    on_finding: Callable[[Finding], None] | None = None,
) -> list[Conflict]:
    """Where claims disagree: contradictions, denials, parts that exceed their whole, and revisions.

    A count that still grows disagrees day by day: there is one conflict for each day on which origins differ. A count
    that is closed gives one conflict for all its days.

    Args:
        claims: Any claims; statements among them are left out.
        policy: How figures are read; the default one if None.
        lexicon: The words; the shipped English ones if None.
        on_finding: Called with remarks, such as how many figures have no date.

    >>> from claimtrack.parsing.claims import claim
    >>> march = dict(predicate="attended", event="march of 23 March 2023", period="2023-03-23", as_of="2023-03-23")
    >>> figures = {"CGT": 800_000, "police": 119_000}
    >>> [found] = find_conflicts(claim(value=value, source=source, **march) for source, value in figures.items())
    >>> found.relation, [position.origins[0].name for position in found.positions]
    (<Verdict.CONFLICTS: 'conflicts'>, ['police', 'CGT'])
    """
    reader = Reader(policy or Policy(), lexicon or load_lexicon())
    return conflicts_among(read_facts(claims, reader), reader, on_finding)


def conflicts_among(
    facts: list[Facts], reader: Reader, on_finding: Callable[[Finding], None] | None = None
) -> list[Conflict]:
    """The same of facts that have been read and whose gaps have been filled."""
    return conflicts_within(group(facts, reader), reader, on_finding)


def conflicts_within(
    grouping: Grouping, reader: Reader, on_finding: Callable[[Finding], None] | None = None
) -> list[Conflict]:
    """The same of facts that have been sorted into groups; whatever order these and the figures in them stand in."""
    grouping = _in_one_order(_once(grouping))
    found = [*_within_groups(grouping, reader), *_between_groups(grouping, reader)]
    found.sort(key=lambda one: [full_key(fact) for fact in one.pair])
    if on_finding is not None:
        _report_undated(grouping, on_finding)
    return rank([_conflict(one) for one in _without_doubles(found)])


def read_facts(claims: Iterable[Claim], reader: Reader) -> list[Facts]:
    """The facts of all figures, gaps filled from their reports, reports joined to stories; statements are left out."""
    return with_stories(fill_in((reader.read(c) for c in claims if isinstance(c.value, Quantity)), reader), reader)


def _once(grouping: Grouping) -> Grouping:
    """Each restated figure once: what a link calls a restatement of another claim that is here is left out."""
    facts = [fact for members in grouping.groups for fact in members.facts]
    if not any(fact.links for fact in facts):
        return grouping
    known = {fact.id for fact in facts}
    groups = (
        Group(tuple(fact for fact in members.facts if not _is_told_twice(fact, known))) for members in grouping.groups
    )
    return attrs.evolve(grouping, groups=tuple(groups))


def _is_told_twice(fact: Facts, known: set[str]) -> bool:
    return any(kind is LinkKind.RESTATES and target in known and target != fact.id for kind, target in fact.links)


def _in_one_order(grouping: Grouping) -> Grouping:
    """The figures of each group in one order, by which ties are broken: where two pairs are equally far apart, say."""
    return attrs.evolve(
        grouping, groups=tuple(Group(tuple(sorted(one.facts, key=full_key))) for one in grouping.groups)
    )


def _within_groups(grouping: Grouping, reader: Reader) -> Iterable[Found]:
    for members in grouping.groups:
        if len(members.facts) > 1:
            told = list(explain_shifts(rivals(members.facts, reader), members.facts, reader.policy))
            yield from told
            yield from _untold(drops(members.facts, reader), told)
            yield from denials(members.facts, reader)
            yield from corrections(members.facts, reader)


def _untold(found: Iterable[Found], told: Iterable[Found]) -> Iterable[Found]:
    """Those whose pair does not stand in one of the disagreements that have been told."""
    homes: dict[int, set[int]] = defaultdict(set)
    for number, one in enumerate(told):
        for fact in one.facts:
            homes[id(fact)].add(number)
    return (one for one in found if homes[id(one.pair[0])].isdisjoint(homes[id(one.pair[1])]))


def _between_groups(grouping: Grouping, reader: Reader) -> Iterable[Found]:
    for whole, part in grouping.parts:
        yield from excesses(grouping.groups[whole].facts, grouping.groups[part].facts, reader)
    for a, b in grouping.overlaps:
        yield from overlaps(grouping.groups[a].facts, grouping.groups[b].facts, reader)


def _without_doubles(found: Iterable[Found]) -> list[Found]:
    """One conflict for one pair of figures of which a voice is the same; what a second one hints at is kept.

    The police's 119,000 against the union's 800,000 is one disagreement, though one report calls it a peak.
    """
    kept: list[Found] = []
    places: dict[object, list[int]] = {}
    for one in found:
        a, b = one.pair
        figures = frozenset((fact.ends.low, fact.ends.high) for fact in one.pair)
        key = (one.comparison.verdict, figures, a.place, a.event, b.place, b.event, one.day)
        voices = {fact.origin.key for fact in one.pair}
        for number in places.setdefault(key, []):
            first = kept[number]
            if voices & {fact.origin.key for fact in first.pair} and _are_near(first, one):
                hints = tuple(hint for hint in Hint if hint in (*first.comparison.hints, *one.comparison.hints))
                kept[number] = attrs.evolve(first, comparison=attrs.evolve(first.comparison, hints=hints))
                break
        else:
            places[key].append(len(kept))
            kept.append(one)
    return kept


def _are_near(one: Found, other: Found) -> bool:
    """Whether two disagreements are of one time, not of this year's march and last year's."""
    days = [fact.days.first for found in (one, other) for fact in found.pair if fact.days is not None]
    return not days or max(days) - min(days) <= _ONE_STORY


def _conflict(found: Found) -> Conflict:
    comparison = found.comparison
    measure = found.pair[0].claim.measure
    if measure is None:
        raise TypeError("a statement has no figure to compare")
    return Conflict(
        measure,
        find_positions(found.facts) if found.split is None else tuple(position_of(list(side)) for side in found.split),
        comparison.verdict,
        comparison.gap,
        comparison.ratio,
        comparison.soft,
        comparison.reason,
        comparison.hints,
        (found.pair[0].claim, found.pair[1].claim),
        comparison.hinges,
        found.findings,
    )


def _report_undated(grouping: Grouping, on_finding: Callable[[Finding], None]) -> None:
    undated = [fact for members in grouping.groups for fact in members.facts if fact.days is None]
    if undated:
        count = "one figure has" if len(undated) == 1 else f"{len(undated)} figures have"
        message = f"{count} no date; where figures differ it is not known which came first"
        on_finding(Finding("undated-figures", Severity.INFO, message))
