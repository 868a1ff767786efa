"""A quantity: a figure as what it says, never squeezed into a point.

Enters: numbers that a parser or a person has already read. Leaves: a frozen value, and the interval it stands for under
a policy. Refused: ends in the wrong order, NaN, infinities, floats, no end at all, and a bound that the ends deny.
"""

from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

import attrs

from claimtrack.errors import InvalidQuantity
from claimtrack.model.invariants import one_of
from claimtrack.model.policy import Policy

__all__ = ["Bound", "Interval", "Number", "Quantity", "last_place", "round_step"]

Number = int | Decimal | Fraction


class Bound(StrEnum):
    """The shape of a stated figure."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    RANGE = "range"
    VAGUE = "vague"


def _number(value: object, name: str) -> Number | None:
    if value is None or (type(value) is int and value.bit_length() < _FEW_BITS):
        return value  # nearly every figure
    if isinstance(value, bool) or not isinstance(value, int | Decimal | Fraction):
        raise InvalidQuantity(f"{name} must be an int, Decimal or Fraction, not {type(value).__name__} {value!r}")
    if isinstance(value, Decimal) and not value.is_finite():
        raise InvalidQuantity(f"{name} must be finite, not {value}")
    if _digits(value) > _MOST_DIGITS:
        raise InvalidQuantity(f"{name} has more than {_MOST_DIGITS} digits; no figure in the news does")
    return value


# Exact arithmetic on Decimal("1E+999999999") would not end, and Python itself refuses to print 5,000 digits.
_MOST_DIGITS = 1000
_FEW_BITS = 1000


def _digits(value: Number) -> int:
    """How many digits it takes, at least and to within one, to write a number out."""
    if isinstance(value, Decimal):
        _, digits, place = value.as_tuple()
        exponent = int(place)
        return max(len(digits) + max(exponent, 0), -exponent)
    return max(abs(value.numerator), value.denominator).bit_length() * 30103 // 100000  # log10(2)


def _exact(value: Number) -> Fraction:
    """Any finite number as a fraction: int, Decimal and Fraction do not mix in arithmetic, fractions do."""
    return Fraction(value)


@attrs.frozen
class Interval:
    """The numbers a quantity allows. ``None`` is an end that is open for good; ``*_soft`` marks an end made by policy.

    Attributes:
        low: The lower end, or None when nothing bounds it from below.
        high: The upper end, or None when nothing bounds it from above.
        low_open: Whether ``low`` itself is excluded.
        high_open: Whether ``high`` itself is excluded.
        low_soft: Whether the lower end comes from the policy and not from the words.
        high_soft: The same for the upper end.
    """

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False
    low_soft: bool = False
    high_soft: bool = False

    def __contains__(self, number: Number) -> bool:
        value = _exact(number)
        above = self.low is None or value > self.low or (value == self.low and not self.low_open)
        below = self.high is None or value < self.high or (value == self.high and not self.high_open)
        return above and below

    def covers(self, other: "Interval") -> bool:
        """Whether every number of ``other`` is one of this interval's.

        >>> Interval(Fraction(0), Fraction(9)).covers(Interval(Fraction(2), Fraction(9), high_open=True))
        True
        """
        low = self.low is None or (
            other.low is not None
            and (other.low > self.low or (other.low == self.low and (other.low_open or not self.low_open)))
        )
        high = self.high is None or (
            other.high is not None
            and (other.high < self.high or (other.high == self.high and (other.high_open or not self.high_open)))
        )
        return low and high

    def meets(self, other: "Interval") -> bool:
        """Whether some number belongs to both.

        >>> Interval(Fraction(0), Fraction(9)).meets(Interval(Fraction(9), None, low_open=True))
        False
        """
        return not (_below(self, other) or _below(other, self))


def _below(a: Interval, b: Interval) -> bool:
    """Whether every number of ``a`` is smaller than every number of ``b``."""
    if a.high is None or b.low is None:
        return False
    return a.high < b.low or (a.high == b.low and (a.high_open or b.low_open))


def last_place(value: Number) -> Fraction:
    """The size of the last significant place of a written number: 100 for 1,200, 1/10 for 3.5, 1 for 0.

    Trailing zeros of a whole number count as not significant, even where it was reckoned as a decimal (29.5 thousand is
    29500.0); those after the point of a number that is not whole count as written.
    """
    if isinstance(value, Fraction) and value.denominator != 1:
        return Fraction(1, value.denominator)
    if isinstance(value, Decimal):
        exponent = value.as_tuple().exponent
        if isinstance(exponent, int) and exponent < 0 and value != value.to_integral_value():
            return Fraction(1, 10**-exponent)
    digits = str(abs(int(value)))
    return Fraction(10 ** (len(digits) - len(digits.rstrip("0") or digits)))


def round_step(value: Number) -> Fraction:
    """The largest 1, 5 x 10^k that divides a written number: 500 for 29,500, 1 for 47, 50 for 250.

    The next number that a rounding writer would have named lies one such step away.
    """
    place = last_place(value)
    return place * 5 if value and (_exact(value) / (place * 5)).denominator == 1 else place


_EXACT = Bound.EXACT  # looked up once: a member of an enumeration takes ten times as long as a name
_POINTS = {Bound.EXACT, Bound.ABOUT}
_LOWER = {Bound.AT_LEAST, Bound.MORE_THAN}
_UPPER = {Bound.AT_MOST, Bound.LESS_THAN}


@attrs.frozen
class Quantity:
    """A stated figure.

    Attributes:
        low: The stated lower end, or None where it is open.
        high: The stated upper end, or None where it is open.
        nominal: The number that was named, where one was: the point of "about 1,160", the end of "more than 29,500",
            the best estimate inside a stated range. None for plain ranges and vague words.
        bound: The shape: exact, about, at_least, more_than, at_most, less_than, range or vague.
        unit: A unit of measure (``percent``, ``USD``, ``hectare``) or the lemma of the counted noun (``person``); None
            for a bare number.
        text: The words that stated it.
        low_open: Whether ``low`` itself is excluded ("more than").
        high_open: Whether ``high`` itself is excluded ("less than").
        approximate: Whether the words call it rough ("about", "some 200 to 300").

    Raises:
        InvalidQuantity: For any combination that no words could state. Nothing is coerced.

    >>> Quantity(29500, None, 29500, Bound.MORE_THAN, "person", "more than 29,500 people", low_open=True)
    Quantity('more than 29,500 people': more_than 29500 person)
    """

    low: Number | None
    high: Number | None
    nominal: Number | None
    bound: Bound
    unit: str | None = None
    text: str = ""
    low_open: bool = False
    high_open: bool = False
    approximate: bool = False

    def __attrs_post_init__(self) -> None:
        if self._is_plain():
            return
        object.__setattr__(self, "bound", one_of(Bound, self.bound, "bound", InvalidQuantity))
        low = _number(self.low, "low")
        high = low if self.high is self.low else _number(self.high, "high")
        if self.nominal is not low and self.nominal is not high:
            _number(self.nominal, "nominal")
        if low is None and high is None:
            raise InvalidQuantity("a quantity needs at least one end")
        if low is not None and high is not None and low is not high and _exact(low) > _exact(high):
            raise InvalidQuantity(f"low {low} is greater than high {high}")
        if (low is None and self.low_open) or (high is None and self.high_open):
            raise InvalidQuantity("an end that is not stated cannot be marked open")
        if self.unit is not None and (not isinstance(self.unit, str) or not self.unit.strip()):
            raise InvalidQuantity(f"unit must be None or a name, not {self.unit!r}")
        if not isinstance(self.text, str):
            raise InvalidQuantity(f"text must be the words that stated it, not {self.text!r}")
        for flag in ("low_open", "high_open", "approximate"):
            if not isinstance(getattr(self, flag), bool):
                raise InvalidQuantity(f"{flag} must be True or False, not {getattr(self, flag)!r}")
        problem = self._contradiction()
        if problem:
            raise InvalidQuantity(f"{self.bound} {problem}")

    def _is_plain(self) -> bool:
        """Whether it is one exact whole number, as most figures are, so that nothing is left to check."""
        low, unit = self.low, self.unit
        return (
            self.bound is _EXACT
            and type(low) is int
            and low is self.high
            and low is self.nominal
            and -(10**18) < low < 10**18
            and (unit is None or (type(unit) is str and bool(unit.strip())))
            and type(self.text) is str
            and self.low_open is self.high_open is self.approximate is False
        )

    def _contradiction(self) -> str | None:
        """What the bound says that the ends deny, or None."""
        low, high, nominal, bound = self.low, self.high, self.nominal, self.bound
        if bound in _POINTS:
            if low is None or not (low == high == nominal) or self.low_open or self.high_open:
                return "needs low, high and nominal to be one closed number"
            if self.approximate != (bound is Bound.ABOUT):
                return "contradicts approximate"
        elif bound in _LOWER:
            if low is None or high is not None or nominal != low or self.low_open != (bound is Bound.MORE_THAN):
                return f"needs low and nominal alike, no high, and low_open={bound is Bound.MORE_THAN}"
        elif bound in _UPPER:
            if high is None or low is not None or nominal != high or self.high_open != (bound is Bound.LESS_THAN):
                return f"needs high and nominal alike, no low, and high_open={bound is Bound.LESS_THAN}"
        elif bound is Bound.RANGE:
            if low is None or high is None or low == high:
                return "needs two different ends"
            if nominal is not None and not _exact(low) <= _exact(nominal) <= _exact(high):
                return "needs its nominal within the ends"
        elif nominal is not None:
            return "names no number, so nominal must be None"
        return None

    @property
    def is_point(self) -> bool:
        """Whether one number was named, roughly or not."""
        return self.bound in _POINTS

    def interval(self, policy: Policy | None = None) -> Interval:
        """The numbers this figure stands for under a policy (the default one if None).

        "about N" is widened on both sides by the larger of ``roundness`` (a half) of its last significant place and
        ``epsilon`` times N;
        "more than N" ends softly one round step above N, and "less than N" one below, unless the policy is strict.
        "at least" and "up to" stay open. A larger ``epsilon``, and a strict policy, only ever widen.

        >>> about = Quantity(1200, 1200, 1200, Bound.ABOUT, approximate=True)
        >>> str(about.interval().low), str(about.interval().high)
        ('1150', '1250')
        """
        policy = policy or Policy()
        low = None if self.low is None else _exact(self.low)
        high = None if self.high is None else _exact(self.high)
        low_soft = high_soft = False
        low_open, high_open = self.low_open, self.high_open
        if self.nominal is not None and not policy.strict_more_than:
            if self.bound is Bound.MORE_THAN:
                high, high_soft = _exact(self.nominal) + round_step(self.nominal), True
            elif self.bound is Bound.LESS_THAN:
                low, low_soft = _exact(self.nominal) - round_step(self.nominal), True
        if self.approximate:
            if low is not None and self.low is not None:
                low, low_soft, low_open = low - _width(self.low, policy), True, False
            if high is not None and self.high is not None:
                high, high_soft, high_open = high + _width(self.high, policy), True, False
        return Interval(low, high, low_open, high_open, low_soft, high_soft)

    def __str__(self) -> str:
        """Bound, number and unit, for people who debug: ``more_than 29500 person``."""
        ends = f"{_shown(self.low)}..{_shown(self.high)}" if self.bound in (Bound.RANGE, Bound.VAGUE) else ""
        number = ends or _shown(self.nominal)
        rough = "~" if self.approximate and self.bound is not Bound.ABOUT else ""
        return f"{self.bound} {rough}{number}{f' {self.unit}' if self.unit else ''}"

    def __repr__(self) -> str:
        return f"Quantity({self.text!r}: {self})"


def _width(value: Number, policy: Policy) -> Fraction:
    return max(last_place(value) * _exact(policy.roundness), _exact(policy.epsilon) * abs(_exact(value)))


def _shown(value: Number | None) -> str:
    return "" if value is None else str(value)
