"""Places: names of the gazetteer and capitalised names behind a locative preposition.

Enters: a scan and a range of tokens. Leaves: places in text order with canonical names. A person's or an outlet's name
is no place: unknown names count only behind "in", "near", "outside" and the like.
"""

from functools import lru_cache
from itertools import compress
from operator import or_

import attrs

from claimtrack.extraction.grammar import Grammar, grammar_of
from claimtrack.extraction.scan import NUMBER, PUNCTUATION, WORD, Scan
from claimtrack.lexicon.loader import Lexicon

__all__ = ["Place", "PlaceEntry", "find_places", "is_country", "is_part"]

_LONGEST = 4  # words of an unknown name


@attrs.frozen
class PlaceEntry:
    """One entry of ``places.toml``."""

    name: str
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()


@attrs.frozen
class Place:
    """A place named in a scan: tokens ``first`` up to and without ``last``.

    Attributes:
        first: Its first token.
        last: The token after it.
        name: Its canonical name.
        known: Whether the gazetteer lists it.
        located: Whether a locative preposition stands before it.
    """

    first: int
    last: int
    name: str
    known: bool
    located: bool


_Entries = tuple[tuple[tuple[str, ...], str], ...]
_Names = dict[str, _Entries]


@lru_cache(maxsize=8)
def _gazetteer(lexicon: Lexicon) -> tuple[_Names, _Names, frozenset[str]]:
    """Names, and descriptions that point back to a named place, both by first word, longest first; and demonyms."""
    names: dict[tuple[str, ...], str] = {}
    descriptions: dict[tuple[str, ...], str] = {}
    for entry in lexicon.entries("places", PlaceEntry):
        for part in entry.parts:
            names.setdefault(_key(part), part)
        for description in entry.descriptions:
            descriptions[_key(description)] = entry.name
    for entry in lexicon.entries("places", PlaceEntry):
        for name in (entry.name, *entry.aliases):
            names[_key(name)] = entry.name
    demonyms = frozenset(
        demonym.lower() for entry in lexicon.entries("places", PlaceEntry) for demonym in entry.demonyms
    )
    return _by_first_word(names), _by_first_word(descriptions), demonyms


def is_country(name: str, lexicon: Lexicon) -> bool:
    """Whether a canonical name is that of a country, or of a territory that has its own entry in the word list."""
    return name in _countries(lexicon)


def is_part(name: str, lexicon: Lexicon) -> bool:
    """Whether a canonical name is that of a town or region that the word list puts in a country."""
    return name in _parts(lexicon)


@lru_cache(maxsize=8)
def _parts(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(part for entry in lexicon.entries("places", PlaceEntry) for part in entry.parts)


@lru_cache(maxsize=8)
def _countries(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(entry.name for entry in lexicon.entries("places", PlaceEntry))


def _key(name: str) -> tuple[str, ...]:
    """A name as the scan would cut it: possessives and stops aside, words in lower case."""
    return tuple(name.lower().replace("'s", " 's").split())


def _by_first_word(names: dict[tuple[str, ...], str]) -> _Names:
    index: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for key, name in sorted(names.items(), key=lambda item: -len(item[0])):
        index.setdefault(key[0], []).append((key[1:], name))
    return {first: tuple(entries) for first, entries in index.items()}


def find_places(scan: Scan, first: int, last: int, named: set[str], blocked: set[int], lexicon: Lexicon) -> list[Place]:
    """The places among tokens ``first`` up to ``last``.

    Args:
        scan: The scan.
        first: The first token to look at.
        last: The token after the last one.
        named: Canonical names met so far in the document; found ones are added, and descriptions ("the Palestinian
            territory") point only to these.
        blocked: Tokens that cannot be places: those of dates and figures.
        lexicon: The gazetteer.
    """
    names, descriptions, demonyms = _gazetteer(lexicon)
    grammar = grammar_of(lexicon)
    words = scan.words
    found: list[Place] = []
    capital, free = scan.capital, first
    stretch = words[first:last]
    wherever = "where" in stretch
    for token in compress(range(first, last), map(or_, capital[first:last], map(descriptions.__contains__, stretch))):
        word, before = words[token], words[token - 1] if token > first else ""
        introduced = wherever or before in grammar.before_places
        if not (introduced or word in names or before == "the"):
            continue  # nearly every capital
        if token < free or token in blocked or scan.kinds[token] != WORD:
            continue
        place = None
        if capital[token]:
            if word in names:
                place = _named(scan, first, token, last, names[word], grammar)
            if place is None and introduced and word not in demonyms:
                place = _unknown(scan, first, token, last, blocked, grammar, wherever=wherever)
            if place is not None and place.known:
                named.add(place.name)
        if place is None and before == "the":
            place = _described(scan, first, token, last, descriptions, named, grammar)
        if place is not None:
            found.append(place)
            free = place.last
    return found


def _governor(scan: Scan, first: int, token: int, grammar: Grammar) -> int:
    """The token before a name, "the", "northern" and an owner aside: "in" of "in Ukraine's northern Sumy region"."""
    before = token - 1
    for _ in range(2):
        while before >= first and (scan.words[before] in grammar.compass or _describes(scan, first, before, grammar)):
            before -= 1
        if before < first or scan.words[before] not in ("'s", "’s"):
            return before
        owner = before - 1
        while owner >= first and before - owner <= _LONGEST and scan.capital[owner]:
            owner -= 1
        if owner == before - 1:
            return before
        before = owner
    return before


def _describes(scan: Scan, first: int, token: int, grammar: Grammar) -> bool:
    """Whether a noun says what the place behind it is: "in the capital Velmar", "the border town Lund"."""
    token -= scan.words[token] == ","  # "in the capital, Harare"
    word = scan.words[token]
    if word not in grammar.place_types and word not in grammar.natural:
        return False
    return not grammar.articles.isdisjoint(scan.words[max(first, token - 3) : token])


def _is_typed(scan: Scan, first: int, head: int, grammar: Grammar) -> bool:
    """Whether a noun before "of" says that a place follows; "the prefecture of the Rhone said" is an office."""
    word = scan.words[head]
    if word in grammar.office_types:
        return not grammar.locative.isdisjoint(scan.words[max(first, head - 3) : head])
    return word in grammar.place_types or word in grammar.besieging


def _located(scan: Scan, first: int, token: int, grammar: Grammar) -> bool:
    """Whether a preposition of place or a verb such as "entered" stands before a known name."""
    before = _governor(scan, first, token, grammar)
    word = scan.words[before] if before >= first else ""
    if word == "of" and before > first and _is_typed(scan, first, before - 1, grammar):
        return True  # "the shelling of Tarsk", "the state of Zamfara"
    if word == "of" and before - 1 > first and scan.capital[before - 1]:
        return False  # "the Geological Survey of Japan"
    return word in grammar.locative or word in grammar.toward or word in grammar.striking


def _named(scan: Scan, first: int, token: int, last: int, entries: _Entries, grammar: Grammar) -> Place | None:
    """The listed name at a token, of those ``entries`` that begin with its word."""
    for rest, name in entries:
        end = token + 1 + len(rest)
        if end <= last and tuple(scan.words[token + 1 : end]) == rest:
            if end < last and scan.words[end] in ("'s", "’s"):
                # "Israel's army" names whose, not where
                return None
            if (
                end < last
                and scan.capital[end]
                and scan.kinds[end] == WORD
                and not rest
                and not _located(scan, first, token, grammar)
            ):
                # "Paris Saint-Germain", "Jordan Smith": a longer name begins
                return None
            return Place(
                token,
                end,
                name,
                known=True,
                located=_located(scan, first, token, grammar)
                or _opens_where(scan, end, last)
                or _is_counted_in(scan, first, token, end, last, grammar),
            )
    return None


def _opens_where(scan: Scan, end: int, last: int) -> bool:
    """Whether a clause behind a name tells what happened there: "worst hit was Bogo, where 19 people died"."""
    return end + 1 < last and scan.words[end] == "," and scan.words[end + 1] == "where"


def _is_counted_in(scan: Scan, first: int, token: int, end: int, last: int, grammar: Grammar) -> bool:
    """Whether a figure is of a place that does not stand behind a preposition.

    "Iran: mine blast leaves 31 dead", "Spain with 11,324", "Norway produced 35 million tonnes".
    """
    if end + 1 >= last:
        return False
    word = scan.words[end]
    if token == first and word == ":":
        return True
    if word == "with" and scan.kinds[end + 1] == NUMBER:
        return True
    return token == first and scan.words[end + (word in grammar.perfects)] in grammar.recording


def _described(
    scan: Scan, first: int, token: int, last: int, descriptions: _Names, named: set[str], grammar: Grammar
) -> Place | None:
    for rest, name in descriptions.get(scan.words[token], ()):
        end = token + 1 + len(rest)
        if end <= last and tuple(scan.words[token + 1 : end]) == rest and name in named:
            return Place(token, end, name, known=True, located=_located(scan, first, token, grammar))
    return None


def _unknown(
    scan: Scan, first: int, token: int, last: int, blocked: set[int], grammar: Grammar, *, wherever: bool
) -> Place | None:
    """A capitalised name that the gazetteer lacks, behind a locative preposition, or before "where".

    ``wherever`` says whether the sentence holds such a word.
    """
    before = _governor(scan, first, token, grammar)
    if before < first:
        return None
    typed = scan.words[before] == "of" and before > first and _is_typed(scan, first, before - 1, grammar)
    located = scan.words[before] in grammar.locative or typed or _is_landscape(scan, first, token, before, grammar)
    if not (located or wherever):
        return None  # nearly every capital
    head = scan.words[before - 1] if before > first else ""
    if head in grammar.invested:
        return None  # "shares in Norvik"
    end = token
    while (
        end < last
        and end - token < _LONGEST
        and end not in blocked
        and scan.kinds[end] != PUNCTUATION
        and scan.capital[end]
        and scan.words[end] not in ("'s", "’s")
    ):
        end += 1
    if scan.words[token] in grammar.natural and end == token + 1 < last - 1 and scan.words[end] == "of":
        end += 2  # "over the Sea of Azov"
    if (end < last and scan.words[end] in ("'s", "’s")) or not (located or _opens_where(scan, end, last)):
        return None
    if _is_described(scan, token, end, last, grammar) or not grammar.houses.isdisjoint(scan.words[token:end]):
        return None  # "an analyst at Bank Odin"
    return Place(token, end, scan.text_of(token, end), known=False, located=True) if end > token else None


def _is_landscape(scan: Scan, first: int, token: int, before: int, grammar: Grammar) -> bool:
    """Whether "on" or "over" stands before what can only be a place: "on Lake Kivu", "the volcano Marapi"."""
    words = scan.words
    if words[token] not in grammar.natural and (token == first or words[token - 1] not in grammar.natural):
        return False
    while before >= first and (scan.capital[before] or words[before] in grammar.natural or words[before] == "the"):
        before -= 1  # "on the Indonesian volcano Marapi"
    return before >= first and (words[before] in grammar.surfaces or words[before] in grammar.locative)


def _is_described(scan: Scan, token: int, end: int, last: int, grammar: Grammar) -> bool:
    """Whether a capital behind "the" only says whose a thing is: "at the Tarskan command", not "the Lipa district"."""
    if end >= last or scan.words[token - 1] not in grammar.articles or scan.kinds[end] != WORD:
        return False
    word = scan.words[end]
    plain = word not in grammar.noun_stops and word not in grammar.place_types and not grammar.is_adverb(word)
    return plain and word.isalpha() and scan.words[end - 1].endswith(("n", "i", "ish", "ese"))
