"""What a figure counts, in the text's words: the noun behind it, the name of its measure, or what has changed.

Enters: the figures of a sentence and the predicate chosen for one. Leaves: a range of tokens, or None where nothing is
said.
"""

from claimtrack.extraction.cues import cue_index
from claimtrack.extraction.figures import SentenceFigures
from claimtrack.extraction.morphology import Form
from claimtrack.extraction.noun_phrases import Counted, counted_phrase
from claimtrack.extraction.proposals import Proposal
from claimtrack.extraction.scan import WORD

__all__ = ["counted_words", "subject_of", "unit_of"]

# Phrases that hang on a subject, one on the other: "shares in the maker of ships in Oslo".
_HANGING = 3
_NAMED = 5  # words between a running figure's name and the figure
_NARROWING = 2  # words that narrow the name of a measure: "euro zone inflation"


def subject_of(s: SentenceFigures, verb: int) -> tuple[int, int] | None:
    """The noun phrase before a verb: "consumer prices" in "consumer prices have risen".

    Of what hangs on it by a preposition only what stands behind "of" belongs to it: "the price of bread in Cairo rose".
    """
    last = verb
    while last > s.first and (s.words[last - 1] in s.grammar.auxiliaries or s.grammar.is_adverb(s.words[last - 1])):
        last -= 1
    first = _phrase_start(s, last)
    for _ in range(_HANGING):
        before = first - 1
        while before > s.first and s.words[before] in s.grammar.determiners:
            before -= 1
        if first == last or before <= s.first or s.words[before] not in s.grammar.prepositions:
            break
        if s.words[before] in s.grammar.subordinators and s.words[before] not in s.grammar.time_joints:
            break  # "cut jobs as operating profit fell 41 percent", but "profit before tax fell"
        head = _phrase_start(s, before)
        while head - 1 in s.taken:
            head -= 1  # "in the three months to September"
        if head == before:
            break
        if s.words[before] == "of" and s.words[before - 1] in s.grammar.counts:
            break  # "the number of cases will double"
        first, last = head, last if s.words[before] == "of" else before
    return (first, last) if first < last else None


def _phrase_start(s: SentenceFigures, last: int) -> int:
    """The first token of the noun phrase that ends before ``last``; ``last`` where there is none."""
    first = last
    while first > s.first and last - first < 5 and s.scan.kinds[first - 1] == WORD:
        if s.words[first - 1] in s.grammar.noun_stops or first - 1 in s.taken:
            break
        first -= 1
    return first


def counted_words(s: SentenceFigures, number: int, best: Proposal) -> tuple[int, int] | None:
    """The tokens of the counted noun phrase; of a change, those of what changed; of a running figure, of its name."""
    counted: Counted = s.counted[number]
    if best.rule == "compared":
        return _compared(s, number, best)
    if best.rule == "changed-by" and best.trigger is not None:
        return _changed(s, number, best.trigger) or subject_of(s, best.trigger)
    if best.rule == "change-estimated" and best.trigger is not None:
        named = counted_phrase(s.scan, best.trigger + 2, s.last, s.taken, s.verbs, s.grammar)
        return None if named.is_empty else (named.first, named.last)  # "of the rise in prices to 4.9 percent"
    if best.predicate in s.grammar.direction and best.trigger is not None:
        return None if best.rule == "named-amount" else subject_of(s, best.trigger)  # "the increase was 11 percent"
    if best.rule == "level-behind" and best.trigger is not None:
        of = next((t for t in range(s.figures[number].last, best.trigger) if s.words[t] == "of"), s.last - 1)
        named = counted_phrase(s.scan, of + 1, best.trigger, s.taken, s.verbs, s.grammar)
        return (named.first, named.last) if of < best.trigger and not named.is_empty else None
    if counted.is_empty and best.trigger is not None and best.rule in ("level", "nominal"):
        return _named_noun(s, number, best) if best.rule == "level" else _measured_noun(s, number, best)
    if counted.is_empty:
        return _number_of(s, s.figures[number].first) if best.rule == "total" else None
    first, last = counted.first, counted.last
    value = s.figures[number].value
    alone = last == first + 1 and value.unit is None and value.nominal != 1
    if alone and s.words[first] in s.grammar.persons and not s.grammar.is_plural(s.words[first]):
        return None  # "took about 250 hostage"
    if best.trigger is not None and best.rule == "behind-figure" and first <= best.trigger < last:
        if s.at[best.trigger].last >= last:
            last = best.trigger  # "12 dead", "20 people dead", "12,000 out into the streets"
        if first == last:
            return None
        if first == best.trigger:
            first = s.at[best.trigger].last  # "121 abducted children" counts children
    if best.predicate == "duration" and last + 1 < s.last and s.words[last] == "in" and not s.scan.capital[last + 1]:
        behind = last + 2 + (s.words[last + 1] in s.grammar.determiners)
        last = behind if behind <= s.last else last  # "a six-week break in the fighting"; a text may end on "in the"
    if first > s.figures[number].last and s.words[first - 1] == "new":
        first -= 1  # "212 new infections" are not all infections
    return first, _completed(s, last)


def _completed(s: SentenceFigures, last: int) -> int:
    """Where a counted noun ends that says little without its "of": "163 cases of measles", "20 doses of vaccine"."""
    if s.words[last - 1] not in s.grammar.incomplete or s.words[last : last + 1] != ["of"]:
        return last
    of = counted_phrase(s.scan, last + 1, s.last, s.taken, s.verbs, s.grammar)
    first = last + 1
    while first < s.last and s.words[first] in s.grammar.determiners:
        first += 1
    if of.is_empty and first > last + 1:
        of = counted_phrase(s.scan, first, s.last, s.taken, s.verbs, s.grammar)
    return last if of.is_empty or of.partitive else of.last


def _compared(s: SentenceFigures, number: int, best: Proposal) -> tuple[int, int] | None:
    """What is compared: the subject ("sales were 8 percent lower"), or the things of the figure before a comma."""
    if best.predicate not in s.grammar.direction or best.trigger is None:
        return None
    if s.words[best.trigger] in s.grammar.be:
        return subject_of(s, best.trigger)
    before = s.counted[number - 1] if number else None
    return None if before is None or before.is_empty else (before.first, before.last)


def _changed(s: SentenceFigures, number: int, verb: int) -> tuple[int, int] | None:
    """The object between a verb and "by": "raised the price of petrol by 25 percent"; None for a passive."""
    last = next((t for t in range(s.figures[number].first - 1, verb, -1) if s.words[t] == "by"), verb)
    first = verb + 1
    while first < last and s.words[first] in s.grammar.determiners:
        first += 1
    return (first, last) if first < last else None


def _named_noun(s: SentenceFigures, number: int, best: Proposal) -> tuple[int, int] | None:
    """The noun in the name of a running figure: "new cases 213", "the number of missing recruits at 85"."""
    assert best.trigger is not None  # noqa: S101 - asked only for running figures
    end = s.figures[number].first
    window = range(max(s.first, best.trigger - 4), end)
    for token in window:
        if s.words[token] == "of" and s.words[token - 1] in s.grammar.counts:
            found = counted_phrase(s.scan, token + 1, end, s.taken, s.verbs, s.grammar)
            return (
                None
                if found.is_empty or not s.grammar.is_plural(s.words[found.last - 1])
                else (found.first, found.last)
            )
    measured = _measured_noun(s, number, best)
    if measured is not None:
        return measured
    trigger = s.at[best.trigger]
    plural = s.grammar.is_plural(s.words[trigger.last - 1]) and s.lemma(trigger.last - 1) != s.words[trigger.last - 1]
    if not plural or s.figures[number].value.unit is not None:
        return None
    return trigger.first, trigger.last


def _measured_noun(s: SentenceFigures, number: int, best: Proposal) -> tuple[int, int] | None:
    """What an amount of money or a percentage is one of: "turnout was 61 percent", "a net loss of 240 million"."""
    unit = s.figures[number].value.unit
    if unit is None and number and s.figures[number - 1].value.unit in s.money:
        unit = s.figures[number - 1].value.unit  # "rose to 610 million euros from 590 million"
    trigger = s.at.get(best.trigger) if best.trigger is not None else None
    if trigger is None or (unit not in s.money and unit not in s.grammar.shares):
        return None
    first, cues = trigger.first, cue_index(s.lexicon)
    while first > s.first and trigger.first - first < _NARROWING and s.scan.kinds[first - 1] == WORD:
        word = s.words[first - 1]
        if word in s.grammar.noun_stops or first - 1 in s.taken or word in s.grammar.summing or word in s.grammar.sums:
            break
        if word in s.verbs and (s.verbs[word][1] & Form.PAST or (s.verbs[word][1] & Form.THIRD and word in cues)):
            break  # "gave turnout as 66 percent", "put provisional turnout at 68"
        first -= 1
    return first, trigger.last


def unit_of(s: SentenceFigures, best: Proposal, counted: tuple[int, int] | None) -> str | None:
    """The unit that a figure without one takes from the noun behind it or from the name of its measure."""
    if counted is None or best.predicate in s.grammar.direction or not s.grammar.is_plural(s.words[counted[1] - 1]):
        return None
    lemma = s.lemma(counted[1] - 1)
    return lemma if lemma != s.words[counted[1] - 1] else None


def _number_of(s: SentenceFigures, first: int) -> tuple[int, int] | None:
    """The noun between a running figure's name and the figure: "gave the number of foreigners as 287"."""
    last = first - 1
    for token in range(last - 1, max(s.first, last - _NAMED), -1):
        if s.words[token] == "of" and s.words[token - 1] in s.grammar.totals:
            plural = s.scan.kinds[last - 1] == WORD and s.grammar.is_plural(s.words[last - 1])
            plural = plural and not s.scan.capital[last - 1]  # "the figure of the union Textiles is nine"
            return (token + 1, last) if plural else None
    return None
