"""Dates in running text: where they stand, and what only looks like one."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.parsing.dates import find_dates

PUBLISHED = "2024-02-23"  # a Friday

FOUND = [
    ("On Sept. 9 the bridge fell", [("Sept. 9", "2023-09-09")]),
    ("It fell in Sept. The rest stood.", [("Sept", "2023-09")]),
    ("In Sept. 2,000 people left", [("Sept.", "2023-09")]),
    ("On October 7, 1,200 people died", [("October 7", "2023-10-07")]),
    ("In October 1,200 people died", [("October", "2023-10")]),
    ("In May, 12 people died", [("May", "2023-05")]),
    ("On May 12 people fled", [("May 12", "2023-05-12")]),
    ("In May 12 people fled", [("May", "2023-05")]),
    ("between May and July it rained", [("between May and July", "2023-05/2023-07")]),
    ("in April and May", [("April", "2023-04"), ("May", "2023-05")]),
    ("for May/June delivery", [("May/June", "2023-05/2023-06")]),
    ("by mid-April", [("mid-April", "mid of 2023-04")]),
    ("in the year to March", [("March", "2023-03")]),
    ("a March vote", [("March", "2023-03")]),
    ("on May Five", [("May Five", "2023-05-05")]),
    ("the October 7 attack", [("October 7", "2023-10-07")]),
    ("The 7 October 2023 attack", [("7 October 2023", "2023-10-07")]),
    ("Friday's attack", [("Friday", "2024-02-23")]),
    ("on Saturday, Oct. 7, it began", [("Saturday, Oct. 7", "2023-10-07")]),
    ("5, 6 and 7 October 2023", [("5", "2023-10-05"), ("6", "2023-10-06"), ("7 October 2023", "2023-10-07")]),
    ("October 7 and 8 were bad", [("October 7", "2023-10-07"), ("8", "2023-10-08")]),
    ("October 7, 8 and 9, 2023", [("October 7", "2023-10-07"), ("8", "2023-10-08"), ("9, 2023", "2023-10-09")]),
    ("October 7 and 800 more", [("October 7", "2023-10-07")]),
    ("October 7 and 8 men", [("October 7", "2023-10-07")]),
    ("October 7 and 8% more", [("October 7", "2023-10-07")]),
    ("October 7 and 8.5 more", [("October 7", "2023-10-07")]),
    ("October 7, 8 of them", [("October 7", "2023-10-07")]),
    ("up 9, 7 October", [("7 October", "2023-10-07")]),
    ("$5 and 7 October", [("7 October", "2023-10-07")]),
    ("on 11/20, 11/22 or 11/25", [("11/20", "2023-11-20"), ("11/22", "2023-11-22"), ("11/25", "2023-11-25")]),
    ("23/12/2023 and 1/2/2023", [("23/12/2023", "2023-12-23"), ("1/2/2023", "2023-02-01")]),
    ("on the 18th, when", [("the 18th", "2024-02-18")]),
    ("in 2023 and 2024", [("2023", "2023"), ("2024", "2024")]),
    ("the 2008 crisis", [("2008", "2008")]),
    ("the 1992 riots", [("1992", "1992")]),
    ("its 2006 highs", [("2006", "2006")]),
    ("In the year 2000", [("the year 2000", "2000")]),
    ("the class of '68", [("'68", "1968")]),
    ("the 1970s and '80s", [("the 1970s", "197X"), ("'80s", "198X")]),
    ("2003: the invasion", [("2003", "2003")]),
    ("in 2020-21 and 2023/24", [("2020-21", "2020/2021"), ("2023/24", "2023/2024")]),
    ("(1789-1791)", [("1789-1791", "1789/1791")]),
    ("İstanbul, İİİ: on 7 October 2023", [("7 October 2023", "2023-10-07")]),
    ("on 7\nOctober\n2023", [("7\nOctober\n2023", "2023-10-07")]),
    ("At Christmas he left", [("Christmas", "2023-12-25")]),
    ("as of Tuesday", [("Tuesday", "2024-02-20")]),
    ("in the summer", [("the summer", "2023-22")]),
    ("in the fall", [("the fall", "2023-23")]),
    ("the fall of 2020", [("the fall of 2020", "2020-23")]),
    ("on Mon at 9 a.m.", [("Mon at 9 a.m.", "2024-02-19T09:00:00")]),
    ("report-2017-03-02.html", [("2017-03-02", "2017-03-02")]),
    ("April said Congress", [("April", "2023-04")]),
    ("In April President Lee spoke", [("April", "2023-04")]),
    ("IN APRIL PRESIDENT LEE SPOKE", [("APRIL", "2023-04")]),
    ("before 1998 it stood", [("1998", "1998")]),
    ("in October 8:30 came", [("October", "2023-10")]),
    ("7 October until 9 October 2023", [("7 October", "2023-10-07"), ("9 October 2023", "2023-10-09")]),
    ("May Day 2023", [("May Day 2023", "2023-05-01")]),
    ("In 1998 The Big Old Red Barn burned", [("1998", "1998")]),
    ("it costs 1.7 October", [("October", "2023-10")]),
    ("In October three men fled", [("October", "2023-10")]),
    ("last year's budget", [("last year", "2023")]),
    ("on Wednesday the 21st floor burned", [("Wednesday", "2024-02-21")]),
    ("7 October - 7 October", [("7 October", "2023-10-07"), ("7 October", "2023-10-07")]),
    ("x" * 200 + " on Friday " + "y" * 200, [("Friday", "2024-02-23")]),
    ("x" * 200 + "Friday" + "y" * 200, []),
    ("from October 7 to the sea", [("October 7", "2023-10-07")]),
    ("on may 7 it rained", [("may 7", "2023-05-07")]),
    ("on 7 may, when it rained", [("7 may", "2023-05-07")]),
    ("later that October", [("that October", "2024-10")]),
    ("In 2003 more than 500,000 people marched", [("2003", "2003")]),
    ("In 2003 more than half of them marched", [("2003", "2003")]),
    ("In 2003, more than 500 people marched", [("2003", "2003")]),
    ("On 7 October 2003 more than $5 million was lost", [("7 October 2003", "2003-10-07")]),
    ("In October 2003 more than a million marched", [("October 2003", "2003-10")]),
    ("In October 2003 more people marched", [("October 2003", "2003-10")]),
    ("In 2003 more people marched", [("2003", "2003")]),
    ("By 2003 more than twenty towns were empty", [("2003", "2003")]),
    ("In 2019 about 40 people fled", [("2019", "2019")]),
    ("In 2015 some 300 refugees came", [("2015", "2015")]),
    ("in 2020 over 20 percent voted", [("2020", "2020")]),
    ("on Monday, 7 October 2003 more than 500 people marched", [("Monday, 7 October 2003", "2003-10-07")]),
    ("by Friday evening", [("Friday evening", "evening of 2024-02-23")]),
    ("by Friday evening, 40 bodies were found", [("Friday evening", "evening of 2024-02-23")]),
    ("on Monday morning 12 people died", [("Monday morning", "morning of 2024-02-19")]),
    ("as of Tuesday night", [("Tuesday night", "night of 2024-02-20")]),
    ("yesterday, 13/04/2023, it rained", [("yesterday, 13/04/2023", "2023-04-13")]),
    ("today, October 7, 2023, it rained", [("today, October 7, 2023", "2023-10-07")]),
    ("today, Monday, Oct. 7, 2023 at 8 p.m.", [("today, Monday, Oct. 7, 2023 at 8 p.m.", "2023-10-07T20:00:00")]),
    ("yesterday, Feb. 22, it rained", [("yesterday", "2024-02-22"), ("Feb. 22", "2024-02-22")]),
    ("yesterday, October was over", [("yesterday", "2024-02-22"), ("October", "2023-10")]),
    ("yesterday, seven men fled", [("yesterday", "2024-02-22")]),
]

# Published on a Tuesday, so that the weekend gone by and the one ahead stand four days apart.
WEEKENDS = [
    ("Over the weekend, 15 people died", "2024-11-16/2024-11-17"),
    ("15 people died over the weekend", "2024-11-16/2024-11-17"),
    ("Police said over the weekend that two had fled", "2024-11-16/2024-11-17"),
    ("At the weekend they met", "2024-11-16/2024-11-17"),
    ("They met on the weekend", "2024-11-16/2024-11-17"),
    ("Talks were held during the weekend.", "2024-11-16/2024-11-17"),
    ("Since the weekend 300 have fled", "2024-11-16/2024-11-17"),
    ("last weekend it fell", "2024-11-16/2024-11-17"),
    ("They met this weekend.", "2024-11-16/2024-11-17"),
    ("The talks will resume at the weekend.", "2024-11-23/2024-11-24"),
    ("The weekend's clashes killed 15", "2024-11-16/2024-11-17"),
    ("Talks are planned for this weekend.", "2024-11-23/2024-11-24"),
    ("next weekend", "2024-11-30/2024-12-01"),
    ("Over the weekend of 5 October 2023 it rained", "2023-10-07/2023-10-08"),
    ("They worked over the weekends", ""),
    ("at the weekend market", ""),
    ("He left for the weekend", ""),
    ("He was shot on 3 May 2021 and died at the weekend.", "2021-05-03 2024-11-16/2024-11-17"),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_dates_are_found_with_their_words(text, expected):
    """Each date is found once, with exactly the words that state it."""
    found = find_dates(text, reference=PUBLISHED)
    assert [(text[f.start : f.end], str(f.value)) for f in found] == expected


@pytest.mark.parametrize(("text", "expected"), WEEKENDS)
def test_the_weekend_is_the_one_that_the_tense_looks_to(text, expected):
    """The weekend is the last one begun, or the next where the verb looks ahead; a thing's name is none."""
    assert " ".join(str(found.value) for found in find_dates(text, reference="2024-11-19")) == expected


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ("2024-11-15", "2024-11-09/2024-11-10"),
        ("2024-11-16", "2024-11-16/2024-11-17"),
        ("2024-11-17", "2024-11-16/2024-11-17"),
        ("2024-11-18", "2024-11-16/2024-11-17"),
        (None, "XXXX-XX-XX"),
    ],
)
def test_a_weekend_that_has_begun_is_the_weekend(reference, expected):
    """On its Saturday and Sunday it is the one we are in; without a day of publication none is guessed."""
    (found,) = find_dates("They met over the weekend.", reference=reference)
    assert str(found.value) == expected


NOTHING = """
There were 2003 more than in May.
He has 2003 more of them.
Feb 30 2019
This may or may not be right.
May I ask what this is for?
Troops march on the capital.
The March on Washington drew many.
The sun rose; The Sun reported it; he sat on the bench; mon amour.
He read it in The Sunday Telegraph.
The fall of Rome, a fall in prices, due to the fall in prices, a spring in his step.
A suspect was held in Spring, and the troops went into winter quarters.
A six-week break; for six weeks; the talks lasted two days; in hours; a few days.
He was 35 years old.
At 8:30 p.m. the doors opened at 1730, closed at 2345 GMT.
2000 people were killed, about 1500 soldiers, the 1600 troops, 2000 or more.
Resolution 1973, Flight 1549, Section 2004, No. 1810.
The score was 3-2; open 24/7; up 1/8 point; after 9/11.
one in three people
Theresa May said so, and Johnson and May resigned, and the acquisition of May Energy went on.
Judge April Jones said no, Jan Smith went home, Dec Burke too; Mar-a-Lago.
$2023 or $1,995 was paid for 1,999 things, 20,240 more and 1920x1080 pixels.
The house at 1935 Main Street and the 2000 block of North Street burned.
two days after the attack, the day before the vote, the day after Obama's speech
day after day, every day, a day, the weekly report, the end of the line
the second week of fighting, the first half of the match, the quarter-final
call 555-2010-2015 or 2010-2015-86
for the fourth time in five months, the worst storm in ten years
every Monday, each October, every other Friday, on Mondays
a rise of 2024%, 1850 metres by 1700 feet, by 1600 and by 1400
police went to 1935 Main Street; they counted 1700 in all
12 may die, they march 7 miles under this sun
version 1.2.2023.4 and 2024-02-23-05
COVID-19 spread; G7, F-16, B-52 and Boeing 747
during the Christmas offensive on Christmas Island, the Easter Rising
on 8th and Main, on the 18th floor, of the 5th
in two days of fighting
Feb 30, 32 January
said that October's
a scan of 0.8/15 and 8/1.5
2024-02-231
W00-2019x
"""


@pytest.mark.parametrize("text", [line for line in NOTHING.splitlines() if line])
def test_what_only_looks_like_a_date_is_left(text):
    """Everyday words, durations, ages, clock times, counts, names and addresses are not dates."""
    kept = {
        "said that October's": ["October"],
        "Feb 30, 32 January": ["January"],
        "There were 2003 more than in May.": ["May"],
    }
    assert [text[f.start : f.end] for f in find_dates(text, reference=PUBLISHED)] == kept.get(text, [])


WORDS = """
7 October 2023
may
May
on Friday
three days ago
the end of
last
first half of
2024
2024-
1/1/
'90s
7-
,
between
8 p.m.
the
week of
Q1
İ
and
.
Sept.
7th
in
from
to
year's
Christmas
night
😀
"""
PHRASES = st.sampled_from(["\n", "\ud800", "\x00", *WORDS.strip().splitlines()])


@given(st.lists(PHRASES, max_size=30), st.sampled_from([" ", ""]))
@settings(max_examples=300)
def test_spans_are_ordered_and_inside_the_text(pieces, glue):
    """Whatever the text, spans are in order, do not overlap, lie inside it, and every value is a moment."""
    text = glue.join(pieces)
    end = 0
    for found in find_dates(text, reference=PUBLISHED):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end].strip() == text[found.start : found.end]
        assert found.value.earliest is None or found.value.latest is None or found.value.earliest <= found.value.latest
        end = found.end


@given(st.text(max_size=200))
def test_any_text_can_be_searched(text):
    """No text raises, and the same text gives the same dates."""
    assert find_dates(text) == find_dates(text)


@pytest.mark.parametrize(
    "phrase", ["may ", "2024-", "last ", "7, ", "1234567890", "on Friday ", "three days before ", "("]
)
def test_hostile_repetition_costs_no_more_than_its_length(phrase):
    """Eight times the text takes about eight times as long, on one endless line too."""

    def seconds(size):
        text = phrase * (size // len(phrase))
        started = time.process_time()
        find_dates(text, reference=PUBLISHED)
        return time.process_time() - started

    seconds(1_000)
    small = max(min(seconds(4_000) for _ in range(3)), 0.002)
    assert min(seconds(32_000) for _ in range(3)) < 8 * small * 4


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The report covers 2044.", ["2044"]),
        ("It happens between 1967 and 2049.", ["1967/2049"]),
        ("Emissions must fall in mid-2044.", ["mid of 2044"]),
        ("It cost 2144.", []),
        ("the ١٩٨٠s", ["198X"]),
        ("the 1983s", []),
        ("1/2/3/4/5/6/7", []),
        ("12/5/2023 and 2023/10/07", ["2023-12-05", "2023-10-07"]),
        ("Q1Q1Q1Q1", []),
        ("in Q1 2024", ["2024-33"]),
    ],
)
def test_years_to_come_other_scripts_and_chains(text, expected):
    """Bare years count to 2099; decades are read in any digits; chains of slashes and quarters are no dates."""
    assert [str(found.value) for found in find_dates(text, reference="2024-02-23")] == expected
