"""What reports imply: additions, none beside a toll, one crowd, floors, earlier states, days of counting, names."""

from typing import Any

import pytest

from claimtrack.comparison.compare import compare
from claimtrack.comparison.conflicts import find_conflicts, read_facts
from claimtrack.comparison.facts import Reader
from claimtrack.comparison.timelines import timeline
from claimtrack.lexicon.loader import load_lexicon
from claimtrack.model.claim import AsOfBasis, Claim
from claimtrack.model.comparison import Verdict
from claimtrack.model.document import Document
from claimtrack.model.evidence import Evidence
from claimtrack.model.measure import Measure, Mode
from claimtrack.model.moment import Moment
from claimtrack.model.policy import Policy
from claimtrack.model.quantity import Bound, Quantity
from claimtrack.model.source import Attribution, Source, Stance

READER = Reader(Policy(), load_lexicon())
BLAST = {"place": "Kano", "period": Moment("2024-05-01")}


def told(text: str, figure: str, number: int, source: str | None = None, **fields: Any) -> Claim:
    """A claim at its figure in a report of one sentence."""
    published = fields.pop("published", "2024-05-01")
    as_of = fields.pop("as_of", published)
    stance = fields.pop("stance", Stance.ASSERTED)
    document = Document(text, publisher=fields.pop("publisher", "Daily"), published=Moment(published))
    start = text.index(figure)
    return Claim(
        Measure(**{"predicate": "killed", **fields}),
        Quantity(number, number, number, Bound.EXACT, None, figure),
        Attribution(Source(source) if source else None, stance=stance),
        Moment(as_of) if as_of else None,
        AsOfBasis.PUBLISHED if as_of else None,
        evidence=Evidence(document.id, 0, len(text), text, start, start + len(figure)),
        document=document.ref,
    )


@pytest.mark.parametrize(
    ("text", "figure", "further"),
    [
        ("Two more people have died, police said.", "Two", True),
        ("A further 12 were found, police said.", "12", True),
        ("Two people have died, police said.", "Two", False),
        ("Two more than expected have died.", "Two", True),
        ("5 died and 20 more were hurt.", "20", False),
    ],
)
def test_what_comes_on_top_of_a_count_is_no_total(text: str, figure: str, further: bool):
    """An addition or a difference is held against no total; beside another figure of its sentence the word tells of the rest."""
    addition = told(text, figure, 2, "police", **BLAST)
    total = told("In all 30 people were killed, the hospital said.", "30", 30, "hospital", **BLAST)
    assert (compare(total, addition).verdict is Verdict.UNDETERMINED) == further


def test_none_beside_a_toll_speaks_of_another_event():
    """A report that gives a toll and says in its own voice that none were killed tells of two events."""
    text = "The quake killed 14, police said. The aftershock killed nobody."
    toll, none = told(text, "14", 14, "police", **BLAST), told(text, "nobody", 0, **BLAST)
    other = told("The quake killed 20, the hospital said.", "20", 20, "hospital", **BLAST)
    assert compare(toll, none).verdict is Verdict.UNDETERMINED
    assert [{c.value.nominal for c in found.pair} for found in find_conflicts([toll, none, other])] == [{14, 20}]
    alone = told("The quake killed nobody.", "nobody", 0, "governor", **BLAST)
    assert compare(other, alone).verdict is Verdict.CONFLICTS


def test_those_at_one_march_are_one_crowd(make: Any):
    """The union's workers are the protesters of the police; a small group named beside a crowd is a part of it."""
    march = {"predicate": "attended", "place": "Paris", "period": "2023-03-23", "as_of": "2023-03-23"}
    union = make("9,000", "union", counted="workers", **march)
    assert compare(union, make("5,000", "police", counted="protesters", **march)).verdict is Verdict.CONFLICTS
    few = make("300", "union", counted="students", **march)
    assert compare(make("5,000", "police", counted="protesters", **march), few).verdict is Verdict.PART_OF
    police = make("5,000", "union", counted="protesters", **march)
    assert compare(union, police).verdict is Verdict.EXCEEDED_BY_PART


@pytest.mark.parametrize(
    ("predicate", "verdict"), [("attended", Verdict.CONFLICTS), ("killed", Verdict.DIFFERENT_TIME)]
)
def test_a_crowd_does_not_grow_after_the_march(make: Any, predicate: str, verdict: Verdict):
    """What was there to be counted at once meets whatever the days of the reports; a toll may have grown."""
    march = {"predicate": predicate, "event": "the march", "period": "2023-03-23"}
    first = make("9,000", "union", as_of="2023-03-23", **march)
    later = make("5,000", "police", as_of="2023-04-10", **march)
    assert compare(first, later).verdict is verdict
    assert [found.relation for found in find_conflicts([first, later])] == [verdict] * (predicate == "attended")


@pytest.mark.parametrize(
    ("day", "words", "verdict"),
    [
        ("2024-05-02", "24", Verdict.UPDATES),
        ("2024-05-01", "24", Verdict.REFINES),
        ("2024-05-02", "at least 18", Verdict.RESTATES),
    ],
)
def test_a_floor_that_is_passed_on_a_later_day_is_an_update(make: Any, day: str, words: str, verdict: Verdict):
    """At least 18, and 24 the day after: the count has gone on; on one day the second is only more exact."""
    blast = {"place": "Kano", "period": "2024-05-01"}
    first = make("at least 18", "police", as_of="2024-05-01", **blast)
    assert compare(first, make(words, "police", as_of=day, **blast)).verdict is verdict


def test_a_part_named_later_than_the_floor_of_its_whole(make: Any):
    """At least 14 in the country on the first day, 33 in one of its towns on the next: no part within that whole."""
    first = make("at least 14", "police", place="Nigeria", period="2024-05-01", as_of="2024-05-01")
    later = make("33", "governor", place="Nigeria", period="2024-05-01", as_of="2024-05-02", counted="children")
    assert compare(first, later).verdict is Verdict.DIFFERENT_TIME


def test_an_earlier_state_lies_before_what_is_told_with_it():
    """In "38, down from 41" the 41 came first, whatever the sizes; two earlier states have no order."""
    text = "The ministry put the toll at 38, down from 41 and 43."
    now = told(text, "38", 38, "ministry", **BLAST)
    before, once = (told(text, str(n), n, "ministry", as_of=None, **BLAST) for n in (41, 43))
    assert compare(before, now).verdict is Verdict.REVISES_DOWN
    assert compare(now, before).verdict is Verdict.REVISED_DOWN_BY
    assert compare(before, once).verdict is Verdict.UNDETERMINED
    same_day = told("The ministry counts 38.", "38", 38, "ministry", published="2024-04-30", **BLAST)
    assert compare(same_day, before).verdict is Verdict.UNDETERMINED
    later = told("The ministry counts 38.", "38", 38, "ministry", published="2024-05-02", **BLAST)
    assert compare(before, later).verdict is Verdict.REVISES_DOWN


def test_an_earlier_state_bounds_no_count():
    """170 on the 20th, up from 140: when it was 140 is not said, and the 150 of the 1st may have come later."""
    count = {"source": "ministry", "place": "Kano", "mode": Mode.CUMULATIVE, "period": Moment("2024-01-01/..")}
    first = told("The ministry counts 150.", "150", 150, published="2024-05-01", **count)
    text = "The ministry put the toll at 170, up from 140."
    now, before = (
        told(text, "170", 170, published="2024-05-20", **count),
        told(text, "140", 140, published="2024-05-20", as_of=None, **count),
    )
    [line] = timeline([first, now, before])
    assert len(line.entries) == 3
    assert line.findings == ()


def test_the_day_of_a_count_is_not_the_day_of_its_dead():
    """A figure dated by the day it was given is a running count when it is alike in size to one of months."""
    war = told("12,300 have died", "12,300", 12_300, "ministry", place="Kano", period=Moment("2023-10-07/.."))
    text = "12,492 have been killed, it said on Thursday"
    day = {"place": "Kano", "period": Moment("2024-05-02"), "published": "2024-05-02"}
    assert compare(war, told(text, "12,492", 12_492, "ministry", **day)).verdict is Verdict.UPDATES
    assert compare(war, told("40 were killed", "40", 40, "ministry", **day)).verdict is not Verdict.UPDATES
    flow = told(text, "12,492", 12_492, "ministry", mode=Mode.FLOW, **day)
    assert compare(war, flow).verdict is not Verdict.UPDATES


def test_placeless_figures_of_two_reports_need_a_name_in_common():
    """Prisoners freed on one day in two countries are not the same; a party at work in both is no common name."""
    day = {"predicate": "released", "counted": "prisoners", "period": Moment("2024-05-01")}
    here = told("In May the army of Orland freed 52, the Red Cross said.", "52", 52, "Red Cross", **day)
    there = told("The rebels in Tarsia freed 48 in May.", "48", 48, "rebels", publisher="Post", **day)
    too = told("The rebels fighting Orland freed 48.", "48", 48, "rebels", publisher="Post", **day)
    assert find_conflicts([here, there]) == []
    assert len(find_conflicts([here, too])) == 1
    assert [fact.names for fact in read_facts([here, there], READER)] == [{"orland"}, {"tarsia"}]


@pytest.mark.parametrize(("predicate", "verdict"), [("cut", Verdict.CONFLICTS), ("released", Verdict.INCOMPARABLE)])
def test_a_plan_and_what_others_expect_of_it_meet(make: Any, predicate: str, verdict: Verdict):
    """The company plans to cut 6,000 jobs, the union expects 8,500; who demands does not foretell."""
    plan = {"predicate": predicate, "event": "the plan", "as_of": "2022-10-11"}
    first = make("6,000", "company", stance="proposed", **plan)
    later = make("8,500", "union", stance="forecast", **plan)
    assert compare(first, later).verdict is verdict
    assert len(find_conflicts([first, later])) == (predicate == "cut")


def test_areas_alike_in_size_are_one_whether_or_not_their_cover_is_said(make: Any):
    """9,000 hectares of woodland, 14,200 hectares burned: one fire; 800 hectares may be another thing."""
    fire = {"predicate": "burned", "unit": "hectare", "place": "Guarda", "period": "2022-08-06", "as_of": "2022-08-10"}
    wood = make("9,000", "mayor", counted="woodland", **fire)
    assert compare(wood, make("14,200", "fire service", **fire)).verdict is Verdict.CONFLICTS
    assert compare(wood, make("800", "fire service", **fire)).verdict is Verdict.UNDETERMINED
    damaged = make("900", "mayor", counted="woodland", **{**fire, "predicate": "damaged"})
    destroyed = make("800", "fire service", **{**fire, "predicate": "destroyed"})
    assert compare(damaged, destroyed).verdict is Verdict.UNDETERMINED


def test_a_denial_of_the_number_said_of_a_part_denies_it(make: Any):
    """40 passengers are missing, and the operator denies that 40 people are: one number, one day, one happening."""
    ferry = {"predicate": "missing", "event": "the ferry", "as_of": "2024-05-01"}
    said = make("40", "residents", counted="passengers", **ferry)
    assert compare(said, make("40", "operator", counted="people", stance="denied", **ferry)).verdict is Verdict.DENIES
    other = make("30", "operator", counted="people", stance="denied", **ferry)
    assert compare(said, other).verdict is Verdict.INCOMPARABLE
