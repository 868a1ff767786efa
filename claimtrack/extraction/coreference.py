"""Which source words mean the same source: pronouns, "the ministry", a surname, an acronym from brackets.

Enters: source words in text order. Leaves: sources, the same one for the same voice. Refused: a pronoun with
nobody to point to, which is no source.
"""

import re
from bisect import bisect_left
from collections.abc import Callable
from itertools import chain
from operator import itemgetter

import attrs

from claimtrack.extraction.full_names import full_names_of
from claimtrack.extraction.naming import name_source
from claimtrack.extraction.scan import PUNCTUATION, WORD, Scan
from claimtrack.extraction.sources import SourceTable, SourceWords, core_of, key_of
from claimtrack.extraction.wording import is_occupation, named_person_behind
from claimtrack.model.source import Source, SourceKind

__all__ = ["Memory", "resolve"]

_UPPER = r"[^\W\d_a-zß-öø-ÿ]"
_INTRODUCED = re.compile(rf"\(({_UPPER}{{2,8}})\)|, or(?: the)? ({_UPPER}{{2,8}})\b")
# How many sources, and how many tokens, a pronoun looks back.
_PERSONS = frozenset({SourceKind.PERSON, SourceKind.WITNESS})
_SOURCES_BACK = 12
# How many tokens an opening place may take: "In the besieged Gaza Strip, the ministry".
_PLACE = 8
_TOKENS_BACK = 120
# How many tokens a pronoun looks back for a mark that parts it from the subject of its sentence.
_CLAUSES = 30
# How many sentences "the aid group" looks back.
_CALLED = 3
_DIVIDERS = frozenset(":;")
# How many names behind common nouns "the agency" looks back.
_NAMES_BACK = 40


@attrs.define
class Memory:
    """What has been named so far in a document.

    Attributes:
        scan: The document.
        table: What the lexicon knows about sources.
        sources: The sources in text order, each with the token of its words.
        by_key: The sources by the key of their name.
        by_tokens: The sources by their tokens, for those that are asked for again.
        acronyms: Where each acronym in brackets stands; filled on first use.
        spans: The token behind the words of each source, by their first token.
        subject_of: The tokens of the subject of a sentence.
        described_by: The tokens of whom the relative clause at a pronoun speaks of.
        surnames: The full names in the text by surname, each with its first token; filled on first use.
        full_names: The same in text order; filled on first use.
        described: Names behind common nouns that say what they are, with noun and token; filled on first use.
    """

    scan: Scan
    table: SourceTable
    sources: list[tuple[int, Source]] = attrs.field(factory=list)
    by_key: dict[str, Source] = attrs.field(factory=dict)
    by_tokens: dict[tuple[int, int], Source | None] = attrs.field(factory=dict)
    acronyms: dict[str, int] | None = None
    surnames: dict[str, list[tuple[int, str]]] | None = None
    full_names: list[tuple[int, str]] | None = None
    described: list[tuple[int, str, Source]] | None = None
    spans: dict[int, int] = attrs.field(factory=dict)
    subject_of: Callable[[int], tuple[int, int] | None] | None = None
    described_by: Callable[[int], tuple[int, int] | None] | None = None


def resolve(memory: Memory, first: int, last: int) -> Source | None:
    """The source that the tokens ``first`` up to ``last`` mean, and remember it; None for a pronoun without one."""
    if (first, last) not in memory.by_tokens:
        source = _resolved(memory, first, last)
        memory.by_tokens[first, last] = source
        if source is not None:
            memory.sources.append((first, source))
            memory.spans[first] = last
            for name in (source.name, *source.aliases):
                memory.by_key.setdefault(key_of(name), source)
    return memory.by_tokens[first, last]


def _resolved(memory: Memory, first: int, last: int) -> Source | None:
    words, table = memory.scan.words, memory.table
    alone = last - first == 1 and words[first] in table.words["relatives"] and not memory.scan.capital[first]
    described = memory.described_by(first) if alone and memory.described_by is not None else None
    if described is not None:
        owner = _body_behind(memory, *described) if words[first] == "whose" else None
        if owner is not None:
            return owner.written("whose")
        first, last = described  # "the army, which speaks of two"
    elif _is_pronoun(memory, first, last):
        return _pronoun(memory, first, words[first])
    relative = words[last - 1] in table.words["relatives"] and not memory.scan.text_of(last - 1, last).isupper()
    if relative and last - first > 1:
        last -= 1 + (words[last - 2] == "," and last - first > 2)
    core = core_of(memory.scan, first, last, table)
    if core.definite and len(core.words) == 2 and core.words[0].endswith("-based"):
        body = _pronoun(memory, first, "it")  # "the Zurich-based builder"
        if body is not None:
            return body.written(memory.scan.text_of(first, last))
    owner = _owner_of_own(memory, core, first)
    if owner is not None:
        return owner.written(core.text)
    if _is_epithet(core):
        person = _pronoun(memory, first, "he")
        return None if person is None else person.written(memory.scan.text_of(first, last))
    earlier = None if core.apposition is not None and named_person_behind(core, table) else _known(memory, core, first)
    if earlier is not None:
        return earlier.written(core.text)
    source = _named_by_place(memory, core) or name_source(core, table)
    if source is None:
        owner = _pronoun(memory, first, "it") if core.possessor and words[first] == "its" else None
        return Source(core.text, as_written=core.text) if owner is None else owner.written(core.text)
    if core.definite and len(core.words) == 1 and core.apposition is None:
        earlier = _by_calling(memory, core.words[0], first)
        if earlier is not None:
            return earlier.written(core.text)
    if " " not in source.name and source.kind is SourceKind.PERSON:
        earlier = _person_named(memory, core.last - 1)
    elif source.name in table.classes and (core.definite or core.possessor):
        earlier = _definite(memory, [source.name], first)  # "the ministry's figures"
    return source if earlier is None else earlier.written(core.text)


def _owner_of_own(memory: Memory, core: SourceWords, first: int) -> Source | None:
    """Whose "its own count" or "its inspectors" are: the subject of the sentence, else whom the pronoun means."""
    scan, word, lists = memory.scan, memory.scan.words[first], memory.table.words
    staff = word in lists["owning_bodies"] and core.words[-1] in lists["staff"]
    if not core.possessor or memory.subject_of is None or not (staff or core.words[0] in lists["emphatic"]):
        return None
    tokens = memory.subject_of(scan.sentence[first])
    if tokens is not None and tokens[1] <= first:
        inner = core_of(scan, *tokens, memory.table)
        return _known(memory, inner, tokens[0]) or name_source(inner, memory.table)
    return _pronoun(memory, first, "it" if word == "its" else "they" if word == "their" else "he")


def _body_behind(memory: Memory, first: int, last: int) -> Source | None:
    """The body of a person, whose figures are its own: "Inge Maes of Doctors Without Borders, whose count"."""
    person = name_source(core_of(memory.scan, first, last, memory.table), memory.table)
    if person is None or person.kind is not SourceKind.PERSON or person.affiliation is None:
        return None
    body = memory.table.names.get(key_of(person.affiliation))
    return None if body is None or body.kind is SourceKind.GOVERNMENT else body


def _named_by_place(memory: Memory, core: SourceWords) -> Source | None:
    """The listed body that the place at the head of the sentence makes of an office: "In Gaza, the health ministry"."""
    scan, table = memory.scan, memory.table
    low = scan.sentences[scan.sentence[core.first]][0]
    if not core.definite or scan.words[low] != "in" or core.first - low > _PLACE:
        return None
    comma = next((token for token in range(low + 1, core.first) if scan.words[token] == ","), low)
    listed = table.names.get(key_of(f"{core.text} {scan.text_of(low, comma)}"))
    return None if listed is None else listed.written(core.text)


def _by_calling(memory: Memory, head: str, before: int) -> Source | None:
    """The person whom "the minister" or "the miller" means: who was named with this title or calling before."""
    table, scan = memory.table, memory.scan
    calling = head in table.words["titles"] or is_occupation(head, table)
    if not calling:
        return None
    for at, source in reversed(memory.sources[-_SOURCES_BACK:]):
        if at < before and source.kind is SourceKind.PERSON and head in scan.words[at : memory.spans[at]]:
            return source
    return None


def _is_epithet(core: SourceWords) -> bool:
    """Whether the words mean a person by age or by what they were: "the 54-year-old", "the former officer"."""
    words = core.words
    aged = words[-1].endswith(("-year-old", "-years-old"))
    return core.definite and core.apposition is None and (aged or (words[0] == "former" and len(words) == 2))


def _is_pronoun(memory: Memory, first: int, last: int) -> bool:
    """Whether the tokens are a pronoun, and not "WHO" or "IT"."""
    if last - first != 1:
        return False
    word, lists = memory.scan.words[first], memory.table.words
    if word not in lists["persons"] and word not in lists["bodies"] and word not in lists["groups"]:
        return False
    return word == "i" or not memory.scan.text_of(first, last).isupper()


def _known(memory: Memory, core: SourceWords, first: int) -> Source | None:
    """The source named elsewhere that the core of source words points to by surname, acronym or common noun."""
    if core.last - core.first == 1 and core.key not in memory.table.names:
        source = _person_named(memory, core.first) or _acronym(memory, core.text)
        if source is not None:
            return source
    return _definite(memory, core.words, first) if core.definite or core.possessor else None


def _fits(memory: Memory, source: Source, word: str) -> bool:
    """Whether a pronoun can mean a source: a person, a body, several people."""
    lists = memory.table.words
    persons = word in lists["persons"]
    if not persons and word not in lists["bodies"]:
        return source.kind is not SourceKind.PERSON
    person = source.kind in _PERSONS or _is_role(source, memory.table)
    unnamed = source.kind is SourceKind.ANONYMOUS
    if persons:
        return (person or unnamed) and (source.kind is SourceKind.PERSON or not _is_many(source, memory.table))
    return not person and not unnamed


def _is_many(source: Source, table: SourceTable) -> bool:
    """Whether unnamed people are several: "seventy people", "residents of Goma", "hospital staff"."""
    head = _head(source, table)
    return head in table.words["crowds"] or (head.endswith("s") and not head.endswith("ss"))


def _head(source: Source, table: SourceTable) -> str:
    """The noun that a source told by what it does is told by: "mayor of Talca", "residents from the valley"."""
    words, belonging = source.name.lower().split(" "), table.words["belonging"]
    if belonging.isdisjoint(words):
        return words[-1]
    return next((words[at - 1] for at, word in enumerate(words) if at and word in belonging), words[-1])


def _is_role(source: Source, table: SourceTable) -> bool:
    """Whether a source is a person told by what they do: "mayor of Talca", "nurse"."""
    if not source.name[:1].islower() or source.kind is not SourceKind.UNKNOWN:
        return False
    head = _head(source, table)
    return head in table.words["titles"] or is_occupation(head, table)


def _pronoun(memory: Memory, token: int, word: str) -> Source | None:
    """Whom a pronoun means: a speaker or the subject nearby, else the last fitting source or person named."""
    scan = memory.scan
    near = scan.sentence[token] - 1
    low = max(scan.sentences[scan.sentence[token]][0], token - _CLAUSES)
    if not _DIVIDERS.isdisjoint(scan.words[low:token]):
        subject = _subject_near(memory, token, word, 1)
        if subject is not None:
            return subject.written(word)  # "The agency was more cautious: it had confirmed 184 deaths"
    quoted = _quoted_before(memory, token)
    fitting = (
        (scan.sentence[at], source)
        for at, source in reversed(memory.sources[-_SOURCES_BACK:])
        if at < token and at not in quoted and _fits(memory, source, word) and key_of(source.name) != word
    )
    said, speaker = next(fitting, (-1, None))
    if speaker is not None and said >= near:
        return speaker.written(word)
    subject = _subject_near(memory, token, word)
    if subject is not None:
        return subject.written(word)
    if speaker is not None:
        return speaker.written(word)
    name = _last_person(memory, token) if word in memory.table.words["persons"] else None
    return None if name is None else Source(name, SourceKind.PERSON, as_written=word)


def _quoted_before(memory: Memory, token: int) -> range:
    """The tokens of the quotation right before a pronoun, which speaks them: '"Police know nothing," it said'."""
    scan = memory.scan
    number = scan.quotation[token - 1] if token and scan.quotation[token] < 0 else -1
    return range(*scan.quotations[number]) if number >= 0 else range(0)


def _subject_near(memory: Memory, token: int, word: str, reach: int = 3) -> Source | None:
    """The subject of this sentence or of the last ones before it, where a pronoun can mean it."""
    if memory.subject_of is None:
        return None
    number, quoted = memory.scan.sentence[token], _quoted_before(memory, token)
    for sentence in range(number, max(-1, number - reach), -1):
        tokens = memory.subject_of(sentence)
        if tokens is None or tokens[1] > token or tokens[0] in quoted:
            continue
        core = core_of(memory.scan, *tokens, memory.table)
        source = _known(memory, core, tokens[0]) or name_source(core, memory.table)
        if source is not None and _fits(memory, source, word):
            return source
    return None


def _definite(memory: Memory, words: list[str], before: int) -> Source | None:
    """The source that "the ministry" or "the latest survey" means: the last one whose words or kind fit."""
    if len(words) > 2:
        return None
    head, table = words[-1], memory.table
    kinds = _kinds_of(head, table)
    if head in table.words["polls"] or head in table.words["studies"]:
        kinds = (SourceKind.POLL, SourceKind.RESEARCH)
    for at, source in reversed(memory.sources[-_SOURCES_BACK:]):
        if at >= before:
            continue
        names = {*key_of(source.name).split(" "), *key_of(source.as_written).split(" ")}
        if names.issuperset(words) and source.kind is not SourceKind.PERSON:
            return source
        plain = source.name.islower() and " " not in source.name  # no hospital is the ministry
        of_kind = len(words) == 1 and source.kind in kinds and source.kind is not SourceKind.UNKNOWN
        if of_kind and not plain and not _is_another_body(source, head, table):
            return source
    if len(words) > 1:
        return _called(memory, words, kinds, before)
    if not kinds:
        return None
    return _described_before(memory, head, kinds, before) or _named_subject(memory, head, kinds, before)


def _is_another_body(source: Source, head: str, table: SourceTable) -> bool:
    """Whether a body is told by a noun that no "ministry" or "army" is: a UN mission, a fire department."""
    told, names = table.words["told_apart"], key_of(source.name).split(" ")
    return head in told and head not in names and not told.isdisjoint(names)


def _called(memory: Memory, words: list[str], kinds: tuple[SourceKind, ...], before: int) -> Source | None:
    """The body just named that "the aid group" or "the volunteer group" calls by what it is; not "the rival group"."""
    scan, lists = memory.scan, memory.table.words
    if words[-1] not in lists["callings"] or words[0] in lists["distinct"]:
        return None
    if memory.table.kinds.get(words[0], SourceKind.UNKNOWN) not in (*kinds, SourceKind.UNKNOWN):
        return None
    near = scan.sentence[before] - _CALLED
    for at, source in reversed(memory.sources[-_SOURCES_BACK:]):
        if at < before and scan.sentence[at] >= near and source.name[:1].isupper():
            fits = source.kind in kinds or source.kind is SourceKind.UNKNOWN
            return source if fits and " " in source.name else None
    return None


def _kinds_of(head: str, table: SourceTable) -> tuple[SourceKind, ...]:
    """The kinds of source that a common noun can point back to; none for a noun that points to nobody."""
    if head in table.classes or head not in table.words["described"]:
        return table.classes.get(head, ())
    return (table.kinds.get(head, SourceKind.UNKNOWN),)


def _described_before(memory: Memory, head: str, kinds: tuple[SourceKind, ...], before: int) -> Source | None:
    """The body that the text introduced with this noun or one of its kind: "Health insurer Vitalis", "the company"."""
    if memory.described is None:
        memory.described = _described_names(memory)
    place = bisect_left(memory.described, before, key=itemgetter(0))
    for _, noun, source in reversed(memory.described[max(0, place - _NAMES_BACK) : place]):
        fits = noun == head or (source.kind in kinds and source.kind is not SourceKind.UNKNOWN)
        if fits and not _is_another_body(source, head, memory.table):
            return source
    return None


def _described_names(memory: Memory) -> list[tuple[int, str, Source]]:
    """Common nouns with the name of a body right behind them, in text order."""
    scan, table = memory.scan, memory.table
    found = []
    for token, word in enumerate(scan.words[:-1]):
        if word in table.words["described"] and scan.capital[token + 1] and scan.kinds[token + 1] == WORD:
            last = token + 2
            while last < len(scan) and scan.kinds[last] == WORD and scan.capital[last]:
                last += 1
            source = name_source(core_of(scan, token, min(last, token + 7), table), table)
            if source is not None and key_of(source.name) != word and source.kind is not SourceKind.PERSON:
                found.append((token, word, source))
    return found


def _named_subject(memory: Memory, head: str, kinds: tuple[SourceKind, ...], before: int) -> Source | None:
    """The institution with a name of its own that opens the sentence before: what "the agency" points back to."""
    number = memory.scan.sentence[before] - 1
    tokens = memory.subject_of(number) if memory.subject_of is not None and number >= 0 else None
    if tokens is None or tokens[1] > before:
        return None
    source = name_source(core_of(memory.scan, *tokens, memory.table), memory.table)
    if source is None or not source.name[:1].isupper():
        return None
    if key_of(source.name).rpartition(" ")[2] in memory.table.words["titles"]:
        return None  # "Spain's prime minister ... The union said": an office is no body
    if _is_another_body(source, head, memory.table):
        return None
    return source if source.kind in (*kinds, SourceKind.UNKNOWN, SourceKind.UNION, SourceKind.POLL) else None


def _acronym(memory: Memory, text: str) -> Source | None:
    """The long form that the text gives for an acronym: "Regional Flood Office (RFO)", "..., or RFO,"."""
    if not text.isupper():
        return None
    earlier = memory.by_key.get(key_of(text))
    if earlier is not None and text in earlier.aliases:
        return earlier  # "the civil defence institute, INDECI, said ... according to INDECI"
    if memory.acronyms is None:
        memory.acronyms = {found[1] or found[2]: found.start() for found in _INTRODUCED.finditer(memory.scan.text)}
    offset = memory.acronyms.get(text)
    return None if offset is None else _long_form(memory, text, memory.scan.token_at(offset))


def _long_form(memory: Memory, acronym: str, last: int) -> Source | None:
    """The words before the token ``last`` whose capitals spell the acronym."""
    scan = memory.scan
    first, left = last, len(acronym)
    while first > 0 and left > 0 and last - first < 2 * len(acronym):
        first -= 1
        if scan.capital[first] and scan.words[first][0] == acronym[left - 1].lower():
            left -= 1
        elif scan.words[first] not in memory.table.words["acronym_gaps"] and scan.kinds[first] != PUNCTUATION:
            return None
    return None if left else name_source(core_of(scan, first, last, memory.table), memory.table)


def _surnames(memory: Memory) -> dict[str, list[tuple[int, str]]]:
    """The full names in the text by surname, found on first use."""
    if memory.surnames is None:
        memory.surnames = full_names_of(memory.scan, memory.table)
    return memory.surnames


def _person_named(memory: Memory, token: int) -> Source | None:
    """The person with this surname whose full name the text gives, the nearest before it, else the first."""
    if not memory.scan.capital[token]:
        return None
    named = _surnames(memory).get(memory.scan.words[token])
    if not named:
        return None
    name = named[max(0, bisect_left(named, (token,)) - 1)][1]
    earlier = memory.by_key.get(key_of(name))
    if earlier is not None:
        return earlier if earlier.kind is SourceKind.PERSON else None
    return None if key_of(name) in memory.table.names else Source(name, SourceKind.PERSON)


def _last_person(memory: Memory, token: int) -> str | None:
    """The last full name before a pronoun, within reach."""
    if memory.full_names is None:
        memory.full_names = sorted(chain.from_iterable(_surnames(memory).values()))
    place = bisect_left(memory.full_names, (token,))
    at, name = memory.full_names[place - 1] if place else (-_TOKENS_BACK, "")
    return name if token - at < _TOKENS_BACK else None
