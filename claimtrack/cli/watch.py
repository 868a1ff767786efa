"""The command ``claimtrack watch``."""

import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

import click

from claimtrack.cli.intake import Options, intake_of, read_in, tell
from claimtrack.cli.ledger_options import now, open_ledger
from claimtrack.cli.options import formats, reading_options
from claimtrack.model.claim import Claim
from claimtrack.model.document import Document

if TYPE_CHECKING:
    from claimtrack.storage.changes import Changes
    from claimtrack.storage.ledger import Ledger
    from claimtrack.storage.watching import WatchedFile

_SETTLED = 1.0  # seconds that a file must have lain still, for it may still be being written


@click.command("watch")
@click.argument("folder", type=click.Path(exists=True, file_okay=False))
@click.option("--ledger", required=True, type=click.Path(dir_okay=False), help="The ledger; made where there is none.")
@click.option("--once", is_flag=True, help="Add what is there, and end.")
@click.option("--interval", type=click.FloatRange(min=0.05), default=5.0, show_default=True, help="Seconds to wait.")
@click.option("--who", help="Who adds; the entries carry it.")
@reading_options
@formats("text", "jsonl")
def command(
    folder: str,
    ledger: str,
    once: bool,
    interval: float,
    who: str | None,
    format_: str,
    output: str | None,
    **options: Any,
) -> int:
    """Add the articles of a folder to a ledger as they appear or change, and tell what each one changed.

    What was added is kept in the ledger, so that a restart goes on where the last run ended. A file that changes
    becomes a new version of what it held; one that is removed changes nothing. With --output, lines are appended to
    that file. Ctrl-C ends it.

    \b
      claimtrack watch inbox/ --ledger claims.db
      claimtrack watch inbox/ --ledger claims.db --format jsonl -o changes.jsonl
    """

    def say(line: str) -> None:
        if output is None:
            click.echo(line)
            return
        with Path(output).open("a", encoding="utf-8") as file:
            file.write(line + "\n")

    def stop(_: int, __: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        with open_ledger(ledger, lexicon=options["lexicon"], create=True) as opened:
            while True:
                _look(opened, folder, options, who, format_, say, still=0.0 if once else _SETTLED)
                if once:
                    return 0
                time.sleep(interval)
    except KeyboardInterrupt:
        return 0
    finally:
        signal.signal(signal.SIGTERM, before)


def _look(
    ledger: "Ledger",
    folder: str,
    options: dict[str, Any],
    who: str | None,
    format_: str,
    say: Callable[[str], None],
    *,
    still: float,
) -> None:
    """Add what is new or changed, one file after the other."""
    from claimtrack.reading.documents import find_files
    from claimtrack.record.json_text import json_text
    from claimtrack.storage.rendering import changes_lines, changes_record

    paths = find_files([folder], on_finding=lambda _: None)
    for file in ledger.changed_files(paths):
        if time.time() - file.modified / 1e9 < still:
            continue
        recorded = now()
        changes = _add(ledger, file, options, who, recorded)
        if format_ == "jsonl":
            say(json_text({"path": file.path, "recorded": recorded} | changes_record(changes)))
        else:
            first, *rest = changes_lines(changes)
            say("\n".join([f"{recorded} {file.path}: {first}", *rest]))


def _add(ledger: "Ledger", file: "WatchedFile", options: dict[str, Any], who: str | None, recorded: str) -> "Changes":
    """Add the documents of one file; where it held one and holds another now, that one is its new version."""
    read = Options(paths=(file.path,), **options, texts=True)
    intake = intake_of(read)
    found = list(read_in(read, intake))
    tell(dict.fromkeys(intake.findings), verbose=read.verbose)
    documents = [reading.document for reading in found if isinstance(reading.document, Document)]
    replaces = {}
    if len(documents) == 1 and file.before not in (None, documents[0].id) and documents[0].url is None:
        replaces[documents[0].id] = str(file.before)

    def things() -> Iterator[Document | Claim]:
        for reading in found:
            if isinstance(reading.document, Document):
                yield reading.document
            yield from reading.claims

    changes = ledger.add(things(), recorded=recorded, who=who, replaces=replaces)
    ledger.note_file(file, documents[0].id if len(documents) == 1 else None)
    return changes
