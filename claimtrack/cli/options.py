"""The options that commands share.

Enters: words of the command line. Leaves: model values. Refused: a date that is none, a lexicon that does not exist,
a format that does not exist; each as wrong usage, before anything is read.
"""

from collections.abc import Callable
from typing import Any, TypeVar

import click

__all__ = ["comparing", "formats", "reading", "reading_options"]

Command = TypeVar("Command", bound=Callable[..., Any])


def _date(_: click.Context, __: click.Parameter, value: str | None) -> Any:
    """A publication date."""
    from claimtrack.errors import InvalidMoment, ParseError
    from claimtrack.parsing.claims import as_moment

    try:
        return None if value is None else as_moment(value)
    except (InvalidMoment, ParseError) as error:
        raise click.BadParameter(f"{error}. Write it as 2024-02-23.") from None


def _language(_: click.Context, __: click.Parameter, value: str | None) -> Any:
    """A language that a lexicon exists for."""
    from claimtrack.errors import LexiconError
    from claimtrack.lexicon.loader import load_lexicon

    try:
        return None if value is None else load_lexicon(value).language
    except LexiconError as error:
        raise click.BadParameter(str(error)) from None


def _columns(_: click.Context, __: click.Parameter, value: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Parts of a claim, each with the heading that a table gives it: as_of=Date."""
    pairs = []
    for words in value:
        part, equals, heading = words.partition("=")
        if not equals or not part.strip() or not heading.strip():
            raise click.BadParameter(f"{words!r} is not PART=HEADING, such as as_of=Date")
        pairs.append((part.strip(), heading.strip()))
    return tuple(pairs)


_FILE = click.Path(exists=True, dir_okay=False, readable=True)
_PATHS = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
_READING = [
    click.option("--published", metavar="DATE", callback=_date, help="When it appeared, where a file does not say so."),
    click.option("--publisher", help="Who printed it, where a file does not say so."),
    click.option(
        "--language",
        metavar="LANGUAGE",
        callback=_language,
        help="Its language, where a file does not say so; en unless given.",
    ),
    click.option("--lexicon", type=_FILE, multiple=True, help="Your own words, a TOML file; they win. Repeatable."),
    click.option(
        "--column",
        "columns",
        metavar="PART=HEADING",
        callback=_columns,
        multiple=True,
        help="A table's own heading, such as as_of=Date, or for records of articles text=body. Repeatable.",
    ),
    click.option("--workers", type=click.IntRange(1), default=1, help="Read articles with so many processes at once."),
    click.option(
        "--resume", metavar="FOLDER", help="Keep what is done in this folder, and go on from what is there already."
    ),
    click.option(
        "--max-bytes",
        type=click.IntRange(1),
        help="The most bytes one article may have, unpacked; 16 MiB unless given.",
    ),
    click.option("--strict", is_flag=True, help="Refuse a table that has a bad row."),
    click.option("--verbose", "-v", is_flag=True, help="Tell all findings, remarks too."),
    click.option("--output", "-o", type=click.Path(dir_okay=False, writable=True), help="Write to this file."),
]


def reading(command: Command) -> Command:
    """The paths, and the options by which they are read and the result is written."""
    return _PATHS(reading_options(command))


def reading_options(command: Command) -> Command:
    """The same options, for a command with arguments of its own."""
    for option in reversed(_READING):
        command = option(command)
    return command


def comparing(command: Command) -> Command:
    """The options by which claims are compared."""
    fail = click.Choice(["conflict"])
    links = click.option(
        "--links", type=_FILE, multiple=True, help="Which claims count one thing or a part, a CSV file. Repeatable."
    )
    command = links(command)
    command = click.option("--fail-on", type=fail, help="Exit with status 3 where there is one.")(command)
    return click.option("--policy", type=_FILE, help="How figures are compared, a TOML file.")(command)


def formats(*names: str) -> Callable[[Command], Command]:
    """The formats of a command; the first is what it writes unless told otherwise."""
    return click.option(
        "--format", "-f", "format_", type=click.Choice(names), default=names[0], show_default=True, help="How to write."
    )
