"""Names and first bytes -> the format of an input.

Enters: a file's name and how its bytes begin, unpacked. Leaves: the reader that takes it apart. Refused: formats that
hold text but are not read here (PDF, Word ...), and XML that is no feed. What bytes plainly say wins over a wrong name.
"""

import re
from collections.abc import Callable, Iterator

from claimtrack.errors import ReadError
from claimtrack.reading.archives import read_archive
from claimtrack.reading.articles import Article, Input, Page
from claimtrack.reading.decoding import decode
from claimtrack.reading.feeds import read_feed
from claimtrack.reading.front_matter import read_front_matter
from claimtrack.reading.records import read_json, read_json_lines, read_parquet
from claimtrack.reading.streams import read_within, stem_suffix

__all__ = ["FOLDER_SUFFIXES", "SUFFIXES", "format_of", "reader_of"]

SUFFIXES = {
    ".md": "text", ".markdown": "text", ".txt": "text", ".html": "page", ".htm": "page", ".xhtml": "page",
    ".rss": "feed", ".atom": "feed", ".xml": "xml", ".warc": "archive",
    ".jsonl": "json lines", ".ndjson": "json lines", ".json": "json", ".ninjs": "json", ".parquet": "parquet",
}  # fmt: skip
# What a folder is searched for. Tables and records are read where they are named, so that a folder may hold results.
FOLDER_SUFFIXES = (".md", ".markdown", ".txt", ".html", ".htm", ".xhtml", ".rss", ".atom", ".warc", ".ninjs")
_OTHERS = (".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub")
_MARKUP = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*(?:<!doctype\s+rss\b[^>]{0,200}>\s*)?"
    rb"<(?:(?P<page>!doctype\s+html|html\b)|(?P<feed>rss\b|feed\b|rdf:RDF\b))",
    re.IGNORECASE | re.DOTALL,
)
_OWN_REPORT = re.compile(rb'<meta name="generator" content="claimtrack\b')

Reader = Callable[[Input], Iterator[Article] | Iterator[Page] | Iterator[Article | Page]]


def format_of(name: str, head: bytes) -> str:
    """The format of an input.

    Args:
        name: Its name; ``<stdin>`` has no ending.
        head: Its first bytes, unpacked.

    Raises:
        ReadError: For formats that are not read.

    >>> format_of("<stdin>", b"<!DOCTYPE html><html>"), format_of("a.txt", b"Nine people died.")
    ('page', 'text')
    """
    suffix = stem_suffix(name)
    if head.startswith(b"WARC/"):
        return "archive"
    if head.startswith(b"PAR1"):
        return "parquet"
    markup = _MARKUP.match(head.removeprefix(b"\xef\xbb\xbf"))
    if markup:
        return "page" if markup["page"] else "feed"
    if suffix in _OTHERS:
        raise ReadError(name, "not plain text or Markdown", "save the article's text as .txt or .md")
    if suffix == ".xml":
        raise ReadError(name, "XML that is no RSS or Atom feed", "save the article's text as .txt or .md")
    if suffix in SUFFIXES:
        return SUFFIXES[suffix]
    start = head.lstrip()[:1]
    return "json lines" if start == b"{" and suffix == "" and name == "<stdin>" else "text"


def reader_of(kind: str) -> Reader:
    """The reader of a format."""
    return _READERS[kind]


def _read_text(source: Input) -> Iterator[Article]:
    """Plain text or Markdown, with front matter or without."""
    text, findings = decode(read_within(source.stream, source.limits.article_bytes, source.where), source.where)
    front = read_front_matter(text, source.where)
    fields = {name: getattr(front, name) for name in ("title", "published", "publisher", "url", "language")}
    said = {name: (value, "front matter") for name, value in fields.items() if value}
    yield Article(front.text, source.where, said, front.first_line, (*findings, *front.findings))


def _read_page(source: Input) -> Iterator[Page]:
    data = read_within(source.stream, source.limits.article_bytes, source.where)
    if _OWN_REPORT.search(data, 0, 4096):
        raise ReadError(source.where, "a report that claimtrack wrote, not an article", "give the articles themselves")
    yield Page(data, source.where)


_READERS: dict[str, Reader] = {
    "text": _read_text,
    "page": _read_page,
    "feed": read_feed,
    "archive": read_archive,
    "json lines": read_json_lines,
    "json": read_json,
    "parquet": read_parquet,
}
