"""Cue verbs: who says what around "said", "showed", "put the toll at", "was reported by", "citing".

Enters: a context and the token of a cue verb. Leaves: a candidate, or None where the verb ties nothing to a source.
"""

from claimtrack.extraction.belied import belied_content
from claimtrack.extraction.candidates import Candidate, Tokens
from claimtrack.extraction.contents import content_after, content_before
from claimtrack.extraction.context import DASHES, Context, Site
from claimtrack.extraction.cues import AGENT_OF, CLAUSE, COUNT, DATA, INFINITIVE, NOUN, PASSIVE, THAT
from claimtrack.extraction.leading import begins_figure, introduced_quotation, leading_content
from claimtrack.extraction.phrases import phrase_after, skip_adverbials
from claimtrack.extraction.scan import NUMBER, PUNCTUATION
from claimtrack.extraction.subjects import Subject, participle_source, subject_before, subject_source
from claimtrack.extraction.syntax import (
    ADVERBS,
    AGENTS,
    AMOUNTS,
    AUXILIARIES,
    BE,
    BEFORE_DATES,
    CONJUNCTIONS,
    CONTRASTS,
    DATES,
    DETERMINERS,
    EVIDENCE,
    HEDGED_STATES,
    NEGATIONS,
    PERFECT,
    PERSONAL,
    RELATIVES,
    TOLLS,
    UNVERBAL,
)
from claimtrack.extraction.trailing import cited, inverted, is_aside_to_end, over_aside, trailing_contents
from claimtrack.model.source import Stance

__all__ = ["verb_candidate"]

# Between a verb and the "that" of what it rejects: "rejected recent reports that".
_REPORTS = 3
# Tokens between "estimated at" and the "by" of whoever did, a sum in another currency in brackets included.
_AGENT = 16
# Tokens of whoever is asked for something.
_HEARER = 8
# Tokens of what is asked for, up to its figure.
_ASKED = 12
_MONEY = "$£€"
# Tokens of a figure with what it counts, before "it predicted".
_TOLD = 6


def verb_candidate(context: Context, at: int, low: int, high: int, earlier: list[Candidate]) -> Candidate | None:
    """The attribution that the cue verb at ``at`` makes between the tokens ``low`` and ``high``.

    Args:
        context: The text.
        at: The token of the verb.
        low: The first token of its sentence or quotation.
        high: The token after it.
        earlier: The candidates found so far, whose subjects this verb may share.
    """
    cue = context.cues[at]
    if cue.entry.belies and cue.is_past and (belied := belied_content(context, at, high)) is not None:
        site = Site(context, at, low, high, cue, NOUN, at + 1)
        source = subject_source(site, subject_before(context, at, low), earlier)
        if source is not None:
            return Candidate(site.sentence, source, (at, at + 1), (belied,), "belied", Stance.DENIED)
    frames, end = _frames_at(context, at, high)
    if not frames or (context.capital[at] and _is_name(context, at, low, high)):
        return None
    if end > at + 1 and cue.asking is not None and _asks_for_an_amount(context, end, high):
        cue = cue.asking
    site = Site(context, at, low, high, cue, frames, end)
    if cue.is_participle and _follows_be(context, at, low):
        return _passive(site)
    told = cue.entry.name == "say"  # "the bomb, which police said killed four"
    if cue.is_participle and not told and end < high and context.words[end] in context.grammar.fates:
        return None  # "with eight people confirmed dead"
    found = inverted(site)
    if found is not None:
        return found
    if cue.is_ing and cue.entry.name in ("cite", "quote"):
        return cited(site, earlier)
    if at > low and context.flags[at - 1] & RELATIVES and cue.entry.name in ("cite", "quote"):
        return _cited_in_clause(site)
    if cue.is_participle and end < high and context.words[end] == "by" and cue.entry.name != "say":
        return _as_reported_by(site) if at == low + 1 and context.words[low] == "as" else _reduced(site)
    if cue.is_ing and not _follows_be(context, at, low):
        return _participle(site, earlier)
    if (
        cue.is_participle
        and not cue.is_past
        and not context.flags[max(low, _auxiliary_before(context, at, low))] & PERFECT
    ):
        return None  # "given the circumstances"
    if at > low and context.scan.kinds[at - 1] == NUMBER and cue.entry.stance is Stance.HEDGED:
        return None  # "shot 12 suspected rebels"
    subject = subject_before(context, at, low)
    return _framed(site, subject, subject_source(site, subject, earlier))


def _frames_at(context: Context, at: int, high: int) -> tuple[int, int]:
    """The frames of a cue, those of a particle behind it, and the token after both: "spoke on Friday of nine dead"."""
    entry, end = context.cues[at].entry, at + 1
    if entry.particles and end < high:
        behind = end if context.words[end] in entry.particles else skip_adverbials(context, end, high)
        if behind < high and context.words[behind] in entry.particles:
            return entry.particles[context.words[behind]], behind + 1
        if entry.recipient:
            return _asked_for(context, end, high) or (entry.frames, end)
    return entry.frames, end


def _asks_for_an_amount(context: Context, end: int, high: int) -> bool:
    """Whether a figure stands before the next mark: not "when veterans ask for help, too many of their calls"."""
    for token in range(end, min(high, end + _ASKED)):
        if _is_figure(context, token):
            return True
        if context.scan.kinds[token] == PUNCTUATION and context.scan.text[context.scan.starts[token]] not in _MONEY:
            return False
    return False


def _asked_for(context: Context, end: int, high: int) -> tuple[int, int] | None:
    """The frames of a verb with whom it asks between it and its particle: "asked donors for $6.5 million"."""
    for token in range(end + 1, min(high - 1, end + _HEARER)):
        flags = context.flags[token]
        if context.words[token] == "for":
            figure = token + 1 + (context.scan.text[context.scan.starts[token + 1]] in _MONEY)
            return (NOUN, token + 1) if begins_figure(context, figure, high) else None
        if context.scan.kinds[token] == PUNCTUATION or flags & (AUXILIARIES | CONTRASTS | RELATIVES):
            return None
    return None


def _participle(site: Site, earlier: list[Candidate]) -> Candidate | None:
    """Read ", saying that ...", "a report showing ...": a verb in -ing, which shares or modifies a subject."""
    if site.at > site.low and site.context.flags[site.at - 1] & UNVERBAL:
        return None
    if site.cue.entry.stance is Stance.PROPOSED and site.context.words[site.at - 1] not in (",", "and", "while"):
        return None  # "anyone wanting to borrow 25,000 dollars"
    frames = site.frames
    if not site.cue.entry.asserts:
        frames &= ~NOUN  # "claiming the prize", "offering 30 jobs" assert nothing
    bare = Site(site.context, site.at, site.low, site.high, site.cue, frames, site.end)
    return _framed(bare, None, participle_source(site, earlier))


def _is_name(context: Context, at: int, low: int, high: int) -> bool:
    """Whether a capitalised form within a sentence is part of a name: "United States", "Omar Said said"."""
    return (
        at > low
        and context.capital[at]
        and context.scan.kinds[at - 1] != PUNCTUATION
        and not context.is_title_case(low, high)
    )


def _follows_be(context: Context, at: int, low: int) -> bool:
    """Whether a form of "be" stands before the verb, adverbs aside: "is also promising", "were not believed"."""
    token = _auxiliary_before(context, at, low)
    if token < low:
        return False
    return bool(context.flags[token] & BE) or (context.cues[at].is_ing and context.words[token] in ("'s", "’s"))


def _auxiliary_before(context: Context, at: int, low: int) -> int:
    """The token before the verb, adverbs and negations aside."""
    token = at - 1
    while token >= low:
        if context.flags[token] & DATES and context.words[token] != "may":
            token -= 1  # "had until Wednesday spoken of 21"
            while token >= low and context.flags[token] & BEFORE_DATES:
                token -= 1
        elif context.flags[token] & (ADVERBS | NEGATIONS) or context.is_adverb(token):
            token -= 1
        else:
            break
    return token


def _cited_in_clause(site: Site) -> Candidate | None:
    """Read "Bloomberg, which cited bankers, said ...": the clause names the origin of what is said behind it."""
    last = phrase_after(site.context, site.end, site.high)
    if last <= site.end:
        return None
    source = (site.end, last)
    return Candidate(site.sentence, source, (site.at, site.end), (source,), "citing")


def _passive(site: Site) -> Candidate | None:
    """Read "was reported by X": X is the source; "are believed to be": the outlet hedges and names nobody."""
    context, at, low, high, entry = site.context, site.at, site.low, site.high, site.cue.entry
    if site.cue.is_ing:
        return None
    by = _agent_mark(site) if site.frames & AGENT_OF or entry.recipient else None
    if by is not None:
        last = _agent_end(context, by + 1, high)
        contents = _passive_contents(site, by, last)
        if last > by + 1 and contents:
            return Candidate(site.sentence, (by + 1, last), (at, at + 1), contents, "passive agent", entry.stance)
    if not site.frames & PASSIVE or site.end >= high or not context.flags[site.end] & HEDGED_STATES:
        return None
    content = content_after(context, _clause_start(context, at, low), high)
    stance = Stance.HEDGED if entry.stance is Stance.ASSERTED else entry.stance
    return (
        None if content is None else Candidate(site.sentence, None, (at, site.end), (content,), "passive hedge", stance)
    )


def _agent_end(context: Context, first: int, high: int) -> int:
    """Where the agent that begins at ``first`` ends: before "at" and a figure, or "to" and a verb."""
    last = phrase_after(context, first, high)
    for token in range(first + 1, last):
        word, behind = context.words[token], token + 1
        if word == "to" and (behind == last or context.flags[behind] & AUXILIARIES):
            return token  # "are believed by monitors to be hiding"
        if word in context.grammar.figure_marks and begins_figure(context, behind, high):
            joined = context.flags[token - 1] & CONJUNCTIONS  # "by the government and at 95 million by the bank"
            return token - bool(joined)  # "is put by the bank at 11 million"
        if token > first + 1 and word in context.verbs and _acts(context, token, last):
            return token  # "the 40 deaths confirmed by the ministry shocked the country"
    return last


def _acts(context: Context, token: int, last: int) -> bool:
    """Whether a form that can be a verb is the one of the clause: in lower case, with an object behind it."""
    noun = not context.flags[token - 1] & (DETERMINERS | ADVERBS)
    return noun and not context.capital[token] and token + 1 < last and bool(context.flags[token + 1] & DETERMINERS)


def _passive_contents(site: Site, by: int, last: int) -> tuple[Tokens, ...]:
    """What an agent says: before the verb, and behind the agent where the clause goes on there."""
    context, at, high = site.context, site.at, site.high
    following = context.words[last] if last + 1 < high else ""
    if following == "that" and (site.frames & THAT or site.cue.entry.recipient):
        told = content_after(context, last, high)  # "lawmakers were told by the minister that ..."
        return () if told is None else (told,)
    if site.cue.entry.recipient:
        return ()
    content = content_before(context, _reason_start(context, at, site.low), by if by > at + 1 else at)
    if content is None:
        return ()
    more = None
    if following in ("as", "at"):
        more = content_after(context, last + 1, high)  # "was given by the brigade as 23"
    elif following == "to":
        more = content_after(context, last, high)
    return (content,) if more is None else (content, more)


def _reduced(site: Site) -> Candidate | None:
    """A figure with a participle: "compared with 570,000 counted by the interior ministry"."""
    context, at = site.context, site.at
    first = _clause_start(context, at, site.low)
    figure = any(_is_figure(context, token) for token in range(first, at))
    last = _agent_end(context, at + 2, site.high)
    if not site.frames & AGENT_OF or last <= at + 2 or context.scan.kinds[at + 2] == NUMBER:
        return None
    content = content_before(context, first, at) if figure else None
    infinitive = site.frames & (INFINITIVE | PASSIVE) and last + 2 < site.high and context.words[last] == "to"
    if content is None and infinitive:  # "claimed by the brigade to have killed 18 soldiers, drew no comment"
        comma = next((token for token in range(last, site.high) if context.words[token] == ","), site.high)
        content = content_after(context, last, comma)
    if content is None:
        return None
    return Candidate(site.sentence, (at + 2, last), (at, at + 2), (content,), "reduced agent", site.cue.entry.stance)


def _is_figure(context: Context, token: int) -> bool:
    """Whether a token begins a figure and is no year: "40 deaths counted by", not "a 2010 book published by"."""
    word = context.words[token]
    year = len(word) == 4 and word.isdecimal() and word[:2] in ("19", "20")
    return (context.scan.kinds[token] == NUMBER and not year) or bool(context.flags[token] & AMOUNTS)


def _agent_mark(site: Site) -> int | None:
    """The "by" of an agent, right behind the verb or behind a figure: "was estimated at 50,000 by the police"."""
    context, at, high = site.context, site.at, site.high
    if at + 2 >= high:
        return None
    if context.words[at + 1] == "by":
        return at + 1
    if context.words[at + 1] not in ("at", "as"):
        return None
    bracket = 0
    for token in range(at + 2, min(high - 1, at + _AGENT)):
        bracket += (context.words[token] == "(") - (context.words[token] == ")")
        if context.words[token] == "by" and not bracket:
            named = context.flags[token + 1] & DETERMINERS or context.capital[token + 1]
            return token if named else None
        if context.words[token] in (",", ";") or context.flags[token] & AUXILIARIES:
            break
    return None


def _clause_start(context: Context, at: int, low: int) -> int:
    """Where the clause of the verb at ``at`` begins: behind the last comma or conjunction before it."""
    for token in range(at - 1, max(low, at - 40) - 1, -1):
        if context.words[token] in (",", ";", ":", "that") or (context.flags[token] & CONTRASTS and token > low):
            return token + 1
        if token in context.cues and context.cues[token].is_past and context.cues[token].entry.frames & CLAUSE:
            return token + 1
    return low


def _reason_start(context: Context, at: int, low: int) -> int:
    """Where a clause begins that only says why or when: "cut its toll to 25, as two had been counted by ..."."""
    for token in range(at - 1, max(low + 1, at - 40), -1):
        if context.words[token - 1] == "," and context.words[token] in context.grammar.subordinators:
            return token + 1 if context.holds_verb(low, token) else low
    return low


def _as_reported_by(site: Site) -> Candidate | None:
    """Read "As reported by the agency, ..."."""
    context, at, high = site.context, site.at, site.high
    last = phrase_after(context, at + 2, high)
    if last <= at + 2 or last >= high or context.words[last] != ",":
        return None
    content = content_after(context, last + 1, high)
    return content and Candidate(site.sentence, (at + 2, last), (site.low, at + 2), (content,), "as reported")


def _framed(site: Site, subject: Subject | None, source: Tokens | None) -> Candidate | None:
    """The candidate once the source is known: content before the subject, or behind the verb."""
    context = site.context
    if source is None or _is_marks(context, *source):
        return None
    if not site.cue.entry.frames and site.frames == COUNT and not _is_voice(context, *source):
        return None  # "the train arrives at platform four"
    after = skip_adverbials(context, site.end, site.high)
    cue, stance = (site.at, site.end), site.cue.entry.stance
    if subject is not None:
        if subject.first == site.low + 1 and context.words[site.low] == "as":
            return _as_reported(site, after, source)
        trailing = trailing_contents(site, after, subject)
        if trailing is not None:
            return Candidate(site.sentence, source, cue, trailing[1], trailing[0], stance, hearer=_hearer(site, after))
        if told := _told_object(site, subject, after):
            return Candidate(site.sentence, source, cue, (told,), "told object", stance)
    relative = subject is not None and subject.relative
    leading = leading_content(site, after, data=_shows_data(site, after, source), relative=relative)
    if leading is None and subject is not None and is_aside_to_end(site, after):
        leading = introduced_quotation(site)
    if leading is None:
        return None
    leading = leading[0], _within_dashes(context, source, leading[1])
    if relative and subject is not None and context.words[subject.first - 1] == ",":
        leading = leading[0], _within_commas(context, leading[1])
    if "that" in context.words[after + 1 : after + _REPORTS] and stance is Stance.DISPUTED:
        stance = Stance.DENIED  # "rejected reports that 30 had died" denies; "rejected the figure of 30" doubts
    return Candidate(site.sentence, source, cue, (leading[1],), leading[0], stance, hearer=_hearer(site, after))


def _told_object(site: Site, subject: Subject, after: int) -> Tokens | None:
    """A figure right before a clause about it: "than the 2.8 percent it predicted", "the 12 the army admitted"."""
    context, words, first = site.context, site.context.words, subject.first
    plain = context.flags[first] & PERSONAL or words[first] == "the"
    first -= words[first - 1] == "that"  # "the 210 million that the mayor had reported"
    if not plain or not site.cue.is_past or not site.frames & (CLAUSE | NOUN):
        return None
    marked = context.scan.kinds[first - 1] == PUNCTUATION and words[first - 1] != "%"
    if marked or not is_aside_to_end(site, after):
        return None
    for token in range(first - 1, max(site.low, first - _TOLD) - 1, -1):
        if words[token] == "the" and begins_figure(context, token + 1, first):
            return token + 1, first
        if context.flags[token] & (AUXILIARIES | PERSONAL | RELATIVES) or words[token] == ",":
            break
    return None


def _is_voice(context: Context, first: int, last: int) -> bool:
    """Whether some tokens can come to a figure: a name, a pronoun, people, a body, a document."""
    voiced = context.has_any(first, last, AGENTS | PERSONAL | EVIDENCE | RELATIVES)
    return voiced or any(context.capital[first + (context.words[first] == "the") : last])


def _is_marks(context: Context, first: int, last: int) -> bool:
    """Whether there is nothing but punctuation among some tokens, nearly never beyond the first."""
    kinds = context.scan.kinds
    while first < last and kinds[first] == PUNCTUATION:
        first += 1
    return first >= last


def _within_dashes(context: Context, source: Tokens, content: Tokens) -> Tokens:
    """The content of an insertion, up to its second dash: "an aggressive - some say unrealistic - pledge"."""
    before, words = source[0] - 1, context.words
    if before < 0 or words[before] not in DASHES:
        return content
    first, last = content
    return first, next((token for token in range(first + 1, last) if words[token] == words[before]), last)


def _within_commas(context: Context, content: Tokens) -> Tokens:
    """The content of a clause between commas, up to the second: "the banker, who denied it, to nine years"."""
    first, last = content
    return first, next((token for token in range(first + 1, last) if context.words[token] == ","), last)


def _hearer(site: Site, after: int) -> Tokens | None:
    """Whom a verb with a recipient speaks to: "told Reuters that"."""
    if not site.cue.entry.recipient or after >= site.high or site.context.words[after] == "that":
        return None
    last = phrase_after(site.context, after, site.high)
    return (after, last) if last > after else None


def _as_reported(site: Site, after: int, source: Tokens) -> Candidate | None:
    """Read "As several papers reported, ..."."""
    after = over_aside(site, after)  # "As Dell said last week in Tel Aviv, ..."
    if after >= site.high or site.context.words[after] != ",":
        return None
    content = content_after(site.context, after + 1, site.high)
    return content and Candidate(site.sentence, source, (site.at, site.end), (content,), "as reported")


def _shows_data(site: Site, after: int, source: Tokens) -> bool:
    """Whether the subject is a document or data, or a name whose "found" is followed by a figure or a clause."""
    context, high = site.context, site.high
    if context.has_any(*source, EVIDENCE):
        return True
    if not site.frames & DATA or after >= high:
        return False
    if site.cue.entry.name == "give":  # "It gave a range of 2,658 to 3,290", but not "she gave 40 euros"
        return context.words[source[0]] in ("it", "they") and context.has_any(after, min(high, after + 4), TOLLS)
    figure = context.scan.kinds[after] == NUMBER
    if context.words[source[0]] in ("it", "they"):
        return figure or context.words[after] == "$"
    head = source[1] - 1
    if not context.capital[head] or context.flags[head] & PERSONAL:
        return False
    return (figure or context.capital[after]) and context.holds_verb(after + 1, min(high, after + 12))
