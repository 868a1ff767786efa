"""Streams: unpacking by content, limits, and what is damaged."""

import gzip
import io

import pytest
from backports import zstd

from claimtrack.errors import MissingExtraError, ReadError
from claimtrack.reading.documents import read, read_many
from claimtrack.reading.limits import Limits
from claimtrack.reading.streams import open_stream, read_bytes, read_within

TEXT = b"Nine people died.\n"


def _zstd(data):
    """As the command ``zstd`` writes it: with a checksum."""
    return zstd.compress(data, options={zstd.CompressionParameter.checksum_flag: True})


@pytest.mark.parametrize("pack", [bytes, gzip.compress, _zstd])
@pytest.mark.parametrize("name", ["a.txt", "a.txt.gz", "a"])
def test_packing_is_told_by_content(tmp_path, pack, name):
    """Both gzip and zstd are undone whatever the name says."""
    (tmp_path / name).write_bytes(pack(TEXT))
    assert read_bytes(tmp_path / name) == TEXT


def test_packed_pieces_are_joined(tmp_path):
    """A file of several gzip members or zstd frames is one stream."""
    for pack in (gzip.compress, _zstd):
        (tmp_path / "a").write_bytes(pack(TEXT) + pack(TEXT))
        assert read_bytes(tmp_path / "a") == TEXT * 2


@pytest.mark.parametrize("pack", [gzip.compress, _zstd])
def test_damaged_packing_is_named(tmp_path, pack):
    """Data that is cut off or altered is refused; what to do is said."""
    whole = pack(TEXT * 1000)
    for broken in (whole[: len(whole) // 2], whole[:20] + b"XXXX" + whole[24:]):
        (tmp_path / "a").write_bytes(broken)
        with pytest.raises(ReadError, match=r"damaged or cut off.*fetch the file again"):
            read_bytes(tmp_path / "a")


@pytest.mark.parametrize("pack", [gzip.compress, _zstd])
def test_a_bomb_costs_the_limit(tmp_path, pack):
    """A hundred megabytes in a few kilobytes: refused at the limit, the next file is read."""
    (tmp_path / "a.txt.gz").write_bytes(pack(b"\n" * 100_000_000))
    (tmp_path / "b.txt").write_bytes(TEXT)
    findings = []
    documents = list(read_many([tmp_path], limits=Limits(article_bytes=1_000_000), on_finding=findings.append))
    assert [document.text for document in documents] == [TEXT.decode()]
    assert [finding.code for finding in findings] == ["unreadable"]
    assert "more than the 1,000,000 bytes" in findings[0].message


def test_reading_stops_one_byte_after_the_limit():
    """No more than the limit is held, whatever the stream would give."""

    class Endless(io.RawIOBase):
        given = 0

        def readable(self):
            return True

        def readinto(self, buffer):
            self.given += len(buffer)
            buffer[:] = b"x" * len(buffer)
            return len(buffer)

    endless = Endless()
    with pytest.raises(ReadError, match="more than the 10 bytes"):
        read_within(endless, 10, "x")
    assert endless.given == 11


@pytest.mark.parametrize("limit", [0, -1, True, "5"])
def test_a_limit_is_a_positive_number(limit):
    """Nothing else is a limit."""
    with pytest.raises(ReadError, match=r"limits\.article_bytes"):
        Limits(article_bytes=limit)


def test_zstd_without_its_library(tmp_path, monkeypatch):
    """The extra that is missing is named."""
    (tmp_path / "a").write_bytes(_zstd(TEXT))
    monkeypatch.setitem(__import__("sys").modules, "backports.zstd", None)
    with pytest.raises(MissingExtraError, match=r"claimtrack\[web\]"):
        read(tmp_path / "a")


def test_the_stream_of_a_file_is_closed(tmp_path):
    """A file is closed at the end of the block."""
    (tmp_path / "a").write_bytes(TEXT)
    with open_stream(tmp_path / "a") as stream:
        assert stream.read(4) == b"Nine"
    assert stream.closed
