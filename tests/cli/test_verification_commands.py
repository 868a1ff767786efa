"""verify, check, corroboration, consensus and review: what they write, how they exit, what they keep."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("rapidfuzz")
pytest.importorskip("numpy")
from claimtrack.cli import main

ARTICLE = """---
title: Fire in Leeds
publisher: {publisher}
published: 2024-05-03
---
The police said that {number} people were killed in the mill fire in Leeds on 2 May 2024. The mayor said that about 40
people were injured.
"""
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run the command line in a folder with two articles; gives exit status, standard output and standard error."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "news").mkdir()
    for publisher in ("Gazette", "Courier"):
        text = ARTICLE.format(publisher=publisher, number=17)
        (tmp_path / "news" / f"{publisher.lower()}.md").write_text(text, "utf-8")

    def run(*arguments: str) -> tuple[int, str, str]:
        status = main(arguments)
        said = capfd.readouterr()
        return status, said.out, said.err

    return run


def extracted(run: Run) -> None:
    """Write the claims of the news."""
    assert run("extract", "news", "-o", "claims.jsonl")[0] == 0


def test_verify_says_that_all_is_borne_out(run: Run) -> None:
    """Untouched articles, exit status 0."""
    extracted(run)
    assert run("verify", "claims.jsonl", "--against", "news") == (0, "4 claims, 4 borne out.\n", "")


def test_verify_shows_what_was_edited_and_fails(run: Run) -> None:
    """The number was changed in one article: exit status 3, the words side by side."""
    extracted(run)
    Path("news/gazette.md").write_text(ARTICLE.format(publisher="Gazette", number=71), "utf-8")
    status, out, _ = run("verify", "claims.jsonl", "--against", "news")
    assert status == 3
    assert "error: figure-differs: the words are '71', the claim says '17'" in out
    assert out.endswith("4 claims, 3 borne out, of them 1 by a document that has changed since.\n")
    status, out, _ = run("verify", "claims.jsonl", "--against", "news", "-f", "jsonl")
    assert (status, {json.loads(line)["code"] for line in out.splitlines()}) == (
        3, {"document-changed", "quote-edited", "figure-differs"},
    )  # fmt: skip


def test_check_shows_draft_and_source_side_by_side(run: Run) -> None:
    """A digit slip is contradicted: exit status 3; what is supported is shown on request."""
    draft = (
        "The mill fire in Leeds killed 71 people, the police said. About 40 people were injured in the fire in Leeds."
    )
    Path("draft.txt").write_text(draft, "utf-8")
    status, out, err = run("check", "draft.txt", "--against", "news")
    assert (status, err) == (3, "")
    assert out.startswith("CONTRADICTED: 71\n  draft:   The mill fire in Leeds killed 71 people")
    assert "  source:  The police said that 17 people were killed" in out
    assert out.endswith("2 figures, 1 supported.\n")
    assert "SUPPORTED: About 40" not in out
    assert "SUPPORTED: About 40" in run("check", "draft.txt", "--against", "news", "--all")[1]
    records = [
        json.loads(line) for line in run("check", "draft.txt", "--against", "news", "-f", "jsonl")[1].splitlines()
    ]
    assert [record["verdict"] for record in records] == ["contradicted", "supported"]
    assert records[0]["evidence"]["value"]["low"] == 17


def test_check_of_a_sound_draft_exits_with_0(run: Run) -> None:
    """Nothing but the sum is written."""
    Path("draft.txt").write_text("The police said that 17 people were killed in the mill fire in Leeds.", "utf-8")
    assert run("check", "draft.txt", "--against", "news") == (0, "1 figure, 1 supported.\n", "")


def test_sources_that_cannot_be_read_are_told(run: Run) -> None:
    """One bad file does not stop the others, but shows in the exit status; none at all is wrong usage."""
    Path("draft.txt").write_text("The police said that 17 people were killed in the mill fire in Leeds.", "utf-8")
    status, _, err = run("check", "draft.txt", "--against", "news", "--against", "lost.md")
    assert (status, "lost.md" in err) == (1, True)
    extracted(run)
    assert run("verify", "claims.jsonl", "--against", "news", "--against", "lost.md")[0] == 1
    assert run("check", "draft.txt", "--against", "lost.md")[0] == 2


def test_remarks_on_sources_are_not_told_and_unfound_figures_have_no_source(run: Run) -> None:
    """An article without a date is a remark; a figure that is nowhere is shown against a dash."""
    Path("news/plain.txt").write_text("Nothing happened in Hull.", "utf-8")
    Path("draft.txt").write_text("The baker of Ystad sold 312 cakes.", "utf-8")
    status, out, _ = run("check", "draft.txt", "--against", "news")
    assert status == 3
    assert out.startswith("NOT FOUND: 312")
    assert "  source:  -\n" in out


def test_corroboration_names_the_origins(run: Run) -> None:
    """Two documents, one origin each for the dead and the injured."""
    status, out, err = run("corroboration", "news")
    assert (status, err) == (0, "")
    assert "2 documents, 1 origin: police\n  police: 17" in out
    assert "info: " in out
    lines = run("corroboration", "news", "-f", "jsonl")[1].splitlines()
    assert [(json.loads(line)["documents"], json.loads(line)["origins"]) for line in lines] == [(2, 1), (2, 1)]
    assert run("corroboration", "news", "--least", "3")[1] == "No figure is told by so many documents.\n"


def test_consensus_gives_a_value_or_the_positions(run: Run) -> None:
    """The police's 17 is agreed; a table of two counts is not, unless a method is asked for."""
    out = run("consensus", "news", "--least", "1")[1]
    assert "17 person; 17; 1 origin, and all figures can be true together" in out
    Path("march.csv").write_text(
        "measure,counted,event,period,source,as_of,value\n"
        "attended,people,march,2023-03-23,CGT,2023-03-23,800000\n"
        "attended,people,march,2023-03-23,police,2023-03-23,119000\n",
        "utf-8",
    )
    assert (
        "no single value; 119,000 to 800,000; no consensus: 2 origins take 2 positions"
        in run("consensus", "march.csv")[1]
    )
    [line] = run("consensus", "march.csv", "--method", "median", "-f", "jsonl")[1].splitlines()
    assert (json.loads(line)["value"], json.loads(line)["agreed"]) == (459500, False)
    assert run("consensus", "march.csv", "--least", "9")[1] == "No thing is counted by so many figures.\n"


@pytest.mark.parametrize(
    ("value", "shown"), [("at least 5", "5 or more"), ("up to 5", "5 or fewer"), ("3 to 5", "3 to 5")]
)
def test_consensus_shows_open_intervals(run: Run, value: str, shown: str) -> None:
    """An open end is told in words."""
    Path("one.csv").write_text(f"measure,event,source,as_of,value\nkilled,fire,police,2024-05-02,{value}\n", "utf-8")
    assert f"no single value; {shown}" in run("consensus", "one.csv", "--least", "1")[1]


def test_consensus_of_nothing_asserted(run: Run) -> None:
    """A denial alone leaves any number open."""
    table = "measure,event,source,as_of,value,stance\nkilled,fire,police,2024-05-02,5,denied\n"
    Path("one.csv").write_text(table, "utf-8")
    assert run("consensus", "one.csv", "--least", "1")[1] == "No thing is counted by so many figures.\n"


def test_corroboration_knows_wire_copy_by_its_text(run: Run) -> None:
    """A report and the brief that was cut from it are one voice, though no long sentence stands in both."""
    text = (
        "The mill burned for hours. Witnesses spoke of 17 dead in Leeds. Nobody could reach the roof. The river was low. "
        "Hoses ran dry at noon. Smoke hung over the town. The owner was abroad. Trains stood still all day."
    )
    for paper, words in (("agency", text), ("courier", f"Tragedy at the mill. {text[: len(text) * 3 // 4]}")):
        page = f"---\npublisher: {paper}\npublished: 2024-05-03\n---\n{words}\n"
        Path("wire").mkdir(exist_ok=True)
        Path("wire", f"{paper}.md").write_text(page, "utf-8")
    out = run("corroboration", "wire")[1]
    assert "2 documents, 1 origin" in out
    assert "same-text" in out or "prints the text of" in out


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Answer the questions of review."""
    import io

    def press(answers: str) -> None:
        monkeypatch.setattr("sys.stdin", io.StringIO(answers))

    return press


REVIEW = ("review", "news", "--decisions", "decisions.jsonl", "--who", "A. Editor", "--day", "2024-05-04", "--all")


def decided() -> list[tuple[str, str]]:
    """The actions and fields in the file."""
    lines = Path("decisions.jsonl").read_text("utf-8").splitlines()
    return [(json.loads(line)["action"], json.loads(line).get("field", "")) for line in lines]


def test_review_asks_one_key_each_and_resumes(run: Run, keys: Callable[[str], None]) -> None:
    """Accept, reject with a reason, quit; the next run goes on with what is left."""
    keys("a\nr\nheadline\nq\n")
    status, out, _ = run(*REVIEW)
    assert status == 0
    assert "[1 of 4] news/" in out
    assert ">>17<<" in out
    assert out.endswith("2 decisions written to decisions.jsonl.\n")
    assert decided() == [("accept", ""), ("reject", "")]
    keys("x\n\nm\nplace\nYork\ns\n")
    out = run(*REVIEW)[1]
    assert "[1 of 2]" in out
    assert out.endswith("1 decision written to decisions.jsonl.\n")
    assert decided()[2:] == [("amend", "place")]


def test_review_refuses_an_impossible_amendment_and_asks_again(run: Run, keys: Callable[[str], None]) -> None:
    """A figure without a value is none; the end of the input ends the review."""
    keys("m\nvalue\n\n")
    out = run(*REVIEW)[1]
    assert "a claim without value is none; reject it instead" in out
    assert out.endswith("0 decisions written to decisions.jsonl.\n")


def test_review_uses_one_key_on_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal no return key is needed; the day is today's unless given."""
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    pressed = iter("aq")
    monkeypatch.setattr("click.getchar", lambda: next(pressed))
    assert run(*(word for word in REVIEW if word not in ("--day", "2024-05-04")))[0] == 0
    assert decided() == [("accept", "")]


def test_review_tells_bad_lines_and_has_no_output(run: Run, keys: Callable[[str], None]) -> None:
    """A line that is no decision is told; --output makes no sense here."""
    Path("decisions.jsonl").write_text("nonsense\n", "utf-8")
    keys("q\n")
    assert "decisions.jsonl:1" in run(*REVIEW)[2]
    assert run(*REVIEW, "-o", "x.txt")[0] == 2
    assert run(*REVIEW[:-2], "--day", "someday")[0] == 1


def test_review_shows_an_amended_reading_again_and_goes_back(run: Run, keys: Callable[[str], None]) -> None:
    """Two fields of one reading in a row; a value that cannot be read is asked for again; a mistake is put right."""
    keys("m\nvalue\nnobody knows\nm\nvalue\nat least 18\nm\nplace\nYork\ns\nr\n\nb\na\nq\n")
    out = run(*REVIEW)[1]
    assert "amended value to 'nobody knows', which cannot be" in out
    assert "'at least 18' people killed in York" in out
    assert decided() == [("amend", "value"), ("amend", "place"), ("reject", ""), ("accept", "")]
    ids = [json.loads(line)["claim"] for line in Path("decisions.jsonl").read_text("utf-8").splitlines()]
    assert ids[0] == ids[1] != ids[2] == ids[3]


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_review_at_a_terminal(run: Run) -> None:
    """One key each, no return; interrupted with what was decided kept."""
    import os
    import pty
    import select
    import subprocess

    ours, terminal = pty.openpty()
    code = "import sys; from claimtrack.cli import main; sys.exit(main())"
    with subprocess.Popen(  # noqa: S603 - our own
        [sys.executable, "-c", code, *REVIEW], stdin=terminal, stdout=terminal, stderr=terminal
    ) as process:
        os.close(terminal)

        def read_to(end: bytes) -> None:
            seen = b""
            while not seen.endswith(end):
                assert select.select([ours], [], [], 30)[0], seen
                seen += os.read(ours, 1024)

        for key in (b"a", b"s", b"q"):
            read_to(b"q quit: ")
            # A key that comes before the terminal waits for single keys is thrown away, as it is for a hasty person.
            while not select.select([ours], [], [], 0.5)[0]:
                os.write(ours, key)
        read_to(b"decisions.jsonl.\r\n")
        assert process.wait(30) == 0
    os.close(ours)
    assert decided() == [("accept", "")]
