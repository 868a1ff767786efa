"""Nouns that tie words to their owner: "the coroner's count of 91", "Oxfam's estimate is that ...", "under her plan".

Enters: a context, the token of such a noun and what ``nominals.toml`` says of it. Leaves: a candidate, or None where
nobody owns the noun or nothing is said. Refused: nothing.
"""

from claimtrack.extraction.antecedents import described_by
from claimtrack.extraction.candidates import Candidate, Tokens
from claimtrack.extraction.contents import content_after
from claimtrack.extraction.context import Context
from claimtrack.extraction.cues import Nominal
from claimtrack.extraction.phrases import phrase_after, phrase_before
from claimtrack.extraction.scan import NUMBER, PUNCTUATION
from claimtrack.extraction.subjects import subject_before
from claimtrack.extraction.syntax import (
    ADVERBS,
    AGENTS,
    AMOUNTS,
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    MODALS,
    PERFECT,
    PERSONAL,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
)
from claimtrack.model.source import Stance

__all__ = ["drop_disputed", "nominal_candidate", "owned_figure"]

# Between owner and noun: "the ministry's latest official count".
_BETWEEN = 4
# Between noun and figure: "reading of euro zone inflation for May was 2.6 percent".
_REACH = 12
_DOUBTING = frozenset({Stance.DENIED, Stance.DISPUTED})
_CLOSING = frozenset(".,;)!?")  # behind a bare figure


def nominal_candidate(context: Context, at: int, low: int, high: int) -> Candidate | None:
    """What the noun at ``at`` ties to its owner, between the tokens ``low`` and ``high``."""
    nominal, after = context.nominals[at], at + 1
    source = (_giver(context, at, low) if nominal.figures else None) or _owner_before(context, at, low)
    if source is None and after + 1 < high and context.words[after] == "by":
        last = _before_its_verb(context, after + 1, phrase_after(context, after + 1, high))
        source, after = (after + 1, last), _over_aside(context, last, high)
    if source is None and nominal.figures and after + 2 < high and context.words[after] == "of":
        last = phrase_after(context, after + 1, high)  # "the figure of the union is nine"; not "the figure of deaths"
        if last < high and context.flags[last] & BE and context.has_any(after + 1, last, AGENTS):
            source, after = (after + 1, last), last
    if source is not None and context.flags[source[0]] & RELATIVES and not described_by(context, source[0]):
        return None  # "the crush, whose death toll": no crush counts
    if source is None or source[1] <= source[0] or after >= high:
        return None
    content = _content(context, source, at, after, high, nominal)
    if content is None:
        return None
    return Candidate(context.scan.sentence[at], source, (at, at + 1), (content,), "owned noun", nominal.stance)


def _before_its_verb(context: Context, first: int, last: int) -> int:
    """Where a name ends before a verb and its figure: "by the newspaper Mwangaza | came to 62,000"."""
    marks, words = context.grammar.figure_marks, context.words
    verbal = (token for token in range(first + 1, last - 1) if words[token] in context.verbs)
    return next((token for token in verbal if words[token + 1] in marks and not context.capital[token]), last)


def _over_aside(context: Context, token: int, high: int) -> int:
    """The token behind words in commas: "a count by the newspaper, based on photographs, came to 62,000"."""
    if token >= high or context.words[token] != ",":
        return token
    closing = range(token + 1, min(high - 1, token + _REACH))
    return next((place + 1 for place in closing if context.words[place] == ","), token)


def owned_figure(context: Context, at: int) -> Candidate | None:
    """A bare figure behind its owner's genitive: "three times the army's 107,000"; not "France's 12 ministers"."""
    scan = context.scan
    low, high = scan.sentences[scan.sentence[at]]
    figure = at + 1
    if figure >= high or scan.kinds[figure] != NUMBER or at <= low or "-" in context.words[figure]:
        return None  # "the Senate's 80-19 vote"
    behind = context.words[figure + 1] if figure + 1 < high else "."
    ends = behind in _CLOSING
    found = phrase_before(context, at - 1, low) if ends else None
    if found is None or found[1] or not context.has_any(found[0], at, AGENTS):
        return None
    source = _owner_start(context, found[0], at), at
    return Candidate(scan.sentence[at], source, (at, figure), ((figure, figure + 1),), "owned figure")


def _giver(context: Context, at: int, low: int) -> Tokens | None:
    """Who gives the figure or keeps to it: "police gave a figure of", "organisers stuck to their estimate of"."""
    words, grammar = context.words, context.grammar
    for token in range(at - 1, max(low, at - _BETWEEN) - 1, -1):
        if words[token] in grammar.giving:
            subject = subject_before(context, token, low)
            if subject is None or subject.negated or subject.modal:
                return None
            return subject.first, subject.last
        if words[token] in grammar.genitives or context.scan.kinds[token] == PUNCTUATION:
            return None
    return None


def _owner_before(context: Context, at: int, low: int) -> Tokens | None:
    """Whose the noun is: "the coroner's", "its", "a coast guard" before it."""
    words, flags, grammar = context.words, context.flags, context.grammar
    for token in range(at - 1, max(low, at - _BETWEEN) - 1, -1):
        word = words[token]
        if word == "whose":
            return token, token + 1  # "the army, whose count of the dead had reached 88"
        if word in grammar.owners:
            subject = next((place for place in range(low, token - 1) if flags[place] & PERSONAL), token)
            return subject, subject + 1  # "it edged up its forecast"
        if word in grammar.genitives:
            found = phrase_before(context, token - 1, low) if token > low else None
            return None if found is None or found[1] else (_owner_start(context, found[0], token), token)
        stop = flags[token] & (PREPOSITIONS | AUXILIARIES | PERSONAL | DETERMINERS)
        if context.scan.kinds[token] == PUNCTUATION or (stop and word not in ("first", "other")):
            break
    return _compound(context, at, low)


def _compound(context: Context, at: int, low: int) -> Tokens | None:
    """The office right before the noun, behind an article: "a coast guard tally", "the police estimate"."""
    words, flags = context.words, context.flags
    for first in range(at - 1, max(low, at - _BETWEEN), -1):
        stop = flags[first] & (PREPOSITIONS | AUXILIARIES | CONJUNCTIONS | PERSONAL | DETERMINERS)
        if stop or first in context.cues or words[first] in context.grammar.genitives:
            return None
        if flags[first - 1] & DETERMINERS:
            return (first, at) if flags[at - 1] & AGENTS else None
    return None


def _owner_start(context: Context, first: int, last: int) -> int:
    """Where the owner's own words begin: not at "praised the minister", "under Lee", "questioned the organisers"."""
    for token in range(last - 1, first - 1, -1):
        flag, word = context.flags[token], context.words[token]
        if context.capital[token] and not flag & (PREPOSITIONS | SUBORDINATORS):
            continue
        if flag & DETERMINERS:
            return token
        verbal = word in context.verbs or word.endswith("ed") or token in context.cues
        if verbal or (flag & (PREPOSITIONS | SUBORDINATORS | ADVERBS) and word not in ("of", "for")):
            return token + 1
    return first


def _content(context: Context, source: Tokens, at: int, after: int, high: int, nominal: Nominal) -> Tokens | None:
    """What follows the noun: a clause with "that", a figure behind "of" or a verb, or what would be done."""
    words, flags = context.words, context.flags
    if words[after] == "that":
        verbal = after + 1 < high and flags[after + 1] & AUXILIARIES
        return None if verbal else content_after(context, after, high)
    named = words[source[0]] not in context.grammar.owners  # not "Police reported on its findings: 2 people died"
    if nominal.figures and named and words[after] == ":" and _begins_figure(context, after + 1, high):
        return content_after(context, after + 1, high)  # "gave lower figures: 51 deaths and 2,066 infections"
    if flags[after] & BE and after + 1 < high and words[after + 1] == "that":
        return content_after(context, after + 1, high)
    if nominal.modal:
        return _intention(context, source, at, after, high)
    return _figure_behind(context, after, high) if nominal.figures else None


def _intention(context: Context, source: Tokens, at: int, after: int, high: int) -> Tokens | None:
    """What a plan would do: "her plan would cap", "the union's plan to cut 40 posts", "under her plan, ..."."""
    words, flags = context.words, context.flags
    if words[after] == "to" or (flags[after] & MODALS and source[0] < at):
        comma = next((token for token in range(after, high) if words[token] == ","), high)
        return content_after(context, after, comma)
    opening = source[0] - 1
    if opening >= 0 and flags[opening] & DETERMINERS:
        opening -= 1
    if words[after] == "," and opening >= 0 and words[opening] == "under":
        return content_after(context, after + 1, high)
    return None


def _figure_behind(context: Context, after: int, high: int) -> Tokens | None:
    """The figure behind a count: "of 91 dead", "is 140", "of the missing stood at 178"."""
    words, flags, kinds = context.words, context.flags, context.scan.kinds
    if words[after] == "of" and _begins_figure(context, after + 1, high):
        return _noun_phrase(context, after + 1, high)
    for token in range(after, min(high - 1, after + _REACH)):
        if kinds[token] == PUNCTUATION or flags[token] & (SUBORDINATORS | PERSONAL):
            return None
        if flags[token] & PERFECT and words[token + 1] in context.verbs:
            continue  # "had reached 88"
        marked = words[token + 1] in context.grammar.figure_marks  # "by Mwangaza's count came to 62,000"
        own = token > after or token not in context.cues or marked
        if flags[token] & BE or (words[token] in context.verbs and own):
            behind = token + 1 + marked
            return content_after(context, behind, high) if _begins_figure(context, behind, high) else None
        if token == after and not flags[token] & PREPOSITIONS:
            return None
    return None


def _noun_phrase(context: Context, first: int, high: int) -> Tokens | None:
    """A figure and what it counts, up to a verb: the outlet goes on with "could not be confirmed"."""
    last = next((token for token in range(first, high) if context.flags[token] & AUXILIARIES), high)
    return content_after(context, first, last)


def _begins_figure(context: Context, token: int, high: int) -> bool:
    """Whether a figure stands at the token or behind one or two small words: "91", "about 40", "at least six"."""
    token += token < high and context.opens_quotation(token)
    for place in range(token, min(high, token + 3)):
        if context.scan.kinds[place] == NUMBER or (context.flags[place] & AMOUNTS and context.words[place] != "most"):
            return True
        if context.scan.kinds[place] == PUNCTUATION or context.flags[place] & (AUXILIARIES | PERSONAL | DETERMINERS):
            return False
    return False


def drop_disputed(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates without owned nouns that another voice denies: "police questioned the organisers' figure"."""
    doubts = [c for c in candidates if c.stance in _DOUBTING and c.source is not None]
    by_sentence: dict[int, list[Candidate]] = {}
    for doubt in doubts:
        by_sentence.setdefault(doubt.sentence, []).append(doubt)
    return [
        candidate
        for candidate in candidates
        if candidate.rule != "owned noun"
        or not any(
            first <= candidate.cue[0] < last
            for doubt in by_sentence.get(candidate.sentence, ())
            for first, last in doubt.contents
        )
    ]
