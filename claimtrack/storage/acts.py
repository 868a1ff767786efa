"""What people do to a ledger: decide on claims, withdraw, redact. Each is an entry of its own, with who, when and why.

Enters: a decision, or the id of a claim or document. Leaves: ``Changes``. Refused: ids that the ledger does not know,
and acts without a name; a redaction without a reason.
"""

import attrs

from claimtrack.errors import InvalidClaim
from claimtrack.model.decision import Decision
from claimtrack.model.identity import content_hash
from claimtrack.storage.adding import Addition
from claimtrack.storage.changes import Changes
from claimtrack.storage.comparing import changes_of
from claimtrack.storage.decided import Decided
from claimtrack.storage.store import Store

__all__ = ["act", "decide", "rows_of", "withdraw"]


def decide(store: Store, decision: Decision, recorded: str, *, is_early: bool = False) -> Changes:
    """Keep a decision and apply it.

    Args:
        store: The ledger.
        decision: What was decided.
        recorded: When the ledger learns it.
        is_early: Whether it may be about a claim that the ledger does not know yet.
    """
    with store.writing():
        names = [name for name in (decision.claim, decision.other) if name is not None]
        ids = {name: (_find_id(store, name) or name) if is_early else _first_id(store, name) for name in names}
        decision = attrs.evolve(
            decision, claim=ids[decision.claim], other=ids[decision.other] if decision.other is not None else None
        )
        fields = [getattr(decision, field.name) for field in attrs.fields(Decision)]
        addition = Addition(store, recorded, decision.who)
        entry = act(store, addition, "decision", decision.who, decision.why or None, decision.claim, fields)
        if entry is None:
            return Changes(unchanged=1)
        store.connection.execute(
            "INSERT INTO decisions (entry, action, claim, other, field, value, day) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                entry,
                decision.action.value,
                decision.claim,
                decision.other,
                decision.field,
                decision.value,
                decision.when.edtf,
            ),
        )
        decided = Decided(store)
        for name in ids.values():
            decided.apply(name, addition)
        return changes_of(store, addition)


def withdraw(store: Store, id: str, recorded: str, who: str, why: str) -> Changes:  # noqa: A002
    """End a claim, or all claims of a document, because whoever published it took it back."""
    with store.writing():
        rows, subject = rows_of(store, id)
        addition = Addition(store, recorded, who)
        if act(store, addition, "withdrawal", who, why, subject, [recorded]) is None:
            return Changes(unchanged=1)
        for number in rows:
            addition.end(number, "withdrawn")
        return changes_of(store, addition)


def act(
    store: Store, addition: Addition, kind: str, who: str, why: str | None, subject: str, fields: list[object]
) -> int | None:
    """Write the entry of an act; None where the same act is there already."""
    if not who.strip():
        raise InvalidClaim(f"a {kind} needs the name of who made it")
    name = content_hash(kind, subject, who, why, fields)
    if store.connection.execute("SELECT 1 FROM entries WHERE id = ?", (name,)).fetchone():
        return None
    return addition.begin(kind, who, why, subject, name)


def _find_id(store: Store, id: str) -> str | None:  # noqa: A002
    """The id under which a claim was read first; amending one that has no text gives it another."""
    row = store.connection.execute(
        "SELECT id FROM claims WHERE id = :id UNION SELECT id FROM claims WHERE also = :id", {"id": id}
    ).fetchone()
    return None if row is None else row[0]


def _first_id(store: Store, id: str) -> str:  # noqa: A002
    found = _find_id(store, id)
    if found is None:
        raise InvalidClaim(f"this ledger knows no claim {id!r}")
    return found


def _document(store: Store, id: str) -> int | None:  # noqa: A002
    row = store.connection.execute("SELECT number FROM documents WHERE id = ?", (id,)).fetchone()
    return None if row is None else row[0]


def _all_rows(store: Store, document: int) -> list[int]:
    rows = store.connection.execute("SELECT number FROM claims WHERE document = ?", (document,))
    return [number for (number,) in rows]


def rows_of(store: Store, id: str) -> tuple[list[int], str]:  # noqa: A002
    """All readings of a claim, or of the claims of a document, and the id that it is kept under."""
    document = _document(store, id)
    if document is not None:
        return _all_rows(store, document), id
    first = _first_id(store, id)
    rows = store.connection.execute("SELECT number FROM claims WHERE id = ?", (first,))
    return [number for (number,) in rows], first
