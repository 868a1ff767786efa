"""Of two groups that touch: which whole a part exceeds, and which figures of two ways of counting disagree."""

import pytest

from claimtrack.comparison.candidates import excesses, overlaps
from claimtrack.comparison.facts import Facts, Reader
from claimtrack.lexicon.loader import load_lexicon
from claimtrack.model.claim import AsOfBasis, Claim
from claimtrack.model.measure import Measure, Mode
from claimtrack.model.moment import Moment
from claimtrack.model.policy import Policy
from claimtrack.model.quantity import Bound, Quantity
from claimtrack.model.source import Attribution, Source

READER = Reader(Policy(), load_lexicon())
VOICES = [Source(name) for name in ("police", "mayor", "hospital")]


def fact(number: int, day: int, source: Source, **measure: object) -> Facts:
    """A figure of one fire, as of a day of May."""
    about = Measure(**{"predicate": "killed", "event": "fire", **measure})  # type: ignore[arg-type]
    value = Quantity(number, number, number, Bound.EXACT)
    moment = Moment(f"2024-05-{day:02d}")
    return READER.read(Claim(about, value, Attribution(source), moment, AsOfBasis.STATED))


@pytest.mark.parametrize(
    ("wholes", "day", "mode", "exceeded"),
    [
        ([(40, 3, 1)], 5, None, 0),  # three days before still count of what is over
        ([(40, 2, 1)], 5, None, 0),
        ([(40, 1, 1)], 5, None, None),
        ([(20, 1, 1), (40, 3, 1)], 5, None, 1),  # the lowest of all is too old
        # one voice that has gone on says nothing against its own; of a growing count only the part's day counts, and later
        ([(30, 3, 0), (40, 4, 1)], 5, None, 1),
        ([(20, 3, 1), (30, 3, 2), (40, 5, 2)], 5, Mode.CUMULATIVE, 2),
        ([(20, 3, 1)], 5, Mode.CUMULATIVE, None),
    ],
)
def test_which_whole_a_part_exceeds(
    wholes: list[tuple[int, int, int]], day: int, mode: Mode | None, exceeded: int | None
):
    """The police's fifty children against whole counts by number, day and voice."""
    counted = [fact(value, at, VOICES[voice], mode=mode) for value, at, voice in wholes]
    part = fact(50, day, VOICES[0], mode=mode, counted="children")
    found = [one.pair for one in excesses(counted, [part], READER)]
    assert found == ([] if exceeded is None else [(counted[exceeded], part)])


def test_two_ways_of_counting_are_held_against_each_other_day_by_day():
    """Where both still grow: of the mayor's 12 dead, and 3 a day later, the first are less than the excess of deaths."""
    mayor = [fact(12, 1, VOICES[1], mode=Mode.CUMULATIVE), fact(3, 2, VOICES[1], mode=Mode.CUMULATIVE)]
    excess = fact(40, 1, VOICES[0], predicate="excess_deaths", mode=Mode.CUMULATIVE)
    for groups in ((mayor, [excess]), ([excess], mayor)):
        [found] = overlaps(*groups, READER)
        assert found.pair == (mayor[0], excess)
