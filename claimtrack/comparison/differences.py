"""Differences: what changed between two collections of claims - yesterday's and today's.

Enters: two collections. Leaves: what is new, revised, withdrawn, newly in conflict and settled. Refused: nothing;
statements are left out, and a figure said again changes nothing.
"""

from collections.abc import Iterable

from claimtrack.comparison.compare import compare_facts
from claimtrack.comparison.conflicts import conflicts_among, read_facts
from claimtrack.comparison.facts import Facts, Reader
from claimtrack.comparison.grouping import group
from claimtrack.comparison.ordering import order_key
from claimtrack.comparison.origins import voices
from claimtrack.lexicon.loader import Lexicon, load_lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.comparison import Comparison, Conflict, Difference, Verdict
from claimtrack.model.policy import Policy

__all__ = ["diff", "difference_among"]

_DISAGREE = frozenset({Verdict.CONFLICTS, Verdict.DENIES, Verdict.EXCEEDS_WHOLE})
_Voice = tuple[int, str]


def diff(
    old: Iterable[Claim], new: Iterable[Claim], policy: Policy | None = None, lexicon: Lexicon | None = None
) -> Difference:
    """What changed from ``old`` to ``new``; claims are the same when their ids are.

    >>> from claimtrack.parsing.claims import claim
    >>> crash = dict(predicate="killed", source="police", event="crash")
    >>> found = diff([claim(value=12, as_of="2024-05-01", **crash)], [claim(value=15, as_of="2024-05-02", **crash)])
    >>> [(before.value.low, after.value.low, str(what.verdict)) for before, after, what in found.revised]
    [(12, 15, 'revises_up')]
    """
    reader = Reader(policy or Policy(), lexicon or load_lexicon())
    before, after = ({claim.id: claim for claim in claims} for claims in (old, new))
    all_facts, *sides = (read_facts(c.values(), reader) for c in ({**before, **after}, before, after))
    return difference_among(all_facts, *sides, reader=reader)


def difference_among(facts: list[Facts], before: list[Facts], after: list[Facts], *, reader: Reader) -> Difference:
    """The same of facts that have been read and whose gaps have been filled.

    Args:
        facts: All that stand on either side, each claim once; of two readings of one claim the later.
        before: Those of the old collection.
        after: Those of the new one.
        reader: What they were read with.
    """
    old, new = ({fact.id for fact in side} for side in (before, after))
    voices = _voices(facts, reader)
    added, revised = _additions(facts, voices, old, reader)
    speaking = {voices[fact.id] for fact in facts if fact.id in new}
    conflicts = [_disagreements(side, voices, reader) for side in (before, after)]
    return Difference(
        tuple(added),
        tuple(revised),
        tuple(fact.claim for fact in facts if voices[fact.id] not in speaking),
        tuple(conflict for key, conflict in conflicts[1].items() if key not in conflicts[0]),
        tuple(conflict for key, conflict in conflicts[0].items() if key not in conflicts[1]),
    )


def _voices(facts: list[Facts], reader: Reader) -> dict[str, _Voice]:
    """For each claim the thing it speaks of and whose word it is."""
    found: dict[str, _Voice] = {}
    for number, members in enumerate(group(facts, reader).groups):
        names = voices(fact.origin for fact in members.facts)
        for fact in members.facts:
            found[fact.id] = (number, names[fact.origin.key] or fact.id)
    return found


def _additions(
    facts: list[Facts], voices: dict[str, _Voice], before: set[str], reader: Reader
) -> tuple[list[Claim], list[tuple[Claim, Claim, Comparison]]]:
    """New claims, and new figures of voices that had spoken of the same thing."""
    latest: dict[_Voice, Facts] = {}
    for fact in sorted((f for f in facts if f.id in before), key=order_key):
        latest[voices[fact.id]] = fact
    added: list[Claim] = []
    revised: list[tuple[Claim, Claim, Comparison]] = []
    for fact in facts:
        if fact.id in before:
            continue
        state = latest.get(voices[fact.id])
        if state is None:
            added.append(fact.claim)
        elif state.ends != fact.ends:
            revised.append((state.claim, fact.claim, compare_facts(state, fact, reader)))
    return added, revised


def _disagreements(facts: list[Facts], voices: dict[str, _Voice], reader: Reader) -> dict[object, Conflict]:
    """The disagreements by the things and voices they are between; the strongest of each."""
    found: dict[object, Conflict] = {}
    for conflict in conflicts_among(facts, reader):
        if conflict.relation in _DISAGREE and conflict.pair is not None:
            key = frozenset(voices[claim.id] for claim in conflict.pair)
            found.setdefault((conflict.relation, key), conflict)
    return found
