"""Rows become arrays: each claim once, equal numbers as one value, nothing missing read as zero."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("numpy")
from claimtrack.verification.claim_table import InvalidTable, np, read_table


def test_a_claim_made_twice_by_one_source_counts_once():
    """Repeating yourself is not support."""
    table = read_table([("a", "toll", 5), ("a", "toll", 5), ("b", "toll", 5)])
    assert table.per_fact().tolist() == [2.0]


@pytest.mark.parametrize("same", [12, 12.0, Decimal(12), Fraction(12), "12", "12.0", "1.2e1", "+12"])
def test_equal_numbers_are_one_value_however_written(same):
    """An integer, a decimal, and text that reads as the same number are one fact."""
    assert read_table([("a", "toll", 12), ("b", "toll", same)]).values == [12]


@pytest.mark.parametrize(
    ("text", "numeric"),
    [
        ("1,160", True),
        ("1e+17", True),
        ("-3.5", True),
        ("1,16", False),
        ("12 people", False),
        ("B12", False),
        ("१२", False),
    ],
)
def test_text_is_a_number_only_when_it_is_one_whole_numeral(text, numeric):
    """Grouped digits and exponents are read; anything else stays text."""
    assert read_table([("a", "toll", text)]).numeric.tolist() == [numeric]


def test_one_text_makes_its_item_an_item_of_texts():
    """Gates "15" and "B12" are names, and no median of them exists."""
    table = read_table([("a", "gate", 15), ("b", "gate", "B12"), ("a", "toll", 15)])
    assert dict(zip(table.items, table.numeric.tolist(), strict=True)) == {"gate": False, "toll": True}


def test_true_is_not_the_number_one():
    """A truth value is text to a table of figures."""
    assert read_table([("a", "toll", True)]).numeric.tolist() == [False]


@pytest.mark.parametrize("missing", [None, "", float("nan"), Decimal("NaN")])
def test_missing_values_are_left_out(missing):
    """Missing is not zero."""
    table = read_table([("a", "toll", missing), ("b", "toll", 3)])
    assert (table.values, len(table.source), table.sources) == ([3], 1, ["b"])


def test_a_table_of_nothing_is_empty():
    """No rows, or only missing ones, leave no items."""
    assert read_table([]).items == []
    assert read_table([("a", "toll", None)]).items == []


@pytest.mark.parametrize("value", [float("inf"), "1e999", 10**400, Decimal("1e400")])
def test_numbers_that_cannot_be_weighed_are_refused(value):
    """Infinity would swallow every mean."""
    with pytest.raises(InvalidTable, match="no number that can be weighed"):
        read_table([("a", "toll", value)])


@pytest.mark.parametrize("rows", [[("a", "toll")], [("a", "toll", 1, 2)], ["abc"], [5]])
def test_rows_that_are_not_triples_are_refused(rows):
    """A row is (source, item, value), and a text of three letters is none."""
    with pytest.raises(InvalidTable, match="source, item, value"):
        read_table(rows)


def test_a_table_whose_keys_overflow_is_refused(monkeypatch):
    """Items x values x sources beyond 63 bits would collide silently."""
    table = read_table([("a", "toll", 1)])
    huge = np.array([2**62])
    from claimtrack.verification import claim_table

    with pytest.raises(InvalidTable, match="split it by item"):
        claim_table._unique_keys(huge, table.fact, table.source, 5, 5)


def test_a_generator_of_rows_is_read_once():
    """Any iterable will do."""
    assert read_table(("a", f"item {n}", n) for n in range(3)).values == [0, 1, 2]


@given(st.dictionaries(st.integers(0, 5), st.lists(st.integers(-50, 50), min_size=1, max_size=9), min_size=1))
def test_the_median_is_that_of_a_sorted_list(items):
    """The running sum finds the lower median of every item, whatever stands beside it."""
    rows = [(n, item, value) for item, values in items.items() for n, value in enumerate(values)]
    table = read_table(rows)
    found = table.answers(table.median(table.per_fact()))
    assert found == {item: sorted(values)[(len(values) - 1) // 2] for item, values in items.items()}


def test_a_weighted_median_feels_its_weights():
    """Three against one and one: the middle of the weight, not of the list."""
    table = read_table([("a", "toll", 1), ("b", "toll", 2), ("c", "toll", 9)])
    assert table.values[table.median(np.array([1.0, 1.0, 3.0]))[0]] == 9
    assert table.values[table.median(np.array([1.0, 1.0, 2.0]))[0]] == 2
    assert table.values[table.median(np.array([0.0, 0.0, 0.0]))[0]] == 9


def test_reckoned_numbers_leave_as_exact_values():
    """A mean is an int or a Decimal of fifteen digits, never a float; a stated number keeps its own spelling."""
    table = read_table([("a", "toll", "1,160"), ("a", "dead", 1), ("b", "dead", 2), ("c", "dead", 2)])
    found = table.answers(table.median(table.per_fact()), np.array([1160.0, 5 / 3]))
    assert found == {"toll": "1,160", "dead": Decimal("1.66666666666667")}
    assert table.answers(table.first, np.array([1200.0, 2.0])) == {"toll": 1200, "dead": 2}
