"""Source words and what the lexicon knows about sources.

Enters: the tokens of source words, and ``sources.toml`` and ``titles.toml``. Leaves: their core, and the compiled
tables. Refused: entries with an unknown kind.
"""

from functools import lru_cache

import attrs

from claimtrack.extraction.scan import NUMBER, Scan
from claimtrack.lexicon.loader import Lexicon
from claimtrack.model.source import Source, SourceKind

__all__ = ["SourceTable", "SourceWords", "core_of", "key_of", "listed_source", "obtained_by", "source_table"]

_OPENING = frozenset('“"‘')
_CLOSING = frozenset({",", "(", "[", ";", ":", "—", "–", "--", "“", "”", '"'})
_LONGEST_KEPT = 80
# Entries of syntax.toml whose words begin no name.
_FUNCTION_WORDS = ("determiners", "prepositions", "subordinators", "conjunctions", "adverbs", "personal")


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


@attrs.frozen(eq=False)
class SourceTable:
    """What the lexicon knows about sources.

    Attributes:
        names: Canonical names and aliases, as keys, to sources.
        demonyms: Adjectives, as keys, to the sources they stand for.
        longest: The most words in a name.
        words: The word lists of ``titles.toml`` by name.
        kinds: Words in a name to the kind they show.
        classes: Common nouns to the kinds of the sources they can point back to.
        openers: Function words, whose capital at the head of a sentence begins no name.
        tails: Words one of which stands in whatever is told of a source behind its noun.
    """

    names: dict[str, Source]
    demonyms: dict[str, Source]
    longest: int
    words: dict[str, frozenset[str]]
    kinds: dict[str, SourceKind]
    classes: dict[str, tuple[SourceKind, ...]]
    openers: frozenset[str]
    tails: frozenset[str]


def key_of(text: str) -> str:
    r"""A name as it is looked up: lower case, plain apostrophes, single spaces.

    >>> key_of("B’Tselem\n group")
    "b'tselem group"
    """
    return _short_key(text) if len(text) <= _LONGEST_KEPT else _key(text)


def _key(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").split())


@lru_cache(maxsize=8192)
def _short_key(text: str) -> str:
    """The key of a text that is worth keeping: a document names the same few sources again and again."""
    return _key(text)


@lru_cache(maxsize=8)
def source_table(lexicon: Lexicon) -> SourceTable:
    """The compiled tables of a lexicon."""
    names: dict[str, Source] = {}
    demonyms: dict[str, Source] = {}
    for entry in lexicon.entries("sources", _Entry):
        source = entry.source()
        names.update({key_of(name): source for name in (entry.name, *entry.aliases)})
        demonyms.update({key_of(demonym): source for demonym in entry.demonyms})
    table = lexicon.table("titles")
    marks = {"genitives": lexicon.table("grammar")["genitives"]}
    words = {name: frozenset(entry["words"]) for name, entry in (table | marks).items() if "words" in entry}
    return SourceTable(
        names=names,
        demonyms=demonyms,
        longest=max(len(name.split()) for name in names) + 2,  # "'s" and the stops of "U.N." are tokens too
        words=words,
        kinds={word: SourceKind(kind) for word, kind in table["kinds"].items()},
        classes={word: tuple(map(SourceKind, kinds)) for word, kinds in table["classes"].items()},
        openers=frozenset(word for name in _FUNCTION_WORDS for word in lexicon.table("syntax")[name]["words"]),
        tails=words["placed"] | words["issued"] | {"on"},
    )


@attrs.frozen(eq=False, slots=False)  # made for each source, and quicker so
class SourceWords:
    """Source words without determiner, apposition and relative clause.

    Attributes:
        scan: The text they stand in.
        first: The first token of the core.
        last: The token after it.
        apposition: The tokens of an apposition behind it; None where there is none.
        definite: Whether "the" or "this" stood before it.
        possessor: Whether a possessive pronoun stood before it ("its latest figures").
        one_of_many: Whether "one of" stood before it ("one of the rescuers").
        words: Its words in lower case.
        text: Its words as written, on one line.
        key: Its words as they are looked up.
    """

    scan: Scan
    first: int
    last: int
    apposition: tuple[int, int] | None = None
    definite: bool = False
    possessor: bool = False
    one_of_many: bool = False
    words: list[str] = attrs.field(init=False)
    text: str = attrs.field(init=False)
    key: str = attrs.field(init=False)

    @words.default
    def _words(self) -> list[str]:
        return self.scan.words[self.first : self.last]

    @text.default
    def _text(self) -> str:
        scan, first, last = self.scan, self.first, min(self.last, len(self.scan.words))
        return " ".join(scan.text[scan.starts[first] : scan.ends[last - 1]].split()) if first < last else ""

    @key.default
    def _key(self) -> str:
        return key_of(self.text)

    def text_of(self, first: int, last: int) -> str:
        """The words of some tokens as written, on one line."""
        return " ".join(self.scan.text_of(first, last).split())


def core_of(scan: Scan, first: int, last: int, table: SourceTable) -> SourceWords:
    """The core of source words: no determiner, no apposition, no bracket behind it."""
    words, leading, possessives = scan.words, table.words["leading"], table.words["possessives"]
    definite = possessor = one = False
    if words[first : first + 2] == ["one", "of"] and first + 2 < last:
        one, first = True, first + 2
    while first < last - 1:
        word = words[first]
        if word in possessives:
            possessor = True
        elif word in table.words["definite"]:
            definite = True
        elif word in table.words["empty_owners"] and first + 2 < last and words[first + 1] in table.words["genitives"]:
            first += 1  # "the country's health ministry"
        elif word not in leading and word not in _OPENING and scan.kinds[first] != NUMBER:
            break
        first += 1
    end = first
    while (
        end < last
        and words[end] not in _CLOSING
        and not (end > first and words[end] in table.words["relatives"] and scan.text_of(end, end + 1) != "WHO")
        and not (words[end] == "-" and end > first and scan.starts[end] > scan.ends[end - 1])  # "people - in Belt -"
    ):
        end += 1
    apposition = None
    if end < last - 1 and words[end] == ",":
        stop = last - 1 if words[last - 1] == "," else last
        apposition = (end + 1, stop) if stop > end + 1 else None
    elif end < last and words[end] in table.words["relatives"]:
        apposition = _behind_relative(scan, end, last)
    while end > first + 1 and (words[end - 1] in table.words["genitives"] or words[end - 1] in table.words["floating"]):
        end -= 1
    return SourceWords(scan, first, max(end, first + 1), apposition, definite, possessor, one)


def _behind_relative(scan: Scan, first: int, last: int) -> tuple[int, int] | None:
    """A name in apposition behind a relative clause: "a doctor who works there, Nadia Farouk,"."""
    words = scan.words
    comma = next((token for token in range(first, last - 1) if words[token] == ","), last)
    stop = last - 1 if words[last - 1] == "," else last
    begin = comma + 1
    return (begin, stop) if begin < stop and all(scan.capital[begin:stop]) else None


def obtained_by(scan: Scan, source: tuple[int, int], table: SourceTable) -> tuple[tuple[int, int], ...]:
    """The tokens of who passes a document on: "a report by the bureau seen by Reuters"; none or one."""
    words, obtained = scan.words, table.words["obtained"]
    if obtained.isdisjoint(words[source[0] + 1 : source[1]]):
        return ()
    for token in range(source[0] + 1, source[1] - 2):
        if words[token] in obtained and words[token + 1] == "by":
            return ((token + 2, source[1]),)
    return ()


def listed_source(core: SourceWords, table: SourceTable) -> Source | None:
    """A source that the lexicon lists under these very words, or under them without a noun that adds nothing."""
    if core.last - core.first > table.longest:
        return None
    source = table.names.get(core.key)
    if source is None and core.last - core.first > 1 and core.words[-1] in table.words["fillers"]:
        source = table.names.get(key_of(core.text_of(core.first, core.last - 1)))
    return None if source is None else source.written(core.text)
