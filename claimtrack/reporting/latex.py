r"""A page as LaTeX, to be put into a document.

Enters: blocks. Leaves: sections and tables that run over pages, in which words from the news are only ever words: every
character that TeX would obey is escaped, and a number stays as it was stated. Refused: nothing. The document needs
``\usepackage{longtable,array,booktabs}``; for scripts other than Latin, XeLaTeX or LuaLaTeX with a font that has them.
"""

import re
from collections.abc import Iterable, Sequence

from claimtrack.reporting.blocks import Block, Heading, Table

__all__ = ["escaped", "latex"]

_PREAMBLE = "% \\usepackage{longtable,array,booktabs}\n"
_COMMANDS = {1: "section", 2: "subsection", 3: "subsubsection"}
_ESCAPES = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}", "<": r"\textless{}", ">": r"\textgreater{}",
    "|": r"\textbar{}", '"': r"\char34{}", "`": r"\textasciigrave{}", "→": r"$\rightarrow$",
}  # fmt: skip
_SPECIAL = re.compile("[" + re.escape("".join(_ESCAPES)) + "]")
# "--" would be one dash, "?`" another letter, "''" a quotation mark; "[" after a row's end would be an option of it.
_LIGATURES = re.compile(r"(?<=[-,'!?])(?=[-,'`])|(?=\[)")


def escaped(words: str) -> str:
    r"""Words as TeX prints them and nothing else.

    >>> print(escaped("29,500 & 50 % of $_x^2$ \\input{a}"))
    29,500 \& 50 \% of \$\_x\textasciicircum{}2\$ \textbackslash{}input\{a\}
    """
    return _SPECIAL.sub(lambda match: _ESCAPES[match[0]], _LIGATURES.sub("\x00", words)).replace("\x00", "{}")


def latex(blocks: Iterable[Block]) -> str:
    r"""Blocks as LaTeX; ends with a line end.

    >>> print(latex([Heading("Claims"), Table(("figure",), (("29,500",),))]).splitlines()[2])
    \subsection*{Claims}
    """
    parts = [_PREAMBLE]
    for block in blocks:
        if isinstance(block, Heading):
            parts.append(f"\\{_COMMANDS[block.level]}*{{{escaped(block.words)}}}\n")
        elif isinstance(block, Table):
            if block.rows:
                parts.append(_table(block.filled()))
        else:
            parts.append(f"{escaped(block.words)}\n")
    return "\n".join(parts)


def _table(table: Table) -> str:
    widths = _widths(table)
    columns = "".join(f">{{\\raggedright\\arraybackslash}}p{{{width}\\linewidth}}" for width in widths)
    lines = [f"\\begin{{longtable}}{{{columns}}}", "\\toprule", _row(table.headings), "\\midrule", "\\endhead"]
    return "\n".join([*lines, *map(_row, table.rows), "\\bottomrule", "\\end{longtable}\n"])


def _row(cells: Sequence[str]) -> str:
    return " & ".join(map(escaped, cells)) + " \\\\"


def _widths(table: Table) -> list[str]:
    """Shares of the line by the longest words and cells of each column, together nine tenths of it."""
    sizes = []
    for at in range(len(table.headings)):
        cells = [row[at] for row in (table.headings, *table.rows)]
        sizes.append(min(max(map(len, cells)), 40) + max(len(word) for cell in cells for word in cell.split() or [""]))
    room = 95 - 3 * len(sizes)
    return [f"0.{max(room * size // sum(sizes), 4):02d}" for size in sizes]
