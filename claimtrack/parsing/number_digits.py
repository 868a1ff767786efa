"""Numbers written with digits: what one run of digits, marks and fraction signs says.

Enters: a text and the offset of a digit or fraction sign. Leaves: the value, exact, and where the run ends. Refused:
runs of more than 30 digits, versions and addresses ("1.2.3"), and marks that no way of writing numbers explains
("12,34").
"""

import re
import unicodedata
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from claimtrack.model.quantity import Number

__all__ = ["VULGAR", "Digits", "as_number", "read_digits"]

VULGAR = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_LONGEST = 40

# The denominators that people write with a slash. 9/11, 24/7 and 5/17 are none; 1/4, 3/8 and 1/16 are.
_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 25, 32, 50, 64, 100, 128, 256, 1000})

_WHOLE = (
    r"(?:\d{1,2}(?:,\d{2}){1,6},\d{3}(?!\d)"  # 12,34,567: South Asian groups
    r"|\d{1,3}(?:,\d{3}){1,9}(?![\d])"  # 1,234,567
    r"|\d{1,3}(?:['’]\d{3}){1,9}(?!\d)"  # 1'234'567
    r"|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3}){1,9}(?![\d])"  # 1 234 567
    r"|\d{1,3} , \d{3}(?!\d| ?,)"  # 80 , 000: corpora that put a space around every mark
    r"|\d++)"
)
_DIGITS = re.compile(
    rf"(?P<sign>[-−+])?(?P<whole>{_WHOLE})?"
    r"(?P<dotted>(?:\.\d{3}){2,9}(?![.\d])|(?:\.\d{3}){1,9}(?=,\d{1,2}(?!\d)))?"  # 1.234.567, 1.234,56
    r"(?P<decimals>\.\d++| \. \d++)?"
    rf"(?P<mixed>[ -]?[{VULGAR}]|[ ]{{1,2}}\d{{1,3}}[/⁄]\d{{1,4}}(?![/\d])|[ ]?[/⁄][ ]?\d{{1,4}}(?![/⁄\d]))?"
    r"(?P<power>[eE][-+]?\d{1,2}(?!\w)|[ ]?[×xX*][ ]?10(?:\^?[-−+]?\d{1,2}(?!\d)|[⁻⁺]?[⁰¹²³⁴-⁹]{1,2})"
    r"|\^[-−+]?\d{1,2}(?![\w.]))?"  # 2500^-1
)
_COMMA_DECIMAL = re.compile(r",\d{1,2}(?!\d|[,.]\d)")
_BROKEN = re.compile(r"[.,:/]\d|[_@]")
_SEPARATORS = re.compile(r"[^\d]")


class Digits(NamedTuple):
    """A number written with digits.

    Attributes:
        start: Where it begins, a sign included.
        end: Where it ends.
        value: What it says, exact; None for a run that is no number.
        plain: Whether it is a bare run of digits, without marks, sign or decimals: what years and names look like.
        ratio: Whether it is a bare fraction ("3/4").
    """

    start: int
    end: int
    value: Number | None
    plain: bool
    ratio: bool = False


def as_number(value: Fraction) -> Number:
    """A fraction as the plainest exact number: an int, a Decimal if its decimals end, else itself.

    >>> as_number(Fraction(5, 2)), as_number(Fraction(14, 2)), as_number(Fraction(1, 3))
    (Decimal('2.5'), 7, Fraction(1, 3))
    """
    if value.denominator == 1:
        return value.numerator
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return value
    places = value.denominator.bit_length() * 2
    return Decimal(int(value * 10**places)).scaleb(-places).normalize()


def read_digits(text: str, start: int) -> Digits:
    """Read the digits at an offset, where a sign, a decimal point, a digit or a fraction sign stands.

    >>> read_digits("1,160 people", 0).value, read_digits("2½ hours", 0).value
    (1160, Decimal('2.5'))
    """
    match = _DIGITS.match(text, start)
    assert match is not None  # noqa: S101 - every part is optional
    end = match.end()
    whole, decimals, mixed = match["whole"], match["decimals"], match["mixed"]
    comma = _COMMA_DECIMAL.match(text, end) if whole and "," not in whole and not (decimals or mixed) else None
    if comma:  # "5,00", "1,3": decimals with a comma; with more commas it is a list ("22,24,26")
        decimals, end = comma[0], comma.end()
    if end - start > _LONGEST or end == start or _BROKEN.match(text, end):
        return Digits(start, max(end, start + 1), None, False)
    plain = end - start == len(whole or "") and (whole or "").isdigit()
    if plain:
        return Digits(start, end, int(whole), True)
    return _valued(match, decimals, start, end)


def _valued(match: re.Match[str], decimals: str | None, start: int, end: int) -> Digits:
    """The value of digits with marks, decimals, a fraction, a power of ten or a sign."""
    whole = _SEPARATORS.sub("", (match["whole"] or "") + (match["dotted"] or ""))
    value: Number = int(whole or "0")
    if decimals:
        value = Decimal(f"{whole or '0'}.{_SEPARATORS.sub('', decimals)}")
    ratio = False
    if mixed := match["mixed"]:
        fraction = _fraction(mixed, value)
        if fraction is None:
            end = match.start("mixed")
            if mixed.lstrip()[:1] in "/⁄":  # "9/11", "24/7"
                return Digits(start, match.end("mixed"), None, False)
        else:
            ratio = not whole or mixed.lstrip()[0] in "/⁄"
            value = fraction if ratio else as_number(fraction)
    if (power := match["power"]) and end == match.end():
        exponent = power.translate(_SUPERSCRIPTS).replace("−", "-").lower().lstrip(" ")
        if exponent[0] == "^":
            value, end = _raised(value, int(exponent[1:]), end, match.start("power"))
        else:
            exponent = exponent[1:] if exponent[0] == "e" else exponent[1:].lstrip(" ")[2:].lstrip("^")
            value, ratio = as_number(Fraction(value) * Fraction(10) ** int(exponent)), False
    sign = match["sign"]
    return Digits(start, end, -value if sign and sign != "+" else value, False, ratio)


def _raised(value: Number, exponent: int, end: int, without: int) -> tuple[Number, int]:
    """A number raised to a power, with the end of its words; a power of too many digits is left unread."""
    if not value or len(str(value)) * abs(exponent) > _LONGEST * 2:
        return value, without
    return as_number(Fraction(value) ** exponent), end


def _fraction(mixed: str, whole: Number) -> Fraction | None:
    """A whole number with the fraction behind it; None for a slash that writes no fraction."""
    sign = mixed.strip(" -")
    if sign in VULGAR:
        return Fraction(whole) + Fraction(unicodedata.normalize("NFKC", sign).replace("⁄", "/"))
    if sign[0] in "/⁄":
        over, under, base = whole, int(sign[1:]), Fraction(0)
    else:
        over_text, under_text = re.split("[/⁄]", sign)
        over, under, base = int(over_text), int(under_text), Fraction(whole)
    if not isinstance(over, int) or under not in _DENOMINATORS or over >= under or over == 0:
        return None
    return base + Fraction(over, under)
