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
from claimtrack.verification.anchoring import fold

__all__ = ["Likeness", "Matcher"]

_WORD = re.compile(r"[^\W\d_]{2,}")
_LIKE = 0.3  # the share of the draft's words, by weight, in a sentence that is like it
_ENDINGS = ("ings", "ing", "ions", "ion", "ers", "er", "ed", "es", "s")


@attrs.frozen(eq=False)
class Likeness:
    """A figure of the sources beside one of the draft.

    Attributes:
        fact: The figure.
        score: How much speaks for the two being about one thing.
        topic: The share of the draft's words, by weight, that stand in the document, 0 to 1.
        words: The same for the sentence.
        same_number: Whether the two name one number or one end of a range.
        predicate: 2 the same, 1 within one another or the same verb, 0 unknown to the word lists, -1 different things.
        counted: 2 the same, 1 a part of the other, 0 unknown, -1 different things.
        place: 1 meets, 0 unknown, -1 apart.
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
    origin: OriginRelation | None


def stems(text: str) -> list[str]:
    """The words of a text without their commonest endings, so that "killed" and "killing" are one.

    Short words are left out, but for initials (IOM, CGT): in a single source nothing shows that "of" is common.
    """
    found = []
    for whole in _WORD.findall(text):
        if len(whole) < 4 and not whole.isupper():
            continue
        word = whole.casefold()
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                word = word[: -len(ending)]
                break
        found.append(word)
    return found


class Matcher:
    """The figures of all sources, with the weight of every word."""

    def __init__(self, facts: Sequence[Facts], documents: Iterable[Document], reader: Reader, lexicon: Lexicon) -> None:
        """Weigh the words of the documents."""
        self.facts = facts
        self.hierarchy = reader.hierarchy
        self._listed = frozenset(lexicon.table("predicates"))
        documents = list(documents)
        self.texts = {document.id: document.text for document in documents}
        self._folded = {document.id: fold(document.text).text for document in documents}
        self._document = {d.id: frozenset(stems(f"{d.title or ''} {d.publisher or ''} {d.text}")) for d in documents}
        seen = Counter(word for words in self._document.values() for word in words)
        total = max(len(self._document), 1)
        self._weight: dict[str, float] = defaultdict(lambda: math.log(1 + total))
        self._weight.update({word: math.log(1 + total / count) for word, count in seen.items()})
        self._sentence = {id(fact): frozenset(stems(_quote(fact))) for fact in facts}

    def candidates(self, draft: Facts, least: float) -> list[Likeness]:
        """The figures that may be the draft's, best first, from documents with at least that share of its words."""
        words = frozenset(stems(_quote(draft)))
        total = sum(self._weight[word] for word in words) or 1.0
        topics = {name: self._share(words, own, total) for name, own in self._document.items()}
        found = []
        for fact in self.facts:
            topic = topics.get(fact.document or "", 0.0)
            if topic >= least and fact.dimension == draft.dimension:
                found.append(self._likeness(draft, fact, words, total, topic))
        return sorted(found, key=lambda one: -one.score)

    def _share(self, words: frozenset[str], others: frozenset[str], total: float) -> float:
        return sum(self._weight[word] for word in words & others) / total

    def _likeness(self, draft: Facts, fact: Facts, words: frozenset[str], total: float, topic: float) -> Likeness:
        sentence = self._share(words, self._sentence[id(fact)], total)
        predicate = self._predicate(draft, fact, sentence)
        counted = self._counted(draft, fact)
        place = self._place(draft, fact)
        origin = None
        if draft.origin.key is not None and draft.origin.voice != "outlet":
            origin = origin_relation(draft.origin, fact.origin)
        same = same_number(draft, fact)
        score = 2.0 * predicate + 1.5 * counted + place + 4 * topic + 4 * sentence + 2 * same
        score += 1.0 * (origin is OriginRelation.SAME) + 0.5 * (
            draft.window is not None and draft.window == fact.window
        )
        return Likeness(fact, score, topic, sentence, same, predicate, counted, place, origin)

    def _predicate(self, draft: Facts, fact: Facts, sentence: float) -> int:
        a, b = draft.predicate, fact.predicate
        if a == b:
            # "have" and "make" are said of anything; a verb that no list knows needs like words around it.
            return 2 if a in self._listed or sentence >= _LIKE else 1
        if b in self.hierarchy.predicate_family(a) or a in self.hierarchy.predicate_family(b):
            return 1
        return -1 if a in self._listed and b in self._listed else 0

    def _counted(self, draft: Facts, fact: Facts) -> int:
        a, b = draft.counted, fact.counted
        if a.head is None or b.head is None:
            return 0
        if a.head != b.head and (draft.dimension is not None or not _says_what(draft) or not _says_what(fact)):
            return 0  # "Lantern Motors fell 6 percent" for its revenue; "11 dead" for climbers
        if a.head == b.head:
            return 2 if a.marks == b.marks or a.marks < b.marks or b.marks < a.marks else 1
        within = self.hierarchy.is_noun_within
        if within(a.head, b.head) or within(b.head, a.head):
            return 1
        return -1

    def _place(self, draft: Facts, fact: Facts) -> int:
        """A place that no list knows may lie in the other; one that the report names is not another place."""
        if draft.place is None or fact.place is None:
            return 0
        if set(draft.places) & set(fact.places):
            return 1
        if not (self.hierarchy.is_listed(draft.place) and self.hierarchy.is_listed(fact.place)):
            return 0
        return 0 if draft.place.casefold() in self._folded.get(fact.document or "", "") else -1


def _says_what(fact: Facts) -> bool:
    """Whether the words name what is counted, and not only the predicate implies it."""
    return fact.claim.measure is not None and fact.claim.measure.counted is not None


def _quote(fact: Facts) -> str:
    evidence = fact.claim.evidence
    return evidence.quote if evidence is not None else str(fact.claim.measure)


def same_number(a: Facts, b: Facts) -> bool:
    """Whether two figures name one number, or one of them names an end of the other's range."""
    x, y = a.ends, b.ends
    if x.nominal is not None and y.nominal is not None:
        return x.nominal == y.nominal
    ends = [{Fraction(e) for e in (one.nominal, one.low, one.high) if e is not None} for one in (x, y)]
    return bool(ends[0] & ends[1])
