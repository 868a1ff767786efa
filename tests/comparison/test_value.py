"""The value axis on figures as they are written: relations, nearness, gaps, and what they hang on."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest

from claimtrack.comparison.facts import Ends, Reader
from claimtrack.comparison.value import Values, distance, ends_relation, is_below, values
from claimtrack.lexicon.loader import load_lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.comparison import ValueRelation
from claimtrack.model.policy import Policy
from claimtrack.model.quantity import Bound, Quantity

EQUAL, WITHIN, CONTAINS, OVERLAP, BELOW, ABOVE = ValueRelation
MIRROR = {WITHIN: CONTAINS, CONTAINS: WITHIN, BELOW: ABOVE, ABOVE: BELOW, EQUAL: EQUAL, OVERLAP: OVERLAP}
RATIO = Fraction


@pytest.fixture
def axis(make: Callable[..., Claim]) -> Callable[..., Values]:
    """The value axis of two figures in words."""

    def compute(a: str, b: str, policy: Policy | None = None, first: dict | None = None, **fields: object) -> Values:
        reader = Reader(policy or Policy(), load_lexicon())
        x, y = make(a, "police", **{**fields, **(first or {})}), make(b, "the mayor", **fields)
        return values(reader.read(x), reader.read(y), reader.policy)

    return compute


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("12", "12", Values(EQUAL, near=True)),
        ("at least 50", "at least 50", Values(EQUAL, near=True)),
        ("10 to 20", "10 to 20", Values(EQUAL, near=True)),
        ("12", "15", Values(ABOVE, False, Fraction(3), RATIO(1, 5))),
        ("10 to 20", "12 to 15", Values(WITHIN, near=False)),
        ("10 to 20", "15 to 30", Values(OVERLAP, near=False)),
        ("10 to 20", "20", Values(WITHIN, near=False)),
        ("10 to 20", "21 to 30", Values(ABOVE, False, Fraction(1), RATIO(1, 21))),
        ("at least 50", "70", Values(WITHIN, near=False)),
        ("at least 50", "50", Values(WITHIN, near=True)),
        ("at least 50", "40", Values(BELOW, False, Fraction(10), RATIO(1, 5))),
        ("at least 50", "at least 60", Values(WITHIN, near=False)),
        ("at least 50", "up to 60", Values(OVERLAP, near=False)),
        ("up to 50", "50", Values(WITHIN, near=True)),
        ("up to 50", "51", Values(ABOVE, False, Fraction(1), RATIO(1, 51))),
        ("about 1,200", "1,160", Values(WITHIN, near=True, hinges=("roundness",))),
        ("about 1,200", "about 1,160", Values(WITHIN, near=True, hinges=("epsilon", "roundness"))),
        ("about 1,200", "1,200", Values(WITHIN, near=True)),
        ("about 1,200", "1,150", Values(WITHIN, near=True, hinges=("roundness",))),
        ("about 1,200", "1,250", Values(WITHIN, near=True, hinges=("roundness",))),
        ("about 1,200", "about 1,300", Values(OVERLAP, near=False, hinges=("roundness",))),
        ("about 1,200", "more than 1,200", Values(OVERLAP, near=True, hinges=("roundness",))),
        ("about 1,200", "less than 1,200", Values(OVERLAP, near=True, hinges=("roundness",))),
        ("less than 300", "299", Values(WITHIN, near=True)),
        ("about 1,200", "at least 1,160", Values(OVERLAP, near=False)),
        ("about 1,200", "1,300", Values(ABOVE, False, Fraction(50), RATIO(1, 26), ("roundness",))),
        (
            "about 1,200",
            "about 1,460",
            Values(ABOVE, False, Fraction("202.7"), RATIO(2027, 14527), ("epsilon", "roundness")),
        ),
        ("about 1,000,000", "about 1,900,000", Values(ABOVE, False, Fraction(350000), RATIO(7, 37), ("roundness",))),
        ("more than 29,500", "29,514", Values(WITHIN, near=True)),
        ("more than 29,500", "29,600", Values(WITHIN, near=True)),
        ("more than 29,500", "29,601", Values(WITHIN, near=False)),
        ("more than 29,500", "29,500", Values(BELOW, True, Fraction(0), RATIO(0))),
        ("more than 29,500", "29,501", Values(WITHIN, near=True)),
        ("more than 29,500", "31,000", Values(ABOVE, False, Fraction(1000), RATIO(1, 31), ("strict_more_than",))),
        ("more than 29,500", "29,000", Values(BELOW, False, Fraction(500), RATIO(1, 59))),
        ("less than 300", "290", Values(WITHIN, near=True)),
        ("up to 300", "290", Values(WITHIN, near=False)),
        ("at least 290", "300", Values(WITHIN, near=False)),
        ("less than 300", "200", Values(WITHIN, near=True)),
        ("less than 300", "199", Values(BELOW, False, Fraction(1), RATIO(1, 200), ("strict_more_than",))),
        ("less than 300", "300", Values(ABOVE, True, Fraction(0), RATIO(0))),
        ("less than 300", "310", Values(ABOVE, False, Fraction(10), RATIO(1, 31))),
        ("more than 100", "less than 100", Values(BELOW, False, Fraction(0), RATIO(0))),
        ("0", "4", Values(ABOVE, False, Fraction(4), RATIO(1))),
    ],
)
def test_how_two_figures_lie(axis: Callable[..., Values], a: str, b: str, expected: Values):
    """The relation, whether it is one figure, the gap, and the policy fields; the other way round it is the mirror."""
    found = axis(a, b)
    assert found == expected
    back = axis(b, a)
    assert (back.relation, back.near, back.gap) == (MIRROR[expected.relation], expected.near, expected.gap)
    assert (back.ratio, back.hinges) == (expected.ratio, expected.hinges)


def test_a_tolerance_bridges_a_gap_and_says_so(axis: Callable[..., Values]):
    """Absolute and relative, of all, a unit or a predicate; at most, not less than; the end still names its policy."""
    assert axis("100", "103", Policy(absolute_tolerance=Decimal(3))).hinges == ("tolerance",)
    assert not axis("100", "103", Policy(absolute_tolerance=Decimal(2))).near
    assert axis("97", "100", Policy(tolerance=Decimal("0.03"))).near
    assert not axis("97", "100", Policy(tolerance=Decimal("0.029"))).near
    assert axis("100", "103", Policy(tolerances={"killed": {"absolute": Decimal(3)}})).near
    assert not axis("100", "103", Policy(tolerances={"injured": {"absolute": Decimal(3)}})).near
    found = axis("about 1,200", "1,300", Policy(absolute_tolerance=Decimal(50)))
    assert (found.near, found.hinges) == (True, ("roundness", "tolerance"))


def test_a_tolerance_of_a_predicate_needs_it_on_both_sides(axis: Callable[..., Values]):
    """What is tolerated for the killed is not for the killed beside the injured, and so with units."""
    policy = Policy(tolerances={"killed": {"absolute": Decimal(3)}, "percent": {"absolute": Decimal(3)}})
    assert not axis("100", "103", policy, {"predicate": "injured"}).near
    assert not axis("100", "103", policy, {"predicate": "killed"}, predicate="injured").near
    assert axis("50", "53", policy, predicate="turnout", unit="percent").near
    assert not axis("50", "53", policy, {"unit": "hectare"}, predicate="turnout", unit="percent").near
    long = Policy(tolerances={"kilometre": {"relative": Decimal("0.05")}})
    assert axis("100", "103", long, predicate="length", unit="kilometre").near
    assert not axis("100", "103,000", long, {"unit": "kilometre"}, predicate="length", unit="metre").near
    assert not axis("103,000", "100", long, {"unit": "metre"}, predicate="length", unit="kilometre").near


def test_a_tolerance_of_a_tables_own_name_needs_it_in_both(axis: Callable[..., Values]):
    """What is tolerated for "deaths" holds where both tables head it so, whichever of the two is read first."""
    policy = Policy(tolerances={"deaths": {"absolute": Decimal(3)}})
    assert axis("100", "103", policy, predicate="deaths").near
    assert not axis("100", "103", policy, {"predicate": "deaths"}, predicate="killed").near
    assert not axis("100", "103", policy, {"predicate": "killed"}, predicate="deaths").near


def test_an_absolute_tolerance_speaks_of_one_unit(axis: Callable[..., Values]):
    """A tolerance of 3 is 3 kilometres beside kilometres, and nothing at all beside miles."""
    policy = Policy(absolute_tolerance=Decimal(3))
    fields = {"predicate": "length"}
    assert axis("100", "103", policy, unit="kilometre", **fields).near
    assert not axis("100", "104", policy, unit="kilometre", **fields).near
    assert not axis("100", "103", policy, {"unit": "metre"}, unit="kilometre", **fields).near
    assert axis("12,000", "about 12", None, {"unit": "metre"}, unit="kilometre", **fields) == Values(
        CONTAINS, near=True
    )
    assert axis("1,001", "1", policy, {"unit": "metre"}, unit="kilometre", **fields).gap == 1
    assert not axis("1,001", "1", policy, {"unit": "metre"}, unit="kilometre", **fields).near


def test_a_rounding_is_one_under_any_policy(axis: Callable[..., Values]):
    """However far "more than" reaches, 29,514 rounds to it, and 31,000 does not."""
    strict = Policy(strict_more_than=True)
    assert axis("more than 29,500", "29,514", strict) == Values(WITHIN, near=True)
    assert axis("more than 29,500", "31,000", strict) == Values(WITHIN, near=False)
    assert axis("less than 300", "299", strict) == Values(WITHIN, near=True)
    assert axis("less than 300", "150", strict) == Values(WITHIN, near=False)


def test_open_ends():
    """Ends that do not belong touch without meeting, and open figures have no gap where they meet."""
    assert is_below(Ends(1, 5), Ends(5, 9, low_open=True))
    assert is_below(Ends(1, 5, high_open=True), Ends(5, 9))
    assert not is_below(Ends(1, 5), Ends(5, 9))
    assert ends_relation(Ends(1, 5, True, True), Ends(1, 5)) is CONTAINS
    assert ends_relation(Ends(1, 5), Ends(1, 5, True, True)) is WITHIN
    assert ends_relation(Ends(1, 5, True), Ends(1, 5, False, True)) is OVERLAP
    assert ends_relation(Ends(1, 5, False, True), Ends(1, 5, True)) is OVERLAP
    assert ends_relation(Ends(None, 5), Ends(None, 5)) is EQUAL
    assert ends_relation(Ends(1, 5, True, True), Ends(1, 5, True, True)) is EQUAL
    assert ends_relation(Ends(None, 5), Ends(1, 5)) is WITHIN
    assert ends_relation(Ends(1, None), Ends(None, 5)) is OVERLAP
    for a, b in [
        (Ends(1, None), Ends(None, 5)),
        (Ends(1, None), Ends(3, 4)),
        (Ends(None, 5), Ends(None, 4)),
        (Ends(3, 4), Ends(1, None)),
    ]:
        with pytest.raises(ValueError, match="have no gap"):
            distance(a, b)


def test_gaps_across_zero_and_at_zero():
    """The ratio is of the larger magnitude, and 0 where both facing ends are 0."""
    assert distance(Ends(-4, -4), Ends(2, 2)) == (6, Fraction(3, 2))
    assert distance(Ends(2, 2), Ends(-4, -4)) == (6, Fraction(3, 2))
    assert distance(Ends(-1, 0, False, True), Ends(0, 3)) == (0, 0)


def test_a_rough_range_meets_softly(make: Callable[..., Claim]):
    """310 lies in "some 200 to 300" as far as the policy widens it; 290 lies in it by its words."""
    reader = Reader(Policy(), load_lexicon())
    some = reader.read(make(Quantity(200, 300, None, "range", None, "some 200 to 300", approximate=True), "police"))
    assert values(some, reader.read(make("310", "the mayor")), reader.policy).hinges == ("roundness",)
    assert values(some, reader.read(make("290", "the mayor")), reader.policy).hinges == ()


def test_a_vague_figure_is_no_rounding(make: Callable[..., Claim]):
    """A word such as "dozens" names no number: it is consistent with 60 and no rounding of it."""
    reader = Reader(Policy(), load_lexicon())
    dozens = reader.read(make(Quantity(24, 99, None, Bound.VAGUE, None, "dozens"), "police"))
    sixty = reader.read(make("60", "the mayor"))
    assert values(dozens, sixty, reader.policy) == Values(WITHIN, near=False)
    assert values(sixty, dozens, reader.policy) == Values(CONTAINS, near=False)


@pytest.mark.parametrize(("bound", "number"), [("more_than", "2.4"), ("less_than", "1.6")])
def test_a_bound_beyond_a_number_is_no_rounding_of_it(make: Callable[..., Claim], bound: str, number: str):
    """What is about 2 may be more than 2.4, or less than 1.6; that makes neither of them a rounding of the other."""
    reader = Reader(Policy(), load_lexicon())
    two = reader.read(make("about 2", "police"))
    n = Decimal(number)
    low, high = (n, None) if bound == "more_than" else (None, n)
    opened = {"low_open": low is not None, "high_open": high is not None}
    beyond = reader.read(make(Quantity(low, high, n, bound, None, number, **opened), "the mayor"))
    assert not values(two, beyond, reader.policy).near
    assert not values(beyond, two, reader.policy).near
    assert values(two, beyond, reader.policy).gap is None


@pytest.mark.parametrize(("number", "hinges"), [("2,300", ("roundness",)), ("1,155", ("epsilon",)), ("1,500", ())])
def test_a_rough_range_hangs_on_the_end_that_is_met(make: Callable[..., Claim], number: str, hinges: tuple[str, ...]):
    """2,300 meets "some 1,160 to 2,000" by what makes 2,000 rough, whatever the other end hangs on."""
    reader = Reader(Policy(), load_lexicon())
    some = reader.read(
        make(Quantity(1160, 2000, None, "range", None, "some 1,160 to 2,000", approximate=True), "police")
    )
    met = reader.read(make(number, "the mayor"))
    for pair in ((some, met), (met, some)):
        assert values(*pair, reader.policy).gap is None
        assert values(*pair, reader.policy).hinges == hinges
