"""Figures in running text whose words also say something else: verbs that look like bounds, times, ages, shares."""

from decimal import Decimal
from fractions import Fraction

import pytest

from claimtrack.errors import ParseError
from claimtrack.lexicon.loader import Lexicon
from claimtrack.parsing.numbers import parse_number
from claimtrack.parsing.quantities import find_quantities, parse_quantity

FIGURES = [
    # "estimated" bounds a number only where it describes it; as a verb it tells who reckoned
    ("The study estimated 2,975 excess deaths", [("2,975", 2975, 2975, "exact", "death")]),
    ("Researchers have estimated 3,000 deaths", [("3,000", 3000, 3000, "exact", "death")]),
    ("The toll is estimated at 9,000", [("9,000", 9000, 9000, "exact", None)]),
    ("an estimated 2,975 deaths", [("an estimated 2,975", 2975, 2975, "about", "death")]),
    ("the estimated 3,000 deaths", [("estimated 3,000", 3000, 3000, "about", "death")]),
    ("Estimated 500 people attended", [("Estimated 500", 500, 500, "about", "person")]),
    ("displacing estimated 500 people", [("estimated 500", 500, 500, "about", "person")]),
    ("a provisionally estimated 31 homes", [("estimated 31", 31, 31, "about", "home")]),
    # "that one" behind a verb of saying opens a clause
    (
        "Mill News reported that one civilian died and seven others were injured",
        [("one", 1, 1, "exact", "civilian"), ("seven", 7, 7, "exact", "other")],
    ),
    (
        "at least one but possibly up to 12 civilians were killed",
        [("at least one", 1, None, "at_least", None), ("up to 12", None, 12, "at_most", "civilian")],
    ),
    # a range whose upper end is itself bounded
    (
        "injured between 80 and more than 100 people",
        [("between 80 and more than 100", 80, None, "at_least", "person")],
    ),
    (
        "between 80 and at most 100 people",
        [("between 80 and at most 100", 80, 100, "range", "person")],
    ),
    ("between 80 and nearly 100 people", [("between 80 and nearly 100", 80, 100, "range", "person")]),
    ("the toll stood at 12-24", [("12-24", 12, 24, "range", None)]),
    ("20 - 30 people", [("20 - 30", 20, 30, "range", "person")]),
    ("between 20 - 30 people", [("between 20 - 30", 20, 30, "range", "person")]),
    # verbs that say that a number was passed
    ("the toll passed 5,000", [("passed 5,000", 5000, None, "more_than", None)]),
    ("the cost exceeded $5 million", [("exceeded $5 million", 5000000, None, "more_than", "USD")]),
    ("the minister passed 12 checkpoints", [("12", 12, 12, "exact", "checkpoint")]),
    ("closer to 900 people", [("closer to 900", 900, 900, "about", "person")]),
    # nothing
    ("No school reopened", [("No school", 0, 0, "exact", "school")]),
    ("Not one school reopened", [("Not one", 0, 0, "exact", "school")]),
    ("not a single house was destroyed", [("not a single", 0, 0, "exact", "house")]),
    ("None of the passengers was hurt", [("None", 0, 0, "exact", "passenger")]),
    ("not one of the hostages was freed", [("not one", 0, 0, "exact", "hostage")]),
    ("not one but two schools", [("two", 2, 2, "exact", "school")]),
    # shares
    ('"two in three flights" were late', [("two in three", Fraction(2, 3), Fraction(2, 3), "exact", "ratio")]),
    (
        "Nearly two in three flights were late",
        [("Nearly two in three", Fraction(2, 3), Fraction(2, 3), "about", "ratio")],
    ),
    ("killed two in three attacks", [("two", 2, 2, "exact", None), ("three", 3, 3, "exact", "attack")]),
    ("a third were hurt", [("a third", Fraction(1, 3), Fraction(1, 3), "exact", "ratio")]),
    ("output fell by a third.", [("a third", Fraction(1, 3), Fraction(1, 3), "exact", "ratio")]),
    ("output fell by a quarter in May", [("a quarter", Fraction(1, 4), Fraction(1, 4), "exact", "ratio")]),
    ("output fell by half.", [("half", Fraction(1, 2), Fraction(1, 2), "exact", "ratio")]),
    ("left one dead and one wounded.", [("one", 1, 1, "exact", None), ("one", 1, 1, "exact", None)]),
    ("with one injured", [("one", 1, 1, "exact", None)]),
    ("there was only one injury, she said", [("one", 1, 1, "exact", "injury")]),
    ("cases could double by May", [("double", 2, 2, "exact", "factor")]),
    ("is expected to triple", [("triple", 3, 3, "exact", "factor")]),
    ("a single death was reported", [("a single", 1, 1, "exact", "death")]),
    ("a single confirmed case", [("a single", 1, 1, "exact", "case")]),
    # a number with a point that is no time
    ("It fell to 4.21 on Tuesday", [("4.21", 4.21, 4.21, "exact", None)]),
    ("an angle of 34.5 degrees", [("34.5 degrees", 34.5, 34.5, "exact", "degree")]),
    ("+5 000 000 people", [("+5 000 000", 5000000, 5000000, "exact", "person")]),
]


@pytest.mark.parametrize(("text", "figures"), FIGURES)
def test_figures(text: str, figures: list[tuple[object, ...]]) -> None:
    """Each figure of the text is found with these words, ends, bound and unit, and no other."""
    found = [(text[f.start : f.end], f.value) for f in find_quantities(text)]
    assert [w for w, _ in found] == [words for words, *_ in figures]
    for (_, value), (_, low, high, bound, unit) in zip(found, figures, strict=True):
        ends = tuple(None if end is None else Fraction(str(end)) for end in (low, high))
        assert (value.low, value.high, value.bound, value.unit) == (*ends, bound, unit)


NO_FIGURES = """at 4.21 on Tuesday morning|at 4.21 a.m.|at about 4.21 in the afternoon|by 9.30 tonight
the injuries were put as 2-2|34.5 degrees south|18.4 degrees East|call 0800 555 0199|+44 20 7946 0958|at half past six
at a quarter past nine|at a quarter to 10|at three o'clock|at six p.m.|around 1450 BC|in 44 B.C.|about 300 AD
aged just 13|a boy of eleven|nobody under 18|children under five|most of the dead were over 80|an under-21 side|the over-50 vote|at 0540 hours
Between 3 and 9 August|from 12 to 19 July|by a third party|by a third man|a third was hurt|by half-time
one injured a guard|the one killed in May|the only one hurt|to double lock it|a double bed|will double-check
no school needed|no house rules|a single currency|a single woman|a single-storey house|a single vehicle wreck|not one but all|Not one to give up
"""


@pytest.mark.parametrize("text", NO_FIGURES.replace("\n", "|").strip("|").split("|"))
def test_no_figures(text: str) -> None:
    """Times, ages, positions, telephone numbers and eras are no figures, alone and in a sentence."""
    assert find_quantities(text) == []
    assert find_quantities(f"It was said that {text}, it seems.") == []


@pytest.mark.parametrize(
    ("text", "words", "bound"),
    [
        ("aged just 13", "13", "exact"),
        ("a boy of eleven", "eleven", "exact"),
        ("nobody under 18", "under 18", "less_than"),
        ("some of those who died were over 80", "over 80", "more_than"),
        ("an under-21 side", "under-21", "less_than"),
    ],
)
def test_ages_in_other_words(text: str, words: str, bound: str) -> None:
    """What is left out as an age is found when ages are asked for."""
    (found,) = find_quantities(text, include=["ages"])
    assert (text[found.start : found.end], found.value.bound, found.value.unit) == (words, bound, "year_of_age")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [("a single death", 1, "death"), ("not one school", 0, "school"), ("no school", 0, "school")],
)
def test_strict_words_for_one_and_nothing(text: str, value: int, unit: str) -> None:
    """The strict parser reads the same words as a whole, with their noun."""
    read = parse_quantity(text)
    assert (read.nominal, read.unit, read.text) == (value, unit, text)


PLAIN = [
    # numbers
    ("3 hundred people", ["exact 300 person"]),
    ("5 and third parties", ["exact 5"]),
    ("two third places", ["exact 2 place"]),
    ("five point guards", ["exact 5 guard"]),
    ("about .5 percent", ["about 0.5 percent"]),
    # money beside another figure, twice, and in parts
    ("cost 5$ 600 people", ["exact 5 USD", "exact 600 person"]),
    ("$500 US dollars", ["exact 500 USD"]),
    ("fell 5 to $6", ["exact 5", "exact 6 USD"]),
    ("5 dollars to 6 people", ["exact 5 USD", "exact 6 person"]),
    ("in section R 5 people", ["exact 5 person"]),
    ("XUS$5", []),  # letters that touch a sign make it part of a name
    ('5 ft 2" tall', ["exact 31/6 foot"]),
    ('5 ft 2" boards', ["exact 31/6 foot"]),
    # alternatives and ranges that are none
    ("5 or several people", ["exact 5"]),
    ("from five to twenty-first place", ["exact 5"]),
    ("on line 555-0123", []),
    ("a 3-4-5 plan", []),
    ("lot 012-15", []),
    ("lot 12-0345", []),
    ("at most 1999-2003", []),
    ("the 1999-2003 plan", []),
    ("at most 100 and at least 20 people", ["range 20..100 person"]),
    # bounds behind
    ("30+ or more", ["at_least 30"]),
    # nouns
    ("Sunday Eleven people died", ["exact 11 person"]),
    (f"{'w' * 45} about 5 people", ["about 5 person"]),
    ("12 measles cases", ["exact 12 case"]),
    ("12 big red old new fine blue green boats", ["exact 12"]),
    ("it happened four times.", ["exact 4 time"]),
    # months and years beside counts
    ("In March 12 million people", ["exact 12000000 person"]),
    ("In March 12 people died", ["exact 12 person"]),
    ("up 5 percent over 2018", ["exact 5 percent"]),
    ("2019 investors left", []),
    ("Smith (45) said", []),
    ("Gaza (45 dead)", ["exact 45"]),
    # names and signs
    ("the 12's crew", []),
    ("Apollo Eleven landed", []),
    ("-5 people", []),
    # shares and ratios
    ("about half was lost", ["about 1/2 ratio"]),
    ("a fifth", ["exact 1/5 ratio"]),
    ("one in many", []),
    ("5 in 3 people", ["exact 5", "exact 3 person"]),
    # nothing
    ("no one.", []),
    ("none were reported to have been seriously hurt", ["exact 0 person"]),
    ("no one else was immediately reported to have been seriously believed to be hurt", []),
    ("no soldiers died", ["exact 0 soldier"]),
    ("no school was reported to have been damaged", ["exact 0 school"]),
    ("no school was reported to have been immediately seriously damaged", []),
    ("no school.", []),
    ("a single", []),
    ("a single.", []),
    ("not one day passed", []),
    ("scored twice as United won", []),
    # units and rates
    ("5 kg per (day)", ["exact 5 kilogram"]),
    ("$5 a cow", ["exact 5 USD"]),
    ("$5 a ticket", ["exact 5 USD_per_ticket"]),
    ("$5 a plate", ["exact 5 USD_per_plate"]),
    ("12 t people", ["exact 12 person"]),
    ("cost 5 won", ["exact 5"]),
    ("5 contracts a week earlier", ["exact 5 contract"]),
]


@pytest.mark.parametrize(("text", "values"), PLAIN)
def test_values_in_short(text: str, values: list[str]) -> None:
    """What stands beside a figure decides what it is: the figures of the text, each as bound, number and unit."""
    assert [str(found.value) for found in find_quantities(text)] == values


def test_an_ordinal_that_opens_a_text() -> None:
    """An ordinal without a word before it is no fraction."""
    found = find_quantities("First came 5 people", include=["ordinals"])
    assert [str(f.value) for f in found] == ["exact 1 ordinal", "exact 5 person"]


def test_money_signs_of_an_own_lexicon() -> None:
    """A sign of two characters is read whole; its last character alone is no money."""
    own = Lexicon("en", {"units": {"quid": {"kind": "money", "before": ["Q¤"]}}})
    assert [str(f.value) for f in find_quantities("for Q¤5 or so", lexicon=own)] == ["about 5 quid"]
    assert [str(f.value) for f in find_quantities("for ¤5 or so", lexicon=own)] == ["about 5"]


@pytest.mark.parametrize(
    ("text", "value"),
    [("one hundred and three fifths", Decimal("100.6")), ("1/4 x 10^2", 25), ("5 trillion million", 5 * 10**18)],
)
def test_numbers_in_parts(text: str, value: object) -> None:
    """Fractions behind hundreds, powers of ten behind fractions, and scales of scales are one number."""
    assert parse_number(text) == value


def test_scales_beyond_any_figure() -> None:
    """Scales multiply up to 10 to the 21st; the next one is refused at its place."""
    with pytest.raises(ParseError, match="the end of the number"):
        parse_number("5 trillion trillion")
