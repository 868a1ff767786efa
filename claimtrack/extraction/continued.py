"""What a bare figure takes over from the figures before it, or from what the sentence before asks.

Enters: a sentence with what has been read of it and the readings of the last sentence with figures. Leaves: a reading
or proposal to go on with, None where nothing fits.
"""

from collections.abc import Sequence
from fractions import Fraction

import attrs

from claimtrack.extraction.cues import cue_index
from claimtrack.extraction.figures import Figure, SentenceFigures
from claimtrack.extraction.predicate_rules import cheapest
from claimtrack.extraction.predicates import HEAD, find_triggers
from claimtrack.extraction.proposals import INHERITED, Proposal
from claimtrack.model.quantity import Quantity

__all__ = ["MeasureReading", "SoFar", "equated_before", "goes_on", "likest", "share_of", "topic_of"]


@attrs.frozen
class MeasureReading:
    """What one figure counts.

    Attributes:
        figure: The figure.
        predicate: Its predicate.
        counted: The counted words; None if not said.
        unit: The value's unit; for a figure without a noun behind it, that of the name of its measure ("new cases
            213"). None if not said.
        rule: The rule that found the predicate.
        trigger: The token of the word that carries it; None for a fallback.
        part_of: The position, in the sentence's list of readings, of the whole that this figure is a part of.
        part_of_earlier: The predicate of the whole, where an earlier sentence named it ("six of them").
        fallback: Whether no word of the lexicon fitted.
    """

    figure: Figure
    predicate: str
    counted: str | None
    unit: str | None
    rule: str
    trigger: int | None
    part_of: int | None = None
    part_of_earlier: str | None = None
    fallback: bool = False


class SoFar:
    """A sentence with what has been read of it."""

    def __init__(self, sentence: SentenceFigures, earlier: Sequence[MeasureReading]) -> None:
        self.s, self.earlier = sentence, earlier
        self.previous = earlier[-1] if earlier else None
        self.readings: list[MeasureReading] = []
        self.places: dict[int, int] = {}

    def before(self, number: int) -> MeasureReading | None:
        """The reading of the figure before, in this sentence; those that are no claims are passed over."""
        return self.readings[-1] if self.places and number > 0 else None


def share_of(s: SentenceFigures, number: int) -> Proposal | None:
    """What the whole behind a share says of it: "half of the 64 cases were children"."""
    counted = s.counted[number]
    behind = number + 1 < len(s.figures) and counted.partitive and s.figures[number + 1].first == counted.resume
    whole = cheapest(s, number + 1) if behind else None
    return None if whole is None or whole.trigger is None else attrs.evolve(whole, cost=INHERITED, rule="part-of-whole")


def topic_of(so_far: SoFar, number: int) -> Proposal | None:
    """What the sentence before asks or tells without a figure: "How many marched? Observers came up with 60,000"."""
    s = so_far.s
    sentence = s.scan.sentence[s.first]
    bare = s.counted[number].is_empty and s.figures[number].value.unit is None
    if not bare or not sentence or (so_far.previous and s.scan.sentence[so_far.previous.figure.first] == sentence - 1):
        return None
    for trigger in find_triggers(s.scan, *s.scan.sentences[sentence - 1], s.lexicon):
        for reading in trigger.readings:
            plain = not reading.nouns and not reading.units and reading.role is not HEAD
            if plain and reading.predicate in s.grammar.befalling | s.grammar.gathering:
                return Proposal(INHERITED, reading.predicate, "topic", trigger.first)
    return None


def goes_on(s: SentenceFigures, number: int, before: MeasureReading) -> bool:
    """Whether a figure that is only counted or said may be of the measure before: bare, in its unit, or "people".

    Changes in percent do not go on, but levels do: "turnout was 71 percent; the opposition spoke of 60 percent".
    """
    unit, g = s.figures[number].value.unit, s.grammar
    if before.unit in ("percent", "ratio"):
        return unit == before.unit and before.predicate in g.percentages
    if unit is None:
        return s.counted[number].is_empty
    return unit == before.unit or (unit == "person" and before.predicate in g.gathering)


def equated_before(so_far: SoFar, number: int) -> Proposal | None:
    """The measure of the sentence before, for "it was no more than 380", "there were 3,500"."""
    s, before = so_far.s, so_far.before(number) or likest(so_far, number)
    token = s.back(s.figures[number].first - 1)
    bare = s.counted[number].is_empty and s.figures[number].value.unit is None
    if before is None or not bare or token <= s.first or s.words[token] not in s.grammar.be:
        return None
    teller = s.words[token - 2] if token - 2 >= s.first else ""
    told = teller == "that" or teller in cue_index(s.lexicon)
    pointing = told and s.words[token - 1] in s.grammar.existing  # not "A decade ago it was 43"
    return Proposal(INHERITED, before.predicate, "pointed-back", before.trigger) if pointing else None


def likest(so_far: SoFar, number: int) -> MeasureReading | None:
    """The reading of the sentence before that a bare figure goes on with: of several the one of the nearest size.

    "The final count is 23 dead and 81 injured. The monitors raised their figure to 20": the 20 are dead.
    """
    s, figure = so_far.s, so_far.s.figures[number].value
    size, near = _size(figure), []
    for place, one in enumerate(so_far.earlier):
        other, alike = _size(one.figure.value), one.unit == figure.unit or one.unit not in s.measured
        if alike and size > 0 and other > 0:
            near.append((max(other, size) / min(other, size), place))
    return so_far.earlier[min(near)[1]] if near else so_far.previous


def _size(value: Quantity) -> Fraction:
    """How large a figure is, roughly; 0 where no number is said."""
    return Fraction(value.nominal or value.high or value.low or 0)
