"""Web archives: pages out of records, and records that are broken."""

import gzip
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimtrack.errors import MissingExtraError, ReadError
from claimtrack.reading.documents import read, read_many
from claimtrack.reading.limits import Limits

pytest.importorskip("fastwarc", reason="needs the extra web")

PAGE = (
    "<html><head><title>Flood</title></head><body><article>"
    + "<p>At least 12 people were killed when the river rose, the district chief said on Monday.</p>" * 3
    + "</article></body></html>"
)


def record(body: bytes, *, kind="response", url="https://a.example/1", http="HTTP/1.1 200 OK", content="text/html"):
    """One record of an archive, as a crawler writes it."""
    if kind == "response":
        body = f"{http}\r\nContent-Type: {content}\r\n\r\n".encode() + body
        content = "application/http; msgtype=response"
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-02-23T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\nContent-Type: {content}\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def _read(tmp_path, data, **options):
    (tmp_path / "a.warc").write_bytes(data)
    findings = []
    return list(read_many([tmp_path / "a.warc"], on_finding=findings.append, **options)), findings


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_pages_come_out_in_order(tmp_path, pack):
    """Pages and plain texts captured with success; requests, errors, redirects and pictures are passed over."""
    records = [
        record(b"software: x\r\n", kind="warcinfo", content="application/warc-fields"),
        record(PAGE.encode()),
        record(PAGE.encode(), http="HTTP/1.1 404 Not Found", url="https://a.example/2"),
        record(b"", http="HTTP/1.1 301 Moved", url="https://a.example/3"),
        record(b"\x89PNG", content="image/png", url="https://a.example/4"),
        record(b"GET / HTTP/1.1\r\n\r\n", kind="request", content="application/http; msgtype=request"),
        record(
            "Café: nine died.".encode("latin-1"), content="text/plain; charset=ISO-8859-1", url="https://a.example/5"
        ),
        record(b"Two fled.", kind="conversion", content="text/plain", url="https://a.example/6"),
    ]
    documents, findings = _read(tmp_path, b"".join(pack(one) for one in records))
    assert [document.path.rsplit("#")[1] for document in documents] == ["2", "7", "8"]
    assert documents[0].url == "https://a.example/1"
    assert dict(documents[0].basis)["url"] == "archive"
    assert documents[0].text.startswith("At least 12 people")
    assert documents[0].published is None  # the day of the capture is not that of publication
    assert [document.text for document in documents[1:]] == ["Café: nine died.", "Two fled."]
    assert findings == []


def test_a_packed_body_is_unpacked(tmp_path):
    """A page sent with gzip is read; one that only says so is named."""
    packed = record(gzip.compress(PAGE.encode()), content="text/html\r\nContent-Encoding: gzip")
    wrong = record(b"no gzip", content="text/html\r\nContent-Encoding: gzip")
    documents, findings = _read(tmp_path, packed + wrong + record(PAGE.encode()))
    assert len(documents) == 2
    assert [finding.where[-2:] for finding in findings] == ["#2"]


def test_a_bomb_in_a_record_costs_the_limit(tmp_path):
    """A body that unpacks beyond the limit is named, and the archive goes on."""
    bomb = record(gzip.compress(b" " * 50_000_000), content="text/html\r\nContent-Encoding: gzip")
    documents, findings = _read(tmp_path, bomb + record(PAGE.encode()), limits=Limits(article_bytes=100_000))
    assert len(documents) == 1
    assert "more than the 100,000 bytes" in findings[0].message


@pytest.mark.parametrize("charset", ["utf-16", "koi8-r", "nonsense", "ISO-8859-1"])
def test_a_wrong_charset_header_is_overruled(tmp_path, charset):
    """Bytes that are valid UTF-8 are UTF-8, whatever the header says."""
    page = PAGE.replace("river", "río")
    (document,), findings = _read(tmp_path, record(page.encode(), content=f"text/html; charset={charset}"))
    assert "río" in document.text
    assert findings == []


@pytest.mark.parametrize("cut", [10, 200, 400])
def test_a_truncated_archive_keeps_what_stands_before(tmp_path, cut):
    """Whole records are read; the damage is named once; nothing raises."""
    whole = record(PAGE.encode())
    documents, findings = _read(tmp_path, whole + whole[:cut])
    assert documents[0].text.startswith("At least 12 people")
    assert all(finding.where.startswith(str(tmp_path / "a.warc")) for finding in findings)


def test_a_truncated_packed_archive_is_named(tmp_path):
    """The cut of a packed archive is a finding."""
    documents, findings = _read(tmp_path, gzip.compress(record(PAGE.encode())) + gzip.compress(record(b"x" * 999))[:80])
    assert len(documents) == 1
    assert [finding.code for finding in findings] == ["unreadable"]


def test_no_archive_is_refused(tmp_path):
    """A file that only has the name."""
    documents, findings = _read(tmp_path, b"Nine people died.\n" * 50)
    assert documents == []
    assert [finding.code for finding in findings] == ["unreadable"]


def test_names_in_records_are_never_opened(tmp_path):
    """A record that names a file of this machine is passed over like any other."""
    documents, _ = _read(
        tmp_path, record(b"x", kind="resource", url="file:///etc/passwd", content="text/plain") + record(PAGE.encode())
    )
    assert documents[0].text == "x"


def test_read_takes_an_archive_of_one(tmp_path):
    """``read`` gives the page of an archive that holds one, and refuses two."""
    (tmp_path / "a.warc").write_bytes(record(PAGE.encode()))
    assert read(tmp_path / "a.warc").url == "https://a.example/1"
    (tmp_path / "a.warc").write_bytes(record(PAGE.encode()) * 2)
    with pytest.raises(ReadError, match="more than one article"):
        read(tmp_path / "a.warc")
    (tmp_path / "a.warc").write_bytes(record(b"", http="HTTP/1.1 404 Not Found"))
    with pytest.raises(ReadError, match="no article in it"):
        read(tmp_path / "a.warc")


def test_the_standard_input(monkeypatch):
    """An archive may come through a pipe."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(gzip.compress(record(PAGE.encode())))))
    assert read("-").path == "<stdin>#1"


def test_without_the_library_the_extra_is_named(tmp_path, monkeypatch):
    """What is missing, and the command that brings it."""
    (tmp_path / "a.warc").write_bytes(record(PAGE.encode()))
    monkeypatch.setitem(__import__("sys").modules, "fastwarc", None)
    with pytest.raises(MissingExtraError, match=r"claimtrack\[web\]"):
        read(tmp_path / "a.warc")


@pytest.mark.parametrize(
    "damage",
    [b"garbage\n" * 100, b"WARC/1.0\r\n\r\n", b"WARC/9.9\r\nWARC-Type: response\r\nContent-Length: -5\r\n\r\nx"],
)
def test_what_follows_damage_is_named_or_read(tmp_path, damage):
    """Damage between records loses nothing that stands before it, and is never silent."""
    documents, findings = _read(tmp_path, record(PAGE.encode()) + damage + b"x" * 5000)
    assert len(documents) == 1
    assert findings


@given(data=st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_altered_archives_never_raise(tmp_path, data):
    """An archive with any byte changed gives documents and findings, and no other error."""
    whole = bytearray(record(PAGE.encode()) * 2)
    for _ in range(data.draw(st.integers(1, 5))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    documents, findings = _read(tmp_path, bytes(whole))
    assert len(documents) <= 2
    assert all(finding.severity in ("warning", "error") for finding in findings)
