"""Timelines of one thing together: what each voice said of it, to be drawn on one pair of axes.

Enters: timelines, and the claims they were made of. Leaves: sets of timelines that speak of one thing in one stance,
those with most figures first. Refused: nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import attrs

from claimtrack.comparison.conflicts import read_facts
from claimtrack.comparison.facts import Reader
from claimtrack.comparison.grouping import group
from claimtrack.lexicon.loader import Lexicon, load_lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.comparison import Timeline
from claimtrack.model.measure import Measure
from claimtrack.model.policy import Policy

__all__ = ["Thing", "things"]


@attrs.frozen
class Thing:
    """What several voices counted.

    Attributes:
        measure: What is counted, in the words that say most.
        lines: The timelines of its voices, in the order of their first figure.
    """

    measure: Measure
    lines: tuple[Timeline, ...]

    @property
    def figures(self) -> int:
        """How many figures there are."""
        return sum(len(line.entries) for line in self.lines)


def things(
    lines: Sequence[Timeline],
    claims: Iterable[Claim],
    policy: Policy | None = None,
    lexicon: Lexicon | None = None,
) -> list[Thing]:
    """Timelines sorted by what they speak of; figures that are all of one day, or of none, make no timeline.

    Comparison keeps apart what is counted in two ways (a crowd at its peak, a crowd in all). Where the words for it are
    the same, of one event or of one place and period, they are drawn together.

    >>> from claimtrack.comparison.timelines import timeline
    >>> from claimtrack.parsing.claims import claim
    >>> toll = dict(predicate="killed", event="earthquake", mode="cumulative")
    >>> said = [("AFAD", "2023-02-20", 41_156), ("ministry", "2024-02-02", 53_537)]
    >>> claims = [claim(value=n, source=who, as_of=day, **toll) for who, day, n in said]
    >>> [thing] = things(timeline(claims), claims)
    >>> len(thing.lines), thing.figures
    (2, 2)
    """
    reader = Reader(policy or Policy(), lexicon or load_lexicon())
    grouped = group(read_facts(claims, reader), reader).groups
    number = {fact.claim.id: place for place, members in enumerate(grouped) for fact in members.facts}
    found: dict[object, list[Timeline]] = defaultdict(list)
    for line in lines:
        first = line.entries[0].claim
        found[number.get(first.id), first.attribution.stance].append(line)
    joined: dict[object, list[Timeline]] = defaultdict(list)
    for key, told in found.items():
        joined[_named(told) or key] += told
    several = [Thing(_fullest(told), tuple(told)) for told in joined.values() if _days(told) > 1]
    return sorted(several, key=lambda thing: -thing.figures)


def _named(lines: Sequence[Timeline]) -> object:
    """What the words alone say is one thing: one event, or one place and period; None where they say less."""
    measure = _fullest(lines)
    if measure.event is None and (measure.place is None or measure.period is None):
        return None
    counted = (measure.counted or "").casefold()
    stance = lines[0].entries[0].claim.attribution.stance
    return measure.predicate, counted, measure.place, measure.event, measure.period, stance


def _days(lines: Iterable[Timeline]) -> int:
    """How many dates its figures have."""
    return len({entry.claim.as_of for line in lines for entry in line.entries if entry.claim.as_of is not None})


def _fullest(lines: Sequence[Timeline]) -> Measure:
    """The measure that says most."""
    said = ("counted", "place", "event", "period", "mode")
    return max(
        (line.measure for line in lines), key=lambda measure: sum(getattr(measure, name) is not None for name in said)
    )
