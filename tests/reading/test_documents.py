"""Files, folders and the standard input, good and bad."""

import io
import os
import sys
from datetime import date
from pathlib import Path

import pytest

from claimtrack.errors import InvalidMoment, ReadError
from claimtrack.model.finding import Finding, Severity
from claimtrack.model.moment import Moment
from claimtrack.reading.documents import find_files, read, read_many

HEAD = "---\ntitle: T\npublisher: Gazette\npublished: 2024-02-23\nlanguage: fr\n---\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two readable files, one in a folder below, and others that are none of ours."""
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "a.MD").write_text("two", "utf-8")
    (tmp_path / "c.txt").write_text("one", "utf-8")
    (tmp_path / "d.csv").write_text("no", "utf-8")
    (tmp_path / ".hidden.txt").write_text("no", "utf-8")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text("no", "utf-8")
    return tmp_path


def test_front_matter_wins_over_what_the_caller_knows(tmp_path: Path) -> None:
    """The file's own word on date, publisher and language comes first; the caller fills what it lacks."""
    path = tmp_path / "a.md"
    path.write_text(HEAD + "Text.", "utf-8")
    document = read(path, published="2020-01-01", publisher="Other", language="en")
    assert (document.published, document.publisher, document.language) == (Moment("2024-02-23"), "Gazette", "fr")
    assert (document.text, document.first_line, document.path) == ("Text.", 7, str(path))
    path.write_text("Text.", "utf-8")
    document = read(path, published=date(2020, 1, 1), publisher="Other", language="de")
    assert (document.published, document.publisher, document.language) == (Moment("2020-01-01"), "Other", "de")
    assert read(path).language == "en"


def test_a_date_that_is_none_is_refused_before_reading(tmp_path: Path) -> None:
    """A wrong argument is the caller's fault, not the file's."""
    with pytest.raises(InvalidMoment):
        read(tmp_path / "missing.md", published="2024-13-01")


def test_folders_are_read_recursively_and_sorted(folder: Path) -> None:
    """Text and Markdown below a folder, files before the folders in it; nothing hidden."""
    assert [document.text for document in read_many([folder])] == ["one", "two"]


def test_a_file_that_is_reached_twice_is_read_once(folder: Path) -> None:
    """A file named beside its folder, or by another way, is one document."""
    paths = [folder / "c.txt", folder, str(folder / "b" / ".." / "c.txt")]
    assert [document.text for document in read_many(paths)] == ["one", "two"]


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("a.txt", b"\xff", "byte 0xFF at offset 0 is not UTF-8; save the file as UTF-8"),
        (
            "a.md",
            b"---\nx\n---\n",
            "broken front matter: 'x' is not 'key: value'; write it so, or remove the --- lines",
        ),
        ("a.pdf", b"<p>", "not plain text or Markdown; save the article's text as .txt or .md"),
    ],
)
def test_one_bad_file_is_named_and_the_rest_is_read(folder: Path, name: str, data: bytes, problem: str) -> None:
    """Among many files a bad one is a finding with the severity error."""
    bad = folder / name
    bad.write_bytes(data)
    findings: list[Finding] = []
    documents = list(read_many([bad, folder / "c.txt"], on_finding=findings.append))
    assert [document.text for document in documents] == ["one"]
    assert [(finding.severity, finding.message) for finding in findings] == [(Severity.ERROR, problem)]
    assert findings[0].where.startswith(str(bad))
    with pytest.raises(ReadError, match=name):
        list(read_many([bad]))


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("missing.md", "no such file or folder"),
        ("empty", "nothing to read in this folder"),
        ("a\0b", "not a possible name of a file"),
        ("a\ud800b", "not a possible name of a file"),
    ],
)
def test_a_path_that_holds_nothing_is_named(tmp_path: Path, path: str, problem: str) -> None:
    """A missing path, an empty folder and an impossible name are errors that name the path."""
    (tmp_path / "empty").mkdir()
    with pytest.raises(ReadError) as caught:
        list(read_many([f"{tmp_path}/{path}"]))
    assert caught.value.problem == problem


def test_a_folder_and_a_device_are_no_files(tmp_path: Path) -> None:
    """read() takes one file; /dev/zero would never end."""
    for path in (tmp_path, "/dev/zero"):
        with pytest.raises(ReadError):
            read(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_forbidden_file_is_named(tmp_path: Path) -> None:
    """What the system forbids is an error with the system's words."""
    path = tmp_path / "a.txt"
    path.write_text("x", "utf-8")
    path.chmod(0)
    with pytest.raises(ReadError, match="Permission denied"):
        read(path)


def test_system_errors_keep_the_systems_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that cannot be opened, and a folder that cannot be listed, are named with the reason."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(tmp_path))

    monkeypatch.setattr("builtins.open", refuse)
    with pytest.raises(ReadError, match="Permission denied"):
        read(tmp_path / "a.txt")
    monkeypatch.undo()
    monkeypatch.setattr(os, "scandir", refuse)
    findings: list[Finding] = []
    assert list(find_files([tmp_path], on_finding=findings.append)) == []
    assert "Permission denied" in findings[0].message


@pytest.mark.parametrize("text", ["", "---\ntitle: a\n---\n \n", "\ufeff\ufeff"])
def test_an_empty_document_says_so(tmp_path: Path, text: str) -> None:
    """A document without text is read, and a warning says that it holds no claims."""
    path = tmp_path / "a.md"
    path.write_text(text, "utf-8")
    findings: list[Finding] = []
    read(path, on_finding=findings.append)
    assert [(finding.code, finding.severity) for finding in findings] == [("empty-document", Severity.WARNING)]
    read(path)  # nobody has to listen


def test_standard_input_is_a_path(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dash reads the standard input, by bytes where it has them."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xef\xbb\xbfNine.\r\n")))
    document = read("-")
    assert (document.text, document.path) == ("Nine.\n", "<stdin>")
    monkeypatch.setattr(sys, "stdin", io.StringIO("Ten."))
    assert [document.text for document in read_many(["-", "-"])] == ["Ten."]
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(ReadError, match="closed"):
        read("-")


def test_a_ten_megabyte_line_is_read(tmp_path: Path) -> None:
    """Length alone is no fault."""
    path = tmp_path / "a.txt"
    path.write_text("12 people died. " * 650_000, "utf-8")
    assert len(read(path).text) == 16 * 650_000


def test_file_names_in_other_bytes_are_shown_as_unicode(tmp_path: Path) -> None:
    """A name that is not UTF-8 is read, and shown with a question mark."""
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_bytes(b"Nine.")
    assert [document.path for document in read_many([tmp_path])] == [f"{tmp_path}/caf?.txt"]
