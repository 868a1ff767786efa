"""Moments: the documented subset of EDTF and no more, with the first and last day each can mean."""

import calendar
import datetime as dt
from datetime import date

import edtf
import pytest
from hypothesis import given

from claimtrack.errors import InvalidMoment
from claimtrack.model.moment import Moment, Part
from claimtrack.strategies import moments


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-02-23", date(2024, 2, 23), date(2024, 2, 23)),
        ("0001", date(1, 1, 1), date(1, 12, 31)),
        ("9999-12-31", date(9999, 12, 31), date(9999, 12, 31)),
        ("XXXX-10-07", None, None),
        ("XXXX-10", None, None),
        ("XXXX-02-29", None, None),
        ("XXXX-XX-XX", None, None),
        ("202X", date(2020, 1, 1), date(2029, 12, 31)),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31)),
        ("000X", date(1, 1, 1), date(9, 12, 31)),
        ("2024-21", date(2024, 3, 1), date(2024, 5, 31)),
        ("2024-24", date(2024, 12, 1), date(2025, 2, 28)),
        ("9999-24", date(9999, 12, 1), date(9999, 12, 31)),
        ("9999-33", date(9999, 1, 1), date(9999, 3, 31)),
        ("2024-36", date(2024, 10, 1), date(2024, 12, 31)),
        ("2024-40", date(2024, 1, 1), date(2024, 6, 30)),
        ("2024-41", date(2024, 7, 1), date(2024, 12, 31)),
        ("2023-10-07/..", date(2023, 10, 7), None),
        ("../2023-10-07", None, date(2023, 10, 7)),
        ("2023-10/2024-02", date(2023, 10, 1), date(2024, 2, 29)),
        ("2024-01/2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("XXXX-10-07/XXXX-10-09", None, None),
        ("2024/XXXX-10", date(2024, 1, 1), None),
    ],
)
def test_bounds(text, earliest, latest):
    """The first and the last day that a date can mean; None where nothing bounds it."""
    moment = Moment(text)
    assert (moment.earliest, moment.latest) == (earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        "", "..", "/", "2024/", "/2024", "../..", "24", "2024-1", "2024-13", "2024-00", "2024-02-30", "2023-02-29",
        "2024-02-00", "0000", "0000-01", "-2024", "2024-20", "2024-25", "2024-21-01", "2024-XX", "2024-02-XX", "XXXX",
        "XXXX-13", "XXXX-02-30", "XXXX-02-XX", "XXXX-XX", "XXXX-XX-07", "202X-02", "20XX-02-01", "2XXX", "2024?",
        "2024~", "2024-02-23T10:00", " 2024", "2024\n", "２０２４", "2024/2024", "2024/2023", "2024-02-23/2024-02-22",
        "2024/2025/2026", "unknown",
    ],
)  # fmt: skip
def test_what_is_outside_the_subset_is_refused(text):
    """Other EDTF, other writings of a date, days that no calendar holds, and intervals that run backwards raise."""
    with pytest.raises(InvalidMoment):
        Moment(text)


@pytest.mark.parametrize(
    "fields",
    [
        {"edtf": 2024},
        {"edtf": None},
        {"edtf": date(2024, 2, 23)},
        {"edtf": "2024", "part": "middle"},
        {"edtf": "2024", "part": "evening"},
        {"edtf": "2024-02-23", "part": "end"},
        {"edtf": "2024/2025", "part": "end"},
        {"edtf": "2024-02-23", "time": "10:00"},
        {"edtf": "2024-02", "time": dt.time(10)},
        {"edtf": "2024-02-23/..", "time": dt.time(10)},
        {"edtf": "2024-02-23", "time": dt.datetime(2024, 2, 23)},
    ],
)
def test_parts_and_times_need_their_date(fields):
    """A part of a day or a clock time needs a day, another part a span of days, an interval takes neither."""
    with pytest.raises(InvalidMoment):
        Moment(**fields)


@pytest.mark.parametrize(
    ("part", "earliest", "latest"),
    [
        (Part.START, 1, 10),
        (Part.EARLY, 1, 10),
        (Part.MID, 11, 20),
        (Part.LATE, 21, 30),
        (Part.END, 21, 30),
    ],
)
def test_a_part_is_a_third(part, earliest, latest):
    """The end of November is its last third."""
    moment = Moment("2023-11", part=part)
    assert (moment.earliest, moment.latest) == (date(2023, 11, earliest), date(2023, 11, latest))


def test_a_part_of_a_day_is_that_day():
    """Friday evening is Friday, for everything that counts days."""
    assert Moment("2024-02-23", part="evening").earliest == date(2024, 2, 23)


def test_a_part_of_an_unknown_year_is_unbounded():
    """The end of some November has no first day."""
    assert Moment("XXXX-11", part="end").earliest is None


@pytest.mark.parametrize(
    ("moment", "shown", "text"),
    [
        (Moment("2024-02-23"), "Moment('2024-02-23')", "2024-02-23"),
        (Moment("2023-11", part="end"), "Moment('2023-11', end)", "end of 2023-11"),
        (Moment("2024-02-23", time=dt.time(18, 30)), "Moment('2024-02-23', 18:30:00)", "2024-02-23T18:30:00"),
    ],
)
def test_repr_and_str_read_well(moment, shown, text):
    """Both show the date as it is kept, with part and time."""
    assert repr(moment) == shown
    assert str(moment) == text


@pytest.mark.parametrize(
    ("text", "is_interval", "is_open", "is_resolved", "is_day"),
    [
        ("2024-02-23", False, False, True, True),
        ("2024-02", False, False, True, False),
        ("202X", False, False, True, False),
        ("XXXX-10-07", False, False, False, False),
        ("2023-10-07/..", True, True, True, False),
        ("../2023", True, True, True, False),
        ("2023/2024", True, False, True, False),
        ("2024-02-23/2024-02-24", True, False, True, False),
    ],
)
def test_kinds_of_moment(text, is_interval, is_open, is_resolved, is_day):
    """What sort of date it is, read off the EDTF string."""
    moment = Moment(text)
    found = (moment.is_interval, moment.is_open, moment.is_resolved, moment.is_day)
    assert found == (is_interval, is_open, is_resolved, is_day)


@given(moments())
def test_earliest_is_not_after_latest(moment):
    """Whatever the date, part and time: where both ends are known, they are in order."""
    if moment.earliest is not None and moment.latest is not None:
        assert moment.earliest <= moment.latest


@given(moments())
def test_known_ends(moment):
    """Exactly unknown years and open ends leave an end unknown."""
    unknown = [moment.earliest is None, moment.latest is None]
    assert any(unknown) == (moment.is_open or not moment.is_resolved)


SHARED = moments(kinds=["day", "month", "year", "decade", "century", "interval", "open"], parts=False, times=False)


@given(SHARED.filter(lambda moment: shared(moment.edtf)))
def test_agrees_with_the_edtf_library(moment):
    """Days, months, years, decades, centuries and intervals of them mean what the edtf library takes them to mean."""
    parsed = edtf.parse_edtf(moment.edtf)
    assert day(parsed.lower_strict()) == moment.earliest
    assert day(parsed.upper_strict()) == moment.latest


@given(moments(kinds=["season", "yearless"], parts=False, times=False))
def test_other_kinds_are_edtf_too(moment):
    """Seasons and unknown years, whose bounds the two libraries draw differently, parse there as well."""
    assert edtf.parse_edtf(moment.edtf)


def shared(text):
    """Whether both libraries read it alike: edtf has a year 0, seasons of the user's, and no interval of decades."""
    seasons = any(end[4:] in {"-21", "-22", "-23", "-24"} for end in text.split("/"))
    return not seasons and not ("/" in text and "X" in text) and not text.startswith("00")


def day(parts):
    """A day of the edtf library's as a date; None for an open end, which it calls infinite."""
    if isinstance(parts, float):
        return None
    return date(parts.tm_year, parts.tm_mon, min(parts.tm_mday, calendar.monthrange(parts.tm_year, parts.tm_mon)[1]))
