"""What is known, now or on a day: claims, disagreements, timelines, sources, history.

Enters: what is asked for. Leaves: ordinary claims, streamed, and what the engines of comparison make of them. Refused:
what ``Criteria`` refuses.
"""

from collections.abc import Iterator, Mapping
from typing import Unpack

from claimtrack.comparison.conflicts import conflicts_among
from claimtrack.comparison.timelines import timelines_among
from claimtrack.model.claim import Claim
from claimtrack.model.comparison import Conflict, Timeline
from claimtrack.model.document import Document
from claimtrack.record.lines import from_line
from claimtrack.storage.changes import Entry
from claimtrack.storage.criteria import Criteria, Wanted
from claimtrack.storage.documents import document_of
from claimtrack.storage.store import Store
from claimtrack.verification.source_records import SourceRecord, records_among

__all__ = ["View"]

_CHUNK = 256
_STANDS = "NOT EXISTS (SELECT 1 FROM endings WHERE endings.claim = claims.number)"
_STOOD = (
    "claims.entry IN (SELECT number FROM entries WHERE recorded <= :known) "
    "AND NOT EXISTS (SELECT 1 FROM endings JOIN entries ON entries.number = endings.entry "
    "WHERE endings.claim = claims.number AND (entries.recorded <= :known OR endings.kind = 'redacted'))"
)


class View:
    """What a ledger knows, or knew on a day.

    Attributes:
        known_on: The time up to which entries count; None for all of them.
    """

    def __init__(self, store: Store, known_on: str | None = None) -> None:
        """Take the ledger."""
        self._store = store
        self.known_on = known_on

    def claims(self, **wanted: Unpack[Wanted]) -> Iterator[Claim]:
        """The claims that stand, in the order in which the ledger learnt them, one after the other.

        Args:
            wanted: What they must be: ``predicate``, ``place``, ``source``, ``since`` and the others of ``Criteria``.
        """
        criteria = Criteria(**wanted)
        self._before(criteria)
        query, values = self._query("claims.number, claims.record", criteria, "ORDER BY claims.number")
        cursor = self._store.connection.execute(query, values)
        while rows := cursor.fetchmany(_CHUNK):
            for _, record in rows:
                yield from_line(record)

    def count(self, **wanted: Unpack[Wanted]) -> int:
        """How many there are."""
        criteria = Criteria(**wanted)
        self._before(criteria)
        query, values = self._query("count(*)", criteria, "")
        number: int = self._store.connection.execute(query, values).fetchone()[0]
        return number

    def conflicts(self, **wanted: Unpack[Wanted]) -> list[Conflict]:
        """The disagreements and corrections among the claims asked for, strongest first; see ``find_conflicts``."""
        facts = self._store.kept.facts(self._numbers(Criteria(**wanted)))
        return conflicts_among(list(facts.values()), self._store.reader)

    def timeline(self, **wanted: Unpack[Wanted]) -> list[Timeline]:
        """What each origin said of each thing, among the claims asked for; see ``timeline``."""
        facts = self._store.kept.facts(self._numbers(Criteria(**wanted)))
        return timelines_among(facts.values(), self._store.reader)

    def sources(self, **wanted: Unpack[Wanted]) -> list[SourceRecord]:
        """What can be counted of each source, among the claims asked for; see ``source_records``."""
        facts = self._store.kept.facts(self._numbers(Criteria(**wanted)))
        return records_among(facts.values(), self._store.reader)

    def documents(self, url: str | None = None) -> Iterator[Document]:
        """The documents whose text the ledger keeps, older versions too, in the order in which it learnt them.

        Args:
            url: Only those that appeared there.
        """
        rows = self._store.connection.execute(
            "SELECT documents.about, texts.text FROM documents JOIN texts ON texts.document = documents.number "
            "JOIN entries ON entries.number = texts.entry "
            "WHERE documents.redacted IS NULL AND (:url IS NULL OR url = :url) "
            "AND (:known IS NULL OR entries.recorded <= :known) ORDER BY documents.number",
            {"url": url, "known": self.known_on},
        )
        while found := rows.fetchmany(_CHUNK):
            for about, text in found:
                yield document_of(about, text)

    def history(self, id: str) -> list[Entry]:  # noqa: A002 - what it is
        """All that happened to a claim or a document, oldest first; redactions too."""
        rows = self._store.connection.execute(_HISTORY, {"id": id, "known": self.known_on or "9999"})
        return [Entry(*row) for row in rows]

    def _before(self, criteria: Criteria) -> None:
        """Nothing; the present has disagreements to look for first."""

    def _query(self, what: str, criteria: Criteria, order: str) -> tuple[str, Mapping[str, object]]:
        """A query of constant pieces, and the values to bind."""
        conditions, values = criteria.conditions(self._store.reader)
        known = {} if self.known_on is None else {"known": self.known_on}
        stands = _STANDS if self.known_on is None else _STOOD
        where = " AND ".join([*conditions, stands, "claims.record IS NOT NULL"])
        return " ".join(["SELECT", what, "FROM claims WHERE", where, order]), {**values, **known}

    def _numbers(self, criteria: Criteria) -> list[int]:
        """The rows asked for."""
        self._before(criteria)
        query, values = self._query("claims.number", criteria, "ORDER BY claims.number")
        return [number for (number,) in self._store.connection.execute(query, values)]


_HISTORY = """
SELECT number, kind, recorded, who, why, subject, what FROM (
    SELECT e.number, e.kind, e.recorded, e.who, e.why, e.subject,
        (SELECT group_concat(c.extractor, ', ') FROM claims AS c WHERE c.entry = e.number AND c.id = :id) AS what
    FROM entries AS e WHERE e.number IN (SELECT entry FROM claims WHERE id = :id OR also = :id) AND e.kind = 'add'
    UNION
    SELECT e.number, e.kind, e.recorded, e.who, e.why, e.subject, 'added'
    FROM entries AS e WHERE e.number IN (SELECT entry FROM documents WHERE id = :id)
    UNION
    SELECT e.number, e.kind, e.recorded, e.who, e.why, e.subject,
        coalesce(d.action || coalesce(' ' || d.field || ' to ' || coalesce(d.value, 'nothing'), ''), e.kind)
    FROM entries AS e LEFT JOIN decisions AS d ON d.entry = e.number
    WHERE e.kind <> 'add' AND (e.subject = :id OR d.other = :id
        OR e.number IN (SELECT x.entry FROM endings AS x JOIN claims AS c ON c.number = x.claim WHERE c.id = :id))
    UNION
    SELECT e.number, e.kind, e.recorded, e.who, e.why, e.subject, x.kind
    FROM entries AS e JOIN endings AS x ON x.entry = e.number JOIN claims AS c ON c.number = x.claim
    WHERE e.kind = 'add' AND c.id = :id AND x.kind IN ('reread', 'replaced')
) WHERE recorded <= :known ORDER BY number
"""
