"""Names: the proper names that a report uses, by which reports that say no place can still be told apart.

Enters: the facts of one report. Leaves: the names in its headline and in the sentences of its figures, without days and
months and without those whose word is given in many stories at once, as the Red Cross's is. Whom no list knows is a
name of the story if the headline has it: the company that cuts jobs. Refused: the first word of a sentence, which has a
capital whatever it is.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from claimtrack.comparison.facts import Facts
from claimtrack.lexicon.loader import Lexicon
from claimtrack.model.source import SourceKind

__all__ = ["is_named", "names"]

_WORD = re.compile(r"[^\W\d_]+")
# Whoever speaks in many stories at once; a company, a union or a person is a name of the story itself.
_EVERYWHERE = frozenset(
    {
        SourceKind.INTERGOVERNMENTAL,
        SourceKind.NGO,
        SourceKind.MEDIA,
        SourceKind.GOVERNMENT,
        SourceKind.HEALTH_AUTHORITY,
        SourceKind.MILITARY,
        SourceKind.POLICE,
    }
)
_CALENDAR = frozenset({"weekday", "month"})


@lru_cache(maxsize=8)
def _calendar_words(lexicon: Lexicon) -> frozenset[str]:
    entries = (fields for fields in lexicon.table("dates").values() if fields.get("role") in _CALENDAR)
    return frozenset(word for fields in entries for word in (*fields.get("words", ()), *fields.get("weak", ())))


def names(facts: Iterable[Facts], lexicon: Lexicon) -> frozenset[str]:
    """The names that one report uses, in small letters and without the ending that makes "Kenyan" of "Kenya"."""
    found: set[str] = set()
    spoken: set[str] = set()
    perhaps: set[str] = set()
    headline: str | None = None
    for fact in facts:
        claim = fact.claim
        for source in (claim.source, *claim.attribution.chain):
            if source is not None and (source.kind in _EVERYWHERE or claim.attribution.source is None):
                spoken.update(_words(source.name))
            elif source is not None and source.kind is SourceKind.UNKNOWN:
                perhaps.update(_words(source.name))
        if claim.evidence is not None:
            found.update(_capitalised(claim.evidence.quote))
        if claim.document is not None:
            headline = claim.document.title or headline
    found -= perhaps
    found.update(_capitalised(headline or "", first=True))
    return frozenset(_stem(word) for word in found - spoken - _calendar_words(lexicon))


def is_named(place: str, used: frozenset[str]) -> bool:
    """Whether a report uses the name of a place.

    >>> is_named("Khan Sheikhoun", frozenset({"kha", "sheikhou", "syria"}))
    True
    """
    return all(_stem(word) in used for word in _words(place))


def _words(text: str) -> Iterable[str]:
    return (match[0].casefold() for match in _WORD.finditer(text))


def _capitalised(text: str, *, first: bool = False) -> Iterable[str]:
    """Words with a capital, but for the first of a sentence and what a possessive leaves."""
    found = [match[0] for match in _WORD.finditer(text)]
    return (word.casefold() for word in found[0 if first else 1 :] if word[0].isupper() and len(word) > 1)


def _stem(word: str) -> str:
    return word.removesuffix("n")
