"""Claims and facts as the ledger has kept them, read back by the numbers of their rows.

Enters: row numbers. Leaves: claims and their facts, in the order asked for; what was read lately is kept in mind, for
rows do not change. Refused: nothing; redacted rows are left out.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator

from claimtrack.comparison.facts import Facts, Reader
from claimtrack.model.claim import Claim
from claimtrack.model.quantity import Quantity
from claimtrack.record.lines import from_line
from claimtrack.storage.contexts import with_context

__all__ = ["CURRENT", "Kept"]

#: The condition under which a row of claims stands.
CURRENT = "NOT EXISTS (SELECT 1 FROM endings WHERE endings.claim = claims.number)"
_MANY = 20_000


class Kept:
    """Reads rows of claims, and remembers the facts of the last ones."""

    def __init__(self, connection: sqlite3.Connection, reader: Reader) -> None:
        """Start with nothing in mind."""
        self._connection = connection
        self._reader = reader
        self._facts: dict[int, Facts] = {}

    def forget(self) -> None:
        """After a transaction that came to nothing, or a redaction."""
        self._facts.clear()

    def facts(self, numbers: Iterable[int]) -> dict[int, Facts]:
        """The facts of the figures among some rows, by their numbers."""
        asked = list(dict.fromkeys(numbers))
        if len(self._facts) + len(asked) > _MANY:
            self._facts = {}
        missing = [number for number in asked if number not in self._facts]
        if missing:
            for number, record, context in self._rows(missing):
                claim = from_line(record)
                if isinstance(claim.value, Quantity):
                    self._facts[number] = with_context(self._reader.read(claim), context)
        return {number: self._facts[number] for number in asked if number in self._facts}

    def claims(self, numbers: Iterable[int]) -> dict[int, Claim]:
        """The claims of some rows, statements too, by their numbers."""
        return {number: from_line(record) for number, record, _ in self._rows(list(numbers))}

    def _rows(self, numbers: list[int]) -> Iterator[tuple[int, str, str | None]]:
        yield from self._connection.execute(
            "SELECT number, record, context FROM claims "
            "WHERE number IN (SELECT value FROM json_each(?)) AND record IS NOT NULL",
            (json.dumps(numbers),),
        )

    def of_measures(self, measures: Iterable[int]) -> list[int]:
        """The rows that stand of some measures, in the order in which the ledger learnt them."""
        return [
            number
            for (number,) in self._connection.execute(
                "SELECT number FROM claims WHERE measure IN (SELECT value FROM json_each(?)) "
                "AND NOT EXISTS (SELECT 1 FROM endings WHERE endings.claim = claims.number) ORDER BY number",
                (json.dumps(sorted(measures)),),
            )
        ]

    def nearest(self, measure: int, day: str | None) -> Facts | None:
        """The figure of a measure whose day is nearest to another: the one that may say the same."""
        found = [
            row[0]
            for query in _AROUND
            if (row := self._connection.execute(query, {"measure": measure, "day": day or ""}).fetchone()) is not None
        ]
        facts = list(self.facts(found).values())
        if len(facts) < 2 or day is None:
            return facts[0] if facts else None
        before, after = (fact.days.first if fact.days is not None else 0 for fact in facts)
        middle = _ordinal(day)
        return facts[0] if abs(middle - before) <= abs(after - middle) else facts[1]


def _ordinal(day: str) -> int:
    from datetime import date

    return date.fromisoformat(day).toordinal()


_AROUND = (
    "SELECT number FROM claims WHERE measure = :measure AND day <= :day "
    "AND NOT EXISTS (SELECT 1 FROM endings WHERE endings.claim = claims.number) ORDER BY day DESC LIMIT 1",
    "SELECT number FROM claims WHERE measure = :measure AND day > :day "
    "AND NOT EXISTS (SELECT 1 FROM endings WHERE endings.claim = claims.number) ORDER BY day LIMIT 1",
    "SELECT number FROM claims WHERE measure = :measure AND day IS NULL "
    "AND NOT EXISTS (SELECT 1 FROM endings WHERE endings.claim = claims.number) ORDER BY number LIMIT 1",
)
