"""A ledger as lines of JSON, and back: to keep, to send, to merge into another.

Enters: a ledger, or lines. Leaves: the other. Refused: lines that are none, naming the line. Each line says which entry
it belongs to and when that was recorded; reading the lines of a ledger into another one gives the same claims,
decisions and tombstones, and reading them twice changes nothing.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import groupby
from typing import Any

from claimtrack.errors import ClaimtrackError, RecordError
from claimtrack.model.claim import Claim
from claimtrack.model.decision import Decision
from claimtrack.model.document import Document
from claimtrack.record.claims import from_record
from claimtrack.record.json_text import json_text
from claimtrack.storage.acts import decide, withdraw
from claimtrack.storage.adding import Addition
from claimtrack.storage.comparing import leave_for_later
from claimtrack.storage.documents import document_of
from claimtrack.storage.instants import instant
from claimtrack.storage.parcels import Parcel, parcels
from claimtrack.storage.redaction import redact, stand_in
from claimtrack.storage.store import Store

__all__ = ["LEDGER_SCHEMA", "export_lines", "import_lines"]

LEDGER_SCHEMA = "claimtrack/ledger/1"


def export_lines(store: Store) -> Iterator[str]:
    """The whole journal, oldest entry first, a document, claim or act a line."""
    entries = store.connection.execute(
        "SELECT number, kind, recorded, who, why, subject FROM entries ORDER BY number"
    ).fetchall()
    for number, kind, recorded, who, why, subject in entries:
        head = f'{{"schema": "{LEDGER_SCHEMA}", "entry": {number}, "recorded": "{recorded}", "who": {json_text(who)}'
        if kind == "add":
            yield from (f"{head}, {body}}}" for body in _added(store, number))
        elif kind == "decision":
            yield f'{head}, "decision": {_decision(store, number, who, why)}}}'
        else:
            yield f'{head}, "{kind}": {json_text(subject)}, "why": {json_text(why)}}}'


def _added(store: Store, entry: int) -> Iterator[str]:
    """The documents of one entry, each with its claims after it, and then the claims that came without."""
    connection = store.connection
    documents = connection.execute(
        "SELECT documents.number, about, text FROM texts JOIN documents ON documents.number = texts.document "
        "WHERE texts.entry = ? AND about IS NOT NULL ORDER BY documents.number",
        (entry,),
    ).fetchall()
    for number, about, text in documents:
        extractors = connection.execute("SELECT extractor FROM readings WHERE document = ?", (number,)).fetchall()
        before = connection.execute(
            "SELECT id FROM versions JOIN documents ON documents.number = versions.document WHERE newer = ?", (number,)
        ).fetchone()
        read = json_text([name for (name,) in extractors])
        replaced = json_text(before[0]) if before is not None else "null"
        yield f'"document": {about}, "text": {json_text(text)}, "read_by": {read}, "replaces": {replaced}'
        yield from _claims(store, "document = :document AND entry = :entry", {"entry": entry, "document": number})
    own = "entry = :entry AND (document IS NULL OR document NOT IN (SELECT document FROM texts WHERE entry = :entry))"
    yield from _claims(store, own, {"entry": entry})


def _claims(store: Store, condition: str, values: Mapping[str, int]) -> Iterator[str]:
    query = ["SELECT record FROM claims WHERE decided = 0 AND record IS NOT NULL AND", condition, "ORDER BY number"]
    for (record,) in store.connection.execute(" ".join(query), values):
        yield f'"claim": {record}'


def _decision(store: Store, entry: int, who: str, why: str | None) -> str:
    action, claim, other, field, value, day = store.connection.execute(
        "SELECT action, claim, other, field, value, day FROM decisions WHERE entry = ?", (entry,)
    ).fetchone()
    told = {"action": action, "claim": claim, "who": who, "when": day, "why": why or ""}
    rest = {"other": other, "field": field, "value": value}
    return json_text(told | {name: part for name, part in rest.items() if part is not None})


def import_lines(store: Store, lines: Iterable[str]) -> int:
    """Read the lines of a ledger into this one; how many entries brought something new.

    Raises:
        RecordError: Naming the line that is none.
    """
    count = 0
    for _, group in groupby(_read(lines), key=lambda line: line[1]["entry"]):
        count += _import_entry(store, list(group))
    return count


def _read(lines: Iterable[str]) -> Iterator[tuple[int, dict[str, Any]]]:
    for place, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            data = json.loads(line, parse_float=Decimal)
        except ValueError as error:
            raise RecordError(f"line {place}: not a line of JSON: {error}") from error
        if not isinstance(data, dict) or data.get("schema") != LEDGER_SCHEMA or "entry" not in data:
            raise RecordError(f"line {place}: this is no line of a ledger ({LEDGER_SCHEMA})")
        yield place, data


def _import_entry(store: Store, lines: list[tuple[int, dict[str, Any]]]) -> bool:
    """One entry; whether it brought something new."""
    place, first = lines[0]
    try:
        recorded = instant(first["recorded"])
        before = store.last_entry
        if "decision" in first:
            decide(store, Decision(**first["decision"]), recorded, is_early=True)
        elif "withdrawal" in first:
            withdraw(store, first["withdrawal"], recorded, first["who"], first["why"] or "")
        elif "redaction" in first:
            stand_in(store, first["redaction"], recorded)
            redact(store, first["redaction"], recorded, first["who"], first["why"])
        else:
            _import_addition(store, lines, recorded)
    except (ClaimtrackError, KeyError, TypeError) as error:
        raise RecordError(f"line {place}: {error}") from error
    return store.last_entry > before


def _import_addition(store: Store, lines: list[tuple[int, dict[str, Any]]], recorded: str) -> None:
    things: list[Document | Claim] = []
    extractors: dict[str, list[str]] = {}
    replaces: dict[str, str] = {}
    for _, data in lines:
        if "document" in data:
            document = document_of(json_text(data["document"]), data["text"])
            things.append(document)
            extractors[document.id] = data.get("read_by", [])
            if data.get("replaces"):
                replaces[document.id] = data["replaces"]
        else:
            things.append(from_record(data["claim"]))
    with store.writing():
        addition = Addition(store, recorded, lines[0][1]["who"], replaces)
        found = list(parcels(things, lambda document: Parcel(document.ref, (), document)))
        addition.insert([_as_read(parcel, extractors) for parcel in found])
        leave_for_later(store, addition)


def _as_read(parcel: Parcel, extractors: Mapping[str, list[str]]) -> Parcel:
    names = extractors.get(parcel.document.id, []) if parcel.document is not None else []
    return Parcel(parcel.ref, parcel.claims, parcel.document, names[0] if names else None)
