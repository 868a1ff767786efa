"""Policies from TOML files."""

from decimal import Decimal
from pathlib import Path

import pytest

from claimtrack.errors import ReadError
from claimtrack.exchange.policies import read_policy
from claimtrack.model.policy import Policy


def test_fields_left_out_keep_their_defaults(tmp_path: Path) -> None:
    """A file states what differs; decimals stay exact."""
    path = tmp_path / "policy.toml"
    path.write_text("epsilon = 0.01\nlag = 7\nstrict_more_than = true\n", "utf-8")
    assert read_policy(path) == Policy(epsilon=Decimal("0.01"), lag=7, strict_more_than=True)
    path.write_text("", "utf-8")
    assert read_policy(path) == Policy()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("epsilon = ", "not TOML"),
        ("epsilom = 1", "'epsilom' is not a field of the policy; the fields are epsilon"),
        ("epsilon = -1", "not negative"),
        ("epsilon = nan", "epsilon must be a number, not NaN"),
        ('lag = "3"', "Policy.lag"),
        ('lag = "3"', "lag: Policy.lag must be a whole number of days, not '3'"),
        ("event_days = 2.5", "Policy.event_days must be a whole number of days"),
        ("lag = true", "Policy.lag must be a whole number of days, not True"),
        ('epsilon = "0.1"', "Policy.epsilon must be a number"),
        ("hints = 1", "hints: Policy.hints must be names, true or false, not 1"),
        ("tolerances = 3", "Policy.tolerances must give a tolerance for each name"),
        ("[tolerances]\nkilled = 3", "Policy.tolerances.killed must have the fields relative and absolute only, not 3"),
        ("[tolerances.killed]\nshare = 3", "Policy.tolerances.killed must have the fields relative and absolute only"),
        ("[tolerances.killed]\nrelative = -1", "not negative"),
        ("strict_more_than = 1", "strict_more_than must be true or false, not 1"),
    ],
)
def test_what_is_no_policy_is_refused_by_name(tmp_path: Path, text: str, problem: str) -> None:
    """Broken TOML, unknown keys and values of another kind name the file and the key."""
    path = tmp_path / "policy.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ReadError, match=r"policy\.toml") as caught:
        read_policy(path)
    assert problem in str(caught.value)


def test_a_missing_policy_is_refused(tmp_path: Path) -> None:
    """A file that is not there is named."""
    with pytest.raises(ReadError, match="no such file"):
        read_policy(tmp_path / "policy.toml")
