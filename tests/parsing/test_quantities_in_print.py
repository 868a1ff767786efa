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
