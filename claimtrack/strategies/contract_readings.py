"""What a parser handed back, in one form, and how it is judged against the truth.

Enters: whatever a parser returned - numbers, pairs, quantities, dates, objects or tuples with offsets. Leaves: a tuple
of ``Reading`` values, and sentences that say what is wrong with them. Refused: results that are none of these; the
parser needs a line of adaptation.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import attrs

from claimtrack.model.moment import Moment
from claimtrack.model.quantity import Bound, Quantity
from claimtrack.parsing.found import Found

__all__ = ["Reading", "missing", "readings_of", "wrong_bound", "wrong_unit", "wrong_value"]


@attrs.frozen
class Reading:
    """One value that a parser found.

    Attributes:
        value: A ``Fraction``, a pair of them for a range, a ``Quantity``, or a ``Moment``.
        start: Where its words start; None for parsers that give no offsets.
        end: Where they end, not included.
        text: The words, where the parser gives them.
        unit: The unit, where the parser gives one beside the value.
    """

    value: Fraction | tuple[Fraction, Fraction] | Quantity | Moment
    start: int | None = None
    end: int | None = None
    text: str | None = None
    unit: str | None = None

    def __str__(self) -> str:
        if isinstance(self.value, Fraction):
            shown = _plain(self.value)
        elif isinstance(self.value, tuple):
            shown = " to ".join(map(_plain, self.value))
        else:
            shown = str(self.value)
        return f"{shown} {self.unit}" if self.unit else shown


def _plain(number: Fraction) -> str:
    """A number as people write it: 1200, 1.5, 1/3."""
    if number.denominator == 1:
        return str(number.numerator)
    for places in range(1, 7):
        if (number * 10**places).denominator == 1:
            return str(Decimal(int(number * 10**places)).scaleb(-places))
    return str(number)


def readings_of(result: Any, kind: str) -> tuple[Reading, ...]:
    """A parser's result as readings, in its own order.

    Args:
        result: None for nothing, one value, or several in a list, tuple or generator. A value is a number, a pair of
            numbers, a ``Quantity``; a ``Moment``, a date or an EDTF string; or, with its place, an object with
            ``start``, ``end`` and ``value`` (and ``text``, ``unit``), a mapping of the same, or (start, end, value).
        kind: ``number``, ``quantity`` or ``date``.

    Raises:
        TypeError: For anything else, saying what was expected.

    >>> [str(reading) for reading in readings_of([(0, 4, 9), 5.5, (3, 5)], "number")]
    ['9', '5.5', '3 to 5']
    """
    if result is None:
        return ()
    if isinstance(result, Iterable) and not isinstance(result, str | Mapping):
        return tuple(_reading(item, kind) for item in result)
    return (_reading(result, kind),)


def _reading(item: Any, kind: str) -> Reading:
    if isinstance(item, Reading):
        return item
    if isinstance(item, tuple) and len(item) == 3:
        return Reading(_value(item[2], kind), item[0], item[1])
    if isinstance(item, Mapping) and "value" in item:
        return Reading(_value(item["value"], kind), *(item.get(name) for name in ("start", "end", "text", "unit")))
    if hasattr(item, "value") and not isinstance(item, Quantity | Moment):
        return Reading(
            _value(item.value, kind), *(getattr(item, name, None) for name in ("start", "end", "text", "unit"))
        )
    return Reading(_value(item, kind))


def _value(value: Any, kind: str) -> Any:
    if kind == "date":
        if isinstance(value, Moment):
            return value
        if isinstance(value, datetime):
            return Moment(value.date().isoformat())
        if isinstance(value, date):
            return Moment(value.isoformat())
        if isinstance(value, str):
            return Moment(value)
    elif isinstance(value, Quantity):
        return value
    elif isinstance(value, tuple) and len(value) == 2:
        return tuple(_number(end) for end in value)
    elif not isinstance(value, str | bool) and isinstance(value, int | float | Decimal | Fraction):
        return _number(value)
    wanted = {"date": "a Moment, a date or an EDTF string"}.get(kind, "a number, a pair of numbers or a Quantity")
    raise TypeError(f"the parser returned {value!r}; the contract for kind={kind!r} needs {wanted}")


def _number(value: Any) -> Fraction:
    """A float stands for the shortest decimal that it prints: 1.2 is 6/5."""
    return Fraction(repr(value)) if isinstance(value, float) else Fraction(value)


def missing(expected: Found[Any], readings: tuple[Reading, ...]) -> str | None:
    """What is wrong where nothing was read at the expected place, or None."""
    return None if _at(expected, readings) else f"should be read as {_truth(expected)}; nothing was read there"


def _at(expected: Found[Any], readings: tuple[Reading, ...]) -> Reading | None:
    """The reading that overlaps the expected words; the first one from parsers without offsets."""
    for reading in readings:
        if (
            reading.start is None
            or reading.end is None
            or (reading.start < expected.end and reading.end > expected.start)
        ):
            return reading
    return None


def _truth(expected: Found[Any]) -> str:
    return str(expected.value)


def _said(expected: Found[Any], reading: Reading) -> str:
    return f"should be read as {_truth(expected)}; it was read as {reading}"


def wrong_value(expected: Found[Any], readings: tuple[Reading, ...]) -> str | None:
    """What is wrong with the number or date read, or None. The ends of vague words are nobody's to judge."""
    reading = _at(expected, readings)
    if reading is None:
        return missing(expected, readings)
    truth, value = expected.value, reading.value
    if isinstance(truth, Quantity) and truth.bound is not Bound.VAGUE:
        right = _ends(truth) == _ends(value)
    else:
        right = isinstance(truth, Quantity) or truth == value
    return None if right else _said(expected, reading)


def _ends(value: Any) -> tuple[Fraction | None, ...]:
    """The named number, or the two ends of a range."""
    if isinstance(value, Quantity):
        named = (value.low, value.high) if value.bound in (Bound.RANGE, Bound.VAGUE) else (value.nominal,)
        return tuple(None if number is None else Fraction(number) for number in named)
    return value if isinstance(value, tuple) else (value,)


def wrong_bound(expected: Found[Any], readings: tuple[Reading, ...]) -> str | None:
    """What is wrong with the bound, or None: "more than 9" read as 9 has lost it. A bare number says exactly that."""
    reading = _at(expected, readings)
    if reading is None:
        return missing(expected, readings)
    bound = expected.value.bound
    if isinstance(reading.value, Quantity):
        kept = reading.value.bound is bound
    else:
        kept = bound is (Bound.RANGE if isinstance(reading.value, tuple) else Bound.EXACT)
    return None if kept else _said(expected, reading)


def wrong_unit(expected: Found[Any], readings: tuple[Reading, ...]) -> str | None:
    """What is wrong with the unit, or None."""
    reading = _at(expected, readings)
    if reading is None:
        return missing(expected, readings)
    unit = reading.value.unit if isinstance(reading.value, Quantity) else reading.unit
    return None if unit == expected.value.unit else _said(expected, reading)
