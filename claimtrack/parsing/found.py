"""What a finder hands back: one value and where its words stand.

Enters: a parsed value and code point offsets into the text that was searched. Refused: nothing; finders make these.
"""

from typing import Generic, TypeVar

import attrs

__all__ = ["Found"]

T = TypeVar("T")


@attrs.frozen
class Found(Generic[T]):
    """One value found in a text, with the half-open code point offsets of the words that state it.

    Attributes:
        start: The offset of the first character.
        end: The offset after the last character.
        value: What the words mean.

    >>> Found(0, 3, 240)
    Found(start=0, end=3, value=240)
    """

    start: int
    end: int
    value: T
