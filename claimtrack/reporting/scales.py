"""Axes: numbers and days as places on a drawing.

Enters: exact numbers, or days. Leaves: a scale with ticks at round steps, and for each value its place as a percentage
with two decimals, exact to the last. Refused: nothing; what lies outside a scale is put at its end.
"""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

import attrs

__all__ = ["Scale", "Tick", "day_scale", "number_scale", "shown_tick"]

_STEPS = (Fraction(1), Fraction(2), Fraction(5), Fraction(10))
_FROM_ZERO = Fraction(2, 5)  # figures of which the lowest is below this share of the highest are drawn from zero
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NAMED = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


@attrs.frozen
class Tick:
    """A mark on an axis: where, and what it says."""

    value: Fraction
    words: str


@attrs.frozen
class Scale:
    """An axis from ``low`` to ``high`` with its ticks in order."""

    low: Fraction
    high: Fraction
    ticks: tuple[Tick, ...]

    def at(self, value: Fraction | int) -> Decimal:
        """The place of a value, 0 at the low end and 100 at the high end.

        >>> number_scale([0, 200]).at(50)
        Decimal('25.00')
        """
        share = (Fraction(value) - self.low) / (self.high - self.low)
        return Decimal(round(min(max(share, Fraction(0)), Fraction(1)) * 10_000)).scaleb(-2)


def number_scale(values: Iterable[Fraction | int], most: int = 5) -> Scale:
    """An axis for numbers, its ends and ticks at multiples of 1, 2 or 5 times a power of ten.

    It starts at zero unless all figures lie close together and far from it.

    Args:
        values: What is to be drawn; an empty axis runs from 0 to 1.
        most: How many steps it may have at most.

    >>> [tick.words for tick in number_scale([471, 500, 50]).ticks]
    ['0', '100', '200', '300', '400', '500']
    >>> [tick.words for tick in number_scale([1_080_000, 3_500_000]).ticks]
    ['0', '1 million', '2 million', '3 million', '4 million']
    """
    exact = [Fraction(value) for value in values] or [Fraction(0), Fraction(1)]
    low, high = min(exact), max(exact)
    if 0 < low < high * _FROM_ZERO or low == high > 0:
        low = Fraction(0)
    elif high < 0 and (high > low * _FROM_ZERO or low == high):
        high = Fraction(0)
    if low == high:
        high = low + 1
    step = _step((high - low) / most)
    first, last = low // step, -((-high) // step)
    return Scale(
        first * step, last * step, tuple(Tick(n * step, shown_tick(n * step, step)) for n in range(first, last + 1))
    )


def _step(least: Fraction) -> Fraction:
    """The smallest round step that is no smaller than this."""
    power = Fraction(10) ** (len(str(int(least))) - 1) if least >= 1 else Fraction(1)
    while power > least:
        power /= 10
    return next(power * step for step in _STEPS if power * step >= least)


def shown_tick(value: Fraction, step: Fraction) -> str:
    """A round number in few characters.

    >>> shown_tick(Fraction(1_500_000), Fraction(500_000)), shown_tick(Fraction(5, 2), Fraction(1, 2))
    ('1.5 million', '2.5')
    """
    if value == 0:
        return "0"
    for size, name in _NAMED:
        if abs(value) >= size * 1000 and size == _NAMED[0][0]:
            break
        if step >= size // 10 and abs(value) >= size:
            return f"{_decimal(value / size)} {name}"
    whole = abs(value.numerator) // value.denominator
    if whole >= 10**15:
        return f"{'-' if value < 0 else ''}{str(whole)[0]}.{str(whole)[1]}e{len(str(whole)) - 1}"
    return _decimal(value)


def _decimal(value: Fraction) -> str:
    """A round number with separators; its fraction ends, since steps are tenths."""
    if value.denominator == 1:
        return f"{value.numerator:,}"
    return f"{(Decimal(value.numerator) / Decimal(value.denominator)).normalize():,f}"


def day_scale(days: Iterable[dt.date], most: int = 6) -> Scale:
    """An axis for days, counted as ``date.toordinal`` does, with ticks where calendars have them.

    >>> [tick.words for tick in day_scale([dt.date(2018, 5, 30), dt.date(2018, 8, 29)]).ticks]
    ['Jun 2018', 'Jul', 'Aug']
    """
    ordinals = [day.toordinal() for day in days] or [1]
    low, high = min(ordinals), max(ordinals)
    span = high - low
    left, right = Fraction(span or 4, 6), Fraction(span or 4, 24)  # the numbers stand on the left
    first = dt.date.fromordinal(low)
    last = dt.date.fromordinal(high)
    ticks = _days(first, last, most) or _months(first, last, most) or _years(first, last, most)
    return Scale(low - left, high + right, ticks)


def _days(first: dt.date, last: dt.date, most: int) -> tuple[Tick, ...]:
    """Single days, or every few of them; nothing where that would be too many."""
    span = last.toordinal() - first.toordinal()
    for step in (1, 2, 7, 14):
        if span // step < most:
            found = range(first.toordinal(), last.toordinal() + 1, step)
            return _labelled([dt.date.fromordinal(day) for day in found], with_day=True)
    return ()


def _months(first: dt.date, last: dt.date, most: int) -> tuple[Tick, ...]:
    begun = first.year * 12 + first.month - 1 + (first.day > 1)
    ended = last.year * 12 + last.month - 1
    for step in (1, 2, 3, 6):
        found = [month for month in range(begun, ended + 1) if month % step == 0]
        if found and len(found) <= most:
            return _labelled([dt.date(month // 12, month % 12 + 1, 1) for month in found], with_day=False)
    return ()


def _years(first: dt.date, last: dt.date, most: int) -> tuple[Tick, ...]:
    begun = first.year + (first > dt.date(first.year, 1, 1))
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 500, 2000) if (last.year - begun) // step < most)
    found = [year for year in range(begun, last.year + 1) if year % step == 0]
    return tuple(Tick(Fraction(dt.date(year, 1, 1).toordinal()), str(year)) for year in found)


def _labelled(days: list[dt.date], *, with_day: bool) -> tuple[Tick, ...]:
    """Days or months; the year is said at the first and where it changes."""
    ticks = []
    year = None
    for day in days:
        words = f"{day.day} {_MONTHS[day.month - 1]}" if with_day else _MONTHS[day.month - 1]
        if day.year != year:
            words, year = f"{words} {day.year}", day.year
        ticks.append(Tick(Fraction(day.toordinal()), words))
    return tuple(ticks)
