"""The name of a source from its words alone: listed names, owners of data, people named and unnamed, institutions.

Enters: the core of source words. Leaves: a ``Source``, or None for words that only point back ("its figures").
Refused: nothing.
"""

import attrs

from claimtrack.extraction.scan import NUMBER, PUNCTUATION
from claimtrack.extraction.sources import SourceTable, SourceWords, core_of, key_of, listed_source
from claimtrack.extraction.wording import (
    described_name,
    issuer,
    named_person_behind,
    opens_sentence,
    plain_name,
    trimmed,
)
from claimtrack.model.source import Source, SourceKind

__all__ = ["name_source"]

_JOINED = frozenset({"and", "or", "&"})
# Kinds of body of which a common noun alone names the one of its place.
_ONE_OF_A_KIND = (SourceKind.POLICE, SourceKind.MILITARY, SourceKind.EMERGENCY_SERVICE, SourceKind.GOVERNMENT)
_MOST_NAMES = 6
_ACRONYM = 2, 8  # its fewest and most letters
# The last words of a name, among which its kind is looked for.
_TELLING = 12


def name_source(core: SourceWords, table: SourceTable) -> Source | None:
    """The source that the words name by themselves; None where only the text around them can tell."""
    if core.last > len(core.scan.words):
        return None  # nothing stands behind the cue
    listed = listed_source(core, table)
    if listed is not None:
        return listed
    joined = _joined(core, table)
    if joined is not None:
        return joined
    maker = issuer(core, table)
    source = name_source(maker, table) if maker is not None else None
    if source is None:
        short = trimmed(core, table)
        source = _named(short, table)
        if source is not None and short is not core and source.affiliation is None:
            source = attrs.evolve(source, affiliation=_role_affiliation(core, short.last, table))
    if source is not None and core.apposition is not None:
        source = _also_called(source, core)
    return None if source is None else source.written(core.text)


def _also_called(source: Source, core: SourceWords) -> Source:
    """The same source with the acronym behind its words: "Peru's civil defence institute, INDECI"."""
    first, last = core.apposition or (0, 0)
    word = core.text_of(first, last)
    acronym = last - first == 1 and word.isupper() and _ACRONYM[0] <= len(word) <= _ACRONYM[1]
    if not acronym or source.kind is SourceKind.PERSON or word in source.aliases:
        return source
    return attrs.evolve(source, aliases=(*source.aliases, word))


def _named(core: SourceWords, table: SourceTable) -> Source | None:
    """The source by the first rule that fits."""
    for rule in (
        listed_source,
        _owner_of_data,
        _named_behind,
        _people,
        _described,
        _member,
        _person,
        _listed_at_end,
        _other,
    ):
        if rule is _owner_of_data and core.possessor and not _has_owner(core, table):
            return None
        source = rule(core, table)
        if source is not None:
            if source.kind is SourceKind.PERSON or key_of(source.name) in table.names:
                return source
            name = plain_name(core, source.name, table)
            return source if name == source.name else attrs.evolve(source, name=name)
    return None


def _joined(core: SourceWords, table: SourceTable) -> Source | None:
    """Two sources of which one is listed: "the UN and the African Union", each under its own name."""
    if core.words.count("and") != 1 or core.last - core.first > 2 * table.longest:
        return None
    at = core.first + core.words.index("and")
    if not core.first < at < core.last - 1:
        return None
    both = [core_of(core.scan, core.first, at, table), core_of(core.scan, at + 1, core.last, table)]
    listed = [listed_source(one, table) for one in both]
    if listed == [None, None]:
        return None
    names = [source.name if source else one.text for source, one in zip(listed, both, strict=True)]
    kinds = {source.kind for source in listed if source is not None}
    return Source(" and ".join(names), kinds.pop() if len(kinds) == 1 else SourceKind.UNKNOWN, as_written=core.text)


def _described(core: SourceWords, table: SourceTable) -> Source | None:
    """A name behind the common noun that says what it is: "the aid group Salam"."""
    name = described_name(core, table)
    if name is None:
        return None
    listed = table.names.get(key_of(core.text_of(*name)))
    if listed is not None:
        return listed.written(core.text)
    kind = _kind_of(core.scan.words[core.first : name[0]], table)
    if kind is SourceKind.UNKNOWN:
        kind = _kind_of(core.scan.words[name[0] : name[1]], table)
    return Source(core.text_of(*name), kind, as_written=core.text)


def _has_owner(core: SourceWords, table: SourceTable) -> bool:
    """Whether "its figures" is more than a data noun, so that it names something itself."""
    return any(word not in table.words["data"] and word not in table.words["qualifiers"] for word in core.words)


def _data_head(core: SourceWords, table: SourceTable) -> int | None:
    """The place of the first data noun in the words."""
    data = table.words["data"]
    if data.isdisjoint(core.words):  # as most
        return None
    return next(place for place, word in enumerate(core.words) if word in data)


def _owner_of_data(core: SourceWords, table: SourceTable) -> Source | None:
    """Whose figures they are: "Israeli information", "Hamas' latest figures", "data from the ministry"."""
    head = _data_head(core, table)
    if head is None:
        return None
    begin = head + 1
    while begin < len(core.words) and core.words[begin] in table.words["issued"]:
        begin += 1
    if begin < len(core.words):
        if begin == head + 1 or core.scan.kinds[core.first + begin] == NUMBER:
            return None  # "the data scientist", "the figures of 2024"
        owner = name_source(core_of(core.scan, core.first + begin, core.last, table), table)
        return None if owner is None else owner.written(core.text)
    return _owner_before(core, head, table)


def _owner_before(core: SourceWords, head: int, table: SourceTable) -> Source | None:
    """The owner named before a data noun at place ``head``; the data themselves where nobody is."""
    words, end = core.words, head
    while end > 0 and words[end - 1] in table.words["qualifiers"]:
        end -= 1
    possessive = end > 0 and words[end - 1] in table.words["genitives"]
    while end > 0 and words[end - 1] in table.words["genitives"]:
        end -= 1
    if end > 0:
        key = key_of(core.text_of(core.first, core.first + end))
        owner = table.demonyms.get(key) or table.names.get(key)
        capital = all(core.scan.capital[core.first + place] for place in range(end))
        capital = capital and not (end == 1 and opens_sentence(core, core.first))
        if owner is None and (possessive or capital):
            owner = name_source(core_of(core.scan, core.first, core.first + end, table), table)
        if owner is not None:
            return owner.written(core.text)
    kind = _kind_of(words[:end], table)
    return Source(core.text, SourceKind.DATA if kind is SourceKind.UNKNOWN else kind, as_written=core.text)


def _people(core: SourceWords, table: SourceTable) -> Source | None:
    """People who are not named: "two officials", "sources from the Islamist organization Hamas"."""
    words, belonging = core.words, table.words["belonging"]
    witnesses = table.words["witnesses"]
    if witnesses.isdisjoint(words) and table.words["anonymous"].isdisjoint(words):
        return None  # as most
    end = next((i for i, word in enumerate(words) if i and (word in belonging or word.endswith("ed"))), len(words))
    head = words[end - 1]
    if head not in table.words["anonymous"] and head not in witnesses:
        return None
    named = end > 1 and core.scan.capital[core.first + end - 1]
    if named and end == len(words) and head not in table.words["collective"]:
        return None  # "the Islamic Workers"
    if named and words[end - 2] in table.words["described"]:
        return None  # "the charity Doctors of the Coast"
    kind = SourceKind.WITNESS if head in witnesses else SourceKind.ANONYMOUS
    begin = end
    while begin < len(words) and words[begin] in belonging:
        begin += 1
    if end < begin < len(words):
        inner = core_of(core.scan, core.first + begin, core.last, table)
        owner = listed_source(inner, table) or _listed_at_end(inner, table)
        people = core.text_of(core.first, core.first + begin)
        if head in table.words["insiders"] and not table.words["nearness"].isdisjoint(words[end:begin]):
            people = f"{core.text_of(core.first, core.first + end)} from"  # inside, close to: one thing
        if owner is not None:
            return Source(f"{people} {owner.name}", kind, affiliation=owner.name, as_written=core.text)
        if people.endswith(" from") and words[end] != "from":
            return Source(f"{people} {inner.text}", kind, as_written=core.text)
    affiliation = _listed_before(core, core.first + end - 1, table)
    return Source(core.text, kind, affiliation=affiliation, as_written=core.text)


def _listed_before(core: SourceWords, head: int, table: SourceTable) -> str | None:
    """Whom people belong to before whose noun a name stands: "Israeli officials", "a senior Hamas official"."""
    for begin in range(max(core.first, head - table.longest), head):
        for end in (head, begin + 1):
            key = key_of(core.scan.text_of(begin, end))
            source = table.demonyms.get(key) or table.names.get(key)
            if source is not None:
                return source.name
    return None


def _is_name_part(core: SourceWords, token: int, table: SourceTable) -> bool:
    """Whether a token can be part of a person's name: a capital, "bin", "al-Qidra", the stop of an initial."""
    word, particles = core.scan.words[token], table.words["particles"]
    return core.scan.capital[token] or word in particles or word == "." or word.split("-")[0] in particles


def _person(core: SourceWords, table: SourceTable) -> Source | None:
    """A person: the capitalised words behind the last title, or some capitalised words that are no institution."""
    words, scan = core.words, core.scan
    titled = -1
    if "-" in core.text or not table.words["titles"].isdisjoint(words):
        titled = max((i for i in range(len(words) - 1) if _is_title(words, i, table)), default=-1)
    begin = titled + 1
    while begin < len(words) - 1 and words[begin] == ".":
        begin += 1
    end = len(words)
    behind = table.words["behind_names"]
    if titled >= 0:
        end = next((i for i in range(begin + 1, end) if words[i] in behind), end)
    elif not behind.isdisjoint(words):
        end = next((i for i in range(2, end - 1) if words[i] in behind and _is_body(core, i + 1, table)), end)
    name = range(core.first + begin, core.first + end)
    if words[begin] in table.words["belonging"]:
        return None
    if not all(scan.capital[name.start : name.stop]) and not all(_is_name_part(core, t, table) for t in name):
        return None
    if words[end - 1] in table.words["titles"] or len(name) > _MOST_NAMES:
        return None
    body = None
    if titled < 0 and end < len(words):
        body = table.names.get(core_of(core.scan, core.first + end + 1, core.last, table).key)
        core = core_of(core.scan, core.first, core.first + end, table)
    if titled < 0 and not _looks_like_person(core, table):
        return None
    if not scan.capital[name[-1]] and "-" not in scan.words[name[-1]]:
        return None
    text = core.text_of(name[0], name[-1] + 1)
    affiliation = _role_affiliation(core, core.first + begin, table) or _body_of(core, core.first + titled, table)
    affiliation = affiliation or (None if body is None else body.name)  # "Inge Maes of Doctors Without Borders"
    return Source(text, SourceKind.PERSON, affiliation=affiliation, as_written=core.text)


def _body_of(core: SourceWords, title: int, table: SourceTable) -> str | None:
    """The body named with a person: "coast guard commander Luis Amaro", "Jon Vik, a spokesman for the police"."""
    scan, speaking = core.scan, table.words["speaking_titles"]
    if title > core.first and scan.words[title] in speaking:
        last = title - (scan.words[title - 1] in table.words["genitives"])
        return _body_name(core_of(scan, core.first, last, table), table)
    if core.apposition is None:
        return None
    first, end = core.apposition
    for token in range(first, end - 2):
        if scan.words[token] in speaking and scan.words[token + 1] in table.words["speaking_links"]:
            return _body_name(core_of(scan, token + 2, end, table), table)
    return None


def _body_name(body: SourceWords, table: SourceTable) -> str | None:
    """The name of a body that has a voice of its own; None for a country, a person, an unknown word or one of many.

    "The hospital" and "the company" are another body in every report; there is one coast guard.
    """
    if not body.words:
        return None
    if body.key not in table.names:
        kind = _kind_of(body.words, table)
        if kind is SourceKind.UNKNOWN or (len(body.words) == 1 and kind not in _ONE_OF_A_KIND):
            return None
    found = name_source(body, table)
    return found.name if found is not None and found.kind is not SourceKind.PERSON else None


def _member(core: SourceWords, table: SourceTable) -> Source | None:
    """A person behind the body they belong to: "the WHO's Jean Dupret"."""
    genitives = table.words["genitives"]
    at = 0 if genitives.isdisjoint(core.words) else max(i for i, word in enumerate(core.words) if word in genitives)
    if not at or len(core.words) - at - 1 > _MOST_NAMES:
        return None
    owner = core_of(core.scan, core.first, core.first + at, table)
    listed = table.names.get(owner.key)
    name = core_of(core.scan, core.first + at + 1, core.last, table)
    named = all(_is_name_part(name, token, table) for token in range(name.first, name.last))
    if not core.scan.capital[owner.last - 1] or not named or not _looks_like_person(name, table):
        return None
    known = listed.kind is not SourceKind.GOVERNMENT if listed is not None else owner.text.isupper()
    if not known:
        return None  # "Norway's Coastal Board"
    affiliation = listed.name if listed is not None else None
    return Source(name.text, SourceKind.PERSON, affiliation=affiliation, as_written=core.text)


def _is_body(core: SourceWords, place: int, table: SourceTable) -> bool:
    """Whether a body in common words stands behind a person's name: "Iris Konate of the aid agency"."""
    body = core_of(core.scan, core.first + place, core.last, table)
    head, listed = body.words[-1], table.names.get(body.key)
    if listed is not None:
        return listed.kind is not SourceKind.GOVERNMENT  # "Geological Survey of Japan"
    return body.definite and not core.scan.capital[body.last - 1] and (head in table.kinds or head in table.classes)


def _is_title(words: list[str], place: int, table: SourceTable) -> bool:
    """Whether a word is a title here, and not the owner of one ("the president's")."""
    title = words[place] in table.words["titles"] or words[place].partition("-")[2] in table.words["titles"]
    return title and words[place + 1] not in table.words["genitives"]


def _looks_like_person(core: SourceWords, table: SourceTable) -> bool:
    """Whether capitalised words without a title are a person: no institution, country, acronym or single word."""
    words = core.words
    if (
        len(words) < 2
        or core.definite
        or any(word in _JOINED or word in table.words["institutional"] for word in words)
    ):
        return False
    if _kind_of(words, table) is not SourceKind.UNKNOWN or words[0] in table.demonyms or core.text.isupper():
        return False
    return core.scan.capital[core.first]


def _named_behind(core: SourceWords, table: SourceTable) -> Source | None:
    """A person named behind a role: "the ministry's spokesman, Ashraf al-Qidra,"."""
    name = named_person_behind(core, table)
    if name is None:
        return _company_behind(core, table)
    affiliation = _role_affiliation(core, core.last, table) or _body_of(core, core.last - 1, table)
    return Source(core.text_of(*name), SourceKind.PERSON, affiliation=affiliation, as_written=core.text)


def _company_behind(core: SourceWords, table: SourceTable) -> Source | None:
    """The name behind what a body is: "the owner of the tank, Balt Energi,", "the airport operator, Fraco"."""
    if core.apposition is None or not core.definite or table.words["proprietors"].isdisjoint(core.words):
        return None
    first, last = core.apposition
    if last - first > _MOST_NAMES or not all(core.scan.capital[first:last]):
        return None
    kind = _kind_of(core.scan.words[first:last], table)
    kind = SourceKind.COMPANY if kind is SourceKind.UNKNOWN else kind
    return Source(core.text_of(first, last), kind, as_written=core.text)


def _role_affiliation(core: SourceWords, end: int, table: SourceTable) -> str | None:
    """Whom a person belongs to, as the words before the name or behind it say, where the lexicon lists it."""
    demonym = None
    for first, last in ((core.first, end), core.apposition or (0, 0)):
        last = min(last, first + 20)
        for begin in (token for token in range(first, last) if core.scan.capital[token]):
            for stop in range(min(last, begin + table.longest), begin, -1):
                source = table.names.get(key_of(core.scan.text_of(begin, stop)))
                if source is not None:
                    return source.name
            demonym = demonym or table.demonyms.get(core.scan.words[begin])
    return None if demonym is None else demonym.name


def _listed_at_end(core: SourceWords, table: SourceTable) -> Source | None:
    """A listed name behind words that describe it: "the Islamist Palestinian organization Hamas", "news site Ynet"."""
    belonging = table.words["belonging"]
    for size in range(min(table.longest, core.last - core.first - 1), 0, -1):
        begin = core.last - size
        source = table.names.get(key_of(core.text_of(begin, core.last)))
        if source is not None and core.scan.capital[begin]:
            described = core.scan.words[core.first : begin]
            if any(word in belonging or word in _JOINED for word in described):
                return None  # "the university of Israel", "the UN and Hamas"
            national = source.kind in (SourceKind.EMERGENCY_SERVICE, SourceKind.NGO) and size < len(core.words)
            if national and core.scan.capital[begin - 1] and not opens_sentence(core, begin - 1):
                return None  # "the Libyan Red Crescent" is not the movement as a whole
            return source.written(core.text)
    return None


def _kind_of(words: list[str], table: SourceTable) -> SourceKind:
    """The kind that the last telling word of a name shows, before "of" first."""
    belonging, cut = table.words["belonging"], len(words)
    if not belonging.isdisjoint(words):
        cut = next((place for place, word in enumerate(words) if place and word in belonging), cut)
    parts = [words[:cut], words[-_TELLING:]]
    for part in parts[: 1 + (parts[0] != parts[1])]:
        for place in range(len(part) - 1, -1, -1):
            kind = table.kinds.get(f"{part[place - 1]} {part[place]}") if place else None
            kind = kind or table.kinds.get(part[place])
            if kind is None:
                continue
            if kind is SourceKind.GOVERNMENT and "health" in words:
                return SourceKind.HEALTH_AUTHORITY
            if kind is SourceKind.GOVERNMENT and ("defence" in words or "defense" in words):
                return SourceKind.MILITARY
            return kind
    return SourceKind.UNKNOWN


def _other(core: SourceWords, table: SourceTable) -> Source | None:
    """A source that is nobody listed: an institution, a document, a poll, or a bare name."""
    words, lists = core.words, table.words
    if len(words) == 1 and core.scan.kinds[core.first] == PUNCTUATION:
        return None
    cut = next(
        (place for place, word in enumerate(words) if place and (word in lists["belonging"] or word.endswith("ed"))),
        len(words),
    )
    head = words[cut - 1]
    kind = _kind_of(words, table)
    if head in lists["polls"]:
        kind = SourceKind.POLL
    elif head in lists["studies"]:
        kind = SourceKind.RESEARCH
    elif head in lists["data"]:
        kind = SourceKind.DATA
    elif head in lists["media"]:
        kind = SourceKind.MEDIA
    affiliation = None
    for token in range(core.first, core.last if len(words) > 1 else core.first):
        source = table.names.get(core.scan.words[token]) if core.scan.capital[token] else None
        if source is not None:
            affiliation = source.name
            break
    return Source(core.text, kind, affiliation=affiliation, as_written=core.text)
