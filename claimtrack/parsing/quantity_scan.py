"""The one pass over a text: anchors, and local reading around each of them.

Enters: a text and the grammar. Leaves: figures in text order, each with its quantity, the noun it counts and, where it
is one, the name of what it is instead of a quantity. A text without figures is only searched for anchors. Work around
an anchor is bounded, and no place is read more than a few times, so a scan is linear in its text.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

import attrs

from claimtrack.model.quantity import Bound, Number, Quantity
from claimtrack.parsing.number_lexicon import GAP
from claimtrack.parsing.quantity_amounts import Amount, read_amount
from claimtrack.parsing.quantity_bounds import Left, bounds_after, bounds_before, left_of, phrase_before
from claimtrack.parsing.quantity_grammar import Grammar
from claimtrack.parsing.quantity_nouns import Noun, counted_noun, single_noun, singular
from claimtrack.parsing.quantity_ranges import read_range, shared_unit
from claimtrack.parsing.quantity_refusals import is_age, no_figure, refusal, touching
from claimtrack.parsing.quantity_words import WordFigure, read_factor, read_zero
from claimtrack.parsing.unit_reading import rate_after

__all__ = ["Figure", "figures", "read_figure"]


class Figure(NamedTuple):
    """A figure as it stands in a text.

    Attributes:
        start: Where its words begin, bounds included.
        end: Where they end, a unit of measure included and a counted noun left out.
        quantity: What it says.
        kind: "quantity", or "age".
        noun_start: Where the phrase that it counts begins; -1 for none.
        noun_end: Where that phrase ends.
    """

    start: int
    end: int
    quantity: Quantity
    kind: str = "quantity"
    noun_start: int = -1
    noun_end: int = -1


_IN = re.compile(rf"{GAP}(?:in|of){GAP}(?:every{GAP})?(?=[\w])", re.IGNORECASE)
_HYPHEN_WORD = re.compile(r"[-‑]([^\W\d_]+)(?![^\W_])")
_OF_NEXT = re.compile(rf"{GAP}of{GAP}", re.IGNORECASE)
_DASHES = frozenset("-–‑/:")
_SLASH = re.compile(r"[/⁄¼-¾⅐-⅞]")
_FOLD = re.compile(r"[-‑]?fold(?!\w)|x(?!\w)", re.IGNORECASE)
_JOINERS = frozenset("-‑xXfF")


def figures(text: str, grammar: Grammar) -> Iterator[Figure]:
    """All figures of a text in order, ages among them; the other things that look like figures are left out."""
    position = 0
    held: Figure | None = None
    for anchor in _anchors(text, grammar):
        if anchor.start() < position:
            continue
        figure, end = read_figure(text, anchor, grammar)
        if figure is not None:
            if held is not None and held.kind == "age" and _is_next_age(text, held, figure):
                figure = figure._replace(kind="age", quantity=attrs.evolve(figure.quantity, unit=held.quantity.unit))
            if held is not None and (both := _both_ends(text, held, figure)):
                held = both
            else:
                if held is not None:
                    yield held
                held = figure
        position = max(end, anchor.start() + 1)
    if held is not None:
        yield held


_DIGIT = re.compile(r"\d[\d,.]*|[¼-¾⅐-⅞]")


def first_anchor(text: str, grammar: Grammar) -> re.Match[str] | None:
    """The first place where a figure may begin."""
    return next(_anchors(text, grammar), None)


def _anchors(text: str, grammar: Grammar) -> Iterator[re.Match[str]]:
    """Digits and words with which a figure may begin, in text order: two searches, merged."""
    digits, words = _DIGIT.finditer(text), grammar.anchors.finditer(text)
    digit, word = next(digits, None), next(words, None)
    while digit is not None and word is not None:
        if digit.start() < word.start():
            yield digit
            digit = next(digits, None)
        else:
            yield word
            word = next(words, None)
    while digit is not None:
        yield digit
        digit = next(digits, None)
    while word is not None:
        yield word
        word = next(words, None)


_AND_ALSO = re.compile(rf",?(?:{GAP}(?:and|but))?{GAP}", re.IGNORECASE)


_LISTED = re.compile(rf",?{GAP}?(?:and{GAP})?", re.IGNORECASE)


def _is_next_age(text: str, held: Figure, figure: Figure) -> bool:
    """Whether a bare figure goes on with a list of ages: "ages five and 11"."""
    return figure.quantity.unit is None and bool(_LISTED.fullmatch(text, held.end, figure.start))


def _both_ends(text: str, first: Figure, second: Figure) -> Figure | None:
    """One range from a lower and an upper bound that stand side by side: "at least 20 and at most 100"."""
    a, b = first.quantity, second.quantity
    if a.bound in _UPPER and b.bound in _LOWER:
        a, b = b, a
    if not (a.bound in _LOWER and b.bound in _UPPER) or first.kind != second.kind:
        return None
    joint = _AND_ALSO.match(text, first.end)
    if joint is None or joint.end() != second.start or (a.unit and b.unit and a.unit != b.unit):
        return None
    if a.low is None or b.high is None or not Fraction(a.low) < Fraction(b.high):
        return None
    quantity = Quantity(
        a.low, b.high, None, Bound.RANGE, a.unit or b.unit, text[first.start : second.end],
        low_open=a.low_open, high_open=b.high_open, approximate=a.approximate or b.approximate,
    )
    return second._replace(start=first.start, quantity=quantity)


def read_figure(
    text: str, anchor: re.Match[str], grammar: Grammar, *, strict: bool = False
) -> tuple[Figure | None, int]:
    """The figure at an anchor, or None, and where the search goes on.

    Args:
        text: The text.
        anchor: A match of the grammar's anchors.
        grammar: The grammar.
        strict: Read what stands there as a quantity, whatever it may be in running text.
    """
    start = anchor.start()
    word = anchor[0].lower()
    digital = word[0].isdigit()
    if not strict and digital and (end := no_figure(text, start, grammar)):
        return None, end
    if not digital and (found := _word_figure(text, anchor, word, grammar, strict)) is not None:
        return found
    begin = _with_article(text, start, word, grammar)
    if begin == start and word in grammar.numbers.scales and text[max(0, start - 3) : start - 1] in ("'s", "’s") and not strict:
        return None, anchor.end()  # "a baker's dozen"
    amount = read_amount(text, begin, grammar)
    if amount is None or amount.numeral.value is None or amount.numeral.ordinal:
        return None, amount.end if amount else anchor.end()
    if not strict and touching(text, amount.start, amount.end, grammar):
        return None, _past_name(text, amount.end)
    left = left_of(text, amount.start)
    if word == "one" and not strict and not _is_one(text, amount, left, grammar):
        return None, anchor.end()
    if amount.numeral.ratio and not strict and not _is_share(text, amount, left, grammar):
        return None, amount.end
    return _assemble(text, amount, left, grammar, strict)


def _past_name(text: str, end: int) -> int:
    """The end of the run of letters and digits that a name is."""
    while end < len(text) and text[end].isalnum():
        end += 1
    return end


def _with_article(text: str, start: int, word: str, grammar: Grammar) -> int:
    """Where "a hundred" and "several thousand" begin, whose anchor is the scale."""
    numbers = grammar.numbers
    lone = word in numbers.vague and not word.endswith("s")  # "a handful"
    if not lone and (word not in numbers.scales or word in numbers.vague) and word not in numbers.fractions:
        return start
    found = _BEFORE_SCALE.search(text, max(0, start - 24), start)
    if found is None:
        return start
    before = found[1].lower()
    if before in ("a", "an"):
        return found.start(1)
    if word in numbers.scales and before in numbers.vague:
        article = _ARTICLE.search(text, max(0, found.start(1) - 3), found.start(1))
        return article.start(1) if article else found.start(1)  # "a few thousand"
    return start


_ARTICLE = re.compile(rf"(?<!\w)(an?){GAP}\Z", re.IGNORECASE)
_BEFORE_SCALE = re.compile(rf"(?<![^\W_])([^\W\d_]+)(?:{GAP}of)?{GAP}\Z")


def _word_figure(
    text: str, anchor: re.Match[str], word: str, grammar: Grammar, strict: bool
) -> tuple[Figure | None, int] | None:
    """Nothing and factors; None for all other words."""
    if word.startswith("no") and not word.startswith("nou"):
        found: WordFigure | None = read_zero(text, anchor, grammar, strict=strict)
    elif word in grammar.pairs["factors"] or word in grammar.pairs["factor_phrases"]:
        found = read_factor(text, anchor, grammar, strict=strict)
    else:
        return None
    if found is None:
        return None, anchor.end()
    read = bounds_before(text, found.start, left_of(text, found.start), grammar)
    quantity = _quantity(found.value, found.value, False, read.bounds, found.unit, text[read.edge : found.end])
    return Figure(read.edge, found.end, quantity), found.end


def _is_one(text: str, amount: Amount, left: Left, grammar: Grammar) -> bool:
    """Whether "one" counts: before a scale, a unit or a noun, but not as a pronoun."""
    if amount.numeral.end - amount.numeral.start != 3 or amount.unit is not None:
        return left.last != "no"
    if bounds_before(text, amount.start, left, grammar).bounds:
        return True
    if left.last in grammar.lists["before_one"]:
        return False
    if _IN.match(text, amount.end) and _ratio_end(text, amount, grammar):
        return True
    if grammar.range_sign.match(text, amount.end) or text[amount.end : amount.end + 1] == "-":
        return True
    noun = single_noun(text, amount.end, grammar)
    if noun is None or noun.lemma.endswith("ed"):  # "one displayed a gun"
        return False
    first = _NEXT.match(text, amount.end)
    return bool(first) and first[1].lower() not in grammar.lists["not_one"] and text[noun.end - 1].islower() and text[noun.end - len(noun.lemma)].islower()


def _is_share(text: str, amount: Amount, left: Left, grammar: Grammar) -> bool:
    """Whether a fraction is a share: "half of", "two thirds", "a third of"; not the first half or a third man."""
    if amount.unit is not None or amount.numeral.digits or amount.numeral.factor > 1:
        return True
    words = text[amount.numeral.start : amount.numeral.end].lower()
    if words not in ("half", "quarter") and not (words.startswith(("a ", "an ")) and Fraction(amount.low).numerator == 1):
        return True
    if left.last in grammar.lists["half_before"]:
        return False
    if bounds_before(text, amount.start, left, grammar).bounds:
        return True
    follow = _NEXT.match(text, amount.end)
    after = follow[1].lower() if follow else ""
    if not left.words and amount.end + 3 >= len(text.rstrip()):
        return True  # nothing else is said: "a fifth"
    if words == "half":
        return after in grammar.lists["half_after"]
    return after == "of" and (words != "quarter" or left.last in ("a", "one"))


_NEXT = re.compile(rf"{GAP}([^\W\d_]+)")


def _ratio_end(text: str, amount: Amount, grammar: Grammar) -> Amount | None:
    """The "in three" of "one in three": the second number, if a writer would name it so."""
    joint = _IN.match(text, amount.end)
    if joint is None or amount.unit is not None or amount.factor > 1 or not isinstance(amount.low, int):
        return None
    end = read_amount(text, joint.end(), grammar, signed=False)
    if end is None or end.numeral.value is None or end.unit is not None or not isinstance(end.low, int):
        return None
    if end.low not in grammar.ratio_ends or not 0 < amount.low < end.low or text[joint.start() :].lstrip()[:2].lower() == "of":
        return None
    return end if amount.low == 1 or end.low in (10, 100, 1000) else None


def _assemble(text: str, amount: Amount, left: Left, grammar: Grammar, strict: bool) -> tuple[Figure | None, int]:
    """A figure from its first amount: range, bounds, noun, and whether it is a quantity."""
    bounds = bounds_before(text, amount.start, left, grammar)
    outer = left.without(bounds.depth)
    start = bounds.edge
    opener = phrase_before(outer, len(outer.words) - 1, grammar.openers) if outer.last in grammar.openers else None
    kind = opener[0] if opener else ""
    beyond = outer.without(opener[1]) if opener else outer
    low, high = amount, amount
    ranged = None if amount.numeral.ratio and kind != "between" else read_range(text, amount, kind, beyond, grammar)
    if ranged is not None:
        low, high = ranged.low, ranged.high
        if opener:
            start = outer.starts[-opener[1]]
    elif (end := _ratio_end(text, amount, grammar)) is not None:
        ratio = Fraction(int(amount.low), int(end.low))
        low = high = amount._replace(low=ratio, high=ratio, end=end.end, numeral=amount.numeral._replace(ratio=True, plain=False))
    return _finish(text, low, high, start, bounds.bounds, outer, left, grammar, strict)


def _finish(
    text: str, low: Amount, high: Amount, start: int, before: tuple[str, ...], outer: Left, left: Left,
    grammar: Grammar, strict: bool,
) -> tuple[Figure | None, int]:
    """Unit, noun and bounds behind the figure; what is no quantity is dropped here."""
    end, unit = high.end, high.unit
    if unit is None and text[end : end + 1] in _JOINERS:
        if fold := _FOLD.match(text, end):
            unit, end = "factor", fold.end()
        elif joined := _joined_noun(text, end, grammar):
            unit, end = joined
    after = bounds_after(text, end, grammar)
    end = after.edge
    noun: Noun | None = None
    if unit is None or high.numeral.ratio:
        noun = _noun(text, high, end, grammar)
    if unit is None and noun is not None and noun.lemma == "time" and _NEXT_IN(text, noun.end, grammar):
        unit, end, noun = "factor", noun.end, None
    if unit is None and noun is None and low is high:
        unit, _, stop = shared_unit(text, high, grammar)
        if unit is None and stop > 0 and (later := counted_noun(text, stop, grammar)):
            unit = later.lemma
    if not strict:
        if is_age(text, high, outer, noun, grammar):
            return _age(text, low, high, start, before, end, grammar)
        refused = refusal(text, low, left, noun, before, grammar) or _joined_refusal(text, low, high, end, noun, unit, outer, grammar)
        if refused:
            return None, _refused_end(text, refused, high, low)
    bounds = before + after.bounds
    stop = end
    if high.numeral.ratio:
        # "13/16 points" counts points; "2/3 of the votes" is a ratio.
        counts = noun is not None and _SLASH.search(text, high.start, high.end) and not _OF_NEXT.match(text, end)
        unit = unit or (noun.lemma if counts and noun else "ratio")
    elif unit is None and noun is not None:
        unit = noun.lemma
        late = bounds_after(text, noun.end, grammar)
        if late.bounds:
            bounds, end = bounds + late.bounds, late.edge
        elif rate := rate_after(text, noun.end, grammar):
            unit, end = f"{unit}_{rate[0]}", rate[1]
    elif unit is None and (rate := rate_after(text, end, grammar)):
        unit, end = rate[0], rate[1]
    vague = low.vague or high.vague
    quantity = _quantity(low.low, high.high, vague, bounds, unit, text[start:end])
    place = (noun.start, noun.end) if noun else (-1, -1)
    return Figure(start, end, quantity, "quantity", *place), max(end, stop)


def _NEXT_IN(text: str, end: int, grammar: Grammar) -> bool:
    follow = _NEXT.match(text, end)
    return bool(follow and follow[1].lower() in grammar.lists["times_follow"])


def _noun(text: str, amount: Amount, end: int, grammar: Grammar) -> Noun | None:
    if amount.vague:
        return counted_noun(text, end, grammar)
    if amount.low == 1 and not amount.numeral.digits and amount.numeral.value == 1:
        return single_noun(text, end, grammar)
    return counted_noun(text, end, grammar, of=amount.numeral.ratio and not _HYPHEN_WORD.match(text, end) and False)


def _joined_noun(text: str, end: int, grammar: Grammar) -> tuple[str, int] | None:
    """The noun of "a 12-member panel", as a counted noun, with its end."""
    found = _HYPHEN_WORD.match(text, end)
    if found is None:
        return None
    word = found[1].lower()
    if word == "strong":
        return "person", found.end()
    if word in grammar.units["joined"].words:
        return singular(word, grammar) or word, found.end()
    return None


def _joined_refusal(
    text: str, low: Amount, high: Amount, end: int, noun: Noun | None, unit: str | None, outer: Left, grammar: Grammar
) -> str | None:
    """Scores, addresses, and words that a hyphen joins to a number: "2-1", "two-way", "one-sided"."""
    if unit is None and text[end : end + 1] in _DASHES and end + 1 < len(text) and text[end + 1].isalnum():
        return "name"
    if low.low < 0 and noun is not None:
        return "name"
    if low is not high and low.numeral.plain and high.numeral.plain and unit is None and noun is None:
        joint = text[low.end : high.start].strip()
        if joint in ("-", "–", "—", "−", "‑") and (
            high.low <= 15
            or (high.numeral.end - high.numeral.start, low.numeral.end - low.numeral.start) == (4, 3) or any(word in grammar.lists["score_words"] for word in outer.lower[-10:])
        ):
            return "score"
        if 1900 <= low.low <= 2100 and 1900 <= high.low <= 2100:
            return "year"
    return None


def _refused_end(text: str, refused: str, high: Amount, low: Amount) -> int:
    return high.end if refused in ("score", "date", "year") else low.end


def _age(
    text: str, low: Amount, high: Amount, start: int, before: tuple[str, ...], end: int, grammar: Grammar
) -> tuple[Figure | None, int]:
    old = _OLD.match(text, end)
    base = (high.base or (old[1] if old and old[1] else "year")).lower()
    stop = old.end() if old else end
    unit = grammar.pairs["age_unit"].get(base, "year_of_age")
    return Figure(start, stop, _quantity(low.low, high.high, False, before, unit, text[start:stop]), "age"), stop


_OLD = re.compile(
    rf"(?:{GAP}|-|‑)?(?:(year|month|week|day|yr|decade)s?(?:{GAP}|-|‑))?olds?(?!\w)|{GAP}of{GAP}age(?!\w)", re.IGNORECASE
)
_LOWER = {Bound.AT_LEAST, Bound.MORE_THAN}
_UPPER = {Bound.AT_MOST, Bound.LESS_THAN}


def _quantity(low: Number, high: Number, vague: bool, bounds: tuple[str, ...], unit: str | None, text: str) -> Quantity:
    """The quantity that ends and bounds make. The outermost bound that is no approximation rules."""
    rough = "about" in bounds
    named = [Bound(bound) for bound in bounds if bound not in ("about", "exact")]
    bound = named[0] if named else None
    if vague:
        if bound in _LOWER:
            return Quantity(low, None, None, Bound.VAGUE, unit, text, approximate=rough)
        if bound in _UPPER:
            return Quantity(None, high, None, Bound.VAGUE, unit, text, approximate=rough)
        return Quantity(low, high, None, Bound.VAGUE, unit, text, approximate=rough)
    if low != high:
        return Quantity(low, high, None, Bound.RANGE, unit, text, approximate=rough)
    if bound in _LOWER:
        return Quantity(low, None, low, bound, unit, text, low_open=bound is Bound.MORE_THAN, approximate=rough)
    if bound in _UPPER:
        return Quantity(None, high, high, bound, unit, text, high_open=bound is Bound.LESS_THAN, approximate=rough)
    return Quantity(low, low, low, Bound.ABOUT if rough else Bound.EXACT, unit, text, approximate=rough)
