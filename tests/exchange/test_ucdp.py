"""Rows of low, best and high: what comes back, and rows as the dataset itself has them."""

import csv
import io
import sys
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from exported import exported, full, with_value

from claimtrack.errors import RecordError
from claimtrack.exchange.formats import import_claims
from claimtrack.exchange.ucdp import COLUMNS
from claimtrack.model.claim import Claim
from claimtrack.model.finding import Finding
from claimtrack.model.measure import Measure
from claimtrack.model.moment import Moment
from claimtrack.model.quantity import Bound, Quantity
from claimtrack.strategies import claims

COUNTS = [
    (Quantity(47, 47, 47, Bound.EXACT, "person"), ("47", "47", "47"), Bound.EXACT),
    (Quantity(0, 0, 0, Bound.EXACT, "person"), ("0", "0", "0"), Bound.EXACT),
    (Quantity(0, 10, None, Bound.RANGE, "person"), ("0", "", "10"), Bound.RANGE),
    (Quantity(0, 10, 2, Bound.RANGE, "person"), ("0", "2", "10"), Bound.RANGE),
    (Quantity(9, None, 9, Bound.AT_LEAST, None), ("9", "", ""), Bound.AT_LEAST),
    (Quantity(29500, None, 29500, Bound.MORE_THAN, low_open=True), ("29500", "", ""), Bound.AT_LEAST),
    (Quantity(None, 300, 300, Bound.AT_MOST, "person"), ("", "", "300"), Bound.AT_MOST),
    (Quantity(1160, 1160, 1160, Bound.ABOUT, "person", approximate=True), ("1160", "1160", "1160"), Bound.EXACT),
]


def rows(made: list[Claim]) -> list[dict[str, str]]:
    """The rows of an export."""
    reader = csv.DictReader(io.StringIO(exported(made, "ucdp")[0], newline=""))
    found = list(reader)
    assert tuple(reader.fieldnames or ()) == COLUMNS
    return found


def told(text: str) -> tuple[list[Claim], list[tuple[str, str, str]]]:
    """The claims of rows, and what was told of them."""
    findings: list[Finding] = []
    found = import_claims(text, "ucdp", name="ged.csv", on_finding=findings.append)
    return found, [(item.code, item.where, item.message) for item in findings]


@pytest.mark.parametrize(("quantity", "cells", "bound"), COUNTS)
def test_estimates_there_and_back(quantity: Quantity, cells: tuple[str, str, str], bound: Bound) -> None:
    """Ends that nobody stated stay empty both ways; 0 is an end; what is rough or open is told."""
    made = with_value(quantity)
    (row,) = rows([made])
    assert (row["low"], row["best"], row["high"]) == cells
    (found,), findings = told(exported([made], "ucdp")[0])
    assert findings == []
    assert isinstance(found.value, Quantity)
    assert (found.value.low, found.value.high, found.value.bound) == (quantity.low, quantity.high, bound)
    messages = " ".join(item.message for item in exported([made], "ucdp")[1])
    assert ("rough" in messages) == quantity.approximate
    assert ("not included" in messages) == quantity.low_open


def test_what_stands_beside_the_estimates() -> None:
    """Event, place, source, outlet, headline and days; the days come back as the period."""
    (row,) = rows([full()])
    assert (row["conflict_name"], row["where_description"], row["source_original"]) == ("flood", "Lowland", "Board")
    assert (row["source_office"], row["source_date"], row["source_headline"]) == (
        "Gazette", "2024-02-23", "A flood, & what is known",
    )  # fmt: skip
    assert (row["year"], row["date_start"], row["date_end"], row["date_prec"]) == (
        "2024",
        "2024-02-20",
        "2024-02-22",
        "2",
    )
    (found,), _ = told(exported([full()], "ucdp")[0])
    assert found.measure == Measure("killed", None, "Lowland", "flood", Moment("2024-02-20/2024-02-22"))
    assert found.source is not None
    assert (found.source.name, str(found.published), found.where) == ("Board", "2024-02-23", "ged.csv:2")


@pytest.mark.parametrize(
    ("period", "precision"),
    [("2024-02-20", "1"), ("2024-02-20/2024-02-26", "3"), ("2024-02", "4"), ("2024", "5"), ("202X", "")],
)
def test_how_exactly_the_day_is_known(period: str, precision: str) -> None:
    """The code of the codebook for a day, some days, a week, a month, a year."""
    made = attrs.evolve(full(), measure=Measure("killed", period=Moment(period)))
    assert rows([made])[0]["date_prec"] == precision


@pytest.mark.parametrize("period", ["2024-02-20/..", "XXXX-02-20"])
def test_a_period_without_days_is_told(period: str) -> None:
    """Nothing is made up where days are not known."""
    made = attrs.evolve(full(), measure=Measure("killed", period=Moment(period)))
    assert rows([made])[0]["date_start"] == ""
    assert any("not whole known days" in item.message for item in exported([made], "ucdp")[1])


LEFT = [
    (attrs.evolve(full(), measure=Measure("injured")), "the format counts the dead alone"),
    (with_value(Quantity(9, 9, 9, Bound.EXACT, "horse")), "it counts 'horse', not known to be people"),
    (with_value(Quantity(9, 9, 9, Bound.EXACT, "percent")), "it counts 'percent', not known to be people"),
    (attrs.evolve(full(), attribution=attrs.evolve(full().attribution, stance="forecast")), "it is forecast, and an"),
]


@pytest.mark.parametrize(("made", "reason"), LEFT)
def test_what_does_not_count_the_dead_is_left_out(made: Claim, reason: str) -> None:
    """Each with its reason."""
    text, findings = exported([made], "ucdp")
    assert len(text.splitlines()) == 1
    assert findings[0].message.startswith(f"left out 1 of 1: {reason}")


def test_a_part_of_the_people_is_told() -> None:
    """Dead children read as dead people."""
    _, findings = exported([with_value(Quantity(9, 9, 9, Bound.EXACT, "child"))], "ucdp")
    assert any(item.message.startswith("that 'child' alone are counted is not said") for item in findings)


GED = (
    "id,conflict_name,side_a,source_office,source_date,source_original,where_description,date_start,date_end,best,high,low\n"
    "1,North: Government,Army,Agency,2024-02-23,police,Hill,2024-02-22 00:00:00.000,2024-02-22 00:00:00.000,5,9,3\n"
    '2,North: Government,Army,"Agency;Gazette",2024-02-23;2024-02-24,,,2024-02-01,2024-02-29,4,4,4\n'
    "3,North: Government,Army,,,,,2024-02-22,2024-02-22,5,3,9\n"
    "4,North: Government,Army,,,,,2024-02-30,2024-02-30,1,1,1\n"
    "5,North: Government,Army,,,,,,,,,\n"
)


def test_rows_of_the_dataset_itself() -> None:
    """Days with clock times, several days of publication, inverted and missing estimates, days outside the calendar."""
    found, findings = told(GED)
    assert [(str(item.measure and item.measure.period), item.value.bound) for item in found if isinstance(item.value, Quantity)] == [
        ("2024-02-22", Bound.RANGE), ("2024-02-01/2024-02-29", Bound.EXACT),
    ]  # fmt: skip
    assert [str(item.published) for item in found] == ["2024-02-23", "None"]
    assert [(code, where, message.split(":")[0]) for code, where, message in findings] == [
        ("unknown-column", "ged.csv", "the column 'side_a' is not read; map it to a part of a claim if it is one"),
        ("several-dates", "ged.csv", "1 row names several days of publication in source_date, which is left open"),
        ("refused-row", "ged.csv:4", "row 3, column 'low_stated'"),
        ("refused-row", "ged.csv:5", "row 4, column 'period_stated'"),
        ("refused-row", "ged.csv:6", "row 5, column 'value_stated'"),
        ("refused-rows", "ged.csv", "3 of 5 rows refused"),
    ]


@pytest.mark.parametrize(
    ("text", "problem"), [("a,b\n1,2\n", "no column 'best'"), ("", "no column 'best'"), ('"', "broken")]
)
def test_what_is_no_such_table_is_refused(text: str, problem: str) -> None:
    """A table without the three estimates is another one."""
    with pytest.raises(RecordError, match=rf"ged\.csv: {problem}"):
        told(text)


@given(
    st.lists(
        claims(any_text=True, predicates=["killed"], units=["person", None]), max_size=4, unique_by=lambda made: made.id
    )
)
def test_what_is_written_can_be_read(made: list[Claim]) -> None:
    """Each row that was written gives a claim with the same whole ends, but for rows that look alike without their ids."""
    text, _ = exported(made, "ucdp")
    found, findings = told(text)
    assert [message for code, _, message in findings if code == "refused-row" and "published" not in message] == []
    assert len(found) + sum(code == "refused-row" for code, _, _ in findings) == len(rows(made))


def test_blank_rows_are_no_rows() -> None:
    """An empty line between rows, and a row cut short behind its last estimate."""
    found, findings = told("best,high,low,conflict_name\n\n,,,\n5,5,5\n")
    assert (len(found), findings) == (1, [])
