"""Rules for amounts of change: "rose 3 percent", "fell by 300", "raised it by 25 percent", "was up 8 percent".

Enters: the figures of a sentence and the number of one. Leaves: a proposal, or None.
"""

from claimtrack.extraction.figures import SentenceFigures
from claimtrack.extraction.morphology import guess_lemma
from claimtrack.extraction.predicates import SUBJECT, Reading, Trigger
from claimtrack.extraction.proposals import Proposal

_APART = frozenset({",", "(", "–", "—"})

__all__ = ["change_of", "changed_by", "compared", "moved"]


def change_of(s: SentenceFigures, number: int, trigger: Trigger) -> Reading | None:
    """A verb of change right before an amount: "rose 3 percent"; "sank 64 boats" is none."""
    reading = s.read(trigger, SUBJECT, number)
    if reading is None or reading.predicate not in s.grammar.direction:
        return None
    unit = s.figures[number].value.unit
    first = s.figures[number].first
    if s.words[first] in ("above", "below") or s.words[first - 1] == "past":
        return None  # "inflation climbs above 75 percent", "the toll climbs past 300": a level
    counts_things = not s.counted[number].is_empty and unit is not None and unit.islower() and unit != "percent"
    return None if counts_things and unit != "percentage_point" else reading


def changed_by(s: SentenceFigures, token: int, number: int) -> Proposal | None:
    """Read "fell by 300", "an increase by 12 percent"."""
    trigger = s.trigger_ending(s.back(token - 1))
    reading = s.read(trigger, SUBJECT, number)
    if trigger and reading and reading.predicate in s.grammar.direction:
        return Proposal(0.1, reading.predicate, "change-by", trigger.first)
    if s.figures[number].value.unit not in ("percent", "percentage_point", "ratio"):
        return None
    for verb in range(token - 1, max(s.first - 1, token - 9), -1):
        lemma, _ = s.verbs.get(s.words[verb]) or (guess_lemma(s.words[verb]), 0)
        if verb in s.taken or s.words[verb] in (",", ";", ":"):
            return None
        if (lemma in s.grammar.raising or lemma in s.grammar.lowering) and s.words[verb - 1] not in s.grammar.articles:
            direction = "rose" if lemma in s.grammar.raising else "fell"
            return Proposal(0.1, direction, "changed-by", verb)  # "raised the price of petrol by 25 percent"
    return None


def compared(s: SentenceFigures, number: int) -> Proposal | None:
    """Read "sales were 8 percent lower than in May", ", 8 percent fewer than a year before"; "56 percent higher"."""
    figure = s.figures[number]
    if figure.value.unit not in ("percent", "percentage_point") or figure.last >= s.last:
        return None
    word, before = s.words[figure.last], s.back(figure.first - 1)
    direction = "rose" if word in s.grammar.higher else "fell" if word in s.grammar.lower_than else ""
    if not direction or before < s.first or (s.words[before] not in s.grammar.be and s.words[before] != ","):
        return None
    behind = s.words[figure.last : min(s.last, figure.last + 10)]
    timed = "than" in behind and any(
        w.removesuffix("s") in s.grammar.time_units
        or w in s.grammar.earlier
        or w[:4].isdecimal()
        or w in s.grammar.windows
        for w in behind[behind.index("than") :]
    )
    if timed:
        return Proposal(0.1, direction, "compared", before)
    return Proposal(0.1, "be", "compared", before) if s.words[before] in s.grammar.be else None


def moved(s: SentenceFigures, number: int) -> Proposal | None:
    """Read "a profit of 4 billion, up 18 percent", "shares were down 2 percent"; "makes up 18 percent" is none."""
    figure = s.figures[number]
    if figure.value.unit not in ("percent", "percentage_point"):
        return None
    token = s.back(figure.first - 1)
    if token > s.first and s.words[token] == "by":
        token -= 1
    before = s.back(token - 1) if token > s.first else -1
    if before < s.first or (s.words[before] not in s.grammar.be and s.words[before] not in _APART):
        return None
    if s.words[token] in s.grammar.upwards:
        return Proposal(0.1, "rose", "compared", before)
    return Proposal(0.1, "fell", "compared", before) if s.words[token] in s.grammar.downwards else None
