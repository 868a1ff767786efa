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

__all__ = ["distinct_names", "is_named", "names"]

_WORD = re.compile(r"[^\W\d_]+")
_RUN = re.compile(r"\b[A-Z][^\W\d_]*(?: [A-Z][^\W\d_]*)*")
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


def distinct_names(facts: Iterable[Facts], lexicon: Lexicon) -> frozenset[str]:
    """The last words of the names in a report's headline and the sentences of its figures, in small letters.

    Left out are words of the names of sources that the lists know, titles, days and months: they are in many stories.
    """
    found: set[str] = set()
    headlines: set[str] = set()
    for fact in facts:
        if fact.claim.evidence is not None:
            found.update(_last_words(fact.claim.evidence.quote))
        if fact.claim.document is not None and fact.claim.document.title:
            headlines.add(fact.claim.document.title)
    for headline in headlines:
        words = headline.split()
        if sum(word[0].isupper() for word in words) * 2 <= len(words):  # else every word has a capital
            found.update(_last_words(headline))
    return frozenset(found - _everywhere(lexicon) - _calendar_words(lexicon))


def _last_words(text: str) -> Iterable[str]:
    """The last word of each run of words with a capital, but for the first word of a text if it stands alone."""
    for match in _RUN.finditer(text):
        if match.start() or " " in match[0]:
            yield match[0].rpartition(" ")[2].casefold()


@lru_cache(maxsize=8)
def _everywhere(lexicon: Lexicon) -> frozenset[str]:
    """Words of the names of listed sources, and of titles and institutions."""
    found: set[str] = set()
    for name, fields in lexicon.table("sources").items():
        for alias in (name, *fields.get("aliases", ())):
            found.update(_words(alias))
    for fields in lexicon.table("titles").values():
        found.update(fields.get("words", ()))
    return frozenset(found)


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
