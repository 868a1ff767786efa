"""The policy: what "about" and "more than" leave open in practice, and how near is near enough.

None of this is fact. Every verdict that hangs on a field of the policy is *soft* and names the field.
"""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs

__all__ = ["Policy"]


def _not_negative(_: object, attribute: Any, value: Any) -> None:
    if isinstance(value, float | bool) or not isinstance(value, Decimal | Fraction | int):
        raise TypeError(f"Policy.{attribute.name} must be an int, Decimal or Fraction, not {value!r}")
    if not value >= 0:
        raise ValueError(f"Policy.{attribute.name} must not be negative or NaN, got {value}")


@attrs.frozen(kw_only=True)
class Policy:
    """How figures are read when they are compared.

    Attributes:
        epsilon: The least relative half-width of "about N"; 0.005 reads "about 1,160" as 1,154.2 to 1,165.8. The last
            significant place gives a wider one where the number is rounder: "about 1,200" is 1,150 to 1,250.
        tolerance: Two exact figures agree when they differ by at most this share of the larger magnitude; 0 asks for
            equality.
        strict_more_than: When true, "more than N" stays open upwards. When false, it ends softly at the next round
            step: a writer who knew of 35,000 would not have said "more than 29,500".
        lag: How many days a figure may be older than the document that printed it.
        hints: Whether explanations (rounding, slipped digits, scale) are looked for.
    """

    epsilon: Decimal = attrs.field(default=Decimal("0.005"), validator=_not_negative)
    tolerance: Decimal = attrs.field(default=Decimal(0), validator=_not_negative)
    strict_more_than: bool = False
    lag: int = attrs.field(default=3, validator=_not_negative)
    hints: bool = True
