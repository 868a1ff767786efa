"""The command ``claimtrack compare``."""

from typing import Any

import click

from claimtrack.cli.intake import Options, take_in, tell
from claimtrack.cli.options import comparing, formats, reading
from claimtrack.cli.output import terminal_width, write


@click.command("compare")
@reading
@formats("text", "markdown", "latex", "json", "jsonl", "csv")
@comparing
@click.option("--all", "all_pairs", is_flag=True, help="Pairs that cannot be compared, too.")
def command(
    format_: str, output: str | None, policy: str | None, fail_on: str | None, all_pairs: bool, **options: Any
) -> int:
    """What each figure does to each other one: agrees, refines, revises, is a part of, conflicts ...

    \b
      claimtrack compare monday.md tuesday.md
      claimtrack compare claims.jsonl --format csv
    """
    from claimtrack.cli.judgement import comparisons, disagreements, left_out, policy_of, status_of
    from claimtrack.reporting.renderings import render_comparisons

    rules = policy_of(policy)
    intake = take_in(Options(**options))
    tell(left_out(intake.claims), verbose=options["verbose"])
    pairs = comparisons(intake, rules, all_pairs=all_pairs)
    write(render_comparisons(pairs, format_, terminal_width(output)), output)
    return status_of(intake, fail_on, disagreements(intake, rules) if fail_on else [])
