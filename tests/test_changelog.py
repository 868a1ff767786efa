"""The changelog in fragments: one file a change, of a kind that the release knows."""

import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FRAGMENTS = sorted(path for path in (ROOT / "changelog.d").iterdir() if path.name != "README.md")
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["towncrier"]


@pytest.mark.parametrize("path", FRAGMENTS, ids=lambda path: path.name)
def test_a_fragment_has_a_kind_and_a_sentence(path):
    """Its name says the kind; it holds one paragraph that ends as a sentence does."""
    name, kind, ending = path.name.rsplit(".", 2)
    assert name.startswith("+")
    assert kind in {one["directory"] for one in SETTINGS["type"]}
    assert ending == "md"
    text = path.read_text("utf-8")
    assert text.strip().endswith(".")
    assert len(text.strip().splitlines()) == 1


def test_what_is_not_released_stands_in_fragments_alone():
    """The changelog has the place where a release writes, and no section of its own for what is to come."""
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert text.count(SETTINGS["start_string"]) == 1
    assert "[Unreleased]" not in text
