"""The page that explains conflicts is executed."""

import doctest
from pathlib import Path

from claimtrack.model.comparison import Verdict

PAGE = Path(__file__).parents[2] / "docs/what-a-conflict-is.md"


def test_the_examples_of_the_page_come_out_as_printed():
    """Every example of docs/what-a-conflict-is.md gives what the page shows."""
    found = doctest.testfile(str(PAGE), module_relative=False)
    assert found.attempted > 20
    assert found.failed == 0


def sections() -> dict[tuple[str, ...], str]:
    """The sections of the verdicts, by the verdicts in their headings."""
    verdicts = PAGE.read_text("utf-8").partition("## The verdicts")[2].partition("\n## ")[0]
    found = {}
    for section in verdicts.split("\n### ")[1:]:
        heading, _, body = section.partition("\n")
        found[tuple(heading.split(", "))] = body
    return found


def test_the_page_explains_every_verdict():
    """Each verdict, converses too, is named in one heading of the page, and a pair in its section comes out as it."""
    named = [name for names in sections() for name in names]
    assert sorted(named) == sorted(verdict.value for verdict in Verdict)
    for names, body in sections().items():
        printed = {word for line in body.splitlines() if not line.startswith((">>>", "...")) for word in line.split()}
        assert set(names) <= printed, names


def test_every_verdict_has_an_example_and_a_picture():
    """The section of each verdict draws its intervals and prints what is said of the pair."""
    assert len(sections()) == 13
    for section in sections().values():
        assert "draw_intervals(" in section, section
        assert "compare(" in section, section
