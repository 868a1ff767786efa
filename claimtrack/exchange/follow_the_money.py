"""Claims -> statements of the FollowTheMoney data model, as OpenSanctions and Aleph read them.

Enters: claims. Leaves: CSV with a row for each property of each entity, in the columns of
https://followthemoney.tech/docs/statements/ (``followthemoney.statement``). Refused: nothing.

A claim becomes an ``Event`` with its figure in words, since FollowTheMoney has no schema for a count; the article that
printed it an ``Article``, tied to the event by a ``Documentation``; its source a ``Person``, ``PublicBody``,
``Company``, ``Organization`` or ``LegalEntity``, tied to the event by an ``UnknownLink`` with the stance as its role.
The rows are for programs: a value that looks like a formula is not disarmed, since its reader would not arm it again.
"""

import csv
import io
from collections.abc import Iterator
from hashlib import sha1

import attrs

from claimtrack.exchange.exporting import Export, columns, is_url, sentence
from claimtrack.model.claim import Claim
from claimtrack.model.document import DocumentRef
from claimtrack.model.identity import content_hash
from claimtrack.model.moment import Moment
from claimtrack.model.source import Source, SourceKind
from claimtrack.reporting import words

__all__ = ["COLUMNS", "render_entities"]

COLUMNS = (
    "canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin", "lang", "original_value",
    "external", "first_seen", "last_seen", "id",
)  # fmt: skip
CARRIED = columns(
    "id predicate counted place event period bound low high nominal unit text source source_kind stance caveat as_of "
    "stated published publisher title url quote"
)
_BODIES = {
    "Person": (SourceKind.PERSON, SourceKind.WITNESS),
    "PublicBody": (
        SourceKind.GOVERNMENT, SourceKind.MILITARY, SourceKind.POLICE, SourceKind.EMERGENCY_SERVICE,
        SourceKind.HEALTH_AUTHORITY,
    ),
    "Company": (SourceKind.COMPANY,),
    "Organization": (
        SourceKind.INTERGOVERNMENTAL, SourceKind.NGO, SourceKind.UNION, SourceKind.PARTY, SourceKind.MEDIA,
        SourceKind.RESEARCH, SourceKind.ARMED_GROUP,
    ),
}  # fmt: skip
_SCHEMAS = {kind: schema for schema, kinds in _BODIES.items() for kind in kinds}
# The type of each property used, as the model names it; the type says how a value is cleaned and compared.
_TYPES = {
    "name": "name", "alias": "name", "summary": "text", "notes": "text", "description": "text", "keywords": "string",
    "title": "string", "publisher": "string", "recordId": "string", "role": "string", "location": "address",
    "sourceUrl": "url", "date": "date", "startDate": "date", "endDate": "date", "publishedAt": "date",
    "proof": "entity", "document": "entity", "entity": "entity", "subject": "entity", "object": "entity",
}  # fmt: skip


@attrs.frozen
class _Entity:
    """One entity: its id, its schema, and its properties with their values."""

    id: str
    schema: str
    values: tuple[tuple[str, str], ...]


def render_entities(export: Export) -> str:
    """All claims with their articles and sources; an entity that several claims share stands once."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writeheader()
    met: set[str] = set()
    for claim in export.claims:
        export.losses.carry(claim, CARRIED)
        for entity in _entities(claim, export):
            for prop, value in dict.fromkeys(entity.values):
                row = _row(entity, prop, value, export.options.dataset)
                if row["id"] not in met:
                    met.add(row["id"])
                    writer.writerow(row)
    return out.getvalue()


def _row(entity: _Entity, prop: str, value: str, dataset: str) -> dict[str, str]:
    """One statement; its id is the hash that the library makes of the same parts."""
    key = f"{dataset}.{entity.id}.{prop}.{value}"
    return {
        "canonical_id": entity.id,
        "entity_id": entity.id,
        "prop": prop,
        "prop_type": _TYPES[prop],
        "schema": entity.schema,
        "value": value,
        "dataset": dataset,
        "origin": "",
        "lang": "",
        "original_value": "",
        "external": "f",
        "first_seen": "",
        "last_seen": "",
        "id": sha1(key.encode("utf-8"), usedforsecurity=False).hexdigest(),
    }


def _entities(claim: Claim, export: Export) -> Iterator[_Entity]:
    event_id = f"ct-claim-{claim.id}"
    document, source = claim.document, claim.attribution.source
    article = _article(claim, document, export) if document is not None else None
    yield _event(claim, event_id, article, export)
    if article is not None:
        yield article
        yield _link(f"ct-printed-{claim.id}", "Documentation", [("document", article.id), ("entity", event_id)])
    if source is not None:
        body = _body(source)
        yield body
        said = [("role", claim.attribution.stance.value), ("summary", claim.attribution.caveat or "")]
        said += [("date", _date(claim, "stated", claim.stated, export) or "")]
        yield _link(f"ct-said-{claim.id}", "UnknownLink", [("subject", body.id), ("object", event_id), *said])


def _said(*values: tuple[str, str | None]) -> tuple[tuple[str, str], ...]:
    """The properties that say something; a CSV cell keeps one kind of line end."""
    clean = ((prop, " ".join(words.plain(value).split())) for prop, value in values if value)
    return tuple((prop, value) for prop, value in clean if value)


def _link(identity: str, schema: str, values: list[tuple[str, str]]) -> _Entity:
    return _Entity(identity, schema, _said(*values))


def _event(claim: Claim, identity: str, article: _Entity | None, export: Export) -> _Entity:
    measure, period = claim.measure, claim.measure.period if claim.measure is not None else None
    start, end = (period.edtf.split("/") if period.is_interval else (period.edtf, None)) if period else (None, None)
    ends = (
        (name, Moment(edtf) if edtf and edtf != ".." else None)
        for name, edtf in (("startDate", start), ("endDate", end))
    )
    return _Entity(
        identity,
        "Event",
        _said(
            ("name", sentence(claim)),
            ("summary", claim.evidence.quote if claim.evidence is not None else None),
            ("date", _date(claim, "as_of", claim.as_of, export)),
            *((name, _date(claim, "period", moment, export)) for name, moment in ends),
            ("location", measure.place if measure is not None else None),
            ("keywords", measure.predicate if measure is not None else None),
            ("keywords", measure.event if measure is not None else None),
            ("notes", claim.attribution.caveat),
            ("recordId", claim.id),
            ("proof", article.id if article is not None else None),
        ),
    )


def _article(claim: Claim, document: DocumentRef, export: Export) -> _Entity:
    url = document.url if document.url is not None and is_url(document.url) else None
    if document.url is not None and url is None:
        export.losses.note(claim, "the address is none of the web, and is left out")
    return _Entity(
        f"ct-document-{content_hash(document.id)}",
        "Article",
        _said(
            *(_said(("title", document.title)) or _said(("title", document.publisher)) or (("title", "untitled"),)),
            ("publisher", document.publisher),
            ("publishedAt", _date(claim, "published", document.published, export)),
            ("sourceUrl", url),
        ),
    )


def _body(source: Source) -> _Entity:
    schema = _SCHEMAS.get(source.kind, "LegalEntity")
    return _Entity(f"ct-source-{content_hash(schema, source.name)}", schema, _said(("name", source.name)))


def _date(claim: Claim, name: str, moment: Moment | None, export: Export) -> str | None:
    """A date as far as it is known, a day, a month or a year from 1000 to 2999; anything else is left to the words."""
    if moment is None:
        return None
    months = moment.edtf.split("-")
    plain = moment.is_resolved and not moment.is_interval and "X" not in moment.edtf and moment.part is None
    if not plain or months[0][0] not in "12" or (len(months) == 2 and int(months[1]) > 12):
        export.losses.note(
            claim, f"{name} is not a day, a month or a year that the model takes; its words alone say it"
        )
        return None
    return (
        moment.edtf if moment.time is None else f"{moment.edtf}T{moment.time.replace(tzinfo=None).isoformat('seconds')}"
    )
