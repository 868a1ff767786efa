"""What each figure of a sentence counts: predicate, counted noun, part and whole.

Enters: a scan, the figures of one sentence, the lexicon. Leaves: one reading per figure with the name of the rule that
found it. A figure that is no claim (a time adverbial, a definite reference such as "the two sides") is left out.

Each rule proposes a predicate with a cost; the cheapest wins, the earlier rule among equals. Costs grow with the
distance between figure and word, so that "killed two policemen and injured 14" shares its verbs out rightly.
"""

from collections.abc import Sequence

import attrs

from claimtrack.extraction.figures import Figure, SentenceFigures
from claimtrack.extraction.morphology import Form, singular
from claimtrack.extraction.noun_phrases import Counted
from claimtrack.extraction.predicate_rules import INHERITED, Proposal, propose
from claimtrack.extraction.predicates import Role
from claimtrack.extraction.scan import WORD, Scan
from claimtrack.lexicon.loader import Lexicon
from claimtrack.model.quantity import Bound

__all__ = ["Figure", "MeasureReading", "read_measures"]


@attrs.frozen
class MeasureReading:
    """What one figure counts.

    Attributes:
        figure: The figure.
        predicate: Its predicate.
        counted: The counted words; None if not said.
        rule: The rule that found the predicate.
        trigger: The token of the word that carries it; None for a fallback.
        part_of: The position, in the sentence's list of readings, of the whole that this figure is a part of.
        fallback: Whether no word of the lexicon fitted.
    """

    figure: Figure
    predicate: str
    counted: str | None
    rule: str
    trigger: int | None
    part_of: int | None = None
    fallback: bool = False


def read_measures(
    scan: Scan, first: int, last: int, figures: Sequence[Figure], lexicon: Lexicon
) -> list[MeasureReading]:
    """Read what the figures of one sentence (tokens ``first`` up to ``last``) count, in text order."""
    sentence = SentenceFigures(scan, first, last, figures, lexicon)
    readings: list[MeasureReading] = []
    places: dict[int, int] = {}
    for number, figure in enumerate(figures):
        if _is_reference(sentence, number):
            continue
        proposals = sorted(propose(sentence, number), key=lambda p: p.cost)
        if figure.value.unit in sentence.grammar.time_units:
            proposals = [p for p in proposals if p.predicate in ("sentenced", "duration", "rose", "fell")]
        whole = _whole(sentence, number, places, readings)
        best = proposals[0] if proposals else None
        fallback = False
        if whole is not None and (best is None or best.cost > INHERITED):
            best = Proposal(INHERITED, readings[whole].predicate, "part-of-whole", readings[whole].trigger)
        elif best is None or best.cost > INHERITED:
            inherited = _inherited(sentence, number, places, readings)
            best = inherited or best
        if _is_adverbial(sentence, number, best):
            continue
        if best is None:
            best, fallback = _fallback(sentence, number), True
        if best is None:
            continue
        places[number] = len(readings)
        readings.append(
            MeasureReading(
                figure, best.predicate, _counted_words(sentence, number, best), best.rule, best.trigger, whole, fallback
            )
        )
    return readings


def _whole(s: SentenceFigures, number: int, places: dict[int, int], readings: list[MeasureReading]) -> int | None:
    """The reading of which this figure is a part: "35 people, including 12 children", "around 30 of them"."""
    if number == 0 or number - 1 not in places:
        return None
    figure, previous = s.figures[number], s.figures[number - 1]
    between = s.words[previous.last : figure.first]
    if s.counted[number].partitive and s.words[s.figures[number].last : s.figures[number].last + 1] == ["of"]:
        return places[number - 1]
    for offset, word in enumerate(between):
        if word in s.grammar.including and (
            word != "among" or between[offset + 1 : offset + 2] in (["them"], ["whom"])
        ):
            return places[number - 1]
    previous_reading = readings[places[number - 1]]
    listed = len(between) <= 5 and any(word in ("and", ",", "or") for word in between)
    if previous_reading.part_of is not None and listed and not s.at.get(s.counted[number].resume):
        return (
            previous_reading.part_of
        )  # "35 people, including 12 children and 9 women": the 9 share the whole of the 12
    return None


def _inherited(
    s: SentenceFigures, number: int, places: dict[int, int], readings: list[MeasureReading]
) -> Proposal | None:
    """A figure in a list takes the verb of the one before: "killed 20 people and 30 soldiers"."""
    if number == 0 or number - 1 not in places:
        return None
    previous = readings[places[number - 1]]
    figure = s.figures[number]
    between = s.words[s.figures[number - 1].last : figure.first]
    if len(between) > 8 or any(word in s.verbs and word not in s.grammar.connectors for word in between):
        return None
    if any(word in ("and", ",", "or", "versus", "against", "compared", "from", "to") for word in between):
        return Proposal(INHERITED, previous.predicate, "list", previous.trigger)
    return None


def _is_adverbial(s: SentenceFigures, number: int, best: Proposal | None) -> bool:
    """Whether the figure is a span of time that says when, not how much: "for three days", "two weeks"."""
    figure = s.figures[number]
    if figure.value.unit not in s.grammar.time_units:
        return False
    attributive = "-" in s.words[figure.last - 1] or s.words[figure.last - 1 : figure.last + 1][-1] in ("'s", "’s")
    if attributive:
        return s.counted[number].is_empty
    return best is None or best.cost >= INHERITED


def _is_reference(s: SentenceFigures, number: int) -> bool:
    """Whether a small definite number only points: "the two sides", "these three men", "its two rivals"."""
    figure = s.figures[number]
    before = figure.first - 1
    if figure.value.bound is not Bound.EXACT or before < s.first or s.words[before] not in s.grammar.definite:
        return False
    small = figure.value.nominal is not None and figure.value.nominal <= 12 and figure.value.unit not in ("percent",)
    behind = s.at.get(s.counted[number].resume) or s.at.get(figure.last)
    said = behind and (behind.reading(Role.ADJECTIVE) or behind.reading(Role.OBJECT, s.noun(number)))
    return small and not (said and s.words[before] == "the")


def _fallback(s: SentenceFigures, number: int) -> Proposal | None:
    """The head verb's lemma, behind the figure or before it; else the counted noun's."""
    figure, counted = s.figures[number], s.counted[number]
    running = _running(s, figure)
    if running:
        return running
    if figure.value.unit in s.grammar.time_units:
        return Proposal(9.0, "duration", "duration", None)
    for token in range(counted.resume, min(s.last, counted.resume + 8)):
        word = s.words[token]
        if word in (";", ":", ",") or word in s.grammar.subordinators:
            break
        if word in s.verbs and word not in s.grammar.auxiliaries and s.verbs[word][1] is not Form.ING:
            return Proposal(9.0, s.verbs[word][0], "verb-lemma", token)
    for token in range(figure.first - 1, max(s.first - 1, figure.first - 9), -1):
        word = s.words[token]
        if word in s.verbs and word not in s.grammar.auxiliaries and word not in s.grammar.prepositions:
            return Proposal(9.0, s.verbs[word][0], "verb-lemma", token)
        if word in (";", ":"):
            break
    unit = figure.value.unit
    if unit and unit.replace("_", "").replace(" ", "").isalpha():
        return Proposal(9.5, unit.lower().replace(" ", "_"), "noun-lemma", None)
    return None


def _running(s: SentenceFigures, figure: Figure) -> Proposal | None:
    """Read "shipments fell to 1.1 million": a running figure whose name the lexicon lacks."""
    token = s.back(figure.first - 1)
    if token <= s.first or s.words[token] not in ("to", "at", "from"):
        return None
    for before in range(token - 1, max(s.first - 1, token - 8), -1):
        trigger = s.trigger_ending(before)
        change = trigger.reading(Role.SUBJECT) if trigger else None
        if trigger and change and change.predicate in s.grammar.direction:
            subject = _subject(s, trigger.first)
            if subject:
                noun = singular(s.words[subject[1] - 1])
                return Proposal(9.0, noun, "running-figure", subject[1] - 1) if noun.isalpha() else None
    return None


def _subject(s: SentenceFigures, verb: int) -> tuple[int, int] | None:
    """The noun phrase before a verb: "consumer prices" in "consumer prices have risen"."""
    last = verb
    while last > s.first and (s.words[last - 1] in s.grammar.auxiliaries or s.grammar.is_adverb(s.words[last - 1])):
        last -= 1
    first = last
    while first > s.first and last - first < 5 and s.scan.kinds[first - 1] == WORD:
        if s.words[first - 1] in s.grammar.noun_stops or first - 1 in s.taken:
            break
        first -= 1
    return (first, last) if first < last else None


def _counted_words(s: SentenceFigures, number: int, best: Proposal) -> str | None:
    """The counted noun phrase in the text's words; what a percentage or a sum is of comes after "of" or "in"."""
    counted: Counted = s.counted[number]
    if best.predicate in s.grammar.direction and best.trigger is not None:
        subject = _subject(s, best.trigger)
        return s.scan.text_of(*subject) if subject else None
    if counted.is_empty:
        return None
    first, last = counted.first, counted.last
    if best.trigger is not None and first <= best.trigger < last and best.rule == "behind-figure":
        last = best.trigger
    if best.predicate == "duration" and last + 1 < s.last and s.words[last] == "in" and not s.scan.is_capital(last + 1):
        last += 2  # "a six-week break in fighting"
    return s.scan.text_of(first, last) or None
