"""Web archives (WARC) -> articles, one a captured page, streamed.

Enters: a WARC stream, packed or not. Leaves: an article for each HTML page and each plain text that was captured whole
and answered with success; requests, pictures, redirects and errors are passed over. Refused, one record at a time: what
is above the limit, what cannot be unpacked, what is no page. Nothing a record names is opened: no file, no address.
"""

from collections.abc import Iterator
from typing import Any

from claimtrack.errors import MissingExtraError, ReadError
from claimtrack.reading.articles import Article, Input
from claimtrack.reading.decoding import decode_page
from claimtrack.reading.pages import read_page
from claimtrack.reading.streams import too_large

__all__ = ["read_archive"]

_PAGES = ("text/html", "application/xhtml+xml")
_SUCCESS = range(200, 300)


def read_archive(source: Input) -> Iterator[Article]:
    """The pages of an archive, in its order, named ``archive.warc.gz#7`` by the number of the record.

    Raises:
        ReadError: Where nobody listens, for the first record that cannot be read; and for what is no archive.
        MissingExtraError: Without the libraries of the extra ``web``.
    """
    try:
        from fastwarc import ArchiveIterator, WarcRecordType
    except ImportError:
        raise MissingExtraError("reading web archives", "web") from None
    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    records = iter(ArchiveIterator(source.stream, parse_http=False))
    number = 0
    while True:
        number += 1
        where = f"{source.where}#{number}"
        try:
            record = next(records, None)
        except Exception as error:  # noqa: BLE001 - the library raises its own kinds for a damaged stream
            source.refuse(ReadError(where, f"the archive is damaged or cut off here ({error})", "fetch it again"))
            return
        if record is None:
            if number == 1:
                raise ReadError(source.where, "no record of a web archive in it", "give a WARC file")
            return
        if record.record_type & kinds:
            try:
                found = _read(record, where, source.limits.article_bytes)
            except ReadError as error:
                source.refuse(error)
                continue
            if found is not None:
                yield found


def _read(record: Any, where: str, limit: int) -> Article | None:
    """The article of one record, or None for what is no page."""
    url = record.headers.get("WARC-Target-URI")
    try:
        if record.is_http:
            record.parse_http(auto_decode="all")
            if record.http_headers.status_code not in _SUCCESS:
                return None
        kind, charset = _content_type(record)
        if kind not in _PAGES and kind != "text/plain":
            return None
        data = record.reader.read(limit + 1)
    except Exception as error:  # noqa: BLE001 - as above: damaged headers, wrong content encodings
        raise ReadError(where, f"the record cannot be unpacked ({error})") from None
    if len(data) > limit:
        raise too_large(where, limit)
    if kind in _PAGES:
        return read_page(data, where, charset=charset, url=url, captured=_day(record))
    text, findings = decode_page(data, where, charset=charset)
    return Article(text, where, {"url": (url, "archive")} if url else {}, findings=findings)


def _content_type(record: Any) -> tuple[str, str | None]:
    words = record.http_headers.get("Content-Type") if record.is_http else record.headers.get("Content-Type")
    kind, _, rest = (words or "").partition(";")
    _, _, charset = rest.partition("charset=")
    return kind.strip().lower(), charset.split(";")[0].strip(" \"'") or None


def _day(record: Any) -> str | None:
    """The day of the capture; None where the archive does not say it."""
    words = record.headers.get("WARC-Date") or ""
    return words[:10] if len(words) >= 10 and words[:4].isdigit() else None
