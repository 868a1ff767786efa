"""The figures of one sentence, with what the rules that read them look at.

Enters: a scan, a sentence and its figures. Leaves: predicate words and counted phrases, found once for all rules.
"""

from collections.abc import Sequence
from functools import lru_cache

import attrs

from claimtrack.extraction.grammar import Grammar, grammar_of
from claimtrack.extraction.morphology import verb_lemmas
from claimtrack.extraction.noun_phrases import counted_phrase
from claimtrack.extraction.predicates import OBJECT, Reading, Role, Trigger, find_triggers, predicate_of
from claimtrack.extraction.scan import Scan
from claimtrack.lexicon.loader import Lexicon
from claimtrack.model.quantity import Quantity
from claimtrack.parsing import quantity_grammar, quantity_nouns

__all__ = ["Figure", "SentenceFigures"]


@attrs.frozen
class Figure:
    """A quantity found in a scan: tokens ``first`` up to and without ``last``, code points ``start`` to ``end``."""

    first: int
    last: int
    start: int
    end: int
    value: Quantity


@lru_cache(maxsize=8)
def _turning(lexicon: Lexicon) -> frozenset[str]:
    """The words at which the way from a figure to the verb behind it can turn or end."""
    g = grammar_of(lexicon)
    joints = g.auxiliaries | g.subordinators | g.conjunctions | g.reporting_participles
    return joints.union(",;:", verb_lemmas(lexicon))


@lru_cache(maxsize=8)
def _measured(lexicon: Lexicon) -> frozenset[str]:
    """The units of measure and money."""
    units = lexicon.table("units").items()
    return (
        frozenset(unit for unit, entry in units if entry["kind"] not in ("count", "per"))
        | grammar_of(lexicon).money_nouns
    )


class SentenceFigures:
    """One sentence with its figures, triggers and counted phrases; the rules look only at this."""

    def __init__(self, scan: Scan, first: int, last: int, figures: Sequence[Figure], lexicon: Lexicon) -> None:
        self.scan, self.first, self.last, self.figures = scan, first, last, figures
        self.words = scan.words
        self.lexicon = lexicon
        self.grammar: Grammar = grammar_of(lexicon)
        self.verbs = verb_lemmas(lexicon)
        self.turning = _turning(lexicon)
        self.nouns = quantity_grammar.grammar_of(lexicon)
        self.measured = _measured(lexicon)
        self.triggers = find_triggers(scan, first, last, lexicon)
        self.at: dict[int, Trigger] = {trigger.first: trigger for trigger in self.triggers}
        self.ending: dict[int, Trigger] = {trigger.last - 1: trigger for trigger in self.triggers}
        taken = frozenset(token for figure in figures for token in range(figure.first, figure.last))
        self.taken = taken
        self.counted = [counted_phrase(scan, f.last, last, taken, self.verbs, self.grammar) for f in figures]
        self._nouns: dict[int, str] = {}

    def back(self, token: int) -> int:
        """The nearest token at or before ``token`` that is neither an adverb nor a determiner; -1 at the start."""
        while token >= self.first and (
            self.words[token] in self.grammar.determiners or self.grammar.is_adverb(self.words[token])
        ):
            token -= 1
        return token if token >= self.first else -1

    def read(self, trigger: Trigger | None, role: Role, number: int) -> Reading | None:
        """The reading of a trigger in a role that fits the figure's counted noun and unit."""
        if trigger is None:
            return None
        reading = trigger.reading(role, self.noun(number), self.figures[number].value.unit)
        if reading is not None and role is OBJECT and not self.counted[number].is_empty:
            # "the peso lost 2.5 percent" is a change, "they lost 70 percent of the catch" is not
            return None if reading.predicate in self.grammar.direction else reading
        return reading

    def noun(self, number: int) -> str:
        """The counted noun of a figure in the singular; "" where none is said."""
        noun = self._nouns.get(number)
        if noun is None:
            counted = self.counted[number]
            noun = self._nouns[number] = "" if counted.is_empty else self.lemma(counted.last - 1)
        return noun

    def predicate_of(self, lemma: str, number: int) -> str:
        """The predicate that a verb's lemma stands for, given what the figure counts; else the lemma."""
        return predicate_of(lemma, self.noun(number), self.figures[number].value.unit, self.lexicon)

    def lemma(self, token: int) -> str:
        """The singular of a noun; other words stay as they are."""
        return quantity_nouns.singular(self.words[token], self.nouns) or self.words[token]

    def trigger_ending(self, token: int) -> Trigger | None:
        """The trigger whose last word is ``token``."""
        return self.ending.get(token)
