"""Whose word a draft's figure is, beside whose word it is in the sources.

Enters: a figure of a draft and one of the sources. Leaves: whether the draft's source may be behind the other figure.
Refused: nothing. Drafts name sources loosely - "the company", "ENAG" for "economists of the group ENAG", "Ecuador's
prison service" for "the prison service SNAI" - so only names that share nothing are taken for two.
"""

import re
from collections.abc import Iterable

from claimtrack.comparison.facts import Facts
from claimtrack.comparison.hierarchy import Hierarchy
from claimtrack.model.comparison import OriginRelation
from claimtrack.model.source import Source
from claimtrack.verification.anchoring import fold
from claimtrack.verification.draft_matching import Likeness

__all__ = ["is_from", "meet", "voice"]

_WORD = re.compile(r"[^\W_]+(?:['’]s\b)?")
_SMALL = frozenset(
    {"a", "an", "the", "of", "in", "at", "by", "for", "from", "to", "and", "or", "with", "group", "its", "his", "her",
     "their", "own", "local", "country"}
)  # fmt: skip
_BEFORE = 60  # characters before a figure in which its subject is named


def voice(fact: Facts, known: Iterable[Source]) -> Source | None:
    """The source of a figure: as attributed, or a known one that stands right before the figure as its subject.

    "The CGT counted 119,000" attributes nothing in form, but it is the union's count all the same.
    """
    evidence = fact.claim.evidence
    if fact.claim.attribution.source is not None or evidence is None or evidence.figure_start is None:
        return fact.claim.attribution.source
    before = fold(evidence.quote[: evidence.figure_start - evidence.start]).text[-_BEFORE:]
    places = [(before.rfind(fold(name).text.strip() + " "), source) for source in known for name in _names(source)]
    found = [pair for pair in places if pair[0] >= 0]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def is_from(draft: Facts, one: Likeness, known: list[Source], hierarchy: Hierarchy, text: str) -> bool:
    """Whether the draft's source, if it has one, may be behind a figure: as its origin, a relay, or the outlet.

    Args:
        draft: The draft's figure.
        one: The figure of the sources.
        known: All sources of the reports on the matter.
        hierarchy: Which words are places; they tie no two names together.
        text: The text that the figure stands in.
    """
    source = voice(draft, known)
    if source is None or one.origin is OriginRelation.SAME:
        return True
    stated = voice(one.fact, known)
    behind = [*one.fact.claim.attribution.chain, *([stated] if stated is not None else [])]
    if any(meet(source, other, hierarchy) for other in behind):
        return True
    quote = one.fact.claim.evidence.quote if one.fact.claim.evidence is not None else ""
    if draft.claim.attribution.source is None and any(_is_in(name, quote) for name in _names(source)):
        return True  # who acts in both: "police arrested 79 people", said by the government
    if stated is None:  # the report's own voice may pass on what the draft's source told it
        return any(_is_in(name, text) for name in _names(source))
    return False


def _is_in(name: str, quote: str) -> bool:
    return fold(name).text.strip() in fold(quote).text


def _names(source: Source) -> list[str]:
    """All names of a source, each without its article."""
    given = (source.name, source.as_written, *source.aliases)
    return [name.removeprefix("the ").removeprefix("The ") for name in given if len(name) > 2]


def _words(name: str) -> list[str]:
    """The words of a name that say something, without possessive endings."""
    found = [word.removesuffix("'s").removesuffix("’s") for word in _WORD.findall(name)]
    return [word for word in found if word.lower() not in _SMALL]


def meet(a: Source, b: Source, hierarchy: Hierarchy) -> bool:
    """Whether two sources may be one: all words of one name in the other, or a proper name in both."""
    for x in _names(a):
        for y in _names(b):
            one, other = _words(x), _words(y)
            p, q = ({word.lower() for word in words if not _is_place(word, hierarchy)} for words in (one, other))
            if p and q and (p <= q or q <= p):
                return True
            proper = {w.lower() for w in one if w[0].isupper()} & {w.lower() for w in other if w[0].isupper()}
            if any(not _is_place(word, hierarchy) and len(word) > 2 for word in proper):
                return True
    return False


def _is_place(word: str, hierarchy: Hierarchy) -> bool:
    return hierarchy.place_named(word) is not None
