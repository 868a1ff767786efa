"""Names of people and of confidential sources -> pseudonyms that only a secret gives back.

Enters: claims, who is to be protected, and a secret. Leaves: claims whose protected sources have pseudonyms, the same
for the same name and secret, in this export and the next. Refused: secrets that can be guessed.

A pseudonym is the start of an HMAC of the name under the secret (RFC 2104, SHA-256): without the secret a list of names
cannot be tried against it. Whatever else tells of such a claim's source goes: excerpts, offsets, addresses, files,
findings, other names, who runs the source, whose side it states. In the words that are left - headline, caveat, figure,
statement, place - each of the names, and each word of a person's name, gives way to the pseudonym. Pseudonyms protect a
name, not a person whom the facts describe: read what you publish.
"""

import hmac
import re
from collections.abc import Callable, Iterable, Sequence

import attrs

from claimtrack.errors import InvalidClaim
from claimtrack.model.claim import Claim
from claimtrack.model.document import DocumentRef
from claimtrack.model.finding import Finding, Severity
from claimtrack.model.measure import Measure
from claimtrack.model.source import Attribution, Source, SourceKind
from claimtrack.record.claims import to_record

__all__ = ["PROTECTED", "pseudonymise"]

#: Who can be protected: people and witnesses; sources without a name of their own, or named as confidential; all.
PROTECTED = ("people", "confidential", "all")

_PEOPLE = frozenset({SourceKind.PERSON, SourceKind.WITNESS})
_LABELS = {SourceKind.PERSON: "Person", SourceKind.WITNESS: "Witness"}
_SHORTEST = 12  # characters of a secret
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")  # O'Leary is one word; of Smith-Jones each half is a name


def pseudonymise(
    claims: Iterable[Claim],
    secret: str,
    *,
    protect: Sequence[str] = ("people", "confidential"),
    names: Iterable[str] = (),
    on_finding: Callable[[Finding], None] | None = None,
) -> list[Claim]:
    """The claims with pseudonyms for the sources that are to be protected; links lead to the new ids.

    Args:
        claims: The claims.
        secret: What the pseudonyms are made with, at least 12 characters; keep it, and keep it apart from the export.
        protect: ``people`` (persons and witnesses), ``confidential`` (anonymous sources, and all of ``names``), ``all``
            (every source but the outlets that printed it).
        names: Sources that are confidential though they have a name.
        on_finding: Called with a count of what was changed, and of what was left out for it.

    Raises:
        InvalidClaim: For a secret that is too short, and for groups that do not exist.
    """
    unknown = [group for group in protect if group not in PROTECTED]
    if unknown:
        raise InvalidClaim(f"protect takes {', '.join(PROTECTED)}, not {unknown[0]!r}")
    if len(secret) < _SHORTEST:
        raise InvalidClaim(f"a secret of {len(secret)} characters can be guessed; it needs {_SHORTEST} at least")
    told = list(claims)
    veil = _Veil(
        secret.encode("utf-8", "surrogatepass"), frozenset(protect), frozenset(_folded(name) for name in names)
    )
    for claim in told:
        veil.learn(claim)
    changed = [veil.over(claim) for claim in told]
    moved = {old.id: new.id for old, new in zip(told, changed, strict=True) if old is not new}
    if on_finding is not None:
        message = (
            f"{len(veil.known)} source{'' if len(veil.known) == 1 else 's'} under pseudonyms, in {len(moved)} of "
            f"{len(told)} claims; their excerpts, offsets, addresses, files and findings are left out"
        )
        on_finding(Finding("pseudonymised", Severity.WARNING, message))
    return [_relinked(claim, moved) for claim in changed]


def _folded(name: str) -> str:
    """A name without regard to spacing, case, and which apostrophe."""
    return " ".join(name.split()).casefold().replace("’", "'")


def _relinked(claim: Claim, moved: dict[str, str]) -> Claim:
    links = tuple(attrs.evolve(link, target=moved.get(link.target, link.target)) for link in claim.links)
    return claim if links == claim.links else attrs.evolve(claim, links=links)


@attrs.define
class _Veil:
    """What is known of the sources to be protected.

    Attributes:
        key: The secret.
        protect: The groups.
        names: The confidential names, folded.
        known: The pseudonym of each protected source, by its folded name.
        forms: The pseudonym for each form of a name that a text may hold, in the case it may hold it.
    """

    key: bytes
    protect: frozenset[str]
    names: frozenset[str]
    known: dict[str, str] = attrs.field(factory=dict)
    forms: dict[str, str] = attrs.field(factory=dict)
    pattern: re.Pattern[str] | None = None

    def learn(self, claim: Claim) -> None:
        """Take the names of a claim's protected sources, with every form of them."""
        publisher = claim.document.publisher if claim.document is not None else None
        for source in (claim.attribution.source, *claim.attribution.chain):
            if source is None or not self._hides(source, publisher):
                continue
            pseudonym = self._pseudonym(source)
            self.known[_folded(source.name)] = pseudonym
            for form in (source.name, source.as_written, *source.aliases):
                if form.strip():
                    self.forms.setdefault(_folded(form), pseudonym)
            if source.kind in _PEOPLE:
                for name in (source.name, *source.aliases):
                    for word in _WORD.findall(name):
                        if len(word) > 1:  # an initial is no name
                            self.forms.setdefault(_folded(word), pseudonym)
        self.pattern = None

    def _hides(self, source: Source, publisher: str | None) -> bool:
        if "people" in self.protect and source.kind in _PEOPLE:
            return True
        if _folded(source.name) in self.names or any(_folded(name) in self.names for name in source.aliases):
            return True
        if "confidential" in self.protect and source.kind is SourceKind.ANONYMOUS:
            return True
        return "all" in self.protect and source.name != publisher

    def _pseudonym(self, source: Source) -> str:
        label = _LABELS.get(source.kind, "Source")
        return f"{label} {self._digest('source', _folded(source.name))}"

    def _digest(self, what: str, value: str) -> str:
        return hmac.new(self.key, f"{what}\0{value}".encode("utf-8", "surrogatepass"), "sha256").hexdigest()[:12]

    def _matcher(self) -> re.Pattern[str]:
        """Every form of every name, the longest first, over any spacing and in any case."""
        if self.pattern is None:
            forms = sorted(self.forms, key=len, reverse=True)
            joined = "|".join(r"\s+".join(map(re.escape, form.split())) for form in forms) or r"(?!)"
            joined = joined.replace("'", "['’]")
            self.pattern = re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)
        return self.pattern

    def words(self, text: str) -> str:
        """A text with pseudonyms for the names in it."""
        return self._matcher().sub(lambda match: self.forms.get(_folded(match[0]), "[name]"), text)

    def over(self, claim: Claim) -> Claim:
        """The claim itself where it tells of nobody protected, or else one that tells no name."""
        if not self._touches(claim):
            return claim
        value = claim.value
        text = self.words(value.text)
        return attrs.evolve(
            claim,
            measure=self._measure(claim.measure),
            value=attrs.evolve(value, text=text),
            attribution=self._attribution(claim.attribution),
            evidence=None,
            document=self._document(claim.document) if claim.document is not None else None,
            findings=(),
        )

    def _touches(self, claim: Claim) -> bool:
        matcher = self._matcher()
        return any(matcher.search(text) for text in _texts(to_record(claim)))

    def _measure(self, measure: Measure | None) -> Measure | None:
        if measure is None:
            return None
        counted, place, event = (self._said(part) for part in (measure.counted, measure.place, measure.event))
        return attrs.evolve(measure, counted=counted, place=place, event=event)

    def _said(self, text: str | None) -> str | None:
        return None if text is None else self.words(text)

    def _attribution(self, said: Attribution) -> Attribution:
        return Attribution(
            self._source(said.source),
            tuple(self._source(link) for link in said.chain),  # type: ignore[misc]
            said.stance,
            self._said(said.caveat),
            self._said(said.cue),
            rule=said.rule,
        )

    def _source(self, source: Source | None) -> Source | None:
        if source is None:
            return None
        pseudonym = self.known.get(_folded(source.name))
        if pseudonym is not None:
            return Source(pseudonym, source.kind)
        return attrs.evolve(
            source,
            name=self.words(source.name),
            as_written=self.words(source.as_written),
            aliases=tuple(map(self.words, source.aliases)),
            affiliation=self._said(source.affiliation),
            speaks_for=self._said(source.speaks_for),
            edition=self._said(source.edition),
        )

    def _document(self, document: DocumentRef) -> DocumentRef:
        return DocumentRef(
            f"hmac:{self._digest('document', document.id)}",
            self._said(document.title),
            document.published,
            self._said(document.publisher),
            language=document.language,
        )


def _texts(value: object) -> Iterable[str]:
    """Every text in a record."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _texts(part)
