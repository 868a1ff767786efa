"""What the ledger tells: what an addition changed, and what happened in it. Values only.

Enters: what was found while adding or reading the journal. Leaves: frozen values. Refused: nothing.
"""

from __future__ import annotations

import attrs

from claimtrack.model.claim import Claim
from claimtrack.model.comparison import Comparison, Conflict, Difference

__all__ = ["Changes", "Entry", "Stats", "Version"]


@attrs.frozen
class Version:
    """A document that took the place of another at the same URL.

    Attributes:
        url: Where both appeared.
        before: The id of the older text.
        after: The id of the newer one.
        difference: What the newer one says otherwise.
    """

    url: str
    before: str
    after: str
    difference: Difference


@attrs.frozen(kw_only=True)
class Changes:
    """What one addition, decision, withdrawal or redaction changed.

    Attributes:
        entry: The number of the entry that keeps it; None where nothing changed.
        documents: The ids of documents that the ledger did not know.
        versions: The documents that took the place of others.
        new: Claims on what, or by whom, nothing was said before; statements too.
        restated: Claims that say what their voice had said.
        revised: For each new figure of a voice that had one for the same thing: that one, the new one, and what it does
            to it.
        withdrawn: Claims that stood before and whose voice has no other figure in their place.
        in_conflict: Disagreements that were not there before.
        settled: Disagreements that are no longer there.
        added: How many readings of claims were added.
        unchanged: How many claims and documents were there already.
        refused: The ids of redacted claims and documents, which stay out.
        compared: Whether the additions were compared; if not, the lists of claims and disagreements are empty.
    """

    entry: int | None = None
    documents: tuple[str, ...] = ()
    versions: tuple[Version, ...] = ()
    new: tuple[Claim, ...] = ()
    restated: tuple[Claim, ...] = ()
    revised: tuple[tuple[Claim, Claim, Comparison], ...] = ()
    withdrawn: tuple[Claim, ...] = ()
    in_conflict: tuple[Conflict, ...] = ()
    settled: tuple[Conflict, ...] = ()
    added: int = 0
    unchanged: int = 0
    refused: tuple[str, ...] = ()
    compared: bool = True

    @property
    def is_empty(self) -> bool:
        """Whether the ledger is as it was."""
        return self.entry is None

    @property
    def summary(self) -> str:
        """The counts in a line, those that are not nought."""
        counts = {
            "document" if len(self.documents) == 1 else "documents": self.documents,
            "new version" if len(self.versions) == 1 else "new versions": self.versions,
            "new": self.new,
            "restated": self.restated,
            "revised": self.revised,
            "withdrawn": self.withdrawn,
            "now in conflict": self.in_conflict,
            "settled": self.settled,
            "refused": self.refused,
        }
        told = [f"{len(found)} {name}" for name, found in counts.items() if found]
        if not self.compared and self.added:
            told.append(f"{self.added} added, not compared")
        return ", ".join(told) or "nothing changed"


@attrs.frozen
class Entry:
    """One thing that happened to the ledger.

    Attributes:
        number: Its place in the order of all.
        kind: ``add``, ``decision``, ``withdrawal`` or ``redaction``.
        recorded: When the ledger learnt it, as the caller said.
        who: Who did it, where given.
        why: Why.
        subject: The id of the claim or document that it is about; None for an addition.
        what: For an addition, how many readings it brought of the claim or document asked for; else what was done.
    """

    number: int
    kind: str
    recorded: str
    who: str | None
    why: str | None
    subject: str | None
    what: str = ""


@attrs.frozen
class Stats:
    """How much a ledger holds.

    Attributes:
        entries: Things that happened.
        documents: Documents, redacted ones left out.
        claims: Claims that stand.
        readings: All readings of claims, those that were replaced too.
        measures: Scopes as written.
        compared: Of these, how many have been compared with the others.
        conflicts: Disagreements and corrections that stand, as far as compared.
        decisions: Decisions of people.
        redactions: Tombstones.
        first: The earliest recorded time.
        last: The latest.
        schema: The version of the schema.
    """

    entries: int
    documents: int
    claims: int
    readings: int
    measures: int
    compared: int
    conflicts: int
    decisions: int
    redactions: int
    first: str | None
    last: str | None
    schema: int
