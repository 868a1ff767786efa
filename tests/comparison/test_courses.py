"""Which figures of a group can be held against each other, and how the count of a group may go on."""

import datetime as dt

import attrs
import pytest

from claimtrack.comparison.candidates import by_stance, denials, group_course, told
from claimtrack.comparison.compare import compare
from claimtrack.comparison.facts import Facts, Reader
from claimtrack.comparison.origins import Origin
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
POLICE, MAYOR = Source("police"), Source("mayor")
PLAN = {"predicate": "cut", "counted": "jobs"}


def fact(number: int, source: Source | None = None, stance: Stance = Stance.ASSERTED, **measure: object) -> Facts:
    """A figure of one fire, told on 6 May."""
    about = Measure(**{"predicate": "killed", "event": "fire", **measure})  # type: ignore[arg-type]
    value = Quantity(number, number, number, Bound.EXACT)
    return READER.read(Claim(about, value, Attribution(source, stance=stance), Moment("2024-05-06"), AsOfBasis.STATED))


@pytest.mark.parametrize(
    ("stance", "plain", "plan"),
    [
        (Stance.ASSERTED, "said", "planned"),
        (Stance.HEDGED, "said", "planned"),
        (Stance.DENIED, "gainsaid", "gainsaid"),
        (Stance.DISPUTED, "gainsaid", "gainsaid"),
        (Stance.FORECAST, "forecast", "planned"),
        (Stance.PROPOSED, "proposed", "planned"),
        (Stance.CONDITIONAL, "conditional", "conditional"),
    ],
)
def test_what_is_held_against_each_other(stance: Stance, plain: str, plan: str):
    """What is said, what is gainsaid, what is planned, and each other stance by itself."""
    one, other = fact(12, POLICE, stance), fact(12, POLICE, stance, **PLAN)
    done = fact(12, POLICE, stance, mode=Mode.CUMULATIVE, **PLAN)
    assert list(by_stance([one])) == [plain]
    assert list(by_stance([other])) == [plan]
    assert list(by_stance([done])) == [plain]
    assert told([one, other]) == [f for f, kind in ((one, plain), (other, plan)) if kind in ("said", "planned")]


@pytest.mark.parametrize(
    ("measures", "course"),
    [
        ([{}], "closed"),
        ([{"period": Moment("2024-05-01")}], "closed"),
        ([{"period": Moment("2024-05-01/..")}], "growing"),
        ([{"predicate": "inflation", "period": Moment("2024-04")}], "closed"),
        ([{"predicate": "inflation", "period": Moment("2024-05")}], "level"),  # the month was not over
        ([{"predicate": "inflation", "period": Moment("2024-04-29")}], "level"),
        ([{"predicate": "inflation", "period": Moment("2024-04"), "mode": Mode.STOCK}], "level"),
        ([{"predicate": "inflation"}, {"predicate": "inflation", "period": Moment("2024-04")}], "level"),
        ([{"mode": Mode.CUMULATIVE}], "growing"),
        ([{}, {"mode": Mode.CUMULATIVE}], "growing"),
        ([{"mode": Mode.CUMULATIVE}, {"period": Moment("2024-05-01")}], "closed"),
        ([{"period": Moment("2024-05-01/..")}, {"period": Moment("2024-05-01")}], "closed"),
        ([{"mode": Mode.STOCK}, {"period": Moment("2024-05-01")}], "level"),
        ([{"period": Moment("2024-05-01")}, {"mode": Mode.STOCK}], "closed"),
        ([{"predicate": "held"}], "level"),
    ],
)
def test_how_a_group_may_go_on(measures: list[dict[str, object]], course: str):
    """A level both ways, what is over not at all, what still runs upwards."""
    assert group_course(fact(12, POLICE, **measure) for measure in measures) == course


def test_a_day_of_counting_leaves_a_count_running():
    """Since January 12,000 have been killed, it said on Monday: Monday is the day of the count, in whatever order."""
    page = Document("12,000", publisher="Gazette")
    words = Evidence(page.id, 0, 6, "12,000", 0, 6)
    running = fact(12_000, POLICE, period=Moment("2024-01-01/.."))
    monday = fact(12_000, MAYOR, period=Moment("2024-05-06"))
    told_on_monday = attrs.evolve(monday, claim=attrs.evolve(monday.claim, evidence=words, document=page.ref))
    for ended, course in ((told_on_monday, "growing"), (monday, "closed")):
        assert group_course([running, ended]) == course
        assert group_course([ended, running]) == course
    assert group_course([told_on_monday, monday, running]) == "closed"
    assert group_course([told_on_monday]) == "closed"


def test_voices_without_a_name_are_nobody_twice():
    """Two figures of nobody known are each its own voice, in as many denials."""
    nobody = attrs.evolve(fact(12), origin=Origin(None))
    one, other = (attrs.evolve(nobody, stance=Stance.DENIED) for _ in range(2))
    assert by_stance([nobody, one, other]) == {"said": [nobody], "gainsaid": [one, other]}


def test_a_plan_is_denied():
    """The firm is to cut twelve jobs; the firm's owner denies it."""
    plan, denial = fact(12, POLICE, **PLAN), fact(12, MAYOR, Stance.DENIED, **PLAN)
    assert [one.pair for one in denials([plan, denial], READER)] == [(plan, denial)]


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2023-07/2024-06", "2024-06-01", "2024-06-30"),
        ("2024-06", "2024-06-01", "2024-06-30"),
        ("2023", "2023-01-01", "2023-12-31"),  # over the calendar year: its average, and not December's
        ("2023-07-10/2024-07-08", "2023-07-10", "2024-07-08"),
        ("2024-05/2024-06", "2024-05-01", "2024-06-30"),
        ("2023-07-04/2024-07-03", "2023-07-04", "2024-07-03"),
    ],
)
def test_inflation_over_a_year_is_that_of_its_last_month(period: str, first: str, last: str):
    """Inflation "in the year to June" and "in June" are one rate."""
    window = fact(9, POLICE, predicate="inflation", event=None, period=Moment(period)).window
    assert window is not None
    assert window.first is not None
    assert window.last is not None
    days = [str(dt.date.fromordinal(day)) for day in (window.first, window.last)]
    assert days == [first, last]


def test_two_voices_on_the_rate_of_a_month_that_is_over():
    """They disagree whatever the days of their reports, as nobody finds more of it later; on the rate of now they need not."""
    about = Measure("inflation", place="Kenya", period=Moment("2024-04"))

    def told(number: int, who: Source, day: str, measure: Measure) -> Claim:
        value = Quantity(number, number, number, Bound.EXACT, "percent")
        return Claim(measure, value, Attribution(who), Moment(day), AsOfBasis.STATED)

    first, later = told(9, POLICE, "2024-05-03", about), told(14, MAYOR, "2024-05-20", about)
    assert compare(first, later).verdict is Verdict.CONFLICTS
    now = attrs.evolve(about, period=None)
    assert (
        compare(told(9, POLICE, "2024-05-03", now), told(14, MAYOR, "2024-05-20", now)).verdict
        is Verdict.DIFFERENT_TIME
    )
    again = told(8, POLICE, "2024-05-20", about)
    assert compare(first, again).verdict is Verdict.REVISES_DOWN
