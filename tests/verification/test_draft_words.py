"""draft_words: what the words beside a figure say of its scope."""

import pytest

from claimtrack.comparison.conflicts import read_facts
from claimtrack.comparison.facts import Reader
from claimtrack.extraction.extract import extract
from claimtrack.lexicon.loader import load_lexicon
from claimtrack.model.document import Document
from claimtrack.model.policy import Policy
from claimtrack.parsing.claims import claim
from claimtrack.verification.draft_words import draft_words, segment

LEXICON = load_lexicon()
WORDS = draft_words(LEXICON)


def fact(text, nominal=None):
    """The first figure of a text, or the one with that number, as comparison sees it."""
    facts = read_facts(extract(Document(text, published="2024-05-06")), Reader(Policy(), LEXICON))
    return next(found for found in facts if nominal is None or found.claim.value.nominal == nominal)


def bare():
    """A figure without a sentence."""
    return read_facts([claim(predicate="killed", value=12)], Reader(Policy(), LEXICON))[0]


@pytest.mark.parametrize(
    ("text", "ask", "expected"),
    [
        ("Across France 457 people were arrested.", "says_whole", True),
        ("In Paris 457 people were arrested.", "says_whole", False),
        ("In Blantyre alone 20,000 people lost their homes.", "says_part", True),
        ("In Blantyre 20,000 people lost their homes.", "says_part", False),
        ("An earlier count of 174 dead had been wrong.", "says_earlier", True),
        ("At least 174 people died.", "says_earlier", False),
        ("Rescuers found the bodies of 13 climbers.", "counts_bodies", True),
        ("Rescuers found 78 bodies.", "counts_bodies", True),
        ("Rescuers found 13 climbers.", "counts_bodies", False),
        ("In the past 24 hours 212 people were infected.", "span", "day"),
        ("In the past week 212 people were infected.", "span", "week"),
        ("In the past three weeks 212 people were infected.", "span", None),
        ("In 12 hours 212 people were infected.", "span", None),
        ("On Monday 212 people were infected.", "span", None),
    ],
)
def test_words_beside_a_figure(text, ask, expected):
    """Each reading of scope is made from the words of the figure's own sentence."""
    assert getattr(WORDS, ask)(fact(text)) == expected


def test_a_figure_without_words_says_nothing():
    """Claims by hand have no sentence."""
    found = bare()
    assert (WORDS.says_part(found), WORDS.says_earlier(found), WORDS.span(found), segment(found)) == (
        False,
        False,
        None,
        "",
    )
    assert not WORDS.counts_bodies(found)


@pytest.mark.parametrize(
    ("predicate", "text", "expected"),
    [
        ("killed", "12 people lost their lives", True),
        ("killed", "the dead", True),
        ("killed", "12 died", True),
        ("killed", "75 hikers had been on the mountain", False),
        ("injured", "17 wounded", True),
        ("no such predicate", "17 wounded", False),
    ],
)
def test_what_a_text_expresses(predicate, text, expected):
    """A predicate is expressed by any of its words, in any form."""
    assert WORDS.expresses(predicate, text) == expected


def test_places_between_figures():
    """Of several figures in one sentence, each has the places named since the one before."""
    text = (
        "Italy had the most heat deaths with 18,010, followed by Spain with 11,324, and the mayor of Rome's 40 deaths."
    )
    assert WORDS.places(fact(text, 18_010)) == ["Italy"]
    assert segment(fact(text, 18_010)) == "Italy had the most heat deaths with "
