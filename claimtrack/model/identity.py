"""Content hashes: equal values have equal ids, on every machine and in every process."""

import json
from collections.abc import Iterable
from datetime import time, timedelta
from decimal import Decimal
from fractions import Fraction
from hashlib import sha256
from typing import Any

import attrs

__all__ = ["content_hash"]


# One encoder for all: json.dumps makes a new one at each call, and every claim has an id.
_encode = json.JSONEncoder(ensure_ascii=True, separators=(",", ":")).encode


def _canonical(value: Any) -> object:
    """A JSON-able form in which equal values look alike: 5, Decimal("5.0") and Fraction(5) are one number."""
    if value is None or isinstance(value, str | bool):
        return value
    if type(value) is int:  # the offsets of every claim; the same as below, without a fraction made for each
        return ["number", str(value)]
    if isinstance(value, int | Decimal | Fraction):
        number = Fraction(value)
        return ["number", str(number)]
    if isinstance(value, time):
        # As time itself compares: 10:00+02:00 and 08:00+00:00 are equal, and neither is equal to 08:00.
        offset = value.utcoffset()
        since = timedelta(0, value.second, value.microsecond, 0, value.minute, value.hour) - (offset or timedelta(0))
        return ["time", offset is not None, str(since // timedelta(microseconds=1))]
    if attrs.has(type(value)):
        fields = [f.name for f in attrs.fields(type(value)) if f.metadata.get("identity", True)]
        return [type(value).__name__, *(_canonical(getattr(value, name)) for name in fields)]
    if isinstance(value, Iterable):
        return [_canonical(item) for item in value]
    raise TypeError(f"no canonical form for {type(value).__name__}")


def content_hash(*values: object) -> str:
    """The first 32 hexadecimal digits of SHA-256 over a canonical form of the values.

    >>> content_hash("figure", 5) == content_hash("figure", Decimal("5.0"))
    True
    """
    text = _encode(_canonical(values))
    return sha256(text.encode("ascii")).hexdigest()[:32]
