"""The commands ``claimtrack ledger init`` and ``claimtrack ledger add``."""

from collections.abc import Iterator
from typing import Any

import click

from claimtrack.cli.intake import Options
from claimtrack.cli.ledger_options import now, open_ledger, recorded_option
from claimtrack.cli.options import formats, reading
from claimtrack.cli.output import write
from claimtrack.model.claim import Claim
from claimtrack.model.document import Document

__all__ = ["COMMANDS"]


@click.command("init")
@click.argument("ledger", type=click.Path(dir_okay=False))
def init(ledger: str) -> int:
    """Make an empty ledger; one that is there already is brought to the newest schema and kept.

    \b
      claimtrack ledger init claims.db
    """
    with open_ledger(ledger, create=True) as opened:
        click.echo(f"{opened.path}: {opened.stats().claims:,} claims")
    return 0


@click.command("add")
@click.argument("ledger", type=click.Path(dir_okay=False))
@reading
@recorded_option
@click.option("--who", help="Who adds; the entry carries it.")
@click.option("--no-compare", is_flag=True, help="Add long tables fast; they are compared when next asked for.")
@formats("text", "json")
def add(
    ledger: str,
    format_: str,
    output: str | None,
    recorded: str | None,
    who: str | None,
    no_compare: bool,
    **options: Any,
) -> int:
    """Add articles and tables of claims, and tell what changed: new, restated, revised, now in conflict, settled.

    What is there already changes nothing; an article with another text at the same URL becomes its new version.

    \b
      claimtrack ledger add claims.db articles/
      claimtrack ledger add claims.db figures.csv --no-compare
    """
    from claimtrack.cli.intake import finish, intake_of, read_in
    from claimtrack.record.json_text import json_text
    from claimtrack.storage.rendering import changes_lines, changes_record

    read = Options(**options, texts=True)
    intake = intake_of(read)

    def things() -> Iterator[Document | Claim]:
        for found in read_in(read, intake):
            if isinstance(found.document, Document):
                intake.documents.append(found.document.ref)
                yield found.document
            yield from found.claims
            intake.claims += found.claims[:1]

    with open_ledger(ledger, lexicon=read.lexicon) as opened:
        changes = opened.add(things(), recorded=recorded or now(), who=who, compare=not no_compare)
    finish(intake, read)
    told = json_text(changes_record(changes)) if format_ == "json" else "\n".join(changes_lines(changes))
    write(f"{told}\n", output)
    return intake.status


COMMANDS = {"init": init, "add": add}
