"""Checks of claims against words, and of claims against each other: verify, check, corroboration, consensus, decisions.

The public names of the room, each loaded on first use; no logic lives here.
"""

from importlib import import_module
from typing import Any

_MODULES = {
    "agreement": "Consensus consensus",
    "anchoring": "Anchor find_quote",
    "consensus_methods": "CONSENSUS_METHODS consensus_table",
    "decisions": "append_decision apply_decisions read_decisions",
    "draft_checks": "Checked DraftVerdict check",
    "evidence_checks": "reanchor verify",
    "independence": "Corroboration Voice corroboration",
    "review": "ReviewItem review_queue",
    "source_records": "Distance SourceRecord source_records",
}
_HOME = {name: module for module, names in _MODULES.items() for name in names.split()}

__all__ = sorted(_HOME)


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value
