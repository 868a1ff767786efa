"""Who stands: the names of candidates, parties and camps beside the shares that are theirs.

Enters: a scan and a token at which a name may end or begin. Leaves: the name, a surname as the full name that the text
gives, without titles; or the words of a camp that has no name ("ruling party"). Refused: pronouns that may mean two
persons, "its candidate", "the party", and surnames that two persons of the text share.
"""

from bisect import bisect_left
from functools import cached_property, lru_cache

import attrs

from claimtrack.extraction.full_names import full_names_of
from claimtrack.extraction.grammar import grammar_of
from claimtrack.extraction.morphology import verb_lemmas
from claimtrack.extraction.scan import WORD, Scan
from claimtrack.extraction.sources import source_table
from claimtrack.lexicon.loader import Lexicon

__all__ = ["ElectionWords", "Names", "election_words"]

Words = frozenset[str]
_LONGEST = 8  # tokens of a name, its small words included
_BACK = 2  # sentences that a pronoun looks back
_MODIFIERS = 3  # small words before "party" or "candidate"
_CALENDAR = frozenset({"weekday", "month"})


@attrs.frozen(eq=False)
class ElectionWords:
    """The lists of ``elections.toml``, where each says what it is for."""

    topic: Words
    nouns: Words
    numbers: Words
    shares: Words
    gets: Words
    moves: Words
    gives: Words
    declares: Words
    winners: Words
    elects: Words
    contests: Words
    backs: Words
    marks: Words
    placing: Words
    parties: Words
    candidates: Words
    sides: Words
    links: Words
    joints: Words
    rivals: Words
    owners: Words
    persons: Words
    cast: Words
    rolls: Words
    entries: Words


@lru_cache(maxsize=8)
def election_words(lexicon: Lexicon) -> ElectionWords:
    """The election words of a lexicon."""
    table = lexicon.table("elections")
    return ElectionWords(**{field.name: frozenset(table[field.name]["words"]) for field in attrs.fields(ElectionWords)})


@lru_cache(maxsize=8)
def _calendar(lexicon: Lexicon) -> Words:
    entries = (fields for fields in lexicon.table("dates").values() if fields.get("role") in _CALENDAR)
    return frozenset(word for fields in entries for word in (*fields.get("words", ()), *fields.get("weak", ())))


@lru_cache(maxsize=8)
def _places(lexicon: Lexicon) -> Words:
    entries = lexicon.table("places").items()
    return frozenset(name.lower() for place, entry in entries for name in (place, *entry.get("parts", ())))


class Names:
    """The names of one document."""

    def __init__(self, scan: Scan, lexicon: Lexicon) -> None:
        self.scan, self.words = scan, election_words(lexicon)
        self.table, self.grammar = source_table(lexicon), grammar_of(lexicon)
        self.places, self.calendar, self.verbs = _places(lexicon), _calendar(lexicon), verb_lemmas(lexicon)

    @cached_property
    def full(self) -> dict[str, list[tuple[int, str]]]:
        """The full names of the text by their last word."""
        return full_names_of(self.scan, self.table)

    @cached_property
    def mentions(self) -> list[tuple[int, str]]:
        """Where the last word of a full name stands, alone or not, with the name; in text order."""
        found = []
        for token, word in enumerate(self.scan.words):
            if self.scan.capital[token] and word in self.full:
                name = self._whole(word) or word
                if name.lower() not in self.places:
                    found.append((token, name))
        return found

    def _whole(self, surname: str) -> str | None:
        """The one full name that ends with a word; None where the text has two."""
        named = {name for _, name in self.full.get(surname, ())}
        return named.pop() if len(named) == 1 else None

    def before(self, token: int, low: int) -> tuple[int, str | None]:
        """The first token of the name that ends at ``token``, and the name; the token behind, where there is none."""
        words, scan = self.scan.words, self.scan
        if words[token] in self.words.persons and not scan.text_of(token, token + 1).isupper():
            return token, self.person(token)
        low, first = max(low, token - _LONGEST + 1), token + 1
        while first > low and self._is_within(first - 1, token, low):
            first -= 1
        if first > token or not any(map(scan.capital.__getitem__, range(first, token + 1))):
            return self._described(token, low)
        return first, self._named(first, token + 1)

    def start(self, first: int, low: int) -> int:
        """The first token of a phrase, its determiners, titles and adjectives included, from that of its name."""
        words, scan, token = self.scan.words, self.scan, first
        while first > low and scan.kinds[first - 1] == WORD and not scan.capital[first - 1]:
            word = words[first - 1]
            if word in self.grammar.determiners:
                return first - 1
            if token - first > _MODIFIERS or not self._is_modifier(word):
                break
            first -= 1
        return first

    def _is_modifier(self, word: str) -> bool:
        """Whether a small word may stand before a name: "opposition candidate", "far-right", "then president"."""
        g = self.grammar
        aside = word in g.prepositions or word in g.conjunctions or word in g.auxiliaries or word in g.subordinators
        return not aside and word not in self.verbs and word not in g.relatives

    def _is_within(self, at: int, last: int, low: int) -> bool:
        """Whether a token belongs to the name that ends at ``last``, all tokens behind it being in it."""
        scan, word = self.scan, self.scan.words[at]
        if scan.kinds[at] == WORD and scan.capital[at] and word not in self.calendar:
            return True
        if at == last:
            return word in self.words.parties and at > low
        if word in self.words.links:
            left = at - 1 - (scan.words[at - 1] in self.words.links)
            return left >= low and scan.capital[left] and scan.words[left] not in self.table.openers
        if word == ".":
            return at > low and len(scan.words[at - 1]) == 1
        return at + 1 == last and word in self.grammar.genitives and scan.words[last] in self.words.parties

    def after(self, token: int, high: int) -> str | None:
        """The name that begins behind determiners, titles and other small words at ``token``."""
        scan, words = self.scan, self.scan.words
        if token < high and words[token] in self.words.persons:
            pointing = token + 1 >= high or scan.kinds[token + 1] != WORD or words[token] == "him"
            return self.person(token) if pointing else None
        first = token
        while first < min(high, token + _LONGEST) and not scan.capital[first]:
            joined = words[first] == "," and first > token and first + 1 < high and scan.capital[first + 1]
            if not joined and (scan.kinds[first] != WORD or words[first] in self.grammar.prepositions):
                break
            first += 1
        if first >= high or not scan.capital[first]:
            return self._described(first - 1, token)[1] if first > token else None
        last = first + 1
        while last < min(high, first + _LONGEST) and self._goes_on(last, high):
            last += 1
        return self._named(first, last)

    def _goes_on(self, at: int, high: int) -> bool:
        """Whether a name goes on at a token: another capital, "of" before one, the "camp" of "Dubreuil's camp"."""
        scan, words = self.scan, self.scan.words
        if scan.kinds[at] == WORD and scan.capital[at]:
            return words[at] not in self.calendar
        if words[at] in self.words.links:
            right = at + 1 + (at + 1 < high and words[at + 1] in self.words.links)
            return right < high and scan.capital[right] and scan.kinds[right] == WORD
        if words[at] in self.grammar.genitives:
            return at + 1 < high and words[at + 1] in self.words.parties
        if words[at] == ".":
            return len(words[at - 1]) == 1 and at + 1 < high and scan.capital[at + 1]
        return words[at] in self.words.parties and words[at - 1] not in self.words.links

    def _named(self, first: int, last: int) -> str | None:
        """A name without titles and openers, in full where the text has it; None for a day or a word of no name."""
        scan, words, titles = self.scan, self.scan.words, self.table.words["titles"]
        while first < last and words[first] in self.table.openers:
            if words[first] in self.words.sides and words[last - 1] in self.words.parties:
                break
            first += 1
        titled = [at + 1 for at in range(first, last - 1) if words[at] in titles and scan.capital[at + 1]]
        first = titled[-1] if titled else first
        while first < last and (words[first] == "." or words[first] in self.words.links):
            first += 1
        if not any(map(scan.capital.__getitem__, range(first, last))):
            return None
        name = " ".join(scan.text_of(first, last).split())
        if last - first > 1:
            return name
        if words[first] in titles:
            return self._holder(words[first])
        return self._whole(words[first]) if words[first] in self.full else name

    def _holder(self, title: str) -> str | None:
        """The one person whom the text names with a title: "the President"."""
        words = self.scan.words
        named = [(words[max(0, at - 2) : at], name) for found in self.full.values() for at, name in found]
        held = {name for before, name in named if before[-1:] == [title] or before == [title, ","]}
        return held.pop() if len(held) == 1 else None

    def _described(self, token: int, low: int) -> tuple[int, str | None]:
        """A camp or candidate without a name, told by more than one word: "the ruling party"; not "her party"."""
        words, scan = self.scan.words, self.scan
        if words[token] in self.table.words["titles"] and words[token - 1] in self.grammar.definite:
            return token - 1, self._holder(words[token])
        if words[token] not in self.words.parties and words[token] not in self.words.candidates:
            return token + 1, None
        first = token
        while first > max(low, token - _MODIFIERS) and scan.kinds[first - 1] == WORD and not scan.capital[first - 1]:
            if words[first - 1] in self.grammar.determiners:
                break
            first -= 1
        definite = first > 0 and words[first - 1] == "the"
        told = first < token or words[token] == "incumbent"
        return first - definite, scan.text_of(first, token + 1) if definite and told else None

    def person(self, token: int) -> str | None:
        """Whom a pronoun means: the one person named in its sentence before it, else in one of the last two."""
        sentence = self.scan.sentence[token]
        for number in range(sentence, max(-1, sentence - 1 - _BACK), -1):
            first, last = self.scan.sentences[number]
            low, high = (bisect_left(self.mentions, (at,)) for at in (first, min(last, token)))
            named = {name for _, name in self.mentions[low:high]}
            if named:
                return named.pop() if len(named) == 1 else None
        return None
