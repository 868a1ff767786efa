"""The part each token can play in the clause around a cue, as bit flags.

Enters: ``syntax.toml`` and the words of a scan. Leaves: one integer a token. Refused: nothing.
"""

from functools import lru_cache

from claimtrack.lexicon.loader import Lexicon

__all__ = [
    "AGENT",
    "AMOUNT",
    "ADVERB",
    "AUXILIARY",
    "CONJUNCTION",
    "DATE",
    "DETERMINER",
    "EVIDENCE",
    "MODAL",
    "NEGATION",
    "PERFECT",
    "PERSONAL",
    "PLURAL",
    "PREPOSITION",
    "PRONOUN",
    "RECIPIENT",
    "RELATIVE",
    "SUBORDINATOR",
    "flags_of",
]

(
    DETERMINER,
    PREPOSITION,
    AUXILIARY,
    PERFECT,
    MODAL,
    NEGATION,
    SUBORDINATOR,
    CONJUNCTION,
    RELATIVE,
    PRONOUN,
    PERSONAL,
    ADVERB,
    DATE,
    EVIDENCE,
    PLURAL,
    RECIPIENT,
    AGENT,
    AMOUNT,
) = (1 << bit for bit in range(18))

_NAMES = {
    "determiners": DETERMINER,
    "prepositions": PREPOSITION,
    "auxiliaries": AUXILIARY,
    "perfect": PERFECT,
    "modals": MODAL,
    "negations": NEGATION,
    "subordinators": SUBORDINATOR,
    "conjunctions": CONJUNCTION,
    "relatives": RELATIVE,
    "pronouns": PRONOUN,
    "personal": PERSONAL,
    "adverbs": ADVERB,
    "dates": DATE,
    "evidence": EVIDENCE,
    "plurals": PLURAL,
    "recipients": RECIPIENT,
    "amounts": AMOUNT,
}
_SPEAKERS = ("titles", "anonymous", "witnesses", "data", "polls", "studies", "media")


@lru_cache(maxsize=8)
def _table(lexicon: Lexicon) -> dict[str, int]:
    flags: dict[str, int] = {}
    for name, entry in lexicon.table("syntax").items():
        for word in entry["words"]:
            flags[word] = flags.get(word, 0) | _NAMES[name]
    titles = lexicon.table("titles")
    agents = {word for name in _SPEAKERS for word in titles[name]["words"]} | titles["kinds"].keys()
    for word in agents | titles["classes"].keys():
        flags[word] = flags.get(word, 0) | AGENT
    return flags


def flags_of(words: list[str], lexicon: Lexicon) -> list[int]:
    """The flags of each word; 0 for one that the lexicon does not list.

    >>> from claimtrack.lexicon.loader import load_lexicon
    >>> [bool(flag & PREPOSITION) for flag in flags_of(["in", "paris"], load_lexicon())]
    [True, False]
    """
    get = _table(lexicon).get
    return [get(word, 0) for word in words]
