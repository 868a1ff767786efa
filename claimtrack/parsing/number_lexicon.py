"""The number words of a language, ready to read with.

Enters: the table ``numbers`` of a lexicon. Leaves: dictionaries by word, and parts of patterns. Refused: an entry whose
kind or value is not of the grammar that the table's header explains.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import attrs

from claimtrack.errors import LexiconError
from claimtrack.lexicon.loader import Lexicon

__all__ = ["GAP", "JOINT", "NumberLexicon", "NumberWord", "Vague", "number_lexicon", "word_pattern"]

_KINDS = frozenset({"unit", "teen", "ten", "hundred", "scale", "group", "article", "ordinal", "fraction", "suffix"})

# The room between two words of one phrase: a few spaces, or one line break; never a blank line, for a paragraph ends a
# phrase ("12\n\n300 people"). Bounded, so that a megabyte of spaces costs no more than it is long.
GAP = r"(?:[^\S\n]{1,3}|[^\S\n]?\n[^\S\n]{0,3})"
# What joins a number to its unit: a gap or a hyphen ("six-week"), which some corpora set between spaces.
JOINT = rf"(?:{GAP}|-| - )"


@attrs.frozen
class NumberWord:
    """One entry of the table, as written there."""

    name: str
    kind: str
    value: int = 0
    low: int = 0
    high: int = 0
    reason: str = ""
    multiplies: bool = False
    money: bool = False
    forms: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        if self.kind == "vague":
            if not (0 < self.low < self.high and self.reason):
                raise ValueError("a vague word needs 0 < low < high and a reason")
        elif self.kind not in _KINDS:
            raise ValueError(f"kind must be vague or one of {', '.join(sorted(_KINDS))}, not {self.kind!r}")


class Vague(NamedTuple):
    """What a vague word says: its ends, and whether it multiplies a scale."""

    low: int
    high: int
    multiplies: bool


@attrs.frozen(eq=False)
class NumberLexicon:
    """The number words by lower-case form.

    Attributes:
        cardinals: Kind and value of every word that builds a number.
        following: The same, and the plurals that only a number before them makes one: "two hundreds".
        fractions: The denominator that a fraction word names, singular and plural.
        ordinals: The place that an ordinal names.
        suffixes: The factor of a letter scale, and whether only money takes it.
        vague: What a vague word says.
        scales: The words of kind scale, group and hundred, with their factors, plural forms included.
        combining: Words that may change the number before them; all others leave it as it is.
        joining: Words that may change a number in words only.
    """

    cardinals: dict[str, tuple[str, int]]
    following: dict[str, tuple[str, int]]
    fractions: dict[str, int]
    ordinals: dict[str, int]
    suffixes: dict[str, tuple[int, bool]]
    vague: dict[str, Vague]
    scales: dict[str, int]
    combining: frozenset[str]
    joining: frozenset[str]


@lru_cache(maxsize=32)
def number_lexicon(lexicon: Lexicon) -> NumberLexicon:
    """The number words of a lexicon, read once.

    Raises:
        LexiconError: For a language without number words, and for a wrong entry.
    """
    cardinals: dict[str, tuple[str, int]] = {}
    fractions: dict[str, int] = {}
    ordinals: dict[str, int] = {}
    suffixes: dict[str, tuple[int, bool]] = {}
    vague: dict[str, Vague] = {}
    scales: dict[str, int] = {}
    entries = lexicon.entries("numbers", NumberWord)
    if not entries:
        raise LexiconError(f"{lexicon.language}/numbers.toml", None, "this language has no number words")
    for entry in entries:
        for form in (entry.name, *entry.forms):
            if entry.kind == "vague":
                vague[form] = Vague(entry.low, entry.high, entry.multiplies)
            elif entry.kind == "suffix":
                suffixes[form] = (entry.value, entry.money)
            elif entry.kind == "fraction":
                fractions[form] = entry.value
            elif entry.kind == "ordinal":
                ordinals[form] = entry.value
                if entry.value > 2:
                    fractions |= {form: entry.value, f"{form}s": entry.value}
            else:
                cardinals[form] = (entry.kind, entry.value)
                if entry.kind in ("scale", "group", "hundred"):
                    scales |= {form: entry.value, f"{form}s": entry.value}
                if entry.kind == "group":
                    cardinals[f"{form}s"] = (entry.kind, entry.value)
    combining = frozenset((*scales, *suffixes, *fractions, "and", "out", "x"))
    joining = frozenset((*ordinals, *(f"{word}s" for word in ordinals), "point", "over"))
    following = {f"{word}s": entry for word, entry in cardinals.items() if entry[0] in ("hundred", "scale")} | cardinals
    return NumberLexicon(cardinals, following, fractions, ordinals, suffixes, vague, scales, combining, joining)


def word_pattern(words: Iterable[str]) -> str:
    """A pattern for any of some words, grouped by first letters, so that a scan decides by one letter at most places.

    >>> word_pattern(["two", "ten", "one"])
    '(?:one|t(?:en|wo))'
    """
    tree: dict[str, list[str]] = {}
    for word in sorted(set(words)):
        tree.setdefault(word[:1], []).append(word[1:])
    branches = []
    for letter, rests in sorted(tree.items()):
        ending = "?" if "" in rests else ""
        rests = [rest for rest in rests if rest]
        if not rests:
            branches.append(re.escape(letter))
        elif len(rests) == 1:
            rest = re.escape(rests[0])
            branches.append(re.escape(letter) + (f"(?:{rest})?" if ending else rest))
        else:
            inner = word_pattern(rests)
            branches.append(re.escape(letter) + (f"(?:{inner})?" if ending else inner))
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
