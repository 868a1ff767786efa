"""The rules that propose what a figure counts, each with an example and a cost.

Enters: the figures of a sentence and the number of one. Leaves: proposals. Costs grow with the distance between figure
and word, so that "killed two policemen and injured 14" shares its verbs out rightly; the cheapest proposal wins.
"""

from collections.abc import Iterator

import attrs

from claimtrack.extraction.figures import SentenceFigures
from claimtrack.extraction.morphology import Form
from claimtrack.extraction.predicates import Role
from claimtrack.extraction.scan import PUNCTUATION

__all__ = ["INHERITED", "Proposal", "propose"]

INHERITED = 2.0  # the cost of a predicate taken over from another figure; dearer proposals give way to it
_FARTHEST = 40  # tokens between a figure and its verb


@attrs.frozen
class Proposal:
    """A predicate that a rule proposes: its cost, the rule's name, and the token of the word that carries it."""

    cost: float
    predicate: str
    rule: str
    trigger: int | None


def propose(sentence: SentenceFigures, number: int) -> Iterator[Proposal]:
    """All predicates that the rules propose for one figure."""
    for rule in (_behind, _before, _level, _price, _nominal, _counted_noun, _passive):
        yield from rule(sentence, number)


def _behind(s: SentenceFigures, number: int) -> Iterator[Proposal]:
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
        verb = trigger.reading(Role.OBJECT, s.noun(number))
        reading = trigger.reading(Role.ADJECTIVE) or verb
        if reading is None or (verb and (not _is_participle(verb.form) or _has_object(s, trigger.last))):
            continue
        yield Proposal(0.0 + 0.1 * (token - start), reading.predicate, "behind-figure", token)


def _is_participle(form: Form | None) -> bool:
    return form is not None and bool(form & Form.PARTICIPLE)


def _has_object(s: SentenceFigures, token: int) -> bool:
    """Whether an object follows a verb, so that it is active: "12 militants killed three soldiers"."""
    if token >= s.last or s.scan.kinds[token] == PUNCTUATION:
        return False
    word = s.words[token]
    if token in s.taken or word in ("a", "an", "the", "his", "her", "their", "its", "him", "them"):
        return True
    return word not in s.grammar.noun_stops and not s.grammar.is_adverb(word) and s.scan.is_capital(token)


def _before(s: SentenceFigures, number: int) -> Iterator[Proposal]:
    """Read "killed at least 12", "injuring 40 others", "destroyed homes and 12 schools": an active verb before."""
    token = s.figures[number].first - 1
    distance = 0
    while token >= s.first and distance <= 6:
        word = s.words[token]
        trigger = s.trigger_ending(token)
        reading = trigger.reading(Role.OBJECT, s.noun(number)) if trigger else None
        if trigger and reading:
            if not _is_passive(s, trigger.first, reading.form):
                direction = 0.3 if distance == 0 else 0.5
                yield Proposal(direction + 0.25 * distance, reading.predicate, "verb-before", trigger.first)
            return
        change = trigger.reading(Role.SUBJECT) if trigger else None
        if trigger and change and change.predicate in s.grammar.direction:
            yield Proposal(0.2, change.predicate, "change-before", trigger.first)
            return
        if word == "by" and token > s.first:
            previous = s.trigger_ending(s.back(token - 1))
            amount = previous.reading(Role.SUBJECT) if previous else None
            if previous and amount and amount.predicate in s.grammar.direction:
                yield Proposal(0.1, amount.predicate, "change-by", previous.first)
            return
        if (word in s.grammar.prepositions and word != "about") or word in s.grammar.auxiliaries or word in (";", ":"):
            return
        if token in s.taken and distance > 0:
            return
        if not (word in s.grammar.determiners or s.grammar.is_adverb(word)):
            distance += 1
        token -= 1


def _is_passive(s: SentenceFigures, token: int, form: Form | None) -> bool:
    """Whether a participle follows a form of "be": "were killed"; such a verb's object lies before it."""
    if not _is_participle(form):
        return False
    before = token - 1
    while before >= s.first and s.grammar.is_adverb(s.words[before]):
        before -= 1
    return before >= s.first and s.words[before] in s.grammar.be


def _level(s: SentenceFigures, number: int) -> Iterator[Proposal]:
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
        yield Proposal(0.4 + 0.05 * gap, reading.predicate, "level", trigger.first)
        return


def _price(s: SentenceFigures, number: int) -> Iterator[Proposal]:
    """Read "sold 12 factories for $2 billion", "bought the firm for 40 million euros"."""
    figure = s.figures[number]
    token = s.back(figure.first - 1)
    if token <= s.first or s.words[token] != "for" or not is_money(figure.value.unit):
        return
    for before in range(token - 1, max(s.first - 1, token - 12), -1):
        trigger = s.trigger_ending(before)
        reading = trigger.reading(Role.OBJECT) if trigger else None
        if trigger and reading and reading.predicate in ("sold", "bought"):
            yield Proposal(0.5, reading.predicate, "price", trigger.first)
            return


def is_money(unit: str | None) -> bool:
    """Whether a unit is an ISO 4217 code."""
    return unit is not None and len(unit) == 3 and unit.isupper()


def _nominal(s: SentenceFigures, number: int) -> Iterator[Proposal]:
    """Read "the deaths of 12 people", "the release of 200 to 300 prisoners", "injuries to nine"."""
    figure = s.figures[number]
    token = s.back(figure.first - 1)
    if token <= s.first or s.words[token] not in ("of", "to"):
        return
    trigger = s.trigger_ending(token - 1)
    reading = trigger.reading(Role.NOUN) if trigger else None
    if trigger and reading:
        yield Proposal(0.3, reading.predicate, "nominal", trigger.first)


def _counted_noun(s: SentenceFigures, number: int) -> Iterator[Proposal]:
    """Read "12 deaths", "30 new cases"; weakly "200 protesters", for what is said of them wins."""
    counted = s.counted[number]
    if counted.is_empty:
        return
    trigger = s.trigger_ending(counted.last - 1)
    if trigger is None:
        return
    strong, weak = trigger.reading(Role.NOUN), trigger.reading(Role.HEAD)
    if strong:
        yield Proposal(0.35, strong.predicate, "counted-noun", trigger.first)
    elif weak:
        yield Proposal(INHERITED + 1, weak.predicate, "counted-head", trigger.first)


def _passive(s: SentenceFigures, number: int) -> Iterator[Proposal]:
    """Read "12 people were killed", "nine people died", "five, including two children, were hurt": the verb behind."""
    counted = s.counted[number]
    token, depth = counted.resume, 0
    limit = min(s.last, token + _FARTHEST)
    seen_auxiliary = False
    while token < limit:
        word = s.words[token]
        trigger = s.at.get(token)
        subject = trigger.reading(Role.SUBJECT) if trigger else None
        passive = trigger.reading(Role.OBJECT, s.noun(number)) if trigger else None
        adjective = trigger.reading(Role.ADJECTIVE) if trigger else None
        distance = token - counted.resume
        cost = 1.0 + 0.02 * distance + 0.2 * depth
        if trigger and subject and _is_predicate_of(s, number, token):
            yield Proposal(cost, subject.predicate, "subject-of", token)
            return
        if trigger and seen_auxiliary and (passive or adjective):
            found = passive if passive and _is_participle(passive.form) else adjective
            if found:
                yield Proposal(cost, found.predicate, "passive", token)
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


def _shares_verb(s: SentenceFigures, conjunction: int) -> bool:
    """Whether the next figure's phrase has no verb of its own before the shared one: "20 men and 12 women died"."""
    for other, figure in enumerate(s.figures):
        if figure.first >= conjunction:
            behind = s.counted[other].resume
            return behind < s.last and s.at.get(behind) is None
    return True


def _is_finite(s: SentenceFigures, token: int) -> bool:
    word = s.words[token]
    return word in s.verbs and bool(s.verbs[word][1] & Form.PAST)


def _is_predicate_of(s: SentenceFigures, number: int, token: int) -> bool:
    """Whether a subject verb may belong to the figure: a change needs no counted noun ("300 rose" is not said)."""
    trigger = s.at[token]
    reading = trigger.reading(Role.SUBJECT)
    if reading is None or reading.predicate in s.grammar.direction:
        return False
    if s.words[token - 1] == "to" or (reading.form or Form.BASE) in (Form.BASE, Form.ING):
        # "people die", "to march" after "were seen"; an infinitive or -ing form counts right behind the noun only
        return token - s.counted[number].resume <= 2
    return True
