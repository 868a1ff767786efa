"""Words beside a figure that say how it counts: at its peak, on top of another figure, of those counted before.

Enters: a claim with its sentence. Leaves: yes or no. Refused: nothing; a claim without a sentence has no such words.
"""

import re

from claimtrack.model.claim import Claim
from claimtrack.parsing.dates import find_dates

__all__ = ["goes_on_with", "is_at_peak", "is_difference", "is_further", "is_of_the_counted", "is_said_to_be"]

_BESIDE = 40  # characters of the sentence on either side in which words still speak of the figure
_FIGURE = re.compile(r"\d")
_JOINED = re.compile(r"\d|\b(?:and|while)\b")
_NO_MORE = ("than", "likely", "plausible", "realistic")  # behind "more": of a figure that is only judged
_NEXT_WORDS = re.compile(r"\W*(\w+)(?:\W+(\w+))?")
_OF_THOSE = re.compile(r"\s+of\s+(?:(?:them|these|those|whom|which)\b|the\s+(?:[\d.,]*\d\s+)?(\w+))", re.IGNORECASE)
_AMONG = re.compile(
    r"(?:^|[,;:(–—-])\s*(?:of|among|amongst)\s+(?:(?:them|these|those|whom)\b|the\s+(?:[\d.,]*\d\s+)?(\w+))[^\d.;:]*$",
    re.IGNORECASE,
)


_DIFFERENCE = re.compile(r"(?:\s+[^\W\d]+)?\s+(?:more|fewer|less|higher|lower)\s+than\b", re.IGNORECASE)
_SAID_TO_BE = re.compile(r"\W*(?:(?:who\s+(?:[^\W\d]+\s+){1,3})?(?:were|are)\s+)?((?:[^\W\d]+\s+){0,2}[^\W\d]+)")
_GOING_ON = frozenset({"measure:list", "measure:total", "measure:pointed-back"})
_NEAR = 200  # code points between the end of a sentence and the figure that takes it up
_ALONE_AHEAD = re.compile(r"\balone,?(?:\s+[^\s\d.;:,]+){0,3}\s*$", re.IGNORECASE)
_THERE = re.compile(r"\bthere\s(?:were|are)\s$", re.IGNORECASE)
_ALONE_BEHIND = re.compile(r"[^\d.;:,]{0,60}\bin\s(?:[^\s\d.;:,]+\s){1,3}alone\b", re.IGNORECASE)


def _around(claim: Claim) -> tuple[str, str] | None:
    """What stands before and behind the figure in its sentence."""
    evidence = claim.evidence
    if evidence is None or evidence.figure_start is None or evidence.figure_end is None:
        return None
    start, end = evidence.figure_start - evidence.start, evidence.figure_end - evidence.start
    return evidence.quote[:start], evidence.quote[end:]


def _without_dates(text: str) -> str:
    """A text with its dates blanked, whose digits are no other figure: "marched on 9 June when the crowd ..."."""
    for date in find_dates(text):
        text = text[: date.start] + " " * (date.end - date.start) + text[date.end :]
    return text


def is_at_peak(claim: Claim, words: tuple[str, ...]) -> bool:
    """Whether words beside the figure, with no other figure between, make it one of a moment."""
    around = _around(claim) if words else None
    if around is None:
        return False
    before, after = around[0][-_BESIDE:], around[1][: 2 * _BESIDE]
    if not any(word in text.casefold() for text in (before, after) for word in words):
        return False
    before, after = _without_dates(before), _without_dates(after)
    beside = (_FIGURE.split(before)[-1].casefold(), _FIGURE.split(after)[0].casefold())
    return any(word in text for text in beside for word in words)


def is_further(claim: Claim, words: frozenset[str]) -> bool:
    """Whether a figure comes on top of one told elsewhere: "Two more people have died", "A further 12 were found".

    Beside another figure of its sentence it says what happened to the rest: "Two died and 20 more were injured".
    """
    around = _around(claim) if words else None
    if around is None or _JOINED.search(around[0]):
        return False
    before, after = around
    if before.split() and before.split()[-1].casefold() in words:
        return True
    following = _NEXT_WORDS.match(after)
    return following is not None and following[1].casefold() in words and following[2] not in _NO_MORE


def is_difference(claim: Claim) -> bool:
    """Whether a figure is how far two counts lie apart: "15 died, the prosecutor said, six more than announced"."""
    around = _around(claim)
    return around is not None and _DIFFERENCE.match(around[1]) is not None


def is_of_the_counted(claim: Claim, words: frozenset[str]) -> bool:
    """Whether a figure is one of those counted before: "nine of the dead", "of the 51 victims 34 were women".

    "12 of the 20 passengers were killed" counts all the killed; only a word for what was counted makes a part. "In
    Darbhanga alone 11 died" is one as well.
    """
    around = _around(claim)
    if around is None or _THERE.search(around[0]):
        return False  # "police said there were 3,500 of them": all of them
    behind = _OF_THOSE.match(around[1])
    ahead = _AMONG.search(around[0][-2 * _BESIDE :])
    alone = _ALONE_AHEAD.search(around[0][-2 * _BESIDE :]) or _ALONE_BEHIND.match(around[1])
    if alone is not None and not _is_of_a_time(alone):
        return True
    return any(found is not None and (found[1] is None or found[1].casefold() in words) for found in (behind, ahead))


def _is_of_a_time(alone: re.Match[str]) -> bool:
    """Whether a date stands before "alone": "in May alone" is a period, which says itself what it is a part of."""
    word = alone.string.casefold().find("alone", alone.start(), alone.end())
    before = alone.string[max(0, word - _BESIDE) : word].rstrip()
    return any(date.end == len(before) for date in find_dates(before))


def is_said_to_be(claim: Claim) -> bool:
    """Whether the noun of a part tells which: "28 of them children", "seven of those who died were children".

    Children are a part of all the dead, but of the children these are all.
    """
    around, measure = _around(claim), claim.measure
    if around is None or measure is None or measure.counted is None:
        return False
    those = _OF_THOSE.match(around[1])
    told = _SAID_TO_BE.match(around[1], those.end() if those is not None else 0)
    noun = measure.counted.casefold().split()[-1]
    return told is not None and noun in told[1].casefold().split()


def goes_on_with(claim: Claim, before: Claim) -> bool:
    """Whether a figure takes up the one right before it: "12 of the fugitives are free. He put them at 9"."""
    a, b = before.evidence, claim.evidence
    if a is None or b is None or _GOING_ON.isdisjoint(claim.rules):
        return False
    return (a.figure_end or a.end) <= (b.figure_start or b.start) <= a.end + _NEAR
