"""The command ``claimtrack conflicts``."""

from typing import Any

import click

from claimtrack.cli.intake import Options, take_in
from claimtrack.cli.options import comparing, formats, reading
from claimtrack.cli.output import terminal_width, write


@click.command("conflicts")
@reading
@formats("text", "markdown", "latex", "json", "jsonl", "csv")
@comparing
def command(format_: str, output: str | None, policy: str | None, fail_on: str | None, **options: Any) -> int:
    """The disagreements alone, strongest first: who stands where, and the sentence that explains it.

    \b
      claimtrack conflicts articles/
      claimtrack conflicts claims.jsonl --fail-on conflict
    """
    from claimtrack.cli.judgement import disagreements, policy_of, status_of
    from claimtrack.reporting.renderings import render_conflicts

    rules = policy_of(policy)
    intake = take_in(Options(**options))
    found = disagreements(intake, rules)
    write(render_conflicts(found, format_, terminal_width(output)), output)
    return status_of(intake, fail_on, found)
