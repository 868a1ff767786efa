"""The formats: text that fits, Markdown and CSV that are only words, JSON that is exact."""

import csv
import io
import json

import pytest

from claimtrack.errors import ReportError
from claimtrack.reporting.blocks import Heading, Paragraph, Table
from claimtrack.reporting.markdown import markdown
from claimtrack.reporting.pages import Page, render
from claimtrack.reporting.text import text

SENTENCE = "The two figures are of one closed day and differ by more than rounding explains, so both cannot be true."
TABLE = Table(
    ("figure", "source", "caveat", "where"),
    (
        ("100,120", "the Hamas-run health ministry", "", "articles/one.md:12"),
        ("1,234", SENTENCE, "", "articles/two-with-a-long-name.md:3"),
    ),
)


def test_text_shows_numbers_as_they_stand() -> None:
    """No number is reprinted, empty columns are left out, headings are underlined."""
    drawn = text([Heading("Report", 1), Heading("Claims"), Heading("One", 3), TABLE, Paragraph("End.")])
    assert drawn.startswith("Report\n======\n\nClaims\n------\n\nOne\n\nfigure   source")
    assert "100,120  the Hamas-run health ministry" in drawn
    assert "caveat" not in drawn
    assert drawn.endswith("\n\nEnd.\n")


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_text_fits_the_terminal(width: int) -> None:
    """Cells and paragraphs wrap at words; no line runs over, no word is lost."""
    drawn = text([Paragraph(SENTENCE), TABLE], width)
    assert max(map(len, drawn.split("\n"))) <= width
    letters = "".join(drawn.split())
    assert "".join(SENTENCE.split()) in letters
    assert "100,120" in drawn


def test_words_are_broken_only_where_there_is_no_room() -> None:
    """A column shrinks to its longest word before any word is broken, the place of a figure last of all."""
    table = Table(("source", "as of", "where"), (("US intelligence agencies", "2023-10-19 (published)", "a/b.md:12"),))
    drawn = text([table], 40)
    assert {"intelligence", "(published)", "a/b.md:12"} <= set(drawn.split())
    assert max(map(len, drawn.split("\n"))) <= 40
    assert max(map(len, text([table], 30).split("\n"))) <= 30


def test_text_keeps_rows_whole_in_a_pipe() -> None:
    """Without a width only a long sentence is wrapped; figure, source and place stay on one line."""
    lines = text([TABLE]).split("\n")
    assert any(line.startswith("100,120") and line.endswith("articles/one.md:12") for line in lines)
    assert any(line.startswith("1,234") and line.endswith("articles/two-with-a-long-name.md:3") for line in lines)


def test_a_table_without_rows_is_not_drawn() -> None:
    """Nothing is shown of an empty table, in text and in Markdown."""
    empty = Table(("figure",), ())
    assert (text([empty, Paragraph("x")]), markdown([empty, Paragraph("x")])) == ("x\n", "x\n")


MARKUP = [
    ("a|b", r"a\|b"),
    ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
    ("[x](javascript:1)", r"\[x\](javascript:1)"),
    ("*bold* _it_ `code` ~~x~~", r"\*bold\* \_it\_ \`code\` \~\~x\~\~"),
    ("a & b &lt;", "a &amp; b &amp;lt;"),
    ("\\", "\\\\"),
    ("1. first", r"1\. first"),
    ("- item", r"\- item"),
    ("29,500 killed", "29,500 killed"),
]


@pytest.mark.parametrize(("words", "escaped"), MARKUP)
def test_markdown_takes_words_for_words(words: str, escaped: str) -> None:
    """Nothing that comes from the news becomes markup."""
    assert markdown([Paragraph(words)]) == f"{escaped}\n"


def test_markdown_tables() -> None:
    """A pipe table, escaped cell by cell."""
    assert markdown([Heading("A|B", 3), Table(("a", "b"), (("1|2", "3"),))]) == (
        "### A\\|B\n\n| a | b |\n| --- | --- |\n| 1\\|2 | 3 |\n"
    )


PAGE = Page(
    blocks=lambda: [Paragraph("words")],
    record=lambda: {"all": 1},
    lines=lambda: [{"a": 1}, {"a": "ü"}],
    rows=lambda: [{"a": "=1", "b": None}, {"a": -5, "b": 'x "y", z'}],
    columns=("a", "b"),
)


def test_every_format_of_a_page() -> None:
    """Text and Markdown from the blocks, one object, one object a line, one row a line."""
    assert render(PAGE) == render(PAGE, "markdown") == "words\n"
    assert render(PAGE, "latex").endswith("\nwords\n")
    assert json.loads(render(PAGE, "json")) == {"all": 1}
    assert [json.loads(line) for line in render(PAGE, "jsonl").splitlines()] == [{"a": 1}, {"a": "ü"}]
    rows = list(csv.reader(io.StringIO(render(PAGE, "csv"))))
    assert rows == [["a", "b"], ["'=1", ""], ["-5", 'x "y", z']]


def test_an_unknown_format_is_refused() -> None:
    """The message lists those that exist."""
    with pytest.raises(ReportError, match="text, markdown, latex, json, jsonl, csv, not 'pdf'"):
        render(PAGE, "pdf")
