"""Files, folders and the standard input -> documents.

Enters: paths, and what the caller knows of all of them (publication date, publisher, language). Leaves: documents, with
the path and the line their text starts on, and where each of their dates, publishers and addresses was said. Refused,
one article at a time: what is missing, is no text, is in another encoding, is above the limits, or is broken. One bad
file or record among many is a finding; the others are still read.
"""

import io
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import islice

from claimtrack.errors import MissingExtraError, ReadError
from claimtrack.model.document import Document
from claimtrack.model.finding import Finding, Severity
from claimtrack.model.moment import Moment
from claimtrack.parsing.claims import as_moment
from claimtrack.reading.articles import Article, Given, Input, OnFinding, Page, document_of, report
from claimtrack.reading.formats import FOLDER_SUFFIXES, format_of, reader_of
from claimtrack.reading.limits import Limits
from claimtrack.reading.records import PARTS
from claimtrack.reading.streams import PathLike, head, open_stream, shown, stem_suffix, unpacked

__all__ = ["find_files", "read", "read_many", "read_pieces"]


def read(
    path: PathLike,
    *,
    published: Moment | date | str | None = None,
    publisher: str | None = None,
    language: str | None = None,
    columns: Mapping[str, str] | None = None,
    limits: Limits | None = None,
    on_finding: OnFinding | None = None,
) -> Document:
    """Read one article: plain text, Markdown, a web page, or a file of records that holds one; ``-`` is the stdin.

    Args:
        path: The file, packed with gzip or zstd or not.
        published: When it appeared, where the file does not say so: a Moment, a date or words.
        publisher: Who printed it, where the file does not say so.
        language: An ISO 639-1 code, where the file does not say so; else ``en``.
        columns: For records, the caller's names for the parts of an article: ``{"text": "body"}``.
        limits: How much is read before an input is refused.
        on_finding: Called with each doubt: an empty document, a key that is not read, a NUL character.

    Raises:
        ReadError: For a file that is missing, no text, broken, above the limits, or holds several articles.
        InvalidMoment: For a publication date that is none.
        ParseError: For publication words that are not a date.
        MissingExtraError: For web formats without the libraries of the extra ``web``.
    """
    given = _given(published, publisher, language)

    def refuse_none(finding: Finding) -> None:
        if finding.severity is Severity.ERROR:
            raise ReadError(finding.where, finding.message)
        if on_finding is not None:
            on_finding(finding)

    with open_stream(path) as raw:
        found = list(islice(_pieces(raw, shown(path), columns or {}, limits or Limits(), refuse_none), 2))
        if not found:
            raise ReadError(shown(path), "no article in it")
        if len(found) > 1:
            raise ReadError(shown(path), "more than one article in it", "read it with read_many")
        return document_of(found[0], given, refuse_none)


def read_many(
    paths: Iterable[PathLike],
    *,
    on_finding: OnFinding | None = None,
    published: Moment | date | str | None = None,
    publisher: str | None = None,
    language: str | None = None,
    columns: Mapping[str, str] | None = None,
    limits: Limits | None = None,
) -> Iterator[Document]:
    """Read files, archives and folders, one document after the other; folders recursively, sorted by name.

    Args:
        paths: Files, folders, or ``-``; a file that is reached twice is read once.
        on_finding: Called with each doubt, and with an error for each file or record that cannot be read; the rest is
            still read. Without it the first such file or record raises.
        published: As for ``read``.
        publisher: As for ``read``.
        language: As for ``read``.
        columns: As for ``read``.
        limits: As for ``read``.

    Raises:
        ReadError: Without ``on_finding``, for the first file or record that cannot be read.
    """
    given = _given(published, publisher, language)
    for piece in read_pieces(find_files(paths, on_finding=on_finding), columns, limits, on_finding):
        try:
            yield document_of(piece, given, on_finding or _unheard)
        except (ReadError, MissingExtraError) as error:
            report(error, on_finding, piece.where)


def read_pieces(
    files: Iterable[PathLike],
    columns: Mapping[str, str] | None = None,
    limits: Limits | None = None,
    on_finding: OnFinding | None = None,
    on_read: Callable[[int], None] | None = None,
) -> Iterator[Article | Page]:
    """The articles of files, pages not taken apart yet; ``on_read`` hears how many bytes have been passed so far.

    Raises:
        ReadError: Without ``on_finding``, for the first file or record that cannot be read.
    """
    passed = 0
    for path in files:
        try:
            with open_stream(path) as raw:
                for piece in _pieces(raw, shown(path), columns or {}, limits or Limits(), on_finding):
                    yield piece
                    if on_read is not None and raw.seekable():
                        on_read(passed + raw.tell())
                passed += raw.seek(0, os.SEEK_END) if on_read is not None and raw.seekable() else 0
        except (ReadError, MissingExtraError) as error:
            report(error, on_finding, shown(path))


def _pieces(
    raw: io.BufferedReader, where: str, columns: Mapping[str, str], limits: Limits, on_finding: OnFinding | None
) -> Iterator[Article | Page]:
    """The articles of one file, read as its format asks.

    Raises:
        ReadError: For what cannot be read as a whole.
        MissingExtraError: For a format without the libraries that read it.
    """
    unknown = sorted(set(columns) - set(PARTS))
    if unknown:
        raise ReadError("columns", f"{unknown[0]!r} is no part of an article", f"the parts are {', '.join(PARTS)}")
    kind = format_of(where, head(raw))
    stream = raw if kind == "archive" else unpacked(raw)  # archives are packed record by record
    source = Input(stream=stream, where=where, limits=limits, columns=columns, on_finding=on_finding)
    yield from reader_of(kind)(source)


def _unheard(_: Finding) -> None:
    """Doubts that nobody listens to."""


def _given(published: Moment | date | str | None, publisher: str | None, language: str | None) -> Given:
    when = None if published is None else as_moment(published)
    return Given(published=when, publisher=publisher, language=language)


def find_files(paths: Iterable[PathLike], *, on_finding: OnFinding | None = None) -> Iterator[str]:
    """The files that ``read_many`` would read: files as they are named, folders searched for articles and archives.

    Hidden files and folders are passed over, and so are links to folders (they may run in a circle). Tables and files
    of records (JSON, JSON Lines, Parquet) are read where they are named, not where a folder holds them.

    Raises:
        ReadError: Without ``on_finding``, for a path that does not exist or a folder that holds nothing to read.
    """
    seen: set[str] = set()
    for path in paths:
        name = os.fspath(path)
        found = [name]
        if name != "-" and os.path.isdir(name):  # noqa: PTH112 - a path with a NUL raises in pathlib
            found = list(_walk(name, on_finding))
            if not found:
                kinds = ", ".join(FOLDER_SUFFIXES)
                report(ReadError(shown(name), "nothing to read in this folder", f"it holds no {kinds}"), on_finding)
        for file in found:
            real = "-" if file == "-" else _real(file)
            if real not in seen:
                seen.add(real)
                yield file


def _walk(folder: str, on_finding: OnFinding | None) -> Iterator[str]:
    def refuse(error: OSError) -> None:
        report(ReadError(shown(error.filename), error.strerror or "cannot be read"), on_finding)

    for base, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if stem_suffix(name) in FOLDER_SUFFIXES and not name.startswith("."):
                yield os.path.join(base, name)  # noqa: PTH118 - pathlib would turn "./a.md" into "a.md"


def _real(file: str) -> str:
    try:
        return os.path.realpath(file)
    except ValueError:  # a NUL in the name
        return file
