"""What lies within what: predicates, counted nouns, places, units, as the word lists have them.

Enters: a lexicon. Leaves: lookups that turn the words of a measure into canonical names with everything wider than
them. Refused: entries with unknown fields, and circles (a noun within itself); both name the file and the entry.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cached_property, lru_cache

import attrs

from claimtrack.comparison.gazetteer import region_named
from claimtrack.errors import LexiconError
from claimtrack.lexicon.loader import Lexicon

__all__ = ["Counted", "Hierarchy", "NounEntry", "PredicateEntry", "UnitEntry", "hierarchy", "plain"]

COURSES = ("event", "level")
ROLES = ("", "idle", "narrow", "further", "counted", "camp")
# Denominators and nouns that a hyphen joins to a number stand in units.toml beside the real units of measure.
_VOWELS = ("", "a", "e", "i", "o", "u")
_COUNTING_KINDS = frozenset({"per", "count", "joined"})


@attrs.frozen
class PredicateEntry:
    """One predicate of hierarchy.toml; the fields are explained there."""

    name: str
    within: tuple[str, ...] = ()
    overlaps: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()
    course: str = attrs.field(default="event", validator=attrs.validators.in_(COURSES))
    span: bool = False
    settled: bool = False
    plan: bool = False
    yearly: bool = False
    peak: tuple[str, ...] = ()
    bodies: str = ""
    buildings: str = ""
    owned: str = ""
    also: tuple[str, ...] = ()


@attrs.frozen
class NounEntry:
    """One counted noun of nouns.toml; the fields are explained there."""

    name: str
    forms: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    like: tuple[str, ...] = ()
    stand_in: bool = False
    owned: bool = False
    role: str = attrs.field(default="", validator=attrs.validators.in_(ROLES))


@attrs.frozen
class UnitEntry:
    """One unit of conversions.toml; the fields are explained there."""

    name: str
    dimension: str
    factor: Fraction = attrs.field(converter=Fraction)


@attrs.frozen
class Counted:
    """A counted noun phrase as comparison sees it.

    Attributes:
        head: The noun, canonical ("child"); None when no noun was said and none goes without saying.
        marks: What narrows it ("Thai", "school"): modifiers as written, nationalities as ``@Thailand``.
        owner: Whose votes or seats they are, as written; None where that is not said or nobody owns them.
    """

    head: str | None
    marks: frozenset[str] = frozenset()
    owner: str | None = None


def plain(name: str) -> str:
    """A name for looking up: folded case, single spaces, no leading article.

    >>> plain("The  Gaza Strip")
    'gaza strip'
    """
    return " ".join(name.casefold().replace("’", "'").split()).removeprefix("the ")


def _singulars(word: str) -> Iterable[str]:
    """The word itself and what it may be the plural of, most likely first."""
    yield word
    if word.endswith("ies") and len(word) > 4:
        yield f"{word[:-3]}y"
    if word.endswith(("ses", "xes", "ches", "shes", "zes")):
        yield word[:-2]
    if word.endswith("s") and not word.endswith("ss"):
        yield word[:-1]


def _singular(word: str) -> str:
    """What a noun that no list knows is the plural of: pony, fox and church lose more than an s, a house does not."""
    found = list(_singulars(word))
    return found[1 if len(found) > 1 and word.endswith(("ies", "sses", "xes", "ches", "shes")) else -1]


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


class Hierarchy:
    """The lookups of one lexicon, compiled once."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Compile the tables that comparison needs.

        Raises:
            LexiconError: For an entry that is wrong, or lies within itself.
        """
        self.predicates = {e.name: e for e in lexicon.entries("hierarchy", PredicateEntry)}
        named = self._predicates = lexicon.table("predicates")
        # a predicate of the user's own is no other name of one of ours
        self._synonyms = {name: e.name for e in self.predicates.values() for name in e.also if name not in named}
        self.nouns = {e.name: e for e in lexicon.entries("nouns", NounEntry)}
        self.units = {e.name: e for e in lexicon.entries("conversions", UnitEntry)}
        self.measured = {
            name for name, fields in lexicon.table("units").items() if fields.get("kind") not in _COUNTING_KINDS
        }
        self._wider_predicates = _closed("hierarchy.toml", {e.name: e.within for e in self.predicates.values()})
        self._wider_nouns = _closed("nouns.toml", {e.name: e.within for e in self.nouns.values()})
        self._forms = {form: e.name for e in self.nouns.values() for form in (e.name, *e.forms) if not e.role}
        self._idle, self._narrow, self.further, self.of_the_counted, self._camps = (
            frozenset(form for e in self.nouns.values() if e.role == role for form in e.forms) for role in ROLES[1:]
        )
        self._owned = frozenset(e.name for e in self.nouns.values() if e.owned)
        self._compile_places(lexicon.table("places"))
        for name, fields in lexicon.table("regions").items():
            self._places.setdefault(plain(name), name)
            for member in fields.get("members", ()):
                self._places.setdefault(plain(member), member)
                self._parents.setdefault(member, name)
        self._listed = frozenset(self._places.values())
        self._chains: dict[str, tuple[str, ...]] = {}
        self._counted: dict[tuple[str | None, str | None, str], Counted] = {}
        self._names: dict[str, frozenset[str]] = {}
        self._said: dict[str, frozenset[str]] = {}

    def _compile_places(self, table: Mapping[str, Mapping[str, Iterable[str]]]) -> None:
        """Names, demonyms and the place that each place lies in; a place of its own wins over a mere part or alias."""
        self._places: dict[str, str] = {}
        self._demonyms: dict[str, str] = {}
        self._parents: dict[str, str] = {}
        for name, fields in table.items():
            for part in fields.get("parts", ()):
                self._places.setdefault(plain(part), part)
                self._parents.setdefault(part, name)
            for form in (*fields.get("aliases", ()), *fields.get("descriptions", ())):
                self._places.setdefault(plain(form), name)
            for demonym in fields.get("demonyms", ()):
                self._demonyms.setdefault(plain(demonym), name)
        self._places.update({plain(name): name for name in table})
        self._whole = frozenset(name for name, fields in table.items() if fields.get("parts"))

    def predicate(self, name: str) -> PredicateEntry:
        """The entry of a predicate, by its name or another that tables give it; what the lexicon lacks stands alone."""
        return self.predicates.get(name) or self.predicates.get(self._synonyms.get(name, "")) or PredicateEntry(name)

    def predicate_family(self, name: str) -> frozenset[str]:
        """All predicates that a figure of this one may have to do with: itself, wider and narrower, overlapping."""
        return self._families.get(name, frozenset({name}))

    def predicate_component(self, name: str) -> str:
        """One name for all predicates that hang together, through however many others: the drawer they are kept in."""
        return self._components.get(name, name)

    @cached_property
    def _components(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for start in sorted(self._families):
            waiting = [start]
            while waiting:
                name = waiting.pop()
                if name not in found:
                    found[name] = start
                    waiting.extend(self._families[name])
        return found

    @cached_property
    def _families(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {name: {name} for name in self.predicates}
        for name, entry in self.predicates.items():
            for other in (*self._wider_predicates[name], *entry.overlaps):
                found[name].add(other)
                found.setdefault(other, {other}).add(name)
        return {name: frozenset(family) for name, family in found.items()}

    def is_predicate_within(self, narrow: str, wide: str) -> bool:
        """Whether whatever the one counts is counted by the other too: killed within casualties."""
        return wide in self._wider_predicates.get(narrow, ())

    def is_noun_within(self, narrow: str, wide: str) -> bool:
        """Whether every one of the narrow noun is one of the wide noun: child within person."""
        return wide in self._wider_nouns.get(narrow, ())

    def is_building(self, word: str) -> bool:
        """Whether a word means houses, schools or the like."""
        noun = self._noun(word) or ""
        return noun == "building" or self.is_noun_within(noun, "building")

    def is_kind(self, noun: str | None) -> bool:
        """Whether a noun is one kind of a wider one, so that it says itself which it counts."""
        return bool(noun and self._wider_nouns.get(noun))

    def are_alike(self, a: str, b: str) -> bool:
        """Whether reports use the two nouns for the same ones."""
        return any(y in self.nouns[x].like for x, y in ((a, b), (b, a)) if x in self.nouns)

    def is_stand_in(self, noun: str | None) -> bool:
        """Whether reports put the noun for everybody there: the "workers" who died in a factory are its dead."""
        return noun in self.nouns and self.nouns[noun].stand_in

    def is_owned(self, noun: str | None) -> bool:
        """Whether what the noun counts belongs to somebody: votes and seats."""
        return noun in self._owned

    def is_camp(self, word: str) -> bool:
        """Whether a name's last word is that of many parties: the Democrats may not be the Social Democrats."""
        return word in self._camps

    def is_narrowing(self, mark: str) -> bool:
        """Whether a modifier always picks out a part: a nationality, another noun for people, a listed word."""
        return mark.startswith("@") or mark in self._narrow or mark in self.nouns

    def plural(self, noun: str) -> str:
        """A canonical noun in the plural, for sentences.

        >>> from claimtrack.lexicon.loader import load_lexicon
        >>> [hierarchy(load_lexicon()).plural(noun) for noun in ("person", "passenger", "yak")]
        ['people', 'passengers', 'yaks']
        """
        entry = self.nouns.get(noun)
        return entry.forms[0] if entry is not None and entry.forms else _plural(noun)

    def place_chain(self, place: str) -> tuple[str, ...]:
        """A place and all places around it, nearest first, in canonical names.

        "Aleppo, Syria" and "Aleppo" have one chain; a place that no list knows is its own chain.
        """
        chain = self._chains.get(place)
        if chain is None:
            chain = self._chains[place] = self._find_chain(place)
        return chain

    def _find_chain(self, place: str) -> tuple[str, ...]:
        known = self._places.get(plain(place))
        if known is None and "," in place:
            first, _, rest = place.partition(",")
            head = self._find_chain(first.strip()) if first.strip() else ()
            return head if len(head) != 1 or not rest.strip() else (*head, *self._find_chain(rest.strip()))
        if known is None:
            return self._region_chain(place)
        chain = [known]
        while (parent := self._parents.get(chain[-1])) is not None and parent not in chain:
            chain.append(parent)
        return tuple(chain)

    def _region_chain(self, place: str) -> tuple[str, ...]:
        """A place that no list has: what the gazetteer knows to lie around it, the country by the name of the lists."""
        found = region_named(place)
        if found is None:
            return (plain(place),)
        named = (self._places[plain(name)] for name in found.country if plain(name) in self._places)
        country = next(named, found.country[0])
        return (found.name, *(self._places.get(around, around) for around in found.within), country)

    def place_named(self, words: str) -> str | None:
        """The canonical place that a listed name, alias or demonym means; None for any other words."""
        folded = plain(words)
        return self._places.get(folded) or self._demonyms.get(folded)

    def is_listed(self, place: str) -> bool:
        """Whether the word lists know a canonical place, so that they can tell how it lies to another."""
        return place in self._listed

    def is_wide(self, place: str) -> bool:
        """Whether a canonical place is a country or another one with places in it: much happens there at once."""
        return place in self._whole

    def dimension(self, unit: str | None) -> tuple[str | None, Fraction]:
        """What a unit measures and its factor; None for a counted noun, and for no unit at all."""
        if unit is None:
            return None, Fraction(1)
        entry = self.units.get(unit)
        if entry is not None:
            return entry.dimension, entry.factor
        currency = len(unit) == 3 and unit.isascii() and unit.isupper()
        return (unit if currency or unit in self.measured else None), Fraction(1)

    def counted(self, words: str | None, unit: str | None, predicate: str) -> Counted:
        """The counted noun of a measure: its words, else the noun in its unit, else what the predicate counts."""
        key = (words, unit, predicate)
        found = self._counted.get(key)
        if found is None:
            found = self._counted[key] = self._find_counted(words, unit, predicate)
        return found

    def _find_counted(self, words: str | None, unit: str | None, predicate: str) -> Counted:
        entry = self.predicate(predicate)
        default = entry.counts[0] if entry.counts else None
        measured = self.dimension(unit)[0] is not None
        phrase = words if words is not None else None if measured else unit
        if phrase is None:
            return Counted(default if not measured else None)
        first, told, owner = phrase.partition(" for ")
        if told and owner and (entry.owned or self._parse(first).head in self._owned):
            found = self._find_counted(first, unit, predicate)
            shared = entry.owned and measured and found.head not in self._owned  # "54 percent of voters back X"
            return attrs.evolve(found, head=entry.owned if shared else found.head, owner=owner)
        found = self._parse(phrase, predicate)
        if found.head in entry.counts:
            return attrs.evolve(found, head=default)
        if (measured or unit is None) and found.head in self._measure_names(predicate):
            return Counted(None)  # "a net loss of 240 million": the name of the measure narrows nothing
        return found

    def _measure_names(self, predicate: str) -> frozenset[str]:
        """The nouns by which a running figure of a predicate goes: "damage" and "losses" for what something cost."""
        found = self._names.get(predicate)
        if found is None:
            entries = (
                fields for name, fields in self._predicates.items() if fields.get("predicate", name) == predicate
            )
            phrases = {phrase for e in entries for phrase in e.get("level", ())}
            lasts = {phrase.partition(" of ")[0].rpartition(" ")[2] for phrase in phrases} | {predicate}
            found = self._names[predicate] = frozenset(word for last in lasts for word in (last, _singular(last)))
        return found

    def _said_of(self, predicate: str) -> frozenset[str]:
        """A predicate and its adjectives: "dead inmates" that are counted as killed are inmates."""
        found = self._said.get(predicate)
        if found is None:
            entries = (f for name, f in self._predicates.items() if f.get("predicate", name) == predicate)
            found = self._said[predicate] = frozenset({predicate}.union(*(e.get("adjective", ()) for e in entries)))
        return found

    def _parse(self, phrase: str, predicate: str = "") -> Counted:
        """Head and modifiers of a noun phrase; what follows a preposition or a comma is left out.

        >>> from claimtrack.lexicon.loader import load_lexicon
        >>> hierarchy(load_lexicon())._parse("Thai police officers")
        Counted(head='police officer', marks=frozenset({'@Thailand'}), owner=None)
        """
        tokens: list[str] = []
        for token in plain(phrase).replace(",", " , ").split():
            if token in (",", "of", "in", "from", "who", "with", "at", "on", "that", "aged", "including") and tokens:
                break
            tokens.append(token)
        for start in range(max(len(tokens) - 3, 0), len(tokens)):
            head = self._noun(" ".join(tokens[start:]))
            if head is not None:
                return Counted(head, self._marks(tokens[:start], predicate))
        last = tokens[-1] if tokens else plain(phrase)
        for word in _singulars(last):
            if word in self._demonyms:
                return Counted("person", self._marks([*tokens[:-1], word], predicate))
        return Counted(_singular(last), self._marks(tokens[:-1], predicate))

    def _noun(self, form: str) -> str | None:
        return next((self._forms[word] for word in _singulars(form) if word in self._forms), None)

    def _marks(self, tokens: list[str], predicate: str) -> frozenset[str]:
        """What narrows a noun; a word that only repeats the predicate ("trapped workers" who are trapped) does not."""
        said = self._said_of(predicate) if tokens else frozenset()
        kept = (token for token in tokens if token not in self._idle and token not in said)
        return frozenset(f"@{self._demonyms[t]}" if t in self._demonyms else self._noun(t) or t for t in kept)


def _closed(file: str, within: Mapping[str, tuple[str, ...]]) -> dict[str, frozenset[str]]:
    """Everything wider than each name, directly or through others."""
    closed: dict[str, frozenset[str]] = {}

    def wider(name: str, path: tuple[str, ...]) -> frozenset[str]:
        if name in path:
            raise LexiconError(file, name, "lies within itself")
        if name not in closed:
            found: set[str] = set()
            for other in within.get(name, ()):
                found |= {other} | wider(other, (*path, name))
            closed[name] = frozenset(found)
        return closed[name]

    for name in within:
        wider(name, ())
    return closed


@lru_cache(maxsize=8)
def hierarchy(lexicon: Lexicon) -> Hierarchy:
    """The compiled lookups of a lexicon."""
    return Hierarchy(lexicon)
