"""Conflicts over columns are those of the object path, on random tables and on the shapes that tables have."""

import datetime as dt
import sys
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.comparison.columns import find_column_conflicts
from claimtrack.comparison.conflicts import find_conflicts
from claimtrack.errors import MissingExtraError, RecordError
from claimtrack.lexicon.loader import Lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.comparison import Conflict, Verdict
from claimtrack.model.policy import Policy
from claimtrack.record.columns import from_row

pa = pytest.importorskip("pyarrow", reason="the extra 'columns' is not installed")
pytest.importorskip("numpy", reason="the extra 'columns' is not installed")

REVISIONS = (Verdict.REVISES_UP, Verdict.REVISES_DOWN)
TEXT = [
    "predicate", "counted", "place", "event", "period", "mode", "unit", "bound", "source", "stance", "as_of",
    "as_of_basis",
]  # fmt: skip


@st.composite
def rows(draw: st.DrawFn) -> dict[str, Any]:
    """A row of the flat layout, as tables have them: few measures, scopes, sources and days."""
    bound = draw(st.sampled_from(["exact", "exact", "about", "at_least", "more_than", "at_most", "less_than", "range"]))
    n = draw(st.integers(0, 6)) * draw(st.sampled_from([1, 10, 100]))
    low = None if bound in ("at_most", "less_than") else n
    high = None if bound in ("at_least", "more_than") else n + 5 if bound == "range" else n
    as_of = draw(st.sampled_from([None, "2020-02-01", "2020-02-02", "2020-02-03", "2020-02", "2020-02-02T12:00"]))
    return {
        "predicate": draw(st.sampled_from(["killed", "killed", "casualties", "excess_deaths", "held", "covid_cases"])),
        "counted": draw(st.sampled_from([None, None, "people", "children"])),
        "place": draw(st.sampled_from([None, None, "Kabul", "Afghanistan"])),
        "event": draw(st.sampled_from(["outbreak", "outbreak", "blast", None])),
        "period": draw(st.sampled_from([None, None, "2020-02-01", "2020-01-15/.."])),
        "mode": draw(st.sampled_from(["cumulative", "cumulative", "stock", "flow", None])),
        "unit": draw(st.sampled_from([None, None, None, "person"])),
        "bound": bound,
        "low": low,
        "high": high,
        "nominal": None if bound == "range" else n,
        "low_open": bound == "more_than" or (bound == "range" and draw(st.sampled_from([None, False, True]))),
        "high_open": bound == "less_than" or (bound == "range" and draw(st.sampled_from([None, False, True]))),
        "approximate": bound == "about",
        "source": draw(st.sampled_from(["WHO", "ECDC", "police", None])),
        "stance": draw(st.sampled_from(["asserted", "asserted", "asserted", "denied", "forecast"])),
        "as_of": as_of,
        "as_of_basis": None if as_of is None else "stated",
    }


def table_of(many: list[dict[str, Any]]) -> Any:
    """An Arrow table with the types that such columns have."""
    types = {name: pa.string() for name in TEXT} | {n: pa.int64() for n in ("low", "high", "nominal")}
    schema = pa.schema([(name, types.get(name, pa.bool_())) for name in many[0]])
    return pa.Table.from_pylist(many, schema)


def shown(conflicts: list[Conflict]) -> Counter:
    """Conflicts as they can be held against each other."""
    return Counter(
        (c.relation, c.gap, c.reason, c.hints, frozenset(claim.id for claim in c.claims))
        for c in conflicts
        if c.relation not in REVISIONS
    )


def claims_of(many: list[dict[str, Any]]) -> list[Claim]:
    """The same rows as claims."""
    return [from_row(row) for row in many]


@settings(max_examples=150)
@given(st.lists(rows(), min_size=1, max_size=14))
def test_columns_give_what_claims_give(many: list[dict[str, Any]]):
    """Disagreements found over columns are those found over the same rows as claims."""
    assert shown(list(find_column_conflicts(table_of(many)))) == shown(find_conflicts(claims_of(many)))


def cell(source: str, day: Any, value: int, scope: str = "Spain", **more: Any) -> dict[str, Any]:
    """A row of an official series."""
    return {
        "predicate": "covid_cases", "event": scope, "mode": "cumulative", "bound": "exact", "low": value,
        "high": value, "nominal": value, "source": source, "as_of": day, "as_of_basis": "stated", **more,
    }  # fmt: skip


def test_groups_that_agree_are_never_looked_at_again():
    """Only the scope on which the sources differ on one day is taken apart."""
    many = [
        cell("WHO", "2020-02-01", 5),
        cell("ECDC", "2020-02-01", 5),
        cell("WHO", "2020-02-02", 8),
        cell("ECDC", "2020-02-03", 11),
        cell("WHO", "2020-02-01", 5, "Italy"),
        cell("ECDC", "2020-02-01", 6, "Italy"),
    ]
    found = find_column_conflicts(table_of(many))
    assert [bool(found.disagrees[group]) for group in found.groups] == [False] * 4 + [True] * 2
    [conflict] = found.ranked()
    assert (conflict.measure.event, conflict.gap) == ("Italy", 1)
    assert conflict.order


def test_a_running_count_is_taken_day_by_day():
    """Also where the rows say since when it runs: figures of two days of a war are no reason to look again."""
    since = {"period": "2020-01-15/.."}
    days = [cell("WHO", "2020-02-01", 5, **since), cell("ECDC", "2020-02-02", 8, **since)]
    assert not find_column_conflicts(table_of(days)).disagrees.any()
    assert find_column_conflicts(table_of([*days, cell("ECDC", "2020-02-01", 8, **since)])).disagrees.any()


@pytest.mark.parametrize(
    "more",
    [
        {"predicate": "held", "mode": "stock"},
        {"predicate": "held", "mode": "stock", "as_of": ["2020-02-01T12:00", "2020-02-02"]},
        {"predicate": "killed", "as_of": [dt.date(2020, 2, 1), dt.date(2020, 2, 2)]},
        {"predicate": "killed", "beside": "excess_deaths"},
    ],
)
def test_figures_of_two_days_are_no_reason_to_look_again(more: dict[str, Any]):
    """A level, an hour of one of the days, days as dates, and what is counted in a second way beside it."""
    first, second = more.pop("as_of", ["2020-02-01", "2020-02-02"])
    beside = more.pop("beside", None)
    days = [cell("WHO", first, 5, **more), cell("ECDC", second, 8, **more)]
    third = [cell("ECDC", "2020-02-03", 9, **{**more, "predicate": beside})] if beside else []
    assert not find_column_conflicts(pa.Table.from_pylist([*days, *third])).disagrees.any()
    over = [cell(s, first, 5, "crash", predicate="killed", mode="flow", period="2020-01-31") for s in "AB"]
    assert not find_column_conflicts(pa.Table.from_pylist([*days, *over])).disagrees.any()
    one_day = [days[0], {**days[1], "as_of": first}, *third]
    assert find_column_conflicts(pa.Table.from_pylist(one_day)).disagrees.any()


def test_columns_that_a_table_lacks_are_empty():
    """No day and no open ends: what is said is compared as it is in claims."""
    many = [{**cell("WHO", "2020-02-01", 50), "bound": "at_least", "high": None}, cell("ECDC", "2020-02-01", 40)]
    assert [one.gap for one in find_column_conflicts(table_of(many))] == [10]
    bare = [{name: value for name, value in row.items() if not name.startswith("as_of")} for row in many]
    assert shown(list(find_column_conflicts(table_of(bare)))) == shown(find_conflicts(claims_of(bare)))


CRASH = {"event": "crash", "predicate": "killed"}
RATE = {"predicate": "unemployment", "period": "2020-01", "mode": None}
ACROSS_DAYS = {
    "a town of the day before has more than its country": [
        cell("WHO", "2020-02-02", 50, place="Kabul"),
        cell("ECDC", "2020-02-03", 40, place="Afghanistan"),
    ],
    "so have its children": [
        cell("WHO", "2020-02-02", 50, counted="children", predicate="killed"),
        cell("ECDC", "2020-02-03", 40, counted="people", predicate="killed"),
    ],
    "what is over, behind a row of what goes up and down": [
        cell("WHO", "2020-02-09", 12, **{**CRASH, "mode": "stock"}),
        cell("WHO", "2020-02-01", 12, **{**CRASH, "mode": None}),
        cell("ECDC", "2020-02-03", 40, **{**CRASH, "mode": None}),
    ],
    "a day without its year beside others": [
        cell("WHO", "2020-02-01", 5),
        cell("ECDC", "2020-02-01", 8),
        cell("ECDC", "XXXX-02-01", 9),
    ],
    "the first of scopes of which some are not there": [
        cell("WHO", "2020-02-01", 5),
        cell("ECDC", "2020-02-01", 8),
        cell("WHO", "2020-02-01", 5, "Italy", predicate="killed"),
    ],
    "at least what fits no doubled number": [
        {**cell("WHO", "2020-02-01", 2**62), "bound": "at_least", "high": None},
        cell("ECDC", "2020-02-01", 8),
    ],
    "at most what fits no doubled number below zero": [
        {**cell("WHO", "2020-02-01", -(2**62) - 1), "bound": "at_most", "low": None},
        cell("ECDC", "2020-02-01", 8),
    ],
    "what is over, beside what goes by day": [
        cell("WHO", "2020-02-01", 5, "Italy"),
        cell("ECDC", "2020-02-02", 8, "Italy"),
        cell("WHO", "2020-02-01", 12, **{**CRASH, "mode": None}),
        cell("ECDC", "2020-02-03", 40, **{**CRASH, "mode": None}),
    ],
    "the rate of a month that was over, told on two days": [
        cell("WHO", "2020-02-01", 5, **RATE),
        cell("ECDC", "2020-02-03", 8, **RATE),
    ],
    "a figure of a month, beside what goes by day": [
        cell("WHO", "2020-02-01", 5, "Italy"),
        cell("ECDC", "2020-02-02", 8, "Italy"),
        cell("WHO", "2020-02", 5),
        cell("ECDC", "2020-02-29", 8),
    ],
    "more than what fits a number": [
        {**cell("WHO", "2020-02-01", 2**62), "bound": "more_than", "high": None},
        cell("ECDC", "2020-02-01", 8),
    ],
}


@pytest.mark.parametrize("case", ACROSS_DAYS)
def test_what_the_first_pass_must_not_pass_over(case: str):
    """One disagreement, the same as over the claims."""
    many = [{"place": None, "counted": None, **row} for row in ACROSS_DAYS[case]]
    found = shown(list(find_column_conflicts(table_of(many))))
    assert len(found) == 1
    assert found == shown(find_conflicts(claims_of(many)))


def test_groups_whose_rows_take_turns_are_each_one():
    """Rows of two scopes one after the other: both disagreements are found, by the scope and not by the neighbour."""
    scopes = ("Italy", "Malta", "Spain")
    voices = (("WHO", 9), ("ECDC", 5), ("police", 5))
    many = [cell(source, "2020-02-01", n, scope) for source, n in voices for scope in scopes]
    found = list(find_column_conflicts(table_of(many)))
    assert sorted({str(one.measure.event) for one in found}) == sorted(scopes)
    assert shown(found) == shown(find_conflicts(claims_of(many)))


def test_two_columns_that_differ_make_four_groups():
    """Each pair of a predicate and an event is a scope of its own, in whatever order the rows come."""
    pairs = [(predicate, event) for predicate in ("killed", "covid_cases") for event in ("blast", "flood", "storm")]
    many = [cell("WHO", "2020-02-01", 5, event, predicate=predicate) for predicate, event in (*pairs, *pairs[::-1])]
    groups = find_column_conflicts(table_of(many)).groups.tolist()
    assert len(set(groups)) == len(pairs)
    assert groups == groups[::-1]


EXACT = {"bound": "exact", "low": 12, "high": 12, "nominal": 12}
AT_LEAST = {**EXACT, "bound": "at_least", "high": None}
AT_MOST = {**EXACT, "bound": "at_most", "low": None}
ABOVE = {**EXACT, "bound": "more_than", "high": None, "low_open": True}
BELOW = {**EXACT, "bound": "less_than", "low": None, "high_open": True}
RANGE = {"bound": "range", "low": 12, "high": 20, "nominal": None}


def other(figure: dict[str, Any], number: int) -> dict[str, Any]:
    """The same shape of another number."""
    return {name: number if cell == 12 else cell for name, cell in figure.items()}


@pytest.mark.parametrize(
    ("first", "second", "apart"),
    [
        (EXACT, EXACT, False),
        (EXACT, other(EXACT, 13), True),
        (AT_LEAST, EXACT, False),
        (AT_LEAST, other(EXACT, 40), False),
        (AT_LEAST, other(EXACT, 11), True),
        (AT_LEAST, AT_MOST, False),
        (other(AT_LEAST, 13), AT_MOST, True),
        (AT_MOST, other(EXACT, 3), False),
        (AT_MOST, other(EXACT, 13), True),
        (ABOVE, EXACT, True),
        (ABOVE, other(EXACT, 13), True),  # read narrowly, as just above 12; the claims say that it may be 13
        (ABOVE, ABOVE, False),
        (ABOVE, AT_LEAST, False),
        (ABOVE, AT_MOST, True),
        (ABOVE, other(AT_LEAST, 40), True),
        (BELOW, EXACT, True),
        (BELOW, other(EXACT, 11), True),
        (BELOW, BELOW, False),
        (BELOW, AT_MOST, False),
        (BELOW, AT_LEAST, True),
        (BELOW, other(AT_MOST, 3), True),
        (RANGE, EXACT, False),
        (RANGE, other(EXACT, 20), False),
        (RANGE, other(EXACT, 21), True),
        (RANGE, other(EXACT, 11), True),
        ({**RANGE, "low_open": None, "high_open": None}, EXACT, False),
        ({**RANGE, "low_open": True}, EXACT, True),
        ({**RANGE, "low_open": True}, other(EXACT, 13), False),
        ({**RANGE, "high_open": True}, other(EXACT, 20), True),
        ({**RANGE, "high_open": True}, other(EXACT, 19), False),
        (EXACT, {**EXACT, "stance": "denied"}, True),
        (EXACT, {**EXACT, "stance": "disputed"}, True),
        (EXACT, {**EXACT, "stance": "forecast"}, False),
        ({**EXACT, "stance": "denied"}, other(EXACT, 13), True),
    ],
)
def test_what_the_first_pass_takes_apart(first: dict[str, Any], second: dict[str, Any], apart: bool):
    """Two figures of one day are looked at where, read as narrowly as their words allow, both cannot be true."""
    said = {"stance": "asserted", "low_open": False, "high_open": False}
    many = [
        {**cell(source, "2020-02-01", 0), **said, **figure} for source, figure in (("WHO", first), ("ECDC", second))
    ]
    for rows_of in (many, many[::-1]):
        found = find_column_conflicts(table_of(rows_of))
        assert found.disagrees.any() == apart
        assert shown(list(found)) == shown(find_conflicts(claims_of(rows_of)))


def test_corrections_are_left_to_the_timeline():
    """A voice that takes its own figure back is in no disagreement of two."""
    many = [cell(source, f"2020-02-0{day}", n, **CRASH) for source, day, n in (("WHO", 1, 40), ("WHO", 2, 12))]
    many = [{**row, "mode": None} for row in [*many, cell("ECDC", "2020-02-02", 90, **CRASH)]]
    assert {one.relation for one in find_column_conflicts(table_of(many))} == {Verdict.CONFLICTS}
    assert {one.relation for one in find_conflicts(claims_of(many))} == {Verdict.CONFLICTS, Verdict.REVISES_DOWN}


def test_the_policy_and_the_words_decide():
    """How many days a closed count may be late is policy; two names are one voice where the user's words say so."""
    many = [cell("NRN", "2020-02-01", 12, **CRASH), cell("Relief Network", "2020-02-03", 40, **CRASH)]
    table = table_of([{**row, "mode": None} for row in many])
    assert len(list(find_column_conflicts(table))) == 1
    assert list(find_column_conflicts(table, Policy(lag=1))) == []
    own = Lexicon("en", {"sources": {"Relief Network": {"kind": "ngo", "aliases": ["NRN"]}}})
    assert list(find_column_conflicts(table, lexicon=own)) == []


def test_dates_and_dictionaries_are_columns_too():
    """Dictionary columns and dates give what text columns give."""
    many = [cell("WHO", "2020-02-01", 5), cell("ECDC", "2020-02-01", 6)]
    table = table_of(many)
    encoded = pa.table({name: table[name].dictionary_encode() if name in TEXT else table[name] for name in many[0]})
    dated = table.set_column(
        table.column_names.index("as_of"), "as_of", pa.array([dt.date(2020, 2, 1)] * 2, pa.date32())
    )
    assert shown(list(find_column_conflicts(table))) == shown(list(find_column_conflicts(encoded)))
    assert shown(list(find_column_conflicts(table))) == shown(list(find_column_conflicts(dated)))


@pytest.mark.parametrize(
    ("kind", "low", "high"),
    [(pa.int64(), 2**62, 2**62 + 2), (pa.decimal128(6, 1), "1.5", "2.5"), (pa.string(), "1.5", "2.5")],
)
def test_numbers_that_fit_no_fast_pass_are_compared_all_the_same(kind: Any, low: Any, high: Any):
    """Very large whole numbers, decimals and numbers as text take the way of the claims."""
    numbers = [Decimal(n) if pa.types.is_decimal(kind) else n for n in (low, high)]
    many = [cell("WHO", "2020-02-01", 1), cell("ECDC", "2020-02-01", 1)]
    table = table_of(many)
    for name in ("low", "high", "nominal"):
        table = table.set_column(table.column_names.index(name), name, pa.array(numbers, kind))
    assert len(list(find_column_conflicts(table))) == 1


@pytest.mark.parametrize(
    ("name", "ends", "gap"),
    [("high", ("1.5", "4.5"), Fraction(3, 2)), ("low", ("0.5", "2.5"), Fraction(3, 2))],
)
def test_whole_numbers_beside_decimals_take_the_way_of_the_claims(name: str, ends: tuple[str, str], gap: Fraction):
    """Ranges of which the ends on one side are whole and those on the other are not."""
    more = {"bound": "range", "nominal": None}
    table = table_of([cell(source, "2020-02-01", n, **more) for source, n in (("WHO", 1), ("ECDC", 3))])
    table = table.set_column(table.column_names.index(name), name, pa.array(list(map(Decimal, ends))))
    [conflict] = find_column_conflicts(table)
    assert conflict.gap == gap


def test_links_and_documents_are_left_to_the_way_of_the_claims():
    """Rows that a text stands behind, or a link ties, are one group that is looked at as claims."""
    many = [cell("WHO", "2020-02-01", 5, links=None), cell("ECDC", "2020-02-01", 6, links=None)]
    first = from_row(many[0])
    many[1]["links"] = f"not_same_as:{first.id}"
    table = pa.Table.from_pylist(many)
    assert list(find_column_conflicts(table)) == []
    apart = [cell("WHO", "2020-02-01", 5, links=None), cell("ECDC", "2020-02-01", 6, links=None, event="another")]
    assert find_column_conflicts(pa.Table.from_pylist(apart)).groups.tolist() == [0, 1]
    apart[1]["links"] = f"same_as:{from_row(apart[0]).id}"
    found = find_column_conflicts(pa.Table.from_pylist(apart))
    assert found.groups.tolist() == [0, 0]
    assert [one.relation for one in found] == [Verdict.CONFLICTS]
    printed = [{**row, "links": None, "document": f"sha256:{n}"} for n, row in enumerate(apart)]
    assert find_column_conflicts(pa.Table.from_pylist(printed)).groups.tolist() == [0, 0]


def test_empty_tables_and_rows_without_figures():
    """No rows, and rows without a figure, have no conflicts; such rows belong to no group."""
    many = [cell("WHO", "2020-02-01", 5), {**cell("ECDC", "2020-02-01", 6), "low": None, "high": None}]
    table = table_of(many)
    assert list(find_column_conflicts(table.slice(0, 0))) == []
    assert find_column_conflicts(table).groups.tolist() == [0, -1]
    assert list(find_column_conflicts(table)) == []
    nothing = find_column_conflicts(table_of([many[1], many[1]]))
    assert (nothing.groups.tolist(), nothing.disagrees.tolist(), list(nothing)) == ([-1, -1], [], [])


def test_wrong_tables_are_refused_by_name():
    """Unknown and missing columns are named."""
    with pytest.raises(RecordError, match=r"^scope, topic: no columns of the flat layout$"):
        find_column_conflicts(pa.table({"scope": ["Spain"], "topic": ["Toll"], "predicate": ["killed"]}))
    with pytest.raises(RecordError, match="bound, low, high, nominal: missing"):
        find_column_conflicts(pa.table({"predicate": ["killed"]}))
    whole = table_of([cell("WHO", "2020-02-01", 5)])
    with pytest.raises(RecordError, match=r"^predicate: missing columns of the flat layout$"):
        find_column_conflicts(whole.drop_columns(["predicate"]))
    with pytest.raises(RecordError, match=r"^topic: no columns of the flat layout$"):
        find_column_conflicts(whole.append_column("topic", pa.array(["Toll"])))


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch):
    """Without numpy or pyarrow the error says what cannot be done, and what to install."""
    table = table_of([cell("WHO", "2020-02-01", 5)])
    monkeypatch.setitem(sys.modules, "numpy", None)
    with pytest.raises(MissingExtraError, match=r"finding conflicts over columns.*columns"):
        find_column_conflicts(table)


SCOPE = {
    "predicate": ("killed", "covid_cases"),
    "counted": ("people", "cows"),
    "place": ("Kabul", "Herat"),
    "event": ("blast", "flood"),
    "period": ("2020-02-01", "2021-02-01"),
    "mode": ("cumulative", "stock"),
    "unit": ("litre", "hectare"),
}


@pytest.mark.parametrize("name", SCOPE)
def test_each_column_of_the_scope_tells_groups_apart(name: str):
    """Rows that differ in one column of the scope are two groups, and neither is said to disagree by the other."""
    about = {"predicate": "killed", "event": "blast", "place": "Kabul", "period": "2020-02-01", "mode": "cumulative"}
    many = [
        {"counted": None, "unit": None, **about, name: SCOPE[name][n % 2], "bound": "exact", "low": 12 + n % 2,
         "high": 12 + n % 2, "nominal": 12 + n % 2, "source": source, "as_of": "2020-02-02", "as_of_basis": "stated"}
        for n, source in enumerate(["WHO", "ECDC", "police", "mayor"])
    ]  # fmt: skip
    found = find_column_conflicts(table_of(many))
    assert found.groups[0] == found.groups[2] != found.groups[1] == found.groups[3]
    assert not found.disagrees.any()
    assert list(found) == []


@pytest.mark.parametrize("count", [1, 2, 400, 2000])
def test_many_scopes_and_many_days(count: int):
    """However many scopes and days there are beside the rows, each group is that of its own scope and day."""
    many = [
        {"predicate": "confirmed", "event": f"outbreak {n}", "mode": "cumulative", "bound": "exact", "low": 10 * n + add,
         "high": 10 * n + add, "nominal": 10 * n + add, "source": source, "as_of": f"2020-02-{day:02d}",
         "as_of_basis": "stated"}
        for n in range(count)
        for day, source, add in ((1 + n % 20, "WHO", 0), (1 + n % 20, "ECDC", n % 2), (25, "ECDC", 5))
    ]  # fmt: skip
    found = find_column_conflicts(table_of(many))
    assert len(set(found.groups.tolist())) == count
    assert [bool(found.disagrees[found.groups[3 * n]]) for n in range(count)] == [n % 2 == 1 for n in range(count)]
