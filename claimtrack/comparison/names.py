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
from claimtrack.comparison.hierarchy import hierarchy
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
_INSTITUTIONS = ("kinds", "classes")  # tables whose keys are nouns for bodies and groups
_LONGEST = 6  # words of a name; a longer run is a line in capitals
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
            if source is None:
                continue
            if source.kind in _EVERYWHERE or claim.attribution.source is None:
                spoken.update(_words(source.name))
            elif source.kind is SourceKind.UNKNOWN:
                perhaps.update(_words(source.name))
        if claim.evidence is not None:
            found.update(_capitalised(claim.evidence.quote, first=False))
        if claim.document is not None:
            headline = claim.document.title or headline
    found -= perhaps
    found.update(_capitalised(headline or "", first=True))
    return frozenset(_stem(word) for word in found - spoken - _calendar_words(lexicon))


def distinct_names(facts: Iterable[Facts], lexicon: Lexicon) -> dict[str, str]:
    """The words of the names in a report's headline, in the sentences of its figures and of who speaks in it.

    Each word, in small letters, with the last word of its name, so that the words of one name can be told from several
    names. Left out are words of the names of sources that the lists know, titles, days and months: they are in many
    stories. Places and their adjectives stay.
    """
    texts: set[str] = set()
    headlines: set[str] = set()
    found: dict[str, str] = {}
    for fact in facts:
        source = fact.claim.attribution.source
        if source is not None and source.kind not in _EVERYWHERE:
            found.update(_names_in(f"- {source.name}"))
        if fact.claim.evidence is not None:
            texts.add(fact.claim.evidence.quote)
        if fact.claim.document is not None and fact.claim.document.title:
            headlines.add(fact.claim.document.title)
    for headline in headlines:
        words = headline.split()
        if sum(word[0].isupper() for word in words) * 2 <= len(words):  # else every word has a capital
            texts.add(headline)
    for text in sorted(texts):
        found.update(_names_in(text))
    left_out, placed = _everywhere(lexicon) | _calendar_words(lexicon), hierarchy(lexicon).place_named
    return {word: name for word, name in found.items() if word not in left_out or placed(word) is not None}


def _names_in(text: str) -> Iterable[tuple[str, str]]:
    """The words of each run of words with a capital, and its last; no first word of a text that stands alone."""
    for match in _RUN.finditer(text):
        words = match[0].casefold().split()
        if (match.start() or len(words) > 1) and len(words) <= _LONGEST:
            yield from ((word, words[-1]) for word in words)


@lru_cache(maxsize=8)
def _everywhere(lexicon: Lexicon) -> frozenset[str]:
    """Words of the names of listed sources, of titles and institutions, and what ends the names of companies."""
    found: set[str] = set()
    for fields in lexicon.table("abbreviations").values():
        found.update(fields.get("forms", ()))
    for name, fields in lexicon.table("sources").items():
        for alias in (name, *fields.get("aliases", ())):
            found.update(_words(alias))
    for name, fields in lexicon.table("titles").items():
        found.update(fields.get("words", ()))
        if name in _INSTITUTIONS:
            found.update(word for words in fields for word in words.split())
    return frozenset(found)


def is_named(place: str, used: frozenset[str]) -> bool:
    """Whether a report uses the name of a place.

    >>> is_named("Khan Sheikhoun", frozenset({"kha", "sheikhou", "syria"}))
    True
    """
    return all(_stem(word) in used for word in _words(place))


def _words(text: str) -> Iterable[str]:
    return (match[0].casefold() for match in _WORD.finditer(text))


def _capitalised(text: str, *, first: bool) -> Iterable[str]:
    """Words with a capital, but for the first of a sentence and what a possessive leaves."""
    found = [match[0] for match in _WORD.finditer(text)]
    return (word.casefold() for word in found[0 if first else 1 :] if word[0].isupper() and len(word) > 1)


def _stem(word: str) -> str:
    return word.removesuffix("n")
