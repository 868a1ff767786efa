"""Which source words mean the same source: pronouns, "the ministry", a surname, an acronym from brackets.

Enters: source words in text order. Leaves: sources, the same one for the same voice. Refused: nothing; a pronoun with
nobody to point to keeps its own words as name.
"""

import re

import attrs

from claimtrack.extraction.scan import PUNCTUATION, WORD, Scan
from claimtrack.extraction.sources import SourceTable, core_of, key_of, name_source
from claimtrack.model.source import Source, SourceKind

__all__ = ["Memory", "resolve"]

_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_NAME = rf"{_UPPER}[\w-]*(?:[’']{_UPPER}[\w-]*)?"
# Capitalised words in a row, as names are: "Mohammed bin Salman", "Donald J. Trump", "Gen. Lee O’Neill".
_CAPITALS = re.compile(rf"{_NAME}\.?(?: (?:{_NAME}\.?|bin|ibn|al|de|van|von)){{1,9}}")
# Capitalised words that open a sentence before a name.
_OPENERS = frozenset({"the", "a", "in", "on", "at", "but", "and", "for", "as", "when", "while", "after", "if"})
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
    found: dict[str, list[tuple[int, str]]] = {}
    titles = memory.table.words["titles"]
    for run in _CAPITALS.finditer(memory.scan.text):
        offset = run.start()
        words: list[str] = []
        for word in [*run[0].split(" "), "."]:
            bare = word.lower().rstrip(".")
            # a stop ends a sentence, and the name with it, but for titles and initials
            if word.endswith(".") and len(word) != 2 and bare not in titles:
                _add_name(memory, found, [*words, word.rstrip(".")] if bare else words, offset)
                offset += sum(len(one) + 1 for one in words) + len(word) + 1
                words = []
            else:
                words.append(word)
    memory.surnames = found
    return found


def _add_name(memory: Memory, found: dict[str, list[tuple[int, str]]], words: list[str], offset: int) -> None:
    """Enter a full name under its surname: what stands behind the last title in a run of capitalised words."""
    lowered = [word.lower().rstrip(".") for word in words]
    titles, kinds = memory.table.words["titles"], memory.table.kinds
    first = max((place + 1 for place, word in enumerate(lowered) if word in titles), default=0)
    if first == 0 and lowered and lowered[0] in _OPENERS:
        first = 1
    name = lowered[first:]
    if 2 <= len(name) <= 5 and not any(word in kinds for word in name):
        offset += sum(len(word) + 1 for word in words[:first])
        found.setdefault(name[-1], []).append((memory.scan.token_at(offset), " ".join(words[first:])))


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
