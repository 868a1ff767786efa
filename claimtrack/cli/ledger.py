"""The group ``claimtrack ledger``: the table of its commands, each imported when it is called.

Enters: the name of a command. Leaves: the command. Refused: nothing.
"""

from importlib import import_module

import click

# name: its module, and what it does, in a line.
_COMMANDS = {
    "init": ("ledger_add", "Make an empty ledger."),
    "add": ("ledger_add", "Add articles and tables, and tell what changed."),
    "list": ("ledger_query", "The claims that stand, all or those asked for."),
    "show": ("ledger_query", "One claim: its words, where they stood, all readings and decisions."),
    "conflicts": ("ledger_query", "The disagreements, strongest first."),
    "timeline": ("ledger_query", "The figures of each source in the order of their dates."),
    "history": ("ledger_query", "All that happened to a claim or a document, oldest first."),
    "decide": ("ledger_acts", "Accept, reject or amend a claim, link two, or prefer one."),
    "withdraw": ("ledger_acts", "Note that a claim or a document was taken back."),
    "redact": ("ledger_acts", "Remove the words of a claim or a document; a tombstone stays."),
    "export": ("ledger_transfer", "The whole ledger as JSON Lines."),
    "import": ("ledger_transfer", "Take over what another ledger exported."),
    "verify": ("ledger_transfer", "Check every page, id, hash and quotation."),
    "stats": ("ledger_transfer", "How much it holds."),
}


class _Lazy(click.Group):
    """A group that knows its commands by name and imports the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        module = import_module(f"claimtrack.cli.{_COMMANDS[cmd_name][0]}")
        commands: dict[str, click.Command] = module.COMMANDS
        return commands[cmd_name]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, does) for name, (_, does) in _COMMANDS.items()])


@click.group("ledger", cls=_Lazy)
def command() -> None:
    """Keep claims for months in one file, and see what each article changes.

    \b
      claimtrack ledger init claims.db
      claimtrack ledger add claims.db articles/
      claimtrack ledger conflicts claims.db --place Kano
    """
