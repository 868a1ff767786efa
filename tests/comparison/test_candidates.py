"""The few pairs that are compared in full, held against an oracle that compares all."""

from itertools import product

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.comparison.candidates import (
    _windows,
    by_stance,
    denials,
    excesses,
    group_course,
    overlaps,
    told,
)
from claimtrack.comparison.compare import compare_facts
from claimtrack.comparison.facts import Days, Ends, Facts, Reader
from claimtrack.comparison.origins import Origin
from claimtrack.lexicon.loader import load_lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.comparison import Verdict
from claimtrack.model.measure import Measure, Mode
from claimtrack.model.moment import Moment
from claimtrack.model.policy import Policy
from claimtrack.model.quantity import Bound, Quantity
from claimtrack.model.source import Attribution, Source, Stance

READER = Reader(Policy(), load_lexicon())
VOICES = [Source(name) for name in ("police", "mayor", "hospital")]


def fact(
    number: int, day: int, source: Source | None = None, stance: Stance = Stance.ASSERTED, **measure: object
) -> Facts:
    """A figure of one fire on a day of May; undated on day 0."""
    about = Measure(**{"predicate": "killed", "event": "fire", **measure})  # type: ignore[arg-type]
    value = Quantity(number, number, number, Bound.EXACT)
    moment = Moment(f"2024-05-{day:02d}") if day else None
    return READER.read(Claim(about, value, Attribution(source, stance=stance), moment, "stated" if day else None))


def some(**measure: object) -> st.SearchStrategy[list[Facts]]:
    """Figures of one measure."""
    return st.lists(
        st.builds(
            lambda number, day, source: fact(number, day, source, **measure),
            st.sampled_from([3, 8, 9, 12, 40]),
            st.integers(0, 9),
            st.sampled_from(VOICES),
        ),
        min_size=1,
        max_size=5,
    )


@settings(max_examples=60)
@given(some(), some(counted="children"))
def test_the_worst_part_that_exceeds_its_whole_is_found(wholes: list[Facts], parts: list[Facts]):
    """One of all pairs, and none that exceeds it by more."""
    every = [compare_facts(whole, part, READER) for whole, part in product(wholes, parts)]
    ratios = [one.ratio for one in every if one.verdict is Verdict.EXCEEDS_WHOLE]
    found = [one.comparison.ratio for one in excesses(wholes, parts, READER)]
    assert found == [max(ratio for ratio in ratios if ratio is not None)] if ratios else found == []


@settings(max_examples=60)
@given(some(predicate="attended"), some(predicate="attended", mode=Mode.STOCK))
def test_the_strongest_disagreement_of_two_ways_of_counting_is_found(totals: list[Facts], peaks: list[Facts]):
    """A total and a peak: of all pairs the one furthest apart."""
    every = [compare_facts(*pair, READER) for a, b in product(totals, peaks) for pair in ((a, b), (b, a))]
    ratios = [one.ratio for one in every if one.verdict is Verdict.CONFLICTS and one.ratio is not None]
    found = [one.comparison.ratio for one in overlaps(totals, peaks, READER)]
    assert found == ([max(ratios)] if ratios else [])


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


PLAN = {"predicate": "cut", "counted": "jobs"}


@pytest.mark.parametrize(
    ("stance", "plain", "plan"),
    [
        (Stance.ASSERTED, "said", "planned"),
        (Stance.HEDGED, "said", "planned"),
        (Stance.DENIED, "gainsaid", "gainsaid"),
        (Stance.DISPUTED, "gainsaid", "gainsaid"),
        (Stance.FORECAST, "forecast", "planned"),
        (Stance.PROPOSED, "proposed", "planned"),
        (Stance.CONDITIONAL, "conditional", "conditional"),
    ],
)
def test_what_is_held_against_each_other(stance: Stance, plain: str, plan: str):
    """What is said, what is gainsaid, what is planned, and each other stance by itself."""
    one, other = fact(12, 1, VOICES[0], stance), fact(12, 1, VOICES[0], stance, **PLAN)
    done = fact(12, 1, VOICES[0], stance, mode=Mode.CUMULATIVE, **PLAN)
    assert list(by_stance([one])) == [plain]
    assert list(by_stance([other])) == [plan]
    assert list(by_stance([done])) == [plain]
    assert told([one, other]) == [f for f, kind in ((one, plain), (other, plan)) if kind in ("said", "planned")]


def test_a_plan_is_denied():
    """The firm is to cut twelve jobs; the firm's owner denies it."""
    plan, denial = fact(12, 1, VOICES[0], **PLAN), fact(12, 1, VOICES[1], Stance.DENIED, **PLAN)
    assert [one.pair for one in denials([plan, denial], READER)] == [(plan, denial)]


@pytest.mark.parametrize(
    ("measures", "course"),
    [
        ([{}], "closed"),
        ([{"period": Moment("2024-05-01")}], "closed"),
        ([{"period": Moment("2024-05-01/..")}], "growing"),
        ([{"mode": Mode.CUMULATIVE}], "growing"),
        ([{}, {"mode": Mode.CUMULATIVE}], "growing"),
        ([{"mode": Mode.CUMULATIVE}, {"period": Moment("2024-05-01")}], "closed"),
        ([{"period": Moment("2024-05-01/..")}, {"period": Moment("2024-05-01")}], "closed"),
        ([{"mode": Mode.STOCK}, {"period": Moment("2024-05-01")}], "level"),
        ([{"period": Moment("2024-05-01")}, {"mode": Mode.STOCK}], "closed"),
        ([{"predicate": "held"}], "level"),
    ],
)
def test_how_a_group_may_go_on(measures: list[dict[str, object]], course: str):
    """A level both ways, what is over not at all, what still runs upwards."""
    assert group_course(fact(12, 1, VOICES[0], **measure) for measure in measures) == course


def test_voices_without_a_name_are_nobody_twice():
    """Two figures of nobody known are each its own voice, in as many denials."""
    nobody = attrs.evolve(fact(12, 1), origin=Origin(None))
    one, other = (attrs.evolve(nobody, stance=Stance.DENIED) for _ in range(2))
    assert by_stance([nobody, one, other]) == {"said": [nobody], "gainsaid": [one, other]}
