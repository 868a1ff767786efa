"""What each figure allows, as a bar."""

from decimal import Decimal
from fractions import Fraction

import pytest

from claimtrack.model.policy import Policy
from claimtrack.parsing.claims import claim
from claimtrack.reporting.bars import Bar, End, axis, bar_of, bars_of

SAID = [
    ("471", 471, 471, "closed", "closed", 471),
    ("about 1,200", 1150, 1250, "soft", "soft", 1200),
    ("more than 29,500", 29500, 30000, "excluded", "soft", 29500),
    ("at least 500", 500, None, "closed", "open", 500),
    ("up to 300", None, 300, "open", "closed", 300),
    ("100 to 300", 100, 300, "closed", "closed", None),
    ("hundreds", 200, 999, "soft", "soft", None),
]


@pytest.mark.parametrize(("words", "low", "high", "low_end", "high_end", "point"), SAID)
def test_ends_say_who_named_them(
    words: str, low: int | None, high: int | None, low_end: str, high_end: str, point: int | None
) -> None:
    """Stated ends are closed or excluded, those of the policy and of vague words soft, unnamed ones open."""
    bar = bar_of(claim(predicate="killed", value=words))
    assert bar is not None
    assert (bar.low, bar.low_end, bar.high_end, bar.point) == (low, low_end, high_end, point)
    assert bar.high == high or (words == "hundreds" and bar.high is not None and bar.high > 900)
    assert bar.is_point == (words == "471")


def test_a_strict_policy_leaves_more_than_open() -> None:
    """What the policy does not close is open."""
    bar = bar_of(claim(predicate="killed", value="more than 500"), Policy(strict_more_than=True))
    assert bar is not None
    assert (bar.high, bar.high_end) == (None, End.OPEN)


def test_statements_have_no_bar() -> None:
    """There is nothing to draw of words without a figure."""
    from claimtrack.model.claim import Statement

    assert bar_of(claim(predicate=None, value=Statement("constructive"))) is None


def test_an_open_bar_has_room_to_point_into() -> None:
    """Beyond the last number, so that an arrow can be seen; a lone figure stands on an axis from zero."""
    open_up = Bar(Fraction(500), None, End.CLOSED, End.OPEN, Fraction(500))
    assert axis([open_up]).at(500) < Decimal(100)
    assert axis([open_up]).low == 0
    open_down = Bar(None, Fraction(980), End.OPEN, End.CLOSED, Fraction(980))
    point = Bar(Fraction(1000), Fraction(1000), End.CLOSED, End.CLOSED, Fraction(1000))
    assert axis([open_down, point]).at(980) > Decimal(0)
    assert axis([]).ticks


def test_units_of_one_kind_share_an_axis() -> None:
    """Hectares beside square kilometres are drawn in square kilometres; one unit stays as it is."""
    burned = [claim(predicate="burned", value=value) for value in ("2 square kilometres", "300 hectares")]
    bars = bars_of(burned)
    assert [bar.point for bar in bars if bar is not None] == [2, 3]
    assert [bar.point for bar in bars_of(burned[1:]) if bar is not None] == [300]
