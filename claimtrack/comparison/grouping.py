"""Groups: which of many claims speak of one thing, found without holding every claim against every other.

Enters: facts. Leaves: nodes - claims whose scope is written alike - joined into groups where the scope axis says
*same*, and the edges between groups where it says *part* or *overlapping*. Claims are sorted into drawers by event or
place and swept there in order of time, so that only those which may have to do with each other meet.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence

import attrs

from claimtrack.comparison.facts import Facts, Reader
from claimtrack.comparison.locus import furthest
from claimtrack.comparison.ordering import full_key
from claimtrack.comparison.scope import scope
from claimtrack.comparison.union import Union
from claimtrack.model.claim import LinkKind
from claimtrack.model.comparison import ScopeRelation
from claimtrack.model.measure import Mode

__all__ = ["ALWAYS", "NEIGHBOURS", "Group", "Grouping", "Written", "clusters", "group", "neighbours", "written"]

# How many nodes around one in time are held against it in one drawer; a bound, so that the work stays linear.
NEIGHBOURS = 32
ALWAYS = 4_000_000  # a day beyond the calendar, for what has no end


@attrs.define(eq=False)
class _Node:
    """Claims with one written scope, in as-of order."""

    facts: list[Facts]
    number: int

    @property
    def first(self) -> Facts:
        return self.facts[0]

    def nearest(self, other: Facts) -> Facts:
        """The claim whose as-of is nearest to another's: the one that may say the same."""
        if len(self.facts) == 1 or other.days is None:
            return self.facts[0]
        place = bisect_left(self.facts, other.days.first, key=_day)
        around = self.facts[max(place - 1, 0) : place + 1]
        day = other.days.first
        return min(around, key=lambda fact: abs(_day(fact) - day))

    def span(self) -> tuple[int, int]:
        """The days on which what it counts may have happened."""
        fact = self.first
        if fact.window is not None and fact.window.first is not None:
            return fact.window.first, ALWAYS if fact.window.last is None else fact.window.last
        if fact.window is not None or fact.event is not None or fact.days is None or fact.level:
            return 0, ALWAYS
        return fact.days.first, fact.days.last  # it stands alone: its scope is not complete


def _day(fact: Facts) -> int:
    return fact.days.first if fact.days is not None else 0


@attrs.frozen(eq=False)
class Group:
    """Claims that speak of one thing, in input order of their nodes and as-of order within them."""

    facts: tuple[Facts, ...]


@attrs.frozen(eq=False)
class Grouping:
    """All groups, and how the scopes of some lie to each other.

    Attributes:
        groups: Each with its claims.
        parts: Pairs (whole, part) of group numbers.
        overlaps: Pairs of group numbers whose scopes overlap.
    """

    groups: tuple[Group, ...]
    parts: tuple[tuple[int, int], ...]
    overlaps: tuple[tuple[int, int], ...]


def _key(fact: Facts, index: int) -> Hashable:
    """The written scope; a claim whose scope is not complete stands alone."""
    window = fact.window.written if fact.window is not None else None
    complete = fact.event is not None or (fact.places and fact.window is not None and fact.window.resolved)
    if not complete or fact.borrowed:
        return index
    day = fact.days.first if fact.mode is Mode.FLOW and window is None and fact.days else None
    return fact.predicate, fact.counted, fact.dimension, fact.places, fact.event, window, fact.mode, day


def group(facts: Iterable[Facts], reader: Reader) -> Grouping:
    """Sort claims into groups that speak of one thing, with the edges between the groups.

    Which group a claim is in does not hang on the order they come in; groups are given in that order.
    """
    facts = list(facts)
    nodes = _nodes(sorted(facts, key=full_key))
    union = Union(len(nodes))
    edges = list(_join_linked(nodes, union))
    seen: set[tuple[int, int]] = set()
    for x, y in _neighbours(nodes, reader):
        pair = (min(x.number, y.number), max(x.number, y.number))
        if pair in seen or union.find(x.number) == union.find(y.number):
            continue
        seen.add(pair)
        left = x.nearest(y.first)
        relation = scope(left, y.nearest(left), reader.policy, reader.hierarchy).relation
        if relation is ScopeRelation.SAME:
            union.join(*pair)
        elif relation in (ScopeRelation.PART, ScopeRelation.WHOLE, ScopeRelation.OVERLAPPING):
            edges.append((x.number, y.number, relation))  # in the order in which they were held against each other
    _put_as_given(nodes, facts)
    return _grouping(nodes, union, edges)


def _put_as_given(nodes: list[_Node], facts: Sequence[Facts]) -> None:
    """Nodes in the order of the first claim of each, those of one day in a node in the order in which they came."""
    place = {id(fact): number for number, fact in enumerate(facts)}
    for node in nodes:
        node.facts.sort(key=lambda fact: (_day(fact), place[id(fact)]))
    nodes.sort(key=lambda node: min(place[id(fact)] for fact in node.facts))


def neighbours(facts: Iterable[Facts], reader: Reader) -> Iterator[tuple[Facts, Facts]]:
    """Pairs of claims that lie near each other in subject and time, each once: those that grouping looks at."""
    seen: set[tuple[int, int]] = set()
    for a, b in _neighbours([_Node([fact], number) for number, fact in enumerate(facts)], reader):
        pair = (min(a.number, b.number), max(a.number, b.number))
        if pair not in seen and a is not b:
            seen.add(pair)
            yield a.first, b.first


def _nodes(facts: Iterable[Facts]) -> list[_Node]:
    by_key: dict[Hashable, list[Facts]] = defaultdict(list)
    for index, fact in enumerate(facts):
        by_key[_key(fact, index)].append(fact)
    for members in by_key.values():
        members.sort(key=_day)
    return [_Node(members, number) for number, members in enumerate(by_key.values())]


def _join_linked(nodes: list[_Node], union: Union) -> Iterator[tuple[int, int, ScopeRelation]]:
    """Join what links call the same; yield the edges from wholes to linked parts."""
    if not any(fact.links for node in nodes for fact in node.facts):
        return
    home = {fact.id: node.number for node in nodes for fact in node.facts}
    for node in nodes:
        for fact in node.facts:
            for kind, target in fact.links:
                if target not in home:
                    continue
                if kind is LinkKind.PART_OF:
                    yield home[target], node.number, ScopeRelation.PART
                elif kind is not LinkKind.NOT_SAME_AS:
                    union.join(node.number, home[target])


def _drawers(node: _Node, reader: Reader) -> Iterator[tuple[Hashable, bool]]:
    """Where a node may meet others; and whether it lives there or only looks in, as a city looks into its country."""
    fact = node.first
    kind = (reader.hierarchy.predicate_component(fact.predicate), fact.dimension)
    if fact.event is not None:
        yield (*kind, "event", fact.event), True
    for number, place in enumerate(fact.places):
        yield (*kind, "place", place), number == 0
    window = fact.window
    if window is not None and window.first is not None and window.resolved:
        yield (*kind, "day", window.first, window.last is None), True
    elif window is not None and not window.resolved:
        yield (*kind, "day", window.written), True
    if fact.document is not None and (not fact.places or window is None):
        yield (*kind, "document", fact.document), True
    if fact.story is not None:
        yield (*kind, "story", fact.story), True


def _neighbours(nodes: list[_Node], reader: Reader) -> Iterator[tuple[_Node, _Node]]:
    """Pairs of nodes that share a drawer and may overlap in time."""
    drawers: dict[Hashable, list[tuple[_Node, bool]]] = defaultdict(list)
    for node in nodes:
        for drawer, lives in _drawers(node, reader):
            drawers[drawer].append((node, lives))
    for members in drawers.values():
        yield from _sweep(members, furthest(reader.policy))


def _sweep(members: list[tuple[_Node, bool]], days: int) -> Iterator[tuple[_Node, _Node]]:
    """Pairs whose spans lie within ``days`` of each other, at most ``NEIGHBOURS`` back; what never ends stays open.

    Two nodes that only look into a drawer do not meet there: two cities of one country have a drawer of their own.
    """
    spans = sorted(((*node.span(), node, lives) for node, lives in members), key=lambda s: (s[0], s[2].number))
    active: list[tuple[int, _Node, bool]] = []
    lasting: list[tuple[int, _Node, bool]] = []
    for start, end, node, lives in spans:
        active = [span for span in active[-NEIGHBOURS:] if span[0] + days >= start]
        for _, other, other_lives in (*active, *lasting[-NEIGHBOURS:]):
            if lives or other_lives:
                yield other, node
        (lasting if end == ALWAYS else active).append((end, node, lives))


def _grouping(nodes: list[_Node], union: Union, edges: list[tuple[int, int, ScopeRelation]]) -> Grouping:
    """Number the groups and carry the edges over from nodes to groups."""
    numbers: dict[int, int] = {}
    members: list[list[Facts]] = []
    for node in nodes:
        root = union.find(node.number)
        if root not in numbers:
            numbers[root] = len(members)
            members.append([])
        members[numbers[root]].extend(node.facts)
    parts: dict[tuple[int, int], None] = {}
    overlaps: dict[tuple[int, int], None] = {}
    for a, b, relation in edges:
        x, y = numbers[union.find(a)], numbers[union.find(b)]
        if x == y:
            continue
        if relation is ScopeRelation.OVERLAPPING:
            overlaps[min(x, y), max(x, y)] = None
        else:
            parts[(x, y) if relation is ScopeRelation.PART else (y, x)] = None
    return Grouping(tuple(Group(tuple(m)) for m in members), tuple(parts), tuple(overlaps))


@attrs.frozen
class Written:
    """The written scope of a figure and where it may meet others, for those who keep claims sorted on disk.

    Attributes:
        key: Equal for claims that grouping takes for one scope unseen; None for one that stands alone.
        drawers: Where it may meet others, and whether it lives there or only looks in.
        first: The first day on which what it counts may have happened, counted from year 1.
        last: The last one; ``ALWAYS`` for what has no end.
    """

    key: Hashable | None
    drawers: tuple[tuple[Hashable, bool], ...]
    first: int
    last: int


def written(fact: Facts, reader: Reader) -> Written:
    """The written scope of one figure, as grouping sees it."""
    key = _key(fact, -1)
    node = _Node([fact], 0)
    return Written(None if key == -1 else key, tuple(_drawers(node, reader)), *node.span())


def clusters(facts: Sequence[Facts], reader: Reader) -> tuple[list[int], list[tuple[int, int, ScopeRelation]]]:
    """For each claim, one of each written scope, the number of the set of scopes that it may have to do with.

    Everything that is not different is drawn together, and so is everything of one kind where some scope is not
    complete; sets may be larger than groups, never smaller. The edges say which pairs count parts or overlap.
    """
    union = Union(len(facts))
    edges: list[tuple[int, int, ScopeRelation]] = []
    for x, y in _neighbours([_Node([fact], number) for number, fact in enumerate(facts)], reader):
        relation = scope(x.first, y.first, reader.policy, reader.hierarchy).relation
        if relation is not ScopeRelation.DIFFERENT:
            union.join(x.number, y.number)
        if relation not in (ScopeRelation.DIFFERENT, ScopeRelation.SAME):
            edges.append((x.number, y.number, relation))
    loose: set[Hashable] = set()
    homes: dict[Hashable, int] = {}
    for number, fact in enumerate(facts):
        kind = reader.hierarchy.predicate_component(fact.predicate)
        if isinstance(_key(fact, number), int):
            loose.add(kind)
    for number, fact in enumerate(facts):
        kind = reader.hierarchy.predicate_component(fact.predicate)
        if kind in loose:
            union.join(homes.setdefault(kind, number), number)
            edges.append((homes[kind], number, ScopeRelation.UNKNOWN))
    return [union.find(number) for number in range(len(facts))], edges
