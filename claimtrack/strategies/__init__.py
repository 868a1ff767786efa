"""Hypothesis strategies: the model's values, phrases that state them, and a contract that proves any parser.

Enters: options, by keyword. Leaves: strategies. Refused: options that could yield nothing, at once and not at the first
example. Importing this package loads no hypothesis; using a name of it does.
"""

from importlib import import_module
from typing import Any

_ROOMS = {
    "claimtrack.strategies.quantity_values": "intervals numbers policies quantities tolerances",
    "claimtrack.strategies.date_text": "date_phrases",
    "claimtrack.strategies.decision_values": "decisions grades",
    "claimtrack.strategies.moment_values": "moments",
    "claimtrack.strategies.quantity_text": "quantity_phrases",
    "claimtrack.strategies.source_values": "attributions sources spans",
    "claimtrack.strategies.claim_values": (
        "claims document_refs documents evidence_of_figures findings links measures statements"
    ),
    "claimtrack.strategies.claim_contract": "ClaimContract ClaimReading",
    "claimtrack.strategies.claim_series": "Step conflicting_claims timelines",
    "claimtrack.strategies.claim_text": "FORMS Told articles attributed_sentences chains render told_claims",
}
_HOME = {name: room for room, names in _ROOMS.items() for name in names.split()}

__all__ = sorted(_HOME)


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
