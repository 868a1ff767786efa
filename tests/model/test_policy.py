"""The policy: what it leaves open is never negative, and the nearest tolerance applies."""

from decimal import Decimal

import pytest

from claimtrack.model.policy import HINTS, Policy, Tolerance


@pytest.mark.parametrize("field", ["epsilon", "tolerance", "roundness", "absolute_tolerance", "resemblance", "lag"])
@pytest.mark.parametrize(
    ("value", "error"),
    [
        (-1, ValueError),
        (Decimal("NaN"), ValueError),
        (Decimal("Infinity"), ValueError),
        (0.5, TypeError),
        ("1", TypeError),
        (True, TypeError),
    ],
)
def test_margins_are_exact_and_not_negative(field, value, error):
    """Negative margins, NaN, floats and words raise, and name the field."""
    with pytest.raises(error, match=field):
        Policy(**{field: value})


def test_the_nearest_tolerance_applies():
    """The predicate's own, else the unit's, else the general one."""
    policy = Policy(tolerance=Decimal("0.1"), tolerances={"percent": {"absolute": 1}, "turnout": Tolerance(absolute=2)})
    assert policy.tolerance_for("turnout", "percent") == Tolerance(absolute=2)
    assert policy.tolerance_for("support", "percent") == Tolerance(absolute=1)
    assert policy.tolerance_for("support", None) == Tolerance(relative=Decimal("0.1"))
    assert policy.tolerance_for() == Tolerance(relative=Decimal("0.1"))
    assert hash(policy) == hash(Policy(tolerance=Decimal("0.1"), tolerances=policy.tolerances))


@pytest.mark.parametrize(
    ("given", "kept"),
    [(True, HINTS), (False, ()), ("scope", ("scope",)), (["scope", "rounding"], ("scope", "rounding"))],
)
def test_hints_by_name(given, kept):
    """All, none, or some by name."""
    assert Policy(hints=given).hints == kept


def test_an_unknown_hint_is_refused():
    """A hint that nobody looks for raises."""
    with pytest.raises(ValueError, match="not 'luck'"):
        Policy(hints=["luck"])
