"""The subject of a sentence, which a pronoun or "the agency" later points back to.

Enters: a context and the number of a sentence. Leaves: the tokens of its first noun phrase. Refused: nothing.
"""

from claimtrack.extraction.candidates import Tokens
from claimtrack.extraction.context import DASHES, Context
from claimtrack.extraction.scan import NUMBER, PUNCTUATION
from claimtrack.extraction.syntax import (
    ADVERBS,
    AGENTS,
    AUXILIARIES,
    CONJUNCTIONS,
    DATES,
    PERSONAL,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
)

__all__ = ["sentence_subject"]

_LONGEST = 12


def sentence_subject(context: Context, sentence: int) -> Tokens | None:
    """The noun phrase that opens a sentence and can act: a name, or a noun for people and offices."""
    low, high = context.scan.sentences[sentence]
    first = _behind_opening(context, low, high)
    if first >= high or context.flags[first] & (PERSONAL | PREPOSITIONS | SUBORDINATORS | RELATIVES | DATES):
        return None
    last = first
    while last < min(high, first + _LONGEST) and not _ends(context, first, last):
        last += 1
    if last <= first:
        return None
    named = any(map(context.is_capital, range(first + 1, last)))
    return (first, last) if named or context.has_any(first, last, AGENTS) or context.is_shouted(first) else None


def _behind_opening(context: Context, low: int, high: int) -> int:
    """Where the main clause begins: behind a dateline, and behind an adverbial with its comma."""
    words, flags = context.words, context.flags
    dash = next((token for token in range(low, min(high, low + 8)) if words[token] in DASHES), None)
    if dash is not None and (context.is_shouted(low) or words[dash - 1].isdigit()):
        low = dash + 1
    if low < high and flags[low] & (PREPOSITIONS | SUBORDINATORS | ADVERBS | DATES | CONJUNCTIONS):
        comma = next((token for token in range(low, min(high, low + 25)) if words[token] == ","), None)
        return high if comma is None else comma + 1
    while low < high and context.scan.kinds[low] == PUNCTUATION:
        low += 1
    return low


def _ends(context: Context, first: int, token: int) -> bool:
    """Whether the subject that began at ``first`` ends before the token: a verb, a mark, a preposition."""
    word, flag = context.words[token], context.flags[token]
    if context.scan.kinds[token] == NUMBER:
        return token > first + 1
    if word in ("'s", "’s", "'", "’", "-"):
        return False
    if context.scan.kinds[token] == PUNCTUATION or flag & (AUXILIARIES | PERSONAL | RELATIVES | SUBORDINATORS):
        return True
    capital = context.is_capital(token)
    if word in context.grammar.name_links:
        behind = token + 1 + (context.words[token + 1 : token + 2] == ["the"])  # "Doctors of the Coast"
        following = behind < len(context.words) and context.is_capital(behind)
        return not (following and token > first)
    if token > first and not capital and (word in context.verbs or word.endswith("ed") or token in context.cues):
        return True
    return token > first and bool(flag & (PREPOSITIONS | ADVERBS | CONJUNCTIONS)) and not capital
