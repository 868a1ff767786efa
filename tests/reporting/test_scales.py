"""Axes: round ticks, exact places, nothing outside."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.reporting.scales import day_scale, number_scale, shown_tick

NUMBERS = [
    ([], ["0", "0.2", "0.4", "0.6", "0.8", "1"]),
    ([7], ["0", "2", "4", "6", "8"]),
    ([0], ["0", "0.2", "0.4", "0.6", "0.8", "1"]),
    ([-3], ["-3", "-2", "-1", "0"]),
    ([135, 218], ["120", "140", "160", "180", "200", "220"]),
    ([471, 500, 50], ["0", "100", "200", "300", "400", "500"]),
    ([240_000, 1_030_000], ["0", "500,000", "1 million", "1.5 million"]),
    ([Fraction(29, 10), Fraction(31, 10)], ["2.9", "2.95", "3", "3.05", "3.1"]),
    ([-5, 12], ["-5", "0", "5", "10", "15"]),
    ([-900, -800], ["-900", "-880", "-860", "-840", "-820", "-800"]),
    ([-900, -10], ["-1,000", "-800", "-600", "-400", "-200", "0"]),
    ([3 * 10**9, 5 * 10**9], ["3 billion", "3.5 billion", "4 billion", "4.5 billion", "5 billion"]),
    ([2 * 10**20, 4 * 10**20], ["2.0e20", "2.5e20", "3.0e20", "3.5e20", "4.0e20"]),
]


@pytest.mark.parametrize(("values", "words"), NUMBERS)
def test_ticks_are_round_numbers(values: list[int], words: list[str]) -> None:
    """Multiples of 1, 2 or 5; from zero unless all figures lie close together far from it."""
    assert [tick.words for tick in number_scale(values).ticks] == words


@given(st.lists(st.fractions(-(10**30), 10**30) | st.integers(-(10**9), 10**9), min_size=1), st.integers(2, 8))
def test_every_value_has_its_place(values: list[Fraction], most: int) -> None:
    """The axis holds all values, in their order, in at most as many steps as asked (one more where it is rounded)."""
    scale = number_scale(values, most)
    places = [scale.at(value) for value in sorted(values)]
    assert places == sorted(places)
    assert all(scale.low <= value <= scale.high for value in values)
    assert 2 <= len(scale.ticks) <= most + 3
    assert (scale.at(scale.low), scale.at(scale.high)) == (Decimal(0), Decimal(100))


def test_what_lies_outside_is_put_at_the_rim() -> None:
    """An axis never gives a place beyond its ends."""
    scale = number_scale([0, 10])
    assert (scale.at(-5), scale.at(99)) == (Decimal(0), Decimal(100))


def test_a_negative_great_number_keeps_its_sign() -> None:
    """Beyond quadrillions, digits and a power of ten."""
    assert shown_tick(Fraction(-2 * 10**18), Fraction(10**18)) == "-2.0e18"


DAYS = [
    (["2023-03-24"], ["24 Mar 2023"]),
    (["2023-10-18", "2023-10-20"], ["18 Oct 2023", "19 Oct", "20 Oct"]),
    (["2023-12-28", "2024-01-05"], ["28 Dec 2023", "30 Dec", "1 Jan 2024", "3 Jan", "5 Jan"]),
    (["2018-05-30", "2018-08-29"], ["Jun 2018", "Jul", "Aug"]),
    (["2020-01-01", "2020-12-31"], ["Jan 2020", "Mar", "May", "Jul", "Sep", "Nov"]),
    (["2013-05-13", "2018-04-24"], ["2014", "2015", "2016", "2017", "2018"]),
    (["1900-01-01", "2023-01-01"], ["1900", "1950", "2000"]),
]


@pytest.mark.parametrize(("days", "words"), DAYS)
def test_days_have_ticks_where_calendars_do(days: list[str], words: list[str]) -> None:
    """Days, weeks, months or years; the year is said where it changes."""
    assert [tick.words for tick in day_scale(map(dt.date.fromisoformat, days)).ticks] == words


@given(st.lists(st.dates()))
def test_every_day_has_its_place(days: list[dt.date]) -> None:
    """Between the rims, in order, with a handful of ticks."""
    scale = day_scale(days)
    places = [scale.at(day.toordinal()) for day in sorted(days)]
    assert places == sorted(places)
    assert all(Decimal(0) < place < Decimal(100) for place in places)
    assert len(scale.ticks) <= 7
