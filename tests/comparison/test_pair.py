"""The columns that a pair gives to the verdict table beside its relations: course, step, days, dating."""

from collections.abc import Callable
from typing import Any

import attrs
import pytest

from claimtrack.comparison.facts import Reader
from claimtrack.comparison.pair import Pair, course_of, pair_of
from claimtrack.lexicon.loader import load_lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.document import Document
from claimtrack.model.evidence import Evidence
from claimtrack.model.policy import Policy
from claimtrack.model.quantity import Bound, Quantity

OPEN = {"place": "Gaza Strip", "period": "2023-10-07/..", "mode": "cumulative"}
DAY = {"place": "Kabul", "period": "2024-05-01"}
VAGUE = Quantity(24, 99, None, Bound.VAGUE, None, "dozens")


@pytest.fixture
def pair(make: Callable[..., Claim]) -> Callable[..., Pair]:
    """A pair of two claims, each of a figure and fields."""

    def build(a: Any, b: Any, first: dict[str, Any], second: dict[str, Any]) -> Pair:
        reader = Reader(Policy(), load_lexicon())
        x, y = make(a, "police", **first), make(b, "police", **second)
        return pair_of(reader.read(x), reader.read(y), reader.policy, reader.hierarchy)

    return build


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (DAY, DAY, "closed"),
        (OPEN, OPEN, "growing"),
        (OPEN, DAY, "closed"),
        ({"mode": "cumulative"}, {}, "growing"),
        ({}, {}, "closed"),
        ({"period": "2023-10-07/.."}, {}, "growing"),
        ({"mode": "cumulative", **DAY}, {}, "closed"),
        ({"mode": "stock"}, {"mode": "stock"}, "level"),
        ({"mode": "stock"}, {}, "level"),
        ({"predicate": "held"}, {"predicate": "held"}, "level"),
    ],
)
def test_the_course(pair: Callable[..., Pair], first: dict[str, Any], second: dict[str, Any], expected: str):
    """A level goes both ways, a running count grows, a period with an end closes the pair whoever names it."""
    assert pair("12", "15", first, second).course == expected
    assert pair("15", "12", second, first).course == expected


def test_a_day_of_counting_beside_a_running_count_grows_on(make: Callable[..., Claim]):
    """After "more than 12,000 have been killed, it said on Monday" nobody counts Monday's dead; the count goes on."""
    text = "More than 12,000 have been killed, the ministry said on Monday."
    page = Document(text, publisher="Gazette", published="2024-02-05")
    evidence = Evidence(page.id, 0, len(text), text, 10, 16)
    claim = make("12,000", "ministry", place="Orsania", period="2024-02-05", as_of="2024-02-05")
    reader = Reader(Policy(), load_lexicon())
    monday = reader.read(attrs.evolve(claim, evidence=evidence, document=page.ref))
    running = reader.read(make("11,800", "ministry", place="Orsania", period="2023-10/..", mode="cumulative"))
    assert course_of(monday, running) == "growing"
    assert course_of(running, monday) == "growing"
    assert course_of(reader.read(claim), running) == "closed"


MONDAY, TUESDAY = {"as_of": "2024-05-06"}, {"as_of": "2024-05-07"}


@pytest.mark.parametrize(
    ("a", "b", "first", "second", "expected"),
    [
        ("at least 18", "24", MONDAY, TUESDAY, True),
        ("more than 18", "24", MONDAY, TUESDAY, True),
        ("at least 18", "at least 24", MONDAY, TUESDAY, True),
        ("at least 18", "24", MONDAY, MONDAY, False),
        ("at least 18", "24", MONDAY, {}, False),
        ("at least 18", "18", MONDAY, TUESDAY, False),
        ("at least 18", "17", MONDAY, TUESDAY, False),
        ("at least 18", VAGUE, MONDAY, TUESDAY, False),
        ("at least 18", "20 to 30", MONDAY, TUESDAY, False),
        ("18", "24", MONDAY, TUESDAY, False),
        ("more than 29,500", "29,514", MONDAY, TUESDAY, False),
        ("up to 18", "24", MONDAY, TUESDAY, False),
        ("about 18", "24", MONDAY, TUESDAY, False),
        (VAGUE, "240", MONDAY, TUESDAY, False),
    ],
)
def test_a_step_up_from_a_floor(pair: Callable[..., Pair], a: Any, b: Any, first: dict, second: dict, expected: bool):
    """A later day's higher number after a floor; the same whichever of the two comes first in the pair."""
    assert pair(a, b, first, second).steps_up is expected
    assert pair(b, a, second, first).steps_up is expected


def test_a_later_floor_is_no_step(pair: Callable[..., Pair]):
    """24 on Monday and at least 18 on Tuesday: the floor came later."""
    assert not pair("24", "at least 18", MONDAY, TUESDAY).steps_up
    assert not pair("at least 18", "24", TUESDAY, MONDAY).steps_up


def test_two_instants_of_one_day_are_no_step(pair: Callable[..., Pair]):
    """At least 18 at noon and 24 in the evening: the second figure is more exact."""
    assert not pair("at least 18", "24", {"as_of": "2024-05-06T12:00"}, {"as_of": "2024-05-06T18:00"}).steps_up


def test_what_is_there_at_once_meets_whatever_the_days(pair: Callable[..., Pair]):
    """A crowd of the 1st is what it was on the 20th; the dead may have become more, and so may a running count."""
    late = {"as_of": "2024-05-20"}
    march = {"predicate": "attended", **DAY}
    assert pair("800", "900", {**march, **MONDAY}, {**march, **late}).axes.days == "within"
    assert pair("800", "900", {**DAY, **MONDAY}, {**DAY, **late}).axes.days == "beyond"
    assert pair("800", "900", {**DAY, **MONDAY}, {**DAY, **TUESDAY}).axes.days == "within"
    counting = {"predicate": "attended", "place": "Kabul", "period": "2024-05-01/..", "mode": "cumulative"}
    assert pair("800", "900", {**counting, **MONDAY}, {**counting, **late}).axes.days == "beyond"


def test_the_dating_is_that_of_the_later_figure(pair: Callable[..., Pair]):
    """A publication date bounds an as-of only from above, and that matters for the later one."""
    assert pair("1", "2", MONDAY, {"published": "2024-05-07"}).axes.dating == "published"
    assert pair("1", "2", {"published": "2024-05-06"}, TUESDAY).axes.dating == "stated"
    axes = pair("12", "12", MONDAY, MONDAY).axes
    assert (axes.near, axes.step, axes.dating, axes.days) == ("yes", "other", "stated", "within")
    assert pair("at least 18", "24", MONDAY, TUESDAY).axes.step == "up"


def test_a_floor_told_again_is_no_step(pair: Callable[..., Pair]):
    """Of "at least 50", then "more than 50", the later one names no more than the floor."""
    first, later = {**DAY, "as_of": "2024-05-02"}, {**DAY, "as_of": "2024-05-03"}
    assert not pair("at least 50", "more than 50", first, later).steps_up
    assert pair("at least 50", "more than 51", first, later).steps_up
    assert not pair("at least 50", "more than 51", first, first).steps_up
    assert pair("more than 51", "at least 50", later, first).steps_up
    assert not pair("50", "51", first, later).steps_up
    assert not pair("at least 50", VAGUE, first, later).steps_up


def test_only_what_both_count_at_once_is_settled(pair: Callable[..., Pair]):
    """A crowd and a vote are there to be counted at once; whoever was taken to safety from it is counted for weeks."""
    crowd, taken = {**DAY, "predicate": "attended"}, {**DAY, "predicate": "evacuated"}
    assert pair("50", "51", crowd, crowd).is_settled
    assert not pair("50", "51", crowd, taken).is_settled
    assert not pair("50", "51", taken, crowd).is_settled
    assert not pair("50", "51", {**crowd, "mode": "stock"}, crowd).is_settled
