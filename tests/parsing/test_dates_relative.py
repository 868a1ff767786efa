"""Dates that count from another day: relative words and clock times, with a day of publication and without one."""

import datetime as dt

import pytest

from claimtrack.errors import InvalidMoment
from claimtrack.model.moment import Moment
from claimtrack.parsing.dates import find_dates, parse_date

PUBLISHED = "2024-02-23"  # a Friday

RELATIVE = """
today | 2024-02-23
yesterday | 2024-02-22
tomorrow | 2024-02-24
the day before yesterday | 2024-02-21
the day after tomorrow | 2024-02-25
tonight | night of 2024-02-23
last night | night of 2024-02-22
this morning | morning of 2024-02-23
yesterday evening | evening of 2024-02-22
Friday | 2024-02-23
on Friday | 2024-02-23
Friday evening | evening of 2024-02-23
early Friday | 2024-02-23
early Friday morning | morning of 2024-02-23
Monday night, June 26th | night of 2023-06-26
the early hours of Sunday | morning of 2024-02-18
Thursday | 2024-02-22
last Friday | 2024-02-16
this past Friday | 2024-02-16
next Tuesday | 2024-02-27
this Sunday | 2024-02-25
Tuesday of last week | 2024-02-13
next week on Tuesday | 2024-02-27
last week | 2024-02-12/2024-02-18
this week | 2024-02-19/2024-02-25
next week | 2024-02-26/2024-03-03
the week before last | 2024-02-05/2024-02-11
last weekend | 2024-02-17/2024-02-18
last month | 2024-01
this month | 2024-02
next month | 2024-03
last year | 2023
last fiscal year | 2023
this year | 2024
next year | 2025
last quarter | 2023-36
last decade | 201X
last century | 19XX
last October | 2023-10
last February | 2023-02
this February | 2024-02
next May | 2024-05
next February | 2025-02
last summer | 2023-22
this summer | 2024-22
this winter | 2023-24
next winter | 2024-24
early next year | early of 2025
late last year | late of 2023
October last year | 2023-10
October 7 last year | 2023-10-07
last year's October 7 | 2023-10-07
three days ago | 2024-02-20
twenty-one days ago | 2024-02-02
48 hours ago | 2024-02-21
two weeks ago | 2024-02-09
a week ago | 2024-02-16
a week ago Thursday | 2024-02-15
next weekend | 2024-03-02/2024-03-03
this weekend | 2024-02-24/2024-02-25
over the weekend | 2024-02-17/2024-02-18
the weekend | 2024-02-17/2024-02-18
by Friday evening | evening of 2024-02-23
on Monday morning | morning of 2024-02-19
next fortnight | 2024-02-23/2024-03-08
two decades ago | 200X
a century ago | 19XX
a fortnight ago | 2024-02-09
a couple of weeks ago | 2024-02-09
two months ago | 2023-12
a year ago | 2023
a year ago today | 2023-02-23
ten years ago | 2014
three days earlier | 2024-02-20
a week later | 2024-03-01
the day before | 2024-02-22
the previous year | 2023
the following day | 2024-02-24
that October | 2024-10
in two weeks | 2024-03-08
in two weeks' time | 2024-03-08
two weeks from now | 2024-03-08
two weeks hence | 2024-03-08
a week from Tuesday | 2024-03-05
Monday two weeks from now | 2024-03-04
Monday 3 days from now | 2024-02-26
Friday two weeks ago | 2024-02-09
Thursday two years after 7 October 2020 | 2022-10-06
Thursday, two years from now | 2026-02-26
three days before Christmas 2023 | 2023-12-22
two days after 7 October 2023 | 2023-10-09
two months after 7 October 2023 | 2023-12-07
the past three days | 2024-02-20/2024-02-23
the last two weeks | 2024-02-09/2024-02-23
the past week | 2024-02-16/2024-02-23
the next ten days | 2024-02-23/2024-03-04
the 2 next days | 2024-02-23/2024-02-25
the past two weekends | 2024-02-09/2024-02-23
Christmas Day | 2023-12-25
Christmas 2022 | 2022-12-25
last Christmas | 2023-12-25
New Year's Eve | 2023-12-31
Easter 2024 | 2024-03-31
Good Friday 2024 | 2024-03-29
next Easter | 2024-03-31
Thanksgiving 2023 | 2023-11-23
Black Friday 2023 | 2023-11-24
Labor Day | 2023-09-04
"""
INSTANTS = """
the night of 7 October 2023 | night of 2023-10-07
the morning of October 7 | morning of 2023-10-07
8 p.m. on Friday | 2024-02-23T20:00:00
8:30 pm Friday | 2024-02-23T20:30:00
Friday at 20:30 | 2024-02-23T20:30:00
12 a.m. on 7 October 2023 | 2023-10-07T00:00:00
12 pm on 7 October 2023 | 2023-10-07T12:00:00
Friday at 8:30 p.m. GMT | 2024-02-23T20:30:00+00:00
11 a.m. local time on Sunday | 2024-02-18T11:00:00
Friday evening at 8:30 | 2024-02-23T20:30:00
Friday evening at 8:30 p.m. | 2024-02-23T20:30:00
Friday night at 2:30 | 2024-02-23T02:30:00
8:30 on the evening of 7 October 2023 | 2023-10-07T20:30:00
2024-02-23T10:00:00Z | 2024-02-23T10:00:00+00:00
2024-02-23T10:00+02:00 | 2024-02-23T10:00:00+02:00
2024-02-23T10:00:00.250-0530 | 2024-02-23T10:00:00-05:30
2024-02-23 10:00 | 2024-02-23T10:00:00
23.2.2024 14.55 GMT | 2024-02-23T14:55:00+00:00
8am Friday morning | 2024-02-23T08:00:00
noon on Friday | 2024-02-23T12:00:00
midnight Sunday | 2024-02-18T00:00:00
Wed Oct 26 15:50:06 2016 | 2016-10-26T15:50:06
"""
UNRESOLVED = """
October 7th | XXXX-10-07
29 February | XXXX-02-29
October | XXXX-10
the end of November | end of XXXX-11
7-9 October | XXXX-10-07/XXXX-10-09
on Friday | XXXX-XX-XX
Friday evening | evening of XXXX-XX-XX
on Monday morning | morning of XXXX-XX-XX
over the weekend | XXXX-XX-XX
8 p.m. on Friday | XXXX-XX-XXT20:00:00
yesterday | XXXX-XX-XX
last week | XXXX-XX-XX
the following Tuesday | XXXX-XX-XX
last October | XXXX-10
October last year | XXXX-10
last month | XXXX-XX-XX
three days ago | XXXX-XX-XX
a week later | XXXX-XX-XX
on the 18th | XXXX-XX-XX
the first week of July | XXXX-XX-XX
Tuesday of last week | XXXX-XX-XX
last summer | XXXX-XX-XX
Q1 | XXXX-XX-XX
Christmas | XXXX-12-25
Easter | XXXX-XX-XX
Thanksgiving | XXXX-XX-XX
from Monday to Friday | XXXX-XX-XX
between May and July | XXXX-05/XXXX-07
7 October 2023 | 2023-10-07
"""


def rows(table):
    """The lines of a table, cut into cells."""
    return [[cell.strip() for cell in line.split(" | ")] for line in table.strip().splitlines() if line]


@pytest.mark.parametrize(("text", "expected"), rows(RELATIVE + INSTANTS))
def test_each_form_has_its_meaning(text, expected):
    """Every usual order, abbreviation and relative word, published on Friday 23 February 2024."""
    assert str(parse_date(text, reference=PUBLISHED)) == expected


@pytest.mark.parametrize(("text", "expected"), rows(UNRESOLVED))
def test_without_a_reference_nothing_is_guessed(text, expected):
    """What the words do not say stays unknown: no today, no year of the clock."""
    assert str(parse_date(text)) == expected


@pytest.mark.parametrize(("text", "expected"), rows(INSTANTS + RELATIVE))
def test_what_is_parsed_is_found(text, expected):
    """A phrase that is one date is found as one date with the same meaning, its words whole."""
    sentence = f"Talks of {text}."
    bare = text.removeprefix("the ").removeprefix("on ")
    values = [
        str(found.value)
        for found in find_dates(sentence, reference=PUBLISHED)
        if bare in sentence[found.start : found.end]
    ]
    if values:  # weak words ("Q1", "summer") need more company than this sentence gives
        assert values == [expected]


def test_references_of_every_kind():
    """A day may be given as a string, a date, a datetime or a Moment; a coarser one resolves nothing."""
    for reference in (PUBLISHED, dt.date(2024, 2, 23), dt.datetime(2024, 2, 23, 12), Moment(PUBLISHED)):
        assert parse_date("yesterday", reference=reference) == Moment("2024-02-22")
    assert parse_date("yesterday", reference="2024-02") == Moment("XXXX-XX-XX")
    with pytest.raises(InvalidMoment):
        parse_date("yesterday", reference="23 February 2024")
