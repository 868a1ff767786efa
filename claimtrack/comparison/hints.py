"""Hints: what may explain that two figures differ, where the figures or the scope allow to say so.

``rounding``: the rounder figure is the other one rounded or cut off. ``transposed_digits``: two neighbouring digits
stand the other way round. ``scale_slip``: the same digits, a thousand or a million times apart. ``scope``: the two may
not count quite the same.
"""

from fractions import Fraction

from claimtrack.comparison.facts import Facts
from claimtrack.model.comparison import Hint
from claimtrack.model.policy import Policy
from claimtrack.model.quantity import Quantity, last_place

__all__ = ["find_hints"]

_SLIPS = (1000, 1_000_000)


def find_hints(a: Facts, b: Facts, policy: Policy, *, scope: bool) -> tuple[Hint, ...]:
    """The hints that hold for a pair and that the policy asks for, in the order of ``Hint``."""
    found = {
        Hint.ROUNDING: is_rounding,
        Hint.TRANSPOSED_DIGITS: is_transposed,
        Hint.SCALE_SLIP: is_scale_slip,
    }
    x, y = _named(a), _named(b)
    hints = [] if x is None or y is None else [hint for hint, holds in found.items() if holds(x, y)]
    if scope:
        hints.append(Hint.SCOPE)
    return tuple(hint for hint in hints if hint in policy.hints)


def _named(facts: Facts) -> Fraction | None:
    """The number that the words name, in their own unit."""
    value = facts.claim.value
    return Fraction(value.nominal) if isinstance(value, Quantity) and value.nominal is not None else None


def is_rounding(x: Fraction, y: Fraction) -> bool:
    """Whether the rounder of two numbers is the other one, rounded or cut off at its last significant place.

    >>> is_rounding(Fraction(29500), Fraction(29514)), is_rounding(Fraction(29514), Fraction(29541))
    (True, False)
    """
    rough, fine = (x, y) if last_place(x) >= last_place(y) else (y, x)
    place = last_place(rough)
    if place <= last_place(fine) or not rough:
        return False
    return 2 * abs(fine - rough) <= place or 0 < abs(fine) - abs(rough) < place


def is_transposed(x: Fraction, y: Fraction) -> bool:
    """Whether two whole numbers differ by two neighbouring digits only, the other way round.

    >>> is_transposed(Fraction(1160), Fraction(1610)), is_transposed(Fraction(1160), Fraction(6101))
    (True, False)
    """
    if x.denominator != 1 or y.denominator != 1:
        return False
    p, q = str(abs(x.numerator)), str(abs(y.numerator))
    if len(p) != len(q) or x * y < 0:
        return False
    apart = [i for i in range(len(p)) if p[i] != q[i]]
    return len(apart) == 2 and apart[1] == apart[0] + 1 and p[apart[0]] == q[apart[1]] and p[apart[1]] == q[apart[0]]


def is_scale_slip(x: Fraction, y: Fraction) -> bool:
    """Whether two numbers are the same but for a thousand or a million.

    >>> is_scale_slip(Fraction(3500), Fraction(3500000)), is_scale_slip(Fraction(1), Fraction(10))
    (True, False)
    """
    small, large = sorted((abs(x), abs(y)))
    return bool(small) and any(large == small * slip for slip in _SLIPS)
