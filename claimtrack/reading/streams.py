"""Paths -> bytes.

Enters: a path, or ``-`` for the standard input. Leaves: all its bytes, and the name by which messages and records call
it. Refused, with a ``ReadError``: what does not exist, folders, devices that never end, and what the system forbids.
"""

import os
import stat
import sys

from claimtrack.errors import ReadError

__all__ = ["PathLike", "read_bytes", "shown"]

PathLike = str | os.PathLike[str]


def shown(path: PathLike) -> str:
    """A path as it is named in messages and records: always valid Unicode, whatever bytes the file system holds.

    >>> shown("-")
    '<stdin>'
    """
    name = os.fspath(path)
    return "<stdin>" if name == "-" else name.encode("utf-8", "replace").decode("utf-8")


def read_bytes(path: PathLike) -> bytes:
    """All bytes of a file, a pipe, or (``-``) the standard input.

    Raises:
        ReadError: Naming the path and what is wrong with it.
    """
    name, where = os.fspath(path), shown(path)
    if name == "-":
        return _stdin()
    try:
        with open(name, "rb") as file:  # noqa: PTH123 - a name with a NUL raises in pathlib before it can be opened
            mode = os.fstat(file.fileno()).st_mode
            ends = stat.S_ISREG(mode) or stat.S_ISFIFO(mode)  # /dev/zero never does
            data = file.read() if ends else None
    except FileNotFoundError:
        raise ReadError(where, "no such file or folder", "check the path") from None
    except IsADirectoryError:
        raise ReadError(where, "a folder, not a file", "give a file in it") from None
    except OSError as error:
        raise ReadError(where, error.strerror or str(error)) from None
    except ValueError:  # a NUL or a lone surrogate in the name
        raise ReadError(where.replace("\0", "\\0"), "not a possible name of a file", "check the path") from None
    if data is None:
        raise ReadError(where, "not a file of text", "give a file or a folder of files")
    return data


def _stdin() -> bytes:
    if sys.stdin is None or sys.stdin.closed:
        raise ReadError("<stdin>", "the standard input is closed", "give a file")
    stream = getattr(sys.stdin, "buffer", None)
    return stream.read() if stream is not None else sys.stdin.read().encode("utf-8", "surrogatepass")
