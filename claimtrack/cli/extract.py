"""The command ``claimtrack extract``."""

from typing import Any

import click

from claimtrack.cli.intake import Options, take_in
from claimtrack.cli.options import formats, reading
from claimtrack.cli.output import terminal_width, write


@click.command("extract")
@reading
@formats("jsonl", "json", "csv", "text", "markdown")
@click.option("--explain", is_flag=True, help="Say which rule read each part of a claim, and from which words.")
@click.pass_context
def command(context: click.Context, /, format_: str, output: str | None, explain: bool, **options: Any) -> int:
    """The claims in articles, one JSON record (claimtrack/claim/1) a line.

    \b
      claimtrack extract articles/ -o claims.jsonl
      claimtrack extract article.md --format text
      claimtrack extract article.md --explain
    """
    from claimtrack.reporting.renderings import render_claims

    if explain:
        chosen = context.get_parameter_source("format_") is not click.core.ParameterSource.DEFAULT
        return _explain(format_ if chosen else "text", output, options)
    intake = take_in(Options(**options))
    write(render_claims(intake.claims, format_, terminal_width(output)), output)
    return intake.status


def _explain(format_: str, output: str | None, options: dict[str, Any]) -> int:
    """Write the reasons of the claims of all articles; a table of claims has none."""
    from claimtrack.extraction.explanation import explain
    from claimtrack.model.document import Document
    from claimtrack.reporting.explanations import render_explanations

    if format_ not in ("text", "json", "jsonl"):
        raise click.UsageError(f"--explain writes text, json or jsonl, not {format_}")
    intake = take_in(Options(texts=True, **options))
    documents = (document for document in intake.documents if isinstance(document, Document))
    found = [one for document in documents for one in explain(document, lexicon=intake.lexicon)]
    write(render_explanations(found, format_), output)
    return intake.status
