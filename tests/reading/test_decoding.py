"""Bytes to text: encodings, marks, line ends, and files that are no text."""

import pytest

from claimtrack.errors import ReadError
from claimtrack.reading.decoding import decode

READ = [
    (b"Nine people died.\n", "Nine people died.\n"),
    (b"a\r\nb\rc\n", "a\nb\nc\n"),
    (b"\xef\xbb\xbfa", "a"),
    ("é".encode("utf-16"), "é"),
    ("é".encode("utf-32"), "é"),
    (b"\xfe\xff\x00a", "a"),
    (b"", ""),
    ("İ ß e\u0301 עברית".encode(), "İ ß e\u0301 עברית"),
    (b"\x1b[31mred\x1b[0m", "\x1b[31mred\x1b[0m"),
]
REFUSED = [
    (b"caf\xe9 12", "byte 0xE9 at offset 3 is not UTF-8"),
    (b"\xef\xbb\xbfa\xff", "byte 0xFF at offset 4 is not UTF-8"),
    (b"\xff\xfea\x00b", "byte 0x62 at offset 4 is not UTF-16"),
    (b"\xed\xa0\x80", "byte 0xED at offset 0 is not UTF-8"),
    (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "byte 0x1A at offset 6 is no text (a binary file?)"),
    (b"\x7fELF\x02" + bytes(100), "byte 0x02 at offset 4 is no text (a binary file?)"),
    ("Nine people".encode("utf-16-le"), "byte 0x00 at offset 1 is no text (UTF-16 without a byte order mark?)"),
]


@pytest.mark.parametrize(("data", "text"), READ)
def test_reads_utf8_and_what_a_mark_announces(data: bytes, text: str) -> None:
    """UTF-8 needs no mark, UTF-16 and UTF-32 do; marks go, and every line end becomes a line feed."""
    assert decode(data, "a.txt") == (text, ())


@pytest.mark.parametrize(("data", "problem"), REFUSED)
def test_names_the_byte_that_is_no_text(data: bytes, problem: str) -> None:
    """Another encoding or a binary file is refused with its name, the byte and its offset."""
    with pytest.raises(ReadError) as caught:
        decode(data, "a.txt")
    assert caught.value.where == "a.txt"
    assert caught.value.problem == problem


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a\n" + "b" * 200 + "\0", "a NUL character in the text, the first on this line; kept as it stands"),
        ("a\n\0" + "b" * 400 + "\0", "2 NUL characters in the text, the first on this line; kept as it stands"),
    ],
)
def test_keeps_a_stray_nul_and_says_so(text: str, message: str) -> None:
    """A NUL in a text is kept, so that offsets hold, and its line is named."""
    read, findings = decode(text.encode(), "a.txt")
    assert read == text
    assert [(finding.where, finding.message) for finding in findings] == [("a.txt:2", message)]
