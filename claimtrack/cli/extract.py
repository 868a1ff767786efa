"""The command ``claimtrack extract``."""

from typing import Any

import click

from claimtrack.cli.intake import Options, take_in
from claimtrack.cli.options import formats, reading
from claimtrack.cli.output import terminal_width, write


@click.command("extract")
@reading
@formats("jsonl", "json", "csv", "text", "markdown")
def command(format_: str, output: str | None, **options: Any) -> int:
    """The claims in articles, one JSON record (claimtrack/claim/1) a line.

    \b
      claimtrack extract articles/ -o claims.jsonl
      claimtrack extract article.md --format text
    """
    from claimtrack.reporting.renderings import render_claims

    intake = take_in(Options(**options))
    write(render_claims(intake.claims, format_, terminal_width(output)), output)
    return intake.status
