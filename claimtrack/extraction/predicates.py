"""Where a text says what happened to what is counted: the words of ``predicates.toml`` as places in a scan.

Enters: a scan and a range of its tokens. Leaves: triggers in text order, the longest reading at each place.
"""

from enum import Enum, auto
from functools import lru_cache
from itertools import compress

import attrs

from claimtrack.extraction.grammar import grammar_of
from claimtrack.extraction.morphology import plural, verb_forms
from claimtrack.extraction.scan import WORD, Scan
from claimtrack.lexicon.loader import Lexicon

__all__ = [
    "ADJECTIVE",
    "HEAD",
    "LEVEL",
    "NOUN",
    "OBJECT",
    "SUBJECT",
    "PredicateEntry",
    "Role",
    "Trigger",
    "find_triggers",
    "predicate_of",
]


class Role(Enum):
    """How a trigger stands to the figure; see the header of ``predicates.toml``."""

    OBJECT = auto()
    SUBJECT = auto()
    ADJECTIVE = auto()
    NOUN = auto()
    LEVEL = auto()
    HEAD = auto()


OBJECT, SUBJECT, ADJECTIVE, NOUN, LEVEL, HEAD = Role  # for the rules, which ask for them all the time


@attrs.frozen
class PredicateEntry:
    """One entry of ``predicates.toml``."""

    name: str
    object: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    adjective: tuple[str, ...] = ()
    noun: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    noun_object: tuple[str, ...] = ()
    noun_subject: tuple[str, ...] = ()
    noun_of: tuple[str, ...] = ()
    predicate: str | None = None
    units: tuple[str, ...] = ()


@attrs.frozen
class Reading:
    """One way to read a trigger."""

    predicate: str
    role: Role
    form: int | None = None
    nouns: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()


@attrs.frozen
class Trigger:
    """A predicate word or phrase in a scan: tokens ``first`` up to and without ``last``, with all its readings."""

    first: int
    last: int
    readings: tuple[Reading, ...]

    def reading(self, role: Role, noun: str = "", unit: str | None = None) -> Reading | None:
        """The first reading in a role that allows the counted noun (singular, "" if none is said) and the unit."""
        for reading in self.readings:
            if (
                reading.role is role
                and (not reading.nouns or (noun in reading.nouns and (noun or unit is None)))
                and (not reading.units or (unit or "").partition("_per_")[0] in reading.units)
            ):
                return reading
        return None


@lru_cache(maxsize=8)
def _unit_classes(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    """The units that the ``units`` field of an entry stands for."""
    table = lexicon.table("units")
    kinds = {"money": "money", "percent": "share", "area": "area"}
    classes = {name: frozenset(unit for unit, e in table.items() if e["kind"] == kind) for name, kind in kinds.items()}
    return {
        "money": classes["money"] | grammar_of(lexicon).money_nouns,
        "area": classes["area"],
        "percent": classes["percent"] | {"ratio", "percentage_point"},
    }


_NAME = 4  # words of a name from a predicate word on: "Missing Persons Institute"

_Longer = list[tuple[int, dict[tuple[str, ...], tuple[Reading, ...]]]]


@attrs.frozen
class _Phrases:
    """The phrases that begin with one word.

    Attributes:
        alone: The readings of the word alone; none where it only begins phrases.
        longer: By second word, what follows the first of each longer phrase, with its readings: those of one length
            together, longest first.
    """

    alone: tuple[Reading, ...] = ()
    longer: dict[str, _Longer] = attrs.field(factory=dict)


def _breadth(reading: Reading) -> tuple[bool, bool]:
    """Readings that ask for a unit or a noun come first: "shed 3 percent" against "shed 3,000 jobs"."""
    return not reading.units, not reading.nouns


@lru_cache(maxsize=8)
def _index(lexicon: Lexicon) -> dict[str, _Phrases]:
    found: dict[tuple[str, ...], list[Reading]] = {}

    def add(phrase: str, reading: Reading) -> None:
        readings = found.setdefault(tuple(phrase.split()), [])
        if reading not in readings:
            readings.append(reading)

    classes = _unit_classes(lexicon)
    for entry in lexicon.entries("predicates", PredicateEntry):
        name = entry.predicate or entry.name
        units = frozenset(unit for kind in entry.units for unit in classes.get(kind, {kind}))
        persons = grammar_of(lexicon).persons if "persons" in entry.nouns else frozenset[str]()
        for role, phrases, nouns in (
            (Role.OBJECT, entry.noun_object, persons.union(entry.nouns)),
            (Role.SUBJECT, entry.noun_subject, persons.union(entry.nouns)),
            (Role.OBJECT, entry.object, frozenset[str]()),
            (Role.SUBJECT, entry.subject, frozenset[str]()),
        ):
            for phrase in phrases:
                verb, _, rest = phrase.partition(" ")
                for form, what in verb_forms(verb, lexicon).items():
                    add(f"{form} {rest}".strip(), Reading(name, role, what, nouns, units))
        for phrase in entry.noun_of:
            add(phrase, Reading(name, Role.NOUN, None, persons.union(entry.nouns), units))
        for role, phrases in ((Role.NOUN, entry.noun), (Role.HEAD, entry.heads)):
            for phrase in phrases:
                add(phrase, Reading(name, role, None, frozenset(), units))
                add(plural(phrase), Reading(name, role, None, frozenset(), units))
        for role, phrases in ((Role.ADJECTIVE, entry.adjective), (Role.LEVEL, entry.level)):
            for phrase in phrases:
                add(phrase, Reading(name, role, None, frozenset(), units))
    index = {words[0]: _Phrases(tuple(sorted(found.get(words[:1], ()), key=_breadth))) for words in found}
    for words, readings in sorted(found.items(), key=lambda item: -len(item[0])):
        if len(words) > 1:
            longer = index[words[0]].longer.setdefault(words[1], [])
            if not longer or longer[-1][0] != len(words) - 1:
                longer.append((len(words) - 1, {}))
            longer[-1][1][words[1:]] = tuple(sorted(readings, key=_breadth))
    return index


def predicate_of(lemma: str, noun: str, unit: str | None, lexicon: Lexicon, *, does: bool = False) -> str:
    """The predicate of a verb's lemma, where the lexicon has one that fits the noun and the unit; else the lemma.

    Where the counted are those who do it ("54 percent of infants had received"), what is done to others does not fit.
    """
    phrases = _index(lexicon).get(lemma)
    if phrases is None or not phrases.alone:
        return lemma
    trigger = Trigger(0, 1, phrases.alone)
    done = None if does else trigger.reading(Role.OBJECT, noun, unit)
    reading = done or trigger.reading(Role.SUBJECT, noun, unit)
    return reading.predicate if reading else lemma


def _is_time(scan: Scan, token: int, lexicon: Lexicon) -> bool:
    """Whether "last" tells when, or which: "last week", "to the last"."""
    if token and scan.words[token - 1] in grammar_of(lexicon).determiners:
        return True
    following = scan.words[token + 1] if token + 1 < len(scan) else ""
    return following.removesuffix("s") in grammar_of(lexicon).time_units


def find_triggers(scan: Scan, first: int, last: int, lexicon: Lexicon) -> list[Trigger]:
    """The predicate words among tokens ``first`` up to ``last``, in text order; the longest phrase wins its place."""
    index, words = _index(lexicon), scan.words
    found: list[Trigger] = []
    free, windows = first, grammar_of(lexicon).windows
    for token in compress(range(first, last), map(index.__contains__, words[first:last])):
        word = words[token]
        if token < free or (word == "march" and token > first and scan.capital[token]):
            continue  # within a sentence, "March" is the month
        if word in windows and _is_time(scan, token, lexicon):
            continue
        if scan.capital[token] and _is_in_name(scan, token, last, lexicon):
            continue
        phrases = index[word]
        longer = phrases.longer.get(words[token + 1]) if token + 1 < last else None
        trigger = _longest_at(words, token, last, longer) if longer else None
        if trigger is None and phrases.alone:
            trigger = Trigger(token, token + 1, phrases.alone)
        if trigger is not None:
            found.append(trigger)
            free = trigger.last
    return found


@lru_cache(maxsize=8)
def _bodies(lexicon: Lexicon) -> frozenset[str]:
    """The nouns that end the name of a body: "Coalition", "Union"."""
    titles = lexicon.table("titles")
    return frozenset(titles["described"]["words"]).union(titles["institutional"]["words"])


def _is_in_name(scan: Scan, token: int, last: int, lexicon: Lexicon) -> bool:
    """Whether a word with a capital letter stands in the name of a body: "the Fair Prices Coalition"."""
    end = token + 1
    while end < min(last, token + _NAME) and scan.capital[end] and scan.kinds[end] == WORD:
        end += 1
    return end > token + 1 and scan.words[end - 1] in _bodies(lexicon)


def _longest_at(words: list[str], token: int, last: int, longer: _Longer) -> Trigger | None:
    """The longest of some phrases that stands at a token and ends before ``last``."""
    for size, phrases in longer:
        end = token + 1 + size
        if end <= last and (readings := phrases.get(tuple(words[token + 1 : end]))) is not None:
            return Trigger(token, end, readings)
    return None
