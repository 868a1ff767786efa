"""The order in which figures are taken, whatever order they came in."""

import datetime as dt

import pytest

from claimtrack.comparison.facts import Facts, Reader
from claimtrack.comparison.ordering import full_key, order_key
from claimtrack.lexicon.loader import load_lexicon
from claimtrack.model.claim import AsOfBasis, Claim
from claimtrack.model.document import DocumentRef
from claimtrack.model.evidence import Evidence
from claimtrack.model.measure import Measure
from claimtrack.model.moment import Moment, Part
from claimtrack.model.policy import Policy
from claimtrack.model.quantity import Bound, Quantity
from claimtrack.model.source import Attribution, Source

READER = Reader(Policy(), load_lexicon())


def read(
    number: int = 5,
    day: str | None = "2024-05-02",
    source: str | None = "police",
    document: str | None = None,
    start: int = 0,
    predicate: str = "killed",
    place: str | None = None,
    event: str | None = None,
    part: Part | None = None,
    hour: int | None = None,
) -> Facts:
    """Facts of one figure, which differs from the usual one in what is given."""
    evidence = None
    if document is not None:
        evidence = Evidence(document, 0, 9, "They died", start, start + 4)
    return READER.read(
        Claim(
            Measure(predicate, "people", place, event),
            Quantity(number, number, number, Bound.EXACT),
            Attribution(None if source is None else Source(source)),
            None if day is None else Moment(day, part, None if hour is None else dt.time(hour)),
            None if day is None else AsOfBasis.STATED,
            evidence=evidence,
            document=None if document is None else DocumentRef(document),
        )
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (read(9, day=None), read(5)),
        (read(5, day=None), read(9, day=None)),
        (read(9, day="2024-05-01"), read(5)),
        (read(9, day="2024-04"), read(5, day="2024-05-01")),
        (read(9, day="2024-05"), read(5, day="2024-05-31")),  # one last day: what begins earlier
        (read(9), read(5, hour=0)),
        (read(9, hour=8), read(5, hour=9)),
        (read(9, part=Part.MORNING), read(5, part=Part.AFTERNOON)),
        (read(9, hour=8), read(5, part=Part.MORNING)),
        (read(9, part=Part.MORNING), read(5, hour=10)),
        (read(5), read(9)),
        (read(source="army"), read(source="police")),
        (read(source="police"), read(source=None)),
        (read(), read(document="a")),
        (read(source=None), read(source=None, document="a")),
        (read(document="a", start=5), read(document="b")),
        (read(document="a"), read(document="a", start=5)),
        (read(predicate="injured"), read(predicate="killed")),
        (read(), read(place="Kabul")),
        (read(place="Kabul"), read(place="Lagos")),
        (read(), read(event="flood")),
        (read(event="fire"), read(event="flood")),
        (read(event="flood"), read(event="quake")),
        (read(event="quake"), read(event="storm")),
    ],
)
def test_what_goes_first(first: Facts, second: Facts):
    """Undated, early, small, named, from a table, early in the text: each before its opposite."""
    assert sorted([first, second], key=full_key) == sorted([second, first], key=full_key) == [first, second]


def test_the_id_has_the_last_word():
    """Figures that are alike but for what no key looks at stand in the order of their ids; one claim is one."""
    one, other = (
        READER.read(Claim(Measure("killed", counted), Quantity(5, 5, 5, Bound.EXACT))) for counted in ("men", "women")
    )
    assert order_key(one) == order_key(other)
    assert full_key(one)[:-1] == full_key(other)[:-1]
    assert full_key(one) != full_key(other)
    assert sorted([one, other], key=full_key) == sorted([other, one], key=full_key)
    assert sorted([one, other], key=full_key) == sorted([one, other], key=lambda fact: fact.id)
    assert full_key(one) == full_key(READER.read(one.claim))
