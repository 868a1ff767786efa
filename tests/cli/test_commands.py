"""The commands: what they write, how they exit, and that bad input loses nothing."""

import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from claimtrack.cli import judgement, main
from claimtrack.cli.intake import _limits
from claimtrack.model.finding import Finding
from claimtrack.parsing.claims import claim
from claimtrack.record.claims import dumps

ARTICLE = """---
title: Flood in Northland
publisher: Gazette
published: 2024-02-23
---
According to the police, 12 people were killed in the flood. The mayor said: "We mourn".
"""
TABLE = """measure,counted,event,period,source,as_of,value
attended,people,march,2023-03-23,CGT,2023-03-23,800000
attended,people,march,2023-03-23,police,2023-03-23,119000
"""
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Run the command line in an empty folder; gives exit status, standard output and standard error."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> tuple[int, str, str]:
        status = main(arguments)
        said = capfd.readouterr()
        return status, said.out, said.err

    return run


@pytest.fixture(autouse=True)
def files(tmp_path: Path) -> None:
    """An article, a table of two claims that disagree, and a folder with nothing in it."""
    (tmp_path / "flood.md").write_text(ARTICLE, "utf-8")
    (tmp_path / "march.csv").write_text(TABLE, "utf-8")
    (tmp_path / "empty").mkdir()


def test_report_of_an_article_and_a_table(run: Run) -> None:
    """Counts, the disagreement with its positions, and all claims by story, with the place of each."""
    status, out, err = run("report", "flood.md", "march.csv")
    assert (status, err) == (0, "")
    assert out.startswith("2 documents, ")
    assert "1 disagreement." in out
    lines = out.splitlines()
    assert any("119000" in line and "police" in line and line.endswith("march.csv:3") for line in lines)
    assert any(line.startswith("12 ") and line.endswith("flood.md:6") for line in lines)
    assert lines.index("Flood in Northland") > lines.index("All claims by story")


@pytest.mark.parametrize("name", ["text", "markdown", "json", "jsonl", "csv"])
@pytest.mark.parametrize("command", ["report", "extract", "conflicts", "compare", "timeline"])
def test_every_command_writes_every_format(run: Run, command: str, name: str) -> None:
    """What programs read is what its format says it is."""
    status, out, err = run(command, "march.csv", "--format", name)
    assert (status, err) == (0, "")
    assert "119000" in out or "119,000" in out or command == "compare"
    if name == "json":
        assert isinstance(json.loads(out), dict)
    elif name == "jsonl":
        assert all(isinstance(json.loads(line), dict) for line in out.splitlines())
    elif name == "csv":
        rows = list(csv.reader(io.StringIO(out)))
        assert len({len(row) for row in rows}) == 1
        assert len(rows) > 1


def test_extract_writes_records_that_can_be_read_again(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Records go through a file or a pipe and come back as the same claims."""
    _, first, _ = run("extract", "flood.md", "march.csv")
    Path("claims.jsonl").write_text(first, "utf-8")
    assert run("extract", "claims.jsonl")[1] == first
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(first.encode()))))
    assert run("extract", "-")[1] == first


def test_extract_explains_its_readings(run: Run) -> None:
    """A line for each part with its rule and words; a table has no words to explain; CSV has no room for reasons."""
    status, out, err = run("extract", "flood.md", "march.csv", "--explain")
    assert (status, err) == (0, "")
    assert out.splitlines()[:3] == [
        "flood.md:6: 12: people killed",
        "  source   police      according to  According to the police",
        "  measure  killed      verb-behind   killed",
    ]
    [first, *_] = [json.loads(line) for line in run("extract", "flood.md", "--explain", "-f", "jsonl")[1].splitlines()]
    assert [reason["rule"] for reason in first["reasons"]][:2] == ["according to", "verb-behind"]
    [whole] = [json.loads(run("extract", "flood.md", "--explain", "-f", "json")[1])]
    assert whole["explanations"][0] == first
    status, out, err = run("extract", "flood.md", "--explain", "-f", "csv")
    assert (status, out) == (2, "")
    assert "text, json or jsonl" in err


def test_standard_input_is_an_article(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Options fill what the input lacks."""
    text = b"12 people were killed in the flood."
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(text))))
    _, out, _ = run("extract", "-", "--published", "2024-02-23", "--publisher", "Gazette", "--language", "en-GB")
    record = json.loads(out.splitlines()[0])
    assert (record["as_of"], record["as_of_basis"]) == ("2024-02-23", "published")
    assert record["evidence"]["publisher"] == "Gazette"


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_standard_input_may_be_a_table(run: Run, monkeypatch: pytest.MonkeyPatch, mark: str) -> None:
    """What a pipe gives is read as its file would be: a header that names what and how many is one of a table."""
    table = b"\xef\xbb\xbf" + TABLE.replace(",", mark).encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(table))))
    status, out, err = run("conflicts", "-", "--fail-on", "conflict")
    assert (status, err) == (3, "")
    assert "<stdin>:2" in out
    prose = b"Measure, value and source, the minister said: 12 people were killed in the flood."
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(prose))))
    assert json.loads(run("extract", "-")[1].splitlines()[0])["value"]["nominal"] == 12


def test_output_goes_to_a_file(run: Run) -> None:
    """Nothing is printed where a file is asked for; a file that cannot be written is named."""
    status, out, err = run("extract", "flood.md", "-o", "claims.jsonl")
    assert (status, out, err) == (0, "", "")
    assert Path("claims.jsonl").read_text("utf-8").startswith('{"schema": "claimtrack/claim/1"')
    status, _, err = run("extract", "flood.md", "-o", "missing/claims.jsonl")
    assert status == 1
    assert err == "claimtrack: cannot write missing/claims.jsonl: No such file or directory\n"


@pytest.mark.parametrize("command", ["report", "conflicts", "compare", "timeline"])
def test_fail_on_conflict(run: Run, command: str) -> None:
    """Status 3 where claims disagree; 0 where they do not; 1 goes first where something could not be read."""
    assert run(command, "march.csv", "--fail-on", "conflict")[0] == 3
    assert run(command, "flood.md", "--fail-on", "conflict")[0] == 0
    assert run(command, "march.csv", "missing.md", "--fail-on", "conflict")[0] == 1


def test_diff_tells_what_changed(run: Run) -> None:
    """Revised, new, withdrawn and newly disagreeing figures, in every format; nothing where nothing changed."""
    header, union, police = TABLE.splitlines()
    Path("old.csv").write_text(f"{header}\n{union}\nsold,cars,fair,2023,dealer,2023,5\n", "utf-8")
    Path("new.csv").write_text(f"{header}\n{union.replace('800000', '790000')}\n{police}\n", "utf-8")
    status, out, _ = run("diff", "old.csv", "new.csv", "--fail-on", "conflict")
    assert status == 3
    assert "790000" in out
    assert run("diff", "march.csv", "march.csv") == (0, "Nothing changed.\n", "")
    assert run("diff", "march.csv", "march.csv", "--fail-on", "conflict")[0] == 0
    assert run("diff", "march.csv", "missing.csv")[0] == 1
    assert run("diff", "march.csv")[0] == 2
    record = json.loads(run("diff", "old.csv", "new.csv", "-f", "json")[1])
    assert record["schema"] == "claimtrack/difference/1"
    assert [len(record[kind]) for kind in ("new", "revised", "withdrawn", "newly_in_conflict")] == [1, 1, 1, 1]
    rows = list(csv.DictReader(io.StringIO(run("diff", "old.csv", "new.csv", "-f", "csv")[1])))
    assert {row["difference"] for row in rows} == {"new", "revised", "withdrawn", "newly_in_conflict"}


def test_an_interrupt_while_reading(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C inside a command: status 130 and one sentence."""

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("claimtrack.exchange.tables.read_claims", interrupt)
    status, _, err = run("extract", "march.csv")
    assert status == 130
    assert err.strip() == "claimtrack: interrupted"


def test_a_policy_file_is_followed(run: Run) -> None:
    """A tolerance that covers the gap settles the disagreement; what is no policy is refused by name."""
    Path("policy.toml").write_text("tolerance = 0.9\n", "utf-8")
    assert run("conflicts", "march.csv", "--policy", "policy.toml", "--fail-on", "conflict")[0] == 0
    Path("policy.toml").write_text("tolerance = -1\n", "utf-8")
    status, _, err = run("conflicts", "march.csv", "--policy", "policy.toml")
    assert status == 1
    assert err.startswith("claimtrack: policy.toml: tolerance: ")


def test_compare_tells_silent_pairs_only_if_asked(run: Run) -> None:
    """Pairs that cannot be compared are left out, unless all are wanted."""
    Path("other.csv").write_text("measure,value,source\nsold,5,A\nbought,6,B\n", "utf-8")
    assert run("compare", "other.csv")[1] == "No pair of figures that can be compared.\n"
    assert "incomparable" in run("compare", "other.csv", "--all")[1]
    (_, out, _) = run("compare", "march.csv", "--format", "jsonl")
    record = json.loads(out)
    assert (record["verdict"], len(record["claims"])) == ("conflicts", 2)


def test_users_words_win(run: Run) -> None:
    """A lexicon file of the user's names a source."""
    Path("words.toml").write_text('[sources."Workers\' Union"]\nkind = "union"\naliases = ["CGT"]\n', "utf-8")
    _, out, _ = run("extract", "march.csv", "--lexicon", "words.toml")
    assert json.loads(out.splitlines()[0])["source"]["name"] == "Workers' Union"
    Path("words.toml").write_text("[sources", "utf-8")
    status, _, err = run("extract", "march.csv", "--lexicon", "words.toml")
    assert status == 1
    assert "words.toml" in err


def test_headings_of_a_table_are_mapped(run: Run) -> None:
    """A table's own headings are given as part=heading."""
    Path("own.csv").write_text("what,how many\nkilled,12\n", "utf-8")
    assert run("extract", "own.csv")[0] == 1
    status, out, _ = run("extract", "own.csv", "--column", "measure=what", "--column", "value=how many")
    assert (status, json.loads(out)["value"]["nominal"]) == (0, 12)


BAD_FILES = [
    ("missing.md", None, "claimtrack: missing.md: no such file or folder; check the path"),
    ("empty", None, "claimtrack: empty: nothing to read in this folder; it holds no .md, .markdown, .txt"),
    ("latin.txt", b"caf\xe9", "claimtrack: latin.txt: byte 0xE9 at offset 3 is not UTF-8; save the file as UTF-8"),
    ("picture.txt", b"\x89PNG\x00\x01", "claimtrack: picture.txt: byte 0x00 at offset 4 is no text (a binary file?)"),
    ("broken.md", b"---\nx\n---\n", "claimtrack: broken.md:2: broken front matter: 'x' is not 'key: value'"),
    ("french.md", b"---\nlanguage: xx\n---\nDouze.", "claimtrack: french.md: "),
    ("page.pdf", b"<p>", "claimtrack: page.pdf: not plain text or Markdown"),
    ("empty.csv", b"", "claimtrack: empty.csv: an empty table; give a header and rows"),
    ("bad.csv", b"measure,value\nkilled,many\n", "claimtrack: bad.csv:2: row 1, column 'value': cannot read 'many'"),
    ("bad.jsonl", b"{oops\n", "claimtrack: bad.jsonl:1: row 1, not JSON"),
]


@pytest.mark.parametrize(("name", "data", "message"), BAD_FILES)
def test_a_bad_file_is_named_and_loses_nothing(run: Run, name: str, data: bytes | None, message: str) -> None:
    """One sentence on the standard error, exit status 1, and all other files are still told."""
    if data is not None:
        Path(name).write_bytes(data)
    status, out, err = run("extract", name, "march.csv", "--format", "csv")
    assert status == 1
    assert err.startswith(message)
    assert "Traceback" not in err
    assert len(out.splitlines()) == 3
    assert run("extract", name)[0] == 1


def test_strict_refuses_a_table_with_a_bad_row(run: Run) -> None:
    """Good rows are kept and the refused counted, unless strict."""
    Path("bad.csv").write_text("measure,value\nkilled,many\nkilled,5\n", "utf-8")
    status, out, err = run("extract", "bad.csv")
    assert (status, len(out.splitlines())) == (1, 1)
    assert "bad.csv: 1 of 2 rows refused" in err
    status, out, err = run("extract", "bad.csv", "--strict")
    assert (status, out) == (1, "")
    assert err.startswith("claimtrack: bad.csv:2: row 1, column 'value'")


def test_an_empty_document_says_so(run: Run) -> None:
    """A document without text has no claims, and that is no failure."""
    Path("empty.md").write_text("", "utf-8")
    status, out, err = run("report", "empty.md")
    assert status == 0
    assert out.startswith("1 document, 0 claims (0 figures, 0 statements), 0 sources, 0 disagreements.")
    assert err == "claimtrack: warning: empty.md: no text, so no claims\n"


HOSTILE = [
    "12 people were killed.\0" + " x" * 100,
    "İİİ said 12 people were killed. ﬁ ß ŉ ǰ",
    "עשרה: 12 people were killed \u202e in the flood. e\u0301\u0301\u0301",
    "\n\n\n",
    "12" * 5000 + " people were killed.",
]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("name", ["text", "markdown", "json", "csv"])
def test_odd_characters_pass_every_format(run: Run, text: str, name: str) -> None:
    """NUL, right-to-left marks, combining letters and letters that grow when lowered do no harm."""
    Path("odd.md").write_text(text, "utf-8")
    status, out, err = run("report", "odd.md", "--format", name)
    assert status == 0, err
    assert "fault" not in err
    if name in ("text", "markdown"):
        assert "\u202e" not in out
        assert "\0" not in out


WRONG_USAGE = [
    (),
    ("report",),
    ("reports", "flood.md"),
    ("report", "flood.md", "--published", "yesterday's"),
    ("report", "flood.md", "--published", "2024-02-30"),
    ("report", "flood.md", "--language", "xx"),
    ("report", "flood.md", "--format", "pdf"),
    ("report", "flood.md", "--policy", "missing.toml"),
    ("report", "flood.md", "--lexicon", "missing.toml"),
    ("report", "flood.md", "--column", "nonsense"),
    ("report", "flood.md", "--fail-on", "rain"),
    ("report", "flood.md", "--nonsense"),
]


@pytest.mark.parametrize("arguments", WRONG_USAGE)
def test_wrong_usage(run: Run, arguments: tuple[str, ...]) -> None:
    """Status 2, a sentence, nothing on the standard output, and no traceback."""
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert err.startswith("Usage: ")


def test_help_and_version(run: Run) -> None:
    """Every command is in the help, and every option says what it does."""
    status, out, _ = run("--help")
    assert status == 0
    commands = out[out.index("Commands:") :]
    assert run("--version")[1].startswith("claimtrack ")
    for command in ("report", "extract", "conflicts", "compare", "timeline"):
        assert f"  {command} " in commands
        status, out, _ = run(command, "--help")
        assert status == 0
        assert f"claimtrack {command} " in out


def test_many_findings_of_a_kind_are_counted(run: Run) -> None:
    """Twenty are told one by one, then their number; --verbose tells all."""
    rows = "".join(f"killed,many{i}\n" for i in range(50))
    Path("bad.csv").write_text(f"measure,value\n{rows}killed,5\n", "utf-8")
    _, _, err = run("extract", "bad.csv")
    assert err.count("cannot read") == 20
    assert "claimtrack: 30 more of this kind (refused-row); --verbose tells all" in err
    assert run("extract", "bad.csv", "-v")[2].count("cannot read") == 50


def test_records_with_surrogates_are_written(run: Run) -> None:
    """A lone surrogate in a record is shown as a replacement character, and escaped in JSON."""
    Path("claims.jsonl").write_text(dumps(claim(predicate="killed", value=5, caveat="a\ud800b")), "utf-8")
    assert "a\ufffdb" in run("extract", "claims.jsonl", "-f", "text")[1]
    assert "a\\ud800b" in run("extract", "claims.jsonl")[1]
    assert "a\ufffdb" in run("extract", "claims.jsonl", "-f", "csv")[1]


def test_beyond_many_figures_only_those_of_one_predicate_are_paired(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a thousand figures give 125,000 pairs; beyond that only one predicate's are compared."""
    Path("other.csv").write_text("measure,value,source\nsold,5,A\nbought,6,B\nsold,7,C\n", "utf-8")
    assert len(run("compare", "other.csv", "--all", "-f", "jsonl")[1].splitlines()) == 3
    monkeypatch.setattr(judgement, "_EVERY_PAIR", 2)
    assert len(run("compare", "other.csv", "--all", "-f", "jsonl")[1].splitlines()) == 1


def test_remarks_are_told_only_if_asked(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Findings with the severity info need --verbose."""
    remark = Finding("remark", "info", "looked at", "flood.md")

    def extract(document: object, *, lexicon: object, on_finding: Callable[[Finding], None]) -> list[object]:
        on_finding(remark)
        return []

    monkeypatch.setattr("claimtrack.scaling.readings.extract", extract)
    assert run("extract", "flood.md")[2] == ""
    assert run("extract", "flood.md", "--verbose")[2] == "claimtrack: info: flood.md: looked at\n"


def test_a_bar_is_drawn_over_many_files(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal, from ten files on; it counts the bytes of all of them."""
    seen: list[int] = []

    class Bar:
        n = 0

        def __init__(self, total: int, **_: object) -> None:
            self.total = total
            seen.append(total)

        def __enter__(self) -> "Bar":
            return self

        def __exit__(self, *_: object) -> None:
            seen.append(self.n)

        def update(self, count: int) -> None:
            self.n += count

        def set_postfix_str(self, *_: object, **__: object) -> None:
            """What it says beside the bar."""

    monkeypatch.setattr("tqdm.tqdm", Bar)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    for number in range(10):
        Path(f"{number}.txt").write_text(f"Police said {number + 2} people died.\n", "utf-8")
    size = sum(Path(f"{number}.txt").stat().st_size for number in range(10))
    assert len(run("extract", *(f"{number}.txt" for number in range(10)))[1].splitlines()) == 10
    run("extract", "0.txt")
    assert seen == [size, size]


@pytest.mark.parametrize(
    ("given", "article", "feed"),
    [(None, 16 << 20, 64 << 20), (1000, 1000, 64 << 20), (100 << 20, 100 << 20, 100 << 20)],
)
def test_the_limit_of_an_article_raises_that_of_a_feed(given: int | None, article: int, feed: int) -> None:
    """A feed may be as large as one of its articles; a small article makes no feed smaller."""
    limits = _limits(given)
    assert (limits.article_bytes, limits.feed_bytes) == (article, feed)
