"""Where "one" and fractions count: "one person", "one in three", "half of", but not "one another" or "the first half".

Enters: an amount in its text with the words before it. Leaves: whether it is a figure, and the ratio of "one in three".
Refused: "one" as a pronoun, halves of games and years, and "three in five attacks", which counts attacks.
"""

import re
from fractions import Fraction

from claimtrack.parsing.number_lexicon import GAP
from claimtrack.parsing.quantity_amounts import Amount, read_amount
from claimtrack.parsing.quantity_bounds import Left, bounds_before
from claimtrack.parsing.quantity_grammar import Grammar
from claimtrack.parsing.quantity_nouns import single_noun

__all__ = ["is_one", "is_share", "with_ratio"]

_IN = re.compile(rf"{GAP}in{GAP}(?:every{GAP})?(?=\w)", re.IGNORECASE)
_OR = re.compile(rf"{GAP}or{GAP}(?=\w)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+|\S")
_NEXT = re.compile(rf"{GAP}([^\W\d_]+)")


def is_one(text: str, amount: Amount, left: Left, grammar: Grammar) -> bool:
    """Whether "one" counts: before a scale, a unit or a noun, but not as a pronoun."""
    if amount.numeral.end - amount.numeral.start != 3 or amount.joined:
        return left.last != "no"
    if amount.unit is not None and amount.base not in grammar.lists["not_one"]:
        return left.last != "no"
    if bounds_before(text, amount.start, left, grammar).bounds:
        return True
    named = left.last in grammar.lists["named_ratios"] and "the" not in left.lower[-2:-1]
    if named and with_ratio(text, amount, left, grammar) is not amount:
        return True  # "only one in ten workers", not "the only one in ten towns"
    if amount.unit is not None or (
        left.last in grammar.lists["before_one"] and not _opens_clause(left, grammar) and not _is_focus(left, grammar)
    ):
        return False  # "one day they will", "that one"
    if with_ratio(text, amount, left, grammar) is not amount:
        return True
    if text[amount.end : amount.end + 1] == "-" or _opens_range(text, amount.end, grammar):
        return True
    if _is_state(text, amount.end, grammar):
        return True
    noun = single_noun(text, amount.end, grammar)
    if noun is None or noun.lemma.endswith("ed"):  # "one displayed a gun"
        return False
    first = _NEXT.match(text, amount.end)
    if first is None or first[1].lower() in grammar.lists["not_one"]:
        return False
    return text[noun.end - 1].islower() and text[noun.end - len(noun.lemma)].islower()


def _is_state(text: str, end: int, grammar: Grammar) -> bool:
    """Whether what became of somebody stands right behind: "one dead and one wounded", not "one injured a guard"."""
    state = _NEXT.match(text, end)
    if state is None or state[1].lower() not in grammar.lists["one_states"]:
        return False
    follow = _WORD.match(text, state.end()) if text[state.end() : state.end() + 1] not in (" ", "\u00a0") else None
    word = follow or _NEXT.match(text, state.end())
    return (
        word is None or not word[0].strip().isalpha() or word[0].strip().lower() in grammar.lists["one_states.follow"]
    )


def _opens_range(text: str, end: int, grammar: Grammar) -> bool:
    """Whether another number follows behind a joint: "one to three", "one or two", not "one - time gains"."""
    joint = grammar.range_sign.match(text, end) or _OR.match(text, end)
    word = _WORD.match(text, joint.end()) if joint else None
    return word is not None and (not word[0].isalpha() or word[0].lower() in grammar.numbers.cardinals)


def _opens_clause(left: Left, grammar: Grammar) -> bool:
    """Whether the last word is the "that" of "reported that one civilian died"."""
    return left.last == "that" and len(left.words) > 1 and left.lower[-2] in grammar.lists["clause_verbs"]


def _is_focus(left: Left, grammar: Grammar) -> bool:
    """Whether the last word only stresses the number: "there was only one injury", not "the only one"."""
    return left.last == "only" and (len(left.words) == 1 or left.lower[-2] not in grammar.lists["before_one.between"])


def is_share(text: str, amount: Amount, left: Left, grammar: Grammar) -> bool:
    """Whether a fraction is a share: "half of", "two thirds", "a third of"; not the first half or a third man."""
    if amount.unit is not None or amount.numeral.digits or amount.numeral.factor > 1:
        return True
    words = text[amount.numeral.start : amount.numeral.end].lower()
    article = words.startswith(("a ", "an ")) and Fraction(amount.low).numerator == 1
    if words not in ("half", "quarter") and not article:
        return True
    if left.last in grammar.lists["half_before"]:
        return False
    if bounds_before(text, amount.start, left, grammar).bounds:
        return True
    follow = _NEXT.match(text, amount.end)
    after = follow[1].lower() if follow else ""
    if not left.words and amount.end + 3 >= len(text.rstrip()):
        return True  # nothing else is said: "a fifth"
    if text[amount.end : amount.end + 1] == "-":
        return False  # "half-time", "a third-party"
    if left.last in grammar.lists["share_before"] and (not after or after in grammar.lists["noun_stop"]):
        return True  # "fell by a third"
    if words == "half":
        return after in grammar.lists["half_after"]
    if article and after in grammar.lists["share_after"]:
        return True
    return after == "of" and (words != "quarter" or left.last in ("a", "one"))


def with_ratio(text: str, amount: Amount, left: Left, grammar: Grammar) -> Amount:
    """The amount with the "in three" of "one in three", where a writer would name a share so; else as it is."""
    joint = _IN.match(text, amount.end)
    if joint is None or amount.unit is not None or amount.factor > 1 or not isinstance(amount.low, int):
        return amount
    end = read_amount(text, joint.end(), grammar, signed=False)
    if end is None or end.numeral.value is None or end.unit is not None or not isinstance(end.low, int):
        return amount
    if end.low not in grammar.ratio_ends or not 0 < amount.low < end.low:
        return amount
    if amount.low != 1 and end.low not in (10, 100, 1000):
        opens = not left.last[:1].isalpha() or left.last in grammar.lists["named_ratios"]
        if not opens or end.low > 10:
            return amount
    ratio = Fraction(amount.low, end.low)
    return amount._replace(low=ratio, high=ratio, end=end.end, numeral=amount.numeral._replace(ratio=True, plain=False))
