"""Decisions of people, kept as entries and applied to the claims they are about.

Enters: the id of a claim on which something was decided. Leaves: in the place of its standing row one that says what
the decisions make of it, or none where it was rejected. Refused: nothing that was decided; a decision on a claim that
never came is kept until it comes.
"""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING

import attrs

from claimtrack.model.claim import Claim, Link
from claimtrack.model.decision import Action, Decision
from claimtrack.model.moment import Moment
from claimtrack.record.lines import from_line
from claimtrack.storage.store import Store
from claimtrack.verification.decisions import apply_decisions

if TYPE_CHECKING:
    from claimtrack.storage.adding import Addition

__all__ = ["Decided"]


class Decided:
    """The decisions in one ledger."""

    def __init__(self, store: Store) -> None:
        """Take the ledger."""
        self._store = store

    def among(self, ids: Iterable[str]) -> set[str]:
        """Those of some ids on which something was decided."""
        connection = self._store.connection
        if connection.execute("SELECT 1 FROM decisions LIMIT 1").fetchone() is None:
            return set()
        rows = connection.execute(
            "SELECT claim FROM decisions WHERE claim IN (SELECT value FROM json_each(:ids)) "
            "UNION SELECT other FROM decisions WHERE other IN (SELECT value FROM json_each(:ids))",
            {"ids": json.dumps(list(ids))},
        )
        return {name for (name,) in rows}

    def of(self, id: str) -> list[Decision]:  # noqa: A002 - what it is
        """All decisions on a claim, alone or as one of a pair, in the order in which the ledger learnt them."""
        rows = self._store.connection.execute(
            "SELECT action, claim, who, day, why, other, field, value FROM decisions "
            "JOIN entries ON entries.number = decisions.entry WHERE claim = :id OR other = :id ORDER BY entry",
            {"id": id},
        )
        return [
            Decision(Action(action), claim, who, Moment(day), why or "", other, field, value)
            for action, claim, who, day, why, other, field, value in rows
        ]

    def apply(self, id: str, addition: "Addition") -> None:  # noqa: A002
        """Put what the decisions make of a claim in the place of the row that stands."""
        read = self._as_read(id)
        if read is None:
            return
        base, document = read
        decisions = self.of(id)
        others = {name for d in decisions for name in (d.claim, d.other) if name is not None and name != id}
        beside = [found[0] for name in sorted(others) if (found := self._as_read(name)) is not None]
        rejected = [d.action is Action.REJECT for d in decisions if d.claim == id and d.action in _BARRING][-1:]
        standing = self._store.connection.execute(
            "SELECT number FROM claims WHERE id = ? "
            "AND NOT EXISTS (SELECT 1 FROM endings WHERE endings.claim = claims.number)",
            (id,),
        ).fetchall()
        for (number,) in standing:
            addition.end(number, "rejected" if rejected == [True] else "decided")
        if rejected == [True]:
            return
        made = apply_decisions([base, *beside], decisions, lexicon=self._store.lexicon)[0]
        addition.revise(self._linked(made), id, document)

    def _as_read(self, id: str) -> tuple[Claim, int | None] | None:  # noqa: A002
        """A claim as it was read, before anything was decided, and its document."""
        found = self._store.connection.execute(
            "SELECT record, document FROM claims WHERE id = ? AND decided = 0 AND record IS NOT NULL "
            "ORDER BY number DESC LIMIT 1",
            (id,),
        ).fetchone()
        return None if found is None else (from_line(found[0]), found[1])

    def _linked(self, claim: Claim) -> Claim:
        """The claim with links to what others are called now: amending one without a text gives it another id."""
        if not claim.links:
            return claim
        rows = self._store.connection.execute(
            "SELECT id, also FROM claims WHERE id IN (SELECT value FROM json_each(?)) AND also IS NOT NULL "
            "AND NOT EXISTS (SELECT 1 FROM endings WHERE endings.claim = claims.number)",
            (json.dumps([link.target for link in claim.links]),),
        )
        renamed = dict(rows)
        links = tuple(Link(link.kind, renamed.get(link.target, link.target)) for link in claim.links)
        return attrs.evolve(claim, links=links)


_BARRING = (Action.ACCEPT, Action.REJECT)
