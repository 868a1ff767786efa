"""Rules for rates: a yearly rise of prices is inflation, one of the economy growth, "the real rate" that of before.

Enters: the figures of a sentence, the number of one and what has been read of it. Leaves: a proposal, or None.
"""

import attrs

from claimtrack.extraction.continued import SoFar, likest
from claimtrack.extraction.cues import cue_index
from claimtrack.extraction.figures import SentenceFigures
from claimtrack.extraction.proposals import Proposal

__all__ = ["as_rate"]

_BEHIND = 9  # tokens behind a figure among which "over twelve months" is looked for
_BEFORE = 4  # and before it: "rose year-on-year by 5 percent"


def as_rate(so_far: SoFar, number: int, found: Proposal, counted: str | None) -> Proposal:
    """A proposal with what it is the rate of, where its words leave that to the reader."""
    s = so_far.s
    if s.figures[number].value.unit != "percent":
        return found
    if found.predicate == "rose" and counted is not None and _is_general(s, counted) and _is_yearly(s, number):
        return attrs.evolve(found, predicate="inflation")  # "consumer prices rose 9 percent in the year to June"
    if found.predicate == "rose" and counted is not None and _is_economy(s, counted):
        return attrs.evolve(found, predicate="growth")  # "the economy expanded by 2 percent"
    if found.predicate != "rate" or found.trigger is None or s.words[found.trigger] != "rate":
        return found
    before = so_far.before or likest(so_far, number)
    told = before is not None and before.predicate in s.grammar.percentages
    marked = s.words[found.trigger - 1] in s.grammar.rate_marks or _is_told(s, found.trigger)
    if told and before is not None and marked:
        return attrs.evolve(found, predicate=before.predicate)  # "Inflation is 24 percent. The real rate is 33 percent"
    return found


def _is_economy(s: SentenceFigures, counted: str) -> bool:
    """Whether the words name an economy, whosever it is: "Ghana's economy", "the gross domestic product of Ghana"."""
    words = counted.casefold().partition(" of ")[0].split()
    return any(" ".join(words[-many:]) in s.grammar.economies for many in (1, 3))


def _is_told(s: SentenceFigures, rate: int) -> bool:
    """Whether "the rate" is said to be so high, not made so: "the union put the rate at 20 percent", not "kept"."""
    if rate <= s.first or s.words[rate - 1] != "the":
        return False
    teller = s.words[rate - 2] if rate - 1 > s.first else "that"  # "The rate was 20 percent" opens a sentence
    says = teller == "that" or teller in cue_index(s.lexicon)
    return says and s.verbs.get(teller, ("", 0))[0] not in s.grammar.setting


def _is_general(s: SentenceFigures, counted: str) -> bool:
    """Whether the words are of prices in general, whosever they are: "prices", "Bolivian consumer prices"."""
    words = counted.casefold().split()
    if words[:1] and words[0] in s.grammar.determiners:
        del words[0]
    prices = s.grammar.general_prices
    return " ".join(words) in prices or (" ".join(words[-2:]) in prices and len(words) > 1)


def _is_yearly(s: SentenceFigures, number: int) -> bool:
    """Whether the words around a change say that it is one of a year."""
    figure = s.figures[number]
    low, high = max(s.first, figure.first - _BEFORE), min(s.last, figure.last + _BEHIND)
    following = s.figures[number + 1] if number + 1 < len(s.figures) else None
    if following is not None and following.value.unit not in s.grammar.time_units:  # "over twelve months" stays
        high = min(high, following.first)
    around = f" {' '.join(s.words[low : figure.first])} | {' '.join(s.words[figure.last : high])} "
    return any(f" {phrase} " in around for phrase in s.grammar.yearly)
