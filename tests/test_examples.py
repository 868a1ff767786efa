"""The examples: small scripts that a reader can run as they are, each showing one use."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[1] / "examples"
SCRIPTS = sorted(EXAMPLES.glob("*.py"))


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_example_runs(path: Path, tmp_path: Path) -> None:
    """Each runs in an empty folder, warns of nothing, and shows something; one that needs a library says which."""
    ran = subprocess.run(  # noqa: S603
        [sys.executable, "-W", "error", str(path)],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.strip()
    assert ran.stderr == ""
    assert [found for found in tmp_path.iterdir() if found.name != ".hypothesis"] == []
    if ran.stdout.startswith("skipped:"):
        pytest.skip(ran.stdout.removeprefix("skipped:").strip())


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_example_is_short_and_says_what_it_shows(path: Path) -> None:
    """Under 60 lines, with a docstring first."""
    text = path.read_text("utf-8")
    assert len(text.splitlines()) < 60
    assert ast.get_docstring(ast.parse(text))
