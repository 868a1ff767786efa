"""Dates as they are set: clock times with their zones, two years in one, decades in words, weekends, weekdays in a row."""

import pytest

from claimtrack.errors import ParseError
from claimtrack.parsing.dates import find_dates, parse_date

PUBLISHED = "2024-02-23"  # a Friday


def read(text):
    """What a text's dates say, each as one string."""
    return [str(found.value) for found in find_dates(text, reference=PUBLISHED)]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("14:00 GMT on Thursday", "2024-02-22T14:00:00+00:00"),
        ("1430 GMT on Thursday", "2024-02-22T14:30:00+00:00"),
        ("Thursday at 1430 GMT", "2024-02-22T14:30:00+00:00"),
        ("9am BST on 7 July 2023", "2023-07-07T09:00:00+01:00"),
        ("2:30pm ET on Thursday", "2024-02-22T14:30:00"),
        ("Sat, 07 Oct 2023 10:15:30 +0200", "2023-10-07T10:15:30+02:00"),
        ("the first weekend of October 2023", "2023-10-07/2023-10-08"),
        ("the second weekend in October 2023", "2023-10-14/2023-10-15"),
        ("the last weekend of September 2023", "2023-09-30/2023-10-01"),
        ("the 2022/23 season", "2022/2023"),
        ("the 2023-24 school year", "2023/2024"),
        ("the 2023-2024 academic year", "2023/2024"),
        ("the 2023 financial year", "2023"),
        ("FY23", "2023"),
        ("winter 2022-23", "2022-24"),
        ("the winter of 2022/23", "2022-24"),
        ("2023Q3", "2023-35"),
        ("Nov. '23", "2023-11"),
        ("the month of May", "2023-05"),
        ("the month of October 2023", "2023-10"),
        ("year-end 2023", "end of 2023"),
        ("the nineties", "199X"),
        ("the early eighties", "early of 198X"),
        ("the mid-sixties", "mid of 196X"),
        ("the first days of October 2023", "start of 2023-10"),
        ("the first day of October 2023", "2023-10-01"),
        ("from Friday until Saturday", "2024-02-16/2024-02-17"),
        ("from Monday to Wednesday", "2024-02-19/2024-02-21"),
    ],
)
def test_forms_of_print(text, moment):
    """Each form is one date."""
    assert str(parse_date(text, reference=PUBLISHED)) == moment


@pytest.mark.parametrize(
    "text",
    ["2561 GMT on Thursday", "the 2023-25 school year", "the 2023-24 school", "autumn 2022-23", "the month of rain"],
)
def test_what_only_looks_like_it(text):
    """No hour has 61 minutes; a school year is the next one's; no autumn touches two years."""
    with pytest.raises(ParseError):
        parse_date(text, reference=PUBLISHED)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at 14:00 GMT on Thursday", ["2024-02-22T14:00:00+00:00"]),
        ("at 1430 GMT on Thursday it fell", ["2024-02-22T14:30:00+00:00"]),
        ("open on Sat and Sun", ["2024-02-17", "2024-02-18"]),
        ("on Mon and Tue it rained", ["2024-02-19", "2024-02-20"]),
        ("Sat and sun are words", []),
        ("He sat on the sofa and Sun sang", []),
        ("in the nineties he left", ["199X"]),
        ("temperatures in the nineties", []),
        ("a man in his eighties", []),
        ("a man in his late eighties", []),
        ("from 7 a.m. on Friday until 9 p.m. on Saturday they fought", ["2024-02-16/2024-02-17"]),
        ("They will fight from Friday until Saturday.", ["2024-02-23/2024-02-24"]),
        ("It fell in the 2023 financial year.", ["2023"]),
        ("They won in the 2021-22 season.", ["2021/2022"]),
        ("in the month of May they left", ["2023-05"]),
    ],
)
def test_forms_of_print_in_a_text(text, expected):
    """In running text as well; ages, degrees and a sitting man are no dates."""
    assert read(text) == expected
