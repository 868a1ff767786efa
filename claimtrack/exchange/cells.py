"""One cell as a data frame or a Parquet file holds it -> the text, whole number or decimal that a row is read from.

Enters: any Python value: floats, numbers and dates of pandas, polars, numpy and Arrow, their marks for what is missing.
Leaves: ``str``, ``int``, ``Decimal``, ``bool``, or None for every kind of missing (None, NaN, NaT, ``pandas.NA``).
Refused, as a value that says why and that a row names with its column: infinities, lists, bytes, dates that no calendar
holds. A float is read as the shortest decimal that means it, which is what its writer typed: 0.1 is a tenth.
"""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import attrs

__all__ = ["Cell", "Unreadable", "plain_cell"]


@attrs.frozen
class Unreadable:
    """A cell that says nothing a claim could hold, and why."""

    problem: str

    def __repr__(self) -> str:
        return self.problem


Cell = str | int | Decimal | bool | Unreadable | None

_EXACT = 2**53  # from here on a float no longer tells neighbouring whole numbers apart


def plain_cell(value: object) -> Cell:
    """A foreign cell as one of ours.

    >>> plain_cell(47.0), plain_cell(0.1), plain_cell(float("nan"))
    (47, Decimal('0.1'), None)
    >>> plain_cell(dt.date(2024, 2, 23)), plain_cell(dt.datetime(2024, 2, 23, 18, 30)), plain_cell(float("inf"))
    ('2024-02-23', '2024-02-23T18:30:00', inf is no number)
    """
    if value is None or type(value) in (str, int, bool):
        return value  # type: ignore[return-value]
    if type(value).__name__ in ("NAType", "NaTType"):
        return None
    if isinstance(value, float | Decimal):
        return _number(value)
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, dt.date):
        return _date(value)
    if isinstance(value, str):
        return str(value)
    if isinstance(value, int):
        return int(value)
    if type(value).__module__ == "numpy":
        return _numpy(value)
    shown = repr(value)
    return Unreadable(f"needs words or a number, not {shown if len(shown) <= 60 else shown[:57] + '...'}")


def _number(value: float | Decimal) -> Cell:
    if isinstance(value, Decimal):
        return None if value.is_nan() else value if value.is_finite() else Unreadable(f"{value} is no number")
    if value != value:  # only NaN is not itself
        return None
    if value in (float("inf"), float("-inf")):
        return Unreadable(f"{float(value)} is no number")
    whole = int(value)
    return whole if whole == value and abs(whole) < _EXACT else Decimal(repr(float(value)))


def _date(value: dt.date) -> str:
    """A day, or an instant; a frame's midnight without an offset is how it writes a day."""
    if isinstance(value, dt.datetime):
        if value.tzinfo is None and value.time() == dt.time():
            return value.date().isoformat()
        return value.isoformat()
    return value.isoformat()


def _numpy(value: object) -> Cell:
    """A numpy scalar; its dates are written out by numpy, since ``item`` turns nanoseconds into a bare number."""
    if type(value).__name__ == "datetime64":
        written = str(value)
        return None if written == "NaT" else written.removesuffix("T00:00:00.000000000")
    item = getattr(value, "item", None)
    if item is None or getattr(value, "shape", ()) != ():
        return Unreadable(f"needs words or a number, not {type(value).__name__}")
    plain = item()
    return Unreadable(f"needs words or a number, not {plain!r}") if type(plain) is type(value) else plain_cell(plain)
