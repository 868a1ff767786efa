"""How a figure is meant, by the words of its own clause: hedged, denied, proposed, forecast, conditional, or asserted.

Enters: a scan, a figure and the stretch of its sentence that no other figure has. Leaves: a ``Stance``. Refused:
nothing; where no word speaks, the figure is asserted.

A clause ends at a contrast, at a second verb behind "and", at a quotation that it does not belong to and, where it is a
relative clause between commas, at its comma (Quirk et al., A Comprehensive Grammar of the English Language, 1985, 13.5,
17.10).
"""

from functools import lru_cache
from itertools import compress

import attrs

from claimtrack.extraction.figures import Figure
from claimtrack.extraction.grammar import Grammar, grammar_of
from claimtrack.extraction.measures import MeasureReading
from claimtrack.extraction.morphology import Form, verb_lemmas
from claimtrack.extraction.scan import NUMBER, PUNCTUATION, Scan
from claimtrack.lexicon.loader import Lexicon
from claimtrack.model.source import Stance

__all__ = ["StanceReader"]

Words = frozenset[str]

# Words around a figure in which its stance is looked for.
_REACH = 14
# Between "not" and the figure: "had not been hiding any of the 40".
_NEGATED = 3
# Between a verb of proposing and what was sought: "sought urgent medical help".
_OBJECT = 3
# Between "under" and the plan: "under the government's draft law".
_PLAN = 4
_CONTRACTED = ("n't", "n’t")


@attrs.frozen
class _Clause:
    """Where clauses begin and end, and which words around a stance word take it back, as in ``stances.toml``."""

    joints: Words
    links: Words
    topics: Words
    relatives: Words
    sought: Words
    plans: Words
    lacking: Words
    asking: Words
    negatives: Words
    limiting: Words
    auxiliaries: Words
    saying: Words
    unmodal: Words


@attrs.frozen
class _Table:
    """The words of ``stances.toml``; phrases are keyed by their first word."""

    words: dict[str, Stance]
    participles: dict[str, Stance]
    modals: dict[str, Stance]
    phrases: dict[str, tuple[tuple[tuple[str, ...], Stance], ...]]
    clause: _Clause
    any_of: Words
    """Words one of which stands wherever a figure is not simply asserted."""
    openings: dict[str, Words]
    """Those of them that only begin phrases, with the second words of these."""


@lru_cache(maxsize=8)
def _table(lexicon: Lexicon) -> _Table:
    """The stance words of a lexicon; the earlier entry wins where two list one word."""
    table = dict(lexicon.table("stances"))
    clause = _Clause(**{name: frozenset(words) for name, words in table.pop("clause").items()})
    kinds: dict[str, dict[str, Stance]] = {"words": {}, "participles": {}, "modals": {}}
    phrases: dict[str, tuple[tuple[tuple[str, ...], Stance], ...]] = {}
    for name, entry in table.items():
        for kind, words in kinds.items():
            for word in entry.get(kind, ()):
                words.setdefault(word, Stance(name))
        for phrase in entry.get("phrases", ()):
            first, *rest = phrase.split()
            phrases[first] = (*phrases.get(first, ()), (tuple(rest), Stance(name)))
    alone = clause.negatives.union(*kinds.values(), clause.lacking)
    openings = {
        first: frozenset(rest[0] for rest, _ in longer)
        for first, longer in phrases.items()
        if first not in alone and all(rest for rest, _ in longer)
    }
    return _Table(**kinds, phrases=phrases, clause=clause, any_of=alone.union(phrases), openings=openings)


class StanceReader:
    """Reads the stances of one document's figures."""

    def __init__(self, scan: Scan, lexicon: Lexicon) -> None:
        self.scan, self.words, self.table = scan, scan.words, _table(lexicon)
        self.grammar: Grammar = grammar_of(lexicon)
        self.verbs = verb_lemmas(lexicon)
        self.sentence = (0, 0)
        self.speaking: list[int] = []

    def of(self, figure: Figure, sentence: tuple[int, int], bounds: tuple[int, int]) -> Stance:
        """The stance of a figure; its sentence and its stretch of that, ``bounds``, are half-open pairs of tokens."""
        if sentence != self.sentence:
            self.sentence, self.speaking = sentence, self._speaking(*sentence)
        if not any(self._reaches(token, figure, sentence[0]) for token in self.speaking):
            return Stance.ASSERTED
        if self._is_whole(figure, sentence[0]):
            return Stance.ASSERTED
        if self._is_part(figure, bounds[1]):
            bounds = bounds[0], sentence[1]
        before = self.words[max(0, figure.first - 2) : figure.first]
        if before in (["exchange", "for"], ["return", "for"]):
            bounds = sentence[0], bounds[1]  # the other side of one bargain
        first = self._begin(figure, max(sentence[0], bounds[0], figure.first - _REACH))
        last = self._end(figure, first, min(bounds[1], figure.last + _REACH))
        if self._is_conditional(figure, sentence, (first, last)):
            return Stance.CONDITIONAL
        if self._is_negated(figure, first) or (figure.first > sentence[0] and self.words[figure.first - 1] == "not"):
            return Stance.DENIED  # "14 died, not 40"
        return self._by_words(figure, sentence[0], first, last)

    def _speaking(self, first: int, last: int) -> list[int]:
        """The tokens of a sentence one of which speaks wherever a figure of it is not simply asserted."""
        words, openings = self.words, self.table.openings
        found = compress(range(first, last), map(self.table.any_of.__contains__, words[first:last]))
        speaking = [
            token
            for token in found
            if words[token] not in openings or (token + 1 < len(words) and words[token + 1] in openings[words[token]])
        ]
        contracted = [token for token in self.scan.marked_in(first, last) if words[token].endswith(_CONTRACTED)]
        return sorted({*speaking, *contracted}) if contracted else speaking

    def _reaches(self, token: int, figure: Figure, low: int) -> bool:
        """Whether a word that speaks may speak of a figure; conditions do so from afar, or open the sentence."""
        reach = 2 * _REACH if self.table.words.get(self.words[token]) is Stance.CONDITIONAL else _REACH
        return token == low or figure.first - reach <= token < figure.last + reach

    # -- the clause -------------------------------------------------------------------------------------------

    def _is_whole(self, figure: Figure, low: int) -> bool:
        """Whether a figure is what a part is taken from: "12 of its 58 jets will be sold" says so of the 12."""
        before = figure.first - 1
        if before > low and self.words[before] in self.grammar.determiners:
            before -= 1
        if before <= low or self.words[before] != "of":
            return False
        return self.scan.kinds[before - 1] == NUMBER or self.words[before - 1] in self.grammar.scores

    def _is_part(self, figure: Figure, high: int) -> bool:
        return high <= figure.last + 2 < len(self.words) and self.words[figure.last] == "of"

    def _begin(self, figure: Figure, low: int) -> int:
        """The first token of the figure's clause, not before ``low``."""
        clause, words, quotation = self.table.clause, self.words, self.scan.quotation
        for token in range(figure.first - 1, low - 1, -1):
            if words[token] in clause.joints or (words[token] in clause.links and self._is_finite(token + 1)):
                return token + 1
            if quotation[token] != quotation[figure.first] and quotation[token] >= 0 and self._is_sentence(token):
                return token + 1
        return low

    def _end(self, figure: Figure, first: int, high: int) -> int:
        """The token behind the figure's clause, which begins at ``first``, not behind ``high``."""
        clause, words, quotation = self.table.clause, self.words, self.scan.quotation
        aside = any(
            words[token] in clause.relatives and "," not in words[token : figure.first]
            for token in range(first, figure.first)
        )
        for token in range(figure.last, high):
            word = words[token]
            if word in clause.topics and token > figure.last:
                return token
            if word in clause.joints or (word == "," and (aside or words[token + 1 : token + 2] == ["which"])):
                return token
            if word in clause.links and token + 1 < high and (self._is_subject(token + 1) or self._is_verb(token + 1)):
                return token
            if word == "," and token + 1 < high and words[token + 1].endswith("ing") and words[token + 1] in self.verbs:
                return token  # "18 houses had burned down, adding that others might follow"
            if quotation[token] != quotation[figure.first] and quotation[token] >= 0 and self._is_sentence(token):
                return token
        return high

    def _is_sentence(self, token: int) -> bool:
        """Whether the quotation at a token is a whole saying, closed with its own stop or comma."""
        first, last = self.scan.quotations[self.scan.quotation[token]]
        return last - first > 2 and self.scan.kinds[last - 2] == PUNCTUATION

    def _is_subject(self, token: int) -> bool:
        word = self.words[token]
        return word == "that" or word in self.grammar.subject_ends or word in self.grammar.known_determiners

    def _is_verb(self, token: int) -> bool:
        word = self.words[token]
        return word in self.grammar.auxiliaries or self.verbs.get(word, ("", 0))[1] == Form.PAST

    def _is_finite(self, token: int) -> bool:
        """Whether a verb stands at a token that leans on no auxiliary before it: "would close two and employs 300"."""
        word = self.words[token]
        if word in self.table.clause.auxiliaries:
            return True
        return self.verbs.get(word, ("", 0))[1] in (Form.THIRD, Form.PAST)

    # -- what it says -----------------------------------------------------------------------------------------

    def _is_conditional(self, figure: Figure, sentence: tuple[int, int], clause: tuple[int, int]) -> bool:
        """Whether the figure holds on a condition, which may stand on either side of it in the sentence."""
        words, low = self.words, sentence[0]
        if words[low] in self.table.clause.lacking or (words[low] == "should" and low < figure.first):
            comma = next((token for token in range(low, figure.first) if words[token] == ","), -1)
            return comma > low and (words[low] == "should" or self._holds_modal(*clause))
        for token in self.speaking:
            if not figure.first - 2 * _REACH <= token < figure.last + 2 * _REACH:
                continue
            if self.table.words.get(words[token]) is not Stance.CONDITIONAL:
                continue
            if token > low and words[token - 1] in self.table.clause.asking:
                continue
            if clause[0] <= token < clause[1] and token < figure.first:
                return True
            if self._holds_modal(*clause):
                return True
        return False

    def _holds_modal(self, first: int, last: int) -> bool:
        return any(
            self.words[token] in self.grammar.modals
            and self.words[token] != "to"
            and not (token > first and self.scan.capital[token])
            for token in range(first, last)
        )

    def denies(self, reading: MeasureReading) -> bool:
        """Whether what befell those counted is said not to have: "Forty people did not die", "12 were not hurt"."""
        first, verb = reading.figure.last, reading.trigger
        if verb is None or verb <= first or reading.predicate not in self.grammar.befalling:
            return False
        between = self.words[first:verb]
        negated = any(word in self.table.clause.negatives or word.endswith(_CONTRACTED) for word in between)
        return negated and self.grammar.relatives.isdisjoint(between) and "," not in between

    def _is_negated(self, figure: Figure, first: int) -> bool:
        """Whether the figure's verb is denied: "had not been 20 deaths", "did not treat 40 people"."""
        clause, words = self.table.clause, self.words
        for token in range(max(first, figure.first - _NEGATED - 1), figure.first):
            word = words[token]
            contracted = word.endswith(_CONTRACTED)
            if not contracted and (word not in clause.negatives or words[token - 1] not in clause.auxiliaries):
                continue
            if contracted and word[:-3] not in clause.auxiliaries:
                continue
            between = words[token + 1 : figure.first]
            if between and clause.limiting.isdisjoint(between) and clause.saying.isdisjoint(between):
                return all(word in self.verbs or word in self.grammar.determiners for word in between)
        return False

    def _by_words(self, figure: Figure, low: int, first: int, last: int) -> Stance:
        table, words = self.table, self.words
        for token in self.speaking:
            if not first <= token < last or figure.first <= token < figure.last:
                continue
            for rest, stance in table.phrases.get(words[token], ()):
                if token < figure.first < token + 1 + len(rest):
                    continue  # "there were about 300 people": "about" is the figure's
                if tuple(words[token + 1 : token + 1 + len(rest)]) == rest:
                    return self._under_plan(stance, low, figure)
            said = self._at(token, low)
            if said is not None:
                return self._under_plan(said, low, figure)
        return Stance.ASSERTED

    def _under_plan(self, stance: Stance, low: int, figure: Figure) -> Stance:
        """What would be under a plan is proposed."""
        if stance is not Stance.FORECAST:
            return stance
        for token in range(low, figure.first):
            if self.words[token] == "under" and not self.table.clause.plans.isdisjoint(
                self.words[token + 1 : token + 1 + _PLAN]
            ):
                return Stance.PROPOSED
        return stance

    def _at(self, token: int, low: int) -> Stance | None:
        """The stance that the word at a token gives to its clause, if any."""
        table, words = self.table, self.words
        word, before = words[token], words[token - 1] if token > low else ""
        behind = words[token + 1] if token + 1 < len(words) else ""
        if word in table.words:
            stance = table.words[word]
            if stance is Stance.HEDGED and before in self.grammar.articles:
                return None  # "an allegedly drunken driver"
            if stance is Stance.PROPOSED and self._is_done(token, low):
                return None
            return stance if stance is not Stance.CONDITIONAL else None
        if word in table.participles:
            auxiliary = token - 2 if self.grammar.is_adverb(before) and token - 2 >= low else token - 1
            if auxiliary >= low and words[auxiliary] in self.grammar.be:
                return table.participles[word]
            is_bare = before not in (",", "") and before not in self.grammar.determiners
            named = behind in ("dead", "missing") or self.verbs.get(behind, ("", 0))[1] & Form.PARTICIPLE
            return table.participles[word] if is_bare and named and behind not in self.grammar.be else None
        if word in table.modals and not (before and self.scan.capital[token]):  # "9 percent higher in May than"
            after = token + 2 if self.grammar.is_adverb(behind) else token + 1
            verb = words[after] if after < len(words) else ""
            found_out = word in self.grammar.able and verb in self.grammar.finding_out
            plain = verb.isalpha() and verb not in table.clause.unmodal and not found_out
            return table.modals[word] if plain else None
        return None

    def _is_done(self, token: int, low: int) -> bool:
        """Whether a word of wishing tells what was done: "sought refuge", "had planned 60 trains"."""
        words, clause = self.words, self.table.clause
        if words[token] in ("sought", "seeks"):
            return not clause.sought.isdisjoint(words[token + 1 : token + 1 + _OBJECT])
        return token > low and words[token - 1] == "had" and words[token].endswith("ned")
