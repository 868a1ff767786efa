"""Moments as a newspaper prints them."""

import datetime as dt

import pytest

from claimtrack.model.moment import Moment, Part
from claimtrack.reporting.dates import dated, machine_date

MOMENTS = [
    (None, "", ""),
    (Moment("2023"), "2023", "2023"),
    (Moment("2023-10"), "October 2023", "2023-10"),
    (Moment("2023-10-07"), "7 October 2023", "2023-10-07"),
    (Moment("199X"), "1990s", ""),
    (Moment("19XX"), "1900s", ""),
    (Moment("XXXX-10-07"), "7 October, year unknown", ""),
    (Moment("XXXX-10"), "October, year unknown", ""),
    (Moment("XXXX-XX-XX"), "a day not known", ""),
    (Moment("2023-21"), "spring 2023", ""),
    (Moment("2023-33"), "first quarter of 2023", ""),
    (Moment("2023-41"), "second half of 2023", ""),
    (Moment("2023-10-07/.."), "since 7 October 2023", ""),
    (Moment("../2023-10-07"), "until 7 October 2023", ""),
    (Moment("2023-10-07/2023-12-31"), "7 October – 31 December 2023", ""),
    (Moment("2022-10/2023-12"), "October 2022 – December 2023", ""),
    (Moment("2022/2023"), "2022 – 2023", ""),
    (Moment("2023-11", Part.END), "end of November 2023", "2023-11"),
    (Moment("2023-11-03", Part.EVENING), "evening of 3 November 2023", "2023-11-03"),
    (Moment("2020-01-24", time=dt.time(14, 55)), "24 January 2020, 14:55", "2020-01-24"),
    (
        Moment("2020-01-24", time=dt.time(14, 55, 7, tzinfo=dt.timezone(dt.timedelta(hours=2)))),
        "24 January 2020, 14:55:07 +02:00",
        "2020-01-24",
    ),
    (Moment("2020-01-24", time=dt.time(1, 2, 3, 4)), "24 January 2020, 01:02:03.000004", "2020-01-24"),
]


@pytest.mark.parametrize(("moment", "words", "machine"), MOMENTS)
def test_a_moment_is_as_precise_as_it_was_said(moment: Moment | None, words: str, machine: str) -> None:
    """No day is made up, and HTML gets a date only where one was said."""
    assert (dated(moment), machine_date(moment)) == (words, machine)
