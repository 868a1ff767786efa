"""Content before a cue verb: "..., officials said", '"...," she said, "..."', '"...," said Lee', "..., citing police".

Enters: the site of a verb and its subject. Leaves: the name of the frame and the contents, or None. Refused: nothing.
"""

from claimtrack.extraction.candidates import Candidate, Tokens
from claimtrack.extraction.contents import content_after, content_before
from claimtrack.extraction.context import DASHES, Context, Site
from claimtrack.extraction.cues import CLAUSE, DATA, INFINITIVE, QUOTE, THAT
from claimtrack.extraction.leading import OPENING, is_amount
from claimtrack.extraction.phrases import phrase_after, with_name_behind
from claimtrack.extraction.scan import NUMBER, PUNCTUATION
from claimtrack.extraction.subjects import Subject
from claimtrack.extraction.syntax import (
    ADVERBS,
    AGENTS,
    AMOUNTS,
    AUXILIARIES,
    CONJUNCTIONS,
    CONTRASTS,
    DATES,
    DAYS,
    DETERMINERS,
    PERSONAL,
    PREPOSITIONS,
    QUESTIONS,
    RELATIVES,
    SUBORDINATORS,
)

__all__ = ["cited", "inverted", "is_aside_to_end", "over_aside", "trailing_contents"]

# Tokens of an aside between a verb and the comma behind it.
_ASIDE = 9
# A quotation of fewer tokens is a title or a word, not speech: 'on "Meet the Press," Lee said he'.
_SPEECH = 8
# Tokens that bring a count to its value: "bringing the official toll to".
_SUM = 6
_SHARED = 9  # words behind "giving" among which the vote is looked for
# Tokens between "citing" and the comma behind whom it cites.
_LONGEST_CITATION = 24


def trailing_contents(site: Site, after: int, subject: Subject) -> tuple[str, tuple[Tokens, ...]] | None:
    """Content before the subject, and its second half behind the verb."""
    context, words = site.context, site.context.words
    if not site.frames & (CLAUSE | QUOTE | THAT | DATA) or subject.first <= site.low:
        return None
    quoted = context.quotation_ending_at(subject.first - 1) >= 0
    mark = words[subject.first - 1]
    if not quoted and (
        subject.relative  # "Feldhoff, which reported last week, made 96 million euros"
        or subject.first <= site.low + 1
        or (mark != "," and mark not in DASHES)
        or not site.frames & (CLAUSE | THAT | DATA)
    ):
        return None
    if site.cue.entry.recipient and after < site.high and words[after] not in ("that", ",", ":"):
        after = phrase_after(context, after, site.high)
    if not quoted:
        after = over_aside(site, after)
    if not _trails(site, after, subject, quoted):
        return None
    content = content_before(context, site.low, subject.first)
    if content is None or (not quoted and not _is_clause(site, content, after)):
        return None
    more = _second_half(site, after, quoted)
    return ("trailing quote" if quoted else "trailing"), (content,) if more is None else (content, more)


def over_aside(site: Site, after: int) -> int:
    """The comma that ends a short aside behind the verb: "the fire, police said in a statement, left 12 dead"."""
    context = site.context
    if after >= site.high or not _is_aside(site, after):
        return after
    last = min(site.high, after + _ASIDE)
    comma = next((token for token in range(after, last) if context.words[token] == ","), after)
    return after if context.holds_verb(after, comma) else comma


def _trails(site: Site, after: int, subject: Subject, quoted: bool) -> bool:
    """Whether what follows the verb at ``after`` leaves the content to stand before it."""
    context, high = site.context, site.high
    follower = context.words[after] if after < high else "."
    opening = after < high and context.opens_quotation(after)
    quoting = follower in (",", ":") and after + 1 < high and context.opens_quotation(after + 1)
    if follower in ("that", ":") or ((quoting or opening) and not quoted):
        return False
    if opening or _stops(context, after, high):
        return True
    aside = _is_aside(site, after)
    if not quoted:
        return aside and _aside_ends(context, after, high)
    if aside:
        return True
    number = context.quotation_ending_at(subject.first - 1)
    first, last = context.scan.quotations[number]
    begins_clause = context.flags[after] & (DETERMINERS | PERSONAL) and context.holds_verb(after, min(high, after + 12))
    return bool(site.frames & QUOTE) and last - first >= _SPEECH and not begins_clause


def _second_half(site: Site, after: int, quoted: bool) -> Tokens | None:
    """What goes on behind the verb: 'she said, "..."', "he said, is the third"."""
    context, high = site.context, site.high
    if after + 1 >= high:
        return None
    follower, follow = context.words[after], after + 1
    if context.opens_quotation(after):
        return content_after(context, after, high)
    if follower in (",", ":", ";") and context.opens_quotation(follow):
        return content_after(context, follow, high)
    if quoted or not (follower == "," or follower in DASHES):
        return None
    word = context.words[follow]
    if _sums_up(context, follow):
        return content_after(context, follow, high)
    if word not in ("that", "and") and (
        context.flags[follow] & (CONJUNCTIONS | CONTRASTS | RELATIVES) or word.endswith("ing")
    ):
        return None
    return content_after(context, follow, high)


def _sums_up(context: Context, token: int) -> bool:
    """Whether a speaker's last words bring a count or rate to its value: ", bringing the toll to 40", "which takes".

    So do ", giving him 56.6 percent of the vote", which shares out what was voted.
    """
    grammar, named = context.grammar, context.words[token + 1 : token + _SUM]
    doing = named[:1] and named[0] in grammar.sums if context.words[token] == "which" else False
    if context.words[token] in grammar.sharing_out:
        return not grammar.ballots.isdisjoint(context.words[token + 1 : token + _SHARED])
    if not doing and context.words[token] not in grammar.summing:
        return False
    return not grammar.counts.isdisjoint(named) or not grammar.percentages.isdisjoint(named)


def _stops(context: Context, token: int, high: int) -> bool:
    """Whether nothing that could be content follows a cue: the sentence end or a mark."""
    return token >= high or (context.scan.kinds[token] == PUNCTUATION and context.words[token] not in OPENING)


def _is_aside(site: Site, token: int) -> bool:
    """Whether what follows a cue tells when and where it was said, and is not what was said."""
    flag = site.context.flags[token]
    if site.context.words[token] == "to":
        return not site.frames & INFINITIVE
    if flag & PREPOSITIONS:
        return not is_amount(site.context, token, site.high)
    if not flag & (SUBORDINATORS | CONJUNCTIONS) or flag & QUESTIONS:
        return False
    return not is_amount(site.context, token, site.high)  # "as many as 40"


def _aside_ends(context: Context, after: int, high: int) -> bool:
    """Whether a phrase behind the verb runs to the sentence end without a clause of its own but one for when."""
    farthest = min(high, after + 25)
    last = next((token for token in range(after, farthest) if _opens_aside(context, token, farthest)), farthest)
    if last < farthest and context.words[last] in context.grammar.meanwhile:
        return "that" not in context.words[after:farthest]  # "said as he toured the valley that 47 had died"
    return "that" not in context.words[after:last] and not context.has_any(after, last, AUXILIARIES | PERSONAL)


def _opens_aside(context: Context, token: int, high: int) -> bool:
    """Whether a clause begins that tells when something was said: "after rescuers had left", "as he toured it"."""
    word, grammar = context.words[token], context.grammar
    during = word in grammar.meanwhile and not is_amount(context, token, high) and context.holds_verb(token, high)
    return during or word in grammar.past_joints


def is_aside_to_end(site: Site, after: int) -> bool:
    """Whether only time and place stand between a cue and the end of its sentence."""
    if _stops(site.context, after, site.high):
        return True
    return site.high - after < 12 and _is_aside(site, after) and _aside_ends(site.context, after, site.high)


def _is_clause(site: Site, content: Tokens, after: int) -> bool:
    """Whether words before "X said" are what was said, and not an adverbial ("In 2008, Lee said ...")."""
    context = site.context
    if after < site.high and context.words[after] == ",":
        return True
    adverbial = context.flags[content[0]] & (PREPOSITIONS | SUBORDINATORS | DATES)
    if not adverbial and content[1] - content[0] > 3 and _stops(context, after, site.high):
        return True  # "Seven remain in custody, she added."
    return context.holds_verb(*content)


def inverted(site: Site) -> Candidate | None:
    """'"...," said Lee', "forty died, said John Kirby on Thursday": the subject stands behind its verb."""
    context, at, low, high, entry = site.context, site.at, site.low, site.high, site.cue.entry
    first = at + 1
    finite = site.cue.is_past or site.cue.is_third or (site.cue.is_base and entry.name == "say")  # "say the organisers"
    if not entry.frames & QUOTE or not finite or at <= low or first >= high:
        return None
    quoted = context.quotation_ending_at(at - 1) >= 0
    if not quoted and (at <= low + 2 or context.words[at - 1] not in (",", "—", "--") or not entry.inverts):
        return None
    if not quoted and _is_behind_citation(context, low, at - 1):
        return None
    if context.flags[first] & (PERSONAL | PREPOSITIONS | ADVERBS | DATES | SUBORDINATORS):
        return None
    if context.scan.kinds[first] == PUNCTUATION:
        return None
    last = with_name_behind(context, first, phrase_after(context, first, high), high)
    if not (site.cue.is_past or site.cue.is_third) and context.holds_verb(first, last):
        return None  # "Her memos, all 120 of them, say the company knew of the leak"
    content = content_before(context, low, at)
    if content is None or not (quoted or _is_subject_behind(context, first, last, high)):
        return None
    if not quoted and not context.holds_verb(*content) and not _has_figure(context, *content):
        return None  # "A longtime official, Howard Ingram, said the group's board had met"
    more = _quotation_behind(context, last, high)
    contents = (content,) if more is None else (content, more)
    source = first, _before_occasion(context, first, last)
    return Candidate(site.sentence, source, (at, first), contents, "inverted", entry.stance)


def _before_occasion(context: Context, first: int, last: int) -> int:
    """The end of a subject behind its verb without where it spoke: "said Lee in an interview with the agency"."""
    words, grammar = context.words, context.grammar
    for token in range(first + 1, last):
        if words[token] in grammar.occasion_marks and not grammar.occasions.isdisjoint(words[token + 1 : token + 5]):
            return token
    return last


def _has_figure(context: Context, first: int, last: int) -> bool:
    """Whether words without a verb can be a headline: "Twelve dead, say police"."""
    return any(context.scan.kinds[token] == NUMBER or context.flags[token] & AMOUNTS for token in range(first, last))


def _is_behind_citation(context: Context, low: int, comma: int) -> bool:
    """Whether what the comma closes is an aside behind the subject: "Reuters, citing police, said some 20 had died"."""
    for token in range(comma - 1, max(low, comma - _LONGEST_CITATION), -1):
        if context.words[token] == ",":
            cue = context.cues.get(token + 1)
            return cue is not None and cue.is_ing and cue.entry.name in ("cite", "quote")
    return False


def _is_subject_behind(context: Context, first: int, last: int, high: int) -> bool:
    """Whether the phrase behind "..., said" is its subject: a name, closed by a comma or the sentence end."""
    if any(context.scan.kinds[token] == NUMBER and context.words[token - 1] == "of" for token in range(first, last)):
        return False  # "The organisers, a coalition of unions, claimed a turnout of 40,000"
    named = any(context.capital[first : min(last, first + 5)])
    if not named and not context.flags[first] & DETERMINERS and not context.flags[last - 1] & AGENTS:
        return False  # "... died, said police" has a subject behind it, "... died, said to be drunk" has none
    if last + 1 < high and context.flags[last] & PREPOSITIONS and context.flags[last + 1] & DAYS:
        last += 2  # "..., said officials on Monday."
    if last < high and context.words[last] not in (".", "”", '"'):
        who = context.words[last] == "who" and context.flags[last - 1] & AGENTS and not context.holds_verb(first, last)
        return context.words[last] == "," or bool(who)  # "said an official who declined to be named"
    return not any(
        word.endswith("ed") and not context.capital[token]  # "the Red Cross" has no participle
        for token, word in enumerate(context.words[first:last], first)
    )


def _quotation_behind(context: Context, token: int, high: int) -> Tokens | None:
    """A quotation that goes on behind the subject: '"...," said Lee, "..."'."""
    for place in range(token, high - 1):
        if context.words[place] in (",", ":") and context.opens_quotation(place + 1):
            return content_after(context, place + 1, high)
    return None


def cited(site: Site, earlier: list[Candidate]) -> Candidate | None:
    """Read "the paper reported ..., citing a hospital source": the one cited is the origin of the paper's words."""
    context, at = site.context, site.at
    last = phrase_after(context, at + 1, site.high)
    if last <= at + 1:
        return None
    source = (at + 1, last)
    if _is_reason(context, *source):
        return None
    for relay in reversed(earlier[-6:]):
        if relay.sentence == site.sentence and relay.source is not None:
            return Candidate(
                site.sentence, source, (at, at + 1), relay.contents, "citing", relay.stance, cited_by=relay
            )
    voiced = context.has_any(*source, AGENTS) or any(context.capital[slice(*source)])
    if at == site.low and voiced and last < site.high and context.words[last] == ",":
        behind = content_after(context, last, site.high)
        return behind and Candidate(site.sentence, source, (at, at + 1), (behind,), "citing")
    if context.words[at - 1] != ",":
        return None
    content = content_before(context, site.low, at)
    return content and Candidate(site.sentence, source, (at, at + 1), (content,), "citing")


def _is_reason(context: Context, first: int, last: int) -> bool:
    """Whether what is cited is a reason and not a voice: "citing an error in the data", "citing safety concerns"."""
    joint = next((token for token in range(first, last) if context.flags[token] & PREPOSITIONS), last)
    return joint > first and context.words[joint - 1] in context.grammar.reasons
