"""consensus: what can be true together, or no consensus; a method gives a value and says how it read intervals."""

from decimal import Decimal
from fractions import Fraction

import pytest

pytest.importorskip("numpy")
from claimtrack.model.policy import Policy
from claimtrack.parsing.claims import claim
from claimtrack.verification.agreement import consensus
from claimtrack.verification.consensus_methods import CONSENSUS_METHODS


def told(value, source, as_of="2024-04-05", **rest):
    """A claim about one closed event."""
    fields = {"predicate": "killed", "place": "Kunar", "period": "2024-04-04"} | rest
    return claim(value=value, source=source, as_of=as_of, **fields)


def one(claims, **rest):
    """The only consensus of some claims."""
    [found] = consensus(claims, **rest)
    return found


def test_figures_that_can_all_be_true_are_a_consensus():
    """An exact figure, one rounded and one open-ended: the exact one is the value, the interval what all allow."""
    found = one([told(72, "police"), told("about 70", "mayor"), told("at least 50", "Observatory")])
    assert (found.is_agreed, found.value) == (True, 72)
    assert (found.interval.low, found.interval.high) == (72, 72)
    assert found.reason == "3 origins, and all figures can be true together"
    assert len(found.claims) == 3


def test_conflicting_figures_are_no_consensus_but_positions():
    """Nothing is averaged: no value, the positions, and the hull of what they allow."""
    found = one([told(58, "Observatory"), told(72, "police"), told("at least 100", "union")])
    assert (found.is_agreed, found.value, found.method) == (False, None, None)
    assert found.reason == "no consensus: 3 origins take 3 positions"
    assert (found.interval.low, found.interval.high) == (58, None)
    closed = one([told("up to 58", "Observatory"), told("60 to 72", "police")])
    assert (closed.interval.low, closed.interval.high) == (None, 72)


def test_open_intervals_agree_without_a_value():
    """At least 50 and fewer than 80 leave a range and name no number."""
    found = one([told("at least 50", "police"), told("fewer than 80", "mayor")], policy=Policy(strict_more_than=True))
    assert (found.is_agreed, found.value) == (True, None)
    assert (found.interval.low, found.interval.high, found.interval.high_open) == (50, 80, True)


def test_of_each_origin_the_latest_figure_counts():
    """Israel's 1,400 was revised to 1,200; it does not stand against itself."""
    found = one([told(1200, "Israel", "2023-11-10"), told(1400, "Israel", "2023-10-15")])
    assert (found.value, len(found.claims)) == (1200, 1)
    assert found.reason == "1 origin, and all figures can be true together"


def test_the_order_in_which_reports_come_does_not_matter():
    """The later figure may be read first, and say more of what it counts."""
    claims = [told(1200, "Israel", "2023-11-10", counted="people"), told(1400, "Israel", "2023-10-15")]
    assert one(claims).value == one(claims[::-1]).value == 1200


def test_an_older_state_of_a_growing_count_is_set_aside_and_told():
    """29,000 ten days ago and 29,514 today may both have been true."""
    growing = {"period": "2023-10-07/..", "mode": "cumulative"}
    older = told(29_000, "OCHA", "2024-02-13", **growing)
    found = one([older, told(29_514, "ministry", "2024-02-23", **growing)])
    assert (found.value, [f.code for f in found.findings]) == (29_514, ["older-state"])
    assert "10 days older" in found.findings[0].message


def test_what_is_only_denied_or_expected_does_not_count():
    """A denial and a forecast are told, and are no positions."""
    found = one([told(72, "police"), told(72, "army", stance="denied"), told("about 70", "mayor", stance="hedged")])
    assert (found.value, [f.code for f in found.findings]) == (72, ["not-asserted"])
    nothing = one([told(72, "army", stance="denied")])
    assert (nothing.value, nothing.positions, nothing.reason) == (None, (), "nothing is asserted")
    assert not nothing.is_agreed
    assert one([told(72, "army", stance="denied")], method="voting").value is None


def test_units_of_one_dimension_meet():
    """Two tonnes and 2,000 kilograms are one figure, shown in the unit of the first."""
    found = one([told("2 tonnes", "police", predicate="sold"), told("2,000 kilograms", "mayor", predicate="sold")])
    assert (found.value, found.unit) == (2, "tonne")
    assert one([told("2.5 tonnes", "police", predicate="sold")]).value == Decimal("2.5")


def test_claims_of_nobody_each_stand_alone():
    """Without a source or a publisher nothing shows that two claims are one voice."""
    found = one([told(72, None), told(72, None)])
    assert found.reason.startswith("2 origins")


@pytest.mark.parametrize("method", CONSENSUS_METHODS)
def test_every_method_gives_a_value_of_a_range_of_claims(method):
    """Three of one figure and one far off: no method leaves what was stated."""
    found = one([told(70, "police"), told(70, "mayor"), told(70, "army"), told("80 to 90", "union")], method=method)
    assert 70 <= found.value <= 90
    assert not isinstance(found.value, float)
    assert found.method == method
    assert (found.interval.low, found.interval.high) == (70, 90)
    assert [f.code for f in found.findings] == ["nominal-values"]


def test_methods_that_weigh_claims_take_them_all_and_origins_only_the_latest():
    """Two old figures of one origin outvote nobody under the project's own method."""
    claims = [told(90, "police", "2024-04-05"), told(90, "police", "2024-04-06"), told(72, "police", "2024-04-07")]
    claims.append(told(72, "mayor", "2024-04-07"))
    assert one(claims, method="origins").value == 72
    assert len(one(claims, method="voting").claims) == 4


def test_fifty_outlets_that_quote_one_ministry_are_one_vote():
    """A flood of documents with one origin moves nothing that the origin alone would not."""
    flood = [told(90, "ministry", publisher=f"Outlet {n}") for n in range(50)]
    found = one([*flood, told(72, "police"), told(72, "mayor")], method="origins")
    assert found.value == 72


def test_methods_learn_from_all_things_at_once():
    """A source that is alone in its figures everywhere does not win where only one other speaks."""
    claims = []
    for day in range(1, 28):
        when = {"period": f"2024-03-{day:02}", "as_of": f"2024-03-{day:02}"}
        claims += [told(100 + day, source, **when) for source in ("police", "mayor", "hospital")]
        claims.append(told(40 + 3 * day, "blog", **when))
    last = {"period": "2024-04-20", "as_of": "2024-04-20"}
    claims += [told(31, "blog", **last), told(57, "police", **last)]
    found = consensus(claims, method="origins")
    assert found[-1].value == 57


def test_a_mean_of_thirds_is_cut_to_fifteen_digits():
    """Values are ints or decimals; a mean in other units may be a ratio."""
    claims = [told("1 tonne", "police", predicate="sold"), told("1 tonne", "mayor", predicate="sold")]
    found = one([*claims, told("2 tonnes", "army", predicate="sold")], method="mean")
    assert Decimal("1.33333333333332") < found.value < Decimal("1.33333333333335")
    assert not isinstance(found.value, Fraction)


def test_unknown_methods_are_refused():
    """By name, with what there is."""
    with pytest.raises(ValueError, match="origins, not 'guess'"):
        consensus([], method="guess")


def test_nothing_adds_up_to_nothing():
    """No claims, no consensus."""
    assert consensus([]) == []
    assert consensus([], method="origins") == []
