"""Claims as Parquet: by month, readable elsewhere, and equal when read back."""

import attrs
import duckdb
import polars
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimtrack.errors import MissingExtraError, ReportError
from claimtrack.exchange.tables import read_claims
from claimtrack.extraction.extract import extract
from claimtrack.scaling.parquet import write_parquet
from claimtrack.strategies import claims as any_claims

pytest.importorskip("pyarrow", reason="needs the extra columns")


def _claims():
    return [
        *extract("At least 47 people were killed, police said.", published="2024-02-23", publisher="Gazette"),
        *extract("About a third of voters and 2.5 percent of pupils stayed at home.", published="2024-03-01"),
        *extract("Nine people fled.", published="2024"),
        *extract("Nine people fled."),
    ]


def test_a_folder_a_month(tmp_path):
    """Files lie in folders named by the month; a year alone, or no date, is unknown."""
    claims = _claims()
    assert write_parquet(claims, str(tmp_path / "claims")) == len(claims)
    found = sorted(str(file.relative_to(tmp_path / "claims")) for file in (tmp_path / "claims").rglob("*.parquet"))
    assert found == [f"month={month}/part-00000.parquet" for month in ("2024-02", "2024-03", "unknown")]
    back = [claim for file in sorted((tmp_path / "claims").rglob("*.parquet")) for claim in read_claims(file)]
    assert back == claims


def test_other_programs_read_it(tmp_path):
    """DuckDB and polars see the columns, numbers as numbers, and the month as a column."""
    write_parquet(_claims(), str(tmp_path / "claims"))
    pattern = str(tmp_path / "claims" / "**" / "*.parquet")
    asked = "select month, predicate, low, source from read_parquet(?, hive_partitioning = true) where low > 40"
    assert duckdb.execute(asked, [pattern]).fetchall() == [("2024-02", "killed", 47, "police")]
    frame = polars.scan_parquet(pattern, hive_partitioning=True).filter(polars.col("low") > 40).collect()
    assert frame.select("month", "source").rows() == [("2024-02", "police")]


@given(st.lists(any_claims(), max_size=5))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_any_claim_comes_back_equal(tmp_path_factory, claims):
    """Ratios, numbers of 60 digits, lone surrogates: what fits no column stands in ``more``."""
    folder = tmp_path_factory.mktemp("claims") / "x"
    write_parquet(claims, str(folder))
    back = {claim.id: claim for file in folder.rglob("*.parquet") for claim in read_claims(file)}
    assert back == {claim.id: attrs.evolve(claim) for claim in claims}


def test_an_existing_folder_is_kept(tmp_path):
    """Nothing is overwritten or mixed."""
    (tmp_path / "claims").mkdir()
    with pytest.raises(ReportError, match="exists already"):
        write_parquet([], str(tmp_path / "claims"))


def test_an_interrupted_run_leaves_no_half_folder(tmp_path):
    """The folder appears when it is whole; what an earlier run left is cleared."""

    def broken():
        yield _claims()[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_parquet(broken(), str(tmp_path / "claims"))
    assert not (tmp_path / "claims").exists()
    assert write_parquet(_claims(), str(tmp_path / "claims")) == len(_claims())
    assert [folder.name for folder in tmp_path.iterdir()] == ["claims"]


def test_many_rows_go_to_several_files(tmp_path, monkeypatch):
    """Rows are written as they come, so that memory does not grow with the claims."""
    monkeypatch.setattr("claimtrack.scaling.parquet._HELD", 2)
    claims = _claims()[:1] * 5
    write_parquet(claims, str(tmp_path / "claims"))
    assert len(list((tmp_path / "claims").rglob("*.parquet"))) == 3


def test_a_place_that_cannot_be_written(tmp_path):
    """Named, with the reason."""
    (tmp_path / "file").write_text("")
    with pytest.raises(ReportError, match="cannot write"):
        write_parquet(_claims(), str(tmp_path / "file" / "claims"))


def test_without_pyarrow(tmp_path, monkeypatch):
    """The extra is named."""
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r"claimtrack\[columns\]"):
        write_parquet([], str(tmp_path / "claims"))
