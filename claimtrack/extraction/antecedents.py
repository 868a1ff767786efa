"""The subject of a sentence, which a pronoun or "the agency" later points back to.

Enters: a context and the number of a sentence. Leaves: the tokens of its first noun phrase. Refused: nothing.
"""

from claimtrack.extraction.candidates import Tokens
from claimtrack.extraction.context import DASHES, Context
from claimtrack.extraction.phrases import phrase_before
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

__all__ = ["described_by", "sentence_subject"]

_LONGEST = 12


def sentence_subject(context: Context, sentence: int) -> Tokens | None:
    """The noun phrase that opens a sentence and can act: a name, or a noun for people and offices."""
    low, high = context.scan.sentences[sentence]
    first = _behind_opening(context, low, high)
    if first + 2 < high and context.words[first] in context.grammar.stocks and context.words[first + 1] in ("in", "of"):
        first += 2  # "Shares in the airline fell after it cut its forecast"
    if first >= high or context.flags[first] & (PERSONAL | PREPOSITIONS | SUBORDINATORS | RELATIVES | DATES):
        return None
    last = first
    while last < min(high, first + _LONGEST) and not _ends(context, first, last):
        last += 1
    if last <= first:
        return None
    last = _over_name(context, _over_post(context, last, high), high)
    named = any(context.capital[first + 1 : last])
    return (first, last) if named or context.has_any(first, last, AGENTS) or context.is_shouted(first) else None


def described_by(context: Context, relative: int) -> Tokens | None:
    """Whom a relative clause behind a comma speaks of: "disputed by the army, which speaks of two dead"."""
    low, last = context.scan.sentences[context.scan.sentence[relative]][0], relative - 1
    found = phrase_before(context, last - 1, low) if last > low and context.words[last] == "," else None
    if found is None or found[1] or context.flags[last - 1] & DATES:
        return None
    first = found[0]
    for token in range(last - 2, found[0] - 1, -1):
        word, verb = context.words[token], token in context.cues or context.words[token] in context.verbs
        if not context.capital[token] and (
            verb or word.endswith("ed") or (context.flags[token] & PREPOSITIONS and word not in ("of", "for"))
        ):
            first = token + 1  # "sentenced the banker, who", "disputed by the army, which"
            break
    if first > low + 2 and context.words[first - 1] == "," and context.capital[first - 2]:
        name = first - 2  # "Ema Rojas, a lawyer for the families, who had demanded"
        while name > low and context.capital[name - 1] and context.scan.kinds[name - 1] != PUNCTUATION:
            name -= 1
        first = name if first - 1 - name > 1 else first
    return (first, last) if context.has_any(first, last, AGENTS) or context.capital[last - 1] else None


def _over_post(context: Context, last: int, high: int) -> int:
    """The comma behind what a role is for, where a name follows: "The director of the town's clinic, Salah Idris,"."""
    if last >= high or context.words[last] not in context.grammar.name_links:
        return last
    for token in range(last + 1, min(high, last + _LONGEST)):
        if context.words[token] == ",":
            return token if _over_name(context, token, high) > token else last
        if context.scan.kinds[token] == PUNCTUATION or context.flags[token] & (AUXILIARIES | PERSONAL | RELATIVES):
            break
    return last


def _over_name(context: Context, comma: int, high: int) -> int:
    """The end of a subject with the name behind its comma: "His challenger, Grace Moyo, rejects this"."""
    if comma >= high or context.words[comma] != ",":
        return comma
    end = comma + 1
    while end < min(high, comma + 6) and context.capital[end] and context.scan.kinds[end] != PUNCTUATION:
        end += 1
    closed = end < high and context.words[end] == ","
    return end if closed and end - comma > 2 else comma


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
    capital = context.capital[token]
    if word in context.grammar.name_links:
        behind = token + 1 + (context.words[token + 1 : token + 2] == ["the"])  # "Doctors of the Coast"
        following = behind < len(context.words) and context.capital[behind]
        return not (following and token > first)
    if token > first and not capital and (word in context.verbs or word.endswith("ed") or token in context.cues):
        return True
    return token > first and bool(flag & (PREPOSITIONS | ADVERBS | CONJUNCTIONS)) and not capital
