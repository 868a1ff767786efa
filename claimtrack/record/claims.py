"""Claims as JSON records (``claimtrack/claim/1``), one claim a line, and back again with nothing lost.

Enters: a claim, a record (a dict as ``loads`` yields it), or one line of JSON. Leaves: the other of the two; reading a
record back gives an equal claim. Refused, with the name of the field: records of another schema, unknown or missing
keys, floats, values that contradict each other, an ``id`` that is not the claim's own.

The shape, where it differs from the model's: ``source`` stands beside ``attribution``, since it is what readers look
for first; ``chain`` gives names, and ``chain_sources`` the whole sources where the names do not tell all; ``evidence``
holds the document too, without its text, and no ``start`` where a claim points at a document but at no words.
"""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import attrs

from claimtrack.errors import ClaimtrackError, RecordError
from claimtrack.model.claim import AsOfBasis, Claim, Link, Statement
from claimtrack.model.document import DocumentRef
from claimtrack.model.evidence import Evidence
from claimtrack.model.finding import Finding
from claimtrack.model.measure import Measure
from claimtrack.model.moment import Moment
from claimtrack.model.quantity import Quantity
from claimtrack.model.source import Attribution, Source, SourceKind
from claimtrack.record.converter import structure, unstructure
from claimtrack.record.json_text import json_text

__all__ = ["SCHEMA", "dumps", "from_record", "loads", "to_record"]

SCHEMA = "claimtrack/claim/1"

_REQUIRED = {"schema", "measure", "value"}
_OPTIONAL = {
    "id", "extractor", "source", "attribution", "as_of", "as_of_basis", "stated", "published", "evidence", "links",
    "findings", "rules",
}  # fmt: skip
_WORDS = {field.name for field in attrs.fields(Evidence)} - {"document"}


def dumps(claim: Claim) -> str:
    """A claim as one line of JSON, without the line's end; exact numbers, and every code point of its texts.

    Raises:
        RecordError: For texts that JSON cannot hold: a surrogate pair that stands as two code points.

    >>> from claimtrack.model.quantity import Bound
    >>> killed = Claim(Measure("killed"), Quantity(47, 47, 47, Bound.EXACT, "person", "47 people"))
    >>> dumps(killed)[:43]
    '{"schema": "claimtrack/claim/1", "id": "91e'
    """
    return json_text(to_record(claim))


def loads(line: str) -> Claim:
    """The claim that a line of JSON holds.

    Raises:
        RecordError: Where the line is not JSON, or the record not a claim.
    """
    try:
        record = json.loads(line, parse_float=Decimal, parse_constant=_no_constant, object_pairs_hook=_no_duplicates)
    except RecordError:
        raise
    except (ValueError, RecursionError) as error:
        raise RecordError(f"not a line of JSON: {error}") from error
    return from_record(record)


def _no_constant(word: str) -> Any:
    raise RecordError(f"{word} is not a number that a record can hold")


def _no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        raise RecordError(f"{next(name for name in names if names.count(name) > 1)}: the key stands twice")
    return found


def to_record(claim: Claim) -> dict[str, Any]:
    """A claim as a dict in the shape of the schema; decimals stay ``Decimal``.

    >>> from claimtrack.model.quantity import Bound
    >>> killed = Claim(Measure("killed"), Quantity(47, 47, 47, Bound.EXACT, "person", "47 people"))
    >>> to_record(killed)["value"]["nominal"]
    47
    """
    record = {
        "schema": SCHEMA,
        "id": claim.id,
        "extractor": claim.extractor,
        "measure": unstructure(claim.measure),
        "value": _value_out(claim.value),
        "source": unstructure(claim.attribution.source),
        "attribution": _attribution_out(claim),
        "as_of": unstructure(claim.as_of),
        "as_of_basis": unstructure(claim.as_of_basis),
        "stated": unstructure(claim.stated),
        "published": unstructure(claim.published),
        "evidence": _evidence_out(claim),
        "links": unstructure(list(claim.links)),
    }
    if claim.findings:
        record["findings"] = unstructure(list(claim.findings))
    if claim.rules:
        record["rules"] = list(claim.rules)
    return record


def from_record(record: Mapping[str, Any]) -> Claim:
    """The claim that a record holds.

    Args:
        record: A dict in the shape of the schema, its decimals as ``Decimal`` (``loads`` reads them so).

    Raises:
        RecordError: Naming the field.

    >>> from_record({"schema": "claimtrack/claim/1", "measure": None, "value": {"text": "it is bizarre"}}).value
    Statement(text='it is bizarre', polarity=<Polarity.AFFIRMED: 'affirmed'>)
    """
    if not isinstance(record, Mapping):
        raise RecordError(f"a record is a JSON object, not {record!r}")
    if record.get("schema") != SCHEMA:
        raise RecordError(f"schema: this library reads {SCHEMA!r}, not {record.get('schema')!r}")
    _check_keys(record)
    value, document = _value_in(record), _document_in(record)
    try:
        claim = Claim(
            measure=_part(record, "measure", Measure | None),
            value=value,
            attribution=_attribution_in(record, document),
            as_of=_part(record, "as_of", Moment | None),
            as_of_basis=_part(record, "as_of_basis", AsOfBasis | None),
            stated=_part(record, "stated", Moment | None),
            evidence=_evidence_in(record),
            document=document,
            links=_part(record, "links", tuple[Link, ...], []),
            findings=_part(record, "findings", tuple[Finding, ...], []),
            rules=_part(record, "rules", tuple[str, ...], []),
            extractor=_part(record, "extractor", str, "by hand"),
        )
    except RecordError:
        raise
    except ClaimtrackError as error:
        raise RecordError(str(error)) from error
    given = record.get("id")
    if given is not None and given != claim.id:
        raise RecordError(f"id: {given!r} is not the id of what the record holds; leave it out to have it computed")
    return claim


def _check_keys(record: Mapping[str, Any]) -> None:
    missing = [key for key in sorted(_REQUIRED) if key not in record]
    if missing:
        raise RecordError(f"{missing[0]}: missing from the record")
    unknown = [key for key in record if key not in _REQUIRED | _OPTIONAL]
    if unknown:
        raise RecordError(f"{unknown[0]}: not a key of {SCHEMA}")


def _part(record: Mapping[str, Any], field: str, kind: Any, default: Any = None) -> Any:
    return structure(record.get(field, default), kind, field)


def _value_out(value: Quantity | Statement) -> dict[str, Any]:
    """A value; whether an end is open goes without saying where the bound says it."""
    data: dict[str, Any] = unstructure(value)
    if isinstance(value, Quantity):
        data = {key: data[key] for key in data if key not in _OPEN}
        data |= {key: getattr(value, key) for key in _OPEN if getattr(value, key) != (value.bound == _OPEN[key])}
    return data


_OPEN = {"low_open": "more_than", "high_open": "less_than"}


def _value_in(record: Mapping[str, Any]) -> Quantity | Statement:
    """A statement is what has no measure, a figure what has one."""
    if record["measure"] is None:
        statement: Statement = structure(record["value"], Statement, "value")
        return statement
    data = record["value"]
    if isinstance(data, Mapping):
        unsaid = {"low": None, "high": None, "nominal": None}
        data = unsaid | {key: bound == data.get("bound") for key, bound in _OPEN.items()} | dict(data)
    quantity: Quantity = structure(data, Quantity, "value")
    return quantity


def _attribution_out(claim: Claim) -> dict[str, Any]:
    attribution = claim.attribution
    data: dict[str, Any] = unstructure(attribution)
    for sources in ("source", "chain"):
        data.pop(sources, None)
    names = [source.name for source in attribution.chain]
    ordered = {"cue": data.pop("cue"), "chain": names, "stance": data.pop("stance"), "caveat": data.pop("caveat")}
    if _named(names, attribution.source, claim.document) != attribution.chain:
        ordered["chain_sources"] = unstructure(list(attribution.chain))
    return ordered | data


def _attribution_in(record: Mapping[str, Any], document: DocumentRef | None) -> Attribution:
    data = record.get("attribution", {})
    if not isinstance(data, Mapping):
        raise RecordError(f"attribution: needs an object, not {data!r}")
    source = _part(record, "source", Source | None)
    names = structure(data.get("chain", []), tuple[str, ...], "attribution.chain")
    whole = structure(data.get("chain_sources"), tuple[Source, ...] | None, "attribution.chain_sources")
    if whole is not None and [link.name for link in whole] != list(names):
        raise RecordError("attribution.chain_sources: does not give the sources that chain names")
    chain = _named(names, source, document) if whole is None else whole
    inner = {key: data[key] for key in data if key not in ("chain", "chain_sources")}
    inner |= {"source": unstructure(source), "chain": unstructure(list(chain))}
    attribution: Attribution = structure(inner, Attribution, "attribution")
    return attribution


def _named(
    names: list[str] | tuple[str, ...], origin: Source | None, document: DocumentRef | None
) -> tuple[Source, ...]:
    """The sources that a chain of names means: the origin, the publisher as a medium, and others by name alone."""
    publisher = document.publisher if document is not None else None
    found = []
    for place, name in enumerate(names):
        if place == 0 and origin is not None and origin.name == name:
            found.append(origin)
        else:
            found.append(Source(name, SourceKind.MEDIA if name == publisher else SourceKind.UNKNOWN))
    return tuple(found)


def _evidence_out(claim: Claim) -> dict[str, Any] | None:
    """The document without its text, and the words in it; the publication date stands at the top of the record."""
    if claim.document is None:
        return None
    about: dict[str, Any] = unstructure(claim.document)
    about.pop("published", None)
    if "basis" in about:
        about["basis"] = [list(pair) for pair in about["basis"]]
    data = {"document": about.pop("id"), "title": about.pop("title"), "url": about.pop("url")}
    if claim.evidence is not None:
        words = unstructure(claim.evidence)
        data |= {key: words[key] for key in words if key != "document"}
    return data | about


def _document_in(record: Mapping[str, Any]) -> DocumentRef | None:
    data = record.get("evidence")
    if data is None:
        if record.get("published") is not None:
            raise RecordError("published: a date of publication needs evidence that names the document")
        return None
    if not isinstance(data, Mapping):
        raise RecordError(f"evidence: needs an object, not {data!r}")
    if "document" not in data:
        raise RecordError("evidence.document: missing from the record")
    about = {key: data[key] for key in data if key not in _WORDS and key not in ("document", "published")}
    about |= {"id": data["document"], "published": record.get("published")}
    document: DocumentRef = structure(about, DocumentRef, "evidence")
    return document


def _evidence_in(record: Mapping[str, Any]) -> Evidence | None:
    data = record.get("evidence")
    if data is None:
        return None
    words = {key: data[key] for key in data if key in _WORDS}
    if not words:
        return None
    evidence: Evidence = structure(words | {"document": data["document"]}, Evidence, "evidence")
    return evidence
