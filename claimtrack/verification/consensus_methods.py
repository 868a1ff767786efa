"""Consensus over plain rows: which method, and the way through it.

Enters: rows of (source, item, value) and the name of a method. Leaves: {item: value}. Refused: unknown methods, rows
that are not triples, numbers too large to weigh.
"""

from collections.abc import Iterable
from importlib import import_module
from typing import Any

__all__ = ["CONSENSUS_METHODS", "consensus_table"]

_ROOM = "claimtrack.verification."
_METHODS = {
    "voting": "consensus_votes",
    "mean": "consensus_votes",
    "median": "consensus_votes",
    "lower_median": "consensus_votes",
    "truthfinder": "consensus_trust",
    "pooled_investment": "consensus_trust",
    "crh": "consensus_trust",
    "catd": "consensus_trust",
    "origins": "consensus_origins",
}
#: The names of all methods; the last is this project's own.
CONSENSUS_METHODS = tuple(_METHODS)


def consensus_table(rows: Iterable[tuple[Any, Any, Any]], *, method: str = "origins") -> dict[Any, Any]:
    """The value that a method finds for each item.

    Args:
        rows: (source, item, value) triples. Values are numbers, text that reads as a number, or other text; rows with a
            missing value are left out. Figures are taken as points: intervals and dates belong to ``consensus``.
        method: One of ``CONSENSUS_METHODS``.

    Returns:
        Each item with a stated value, as it was first stated; or with a reckoned number, an int or a Decimal of 15
        digits, for ``mean``, ``median``, ``crh``, ``catd``, and ``origins`` where the items hold estimates.

    Raises:
        ValueError: For an unknown method.
        InvalidTable: For rows that are not triples, and for values that are infinite or too large.
        MissingExtraError: Without numpy.

    >>> consensus_table([("a", "toll", 12), ("b", "toll", 12), ("c", "toll", 15)], method="voting")
    {'toll': 12}
    """
    if method not in _METHODS:
        raise ValueError(f"method must be one of {', '.join(CONSENSUS_METHODS)}, not {method!r}")
    table = import_module(_ROOM + "claim_table").read_table(rows)
    chosen, numbers = getattr(import_module(_ROOM + _METHODS[method]), method)(table)
    found: dict[Any, Any] = table.answers(chosen, numbers)
    return found
