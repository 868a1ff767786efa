"""A page as Markdown.

Enters: blocks. Leaves: Markdown with pipe tables, in which words from the news are only ever words: every character
that Markdown or HTML would take for markup is escaped. Refused: nothing.
"""

import re
from collections.abc import Iterable

from claimtrack.reporting.blocks import Block, Heading, Table

__all__ = ["markdown"]

_MARKUP = re.compile(r"[\\`*_\[\]<>|~]")
_ENTITIES = {"<": "&lt;", ">": "&gt;"}
# "1. " and "- " at the start of a paragraph would make a list of it.
_LIST = re.compile(r"\A(?P<digits>\d{0,9})(?P<mark>[#+\-=.)])(?=\s|$)")


def markdown(blocks: Iterable[Block]) -> str:
    r"""Blocks as Markdown; ends with a line end.

    >>> print(markdown([Heading("Claims"), Table(("figure", "source"), (("29,500", "a|b"),))]), end="")
    ## Claims
    <BLANKLINE>
    | figure | source |
    | --- | --- |
    | 29,500 | a\|b |
    """
    parts = []
    for block in blocks:
        if isinstance(block, Heading):
            parts.append(f"{'#' * block.level} {_escaped(block.words)}")
        elif isinstance(block, Table):
            if block.rows:
                parts.append(_table(block.filled()))
        else:
            parts.append(_LIST.sub(r"\g<digits>\\\g<mark>", _escaped(block.words)))
    return "\n\n".join(parts) + "\n"


def _escaped(words: str) -> str:
    return _MARKUP.sub(lambda match: _ENTITIES.get(match[0], f"\\{match[0]}"), words.replace("&", "&amp;"))


def _table(table: Table) -> str:
    rows = [table.headings, ("---",) * len(table.headings)]
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([*lines, *("| " + " | ".join(map(_escaped, row)) + " |" for row in table.rows)])
