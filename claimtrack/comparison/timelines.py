"""Timelines: what each origin said of one thing, in as-of order, and what each figure did to the one before it.

Enters: claims. Leaves: one timeline for each thing and origin, with every figure in it, and remarks on the series: a
running count that went down or that no growing count fits, jumps, gaps. Refused: nothing; statements are left out.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import accumulate, pairwise
from statistics import median_low

from claimtrack.comparison.candidates import by_stance
from claimtrack.comparison.conflicts import read_facts
from claimtrack.comparison.facts import Days, Facts, Reader
from claimtrack.comparison.grouping import Grouping, group
from claimtrack.comparison.reasons import shown_figure, shown_number
from claimtrack.comparison.series import Step, lines, steps
from claimtrack.comparison.value import is_below
from claimtrack.lexicon.loader import Lexicon, load_lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.comparison import Change, Timeline, TimelineEntry
from claimtrack.model.finding import Finding, Severity
from claimtrack.model.measure import Measure
from claimtrack.model.policy import Policy

__all__ = ["timeline", "timelines_among", "timelines_within"]

_GAP_TIMES, _GAP_DAYS = 5, 7  # a silence is a gap when it is that much longer than usual, and at least that long
_Floor = tuple[Fraction | int, Days, Facts]
_JUMP_TIMES = 10  # a rise is a jump when it is that much larger than usual and adds at least half of what there was


def timeline(claims: Iterable[Claim], policy: Policy | None = None, lexicon: Lexicon | None = None) -> list[Timeline]:
    """What each origin said of each thing, in as-of order; nothing is dropped.

    Instants within a day stay in order. Figures without any date come first, in the order of their size.

    >>> from claimtrack.parsing.claims import claim
    >>> count = dict(predicate="confirmed", source="ministry", event="outbreak", mode="cumulative")
    >>> days = {"2020-02-01": 120, "2020-02-02": 150, "2020-02-03": 140}
    >>> [line] = timeline(claim(value=value, as_of=day, **count) for day, value in days.items())
    >>> [str(entry.change) for entry in line.entries]
    ['first', 'grown', 'revised_down']
    """
    reader = Reader(policy or Policy(), lexicon or load_lexicon())
    return timelines_among(read_facts(claims, reader), reader)


def timelines_among(facts: Iterable[Facts], reader: Reader) -> list[Timeline]:
    """The same of facts that have been read and whose gaps have been filled."""
    return timelines_within(group(facts, reader), reader)


def timelines_within(grouping: Grouping, reader: Reader) -> list[Timeline]:
    """The same of facts that have been sorted into groups."""
    found = []
    for members in grouping.groups:
        for stance in by_stance(members.facts).values():
            found += [_timeline(list(steps(line, reader)), reader.policy.lag) for line in lines(stance)]
    return found


def _timeline(made: list[Step], lag: int) -> Timeline:
    facts = [step.fact for step in made]
    entries = tuple(TimelineEntry(step.fact.claim, step.change) for step in made)
    return Timeline(_fullest(facts), facts[0].claim.source, entries, tuple(_remarks(made, lag)))


def _fullest(facts: Sequence[Facts]) -> Measure:
    """The measure that says most, the first of those that say equally much."""
    measures = [fact.claim.measure for fact in facts if fact.claim.measure is not None]
    said = ("counted", "place", "event", "period", "mode")
    return max(measures, key=lambda measure: sum(getattr(measure, name) is not None for name in said))


def _remarks(made: Sequence[Step], lag: int) -> Iterator[Finding]:
    dated = [step for step in made if step.fact.days is not None]
    if len(dated) < len(made):
        count = len(made) - len(dated)
        message = "one figure has no date" if count == 1 else f"{count} figures have no date"
        yield Finding("undated-figures", Severity.INFO, message)
    # when a count was what its text calls an earlier state ("up from 12") is not known: it neither falls nor bounds
    known = [step for step in dated if step.fact.days is not None and not step.fact.days.previous]
    falls = list(_falls(known))
    yield from falls or _misfits(known, lag)
    yield from _gaps(dated)
    yield from _jumps(dated)


def _falls(made: Sequence[Step]) -> Iterator[Finding]:
    """A running count that went down was corrected, or one of its figures is wrong."""
    fallen = [s for s in made if s.change is Change.REVISED_DOWN and s.fact.growing]
    falls = [(before.ends.point - s.fact.ends.point, s) for s in fallen if (before := s.before) is not None]
    if falls:
        _, deepest = max(falls, key=lambda entry: entry[0])
        times = "once" if len(falls) == 1 else f"{len(falls)} times"
        message = f"a running count went down {times}; most {_from_to(deepest)}"
        yield Finding("running-count-fell", Severity.WARNING, message)


def _misfits(made: Sequence[Step], lag: int) -> Iterator[Finding]:
    """Figures that no count which only grows can pass through, though no single step goes down.

    150, then "100 to 200", then 120: each step is possible, all three are not. A figure that is dated by its
    publication may be ``lag`` days older.
    """
    told = [(s.fact, s.fact.days) for s in made if s.fact.growing]
    dated = [(days, fact) for fact, days in told if days is not None]
    lows = [(low, days, fact) for days, fact in dated if (low := fact.ends.low) is not None]
    greatest = list(accumulate(lows, _higher))
    for days, fact in dated:
        earliest = days.first - (lag if days.published else 0)
        before = bisect_left(lows, earliest, key=lambda entry: entry[1].last)
        if before and is_below(fact.ends, greatest[before - 1][2].ends):
            facts = greatest[before - 1][2], fact
            floor, ceiling = (f"{shown_figure(f.claim)} as of {f.claim.as_of or f.claim.published}" for f in facts)
            message = f"no count that only grows fits its figures: {floor}, {ceiling}"
            yield Finding("count-does-not-fit", Severity.WARNING, message)
            return


def _higher(a: _Floor, b: _Floor) -> _Floor:
    return b if b[0] > a[0] else a


def _from_to(step: Step) -> str:
    before = step.before if step.before is not None else step.fact
    text = f"from {shown_figure(before.claim)} to {shown_figure(step.fact.claim)}"
    return f"{text} (as of {step.fact.claim.as_of or step.fact.claim.published})"


def _gaps(made: Sequence[Step]) -> Iterator[Finding]:
    """Silences much longer than is usual in the series."""
    days = sorted({step.fact.days.first for step in made if step.fact.days is not None})
    waits = [b - a for a, b in pairwise(days)]
    if len(waits) < 3:
        return
    longest = max(waits)
    if longest >= _GAP_DAYS and longest > _GAP_TIMES * median_low(waits):
        usual = "day" if median_low(waits) == 1 else f"{median_low(waits)} days"
        yield Finding("gap", Severity.INFO, f"no figure for {longest} days; there is usually one every {usual}")


def _jumps(made: Sequence[Step]) -> Iterator[Finding]:
    """Rises much larger than is usual in the series."""
    rises = [
        (step.fact.ends.point - step.before.ends.point, step)
        for step in made
        if step.before is not None and step.fact.ends.point > step.before.ends.point
    ]
    if len(rises) < 3:
        return
    usual = median_low([rise for rise, _ in rises])
    largest, step = max(rises, key=lambda entry: entry[0])
    if (
        step.before is not None
        and largest > _JUMP_TIMES * usual
        and 2 * largest >= abs(Fraction(step.before.ends.point))
    ):
        yield Finding("jump", Severity.INFO, f"a rise of {shown_number(largest)} at once, {_from_to(step)}")
