"""The command ``claimtrack diff``."""

from typing import Any

import click

from claimtrack.cli.intake import Options, take_in
from claimtrack.cli.options import comparing, formats, reading_options
from claimtrack.cli.output import terminal_width, write


@click.command("diff")
@click.argument("old")
@click.argument("new")
@reading_options
@formats("text", "markdown", "json", "jsonl", "csv")
@comparing
def command(
    old: str, new: str, format_: str, output: str | None, policy: str | None, fail_on: str | None, **options: Any
) -> int:
    """What changed from OLD to NEW: new, revised and withdrawn figures, disagreements that came or were settled.

    Both are an article, a folder of them, or a table of claims; --fail-on conflict asks for one that is new.

    \b
      claimtrack diff monday/ tuesday/
      claimtrack diff old.jsonl new.jsonl --format json
    """
    from claimtrack.cli.judgement import policy_of, status_of
    from claimtrack.comparison.differences import diff
    from claimtrack.reporting.renderings import render_difference

    rules = policy_of(policy)
    before, after = (take_in(Options(paths=(path,), **options)) for path in (old, new))
    changed = diff(before.claims, after.claims, policy=rules, lexicon=after.lexicon)
    write(render_difference(changed, format_, terminal_width(output)), output)
    return before.status or status_of(after, fail_on, changed.newly_in_conflict)
