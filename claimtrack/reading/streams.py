"""Paths -> streams of bytes, unpacked.

Enters: a path, or ``-`` for the standard input. Leaves: a stream of its bytes, gzip and zstd undone, and the name by
which messages and records call it. Refused, with a ``ReadError``: what does not exist, folders, devices that never end,
what the system forbids, packed data that is cut off or damaged, and more bytes than the caller's limit. What is packed
is told by its first bytes, never by its name, and is unpacked as it is read, so that a bomb costs the limit at most.
"""

import gzip
import io
import os
import stat
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from claimtrack.errors import MissingExtraError, ReadError

__all__ = ["PathLike", "open_stream", "read_bytes", "read_within", "shown", "too_large"]

PathLike = str | os.PathLike[str]

_GZIP = b"\x1f\x8b"
_ZSTD = b"\x28\xb5\x2f\xfd"
_WINDOW = 1 << 27  # bytes a zstd frame may ask for to be unpacked; what `zstd` itself allows unless told otherwise
_CHUNK = 1 << 20


def shown(path: PathLike) -> str:
    """A path as it is named in messages and records: always valid Unicode, whatever bytes the file system holds.

    >>> shown("-")
    '<stdin>'
    """
    name = os.fspath(path)
    return "<stdin>" if name == "-" else name.encode("utf-8", "replace").decode("utf-8")


@contextmanager
def open_stream(path: PathLike, *, unpack: bool = True) -> Iterator[io.BufferedReader]:
    """A stream of the bytes of a file, a pipe, or (``-``) the standard input; files are closed at the end.

    Args:
        path: The file.
        unpack: Undo gzip and zstd.

    Raises:
        ReadError: Naming the path and what is wrong with it, now or while the stream is read.
        MissingExtraError: For zstd without the library that reads it.
    """
    where = shown(path)
    try:
        with _opened(path) as raw:
            yield _unpacked(raw) if unpack else raw
    except FileNotFoundError:
        raise ReadError(where, "no such file or folder", "check the path") from None
    except IsADirectoryError:
        raise ReadError(where, "a folder, not a file", "give a file in it") from None
    except (gzip.BadGzipFile, zlib.error, EOFError) as error:
        raise ReadError(where, f"packed data that is damaged or cut off ({error})", "fetch the file again") from None
    except OSError as error:
        raise ReadError(where, error.strerror or str(error)) from None


@contextmanager
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


def _unpacked(raw: io.BufferedReader) -> io.BufferedReader:
    head = raw.peek(4)[:4]
    if head.startswith(_GZIP):
        return _buffered(cast(BinaryIO, gzip.GzipFile(fileobj=raw)))
    if head.startswith(_ZSTD):
        return _buffered(cast(BinaryIO, _Unzstd(raw)))
    return raw


class _Unzstd(io.RawIOBase):
    """A zstd stream as it is unpacked; its library's errors become those that every reader of a file knows."""

    def __init__(self, raw: BinaryIO) -> None:
        try:
            import zstandard
        except ImportError:
            raise MissingExtraError("reading zstd", "web") from None
        self._error = zstandard.ZstdError
        self._raw = raw
        unpacker = zstandard.ZstdDecompressor(max_window_size=_WINDOW)
        self._stream = unpacker.stream_reader(raw, read_across_frames=True, closefd=False)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        try:
            count = self._stream.readinto(buffer)
        except self._error as error:
            raise EOFError(str(error)) from None
        return int(count)


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
    with open_stream(path) as stream:
        return stream.read() if limit is None else read_within(stream, limit, shown(path))
