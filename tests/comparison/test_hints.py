"""Roundings, slipped digits and slipped scales, and who asks for them."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from claimtrack.comparison.compare import compare
from claimtrack.comparison.hints import is_rounding, is_scale_slip, is_transposed
from claimtrack.model.claim import Claim
from claimtrack.model.policy import Policy

Make = Callable[..., Claim]
FIRE = {"event": "fire", "as_of": "2024-05-01"}


@pytest.mark.parametrize(
    ("x", "y", "holds"),
    [
        (29500, 29514, True),
        (29000, 29514, True),
        (30000, 29514, True),
        (28000, 29514, False),
        (29514, 29514, False),
        (0, 4, False),
        (1200, 1300, False),
    ],
)
def test_rounding(x: int, y: int, holds: bool):
    """The rounder number is the other rounded or cut off."""
    assert is_rounding(Fraction(x), Fraction(y)) is holds
    assert is_rounding(Fraction(y), Fraction(x)) is holds


@pytest.mark.parametrize(
    ("x", "y", "holds"),
    [
        (Fraction(29500), Fraction(29450), True),  # half a place rounds up
        (Fraction(29500), Fraction(29460), True),
        (Fraction(29500), Fraction(29440), False),  # less than half does not
        (Fraction(12), Fraction(127, 10), True),  # cut off at the point, though it would round to 13
        (Fraction(12), Fraction(111, 10), False),
        (Fraction(0), Fraction(2, 5), False),  # nothing is no rounding of something
        (Fraction(29500), Fraction(-29500), False),
    ],
)
def test_rounding_at_its_ends(x: Fraction, y: Fraction, holds: bool):
    """A half rounds up, decimals are cut at the point, and zero is nobody's rounding: which pairs are told so."""
    assert is_rounding(x, y) is holds
    assert is_rounding(y, x) is holds


@pytest.mark.parametrize(("x", "y"), [(Fraction(12), Fraction(23)), (Fraction(34), Fraction(43, 2))])
def test_one_digit_that_moved_is_no_transposition(x: Fraction, y: Fraction):
    """Both digits must have changed places, in whole numbers: 12 and 23 share a digit and nothing else."""
    assert is_transposed(x, y) is False
    assert is_transposed(y, x) is False


@pytest.mark.parametrize(
    ("x", "y", "holds"),
    [
        (1160, 1610, True),
        (1160, 1106, True),
        (1160, 116, False),
        (1234, 4231, False),
        (12, 13, False),
        (-12, 21, False),
    ],
)
def test_transposed_digits(x: int, y: int, holds: bool):
    """Two neighbouring digits the other way round."""
    assert is_transposed(Fraction(x), Fraction(y)) is holds
    assert not is_transposed(Fraction(x, 7), Fraction(y))


@pytest.mark.parametrize(("x", "y", "holds"), [(3, 3000, True), (3, 3_000_000, True), (3, 300, False), (0, 0, False)])
def test_scale_slip(x: int, y: int, holds: bool):
    """A thousand or a million times."""
    assert is_scale_slip(Fraction(x), Fraction(y)) is holds


def test_the_policy_chooses(make: Make):
    """Hints are given on disagreements only, and only those that are asked for."""
    a, b = make("1,160", "police", **FIRE), make("1,610", "the mayor", **FIRE)
    assert [str(h) for h in compare(a, b).hints] == ["transposed_digits"]
    assert compare(a, b, Policy(hints=False)).hints == ()
    assert compare(a, b, Policy(hints="rounding")).hints == ()
    assert compare(a, make("1,160", "the mayor", **FIRE)).hints == ()
    assert compare(make("5 to 6", "police", **FIRE), make("9", "the mayor", **FIRE)).hints == ()
    with pytest.raises(ValueError, match="hints must be among"):
        Policy(hints="luck")
