"""The one pass over a text: anchors, and local reading around each of them.

Enters: a text and the grammar. Leaves: figures in text order, each with its quantity, the noun it counts and, where it
is one, the name of what it is instead of a quantity. A text without figures is only searched for anchors. Work around
an anchor is bounded, and no place is read more than a few times, so a scan is linear in its text.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

import attrs

from claimtrack.model.quantity import Bound
from claimtrack.parsing.number_lexicon import GAP, JOINT
from claimtrack.parsing.quantity_amounts import Amount, read_amount
from claimtrack.parsing.quantity_bounds import Left, bounds_after, bounds_before, left_of, phrase_before
from claimtrack.parsing.quantity_grammar import Grammar
from claimtrack.parsing.quantity_nouns import Noun, counted_noun, described_by, joined_noun, measured_as, single_noun
from claimtrack.parsing.quantity_ranges import read_range, shared_unit, unit_of_whole
from claimtrack.parsing.quantity_refusals import is_age, joined_refusal, no_figure, refusal, touching
from claimtrack.parsing.quantity_shapes import Figure, both_ends, make_quantity, spread
from claimtrack.parsing.quantity_shares import is_one, is_share, with_ratio
from claimtrack.parsing.quantity_words import WordFigure, read_factor, read_part, read_single, read_zero
from claimtrack.parsing.unit_reading import rate_after
from claimtrack.parsing.word_places import WordsAt, find_words

__all__ = ["figures", "first_anchor", "next_figure", "read_figure"]


class _Draft(NamedTuple):
    """A figure half read: its ends, where its words begin, the bounds and the words before it.

    ``alone`` says that the word behind the number belongs to no bound, rate, age or list.
    """

    low: Amount
    high: Amount
    start: int
    bounds: tuple[str, ...]
    left: Left
    outer: Left
    alone: bool


# What stands behind the number of a figure: its unit, where its words end, its bounds and its noun.
_Behind = tuple[str | None, int, tuple[str, ...], Noun | None]


# The class of ranges holds every decimal digit of Unicode and more; a search skips by ranges four times as fast as by
# \d, which then decides.
_DIGIT = re.compile(
    r"[0-9¼-¾⅐-⅞\u0660-\u1fff\ua620-\uabff\uff10-\uff19\U000104a0-\U0001fbff](?:(?<=\d)[\d,.]*|(?<=[¼-¾⅐-⅞]))"
)
_NEXT = re.compile(rf"{GAP}([^\W\d_]+)")
_CLOSING = ".;:)]?!"
_SPACED = re.compile(r" ([^\W\d_]+)")
_OF = re.compile(rf"{GAP}of{GAP}", re.IGNORECASE)
_PRONOUN = re.compile(rf"{GAP}(?:of|another)(?!\w)", re.IGNORECASE)  # "one of them", "one another"
_SLASH = re.compile(r"[/⁄¼-¾⅐-⅞]")
_FOLD = re.compile(r"-?fold(?!\w)|x(?!\w)", re.IGNORECASE)
# "half past six", "a quarter to 10"
_PAST = re.compile(
    rf"(?:half{GAP}past|quarter{GAP}(?:past|to)){GAP}(?:\d{{1,2}}(?!\d|[.,]\d)|(?:one|two|three|four|five|six|seven|eight|nine"
    rf"|ten|eleven|twelve)(?!\w|{GAP}(?:hundred|thousand|million|billion)))",
    re.IGNORECASE,
)
_JOINERS = frozenset("-xXfF")
_EXACT, _MORE = Bound.EXACT, Bound.MORE_THAN
_LISTED = re.compile(rf",?{GAP}?(?:and{GAP})?", re.IGNORECASE)
_ARTICLE = re.compile(rf"(?<!\w)(an?){GAP}\Z", re.IGNORECASE)
_ORDINAL_TAIL = re.compile(r"[ -][^\W\d_]+(?:st|nd|rd|th)(?!\w)", re.IGNORECASE)
_BEFORE_SCALE = re.compile(rf"(?<![^\W_])([^\W\d_]+)(?:{GAP}of)?{GAP}\Z")
_OLD = re.compile(
    rf"{JOINT}?(?:(year|month|week|day|yr|decade)s?{JOINT})?olds?(?!\w)|{GAP}of{GAP}age(?!\w)",
    re.IGNORECASE,
)


def figures(text: str, grammar: Grammar, words_at: WordsAt | None = None) -> Iterator[Figure]:
    """All figures of a text in order, ages among them; the other things that look like figures are left out."""
    position = floor = 0
    held: Figure | None = None
    for anchor in _anchors(text, grammar, words_at):
        start = anchor.start()
        if start < position:
            continue
        figure, end = read_figure(text, anchor, grammar, floor=floor)
        if figure is not None:
            if held is not None and figure.quantity.bound is _MORE:
                figure = spread(text, held, figure, grammar)
            floor = figure.end
            if held is not None and held.kind == "age" and _is_next_age(text, held, figure):
                figure = figure._replace(kind="age", quantity=attrs.evolve(figure.quantity, unit=held.quantity.unit))
            exact = figure.quantity.bound is _EXACT or held is None or held.quantity.bound is _EXACT
            if held is not None and not exact and (both := both_ends(text, held, figure)):
                held = both
            else:
                if held is not None:
                    yield held
                held = figure
        position = end if end > start else start + 1
    if held is not None:
        yield held


def first_anchor(text: str, grammar: Grammar) -> re.Match[str] | None:
    """The first place where a figure may begin."""
    return next(iter(_anchors(text, grammar)), None)


def _anchors(text: str, grammar: Grammar, words_at: WordsAt | None = None) -> list[re.Match[str]]:
    """Digits and words with which a figure may begin, in text order."""
    words = find_words(grammar.anchors, grammar.firsts, text, words_at)
    return sorted([*words, *_DIGIT.finditer(text)], key=re.Match.start)


def next_figure(text: str, position: int, grammar: Grammar) -> Figure | None:
    """The figure at the first anchor from an offset on, read as a strict parser reads it."""
    for anchor in _anchors(text, grammar):
        if anchor.start() >= position:
            return read_figure(text, anchor, grammar, strict=True)[0]
    return None


def _is_next_age(text: str, held: Figure, figure: Figure) -> bool:
    """Whether a bare figure goes on with a list of ages: "ages five and 11"."""
    return figure.quantity.unit is None and bool(_LISTED.fullmatch(text, held.end, figure.start))


def read_figure(
    text: str, anchor: re.Match[str], grammar: Grammar, *, strict: bool = False, floor: int = 0
) -> tuple[Figure | None, int]:
    """The figure at an anchor, or None, and where the search goes on.

    Args:
        text: The text.
        anchor: A match of the grammar's anchors.
        grammar: The grammar.
        floor: Where the figure before ends; its words are not this one's.
        strict: Read what stands there as a quantity, whatever it may be in running text.
    """
    start = anchor.start()
    word = anchor[0].lower()
    digital = word[0].isdigit()
    if not strict and digital and (end := no_figure(text, start, grammar)):
        return None, end
    if not digital and (found := _word_figure(text, anchor, word, grammar, strict, floor)) is not None:
        return found
    if word in ("half", "quarter") and not strict and (hour := _PAST.match(text, start)):
        return None, hour.end()
    begin = start if digital else _with_article(text, start, word, grammar, floor)
    if begin < 0:
        return None, anchor.end()
    amount = read_amount(text, begin, grammar, floor=floor)
    if amount is None or amount.numeral.value is None or amount.numeral.ordinal:
        return None, amount.end if amount else anchor.end()
    if not strict and touching(text, amount.start, amount.end, grammar):
        return None, _past_name(text, amount.end)
    left = left_of(text, amount.start, floor)
    if word == "one" and (_PRONOUN.match(text, amount.end) if strict else not is_one(text, amount, left, grammar)):
        return None, anchor.end()
    if amount.numeral.ratio and not strict and not is_share(text, amount, left, grammar):
        return None, amount.end
    return _assemble(text, amount, left, grammar, strict)


def _past_name(text: str, end: int) -> int:
    """The end of the run of letters and digits that a name is."""
    while end < len(text) and text[end].isalnum():
        end += 1
    return end


def _with_article(text: str, start: int, word: str, grammar: Grammar, floor: int) -> int:
    """Where "a hundred" and "several thousand" begin, whose anchor is the scale; -1 for a baker's dozen."""
    numbers = grammar.numbers
    lone = word in numbers.vague and not word.endswith("s")  # "a handful"
    ten = numbers.cardinals.get(word, ("",))[0] == "ten"  # "a twenty-first" part
    if not (lone or ten) and (word not in numbers.scales or word in numbers.vague) and word not in numbers.fractions:
        return start
    found = _BEFORE_SCALE.search(text, max(floor, start - 24), start)
    if found is None:
        return start
    before = found[1].lower()
    if before in ("a", "an"):
        return start if ten and not _ORDINAL_TAIL.match(text, start + len(word)) else found.start(1)
    if word in numbers.scales and text[found.start(1) - 1 : found.start(1)] in ("'", "’"):
        return -1  # "a baker's dozen"
    if word in numbers.scales and before in numbers.vague:
        article = _ARTICLE.search(text, max(floor, found.start(1) - 3), found.start(1))
        return article.start(1) if article else found.start(1)  # "a few thousand"
    return start


def _word_figure(
    text: str, anchor: re.Match[str], word: str, grammar: Grammar, strict: bool, floor: int
) -> tuple[Figure | None, int] | None:
    """Nothing and factors; None for all other words."""
    if word.endswith("single"):
        found: WordFigure | None = read_single(text, anchor, grammar)
    elif word.startswith("no") and not word.startswith("nou"):
        found = read_zero(text, anchor, grammar, strict=strict)
    elif word in grammar.factors:
        found = read_factor(text, anchor, grammar, strict=strict)
    elif word in grammar.pairs["factor_fractions"]:
        found = read_part(text, anchor, grammar)
        if found is None:
            return None  # a share, or a scale: "half of", "half a million"
    else:
        return None
    if found is None:
        return None, anchor.end()
    read = bounds_before(text, found.start, left_of(text, found.start, floor), grammar)
    quantity = make_quantity(found.value, found.value, False, read.bounds, found.unit, text[read.edge : found.end])
    return Figure(read.edge, found.end, quantity, "quantity", *found.noun), found.end


def _assemble(text: str, amount: Amount, left: Left, grammar: Grammar, strict: bool) -> tuple[Figure | None, int]:
    """A figure from its first amount: the range it opens, and the words on both sides."""
    before = bounds_before(text, amount.start, left, grammar)
    outer = left.without(before.depth)
    start = before.edge
    opener = phrase_before(outer, len(outer.words) - 1, grammar.openers) if outer.last in grammar.openers else None
    kind, size = opener or ("", 0)
    low = high = amount
    ranged = None
    alone = _alone(text, amount.end, grammar)
    if alone:
        return _finish(text, _Draft(low, high, start, before.bounds, left, outer, alone), grammar, strict)
    if not amount.numeral.ratio or kind == "between":
        ranged = read_range(text, amount, kind, outer.without(size), grammar)
    if ranged is not None:
        low, high = ranged.low, ranged.high
        start = outer.starts[-size] if opener else start
        if ranged.open:  # "between 80 and more than 100" has no upper end
            high = high._replace(low=low.low, high=low.high)
            before = before._replace(bounds=(*before.bounds, "at_least"))
    else:
        low = high = with_ratio(text, amount, left, grammar)
    return _finish(text, _Draft(low, high, start, before.bounds, left, outer, False), grammar, strict)


def _alone(text: str, end: int, grammar: Grammar) -> bool:
    """Whether the clause ends at an offset, or goes on with a word that is no part of a figure, as most are."""
    if text[end : end + 1] in _CLOSING:
        return True
    word = _SPACED.match(text, end)
    return word is not None and word[1].lower() not in grammar.follow


def _finish(text: str, draft: _Draft, grammar: Grammar, strict: bool) -> tuple[Figure | None, int]:
    """The figure with the words behind it; what is no quantity is dropped here."""
    low, high = draft.low, draft.high
    behind = unit, stop, late, noun = _behind(text, draft, grammar)
    if not strict:
        if is_age(text, high, draft.outer, noun, grammar, alone=draft.alone):
            return _age(text, draft, stop, grammar)
        refused = refusal(text, low, draft.left, noun, draft.bounds, grammar) or joined_refusal(
            text, low, high, stop, noun, unit, draft.outer, grammar
        )
        if refused:
            return None, high.end if refused in ("score", "date", "time", "year") else low.end
    unit, bounds, end = _closing(text, draft, behind, grammar)
    bounds = draft.bounds + late + bounds
    quantity = make_quantity(low.low, high.high, low.vague or high.vague, bounds, unit, text[draft.start : end])
    if noun is None:
        return Figure(draft.start, end, quantity), max(end, stop)
    return Figure(draft.start, end, quantity, "quantity", noun.start, noun.end), max(end, stop)


def _behind(text: str, draft: _Draft, grammar: Grammar) -> _Behind:
    """The unit, bounds and noun behind the number."""
    high = draft.high
    end, unit = high.end, high.unit
    if unit is None and text[end : end + 1] in _JOINERS:
        if fold := _FOLD.match(text, end):
            unit, end = "factor", fold.end()
        elif joined := joined_noun(text, end, grammar):
            unit, end = joined
    bounds: tuple[str, ...] = ()
    if not draft.alone:
        bounds, end, _ = bounds_after(text, end, grammar)
    noun: Noun | None = None
    if unit is None or high.numeral.ratio:
        one = high.low == 1 and not high.numeral.digits and not high.vague
        noun = single_noun(text, end, grammar) if one else counted_noun(text, end, grammar)
    if unit is None and noun is not None and noun.lemma == "time":
        follow = _NEXT.match(text, noun.end)
        if follow and follow[1].lower() in grammar.lists["times_follow"]:  # "four times as many"
            unit, end, noun = "factor", noun.end, None
    if unit is None and noun is None and draft.low is high and not draft.alone:
        unit, stop = shared_unit(text, high, grammar)
        if unit is None and stop > 0 and (later := counted_noun(text, stop, grammar)):
            unit = later.lemma  # "5 or 400 people"
        unit = unit or unit_of_whole(text, high.end, grammar)
    if unit is None and noun is None and high.low != 1 and not high.numeral.ratio:
        unit = described_by(text, end, grammar)
        if unit is None:
            unit = measured_as(draft.left, grammar)
    return unit, end, bounds, noun


def _closing(text: str, draft: _Draft, behind: _Behind, grammar: Grammar) -> tuple[str | None, tuple[str, ...], int]:
    """The name of the unit, with what is said behind the noun: bounds, or what the figure is per."""
    unit, end, _, noun = behind
    if draft.high.numeral.ratio:
        # "13/16 points" counts points; "2/3 of the votes" is a ratio.
        counts = noun and _SLASH.search(text, draft.high.start, draft.high.end) and not _OF.match(text, end)
        if unit is None and noun is None and _SLASH.search(text, draft.high.start, draft.high.end):
            unit = described_by(text, end, grammar)  # "a 1/4 point fall"
        return unit or (noun.lemma if counts and noun else "ratio"), (), end
    if unit is not None:
        return unit, (), end
    if noun is None:
        rate = rate_after(text, end, grammar)
        return (rate[0], (), rate[1]) if rate else (None, (), end)
    if _alone(text, noun.end, grammar):
        return noun.lemma, (), end
    late = bounds_after(text, noun.end, grammar)
    if late.bounds:
        return noun.lemma, late.bounds, late.edge
    if rate := rate_after(text, noun.end, grammar):
        return f"{noun.lemma}_{rate[0]}", (), rate[1]
    return noun.lemma, (), end


def _age(text: str, draft: _Draft, end: int, grammar: Grammar) -> tuple[Figure | None, int]:
    """An age as a figure of its own kind, with the unit ``year_of_age`` or its like."""
    old = _OLD.match(text, end)
    base = (draft.high.base or (old[1] if old and old[1] else "year")).lower()
    stop = old.end() if old else end
    unit = grammar.pairs["age_unit"].get(base, "year_of_age")
    words = text[draft.start : stop]
    quantity = make_quantity(draft.low.low, draft.high.high, draft.low.vague, draft.bounds, unit, words)
    return Figure(draft.start, stop, quantity, "age"), stop
