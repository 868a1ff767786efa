"""The few pairs that are compared in full, held against an oracle that compares all."""

from fractions import Fraction
from itertools import combinations, permutations, product

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.comparison import candidates
from claimtrack.comparison.candidates import (
    _windows,
    by_stance,
    denials,
    excesses,
    overlaps,
    rivals,
)
from claimtrack.comparison.compare import compare_facts
from claimtrack.comparison.facts import Days, Ends, Facts, Reader
from claimtrack.comparison.origins import Origin
from claimtrack.comparison.value import is_below
from claimtrack.lexicon.loader import load_lexicon
from claimtrack.model.claim import AsOfBasis, Claim, LinkKind
from claimtrack.model.comparison import Comparison, Verdict
from claimtrack.model.measure import Measure, Mode
from claimtrack.model.moment import Moment
from claimtrack.model.policy import Policy
from claimtrack.model.quantity import Bound, Quantity
from claimtrack.model.source import Attribution, Source, SourceKind, Stance

READER = Reader(Policy(), load_lexicon())
VOICES = [Source(name) for name in ("police", "mayor", "hospital")]
NOBODY = Source("officials", SourceKind.ANONYMOUS)
SIZES = st.sampled_from([0, 1, 3, 40, 50, 100])


def fact(
    value: int | Quantity,
    day: int,
    source: Source | None = None,
    stance: Stance = Stance.ASSERTED,
    basis: AsOfBasis = AsOfBasis.STATED,
    **measure: object,
) -> Facts:
    """A figure of one fire on a day of May; undated on day 0."""
    about = Measure(**{"predicate": "killed", "event": "fire", **measure})  # type: ignore[arg-type]
    if isinstance(value, int):
        value = Quantity(value, value, value, Bound.EXACT)
    moment = Moment(f"2024-05-{day:02d}") if day else None
    return READER.read(Claim(about, value, Attribution(source, stance=stance), moment, basis if day else None))


@st.composite
def shapes(draw: st.DrawFn) -> Quantity:
    """Figures with one end and with two, which may touch."""
    low, high = sorted((draw(SIZES), draw(SIZES)))
    bound = draw(
        st.sampled_from([Bound.EXACT, Bound.EXACT, Bound.AT_LEAST, Bound.AT_MOST, Bound.LESS_THAN, Bound.RANGE])
    )
    match bound:
        case Bound.AT_LEAST:
            return Quantity(low, None, low, bound)
        case Bound.AT_MOST | Bound.LESS_THAN if high:  # nothing is fewer than none
            return Quantity(None, high, high, bound, high_open=bound is Bound.LESS_THAN)
        case Bound.RANGE if low != high:
            return Quantity(low, high, None, bound)
    return Quantity(low, low, low, Bound.EXACT)


def some(**measure: object) -> st.SearchStrategy[list[Facts]]:
    """Figures of one measure."""
    voices, days = st.sampled_from([*VOICES, NOBODY]), st.integers(0, 9)
    said = st.builds(
        lambda value, day, source, basis: fact(value, day, source, Stance.ASSERTED, basis, **measure),
        shapes(), days, voices, st.sampled_from(AsOfBasis),
    )  # fmt: skip
    return st.lists(said, min_size=1, max_size=5)


def worst(first: list[Facts], second: list[Facts], verdict: Verdict) -> list[Fraction]:
    """Of all pairs of the two that have a verdict how far the widest is apart."""
    every = (compare_facts(a, b, READER) for a, b in product(first, second))
    return sorted((one.ratio or Fraction(0) for one in every if one.verdict is verdict), reverse=True)[:1]


@settings(max_examples=80)
@given(some(), some(counted="children"))
def test_the_worst_part_that_exceeds_its_whole_is_found(wholes: list[Facts], parts: list[Facts]):
    """One of all pairs, and none that exceeds it by more."""
    found = list(excesses(wholes, parts, READER))
    assert [one.strength for one in found] == worst(wholes, parts, Verdict.EXCEEDS_WHOLE)
    for one in found:
        assert one.facts == one.pair
        assert (one.pair[0] in wholes, one.pair[1] in parts) == (True, True)


@settings(max_examples=80)
@given(
    st.tuples(some(predicate="attended"), some(predicate="attended", mode=Mode.STOCK))
    | st.tuples(some(), some(predicate="excess_deaths"))
)
def test_the_strongest_disagreement_of_two_ways_of_counting_is_found(groups: tuple[list[Facts], list[Facts]]):
    """A total and a peak, the dead and the excess of deaths: of all pairs the one furthest apart."""
    found = list(overlaps(*groups, READER))
    assert [one.strength for one in found] == worst(*groups, Verdict.CONFLICTS)
    for one in found:
        assert set(one.pair) <= set(one.facts) <= {*groups[0], *groups[1]}
        assert [sum(fact in group for fact in one.pair) for group in groups] == [1, 1]
        assert is_below(one.pair[0].ends, one.pair[1].ends)


@settings(max_examples=60)
@given(
    st.lists(
        st.builds(
            fact,
            st.sampled_from([3, 8, 9]),
            st.integers(0, 9),
            st.sampled_from(VOICES),
            st.sampled_from([Stance.ASSERTED, Stance.HEDGED, Stance.DENIED, Stance.DISPUTED, Stance.FORECAST]),
        ),
        min_size=2,
        max_size=8,
    )
)
def test_each_denied_figure_is_found_once_for_a_voice(facts: list[Facts]):
    """Whatever one voice denies of what is said, at whatever day, is found."""
    expected = {
        (b.origin.key, b.ends.low)
        for a, b in product(facts, facts)
        if compare_facts(a, b, READER).verdict is Verdict.DENIES
    }
    found = list(denials(facts, READER))
    assert sorted((one.pair[1].origin.key or "", one.pair[1].ends.low) for one in found) == sorted(expected)
    for one in found:
        assert one.pair[0].ends == one.pair[1].ends
        assert one.split is not None
        assert [side.ends for side in one.split[0]] == [one.pair[1].ends] * len(one.split[0])
        assert one.split[1] == (one.pair[1],)


def test_a_denial_is_held_against_whoever_is_nearest_to_it():
    """The same number, another voice, the nearest day, in this order."""
    police, mayor, hospital = VOICES
    denial = fact(12, 5, police, Stance.DENIED)
    others = [fact(12, 1, mayor), fact(12, 4, hospital), fact(12, 5, police), fact(12, 7, mayor)]
    [found] = denials([*others, denial], READER)
    assert found.pair[0] is others[1]
    rough = attrs.evolve(others[1], ends=Ends(10, 14, nominal=11))
    [found] = denials([rough, others[0], denial], READER)
    assert found.pair[0] is others[0]
    [found] = denials([fact(12, 0, mayor), denial], READER)
    assert found.facts[-1] is denial


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 4)), max_size=9), st.integers(0, 3))
def test_windows_are_the_largest_sets_of_figures_near_each_other(spans: list[tuple[int, int]], reach: int):
    """All that lie within so many days of one another, each set as large as can be; figures without a date in none."""
    plain = fact(12, 0, VOICES[0])
    dated = [attrs.evolve(plain, days=Days(first, first + length)) for first, length in spans]
    at = [frozenset(id(f) for f in dated if f.days and f.days.first <= day <= f.days.last + reach) for day in range(20)]
    largest = {one for one in at if len(one) > 1 and not any(one < other for other in at)}
    found = [frozenset(map(id, window)) for window in _windows([plain, *dated], reach)]
    assert len(found) == len(set(found))
    assert set(found) == largest


def told_by(voices: list[Source], days: st.SearchStrategy[int], **measure: object) -> st.SearchStrategy[list[Facts]]:
    """Figures of one measure by a few voices; of what is said, now and then something else."""
    stances = st.sampled_from([*[Stance.ASSERTED] * 4, Stance.HEDGED, Stance.DENIED, Stance.FORECAST])
    bases = st.sampled_from(AsOfBasis)
    one = st.builds(
        lambda value, day, source, stance, basis: fact(value, day, source, stance, basis, **measure),
        shapes(), days, st.sampled_from(voices), stances, bases,
    )  # fmt: skip
    return st.lists(one, min_size=2, max_size=7)


def contradictions(facts: list[Facts]) -> list[Comparison]:
    """All pairs that contradict each other, each held against the other alone."""
    every = (compare_facts(a, b, READER) for a, b in combinations(facts, 2))
    return [one for one in every if one.verdict is Verdict.CONFLICTS]


@settings(max_examples=120)
@given(
    told_by([*VOICES, NOBODY], st.integers(0, 12))
    | told_by([*VOICES, NOBODY], st.integers(0, 12), predicate="attended")
)
def test_the_strongest_contradiction_of_a_closed_count_is_found(facts: list[Facts]):
    """Of all pairs of all days the one furthest apart; what stands in none of them stands in no disagreement."""
    ratios = [one.ratio or 0 for one in contradictions(facts)]
    found = list(rivals(facts, READER))
    assert max((one.strength for one in found), default=None) == max(ratios, default=None)
    assert all(one.day is None for one in found)
    for one in found:
        assert set(one.pair) <= set(one.facts)
        assert is_below(one.pair[0].ends, one.pair[1].ends)
    pairs = [f for one in found for f in one.pair]
    assert len(pairs) == len(set(pairs))


@pytest.mark.parametrize("turn", [1, -1])
def test_a_bound_that_ends_where_a_number_does_is_not_passed_over(turn: int):
    """Fewer than 50 may be what is made of 50, but not of at least 50, whichever of its voice's two is read first."""
    fewer = fact(Quantity(None, 50, 50, Bound.LESS_THAN, high_open=True), 1, VOICES[0])
    number, least = fact(50, 1, VOICES[1]), fact(Quantity(50, None, 50, Bound.AT_LEAST), 1, VOICES[1])
    [found] = rivals([fewer, *[number, least][::turn]], READER)
    assert found.pair == (fewer, least)
    assert found.comparison.gap == 0


def apart(facts: list[Facts]) -> dict[int, Fraction]:
    """For each day the widest contradiction of two voices: each of the one's figures lies below, and against, the other's."""
    found: dict[int, Fraction] = {}
    for day in {f.days.first for f in facts if f.days is not None}:
        voices: dict[object, list[Facts]] = {}
        for f in facts:
            if f.days is not None and f.days.first == day:
                voices.setdefault(f.origin.key or id(f), []).append(f)
        for low, high in permutations(voices.values(), 2):
            held = [compare_facts(a, b, READER) for a, b in product(low, high) if is_below(a.ends, b.ends)]
            if len(held) == len(low) * len(high) and all(one.verdict is Verdict.CONFLICTS for one in held):
                found[day] = max(found.get(day, Fraction(0)), min(one.ratio or Fraction(0) for one in held))
    return found


@settings(max_examples=120)
@given(
    told_by([*VOICES, NOBODY], st.integers(0, 2), mode=Mode.CUMULATIVE)
    | told_by([*VOICES, NOBODY], st.integers(0, 2), predicate="attended", mode=Mode.STOCK)
)
def test_a_count_that_grows_disagrees_day_by_day(facts: list[Facts]):
    """One disagreement a day and kind of stance, between voices of which one is above all that the other said that day."""
    expected = [
        pair for kind, members in by_stance(facts).items() if kind != "gainsaid" for pair in apart(members).items()
    ]
    found = [(one.day, one.strength) for one in rivals(facts, READER)]
    assert sorted(found) == sorted(expected)


def test_of_equal_figures_the_first_stands_for_its_voice():
    """Whether the count is over or grows."""
    police, mayor, _ = VOICES
    for mode in (None, Mode.CUMULATIVE):
        low = [fact(12, 1, police, mode=mode) for _ in range(2)]
        high = [fact(40, 1, mayor, mode=mode) for _ in range(2)]
        [found] = rivals([*low, *high], READER)
        assert found.pair == (low[0], high[0])
        assert set(found.facts) == {*low, *high}


def test_the_day_of_a_disagreement_is_the_first_of_which_both_may_be():
    """The police's count of May and the mayor's of 10 May disagree on the 10th, whichever is lower."""
    for sizes in ((12, 40), (40, 12)):
        month, day = (fact(size, 10, who, mode=Mode.CUMULATIVE) for size, who in zip(sizes, VOICES, strict=False))
        assert month.days is not None
        assert day.days is not None
        month = attrs.evolve(month, days=attrs.evolve(month.days, first=month.days.first - 9))
        [found] = rivals([month, day], READER)
        assert found.day == day.days.first


def test_one_pair_is_one_disagreement_however_many_days_it_spans():
    """Two counts of all of May contradict each other once, whatever others say on single days between."""
    police, mayor, hospital = VOICES
    month = [fact(size, 10, who, mode=Mode.CUMULATIVE) for size, who in ((12, police), (40, mayor))]
    month = [attrs.evolve(f, days=Days(f.days.first - 9, f.days.last + 21)) for f in month if f.days]
    days = [fact(20, day, hospital, mode=Mode.CUMULATIVE) for day in (3, 20)]
    [found] = rivals([*month, *days], READER)
    assert found.pair == tuple(month)


def test_disagreements_of_two_weeks_of_a_closed_count_are_two():
    """Each holds the figures of its own days, the wider one first; what is near to either of a pair stands with it."""
    police, mayor, hospital, army, union = *VOICES, Source("army"), Source("union")
    early, late = [fact(12, 1, police), fact(16, 2, mayor)], [fact(20, 20, hospital), fact(41, 21, army)]
    found = list(rivals([*early, *late], READER))
    assert [(one.facts, one.pair) for one in found] == [(tuple(late), tuple(late)), (tuple(early), tuple(early))]
    near, far = fact(19, 5, union), fact(18, 10, union)
    found = list(rivals([*early, near, far, *late], READER))
    assert [one.facts for one in found] == [tuple(late), (*early, near)]
    assert found[1].pair == tuple(early)


AT_MOST, FORTY_OR_LESS = (Quantity(None, n, n, Bound.AT_MOST) for n in (3, 40))
FEWER, FORTY_OR_MORE = (
    Quantity(None, 40, 40, Bound.LESS_THAN, high_open=True),
    Quantity(40, None, 40, Bound.AT_LEAST),
)


@pytest.mark.parametrize(
    ("police", "mayor", "mode", "pair"),
    [
        # over: the lowest of the one, the highest of the other
        ((3, 12), (40, 100), None, (0, 3)),
        ((40, AT_MOST), (100, 50), None, (1, 2)),
        ((40, FEWER), (FORTY_OR_MORE,), None, (1, 2)),
        ((FORTY_OR_LESS,), (40, 41), None, (0, 2)),
        # growing: the highest of the one, the lowest of the other
        ((3, 12), (40, 100), Mode.CUMULATIVE, (1, 2)),
        ((40, AT_MOST), (100, 50), Mode.CUMULATIVE, (0, 3)),
        # of two that are equally far apart by their ratio the wider apart
        ((10, 100), (20, 50), None, (2, 1)),
    ],
)
def test_which_figures_of_two_voices_are_the_pair(
    police: tuple, mayor: tuple, mode: Mode | None, pair: tuple[int, int]
):
    """The numbers of the pair count through the police's figures and then the mayor's."""
    told_of = ((value, who) for values, who in zip((police, mayor), VOICES, strict=False) for value in values)
    facts = [fact(value, 1, who, mode=mode) for value, who in told_of]
    [found] = rivals(facts, READER)
    assert found.pair == (facts[pair[0]], facts[pair[1]])


def test_above_forty_is_above_forty():
    """Of 40 and more than 40 only the second contradicts at most 40, whichever was told first."""
    police, mayor, _ = VOICES
    most, forty, above = fact(FORTY_OR_LESS, 1, mayor), fact(40, 1, police), fact(40, 1, police)
    above = attrs.evolve(above, ends=Ends(40, 90, low_open=True, nominal=40, bound=Bound.MORE_THAN))
    for facts in ([most, forty, above], [above, forty, most]):
        [found] = rivals(facts, READER)
        assert found.pair == (most, above)


def test_figures_that_touch_disagree_least():
    """Fewer than 40 and at least 40 cannot both be true and have no gap; 12 and 16 of another week go before them."""
    police, mayor, hospital, army = *VOICES, Source("army")
    fewer = Quantity(None, 40, 40, Bound.LESS_THAN, high_open=True)
    touching = [fact(fewer, 1, police), fact(Quantity(40, None, 40, Bound.AT_LEAST), 1, mayor)]
    found = list(rivals([*touching, fact(12, 20, hospital), fact(16, 20, army)], READER))
    assert [one.strength for one in found] == [Fraction(1, 4), 0]


def test_the_next_day_hides_no_disagreement_of_a_day():
    """The police's 12 and the mayor's 40 disagree, though the police have 50 the day after."""
    police, mayor, _ = VOICES
    low, high, after = (
        fact(*words, mode=Mode.CUMULATIVE) for words in ((12, 1, police), (40, 1, mayor), (50, 2, police))
    )
    [found] = rivals([low, high, after], READER)
    assert found.pair == (low, high)


def test_nobody_contradicts_what_is_told_on_one_day():
    """The hospital's 12 of two days, or 3 and then 12, and somebody's 40 of the second: that day's 12 are contradicted."""
    hospital = VOICES[2]
    for earlier, later, other in ((12, 12, 40), (3, 12, 40), (41, 12, 3), (40, 12, 40)):
        somebody = fact(other, 2, NOBODY)
        for origin in (somebody.origin, Origin(None), Origin("gazette", voice="outlet")):
            facts = [fact(earlier, 1, hospital), fact(later, 2, hospital), attrs.evolve(somebody, origin=origin)]
            [found] = rivals(facts, READER)
            assert set(found.pair) == {facts[1], facts[2]}


def test_what_was_told_as_an_earlier_state_spans_no_day():
    """The police's 30, up from 12, contradict the mayor's 20: the 12 were of some day before."""
    police, mayor, _ = VOICES
    now, other, before = (
        fact(*words, mode=Mode.CUMULATIVE) for words in ((30, 6, police), (20, 6, mayor), (12, 6, police))
    )
    before = attrs.evolve(before, days=attrs.evolve(before.days, published=True, previous=True))
    [found] = rivals([before, now, other], READER)
    assert (found.pair, found.facts) == ((other, now), (now, other))


def test_two_figures_of_one_voice_and_day_stand_together():
    """What comes on top of the police's 12 stands with them, though it says nothing against anybody."""
    police, mayor, hospital = VOICES
    low, high = fact(12, 1, police), fact(40, 1, mayor)
    for day, source, inside in ((1, police, True), (1, mayor, True), (2, police, False), (1, hospital, False)):
        more = attrs.evolve(fact(20, day, source), further=True)
        [found] = rivals([low, high, more], READER)
        assert (more in found.facts) is inside, (day, source.name)


def test_what_a_disagreement_holds_counts_the_same():
    """A figure of another fire, of a part, or of who knows what stands in no position of it; one tied to either does."""
    police, mayor, hospital = VOICES
    low, high = fact(12, 1, police), fact(40, 1, mayor)
    [found] = rivals([low, high], READER)
    assert found.facts == (low, high)
    links = {kind: ((kind, low.id),) for kind in (LinkKind.SAME_AS, LinkKind.NOT_SAME_AS, LinkKind.PART_OF)}
    for event, linked, inside in (
        ("fire", (), True),
        ("flood", (), False),
        (None, (), False),  # nobody knows whether it is of the fire
        (None, links[LinkKind.SAME_AS], True),
        ("flood", links[LinkKind.SAME_AS], False),  # the same as the one, and something else than the other
        ("fire", links[LinkKind.PART_OF], False),
        ("fire", links[LinkKind.NOT_SAME_AS], False),
    ):
        other = attrs.evolve(fact(20, 1, hospital, event=event), links=linked)
        [found] = rivals([low, high, other], READER)
        assert found.pair == (low, high)
        assert (other in found.facts) is inside, (event, linked)


def test_how_much_is_compared_is_bounded(monkeypatch: pytest.MonkeyPatch):
    """Six figures on either side; none of one voice against itself, nor any that can both be true."""
    compared: list[tuple[Facts, Facts]] = []

    def counted(a: Facts, b: Facts, reader: Reader) -> Comparison:
        compared.append((a, b))
        return compare_facts(a, b, reader)

    monkeypatch.setattr(candidates, "compare_facts", counted)
    lows = [attrs.evolve(fact(n, 1, Source(f"low {n}")), further=True) for n in range(20)]
    highs = [attrs.evolve(fact(100 + n, 1, Source(f"high {n}")), further=True) for n in range(20)]
    assert list(rivals([*lows, *highs], READER)) == []
    assert set(compared) == set(product(lows[:6], highs[-6:]))
    assert len(compared) == 36
    compared.clear()
    assert list(rivals([fact(n, n, VOICES[0]) for n in range(1, 20)], READER)) == []
    assert list(rivals([fact(12, 1, Source(f"voice {n}")) for n in range(20)], READER)) == []
    assert compared == []
    denial = fact(12, 1, VOICES[0], Stance.DENIED)
    others = [attrs.evolve(fact(12, 1, Source(f"voice {n}")), further=True) for n in range(20)]
    assert list(denials([*others, denial], READER)) == []
    assert compared == [(other, denial) for other in others[:6]]


def test_denials_that_are_not_one():
    """Two of nobody known, and two of one voice of figures that differ at one end; the same again is one."""
    said = [fact(12, 1, VOICES[0])]
    for quantities, source, expected in (
        ((12, 12), NOBODY, 2),
        ((12, 12), VOICES[1], 1),
        ((12, Quantity(12, None, 12, Bound.AT_LEAST)), VOICES[1], 2),
        ((12, Quantity(None, 12, 12, Bound.AT_MOST)), VOICES[1], 2),
    ):
        denied = [fact(value, day, source, Stance.DENIED) for day, value in enumerate(quantities, 1)]
        assert len(list(denials([*said, *denied], READER))) == expected
