"""Words that point to a place instead of naming it: "in the city", "across the country", "there".

Enters: a scan, the place that the report opened with. Leaves: places without a name of their own, with the name that
they stand for where the text gives it, else with none, which still says that the opening's place is not meant.
Refused: nouns that a name completes ("in the capital Harare", "the town of Lund").
"""

from bisect import bisect_left
from collections import defaultdict
from functools import cached_property
from itertools import compress

from claimtrack.extraction.grammar import Grammar
from claimtrack.extraction.places import Place, is_country, is_part
from claimtrack.extraction.scan import WORD, Scan
from claimtrack.lexicon.loader import Lexicon

__all__ = ["Pointing"]

_BACK = 3  # words between the article and the noun: "in the same remote valley"
_LONGEST = 4  # words of a name


class Pointing:
    """What the words that point to a place stand for in one document."""

    def __init__(self, scan: Scan, grammar: Grammar, lexicon: Lexicon) -> None:
        """Note which places the text calls a town, a province, a valley."""
        self.scan, self.grammar, self.lexicon = scan, grammar, lexicon
        self.called: dict[str, list[tuple[int, str]]] = defaultdict(list)
        typed = grammar.place_types & scan.vocabulary
        for token in compress(range(len(scan)), map(typed.__contains__, scan.words)) if typed else ():
            name = self._named_at(token)
            if name:
                self.called[scan.words[token]].append((token, name))

    @cached_property
    def calls(self) -> dict[str, set[str]]:
        """What each name is called: a town, a province."""
        found: dict[str, set[str]] = defaultdict(set)
        for word, places in self.called.items():
            for _, name in places:
                found[name].add(word)
        return found

    def within(self, first: int, last: int, opening: str | None) -> list[Place]:
        """The pointing words among tokens ``first`` up to ``last``."""
        g, words, found = self.grammar, self.scan.words, list[Place]()
        for token in compress(range(first, last), map(g.pointing.__contains__, words[first:last])):
            if words[token] == "there":
                if token > first and self._is_adverb(token, last):
                    found.append(Place(token, token + 1, opening or "", known=True, located=True))
                continue
            start = self._start(first, token)
            if start is not None and self._is_where(first, start, token, last):
                name = self._meant(token, opening) or ""
                found.append(Place(start, token + 1, name, known=True, located=True))
        return found

    def _is_adverb(self, token: int, last: int) -> bool:
        """Whether "there" says where, not that something is: "an accident there killed six", not "there were six"."""
        following = self.scan.words[token + 1] if token + 1 < last else ""
        return following not in self.grammar.auxiliaries and following not in self.grammar.genitives

    def _start(self, first: int, token: int) -> int | None:
        """The article before a noun, adjectives aside."""
        scan = self.scan
        for before in range(token - 1, max(first, token - 1 - _BACK) - 1, -1):
            if scan.words[before] in self.grammar.pointers:
                return before
            if scan.kinds[before] != WORD or scan.words[before] in self.grammar.noun_stops:
                return None
        return None

    def _is_where(self, first: int, start: int, token: int, last: int) -> bool:
        """Whether a noun says where a figure is: behind a preposition, or as who recorded it ("the city recorded")."""
        g, scan = self.grammar, self.scan
        after = scan.words[token + 1] if token + 1 < last else ""
        if after == "of" or (after not in g.genitives and self._is_name(token + 1, last)):
            return False
        if after == "," and self._is_name(token + 2, last):
            return False  # "in the capital, Harare"
        if any(scan.capital[t] for t in range(start + 1, token)):
            return False  # "in the Lorn valley"
        before = scan.words[start - 1] if start > first else ""
        if before in g.locative or (before in g.toward and before != "of"):
            return not (after in g.genitives and self._is_name(token + 2, last))  # "in the country's Sumy region"
        verb = token + 1 + (after in g.perfects)
        return verb < last and scan.words[verb] in g.recording

    def _is_name(self, token: int, last: int) -> bool:
        return token < last and self.scan.kinds[token] == WORD and self.scan.capital[token]

    def _named_at(self, token: int) -> str | None:
        """The name that a noun stands beside: "the village of Kuriga", "Nampula province", "the Lorn valley"."""
        scan = self.scan
        first, last = scan.sentences[scan.sentence[token]]
        if token + 1 < last and scan.words[token + 1] == "of":
            start = end = token + 2 + (token + 2 < last and scan.words[token + 2] == "the")
        else:
            end = start = token
            while start > first and token - start < _LONGEST and self._is_name(start - 1, last):
                start -= 1
            start += start < end and scan.words[start] in self.grammar.determiners
            return scan.text_of(start, end) or None
        while end < last and end - start < _LONGEST and self._is_name(end, last):
            end += 1
        return scan.text_of(start, end) or None

    def _meant(self, token: int, opening: str | None) -> str | None:
        """The name that a noun stands for: the last place that was called so, else the opening's if it may be one."""
        word = self.scan.words[token]
        called = self.called.get(word, [])
        index = bisect_left(called, (token, "")) - 1
        if index >= 0:
            return called[index][1]
        if opening is None:
            return None
        country = is_country(opening, self.lexicon)
        if word in self.grammar.whole_countries:
            return opening if country else None
        if word in ("region", "area"):
            return opening
        if word in self.grammar.towns:
            return None if country or self._is_called_otherwise(opening, word) else opening
        return None

    def _is_called_otherwise(self, opening: str, word: str) -> bool:
        """Whether the text calls the opening's place what no town is; a capital is one that a text or list has so."""
        calls = self.calls.get(opening, set())
        towns = self.grammar.towns
        if word == "capital":
            return calls.isdisjoint(towns) and not is_part(opening, self.lexicon)
        return bool(calls - towns)
