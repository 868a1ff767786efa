"""The noun that a figure without one shares with a figure before it, or that it is said to be.

Enters: a sentence with what has been read of it, the number of a figure and its proposal. Leaves: words, or None where
nothing is shared.
"""

from claimtrack.extraction.continued import MeasureReading, SoFar, likest
from claimtrack.extraction.figures import SentenceFigures
from claimtrack.extraction.proposals import INHERITED, Proposal
from claimtrack.extraction.scan import PUNCTUATION, WORD

__all__ = ["carried_noun", "is_of_the_whole", "said_to_be"]

_PART = 3  # times a part: what is larger is of its whole


def carried_noun(so_far: SoFar, number: int, best: Proposal, whole: int | None, earlier: str | None) -> str | None:
    """The noun that a figure without one shares with the figure before: "30 of them", "60 people in A and 45 in B".

    What differs in its predicate shares only a word for people: "killed 135 people and injured 5,000", but not "killed
    two policemen and injured 14".
    """
    s, before = so_far.s, so_far.before
    if not s.counted[number].is_empty:
        return None
    if s.figures[number].value.unit is not None:
        return _of_a_unit(so_far, number, best)
    if whole is not None:
        return so_far.readings[whole].counted
    pointed = before or (likest(so_far, number) if best.rule == "total" else None)
    own = s.is_the_number(number) or (before is None and _is_its_count(s, number))
    if own and pointed is not None and pointed.predicate == best.predicate:
        return None if is_of_the_whole(so_far, number, pointed) else pointed.counted
    if before is None and best.rule in ("list", "pointed-back"):
        told = likest(so_far, number)  # "5,600 houses were destroyed. ... 3,100 were"
        if told is None or told.predicate != best.predicate or is_of_the_whole(so_far, number, told):
            return None  # "The toll rose to 58. Eleven girls are among the dead. The Red Cross spoke of 51"
        return told.counted
    if before is not None and s.is_of_which(number):
        return before.counted
    if earlier is not None and so_far.previous is not None:
        said = said_to_be(s, number)
        if said is not None:
            return s.words[said]
        pointing = s.words[s.figures[number].last + 1 : s.figures[number].last + 2]
        return so_far.previous.counted if not s.grammar.pronouns.isdisjoint(pointing) else None
    if (
        before is None
        or before.counted is None
        or best.rule == "total"
        or best.rule == "level"
        or before.unit in s.grammar.shares
    ):
        return None
    if before.predicate in s.grammar.direction or best.predicate in s.grammar.direction:
        return None
    if (
        s.words[s.figures[number].first - 1] == ";"
        and best.trigger is not None
        and best.predicate not in s.grammar.befalling
    ):
        return before.counted  # "arrested 40 people; three were released", "closed 12 mines; nine have reopened"
    people = before.counted in s.grammar.everybody and {before.predicate, best.predicate} <= s.grammar.befalling
    return before.counted if before.predicate == best.predicate or people else None


def _of_a_unit(so_far: SoFar, number: int, best: Proposal) -> str | None:
    """The noun of an amount or a share: "610 million euros, from 590 million", "put the figure at 54 percent"."""
    s, before, unit = so_far.s, so_far.before, so_far.s.figures[number].value.unit
    if before is None:
        told = likest(so_far, number) if best.rule == "total" or _is_the_share(s, number) else None
        shared = told is not None and unit in s.grammar.shares and told.unit == unit
        return told.counted if told and shared and told.predicate not in s.grammar.of_the_vote else None
    alike = unit == before.unit or (unit in s.money and before.unit in s.money)
    same = before.predicate == best.predicate and best.predicate not in s.grammar.direction
    goes_on = same and alike and best.cost == INHERITED and best.rule != "part-of-whole"
    return before.counted if goes_on else None


def is_of_the_whole(so_far: SoFar, number: int, told: MeasureReading) -> bool:
    """Whether what was told before is a part, and a figure too large to be of it: it is of the whole."""
    mine, part = so_far.s.figures[number].value.nominal, told.figure.value.nominal
    return told.part_of_earlier is not None and mine is not None and part is not None and mine > _PART * part


def _is_its_count(s: SentenceFigures, number: int) -> bool:
    """Whether a bare figure is a count of what was told before: "stood by its count of 97", "it is 9"."""
    first, joint = s.figures[number].first, s.before[number]
    if joint > s.first and s.words[joint] in s.grammar.be and s.words[joint - 1] == "it":
        return True
    if first - 3 < s.first or s.words[first - 1] not in s.grammar.figure_marks:
        return False
    owned = s.words[first - 3] in s.grammar.owners or s.words[first - 3] in s.grammar.articles  # "gave a figure of 97"
    return s.words[first - 2] in s.grammar.totals and owned


def _is_the_share(s: SentenceFigures, number: int) -> bool:
    """Whether a share is said to be that of what was told before: "estimated the share at 55 percent"."""
    token = s.back(s.figures[number].first - 1)
    joint = s.words[token] in s.grammar.be or s.words[token] in s.grammar.placed
    return joint and token > s.first + 1 and s.words[token - 2] == "the" and s.words[token - 1] in s.grammar.counts


def said_to_be(s: SentenceFigures, number: int) -> int | None:
    """The noun that some of those counted before are said to be: "Nineteen were children", "Of these 312 were men"."""
    figure, token = s.figures[number], s.figures[number].last
    if figure.value.unit is not None or not s.counted[number].is_empty:
        return None
    if token >= s.last or s.words[token] not in s.grammar.be:
        return None
    before = [s.words[at] for at in range(s.first, figure.first) if s.scan.kinds[at] != PUNCTUATION]
    if before and not (before[0] == "of" and before[-1] in s.grammar.pronouns and len(before) == 2):
        return None
    token += 1
    while token < s.last and s.grammar.is_adverb(s.words[token]):
        token += 1
    noun = token < s.last and s.scan.kinds[token] == WORD and s.grammar.is_plural(s.words[token])
    return token if noun and s.words[token] not in s.verbs else None
