"""The noun phrase that a figure counts: "200 to 300 | Palestinian prisoners | from Israeli prisons".

Enters: a scan and the token behind a figure. Leaves: the tokens of the counted phrase, and where reading goes on.
"""

import attrs

from claimtrack.extraction.grammar import Grammar
from claimtrack.extraction.morphology import Form
from claimtrack.extraction.scan import NUMBER, PUNCTUATION, WORD, Scan

__all__ = ["Counted", "counted_phrase"]

_OWNS = frozenset({"'s", "’s"})
_OWNER = 4  # words of an owner: "the old harbour town's"
_CLAUSE = 12  # tokens of a relative clause behind "those"
_LONGEST = 7  # words; longer runs are headlines in capitals, not noun phrases


@attrs.frozen
class Counted:
    """What stands behind a figure.

    Attributes:
        first: The first token of the counted phrase.
        last: The token after it; equal to ``first`` where no noun is said.
        resume: The token at which reading on for a verb starts.
        partitive: Whether the figure counts a part of what a pronoun names ("30 of them").
        is_empty: Whether no noun is said.
    """

    first: int
    last: int
    resume: int
    partitive: bool = False
    is_empty: bool = attrs.field(init=False)

    @is_empty.default
    def _is_empty(self) -> bool:
        return self.first == self.last


def counted_phrase(
    scan: Scan, behind: int, end: int, figures: frozenset[int], verbs: dict[str, tuple[str, int]], grammar: Grammar
) -> Counted:
    """Read the noun phrase at token ``behind``, not going past ``end`` nor into a token of ``figures``."""
    words = scan.words
    if behind + 1 < end and words[behind] == "of":
        return _of_phrase(scan, behind, end, figures, verbs, grammar)
    token = behind
    while token < end and words[token] in grammar.fillers:
        if words[token] == "others":
            return Counted(token, token + 1, token + 1)
        token += 1
    first = token
    if first < end and behind and words[behind - 1] in grammar.scores and words[first] in verbs:
        return Counted(first, first, first)  # "thousands march", "dozens die"
    shared = first + 1 < end and behind and words[behind - 1] in grammar.percents and _is_base(words[first], verbs)
    if shared and words[first + 1] in grammar.objects:
        return Counted(first, first, first)  # "72 percent oppose the plan", "41 percent say they trust him"
    if first == behind and behind and words[behind - 1] in grammar.percents and _is_past(words, first, end, verbs):
        return Counted(first, first, first)  # "52 percent voted yes"
    dated = any(word.removesuffix("s") in grammar.time_units for word in words[first + 1 : first + 3])
    if dated and words[first] in verbs and verbs[words[first]][1] & Form.PARTICIPLE:
        return Counted(first, first, first)  # "the 3,200 announced two weeks ago", "the 40 killed last week"
    while token < end and token - first < _LONGEST and token not in figures:
        if not _continues(scan, first, token, end, verbs, grammar):
            break
        token += 1
    # "others" closes a phrase: "three others were wounded"
    return Counted(first, token, token)


def _of_phrase(
    scan: Scan, behind: int, end: int, figures: frozenset[int], verbs: dict[str, tuple[str, int]], grammar: Grammar
) -> Counted:
    """Read "30 of them", "two of the dead", "12 percent of voters": what follows "of"."""
    words = scan.words
    token = behind + 1
    if words[token] in grammar.pronouns:
        following = token + 1
        if following < end and words[following] == "who":
            return Counted(behind, behind, _behind_clause(scan, following, end, verbs, grammar), partitive=True)
        closed = following >= end or scan.kinds[following] == PUNCTUATION
        if closed or words[following] in grammar.noun_stops or words[following] in grammar.verb_particles:
            return Counted(behind, behind, following, partitive=True)
        if words[token] in grammar.object_pronouns:
            # "seven of them children": the noun follows without a verb
            inner = counted_phrase(scan, following, end, figures, verbs, grammar)
            if not inner.is_empty and not _is_verb(words[following], verbs):
                return Counted(inner.first, inner.last, inner.resume, partitive=True)
            return Counted(behind, behind, following, partitive=True)
    definite = words[token] in grammar.definite
    while token < end and words[token] in grammar.determiners:
        token += 1
    if words[token : token + 1] == ["own"]:  # "admitted 9 of its own"
        return Counted(behind, behind, token + 1, partitive=True)
    owned = next((owner + 1 for owner in range(token, min(end - 1, token + _OWNER)) if words[owner] in _OWNS), token)
    if owned in figures:  # "30 of the 130 hostages", "half of the town's 3,400 homes": a part of another figure's whole
        return Counted(behind, behind, owned, partitive=True)
    inner = counted_phrase(scan, token, end, figures, verbs, grammar)
    return Counted(inner.first, inner.last, inner.resume, partitive=definite)


def _behind_clause(scan: Scan, relative: int, end: int, verbs: dict[str, tuple[str, int]], grammar: Grammar) -> int:
    """Where the main verb behind a relative clause begins: "of those who died had not been vaccinated"."""
    token, seen = relative + 1, False
    while token < min(end, relative + _CLAUSE) and scan.kinds[token] != PUNCTUATION:
        word = scan.words[token]
        helping = word in grammar.auxiliaries
        if seen and (helping or (_is_verb(word, verbs) and not grammar.is_adverb(word))):
            return token
        seen = seen or (not helping and word in verbs)
        token += 1
    return relative


def _is_base(word: str, verbs: dict[str, tuple[str, int]]) -> bool:
    return word in verbs and bool(verbs[word][1] & Form.BASE)


def _is_past(words: list[str], token: int, end: int, verbs: dict[str, tuple[str, int]]) -> bool:
    """Whether a word is a verb in the past that is no adjective as well."""
    return token < end and words[token] in verbs and bool(verbs[words[token]][1] & Form.PAST)


def _is_verb(word: str, verbs: dict[str, tuple[str, int]]) -> bool:
    return word in verbs and not verbs[word][1] & Form.BASE


def _continues(
    scan: Scan, first: int, token: int, end: int, verbs: dict[str, tuple[str, int]], grammar: Grammar
) -> bool:
    """Whether the token belongs to the noun phrase that began at ``first``."""
    word, kind = scan.words[token], scan.kinds[token]
    if kind != WORD:
        return kind == NUMBER and "-" in word  # "12 16-year-old pupils"
    if word in ("'s", "’s"):
        return token > first and token + 1 < end
    reported = token == first and word in grammar.reporting_participles  # "63 known civilians"
    if (word in grammar.noun_stops or word in grammar.speakers) and not reported:
        return False
    if not reported and grammar.is_adverb(word) and word not in grammar.ly_nouns:
        return False
    unit = scan.words[token + 1] if token == first and token + 1 < end else ""
    if word in grammar.windows and unit.removesuffix("s") in grammar.time_units:
        return False  # "gave her party 38 percent last week"
    verbal = reported or word in verbs or word.endswith(("ed", "ing"))
    if not verbal:
        # "12 people families ..." does not happen: after a plural noun only another noun of the compound goes on
        return token == first or not _closed(scan, token - 1, word, grammar)
    form = verbs[word][1] if word in verbs else Form.PAST | Form.ING
    if not reported and (form & Form.BASE or form == Form.THIRD):
        # "police officers", "house fires" are nouns; "students march" is a verb, for its noun is a plural already
        return token == first or not grammar.is_plural(scan.words[token - 1])
    if token == first:
        if not form & (Form.PARTICIPLE | Form.ING):
            return False  # "20,000 took part"
        # "12 wounded soldiers" against "12 wounded in the blast"
        following = token + 1
        return (
            following < end
            and scan.kinds[following] == WORD
            and scan.words[following] not in grammar.noun_stops
            and scan.words[following] not in grammar.verb_particles  # "450,000 turned up"
            and not grammar.is_adverb(scan.words[following])
        )
    return False


def _closed(scan: Scan, before: int, word: str, grammar: Grammar) -> bool:
    """Whether a plural noun before ``word`` ends the phrase; compounds such as "sports fans" go on."""
    return grammar.is_plural(scan.words[before]) and not grammar.is_plural(word) and scan.words[before] != "s"
