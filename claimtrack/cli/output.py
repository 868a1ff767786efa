"""A finished text -> the standard output or a file.

Enters: the text a command has made. Leaves: UTF-8 in a pipe or a file, the terminal's own encoding on a terminal.
Refused: a file that cannot be written.
"""

import shutil
import sys
from pathlib import Path

from claimtrack.errors import ReportError

__all__ = ["terminal_width", "write"]


def terminal_width(output: str | None) -> int | None:
    """The width to write for: that of the terminal, or None where a file or a pipe takes the text."""
    if output is not None or not sys.stdout.isatty():
        return None
    return shutil.get_terminal_size().columns


def write(text: str, output: str | None = None) -> None:
    """Write the whole text.

    Raises:
        ReportError: For a file that cannot be written.
        BrokenPipeError: Where the reader of a pipe has gone.
    """
    if output is not None:
        try:
            Path(output).write_bytes(text.encode("utf-8", "replace"))
        except OSError as error:
            raise ReportError(f"cannot write {output}: {error.strerror}") from None
        return
    stream = getattr(sys.stdout, "buffer", None)
    if stream is None:
        sys.stdout.write(text)
        return
    encoding = (sys.stdout.encoding or "utf-8") if sys.stdout.isatty() else "utf-8"
    sys.stdout.flush()
    stream.write(text.encode(encoding, "replace"))
    stream.flush()
