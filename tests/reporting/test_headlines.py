"""Headings of measures, and the words for disagreements."""

from fractions import Fraction

import pytest

from claimtrack.model.comparison import Change, Conflict, Hint, Verdict
from claimtrack.model.measure import Measure
from claimtrack.model.moment import Moment
from claimtrack.parsing.claims import claim
from claimtrack.reporting.days import days_of
from claimtrack.reporting.headlines import CHANGES, headline, hint_words, relation_words

MEASURES = [
    (None, ""),
    (
        Measure("killed", "people", "Gaza City", period=Moment("2023-10-17")),
        "People killed in Gaza City, 17 October 2023",
    ),
    (Measure("killed", "deaths", "Puerto Rico"), "Deaths in Puerto Rico"),
    (Measure("excess_deaths", "excess deaths"), "Excess deaths"),
    (Measure("taken_hostage", "hostages"), "Taken hostage"),
    (Measure("attended", event="march"), "Attended, march"),
    (Measure("attended", event="march of 1 May 2023", period=Moment("2023-05-01")), "Attended, march of 1 May 2023"),
    (Measure("frobnicated", "gadgets"), "Gadgets frobnicated"),
    (Measure("killed", "people\x07", period=Moment("2023-10-07/..")), "People killed, since 7 October 2023"),
]


@pytest.mark.parametrize(("measure", "words"), MEASURES)
def test_a_measure_as_a_heading(measure: Measure | None, words: str) -> None:
    """What, where, in which event, when; a noun that says the predicate stands alone."""
    assert headline(measure) == words


def conflict(relation: Verdict, *hints: Hint) -> Conflict:
    """A disagreement of a kind."""
    return Conflict(Measure("killed"), (), relation, Fraction(1), None, soft=False, reason="", hints=hints)


def test_kinds_and_hints_in_words() -> None:
    """As readers say it; what has no words of its own keeps its name."""
    assert relation_words(conflict(Verdict.CONFLICTS)) == "Contradiction"
    assert relation_words(conflict(Verdict.DENIED_BY)) == "Denial"
    assert relation_words(conflict(Verdict.EXCEEDS_WHOLE)) == "A part exceeds its whole"
    assert relation_words(conflict(Verdict.REVISES_UP)) == "Revises up"
    assert hint_words(conflict(Verdict.CONFLICTS)) == ""
    assert hint_words(conflict(Verdict.CONFLICTS, *Hint)).count(";") == len(Hint) - 1
    assert set(CHANGES) == set(Change)


def test_the_days_of_a_figure() -> None:
    """Both ends of its as-of date, as far as they are known."""
    assert len(days_of(claim(predicate="killed", value=1, as_of="2023-05"))) == 2
    assert len(days_of(claim(predicate="killed", value=1, as_of=Moment("2023-05-01/..")))) == 1
    assert days_of(claim(predicate="killed", value=1, as_of=Moment("XXXX-05-01"))) == ()
    assert days_of(claim(predicate="killed", value=1)) == ()
