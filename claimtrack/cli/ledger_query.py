"""The commands of ``claimtrack ledger`` that ask: list, show, conflicts, timeline, history."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from claimtrack.cli.ledger_options import asking, open_ledger, opened, view_of, wanted
from claimtrack.cli.options import formats
from claimtrack.cli.output import terminal_width, write

if TYPE_CHECKING:
    from claimtrack.storage.changes import Entry

__all__ = ["COMMANDS"]

_ID = click.argument("id_", metavar="ID")


@click.command("list")
@opened
@asking
@formats("jsonl", "text", "markdown", "json", "csv")
def list_(
    ledger: str,
    lexicon: tuple[str, ...],
    policy: str | None,
    as_known_on: str | None,
    output: str | None,
    format_: str,
    **criteria: Any,
) -> int:
    """The claims that stand, in the order in which the ledger learnt them; with options, those that fit all of them.

    \b
      claimtrack ledger list claims.db --source Hamas --since 2024-02
      claimtrack ledger list claims.db --text "collapsed bridge" --format text
    """
    from claimtrack.record.claims import dumps
    from claimtrack.reporting.renderings import render_claims

    with open_ledger(ledger, lexicon=lexicon, policy=policy) as opened:
        claims = view_of(opened, as_known_on).claims(**wanted(criteria))
        if format_ == "jsonl" and output is None:
            for claim in claims:
                click.echo(dumps(claim))
            return 0
        write(render_claims(list(claims), format_, terminal_width(output)), output)
    return 0


@click.command("show")
@opened
@_ID
def show(ledger: str, lexicon: tuple[str, ...], policy: str | None, id_: str) -> int:
    """One claim: its words, where they stood, what was read, and all that happened to it.

    \b
      claimtrack ledger show claims.db 8a92b3c7d1e0f6a4b5c8d7e6f1a2b3c4
    """
    from claimtrack.reporting.words import plain

    with open_ledger(ledger, lexicon=lexicon, policy=policy) as opened:
        found = list(opened.claims(id=id_))
        entries = opened.history(id_)
    if not found and not entries:
        click.echo(f"claimtrack: {ledger}: no claim or document {plain(id_)}", err=True)
        return 1
    for claim in found:
        click.echo(plain(repr(claim)))
        if claim.evidence is not None:
            click.echo(f"  {plain(claim.where)}: {plain(' '.join(claim.evidence.quote.split()))}")
        for finding in claim.findings:
            click.echo(f"  - {plain(finding.message)}")
    if not found:
        click.echo("It does not stand.")
    for line in _told(entries):
        click.echo(line)
    return 0


@click.command("history")
@opened
@_ID
def history(ledger: str, lexicon: tuple[str, ...], policy: str | None, id_: str) -> int:
    """All that happened to a claim or a document, oldest first.

    \b
      claimtrack ledger history claims.db 8a92b3c7d1e0f6a4b5c8d7e6f1a2b3c4
    """
    with open_ledger(ledger, lexicon=lexicon, policy=policy) as opened:
        entries = opened.history(id_)
    for line in _told(entries):
        click.echo(line)
    return 0 if entries else 1


def _told(entries: "list[Entry]") -> Iterator[str]:
    """One line for each thing that happened."""
    from claimtrack.reporting.words import plain

    for entry in entries:
        parts = [f"{entry.number}", entry.recorded, entry.what or entry.kind]
        if entry.who:
            parts.append(f"by {entry.who}")
        yield plain("  ".join(parts) + (f": {entry.why}" if entry.why else ""))


@click.command("conflicts")
@opened
@asking
@formats("text", "markdown", "json", "jsonl", "csv")
@click.option("--fail-on", type=click.Choice(["conflict"]), help="Exit with status 3 where there is one.")
def conflicts(
    ledger: str,
    lexicon: tuple[str, ...],
    policy: str | None,
    as_known_on: str | None,
    output: str | None,
    format_: str,
    fail_on: str | None,
    **criteria: Any,
) -> int:
    """The disagreements in which the claims asked for stand, strongest first.

    \b
      claimtrack ledger conflicts claims.db --event "march of 23 March"
      claimtrack ledger conflicts claims.db --as-known-on 2024-02-23
    """
    from claimtrack.reporting.renderings import render_conflicts
    from claimtrack.reporting.revisions import DISAGREEMENTS

    with open_ledger(ledger, lexicon=lexicon, policy=policy) as opened:
        found = view_of(opened, as_known_on).conflicts(**wanted(criteria))
    shown = [conflict for conflict in found if conflict.relation in DISAGREEMENTS]
    write(render_conflicts(shown, format_, terminal_width(output)), output)
    return 3 if fail_on and shown else 0


@click.command("timeline")
@opened
@asking
@formats("text", "markdown", "json", "jsonl", "csv")
def timeline(
    ledger: str,
    lexicon: tuple[str, ...],
    policy: str | None,
    as_known_on: str | None,
    output: str | None,
    format_: str,
    **criteria: Any,
) -> int:
    """The figures of each source in the order of their dates, with what was restated, grew or was revised.

    \b
      claimtrack ledger timeline claims.db --predicate killed --place "Gaza Strip"
    """
    from claimtrack.reporting.renderings import render_timelines

    with open_ledger(ledger, lexicon=lexicon, policy=policy) as opened:
        lines = view_of(opened, as_known_on).timeline(**wanted(criteria))
    write(render_timelines(lines, format_, terminal_width(output)), output)
    return 0


COMMANDS = {"list": list_, "show": show, "history": history, "conflicts": conflicts, "timeline": timeline}
