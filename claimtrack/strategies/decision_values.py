"""Strategies for what people decide: decisions about claims, and grades of sources.

Enters: which actions are wanted. Leaves: strategies of values that are valid together - a pair where the action needs
one, a field where something is amended, no grade of a person. Refused: options that could yield nothing.
"""

from collections.abc import Iterable

from hypothesis import strategies as st

from claimtrack.model.decision import AMENDABLE, Action, Credibility, Decision, Grade, Reliability
from claimtrack.model.moment import Moment
from claimtrack.model.source import SourceKind
from claimtrack.strategies.moment_values import moments
from claimtrack.strategies.options import members
from claimtrack.strategies.source_values import phrases, sources

__all__ = ["decisions", "grades"]

_OF_A_PAIR = (Action.SAME_MEASURE, Action.NOT_SAME, Action.PREFER)
# What a claim cannot be without, so that no amendment empties it.
_NEEDED = ("value", "predicate", "stance")
_BODIES = tuple(kind for kind in SourceKind if kind not in (SourceKind.PERSON, SourceKind.WITNESS))


def decisions(*, actions: Iterable[Action | str] | None = None) -> st.SearchStrategy[Decision]:
    """Decisions about one claim or a pair; simplest is to accept one.

    Args:
        actions: The actions wanted; None for all.

    Raises:
        InvalidArgument: At once, for an unknown action, and for none.
    """
    return st.one_of([_of_action(action) for action in members("actions", actions, Action)])


def grades() -> st.SearchStrategy[Grade]:
    """Grades of bodies, by reliability, credibility or both."""
    marks = st.one_of(
        st.tuples(st.sampled_from(Reliability), st.none() | st.sampled_from(Credibility)),
        st.tuples(st.none(), st.sampled_from(Credibility)),
    )
    said = phrases(any_text=False)
    return st.tuples(sources(kinds=_BODIES), said, _days(), said, marks).map(lambda drawn: Grade(*drawn[:4], *drawn[4]))


def _days() -> st.SearchStrategy[Moment]:
    return moments(kinds=["day"], parts=False, times=False)


def _of_action(action: Action) -> st.SearchStrategy[Decision]:
    """Decisions with what one action takes."""
    claim, other = (st.integers(first, first + 9).map("{:032x}".format) for first in (0, 10))
    changed: st.SearchStrategy[tuple[str | None, str | None]] = st.just((None, None))
    if action is Action.AMEND:
        filled = st.tuples(st.sampled_from(AMENDABLE), phrases(any_text=False))
        emptied = st.tuples(st.sampled_from([name for name in AMENDABLE if name not in _NEEDED]), st.none())
        changed = filled | emptied
    return st.builds(
        lambda claim, who, when, why, other, change: Decision(action, claim, who, when, why, other, *change),
        claim,
        phrases(any_text=False),
        _days(),
        st.just("") | phrases(any_text=False),
        other if action in _OF_A_PAIR else st.none(),
        changed,
    )
