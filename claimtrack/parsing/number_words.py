"""Numbers written as words: what a run of number words says, and where it ends.

Enters: a text and the offset of a number word. Leaves: the value and the end of the longest run that makes one number;
"one hundred one hundred" is two. Refused: words that build no number at that place.
"""

import re
from decimal import Decimal
from typing import NamedTuple

from claimtrack.parsing.number_lexicon import GAP, NumberLexicon

__all__ = ["JOINED", "WORD", "Words", "read_words"]

WORD = re.compile(r"[^\W\d_]+")
# The next word of a phrase, behind a gap or a hyphen.
JOINED = re.compile(rf"({GAP}|[-–])([^\W\d_]+)(?!['’_]|[^\W_])")
_SPACED_HYPHEN = re.compile(r" - ([^\W\d_]+)(?!['’_]|[^\W_])")
_AND = re.compile(rf"{GAP}(?:and|&){GAP}([^\W\d_]+)(?!['’_]|[^\W_])", re.IGNORECASE)
_COMMA = re.compile(rf",{GAP}([^\W\d_]+)(?={GAP}([^\W\d_]+)(?![\w'’]))")
_POINT = re.compile(rf"{GAP}point(?={GAP})", re.IGNORECASE)


class Words(NamedTuple):
    """A number written as words.

    Attributes:
        end: Where the run ends.
        value: What it says.
        last: The kind of its last word.
        rest: The value without the last word, where a fraction word behind the run may take that word with it: the 100
            of "one hundred thirty-fifths" and of "one hundred and three fifths"; None where it may not.
        joined: Whether "and" stands before that last word.
    """

    end: int
    value: int | Decimal
    last: str
    rest: int | None = None
    joined: bool = False


class _Sum:
    """The sum of a run so far: closed groups in total, the open one in group."""

    __slots__ = ("group", "last", "scale", "total")

    def __init__(self, seed: int | None) -> None:
        self.total = 0
        self.group = seed
        self.last = "unit" if seed is not None else ""
        self.scale = 0

    @property
    def value(self) -> int:
        return self.total + (self.group or 0)

    def take(self, kind: str, value: int) -> bool:
        """Add one word; False if it cannot continue this number."""
        if kind == "article":
            kind, value = "unit", 1
        if kind in ("unit", "teen", "ten"):
            open_ten = self.last == "ten" and kind == "unit" and value > 0
            if self.last and not open_ten and not (self.last in ("hundred", "scale", "group") and value):
                return False
            self.group = (self.group or 0) + value
        elif kind == "hundred":
            if self.last not in ("unit", "teen", "ten") or self.group is None or not 0 < self.group < 100:
                return False
            self.group *= value
        elif self.last in ("scale", "group") and value > self.scale:  # "three lakh crore"
            self.total, self.group = self.total * value, None
            self.scale = value
        elif self.group and (not self.scale or value < self.scale):
            self.total, self.group = self.total + self.group * value, None
            self.scale = value
        else:
            return False
        self.last = kind
        return True


def read_words(text: str, start: int, words: NumberLexicon) -> Words | None:
    """Read the number words at an offset; None if the first builds no number there."""
    first = WORD.match(text, start)
    entry = words.cardinals.get(first[0].lower()) if first else None
    if first is None or entry is None:
        return None
    run = _Sum(1 if entry[0] in ("hundred", "scale", "group") else None)
    run.take(*entry)
    end = first.end()
    rest: int | None = None
    joined = False
    back: tuple[int, int, str] | None = None  # where to return to if the open group turns out to start a new number
    while True:
        found = JOINED.match(text, end)
        entry = words.following.get(found[2].lower()) if found else None
        also = False
        if found is None and run.last == "ten":  # "ninety - five", in text with a space around every mark
            found = _SPACED_HYPHEN.match(text, end)
            entry = words.cardinals.get(found[1].lower()) if found else None
            if entry is None or entry[0] != "unit" or not entry[1]:
                break
        if entry is None and run.last in ("hundred", "scale", "group"):
            found = _AND.match(text, end)
            entry = words.cardinals.get(found[1].lower()) if found else None
            also = True
            if entry is not None and entry[0] not in ("unit", "teen", "ten"):
                break
        if found is None and run.last == "scale" and (found := _COMMA.match(text, end)):  # "two thousand, five hundred"
            entry = words.cardinals.get(found[1].lower())
            hundred = words.cardinals.get(found[2].lower(), ("", 0))[0]
            if entry is None or entry[0] != "unit" or hundred != "hundred":
                break
        if found is None or entry is None or entry[0] == "article":
            break
        before = (end, run.value, run.last)
        opens = run.last in ("hundred", "scale", "group") and entry[0] in ("unit", "teen", "ten")
        if not run.take(*entry):
            if entry[0] == "hundred" and back and run.last in ("unit", "teen", "ten"):
                return Words(*back)
            break
        if opens:
            back = before if run.last in ("unit", "teen", "ten") and before[2] == "hundred" else None
        rest, joined = (before[1], also) if entry[0] == "ten" or (also and entry[0] == "unit") else (None, False)
        end = found.end()
    return _with_decimals(text, Words(end, run.value, run.last, rest, joined), words)


def _with_decimals(text: str, read: Words, words: NumberLexicon) -> Words:
    """The number with "point four two" behind it."""
    point = _POINT.match(text, read.end)
    if point is None:
        return read
    digits, end = "", point.end()
    while len(digits) < 12 and (found := JOINED.match(text, end)):
        kind, value = words.cardinals.get(found[2].lower(), ("", 0))
        if kind not in ("unit", "teen", "ten"):
            break
        if kind == "unit" and digits.endswith("0") and len(digits) > 1 and found[1] == "-":  # "seventy-one"
            digits = digits[:-1] + str(value)
        else:
            digits += str(value)
        end = found.end()
    if not digits:
        return read
    return Words(end, Decimal(f"{read.value}.{digits}"), "decimal")
