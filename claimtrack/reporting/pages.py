"""A page: what is to be told, and how it is written in each format.

Enters: blocks for people, and the same content as records and rows for programs. Leaves: one string in the format asked
for. Refused: formats that do not exist. Words from the news are never trusted: they may hold control characters, markup
and spreadsheet formulas, and each format takes its own care.
"""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import attrs

from claimtrack.errors import ReportError
from claimtrack.record.json_text import json_text
from claimtrack.reporting.blocks import Block
from claimtrack.reporting.latex import latex
from claimtrack.reporting.markdown import markdown
from claimtrack.reporting.text import text
from claimtrack.reporting.words import protected

__all__ = ["FORMATS", "Page", "check_format", "render"]

FORMATS = ("text", "markdown", "latex", "json", "jsonl", "csv")


@attrs.frozen
class Page:
    """One content in the shapes that the formats need; each is made only when it is asked for.

    Attributes:
        blocks: For people: text, Markdown and LaTeX.
        record: All of it as one JSON object.
        lines: One JSON object a line.
        rows: One row a line, all with the same columns.
        columns: The columns of the rows.
    """

    blocks: Callable[[], Iterable[Block]]
    record: Callable[[], Mapping[str, Any]]
    lines: Callable[[], Iterable[Mapping[str, Any]]]
    rows: Callable[[], Iterable[Mapping[str, Any]]]
    columns: tuple[str, ...]


def check_format(format: str, known: Sequence[str] = FORMATS) -> str:  # noqa: A002 - the option is called so
    """The format, if there is such a one.

    Raises:
        ReportError: For one that does not exist; names those that do.
    """
    if format not in known:
        raise ReportError(f"format must be one of {', '.join(known)}, not {format!r}")
    return format


def render(page: Page, format: str = "text", width: int | None = None) -> str:  # noqa: A002
    """A page in a format.

    Args:
        page: The content.
        format: One of ``FORMATS``.
        width: For text, the width of the terminal; None leaves lines whole.

    Raises:
        ReportError: For a format that does not exist.
    """
    check_format(format)
    if format == "text":
        return text(page.blocks(), width)
    if format == "markdown":
        return markdown(page.blocks())
    if format == "latex":
        return latex(page.blocks())
    if format == "json":
        return json_text(page.record()) + "\n"
    if format == "jsonl":
        return "".join(f"{json_text(line)}\n" for line in page.lines())
    return _csv(page)


def _csv(page: Page) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, page.columns, lineterminator="\n")
    writer.writeheader()
    for row in page.rows():
        writer.writerow({column: protected(row.get(column)) for column in page.columns})
    return out.getvalue()
