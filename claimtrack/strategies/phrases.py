"""A phrase with the truth beside it, and the words that phrases are made of.

Enters: nothing but the name of a language. Leaves: ``Phrase`` values and the tables they are written from. Refused:
languages without a table, and options that could yield nothing.
"""

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import attrs
from hypothesis.errors import InvalidArgument

from claimtrack.model.moment import Moment
from claimtrack.model.quantity import Quantity
from claimtrack.parsing.found import Found
from claimtrack.strategies.options import choice_of

__all__ = ["ORIGINS", "Phrase", "forms", "origins_of"]

#: Where the words of a phrase come from: written out apart from the parsers' lexicon, or taken from it.
ORIGINS = ("independent", "lexicon")


@attrs.frozen
class Phrase:
    """A text and what a reader must find in it.

    Attributes:
        text: The text.
        expected: Every value it states, in order, with the half-open code point offsets of the words that state it.
        writing: How it is written, for people: "grouped digits, more_than".
    """

    text: str
    expected: tuple[Found[Quantity] | Found[Moment], ...]
    writing: str = ""

    def within(self, before: str, after: str) -> "Phrase":
        """The same phrase with text around it.

        >>> Phrase("9", (Found(0, 1, Moment("2024")),)).within("In ", ".").expected[0].start
        3
        """
        by = len(before)
        moved: tuple[Any, ...] = tuple(Found(f.start + by, f.end + by, f.value) for f in self.expected)
        return Phrase(f"{before}{self.text}{after}", moved, self.writing)


@cache
def forms(language: str) -> dict[str, Any]:
    """The independent forms of a language.

    Raises:
        InvalidArgument: For a language that has none.
    """
    file = files("claimtrack.strategies") / f"forms_{language}.toml"
    if not language.isalpha() or not file.is_file():
        raise InvalidArgument(f"language must be en, the only one with forms, not {language!r}")
    return tomllib.loads(file.read_text("utf-8"))


def origins_of(given: Iterable[str] | None) -> tuple[str, ...]:
    """Some of the origins; both for None."""
    return choice_of("origins", given, ORIGINS)
