"""The rules that propose what a figure counts, each with an example and a cost.

Enters: the figures of a sentence and the number of one. Leaves: proposals. Costs grow with the distance between figure
and word, so that "killed two policemen and injured 14" shares its verbs out rightly; the cheapest proposal wins.
"""

from collections.abc import Callable

from claimtrack.extraction.change_rules import ahead, change_of, changed_by, compared, estimated_change, moved
from claimtrack.extraction.figures import SentenceFigures
from claimtrack.extraction.morphology import Form, guess_lemma
from claimtrack.extraction.people_rules import captive, let_go, of_those_asked, on_a_list, taken_to_hospital
from claimtrack.extraction.predicates import (
    ADJECTIVE,
    HEAD,
    LEVEL,
    NOUN,
    OBJECT,
    SUBJECT,
    Reading,
    Trigger,
)
from claimtrack.extraction.proposals import INHERITED, Proposal
from claimtrack.extraction.scan import PUNCTUATION
from claimtrack.extraction.subject_rules import is_participle, said_behind

__all__ = ["cheapest", "listed_object"]

_LISTED = 25  # tokens between a verb and the last of its objects
_NAMED = 9  # tokens of the name of a running figure behind its value
_LEVEL_REACH = 18  # tokens between the name of a running figure and its value


def _penalty(s: SentenceFigures, number: int) -> Proposal | None:
    """Read "sentenced to 12 years", "nine years in prison"."""
    figure = s.figures[number]
    behind = s.words[figure.last : min(s.last, figure.last + 4)]
    if not s.grammar.sentencing.isdisjoint(behind):
        return Proposal(0.1, "sentenced", "penalty", figure.last)
    before = s.before[number]
    opening = s.words[max(s.first, figure.first - 9) : figure.first]
    if not s.grammar.prosecution.isdisjoint(opening) and not s.grammar.seeking.isdisjoint(opening):
        behind_it = figure.last if figure.last < s.last else None
        return Proposal(0.3, "sentenced", "penalty-asked", behind_it)  # "prosecutors had asked for nine years"
    if before < 0 or s.words[before] not in ("to", "for"):
        return None
    for token in range(before, max(s.first - 1, before - 8), -1):
        trigger = s.trigger_ending(token)
        jailed = s.words[before] == "for" and s.verbs.get(s.words[token], ("", 0))[0] in s.grammar.jailing
        if jailed or (trigger and any(reading.predicate == "sentenced" for reading in trigger.readings)):
            return Proposal(0.3, "sentenced", "penalty", trigger.first if trigger else token)
    return None


def _behind(s: SentenceFigures, number: int) -> Proposal | None:
    """Read "20 dead", "12 people killed in", "40 injured": right behind the figure or its noun."""
    counted = s.counted[number]
    found = None
    for start in dict.fromkeys((counted.resume, s.figures[number].last)):
        token = _over_fillers(s, start, number)
        trigger = s.at.get(token)
        if trigger is None:
            continue
        verb = s.read(trigger, OBJECT, number)
        reading = s.read(trigger, ADJECTIVE, number) or verb
        if reading is None or (verb and (not is_participle(verb.form) or _has_object(s, trigger.last))):
            continue
        whereabouts = reading.predicate in s.grammar.whereabouts
        if whereabouts and _is_governed(s, number):
            continue
        inner = start != counted.resume and trigger.last < counted.last and counted.resume < s.last
        if inner and s.words[counted.resume] in s.grammar.auxiliaries:
            # "three wounded men were rescued": the adjective belongs to the noun, and wins only over nothing better
            return found or Proposal(INHERITED + 1, reading.predicate, "counted-adjective", token)
        cost = 0.25 + 0.1 * (token - start)
        if verb:
            cost += 0.1  # "treated 320 wounded": a verb before is stronger
        if counted.first <= token and trigger.last < counted.last:
            cost = 0.6  # "31 imprisoned sailors", likewise
        if counted.partitive and token <= counted.resume and s.words[s.figures[number].last] == "of":
            cost = 1.5  # "66 of the injured were still in hospital"
        if whereabouts and token == start and not _is_borne(s, number):
            cost = INHERITED  # "30 people in the house were hurt"
        if found is None or cost < found.cost:
            found = Proposal(cost, reading.predicate, "behind-figure", token)
    return found


def _over_fillers(s: SentenceFigures, start: int, number: int) -> int:
    """The token behind adverbs and the like, where a predicate may stand: "40 others seriously hurt", "12 as dead"."""
    token = start
    while (
        token < s.last
        and token - start < 4
        and (token not in s.at or not s.read(s.at[token], ADJECTIVE, number))  # "confirmed dead"
        and (s.grammar.is_adverb(s.words[token]) or s.words[token] in s.grammar.others)
    ):
        token += 1
    as_told = s.words[token : token + 1] == ["as"] and s.read(s.at.get(token + 1), ADJECTIVE, number)
    return token + 1 if as_told else token  # "registered 103 people as missing"


def _is_governed(s: SentenceFigures, number: int) -> bool:
    """Whether a verb right before a figure says more than where it is: "rescued 140 people on board", not "had"."""
    before = s.figures[number].first - 1
    word = s.words[before] if before >= s.first else ""
    trigger = s.trigger_ending(before)
    if trigger is not None and s.read(trigger, OBJECT, number) is not None:
        return True
    bearing = word in s.grammar.bearing and (not s.noun(number) or s.noun(number) in s.grammar.persons)
    return word in s.verbs and not bearing and not s.verbs[word][1] & Form.BASE


def _is_borne(s: SentenceFigures, number: int) -> bool:
    """Whether a figure stands behind a word that only says where it is: "had 52 people aboard", "with 40 inside"."""
    word = s.words[max(s.first, s.figures[number].first - 1)]
    return word in s.grammar.bearing or word in s.grammar.companions


def _has_object(s: SentenceFigures, token: int) -> bool:
    """Whether an object follows a verb, so that it is active: "12 militants killed three soldiers"."""
    if token >= s.last or s.scan.kinds[token] == PUNCTUATION:
        return False
    word = s.words[token]
    if token in s.taken or word in s.grammar.object_starts:
        return True
    return word not in s.grammar.noun_stops and not s.grammar.is_adverb(word) and s.scan.capital[token]


def _before(s: SentenceFigures, number: int) -> Proposal | None:
    """Read "killed at least 12", "injuring 40 others", "destroyed homes and 12 schools": an active verb before."""
    token = s.figures[number].first - 1
    distance = 0
    while token >= s.first and distance <= 6:
        word = s.words[token]
        trigger = s.ending.get(token)
        if trigger is not None:
            change = change_of(s, number, trigger)
            if change is not None:
                return Proposal(0.2, change.predicate, "change-before", trigger.first)
            reading = s.read(trigger, OBJECT, number)
            if reading is not None:
                active = _is_active(s, trigger.first, reading.form, distance)
                cost = 0.3 + 0.25 * distance
                return Proposal(cost, reading.predicate, "verb-before", trigger.first) if active else None
        if word == "by" and token > s.first:
            return changed_by(s, token, number)
        if word == "of" and s.words[token - 1] in s.grammar.groups:
            token -= 2
            continue
        if _ends_object(s, token):
            return None
        if not (word in s.grammar.determiners or s.grammar.is_adverb(word)):
            distance += 1
        token -= 1
    return None


def listed_object(s: SentenceFigures, number: int) -> Proposal | None:
    """Read "arrested the owner of the mill, Shahed Karim, and five executives": the last of several objects."""
    joint = s.figures[number].first - 1
    if joint <= s.first or s.words[joint] != "and" or s.counted[number].is_empty:
        return None
    for token in range(joint - 1, max(s.first, joint - _LISTED), -1):
        word, trigger = s.words[token], s.ending.get(token)
        reading = s.read(trigger, OBJECT, number)
        if trigger is not None and reading is not None and reading.form and reading.form & Form.PAST:
            active = _is_active(s, trigger.first, reading.form, 1)
            return Proposal(INHERITED, reading.predicate, "listed-object", trigger.first) if active else None
        verbal = word in s.verbs and s.verbs[word][1] & Form.PAST
        if verbal or word in s.grammar.auxiliaries or word in (";", ":") or word in s.grammar.relatives:
            return None
    return None


def _ends_object(s: SentenceFigures, token: int) -> bool:
    """Whether a token before a figure parts it from a verb further left."""
    word = s.words[token]
    if word in s.grammar.auxiliaries or word in (";", ":", ",", "that") or token in s.taken:
        return True
    if word in s.grammar.prepositions and word != "about":
        return True
    return word in s.verbs and not s.verbs[word][1] & Form.BASE


def _is_active(s: SentenceFigures, token: int, form: int | None, distance: int) -> bool:
    """Whether a verb before a figure governs it: no passive ("were killed"), no noun ("the fire service said two")."""
    before = token - 1
    while before >= s.first and s.grammar.is_adverb(s.words[before]):
        before -= 1
    word = s.words[before] if before >= s.first else ""
    if is_participle(form) and word in s.grammar.be:
        return False
    if before in s.taken and form is not None and not form & Form.PAST:
        return False  # "27 martyrs and more than 80": a noun
    if form is None or not form & Form.BASE or form & Form.PAST:
        return True
    if word == ",":  # "would, in return, free 200": the modal stands before the insertion
        window = s.words[max(s.first, before - 5) : before]
        return not s.grammar.modals.isdisjoint(window)
    subject = not word or s.grammar.is_plural(word) or word in s.grammar.subject_ends
    modal = word in s.grammar.modals or s.words[token] in s.grammar.modals  # "which can hold 40,000"
    return modal or (distance == 0 and (subject or _is_plural_subject(s, before)))


def _is_plural_subject(s: SentenceFigures, last: int) -> bool:
    """Whether a noun phrase of several words has a plural head: "Floods in the Lorn valley kill"."""
    for token in range(last - 1, max(s.first, last - 7), -1):
        if s.scan.kinds[token] == PUNCTUATION or s.words[token] in s.grammar.auxiliaries:
            return False
        if s.words[token] in s.grammar.prepositions:
            return s.grammar.is_plural(s.words[token - 1]) and token - 1 not in s.taken
    return False


def _companion(s: SentenceFigures, number: int) -> Proposal | None:
    """Read "was killed together with at least five members of his family"."""
    token = s.figures[number].first - 1
    if token <= s.first or s.words[token] not in s.grammar.companions:
        return None
    for before in range(token - 1, max(s.first - 1, token - 4), -1):
        trigger = s.trigger_ending(before)
        reading = s.read(trigger, OBJECT, number)
        if trigger and reading and is_participle(reading.form) and not _is_active(s, trigger.first, reading.form, 1):
            return Proposal(0.6, reading.predicate, "companion", trigger.first)
    return None


def _level(s: SentenceFigures, number: int) -> Proposal | None:
    """Read "the death toll rose to 47", "put the toll at 47", "turnout was 61 percent", "dead: 14"."""
    figure = s.figures[number]
    connector = s.before[number]
    if connector < 0:
        return None
    while s.words[figure.first] == "not" and connector > s.first and s.words[connector] in s.grammar.auxiliaries:
        connector -= 1  # "the damage did not exceed $8 million"
    linked = s.words[connector] in s.grammar.connectors or s.words[figure.first] in s.grammar.level_openers
    if not linked and connector in s.taken:
        return None
    farthest = connector - _LEVEL_REACH if linked else connector - 1
    for trigger in reversed(s.triggers):
        token = trigger.last - 1
        if token > connector:
            continue
        if token <= farthest:
            break
        reading = s.read(trigger, LEVEL, number)
        if s.words[connector] == ":" and token == connector - 1:
            reading = reading or s.read(trigger, OBJECT, number) or s.read(trigger, ADJECTIVE, number)
        if reading and s.words[connector] != ":" and s.read(trigger, ADJECTIVE, number):
            named = s.words[trigger.first - 1] == "the" and token == connector - 1  # "put the missing at 19"
            reading = reading if named else None  # "20 dead, at least 14": an adjective otherwise needs a colon
        if reading is None and linked:
            reading = _counted_of(s, trigger, number)
        if reading:
            return Proposal(0.4 + 0.05 * (connector - token), reading.predicate, "level", trigger.first)
    return None


def _level_behind(s: SentenceFigures, number: int) -> Proposal | None:
    """Read "bringing to seven the number of people held", "raising to 12 the death toll"."""
    figure = s.figures[number]
    at, name = s.before[number], figure.last + 1
    if at <= s.first or s.words[at] != "to" or name >= s.last or s.words[figure.last] != "the":
        return None
    lemma, _ = s.verbs.get(s.words[at - 1]) or (guess_lemma(s.words[at - 1]), 0)
    if lemma not in s.grammar.carrying:
        return None
    for token in range(name, min(s.last, name + _NAMED)):
        trigger = s.at.get(token)
        if trigger is None:
            continue
        for role in (LEVEL, ADJECTIVE, OBJECT):
            reading = s.read(trigger, role, number) or trigger.reading(role, s.lemma(token - 1))
            if reading is not None and (role is not OBJECT or is_participle(reading.form)):
                return Proposal(0.4, reading.predicate, "level-behind", trigger.first)
    return None


def _counted_of(s: SentenceFigures, trigger: Trigger, number: int) -> Reading | None:
    """Read "the number of missing", "the count of the dead", "the number of suspects in custody", "that of wounded"."""
    window = s.words[max(s.first, trigger.first - 7) : trigger.first]
    taken_up = window[-2:] == ["that", "of"]  # "the number of dead as 60 and that of wounded as 101"
    if not taken_up and s.grammar.counts.isdisjoint(window):
        return None
    counted = any(word in s.grammar.counts and "of" in window[place + 1 :] for place, word in enumerate(window))
    if not counted and not taken_up and window[-1:] != ["number"]:  # but "the number underground"
        return None
    if s.words[trigger.last - 1] in s.grammar.connectors:
        return None  # "remains 3,500": no remains were found
    head = s.lemma(trigger.first - 1 - (s.words[trigger.first - 1] == "to"))
    for role in (ADJECTIVE, NOUN, OBJECT, SUBJECT, HEAD):
        reading = s.read(trigger, role, number)
        named = trigger.reading(role, head) if reading is None and role is SUBJECT else None
        if named is not None and named.nouns:
            return named  # "the number of jobs to go remains 3,500"
        if reading and reading.predicate in s.grammar.direction:
            continue
        if reading and (role not in (OBJECT, SUBJECT) or is_participle(reading.form)):
            return reading
    return None


def _price(s: SentenceFigures, number: int) -> Proposal | None:
    """Read "sold 12 factories for $2 billion", "bought the firm for 40 million euros"."""
    figure = s.figures[number]
    token = s.before[number]
    unit = figure.value.unit
    if token <= s.first or s.words[token] != "for" or unit is None or len(unit) != 3 or not unit.isupper():
        return None
    for before in range(token - 1, max(s.first - 1, token - 12), -1):
        trigger = s.trigger_ending(before)
        reading = s.read(trigger, OBJECT, number)
        if trigger and reading and reading.predicate in ("sold", "bought"):
            return Proposal(0.5, reading.predicate, "price", trigger.first)
    return None


def _included(s: SentenceFigures, number: int) -> Proposal | None:
    """Read "the dead included three tourists", "among the injured were 12 children"."""
    token = s.figures[number].first - 1
    if token < s.first or (s.words[token] not in s.grammar.including and s.words[token] not in s.grammar.be):
        return None
    trigger = s.trigger_ending(s.back(token - 1))
    if trigger is None:
        return None
    among = s.words[trigger.first] == "among"  # "among the dead" is one entry of the lexicon
    if not among and (trigger.first == s.first or s.words[trigger.first - 1] not in ("the", "among")):
        return None
    reading = s.read(trigger, ADJECTIVE, number) or s.read(trigger, HEAD, number)
    return Proposal(0.5, reading.predicate, "included", trigger.first) if reading else None


def _nominal(s: SentenceFigures, number: int) -> Proposal | None:
    """Read "the deaths of 12 people", "the release of 200 prisoners", "injuries to nine", "the most deaths with 18"."""
    token = s.before[number]
    most = token > s.first and s.words[token] == "with" and s.words[token - 2] in s.grammar.superlatives
    if token <= s.first or (s.words[token] not in ("of", "to") and not most):
        return None
    trigger = s.trigger_ending(token - 1)
    reading = s.read(trigger, NOUN, number) or s.read(trigger, HEAD, number)
    if reading is not None and s.words[token] == "to" and reading.predicate in s.grammar.direction:
        return None  # "the toll in the bus crash rises to 26": a verb, and what it comes to
    return Proposal(0.3, reading.predicate, "nominal", trigger.first) if trigger and reading else None


def _counted_noun(s: SentenceFigures, number: int) -> Proposal | None:
    """Read "12 deaths", "30 new cases"; weakly "200 protesters", for what is said of them wins."""
    counted = s.counted[number]
    figure = s.figures[number]
    # "no casualties", "94,000 heat deaths a year": the figure's own words hold the noun
    within = counted.is_empty or "_per_" in (figure.value.unit or "")
    places = range(figure.first, figure.last) if within else (counted.last - 1,)
    trigger = next((s.ending[token] for token in places if token in s.ending), None)
    if trigger is None:
        return None
    strong = s.read(trigger, NOUN, number)
    if strong:
        return Proposal(0.35, strong.predicate, "counted-noun", trigger.first)
    weak = s.read(trigger, HEAD, number)
    return Proposal(INHERITED + 1, weak.predicate, "counted-head", trigger.first) if weak else None


def _is_named(s: SentenceFigures, number: int) -> bool:
    """Whether a figure counts who was named, not what befell them: "posted the names of 22 victims".

    "The names of 20 people who were killed" says that of 20.
    """
    token = s.before[number]
    if token <= s.first or s.words[token] != "of" or s.words[token - 1] not in s.grammar.naming:
        return False
    if s.counted[number].last <= s.figures[number].last + 1 and s.read(
        s.at.get(s.figures[number].last), ADJECTIVE, number
    ):
        return False  # "the names of 33 dead"
    return s.grammar.relatives.isdisjoint(s.words[s.counted[number].resume : s.last])


# Each rule with the lowest cost it proposes at, so that none is asked whose answer could not win; the earlier rule wins
# among equals.
_RULES: tuple[tuple[Callable[[SentenceFigures, int], Proposal | None], float], ...] = (
    (_behind, 0.25),
    (compared, 0.1),
    (ahead, 0.1),
    (moved, 0.1),
    (estimated_change, 0.1),
    (_before, 0.1),
    (_companion, 0.6),
    (_level, 0.4),
    (_level_behind, 0.4),
    (captive, 0.2),
    (let_go, 0.2),
    (on_a_list, 0.3),
    (taken_to_hospital, 0.3),
    (of_those_asked, 0.3),
    (_price, 0.5),
    (_included, 0.5),
    (_nominal, 0.3),
    (_counted_noun, 0.35),
    (said_behind, 1.0),
)


# Those that look at other words than the predicates of the lexicon.
_WORDLESS = (compared, ahead, moved, _before, taken_to_hospital, of_those_asked, on_a_list, let_go)
# Those that are asked of shares and points alone, and the units of these.
_OF_SHARES = (compared, ahead, moved)
_SHARES = ("percent", "percentage_point", "point")
_RULES_OF_COUNTS = tuple((rule, lowest) for rule, lowest in _RULES if rule not in _OF_SHARES)
_WORDLESS_OF_COUNTS = tuple(rule for rule in _WORDLESS if rule not in _OF_SHARES)


def cheapest(s: SentenceFigures, number: int) -> Proposal | None:
    """The cheapest predicate that the rules propose for one figure; None where none of them finds a word."""
    unit = s.figures[number].value.unit
    if unit in s.grammar.time_units:
        return _penalty(s, number)
    if not s.triggers:
        for wordless in _WORDLESS if unit in _SHARES else _WORDLESS_OF_COUNTS:
            if (proposed := wordless(s, number)) is not None:
                return proposed
        return None
    if _is_named(s, number):
        return None
    best: Proposal | None = None
    for rule, lowest in _RULES if unit in _SHARES else _RULES_OF_COUNTS:
        if best is None or lowest < best.cost:
            found = rule(s, number)
            if found is not None and (best is None or found.cost < best.cost):
                best = found
    return best
