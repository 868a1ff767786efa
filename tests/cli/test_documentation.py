"""The pages on the command line and on input name every command, option, column and key there is."""

import importlib
from pathlib import Path

import click
import pytest

from claimtrack.cli.commands import claimtrack
from claimtrack.exchange.rows import PARTS
from claimtrack.lexicon.loader import load_lexicon
from claimtrack.reading.front_matter import FrontMatter

DOCS = Path(__file__).parents[2] / "docs"
COMMANDS = claimtrack.list_commands(click.Context(claimtrack))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_documented(name: str) -> None:
    """A command is in the table, and each of its options by every name it has."""
    page = (DOCS / "command-line.md").read_text("utf-8")
    command = importlib.import_module(f"claimtrack.cli.{name}").command
    assert f"| `{name}` |" in page or f"| `{name} " in page
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help
            assert all(f"`{word}" in page for word in option.opts), option.opts


def test_every_column_and_heading_is_documented() -> None:
    """Each part of a claim that a table may hold, with the other headings for it."""
    page = (DOCS / "input.md").read_text("utf-8")
    table = load_lexicon().table("columns")
    for part in PARTS:
        assert f"`{part}`" in page, part
    listed = {"predicate": ["measure"], "mode": ["kind"], "as_of": ["date"], "url": ["link"]}
    for part, names in listed.items():
        assert all(name in table[part]["names"] and f"`{name}`" in page for name in names)


def test_every_key_of_the_front_matter_is_documented() -> None:
    """All keys stand in the example or beside it."""
    page = (DOCS / "input.md").read_text("utf-8")
    keys = set(FrontMatter.__annotations__) - {"text", "first_line", "findings"}
    for key in keys:
        assert f"\n{key}:" in page or f"`{key}`" in page, key
