"""Namesakes: one voice that the reports of a story call by different names.

"Interior minister Gabriel Paredes" here is "the interior minister" there, and "the prison service SNAI" is "SNAI" or
"Ecuador's prison service". Enters: the facts of the reports of one story. Leaves: for each of them its origin, voices
of one name or office made one. Refused: an office that two persons of the story hold, and outside a story everything;
there "the governor" may be any.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from claimtrack.comparison.facts import Facts, Reader
from claimtrack.comparison.hierarchy import plain
from claimtrack.comparison.origins import Origin, Registry, voices
from claimtrack.comparison.union import Union
from claimtrack.model.source import Source, SourceKind

__all__ = ["origins_of_story"]


def origins_of_story(facts: Sequence[Facts], reader: Reader) -> list[Origin]:
    """The origin of each fact, with one key for what is one voice in this story; in the order of the facts."""
    called: dict[str, set[str]] = defaultdict(set)
    known: dict[str, Origin] = {}
    persons: set[str] = set()
    for fact in facts:
        key, source = _named(fact), fact.claim.attribution.source
        if key is None or source is None:
            continue
        known.setdefault(key, fact.origin)
        called[key].update(_names(source, fact.origin, reader.registry))
        if source.kind is SourceKind.PERSON:
            persons.add(key)
    for key, longer in voices(known.values()).items():
        if key is not None and longer is not None and not {key, longer} & persons:
            called[key].update(called[longer])  # "the disaster agency" is the one national disaster agency of the story
    joined = {key: known[other] for key, other in _joined(called, persons).items()}
    return [joined.get(_named(fact) or "", fact.origin) for fact in facts]


def _named(fact: Facts) -> str | None:
    """The key of a voice with a name; a paper's own words are not those of the paper that others name."""
    return fact.origin.key if fact.origin.voice == "named" else None


def _joined(called: dict[str, set[str]], persons: set[str]) -> dict[str, str]:
    """For each voice the one under which it goes: the first in the alphabet of those that share a name."""
    keys = sorted(called)
    union = Union(len(keys))
    holders: dict[str, list[int]] = defaultdict(list)
    for number, key in enumerate(keys):
        for name in called[key]:
            holders[name].append(number)
    for held in holders.values():
        if len(persons.intersection(keys[number] for number in held)) < 2:
            for number in held[1:]:
                union.join(held[0], number)
    return {key: keys[union.find(number)] for number, key in enumerate(keys)}


def _names(source: Source, origin: Origin, registry: Registry) -> Iterator[str]:
    """What a source is called: its name, the acronym beside it, the office or the kind of body before its name."""
    yield origin.head
    for alias in source.aliases:
        yield registry.head(alias)
    before, name, _ = source.as_written.partition(source.name)
    if source.kind is SourceKind.PERSON:
        if plain(before) not in plain(source.name):  # all of "the governor"; but "Okoro" may be a company too
            yield registry.head(before)
    elif name and " " in registry.head(before):
        yield registry.head(before)
