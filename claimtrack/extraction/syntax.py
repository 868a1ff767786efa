"""The part each token can play in the clause around a cue, as bit flags.

Enters: ``syntax.toml``, ``titles.toml`` and the words of a scan. Leaves: one integer a token. Refused: entries of
``syntax.toml`` that no flag stands for.

The flags are plain integers, one for each entry of ``syntax.toml`` in its order of use, and ``AGENTS`` for the nouns of
``titles.toml``: an ``enum.IntFlag`` would cost ten times as much at each of the many tests.
"""

from functools import lru_cache
from itertools import repeat

from claimtrack.errors import LexiconError
from claimtrack.lexicon.loader import Lexicon

__all__ = [
    "ADVERBIAL_NOUNS",
    "ADVERBS",
    "AGENTS",
    "AMOUNTS",
    "AROUND_AMOUNTS",
    "AUXILIARIES",
    "BACKGROUND",
    "BE",
    "BEFORE_DATES",
    "CONJUNCTIONS",
    "CONTRASTS",
    "COUNTS",
    "DATES",
    "DAYS",
    "DETERMINERS",
    "EVIDENCE",
    "HEDGED_STATES",
    "MODALS",
    "NEGATIONS",
    "NONVERBAL",
    "OBJECTS",
    "PERFECT",
    "PERSONAL",
    "PLURALS",
    "POLLS",
    "PREPOSITIONS",
    "PRONOUNS",
    "QUESTIONS",
    "RELATIVES",
    "RESERVATIONS",
    "RESERVATION_WORDS",
    "SHARES",
    "SUBORDINATORS",
    "TOLLS",
    "UNLABELLED",
    "UNVERBAL",
    "flagged_words",
    "flags_of",
]

(
    DETERMINERS,
    PREPOSITIONS,
    AUXILIARIES,
    BE,
    PERFECT,
    MODALS,
    NEGATIONS,
    SUBORDINATORS,
    CONJUNCTIONS,
    CONTRASTS,
    RELATIVES,
    BACKGROUND,
    QUESTIONS,
    PRONOUNS,
    PERSONAL,
    ADVERBS,
    DATES,
    DAYS,
    BEFORE_DATES,
    ADVERBIAL_NOUNS,
    UNVERBAL,
    EVIDENCE,
    POLLS,
    COUNTS,
    PLURALS,
    NONVERBAL,
    UNLABELLED,
    SHARES,
    AMOUNTS,
    AROUND_AMOUNTS,
    TOLLS,
    OBJECTS,
    HEDGED_STATES,
    RESERVATIONS,
    RESERVATION_WORDS,
    AGENTS,
) = (1 << bit for bit in range(36))

_FLAGS = {
    "determiners": DETERMINERS,
    "prepositions": PREPOSITIONS,
    "auxiliaries": AUXILIARIES,
    "be": BE,
    "perfect": PERFECT,
    "modals": MODALS,
    "negations": NEGATIONS,
    "subordinators": SUBORDINATORS,
    "conjunctions": CONJUNCTIONS,
    "contrasts": CONTRASTS,
    "relatives": RELATIVES,
    "background": BACKGROUND,
    "questions": QUESTIONS,
    "pronouns": PRONOUNS,
    "personal": PERSONAL,
    "adverbs": ADVERBS,
    "dates": DATES,
    "days": DAYS,
    "before_dates": BEFORE_DATES,
    "adverbial_nouns": ADVERBIAL_NOUNS,
    "unverbal": UNVERBAL,
    "evidence": EVIDENCE,
    "polls": POLLS,
    "counts": COUNTS,
    "plurals": PLURALS,
    "nonverbal": NONVERBAL,
    "unlabelled": UNLABELLED,
    "shares": SHARES,
    "amounts": AMOUNTS,
    "around_amounts": AROUND_AMOUNTS,
    "tolls": TOLLS,
    "objects": OBJECTS,
    "hedged_states": HEDGED_STATES,
    "reservations": RESERVATIONS,
    "reservation_words": RESERVATION_WORDS,
}
# Entries of titles.toml whose nouns can speak.
_SPEAKERS = ("titles", "anonymous", "witnesses", "data", "polls", "studies", "media", "described")


@lru_cache(maxsize=8)
def _table(lexicon: Lexicon) -> dict[str, int]:
    """The flags of each listed word."""
    flags: dict[str, int] = {}
    for name, entry in lexicon.table("syntax").items():
        if name not in _FLAGS:
            raise LexiconError("syntax.toml", name, "no rule looks for these words")
        for word in entry["words"]:
            flags[word] = flags.get(word, 0) | _FLAGS[name]
    titles = lexicon.table("titles")
    agents = {word for name in _SPEAKERS for word in titles[name]["words"]}
    agents |= {kind.split(" ")[-1] for kind in titles["kinds"]}  # "coast guard": its last word is in the text
    for word in agents | titles["classes"].keys():
        flags[word] = flags.get(word, 0) | AGENTS
    return flags


def flagged_words(lexicon: Lexicon) -> frozenset[str]:
    """The words that have a flag."""
    return frozenset(_table(lexicon))


def flags_of(words: list[str], lexicon: Lexicon) -> list[int]:
    """The flags of each word; 0 for one that the lexicon does not list.

    >>> from claimtrack.lexicon.loader import load_lexicon
    >>> [bool(flag & PREPOSITIONS) for flag in flags_of(["in", "paris"], load_lexicon())]
    [True, False]
    """
    return list(map(_table(lexicon).get, words, repeat(0)))
