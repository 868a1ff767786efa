"""What each figure of a sentence counts: predicate, counted noun, part and whole.

Enters: a scan, the figures of one sentence, the lexicon. Leaves: one reading per figure with the name of the rule that
found it. A figure that is no claim (a time adverbial, a definite reference such as "the two sides") is left out.

Each rule proposes a predicate with a cost; the cheapest wins, the earlier rule among equals. Costs grow with the
distance between figure and word, so that "killed two policemen and injured 14" shares its verbs out rightly.
"""

from collections.abc import Sequence
from itertools import pairwise

import attrs

from claimtrack.extraction.counted_words import counted_words, subject_of, unit_of
from claimtrack.extraction.figures import Figure, SentenceFigures
from claimtrack.extraction.morphology import Form, guess_lemma
from claimtrack.extraction.predicate_rules import INHERITED, Proposal, cheapest
from claimtrack.extraction.predicates import ADJECTIVE, HEAD, SUBJECT
from claimtrack.extraction.references import counts_nothing
from claimtrack.extraction.scan import Scan
from claimtrack.lexicon.loader import Lexicon

__all__ = ["Figure", "MeasureReading", "read_measures"]


@attrs.frozen
class MeasureReading:
    """What one figure counts.

    Attributes:
        figure: The figure.
        predicate: Its predicate.
        counted: The counted words; None if not said.
        unit: The value's unit; for a figure without a noun behind it, that of the name of its measure ("new cases
            213"). None if not said.
        rule: The rule that found the predicate.
        trigger: The token of the word that carries it; None for a fallback.
        part_of: The position, in the sentence's list of readings, of the whole that this figure is a part of.
        part_of_earlier: The predicate of the whole, where an earlier sentence named it ("six of them").
        fallback: Whether no word of the lexicon fitted.
    """

    figure: Figure
    predicate: str
    counted: str | None
    unit: str | None
    rule: str
    trigger: int | None
    part_of: int | None = None
    part_of_earlier: str | None = None
    fallback: bool = False


def read_measures(
    scan: Scan,
    first: int,
    last: int,
    figures: Sequence[Figure],
    lexicon: Lexicon,
    previous: MeasureReading | None = None,
) -> list[MeasureReading]:
    """Read what the figures of one sentence (tokens ``first`` up to ``last``) count, in text order.

    ``previous`` is the last reading of an earlier sentence, to which "the figure" or "six of them" may point.
    """
    so_far = _SoFar(SentenceFigures(scan, first, last, figures, lexicon), previous)
    for number in range(len(figures)):
        reading = _read(so_far, number)
        if reading is not None:
            so_far.places[number] = len(so_far.readings)
            so_far.readings.append(reading)
    return so_far.readings


_FALLBACK = 9.0


class _SoFar:
    """A sentence with what has been read of it."""

    def __init__(self, sentence: SentenceFigures, previous: MeasureReading | None) -> None:
        self.s, self.previous = sentence, previous
        self.readings: list[MeasureReading] = []
        self.places: dict[int, int] = {}

    def before(self, number: int) -> MeasureReading | None:
        """The reading of the figure before, in this sentence; those that are no claims are passed over."""
        return self.readings[-1] if self.places and number > 0 else None


def _read(so_far: _SoFar, number: int) -> MeasureReading | None:
    """What one figure counts; None where it is no claim."""
    s = so_far.s
    if counts_nothing(s, number):
        return None
    whole, earlier = _whole(so_far, number), None
    if whole is None and so_far.before(number) is None:
        earlier = _whole_before(so_far, number)
    best = _best(so_far, number, whole, earlier)
    if best is None:
        return None
    figure = s.figures[number]
    counted = counted_words(s, number, best)
    unit = figure.value.unit or unit_of(s, best, counted)
    words = s.scan.text_of(*counted) if counted else None
    fallback = best.cost >= _FALLBACK
    return MeasureReading(figure, best.predicate, words, unit, best.rule, best.trigger, whole, earlier, fallback)


def _best(so_far: _SoFar, number: int, whole: int | None, earlier: str | None) -> Proposal | None:
    """The cheapest proposal, else what a part or a list takes over, else the fallback; None for no claim."""
    s = so_far.s
    if s.figures[number].value.unit == "factor" and s.counted[number].is_empty:
        return Proposal(0.0, "rose", "factor", s.figures[number].first)
    best = cheapest(s, number)
    if best is not None and best.cost <= INHERITED:
        return attrs.evolve(best, predicate="excess_deaths") if _is_excess(s, best) else best
    own = _own_verb(s, number)
    if own is not None:
        return own
    if whole is not None:
        return Proposal(INHERITED, so_far.readings[whole].predicate, "part-of-whole", so_far.readings[whole].trigger)
    if earlier is not None:
        return Proposal(INHERITED, earlier, "part-of-whole", None)
    inherited = _inherited(so_far, number) or _pointed_back(s, number, so_far.previous)
    if inherited:
        return inherited
    return None if _is_adverbial(s, number) else _last_resort(so_far, number, best)


def _own_verb(s: SentenceFigures, number: int) -> Proposal | None:
    """The passive said of a part alone: "had planned 60 flights, and half of them were cancelled"."""
    counted = s.counted[number]
    verb = _verb_behind(s, number) if counted.partitive else None
    if verb is None or verb.trigger is None or verb.trigger == counted.resume:
        return None
    if verb.predicate in s.grammar.linking or verb.predicate in s.grammar.neutral:
        return None
    between = s.words[counted.resume : verb.trigger]
    if any(word not in s.grammar.auxiliaries and not s.grammar.is_adverb(word) for word in between):
        return None
    return attrs.evolve(verb, predicate=s.predicate_of(verb.predicate, number))


def _last_resort(so_far: _SoFar, number: int, best: Proposal | None) -> Proposal | None:
    """The head verb's predicate or lemma; a weak proposal wins where the verb only counts or says."""
    s = so_far.s
    fallback = _fallback(s, number)
    if fallback is None or fallback.rule != "verb-lemma":
        return best or fallback
    neutral = fallback.predicate in s.grammar.neutral
    if fallback.predicate in s.grammar.polling and _is_polled(s, number):
        return attrs.evolve(fallback, predicate="support", cost=INHERITED, rule="polled")
    if neutral and best is None:
        # "40,000 people marched, the organisers said; police counted 11,500", "the prefect spoke of 26,000"; and
        # "put the damage at 31 billion rupees. The chamber of commerce spoke of 50 billion rupees"
        before, unit = so_far.before(number) or so_far.previous, s.figures[number].value.unit
        alike = s.counted[number].is_empty if unit is None else before is not None and unit == before.unit
        if alike and before is not None and before.unit not in ("percent", "ratio"):
            return Proposal(INHERITED, before.predicate, "list", before.trigger)
    if best is not None and (neutral or _is_aside(s, number, fallback)):
        return best  # "counted 119,000 demonstrators", "used tear gas against hundreds of demonstrators"
    predicate = s.predicate_of(fallback.predicate, number)
    if predicate != fallback.predicate and _is_aside(s, number, fallback):
        return attrs.evolve(fallback, predicate="be")  # "people had died in 11 villages": the villages did not
    if predicate != fallback.predicate and predicate not in s.grammar.direction:
        return attrs.evolve(fallback, predicate=predicate, cost=INHERITED, rule="verb-far")
    return fallback  # "70 corpses lay in the morgue": a verb says more than the noun


def _is_aside(s: SentenceFigures, number: int, verb: Proposal) -> bool:
    """Whether a preposition parts a figure from the verb before it, or from the one behind it.

    "People had died in 11 villages" has no villages for its object, "ten people from three families were killed" no
    families for its subject.
    """
    first, trigger = s.figures[number].first, verb.trigger
    token = s.back(first - 1)
    if trigger is None or token < s.first:
        return False
    return (token > trigger or trigger > first) and s.words[token] in s.grammar.aside


def _is_polled(s: SentenceFigures, number: int) -> bool:
    """Whether a share is that of a party in a poll: "exit polls gave the Greens 22.5 percent"."""
    figure = s.figures[number]
    alone = figure.value.unit == "percent" and s.counted[number].is_empty
    return alone and not s.grammar.polls.isdisjoint(s.words[s.first : figure.first])


def _whole(so_far: _SoFar, number: int) -> int | None:
    """The reading of this sentence of which a figure is a part: "35 people, including 12 children", "30 of them"."""
    s, before = so_far.s, so_far.before(number)
    if before is None:
        return None
    figure, previous = s.figures[number], before.figure
    place = len(so_far.readings) - 1
    between = s.words[previous.last : figure.first]
    if s.counted[number].partitive and s.words[figure.last : figure.last + 1] == ["of"]:
        return place
    if previous.first - 2 >= s.first and s.words[previous.first - 2] == "of" and previous.first - 2 <= s.first + 1:
        return place  # "Of the 6,000 jobs, 2,200 would go"
    for offset, word in enumerate(between):
        if word in s.grammar.including and (
            word != "among" or between[offset + 1 : offset + 2] in (["them"], ["whom"])
        ):
            return place
    listed = len(between) <= 5 and any(word in ("and", ",", "or") for word in between)
    if before.part_of is not None and listed and not s.at.get(s.counted[number].resume):
        return before.part_of  # "35 people, including 12 children and 9 women": the 9 share the whole of the 12
    return None


def _whole_before(so_far: _SoFar, number: int) -> str | None:
    """The predicate of the whole in an earlier sentence: "Six of them", "53 of the injured", "were among them"."""
    s, counted, previous = so_far.s, so_far.s.counted[number], so_far.previous
    if previous is None:
        return None
    figure = s.figures[number]
    behind = s.words[counted.resume : counted.resume + 4]
    if behind[1:3] == ["among", "them"] and behind[0] in s.grammar.be:
        return previous.predicate
    if not counted.partitive or s.words[figure.last : figure.last + 1] != ["of"]:
        return None
    if s.words[figure.last + 1] in s.grammar.pronouns and s.words[figure.last + 1] not in s.grammar.definite:
        return previous.predicate
    for token in range(figure.last + 1, min(s.last, figure.last + 4)):
        trigger = s.at.get(token)
        reading = s.read(trigger, ADJECTIVE, number) or s.read(trigger, HEAD, number)
        if reading:
            return reading.predicate
    return None


def _is_excess(s: SentenceFigures, best: Proposal) -> bool:
    """Whether deaths are counted beyond what is usual: "1,052 more people than usual had died"."""
    if best.predicate != "killed":
        return False
    words = s.words[s.first : s.last]
    return any(word == "than" and not s.grammar.usual.isdisjoint(words[at : at + 3]) for at, word in enumerate(words))


def _pointed_back(s: SentenceFigures, number: int, previous: MeasureReading | None) -> Proposal | None:
    """Read "the ministry put the figure at 1.08 million": the measure of the sentence before."""
    if number or previous is None or not s.counted[number].is_empty:
        return None
    before = s.words[max(s.first, s.figures[number].first - 10) : s.figures[number].first]
    if s.grammar.totals.isdisjoint(before) or before[-1] not in s.grammar.connectors:
        return None
    return Proposal(INHERITED, previous.predicate, "total", previous.trigger)


def _inherited(so_far: _SoFar, number: int) -> Proposal | None:
    """A figure in a list takes the verb of the one before: "killed 20 people and 30 soldiers"; so does a total."""
    s, previous = so_far.s, so_far.before(number)
    if previous is None:
        return None
    between = s.words[previous.figure.last : s.figures[number].first]
    if between and not s.grammar.totals.isdisjoint(between) and between[-1] in s.grammar.connectors:
        return Proposal(INHERITED, previous.predicate, "total", previous.trigger)
    if not s.grammar.comparatives.isdisjoint(between[-3:]) and _is_alike(s, number, previous):
        # "212 infections, the ministry said, compared with 380"; "ten people from three generations" compares nothing
        return Proposal(INHERITED, previous.predicate, "comparison", previous.trigger)
    behind = s.words[s.figures[number].last : s.figures[number].last + 3]
    if behind[:1] == ["of"] and behind[2:] == ["own"]:  # "reported 120 dead soldiers and admitted 9 of its own"
        return Proposal(INHERITED, previous.predicate, "list", previous.trigger)
    ranked = any(pair == ("followed", "by") for pair in pairwise(between))  # "18,010 deaths, followed by Spain with 9"
    if not ranked and (len(between) > 8 or any(_is_verbal(s, word) for word in between)):
        return None
    joined = s.grammar.list_joiners.intersection(between)
    if joined and (_is_alike(s, number, previous) or not joined <= s.grammar.comparatives):
        return Proposal(INHERITED, previous.predicate, "list", previous.trigger)
    return None


def _is_alike(s: SentenceFigures, number: int, previous: MeasureReading) -> bool:
    """Whether a figure may be one of the same things as the one before: no noun of its own, or the same."""
    unit = s.figures[number].value.unit
    return unit == previous.unit or unit is None or unit in s.grammar.fillers


def _is_verbal(s: SentenceFigures, word: str) -> bool:
    """Whether a word between two figures is a verb, so that the second has one of its own."""
    if word in s.grammar.connectors or word not in s.verbs:
        return False
    return bool(s.verbs[word][1] & (Form.PAST | Form.PARTICIPLE)) and not s.grammar.is_adverb(word)


def _is_adverbial(s: SentenceFigures, number: int) -> bool:
    """Whether the figure is a span of time that says when, not how much: "for three days", "two weeks"."""
    figure = s.figures[number]
    if figure.value.unit not in s.grammar.time_units:
        return False
    attributive = "-" in s.words[figure.last - 1] or (
        figure.last < s.last and s.words[figure.last] in ("'s", "’s", "’")
    )
    return not attributive or s.counted[number].is_empty


def _fallback(s: SentenceFigures, number: int) -> Proposal | None:
    """The head verb's lemma, behind the figure or before it; else the counted noun's."""
    figure, counted = s.figures[number], s.counted[number]
    running = _running(s, figure) or _named(s, figure)
    if running:
        return running
    if figure.value.unit in s.grammar.time_units:
        return Proposal(_FALLBACK, "duration", "duration", None)
    governing = s.verbs.get(s.words[figure.first - 1]) if figure.first > s.first and not counted.is_empty else None
    neutral = governing is not None and governing[0] in s.grammar.neutral and governing[0] != "have"
    if governing and not governing[1] & Form.BASE and not neutral:
        return Proposal(_FALLBACK, governing[0], "verb-lemma", figure.first - 1)  # "surveyed 3,299 households"
    verb = _verb_behind(s, number) or _verb_before(s, figure)
    if verb:
        return verb
    noun = figure.value.unit or (s.lemma(counted.last - 1) if not counted.is_empty else None)
    if noun == "person" or noun in s.measured:
        return Proposal(_FALLBACK + 1, "be", "verb-lemma", None)  # "a train with 352 people", "2,891 metres high"
    if noun and noun.isalpha() and noun.islower() and noun != "percent":
        return Proposal(_FALLBACK + 0.5, noun, "noun-lemma", None)
    return Proposal(_FALLBACK + 1, "be", "verb-lemma", None) if not counted.is_empty else None


def _verb_behind(s: SentenceFigures, number: int) -> Proposal | None:
    """The verb of which the figure is the subject: "27 insurgents were consulted"."""
    counted = s.counted[number]
    linking = None
    for token in range(counted.resume, min(s.last, counted.resume + 12)):
        word = s.words[token]
        if word in (";", ":", ",", "(") or word in s.grammar.subordinators or word in s.grammar.relatives:
            break
        joined = word in s.grammar.conjunctions and token + 1 < s.last
        if joined and s.words[token + 1] in s.verbs and s.words[token - 1] not in s.verbs:
            break  # "has put up 120 beds and asked for help"
        if word in s.grammar.auxiliaries:
            linking = word
            continue
        if linking in s.grammar.be and word in s.grammar.prepositions:
            break  # "61 detainees were on hunger strike"
        lemma, form = s.verbs.get(word) or (guess_lemma(word), Form.PAST)
        if lemma is None or s.grammar.is_adverb(word) or word in s.grammar.prepositions:
            continue
        if form is Form.BASE and token != counted.resume and s.words[token - 1] not in s.grammar.modals:
            continue  # "believed by UN monitors to be hiding"
        if (
            linking
            or (word in s.verbs and form & Form.PAST and not counted.is_empty)
            or (form & (Form.PAST | Form.THIRD) and token == counted.resume)
            or (token == counted.resume and not counted.is_empty and s.grammar.is_plural(s.words[counted.last - 1]))
        ):
            return Proposal(_FALLBACK, lemma, "verb-lemma", token)
    if linking is None or counted.is_empty:
        return None
    lemma = "be" if linking in s.grammar.be else s.verbs.get(linking, (linking, Form.BASE))[0]
    return Proposal(_FALLBACK, lemma, "verb-lemma", counted.resume) if lemma in s.grammar.linking else None


def _verb_before(s: SentenceFigures, figure: Figure) -> Proposal | None:
    """The verb of which the figure is the object: "cancelled 140 flights", "agreed to pay 3 million"."""
    for token in range(figure.first - 1, max(s.first - 1, figure.first - 9), -1):
        word = s.words[token]
        if word in (";", ":") or token in s.taken or word == "that":
            return None
        if word in s.grammar.be and s.words[token - 1 : token] == ["there"]:
            return Proposal(_FALLBACK, "be", "verb-lemma", token)
        if word in s.grammar.auxiliaries:
            if word in s.grammar.perfects:
                return Proposal(_FALLBACK, "have", "verb-lemma", token)
            continue
        if word in s.grammar.prepositions or s.grammar.is_adverb(word):
            continue
        lemma, form = s.verbs.get(word) or (guess_lemma(word), Form.PAST)
        before = s.words[token - 1] if token > s.first else ""
        if lemma is None or (token > s.first and s.scan.is_capital(token)):
            continue
        if form & Form.ING and before in s.grammar.determiners:
            continue  # "gave the ruling party 31 percent"
        if form & (Form.PAST | Form.ING | Form.THIRD | Form.PARTICIPLE):
            return Proposal(_FALLBACK, lemma, "verb-lemma", token)
        if before in s.grammar.modals or s.grammar.is_plural(before):
            return Proposal(_FALLBACK, lemma, "verb-lemma", token)
    return None


def _named(s: SentenceFigures, figure: Figure) -> Proposal | None:
    """Read "a depth of 12 metres", "a tax of 15 percent": the noun that a measured amount is the amount of."""
    token = figure.first - 1
    article = token - 2
    if article < s.first or s.words[token] != "of" or s.words[article] not in s.grammar.articles:
        return None
    noun, unit = s.words[token - 1], figure.value.unit
    measured = unit is not None and unit in s.measured and unit not in s.grammar.time_units
    plain = noun.isalpha() and noun not in s.grammar.groups and noun not in s.grammar.counts
    return Proposal(_FALLBACK, noun, "named-amount", token - 1) if measured and plain else None


def _running(s: SentenceFigures, figure: Figure) -> Proposal | None:
    """Read "shipments fell to 1.1 million": a running figure whose name the lexicon lacks."""
    token = s.back(figure.first - 1)
    if token <= s.first or s.words[token] not in s.grammar.level_marks:
        return None
    for before in range(token - 1, max(s.first - 1, token - 8), -1):
        trigger = s.trigger_ending(before)
        change = trigger.reading(SUBJECT) if trigger else None
        if trigger and change and change.predicate in s.grammar.direction:
            subject = subject_of(s, trigger.first)
            if subject:
                noun = s.lemma(subject[1] - 1)
                return Proposal(_FALLBACK, noun, "running-figure", subject[1] - 1) if noun.isalpha() else None
    return None
