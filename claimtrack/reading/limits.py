"""How much of an input is read before it is refused: a bomb or a mistake costs this much memory and no more.

Enters: the caller's numbers. Leaves: a frozen value with documented defaults. Refused: numbers below one.
"""

from typing import Any

import attrs

from claimtrack.errors import ReadError

__all__ = ["Limits"]

MEBIBYTE = 1 << 20


def _positive(_: Any, field: Any, value: Any) -> None:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ReadError(f"limits.{field.name}", f"needs a whole number of at least 1, got {value!r}")


@attrs.frozen(kw_only=True)
class Limits:
    """The sizes above which an input is refused; what is within them is read whole, what is above them not at all.

    Attributes:
        article_bytes: The most bytes, after decompression, of one text file, page, or record of an archive; 16 MiB.
        feed_bytes: The most bytes, after decompression, of a file that is held in memory to find its articles: a
            feed, or a JSON file that is one object or list; 64 MiB. Archives of lines and of records have no limit.

    Raises:
        ReadError: For a limit below one.

    >>> Limits(article_bytes=1000).feed_bytes
    67108864
    """

    article_bytes: int = attrs.field(default=16 * MEBIBYTE, validator=_positive)
    feed_bytes: int = attrs.field(default=64 * MEBIBYTE, validator=_positive)
