"""Many articles: the same readings whatever the number of workers, whatever breaks, and after an interruption."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from claimtrack.errors import MissingExtraError, ReadError
from claimtrack.extraction.extract import extract
from claimtrack.lexicon.loader import load_lexicon
from claimtrack.model.document import Document
from claimtrack.reading.articles import Page
from claimtrack.reading.documents import find_files, read_many, read_pieces
from claimtrack.record.claims import dumps
from claimtrack.scaling.many import extract_many

pytest.importorskip("pyarrow", reason="needs the extra columns")

SEEDS = Path(__file__).parents[2] / "seeds"


def _texts(count):
    return [
        Document(
            f"Police said {number + 2} people died in Lindau.",
            publisher="Gazette",
            published="2024-02-23",
            path=f"{number}",
        )
        for number in range(count)
    ]


def test_one_worker_reads_as_extract_does():
    """Every document with its claims, in order."""
    documents = list(read_many([SEEDS]))
    readings = list(extract_many(documents))
    assert [reading.document for reading in readings] == [document.ref for document in documents]
    assert [list(reading.claims) for reading in readings] == [extract(document) for document in documents]


def test_two_workers_give_the_same(tmp_path):
    """Readings are equal to the last span and in the same order, from documents and from pieces, kept or not."""
    alone = list(extract_many(read_many([SEEDS])))
    pieces = list(read_pieces(find_files([SEEDS])))
    assert list(extract_many(read_many([SEEDS]), workers=2, batch_articles=3)) == alone
    assert list(extract_many(pieces, workers=2, batch_bytes=1, resume=tmp_path)) == alone
    assert list(extract_many(pieces, resume=tmp_path, batch_bytes=1)) == alone


def test_lines_are_those_of_the_claims(tmp_path):
    """What a worker wrote, and what is written here, is to the letter what ``dumps`` writes of each claim."""
    documents = list(read_many([SEEDS]))
    alone = [line for reading in extract_many(documents) for line in reading.lines()]
    assert alone == [dumps(claim) for document in documents for claim in extract(document)]
    read = list(extract_many(documents, workers=2, resume=tmp_path))
    assert [line for reading in read for line in reading.lines()] == alone
    assert [dumps(claim) for reading in read for claim in reading.claims] == alone


def test_texts_come_back_where_they_are_asked_for():
    """Whole documents, lone surrogates too."""
    documents = [Document("Nine \ud800 died.", path="a"), Document("Two fled.", title="x", first_line=4)]
    for workers in (1, 2):
        assert [reading.document for reading in extract_many(documents, workers=workers, texts=True)] == documents


def test_the_callers_words_reach_every_worker(tmp_path):
    """A source that only the caller's file names is known in this process and in others."""
    file = tmp_path / "own.toml"
    file.write_text('[sources."Lindau Observatory"]\nkind = "ngo"\n')
    own = load_lexicon("en", [file])
    document = Document("The Lindau Observatory said nine people died.")
    for workers in (1, 2):
        [reading] = extract_many([document], lexicon=own, workers=workers)
        assert reading.claims[0].source.kind == "ngo"
    [reading] = extract_many([document])
    assert reading.claims[0].source.kind != "ngo"


def test_what_the_caller_says_of_all():
    """Publisher and date fill what pieces leave open."""
    page = Page(
        b"<html><body><p>" + b"Police said nine people died in the flood on Monday. " * 6 + b"</p></body></html>",
        "a.html",
    )
    for workers in (1, 2):
        [reading] = extract_many([page], publisher="Gazette", published="2024-02-23", workers=workers)
        assert (reading.document.publisher, str(reading.document.published)) == ("Gazette", "2024-02-23")
        assert reading.claims


def test_a_language_that_is_not_read():
    """The document is kept, and the finding names the language."""
    for workers in (1, 2):
        [reading] = extract_many([Document("Neun starben.", language="xx", path="a")], workers=workers)
        assert reading.document.path == "a"
        assert [(finding.code, finding.where) for finding in reading.findings] == [("unknown-language", "a")]


def test_an_article_that_breaks_its_reader_is_skipped(monkeypatch):
    """It becomes a finding that names it; those around it are read."""

    def broken(document, **options):
        if document.path == "1":
            raise RecursionError("too deep")
        return extract(document, **options)

    monkeypatch.setattr("claimtrack.scaling.readings.extract", broken)
    heard = []
    first, second, third = extract_many(_texts(3), on_finding=heard.append)
    assert first.claims
    assert third.claims
    assert second.document is None
    assert [(finding.code, finding.where) for finding in heard] == [("skipped", "1")]


def test_a_page_that_cannot_be_read_is_a_finding():
    """Bytes that are no text: the same finding, in this process and in another."""
    pages = [Page(b"\x00\x01\x02" * 500, "a.html"), Page(b"<html></html>", "b.html")]
    alone, pooled = (list(extract_many(pages, workers=workers)) for workers in (1, 2))
    assert alone == pooled
    assert [reading.document is None for reading in alone] == [True, False]
    assert alone[0].findings[0].where == "a.html"


KILLER = """
import os
from claimtrack.scaling import pool
from claimtrack.scaling.batches import read_batches

def read(batch):
    if any(b"KILL" in (text or b"") for text in batch.column(0).to_pylist()):
        os._exit(1)
    return next(read_batches([batch], pool._job))
"""


def test_an_article_that_kills_its_process_is_skipped(tmp_path, monkeypatch):
    """It is found by halving its batch; nothing else is lost, and the order stands."""
    (tmp_path / "killer.py").write_text(KILLER)
    monkeypatch.syspath_prepend(tmp_path)
    import killer

    monkeypatch.setattr("claimtrack.scaling.pool._read", killer.read)
    documents = _texts(7)
    documents[3] = Document("KILL", path="3")
    readings = list(extract_many(documents, workers=2, batch_articles=4))
    assert [len(reading.claims) for reading in readings] == [1, 1, 1, 0, 1, 1, 1]
    assert [finding.where for reading in readings for finding in reading.findings] == ["3"]
    assert "its process died" in readings[3].findings[0].message


def test_only_a_few_batches_are_held():
    """The input is drawn as it is needed, so that an archive of any size streams."""
    drawn = 0

    def source():
        nonlocal drawn
        for document in _texts(1000):
            drawn += 1
            yield document

    readings = extract_many(source(), workers=2, batch_articles=10)
    next(readings)
    assert drawn <= 60
    readings.close()


def test_an_interrupted_run_goes_on(tmp_path):
    """What was done is not done again: a later run reads only what is missing, and gives the same."""
    readings = extract_many(_texts(40), resume=tmp_path, batch_articles=10)
    first = [next(readings) for _ in range(15)]
    readings.close()
    assert len(list(tmp_path.glob("*.arrow"))) == 2
    again = list(extract_many(_texts(40), resume=tmp_path, batch_articles=10))
    assert again[:15] == first
    assert len(list(tmp_path.glob("*.arrow"))) == 4
    assert again == list(extract_many(_texts(40)))


def test_kept_readings_are_used(tmp_path, monkeypatch):
    """A kept batch is not read again; a changed article, option or damaged file is."""
    options = {"resume": tmp_path, "batch_articles": 1}
    list(extract_many(_texts(3), **options))
    read = []

    def counted(document, **others):
        read.append(document.path)
        return extract(document, **others)

    monkeypatch.setattr("claimtrack.scaling.readings.extract", counted)
    list(extract_many(_texts(3), **options))
    assert read == []
    changed = _texts(3)
    changed[1] = Document("Police said 99 people died.", path="changed")
    list(extract_many(changed, **options))
    assert read == ["changed"]
    list(extract_many(_texts(3), texts=True, **options))
    assert read[1:] == ["0", "1", "2"]
    for file in tmp_path.glob("*.arrow"):
        file.write_bytes(file.read_bytes()[:100])
    list(extract_many(_texts(3), **options))
    assert read[4:] == ["0", "1", "2"]


def test_a_folder_that_cannot_be_written(tmp_path):
    """A file in its place is named."""
    (tmp_path / "file").write_text("")
    with pytest.raises(ReadError, match="cannot keep what is done here"):
        list(extract_many(_texts(1), resume=tmp_path / "file"))


def test_a_folder_that_vanishes(tmp_path):
    """A folder that is removed while it is written to is named; no part is left."""
    readings = extract_many(_texts(2), resume=tmp_path / "done", batch_articles=1)
    next(readings)
    for file in (tmp_path / "done").iterdir():
        file.unlink()
    (tmp_path / "done").rmdir()
    with pytest.raises(ReadError, match="cannot keep what is done here"):
        next(readings)


@pytest.mark.parametrize("workers", [0, -1])
def test_at_least_one_worker(workers):
    """Nothing can be read by nobody."""
    with pytest.raises(ReadError, match="at least one"):
        list(extract_many([], workers=workers))


def test_without_pyarrow_the_extra_is_named(monkeypatch):
    """One worker needs nothing more; two name the extra."""
    for name in [name for name in sys.modules if name.startswith("claimtrack.scaling.") and name[-5:] != ".many"]:
        if name.rsplit(".", 1)[1] in ("batches", "pool", "checkpoints"):
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert len(list(extract_many(_texts(1)))) == 1
    with pytest.raises(MissingExtraError, match=r"claimtrack\[columns\]"):
        list(extract_many(_texts(1), workers=2))


def test_an_interrupt_ends_the_command_and_resumes(tmp_path):
    """Control-C in the middle: exit status 130, no process left, and the same command goes on to the same result."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in range(150):
        (folder / f"{number:03}.txt").write_text(f"Police said {number + 2} people died in Lindau. " * 3)
    command = [
        sys.executable,
        "-c",
        "from claimtrack.cli import main; import sys; sys.exit(main())",
        "extract",
        str(folder),
    ]
    whole = subprocess.run([*command, "--workers", "2"], capture_output=True, check=True).stdout  # noqa: S603
    resumed = [*command, "--workers", "2", "--resume", str(tmp_path / "done")]
    process = subprocess.Popen(resumed, stdout=subprocess.PIPE, stderr=subprocess.PIPE)  # noqa: S603
    while process.poll() is None and not list((tmp_path / "done").glob("*.arrow")):
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate()
    assert (process.returncode, said) in [(130, b"\nclaimtrack: interrupted\n"), (0, b"")]
    kept = len(list((tmp_path / "done").glob("*.arrow")))
    assert kept >= 1
    assert not list((tmp_path / "done").glob("*.part"))
    assert subprocess.run(resumed, capture_output=True, check=True).stdout == whole  # noqa: S603
