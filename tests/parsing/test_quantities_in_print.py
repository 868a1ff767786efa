"""Figures as they are set: headlines in capitals, spaces around every mark, powers, plural scales, nobody at the end."""

import pytest

from claimtrack.errors import ParseError
from claimtrack.parsing.numbers import parse_number
from claimtrack.parsing.quantities import find_quantities, parse_quantity


def read(text):
    """What a text's figures say, each as one string."""
    return [str(found.value) for found in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("FROM TWO TO TEN HOURS", ["range 2..10 hour"]),
        ("APPROXIMATELY FOUR WOMEN", ["about 4 woman"]),
        ("AT MOST HALF A BILLION VOTES", ["at_most 500000000 vote"]),
        ("THEY COUNTED PRECISELY TWO.", ["exact 2"]),
        ("STORM LEAVES 12 DEAD", ["exact 12"]),
        ("FORMULA ONE RACE", []),
        ("APOLLO 11", []),
        ("Apollo 11 landed", []),
        ("Formula One race", []),
    ],
)
def test_capitals_of_headlines_make_no_names(text, expected):
    """Where all is in capitals they are no sign of a name; elsewhere a capital before a number is."""
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a 30 - year bond", ["exact 30 year"]),
        ("the 28 - year - old runner", []),
        ("twenty - five people", ["exact 25 person"]),
        ("twenty - fifty people", ["range 20..50 person"]),
        ("one - time gains", []),
        ("one - three people", ["range 1..3 person"]),
        ("80 , 000 spectators", ["exact 80000 spectator"]),
    ],
)
def test_spaces_around_marks_change_nothing(text, expected):
    """Some corpora set a space around every mark."""
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2500^-1", "0.0004"),
        ("-2500^-1", "-0.0004"),
        ("1.5^2", "2.25"),
        ("10^6", "1000000"),
        ("three hundreds", "300"),
        ("two millions", "2000000"),
        ("two out of five hundreds", "1/250"),
        ("ninety - five", "95"),
        ("a twenty-first", "1/21"),
        ("1.5 M", "1500000"),
    ],
)
def test_numbers_in_rarer_forms(text, expected):
    """Powers, plural scales, a capital M behind decimals, and fractions with a ten in them."""
    assert str(parse_number(text)) == expected


@pytest.mark.parametrize("text", ["0^-1", "99999999999^99", "5^", "Gate 5 M"])
def test_powers_that_are_none(text):
    """Nothing is divided by nothing, no number grows beyond print, and a gate is no million."""
    with pytest.raises(ParseError):
        parse_number(text)


def test_an_exponent_alone_is_no_figure():
    """The digits behind a caret belong to what stands before it."""
    assert read("x^2 and 5^2") == ["exact 25"]
    assert read("0^-1") == ["exact 0"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No people were hurt.", ["exact 0 person"]),
        ("They counted no people.", ["exact 0 person"]),
        ("No children were killed.", ["exact 0 child"]),
        ("No people like him.", []),
        ("She has no children.", []),
        ("No children were allowed.", []),
    ],
)
def test_nobody_is_a_count_of_what_did_not_happen(text, expected):
    """A verb of the past behind it, or for people the end of the sentence, makes a count of nothing."""
    assert read(text) == expected


@pytest.mark.parametrize("text", ["one another", "one of the ministers", "one of them"])
def test_one_as_a_pronoun_is_refused(text):
    """The strict parser does not take a pronoun for a count."""
    with pytest.raises(ParseError):
        parse_quantity(text)


def test_one_still_counts_before_a_noun_or_a_scale():
    """Only the pronoun is refused."""
    assert str(parse_quantity("one minister")) == "exact 1 minister"
    assert str(parse_quantity("one million of them"[:11])) == "exact 1000000"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two or three hundred people", ["range 200..300 person"]),
        ("between two and three hundred people", ["range 200..300 person"]),
        ("two to three hundred thousand people", ["range 200000..300000 person"]),
        ("one or two hundred thousand people", ["range 100000..200000 person"]),
        ("fifty to two hundred thousand people", ["range 50000..200000 person"]),
        ("2 to 300 thousand people", ["range 2000..300000 person"]),
        ("twenty to two hundred people", ["range 20..200 person"]),
        ("one or two people", ["range 1..2 person"]),
        ("another one or two people", ["exact 2 person"]),
        ("one or more people", []),
    ],
)
def test_a_hundred_is_shared_as_every_scale_is(text, expected):
    """The first end is as many hundreds as the second, where it would be far too small otherwise."""
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two thousand, five hundred people", ["exact 2500 person"]),
        ("one million, two hundred thousand people", ["exact 1200000 person"]),
        ("two thousand, five people", ["exact 2000 person", "exact 5 person"]),
        ("two thousand, five hundredweight", ["exact 2000", "exact 5 hundredweight"]),
        ("a 1.2bn-euro fund", ["exact 1200000000 EUR"]),
        ("a £2m-a-year contract", ["exact 2000000 GBP_per_year"]),
        ("a 5m-long boat", ["exact 5 metre"]),
        ("four out of every five homes", ["exact 4/5 ratio"]),
        ("29,500$+3/4", ["at_least 29500 USD"]),
    ],
)
def test_numbers_that_go_on_behind_a_mark(text, expected):
    """A comma between thousands and hundreds in words, a hyphen behind a scale, and a sign that is already a bound."""
    assert read(text)[: len(expected)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("spend $5bn over 10 years", ["exact 5000000000 USD", "exact 10 year"]),
        ("50 schools over about five years", ["exact 50 school", "about 5 year"]),
        ("sold for $5bn over 10 years ago", ["exact 5000000000 USD", "more_than 10 year"]),
        ("killed 12 over two days", ["exact 12", "more_than 2 day"]),
        ("it lasted over 10 years", ["more_than 10 year"]),
        ("$5bn, over 10 years", ["exact 5000000000 USD", "more_than 10 year"]),
        ("$5bn over 10 projects", ["exact 5000000000 USD", "more_than 10 project"]),
        ("3 men well over 10 years", ["exact 3 man", "more_than 10 year"]),
    ],
)
def test_over_a_span_of_time_tells_how_long(text, expected):
    """Between what is counted and a span of time "over" says in which time, and is no bound."""
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("half as many people", ["exact 0.5 factor"]),
        ("half as big as that", ["exact 0.5 factor"]),
        ("half as a joke", []),
        ("half the voters", ["exact 1/2 ratio"]),
        ("half a million", ["exact 500000"]),
        ("47 and rising", ["at_least 47"]),
        ("47 arrests and rising anger", ["exact 47 arrest"]),
        ("The toll is 47 and rising.", ["at_least 47"]),
    ],
)
def test_half_as_a_factor_and_counts_that_rise(text, expected):
    """Half is a factor where something is compared; a toll that still rises is a lower bound."""
    assert read(text) == expected
