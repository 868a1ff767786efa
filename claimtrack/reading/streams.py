"""Paths -> streams of bytes, unpacked.

Enters: a path, or ``-`` for the standard input. Leaves: a stream of its bytes, gzip and zstd undone, and the name by
which messages and records call it. Refused, with a ``ReadError``: what does not exist, folders, devices that never end,
what the system forbids, packed data that is cut off or damaged, and more bytes than the caller's limit. What is packed
is told by its first bytes, never by its name, and is unpacked as it is read, so that a bomb costs the limit at most.
"""

import contextlib
import gzip
import importlib
import io
import os
import stat
import sys
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO, cast

from claimtrack.errors import MissingExtraError, ReadError

__all__ = [
    "PathLike",
    "head",
    "open_stream",
    "read_bytes",
    "read_within",
    "shown",
    "too_large",
    "unpacked",
    "unpacking",
]

PathLike = str | os.PathLike[str]

_GZIP = b"\x1f\x8b"
_ZSTD = b"\x28\xb5\x2f\xfd"
_WINDOW = 27  # a zstd frame may ask for 2**27 bytes to be unpacked; what `zstd` itself allows unless told otherwise
_CHUNK = 1 << 20
_PACKED = (".gz", ".zst", ".zstd")
_PEEKED = 4096  # bytes by which a format is told


def shown(path: PathLike) -> str:
    """A path as it is named in messages and records: always valid Unicode, whatever bytes the file system holds.

    >>> shown("-")
    '<stdin>'
    """
    name = os.fspath(path)
    return "<stdin>" if name == "-" else name.encode("utf-8", "replace").decode("utf-8")


def stem_suffix(name: str) -> str:
    """The ending that says what a file holds, below that of its packing.

    >>> stem_suffix("Crawl.WARC.gz"), stem_suffix("notes")
    ('.warc', '')
    """
    lower = name.lower()
    for packed in _PACKED:
        lower = lower.removesuffix(packed)
    dot = lower.rfind(".")
    return lower[dot:] if dot > max(lower.rfind("/"), lower.rfind("\\")) else ""


@contextlib.contextmanager
def open_stream(path: PathLike) -> Iterator[io.BufferedReader]:
    """A stream of the bytes of a file, a pipe, or (``-``) the standard input, as they are; files are closed at the end.

    Raises:
        ReadError: Naming the path and what is wrong with it, now or while the stream is read or unpacked.
    """
    where = shown(path)
    try:
        with _opened(path) as raw:
            yield raw
    except FileNotFoundError:
        raise ReadError(where, "no such file or folder", "check the path") from None
    except IsADirectoryError:
        raise ReadError(where, "a folder, not a file", "give a file in it") from None
    except (gzip.BadGzipFile, zlib.error, EOFError, _zstd_error()) as error:
        raise ReadError(where, f"packed data that is damaged or cut off ({error})", "fetch the file again") from None
    except OSError as error:
        raise ReadError(where, error.strerror or str(error)) from None


@contextlib.contextmanager
def _opened(path: PathLike) -> Iterator[io.BufferedReader]:
    name, where = os.fspath(path), shown(path)
    if name == "-":
        yield _stdin()
        return
    try:
        file = open(name, "rb")  # noqa: PTH123, SIM115 - a name with a NUL raises in pathlib before it can be opened
    except ValueError:  # a NUL or a lone surrogate in the name
        raise ReadError(where.replace("\0", "\\0"), "not a possible name of a file", "check the path") from None
    with file:
        mode = os.fstat(file.fileno()).st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):  # /dev/zero never ends
            raise ReadError(where, "not a file of text", "give a file or a folder of files")
        yield file


def _stdin() -> io.BufferedReader:
    if sys.stdin is None or sys.stdin.closed:
        raise ReadError("<stdin>", "the standard input is closed", "give a file")
    stream = getattr(sys.stdin, "buffer", None)
    if stream is None:
        return _buffered(io.BytesIO(sys.stdin.read().encode("utf-8", "surrogatepass")))
    return stream if hasattr(stream, "peek") else _buffered(stream)


def _buffered(stream: BinaryIO) -> io.BufferedReader:
    return io.BufferedReader(cast(io.RawIOBase, stream))


def unpacked(raw: io.BufferedReader) -> io.BufferedReader:
    """A stream with gzip or zstd undone, where it starts as they do.

    Raises:
        MissingExtraError: For zstd without the library that reads it.
    """
    file = unpacking(raw)
    return raw if file is raw else _buffered(file)


def unpacking(raw: io.BufferedReader) -> Any:
    """The same without a buffer of its own: its ``read1`` gives what stands before damage, and only then the error."""
    start = raw.peek(4)[:4]
    if start.startswith(_GZIP):
        return gzip.GzipFile(fileobj=raw)
    return _unzstd(raw) if start.startswith(_ZSTD) else raw


def head(raw: io.BufferedReader) -> bytes:
    """The first bytes of a stream, unpacked, without taking them from it; empty where they are damaged."""
    start = raw.peek(_PEEKED)[:_PEEKED]
    if start.startswith((_GZIP, _ZSTD)):
        with contextlib.suppress(gzip.BadGzipFile, zlib.error, EOFError, _zstd_error()):
            return unpacked(_buffered(io.BytesIO(start))).read1(_PEEKED)
        return b""
    return start


def _unzstd(raw: BinaryIO) -> BinaryIO:
    zstd = _zstd()
    if zstd is None:
        raise MissingExtraError("reading zstd", "web")
    options = {zstd.DecompressionParameter.window_log_max: _WINDOW}
    return cast(BinaryIO, zstd.ZstdFile(raw, options=options))


def _zstd_error() -> type[Exception]:
    error: type[Exception] = getattr(_zstd(), "ZstdError", EOFError)
    return error


def _zstd() -> Any:
    """The module that Python has from version 3.14 on, or its backport; None without either."""
    try:
        return importlib.import_module("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")
    except ImportError:
        return None


def read_within(stream: BinaryIO, limit: int, where: str) -> bytes:
    """All bytes of a stream.

    Raises:
        ReadError: Where there are more than ``limit``; no more than that are held.
    """
    found = bytearray()
    while piece := stream.read(min(_CHUNK, limit + 1 - len(found))):
        found += piece
        if len(found) > limit:
            raise too_large(where, limit)
    return bytes(found)


def too_large(where: str, limit: int) -> ReadError:
    """The error for an input above its limit."""
    return ReadError(where, f"more than the {limit:,} bytes that are read of it", "raise the limit if that is meant")


def read_bytes(path: PathLike, limit: int | None = None) -> bytes:
    """All bytes of a file, a pipe, or (``-``) the standard input, unpacked.

    Raises:
        ReadError: Naming the path and what is wrong with it; with a limit, more bytes than that.
    """
    with open_stream(path) as raw:
        stream = unpacked(raw)
        return stream.read() if limit is None else read_within(stream, limit, shown(path))
