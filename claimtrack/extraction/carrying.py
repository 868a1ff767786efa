"""Attributions in the light of their neighbours: where a second voice begins, and where a voice goes on.

Enters: a context and the candidates of single cues. Leaves: the candidates trimmed, linked, and joined by those that
carry a voice into following sentences. Refused: nothing.
"""

from itertools import pairwise

from claimtrack.extraction.candidates import Candidate
from claimtrack.extraction.context import DASHES, Context
from claimtrack.extraction.cues import QUOTE
from claimtrack.extraction.syntax import ADVERBS, CONTRASTS, PERSONAL
from claimtrack.model.source import Stance

__all__ = ["carried_proposals", "carried_quotations", "link_citations", "retell", "separate_voices", "share_hedges"]

# A quotation of fewer tokens is a word and no speech.
_SHORTEST = 4


def link_citations(candidates: list[Candidate]) -> None:
    """Give a citation inside a subject the words of that subject: "State media, quoting police, said ..."."""
    citations = [candidate for candidate in candidates if candidate.rule == "citing" and candidate.cited_by is None]
    near: dict[int, list[Candidate]] = {}
    for candidate in candidates if citations else ():
        near.setdefault(candidate.sentence, []).append(candidate)
    for citing in citations:
        for relay in near[citing.sentence]:
            if relay is citing or relay.source is None:
                continue
            if _stands_between(citing, relay) or relay.source[0] <= citing.cue[0] < relay.source[1]:
                citing.contents, citing.cited_by = relay.contents, relay
                break


def _stands_between(citing: Candidate, relay: Candidate) -> bool:
    """Whether the relay is the subject behind an opening citation: "Citing relatives, the group said ..."."""
    if relay.source is None or citing.source is None or citing.contents[0][0] < citing.source[1]:
        return False
    return relay.source[0] == citing.contents[0][0] and relay.cue[0] >= relay.source[1]


def separate_voices(context: Context, candidates: list[Candidate]) -> None:
    """End content where a second voice of the sentence begins: "Lee said X, and Kim said Y"."""
    for before, after in pairwise(candidates):
        if before.sentence != after.sentence or before.source is None or after.source is None:
            continue
        first, last = before.contents[-1]
        begin = after.source[0]
        if after.source == before.source:
            _end_before_second_verb(context, before, after)
            continue
        if not first < begin < last:
            continue
        if after.rule.startswith("trailing") and after.contents[0][0] <= before.cue[0]:
            cut = begin  # "Two diplomats put it at 300, the newspaper reported"
        elif after.contents[0][0] < begin or context.scan.quotation[begin] >= 0:
            continue
        else:
            cut = _clause_cut(context, first, begin)
        if cut == first < begin and len(before.contents) > 1 and context.flags[first] & CONTRASTS:
            before.contents = before.contents[:-1]  # "47 died, the agency said, while police spoke of 50"
            continue
        while cut > first and (context.words[cut - 1] == "," or context.words[cut - 1] in DASHES):
            cut -= 1
        if first < cut < begin:
            before.contents = (*before.contents[:-1], (first, cut))


def _end_before_second_verb(context: Context, before: Candidate, after: Candidate) -> None:
    """End what one verb says where its subject goes on to another: "rejected the figure and said 97 had died"."""
    first, last = before.contents[-1]
    cut = after.cue[0] - 1
    if before.stance is not after.stance and first < cut < last and context.flags[cut] & CONTRASTS:
        before.contents = (*before.contents[:-1], (first, cut))


def _clause_cut(context: Context, first: int, begin: int) -> int:
    """Where the clause of a subject at ``begin`` is joined to the one before; ``begin`` where nothing joins it."""
    cut = begin
    while cut > first and context.flags[cut - 1] & ADVERBS:
        cut -= 1
    if cut > first and context.flags[cut - 1] & CONTRASTS:
        return cut - 1
    opening = context.scan.sentences[context.scan.sentence[begin]][0]
    contrasted = context.flags[opening] & CONTRASTS and cut > first and context.words[cut - 1] == ","
    if contrasted:
        return cut - 1  # "While aid groups speak of 1,500 dead, the government admits 612"
    return cut - 1 if cut > first and context.words[cut - 1] in (";", ":") else first


def retell(context: Context, candidates: list[Candidate]) -> None:
    """Give plans and events that another tells of to the teller.

    "Residents say the company has promised to build 200 houses", "the clinic had admitted 176, its director said".
    """
    plans = [candidate for candidate in candidates if _can_be_told(context, candidate)]
    voiced: dict[int, list[Candidate]] = {}
    for candidate in candidates if plans else ():
        voiced.setdefault(candidate.sentence, []).append(candidate)
    for plan in plans:
        if plan.source is None:
            continue
        for teller in voiced[plan.sentence]:
            told = any(first <= plan.source[0] and plan.cue[0] < last for first, last in teller.contents)
            if told and teller is not plan and teller.source is not None and teller.stance is not Stance.PROPOSED:
                plan.source, plan.hearer = teller.source, teller.hearer
                break


def _can_be_told(context: Context, candidate: Candidate) -> bool:
    """Whether somebody's plan, or an event, is what a candidate is about."""
    cue = context.cues.get(candidate.cue[0])
    return (cue is not None and cue.entry.event and candidate.rule != "that") or candidate.stance is Stance.PROPOSED


def share_hedges(candidates: list[Candidate]) -> None:
    """Give a hedge without a source, inside the words of one, that source: "30 of them are believed dead"."""
    hedges = [candidate for candidate in candidates if candidate.source is None]
    voiced: dict[int, list[Candidate]] = {}
    for candidate in candidates if hedges else ():
        if candidate.source is not None:
            voiced.setdefault(candidate.sentence, []).append(candidate)
    for hedge in hedges:
        for outer in voiced.get(hedge.sentence, ()):
            if any(first <= hedge.cue[0] < last for first, last in outer.contents):
                hedge.source = outer.source
                break


def carried_quotations(context: Context, candidates: list[Candidate]) -> list[Candidate]:
    """Quotations without a cue of their own, which go on with the voice before.

    In the same paragraph a quotation that opens a sentence does; in the next one it does if it fills the paragraph, or
    if the one before was left open.
    """
    scan = context.scan
    owners = _owners(context, candidates)
    found = _opened_before(context, owners) + _behind_speech(context, candidates, owners)
    last = -1
    for number, (first, end) in enumerate(scan.quotations):
        if number in owners:
            last = number
        elif last >= 0 and scan.sentences[scan.sentence[first]][0] == first:
            rule = _carrying_rule(context, last, number)
            if rule is not None:
                voice = owners[last]
                sentence = scan.sentence[first]
                carried = Candidate(sentence, voice.source, voice.cue, ((first, end),), rule, voice.stance)
                owners[number] = carried
                found.append(carried)
                last = number
    return found


def _opened_before(context: Context, owners: dict[int, Candidate]) -> list[Candidate]:
    """Quotations left open at the end of a paragraph, whose speaker the next paragraphs name at the end."""
    scan = context.scan
    found = []
    for number in range(len(scan.quotations) - 2, -1, -1):
        voice = owners.get(number + 1)
        if voice is None or number in owners or scan.quotation_closed[number]:
            continue
        first, end = scan.quotations[number]
        following = scan.quotations[number + 1][0]
        here = scan.paragraph[first]
        next_one = scan.paragraph[following] == here + 1
        if next_one and scan.paragraphs[here][0] == first and scan.paragraphs[here + 1][0] == following:
            carried = Candidate(
                scan.sentence[first], voice.source, voice.cue, ((first, end),), "opened quote", voice.stance
            )
            owners[number] = carried
            found.append(carried)
    return found


def _behind_speech(context: Context, candidates: list[Candidate], owners: dict[int, Candidate]) -> list[Candidate]:
    """Quotations that fill a paragraph behind one that ends in somebody's reported speech."""
    scan = context.scan
    spoken: dict[int, Candidate] = {}
    for candidate in candidates:
        cue = context.cues.get(candidate.cue[0])
        if candidate.source is not None and cue is not None and cue.entry.frames & QUOTE:
            spoken.setdefault(candidate.sentence, candidate)  # the outer voice, where another is told of
    found = []
    for number, (first, end) in enumerate(scan.quotations):
        filled = (first, end) == scan.paragraphs[scan.paragraph[first]] and end - first > _SHORTEST
        earlier = number - 1 in owners and _carrying_rule(context, number - 1, number) is not None
        voice = spoken.get(scan.sentence[first] - 1) if filled and number not in owners and not earlier else None
        if voice is not None:
            carried = Candidate(
                scan.sentence[first], voice.source, voice.cue, ((first, end),), "quote behind", voice.stance
            )
            owners[number] = carried
            found.append(carried)
    return found


def _owners(context: Context, candidates: list[Candidate]) -> dict[int, Candidate]:
    """Who speaks each quotation, as far as cues outside it say."""
    quotation = context.scan.quotation
    owners: dict[int, Candidate] = {}
    for candidate in candidates:
        if candidate.source is None:
            continue
        within = quotation[candidate.cue[0]]
        for first, end in candidate.contents:
            for token in (first, end - 1):
                if quotation[token] >= 0 and quotation[token] != within:
                    owners[quotation[token]] = candidate
    return owners


def _carrying_rule(context: Context, last: int, number: int) -> str | None:
    """How quotation ``number`` goes on with the voice of quotation ``last``; None where it does not."""
    scan = context.scan
    first, end = scan.quotations[number]
    before, here = scan.paragraph[scan.quotations[last][0]], scan.paragraph[first]
    if before == here:
        return "carried quote"
    if before + 1 != here:
        return None
    if not scan.quotation_closed[last]:
        return "continued quote"
    return "next quote" if (first, end) == scan.paragraphs[here] and end - first > _SHORTEST else None


def carried_proposals(context: Context, candidates: list[Candidate]) -> list[Candidate]:
    """Sentences that go on with a proposal: "According to X, the talks were about Y. Forty should be freed."."""
    scan, words = context.scan, context.words
    last_of: dict[int, Candidate] = {}
    for candidate in candidates:
        if candidate.source is not None:
            last_of[candidate.sentence] = candidate
    found = []
    for sentence, voice in last_of.items():
        following = sentence + 1
        if voice.rule != "according to" or following in last_of or following >= len(scan.sentences):
            continue
        low, high = scan.sentences[following]
        if scan.paragraph[low] != scan.paragraph[low - 1] or scan.quotation[low] >= 0 or words[high - 1] == "?":
            continue
        if context.has_any(low, low + 1, PERSONAL) or not _proposes(words[low:high]):
            continue
        content = ((low, high - 1),)
        found.append(Candidate(following, voice.source, voice.cue, content, "carried proposal", Stance.PROPOSED))
    return found


def _proposes(words: list[str]) -> bool:
    """Whether a sentence says what should be done: "should be released"."""
    return any(pair == ("should", "be") for pair in pairwise(words))
