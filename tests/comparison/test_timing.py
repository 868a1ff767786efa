"""The time axis, end by end: dates of a span, clock times, parts of a day, publication dates, figures told as earlier."""

from collections.abc import Callable

import attrs
import pytest

from claimtrack.comparison.facts import Days, Facts, Reader
from claimtrack.comparison.timing import Times, times
from claimtrack.lexicon.loader import load_lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.comparison import OriginRelation, TimeRelation
from claimtrack.model.policy import Policy

SAME, DIFFERENT = OriginRelation.SAME, OriginRelation.DIFFERENT
MEETS, BEFORE, AFTER, UNKNOWN = TimeRelation.MEETS, TimeRelation.BEFORE, TimeRelation.AFTER, TimeRelation.UNKNOWN
MIRROR = {MEETS: MEETS, BEFORE: AFTER, AFTER: BEFORE, UNKNOWN: UNKNOWN}


@pytest.fixture
def facts(make: Callable[..., Claim]) -> Callable[..., Facts]:
    """Facts with these days, in a document of that name or in none."""
    read = Reader(Policy(), load_lexicon()).read(make("12", "police"))

    def build(days: Days | None, document: str | None = None) -> Facts:
        return attrs.evolve(read, days=days, document=document)

    return build


def noon(day: int) -> Days:
    """A day with a clock time."""
    return Days(day, day, instant=("time", day * 86400 + 43200))


def evening(day: int) -> Days:
    """A day with its evening."""
    return Days(day, day, instant=("part", 2))


def morning(day: int) -> Days:
    """A day with its morning."""
    return Days(day, day, instant=("part", 0))


@pytest.mark.parametrize(
    ("a", "b", "origin", "expected"),
    [
        (None, None, SAME, Times(UNKNOWN)),
        (Days(5, 5), None, SAME, Times(UNKNOWN)),
        (Days(5, 5), Days(5, 5), SAME, Times(MEETS)),
        (Days(5, 5), Days(6, 6), SAME, Times(AFTER, 1)),
        (Days(5, 5), Days(8, 8), SAME, Times(AFTER, 3)),
        (Days(5, 5), Days(9, 9), SAME, Times(AFTER, 4, within=False)),
        (Days(5, 9), Days(9, 12), SAME, Times(MEETS)),
        (Days(5, 9), Days(10, 12), SAME, Times(AFTER, 1)),
        (Days(1, 9), Days(12, 30), DIFFERENT, Times(AFTER, 3)),
        (Days(1, 9), Days(13, 30), DIFFERENT, Times(AFTER, 4, within=False)),
        (Days(5, 5), Days(6, 6, published=True), SAME, Times(AFTER, 1, loose=True)),
        (Days(5, 5, published=True), Days(6, 6), SAME, Times(AFTER, 1)),
        (noon(5), noon(5), SAME, Times(MEETS)),
        (noon(5), attrs.evolve(noon(5), instant=("time", 5 * 86400 + 43201)), SAME, Times(AFTER, 0)),
        (noon(5), attrs.evolve(noon(5), instant=("time", 5 * 86400 + 43201)), DIFFERENT, Times(MEETS)),
        (morning(5), evening(5), SAME, Times(AFTER, 0)),
        (evening(5), evening(5), SAME, Times(MEETS)),
        (morning(5), noon(5), SAME, Times(MEETS)),
        (morning(5), Days(5, 5), SAME, Times(MEETS)),
        (Days(5, 5), evening(5), SAME, Times(MEETS)),
        (morning(5), attrs.evolve(evening(5), published=True), SAME, Times(AFTER, 0, loose=True)),
    ],
)
def test_how_two_as_ofs_lie(
    facts: Callable[..., Facts], a: Days | None, b: Days | None, origin: OriginRelation, expected: Times
):
    """Days order by their nearest ends; within a day only one origin's instants of one kind do; the lag is inclusive."""
    x, y = facts(a), facts(b)
    assert times(x, y, origin, Policy()) == expected
    assert times(y, x, origin, Policy()) == attrs.evolve(expected, relation=MIRROR[expected.relation])


EARLIER = Days(4, 4, published=True, previous=True)


@pytest.mark.parametrize(
    ("a", "b", "documents", "expected"),
    [
        (EARLIER, Days(5, 5), ("x", "x"), Times(AFTER, 1)),
        (EARLIER, Days(4, 4), ("x", "x"), Times(AFTER, 1)),
        (EARLIER, Days(4, 4), ("x", "y"), Times(UNKNOWN)),
        (EARLIER, Days(4, 4), (None, None), Times(UNKNOWN)),
        (EARLIER, Days(5, 5), ("x", "y"), Times(AFTER, 1)),
        (EARLIER, Days(9, 12), ("x", "y"), Times(AFTER, 5)),
        (EARLIER, Days(1, 6), ("x", "y"), Times(UNKNOWN)),
        (EARLIER, Days(1, 6), ("x", "x"), Times(AFTER, 1)),
        (EARLIER, EARLIER, ("x", "x"), Times(UNKNOWN)),
        (Days(1, 3, published=True, previous=True), Days(7, 7), ("x", "y"), Times(AFTER, 4)),
        (Days(1, 3, published=True, previous=True), Days(2, 2), ("x", "y"), Times(UNKNOWN)),
    ],
)
def test_a_figure_told_as_an_earlier_one(
    facts: Callable[..., Facts], a: Days, b: Days, documents: tuple[str | None, str | None], expected: Times
):
    """In one report it is of some day before; of other reports it comes before those of later days only."""
    x, y = facts(a, documents[0]), facts(b, documents[1])
    assert times(x, y, SAME, Policy()) == expected
    assert times(y, x, SAME, Policy()) == attrs.evolve(expected, relation=MIRROR[expected.relation])


def test_where_as_ofs_meet_no_days_lie_between(facts: Callable[..., Facts]):
    """The gap of two that meet, and of two that are not known, is 0."""
    assert times(facts(Days(5, 5)), facts(Days(5, 5)), SAME, Policy()).gap == 0
    assert times(facts(None), facts(Days(5, 5)), SAME, Policy()).gap == 0


def test_the_lag_is_the_policys(facts: Callable[..., Facts]):
    """A day apart is within a lag of one day, and beyond a lag of none."""
    a, b = facts(Days(5, 5)), facts(Days(6, 6))
    assert times(a, b, SAME, Policy(lag=1)).within
    assert not times(a, b, SAME, Policy(lag=0)).within
