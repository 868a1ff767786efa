"""Readings on weak ground carry findings, which the documentation lists and which come first in a review."""

import re
from pathlib import Path

import pytest

from claimtrack.extraction.doubts import DOUBTS
from claimtrack.extraction.extract import extract
from claimtrack.verification.review import review_queue

PAGE = Path(__file__).parents[2] / "docs" / "how-claims-are-read.md"


def codes(text: str, published: str | None = "2024-05-06") -> list[list[str]]:
    """The codes of the findings of each figure."""
    found = extract(text, published=published)
    return [[finding.code for finding in claim.findings] for claim in found if claim.measure is not None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police said on Sunday that 12 people were hurt.", [[]]),
        ("In a town where 31 people died, the mayor said that nobody had come.", [["two-sources"]]),
        ('"We will rebuild," the premier told the residents of the 600 painted houses.', [["two-sources", "fallback"]]),
        ("Police said 12 people were hurt. The fire destroyed 40 homes.", [[], []]),
        ("Police told the radio that 14 people were hurt, Reuters reported.", [[]]),
        ("The museum repainted 40 windows.", [["fallback"]]),
        ("A blast killed 12 people on 3 March.", [["inferred-year"]]),
        ("A blast killed 12 people on March 3rd.", [["inferred-year"]]),
        ("A blast killed 12 people on the 3rd of March 2024.", [[]]),
        ("A blast killed 12 people on Sunday.", [[]]),
        ("A blast killed 12 people in 2011.", [[]]),
        ("A blast hit Lima on 3 March. It killed 12 people.", [["inferred-year"]]),
        ('"We saved 12 people," the captain said. "Forty are missing."', [[], ["carried-source"]]),
        ('"We saved 12 people," the captain said. "We mourn," he added.', [[]]),
        ('The captain said help came.\n\n"We saved 12 people, and all of them are well."', [["carried-source"]]),
        ('"We saved 12 people.\n\n"We mourn," the captain said.', [["carried-source"]]),
    ],
)
def test_a_reading_on_weak_ground_says_so(text: str, expected: list[list[str]]) -> None:
    """Two who could have said it, a year that no word names, an unknown predicate, a voice carried on; else nothing."""
    assert [[code.replace("fallback-predicate", "fallback") for code in found] for found in codes(text)] == expected


def test_a_day_without_any_year_is_unresolved() -> None:
    """Without a publication date the year of "3 March" stays open, and is not called inferred."""
    assert codes("A blast killed 12 people on 3 March.", None) == [["unresolved-date"]]


def test_the_message_names_both_sources() -> None:
    """A person can decide from the message alone."""
    [claim] = [c for c in extract("In a town where 31 people died, the mayor said that nobody had come.") if c.measure]
    assert claim.findings[0].message == "'31' may be mayor's figure or the outlet's own, as it is read"
    assert claim.findings[0].where == "chars 16-18"


def test_the_page_lists_every_doubt() -> None:
    """Each code stands in the table with its severity, and no other does."""
    rows = re.findall(r"^\| `([a-z-]+)` \| (info|warning|error) \|", PAGE.read_text("utf-8"), re.MULTILINE)
    assert rows == [(code, severity.value) for code, severity in DOUBTS.items()]


def test_a_review_shows_the_most_doubtful_first() -> None:
    """Two possible sources weigh more than an unknown predicate, and that more than nothing."""
    text = "Police said on 2 May 2024 that 12 people were hurt. The museum repainted 40 windows. " + (
        "In a town where 31 people died, the mayor said that nobody had come."
    )
    queue = review_queue([c for c in extract(text, published="2024-05-06", publisher="Gazette") if c.measure])
    assert [item.claim.value.text for item in queue] == ["31", "40"]
    assert queue[0].reasons[0].startswith("'31' may be mayor's figure")
