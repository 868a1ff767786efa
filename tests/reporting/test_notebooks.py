"""Notebooks: what a claim, a conflict, a timeline and lists of them look like there, and that other things stay."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from claimtrack.comparison.conflicts import find_conflicts
from claimtrack.comparison.timelines import timeline
from claimtrack.model.claim import Claim
from claimtrack.parsing.claims import claim
from claimtrack.reporting.notebooks import load_ipython_extension, notebook_html, unload_ipython_extension

ROOT = Path(__file__).parents[2]


class Formatter(dict[type, Any]):
    """What IPython keeps formatters in, as far as the extension uses it."""

    def for_type(self, kind: type, function: Any) -> None:
        """Keep a function for a type."""
        self[kind] = function


class Shell:
    """A shell with one formatter."""

    def __init__(self) -> None:
        self.display_formatter = self
        self.formatters = {"text/html": Formatter()}


def test_claims_conflicts_and_timelines_are_tables_and_drawings(march: Sequence[Claim]) -> None:
    """One, or a list or tuple of them; the drawing stands above the table."""
    assert "<bdi>119,000</bdi>" in str(notebook_html(march[0]))
    assert str(notebook_html(list(march))).count("<tr>") == 1 + len(march)
    conflicts = find_conflicts(march)
    shown = str(notebook_html(conflicts))
    assert shown.index("<svg") < shown.index("<table")
    assert notebook_html(conflicts[0]) == notebook_html((conflicts[0],))
    lines = timeline(march)
    assert str(notebook_html(lines)).count("<svg") == len(lines)
    assert "first" in str(notebook_html(lines[0]))


@pytest.mark.parametrize("other", [[], (), [1], "x", None, {"a": 1}, [claim(predicate="killed", value=1), 2]])
def test_other_things_look_as_before(other: object) -> None:
    """Anything else, an empty list and a mixed one have no form of ours."""
    assert notebook_html(other) is None


def test_words_are_only_words() -> None:
    """Markup from the news is shown, not obeyed."""
    told = claim(
        predicate="killed", value=12, source="<script>alert(1)</script>", caveat="<b>&amp;", as_of="2024-01-01"
    )
    shown = str(notebook_html(told)) + str(notebook_html(timeline([told])))
    assert "<script" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert "&lt;b&gt;&amp;amp;" in shown


def test_the_extension_registers_and_goes_without_a_trace() -> None:
    """Formatters for five types; unloading takes them back."""
    shell = Shell()
    load_ipython_extension(shell)
    assert set(shell.formatters["text/html"]) >= {Claim, list, tuple}
    assert len(shell.formatters["text/html"]) == 5
    unload_ipython_extension(shell)
    assert not shell.formatters["text/html"]


def test_the_example_shows_what_it_stores() -> None:
    """The notebook is run from its first cell to its last, in a process of its own."""
    pytest.importorskip("IPython", reason="IPython is not installed")
    command = [sys.executable, str(ROOT / ".ci/run_notebooks.py"), str(ROOT / "examples/figures_in_a_notebook.ipynb")]
    if not Path(command[1]).exists():
        pytest.skip("only the repository holds .ci")
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    assert (done.returncode, done.stdout[-14:]) == (0, "ipynb: 6 cells ran\n"[-14:]), done.stdout + done.stderr
