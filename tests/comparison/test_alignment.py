"""Which claims speak of one thing, and why two were or were not matched."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimtrack.comparison.alignment import align
from claimtrack.comparison.compare import compare
from claimtrack.comparison.conflicts import find_conflicts
from claimtrack.comparison.hierarchy import PredicateEntry, hierarchy
from claimtrack.errors import LexiconError
from claimtrack.lexicon.loader import load_lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.comparison import ScopeRelation, Verdict
from claimtrack.model.policy import Policy

Make = Callable[..., Claim]

KABUL = {"place": "Kabul", "period": "2024-05-01"}
SAME, PART, WHOLE = ScopeRelation.SAME, ScopeRelation.PART, ScopeRelation.WHOLE
OVERLAPPING, DIFFERENT, UNKNOWN = ScopeRelation.OVERLAPPING, ScopeRelation.DIFFERENT, ScopeRelation.UNKNOWN

SCOPES: list[tuple[dict[str, Any], dict[str, Any], ScopeRelation, str]] = [
    # event
    ({"event": "The Fire"}, {"event": "the fire"}, SAME, "they speak of one thing"),
    ({"event": "fire"}, {"event": "flood"}, DIFFERENT, "different events"),
    ({"event": "fire", "place": "Kabul"}, {"event": "fire", "place": "Herat"}, DIFFERENT, "different places"),
    ({"event": "fire", "place": "Afghanistan"}, {"event": "fire", "place": "Kabul"}, PART, "lies within Afghanistan"),
    ({"event": "fire", "place": "Nowhere"}, {"event": "fire", "place": "Elsewhere"}, SAME, "one thing"),
    ({"event": "fire", "period": "2024"}, {"event": "fire", "period": "2023"}, DIFFERENT, "different periods"),
    ({"event": "fire"}, {**KABUL, "event": None}, UNKNOWN, "not known that they speak of one place"),
    # place and period
    (KABUL, {**KABUL, "place": "Kabul, Afghanistan"}, SAME, "one thing"),
    (KABUL, {**KABUL, "place": "Afghanistan", "words": "90"}, WHOLE, "Kabul lies within Afghanistan"),
    (KABUL, {**KABUL, "place": "Afghanistan"}, SAME, "alike in size"),
    (KABUL, {**KABUL, "place": "Herat"}, DIFFERENT, "different places"),
    (KABUL, {**KABUL, "period": "2023-05-01"}, DIFFERENT, "different periods"),
    (KABUL, {"place": "Kabul"}, UNKNOWN, "not known that they speak of one period"),
    (KABUL, {"place": "Kabul", "as_of": "2024-05-03"}, SAME, "what had just happened"),
    (KABUL, {"place": "Kabul", "as_of": "2024-04-20"}, DIFFERENT, "different periods"),
    (KABUL, {"place": "Kabul", "as_of": "2024-06-20"}, UNKNOWN, "one period"),
    (KABUL, {"period": "2024-05-01"}, SAME, "alike in size"),
    (KABUL, {"period": "2024-05-01", "words": "90"}, UNKNOWN, "one place"),
    (KABUL, {"period": "XXXX-05-01", "place": "Kabul"}, SAME, "the report around it"),
    (KABUL, {"period": "XXXX-05-02", "place": "Kabul"}, DIFFERENT, "different periods"),
    ({"place": "Kabul", "period": "XXXX-05-01"}, {"place": "Kabul", "period": "XXXX-05-02"}, DIFFERENT, "periods"),
    ({"place": "Kabul", "period": "XXXX-05"}, KABUL, UNKNOWN, "one period"),
    (KABUL, {"period": "2024-05", "place": "Kabul"}, SAME, "the report around it"),
    (KABUL, {"period": "2024-05", "place": "Kabul", "words": "90"}, WHOLE, "lies within"),
    (KABUL, {"period": "2024", "place": "Kabul"}, WHOLE, "lies within"),
    (
        {"place": "Kabul", "period": "2024-04/2024-06"},
        {"place": "Kabul", "period": "2024-05/2024-07"},
        DIFFERENT,
        "only some days in common",
    ),
    ({"place": "Kabul", "period": "../2024-06"}, {"place": "Kabul", "period": "2024-05"}, OVERLAPPING, "overlap"),
    (
        {"place": "Kabul", "period": "2024-05-01/.."},
        {"place": "Kabul", "period": "2024-05-02/.."},
        SAME,
        "the report around it",
    ),
    ({"place": "Kabul", "period": "2024-01/.."}, {"place": "Kabul", "period": "2024-05/.."}, PART, "lies within"),
    ({"place": "Kabul", "period": "2024-01/.."}, {"place": "Kabul", "period": "2024-05-01"}, PART, "lies within"),
    ({"place": "Kabul", "period": "2024-05-01/.."}, KABUL, SAME, "the report around it"),
    ({"place": "Kabul", "period": "2024-01/.."}, {"place": "Kabul", "as_of": "2024-05-01"}, SAME, "alike in size"),
    (
        {"place": "Kabul", "period": "2024-01/.."},
        {"place": "Kabul", "as_of": "2024-05-01", "words": "90"},
        UNKNOWN,
        "one period",
    ),
    (
        {"place": "Afghanistan", "as_of": "2024-05-01"},
        {"place": "Afghanistan", "as_of": "2024-05-02"},
        SAME,
        "what had just happened",
    ),
    (
        {"place": "Afghanistan", "as_of": "2024-05-01"},
        {"place": "Afghanistan", "as_of": "2024-05-02", "words": "90"},
        UNKNOWN,
        "one period",
    ),
    (
        {"place": "Afghanistan", "period": "2024-05-01"},
        {"place": "Mingora Bazar", "period": "2024-05-01"},
        SAME,
        "alike in size",
    ),
    ({"place": "Xanadu", "period": "2024-05-01"}, {"place": "Erewhon", "period": "2024-05-01"}, UNKNOWN, "one place"),
    ({}, {}, UNKNOWN, "not known that they speak of one place"),
    # predicate, noun, unit, mode
    ({**KABUL, "predicate": "casualties"}, KABUL, PART, "killed lies within casualties"),
    (KABUL, {**KABUL, "predicate": "affected"}, WHOLE, "killed lies within affected"),
    (KABUL, {**KABUL, "predicate": "injured"}, DIFFERENT, "injured and killed are different things"),
    (KABUL, {**KABUL, "predicate": "excess_deaths"}, OVERLAPPING, "two ways of counting"),
    (KABUL, {**KABUL, "counted": "children"}, PART, "children are among the people"),
    ({**KABUL, "counted": "boys"}, {**KABUL, "counted": "the villagers"}, WHOLE, "children are among the people"),
    ({**KABUL, "counted": "women"}, {**KABUL, "counted": "children"}, DIFFERENT, "children and women are different"),
    ({**KABUL, "counted": "Afghans"}, {**KABUL, "counted": "people"}, SAME, "one thing"),
    ({**KABUL, "counted": "Israelis"}, {**KABUL, "counted": "people"}, WHOLE, "Israel people are among the people"),
    ({**KABUL, "counted": "Thai workers"}, {**KABUL, "counted": "Nepali workers"}, DIFFERENT, "different things"),
    ({**KABUL, "counted": "local people"}, {**KABUL, "counted": "school children"}, PART, "among the people"),
    ({**KABUL, "counted": "elderly people"}, {**KABUL, "counted": "nurses"}, OVERLAPPING, "may be the same or not"),
    ({**KABUL, "counted": "nurses"}, {**KABUL, "counted": "elderly people"}, OVERLAPPING, "may be the same or not"),
    ({**KABUL, "unit": "percent"}, {**KABUL, "unit": "USD"}, DIFFERENT, "USD and percent measure different things"),
    ({**KABUL, "unit": "percent"}, KABUL, UNKNOWN, "one figure has no unit"),
    (
        {**KABUL, "predicate": "destroyed"},
        {**KABUL, "predicate": "destroyed", "counted": "homes"},
        UNKNOWN,
        "does not say what it counts",
    ),
    ({**KABUL, "mode": "stock"}, {**KABUL, "mode": "cumulative"}, DIFFERENT, "at a moment, the other a count over"),
    ({**KABUL, "mode": "stock"}, KABUL, UNKNOWN, "at a moment, the other does not say"),
    ({**KABUL, "mode": "flow"}, {**KABUL, "mode": "cumulative"}, SAME, "one thing"),
    (
        {**KABUL, "mode": "flow", "period": "2024-05"},
        {**KABUL, "mode": "cumulative", "period": "2024-01/.."},
        WHOLE,
        "a flow within the running count",
    ),
    (
        {**KABUL, "mode": "flow", "period": "2023-05"},
        {**KABUL, "mode": "cumulative", "period": "2024-01/.."},
        DIFFERENT,
        "different periods",
    ),
    (
        {**KABUL, "mode": "flow", "period": "2023-12-20/2024-01-20"},
        {**KABUL, "mode": "cumulative", "period": "2024-01/.."},
        DIFFERENT,
        "only some days in common",
    ),
    (
        {"place": "Kabul", "mode": "flow", "as_of": "2024-05-01"},
        {"place": "Kabul", "mode": "flow", "as_of": "2024-05-01"},
        SAME,
        "one thing",
    ),
    (
        {"place": "Kabul", "mode": "flow", "as_of": "2024-05-01"},
        {"place": "Kabul", "mode": "flow", "as_of": "2024-05-02"},
        DIFFERENT,
        "different periods",
    ),
    ({"place": "Kabul", "mode": "flow"}, {"place": "Kabul", "mode": "flow"}, UNKNOWN, "one period"),
    ({"place": "Kabul", "mode": "flow"}, KABUL, UNKNOWN, "counts a span of time"),
    ({"place": "Kabul", "predicate": "unemployment"}, {"place": "Kabul", "predicate": "unemployment"}, SAME, "one"),
]


@pytest.mark.parametrize(("a", "b", "relation", "why"), SCOPES, ids=range(len(SCOPES)))
def test_scope(make: Make, a: dict, b: dict, relation: ScopeRelation, why: str):
    """What two claims say of event, place, period, predicate, noun, unit and mode decides how their scopes lie."""
    x, y = ({"as_of": "2024-05-01", **side} if "as_of" in side else dict(side) for side in (a, b))
    claims = [make(side.pop("words", "12"), source, **side) for side, source in ((x, "police"), (y, "residents"))]
    match = align(claims).why(*claims)
    assert match.scope is relation
    assert why in match.reason
    assert compare(*claims).scope is relation


def test_align_gives_groups_and_neighbours(make: Make):
    """Claims of one thing share a group; what lies near but is not the same is said with its reason."""
    a = make("12", "police", **KABUL)
    b = make("15", "the hospital", **KABUL)
    c = make("3", "the hospital", counted="children", **KABUL)
    d = make("40", "police", place="Herat", period="2024-05-01")
    found = align([a, b, c, d])
    assert found.groups == ((a, b), (c,), (d,))
    assert {(m.a.id, m.b.id): m.scope for m in found.matches if d not in (m.a, m.b)} == {
        (a.id, b.id): SAME,
        (a.id, c.id): PART,
        (b.id, c.id): PART,
    }
    with pytest.raises(KeyError):
        found.why(a, make("1", "nobody"))


def test_links_are_reasons_too(make: Make):
    """A link decides, and the match says so; "not the same" goes before all others."""
    a = make("12", "police", **KABUL)
    b = make("15", "the hospital", place="Herat", links=[("same_as", a)])
    assert align([a, b]).why(a, b).reason.endswith("they speak of one thing, for a link says so.")
    c = make("15", "the hospital", place="Herat", links=[("same_as", a), ("not_same_as", a)])
    assert align([a, c]).why(c, a).scope is DIFFERENT
    d = make("15", "the hospital", place="Herat", links=[("part_of", a)])
    assert align([a, d]).why(a, d).scope is PART
    assert align([a, d]).why(d, a).scope is WHOLE


@pytest.mark.parametrize(
    ("one", "other"),
    [("killed", "deaths"), ("death_toll", "fatalities"), ("injured", "wounded"), ("confirmed", "cases")],
)
def test_predicates_by_other_names(make: Make, one: str, other: str):
    """Two tables that head the same count differently speak of one thing, and can disagree."""
    a = make("12", "police", predicate=one, event="quake", as_of="2024-05-01")
    b = make("20", "mayor", predicate=other, event="quake", as_of="2024-05-01")
    assert [len(members) for members in align([a, b]).groups] == [2]
    [found] = find_conflicts([a, b])
    assert found.relation is Verdict.CONFLICTS
    assert compare(a, b).scope is ScopeRelation.SAME


def test_another_name_has_the_same_place_in_the_hierarchy(make: Make):
    """Deaths are among the casualties as those killed are, and no injuries."""
    deaths = make("12", "police", predicate="deaths", event="quake", as_of="2024-05-01")
    assert compare(make("30", "mayor", predicate="casualties", event="quake"), deaths).scope is ScopeRelation.PART
    assert compare(make("30", "mayor", predicate="injuries", event="quake"), deaths).scope is ScopeRelation.DIFFERENT


def test_a_tolerance_holds_under_either_name(make: Make):
    """A policy may name a predicate as the table does or as the lexicon does."""
    a = make("100", "police", predicate="deaths", event="quake", as_of="2024-05-01")
    b = make("104", "mayor", predicate="deaths", event="quake", as_of="2024-05-01")
    assert compare(a, b).verdict is Verdict.CONFLICTS
    for name in ("deaths", "killed"):
        assert compare(a, b, Policy(tolerances={name: {"absolute": 5}})).verdict is Verdict.AGREES
    assert compare(a, b, Policy(tolerances={"fatalities": {"absolute": 5}})).verdict is Verdict.CONFLICTS


def test_names_of_predicates_mean_one_predicate_each():
    """No other name is a predicate of its own, or stands with two of them."""
    entries = load_lexicon().entries("hierarchy", PredicateEntry)
    others = [name for entry in entries for name in entry.also]
    assert len(others) == len(set(others))
    assert not {entry.name for entry in entries} & set(others)
    assert not set(load_lexicon().table("predicates")) & set(others)


def test_a_name_of_the_users_own(make: Make, tmp_path: Path):
    """A newsroom's own heading becomes another name of a predicate that is known."""
    own = tmp_path / "own.toml"
    own.write_text('[hierarchy.killed]\ncounts = ["person"]\nalso = ["decedents"]\n', "utf-8")
    a = make("12", "police", predicate="decedents", event="quake", as_of="2024-05-01")
    b = make("20", "mayor", event="quake", as_of="2024-05-01")
    assert align([a, b]).why(a, b).scope is ScopeRelation.DIFFERENT
    assert align([a, b], lexicon=load_lexicon(additions=[own])).why(a, b).scope is ScopeRelation.SAME
    own.write_text('[predicates.deaths]\nnoun = ["death in custody"]\n', "utf-8")
    deaths = make("12", "police", predicate="deaths", event="quake", as_of="2024-05-01")
    assert align([deaths, b]).why(deaths, b).scope is ScopeRelation.SAME
    assert align([deaths, b], lexicon=load_lexicon(additions=[own])).why(deaths, b).scope is ScopeRelation.DIFFERENT


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (
            {"counted": "children"},
            {"counted": "people"},
            "the first counts a part of the second, for children are among the people",
        ),
        (
            {"counted": "people"},
            {"counted": "children"},
            "the second counts a part of the first, for children are among the people",
        ),
        (
            {},
            {"predicate": "excess_deaths"},
            "what they count overlaps, for excess deaths and killed are two ways of counting",
        ),
        (
            {"event": None, "place": "Kabul", "period": "2024-05-01"},
            {"event": None, "place": "Afghanistan", "period": "2024-05-01"},
            "they speak of one thing; figures alike in size are taken to speak of one thing",
        ),
        ({}, {}, "they speak of one thing"),
        ({}, {"predicate": "injured"}, "injured and killed are different things"),
    ],
)
def test_the_whole_reason(make: Make, one: dict[str, Any], other: dict[str, Any], reason: str):
    """Figures and sources, how the two lie to each other, what for, and what was taken for granted."""
    a, b = (make("12", source, **{"event": "fire", **fields}) for source, fields in (("police", one), ("mayor", other)))
    assert align([a, b]).why(a, b).reason == f"12 according to police, 12 according to mayor: {reason}."


def test_the_policy_decides_what_resembles(make: Make):
    """Under a policy that takes nothing for alike, a city's dead are a part of the country's."""
    a = make("12", "police", place="Kabul", period="2024-05-01")
    b = make("15", "mayor", place="Afghanistan", period="2024-05-01")
    assert align([a, b]).why(a, b).scope is SAME
    assert align([a, b], Policy(resemblance=2)).why(a, b).scope is WHOLE


def test_a_misspelt_field_of_the_users_is_named(tmp_path: Path):
    """The message names the file, the entry and the field, and tells which there are."""
    own = tmp_path / "own.toml"
    own.write_text('[hierarchy.killed]\nwihtin = ["casualties"]\n', "utf-8")
    with pytest.raises(
        LexiconError, match=r"own\.toml, entry 'killed': has no field 'wihtin'; the fields are within, "
    ):
        hierarchy(load_lexicon(additions=[own]))
