"""Claims that belong together: pairs that cannot both be true, and the figures of one source over time.

Enters: nothing but options. Leaves: strategies of claims by hand whose relation is known before anything compares them.
Refused: options that could yield nothing.
"""

from datetime import date, timedelta

import attrs
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from claimtrack.model.claim import AsOfBasis, Claim
from claimtrack.model.comparison import Change
from claimtrack.model.measure import Measure, Mode
from claimtrack.model.moment import Moment
from claimtrack.model.quantity import Bound, Quantity
from claimtrack.model.source import Attribution, Source, SourceKind
from claimtrack.strategies.options import check_number

__all__ = ["Step", "conflicting_claims", "timelines"]

_DAY = date(2024, 2, 23)
_PEOPLE = "person"


@attrs.frozen
class Step:
    """One figure of a timeline.

    Attributes:
        claim: The claim.
        change: What it is to the figure before it.
    """

    claim: Claim
    change: Change


def _exact(number: int) -> Quantity:
    return Quantity(number, number, number, Bound.EXACT, _PEOPLE)


def _source(name: str) -> Attribution:
    return Attribution(source=Source(name, SourceKind.GOVERNMENT))


def conflicting_claims() -> st.SearchStrategy[tuple[Claim, Claim]]:
    """Two figures on one closed event, stated for one day by two sources, that cannot both be true.

    >>> from claimtrack.comparison.compare import compare
    >>> from hypothesis import find
    >>> first, second = find(conflicting_claims(), lambda pair: True)
    >>> str(compare(first, second).verdict)
    'conflicts'
    """
    measure = Measure("killed", "people", event="the flood of Lindau", period=Moment(_DAY.isoformat()))

    def pair(low: int, gap: int, swapped: bool) -> tuple[Claim, Claim]:
        stated = {"as_of": Moment(_DAY.isoformat()), "as_of_basis": AsOfBasis.STATED}
        first = Claim(measure, _exact(low), _source("Lindau"), **stated)  # type: ignore[arg-type]
        second = Claim(measure, _exact(low + gap), _source("Bregenz"), **stated)  # type: ignore[arg-type]
        return (second, first) if swapped else (first, second)

    return st.builds(pair, st.integers(2, 9999), st.integers(1, 9999), st.booleans())


def timelines(*, least: int = 1, most: int = 8) -> st.SearchStrategy[tuple[Step, ...]]:
    """The figures of one source on one running count, a day or more apart, each with what it is to the one before.

    Args:
        least: The fewest figures.
        most: The most figures.

    Raises:
        InvalidArgument: At once, for ends in the wrong order, and for fewer figures than one.
    """
    check_number("least", least)
    check_number("most", most)
    if not 1 <= least <= most:
        raise InvalidArgument(f"least={least} and most={most} must be in order, and at least 1")
    measure = Measure("killed", "people", event="the war", period=Moment("2023-10-07/.."), mode=Mode.CUMULATIVE)
    moves = st.lists(st.tuples(st.integers(1, 9), st.integers(-50, 50)), min_size=least - 1, max_size=most - 1)

    def steps(first: int, moved: list[tuple[int, int]]) -> tuple[Step, ...]:
        found: list[Step] = []
        day, number = _DAY, first
        for days, by in [(0, 0), *moved]:
            day, after = day + timedelta(days), max(number + by, 1)
            change = Change.GROWN if after > number else Change.REVISED_DOWN if after < number else Change.RESTATED
            number = after
            claim = Claim(
                measure,
                _exact(number),
                _source("Lindau"),
                as_of=Moment(day.isoformat()),
                as_of_basis=AsOfBasis.STATED,
            )
            found.append(Step(claim, change if found else Change.FIRST))
        return tuple(found)

    return st.builds(steps, st.integers(100, 9999), moves)
