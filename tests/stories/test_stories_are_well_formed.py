"""The stories of this folder and of those beside it, and their gold: every report reads, every gold figure stands there.

Each folder is one story, each file in it one report. ``gold.json`` holds for each story its claims (report, figure in
the report's words, source; null for the outlet's own voice) and the pairs that a journalist would call related: "b
... a", as ``compare`` reads. A figure stands at the first place of its report where its words stand by themselves, so
that "15" is not found within "150" or "15.4". A pair marked ``optional`` may be judged either way by two readers; pairs
of a story that are not listed are none of conflicts, revisions and parts.
"""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from claimtrack.model.comparison import Verdict
from claimtrack.reading.documents import read

FULL = (Path(__file__).parent, Path(__file__).parents[1] / "stories_fresh")  # with look-alikes, to be told apart
FOLDERS = (
    *FULL,
    *(
        Path(__file__).parents[1] / f"stories_{name}"
        for name in ("fourth", "fifth", "sixth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth")
    ),
)
GOLD: list[dict[str, Any]] = [
    {**story, "folder": folder / story["story"]}
    for folder in FOLDERS
    for story in json.loads((folder / "gold.json").read_text("utf-8"))
]
NAMES = [story["story"] for story in GOLD]
RELATIONS = {"agrees", "conflicts", "consistent", "denies", "part_of", "refines", "restates"}
RELATIONS |= {"revises_down", "revises_up", "updates"}


def place(text: str, figure: str) -> tuple[int, int] | None:
    """Where a figure's words first stand by themselves."""
    found = re.search(rf"(?<![\w.,]){re.escape(figure)}(?!\w|[.,]\d)", text)
    return found.span() if found else None


def test_place_keeps_to_whole_figures() -> None:
    """A figure is not found inside a longer one."""
    assert place("150 men, 15.4 percent, 2,15 and 15 men", "15") == (32, 34)
    assert place("1,150", "150") is None


def test_every_folder_is_a_story_of_the_gold() -> None:
    """No story lacks gold, no gold lacks its story, none stands twice."""
    folders = [path for folder in FOLDERS for path in folder.iterdir() if path.is_dir() and any(path.glob("*.md"))]
    assert sorted(NAMES) == sorted(path.name for path in folders)


@pytest.mark.parametrize("folder", FULL, ids=lambda path: path.name)
def test_each_set_is_large_enough(folder: Path) -> None:
    """Six stories of four reports, twelve look-alikes (a kind of event that stands twice), sixty claims."""
    stories = [story for story in GOLD if story["folder"].parent == folder]
    kinds = Counter(story["story"].partition("-")[0] for story in stories)
    assert sum(len(list(story["folder"].glob("*.md"))) >= 4 for story in stories) >= 6
    assert sum(kinds[story["story"].partition("-")[0]] > 1 for story in stories) >= 12
    assert sum(len(story["claims"]) for story in stories) >= 60


@pytest.mark.parametrize("story", GOLD, ids=NAMES)
def test_reports_read_as_news(story: dict[str, Any]) -> None:
    """Each report says its title, publisher, day and language, and is as long as an agency report."""
    for path in story["folder"].glob("*.md"):
        document = read(path)
        assert document.title
        assert document.publisher
        assert document.published is not None
        assert document.published.is_resolved
        assert document.language == "en"
        assert document.text.lstrip().startswith(document.title)
        assert 60 <= len(document.text.split()) <= 150, path


@pytest.mark.parametrize("story", GOLD, ids=NAMES)
def test_gold_figures_stand_in_their_reports(story: dict[str, Any]) -> None:
    """Each figure is found, by itself, and no two share words."""
    taken: dict[str, list[tuple[int, int]]] = {}
    for claim in story["claims"]:
        text = read(story["folder"] / f"{claim['report']}.md").text
        span = place(text, claim["figure"])
        assert span is not None, claim
        assert all(span[1] <= start or end <= span[0] for start, end in taken.setdefault(claim["report"], [])), claim
        taken[claim["report"]].append(span)
        assert claim["source"] is None or claim["source"]


@pytest.mark.parametrize("story", GOLD, ids=NAMES)
def test_gold_pairs_join_two_claims_once(story: dict[str, Any]) -> None:
    """A pair names two claims of its story and a verdict, and stands once."""
    claims = {(claim["report"], claim["figure"]) for claim in story["claims"]}
    pairs = [(tuple(pair["a"]), tuple(pair["b"])) for pair in story["pairs"]]
    assert all(a in claims and b in claims and a != b for a, b in pairs)
    assert len({frozenset(pair) for pair in pairs}) == len(pairs)
    assert {pair["relation"] for pair in story["pairs"]} <= RELATIONS <= {verdict.value for verdict in Verdict}
    assert all(set(pair) <= {"a", "b", "relation", "optional"} for pair in story["pairs"])
