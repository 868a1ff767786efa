"""The command ``claimtrack report``."""

from typing import Any

import click

from claimtrack.cli.intake import Options, take_in, tell
from claimtrack.cli.options import comparing, formats, reading
from claimtrack.cli.output import terminal_width, write
from claimtrack.model.finding import Finding


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
    from claimtrack.cli.judgement import policy_of, status_of
    from claimtrack.reporting.overview import overview
    from claimtrack.reporting.renderings import render_claims
    from claimtrack.reporting.reports import render_overview

    rules = policy_of(policy)
    intake = take_in(Options(**options))
    if format_ in ("jsonl", "csv") and fail_on is None:  # the claims alone: nothing needs to be compared
        write(render_claims(intake.claims, format_), output)
        return intake.status
    remarks: list[Finding] = []
    seen = overview(intake.claims, intake.documents, rules, intake.lexicon, remarks.append)
    tell(remarks, verbose=options["verbose"])
    write(render_overview(seen, format_, terminal_width(output)), output)
    return status_of(intake, fail_on, seen.conflicts)
