"""The command ``claimtrack review``."""

import datetime as dt
import sys
from typing import Any

import click

from claimtrack.cli.intake import Options, take_in
from claimtrack.cli.options import reading
from claimtrack.model.decision import AMENDABLE, Action, Decision
from claimtrack.model.moment import Moment
from claimtrack.verification.review import ReviewItem

_KEYS = "a accept, r reject, m amend a field, s skip, q quit"


@click.command("review")
@reading
@click.option("--decisions", required=True, type=click.Path(dir_okay=False), help="The file that keeps the decisions.")
@click.option("--who", required=True, help="Your name; each decision carries it.")
@click.option("--day", metavar="DATE", help="The day of the decisions; today unless given.")
@click.option("--all", "everything", is_flag=True, help="Also the readings without any doubt; last.")
def command(decisions: str, who: str, day: str | None, everything: bool, **options: Any) -> int:
    """Walk through uncertain readings, the words in context, one key each; stop and go on at any time.

    Decisions are kept in a JSON Lines file, and hold when the articles are read again.

    \b
      claimtrack review articles/ --decisions decisions.jsonl --who "A. Editor"
    """
    from claimtrack.verification.decisions import append_decision, read_decisions
    from claimtrack.verification.review import review_queue

    if options.pop("output", None) is not None:
        raise click.UsageError("review writes decisions to the file of --decisions; it has no output")
    when = Moment(day or dt.date.today().isoformat())
    intake = take_in(Options(**options))
    made = read_decisions(decisions, on_finding=lambda finding: click.echo(f"claimtrack: {finding}", err=True))
    queue = review_queue(intake.claims, made, everything=everything, lexicon=intake.lexicon)
    count = 0
    for number, item in enumerate(queue, 1):
        _show(item, number, len(queue))
        decision = _ask(item, who, when)
        if decision == "quit":
            break
        if isinstance(decision, Decision):
            append_decision(decisions, decision)
            count += 1
    click.echo(f"{count} decision{'' if count == 1 else 's'} written to {decisions}.")
    return intake.status


def _show(item: ReviewItem, number: int, total: int) -> None:
    """One reading: the words in context with the figure marked, what was read, and what is in doubt."""
    from claimtrack.reporting.words import plain

    claim, evidence = item.claim, item.claim.evidence
    click.echo(f"\n[{number} of {total}] {plain(claim.where)}")
    if evidence is not None:
        words = evidence.quote
        if evidence.figure_start is not None and evidence.figure_end is not None:
            first, last = evidence.figure_start - evidence.start, evidence.figure_end - evidence.start
            words = f"{words[:first]}>>{words[first:last]}<<{words[last:]}"
        click.echo("  " + plain(" ".join(f"...{evidence.prefix}{words}{evidence.suffix}...".split())))
    click.echo(f"  {plain(repr(claim))}")
    for reason in item.reasons:
        click.echo(f"  - {plain(reason)}")


def _ask(item: ReviewItem, who: str, when: Moment) -> Decision | str:
    """What the person decides: a decision, "skip" or "quit"."""
    while True:
        click.echo(f"  {_KEYS}: ", nl=False)
        key = _key()
        click.echo(key if key.isprintable() else "")
        if key in ("q", "\x04", ""):
            return "quit"
        if key == "s":
            return "skip"
        if key == "a":
            return Decision(Action.ACCEPT, item.claim.id, who, when)
        if key == "r":
            why = click.prompt("  why", default="", show_default=False)
            return Decision(Action.REJECT, item.claim.id, who, when, why)
        if key == "m":
            field = click.prompt("  field", type=click.Choice(AMENDABLE))
            value = click.prompt("  what it should say (nothing empties it)", default="", show_default=False)
            try:
                return Decision(
                    Action.AMEND,
                    item.claim.id,
                    who,
                    when,
                    field=field,
                    value=value or None,
                )
            except ValueError as error:
                click.echo(f"  {error}")


def _key() -> str:
    """One key on a terminal; elsewhere the next line's first letter, and nothing at the end of the input."""
    if sys.stdin.isatty():
        return click.getchar()
    line = sys.stdin.readline()
    return line.strip()[:1].lower() if line.strip() else ("" if not line else "?")
