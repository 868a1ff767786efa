"""Dates of the calendar, strictly: days, months, years, spans and ranges, in every usual form."""

import pytest

from claimtrack.model.moment import Moment, Part
from claimtrack.parsing.dates import find_dates, parse_date

PUBLISHED = "2024-02-23"  # a Friday

DAYS = """
7 October 2023 | 2023-10-07
7 Oct 2023 | 2023-10-07
7 Oct. 2023 | 2023-10-07
7th October 2023 | 2023-10-07
7th of October, 2023 | 2023-10-07
the 7th of October 2023 | 2023-10-07
October 7, 2023 | 2023-10-07
October 7 2023 | 2023-10-07
October 7th, 2023 | 2023-10-07
Oct. 7, 2023 | 2023-10-07
OCT 7, 2023 | 2023-10-07
Sept. 11, 2001 | 2001-09-11
Saturday, 7 October 2023 | 2023-10-07
Saturday, October 7, 2023 | 2023-10-07
Sat 7 Oct 2023 | 2023-10-07
Sat., Oct. 7, 2023 | 2023-10-07
7-Oct-2023 | 2023-10-07
7/Oct/2023 | 2023-10-07
2023 October 7 | 2023-10-07
October the seventh, 2023 | 2023-10-07
the seventh of October 2023 | 2023-10-07
twenty-first of May 2021 | 2021-05-21
May twenty-nine, 2021 | 2021-05-29
the 15th day of June 2023 | 2023-06-15
17 NOV 89 | 1989-11-17
7 October '23 | 2023-10-07
15 April of 87 | 1987-04-15
2023-10-07 | 2023-10-07
20231007 | 2023-10-07
2023/10/07 | 2023-10-07
2023/oct/07 | 2023-10-07
7.10.2023 | 2023-10-07
13/10/2023 | 2023-10-13
10/13/2023 | 2023-10-13
10/7/23 | 2023-10-07
7/6 | 2023-07-06
Friday 7/6 | 2023-07-06
October 7 | 2023-10-07
February 24 | 2023-02-24
Feb 29 | 2020-02-29
on the 18th | 2024-02-18
on the 24th | 2024-01-24
on the 31st | 2024-01-31
Sunday the 21st | 2024-01-21
Tuesday the 31st | XXXX-XX-XX
this Friday, 7 June | 2024-06-07
next 5/12 | 2024-05-12
Wednesday the 21st | 2024-02-21
Friday, October 7 | 2022-10-07
"""
MONTHS_AND_YEARS = """
October 2023 | 2023-10
Oct 2023 | 2023-10
October, 2023 | 2023-10
October of 2023 | 2023-10
May 2024 | 2024-05
may | 2023-05
October | 2023-10
2023-10 | 2023-10
2023 October | 2023-10
2015-3 | 2015-03
2023 | 2023
in 2023 | 2023
the year 2023 | 2023
nineteen eighty-six | 1986
nineteen hundred ninety three | 1993
two thousand and five | 2005
two thousand | 2000
"""
SPANS = """
2023 Q4 | 2023-36
2023-Q4 | 2023-36
Q4 2023 | 2023-36
4Q23 | 2023-36
1Q 2024 | 2024-33
Q1 | 2024-33
the fourth quarter of 2023 | 2023-36
fourth-quarter 2023 | 2023-36
the first quarter | 2024-33
next year's first quarter | 2025-33
the last quarter of the year | 2024-36
the first half of 2024 | 2024-40
second half of last year | 2023-41
H1 2024 | 2024-40
summer 2023 | 2023-22
the summer of 2023 | 2023-22
winter 2023 | 2023-24
autumn of 2023 | 2023-23
the 1990s | 199X
1990's | 199X
the '90s | 199X
the early 1990s | early of 199X
the 19th century | 18XX
the twentieth century | 19XX
the end of November 2023 | end of 2023-11
the end of November | end of 2023-11
mid-2023 | mid of 2023
mid 2023 | mid of 2023
early March 2023 | early of 2023-03
early in March 2023 | early of 2023-03
late 2023 | late of 2023
the beginning of 2024 | start of 2024
the start of the year | start of 2024
the end of the month | end of 2024-02
end of month | end of 2024-02
the middle of May 2023 | mid of 2023-05
end-March 2023 | end of 2023-03
year-end | end of 2024
month's end | end of 2024-02
EOY | end of 2024
the first weeks of 2023 | start of 2023
the last days of May 2023 | end of 2023-05
the end of last week | 2024-02-12/2024-02-18
earlier this month | 2024-02
later in the year | 2024
the week of October 9, 2023 | 2023-10-09/2023-10-15
the week of October 11, 2023 | 2023-10-09/2023-10-15
the week beginning 9 October 2023 | 2023-10-09/2023-10-15
the week ending 15 October 2023 | 2023-10-09/2023-10-15
the weekend of 5 October 2023 | 2023-10-07/2023-10-08
the first week of July 2023 | 2023-07-01/2023-07-07
the last week of July 2023 | 2023-07-25/2023-07-31
the second day of May 2023 | 2023-05-02
the first Monday of September 2023 | 2023-09-04
the last Friday in May 2023 | 2023-05-26
the first two months of 2023 | 2023-01-01/2023-02-28
the second day of last week | 2024-02-13
the second month of 2023 | 2023-02
the first half of May 2023 | 2023-05-01/2023-05-16
the second half of May 2023 | 2023-05-17/2023-05-31
"""
RANGES = """
7-9 October 2023 | 2023-10-07/2023-10-09
7–9 October | 2023-10-07/2023-10-09
7 to 9 October 2023 | 2023-10-07/2023-10-09
between 7 and 9 October 2023 | 2023-10-07/2023-10-09
from the 7th to the 9th of October 2023 | 2023-10-07/2023-10-09
October 7-9, 2023 | 2023-10-07/2023-10-09
October 7 to 9 | 2023-10-07/2023-10-09
October 27 to the third | 2023-10-27/2023-11-03
7 October to 9 November 2023 | 2023-10-07/2023-11-09
7 October 2023 to 9 January | 2023-10-07/2024-01-09
from 7 October 2023 to 3 January 2024 | 2023-10-07/2024-01-03
October 7 through November 2, 2023 | 2023-10-07/2023-11-02
between May and July | 2023-05/2023-07
between May and July 2022 | 2022-05/2022-07
December 2022 to February 2023 | 2022-12/2023-02
November to February 2023 | 2022-11/2023-02
May-July 2023 | 2023-05/2023-07
August/September 2023 | 2023-08/2023-09
spring to autumn 2023 | 2023-21/2023-23
from 1998 to 2003 | 1998/2003
1914-18 | 1914/1918
1914–1918 | 1914/1918
1998-2003 | 1998/2003
2023/24 | 2023/2024
fiscal 2023-24 | 2023/2024
the academic year 2023/24 | 2023/2024
fiscal year 2023 | 2023
FY2023 | 2023
from May to October last year | 2023-05/2023-10
from Friday to today | 2024-02-23
from Monday to Friday | 2024-02-19/2024-02-23
since 7 October 2023 | 2023-10-07/..
until March 2024 | ../2024-03
from October 2023 | 2023-10/..
2023-10-07/.. | 2023-10-07/..
"""


def rows(table):
    """The lines of a table, cut into cells."""
    return [[cell.strip() for cell in line.split(" | ")] for line in table.strip().splitlines() if line]


@pytest.mark.parametrize(("text", "expected"), rows(DAYS + MONTHS_AND_YEARS + SPANS + RANGES))
def test_each_form_has_its_meaning(text, expected):
    """Every usual order, abbreviation and relative word, published on Friday 23 February 2024."""
    assert str(parse_date(text, reference=PUBLISHED)) == expected


@pytest.mark.parametrize(("text", "expected"), rows(SPANS))
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


def test_the_order_of_digits_follows_the_region():
    """3/4/2024 is 4 March in plain and American English, 3 April in British; 13/4 decides for itself."""
    assert parse_date("3/4/2024") == Moment("2024-03-04")
    assert parse_date("3/4/2024", language="en-US") == Moment("2024-03-04")
    assert parse_date("3/4/2024", language="en-GB") == Moment("2024-04-03")
    assert parse_date("13/4/2024") == Moment("2024-04-13")


def test_a_named_part_is_a_part():
    """The part is the model's, not a word."""
    assert parse_date("late 2023").part is Part.LATE
