"""What a claim takes from the rest of its report, kept beside it so that the claim can be compared without the report.

Enters: the facts of a claim by itself, and those with gaps filled from its report. Leaves: a line of JSON with what
was filled, or None where nothing was; and from such a line the filled facts again. Refused: nothing.
"""

import json
from collections.abc import Sequence
from typing import Any

import attrs

from claimtrack.comparison.conflicts import read_facts
from claimtrack.comparison.facts import Facts, Reader, Window
from claimtrack.model.claim import Claim
from claimtrack.model.quantity import Quantity

__all__ = ["context_of", "filled", "needs_report", "with_context"]


def needs_report(claims: Sequence[Claim]) -> bool:
    """Whether the claims of one report may take something from each other: a place, a day, its names."""
    return any(
        claim.evidence is not None and claim.measure is not None and isinstance(claim.value, Quantity)
        for claim in claims
    )


def filled(claims: Sequence[Claim], reader: Reader) -> list[tuple[Facts, str | None]]:
    """The facts of the figures of one report with their gaps filled, and what was filled."""
    facts = read_facts(claims, reader)
    return [(fact, context_of(reader.read(fact.claim), fact)) for fact in facts]


def context_of(bare: Facts, fact: Facts) -> str | None:
    """What the facts of a report have that those of the claim alone lack, as JSON."""
    found: dict[str, Any] = {}
    if fact.places != bare.places:
        found["places"] = list(fact.places)
    if fact.window != bare.window and fact.window is not None:
        found["window"] = list(attrs.astuple(fact.window))
    if fact.borrowed:
        found["borrowed"] = list(fact.borrowed)
    if fact.aside:
        found["aside"] = True
    if fact.narrower:
        found["narrower"] = True
    if fact.names is not None:
        found["names"] = sorted(fact.names)
    return json.dumps(found, ensure_ascii=False) if found else None


def with_context(bare: Facts, context: str | None) -> Facts:
    """The facts of a claim with what it takes from its report."""
    if context is None:
        return bare
    found = json.loads(context)
    places, window, names = found.get("places"), found.get("window"), found.get("names")
    return attrs.evolve(
        bare,
        places=bare.places if places is None else tuple(places),
        window=bare.window if window is None else Window(*window),
        borrowed=tuple(found.get("borrowed", ())),
        aside=found.get("aside", False),
        narrower=found.get("narrower", False),
        names=None if names is None else frozenset(names),
    )
