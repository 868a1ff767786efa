"""What is no date, where reading stops and what the error says; and whose words are read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.errors import LexiconError, ParseError
from claimtrack.lexicon.loader import Lexicon, load_lexicon
from claimtrack.model.moment import Moment
from claimtrack.parsing.dates import find_dates, parse_date

PUBLISHED = "2024-02-23"  # a Friday

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
300 last month
12 next week
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


@given(st.text(max_size=40))
def test_any_string_is_a_date_or_a_parse_error(text):
    """Nothing else ever comes out, whatever goes in."""
    stopped = len(text)
    try:
        parse_date(text, reference=PUBLISHED)
    except ParseError as error:
        stopped = error.position
    assert 0 <= stopped <= len(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Second march smaller than the first", []),
        ("the second of march", ["the second of march"]),
        ("Second March", ["Second March"]),
    ],
)
def test_a_second_march_is_a_march(text: str, found: list[str]) -> None:
    """An ordinal word before "march" in lower case numbers marches; "of" or a capital makes it a day."""
    assert [text[date.start : date.end] for date in find_dates(text, reference=PUBLISHED)] == found
