"""The command ``claimtrack timeline``."""

from typing import Any

import click

from claimtrack.cli.intake import Options, take_in
from claimtrack.cli.options import comparing, formats, reading
from claimtrack.cli.output import terminal_width, write


@click.command("timeline")
@reading
@formats("text", "markdown", "latex", "json", "jsonl", "csv")
@comparing
def command(format_: str, output: str | None, policy: str | None, fail_on: str | None, **options: Any) -> int:
    """The figures of each source in the order of their dates, with what was restated, grew or was revised.

    \b
      claimtrack timeline articles/
      claimtrack timeline figures.csv --format csv
    """
    from claimtrack.cli.judgement import disagreements, policy_of, status_of
    from claimtrack.comparison.timelines import timeline
    from claimtrack.reporting.renderings import render_timelines

    rules = policy_of(policy)
    intake = take_in(Options(**options))
    lines = timeline(intake.claims, policy=rules, lexicon=intake.lexicon)
    write(render_timelines(lines, format_, terminal_width(output)), output)
    return status_of(intake, fail_on, disagreements(intake, rules) if fail_on else [])
