"""What the page on reading says is misread: it is, so that the page falls out of date as soon as one is mended."""

from pathlib import Path

import pytest

from claimtrack.extraction.extract import extract
from claimtrack.model.quantity import Quantity

PAGE = (Path(__file__).parents[2] / "docs" / "how-claims-are-read.md").read_text("utf-8")


def read(text: str) -> list[tuple[str, str, str | None, str]]:
    """Each figure with its predicate, its source and its stance."""
    return [
        (claim.value.text, claim.measure.predicate, claim.source and claim.source.name, claim.attribution.stance.value)
        for claim in extract(text)
        if isinstance(claim.value, Quantity) and claim.measure is not None
    ]


@pytest.mark.parametrize(
    ("named", "text", "misread"),
    [
        ("has it at", "The ministry has it at 40 dead.", [("40", "killed", None, "asserted")]),
        (
            "A poll speaks for the sentence that names it",
            "Half of voters trust him, according to a Verity poll. Some 72 percent oppose the plan.",
            [("Half", "trust", "Verity poll", "asserted"), ("Some 72 percent", "oppose", None, "asserted")],
        ),
    ],
)
def test_what_the_page_calls_misread_is(named: str, text: str, misread: list[tuple[str, str, str | None, str]]) -> None:
    """The page names the way of telling, and the reading is as wrong as it says."""
    assert named in PAGE
    assert read(text) == misread
