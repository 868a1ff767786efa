"""Phrases that state quantities, each with the truth beside it.

Enters: which bounds, units, writings and noise are wanted. Leaves: a strategy of ``Phrase`` values that shrinks to the
shortest readable one ("2"). Refused: options that could yield nothing.

The span of a figure covers its bounds, number and unit of measure; a counted noun names the unit and stands outside,
unless words of the bound follow it ("30 people or more"). The ends of vague words are the least they can mean.
"""

from collections.abc import Callable, Iterable
from typing import Any

import attrs
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from claimtrack.model.quantity import Bound, Number, Quantity
from claimtrack.parsing.found import Found
from claimtrack.strategies.lexicon_text import lexicon_quantities
from claimtrack.strategies.noise import Write, noises, noises_of
from claimtrack.strategies.number_text import WRITINGS, spelled, written_numbers
from claimtrack.strategies.options import check_flag, choice_of, members
from claimtrack.strategies.phrases import Phrase, forms, origins_of

__all__ = ["quantity_phrases"]

UNITS = ("none", "noun", "share", "money", "measure", "compound")
_DIGITS = ("digits", "grouped", "spaced", "decimal")
# Which writings go with which unit: nobody counts 3.5 people, and "40k percent" is no English.
_WRITINGS_OF = {
    "none": tuple(WRITINGS),
    "noun": tuple(name for name in WRITINGS if name != "decimal"),
    "share": ("digits", "decimal", "small_words"),
    "money": (*_DIGITS, "scale", "letter_scale", "small_words", "big_words", "halves"),
    "measure": (*_DIGITS, "small_words", "big_words", "article", "scale"),
    "compound": ("digits", "small_words"),
}
_SIGNED = (*_DIGITS, "scale", "letter_scale")

# Before the span, in it, behind it; what it states; how it is written.
Parts = tuple[str, str, str, Quantity, str]
# A number with its unit of measure, the counted noun behind it, the value, the unit, how it is written.
Amount = tuple[str, str, Number, str | None, str]


def quantity_phrases(
    *,
    bounds: Iterable[Bound | str] | None = None,
    units: Iterable[str] | None = None,
    writings: Iterable[str] | None = None,
    bound_words: bool = True,
    noise: Iterable[str] | None = None,
    origins: Iterable[str] | None = None,
    sentences: bool = False,
    language: str = "en",
) -> st.SearchStrategy[Phrase]:
    """Phrases that state one quantity each.

    Args:
        bounds: The shapes wanted (``exact``, ``about``, ``range``, ``vague`` ...); None for all.
        units: Some of ``none noun share money measure compound``; None for all. A compound is "a six-week break".
        writings: Some of ``digits grouped spaced decimal small_words big_words article scale letter_scale halves``;
            None for all.
        bound_words: Whether words such as "exactly" may stand beside the number; without them it is exact, a range or
            vague.
        noise: Some of ``spaces digits dashes case``; None for none.
        origins: ``independent`` for forms written out apart from the parsers' lexicon, ``lexicon`` for its own words;
            None for both.
        sentences: Whether each phrase stands in a sentence.
        language: The language; only ``en`` has forms.

    Raises:
        InvalidArgument: At once, for options that could yield nothing.
    """
    table = forms(language)
    shapes = members("bounds", bounds, Bound)
    kinds = choice_of("units", units, UNITS)
    written = choice_of("writings", writings, tuple(WRITINGS))
    chosen = origins_of(origins)
    noisy = noises(noises_of(noise))
    check_flag("sentences", sentences)
    check_flag("bound_words", bound_words)
    made = []
    if "independent" in chosen:
        made = _independent(table if bound_words else {**table, "bounds": {}}, shapes, kinds, written)
    if "lexicon" in chosen:
        made += lexicon_quantities(language, shapes, kinds, written, bound_words)
    if not made:
        raise InvalidArgument("no phrase has such bounds, units and writings together")
    phrases = st.tuples(st.one_of(made), noisy).map(lambda drawn: _phrase(*drawn))
    if not sentences:
        return phrases
    frames = st.sampled_from(table["frames"]["plain"]).map(lambda frame: frame.split("{}"))
    return st.tuples(phrases, frames).map(lambda drawn: drawn[0].within(*drawn[1]))


def _phrase(parts: Parts, write: Write) -> Phrase:
    """The parts put together, each with the same noise; the span moves with them."""
    before, core, behind = (write(part) for part in parts[:3])
    found = Found(len(before), len(before) + len(core), attrs.evolve(parts[3], text=core))
    return Phrase(f"{before}{core}{behind}", (found,), parts[4])


def _independent(
    table: dict[str, Any], shapes: tuple[Bound, ...], kinds: tuple[str, ...], written: tuple[str, ...]
) -> list[st.SearchStrategy[Parts]]:
    made: list[st.SearchStrategy[Parts]] = []
    words = _bound_words(table["bounds"], shapes)
    for kind in kinds:
        usable = tuple(name for name in written if name in _WRITINGS_OF[kind])
        if usable and words:
            made.append(st.tuples(_amounts(table, kind, usable), st.sampled_from(words)).filter(_goes).map(_bounded))
        if Bound.RANGE in shapes:
            made += _ranges(table, kind, usable)
    if Bound.VAGUE in shapes and "noun" in kinds:
        nouns = st.sampled_from(list(table["nouns"].items()))
        made.append(st.tuples(st.sampled_from(list(table["vague"].items())), nouns).map(_vague))
    if Bound.EXACT in shapes and "noun" in kinds and "small_words" in written:
        made.append(st.sampled_from(list(table["zero"].items())).map(_zero))
    return made


def _bound_words(table: dict[str, Any], shapes: tuple[Bound, ...]) -> list[tuple[Bound, str, str]]:
    """(bound, words before, words after), the bare number first."""
    words = [(Bound.EXACT, "", "")] if Bound.EXACT in shapes else []
    for name, said in table.items():
        if name in shapes:
            words += [(Bound(name), f"{before} ", "") for before in said["before"]]
            words += [(Bound(name), "", f" {after}") for after in said["after"]]
    return words


def _goes(drawn: tuple[Amount, tuple[Bound, str, str]]) -> bool:
    """Whether the words go together: nobody writes "some a hundred", "exactly half a million", "six-week or so"."""
    (core, noun, _, _, writing), (_, before, after) = drawn
    if writing == "compound":
        return not before and not after
    if core.startswith(("a ", "half ")):
        return before not in ("some ", "exactly ", "precisely ", "as many as ") and not after
    return not (after == " or fewer" and not noun)


def _bounded(drawn: tuple[Amount, tuple[Bound, str, str]]) -> Parts:
    (core, noun, value, unit, writing), (bound, before, after) = drawn
    low = None if bound in (Bound.AT_MOST, Bound.LESS_THAN) else value
    high = None if bound in (Bound.AT_LEAST, Bound.MORE_THAN) else value
    quantity = Quantity(
        low, high, value, bound, unit, core, bound is Bound.MORE_THAN, bound is Bound.LESS_THAN, bound is Bound.ABOUT
    )
    if after:
        return "", f"{core}{noun}{after}", "", quantity, writing
    return "", f"{before}{core}", noun, quantity, writing


def _amounts(table: dict[str, Any], kind: str, written: tuple[str, ...]) -> st.SearchStrategy[Amount]:
    """Numbers with units of one kind."""
    numbers = written_numbers(written)
    if kind == "none":
        return numbers.map(lambda n: (n[0], "", n[1], None, n[2]))
    if kind == "noun":
        nouns = st.sampled_from(list(table["nouns"].items()))
        return st.tuples(numbers, nouns).map(lambda d: (d[0][0], f" {d[1][0]}", d[0][1], d[1][1], d[0][2]))
    if kind == "money":
        return _money(table["money"], written)
    if kind == "compound":
        small = st.tuples(st.integers(2, 99), st.booleans()).map(lambda d: (spelled(d[0]) if d[1] else str(d[0]), d[0]))
        kept = small.filter(lambda n: ("digits" if n[0].isdigit() else "small_words") in written)
        lengths = st.sampled_from(("week", "day", "hour", "mile"))
        return st.tuples(kept, lengths).map(lambda d: (f"{d[0][0]}-{d[1]}", " stretch", d[0][1], d[1], "compound"))
    units = [
        (word, unit) for unit, listed in table["shares" if kind == "share" else "measures"].items() for word in listed
    ]
    return st.tuples(numbers, st.sampled_from(units)).filter(_measurable).map(_measured)


def _measurable(drawn: tuple[tuple[str, Number, str], tuple[str, str]]) -> bool:
    """Symbols follow digits, and shares are not in the thousands."""
    (text, value, _), (word, unit) = drawn
    symbol = word in ("%", "km", "kg")
    share = unit in ("percent", "percentage_point")
    return not (symbol and text[-1].isalpha()) and not (share and value >= 1000)


def _measured(drawn: tuple[tuple[str, Number, str], tuple[str, str]]) -> Amount:
    (text, value, writing), (word, unit) = drawn
    return f"{text}{'' if word == '%' else ' '}{word}", "", value, unit, writing


def _money(table: dict[str, Any], written: tuple[str, ...]) -> st.SearchStrategy[Amount]:
    """Signs before digits, names of currencies after anything but a letter scale."""
    made: list[st.SearchStrategy[Amount]] = []
    signed = tuple(name for name in written if name in _SIGNED)
    named = tuple(name for name in written if name != "letter_scale")
    if signed:
        signs = [(sign, unit) for unit, said in table.items() for sign in said["before"]]
        made.append(
            st.tuples(written_numbers(signed), st.sampled_from(signs)).map(
                lambda d: (f"{d[1][0]}{d[0][0]}", "", d[0][1], d[1][1], d[0][2])
            )
        )
    if named:
        names = [(name, unit) for unit, said in table.items() for name in said["after"]]
        made.append(
            st.tuples(written_numbers(named), st.sampled_from(names)).map(
                lambda d: (f"{d[0][0]} {d[1][0]}", "", d[0][1], d[1][1], d[0][2])
            )
        )
    return st.one_of(made)


def _ranges(table: dict[str, Any], kind: str, written: tuple[str, ...]) -> list[st.SearchStrategy[Parts]]:
    """Two numbers of one writing under one unit, and two that share a scale."""
    if kind not in ("none", "noun", "share", "measure"):
        return []
    joins = table["ranges"]["plain"] + (table["ranges"]["dashed"] if kind != "none" else [])
    units: list[tuple[str, str, str | None]] = [("", "", None)]
    if kind == "noun":
        units = [("", f" {noun}", lemma) for noun, lemma in table["nouns"].items()]
    if kind == "share":
        units = [(" percent", "", "percent"), ("%", "", "percent")]
    if kind == "measure":
        units = [(f" {words[0]}", "", unit) for unit, words in table["measures"].items()]
    made = []
    for name, least, most in (("digits", 2, 999), ("grouped", 1000, 999_999), ("small_words", 2, 20)):
        if name in written and (kind != "share" or name == "digits"):
            ends = st.tuples(st.integers(least, most), st.integers(least, most)).filter(lambda ends: ends[0] < ends[1])
            write = spelled if name == "small_words" else "{:,}".format
            pick = [join for join in joins if name != "small_words" or "{} " in join]
            made.append(st.tuples(ends, st.sampled_from(pick), st.sampled_from(units)).map(_ranged(write, name, "", 1)))
            if name == "small_words" and "scale" in written:
                made.append(
                    st.tuples(ends, st.sampled_from(pick), st.sampled_from(units)).map(
                        _ranged(write, "scale", " million", 10**6)
                    )
                )
    return made


def _ranged(write: Callable[[int], str], name: str, scale: str, factor: int) -> Callable[[Any], Parts]:
    """A range whose ends share what follows them: "five to six million people", "3-5%"."""

    def build(drawn: tuple[tuple[int, int], str, tuple[str, str, str | None]]) -> Parts:
        (low, high), join, (unit, noun, lemma) = drawn
        core = f"{join.format(write(low), write(high))}{scale}{unit}"
        return "", core, noun, Quantity(low * factor, high * factor, None, Bound.RANGE, lemma), f"range of {name}"

    return build


def _vague(drawn: tuple[tuple[str, int], tuple[str, str]]) -> Parts:
    (words, least), (noun, lemma) = drawn
    core = words.removesuffix(" of")
    return "", core, f"{words[len(core) :]} {noun}", Quantity(least, None, None, Bound.VAGUE, lemma), "vague"


def _zero(drawn: tuple[str, str]) -> Parts:
    words, lemma = drawn
    return "", words, "", Quantity(0, 0, 0, Bound.EXACT, lemma), "zero"
