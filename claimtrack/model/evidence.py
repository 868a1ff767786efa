"""Evidence: the exact words of a document that carry a claim."""

import attrs

from claimtrack.errors import InvalidClaim
from claimtrack.model.invariants import Checks, is_a

__all__ = ["Evidence"]


_CHECKS = Checks(
    document=is_a(str),
    start=is_a(int),
    end=is_a(int),
    quote=is_a(str),
    figure_start=is_a(int, None),
    figure_end=is_a(int, None),
    prefix=is_a(str),
    suffix=is_a(str),
    line=is_a(int, None),
)


@attrs.frozen
class Evidence:
    """The sentence that carries a figure, and the figure's own words in it.

    Attributes:
        document: The document's id.
        start: Where the quote starts in the document's text, in code points.
        end: Where it ends, not included; ``text[start:end] == quote``.
        quote: The words.
        figure_start: Where the figure's words start in the document's text; None for a statement without a figure.
        figure_end: Where they end, not included.
        prefix: A little text before the quote.
        suffix: A little text after it.
        line: The line of the file on which the figure (or the statement) stands, counted from 1; None if unknown.
    """

    document: str
    start: int
    end: int
    quote: str
    figure_start: int | None = None
    figure_end: int | None = None
    prefix: str = ""
    suffix: str = ""
    line: int | None = None

    def __attrs_post_init__(self) -> None:
        if not (
            type(self.start) is type(self.end) is type(self.line) is int
            and type(self.figure_start) is type(self.figure_end)
            and (self.figure_start is None or type(self.figure_start) is int)
            and type(self.document) is type(self.quote) is type(self.prefix) is type(self.suffix) is str
        ):
            _CHECKS(self)
        start, end, first, last = self.start, self.end, self.figure_start, self.figure_end
        if self.line is not None and self.line < 1:
            raise InvalidClaim(f"lines are counted from 1, got {self.line}")
        if start < 0 or end - start != len(self.quote):
            raise InvalidClaim(f"evidence {start}..{end} does not fit a quote of {len(self.quote)} code points")
        if first is None or last is None:
            if first is not last:
                raise InvalidClaim("a figure has both a start and an end, or neither")
        elif not start <= first < last <= end:
            raise InvalidClaim(f"the figure {first}..{last} lies outside the quote {start}..{end}")

    @property
    def figure(self) -> str | None:
        """The figure's own words; None for a statement.

        >>> Evidence("sha256:0", 10, 22, "Nine people.", 10, 14).figure
        'Nine'
        """
        if self.figure_start is None or self.figure_end is None:
            return None
        return self.quote[self.figure_start - self.start : self.figure_end - self.start]
