"""The methods over tables: what each finds on cases that can be worked out by hand."""

import sys
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("numpy")
from claimtrack.errors import MissingExtraError
from claimtrack.verification import CONSENSUS_METHODS, consensus_table

VALUES = st.integers(-(10**18), 10**18) | st.sampled_from("pq")
ROWS = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("xyz"), VALUES), max_size=40)


def tolls(*values):
    """One item, each value by a source of its own."""
    return [(f"source {n}", "toll", value) for n, value in enumerate(values)]


@pytest.mark.parametrize(
    ("method", "values", "expected"),
    [
        ("voting", (12, 12, 15), 12),
        ("voting", (15, 12), 12),
        ("voting", ("Leeds", "York", "York"), "York"),
        ("voting", ("York", "Leeds"), "York"),
        ("mean", (1, 2, 6), 3),
        ("mean", (1, 2), Decimal("1.5")),
        ("median", (1, 2, 10**17), 2),
        ("median", (1, 2), Decimal("1.5")),
        ("median", (1, 3), 2),
        ("lower_median", (1, 2), 1),
        ("lower_median", (5, 1, 9, 7), 5),
        ("truthfinder", (12, 12, 15), 12),
        ("pooled_investment", (12, 12, 15), 12),
        ("crh", (12, 12, 12), 12),
        ("catd", (12, 12, 12), 12),
        ("origins", (12, 12, 15), 12),
        ("origins", (15, 15, 12), 15),
        ("origins", ("York", "Leeds", "Leeds"), "Leeds"),
    ],
)
def test_small_tables(method, values, expected):
    """Cases that anybody can check; ties go to the lower number, or to the text seen first."""
    found = consensus_table(tolls(*values), method=method)
    assert found == {"toll": expected}
    assert not isinstance(found["toll"], float)


@given(ROWS)
@settings(max_examples=60, deadline=None)
def test_every_method_answers_every_item_within_what_was_stated(rows):
    """Numbers lie between the lowest and the highest stated, texts are stated ones; no overflow, no NaN, no warning."""
    stated = {}
    for _, item, value in rows:
        stated.setdefault(item, []).append(value)
    for method in CONSENSUS_METHODS:
        found = consensus_table(rows, method=method)
        assert found.keys() == stated.keys()
        for item, value in found.items():
            if any(isinstance(v, str) for v in stated[item]):
                assert value in stated[item]
            else:
                slack = Decimal(max(map(abs, stated[item]))) * Decimal("1e-9")
                assert min(stated[item]) - slack <= Decimal(value) <= max(stated[item]) + slack


@given(ROWS, st.randoms())
@settings(max_examples=40, deadline=None)
def test_the_order_of_rows_does_not_matter_for_numbers(rows, chance):
    """A table of numbers has no first row; sums of weights may differ in their last digits only."""
    rows = [row for row in rows if isinstance(row[2], int)]
    mixed = list(rows)
    chance.shuffle(mixed)
    for method in ("voting", "mean", "median", "lower_median", "origins"):
        one, other = consensus_table(rows, method=method), consensus_table(mixed, method=method)
        assert one.keys() == other.keys()
        assert all(abs(Decimal(one[i]) - Decimal(other[i])) <= abs(Decimal(one[i])) * Decimal("1e-9") for i in one)


@pytest.mark.parametrize("method", ["crh", "catd", "truthfinder", "origins", "median", "voting"])
def test_a_slip_of_the_keyboard_moves_nothing(method):
    """Among populations near 10,000, one of 6.5e18 is set aside; the mean alone is carried away."""
    rows = [(f"s{n}", f"town {item}", 10_000 + item) for n in range(4) for item in range(5)]
    rows.append(("s9", "town 0", 6.5e18))
    assert abs(consensus_table(rows, method=method)["town 0"] - 10_000) < 1
    assert consensus_table(rows, method="mean")["town 0"] > 10**18


@pytest.mark.parametrize("method", ["truthfinder", "pooled_investment", "crh", "catd", "origins"])
def test_a_source_that_is_often_right_wins_where_it_stands_alone(method):
    """One against one on the last item: the record on the others decides."""
    rows = []
    for item in range(60):
        rows += [("careful", item, f"right {item}"), ("also careful", item, f"right {item}")]
        rows += [("also", item, f"right {item}")] if item % 2 else []
        rows.append(("careless", item, f"wrong {item % 7} {item}"))
        rows.append(("sloppy", item, f"wrong {item % 5} of {item}"))
    rows += [("careful", "last", "right"), ("careless", "last", "wrong")]
    assert consensus_table(rows, method=method)["last"] == "right"


def test_an_unknown_method_is_refused_with_the_known_ones():
    """The error names what there is."""
    with pytest.raises(ValueError, match="voting, mean, median"):
        consensus_table([], method="guess")


def test_without_numpy_the_extra_is_named(monkeypatch):
    """The core imports without numpy; asking for a table says what to install."""
    monkeypatch.delitem(sys.modules, "claimtrack.verification.claim_table")
    monkeypatch.setitem(sys.modules, "numpy", None)
    with pytest.raises(MissingExtraError, match=r"claimtrack\[consensus\]"):
        consensus_table([("a", "toll", 1)])
