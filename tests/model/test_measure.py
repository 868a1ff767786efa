"""Measures: a predicate and what the text says of it."""

import pytest
from hypothesis import given

from claimtrack.errors import InvalidClaim
from claimtrack.model.measure import Measure, Mode
from claimtrack.model.moment import Moment
from claimtrack.strategies import measures


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"predicate": ""}, "a predicate is"),
        ({"predicate": "Killed"}, "a predicate is"),
        ({"predicate": "taken hostage"}, "a predicate is"),
        ({"predicate": "_killed"}, "a predicate is"),
        ({"predicate": "2nd"}, "a predicate is"),
        ({"predicate": None}, "a predicate is"),
        ({"counted": ""}, "counted must be None or words"),
        ({"counted": 5}, "counted must be None or words"),
        ({"place": " "}, "place must be None or words"),
        ({"event": ""}, "event must be None or words"),
        ({"period": "2023"}, "period must be a Moment"),
        ({"mode": "total"}, "mode must be one of"),
    ],
)
def test_measures_are_not_coerced(fields, problem):
    """A predicate that is no lower-case word, empty words and wrong types raise."""
    with pytest.raises(InvalidClaim, match=problem):
        Measure(**({"predicate": "killed"} | fields))


@pytest.mark.parametrize(
    ("period", "closed"),
    [(None, False), ("2023-10-07", True), ("2023-10-07/..", False), ("../2023-10-07", False), ("2023/2024", True)],
)
def test_a_closed_period_is_over(period, closed):
    """A period with two ends is closed; an open one, and none at all, are not."""
    assert Measure("killed", period=period and Moment(period)).is_closed is closed


def test_str_reads_well():
    """What is counted, what happened, where, in which event, and when."""
    full = Measure("taken_hostage", "people", "Gaza Strip", "7 October", Moment("2023-10-07"), "stock")
    assert str(full) == "people taken hostage in Gaza Strip [7 October] (2023-10-07)"
    assert str(Measure("killed")) == "killed"


def test_a_mode_may_be_given_by_its_word():
    """The word of a mode is that mode."""
    assert Measure("killed", mode="flow").mode is Mode.FLOW


@given(measures())
def test_the_predicate_stands_in_the_text(measure):
    """Whatever is said of it, a measure shows its predicate."""
    assert measure.predicate.replace("_", " ") in str(measure)
