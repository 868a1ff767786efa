"""Two voices behind their own figures: "killed five, according to the government, and eight, according to the mayor".

Enters: a context and the candidates of single cues, in the order of their cues. Leaves: the candidates, each with the
words before it as far back as the one before. Refused: nothing.
"""

from itertools import pairwise

from claimtrack.extraction.candidates import Candidate
from claimtrack.extraction.context import Context
from claimtrack.extraction.leading import begins_figure
from claimtrack.extraction.phrases import skip_adverbials
from claimtrack.extraction.syntax import CONJUNCTIONS, CONTRASTS

__all__ = ["pair_voices"]

# Tokens of a clause about the first source: "by the count of the union, which called the march, and ...".
_ASIDE = 12


def pair_voices(context: Context, candidates: list[Candidate]) -> None:
    """Where a conjunction behind one such source brings on a figure that a second source closes, it is the second's."""
    for before, after in pairwise(candidates):
        if before.source is None or after.source is None or before.sentence != after.sentence:
            continue
        if not _closes(after) or before.source[1] >= after.cue[0]:
            continue
        low = before.source[1] if _closes(before) else before.contents[-1][0] + 1
        joint = (_joint if _closes(before) else _last_joint)(context, low, after.cue[0])
        if joint is None or (not _closes(before) and before.rule != after.rule):
            continue
        if not _closes(before):
            before.contents = (*before.contents[:-1], (low - 1, joint))
        last = after.cue[0] - (context.words[after.cue[0] - 1] == ",")
        before.contents = tuple(span for span in before.contents if span[0] < joint)
        after.contents = ((joint + 1, last),)


def _closes(candidate: Candidate) -> bool:
    """Whether a source stands behind what it says."""
    return bool(candidate.contents) and candidate.contents[0][0] < candidate.cue[0]


def _last_joint(context: Context, first: int, last: int) -> int | None:
    """The last conjunction before a figure with no verb behind it: "By the count of X 30,000 came, and 8,000 ..."."""
    for token in range(last - 1, first, -1):
        if context.flags[token] & CONJUNCTIONS and begins_figure(context, token + 1, last):
            return None if context.holds_verb(token + 1, last) else token
    return None


def _joint(context: Context, first: int, last: int) -> int | None:
    """The conjunction behind a source, and behind a comma or a clause about it, before a figure; None for none."""
    words, flags = context.words, context.flags
    token = skip_adverbials(context, first, last)
    if token < last and words[token] == "," and not flags[token + 1] & CONJUNCTIONS:
        aside = range(token + 1, min(last, token + 1 + _ASIDE))
        token = next((place for place in aside if words[place] == ","), last)
    token += token < last and words[token] in (",", ";")
    if token + 1 >= last or not flags[token] & (CONJUNCTIONS | CONTRASTS):
        return None
    return token if begins_figure(context, token + 1, last) else None
