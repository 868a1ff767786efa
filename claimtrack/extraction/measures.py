"""What each figure of a sentence counts: predicate, counted noun, part and whole.

Enters: a scan, the figures of one sentence, the lexicon. Leaves: one reading per figure with the name of the rule that
found it. A figure that is no claim (a time adverbial, a definite reference such as "the two sides") is left out.

Each rule proposes a predicate with a cost; the cheapest wins, the earlier rule among equals. Costs grow with the
distance between figure and word, so that "killed two policemen and injured 14" shares its verbs out rightly.
"""

from collections.abc import Sequence

import attrs

from claimtrack.extraction.carried_nouns import carried_noun, is_of_the_whole, said_to_be
from claimtrack.extraction.continued import (
    GOING_ON,
    MeasureReading,
    SoFar,
    by_own_noun,
    elliptic,
    equated_before,
    goes_on,
    holds_verb,
    inherited,
    is_asked,
    likest,
    near_before,
    of_the_whole,
    pointed_back,
    respective,
    says_where,
    share_of,
    told_alone,
    topic_of,
    unit_before,
)
from claimtrack.extraction.counted_words import counted_words, unit_of
from claimtrack.extraction.fallbacks import (
    FALLBACK,
    fallback,
    is_adverbial,
    of_a_factor,
    of_their_clause,
    participle_behind,
    verb_behind,
)
from claimtrack.extraction.figures import Figure, SentenceFigures
from claimtrack.extraction.morphology import Form
from claimtrack.extraction.predicate_rules import cheapest, listed_object
from claimtrack.extraction.predicates import ADJECTIVE, HEAD, NOUN, OBJECT, SUBJECT
from claimtrack.extraction.price_rules import as_rate
from claimtrack.extraction.proposals import INHERITED, Proposal
from claimtrack.extraction.references import counts_nothing
from claimtrack.extraction.scan import PUNCTUATION, Scan
from claimtrack.lexicon.loader import Lexicon

__all__ = ["Figure", "MeasureReading", "read_measures"]


def read_measures(
    scan: Scan,
    first: int,
    last: int,
    figures: Sequence[Figure],
    lexicon: Lexicon,
    earlier: Sequence[MeasureReading] = (),
) -> list[MeasureReading]:
    """Read what the figures of one sentence (tokens ``first`` up to ``last``) count, in text order.

    ``earlier`` are the readings of the last sentence with figures, to which "the figure" or "six of them" may point.
    """
    so_far = SoFar(SentenceFigures(scan, first, last, figures, lexicon), earlier)
    for number in range(len(figures)):
        reading = _read(so_far, number)
        if reading is not None:
            so_far.add(number, reading)
    return so_far.readings


def _read(so_far: SoFar, number: int) -> MeasureReading | None:
    """What one figure counts; None where it is no claim."""
    s = so_far.s
    if counts_nothing(s, number):
        return None
    whole, earlier = _whole(so_far, number), None
    if whole is None and (so_far.before is None or _of_those(s, number)):
        earlier = _whole_before(so_far, number)
    best = _best(so_far, number, whole, earlier)
    if best is None:
        return None
    best = of_the_whole(so_far, number, best)
    figure = s.figures[number]
    counted = counted_words(s, number, best)
    unit = figure.value.unit or unit_before(so_far, number, best) or unit_of(s, best, counted)
    if s.is_of_points(number):
        unit, counted = "percentage_point", None if counted and counted[0] == figure.last else counted
    words = s.scan.text_of(*counted) if counted else carried_noun(so_far, number, best, whole, earlier)
    best = as_rate(so_far, number, best, words)
    if whole is None and earlier is None:
        earlier = _whole_of_the_told(so_far, number, best)
    weak = best.cost >= FALLBACK
    return MeasureReading(figure, best.predicate, words, unit, best.rule, best.trigger, whole, earlier, weak)


def _best(so_far: SoFar, number: int, whole: int | None, earlier: str | None) -> Proposal | None:
    """The cheapest proposal, else what a part or a list takes over, else the fallback; None for no claim."""
    s = so_far.s
    if s.figures[number].value.unit == "factor" and s.counted[number].is_empty:
        return of_a_factor(s, number) or Proposal(0.0, "rose", "factor", s.figures[number].first)
    answering = respective(so_far, number)
    if answering is not None:
        return answering
    named = whole is not None and _is_named_part(s, number)
    best = None if named else cheapest(s, number)
    if best is not None and best.cost <= INHERITED:
        return attrs.evolve(best, predicate="excess_deaths") if _is_excess(s, best) else best
    own = None if named else _own_verb(s, number)
    if own is not None:
        return own
    if whole is not None:
        return Proposal(INHERITED, so_far.readings[whole].predicate, "part-of-whole", so_far.readings[whole].trigger)
    if earlier is not None:
        return Proposal(INHERITED, earlier, "part-of-whole", None)
    undergone = participle_behind(s, number)
    if undergone is not None:
        return undergone
    found = inherited(so_far, number) or pointed_back(so_far, number)
    if found:
        return by_own_noun(s, number, found) if found.rule == "list" else found
    return None if is_adverbial(s, number) else _last_resort(so_far, number, best)


def _is_named_part(s: SentenceFigures, number: int) -> bool:
    """Whether a part is only named, and nothing is said of it: "61 had died, 22 of them children, and 86 were ..."."""
    counted, last = s.counted[number], s.figures[number].last
    if counted.is_empty or not counted.partitive or s.words[last] != "of":
        return False
    closed = counted.resume >= s.last or s.scan.kinds[counted.resume] == PUNCTUATION
    return closed and s.words[last + 1] in s.grammar.object_pronouns


def _act(s: SentenceFigures, number: int) -> str | None:
    """What a noun for an act says where the verb says nothing: "some 1,500 of the cuts were made in Germany"."""
    verb, noun = verb_behind(s, number), s.noun(number)
    empty = verb is not None and verb.predicate in s.grammar.occurring
    return s.predicate_of(noun, number) if empty and s.verbs.get(noun, ("", 0))[1] & Form.BASE else None


def _own_verb(s: SentenceFigures, number: int) -> Proposal | None:
    """The passive said of a part alone: "had planned 60 flights, and half of them were cancelled"."""
    counted = s.counted[number]
    verb = verb_behind(s, number) if counted.partitive else None
    if verb is None or verb.trigger is None or verb.trigger == counted.resume:
        return None
    if verb.predicate in s.grammar.linking or verb.predicate in s.grammar.neutral:
        return None
    act = _act(s, number)
    if act is not None:
        return attrs.evolve(verb, predicate=act)
    between = s.words[counted.resume : verb.trigger]
    if any(word not in s.grammar.auxiliaries and not s.grammar.is_adverb(word) for word in between):
        return None
    return attrs.evolve(verb, predicate=_said_predicate(s, verb, number))


def _said_predicate(s: SentenceFigures, verb: Proposal, number: int) -> str:
    """The predicate of a verb's lemma; "60 percent of the crop has been lost" is no fall by 60 percent."""
    before = s.words[verb.trigger - 1] if verb.trigger is not None else ""
    passive, perfect = before in s.grammar.be, before in s.grammar.perfects
    does = perfect and verb.trigger is not None and verb.trigger >= s.counted[number].resume
    predicate = s.predicate_of(verb.predicate, number, does=does)
    if predicate != verb.predicate and verb.trigger is not None and (phrase := s.at.get(verb.trigger)) is not None:
        reading = s.read(phrase, OBJECT, number) if phrase.last > phrase.first + 1 else None
        predicate = reading.predicate if reading else predicate  # "drew up a list of 58 names" drew nobody
    return verb.predicate if passive and predicate in s.grammar.direction else predicate


def _last_resort(so_far: SoFar, number: int, best: Proposal | None) -> Proposal | None:
    """The head verb's predicate or lemma; a weak proposal wins where the verb only counts or says."""
    s = so_far.s
    pointed = _pointed_at(so_far, number, alone=best is None)
    if pointed is not None:
        return pointed
    verb = fallback(s, number)
    if verb is None and best is None:
        where = Proposal(FALLBACK, "be", "noun-lemma", None) if says_where(s, number) else None
        return told_alone(so_far, number) or where
    party = verb is not None and verb.trigger is not None and s.scan.capital[verb.trigger]
    if verb is not None and party and verb.rule == "running-figure" and (share := _share_of_the_vote(so_far, number)):
        return attrs.evolve(verb, predicate=share, cost=INHERITED)
    if verb is None or verb.rule != "verb-lemma":
        return best or share_of(s, number) or listed_object(s, number) or verb
    if verb.predicate in s.grammar.polling and _is_of_the_vote(s, number):
        return attrs.evolve(verb, predicate="won", cost=INHERITED, rule="polled")
    if verb.predicate in s.grammar.polling and _is_polled(s, number):
        return attrs.evolve(verb, predicate="support", cost=INHERITED, rule="polled")
    if (s.figures[number].value.unit or "").endswith("_per_hour") and verb.predicate in s.grammar.moving:
        return attrs.evolve(verb, predicate="speed", cost=INHERITED)
    clause = of_their_clause(s, number) if best is None else None
    if clause is not None and s.predicate_of(verb.predicate, number) == verb.predicate:
        return clause
    neutral = _is_neutral(s, number, verb)
    if neutral and best is None and not _is_had_for(s, number, verb):
        taken_over = _taken_over(so_far, number)
        if taken_over is not None:
            return taken_over
    listed = neutral or verb.predicate in s.grammar.listing
    if listed and best is None and (told := _told_of_the_same(so_far, number)) is not None:
        return told
    if best is not None and verb.predicate == "count" and s.noun(number) + "s" in s.grammar.ballots:
        return verb  # "had counted 98 percent of the ballots"
    if best is not None and (neutral or _is_aside(s, number, verb)):
        return best  # "counted 119,000 demonstrators", "used tear gas against hundreds of demonstrators"
    return _by_its_verb(s, number, verb, best)


def _pointed_at(so_far: SoFar, number: int, *, alone: bool) -> Proposal | None:
    """What a figure that is all that is said takes from the one before; ``alone`` where no word says what it counts."""
    s = so_far.s
    if alone and _is_owned(s, number):  # "the government's 107,000"
        before = so_far.before
        if before is None or before.predicate in s.grammar.direction:
            before = likest(so_far, number)
        if before is not None and goes_on(s, number, before):
            return Proposal(INHERITED, before.predicate, "pointed-back", before.trigger)
    return elliptic(so_far, number) or (equated_before(so_far, number) if alone else None)


def _by_its_verb(s: SentenceFigures, number: int, verb: Proposal, best: Proposal | None) -> Proposal:
    """What the head verb says where nothing else does: its predicate, its lemma, or only that something is there."""
    predicate = _said_predicate(s, verb, number)
    if best is not None and best.rule == "counted-adjective" and predicate == verb.predicate:
        return best  # "145 wounded people had been taken to clinics"
    if predicate in s.grammar.direction and verb.predicate not in s.grammar.direction and _is_aside(s, number, verb):
        return verb  # "ash had fallen on 54 villages"
    if predicate != verb.predicate and _is_aside(s, number, verb):
        return attrs.evolve(verb, predicate="be")  # "people had died in 11 villages": the villages did not
    if predicate != verb.predicate and predicate not in s.grammar.direction:
        return attrs.evolve(verb, predicate=predicate, cost=INHERITED, rule="verb-far")
    return verb  # "70 corpses lay in the morgue": a verb says more than the noun


def _is_owned(s: SentenceFigures, number: int) -> bool:
    """Whether somebody's figure is all that is said: "the government's 107,000", "its 31 percent", "a count of 7.2"."""
    first = s.figures[number].first
    before = s.words[first - 1]
    if before == "of" and first - 2 > s.first:
        named = s.words[first - 2] in s.grammar.counts or s.words[first - 2] == "list"  # "drew up a list of nine"
        return named and s.counted[number].is_empty
    return before in s.grammar.genitives or before in s.grammar.owners


def _is_neutral(s: SentenceFigures, number: int, verb: Proposal) -> bool:
    """Whether a verb says no more of a figure than that it was counted or come to: "police counted 11,500"."""
    behind = s.words[verb.trigger + 1 : verb.trigger + 2] if verb.trigger is not None else []
    passive = verb.trigger is not None and s.words[verb.trigger - 1] in s.grammar.be
    if passive and behind == ["to"] and (verb.trigger or 0) > s.figures[number].first:
        return False  # "3.37 million people were registered to vote"
    if verb.predicate in s.grammar.neutral and s.grammar.verb_particles.isdisjoint(behind):
        return True  # but "around 100 had set out"
    reaching = verb.predicate in s.grammar.reaching and (verb.trigger or 0) < s.figures[number].first
    return reaching and (s.counted[number].is_empty or s.noun(number) in s.grammar.persons)


def _taken_over(so_far: SoFar, number: int) -> Proposal | None:
    """What a figure that is only counted takes over from the one before, or from what the sentence before asks.

    "40,000 people marched, the organisers said; police counted 11,500", "the prefect spoke of 26,000"; and "put the
    damage at 31 billion rupees. The chamber of commerce spoke of 50 billion rupees".
    """
    s, unit = so_far.s, so_far.s.figures[number].value.unit
    near = near_before(so_far, number)
    before = near or (likest(so_far, number) if unit is None else so_far.previous)
    topic = None if near else topic_of(so_far, number)
    asked = is_asked(s) and not so_far.places  # "How full was the hall? It was about 180"
    if topic is not None or before is None or asked or not goes_on(s, number, before):
        return topic
    return Proposal(INHERITED, before.predicate, "list", before.trigger)


def _told_of_the_same(so_far: SoFar, number: int) -> Proposal | None:
    """What befell the same people in the sentence before: "... among them 16 children. A list showed 14 children"."""
    s = so_far.s
    if s.noun(number) not in s.grammar.persons or s.head(number) in s.grammar.everybody:
        return None
    same = next((one for one in so_far.earlier if (one.counted or "").casefold() == s.head(number)), None)
    if same is None or same.predicate not in s.grammar.befalling:
        return None
    return Proposal(INHERITED, same.predicate, "pointed-back", same.trigger)


def _is_had_for(s: SentenceFigures, number: int, verb: Proposal) -> bool:
    """Whether something else is had: "the centre, which has room for 400"."""
    return verb.predicate == "have" and s.words[s.figures[number].first - 1] == "for"


def _is_aside(s: SentenceFigures, number: int, verb: Proposal) -> bool:
    """Whether a preposition parts a figure from the verb before it, or from the one behind it.

    "People had died in 11 villages" has no villages for its object, "ten people from three families were killed" no
    families for its subject.
    """
    first, trigger = s.figures[number].first, verb.trigger
    token = s.before[number]
    if trigger is None or token < s.first:
        return False
    if trigger > first and s.is_of_others(number):
        return True
    return (token > trigger or trigger > first) and s.words[token] in s.grammar.aside


def _is_polled(s: SentenceFigures, number: int) -> bool:
    """Whether a share is that of a party in a poll: "exit polls gave the Greens 22.5 percent"."""
    figure = s.figures[number]
    alone = figure.value.unit == "percent" and s.counted[number].is_empty
    return alone and not s.grammar.polls.isdisjoint(s.words[s.first : figure.first])


def _whole(so_far: SoFar, number: int) -> int | None:
    """The reading of this sentence of which a figure is a part: "35 people, including 12 children", "30 of them"."""
    s, before, place = so_far.s, so_far.before, len(so_far.readings) - 1
    if place > 0 and before is not None and before.rule == "whole":
        place -= 1  # "six of the 53 passengers, four of them children, were killed": four of the six
        before = so_far.readings[place]
    if before is None:
        return None
    figure, previous = s.figures[number], before.figure
    between = s.words[previous.last : figure.first]
    if between[-1:] and between[-1] in s.grammar.be and between[-2:-1] == ["there"]:
        return None  # "the union counted 6,000 marchers; police said there were 3,500 of them"
    if _is_of_another_whole(s, number):
        return None
    if s.counted[number].partitive and s.words[figure.last : figure.last + 1] == ["of"]:
        those = _of_those(s, number) or before.predicate  # "40 were wounded, and six of the dead were children"
        named = (at for at, one in reversed([*enumerate(so_far.readings)]) if one.predicate == those)
        return place if those == before.predicate else next(named, None)
    if previous.first - 2 >= s.first and s.words[previous.first - 2] == "of" and previous.first - 2 <= s.first + 1:
        return place  # "Of the 6,000 jobs, 2,200 would go"
    if s.is_of_which(number) and not s.counted[number].is_empty:
        return place  # "15 people, of whom four were children"
    for offset, word in enumerate(between):
        if word in s.grammar.including and (
            word != "among" or between[offset + 1 : offset + 2] in (["them"], ["whom"])
        ):
            return place
    if _is_rise(s, before) and any(word in s.grammar.risen_by for word in between):
        return place  # "the toll rose to 34 after three people died of their wounds"
    listed = len(between) <= 5 and any(word in ("and", ",", "or") for word in between)
    listed = listed and not holds_verb(s, between)  # "six children, and destroyed 300 homes"
    if before.part_of is not None and listed and not s.at.get(s.counted[number].resume):
        return before.part_of  # "35 people, including 12 children and 9 women": the 9 share the whole of the 12
    return None


def _share_of_the_vote(so_far: SoFar, number: int) -> str | None:
    """What a party's share came to, where another's was told before: "won 34 percent. The Greens fell to 9 percent"."""
    before = so_far.before or so_far.previous
    shared = before is not None and before.unit == "percent" and so_far.s.figures[number].value.unit == "percent"
    return before.predicate if shared and before is not None and before.predicate in ("won", "support") else None


def _is_of_another_whole(s: SentenceFigures, number: int) -> bool:
    """Whether a share is one of ballots, of which nothing was said: "won 41 percent, with 98 percent of votes in"."""
    return s.figures[number].value.unit == "percent" and s.noun(number) + "s" in s.grammar.ballots


def _is_of_the_vote(s: SentenceFigures, number: int) -> bool:
    """Whether a share is that of a party as votes are counted: "with 92 percent of ballots counted, it had 47"."""
    figure = s.figures[number]
    alone = figure.value.unit == "percent" and s.counted[number].is_empty
    return alone and not s.grammar.ballots.isdisjoint(s.words[s.first : figure.first])


def _of_those(s: SentenceFigures, number: int) -> str | None:
    """What is said of the whole by an adjective that stands for it: "six of the dead", "53 of the injured"."""
    counted, last = s.counted[number], s.figures[number].last
    if not counted.partitive or counted.is_empty or s.words[last] != "of":
        return None
    those = counted.last if counted.first <= last + 2 else last + 3  # "eight of the dead were children"
    reading = s.read(s.trigger_ending(those - 1), ADJECTIVE, number)
    return reading.predicate if reading else None


def _is_rise(s: SentenceFigures, reading: MeasureReading) -> bool:
    """Whether a figure is what a running count came to: "the toll rose to 34"."""
    if reading.rule != "level" or reading.predicate not in s.grammar.running:
        return False
    before = s.words[max(s.first, reading.figure.first - 4) : reading.figure.first]
    return before[-1:] == ["to"] or not s.grammar.risen.isdisjoint(before)


def _whole_before(so_far: SoFar, number: int) -> str | None:
    """The predicate of the whole in an earlier sentence: "Six of them", "53 of the injured", "were among them"."""
    s, counted, previous = so_far.s, so_far.s.counted[number], so_far.previous
    if previous is None:
        return _of_those(s, number)
    figure = s.figures[number]
    behind = s.words[counted.resume : counted.resume + 4]
    if behind[1:3] == ["among", "them"] and behind[0] in s.grammar.be:
        return previous.predicate
    dead = s.at.get(counted.resume + 3) or s.at.get(counted.resume + 1)
    those = s.read(dead, ADJECTIVE, number)
    if those is not None and behind[1:3] == ["among", "the"] and behind[0] in s.grammar.be:
        return those.predicate  # "eleven girls are among the dead"
    if said_to_be(s, number) is not None and previous.unit not in s.measured and previous.unit not in s.grammar.shares:
        return previous.predicate
    if not counted.partitive or s.words[figure.last : figure.last + 1] != ["of"]:
        return None
    inner = figure.last + 1 + (s.words[figure.last + 1] in s.grammar.determiners)
    if inner in s.taken:
        return None  # "74 of the 150 seats": the whole is of this sentence
    if s.words[figure.last + 1] in s.grammar.pronouns and s.words[figure.last + 1] not in s.grammar.definite:
        return previous.predicate
    for token in range(figure.last + 1, min(s.last, figure.last + 4)):
        trigger = s.at.get(token)
        for role in (ADJECTIVE, HEAD, NOUN, SUBJECT):  # "seven of those who died were children"
            if reading := s.read(trigger, role, number):
                return reading.predicate
    named = s.predicate_of(s.noun(number), number)
    act = s.verbs.get(s.noun(number), ("", 0))[1] & Form.BASE and any(named == one.predicate for one in so_far.earlier)
    return named if act else _act(s, number)  # "some 1,500 of the cuts"


def _whole_of_the_told(so_far: SoFar, number: int, best: Proposal) -> str | None:
    """The whole of a part that a figure goes on with: "Five of the dead had been shot. The army said it was two"."""
    if best.cost != INHERITED or best.rule not in GOING_ON:
        return None
    told = so_far.before or likest(so_far, number)
    if told is None or told.predicate != best.predicate or is_of_the_whole(so_far, number, told):
        return None
    return told.part_of_earlier


def _is_excess(s: SentenceFigures, best: Proposal) -> bool:
    """Whether deaths are counted beyond what is usual: "1,052 more people than usual had died"."""
    if best.predicate != "killed":
        return False
    words = s.words[s.first : s.last]
    return "than" in words and any(
        word == "than" and not s.grammar.usual.isdisjoint(words[at : at + 3]) for at, word in enumerate(words)
    )
