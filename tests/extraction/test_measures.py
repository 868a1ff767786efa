"""What the figures of a sentence count: a table of news sentences with every figure's predicate and counted words."""

import pytest

from claimtrack.extraction.figures import Figure
from claimtrack.extraction.measures import MeasureReading, read_measures
from claimtrack.extraction.scan import scan
from claimtrack.lexicon.loader import load_lexicon
from claimtrack.parsing.quantities import find_quantities

SENTENCES = [
    ("An explosion that killed two policemen injured 14 people.", [("two", "killed", "policemen"), ("14", "injured", "people")]),
    ("The death toll rose to 47 and nine people lost their lives.", [("47", "killed", None), ("nine", "killed", "people")]),
    ("The blast left 20 people dead and 40 injured.", [("20", "killed", "people"), ("40", "injured", None)]),
    ("At least 12 people, including a child, were killed when a bus left the road.", [("At least 12", "killed", "people")]),
    ("Around 250 hostages were taken to the coast.", [("Around 250", "taken_hostage", "hostages")]),
    ("They want the release of 40 Dutch prisoners.", [("40", "released", "Dutch prisoners")]),
    ("Norway released 31 imprisoned sailors.", [("31", "released", "imprisoned sailors")]),
    ("Police arrested 35 people and 200 protesters were detained.", [("35", "arrested", "people"), ("200", "arrested", "protesters")]),
    ("The deaths of four patients were reported.", [("four", "killed", "patients")]),
    ("Nine more bodies were found, raising the toll to 47.", [("Nine", "found", "bodies"), ("47", "killed", None)]),
    ("Dead: 14", [("14", "killed", None)]),
    ("The flood destroyed 300 homes and damaged 1,200 others.", [("300", "destroyed", "homes"), ("1,200", "damaged", "others")]),
    ("While police counted 119,000 demonstrators, 800,000 people marched.", [("119,000", "attended", "demonstrators"), ("800,000", "attended", "people")]),
    ("The number of injured reached 300.", [("300", "injured", None)]),
    ("The raid ended with two people sustaining injuries.", [("two", "injured", "people")]),
    ("Turnout was 61 percent.", [("61 percent", "turnout", None)]),
    ("Unemployment fell to 4.1 percent from 4.3 percent.", [("4.1 percent", "unemployment", None), ("4.3 percent", "unemployment", None)]),
    ("Revenue rose 12 percent to $3.4 billion.", [("12 percent", "rose", "Revenue"), ("$3.4 billion", "revenue", None)]),
    ("With 12 dead and 30 missing, rescuers pulled five people alive from the rubble.", [("12", "killed", None), ("30", "missing", None), ("five", "rescued", "people")]),
    ("The storm killed at least 12 and wounded dozens.", [("at least 12", "killed", None), ("dozens", "injured", None)]),
    ("An estimated 3 million people have fled their homes.", [("An estimated 3 million", "displaced", "people")]),
    ("The court sentenced him to 12 years in prison.", [("12 years", "sentenced", None)]),
    ("The firm cut 4,000 jobs and sold 12 factories for $2 billion.", [("4,000", "cut", "jobs"), ("12", "sold", "factories"), ("$2 billion", "sold", None)]),
    ("Shipments fell to 1.1 million.", [("1.1 million", "shipment", None)]),
    ("They spoke of a six-week break in fighting.", [("six-week", "duration", "break in fighting")]),
]  # fmt: skip

NO_CLAIM = [
    "The two sides met for three days.",
    "Talks resumed after two weeks.",
    "Both of the two largest parties refused.",
]


def readings(text: str) -> list[MeasureReading]:
    """The measures of a text of one sentence."""
    s = scan(text)
    figures = [
        Figure(s.tokens_in(q.start, q.end).start, s.tokens_in(q.start, q.end).stop, q.start, q.end, q.value)
        for q in find_quantities(text)
    ]
    return read_measures(s, 0, len(s), figures, load_lexicon())


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_every_figure_gets_its_predicate_and_noun(text: str, expected: list[tuple[str, str, str | None]]) -> None:
    """Verbs, nouns, adjectives and the constructions that carry them."""
    assert [(r.figure.value.text, r.predicate, r.counted) for r in readings(text)] == expected


@pytest.mark.parametrize("text", NO_CLAIM)
def test_references_and_time_adverbials_are_no_claims(text: str) -> None:
    """A definite small number points, a span of time says when."""
    assert readings(text) == []


def test_parts_point_to_their_whole() -> None:
    """All parts of one list share the whole; a partitive pronoun makes a part too."""
    parts = [r.part_of for r in readings("35 people, including 12 children and 9 women, were killed.")]
    assert parts == [None, 0, 0]
    parts = [r.part_of for r in readings("The clinic treated 40 patients, 12 of them children.")]
    assert parts == [None, 0]


def test_an_unknown_verb_falls_back_to_its_lemma() -> None:
    """Nothing is lost where the lexicon has no predicate, and the reading says so."""
    [reading] = readings("The bank lent $5 billion.")
    assert (reading.predicate, reading.fallback) == ("lend", True)
