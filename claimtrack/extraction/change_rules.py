"""Rules for amounts of change: "rose 3 percent", "fell by 300", "raised it by 25 percent", "was up 8 percent".

Enters: the figures of a sentence and the number of one. Leaves: a proposal, or None.
"""

from claimtrack.extraction.figures import SentenceFigures
from claimtrack.extraction.morphology import guess_lemma
from claimtrack.extraction.predicates import NOUN, SUBJECT, Reading, Trigger
from claimtrack.extraction.proposals import Proposal

_REACH = 16  # tokens between "the rise in prices" and its figure
_APART = frozenset({",", "(", "–", "—"})

__all__ = ["ahead", "change_of", "changed_by", "compared", "estimated_change", "moved"]


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
    points = unit == "percentage_point" or s.is_of_points(number)
    return None if counts_things and not points else reading


def changed_by(s: SentenceFigures, token: int, number: int) -> Proposal | None:
    """Read "fell by 300", "an increase by 12 percent"."""
    trigger = s.trigger_ending(s.back(token - 1))
    reading = s.read(trigger, SUBJECT, number)
    if trigger and reading and reading.predicate in s.grammar.direction:
        return Proposal(0.1, reading.predicate, "change-by", trigger.first)
    if s.figures[number].value.unit != "ratio" and _behind_points(s, number) is None:
        return None
    for verb in range(token - 1, max(s.first - 1, token - 9), -1):
        lemma, _ = s.verbs.get(s.words[verb]) or (guess_lemma(s.words[verb]), 0)
        if verb in s.taken or s.words[verb] in (",", ";", ":"):
            return None
        if (lemma in s.grammar.raising or lemma in s.grammar.lowering) and s.words[verb - 1] not in s.grammar.articles:
            direction = "rose" if lemma in s.grammar.raising else "fell"
            return Proposal(0.1, direction, "changed-by", verb)  # "raised the price of petrol by 25 percent"
    return None


def _behind_points(s: SentenceFigures, number: int) -> int | None:
    """The token behind a share or a number of points that a poll or a vote gives; None for other figures."""
    figure = s.figures[number]
    if figure.value.unit in ("percent", "percentage_point"):
        return figure.last
    return s.counted[number].resume if s.is_of_points(number) else None


def ahead(s: SentenceFigures, number: int) -> Proposal | None:
    """Read "a lead of four points", "leads by six points", "five points ahead of her rival"."""
    if not s.is_of_points(number):
        return None
    first, resume = s.figures[number].first, s.counted[number].resume
    near = range(max(s.first, first - 3), min(s.last, resume + 2))
    leading = next((t for t in near if s.words[t] in s.grammar.leads), None)
    return None if leading is None else Proposal(0.1, "lead", "lead", leading)


def compared(s: SentenceFigures, number: int) -> Proposal | None:
    """Read "sales were 8 percent lower than in May", ", 8 percent fewer than a year before"; "56 percent higher"."""
    figure, behind = s.figures[number], _behind_points(s, number)
    if behind is None or behind >= s.last:
        return None
    word, before = s.words[behind], s.before[number]
    direction = "rose" if word in s.grammar.higher else "fell" if word in s.grammar.lower_than else ""
    if not direction or before < s.first or (s.words[before] not in s.grammar.be and s.words[before] != ","):
        return None
    told = s.words[behind : min(s.last, behind + 10)]
    timed = "than" in told and any(
        w.removesuffix("s") in s.grammar.time_units
        or w in s.grammar.earlier
        or w[:4].isdecimal()
        or w in s.grammar.windows
        for w in told[told.index("than") :]
    )
    if timed or (figure.value.unit == "point" and "than" not in told):
        return Proposal(0.1, direction, "compared", before)
    return Proposal(0.1, "be", "compared", before) if s.words[before] in s.grammar.be else None


def estimated_change(s: SentenceFigures, number: int) -> Proposal | None:
    """Read "lowered its estimate of the rise in prices to 4.9 percent": what is put anew is a change."""
    figure = s.figures[number]
    if _behind_points(s, number) is None or s.words[s.before[number]] not in s.grammar.connectors:
        return None
    for token in range(figure.first - 2, max(s.first + 1, figure.first - _REACH), -1):
        reading = s.read(s.at.get(token), NOUN, number)
        if reading is not None and reading.predicate in s.grammar.direction and s.words[token + 1] in ("in", "of"):
            of = token - 1 - (s.words[token - 1] in s.grammar.determiners)
            reckoned = s.words[of - 1] in s.grammar.reckonings and s.words[of] in ("of", "for")
            return Proposal(0.1, reading.predicate, "change-estimated", token) if reckoned else None
    return None


def moved(s: SentenceFigures, number: int) -> Proposal | None:
    """Read "a profit of 4 billion, up 18 percent", "shares were down 2 percent"; "makes up 18 percent" is none."""
    if _behind_points(s, number) is None:
        return None
    token = s.before[number]
    if token > s.first and s.words[token] == "by":
        token -= 1
    before = s.back(token - 1) if token > s.first else -1
    if before < s.first or (s.words[before] not in s.grammar.be and s.words[before] not in _APART):
        return None
    if s.words[token] in s.grammar.upwards:
        return Proposal(0.1, "rose", "compared", before)
    return Proposal(0.1, "fell", "compared", before) if s.words[token] in s.grammar.downwards else None
