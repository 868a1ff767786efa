"""Reasons: one sentence that says why a pair has its verdict, made from the axes.

The sentence is the same from either side of the pair; what is stated first is the figure that the verdict acts upon.
"""

from collections.abc import Callable
from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from fractions import Fraction

import attrs

from claimtrack.comparison.facts import Facts
from claimtrack.comparison.pair import Pair
from claimtrack.model.claim import Claim
from claimtrack.model.comparison import (
    OriginRelation,
    ScopeRelation,
    StanceRelation,
    TimeRelation,
    ValueRelation,
    Verdict,
)
from claimtrack.model.quantity import Bound, Quantity
from claimtrack.model.source import Stance

__all__ = ["reason", "shown_figure", "shown_number", "shown_share", "shown_source"]

_ATTRIBUTED = {
    Stance.ASSERTED: "according to",
    Stance.HEDGED: "believed by",
    Stance.DENIED: "denied by",
    Stance.DISPUTED: "disputed by",
    Stance.FORECAST: "expected by",
    Stance.PROPOSED: "proposed by",
    Stance.CONDITIONAL: "on conditions by",
}
_NOUNS = {
    Stance.ASSERTED: "an assertion",
    Stance.HEDGED: "a hedged statement",
    Stance.DENIED: "a denial",
    Stance.DISPUTED: "a denial",
    Stance.FORECAST: "a forecast",
    Stance.PROPOSED: "a proposal",
    Stance.CONDITIONAL: "a conditional statement",
}
_BOUND_WORDS = {
    Bound.ABOUT: "about ",
    Bound.AT_LEAST: "at least ",
    Bound.MORE_THAN: "more than ",
    Bound.AT_MOST: "at most ",
    Bound.LESS_THAN: "less than ",
}
_HINGES = {
    "epsilon": 'how wide "about" is taken',
    "roundness": 'how wide "about" is taken',
    "strict_more_than": 'how far "more than" or "less than" is taken to reach',
    "tolerance": "the tolerance",
    "lag": "how much older than its publication a figure may be",
    "event_days": "an undated report speaking of what had just happened",
    "resemblance": "figures alike in size speaking of one thing",
    "scope": "whether they count quite the same",
    "origin": "whether the two voices are two",
}


def shown_number(number: Fraction | int) -> str:
    """A number for reading: separators, at most two decimals.

    >>> shown_number(Fraction(29514)), shown_number(Fraction(7, 3))
    ('29,514', '2.33')
    """
    if number == int(number):
        return f"{int(number):,}"
    exact = Fraction(number)
    with localcontext() as context:
        context.prec = 60
        rounded = (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(Decimal("0.01"), ROUND_HALF_EVEN)
    return f"{rounded:,}"


def shown_share(ratio: Fraction) -> str:
    """A share in percent, whole numbers, and "less than 1 %" below that.

    >>> shown_share(Fraction(1, 7)), shown_share(Fraction(1, 7000))
    ('14 %', 'less than 1 %')
    """
    percent = round(ratio * 100)
    return f"{percent} %" if percent >= 1 else "less than 1 %"


def shown_figure(claim: Claim) -> str:
    """A figure in its own words, or in ours where it was given as a number."""
    value = claim.value
    text = value.text.strip()
    if not isinstance(value, Quantity) or (text and not (text.isascii() and text.isdigit())):
        return text
    if value.nominal is not None:
        return f"{_BOUND_WORDS.get(value.bound, '')}{shown_number(Fraction(value.nominal))}"
    ends = [shown_number(Fraction(end)) for end in (value.low, value.high) if end is not None]
    return " to ".join(ends)


def shown_source(claim: Claim) -> str:
    """The source's name; "an unnamed source" where there is none."""
    return claim.source.name if claim.source is not None else "an unnamed source"


def _stated(facts: Facts, dated: bool) -> str:
    claim = facts.claim
    text = f"{shown_figure(claim)} {_ATTRIBUTED[facts.stance]} {shown_source(claim)}"
    moment = claim.as_of or claim.published
    if dated and moment is not None:
        text += f" ({'published' if facts.days and facts.days.published else 'as of'} {moment})"
    return text


def _agrees(pair: Pair) -> str:
    if "tolerance" in pair.value.hinges:
        return f"they agree within the tolerance, {shown_number(pair.value.gap or 0)} apart"
    if pair.value.relation is ValueRelation.EQUAL:
        return "they are the same figure"
    return "they agree, one of them rounded"


def _consistent(pair: Pair) -> str:
    if pair.scope.relation is ScopeRelation.OVERLAPPING:
        return f"both can be true, for {pair.scope.why or 'what they count only overlaps'}"
    return "both can be true, but neither confirms the other"


def _conflicts(pair: Pair) -> str:
    text = "they cannot both be true"
    if pair.value.gap is not None and pair.value.ratio is not None:
        text += f": {shown_number(pair.value.gap)} apart, {shown_share(pair.value.ratio)} of the larger figure"
    if pair.scope.relation is ScopeRelation.OVERLAPPING:
        text += f"; it is partly a difference of scope, for {pair.scope.why or 'what they count only overlaps'}"
    if pair.falls and not (pair.course == "closed" and pair.time.within):
        text += f"; a count that cannot fall is told lower {_shown_days(pair.time.gap)} later"
    elif pair.time.gap and not _is_of_earlier(pair):
        text += f"; the reports are {_shown_days(pair.time.gap)} apart, and the event was over"
    return text


def _shown_days(days: int) -> str:
    return "a day" if days == 1 else f"{days} days"


def _is_of_earlier(pair: Pair) -> bool:
    """Whether a figure is told as an earlier state ("up from 40"), of a day that the text does not say."""
    return any(fact.days is not None and fact.days.previous for fact in (pair.a, pair.b))


def _different_time(pair: Pair) -> str:
    if _is_of_earlier(pair):
        return "one is told as an earlier state, of a day that is not said, and they need not disagree"
    return f"they report the state of different days, {_shown_days(pair.time.gap)} apart, and need not disagree"


def _incomparable(pair: Pair) -> str:
    if pair.stance is StanceRelation.DIFFERENT:
        return f"{_NOUNS[pair.b.stance]} cannot be held against {_NOUNS[pair.a.stance]}"
    if pair.scope.relation in (ScopeRelation.DIFFERENT, ScopeRelation.OVERLAPPING):
        why = "a link says so" if pair.scope.why == "linked" else pair.scope.why
        return f"they cannot be compared: {why}" if why else "they cannot be compared"
    if pair.stance is StanceRelation.BOTH_DENY:
        return "two denials of different figures say nothing about each other"
    return "the denial is of another figure or of a part of what the other counts"


def _undetermined(pair: Pair) -> str:
    if pair.scope.relation is ScopeRelation.UNKNOWN:
        return f"they are not compared: {pair.scope.why}"
    if pair.time.relation is TimeRelation.UNKNOWN:
        return "one has no date, so it is not known whether they report one state of things"
    return "one voice, one day, two figures: an update during the day or a misquotation, and the texts do not say which"


def _refines(_: Pair) -> str:
    return "the second is more exact and lies within the first"


def _within_clause(pair: Pair) -> str:
    return "" if pair.scope.why in ("", "linked") else f" ({pair.scope.why})"


def _part_of(pair: Pair) -> str:
    return f"the second counts a part of the first{_within_clause(pair)} and does not exceed it"


def _restates(pair: Pair) -> str:
    if pair.value.relation is ValueRelation.EQUAL or pair.time.relation is TimeRelation.MEETS:
        return "the second states the first again"
    return "the second was published later but restates an earlier state of a count that only grows"


def _updates(pair: Pair) -> str:
    if pair.course == "level":
        return "the figure has moved on, and both were right in their time"
    return "the count has grown"


def _revises_up(_: Pair) -> str:
    return "what it counts was over, so the second corrects the first upwards"


def _revises_down(pair: Pair) -> str:
    if pair.a.growing or pair.b.growing:
        return "a running count cannot fall, so the second corrects the first downwards"
    return "what it counts was over, so the second corrects the first downwards"


def _denies(_: Pair) -> str:
    return "the second denies the first"


def _exceeds_whole(pair: Pair) -> str:
    over = shown_number(pair.value.gap or 0)
    return f"the second counts a part of the first{_within_clause(pair)} and yet exceeds it by {over}"


_SENTENCES: dict[Verdict, Callable[[Pair], str]] = {
    Verdict.AGREES: _agrees,
    Verdict.CONSISTENT: _consistent,
    Verdict.CONFLICTS: _conflicts,
    Verdict.DIFFERENT_TIME: _different_time,
    Verdict.INCOMPARABLE: _incomparable,
    Verdict.UNDETERMINED: _undetermined,
    Verdict.REFINES: _refines,
    Verdict.PART_OF: _part_of,
    Verdict.RESTATES: _restates,
    Verdict.UPDATES: _updates,
    Verdict.REVISES_UP: _revises_up,
    Verdict.REVISES_DOWN: _revises_down,
    Verdict.DENIES: _denies,
    Verdict.EXCEEDS_WHOLE: _exceeds_whole,
}


def reason(pair: Pair, verdict: Verdict, hinges: tuple[str, ...] = ()) -> str:
    """The sentence for "b ... a": both figures with their sources, what they do to each other, and what it hangs on."""
    if verdict not in _SENTENCES:
        pair, verdict = attrs.evolve(pair, a=pair.b, b=pair.a), verdict.converse
    dated = pair.time.relation in (TimeRelation.BEFORE, TimeRelation.AFTER)
    text = f"{_stated(pair.a, dated)}, {_stated(pair.b, dated)}: {_SENTENCES[verdict](pair)}"
    if pair.origin is OriginRelation.SAME_SIDE and verdict not in (Verdict.INCOMPARABLE, Verdict.UNDETERMINED):
        text += "; both speak for one side"
    days = (
        "one being an earlier state" if _is_of_earlier(pair) else f"the dates being {_shown_days(pair.time.gap)} apart"
    )
    words = dict.fromkeys(days if hinge == "day" else _HINGES[hinge] for hinge in hinges)
    if words:
        text += f". Soft: it hangs on {' and '.join(words)}"
    return f"{text[:1].upper()}{text[1:]}."
