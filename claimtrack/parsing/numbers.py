"""Numbers: digits, words, scales and fractions together, as one exact value.

Enters: a string. Leaves: an int, a Decimal or a Fraction. Refused: anything but one whole number; bounds, units and
vague words belong to quantities.
"""

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from claimtrack.errors import ParseError
from claimtrack.lexicon.loader import Lexicon, load_lexicon
from claimtrack.model.quantity import Number
from claimtrack.parsing.hyphens import with_plain_hyphens
from claimtrack.parsing.number_digits import VULGAR, as_number, read_digits
from claimtrack.parsing.number_lexicon import GAP, NumberLexicon, number_lexicon
from claimtrack.parsing.number_words import JOINED, WORD, Words, read_words

__all__ = ["Numeral", "parse_number", "read_numeral", "scaled"]


class Numeral(NamedTuple):
    """One number as it stands in a text.

    Attributes:
        start: Where it begins, a sign included.
        end: Where it ends, its scale included.
        value: What it says; None for digits that are no number.
        factor: The scale that multiplied it; 1 for none.
        plain: Whether it is a bare run of digits, as years and the numbers in names are.
        ratio: Whether it is a bare fraction: "two thirds", "3/4", "half".
        digits: Whether digits wrote it.
        letter: The start of a letter scale at its end ("1.2m"), else -1; what follows may show it to be a unit.
        ordinal: Whether its words are an ordinal ("twenty-first").
    """

    start: int
    end: int
    value: Number | None
    factor: int = 1
    plain: bool = False
    ratio: bool = False
    digits: bool = False
    letter: int = -1
    ordinal: bool = False


_DIGIT_START = re.compile(rf"[-−+]?\.?[\d{VULGAR}]")
_SCALE = re.compile(rf"(?:{GAP}|-)?([^\W\d_]+)(?![^\W_]|['’]\w)")
# One letter before a hyphen is a unit ("a 5m-long boat"), two are not ("a 1.2bn-euro fund"), nor is one of money.
_SUFFIX = re.compile(r" ?((?:[^\W\d_]{2,3}|[^\W\d_](?!-[^\W\d]))(?![\w'’²³]|/s\b))")
_MONEY_SUFFIX = re.compile(r" ?([^\W\d_]{1,3})(?![\w'’²³]|/s\b)")
_TAIL = re.compile(
    rf"(?:{GAP}|-)(?:and|&)(?:{GAP}|-)((?:an?|one|two|three|four|five)(?=[\s-]))?(?:{GAP}|-)?([^\W\d_]+)(?![\w'’])",
    re.IGNORECASE,
)
_OF = re.compile(
    rf"{GAP}of{GAP}(?:an?|one){GAP}([^\W\d_]+)(?![\w'’])|(?:{GAP}|-)(?:of{GAP})?(?:an?{GAP})?([^\W\d_]+)(?![\w'’])",
    re.IGNORECASE,
)
_ORDINAL = re.compile(rf"(?:{GAP}(?:and{GAP})?|-)([^\W\d_]+)(?!\w)", re.IGNORECASE)
_HUNDRED_AND = re.compile(rf"{GAP}(?:and{GAP})?(?=[^\W\d_])", re.IGNORECASE)
_BEFORE_DIGITS = re.compile(rf"{GAP}(?=\d)")
_OVER = re.compile(rf"{GAP}(over|out{GAP}of(?:{GAP}every)?){GAP}(?=[\w])", re.IGNORECASE)


def scaled(value: Number, factor: int) -> Number:
    """A number times a whole factor, exact and as plain as it can be: 1.2 million is the int 1,200,000."""
    if factor == 1:
        return value
    product = value * factor
    return int(product) if product == int(product) else product


@lru_cache(maxsize=8)
def _sign_words() -> re.Pattern[str]:
    return re.compile(rf"(?:minus|negative)(?:{GAP}|-)(?=[\w.])", re.IGNORECASE)


def read_numeral(text: str, start: int, words: NumberLexicon, *, money: bool = False) -> Numeral | None:
    """The number that begins at an offset, with its scale and fraction; None where no number word or digit stands.

    Digits that are no number ("1.2.3") come back with the value None, so that a reader can step over them. With
    ``money``, letter scales that only money takes are read too ("$5b").
    """
    first = text[start : start + 1]
    if first.isdecimal() or (not first.isalpha() and _DIGIT_START.match(text, start)):
        return _digit_numeral(text, start, words, money)
    return _word_numeral(text, start, words)


# Digits as most figures have them: a whole number or one with decimals, before a word or the end of a clause.
_COMMON = re.compile(
    r"(\d{1,3}(?:,\d{3}){1,4}|\d{1,15})(\.\d{1,9})?"
    r"(?= (?:and|or|to) \d|(?:[ \n-]([^\W\d_]{2,})(?!['’_])|[.,;:)](?:\s|\Z)|\Z|%|-\d| [(\[“\"]))"
)


_COMMON_END = re.compile(r"(?= ([^\W\d_]++)(?!['’_])|[.,;:)](?:\s|\Z)|\Z)")


def _common_digits(text: str, start: int, words: NumberLexicon) -> Numeral | None:
    """The quick way for digits that nothing multiplies or divides; None for all others."""
    match = _COMMON.match(text, start)
    if match is None:
        return None
    if match[3] is not None and (word := match[3].lower()) and (word in words.combining or word in words.suffixes):
        return None
    whole, decimals = match[1], match[2]
    if decimals:
        return Numeral(start, match.end(), Decimal(whole.replace(",", "") + decimals), digits=True)
    plain = "," not in whole
    return Numeral(start, match.end(), int(whole if plain else whole.replace(",", "")), 1, plain, False, True)


def _digit_numeral(text: str, start: int, words: NumberLexicon, money: bool) -> Numeral:
    if common := _common_digits(text, start, words):
        return common
    digits = read_digits(text, start)
    value, end = digits.value, digits.end
    if value is None:
        return Numeral(start, end, None, digits=True)
    factor, scale_end, letter = _scales(text, end, words, money=money, marked=not digits.plain)
    if factor == 1:
        tail = _fraction_tail(text, end, words) if digits.plain else None
        if tail is not None:
            factor, scale_end, _ = _scales(text, tail[1], words)
            return Numeral(start, scale_end, scaled(as_number(Fraction(value) + tail[0]), factor), factor, digits=True)
        if digits.plain and digits.value != 1 and (ratio := _divided(text, start, end, int(value), words)):
            return ratio._replace(digits=True)
        return Numeral(start, end, value, 1, digits.plain, digits.ratio, True)
    if factor == 100 and (more := _HUNDRED_AND.match(text, scale_end)):  # "3 hundred and one"
        rest = read_words(text, more.end(), words)
        if rest is not None and isinstance(rest.value, int) and rest.value < 100:
            return Numeral(start, rest.end, scaled(value, factor) + rest.value, digits=True)
    tail = _fraction_tail(text, scale_end, words) if letter < 0 else None
    if tail is None and letter < 0 and factor >= 1000:
        value, scale_end = _with_lesser(text, scaled(value, factor), scale_end, factor, words)
        return Numeral(start, scale_end, value, factor, digits=True)
    if tail is not None:
        return _with_tail(text, start, scaled(value, factor), tail, factor, words)._replace(digits=True)
    return Numeral(start, scale_end, scaled(value, factor), factor, digits=True, letter=letter)


def _scales(
    text: str, end: int, words: NumberLexicon, *, money: bool = False, marked: bool = False
) -> tuple[int, int, int]:
    """The scale words behind digits: their product, their end, and where a letter scale starts, else -1.

    A capital letter may stand a space behind digits with marks ("1.5 M people"), but not behind others ("Gate 5 M").
    """
    factor = 1
    while (found := _SCALE.match(text, end)) and (value := words.scales.get(found[1].lower())):
        if factor * value > 10**21:
            break
        factor, end = factor * value, found.end()
    if (
        factor == 1
        and (found := (_MONEY_SUFFIX if money else _SUFFIX).match(text, end))
        and (suffix := words.suffixes.get(found[1]) or words.suffixes.get(found[1].lower()))
    ):
        value, needs_money = suffix
        spaced = found.start(1) > end
        apart = len(found[1]) > 1 or money or found[1] == "k" or (marked and found[1] == "M")
        if (money or not needs_money) and (not spaced or apart):
            return value, found.end(), found.start(1)
    return factor, end, -1


def _with_lesser(text: str, value: Number, end: int, factor: int, words: NumberLexicon) -> tuple[Number, int]:
    """A scaled number with lesser ones behind it: "2 crore 30 lakh", "3 lakh 20 thousand"; with the end of all."""
    while (gap := _BEFORE_DIGITS.match(text, end)) is not None:
        more = read_digits(text, gap.end())
        scale, stop, letter = _scales(text, more.end, words)
        added = int(more.value) * scale if more.plain and more.value is not None and letter < 0 else 0
        if not (1 < scale < factor and 0 < added < factor):
            break
        value, end, factor = value + added, stop, scale
    return value, end


def _fraction_tail(text: str, end: int, words: NumberLexicon) -> tuple[Fraction, int] | None:
    """The "and a half" or "and two thirds" behind a whole number, with its end."""
    found = _TAIL.match(text, end)
    under = words.fractions.get(found[2].lower()) if found else None
    if found is None or under is None:
        return None
    over = words.cardinals.get((found[1] or "a").lower(), ("", 0))[1]
    if found[1] is None and under != 2:
        return None
    return Fraction(over, under), found.end()


def _word_numeral(text: str, start: int, words: NumberLexicon) -> Numeral | None:
    if text[start : start + 1] in "mMnN" and (sign := _sign_words().match(text, start)):
        if _sign_words().match(text, sign.end()):  # "minus minus": once is enough, and nothing nests
            return None
        inner = read_numeral(text, sign.end(), words)
        if inner is None or inner.value is None:
            return None
        return inner._replace(start=start, value=-inner.value, plain=False)
    first = WORD.match(text, start)
    if first is None:
        return None
    word = first[0].lower()
    kind, number = words.cardinals.get(word, ("", 0))
    if kind in ("unit", "teen", "ten") and (behind := _COMMON_END.match(text, first.end())):
        follow = behind[1].lower() if behind[1] else ""
        if follow not in words.combining and follow not in words.cardinals and follow not in words.joining:
            return Numeral(start, first.end(), number)
    if word in words.fractions and word not in words.ordinals:
        return _fraction_of(text, start, first.end(), 1, words.fractions[word], words)
    read = read_words(text, start, words)
    if read is None:
        return None
    if fraction := _worded_fraction(text, start, read, words):
        return fraction
    if fraction := _divided(text, start, read.end, read.value, words):
        return fraction
    if tail := _fraction_tail(text, read.end, words):
        if read.last == "scale":
            return _with_tail(text, start, read.value, tail, _last_scale(int(read.value)), words)
        factor, end, _ = _scales(text, tail[1], words)
        return Numeral(start, end, scaled(as_number(Fraction(read.value) + tail[0]), factor), factor)
    factor, end, _ = _scales(text, read.end, words) if read.last == "decimal" else (1, read.end, -1)
    factor = factor if factor > 1 or read.last not in ("scale", "group", "hundred") else _last_scale(int(read.value))
    value = scaled(read.value, factor) if read.last == "decimal" else read.value
    return Numeral(start, end, value, factor)


def _with_tail(
    text: str, start: int, value: Number, tail: tuple[Fraction, int], factor: int, words: NumberLexicon
) -> Numeral:
    """The half of "one million and a half" is half a million, as that of "one billion and a half million"."""
    scale, end, _ = _scales(text, tail[1], words)
    return Numeral(start, end, as_number(Fraction(value) + tail[0] * (scale if scale > 1 else factor)), factor)


def _last_scale(value: int) -> int:
    """The largest power of a thousand, a hundred or a dozen that a worded value is a multiple of."""
    for scale in (10**15, 10**12, 10**9, 10**6, 1000, 100, 12):
        if value % scale == 0:
            return scale
    return 1


def _worded_fraction(text: str, start: int, read: Words, words: NumberLexicon) -> Numeral | None:
    """Fractions such as "two thirds", "one-eighth", "three quarters of a million"; or an ordinal ("twenty-first")."""
    found = JOINED.match(text, read.end)
    word = found[2].lower() if found else ""
    over = read.value
    if found is None or not isinstance(over, int):
        return None
    if word not in words.fractions and word not in words.ordinals:
        return _compound_fraction(text, start, found.start(2), over, words) if word in words.cardinals else None
    under = words.fractions.get(word, 0)
    plural = word.endswith("s")
    if plural and read.rest is not None and read.joined and 0 < over - read.rest < 10:
        # "five billion and three quarters": the fraction takes the three
        part = _fraction_of(text, start, found.end(), over - read.rest, under, words)
        if part.factor == 1 and read.rest >= 1000:
            part = part._replace(value=Fraction(part.value or 0) * _last_scale(read.rest))
        return part._replace(value=as_number(read.rest + Fraction(part.value or 0)), ratio=False)
    if plural and read.rest and found[1] == "-" and under < 10 and read.last == "ten":  # "one hundred thirty-fifths"
        return Numeral(start, found.end(), Fraction(read.rest, over - read.rest + under), ratio=True)
    if (over == 1 and under and not plural) or (over != 1 and plural) or word == "half":
        return _fraction_of(text, start, found.end(), over, under, words)
    if word in words.ordinals and over >= 20 and words.ordinals[word] < 20:
        return Numeral(start, found.end(), over + words.ordinals[word], ordinal=True)
    return None


def _compound_fraction(text: str, start: int, under_start: int, over: int, words: NumberLexicon) -> Numeral | None:
    """Fractions such as "one twenty-fifth", "three twenty-firsts", "one one hundred and fifth"."""
    under = read_words(text, under_start, words)
    if under is None or under.last not in ("ten", "hundred"):
        return None
    found = _ORDINAL.match(text, under.end)
    word = found[1].lower() if found else ""
    place = words.fractions.get(word) or words.ordinals.get(word.removesuffix("s"), 0)
    if found is None or not 0 < place < (10 if under.last == "ten" else 100) or (over == 1) == word.endswith("s"):
        return None
    return Numeral(start, found.end(), Fraction(over, int(under.value) + place), ratio=True)


def _fraction_of(text: str, start: int, end: int, over: int, under: int, words: NumberLexicon) -> Numeral:
    """A fraction, and the scale that it is a fraction of: "half a million", "three quarters of a billion"."""
    found = _OF.match(text, end)
    word = (found[1] or found[2]).lower() if found else ""
    if found is not None and word in words.scales and not word.endswith("s"):
        factor = words.scales[word]
        return Numeral(start, found.end(), as_number(Fraction(over, under) * factor), factor)
    return Numeral(start, end, Fraction(over, under), ratio=True)


def _divided(text: str, start: int, end: int, over: int | Decimal, words: NumberLexicon) -> Numeral | None:
    """Fractions such as "one over twenty", "two out of five"."""
    found = _OVER.match(text, end)
    if found is None or (over != 1 and found[1].lower() == "over"):
        return None
    under = read_words(text, found.end(), words)
    if under is not None:
        value, stop = under.value, under.end
    else:
        digits = read_digits(text, found.end())
        if not digits.plain or digits.value is None:
            return None
        value, stop = int(digits.value), digits.end
    if not value > over > 0:
        return None
    return Numeral(start, stop, Fraction(over) / Fraction(value), ratio=True)


def parse_number(text: str, *, language: str = "en", lexicon: Lexicon | None = None) -> Number:
    """Read a whole string as one number.

    Args:
        text: The number, as digits, words or both; spaces around it are ignored.
        language: An ISO 639-1 code; ignored where a lexicon is given.
        lexicon: The user's own lexicon.

    Returns:
        An int where the value is whole; a Fraction for a bare fraction ("two thirds"); a Decimal for other decimals.

    Raises:
        ParseError: For anything but one number; names the place and what was expected there.
        LexiconError: For a language that has no number words.

    >>> parse_number("twenty-nine thousand five hundred"), parse_number("1.2m"), parse_number("two thirds")
    (29500, 1200000, Fraction(2, 3))
    """
    words = number_lexicon(lexicon or load_lexicon(language))
    start = len(text) - len(text.lstrip())
    numeral = read_numeral(with_plain_hyphens(text), start, words)
    if numeral is None or numeral.value is None:
        raise ParseError(text, start if numeral is None else numeral.end, "a number in digits or words")
    if numeral.ordinal:
        raise ParseError(text, numeral.end, "a number, not an ordinal")
    if rest := text[numeral.end :].strip():
        raise ParseError(
            text, len(text) - len(text[numeral.end :].lstrip()), f"the end of the number, not {rest[:20]!r}"
        )
    return numeral.value
