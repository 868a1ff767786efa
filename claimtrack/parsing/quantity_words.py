"""Figures that are words of their own: nothing ("no casualties"), factors ("doubled"), and ordinals when asked for.

Enters: a text, a match of the anchors, and the grammar. Leaves: the ends, the unit and where the words stand. Refused:
"no one knows", "double room", and whatever else the same words say.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from claimtrack.model.quantity import Number
from claimtrack.parsing.number_digits import as_number
from claimtrack.parsing.number_lexicon import GAP, NumberLexicon, word_pattern
from claimtrack.parsing.numbers import read_numeral
from claimtrack.parsing.quantity_grammar import Grammar
from claimtrack.parsing.quantity_nouns import single_noun, singular

__all__ = ["WordFigure", "find_ordinals", "read_factor", "read_part", "read_single", "read_zero"]


class WordFigure(NamedTuple):
    """A figure that one word states: its value and unit, and where it stands."""

    start: int
    end: int
    value: Number
    unit: str
    noun: tuple[int, int] = (-1, -1)


_SHORT = 3  # letters: a plural noun has more
_BEFORE = re.compile(rf"([^\W\d_]+){GAP}\Z")
_NEXT = re.compile(rf"{GAP}([^\W\d_]+)(?!\w)")
_CLOSED = re.compile(r"[.;!]|\s*\Z")
_THE = re.compile(rf"{GAP}of{GAP}(?:the|them|those|its|their)", re.IGNORECASE)


def read_zero(text: str, anchor: re.Match[str], grammar: Grammar, *, strict: bool = False) -> WordFigure | None:
    """Nobody and nothing as a count; None where the words only say so in passing ("no one knows")."""
    start, end = anchor.span()
    words = " ".join(re.split(r"[\s-]+", anchor[0].lower()))
    if words == "not one" and (noun := single_noun(text, end, grammar)):
        first = _NEXT.match(text, end)
        counts = first and first[1].lower() not in grammar.lists["not_one"]
        return WordFigure(start, end, 0, noun.lemma, (noun.start, noun.end)) if counts else None
    if words.startswith("no ") and words != "no one":
        lemma = singular(words[3:], grammar) or words[3:]
        if words[3:] in grammar.lists["zero_nouns"]:
            return WordFigure(start, end, 0, singular(words[3:], grammar) or "person")
        nothing = strict or _nothing_happened(text, end, grammar) or (lemma == "person" and _CLOSED.match(text, end))
        return WordFigure(start, end, 0, lemma) if nothing else None
    if strict:
        return WordFigure(start, end, 0, "person")
    unit = "person"
    for _ in range(9):
        word = _NEXT.match(text, end)
        if word is None:
            return None
        lower = word[1].lower()
        if lower in grammar.lists["zero_verbs"] or (unit != "person" and _is_deed(lower, grammar)):
            return WordFigure(start, anchor.end(), 0, unit)
        if lower not in grammar.lists["zero_verbs.between"]:
            counted = singular(lower, grammar) if words in ("none", "not one") else None
            if counted is None:
                return None
            unit = counted  # "none of the passengers was hurt"
        end = word.end()
    return None


def _nothing_happened(text: str, end: int, grammar: Grammar) -> bool:
    """Whether a verb of the past stands behind a counted noun: "no school reopened", not "no school rules"."""
    for _ in range(6):
        word = _NEXT.match(text, end)
        if word is None:
            return False
        lower = word[1].lower()
        if lower in grammar.lists["zero_verbs"]:
            return True
        if lower not in grammar.lists["zero_verbs.between"]:
            return _is_deed(lower, grammar)
        end = word.end()
    return False


def _is_deed(word: str, grammar: Grammar) -> bool:
    """Whether a word may be a verb of the past that something happened to or did: "reopened", not "needed"."""
    return word.endswith("ed") and word not in grammar.lists["zero_counted.follow"]


def read_single(text: str, anchor: re.Match[str], grammar: Grammar) -> WordFigure | None:
    """One, where "a single" stands before a noun that is counted ("a single death"), and none behind "not"."""
    negative = anchor[0].lower().startswith("not")
    nouns = grammar.lists["zero_counted"] | (grammar.lists["zero_counted.loose"] if negative else frozenset())
    word = first = _NEXT.match(text, anchor.end())
    for _ in range(2):
        if first is None or word is None:
            return None
        follow = _NEXT.match(text, word.end())
        lower = follow[1].lower() if follow else ""
        ends = not lower or lower in grammar.lists["noun_stop"] or lower in grammar.lists["zero_verbs"]
        if word[1].lower() in nouns and (ends or _is_deed(lower, grammar)):  # not "a single vehicle wreck"
            place = (first.start(1), word.end())
            return WordFigure(anchor.start(), anchor.end(), 0 if negative else 1, word[1].lower(), place)
        word = follow
    return None


def read_factor(text: str, anchor: re.Match[str], grammar: Grammar, *, strict: bool = False) -> WordFigure | None:
    """A change by a factor: "doubled", "threefold", "twice as many", "double the number"."""
    word = anchor[0].lower()
    if (value := grammar.pairs["factors"].get(word)) is not None:
        return WordFigure(anchor.start(), anchor.end(), as_number(Fraction(value)), "factor")
    if (value := grammar.pairs["factor_verbs"].get(word)) is not None and _is_change(text, anchor, grammar):
        return WordFigure(anchor.start(), anchor.end(), as_number(Fraction(value)), "factor")
    value = grammar.pairs["factor_phrases"].get(word)
    follow = _NEXT.match(text, anchor.end())
    if value is None or not (strict or (follow and follow[1].lower() in grammar.lists["factor_phrases.follow"])):
        return None
    if follow and follow[1].lower() == "as" and not ((than := _NEXT.match(text, follow.end())) and than[1].islower()):
        return None  # "scored twice as United won"
    return WordFigure(anchor.start(), anchor.end(), as_number(Fraction(value)), "factor")


def read_part(text: str, anchor: re.Match[str], grammar: Grammar) -> WordFigure | None:
    """A fraction as a factor: "half as many"; None where it is a share."""
    follow = _NEXT.match(text, anchor.end())
    if follow is None or follow[1].lower() not in grammar.lists["factor_fractions.follow"]:
        return None
    much = _NEXT.match(text, follow.end())
    if much is None or much[1].lower() in grammar.lists["noun_stop"]:
        return None  # "half as a joke"
    value = grammar.pairs["factor_fractions"][anchor[0].lower()]
    return WordFigure(anchor.start(), anchor.end(), as_number(Fraction(value)), "factor")


def _is_change(text: str, anchor: re.Match[str], grammar: Grammar) -> bool:
    """Whether a base form is a verb without an object: "will double by May", "cases triple in a week".

    "To double the number" has an object, and what "doubles as" something else only serves as that.
    """
    before = _BEFORE.search(text, max(0, anchor.start() - 16), anchor.start())
    if before is None:
        return False
    if before[1].lower() not in grammar.lists["factor_verbs"]:
        many = len(before[1]) > _SHORT and before[1].endswith("s") and not before[1].endswith("ss")
        opens = before.start(1) == 0 or text[before.start(1) - 1] == "\n"
        if not many or (before[1][0].isupper() and not opens):
            return False
        as_well = _NEXT.match(text, anchor.end())
        if as_well is not None and as_well[1].lower() == "as" and anchor[0].lower() != "halve":
            return False  # "shops double as homes"
    follow = _NEXT.match(text, anchor.end())
    ends = text[anchor.end() : anchor.end() + 1] != "-"  # "will double-check"
    return ends if follow is None else follow[1].lower() in grammar.lists["factor_verbs.follow"]


@lru_cache(maxsize=8)
def _ordinal_pattern(words: NumberLexicon) -> re.Pattern[str]:
    tens = [word for word, (kind, _) in words.cardinals.items() if kind == "ten"]
    return re.compile(
        rf"(?<![\w.,])(\d{{1,6}}|\d{{1,3}}(?:,\d{{3}})+)(?:st|nd|rd|th)(?!\w)"
        rf"|\b(?:(?:{word_pattern(tens)})(?:{GAP}|-))?(?:{word_pattern(words.ordinals)})(?!\w)",
        re.IGNORECASE,
    )


def find_ordinals(text: str, grammar: Grammar) -> Iterator[WordFigure]:
    """Every ordinal, in digits or words; a fraction word behind a number or an article is none ("a third of")."""
    words = grammar.numbers
    for found in _ordinal_pattern(words).finditer(text):
        if found[1]:
            yield WordFigure(found.start(), found.end(), int(found[1].replace(",", "")), "ordinal")
            continue
        if _is_fraction(text, found, words):
            continue
        parts = re.split(r"[\s-]+", found[0].lower())
        value = words.ordinals[parts[-1]] + (words.cardinals[parts[0]][1] if len(parts) > 1 else 0)
        yield WordFigure(found.start(), found.end(), value, "ordinal")


def _is_fraction(text: str, found: re.Match[str], words: NumberLexicon) -> bool:
    before = re.compile(rf"([^\W\d_]+)(?:{GAP}|-)\Z").search(text, max(0, found.start() - 16), found.start())
    if before is None:
        return False
    if before[1].lower() in ("a", "an"):
        return bool(_OF_NEXT.match(text, found.end()))
    numeral = read_numeral(text, before.start(1), words)
    return bool(numeral and numeral.ratio and numeral.end >= found.end())


_OF_NEXT = re.compile(rf"{GAP}of{GAP}", re.IGNORECASE)
