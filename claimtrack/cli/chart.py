"""The command ``claimtrack chart``."""

import sys
from typing import Any

import click

from claimtrack.cli.intake import Intake, Options, take_in
from claimtrack.cli.options import formats, reading
from claimtrack.cli.output import write_file
from claimtrack.model.comparison import Conflict, Timeline
from claimtrack.model.policy import Policy

_FILE = click.Path(exists=True, dir_okay=False, readable=True)


@click.command("chart")
@reading
@formats("svg", "png")
@click.option(
    "--what",
    type=click.Choice(["disagreement", "timeline"]),
    default="disagreement",
    show_default=True,
    help="Of what.",
)
@click.option(
    "--number", type=click.IntRange(1), default=1, show_default=True, help="Which one, as the HTML report numbers them."
)
@click.option("--policy", type=_FILE, help="How figures are compared, a TOML file.")
@click.pass_context
def command(
    context: click.Context,
    /,
    format_: str,
    output: str | None,
    what: str,
    number: int,
    policy: str | None,
    **options: Any,
) -> int:
    """A disagreement or a timeline as a picture, SVG or PNG; the ending of the output file says which.

    \b
      claimtrack chart articles/ -o strongest.svg
      claimtrack chart articles/ --what timeline --number 2 -o toll.png
    """
    from claimtrack.cli.judgement import policy_of
    from claimtrack.reporting.charts import CHART_FORMATS, chart

    rules = policy_of(policy)
    ending = (output or "").rpartition(".")[2].lower()
    if context.get_parameter_source("format_") is click.core.ParameterSource.DEFAULT and ending in CHART_FORMATS:
        format_ = ending
    intake = take_in(Options(**options))
    found = _disagreements(intake, rules) if what == "disagreement" else _timelines(intake, rules)
    if number > len(found):
        raise click.UsageError(f"there are {len(found):,} {what}s here, so there is no number {number:,}")
    data = chart(found[number - 1], format_, policy=rules, lexicon=intake.lexicon)
    if output is not None:
        write_file(data, output)
    else:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    return intake.status


def _disagreements(intake: Intake, rules: Policy) -> list[Conflict]:
    from claimtrack.cli.judgement import disagreements

    return disagreements(intake, rules)


def _timelines(intake: Intake, rules: Policy) -> list[tuple[Timeline, ...]]:
    from claimtrack.comparison.timelines import timeline
    from claimtrack.reporting.things import things

    lines = timeline(intake.claims, policy=rules, lexicon=intake.lexicon)
    return [thing.lines for thing in things(lines, intake.claims, rules, intake.lexicon)]
