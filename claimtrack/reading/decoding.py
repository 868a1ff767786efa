r"""Bytes -> text.

Enters: the bytes of a file. Leaves: its text with ``\n`` line ends and without a byte order mark, and what was odd
about it. Refused: bytes that are not UTF-8 (or UTF-16 and UTF-32, where a byte order mark says so), and bytes that are
no text at all; each refusal names the byte and its offset. Nothing is guessed: a Latin-1 file is not UTF-8 with faults.
Web pages say their encoding in many places and often wrongly; ``decode_page`` reads them as browsers do.
"""

import codecs
import re

from claimtrack.errors import ReadError
from claimtrack.model.finding import Finding, Severity

__all__ = ["decode", "decode_page"]

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
    text = _lines(text)
    return text, _stray_controls(text, where)


# Labels that browsers take for the larger set that contains it (WHATWG Encoding Standard, "names and labels").
_WIDER = {"ascii": "cp1252", "iso8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949"}
_META = re.compile(rb"""<meta[^>]{0,512}?charset\s{0,20}=\s{0,20}["']?([\w:.+-]{1,40})""", re.IGNORECASE)
_HEAD = 2048  # bytes in which a page may declare its encoding; the standard asks for 1024


def decode_page(data: bytes, where: str, *, charset: str | None = None) -> tuple[str, tuple[Finding, ...]]:
    r"""The text of a web page, and a warning where its declared encoding is not the one it is in.

    The order is that of browsers, but for one rule: bytes that are valid UTF-8 are UTF-8 whatever a header says, since
    text in another encoding is next to never valid UTF-8 by chance. Then what the header and the page declare; without
    a declaration windows-1252, as the WHATWG Encoding Standard has it for Western languages.

    Args:
        data: The whole page.
        where: Its name, for messages.
        charset: What the transport said, such as the HTTP header.

    Raises:
        ReadError: For bytes that are no text.

    >>> decode_page("<p>Café".encode("latin-1"), "a.html", charset="ISO-8859-1")
    ('<p>Café', ())
    """
    if any(data.startswith(mark) for mark, _ in _MARKS):
        return decode(data, where)
    _refuse_binary(data[:_SAMPLE], where)
    meta = _META.search(data[:_HEAD])
    declared = [label for label in (charset, meta and meta[1].decode("ascii")) if label]
    try:
        return _lines(data.decode("utf-8")), ()
    except UnicodeDecodeError:
        pass
    for label in declared:
        try:
            name = codecs.lookup(label).name
            return _lines(data.decode(_WIDER.get(name, name))), ()
        except (LookupError, UnicodeError):
            continue
    said = f"declared as {' and '.join(declared)}, which it is not" if declared else "declared in no encoding"
    message = f"the page is {said}; read as windows-1252, its unknown bytes as U+FFFD"
    return _lines(data.decode("cp1252", "replace")), (Finding("wrong-encoding", Severity.WARNING, message, where),)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


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
