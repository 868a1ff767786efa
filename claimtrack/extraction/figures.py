"""The figures of one sentence, with what the rules that read them look at.

Enters: a scan, a sentence and its figures. Leaves: predicate words and counted phrases, found once for all rules.
"""

from collections.abc import Sequence
from functools import lru_cache

import attrs

from claimtrack.extraction.grammar import Grammar, grammar_of
from claimtrack.extraction.morphology import Form, verb_lemmas
from claimtrack.extraction.noun_phrases import Counted, counted_phrase
from claimtrack.extraction.predicates import ADJECTIVE, OBJECT, Reading, Role, Trigger, find_triggers, predicate_of
from claimtrack.extraction.scan import Scan
from claimtrack.lexicon.loader import Lexicon
from claimtrack.model.quantity import Quantity
from claimtrack.parsing import quantity_grammar, quantity_nouns

__all__ = ["Figure", "SentenceFigures"]

_ALL_PEOPLE = 10**9  # figures from which on nobody is counted


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
def _money(lexicon: Lexicon) -> frozenset[str]:
    """The units of money."""
    units = lexicon.table("units").items()
    return frozenset(unit for unit, entry in units if entry["kind"] == "money") | grammar_of(lexicon).money_nouns


@lru_cache(maxsize=8)
def _measured(lexicon: Lexicon) -> frozenset[str]:
    """The units of measure and money, and the measures that are named before their number: "magnitude 6.4"."""
    units = lexicon.table("units").items()
    named = quantity_grammar.grammar_of(lexicon).lists["named_measures"]
    sized = frozenset(unit for unit, entry in units if entry["kind"] not in ("count", "per"))
    return sized | grammar_of(lexicon).money_nouns | named


class SentenceFigures:
    """One sentence with its figures, triggers and counted phrases; the rules look only at this.

    ``before`` are the nearest tokens before the figures that are neither adverbs nor determiners; -1 at the start.
    """

    def __init__(self, scan: Scan, first: int, last: int, figures: Sequence[Figure], lexicon: Lexicon) -> None:
        self.scan, self.first, self.last, self.figures = scan, first, last, figures
        self.words = scan.words
        self.lexicon = lexicon
        self.grammar: Grammar = grammar_of(lexicon)
        self.verbs = verb_lemmas(lexicon)
        self.turning = _turning(lexicon)
        self.nouns = quantity_grammar.grammar_of(lexicon)
        self.measured, self.money = _measured(lexicon), _money(lexicon)
        self.triggers = find_triggers(scan, first, last, lexicon)
        self.at: dict[int, Trigger] = {trigger.first: trigger for trigger in self.triggers}
        self.ending: dict[int, Trigger] = {trigger.last - 1: trigger for trigger in self.triggers}
        taken = frozenset([token for figure in figures for token in range(figure.first, figure.last)])
        self.taken = taken
        self.before = [self.back(figure.first - 1) for figure in figures]
        self.counted = [self._counted(figure) for figure in figures]
        self._nouns: dict[int, str] = {}

    def _counted(self, figure: Figure) -> Counted:
        """The counted phrase of a figure; none where a verb in its plural follows ("9,400 work in Dunhaven")."""
        counted = counted_phrase(self.scan, figure.last, self.last, self.taken, self.verbs, self.grammar)
        first = counted.first
        share = figure.value.unit in self.grammar.shares and first + 1 < self.last and first == figure.last
        does = share and self.verbs.get(self.words[first], ("", 0))[1] & Form.BASE
        if does and (
            self.words[first + 1] in self.grammar.determiners or self.words[first + 1] in self.grammar.object_pronouns
        ):
            return Counted(first, first, first)  # "three in five distrust the courts"
        part = counted.partitive and (counted.is_empty or self._is_of_the_befallen(counted))
        if figure.value.unit is None and (part or (counted.is_empty and self._is_of_whom(figure))):
            return self._with_its_noun(counted)
        if counted.is_empty or counted.partitive or figure.value.unit is not None or first >= self.last:
            return counted
        if figure.value.nominal == 1 or not self.verbs.get(self.words[first], ("", 0))[1] & Form.BASE:
            return counted
        if self.grammar.is_plural(self.words[first]) or any(
            map(self.grammar.is_plural, self.words[first : counted.last])
        ):
            return counted
        return Counted(first, first, first)

    def _is_of_the_befallen(self, part: Counted) -> bool:
        """Whether a part is one of those whom something befell: "eight of the dead", not "eight of the ministers"."""
        trigger = self.at.get(part.last - 1)
        return trigger is not None and any(one.predicate in self.grammar.befalling for one in trigger.readings)

    def _with_its_noun(self, part: Counted) -> Counted:
        """The part of those counted, with the noun that it is said to be: "four of whom were prison guards"."""
        token = part.resume + 1
        if token >= self.last or self.words[part.resume] not in self.grammar.be:
            return part
        named = counted_phrase(self.scan, token, self.last, self.taken, self.verbs, self.grammar)
        undergone = self.verbs.get(self.words[token], ("", 0))[1] & (Form.PARTICIPLE | Form.ING)
        if named.is_empty or undergone or not self.grammar.is_plural(self.words[named.last - 1]):
            return part
        return Counted(named.first, named.last, named.resume, partitive=True)

    def back(self, token: int) -> int:
        """The nearest token at or before ``token`` that is neither an adverb nor a determiner; -1 at the start."""
        words, g = self.words, self.grammar
        while token >= self.first and (words[token] in g.determiners or g.is_adverb(words[token])):
            token -= 1
        return token if token >= self.first else -1

    def read(self, trigger: Trigger | None, role: Role, number: int) -> Reading | None:
        """The reading of a trigger in a role that fits the figure's counted noun and unit."""
        if trigger is None:
            return None
        unit = self.figures[number].value.unit
        reading = trigger.reading(role, self.noun(number), unit)
        if reading is not None and self._is_beyond_people(reading.predicate, number):
            return None
        if reading is not None and role is OBJECT and unit in self.grammar.shares and unit != "ratio":
            reading = None if reading.predicate in self.grammar.unshared else reading
        if reading is None and role is OBJECT and self.counted[number].is_empty:
            reading = trigger.reading(role, self._adjective(number), unit)  # "admitted 176 injured"
        if reading is not None and role is OBJECT and not self.counted[number].is_empty:
            # "the peso lost 2.5 percent" is a change, "they lost 70 percent of the catch" is not
            return None if reading.predicate in self.grammar.direction else reading
        return reading

    def _is_beyond_people(self, predicate: str, number: int) -> bool:
        """Whether a bare figure is larger than what can befall people: "clients pulled out 14 billion"."""
        if predicate not in self.grammar.befalling:
            return False
        return self.counted[number].is_empty and (self.figures[number].value.nominal or 0) >= _ALL_PEOPLE

    def _adjective(self, number: int) -> str:
        """The word behind a figure without a noun, where it stands for one: "176 injured"; "" where none does."""
        behind = self.at.get(self.figures[number].last)
        return self.words[behind.first] if behind is not None and behind.reading(ADJECTIVE) else ""

    def is_of_others(self, number: int) -> bool:
        """Whether a figure only says whose others are: "members of five families"; not "a total of 38"."""
        token = self.before[number]
        if token <= self.first or self.words[token] != "of" or token - 1 in self.taken:
            return False
        owner = self.words[token - 1]
        g = self.grammar
        return g.is_plural(owner) and owner not in g.scores and owner not in g.groups and owner not in g.naming

    def is_of_points(self, number: int) -> bool:
        """Whether a figure counts the points of parties in a poll or vote, which are percentage points."""
        if self.figures[number].value.unit != "point":
            return False
        return not self.grammar.polled_voices.isdisjoint(self.words[self.first : self.last])

    def is_of_which(self, number: int) -> bool:
        """Whether a figure is one of what was counted before: "91 drones, of which 70 were downed"."""
        return number > 0 and self._is_of_whom(self.figures[number])

    def _is_of_whom(self, figure: Figure) -> bool:
        joint = self.words[max(self.first, figure.first - 2) : figure.first]
        return len(joint) == 2 and joint[0] == "of" and joint[1] in self.grammar.relatives

    def is_the_number(self, number: int) -> bool:
        """Whether a bare figure is said to be the number of what was told before: "the number is 130", "put it at"."""
        token = self.back(self.figures[number].first - 1)
        joint = self.words[token] in self.grammar.be or self.words[token] in self.grammar.placed
        return joint and token > self.first + 1 and self.words[token - 1] in self.grammar.plain_totals

    def noun(self, number: int) -> str:
        """The counted noun of a figure in the singular; "" where none is said."""
        noun = self._nouns.get(number)
        if noun is None:
            counted = self.counted[number]
            noun = "" if counted.is_empty else self.lemma(counted.last - 1)
            if counted.is_empty and counted.partitive and number + 1 < len(self.figures):
                following = self.figures[number + 1]
                if following.first == counted.resume and not self.counted[number + 1].is_empty:
                    noun = self.noun(number + 1)  # "downed 38 of the 51 drones"
            if not noun and self.is_of_which(number):
                noun = self.noun(number - 1)
            self._nouns[number] = noun
        return noun

    def head(self, number: int) -> str:
        """The counted noun of a figure as it stands; "" where none is said."""
        counted = self.counted[number]
        return "" if counted.is_empty else self.words[counted.last - 1]

    def predicate_of(self, lemma: str, number: int, *, does: bool = False) -> str:
        """The predicate that a verb's lemma stands for, given what the figure counts; else the lemma."""
        found = predicate_of(lemma, self.noun(number), self.figures[number].value.unit, self.lexicon, does=does)
        return lemma if self._is_beyond_people(found, number) else found

    def lemma(self, token: int) -> str:
        """The singular of a noun; other words stay as they are."""
        return quantity_nouns.singular(self.words[token], self.nouns) or self.words[token]

    def trigger_ending(self, token: int) -> Trigger | None:
        """The trigger whose last word is ``token``."""
        return self.ending.get(token)
