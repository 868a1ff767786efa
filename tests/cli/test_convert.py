"""The command convert: formats, what they need, what they lose, pseudonyms, and files that are whole or not there."""

import errno
import json
import os
from pathlib import Path

import pytest

from claimtrack.cli import main
from claimtrack.exchange.formats import FORMATS

ARTICLE = """---
publisher: Gazette
published: 2024-02-23
---
At least 47 people were killed in the flood, Police Chief Ann Lee said on Friday.
"""


@pytest.fixture
def article(tmp_path: Path) -> str:
    """A report with one figure and the person who gave it."""
    path = tmp_path / "article.md"
    path.write_text(ARTICLE, "utf-8")
    return str(path)


@pytest.mark.parametrize("kind", [name for name in FORMATS if name != "mismatches"])
def test_every_format_is_written(kind: str, article: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """To a file and to the standard output alike; what is lost is told on the standard error."""
    assert main(["convert", article, "--to", kind]) == 0
    shown = capsys.readouterr()
    out = tmp_path / "out"
    assert main(["convert", article, "--to", kind, "--out", str(out)]) == 0
    assert out.read_text("utf-8") == shown.out != ""
    assert (f"claimtrack: warning: {kind}: " in shown.err) == (kind != "annotation")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["article.md", "out"]


def test_an_unknown_format_names_the_known_ones(article: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong usage, before anything is read."""
    assert main(["convert", article, "--to", "rdf"]) == 2
    said = capsys.readouterr().err
    assert all(repr(name) in said for name in FORMATS)


def test_wikidata_items_and_state(article: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A name's item is given; mismatches need the state of Wikidata, and say so."""
    assert main(["convert", article, "--to", "wikidata", "--item", "*=Q42"]) == 0
    assert '"amount": "+47"' in capsys.readouterr().out
    assert main(["convert", article, "--to", "mismatches", "--item", "*=Q42"]) == 1
    assert "give the JSON of Special:EntityData" in capsys.readouterr().err
    state = tmp_path / "Q42.json"
    state.write_text(json.dumps({"entities": {"Q42": {"claims": {}}}}), "utf-8")
    assert main(["convert", article, "--to", "mismatches", "--item", "*=Q42", "--entities", str(state)]) == 0
    assert "Q42,,P1120,,,at least 47,,statement" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "problem"), [("{", "not JSON"), ("[]", "not an object with entities"), ('{"pages": 1}', "needs an object")]
)
def test_a_state_that_is_none(
    article: str, tmp_path: Path, text: str, problem: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The file is named."""
    state = tmp_path / "state.json"
    state.write_text(text, "utf-8")
    assert main(["convert", article, "--to", "mismatches", "--item", "*=Q42", "--entities", str(state)]) == 1
    assert problem in capsys.readouterr().err


def test_reviews_make_claim_reviews(article: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The ids are those of the claims."""
    assert main(["extract", article]) == 0
    claim = json.loads(capsys.readouterr().out)
    reviews = tmp_path / "reviews.csv"
    reviews.write_text(f"claim,rating,url\n{claim['id']},False,https://check.example/1\n", "utf-8")
    assert main(["convert", article, "--to", "claimreview", "--reviews", str(reviews)]) == 0
    (made,) = json.loads(capsys.readouterr().out)
    assert (made["@type"], made["reviewRating"]["alternateName"]) == ("ClaimReview", "False")
    secret = tmp_path / "secret.txt"
    secret.write_text("0123456789abcdef", "utf-8")
    hide = ["--pseudonymise", "people", "--secret-file", str(secret)]
    assert main(["convert", article, "--to", "claimreview", "--reviews", str(reviews), *hide]) == 0
    (made,) = json.loads(capsys.readouterr().out)
    assert made["itemReviewed"]["author"]["name"].startswith("Person ")


def test_pseudonyms(article: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The name is nowhere, the pseudonym is, and what was left out is said."""
    secret = tmp_path / "secret.txt"
    secret.write_text("0123456789abcdef\n", "utf-8")
    hide = ["--pseudonymise", "people", "--secret-file", str(secret)]
    assert main(["convert", article, "--to", "prov", *hide]) == 0
    shown = capsys.readouterr()
    assert "Lee" not in shown.out
    assert '"prov:label": "Person ' in shown.out
    assert "1 source under pseudonyms, in 1 of 1 claims; their excerpts" in shown.err
    assert main(["convert", article, "--to", "ucdp", "--confidential", "ann lee", "--secret-file", str(secret)]) == 0
    assert "Lee" not in capsys.readouterr().out


WRONG = [
    (["--item", "flood"], "is not NAME=Q42"),
    (["--item", "flood=42"], "'42' is not NAME=Q42"),
    (["--item", "=Q42"], "is not NAME=Q42"),
    (["--pseudonymise", "people"], "pseudonyms need a secret: --secret-file FILE"),
    (["--pseudonymise", "nobody"], "'people', 'confidential', 'all'"),
    (["--confidential", "A"], "pseudonyms need a secret"),
    (["--secret-file", "SHORT"], "--secret-file hides nobody by itself"),
    (["--pseudonymise", "all", "--secret-file", "SHORT"], "a secret needs 12 characters at least"),
]


@pytest.mark.parametrize(("options", "problem"), WRONG)
def test_wrong_usage(
    article: str, tmp_path: Path, options: list[str], problem: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Status 2 and a sentence that says what to write."""
    short = tmp_path / "short.txt"
    short.write_text("x", "utf-8")
    assert (
        main(["convert", article, "--to", "prov", *[str(short) if word == "SHORT" else word for word in options]]) == 2
    )
    said = " ".join(capsys.readouterr().err.replace("│", " ").split())
    assert problem in said


def test_a_full_disk_or_an_interruption_leaves_no_half_file(
    article: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was there before is there still, and nothing lies beside it."""
    folder = tmp_path / "out"
    folder.mkdir()
    out = folder / "figures.json"
    out.write_text("before", "utf-8")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    for fault, status, said in ((full, 1, "No space left on device"), (interrupted, 130, "interrupted")):
        monkeypatch.setattr(os, "fsync", fault)
        assert main(["convert", article, "--to", "prov", "--out", str(out)]) == status
        assert said in capsys.readouterr().err
        assert out.read_text("utf-8") == "before"
        assert [path.name for path in folder.iterdir()] == ["figures.json"]
    assert main(["convert", article, "--to", "prov", "--out", str(tmp_path / "no" / "such" / "out")]) == 1
    assert "cannot write" in capsys.readouterr().err


def test_a_bad_row_is_named_and_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The good rows are converted, the refused are named and counted, the status says so; strict refuses the table."""
    table = tmp_path / "figures.csv"
    table.write_text("measure,value\nkilled,5\nkilled,many\n", "utf-8")
    assert main(["convert", str(table), "--to", "ucdp"]) == 1
    shown = capsys.readouterr()
    assert len(shown.out.splitlines()) == 2
    assert "figures.csv:3: row 2, column 'value': cannot read 'many'" in shown.err
    assert "figures.csv: 1 of 2 rows refused" in shown.err
    assert main(["convert", str(table), "--to", "ucdp", "--strict"]) == 1
    assert "row 2, column 'value'" in capsys.readouterr().err


def test_parquet_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A table of claims by its ending."""
    import pyarrow as pa
    from pyarrow import parquet

    path = tmp_path / "figures.parquet"
    parquet.write_table(pa.table({"measure": ["killed"], "value": [5.0]}), path)
    assert main(["convert", str(path), "--to", "ucdp"]) == 0
    assert ",5,5,5" in capsys.readouterr().out
