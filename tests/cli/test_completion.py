"""What a shell is offered when the tab key is pressed, and what a newcomer asks first."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import claimtrack

PAGE = Path(__file__).parents[2] / "docs/command-line.md"


def said(arguments, **variables):
    """What the program, started anew, writes."""
    command = [sys.executable, "-m", "claimtrack", *arguments]
    environment = os.environ | variables
    return subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout  # noqa: S603


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_documented_shell_gets_its_script(shell):
    """The line of the documentation asks for a script that names our program and its variable."""
    assert f"_CLAIMTRACK_COMPLETE={shell}_source claimtrack" in PAGE.read_text("utf-8")
    script = said([], _CLAIMTRACK_COMPLETE=f"{shell}_source")
    assert f"_CLAIMTRACK_COMPLETE={shell}_complete" in script
    assert re.search(r"\bclaimtrack\b", script)


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("claimtrack ti", {"timeline"}),
        ("claimtrack report --ht", {"--html"}),
        ("claimtrack contract --style ", {"find", "parse"}),
    ],
)
def test_commands_options_and_choices_are_completed(words, offered):
    """The words that may stand at the cursor."""
    place = str(len(words.split(" ")) - 1)
    told = said([], _CLAIMTRACK_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=place)
    assert {line.partition(",")[2] for line in told.splitlines()} == offered


def test_version_and_help():
    """The first two things one tries; help names every command and needs none of them."""
    assert said(["--version"]) == f"claimtrack {claimtrack.__version__}\n"
    help_page = said(["--help"])
    assert "Usage: claimtrack" in help_page
    assert re.search(r"^  report +", help_page, re.MULTILINE)
