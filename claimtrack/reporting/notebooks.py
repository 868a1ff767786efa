"""Claims, conflicts and timelines as notebooks show them: ``%load_ext claimtrack``.

Enters: a shell of IPython. Leaves: formatters registered with it for claims, conflicts, timelines, and lists of them;
other lists look as before. Refused: nothing. Importing claimtrack registers nothing: a notebook asks for it.
"""

from collections.abc import Iterable, Sequence
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from claimtrack.model.claim import Claim
from claimtrack.model.comparison import Conflict, Timeline
from claimtrack.reporting.blocks import Block, Heading, Table
from claimtrack.reporting.charts import chart
from claimtrack.reporting.contents import claims_blocks, conflict_blocks, timeline_blocks

__all__ = ["load_ipython_extension", "notebook_html", "unload_ipython_extension"]

_DRAWN = 20  # conflicts and timelines of a list that are drawn; the tables hold more


def load_ipython_extension(shell: Any) -> None:
    """Show claims, conflicts, timelines and lists of them as tables and drawings; called by ``%load_ext claimtrack``.

    Args:
        shell: The shell of the notebook.
    """
    formatter = shell.display_formatter.formatters["text/html"]
    for kind in (Claim, Conflict, Timeline, list, tuple):
        formatter.for_type(kind, notebook_html)


def unload_ipython_extension(shell: Any) -> None:
    """Show them as before; called by ``%unload_ext claimtrack``."""
    formatter = shell.display_formatter.formatters["text/html"]
    for kind in (Claim, Conflict, Timeline, list, tuple):
        formatter.pop(kind, None)


def notebook_html(shown: object) -> str | None:
    """A claim, conflict, timeline, or list of one of these, as HTML; None for anything else.

    Words from the news are text in it, never markup.

    >>> from claimtrack.parsing.claims import claim
    >>> "&lt;b&gt;" in notebook_html(claim(predicate="killed", value=12, source="<b>police</b>"))
    True
    >>> notebook_html([1, 2]) is None
    True
    """
    listed: list[Any] = list(shown) if isinstance(shown, list | tuple) else [shown]
    kinds = {type(one) for one in listed}
    if kinds == {Claim}:
        return _html(claims_blocks(listed))
    if kinds == {Conflict}:
        return _drawn(listed) + _html(conflict_blocks(listed))
    if kinds == {Timeline}:
        return _drawn(listed) + _html(timeline_blocks(listed))
    return None


def _drawn(listed: Sequence[Conflict] | Sequence[Timeline]) -> str:
    """A drawing of each, no wider than the cell."""
    pictures = (chart(one).decode("utf-8") for one in listed[:_DRAWN])
    fitted = (svg.replace("<svg ", '<svg style="max-width: 100%; height: auto" ', 1) for svg in pictures)
    return "".join(f"<div>{svg}</div>" for svg in fitted)


def _html(blocks: Iterable[Block]) -> str:
    root = Element("div")
    for block in blocks:
        if isinstance(block, Table):
            _table(root, block.filled())
        else:
            kind = f"h{min(block.level + 1, 6)}" if isinstance(block, Heading) else "p"
            SubElement(root, kind).text = block.words
    return tostring(root, encoding="unicode", method="html")


def _table(root: Element, table: Table) -> None:
    if not table.rows:
        return
    drawn = SubElement(root, "table")
    head = SubElement(SubElement(drawn, "thead"), "tr")
    for words in table.headings:
        SubElement(head, "th", {"scope": "col", "style": "text-align: left"}).text = words
    body = SubElement(drawn, "tbody")
    for row in table.rows:
        line = SubElement(body, "tr")
        for words in row:
            cell = SubElement(line, "td", {"style": "text-align: left"})
            SubElement(cell, "bdi").text = words
