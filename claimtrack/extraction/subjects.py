"""Who speaks: the subject of a cue verb, and whether it can be a source.

Enters: a context and the token of a verb. Leaves: a ``Subject``, or None. Refused: nothing.
"""

import attrs

from claimtrack.extraction.candidates import Candidate, Tokens
from claimtrack.extraction.context import Context, Site
from claimtrack.extraction.cues import DATA, DOCUMENT
from claimtrack.extraction.leading import begins_figure, is_amount
from claimtrack.extraction.phrases import REACH, phrase_after, phrase_before, with_name_behind
from claimtrack.extraction.scan import NUMBER, PUNCTUATION
from claimtrack.extraction.syntax import (
    ADVERBIAL_NOUNS,
    ADVERBS,
    AGENTS,
    AMOUNTS,
    BE,
    BEFORE_DATES,
    CONJUNCTIONS,
    DATES,
    DETERMINERS,
    EVIDENCE,
    MODALS,
    NEGATIONS,
    PERFECT,
    PERSONAL,
    PLURALS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SHARES,
    SUBORDINATORS,
)

__all__ = ["Subject", "participle_source", "shared_source", "subject_before", "subject_source"]

_PASSED_OVER = PERFECT | ADVERBS | NEGATIONS | MODALS


@attrs.frozen(slots=False)  # made before each cue, and quicker so
class Subject:
    """A subject found before a cue.

    Attributes:
        first: The first token of its noun phrase.
        last: The token after it.
        negated: Whether a negation stands between.
        modal: Whether a modal or "to" stands between.
        relative: Whether it is a relative pronoun.
        infinitive: Whether the verb is an infinitive behind "went on to", which agrees with any subject.
    """

    first: int
    last: int
    negated: bool = False
    modal: bool = False
    relative: bool = False
    infinitive: bool = False


def _skip_verbal(context: Context, token: int, low: int) -> tuple[int, bool, bool]:
    """Leftwards over what stands between subject and verb: auxiliaries, adverbs, dates; with negation and modality."""
    words, flags = context.words, context.flags
    negated = modal = False
    while token >= low:
        word, flag = words[token], flags[token]
        if word == "to" and token > low + 1 and words[token - 1] == "on":
            token -= 3  # "went on to say"
            continue
        if word == "far" and token > low and words[token - 1] == "so":
            token -= 2  # "has so far certified"
            continue
        if context.capital[token] and token > low + 1 and context.capital[token - 1]:
            break  # "Myanmar Now"
        if flag & _PASSED_OVER and word not in context.grammar.distributives:
            negated = negated or bool(flag & NEGATIONS)
            modal = modal or bool(flag & MODALS)
        elif flag & DATES and token > low and word != "may" and words[token - 1] not in ("'s", "’s"):
            token = _before_date(context, token, low)
            continue
        elif flag & ADVERBIAL_NOUNS and (opening := _adverbial_opening(context, token, low)) is not None:
            token = opening
        elif not context.is_adverb(token):
            break
        token -= 1
    return token, negated, modal


def _adverbial_opening(context: Context, noun: int, low: int) -> int | None:
    """The preposition of "in fact", "in the past", "on average" with the noun; None for "the general said"."""
    words, token = context.words, noun - 1
    if token > low and words[token] == "the":
        token -= 1
    return token if token > low and words[token] in context.grammar.adverbial_openers else None


def _before_date(context: Context, token: int, low: int) -> int:
    """The token before a date phrase that ends at ``token``: "late on Thursday", "on March 3"."""
    words, flags = context.words, context.flags
    while token >= low and (flags[token] & DATES or context.scan.kinds[token] == NUMBER or words[token] == "."):
        token -= 1
    while token >= low and flags[token] & BEFORE_DATES:
        token -= 1
    return token


def subject_before(context: Context, at: int, low: int) -> Subject | None:
    """The subject of the verb at ``at``, looked for leftwards down to the token ``low``."""
    low = max(low, at - 2 * REACH)
    token, negated, modal = _skip_verbal(context, at - 1, low)
    found = phrase_before(context, token, low) if token >= low else None
    if found is None:
        return None
    infinitive = at - token == 4 and context.words[token + 2 : at] == ["on", "to"]
    return Subject(found[0], token + 1, negated, modal, found[1], infinitive)


def shared_source(site: Site, earlier: list[Candidate]) -> Tokens | None:
    """The source of a verb without a subject of its own: that of the verb before, else the sentence's subject."""
    semicolons = (token for token in range(site.at - 1, site.low, -1) if site.context.words[token] == ";")
    joined = site.context.flags[site.at - 1] & CONJUNCTIONS
    low = (
        next(semicolons, site.low) if joined else site.low
    )  # "the union says 9 in 10 stayed home; the operator disputes this and puts it at"
    for candidate in reversed(earlier[-4:]):
        if (
            candidate.sentence == site.sentence
            and candidate.cue[0] >= low
            and candidate.source is not None
            and candidate.rule != "citing"
        ):
            return candidate.source
    return _first_subject(site.context, site.at, low + (low > site.low))


def _first_subject(context: Context, at: int, low: int) -> Tokens | None:
    """The subject of the sentence before the token ``at``, for a verb that shares it: "Lee left, saying ..."."""
    words, flags = context.words, context.flags
    token = low
    if flags[token] & (PREPOSITIONS | SUBORDINATORS | DATES) or words[token].endswith(("ing", "ly")):
        while token < at and words[token] != ",":
            token += 1
        token += 1
    while token < at and (flags[token] & (CONJUNCTIONS | ADVERBS) or words[token] == ","):
        token += 1
    if token >= at:
        return None
    end = min(with_name_behind(context, token, phrase_after(context, token, at), at), token + 20)
    last = token + 1
    while last < end and not _is_verb(context, last):
        last += 1
    return token, last


def _is_verb(context: Context, token: int) -> bool:
    """Whether a word in lower case looks like the past of a verb: "the mayor left, saying"."""
    word = context.words[token]
    past = (word.endswith("ed") and len(word) > 4) or word in context.verbs
    return past and not context.capital[token]


def participle_source(site: Site, earlier: list[Candidate]) -> Tokens | None:
    """The source of an -ing form: the noun right before it ("a report showing"), else the subject it shares."""
    context = site.context
    before = site.at - 1
    while before > site.low and context.flags[before] & ADVERBS:
        before -= 1
    if before < site.low or context.words[before] in (",", "and", "but"):
        return shared_source(site, earlier)
    if context.scan.kinds[before] == PUNCTUATION:
        return shared_source(site, earlier)
    verb = _quoting_verb(site) if context.words[before] == "as" else site.at
    if verb is not None and verb + 1 < before and context.words[before] == "as":
        token = verb - 1
        while token >= site.low and context.flags[token] & ADVERBS:
            token -= 1
        passive = token >= site.low and context.flags[token] & BE
        if not passive:
            return verb + 1, before  # "Reuters quoted a health official as saying"
    subject = None if verb is None else subject_before(context, verb, site.low)
    if subject is None:
        return None
    verb_before = context.cues.get(subject.first - 1)
    if verb_before is not None and verb_before.entry.frames & DOCUMENT:
        return None  # "released figures showing": whoever released them is the source
    if context.words[subject.first] == "it" or _is_count(context, subject):
        return None
    last = subject.last - 1
    if verb == site.at and (context.flags[last] & EVIDENCE or context.words[last] in context.grammar.occasions):
        issued = next((t for t in range(subject.first + 1, last) if _is_verb(context, t)), subject.last)
        return subject.first, issued  # "the ministry put out a statement saying"
    return subject.first, subject.last


def _quoting_verb(site: Site) -> int | None:
    """The verb of "was quoted by state television as saying"."""
    cues = site.context.cues
    for token in range(site.at - 2, max(site.low, site.at - 12) - 1, -1):
        if token in cues and cues[token].is_participle and cues[token].entry.quotes:
            return token
    return None


def subject_source(site: Site, subject: Subject | None, earlier: list[Candidate]) -> Tokens | None:
    """The source words of a finite cue verb; None where its subject cannot be a source."""
    context, words = site.context, site.context.words
    if subject is None:
        if words[site.at] in site.cue.entry.noun or not (site.cue.is_past or site.cue.is_third):
            return None
        token = _skip_verbal(context, site.at - 1, site.low)[0]
        joined = token > site.low and words[token] in ("and", "but", ",")
        return shared_source(site, earlier) if joined else None
    found_out = subject.modal and _could_find_out(site)
    if subject.negated or (subject.modal and not found_out) or _is_count(context, subject):
        return None
    if not found_out and not _agrees(site, subject):
        return None
    first = words[subject.first]
    opening = context.cues.get(subject.first)
    if opening is not None and opening.is_ing:
        return None  # "pointing to 1,860 cases recorded since January"
    if first == "according" or first in context.grammar.nobody:
        return None  # "according to court documents", where "documents" is no verb
    quoted = context.scan.quotation[site.at] >= 0
    if first == "you" or (first in ("i", "we") and quoted):
        return None
    if quoted and first in context.grammar.first_owners and context.has_any(subject.first, subject.last, EVIDENCE):
        return None  # "our records show 12 missing": the speaker's
    return subject.first, subject.last


def _could_find_out(site: Site) -> bool:
    """Whether somebody was able to come to a figure: "UNICEF could trace 480,000", "can verify only 16"."""
    context, grammar = site.context, site.context.grammar
    able = context.words[site.at - 1] in grammar.able and context.words[site.at] in grammar.finding_out
    aside = (
        site.end < site.high and context.flags[site.end] & PREPOSITIONS and not is_amount(context, site.end, site.high)
    )
    return able and not aside and begins_figure(context, site.end, site.high)  # not "could count on 40 helpers"


def _is_count(context: Context, subject: Subject) -> bool:
    """Whether the subject is a share of people asked, a figure itself: "61 percent said", "two in three say"."""
    flags, kinds = context.flags, context.scan.kinds
    last = subject.last - 1
    if context.words[last].endswith("-year-old"):
        return False  # "the 54-year-old said"
    if flags[last] & SHARES:
        return True
    token = subject.first
    while token <= last and (flags[token] & DETERMINERS or kinds[token] == NUMBER):
        token += 1
    if token > last:
        return kinds[last] == NUMBER or not flags[last] & (PLURALS | RELATIVES | PRONOUNS)
    for token in range(subject.first, min(subject.last, subject.first + 6)):
        if context.words[token] == "from" and flags[token - 1] & EVIDENCE:
            break  # "early returns from 38 percent of polling stations"
        if flags[token] & SHARES and not (context.capital[token] and token > subject.first):  # "the Majority Leader"
            return True
        if context.words[token] == "in" and token < last and (kinds[token + 1] == NUMBER or flags[token + 1] & AMOUNTS):
            return True
    return False


def _agrees(site: Site, subject: Subject) -> bool:
    """Whether form and subject can belong together, which tells "the party claims" from "her claims"."""
    context, words, flags = site.context, site.context.words, site.context.flags
    cue, entry, word = site.cue, site.cue.entry, words[site.at]
    ambiguous = word in entry.noun
    if subject.relative or subject.infinitive or (cue.is_past and not ambiguous):
        return True
    last = subject.last - 1
    if words[last] == "," and last > subject.first:  # "The charity, which runs six clinics, estimates that"
        last = next((token for token in range(subject.first + 1, last) if words[token] == ","), last)
    while last > subject.first and words[last] in (",", ")"):
        last -= 1
    if cue.is_past and _speaks(context, last) and not flags[last] & DETERMINERS:
        return True  # "the bank forecast growth"
    if ambiguous and entry.frames & DATA and context.has_any(subject.first, subject.last, EVIDENCE):
        ambiguous = False
    if ambiguous and _is_noun_before(context, site.at + 1):
        return False
    following = words[site.at + 1] if site.at + 1 < len(words) else ""
    head_plural = bool(flags[last] & PLURALS) or _looks_plural(words[last])
    if word == entry.name:
        if not ambiguous:
            held = _holds_plural(context, subject, last) and words[last] not in context.grammar.giving
            return (head_plural or held) and words[last] not in context.grammar.verb_helpers
        told = following == "that" or (site.at + 1 < len(flags) and flags[site.at + 1] & DETERMINERS)
        plural = head_plural or (told and _heads_plural(context, subject))
        plural = plural or (following == "that" and _holds_plural(context, subject, last))
        if flags[last] & DETERMINERS or not plural:
            return False
        if told and _heads_plural(context, subject):
            return True
        return _speaks(context, last) or following in ("to", "that", ".")
    if cue.is_third and ambiguous:
        if flags[last] & (DETERMINERS | PREPOSITIONS | PLURALS) and not flags[last] & (PERSONAL | EVIDENCE):
            return False  # "police estimates put the crowd at 300"
        if following == "to" and not head_plural:
            return True  # "the retailer plans to open"
        if not context.capital[last] and (head_plural or _holds_plural(context, subject, last)):
            return False  # but "Hamas calls for"
        return _speaks(context, last) or following in entry.particles
    return True


def _is_noun_before(context: Context, behind: int) -> bool:
    """Whether what stands behind a word shows it to be a noun: "reports speak of 40", "the police estimate of 20"."""
    following = context.words[behind] if behind < len(context.words) else ""
    cue = context.cues.get(behind)
    return following == "of" or (cue is not None and following not in cue.entry.noun)


def _looks_plural(word: str) -> bool:
    """Whether a noun ends like a plural."""
    return (word.endswith("s") and not word.endswith("ss")) or word.endswith("men")


def _holds_plural(context: Context, subject: Subject, last: int) -> bool:
    """Whether the head may be a plural before the last word: "officials in Geneva", "Lee and Kim"."""
    words = context.words
    if _joins(context, subject):
        return True
    nouns = range(subject.first, last)
    return subject.last - subject.first > 2 and any(
        (_looks_plural(words[t]) and not context.flags[t] & DETERMINERS)
        or (context.flags[t] & PLURALS and context.flags[t] & EVIDENCE)
        for t in nouns
    )


def _heads_plural(context: Context, subject: Subject) -> bool:
    """Whether people in the plural head a subject that goes on behind a preposition: "Analysts at Berg Bank"."""
    flags = context.flags
    token = next((t for t in range(subject.first + 1, subject.last) if flags[t] & PREPOSITIONS), subject.first)
    return token > subject.first and bool(flags[token - 1] & AGENTS) and _looks_plural(context.words[token - 1])


def _joins(context: Context, subject: Subject) -> bool:
    """Whether a subject is two: "the UN and the African Union"."""
    return "and" in context.words[subject.first : subject.last]


def _speaks(context: Context, token: int) -> bool:
    """Whether a word can head a subject that speaks: a name, a pronoun, or a noun for people, offices or documents."""
    return context.capital[token] or bool(context.flags[token] & (AGENTS | PERSONAL | PLURALS | EVIDENCE))
