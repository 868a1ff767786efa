"""The values that comparing yields: verdicts read both ways, and nothing that could be mistaken for a truth value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.model.claim import Claim
from claimtrack.model.comparison import Comparison, Conflict, Position, Verdict
from claimtrack.model.measure import Measure
from claimtrack.model.quantity import Quantity


@pytest.mark.parametrize("verdict", Verdict)
def test_a_converse_turns_back(verdict):
    """The converse of a verdict's converse is the verdict."""
    assert verdict.converse.converse is verdict


@pytest.mark.parametrize(
    ("verdict", "converse"),
    [("agrees", "agrees"), ("refines", "coarsens"), ("denied_by", "denies"), ("exceeds_whole", "exceeded_by_part")],
)
def test_converses(verdict, converse):
    """A verdict that looks the same from both sides is its own converse, the others come in pairs."""
    assert Verdict(verdict).converse == converse


@given(st.from_type(Comparison))
def test_a_comparison_has_no_truth_value(comparison):
    """``if compare(a, b)`` would hide what was found."""
    with pytest.raises(TypeError, match=r"ask for its \.verdict"):
        bool(comparison)


def test_a_conflict_gives_its_claims_position_by_position():
    """The claims of all positions, from the lowest figure up."""
    claims = [Claim(Measure("killed"), Quantity(n, n, n, "exact")) for n in (9, 47)]
    positions = tuple(Position((claim,), claim.value.interval()) for claim in claims)
    conflict = Conflict(claims[0].measure, positions, Verdict.CONFLICTS, None, None, False, "9 is not 47")
    assert conflict.claims == tuple(claims)
