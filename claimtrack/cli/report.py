"""The command ``claimtrack report``."""

from typing import Any

import click

from claimtrack.cli.intake import Options, take_in
from claimtrack.cli.options import comparing, formats, reading
from claimtrack.cli.output import terminal_width, write


@click.command("report")
@reading
@formats("text", "markdown", "json", "jsonl", "csv")
@comparing
def command(format_: str, output: str | None, policy: str | None, fail_on: str | None, **options: Any) -> int:
    """Who claims what, where they disagree, what was revised, and all claims by story.

    \b
      claimtrack report articles/
      claimtrack report --published 2024-02-23 --publisher Gazette article.md
      claimtrack report figures.csv --format markdown -o report.md
    """
    from claimtrack.cli.judgement import disagreements, policy_of, status_of
    from claimtrack.reporting.reports import report

    rules = policy_of(policy)
    intake = take_in(Options(**options))
    width = terminal_width(output)
    write(report(intake.claims, format=format_, documents=intake.documents, policy=rules, width=width), output)
    return status_of(intake, fail_on, disagreements(intake, rules) if fail_on else [])
