"""Sentences that were taken out of a document, and what may still be added beside them.

Enters: claims of a document of which something was redacted. Leaves: those that quote nothing of it, without the text
around their sentences where that holds some of it, and the ids of the others. Refused: nothing.
"""

import attrs

from claimtrack.model.claim import Claim
from claimtrack.storage.store import Store

__all__ = ["BLANK", "kept_apart"]

BLANK = "█"  # stands for each character that was taken out of a text, so that the offsets of other claims hold


def kept_apart(store: Store, document: int, claims: list[Claim]) -> tuple[list[Claim], list[str]]:
    """The claims that may be added, and the ids of those that may not."""
    connection = store.connection
    redacted = connection.execute(
        "SELECT 1 FROM claims JOIN endings ON endings.claim = claims.number "
        "WHERE document = ? AND endings.kind = 'redacted' LIMIT 1",
        (document,),
    ).fetchone()
    if redacted is None:
        return claims, []
    row = connection.execute("SELECT text FROM texts WHERE document = ?", (document,)).fetchone()
    text: str | None = row[0] if row is not None else None
    found = [(claim, _beside(claim, text)) for claim in claims]
    return [kept for _, kept in found if kept is not None], [claim.id for claim, kept in found if kept is None]


def _beside(claim: Claim, text: str | None) -> Claim | None:
    """A claim without what lies around its sentence; None where the sentence itself is not what is left of the text."""
    evidence = claim.evidence
    if evidence is None:
        return claim
    if text is not None and text[evidence.start : evidence.end] != evidence.quote:
        return None
    return attrs.evolve(claim, evidence=attrs.evolve(evidence, prefix="", suffix=""))
