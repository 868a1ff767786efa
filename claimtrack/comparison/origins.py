"""The origin axis: whether two claims go back to one voice.

Enters: claims. Leaves: for each its origin - the first source of its chain, under one name whatever the text called
it - and the sides it speaks for; for a pair the relation of the two. Refused: nothing; a claim with neither a source
nor a publisher has no origin, and an unnamed source is nobody else's.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

import attrs

from claimtrack.comparison.hierarchy import hierarchy, plain
from claimtrack.lexicon.loader import Lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.comparison import OriginRelation
from claimtrack.model.source import Source, SourceKind

__all__ = ["NO_ORIGIN", "Origin", "Registry", "origin_relation", "registry", "voices"]

_UNNAMED = frozenset({SourceKind.ANONYMOUS, SourceKind.WITNESS})
_VIA = re.compile(r"\s*\((?:via|through|citing)\s+[^)]*\)\s*$", re.IGNORECASE)
_NUMBER = re.compile(r"(?:\s+|-)(?:(?i:no\.?\s*|number\s+|nr\.?\s*)|#\s*)?[\dIVXLC]+(?:[/.-]\d+)*$")
_PLACE_WORDS = 5  # "Democratic Republic of the Congo"
_TRAILING = re.compile(r"[\s,:;–—-]+$")


@attrs.frozen
class Origin:
    """Whose word a claim is.

    Attributes:
        key: One name for one voice; None where nobody is named.
        sides: Keys of whom it is run by or speaks for, itself included.
        head: Its name without the places in it: "police" for "Nigeria's police".
        places: The places in its name.
        voice: "named", "unnamed" (officials, a witness) or "outlet" (a report's own words: their origin is not said).
    """

    key: str | None
    sides: frozenset[str] = frozenset()
    head: str = ""
    places: frozenset[str] = frozenset()
    voice: str = "named"


NO_ORIGIN = Origin(None)


@attrs.frozen
class _SourceEntry:
    """What this room reads of an entry of sources.toml; other fields belong to those who read texts."""

    name: str
    aliases: tuple[str, ...]
    affiliation: str | None
    speaks_for: str | None


class Registry:
    """The named sources of one lexicon, by all their names."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Index the lexicon's sources and the words for numbered reports."""
        self._names: dict[str, str] = {}
        self._entries: dict[str, _SourceEntry] = {}
        for name, fields in lexicon.table("sources").items():
            entry = _SourceEntry(
                name, tuple(fields.get("aliases", ())), fields.get("affiliation"), fields.get("speaks_for")
            )
            self._entries[plain(name)] = entry
            for alias in entry.aliases:
                self._names.setdefault(plain(alias), plain(name))
        self._names.update({key: key for key in self._entries})
        self._edition = re.compile(rf"^(.+?)(?:'s)?[\s,]+(?:{'|'.join(map(re.escape, lexicon.table('editions')))})$")
        offices = lexicon.table("offices").values()
        self._behind = frozenset(word for fields in offices for word in fields.get("behind", ()))
        self._before = frozenset(word for fields in offices for word in fields.get("before", ()))
        self._keys: dict[str, str] = {}
        self._heads: dict[str, tuple[str, frozenset[str]]] = {}
        self._hierarchy = hierarchy(lexicon)

    def key(self, name: str) -> str:
        """The one name of a source: aliases, editions ("situation report 50") and relays ("via ...") resolved.

        >>> from claimtrack.lexicon.loader import load_lexicon
        >>> registry(load_lexicon()).key("WHO situation report 50") == registry(load_lexicon()).key("WHO")
        True
        """
        found = self._keys.get(name)
        if found is None:
            found = self._keys[name] = self._find_key(name)
        return found

    def _find_key(self, name: str) -> str:
        first = _VIA.sub("", name) or name
        folded = plain(first)
        numbered = _NUMBER.search(first)
        if numbered and folded not in self._names:
            match = self._edition.match(_TRAILING.sub("", plain(first[: numbered.start()])))
            if match:
                folded = _TRAILING.sub("", match[1])
        return self._names.get(folded, folded)

    def origin(self, source: Source) -> Origin:
        """The origin that a source is, with everybody whose side it states."""
        key = self.key(source.name)
        entry = self._entries.get(key)
        others = [source.affiliation, source.speaks_for]
        if entry is not None:
            others += [entry.affiliation, entry.speaks_for]
        elif source.aliases:
            key = next((self.key(alias) for alias in source.aliases if self.key(alias) in self._entries), key)
        head, places = self._head(key)
        return Origin(key, frozenset({key, *(self.key(other) for other in others if other)}), head, places)

    def head(self, name: str) -> str:
        """A name without places and words that add nothing to whose word it is: "the city's police" is "police"."""
        return self._head(self.key(name))[0]

    def _head(self, key: str) -> tuple[str, frozenset[str]]:
        """A name without the places before and behind it, and those places."""
        found = self._heads.get(key)
        if found is None:
            found = self._heads[key] = self._find_head(key)
        return found

    def _find_head(self, key: str) -> tuple[str, frozenset[str]]:
        """The police: "Nigeria's police" and "the police in Nigeria" alike, with Nigeria as the place.

        The ministry of health is the health ministry, and civil defence officials are civil defence.
        """
        words = key.split()
        places: set[str] = set()
        for start in range(len(words) - 1, 0, -1):
            place = self._hierarchy.place_named(" ".join(words[start + 1 :])) if words[start] in ("of", "in") else None
            if place is not None:
                places.add(place)
                words = words[:start]
                break
        taken = True
        while taken:
            taken = False
            for size in range(min(_PLACE_WORDS, len(words) - 1), 0, -1):
                place = self._hierarchy.place_named(" ".join(words[:size]).removesuffix("'s"))
                if place is not None:
                    places.add(place)
                    words, taken = words[size:], True
                    break
        return self._plain_head(words), frozenset(places)

    def _plain_head(self, words: list[str]) -> str:
        """What names the voice: "federation of garment workers" and "garment workers' federation" alike."""
        if len(words) > 2 and words[1] == "of":
            words = [*(words[3:] if words[2] == "the" else words[2:]), words[0]]
        while len(words) > 1 and words[0] in self._before:
            words = words[1:]
        while len(words) > 1 and words[-1] in self._behind:
            words = words[:-1]
        return " ".join(word.removesuffix("'s").removesuffix("'") for word in words)

    def of(self, claim: Claim) -> Origin:
        """The origin of a claim: the first of its chain, else its source, else its publisher.

        An unnamed source ("officials", a witness) is one voice within one document and nobody's across documents.
        """
        source = claim.attribution.source
        if source is None:
            outlet = claim.source
            return NO_ORIGIN if outlet is None else attrs.evolve(self.origin(outlet), voice="outlet")
        found = self.origin(source)
        if source.kind in _UNNAMED:
            place = claim.document.id if claim.document is not None else None
            key = f"{found.key} [{place}]" if place is not None else None
            return attrs.evolve(found, key=key, sides=found.sides - {found.key or ""}, voice="unnamed")
        return found


@lru_cache(maxsize=8)
def registry(lexicon: Lexicon) -> Registry:
    """The compiled source names of a lexicon."""
    return Registry(lexicon)


def is_shorter(short: str, long: str) -> bool:
    """Whether one name is the end of another: "the union" after "the miners' union"."""
    return bool(short) and (short == long or long.endswith(f" {short}"))


def _is_one_name(a: Origin, b: Origin) -> bool:
    """Whether two names may well be one: the same but for places or words that one of them leaves out."""
    if a.places and b.places and a.places != b.places:
        return False
    return is_shorter(a.head, b.head) or is_shorter(b.head, a.head)


def origin_relation(a: Origin, b: Origin) -> OriginRelation:
    """Whether two origins are one voice, one side, two, or cannot be told apart.

    A report's own words are nobody's else, but whose they were first is not known.

    >>> origin_relation(Origin("police"), NO_ORIGIN)
    <OriginRelation.UNKNOWN: 'unknown'>
    """
    if a.key is None or b.key is None:
        return OriginRelation.UNKNOWN
    if a.key == b.key:
        return OriginRelation.SAME
    if "outlet" in (a.voice, b.voice):
        return OriginRelation.UNKNOWN
    if "unnamed" in (a.voice, b.voice):
        if a.voice == b.voice and _is_one_name(a, b):
            return OriginRelation.UNKNOWN
    elif _is_one_name(a, b):
        return OriginRelation.SAME
    return OriginRelation.SAME_SIDE if a.sides & b.sides else OriginRelation.DIFFERENT


def voices(origins: Iterable[Origin]) -> dict[str | None, str | None]:
    """For the origins of one group the name under which each goes: "police" joins "Nigeria's police".

    A short name joins a longer one where the group holds just one that it can stand for.
    """
    named = {origin.key: origin for origin in origins}
    found: dict[str | None, str | None] = {key: key for key in named}
    for key, origin in named.items():
        if origin.voice != "named":
            continue
        longer = [
            other
            for other, candidate in named.items()
            if candidate.voice == "named"
            and is_shorter(origin.head, candidate.head)
            and not (origin.places and origin.places != candidate.places)
            and (candidate.head, candidate.places) != (origin.head, origin.places)
        ]
        if len(longer) == 1:
            found[key] = longer[0]  # it joins no other: what a longer name is the end of, the short one is too
    return found
