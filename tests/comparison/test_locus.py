"""Event and place of a pair: the tables say for two figures whether they speak of one happening, and on what it hangs."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from claimtrack.comparison.facts import Reader
from claimtrack.comparison.locus import resembles
from claimtrack.comparison.outcome import Outcome
from claimtrack.lexicon.loader import load_lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.comparison import ScopeRelation
from claimtrack.model.measure import Mode
from claimtrack.model.policy import Policy
from claimtrack.model.quantity import Quantity

READER = Reader(Policy(), load_lexicon())
Figure = dict[str, Any]
Locate = Callable[[Figure, Figure], Outcome]
SAME, PART, OVERLAPPING, UNKNOWN, DIFFERENT = (
    ScopeRelation.SAME,
    ScopeRelation.PART,
    ScopeRelation.OVERLAPPING,
    ScopeRelation.UNKNOWN,
    ScopeRelation.DIFFERENT,
)
FLOW, STOCK, SUM = Mode.FLOW, Mode.STOCK, Mode.CUMULATIVE


def of(place: str | None = None, period: str | None = None, size: int = 20, **fields: Any) -> Figure:
    """A figure of the police's, told on 2 May unless other fields say so."""
    return {"place": place, "period": period, "size": size, **fields}


FIRE: dict[str, Any] = {"event": "fire"}
DAY = "2024-05-01"


@pytest.mark.parametrize(
    ("a", "b", "relation", "hinge"),
    [
        (of(**FIRE), of(size=900, as_of="2025-01-01", **FIRE), SAME, None),
        (of("Kabul", DAY, **FIRE), of("Kabul", DAY, event="flood"), DIFFERENT, None),
        # only what both say of the place can tell them apart
        (of("Kabul", **FIRE), of("Paris", **FIRE), DIFFERENT, None),
        (of("Kabul", **FIRE), of(**FIRE), SAME, None),
        (of("Kabul", **FIRE), of("Newtown", **FIRE), SAME, None),
        (of("Bogo", **FIRE), of("Kabul", names=frozenset({"bogo"}), **FIRE), SAME, None),
        (of("Kabul", **FIRE), of(names=frozenset({"kabul"}), **FIRE), SAME, None),
        (of("Afghanistan", **FIRE), of("Kabul", size=2, **FIRE), PART, None),
        # and of the period: a report of weeks before may still be of it
        (of(period=DAY, **FIRE), of(period="2024-05-20", **FIRE), DIFFERENT, None),
        (of(period=DAY, **FIRE), of(as_of="2024-04-20", **FIRE), SAME, None),
        (of(as_of="2024-04-20", **FIRE), of(as_of="2024-09-01", **FIRE), SAME, None),
        (of(period="2024-05", **FIRE), of(period="2024-05-03", size=2, **FIRE), PART, None),
        (of("Kabul", "2024-05", 9, **FIRE), of("Afghanistan", "2024-05-03", **FIRE), OVERLAPPING, None),
        # what is counted "in 24 hours" has a day although nothing says its period
        (of(mode=FLOW, **FIRE), of(mode=FLOW, as_of="2024-05-03", **FIRE), DIFFERENT, None),
        (of(mode=FLOW, **FIRE), of(mode=FLOW, **FIRE), SAME, None),
        (of(mode=FLOW, as_of=None, **FIRE), of(mode=FLOW, **FIRE), SAME, None),
        (of(mode=FLOW, as_of="2024-04-20", **FIRE), of(period="2024-05-01/..", mode=SUM, **FIRE), DIFFERENT, None),
        # an event beside a figure that names none: by place and period
        (of("Kabul", DAY, **FIRE), of("Kabul", DAY), SAME, None),
        (of(period=DAY, **FIRE), of("Kabul", "2024-05"), UNKNOWN, None),
    ],
)
def test_a_named_event(locate: Locate, a: Figure, b: Figure, relation: ScopeRelation, hinge: str | None):
    """One event decides, unless both say something else of place or period; two events are two."""
    found = locate(a, b)
    assert (found.relation, found.hinge) == (relation, hinge)


@pytest.mark.parametrize(
    ("a", "b", "relation", "hinge"),
    [
        (of(report="A"), of(report="A", size=900, as_of="2024-09-01"), SAME, "scope"),
        (of("Kabul", report="A"), of(report="A"), SAME, "scope"),
        (of(period=DAY, report="A"), of(report="A", as_of="2024-09-01"), SAME, "scope"),
        (of("Kabul", DAY, report="A"), of("Kabul", DAY, report="A"), SAME, None),
        (of("Kabul", report="A"), of("Paris", report="A"), DIFFERENT, None),
        (of(period=DAY, report="A"), of(period="2024-05-20", report="A"), DIFFERENT, None),
        (of("Kabul", DAY, report="A"), of("Newtown", DAY, report="A"), UNKNOWN, None),
        (of("Kabul", DAY, report="A"), of("Newtown", DAY, report="A", names=frozenset({"kabul"})), UNKNOWN, None),
        (of("Afghanistan", DAY, report="A"), of("Kabul", DAY, 4, report="A"), PART, None),
        (of("Afghanistan", DAY, 4, report="A"), of("Kabul", "2024-05", report="A"), OVERLAPPING, None),
        # two reports, and rows of a table that have only their publisher in common
        (of(report="A"), of(report="B", by="army"), UNKNOWN, None),
        (of(report="", row=True, by="mayor"), of(report="", row=True), UNKNOWN, None),
        (of(report="A", by="mayor"), of(report="A", row=True), UNKNOWN, None),
        (of(by="mayor"), of(report="A", by="army"), UNKNOWN, None),
        (
            of(report="A", url="http://a.example"),
            of(report="A", url="http://a.example", row=True, by="army"),
            SAME,
            "scope",
        ),
    ],
)
def test_one_report(locate: Locate, a: Figure, b: Figure, relation: ScopeRelation, hinge: str | None):
    """What one report leaves out is what it says elsewhere, softly; two places that it names are not taken for one."""
    found = locate(a, b)
    assert (found.relation, found.hinge) == (relation, hinge)


@pytest.mark.parametrize(
    ("a", "b", "relation", "hinge"),
    [
        (of("Kabul", DAY), of("Kabul", DAY, 900, by="army"), SAME, None),
        (of("Kabul", DAY), of("Kabul", size=900, by="army"), SAME, "event_days"),
        (of("Kabul", DAY), of("Kabul", as_of="2024-09-01"), UNKNOWN, None),
        # much happens in a country at once: a figure without its day must be alike in size
        (of("Afghanistan", DAY), of("Afghanistan", size=10), SAME, "event_days"),
        (of("Afghanistan", DAY), of("Afghanistan", size=9), UNKNOWN, None),
        (of("Afghanistan"), of("Afghanistan", size=9, by="army"), UNKNOWN, None),
        (of("Afghanistan", DAY), of("Kabul", size=9), UNKNOWN, None),
        (of("Afghanistan", DAY), of("Afghanistan", DAY, 9), SAME, None),
        (of("Afghanistan", DAY, **FIRE), of("Afghanistan", size=9), UNKNOWN, None),
        # but not so for levels, nor for what both count in a span of time
        (of("Afghanistan", DAY, mode=STOCK), of("Afghanistan", size=2, mode=STOCK), SAME, None),
        (of("Afghanistan", DAY, mode=STOCK), of("Afghanistan", size=2), UNKNOWN, None),
        (of("Afghanistan", mode=FLOW), of("Afghanistan", size=2, mode=FLOW), SAME, None),
        # "in Kabul" here and "in Afghanistan" there: plain counts of one day, alike in size
        (of("Afghanistan", DAY), of("Kabul", DAY, 10), SAME, "resemblance"),
        (of("Afghanistan", DAY), of("Kabul", DAY, 9), PART, None),
        (of("Afghanistan", DAY), of("Kabul", DAY, narrower=True), PART, None),
        (of("Afghanistan", DAY, narrower=True), of("Kabul", DAY), PART, None),
        (of("Afghanistan", DAY, mode=SUM), of("Kabul", DAY, mode=SUM), PART, None),
        (of("Afghanistan", DAY, mode=SUM), of("Kabul", DAY), PART, None),
        (of("Afghanistan", DAY), of("Kabul", DAY, mode=SUM), PART, None),
        (of("Afghanistan", DAY, predicate="held"), of("Kabul", DAY, predicate="held"), PART, None),
        (of("Afghanistan", DAY, predicate="held"), of("Kabul", DAY), PART, None),
        (of("Afghanistan", DAY), of("Kabul", DAY, predicate="held"), PART, None),
        (of("Afghanistan", "2024-05"), of("Kabul", "2024-05"), PART, None),
        (of("Afghanistan"), of("Kabul"), PART, "event_days"),
        (of("Afghanistan", DAY), of("Kabul"), PART, "event_days"),
        # a day, a night, a weekend; or one start of a running count
        (of("Afghanistan", "2024-05-01/2024-05-03"), of("Kabul", "2024-05-01/2024-05-03"), SAME, "resemblance"),
        (of("Afghanistan", "2024-05-01/2024-05-03"), of("Kabul", DAY), SAME, "resemblance"),
        (of("Afghanistan", "2024-05-01/2024-05-04"), of("Kabul", "2024-05-01/2024-05-04"), PART, None),
        (of("Afghanistan", "2024-05-01/2024-05-04"), of("Kabul", DAY), PART, "scope"),
        (of("Afghanistan", "2024-05-01/2024-05-03"), of("Kabul", "2024-05-02"), PART, "scope"),
        (of("Afghanistan", "2024-05-01/.."), of("Kabul", "2024-05-01/.."), SAME, "resemblance"),
        (of("Afghanistan", "2024-05-01/.."), of("Kabul", "2024-05-02/.."), PART, "scope"),
        (of("Afghanistan", "2024-05-01/.."), of("Kabul", DAY), PART, "scope"),
    ],
)
def test_place_and_period_of_both(locate: Locate, a: Figure, b: Figure, relation: ScopeRelation, hinge: str | None):
    """One place and one period are one happening; a town and its country only where nothing sets them apart."""
    found = locate(a, b)
    assert (found.relation, found.hinge) == (relation, hinge)


@pytest.mark.parametrize(
    ("a", "b", "relation", "hinge"),
    [
        # a day, or one start, stands in for the place where figures are alike or of one voice
        (of("Kabul", DAY), of(None, DAY, 10, by="army"), SAME, "resemblance"),
        (of("Kabul", DAY), of(None, DAY, 9, by="army"), UNKNOWN, None),
        (of("Kabul", DAY), of(None, DAY, 9), SAME, "resemblance"),
        (of("Kabul", "2024-05-01/.."), of(None, "2024-05-01/..", by="army"), SAME, "resemblance"),
        (of("Kabul", "2024-05"), of(None, "2024-05", by="army"), UNKNOWN, None),
        (of("Kabul", "2024-05"), of(None, "2024-05"), UNKNOWN, None),
        (of("Kabul", "../2024-05-01"), of(None, "../2024-05-01", by="army"), UNKNOWN, None),
        (of("Kabul", "2024-05-01/2024-05-04"), of(None, "2024-05-02", by="army"), UNKNOWN, None),
        (of("Kabul", "../2024-05-01"), of(None, DAY, by="army"), UNKNOWN, None),
        # without its day only one voice's, alike in size
        (of("Kabul"), of(), SAME, "resemblance"),
        (of("Kabul", DAY), of(size=10), SAME, "resemblance"),
        (of("Kabul", DAY), of(size=9), UNKNOWN, None),
        (of("Kabul", DAY), of(by="army"), UNKNOWN, None),
        (of("Kabul"), of(as_of="2024-09-01"), UNKNOWN, None),
        # neither says where: they must have a name in common, as far as their words are known
        (of(None, DAY), of(None, DAY, by="army"), SAME, "resemblance"),
        (
            of(None, DAY, names=frozenset({"kano", "ali"})),
            of(None, DAY, names=frozenset({"kano"})),
            SAME,
            "resemblance",
        ),
        (of(None, DAY, names=frozenset({"kano"})), of(None, DAY, names=frozenset({"lagos"})), UNKNOWN, None),
        (of(None, DAY, names=frozenset({"kano"})), of(None, DAY), SAME, "resemblance"),
        (of("Kabul", DAY, names=frozenset({"a"})), of(None, DAY, names=frozenset({"b"})), SAME, "resemblance"),
        # a report that names the place of the other speaks of it, whatever the sizes
        (of("Kabul", DAY), of(None, DAY, 2, by="army", names=frozenset({"kabul", "ali"})), SAME, "scope"),
        (of("Kabul"), of(size=2, by="army", names=frozenset({"kabul"})), SAME, "scope"),
        (of("Bogo", DAY), of("Kabul", DAY, 2, by="army", names=frozenset({"bogo"})), SAME, "scope"),
        (of("Bogo", DAY), of("Kabul", "2024-05-09", 2, names=frozenset({"bogo"})), DIFFERENT, None),
        # a place that no list knows may lie in a country, and is not taken for a town
        (of("Newtown", DAY), of("Afghanistan", DAY, by="army"), SAME, "resemblance"),
        (of("Newtown", DAY), of("Afghanistan", DAY, 2, by="army"), UNKNOWN, None),
        (of("Newtown", DAY), of("Kabul", DAY), UNKNOWN, None),
        (of("Newtown", DAY), of("Oldtown", DAY), UNKNOWN, None),
        (of("Newtown", DAY), of("Newtown", DAY), SAME, None),
        (of("Newtown", "2024-05"), of("Afghanistan", "2024-05", by="army"), UNKNOWN, None),
    ],
)
def test_a_place_that_one_does_not_say(
    locate: Locate, a: Figure, b: Figure, relation: ScopeRelation, hinge: str | None
):
    """The day, one voice and likeness in size may stand in for it, softly; else nobody knows."""
    found = locate(a, b)
    assert (found.relation, found.hinge) == (relation, hinge)


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        (of("Kabul", DAY), of("Herat", DAY), DIFFERENT),
        (of("Kabul", DAY), of("Paris", DAY), DIFFERENT),
        (of("Kabul", DAY), of("France", DAY), DIFFERENT),
        (of("Afghanistan", DAY), of("France", DAY), DIFFERENT),
        (of("Gaza City", DAY), of("West Bank", DAY), DIFFERENT),
        (of("Palestinian territories", DAY), of("Gaza City", DAY, 2), PART),
        (of("Newtown, Afghanistan", DAY), of("Paris", DAY), DIFFERENT),
        (of("Newtown, Afghanistan", DAY), of("Kabul", DAY), UNKNOWN),
        (of("Newtown, Afghanistan", DAY), of("Oldtown, Afghanistan", DAY), UNKNOWN),
        (of("Afghanistan", DAY), of("Newtown, Afghanistan", DAY, 2), PART),
        (of("Newtown", DAY), of("Paris", DAY), UNKNOWN),
    ],
)
def test_two_places(locate: Locate, a: Figure, b: Figure, relation: ScopeRelation):
    """Two are told apart where lists know both, or the countries around them; a town unknown to them may be a suburb."""
    found = locate(a, b)
    assert (found.relation, found.hinge) == (relation, None)


@pytest.mark.parametrize(
    ("mayor", "relation"),
    [
        ({"size": 20}, SAME),
        ({"size": 40}, SAME),
        ({"size": 41}, UNKNOWN),
        ({"size": 19}, UNKNOWN),  # a village may have had a part of them
        ({"size": 30, "by": "police"}, UNKNOWN),  # one voice tells them apart
        ({"size": 30, "by": None}, UNKNOWN),
        ({"size": 30, "place": "Herat"}, DIFFERENT),
    ],
)
def test_a_village_that_counts_no_less_than_its_region(locate: Locate, mayor: Figure, relation: ScopeRelation):
    """Police in Kabul said 20 and the head of a village 30, in one report: it is the same, softly."""
    found = locate(of("Kabul", DAY, report="A"), {**of("Newtown", DAY, report="A", by="mayor"), **mayor})
    assert (found.relation, found.hinge) == (relation, "resemblance" if relation is SAME else None)
    villages = locate(of("Oldtown", DAY, report="A"), {**of("Newtown", DAY, report="A", by="mayor"), "size": 30})
    assert villages.relation is UNKNOWN


@pytest.mark.parametrize(
    ("a", "b", "relation", "hinge"),
    [
        # a place, and no period: a quarter of the size will do
        (of("Kabul"), of("Kabul", size=5, as_of="2024-09-01"), SAME, "event_days"),
        (of("Kabul"), of("Kabul", size=4, as_of="2024-09-01"), UNKNOWN, None),
        (of("Kabul", mode=FLOW), of("Kabul", DAY, mode=FLOW), UNKNOWN, None),
        (of("Kabul"), of("Kabul", as_of="2024-09-01", story="other"), UNKNOWN, None),
        (of("Kabul"), of("Kabul", as_of="2024-09-01", story=None), UNKNOWN, None),
        (of("Kabul", story=None), of("Kabul", as_of="2024-09-01", story=None), UNKNOWN, None),
        (of("Kabul"), of("Kabul", size=2, as_of="2024-09-01", report="A"), SAME, "scope"),
        # a period, and no place, or places that no list can hold against each other
        (of("Kabul"), of(size=5), SAME, "scope"),
        (of("Kabul"), of(size=4), UNKNOWN, None),
        (of("Kabul", DAY), of(None, DAY, 4), SAME, "scope"),
        (of("Kabul", DAY), of("Newtown", DAY, 10), SAME, "scope"),
        (of("Kabul", DAY), of("Newtown", DAY, 9), UNKNOWN, None),  # a town may well be a part
        (of("Kabul", DAY), of("Newtown", size=4), UNKNOWN, None),
        (of("Kabul", DAY), of("Herat", DAY), DIFFERENT, None),
        # neither
        (of("Kabul", DAY), of(size=5, as_of="2024-09-01"), SAME, "scope"),
        (of("Kabul", DAY), of(size=4, as_of="2024-09-01"), UNKNOWN, None),
        # a figure for the whole country need not be alike to be of its day
        (of("Afghanistan", DAY), of("Afghanistan", size=2), SAME, "event_days"),
        # a town that the country's report names
        (of("Afghanistan", DAY, names=frozenset({"kabul"})), of("Kabul", DAY, 5), SAME, "resemblance"),
        (of("Afghanistan", DAY, names=frozenset({"kabul"})), of("Kabul", DAY, 4), PART, None),
        (of("Afghanistan", DAY, names=frozenset({"herat"})), of("Kabul", DAY, 5), PART, None),
        (of("Afghanistan", DAY), of("Kabul", DAY, 5, names=frozenset({"kabul"})), PART, None),
        (of("Afghanistan", DAY), of("Kabul", DAY, narrower=True), PART, None),
        (of("Afghanistan", DAY, names=frozenset({"kabul"}), story=None), of("Kabul", DAY, 5), PART, None),
    ],
)
def test_two_reports_of_one_story(locate: Locate, a: Figure, b: Figure, relation: ScopeRelation, hinge: str | None):
    """What one leaves out the other may say, softly, where figures are half as alike as elsewhere."""
    found = locate({"report": "A", "story": "one", **a}, {"report": "B", "story": "one", "by": "army", **b})
    assert (found.relation, found.hinge) == (relation, hinge)


def test_in_one_report_a_story_makes_up_for_no_likeness(locate: Locate):
    """A report tells its own figures apart, whatever other reports there are of its story."""
    words = {"report": "A", "story": "one", "rules": OPENING}
    country = of("Afghanistan", DAY, names=frozenset({"kabul"}), **words)
    assert locate(country, of("Kabul", DAY, 10, **words)).relation is SAME
    assert locate(country, of("Kabul", DAY, 5, **words)).relation is PART


OPENING = ("place:opening",)


@pytest.mark.parametrize(
    ("outer", "inner", "relation"),
    [
        # two reports of one event of these days
        ({"report": "A"}, {"report": "B"}, SAME),
        ({"report": "A"}, {"report": "B", "size": 9}, PART),
        ({"report": "A"}, {"report": "B", "narrower": True}, PART),
        ({"report": "A", "narrower": True}, {"report": "B"}, SAME),
        ({"report": "A", "as_of": "2024-05-04"}, {"report": "B", "as_of": "2024-05-04"}, SAME),
        ({"report": "A", "as_of": "2024-05-05"}, {"report": "B", "as_of": "2024-05-04"}, PART),
        ({"report": "A", "as_of": "2024-05-04"}, {"report": "B", "as_of": "2024-05-05"}, PART),
        ({"report": "A", "as_of": "2024-04-27"}, {"report": "B"}, PART),
        ({"report": "A", "as_of": "2024-05"}, {"report": "B"}, PART),
        ({"report": "A", "as_of": None}, {"report": "B"}, PART),
        ({"report": "A", "row": True}, {"report": "B"}, PART),
        ({"report": "A", "predicate": "held"}, {"report": "B", "predicate": "held"}, PART),
        # in one report they are told apart, unless one is only the place that it opens with
        ({"report": "A"}, {"report": "A"}, PART),
        ({"report": "A"}, {"report": "A", "rules": OPENING}, SAME),
        ({"report": "A", "rules": OPENING}, {"report": "A"}, SAME),
        ({"report": "A", "rules": OPENING}, {"report": "A", "narrower": True}, PART),
        ({"report": "A", "rules": OPENING}, {"report": "A", "size": 9}, PART),
        # where somebody spoke is loose, the country is not
        ({}, {"rules": OPENING}, SAME),
        ({"rules": OPENING}, {}, PART),
        ({"rules": OPENING}, {"rules": OPENING}, SAME),
    ],
)
def test_a_town_and_its_country(locate: Locate, outer: dict[str, Any], inner: dict[str, Any], relation: ScopeRelation):
    """Figures alike in size that two reports place by town and by country are of one event, softly, if it is fresh."""
    a, b = (of(place, DAY, mode=SUM, **words) for place, words in (("Afghanistan", outer), ("Kabul", inner)))
    found = locate(a, b)
    assert (found.relation, found.hinge) == (relation, "resemblance" if relation is SAME else None)


@pytest.mark.parametrize(
    ("period", "words", "relation", "hinge"),
    [
        (None, {}, SAME, "resemblance"),
        (None, {"as_of": "2024-05"}, SAME, "resemblance"),
        (None, {"mode": FLOW}, PART, None),
        (None, {"mode": STOCK}, PART, None),
        ("2024-01-01/..", {"mode": SUM}, PART, None),
        ("../2024-05-01", {"mode": SUM}, PART, None),
    ],
)
def test_what_is_no_event_of_these_days(
    locate: Locate, period: str | None, words: Figure, relation: ScopeRelation, hinge: str | None
):
    """A level, a span of counting and what has run for long are not one event told with the town here and there without."""
    found = locate(of("Afghanistan", period, report="A", **words), of("Kabul", period, report="B", by="army", **words))
    assert (found.relation, found.hinge) == (relation, hinge)


def test_what_hangs_on_what_was_borrowed_is_soft(locate: Locate):
    """Place and period that another figure of the report lent make the answer soft, where it is one."""
    lent = of("Kabul", DAY, borrowed=("places",))
    for other, relation, hinge in (
        (of("Kabul", DAY), SAME, "scope"),
        (of("Afghanistan", DAY, 90), PART, "scope"),
        (of("Afghanistan", "2024-04-30/2024-05-01", 90, mode=SUM), PART, "scope"),
        (of("Kabul"), SAME, "event_days"),
        (of("Paris", DAY), DIFFERENT, None),
        (of("Newtown", DAY), UNKNOWN, None),
    ):
        found = locate(other, lent)
        assert (found.relation, found.hinge) == (relation, hinge)
    crossing = locate(of("Kabul", "2024-05", 90), of("Afghanistan", DAY, borrowed=("window",)))
    assert (crossing.relation, crossing.hinge) == (OVERLAPPING, "scope")


KABUL = of("Kabul", DAY, 9)


@pytest.mark.parametrize(
    ("a", "b", "why"),
    [
        (of("Afghanistan", DAY), KABUL, "Kabul lies within Afghanistan"),
        (KABUL, of("Afghanistan", DAY), "Kabul lies within Afghanistan"),
        (
            of("Afghanistan", "2024-05"),
            KABUL,
            "Kabul lies within Afghanistan; the period 2024-05-01 lies within 2024-05",
        ),
        (KABUL, of("Kabul", "2024-05", 90), "the period 2024-05-01 lies within 2024-05"),
        (KABUL, of("Paris"), "they speak of different places"),
        (KABUL, of("Kabul", "2023"), "they speak of different periods"),
        (of("Kabul", "../2024-05-20"), of("Kabul", "2024-05", 90), "the periods overlap"),
        (
            of("Kabul", "2024-04-30/2024-05-05", mode=FLOW),
            of("Kabul", "2024-05-01/..", mode=SUM),
            "their periods have only some days in common",
        ),
        (of("Kabul", "2024-04", mode=FLOW), of("Kabul", "2024-05-01/..", mode=SUM), "they speak of different periods"),
        (
            of("Kabul", "2024-05"),
            of("Kabul", "2024-05-20/2024-06-02"),
            "their periods have only some days in common",
        ),
        (of(**FIRE), of(event="flood"), "they speak of different events"),
        (KABUL, of("Newtown", DAY), "it is not known that they speak of one place"),
        (KABUL, of(as_of=None), "it is not known that they speak of one place"),
        (KABUL, of("Kabul", as_of=None), "it is not known that they speak of one period"),
        (of("Afghanistan", DAY), of("Afghanistan", size=2), "it is not known that they speak of one period"),
        (
            of("Kabul", DAY, report="A"),
            of("Newtown", DAY, report="A"),
            "it is not known how the two places lie to each other",
        ),
        (KABUL, KABUL, ""),
    ],
)
def test_the_clause_that_explains(locate: Locate, a: Figure, b: Figure, why: str):
    """What lies within what, what tells them apart, or what is not known."""
    assert locate(a, b).why == why


@pytest.mark.parametrize(
    ("sizes", "share", "expected"),
    [
        ((20, 10), "0.5", True),
        ((19, 9), "0.5", False),
        ((9, 19), "0.5", False),
        ((20, 12), "0.6", True),
        ((20, 11), "0.6", False),
        ((0, 0), "0.5", True),
        ((0, 1), "0.5", False),
        ((-20, 20), "0.5", True),
        ((7, 7), "2", True),
        ((7, 8), "1", False),
    ],
)
def test_likeness_in_size(make: Callable[..., Claim], sizes: tuple[int, int], share: str, expected: bool):
    """The smaller at least half of the larger, or as the policy says; nothing is like nothing."""
    a, b = (READER.read(make(Quantity(size, size, size, "exact"), "police")) for size in sizes)
    assert resembles(a, b, Policy(resemblance=Decimal(share))) is expected
