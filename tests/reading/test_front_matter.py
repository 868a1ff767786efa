"""Front matter: the small form that is read, and every way to break it, with its line."""

import pytest

from claimtrack.errors import ReadError
from claimtrack.model.moment import Moment
from claimtrack.reading.front_matter import FrontMatter, read_front_matter

WHOLE = """---
title: "Talks: what is \\"known\\""
publisher: 'The people''s Gazette'
published: 2024-02-23
language: en-GB
# a remark

url: https://example.org/a:b
figures:
  - around 1,160 killed: agency tally,
    December 2023
  - "130 held"
sources:
- statement of the ministry
---
Nine people died.
"""


def test_reads_every_field_and_where_the_text_starts() -> None:
    """Fields, quoted or not, both lists, remarks and empty lines; the text starts on the line after the mark."""
    front = read_front_matter(WHOLE)
    assert front == FrontMatter(
        text="Nine people died.\n",
        first_line=16,
        title='Talks: what is "known"',
        publisher="The people's Gazette",
        published=Moment("2024-02-23"),
        language="en-GB",
        url="https://example.org/a:b",
        figures=("around 1,160 killed: agency tally, December 2023", "130 held"),
        sources=("statement of the ministry",),
    )
    assert WHOLE.split("\n")[front.first_line - 1] == "Nine people died."


@pytest.mark.parametrize(
    ("text", "rest", "first_line"),
    [
        ("Nine people died.", "Nine people died.", 1),
        ("", "", 1),
        ("---", "---", 1),
        ("---\nA rule above a text.\n", "---\nA rule above a text.\n", 1),
        ("---\n---\nx", "x", 3),
        ("---\ntitle:\n...\nx", "x", 4),
        ("---\ntitle: a\n---", "", 4),
        ("--- \ntitle: a\n---  \n\nx", "\nx", 4),
    ],
)
def test_what_follows_the_front_matter_is_kept_whole(text: str, rest: str, first_line: int) -> None:
    """A file without front matter is all text; an empty field says nothing."""
    front = read_front_matter(text)
    assert (front.text, front.first_line) == (rest, first_line)


BROKEN = [
    ("title: a\n", 1, "the front matter that starts here has no end"),
    ("title a\n---", 2, "broken front matter: 'title a' is not 'key: value'"),
    ("title: a\ntitle: b\n---", 3, "broken front matter: the key 'title' stands here a second time"),
    ("figures:\nfigures:\n---", 3, "broken front matter: the key 'figures' stands here a second time"),
    ("published: yesterday's\n---", 2, "broken front matter: published: "),
    ("published: 2024-02-30\n---", 2, "broken front matter: published: '2024-02-30' is not in the calendar"),
    ("language: English, mostly\n---", 2, "broken front matter: 'English, mostly' is not a language code"),
    ('title: "a\n---', 2, "broken front matter: '\"a' has no closing quote, or one too many"),
    ("title: 'a'b'\n---", 2, "broken front matter: \"'a'b'\" has no closing quote, or one too many"),
    ("title: [a, b]\n---", 2, "broken front matter: '[a, b]' means something else in YAML"),
    ("title: Flight #1 and #2\n---", 2, "broken front matter: 'Flight #1 and #2' means something else in YAML"),
    ("figures: one\n---", 2, "broken front matter: 'figures' is a list"),
    ("figures:\n  words\n---", 3, "broken front matter: 'words' is not an item of 'figures'"),
    ("\ttitle: a\n---", 2, "broken front matter: is indented by a tab"),
    ("  title: a\n---", 2, "broken front matter: 'title: a' is indented, but belongs to no list"),
    ("title: a\n  b\n---", 3, "broken front matter: 'b' is indented, but belongs to no list"),
    ("x" * 100 + "\n---", 2, "broken front matter: '" + "x" * 57 + "...' is not 'key: value'"),
]


@pytest.mark.parametrize(("lines", "line", "problem"), BROKEN)
def test_broken_front_matter_names_its_line(lines: str, line: int, problem: str) -> None:
    """Whatever is out of form is refused with the line of the file it stands on."""
    with pytest.raises(ReadError) as caught:
        read_front_matter(f"---\n{lines}", "a.md")
    assert caught.value.where == f"a.md:{line}"
    assert caught.value.problem.startswith(problem)


def test_other_keys_are_left_alone_and_reported() -> None:
    """A key that is not ours, with all that is indented below it, costs nothing but a remark."""
    front = read_front_matter("---\nauthor: [a, b]\ntags:\n  - x: 1\n    y: |\n- z\ntitle: t\n---\n", "a.md")
    assert front.title == "t"
    assert [(finding.code, finding.where) for finding in front.findings] == [
        ("unknown-key", "a.md:2"),
        ("unknown-key", "a.md:3"),
    ]
