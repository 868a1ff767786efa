"""The scope axis where several components add up, where links and asides decide, and how it gives its reasons."""

from collections.abc import Callable
from typing import Any

import attrs
import pytest

from claimtrack.comparison.facts import Facts, Reader
from claimtrack.comparison.outcome import Outcome
from claimtrack.comparison.scope import is_plain_zero, scope
from claimtrack.lexicon.loader import load_lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.comparison import ScopeRelation
from claimtrack.model.policy import Policy

Make = Callable[..., Claim]
READER = Reader(Policy(), load_lexicon())
FIRE = {"event": "fire"}
DAY = {"period": "2024-05-01"}
PRINTED = {"publisher": "Gazette", "published": "2024-05-02"}
SAME, PART, WHOLE = ScopeRelation.SAME, ScopeRelation.PART, ScopeRelation.WHOLE
OVERLAPPING, DIFFERENT, UNKNOWN = ScopeRelation.OVERLAPPING, ScopeRelation.DIFFERENT, ScopeRelation.UNKNOWN


def between(a: Claim | Facts, b: Claim | Facts) -> Outcome:
    """The scope of a pair, without the context of other claims."""
    x, y = (one if isinstance(one, Facts) else READER.read(one) for one in (a, b))
    return scope(x, y, READER.policy, READER.hierarchy)


def test_the_reasons_of_all_parts_are_given(make: Make):
    """Children in the town against people in the country: both say why it is a part, each once."""
    whole = make("90", "police", place="Afghanistan", counted="people", **DAY)
    part = make("12", "mayor", place="Kabul", counted="children", **DAY)
    found = between(whole, part)
    assert (found.relation, found.why) == (PART, "children are among the people; Kabul lies within Afghanistan")
    assert between(part, whole).relation is WHOLE


def test_parts_that_cross_are_neither(make: Make):
    """Twelve children in the country, two people in the town: each leaves out what the other counts."""
    children = make("12", "police", place="Afghanistan", counted="children", **DAY)
    people = make("2", "mayor", place="Kabul", counted="people", **DAY)
    for a, b in ((children, people), (people, children)):
        found = between(a, b)
        assert found.relation is UNKNOWN
        assert found.why.startswith("each leaves out something that the other counts: children are among the people; ")


def test_what_is_taken_for_granted_stays_with_the_sum(make: Make):
    """The hinge of one component is that of the whole, and a component without a reason adds none."""
    dated = make("90", "police", place="Kabul", counted="people", **DAY)
    undated = make("12", "mayor", place="Kabul", counted="children", as_of="2024-05-03")
    found = between(dated, undated)
    assert (found.relation, found.hinge, found.why) == (PART, "event_days", "children are among the people")
    excess = make("60", "mayor", predicate="excess_deaths", place="Kabul", as_of="2024-05-03")
    found = between(dated, excess)
    assert (found.relation, found.hinge) == (OVERLAPPING, "event_days")
    assert found.why == "excess deaths and killed are two ways of counting"


@pytest.mark.parametrize(
    ("a", "b", "relation", "why"),
    [
        (
            {"place": "Kabul", "counted": "women"},
            {"place": "Afghanistan", "counted": "children"},
            DIFFERENT,
            "children and women are different things",
        ),
        (
            {"place": "Kabul", "counted": "children"},
            {"place": "Herat", "counted": "pupils"},
            DIFFERENT,
            "they speak of different places",
        ),
        (
            {"place": "Xanadu", "counted": "children", "mode": "flow"},
            {"place": "Xanadu", "counted": "pupils", "period": None},
            UNKNOWN,
            "one counts a span of time, the other does not say",
        ),
    ],
)
def test_what_keeps_two_apart_hangs_on_nothing_taken_for_granted(
    make: Make, a: dict[str, Any], b: dict[str, Any], relation: ScopeRelation, why: str
):
    """Women are no children and Kabul is not Herat, whatever else figures alike in size are taken for."""
    found = between(make("12", "police", **{**DAY, **a}), make("11", "mayor", **{**DAY, **b}))
    assert (found.relation, found.hinge, found.why) == (relation, None, why)


@pytest.mark.parametrize(
    ("a", "b", "relation", "why"),
    [
        ({"place": "France"}, {"place": "Paris", "mode": "stock"}, PART, "Paris lies within France"),
        ({"place": "Paris", "mode": "stock"}, {"place": "France"}, WHOLE, "Paris lies within France"),
        (
            {"place": "Newtown"},
            {"place": "Oldtown", "mode": "stock"},
            UNKNOWN,
            "they count in two ways, and it is not known that they speak of one place",
        ),
        (
            {"place": "France", "counted": "people"},
            {"place": "Paris", "counted": "students", "mode": "stock"},
            PART,
            "students are among the people; Paris lies within France",
        ),
        (
            {"event": "march", "counted": "people"},
            {"event": "march", "counted": "students", "mode": "stock"},
            OVERLAPPING,
            "one is the figure at a moment, the other the whole",
        ),
        (
            {"event": "march", "place": "Paris"},
            {"event": "march", "mode": "stock"},
            OVERLAPPING,
            "one is the figure at a moment, the other the whole",
        ),
        (
            {"event": "march"},
            {"event": "march", "place": "Paris", "mode": "stock"},
            OVERLAPPING,
            "one is the figure at a moment, the other the whole",
        ),
    ],
)
def test_a_peak_and_a_total_of_two_places(make: Make, a: dict[str, Any], b: dict[str, Any], relation: Any, why: str):
    """A peak in Paris is a part of all of France; of two places that nobody knows it is not told how they lie."""
    march = {"predicate": "attended", **DAY}
    found = between(make("90,000", "union", **march, **a), make("12,000", "police", **march, **b))
    assert (found.relation, found.why) == (relation, why)


def test_a_part_needs_no_place_that_is_known_to_be_one(make: Make):
    """Eleven children in a village that no list knows are of the country's twelve dead: that is no peak of a crowd."""
    country = make("12", "police", place="Afghanistan", counted="people", **DAY)
    found = between(country, make("11", "mayor", place="Mingora Bazar", counted="children", **DAY))
    assert (found.relation, found.hinge, found.why) == (PART, "resemblance", "children are among the people")


@pytest.mark.parametrize(
    ("of_a", "of_b", "relation"),
    [
        ([], ["part_of"], PART),
        ([], ["part_of", "part_of"], PART),
        (["part_of"], ["part_of"], OVERLAPPING),
        ([], ["part_of", "same_as"], SAME),
        ([], ["restates", "part_of"], SAME),
        (["part_of"], ["same_as", "not_same_as"], DIFFERENT),
    ],
)
def test_several_links_between_two(make: Make, of_a: list[str], of_b: list[str], relation: ScopeRelation):
    """Not the same goes before the same, which goes before a part; parts of each other overlap."""
    a, b = make("12", "police", place="Kabul", **DAY), make("15", "mayor", place="Paris", **DAY)
    x = make("12", "police", place="Kabul", **DAY, links=[(kind, b) for kind in of_a])
    y = make("15", "mayor", place="Paris", **DAY, links=[(kind, a) for kind in of_b])
    assert (between(x, y).relation, between(x, y).why) == (relation, "linked")
    back = between(y, x)
    assert (back.relation, back.why) == (WHOLE if relation is PART else relation, "linked")


def test_a_link_ties_the_two_it_names(make: Make):
    """A claim that is linked to a third is judged by its words against all others."""
    a = make("12", "police", place="Kabul", **DAY)
    third = make("40", "mayor", place="Herat", **DAY)
    tied = make("15", "mayor", place="Paris", **DAY, links=[("same_as", third)])
    for one, other in ((a, tied), (tied, a)):
        assert (between(one, other).relation, between(one, other).why) == (DIFFERENT, "they speak of different places")
    for one, other in ((third, tied), (tied, third)):
        assert (between(one, other).relation, between(one, other).why) == (SAME, "linked")
    linked = make("15", "mayor", place="Paris", **DAY, links=[("part_of", a)])
    assert (between(a, linked).relation, between(linked, a).relation) == (PART, WHOLE)
    assert between(a, linked).why == "linked"


@pytest.mark.parametrize(
    ("predicate", "unit", "noun"),
    [
        ("burned", "hectare", "woodland"),
        ("damaged", "kilometre", "roads"),
        ("spilled", "litre", "oil"),
        ("sold", "tonne", "wheat"),
    ],
)
def test_extents_need_no_noun_where_they_are_alike(make: Make, predicate: str, unit: str, noun: str):
    """9,000 hectares of woodland and 14,200 hectares burned; so for lengths, volumes and weights, softly."""
    measure = {"predicate": predicate, "unit": unit, **FIRE}
    found = between(make("9,000", "police", counted=noun, **measure), make("14,200", "mayor", **measure))
    assert (found.relation, found.hinge) == (SAME, "resemblance")
    found = between(make("900", "police", counted=noun, **measure), make("14,200", "mayor", **measure))
    assert (found.relation, found.why) == (UNKNOWN, "one report does not say what it counts")


def test_what_comes_on_top_is_no_total(make: Make):
    """Two more is two more, whichever of the pair says so."""
    total = READER.read(make("12", "police", **FIRE))
    more = attrs.evolve(READER.read(make("2", "police", **FIRE)), further=True)
    for a, b in ((total, more), (more, total)):
        found = between(a, b)
        assert (found.relation, found.why) == (UNKNOWN, "one of them comes on top of what was counted before")


def test_a_part_in_words_says_so(make: Make):
    """The reason of a part that its own words make, and of one that is too vague to be one."""
    toll = READER.read(make("44", "police", **FIRE, **PRINTED))
    nine = attrs.evolve(READER.read(make("9", "coroner", **FIRE, **PRINTED)), partial=True)
    found = between(toll, nine)
    assert (found.relation, found.why) == (PART, "the words make it a part of those counted")
    found = between(nine, toll)
    assert (found.relation, found.why) == (WHOLE, "the words make it a part of those counted")
    elsewhere = READER.read(make("44", "police", **FIRE, publisher="Post", published="2024-05-02"))
    for pair in ((elsewhere, nine), (nine, elsewhere)):
        found = between(*pair)
        assert (found.relation, found.why) == (UNKNOWN, "one of them is a part of what its own report counts")
    vague = attrs.evolve(toll, ends=attrs.evolve(toll.ends, bound="vague"))
    children = READER.read(make("9", "coroner", counted="children", **FIRE))
    found = between(vague, children)
    assert (found.relation, found.why) == (UNKNOWN, "one figure is too vague to be a part or a whole")


def test_nine_of_the_dead_are_a_part_of_the_dead_alone(make: Make):
    """To casualties they stand as all the dead do: within them, unless they are of another place."""
    nine = attrs.evolve(READER.read(make("9", "coroner", place="Kabul", **DAY, **PRINTED)), partial=True)
    wide = {"predicate": "casualties", **DAY}
    for outlet in ("Gazette", "Post"):
        printed = {"publisher": outlet, "published": "2024-05-02"}
        found = between(make("44", "police", place="Kabul", **wide, **printed), nine)
        assert (found.relation, found.why) == (PART, "killed lies within casualties")
    assert between(make("44", "police", place="Herat", **wide, **PRINTED), nine).relation is DIFFERENT


def test_a_plain_zero_is_an_outlets_own_flat_none(make: Make):
    """None at all, in the report's own voice, and not denied: neither a range from zero nor a source's zero."""

    def zero(words: str, source: str | None = None, **fields: Any) -> bool:
        return is_plain_zero(READER.read(make(words, source, **FIRE, **PRINTED, **fields)))

    assert zero("0")
    assert not zero("0 to 3")
    assert not zero("up to 0")
    assert not zero("1")
    assert not zero("0", "police")
    assert not zero("0", stance="denied")
    assert not zero("0", stance="hedged")


def test_a_zero_beside_a_toll_is_of_another_event(make: Make):
    """Within one report, or where the context set it aside; another report's zero is held against the toll."""
    toll = READER.read(make("12", "police", **FIRE, **PRINTED))
    own = READER.read(make("0", None, **FIRE, **PRINTED))
    other = READER.read(make("0", None, **FIRE, publisher="Post", published="2024-05-02"))
    why = "a report that tells of some and says that there were none speaks of two events"
    for a, b in ((toll, own), (own, toll), (toll, attrs.evolve(other, aside=True))):
        assert (between(a, b).relation, between(a, b).why) == (UNKNOWN, why)
    assert between(toll, other).relation is SAME
    assert between(attrs.evolve(toll, aside=True), other).relation is SAME
    assert between(own, own).relation is SAME
    bare = READER.read(make("0", None, **FIRE, publisher="Post"))
    assert between(READER.read(make("12", "police", **FIRE)), attrs.evolve(bare, document=None)).relation is SAME


CASES = {"predicate": "confirmed", "place": "Paraguay", "period": "2023-01-01/..", "mode": "cumulative"}


@pytest.mark.parametrize(
    ("a", "b", "relation", "hinge"),
    [
        (("10,000", "cases"), ("9,000", "dengue cases"), SAME, "resemblance"),  # alike in size: a word left out
        (("9,000", "dengue cases"), ("10,000", "cases"), SAME, "resemblance"),
        (("6,900", "cases"), ("17,210", "dengue cases"), SAME, "scope"),  # more cannot be a part
        (("17,210", "dengue cases"), ("6,900", "cases"), SAME, "scope"),
        (("17,210", "cases"), ("6,900", "dengue cases"), PART, None),
        (("6,900", "dengue cases"), ("17,210", "cases"), WHOLE, None),
        (("10,000", "foreign cases"), ("9,000", "dengue cases"), DIFFERENT, None),
        (("10,000", "cases"), ("9,000", "foreign dengue cases"), PART, None),  # one of two words makes it a part
        (("10,000", "foreign cases"), ("9,000", "foreign dengue cases"), SAME, "resemblance"),
    ],
)
def test_a_word_that_narrows_a_noun(make: Make, a: Any, b: Any, relation: ScopeRelation, hinge: str | None):
    """Whichever of the two has the word: left out where the figures are alike or it has more, else a part."""
    x, y = (make(n, source, counted=noun, **CASES) for (n, noun), source in ((a, "WHO"), (b, "ministry")))
    found = between(x, y)
    assert (found.relation, found.hinge) == (relation, hinge)


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        (("5,000", "protesters", "police"), ("9,000", "workers", "union"), SAME),
        (("9,000", "workers", "union"), ("5,000", "protesters", "police"), SAME),
        (("5,000", "protesters", "police"), ("12,000", "workers", "union"), SAME),
        (("5,000", "protesters", "police"), ("4,000", "workers", "union"), SAME),
        (("5,000", "protesters", "police"), ("300", "workers", "union"), PART),
        (("300", "workers", "union"), ("5,000", "protesters", "police"), WHOLE),
        (("5,000", "protesters", "police"), ("9,000", "workers", "police"), PART),
        (("5,000", "protesters", None), ("9,000", "workers", None), PART),
        (("5,000", "protesters", None), ("9,000", "workers", "union"), PART),
        (("5,000", "protesters", "police"), ("9,000", "workers", None), PART),
    ],
)
def test_two_nouns_for_one_crowd(make: Make, a: Any, b: Any, relation: ScopeRelation):
    """Two voices that name who came give one crowd two names, unless the one is far less; one voice tells them apart.

    So may a voice that is not known, whichever of the two it is.
    """
    march = {"predicate": "attended", "event": "march"}
    found = between(*(make(n, source, counted=noun, **march) for n, noun, source in (a, b)))
    assert found.relation is relation
    assert found.hinge == ("scope" if relation is SAME else None)


@pytest.mark.parametrize(
    ("a", "b", "relation", "why"),
    [
        ({"mode": "flow", "period": "2024-05"}, {"mode": "cumulative", "period": "2024-05"}, SAME, ""),
        ({"mode": "flow", "period": "2024-05"}, {"period": "2024-05"}, SAME, ""),
        ({"mode": "cumulative"}, {"mode": "flow"}, PART, "a flow within the running count"),
        ({"mode": "flow"}, {"mode": "cumulative"}, WHOLE, "a flow within the running count"),
        ({"mode": "flow", "period": "2024-05"}, {}, UNKNOWN, "one counts a span of time, the other does not say"),
        ({}, {"mode": "flow", "period": "2024-05"}, UNKNOWN, "one counts a span of time, the other does not say"),
        (
            {"mode": "cumulative", "period": "2024-05-01/2024-05-31"},
            {"mode": "flow", "period": "2024-05-01/2024-05-07"},
            PART,
            "a flow within the running count",
        ),
        (
            {"mode": "cumulative", "period": "2024-05-01/2024-05-31"},
            {"mode": "flow", "period": "2024-05-24/2024-05-31"},
            PART,
            "a flow within the running count",
        ),
        (
            {"mode": "cumulative", "period": "2024-05-01/.."},
            {"mode": "flow", "period": "2024-05-01/.."},
            PART,
            "a flow within the running count",
        ),
        (
            {"mode": "flow", "period": "2024-05"},
            {"period": "2024-04/2024-06"},
            WHOLE,
            "the period 2024-05 lies within 2024-04/2024-06",
        ),
        ({"mode": "stock"}, {}, UNKNOWN, "one is the figure at a moment, the other does not say"),
        ({}, {"mode": "stock"}, UNKNOWN, "one is the figure at a moment, the other does not say"),
        ({"mode": "stock"}, {"mode": "flow"}, DIFFERENT, "one is the figure at a moment, the other a count over time"),
    ],
)
def test_stock_flow_and_running_count(make: Make, a: dict[str, Any], b: dict[str, Any], relation: Any, why: str):
    """Over one closed span a flow is the count; otherwise it lies within, and what does not say is not guessed."""
    found = between(make("90", "police", **FIRE, **a), make("12", "mayor", **FIRE, **b))
    assert (found.relation, found.why.partition(";")[0]) == (relation, why)


def test_nouns_that_are_alike_are_one_softly(make: Make):
    """Twelve children and eleven pupils on one bus are one count, taken for it by their size."""
    found = between(make("12", "police", counted="children", **FIRE), make("11", "school", counted="pupils", **FIRE))
    assert (found.relation, found.hinge) == (SAME, "resemblance")
    found = between(make("90", "police", counted="children", **FIRE), make("11", "school", counted="pupils", **FIRE))
    assert found.relation is not SAME
    found = between(
        make("12", "police", counted="Thai children", **FIRE), make("11", "school", counted="Nepali pupils", **FIRE)
    )
    assert found.relation is DIFFERENT


def test_likeness_in_size_adds_no_words_to_a_reason(make: Make):
    """Woodland and what burned are one; that a day's hectares are of the running count is all that is said."""
    fire = {"predicate": "burned", "unit": "hectare", "event": "fire"}
    running = make("9,000", "mayor", counted="woodland", mode="cumulative", **fire)
    found = between(running, make("8,000", "fire service", mode="flow", **fire))
    assert (found.relation, found.why) == (PART, "a flow within the running count")


def test_a_part_of_what_another_report_counts_is_elsewhere_if_its_place_is(make: Make):
    """That it is a part, of its own report's whole, makes figures of two cities no less different."""
    a, b = (READER.read(make("12", "police", place=place, **DAY)) for place in ("Kabul", "Herat"))
    assert between(a, attrs.evolve(b, partial=True)).relation is DIFFERENT
