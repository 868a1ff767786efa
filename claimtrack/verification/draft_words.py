"""What the words beside a figure say about its scope: all of a place or a part of it, a day or a week, the dead.

Enters: figures with their sentences. Leaves: small readings, from the word lists of checks.toml and predicates.toml.
Refused: nothing; a figure without a sentence says nothing.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from claimtrack.comparison.facts import Facts
from claimtrack.comparison.hierarchy import Hierarchy, hierarchy
from claimtrack.lexicon.loader import Lexicon

__all__ = ["DraftWords", "draft_words", "stems"]

_WORD = re.compile(r"[^\W\d_]{2,}")
_ENDINGS = ("ings", "ing", "ions", "ion", "ers", "er", "ed", "es", "s")
_NUMBER = re.compile(r"\d[\d,.]*")
_STOP = re.compile(r"[,;:.](?!\d)")
_NAME = re.compile(r"[A-Z][\w'’-]*(?:\s+[A-Z][\w'’-]*)*")
_NEAR = 40  # code points on either side of a figure in which a word is beside it
_BODY = 12  # and right before it: "the bodies of 13 climbers"


def stems(text: str) -> list[str]:
    """The words of a text without their commonest endings, so that "killed" and "killing" are one.

    Short words are left out, but for initials (IOM, CGT): in a single source nothing shows that "of" is common.
    """
    return [_stem(word) for word in _WORD.findall(text) if len(word) >= 4 or word.isupper()]


def _stem(whole: str) -> str:
    word = whole.casefold()
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def _phrases(words: Iterable[str]) -> re.Pattern[str]:
    listed = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, listed))})\b" if listed else r"(?!)", re.IGNORECASE)


class DraftWords:
    """The words of one lexicon by which scopes are told."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Compile the lists."""
        table = lexicon.table("checks")

        def listed(name: str) -> tuple[str, ...]:
            return tuple(table.get(name, {}).get("words", ()))

        self.small, self.institutions = (frozenset(listed(name)) for name in ("small", "institution"))
        self.idle = frozenset(_stem(word) for word in listed("idle"))
        self._whole, self._part, self._earlier = (_phrases(listed(name)) for name in ("whole", "part", "earlier"))
        self._bodies = _phrases(listed("bodies"))
        limits, spans = "|".join(listed("limits")), "|".join(sorted(listed("spans"), key=len, reverse=True))
        self._span = re.compile(rf"\b(?:{limits})\s+(?:([\w-]+)\s+)?({spans})\b" if spans else r"(?!)", re.IGNORECASE)
        self._irregular = lexicon.table("verbs").get("irregular", {})
        self._predicates = lexicon.table("predicates")
        self._forms: dict[str, frozenset[str]] = {}
        self._hierarchy: Hierarchy = hierarchy(lexicon)

    def says_whole(self, fact: Facts) -> bool:
        """Whether the words make it a count of all of a place."""
        return bool(self._whole.search(_quote(fact)))

    def says_part(self, fact: Facts) -> bool:
        """Whether the words beside the figure limit it: "20,000 in Blantyre alone"."""
        return bool(self._part.search(_beside(fact)))

    def says_earlier(self, fact: Facts) -> bool:
        """Whether the words before the figure take it for superseded."""
        return bool(self._earlier.search(segment(fact)))

    def counts_bodies(self, fact: Facts) -> bool:
        """Whether what was found are the dead."""
        measure, before = fact.claim.measure, segment(fact)[-_BODY:]
        counted = measure.counted if measure is not None else None
        return bool(self._bodies.search(counted or "") or self._bodies.search(before))

    def span(self, fact: Facts) -> str | None:
        """How long a count ran, where the words beside it limit it to hours, days, weeks, months or years."""
        found = {self._length(*match.groups()) for match in self._span.finditer(_beside(fact))} - {""}
        return found.pop() if len(found) == 1 else None

    @staticmethod
    def _length(number: str | None, noun: str) -> str:
        singular = noun.lower().removesuffix("s")
        if number is not None and number.isdigit():
            return "day" if (number, singular) == ("24", "hour") else "" if number != "1" else singular
        return singular if not noun.lower().endswith("s") else ""

    def expresses(self, predicate: str, text: str) -> bool:
        """Whether a text holds a word for a predicate of the lists."""
        forms = self._forms.get(predicate)
        if forms is None:
            forms = self._forms[predicate] = frozenset(self._stems_of(predicate))
        return not forms.isdisjoint(_stem(word) for word in _WORD.findall(text))

    def _stems_of(self, predicate: str) -> Iterable[str]:
        for name, fields in self._predicates.items():
            if fields.get("predicate", name) != predicate:
                continue
            acts = [phrase for role in ("object", "subject", "noun_object") for phrase in fields.get(role, ())]
            verbs = [phrase.split()[0] for phrase in acts]
            nouns = [word for role in ("adjective", "noun", "level", "heads") for word in fields.get(role, ())]
            yield from (_stem(verb) for verb in verbs)
            yield from (_stem(noun.split()[-1]) for noun in nouns)
            yield from (_stem(form) for verb in verbs for form in self._irregular.get(verb, ()))

    def places(self, fact: Facts) -> list[str]:
        """The places named between the figure and the figure before it in its sentence."""
        found = []
        for match in _NAME.finditer(segment(fact)):
            place = self._hierarchy.place_named(match[0].removesuffix("'s").removesuffix("’s"))
            if place is not None and match[0][-2:] not in ("'s", "’s"):
                found.append(place)
        return found


@lru_cache(maxsize=8)
def draft_words(lexicon: Lexicon) -> DraftWords:
    """The compiled words of a lexicon."""
    return DraftWords(lexicon)


def _quote(fact: Facts) -> str:
    evidence = fact.claim.evidence
    return evidence.quote if evidence is not None else str(fact.claim.measure)


def segment(fact: Facts) -> str:
    """The words between the figure and the one before it, in its sentence."""
    evidence = fact.claim.evidence
    if evidence is None or evidence.figure_start is None:
        return ""
    before = evidence.quote[: evidence.figure_start - evidence.start]
    last = 0
    for match in _NUMBER.finditer(before):
        last = match.end()
    return before[last:]


def _beside(fact: Facts) -> str:
    """The words of its clause on either side, a few of them.

    In "73 within a week, bringing the total to 412" the week is that of the 73.
    """
    evidence = fact.claim.evidence
    if evidence is None or evidence.figure_start is None or evidence.figure_end is None:
        return ""
    start, end = evidence.figure_start - evidence.start, evidence.figure_end - evidence.start
    before, after = _STOP.split(evidence.quote[:start])[-1], _STOP.split(evidence.quote[end:])[0]
    return f"{before[-_NEAR:]} # {after[: 2 * _NEAR]}"
