"""The word lists behind numbers and quantities: no word twice, none that cannot be reached, and every unit readable."""

import re

import pytest

from claimtrack.errors import LexiconError
from claimtrack.lexicon.loader import Lexicon, load_lexicon
from claimtrack.parsing.number_lexicon import number_lexicon, word_pattern
from claimtrack.parsing.numbers import parse_number
from claimtrack.parsing.quantities import find_quantities, parse_quantity
from claimtrack.parsing.quantity_grammar import Modifier, UnitEntry, WordList, grammar_of

LEXICON = load_lexicon()
UNITS = [unit for unit in LEXICON.entries("units", UnitEntry) if unit.kind not in ("per", "count")]
BOUNDS = [entry for entry in LEXICON.entries("modifiers", Modifier) if entry.bound]


def test_no_form_names_two_units() -> None:
    """A form behind a number, a sign before it and a rate each name one unit only."""
    for fields in (("words", "symbols", "after", "weak"), ("before",), ("rate",)):
        owner: dict[str, str] = {}
        for unit in LEXICON.entries("units", UnitEntry):
            for field in fields:
                for form in getattr(unit, field):
                    assert owner.setdefault(form, unit.name) == unit.name, form


def test_no_word_stands_twice_in_a_list() -> None:
    """No list of any table holds a word twice."""
    for table, kind in (("units", UnitEntry), ("modifiers", Modifier), ("figures", WordList)):
        for entry in LEXICON.entries(table, kind):
            for field in ("words", "symbols", "before", "after", "signs", "loose", "between", "follow", "bare"):
                words = getattr(entry, field, ())
                assert len(set(words)) == len(words), (table, entry.name, field)


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_every_form_of_a_unit_is_read(unit: UnitEntry) -> None:
    """Each word, symbol and sign of a unit is read as that unit by the strict parser."""
    for form in unit.words:
        assert parse_quantity(f"7,000 {form}").unit == unit.name, form
    for form in unit.weak:
        assert parse_quantity(f"7 million {form}").unit == unit.name, form
    for form in (*unit.symbols, *unit.after):
        read = parse_quantity(f"7,000{form}")
        assert read.unit in (unit.name, None), form
        # A letter that is also a scale needs the words behind it.
        assert read.unit is not None or form.lower() in number_lexicon(LEXICON).suffixes, form
    for sign in unit.before:
        assert parse_quantity(f"{sign}7,000").unit == unit.name, sign


@pytest.mark.parametrize("entry", BOUNDS, ids=lambda entry: entry.name)
def test_every_bound_is_read(entry: Modifier) -> None:
    """Each phrase and sign of a bound makes the bound of the number beside it."""
    for words in entry.before:
        assert parse_quantity(f"{words} 7,000 people").bound == entry.bound, words
    for words in entry.after:
        assert parse_quantity(f"7,000 {words}").bound == entry.bound, words
    for sign in entry.signs:
        assert parse_quantity(f"{sign}7,000").bound == entry.bound, sign
    for tail in entry.tails:
        assert parse_quantity(f"7,000{tail}").bound == entry.bound, tail


def test_every_number_word_is_read() -> None:
    """Each cardinal reads as its value, each vague word as its ends."""
    words = number_lexicon(LEXICON)
    for word, (kind, value) in words.cardinals.items():
        if kind != "article":
            assert parse_number(word) == value
    for word, vague in words.vague.items():
        text = f"{word} thousand" if vague.multiplies and not word.endswith("s") else word
        read = parse_quantity(text)
        assert read.low == vague.low * (1000 if "thousand" in text and word != "thousands" else 1), word


def test_every_factor_is_read() -> None:
    """Each word for a factor is found."""
    for word in grammar_of(LEXICON).pairs["factors"]:
        (found,) = find_quantities(f"Output {word} there.")
        assert found.value.unit == "factor"


@pytest.mark.parametrize(
    ("words", "text", "whole"),
    [
        (["ten", "tens", "tens of"], "tens of", "tens of"),
        (["a", "ab", "abc"], "ab", "ab"),
        (["m.p.h.", "mph"], "m.p.h.", "m.p.h."),
    ],
)
def test_word_pattern_takes_the_longest(words: list[str], text: str, whole: str) -> None:
    """The pattern of a list of words matches each of them, at its longest."""
    pattern = re.compile(word_pattern(words))
    found = pattern.match(text)
    assert found is not None
    assert found[0] == whole
    assert all(pattern.fullmatch(word) for word in words)


def test_a_language_without_number_words() -> None:
    """A lexicon that has no number words is refused with the missing file."""

    class Bare(Lexicon):
        """A lexicon without tables."""

        def table(self, name: str) -> dict[str, object]:
            """Nothing, for any name."""
            return dict.fromkeys(name[:0])

    with pytest.raises(LexiconError, match="no number words"):
        number_lexicon(Bare("en"))
