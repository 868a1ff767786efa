"""Quantities: what no words could state is refused, and the interval follows the policy."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given

from claimtrack.errors import InvalidQuantity
from claimtrack.model.policy import Policy
from claimtrack.model.quantity import Bound, Interval, Quantity, last_place, round_step
from claimtrack.strategies import intervals, numbers, policies, quantities


def exact(number, **fields):
    """An exact quantity."""
    return Quantity(number, number, number, Bound.EXACT, **fields)


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ((1.5, 1.5, 1.5, "exact"), "float"),
        ((True, True, True, "exact"), "bool"),
        (("5", "5", "5", "exact"), "str"),
        ((Decimal("NaN"), Decimal("NaN"), Decimal("NaN"), "exact"), "finite"),
        ((Decimal("sNaN"), 5, 5, "exact"), "finite"),
        ((5, Decimal("Infinity"), None, "range"), "finite"),
        ((10**1001, 10**1001, 10**1001, "exact"), "1000 digits"),
        ((Decimal("1E+999999999"), None, Decimal("1E+999999999"), "at_least"), "1000 digits"),
        ((Decimal("1E-999999999"), None, Decimal("1E-999999999"), "at_least"), "1000 digits"),
        ((Fraction(1, 10**1001), None, Fraction(1, 10**1001), "at_least"), "1000 digits"),
        ((None, None, None, "exact"), "at least one end"),
        ((None, None, None, "vague"), "at least one end"),
        ((5, 4, None, "range"), "greater"),
        ((5, 5, 5, "roughly"), "bound must be one of"),
        ((5, 5, None, "exact"), "one closed number"),
        ((5, 6, 5, "exact"), "one closed number"),
        ((5, None, 5, "exact"), "one closed number"),
        ((None, 5, 5, "exact"), "one closed number"),
        ((5, 5, 5, "about"), "contradicts approximate"),
        ((5, 9, 5, "at_least"), "no high"),
        ((None, 9, 9, "at_least"), "no high"),
        ((5, None, 6, "at_least"), "low and nominal alike"),
        ((5, None, 5, "more_than"), "low_open=True"),
        ((1, 5, 5, "at_most"), "no low"),
        ((5, None, 5, "at_most"), "no low"),
        ((None, 5, 4, "at_most"), "high and nominal alike"),
        ((None, 5, 5, "less_than"), "high_open=True"),
        ((5, None, None, "range"), "two different ends"),
        ((None, 5, None, "range"), "two different ends"),
        ((5, 5, None, "range"), "two different ends"),
        ((5, 9, 4, "range"), "nominal within"),
        ((5, 9, 10, "range"), "nominal within"),
        ((24, None, 24, "vague"), "names no number"),
    ],
)
def test_what_no_words_could_state_is_refused(fields, problem):
    """Each combination of ends, nominal and bound that contradicts itself raises, and says what is wrong."""
    with pytest.raises(InvalidQuantity, match=problem):
        Quantity(*fields)


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"unit": ""}, "unit must be"),
        ({"unit": " "}, "unit must be"),
        ({"unit": 5}, "unit must be"),
        ({"text": None}, "text must be"),
        ({"approximate": 1}, "approximate must be"),
        ({"approximate": True}, "contradicts approximate"),
        ({"low_open": True}, "one closed number"),
        ({"high_open": "no"}, "high_open must be"),
    ],
)
def test_other_fields_are_not_coerced(fields, problem):
    """A unit that is no name, a flag that is no flag and a text that is no text raise."""
    with pytest.raises(InvalidQuantity, match=problem):
        exact(5, **fields)


@pytest.mark.parametrize("flags", [{"low_open": True}, {"high_open": True}])
def test_an_end_that_is_not_stated_cannot_be_open(flags):
    """``low_open`` marks a stated end as excluded; None is open for good."""
    low, high = (None, 5) if "low_open" in flags else (5, None)
    with pytest.raises(InvalidQuantity, match="cannot be marked open"):
        Quantity(low, high, 5, Bound.AT_LEAST, **flags)


def test_bound_may_be_given_by_its_word():
    """The word of a bound is that bound; it is stored as the member."""
    assert Quantity(5, 5, 5, "exact").bound is Bound.EXACT


def test_a_thousand_digits_are_enough():
    """The largest number that is let in has a thousand digits, and can still be printed and reckoned with."""
    large = exact(10**999)
    assert large.interval().low == 10**999
    assert len(repr(large)) > 1000


@pytest.mark.parametrize(
    ("quantity", "shown"),
    [
        (exact(240, unit="prisoner", text="240"), "Quantity('240': exact 240 prisoner)"),
        (exact(5), "Quantity('': exact 5)"),
        (Quantity(200, 300, None, "range", text="200 to 300"), "Quantity('200 to 300': range 200..300)"),
        (Quantity(200, 300, None, "range", approximate=True), "Quantity('': range ~200..300)"),
        (Quantity(24, None, None, "vague"), "Quantity('': vague 24..)"),
        (Quantity(5, 5, 5, "about", approximate=True), "Quantity('': about 5)"),
    ],
)
def test_repr_reads_well(quantity, shown):
    """The words come first, then what they mean."""
    assert repr(quantity) == shown


@pytest.mark.parametrize(
    ("number", "place", "step"),
    [
        (1200, 100, 100),
        (29500, 100, 500),
        (47, 1, 1),
        (250, 10, 50),
        (0, 1, 1),
        (-300, 100, 100),
        (Decimal("3.5"), Fraction(1, 10), Fraction(1, 2)),
        (Decimal("3.50"), Fraction(1, 100), Fraction(1, 20)),
        (Decimal("29500.0"), 100, 500),
        (Decimal("1.2E+6"), 10**5, 10**5),
        (Fraction(2, 3), Fraction(1, 3), Fraction(1, 3)),
        (Fraction(4, 1), 1, 1),
    ],
)
def test_last_place_and_round_step(number, place, step):
    """The last significant place of a written number, and the next number a rounding writer would have named."""
    assert last_place(number) == place
    assert round_step(number) == step


@pytest.mark.parametrize(
    ("quantity", "policy", "interval"),
    [
        (exact(1160), Policy(), Interval(Fraction(1160), Fraction(1160))),
        (
            Quantity(1160, 1160, 1160, "about", approximate=True),
            Policy(),
            Interval(Fraction("1154.2"), Fraction("1165.8"), low_soft=True, high_soft=True),
        ),
        (
            Quantity(29500, None, 29500, "more_than", low_open=True),
            Policy(),
            Interval(Fraction(29500), Fraction(30000), low_open=True, high_soft=True),
        ),
        (
            Quantity(29500, None, 29500, "more_than", low_open=True),
            Policy(strict_more_than=True),
            Interval(Fraction(29500), None, low_open=True),
        ),
        (
            Quantity(None, 300, 300, "less_than", high_open=True),
            Policy(),
            Interval(Fraction(200), Fraction(300), high_open=True, low_soft=True),
        ),
        (Quantity(50, None, 50, "at_least"), Policy(), Interval(Fraction(50), None)),
        (Quantity(None, 300, 300, "at_most"), Policy(), Interval(None, Fraction(300))),
        (Quantity(200, 300, None, "range", low_open=True), Policy(), Interval(Fraction(200), Fraction(300), True)),
        (
            Quantity(200, 300, None, "range", low_open=True, high_open=True, approximate=True),
            Policy(),
            Interval(Fraction(150), Fraction(350), low_soft=True, high_soft=True),
        ),
    ],
)
def test_interval_under_a_policy(quantity, policy, interval):
    """What the words leave open is closed softly by the policy, and nothing else is."""
    assert quantity.interval(policy) == interval


def test_interval_has_a_default_policy():
    """Without a policy the default one applies."""
    quantity = Quantity(1200, 1200, 1200, "about", approximate=True)
    assert quantity.interval() == quantity.interval(Policy())


@given(quantities(), policies(), policies())
def test_interval_is_monotone_in_the_policy(quantity, a, b):
    """A policy that is at least as generous in every field never narrows a figure."""
    wide = Policy(
        epsilon=max(a.epsilon, b.epsilon),
        roundness=max(a.roundness, b.roundness),
        strict_more_than=a.strict_more_than or b.strict_more_than,
    )
    assert quantity.interval(wide).covers(quantity.interval(a))


@given(quantities(), policies())
def test_interval_holds_what_was_stated(quantity, policy):
    """Whatever the policy, the named number and every closed end belong to the interval."""
    interval = quantity.interval(policy)
    if quantity.low is not None and not quantity.low_open:
        assert quantity.low in interval
    if quantity.high is not None and not quantity.high_open:
        assert quantity.high in interval
    if quantity.is_point:
        assert quantity.nominal in interval


@given(numbers(min_value=-(10**6), max_value=10**6))
def test_a_round_step_divides_its_number(number):
    """A number is a whole multiple of its last place, and of its round step."""
    assert (Fraction(number) / last_place(number)).denominator == 1
    assert (Fraction(number) / round_step(number)).denominator == 1


@given(intervals(), intervals(), numbers(min_value=-(10**9)))
def test_covers_and_meets_agree_with_membership(a, b, number):
    """A number in both means they meet; a number of the covered one is a number of the covering one."""
    if number in a and number in b:
        assert a.meets(b)
        assert b.meets(a)
    if a.covers(b) and number in b:
        assert number in a
    assert a.covers(a)


@pytest.mark.parametrize(
    ("a", "b", "meets", "covers"),
    [
        (Interval(None, Fraction(5)), Interval(Fraction(5), None), True, False),
        (Interval(None, Fraction(5), high_open=True), Interval(Fraction(5), None), False, False),
        (Interval(Fraction(0), Fraction(9), True, True), Interval(Fraction(0), Fraction(9)), True, False),
        (Interval(Fraction(0), Fraction(9)), Interval(Fraction(0), Fraction(9), True, True), True, True),
        (Interval(None, None), Interval(Fraction(1), Fraction(2)), True, True),
        (Interval(Fraction(1), None), Interval(None, Fraction(2)), True, False),
        (Interval(None, Fraction(1)), Interval(Fraction(0), None), True, False),
    ],
)
def test_open_ends_are_left_out(a, b, meets, covers):
    """Two intervals that touch meet only where both ends are closed."""
    assert a.meets(b) is meets
    assert a.covers(b) is covers


@given(quantities())
def test_only_points_are_points(quantity):
    """``is_point`` holds exactly for exact and about."""
    assert quantity.is_point == (quantity.bound in (Bound.EXACT, Bound.ABOUT))
