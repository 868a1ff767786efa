"""Documents and claims -> rows, once each, whatever the order and however many processes add them.

Enters: parcels, within a transaction. Leaves: what was inserted and what it took the place of. Refused, silently and
told in the result: what has been redacted. What is there already changes nothing.
"""

import json
from collections.abc import Iterator, Mapping, Sequence

import attrs

from claimtrack.model.claim import Claim
from claimtrack.model.document import Document, DocumentRef
from claimtrack.model.quantity import Quantity
from claimtrack.storage.blanks import kept_apart
from claimtrack.storage.contexts import filled, needs_report
from claimtrack.storage.decided import Decided
from claimtrack.storage.documents import about
from claimtrack.storage.parcels import Parcel, newer_than
from claimtrack.storage.rows import INSERT_CLAIM, Row, claim_row, words_of
from claimtrack.storage.store import Store

__all__ = ["Addition"]


@attrs.define(eq=False)
class _Known:
    """What the ledger has under one id: the extractors that read it, the rows that stand, and whether it is closed."""

    extractors: set[str] = attrs.field(factory=set)
    standing: dict[int, str] = attrs.field(factory=dict)
    closed: str | None = None


class Addition:
    """One addition, in one transaction."""

    def __init__(self, store: Store, recorded: str, who: str | None, replaces: Mapping[str, str] | None = None) -> None:
        """Start with nothing added.

        Args:
            store: The ledger.
            recorded: When it learns this.
            who: Who adds.
            replaces: For documents without a URL, the id of the document that each takes the place of.
        """
        self._store, self._recorded, self._who = store, recorded, who
        self._replaces = replaces or {}
        self.entry: int | None = None
        self.documents: list[str] = []
        self.versions: list[tuple[str, int, int]] = []
        self.inserted: dict[int, int | None] = {}
        self.ended: dict[int, str] = {}
        self.unchanged = 0
        self.refused: list[str] = []
        self._rows: list[Row] = []
        self._words: list[tuple[int, str]] = []
        self._next: int = 1 + store.connection.execute("SELECT coalesce(max(number), 0) FROM claims").fetchone()[0]
        self._decided = Decided(store)

    def insert(self, parcels: Sequence[Parcel]) -> None:
        """Add what is not there yet."""
        ids = [claim.id for parcel in parcels for claim in parcel.claims]
        known = self._known(ids)
        decided = self._decided.among(ids)
        homes = self._document_numbers(parcels)
        for parcel in parcels:
            self._insert_parcel(parcel, known, homes, decided)
        self._flush()

    def _insert_parcel(
        self, parcel: Parcel, known: dict[str, _Known], homes: dict[str, tuple[int, bool]], decided: set[str]
    ) -> None:
        ref = parcel.ref
        number, is_redacted = homes.get(ref.id, (None, False)) if ref is not None else (None, False)
        if ref is not None and is_redacted:
            self.refused.append(ref.id)
            return
        fresh = [claim for claim in parcel.claims if self._is_fresh(claim, known)]
        if fresh and number is not None and ref is not None and self._is_withdrawn(ref.id):
            self.unchanged += len(fresh)
            fresh = []
        if fresh and number is not None:
            fresh, taken_out = kept_apart(self._store, number, fresh)
            self.refused += taken_out
        if ref is not None and number is None and (fresh or parcel.document is not None):
            number = self._add_document(ref)
            homes[ref.id] = (number, False)
        is_old = False
        if parcel.document is not None and number is not None:
            is_old = self._keep_text(parcel.document, number)
        if parcel.extractor is not None and number is not None and not self._read(number, parcel):
            return
        for claim, measure, context in self._measured(fresh, number):
            self._add_claim(claim, number, measure, context, known, claim.id in decided)
        if is_old and number is not None:
            self._end_document(number, "replaced")

    def _is_withdrawn(self, id: str) -> bool:  # noqa: A002
        """Whether a document was taken back; what a better reader finds in it does not stand either."""
        row = self._store.connection.execute(
            "SELECT 1 FROM entries WHERE subject = ? AND kind = 'withdrawal'", (id,)
        ).fetchone()
        return row is not None

    def _is_fresh(self, claim: Claim, known: dict[str, _Known]) -> bool:
        """Whether a reading is to be added: nothing like it is there, or only one by an older extractor."""
        found = known.get(claim.id)
        if found is None:
            return True
        if found.closed == "redacted":
            self.refused.append(claim.id)
            return False
        if (
            found.closed is not None
            or claim.extractor in found.extractors
            or any(newer_than(other, claim.extractor) for other in found.extractors)
        ):
            self.unchanged += 1
            return False
        return True

    def _measured(self, claims: list[Claim], document: int | None) -> Iterator[tuple[Claim, int | None, str | None]]:
        """Each claim with its measure and what it takes from its report; statements measure nothing.

        Each is asked for when the one before it has its row: a scope that stands alone goes by the number of the next.
        """
        store = self._store
        if document is None or not needs_report(claims):
            for claim in claims:
                is_figure = isinstance(claim.value, Quantity)
                yield claim, store.measures.of_claim(claim, self._next) if is_figure else None, None
            return
        report = [*self._standing(document), *claims]
        found = {id(fact.claim): (fact, context) for fact, context in filled(report, store.reader)}
        for claim in claims:
            fact, context = found.get(id(claim), (None, None))
            yield claim, store.measures.of_facts(fact, self._next) if fact is not None else None, context

    def _standing(self, document: int) -> list[Claim]:
        self._flush()
        rows = self._store.connection.execute(
            "SELECT number FROM claims WHERE document = ? "
            "AND NOT EXISTS (SELECT 1 FROM endings WHERE endings.claim = claims.number) ORDER BY number",
            (document,),
        ).fetchall()
        return list(self._store.kept.claims(number for (number,) in rows).values())

    def _add_claim(
        self,
        claim: Claim,
        document: int | None,
        measure: int | None,
        context: str | None,
        known: dict[str, _Known],
        is_decided: bool,
    ) -> None:
        """A row for a reading, in the place of an older one; decisions that were made on it hold for this one too."""
        found = known.setdefault(claim.id, _Known())
        if claim.extractor in found.extractors:  # given twice in one addition
            self.unchanged += 1
            return
        for number in found.standing:
            self._end(number, "reread")
        found.standing.clear()
        found.extractors.add(claim.extractor)
        number = self._add_row(claim, claim.id, document, measure, context)
        found.standing[number] = claim.extractor
        if is_decided:
            self._flush()
            self._decided.apply(claim.id, self)

    def _add_row(
        self,
        claim: Claim,
        id: str,  # noqa: A002
        document: int | None,
        measure: int | None,
        context: str | None,
        decided: int = 0,
    ) -> int:
        number, self._next = self._next, self._next + 1
        self._rows.append(
            claim_row(
                claim,
                number=number,
                id=id,
                entry=self._entry(),
                document=document,
                measure=measure,
                context=context,
                registry=self._store.reader.registry,
                decided=decided,
            )
        )
        self._words.append((number, words_of(claim)))
        self.inserted[number] = measure
        return number

    def revise(self, claim: Claim, id: str, document: int | None) -> int:  # noqa: A002
        """A row for what a decision makes of a claim."""
        [(_, measure, context)] = self._measured([claim], document)
        number = self._add_row(claim, id, document, measure, context, decided=self._entry())
        self._flush()
        return number

    def _entry(self) -> int:
        """The entry of this addition, made with the first thing that it changes."""
        return self.begin("add", self._who, None, None, None) if self.entry is None else self.entry

    def begin(self, kind: str, who: str | None, why: str | None, subject: str | None, id: str | None) -> int:  # noqa: A002
        """Write an entry, and let it be the one of this addition."""
        cursor = self._store.connection.execute(
            "INSERT INTO entries (kind, recorded, who, why, subject, id) VALUES (?, ?, ?, ?, ?, ?)",
            (kind, self._recorded, who, why, subject, id),
        )
        if cursor.lastrowid is None:
            raise RuntimeError("an added row has no number")
        self.entry = cursor.lastrowid
        return cursor.lastrowid

    def _flush(self) -> None:
        if self._rows:
            self._store.connection.executemany(INSERT_CLAIM, self._rows)
            self._store.connection.executemany("INSERT INTO claim_words (rowid, words) VALUES (?, ?)", self._words)
            self._rows, self._words = [], []

    def _end(self, number: int, kind: str) -> None:
        self._flush()
        cursor = self._store.connection.execute(
            "INSERT OR IGNORE INTO endings (claim, entry, kind) VALUES (?, ?, ?)", (number, self._entry(), kind)
        )
        if cursor.rowcount:  # what had ended before goes on being so for the first reason
            self.ended[number] = kind

    end = _end

    def _end_document(self, number: int, kind: str) -> None:
        """End all that stands of a document."""
        self._flush()
        rows = self._store.connection.execute(
            "SELECT number FROM claims WHERE document = ? "
            "AND NOT EXISTS (SELECT 1 FROM endings WHERE endings.claim = claims.number)",
            (number,),
        ).fetchall()
        for (row,) in rows:
            self._end(row, kind)

    def _add_document(self, ref: DocumentRef) -> int:
        cursor = self._store.connection.execute(
            "INSERT INTO documents (id, entry, title, publisher, published, url, language, path, about) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                ref.id,
                self._entry(),
                ref.title,
                ref.publisher,
                str(ref.published) if ref.published is not None else None,
                ref.url,
                ref.language,
                ref.path,
                about(ref),
            ),
        )
        if cursor.lastrowid is None:
            raise RuntimeError("an added row has no number")
        self.documents.append(ref.id)
        return cursor.lastrowid

    def _keep_text(self, document: Document, number: int) -> bool:
        """Keep a document's text, in the place of the older one at its URL; whether it is itself the older."""
        connection = self._store.connection
        if connection.execute("SELECT 1 FROM texts WHERE document = ?", (number,)).fetchone():
            self.unchanged += 1
            return False
        connection.execute(
            "INSERT INTO texts (document, entry, text) VALUES (?, ?, ?)", (number, self._entry(), document.text)
        )
        other = self._other_version(document)
        if other is None:
            return False
        older, newer = (number, other[0]) if _is_before(document, other[1]) else (other[0], number)
        connection.execute(
            "INSERT OR IGNORE INTO versions (document, newer, entry) VALUES (?, ?, ?)", (older, newer, self._entry())
        )
        if older == number:
            return True
        self._end_document(older, "replaced")
        self.versions.append((document.url or document.path or "", older, newer))
        return False

    def _other_version(self, document: Document) -> tuple[int, str | None] | None:
        """The number and date of the document that stands at the same URL, or that the caller says is replaced."""
        found: tuple[int, str | None] | None
        if document.id in self._replaces:
            found = self._store.connection.execute(
                "SELECT number, NULL FROM documents WHERE id = ? "
                "AND NOT EXISTS (SELECT 1 FROM versions WHERE versions.document = documents.number)",
                (self._replaces[document.id],),
            ).fetchone()
            return found
        if document.url is None:
            return None
        found = self._store.connection.execute(
            "SELECT number, published FROM documents JOIN texts ON texts.document = documents.number "
            "WHERE url = ? AND id <> ? AND redacted IS NULL "
            "AND NOT EXISTS (SELECT 1 FROM versions WHERE versions.document = documents.number) "
            "ORDER BY number DESC LIMIT 1",
            (document.url, document.id),
        ).fetchone()
        return found

    def _read(self, number: int, parcel: Parcel) -> bool:
        """Note that an extractor has read a document whole, and end what only older versions of it found.

        False where a newer version has read it already.
        """
        connection, extractor = self._store.connection, parcel.extractor
        rows = connection.execute("SELECT extractor FROM readings WHERE document = ?", (number,)).fetchall()
        if any(newer_than(other, extractor or "") for (other,) in rows):
            return False
        if (extractor,) in rows:
            return True
        connection.execute(
            "INSERT INTO readings (document, extractor, entry) VALUES (?, ?, ?)", (number, extractor, self._entry())
        )
        if any(newer_than(extractor or "", other) for (other,) in rows):
            again = {claim.id for claim in parcel.claims}
            standing = connection.execute(
                "SELECT number, id, extractor FROM claims WHERE document = ? "
                "AND NOT EXISTS (SELECT 1 FROM endings WHERE endings.claim = claims.number)",
                (number,),
            ).fetchall()
            for row, id, other in standing:  # noqa: A001 - the column is called so
                if id not in again and newer_than(extractor or "", other):
                    self._end(row, "reread")
        return True

    def _known(self, ids: list[str]) -> dict[str, _Known]:
        """What the ledger has under some ids."""
        asked = json.dumps(ids)
        found: dict[str, _Known] = {}
        rows = self._store.connection.execute(
            "SELECT claims.id, claims.number, claims.extractor, endings.kind, claims.record IS NULL FROM claims "
            "LEFT JOIN endings ON endings.claim = claims.number WHERE id IN (SELECT value FROM json_each(:ids)) "
            "UNION ALL "
            "SELECT claims.also, claims.number, claims.extractor, endings.kind, claims.record IS NULL FROM claims "
            "LEFT JOIN endings ON endings.claim = claims.number WHERE also IN (SELECT value FROM json_each(:ids))",
            {"ids": asked},
        )
        for name, number, extractor, ending, is_redacted in rows:
            known = found.setdefault(name, _Known())
            known.extractors.add(extractor)
            if is_redacted:
                known.closed = "redacted"
            elif ending is None:
                known.standing[number] = extractor
            elif ending == "withdrawn":
                known.closed = ending
        return found

    def _document_numbers(self, parcels: Sequence[Parcel]) -> dict[str, tuple[int, bool]]:
        """The numbers of the documents that are there, and whether they were redacted."""
        ids = {parcel.ref.id for parcel in parcels if parcel.ref is not None}
        rows = self._store.connection.execute(
            "SELECT id, number, redacted FROM documents WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(ids)),),
        )
        return {name: (number, redacted is not None) for name, number, redacted in rows}


def _is_before(document: Document, published: str | None) -> bool:
    """Whether a document appeared before one that is there; where a date is missing the later to come is newer."""
    return document.published is not None and published is not None and str(document.published) < published
