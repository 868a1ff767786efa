"""The HTML page and charts on the command line, and files that are written whole or not at all."""

import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from claimtrack.cli import main, output
from claimtrack.errors import ReportError
from claimtrack.exchange.tables import read_claims
from claimtrack.model.decision import Decision
from claimtrack.verification.decisions import append_decision

TABLE = """measure,counted,place,period,source,as_of,value
attended,people,Paris,2023-03-23,CGT,2023-03-23,800000
attended,people,Paris,2023-03-23,CGT,2023-03-24,780000
attended,people,Paris,2023-03-23,police,2023-03-23,119000
"""
ARTICLE = """---
title: Flood in Northland
publisher: Gazette
published: 2024-02-23
---
According to the police, 12 people were killed in the flood.
"""
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run the command line in a folder with a table and an article; gives status, standard output and error."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "march.csv").write_text(TABLE, "utf-8")
    (tmp_path / "flood.md").write_text(ARTICLE, "utf-8")

    def run(*arguments: str) -> tuple[int, str, str]:
        status = main(arguments)
        said = capfd.readouterr()
        return status, said.out, said.err

    return run


def test_html_goes_to_its_file_alone(run: Run) -> None:
    """Nothing is printed, unless a format or an output is asked for too."""
    assert run("report", "march.csv", "--html", "a.html", "--title", "The march") == (0, "", "")
    page = Path("a.html").read_text("utf-8")
    assert "<title>The march</title>" in page
    assert "119000" in page
    status, out, _ = run("report", "march.csv", "--html", "b.html", "--format", "jsonl")
    assert (status, out.count("\n")) == (0, 3)
    assert run("report", "march.csv", "--html", "b.html", "-o", "c.txt") == (0, "", "")
    assert "1 disagreement" in Path("c.txt").read_text("utf-8")
    status, out, _ = run("report", "march.csv", "--format", "html")
    assert out.startswith("<!doctype html>")


def test_fail_on_conflict_holds_for_the_page_too(run: Run) -> None:
    """The page is written, and the status says what is in it."""
    assert run("report", "march.csv", "--html", "a.html", "--fail-on", "conflict")[0] == 3
    assert Path("a.html").exists()


def test_whole_texts_are_asked_for_and_answered_for(run: Run) -> None:
    """Only with the option; the command and the page say whose the texts are."""
    assert run("report", "flood.md", "--html", "a.html")[2] == ""
    assert "Whole text" not in Path("a.html").read_text("utf-8")
    status, _, err = run("report", "flood.md", "--html", "b.html", "--full-text")
    assert status == 0
    assert "rights to every text" in err
    assert "Whole text" in Path("b.html").read_text("utf-8")
    for option in (("--full-text",), ("--title", "x")):
        status, _, err = run("report", "flood.md", *option)
        assert (status, "for the HTML page" in err) == (2, True)


def test_decisions_are_applied_and_shown(run: Run) -> None:
    """In every format; a line that is none is told."""
    claims = read_claims("march.csv")
    append_decision("decisions.jsonl", Decision("reject", claims[2].id, "A. Editor", "2023-03-26", "a headline"))
    assert run("report", "march.csv", "--decisions", "decisions.jsonl", "--html", "a.html") == (0, "", "")
    assert "a headline" in Path("a.html").read_text("utf-8")
    status, out, _ = run("report", "march.csv", "--decisions", "decisions.jsonl", "--format", "jsonl")
    assert (status, out.count("\n")) == (0, 2)
    Path("bad.jsonl").write_text("{}\n", "utf-8")
    status, out, err = run("report", "march.csv", "--decisions", "bad.jsonl")
    assert "bad.jsonl:1" in err
    assert "Decisions of reviewers" not in out


def test_no_claims_make_a_page_that_says_so(run: Run) -> None:
    """An empty article is no failure."""
    Path("empty.md").write_text("Nothing happened.\n", "utf-8")
    assert run("report", "empty.md", "--html", "a.html")[0] == 0
    assert "No claims were found" in Path("a.html").read_text("utf-8")


def test_charts_are_written_by_their_ending(run: Run) -> None:
    """A disagreement or a timeline, by number; SVG to the standard output where no file is named."""
    assert run("chart", "march.csv", "-o", "a.svg") == (0, "", "")
    assert Path("a.svg").read_text("utf-8").startswith("<svg")
    status, out, _ = run("chart", "march.csv", "--what", "timeline")
    assert (status, out[:4]) == (0, "<svg")
    assert "corrected" not in out
    status, _, err = run("chart", "march.csv", "--number", "7")
    assert (status, "there is no number 7" in err) == (2, True)
    status, _, err = run("chart", "flood.md")
    assert (status, "there are 0 disagreements" in err) == (2, True)


def test_a_chart_in_png(run: Run) -> None:
    """The ending of the file says it, and so may the option."""
    pytest.importorskip("vl_convert", reason="the extra charts is not installed")
    assert run("chart", "march.csv", "-o", "a.png")[0] == 0
    assert Path("a.png").read_bytes()[:4] == b"\x89PNG"
    assert run("chart", "march.csv", "-o", "a.dat", "--format", "png")[0] == 0
    assert Path("a.dat").read_bytes()[:4] == b"\x89PNG"


@pytest.mark.parametrize("command", [("report", "--html"), ("report", "-o"), ("chart", "-o")])
def test_a_file_that_cannot_be_written_is_named(run: Run, command: tuple[str, str]) -> None:
    """No such folder: status 1, and nothing is left."""
    status, _, err = run(command[0], "march.csv", command[1], "missing/a.svg")
    assert status == 1
    assert "cannot write missing/a.svg: No such file or directory" in err
    assert not Path("missing").exists()


def test_an_unknown_format_names_the_known_ones(run: Run) -> None:
    """Before anything is read."""
    status, _, err = run("report", "march.csv", "--format", "pdf")
    assert status == 2
    assert all(f"'{name}'" in err for name in ("text", "markdown", "latex", "html", "json", "jsonl", "csv"))


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_what_stops_a_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    """A full disk or an interrupt: the old file stays as it was, and no half file lies beside it."""
    target = tmp_path / "report.html"
    target.write_text("old", "utf-8")

    def fails(_: int) -> None:
        raise error

    monkeypatch.setattr(output.os, "fsync", fails)
    with pytest.raises((ReportError, KeyboardInterrupt)) as raised:
        output.write("new" * 1000, str(target))
    assert isinstance(error, KeyboardInterrupt) or "No space left" in str(raised.value)
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]
    assert target.read_text("utf-8") == "old"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_device_is_told(run: Run) -> None:
    """The message of the system, and status 1."""
    status, _, err = run("report", "march.csv", "-o", "/dev/full")
    assert status == 1
    assert "cannot write /dev/full: No space left on device" in err
    assert Path("/dev/full").is_char_device()


@pytest.mark.skipif(os.name != "posix", reason="rights and links of POSIX")
def test_rights_and_links_stay(tmp_path: Path) -> None:
    """A file keeps its rights, a new one gets the usual ones, and of a link the file behind it is replaced."""
    target, link = tmp_path / "a.html", tmp_path / "link.html"
    target.write_text("old", "utf-8")
    target.chmod(0o640)
    link.symlink_to(target)
    output.write("new", str(link))
    assert (link.is_symlink(), target.read_text("utf-8")) == (True, "new")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    fresh = tmp_path / "b.html"
    output.write("new", str(fresh))
    plain = tmp_path / "c.html"
    plain.write_text("x", "utf-8")
    assert stat.S_IMODE(fresh.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


@pytest.mark.skipif(os.name != "posix", reason="pipes of POSIX")
def test_a_pipe_takes_what_comes(tmp_path: Path) -> None:
    """A named pipe is written to, not replaced."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", f"print(open({str(pipe)!r}).read(), end='')"], stdout=subprocess.PIPE
    )
    output.write("through the pipe", str(pipe))
    said, _ = reader.communicate(timeout=30)
    assert said == b"through the pipe"
    assert pipe.is_fifo()
