"""Numbers in digits and words: every way of writing them, exact values, and where strict reading stops."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.errors import LexiconError, ParseError
from claimtrack.lexicon.loader import Lexicon
from claimtrack.parsing.numbers import parse_number

# fmt: off
ONES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]
# fmt: on
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelled(value: int) -> str:
    """A whole number below a quadrillion in words, written here without the library's word list."""
    if value < 20:
        return ONES[value]
    if value < 100:
        return TENS[value // 10 - 2] + (f"-{ONES[value % 10]}" if value % 10 else "")
    if value < 1000:
        return f"{ONES[value // 100]} hundred" + (f" and {spelled(value % 100)}" if value % 100 else "")
    for size, name in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if value >= size:
            rest = value % size
            return f"{spelled(value // size)} {name}" + (f" {spelled(rest)}" if rest else "")
    raise AssertionError


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("29,500", 29500),
        ("29 500", 29500),
        ("29\u00a0500", 29500),
        ("29\u202f500", 29500),
        ("29'500", 29500),
        ("29’500", 29500),
        ("1.234.567", 1234567),
        ("1.234,56", Decimal("1234.56")),
        ("12,34,567", 1234567),
        ("1,234,567.89", Decimal("1234567.89")),
        ("80 , 000", 80000),
        ("5,5", Decimal("5.5")),
        (".5", Decimal("0.5")),
        ("3.50", Decimal("3.50")),
        ("-12", -12),
        ("−12.5", Decimal("-12.5")),
        ("+7", 7),
        ("minus five", -5),
        ("minus-1.4", Decimal("-1.4")),
        ("1.2e3", 1200),
        ("12e-1", Decimal("1.2")),
        ("1.3 x 10^6", 1300000),
        ("1.99×10−3", Decimal("0.00199")),
        ("7.8×10⁶", 7800000),
        ("٢٥٠", 250),
        ("１２", 12),
        ("½", Fraction(1, 2)),
        ("2½", Decimal("2.5")),
        ("3/4", Fraction(3, 4)),
        ("2 1/4", Decimal("2.25")),
        ("1⁄3", Fraction(1, 3)),
        ("2 1/3", Fraction(7, 3)),
    ],
)
def test_digits(text: str, value: object) -> None:
    """Digits read exactly with any usual separator, sign, power or fraction."""
    read = parse_number(text)
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("twenty-nine thousand five hundred", 29500),
        ("a hundred and twelve", 112),
        ("hundred thousand", 100000),
        ("one hundred", 100),
        ("nineteen hundred", 1900),
        ("two thousand and two", 2002),
        ("twenty one", 21),
        ("Twenty‑One", 21),
        ("half a million", 500000),
        ("half million", 500000),
        ("one and a half million", 1500000),
        ("one million and a half", 1500000),
        ("one billion and a half million", 1000500000),
        ("3 million and a quarter", 3250000),
        ("five billion and three quarters", 5750000000),
        ("three quarters of a billion", 750000000),
        ("a quarter of a million", 250000),
        ("5 and a half", Decimal("5.5")),
        ("5 and a half million", 5500000),
        ("three and two thirds", Fraction(11, 3)),
        ("two dozen", 24),
        ("3 dozens", 36),
        ("three lakh crore", 3 * 10**12),
        ("five hundred thousand million", 5 * 10**11),
        ("1.2m", 1200000),
        ("1.2 bn", 1200000000),
        ("40k", 40000),
        ("2.33 k", 2330),
        ("1MM", 1000000),
        ("3 mln", 3000000),
        ("10 thousand", 10000),
        ("2.5 hundred thousand", 250000),
        ("3 hundred and one", 301),
        ("nine point nought four", Decimal("9.04")),
        ("two hundred point seventy-one", Decimal("200.71")),
        ("one point five million", 1500000),
        ("nought", 0),
        ("half", Fraction(1, 2)),
        ("a half", Fraction(1, 2)),
        ("two thirds", Fraction(2, 3)),
        ("one-eighth", Fraction(1, 8)),
        ("a hundredth", Fraction(1, 100)),
        ("twenty one fifths", Fraction(21, 5)),
        ("three twenty-firsts", Fraction(1, 7)),
        ("one twenty-fifth", Fraction(1, 25)),
        ("one one hundred and fifth", Fraction(1, 105)),
        ("one hundred thirty-fifths", Fraction(100, 35)),
        ("one hundred and three and two thirds", Fraction(311, 3)),
        ("one over twenty", Fraction(1, 20)),
        ("two out of five", Fraction(2, 5)),
        ("3 out of 10", Fraction(3, 10)),
    ],
)
def test_words(text: str, value: object) -> None:
    """Number words, scales and fractions read as one exact number."""
    assert parse_number(text) == value


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("", 0),
        ("people", 0),
        ("12 people", 3),
        ("one hundred one hundred", 12),
        ("two and three", 4),
        ("ten ten", 4),
        ("five to six", 5),
        ("1.2.3", 3),
        ("22,24,26", 2),
        ("9/11", 4),
        ("3 4/4", 2),
        ("twenty-first", 12),
        ("1" * 41, 41),
        ("minus minus 5", 0),
        ("minus people", 0),
        ("more than 5", 0),
        ("five point", 5),
        ("two billion million", 12),
        ("3 out of 2", 2),
        ("two out of many", 4),
    ],
)
def test_what_is_no_number(text: str, position: int) -> None:
    """Anything but one number is refused, with the place where reading stopped."""
    with pytest.raises(ParseError) as caught:
        parse_number(text)
    assert caught.value.position == position


@given(st.integers(0, 10**15 - 1))
def test_spelled_numbers_read_back(value: int) -> None:
    """Every whole number in words reads as itself, however it is cased."""
    words = spelled(value)
    assert parse_number(words) == parse_number(words.upper()) == value


@given(st.integers(0, 10**24), st.sampled_from([",", " ", "'", "\u202f"]))
def test_grouped_digits_read_back(value: int, mark: str) -> None:
    """Groups of three read as the number, whatever parts them."""
    assert parse_number(f"{value:,}".replace(",", mark)) == value


@given(st.decimals(min_value=0, max_value=10**9, places=3))
def test_decimals_are_exact(value: Decimal) -> None:
    """Decimals keep every digit."""
    assert parse_number(str(value)) == value


def test_unknown_language() -> None:
    """A language without a lexicon is refused by name; so is one without number words."""
    with pytest.raises(LexiconError, match="xx"):
        parse_number("5", language="xx")


def test_the_users_words_win() -> None:
    """A user's own entries are read beside the shipped ones; a wrong entry is named."""
    own = Lexicon("en", {"numbers": {"score": {"kind": "group", "value": 20}}})
    assert parse_number("two score", lexicon=own) == 40
    for entry in ({"kind": "vague", "low": 5, "high": 2, "reason": "x"}, {"kind": "nothing", "value": 1}):
        with pytest.raises(LexiconError, match="wrong"):
            parse_number("5", lexicon=Lexicon("en", {"numbers": {"wrong": entry}}))
