"""Two ends of one range, and two numbers that only share a unit.

Enters: the first amount in its text. Leaves: the second end of "200 to 300", "between five and six million", "$5-6
million"; or the unit of "5 and 6 kg". Refused: states before and after a change ("rose from 3 to 5 percent"), scores,
ends of different units, ends in falling order.
"""

import re
from fractions import Fraction
from typing import NamedTuple

from claimtrack.parsing.number_lexicon import GAP
from claimtrack.parsing.quantity_amounts import Amount, read_amount, share_scale
from claimtrack.parsing.quantity_bounds import Left
from claimtrack.parsing.quantity_grammar import Grammar
from claimtrack.parsing.quantity_nouns import counted_noun

__all__ = ["RangeRead", "read_range", "shared_unit", "unit_of_whole"]


class RangeRead(NamedTuple):
    """Both ends of a range, with the scale and unit they share; open where the upper end is itself a lower bound."""

    low: Amount
    high: Amount
    open: bool = False


_BETWEEN = re.compile(rf"{GAP}(?:and|to){GAP}(?:up{GAP}to{GAP})?|[^\S\n]?[-–—][^\S\n]?", re.IGNORECASE)
_OR = re.compile(rf"{GAP}(?:or){GAP}(?=\w)", re.IGNORECASE)
# Its groups: the word that joins, without which a comma lists nothing ("at 16,644, 16 per cent above").
_LIST = re.compile(rf"-?(?:,{GAP}?(and{GAP}|or{GAP})?|{GAP}(and|or|to|by|x|×){GAP})(?:even{GAP})?(?=\S)", re.IGNORECASE)
_OF_WHOLE = re.compile(
    rf"{GAP}(?:out{GAP})?of{GAP}(?:(?:all|the|its|their|his|her|our|those|these|some){GAP}){{0,2}}(?=\w)", re.IGNORECASE
)
_GAP = re.compile(rf"{GAP}(?=\d)")
_SIGN = re.compile(r"(?:[A-Z]{0,3}[$£€¥₹₪₩₺₦]|[A-Z]{1,3}(?=[ \u00a0]?\d))?[ \u00a0]?(?=\.?[\d¼-¾⅐-⅞]|[^\W\d_])")
_CHAIN = re.compile(r"[-–/:]\d")


def read_range(text: str, first: Amount, opener: str, left: Left, grammar: Grammar) -> RangeRead | None:
    """The range that an amount opens, or None.

    Args:
        text: The text.
        first: The amount that may be the lower end.
        opener: "between", "from" or nothing: the words before the amount and its bounds.
        left: The words before the opener.
        grammar: The grammar.
    """
    joint = _BETWEEN.match(text, first.end) if opener == "between" else grammar.range_sign.match(text, first.end)
    alternative = False
    if joint is None:
        joint = _OR.match(text, first.end)
        if joint is None:
            return None
        alternative = True
    stop, inner = joint.end(), ""
    if opener == "between" and (bounded := grammar.inner.match(text, stop)):  # "between 80 and more than 100"
        stop, inner = bounded.end(), grammar.inner_bounds[re.sub(r"[\s-]+", " ", bounded[1].lower())]
    begin = _SIGN.match(text, stop)
    second = read_amount(text, begin.end(), grammar, signed=False) if begin else None
    if second is None or second.numeral.value is None or second.start != stop:
        return None
    if second.numeral.ordinal or second.numeral.ratio != first.numeral.ratio:
        return None
    pair = _with_shared_unit(first, second)
    if pair is None:
        return None
    low, high = share_scale(pair[0], pair[1]), pair[1]
    if not Fraction(low.low) < Fraction(high.high):
        return None
    if alternative:
        return _alternative(low, high)
    sign = not text[joint.start() : joint.end()].strip().isalpha()
    if sign and _looks_joined(text, low, high):
        return None
    if not sign and _is_change(first, second, opener, left, grammar):
        return None
    return RangeRead(low, high, inner in ("at_least", "more_than"))


def _alternative(low: Amount, high: Amount) -> RangeRead | None:
    """The range of "two or three": neighbours make a range; "10 or 400" and "5 kg or 6 kg" are two figures."""
    near = Fraction(high.low) <= Fraction(low.low) * Fraction(3, 2) + low.factor  # neighbours, as millions are too
    own = low.unit is not None and low.end > low.numeral.end and not low.money
    return RangeRead(low, high) if near and not own and not low.vague and not high.money else None


def _with_shared_unit(first: Amount, second: Amount) -> tuple[Amount, Amount] | None:
    """Both ends with one unit, or None where the units forbid a range."""
    if first.unit is None and second.unit is None:
        return first, second
    if first.unit is None:
        if second.money and second.start < second.numeral.start and first.factor == 1:
            return None  # "fell 5 to $6": two things
        return first._replace(unit=second.unit, base=second.base, money=second.money), second
    if second.unit is None:
        if first.money and first.start < first.numeral.start:
            return first, second._replace(unit=first.unit, base=first.base, money=True)
        return None
    if first.base != second.base:
        return None
    unit = first.unit if first.unit != first.base else second.unit
    return first._replace(unit=unit), second._replace(unit=unit)


def _looks_joined(text: str, low: Amount, high: Amount) -> bool:
    """Whether a dash joins digits that are no range: a telephone number, a score, a product number."""
    if _CHAIN.match(text, high.end) or (high.unit is None and text[high.end : high.end + 1] == "-"):
        return True
    if not (low.numeral.plain and high.numeral.plain):
        return False
    if high.numeral.end - high.numeral.start >= 3 and text[high.numeral.start] == "0":
        return True
    return text[low.numeral.start] == "0" and low.numeral.end - low.numeral.start > 1


def _is_change(first: Amount, second: Amount, opener: str, left: Left, grammar: Grammar) -> bool:
    """Whether "A to B" tells a change: "rose from 3 to 5 percent", "rose 3 to 47"."""
    if opener == "between":
        return False
    for word in reversed(left.lower[-6:] if opener == "from" else left.lower[-2:]):
        if word in grammar.change:
            break
        if word[-1] in ".;!?\n":  # "Prices rose. They counted from 2 to 3."
            return False
    else:
        return False
    return opener == "from" or (first.unit is None) == (second.unit is None)


def unit_of_whole(text: str, end: int, grammar: Grammar) -> str | None:
    """What a bare number counts by the next number: "280 of the 1,500 shekels", "eight million 250ml bottles"."""
    part = _OF_WHOLE.match(text, end)
    begin = part or _GAP.match(text, end)
    if begin is None or begin.end() >= len(text):
        return None
    whole = read_amount(text, begin.end(), grammar, signed=False)
    if whole is None or whole.numeral.value is None or (part is None and (whole.unit is None or whole.money)):
        return None
    if part is not None and whole.unit is not None:
        return whole.unit
    noun = counted_noun(text, whole.end, grammar)
    return noun.lemma if noun else None


def shared_unit(text: str, amount: Amount, grammar: Grammar) -> tuple[str | None, int]:
    """The unit that a later number of the same list has: the kilogram of "5 and 6 kg"; and where that number ends.

    Returns:
        The unit, or None, and the end of the last number looked at; -1 for none.
    """
    end, last, suspended = amount.end, -1, text[amount.end : amount.end + 1] == "-"
    for _ in range(3):
        joint = _LIST.match(text, end)
        if joint is None:
            break
        follow = read_amount(text, joint.end(), grammar, signed=False) if text[joint.end()].isalnum() else None
        if follow is None or follow.numeral.value is None or follow.money:
            return None, -1
        if follow.unit is not None:
            if not (joint[1] or joint[2]):
                return None, -1
            return (follow.unit, follow.end) if follow.joined or not suspended else (None, -1)
        end = last = follow.end
    return None, last
