"""Whose share of the vote, votes or seats a figure is."""

import pytest

from claimtrack.extraction.extract import extract
from claimtrack.model.claim import Claim
from tests.extraction.vote_reports import REPORTS

UNREAD = {"64"}  # "the Congress 64": a number right behind a name is taken for a part of it


def figures(text: str) -> dict[str, Claim]:
    """The figure claims of a text by their words."""
    return {c.value.text: c for c in extract(text, published="2024-03-08") if c.measure is not None}


def owner_of(claim: Claim) -> str | None:
    """Whose a claim's figure is said to be."""
    counted = claim.measure.counted if claim.measure is not None else None
    return (counted or "").partition(" for ")[2] or None


@pytest.mark.parametrize(("text", "expected"), REPORTS, ids=[text[:24] for text, _ in REPORTS])
def test_shares_of_whole_reports_have_their_owners(text: str, expected: dict[str, str | None]) -> None:
    """In a report each share is its candidate's or party's, and what is nobody's stays nobody's."""
    found = figures(text)
    for words, owner in expected.items():
        if words in UNREAD:
            assert words not in found
            continue
        claim = next((c for said, c in found.items() if said == words), None)
        assert owner == (owner_of(claim) if claim is not None else None), words


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("The commission declared Amara Diallo the winner of the election with 58.1 percent.", ["Amara Diallo"]),
        ("Ines Moura has won, Chad's Electoral Commission said, giving her 57 percent of the vote.", ["Ines Moura"]),
        (
            "The count of the votes gave Ines Moura 49 percent and her challenger, Paulo Reis, 47 percent.",
            ["Ines Moura", "Paulo Reis"],
        ),
        ("Amara Diallo was declared the winner on Sunday with 58.1 percent of the vote.", ["Amara Diallo"]),
        ("Amara Diallo was re-elected on Sunday with 58.1 percent of votes cast.", ["Amara Diallo"]),
        ("The count gave Senator Ines Moura 31 percent of the vote.", ["Ines Moura"]),
        (
            "The party's tally of the vote puts Ines Moura at 31 percent and Paulo Reis at 29 percent.",
            ["Ines Moura", "Paulo Reis"],
        ),
        ("Ines Moura has taken 31 percent of the vote; Paulo Reis is on 29 percent.", ["Ines Moura", "Paulo Reis"]),
        (
            "The commission stood by its result of 52 percent for Moura in the election, against 45 percent for "
            "opposition candidate Paulo Reis.",
            ["Moura", "Paulo Reis"],
        ),
        ("Its candidate in the election, Paulo Reis, had won with 51 percent, the party said.", ["Paulo Reis"]),
        ("Paulo Reis, the incumbent, received 204,000 votes.", ["Paulo Reis"]),
        ("Paulo Reis claims to have won 54 percent of the vote.", ["Paulo Reis"]),
        ("In the vote on Sunday the ruling party took 54 percent.", ["ruling party"]),
        ("Fifty-four percent of voters would back Paulo Reis.", ["Paulo Reis"]),
        ("The Party of Labour came second in the election with 22 percent.", ["Party of Labour"]),
        ("The Greens slipped to 9 percent in the election.", ["Greens"]),
        ("Moura's share of the vote stood at 50.6 percent.", ["Moura"]),
        ("Paulo Reis puts his own share of the vote at 56 percent.", ["Paulo Reis"]),
        ("Paulo Reis led Ines Moura by 51 percent to 47 percent of the vote.", ["Paulo Reis", "Ines Moura"]),
        ("The president, Paulo Reis, spoke after the vote. The count gave the president 44 percent.", ["Paulo Reis"]),
        ("President Paulo Reis spoke after the vote. The count gave the president 44 percent.", ["Paulo Reis"]),
    ],
)
def test_a_share_is_somebodys(text: str, owners: list[str | None]) -> None:
    """Each construction of election news names the owner of the share."""
    assert [owner_of(claim) for claim in figures(text).values() if claim.value.unit in ("percent", "vote")] == owners


@pytest.mark.parametrize(
    "text",
    [
        "Turnout in the election was 71 percent, Ines Moura said.",
        "With 92 percent of ballots counted, Ines Moura claimed victory.",
        "Unemployment fell to 9 percent before the election, President Ines Moura said.",
        "The commission said before the vote that inflation in Zambia had reached 12 percent.",
        "Ines Moura put the damage at 40 percent of the crop.",
        "Paulo Reis took 40 percent of the company.",
        "The party said its candidate had won 44 percent of the vote.",
        "Moura beat Reis in the vote, and she took 52 percent.",
        "Ines Moura met Paulo Reis after the vote. The count gave him 52 percent.",
        "In the election Paulo Reis promised to raise pensions by 5 percent.",
        "The Greens want to cut emissions by 40 percent, their election programme says.",
        "On Sunday 52 percent of the voters stayed at home, the election office said.",
        "Votes from 31 percent of the districts were missing, Moura said.",
        "Ines Moura won the election by 12 percentage points.",
        "Ines Moura beat Paulo Reis by 412 votes.",
    ],
)
def test_what_is_no_share_is_nobodys(text: str) -> None:
    """Turnout, changes, what was counted, pronouns that may mean two and parts of other things have no owner."""
    assert [owner for claim in figures(text).values() if (owner := owner_of(claim)) is not None] == []


def test_two_persons_of_one_surname_lend_it_to_nobody() -> None:
    """A surname that two persons of the text share is neither's."""
    text = "Ana Costa and Rui Costa both ran in the election. The commission gave Costa 41 percent of the vote."
    assert owner_of(figures(text)["41 percent"]) is None


def test_a_share_that_a_second_name_has_is_no_earlier_figure() -> None:
    """In "52.6 percent, against 45.9 percent for Reis" both are of the same vote and day."""
    text = "Moura won Sunday's election with 52.6 percent of the vote, against 45.9 percent for Paulo Reis."
    one, other = figures(text).values()
    assert one.measure is not None
    assert other.measure is not None
    assert (one.as_of, one.measure.period) == (other.as_of, other.measure.period)


def test_a_poll_measures_support() -> None:
    """What a poll gives is support, what a count gives is won; both have an owner."""
    polled = figures("A poll put Ines Moura at 31 percent.")["31 percent"].measure
    won = figures("A count of the votes put Ines Moura at 31 percent.")["31 percent"].measure
    assert polled is not None
    assert won is not None
    assert (polled.predicate, polled.counted) == ("support", "vote for Ines Moura")
    assert (won.predicate, won.counted) == ("won", "vote for Ines Moura")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The commission says 3.37 million people were registered to vote.", {"3.37 million": "register"}),
        ("There are 915,000 names on that roll.", {"915,000": "register"}),
        ("The commission said the roll held 884,600 voters.", {"884,600": "register"}),
        ("The roll of voters holds 88,400 names.", {"88,400": "register"}),
        ("The widows' list holds 44 names.", {"44": "hold"}),
        ("The museum's register lists 40 paintings.", {"40": "list"}),
        ("Two people were killed. The commission says 3 million were registered to vote.", {"3 million": "register"}),
    ],
)
def test_names_on_the_roll_are_registered_voters(text: str, expected: dict[str, str]) -> None:
    """Those who may vote are one thing, however a roll has them; other lists are not meant."""
    found = figures(text)
    read = {words: measure.predicate for words in expected if (measure := found[words].measure) is not None}
    assert read == expected


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The vote was annulled at 47 polling stations; the opposition says the number is 130.", "polling stations"),
        ("The court freed 47 sailors. The union put the number at 60.", "sailors"),
        ("The court freed 47 sailors. The union put the number of sentences at 60.", "sentences"),
        ("The court freed 47 sailors. The union put the fine at 60 pesos.", "fine"),
    ],
)
def test_the_number_is_of_what_was_counted(text: str, counted: str | None) -> None:
    """A figure that is said to be the number of what was told before counts the same."""
    last = list(figures(text).values())[-1].measure
    assert last is not None
    assert last.counted == counted
