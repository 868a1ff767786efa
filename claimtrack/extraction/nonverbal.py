"""Attributions without a verb: "according to", "by the agency's count", "in a poll", "Police: ...", "... - officials".

Enters: a context. Leaves: candidates. Refused: nothing.
"""

from claimtrack.extraction.brackets import bracket_candidate
from claimtrack.extraction.candidates import Candidate, Tokens
from claimtrack.extraction.contents import content_after, content_before
from claimtrack.extraction.context import DASHES, Context
from claimtrack.extraction.phrases import phrase_after, skip_adverbials, with_name_behind
from claimtrack.extraction.scan import NUMBER, PUNCTUATION, WORD
from claimtrack.extraction.sources import SourceTable, key_of
from claimtrack.extraction.syntax import (
    ADVERBS,
    AGENTS,
    AMOUNTS,
    AUXILIARIES,
    CONJUNCTIONS,
    CONTRASTS,
    COUNTS,
    DATES,
    DETERMINERS,
    EVIDENCE,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
    UNLABELLED,
)
from claimtrack.model.source import SourceKind

__all__ = ["according_candidate", "count_candidate", "label_candidates", "poll_candidate"]

_MONEY = frozenset({"$", "£", "€"})
_NAME_MARKS = frozenset({"-", "/", "&", ".", "'s", "’s"})
# Behind the name of a place fewer tokens are a list: "Kyiv: 12 dead".
_SHORTEST = 5
# Tokens of the words that "according to which" points to.
_ANTECEDENT = 12
# Where a label before a colon cannot reach across.
_LABELLING = DASHES | {":", "("}
_BEFORE_LABEL = DASHES | {"(", "”", '"', ";", ":", ","}


def according_candidate(context: Context, at: int, low: int, high: int) -> Candidate | None:
    """Read "According to X, ..." and "..., according to X"."""
    words = context.words
    if at + 2 >= high or words[at + 1] != "to":
        return None
    if words[at + 2] == "which":
        return _named_before(context, at, low, high)
    return _sourced(context, at, at + 2, low, high, "according to")


def _named_before(context: Context, at: int, low: int, high: int) -> Candidate | None:
    """Read "cited a report by the ministry, according to which 12 people died": the source stands before the comma."""
    last = at - 1
    if last <= low or context.words[last] != ",":
        return None
    first = last
    while first > low and last - first < _ANTECEDENT:
        cue, word = context.cues.get(first - 1), context.words[first - 1]
        told = (cue is not None and cue.is_past) or (word.endswith("ed") and word in context.verbs)
        if told or context.scan.kinds[first - 1] == PUNCTUATION:
            break
        first -= 1
    content = content_after(context, at + 3, high)
    if content is None or first == last:
        return None
    return Candidate(context.scan.sentence[at], (first, last), (at, at + 3), (content,), "according to")


def _sourced(context: Context, at: int, begin: int, low: int, high: int, rule: str) -> Candidate | None:
    """The candidate of a cue at ``at`` whose source begins at ``begin``, before or behind its content."""
    words = context.words
    end = with_name_behind(context, begin, phrase_after(context, begin, high), high)
    if end <= begin or words[begin] in context.grammar.nobody:
        return None
    after = _over_date(context, _over_relative(context, end, high), high)
    head = at
    while head > low and (
        context.flags[head - 1] & (CONJUNCTIONS | ADVERBS) or (words[head - 1] == "," and head <= low + 2)
    ):
        head -= 1
    if head > low and _opens_contrast(context, head, at):
        head = low
    if head > low and _is_short_opening(context, low, at, after, high):
        head = low  # "In addition, according to the department, ..."
    contents: tuple[Tokens, ...]
    if head == low or (words[head - 1] in (";", ":") and after < high - 1):
        first = after + 1 if after < high and words[after] in (",", ":", "—") else after
        content = content_after(context, first, high)
        contents = () if content is None else (content,)
    else:
        contents = _around(context, at, low, after, high)
    return Candidate(context.scan.sentence[at], (begin, end), (at, begin), contents, rule) if contents else None


def _opens_contrast(context: Context, head: int, at: int) -> bool:
    """Whether the cue at ``at`` begins the second half of a sentence: "..., whereas according to the company ..."."""
    while head < at and context.words[head] == ",":
        head += 1
    opened = head < at and bool(context.flags[head] & CONTRASTS)
    return opened or (context.flags[at - 1] & CONTRASTS != 0 and context.words[at - 2] in (",", ";"))


def _over_relative(context: Context, token: int, high: int) -> int:
    """Where a relative clause behind a source ends: "according to figures, which cannot be verified, 40 died"."""
    if token + 1 >= high or context.words[token] != "," or not context.flags[token + 1] & RELATIVES:
        return token
    for place in range(token + 1, min(high, token + 30)):
        if context.words[place] == ",":
            return place
    return token


def _over_date(context: Context, token: int, high: int) -> int:
    """The comma behind the date of a source: "according to figures released on 3 March, ..."."""
    numbered = (
        token + 2 < high
        and context.words[token] in context.grammar.date_openers
        and context.scan.kinds[token + 1] == NUMBER
        and context.flags[token + 2] & DATES
    )
    end = skip_adverbials(context, token + 2 if numbered else token, high)
    return end if end < high and context.words[end] == "," else token


def _opening_count(context: Context, at: int, high: int) -> Candidate | None:
    """Read "By organisers' reckoning the march drew ...", "On the count of the fire service, ..."."""
    words, flags = context.words, context.flags
    last = next((token for token in range(at + 1, min(high, at + 9)) if flags[token] & COUNTS), 0)
    if not last or last + 1 >= high or any(flags[token] & AUXILIARIES for token in range(at, last)):
        return None
    owners = context.grammar.owners | context.grammar.genitives
    owned = any(word in owners or word.endswith(("s'", "s’")) for word in words[at + 1 : last])
    source, follow = (at + 1, last + 1), last + 1
    if words[follow] == "of" and last <= at + 3:
        follow = phrase_after(context, last + 2, high)
        source, follow = (last + 2, follow), _over_relative(context, follow, high)
    elif not owned:
        named = words[at] == "by" and last - at > 2 and words[at + 1] not in context.grammar.impersonal
        if not named or words[follow] != ",":
            return None
    if follow >= high or source[1] <= source[0]:
        return None
    content = content_after(context, follow, high)
    return content and Candidate(context.scan.sentence[at], source, (at, at + 1), (content,), "by its count")


def _closing_count(context: Context, at: int, low: int, high: int) -> Candidate | None:
    """Read "drew 12,000 people by police reckoning", "had 40 members by the party's own count"."""
    words, flags = context.words, context.flags
    last = next((token for token in range(at + 2, min(high, at + 6)) if flags[token] & COUNTS), 0)
    owned = any(flags[token] & AGENTS or words[token] in context.grammar.genitives for token in range(at + 1, last))
    if not owned or any(flags[token] & (AUXILIARIES | PREPOSITIONS) for token in range(at + 1, last)):
        return None
    content, source = content_before(context, low, at), (at + 1, last + 1)
    return content and Candidate(context.scan.sentence[at], source, (at, at + 1), (content,), "by its count")


def _is_short_opening(context: Context, low: int, at: int, after: int, high: int) -> bool:
    """Whether the words before "according to" only open the sentence: no verb, and commas on both sides."""
    closed = after < high and context.words[after] == "," and context.words[at - 1] in (",", ":")
    return closed and at - low < 6 and not context.holds_verb(low, at)


def _around(context: Context, at: int, low: int, after: int, high: int) -> tuple[Tokens, ...]:
    """The contents of "according to" within a sentence: before it, and behind it where the clause goes on."""
    words, flags = context.words, context.flags
    before = content_before(context, low, at)
    follow = after + 1
    if follow < high and words[after] == "," and words[at - 1] == ",":
        goes_on = (
            flags[follow] & (AUXILIARIES | CONJUNCTIONS)
            or words[follow] in _MONEY
            or context.scan.kinds[follow] == NUMBER
            or before is None
            or not context.holds_verb(*before)
        )
        more = content_after(context, follow, high) if goes_on else None
        return tuple(content for content in (before, more) if content is not None)
    return () if before is None else (before,)


def count_candidate(context: Context, at: int, low: int, high: int) -> Candidate | None:
    """Read "By the agency's count, ...", "..., by its own estimate", "..., per the state news agency"."""
    words, flags = context.words, context.flags
    begin = at + 1
    if words[at] == "by" and at == low + 1 and words[low] in context.grammar.asked:
        return _asked_by(context, at, high)
    viewer = _source_of_a_view(context, at, low, high)
    if viewer:
        return _sourced(context, at, viewer, low, high, "by its count" if words[at] == "by" else "in its view")
    opening = at == low or words[at - 1] in (",", ";")
    if begin + 1 < high and not opening and words[at] == "by":
        return _closing_count(context, at, low, high)
    if begin + 1 >= high or not opening:
        return None
    if (at == low or words[at - 1] == ";") and words[at] != "per":
        return _opening_count(context, at, high)
    if words[at] == "per":
        named = words[begin] == "the" or context.capital[begin]
        return _sourced(context, at, begin, low, high, "per") if named else None
    of = begin + 1 + (words[begin] in context.grammar.articles)
    if of + 1 < high and words[of] == "of" and flags[of - 1] & COUNTS:
        # "in which, by the count of the police, 21 died"
        return _sourced(context, at, of + 1, low, high, "by its count")
    end = phrase_after(context, begin, high)
    if end <= begin + 1 or not flags[end - 1] & COUNTS:
        return None
    return _sourced(context, at, begin, low, high, "by its count")


def _source_of_a_view(context: Context, at: int, low: int, high: int) -> int:
    """Where the source begins in "in the view of the bishops", "... by that of the police"; 0 for none."""
    words = context.words
    begin = at + 1 + (words[at + 1 : at + 2] == ["the"])
    if words[at] == "by" and words[begin + 1 : begin + 2] == ["of"]:
        again = words[begin] in context.grammar.stand_ins and context.has_any(low, at, COUNTS)
        closing = at > low and words[at - 1] not in (",", ";") and context.flags[begin] & COUNTS
        return begin + 2 if (again or closing) and begin + 2 < high else 0
    if words[at : at + 2] != ["in", "the"] or at + 4 >= high or words[at + 3] != "of":
        return 0
    end = phrase_after(context, at + 4, high) if words[at + 2] in context.grammar.views else 0
    speaks = end and (context.has_any(at + 4, end, AGENTS) or any(context.capital[at + 4 : end]))
    return at + 4 if speaks else 0


def _asked_by(context: Context, at: int, high: int) -> Candidate | None:
    """Read "Asked by the pollster Opinia, 44 percent of Slovaks said ..."."""
    end = phrase_after(context, at + 1, high)
    if end <= at + 1 or end >= high or context.words[end] != ",":
        return None
    content = content_after(context, end + 1, high)
    return content and Candidate(context.scan.sentence[at], (at + 1, end), (at - 1, at + 1), (content,), "asked by")


def poll_candidate(context: Context, at: int, low: int, high: int) -> Candidate | None:
    """Read "In a poll released Monday, 47 percent ...", "... in a recent Gallup poll": ``at`` is the word for poll."""
    words, flags = context.words, context.flags
    mark = at - 1
    while mark > low and at - mark < 10 and words[mark] != "in":
        name = context.scan.kinds[mark] != PUNCTUATION or words[mark] in _NAME_MARKS
        if not name or flags[mark] & (AUXILIARIES | SUBORDINATORS):
            return None
        mark -= 1
    begin = mark + 1
    if mark < low or words[mark] != "in" or begin >= at:
        return None
    sentence, cue = context.scan.sentence[at], (mark, begin)
    joined = mark == low + 1 and words[low] in ("and", "but")
    asked = low < mark <= low + 4 and words[mark - 1] in context.grammar.asked
    if mark == low or joined or asked:
        end = _opening_end(context, at, high)
        content = content_after(context, end + 1, high) if end < high else None
        return content and Candidate(sentence, (begin, end), cue, (content,), "in a poll")
    named = words[begin] in context.grammar.new_determiners or any(context.capital[begin + 1 : at])
    if words[at] not in ("poll", "survey") or not named or at - mark < 3:
        return None
    content = content_before(context, low, mark)
    end = at + 1
    if end < high and words[end] in context.grammar.poll_joints:
        end = max(end, phrase_after(context, end + 1, high))
    return content and Candidate(sentence, (begin, end), cue, (content,), "in a poll")


def _opening_end(context: Context, at: int, high: int) -> int:
    """The comma that closes "In a poll of 800 voters, taken on 3 March, ..."; ``high`` where there is none."""
    words = context.words
    limit = min(high, at + 25)
    comma = next((token for token in range(at + 1, limit) if words[token] == ","), high)
    if comma + 1 < high and words[comma + 1].endswith("ed"):
        return next((token for token in range(comma + 1, limit) if words[token] == ","), high)
    return comma


def label_candidates(context: Context, candidates: list[Candidate], table: SourceTable) -> list[Candidate]:
    """Read "Police: three dead", "Kyiv: 88 drones fired", 'Lee: "..."' and, at the end of a headline, "- officials"."""
    words, scan = context.words, context.scan
    taken = {candidate.contents[0][0] for candidate in candidates}
    found = []
    for token in context.triggers:
        word = words[token]
        if word not in _LABELLING:
            continue  # as most
        if word == ":" and token + 1 not in taken:
            candidate = _label_before(context, token, table) or _label_behind(context, token)
        elif word == "(":
            candidate = bracket_candidate(context, token)
        elif word in DASHES and scan.sentences[scan.sentence[token]][1] - token < 6:
            candidate = _label_behind(context, token)
        else:
            continue
        if candidate is not None:
            found.append(candidate)
    return found


def _label_before(context: Context, colon: int, table: SourceTable) -> Candidate | None:
    """A speaker before a colon: a name before a quotation, or an office or document at the start of a headline."""
    words, scan = context.words, context.scan
    low, high = scan.sentences[scan.sentence[colon]]
    if scan.quotation[colon] >= 0 or colon + 1 >= high:
        return None
    first = colon
    while first > low and colon - first < 13 and words[first - 1] not in _BEFORE_LABEL:
        first -= 1
    if not 0 < colon - first <= 12 or not context.capital[first] or context.holds_verb(first, colon):
        return None
    if (first > low and words[first - 1] not in DASHES) or context.has_any(first, colon, UNLABELLED):
        return None
    if not context.opens_quotation(colon + 1):
        known = context.has_any(first, colon, AGENTS | EVIDENCE) or context.is_shouted(first)
        known = known or _is_government(context, first, colon, high, table)
        speaks = known and "to" not in words[first:colon]
        figure = any(scan.kinds[token] == NUMBER for token in range(colon + 1, min(high, colon + 8)))
        begins = context.capital[colon + 1] or context.flags[colon + 1] & AMOUNTS or figure
        if first != low or colon - first > 4 or words[first] == "the" or not speaks or not begins:
            return None
    content = content_after(context, colon + 1, high)
    return content and Candidate(scan.sentence[colon], (first, colon), (colon, colon + 1), (content,), "label")


def _is_government(context: Context, first: int, colon: int, high: int, table: SourceTable) -> bool:
    """Whether a label is a name that a government goes by, before words enough for a sentence: "Kyiv: ...".

    The name of the country itself is the headline's topic: "Iran: mine blast leaves 31 dead".
    """
    key = key_of(context.scan.text_of(first, colon))
    source = table.names.get(key)
    if source is None or source.kind is not SourceKind.GOVERNMENT or key == key_of(source.name):
        return False
    return high - colon > _SHORTEST


def _label_behind(context: Context, dash: int) -> Candidate | None:
    """A source at the end of a headline: "Toll climbs to 12 in mine blast - officials"."""
    scan = context.scan
    low, high = scan.sentences[scan.sentence[dash]]
    first = dash + 1
    attached = scan.ends[dash - 1] == scan.starts[dash] and context.words[dash] != ":"
    if first >= high or dash - low < 3 or attached:
        return None
    if scan.ends[dash] == scan.starts[first] or high - first > 5 or context.has_any(first, high, DETERMINERS):
        return None
    if any(kind != WORD for kind in scan.kinds[first:high]) or not context.flags[high - 1] & AGENTS:
        return None
    content = content_before(context, low, dash)
    return content and Candidate(scan.sentence[dash], (first, high), (dash, first), (content,), "closing label")
