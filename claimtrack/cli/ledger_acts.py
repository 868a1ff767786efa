"""The commands of ``claimtrack ledger`` by which people act: decide, withdraw, redact."""

import datetime as dt

import click

from claimtrack.cli.ledger_options import act_options, now, open_ledger
from claimtrack.model.decision import AMENDABLE, Action, Decision
from claimtrack.model.moment import Moment

__all__ = ["COMMANDS"]

_LEDGER = click.argument("ledger", type=click.Path(dir_okay=False))


@click.command("decide")
@_LEDGER
@click.argument("action", type=click.Choice([action.value for action in Action]))
@click.argument("claim")
@click.argument("other", required=False)
@click.option("--field", type=click.Choice(AMENDABLE), help="What amend changes.")
@click.option("--value", help="What it should say; without it the field is emptied.")
@click.option("--day", metavar="DATE", help="The day of the decision; today unless given.")
@act_options
def decide(
    ledger: str,
    action: str,
    claim: str,
    other: str | None,
    field: str | None,
    value: str | None,
    day: str | None,
    recorded: str | None,
    who: str,
    why: str,
) -> int:
    """Accept, reject or amend a CLAIM, say that it and OTHER count the same or not, or prefer it to OTHER.

    \b
      claimtrack ledger decide claims.db reject 8a92b3c7... --who "A. Editor" --why "a headline"
      claimtrack ledger decide claims.db amend 8a92b3c7... --field predicate --value injured --who "A. Editor"
    """
    when = Moment(day or dt.date.today().isoformat())
    decision = Decision(Action(action), claim, who, when, why, other, field, value)
    with open_ledger(ledger) as opened:
        changes = opened.decide(decision, recorded=recorded or now())
    click.echo("already decided" if changes.is_empty else f"entry {changes.entry}: {changes.summary}")
    return 0


@click.command("withdraw")
@_LEDGER
@click.argument("id_", metavar="ID")
@act_options
def withdraw(ledger: str, id_: str, recorded: str | None, who: str, why: str) -> int:
    """Note that whoever published a claim, or a whole document, took it back.

    \b
      claimtrack ledger withdraw claims.db sha256:5f1c... --who "A. Editor" --why "the agency killed the story"
    """
    with open_ledger(ledger) as opened:
        changes = opened.withdraw(id_, recorded=recorded or now(), who=who, why=why)
    click.echo("already withdrawn" if changes.is_empty else f"entry {changes.entry}: {changes.summary}")
    return 0


@click.command("redact")
@_LEDGER
@click.argument("id_", metavar="ID")
@act_options
def redact(ledger: str, id_: str, recorded: str | None, who: str, why: str) -> int:
    """Remove the words of a claim, or of a whole document, from the file; who, when and why stay.

    Of a claim's document the sentence goes, and every claim in it. Backups and exports made before still hold them.

    \b
      claimtrack ledger redact claims.db 8a92b3c7... --who "A. Editor" --why "names a witness"
    """
    with open_ledger(ledger) as opened:
        changes = opened.redact(id_, recorded=recorded or now(), who=who, why=why)
    click.echo("already redacted" if changes.is_empty else f"entry {changes.entry}: redacted")
    return 0


COMMANDS = {"decide": decide, "withdraw": withdraw, "redact": redact}
