"""What is attributed: where the words of a source begin and end.

Enters: a context and the place where content may begin or must end. Leaves: token spans. Refused: nothing.
"""

from claimtrack.extraction.candidates import Tokens
from claimtrack.extraction.context import Context
from claimtrack.extraction.scan import PUNCTUATION
from claimtrack.extraction.syntax import BACKGROUND, CONTRASTS, DATES, DETERMINERS, PERSONAL

__all__ = ["content_after", "content_before"]

# A name and its title, behind which the verb of a new clause stands.
_NAME = 5
_EDGE = frozenset({",", ".", ":", ";", "—", "–", "--", "-", "!", "?", "…"})


def _opens_clause(context: Context, token: int) -> bool:
    """Whether a new clause with its own subject begins at the token, not the second half of a comparison."""
    flag = context.flags[token]
    last = min(len(context.words), token + _NAME)
    if context.capital[token] and not flag & DATES and context.holds_verb(token + 1, last):
        return True  # "but Mrs. Clinton would leave it"
    return bool(flag & (PERSONAL | DETERMINERS)) and context.words[token] not in context.grammar.subject_fillers


def _clause_end(context: Context, first: int, high: int, bare: bool) -> int:
    """Where content that begins at ``first`` ends: the sentence, a contrast with a subject of its own, "according to".

    Bare content, without "that", ends before a relative clause too, which is mostly the outlet's: "said 12 people died
    in the valley, where 40 had died a year before".
    """
    words, quotation = context.words, context.scan.quotation
    for comma in context.scan.commas_in(first + 2, high - 2):
        if quotation[comma] >= 0:
            continue
        if bare and context.flags[comma + 1] & BACKGROUND:
            return comma
        if words[comma + 1] == "but" and _opens_clause(context, comma + 2):
            return comma
        behind = comma + 1 + bool(context.flags[comma + 1] & CONTRASTS)
        if words[behind : behind + 2] == ["according", "to"]:
            return comma
    return high


def content_after(context: Context, first: int, high: int, *, bare: bool = False) -> Tokens | None:
    """The content that begins at ``first``, within the sentence or as far as a quotation in it goes on."""
    while first < high and context.words[first] in _EDGE:
        first += 1
    if first >= high:
        return None
    last = _clause_end(context, first, high, bare) - 1
    while last > first and context.words[last] in _EDGE:
        last -= 1
    number = context.scan.quotation[last]
    return first, max(last + 1, context.scan.quotations[number][1]) if number >= 0 else last + 1


def _behind_voice(context: Context, low: int, end: int) -> int:
    """Where content begins behind a semicolon that ends another voice's clause: "the army said 5; 13 died, said X"."""
    for token in range(end - 2, low, -1):
        if context.words[token] == ";":
            voiced = any(t in context.cues and not context.cues[t].is_ing for t in range(low, token))
            return token + 1 if voiced else low
    return low


def content_before(context: Context, low: int, end: int) -> Tokens | None:
    """The content of a sentence up to ``end``; where it closes a quotation, from the beginning of that."""
    scan = context.scan
    number = context.quotation_ending_at(end - 1)
    first = low if number >= 0 else _behind_voice(context, low, end)
    if number >= 0:
        first = min(low, scan.quotations[number][0])
        if scan.quotations[number][0] > low and scan.quotation[low] >= 0:
            first = scan.quotations[scan.quotation[low]][0]
    while end > first and context.words[end - 1] in _EDGE and scan.quotation[end - 1] < 0:
        end -= 1
    while first < end and scan.kinds[first] == PUNCTUATION and context.words[first] in _EDGE:
        first += 1
    return (first, end) if end > first else None
