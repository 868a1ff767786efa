"""Which measure a claim speaks of: its scope as written, numbered, and the drawers in which it may meet others.

Enters: claims, or their facts. Leaves: numbers of rows of ``measures``, made where there was none. Refused: statements,
which measure nothing.
"""

import json
import sqlite3
from collections.abc import Hashable
from enum import Enum
from hashlib import blake2b
from typing import Any

from claimtrack.comparison.facts import Facts, Reader
from claimtrack.comparison.grouping import ALWAYS, Written, written
from claimtrack.model.claim import Claim
from claimtrack.model.measure import Measure, Mode
from claimtrack.model.quantity import Quantity

__all__ = ["Measures"]

_MANY = 200_000


class Measures:
    """The numbers of measures in one ledger; kept in mind, so that a long table looks each of its measures up once."""

    def __init__(self, connection: sqlite3.Connection, reader: Reader) -> None:
        """Start with nothing in mind."""
        self._connection = connection
        self._reader = reader
        self._known: dict[tuple[Measure, str | None], int] = {}
        self._plain: dict[tuple[Measure, str | None], bool] = {}

    def forget(self) -> None:
        """After a transaction that came to nothing, its numbers are none."""
        self._known.clear()

    def of_claim(self, claim: Claim, number: int) -> int:
        """The measure of a claim whose report fills no gaps; read in full only where the measure is new here.

        Args:
            claim: A figure.
            number: The number of its row, under which a scope that is not complete stands alone.
        """
        if claim.measure is None or not isinstance(claim.value, Quantity):
            raise TypeError("a statement has no figure to compare")
        key = (claim.measure, claim.value.unit)
        known = self._known.get(key)
        if known is not None:
            return known
        found = self.of_facts(self._reader.read(claim), number)
        if self._says_all(*key):
            if len(self._known) > _MANY:
                self._known.clear()
            self._known[key] = found
        return found

    def _says_all(self, measure: Measure, unit: str | None) -> bool:
        """Whether the measure itself holds all of the written scope, whatever the rest of the claim says."""
        found = self._plain.get((measure, unit))
        if found is None:
            entry = self._reader.hierarchy.predicate(measure.predicate)
            period = measure.period
            placed = measure.place is not None and period is not None and period.is_resolved
            found = (measure.event is not None or placed) and not (
                (measure.mode is Mode.FLOW and period is None) or (measure.mode is None and entry.peak)
            )
            self._plain[measure, unit] = found
        return found

    def of_facts(self, fact: Facts, number: int) -> int:
        """The measure of a claim whose gaps have been filled."""
        scope = written(fact, self._reader)
        key = _digest(("alone", number) if scope.key is None else scope.key, 16)
        row = self._connection.execute("SELECT number FROM measures WHERE key = ?", (key,)).fetchone()
        if row is not None:
            known: int = row[0]
            return known
        return self._add(key, fact, scope)

    def _add(self, key: bytes, fact: Facts, scope: Written) -> int:
        about = fact.claim.measure
        if about is None:
            raise TypeError("a statement has no figure to compare")
        place, period = about.place or fact.place, str(about.period) if about.period is not None else None
        if period is None and fact.window is not None:
            period = fact.window.written
        cursor = self._connection.execute(
            "INSERT INTO measures (key, predicate, counted, unit, place, event, period, mode) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (key, about.predicate, about.counted, fact.unit, place, about.event, period, fact.mode and fact.mode.value),
        )
        number = cursor.lastrowid
        if number is None:
            raise RuntimeError("an added row has no number")
        self._connection.executemany(
            "INSERT OR IGNORE INTO drawers (drawer, lasting, first, measure, last, lives) VALUES (?, ?, ?, ?, ?, ?)",
            [
                (_short(drawer), scope.last == ALWAYS, scope.first, number, scope.last, lives)
                for drawer, lives in scope.drawers
            ],
        )
        return number


def _digest(key: Hashable, size: int) -> bytes:
    """A hash that is the same in every process; sets have no order, so theirs is made."""
    text = json.dumps(_ordered(key), ensure_ascii=True, separators=(",", ":"))
    return blake2b(text.encode("ascii"), digest_size=size).digest()


def _ordered(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, frozenset):
        return sorted(map(_ordered, value))
    if isinstance(value, tuple):
        return [_ordered(item) for item in value]
    if hasattr(value, "__attrs_attrs__"):
        return [_ordered(getattr(value, field.name)) for field in value.__attrs_attrs__]
    return value


def _short(drawer: Hashable) -> int:
    """A number of 63 bits; should two drawers ever share one, their measures meet and are found different."""
    return int.from_bytes(_digest(drawer, 8), "big") >> 1
