"""Units beside a number: money before it, a unit behind it, and what the amount is per.

Enters: a text, the offset where a number starts or ends, and the grammar. Leaves: the name of the unit and where its
words stand. Refused: letters that touch more letters ("5Gbit" is no gram), and signs that are units in other places.
"""

import re
from typing import NamedTuple

from claimtrack.parsing.number_digits import read_digits
from claimtrack.parsing.number_lexicon import GAP
from claimtrack.parsing.number_words import read_words
from claimtrack.parsing.quantity_grammar import Grammar, UnitEntry
from claimtrack.parsing.quantity_nouns import counted_noun

__all__ = ["UnitRead", "letter_is_unit", "money_before", "rate_after", "unit_after"]


class UnitRead(NamedTuple):
    """A unit in the text: its name, its words, and whether a hyphen joins it to the number ("six-week")."""

    name: str
    start: int
    end: int
    joined: bool = False


_LETTERS_BEFORE = re.compile(r"[$A-Za-z.=]{1,6}\Z")
_RATE = re.compile(
    rf"(?:{GAP}|-)(?P<by>per|an?|each|every)(?:{GAP}|-)(?=(?P<number>[\d]|one|a|hundred|thousand|million)?)"
    rf"|(?P<slash>/)(?=[^\W\d_])",
    re.IGNORECASE,
)
_SPACED_WORD = re.compile(rf"{GAP}([^\W\d_]+)")
_RATE_WORD = re.compile(r"[^\W\d_]+[²³23]?(?![^\W_])")
_ADVERB = re.compile(rf"{GAP}(annually|yearly|daily|weekly|monthly|hourly|apiece)(?!\w)", re.IGNORECASE)
_BRACKETS = re.compile(r" ?[({]([^\W\d_]{2,4}[²³23]?)[)}]")
_CLOSED = re.compile(r"[.,;)]|\s*\Z")
_MEASURED = frozenset({"length", "area", "volume", "mass"})
_WORDS = re.compile(r"[^\W\d_]+")
_DIGITS_UNIT = re.compile(r"(?<=\d)[ ]?([^\W\d_]{1,3})(?!\w)")
_NEXT_WORD = re.compile(rf"(?:{GAP}|-)?([^\W\d_]+|×)")


def money_before(text: str, start: int, grammar: Grammar) -> tuple[str, int] | None:
    """The currency whose sign stands before an offset, and where the sign begins."""
    end = start
    while end > 0 and start - end < 2 and text[end - 1] in " \u00a0":
        end -= 1
    last = text[end - 1] if end else ""
    if signs := grammar.money_before.get(last):
        low = max(0, end - 6)
        before = text[low:end]
        for sign, name in signs:
            if before.endswith(sign):
                begin = end - len(sign)
                if not (sign[0].isalpha() and begin and text[begin - 1].isalpha()):
                    return name, begin
        return None
    if last in grammar.money_ends or text[end - 2 : end] in grammar.money_ends:
        found = _LETTERS_BEFORE.search(text, max(0, end - 7), end)
        code = grammar.money_words.get(found[0]) if found else None
        if found and code:
            begin = found.start()
            # A code of one or two letters must touch its number: "R5 million", but not "Section R 5"; "Rs 5" may not.
            apart = len(found[0].strip(".")) > 2 or found[0] in grammar.lists["spaced_codes"]
            if (end == start or apart) and not (begin and text[begin - 1].isalnum()):
                return code, begin
    return None


def unit_after(text: str, end: int, factor: int, grammar: Grammar, *, digits: bool = True) -> UnitRead | None:
    """The unit of measure whose words or symbol stand behind a number that ends at an offset."""
    if text[end : end + 1] in grammar.closers:
        return None
    if (word := _SPACED_WORD.match(text, end)) and word[1].lower() not in grammar.unit_starts:
        return None
    worded = _worded_unit(text, end, factor, grammar, digits)
    if (found := grammar.symbols.match(text, end)) and (digits or (found[1] and len(found[2]) > 1)):
        symbol, gap = found[2], found[1]
        if worded is not None and worded.end > found.end():  # "km squared"
            return worded
        if gap is None or gap == "-" or len(symbol) > 1 or not symbol.isalpha() or symbol in grammar.spaced:
            return UnitRead(grammar.unit_of_symbol[symbol], found.start(2), found.end(), gap == "-")
        if worded is None and _stands_apart(text, found.end(), grammar.units[grammar.unit_of_symbol[symbol]], symbol):
            return UnitRead(grammar.unit_of_symbol[symbol], found.start(2), found.end())
    if worded is not None:
        return worded
    if digits:
        return _bracketed(text, end, grammar) or _marked(text, end, grammar)
    return None


def _stands_apart(text: str, end: int, unit: UnitEntry, symbol: str) -> bool:
    """Whether a letter behind a space is a unit: before words that ask for one ("1 m x 1 m"), or at a clause's end."""
    follow = _NEXT_WORD.match(text, end)
    if follow is not None:
        return follow[1].lower() in unit.where
    return symbol.islower() and unit.kind in _MEASURED and bool(_CLOSED.match(text, end))


def _bracketed(text: str, end: int, grammar: Grammar) -> UnitRead | None:
    """A symbol in brackets, as in tables: "20 (kg)"."""
    found = _BRACKETS.match(text, end)
    name = grammar.unit_of_symbol.get(found[1]) if found else None
    if found is None or name is None or grammar.units[name].kind not in _MEASURED:
        return None
    return UnitRead(name, found.start(1), found.end())


def _worded_unit(text: str, end: int, factor: int, grammar: Grammar, digits: bool) -> UnitRead | None:
    """A unit in words; a gap may be missing behind digits ("200lbs")."""
    if (found := grammar.unit_words.match(text, end)) and (found[1] or digits):
        form = found[2].lower()
        if not form.isalpha():
            spaced = " ".join(re.split(r"[\s-]+", form))
            form = spaced if spaced in grammar.unit_of else form
        name = grammar.unit_of.get(form)
        if name and not (form in grammar.weak_units and factor < 1000):
            return UnitRead(name, found.start(2), found.end(2), found[1] == "-")
    return None


def _marked(text: str, end: int, grammar: Grammar) -> UnitRead | None:
    """A sign that is a unit only before certain words: the quotation mark of a 10" screen."""
    begin = end + 1 if text[end : end + 1] == " " else end
    if text[begin : begin + 1] not in grammar.mark_starts:
        return None
    for mark, name in grammar.marks.items():
        if text.startswith(mark, begin):
            follow = _NEXT_WORD.match(text, begin + len(mark))
            if follow and follow[1].lower() in grammar.units[name].where:
                return UnitRead(name, begin, begin + len(mark))
    return None


def letter_is_unit(text: str, letter: int, end: int, grammar: Grammar) -> UnitRead | None:
    """The unit that a letter scale turns out to be by the words around it: "1.8m tall", "a reach of 48m"."""
    name = grammar.unit_of_symbol.get(text[letter:end])
    if name is None:
        return None
    unit = grammar.units[name]
    follow = _NEXT_WORD.match(text, end)
    if follow and follow[1].lower() in unit.where:
        return UnitRead(name, letter, end)
    before = _WORDS.findall(text, max(0, letter - 48), letter)[-5:]
    if any(word.lower() in unit.beside for word in before):
        return UnitRead(name, letter, end)
    if counted_noun(text, end, grammar) is not None:
        return None  # "48m people"
    for other in _DIGITS_UNIT.finditer(text, end, end + 32):  # "1m is 10 dm"
        symbol = grammar.unit_of_symbol.get(other[1])
        if symbol is not None and symbol != name and grammar.units[symbol].kind == unit.kind:
            return UnitRead(name, letter, end)
    return None


def rate_after(text: str, end: int, grammar: Grammar) -> tuple[str, int] | None:
    """What an amount is per, as "per_hour" or "per_100000", and where its words end."""
    if text[end : end + 1] in grammar.closers:
        return None
    found = _RATE.match(text, end)
    if found is None:
        adverb = _ADVERB.match(text, end) if text[end : end + 1].isspace() else None
        name = grammar.pairs["rates"].get(adverb[1].lower()) if adverb else None
        return (f"per_{name}", adverb.end()) if adverb and name else None
    by = (found["by"] or "/").lower()
    if by == "per" and found["number"] and (numbered := _numbered(text, found.end(), grammar)):
        return numbered
    unit = grammar.unit_words.match(text, found.end()) if by == "per" else None
    if unit is not None:
        form, stop = " ".join(unit[2].lower().split()), unit.end(2)
        name = grammar.rates.get(form) or grammar.unit_of.get(form)
    else:
        word = _RATE_WORD.match(text, found.end())
        if word is None:
            return None
        form, stop = word[0].lower(), word.end()
        name = grammar.rates.get(form)
        if by in ("a", "an", "each", "every") and form not in grammar.bare_rates:
            return None
        if name is None and (by == "per" or form in grammar.bare_rates):
            name = form
    if (
        by in ("a", "an")
        and (late := _NEXT_WORD.match(text, stop))
        and late[1].lower() in grammar.lists["rates.follow"]
    ):
        return None
    return (f"per_{name}", stop) if name else None


def _numbered(text: str, start: int, grammar: Grammar) -> tuple[str, int] | None:
    """Rates such as "per 100,000", "per one million": the number stays in the unit's name."""
    digits = read_digits(text, start) if text[start].isdigit() else None
    if digits is not None and isinstance(digits.value, int):
        words = re.compile(rf"{GAP}([^\W\d_]+)").match(text, digits.end)
        factor = grammar.numbers.scales.get(words[1].lower(), 1) if words else 1
        stop = words.end() if words and factor > 1 else digits.end
        return f"per_{digits.value * factor}", stop
    read = read_words(text, start, grammar.numbers)
    return (f"per_{read.value}", read.end) if read and read.value != 1 else None
