r"""Bytes -> text.

Enters: the bytes of a file. Leaves: its text with ``\n`` line ends and without a byte order mark, and what was odd
about it. Refused: bytes that are not UTF-8 (or UTF-16 and UTF-32, where a byte order mark says so), and bytes that are
no text at all; each refusal names the byte and its offset. Nothing is guessed: a Latin-1 file is not UTF-8 with faults.
"""

import codecs

from claimtrack.errors import ReadError
from claimtrack.model.finding import Finding, Severity

__all__ = ["decode"]

# UTF-32 first: its little-endian mark starts with that of UTF-16.
_MARKS = [
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
]
# What no writer types: C0 controls but tab, line feed, form feed, carriage return and escape (coloured logs).
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27})
_SAMPLE = 65536


def decode(data: bytes, where: str) -> tuple[str, tuple[Finding, ...]]:
    r"""The text of a file, and warnings about stray control characters, which are kept.

    Args:
        data: The whole file.
        where: Its name, for messages.

    Raises:
        ReadError: For bytes in another encoding, and for bytes that are no text.

    >>> decode(b"\xef\xbb\xbfNine people died.\r\n", "a.txt")
    ('Nine people died.\n', ())
    """
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    if encoding == "utf-8":
        _refuse_binary(data[:_SAMPLE], where)
    try:
        text = data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise ReadError(
            where,
            f"byte 0x{data[error.start]:02X} at offset {error.start} is not {encoding.upper()}",
            "save the file as UTF-8",
        ) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text, _stray_controls(text, where)


def _refuse_binary(sample: bytes, where: str) -> None:
    """Control bytes in more than one place of a hundred are a picture or a program, not a slip of the keyboard."""
    count = len(sample) - len(sample.translate(None, _CONTROLS))
    if count * 100 > len(sample):
        first = next(offset for offset, byte in enumerate(sample) if byte in _CONTROLS)
        utf16 = sample.count(0) * 3 > len(sample) and sample.count(0) == count
        raise ReadError(
            where,
            f"byte 0x{sample[first]:02X} at offset {first} is no text"
            + (" (UTF-16 without a byte order mark?)" if utf16 else " (a binary file?)"),
            "save it as UTF-8 text" if utf16 else "give a text file",
        )


def _stray_controls(text: str, where: str) -> tuple[Finding, ...]:
    """One warning for the first NUL of a text; the character stays, so that offsets hold."""
    first = text.find("\0")
    if first < 0:
        return ()
    line = text.count("\n", 0, first) + 1
    count = text.count("\0")
    said = "a NUL character" if count == 1 else f"{count} NUL characters"
    message = f"{said} in the text, the first on this line; kept as it stands"
    return (Finding("control-character", Severity.WARNING, message, f"{where}:{line}"),)
