"""The command ``claimtrack contract``."""

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import click

__all__ = ["command"]


@click.command("contract")
@click.argument("parser", metavar="MODULE:FUNCTION")
@click.option(
    "--kind",
    type=click.Choice(["number", "quantity", "date", "claim"]),
    default="quantity",
    show_default=True,
    help="What it reads.",
)
@click.option(
    "--style",
    type=click.Choice(["find", "parse"]),
    default="find",
    show_default=True,
    help="Whether it searches whole texts, or reads one string.",
)
@click.option("--examples", type=click.IntRange(1, 10_000), default=30, show_default=True, help="Phrases a phenomenon.")
@click.option("--fail-on", type=click.Choice(["broken"]), help="Exit with status 3 where a promise is broken.")
def command(parser: str, kind: str, style: str, examples: int, fail_on: str | None) -> int:
    """Hold a parser of figures or dates, or a reader of claims, to its contract, and score it by phenomenon.

    MODULE:FUNCTION names a function from a text to values; the module is looked for in the current folder, too.

    \b
      claimtrack contract claimtrack.parsing.quantities:find_quantities
      claimtrack contract mine:read_claims --kind claim
      claimtrack contract mine:to_number --kind number --style parse
    """
    from claimtrack.strategies.claim_contract import ClaimContract
    from claimtrack.strategies.contract import Contract

    tried = max(examples, 20)
    contract: ClaimContract | Contract = (
        ClaimContract(_function(parser), examples=tried)
        if kind == "claim"
        else Contract(_function(parser), kind=kind, style=style, examples=tried)
    )
    broken = dict(contract.broken())
    for promise in contract.made:
        mark, what = ("BROKEN", broken[promise]) if promise in broken else ("kept", f"it {contract.sentences[promise]}")
        click.echo(f"{mark:7} {promise:14} {what.removeprefix(f'{promise}: ')}")
    click.echo()
    click.echo(str(contract.scorecard(examples)))
    return 3 if broken and fail_on else 0


def _function(named: str) -> Callable[[str], Any]:
    """The function that ``module:name`` names.

    Raises:
        click.BadParameter: Where there is none; says what is missing.
    """
    module, colon, name = named.partition(":")
    if not colon or not module or not name:
        raise click.BadParameter(
            f"write MODULE:FUNCTION, such as mine:find_numbers, not {named!r}", param_hint="PARSER"
        )
    here = str(Path.cwd())
    if here not in sys.path:
        sys.path.insert(0, here)
    try:
        found: Any = import_module(module)
    except ImportError as error:
        raise click.BadParameter(f"cannot import {module}: {error}", param_hint="PARSER") from error
    for part in name.split("."):
        found = getattr(found, part, None)
    if not callable(found):
        raise click.BadParameter(f"{module} has no function {name}", param_hint="PARSER")
    function: Callable[[str], Any] = found
    return function
