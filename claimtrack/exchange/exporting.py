"""What all exports share: the options, the account of what is lost, and names for claims and documents.

Enters: claims on their way out. Leaves: findings that say what a format could not carry, IRIs, and a claim in a
sentence. Refused: nothing. No export drops anything in silence: a claim that a format cannot hold is left out and
counted with the reason, and a part that it has no place for is named with the number of claims that had one.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from urllib.parse import quote

import attrs

from claimtrack.exchange.reviews import Review
from claimtrack.model.claim import Claim
from claimtrack.model.document import DocumentRef
from claimtrack.model.finding import Finding, Severity
from claimtrack.model.moment import Moment
from claimtrack.record.columns import to_row
from claimtrack.reporting import words

__all__ = ["Export", "ExportOptions", "Losses", "claim_iri", "columns", "day_of", "document_iri", "is_url", "sentence"]

_URL = re.compile(r"https?://[^\s<>\"{}|\\^`\[\]]{1,2000}")
# Cells that say what goes without saying; leaving them out loses nothing.
_PLAIN = {
    "stance": "asserted",
    "language": "en",
    "approximate": False,
    "polarity": "affirmed",
    "extractor": "by hand",
    "source_kind": "unknown",
}


@attrs.frozen(kw_only=True)
class ExportOptions:
    """What some formats need beside the claims.

    Attributes:
        items: Wikidata items by the names they stand for: ``{"Hurricane Maria": "Q35698577"}``; ``*`` is the item that
            figures without an event are about.
        entities: The present state of Wikidata items, as ``Special:EntityData`` or ``wbgetentities`` gives it.
        reviews: What fact-checkers found, by the ids of claims.
        dataset: The name of the dataset that FollowTheMoney statements belong to.
    """

    items: Mapping[str, str] = attrs.field(factory=dict)
    entities: Mapping[str, object] | None = None
    reviews: Sequence[Review] = ()
    dataset: str = "claimtrack"


@attrs.define
class Losses:
    """The account of one export.

    Attributes:
        parts: How many claims had a part that the format has no place for, by the part's column.
        notes: How many claims each remark is about, and the first of them.
        left: How many claims were left out, by the reason, and the first of them.
        count: How many claims there were.
    """

    parts: Counter[str] = attrs.field(factory=Counter)
    notes: dict[str, tuple[int, str]] = attrs.field(factory=dict)
    left: dict[str, tuple[int, str]] = attrs.field(factory=dict)
    count: int = 0

    def carry(self, claim: Claim, carried: frozenset[str]) -> None:
        """Note the parts of a claim that are not among those that the format carries."""
        for part, cell in to_row(claim).items():
            if cell is not None and part not in carried and _PLAIN.get(part) != cell:
                self.parts[part] += 1

    def note(self, claim: Claim, message: str) -> None:
        """Note what became of a claim."""
        count, first = self.notes.get(message, (0, _shown(claim)))
        self.notes[message] = (count + 1, first)

    def leave_out(self, claim: Claim, reason: str) -> None:
        """Note that a claim is left out."""
        count, first = self.left.get(reason, (0, _shown(claim)))
        self.left[reason] = (count + 1, first)

    def findings(self, format: str) -> list[Finding]:  # noqa: A002
        """The account, most serious first."""
        told = []
        for reason, (count, first) in self.left.items():
            told.append(f"left out {count} of {self.count}: {reason} (first: {first})")
        found = [Finding("left-out", Severity.WARNING, message, format) for message in told]
        for message, (count, first) in self.notes.items():
            said = f"{message}: {count} of {self.count} (first: {first})"
            found.append(Finding("changed", Severity.WARNING, said, format))
        if self.parts:
            listed = ", ".join(f"{part} ({count})" for part, count in self.parts.most_common())
            found.append(Finding("not-carried", Severity.WARNING, f"no place for: {listed}", format))
        return found


@attrs.frozen
class Export:
    """Claims on their way out."""

    claims: Sequence[Claim]
    losses: Losses
    options: ExportOptions


def columns(names: str) -> frozenset[str]:
    """The columns of the flat layout that a format carries, as one line names them.

    >>> sorted(columns("low high"))
    ['high', 'low']
    """
    return frozenset(names.split())


def _shown(claim: Claim) -> str:
    return claim.where or claim.id


def claim_iri(claim: Claim) -> str:
    """A name for a claim that is the same wherever it is exported."""
    return f"urn:claimtrack:claim:{claim.id}"


def document_iri(document: DocumentRef) -> str:
    """A document's address, or else a name made of its content hash.

    >>> document_iri(DocumentRef("sha256:0a1b")), document_iri(DocumentRef("sha256:0a1b", url="https://example.org/1"))
    ('urn:claimtrack:document:sha256:0a1b', 'https://example.org/1')
    """
    if document.url is not None and is_url(document.url):
        return document.url
    return f"urn:claimtrack:document:{quote(document.id.encode('utf-8', 'replace'), safe=':')}"


def is_url(text: str) -> bool:
    """Whether it is an absolute address on the web."""
    return _URL.fullmatch(text) is not None


def day_of(moment: Moment | None) -> str | None:
    """A whole known day, with its clock time where one was given; None for anything less exact.

    >>> day_of(Moment("2024-02-23")), day_of(Moment("2024-02")), day_of(Moment("2024-02-23", "evening"))
    ('2024-02-23', None, None)
    """
    if moment is None or not moment.is_day or moment.part is not None:
        return None
    return moment.edtf if moment.time is None else f"{moment.edtf}T{moment.time.isoformat()}"


def sentence(claim: Claim) -> str:
    """A claim in one line: who, the figure as stated, what of, as of when, and what stands in the way.

    >>> from claimtrack.parsing.claims import claim as by_hand
    >>> sentence(by_hand(predicate="killed", value="about 1,160 people", source="Board", as_of="2024-02-23"))
    'Board: about 1,160 people (killed), as of 2024-02-23'
    """
    what = words.measure(claim.measure)
    when = f", as of {words.as_of(claim)}" if claim.as_of is not None else ""
    notes = words.notes(claim)
    figure = f"{words.figure(claim)} ({what})" if what else words.figure(claim)
    return f"{words.source(claim)}: {figure}{when}{f' [{notes}]' if notes else ''}"
