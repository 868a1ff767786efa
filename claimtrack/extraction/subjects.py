"""Who speaks: noun phrases to the left and to the right of a cue.

Enters: a scan with its syntax flags, and the place of a cue. Leaves: token spans. Refused: nothing.

Every walk is bounded by ``_REACH`` tokens and by the sentence, so that hostile texts cost no more than others.
"""

import attrs

from claimtrack.extraction.cues import CLAUSE, QUOTE, THAT, Cue
from claimtrack.extraction.morphology import Form
from claimtrack.extraction.scan import NUMBER, PUNCTUATION, WORD, Scan
from claimtrack.extraction.syntax import (
    ADVERB,
    AUXILIARY,
    CONJUNCTION,
    DATE,
    DETERMINER,
    MODAL,
    NEGATION,
    PERFECT,
    PERSONAL,
    PLURAL,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SUBORDINATOR,
)

__all__ = [
    "Context",
    "Subject",
    "first_subject",
    "is_capital",
    "is_title_case",
    "phrase_after",
    "skip_adverbials",
    "skip_verbal",
    "subject_before",
]

_REACH = 40
_DAYS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "yesterday", "today", "earlier"}
)


@attrs.frozen
class Context:
    """What every rule looks at: the tokens, their flags, and the cue at each token (None for most)."""

    scan: Scan
    words: list[str]
    flags: list[int]
    cues: dict[int, Cue]
    verbs: frozenset[str]


@attrs.frozen
class Subject:
    """A subject found before a cue.

    Attributes:
        first: The first token of its noun phrase.
        last: The token after it.
        gap: The first token of what stands between it and the cue ("has also").
        negated: Whether a negation stands between.
        modal: Whether a modal or "to" stands between.
        relative: Whether it is a relative pronoun.
        shared: Whether it is the subject of an earlier verb of the sentence ("X left and said").
    """

    first: int
    last: int
    gap: int
    negated: bool = False
    modal: bool = False
    relative: bool = False
    shared: bool = False


def is_capital(context: Context, token: int) -> bool:
    """Whether a token begins with a capital."""
    return context.scan.text[context.scan.starts[token]].isupper()


def is_title_case(context: Context, low: int, at: int) -> bool:
    """Whether a sentence is written like a headline, so that a capital says nothing."""
    long = [token for token in range(low, at) if len(context.words[token]) > 3]
    return len(long) > 1 and sum(is_capital(context, token) for token in long) * 10 > 8 * len(long)


def skip_verbal(context: Context, token: int, low: int) -> tuple[int, bool, bool]:
    """Leftwards over what stands between subject and verb: auxiliaries, adverbs, dates; with negation and modality."""
    words, flags = context.words, context.flags
    negated = modal = False
    while token >= low:
        flag = flags[token]
        if words[token] == "to" and token > low + 1 and words[token - 1] == "on":
            token -= 3  # "went on to say"
            continue
        if flag & (PERFECT | ADVERB | NEGATION | MODAL) and words[token] not in ("all", "both", "each"):
            negated = negated or bool(flag & NEGATION)
            modal = modal or bool(flag & MODAL)
        elif flag & DATE and token > low and not _date_is_modifier(context, token):
            token = _before_date(context, token, low)
            continue
        elif words[token] in _ADVERBIAL_NOUNS and token > low and words[token - 1] in ("in", "the"):
            token -= 1 + (words[token - 1] == "the")
        elif not (words[token].endswith("ly") and len(words[token]) > 4 and words[token] not in ("family", "italy")):
            break
        token -= 1
    return token, negated, modal


_ADVERBIAL_NOUNS = frozenset({"past", "fact", "part", "turn", "particular", "general", "addition"})


def _date_is_modifier(context: Context, token: int) -> bool:
    """Whether a date word belongs to a name: "the Sunday Times", "May said" (the person)."""
    return context.words[token] == "may" or context.words[token - 1] in ("'s", "’s")


def _before_date(context: Context, token: int, low: int) -> int:
    """The token before a date phrase that ends at ``token``: "late on Thursday", "on March 3"."""
    words, flags = context.words, context.flags
    while token >= low and (flags[token] & DATE or context.scan.kinds[token] == NUMBER or words[token] == "."):
        token -= 1
    while token >= low and words[token] in ("on", "in", "early", "late", "at", "the", "of", "earlier"):
        token -= 1
    return token


def subject_before(context: Context, cue: int, low: int) -> Subject | None:
    """The subject of the verb at ``cue``, looked for leftwards down to the token ``low``."""
    words, flags = context.words, context.flags
    low = max(low, cue - 2 * _REACH)
    token, negated, modal = skip_verbal(context, cue - 1, low)
    if token < low:
        return None
    gap = token + 1
    found = _phrase_ending(context, token, low)
    if found is None:
        return None
    first, last, relative = found
    return Subject(first, last, gap, negated, modal, relative)


def _phrase_ending(context: Context, token: int, low: int) -> tuple[int, int, bool] | None:
    """The noun phrase that ends at ``token``, its appositions included, and whether it is a relative pronoun."""
    words, flags = context.words, context.flags
    last = token + 1
    word = words[token]
    if flags[token] & PERSONAL:
        return token, last, False
    if flags[token] & RELATIVE:
        return token, last, True
    if word == ",":
        return _over_apposition(context, token, low)
    if word in (")", "]"):
        token = _bracket_open(context, token, low) - 1
        if token < low:
            return None
        if words[token] == ",":
            found = _over_apposition(context, token, low)
            return None if found is None else (found[0], last, False)
    elif context.scan.kinds[token] == PUNCTUATION and not _is_inner_mark(context, token):
        return None
    if flags[token] & (CONJUNCTION | SUBORDINATOR | PREPOSITION) or words[token] in context_stop:
        return None
    first = _phrase_start(context, token, low)
    if first > token or (flags[token] & DETERMINER and not flags[token] & (PRONOUN | PLURAL)):
        return None  # "the declared aim", "including an estimated"
    return first, last, False


context_stop = frozenset({"to"})


def _bracket_open(context: Context, token: int, low: int) -> int:
    """The opening bracket of the bracket that closes at ``token``; below ``low`` where there is none."""
    words = context.words
    low = max(low, token - _REACH)
    while token >= low and words[token] not in ("(", "["):
        token -= 1
    return token


def _is_inner_mark(context: Context, token: int) -> bool:
    """Whether a mark stands inside a noun phrase: the stop of "Mr." or "J.", a plural possessive, "&", "/"."""
    scan, word = context.scan, context.words[token]
    if word == ".":
        # A stop with more of its sentence behind it belongs to an abbreviation.
        return token + 1 < len(scan) and scan.sentence[token + 1] == scan.sentence[token]
    if word in ("’", "'"):
        return token > 0 and scan.starts[token] == scan.ends[token - 1] and context.words[token - 1].endswith("s")
    return word in ("&", "/", "-", "@", "#", "–") and token > 0


def _is_clause_verb(context: Context, token: int) -> bool:
    """Whether a token is a finite verb that ends the search for a noun phrase."""
    if context.flags[token] & AUXILIARY:
        return context.words[token] != "may" or not is_capital(context, token)
    cue = context.cues.get(token)
    if cue is None or not cue.form & (Form.PAST | Form.THIRD) or not cue.entry.frames & (THAT | CLAUSE | QUOTE):
        return False
    return context.words[token] not in cue.entry.noun and not _is_reduced(context, token)


def _is_reduced(context: Context, token: int) -> bool:
    """Whether a past form is a participle after its noun: "figures reported by the ministry", "released Saturday"."""
    if token + 1 >= len(context.words) or context.cues[token].entry.name in ("say", "tell"):
        return False
    return context.words[token + 1] in ("by", "in", "on", "from", "to", "at") or bool(context.flags[token + 1] & DATE)


def _phrase_start(context: Context, token: int, low: int) -> int:
    """The first token of the noun phrase that ends at ``token``, found leftwards."""
    words, flags, kinds = context.words, context.flags, context.scan.kinds
    low = max(low, token - _REACH)
    first = token + 1
    end = token
    quotation = context.scan.quotation
    while token >= low:
        flag = flags[token]
        if words[token] in (")", "]"):
            token = _bracket_open(context, token, low)
        elif kinds[token] == PUNCTUATION:
            if quotation[token] >= 0 and quotation[token] == quotation[max(token - 1, 0)] and quotation[end] < 0:
                break
            if not _is_inner_mark(context, token):
                break
        elif flag & PERSONAL or (flag & SUBORDINATOR and words[token] not in ("even", "so")):
            break
        elif flag & RELATIVE or words[token] in ("after", "before", "since", "until"):
            break
        elif words[token] == "and" or words[token] == "or":
            if _has_verb_before(context, token, low):
                break
        elif words[token] in ("but", "yet", "nor"):
            break
        elif _is_clause_verb(context, token):
            relative = _relative_before(context, token, low)
            if relative is None:
                break
            token = relative
        first = token
        token -= 1
    return _trimmed(context, first, end)


def _relative_before(context: Context, token: int, low: int) -> int | None:
    """The relative pronoun whose clause holds the verb at ``token``: "officials who were briefed said"."""
    for back in range(token - 1, max(low, token - 5) - 1, -1):
        if context.words[back] in ("who", "which", "that") and back > low:
            return back
        if context.scan.kinds[back] == PUNCTUATION:
            return None
    return None


def _has_verb_before(context: Context, token: int, low: int) -> bool:
    """Whether a verb stands between a conjunction and the clause start before it, so that it joins clauses."""
    words, flags, kinds = context.words, context.flags, context.scan.kinds
    for back in range(token - 1, max(low, token - 25) - 1, -1):
        if words[back] in (",", ";", ":", "—", "–", "--") or (kinds[back] == PUNCTUATION and words[back] in '“”"'):
            return words[back] == "," and back == token - 1 and _has_verb_before(context, back, low)
        if flags[back] & (AUXILIARY | PERSONAL | SUBORDINATOR) or _is_clause_verb(context, back):
            return True
        if words[back].endswith("ed") and len(words[back]) > 4 and not is_capital(context, back):
            if words[back + 1] != "by":
                return True
    return False


def _trimmed(context: Context, first: int, end: int) -> int:
    """The phrase start without what cannot begin one: "In Geneva the ministry", "and officials", "after Lee"."""
    words, flags = context.words, context.flags
    while first <= end:
        flag = flags[first]
        if flag & CONJUNCTION or (flag & ADVERB and words[first] not in ("all", "both")) or words[first] in ".'’":
            first += 1
        elif flag & DATE and not flag & DETERMINER and words[first] != "may":
            first += 1
        elif flag & PREPOSITION:
            first = _after_prepositional(context, first, end)
        else:
            break
    return first


def _after_prepositional(context: Context, first: int, end: int) -> int:
    """Where the subject begins behind a prepositional phrase without a comma: "In a statement the ministry"."""
    words, flags = context.words, context.flags
    begin = first + 1
    for token in range(end, first + 1, -1):
        before = token - 1
        if flags[token] & DETERMINER and not flags[before] & (PREPOSITION | DETERMINER) and before > first:
            begin = token
            break
        if flags[before] & DATE and not flags[token] & DATE and before > first:
            begin = token
            break
        if is_capital(context, token) and not is_capital(context, before) and context.scan.kinds[before] == WORD:
            if not flags[before] & (PREPOSITION | DETERMINER | ADVERB):
                begin = token
                break
    return begin if begin > first + 1 else end + 1 if flags[first] & PREPOSITION and begin > end else first + 1


def _over_apposition(context: Context, comma: int, low: int) -> tuple[int, int, bool] | None:
    """The phrase whose apposition ends at ``comma``: "Lee, the head of the agency, said", "Butz, 49, told"."""
    words, kinds = context.words, context.scan.kinds
    low = max(low, comma - _REACH)
    token = comma - 1
    while token >= low:
        word = words[token]
        if word in (")", "]"):
            token = _bracket_open(context, token, low)
        elif word in ("”", "“", '"', ";", ":", "—", "--", "–"):
            return None
        elif word == "," and not (kinds[token - 1] == NUMBER and kinds[token + 1] == NUMBER):
            if kinds[token - 1] == NUMBER and token > low + 1 and words[token - 2] == ",":
                pass  # an age: "Benford, 58, who lives in ..., says"
            elif _is_apposition(context, token + 1, comma) and token > low:
                before = _phrase_ending_plain(context, token - 1, low)
                if before is not None:
                    return before, comma + 1, False
        token -= 1
    return None


def _is_apposition(context: Context, first: int, last: int) -> bool:
    """Whether the tokens between two commas can describe the noun before them."""
    words, flags = context.words, context.flags
    if first >= last:
        return False
    flag = flags[first]
    if words[first] in ("who", "which", "whose", "whom", "citing", "speaking", "in", "after", "when", "as"):
        return True
    if flag & (PERSONAL | CONJUNCTION) or words[first] in ("that", "but", "because"):
        return False
    return not any(
        flags[token] & AUXILIARY and not flags[token - 1] & RELATIVE and words[token] != "may"
        for token in range(first, min(last, first + 12))
        if not any(flags[back] & RELATIVE for back in range(max(first, token - 4), token))
    )


def _phrase_ending_plain(context: Context, token: int, low: int) -> int | None:
    """The start of a noun phrase that ends at ``token`` and needs no apposition of its own."""
    if context.scan.kinds[token] == PUNCTUATION and context.words[token] not in (")", ".", "’"):
        return None
    if context.words[token] == ")":
        token = _bracket_open(context, token, low) - 1
        if token < low:
            return None
    if context.flags[token] & (SUBORDINATOR | PREPOSITION | DATE | ADVERB) and not is_capital(context, token):
        return None
    first = _phrase_start(context, token, low)
    return None if first > token else first


def skip_adverbials(context: Context, token: int, high: int) -> int:
    """Rightwards over dates and adverbs after a cue: "said late on Thursday", "said again"."""
    words, flags, kinds = context.words, context.flags, context.scan.kinds
    while token < high:
        flag = flags[token]
        if flag & DATE and words[token] != "may":
            token += 1
            while token < high and (
                flags[token] & DATE or kinds[token] == NUMBER or (words[token] == "." and token + 1 < high)
            ):
                token += 1
        elif flag & ADVERB or (words[token].endswith("ly") and len(words[token]) > 4):
            token += 1
        elif words[token] in ("on", "in", "at", "late", "early") and token + 1 < high and flags[token + 1] & DATE:
            token += 1
        else:
            break
    return token


def phrase_after(context: Context, token: int, high: int) -> int:
    """The token after the noun phrase that begins at ``token``: as far as a comma, a verb or the sentence end.

    An apposition or relative clause between commas is taken in: "according to Lee, who led the team,".
    """
    words, flags, kinds = context.words, context.flags, context.scan.kinds
    high = min(high, token + _REACH)
    begin = token
    if token < high and flags[token] & PERSONAL and words[token] != "others":
        return token + 1
    while token < high:
        flag = flags[token]
        if kinds[token] == PUNCTUATION:
            if words[token] in ("(", "["):
                while token < high and words[token] not in (")", "]"):
                    token += 1
            elif words[token] in ("“", '"', "‘") and context.scan.quotation[token] >= 0:
                token = max(token, min(high, context.scan.quotations[context.scan.quotation[token]][1]) - 1)
            elif not _is_inner_mark(context, token):
                break
        elif flag & (SUBORDINATOR | PERSONAL) and token > begin:
            break
        elif flag & AUXILIARY and token > begin and words[token] != "may":
            break
        elif flag & PREPOSITION and token + 1 < high and flags[token + 1] & DATE and not flags[token + 1] & DETERMINER:
            break
        elif token > begin and words[token] in _DAYS and not _is_shouted(context, token):
            break
        elif words[token] in ("who", "which", "but", "while", "citing", "adding", "saying"):
            break
        elif (token in context.cues and token > begin) and _is_clause_verb(context, token):
            break
        token += 1
    return token


def first_subject(context: Context, at: int, low: int) -> tuple[int, int] | None:
    """The subject of the sentence before the token ``at``, for a verb that shares it: "Lee left, saying ..."."""
    words, flags = context.words, context.flags
    token = low
    if flags[token] & (PREPOSITION | SUBORDINATOR | DATE) or words[token].endswith(("ing", "ly")):
        while token < at and words[token] != ",":
            token += 1
        token += 1
    while token < at and (flags[token] & (CONJUNCTION | ADVERB) or words[token] == ","):
        token += 1
    if token >= at:
        return None
    end = min(phrase_after(context, token, at), token + 20)
    last = token + 1
    while last < end and not (words[last].endswith("ed") and len(words[last]) > 4 and not is_capital(context, last)):
        last += 1
    return token, last


def _is_shouted(context: Context, token: int) -> bool:
    """Whether a word is written in capitals throughout, as in names of newspapers ("USA TODAY")."""
    return context.scan.text[context.scan.starts[token] : context.scan.ends[token]].isupper()
