"""Ranking: conflicts in the order in which they matter, each with the reason for its place.

Disagreements go before corrections, a wide gap before a narrow one, what the words alone decide before what hangs on
the policy, many voices before few. Nothing is weighed by who speaks.
"""

from collections.abc import Iterable

import attrs

from claimtrack.comparison.reasons import shown_share
from claimtrack.model.comparison import Conflict, Verdict

__all__ = ["rank"]

_CORRECTIONS = frozenset({Verdict.REVISES_UP, Verdict.REVISES_DOWN})


def rank(conflicts: Iterable[Conflict]) -> list[Conflict]:
    """The conflicts, strongest first, with ``order`` filled in; equal ones keep the order they came in."""
    return [attrs.evolve(one, order=_why(one)) for one in sorted(conflicts, key=_weight)]


def _voices(conflict: Conflict) -> int:
    return len({origin.name for position in conflict.positions for origin in position.origins})


def _weight(conflict: Conflict) -> tuple[bool, object, bool, int]:
    share = conflict.ratio if conflict.ratio is not None else 1
    return (conflict.relation in _CORRECTIONS, -share, conflict.soft, -_voices(conflict))


def _why(conflict: Conflict) -> str:
    kind = "a correction" if conflict.relation in _CORRECTIONS else "a disagreement"
    apart = f"{shown_share(conflict.ratio)} apart" if conflict.ratio is not None else "one denies what the other says"
    firm = f"soft ({', '.join(conflict.hinges)})" if conflict.soft else "on the words alone"
    voices = _voices(conflict)
    return f"{kind}, {apart}, {firm}, {voices} {'voice' if voices == 1 else 'voices'}"
