"""What the words of a date say, before it is known when they were spoken.

Enters: nothing; the readers of dates make these values. Leaves: frozen values that ``date_resolution`` turns into
moments. Refused: nothing.
"""

import datetime as dt
from typing import TypeAlias

import attrs

from claimtrack.model.moment import Part

__all__ = [
    "Bare",
    "Calendar",
    "Counted",
    "Fixed",
    "Holiday",
    "Picked",
    "Qualified",
    "Said",
    "Season",
    "Shifted",
    "Span",
]


@attrs.frozen
class Picked:
    """A span picked by its place: "last week", "the following year", "the past three months", "next Friday".

    Attributes:
        unit: A unit, or "weekday".
        pick: -1, 0 or 1: the one before, this one, the one after.
        told: Whether it counts from the last date told ("the following week"), not from the day of speaking.
        count: How many units together ("the past three months").
        weekday: 1 to 7 for a weekday; pick may then be None ("on Friday").
    """

    unit: str
    pick: int | None
    told: bool = False
    count: int | None = None
    weekday: int | None = None
    week: "Picked | None" = None


@attrs.frozen
class Calendar:
    """A year, month or day by its name; what was not said is None.

    Attributes:
        year: The year, or the words that pick it ("next year").
        month: 1 to 12.
        day: 1 to 31.
        weekday: 1 to 7, where the weekday was named beside the day.
        pick: "last October": -1, "this" 0, "next" 1.
        told: Whether ``pick`` counts from the last date told ("that October").
    """

    year: "int | Picked | None" = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    pick: int | None = None
    told: bool = False


@attrs.frozen
class Season:
    """A season, quarter or half by its EDTF code, of a year or of the year it must be."""

    code: int
    year: "int | Picked | None" = None
    pick: int | None = None
    told: bool = False


@attrs.frozen
class Fixed:
    """A span that its words say in full: a decade, a century, an academic year."""

    edtf: str


@attrs.frozen
class Holiday:
    """A feast by its date "MM-DD" or its rule "easter+N", of a year or of the year it must be."""

    rule: str
    year: "int | Picked | None" = None
    pick: int | None = None
    told: bool = False


@attrs.frozen
class Shifted:
    """A distance: "three days ago" (from the day of speaking), "a week later" (from the last date told).

    Attributes:
        count: How many units, with its sign.
        unit: The unit.
        base: The date it counts from; "now" and "then" for the day of speaking and the last date told.
    """

    count: int
    unit: str
    base: "Said | str"


@attrs.frozen
class Counted:
    """One of several units inside a span: "the first week of July", "the 15th day of next month"."""

    ordinal: int
    unit: str
    of: "Said"
    count: int = 1


@attrs.frozen
class Qualified:
    """A date with a named part or a clock time."""

    of: "Said"
    part: Part | None = None
    time: dt.time | None = None


@attrs.frozen
class Span:
    """From one date to another, both included; an end may be open."""

    first: "Said | None"
    last: "Said | None"


Bare: TypeAlias = Calendar | Counted | Fixed | Holiday | Picked | Season | Shifted | Span
Said: TypeAlias = Bare | Qualified
