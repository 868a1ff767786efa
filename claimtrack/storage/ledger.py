"""The ledger: one file that keeps documents, claims and decisions, and tells what each addition changed.

Enters: documents, claims, decisions, each with the time at which the ledger learns it; the library has no clock.
Leaves: what changed, and claims, disagreements and timelines as they are known now or were known on a day. Refused:
files that are no ledger, and what ``open_file`` refuses.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from types import TracebackType
from typing import Self, Unpack

from claimtrack.comparison.ranking import rank
from claimtrack.lexicon.loader import Lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.comparison import Conflict
from claimtrack.model.decision import Decision
from claimtrack.model.document import Document
from claimtrack.model.finding import Finding
from claimtrack.model.policy import Policy
from claimtrack.storage.acts import decide, withdraw
from claimtrack.storage.adding import Addition
from claimtrack.storage.changes import Changes, Entry, Stats
from claimtrack.storage.checking import check_ledger
from claimtrack.storage.comparing import bring_up_to_date, changes_of, leave_for_later, sort_again
from claimtrack.storage.connection import explained
from claimtrack.storage.criteria import Criteria, Wanted
from claimtrack.storage.instants import When, instant, until
from claimtrack.storage.parcels import Parcel, parcels
from claimtrack.storage.redaction import redact
from claimtrack.storage.store import Store
from claimtrack.storage.transfer import export_lines, import_lines
from claimtrack.storage.views import View
from claimtrack.storage.watching import WatchedFile, changed_files, note_file
from claimtrack.version import __version__

__all__ = ["Ledger"]

OnFinding = Callable[[Finding], object]
_AT_ONCE = 5_000  # parcels that one transaction of an uncompared addition takes
_STATS = """
SELECT
    (SELECT count(*) FROM entries),
    (SELECT count(*) FROM documents WHERE redacted IS NULL),
    (SELECT count(*) FROM claims) - (SELECT count(*) FROM endings),
    (SELECT count(*) FROM claims),
    (SELECT count(*) FROM measures),
    (SELECT count(*) FROM measures WHERE subject IS NOT NULL),
    (SELECT count(*) FROM conflicts WHERE settled IS NULL),
    (SELECT count(*) FROM decisions),
    (SELECT count(*) FROM entries WHERE kind = 'redaction'),
    (SELECT min(recorded) FROM entries),
    (SELECT max(recorded) FROM entries),
    (SELECT user_version FROM pragma_user_version)
"""


class Ledger(View):
    """Claims of many months in one SQLite file.

    Nothing in it is changed or lost: what takes the place of something is added beside it. Two processes may add at the
    same time; each addition is kept whole or not at all.

    >>> from claimtrack.parsing.claims import claim
    >>> crash = dict(predicate="killed", source="police", event="crash")
    >>> with Ledger(":memory:") as ledger:
    ...     first = ledger.add(claim(value=12, as_of="2024-05-01", **crash), recorded="2024-05-01")
    ...     second = ledger.add(claim(value=15, as_of="2024-05-02", **crash), recorded="2024-05-02")
    ...     known = [c.value.nominal for c in ledger.as_known_on("2024-05-01").claims()]
    >>> first.summary, second.summary, known
    ('1 new', '1 revised', [12])
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        *,
        lexicon: Lexicon | None = None,
        policy: Policy | None = None,
        create: bool = True,
        readonly: bool = False,
    ) -> None:
        """Open a ledger, or make one.

        Args:
            path: The file; ``:memory:`` is one that ends with the process.
            lexicon: The words that documents are read and claims are compared with.
            policy: How figures are read when they are compared.
            create: Whether to make the file where there is none.
            readonly: Whether to leave the file as it is.

        Raises:
            LedgerError: For a file that is no ledger, is damaged, or was made by a newer claimtrack.
        """
        super().__init__(Store(os.fspath(path), lexicon=lexicon, policy=policy, create=create, readonly=readonly))

    @property
    def path(self) -> str:
        """The file."""
        return self._store.path

    def close(self) -> None:
        """Close the file; what was added is in it already."""
        self._store.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def add(
        self,
        things: Document | Claim | Iterable[Document | Claim],
        *,
        recorded: When,
        who: str | None = None,
        compare: bool = True,
        replaces: Mapping[str, str] | None = None,
        on_finding: OnFinding | None = None,
    ) -> Changes:
        """Add documents and claims; what is there already changes nothing.

        A document that claims of its own follow is kept with these; any other is read first. A document at the URL of
        another one takes its place, unless it appeared earlier. A reading by a newer version of an extractor takes the
        place of an older one.

        Args:
            things: Documents and claims. Claims of one document stand together.
            recorded: When the ledger learns this: a day, or an instant with its offset.
            who: Who adds.
            compare: Whether to compare with what is there, in one transaction. Without it, long tables are added in
                several transactions of whole documents, and compared when disagreements are next asked for.
            replaces: For documents without a URL, by their ids, the id of the document each takes the place of.
            on_finding: Called with the doubts of reading.

        Raises:
            LedgerError: Where the file cannot be written; nothing of a compared addition is kept then, and of an
                uncompared one whole documents, so that it may be given again.
            InvalidMoment: For a time that is none.
        """
        when = instant(recorded)
        each = [things] if isinstance(things, Document | Claim) else things
        found = parcels(each, lambda document: self._read(document, on_finding))
        if compare:
            given = list(found)
            self._check_words()
            with self._store.writing():
                addition = Addition(self._store, when, who, replaces)
                addition.insert(given)
                return changes_of(self._store, addition)
        return self._add_unseen(found, when, who, replaces)

    def _add_unseen(
        self, found: Iterator[Parcel], when: str, who: str | None, replaces: Mapping[str, str] | None
    ) -> Changes:
        """Add without comparing, some thousand parcels at a time."""
        self._check_words()
        entry, added, unchanged = None, 0, 0
        documents: list[str] = []
        refused: list[str] = []
        while given := list(islice(found, _AT_ONCE)):
            with self._store.writing():
                addition = Addition(self._store, when, who, replaces)
                addition.insert(given)
                leave_for_later(self._store, addition)
            entry = addition.entry or entry
            added, unchanged = added + len(addition.inserted), unchanged + addition.unchanged
            documents += addition.documents
            refused += addition.refused
        return Changes(
            entry=entry,
            documents=tuple(documents),
            added=added,
            unchanged=unchanged,
            refused=tuple(refused),
            compared=False,
        )

    def _read(self, document: Document, on_finding: OnFinding | None) -> Parcel | None:
        """A document with the claims that the extractor finds in it; read only where this version has not read it."""
        from claimtrack.extraction.extract import extract

        extractor = " ".join(["claimtrack", __version__, document.language])
        row = self._store.connection.execute(
            "SELECT 1 FROM readings JOIN documents ON documents.number = readings.document "
            "WHERE documents.id = ? AND extractor = ?",
            (document.id, extractor),
        ).fetchone()
        if row is not None:
            return Parcel(document.ref, (), document, extractor)
        own = self._store.lexicon
        lexicon = own if own.language == document.language.split("-")[0].lower() else None

        def report(finding: Finding) -> None:
            if on_finding is not None:
                on_finding(finding)

        return Parcel(document.ref, tuple(extract(document, lexicon=lexicon, on_finding=report)), document, extractor)

    def _check_words(self) -> None:
        """Sort the claims again where the words or rules of comparison are others than those they were sorted with."""
        with explained(self.path):
            row = self._store.connection.execute("SELECT fingerprint FROM compared_with").fetchone()
            if (row is None or row[0] != self._store.fingerprint) and not self._store.is_readonly:
                sort_again(self._store)

    def conflicts(self, **wanted: Unpack[Wanted]) -> list[Conflict]:
        """The disagreements and corrections in which the claims asked for stand, strongest first.

        What was added since disagreements were last looked for is compared first; the rest is not looked at again.
        Which reports tell of one story is not asked; ``find_conflicts`` over the claims does.
        """
        if self._store.is_readonly:
            return super().conflicts(**wanted)
        criteria = Criteria(**wanted)
        if criteria.asks_nothing:
            self.compare()
            return self._store.disagreements.of_subjects(self._store.disagreements.standing())
        numbers = self._numbers(criteria)
        subjects = self._subjects(numbers)
        asked = {claim.id for claim in self._store.kept.claims(numbers).values()}
        found = self._store.disagreements.of_subjects(subjects)
        return rank(conflict for conflict in found if any(claim.id in asked for claim in conflict.claims))

    def _subjects(self, numbers: list[int]) -> set[int]:
        """The subjects that some claims speak of, brought up to date."""
        import json

        self._check_words()
        measures = self._store.connection.execute(
            "SELECT DISTINCT measure FROM claims WHERE measure IS NOT NULL "
            "AND number IN (SELECT value FROM json_each(?))",
            (json.dumps(numbers),),
        ).fetchall()
        bring_up_to_date(self._store, (measure for (measure,) in measures))
        return set(self._store.subjects.by_row(numbers).values())

    def compare(self) -> None:
        """Compare what was added without being compared."""
        self._check_words()
        with explained(self.path):
            bring_up_to_date(self._store)

    def _before(self, criteria: Criteria) -> None:
        if criteria.in_conflict is not None and not self._store.is_readonly:
            self.compare()

    def decide(self, decision: Decision, *, recorded: When) -> Changes:
        """Keep what a person decided about a claim, and let it hold: accept, reject, amend, link, prefer.

        The reading is kept; what the decision makes of it stands in its place. A correction is an amendment. A decision
        that is there already changes nothing.

        Args:
            decision: What was decided, by whom, when and why.
            recorded: When the ledger learns it.

        Raises:
            InvalidClaim: For claims that the ledger does not know.
            LedgerError: Where the file cannot be written.
        """
        self._check_words()
        return decide(self._store, decision, instant(recorded))

    def withdraw(self, id: str, *, recorded: When, who: str, why: str = "") -> Changes:  # noqa: A002 - what it is
        """Note that a claim, or a whole document, was taken back by whoever published it.

        Args:
            id: The id of the claim or the document.
            recorded: When the ledger learns it.
            who: Who says so.
            why: Why.

        Raises:
            InvalidClaim: For an id that the ledger does not know.
            LedgerError: Where the file cannot be written.
        """
        self._check_words()
        return withdraw(self._store, id, instant(recorded), who, why)

    def redact(self, id: str, *, recorded: When, who: str, why: str) -> Changes:  # noqa: A002 - what it is
        """Remove the words of a claim, or of a whole document, from the file; a tombstone says who, when and why.

        Of a claim's document the sentence goes, with all claims in it; nothing that has been redacted can be added
        again. Backups and exports made before still hold it.

        Args:
            id: The id of the claim or the document.
            recorded: When the ledger learns it.
            who: Who removes it.
            why: Why.

        Raises:
            InvalidClaim: For an id that the ledger does not know, or without a reason.
            LedgerError: Where the file cannot be written.
        """
        self._check_words()
        return redact(self._store, id, instant(recorded), who, why)

    def tombstones(self) -> list[Entry]:
        """What was redacted, by whom, when and why."""
        rows = self._store.connection.execute(
            "SELECT number, kind, recorded, who, why, subject, kind FROM entries WHERE kind = 'redaction' "
            "ORDER BY number"
        )
        return [Entry(*row) for row in rows]

    def export(self) -> Iterator[str]:
        """The whole ledger as lines of JSON, oldest entry first."""
        return export_lines(self._store)

    def merge(self, lines: Iterable[str]) -> int:
        """Take over the lines that another ledger exported; how many entries brought something new.

        What is there already changes nothing. Times are those that the other ledger recorded.

        Raises:
            RecordError: For a line that is none, by its number; what came before it is kept.
            LedgerError: Where the file cannot be written.
        """
        self._check_words()
        return import_lines(self._store, lines)

    def changed_files(self, paths: Iterable[str]) -> Iterator[WatchedFile]:
        """Those of some files that are new or hold something else than when ``note_file`` was called for them."""
        return changed_files(self._store, paths)

    def note_file(self, file: WatchedFile, document: str | None) -> None:
        """Remember what a file holds, so that it is passed over until it changes.

        Args:
            file: As ``changed_files`` gave it.
            document: The id of the one document that it holds; None where it holds none, or several.
        """
        note_file(self._store, file, document)

    def verify(self) -> list[Finding]:
        """Check every page, id, hash and quotation of the file; no finding means that all is as it was written."""
        return list(check_ledger(self._store))

    def stats(self) -> Stats:
        """How much the ledger holds."""
        with explained(self.path):
            row = self._store.connection.execute(_STATS).fetchone()
        return Stats(*row)

    def as_known_on(self, when: When) -> View:
        """What the ledger knew on a day (to its end) or at an instant.

        An entry counts when its recorded time is not after that. Clocks may jump: what takes the place of what goes by
        the order of entries, never by their times, and an entry with a wrong time is missing or early by itself alone.
        """
        return View(self._store, until(when))
