"""What the commands of ``claimtrack ledger`` share: the file, the time, who, what is asked for.

Enters: words of the command line. Leaves: an open ledger, a time, criteria. Refused: times that are none, before
anything is opened; a ledger that does not exist.
"""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from claimtrack.storage.ledger import Ledger
    from claimtrack.storage.views import View

__all__ = ["act_options", "asking", "now", "open_ledger", "opened", "recorded_option", "view_of", "wanted"]

Command = TypeVar("Command", bound=Callable[..., Any])

_FILE = click.Path(exists=True, dir_okay=False, readable=True)


def _time(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """A day or an instant."""
    from claimtrack.errors import InvalidMoment
    from claimtrack.storage.instants import instant

    try:
        return None if value is None else instant(value)
    except InvalidMoment as error:
        raise click.BadParameter(str(error)) from None


def now() -> str:
    """The time, for what the caller gives no other one for."""
    return dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


_OPENED = [
    click.argument("ledger", type=click.Path(dir_okay=False)),
    click.option("--lexicon", type=_FILE, multiple=True, help="Your own words, a TOML file; they win. Repeatable."),
    click.option("--policy", type=_FILE, help="How figures are compared, a TOML file."),
]
_ASKING = [
    click.option("--predicate", metavar="WORD", help="What happened, such as killed."),
    click.option("--counted", metavar="WORDS", help="What is counted, in the claim's words."),
    click.option("--unit", metavar="WORD", help="The unit, or the counted noun, such as person."),
    click.option("--place", metavar="NAME", help="Where."),
    click.option("--event", metavar="NAME", help="In which event."),
    click.option("--period", metavar="DATE", help="When the counted events happened, as the claim has it."),
    click.option("--mode", metavar="WORD", help="stock, flow or cumulative."),
    click.option("--source", metavar="NAME", help="Who says so, by any name that the word lists know."),
    click.option("--since", metavar="DATE", help="The first day of what the figures report."),
    click.option("--until", metavar="DATE", help="The last day of what the figures report."),
    click.option("--text", metavar="WORDS", help="Words that the sentence holds, all of them."),
    click.option("--url", metavar="URL", help="Where the document appeared."),
    click.option("--in-conflict/--without-conflict", "in_conflict", default=None, help="Whether others disagree."),
    click.option("--as-known-on", metavar="TIME", callback=_time, help="What the ledger knew on a day."),
    click.option("--output", "-o", type=click.Path(dir_okay=False, writable=True), help="Write to this file."),
]
_RECORDED = click.option(
    "--recorded", metavar="TIME", callback=_time, help="When the ledger learns it; now, unless given."
)
_ACT = [
    _RECORDED,
    click.option("--who", required=True, help="Your name; the entry carries it."),
    click.option("--why", default="", help="The reason, in a sentence."),
]


def _with(options: list[Any], command: Command) -> Command:
    for option in reversed(options):
        command = option(command)
    return command


def opened(command: Command) -> Command:
    """The ledger's file, and the words and rules it is compared with."""
    return _with(_OPENED, command)


def asking(command: Command) -> Command:
    """Which claims are asked for, and as of when."""
    return _with(_ASKING, command)


def act_options(command: Command) -> Command:
    """Who does it, why, and when the ledger learns it."""
    return _with(_ACT, command)


recorded_option = _RECORDED


def open_ledger(
    path: str, *, lexicon: tuple[str, ...] = (), policy: str | None = None, create: bool = False
) -> "Ledger":
    """The ledger, which must exist unless it is to be made."""
    from claimtrack.cli.judgement import policy_of
    from claimtrack.lexicon.loader import load_lexicon
    from claimtrack.storage.ledger import Ledger

    return Ledger(path, lexicon=load_lexicon(additions=lexicon), policy=policy_of(policy), create=create)


def wanted(options: dict[str, Any]) -> dict[str, Any]:
    """What is asked for, without what was not given."""
    return {name: value for name, value in options.items() if value is not None}


def view_of(ledger: "Ledger", as_known_on: str | None) -> "View":
    """The ledger now, or as it was known on a day."""
    return ledger if as_known_on is None else ledger.as_known_on(as_known_on)
