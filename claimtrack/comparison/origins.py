"""The origin axis: whether two claims go back to one voice.

Enters: claims. Leaves: for each its origin - the first source of its chain, under one name whatever the text called
it - and the sides it speaks for; for a pair the relation of the two. Refused: nothing; a claim with neither a source
nor a publisher has no origin, and an unnamed source is nobody else's.
"""

import re
from functools import lru_cache

import attrs

from claimtrack.comparison.hierarchy import plain
from claimtrack.lexicon.loader import Lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.comparison import OriginRelation
from claimtrack.model.source import Source, SourceKind

__all__ = ["NO_ORIGIN", "Origin", "Registry", "origin_relation", "registry"]

_UNNAMED = frozenset({SourceKind.ANONYMOUS, SourceKind.WITNESS})
_VIA = re.compile(r"\s*\((?:via|through|citing)\s+[^)]*\)\s*$", re.IGNORECASE)
_NUMBER = re.compile(r"(?:\s+|-)(?:no\.?\s*|number\s+|nr\.?\s*|#\s*)?[\dIVXLC]+(?:[/.-]\d+)*$")
_TRAILING = re.compile(r"[\s,:;–—-]+$")


@attrs.frozen
class Origin:
    """Whose word a claim is.

    Attributes:
        key: One name for one voice; None where nobody is named.
        sides: Keys of whom it is run by or speaks for, itself included.
    """

    key: str | None
    sides: frozenset[str] = frozenset()


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
            if not isinstance(fields, dict):
                continue
            entry = _SourceEntry(
                name, tuple(fields.get("aliases", ())), fields.get("affiliation"), fields.get("speaks_for")
            )
            self._entries[plain(name)] = entry
            for alias in entry.aliases:
                self._names.setdefault(plain(alias), plain(name))
        self._names.update({key: key for key in self._entries})
        words = sorted(lexicon.table("editions"), key=len, reverse=True)
        self._edition = re.compile(rf"^(.+?)(?:'s)?[\s,]+(?:{'|'.join(map(re.escape, words))})$") if words else None
        self._keys: dict[str, str] = {}

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
        folded = plain(name)
        if folded in self._names:
            return self._names[folded]
        folded = plain(_VIA.sub("", name)) or folded
        if folded in self._names:
            return self._names[folded]
        numbered = _NUMBER.search(_VIA.sub("", name))
        if numbered and self._edition:
            match = self._edition.match(_TRAILING.sub("", plain(_VIA.sub("", name)[: numbered.start()])))
            if match:
                publisher = match[1]
                return self._names.get(publisher, publisher)
        return folded

    def origin(self, source: Source) -> Origin:
        """The origin that a source is, with everybody whose side it states."""
        key = self.key(source.name)
        entry = self._entries.get(key)
        others = [source.affiliation, source.speaks_for]
        if entry is not None:
            others += [entry.affiliation, entry.speaks_for]
        elif source.aliases:
            key = next((self.key(alias) for alias in source.aliases if self.key(alias) in self._entries), key)
        return Origin(key, frozenset({key, *(self.key(other) for other in others if other)}))

    def of(self, claim: Claim) -> Origin:
        """The origin of a claim: the first of its chain, else its source, else its publisher.

        An unnamed source ("officials", a witness) is one voice within one document and nobody's across documents.
        """
        source = claim.attribution.source or claim.source
        if source is None:
            return NO_ORIGIN
        found = self.origin(source)
        if source.kind in _UNNAMED:
            place = claim.document.id if claim.document is not None else None
            key = f"{found.key} [{place}]" if place is not None else None
            return Origin(key, found.sides - {found.key})
        return found


@lru_cache(maxsize=8)
def registry(lexicon: Lexicon) -> Registry:
    """The compiled source names of a lexicon."""
    return Registry(lexicon)


def is_unnamed(origin: Origin) -> bool:
    """Whether nobody is named: the voice may be anybody's."""
    return origin.key is None or origin.key.endswith("]")


def origin_relation(a: Origin, b: Origin) -> OriginRelation:
    """Whether two origins are one voice, one side, two, or cannot be told apart.

    >>> origin_relation(Origin("police"), NO_ORIGIN)
    <OriginRelation.UNKNOWN: 'unknown'>
    """
    if a.key is None or b.key is None:
        return OriginRelation.UNKNOWN
    if a.key == b.key:
        return OriginRelation.SAME
    if a.sides & b.sides:
        return OriginRelation.SAME_SIDE
    if is_unnamed(a) and is_unnamed(b):
        return OriginRelation.UNKNOWN
    return OriginRelation.DIFFERENT
