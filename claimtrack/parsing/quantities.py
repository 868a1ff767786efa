"""Quantities: one string as one figure, and all the figures of a text.

Enters: a string. Leaves: a ``Quantity``, or a list of them with the offsets of their words. Refused by the strict
parser: anything but one whole figure. Left out by the finder: years, dates, clock times, scores, names that hold
digits, places in a list, telephone numbers, "one" as a pronoun; ages and ordinals unless they are asked for.
"""

from collections.abc import Collection

from claimtrack.errors import ParseError
from claimtrack.lexicon.loader import Lexicon, load_lexicon
from claimtrack.model.quantity import Bound, Quantity
from claimtrack.parsing.found import Found
from claimtrack.parsing.quantity_grammar import Grammar, grammar_of
from claimtrack.parsing.quantity_scan import figures, first_anchor, read_figure
from claimtrack.parsing.quantity_words import find_ordinals

__all__ = ["find_quantities", "parse_quantity"]

_INCLUDABLE = frozenset({"ages", "ordinals"})
_EXPECTED = "a quantity: a number, or words such as 'at least', 'dozens' or 'no one'"


def find_quantities(
    text: str, *, include: Collection[str] = (), language: str = "en", lexicon: Lexicon | None = None
) -> list[Found[Quantity]]:
    """Every figure of a text, in order, with the half-open code point offsets of its words.

    The words of a figure are its bounds, its number and its unit of measure; a counted noun stands outside them and
    names the unit.

    Args:
        text: Any text.
        include: What else to find: "ages" (unit ``year_of_age``), "ordinals" (unit ``ordinal``).
        language: An ISO 639-1 code; ignored where a lexicon is given.
        lexicon: The user's own lexicon.

    Raises:
        LexiconError: For a language that has no number words.
        ValueError: For a name in ``include`` that is neither "ages" nor "ordinals".

    >>> [(found.start, found.end, found.value) for found in find_quantities("In 2023 more than 100 hostages were freed.")]
    [(8, 21, Quantity('more than 100': more_than 100 hostage))]
    """
    if unknown := set(include) - _INCLUDABLE:
        raise ValueError(f"include may hold 'ages' and 'ordinals', not {sorted(unknown)}")
    grammar = grammar_of(lexicon or load_lexicon(language))
    ages = "ages" in include
    found = [
        Found(figure.start, figure.end, figure.quantity)
        for figure in figures(text, grammar)
        if ages or figure.kind == "quantity"
    ]
    if "ordinals" in include:
        found += [
            Found(o.start, o.end, Quantity(o.value, o.value, o.value, Bound.EXACT, o.unit, text[o.start : o.end]))
            for o in find_ordinals(text, grammar)
        ]
        found.sort(key=lambda f: f.start)
    return found


def parse_quantity(text: str, *, language: str = "en", lexicon: Lexicon | None = None) -> Quantity:
    """Read a whole string as one figure, with or without the noun that it counts.

    Args:
        text: The figure; spaces around it are ignored.
        language: An ISO 639-1 code; ignored where a lexicon is given.
        lexicon: The user's own lexicon.

    Raises:
        ParseError: For anything but one figure; names the place and what was expected there.
        LexiconError: For a language that has no number words.

    >>> parse_quantity("200 to 300 Palestinian prisoners")
    Quantity('200 to 300 Palestinian prisoners': range 200..300 prisoner)
    >>> parse_quantity("more than many")
    Traceback (most recent call last):
    ...
    claimtrack.errors.ParseError: cannot read 'more than many': stopped at character 10, expected a number
    """
    grammar = grammar_of(lexicon or load_lexicon(language))
    return _parsed(text, grammar)


def _parsed(text: str, grammar: Grammar) -> Quantity:
    start = len(text) - len(text.lstrip())
    stop = len(text.rstrip())
    anchor = first_anchor(text, grammar)
    if anchor is None:
        raise ParseError(text, start, _EXPECTED)
    figure, end = read_figure(text, anchor, grammar, strict=True)
    if figure is None:
        raise ParseError(text, anchor.start() if anchor.start() > start else start, _EXPECTED)
    if figure.start > start:
        raise ParseError(text, start, _EXPECTED)
    end = max(figure.end, figure.noun_end)
    if end < stop:
        rest = end + len(text[end:]) - len(text[end:].lstrip())
        raise ParseError(text, rest, "the end, a unit or the noun that is counted")
    import attrs

    return attrs.evolve(figure.quantity, text=text[start:stop])
