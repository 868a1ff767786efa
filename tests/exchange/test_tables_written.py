"""Claims written as CSV and Parquet, and read back: nothing is lost, no cell is a formula, broken files are named."""

import csv
import io
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

sys.path.insert(0, str(Path(__file__).parent))

from read_tables import figures, table, told

from claimtrack.errors import MissingExtraError, ReadError, RecordError
from claimtrack.exchange.frames import to_frame
from claimtrack.exchange.tables import read_claims
from claimtrack.model.claim import Claim
from claimtrack.model.source import Source
from claimtrack.parsing.claims import claim
from claimtrack.reporting.reports import report
from claimtrack.strategies import claims

COLLECTIONS = st.lists(claims(any_text=True), max_size=4, unique_by=lambda made: made.id)


@given(COLLECTIONS)
def test_what_is_written_as_csv_is_read_back(tmp_path_factory: pytest.TempPathFactory, made: list[Claim]) -> None:
    """A CSV report gives equal claims again, whatever stands in their words."""
    path = table(tmp_path_factory.mktemp("csv"), "")
    path.write_bytes(report(made, format="csv").encode("utf-8"))
    found, findings = told(path)
    assert found == made
    assert [code for code, _, _ in findings if code != "control-character"] == ([] if made else ["empty-table"])


FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "'=1",
    "''@x",
    "＝1",
    "'",
    "a=1",
    "a\r=1",
    "a\r\n=1",
]


@pytest.mark.parametrize("words", FORMULAS)
def test_no_cell_of_csv_is_a_formula_and_none_is_changed(tmp_path: Path, words: str) -> None:
    """Whatever a spreadsheet would run starts with an apostrophe, which is taken off again, and only that one."""
    made = [claim(predicate="killed", value=-5, source=Source(words + "."), title=words, url=words, publisher=words)]
    text = report(made, format="csv")
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert [cell for cell in cells if cell[:1] in tuple("=+-@\t\r\n＝＋－＠") and cell != "-5"] == []
    path = tmp_path / "a.csv"
    path.write_bytes(text.encode("utf-8"))
    assert told(path) == (made, [])


@given(COLLECTIONS)
def test_a_parquet_file_gives_equal_claims(tmp_path_factory: pytest.TempPathFactory, made: list[Claim]) -> None:
    """An Arrow frame written as Parquet is read back."""
    path = tmp_path_factory.mktemp("parquet") / "claims.parquet"
    parquet.write_table(to_frame(made, "pyarrow"), path)
    found, findings = told(path)
    assert found == made
    assert [code for code, _, _ in findings] == ([] if made else ["empty-table"])


def test_parquet_of_plain_rows(tmp_path: Path) -> None:
    """Headings are mapped, floats and dates read, bad rows named by their number, which stands for the line."""
    path = tmp_path / "figures.pq"
    columns = {"measure": ["killed"] * 3, "value": [1.0, None, 2.5], "Report date": [date(2024, 2, 23), None, None]}
    parquet.write_table(pa.table(columns), path)
    found, findings = told(path, columns={"as_of": "Report date"})
    assert figures(found) == [1, Decimal("2.5")]
    assert str(found[0].as_of) == "2024-02-23"
    assert [item.where for item in found] == [f"{path}:1", f"{path}:3"]
    assert findings == [
        ("refused-row", ":2", "row 2, column 'value': no figure; missing is not zero"),
        ("refused-rows", "", "1 of 3 rows refused"),
    ]
    parquet.write_table(pa.table({"value": [1]}), path)
    with pytest.raises(RecordError, match="no column 'measure'"):
        read_claims(path)


def test_broken_parquet_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file cut off is named; without pyarrow the extra is."""
    path = tmp_path / "figures.parquet"
    path.write_bytes(b"PAR1" + bytes(50))
    with pytest.raises(ReadError, match=r"figures\.parquet: not a whole Parquet file"):
        read_claims(path)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r"reading Parquet .*claimtrack\[columns\]"):
        read_claims(path)
