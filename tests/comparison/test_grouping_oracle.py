"""Groups held against an oracle that holds every claim against every other."""

from datetime import date, timedelta
from itertools import combinations
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.comparison import grouping
from claimtrack.comparison.facts import Facts, Reader
from claimtrack.comparison.grouping import ALWAYS, NEIGHBOURS, clusters, group, neighbours, written
from claimtrack.comparison.scope import scope
from claimtrack.lexicon.loader import load_lexicon
from claimtrack.model.claim import AsOfBasis, Claim, LinkKind
from claimtrack.model.comparison import ScopeRelation
from claimtrack.model.measure import Measure, Mode
from claimtrack.model.moment import Moment
from claimtrack.model.policy import Policy
from claimtrack.model.quantity import Bound, Quantity
from claimtrack.model.source import Attribution, Source

READER = Reader(Policy(), load_lexicon())
TIED = {ScopeRelation.SAME, ScopeRelation.PART, ScopeRelation.WHOLE, ScopeRelation.OVERLAPPING}
START = date(2024, 2, 20)
DAYS = st.integers(0, 40).map(lambda n: (START + timedelta(n)).isoformat())
MONTHS = st.sampled_from(["2024-02", "2024-03"])
PERIODS = st.none() | DAYS | st.sampled_from(["2024-02", "2024-03", "2024-02-20/.."])
MEASURES = st.builds(
    Measure,
    st.sampled_from(["killed", "killed", "casualties", "excess_deaths"]),
    st.sampled_from([None, None, "children"]),
    st.sampled_from(["Kabul", "Herat", "Afghanistan"]),
    st.sampled_from([None, None, None, "blast"]),
    PERIODS.map(lambda words: Moment(words) if words else None),
    st.sampled_from([None, None, Mode.FLOW, Mode.STOCK]),
)


@st.composite
def facts(draw: st.DrawFn) -> Facts:
    """Figures that say where and as of when, of few places and days, so that many have to do with each other."""
    size = draw(st.sampled_from([1, 9, 12, 15, 40, 1000]))
    claim = Claim(
        draw(MEASURES),
        Quantity(size, size, size, Bound.EXACT),
        Attribution(draw(st.sampled_from([None, Source("police"), Source("mayor")]))),
        Moment(draw(DAYS | MONTHS)),
        draw(st.sampled_from(AsOfBasis)),
    )
    return READER.read(claim)


def relation(a: Facts, b: Facts) -> ScopeRelation:
    """How the second counts to the first, held against each other alone."""
    return scope(a, b, READER.policy, READER.hierarchy).relation


@settings(max_examples=50)
@given(st.lists(facts(), min_size=2, max_size=10))
def test_no_two_figures_that_have_to_do_with_each_other_are_missed(members: list[Facts]):
    """Whatever two figures are of one thing, or one of a part of the other, grouping looks at them, and once."""
    looked_at = [frozenset((id(a), id(b))) for a, b in neighbours(members, READER)]
    assert len(looked_at) == len(set(looked_at))
    assert all(len(pair) == 2 for pair in looked_at)
    for a, b in combinations(members, 2):
        if relation(a, b) in TIED:
            assert frozenset((id(a), id(b))) in looked_at, (a.claim, b.claim)


def joined(members: list[Facts]) -> set[frozenset[int]]:
    """The groups of an oracle: everything that is the same as something of the group, whoever else is in it."""
    groups = [{id(fact)} for fact in members]
    for a, b in combinations(members, 2):
        if relation(a, b) is ScopeRelation.SAME:
            one, other = (next(g for g in groups if id(fact) in g) for fact in (a, b))
            if one is not other:
                groups.remove(other)
                one |= other
    return {frozenset(found) for found in groups}


@settings(max_examples=50)
@given(st.lists(facts(), min_size=2, max_size=10))
def test_groups_are_those_of_the_oracle(members: list[Facts]):
    """One claim of each written scope: a group is all that is tied by what is the same, and edges tie its parts."""
    once = list({written(fact, READER).key or id(fact): fact for fact in members}.values())
    found = group(once, READER)
    homes = {id(fact): number for number, one in enumerate(found.groups) for fact in one.facts}
    assert {frozenset(map(id, one.facts)) for one in found.groups} == joined(once)
    parts, crossing = set(), set()
    for a, b in combinations(once, 2):
        x, y, how = homes[id(a)], homes[id(b)], relation(a, b)
        if x != y and how in (ScopeRelation.PART, ScopeRelation.WHOLE):
            parts.add((x, y) if how is ScopeRelation.PART else (y, x))
        elif x != y and how is ScopeRelation.OVERLAPPING:
            crossing.add((min(x, y), max(x, y)))
    assert (set(found.parts), set(found.overlaps)) == (parts, crossing)


@settings(max_examples=50)
@given(st.lists(facts(), min_size=2, max_size=10))
def test_clusters_hold_groups_whole(members: list[Facts]):
    """What columns take for one set is never less than a group, and its edges name every part."""
    once = list({written(fact, READER).key or id(fact): fact for fact in members}.values())
    numbers, edges = clusters(once, READER)
    number_of = {id(fact): number for fact, number in zip(once, numbers, strict=True)}
    for one in joined(once):
        assert len({number_of[key] for key in one}) == 1
    wholes = {once[a].claim.id for a, _, how in edges if how is not ScopeRelation.OVERLAPPING}
    wholes |= {once[b].claim.id for _, b, how in edges if how is not ScopeRelation.OVERLAPPING}
    for a, b in combinations(once, 2):
        if relation(a, b) in (ScopeRelation.PART, ScopeRelation.WHOLE):
            assert {a.claim.id, b.claim.id} <= wholes


def read(words: int, source: str | None = "police", *, period: str | None = None, **fields: Any) -> Facts:
    """A figure of Kabul."""
    as_of = fields.pop("as_of", None)
    measure = Measure(**{"predicate": "killed", "place": "Kabul", **fields}, period=Moment(period) if period else None)
    value = Quantity(words, words, words, Bound.EXACT)
    moment = Moment(as_of) if as_of else None
    basis = AsOfBasis.STATED if as_of else None
    return READER.read(Claim(measure, value, Attribution(Source(source) if source else None), moment, basis))


def sizes(members: list[Facts]) -> list[int]:
    """How many figures each group has."""
    return sorted(len(one.facts) for one in group(members, READER).groups)


def test_a_figure_of_a_month_meets_those_of_its_last_days():
    """What is told as of May may be of any day of it."""
    for day, expected in (("2024-05-01", [2]), ("2024-05-31", [2]), ("2024-06-03", [2]), ("2024-06-04", [1, 1])):
        month, other = read(12, as_of="2024-05"), read(15, "mayor", as_of=day)
        assert sizes([month, other]) == sizes([other, month]) == expected


@pytest.mark.parametrize(
    ("source", "day", "expected"),
    [
        ("mayor", "2024-05-04", [2]),
        ("mayor", "2024-05-05", [1, 1]),  # another voice is taken to speak of it for three days
        ("police", "2024-05-05", [2]),
        ("police", "2024-05-07", [2]),  # one voice follows its count for twice as long
        ("police", "2024-05-08", [1, 1]),
    ],
)
def test_one_voice_follows_its_count_for_longer(source: str, day: str, expected: list[int]):
    """A figure without its day, some days after one of Kabul on 1 May."""
    first = read(12, period="2024-05-01", as_of="2024-05-01")
    assert sizes([first, read(15, source, as_of=day)]) == expected
    assert sizes([read(15, source, as_of=day), first]) == expected


def test_how_many_are_looked_at_is_bounded():
    """In one drawer each figure is held against the 32 before it in time, and against 32 that never end."""
    assert NEIGHBOURS == 32
    running = [read(12 + n, period="2024-05/..", mode=Mode.STOCK, as_of=f"2024-05-{n % 28 + 1:02d}") for n in range(40)]
    daily = [read(12 + n, as_of="2024-05-01") for n in range(40)]
    for members in (running, daily):
        assert len(list(neighbours(members, READER))) == sum(min(n, NEIGHBOURS) for n in range(40))
    both = [*running, *daily]
    last = daily[-1]
    beside = [a for a, b in neighbours(both, READER) if b is last]
    assert (sum(a in daily for a in beside), sum(a in running for a in beside)) == (NEIGHBOURS, NEIGHBOURS)


@pytest.mark.parametrize(
    ("a", "b", "near"),
    [
        ({"as_of": "2024-05-01"}, {"as_of": "2024-05-07"}, True),
        ({"as_of": "2024-05-01"}, {"as_of": "2024-05-08"}, False),
        ({"period": "2024-05-01"}, {"period": "2024-05-08"}, False),
        ({"period": "2024-05-01"}, {"period": "2024-05-05/2024-05-20"}, True),
        ({"period": "2024-05-01/2024-05-10"}, {"as_of": "2024-05-16"}, True),
        ({"period": "2024-05-01/.."}, {"period": "2025-05-01"}, True),
        ({"period": "XXXX-05-01"}, {"period": "2025-05-01"}, True),
        ({"as_of": "2024-05-01", "mode": Mode.STOCK}, {"as_of": "2025-05-01", "mode": Mode.STOCK}, True),
        # two cities look into their country, and do not meet there; the country meets both
        ({"period": "2024-05"}, {"period": "2024-05-02", "place": "Herat"}, False),
        ({"period": "2024-05"}, {"period": "2024-05-02", "place": "Afghanistan"}, True),
        # what names one event, or one day or start and no place that lists know
        ({"event": "fire", "place": None}, {"event": "fire", "place": "Paris"}, True),
        ({"event": "fire", "place": None}, {"event": "flood", "place": None}, False),
        ({"period": "2024-05-01"}, {"period": "2024-05-01", "place": None}, True),
        ({"period": "2024-05-01/2024-05-03"}, {"period": "2024-05-01", "place": None}, True),
        ({"period": "2024-05-01/2024-05-03"}, {"period": "2024-05-03", "place": None}, False),
        ({"period": "2024-05-01/.."}, {"period": "2024-05-01/..", "place": None}, True),
        ({"period": "XXXX-05-01"}, {"period": "XXXX-05-01", "place": None}, True),
        ({"as_of": "2024-05-01"}, {"as_of": "2024-05-01", "place": None}, False),
        ({"place": "Newtown, Newtown", "as_of": "2024-05-01"}, {"place": "Oldtown", "as_of": "2024-05-01"}, False),
    ],
)
def test_who_is_looked_at(a: dict[str, Any], b: dict[str, Any], near: bool):
    """What shares an event, a place or a day, within the days in which one voice still follows its count."""
    x, y = read(12, **a), read(15, **b)
    for pair in ((x, y), (y, x)):
        assert {frozenset(found) for found in neighbours(pair, READER)} == ({frozenset(pair)} if near else set())


@pytest.mark.parametrize(
    ("a", "b", "near"),
    [
        ({"place": None}, {"place": None}, True),
        ({"place": "Kabul"}, {"place": None}, True),
        ({"place": None, "period": "2024-05-01"}, {"place": None}, True),
        ({"place": "Newtown"}, {"place": "Oldtown"}, True),
        # what says where and when needs no report to be found by
        ({"place": "Kabul", "period": "2024-05-01"}, {"place": None}, False),
        ({"place": "Kabul", "period": "2024-05-01"}, {"place": "Paris", "period": "2024-05-02"}, False),
    ],
)
def test_figures_of_one_report_are_looked_at(a: dict[str, Any], b: dict[str, Any], near: bool):
    """Those of which something is missing, in one report and in no other."""
    x, y = (attrs.evolve(read(12, **words), document="one") for words in (a, b))
    assert bool(list(neighbours([x, y], READER))) is near
    assert not list(neighbours([x, attrs.evolve(y, document="other", places=("nowhere",), window=None)], READER))


def test_figures_of_one_story_are_looked_at():
    """Whatever else is missing; those of another story are not."""
    nowhere, kabul = read(12, place=None), read(15, period="2024-05-01")
    for stories, near in ((("one", "one"), True), (("one", "other"), False), (("one", None), False)):
        members = [attrs.evolve(f, story=story) for f, story in zip((nowhere, kabul), stories, strict=True)]
        assert bool(list(neighbours(members, READER))) is near


def test_each_pair_is_held_against_each_other_once(monkeypatch: pytest.MonkeyPatch):
    """Two that share event, place and day; and none of those that are known to be of one thing."""
    held: list[tuple[Facts, Facts]] = []

    def counted(a: Facts, b: Facts, *rest: Any) -> Any:
        held.append((a, b))
        return scope(a, b, *rest)

    monkeypatch.setattr(grouping, "scope", counted)
    shared = {"event": "fire", "period": "2024-05-01"}
    children, people = read(3, counted="children", **shared), read(12, **shared)
    found = group([children, people], READER)
    assert (len(held), found.parts) == (1, ((1, 0),))
    held.clear()
    dates = [read(12, event="fire", period=period) for period in (None, "2024-05-01", "2024-05-01/2024-05-02")]
    assert sizes(dates) == [3]
    assert len(held) == 2
    far = [read(n, as_of=f"20{n}-05-01") for n in range(10, 30)]
    held.clear()
    assert sizes(far) == [1] * 20
    assert held == []


def test_links_between_groups_and_within_one():
    """A part by a link is an edge; where a third figure is the same as both it is none, and all are one group."""
    whole, third = read(12, period="2024-05-01"), read(20, period="2024-05-03", place="Paris")
    part = attrs.evolve(read(15, period="2024-05-02", place="Herat"), links=((LinkKind.PART_OF, whole.id),))
    found = group([part, whole], READER)
    assert (len(found.groups), found.parts) == (2, ((1, 0),))
    both = attrs.evolve(third, links=tuple((LinkKind.SAME_AS, fact.id) for fact in (whole, part)))
    found = group([part, whole, both], READER)
    assert (len(found.groups), found.parts) == (1, ())
    apart = attrs.evolve(third, links=((LinkKind.NOT_SAME_AS, whole.id), (LinkKind.SAME_AS, "nothing that is here")))
    found = group([part, whole, apart], READER)
    assert (len(found.groups), found.parts) == (3, ((1, 0),))


def test_figures_of_one_scope_stand_in_the_order_of_their_days():
    """Whatever the order they are read in; nodes keep theirs, and what has no day stands first."""
    days = [read(12 + n, event="fire", as_of=day) for n, day in enumerate(("2024-05-03", None, "2024-05-01"))]
    flood = read(9, event="flood")
    first, second = group([days[0], flood, *days[1:]], READER).groups
    assert first.facts == (days[1], days[2], days[0])
    assert second.facts == (flood,)


def test_what_columns_draw_together():
    """Different things apart where all say where and when; with one that does not, all of its kind together."""
    kabul, paris = read(12, period="2024-05-01"), read(15, period="2024-05-01", place="Paris")
    again, held = read(20, period="2024-05-01", counted="children"), read(9, predicate="held", event="fire")
    numbers, edges = clusters([kabul, paris, again, held], READER)
    assert (numbers[0] == numbers[2], len(set(numbers))) == (True, 3)
    assert set(edges) == {(0, 2, ScopeRelation.PART)}
    bare = read(12, as_of="2024-09-01")
    numbers, edges = clusters([kabul, paris, held, bare], READER)
    assert numbers[0] == numbers[1] == numbers[3] != numbers[2]
    assert {(0, 1), (0, 3)} <= {(a, b) for a, b, how in edges if how is ScopeRelation.UNKNOWN}
    assert not any(2 in edge[:2] for edge in edges)


@pytest.mark.parametrize("few", [1, 2, 10])
@pytest.mark.parametrize("later", [0, 3, -3])
def test_of_many_figures_of_one_scope_the_nearest_in_time_is_held_against_another(few: int, later: int):
    """Weeks of a count that grows fourfold, and a figure without its period: it is the same if it is like its own week's."""
    weeks = [date(2024, month, day) for month in range(2, 7) for day in (1, 15)][:few]
    count = [
        read(10 * 4**n, mode=Mode.CUMULATIVE, period="2024-01-01/..", as_of=day.isoformat())
        for n, day in enumerate(weeks)
    ]
    for n, day in enumerate(weeks):
        as_of = (day + timedelta(later)).isoformat()
        assert sizes([*count, read(10 * 4**n, "mayor", as_of=as_of)]) == [few + 1]
        assert sizes([*count, read(10 * 4 ** (n + 2), "mayor", as_of=as_of)]) == [1, few]
    undated = read(10, "mayor", period="2024-01-01/..", as_of=None, mode=Mode.CUMULATIVE, counted="children")
    assert len(group([*count, undated], READER).parts) == 1


def test_the_written_scope_of_a_figure():
    """Its key, where it is complete; its drawers, and whether it lives there; its days."""
    complete = written(read(12, period="2024-05-01"), READER)
    first = date(2024, 5, 1).toordinal()
    assert complete.key is not None
    assert (complete.first, complete.last) == (first, first)
    assert [lives for _, lives in complete.drawers] == [True, False, True]  # Kabul, looks into Afghanistan, its day
    assert complete.key == written(read(15, "mayor", period="2024-05-01"), READER).key
    for other in (
        read(12, period="2024-05-02"),
        read(12, period="2024-05-01", mode=Mode.FLOW),
        read(12, period="2024-05-01", counted="children"),
        read(12, period="2024-05-01", event="fire"),
    ):
        assert written(other, READER).key != complete.key
    bare = written(read(12, as_of="2024-05-01"), READER)
    assert (bare.key, bare.first, bare.last) == (None, first, first)
    assert written(read(12, period="XXXX-05-01"), READER).key is None
    assert (written(read(12), READER).first, written(read(12), READER).last) == (0, ALWAYS)
    running = written(read(12, period="2024-05-01/.."), READER)
    assert (running.first, running.last) == (first, ALWAYS)
    until = written(read(12, period="../2024-05-01"), READER)
    assert (until.first, until.last) == (0, ALWAYS)
    assert written(read(12, period="2024-05-01", place=None), READER).key is None
    level = written(read(12, mode=Mode.STOCK, as_of="2024-05-01"), READER)
    assert (level.first, level.last) == (0, ALWAYS)
    flows = [read(12, mode=Mode.FLOW, event="flu", as_of=day) for day in ("2024-05-01", "2024-05-02")]
    assert written(flows[0], READER).key != written(flows[1], READER).key
    totals = [read(12, event="flu", as_of=day) for day in ("2024-05-01", "2024-05-02")]
    assert written(totals[0], READER).key == written(totals[1], READER).key is not None
    undated = written(read(12, mode=Mode.FLOW, event="flu"), READER).key
    assert undated is not None
    assert undated not in (written(flows[0], READER).key, written(totals[0], READER).key)
    spans = [read(12, mode=Mode.FLOW, period="2024-05", as_of=day) for day in ("2024-05-30", "2024-05-31")]
    assert written(spans[0], READER).key == written(spans[1], READER).key is not None
    borrowed = attrs.evolve(read(12, period="2024-05-01"), borrowed=("window",))
    assert written(borrowed, READER).key is None
