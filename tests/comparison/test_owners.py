"""Whose votes, seats or share of the vote: one candidate's are compared, those of two never are."""

import pytest

from claimtrack.comparison.compare import compare
from claimtrack.comparison.conflicts import find_conflicts
from claimtrack.comparison.hierarchy import Counted, hierarchy
from claimtrack.comparison.owners import is_same_owner
from claimtrack.extraction.extract import extract
from claimtrack.lexicon.loader import load_lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.comparison import ScopeRelation, Verdict
from claimtrack.parsing.claims import claim

WORDS = hierarchy(load_lexicon())
SAME, UNKNOWN, DIFFERENT = ScopeRelation.SAME, ScopeRelation.UNKNOWN, ScopeRelation.DIFFERENT


def share(counted: str | None, value: str = "52 percent", predicate: str = "won", source: str = "commission") -> Claim:
    """A share of the vote of one election day."""
    return claim(
        predicate=predicate,
        value=value,
        source=source,
        counted=counted,
        place="Malawi",
        period="2024-09-17",
        as_of="2024-09-20",
    )


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("vote for Amara Diallo", "vote for Amara Diallo", SAME),
        ("vote for Amara Diallo", "votes cast for Diallo", SAME),
        ("vote for Amara Diallo", "voters for AMARA DIALLO", SAME),
        ("vote for the Greens", "share for Greens", SAME),
        ("vote for Amara Diallo", "vote for Paulo Reis", DIFFERENT),
        ("vote for Ana Costa", "vote for Rui Costa", DIFFERENT),
        ("vote for Social Democrats", "vote for Christian Democrats", DIFFERENT),
        ("vote for Social Democrats", "vote for Democrats", UNKNOWN),
        ("vote for Labour", "vote for Labour Party", UNKNOWN),
        ("vote for ruling party", "vote for Amara Diallo", UNKNOWN),
        ("vote for ruling party", "vote for ruling party", SAME),
        ("vote for Amara Diallo", "vote", UNKNOWN),
        ("vote for Amara Diallo", None, UNKNOWN),
        ("vote", "vote", UNKNOWN),
        (None, None, UNKNOWN),
        ("seats for Amara Diallo", "vote for Amara Diallo", DIFFERENT),
    ],
)
def test_shares_meet_where_their_owner_is_one(a: str | None, b: str | None, expected: ScopeRelation) -> None:
    """A surname is its full name; what nobody is said to own, or words that may mean anybody, leave it open."""
    for x, y in ((a, b), (b, a)):
        assert compare(share(x), share(y, "46 percent", source="opposition")).scope is expected


def test_a_conflict_of_one_share_says_whose_it_is() -> None:
    """Two voices on one candidate's share conflict; on two candidates' they do not, and the reason names both."""
    one, other = share("vote for Diallo"), share("vote for Amara Diallo", "46 percent", source="opposition")
    assert compare(one, other).verdict is Verdict.CONFLICTS
    apart = compare(one, share("vote for Paulo Reis", "46 percent", source="opposition"))
    assert apart.verdict is Verdict.INCOMPARABLE
    assert "what is for Paulo Reis and what is for Diallo are different things" in apart.reason


@pytest.mark.parametrize(
    ("predicate", "counted", "value"),
    [
        ("turnout", None, "71 percent"),
        ("voted", "votes", "4.1 million"),
        ("counted", "ballots", "98 percent"),
        ("won", None, "3 million dollars"),
        ("won", "medals", "12"),
    ],
)
def test_what_belongs_to_nobody_is_compared_as_ever(predicate: str, counted: str | None, value: str) -> None:
    """Turnout, all votes cast, prizes: no owner is asked for."""
    a, b = (share(counted, value, predicate, source) for source in ("commission", "opposition"))
    assert compare(a, b).scope is SAME


def test_votes_and_seats_are_counted_by_their_owner() -> None:
    """Numbers of votes and seats are somebody's under any predicate."""
    held = [share(f"seats for {name}", "48", "hold") for name in ("Greens", "Liberals")]
    assert compare(*held).scope is DIFFERENT
    assert compare(share("votes", "48,000"), share("votes", "51,000")).scope is UNKNOWN


@pytest.mark.parametrize(
    ("words", "unit", "expected"),
    [
        ("vote for Amara Diallo", "percent", Counted("vote", owner="Amara Diallo")),
        ("voters for Amara Diallo", "percent", Counted("vote", owner="Amara Diallo")),
        ("seats for Greens", "seat", Counted("seat", owner="Greens")),
        ("postal votes for Greens", "vote", Counted("vote", frozenset({"postal"}), "Greens")),
        ("medicines for children", "tonne", Counted("medicines for child")),
    ],
)
def test_an_owner_stands_behind_for(words: str, unit: str, expected: Counted) -> None:
    """Only votes, seats and shares have an owner; "for" in other phrases says something else."""
    found = WORDS.counted(words, unit, "won" if unit == "percent" else "received")
    assert found.owner == expected.owner
    if expected.owner is not None:
        assert found == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Diallo", "Amara Fatou Diallo", True),
        ("National", "National Union", None),
        ("Diallo Amara", "Amara Diallo", None),
        ("Social Democrats", "Northern Social Democrats", None),
        ("Congress", "Janata Morcha", False),
    ],
)
def test_a_name_within_another(one: str, other: str, same: bool | None) -> None:
    """At its end a surname; elsewhere, in another order, or the word of many parties, it leaves it open."""
    assert is_same_owner(one, other, WORDS) is same
    assert is_same_owner(other, one, WORDS) is same


@pytest.mark.parametrize(
    ("a", "b", "why"),
    [
        (share("vote"), share("vote"), "not compared: neither report says whose share it is."),
        (share(None), share(None), "not compared: neither report says whose share it is."),
        (share("vote for Reis"), share("vote"), "not compared: one report does not say whose it is."),
        (share("votes", "48,000"), share(None, "51,000"), "not compared: one report does not say what it counts."),
        (share("medals for Malawi", "12"), share("medals", "14"), "not compared: one report does not say whose it is."),
    ],
)
def test_what_is_not_said_of_an_owner_is_the_reason(a: Claim, b: Claim, why: str) -> None:
    """Neither says it, or one of them; it is asked for only where both figures are shares, or one has an owner."""
    for pair in ((a, b), (b, a)):
        found = compare(*pair)
        assert found.scope is UNKNOWN
        assert found.reason.endswith(why)


@pytest.mark.parametrize(
    ("a", "b", "why"),
    [
        ("ruling party", "Diallo", "they are not compared: Diallo may be ruling party or not."),
        ("Reis", "Diallo", "they cannot be compared: what is for Diallo and what is for Reis are different things."),
    ],
)
def test_the_reason_names_both_owners(a: str, b: str, why: str) -> None:
    """Two owners that are two, or may be: the second one's name goes first."""
    assert compare(share(f"vote for {a}"), share(f"vote for {b}")).reason.endswith(f": {why}")


REPORTS = (
    "The commission declared President Amara Diallo the winner of Sunday's election in Malawi with 52.6 percent of the "
    "vote, against 45.9 percent for Paulo Reis.",
    "The opposition said its own count of Sunday's election in Malawi gave Diallo 44 percent and Reis 54.2 percent.",
)


def test_two_reports_conflict_on_each_share_and_never_across() -> None:
    """Four shares of two candidates by two voices: two conflicts, each of one candidate."""
    claims = [
        one
        for number, text in enumerate(REPORTS)
        for one in extract(text, published="2024-09-20", publisher=f"Gazette {number}")
        if one.measure is not None
    ]
    found = {frozenset(one.value.text for one in conflict.pair) for conflict in find_conflicts(claims)}
    assert found == {frozenset({"52.6 percent", "44 percent"}), frozenset({"45.9 percent", "54.2 percent"})}
