"""Content behind a cue verb: "said that ...", "said: ...", "announced 300 layoffs", "put the toll at 47".

Enters: the site of a verb. Leaves: the name of the frame and the content, or None. Refused: nothing.
"""

from claimtrack.extraction.candidates import Tokens
from claimtrack.extraction.contents import content_after
from claimtrack.extraction.context import DASHES, Context, Site
from claimtrack.extraction.cues import (
    CLAUSE,
    COUNT,
    DATA,
    DOCUMENT,
    INFINITIVE,
    ING,
    LEVEL,
    NOUN,
    QUOTE,
    REVISION,
    THAT,
)
from claimtrack.extraction.scan import NUMBER, PUNCTUATION
from claimtrack.extraction.syntax import (
    AGENTS,
    AMOUNTS,
    AROUND_AMOUNTS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    EVIDENCE,
    OBJECTS,
    PERSONAL,
    PREPOSITIONS,
    QUESTIONS,
    RELATIVES,
    SUBORDINATORS,
    TOLLS,
)
from claimtrack.model.source import Stance

__all__ = ["OPENING", "Frame", "begins_figure", "introduced_quotation", "is_amount", "leading_content"]

Frame = tuple[str, Tokens]

# Marks that content can begin with.
OPENING = frozenset({"$", "£", "€", "(", "[", "'", "‘", "“", "#", "@"})
_MONEY = frozenset({"$", "£", "€", ","})
_REACH = 22
# Tokens of what is put "as" something.
_AS_REACH = 16
# Tokens of a figure that is all that is said: "about $9 million".
_ALONE = 4
# Tokens between the comma before "which the union says" and its verb.
_INSERTED = 8


def _named(rule: str, content: Tokens | None) -> Frame | None:
    return None if content is None else (rule, content)


def is_amount(context: Context, token: int, high: int) -> bool:
    """Whether a preposition belongs to a figure: "at least six", "between two and four", "about 40", "as many as 9"."""
    if context.words[token] == "in":
        return token + 2 < high and context.words[token + 1] == "excess"
    if context.words[token] == "as":
        return token + 2 < high and context.words[token + 1] in ("many", "much") and context.words[token + 2] == "as"
    return bool(context.flags[token] & AROUND_AMOUNTS) and any(
        context.scan.kinds[place] == NUMBER or context.flags[place] & AMOUNTS
        for place in range(token + 1, min(high, token + 3))
    )


def leading_content(site: Site, after: int, *, data: bool, relative: bool) -> Frame | None:
    """Content behind the verb, and the name of the frame it stands in.

    Args:
        site: The verb.
        after: The first token behind verb, particle and adverbials.
        data: Whether the subject is a document, a poll or data.
        relative: Whether it is a relative pronoun.
    """
    context, frames, high = site.context, site.frames, site.high
    if frames & REVISION:
        return _revision(site, after)
    if frames & LEVEL and not frames & CLAUSE and not (data and frames & DATA):
        placed = _level(site, after)
        if placed is not None or not frames & COUNT:
            return placed
    if (
        frames & COUNT
        and not (data and frames & DATA)
        and begins_figure(context, after, high)
        and not _is_object(site, after)
    ):
        return _named("count", content_after(context, after, high, bare=True))
    token = _behind_hearer(context, after, high) if site.cue.entry.recipient else after
    if token >= high:
        return None
    word = context.words[token]
    if (word in DASHES or word == ",") and frames & THAT:
        behind = _over_insertion(context, token, high)
        if behind is not None:
            return _named("that", content_after(context, behind, high))
    if word == "that" and frames & (THAT | DATA):
        return _that_clause(site, token)
    if word in (":", ",") and frames & (QUOTE | CLAUSE):
        return _behind_mark(context, token, high)
    if frames & (QUOTE | CLAUSE | DATA | NOUN) and context.opens_quotation(token):
        return _named("quote", content_after(context, token, high))
    if word == "to" and frames & INFINITIVE and not relative:
        return _named("infinitive", content_after(context, token, high))
    return _phrase(site, token, data)


def begins_figure(context: Context, token: int, high: int) -> bool:
    """Whether a figure stands right behind a verb of counting: "counted 26,000 marchers", "recorded nine deaths"."""
    for place in range(token, min(high, token + 4)):
        flag, kind = context.flags[place], context.scan.kinds[place]
        if kind == NUMBER or flag & AMOUNTS:
            return context.words[place] not in context.grammar.bare_amounts or place + 1 < high
        if flag & (AUXILIARIES | PERSONAL | SUBORDINATORS | CONJUNCTIONS) and context.words[place] != "than":
            return False
        if kind == PUNCTUATION or (flag & DETERMINERS and context.words[place] in context.grammar.known_determiners):
            return False
    return False


def _revision(site: Site, token: int) -> Frame | None:
    """Read "raised the toll to 93", "corrected its figure of missing tourists from 12 to 8"."""
    context, high = site.context, site.high
    near = context.words[token : min(high, token + 4)]
    pointed = near[:1] == ["it"] and context.has_any(site.low, site.at, TOLLS)  # "gave a toll of 23, raised it to 34"
    if not pointed and not context.has_any(token, token + len(near), TOLLS):
        return None
    if site.cue.is_ing:  # "said the minister, raising an earlier estimate of 90 million"
        former = not context.grammar.former.isdisjoint(near)
        return _named("revision", content_after(context, token, high)) if former else None
    if site.cue.entry.name in context.grammar.cutting and context.grammar.reckonings.isdisjoint(near):
        return None  # "cut the number of polling places from 400 to 60" does it
    for at in range(token + 1, min(high - 1, token + _REACH)):
        if context.words[at] == ":":
            return _named("revision", content_after(context, at + 1, high))  # "corrected its figures on Monday: 83 ..."
        if context.words[at] in context.grammar.level_marks and begins_figure(context, at + 1, high):
            return _named("revision", content_after(context, token, high))
    return None


def _that_clause(site: Site, token: int) -> Frame | None:
    """A clause with "that"; not the pronoun, behind which a mark stands."""
    context, high = site.context, site.high
    after = token + 1
    marked = after < high and context.scan.kinds[after] == PUNCTUATION and context.words[after] not in _MONEY
    if marked and not context.opens_quotation(after):
        return None
    content = content_after(context, token, high)
    return content and ("that", (content[0], _inserted_end(site, *content)))


def _phrase(site: Site, token: int, data: bool) -> Frame | None:
    """Content without a mark or "that": a clause, a noun phrase, an -ing form, a question."""
    context, frames, high = site.context, site.frames, site.high
    word, flag = context.words[token], context.flags[token]
    amount = is_amount(context, token, high)
    by_means = word == "by" and not context.grammar.occasions.isdisjoint(context.words[token + 1 : token + 2])
    plain = word not in ("about", "by") or by_means  # "said by phone that"
    told_when = word in context.grammar.meanwhile and "that" in context.words[token : min(high, token + _REACH)]
    if (flag & PREPOSITIONS or told_when) and not amount and frames & (THAT | QUOTE) and plain:
        return _behind_aside(site, token)
    if flag & QUESTIONS and word != "if" and frames & THAT and not site.cue.is_base:
        return _named("question", content_after(context, token, high))
    if context.scan.kinds[token] == PUNCTUATION and word not in OPENING:
        return None
    if word.endswith("ing") and frames & ING:
        return _named("ing", content_after(context, token, high))
    if data and frames & DATA and (word in context.grammar.manners or flag & PREPOSITIONS):
        return _named("data", content_after(context, token, high))
    if not amount and (flag & (CONJUNCTIONS | PREPOSITIONS) or word in context.grammar.adjuncts):
        return None
    if frames & DOCUMENT and not _is_document(site, token):
        return None
    if frames & (NOUN | DOCUMENT) or (frames & DATA and data):
        return _named("noun phrase", content_after(context, token, high, bare=True))
    if frames & CLAUSE:
        return _bare_clause(site, token)
    return None


def _is_document(site: Site, token: int) -> bool:
    """Whether the object of a verb is a document or data, or a claim where the verb rejects it."""
    context, last = site.context, min(site.high, token + 8)
    if site.cue.entry.stance is Stance.DENIED:
        return any(place in context.nominals for place in range(token, min(last, token + 4)))
    return context.has_any(token, last, EVIDENCE)


def _bare_clause(site: Site, token: int) -> Frame | None:
    """A clause without "that"; anything but "say" needs a verb to follow, for it may have an object."""
    context = site.context
    content = content_after(context, token, site.high, bare=True)
    if content is None or _is_object(site, token):
        return None
    content = content[0], _inserted_end(site, *content)
    if _is_figure_alone(context, *content):
        return "clause", content  # "the organisers said 40,000", "the ministry says $9 million"
    if site.cue.entry.name == "say" and content[1] - content[0] > 3 and not context.flags[token] & OBJECTS:
        return "clause", content
    last = min(content[1], token + _REACH)
    joint = next(
        (place for place in range(token + 1, last) if context.words[place] in context.grammar.past_joints), last
    )
    return ("clause", content) if context.holds_verb(token, joint) else None


def _is_figure_alone(context: Context, first: int, last: int) -> bool:
    """Whether content is a figure with at most its unit: not "said 12 times", "said two days later"."""
    if last - first > _ALONE or not begins_figure(context, first, last):
        return False
    return context.grammar.when_said.isdisjoint(context.words[first:last])


def _goes_on(context: Context, token: int) -> bool:
    """Whether the main clause goes on with its verb: "the minister, who says he is innocent, owns three villas"."""
    flags, word = context.flags[token], context.words[token]
    verbal = flags & AUXILIARIES or token in context.cues or word in context.verbs or word.endswith("ed")
    return bool(verbal) and not flags & (DETERMINERS | PREPOSITIONS)


def _inserted_end(site: Site, first: int, last: int) -> int:
    """The end of content in a clause between commas: "the strike, which the union says will go on, cost ..."."""
    words, flags = site.context.words, site.context.flags
    for token in range(site.at - 1, max(site.low, site.at - _INSERTED) - 1, -1):
        if words[token] == ",":
            if not flags[token + 1 + bool(flags[token + 1] & PREPOSITIONS)] & RELATIVES:
                return last
            commas = (place for place in range(first, last - 1) if words[place] == ",")
            if token + 2 < site.at:
                return next(commas, last)
            return next((comma for comma in commas if _goes_on(site.context, comma + 1)), last)
    return last


def _is_object(site: Site, token: int) -> bool:
    """Whether what follows is what the verb is done to: "claimed the lives of 11", "wrote a letter"."""
    context, high = site.context, site.high
    if site.cue.entry.name == "claim":
        return not context.grammar.claimed.isdisjoint(context.words[token : min(high, token + 6)])
    if site.cue.entry.name == "write" and context.flags[token] & DETERMINERS:
        return context.has_any(token, min(high, token + 6), EVIDENCE)
    figure = context.scan.kinds[token] == NUMBER or context.words[token] in _MONEY
    return site.cue.entry.name == "add" and figure and "to" in context.words[token : min(high, token + 6)]


def _over_insertion(context: Context, token: int, high: int) -> int | None:
    """Where "that" stands behind an insertion: "said - on Twitter, as it happens - that"."""
    mark = context.words[token]
    for place in range(token + 1, min(high - 1, token + _REACH)):
        if context.words[place] == mark and context.words[place + 1] == "that":
            return place + 1
    return None


def _is_outlook(context: Context, token: int, high: int) -> bool:
    """Whether what is seen is a course of things: "sees the economy growing", not "sees the economy minister"."""
    last = min(high - 1, token + 3)
    outlooks = context.grammar.outlooks
    return any(context.words[at] in outlooks and not context.flags[at + 1] & AGENTS for at in range(token, last))


def _level(site: Site, token: int) -> Frame | None:
    """Read "put the toll at 47": content from the object on, if "at" follows within the clause."""
    context = site.context
    if site.cue.entry.name in context.grammar.placing and not context.has_any(token, min(site.high, token + 4), TOLLS):
        return None  # "placed a bomb at the gate"
    if site.cue.entry.name == "see" and _is_outlook(context, token, site.high):
        return _named("level", content_after(context, token, site.high))  # "sees inflation of 3.5 percent"
    given = site.cue.entry.name == "give"
    for at in range(token, min(site.high - 1, token + _REACH)):
        word = context.words[at]
        if given and word == "to" and context.words[at - 1] in context.grammar.percents:
            return _named("level", content_after(context, token, site.high))  # "gave 47.1 percent to her rival"
        if given and (word == "to" or (word in ("at", "as") and not begins_figure(context, at + 1, site.high))):
            return None  # "gave the prize as a loan", "gave 40 euros to"; but "gave turnout as 66 percent"
        marked = word == "at" or (word == "as" and at < token + _AS_REACH)
        if marked or (word == "to" and context.words[at - 1] == "closer"):
            if at == token:  # "which the survey put at magnitude 6.8, killed ..."; not "Losses put at 7 billion"
                if not context.has_any(site.low, site.at, RELATIVES):
                    return None
                comma = next((place for place in range(at, site.high) if context.words[place] == ","), site.high)
                return _named("level", content_after(context, token, comma))
            return _named("level", content_after(context, token, site.high))
        if context.words[at] in (",", ";", "."):
            break
    return None


def _behind_mark(context: Context, token: int, high: int) -> Frame | None:
    """Content behind "said:", also in the next paragraph, or behind "said," and a quotation."""
    scan, words = context.scan, context.words
    colon = words[token] == ":"
    if token + 1 < high and (colon or context.opens_quotation(token + 1)):
        return _named("colon" if colon else "quote", content_after(context, token + 1, high))
    if colon and high < len(words):
        if context.opens_quotation(high):
            return "colon", scan.quotations[scan.quotation[high]]
        paragraph = scan.paragraphs[scan.paragraph[high]]
        return ("colon", paragraph) if paragraph[0] == high else None
    for place in range(token + 1, min(high - 1, token + 10)):
        if words[place] == ":" and context.opens_quotation(place + 1):
            return _named("colon", content_after(context, place + 1, high))
    return None


def _behind_aside(site: Site, token: int) -> Frame | None:
    """Content behind a phrase that follows the verb: "said at the meeting on Thursday that"."""
    context, words, frames, high = site.context, site.context.words, site.frames, site.high
    for place in range(token + 1, min(high, token + _REACH)):
        word = words[place]
        if word == "to" and frames & INFINITIVE and place > token + 2:
            return _named("infinitive", content_after(context, place, high))
        if word == "that" and frames & THAT and place > token + 1:
            return _named("that", content_after(context, place, high))
        if word in (",", ":") and place + 1 < high and context.opens_quotation(place + 1):
            return _named("quote", content_after(context, place + 1, high))
        if word == ":" and frames & QUOTE:
            return _behind_mark(context, place, high)
        if word == ";":
            break
    return None


def _behind_hearer(context: Context, token: int, high: int) -> int:
    """Where a hearer ends: "told the agency [that]", "told CNN he"; ``token`` itself where there is none."""
    words, flags = context.words, context.flags
    first = token
    if token < high and context.scan.kinds[token] == NUMBER:
        return first  # "asked for 12 years in prison and a fine"
    while token < min(high, first + 14):
        if words[token] in ("that", ",", ":") or context.opens_quotation(token):
            return token
        if token > first and (
            flags[token] & PERSONAL
            or (flags[token] & DETERMINERS and not flags[token - 1] & PREPOSITIONS)
            or context.scan.kinds[token] == NUMBER
        ):
            return token
        if flags[token] & AUXILIARIES:
            break
        token += 1
    return first


def introduced_quotation(site: Site) -> Frame | None:
    """A quotation that opens the sentence behind one without content: 'It said in a statement. "..."'."""
    scan, high = site.context.scan, site.high
    if not site.frames & QUOTE or high >= len(site.context.words) or not site.context.opens_quotation(high):
        return None
    if scan.kinds[high - 1] != PUNCTUATION or scan.paragraph[high] - scan.paragraph[high - 1] > 1:
        return None
    return "introduced quote", scan.quotations[scan.quotation[high]]
