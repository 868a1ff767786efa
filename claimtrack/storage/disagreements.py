"""The disagreements of some subjects, found by the engine and kept in the table ``conflicts``.

Enters: subjects whose claims changed. Leaves: their open conflicts as rows, those that are gone marked as settled; and
for a query the conflicts themselves. Refused: nothing.
"""

import json
import sqlite3
from collections.abc import Iterable, Sequence

from claimtrack.comparison.conflicts import conflicts_among
from claimtrack.comparison.facts import Reader
from claimtrack.model.comparison import Conflict
from claimtrack.model.identity import content_hash
from claimtrack.storage.kept import Kept
from claimtrack.storage.subjects import Subjects

__all__ = ["Disagreements"]


class Disagreements:
    """Finds and keeps the conflicts of one ledger."""

    def __init__(self, connection: sqlite3.Connection, reader: Reader, kept: Kept, subjects: Subjects) -> None:
        """Take what claims are read and sorted with."""
        self._connection = connection
        self._reader = reader
        self._kept = kept
        self._subjects = subjects

    def keep(self, subjects: Iterable[int], around: Iterable[int], entry: int, ended: Iterable[int] = ()) -> None:
        """Look for the conflicts of some subjects, and write down what came and what went.

        Args:
            subjects: Those whose claims changed.
            around: Those that count parts or wholes of them.
            entry: The last entry that is known.
            ended: Rows of these subjects that no longer stand.
        """
        own = set(subjects)
        rows = self._subjects.rows_of(own | set(around))
        home = self._subjects.by_row(rows)
        facts = self._kept.facts(rows)
        numbers = {fact.id: number for number, fact in facts.items()}
        found: dict[str, tuple[Conflict, int, int]] = {}
        for conflict in conflicts_among(list(facts.values()), self._reader):
            a, b = _pair(conflict, numbers)
            if home[a] in own or home[b] in own:
                found[_key(conflict)] = (conflict, a, b)
        stored = self._open([*(number for number in rows if home[number] in own), *ended])
        for key in stored.keys() - found.keys():
            self._connection.execute("UPDATE conflicts SET settled = ? WHERE number = ?", (entry, stored[key]))
        for key, (conflict, a, b) in found.items():
            self._write(stored.get(key), key, conflict, (a, b), numbers, entry)
        self._connection.executemany("DELETE FROM pending WHERE subject = ?", [(subject,) for subject in own])

    def _open(self, rows: list[int]) -> dict[str, int]:
        """The conflicts that stand, by their keys, whose strongest pair has one of these rows."""
        return dict(
            self._connection.execute(
                "SELECT key, number FROM conflicts WHERE settled IS NULL "
                "AND claim IN (SELECT value FROM json_each(:rows)) "
                "UNION SELECT key, number FROM conflicts WHERE settled IS NULL "
                "AND other_claim IN (SELECT value FROM json_each(:rows))",
                {"rows": json.dumps(rows)},
            )
        )

    def _write(
        self,
        number: int | None,
        key: str,
        conflict: Conflict,
        pair: tuple[int, int],
        numbers: dict[str, int],
        entry: int,
    ) -> None:
        """One conflict; of one that stood before, what may have changed with another claim."""
        hints = ", ".join(conflict.hints) or None
        if number is None:
            cursor = self._connection.execute(
                "INSERT INTO conflicts (key, relation, soft, hints, reason, claim, other_claim, found) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (key, conflict.relation.value, conflict.soft, hints, conflict.reason, *pair, entry),
            )
            number = cursor.lastrowid
        else:
            self._connection.execute(
                "UPDATE conflicts SET soft = ?, hints = ?, reason = ? WHERE number = ?",
                (conflict.soft, hints, conflict.reason, number),
            )
            self._connection.execute("DELETE FROM positions WHERE conflict = ?", (number,))
        self._connection.executemany(
            "INSERT OR IGNORE INTO positions (conflict, position, claim) VALUES (?, ?, ?)",
            [
                (number, place, numbers[claim.id])
                for place, position in enumerate(conflict.positions, 1)
                for claim in position.claims
            ],
        )

    def of_subjects(self, subjects: Iterable[int]) -> list[Conflict]:
        """The conflicts of some subjects as the engine tells them, strongest first."""
        own = set(subjects)
        rows = self._subjects.rows_of(own | self._partners(own))
        home = self._subjects.by_row(rows)
        facts = self._kept.facts(rows)
        numbers = {fact.id: number for number, fact in facts.items()}
        found = conflicts_among(list(facts.values()), self._reader)
        return [c for c in found if any(home[number] in own for number in _pair(c, numbers))]

    def _partners(self, subjects: set[int]) -> set[int]:
        """The subjects that some stand in a conflict with."""
        rows = self._subjects.rows_of(subjects)
        found = self._connection.execute(
            "SELECT claim, other_claim FROM conflicts WHERE settled IS NULL "
            "AND (claim IN (SELECT value FROM json_each(:rows)) "
            "OR other_claim IN (SELECT value FROM json_each(:rows)))",
            {"rows": json.dumps(rows)},
        ).fetchall()
        return set(self._subjects.by_row(number for pair in found for number in pair).values())

    def standing(self) -> set[int]:
        """All subjects that stand in a conflict."""
        rows: Sequence[tuple[int, int]] = self._connection.execute(
            "SELECT claim, other_claim FROM conflicts WHERE settled IS NULL"
        ).fetchall()
        return set(self._subjects.by_row(number for pair in rows for number in pair).values())


def _pair(conflict: Conflict, numbers: dict[str, int]) -> tuple[int, int]:
    if conflict.pair is None:
        raise ValueError("a conflict that was found has its strongest pair")
    a, b = conflict.pair
    return numbers[a.id], numbers[b.id]


def _key(conflict: Conflict) -> str:
    """One name for a disagreement as long as its strongest pair stays."""
    ids = sorted(claim.id for claim in conflict.pair or ())
    return content_hash(conflict.relation.value, ids)
