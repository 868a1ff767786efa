"""A page as plain text.

Enters: blocks, and the width of the terminal, or None for a pipe. Leaves: text whose tables fit the width, each cell
wrapped at words; in a pipe only cells that are sentences are wrapped, so that grep finds figure, source and place of a
row on one line. Refused: nothing; where a terminal
is too narrow for all columns, lines run over rather than lose anything.
"""

import textwrap
from collections.abc import Iterable

from claimtrack.reporting.blocks import Block, Heading, Table

__all__ = ["text"]

_GAP = 2  # spaces between two columns
_NARROW = 8  # a column is not wrapped below this width
_WIDEST = 70  # nor let grow beyond this one where there is no terminal to fit
_LINE = 100  # the width of paragraphs there
_UNDERLINES = {1: "=", 2: "-"}


def text(blocks: Iterable[Block], width: int | None = None) -> str:
    """Blocks as text; ends with a line end.

    >>> print(text([Heading("Two claims"), Table(("figure", "source"), (("29,500", "Hamas"),))]), end="")
    Two claims
    ----------
    <BLANKLINE>
    figure  source
    ------  ------
    29,500  Hamas
    """
    parts = []
    for block in blocks:
        if isinstance(block, Heading):
            head = _wrapped(block.words, width)
            line = _UNDERLINES.get(block.level)
            parts.append(f"{head}\n{line * _length(head)}" if line else head)
        elif isinstance(block, Table):
            if block.rows:
                parts.append(_table(block.filled(), width))
        else:
            parts.append(_wrapped(block.words, width))
    return "\n\n".join(parts) + "\n"


def _length(words: str) -> int:
    return max((len(line) for line in words.split("\n")), default=0)


def _wrapped(words: str, width: int | None) -> str:
    return textwrap.fill(words, max(width or _LINE, 20), break_on_hyphens=False)


def _table(table: Table, width: int | None) -> str:
    """A table by tabulate, whose own ``maxcolwidths`` fails on "100,120" and which would reprint 1,234 as 1234.

    The headings go in as a row: as headings tabulate would pad their columns.
    """
    from tabulate import tabulate

    widths = _fitted(table, width)
    rows = [[_cell(cell, widths[at]) for at, cell in enumerate(row)] for row in (table.headings, *table.rows)]
    line = ["-" * max(_length(row[at]) for row in rows) for at in range(len(widths))]
    drawn = tabulate([rows[0], line, *rows[1:]], tablefmt="plain", disable_numparse=True)
    return "\n".join(drawn_line.rstrip() for drawn_line in drawn.split("\n"))


def _fitted(table: Table, width: int | None) -> list[int | None]:
    """The width each column is wrapped to, or None.

    The widest column gives way first, down to its longest word; only then words are broken, and the last column
    (file:line), which people click on, comes last of all.
    """
    columns = [[row[at] for row in (table.headings, *table.rows)] for at in range(len(table.headings))]
    natural = [max(map(len, cells)) for cells in columns]
    if width is None:
        return [_WIDEST if size > _WIDEST else None for size in natural]
    words = [max(len(word) for cell in cells for word in cell.split() or [""]) for cells in columns]
    room = width - _GAP * (len(natural) - 1)
    sizes = [min(size, width) for size in natural]
    for floors in ([*words[:-1], natural[-1]], [_NARROW] * (len(sizes) - 1) + [natural[-1]], [_NARROW] * len(sizes)):
        while sum(sizes) > room:
            wide = [at for at, size in enumerate(sizes) if size > floors[at]]
            if not wide:
                break
            sizes[max(wide, key=sizes.__getitem__)] -= 1
    return [size if size < natural[at] else None for at, size in enumerate(sizes)]


def _cell(words: str, width: int | None) -> str:
    if width is None or len(words) <= width:
        return words
    return "\n".join(textwrap.wrap(words, width, break_on_hyphens=False))
