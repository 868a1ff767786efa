"""Noun phrases to the left and to the right of a cue.

Enters: a context and a token. Leaves: token spans. Refused: nothing.

Every walk is bounded by ``REACH`` tokens and by the sentence, so that hostile texts cost no more than others.
"""

from claimtrack.extraction.context import DASHES, Context
from claimtrack.extraction.cues import CLAUSE, DOCUMENT, QUOTE, THAT, Cue
from claimtrack.extraction.scan import NUMBER, PUNCTUATION, WORD
from claimtrack.extraction.syntax import (
    ADVERBS,
    AGENTS,
    AROUND_AMOUNTS,
    AUXILIARIES,
    CONJUNCTIONS,
    DATES,
    DAYS,
    DETERMINERS,
    PERSONAL,
    PLURALS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
)

__all__ = ["REACH", "phrase_after", "phrase_before", "skip_adverbials", "with_name_behind"]

REACH = 40

_QUOTES = frozenset('“”"')


def phrase_before(context: Context, token: int, low: int) -> tuple[int, bool] | None:
    """Where the noun phrase that ends at ``token`` begins, appositions included, and whether it is a relative pronoun.

    "Lee, the head of the agency, said": from the comma before "said" the phrase reaches back to "Lee".
    """
    words, flags = context.words, context.flags
    word = words[token]
    if flags[token] & PERSONAL:
        return token, False
    if flags[token] & RELATIVES:
        return token, True
    if word == ",":
        first = _over_apposition(context, token, low)
        return None if first is None else (first, False)
    if word in (")", "]"):
        token = _bracket_open(context, token, low) - 1
        if token < low:
            return None
        if words[token] == ",":
            first = _over_apposition(context, token, low)
            return None if first is None else (first, False)
    elif word in DASHES and not _is_inner_mark(context, token):
        return _over_insertion(context, token, low)
    elif context.scan.kinds[token] == PUNCTUATION and not _is_inner_mark(context, token):
        return None
    if flags[token] & (CONJUNCTIONS | SUBORDINATORS | PREPOSITIONS):
        return None
    if flags[token] & DETERMINERS and not flags[token] & (PRONOUNS | PLURALS):
        return None  # "the declared aim", "including an estimated"
    first = _phrase_start(context, token, low)
    return None if first > token else (first, False)


def _bracket_open(context: Context, token: int, low: int) -> int:
    """The opening bracket of the bracket that closes at ``token``; below ``low`` where there is none."""
    low = max(low, token - REACH)
    while token >= low and context.words[token] not in ("(", "["):
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
    if word in ("-", "–"):  # not between spaces: "an aggressive - some say unrealistic - pledge"
        return token > 0 and scan.starts[token] == scan.ends[token - 1]
    return word in ("&", "/", "@", "#") and token > 0


def _is_clause_verb(context: Context, token: int) -> bool:
    """Whether a token is a finite verb that ends the search for a noun phrase."""
    if context.words[token] == "do" and token + 1 < len(context.words) and context.capital[token + 1]:
        return not context.capital[token - 1]  # "Eldorado do Sul"
    if context.flags[token] & AUXILIARIES:
        return context.words[token] != "may" or not context.capital[token]
    cue = context.cues.get(token)
    if (
        cue is None
        or context.capital[token]
        or not (cue.is_past or cue.is_third or _is_plural_verb(context, token, cue))
        or not cue.entry.frames & (THAT | CLAUSE | QUOTE | DOCUMENT)
    ):
        return False
    return context.words[token] not in cue.entry.noun and not _is_reduced(context, token)


def _is_plural_verb(context: Context, token: int, cue: Cue) -> bool:
    """Whether a base form has a plural of people before it: "residents say the company"."""
    before = context.flags[token - 1] if token else 0
    return cue.is_base and bool(before & (AGENTS | PLURALS)) and context.words[token - 1].endswith(("s", "people"))


def _is_reduced(context: Context, token: int) -> bool:
    """Whether a past form is a participle after its noun: "figures reported by the ministry", "released Saturday"."""
    if token + 1 >= len(context.words) or context.cues[token].entry.name in ("say", "tell"):
        return False
    return context.words[token + 1] in context.grammar.participle_ends or bool(context.flags[token + 1] & DATES)


def _phrase_start(context: Context, token: int, low: int) -> int:
    """The first token of the noun phrase that ends at ``token``, found leftwards."""
    words, kinds, listed = context.words, context.scan.kinds, context.listed
    low = max(low, token - REACH)
    first = token + 1
    end = token
    while token >= low:
        word = words[token]
        if word not in listed and kinds[token] == WORD:
            first = token  # a noun or a name, as most
            token -= 1
            continue
        if word in (")", "]"):
            token = _bracket_open(context, token, low)
            if token < low:
                break  # ") Police said": a bracket that nothing opens
        elif _ends_walk(context, token, end, low):
            relative = _antecedent(context, token, end, low)
            if relative is None:
                relative = _relative_before(context, token, low)
            if relative is None:
                break
            token = relative
        first = token
        if words[token] == "the" and _is_new_phrase(context, token - 1, low):
            break  # "shortly after the blast the ministry had spoken of"
        token -= 1
    if low <= token < end - 1 and context.flags[token] & PERSONAL and not context.capital[first]:
        first += 1  # "you know Lee said"
    return _trimmed(context, first, end)


def _is_new_phrase(context: Context, before: int, low: int) -> bool:
    """Whether "the" behind a token begins a phrase of its own: behind "the blast", "12 men", not behind "of"."""
    if before <= low or context.scan.kinds[before] != WORD:
        return False
    counted = context.scan.kinds[before - 1] == NUMBER and not context.flags[before] & PREPOSITIONS
    return counted or context.words[before - 1] in context.grammar.articles


def _ends_walk(context: Context, token: int, end: int, low: int) -> bool:
    """Whether the leftward walk from ``end`` has left the noun phrase at ``token``."""
    word, flag = context.words[token], context.flags[token]
    if context.scan.kinds[token] == PUNCTUATION:
        quotation = context.scan.quotation
        if quotation[token] >= 0 and quotation[token] == quotation[max(token - 1, 0)] and quotation[end] < 0:
            return True
        return not _is_inner_mark(context, token)
    if flag & (PERSONAL | RELATIVES) or (flag & SUBORDINATORS and word not in ("even", "so")):
        return True
    if flag & CONJUNCTIONS:
        return word not in context.grammar.joiners or _has_verb_before(context, token, low)
    return word in context.grammar.time_joints or _is_clause_verb(context, token)


def _relative_before(context: Context, token: int, low: int) -> int | None:
    """The relative pronoun whose clause holds the verb at ``token``: "officials who were briefed said"."""
    if not _is_clause_verb(context, token):
        return None
    for back in range(token - 1, max(low, token - 5) - 1, -1):
        if context.words[back] in context.grammar.relative_subjects and back > low:
            return back
        if context.scan.kinds[back] == PUNCTUATION:
            return None
    return None


def _antecedent(context: Context, token: int, end: int, low: int) -> int | None:
    """The noun that a relative clause up to ``end`` describes: "villagers who fled to Bunia said"."""
    words = context.words
    if token <= low or token + 1 >= end + 1 or words[token] not in context.grammar.relative_subjects:
        return None
    before = token - 1
    may_act = before in context.cues or words[before] in context.verbs
    if context.scan.kinds[before] == PUNCTUATION or (may_act and not context.flags[before] & AGENTS):
        return None
    if context.flags[before] & (PREPOSITIONS | CONJUNCTIONS | SUBORDINATORS | AUXILIARIES | ADVERBS):
        return None
    after = context.flags[token + 1] & (DETERMINERS | PERSONAL | PRONOUNS | PREPOSITIONS | PLURALS)
    if words[token] == "who":
        return None if after or context.capital[token + 1] or words[token + 1] in ("say", "said") else before
    verbal = words[token + 1] in context.verbs or context.flags[token + 1] & AUXILIARIES or words[token] == "whom"
    return before if verbal else None


def _has_verb_before(context: Context, token: int, low: int) -> bool:
    """Whether a verb stands between a conjunction and the clause start before it, so that it joins clauses."""
    words, flags = context.words, context.flags
    first = max(low, token - 25)
    if token > first and words[token - 1] == ",":
        token -= 1
    for back in range(token - 1, first - 1, -1):
        word = words[back]
        if word in (",", ";", ":") or word in DASHES or word in _QUOTES:
            return False
        if flags[back] & (AUXILIARIES | PERSONAL | SUBORDINATORS) or _is_clause_verb(context, back):
            return True
        if word.endswith("ed") and len(word) > 4 and words[back + 1] != "by" and not context.capital[back]:
            return True
    return False


def _trimmed(context: Context, first: int, end: int) -> int:
    """The phrase start without what cannot begin one: "In Geneva the ministry", "and officials", "after Lee"."""
    words, flags = context.words, context.flags
    while first <= end:
        flag = flags[first]
        if (
            flag & CONJUNCTIONS
            or (flag & ADVERBS and words[first] not in ("all", "both"))
            or words[first] in ".'’"
            or (flag & DATES and not flag & DETERMINERS and words[first] != "may")
        ):
            first += 1
        elif flag & PREPOSITIONS:
            first = _after_prepositional(context, first, end)
        else:
            break
    return first


def _after_prepositional(context: Context, first: int, end: int) -> int:
    """Where the subject begins behind a prepositional phrase without a comma: "In a statement the ministry"."""
    flags = context.flags
    for token in range(end, first + 1, -1):
        before = token - 1
        if flags[token] & DETERMINERS and not flags[before] & (PREPOSITIONS | DETERMINERS):
            return token
        if flags[before] & DATES and not flags[token] & DATES:
            return token
        named = context.capital[token] and not context.capital[before] and context.scan.kinds[before] == WORD
        if named and not flags[before] & (PREPOSITIONS | DETERMINERS | ADVERBS):
            return token
    return first + 1


def _over_apposition(context: Context, comma: int, low: int) -> int | None:
    """Where the phrase begins whose apposition ends at ``comma``: "Lee, the head of the agency, said", "Butz, 49,"."""
    words, kinds = context.words, context.scan.kinds
    low = max(low, comma - REACH)
    token = comma - 1
    while token > low:
        word = words[token]
        if word in (")", "]"):
            token = _bracket_open(context, token, low)
        elif word in _QUOTES or word in (";", ":", "—", "--", "–"):
            return None
        elif word == "," and not (kinds[token - 1] == NUMBER and kinds[token + 1] == NUMBER):
            # an age is one of several appositions: "Benford, 58, who lives in ..., says"
            aged = kinds[token - 1] == NUMBER and token > low + 1 and words[token - 2] == ","
            if not aged and _is_apposition(context, token + 1, comma):
                first = _plain_phrase(context, token - 1, low)
                if first is not None:
                    return first
        token -= 1
    return None


def _over_insertion(context: Context, dash: int, low: int) -> tuple[int, bool] | None:
    """Where the phrase begins that an insertion between dashes follows: "people in two states - A and B - said"."""
    for token in range(dash - 2, max(low, dash - REACH), -1):
        if context.words[token] == context.words[dash]:
            first = _plain_phrase(context, token - 1, low) if _is_apposition(context, token + 1, dash) else None
            return None if first is None else (first, False)
        if context.words[token] in _QUOTES or context.words[token] == ";":
            break
    return None


def _is_apposition(context: Context, first: int, last: int) -> bool:
    """Whether the tokens between two commas can describe the noun before them."""
    words, flags = context.words, context.flags
    if first >= last:
        return False
    flag = flags[first]
    if flag & (RELATIVES | SUBORDINATORS | PREPOSITIONS):
        return words[first] not in ("that", "because")
    if flag & (PERSONAL | CONJUNCTIONS):
        return False
    return not any(
        flags[token] & AUXILIARIES
        and words[token] != "may"
        and not context.has_any(max(first, token - 4), token, RELATIVES)
        for token in range(first, min(last, first + 12))
    )


def _plain_phrase(context: Context, token: int, low: int) -> int | None:
    """The start of a noun phrase that ends at ``token`` and has no apposition of its own."""
    if context.words[token] == ")":
        token = _bracket_open(context, token, low) - 1
        if token < low:
            return None
    if context.scan.kinds[token] == PUNCTUATION and context.words[token] not in (".", "’"):
        return None
    if context.flags[token] & (SUBORDINATORS | PREPOSITIONS | DATES | ADVERBS) and not context.capital[token]:
        return None
    first = _phrase_start(context, token, low)
    return None if first > token else first


def skip_adverbials(context: Context, token: int, high: int) -> int:
    """Rightwards over dates and adverbs after a cue: "said late on Thursday", "said again"."""
    words, flags, kinds = context.words, context.flags, context.scan.kinds
    while token < high:
        flag = flags[token]
        if flag & DATES and words[token] != "may":
            token += 1
            while token < high and (
                flags[token] & DATES or kinds[token] == NUMBER or (words[token] == "." and token + 1 < high)
            ):
                token += 1
        elif (flag & ADVERBS and not flag & DETERMINERS) or context.is_adverb(token):
            follower = token + 1
            if follower < high and flags[follower] & AROUND_AMOUNTS:
                follower += 1
            if follower < high and kinds[follower] == NUMBER:
                break  # "said just over 300", "said roughly 40" speak of a figure
            token += 1
        elif words[token] in context.grammar.date_openers and token + 1 < high and flags[token + 1] & DATES:
            token += 1
        else:
            break
    return token


def phrase_after(context: Context, token: int, high: int) -> int:
    """The token after the noun phrase that begins at ``token``: up to a comma, a verb, a day or the sentence end."""
    words, flags, scan = context.words, context.flags, context.scan
    high = min(high, token + REACH)
    begin = token
    if token < high and flags[token] & PERSONAL:
        return token + 1
    while token < high:
        word = words[token]
        if scan.kinds[token] == PUNCTUATION:
            if word in ("(", "["):
                while token < high and words[token] not in (")", "]"):
                    token += 1
            elif context.opens_quotation(token):
                token = max(token, min(high, scan.quotations[scan.quotation[token]][1]) - 1)
            elif not _is_inner_mark(context, token):
                break
        elif token > begin and _ends_phrase(context, token, high):
            break
        token += 1
    return min(token, high)  # a bracket may stay open


def _ends_phrase(context: Context, token: int, high: int) -> bool:
    """Whether the rightward walk has left the noun phrase at ``token``."""
    word, flag = context.words[token], context.flags[token]
    if (
        flag & (SUBORDINATORS | PERSONAL)
        or (flag & AUXILIARIES and word != "may")
        or (word in context.grammar.phrase_ends and not context.is_shouted(token))  # "according to the WHO"
    ):
        return True
    if flag & DAYS and not context.is_shouted(token):
        return True
    if flag & CONJUNCTIONS and token + 1 < high and context.scan.kinds[token + 1] == NUMBER:
        return True  # "by the count of the union and 8,000 by that of the police"
    if context.scan.kinds[token] == NUMBER and word.replace(",", "").isdecimal() and _closes_noun(context, token - 1):
        return True  # "according to the group 85 people died"
    if word == "there" and token + 1 < high and context.flags[token + 1] & AUXILIARIES:
        return True  # "according to the union there were 61"
    if flag & PREPOSITIONS and token + 1 < high:
        after = context.flags[token + 1]
        return bool(after & DATES and not after & DETERMINERS)
    return token in context.cues and _is_clause_verb(context, token)


def _closes_noun(context: Context, token: int) -> bool:
    """Whether a word can be the noun that a phrase ends with: lower case, and none of the small words."""
    small = PREPOSITIONS | DETERMINERS | CONJUNCTIONS | ADVERBS | DATES | SUBORDINATORS
    return context.scan.kinds[token] == WORD and not context.capital[token] and not context.flags[token] & small


def with_name_behind(context: Context, first: int, last: int, high: int) -> int:
    """The end of a role and the name in apposition behind it: "said the deputy prefect, Mihai Stan."."""
    if (
        last + 1 >= high
        or context.words[last] != ","
        or not (context.flags[last - 1] & AGENTS or context.words[first] == "the")
    ):
        return last
    if context.capital[last - 1] or not context.capital[last + 1]:
        return last
    end = phrase_after(context, last + 1, high)
    named = all(context.capital[token] or context.words[token] == "." for token in range(last + 1, end))
    closed = end < high and context.words[end] == ","  # "the operator, Norlink, disputes this"
    return end if named and 2 - closed <= end - last - 1 <= 6 and first < last else last
