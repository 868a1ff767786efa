"""What commands that check have in common: the documents to check against, and figures side by side.

Enters: paths, and the figures that were checked. Leaves: documents, and lines of text or JSON. Refused: paths that hold
no document at all.
"""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import click

from claimtrack.lexicon.loader import Lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.document import Document
from claimtrack.model.finding import Finding, Severity

__all__ = ["against", "excerpt", "lexicon_of", "read_documents", "short_record"]

Command = TypeVar("Command", bound=Callable[..., Any])

_FILE = click.Path(exists=True, dir_okay=False, readable=True)


def against(command: Command) -> Command:
    """The documents to check against, the words to read with, and where the result goes."""
    options = [
        click.option("--against", "sources", multiple=True, required=True, metavar="PATH",
                     help="An article or a folder of them to check against. Repeatable."),
        click.option("--lexicon", type=_FILE, multiple=True, help="Your own words, a TOML file; they win. Repeatable."),
        click.option("--output", "-o", type=click.Path(dir_okay=False, writable=True), help="Write to this file."),
    ]  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


def lexicon_of(paths: tuple[str, ...]) -> Lexicon:
    """The English words with the user's own on top."""
    from claimtrack.lexicon.loader import load_lexicon

    return load_lexicon("en", paths)


def read_documents(paths: Iterable[str]) -> tuple[list[Document], bool]:
    """The documents of some paths, and whether one of them could not be read; each such is told.

    Raises:
        click.UsageError: Where there is no document at all.
    """
    from claimtrack.reading.documents import read_many

    failed = False

    def tell(finding: Finding) -> None:
        nonlocal failed
        if finding.severity is Severity.ERROR:
            failed = True
        if finding.severity is not Severity.INFO:
            click.echo(f"claimtrack: {finding}", err=True)

    listed = list(paths)
    documents = list(read_many(listed, on_finding=tell))
    if not documents:
        raise click.UsageError(f"no document in {', '.join(listed)}")
    return documents, failed


def excerpt(claim: Claim | None, width: int = 160) -> str:
    """The sentence of a claim on one line, with its place."""
    if claim is None:
        return "-"
    from claimtrack.reporting.words import plain

    words = claim.evidence.quote if claim.evidence is not None else repr(claim)
    line = plain(" ".join(words.split()))
    shown = line if len(line) <= width else f"{line[: width - 3]}..."
    return f"{shown} ({claim.where})" if claim.where else shown


def short_record(claim: Claim | None) -> dict[str, Any] | None:
    """A claim as a record of the schema, or None."""
    from claimtrack.record.claims import to_record

    return to_record(claim) if claim is not None else None
