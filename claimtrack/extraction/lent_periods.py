"""The period of a figure that has none of its own: lent by the opening of its report.

Enters: a scan with its dates, what a figure counts, its own times, whether it names another place. Leaves: a period
with the rule that found it, None where nothing is lent.
"""

from claimtrack.extraction.date_jobs import is_death_later
from claimtrack.extraction.dated_scan import DatedScan
from claimtrack.extraction.measures import MeasureReading
from claimtrack.extraction.periods import Timing
from claimtrack.model.measure import Mode
from claimtrack.model.moment import Moment

__all__ = ["lent_period"]

Lent = tuple[Moment | None, tuple[str, ...]]


def lent_period(
    dated: DatedScan,
    reading: MeasureReading,
    timing: Timing,
    elsewhere: bool,
    sentence: tuple[int, int],
) -> Lent:
    """The figure's own period, else the day, quarter or season that the document opened with.

    The day of an event is taken over by figures behind it, where no other place is named and the figure is neither held
    at a moment nor counted in a window: by what happens once (people killed, homes destroyed), and by what is told in
    the simple past without a time of its own. The day on which a court or parliament acted is taken over by penalties
    and crowds alone, that of a vote by what came out of it ("marched on Tuesday against the result of Sunday's
    election"), a company's quarter by its revenue, profit and loss, the season of a study by its dead.
    """
    if timing.period is not None:
        return timing.period, ()
    if reading.predicate in dated.grammar.of_the_vote:
        lasting = dated.vote is None or timing.previous or timing.mode is not None
        return (None, ()) if lasting else (dated.vote, ("period:vote",))
    if dated.event is not None and dated.event_from <= sentence[0] and _is_of_event(dated, reading, timing, elsewhere):
        return dated.event, ("period:event",)
    if timing.previous or timing.mode is not None:
        return None, ()
    g, predicate = dated.grammar, reading.predicate
    judged = dated.act is not None and dated.act_from <= sentence[0] and timing.as_of is None
    if judged and predicate in g.of_the_act and reading.rule != "penalty-asked":
        return dated.act, ("period:act",)
    studied = dated.season is not None and dated.event is None and dated.season_from < sentence[0]
    if studied and predicate in g.events and timing.happened:
        return dated.season, ("period:season",)
    if dated.quarter is not None and dated.quarter_from <= sentence[0]:
        quarterly = not g.quarterly.isdisjoint((predicate, (reading.counted or "").lower()))
        if quarterly and g.entire.isdisjoint(dated.scan.words[reading.figure.last : sentence[1]]):
            return dated.quarter, ("period:quarter",)
    return None, ()


def _is_of_event(dated: DatedScan, reading: MeasureReading, timing: Timing, elsewhere: bool) -> bool:
    """Whether a figure behind the event that a report opens with is one of that event."""
    g = dated.grammar
    if timing.mode not in (None, Mode.CUMULATIVE) or "period:since-unknown" in timing.rules:
        return False
    if is_death_later(dated, reading):
        return False
    gathered = reading.predicate in g.gathering and (timing.happened or reading.rule == "level")
    if elsewhere and not gathered:
        return False
    bodies = reading.rule == "counted-head" and reading.predicate == "found"  # "a doctor spoke of 78 bodies"
    return reading.predicate in g.events or timing.happened or bodies
