"""Comparison held against an oracle that samples points of the intervals, over claims of all shapes."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, pairwise

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.comparison.compare import compare
from claimtrack.comparison.conflicts import find_conflicts
from claimtrack.comparison.facts import Ends, Facts, Reader
from claimtrack.comparison.positions import are_consistent, stands
from claimtrack.comparison.timelines import timeline
from claimtrack.comparison.value import ends_relation
from claimtrack.lexicon.loader import load_lexicon
from claimtrack.model.claim import AsOfBasis, Claim
from claimtrack.model.comparison import OriginRelation, ScopeRelation, ValueRelation, Verdict
from claimtrack.model.document import DocumentRef
from claimtrack.model.evidence import Evidence
from claimtrack.model.measure import Measure, Mode
from claimtrack.model.moment import Moment
from claimtrack.model.policy import Policy
from claimtrack.model.quantity import Bound, Interval, Quantity
from claimtrack.model.source import Attribution, Source, SourceKind, Stance

NUMBERS = st.integers(0, 12) | st.sampled_from([100, 110, 150, 1160, 1200, 29500, 29514, 35000])


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    """Figures of every bound over few numbers, so that ends often touch."""
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    bound = draw(st.sampled_from([b for b in Bound if low != high or b not in (Bound.RANGE,)]))
    match bound:
        case Bound.EXACT:
            return Quantity(low, low, low, bound)
        case Bound.ABOUT:
            return Quantity(low, low, low, bound, approximate=True)
        case Bound.AT_LEAST | Bound.MORE_THAN:
            return Quantity(low, None, low, bound, low_open=bound is Bound.MORE_THAN)
        case Bound.AT_MOST | Bound.LESS_THAN:
            return Quantity(None, high, high, bound, high_open=bound is Bound.LESS_THAN)
    return Quantity(low, high, None, bound, approximate=draw(st.booleans()) if bound is Bound.RANGE else False)


DAYS = st.integers(0, 8).map(lambda n: Moment((date(2024, 2, 20) + timedelta(n)).isoformat()))
SOURCES = st.sampled_from(
    [
        Source("Hamas", SourceKind.ARMED_GROUP),
        Source("Gaza health ministry", SourceKind.HEALTH_AUTHORITY, affiliation="Hamas"),
        Source("police", SourceKind.POLICE),
        Source("officials", SourceKind.ANONYMOUS),
        Source("WHO situation report 12"),
        Source("WHO situation report 13"),
    ]
)
MEASURES = st.builds(
    Measure,
    st.sampled_from(["killed", "casualties", "excess_deaths", "held", "attended", "praised"]),
    st.sampled_from([None, "people", "children", "Thai workers"]),
    st.sampled_from([None, "Gaza Strip", "Rafah", "Kabul", "Nowhereville"]),
    st.sampled_from([None, None, "blast"]),
    st.sampled_from([None, Moment("2024-02-20"), Moment("2024-02"), Moment("2023-10-07/.."), Moment("XXXX-02-20")]),
    st.sampled_from([None, *Mode]),
)


@st.composite
def claims(draw: st.DrawFn, measures: st.SearchStrategy[Measure] = MEASURES) -> Claim:
    """Claims with and without source and date."""
    as_of = draw(st.none() | DAYS)
    return Claim(
        draw(measures),
        draw(quantities()),
        Attribution(draw(st.none() | SOURCES), stance=draw(st.sampled_from(Stance))),
        as_of,
        None if as_of is None else draw(st.sampled_from(AsOfBasis)),
    )


@st.composite
def told(draw: st.DrawFn) -> Claim:
    """One count of one flood, by one of three voices or by nobody, as a report of one of three days has it."""
    number, day = draw(st.integers(1, 9)), draw(st.integers(1, 3))
    document = DocumentRef(f"report {draw(st.integers(0, 5))}")
    return Claim(
        Measure("killed", "people", "Kabul", None, Moment("2024-02-20/..")),
        Quantity(number, number, number, Bound.EXACT, unit="person"),
        Attribution(draw(st.none() | st.sampled_from([Source(name) for name in ("police", "mayor", "army")]))),
        Moment(f"2024-02-2{day}"),
        AsOfBasis.STATED,
        evidence=Evidence(document.id, 0, 9, "They died", 0, 4),
        document=document,
    )


POLICIES = st.builds(
    Policy, strict_more_than=st.booleans(), lag=st.integers(0, 5), tolerance=st.sampled_from([0, Fraction(1, 10)])
)
ONE_THING = st.just(Measure("killed", "people", None, "blast"))
SAID = st.sampled_from([Stance.ASSERTED, Stance.HEDGED])


def read(claim: Claim, policy: Policy | None = None) -> Facts:
    """The facts of a claim."""
    return Reader(policy or Policy(), load_lexicon()).read(claim)


def samples(*intervals: Interval) -> list[Fraction]:
    """Points that tell the intervals apart: every end, the middles between them, and points beyond all of them."""
    ends = sorted({end for i in intervals for end in (i.low, i.high) if end is not None})
    middles = [(a + b) / 2 for a, b in pairwise(ends)]
    return [ends[0] - 1, *ends, *middles, ends[-1] + 1]


def oracle(a: Interval, b: Interval) -> ValueRelation:
    """The relation of two intervals by the points that belong to them."""
    points = samples(a, b)
    in_a, in_b = ({p for p in points if p in i} for i in (a, b))
    if in_a == in_b:
        return ValueRelation.EQUAL
    if in_b < in_a:
        return ValueRelation.WITHIN
    if in_a < in_b:
        return ValueRelation.CONTAINS
    if in_a & in_b:
        return ValueRelation.OVERLAP
    return ValueRelation.ABOVE if min(in_b) > min(in_a) else ValueRelation.BELOW


@given(claims(), claims(), POLICIES)
def test_every_pair_has_a_verdict_and_its_converse(a: Claim, b: Claim, policy: Policy):
    """Comparison is total and converse-closed, and the sentence ends as one."""
    there, back = compare(a, b, policy), compare(b, a, policy)
    assert back.verdict is there.verdict.converse
    assert (back.gap, back.ratio, back.soft) == (there.gap, there.ratio, there.soft)
    assert set(back.hinges) == set(there.hinges)
    assert back.hints == there.hints
    assert there.reason.endswith(".")
    assert there.soft == bool(there.hinges)


# A policy that grants next to nothing; "about 0" must not become 0.
STERN = Policy(
    epsilon=Decimal("0.000001"),
    roundness=Decimal("0.000001"),
    strict_more_than=True,
    lag=0,
    event_days=0,
    resemblance=Decimal(1),
)
NAMES = {field.name for field in attrs.fields(Policy)} | {"day", "scope", "origin"}


@given(claims(), claims())
def test_what_is_not_soft_hangs_on_the_words_alone(a: Claim, b: Claim):
    """A verdict without a hinge stays under a policy that grants nothing; every hinge is a policy field or explained."""
    found = compare(a, b)
    assert set(found.hinges) <= NAMES
    if not found.soft and found.verdict not in (Verdict.INCOMPARABLE, Verdict.UNDETERMINED):
        assert compare(a, b, STERN).verdict is found.verdict


@given(claims())
def test_a_claim_never_disagrees_with_itself(a: Claim):
    """A claim against itself agrees, or cannot be compared because its own scope or date is not known."""
    quiet = {Verdict.AGREES, Verdict.UNDETERMINED, Verdict.CONSISTENT}
    assert compare(a, a).verdict in quiet


@given(quantities(), quantities(), POLICIES)
def test_the_value_axis_agrees_with_points(x: Quantity, y: Quantity, policy: Policy):
    """The relation of two intervals is that of the points in them."""
    a, b = (read(Claim(Measure("killed"), value), policy) for value in (x, y))
    assert ends_relation(a.ends, b.ends) is oracle(x.interval(policy), y.interval(policy))


@given(claims(), claims(), POLICIES)
def test_the_gap_is_the_distance_between_the_intervals(a: Claim, b: Claim, policy: Policy):
    """A gap exists exactly where the intervals do not meet, and its ratio is at most 1 for counts."""
    found = compare(a, b, policy)
    meets = a.value.interval(policy).meets(b.value.interval(policy))
    assert (found.gap is None) == meets
    if found.gap is not None:
        assert found.gap >= 0
        assert 0 <= found.ratio <= 1


@given(claims(ONE_THING), claims(ONE_THING), POLICIES)
def test_figures_that_can_both_be_true_never_conflict(a: Claim, b: Claim, policy: Policy):
    """A conflict needs figures that no number satisfies both of, and two voices."""
    found = compare(a, b, policy)
    if found.verdict is Verdict.CONFLICTS:
        assert not a.value.interval(policy).meets(b.value.interval(policy))
        assert found.origin is not OriginRelation.SAME
        assert found.scope in (ScopeRelation.SAME, ScopeRelation.OVERLAPPING)


@given(st.lists(quantities(), min_size=1, max_size=6))
def test_figures_are_consistent_exactly_when_one_point_belongs_to_all(values: list[Quantity]):
    """Pairwise consistency by the ends is the existence of a common point (Helly in one dimension)."""
    facts = [read(Claim(Measure("killed"), value)) for value in values]
    intervals = [value.interval() for value in values]
    common = any(all(p in i for i in intervals) for p in samples(*intervals))
    assert are_consistent([f.ends for f in facts]) == common
    assert common == all(a.meets(b) for a, b in combinations(intervals, 2))


def fewest(ends: Sequence[Ends]) -> int:
    """The fewest sets of consistent figures, by trying all ways to share them out; for few figures."""
    best = len(ends)

    def place(index: int, sets: list[list[Ends]]) -> None:
        nonlocal best
        if len(sets) >= best:
            return
        if index == len(ends):
            best = len(sets)
            return
        for members in sets:
            members.append(ends[index])
            if are_consistent(members):
                place(index + 1, sets)
            members.pop()
        place(index + 1, [*sets, [ends[index]]])

    place(0, [])
    return best


@given(st.lists(quantities(), min_size=1, max_size=6))
def test_the_sweep_makes_the_fewest_positions(values: list[Quantity]):
    """Every figure stands in one position, each position is consistent, and no fewer positions would do."""
    facts = [read(Claim(Measure("killed"), value)) for value in values]
    found = stands(facts)
    assert sorted(id(f) for s in found for f in s) == sorted(map(id, facts))
    assert all(are_consistent([f.ends for f in s]) for s in found)
    assert len(found) == max(fewest([f.ends for f in facts]), 1)


@settings(max_examples=60)
@given(st.lists(claims(), max_size=12), POLICIES)
def test_every_conflict_is_one_that_compare_finds(many: list[Claim], policy: Policy):
    """What is reported of many claims is what ``compare`` says of the strongest pair."""
    for conflict in find_conflicts(many, policy):
        assert conflict.pair is not None
        a, b = conflict.pair
        found = compare(a, b, policy)
        assert found.verdict is conflict.relation
        assert (found.reason, found.gap, found.soft) == (conflict.reason, conflict.gap, conflict.soft)
        assert len(conflict.positions) >= 2 or conflict.relation is Verdict.REVISES_DOWN
        assert {a.id, b.id} <= {claim.id for claim in conflict.claims}


@settings(max_examples=60)
@given(st.lists(claims(ONE_THING), max_size=7))
def test_a_group_has_a_conflict_exactly_when_a_pair_conflicts(many: list[Claim]):
    """For claims of one named, closed event no contradicting pair is missed and none is made up."""
    pairs = any(compare(a, b).verdict is Verdict.CONFLICTS for a, b in combinations(many, 2))
    found = [c for c in find_conflicts(many) if c.relation is Verdict.CONFLICTS]
    assert bool(found) == pairs


@settings(max_examples=60)
@given(st.lists(claims(), max_size=12))
def test_timelines_drop_nothing(many: list[Claim]):
    """Every claim stands in exactly one timeline, in as-of order."""
    lines = timeline(many)
    assert sorted(e.claim.id for line in lines for e in line.entries) == sorted(c.id for c in many)
    for line in lines:
        dates = [e.claim.as_of.latest for e in line.entries if e.claim.as_of is not None]
        assert dates == sorted(dates)


@settings(max_examples=60)
@given(st.lists(claims(), max_size=10) | st.lists(told(), min_size=4, max_size=14), st.randoms())
def test_the_order_of_claims_does_not_matter(many: list[Claim], random):
    """Conflicts are the same and in the same order, whatever order claims come in."""
    unique = list({c.id: c for c in many}.values())
    shuffled = unique.copy()
    random.shuffle(shuffled)
    assert find_conflicts(shuffled) == find_conflicts(unique)
