"""Claims and data frames: there and back with nothing lost, in three kinds that agree, and bad rows by their number."""

import datetime as dt
import sys
from decimal import Decimal
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.errors import MissingExtraError, RecordError
from claimtrack.exchange.frames import FRAMES, claims_from_frame, to_frame
from claimtrack.exchange.table_rows import TableWarning
from claimtrack.model.claim import Claim
from claimtrack.model.finding import Finding
from claimtrack.model.quantity import Bound, Quantity
from claimtrack.parsing.claims import claim
from claimtrack.record.columns import COLUMNS
from claimtrack.strategies import claims

NAMES = [column.name for column in COLUMNS]
COLLECTIONS = st.lists(claims(any_text=True), max_size=4, unique_by=lambda made: made.id)


def framed(data: dict[str, list[Any]], kind: str) -> Any:
    """A frame of a kind with these columns."""
    return {"pandas": pd.DataFrame, "polars": pl.DataFrame, "pyarrow": pa.table}[kind](data)


def told(frame: Any, **options: Any) -> tuple[list[Claim], list[tuple[str, str, str]]]:
    """The claims, and each finding as code, place and message."""
    findings: list[Finding] = []
    found = claims_from_frame(frame, on_finding=findings.append, **options)
    return found, [(item.code, item.where, item.message) for item in findings]


def figures(found: list[Claim]) -> list[object]:
    """The named numbers of the claims."""
    return [item.value.nominal if isinstance(item.value, Quantity) else item.value for item in found]


@pytest.mark.parametrize("kind", FRAMES)
@given(COLLECTIONS)
def test_claims_to_a_frame_and_back(kind: str, made: list[Claim]) -> None:
    """Equal claims come back from each kind of frame, any text, any number, statements and links too."""
    frame = to_frame(made, kind)
    assert type(frame) is {"pandas": pd.DataFrame, "polars": pl.DataFrame, "pyarrow": pa.Table}[kind]
    found, findings = told(frame)
    assert found == made
    assert [code for code, _, _ in findings] == ([] if made else ["empty-table"])


@given(COLLECTIONS)
def test_the_three_kinds_agree(made: list[Claim]) -> None:
    """The same cells under the same headings, missing where missing, numbers as exact in each."""
    as_pandas, as_polars, as_arrow = (to_frame(made, kind) for kind in FRAMES)
    assert list(as_pandas.columns) == as_polars.columns == as_arrow.column_names == NAMES
    for name in NAMES:
        cells = [None if cell is pd.NA else cell for cell in as_pandas[name].tolist()]
        assert cells == as_polars[name].to_list() == as_arrow[name].to_pylist(), name


@pytest.mark.parametrize("kind", FRAMES)
def test_the_callers_kind_of_frame_is_kept(kind: str) -> None:
    """A frame names its own kind."""
    made = [claim(predicate="killed", value=12)]
    own = to_frame(made, kind)
    assert type(to_frame(made, own)) is type(own)


def test_columns_of_numbers_are_numbers_and_never_floats() -> None:
    """Whole where all are, decimal where some are not, text where neither holds them; empty cells stay empty."""
    whole = [claim(predicate="killed", value=12), claim(predicate="killed", value="up to 300")]
    mixed = [*whole, claim(predicate="rose", value="2.50 percent")]
    ratio = [*mixed, claim(predicate="killed", value=10**40)]
    low, high = (to_frame(whole, "polars")[name] for name in ("low", "high"))
    assert (low.dtype, low.to_list(), high.to_list()) == (pl.Int64, [12, None], [12, 300])
    low = to_frame(mixed, "polars")["low"]
    assert (low.dtype, low.to_list()) == (pl.Decimal(38, 2), [12, None, Decimal("2.50")])
    assert to_frame(ratio, "polars")["low"].to_list() == ["12", None, "2.50", "1" + "0" * 40]
    flags = to_frame([claim(predicate=None, value=_statement()), whole[0]], "pandas")["approximate"]
    assert flags.tolist() == [pd.NA, False]


def _statement() -> Any:
    from claimtrack.model.claim import Statement

    return Statement("no talks")


PLAIN = {
    "measure": ["killed", "killed", "killed", "killed"],
    "source": ["Board", None, "Police", "Board"],
    "as_of": [dt.date(2024, 2, 23), dt.date(2024, 2, 24), None, dt.date(2024, 2, 25)],
    "value": [12.0, None, 14.0, 2.5],
}


@pytest.mark.parametrize("kind", FRAMES)
def test_plain_frames_are_read_as_tables_are(kind: str) -> None:
    """A missing value costs its own row, by number and column; a missing source is none; 12.0 is 12."""
    found, findings = told(framed(PLAIN, kind))
    assert figures(found) == [12, 14, Decimal("2.5")]
    assert [str(item.as_of) for item in found] == ["2024-02-23", "None", "2024-02-25"]
    assert findings == [
        ("refused-row", "frame", "row 2, column 'value': no figure; missing is not zero"),
        ("refused-rows", "frame", "1 of 4 rows refused"),
    ]
    assert found[0].document is not None
    assert found[0].document.path is None


def test_every_mark_for_what_is_missing() -> None:
    """None, NaN, NaT and NA say nothing, in columns of objects, dates, strings, and nullable numbers."""
    frame = pd.DataFrame(
        {
            "measure": pd.Series(["killed"] * 4, dtype="category"),
            "value": pd.Series([1, 2, 3, pd.NA], dtype="Int64"),
            "as_of": pd.to_datetime(["2024-02-23", None, "2024-02-24", "2024-02-25"]),
            "source": pd.Series([float("nan"), None, pd.NA, "Board"], dtype=object),
            "place": pd.Series([pd.NA, "Here", pd.NA, "There"], dtype="string"),
        }
    )
    found, findings = told(frame)
    assert [(item.source, str(item.as_of), item.measure and item.measure.place) for item in found] == [
        (None, "2024-02-23", None),
        (None, "None", "Here"),
        (None, "2024-02-24", None),
    ]
    assert [message for _, _, message in findings] == [
        "row 4, column 'value': no figure; missing is not zero",
        "1 of 4 rows refused",
    ]


BAD = [
    ("value", ["many"], "column 'value': cannot read 'many'"),
    ("value", [float("inf")], "column 'value': inf is no number"),
    ("value", ["1" * 56], "column 'value': a number of 56 digits; 38 are the most"),
    ("value", [True], "column 'value': needs words or a number, not True"),
    ("value", [[1]], "column 'value': needs words or a number, not [1]"),
    ("as_of", ["2024-02-30"], "column 'as_of': '2024-02-30' is not in the calendar"),
    ("low", [20], "column 'low': low 20 is greater than high 9"),
]


@pytest.mark.parametrize("kind", FRAMES)
@pytest.mark.parametrize(("heading", "cells", "problem"), BAD, ids=[f"{name} {cells}"[:30] for name, cells, _ in BAD])
def test_bad_rows_by_number_and_column(kind: str, heading: str, cells: list[Any], problem: str) -> None:
    """The good row is kept, the bad one named and counted; strict refuses the frame."""
    base: dict[str, list[Any]] = {"measure": ["killed"], "value": [None], "low": [3], "high": [9]}
    if heading == "value":
        base = {"measure": ["killed"], "value": [5]}
    if heading == "as_of":
        base = {"measure": ["killed"], "value": [5], "as_of": [None]}
    good, bad = framed(base, kind), framed(base | {heading: cells}, kind)
    assert len(told(good)[0]) == 1
    found, findings = told(bad)
    assert found == []
    assert findings[0][2].startswith(f"row 1, {problem}")
    assert findings[-1] == ("refused-rows", "frame", "1 of 1 row refused")
    with pytest.raises(RecordError, match=r"frame: row 1, column"):
        claims_from_frame(bad, strict=True)


def test_days_that_python_cannot_hold_cost_their_own_row() -> None:
    """A frame may count days far beyond the calendar of Python; the other rows are read."""
    days = pa.array([19776, 2**31 - 1], pa.int32()).cast(pa.date32())
    table = pa.table({"measure": ["killed"] * 2, "value": [1, 2], "as_of": days})
    found, findings = told(table)
    assert figures(found) == [1]
    assert findings[0][2].startswith("row 2, column 'as_of': not in the calendar, or no number: ")


def test_repeated_rows_units_and_columns() -> None:
    """A repeated row is read once, another unit is said, an unknown column is told; a mapping reads it."""
    data = {"measure": ["killed"] * 3, "value": [1, 1, 2], "unit": ["person", "person", "percent"], "who": ["A"] * 3}
    found, findings = told(pl.DataFrame(data), name="my frame")
    assert figures(found) == [1, 2]
    assert findings == [
        ("unknown-column", "my frame", "the column 'who' is not read; map it to a part of a claim if it is one"),
        ("duplicate-row", "my frame", "row 2 repeats row 1; read once"),
        ("mixed-units", "my frame", "row 3: the unit is percent, in the rows before person"),
    ]
    options = {"columns": {"source": "who"}, "defaults": {"place": "Here"}, "published": dt.date(2024, 2, 23)}
    found, findings = told(pl.DataFrame(data), publisher="Gazette", **options)
    assert [code for code, _, _ in findings] == ["duplicate-row", "mixed-units"]
    assert [(made.source and made.source.name, made.measure and made.measure.place) for made in found] == [
        ("A", "Here")
    ] * 2
    assert {str(made.published) for made in found} == {"2024-02-23"}


def test_lazy_frames_are_collected() -> None:
    """A polars query is run."""
    lazy = pl.LazyFrame({"measure": ["killed", "injured"], "value": [1, 2]}).filter(pl.col("value") > 1)
    assert figures(claims_from_frame(lazy)) == [2]


def test_words_are_not_disarmed() -> None:
    """A frame runs no formulas, so that an apostrophe in it is an apostrophe."""
    made = [claim(predicate="killed", value=1, source="'=Board", published="2024-02-23", title="=1")]
    assert claims_from_frame(to_frame(made, "polars")) == made


def test_what_nobody_asked_for_is_one_warning() -> None:
    """Without ``on_finding`` the caller is warned once, on the calling line, of what was lost."""
    frame = pl.DataFrame({"measure": ["killed"] * 3, "value": ["1", "many", "?"], "who": [None] * 3})
    with pytest.warns(TableWarning) as caught:
        found = claims_from_frame(frame)
    assert figures(found) == [1]
    (item,) = caught
    assert item.filename == __file__
    said = str(item.message).split("; ")
    assert said[0] == "frame: 2 of 3 rows refused"
    assert said[1].startswith("2 x refused-row, first: row 2, column 'value': cannot read 'many'")
    assert said[2].startswith("1 x unknown-column, first: the column 'who' is not read")
    assert said[-1] == "pass on_finding= to be told each one, or strict=True to refuse the table"


@pytest.mark.parametrize("frame", [[1], {"measure": ["killed"]}, "measure", pd.Series([1]), None])
def test_what_is_no_frame_is_refused(frame: Any) -> None:
    """A list or a mapping is no frame; the kinds that are known are named."""
    with pytest.raises(RecordError, match="frame"):
        claims_from_frame(frame)
    if not isinstance(frame, str):
        with pytest.raises(RecordError):
            to_frame([], frame)
    with pytest.raises(
        RecordError, match="backend must be one of pandas, polars, pyarrow, or such a frame, not 'dask'"
    ):
        to_frame([], "dask")


def test_a_series_is_named_as_what_it_is() -> None:
    """The message says what was given, in the words of the caller and not of the library underneath."""
    with pytest.raises(RecordError, match="frame: no data frame of pandas, polars or Arrow, but a Series"):
        claims_from_frame(pd.Series([1]))


@pytest.mark.parametrize(
    "frame",
    [
        pd.DataFrame([["killed", 1, 2]], columns=["measure", "value", "value"]),
        pa.table([["killed"], [1], [2]], names=["measure", "value", "value"]),
    ],
)
def test_two_columns_of_one_name_are_refused(frame: Any) -> None:
    """Which of them holds the figure is not guessed; the name is told."""
    with pytest.raises(RecordError, match=r"frame: two columns of one name; rename one: .*'value' 2 times"):
        claims_from_frame(frame)
    with pytest.raises(RecordError, match="two columns of one name"):
        to_frame([], frame)


def test_headings_that_are_numbers_can_be_mapped() -> None:
    """A pandas frame without headings numbers its columns; the mapping names them as they are printed."""
    frame = pd.DataFrame([["killed", 5]])
    found = claims_from_frame(frame, columns={"measure": "0", "value": "1"})
    assert figures(found) == [5]
    with pytest.raises(RecordError, match="frame: no column 'measure'; the table has '0', '1'"):
        claims_from_frame(frame)


def test_a_frame_that_cannot_hold_claims_is_refused() -> None:
    """Without a predicate or a figure there is no table."""
    with pytest.raises(RecordError, match="frame: no column 'measure'; the table has 'value'"):
        claims_from_frame(pl.DataFrame({"value": [1]}))


@pytest.mark.parametrize(("library", "feature"), [("narwhals.stable.v2", "data frames"), ("polars", "frame of polars")])
def test_a_missing_library_names_the_extra(monkeypatch: pytest.MonkeyPatch, library: str, feature: str) -> None:
    """The message says what to install."""
    monkeypatch.setitem(sys.modules, library, None)
    if library == "polars":
        monkeypatch.setattr("claimtrack.exchange.frames._series", _missing)
    with pytest.raises(MissingExtraError, match=rf"{feature} needs optional libraries: .*claimtrack\[frames\]"):
        to_frame([], "polars")


def _missing(*_: object) -> Any:
    raise ImportError("polars")


def test_edited_cells_are_read_as_they_stand() -> None:
    """A corrected number in a frame gives another claim, once the old id is taken out."""
    frame = to_frame([claim(predicate="killed", value=12, source="Board")], "polars")
    changed = frame.with_columns(*(pl.lit(13).alias(name) for name in ("low", "high", "nominal")))
    found, findings = told(changed)
    assert (found, findings[0][2].split(":")[0]) == ([], "row 1, id")
    (found, findings) = told(changed.drop("id"))
    assert (figures(found), findings) == ([13], [])
    assert isinstance(found[0].value, Quantity)
    assert found[0].value.bound is Bound.EXACT
