"""Strategies for numbers, quantities and policies, as values.

Enters: which bounds, units, numbers and sizes are wanted. Leaves: strategies that draw nothing else and shrink to plain
small whole numbers. Refused: options that could yield nothing.
"""

from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from claimtrack.model.policy import Policy, Tolerance
from claimtrack.model.quantity import Bound, Interval, Number, Quantity
from claimtrack.strategies.options import check_order, choice_of, members, words

__all__ = ["intervals", "numbers", "policies", "quantities", "tolerances"]

_FORMS = ("whole", "decimal", "ratio")
#: Units that a reader of news meets, the bare number first: where shrinking goes.
_UNITS = (None, "person", "hostage", "percent", "USD", "hectare", "week")
_SAID = {
    Bound.EXACT: "{}",
    Bound.ABOUT: "about {}",
    Bound.AT_LEAST: "at least {}",
    Bound.MORE_THAN: "more than {}",
    Bound.AT_MOST: "up to {}",
    Bound.LESS_THAN: "fewer than {}",
}


def numbers(
    *, min_value: Number = 0, max_value: Number = 10**9, forms: Iterable[str] | None = None
) -> st.SearchStrategy[Number]:
    """Numbers as this library keeps them: ``int``, ``Decimal`` with at most four places, ``Fraction``; never floats.

    Args:
        min_value: The least, included.
        max_value: The greatest, included.
        forms: Some of ``whole``, ``decimal``, ``ratio``; None for all.

    Raises:
        InvalidArgument: At once, where no number fits.

    >>> numbers(min_value=7, max_value=7, forms=["whole"]).example()  # doctest: +SKIP
    7
    """
    for name, value in (("min_value", min_value), ("max_value", max_value)):
        if isinstance(value, bool) or not isinstance(value, int | Decimal | Fraction):
            raise InvalidArgument(f"{name} must be an int, Decimal or Fraction, not {value!r}")
    low, high = Fraction(min_value), Fraction(max_value)
    check_order("min_value", low, "max_value", high)
    chosen = choice_of("forms", forms, _FORMS)
    made = [strategy for form in chosen if (strategy := _of_form(form, low, high)) is not None]
    if not made:
        raise InvalidArgument(f"no {' or '.join(chosen)} number lies between {min_value} and {max_value}")
    return st.one_of(made)


def _of_form(form: str, low: Fraction, high: Fraction) -> st.SearchStrategy[Any] | None:
    """Numbers of one form between two ends; None where there is none."""
    if form == "ratio":
        return st.fractions(low, high, max_denominator=1000) if low.denominator <= 1000 >= high.denominator else None
    places = {"whole": (0,), "decimal": (1, 2, 3, 4)}[form]
    made = []
    for place in places:
        scale = 10**place
        least, most = -(-low * scale // 1), high * scale // 1
        if least <= most:
            made.append(st.integers(int(least), int(most)).map(_scaled(place)))
    return st.one_of(made) if made else None


def _scaled(place: int) -> Callable[[int], Number]:
    return lambda digits: Decimal(digits).scaleb(-place) if place else digits


def policies() -> st.SearchStrategy[Policy]:
    """Policies of comparison, the default one first."""
    share = st.integers(0, 100).map(lambda percent: Decimal(percent) / 100)
    made = st.builds(
        Policy,
        epsilon=share,
        roundness=share,
        tolerance=share,
        strict_more_than=st.booleans(),
        lag=st.integers(0, 30),
    )
    return st.just(Policy()) | made


def tolerances() -> st.SearchStrategy[Tolerance]:
    """Tolerances: a share up to the whole, an amount up to a hundred."""
    share, amount = (st.integers(0, most).map(lambda n: Decimal(n).scaleb(-2)) for most in (100, 10_000))
    return st.builds(Tolerance, relative=share, absolute=amount)


def intervals() -> st.SearchStrategy[Interval]:
    """Intervals that quantities stand for under some policy."""
    return st.builds(Quantity.interval, quantities(), policies())


def quantities(
    *,
    bounds: Iterable[Bound | str] | None = None,
    units: Iterable[str | None] | None = None,
    min_value: Number = 0,
    max_value: Number = 10**9,
    forms: Iterable[str] | None = None,
) -> st.SearchStrategy[Quantity]:
    """Quantities of every shape, each with words that state it.

    Args:
        bounds: The shapes wanted (``exact``, ``about``, ``at_least`` ...); None for all.
        units: The units wanted, None among them for a bare number; None for a choice that the news knows.
        min_value: The least end, included.
        max_value: The greatest end, included.
        forms: Some of ``whole``, ``decimal``, ``ratio``; None for all.

    Raises:
        InvalidArgument: At once, for options that could yield nothing.

    >>> quantities(bounds=["exact"], units=["person"], max_value=0, forms=["whole"]).example()  # doctest: +SKIP
    Quantity('0 person': exact 0 person)
    """
    shapes = members("bounds", bounds, Bound)
    named = _UNITS if units is None else words("units", units)
    for unit in named:
        if unit is not None and (not isinstance(unit, str) or not unit.strip()):
            raise InvalidArgument(f"units must hold names or None, not {unit!r}")
    ends = numbers(min_value=min_value, max_value=max_value, forms=forms)
    if set(shapes) == {Bound.RANGE} and Fraction(min_value) == Fraction(max_value):
        raise InvalidArgument("a range needs two different ends: min_value must be less than max_value")
    if Fraction(min_value) == Fraction(max_value):
        shapes = tuple(shape for shape in shapes if shape is not Bound.RANGE)
    unit = st.sampled_from(named)
    return st.one_of([_OF_SHAPE.get(shape, _one_number)(shape, ends, unit) for shape in shapes])


def _exact(number: Number) -> Fraction:
    return Fraction(number)


Made = st.SearchStrategy[Quantity]


def _one_number(shape: Bound, ends: st.SearchStrategy[Number], units: st.SearchStrategy[str | None]) -> Made:
    return st.builds(_stated, st.just(shape), ends, units, st.booleans())


def _stated(shape: Bound, number: Number, unit: str | None, rough: bool) -> Quantity:
    """One number under one bound; rough where the bound leaves it open ("at least about 50")."""
    low = None if shape in (Bound.AT_MOST, Bound.LESS_THAN) else number
    high = None if shape in (Bound.AT_LEAST, Bound.MORE_THAN) else number
    approximate = shape is Bound.ABOUT or (rough and shape is not Bound.EXACT)
    said = f"about {number}" if approximate and shape is not Bound.ABOUT else str(number)
    text = _SAID[shape].format(said) + (f" {unit}" if unit else "")
    return Quantity(
        low, high, number, shape, unit, text, shape is Bound.MORE_THAN, shape is Bound.LESS_THAN, approximate
    )


def _range(_: Bound, ends: st.SearchStrategy[Number], units: st.SearchStrategy[str | None]) -> Made:
    pairs = st.tuples(ends, ends).filter(lambda pair: pair[0] != pair[1]).map(lambda pair: sorted(pair, key=_exact))
    flags = st.tuples(st.booleans(), st.booleans(), st.booleans())

    def build(pair: list[Number], unit: str | None, flags: tuple[bool, bool, bool], best: bool) -> Quantity:
        low, high = pair
        text = f"{'about ' if flags[2] else ''}{low} to {high}{f' {unit}' if unit else ''}"
        return Quantity(low, high, low if best else None, Bound.RANGE, unit, text, *flags)

    return st.builds(build, pairs, units, flags, st.booleans())


def _vague(_: Bound, ends: st.SearchStrategy[Number], units: st.SearchStrategy[str | None]) -> Made:
    pairs = st.tuples(ends, st.none() | ends).filter(lambda pair: pair[1] is None or pair[0] <= pair[1])

    def build(pair: tuple[Number, Number | None], unit: str | None) -> Quantity:
        return Quantity(pair[0], pair[1], None, Bound.VAGUE, unit, f"dozens{f' of {unit}' if unit else ''}")

    return st.builds(build, pairs, units)


_OF_SHAPE: dict[Bound, Callable[..., Made]] = {Bound.RANGE: _range, Bound.VAGUE: _vague}
