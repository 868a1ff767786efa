"""Quantities: every form of the news, what is no quantity, spans, strict parsing, and properties over any text."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.errors import LexiconError, ParseError
from claimtrack.lexicon.loader import Lexicon
from claimtrack.model.quantity import Bound
from claimtrack.parsing.quantities import find_quantities, parse_quantity

FORMS = [
    # text, words of the figure, low, high, bound, unit
    ("Some 29,500 people fled.", "Some 29,500", 29500, 29500, "about", "person"),
    ("It cost half a million dollars.", "half a million dollars", 500000, 500000, "exact", "USD"),
    ("They ate two dozen eggs.", "two dozen", 24, 24, "exact", "egg"),
    ("It drew 1.2m viewers.", "1.2m", 1200000, 1200000, "exact", "viewer"),
    ("It fetched $1.2bn.", "$1.2bn", 1200000000, 1200000000, "exact", "USD"),
    ("It fetched $5b.", "$5b", 5000000000, 5000000000, "exact", "USD"),
    ("with 40k followers", "40k", 40000, 40000, "exact", "follower"),
    ("3.5 mln tonnes of wheat", "3.5 mln tonnes", 3500000, 3500000, "exact", "tonne"),
    ("five lakh voters", "five lakh", 500000, 500000, "exact", "voter"),
    ("two crore rupees", "two crore rupees", 20000000, 20000000, "exact", "INR"),
    # money before and after
    ("It paid €20.", "€20", 20, 20, "exact", "EUR"),
    ("It paid 20 euros.", "20 euros", 20, 20, "exact", "EUR"),
    ("It paid 1,200€.", "1,200€", 1200, 1200, "exact", "EUR"),
    ("a US$ 150 million loan", "US$ 150 million", 150000000, 150000000, "exact", "USD"),
    ("worth $A82,615", "$A82,615", 82615, 82615, "exact", "AUD"),
    ("worth AU $89.99", "AU $89.99", Decimal("89.99"), Decimal("89.99"), "exact", "AUD"),
    ("about RM79 in all", "about RM79", 79, 79, "about", "MYR"),
    ("USD115 or so", "USD115 or so", 115, 115, "about", "USD"),
    ("paid 75 USD million", "75 USD million", 75000000, 75000000, "exact", "USD"),
    ("sold for 48.5 MEUR", "48.5 MEUR", 48500000, 48500000, "exact", "EUR"),
    ("10 billion won", "10 billion won", 10**10, 10**10, "exact", "KRW"),
    ("a loss of -$50.8bn", "-$50.8bn", -50800000000, -50800000000, "exact", "USD"),
    ("a loss of $-50.8bn", "$-50.8bn", -50800000000, -50800000000, "exact", "USD"),
    ("for 500 Swiss francs", "500 Swiss francs", 500, 500, "exact", "CHF"),
    ("for 15 dollars 50.", "15 dollars 50", Decimal("15.5"), Decimal("15.5"), "exact", "USD"),
    (
        "thirteen dollars forty-five cents",
        "thirteen dollars forty-five cents",
        Decimal("13.45"),
        Decimal("13.45"),
        "exact",
        "USD",
    ),
    # percent, units, compounds
    ("rose 5.5 per cent", "5.5 per cent", Decimal("5.5"), Decimal("5.5"), "exact", "percent"),
    ("rose 5pc", "5pc", 5, 5, "exact", "percent"),
    ("fell 2 percentage points", "2 percentage points", 2, 2, "exact", "percentage_point"),
    ("a six-week break", "six-week", 6, 6, "exact", "week"),
    ("a 3-inch crack", "3-inch", 3, 3, "exact", "inch"),
    ('a 10" long pen', '10"', 10, 10, "exact", "inch"),
    ("he is 5 ft 2 in tall", "5 ft 2 in", Fraction(31, 6), Fraction(31, 6), "exact", "foot"),
    ("nearly 70kg of gold", "nearly 70kg", 70, 70, "about", "kilogram"),
    ("12,000 square feet", "12,000 square feet", 12000, 12000, "exact", "square_foot"),
    ("1.8m tall", "1.8m", Decimal("1.8"), Decimal("1.8"), "exact", "metre"),
    ("a 5 W charger", "5 W", 5, 5, "exact", "watt"),
    ("six and a half hours", "six and a half hours", Decimal("6.5"), Decimal("6.5"), "exact", "hour"),
    ("half an hour", "half an hour", Decimal("0.5"), Decimal("0.5"), "exact", "hour"),
    ("minus 5 degrees", "minus 5 degrees", -5, -5, "exact", "degree"),
    ("fell 13/16 points", "13/16", Fraction(13, 16), Fraction(13, 16), "exact", "point"),
    ("a 12-member panel", "12-member", 12, 12, "exact", "member"),
    ("a 500-strong crowd", "500-strong", 500, 500, "exact", "person"),
    # ranges
    ("free 200 to 300 Palestinian prisoners", "200 to 300", 200, 300, "range", "prisoner"),
    ("between five and six million people", "between five and six million", 5000000, 6000000, "range", "person"),
    ("a $5-6 million gap", "$5-6 million", 5000000, 6000000, "range", "USD"),
    ("from $10 to $15 billion", "from $10 to $15 billion", 10**10, 15 * 10**9, "range", "USD"),
    ("from $200 to $4 million", "from $200 to $4 million", 200, 4000000, "range", "USD"),
    ("20,000-30,000 people", "20,000-30,000", 20000, 30000, "range", "person"),
    ("5k-20k runners", "5k-20k", 5000, 20000, "range", "runner"),
    ("from 3 to 5 percent", "from 3 to 5 percent", 3, 5, "range", "percent"),
    ("between 5% and 6%", "between 5% and 6%", 5, 6, "range", "percent"),
    ("two or three people", "two or three", 2, 3, "range", "person"),
    ("between R2 and R10", "between R2 and R10", 2, 10, "range", "ZAR"),
    ("at least 20 and at most 100 people", "at least 20 and at most 100", 20, 100, "range", "person"),
    ("more than 30, but less than 40", "more than 30, but less than 40", 30, 40, "range", None),
    ("around 20 to 30 people", "around 20 to 30", 20, 30, "range", "person"),
    # bounds before and after
    ("more than 100 hostages", "more than 100", 100, None, "more_than", "hostage"),
    ("at least 12 people", "at least 12", 12, None, "at_least", "person"),
    ("not exceed 300 people", "not exceed 300", None, 300, "at_most", "person"),
    ("never exceeded 300 people", "never exceeded 300", None, 300, "at_most", "person"),
    ("as many as 300 people", "as many as 300", None, 300, "at_most", "person"),
    ("no fewer than 12 died", "no fewer than 12", 12, None, "at_least", None),
    ("up to 500 people", "up to 500", None, 500, "at_most", "person"),
    ("well over 30 people", "well over 30", 30, None, "more_than", "person"),
    ("just under 20 percent", "just under 20 percent", None, 20, "less_than", "percent"),
    ("the sub-500 sq m market", "sub-500 sq m", None, 500, "less_than", "square_metre"),
    ("30,000 or more came", "30,000 or more", 30000, None, "at_least", None),
    ("30,000+ came", "30,000+", 30000, None, "at_least", None),
    ("30,000-plus came", "30,000-plus", 30000, None, "at_least", None),
    ("30,000 and counting", "30,000 and counting", 30000, None, "at_least", None),
    ("30,000 people or more", "30,000 people or more", 30000, None, "at_least", "person"),
    ("at least some 200 people", "at least some 200", 200, None, "at_least", "person"),
    (">= 30 days", ">= 30 days", 30, None, "at_least", "day"),
    ("<=30", "<=30", None, 30, "at_most", None),
    ("exactly 13 units", "exactly 13", 13, 13, "exact", "unit"),
    ("about five hundred or less", "about five hundred or less", None, 500, "at_most", None),
    # approximation
    ("around 1,160 people", "around 1,160", 1160, 1160, "about", "person"),
    ("close to 1,000 people", "close to 1,000", 1000, 1000, "about", "person"),
    ("40 or so people", "40 or so", 40, 40, "about", "person"),
    ("100 people or so", "100 people or so", 100, 100, "about", "person"),
    ("~80%", "~80%", 80, 80, "about", "percent"),
    ("an estimated 5 million children", "an estimated 5 million", 5000000, 5000000, "about", "child"),
    # vague counts
    ("dozens of people", "dozens", 24, 99, "vague", "person"),
    ("hundreds of homes", "hundreds", 200, 999, "vague", "home"),
    ("tens of thousands of protesters", "tens of thousands", 20000, 99999, "vague", "protester"),
    ("thousands upon thousands of fans", "thousands upon thousands", 2000, 9999, "vague", "fan"),
    ("several hundred people", "several hundred", 300, 999, "vague", "person"),
    ("a few thousand people", "a few thousand", 2000, 5999, "vague", "person"),
    ("a couple of hundred people", "a couple of hundred", 200, 399, "vague", "person"),
    ("scores of people", "scores", 40, 99, "vague", "person"),
    ("a handful of people", "a handful", 3, 9, "vague", "person"),
    ("at least several hundred people", "at least several hundred", 300, None, "vague", "person"),
    ("up to hundreds of people", "up to hundreds", None, 999, "vague", "person"),
    ("hundreds of millions of dollars", "hundreds of millions of dollars", 2 * 10**8, 10**9 - 1, "vague", "USD"),
    ("thousands of dollars a year", "thousands of dollars a year", 2000, 9999, "vague", "USD_per_year"),
    # fractions and ratios
    ("two thirds of voters", "two thirds", Fraction(2, 3), Fraction(2, 3), "exact", "ratio"),
    ("a third of voters", "a third", Fraction(1, 3), Fraction(1, 3), "exact", "ratio"),
    ("one victim counted twice", "one", 1, 1, "exact", "victim"),
    ("only one in three children", "one in three", Fraction(1, 3), Fraction(1, 3), "exact", "ratio"),
    ("the only one in three towns", "three", 3, 3, "exact", "town"),
    ("one in three children", "one in three", Fraction(1, 3), Fraction(1, 3), "exact", "ratio"),
    ("nine in 10 children", "nine in 10", Fraction(9, 10), Fraction(9, 10), "exact", "ratio"),
    ("3 out of 10 people", "3 out of 10", Fraction(3, 10), Fraction(3, 10), "exact", "ratio"),
    ("more than half of the voters", "more than half", Fraction(1, 2), None, "more_than", "ratio"),
    ("half of the voters", "half", Fraction(1, 2), Fraction(1, 2), "exact", "ratio"),
    ("a quarter of the voters", "a quarter", Fraction(1, 4), Fraction(1, 4), "exact", "ratio"),
    # zero
    ("no one was killed", "no one", 0, 0, "exact", "person"),
    ("No one else was seriously hurt", "No one", 0, 0, "exact", "person"),
    ("none were injured", "none", 0, 0, "exact", "person"),
    ("nobody died", "nobody", 0, 0, "exact", "person"),
    ("no casualties were reported", "no casualties", 0, 0, "exact", "casualty"),
    ("zero deaths", "zero", 0, 0, "exact", "death"),
    # factors
    ("output doubled", "doubled", 2, 2, "exact", "factor"),
    ("output halved", "halved", Decimal("0.5"), Decimal("0.5"), "exact", "factor"),
    ("twice as many people", "twice", 2, 2, "exact", "factor"),
    ("more than double the number", "more than double", 2, None, "more_than", "factor"),
    ("a threefold rise", "threefold", 3, 3, "exact", "factor"),
    ("a 10-fold rise", "10-fold", 10, 10, "exact", "factor"),
    ("four times as many", "four times", 4, 4, "exact", "factor"),
    # rates
    ("12 per 100,000 people", "12 per 100,000", 12, 12, "exact", "per_100000"),
    ("12 per one million people", "12 per one million", 12, 12, "exact", "per_1000000"),
    ("500 people a day", "500 people a day", 500, 500, "exact", "person_per_day"),
    ("a 52,000 barrel-a-day plant", "52,000 barrel-a-day", 52000, 52000, "exact", "barrel_per_day"),
    ("at 80 miles an hour", "80 miles an hour", 80, 80, "exact", "mile_per_hour"),
    (
        "at $21.25 per square foot",
        "$21.25 per square foot",
        Decimal("21.25"),
        Decimal("21.25"),
        "exact",
        "USD_per_square_foot",
    ),
    ("286 gigatonnes annually", "286 gigatonnes annually", 286, 286, "exact", "gigatonne_per_year"),
    ("$9 per pupil", "$9 per pupil", 9, 9, "exact", "USD_per_pupil"),
    ("6 kg/day", "6 kg/day", 6, 6, "exact", "kilogram_per_day"),
    # one
    ("one person died", "one", 1, 1, "exact", "person"),
    ("one Israeli soldier was killed", "one", 1, 1, "exact", "soldier"),
    ("at least one was killed", "at least one", 1, None, "at_least", None),
    ("one percent", "one percent", 1, 1, "exact", "percent"),
    # nouns
    ("5 ex-servicemen died", "5", 5, 5, "exact", "ex-serviceman"),
    ("3 churches burned", "3", 3, 3, "exact", "church"),
    ("40 police were hurt", "40", 40, 40, "exact", "police"),
    ("12 hours' notice", "12 hours", 12, 12, "exact", "hour"),
    ("2 metre-long poles", "2 metre", 2, 2, "exact", "metre"),
    # years that are counts
    ("more than 2000 people", "more than 2000", 2000, None, "more_than", "person"),
    ("1520 sq m of floor", "1520 sq m", 1520, 1520, "exact", "square_metre"),
]


@pytest.mark.parametrize(("text", "words", "low", "high", "bound", "unit"), FORMS)
def test_forms(text: str, words: str, low: object, high: object, bound: str, unit: str | None) -> None:
    """A form of the news is one figure with these ends, bound and unit, and these words as its span."""
    (found,) = find_quantities(text)
    quantity = found.value
    assert (text[found.start : found.end], quantity.text) == (words, words)
    assert (quantity.low, quantity.high, quantity.bound, quantity.unit) == (low, high, bound, unit)


@pytest.mark.parametrize(("text", "words", "low", "high", "bound", "unit"), FORMS)
def test_forms_in_a_sentence(text: str, words: str, low: object, high: object, bound: str, unit: str | None) -> None:
    """Text around a figure, in another paragraph, changes nothing."""
    before, after = "Nothing was said of it.\n\n", "\n\nThe rest is silence."
    (found,) = find_quantities(before + text + after)
    assert found.start == len(before) + text.index(words)
    assert (found.value.low, found.value.high, found.value.bound, found.value.unit) == (low, high, bound, unit)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("5 and 6 kg", [(5, "kilogram"), (6, "kilogram")]),
        ("a 7- or 8-inch screen", [(7, "inch"), (8, "inch")]),
        ("5, 6 and 9 people", [(5, "person"), (6, "person"), (9, "person")]),
        ("rose from 3 to 5 percent", [(3, "percent"), (5, "percent")]),
        ("increased by $4 billion to $19 billion", [(4 * 10**9, "USD"), (19 * 10**9, "USD")]),
        ("fell 7% to $2.3 billion", [(7, "percent"), (2300000000, "USD")]),
        ("slowed from 4.8 percent to 4.7 percent", [(Decimal("4.8"), "percent"), (Decimal("4.7"), "percent")]),
        ("3 years, 2 months and 14 days", [(3, "year"), (2, "month"), (14, "day")]),
        ("10 people or 400 boxes", [(10, "person"), (400, "box")]),
        ("one hundred one hundred", [(100, None), (100, None)]),
        ("More than 40 and less than 10 people", [(40, None), (10, "person")]),
        ("12\n\n300 people", [(12, None), (300, "person")]),
        ("killed 12 of the hostages", [(12, "hostage")]),
        ("15 banks' holdings", [(15, "bank")]),
        ("460 Kia and Hyundai vehicles", [(460, "vehicle")]),
        ("40 United States soldiers", [(40, "soldier")]),
        ("12 men and women", [(12, "man")]),
        ("three families, 12 buses and 9 boxes", [(3, "family"), (12, "bus"), (9, "box")]),
        ("two counts and a further 18 Palestinians", [(2, "count"), (18, "palestinian")]),
    ],
)
def test_several(text: str, values: list[tuple[object, str | None]]) -> None:
    """Figures that stand together stay apart, each with its own unit or the one they share."""
    assert [(found.value.nominal, found.value.unit) for found in find_quantities(text)] == values


NOT_QUANTITIES = """in 2019|since 1998|in May 2019|May 5, 2019|on 5 May|on march 15 after|oct . 13|12 NOV 88|7-9 October
Sept. 20-24|2024-02-23|12/05/2019|9/11|24/7|the 1990s|in his 20s|2014-15|in 1974|the 2024 elections|2010 to 2015|in 1066
at 5:30 pm|at 5pm|at 1.56pm|at 17:22|at 5 o'clock|at 1700 GMT|between 0800 and 1300|the 5th floor|22nd amendment
twenty-first century|the first half|won 2-1|a 54-46 vote|Section 427|Flight 370|Resolution 2334|Article 5|page 5|room 12
No. 5|number 10 Downing|the 2600 block of Main|49 Zorro Ranch Road|call 555-1234|+1-222-333-4444|192.168.1.1|v2.0
http://x.org/a=30%25|@user1|item[0]|F-16|COVID-19|G7|M21 9AB|24703L202|Apollo 11|iPhone 14 models|the S&P 500 rose
Windows 10 is out|Boeing 737|Formula One|World War 2 began|Euro 2020|787 Dreamliner
one of them|one another|this one|no one knows|nobody knows why|the one that|one displayed a gun|one day|scored twice
a baker's dozen|a double room|aged 25|most were younger than five|a 10-year-old|an age limit of 16|raised the retirement age to 65|aged between 5 and 11|a 2-century-old gun
he is 35|who will be 80|Smith, 45, said|Malone, 19.
25 years old|under the age of 5|two-way|one-sided|zero tolerance|a third man|in the second quarter
several people|minus the rest|007 agents|1.2.3|22,24,26|a few people|none of this|5G networks|the 3D film|5/17/2018
"""


@pytest.mark.parametrize("text", NOT_QUANTITIES.replace("\n", "|").strip("|").split("|"))
def test_what_is_no_quantity(text: str) -> None:
    """Years, dates, times, ordinals, scores, names, addresses, ages and pronouns are no quantities."""
    assert find_quantities(text) == []
    assert find_quantities(f"It was said that {text}, it seems.") == []


def test_numbered_lists_are_no_quantities() -> None:
    """A number that opens a line and is followed by a full stop or bracket numbers the line."""
    assert find_quantities("1. First\n2) Second\n12. Twelfth") == []


@pytest.mark.parametrize(
    ("text", "include", "values"),
    [
        ("a 10-year-old", {"ages"}, [("10-year-old", 10, "year_of_age")]),
        ("aged 25 to 54", {"ages"}, [("25 to 54", None, "year_of_age")]),
        ("a 3-month-old boy", {"ages"}, [("3-month-old", 3, "month_of_age")]),
        ("Smith, 45, said", {"ages"}, [("45", 45, "year_of_age")]),
        ("ages five and 11", {"ages"}, [("five", 5, "year_of_age"), ("11", 11, "year_of_age")]),
        ("more than 30 years old", {"ages"}, [("more than 30 years old", 30, "year_of_age")]),
        ("the 22nd time", {"ordinals"}, [("22nd", 22, "ordinal")]),
        ("the twenty-first and third", {"ordinals"}, [("twenty-first", 21, "ordinal"), ("third", 3, "ordinal")]),
        ("two thirds of the third", {"ordinals"}, [("two thirds", Fraction(2, 3), "ratio"), ("third", 3, "ordinal")]),
        ("a third of a third man", {"ordinals"}, [("a third", Fraction(1, 3), "ratio"), ("third", 3, "ordinal")]),
        ("a first 5 people", {"ordinals", "ages"}, [("first", 1, "ordinal"), ("5", 5, "person")]),
    ],
)
def test_include(text: str, include: set[str], values: list[tuple[object, ...]]) -> None:
    """Ages and ordinals are found when they are asked for."""
    found = find_quantities(text, include=include)
    assert [(text[f.start : f.end], f.value.nominal, f.value.unit) for f in found] == values


def test_include_refuses_other_names() -> None:
    """A name that cannot be included is refused by name."""
    with pytest.raises(ValueError, match="years"):
        find_quantities("x", include={"years"})


@pytest.mark.parametrize(
    ("text", "low", "high", "bound", "unit"),
    [
        ("more than 29,500 people", 29500, None, Bound.MORE_THAN, "person"),
        ("  200 to 300 Palestinian prisoners ", 200, 300, Bound.RANGE, "prisoner"),
        ("a six-week break", 6, 6, Bound.EXACT, "week"),
        ("the 30", 30, 30, Bound.EXACT, None),
        ("2019", 2019, 2019, Bound.EXACT, None),
        ("one", 1, 1, Bound.EXACT, None),
        ("zero", 0, 0, Bound.EXACT, None),
        ("half", Fraction(1, 2), Fraction(1, 2), Bound.EXACT, "ratio"),
        ("more than half of the voters", Fraction(1, 2), None, Bound.MORE_THAN, "ratio"),
        ("30 percent of voters", 30, 30, Bound.EXACT, "percent"),
        ("no one", 0, 0, Bound.EXACT, "person"),
        ("twice as many", 2, 2, Bound.EXACT, "factor"),
        ("at least 20 and at most 100 people", 20, 100, Bound.RANGE, "person"),
        ("5 million dollars a year", 5000000, 5000000, Bound.EXACT, "USD_per_year"),
        ("tens of thousands of dollars", 20000, 99999, Bound.VAGUE, "USD"),
    ],
)
def test_strict(text: str, low: object, high: object, bound: Bound, unit: str | None) -> None:
    """A string that is one whole figure is read, its stripped words kept as its text."""
    read = parse_quantity(text)
    assert (read.low, read.high, read.bound, read.unit, read.text) == (low, high, bound, unit, text.strip())


@pytest.mark.parametrize(
    ("text", "position", "expected"),
    [
        ("", 0, "a quantity"),
        ("people", 0, "a quantity"),
        ("people 5", 0, "a quantity"),
        ("more than", 9, "a number after the words that bound it"),
        ("around 1,160 people killed", 20, "the end of the quantity"),
        ("5 6", 2, "the end, a unit or the noun"),
        ("5 and 6 kg", 2, "the end of the quantity"),
        ("1.2.3", 0, "a quantity"),
        ("F-16", 0, "a quantity"),
        ("twice 5", 6, "the end of the quantity"),
        ("more than 40 and less than 10", 13, "the end, a unit or the noun"),
    ],
)
def test_strict_errors(text: str, position: int, expected: str) -> None:
    """What is not one whole figure is refused with the place and the expectation."""
    with pytest.raises(ParseError) as caught:
        parse_quantity(text)
    assert (caught.value.position, caught.value.expected.startswith(expected)) == (position, True)


def test_unknown_language_and_own_words() -> None:
    """An unknown language is refused; a user's units are read; a wrong modifier is named."""
    with pytest.raises(LexiconError):
        find_quantities("5", language="xx")
    own = Lexicon("en", {"units": {"furlong": {"kind": "length", "words": ["furlong", "furlongs"]}}})
    assert parse_quantity("8 furlongs", lexicon=own).unit == "furlong"
    for table, entry in (("modifiers", {"bound": "most"}), ("modifiers", {}), ("units", {"kind": "x", "words": "y"})):
        with pytest.raises(LexiconError, match="wrong"):
            find_quantities("5", lexicon=Lexicon("en", {table: {"wrong": entry}}))


# fmt: off
PIECES = st.sampled_from([
    "5", "12", "1,160", "2019", "-3", "½", "3/4", "1.2", "$", "€", "%", ".", ",", ";", "(", ")", "-", "–", "\n", "\n\n",
    "and", "to", "or", "between", "from", "more", "than", "at", "least", "one", "two", "hundred", "million", "dozens",
    "half", "a", "third", "no", "nobody", "twice", "per", "day", "people", "men", "killed", "May", "kg", "km", "İ", "é",
    "'", '"', "2-1", "10:30", "F-16", "m", "bn", "of", "the", "in", "about", "some", "sixty", "point", "minus",
    "percent", "week-long", "aged", "years", "old", " ",
])
# fmt: on


@given(st.lists(PIECES, max_size=12).map(" ".join) | st.text(max_size=60) | st.lists(PIECES, max_size=12).map("".join))
def test_any_text(text: str) -> None:
    """Over any text the spans are valid, ordered, apart, and hold the words; and reading twice reads the same."""
    found = find_quantities(text)
    assert found == find_quantities(text)
    ends = [0]
    for one in find_quantities(text, include=("ages",)):
        assert ends[-1] <= one.start < one.end <= len(text)
        assert one.value.text == text[one.start : one.end]
        ends.append(one.end)


@given(st.text(max_size=40))
def test_strict_never_raises_anything_else(text: str) -> None:
    """The strict parser reads a figure or raises ParseError with a place inside the text."""
    try:
        read = parse_quantity(text)
    except ParseError as error:
        place = error.position
    else:
        place = len(read.text) - len(text.strip())
    assert 0 <= place <= len(text)


@pytest.mark.parametrize("piece", ["1", "1,", "one hundred ", "and ", "minus ", " ", "(", "5 and ", "$", "1-"])
def test_long_hostile_text(piece: str) -> None:
    """A long run of one hostile piece is read without failing; the benchmark shows that it is linear."""
    text = (piece * 20000)[:20000]
    assert all(found.end <= len(text) for found in find_quantities(text))
