"""Which source words mean the same source: pronouns, "the ministry", a surname, an acronym from brackets.

Enters: source words in text order. Leaves: sources, the same one for the same voice. Refused: nothing; a pronoun with
nobody to point to keeps its own words as name.
"""

import attrs

from claimtrack.extraction.scan import PUNCTUATION, WORD, Scan
from claimtrack.extraction.sources import SourceTable, core_of, key_of, name_source
from claimtrack.model.source import Source, SourceKind

__all__ = ["Memory", "resolve"]

_HE_SHE = frozenset({"he", "she", "him", "her", "his", "who", "i", "himself", "herself"})
_IT = frozenset({"it", "its", "which", "that"})
_THEY = frozenset({"they", "their", "others", "who", "both", "some"})


@attrs.define
class Memory:
    """What has been named so far in a document."""

    scan: Scan
    table: SourceTable
    sources: list[tuple[int, Source]] = attrs.field(factory=list)
    by_key: dict[str, Source] = attrs.field(factory=dict)
    surnames: dict[str, list[tuple[int, str]]] | None = None
    spans: dict[tuple[int, int], Source] = attrs.field(factory=dict)


def resolve(memory: Memory, first: int, last: int) -> Source:
    """The source that the tokens ``first`` up to ``last`` mean, and remember it."""
    known = memory.spans.get((first, last))
    if known is not None:
        return known
    source = _resolved(memory, first, last)
    memory.spans[first, last] = source
    memory.sources.append((first, source))
    memory.by_key.setdefault(key_of(source.name), source)
    return source


def _resolved(memory: Memory, first: int, last: int) -> Source:
    scan, table = memory.scan, memory.table
    word = scan.words[first]
    if last - first == 1 and word in _HE_SHE | _IT | _THEY:
        return _pronoun(memory, first, word)
    if scan.words[last - 1] in ("who", "which", "that") and last - first > 1:
        last -= 1
        if scan.words[last - 1] == "," and last - first > 1:
            last -= 1
    core = core_of(scan, first, last)
    if core.last - core.first == 1:
        person = _surname(memory, core.first)
        if person is not None and key_of(core.text) not in table.names:
            return attrs.evolve(person, as_written=core.text)
    if core.definite or core.possessor:
        earlier = _definite(memory, core.words, first)
        if earlier is not None:
            return attrs.evolve(earlier, as_written=core.text)
    source = name_source(core, table)
    if source is None:
        return Source(core.text or scan.text_of(first, last), as_written=core.text)
    if source.kind is SourceKind.PERSON and " " not in source.name:
        person = _surname(memory, core.last - 1)
        if person is not None:
            return attrs.evolve(person, as_written=core.text)
    earlier = memory.by_key.get(key_of(source.name))
    if earlier is not None and earlier.name != source.name:
        return attrs.evolve(earlier, as_written=core.text)
    return source


def _pronoun(memory: Memory, token: int, word: str) -> Source:
    """Whom a pronoun means: the last fitting source of this paragraph or the one before."""
    people = word in _HE_SHE
    for at, source in reversed(memory.sources[-12:]):
        if at >= token:
            continue
        is_person = source.kind in (SourceKind.PERSON, SourceKind.WITNESS)
        single = source.kind is SourceKind.ANONYMOUS and not source.name.split(" ")[0].endswith("s")
        if people and (is_person or single):
            return attrs.evolve(source, as_written=word)
        if word in _IT and not is_person and source.kind is not SourceKind.ANONYMOUS and source.name != word:
            return attrs.evolve(source, as_written=word)
        if word in _THEY and not is_person:
            return attrs.evolve(source, as_written=word)
    if people:
        name = _last_person(memory, token)
        if name is not None:
            return Source(name, SourceKind.PERSON, as_written=word)
    return Source(word, as_written=memory.scan.text_of(token, token + 1))


def _definite(memory: Memory, words: list[str], before: int) -> Source | None:
    """The source that "the ministry" or "the latest figures" means: the last one whose words or kind fit."""
    if len(words) > 2:
        return None
    head = words[-1]
    kinds = memory.table.classes.get(head)
    poll = head in memory.table.words["polls"] or head in memory.table.words["studies"]
    for at, source in reversed(memory.sources[-12:]):
        if at >= before:
            continue
        names = key_of(source.name).split(" ") + key_of(source.as_written).split(" ")
        if head in names and all(word in names for word in words):
            if len(source.name.split(" ")) > len(words) or source.name != head:
                return source
        if len(words) == 1 and (
            (kinds is not None and source.kind in kinds)
            or (poll and source.kind in (SourceKind.POLL, SourceKind.RESEARCH))
        ):
            return source
    return None


def _surnames(memory: Memory) -> dict[str, list[tuple[int, str]]]:
    """Surnames of the full names in the text: two to four capitalised words in a row, no institution."""
    if memory.surnames is not None:
        return memory.surnames
    scan, found = memory.scan, {}
    text, starts, words, kinds = scan.text, scan.starts, scan.words, scan.kinds
    titles, kinds_of = memory.table.words["titles"], memory.table.kinds
    token, size = 0, len(words)
    while token < size:
        if kinds[token] != WORD or not text[starts[token]].isupper():
            token += 1
            continue
        end = token + 1
        while (
            end < size
            and end - token < 12
            and (
                (
                    kinds[end] == WORD
                    and (text[starts[end]].isupper() or words[end] in ("bin", "al", "de", "van", "von"))
                )
                or (words[end] == "." and len(words[end - 1]) < 4 and scan.ends[end - 1] == starts[end])
            )
        ):
            end += 1
        first = token
        for place in range(token, end - 1):
            if words[place] in titles or words[place] == "." and words[place - 1] in titles:
                first = place + 1
        while first < end and words[first] == ".":
            first += 1
        if 2 <= end - first <= 5 and not any(word in kinds_of for word in words[first:end]) and words[end - 1] != ".":
            if words[first] not in (
                "the",
                "a",
                "in",
                "on",
                "at",
                "but",
                "and",
                "for",
                "as",
                "when",
                "while",
                "after",
                "if",
            ):
                found.setdefault(words[end - 1], []).append((first, scan.text_of(first, end)))
        token = end
    memory.surnames = found
    return found


def _surname(memory: Memory, token: int) -> Source | None:
    """The person with this surname whose full name the text gives, the nearest before it, else the first."""
    if not memory.scan.is_capital(token):
        return None
    named = _surnames(memory).get(memory.scan.words[token])
    if not named:
        return None
    name = next((name for at, name in reversed(named) if at < token), named[0][1])
    earlier = memory.by_key.get(key_of(name))
    if earlier is not None:
        return earlier if earlier.kind is SourceKind.PERSON else None
    if key_of(name) in memory.table.names:
        return None
    return Source(name, SourceKind.PERSON)


def _last_person(memory: Memory, token: int) -> str | None:
    """The last full name before a pronoun, within reach."""
    best: tuple[int, str] | None = None
    for named in _surnames(memory).values():
        for at, name in reversed(named):
            if at < token:
                if best is None or at > best[0]:
                    best = (at, name)
                break
    return best[1] if best is not None and token - best[0] < 120 else None
