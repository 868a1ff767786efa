"""Cue verbs in their frames: who says what around "said", "showed", "put the toll at", "was reported by".

Enters: a context and the token of a cue verb. Leaves: a candidate, or None where the verb ties nothing to a source.
"""

from claimtrack.extraction.candidates import Candidate, Tokens
from claimtrack.extraction.contents import (
    content_after,
    content_before,
    holds_verb,
    opens_quotation,
    quotation_ending_at,
)
from claimtrack.extraction.cues import (
    AGENT_OF,
    CLAUSE,
    DATA,
    DOCUMENT,
    INFINITIVE,
    ING,
    LEVEL,
    NOUN,
    PASSIVE,
    QUOTE,
    THAT,
    Cue,
)
from claimtrack.extraction.morphology import Form
from claimtrack.extraction.scan import NUMBER, PUNCTUATION
from claimtrack.extraction.subjects import (
    Context,
    Subject,
    first_subject,
    is_capital,
    is_title_case,
    phrase_after,
    skip_adverbials,
    skip_verbal,
    subject_before,
)
from claimtrack.extraction.syntax import (
    ADVERB,
    AGENT,
    AMOUNT,
    AUXILIARY,
    CONJUNCTION,
    DATE,
    DETERMINER,
    EVIDENCE,
    NEGATION,
    PERSONAL,
    PLURAL,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SUBORDINATOR,
)

from claimtrack.model.source import Stance

__all__ = ["verb_candidate"]

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_OPENING = frozenset({"$", "£", "€", "(", "[", "'", "‘", "“", "#", "@"})
_DASHES = frozenset({"—", "–", "--", "-"})
_VERBLESS = frozenset(
    {
        "of",
        "by",
        "for",
        "from",
        "about",
        "without",
        "the",
        "a",
        "an",
        "in",
        "on",
        "than",
        "not",
        "worth",
        "its",
        "their",
        "his",
        "her",
    }
)


def verb_candidate(context: Context, at: int, low: int, high: int, earlier: list[Candidate]) -> Candidate | None:
    """The attribution that the cue verb at ``at`` makes within its sentence ``low`` to ``high``."""
    words = context.words
    cue = context.cues[at]
    frames, end = cue.entry.frames, at + 1
    if end < high and words[end] in cue.entry.particles:
        frames, end = cue.entry.particles[words[end]], at + 2
    if not frames or _is_name(context, at, low):
        return None
    if cue.form & Form.PARTICIPLE and _is_passive(context, at, low):
        return _passive(context, at, low, high, frames)
    inverted = _inverted(context, at, low, high, cue)
    if inverted is not None:
        return inverted
    if cue.entry.name in ("cite", "quote") and cue.form & Form.ING:
        return _citing(context, at, low, high, earlier)
    if cue.form & Form.PARTICIPLE and end < high and words[end] == "by":
        if at == low + 1 and words[low] == "as":
            return _as_reported_by(context, at, high)
        return None  # "claimed by the group": a participle after its noun
    if cue.form & Form.ING and words[at - 1 if at > low else at] not in _BE and not _after_be(context, at, low):
        if at > low and (words[at - 1] in _VERBLESS):
            return None
        source = _participle_source(context, at, low, earlier)
        subject = None
        frames &= ~NOUN if cue.entry.name not in ("report", "announce", "describe", "accuse") else ~0
    else:
        subject = subject_before(context, at, low)
        source = _subject_source(context, at, low, cue, subject, earlier)
    if source is None or not any(context.scan.kinds[token] != PUNCTUATION for token in range(*source)):
        return None
    return _framed(context, at, low, high, (frames, end), cue, subject, source)


def _after_be(context: Context, at: int, low: int) -> bool:
    token = at - 1
    while token >= low and (context.flags[token] & ADVERB or context.words[token].endswith("ly")):
        token -= 1
    return token >= low and (context.words[token] in _BE or context.words[token] in ("'s", "’s", "'re", "’re"))


def _is_name(context: Context, at: int, low: int) -> bool:
    """Whether a capitalised form within a sentence is part of a name: "United States", "Project"."""
    return (
        at > low
        and is_capital(context, at)
        and context.words[at] in context.cues[at].entry.noun
        and context.scan.kinds[at - 1] != PUNCTUATION
        and not is_title_case(context, low, at)
    )


def _is_passive(context: Context, at: int, low: int) -> bool:
    token = at - 1
    while token >= low and (context.flags[token] & (ADVERB | NEGATION) or context.words[token].endswith("ly")):
        token -= 1
    return token >= low and context.words[token] in _BE and not (token > low and context.words[token - 1] == "that")


def _passive(context: Context, at: int, low: int, high: int, frames: int) -> Candidate | None:
    """ "was reported by X": X is the source; "are believed to be": the outlet hedges and names nobody."""
    words = context.words
    sentence = context.scan.sentence[at]
    entry = context.cues[at].entry
    end = at + 1
    if end < high and words[end] == "by" and frames & AGENT_OF:
        last = phrase_after(context, end + 1, high)
        content = content_before(context, low, at)
        if last > end + 1 and content is not None:
            return Candidate(sentence, (end + 1, last), (at, end + 1), (content,), "passive agent", entry.stance)
    if frames & PASSIVE and end < high and words[end] in ("to", "that", "dead", "missing", "trapped"):
        first = _clause_start(context, at, low)
        content = content_after(context, first, high)
        stance = Stance.HEDGED if entry.stance is Stance.ASSERTED else entry.stance
        if content is not None:
            return Candidate(sentence, None, (at, end), (content,), "passive hedge", stance)
    return None


def _as_reported_by(context: Context, at: int, high: int) -> Candidate | None:
    """ "As reported by the agency, ..."."""
    last = phrase_after(context, at + 2, high)
    content = content_after(context, last + 1, high) if last < high and context.words[last] == "," else None
    if content is None or last <= at + 2:
        return None
    return Candidate(context.scan.sentence[at], (at + 2, last), (at - 1, at + 2), (content,), "as reported")


def _clause_start(context: Context, at: int, low: int) -> int:
    """Where the clause of the verb at ``at`` begins: behind the last comma or conjunction before it."""
    for token in range(at - 1, max(low, at - 40) - 1, -1):
        if context.words[token] in (",", ";", ":") or (context.words[token] in ("and", "but", "while") and token > low):
            return token + 1
    return low


def _inverted(context: Context, at: int, low: int, high: int, cue: Cue) -> Candidate | None:
    """'"...," said Lee', 'forty died, said John Kirby'."""
    words, flags = context.words, context.flags
    if not cue.entry.frames & QUOTE or not cue.form & (Form.PAST | Form.THIRD) or at == 0 or at + 1 >= high:
        return None
    quoted = at > low and quotation_ending_at(context, at - 1) >= 0
    if not quoted and (
        at <= low + 2
        or words[at - 1] not in (",", "—", "--")
        or cue.entry.name not in ("say", "add", "write", "report", "note")
    ):
        return None
    first = at + 1
    if (
        flags[first] & (PERSONAL | PREPOSITION | ADVERB | DATE | SUBORDINATOR)
        or context.scan.kinds[first] == PUNCTUATION
    ):
        return None
    last = phrase_after(context, first, high)
    if not (
        quoted or flags[first] & DETERMINER or any(is_capital(context, t) for t in range(first, min(last, first + 5)))
    ):
        return None
    if last <= first or (not quoted and not _closes_clause(context, first, last, high)):
        return None
    content = content_before(context, low, at)
    if content is None:
        return None
    contents = [content]
    token = last
    while token + 1 < high:
        if words[token] in (",", ":") and opens_quotation(context, token + 1):
            more = content_after(context, token + 1, high)
            if more is not None:
                contents.append(more)
            break
        token += 1
    return Candidate(
        context.scan.sentence[at], (first, last), (at, at + 1), tuple(contents), "inverted", cue.entry.stance
    )


def _closes_clause(context: Context, first: int, last: int, high: int) -> bool:
    """Whether nothing but an apposition follows a subject behind its verb, so that it is one."""
    if last >= high or context.words[last] in (".", "”", '"'):
        return not holds_verb(context, first, last) or not any(
            context.words[t].endswith("ed") for t in range(first, last)
        )
    return context.words[last] == ","


def _citing(context: Context, at: int, low: int, high: int, earlier: list[Candidate]) -> Candidate | None:
    """ "the paper reported ..., citing a hospital source": the one cited is the origin."""
    last = phrase_after(context, at + 1, high)
    if last <= at + 1:
        return None
    source = (at + 1, last)
    sentence = context.scan.sentence[at]
    relay = next((c for c in reversed(earlier[-6:]) if c.sentence == sentence and c.source is not None), None)
    if relay is not None:
        found = Candidate(sentence, source, (at, at + 1), relay.contents, "citing", relay.stance)
        relay.origin = found
        return found
    content = content_before(context, low, at)
    if content is None or context.words[at - 1] != ",":
        return None
    return Candidate(sentence, source, (at, at + 1), (content,), "citing")


def _shared_source(context: Context, at: int, low: int, earlier: list[Candidate]) -> Tokens | None:
    """The source of a verb without a subject of its own: that of the verb before, else the sentence's subject."""
    sentence = context.scan.sentence[at]
    for candidate in reversed(earlier[-4:]):
        if candidate.sentence == sentence and candidate.source is not None and candidate.rule != "citing":
            return candidate.source
    return first_subject(context, at, low)


def _participle_source(context: Context, at: int, low: int, earlier: list[Candidate]) -> Tokens | None:
    """The source of an -ing form: the noun right before it ("a report showing"), else the subject it shares."""
    words = context.words
    before = at - 1
    while before > low and (context.flags[before] & ADVERB):
        before -= 1
    if before >= low and words[before] not in (",", "and", "but") and context.scan.kinds[before] != PUNCTUATION:
        subject = subject_before(context, at, low)
        if subject is None or words[subject.first] in ("it",) or _is_count(context, subject):
            return None
        return subject.first, subject.last
    return _shared_source(context, at, low, earlier)


def _subject_source(
    context: Context, at: int, low: int, cue: Cue, subject: Subject | None, earlier: list[Candidate]
) -> Tokens | None:
    """The source words of a finite cue verb; None where its subject cannot be a source."""
    words, flags = context.words, context.flags
    if subject is None:
        token = at - 1
        while token >= low and flags[token] & ADVERB:
            token -= 1
        if (
            token > low
            and (words[token] in ("and", "but") or words[token] == ",")
            and cue.form & (Form.PAST | Form.THIRD)
        ):
            if words[at] in cue.entry.noun:
                return None
            return _shared_source(context, at, low, earlier)
        return None
    if subject.negated or subject.modal or not _agrees(context, at, cue, subject) or _is_count(context, subject):
        return None
    if words[subject.first] in ("i", "we", "you") and (
        context.scan.quotation[at] >= 0 or words[subject.first] == "you"
    ):
        return None
    return subject.first, subject.last


def _is_count(context: Context, subject: Subject) -> bool:
    """Whether the subject is a share of people asked, a figure itself: "61 percent said", "two in three say"."""
    words = context.words
    if all(
        context.flags[t] & DETERMINER or context.scan.kinds[t] == NUMBER for t in range(subject.first, subject.last)
    ):
        return (
            not context.flags[subject.last - 1] & (PLURAL | RELATIVE | PRONOUN)
            or context.scan.kinds[subject.last - 1] == NUMBER
        )
    return any(
        words[token] in ("percent", "%", "half", "thirds", "third", "quarter", "majority", "in", "percentage")
        and (
            words[token] not in ("in",)
            or (
                token + 1 < subject.last
                and (context.scan.kinds[token + 1] == NUMBER or words[token + 1] in ("three", "four", "five", "ten"))
            )
        )
        for token in range(subject.first, min(subject.last, subject.first + 6))
    )


def _agrees(context: Context, at: int, cue: Cue, subject: Subject) -> bool:
    """Whether form and subject can belong together, which tells "the party claims" from "her claims"."""
    words, flags = context.words, context.flags
    word = words[at]
    if subject.relative or (cue.form & Form.PAST and word not in cue.entry.noun):
        return True
    last = subject.last - 1
    while last > subject.first and words[last] in (",", ")"):
        last -= 1
    head = words[last]
    evidence = any(flags[t] & EVIDENCE for t in range(subject.first, subject.last))
    bare = bool(flags[last] & PLURAL) or (head.endswith("s") and not head.endswith("ss"))
    plural = (
        bare
        or "and" in words[subject.first : subject.last]
        or (subject.last - subject.first > 3 and any(words[t].endswith("s") for t in range(subject.first, last)))
    )
    if is_capital(context, last) and cue.form & Form.THIRD and word != cue.entry.name:
        plural = False  # "Hamas calls for"
    if word == cue.entry.name:
        if word in cue.entry.noun and not (evidence and cue.entry.frames & DATA):
            following = words[at + 1] if at + 1 < len(words) else ""
            return (
                bare
                and subject.last == subject.gap
                and not flags[last] & DETERMINER
                and (_speaks(context, last) or following in ("to", "that"))
            )
        return plural and head not in ("helps", "lets", "makes")
    if cue.form & Form.THIRD and word in cue.entry.noun and not (evidence and cue.entry.frames & DATA):
        if flags[last] & (DETERMINER | PREPOSITION) or plural:
            return False
        following = words[at + 1] if at + 1 < len(words) else ""
        return _speaks(context, last) or following in cue.entry.particles
    return True


def _speaks(context: Context, token: int) -> bool:
    """Whether a word can head a subject that speaks: a name, a pronoun, or a noun for people, offices or documents."""
    return is_capital(context, token) or bool(context.flags[token] & (AGENT | PERSONAL | PLURAL | EVIDENCE))


def _framed(
    context: Context,
    at: int,
    low: int,
    high: int,
    frame: tuple[int, int],
    cue: Cue,
    subject: Subject | None,
    source: Tokens,
) -> Candidate | None:
    """The candidate once the source is known: content behind the verb, or before it."""
    frames, end = frame
    sentence, stance = context.scan.sentence[at], cue.entry.stance
    after = skip_adverbials(context, end, high)
    if (
        subject is not None
        and subject.first - 1 == low
        and context.words[low] == "as"
        and after < high
        and context.words[after] == ","
    ):
        content = content_after(context, after + 1, high)
        return None if content is None else Candidate(sentence, source, (at, end), (content,), "as reported", stance)
    trailing = _trailing(context, at, low, high, frames, after, subject)
    if trailing is not None:
        rule, contents = trailing
        return Candidate(sentence, source, (at, end), contents, rule, stance)
    data = any(context.flags[token] & EVIDENCE for token in range(*source))
    if (
        not data
        and frames & DATA
        and after < high
        and (
            context.words[source[0]] in ("it", "they")
            and (context.scan.kinds[after] == NUMBER or context.words[after] == "$")
            or is_capital(context, source[1] - 1)
            and holds_verb(context, after + 1, min(high, after + 12))
            and (is_capital(context, after) or context.scan.kinds[after] == NUMBER)
        )
    ):
        data = True
    relative = subject is not None and subject.relative
    leading = _leading(context, at, after, high, frames, cue, data, relative)
    if leading is None and subject is not None and after < high and context.scan.kinds[high - 1] == PUNCTUATION:
        leading = _introduced(context, high, frames) if _is_aside_to_end(context, after, high, frames) else None
    if leading is None:
        return None
    rule, content = leading
    return Candidate(sentence, source, (at, end), (content,), rule, stance)


def _trailing(
    context: Context, at: int, low: int, high: int, frames: int, after: int, subject: Subject | None
) -> tuple[str, tuple[Tokens, ...]] | None:
    """Content before the subject: "..., officials said", and its second half: "..., she said, ..."."""
    words, flags = context.words, context.flags
    if subject is None or not frames & (CLAUSE | QUOTE | THAT | DATA) or subject.first == 0:
        return None
    mark = words[subject.first - 1]
    quoted = subject.first > low and quotation_ending_at(context, subject.first - 1) >= 0
    if not quoted and (
        subject.first <= low + 1 or mark not in _DASHES and mark != "," or not frames & (CLAUSE | THAT | DATA)
    ):
        return None
    if context.cues[at].entry.recipient and after < high and words[after] not in ("that", ",", ":"):
        after = phrase_after(context, after, high)
    follower = words[after] if after < high else "."
    opening = after < high and opens_quotation(context, after)
    quoting = follower in (",", ":") and after + 1 < high and opens_quotation(context, after + 1)
    if follower in ("that", ":") or ((quoting or opening) and not quoted):
        return None
    if not (opening or _stops(context, after, high)):
        aside = _is_aside(context, after, high, frames)
        if not quoted and not (aside and _aside_ends(context, after, high)):
            return None
        if (
            quoted
            and not aside
            and (
                not frames & QUOTE
                or _is_name_quoted(context, subject.first - 1)
                or (flags[after] & (DETERMINER | PERSONAL) and holds_verb(context, after, min(high, after + 12)))
            )
        ):
            return None
    content = content_before(context, low, subject.first)
    if content is None or (not quoted and not _is_clause(context, content, after, high)):
        return None
    contents = [content]
    if quoting or opening:
        more = content_after(context, after + quoting, high)
        if more is not None:
            contents.append(more)
    elif follower in (",", "—", "–", "--") and not quoted and after + 1 < high:
        follow = after + 1
        if words[follow] == "that" or not (flags[follow] & (CONJUNCTION | RELATIVE) or words[follow].endswith("ing")):
            more = content_after(context, follow, high)
            if more is not None:
                contents.append(more)
    return ("trailing quote" if quoted else "trailing"), tuple(contents)


def _stops(context: Context, token: int, high: int) -> bool:
    """Whether nothing that could be content follows a cue: the sentence end or a mark."""
    if token >= high:
        return True
    return context.scan.kinds[token] == PUNCTUATION and context.words[token] not in _OPENING


def _is_aside(context: Context, token: int, high: int, frames: int) -> bool:
    """Whether what follows a cue tells when and where it was said, and is not what was said."""
    word, flag = context.words[token], context.flags[token]
    if word == "to":
        return not frames & INFINITIVE
    if flag & PREPOSITION:
        return not _is_amount(context, token, high)
    return bool(flag & (SUBORDINATOR | CONJUNCTION)) and word not in ("if", "how", "what", "why", "whether")


def _is_aside_to_end(context: Context, after: int, high: int, frames: int) -> bool:
    """Whether only time and place stand between a cue and the end of its sentence."""
    if _stops(context, after, high):
        return True
    return _is_aside(context, after, high, frames) and _aside_ends(context, after, high) and high - after < 12


def _is_amount(context: Context, token: int, high: int) -> bool:
    """Whether a preposition belongs to a figure: "at least six", "between two and four", "about 40"."""
    if context.words[token] not in (
        "at",
        "between",
        "about",
        "around",
        "over",
        "under",
        "up",
        "near",
        "above",
        "below",
    ):
        return False
    return any(
        context.scan.kinds[place] == NUMBER or context.flags[place] & AMOUNT
        for place in range(token + 1, min(high, token + 3))
    )


def _is_name_quoted(context: Context, token: int) -> bool:
    """Whether the quotation that ends at ``token`` is a title or a word, not speech: 'on "Meet the Press," Lee said he'."""
    first, last = context.scan.quotations[quotation_ending_at(context, token)]
    return last - first < 8


def _aside_ends(context: Context, after: int, high: int) -> bool:
    """Whether a phrase behind the verb runs to the sentence end without a clause of its own."""
    return not any(
        context.words[token] == "that" or context.flags[token] & (AUXILIARY | PERSONAL)
        for token in range(after, min(high, after + 25))
    )


def _is_clause(context: Context, content: Tokens, after: int, high: int) -> bool:
    """Whether words before "X said" are what was said, and not an adverbial ("In 2008, Lee said ...")."""
    if after < high and context.words[after] == ",":
        return True
    return holds_verb(context, *content)


def _leading(
    context: Context, at: int, after: int, high: int, frames: int, cue: Cue, data: bool, relative: bool
) -> tuple[str, Tokens] | None:
    """Content behind the verb, and the name of the frame it stands in."""
    words, flags = context.words, context.flags
    entry = cue.entry
    token = after
    if frames & LEVEL and not frames & (CLAUSE | DATA):
        return _level(context, token, high)
    if (
        entry.recipient
        and token < high
        and words[token] not in ("that", ":", ",")
        and not opens_quotation(context, token)
    ):
        token = _recipient_end(context, token, high)
    if token >= high:
        return None
    word = words[token]
    if (word in _DASHES or word == ",") and frames & THAT:
        behind = _over_dashes(context, token, high)
        if behind is not None:
            return _named("that", content_after(context, behind, high))
    if word == "that" and frames & (THAT | DATA):
        if (
            token + 1 < high
            and context.scan.kinds[token + 1] == PUNCTUATION
            and not opens_quotation(context, token + 1)
            and words[token + 1] not in ("$", "£", "€", ",")
        ):
            return None
        return _named("that", content_after(context, token, high))
    if word in (":", ",") and frames & (QUOTE | CLAUSE):
        return _after_colon(context, token, high, word)
    if opens_quotation(context, token) and frames & (QUOTE | CLAUSE | DATA | NOUN):
        return _named("quote", content_after(context, token, high))
    if word == "to" and frames & INFINITIVE and not relative:
        return _named("infinitive", content_after(context, token, high))
    amount = flags[token] & PREPOSITION and _is_amount(context, token, high)
    if flags[token] & PREPOSITION and not amount and frames & (THAT | QUOTE) and word not in ("about", "by"):
        return _behind_aside(context, token, high, frames)
    if word in ("how", "why", "what", "whether") and frames & THAT and not cue.form & Form.BASE:
        return _named("question", content_after(context, token, high))
    if context.scan.kinds[token] == PUNCTUATION and word not in ("$", "£", "€", "#", "@", "[", "(", "'", "‘"):
        return None
    if word.endswith("ing") and frames & ING:
        return _named("ing", content_after(context, token, high))
    if data and frames & DATA and (word in ("how", "just", "as") or flags[token] & PREPOSITION):
        return _named("data", content_after(context, token, high))
    if not amount and (flags[token] & (CONJUNCTION | PREPOSITION) or word in ("as", "how", "why", "whether", "so")):
        return None
    if frames & DOCUMENT and not any(flags[t] & EVIDENCE for t in range(token, min(high, token + 8))):
        return None
    if frames & (NOUN | DOCUMENT) or (frames & DATA and data):
        return _named("noun phrase", content_after(context, token, high, bare=True))
    if frames & CLAUSE:
        content = content_after(context, token, high)
        if content is not None and (
            (
                entry.name == "say"
                and content[1] - content[0] > 3
                and word not in ("almost", "nothing", "anything", "something", "yes", "no")
            )
            or holds_verb(context, token, min(content[1], token + 22))
        ):
            return "clause", content
    return None


def _over_dashes(context: Context, token: int, high: int) -> int | None:
    """Where "that" stands behind an insertion: "said - on Twitter, as it happens - that"."""
    mark = context.words[token]
    for place in range(token + 1, min(high - 1, token + 20)):
        if context.words[place] == mark and context.words[place + 1] == "that":
            return place + 1
    return None


def _named(rule: str, content: Tokens | None) -> tuple[str, Tokens] | None:
    return None if content is None else (rule, content)


def _level(context: Context, token: int, high: int) -> tuple[str, Tokens] | None:
    """ "put the toll at 47": content from the object on, if "at" follows within the clause."""
    for at in range(token + 1, min(high - 1, token + 16)):
        if context.words[at] in ("at", "as"):
            return _named("level", content_after(context, token, high))
        if context.words[at] in (",", ";", "."):
            break
    return None


def _after_colon(context: Context, token: int, high: int, word: str) -> tuple[str, Tokens] | None:
    """Content behind "said:" or "said, " and a quotation; behind a colon also that of the next paragraph."""
    scan = context.scan
    if token + 1 < high and (word == ":" or opens_quotation(context, token + 1)):
        return _named("colon" if word == ":" else "quote", content_after(context, token + 1, high))
    if word == ":" and token + 1 >= high and high < len(context.words):
        if opens_quotation(context, high):
            return "colon", scan.quotations[scan.quotation[high]]
        first, last = scan.paragraphs[scan.paragraph[high]]
        return _named("colon", (first, last) if first == high else None)
    if word == ",":
        for place in range(token + 1, min(high - 1, token + 10)):
            if context.words[place] == ":" and opens_quotation(context, place + 1):
                return _named("colon", content_after(context, place + 1, high))
    return None


def _introduced(context: Context, high: int, frames: int) -> tuple[str, Tokens] | None:
    """A quotation that opens the sentence after one without content: 'The agency issued no denial. It said in a statement. "'."""
    scan = context.scan
    if not frames & QUOTE or high >= len(context.words) or not opens_quotation(context, high):
        return None
    if scan.paragraph[high] - scan.paragraph[high - 1] > 1:
        return None
    return "introduced quote", scan.quotations[scan.quotation[high]]


def _behind_aside(context: Context, token: int, high: int, frames: int) -> tuple[str, Tokens] | None:
    """Content behind a phrase that follows the verb: "said at the meeting on Thursday that"."""
    words = context.words
    for place in range(token + 1, min(high, token + 22)):
        if words[place] == "to" and frames & INFINITIVE and place > token + 2:
            return _named("infinitive", content_after(context, place, high))
        if words[place] == "that" and frames & THAT and place > token + 1:
            return _named("that", content_after(context, place, high))
        if words[place] in (",", ":") and place + 1 < high and opens_quotation(context, place + 1):
            return _named("quote", content_after(context, place + 1, high))
        if words[place] == ":" and frames & QUOTE:
            return _after_colon(context, place, high, ":")
        if words[place] in (";",):
            break
    return None


def _recipient_end(context: Context, token: int, high: int) -> int:
    """Where a hearer ends: "told the agency [that]", "told CNN he"."""
    words, flags = context.words, context.flags
    first = token
    while token < min(high, first + 14):
        if words[token] == "that" or words[token] in (",", ":") or opens_quotation(context, token):
            return token
        if token > first and (
            flags[token] & PERSONAL
            or (flags[token] & DETERMINER and not flags[token - 1] & PREPOSITION)
            or context.scan.kinds[token] == NUMBER
        ):
            return token
        if flags[token] & AUXILIARY:
            return first
        token += 1
    return first
