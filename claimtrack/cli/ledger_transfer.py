"""The commands of ``claimtrack ledger`` about the file itself: export, import, verify, stats."""

from typing import TextIO

import attrs
import click

from claimtrack.cli.ledger_options import open_ledger

__all__ = ["COMMANDS"]

_LEDGER = click.argument("ledger", type=click.Path(dir_okay=False))


@click.command("export")
@_LEDGER
@click.option("--output", "-o", type=click.Path(dir_okay=False, writable=True), help="Write to this file.")
def export(ledger: str, output: str | None) -> int:
    """The whole ledger as JSON Lines, oldest entry first: documents, claims, decisions, tombstones.

    \b
      claimtrack ledger export claims.db -o claims.jsonl
    """
    with open_ledger(ledger) as opened, click.open_file(output or "-", "w", encoding="utf-8") as file:
        for line in opened.export():
            file.write(line + "\n")
    return 0


@click.command("import")
@_LEDGER
@click.argument("file", type=click.File("r", encoding="utf-8"))
def import_(ledger: str, file: TextIO) -> int:
    """Take over what another ledger exported; what is there already changes nothing.

    \b
      claimtrack ledger import claims.db other.jsonl
    """
    with open_ledger(ledger, create=True) as opened:
        count = opened.merge(file)
    click.echo(f"{count:,} new entr{'y' if count == 1 else 'ies'}")
    return 0


@click.command("verify")
@_LEDGER
@click.option("--verbose", "-v", is_flag=True, help="Tell remarks too, such as a clock that went back.")
def verify(ledger: str, verbose: bool) -> int:
    """Check every page of the file, every id, hash and quotation; exit with status 1 where one is wrong.

    \b
      claimtrack ledger verify claims.db
    """
    from claimtrack.cli.intake import tell
    from claimtrack.model.finding import Severity

    with open_ledger(ledger) as opened:
        findings = opened.verify()
        stats = opened.stats()
    tell(findings, verbose=verbose)
    wrong = sum(finding.severity is Severity.ERROR for finding in findings)
    said = "sound" if not wrong else f"{wrong:,} wrong"
    click.echo(f"{ledger}: {said}; {stats.readings:,} readings, {stats.documents:,} documents")
    return 1 if wrong else 0


@click.command("stats")
@_LEDGER
def stats(ledger: str) -> int:
    """How much the ledger holds.

    \b
      claimtrack ledger stats claims.db
    """
    with open_ledger(ledger) as opened:
        found = opened.stats()
    for name, value in attrs.asdict(found).items():
        click.echo(f"{name}: {value if not isinstance(value, int) else format(value, ',')}")
    return 0


COMMANDS = {"export": export, "import": import_, "verify": verify, "stats": stats}
