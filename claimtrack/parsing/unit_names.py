"""A unit as people write it -> the name by which quantities know it: "km", "Kilometers", "%", "$", "people".

Enters: the words of a unit that stands beside a number and not behind it, as in a table's own column. Leaves: the name
of the unit of measure or the currency, the lemma of a counted noun, or the words as they are where neither is known.
Refused: nothing. Signs and abbreviations are read in their own case ("MW" is no "mW"), words in any.
"""

from functools import lru_cache

from claimtrack.errors import ClaimtrackError
from claimtrack.lexicon.loader import Lexicon, load_lexicon

__all__ = ["unit_named"]

_NO_UNITS = ("count", "per")  # nouns joined by a hyphen, and denominators
_FORMS = ("words", "symbols", "before", "after")


def unit_named(words: str, lexicon: Lexicon | None = None) -> str:
    """The name of a unit.

    >>> [unit_named(words) for words in ("km", "Square Kilometres", "%", "$", "EUR", "people", "prisoners", "widgetry")]
    ['kilometre', 'square_kilometre', 'percent', 'USD', 'EUR', 'person', 'prisoner', 'widgetry']
    """
    return _named(words, lexicon or load_lexicon())


@lru_cache(maxsize=4096)
def _named(words: str, lexicon: Lexicon) -> str:
    known = _known(lexicon)
    return known.get(words) or known.get(words.casefold()) or _lemma(words, lexicon)


@lru_cache(maxsize=16)
def _known(lexicon: Lexicon) -> dict[str, str]:
    """Every form of every unit; a unit's own name goes before another's abbreviation."""
    units = {name: fields for name, fields in lexicon.table("units").items() if fields.get("kind") not in _NO_UNITS}
    forms = {form: name for name, fields in units.items() for key in _FORMS for form in fields.get(key, ())}
    return forms | {name: name for name in units}


def _lemma(words: str, lexicon: Lexicon) -> str:
    """One noun, or a rate, as a reader of texts names it; "police officers" and "USD million" stay as they are."""
    if len(words.split()) != 1 and "per" not in words.casefold().split():
        return words
    from claimtrack.parsing.quantities import parse_quantity

    try:
        found = parse_quantity(f"2 {words}", lexicon=lexicon)
    except ClaimtrackError:
        return words
    return found.unit if found.unit is not None and found.low == found.high == 2 else words
