"""Teasers, alerts and scraps end within a phrase: whatever a sentence says, each of its beginnings can be read."""

import json
import re
from pathlib import Path

import pytest

from claimtrack.extraction.extract import extract

GOLD = Path(__file__).parent.parent / "gold"
TEXTS = [
    json.loads(line)["text"]
    for name in ("sentences.jsonl", "traps.jsonl")
    for line in (GOLD / name).read_text("utf-8").splitlines()
]
BROKEN = [
    "The mediators discussed a six-week pause in the",
    "A storm killed 12 sailors over the Sea of",
    "Prosecutors are asking for nine years",
    "Two dams, which the water broke on Sunday night,",
]


@pytest.mark.parametrize("text", BROKEN)
def test_a_text_that_breaks_off_has_its_figure(text: str):
    """The figure is read, though what it is said of is cut."""
    assert [claim for claim in extract(text, published="2024-02-23") if claim.measure is not None]


@pytest.mark.parametrize("first", range(0, len(TEXTS), 100))
def test_each_beginning_of_a_sentence_can_be_read(first: int):
    """Cut behind any word, a sentence gives claims whose words stand in it."""
    for text in TEXTS[first : first + 100]:
        for word in re.finditer(r"\S+", text):
            cut = text[: word.end()]
            for claim in extract(cut, published="2024-02-23"):
                assert claim.evidence is not None
                assert claim.evidence.quote == cut[claim.evidence.start : claim.evidence.end]
