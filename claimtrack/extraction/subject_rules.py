"""The rule for what is said of a figure as its subject: "12 people were killed", "nine people died", "40 are missing".

Enters: the figures of a sentence and the number of one. Leaves: a proposal, or None.
"""

from itertools import pairwise

from claimtrack.extraction.figures import SentenceFigures
from claimtrack.extraction.morphology import Form
from claimtrack.extraction.predicates import ADJECTIVE, OBJECT, SUBJECT, Reading, Trigger
from claimtrack.extraction.proposals import Proposal

_FARTHEST = 60  # tokens between a figure and its verb
_COMMAS = 8  # commas between a figure and its verb: a list of names in apposition

__all__ = ["is_participle", "said_behind"]


def is_participle(form: int | None) -> bool:
    """Whether a form of a verb may be its past participle."""
    return form is not None and bool(form & Form.PARTICIPLE)


def said_behind(s: SentenceFigures, number: int) -> Proposal | None:
    """Read "12 people were killed", "nine people died", "five, including two children, were hurt": the verb behind."""
    counted, before = s.counted[number], s.figures[number].first - 1
    if (
        before >= s.first
        and s.words[before] in s.grammar.prepositions
        and s.words[before] not in s.grammar.inclusive_prepositions
        and s.words[before] not in s.grammar.past_joints
    ):
        return None  # "six people from three generations were killed": a figure behind a preposition is no subject
    if s.is_of_others(number):
        return None
    depth, seen_auxiliary, after_be = 0, False, False
    # "the boat carried 50 people and 48 were saved": the verb before has its object, the one behind another subject
    governed = before >= s.first and s.words[before] in s.verbs and not s.verbs[s.words[before]][1] & Form.BASE
    for token in range(counted.resume, min(s.last, counted.resume + _FARTHEST)):
        word = s.words[token]
        trigger = s.at.get(token)
        if trigger is None and word not in s.turning:
            continue
        if word in s.grammar.reporting_participles and seen_auxiliary and _goes_on(s, token + 1):
            continue  # "were found to have been killed", "were confirmed dead"
        if trigger:
            found = _said_of(s, number, trigger, seen_auxiliary, after_be)
            if found:
                cost = 1.0 + 0.02 * (token - counted.resume) + 0.2 * depth
                return Proposal(cost, found.predicate, "verb-behind", token)
        if word in s.grammar.auxiliaries:
            seen_auxiliary, after_be = True, word in s.grammar.be
        elif word == ",":
            depth += 1
            if depth > _COMMAS or _opens_remark(s, token + 1):
                return None
        elif _ends_clause(s, token, depth, seen_auxiliary, trigger, governed):
            return None
    return None


def _opens_remark(s: SentenceFigures, token: int) -> bool:
    """Whether a remark on the figure as such begins: "two medics, a figure that could not be confirmed"."""
    words = s.words[token : min(s.last, token + 4)]
    if words[:1] == ["of"] and words[1:2] and words[1] in s.grammar.relatives and token + 2 in s.taken:
        return True  # "91 drones and six missiles, of which 70 were downed"
    return any(one in s.grammar.accounts and two in s.grammar.relatives for one, two in pairwise(words))


def _goes_on(s: SentenceFigures, token: int) -> bool:
    """Whether a reporting participle is followed by what is really said."""
    return token < s.last and (s.words[token] == "to" or token in s.at)


def _said_of(s: SentenceFigures, number: int, trigger: Trigger, seen_auxiliary: bool, after_be: bool) -> Reading | None:
    """The reading of a trigger as the verb of which the figure is the subject."""
    passive = s.read(trigger, OBJECT, number)
    if passive and seen_auxiliary and after_be and is_participle(passive.form):
        return passive
    subject = s.read(trigger, SUBJECT, number)
    if subject and _is_predicate_of(s, number, trigger.first, subject):
        return subject
    if seen_auxiliary and passive and is_participle(passive.form) and s.words[trigger.first - 1] in s.grammar.be:
        return passive
    state = s.read(trigger, ADJECTIVE, number) if seen_auxiliary else None
    if state and state.predicate in s.grammar.whereabouts and s.words[s.back(trigger.first - 1)] not in s.grammar.be:
        return None  # "1,200 were sheltering in the school"
    return state


def _ends_clause(
    s: SentenceFigures, token: int, depth: int, seen_auxiliary: bool, trigger: Trigger | None, governed: bool
) -> bool:
    """Whether the search for the verb behind a figure ends at a token."""
    word = s.words[token]
    if word in (";", ":") or (word in s.grammar.subordinators and depth == 0 and word != "as"):
        return word != "since" or s.words[token - 1] not in s.grammar.perfects  # "25 have since been released"
    if seen_auxiliary:
        if trigger is None and word in s.verbs and s.verbs[word][1] & Form.PARTICIPLE and word not in s.grammar.adverbs:
            return True  # another verb is said of it
    elif trigger is None and depth == 0 and word in s.verbs and s.verbs[word][1] & Form.PAST:
        return True
    if word not in s.grammar.conjunctions or depth or token + 1 >= s.last:
        return False
    if governed and s.verbs.get(s.words[token + 1], ("", 0))[1] & Form.PAST:
        return True  # "received 29 bodies and treated 70 injured, 12 of whom died"
    begins = s.words[token + 1] in s.grammar.determiners or token + 1 in s.taken
    return begins and (governed or not _shares_verb(s, token))


def _shares_verb(s: SentenceFigures, conjunction: int) -> bool:
    """Whether the next figure's phrase has no verb of its own before the shared one: "20 men and 12 women died"."""
    for other, figure in enumerate(s.figures):
        if figure.first >= conjunction:
            behind = s.counted[other].resume
            return behind < s.last and s.at.get(behind) is None
    return True


def _is_predicate_of(s: SentenceFigures, number: int, token: int, reading: Reading) -> bool:
    """Whether a subject verb may belong to the figure: a change needs no counted noun ("300 rose" is not said)."""
    if reading.predicate in s.grammar.direction:
        return False
    if reading.form == Form.THIRD and token > s.counted[number].resume and s.grammar.is_plural(s.head(number)):
        return False  # "30 patients with severe burns": they burn
    if s.words[token - 1] == "to" or (reading.form or Form.BASE) in (Form.BASE, Form.ING):
        # "people die", "to march" after "were seen"; an infinitive or -ing form counts right behind the noun only, or
        # behind auxiliaries: "would have to leave their homes"
        resume = s.counted[number].resume
        between = s.words[resume:token]
        would = s.words[token - 1] in s.grammar.modals and s.words[token - 1] != "to"
        if would and s.grammar.relatives.isdisjoint(between):
            return True  # "1,600 workers in Saarland would lose their jobs"
        return token - resume <= 2 or all(w in s.grammar.auxiliaries or w in s.grammar.modals for w in between)
    return True
