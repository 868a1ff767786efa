"""The scope axis by its words: predicates of the user's own, nouns in reasons, rates, extents, nationalities."""

from collections.abc import Callable
from typing import Any

import pytest

from claimtrack.comparison.facts import Reader
from claimtrack.comparison.outcome import Outcome
from claimtrack.comparison.scope import scope
from claimtrack.lexicon.loader import Lexicon, load_lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.comparison import ScopeRelation
from claimtrack.model.policy import Policy

Make = Callable[..., Claim]
FIRE = {"event": "fire"}
SAME, PART, WHOLE = ScopeRelation.SAME, ScopeRelation.PART, ScopeRelation.WHOLE
OVERLAPPING, DIFFERENT, UNKNOWN = ScopeRelation.OVERLAPPING, ScopeRelation.DIFFERENT, ScopeRelation.UNKNOWN


def between(a: Claim, b: Claim) -> Outcome:
    """The scope of a pair, without the context of other claims."""
    reader = Reader(Policy(), load_lexicon())
    return scope(reader.read(a), reader.read(b), reader.policy, reader.hierarchy)


def test_a_word_of_the_users_overlaps_from_both_sides(make: Make):
    """Those swept away may be those killed, whichever of the two entries says so, and whichever report is read first."""
    own = Lexicon("en", {"hierarchy": {"swept_away": {"overlaps": ["killed"], "counts": ["person"]}}})
    reader = Reader(Policy(), own)
    swept = reader.read(make("12", "police", predicate="swept_away", **FIRE))
    killed = reader.read(make("40", "mayor", predicate="killed", **FIRE))
    for pair in ((swept, killed), (killed, swept)):
        assert scope(*pair, reader.policy, reader.hierarchy).relation is OVERLAPPING


MARCHED = Lexicon("en", {"hierarchy": {"marched": {"within": ["attended"], "counts": ["person"]}}})


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        (("5,000", "protesters", None), ("9,000", "workers", None), (PART, None)),
        (("5,000", "people", None), ("4,000", "people", "stock"), (UNKNOWN, None)),
        (("5,000", "people", "stock"), ("4,000", "people", None), (UNKNOWN, None)),
    ],
)
def test_a_word_of_the_users_is_no_crowd_because_a_wider_one_is(make: Make, a: Any, b: Any, found: Any):
    """Whether all who came are there to be counted, and have a peak, is told of each predicate by itself."""
    reader = Reader(Policy(), MARCHED)
    wide = reader.read(make(a[0], "police", predicate="attended", counted=a[1], mode=a[2], event="march"))
    narrow = reader.read(make(b[0], "union", predicate="marched", counted=b[1], mode=b[2], event="march"))
    outcome = scope(wide, narrow, reader.policy, reader.hierarchy)
    assert (outcome.relation, outcome.hinge) == found
    back = scope(narrow, wide, reader.policy, reader.hierarchy)
    assert (back.relation, back.hinge) == (WHOLE if found[0] is PART else found[0], None)


@pytest.mark.parametrize(
    ("counts", "counted", "relation"),
    [
        (["home"], None, OVERLAPPING),
        (["home"], "homes", OVERLAPPING),
        (["home"], "people", OVERLAPPING),
        (["home"], "cars", DIFFERENT),
        ([], None, OVERLAPPING),
        ([], "people", OVERLAPPING),
        ([], "homes", DIFFERENT),
    ],
)
def test_two_ways_of_counting_count_all(make: Make, counts: list[str], counted: str | None, relation: ScopeRelation):
    """Two predicates of the user's overlap for people, for their own noun, and where none is said; not for some cars."""
    own = {"swept_away": {"overlaps": ["ruined"], "counts": counts}, "ruined": {"counts": counts}}
    reader = Reader(Policy(), Lexicon("en", {"hierarchy": own}))
    swept = reader.read(make("12", "police", predicate="swept_away", counted=counted, **FIRE))
    ruined = reader.read(make("40", "mayor", predicate="ruined", counted=counted, **FIRE))
    for pair in ((swept, ruined), (ruined, swept)):
        assert scope(*pair, reader.policy, reader.hierarchy).relation is relation


@pytest.mark.parametrize(
    ("a", "b", "relation", "why"),
    [
        ({"unit": "percent"}, {}, UNKNOWN, "one figure has no unit"),
        ({}, {"unit": "percent"}, UNKNOWN, "one figure has no unit"),
        ({"counted": "Thai workers"}, {"counted": "Nepali workers"}, DIFFERENT,
         "Nepal workers and Thailand workers are different things"),
        ({"counted": "people"}, {"counted": "young foreign seasonal textile farm workers"}, PART,
         "farm foreign seasonal textile young workers are among the people"),
        ({"counted": "elderly people"}, {"counted": "nurses"}, OVERLAPPING, "medics and elderly people may be the same or not"),
        ({"counted": "nurses"}, {"counted": "elderly people"}, OVERLAPPING, "elderly people and medics may be the same or not"),
        ({"counted": "seats for Reis", "predicate": "won"}, {"counted": "votes for Reis", "predicate": "won"}, DIFFERENT,
         "votes for Reis and seats for Reis are different things"),
    ],
)  # fmt: skip
def test_the_whole_reason_of_a_noun_or_a_unit(
    make: Make, a: dict[str, Any], b: dict[str, Any], relation: ScopeRelation, why: str
):
    """The second figure's noun first, with all that narrows it in one order, and for whom it is."""
    found = between(make("12", "police", **FIRE, **a), make("90", "mayor", **FIRE, **b))
    assert (found.relation, found.why) == (relation, why)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ({"counted": "workers"}, {}),
        ({"mode": "stock"}, {}),
        ({"mode": "stock"}, {"mode": "flow"}),
        ({"mode": "stock", "counted": "workers"}, {}),
    ],
)
def test_a_rate_is_a_rate_however_it_is_told(make: Make, a: dict[str, Any], b: dict[str, Any]):
    """Seven percent of workers are out of work, unemployment stands at seven percent: one level of one country."""
    rate = {"predicate": "unemployment", "unit": "percent", "place": "France", "as_of": "2024-05-02"}
    for x, y in ((a, b), (b, a)):
        assert between(make("7", "ministry", **rate, **x), make("8", "union", **rate, **y)).relation is SAME


def test_a_noun_that_is_not_said_is_named_before_the_moment(make: Make):
    """Homes that lie destroyed at a moment, and what was destroyed: of the second not even the noun is said."""
    homes = make("300", "mayor", predicate="destroyed", counted="homes", mode="stock", **FIRE)
    bare = make("320", "police", predicate="destroyed", **FIRE)
    for pair in ((homes, bare), (bare, homes)):
        assert (between(*pair).relation, between(*pair).why) == (UNKNOWN, "one report does not say what it counts")


def test_extents_of_two_predicates_are_not_taken_for_one_noun(make: Make):
    """Hectares destroyed lie within those damaged; that they are woodland nobody says."""
    damaged = make("14,200", "police", predicate="damaged", counted="woodland", unit="hectare", **FIRE)
    destroyed = make("9,000", "mayor", predicate="destroyed", unit="hectare", **FIRE)
    found = between(damaged, destroyed)
    assert (found.relation, found.why) == (UNKNOWN, "one report does not say what it counts")


def test_a_nationality_is_that_of_the_place_whichever_report_names_it(make: Make):
    """Afghans and people, both of the fire; one of the two reports says that it was in Kabul."""
    for noun, other in (("Afghans", "people"), ("people", "Afghans")):
        placed = make("12", "police", place="Kabul", counted=noun, **FIRE)
        bare = make("40", "mayor", counted=other, **FIRE)
        for pair in ((placed, bare), (bare, placed)):
            assert between(*pair).relation is SAME
