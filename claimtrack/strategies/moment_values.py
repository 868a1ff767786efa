"""A strategy for moments, as values.

Enters: which kinds of date are wanted, and between which years. Leaves: a strategy that draws nothing else and shrinks
to a plain day or year. Refused: options that could yield nothing.
"""

import datetime as dt
from collections.abc import Iterable
from datetime import date

from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from claimtrack.model.moment import Moment, Part
from claimtrack.strategies.options import check_flag, check_order, choice_of

__all__ = ["moments"]

_KINDS = (
    "day", "month", "year", "season", "quarter", "half", "decade", "century", "yearless", "interval", "open",
)  # fmt: skip
_NUMBERED = {"season": (21, 24), "quarter": (33, 36), "half": (40, 41)}
_OF_A_DAY = (Part.MORNING, Part.AFTERNOON, Part.EVENING, Part.NIGHT)
_OF_A_SPAN = (Part.START, Part.EARLY, Part.MID, Part.LATE, Part.END)


def moments(
    *,
    kinds: Iterable[str] | None = None,
    min_year: int = 1,
    max_year: int = 9999,
    parts: bool = True,
    times: bool = True,
) -> st.SearchStrategy[Moment]:
    """Moments of every kind.

    Args:
        kinds: Some of ``day month year season quarter half decade century yearless interval open``; None for all.
            ``yearless`` is a day or month whose year is unknown, ``open`` an interval with an open end.
        min_year: The first year, included.
        max_year: The last year, included; decades and centuries may reach past both.
        parts: Whether some carry a named part ("the end of", "evening").
        times: Whether some days carry a clock time, with or without its offset.

    Raises:
        InvalidArgument: At once, for options that could yield nothing.
    """
    chosen = choice_of("kinds", kinds, _KINDS)
    for name, year in (("min_year", min_year), ("max_year", max_year)):
        if isinstance(year, bool) or not isinstance(year, int) or not 1 <= year <= 9999:
            raise InvalidArgument(f"{name} must be a year from 1 to 9999, not {year!r}")
    check_order("min_year", min_year, "max_year", max_year)
    check_flag("parts", parts)
    check_flag("times", times)
    return st.one_of([_of_kind(kind, min_year, max_year, parts, times) for kind in chosen])


def _of_kind(kind: str, first: int, last: int, parts: bool, times: bool) -> st.SearchStrategy[Moment]:
    if kind == "interval":
        ends = st.tuples(_simple(first, last), _simple(first, last))
        return ends.filter(lambda pair: pair[0] != pair[1]).map(_between)
    if kind == "open":
        return st.builds(lambda edtf, ends: ends.format(edtf), _simple(first, last), _OPEN).map(Moment)
    named: st.SearchStrategy[Part | None] = st.none()
    clock: st.SearchStrategy[dt.time | None] = st.none()
    if parts:
        named = st.none() | st.sampled_from(_OF_A_DAY if kind == "day" else _OF_A_SPAN)
    if times and kind == "day":
        clock = st.none() | st.times(timezones=st.none() | _offsets())
    if kind == "yearless":
        return st.builds(Moment, _yearless())
    return st.builds(Moment, _edtf(kind, first, last), named, clock)


_OPEN = st.sampled_from(["{}/..", "../{}"])


def _offsets() -> st.SearchStrategy[dt.tzinfo]:
    """Offsets in quarters of an hour, as the world's clocks have them."""
    return st.integers(-48, 56).map(lambda quarters: dt.timezone(dt.timedelta(minutes=15 * quarters)))


def _edtf(kind: str, first: int, last: int) -> st.SearchStrategy[str]:
    years = _years(first, last)
    if kind == "day":
        return st.dates(date(first, 1, 1), date(last, 12, 31)).map(date.isoformat)
    if kind == "month":
        return st.builds("{:04}-{:02}".format, years, st.integers(1, 12))
    if kind in _NUMBERED:
        return st.builds("{:04}-{}".format, years, st.integers(*_NUMBERED[kind]))
    width = {"year": 0, "decade": 1, "century": 2}[kind]
    return years.map(lambda year: f"{year:04}"[: 4 - width] + "X" * width)


def _years(first: int, last: int) -> st.SearchStrategy[int]:
    """Years that shrink towards 2000, as days do: nobody debugs the year 1."""
    if first < 2000 <= last:
        return st.integers(2000, last) | st.integers(first, 1999)
    return st.integers(first, last)


def _simple(first: int, last: int) -> st.SearchStrategy[str]:
    """An end of an interval."""
    return st.one_of([_edtf(kind, first, last) for kind in ("day", "month", "year", "season", "decade")])


def _yearless() -> st.SearchStrategy[str]:
    days = st.dates(date(2000, 1, 1), date(2000, 12, 31))
    return st.one_of(
        days.map(lambda day: f"XXXX-{day:%m-%d}"), days.map(lambda day: f"XXXX-{day:%m}"), st.just("XXXX-XX-XX")
    )


def _between(ends: tuple[str, str]) -> Moment:
    """The interval of two different dates, put in order."""
    left, right = sorted(ends, key=lambda edtf: (Moment(edtf).earliest, Moment(edtf).latest))
    return Moment(f"{left}/{right}")
