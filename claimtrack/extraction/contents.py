"""What is attributed: where the words of a source begin and end.

Enters: a context and the place where content may begin or must end. Leaves: token spans. Refused: nothing.
"""

from claimtrack.extraction.scan import PUNCTUATION
from claimtrack.extraction.subjects import Context
from claimtrack.extraction.syntax import AUXILIARY, DETERMINER, PERSONAL

__all__ = ["clause_end", "content_after", "content_before", "holds_verb", "opens_quotation", "quotation_ending_at"]

_CONTRAST = frozenset({"but"})
_EDGE = frozenset({",", ".", ":", ";", "—", "–", "--", "-", "!", "?", "…"})


def holds_verb(context: Context, first: int, last: int) -> bool:
    """Whether a finite verb seems to stand among the tokens; errs on the side of yes for words in -ed and -s."""
    words, flags, verbs = context.words, context.flags, context.verbs
    return any(
        flags[token] & AUXILIARY
        or words[token] in verbs
        or (words[token].endswith("ed") and len(words[token]) > 4)
        or words[token] in ("'s", "’s", "'re", "’re")
        or "n't" in words[token]
        or "n’t" in words[token]
        or words[token][-3:] in ("'re", "’re", "'ve", "’ve", "'ll", "’ll")
        or words[token][-2:] in ("'d", "’d", "'m", "’m")
        for token in range(first, last)
    )


def opens_quotation(context: Context, token: int) -> bool:
    """Whether a quotation begins at the token."""
    number = context.scan.quotation[token] if token < len(context.words) else -1
    return number >= 0 and context.scan.quotations[number][0] == token


def quotation_ending_at(context: Context, token: int) -> int:
    """The number of the quotation whose last token is ``token``, a comma behind it not counted; -1 for none."""
    if token < 0:
        return -1
    if context.words[token] in (",", "-", "—", "–", "--") and context.scan.quotation[token] < 0:
        token -= 1
    number = context.scan.quotation[token] if token >= 0 else -1
    return number if number >= 0 and context.scan.quotations[number][1] == token + 1 else -1


def _opens_clause(context: Context, token: int) -> bool:
    """Whether a new clause with its own subject begins at the token, not the second half of a comparison."""
    flag = context.flags[token]
    return bool(flag & (PERSONAL | DETERMINER)) and context.words[token] not in ("that", "one", "two", "all")


_BACKGROUND = frozenset({"which", "who", "where", "whose", "compared"})


def clause_end(context: Context, first: int, high: int, bare: bool = False) -> int:
    """Where content that begins at ``first`` ends: the sentence, a semicolon, or a contrast of the outlet's."""
    words, quotation = context.words, context.scan.quotation
    token = first
    while token < high:
        if quotation[token] >= 0:
            token = max(token + 1, min(high, context.scan.quotations[quotation[token]][1]))
            continue
        word = words[token]
        if word == "," and token + 1 < high and token > first + 1:
            after = words[token + 1]
            if bare and after in _BACKGROUND:
                return token
            if (after in _CONTRAST and token + 2 < high and _opens_clause(context, token + 2)) or (
                after == "according" and token + 2 < high and words[token + 2] == "to"
            ):
                return token
        token += 1
    return high


def content_after(context: Context, first: int, high: int, bare: bool = False) -> tuple[int, int] | None:
    """The content that begins at ``first``, within the sentence or as far as a quotation in it goes on."""
    while first < high and context.words[first] in _EDGE:
        first += 1
    if first >= high:
        return None
    end = clause_end(context, first, high, bare)
    last = end - 1
    while last > first and context.words[last] in _EDGE:
        last -= 1
    number = context.scan.quotation[last]
    if number >= 0:
        end = max(end, context.scan.quotations[number][1])
    else:
        end = last + 1
    return (first, end) if end > first else None


def content_before(context: Context, low: int, end: int) -> tuple[int, int] | None:
    """The content of a sentence up to ``end``; where it closes a quotation, from the beginning of that."""
    number = quotation_ending_at(context, end - 1)
    first = low
    if number >= 0:
        first = min(low, context.scan.quotations[number][0])
        begin = context.scan.quotations[number][0]
        if begin > low and context.scan.quotation[low] >= 0:
            first = min(first, context.scan.quotations[context.scan.quotation[low]][0])
    while end > first and context.words[end - 1] in _EDGE and context.scan.quotation[end - 1] < 0:
        end -= 1
    while first < end and context.scan.kinds[first] == PUNCTUATION and context.words[first] in _EDGE:
        first += 1
    return (first, end) if end > first else None
