"""Whether a ledger's file is sound: every page, every id, every hash, every quotation.

Enters: a ledger. Leaves: findings, none where all is as it was written. Refused: nothing; what cannot be read is told.

The codes: ``damaged-file``, ``broken-reference``, ``unreadable-record``, ``changed-record``, ``wrong-claim-id``,
``wrong-document-id``, ``lost-quotation``, ``clock-went-back``.
"""

import sqlite3
from collections.abc import Iterator

from claimtrack.errors import ClaimtrackError
from claimtrack.model.finding import Finding, Severity
from claimtrack.record.claims import loads
from claimtrack.storage.documents import document_of
from claimtrack.storage.rows import digest_of
from claimtrack.storage.store import Store

__all__ = ["check_ledger"]

_CHUNK = 256


def check_ledger(store: Store) -> Iterator[Finding]:
    """Look at everything."""
    try:
        yield from _check_file(store)
        yield from _check_documents(store)
        yield from _check_claims(store)
        yield from _check_clock(store)
    except sqlite3.DatabaseError as error:
        yield Finding("damaged-file", Severity.ERROR, f"the file cannot be read further: {error}", store.path)


def _check_file(store: Store) -> Iterator[Finding]:
    for (told,) in store.connection.execute("PRAGMA integrity_check"):
        if told != "ok":
            yield Finding("damaged-file", Severity.ERROR, told, store.path)
    for table, row, parent, _ in store.connection.execute("PRAGMA foreign_key_check"):
        message = f"row {row} of {table} names a row of {parent} that is not there"
        yield Finding("broken-reference", Severity.ERROR, message, store.path)


def _check_documents(store: Store) -> Iterator[Finding]:
    rows = store.connection.execute(
        "SELECT documents.id, about, text, EXISTS (SELECT 1 FROM claims JOIN endings ON endings.claim = claims.number "
        "WHERE claims.document = documents.number AND endings.kind = 'redacted') "
        "FROM texts JOIN documents ON documents.number = texts.document WHERE about IS NOT NULL"
    )
    for name, about, text, is_blanked in rows:
        try:
            found = document_of(about, text).id
        except ClaimtrackError as error:
            yield Finding("unreadable-record", Severity.ERROR, str(error), name)
            continue
        if found != name and not is_blanked:
            yield Finding("wrong-document-id", Severity.ERROR, f"text, publisher and URL give {found}", name)


def _check_claims(store: Store) -> Iterator[Finding]:
    rows = store.connection.execute(
        "SELECT claims.number, claims.id, also, record, digest, "
        "CASE WHEN documents.redacted IS NULL THEN texts.text END FROM claims "
        "LEFT JOIN documents ON documents.number = claims.document "
        "LEFT JOIN texts ON texts.document = claims.document WHERE record IS NOT NULL"
    )
    while found := rows.fetchmany(_CHUNK):
        for number, name, also, record, digest, text in found:
            yield from _check_claim(number, also or name, record, digest, text)


def _check_claim(number: int, name: str, record: str, digest: str, text: str | None) -> Iterator[Finding]:
    where = f"claim {name} (row {number})"
    if digest_of(record) != digest:
        yield Finding("changed-record", Severity.ERROR, "its record is not the one that was written", where)
    try:
        claim = loads(record)
    except ClaimtrackError as error:
        code = "wrong-claim-id" if str(error).startswith("id: ") else "unreadable-record"
        yield Finding(code, Severity.ERROR, str(error), where)
        return
    if claim.id != name:
        yield Finding("wrong-claim-id", Severity.ERROR, f"what it says gives {claim.id}", where)
    evidence = claim.evidence
    if evidence is not None and text is not None and text[evidence.start : evidence.end] != evidence.quote:
        yield Finding("lost-quotation", Severity.ERROR, "its sentence does not stand in its document", where)


def _check_clock(store: Store) -> Iterator[Finding]:
    """Entries that say they were recorded before the one before them: no damage, but for `as_known_on` good to know."""
    rows = store.connection.execute(
        "SELECT number, recorded, before FROM (SELECT number, recorded, "
        "lag(recorded) OVER (ORDER BY number) AS before FROM entries) WHERE recorded < before"
    )
    for number, recorded, before in rows:
        message = f"entry {number} was recorded at {recorded}, after one of {before}"
        yield Finding("clock-went-back", Severity.INFO, message, store.path)
