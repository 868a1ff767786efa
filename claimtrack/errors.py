"""Every error the library raises, and nothing else.

Errors are for misuse: a value that cannot exist, a string that is not what it was said to be, a file that cannot be
read. Doubt about the news itself is a ``Finding``, never an exception. Each error says what, where and what to do.
"""

__all__ = [
    "ClaimtrackError",
    "InvalidClaim",
    "InvalidMoment",
    "InvalidQuantity",
    "LedgerError",
    "LexiconError",
    "MissingExtraError",
    "ParseError",
    "ReadError",
    "RecordError",
    "ReportError",
]


class ClaimtrackError(Exception):
    """The root of every error raised on purpose by this library."""


class InvalidQuantity(ClaimtrackError, ValueError):
    """A quantity that contradicts itself: ends in the wrong order, no end at all, NaN, a bound its ends deny."""


class InvalidMoment(ClaimtrackError, ValueError):
    """A date outside the documented EDTF subset, outside the calendar, or with a part that it cannot have."""


class InvalidClaim(ClaimtrackError, ValueError):
    """A source, evidence, measure, document or claim whose fields contradict each other."""


class ParseError(ClaimtrackError, ValueError):
    """A string that is not one whole value of the kind asked for.

    Attributes:
        text: The string that was given.
        position: Where reading stopped, as a code point offset into ``text``.
        expected: What would have been understood there.
    """

    def __init__(self, text: str, position: int, expected: str) -> None:
        """Keep the place and the expectation, and word both."""
        self.text = text
        self.position = position
        self.expected = expected
        shown = text if len(text) <= 80 else f"{text[: max(position, 40)][-60:]}..."
        super().__init__(f"cannot read {shown!r}: stopped at character {position}, expected {expected}")


class LexiconError(ClaimtrackError, ValueError):
    """A word list that is wrong; names the file and the entry."""

    def __init__(self, file: str, entry: str | None, problem: str) -> None:
        """Keep the file and the entry, and word both."""
        self.file = file
        self.entry = entry
        super().__init__(f"{file}{f', entry {entry!r}' if entry is not None else ''}: {problem}")


class LedgerError(ClaimtrackError, ValueError):
    """A ledger that cannot be opened, read or written; ``where`` names the file, ``remedy`` what to do."""

    def __init__(self, where: str, problem: str, remedy: str = "") -> None:
        """Keep the parts, and word them as ``where: problem; remedy``."""
        self.where = where
        self.problem = problem
        self.remedy = remedy
        super().__init__(f"{where}: {problem}{f'; {remedy}' if remedy else ''}")


class ReadError(ClaimtrackError, ValueError):
    """An input that cannot be read; ``where`` names the file (and the line or byte), ``remedy`` what to do."""

    def __init__(self, where: str, problem: str, remedy: str = "") -> None:
        """Keep the parts, and word them as ``where: problem; remedy``."""
        self.where = where
        self.problem = problem
        self.remedy = remedy
        super().__init__(f"{where}: {problem}{f'; {remedy}' if remedy else ''}")


class RecordError(ClaimtrackError, ValueError):
    """A JSON record or a table row that is not a claim; names the field."""


class ReportError(ClaimtrackError, ValueError):
    """A report that cannot be written, such as one in a format that does not exist."""


class MissingExtraError(ClaimtrackError, ImportError):
    """A feature whose optional libraries are not installed; names the extra to install."""

    def __init__(self, feature: str, extra: str) -> None:
        """Word what is missing and the command that brings it."""
        self.feature = feature
        self.extra = extra
        super().__init__(f"{feature} needs optional libraries: pip install 'claimtrack[{extra}]'")
