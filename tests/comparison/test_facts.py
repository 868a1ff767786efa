"""What comparison reads of one claim: ends, days, windows, modes, and what its words imply of them."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs
import pytest

from claimtrack.comparison.facts import Days, Ends, Facts, Reader, Window, days_of, ends_of, last_before
from claimtrack.lexicon.loader import load_lexicon
from claimtrack.model.claim import AsOfBasis, Claim, Statement
from claimtrack.model.document import Document
from claimtrack.model.evidence import Evidence
from claimtrack.model.measure import Measure, Mode
from claimtrack.model.moment import Moment, Part
from claimtrack.model.policy import Policy
from claimtrack.model.quantity import Bound, Quantity

Make = Callable[..., Claim]
READER = Reader(Policy(), load_lexicon())


def day(text: str) -> int:
    """A day counted from year 1."""
    return dt.date.fromisoformat(text).toordinal()


def told(
    text: str = "There 12 died.", figure: str = "12", published: str | None = "2024-05-02", **fields: Any
) -> Claim:
    """A figure that stands in a report."""
    document = Document(text, publisher="Gazette", published=Moment(published) if published else None)
    start = text.index(figure)
    evidence = Evidence(document.id, 0, len(text), text, start, start + len(figure))
    measure = Measure(
        **{"predicate": "killed", **{k: fields.pop(k) for k in list(fields) if k in ("predicate", "mode")}}
    )
    return Claim(measure, Quantity(12, 12, 12, Bound.EXACT), evidence=evidence, document=document.ref, **fields)


@pytest.mark.parametrize(
    ("ends", "point"),
    [
        (Ends(1, 5), 3),
        (Ends(1, 4), Fraction(5, 2)),
        (Ends(1, None), 1),
        (Ends(None, 5), 5),
        (Ends(1, 5, nominal=4), 4),
        (Ends(0, None), 0),
        (Ends(None, None, nominal=0), 0),
    ],
)
def test_one_number_for_a_figure(ends: Ends, point: Fraction | int):
    """The named one, else the middle, else the one end that there is."""
    assert ends.point == point
    assert (ends.low_open, ends.high_open, ends.low_hinge, ends.high_hinge) == (False, False, None, None)
    assert (ends.place, ends.bound) == (0, Bound.EXACT)


@pytest.mark.parametrize(
    ("fields", "growing"),
    [
        ({"period": "2023-10-07/.."}, True),
        ({"mode": "cumulative"}, True),
        ({"mode": "cumulative", "period": "2024-05"}, False),
        ({"mode": "cumulative", "period": "2023-10-07/.."}, True),
        ({"mode": "flow"}, False),
        ({}, False),
    ],
)
def test_what_still_runs(make: Make, fields: dict[str, str], growing: bool):
    """A period without an end, or a total so far without a period."""
    assert READER.read(make("12", "police", **fields)).growing is growing


RUNNING = Window(100, None, "2023-10-07/..")


@pytest.mark.parametrize(
    ("changes", "running", "expected"),
    [
        ({}, RUNNING, True),
        ({"window": Window(107, 107, "d"), "days": Days(107, 107)}, RUNNING, False),  # a week is not long
        ({"window": Window(108, 108, "d"), "days": Days(108, 108)}, RUNNING, True),
        ({"days": Days(201, 201)}, RUNNING, True),
        ({"days": Days(199, 199)}, RUNNING, True),
        ({"days": Days(202, 202)}, RUNNING, False),
        ({"days": Days(198, 198)}, RUNNING, False),
        ({"days": Days(190, 201)}, RUNNING, True),  # whose last day counts
        ({"days": Days(200, 210)}, RUNNING, False),
        ({"window": Window(200, 201, "d")}, RUNNING, False),
        ({"window": Window(None, 200, "d")}, RUNNING, False),
        ({"window": Window(None, None, "d")}, RUNNING, False),
        ({"window": None}, RUNNING, False),
        ({"days": None}, RUNNING, False),
        ({"mode": Mode.FLOW}, RUNNING, False),
        ({"mode": Mode.CUMULATIVE}, RUNNING, True),
        ({}, None, False),
        ({}, Window(100, 150, "2023-10-07/2023-11-26"), False),
        ({}, Window(None, None, "../.."), False),
    ],
)
def test_a_day_that_is_only_the_day_of_the_count(changes: dict[str, Any], running: Window | None, expected: bool):
    """Beside a count that has run for more than a week, one day on which, or a day before or after which, it is told."""
    fact = attrs.evolve(READER.read(told()), window=Window(200, 200, "d"), days=Days(200, 200))
    assert attrs.evolve(fact, **changes).is_day_of_counting(running) is expected


def test_by_hand_a_day_is_what_it_says(make: Make):
    """Whoever enters a day of dying does not mean the day of telling."""
    fact = attrs.evolve(READER.read(make("12", "police")), window=Window(200, 200, "d"), days=Days(200, 200))
    assert not fact.is_day_of_counting(RUNNING)
    assert not fact.is_told_that_day


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, True),
        ({"mode": Mode.CUMULATIVE}, True),
        ({"mode": Mode.FLOW}, False),
        ({"mode": Mode.STOCK}, False),
        ({"days": Days(200, 200, published=True)}, False),  # a day of print is no day that the words name
        ({"mode": Mode.CUMULATIVE, "days": Days(200, 200, published=True)}, True),
        ({"days": Days(201, 201)}, False),
        ({"days": Days(199, 200)}, False),
        ({"days": Days(200, 201)}, False),
        ({"window": Window(199, 200, "d")}, False),
        ({"window": Window(200, 201, "d")}, False),
        ({"window": Window(200, None, "d/..")}, False),
        ({"window": Window(None, None, "d"), "days": Days(200, 200)}, False),
        ({"window": None}, False),
        ({"days": None}, False),
    ],
)
def test_a_day_on_which_it_was_told(changes: dict[str, Any], expected: bool):
    """One day that is the day of telling too, so that either may be meant."""
    fact = attrs.evolve(READER.read(told()), window=Window(200, 200, "d"), days=Days(200, 200))
    assert attrs.evolve(fact, **changes).is_told_that_day is expected


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (told(published=None), None),
        (told(as_of=Moment("2024-05-01"), as_of_basis=AsOfBasis.STATED), Days(day("2024-05-01"), day("2024-05-01"))),
        (
            told(as_of=Moment("2024-05-01"), as_of_basis=AsOfBasis.PUBLISHED),
            Days(day("2024-05-01"), day("2024-05-01"), published=True),
        ),
        # a figure of a report that says nothing of its day is of a day before, at the latest
        (told(), Days(day("2024-05-01"), day("2024-05-01"), published=True, previous=True)),
        (told(published="2024-05"), Days(day("2024-04-30"), day("2024-04-30"), published=True, previous=True)),
        (
            attrs.evolve(told(), evidence=None, rules=("as-of:previous",)),
            Days(day("2024-05-01"), day("2024-05-01"), published=True, previous=True),
        ),
        (attrs.evolve(told(), evidence=None), Days(day("2024-05-02"), day("2024-05-02"), published=True)),
        (
            attrs.evolve(told(published="2024-05"), evidence=None),
            Days(day("2024-05-01"), day("2024-05-31"), published=True),
        ),
        # a year that the words leave open is bounded by the print
        (told(published=None, as_of=Moment("XXXX-05-01"), as_of_basis=AsOfBasis.STATED), None),
        (
            told(as_of=Moment("XXXX-05-01"), as_of_basis=AsOfBasis.STATED),
            Days(day("2024-05-01"), day("2024-05-01"), published=True),
        ),
        (
            told(as_of=Moment("XXXX-05-03"), as_of_basis=AsOfBasis.STATED),
            Days(day("2023-05-03"), day("2023-05-03"), published=True),
        ),
        (
            told(as_of=Moment("XXXX-05"), as_of_basis=AsOfBasis.STATED),
            Days(day("2024-05-01"), day("2024-05-02"), published=True),
        ),
        (
            told(as_of=Moment("XXXX-XX-XX"), as_of_basis=AsOfBasis.STATED),
            Days(day("2024-05-02"), day("2024-05-02"), published=True),
        ),
        (told(as_of=Moment("XXXX-05-01"), as_of_basis=AsOfBasis.STATED, published="XXXX-06"), None),
        (told(published=None, as_of=Moment("2024-05-01/.."), as_of_basis=AsOfBasis.STATED), None),
        (told(published=None, as_of=Moment("../2024-05-01"), as_of_basis=AsOfBasis.STATED), None),
    ],
)
def test_days(claim: Claim, expected: Days | None):
    """The as-of, else the publication, which bounds it from above."""
    assert days_of(claim) == expected


def test_the_last_day_of_a_name():
    """A leap day may be eight years back; a month that has begun is that month; other dates have no such day."""
    first = [
        found.first if (found := last_before(written, day(on))) else None
        for written, on in (
            ("XXXX-02-29", "1903-12-31"), ("XXXX-05-01", "2024-05-01"), ("XXXX-05-01", "2024-04-30"),
            ("XXXX-XX-XX", "2024-05-01"), ("XXXX-02-29", "0003-01-01"),
        )
    ]  # fmt: skip
    assert first == [day("1896-02-29"), day("2024-05-01"), day("2023-05-01"), None, None]


@pytest.mark.parametrize(
    ("moment", "instant"),
    [
        (Moment("2024-05-01"), None),
        (Moment("2024-05-01", Part.MORNING), ("part", 0)),
        (Moment("2024-05-01", Part.AFTERNOON), ("part", 1)),
        (Moment("2024-05-01", Part.EVENING), ("part", 2)),
        (Moment("2024-05-01", Part.NIGHT), ("part", 3)),
        (Moment("2024-05", Part.EARLY), None),
        (Moment("2024-05-01", time=dt.time(14, 55, 7)), ("time", day("2024-05-01") * 86400 + 53707)),
        (
            Moment("2024-05-01", time=dt.time(14, 55, tzinfo=dt.timezone(dt.timedelta(hours=2)))),
            ("time", day("2024-05-01") * 86400 + 46500),
        ),
    ],
)
def test_instants(moment: Moment, instant: tuple[str, int] | None):
    """Parts of a day in their order; clock times in seconds, in universal time where they have an offset."""
    found = days_of(told(as_of=moment, as_of_basis=AsOfBasis.STATED))
    assert found is not None
    assert found.instant == instant


@pytest.mark.parametrize(
    ("value", "policy", "hinges"),
    [
        (Quantity(1200, 1200, 1200, Bound.ABOUT, approximate=True), Policy(), ("roundness", "roundness")),
        (Quantity(29514, 29514, 29514, Bound.ABOUT, approximate=True), Policy(), ("epsilon", "epsilon")),
        # where both would widen it alike
        (Quantity(100, 100, 100, Bound.ABOUT, approximate=True), Policy(epsilon=Decimal("0.5")), ("roundness",) * 2),
        (Quantity(100, None, 100, Bound.MORE_THAN, low_open=True), Policy(), (None, "strict_more_than")),
        (Quantity(None, 100, 100, Bound.LESS_THAN, high_open=True), Policy(), ("strict_more_than", None)),
        (Quantity(100, None, 100, Bound.AT_LEAST), Policy(), (None, None)),
        (Quantity(100, 100, 100, Bound.EXACT), Policy(), (None, None)),
    ],
)
def test_what_an_end_hangs_on(value: Quantity, policy: Policy, hinges: tuple[str | None, str | None]):
    """The policy field behind each end that the words do not state."""
    found = ends_of(value, policy, Fraction(1))
    assert (found.low_hinge, found.high_hinge) == hinges


def test_ends_in_the_base_unit():
    """Exact numbers, converted; never decimals or floats."""
    exact = ends_of(Quantity(3, 3, 3, Bound.EXACT, "kilometre"), Policy(), Fraction(1000))
    assert (exact.low, exact.high, exact.nominal, exact.place) == (3000, 3000, 3000, 1000)
    half = ends_of(Quantity(Decimal("1.5"), Decimal("1.5"), Decimal("1.5"), Bound.EXACT), Policy(), Fraction(1))
    assert [type(end) for end in (half.low, half.high, half.nominal)] == [Fraction] * 3
    span = ends_of(Quantity(200, 300, None, Bound.RANGE), Policy(), Fraction(2))
    assert (span.low, span.high, span.nominal, span.place, span.bound) == (400, 600, None, 0, Bound.RANGE)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"predicate": "attended"}, Mode.STOCK),
        ({"predicate": "attended", "mode": Mode.CUMULATIVE}, Mode.CUMULATIVE),
        ({"predicate": "killed"}, None),
        ({"predicate": "excess_deaths", "mode": Mode.FLOW}, None),
        ({"predicate": "excess_deaths", "mode": Mode.CUMULATIVE}, Mode.CUMULATIVE),
        ({"predicate": "killed", "mode": Mode.FLOW}, Mode.FLOW),
    ],
)
def test_modes(fields: dict[str, Any], expected: Mode | None):
    """As stated; a stock by words beside the figure; none where the predicate is always counted over a span."""
    assert READER.read(told("At its peak 12 marched.", **fields)).mode is expected


@pytest.mark.parametrize(
    ("predicate", "counted", "expected"),
    [
        ("found", "bodies", "bodies_found"),
        ("found", "body", "bodies_found"),
        ("found", "burned corpses", "bodies_found"),
        ("found", "corpse", "bodies_found"),
        ("found", "human remains", "bodies_found"),
        ("found", "passengers", "found"),
        ("found", None, "found"),
        ("killed", "bodies", "killed"),
        ("burned", "homes", "destroyed"),
        ("burned", "wooden houses", "destroyed"),
        ("burned", "schools", "destroyed"),
        ("burned", "buildings", "destroyed"),
        ("burned", "cars", "burned"),
        ("burned", None, "burned"),
    ],
)
def test_what_a_predicate_means_of_bodies_and_buildings(make: Make, predicate: str, counted: str | None, expected: str):
    """By the last word of what was counted, for predicates that can mean either."""
    fact: Facts = READER.read(make("12", "police", predicate=predicate, counted=counted))
    assert (fact.predicate, fact.entry.name) == (expected, expected)


def test_the_years_of_a_plan_are_no_window(make: Make):
    """What is to be cut by 2030 is not of 2030; what is cut in a month that has come is of that month."""
    plan = {"predicate": "cut", "counted": "jobs"}
    assert READER.read(make("12", "firm", period="2025/2030", as_of="2024-05-01", **plan)).window is None
    assert READER.read(make("12", "firm", period="2024-05-02/..", as_of="2024-05-01", **plan)).window is None
    assert READER.read(make("12", "firm", period="2024-05-20", as_of="2024-05", **plan)).window is not None
    assert READER.read(make("12", "firm", period="2024-04", as_of="2024-05-01", **plan)).window is not None
    assert READER.read(make("12", "firm", period="2025/2030", **plan)).window is not None
    assert READER.read(make("12", "firm", period="2025/2030", as_of="2024-05-01", event="x")).window is not None
    assert READER.read(make("12", "firm", **plan)).is_plan
    assert not READER.read(make("12", "firm", mode="cumulative", **plan)).is_plan


RATE = {"predicate": "unemployment", "mode": None}


@pytest.mark.parametrize(
    ("period", "as_of", "fields", "expected"),
    [
        ("2024-02", "2024-03-01", {}, True),
        ("2024-02-01/2024-02-28", "2024-03-01", {}, True),
        ("2024-02", "2024-02/2024-03", {}, True),  # the last day on which it can have been told decides
        ("2024-02", "2024-02-29", {}, False),
        ("2024-02-01/2024-02-27", "2024-03-01", {}, False),
        ("2024-02/..", "2024-03-01", {}, False),
        ("../2024-02", "2024-03-01", {}, False),
        ("XXXX-02", "2024-03-01", {}, False),
        (None, "2024-03-01", {}, False),
        ("2024-02", None, {}, False),
        ("2024-02", "2024-03-01", {"mode": "stock"}, False),
        ("2024-02", "2024-03-01", {"predicate": "killed"}, False),
    ],
)
def test_the_rate_of_a_month_that_is_over(
    make: Make, period: str | None, as_of: str | None, fields: dict[str, Any], expected: bool
):
    """A level over a month or more that had ended before the last day on which it can have been told."""
    claim = make("12", "office", period=period, as_of=as_of, **{**RATE, **fields})
    assert READER.read(claim).is_of_past_period is expected


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2022-07/2023-06", (day("2023-06-01"), day("2023-06-30"), "2023-06")),
        ("2023-07/2024-06", (day("2024-06-01"), day("2024-06-30"), "2024-06")),  # a leap year
        ("2022-07/..", (day("2022-07-01"), None, "2022-07/..")),
        ("../2023-06", (None, day("2023-06-30"), "../2023-06")),
        ("2022-08/2023-06", (day("2022-08-01"), day("2023-06-30"), "2022-08/2023-06")),
    ],
)
def test_a_yearly_rate_is_that_of_its_last_month(make: Make, period: str, expected: tuple[int | None, int | None, str]):
    """Inflation in the year to June is that of June; what is open, or no year, stays as it is."""
    window = READER.read(make("9", "office", predicate="inflation", mode="flow", period=period)).window
    assert window is not None
    assert (window.first, window.last, window.written) == expected


@pytest.mark.parametrize(
    ("text", "counted", "expected"),
    [
        ("Of the dead 12 were children.", "children", False),
        ("Some 12 of them children.", "children", False),
        ("Of the dead 12 fell in the street with children.", "children", True),
        ("Some 12 of them people.", "people", True),
        ("Some 12 died, children.", "children", False),
    ],
)
def test_a_part_that_its_noun_names(text: str, counted: str, expected: bool):
    """Of those counted before, "12 of them children" are all the children; people, or 12 without a noun, are some."""
    claim = attrs.evolve(told(text), measure=Measure("killed", counted=counted))
    assert READER.read(claim).partial is expected


def test_words_have_no_facts(make: Make):
    """A statement is shown, never compared."""
    with pytest.raises(TypeError, match=r"^a statement has no figure to compare$"):
        READER.read(Claim(None, Statement("the talks were constructive")))
    plain = READER.read(make("12", "police"))
    assert (plain.further, plain.partial, plain.aside, plain.names) == (False, False, False, None)
    assert Window(1, 1, "d").resolved
    assert (Days(1, 1).published, Days(1, 1).previous) == (False, False)
