"""Cells of data frames: every kind of missing is none, floats are what was typed, and nothing is coerced."""

import datetime as dt
from decimal import Decimal
from enum import Enum, IntEnum, StrEnum
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.exchange.cells import Unreadable, plain_cell

EAST = dt.timezone(dt.timedelta(hours=2))


class Word(StrEnum):
    """Text that is also something else."""

    SIX = "six"


class Six(IntEnum):
    """A number that is also something else."""

    SIX = 6


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, None),
        (float("nan"), None),
        (Decimal("NaN"), None),
        (Decimal("sNaN"), None),
        (np.float64("nan"), None),
        (pd.NA, None),
        (pd.NaT, None),
        (np.datetime64("NaT", "ns"), None),
        ("", ""),
        ("nine", "nine"),
        (Word.SIX, "six"),
        (True, True),
        (np.bool_(True), True),
        (9, 9),
        (Six.SIX, 6),
        (np.int64(9), 9),
        (9.0, 9),
        (0.1, Decimal("0.1")),
        (np.float64(2.5), Decimal("2.5")),
        (np.float32(0.5), Decimal("0.5")),
        (1e22, Decimal("1E+22")),
        (-3.0, -3),
        (Decimal("12.50"), Decimal("12.50")),
        (Fraction(1, 3), "1/3"),
        (dt.date(2024, 2, 23), "2024-02-23"),
        (dt.datetime(2024, 2, 23), "2024-02-23"),
        (dt.datetime(2024, 2, 23, 18, 30), "2024-02-23T18:30:00"),
        (dt.datetime(2024, 2, 23, tzinfo=EAST), "2024-02-23T00:00:00+02:00"),
        (pd.Timestamp("2024-02-23"), "2024-02-23"),
        (np.datetime64("2024-02-23"), "2024-02-23"),
        (np.datetime64("2024-02-23", "ns"), "2024-02-23"),
        (np.datetime64("2024-02-23T18:30", "s"), "2024-02-23T18:30:00"),
    ],
    ids=repr,
)
def test_cells_that_say_something_or_nothing(value: Any, cell: Any) -> None:
    """Numbers stay exact, a midnight is a day, and what marks the missing is none."""
    found = plain_cell(value)
    assert (found, type(found)) == (cell, type(cell))
    assert str(found) == str(cell)


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        (float("inf"), "inf is no number"),
        (Decimal("-Infinity"), "-Infinity is no number"),
        ([1], "needs words or a number, not [1]"),
        (b"9", "needs words or a number, not b'9'"),
        (Enum("Colour", "RED").RED, "needs words or a number, not <Colour.RED: 1>"),
        (np.array([1, 2]), "needs words or a number, not ndarray"),
        (np.longdouble("1.5"), "needs words or a number, not np.longdouble('1.5')"),
        ({"k" * 100: 1}, "needs words or a number, not {'" + "k" * 55 + "..."),
    ],
)
def test_cells_that_no_claim_could_hold(value: Any, problem: str) -> None:
    """They say why, and are refused only with the row that uses them."""
    assert plain_cell(value) == Unreadable(problem)
    assert repr(plain_cell(value)) == problem


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_float_is_the_shortest_decimal_that_means_it(value: float) -> None:
    """Going back to a float gives the same one, and no digit is made up."""
    cell = plain_cell(value)
    assert isinstance(cell, int | Decimal)
    assert float(cell) == value
    assert len(str(cell).strip("-").replace(".", "")) <= len(repr(value)) + 1
