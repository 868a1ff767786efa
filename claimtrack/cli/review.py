"""The command ``claimtrack review``."""

import datetime as dt
import sys
from collections.abc import Callable
from typing import Any

import click

from claimtrack.cli.intake import Options, take_in
from claimtrack.cli.options import reading
from claimtrack.lexicon.loader import Lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.decision import AMENDABLE, Action, Decision
from claimtrack.model.finding import Finding
from claimtrack.model.moment import Moment
from claimtrack.verification.review import ReviewItem

_KEYS = "a accept, r reject, m amend a field, s skip, b back, q quit"


@click.command("review")
@reading
@click.option("--decisions", required=True, type=click.Path(dir_okay=False), help="The file that keeps the decisions.")
@click.option("--who", required=True, help="Your name; each decision carries it.")
@click.option("--day", metavar="DATE", help="The day of the decisions; today unless given.")
@click.option("--policy", type=click.Path(exists=True, dir_okay=False), help="How figures are compared, a TOML file.")
@click.option("--all", "everything", is_flag=True, help="Also the readings without any doubt; last.")
def command(decisions: str, who: str, day: str | None, policy: str | None, everything: bool, **options: Any) -> int:
    """Walk through uncertain readings, the words in context, one key each; stop and go on at any time.

    Decisions are kept in a JSON Lines file, and hold when the articles are read again.

    \b
      claimtrack review articles/ --decisions decisions.jsonl --who "A. Editor"
    """
    from claimtrack.cli.judgement import policy_of
    from claimtrack.verification.decisions import read_decisions
    from claimtrack.verification.review import review_queue

    rules = policy_of(policy)
    if options.pop("output", None) is not None:
        raise click.UsageError("review writes decisions to the file of --decisions; it has no output")
    when = Moment(day or dt.date.today().isoformat())
    intake = take_in(Options(**options))
    made = read_decisions(decisions, on_finding=lambda finding: click.echo(f"claimtrack: {finding}", err=True))
    queue = review_queue(intake.claims, made, everything=everything, policy=rules, lexicon=intake.lexicon)

    def decide(
        action: Action, claim: str, why: str = "", field: str | None = None, value: str | None = None
    ) -> Decision:
        return Decision(action, claim, who, when, why, None, field, value)

    count = _walk(queue, decisions, decide, intake.lexicon)
    click.echo(f"{count} decision{'' if count == 1 else 's'} written to {decisions}.")
    return intake.status


def _walk(queue: list[ReviewItem], file: str, decide: Callable[..., Decision], lexicon: Lexicon | None) -> int:
    """Show one reading after the other, and write each decision at once; how many were written."""
    from claimtrack.verification.decisions import append_decision, apply_decisions

    made: dict[int, list[Decision]] = {}
    place = 0
    while place < len(queue):
        item, earlier = queue[place], made.setdefault(place, [])
        amended = [decision for decision in earlier if decision.action is Action.AMEND]
        [now] = apply_decisions([item.claim], amended, lexicon=lexicon)
        _show(item, now, place + 1, len(queue))
        problems: list[Finding] = []
        answer = _ask(item, now, decide)
        if answer == "quit":
            break
        if isinstance(answer, Decision):
            apply_decisions([item.claim], [answer], lexicon=lexicon, on_finding=problems.append)
            for problem in problems:
                click.echo(f"  {problem.message}")
            if not problems:
                append_decision(file, answer)
                earlier.append(answer)
        stays = isinstance(answer, Decision) and (problems or answer.action is Action.AMEND)
        place = max(place - 1, 0) if answer == "back" else place + (not stays)
    return sum(map(len, made.values()))


def _show(item: ReviewItem, now: Claim, number: int, total: int) -> None:
    """One reading: the words in context with the figure marked, what it says now, and what is in doubt."""
    from claimtrack.reporting.words import plain

    claim, evidence = item.claim, item.claim.evidence
    click.echo(f"\n[{number} of {total}] {plain(claim.where)}")
    if evidence is not None:
        words = evidence.quote
        if evidence.figure_start is not None and evidence.figure_end is not None:
            first, last = evidence.figure_start - evidence.start, evidence.figure_end - evidence.start
            words = f"{words[:first]}>>{words[first:last]}<<{words[last:]}"
        click.echo("  " + plain(" ".join(f"...{evidence.prefix}{words}{evidence.suffix}...".split())))
    click.echo(f"  {plain(repr(now))}")
    for reason in item.reasons:
        click.echo(f"  - {plain(reason)}")


def _ask(item: ReviewItem, now: Claim, decide: Callable[..., Decision]) -> Decision | str:
    """What the person decides: a decision, "skip", "back" or "quit"."""
    from claimtrack.verification.decisions import field_in_words

    while True:
        click.echo(f"  {_KEYS}: ", nl=False)
        key = _key()
        click.echo(key if key.isprintable() else "")
        if key in ("q", "\x04", ""):
            return "quit"
        if key in ("s", "b"):
            return "skip" if key == "s" else "back"
        if key == "a":
            return decide(Action.ACCEPT, item.claim.id)
        if key == "r":
            why = click.prompt("  why", default="", show_default=False)
            return decide(Action.REJECT, item.claim.id, why)
        if key == "m":
            field = click.prompt("  field", type=click.Choice(AMENDABLE))
            says = field_in_words(now, field)
            value = click.prompt(
                f"  what it should say, not {says!r} (nothing empties it)", default="", show_default=False
            )
            try:
                return decide(Action.AMEND, item.claim.id, "", field, value or None)
            except ValueError as error:
                click.echo(f"  {error}")


def _key() -> str:
    """One key on a terminal; elsewhere the next line's first letter, and nothing at the end of the input."""
    if sys.stdin.isatty():
        return click.getchar()
    line = sys.stdin.readline()
    return line.strip()[:1].lower() if line.strip() else ("" if not line else "?")
