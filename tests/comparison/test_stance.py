"""The stance axis over all pairs: what can be held against what."""

from collections.abc import Callable
from itertools import product

import pytest

from claimtrack.comparison.facts import Facts, Reader
from claimtrack.comparison.stance import stance_relation
from claimtrack.lexicon.loader import load_lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.comparison import StanceRelation
from claimtrack.model.policy import Policy

C, D, B, N, X = (
    StanceRelation.COMPARABLE,
    StanceRelation.DENIES,
    StanceRelation.DENIED_BY,
    StanceRelation.BOTH_DENY,
    StanceRelation.DIFFERENT,
)
STANCES = ["asserted", "hedged", "denied", "disputed", "forecast", "proposed", "conditional"]
#          asserted hedged denied disputed forecast proposed conditional
OF_DEEDS = [
    [C, C, D, D, X, X, X],
    [C, C, D, D, X, X, X],
    [B, B, N, N, B, B, X],
    [B, B, N, N, B, B, X],
    [X, X, D, D, C, X, X],
    [X, X, D, D, X, X, X],
    [X, X, X, X, X, X, C],
]
OF_PLANS = [
    [C, C, D, D, C, C, X],
    [C, C, D, D, C, C, X],
    [B, B, N, N, B, B, X],
    [B, B, N, N, B, B, X],
    [C, C, D, D, C, C, X],
    [C, C, D, D, C, C, X],
    [X, X, X, X, X, X, C],
]


@pytest.fixture
def read(make: Callable[..., Claim]) -> Callable[..., Facts]:
    """Facts of a claim made from fields."""
    reader = Reader(Policy(), load_lexicon())

    def build(**fields: object) -> Facts:
        return reader.read(make("12", fields.pop("source", "police"), **fields))

    return build


@pytest.mark.parametrize(("predicate", "table"), [("killed", OF_DEEDS), ("cut", OF_PLANS)])
def test_every_pair_of_stances_of_two_voices(read: Callable[..., Facts], predicate: str, table: list):
    """The table of stances; what is planned is asserted, proposed and forecast alike."""
    for (i, x), (j, y) in product(enumerate(STANCES), enumerate(STANCES)):
        a = read(predicate=predicate, stance=x)
        b = read(predicate=predicate, stance=y, source="the mayor")
        assert stance_relation(a, b) is table[i][j], (x, y)


def test_proposals_of_one_voice_meet(read: Callable[..., Facts]):
    """What one voice proposes on two days can be held against each other; an offer and a demand cannot."""
    assert stance_relation(read(stance="proposed"), read(stance="proposed")) is C
    assert stance_relation(read(stance="proposed"), read(stance="proposed", source="Hamas")) is X
    for one, other in (({"predicate": "cut"}, {}), ({}, {"predicate": "cut"})):
        assert stance_relation(read(stance="proposed", **one), read(stance="proposed", source="Hamas", **other)) is X


def test_a_plan_is_one_only_on_both_sides(read: Callable[..., Facts]):
    """A forecast of deaths is no plan beside an assertion, whichever comes first; nor is a count of jobs cut so far."""
    for one, other in (({"predicate": "cut"}, {}), ({}, {"predicate": "cut"})):
        assert stance_relation(read(**one), read(stance="forecast", **other)) is X
    sofar = read(predicate="cut", mode="cumulative")
    assert stance_relation(sofar, read(predicate="cut", stance="forecast")) is X
    assert stance_relation(read(predicate="cut", stance="forecast"), sofar) is X
    last_year = {"predicate": "cut", "period": "2019", "mode": "flow", "as_of": "2020-01-05"}
    assert stance_relation(read(**last_year), read(predicate="cut", stance="forecast")) is C


def test_a_part_goes_with_its_whole(make: Callable[..., Claim]):
    """Of 12 who will be released two are women, and the text says so flatly: the link makes them comparable."""
    reader = Reader(Policy(), load_lexicon())
    whole = make("12", "Hamas", predicate="released", stance="forecast")
    part = make("2", "Hamas", predicate="released", links=[("part_of", whole)])
    again = make("2", "Hamas", predicate="released", links=[("restates", whole)])
    a, b, c = map(reader.read, (whole, part, again))
    assert stance_relation(a, b) is C
    assert stance_relation(b, a) is C
    assert stance_relation(a, c) is X
    assert stance_relation(reader.read(make("9", "Hamas", predicate="released", stance="forecast")), b) is X
