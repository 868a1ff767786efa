"""One amount: a number or a vague word with the money sign before it and the unit behind it.

Enters: a text, the offset where a number begins, and the grammar. Leaves: the ends, the unit and where the words stand.
Refused: nothing; whether the amount is a quantity at all is decided elsewhere.
"""

import re
from fractions import Fraction
from typing import NamedTuple

from claimtrack.model.quantity import Number
from claimtrack.parsing.number_digits import as_number
from claimtrack.parsing.number_lexicon import GAP
from claimtrack.parsing.numbers import Numeral, read_numeral, scaled
from claimtrack.parsing.quantity_grammar import Grammar
from claimtrack.parsing.unit_reading import UnitRead, letter_is_unit, money_before, rate_after, unit_after

__all__ = ["Amount", "read_amount"]


class Amount(NamedTuple):
    """A number with its unit.

    Attributes:
        start: Where its words begin, sign and money sign included.
        end: Where they end, unit and rate included.
        low: The value; for vague words the lower end.
        high: The value; for vague words the upper end.
        vague: Whether a vague word stated it.
        unit: The unit of measure, rate included; None for a bare number.
        base: The unit without its rate.
        joined: Whether a hyphen joins the unit ("six-week").
        factor: The scale of the number; 1 for none.
        numeral: The number itself, without sign of money and unit.
        money: Whether the unit is money.
    """

    start: int
    end: int
    low: Number
    high: Number
    vague: bool
    unit: str | None
    base: str | None
    joined: bool
    factor: int
    numeral: Numeral
    money: bool = False


_VAGUE_WORD = re.compile(rf"(?:an?{GAP})?([^\W\d_]+)", re.IGNORECASE)
_OF_SCALE = re.compile(rf"{GAP}(?:of{GAP})?([^\W\d_]+)(?!\w)", re.IGNORECASE)
_UPON = re.compile(rf"{GAP}(?:and|upon|on|or){GAP}([^\W\d_]+)(?!\w)", re.IGNORECASE)
_OF = re.compile(rf"{GAP}of(?={GAP})", re.IGNORECASE)
_MINOR_GAP = re.compile(rf"(?:{GAP}(?:and{GAP})?|,{GAP})?", re.IGNORECASE)


def read_amount(text: str, start: int, grammar: Grammar, *, signed: bool = True, floor: int = 0) -> Amount | None:
    """The amount whose number begins at an offset; None where no number stands.

    Args:
        text: The text.
        start: Where a digit, a number word or a vague word begins.
        grammar: The grammar.
        floor: Where the figure before ends; a money sign before it is not this one's.
        signed: Whether a minus before the number may be its sign; not for the second end of a range.
    """
    digital = text[start].isdigit()
    begin = _sign_start(text, start, signed, floor) if digital and start and text[start - 1] in ".-−+" else start
    money = money_before(text, begin, grammar)
    if money and money[1] < floor:
        money = None
    if money and money[1] and text[money[1] - 1] in "-−" and signed and not text[money[1] - 2 : money[1] - 1].isalnum():
        negative, money = True, (money[0], money[1] - 1)  # "-$50bn"
    else:
        negative = False
    word = None if digital else _VAGUE_WORD.match(text, start)
    if word and word[1].lower() in grammar.numbers.vague:
        return _vague(text, start, word, grammar)
    numeral = read_numeral(text, begin, grammar.numbers, money=money is not None)
    if numeral is None:
        return None
    if numeral.value is None:
        return Amount(numeral.start, numeral.end, 0, 0, False, None, None, False, 1, numeral)
    if negative:
        numeral = numeral._replace(value=-numeral.value)
    return _with_unit(text, numeral, money, grammar)


def _sign_start(text: str, start: int, signed: bool, floor: int) -> int:
    """Where digits begin with their decimal point and sign, one of which stands before them and behind a floor."""
    if text[start - 1] == "." and not (start > 1 and (text[start - 2].isalnum() or text[start - 2] == ".")):
        start -= 1
    if signed and start > floor and text[start - 1] in "-−+":
        before = text[start - 2] if start > 1 else " "
        if before.isspace() or before in "([$£€¥<>=~≈":
            return start - 1
    return start


def _with_unit(text: str, numeral: Numeral, money: tuple[str, int] | None, grammar: Grammar) -> Amount:
    """The number with its money sign, or else with the unit behind it."""
    value = numeral.value
    assert value is not None  # noqa: S101 - the caller has looked
    start, end, factor = numeral.start, numeral.end, numeral.factor
    unit: str | None = None
    joined = False
    if money:
        unit, start = money
        trailing = unit_after(text, end, factor, grammar, digits=numeral.digits)
        if trailing and grammar.units[trailing.name].kind == "money":  # "$500 US dollars", "US$ 5 dollars"
            end = trailing.end
    else:
        read: UnitRead | None = None
        if numeral.letter >= 0 and (read := letter_is_unit(text, numeral.letter, end, grammar)):
            value, factor = _unscaled(value, factor), 1
        else:
            read = unit_after(text, end, factor, grammar, digits=numeral.digits)
        if read is None and numeral.ratio and (of := _OF_A.match(text, end)):  # "half an hour", "a quarter of a mile"
            read = unit_after(text, of.end(), factor, grammar, digits=False)
        if read is not None:
            factor, end = _money_scale(text, read, factor, grammar)
            value = scaled(value, factor // numeral.factor) if factor > numeral.factor else value
            unit, joined = read.name, read.joined
    if unit is not None and numeral.ratio:
        value = as_number(Fraction(value))
    base = unit
    is_money = unit is not None and grammar.units[unit].kind == "money"
    if unit is not None:
        if minor := _minor(text, end, unit, grammar):
            value, end = as_number(Fraction(value) + minor[0]), minor[1]
        if rate := rate_after(text, end, grammar):
            unit, end = f"{unit}_{rate[0]}", rate[1]
    return Amount(start, end, value, value, False, unit, base, joined, factor, numeral, is_money)


_OF_A = re.compile(rf"(?:{GAP}of)?{GAP}an?(?={GAP})", re.IGNORECASE)


def _money_scale(text: str, read: UnitRead, factor: int, grammar: Grammar) -> tuple[int, int]:
    """The scale that a money unit holds or has behind it: "48.5 MGBP", "75 USD million"."""
    symbol = text[read.start : read.end]
    if symbol in grammar.multiples:
        return factor * grammar.multiples[symbol], read.end
    if factor == 1 and symbol == read.name and (found := _OF_SCALE.match(text, read.end)):
        scale = grammar.numbers.scales.get(found[1].lower(), 1)
        return scale, found.end() if scale > 1 else read.end
    return factor, read.end


def _unscaled(value: Number, factor: int) -> Number:
    return as_number(Fraction(value) / factor)


def _minor(text: str, end: int, unit: str, grammar: Grammar) -> tuple[Fraction, int] | None:
    """The smaller unit that adds to this one: the 2/12 of "5 ft 2 in", with its end."""
    minor = grammar.units[unit].minor
    gap = _MINOR_GAP.match(text, end) if minor else None
    if minor is None or gap is None:
        return None
    numeral = read_numeral(text, gap.end(), grammar.numbers) if gap.end() < len(text) else None
    if numeral is None or not isinstance(numeral.value, int) or not 0 < numeral.value < minor["parts"]:
        return None
    read = unit_after(text, numeral.end, 1, grammar, digits=numeral.digits)
    if read is not None and read.name == minor["unit"]:
        return Fraction(numeral.value, minor["parts"]), read.end
    if (
        read is None
        and grammar.units[unit].kind == "money"
        and numeral.value >= 10
        and _CLOSED.match(text, numeral.end)
    ):
        return Fraction(numeral.value, minor["parts"]), numeral.end  # "15 dollars 50"
    if read is None and (mark := _MINOR_MARK.match(text, numeral.end)) and minor["unit"] == grammar.marks.get(mark[1]):
        return Fraction(numeral.value, minor["parts"]), mark.end()
    return None


_CLOSED = re.compile(r"\s*(?:[.;!?)]|\Z)")
_MINOR_MARK = re.compile(r'[ ]?(in|"|”)(?!\w)')


def _vague(text: str, start: int, word: re.Match[str], grammar: Grammar) -> Amount | None:
    """Vague sizes ("dozens", "tens of thousands", "thousands upon thousands"), with a unit behind "of"."""
    name = word[1].lower()
    vague = grammar.numbers.vague[name]
    low, high, end, factor = vague.low, vague.high, word.end(), 1
    if (again := _UPON.match(text, end)) and again[1].lower() == name:
        end = again.end()
    if vague.multiplies:
        while (found := _OF_SCALE.match(text, end)) and (scale := grammar.numbers.scales.get(found[1].lower())):
            low, high, factor, end = low * scale, (high + 1) * scale - 1, factor * scale, found.end()
        if factor == 1 and not name.endswith("s"):
            return None
    numeral = Numeral(start, end, low, factor)
    of = _OF.match(text, end)
    read = unit_after(text, of.end() if of else end, max(factor, low), grammar, digits=False)
    unit = base = read.name if read else None
    stop = read.end if read else end
    if unit is not None and (rate := rate_after(text, stop, grammar)):
        unit, stop = f"{unit}_{rate[0]}", rate[1]
    is_money = base is not None and grammar.units[base].kind == "money"
    return Amount(start, stop, low, high, True, unit, base, False, max(factor, 2), numeral, is_money)


def share_scale(first: Amount, second: Amount) -> Amount:
    """The first end of a range with the scale of the second: the 5 of "5-6 million" is five million."""
    if first.factor != 1 or second.factor == 1 or first.vague or first.numeral.value is None:
        return first
    many = Fraction(second.low) / second.factor
    factor = second.factor
    if not second.numeral.digits and not many % 100 and first.low * 100 < many:  # "two to three hundred thousand"
        factor *= 100
    if Fraction(first.low) < many:
        value = scaled(first.low, factor)
        return first._replace(low=value, high=value, factor=factor)
    return first
