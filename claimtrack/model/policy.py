"""The policy: what "about" and "more than" leave open in practice, and how near is near enough.

None of this is fact. Every verdict that hangs on a field of the policy is *soft* and names the field.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs

__all__ = ["HINTS", "Policy", "Tolerance"]

#: The names of all explanations that comparison can look for.
HINTS = ("rounding", "transposed_digits", "scale_slip", "scope", "day_shift")


def _not_negative(_: object, attribute: Any, value: Any) -> None:
    if isinstance(value, float | bool) or not isinstance(value, Decimal | Fraction | int):
        raise TypeError(f"Policy.{attribute.name} must be a number (int, Decimal or Fraction), not {value!r}")
    if (isinstance(value, Decimal) and not value.is_finite()) or value < 0:
        raise ValueError(f"Policy.{attribute.name} must be finite and not negative, got {value}")


def _days(instance: object, attribute: Any, value: Any) -> None:
    if type(value) in (int, Decimal, Fraction):
        _not_negative(instance, attribute, value)
    if type(value) is not int:
        raise TypeError(f"Policy.{attribute.name} must be a whole number of days, not {value!r}")


@attrs.frozen(kw_only=True)
class Tolerance:
    """How far two figures may lie apart and still agree.

    Attributes:
        relative: As a share of the larger magnitude.
        absolute: In the unit of the figures.
    """

    relative: Decimal = attrs.field(default=Decimal(0), validator=_not_negative)
    absolute: Decimal = attrs.field(default=Decimal(0), validator=_not_negative)


def _tolerances(value: Any) -> tuple[tuple[str, Tolerance], ...]:
    """A mapping from a unit or a predicate to a tolerance, kept as sorted pairs so that a policy stays hashable."""
    if not isinstance(value, Mapping | tuple | list):
        raise TypeError(f"Policy.tolerances must give a tolerance for each name of a unit or predicate, not {value!r}")
    pairs = value.items() if isinstance(value, Mapping) else value
    read = {name: _tolerance(name, t) for name, t in pairs}
    return tuple(sorted(read.items(), key=lambda pair: pair[0]))


def _tolerance(name: str, value: Any) -> Tolerance:
    if isinstance(value, Tolerance):
        return value
    if not isinstance(value, Mapping) or not value.keys() <= {"relative", "absolute"}:
        raise TypeError(f"Policy.tolerances.{name} must have the fields relative and absolute only, not {value!r}")
    return Tolerance(**value)


def _hints(value: Any) -> tuple[str, ...]:
    """True for all hints, False for none, or the names of some."""
    if isinstance(value, bool):
        return HINTS if value else ()
    if not isinstance(value, Iterable):
        raise TypeError(f"Policy.hints must be names, true or false, not {value!r}")
    names: Iterable[str] = (value,) if isinstance(value, str) else value
    kept = tuple(str(name) for name in names)
    for name in kept:
        if name not in HINTS:
            raise ValueError(f"Policy.hints must be among {', '.join(HINTS)}, not {name!r}")
    return kept


@attrs.frozen(kw_only=True)
class Policy:
    """How figures are read when they are compared.

    Attributes:
        epsilon: The least relative half-width of "about N"; 0.005 reads "about 1,160" as 1,154.2 to 1,165.8. The last
            significant place gives a wider one where the number is rounder: "about 1,200" is 1,150 to 1,250.
        roundness: How much of its last significant place "about N" leaves open on either side; 0.5 reads "about 1,200"
            as what a writer would round to 1,200.
        tolerance: Two figures agree when they differ by at most this share of the larger magnitude; 0 asks for
            equality.
        absolute_tolerance: The same in the unit of the figures.
        tolerances: Tolerances for single units or predicates, by name; they take the place of the two above, and a
            predicate's goes before a unit's.
        strict_more_than: When true, "more than N" stays open upwards. When false, it ends softly at the next round
            step: a writer who knew of 35,000 would not have said "more than 29,500".
        lag: How many days a figure may be older than the document that printed it.
        event_days: How many days after an event a report without a date is still taken to speak of it, softly.
        resemblance: How like two figures must be (the smaller as a share of the larger) to be taken for the same thing
            where the texts say less than event, or place and period; softly.
        hints: The explanations that are looked for: names, or True for all and False for none.

    >>> Policy(tolerances={"percent": {"absolute": Decimal("0.5")}}).tolerance_for("turnout", "percent")
    Tolerance(relative=Decimal('0'), absolute=Decimal('0.5'))
    """

    epsilon: Decimal = attrs.field(default=Decimal("0.005"), validator=_not_negative)
    roundness: Decimal = attrs.field(default=Decimal("0.5"), validator=_not_negative)
    tolerance: Decimal = attrs.field(default=Decimal(0), validator=_not_negative)
    absolute_tolerance: Decimal = attrs.field(default=Decimal(0), validator=_not_negative)
    tolerances: tuple[tuple[str, Tolerance], ...] = attrs.field(default=(), converter=_tolerances)
    strict_more_than: bool = False
    lag: int = attrs.field(default=3, validator=_days)
    event_days: int = attrs.field(default=3, validator=_days)
    resemblance: Decimal = attrs.field(default=Decimal("0.5"), validator=_not_negative)
    hints: tuple[str, ...] = attrs.field(default=HINTS, converter=_hints)

    def tolerance_for(self, predicate: str | None = None, unit: str | None = None) -> Tolerance:
        """The tolerance for a predicate and a unit: the predicate's own, else the unit's own, else the general one."""
        own = dict(self.tolerances)
        for name in (predicate, unit):
            if name is not None and name in own:
                return own[name]
        return Tolerance(relative=self.tolerance, absolute=self.absolute_tolerance)
