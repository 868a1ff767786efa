"""A toll that cannot fall, told lower by another voice days later."""

import pytest

from claimtrack.comparison.compare import compare
from claimtrack.comparison.conflicts import find_conflicts
from claimtrack.comparison.drops import drops
from claimtrack.comparison.facts import Reader
from claimtrack.extraction.extract import extract
from claimtrack.lexicon.loader import load_lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.comparison import Verdict
from claimtrack.model.policy import Policy
from claimtrack.model.quantity import Quantity
from claimtrack.parsing.claims import claim

SINCE = "GARIN - Floods in Garin county have killed {} people since 18 November, {} said."
ON_ONE_DAY = "GARIN - An attack in Garin on 18 November killed {} people, {} said."
Told = list[tuple[int, str, int]]  # what is told, by whom, on which day of the month


def told(text: str, day: str) -> Claim:
    """The one figure of a report."""
    [found] = [one for one in extract(text, published=day, publisher="Wire") if one.measure is not None]
    return found


def reports(text: str, figures: Told) -> list[Claim]:
    """The figures of several reports of one event."""
    return [told(text.format(number, who), f"2023-11-{day}") for number, who, day in figures]


@pytest.mark.parametrize(
    ("later", "verdict"),
    [
        ((23, "the ministry", 23), "conflicts"),
        ((29, "the ministry", 23), "agrees"),
        ((35, "the ministry", 23), "different_time"),
        ((23, "the ministry", 24), "different_time"),  # longer than ``event_days``: all may have been counted anew
        ((23, "the governor", 23), "restates"),
    ],
)
def test_two_voices_days_apart(later: tuple[int, str, int], verdict: str):
    """Lower is a contradiction, more may have died since; one voice may tell an earlier state."""
    a, b = reports(SINCE, [(29, "the governor", 20), later])
    found = compare(a, b)
    assert found.verdict.value == verdict
    assert compare(b, a).verdict is found.verdict.converse
    if verdict == "conflicts":
        assert found.hinges == ("day", "lag")
        assert "a count that cannot fall is told lower 3 days later" in found.reason


def test_what_a_report_says_itself_may_be_of_the_same_voice():
    """Whose 23 a report tells is not said, and it may be the governor's: only another voice contradicts what stood."""
    first = told(SINCE.format(29, "the governor"), "2023-11-20")
    later = told("GARIN - Floods in Garin county have killed 23 people since 18 November.", "2023-11-22")
    assert compare(first, later).verdict is Verdict.DIFFERENT_TIME
    assert compare(later, first).verdict is Verdict.DIFFERENT_TIME


def test_nothing_falls_within_a_day():
    """Of two voices of one day neither came later, and the sentence says nothing of a fall."""
    a, b = reports(SINCE, [(29, "the governor", 20), (23, "the ministry", 20)])
    for found in (compare(a, b), compare(b, a)):
        assert found.verdict is Verdict.CONFLICTS
        assert "they cannot both be true: 6 apart, 21 % of the larger figure." in found.reason


@pytest.mark.parametrize(
    ("text", "days", "policy", "why"),
    [
        (SINCE, 2, Policy(), "; a count that cannot fall is told lower 2 days later. Soft: "),
        (SINCE, 1, Policy(), "; a count that cannot fall is told lower a day later. Soft: "),
        (ON_ONE_DAY, 2, Policy(), "; the reports are 2 days apart, and the event was over. Soft: "),
        (ON_ONE_DAY, 5, Policy(event_days=5), "; a count that cannot fall is told lower 5 days later. Soft: "),
    ],
)
def test_the_reason_tells_of_a_fall_where_the_days_alone_make_no_contradiction(
    text: str, days: int, policy: Policy, why: str
):
    """A count that is over and the days of its reports say enough, as long as these lie near each other."""
    a, b = reports(text, [(29, "the governor", 20), (23, "the ministry", 20 + days)])
    for found in (compare(a, b, policy), compare(b, a, policy)):
        assert f"they cannot both be true: 6 apart, 21 % of the larger figure{why}" in found.reason


def test_the_reason_counts_no_days_from_an_earlier_state():
    """Of what day the 41 was is not said, so that no report of another voice lies so many days from it."""
    text = "GARIN - An attack in Garin on 18 November killed 38 people, down from 41, the governor said."
    [before] = [
        one for one in extract(text, published="2023-11-20", publisher="Wire") if one.measure and one.value.text == "41"
    ]
    later = told(ON_ONE_DAY.format(23, "the ministry"), "2023-11-21")
    for found in (compare(before, later), compare(later, before)):
        assert found.verdict is Verdict.CONFLICTS
        assert "they cannot both be true: 18 apart, 44 % of the larger figure. Soft: it hangs on" in found.reason
        assert found.reason.endswith("one being an earlier state.")


def test_what_goes_both_ways_may_fall():
    """Some of the missing have been found since."""
    first = told("GARIN - Twenty people are missing after floods in Garin county, the governor said.", "2023-11-20")
    later = told("GARIN - Twelve people are missing after floods in Garin county, the ministry said.", "2023-11-22")
    assert compare(first, later).verdict is Verdict.DIFFERENT_TIME


def test_rows_of_a_table_are_days_of_a_series():
    """What no report tells is the state of its day, and the other authority may have counted less by then."""
    scope = {"predicate": "killed", "place": "Kenya", "period": "2023-11-18/.."}
    first = claim(value=29, source="governor", as_of="2023-11-20", **scope)
    later = claim(value=23, source="ministry", as_of="2023-11-23", **scope)
    a, b = reports(SINCE, [(29, "the governor", 20), (23, "the ministry", 23)])
    for pair in ((first, later), (first, b), (a, later)):
        assert compare(*pair).verdict is Verdict.DIFFERENT_TIME


def test_a_figure_told_as_an_earlier_state_stands_no_more():
    """The governor's 29 has grown to 35 in his own words; the ministry's 23 of the next day falls below the 35."""
    text = "GARIN - Floods in Garin county have killed 35 people since 18 November, up from 29, the governor said."
    now, before = sorted(
        (one for one in extract(text, published="2023-11-22", publisher="Wire") if one.measure is not None),
        key=lambda one: one.value.text != "35",
    )
    later = told(SINCE.format(23, "the ministry"), "2023-11-23")
    assert compare(now, later).verdict is Verdict.CONFLICTS
    assert compare(before, later).verdict is Verdict.DIFFERENT_TIME


def _pairs(*claims: Claim) -> set[tuple[str, ...]]:
    """The figures of each disagreement, lowest first."""
    found = find_conflicts(claims)
    return {
        tuple(sorted(one.value.text for one in conflict.claims if isinstance(one.value, Quantity)))
        for conflict in found
        if conflict.relation is Verdict.CONFLICTS
    }


@pytest.mark.parametrize(
    ("text", "figures", "pairs"),
    [
        (SINCE, [(29, "the governor", 20), (23, "the ministry", 23)], {("23", "29")}),
        # once the governor has said 22, he stands by that
        (SINCE, [(29, "the governor", 20), (22, "the governor", 22), (23, "the ministry", 23)], set()),
        # one disagreement for the later figure, with all that it contradicts
        (SINCE, [(29, "the governor", 20), (31, "the Red Cross", 21), (23, "the ministry", 23)], {("23", "29", "31")}),
        # a day apart each contradicts its neighbour; the first and the last, two days apart, do not
        (
            ON_ONE_DAY,
            [(17, "the governor", 18), (29, "the ministry", 19), (34, "the Red Cross", 20)],
            {("17", "29"), ("29", "34")},
        ),
    ],
)
def test_who_stands_in_a_disagreement(text: str, figures: Told, pairs: set[tuple[str, ...]]):
    """A voice stands by its newest figure, against all that cannot be true beside it and nothing else."""
    assert _pairs(*reports(text, figures)) == pairs


@pytest.mark.parametrize(
    ("what", "day", "verdict"),
    [
        ("killed 72 people", "2017-04-05", "conflicts"),
        ("killed 72 people", "2017-04-06", "different_time"),
        ("killed 40 people", "2017-04-06", "conflicts"),
        ("killed 58 people", "2017-04-06", "agrees"),
        ("killed 72 people", "2017-04-09", "different_time"),
    ],
)
def test_the_dead_of_an_event_are_found_for_days(what: str, day: str, verdict: str):
    """More, two days on, may have been found since; a day apart two counts of one attack disagree, and so does less."""
    first = told("GARIN - An attack in Garin on 4 April killed 58 people, the observatory said.", "2017-04-04")
    later = told(f"GARIN - An attack in Garin on 4 April {what}, the directorate said.", day)
    assert compare(first, later).verdict.value == verdict
    assert compare(later, first).verdict is compare(first, later).verdict.converse


def test_a_row_of_a_table_beside_a_report_has_not_grown():
    """A row states its count for good: of an event that is over 58 and, two days on, 72 are held against each other."""
    scope = {"predicate": "killed", "place": "Garin", "period": "2017-04-04"}
    row = claim(value=58, source="observatory", as_of="2017-04-04", **scope)
    later = told("GARIN - An attack in Garin on 4 April killed 72 people, the directorate said.", "2017-04-06")
    first = told("GARIN - An attack in Garin on 4 April killed 58 people, the directorate said.", "2017-04-04")
    last = claim(value=72, source="observatory", as_of="2017-04-06", **scope)
    for a, b in ((row, later), (first, last)):
        assert compare(a, b).verdict is Verdict.CONFLICTS
        assert compare(b, a).verdict is Verdict.CONFLICTS


def test_a_crowd_does_not_grow_once_the_march_is_over():
    """Two voices on one crowd disagree whatever the days of their reports, be the later one higher or lower."""
    first = told("GARIN - Some 8,000 people marched in Garin on 4 April, police said.", "2017-04-04")
    for figure in ("20,000", "3,000"):
        later = told(f"GARIN - {figure} people marched in Garin on 4 April, the union said.", "2017-04-07")
        assert compare(first, later).verdict is Verdict.CONFLICTS


@pytest.mark.parametrize(
    ("text", "figures", "pairs"),
    [
        (SINCE, [(29, "the governor", 20), (31, "the Red Cross", 21), (23, "the ministry", 22)], [("23", "31")]),
        (SINCE, [(31, "the governor", 20), (29, "the Red Cross", 21), (23, "the ministry", 22)], [("29", "31"), ("23", "31")]),
        (SINCE, [(29, "the governor", 20), (23, "the ministry", 21)], [("23", "29")]),
        (SINCE, [(29, "the governor", 20), (23, "the ministry", 20)], []),  # of one day: for rivals
        (SINCE, [(29, "the governor", 20), (29, "the ministry", 22)], []),
        (SINCE, [(29, "the governor", 20), (35, "the ministry", 22)], []),
        (SINCE, [(29, "the governor", 20), (23, "the governor", 22)], []),
        (SINCE, [(23, "the ministry", 22), (29, "the governor", 20)], [("23", "29")]),  # whatever the order they come in
        # of two figures of one day a voice stands by the higher, whichever comes first
        (SINCE, [(29, "the governor", 20), (20, "the governor", 20), (23, "the ministry", 22)], [("23", "29")]),
        (SINCE, [(20, "the governor", 20), (29, "the governor", 20), (23, "the ministry", 22)], [("23", "29")]),
        (ON_ONE_DAY, [(29, "the governor", 18), (23, "the ministry", 19)], []),  # a day apart: for rivals
        (ON_ONE_DAY, [(29, "the governor", 18), (23, "the ministry", 20)], [("23", "29")]),
        (ON_ONE_DAY, [(29, "the governor", 18), (35, "the ministry", 20)], []),
    ],
)  # fmt: skip
def test_what_falls(text: str, figures: Told, pairs: list[tuple[str, str]]):
    """For each figure the highest of another voice, of days before, that it falls below."""
    reader = Reader(Policy(), load_lexicon())
    found = drops([reader.read(one) for one in reports(text, figures)], reader)
    assert [tuple(str(fact.ends.point) for fact in one.pair) for one in found] == pairs


def test_who_is_not_known_stands_by_nothing():
    """A figure without a voice, a row of a table and a figure without a date are no voice's newest figure."""
    reader = Reader(Policy(), load_lexicon())
    later = reader.read(told(SINCE.format(23, "the ministry"), "2023-11-22"))
    [nobody] = [one for one in extract("Floods in Garin have killed 29 people since 18 November 2023.") if one.measure]
    scope = {"predicate": "killed", "place": "Garin", "period": "2023-11-18/.."}
    row = claim(value=29, source="governor", as_of="2023-11-20", **scope)
    for other in (nobody, row):
        assert list(drops([reader.read(other), later], reader)) == []
        assert list(drops([later, reader.read(other)], reader)) == []
