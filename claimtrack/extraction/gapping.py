"""A second voice whose verb is left out, as in "The city put the crowd at 15,000, the organisers at 70,000".

Enters: a context and the candidates found. Leaves: candidates for the gapped voices, the others trimmed. Refused:
nothing.
"""

from claimtrack.extraction.candidates import Candidate
from claimtrack.extraction.context import Context
from claimtrack.extraction.phrases import phrase_after
from claimtrack.extraction.scan import NUMBER, PUNCTUATION
from claimtrack.extraction.syntax import (
    AGENTS,
    AMOUNTS,
    AUXILIARIES,
    CONJUNCTIONS,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
)

__all__ = ["gapped_voices"]

_LONGEST_NAME = 6
_LONGEST_FIGURE = 8
_LONGEST_VOICE = 20  # with what is said of it
_JOINTS = (",", ";", "and")
_MONEY = frozenset("$€£¥")


def gapped_voices(context: Context, candidates: list[Candidate]) -> list[Candidate]:
    """The voices that share a verb before them, each with its figure; their words leave the content of the first."""
    found = []
    for candidate in candidates:
        if candidate.rule == "passive agent" and (second := _second_agent(context, candidate)) is not None:
            found.append(second)
        first, last = candidate.contents[-1]
        if candidate.source is None or first < candidate.cue[1] or last - first > 60:
            continue
        for joint in _joints(context, first, last):
            if context.words[joint + 1] in context.grammar.including:
                continue  # "the ministry of 71, among them 23 children"
            gapped = _gapped(context, candidate, joint, last)
            if gapped is not None:
                candidate.contents = (*candidate.contents[:-1], (first, joint))
                found.append(gapped)
            if gapped is not None or context.words[joint] == ",":
                break
        else:
            gapped = None
        if gapped is None and (described := _described(context, candidate, first, last)) is not None:
            candidate.contents = (*candidate.contents[:-1], (first, described[0]))
            found.append(described[1])
    return found


def _second_agent(context: Context, voiced: Candidate) -> Candidate | None:
    """Read "was put at 60 million euros by the government and at 95 million by the bank": the second agent's figure."""
    if voiced.source is None:
        return None
    words, joint = context.words, voiced.source[1]
    high = context.scan.sentences[voiced.sentence][1]
    first = joint + 1
    if first + 2 >= high or not context.flags[joint] & CONJUNCTIONS or words[first] not in context.grammar.figure_marks:
        return None
    by = next((t for t in range(first + 1, min(high - 1, first + _LONGEST_FIGURE)) if words[t] == "by"), first)
    if by == first or not _is_figure(context, first + 1, by):
        return None
    last = phrase_after(context, by + 1, high)
    source = (by + 1, last)
    if last == by + 1:
        return None
    return Candidate(voiced.sentence, source, voiced.cue, ((first, by),), "gapped", voiced.stance)


def _described(context: Context, voiced: Candidate, first: int, last: int) -> tuple[int, Candidate] | None:
    """A voice of which more is said before its figure, and the joint before it.

    "Put turnout at 68 percent; the alliance, which had observers, at 76", "the armed opposition in the region as 69".
    """
    words, marks = context.words, context.grammar.figure_marks
    mark = next((t for t in range(last - 2, max(first, last - _LONGEST_FIGURE), -1) if words[t] in marks), first)
    shared = words[mark] in words[voiced.cue[0] : min(first + _LONGEST_FIGURE, mark)]
    if mark == first or not shared or not _is_figure(context, mark + 1, last):
        return None
    for joint in range(mark - 2, max(first, mark - _LONGEST_VOICE), -1):
        begin = joint + 1 + bool(context.flags[joint + 1] & CONJUNCTIONS)
        end = _name_end(context, begin, mark) if words[joint] in _JOINTS else begin
        if end > begin and _is_description(context, end, mark):
            span = ((mark, last),)
            return joint, Candidate(voiced.sentence, (begin, end), voiced.cue, span, "gapped", voiced.stance)
    return None


def _is_figure(context: Context, first: int, last: int) -> bool:
    """Whether some tokens are a figure and nothing else of a clause."""
    kinds = [context.scan.kinds[token] for token in range(first, last) if context.words[token] not in _MONEY]
    figure = NUMBER in kinds or context.has_any(first, last, AMOUNTS)
    return figure and PUNCTUATION not in kinds and not context.holds_verb(first, last)


def _name_end(context: Context, begin: int, high: int) -> int:
    """Where the name of a speaker that begins at a token ends, before more is said of it; ``begin`` for no speaker."""
    end = begin
    while end < high and context.words[end] != "," and not context.flags[end] & PREPOSITIONS:
        if end in context.cues or context.flags[end] & (AUXILIARIES | SUBORDINATORS | CONJUNCTIONS):
            return begin
        end += 1
    named = begin < end <= begin + _LONGEST_NAME and end < high and context.has_any(begin, end, AGENTS)
    return end if named and (context.words[begin] == "the" or context.capital[begin]) else begin


def _is_description(context: Context, first: int, last: int) -> bool:
    """Whether some tokens are a clause or apposition between commas, or a phrase with a preposition and no verb."""
    words = context.words
    if words[first] != ",":
        return PUNCTUATION not in context.scan.kinds[first:last] and not context.holds_verb(first, last)
    opened = context.flags[first + 1] & RELATIVES or words[first + 1] in context.grammar.articles
    return bool(opened) and words[last - 1] == "," and last - 1 > first and ";" not in words[first:last]


def _joints(context: Context, first: int, last: int) -> list[int]:
    """What a second voice may stand behind, the last first: commas, and an "and" without one; not in quotations."""
    words, joints = context.words, context.scan.commas_in(first + 1, last - 2)
    if "and" in words[first + 1 : last - 2]:
        joint = next((t for t in range(last - 3, first, -1) if words[t] == "and" and words[t - 1] != ","), first)
        if joint > first:
            joints = sorted([*joints, joint])
    return [token for token in reversed(joints) if context.scan.quotation[token] < 0]


def _gapped(context: Context, voiced: Candidate, joint: int, last: int) -> Candidate | None:
    """The voice behind a comma or "and": a name or office and, right behind it, a figure that ends the content."""
    begin = joint + (context.words[joint] == ",")
    if context.flags[begin] & CONJUNCTIONS:
        begin += 1
    if begin < last and context.words[begin] == "by" and voiced.rule == "by its count":
        begin += 1  # "By the ministry's count 212 houses burned down, by the mayor's 340"
    opener = context.words[begin] == "the" or context.words[begin] in context.grammar.owners
    voice = opener or context.capital[begin] or context.has_any(begin, begin + 2, AGENTS)
    if begin >= last or not voice:
        return None
    end = begin
    while end < min(last, begin + _LONGEST_NAME) and not _begins_figure(context, end):
        if end in context.cues and context.words[end] not in context.cues[end].entry.noun:
            return None  # "the government admits only 612"
        if context.flags[end] & (AUXILIARIES | SUBORDINATORS | CONJUNCTIONS | PREPOSITIONS):
            return None
        end += 1
    close = next((token for token in range(end, last) if context.words[token] == ","), last)
    part = close + 1 < last and context.words[close + 1] in context.grammar.including
    if end == begin or end >= last or (close if part else last) - end > _LONGEST_FIGURE:
        return None
    if context.words[begin] in context.grammar.owners and context.holds_verb(begin, end):
        return None  # "showed that the firm and its owners lost $916 million"
    if not context.has_any(begin, end, AGENTS) and not _is_name_alike(context, voiced, begin, end):
        return None
    if not _is_figure(context, end, close if part else last):
        return None
    return Candidate(voiced.sentence, (begin, end), voiced.cue, ((end, last),), "gapped", voiced.stance)


def _is_name_alike(context: Context, voiced: Candidate, begin: int, end: int) -> bool:
    """Whether a name takes its figure as the first voice did: "at 240 million, the county at 90 million"."""
    place = context.words[begin] == "the" and context.words[end - 1] in context.grammar.place_types
    kin = context.words[begin] in context.grammar.owners  # "shopkeepers at 4 million euros, their insurers at 1.5"
    named = place or kin or sum(context.capital[begin:end]) > 1
    joint = context.words[end]
    return (
        named
        and joint in context.grammar.figure_marks
        and joint in context.words[voiced.cue[0] : voiced.contents[-1][0] + _LONGEST_FIGURE]
    )


def _begins_figure(context: Context, token: int) -> bool:
    """Whether a figure, or the "of", "at" or "as" before it, begins at the token."""
    if context.words[token] in context.grammar.figure_marks and token + 1 < len(context.words):
        return True
    if context.words[token] == "one":
        return context.words[token + 1 : token + 2] == ["of"]  # "gave a toll of 21, and the lawyers one of 33"
    return context.scan.kinds[token] == NUMBER or bool(context.flags[token] & AMOUNTS)
