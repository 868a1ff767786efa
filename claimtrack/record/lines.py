"""Many claims as lines of JSON, and back: what ``claims.dumps`` and ``claims.loads`` do, several times as fast.

Enters: a claim, or a line that ``to_line`` wrote. Leaves: the line, equal to that of ``dumps`` to the letter, or a
claim equal to what ``loads`` gives. What many claims share (a measure, a source, a document) is written and read once.
Refused: what ``dumps`` refuses. Lines are trusted: the id is taken as it stands, and keys are not checked; for lines
from elsewhere there is ``loads``.
"""

import json
from decimal import Decimal
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any

import attrs

from claimtrack.model.claim import AsOfBasis, Claim, Link, LinkKind, Polarity, Statement
from claimtrack.model.document import DocumentRef
from claimtrack.model.evidence import Evidence
from claimtrack.model.finding import Finding, Severity
from claimtrack.model.measure import Measure, Mode
from claimtrack.model.moment import Moment
from claimtrack.model.quantity import Bound, Quantity
from claimtrack.model.source import Attribution, Source, SourceKind, Span, Stance
from claimtrack.record.claims import dumps, loads, to_record
from claimtrack.record.converter import structure, unstructure
from claimtrack.record.json_text import json_text

__all__ = ["from_line", "to_line"]

# The parts that are written out by hand below. A part that gets another field goes the slow way until it is added here.
_KNOWN = {
    Claim: "measure value attribution as_of as_of_basis stated evidence document links findings rules extractor",
    Evidence: "document start end quote figure_start figure_end prefix suffix line",
    Attribution: "source chain stance caveat cue source_span cue_span content_spans rule",
    Quantity: "low high nominal bound unit text low_open high_open approximate",
    Statement: "text polarity",
    Measure: "predicate counted place event period mode",
    Source: "name kind aliases affiliation speaks_for as_written edition",
    DocumentRef: "id title published publisher url language path first_line basis",
    Link: "kind target",
    Finding: "code severity message where",
}
_IS_KNOWN = all(" ".join(field.name for field in attrs.fields(kind)) == names for kind, names in _KNOWN.items())
_OF_WORDS = tuple(_KNOWN[Evidence].split()[1:])
_MANY = 16384


def to_line(claim: Claim) -> str:
    """A claim as one line of JSON, as ``dumps`` writes it.

    >>> from claimtrack.parsing.claims import claim
    >>> killed = claim(predicate="killed", value="about 1,160 people", source="Israel")
    >>> to_line(killed) == dumps(killed), from_line(to_line(killed)) == killed
    (True, True)
    """
    value, said = claim.value, claim.attribution
    if not _IS_KNOWN:
        return dumps(claim)
    document = claim.document
    names, relays = _chain(said.chain, said.source, document.publisher if document is not None else None)
    line = (
        f'{{"schema": "claimtrack/claim/1", "id": "{claim.id}", "extractor": {_text(claim.extractor)}, '
        f'"measure": {_part(claim.measure)}, "value": {_value(value)}, '
        f'"source": {_part(said.source)}, "attribution": {{"cue": {_text(said.cue)}, "chain": {names}, '
        f'"stance": "{said.stance}", "caveat": {_text(said.caveat)}{relays}{_spans(said)}}}, '
        f'"as_of": {_part(claim.as_of)}, "as_of_basis": {_text(claim.as_of_basis)}, "stated": {_part(claim.stated)}, '
        f'"published": {_part(claim.published)}, "evidence": {_words(claim.evidence, document)}, '
        f'"links": {json_text(unstructure(list(claim.links))) if claim.links else "[]"}'
    )
    if claim.findings:
        line += f', "findings": {json_text(unstructure(list(claim.findings)))}'
    if claim.rules:
        line += f', "rules": {_rules(claim.rules)}'
    return line + "}"


def _text(words: str | None) -> str:
    """Words as JSON; those that need more than quotation marks and backslashes go the slow way."""
    if words is None:
        return "null"
    return encode_basestring(words) if words.isascii() and "\x7f" not in words else _long(words)


@lru_cache(_MANY)
def _long(words: str) -> str:
    return json_text(words)


@lru_cache(_MANY)
def _part(part: Measure | Source | Moment | None) -> str:
    return json_text(unstructure(part))


@lru_cache(_MANY)
def _rules(rules: tuple[str, ...]) -> str:
    return json_text(list(rules))


@lru_cache(_MANY)
def _chain(chain: tuple[Source, ...], source: Source | None, publisher: str | None) -> tuple[str, str]:
    """The names of a chain, and the whole sources where the names do not tell all; which that are, the record knows."""
    document = DocumentRef("none", publisher=publisher)
    bare = Claim(Measure("killed"), Quantity(1, 1, 1, Bound.EXACT), Attribution(source, chain), document=document)
    said = to_record(bare)["attribution"]
    whole = said.get("chain_sources")
    return json_text(said["chain"]), "" if whole is None else f', "chain_sources": {json_text(whole)}'


def _spans(said: Attribution) -> str:
    parts = []
    for name in ("source_span", "cue_span"):
        span: Span | None = getattr(said, name)
        if span is not None:
            parts.append(f', "{name}": [{span.start}, {span.end}]')
    if said.content_spans:
        parts.append(f', "content_spans": [{", ".join(f"[{s.start}, {s.end}]" for s in said.content_spans)}]')
    if said.rule is not None:
        parts.append(f', "rule": {_text(said.rule)}')
    return "".join(parts)


def _number(value: Any) -> str:
    if value is None:
        return "null"
    return str(value) if type(value) is int or type(value) is Decimal else json_text(unstructure(value))


def _value(value: Quantity | Statement) -> str:
    """A value; whether an end is open goes without saying where the bound says it."""
    if isinstance(value, Statement):
        return f'{{"text": {_text(value.text)}, "polarity": "{value.polarity}"}}'
    if not all(type(end) in (int, Decimal, type(None)) for end in (value.low, value.high, value.nominal)):
        return _odd_figure(value)
    line = (
        f'{{"low": {_number(value.low)}, "high": {_number(value.high)}, "nominal": {_number(value.nominal)}, '
        f'"bound": "{value.bound}", "unit": {_text(value.unit)}, "text": {_text(value.text)}, '
        f'"approximate": {"true" if value.approximate else "false"}'
    )
    if value.low_open != (value.bound is Bound.MORE_THAN):
        line += f', "low_open": {"true" if value.low_open else "false"}'
    if value.high_open != (value.bound is Bound.LESS_THAN):
        line += f', "high_open": {"true" if value.high_open else "false"}'
    return line + "}"


def _odd_figure(value: Quantity) -> str:
    return json_text(to_record(Claim(Measure("killed"), value))["value"])


@lru_cache(_MANY)
def _about(document: DocumentRef) -> tuple[str, str]:
    """What a record says of a document before and after the words in it."""
    data = unstructure(document)
    data.pop("published", None)
    first = {"document": data.pop("id"), "title": data.pop("title"), "url": data.pop("url")}
    rest = json_text(data)[1:-1]
    return json_text(first)[:-1], f", {rest}}}" if rest else "}"


def _words(evidence: Evidence | None, document: DocumentRef | None) -> str:
    if document is None:
        return "null"
    first, rest = _about(document)
    if evidence is None:
        return first + rest
    e = evidence
    line = f', "line": {e.line}' if e.line is not None else ""
    return (
        f'{first}, "start": {e.start}, "end": {e.end}, "quote": {_text(e.quote)}, '
        f'"figure_start": {_number(e.figure_start)}, "figure_end": {_number(e.figure_end)}, '
        f'"prefix": {_text(e.prefix)}, "suffix": {_text(e.suffix)}{line}{rest}'
    )


def from_line(line: str) -> Claim:
    """The claim of a line that ``to_line`` or ``dumps`` wrote."""
    record = json.loads(line, parse_float=Decimal)
    measure, data = record["measure"], record["value"]
    if not _IS_KNOWN or any(type(data.get(end)) is str for end in ("low", "high", "nominal")):
        return loads(line)
    document, evidence = _read_evidence(record)
    basis = record["as_of_basis"]
    claim = Claim(
        None if measure is None else _read_measure(**{**measure, "period": _key(measure["period"])}),
        _read_value(data, is_figure=measure is not None),
        _read_attribution(record["attribution"], _read_source(_key(record["source"])), document),
        _read_moment(_key(record["as_of"])),
        None if basis is None else AsOfBasis(basis),
        _read_moment(_key(record["stated"])),
        evidence,
        document,
        tuple(Link(LinkKind(link["kind"]), link["target"]) for link in record["links"]),
        tuple(
            Finding(found["code"], Severity(found["severity"]), found["message"], found.get("where", ""))
            for found in record.get("findings", ())
        ),
        tuple(record.get("rules", ())),
        record["extractor"],
    )
    object.__setattr__(claim, "kept_id", record["id"])
    return claim


def _read_value(data: dict[str, Any], *, is_figure: bool) -> Quantity | Statement:
    if not is_figure:
        return Statement(data["text"], Polarity(data["polarity"]))
    return Quantity(
        data["low"],
        data["high"],
        data["nominal"],
        Bound(data["bound"]),
        data["unit"],
        data["text"],
        data.get("low_open", data["bound"] == "more_than"),
        data.get("high_open", data["bound"] == "less_than"),
        data["approximate"],
    )


def _key(part: Any) -> Any:
    """A part of a record as something that a cache can keep it under."""
    if isinstance(part, dict):
        return tuple((name, _key(value)) for name, value in part.items())
    return tuple(map(_key, part)) if isinstance(part, list) else part


def _plain(key: Any) -> Any:
    """A part of a record from its key; only objects have pairs that start with a name."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in key}


@lru_cache(_MANY)
def _read_moment(key: Any) -> Moment | None:
    if key is None:
        return None
    moment: Moment = structure(dict(key) if isinstance(key, tuple) else key, Moment, "moment")
    return moment


@lru_cache(_MANY)
def _read_measure(
    predicate: str, counted: str | None, place: str | None, event: str | None, period: Any, mode: str | None
) -> Measure:
    return Measure(predicate, counted, place, event, _read_moment(period), None if mode is None else Mode(mode))


@lru_cache(_MANY)
def _read_source(key: Any) -> Source | None:
    if key is None:
        return None
    source: Source = structure(_plain(key), Source, "source")
    return source


@lru_cache(_MANY)
def _read_chain(names: tuple[str, ...], whole: Any, source: Source | None, publisher: str | None) -> tuple[Source, ...]:
    if whole is not None:
        return tuple(structure(_plain(link), Source, "chain") for link in whole)
    found = []
    for place, name in enumerate(names):
        if place == 0 and source is not None and source.name == name:
            found.append(source)
        else:
            found.append(Source(name, SourceKind.MEDIA if name == publisher else SourceKind.UNKNOWN))
    return tuple(found)


def _read_attribution(data: dict[str, Any], source: Source | None, document: DocumentRef | None) -> Attribution:
    publisher = document.publisher if document is not None else None
    source_span, cue_span = data.get("source_span"), data.get("cue_span")
    return Attribution(
        source,
        _read_chain(tuple(data["chain"]), _key(data.get("chain_sources")), source, publisher),
        Stance(data["stance"]),
        data["caveat"],
        data["cue"],
        None if source_span is None else Span(*source_span),
        None if cue_span is None else Span(*cue_span),
        tuple(Span(*span) for span in data.get("content_spans", ())),
        data.get("rule"),
    )


@lru_cache(_MANY)
def _read_document(key: Any, published: Any) -> DocumentRef:
    about = {name: value for name, value in key if name != "document"}
    return DocumentRef(dict(key)["document"], published=_read_moment(published), **about)


def _read_evidence(record: dict[str, Any]) -> tuple[DocumentRef | None, Evidence | None]:
    data = record["evidence"]
    if data is None:
        return None, None
    about = tuple((name, _key(value)) for name, value in data.items() if name not in _OF_WORDS)
    document = _read_document(about, _key(record["published"]))
    if "start" not in data:
        return document, None
    return document, Evidence(document.id, **{name: data[name] for name in _OF_WORDS if name in data})
