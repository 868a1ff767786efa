"""Source words to a ``Source``: its canonical name, kind, affiliation and side.

Enters: the tokens of source words, and ``sources.toml`` and ``titles.toml``. Leaves: a ``Source``, or None for words that
only point back ("he", "the ministry") and for words that name nobody. Refused: entries with an unknown kind.
"""

import re
from functools import lru_cache

import attrs

from claimtrack.extraction.scan import NUMBER, PUNCTUATION, Scan
from claimtrack.lexicon.loader import Lexicon
from claimtrack.model.source import Source, SourceKind

__all__ = ["SourceTable", "Words", "core_of", "key_of", "name_source", "source_table"]

_SPACE = re.compile(r"\s+")
_OF = frozenset({"of", "from", "inside", "within", "in", "at", "by", "for", "with", "close"})


@attrs.frozen
class _Entry:
    """One source of ``sources.toml``; see its header for the fields."""

    name: str
    kind: SourceKind = attrs.field(default=SourceKind.UNKNOWN, converter=SourceKind)
    aliases: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    affiliation: str | None = None
    speaks_for: str | None = None

    def source(self) -> Source:
        """The entry as a source."""
        return Source(self.name, self.kind, self.aliases, self.affiliation, self.speaks_for)


@attrs.frozen
class SourceTable:
    """What the lexicon knows about sources.

    Attributes:
        names: Canonical names and aliases, as keys, to sources.
        demonyms: Adjectives, as keys, to the sources they stand for.
        longest: The most words in a name.
        words: The word lists of ``titles.toml`` by name.
        kinds: Words in a name to the kind they show.
        classes: Common nouns to the kinds of the sources they can point back to.
    """

    names: dict[str, Source]
    demonyms: dict[str, Source]
    longest: int
    words: dict[str, frozenset[str]]
    kinds: dict[str, SourceKind]
    classes: dict[str, tuple[SourceKind, ...]]


def key_of(text: str) -> str:
    """A name as it is looked up: lower case, plain apostrophes, single spaces."""
    return " ".join(text.lower().replace("’", "'").split())


@lru_cache(maxsize=8)
def source_table(lexicon: Lexicon) -> SourceTable:
    """The compiled tables of a lexicon."""
    names: dict[str, Source] = {}
    demonyms: dict[str, Source] = {}
    for entry in lexicon.entries("sources", _Entry):
        source = entry.source()
        for name in (entry.name, *entry.aliases):
            names[key_of(name)] = source
        for demonym in entry.demonyms:
            demonyms[key_of(demonym)] = source
    table = lexicon.table("titles")
    words = {name: frozenset(entry["words"]) for name, entry in table.items() if "words" in entry}
    kinds = {word: SourceKind(kind) for word, kind in table["kinds"].items()}
    classes = {word: tuple(map(SourceKind, kinds)) for word, kinds in table["classes"].items()}
    longest = max(len(name.split()) for name in names) + 2
    return SourceTable(names, demonyms, longest, words, kinds, classes)


@attrs.frozen
class Words:
    """Source words without determiner, apposition and relative clause.

    Attributes:
        scan: The text they stand in.
        first: The first token of the core.
        last: The token after it.
        apposition: The tokens of an apposition behind it; None where there is none.
        definite: Whether "the" stood before it.
        possessor: Whether a possessive pronoun stood before it ("its latest figures").
    """

    scan: Scan
    first: int
    last: int
    apposition: tuple[int, int] | None = None
    definite: bool = False
    possessor: bool = False

    @property
    def words(self) -> list[str]:
        """The words in lower case."""
        return self.scan.words[self.first : self.last]

    @property
    def text(self) -> str:
        """The words as written, on one line."""
        return " ".join(self.scan.text_of(self.first, self.last).split())


_DETERMINERS = frozenset(
    "the a an this that these those some several many most few both all other another one two three four five six seven "
    "eight nine ten dozens more least at no each every any various multiple numerous certain".split()
)
_POSSESSIVES = frozenset({"its", "his", "her", "their", "our", "my"})
_RELATIVE = frozenset({"who", "which", "whose", "whom", "that", "where", "when", "as"})


def core_of(scan: Scan, first: int, last: int) -> Words:
    """The core of source words: no determiner, no apposition, no bracket behind it."""
    words = scan.words
    definite = possessor = False
    while first < last - 1 and (
        words[first] in _DETERMINERS
        or scan.kinds[first] == NUMBER
        or words[first] in _POSSESSIVES
        or words[first] in ("“", '"', "‘")
    ):
        if (
            words[first] in ("least", "more", "at")
            and words[first] == "more"
            and first + 1 < last
            and words[first + 1] == "than"
        ):
            first += 1
        definite = definite or words[first] in ("the", "this", "that", "these", "those")
        possessor = possessor or words[first] in _POSSESSIVES
        first += 1
    end = first
    apposition = None
    while end < last:
        word = words[end]
        if word in (",", "(", "[", ";", ":", "—", "–", "--", "“", "”", '"') or (word in _RELATIVE and end > first):
            if word == "," and end + 1 < last:
                stop = last - 1 if words[last - 1] == "," else last
                apposition = (end + 1, stop) if stop > end + 1 else None
            break
        end += 1
    while (
        end > first + 1
        and (words[end - 1] in ("'s", "’s", "’", "'") or words[end - 1] in (".", "-"))
        and words[end - 1] != "."
    ):
        end -= 1
    return Words(scan, first, max(end, first + 1), apposition, definite, possessor)


def name_source(core: Words, table: SourceTable) -> Source | None:
    """The source that the words name by themselves; None where only the text around them can tell."""
    found = _listed(core, table)
    if found is not None:
        return found
    named = _owner_of_data(core, table)
    if named is not None:
        return named
    anonymous = _anonymous(core, table)
    if anonymous is not None:
        return anonymous
    person = _person(core, table)
    if person is not None:
        return person
    found = _ends_in_listed(core, table)
    if found is not None:
        return found
    return _other(core, table)


def _as_written(source: Source, core: Words) -> Source:
    return attrs.evolve(source, as_written=core.text)


def _listed(core: Words, table: SourceTable) -> Source | None:
    """A source that the lexicon lists under these very words."""
    if core.last - core.first > table.longest:
        return None
    source = table.names.get(key_of(core.text))
    if source is None and core.words[-1] in (
        "agency",
        "newspaper",
        "movement",
        "group",
        "administration",
        "authorities",
    ):
        source = table.names.get(key_of(core.scan.text_of(core.first, core.last - 1)))
    return None if source is None else _as_written(source, core)


def _ends_in_listed(core: Words, table: SourceTable) -> Source | None:
    """A listed name behind words that describe it: "the Islamist Palestinian organization Hamas", "news site Ynet"."""
    for size in range(min(table.longest, core.last - core.first - 1), 0, -1):
        begin = core.last - size
        source = table.names.get(key_of(core.scan.text_of(begin, core.last)))
        if source is not None and core.scan.is_capital(begin):
            if core.scan.words[begin - 1] in _OF or any(
                word in _OF or word in ("and", "or") for word in core.scan.words[core.first : begin]
            ):
                return None
            return _as_written(source, core)
    return None


def _owner_of_data(core: Words, table: SourceTable) -> Source | None:
    """Whose figures they are: "Israeli information", "Hamas' latest figures", "data from the ministry"."""
    words = core.words
    data, qualifiers = table.words["data"], table.words["qualifiers"]
    heads = [i for i, word in enumerate(words) if word in data]
    if not heads:
        return None
    head = heads[0]
    size = len(words)
    if head + 1 < size:
        if words[head + 1] not in (
            "from",
            "by",
            "of",
            "released",
            "compiled",
            "published",
            "collected",
            "provided",
            "issued",
            "gathered",
        ):
            return None
        begin = head + 1
        while begin < size and words[begin] in (
            "from",
            "by",
            "of",
            "released",
            "compiled",
            "published",
            "collected",
            "provided",
            "issued",
            "gathered",
        ):
            begin += 1
        if begin >= size:
            return None
        inner = core_of(core.scan, core.first + begin, core.last)
        owner = name_source(inner, table)
        return None if owner is None else _as_written(owner, core)
    end = head
    while end > 0 and words[end - 1] in qualifiers:
        end -= 1
    had_possessive = False
    while end > 0 and words[end - 1] in ("'s", "’s", "’", "'"):
        end -= 1
        had_possessive = True
    if end == 0:
        kind = SourceKind.DATA
        return None if core.possessor else Source(core.text, kind, as_written=core.text)
    owner_text = core.scan.text_of(core.first, core.first + end)
    source = table.demonyms.get(key_of(owner_text)) or table.names.get(key_of(owner_text))
    if source is not None:
        return _as_written(source, core)
    if had_possessive:
        inner = core_of(core.scan, core.first, core.first + end)
        owner = name_source(inner, table)
        return None if owner is None else _as_written(owner, core)
    if all(core.scan.is_capital(core.first + i) for i in range(end)):
        inner = Words(core.scan, core.first, core.first + end)
        owner = name_source(inner, table)
        if owner is not None:
            return _as_written(owner, core)
    kind = _kind_of(core.words[:end], table)
    return Source(core.text, SourceKind.DATA if kind is SourceKind.UNKNOWN else kind, as_written=core.text)


def _anonymous(core: Words, table: SourceTable) -> Source | None:
    """People who are not named: "two officials", "sources from the Islamist organization Hamas"."""
    words, scan = core.words, core.scan
    nobodies, witnesses = table.words["anonymous"], table.words["witnesses"]
    head = next((i for i, word in enumerate(words) if word in _OF or word.endswith("ed") and i), len(words))
    head -= 1
    if head < 0 or words[head] not in nobodies | witnesses:
        return None
    if (
        head + 1 == len(words)
        and scan.is_capital(core.first + head)
        and head > 0
        and words[head] not in ("officials", "sources")
    ):
        return None
    kind = SourceKind.WITNESS if words[head] in witnesses else SourceKind.ANONYMOUS
    affiliation = None
    name = core.text
    for place in range(head + 1, len(words)):
        if words[place] in _OF and place + 1 < len(words):
            inner = core_of(scan, core.first + place + 1, core.last)
            listed = _listed(inner, table) or _ends_in_listed(inner, table)
            if listed is not None:
                affiliation = listed.name
                name = f"{scan.text_of(core.first, core.first + place + 1)} {listed.name}"
            break
    if affiliation is None and head > 0:
        owner = _affiliation(core, head, table)
        affiliation = owner
    return Source(name, kind, affiliation=affiliation, as_written=core.text)


def _affiliation(core: Words, head: int, table: SourceTable) -> str | None:
    """Whom people before whose noun a name stands belong to: "Israeli officials", "Hamas sources"."""
    for begin in range(head):
        key = key_of(core.scan.text_of(core.first + begin, core.first + head))
        source = table.demonyms.get(key) or table.names.get(key)
        if source is not None:
            return source.name
    first = key_of(core.scan.text_of(core.first, core.first + 1))
    source = table.demonyms.get(first) or table.names.get(first)
    return None if source is None else source.name


def _is_name_token(scan: Scan, token: int) -> bool:
    """Whether a token can be part of a person's name."""
    text = scan.text[scan.starts[token] : scan.ends[token]]
    return text[0].isupper() or scan.words[token] in (
        "bin",
        "al",
        "de",
        "van",
        "von",
        "der",
        "da",
        "el",
        "ben",
        "la",
        "di",
        "du",
        ".",
        "dos",
        "ibn",
        "abu",
    )


def _person(core: Words, table: SourceTable) -> Source | None:
    """A person: the capitalised words behind the last title, or two to four capitalised words that are no institution."""
    scan, words = core.scan, core.words
    titles = table.words["titles"]
    last_title = max((i for i, word in enumerate(words[:-1]) if word in titles and not _hyphened(words, i)), default=-1)
    begin = last_title + 1
    while begin < len(words) and words[begin] == ".":
        begin += 1
    if last_title >= 0 and begin < len(words) and words[begin] in _OF | {"of"}:
        return _from_apposition(core, table)
    name = range(core.first + begin, core.last)
    if not name or not all(_is_name_token(scan, token) for token in name) or not scan.is_capital(name[0]):
        return _from_apposition(core, table)
    if len(name) > 6 or (last_title < 0 and len(name) < 2):
        return None
    if _kind_of(words[begin:], table) is not SourceKind.UNKNOWN and last_title < 0:
        return None
    if words[-1] in titles or any(
        key_of(scan.text[scan.starts[t] : scan.ends[t]]) in table.demonyms for t in name[:1] if last_title < 0
    ):
        return None
    text = _SPACE.sub(" ", scan.text_of(name[0], name[-1] + 1))
    if last_title < 0 and (text.isupper() or any(word in _SMALL for word in words)):
        return None
    return Source(text, SourceKind.PERSON, affiliation=_role_affiliation(core, begin, table), as_written=core.text)


_SMALL = frozenset({"and", "&", "of", "for", "the"})


def _hyphened(words: list[str], place: int) -> bool:
    return place + 1 < len(words) and words[place + 1] in ("'s", "’s", "’")


def _from_apposition(core: Words, table: SourceTable) -> Source | None:
    """A person named behind a role: "the ministry's spokesman, Ashraf al-Qidra,"."""
    if core.apposition is None or not any(word in table.words["titles"] for word in core.words):
        return None
    first, last = core.apposition
    name = core_of(core.scan, first, last)
    if (
        name.first == first
        and 2 <= name.last - name.first <= 5
        and all(_is_name_token(core.scan, t) for t in range(name.first, name.last))
    ):
        return Source(
            name.text,
            SourceKind.PERSON,
            affiliation=_role_affiliation(core, len(core.words), table),
            as_written=core.text,
        )
    return None


def _role_affiliation(core: Words, end: int, table: SourceTable) -> str | None:
    """Whom a person belongs to, as the words before the name or behind it say, where the lexicon lists it."""
    best = None
    spans = [(core.first, core.first + end)]
    if core.apposition is not None:
        spans.append(core.apposition)
    for first, last in spans:
        last = min(last, first + 20)
        for begin in range(first, last):
            if not core.scan.is_capital(begin):
                continue
            for stop in range(min(last, begin + table.longest), begin, -1):
                source = table.names.get(key_of(core.scan.text_of(begin, stop)))
                if source is not None:
                    return source.name
            if best is None:
                source = table.demonyms.get(key_of(core.scan.text_of(begin, begin + 1)))
                best = None if source is None else source.name
    return best


def _kind_of(words: list[str], table: SourceTable) -> SourceKind:
    """The kind that the last telling word of a name shows."""
    cut = next((i for i, word in enumerate(words) if word in _OF and i), len(words))
    for part in (words[:cut], words[-12:]):
        for place in range(len(part) - 1, -1, -1):
            pair = f"{part[place - 1]} {part[place]}" if place else ""
            kind = table.kinds.get(pair) or table.kinds.get(part[place])
            if kind is not None:
                if kind is SourceKind.GOVERNMENT and "health" in words:
                    return SourceKind.HEALTH_AUTHORITY
                if kind is SourceKind.GOVERNMENT and ("defence" in words or "defense" in words):
                    return SourceKind.MILITARY
                return kind
    return SourceKind.UNKNOWN


def _other(core: Words, table: SourceTable) -> Source | None:
    """A source that is nobody listed: an institution, a document, a poll, or a bare name."""
    words = core.words
    if len(words) == 1 and core.scan.kinds[core.first] == PUNCTUATION:
        return None
    cut = next((i for i, word in enumerate(words) if (word in _OF or word.endswith("ed")) and i), len(words))
    head = words[cut - 1]
    kind = _kind_of(words, table)
    if head in table.words["polls"]:
        kind = SourceKind.POLL
    elif head in table.words["studies"] or head in table.words["data"]:
        kind = SourceKind.RESEARCH if head in ("study", "studies", "research", "paper", "analysis") else SourceKind.DATA
    elif head in table.words["media"]:
        kind = SourceKind.MEDIA
    affiliation = None
    for token in range(core.first, core.last if len(words) > 1 else core.first):
        source = table.names.get(words[token - core.first]) if core.scan.is_capital(token) else None
        if source is not None:
            affiliation = source.name
            break
    return Source(core.text, kind, affiliation=affiliation, as_written=core.text)
