"""The scope axis: how what one figure counts stands to what the other counts.

Links decide first. Then a different predicate, counted noun, mode or dimension is *different* before anything is
unknown. *Same* needs one event, or one place and period; where a text says less, nearness in time and likeness in size
may stand in, softly, and otherwise the scope is unknown.
"""

import attrs

from claimtrack.comparison.beside import goes_on_with
from claimtrack.comparison.facts import Facts
from claimtrack.comparison.hierarchy import Counted, Hierarchy
from claimtrack.comparison.locus import locus, resembles
from claimtrack.comparison.outcome import DIFFERENT, OVERLAPPING, PART, SAME, UNKNOWN, WHOLE, Outcome
from claimtrack.comparison.owners import owners
from claimtrack.model.claim import LinkKind
from claimtrack.model.comparison import ScopeRelation
from claimtrack.model.measure import Mode
from claimtrack.model.policy import Policy
from claimtrack.model.quantity import Bound
from claimtrack.model.source import Stance

__all__ = ["is_plain_zero", "scope"]

_FROM_LINK = {
    LinkKind.PART_OF: (PART, WHOLE),
    LinkKind.RESTATES: (SAME, SAME),
    LinkKind.SAME_AS: (SAME, SAME),
    LinkKind.NOT_SAME_AS: (DIFFERENT, DIFFERENT),
}


def scope(a: Facts, b: Facts, policy: Policy, hierarchy: Hierarchy) -> Outcome:
    """How what ``b`` counts stands to what ``a`` counts: ``part`` means that b is a part of a."""
    if a.links or b.links:
        linked = _linked(a, b)
        if linked is not None:
            return linked
    aside = _aside(a, b)
    if aside is not None:
        return aside
    part = _part_in_words(a, b)
    found: list[Outcome] = [] if part is None else [part]
    if a.predicate != b.predicate:
        found.append(_predicate(a, b, hierarchy))
    if a.dimension != b.dimension:
        found.append(_dimension(a, b))
    if (apart := owners(a, b, hierarchy)) is not None:
        found.append(apart)
    if a.counted != b.counted:
        found.append(_counted(a, b, policy, hierarchy))
    if a.mode is not b.mode:
        found.append(_mode(a, b))
    if not found:
        return _unless_vague(a, b, locus(a, b, policy, hierarchy))
    if part is not None and part.relation is not ScopeRelation.UNKNOWN:
        return _sum(found)
    for outcome in found:
        if outcome.relation is ScopeRelation.DIFFERENT:
            return outcome
    if (
        a.places
        and b.places
        and a.place != b.place
        and any(outcome.relation is ScopeRelation.OVERLAPPING for outcome in found)
    ):
        found = [outcome for outcome in found if outcome.relation is not ScopeRelation.OVERLAPPING] + _between(a, b)
    return _unless_vague(a, b, _sum([*found, locus(a, b, policy, hierarchy)]))


def _unless_vague(a: Facts, b: Facts, found: Outcome) -> Outcome:
    """The "dozens" of a headline are nobody's part and nobody's whole."""
    vague = Bound.VAGUE in (a.ends.bound, b.ends.bound)
    return _VAGUE if vague and found.relation in (ScopeRelation.PART, ScopeRelation.WHOLE) else found


def _aside(a: Facts, b: Facts) -> Outcome | None:
    """Figures that are no totals of what the others count: "two more have died", "the aftershock caused no casualties".

    A report that gives a toll and says in its own voice that there was none speaks of another event there.
    """
    if a.further or b.further:
        return _FURTHER
    if a.difference or b.difference:
        return _DIFFERENCE
    x, y = is_plain_zero(a), is_plain_zero(b)
    if x is y:
        return None
    return _BESIDE if (a if x else b).aside or (a.document is not None and a.document == b.document) else None


def _part_in_words(a: Facts, b: Facts) -> Outcome | None:
    """One figure says that it is of those counted: a part of what its own report counts, perhaps not of others."""
    if a.partial is b.partial or a.predicate != b.predicate:
        return None
    if a.document is None or a.document != b.document:
        return attrs.evolve(UNKNOWN, why="one of them is a part of what its own report counts")
    part, other = (a, b) if a.partial else (b, a)
    if goes_on_with(other.claim, part.claim) and _wholes(part) == _wholes(other):
        return None
    return _OF_THE_COUNTED if b.partial else _HOLDS_THE_COUNTED


def _wholes(fact: Facts) -> set[str]:
    """The figures of which one is a part, as links say."""
    return {target for kind, target in fact.links if kind is LinkKind.PART_OF}


def is_plain_zero(fact: Facts) -> bool:
    """Whether a report says in its own voice, denying nothing, that there were none."""
    none = fact.ends.low == 0 == fact.ends.high
    return none and fact.origin.voice == "outlet" and fact.stance is Stance.ASSERTED


_OF_THE_COUNTED = attrs.evolve(PART, why="the words make it a part of those counted")
_HOLDS_THE_COUNTED = attrs.evolve(WHOLE, why="the words make it a part of those counted")
_VAGUE = attrs.evolve(UNKNOWN, why="one figure is too vague to be a part or a whole")
_FURTHER = attrs.evolve(UNKNOWN, why="one of them comes on top of what was counted before")
_DIFFERENCE = attrs.evolve(UNKNOWN, why="one of them is how far two counts lie apart")
_BESIDE = attrs.evolve(UNKNOWN, why="a report that tells of some and says that there were none speaks of two events")
_CROSSING = attrs.evolve(UNKNOWN, why="each leaves out something that the other counts")


def _between(a: Facts, b: Facts) -> list[Outcome]:
    """Two ways of counting in two places: a peak in Paris can no more exceed all of France than its total can."""
    if a.place in b.places or b.place in a.places:
        return []
    return [attrs.evolve(UNKNOWN, why="they count in two ways, and it is not known that they speak of one place")]


def _linked(a: Facts, b: Facts) -> Outcome | None:
    """What a link between the two says; "not the same as" goes before all others."""
    found = [_FROM_LINK[kind][0] for kind, target in b.links if target == a.id]
    found += [_FROM_LINK[kind][1] for kind, target in a.links if target == b.id]
    if not found:
        return None
    for relation in (DIFFERENT, SAME):
        if relation in found:
            return attrs.evolve(relation, why="linked")
    if PART not in found:
        return attrs.evolve(WHOLE, why="linked")
    return attrs.evolve(OVERLAPPING if WHOLE in found else PART, why="linked")


def _sum(found: list[Outcome]) -> Outcome:
    """The scope that several components add up to; what keeps them apart hangs on nothing that another one presumes."""
    relations = {outcome.relation for outcome in found}
    for relation in (ScopeRelation.DIFFERENT, ScopeRelation.UNKNOWN):
        if relation in relations:
            return next(outcome for outcome in found if outcome.relation is relation)
    hinge = next((outcome.hinge for outcome in found if outcome.hinge), None)
    if ScopeRelation.OVERLAPPING in relations:
        first = next(outcome for outcome in found if outcome.relation is ScopeRelation.OVERLAPPING)
        return Outcome(ScopeRelation.OVERLAPPING, hinge, first.why)
    why = "; ".join(dict.fromkeys(outcome.why for outcome in found if outcome.why))
    if {ScopeRelation.PART, ScopeRelation.WHOLE} <= relations:
        # twelve children in the country, two people in the town: neither can exceed the other
        return attrs.evolve(_CROSSING, why=f"{_CROSSING.why}: {why}")
    for relation in (ScopeRelation.PART, ScopeRelation.WHOLE):
        if relation in relations:
            return Outcome(relation, hinge, why)
    return Outcome(ScopeRelation.SAME, hinge, why)


def _predicate(a: Facts, b: Facts, hierarchy: Hierarchy) -> Outcome:
    names = f"{_words(b.predicate)} and {_words(a.predicate)}"
    if hierarchy.is_predicate_within(b.predicate, a.predicate):
        return attrs.evolve(PART, why=f"{_words(b.predicate)} lies within {_words(a.predicate)}")
    if hierarchy.is_predicate_within(a.predicate, b.predicate):
        return attrs.evolve(WHOLE, why=f"{_words(a.predicate)} lies within {_words(b.predicate)}")
    if (b.predicate in a.entry.overlaps or a.predicate in b.entry.overlaps) and _count_all(a, b):
        return attrs.evolve(OVERLAPPING, why=f"{names} are two ways of counting")
    return attrs.evolve(DIFFERENT, why=f"{names} are different things")


def _count_all(a: Facts, b: Facts) -> bool:
    """Whether both count whom the event befell, and not some of them: two firefighters are no excess deaths."""
    return all(f.counted.head is None or f.counted.head in ("person", *f.entry.counts) for f in (a, b))


def _words(predicate: str) -> str:
    return predicate.replace("_", " ")


_EXTENTS = frozenset({"area", "length", "mass", "volume"})


def _counted(a: Facts, b: Facts, policy: Policy, hierarchy: Hierarchy) -> Outcome:
    """Heads first, then what narrows them; a nationality of the place itself narrows nothing."""
    x, y = a.counted, b.counted
    shown = f"{_noun(y, hierarchy)} and {_noun(x, hierarchy)}"
    if x.head is None or y.head is None:
        if a.dimension in _EXTENTS and a.predicate == b.predicate and resembles(a, b, policy):
            return Outcome(ScopeRelation.SAME, "resemblance")  # 9,000 hectares of woodland, 14,200 hectares burned
        return SAME if a.level and b.level else attrs.evolve(UNKNOWN, why="one report does not say what it counts")
    home = {f"@{place}" for place in (*a.places, *b.places)}
    p, q = x.marks - home, y.marks - home
    if x.head != y.head:
        if p == q and hierarchy.are_alike(x.head, y.head) and resembles(a, b, policy):
            return Outcome(ScopeRelation.SAME, "resemblance")
        found = _heads(x, y, p, q, hierarchy, shown)
        if _is_one_crowd(a, b, found, policy):
            return Outcome(ScopeRelation.SAME, "scope")
        return _stand_in(a, b, found, policy, hierarchy) if p == q else found
    if p == q:
        return SAME
    if not (p < q or q < p):
        return attrs.evolve(DIFFERENT, why=f"{shown} are different things")
    part, whole = (b, a) if p < q else (a, b)
    if not any(map(hierarchy.is_narrowing, p ^ q)):
        if resembles(a, b, policy):
            return Outcome(ScopeRelation.SAME, "resemblance")
        if part.ends.point > whole.ends.point:
            # 6,900 cases here, 17,210 dengue cases there: more cannot be a part; one of them leaves the word out
            return Outcome(ScopeRelation.SAME, "scope")
    why = f"{_noun(part.counted, hierarchy)} are among the {_noun(whole.counted, hierarchy)}"
    return attrs.evolve(PART if part is b else WHOLE, why=why)


def _is_one_crowd(a: Facts, b: Facts, found: Outcome, policy: Policy) -> bool:
    """Whether two nouns name those who came: the union's "workers" at a march are the police's "protesters".

    "5,000 protesters, 300 students" leaves the students a part; a part that would exceed its whole is none.
    """
    part, whole = (b, a) if found.relation is ScopeRelation.PART else (a, b)
    two_voices = None not in (a.origin.key, b.origin.key) and a.origin.key != b.origin.key
    return (
        found.relation in (ScopeRelation.PART, ScopeRelation.WHOLE)
        and a.entry.settled
        and b.entry.settled
        and two_voices
        and (part.ends.point > whole.ends.point or resembles(a, b, policy))
    )


def _stand_in(a: Facts, b: Facts, found: Outcome, policy: Policy, hierarchy: Hierarchy) -> Outcome:
    """One noun put for everybody: "31 workers" killed in the fire, then 47; but one voice may well name a part.

    What is alike in size is taken for one count, and so is what cannot be a part since it is more.
    """
    part, whole = (b, a) if found.relation is ScopeRelation.PART else (a, b)
    stands_in = hierarchy.is_stand_in(part.counted.head) and whole.counted.head == "person"
    if not stands_in or a.predicate != b.predicate:
        return found
    one_report = a.document is not None and a.document == b.document
    one_voice = a.origin.key == b.origin.key and (one_report or a.origin.key is not None)
    if (one_report and one_voice) or a.entry.settled:
        return found
    if resembles(a, b, policy) or (part.ends.point > whole.ends.point and not one_voice):
        return Outcome(ScopeRelation.SAME, "resemblance")
    return found if one_report else attrs.evolve(UNKNOWN, why=f"{found.why}, or stand for all of them")


def _heads(x: Counted, y: Counted, p: frozenset[str], q: frozenset[str], hierarchy: Hierarchy, shown: str) -> Outcome:
    """Two different nouns: one within the other if nothing narrows the wider one, else two things."""
    if x.head is None or y.head is None:
        raise ValueError("both nouns must be known")
    if hierarchy.is_noun_within(y.head, x.head):
        if p <= q:
            return attrs.evolve(PART, why=f"{_noun(y, hierarchy)} are among the {_noun(x, hierarchy)}")
        return attrs.evolve(OVERLAPPING, why=f"{shown} may be the same or not")
    if hierarchy.is_noun_within(x.head, y.head):
        if q <= p:
            return attrs.evolve(WHOLE, why=f"{_noun(x, hierarchy)} are among the {_noun(y, hierarchy)}")
        return attrs.evolve(OVERLAPPING, why=f"{shown} may be the same or not")
    return attrs.evolve(DIFFERENT, why=f"{shown} are different things")


def _noun(counted: Counted, hierarchy: Hierarchy) -> str:
    """A counted noun in words, what narrows it in front."""
    head = hierarchy.plural(counted.head) if counted.head is not None else "figures"
    marks = (mark.removeprefix("@") for mark in sorted(counted.marks))
    return " ".join([*marks, head, *(["for", counted.owner] if counted.owner else [])])


def _dimension(a: Facts, b: Facts) -> Outcome:
    if a.unit is None or b.unit is None:
        return attrs.evolve(UNKNOWN, why="one figure has no unit")
    return attrs.evolve(DIFFERENT, why=f"{b.unit} and {a.unit} measure different things")


def _mode(a: Facts, b: Facts) -> Outcome:
    """Stock, flow and running count; over one closed period a flow and a count are the same."""
    x, y = a.mode, b.mode
    if a.level and b.level:
        return SAME
    if Mode.STOCK in (x, y):
        if a.entry.peak and b.entry.peak:
            return attrs.evolve(OVERLAPPING, why="one is the figure at a moment, the other the whole")
        if None in (x, y):
            return attrs.evolve(UNKNOWN, why="one is the figure at a moment, the other does not say")
        return attrs.evolve(DIFFERENT, why="one is the figure at a moment, the other a count over time")
    if Mode.FLOW not in (x, y) or _one_span(a, b):
        return SAME
    if Mode.CUMULATIVE in (x, y):
        return attrs.evolve(PART if y is Mode.FLOW else WHOLE, why="a flow within the running count")
    return (
        SAME
        if a.window is not None and b.window is not None
        else attrs.evolve(UNKNOWN, why="one counts a span of time, the other does not say")
    )


def _one_span(a: Facts, b: Facts) -> bool:
    x, y = a.window, b.window
    return x is not None and y is not None and x.closed and (x.first, x.last) == (y.first, y.last)
