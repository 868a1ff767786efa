"""Files, folders and the standard input -> documents.

Enters: paths, and what the caller knows of all of them (publication date, publisher, language). Leaves: documents, with
the path and the line their text starts on. Refused, one file at a time: what is missing, is no text, is in another
encoding, or has broken front matter. One bad file among many is a finding; the others are still read.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from claimtrack.errors import ReadError
from claimtrack.model.document import Document
from claimtrack.model.finding import Finding, Severity
from claimtrack.model.moment import Moment
from claimtrack.parsing.claims import as_moment
from claimtrack.reading.decoding import decode
from claimtrack.reading.front_matter import read_front_matter
from claimtrack.reading.streams import PathLike, read_bytes, shown

__all__ = ["find_files", "read", "read_many"]

OnFinding = Callable[[Finding], None]

SUFFIXES = (".md", ".markdown", ".txt")
_OTHER_FORMATS = (".html", ".htm", ".xhtml", ".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub")


def read(
    path: PathLike,
    *,
    published: Moment | date | str | None = None,
    publisher: str | None = None,
    language: str | None = None,
    on_finding: OnFinding | None = None,
) -> Document:
    """Read one file, plain text or Markdown, with front matter or without; ``-`` is the standard input.

    Args:
        path: The file.
        published: When it appeared, where its front matter does not say so: a Moment, a date or words.
        publisher: Who printed it, where the front matter does not say so.
        language: An ISO 639-1 code, where the front matter does not say so; else ``en``.
        on_finding: Called with each doubt: an empty document, a key that is not read, a NUL character.

    Raises:
        ReadError: For a file that is missing, no text, not UTF-8, or has broken front matter; names the place.
        InvalidMoment: For a publication date that is none.
        ParseError: For publication words that are not a date.
    """
    when = None if published is None else as_moment(published)
    where = shown(path)
    if where.lower().endswith(_OTHER_FORMATS):
        raise ReadError(where, "not plain text or Markdown", "save the article's text as .txt or .md")
    text, findings = decode(read_bytes(path), where)
    front = read_front_matter(text, where)
    empty = (
        ()
        if front.text.strip("\ufeff\0 \t\n\f\v")
        else (Finding("empty-document", Severity.WARNING, "no text, so no claims", where),)
    )
    for finding in (*findings, *front.findings, *empty):
        if on_finding is not None:
            on_finding(finding)
    return Document(
        text=front.text,
        title=front.title,
        published=front.published or when,
        publisher=front.publisher or publisher,
        url=front.url,
        language=front.language or language or "en",
        path=where,
        first_line=front.first_line,
    )


def read_many(
    paths: Iterable[PathLike],
    *,
    on_finding: OnFinding | None = None,
    published: Moment | date | str | None = None,
    publisher: str | None = None,
    language: str | None = None,
) -> Iterator[Document]:
    """Read files and folders, one document after the other; folders recursively, sorted by name.

    Args:
        paths: Files, folders, or ``-``; a file that is reached twice is read once.
        on_finding: Called with each doubt, and with an error for each file that cannot be read; the rest is still
            read. Without it the first such file raises.
        published: As for ``read``.
        publisher: As for ``read``.
        language: As for ``read``.

    Raises:
        ReadError: Without ``on_finding``, for the first file that cannot be read.
    """
    when = None if published is None else as_moment(published)
    for path in find_files(paths, on_finding=on_finding):
        try:
            yield read(path, published=when, publisher=publisher, language=language, on_finding=on_finding)
        except ReadError as error:
            _report(error, on_finding)


def find_files(paths: Iterable[PathLike], *, on_finding: OnFinding | None = None) -> Iterator[str]:
    """The files that ``read_many`` would read: files as they are named, folders searched for .md, .markdown and .txt.

    Hidden files and folders are passed over, and so are links to folders (they may run in a circle).

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
                kinds = ", ".join(SUFFIXES)
                _report(ReadError(shown(name), "nothing to read in this folder", f"it holds no {kinds}"), on_finding)
        for file in found:
            real = "-" if file == "-" else _real(file)
            if real not in seen:
                seen.add(real)
                yield file


def _walk(folder: str, on_finding: OnFinding | None) -> Iterator[str]:
    def refuse(error: OSError) -> None:
        _report(ReadError(shown(error.filename), error.strerror or "cannot be read"), on_finding)

    for base, folders, files in os.walk(folder, onerror=refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.lower().endswith(SUFFIXES) and not name.startswith("."):
                yield os.path.join(base, name)  # noqa: PTH118 - pathlib would turn "./a.md" into "a.md"


def _real(file: str) -> str:
    try:
        return os.path.realpath(file)
    except ValueError:  # a NUL in the name
        return file


def _report(error: ReadError, on_finding: OnFinding | None) -> None:
    if on_finding is None:
        raise error
    message = f"{error.problem}{f'; {error.remedy}' if error.remedy else ''}"
    on_finding(Finding("unreadable", Severity.ERROR, message, error.where))
