"""Removing words from a ledger, because law or somebody's safety demands it.

Enters: the id of a claim or document, with who, when and why. Leaves: a tombstone - the id, who, when and why - and no
word of it anywhere else in the file. Refused: ids that the ledger does not know, and redactions without a name or
reason.

Gone are the record and the columns of every reading, the sentence in the document's text (or all of that), the words in
the search index, in decisions, in reasons of conflicts, and what other claims of the report took from it. Pages that
held them are overwritten. The id stays, so that the same article does not bring the words back.
"""

import json

import attrs

from claimtrack.errors import InvalidClaim
from claimtrack.model.claim import Claim
from claimtrack.record.lines import from_line, to_line
from claimtrack.storage.acts import act, rows_of
from claimtrack.storage.adding import Addition
from claimtrack.storage.blanks import BLANK
from claimtrack.storage.changes import Changes
from claimtrack.storage.comparing import changes_of, sort_report
from claimtrack.storage.connection import explained
from claimtrack.storage.rows import digest_of, words_of
from claimtrack.storage.store import Store

__all__ = ["redact", "stand_in"]


def redact(store: Store, id: str, recorded: str, who: str, why: str) -> Changes:  # noqa: A002
    """Remove the words of a claim or of a whole document, and leave a tombstone."""
    if not why.strip():
        raise InvalidClaim("a redaction needs its reason")
    with store.writing():
        rows, subject = rows_of(store, id)
        addition = Addition(store, recorded, who)
        entry = act(store, addition, "redaction", who, why, subject, [recorded])
        if entry is None:
            return Changes(unchanged=1)
        document = _document(store, id, rows)
        is_whole = store.connection.execute("SELECT 1 FROM documents WHERE id = ?", (id,)).fetchone() is not None
        if not is_whole:
            rows = _blank_sentence(store, rows)
        for number in rows:
            addition.end(number, "redacted")
        changes = changes_of(store, addition)
        measures = _forget_rows(store, rows)
        if is_whole and document is not None:
            _forget_document(store, document, entry)
        elif document is not None:
            _read_report_again(store, document)
        store.forget()
        _forget_traces(store, rows, measures)
    _purge(store)
    return attrs.evolve(changes, withdrawn=())


def stand_in(store: Store, id: str, recorded: str) -> None:  # noqa: A002
    """An empty row for an id that is to be redacted and that the ledger never had, so that it stays out."""
    connection = store.connection
    with store.writing():
        for query in (
            "SELECT 1 FROM documents WHERE id = ?",
            "SELECT 1 FROM claims WHERE id = ?",
        ):
            if connection.execute(query, (id,)).fetchone() is not None:
                return
        entry = Addition(store, recorded, None).begin("add", None, None, None, None)
        if id.startswith("sha256:"):
            connection.execute("INSERT INTO documents (id, entry) VALUES (?, ?)", (id, entry))
        else:
            connection.execute("INSERT INTO claims (id, entry, extractor) VALUES (?, ?, '')", (id, entry))


def _document(store: Store, id: str, rows: list[int]) -> int | None:  # noqa: A002
    """The document that an id names, or in which a claim stands."""
    row = store.connection.execute("SELECT number FROM documents WHERE id = ?", (id,)).fetchone()
    if row is None and rows:
        row = store.connection.execute("SELECT document FROM claims WHERE number = ?", (rows[0],)).fetchone()
    return None if row is None else row[0]


def _blank_sentence(store: Store, rows: list[int]) -> list[int]:
    """Blank the sentence of a claim in its document; the rows that quote any of it, and must go too.

    Claims that only hold some of it as the text around their own sentence lose that.
    """
    first = store.connection.execute(
        "SELECT document, record FROM claims WHERE number IN (SELECT value FROM json_each(?)) AND record IS NOT NULL",
        (json.dumps(rows),),
    ).fetchone()
    evidence = from_line(first[1]).evidence if first is not None else None
    if evidence is None or first[0] is None:
        return rows
    document, start, end = first[0], evidence.start, evidence.end
    row = store.connection.execute("SELECT text FROM texts WHERE document = ?", (document,)).fetchone()
    if row is not None and row[0] is not None:
        text = row[0][:start] + BLANK * (end - start) + row[0][end:]
        store.connection.execute("UPDATE texts SET text = ? WHERE document = ?", (text, document))
    found = set(rows)
    for number, claim in _claims_of(store, document).items():
        quoted = claim.evidence
        if quoted is None or number in found:
            continue
        if quoted.start < end and start < quoted.end:
            found.add(number)
        elif quoted.start - len(quoted.prefix) < end and start < quoted.end + len(quoted.suffix):
            bare = attrs.evolve(claim, evidence=attrs.evolve(quoted, prefix="", suffix=""))
            line = to_line(bare)
            store.connection.execute(
                "UPDATE claims SET record = ?, digest = ? WHERE number = ?", (line, digest_of(line), number)
            )
    return sorted(found)


def _claims_of(store: Store, document: int) -> dict[int, Claim]:
    rows = store.connection.execute("SELECT number FROM claims WHERE document = ?", (document,)).fetchall()
    return store.kept.claims(number for (number,) in rows)


_EMPTY = (
    "UPDATE claims SET measure = NULL, predicate = NULL, counted = NULL, place = NULL, event = NULL, period = NULL, "
    "mode = NULL, figure = NULL, bound = NULL, low = NULL, high = NULL, nominal = NULL, unit = NULL, source = NULL, "
    "source_kind = NULL, origin = NULL, stance = NULL, caveat = NULL, as_of = NULL, as_of_basis = NULL, day = NULL, "
    "context = NULL, record = NULL, digest = NULL WHERE number = ?"
)


def _forget_rows(store: Store, rows: list[int]) -> list[int]:
    """Empty rows of claims, their words in the index, and what was said of them; the measures that they spoke of."""
    connection, asked = store.connection, {"rows": json.dumps(rows)}
    connection.executemany(
        "INSERT INTO claim_words (claim_words, rowid, words) VALUES ('delete', ?, ?)",
        [(number, words_of(claim)) for number, claim in store.kept.claims(rows).items()],
    )
    measures = connection.execute(
        "SELECT DISTINCT measure FROM claims "
        "WHERE measure IS NOT NULL AND number IN (SELECT value FROM json_each(:rows))",
        asked,
    ).fetchall()
    ids = "SELECT id FROM claims WHERE number IN (SELECT value FROM json_each(:rows))"
    connection.execute(" ".join(["UPDATE decisions SET value = NULL WHERE claim IN (", ids, ")"]), asked)
    connection.execute(
        " ".join(["UPDATE entries SET why = NULL WHERE kind <> 'redaction' AND subject IN (", ids, ")"]), asked
    )
    connection.executemany(_EMPTY, [(number,) for number in rows])
    return [measure for (measure,) in measures]


def _forget_document(store: Store, document: int, entry: int) -> None:
    connection = store.connection
    connection.execute("DELETE FROM watched WHERE document = (SELECT id FROM documents WHERE number = ?)", (document,))
    connection.execute("UPDATE texts SET text = NULL WHERE document = ?", (document,))
    connection.execute(
        "UPDATE documents SET title = NULL, publisher = NULL, published = NULL, url = NULL, language = NULL, "
        "path = NULL, about = NULL, redacted = ? WHERE number = ?",
        (entry, document),
    )


def _read_report_again(store: Store, document: int) -> None:
    """Fill the gaps of a report's other claims from what is left of it, and compare them when next asked for."""
    connection = store.connection
    connection.execute("UPDATE claims SET context = NULL WHERE document = ?", (document,))
    rows = connection.execute(
        "SELECT number FROM claims WHERE document = ? AND measure IS NOT NULL "
        "AND NOT EXISTS (SELECT 1 FROM endings WHERE endings.claim = claims.number)",
        (document,),
    ).fetchall()
    sort_report(store, [number for (number,) in rows])
    connection.execute(
        "INSERT OR IGNORE INTO pending SELECT DISTINCT subject FROM measures JOIN claims "
        "ON claims.measure = measures.number WHERE claims.document = ? AND subject IS NOT NULL",
        (document,),
    )


def _forget_traces(store: Store, rows: list[int], measures: list[int]) -> None:
    """Take the words out of what was compared: scopes that nothing speaks of any more, and reasons of conflicts."""
    connection = store.connection
    connection.executemany(
        "UPDATE measures SET predicate = NULL, counted = NULL, unit = NULL, place = NULL, event = NULL, period = NULL, "
        "mode = NULL WHERE number = :measure AND NOT EXISTS (SELECT 1 FROM claims WHERE measure = :measure)",
        [{"measure": measure} for measure in measures],
    )
    connection.execute(
        "UPDATE conflicts SET reason = NULL, hints = NULL WHERE number IN "
        "(SELECT conflict FROM positions WHERE claim IN (SELECT value FROM json_each(:rows)))",
        {"rows": json.dumps(rows)},
    )


def _purge(store: Store) -> None:
    """Drop the words from the index's old segments, and what the write-ahead log still holds of the pages."""
    with store.writing():
        store.connection.execute("INSERT INTO claim_words (claim_words) VALUES ('optimize')")
    with explained(store.path):
        store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
