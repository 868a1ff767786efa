"""Periods of a pair: the tables say for two figures of Kabul whether they are of one time, and on what it hangs."""

from collections.abc import Callable
from typing import Any

import pytest

from claimtrack.comparison.outcome import Outcome
from claimtrack.model.claim import AsOfBasis
from claimtrack.model.comparison import ScopeRelation
from claimtrack.model.measure import Mode

Figure = dict[str, Any]
Locate = Callable[[Figure, Figure], Outcome]
SAME, PART, WHOLE, OVERLAPPING, UNKNOWN, DIFFERENT = (
    ScopeRelation.SAME,
    ScopeRelation.PART,
    ScopeRelation.WHOLE,
    ScopeRelation.OVERLAPPING,
    ScopeRelation.UNKNOWN,
    ScopeRelation.DIFFERENT,
)
FLOW, STOCK, SUM = Mode.FLOW, Mode.STOCK, Mode.CUMULATIVE
DAY = "2024-05-01"


def of(period: str | None, **fields: Any) -> Figure:
    """Twenty killed in Kabul, say the police on 2 May unless other fields say so."""
    return {"place": "Kabul", "size": 20, "period": period, **fields}


@pytest.mark.parametrize(
    ("x", "a", "y", "b", "relation", "hinge"),
    [
        # neither dated: within three days, one voice within six
        (None, {}, None, {"by": "army", "as_of": "2024-05-05"}, SAME, "event_days"),
        (None, {}, None, {"by": "army", "as_of": "2024-05-06"}, UNKNOWN, None),
        (None, {}, None, {"as_of": "2024-05-08"}, SAME, "event_days"),
        (None, {}, None, {"as_of": "2024-05-09"}, UNKNOWN, None),
        (None, {}, None, {"as_of": None}, UNKNOWN, None),
        (None, {"as_of": "2024-04"}, None, {"by": "army", "as_of": "2024-05-03"}, SAME, "event_days"),
        (None, {"as_of": "2024-05"}, None, {"by": "army"}, SAME, "event_days"),
        (None, {"as_of": "2024-04"}, None, {"by": "army", "as_of": "2024-05-04"}, UNKNOWN, None),
        # a report's own words are nobody's that goes on counting
        (
            None,
            {"report": "A", "by": None},
            None,
            {"report": "A2", "by": None, "as_of": "2024-05-08"},
            UNKNOWN,
            None,
        ),
        # levels have no day; they are told apart by the time axis
        (None, {"mode": STOCK}, None, {"mode": STOCK, "as_of": "2024-09-01"}, SAME, None),
        (DAY, {"mode": STOCK}, None, {"mode": STOCK, "as_of": "2024-09-01"}, SAME, None),
        (None, {"mode": STOCK}, None, {"as_of": "2024-09-01"}, UNKNOWN, None),
        # one dated, the other told some days after
        (DAY, {}, None, {"as_of": DAY}, SAME, "event_days"),
        (DAY, {}, None, {"as_of": "2024-04-30"}, DIFFERENT, None),
        (DAY, {}, None, {"as_of": "2024-04"}, DIFFERENT, None),
        (DAY, {}, None, {"as_of": "2024-05"}, SAME, "event_days"),
        (DAY, {}, None, {"by": "army", "as_of": "2024-05-04"}, SAME, "event_days"),
        (DAY, {}, None, {"by": "army", "as_of": "2024-05-05"}, UNKNOWN, None),
        (DAY, {}, None, {"as_of": "2024-05-07"}, SAME, "event_days"),
        (DAY, {}, None, {"as_of": "2024-05-08"}, UNKNOWN, None),
        (DAY, {}, None, {"as_of": None}, UNKNOWN, None),
        ("2024-05-01/2024-05-03", {}, None, {"by": "army", "as_of": "2024-05-06"}, SAME, "event_days"),
        ("2024-05-01/2024-05-03", {}, None, {"by": "army", "as_of": "2024-05-07"}, UNKNOWN, None),
        ("2024-05-20", {}, None, {"as_of": "2024-05"}, SAME, "event_days"),
        ("XXXX-05-01", {}, None, {"by": "army"}, UNKNOWN, None),
        ("2024-05-01/XXXX-06-01", {}, None, {}, UNKNOWN, None),
        ("../2024-05-01", {}, None, {"by": "army"}, UNKNOWN, None),
        # a running count and a figure without a period: alike in size
        ("2024-01-01/..", {}, None, {"size": 10}, SAME, "resemblance"),
        ("2024-01-01/..", {}, None, {"size": 9}, UNKNOWN, None),
        ("2024-05-03/..", {}, None, {}, DIFFERENT, None),
    ],
)
def test_a_period_that_one_does_not_say(
    locate: Locate, x: str, a: Figure, y: str, b: Figure, relation: ScopeRelation, hinge: str | None
):
    """Reports of the days after an event speak of it, softly; one voice follows it for longer."""
    found = locate(of(x, **a), of(y, **b))
    assert (found.relation, found.hinge) == (relation, hinge)


@pytest.mark.parametrize(
    ("x", "a", "y", "b", "relation", "hinge"),
    [
        # a flow inside a running count
        (None, {"mode": FLOW}, "2024-05-01/..", {"mode": SUM}, SAME, None),
        (None, {"mode": FLOW, "as_of": DAY}, "2024-05-01/..", {"mode": SUM}, SAME, None),
        (None, {"mode": FLOW, "as_of": "2024-04-30"}, "2024-05-01/..", {"mode": SUM}, DIFFERENT, None),
        (None, {"mode": FLOW, "as_of": None}, "2024-05-01/..", {"mode": SUM}, SAME, None),
        (None, {"mode": FLOW, "as_of": "2020-01-01"}, None, {"mode": SUM}, SAME, None),
        ("2024-05-03/2024-05-05", {"mode": FLOW}, None, {"mode": SUM}, SAME, None),
        ("2024-05-03/2024-05-05", {"mode": FLOW}, "2024-05-01/..", {"mode": SUM}, SAME, None),
        ("2024-05-01/2024-05-05", {"mode": FLOW}, "2024-05-01/..", {"mode": SUM}, SAME, None),
        ("2024-04-30/2024-05-05", {"mode": FLOW}, "2024-05-01/..", {"mode": SUM}, DIFFERENT, None),
        ("2024-04-28/2024-04-30", {"mode": FLOW}, "2024-05-01/..", {"mode": SUM}, DIFFERENT, None),
        ("XXXX-05-03", {"mode": FLOW}, "2024-05-01/..", {"mode": SUM}, UNKNOWN, None),
        ("../2024-05-05", {"mode": FLOW}, "2024-05-01/..", {"mode": SUM}, UNKNOWN, None),
        ("2024-05-03/..", {"mode": FLOW}, "2024-05-01/..", {"mode": SUM}, UNKNOWN, None),
        (None, {"mode": FLOW, "as_of": "2024-04"}, "2024-04-10/..", {"mode": SUM}, SAME, None),
        ("2024-05-03", {"mode": FLOW}, "XXXX-05-01", {"mode": SUM}, SAME, None),
        # or one that is over
        (None, {"mode": FLOW, "as_of": "2024-05-10"}, "2024-05-01/2024-05-10", {"mode": SUM}, SAME, None),
        (None, {"mode": FLOW, "as_of": "2024-05-11"}, "2024-05-01/2024-05-10", {"mode": SUM}, DIFFERENT, None),
        (None, {"mode": FLOW, "as_of": "2024-05"}, "2024-05-01/2024-05-10", {"mode": SUM}, SAME, None),
        ("2024-05-11/2024-05-12", {"mode": FLOW}, "2024-05-01/2024-05-10", {"mode": SUM}, DIFFERENT, None),
        # two of one day are one span
        (None, {"mode": FLOW}, None, {"mode": FLOW}, SAME, None),
        (None, {"mode": FLOW}, None, {"mode": FLOW, "as_of": "2024-05-03"}, DIFFERENT, None),
        (None, {"mode": FLOW, "as_of": "2024-05"}, None, {"mode": FLOW}, SAME, None),
        (None, {"mode": FLOW, "as_of": "2024-05"}, None, {"mode": FLOW, "as_of": DAY}, SAME, None),
        (None, {"mode": FLOW, "as_of": "2024-05"}, None, {"mode": FLOW, "as_of": "2024-05-31"}, SAME, None),
        (None, {"mode": FLOW, "as_of": None}, None, {"mode": FLOW}, UNKNOWN, None),
        (None, {"mode": FLOW}, None, {}, SAME, None),
        (None, {"mode": FLOW}, None, {"as_of": "2024-05-03"}, DIFFERENT, None),
        # a span that is told and one that is not
        ("2024-05-02", {"mode": FLOW}, None, {"mode": FLOW}, UNKNOWN, None),
        (None, {"mode": FLOW}, "2024-05-02", {}, UNKNOWN, None),
        ("2024-05-02", {"mode": FLOW}, None, {}, UNKNOWN, None),
        # two that are told are periods like others
        ("2024-05-02", {"mode": FLOW}, "2024-05-02", {"mode": FLOW}, SAME, None),
        ("2024-05-02", {"mode": FLOW}, "2024-05-01/2024-05-03", {"mode": FLOW}, WHOLE, None),
        ("2024-05-02", {"mode": FLOW}, "2024-05-01/2024-05-03", {}, WHOLE, None),
    ],
)
def test_spans_of_counting(
    locate: Locate, x: str, a: Figure, y: str, b: Figure, relation: ScopeRelation, hinge: str | None
):
    """What is counted in a span lies in a running count, unless before its start or after its end."""
    found = locate(of(x, **a), of(y, **b))
    assert (found.relation, found.hinge) == (relation, hinge)


@pytest.mark.parametrize(
    ("x", "a", "y", "b", "relation", "hinge"),
    [
        (DAY, {}, DAY, {"size": 900}, SAME, None),
        ("2024-05-01/2024-05-31", {}, "2024-05", {"size": 900}, SAME, None),
        (DAY, {}, "2024-05-02", {}, DIFFERENT, None),
        ("2024-05-01/..", {}, "2024-05-01/..", {"size": 900}, SAME, None),
        ("2024-05-01/2025-04-30", {}, "2024-05-01/..", {}, SAME, "scope"),
        (DAY, {}, "2024-05-02/..", {}, DIFFERENT, None),
        ("2024-04", {}, "2024-05-01/..", {}, DIFFERENT, None),
        ("../2024-04-30", {}, "2024-04", {}, OVERLAPPING, None),
        ("../2024-04-30", {}, DAY, {}, DIFFERENT, None),
        # containment, up to the ends
        ("2024-05", {}, "2024-05-10", {"size": 2}, PART, None),
        ("2024-05", {}, DAY, {"size": 2}, PART, None),
        ("2024-05", {}, "2024-05-31", {"size": 2}, PART, None),
        ("2024-05", {}, "2024-05-20/2024-06-02", {"size": 2}, DIFFERENT, None),
        ("2024-05-01/..", {}, "2024-06", {"size": 2}, PART, None),
        ("2024-05-01/..", {}, "2024-05", {"as_of": "2024-07-01", "size": 2}, PART, None),
        ("2024-05-10/..", {}, "2024-05", {"size": 2}, DIFFERENT, None),
        ("2024-05-01/..", {}, "2024-06-01/..", {}, PART, None),
        # by day and by month
        ("2024-05", {}, "2024-05-10", {"size": 10}, SAME, "scope"),
        ("2024-05", {}, DAY, {}, SAME, "scope"),
        ("2024-05", {}, "2024-05-31", {}, SAME, "scope"),
        ("2024-05", {}, "2024-05-10/2024-05-12", {}, SAME, "scope"),
        ("2024-05", {}, "2024-05-10/2024-05-13", {}, PART, None),
        ("2024-05", {}, "2024-04-30/2024-05-02", {}, DIFFERENT, None),
        ("2024-05", {}, "2024-05-30/2024-06-01", {}, DIFFERENT, None),
        ("2024-05-01/2024-06-01", {}, "2024-05-10", {}, PART, None),
        ("2024-05", {"mode": FLOW}, "2024-05-10", {}, PART, None),
        # two starts of one running count
        ("2024-05-01/..", {}, "2024-05-04/..", {"size": 900}, SAME, "scope"),
        ("2024-05-01/..", {}, "2024-05-05/..", {}, PART, None),
        # a running count is of its start, where it is told soon, or where figures are alike
        ("2024-05-01/..", {"as_of": "2024-05-05"}, "2024-05-02", {"size": 2}, SAME, "scope"),
        ("2024-05-01/..", {"as_of": "2024-05-06"}, "2024-05-02", {"size": 2}, PART, None),
        ("2024-05-01/..", {"as_of": "2024-05-06"}, "2024-05-02", {"size": 10}, SAME, "scope"),
        ("2024-05-01/..", {"as_of": None}, "2024-05-02", {"size": 2}, PART, None),
        ("2024-05-01/..", {"as_of": "2024-05"}, "2024-05-02", {"size": 2}, PART, None),
        ("2024-05-04/..", {"as_of": "2024-05-05"}, "2024-05-01/2024-05-04", {"size": 2}, SAME, "scope"),
        ("2024-05-04/..", {"as_of": "2024-05-05"}, "2024-04-30/2024-05-04", {"size": 2}, DIFFERENT, None),
        # its one day is that of its telling: "more than 12,000 have been killed, it said on Monday"
        ("2024-01-01/..", {}, DAY, {"report": "A"}, SAME, "scope"),
        ("2024-01-01/..", {}, DAY, {"report": "A", "size": 9}, PART, None),
        ("2024-01-01/..", {"report": "A"}, DAY, {}, PART, None),
    ],
)
def test_periods_of_both(
    locate: Locate, x: str, a: Figure, y: str, b: Figure, relation: ScopeRelation, hinge: str | None
):
    """One period, one within the other, or two ways of dating one happening; some days in common are no relation."""
    found = locate(of(x, **a), of(y, **b))
    assert (found.relation, found.hinge) == (relation, hinge)


@pytest.mark.parametrize(
    ("x", "a", "y", "b", "relation", "hinge"),
    [
        ("XXXX-05-01", {}, "XXXX-05-01", {"by": "army", "as_of": "2024-05-20"}, SAME, None),
        ("XXXX-05-01", {}, "XXXX-05-01", {"as_of": None}, SAME, None),
        ("XXXX-05-01", {}, "XXXX-05-01", {"as_of": "2024-04-30"}, UNKNOWN, None),
        ("XXXX-05-01", {}, "XXXX-05-01", {"as_of": "2025-05-01"}, UNKNOWN, None),
        ("XXXX-05-01", {"as_of": "2025-04"}, "XXXX-05-01", {}, SAME, None),
        ("XXXX-05-15", {"as_of": "2024-05"}, "XXXX-05-15", {"as_of": "2024-05-20"}, SAME, None),
        ("XXXX-05-01", {}, "XXXX-05-02", {}, DIFFERENT, None),
        ("XXXX-05-01", {}, DAY, {}, SAME, "scope"),
        ("XXXX-05-01", {}, "2024-05-02", {}, DIFFERENT, None),
        ("XXXX-05-01", {}, "2024-05", {}, UNKNOWN, None),
        ("XXXX-05", {}, DAY, {}, UNKNOWN, None),
    ],
)
def test_days_without_a_year(
    locate: Locate, x: str, a: Figure, y: str, b: Figure, relation: ScopeRelation, hinge: str | None
):
    """One day if both were told in the year after it; beside a full date of that day, softly."""
    found = locate(of(x, **a), of(y, **b))
    assert (found.relation, found.hinge) == (relation, hinge)


@pytest.mark.parametrize(
    ("first", "later", "relation"),
    [
        ({}, {"size": 21, "by": "army"}, SAME),
        ({}, {"size": 10, "by": "army"}, SAME),
        ({}, {"size": 50, "by": "army"}, DIFFERENT),
        ({}, {"size": 50}, SAME),
        ({}, {"size": 9}, DIFFERENT),
        ({"by": None, "report": "A"}, {"size": 50, "by": None}, DIFFERENT),
        # the days in which an event is still reported
        ({}, {"period": "2024-05-04", "by": "army"}, SAME),
        ({}, {"period": "2024-05-05", "by": "army"}, DIFFERENT),
        ({}, {"period": "2024-05-07"}, SAME),
        ({}, {"period": "2024-05-08"}, DIFFERENT),
        ({"period": "2024-04"}, {}, DIFFERENT),
        ({"period": "2024-04-30/2024-05-01"}, {}, SAME),
        ({"period": "../2024-05-01"}, {}, DIFFERENT),
        # told that day by the words, and no span of counting
        ({}, {"report": None}, DIFFERENT),
        ({}, {"basis": AsOfBasis.PUBLISHED}, DIFFERENT),
        ({}, {"as_of": "2024-05-09"}, DIFFERENT),
        ({}, {"mode": SUM}, SAME),
        ({"mode": FLOW}, {}, DIFFERENT),
        ({"period": "2024-05-04/.."}, {}, DIFFERENT),
        ({"report": "A", "as_of": DAY}, {"report": None}, DIFFERENT),
    ],
)
def test_a_day_on_which_it_was_only_told(locate: Locate, first: Figure, later: Figure, relation: ScopeRelation):
    """Of two days the later may be that of its telling: "on Friday the coast guard spoke of 21 dead"."""
    later = {"period": "2024-05-03", "report": "B", **later}
    found = locate(of(**{"period": DAY, **first}), of(**{"as_of": later["period"], **later}))
    assert (found.relation, found.hinge) == (relation, "event_days" if relation is SAME else None)
