"""The command ``claimtrack extract``."""

from typing import Any

import click

from claimtrack.cli.intake import Options, intake_of, read_in, take_in, tell
from claimtrack.cli.options import formats, reading
from claimtrack.cli.output import terminal_width, write, write_pieces


@click.command("extract")
@reading
@formats("jsonl", "json", "csv", "text", "markdown")
@click.option("--explain", is_flag=True, help="Say which rule read each part of a claim, and from which words.")
@click.option("--parquet", metavar="FOLDER", help="Write Parquet files into this new folder, a folder a month.")
@click.pass_context
def command(
    context: click.Context, /, format_: str, output: str | None, explain: bool, parquet: str | None, **options: Any
) -> int:
    """The claims in articles, one JSON record (claimtrack/claim/1) a line.

    \b
      claimtrack extract articles/ -o claims.jsonl
      claimtrack extract article.md --format text
      claimtrack extract article.md --explain
      claimtrack extract crawl.warc.gz --workers 2 --resume done --parquet claims
    """
    from claimtrack.reporting.renderings import render_claims

    if explain:
        chosen = context.get_parameter_source("format_") is not click.core.ParameterSource.DEFAULT
        return _explain(format_ if chosen else "text", output, options)
    if parquet is not None or format_ == "jsonl":
        return _stream(output, parquet, Options(**options))
    intake = take_in(Options(**options))
    write(render_claims(intake.claims, format_, terminal_width(output)), output)
    return intake.status


def _stream(output: str | None, parquet: str | None, options: Options) -> int:
    """Write each claim as it is read, so that an archive of any size goes through."""
    from claimtrack.scaling.parquet import write_parquet

    intake = intake_of(options)
    found = read_in(options, intake)
    if parquet is not None:
        write_parquet((claim for reading in found for claim in reading.claims), parquet)
    else:
        write_pieces((f"{line}\n" for reading in found for line in reading.lines()), output)
    tell(dict.fromkeys(intake.findings), verbose=options.verbose)
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
