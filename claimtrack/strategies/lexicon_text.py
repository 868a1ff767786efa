"""Phrases written from the words that the parsers themselves read: every entry must be reachable.

Enters: the shapes, units and writings wanted. Leaves: strategies of the parts of phrases, an entry each. Refused:
nothing; where no entry fits there is no strategy. Such phrases cannot show that a list is wrong, only that it is used.
"""

from collections import Counter
from typing import Any

from hypothesis import strategies as st

from claimtrack.lexicon.loader import load_lexicon
from claimtrack.model.quantity import Bound, Quantity

__all__ = ["lexicon_quantities"]

Parts = tuple[str, str, str, Quantity, str]
_MEASURES = frozenset(["time", "length", "area", "volume", "mass", "speed", "energy", "data", "temperature"])


def lexicon_quantities(
    language: str, shapes: tuple[Bound, ...], kinds: tuple[str, ...], written: tuple[str, ...], bound_words: bool
) -> list[st.SearchStrategy[Parts]]:
    """Strategies over the entries of a language's modifiers, units and numbers."""
    lexicon = load_lexicon(language)
    made = []
    numbers = st.integers(31, 99)
    if bound_words and "noun" in kinds and "digits" in written:
        bounds = [word for word in _bounds(lexicon.table("modifiers")) if word[0] in shapes]
        if bounds:
            made.append(st.tuples(st.sampled_from(bounds), numbers).map(_with_bound))
    if Bound.EXACT in shapes and "digits" in written:
        units = _units(lexicon.table("units"), kinds)
        if units:
            made.append(st.tuples(numbers, st.sampled_from(units)).map(_with_unit))
    if Bound.EXACT in shapes and "noun" in kinds:
        words = _words(lexicon.table("numbers"), written)
        if words:
            made.append(st.sampled_from(words).map(_counted))
    return made


def _bounds(table: dict[str, Any]) -> list[tuple[Bound, str, str]]:
    """(bound, words before, words after the number)."""
    found = []
    for entry in table.values():
        if "bound" in entry:
            bound = Bound(entry["bound"])
            found += [(bound, f"{words} ", "") for words in entry.get("before", ())]
            found += [(bound, "", f" {words}") for words in entry.get("after", ())]
            found += [(bound, f"{sign} ", "") for sign in entry.get("signs", ())]
            found += [(bound, "", tail) for tail in entry.get("tails", ())]
    return found


def _with_bound(drawn: tuple[tuple[Bound, str, str], int]) -> Parts:
    (bound, before, after), number = drawn
    low = None if bound in (Bound.AT_MOST, Bound.LESS_THAN) else number
    high = None if bound in (Bound.AT_LEAST, Bound.MORE_THAN) else number
    quantity = Quantity(
        low, high, number, bound, "person", "", bound is Bound.MORE_THAN, bound is Bound.LESS_THAN, bound is Bound.ABOUT
    )
    return "", f"{before}{number}{after}", " people", quantity, f"lexicon: {(before or after).strip()}"


def _units(table: dict[str, Any], kinds: tuple[str, ...]) -> list[tuple[str, str]]:
    """(words, unit) of the entries of the kinds wanted, but for words that two entries share."""
    of_kind = {"share": {"share"}, "money": {"money"}, "measure": _MEASURES}
    wanted = {name for kind in kinds for name in of_kind.get(kind, ())}
    times = Counter(word for entry in table.values() for word in entry.get("words", ()))
    return [
        (word, unit)
        for unit, entry in table.items()
        if entry.get("kind") in wanted
        for word in entry.get("words", ())
        if times[word] == 1
    ]


def _with_unit(drawn: tuple[int, tuple[str, str]]) -> Parts:
    number, (word, unit) = drawn
    return "", f"{number} {word}", "", Quantity(number, number, number, Bound.EXACT, unit), f"lexicon: {word}"


def _words(table: dict[str, Any], written: tuple[str, ...]) -> list[tuple[str, int]]:
    """(text, value): every number word from two on, and every scale after a number."""
    found = []
    for word, entry in table.items():
        spellings = (word, *entry.get("forms", ()))
        kind, value = entry["kind"], entry.get("value", 0)
        if kind in ("unit", "teen", "ten") and value > 1 and "small_words" in written:
            found += [(spelling, value) for spelling in spellings]
        if kind == "scale" and "scale" in written:
            found += [(f"7 {spelling}", 7 * value) for spelling in spellings]
    return found


def _counted(drawn: tuple[str, int]) -> Parts:
    text, value = drawn
    return "", text, " people", Quantity(value, value, value, Bound.EXACT, "person"), f"lexicon: {text}"
