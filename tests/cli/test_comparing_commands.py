"""The commands that compare: policy, links and words of the user's on each, formats, and the exit status."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from claimtrack.cli import main

COMPARING = [
    "chart",
    "check",
    "compare",
    "conflicts",
    "consensus",
    "corroboration",
    "diff",
    "report",
    "review",
    "timeline",
]
FIVE = ["report", "conflicts", "compare", "timeline", "diff"]
TABLE = """measure,counted,place,period,source,as_of,value
killed,people,Freeland,2024-04-30,police,2024-05-01,30
killed,people,Newtown,2024-04-30,mayor,2024-05-01,41
"""
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run the command line in a folder with a table of two figures whose places no list knows."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "two.csv").write_text(TABLE, "utf-8")
    (tmp_path / "none.csv").write_text(TABLE.splitlines()[0] + "\n", "utf-8")

    def run(*arguments: str) -> tuple[int, str, str]:
        status = main(arguments)
        said = capfd.readouterr()
        return status, said.out, said.err

    return run


def paths(command: str) -> list[str]:
    """What a command reads."""
    return ["none.csv", "two.csv"] if command == "diff" else ["two.csv"]


@pytest.mark.parametrize("name", COMPARING)
def test_every_command_that_compares_takes_a_policy(run: Run, name: str):
    """The option stands in its help."""
    status, out, _ = run(name, "--help")
    assert status == 0
    assert "--policy" in out


@pytest.mark.parametrize("command", FIVE)
def test_links_of_the_user_decide(run: Run, command: str):
    """Without the row it is not known how the two places lie; with it the figures conflict, and the status says so."""
    assert run(command, *paths(command), "--fail-on", "conflict")[0] == 0
    Path("links.csv").write_text("claim,relation,other\ntwo.csv:3,same_as,two.csv:2\n", "utf-8")
    assert run(command, *paths(command), "--links", "links.csv", "--fail-on", "conflict")[0] == 3


@pytest.mark.parametrize("command", FIVE)
def test_places_of_the_user_decide(run: Run, command: str):
    """A lexicon file that puts the town into the country makes its 41 more than the whole."""
    Path("own.toml").write_text('[regions."Freeland"]\nmembers = ["Newtown"]\n', "utf-8")
    policy = Path("policy.toml")
    policy.write_text("resemblance = 1\n", "utf-8")
    options = ("--lexicon", "own.toml", "--policy", "policy.toml", "--fail-on", "conflict")
    assert run(command, *paths(command), *options)[0] == 3


def test_the_links_are_named_in_the_reason(run: Run):
    """A part by a link is told as one."""
    Path("links.csv").write_text("claim,relation,other\ntwo.csv:2,part_of,two.csv:3\n", "utf-8")
    status, out, _ = run("compare", "two.csv", "--links", "links.csv", "--format", "jsonl")
    assert status == 0
    [pair] = map(json.loads, out.splitlines())
    assert pair["verdict"] in ("part_of", "whole_of")


def test_a_bad_table_of_links_is_named(run: Run):
    """The file, the row and what is wrong with it."""
    Path("links.csv").write_text("claim,relation,other\na,equals,b\n", "utf-8")
    status, _, err = run("conflicts", "two.csv", "--links", "links.csv")
    assert status == 1
    assert "links.csv: row 2: 'equals' is not among part_of, restates, same_as, not_same_as" in err
    Path("links.csv").write_text("claim,relation,other\nnobody,same_as,two.csv:2\n", "utf-8")
    status, _, err = run("conflicts", "two.csv", "--links", "links.csv")
    assert status == 0
    assert "'nobody' means no claim here; its row is left out" in err


@pytest.mark.parametrize("command", ["report", "conflicts", "compare", "timeline"])
def test_the_policy_is_followed(run: Run, command: str):
    """With links that make one thing of them, a wide tolerance makes 30 and 41 agree."""
    Path("links.csv").write_text("claim,relation,other\ntwo.csv:3,same_as,two.csv:2\n", "utf-8")
    Path("wide.toml").write_text("tolerance = 0.5\n", "utf-8")
    options = ("--links", "links.csv", "--policy", "wide.toml", "--fail-on", "conflict")
    assert run(command, "two.csv", *options)[0] == 0


def test_what_compare_leaves_out_is_told(run: Run, tmp_path: Path) -> None:
    """Beyond 500 figures only those of one predicate are compared, and the command says so; below, every pair is."""
    head = TABLE.splitlines()[0]
    rows = [f"predicate{number},people,Newtown,2024-04-30,police,2024-05-01,{number}" for number in range(501)]
    (tmp_path / "many.csv").write_text("\n".join([head, *rows]) + "\n", "utf-8")
    _, out, said = run("compare", "many.csv", "--format", "csv", "--all")
    assert len(out.splitlines()) == 1
    assert "501 figures are too many to compare each with every other" in said
    assert "too many" not in run("compare", "two.csv")[2]
