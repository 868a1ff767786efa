"""In which mode a figure counts: what is held at a moment, what comes in a window, what has added up from a start.

Enters: a scan with its dates, a figure with its stretch of the sentence and its period. Leaves: a mode, or None for the
plain count of one event.
"""

from collections.abc import Sequence
from itertools import pairwise

from claimtrack.extraction.dated_scan import DatedScan
from claimtrack.extraction.grammar import Grammar
from claimtrack.extraction.measures import MeasureReading
from claimtrack.model.measure import Mode
from claimtrack.model.moment import Moment

__all__ = ["has_window", "mode_of"]


def has_window(dated: DatedScan, bounds: tuple[int, int]) -> bool:
    """Whether a figure's own stretch names a window: "104 died in the past 24 hours"."""
    words = dated.scan.words[slice(*bounds)]
    return not dated.grammar.windows.isdisjoint(words) and not dated.grammar.window_units.isdisjoint(words)


def mode_of(
    dated: DatedScan,
    reading: MeasureReading,
    bounds: tuple[int, int],
    sentence: tuple[int, int],
    period: Moment | None,
    cue: int,
) -> Mode | None:
    """The mode, from the words of the figure's stretch; ``cue`` is the token at which its source speaks, else -1."""
    g, words = dated.grammar, dated.scan.words[max(bounds[0], sentence[0]) : bounds[1]]
    near = frozenset() if g.timely.isdisjoint(words) else frozenset(words)
    per = (reading.unit or "").partition("_per_")[2]
    rated = near & g.rates and any(one in g.rates and two not in g.bulletins for one, two in pairwise([*words, ""]))
    if (near & g.windows and _spans(words, g)) or rated or per in g.time_units:
        return Mode.FLOW  # in the past 24 hours, within two weeks, daily, "94,000 deaths a year"
    if period is not None and period.is_open:
        return Mode.CUMULATIVE
    if reading.rule == "level" and reading.predicate in g.running and reading.predicate not in g.conditions:
        return Mode.CUMULATIVE  # a toll only grows; the number of missing does not
    if near & g.cumulative or ("far" in near and "so far" in " ".join(words)):
        return Mode.CUMULATIVE
    if reading.predicate in g.events:  # "14 were killed, and rescuers were still digging"
        near &= frozenset(
            dated.scan.words[max(bounds[0], sentence[0]) : max(reading.figure.last, reading.trigger or 0)]
        )
    if "still" in near and _still_says(words, cue - max(bounds[0], sentence[0]), g):
        near -= {"still"}
    if reading.predicate == "held" or near & g.stock or (near & g.present and near & {"being", "now"}):
        return Mode.CUMULATIVE if reading.predicate in g.events and "now" in near else Mode.STOCK  # "now 73 deaths"
    if _lasts(dated, reading):
        return Mode.STOCK
    gathered = reading.predicate in g.gathering  # "in 2003 more than 500,000 people marched" is one march
    if period is None:
        return None
    same = (date for _, date in dated.within(sentence) if date.value == period)
    named = any(dated.names_event(date) or dated.owns_event(date) for date in same)
    if named or period == dated.event:
        return None  # "the 2022 fire, in which 63 people died" is one fire
    long = period.part is None and not gathered and (period.is_interval or period.edtf.count("-") <= 1)
    event = reading.predicate in g.events and _is_weekend(dated, period, sentence)
    return Mode.FLOW if long and not event else None


def _still_says(words: Sequence[str], cue: int, g: Grammar) -> bool:
    """Whether "still" goes with the cue or with what is to come: "still spoke of 88", "1,700 jobs would still go"."""
    around = [*words, ""]
    places = [at for at, word in enumerate(words) if word == "still"]
    return all(at + 1 == cue or (at > 0 and around[at - 1] in g.modals and around[at + 1] != "be") for at in places)


def _spans(words: Sequence[str], g: Grammar) -> bool:
    """Whether a span is said in which things happened: not "last week's explosion", "the 700 announced last week"."""
    told = any(one in g.announced and two in g.windows for one, two in pairwise(words))
    return not told and any(one in g.window_units and two not in g.genitives for one, two in pairwise([*words, ""]))


def _is_weekend(dated: DatedScan, period: Moment, sentence: tuple[int, int]) -> bool:
    """Whether a period is a weekend, on one of whose days an event was: "floods killed 17 people at the weekend"."""
    found = (date for _, date in dated.within(sentence) if date.value == period)
    return any(dated.scan.words[dated.scan.token_at(date.end - 1)] == "weekend" for date in found)


def _lasts(dated: DatedScan, reading: MeasureReading) -> bool:
    """Whether a figure tells how things stand: "employs 9,000 people", "nine are missing", "is treating 31"."""
    g, words, trigger = dated.grammar, dated.scan.words, reading.trigger
    if reading.predicate in g.staff:
        return True
    if trigger is None or reading.predicate not in g.conditions:
        return False
    before = words[max(0, trigger - 2) : trigger]
    return not g.present.isdisjoint(before) and (trigger >= reading.figure.last or words[trigger].endswith("ing"))
