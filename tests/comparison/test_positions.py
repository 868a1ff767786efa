"""Stands in a disagreement: which figures share one, what they allow together, whose they are, and in which order."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from claimtrack.comparison.facts import Ends, Facts, Reader
from claimtrack.comparison.positions import are_consistent, find_positions, position_of, stands
from claimtrack.lexicon.loader import load_lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.policy import Policy
from claimtrack.model.quantity import Interval


@pytest.fixture
def read(make: Callable[..., Claim]) -> Callable[..., list[Facts]]:
    """Facts of figures in words, each of a source of its own."""

    def build(*figures: str) -> list[Facts]:
        reader = Reader(Policy(), load_lexicon())
        return [reader.read(make(words, f"source {place}")) for place, words in enumerate(figures)]

    return build


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        (["10 to 20", "15 to 25", "22 to 30"], [["10 to 20", "15 to 25"], ["22 to 30"]]),
        (["22 to 30", "15 to 25", "10 to 20"], [["15 to 25", "10 to 20"], ["22 to 30"]]),
        (["12", "20", "at least 10"], [["12", "at least 10"], ["20"]]),
        (["at least 15", "12", "20"], [["12"], ["at least 15", "20"]]),
        (["at least 30", "at least 15"], [["at least 30", "at least 15"]]),
        (["more than 20", "20"], [["20"], ["more than 20"]]),
        (["less than 20", "20"], [["less than 20"], ["20"]]),
        (["10 to 20", "20", "20 to 30"], [["10 to 20", "20", "20 to 30"]]),
        (["up to 10", "10", "12"], [["up to 10", "10"], ["12"]]),
        (["12"], [["12"]]),
        ([], []),
    ],
)
def test_the_fewest_stands(read: Callable[..., list[Facts]], figures: list[str], expected: list[list[str]]):
    """Each figure in one stand, the lowest that it fits; stands from the lowest up, figures in the order given."""
    assert [[fact.claim.value.text for fact in stand] for stand in stands(read(*figures))] == expected


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ([], True),
        ([Ends(None, None)], True),
        ([Ends(1, 2), Ends(2, 3)], True),
        ([Ends(1, 2), Ends(2, 3, low_open=True)], False),
        ([Ends(1, 2, high_open=True), Ends(2, 3)], False),
        ([Ends(1, 2), Ends(3, None)], False),
        ([Ends(None, 2), Ends(3, None)], False),
        ([Ends(None, 3), Ends(3, None)], True),
        ([Ends(None, 2), Ends(None, 9)], True),
        ([Ends(2, None), Ends(9, None)], True),
        ([Ends(1, 5), Ends(1, 3, high_open=True), Ends(3, 4)], False),
        ([Ends(1, 5, low_open=True), Ends(1, 1)], False),
        ([Ends(1, 3), Ends(1, 3, high_open=True), Ends(3, 4)], False),
        ([Ends(1, 9), Ends(2, 8), Ends(3, 7)], True),
    ],
)
def test_consistency_by_the_ends(ends: list[Ends], expected: bool):
    """Figures can be true together when the greatest low end does not pass the smallest high end."""
    assert are_consistent(ends) is expected
    assert are_consistent(ends[::-1]) is expected


def test_what_a_position_allows(read: Callable[..., list[Facts]]):
    """The innermost ends, each open or not and soft or not as its own figure has it."""
    stand = position_of(read("10 to 30", "at least 12", "less than 20"))
    assert stand.interval == Interval(Fraction(12), Fraction(20), False, True, False, False)
    stand = position_of(read("about 1,200", "more than 1,100", "up to 3,000"))
    assert stand.interval == Interval(Fraction(1150), Fraction(1200), False, False, True, True)
    assert position_of(read("more than 1,100")).interval == Interval(
        Fraction(1100), Fraction(1200), True, False, False, True
    )
    assert position_of(read("at least 12")).interval == Interval(Fraction(12), None)
    assert position_of(read("up to 12")).interval == Interval(None, Fraction(12))


def test_whose_a_position_is(make: Callable[..., Claim]):
    """Each origin once, in as-of order of its first figure; undated claims first; an outlet where no source is named."""
    reader = Reader(Policy(), load_lexicon())
    claims = [
        make("12", "WHO", as_of="2024-05-03"),
        make("12", "police", as_of="2024-05-01"),
        make("12", "World Health Organization", as_of="2024-05-02"),
        make("12", None),
    ]
    [found] = find_positions(reader.read(claim) for claim in claims)
    assert [claim.as_of and str(claim.as_of) for claim in found.claims] == [
        None,
        "2024-05-01",
        "2024-05-02",
        "2024-05-03",
    ]
    assert [source.name for source in found.origins] == ["police", "World Health Organization"]


def test_a_month_stands_before_a_day_in_it(make: Callable[..., Claim]):
    """Claims go by the first day that they may be of."""
    reader = Reader(Policy(), load_lexicon())
    claims = [make("12", "police", as_of="2024-05-10"), make("12", "mayor", as_of="2024-05")]
    [found] = find_positions(reader.read(claim) for claim in claims)
    assert [str(claim.as_of) for claim in found.claims] == ["2024-05", "2024-05-10"]
