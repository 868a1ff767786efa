"""Formats: names, first bytes, and wrong names."""

import pytest

from claimtrack.errors import ReadError
from claimtrack.reading.documents import find_files, read
from claimtrack.reading.formats import format_of


@pytest.mark.parametrize(
    ("name", "head", "kind"),
    [
        ("a.txt", b"Nine died.", "text"),
        ("a.md", b"---\ntitle: x", "text"),
        ("a.log", b"Nine died.", "text"),
        ("a", b"", "text"),
        ("a.txt", b"<!DOCTYPE html>", "page"),
        ("a.txt", b"\xef\xbb\xbf\n<html lang=en>", "page"),
        ("a.HTM", b"<div>", "page"),
        ("a.html", b"<?xml version='1.0'?><rss version='2.0'>", "feed"),
        ("a.xml", b"<?xml version='1.0'?>\n<!-- made by hand -->\n<feed xmlns=''>", "feed"),
        ("a.xml", b"<rdf:RDF", "feed"),
        ("a.xml", b"<?xml version='1.0'?><!DOCTYPE rss PUBLIC '-//Netscape//DTD RSS 0.91//EN' 'x.dtd'>\n<rss>", "feed"),
        ("a.dat", b"WARC/1.0\r\n", "archive"),
        ("a.warc.gz", b"garbage", "archive"),
        ("a.jsonl.zst", b"{}", "json lines"),
        ("a.json", b"[", "json"),
        ("a.bin", b"PAR1", "parquet"),
        ("<stdin>", b'  {"text": "x"}', "json lines"),
        ("<stdin>", b"<html>", "page"),
        ("a.txt", b"<htmlish but no page", "text"),
    ],
)
def test_the_format_of_an_input(name, head, kind):
    """What the bytes plainly say wins; else the name; else it is a text."""
    assert format_of(name, head) == kind


@pytest.mark.parametrize(
    ("name", "problem"), [("a.pdf", "not plain text"), ("a.docx", "not plain text"), ("a.xml", "no RSS or Atom feed")]
)
def test_formats_that_are_not_read(name, problem):
    """Named, with what to do."""
    with pytest.raises(ReadError, match=f"{problem}.*save the article's text"):
        format_of(name, b"<note>")


def test_a_folder_is_searched_for_articles_and_archives(tmp_path):
    """Pages, feeds and archives count, packed too; tables and records are read where they are named."""
    for name in ("a.md", "b.html", "c.warc.gz", "d.rss", "e.txt.zst", "f.jsonl", "g.csv", "h.json", "i.parquet"):
        (tmp_path / name).write_bytes(b"x")
    found = [file.rsplit("/", 1)[1] for file in find_files([tmp_path])]
    assert found == ["a.md", "b.html", "c.warc.gz", "d.rss", "e.txt.zst"]


def test_a_report_of_our_own_is_no_article(tmp_path):
    """A report beside the articles is not read as one."""
    file = tmp_path / "report.html"
    file.write_text('<!doctype html><html><head><meta name="generator" content="claimtrack 1"></head></html>')
    with pytest.raises(ReadError, match="a report that claimtrack wrote"):
        read(file)
