"""What a bare figure takes over from the figures before it, or from what the sentence before asks.

Enters: a sentence with what has been read of it and the readings of the last sentence with figures. Leaves: a reading
or proposal to go on with, None where nothing fits.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

import attrs

from claimtrack.extraction.cues import cue_index
from claimtrack.extraction.fallbacks import FALLBACK, has_bare_verb
from claimtrack.extraction.figures import Figure, SentenceFigures
from claimtrack.extraction.morphology import Form, guess_lemma
from claimtrack.extraction.predicate_rules import cheapest
from claimtrack.extraction.predicates import HEAD, find_triggers
from claimtrack.extraction.proposals import INHERITED, Proposal
from claimtrack.extraction.scan import PUNCTUATION, WORD
from claimtrack.model.quantity import Number, Quantity

__all__ = [
    "GOING_ON",
    "MeasureReading",
    "SoFar",
    "by_own_noun",
    "elliptic",
    "equated_before",
    "goes_on",
    "holds_verb",
    "inherited",
    "is_asked",
    "likest",
    "near_before",
    "of_the_whole",
    "pointed_back",
    "respective",
    "says_where",
    "share_of",
    "told_alone",
    "topic_of",
    "unit_before",
]


# Tokens between two figures whose voices share a verb: "82 dead, and the Emergency Response Room of 71".
_GAP = 14
_FAR = 50  # times the smaller of two figures of which the larger is of something else
_JOINTS = (",", "and", ";")  # before a second voice
_VOICE = 5  # tokens of its name
GOING_ON = frozenset({"list", "total", "pointed-back", "level"})  # rules of figures that go on with a measure
_OPENING = 3  # tokens of "of the town's" before the whole with which a sentence opens
_PAIR = 2  # counts that two totals answer to
_PAIRED = ("to", "and")  # before the first and the second of them


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


class SoFar:
    """A sentence with what has been read of it.

    Attributes:
        s: The sentence.
        earlier: The readings of the last sentence with figures.
        previous: The last of them.
        readings: The readings of this sentence, but for figures that are no claims.
        places: Their places in ``readings``, by the number of the figure.
        before: The last of them, for the figure that is read next.
    """

    def __init__(self, sentence: SentenceFigures, earlier: Sequence[MeasureReading]) -> None:
        self.s, self.earlier = sentence, earlier
        self.previous = earlier[-1] if earlier else None
        self.readings: list[MeasureReading] = []
        self.places: dict[int, int] = {}
        self.before: MeasureReading | None = None

    def add(self, number: int, reading: MeasureReading) -> None:
        """Keep the reading of one figure."""
        self.places[number] = len(self.readings)
        self.readings.append(reading)
        self.before = reading


def share_of(s: SentenceFigures, number: int) -> Proposal | None:
    """What the whole behind a share says of it: "half of the 64 cases were children"."""
    counted = s.counted[number]
    behind = number + 1 < len(s.figures) and counted.partitive and s.figures[number + 1].first == counted.resume
    whole = cheapest(s, number + 1) if behind else None
    return None if whole is None or whole.trigger is None else attrs.evolve(whole, cost=INHERITED, rule="part-of-whole")


def topic_of(so_far: SoFar, number: int) -> Proposal | None:
    """What the sentence before asks or tells without a figure: "How many marched? Observers came up with 60,000"."""
    s = so_far.s
    sentence = s.scan.sentence[s.first]
    bare = s.counted[number].is_empty and s.figures[number].value.unit is None
    if not bare or not sentence or (so_far.previous and s.scan.sentence[so_far.previous.figure.first] == sentence - 1):
        return None
    for trigger in find_triggers(s.scan, *s.scan.sentences[sentence - 1], s.lexicon):
        for reading in trigger.readings:
            plain = not reading.nouns and not reading.units and reading.role is not HEAD
            if plain and reading.predicate in s.grammar.befalling | s.grammar.gathering:
                return Proposal(INHERITED, reading.predicate, "topic", trigger.first)
    return None


def pointed_back(so_far: SoFar, number: int) -> Proposal | None:
    """Read "the ministry put the figure at 1.08 million": what the sentence before tells, else its measure."""
    s = so_far.s
    if number or not s.counted[number].is_empty:
        return None
    before = s.words[max(s.first, s.figures[number].first - 10) : s.figures[number].first]
    if s.grammar.totals.isdisjoint(before) or before[-1] not in s.grammar.connectors:
        return None
    topic = topic_of(so_far, number)  # "Far too many are dead. The ministry's tally was 24"
    if topic is not None:
        return attrs.evolve(topic, rule="total")
    previous = likest(so_far, number)
    unit = s.figures[number].value.unit
    if previous is None or (unit in s.measured and unit != previous.unit):
        return None
    return Proposal(INHERITED, previous.predicate, "total", previous.trigger)


def told_alone(so_far: SoFar, number: int) -> Proposal | None:
    """A figure that is all that is said: "Not more than 25,000, says the ministry", "the union's data show 104,000"."""
    s, figure = so_far.s, so_far.s.figures[number]
    if not s.counted[number].is_empty or figure.value.unit is not None:
        return None
    cues, before = cue_index(s.lexicon), s.before[number]
    if before > s.first and s.words[before] in s.grammar.prepositions and s.words[before - 1] in cues:
        before -= 1  # "satellite data point to 14,000", "the utility admitted to seven"
    opening = before < s.first and s.words[figure.last : figure.last + 1] == [","]
    said = opening and any(word in cues for word in s.words[figure.last + 1 : min(s.last, figure.last + 6)])
    if not said and (before < s.first or s.words[before] not in cues):
        return None
    earlier = likest(so_far, number)
    if earlier is not None and goes_on(s, number, earlier) and not is_asked(s):
        return Proposal(INHERITED, earlier.predicate, "pointed-back", None)
    return topic_of(so_far, number) or (Proposal(FALLBACK, "be", "noun-lemma", None) if is_asked(s) else None)


def elliptic(so_far: SoFar, number: int) -> Proposal | None:
    """A figure whose verb is left out: "2,500 joined the walkout; the company said fewer than 900 had"."""
    s, before, last = so_far.s, so_far.before or so_far.previous, so_far.s.figures[number].last
    if before is None or last >= s.last or not s.counted[number].is_empty or s.words[last] not in s.grammar.auxiliaries:
        return None
    closed = last + 1 >= s.last or s.scan.kinds[last + 1] == PUNCTUATION
    return Proposal(INHERITED, before.predicate, "list", before.trigger) if closed else None


def respective(so_far: SoFar, number: int) -> Proposal | None:
    """Two totals that answer to two counts: "45 infections and 23 deaths, taking the totals to 88,310 and 2,017"."""
    s, readings = so_far.s, so_far.readings
    if len(readings) < _PAIR or s.words[s.figures[number].first - 1] not in _PAIRED:
        return None
    first = s.figures[number].first
    if s.words[first - 1] == "to":
        named = not s.grammar.plural_totals.isdisjoint(s.words[max(s.first, first - 4) : first - 1])
        last = s.figures[number].last
        paired = number + 1 < len(s.figures) and s.words[last : s.figures[number + 1].first] == ["and"]
    else:
        named = readings[-1].rule == "respective"
        paired = len(readings) > _PAIR and s.figures[number - 1].last == first - 1
    if not named or not paired:
        return None
    return Proposal(0.0, readings[-2].predicate, "respective", readings[-2].trigger)


def is_asked(s: SentenceFigures) -> bool:
    """Whether the sentence before is a question: "How full was the hall? Around 300, said a monk"."""
    return s.first > 0 and s.words[s.first - 1] == "?"


def goes_on(s: SentenceFigures, number: int, before: MeasureReading) -> bool:
    """Whether a figure that is only counted or said may be of the measure before: bare, in its unit, or "people".

    Changes in percent do not go on, but levels do: "turnout was 71 percent; the opposition spoke of 60 percent".
    """
    unit, g = s.figures[number].value.unit, s.grammar
    if before.unit in ("percent", "ratio"):
        return unit == before.unit and before.predicate in g.percentages
    if unit is None:
        return s.counted[number].is_empty
    if unit == "name":  # "the relatives' list has 44 names", but "the manifest lists 134 names"
        said = s.words[s.first : s.figures[number].first]
        return before.predicate in g.befalling and "list" in said and "passenger" not in said
    return unit == before.unit or (unit == "person" and before.predicate in g.gathering)


def equated_before(so_far: SoFar, number: int) -> Proposal | None:
    """The measure of the sentence before, for "it was no more than 380", "there were 3,500"."""
    s, before = so_far.s, near_before(so_far, number) or likest(so_far, number)
    token = s.before[number]
    bare = s.counted[number].is_empty and s.figures[number].value.unit is None
    if before is None or not bare or token <= s.first or s.words[token] not in s.grammar.be:
        return None
    if is_asked(s) and not so_far.places:
        return topic_of(so_far, number)
    teller = s.words[token - 2] if token - 2 >= s.first else ""
    told = teller == "that" or teller in cue_index(s.lexicon)
    told = told or (teller == "," and s.words[s.first : s.first + 2] == ["according", "to"])
    pointing = told and s.words[token - 1] in s.grammar.existing  # not "A decade ago it was 43"
    return Proposal(INHERITED, before.predicate, "pointed-back", before.trigger) if pointing else None


def likest(so_far: SoFar, number: int) -> MeasureReading | None:
    """The reading of the sentence before that a bare figure goes on with: of several the one of the nearest size.

    "The final count is 23 dead and 81 injured. The monitors raised their figure to 20": the 20 are dead.
    """
    s, figure = so_far.s, so_far.s.figures[number].value
    size = _size(figure)
    alike = [one for one in so_far.earlier if one.unit == figure.unit or one.unit not in s.measured] if size > 0 else []
    near = [one for one in alike if _size(one.figure.value) > 0]
    if len(near) > 1:
        return min(near, key=lambda one: _ratio(size, _size(one.figure.value)))
    return near[0] if near else so_far.previous


def unit_before(so_far: SoFar, number: int, found: Proposal) -> str | None:
    """The unit of measure of the figure that a bare one goes on with: "61 million tonnes. Customs show 57 million".

    None where both are too far from each other in size to be of one thing.
    """
    s = so_far.s
    before = so_far.before or likest(so_far, number)
    goes_on = found.rule in GOING_ON and s.counted[number].is_empty and before is not None
    if not goes_on or before is None or before.predicate != found.predicate:
        return None
    measured = (before.unit or "").partition("_per_")[0]
    if found.cost != INHERITED and measured not in s.money:
        return None  # but "lost 600 million shillings. Shopkeepers put their losses at 1.1 billion"
    if measured not in s.measured and measured not in s.grammar.shares:
        return None
    x, y = _size(s.figures[number].value), _size(before.figure.value)
    return before.unit if x > 0 and y > 0 and _ratio(x, y) <= _FAR else None


def near_before(so_far: SoFar, number: int) -> MeasureReading | None:
    """The reading of the figure before, where both may be of one thing: no stadium for 40,000 beside its five gates."""
    before = so_far.before
    if before is None:
        return None
    x, y = _size(so_far.s.figures[number].value), _size(before.figure.value)
    return before if x <= 0 or y <= 0 or _ratio(x, y) <= _FAR else None


def _size(value: Quantity) -> Number:
    """How large a figure is, roughly; 0 where no number is said."""
    return value.nominal or value.high or value.low or 0


def _ratio(one: Number, other: Number) -> Fraction:
    """How many times the smaller of two sizes the larger is."""
    a, b = Fraction(one), Fraction(other)
    return a / b if a > b else b / a


def inherited(so_far: SoFar, number: int) -> Proposal | None:
    """A figure in a list takes the verb of the one before: "killed 20 people and 30 soldiers"; so does a total."""
    s, nearest = so_far.s, so_far.before
    previous = _level_before(so_far, number)
    if nearest is None or previous is None:
        return None
    between = s.words[nearest.figure.last : s.figures[number].first]
    if between[:1] == ["of"] and len(between) <= 2:  # "close two of its five furnaces", "hold 48 of 120 seats"
        return Proposal(INHERITED, previous.predicate, "list", previous.trigger)
    if between and not s.grammar.totals.isdisjoint(between) and between[-1] in s.grammar.connectors:
        return Proposal(INHERITED, previous.predicate, "total", previous.trigger)
    near = between[-5:] if between[-1:] == ["of"] else between[-3:]  # "down from a peak of 210,000"
    if not s.grammar.comparatives.isdisjoint(near) and _is_alike(s, number, previous):
        # "212 infections, the ministry said, compared with 380"; "ten people from three generations" compares nothing
        return Proposal(INHERITED, previous.predicate, "comparison", previous.trigger)
    if between == ["("] and previous.unit in s.money and s.figures[number].value.unit in s.money:
        return Proposal(INHERITED, previous.predicate, "list", previous.trigger)  # "3.2 billion rupees ($24 million)"
    if _is_contrasted(s, number, between, previous):
        return Proposal(INHERITED, previous.predicate, "list", previous.trigger)
    behind = s.words[s.figures[number].last : s.figures[number].last + 3]
    if behind[:1] == ["of"] and behind[2:] == ["own"]:  # "reported 120 dead soldiers and admitted 9 of its own"
        return Proposal(INHERITED, previous.predicate, "list", previous.trigger)
    bargained = between[-1:] == ["for"] and between[-2:-1] != [] and between[-2] in s.grammar.bargains
    if bargained:  # "free 40 hostages in exchange for 400 prisoners"
        return Proposal(INHERITED, previous.predicate, "list", previous.trigger)
    if between == ["to"] and previous.predicate in s.grammar.direction:
        return None  # "oil rose $2.10 to $84.20 a barrel": a level
    if _is_gapped(s, number, nearest) or _is_voice_alone(s, number, between):
        return Proposal(INHERITED, previous.predicate, "list", previous.trigger)
    ranked = any(pair == ("followed", "by") for pair in pairwise(between))  # "18,010 deaths, followed by Spain with 9"
    if not ranked and (len(between) > 8 or holds_verb(s, between)):
        return None
    if _has_own_verb(s, number, between) or says_where(s, number):
        return None
    joined = s.grammar.list_joiners.intersection(between)
    if joined and (_is_alike(s, number, previous) or not joined <= s.grammar.comparatives):
        return Proposal(INHERITED, previous.predicate, "list", previous.trigger)
    return None


def by_own_noun(s: SentenceFigures, number: int, found: Proposal) -> Proposal:
    """What the verb of a list says of a figure's own noun: "the mud buried 28 houses and 12 miners"."""
    lemma = s.verbs.get(s.words[found.trigger], ("", 0))[0] if found.trigger is not None else ""
    if not lemma or not number or not s.noun(number) or s.predicate_of(lemma, number - 1) != found.predicate:
        return found
    return attrs.evolve(found, predicate=s.predicate_of(lemma, number))


def of_the_whole(so_far: SoFar, number: int, found: Proposal) -> Proposal:
    """What is said of a whole, where its part has its verb: of "six of the 53 passengers were killed" 53 were aboard.

    Only of what befalls somebody or something: of the seats that a party takes "112 of the 230" stay seats taken.
    """
    s, counted = so_far.s, so_far.s.counted[number]
    if found.trigger is None or found.predicate not in s.grammar.befalling | s.grammar.events:
        return found
    if not _is_of_its_part(so_far, number, found.trigger):
        return found
    head = None if counted.is_empty else s.read(s.trigger_ending(counted.last - 1), HEAD, number)
    return Proposal(INHERITED, head.predicate if head else "be", "whole", None)


def _is_of_its_part(so_far: SoFar, number: int, trigger: int) -> bool:
    """Whether a word says what befell a part of a figure: "six of the 53 were hurt", "of the 53 six were hurt"."""
    s, part = so_far.s, so_far.before
    figure, counted = s.figures[number], s.counted[number]
    if figure.last <= trigger < max(counted.resume, figure.last + 1):
        return False  # "six of the 53 wounded"
    if part is not None and s.counted[number - 1].partitive and s.counted[number - 1].resume == figure.first:
        return part.trigger == trigger
    opens = s.words[s.first] == "of" and figure.first <= s.first + _OPENING and number + 1 < len(s.figures)
    return opens and s.figures[number + 1].first < trigger and s.counted[number + 1].is_empty


def _is_contrasted(s: SentenceFigures, number: int, between: list[str], previous: MeasureReading) -> bool:
    """Whether one figure is said in the other's stead: "lost 3,600 jobs this year, not 2,800", "not 40 but 65"."""
    denied = "not" in s.words[max(s.first, previous.figure.first - 3) : previous.figure.first]
    contrast = between[-2:] == [",", "not"] or (denied and between[-1:] == ["but"])
    return contrast and _is_alike(s, number, previous)


def _is_gapped(s: SentenceFigures, number: int, before: MeasureReading) -> bool:
    """Whether a second voice leaves the verb out: "spoke of 82 dead, and the local Emergency Response Room of 71"."""
    at, figure = before.figure.first - 1, s.figures[number]
    joint = s.words[figure.first - 1]
    if joint not in s.grammar.figure_marks or at < s.first or s.words[at] != joint or not _is_alike(s, number, before):
        return False
    between = s.words[before.figure.last : figure.first]
    return "," in between and len(between) <= _GAP and not holds_verb(s, between)


def _is_voice_alone(s: SentenceFigures, number: int, between: list[str]) -> bool:
    """Whether a second voice stands right before a figure that ends its clause: "... lost their lives, the army 23"."""
    figure, joint = s.figures[number], next((t for t in range(len(between) - 1, -1, -1) if between[t] in _JOINTS), -1)
    voice = between[joint + 1 :]
    closed = figure.last >= s.last or s.scan.kinds[figure.last] == PUNCTUATION
    if joint < 0 or not closed or not 1 < len(voice) <= _VOICE or voice[0] != "the" or not s.counted[number].is_empty:
        return False
    plain = all(word not in s.grammar.prepositions and word not in s.grammar.auxiliaries for word in voice)
    return plain and figure.value.unit is None and holds_verb(s, between[:joint])


def _level_before(so_far: SoFar, number: int) -> MeasureReading | None:
    """The reading of the figure before; for a level no change: "4.1 billion, up 18 percent, above the 3.6"."""
    shares = so_far.s.grammar.shares
    if so_far.before is None or so_far.s.figures[number].value.unit in shares:
        return so_far.before
    levels = (one for one in reversed(so_far.readings) if one.unit not in shares or one.rule != "compared")
    return next(levels, None)


def _is_alike(s: SentenceFigures, number: int, previous: MeasureReading) -> bool:
    """Whether a figure may be one of the same things as the one before: no noun of its own, or the same."""
    unit = s.figures[number].value.unit
    return unit == previous.unit or unit is None or unit in s.grammar.fillers


def says_where(s: SentenceFigures, number: int) -> bool:
    """Whether a bare figure only says where they are: "324 dead, over 220,000 in relief camps"; not "45 in Nantes"."""
    token = s.figures[number].last + 1
    if token >= s.last or s.words[token - 1] != "in" or not s.counted[number].is_empty:
        return False
    lower = s.scan.kinds[token] == WORD and not s.scan.capital[token]
    return lower and s.words[token] not in s.grammar.determiners


def holds_verb(s: SentenceFigures, between: Sequence[str]) -> bool:
    """Whether a verb stands between two figures, so that the second has one of its own."""
    return any(word in s.grammar.auxiliaries or _is_verbal(s, word) for word in between)


def _has_own_verb(s: SentenceFigures, number: int, between: list[str]) -> bool:
    """Whether a figure behind another has a verb: "and 300 soldiers will help", "which has room for 400"."""
    resume = s.counted[number].resume
    behind = s.words[resume] if resume < s.last else ""
    if (behind in s.grammar.modals and behind != "to") or has_bare_verb(s, number) or _is_passive(s, resume):
        return True
    return any(one in s.grammar.relatives and two in s.grammar.perfects for one, two in pairwise(between))


def _is_passive(s: SentenceFigures, token: int) -> bool:
    """Whether a passive begins at a token: "the court jailed nine men; 11 were acquitted"."""
    if token + 1 >= s.last or s.words[token] not in s.grammar.be:
        return False
    word = s.words[token + 1]
    form = s.verbs[word][1] if word in s.verbs else Form.PARTICIPLE if guess_lemma(word) else 0
    return bool(form & Form.PARTICIPLE) and not s.grammar.is_adverb(word)


def _is_verbal(s: SentenceFigures, word: str) -> bool:
    """Whether a word is a verb in the past or a participle, and none that connects a level with its figure."""
    if word in s.grammar.connectors or word not in s.verbs:
        return False
    return bool(s.verbs[word][1] & (Form.PAST | Form.PARTICIPLE)) and not s.grammar.is_adverb(word)
