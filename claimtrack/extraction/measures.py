"""What each figure of a sentence counts: predicate, counted noun, part and whole.

Enters: a scan, the figures of one sentence, the lexicon. Leaves: one reading per figure with the name of the rule that
found it. A figure that is no claim (a time adverbial, a definite reference such as "the two sides") is left out.

Each rule proposes a predicate with a cost; the cheapest wins, the earlier rule among equals. Costs grow with the
distance between figure and word, so that "killed two policemen and injured 14" shares its verbs out rightly.
"""

from collections.abc import Iterator, Sequence

import attrs

from claimtrack.extraction.grammar import Grammar, grammar_of
from claimtrack.extraction.morphology import Form, verb_lemmas
from claimtrack.extraction.noun_phrases import Counted, counted_phrase
from claimtrack.extraction.predicates import Role, Trigger, find_triggers
from claimtrack.extraction.scan import PUNCTUATION, Scan
from claimtrack.lexicon.loader import Lexicon
from claimtrack.model.quantity import Bound, Quantity

__all__ = ["Figure", "MeasureReading", "read_measures"]


@attrs.frozen
class Figure:
    """A quantity found in a scan: tokens ``first`` up to and without ``last``, code points ``start`` to ``end``."""

    first: int
    last: int
    start: int
    end: int
    value: Quantity


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


@attrs.frozen
class _Proposal:
    cost: float
    predicate: str
    rule: str
    trigger: int | None


class _Sentence:
    """One sentence with its figures, triggers and counted phrases; the rules look only at this."""

    def __init__(self, scan: Scan, first: int, last: int, figures: Sequence[Figure], lexicon: Lexicon) -> None:
        self.scan, self.first, self.last, self.figures = scan, first, last, figures
        self.words = scan.words
        self.grammar: Grammar = grammar_of(lexicon)
        self.verbs = verb_lemmas(lexicon)
        self.triggers = find_triggers(scan, first, last, lexicon)
        self.at: dict[int, Trigger] = {trigger.first: trigger for trigger in self.triggers}
        self.ending: dict[int, Trigger] = {trigger.last - 1: trigger for trigger in self.triggers}
        taken = frozenset(token for figure in figures for token in range(figure.first, figure.last))
        self.taken = taken
        self.counted = [counted_phrase(scan, f.last, last, taken, self.verbs, self.grammar) for f in figures]

    def back(self, token: int) -> int:
        """The nearest token at or before ``token`` that is neither an adverb nor a determiner; -1 at the start."""
        while token >= self.first and (
            self.words[token] in self.grammar.determiners or self.grammar.is_adverb(self.words[token])
        ):
            token -= 1
        return token if token >= self.first else -1

    def trigger_ending(self, token: int) -> Trigger | None:
        """The trigger whose last word is ``token``."""
        return self.ending.get(token)


def read_measures(
    scan: Scan, first: int, last: int, figures: Sequence[Figure], lexicon: Lexicon
) -> list[MeasureReading]:
    """Read what the figures of one sentence (tokens ``first`` up to ``last``) count, in text order."""
    sentence = _Sentence(scan, first, last, figures, lexicon)
    readings: list[MeasureReading] = []
    places: dict[int, int] = {}
    for number, figure in enumerate(figures):
        if _is_reference(sentence, number):
            continue
        proposals = sorted(_proposals(sentence, number), key=lambda p: p.cost)
        whole = _whole(sentence, number, places)
        best = proposals[0] if proposals else None
        fallback = False
        if whole is not None and (best is None or best.cost > _INHERIT):
            best = _Proposal(_INHERIT, readings[whole].predicate, "part-of-whole", readings[whole].trigger)
        elif best is None or best.cost > _INHERIT:
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


_INHERIT = 2.0
_FARTHEST = 40  # tokens between a figure and its verb


def _proposals(sentence: _Sentence, number: int) -> Iterator[_Proposal]:
    """All predicates that the rules propose for one figure."""
    for rule in (_behind, _before, _level, _nominal, _counted_noun, _passive):
        yield from rule(sentence, number)


def _behind(s: _Sentence, number: int) -> Iterator[_Proposal]:
    """Read "20 dead", "12 people killed in", "40 injured": right behind the figure or its noun."""
    counted = s.counted[number]
    for start in dict.fromkeys((counted.resume, s.figures[number].last)):
        token = start
        while (
            token < s.last
            and token - start < 4
            and (s.grammar.is_adverb(s.words[token]) or s.words[token] in s.grammar.others)
        ):
            token += 1
        trigger = s.at.get(token)
        if trigger is None:
            continue
        reading = trigger.reading(Role.ADJECTIVE)
        if reading is None:
            reading = trigger.reading(Role.OBJECT)
            if reading is None or not (reading.form or Form.BASE) & Form.PARTICIPLE or _has_object(s, trigger.last):
                continue
        yield _Proposal(0.0 + 0.1 * (token - start), reading.predicate, "behind-figure", token)


def _has_object(s: _Sentence, token: int) -> bool:
    """Whether an object follows a verb, so that it is active: "12 militants killed three soldiers"."""
    if token >= s.last or s.scan.kinds[token] == PUNCTUATION:
        return False
    word = s.words[token]
    if token in s.taken or word in ("a", "an", "the", "his", "her", "their", "its", "him", "them"):
        return True
    return word not in s.grammar.noun_stops and not s.grammar.is_adverb(word) and s.scan.is_capital(token)


def _before(s: _Sentence, number: int) -> Iterator[_Proposal]:
    """Read "killed at least 12", "injuring 40 others", "destroyed homes and 12 schools": an active verb before."""
    token = s.figures[number].first - 1
    distance = 0
    while token >= s.first and distance <= 6:
        word = s.words[token]
        trigger = s.trigger_ending(token)
        reading = trigger.reading(Role.OBJECT) if trigger else None
        if trigger and reading:
            if not _is_passive(s, trigger.first, reading.form):
                direction = 0.3 if distance == 0 else 0.5
                yield _Proposal(direction + 0.25 * distance, reading.predicate, "verb-before", trigger.first)
            return
        change = trigger.reading(Role.SUBJECT) if trigger else None
        if trigger and change and change.predicate in s.grammar.direction:
            yield _Proposal(0.2, change.predicate, "change-before", trigger.first)
            return
        if word == "by" and token > s.first:
            previous = s.trigger_ending(s.back(token - 1))
            amount = previous.reading(Role.SUBJECT) if previous else None
            if previous and amount and amount.predicate in s.grammar.direction:
                yield _Proposal(0.1, amount.predicate, "change-by", previous.first)
            return
        if (word in s.grammar.prepositions and word != "about") or word in s.grammar.auxiliaries or word in (";", ":"):
            return
        if token in s.taken and distance > 0:
            return
        if not (word in s.grammar.determiners or s.grammar.is_adverb(word)):
            distance += 1
        token -= 1


def _is_passive(s: _Sentence, token: int, form: Form | None) -> bool:
    """Whether a participle follows a form of "be": "were killed"; such a verb's object lies before it."""
    if form is None or not form & Form.PARTICIPLE:
        return False
    before = token - 1
    while before >= s.first and s.grammar.is_adverb(s.words[before]):
        before -= 1
    return before >= s.first and s.words[before] in s.grammar.be


def _level(s: _Sentence, number: int) -> Iterator[_Proposal]:
    """Read "the death toll rose to 47", "put the toll at 47", "turnout was 61 percent", "dead: 14"."""
    figure = s.figures[number]
    connector = s.back(figure.first - 1)
    if connector < 0:
        return
    linked = s.words[connector] in s.grammar.connectors
    if s.words[connector] == "from" and number > 0:  # "to 47 from 31", "from 31 to 47"
        linked = True
    for token in range(connector, max(s.first - 1, connector - 18), -1):
        if token in s.taken and not linked:
            return
        trigger = s.trigger_ending(token)
        reading = trigger.reading(Role.LEVEL) if trigger else None
        if trigger is None or reading is None or not (linked or token == connector):
            continue
        if reading.predicate in ("loss",) and s.words[token] == "losses":
            continue
        if trigger.reading(Role.ADJECTIVE) and s.words[connector] != ":":
            continue
        gap = connector - token
        yield _Proposal(0.4 + 0.05 * gap, reading.predicate, "level", trigger.first)
        return


def _nominal(s: _Sentence, number: int) -> Iterator[_Proposal]:
    """Read "the deaths of 12 people", "the release of 200 to 300 prisoners", "injuries to nine"."""
    figure = s.figures[number]
    token = s.back(figure.first - 1)
    if token <= s.first or s.words[token] not in ("of", "to"):
        return
    trigger = s.trigger_ending(token - 1)
    reading = trigger.reading(Role.NOUN) if trigger else None
    if trigger and reading:
        yield _Proposal(0.3, reading.predicate, "nominal", trigger.first)


def _counted_noun(s: _Sentence, number: int) -> Iterator[_Proposal]:
    """Read "12 deaths", "30 new cases"; weakly "200 protesters", for what is said of them wins."""
    counted = s.counted[number]
    if counted.is_empty:
        return
    trigger = s.trigger_ending(counted.last - 1)
    if trigger is None:
        return
    strong, weak = trigger.reading(Role.NOUN), trigger.reading(Role.HEAD)
    if strong:
        yield _Proposal(0.35, strong.predicate, "counted-noun", trigger.first)
    elif weak:
        yield _Proposal(_INHERIT + 1, weak.predicate, "counted-head", trigger.first)


def _passive(s: _Sentence, number: int) -> Iterator[_Proposal]:
    """Read "12 people were killed", "nine people died", "five, including two children, were hurt": the verb behind."""
    counted = s.counted[number]
    token, depth = counted.resume, 0
    limit = min(s.last, token + _FARTHEST)
    seen_auxiliary = False
    while token < limit:
        word = s.words[token]
        trigger = s.at.get(token)
        subject = trigger.reading(Role.SUBJECT) if trigger else None
        passive = trigger.reading(Role.OBJECT) if trigger else None
        adjective = trigger.reading(Role.ADJECTIVE) if trigger else None
        distance = token - counted.resume
        cost = 1.0 + 0.02 * distance + 0.2 * depth
        if trigger and subject and _is_predicate_of(s, number, token):
            yield _Proposal(cost, subject.predicate, "subject-of", token)
            return
        if trigger and seen_auxiliary and (passive or adjective):
            form = passive.form if passive else None
            if adjective or (form and form & Form.PARTICIPLE):
                found = passive or adjective
                assert found is not None  # noqa: S101 - one of the two, by the condition above
                yield _Proposal(cost, found.predicate, "passive", token)
                return
        if word in s.grammar.auxiliaries:
            seen_auxiliary = True
        elif word in (";", ":") or (word in s.grammar.subordinators and depth == 0 and word != "as"):
            return
        elif word == ",":
            depth += 1
            if depth > 4:
                return
        elif (
            seen_auxiliary and word in s.verbs and s.verbs[word][1] & Form.PARTICIPLE and word not in s.grammar.adverbs
        ):
            return  # another verb is said of it
        elif (not seen_auxiliary and _is_finite(s, token) and depth == 0 and trigger is None) or (
            word in s.grammar.conjunctions
            and depth == 0
            and token + 1 < s.last
            and (s.words[token + 1] in s.grammar.determiners or token + 1 in s.taken)
            and not _shares_verb(s, token)
        ):
            return
        token += 1


def _shares_verb(s: _Sentence, conjunction: int) -> bool:
    """Whether the next figure's phrase has no verb of its own before the shared one: "20 men and 12 women died"."""
    for other, figure in enumerate(s.figures):
        if figure.first >= conjunction:
            behind = s.counted[other].resume
            return behind < s.last and s.at.get(behind) is None
    return True


def _is_finite(s: _Sentence, token: int) -> bool:
    word = s.words[token]
    return word in s.verbs and bool(s.verbs[word][1] & Form.PAST)


def _is_predicate_of(s: _Sentence, number: int, token: int) -> bool:
    """Whether a subject verb may belong to the figure: a change needs no counted noun ("300 rose" is not said)."""
    trigger = s.at[token]
    reading = trigger.reading(Role.SUBJECT)
    if reading is None or reading.predicate in s.grammar.direction:
        return False
    if s.words[token - 1] == "to" or (reading.form or Form.BASE) in (Form.BASE, Form.ING):
        # "people die", "to march" after "were seen"; an infinitive or -ing form counts right behind the noun only
        return token - s.counted[number].resume <= 2
    return True


def _whole(s: _Sentence, number: int, places: dict[int, int]) -> int | None:
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
            # the whole is the figure before the first "including": "35 people, including 12 children and 9 women"
            return places[number - 1]
    first = places[number - 1]
    return _shared_whole(s, number, between, first)


def _shared_whole(s: _Sentence, number: int, between: list[str], previous: int) -> int | None:
    """The whole of a list: in "35 people, including 12 children and 9 women", the 9 share the whole of the 12."""
    link = [word for word in between if word in ("and", ",", "or")]
    before = s.figures[number - 1]
    opened = any(word in s.grammar.including for word in s.words[max(s.first, before.first - 3) : before.first])
    if not (opened and link and len(between) <= 5) or s.at.get(s.counted[number].resume):
        return None
    for other in range(number - 2, -1, -1):
        if other in range(len(s.figures)):
            return previous - 1 if previous > 0 else None
    return None


def _inherited(s: _Sentence, number: int, places: dict[int, int], readings: list[MeasureReading]) -> _Proposal | None:
    """A figure in a list takes the verb of the one before: "killed 20 people and 30 soldiers"."""
    if number == 0 or number - 1 not in places:
        return None
    previous = readings[places[number - 1]]
    figure = s.figures[number]
    between = s.words[s.figures[number - 1].last : figure.first]
    if len(between) > 8 or any(word in s.verbs and word not in s.grammar.connectors for word in between):
        return None
    if any(word in ("and", ",", "or", "versus", "against", "compared", "from", "to") for word in between):
        return _Proposal(_INHERIT, previous.predicate, "list", previous.trigger)
    return None


def _is_adverbial(s: _Sentence, number: int, best: _Proposal | None) -> bool:
    """Whether the figure is a span of time that says when, not how much: "for three days", "two weeks"."""
    figure = s.figures[number]
    if figure.value.unit not in s.grammar.time_units:
        return False
    attributive = "-" in s.words[figure.last - 1] or s.words[figure.last - 1 : figure.last + 1][-1] in ("'s", "’s")
    if attributive:
        return s.counted[number].is_empty
    return best is None or best.predicate not in ("sentenced", "duration") or best.cost > 1.5


def _is_reference(s: _Sentence, number: int) -> bool:
    """Whether a small definite number only points: "the two sides", "these three men", "its two rivals"."""
    figure = s.figures[number]
    before = figure.first - 1
    if figure.value.bound is not Bound.EXACT or before < s.first or s.words[before] not in s.grammar.definite:
        return False
    small = figure.value.nominal is not None and figure.value.nominal <= 12 and figure.value.unit not in ("percent",)
    behind = s.at.get(s.counted[number].resume) or s.at.get(figure.last)
    return small and not (behind and behind.reading(Role.ADJECTIVE, Role.OBJECT) and s.words[before] == "the")


def _fallback(s: _Sentence, number: int) -> _Proposal | None:
    """The head verb's lemma, behind the figure or before it; else the counted noun's."""
    figure, counted = s.figures[number], s.counted[number]
    if figure.value.unit in s.grammar.time_units:
        return _Proposal(9.0, "duration", "duration", None)
    for token in range(counted.resume, min(s.last, counted.resume + 8)):
        word = s.words[token]
        if word in (";", ":", ",") or word in s.grammar.subordinators:
            break
        if word in s.verbs and word not in s.grammar.auxiliaries and s.verbs[word][1] is not Form.ING:
            return _Proposal(9.0, s.verbs[word][0], "verb-lemma", token)
    for token in range(figure.first - 1, max(s.first - 1, figure.first - 9), -1):
        word = s.words[token]
        if word in s.verbs and word not in s.grammar.auxiliaries and word not in s.grammar.prepositions:
            return _Proposal(9.0, s.verbs[word][0], "verb-lemma", token)
        if word in (";", ":"):
            break
    unit = figure.value.unit
    if unit and unit.replace("_", "").replace(" ", "").isalpha():
        return _Proposal(9.5, unit.lower().replace(" ", "_"), "noun-lemma", None)
    return None


def _counted_words(s: _Sentence, number: int, best: _Proposal) -> str | None:
    """The counted noun phrase in the text's words; what a percentage or a sum is of comes after "of" or "in"."""
    counted: Counted = s.counted[number]
    if counted.is_empty:
        return None
    first, last = counted.first, counted.last
    if best.trigger is not None and first <= best.trigger < last and best.rule == "behind-figure":
        last = best.trigger
    if best.predicate == "duration" and last + 1 < s.last and s.words[last] == "in" and not s.scan.is_capital(last + 1):
        last += 2  # "a six-week break in fighting"
    return s.scan.text_of(first, last) or None
