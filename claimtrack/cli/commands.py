"""The group of all commands, and the one table they are registered in.

Enters: the name of a command. Leaves: the command, imported at that moment, so that the program starts fast and help
needs none of them.
"""

from importlib import import_module

import click

from claimtrack.version import __version__

__all__ = ["claimtrack"]

# name: what it does, in a line. The command stands in the module claimtrack.cli.NAME, under the name ``command``.
_COMMANDS = {
    "report": "Who claims what, where they disagree, what was revised, and all claims by story.",
    "chart": "A disagreement or a timeline as a picture: SVG or PNG.",
    "extract": "The claims in articles, one JSON record a line.",
    "conflicts": "The disagreements alone, strongest first.",
    "compare": "What each figure does to each other one: agrees, conflicts, revises ...",
    "timeline": "The figures of each source in the order of their dates, with what was revised.",
    "diff": "What changed from one collection to another: new, revised, withdrawn, newly in conflict, settled.",
    "verify": "Whether the documents still say what claims say they say.",
    "check": "Whether its sources bear out every figure of a draft.",
    "corroboration": "How many independent voices stand behind each figure.",
    "consensus": "What the figures on each thing add up to, or the positions where they do not.",
    "ledger": "Keep claims for months in one file: add, list, conflicts, timeline, decide, redact ...",
    "watch": "Add the articles of a folder to a ledger as they appear or change, and tell what changed.",
    "review": "Walk through uncertain readings and decide; one key each.",
    "convert": "The claims in a format of other people: JSON-LD, annotations, Wikidata, UCDP, provenance ...",
    "contract": "Whether a parser of numbers, quantities or dates keeps its promises, and a scorecard.",
}


class _Lazy(click.Group):
    """A group that knows its commands by name and imports the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"claimtrack.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="claimtrack %(version)s")
def claimtrack() -> None:
    """Who claims which figure, about what, as of when, on whose word - and which of them cannot both be true.

    PATH is a file (.txt, .md), a folder of them, a table of claims (.csv, .jsonl), or - for the standard input.

    Exit status: 0 done, 1 something could not be read, 2 wrong usage, 3 a conflict under --fail-on conflict.
    """
