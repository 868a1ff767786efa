"""The command ``claimtrack consensus``."""

from typing import Any

import click

from claimtrack.cli.intake import Options, take_in
from claimtrack.cli.judgement import policy_of
from claimtrack.cli.options import formats, reading
from claimtrack.cli.output import write
from claimtrack.model.quantity import Interval
from claimtrack.verification.agreement import Consensus
from claimtrack.verification.consensus_methods import CONSENSUS_METHODS

_FILE = click.Path(exists=True, dir_okay=False, readable=True)


@click.command("consensus")
@reading
@formats("text", "jsonl")
@click.option("--policy", type=_FILE, help="How figures are compared, a TOML file.")
@click.option("--method", type=click.Choice(CONSENSUS_METHODS), help="Reckon a value; without it, only what all allow.")
@click.option("--least", type=click.IntRange(min=1), default=2, show_default=True, help="How many figures at least.")
def command(
    format_: str, output: str | None, policy: str | None, method: str | None, least: int, **options: Any
) -> int:
    """What the figures on each thing add up to: a value that all allow, or no consensus and the positions.

    \b
      claimtrack consensus articles/
      claimtrack consensus figures.csv --method origins
    """
    from claimtrack.verification.agreement import consensus

    rules = policy_of(policy)
    intake = take_in(Options(**options))
    made = consensus(intake.claims, method=method, policy=rules, lexicon=intake.lexicon)
    found = [one for one in made if len(one.claims) >= least]
    write((_text(found) if format_ == "text" else _lines(found)), output)
    return intake.status


def _shown(interval: Interval) -> str:
    low, high = (None if end is None else f"{float(end):,.15g}" for end in (interval.low, interval.high))
    if low is None or high is None:
        return "any number" if low is high else f"{low} or more" if high is None else f"{high} or fewer"
    return low if low == high else f"{low} to {high}"


def _text(found: list[Consensus]) -> str:
    from claimtrack.reporting.words import figure, plain

    blocks = []
    for one in found:
        unit = f" {one.unit}" if one.unit else ""
        value = f"{float(one.value):,.15g}{unit}" if one.value is not None else "no single value"
        lines = [plain(str(one.measure)), f"  {value}; {_shown(one.interval)}; {one.reason}"]
        for position in one.positions:
            names = ", ".join(source.name for source in position.origins) or "nobody named"
            figures = ", ".join(dict.fromkeys(figure(claim) for claim in position.claims))
            lines.append(f"  {plain(figures)}: {plain(names)}")
        lines += [f"  {finding.severity}: {plain(str(finding))}" for finding in one.findings]
        blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks) or "No thing is counted by so many figures.\n"


def _lines(found: list[Consensus]) -> str:
    from claimtrack.record.converter import unstructure
    from claimtrack.record.json_text import json_text

    made = (
        {
            "measure": unstructure(one.measure),
            "method": one.method,
            "value": unstructure(one.value),
            "low": unstructure(one.interval.low),
            "high": unstructure(one.interval.high),
            "unit": one.unit,
            "agreed": one.is_agreed,
            "reason": one.reason,
            "positions": [[claim.id for claim in position.claims] for position in one.positions],
            "findings": unstructure(list(one.findings)),
        }
        for one in found
    )
    return "".join(f"{json_text(record)}\n" for record in made)
