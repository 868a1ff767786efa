"""Web archives (WARC) -> articles, one a captured page, streamed.

Enters: a WARC stream, packed or not. Leaves: an article for each HTML page and each plain text that was captured whole
and answered with success; requests, pictures, redirects and errors are passed over. Refused, one record at a time: what
is above the limit, what cannot be unpacked, what is no page. Nothing a record names is opened: no file, no address.
"""

import io
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, cast

from claimtrack.errors import MissingExtraError, ReadError
from claimtrack.reading.articles import Article, Input, Page
from claimtrack.reading.decoding import decode_page
from claimtrack.reading.streams import too_large, unpacking

__all__ = ["read_archive"]

_PAGES = ("text/html", "application/xhtml+xml")
_SUCCESS = range(200, 300)
_HEADERS = 1 << 16  # bytes that the headers of a record may have beyond the limit of its body


def read_archive(source: Input) -> Iterator[Article | Page]:
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
    records = iter(ArchiveIterator(cast(BinaryIO, _Unpacked(source.stream)), parse_http=False))
    number = 0
    while True:
        number += 1
        where = f"{source.where}#{number}"
        try:
            record = next(records, None)
        except BaseException as error:  # its own kinds for a damaged stream, and the panics of Rust
            if not _is_of_the_stream(error):
                raise
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
            except BaseException as error:
                if not _is_of_the_stream(error):
                    raise
                source.refuse(ReadError(where, f"the record cannot be taken apart ({error})"))
                continue
            if found is not None:
                yield found


def _is_of_the_stream(error: BaseException) -> bool:
    """Whether an error tells of the input; a panic of the library's Rust is no ``Exception`` to Python."""
    return isinstance(error, Exception) or type(error).__name__ == "PanicException"


class _Unpacked(io.RawIOBase):
    """A packed stream in short reads, so that what stands before damage is given before the error."""

    def __init__(self, stream: io.BufferedReader) -> None:
        super().__init__()
        self._stream = unpacking(stream)
        self._given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        piece: bytes = self._stream.read1(len(buffer))
        buffer[: len(piece)] = piece
        self._given += len(piece)
        return len(piece)

    def tell(self) -> int:
        return self._given


def _read(record: Any, where: str, limit: int) -> Article | Page | None:
    """The article of one record, or None for what is no page.

    The whole block is taken before anything in it is undone: a body that is not packed as it says would otherwise
    break the stream for the records after it.
    """
    from fastwarc.warc import HeaderMap

    size = record.content_length
    if size > limit + _HEADERS:
        raise too_large(where, limit)
    block = record.reader.read(size)
    if len(block) < size:
        raise ReadError(where, f"the record is cut off after {len(block):,} of {size:,} bytes", "fetch it again")
    headers = record.headers
    body = block
    if "application/http" in (record.headers.get("Content-Type") or ""):
        headers = HeaderMap()
        body = block[headers.parse(io.BytesIO(block)) :]
        if headers.status_code not in _SUCCESS:
            return None
    kind, charset = _content_type(headers.get("Content-Type"))
    if kind not in _PAGES and kind != "text/plain":
        return None
    if headers is not record.headers:
        body = _decoded(body, headers, where, limit)
    url = record.headers.get("WARC-Target-URI")
    if kind in _PAGES:
        return Page(body, where, charset, url, _day(record))
    text, findings = decode_page(body, where, charset=charset)
    return Article(text, where, {"url": (url, "archive")} if url else {}, findings=findings)


def _decoded(body: bytes, headers: Any, where: str, limit: int) -> bytes:
    """A body with its chunks joined and its packing undone, as far as the limit."""
    from fastwarc import stream_io

    undo: dict[str, Callable[[io.BytesIO], Any]] = {
        "chunked": stream_io.ChunkedReader, "gzip": stream_io.GzipReader, "x-gzip": stream_io.GzipReader,
        "br": stream_io.BrotliReader, "zstd": stream_io.ZstdReader,
        "deflate": lambda inner: stream_io.GzipReader(inner, zlib=True),
    }  # fmt: skip
    named = f"{headers.get('Content-Encoding') or ''},{headers.get('Transfer-Encoding') or ''}".lower()
    for coding in reversed([word.strip() for word in named.split(",") if word.strip() not in ("", "identity")]):
        if coding not in undo:
            raise ReadError(where, f"the body is packed with {coding!r}, which is not read")
        try:
            body = undo[coding](io.BytesIO(body)).read(limit + 1)
        except OSError as error:
            raise ReadError(where, f"the body is not {coding}, as its header says ({error})") from None
    if len(body) > limit:
        raise too_large(where, limit)
    return body


def _content_type(words: str | None) -> tuple[str, str | None]:
    kind, _, rest = (words or "").partition(";")
    _, _, charset = rest.lower().partition("charset=")
    return kind.strip().lower(), charset.split(";")[0].strip(" \"'") or None


def _day(record: Any) -> str | None:
    """The day of the capture; None where the archive does not say it."""
    words = record.headers.get("WARC-Date") or ""
    return words[:10] if len(words) >= 10 and words[:4].isdigit() else None
