"""What every reader of a format gives: a text, and what its input says about it, each with where that was said.

Enters: the text and the words found for title, date, publisher, URL and language. Leaves: a document, completed by what
the caller said of all inputs. Refused: nothing; a date that is none stays unknown, with a finding.
"""

import io
from collections.abc import Callable, Mapping
from email.utils import parsedate_to_datetime
from typing import cast

import attrs

from claimtrack.errors import ClaimtrackError, MissingExtraError, ReadError
from claimtrack.model.document import Document
from claimtrack.model.finding import Finding, Severity
from claimtrack.model.moment import Moment
from claimtrack.parsing.claims import as_moment
from claimtrack.reading.limits import Limits

__all__ = ["Article", "Given", "Input", "OnFinding", "Page", "document_of", "report"]

OnFinding = Callable[[Finding], None]
_FIELDS = ("title", "published", "publisher", "url", "language")


@attrs.frozen(kw_only=True)
class Given:
    """What the caller says of all inputs, for those that do not say it themselves."""

    published: Moment | None = None
    publisher: str | None = None
    language: str | None = None


@attrs.frozen(kw_only=True)
class Input:
    """One input as its reader sees it.

    Attributes:
        stream: Its bytes, unpacked.
        where: Its name.
        limits: How much of it may be held.
        columns: The caller's names for the parts of an article in a table.
        on_finding: Called with each doubt, and with each article that cannot be read; None to raise instead.
    """

    stream: io.BufferedReader
    where: str
    limits: Limits
    columns: Mapping[str, str]
    on_finding: OnFinding | None

    def refuse(self, error: ReadError) -> None:
        """Tell of one article that cannot be read, so that the others still are.

        Raises:
            ReadError: The error itself, where nobody listens.
        """
        report(error, self.on_finding)

    def tell(self, finding: Finding) -> None:
        """Pass a doubt on, where somebody listens."""
        if self.on_finding is not None:
            self.on_finding(finding)


def report(error: ReadError | MissingExtraError, on_finding: OnFinding | None, where: str = "") -> None:
    """An error of one input as a finding, so that the others are still read.

    Raises:
        ReadError: The error itself, where nobody listens.
        MissingExtraError: Likewise.
    """
    if on_finding is None:
        raise error
    if isinstance(error, MissingExtraError):
        on_finding(Finding("missing-extra", Severity.ERROR, str(error), where))
        return
    message = f"{error.problem}{f'; {error.remedy}' if error.remedy else ''}"
    on_finding(Finding("unreadable", Severity.ERROR, message, error.where))


@attrs.frozen
class Article:
    """A text, and what its input says about it.

    Attributes:
        text: The article's text.
        where: Its name: the file, or the file with the number of the record, ``news.jsonl#3``.
        said: For each of title, published, publisher, url and language that the input names: the words (or for a
            date a moment), and where they stood.
        first_line: The line of the file on which the text starts.
        findings: Doubts met on the way.
    """

    text: str
    where: str
    said: Mapping[str, tuple[str | Moment, str]] = attrs.field(factory=dict)
    first_line: int = 1
    findings: tuple[Finding, ...] = ()


@attrs.frozen
class Page:
    """A web page that is not taken apart yet, so that this can be done elsewhere: it costs more than all else.

    Attributes:
        data: Its bytes.
        where: Its name.
        charset: The encoding that the transport declared.
        url: Where it was captured.
        captured: The day of the capture.
    """

    data: bytes
    where: str
    charset: str | None = None
    url: str | None = None
    captured: str | None = None


def document_of(piece: Article | Page, given: Given, tell: Callable[[Finding], None]) -> Document:
    """The document of an article or a page; what the input says wins over what the caller gave for all of them.

    Raises:
        ReadError: For a page that cannot be taken apart.
        MissingExtraError: For a page without the libraries of the extra ``web``.
    """
    article = piece
    if isinstance(piece, Page):
        from claimtrack.reading.pages import read_page

        article = read_page(piece.data, piece.where, charset=piece.charset, url=piece.url, captured=piece.captured)
    return _completed(cast(Article, article), given, tell)


def _completed(article: Article, given: Given, tell: Callable[[Finding], None]) -> Document:
    found: dict[str, tuple[object, str]] = {}
    for field in _FIELDS:
        value, basis = article.said.get(field, (None, ""))
        if field == "published" and isinstance(value, str):
            value = _date(value, article.where, tell)
        if value is None or (isinstance(value, str) and not value.strip()):
            value, basis = getattr(given, field, None), "option"
        if value is not None:
            found[field] = (value.strip() if isinstance(value, str) else value, basis)
    for finding in article.findings:
        tell(finding)
    if not article.text.strip("\ufeff\0 \t\n\f\v"):
        tell(Finding("empty-document", Severity.WARNING, "no text, so no claims", article.where))
    fields = {field: value for field, (value, _) in found.items()}
    return Document(
        text=article.text,
        path=article.where,
        first_line=article.first_line,
        basis=tuple((field, basis) for field, (_, basis) in found.items()),
        **{"language": "en"} | fields,  # type: ignore[arg-type]
    )


def _date(words: str, where: str, tell: Callable[[Finding], None]) -> Moment | None:
    """A date as records write it: ISO 8601, RFC 822 (RSS), or words; one that is none stays unknown."""
    if not words.strip():
        return None
    try:
        if not words[:4].isdigit():  # an RFC 822 date counts as the day that it names, in its own time zone
            return as_moment(parsedate_to_datetime(words).date())
    except (ValueError, TypeError, IndexError, OverflowError):
        pass
    try:
        return as_moment(words)
    except ClaimtrackError:
        shown = words if len(words) <= 60 else f"{words[:57]}..."
        message = f"the publication date {shown!r} is no date; left unknown"
        tell(Finding("unknown-date", Severity.WARNING, message, where))
        return None
