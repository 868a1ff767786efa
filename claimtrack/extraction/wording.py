"""The part of source words that names somebody: no place behind it, no participle, no role before a name.

Enters: the core of source words. Leaves: a narrower core, or the plain name. Refused: nothing.

"fire officials in Valparaiso" are fire officials, "records seen by the inquiry" are records, "a poll by the Norrland
Institute" is the institute's, "the aid group Salam" is Salam.
"""

import attrs

from claimtrack.extraction.sources import SourceTable, SourceWords, core_of, listed_source

__all__ = [
    "described_name",
    "is_occupation",
    "issuer",
    "named_person_behind",
    "opens_sentence",
    "plain_name",
    "trimmed",
]

_JOINED = frozenset({"and", "or", "&"})
_MARKS = frozenset({":", "“", '"'})
_MOST_NAMES = 6


def opens_sentence(core: SourceWords, token: int) -> bool:
    """Whether the capital of a token may only be that of a sentence or quotation: "Officials in Assam"."""
    scan = core.scan
    return scan.sentences[scan.sentence[token]][0] == token or scan.words[token - 1] in _MARKS


def _is_common(core: SourceWords, token: int, table: SourceTable) -> bool:
    """Whether a word is a common noun: lower case, or a listed one that only opens its sentence."""
    return not core.scan.capital[token] or opens_commonly(core, token, table)


def opens_commonly(core: SourceWords, token: int, table: SourceTable) -> bool:
    """Whether a word is a listed common noun with a capital only for the sentence that it opens."""
    return opens_sentence(core, token) and _is_listed(core.scan.words[token], table)


def _is_listed(word: str, table: SourceTable) -> bool:
    lists = table.words
    named = ("titles", "anonymous", "witnesses", "data", "polls", "studies", "media", "described", "qualifiers")
    return "-" in word or word in table.kinds or word in table.classes or any(word in lists[name] for name in named)


def trimmed(core: SourceWords, table: SourceTable) -> SourceWords:
    """The core without a place or a participle behind its noun, and without what tells a named poll from older ones."""
    core = _without_tail(core, table)
    words = core.words
    qualified = len(words) > 2 and words[0] in table.words["qualifiers"] and _is_study(words[-1], table)
    if qualified and core.scan.capital[core.first + 1]:
        return attrs.evolve(core, first=core.first + 1)  # "the latest Verity poll"
    named = len(words) > 2 and words[0] in table.words["near_by"] and not core.scan.capital[core.first]
    if named and all(core.scan.capital[core.first + 1 : core.last]):
        return attrs.evolve(core, first=core.first + 1)  # "the local Emergency Response Room"
    return core


def _without_tail(core: SourceWords, table: SourceTable) -> SourceWords:
    """The core up to a place, or to a participle with "by" or a day behind it."""
    words, scan = core.words, core.scan
    if table.tails.isdisjoint(words):
        return core  # as most
    for place in range(1, len(words)):
        token = core.first + place
        word, before = words[place], words[place - 1]
        placed = word == "at" or (word == "on" and words[place + 1 : place + 2] == ["the"])
        if placed and before in table.words["anonymous"]:
            return attrs.evolve(core, last=token)  # "a doctor at the local clinic", "an officer on the scene"
        behind = words[place + 1 : place + 2]
        if word == "in" and behind == ["the"] and words[-1] in table.words["areas"] and place + 3 == len(words):
            return attrs.evolve(core, last=token)  # "aid workers in the region"
        if (
            word in table.words["placed"]
            and _is_common(core, token - 1, table)
            and _names_place(core, token + 1, table)
        ):
            return attrs.evolve(core, last=token)
        if word in table.words["issued"] and word.endswith("ed") and _is_study(before, table):
            return attrs.evolve(core, last=token)  # "a Dataview poll published on Sunday"
        participle = word.endswith("ed") or word in table.words["participles"]
        if participle and words[place + 1 : place + 2] == ["by"] and before not in _JOINED and not scan.capital[token]:
            issued = word in table.words["issued"] or before in table.words["data"]
            if not issued or word in table.words["obtained"]:
                return attrs.evolve(core, last=token)
    return core


def _is_study(word: str, table: SourceTable) -> bool:
    """Whether a word is a poll or a study."""
    return word in table.words["polls"] or word in table.words["studies"]


def _names_place(core: SourceWords, begin: int, table: SourceTable) -> bool:
    """Whether the words from ``begin`` on name a place, and nobody whom the lexicon lists but states."""
    scan = core.scan
    if not any(scan.capital[begin : core.last]):
        return False
    inner = core_of(scan, begin, core.last, table)
    listed = listed_source(inner, table)
    if listed is not None:
        return listed.kind.value == "government"
    return not any(word in table.kinds for word in inner.words[-1:])


def issuer(core: SourceWords, table: SourceTable) -> SourceWords | None:
    """Who made a poll or report: "a survey of farmers by the trade paper Acker"."""
    words, lists = core.words, table.words
    if "by" not in words[1:-1]:
        return None
    at = words.index("by", 1)
    made = lists["polls"] | lists["studies"] | lists["data"]
    head = next((place for place, word in enumerate(words[:at]) if place and word in lists["belonging"]), at)
    if words[head - 1] not in made and words[head - 1] not in lists["issued"]:
        return None
    behind = range(at + 2, len(words))
    last = next(
        (place for place in behind if words[place] in lists["issued"] and words[place].endswith("ed")), len(words)
    )
    return core_of(core.scan, core.first + at + 1, core.first + last, table)  # "a poll by Vox published on Friday"


def described_name(core: SourceWords, table: SourceTable) -> tuple[int, int] | None:
    """The name behind a common noun for what it is: "the aid group Salam", "local broadcaster Radio Mur"."""
    scan, words = core.scan, core.words
    if table.words["described"].isdisjoint(words):
        return None  # as most
    place = len(words)
    while place > 0 and (scan.capital[core.first + place - 1] or words[place - 1] in table.words["institutional"]):
        if words[place - 1] in table.words["described"] and (place == 1 or not scan.capital[core.first]):
            break
        place -= 1
    head = words[place - 1] if place else ""
    if not 0 < place < len(words) or head not in table.words["described"]:
        return None
    if not table.words["belonging"].isdisjoint(words[: place - 1]):
        return None  # "a poll for the broadcaster ORF"
    rest = words[place:]
    if not scan.capital[core.first + place] or (len(rest) == 1 and rest[0] in table.kinds):
        return None
    if any(word in _JOINED or word in table.words["titles"] for word in rest):
        return None
    plain = all(
        scan.capital[core.first + at] or words[at] in table.words["institutional"] for at in range(place, len(words))
    )
    return (core.first + place, core.last) if plain else None


def is_occupation(word: str, table: SourceTable) -> bool:
    """Whether a noun ends like one for what a person does, and is none for a body or a document."""
    lists = table.words
    bodies = word in lists["described"] or word in table.kinds or word in lists["media"] or word in lists["studies"]
    return word.endswith(tuple(lists["occupations"])) and not bodies and word not in lists["documents"]


def named_person_behind(core: SourceWords, table: SourceTable) -> tuple[int, int] | None:
    """A person's name in the apposition behind a role: "the surgeon, Dr Nadia Farouk"."""
    if core.apposition is None:
        return None
    tied = (place for place, word in enumerate(core.words) if place and word in table.words["belonging"])
    role = core.words[next(tied, len(core.words)) - 1]  # "the member of parliament for the area, Alice Chebet"
    occupation = (core.definite or core.possessor) and role not in table.words["proprietors"]
    occupation = occupation and (is_occupation(role, table) or is_occupation(core.words[-1], table))
    head = core.words[-1]
    body = head in table.kinds or head in table.words["described"]
    related = core.one_of_many or (core.possessor and not body)  # "one of the rescuers, Pavel Hron", "her rival, ..."
    if not occupation and not related and not any(word in table.words["titles"] for word in core.words):
        return None
    first, last = core.apposition
    scan, words = core.scan, core.scan.words
    while first < last - 1 and (words[first] in table.words["titles"] or words[first] == "."):
        first += 1
    end = first
    while end < last and words[end] != ",":
        end += 1
    particles = table.words["particles"]
    fits = all(
        scan.capital[token] or words[token].split("-")[0] in particles or words[token] == "."
        for token in range(first, end)
    )
    kinds = any(word in table.kinds for word in words[first:end])
    return (first, end) if fits and not kinds and 2 <= end - first <= _MOST_NAMES else None


def plain_name(core: SourceWords, name: str, table: SourceTable) -> str:
    """The name as it reads within a sentence: "organisers", "Red Cross and army"."""
    opening = core.first
    if opens_sentence(core, opening) and _is_listed(core.words[0], table) and name.startswith(core.text[:1]):
        following = opening + 1
        proper = following < core.last and core.scan.capital[following]
        if not proper and not core.text_of(opening, following).isupper() and core.key not in table.names:
            name = name[:1].lower() + name[1:]
    words = name.split(" ")
    if _JOINED.isdisjoint(words):
        return name
    kept = [
        word
        for at, word in enumerate(words)
        if not (at and words[at - 1] in _JOINED and word in table.words["joined_articles"])
    ]
    return " ".join(kept)
