"""The documentation as a whole: every public name and every page is in it, once, and where a reader would look."""

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

import claimtrack
from claimtrack import strategies

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md"))
KINDS = ("Tutorial", "How to", "Reference", "Explanation")


def test_the_reference_names_exactly_what_is_public():
    """Each name of ``__all__`` stands once in docs/reference, under the module that it lives in; nothing else does."""
    rooms = claimtrack._ROOMS | strategies._ROOMS | {"claimtrack.strategies.contract": "Contract"}
    public = Counter(f"{home}.{name}" for home, names in rooms.items() for name in names.split())
    assert {name.rpartition(".")[2] for name in public} >= {*claimtrack.__all__, *strategies.__all__}
    named = Counter(
        name
        for path in sorted((DOCS / "reference").glob("*.md"))
        for name in re.findall(r"^::: (\S+)$", path.read_text("utf-8"), re.MULTILINE)
    )
    assert sorted((public - named).elements()) == []  # a new public name: write "::: its.module.name" on a page there
    assert sorted((named - public).elements()) == []


def test_every_page_is_in_the_navigation_once():
    """A page that no menu leads to is not found."""
    listed = Counter(re.findall(r": ([\w./-]+\.md)$", (ROOT / "mkdocs.yml").read_text("utf-8"), re.MULTILINE))
    assert [page for page in PAGES if listed[page] != 1] == []
    assert [page for page in listed if not ((DOCS / page).is_file() or (ROOT / page).is_file())] == []


def test_the_navigation_has_the_four_kinds():
    """Tutorial, how-to, reference, explanation, in this order, none of them empty."""
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    found = re.findall(r"^  - (.+):\n {6}- ", text, re.MULTILINE)
    assert tuple(kind for kind in found if kind in KINDS) == KINDS


@pytest.mark.parametrize("page", PAGES)
def test_links_of_a_page_lead_somewhere(page):
    """Each link to a file, of docs/ and of the repository, names one that is there."""
    path = DOCS / page
    for target in re.findall(r"\]\((?!\w+:|#)([^)#\s]+)", path.read_text("utf-8")):
        assert (path.parent / target).exists(), target


@pytest.mark.parametrize("page", ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"])
def test_links_of_the_front_pages_lead_somewhere(page):
    """The same for the pages beside docs/."""
    for target in re.findall(r"\]\((?!\w+:|#)([^)#\s]+)", (ROOT / page).read_text("utf-8")):
        assert (ROOT / target).exists(), target


@pytest.mark.parametrize(
    ("page", "holds"),
    [
        ("```console\n$ echo one; echo two\none\n...\n```\n", True),
        ("```console\n$ echo one\ntwo\n```\n", False),
        ("```console\n$ echo one && false\none\n```\n", True),
        ("```console\n$ false\n```\n", False),
        ("<!-- file: a.txt -->\n```text\nhere\n```\n\n```console\n$ cat a.txt\nhere\n```\n", True),
        ("```python\nassert 1 == 1\n```\n", True),
        ("```python\nassert 1 == 2\n```\n", False),
        ("```sh\nno-such-command\n```\n", True),
    ],
)
def test_what_runs_the_pages_sees_what_is_not_so(page, holds, tmp_path):
    """Commands print what the page shows, files are there, programs end well; other blocks are left alone."""
    path = tmp_path / "page.md"
    path.write_text(page, "utf-8")
    ran = subprocess.run([sys.executable, str(ROOT / ".ci/run_pages.py"), str(path)], capture_output=True, check=False)  # noqa: S603
    assert (ran.returncode == 0) is holds
