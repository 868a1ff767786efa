"""The command ``claimtrack report``."""

from typing import Any

import click

from claimtrack.cli.intake import Intake, Options, take_in, tell
from claimtrack.cli.options import comparing, formats, reading
from claimtrack.cli.output import terminal_width, write
from claimtrack.model.decision import Decision
from claimtrack.model.finding import Finding
from claimtrack.model.policy import Policy
from claimtrack.reporting.overview import Overview


@click.command("report")
@reading
@formats("text", "markdown", "latex", "html", "json", "jsonl", "csv")
@click.option(
    "--html", "page", metavar="FILE", type=click.Path(dir_okay=False, writable=True), help="Write one HTML page here."
)
@click.option("--title", help="The heading of the HTML page.")
@click.option(
    "--full-text",
    is_flag=True,
    help="Put whole documents into the HTML page; publish it only where you hold the rights to every one of them.",
)
@click.option(
    "--decisions",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, readable=True),
    help="What reviewers decided; applied and shown.",
)
@comparing
@click.pass_context
def command(context: click.Context, /, format_: str, output: str | None, policy: str | None, **options: Any) -> int:
    """Who claims what, where they disagree, what was revised, and all claims by story.

    With --html, nothing goes to the standard output unless --format or --output asks for it.

    \b
      claimtrack report articles/
      claimtrack report articles/ --html report.html
      claimtrack report --published 2024-02-23 --publisher Gazette article.md
      claimtrack report figures.csv --format markdown -o report.md
    """
    from claimtrack.cli.judgement import policy_of, status_of
    from claimtrack.reporting.overview import overview
    from claimtrack.reporting.reports import render_overview

    page, title, full_text = options.pop("page"), options.pop("title"), options.pop("full_text")
    fail_on, file = options.pop("fail_on"), options.pop("decisions")
    if (full_text or title) and page is None and format_ != "html":
        raise click.UsageError("--title and --full-text are for the HTML page: add --html FILE or --format html")
    rules = policy_of(policy)
    remarks: list[Finding] = []
    decisions = _decisions(file, remarks)
    intake = take_in(Options(**options, texts=full_text))
    if format_ in ("jsonl", "csv") and fail_on is None and page is None:  # the claims alone: nothing is compared
        write(_claims_alone(intake, decisions, format_, remarks), output)
        tell(remarks, verbose=options["verbose"])
        return intake.status
    seen = overview(intake.claims, intake.documents, rules, intake.lexicon, remarks.append, decisions)
    tell(remarks, verbose=options["verbose"])
    if page is not None:
        write(_page(seen, intake, rules, title=title, full_text=full_text), page)
    asked = {context.get_parameter_source(name) for name in ("format_", "output")}
    if page is None or click.core.ParameterSource.COMMANDLINE in asked:
        if format_ == "html":
            text = _page(seen, intake, rules, title=title, full_text=full_text)
        else:
            text = render_overview(seen, format_, terminal_width(output))
        write(text, output)
    return status_of(intake, fail_on, seen.conflicts)


def _decisions(file: str | None, remarks: list[Finding]) -> list[Decision]:
    """What reviewers decided."""
    from claimtrack.verification.decisions import read_decisions

    return [] if file is None else read_decisions(file, on_finding=remarks.append)


def _claims_alone(intake: Intake, decisions: list[Decision], format_: str, remarks: list[Finding]) -> str:
    """The claims as rows or records, after the decisions."""
    from claimtrack.reporting.renderings import render_claims
    from claimtrack.verification.decisions import apply_decisions

    claims = intake.claims
    if decisions:
        claims = apply_decisions(claims, decisions, lexicon=intake.lexicon, on_finding=remarks.append)
    return render_claims(claims, format_)


def _page(seen: Overview, intake: Intake, rules: Policy, *, title: str | None, full_text: bool) -> str:
    """The HTML page; whoever asks for whole texts is told whose they are."""
    from claimtrack.reporting.html.page import RIGHTS, html_page

    if full_text:
        click.echo(f"claimtrack: the page holds whole texts. {RIGHTS}", err=True)
    return html_page(
        seen, documents=intake.documents, policy=rules, lexicon=intake.lexicon, full_text=full_text, title=title
    )
