"""A finished text -> the standard output or a file.

Enters: the text a command has made. Leaves: UTF-8 in a pipe or a file, the terminal's own encoding on a terminal.
Refused: a file that cannot be written. A file is written beside its place and moved there when it is complete.
"""

import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from claimtrack.errors import ReportError

__all__ = ["ReaderGoneError", "terminal_width", "write", "write_file", "write_pieces"]


class ReaderGoneError(Exception):
    """The reader of the standard output (``head``) has had enough, which is no failure."""


def terminal_width(output: str | None) -> int | None:
    """The width to write for: that of the terminal, or None where a file or a pipe takes the text."""
    if output is not None or not sys.stdout.isatty():
        return None
    return shutil.get_terminal_size().columns


def write(text: str, output: str | None = None) -> None:
    """Write the whole text.

    Raises:
        ReportError: For a file that cannot be written.
        ReaderGoneError: Where the reader of a pipe has gone.
    """
    if output is not None:
        write_file(text.encode("utf-8", "replace"), output)
        return
    stream = getattr(sys.stdout, "buffer", None)
    if stream is None:
        sys.stdout.write(text)
        return
    encoding = (sys.stdout.encoding or "utf-8") if sys.stdout.isatty() else "utf-8"
    sys.stdout.flush()
    try:
        stream.write(text.encode(encoding, "replace"))
        stream.flush()
    except BrokenPipeError:  # click would take it for a failure
        raise ReaderGoneError from None


def write_pieces(pieces: Iterable[str], output: str | None = None) -> None:
    """Write a text that comes in pieces, each as it comes, so that none has to be held.

    Raises:
        ReportError: For a file that cannot be written.
        ReaderGoneError: Where the reader of a pipe has gone.
    """
    if output is not None:
        write_file((piece.encode("utf-8", "replace") for piece in pieces), output)
        return
    for piece in pieces:
        write(piece)


def write_file(data: bytes | Iterable[bytes], output: str) -> None:
    """Write all of a file or nothing: what was there before stays until the new one is complete.

    Raises:
        ReportError: For a file that cannot be written: no such folder, no right to, no room left on the disk.
    """
    path = Path(output)
    pieces = (data,) if isinstance(data, bytes) else data
    try:
        path = path.resolve()  # the file that a link leads to is replaced, not the link
        if path.exists() and not path.is_file():  # a pipe or a device takes what comes, and must not be replaced
            with path.open("wb") as file:
                file.writelines(pieces)
            return
        mode = path.stat().st_mode if path.exists() else 0o666 & ~_umask()
        handle, beside = tempfile.mkstemp(prefix=f".{path.name[:100]}.", suffix=".part", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.writelines(pieces)
                file.flush()
                os.fsync(file.fileno())
            Path(beside).chmod(stat.S_IMODE(mode))
            Path(beside).replace(path)
        except BaseException:  # an interrupt too leaves no half file
            Path(beside).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise ReportError(f"cannot write {output}: {error.strerror}") from None


def _umask() -> int:
    """The rights that new files do not get; there is no way to read it but to set it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
