"""``claimtrack ledger`` and ``claimtrack watch``: every command does what it says, and says what it did."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from claimtrack.cli import main
from claimtrack.cli.ledger import command as group

Run = Callable[..., tuple[int, str, str]]
FIRST = """---
title: Flood in Northland
publisher: Gazette
published: 2024-02-23
url: https://gazette.example/flood
---
The flood in Kano on Thursday killed 12 people, the police said.
"""
OTHER = """---
publisher: Herald
published: 2024-02-23
---
The flood in Kano on Thursday killed 17 people, the Red Cross said.
"""


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run the command line in a folder with two articles; gives exit status, standard output and standard error."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "flood.md").write_text(FIRST, "utf-8")
    (folder / "herald.md").write_text(OTHER, "utf-8")

    def run(*arguments: str) -> tuple[int, str, str]:
        status = main(arguments)
        said = capfd.readouterr()
        return status, said.out, said.err

    return run


@pytest.fixture
def added(run: Run) -> Run:
    """The same, with both articles in a ledger."""
    assert run("ledger", "init", "claims.db") == (0, "claims.db: 0 claims\n", "")
    assert run("ledger", "add", "claims.db", "in/", "--recorded", "2024-02-24", "--who", "A. Editor")[0] == 0
    return run


def ids(run: Run) -> dict[int, str]:
    """The ids of the claims that stand, by their figures."""
    status, out, _ = run("ledger", "list", "claims.db")
    assert status == 0
    return {record["value"]["nominal"]: record["id"] for record in map(json.loads, out.splitlines())}


def test_add_tells_what_changed(run: Run) -> None:
    """The first time what is new and disagrees, the second time nothing; in words and as a record."""
    run("ledger", "init", "claims.db")
    status, out, err = run("ledger", "add", "claims.db", "in/")
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == "2 documents, 2 new, 1 now in conflict"
    assert any(line.startswith("  new: 12 - people killed in Kano") and "police" in line for line in lines)
    assert any(line.startswith("  now in conflict: people killed in Kano") for line in lines)
    assert run("ledger", "add", "claims.db", "in/")[1] == "nothing changed\n"
    record = json.loads(run("ledger", "add", "claims.db", "in/", "--format", "json")[1])
    assert (record["schema"], record["entry"], record["unchanged"]) == ("claimtrack/changes/1", None, 4)


def test_a_new_version_is_told(added: Run, tmp_path: Path) -> None:
    """What an update says otherwise, and in whose place."""
    (tmp_path / "in" / "flood.md").write_text(FIRST.replace("12", "14"), "utf-8")
    _, out, _ = added("ledger", "add", "claims.db", "in/", "--recorded", "2024-02-25")
    assert "new version of https://gazette.example/flood: 1 revised" in out
    assert "revised: 14 - people killed" in out
    assert "before: 12" in out
    assert sorted(ids(added)) == [14, 17]
    assert "12" in added("ledger", "list", "claims.db", "--as-known-on", "2024-02-24", "--format", "text")[1]


def test_tables_may_be_added_without_comparing(added: Run, tmp_path: Path) -> None:
    """They are compared when disagreements are asked for."""
    table = "measure,event,source,as_of,value,period\n" + "".join(
        f"killed,quake,{source},2024-02-23,{value},2024-02-22\n" for source, value in {"police": 1, "army": 9}.items()
    )
    (tmp_path / "figures.csv").write_text(table, "utf-8")
    assert (
        added("ledger", "add", "claims.db", "figures.csv", "--no-compare")[1] == "1 document, 2 added, not compared\n"
    )
    status, out, _ = added("ledger", "conflicts", "claims.db", "--event", "quake", "--fail-on", "conflict")
    assert status == 3
    assert "army" in out
    assert added("ledger", "conflicts", "claims.db", "--event", "none", "--fail-on", "conflict")[0] == 0


def test_what_cannot_be_read_is_told_and_the_rest_added(run: Run, tmp_path: Path) -> None:
    """Exit status 1, and a sentence."""
    run("ledger", "init", "claims.db")
    (tmp_path / "bad.csv").write_bytes(b"value,source\n\xff\xfe,x\n")
    status, out, err = run("ledger", "add", "claims.db", "bad.csv", "in/")
    assert status == 1
    assert "bad.csv" in err
    assert out.startswith("2 documents")


def test_list_and_its_criteria(added: Run) -> None:
    """Every option narrows; formats are those of claims anywhere."""
    assert added("ledger", "list", "claims.db", "--source", "red cross", "-f", "csv")[1].count("\n") == 2
    assert added("ledger", "list", "claims.db", "--text", "flood thursday")[1].count("\n") == 2
    assert added("ledger", "list", "claims.db", "--since", "2024-03")[1] == ""
    assert added("ledger", "list", "claims.db", "--in-conflict")[1].count("\n") == 2
    assert added("ledger", "list", "claims.db", "--without-conflict")[1] == ""
    assert added("ledger", "list", "claims.db", "--as-known-on", "2024-02-23")[1] == ""
    assert added("ledger", "list", "claims.db", "-o", "out.jsonl")[1] == ""
    assert Path("out.jsonl").read_text("utf-8").count("\n") == 2


def test_show_and_history(added: Run) -> None:
    """The words, the reading, and everything that happened."""
    claim = ids(added)[12]
    _, out, _ = added("ledger", "show", "claims.db", claim)
    assert "The flood in Kano on Thursday killed 12 people, the police said." in out
    assert "2024-02-24" in out
    assert "by A. Editor" in out
    status, _, err = added("ledger", "show", "claims.db", "0" * 32)
    assert (status, "no claim or document" in err) == (1, True)
    assert added("ledger", "history", "claims.db", "0" * 32)[0] == 1


def test_conflicts_and_timeline(added: Run) -> None:
    """As they are told of files."""
    _, out, _ = added("ledger", "conflicts", "claims.db")
    assert "12" in out
    assert "17" in out
    assert added("ledger", "conflicts", "claims.db", "--as-known-on", "2024-02-01")[1] == "None found.\n"
    _, out, _ = added("ledger", "timeline", "claims.db", "--predicate", "killed", "--place", "Kano")
    assert out.count("first") == 2


def test_decide_withdraw_redact(added: Run) -> None:
    """Each is an entry with a name, applied at once, and the same twice is one."""
    known = ids(added)
    amend = ["ledger", "decide", "claims.db", "amend", known[12], "--field", "value", "--value", "13 people",
             "--who", "A. Editor", "--day", "2024-02-25", "--recorded", "2024-02-25", "--why", "misread"]  # fmt: skip
    assert added(*amend)[1].startswith("entry 2: ")
    assert added(*amend)[1] == "already decided\n"
    assert sorted(ids(added)) == [13, 17]
    assert "amended value" in added("ledger", "show", "claims.db", known[12])[1]
    withdraw = ["ledger", "withdraw", "claims.db", known[17], "--who", "A. Editor", "--recorded", "2024-02-26"]
    assert added(*withdraw)[1] == "entry 3: 1 withdrawn, 1 settled\n"
    assert added(*withdraw)[1] == "already withdrawn\n"
    assert "It does not stand." in added("ledger", "show", "claims.db", known[17])[1]
    redact = [
        "ledger",
        "redact",
        "claims.db",
        known[12],
        "--who",
        "A. Editor",
        "--why",
        "law",
        "--recorded",
        "2024-03-01",
    ]
    assert added(*redact)[1] == "entry 4: redacted\n"
    assert added(*redact)[1] == "already redacted\n"
    assert "redaction by A. Editor: law" in added("ledger", "history", "claims.db", known[12])[1]
    _, out, _ = added("ledger", "add", "claims.db", "in/")
    assert "refused" in out
    assert ids(added) == {}


def test_export_import_verify_stats(added: Run, tmp_path: Path) -> None:
    """The file about itself."""
    assert added("ledger", "export", "claims.db", "-o", "all.jsonl")[0] == 0
    assert added("ledger", "import", "other.db", "all.jsonl")[1] == "1 new entry\n"
    assert added("ledger", "import", "other.db", "all.jsonl")[1] == "0 new entries\n"
    assert added("ledger", "export", "other.db")[1] == Path("all.jsonl").read_text("utf-8")
    assert added("ledger", "verify", "other.db") == (0, "other.db: sound; 2 readings, 2 documents\n", "")
    assert "claims: 2\n" in added("ledger", "stats", "claims.db")[1]


def test_verify_fails_where_something_is_wrong(added: Run) -> None:
    """Exit status 1 and a sentence for each."""
    import sqlite3

    with sqlite3.connect("claims.db") as plain:
        plain.execute("UPDATE texts SET text = replace(text, 'Kano', 'Onak')")
    plain.close()
    status, out, err = added("ledger", "verify", "claims.db")
    assert status == 1
    assert "wrong" in out
    assert "its sentence does not stand in its document" in err


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (("add", "missing.db", "in/"), 1, "no such ledger; make one with `claimtrack ledger init missing.db`"),
        (("list", "in/flood.md"), 1, "not a ledger"),
        (("add", "claims.db", "in/", "--recorded", "yesterday"), 2, "neither a day"),
        (("list", "claims.db", "--as-known-on", "2024-02-24T10:00"), 2, "offset"),
        (("redact", "claims.db", "x", "--who", "A. Editor"), 1, "needs its reason"),
        (("decide", "claims.db", "reject", "x", "--who", "A. Editor"), 1, "knows no claim"),
        (("nothing",), 2, "No such command"),
    ],
)
def test_wrong_usage(added: Run, arguments: tuple[str, ...], status: int, told: str) -> None:
    """A sentence, never a traceback."""
    found, _, err = added("ledger", *arguments)
    assert found == status
    assert told in err


def test_help_lists_every_command(run: Run) -> None:
    """Each with a line, and each has help of its own with an example."""
    _, out, _ = run("ledger", "--help")
    for name in group.list_commands(click.Context(group)):
        assert f"  {name} " in out
        assert f"claimtrack ledger {name} " in run("ledger", name, "--help")[1]


def test_every_command_and_option_is_documented() -> None:
    """The page on the ledger names each command, and each option by every name it has."""
    page = (Path(__file__).parents[2] / "docs" / "ledger.md").read_text("utf-8")
    context = click.Context(group)
    for name in group.list_commands(context):
        assert f"| `{name}" in page, name
        found = group.get_command(context, name)
        assert found is not None
        for option in found.params:
            if isinstance(option, click.Option) and option.opts[0] not in _ELSEWHERE:
                assert option.help
                assert all(f"`{word}" in page for word in (*option.opts, *option.secondary_opts)), option.opts


# Documented with the other commands that read.
_ELSEWHERE = {
    "--published", "--publisher", "--language", "--column", "--strict", "--verbose", "--format", "--workers",
    "--resume", "--max-bytes", "--output", "--fail-on",
}  # fmt: skip


def test_watch_once(run: Run, tmp_path: Path) -> None:
    """Adds what is there; a second run finds nothing; a changed file is the new version of what it held."""
    status, out, _ = run("watch", "in", "--ledger", "claims.db", "--once", "--format", "jsonl")
    assert status == 0
    first, second = map(json.loads, out.splitlines())
    assert first["path"].endswith("flood.md")
    assert [len(first["new"]), len(second["in_conflict"])] == [1, 1]
    assert run("watch", "in", "--ledger", "claims.db", "--once") == (0, "", "")
    (tmp_path / "in" / "herald.md").write_text(OTHER.replace("17", "18"), "utf-8")
    (tmp_path / "in" / "flood.md").unlink()
    status, out, _ = run("watch", "in", "--ledger", "claims.db", "--once", "-o", "changes.txt")
    assert (status, out) == (0, "")
    told = Path("changes.txt").read_text("utf-8")
    assert "in/herald.md: 1 document, 1 new version, 1 revised" in told
    assert sorted(ids(run)) == [12, 18]
    run("watch", "in", "--ledger", "claims.db", "--once", "-o", "changes.txt")
    assert Path("changes.txt").read_text("utf-8") == told


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_watch_sees_files_come_and_ends_when_told(run: Run, tmp_path: Path, number: int) -> None:
    """A file that appears later is added within a look or two; a signal ends it with status 0 and a sound ledger."""
    command = [sys.executable, "-m", "claimtrack", "watch", "in", "--ledger", "claims.db", "--interval", "0.1"]
    if not (Path(__file__).parents[2] / "claimtrack" / "__main__.py").exists():
        command[1:3] = ["-c", "import sys; from claimtrack.cli import main; sys.exit(main())"]
    watching = subprocess.Popen([*command, "-f", "jsonl", "-o", "changes.jsonl"], stderr=subprocess.PIPE, text=True)  # noqa: S603
    changes = tmp_path / "changes.jsonl"

    def wait_for(lines: int) -> None:
        for _ in range(600):
            if changes.exists() and changes.read_text("utf-8").count("\n") >= lines:
                return
            time.sleep(0.1)
        raise AssertionError(watching.poll())

    wait_for(2)
    late = tmp_path / "in" / "late.md"
    late.write_text(OTHER.replace("17", "19").replace("Herald", "Star"), "utf-8")
    os.utime(late, (time.time() - 60, time.time() - 60))
    wait_for(3)
    watching.send_signal(number)
    assert watching.wait(30) == 0
    assert watching.stderr is not None
    assert watching.stderr.read() == ""
    watching.stderr.close()
    assert sorted(ids(run)) == [12, 17, 19]
    assert run("ledger", "verify", "claims.db")[0] == 0
