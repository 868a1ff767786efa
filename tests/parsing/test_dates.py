"""Strict dates: what each usual form means, and where a string stops being one."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.errors import InvalidMoment, LexiconError, ParseError
from claimtrack.lexicon.loader import Lexicon, load_lexicon
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
NO_DATES = """
yes
the
12
0000
40 October 2023
30 February 2024
29 February 2023
2023-13-01
32/13/2023
99.99.2023
three weeks
six-week
second
at noon
8:30
25 o'clock
13 pm on Friday
Friday at 25:30
Friday at 8:xx
2024-02-23T10:00+99:99
in 'ab
Friday 7 / 6
from the fifth Monday of February 2023 to May 2023
the morning of the vote
last nights
last hour
1998-1990
13/32
in the week ago
from 48 centuries ago to today
3h
Q5 2023
H3 2023
the 23rd half of 2024
fifth quarter of 2023
the 99th day of May 2023
the fifth Monday of February 2023
the sixth week of May 2023
9 to 7 October 2023 BC
2023-10-07-08
the week before the vote
every Monday
Mondays
the end of the line
a 2023
"""
TABLE = DAYS + MONTHS_AND_YEARS + SPANS + RANGES + RELATIVE + INSTANTS


def rows(table):
    """The lines of a table, cut into cells."""
    return [[cell.strip() for cell in line.split(" | ")] for line in table.strip().splitlines() if line]


@pytest.mark.parametrize(("text", "expected"), rows(TABLE))
def test_each_form_has_its_meaning(text, expected):
    """Every usual order, abbreviation and relative word, published on Friday 23 February 2024."""
    assert str(parse_date(text, reference=PUBLISHED)) == expected


@pytest.mark.parametrize(("text", "expected"), rows(UNRESOLVED))
def test_without_a_reference_nothing_is_guessed(text, expected):
    """What the words do not say stays unknown: no today, no year of the clock."""
    assert str(parse_date(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [row for row in rows(SPANS + INSTANTS + RELATIVE) if not row[0].startswith(("since", "until"))],
)
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


@pytest.mark.parametrize(
    "text",
    ["", "   ", *NO_DATES.strip().splitlines()],
)
def test_what_is_no_date_is_refused(text):
    """Durations, clock times, numbers and days that no month has are not dates."""
    with pytest.raises(ParseError):
        parse_date(text, reference=PUBLISHED)


@pytest.mark.parametrize(
    ("text", "position", "expected"),
    [
        ("7 October 2023 or so", 15, "the end of the date '7 October 2023'"),
        ("nonsense", 0, "a date"),
        ("last Friday!", 11, "the end of the date 'last Friday'"),
        ("31 June 2024", 0, "a date"),
        ("from 9 to 7 October 2023", 0, "a date"),
        ("from May 2024 to March 2023", 0, "a date that the calendar has"),
        ("7 October 2023" + " " * 400, 14, "the end of the date"),
    ],
)
def test_an_error_says_where_and_what(text, position, expected):
    """The error names the offset at which reading stopped and what would have been understood there."""
    with pytest.raises(ParseError) as caught:
        parse_date(text)
    assert (caught.value.position, caught.value.expected[: len(expected)]) == (position, expected)


def test_references_of_every_kind():
    """A day may be given as a string, a date, a datetime or a Moment; a coarser one resolves nothing."""
    for reference in (PUBLISHED, dt.date(2024, 2, 23), dt.datetime(2024, 2, 23, 12), Moment(PUBLISHED)):
        assert parse_date("yesterday", reference=reference) == Moment("2024-02-22")
    assert parse_date("yesterday", reference="2024-02") == Moment("XXXX-XX-XX")
    with pytest.raises(InvalidMoment):
        parse_date("yesterday", reference="23 February 2024")


def test_the_order_of_digits_follows_the_region():
    """3/4/2024 is 4 March in plain and American English, 3 April in British; 13/4 decides for itself."""
    assert parse_date("3/4/2024") == Moment("2024-03-04")
    assert parse_date("3/4/2024", language="en-US") == Moment("2024-03-04")
    assert parse_date("3/4/2024", language="en-GB") == Moment("2024-04-03")
    assert parse_date("13/4/2024") == Moment("2024-04-13")


def test_the_users_words_win():
    """A lexicon adds words; an unknown language has none."""
    own = Lexicon("en", {"dates": {"brumaire": {"role": "month", "value": 11, "words": ["brumaire"]}}})
    assert parse_date("18 Brumaire 1799", lexicon=own) == Moment("1799-11-18")
    with pytest.raises(ParseError):
        parse_date("18 Brumaire 1799")
    short = Lexicon("en", {"dates": {"midweek": {"role": "weekday", "value": 3, "words": ["x", "mid day"]}}})
    assert [found.value.edtf for found in find_dates("On X 7 October 2023", lexicon=short)] == ["2023-10-07"]
    with pytest.raises(LexiconError, match="xx"):
        parse_date("today", language="xx")
    assert parse_date("today", lexicon=load_lexicon()) == Moment("XXXX-XX-XX")


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


@given(st.text(max_size=40))
def test_any_string_is_a_date_or_a_parse_error(text):
    """Nothing else ever comes out, whatever goes in."""
    stopped = len(text)
    try:
        parse_date(text, reference=PUBLISHED)
    except ParseError as error:
        stopped = error.position
    assert 0 <= stopped <= len(text)


def test_a_named_part_is_a_part():
    """The part is the model's, not a word."""
    assert parse_date("late 2023").part is Part.LATE
