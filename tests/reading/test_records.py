"""Articles as records: JSON Lines, JSON, ninjs, Parquet, and the caller's own names."""

import datetime as dt
import io
import json

import pytest

from claimtrack.errors import MissingExtraError, ReadError
from claimtrack.reading.documents import read, read_many
from claimtrack.reading.limits import Limits
from claimtrack.reading.records import are_articles, holds_articles

NINE = {
    "text": "Nine people died.",
    "title": "Crash",
    "date": "2024-02-23",
    "source": "Gazette",
    "url": "u",
    "lang": "en-GB",
}


def _read(tmp_path, data, name="a.jsonl", **options):
    (tmp_path / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    findings = []
    return list(read_many([tmp_path / name], on_finding=findings.append, **options)), findings


def test_json_lines(tmp_path):
    """The usual names are known; each record is named by its line."""
    lines = f"{json.dumps(NINE)}\n\n{json.dumps({'headline': 'Two', 'body': 'Two fled.'})}\n"
    (first, second), findings = _read(tmp_path, lines)
    assert (first.text, first.title, str(first.published)) == ("Nine people died.", "Crash", "2024-02-23")
    assert (first.publisher, first.url, first.language) == ("Gazette", "u", "en")
    assert set(dict(first.basis).values()) == {"record"}
    assert (second.text, second.title, second.path[-2:], second.language) == ("Two fled.", "Two", "#3", "en")
    assert findings == []


def test_bad_records_are_named_and_the_rest_is_read(tmp_path):
    """No JSON, no object, no text, broken bytes, endless nesting: each is one finding with its line."""
    lines = [b"{", b"5", b'{"title": "x"}', b'{"text": "\xff"}', b"[" * 100_000, json.dumps(NINE).encode()]
    documents, findings = _read(tmp_path, b"\n".join(lines))
    assert [document.text for document in documents] == ["Nine people died."]
    assert [finding.where.rsplit("#")[1] for finding in findings] == ["1", "2", "3", "4", "5"]
    assert all(finding.code == "unreadable" for finding in findings)


def test_a_line_above_the_limit_is_passed_over(tmp_path):
    """The line is named and skipped without being held; the next is read."""
    lines = json.dumps({"text": "x" * 5000}) + "\n" + json.dumps({"text": "ok"})
    documents, findings = _read(tmp_path, lines, limits=Limits(article_bytes=1000))
    assert [document.text for document in documents] == ["ok"]
    assert "more than the 1,000 bytes" in findings[0].message


def test_the_callers_names_win(tmp_path):
    """A mapped name is taken even where a usual one stands; other parts keep theirs."""
    line = json.dumps({"text": "teaser", "full": "Nine died.", "when": "23 February 2024"})
    (document,), _ = _read(tmp_path, line, columns={"text": "full", "published": "when"})
    assert (document.text, str(document.published)) == ("Nine died.", "2024-02-23")


def test_an_unknown_part_is_refused(tmp_path):
    """A mapping of something that articles do not have names the parts."""
    (tmp_path / "a.jsonl").write_text(json.dumps(NINE))
    with pytest.raises(ReadError, match=r"'author' is no part of an article; the parts are text, title"):
        read(tmp_path / "a.jsonl", columns={"author": "by"})


@pytest.mark.parametrize(
    ("data", "count"), [([NINE, NINE], 2), (NINE, 1), ({"articles": [NINE, NINE, NINE]}, 3), ([], 0)]
)
def test_json(tmp_path, data, count):
    """One object, a list, or an object that holds a list."""
    documents, findings = _read(tmp_path, json.dumps(data), "a.json")
    assert len(documents) == count
    assert findings == []


def test_ninjs_1(tmp_path):
    """Headline, body with markup, version and provider."""
    item = {
        "uri": "urn:x:1", "versioncreated": "2024-02-23T10:00:00Z", "language": "en", "headline": "Crash",
        "body_html": "<p>Nine <b>died</b>.</p><p>Two fled.</p>", "provider": {"name": "Wire"},
    }  # fmt: skip
    (document,), _ = _read(tmp_path, json.dumps(item), "a.ninjs")
    assert (document.text, document.title, document.publisher) == ("Nine died.\n\nTwo fled.", "Crash", "Wire")
    assert (document.published.edtf, document.url) == ("2024-02-23", "urn:x:1")


def test_ninjs_3(tmp_path):
    """Lists of headlines, bodies and sources; a plain body wins over one with markup."""
    item = {
        "uri": "urn:x:1", "versionCreated": "2024-02-23T10:00:00+01:00", "headlines": [{"value": "Crash"}],
        "bodies": [
            {"contentType": "text/html", "value": "<p>Nine died.</p>"},
            {"contentType": "text/plain", "value": "Nine died!"},
        ],
        "infoSources": [{"name": "Wire"}],
    }  # fmt: skip
    (document,), _ = _read(tmp_path, json.dumps(item), "a.json")
    assert (document.text, document.title, document.publisher) == ("Nine died!", "Crash", "Wire")
    item["bodies"].pop()
    (document,), _ = _read(tmp_path, json.dumps(item), "a.json")
    assert document.text == "Nine died."


def test_parquet(tmp_path):
    """A row an article, dates as dates, the caller's names too; columns that are not asked for are not read."""
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    rows = [{"story": f"{n} died.", "day": dt.date(2024, 2, 23), "extra": 5} for n in range(600)]
    pq.write_table(pa.Table.from_pylist([*rows, {"story": None, "day": None, "extra": 1}]), tmp_path / "a.parquet")
    findings = []
    columns = {"text": "story", "published": "day"}
    documents = list(read_many([tmp_path / "a.parquet"], columns=columns, on_finding=findings.append))
    assert len(documents) == 600
    assert (documents[-1].text, str(documents[-1].published), documents[-1].path[-4:]) == (
        "599 died.",
        "2024-02-23",
        "#600",
    )
    assert [finding.where[-4:] for finding in findings] == ["#601"]


def test_a_damaged_parquet_file_is_named(tmp_path):
    """A file that only starts like one."""
    pytest.importorskip("pyarrow")
    _, findings = _read(tmp_path, b"PAR1" + b"x" * 500, "a.parquet")
    assert "a damaged Parquet file" in findings[0].message


def test_parquet_without_its_library(tmp_path, monkeypatch):
    """The extra that is missing is named."""
    (tmp_path / "a.parquet").write_bytes(b"PAR1")
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r"claimtrack\[columns\]"):
        read(tmp_path / "a.parquet")


@pytest.mark.parametrize(
    ("names", "columns", "expected"),
    [
        (["text"], {}, True),
        (["BODY", "Headline"], {}, True),
        (["measure", "value", "source"], {}, False),
        (["text", "value", "predicate"], {}, False),
        (["schema", "measure", "value"], {}, False),
        (["story"], {}, False),
        (["story"], {"text": "story"}, True),
        ([], {}, False),
    ],
)
def test_articles_are_told_from_claims(names, columns, expected):
    """By their keys: a text and no figure of its own."""
    assert holds_articles(names, columns) is expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("{\n" + json.dumps(NINE) + "\n", True),
        ('{"a":' * 50_000 + "\n" + json.dumps(NINE), True),
        ("5\n\n" + json.dumps(NINE), True),
        ('{\n"text":\n"Nine died.",\n"tags": [\n["a", "b"]\n]\n}', True),
        ('{"predicate": 5\n{"predicate": "killed", "value": 9}\n', False),
        ("{\n5\n", False),
    ],
)
def test_articles_are_told_by_the_first_record_that_can_be_read(tmp_path, lines, expected):
    """A broken line before the first article does not make a table of claims of it."""
    stream = io.BufferedReader(io.BytesIO(lines.encode()))
    assert are_articles(stream, "a.jsonl", {}, 1 << 24) is expected


def test_what_is_no_object_is_called_by_its_name_in_json(tmp_path):
    """Readers of JSON know null and lists, not NoneType."""
    _, findings = _read(tmp_path, "null\n[1]\ntrue\n5\n" + json.dumps("x"))
    named = [finding.message.removeprefix("an article is a JSON object, not ") for finding in findings]
    assert named == ["null", "a list", "true or false", "a number", "a string"]
