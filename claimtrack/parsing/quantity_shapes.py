"""What ends, bounds and words make: a quantity, and one range from two bounded figures side by side.

Enters: numbers and bounds already read, with the text. Leaves: ``Figure`` values, each with its quantity and where its
words stand. Refused: nothing; ends in falling order never arrive here.
"""

import re
from fractions import Fraction
from typing import NamedTuple

from claimtrack.model.quantity import Bound, Number, Quantity
from claimtrack.parsing.number_lexicon import GAP
from claimtrack.parsing.quantity_grammar import Grammar

__all__ = ["Figure", "both_ends", "make_quantity", "spread"]


class Figure(NamedTuple):
    """A figure as it stands in a text.

    Attributes:
        start: Where its words begin, bounds included.
        end: Where they end, a unit of measure included and a counted noun left out.
        quantity: What it says.
        kind: "quantity", or "age".
        noun_start: Where the phrase that it counts begins; -1 for none.
        noun_end: Where that phrase ends.
    """

    start: int
    end: int
    quantity: Quantity
    kind: str = "quantity"
    noun_start: int = -1
    noun_end: int = -1


_EXACT = Bound.EXACT
_LOWER = frozenset({Bound.AT_LEAST, Bound.MORE_THAN})
_UPPER = frozenset({Bound.AT_MOST, Bound.LESS_THAN})
_OPENER = re.compile(rf"{GAP}([^\W\d_]+){GAP}")
_WORD = re.compile(rf"{GAP}([^\W\d_]+)")
_AND_ALSO = re.compile(rf",?(?:{GAP}(?:and|but))?{GAP}", re.IGNORECASE)


def make_quantity(
    low: Number, high: Number, vague: bool, bounds: tuple[str, ...], unit: str | None, text: str
) -> Quantity:
    """The quantity that ends and bounds make. The outermost bound that is no approximation rules."""
    if not bounds and low is high and not vague:  # most figures
        return Quantity(low, low, low, _EXACT, unit, text)
    rough = "about" in bounds
    named = [Bound(bound) for bound in bounds if bound not in ("about", "exact")]
    bound = named[0] if named else None
    if vague:
        if bound in _LOWER:
            return Quantity(low, None, None, Bound.VAGUE, unit, text, approximate=rough)
        if bound in _UPPER:
            return Quantity(None, high, None, Bound.VAGUE, unit, text, approximate=rough)
        return Quantity(low, high, None, Bound.VAGUE, unit, text, approximate=rough)
    if low != high:
        return Quantity(low, high, None, Bound.RANGE, unit, text, approximate=rough)
    if bound in _LOWER:
        return Quantity(low, None, low, bound, unit, text, low_open=bound is Bound.MORE_THAN, approximate=rough)
    if bound in _UPPER:
        return Quantity(None, high, high, bound, unit, text, high_open=bound is Bound.LESS_THAN, approximate=rough)
    return Quantity(low, low, low, Bound.ABOUT if rough else Bound.EXACT, unit, text, approximate=rough)


def spread(text: str, held: Figure, figure: Figure, grammar: Grammar) -> Figure:
    """A span of time over which the figure before it is spread, without its "over": "$5bn over 10 years"."""
    quantity = figure.quantity
    unit = grammar.units.get(quantity.unit or "")
    opener = _OPENER.match(text, max(held.end, held.noun_end))
    if unit is None or unit.kind != "time" or opener is None or opener.start(1) != figure.start:
        return figure
    if held.quantity.unit is None or opener[1].lower() not in grammar.lists["lasting"]:
        return figure
    follow = _WORD.match(text, figure.end)
    if quantity.low is None or (follow and follow[1].lower() in grammar.lists["lasting.follow"]):
        return figure
    start = opener.end()
    bounds = ("about",) if quantity.approximate else ()
    plain = make_quantity(quantity.low, quantity.low, False, bounds, quantity.unit, text[start : figure.end])
    return figure._replace(start=start, quantity=plain)


def both_ends(text: str, first: Figure, second: Figure) -> Figure | None:
    """One range from a lower and an upper bound that stand side by side: "at least 20 and at most 100"."""
    a, b = first.quantity, second.quantity
    if a.bound in _UPPER and b.bound in _LOWER:
        a, b = b, a
    if not (a.bound in _LOWER and b.bound in _UPPER) or first.kind != second.kind:
        return None
    joint = _AND_ALSO.match(text, first.end)
    if joint is None or joint.end() != second.start or (a.unit and b.unit and a.unit != b.unit):
        return None
    if a.low is None or b.high is None or not Fraction(a.low) < Fraction(b.high):
        return None
    quantity = Quantity(
        a.low,
        b.high,
        None,
        Bound.RANGE,
        a.unit or b.unit,
        text[first.start : second.end],
        low_open=a.low_open,
        high_open=b.high_open,
        approximate=a.approximate or b.approximate,
    )
    return second._replace(start=first.start, quantity=quantity)
