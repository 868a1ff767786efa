"""What hypothesis calls when it is imported: from then on ``st.from_type(Claim)`` and its like yield valid values.

Enters: nothing. Leaves: nothing but the registration. The strategies themselves load only when one is asked for, for
this runs in every program of every user who imports hypothesis.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any

__all__ = ["register"]

_STRATEGIES = {
    "claimtrack.model.claim": {"Claim": "claims", "Link": "links", "Statement": "statements"},
    "claimtrack.model.decision": {"Decision": "decisions", "Grade": "grades"},
    "claimtrack.model.document": {"Document": "documents", "DocumentRef": "document_refs"},
    "claimtrack.model.evidence": {"Evidence": "evidence_of_figures"},
    "claimtrack.model.finding": {"Finding": "findings"},
    "claimtrack.model.measure": {"Measure": "measures"},
    "claimtrack.model.moment": {"Moment": "moments"},
    "claimtrack.model.policy": {"Policy": "policies", "Tolerance": "tolerances"},
    "claimtrack.model.quantity": {"Interval": "intervals", "Quantity": "quantities"},
    "claimtrack.model.source": {"Attribution": "attributions", "Source": "sources", "Span": "spans"},
}


def register() -> None:
    """Tell hypothesis which strategy makes which type of the model."""
    from hypothesis import strategies as st  # not at the top: hypothesis calls this while it is being imported

    for room, types in _STRATEGIES.items():
        model = import_module(room)
        for kind, strategy in types.items():
            st.register_type_strategy(getattr(model, kind), _made_by(strategy))


def _made_by(name: str) -> Callable[[type], Any]:
    return lambda _: getattr(import_module("claimtrack.strategies"), name)()
