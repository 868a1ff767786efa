"""Quantities: one string as one figure, and all the figures of a text.

Enters: a string. Leaves: a ``Quantity``, or a list of them with the offsets of their words. Refused by the strict
parser: anything but one whole figure. Left out by the finder: years, dates, clock times, scores, names that hold
digits, places in a list, telephone numbers, "one" as a pronoun; ages and ordinals unless they are asked for.
"""

from collections.abc import Collection

import attrs

from claimtrack.errors import ParseError
from claimtrack.lexicon.loader import Lexicon, load_lexicon
from claimtrack.model.quantity import Bound, Quantity
from claimtrack.parsing.found import Found
from claimtrack.parsing.hyphens import with_plain_hyphens
from claimtrack.parsing.quantity_bounds import bounds_before, left_of
from claimtrack.parsing.quantity_grammar import Grammar, grammar_of
from claimtrack.parsing.quantity_nouns import counted_noun, single_noun
from claimtrack.parsing.quantity_scan import figures, first_anchor, next_figure, read_figure
from claimtrack.parsing.quantity_shapes import Figure, both_ends
from claimtrack.parsing.quantity_words import find_ordinals
from claimtrack.parsing.word_places import WordsAt

__all__ = ["find_quantities", "parse_quantity"]

_INCLUDABLE = frozenset({"ages", "ordinals"})
_EXPECTED = "a quantity: a number, or words such as 'at least', 'dozens' or 'no one'"


def find_quantities(
    text: str,
    *,
    include: Collection[str] = (),
    language: str = "en",
    lexicon: Lexicon | None = None,
    words_at: WordsAt | None = None,
) -> list[Found[Quantity]]:
    """Every figure of a text, in order, with the half-open code point offsets of its words.

    The words of a figure are its bounds, its number and its unit of measure; a counted noun stands outside them and
    names the unit.

    Args:
        text: Any text.
        include: What else to find: "ages" (unit ``year_of_age``), "ordinals" (unit ``ordinal``).
        language: An ISO 639-1 code; ignored where a lexicon is given.
        lexicon: The user's own lexicon.
        words_at: For a caller who has cut the text into words: from some words to the offsets where each of them
            stands, so that the text is not searched for them again.

    Raises:
        LexiconError: For a language that has no number words.
        ValueError: For a name in ``include`` that is neither "ages" nor "ordinals".

    >>> find_quantities("In 2023 more than 100 hostages were freed.")
    [Found(start=8, end=21, value=Quantity('more than 100': more_than 100 hostage))]
    """
    if unknown := set(include) - _INCLUDABLE:
        raise ValueError(f"include may hold 'ages' and 'ordinals', not {sorted(unknown)}")
    grammar = grammar_of(lexicon or load_lexicon(language))
    ages = "ages" in include
    plain = with_plain_hyphens(text)
    found = [
        Found(figure.start, figure.end, figure.quantity)
        for figure in figures(plain, grammar, words_at)
        if ages or figure.kind == "quantity"
    ]
    if "ordinals" in include:
        found += [
            Found(o.start, o.end, Quantity(o.value, o.value, o.value, Bound.EXACT, o.unit, text[o.start : o.end]))
            for o in find_ordinals(plain, grammar)
        ]
        found.sort(key=lambda f: f.start)
    if plain is not text:
        return [attrs.evolve(f, value=attrs.evolve(f.value, text=text[f.start : f.end])) for f in found]
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
    >>> parse_quantity("30 people or")
    Traceback (most recent call last):
    ...
    claimtrack.errors.ParseError: cannot read '30 people or': stopped at character 10, expected the end of the quantity
    """
    grammar = grammar_of(lexicon or load_lexicon(language))
    start = len(text) - len(text.lstrip())
    stop = len(text.rstrip())
    plain = with_plain_hyphens(text)
    figure = _first_figure(plain, start, grammar)
    rest = _after_figure(plain, figure, stop, grammar)
    if rest < stop:
        rest += len(text[rest:]) - len(text[rest:].lstrip())
        unit = figure.quantity.unit is None and figure.noun_start < 0
        raise ParseError(
            text, rest, "the end, a unit or the noun that is counted" if unit else "the end of the quantity"
        )
    return attrs.evolve(figure.quantity, text=text[start:stop])


def _first_figure(text: str, start: int, grammar: Grammar) -> Figure:
    """The figure at the start of the text, which only an article may precede.

    Raises:
        ParseError: Where the text starts with something else.
    """
    anchor = first_anchor(text, grammar)
    if anchor is None:
        read = bounds_before(text, len(text.rstrip()), left_of(text, len(text.rstrip())), grammar)
        if read.bounds and read.edge == start:
            raise ParseError(text, len(text.rstrip()), "a number after the words that bound it")
        raise ParseError(text, start, _EXPECTED)
    figure, _ = read_figure(text, anchor, grammar, strict=True)
    if figure is None:
        raise ParseError(text, anchor.start() if not text[start : anchor.start()].strip() else start, _EXPECTED)
    if text[start : figure.start].strip().lower() not in ("", "a", "an", "the"):
        raise ParseError(text, start, _EXPECTED)
    second = next_figure(text, max(figure.end, anchor.end()), grammar) if figure.quantity.nominal is not None else None
    return both_ends(text, figure, second) or figure if second else figure


def _after_figure(text: str, figure: Figure, stop: int, grammar: Grammar) -> int:
    """Where the words that may belong to a figure end: its noun, "as many" behind a factor, a share's whole."""
    end = max(figure.end, figure.noun_end)
    if end >= stop:
        return end
    follow = text[end:stop].split()
    if figure.quantity.unit == "factor" and follow[0].lower() in grammar.lists["times_follow"] and len(follow) <= 3:
        return stop
    noun = counted_noun(text, end, grammar) or single_noun(text, end, grammar)
    whole = follow[0].lower() == "of" or "-" in text[figure.start : figure.end]
    return noun.end if noun and whole and figure.noun_start < 0 else end
