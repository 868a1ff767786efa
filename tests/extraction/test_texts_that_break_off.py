"""Teasers, alerts and scraps end within a phrase: whatever a sentence says, each of its beginnings can be read.

So can each word that the lexicon lists, alone or beside a figure: rules look at what stands around it, and nothing does.
"""

import json
import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

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


def _strings(value: Any) -> Iterator[str]:
    """All strings within a table, its headings too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in (*value, *value.values()) if isinstance(value, dict) else value:
            yield from _strings(inner)


LISTS = sorted(files("claimtrack").joinpath("lexicon", "en").iterdir(), key=str)


@pytest.mark.parametrize("file", LISTS, ids=[Path(str(file)).name for file in LISTS])
def test_each_listed_word_can_stand_alone(file: Traversable):
    """A text of one word, of one word twice, of a word and a figure in either order."""
    words = set(_strings(tomllib.loads(file.read_text("utf-8"))))
    assert words
    for word in sorted(words):
        for text in (word, f"{word} {word}", f"{word} 12", f"12 {word}", f"{word.capitalize()} 12 {word}"):
            for claim in extract(text, published="2024-02-23"):
                assert claim.evidence is not None
                assert claim.evidence.quote == text[claim.evidence.start : claim.evidence.end]
