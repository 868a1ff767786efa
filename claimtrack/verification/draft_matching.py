"""A figure of a draft and the figures of its sources: which of them may be the one that it repeats.

Enters: facts of the draft's claims and of the sources' claims, with their documents. Leaves: for each figure of the
draft the figures that speak of the same thing, best first, each with what agrees. Refused: nothing.

How alike two figures are is a sum over what was said: predicate, counted noun, place, period, source, and the words
around them. Words weigh by how rare they are among the sources (Sparck Jones 1972, "A Statistical Interpretation of
Term Specificity"), so that a name ties two sentences together and "said" does not. The weights are small whole numbers;
they order candidates and decide no verdict alone.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from fractions import Fraction

import attrs

from claimtrack.comparison.facts import Facts, Reader
from claimtrack.comparison.origins import origin_relation
from claimtrack.lexicon.loader import Lexicon
from claimtrack.model.comparison import OriginRelation
from claimtrack.model.document import Document
from claimtrack.model.evidence import Evidence
from claimtrack.model.measure import Mode
from claimtrack.model.quantity import Bound
from claimtrack.verification.anchoring import fold
from claimtrack.verification.draft_words import draft_words, stems

__all__ = ["Likeness", "Matcher", "evidence_of", "is_its_source", "quote_of", "same_number", "says_what"]

_NAME = re.compile(r"[A-Z][\w-]*(?: [A-Z][\w-]*)*")
_WORD = re.compile(r"[^\W\d_][\w’']*")
_PROPER = re.compile(r"(?<=[a-z,] )[A-Z][\w’']*")  # inside a sentence only names are capitals
_MONTH = re.compile(r"[\dX]{4}-(0\d|1[0-2])")
_LIKE = 0.3  # the share of the draft's words, by weight, in a sentence that is like it
_KILLED = "killed"


@attrs.frozen(eq=False)
class Likeness:
    """A figure of the sources beside one of the draft.

    Attributes:
        fact: The figure.
        score: How much speaks for the two being about one thing.
        topic: The share of the draft's words, by weight, that stand in the document, 0 to 1.
        words: The same for the sentence.
        same_number: Whether the two name one number or one end of a range.
        predicate: 2 the same, 1 within one another or not to be told apart, 0 unknown to the word lists, -1 different.
        counted: 2 the same, 1 a part of the other, 0 unknown, -1 different things.
        place: 1 meets, 0 unknown, -1 apart.
        period: 1 meets, 0 unknown, -1 apart: another year, a week for a day.
        origin: How the sources stand to each other; None where the draft names none.
    """

    fact: Facts
    score: float
    topic: float
    words: float
    same_number: bool
    predicate: int
    counted: int
    place: int
    period: int
    origin: OriginRelation | None


class Matcher:
    """The figures of all sources, with the weight of every word."""

    def __init__(self, facts: Sequence[Facts], documents: Iterable[Document], reader: Reader, lexicon: Lexicon) -> None:
        """Weigh the words of the documents."""
        self.facts = facts
        self.hierarchy = reader.hierarchy
        self.said = draft_words(lexicon)
        self.lexicon = lexicon
        self._listed = {fields.get("predicate", name) for name, fields in lexicon.table("predicates").items()}
        self._listed |= set(self.hierarchy.predicates)
        entries = self.hierarchy.predicates.values()
        self._wide = {wide for entry in entries for wide in entry.within} - {e.name for e in entries if e.within}
        documents = list(documents)
        self._named = {document.id: self._places_in(document.text) for document in documents}
        self.texts = {document.id: document.text for document in documents}
        self._folded = {d.id: fold(f"{d.title or ''} {d.text}").text for d in documents}
        self._document = {d.id: frozenset(stems(f"{d.title or ''} {d.publisher or ''} {d.text}")) for d in documents}
        dates = {*lexicon.table("syntax").get("dates", {}).get("words", ())}
        proper = {word for d in documents for word in _PROPER.findall(d.text)}
        self._proper = {word for word in proper if word.lower() not in dates}
        seen = Counter(word for words in self._document.values() for word in words)
        total = max(len(self._document), 1)
        self._weight: dict[str, float] = defaultdict(lambda: math.log(1 + total))
        self._weight.update({word: math.log(1 + total / count) for word, count in seen.items()})
        self._sentence = {id(fact): frozenset(stems(quote_of(fact))) for fact in facts}
        self._beside: dict[tuple[str | None, str], list[Facts]] = defaultdict(list)
        self._heads: dict[str, set[str | None]] = defaultdict(set)
        for fact in facts:
            self._heads[fact.document or ""].add(fact.counted.head)
            self._beside[fact.document, quote_of(fact)].append(fact)

    def candidates(self, draft: Facts, least: float) -> list[Likeness]:
        """The figures that may be the draft's, best first, from documents with at least that share of its words."""
        words = frozenset(stems(quote_of(draft)))
        total = sum(self._weight[word] for word in words) or 1.0
        near = self._that_name(draft)
        topics = {name: self._share(words, self._document[name], total) for name in near}
        found = []
        for fact in self.facts:
            topic = topics.get(fact.document or "", 0.0)
            if topic >= least and (fact.dimension == draft.dimension or _is_bare(draft, fact)):
                found.append(self._likeness(draft, fact, words, total, topic))
        return sorted(found, key=lambda one: -one.score)

    def _that_name(self, draft: Facts) -> Iterable[str]:
        """The reports that name somebody or something that the draft names, where there is one; else all.

        Eleven million people fled in two wars; a report that names neither country of the draft is not about its war.
        """
        source = draft.claim.attribution.source
        own = set(_WORD.findall(f"{source.name} {source.as_written or ''}")) if source is not None else set()
        words = {word for word in _WORD.findall(quote_of(draft)) if word in self._proper} - own
        places = {place for word in words if (place := self.hierarchy.place_named(word)) is not None}
        names = {stem for word in words if self.hierarchy.place_named(word) is None for stem in stems(word)}
        naming = [
            name
            for name, known in self._document.items()
            if names & known or places & self._named.get(name, frozenset())
        ]
        return naming or list(self._document)

    def beside(self, fact: Facts) -> list[Facts]:
        """The other figures of its sentence."""
        return [other for other in self._beside[fact.document, quote_of(fact)] if other is not fact]

    def _share(self, words: frozenset[str], others: frozenset[str], total: float) -> float:
        return sum(self._weight[word] for word in words & others) / total

    def _likeness(self, draft: Facts, fact: Facts, words: frozenset[str], total: float, topic: float) -> Likeness:
        sentence = self._share(words, self._sentence[id(fact)], total)
        predicate = self._predicate(draft, fact, sentence)
        counted = self._counted(draft, fact)
        place = self._place(draft, fact)
        period = self._period(draft, fact)
        origin = None
        if draft.origin.key is not None and draft.origin.voice != "outlet":
            origin = origin_relation(draft.origin, fact.origin)
        same = same_number(draft, fact)
        score = 2.0 * predicate + 1.5 * counted + place + 4 * topic + 4 * sentence + 2 * same + min(period, 0)
        score += 1.0 * (origin is OriginRelation.SAME) + 0.5 * (
            draft.window is not None and draft.window == fact.window
        )
        return Likeness(fact, score, topic, sentence, same, predicate, counted, place, period, origin)

    def _predicate(self, draft: Facts, fact: Facts, sentence: float) -> int:
        a, b = draft.predicate, fact.predicate
        if a == b:
            # "have" and "make" are said of anything; a verb that no list knows needs like words around it.
            return 2 if a in self._listed or sentence >= _LIKE else 1
        if b in self.hierarchy.predicate_family(a) or a in self.hierarchy.predicate_family(b):
            return 1
        if self._are_dead(draft, fact) or self._are_one_reading(draft, fact):
            return 1
        if a in self._listed and b in self._listed:
            return -1
        if a in self._listed and b not in self._listed and fact.counted.head is not None:
            # "75 hikers had been on the mountain" does not say that 75 were killed; "affected" may mean anything.
            is_plain = a not in self.hierarchy.predicates or a in self._wide
            return 0 if is_plain or self.said.expresses(a, quote_of(fact)) else -1
        return 0

    def _are_dead(self, draft: Facts, fact: Facts) -> bool:
        """Whether one counts the dead and the other their bodies: whoever finds 13 bodies has 13 dead."""
        pairs = ((draft, fact), (fact, draft))
        return any(one.predicate == _KILLED and self.said.counts_bodies(other) for one, other in pairs)

    def _are_one_reading(self, draft: Facts, fact: Facts) -> bool:
        """Whether each sentence has a single figure and a word for what the other counts: "treated 320 injured"."""
        if not same_number(draft, fact) or self.beside(fact):
            return False
        says = self.said.expresses
        return says(draft.predicate, quote_of(fact)) and says(fact.predicate, quote_of(draft))

    def _counted(self, draft: Facts, fact: Facts) -> int:
        a, b = draft.counted, fact.counted
        if a.head is None or b.head is None:
            return 0
        if a.head != b.head and (draft.dimension is not None or not says_what(draft) or not says_what(fact)):
            return 0  # "Lantern Motors fell 6 percent" for its revenue; "11 dead" for climbers
        if a.head == b.head:
            return 2 if a.marks == b.marks or a.marks < b.marks or b.marks < a.marks else 1
        within = self.hierarchy.is_noun_within
        if within(a.head, b.head) or within(b.head, a.head):
            # "took 250 people hostage" for 250 hostages; "38,000 spectators" for people, in a report on spectators
            return 2 if b.head in stems(quote_of(draft)) or self._calls_them_so(draft, fact) else 1
        # A noun that no list knows may well be people: "a stadium for 38,000 spectators".
        unknown = {a.head, b.head} - set(self.hierarchy.nouns)
        return 0 if "person" in (a.head, b.head) and unknown and draft.predicate == fact.predicate else -1

    def _calls_them_so(self, draft: Facts, fact: Facts) -> bool:
        """Whether the draft's narrower noun is the report's own word for all of them, and counted apart by nothing."""
        counted = draft.claim.measure.counted if draft.claim.measure is not None else None
        words, report = stems(counted or ""), fact.document or ""
        within = self.hierarchy.is_noun_within(draft.counted.head or "", fact.counted.head or "")
        if not words or not within or not same_number(draft, fact):
            return False
        return words[-1] in self._document.get(report, ()) and draft.counted.head not in self._heads[report]

    def _place(self, draft: Facts, fact: Facts) -> int:
        """Whether one lies in the other; a place that the report never names is another one."""
        if draft.place is None or is_its_source(draft):
            return 0
        if fact.place is not None and (draft.place in fact.places or fact.place in draft.places):
            return 1
        listed = self.hierarchy.is_listed
        if fact.place is None or not (listed(draft.place) and listed(fact.place)):
            return 0 if any(self._names(place, fact.document) for place in draft.places) else -1
        return 0 if self._names(draft.place, fact.document) else -1

    def _names(self, place: str, document: str | None) -> bool:
        """Whether a report names a place, or one that lies in it."""
        name = document or ""
        return place in self._named.get(name, ()) or fold(place).text.strip() in self._folded.get(name, "")

    def _places_in(self, text: str) -> frozenset[str]:
        """All places that a text names, with those around them."""
        found: set[str] = set()
        for match in _NAME.finditer(text):
            words = match[0].split()
            for size in range(1, min(len(words), 3) + 1):
                for start in range(len(words) - size + 1):
                    place = self.hierarchy.place_named(" ".join(words[start : start + size]))
                    if place is not None and place not in found:
                        found.update(self.hierarchy.place_chain(place))
        return frozenset(found)

    def _period(self, draft: Facts, fact: Facts) -> int:
        """Whether the counted events may have happened at one time, as far as both say."""
        spans = self.said.span(draft), self.said.span(fact)
        if spans[0] != spans[1] and all(
            span is not None or one.mode is Mode.CUMULATIVE for span, one in zip(spans, (draft, fact), strict=True)
        ):
            return -1  # "in the past week" for "in 24 hours", "since January" for "within a week"
        a, b = draft.window, fact.window
        if a is None or b is None:
            return 0
        if a.first is None or b.first is None:
            return -1 if _are_other_months(a.written, b.written) else 0
        apart = (a.last is not None and a.last < b.first) or (b.last is not None and b.last < a.first)
        return -1 if apart else 1


def _are_other_months(a: str, b: str) -> bool:
    """Whether two periods, of which one lacks its year, lie in different months: January to March, April to June."""
    one, other = ([int(month) for month in _MONTH.findall(written)] for written in (a, b))
    if not one or not other or ".." in a + b:
        return False
    return max(one) < min(other) or max(other) < min(one)


def _is_bare(draft: Facts, fact: Facts) -> bool:
    """Whether a figure of the sources leaves its unit to the sentence before: "had expected 14.9 billion"."""
    bare = fact.unit is None and (fact.dimension is None or "dimension" in fact.borrowed)
    return bare and (not says_what(fact) or fact.counted.head is None) and same_number(draft, fact)


def is_its_source(fact: Facts) -> bool:
    """Whether the only place known is the source's own name: "according to Israel"."""
    source = fact.claim.attribution.source
    if source is None or fact.place != source.name:
        return False
    return quote_of(fact).count(source.as_written or source.name) < 2


def says_what(fact: Facts) -> bool:
    """Whether the words name what is counted, and not only the predicate implies it."""
    return fact.claim.measure is not None and fact.claim.measure.counted is not None


def evidence_of(fact: Facts) -> Evidence:
    """The words of a figure that was read from a text; both drafts and sources are."""
    evidence = fact.claim.evidence
    assert evidence is not None  # noqa: S101 - the reader gives every figure its words
    return evidence


def quote_of(fact: Facts) -> str:
    """The sentence of a figure."""
    return evidence_of(fact).quote


def same_number(a: Facts, b: Facts) -> bool:
    """Whether two figures name one number, or one of them names an end of the other's range; "hundreds" names none."""
    x, y = a.ends, b.ends
    if x.nominal is not None and y.nominal is not None:
        return x.nominal == y.nominal
    if (x.bound is Bound.VAGUE) != (y.bound is Bound.VAGUE):
        return False
    ends = [{Fraction(e) for e in (one.nominal, one.low, one.high) if e is not None} for one in (x, y)]
    return bool(ends[0] & ends[1])
