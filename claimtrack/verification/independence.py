"""Claims -> how many independent voices stand behind them, and who.

Enters: claims, and the documents where they are at hand. Leaves: for each thing that is counted its voices - origins,
not documents - with the positions they take, and the evidence of dependence as findings. Refused: nothing; sources that
cite themselves, chains that run in a circle and claims of nobody are findings.

Four things make two reports one voice: the same origin at the head of their chains; a report that names another outlet,
whose own report names its source; one text printed twice; a chain that leads back to where it began. Two more are told
as evidence and decide nothing: a figure that stands digit for digit in a later report without a source of its own, and
voices that speak for the same side. Agreement alone is not copying.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import attrs

from claimtrack.comparison.conflicts import read_facts
from claimtrack.comparison.facts import Facts, Reader
from claimtrack.comparison.grouping import group
from claimtrack.comparison.origins import voices as voices_of
from claimtrack.comparison.positions import position_of, stands
from claimtrack.lexicon.loader import Lexicon, load_lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.comparison import Position
from claimtrack.model.document import Document
from claimtrack.model.finding import Finding, Severity
from claimtrack.model.measure import Measure
from claimtrack.model.policy import Policy
from claimtrack.model.quantity import Bound, Quantity
from claimtrack.model.source import Source
from claimtrack.verification.anchoring import fold
from claimtrack.verification.near_duplicates import one_text

__all__ = ["Corroboration", "Voice", "corroboration"]

_TELLING_DIGITS = 3  # "500" may occur to anybody, "29,514" to nobody twice
_TELLING_WORDS = 12  # a sentence of so many words is not written twice


@attrs.frozen
class Voice:
    """One independent voice.

    Attributes:
        name: Whose it is; for a circle, all who are in it.
        origin: The source; None for a circle, which has none.
        claims: What it was reported to say, in the order of publication.
        documents: The ids of the documents that reported it.
    """

    name: str
    origin: Source | None
    claims: tuple[Claim, ...]
    documents: tuple[str, ...]


@attrs.frozen
class Corroboration:
    """How many voices speak of one thing.

    Attributes:
        measure: What is counted.
        voices: The independent voices, the most reported first.
        positions: The stands they take, from the lowest figure up; each with its origins.
        nameless: Claims of nobody that could be found: neither source nor publisher.
        findings: The evidence of dependence.
    """

    measure: Measure
    voices: tuple[Voice, ...]
    positions: tuple[Position, ...]
    nameless: tuple[Claim, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims, voice by voice."""
        return tuple(claim for voice in self.voices for claim in voice.claims) + self.nameless

    @property
    def documents(self) -> int:
        """How many documents reported it."""
        return len({claim.document.id for claim in self.claims if claim.document is not None})

    @property
    def independent(self) -> int:
        """How many independent voices there are."""
        return len(self.voices)

    @property
    def summary(self) -> str:
        """The sum in a line: "7 documents, 2 origins: Hamas, Israel"."""
        if not self.voices:
            return f"{_many(self.documents, 'document')}, no origin known"
        names = ", ".join(voice.name for voice in self.voices)
        return f"{_many(self.documents, 'document')}, {_many(self.independent, 'origin')}: {names}"


def _is_unnamed(fact: Facts) -> bool:
    """Whether its source is one that the report does not name: officials, a witness."""
    return fact.origin.voice == "unnamed"


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def corroboration(
    claims: Iterable[Claim],
    policy: Policy | None = None,
    lexicon: Lexicon | None = None,
    documents: Iterable[Document] = (),
) -> list[Corroboration]:
    """Count independent voices, for each thing that the claims count.

    Args:
        claims: Any claims; statements are left out.
        policy: How figures are read when positions are formed.
        lexicon: The words, and the names of sources.
        documents: The texts, where they are at hand, so that wire copy is known by its words; without them only
            sentences that two reports share show it.

    >>> from claimtrack.parsing.claims import claim
    >>> told = dict(predicate="killed", value=72, place="Kunar", period="2024-04-04", published="2024-04-05")
    >>> papers = ["Gazette", "Courier", "Herald"]
    >>> [found] = corroboration([*(claim(source="police", publisher=paper, **told) for paper in papers),
    ...                          claim(source="Red Crescent", publisher="Gazette", **told)])
    >>> found.summary
    '3 documents, 2 origins: police, Red Crescent'
    """
    lexicon = lexicon or load_lexicon()
    reader = Reader(policy or Policy(), lexicon)
    grouping = group(read_facts(claims, reader), reader)
    texts = one_text({document.id: document.text for document in documents})
    return [_of_group(members.facts, texts, reader) for members in grouping.groups]


def _of_group(facts: Sequence[Facts], texts: dict[str, str], reader: Reader) -> Corroboration:
    ordered = sorted(facts, key=lambda fact: (fact.days is None, fact.days.first if fact.days else 0, _printed(fact)))
    findings: list[Finding] = []
    same_text = _same_texts(ordered, texts, findings)
    heads = _Heads(ordered, reader, findings)
    voices: dict[str, list[Facts]] = defaultdict(list)
    nameless: list[Claim] = []
    for fact in ordered:
        key = heads.head(fact)
        if key is None:
            nameless.append(fact.claim)
            continue
        if _is_unnamed(fact) or key == heads.outlet(fact):
            key = same_text.get((fact.document, key), key)
        voices[key].append(fact)
    findings += _verbatim(voices)
    made = {key: _voice(key, members, heads) for key, members in voices.items()}
    findings += _sides(voices, made)
    listed = sorted(made.values(), key=lambda voice: -len(voice.documents))
    measure = max((fact.claim.measure for fact in facts if fact.claim.measure), key=_fullness)
    positions = tuple(_position(stand, made, heads, same_text) for stand in stands(ordered))
    return Corroboration(measure, tuple(listed), positions, tuple(nameless), tuple(dict.fromkeys(findings)))


def _fullness(measure: Measure) -> int:
    return sum(value is not None for value in (measure.counted, measure.place, measure.event, measure.period))


def _printed(fact: Facts) -> str:
    published = fact.claim.published
    return published.edtf if published is not None else "9999"


def _position(
    stand: list[Facts], made: dict[str, Voice], heads: "_Heads", same_text: dict[tuple[str | None, str], str]
) -> Position:
    """A stand with its independent origins in place of all sources."""
    origins: dict[str, Source] = {}
    for fact in stand:
        key = heads.head(fact)
        key = same_text.get((fact.document, key), key) if key is not None else None
        origin = made[key].origin if key in made else None
        if key is not None and origin is not None:
            origins[key] = origin
    return attrs.evolve(position_of(stand), origins=tuple(origins.values()))


def _voice(key: str, facts: list[Facts], heads: "_Heads") -> Voice:
    """The claims of one origin; its name is that of the first claim that names it."""
    claims = tuple(fact.claim for fact in facts)
    documents = dict.fromkeys(fact.document for fact in facts if fact.document is not None)
    if key in heads.circles:
        return Voice(heads.circles[key], None, claims, tuple(documents))
    # A claim that was followed to another outlet's source has a name of its own; those that name the origin go first.
    named = sorted(facts, key=lambda fact: heads.key(fact) != key)
    origin = named[0].claim.source
    return Voice(origin.name if origin is not None else key, origin, claims, tuple(documents))


class _Heads:
    """Who stands at the head of each chain, followed through the reports of the outlets it names."""

    def __init__(self, facts: Sequence[Facts], reader: Reader, findings: list[Finding]) -> None:
        """Note what each outlet's own reports cite, and what cites itself."""
        self.reader = reader
        self.circles: dict[str, str] = {}
        self._cited: dict[str, list[Facts]] = defaultdict(list)
        self._names: dict[str, str] = {}
        self._findings = findings
        self._joined = voices_of(fact.origin for fact in facts)
        for fact in facts:
            self._note(fact)

    def key(self, fact: Facts) -> str | None:
        """The name of a claim's origin among those of the group: "police" is "Nigeria's police"."""
        return self._joined.get(fact.origin.key, fact.origin.key)

    def _note(self, fact: Facts) -> None:
        outlet, source = self.outlet(fact), fact.claim.attribution.source
        key = self.key(fact)
        if key is not None and fact.claim.source is not None:
            self._names.setdefault(key, fact.claim.source.name)
        if outlet is not None and fact.claim.document is not None:
            self._names.setdefault(outlet, fact.claim.document.publisher or outlet)
            self._cited[outlet].append(fact)
        # The outlet closes the chain; named again before its end, it hands on what it had from itself.
        named = [self.reader.registry.key(link.name) for link in fact.claim.attribution.chain]
        cites = (source is not None and key == outlet) or len(set(named)) < len(named)
        if cites and fact.claim.source is not None:
            seen = f"{fact.claim.source.name} is cited for its own report"
            self._findings.append(Finding("cites-itself", Severity.WARNING, seen, fact.claim.where))

    def outlet(self, fact: Facts) -> str | None:
        """The key of who printed it."""
        document = fact.claim.document
        return self.reader.registry.key(document.publisher) if document is not None and document.publisher else None

    def head(self, fact: Facts) -> str | None:
        """The key of the origin, after following the outlets that have it from others."""
        key = self.key(fact)
        path = [self.outlet(fact)] if key != self.outlet(fact) else []
        while key is not None and key not in path:
            path.append(key)
            further = self._further(key, fact)
            if further is None:
                return key
            key = further
        if key is None:
            return None
        # The circle may begin behind the first link: A cites B, and B and C cite each other.
        circle = sorted({name for name in path[path.index(key) :] if name is not None})
        name = " and ".join(self._names.get(one, one) for one in circle)
        code = " > ".join(circle)
        if code not in self.circles:
            self.circles[code] = f"{name}, citing each other"
            seen = f"{name} cite each other for it; nobody is named at the head of the chain"
            self._findings.append(Finding("circular-chain", Severity.WARNING, seen, fact.claim.where))
        return code

    def _further(self, key: str, fact: Facts) -> str | None:
        """Whom an outlet has the same figure from, where its own reports are here and name one other source."""
        own = [other for other in self._cited.get(key, ()) if other.ends == fact.ends]
        sources = {self.key(other) for other in own} - {None}
        if len(sources) != 1 or key in sources:
            return None
        return sources.pop()


def _same_texts(
    facts: Sequence[Facts], texts: dict[str, str], findings: list[Finding]
) -> dict[tuple[str | None, str], str]:
    """For reports that print another's text: their own voice or unnamed source -> that of the first to print it."""
    found: dict[tuple[str | None, str], str] = {}
    first: dict[str, Facts] = {}
    told: set[tuple[str | None, str | None]] = set()
    for fact in facts:
        for mark in _marks(fact, texts):
            earlier = first.setdefault(mark, fact)
            if earlier.document == fact.document or fact.origin.key is None or earlier.origin.key is None:
                continue
            alike = _is_unnamed(fact) == _is_unnamed(earlier)
            if alike and fact.origin.key != earlier.origin.key:
                found.setdefault((fact.document, fact.origin.key), earlier.origin.key)
            if (earlier.document, fact.document) not in told:
                told.add((earlier.document, fact.document))
                seen = f"it prints the text of {earlier.claim.where or 'an earlier report'}"
                findings.append(Finding("same-text", Severity.INFO, seen, fact.claim.where))
    return found


def _marks(fact: Facts, texts: dict[str, str]) -> Iterable[str]:
    """What shows that two reports are one text: the text itself, or a long sentence."""
    if fact.document in texts:
        yield f"text {texts[fact.document]} {fact.ends.point}"
    evidence = fact.claim.evidence
    if evidence is not None:
        words = fold(evidence.quote).text
        if words.count(" ") + 1 >= _TELLING_WORDS:
            yield words.strip()


def _verbatim(voices: dict[str, list[Facts]]) -> Iterable[Finding]:
    """Telling figures that a later report gives digit for digit without naming anybody."""
    first: dict[object, tuple[str, Facts]] = {}
    for key, facts in voices.items():
        for fact in facts:
            value = fact.claim.value
            if not isinstance(value, Quantity) or value.bound is not Bound.EXACT or not _is_telling(value):
                continue
            first.setdefault(value.nominal, (key, fact))
    for key, facts in voices.items():
        for fact in facts:
            value = fact.claim.value
            known = first.get(value.nominal) if isinstance(value, Quantity) else None
            nobody = fact.claim.attribution.source is None or _is_unnamed(fact)
            if known is None or known[0] == key or not nobody or not _is_after(fact, known[1]):
                continue
            who = known[1].claim.source
            seen = f"{value.text} stood earlier, digit for digit, in a report of {who.name if who else 'nobody'}"
            yield Finding("verbatim-figure", Severity.INFO, seen, fact.claim.where)


def _is_telling(value: Quantity) -> bool:
    digits = str(value.nominal).replace(".", "").rstrip("0")
    return len(digits) >= _TELLING_DIGITS


def _is_after(fact: Facts, other: Facts) -> bool:
    later, earlier = fact.claim.published, other.claim.published
    if later is None or earlier is None or later.earliest is None or earlier.latest is None:
        return False
    return later.earliest > earlier.latest


def _sides(voices: dict[str, list[Facts]], made: dict[str, Voice]) -> Iterable[Finding]:
    """Voices that speak for one side: shown, never taken for one voice."""
    speaks: dict[str, list[str]] = defaultdict(list)
    for key, facts in voices.items():
        for side in sorted(facts[0].origin.sides - {None}):
            speaks[side].append(made[key].name)
    for side, names in speaks.items():
        if len(names) > 1:
            seen = f"{' and '.join(names)} speak for one side: {side}"
            yield Finding("same-side", Severity.INFO, seen)
