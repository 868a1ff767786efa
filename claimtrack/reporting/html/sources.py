"""Sources, documents and decisions as the page shows them. No source is graded, and of persons nothing is counted.

Enters: claims with an index of the page, source records, decisions. Leaves: values for the template. Refused: links
that are no web addresses: they are shown as text.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import urlsplit

import attrs

from claimtrack.model.claim import Claim, Statement
from claimtrack.model.decision import Action, Decision
from claimtrack.model.document import Document, DocumentRef
from claimtrack.model.source import Source, SourceKind
from claimtrack.reporting.dates import dated, machine_date
from claimtrack.reporting.html.claims import Dated
from claimtrack.reporting.html.excerpts import Piece, marked_text
from claimtrack.reporting.html.index import Index, Use, source_name
from claimtrack.reporting.words import figure, plain, source, title
from claimtrack.verification.source_records import SourceRecord

__all__ = ["DecisionView", "DocumentView", "SourceView", "decided", "documents_of", "sources_of", "web_address"]

_UNRECORDED = {
    SourceKind.PERSON: "no record is kept of persons",
    SourceKind.WITNESS: "no record is kept of witnesses",
    SourceKind.ANONYMOUS: "unnamed; no record",
}
_DONE = {
    Action.ACCEPT: "accepted the reading",
    Action.REJECT: "rejected the reading",
    Action.AMEND: "changed",
    Action.SAME_MEASURE: "said that two count the same",
    Action.NOT_SAME: "said that two do not count the same",
    Action.PREFER: "preferred one figure to another",
}
_PRONOUNS = ("", "he", "she", "it", "they")
_LINKED = 8  # figures of one kind that are linked one by one


@attrs.frozen
class Count:
    """A count of a source's record, with links to the figures behind it."""

    words: str
    links: tuple[Use, ...]
    more: int


@attrs.frozen
class SourceView:
    """One row of the table of sources."""

    number: int
    name: str
    kind: str
    sides: tuple[str, ...]
    written: tuple[str, ...]
    origin: str
    carried: tuple[str, ...]
    figures: int
    statements: int
    record: tuple[Count, ...]
    note: str


@attrs.frozen
class DocumentView:
    """One row of the table of documents; ``text`` only where whole texts are shown."""

    number: int
    title: str
    publisher: str
    published: Dated
    language: str
    url: str
    link: str
    path: str
    claims: int
    text: tuple[Piece, ...]


@attrs.frozen
class DecisionView:
    """One decision of a person."""

    who: str
    when: Dated
    action: str
    figure: str
    href: str
    other: str
    other_href: str
    change: str
    why: str


def web_address(url: str | None) -> str:
    r"""An address that may be a link: http or https, without anything odd in it; else "".

    >>> web_address("https://example.org/a"), web_address("javascript:alert(1)"), web_address("java\nscript:x")
    ('https://example.org/a', '', '')
    """
    if url is None or any(ord(c) <= 32 or ord(c) == 127 for c in url) or plain(url) != url:
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.netloc else ""


def sources_of(index: Index, records: Iterable[SourceRecord]) -> list[SourceView]:
    """The sources by name; each with its kind, sides, the words used for it, who carried it, and its record."""
    by_name = {plain(record.source.name): record for record in records}
    told: dict[str, list[Claim]] = defaultdict(list)
    for claim in index.claims:
        told[source_name(claim)].append(claim)
    names = sorted(index.sources, key=lambda name: (name not in index.found, name.casefold()))
    return [
        _source(index.sources[name], name, index.found.get(name), told[name], by_name.get(name), index)
        for name in names
    ]


def _source(
    number: int, name: str, found: Source | None, claims: Sequence[Claim], record: SourceRecord | None, index: Index
) -> SourceView:
    figures = sum(not isinstance(claim.value, Statement) for claim in claims)
    written = dict.fromkeys(
        plain(claim.attribution.source.as_written) for claim in claims if claim.attribution.source is not None
    )
    relayed = dict.fromkeys(plain(link.name) for claim in claims for link in claim.attribution.chain[1:])
    printed = dict.fromkeys(
        plain(claim.document.publisher) for claim in claims if claim.document is not None and claim.document.publisher
    )
    return SourceView(
        number=number,
        name=name,
        kind="" if found is None or found.kind is SourceKind.UNKNOWN else found.kind.replace("_", " "),
        sides=_sides(found),
        written=tuple(words for words in written if words.casefold() not in (name.casefold(), *_PRONOUNS)),
        origin="own voice" if all(claim.attribution.source is None for claim in claims) else "quoted",
        carried=tuple(who for who in dict.fromkeys([*relayed, *printed]) if who != name),
        figures=figures,
        statements=len(claims) - figures,
        record=tuple(_counts(record, index)) if record is not None else (),
        note=_UNRECORDED.get(found.kind, "") if found is not None else "",
    )


def _sides(found: Source | None) -> tuple[str, ...]:
    if found is None:
        return ()
    spoken = None if found.speaks_for == found.affiliation else found.speaks_for
    said = (("run by", found.affiliation), ("speaks for", spoken), ("edition", found.edition))
    return tuple(plain(f"{words} {value}") for words, value in said if value)


def _counts(record: SourceRecord, index: Index) -> Iterator[Count]:
    """What can be counted of a source, with the evidence for each count."""
    counted = {
        "corrected upwards": record.revised_up,
        "corrected downwards": record.revised_down,
        "first with a figure": record.first,
        "with a reservation": record.with_caveat,
    }
    for words, claims in counted.items():
        if claims:
            links = tuple(Use(index.href(claim), figure(claim)) for claim in claims[:_LINKED])
            yield Count(words if len(claims) == 1 else f"{words} ({len(claims):,})", links, len(claims) - len(links))
    for grade in record.grades:
        letters = "".join(part.value for part in (grade.reliability, grade.credibility) if part is not None)
        yield Count(plain(f"graded {letters} by {grade.who} on {dated(grade.when)}: {grade.why}"), (), 0)


def documents_of(
    index: Index, documents: Iterable[Document | DocumentRef], *, full_text: bool = False
) -> list[DocumentView]:
    """What was read, in the order of the claims, then those without any; each with the number of its claims."""
    told: dict[str, list[Claim]] = defaultdict(list)
    refs: dict[str, Document | DocumentRef] = {}
    for claim in index.claims:
        if claim.document is not None:
            told[claim.document.id].append(claim)
            refs.setdefault(claim.document.id, claim.document)
    for document in documents:
        if document.id not in refs or isinstance(document, Document):
            refs[document.id] = document
        index.documents.setdefault(document.id, len(index.documents) + 1)
    return [_document(index.documents[name], ref, told[name], full_text) for name, ref in refs.items()]


def _document(number: int, ref: Document | DocumentRef, claims: Sequence[Claim], full_text: bool) -> DocumentView:
    shows = full_text and isinstance(ref, Document)
    return DocumentView(
        number=number,
        title=title(ref),
        publisher=plain(ref.publisher or ""),
        published=Dated(dated(ref.published), machine_date(ref.published), published=False),
        language=plain(ref.language),
        url=plain(ref.url or ""),
        link=web_address(ref.url),
        path=plain(ref.path or ""),
        claims=len(claims),
        text=marked_text(ref.text, claims) if shows and isinstance(ref, Document) else (),
    )


def decided(decisions: Iterable[Decision], claims: Iterable[Claim], shown: Mapping[str, str]) -> list[DecisionView]:
    """What people decided, in their order.

    Args:
        decisions: The decisions.
        claims: The claims before any of them.
        shown: For the id of each claim that a decision can name, the link to it; those left out have none.
    """
    before = {claim.id: f"{figure(claim)}, {source(claim)}" for claim in claims}
    return [
        DecisionView(
            who=plain(decision.who),
            when=Dated(dated(decision.when), machine_date(decision.when), published=False),
            action=_DONE[decision.action],
            figure=before.get(decision.claim, f"a claim that is not here ({plain(decision.claim)})"),
            href=shown.get(decision.claim, ""),
            other="" if decision.other is None else before.get(decision.other, plain(decision.other)),
            other_href="" if decision.other is None else shown.get(decision.other, ""),
            change=_change(decision),
            why=plain(decision.why),
        )
        for decision in decisions
    ]


def _change(decision: Decision) -> str:
    if decision.action is not Action.AMEND:
        return ""
    return plain(f"{decision.field}: {'none' if decision.value is None else decision.value}".replace("_", " "))
