"""Sources in brackets behind figures: "Houses destroyed: 312 (disaster committee)", "from 40 (the junta) to 170".

Enters: a context and an opening bracket. Leaves: a candidate, or None. Refused: nothing.
"""

from claimtrack.extraction.candidates import Candidate
from claimtrack.extraction.context import DASHES, Context
from claimtrack.extraction.scan import NUMBER, WORD
from claimtrack.extraction.syntax import AGENTS, AUXILIARIES, PERSONAL, PREPOSITIONS

__all__ = ["bracket_candidate"]

_LONGEST = 7
_STOPS = frozenset({".", ";"})


def bracket_candidate(context: Context, opening: int) -> Candidate | None:
    """Read a source between brackets: behind a figure, before a colon, or at the end of a list of figures."""
    words, scan = context.words, context.scan
    low, high = scan.sentences[scan.sentence[opening]]
    last = min(high, opening + _LONGEST)
    closing = next((token for token in range(opening + 1, last) if words[token] == ")"), 0)
    if closing <= opening + 1 or opening <= low or not _is_voice(context, opening + 1, closing):
        return None
    begin = next((token + 1 for token in range(opening - 1, low - 1, -1) if words[token] == ")"), low)
    after = words[closing + 1] if closing + 1 < high else "."
    if after in DASHES:
        return None  # a dateline: "PRAGUE, March 2 (Agency) -"
    if after == ":":
        content = (closing + 2, high)
    elif scan.kinds[opening - 1] == NUMBER or after in _STOPS:
        content = (begin, opening)
    else:
        return None
    if not any(scan.kinds[token] == NUMBER for token in range(*content)) or content[0] >= content[1]:
        return None
    if after in _STOPS and context.holds_verb(begin, opening) and ":" not in words[begin:opening]:
        return None  # prose: "He met 12 ministers (the old government)."
    return Candidate(
        scan.sentence[opening], (opening + 1, closing), (opening, opening + 1), (content,), "bracketed source"
    )


def _is_voice(context: Context, first: int, last: int) -> bool:
    """Whether the words in a bracket name somebody who can speak, and nothing else."""
    if any(kind != WORD for kind in context.scan.kinds[first:last]):
        return False
    if context.has_any(first, last, AUXILIARIES | PERSONAL) or context.flags[first] & PREPOSITIONS:
        return False
    return context.has_any(first, last, AGENTS)
