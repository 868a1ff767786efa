"""The page that explains conflicts is executed."""

import doctest
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs/what-a-conflict-is.md"


def test_the_examples_of_the_page_come_out_as_printed():
    """Every example of docs/what-a-conflict-is.md gives what the page shows."""
    found = doctest.testfile(str(PAGE), module_relative=False)
    assert found.attempted > 20
    assert found.failed == 0


def test_the_page_explains_every_verdict():
    """Each verdict is named in a heading of the page."""
    from claimtrack.model.comparison import Verdict

    headings = {
        word.strip(", ")
        for line in PAGE.read_text("utf-8").splitlines()
        if line.startswith("### ")
        for word in line.removeprefix("### ").split()
    }
    assert {v.value for v in Verdict} - headings <= {"coarsens", "whole_of", "updated_by", "restated_by",
                                                    "revised_up_by", "revised_down_by", "exceeded_by_part"}  # fmt: skip


def test_every_verdict_has_an_example_and_a_picture():
    """The section of each verdict draws its intervals and prints what is said of the pair."""
    verdicts = PAGE.read_text("utf-8").partition("## The verdicts")[2].partition("\n## ")[0]
    sections = verdicts.split("\n### ")[1:]
    assert len(sections) == 13
    for section in sections:
        assert "draw_intervals(" in section, section
        assert "compare(" in section, section
