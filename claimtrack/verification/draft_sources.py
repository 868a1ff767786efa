"""Whose word a draft's figure is, beside whose word it is in the sources.

Enters: a figure of a draft and one of the sources. Leaves: whether the draft's source may be behind the other figure.
Refused: nothing. Drafts name sources loosely - "the company", "ENAG" for "economists of the group ENAG", "Ecuador's
prison service" for "the prison service SNAI" - so only names that share nothing are taken for two.
"""

import re
from collections.abc import Iterable

from claimtrack.comparison.facts import Facts
from claimtrack.model.comparison import OriginRelation
from claimtrack.model.source import Source
from claimtrack.verification.anchoring import fold
from claimtrack.verification.draft_matching import Likeness, Matcher, quote_of

__all__ = ["is_from", "is_one_source", "meet", "voice"]

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*(?:['’]s\b)?")  # the Hamas-run ministry is not Hamas
_BEFORE = 60  # characters before a figure in which its subject is named
_INITIALS = 3  # letters that an abbreviation has at least


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


def is_from(draft: Facts, one: Likeness, known: list[Source], matcher: Matcher) -> bool:
    """Whether the draft's source, if it has one, may be behind a figure: as its origin, a relay, or the outlet.

    Args:
        draft: The draft's figure.
        one: The figure of the sources.
        known: All sources of the reports on the matter.
        matcher: The texts, and which words are places; places tie no two names together.
    """
    source = voice(draft, known)
    if source is None or one.origin is OriginRelation.SAME:
        return True
    stated = voice(one.fact, known)
    behind = [*one.fact.claim.attribution.chain, *([stated] if stated is not None else [])]
    if any(meet(source, other, matcher) for other in behind):
        return True
    quote, text = quote_of(one.fact), matcher.texts.get(one.fact.document or "", "")
    if draft.claim.attribution.source is None and any(_is_in(name, quote) for name in _names(source)):
        return True  # who acts in both: "police arrested 79 people", said by the government
    if stated is None:  # the report's own voice may pass on what the draft's source told it
        return any(_is_in(name, text) for name in _names(source))
    return _is_cited(stated, draft, matcher) or _is_meant(source, stated, one.fact, known, matcher)


def is_one_source(x: Source, a: Facts, y: Source, b: Facts, known: list[Source], matcher: Matcher) -> bool:
    """Whether the sources of two figures of the reports are one, by their names or by what "the company" stands for."""
    return meet(x, y, matcher) or _is_meant(x, y, b, known, matcher) or _is_meant(y, x, a, known, matcher)


def _is_cited(stated: Source, draft: Facts, matcher: Matcher) -> bool:
    """Whether the draft's sentence names the report's source, too: "kidnappers demanded ..., citing a leader"."""
    names = [name for name in _names(stated) if matcher.hierarchy.place_named(name) is None]
    return any(_is_in(name, quote_of(draft)) for name in names)


def _is_meant(source: Source, stated: Source, fact: Facts, known: list[Source], matcher: Matcher) -> bool:
    """Whether a noun with an article stands for the source: "the company" for the last one that was named before it.

    A noun with more words ("the health ministry") has a name of its own, and no country is a company.
    """
    evidence = fact.claim.evidence
    if evidence is None or not stated.name.islower() or " " in stated.name or _is_place(source.name, matcher):
        return False
    text = matcher.texts.get(fact.document or "", "")
    sentence = text[evidence.start : evidence.end]
    place = sentence.lower().find(f"the {stated.name.lower()}")
    if place < 0:
        return False
    before = fold(text[: evidence.start + place]).text
    named = [one for one in (source, *known) if any(word[0].isupper() for word in _WORD.findall(one.name))]
    places = [(max(before.rfind(fold(name).text.strip()) for name in _names(one)), one) for one in named if _names(one)]
    last = max((pair for pair in places if pair[0] >= 0), key=lambda pair: pair[0], default=None)
    return last is not None and (last[1] is source or meet(source, last[1], matcher))


def _is_in(name: str, quote: str) -> bool:
    return re.search(rf"\b{re.escape(fold(name).text.strip())}\b", fold(quote).text) is not None


def _names(source: Source) -> list[str]:
    """All names of a source, each without its article."""
    given = (source.name, source.as_written, *source.aliases)
    return [name.removeprefix("the ").removeprefix("The ") for name in given if len(name) > 2]


def _words(name: str, matcher: Matcher) -> list[str]:
    """The words of a name that say something, without possessive endings."""
    found = [word.removesuffix("'s").removesuffix("’s") for word in _WORD.findall(name)]
    return [word for word in found if word.lower() not in matcher.said.small]


def meet(a: Source, b: Source, matcher: Matcher) -> bool:
    """Whether two sources may be one: all words of one name in the other, a proper name in both, or its initials."""
    for x in _names(a):
        for y in _names(b):
            one, other = _words(x, matcher), _words(y, matcher)
            # "Ecuador's prison service" is "the prison service"; an alias is a name as a whole, with its place.
            whole = x in a.aliases or y in b.aliases
            p, q = ({w.lower() for w in words if whole or not _is_place(w, matcher)} for words in (one, other))
            if p and q and (p <= q or q <= p):
                return True
            proper = {w.lower() for w in one if w[0].isupper()} & {w.lower() for w in other if w[0].isupper()}
            if any(not _is_place(word, matcher) and len(word) > 2 for word in proper - matcher.said.institutions):
                return True
            if _initials(one) in other or _initials(other) in one:
                return True
    return False


def _initials(words: list[str]) -> str | None:
    """The abbreviation of a name: AAPP for the Assistance Association for Political Prisoners."""
    letters = "".join(word[0] for word in words if word[0].isupper())
    return letters if len(letters) >= _INITIALS and len(words) >= _INITIALS else None


def _is_place(word: str, matcher: Matcher) -> bool:
    return matcher.hierarchy.place_named(word) is not None
