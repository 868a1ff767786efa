"""The words around figures, ready to read with: bounds, units, and what decides that a number is no quantity.

Enters: the tables ``numbers``, ``modifiers``, ``units``, ``figures`` and ``dates`` of a lexicon. Leaves: one
``Grammar``, made once per lexicon. Refused: entries that the headers of the tables do not explain.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

import attrs

from claimtrack.lexicon.loader import Lexicon
from claimtrack.model.quantity import Bound
from claimtrack.parsing.number_lexicon import GAP, JOINT, NumberLexicon, number_lexicon, word_pattern
from claimtrack.parsing.word_places import first_runs

__all__ = ["Grammar", "Modifier", "UnitEntry", "WordList", "grammar_of"]

Phrases = dict[str, tuple[tuple[tuple[str, ...], str], ...]]


def _words(value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(word, str) for word in value):
        raise ValueError(f"needs a list of words, not {value!r}")
    return tuple(value)


@attrs.frozen
class Modifier:
    """One entry of ``modifiers``: a bound and its phrases, or a role and its words."""

    name: str
    bound: str = ""
    role: str = ""
    before: tuple[str, ...] = attrs.field(default=(), converter=_words)
    after: tuple[str, ...] = attrs.field(default=(), converter=_words)
    words: tuple[str, ...] = attrs.field(default=(), converter=_words)
    signs: tuple[str, ...] = attrs.field(default=(), converter=_words)
    tails: tuple[str, ...] = attrs.field(default=(), converter=_words)

    def __attrs_post_init__(self) -> None:
        if bool(self.bound) == bool(self.role):
            raise ValueError("needs either a bound or a role")
        if self.bound:
            Bound(self.bound)


@attrs.frozen
class UnitEntry:
    """One entry of ``units``; the fields are explained in the table's header."""

    name: str
    kind: str
    words: tuple[str, ...] = attrs.field(default=(), converter=_words)
    symbols: tuple[str, ...] = attrs.field(default=(), converter=_words)
    before: tuple[str, ...] = attrs.field(default=(), converter=_words)
    after: tuple[str, ...] = attrs.field(default=(), converter=_words)
    rate: tuple[str, ...] = attrs.field(default=(), converter=_words)
    marks: tuple[str, ...] = attrs.field(default=(), converter=_words)
    where: tuple[str, ...] = attrs.field(default=(), converter=_words)
    weak: tuple[str, ...] = attrs.field(default=(), converter=_words)
    beside: tuple[str, ...] = attrs.field(default=(), converter=_words)
    minor: Mapping[str, Any] | None = None


@attrs.frozen
class WordList:
    """One entry of ``figures``: a list of words, a list of pairs, or both."""

    name: str
    words: tuple[str, ...] = attrs.field(default=(), converter=_words)
    pairs: Mapping[str, str] = attrs.field(factory=dict)
    loose: tuple[str, ...] = attrs.field(default=(), converter=_words)
    between: tuple[str, ...] = attrs.field(default=(), converter=_words)
    follow: tuple[str, ...] = attrs.field(default=(), converter=_words)
    bare: tuple[str, ...] = attrs.field(default=(), converter=_words)
    values: tuple[int, ...] = ()


@attrs.frozen(eq=False)
class Grammar:
    """Everything that reading figures looks up, compiled.

    Attributes:
        numbers: The number words.
        anchors: Finds the words with which a figure may begin; digits are found by themselves, which is faster.
        firsts: The letters and digits with which each of those words begins.
        before: Phrases that bound a number from the left, by their last word, longest first.
        after: A pattern of the phrases that bound a number from the right.
        after_bounds: The bound of such a phrase.
        signs: Comparison signs with their bounds, longest first; sign_ends holds their last characters.
        tails: Signs at the end of a number.
        strengthen: Words that may stand before a bound, as word tuples by last word.
        inner: A pattern of the phrases of before, where they stand before the second end of a range; inner_bounds
            names their bound.
        openers: Phrases that open a range ("between", "from"), by last word.
        follow: The first words of all that may stand behind a number and belong to it, its noun and unit apart; where
            another word stands there, nothing of the kind need be looked for.
        closers: Marks behind a number at which no unit begins.
        change: Verbs of change.
        range_sign: A pattern of what stands between the ends of a range.
        units: The entries by name.
        joined: The nouns that a number describes another noun with: "a 12-member panel".
        unit_words: A pattern of unit words; unit_of and weak_units name the unit; unit_starts holds the first words
            of all units, lower case, a quick test.
        symbols: A pattern of unit symbols; unit_of_symbol names the unit.
        multiples: The factor of symbols that hold one ("MUSD").
        spaced: Symbols of one letter that may stand a space behind their number.
        marks: Signs that are a unit before certain words only; mark_starts holds their first characters.
        money_before: Money signs by their last character, longest first.
        money_words: Money codes in letters that stand before a number; money_ends holds their last two characters.
        rates: The name of what an amount may be per, by form.
        bare_rates: The forms that "a" and "an" may lead to.
        lists: The word lists of ``figures``, as sets.
        pairs: The pairs of ``figures``.
        factors: The words and phrases among them that are factors, or verbs of a change by one.
        months: Month names, lower case, without a full stop.
        strong_months: Those that are no everyday words.
    """

    numbers: NumberLexicon
    anchors: re.Pattern[str]
    firsts: frozenset[str]
    before: Phrases
    after: re.Pattern[str]
    after_bounds: dict[str, str]
    signs: tuple[tuple[str, str], ...]
    sign_ends: frozenset[str]
    tails: dict[str, str]
    strengthen: Phrases
    inner: re.Pattern[str]
    inner_bounds: dict[str, str]
    openers: Phrases
    follow: frozenset[str]
    closers: frozenset[str]
    change: frozenset[str]
    range_sign: re.Pattern[str]
    units: dict[str, UnitEntry]
    joined: frozenset[str]
    unit_words: re.Pattern[str]
    unit_starts: frozenset[str]
    unit_of: dict[str, str]
    weak_units: frozenset[str]
    symbols: re.Pattern[str]
    unit_of_symbol: dict[str, str]
    multiples: dict[str, int]
    spaced: frozenset[str]
    marks: dict[str, str]
    mark_starts: frozenset[str]
    money_before: dict[str, tuple[tuple[str, str], ...]]
    money_words: dict[str, str]
    money_ends: frozenset[str]
    rates: dict[str, str]
    bare_rates: frozenset[str]
    lists: dict[str, frozenset[str]]
    pairs: dict[str, Mapping[str, str]]
    factors: frozenset[str]
    months: frozenset[str]
    strong_months: frozenset[str]
    ratio_ends: frozenset[int]


_FACTORS = ("factors", "factor_phrases", "factor_verbs")


def _by_last(phrases: Iterable[tuple[str, str]]) -> Phrases:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, meaning in phrases:
        words = tuple(phrase.split())
        found.setdefault(words[-1], []).append((words, meaning))
    return {last: tuple(sorted(entries, key=lambda e: -len(e[0]))) for last, entries in found.items()}


def _spaced(words: Iterable[str]) -> str:
    """A pattern of phrases in which a space stands for any gap or a hyphen."""
    return word_pattern(words).replace("\\ ", f"(?:{GAP}|-)").replace("\\-", f"(?:{GAP}|-)")


@lru_cache(maxsize=32)
def grammar_of(lexicon: Lexicon) -> Grammar:
    """The grammar of a lexicon, compiled once.

    Raises:
        LexiconError: For a language without number words, and for a wrong entry of any table.
    """
    numbers = number_lexicon(lexicon)
    modifiers = lexicon.entries("modifiers", Modifier)
    units = lexicon.entries("units", UnitEntry)
    lists = {entry.name: entry for entry in lexicon.entries("figures", WordList)}
    roles = {entry.role: entry for entry in modifiers if entry.role}
    bounds = [entry for entry in modifiers if entry.bound]
    after = {phrase: entry.bound for entry in bounds for phrase in entry.after}
    inner = {phrase: entry.bound for entry in bounds for phrase in entry.before if phrase[-1].isalpha()}
    months, strong = _months(lexicon)
    anchors = _anchor_words(numbers, lists)
    sets = {entry.name: frozenset(entry.words) for entry in lists.values()}
    for entry in lists.values():
        for field in ("loose", "between", "follow", "bare"):
            sets[f"{entry.name}.{field}"] = frozenset(getattr(entry, field))
    return Grammar(
        numbers=numbers,
        anchors=_anchors(numbers, anchors),
        firsts=first_runs(anchors | {"a", "an"}),
        before=_by_last((phrase, entry.bound) for entry in bounds for phrase in entry.before),
        after=re.compile(rf"(?:{GAP}|-)({_spaced(after)})(?!\w|{GAP}than)", re.IGNORECASE),
        after_bounds=after,
        signs=tuple(sorted(((s, e.bound) for e in bounds for s in e.signs), key=lambda pair: -len(pair[0]))),
        sign_ends=frozenset("-" + "".join(sign[-1] for entry in bounds for sign in entry.signs)),
        tails={sign: entry.bound for entry in bounds for sign in entry.tails},
        strengthen=_by_last((word, "") for word in roles["strengthen"].words or roles["strengthen"].before),
        inner=re.compile(rf"({_spaced(inner)}){GAP}(?=\S)", re.IGNORECASE),
        inner_bounds=inner,
        openers=_by_last((phrase, role) for role in ("between", "from") for phrase in roles[role].words),
        follow=_follow(after, roles["range"].words, lists["rates"]),
        change=frozenset(roles["change"].words),
        range_sign=re.compile(
            rf"(?:{GAP}(?P<word>{_spaced(roles['range'].words)})(?:{GAP}|-)|-to-|(?P<sign>[^\S\n]?(?:{word_pattern(roles['range'].signs)})"
            r"[^\S\n]?))(?=[\w$£€¥.(-])",
            re.IGNORECASE,
        ),
        months=months,
        strong_months=strong,
        lists=sets,
        pairs={entry.name: entry.pairs for entry in lists.values()},
        factors=frozenset(word for name in _FACTORS for word in lists[name].pairs),
        ratio_ends=frozenset(lists["named_ratios"].values),
        **_unit_tables(units, lists["rates"]),
    )


def _follow(after: Iterable[str], ranges: Iterable[str], rates: WordList) -> frozenset[str]:
    """The first words of bounds, second ends, ratios, rates and ages behind a number."""
    firsts = {re.split("[ -]", phrase)[0] for phrase in (*after, *ranges)}
    ages = {form for word in ("year", "month", "week", "day", "yr", "decade", "old") for form in (word, f"{word}s")}
    joints = {"and", "or", "to", "by", "x", "in", "of"}
    return frozenset(firsts | ages | joints | set(rates.words) | set(rates.pairs))


def _months(lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str]]:
    """Month names from the table of dates: all, and those that are no everyday words."""
    entries = [fields for fields in lexicon.table("dates").values() if fields.get("role") == "month"]
    strong = {word.rstrip(".") for fields in entries for word in fields.get("words", ())}
    weak = {word.rstrip(".") for fields in entries for word in fields.get("weak", ())}
    return frozenset(strong | weak), frozenset(strong)


def _anchor_words(numbers: NumberLexicon, lists: Mapping[str, WordList]) -> set[str]:
    """Number words, vague words and words for nothing and for factors."""
    words = {word for word, (kind, _) in numbers.cardinals.items() if kind != "article"}
    words |= {word for word in numbers.vague if not numbers.vague[word].multiplies or word.endswith("s")}
    words |= {word for word in numbers.fractions if word not in numbers.ordinals and not word.endswith("s")}
    words -= {"several"}
    words |= set(lists["factors"].pairs) | set(lists["factor_phrases"].pairs) | set(lists["factor_verbs"].pairs)
    words |= set(lists["zero_people"].words)
    words |= {f"no {noun}" for noun in lists["zero_nouns"].words} | {"minus", "negative"}
    counted = (*lists["zero_counted"].words, *lists["zero_counted"].bare)
    return words | {f"no {noun}" for noun in counted} | {"a single", "not a single"}


def _anchors(numbers: NumberLexicon, words: set[str]) -> re.Pattern[str]:
    """Finds these words, and fractions behind an article."""
    fractions = _spaced(w for w in numbers.fractions if w in numbers.ordinals and not w.endswith("s"))
    firsts = "".join(sorted({letter for word in words for letter in (word[0], word[0].upper())} | {"a", "A"}))
    # The class of first letters decides at most places, before any word is tried.
    return re.compile(rf"\b(?=[{firsts}])(?:{_spaced(words)}|an?{GAP}{fractions})(?![^\W_])", re.IGNORECASE)


def _unit_tables(units: tuple[UnitEntry, ...], rates: WordList) -> dict[str, Any]:
    """The parts of the grammar that units make."""
    measured = [unit for unit in units if unit.kind not in ("per", "count")]
    unit_of = {form.replace("-", " "): unit.name for unit in measured for form in (*unit.words, *unit.weak)}
    symbols = {form: unit.name for unit in measured for form in (*unit.symbols, *unit.after)}
    # "48.5 MGBP", "twenty MUSD": a letter before a currency code multiplies it.
    codes = [unit.name for unit in measured if unit.kind == "money" and unit.name.isupper()]
    multiples = {
        f"{letter}{code}": factor for code in codes for letter, factor in (("M", 10**6), ("k", 1000), ("K", 1000))
    }
    symbols |= {multiple: multiple[1:] for multiple in multiples}
    signs: dict[str, list[tuple[str, str]]] = {}
    letters: dict[str, str] = {}
    for unit in measured:
        for sign in unit.before:
            if sign[-1].isalpha() or sign[-1] in ".=":
                letters[sign] = unit.name
            else:
                signs.setdefault(sign[-1], []).append((sign, unit.name))
    time = {form for unit in units if unit.kind == "time" for form in unit.rate}
    return {
        "units": {unit.name: unit for unit in units},
        "joined": frozenset(word for unit in units if unit.name == "joined" for word in unit.words),
        "unit_words": re.compile(rf"({JOINT})?({_spaced(unit_of)})(?!\w)", re.IGNORECASE),
        "unit_starts": frozenset(re.split(r"[ ./-]", form)[0].lower() for form in (*unit_of, *symbols)),
        "unit_of": unit_of,
        "weak_units": frozenset(form for unit in measured for form in unit.weak),
        "symbols": re.compile(rf"([^\S\n]|-)?({word_pattern(symbols)})(?!\w)"),
        "unit_of_symbol": symbols,
        "multiples": multiples,
        "spaced": frozenset(form for unit in measured for form in unit.after),
        "closers": frozenset(".,;:)]!?") - {form[0] for form in (*symbols, *(m for u in measured for m in u.marks))},
        "marks": {mark: unit.name for unit in measured for mark in unit.marks},
        "mark_starts": frozenset(mark[0] for unit in measured for mark in unit.marks),
        "money_before": {last: tuple(sorted(found, key=lambda p: -len(p[0]))) for last, found in signs.items()},
        "money_words": letters,
        "money_ends": frozenset(sign[-2:] for sign in letters),
        "rates": {form: unit.name for unit in units for form in unit.rate},
        "bare_rates": frozenset(time | set(rates.bare)),
    }
