"""When the ledger learnt something, as the text that it is kept in.

Enters: a day or an instant with its offset, as the caller gives it; the library has no clock. Leaves: text in universal
time that sorts as time does. Refused: instants without an offset, for nobody knows when that was.
"""

import datetime as dt

from claimtrack.errors import InvalidMoment
from claimtrack.model.moment import Moment

__all__ = ["When", "instant", "until"]

When = str | dt.date | Moment

_AFTER_ALL = "T99"  # sorts behind every instant of a day


def instant(when: When) -> str:
    """A day as ``2024-02-23``, an instant as ``2024-02-23T08:30:00Z``.

    Raises:
        InvalidMoment: For anything else.

    >>> instant("2024-02-23T10:30:00+02:00"), instant(dt.date(2024, 2, 23))
    ('2024-02-23T08:30:00Z', '2024-02-23')
    """
    value: object = when
    if isinstance(when, Moment):
        if not when.is_day or when.part is not None:
            raise InvalidMoment(f"the ledger learns things on a day or at an instant, not on {when}")
        value = when.edtf if when.time is None else f"{when.edtf}T{when.time.isoformat()}"
    if isinstance(value, str):
        value = _read(value)
    if isinstance(value, dt.datetime):
        if value.utcoffset() is None:
            raise InvalidMoment(f"{when} has no offset; write it as 2024-02-23T08:30:00Z, or give the day alone")
        return value.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")
    if isinstance(value, dt.date):
        return value.isoformat()
    raise InvalidMoment(f"when the ledger learnt it must be a day or an instant, not {when!r}")


def until(when: When) -> str:
    """The last text that is not after a time: a day includes all of its instants.

    >>> "2024-02-23T23:59:59Z" <= until("2024-02-23") < "2024-02-24"
    True
    """
    text = instant(when)
    return text if "T" in text else text + _AFTER_ALL


def _read(text: str) -> dt.date:
    try:
        if len(text) == 10:
            return dt.date.fromisoformat(text)
        return dt.datetime.fromisoformat(text)
    except ValueError:
        raise InvalidMoment(f"{text!r} is neither a day (2024-02-23) nor an instant (2024-02-23T08:30:00Z)") from None
