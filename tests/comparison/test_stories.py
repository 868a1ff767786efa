"""Reports of seven stories and seven look-alikes, read at once: what is said to conflict does."""

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def scores() -> dict[str, tuple[int, int, int]]:
    """The figures of benchmarks/stories.py."""
    spec = importlib.util.spec_from_file_location("stories", ROOT / "benchmarks/stories.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.score(ROOT / "tests/stories", verbose=False)


@pytest.mark.parametrize("kind", ["conflicts", "revisions", "parts"])
def test_what_is_found_is_right(scores: dict[str, tuple[int, int, int]], kind: str):
    """At least nine of ten pairs found are in the gold."""
    true, found, _ = scores[kind]
    assert true >= 0.9 * found


def test_most_conflicts_are_found(scores: dict[str, tuple[int, int, int]]):
    """Recall does not fall behind what has been reached."""
    true, _, wanted = scores["conflicts"]
    assert true >= 0.6 * wanted


def test_nothing_is_found_across_stories(scores: dict[str, tuple[int, int, int]]):
    """Look-alikes - the same kind of event in another place or year - never meet."""
    assert scores["across"][:2] == (0, 0)
