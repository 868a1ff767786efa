"""Numbers that count nothing: they point to what is known, are part of a name, or stand in a saying.

Enters: the figures of a sentence and the number of one. Leaves: whether it is no claim.
"""

from claimtrack.extraction.figures import Figure, SentenceFigures
from claimtrack.extraction.predicates import ADJECTIVE, OBJECT
from claimtrack.model.quantity import Bound

__all__ = ["counts_nothing"]

_EXACT = Bound.EXACT


def counts_nothing(s: SentenceFigures, number: int) -> bool:
    """Whether a number is no figure: "the two sides", "Rule 4", "in two minds"."""
    return (
        _is_reference(s, number)
        or _is_name(s, number)
        or _is_idiom(s, s.figures[number])
        or _is_outcome(s, number)
        or _is_parent(s, number)
        or _is_age(s, number)
    )


def _is_outcome(s: SentenceFigures, number: int) -> bool:
    """Whether a figure is one side of an outcome: "the vote was 61 to 58"."""
    pairs = [(number, number + 1), (number - 1, number)]
    for one, two in pairs:
        if one >= 0 and two < len(s.figures) and s.words[s.figures[one].last : s.figures[two].first] == ["to"]:
            first = s.figures[one].first
            return not s.grammar.outcomes.isdisjoint(s.words[max(s.first, first - 3) : first])
    return False


def _is_age(s: SentenceFigures, number: int) -> bool:
    """Whether a bare number in commas behind one person is an age: "the driver, 45, was hurt"."""
    figure, value = s.figures[number], s.figures[number].value
    first = figure.first - 1
    if first <= s.first or figure.last >= s.last or value.nominal is None or value.unit is not None:
        return False
    bare = value.bound is Bound.EXACT and 0 < value.nominal < 120 and figure.last - figure.first == 1
    framed = s.words[first] == "," == s.words[figure.last] and s.words[first - 1].isalpha()
    if not bare or not framed or s.words[figure.first].isalpha():
        return False
    begins = first - 2 >= s.first and s.words[first - 2] in s.grammar.articles
    word = s.words[first - 1]
    return begins and not s.grammar.is_plural(word) and (word in s.grammar.persons or word in s.grammar.jobs)


def _is_parent(s: SentenceFigures, number: int) -> bool:
    """Whether a figure only says who somebody is: "a mother of six", "the father of three daughters"."""
    token = s.figures[number].first - 1
    return token > s.first and s.words[token] == "of" and s.words[token - 1] in s.grammar.parents


def _is_reference(s: SentenceFigures, number: int) -> bool:
    """Whether a small definite number only points: "the two sides", "these three men", "its two rivals"."""
    figure = s.figures[number]
    before = figure.first - 1
    if s.words[s.counted[number].last - 1] in s.grammar.voices and not s.counted[number].is_empty:
        return True  # "two of the sources asked not to be named"
    if figure.value.bound is not _EXACT or before < s.first:
        return False
    if s.words[before] == "every" and figure.value.unit in s.measured:
        return True  # "every hundred metres", "every two hours"
    if s.words[before] not in s.grammar.definite:
        return False
    if before - 2 in s.taken and s.words[before - 1] == "of":
        return False  # "two of its five furnaces"
    if s.words[before] == "the" and _is_modifier(s, number):
        return True  # "the 100 metres final"
    small = figure.value.nominal is not None and figure.value.nominal <= 12 and figure.value.unit not in ("percent",)
    behind = s.at.get(s.counted[number].resume) or s.at.get(figure.last)
    said = s.read(behind, ADJECTIVE, number) or s.read(behind, OBJECT, number)
    return small and not (said and s.words[before] == "the")


def _is_modifier(s: SentenceFigures, number: int) -> bool:
    """Whether a measured size only says which thing is meant: "the 15 kilometres stretch"."""
    unit, counted = s.figures[number].value.unit, s.counted[number]
    sized = unit in s.measured and unit.islower() and unit not in s.grammar.money_nouns and unit != "percent"
    return sized and not counted.is_empty and counted.first == s.figures[number].last


def _is_name(s: SentenceFigures, number: int) -> bool:
    """Whether a number is part of a name: "Rule 4", "round three", "Seven Samurai", "Ten Downing Street"."""
    figure = s.figures[number]
    value, word = figure.value, s.words[figure.first]
    if value.unit == "percent" and s.words[figure.last : figure.last + 1] == ["confidence"]:
        return True  # "a 95 percent confidence interval"
    if value.bound is not _EXACT:
        return False
    if figure.last - figure.first > 1:
        # "Three Mile Island is quiet": its own words are capitals, the unit too
        capitals = all(s.scan.capital[token] for token in range(figure.first, figure.last + (figure.last < s.last)))
        return word.isalpha() and capitals and not _is_headline(s)
    before = figure.first - 1
    if before > s.first and s.words[before] == "(" and s.words[figure.last : figure.last + 1] == [")"]:
        return value.unit is None and s.scan.capital[before - 1]  # "Wissam Khalil (61)": an age
    if before >= s.first and s.words[before] in s.grammar.labels and value.unit not in ("percent", "factor"):
        label = s.words[before]
        whole = s.words[figure.last : figure.last + 1] == ["of"]  # "cell 19 of the north wing"
        plain = s.counted[number].is_empty or s.scan.capital[before] or whole
        plain = plain or s.scan.capital[s.counted[number].first]  # "world number two Petra Vesela"
        plain = plain or s.words[before - 1 : before] == ["the"]  # "the top 10 includes", "the number 12 bus"
        said = not s.nouns.lists["crowd_verbs"].isdisjoint(s.words[figure.last : figure.last + 1])
        if said and before > s.first and s.scan.capital[before - 1]:
            plain = False  # "in the Lipa district 14 were killed"
        return plain and not s.grammar.is_plural(label)
    counted = s.counted[number]
    if not word.isalpha() or not s.scan.capital[figure.first]:
        return False
    if figure.first > s.first + 1 and s.words[before] == "of" and s.scan.capital[before - 1]:
        return not _is_headline(s)  # "the Group of Twenty meets"
    if figure.first > s.first and figure.last < s.last and s.scan.capital[figure.last] and not _is_headline(s):
        return True  # "the One Belt, One Road initiative"
    if counted.is_empty:
        return False
    head = counted.last - 1
    if word in s.grammar.scales:
        return s.scan.capital[head]  # "Thousand Oaks": no number begins with a bare scale
    return s.scan.capital[head] and (figure.first > s.first or not s.grammar.is_plural(s.words[head]))


def _is_idiom(s: SentenceFigures, figure: Figure) -> bool:
    """Whether a number stands in a saying and counts nothing: "in two minds", "on the stroke of eleven"."""
    first = figure.first + (figure.last - figure.first > 1 and s.words[figure.first] in s.grammar.articles)
    behind, before = s.words[first : figure.last + 1], s.words[max(s.first, figure.first - 2) : figure.first]
    if figure.last < s.last and s.words[figure.last] in s.grammar.shortfalls:
        return True  # "two short of a majority"
    if s.grammar.idiom_ends.isdisjoint((*behind[-1:], *before[-1:])):
        return False  # as nearly all
    return " ".join(behind) in s.grammar.idioms or " ".join(before) in s.grammar.idiom_openings


def _is_headline(s: SentenceFigures) -> bool:
    """Whether all longer words have a capital, so that a capital says nothing."""
    return not any(
        len(s.words[token]) > 3 and s.words[token].isalpha() and not s.scan.capital[token]
        for token in range(s.first, s.last)
    )
