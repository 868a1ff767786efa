"""Properties of dates over the whole calendar: every order reads back, and the nearest day is meant."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from claimtrack.errors import ParseError
from claimtrack.model.moment import Moment
from claimtrack.parsing.dates import parse_date


@given(st.dates(dt.date(1000, 1, 1), dt.date(2199, 12, 31)))
def test_every_day_is_read_back_in_every_order(day):
    """However a day is written, it is that day."""
    name = day.strftime("%B")
    year = f"{day.year:04d}"
    short = name[:3] + "." * (name != "May")  # what is not cut off has no full stop
    for text in (
        day.isoformat(),
        f"{day.day} {name} {year}",
        f"{name} {day.day}, {year}",
        f"{short} {day.day}, {year}",
        f"{day.strftime('%A')}, {day.day} {name} {year}",
        f"{year}/{day.month}/{day.day}",
        f"{day.day}.{day.month}.{year}",
    ):
        assert parse_date(text) == Moment(day.isoformat()), text


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)), st.dates(dt.date(1960, 1, 1), dt.date(2060, 1, 1)))
def test_a_day_without_year_is_the_last_such_day(day, reference):
    """A bare "October 7" lies at most a year back (four or eight for 29 February), the day of speaking included."""
    moment = parse_date(f"{day.strftime('%B')} {day.day}", reference=reference)
    found = moment.earliest
    assert (found.month, found.day) == (day.month, day.day)
    assert 0 <= (reference - found).days <= (366 if (day.month, day.day) != (2, 29) else 8 * 366)


@given(st.sampled_from(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]), st.dates())
def test_a_weekday_is_the_nearest_one_the_day_itself_included(weekday, reference):
    """A bare weekday lies within the last seven days."""
    try:
        moment = parse_date(weekday, reference=reference)
    except ParseError:
        assert reference < dt.date(1, 1, 8)  # before the first week of the calendar
        return
    assert moment.earliest.strftime("%A") == weekday
    assert 0 <= (reference - moment.earliest).days <= 6
