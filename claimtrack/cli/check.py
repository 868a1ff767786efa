"""The command ``claimtrack check``."""

import click

from claimtrack.cli.against import against, excerpt, lexicon_of, read_documents, short_record
from claimtrack.cli.judgement import policy_of
from claimtrack.cli.options import formats
from claimtrack.cli.output import write
from claimtrack.model.finding import Finding
from claimtrack.verification.draft_checks import Checked
from claimtrack.verification.draft_verdicts import DraftVerdict

_FAILING = frozenset({DraftVerdict.CONTRADICTED, DraftVerdict.NOT_FOUND})
_FILE = click.Path(exists=True, dir_okay=False, readable=True)


@click.command("check")
@click.argument("draft", metavar="DRAFT")
@against
@formats("text", "jsonl")
@click.option("--policy", type=_FILE, help="How figures are compared, a TOML file.")
@click.option("--all", "everything", is_flag=True, help="Show the figures that are supported, too.")
def command(
    draft: str,
    sources: tuple[str, ...],
    format_: str,
    output: str | None,
    policy: str | None,
    lexicon: tuple[str, ...],
    everything: bool,
) -> int:
    """Whether the sources bear out every figure of a draft: draft and source side by side.

    Exit status 3 where a figure is contradicted or not found.

    \b
      claimtrack check draft.md --against articles/
      claimtrack check summary.txt --against a.md --against b.md --all
    """
    from claimtrack.reading.documents import read
    from claimtrack.verification.draft_checks import check

    rules, words = policy_of(policy), lexicon_of(lexicon)
    documents, failed = read_documents(sources)
    unread: list[Finding] = []
    found = check(read(draft), documents, policy=rules, lexicon=words, on_finding=unread.append)
    for finding in unread:
        click.echo(f"claimtrack: {finding}", err=True)
    shown = found if everything or format_ == "jsonl" else [one for one in found if not one.is_supported]
    write((_text(shown, found) if format_ == "text" else _lines(shown)), output)
    if failed:
        return 1
    return 3 if any(one.verdict in _FAILING for one in found) else 0


def _text(shown: list[Checked], found: list[Checked]) -> str:
    """The figures in text order, each with the source's sentence under the draft's, and the sum."""
    blocks = [
        f"{one.verdict.replace('_', ' ').upper()}: {one.claim.value.text}\n"
        f"  draft:   {excerpt(one.claim)}\n"
        f"  source:  {excerpt(one.evidence)}\n"
        f"  {one.reason}\n"
        for one in shown
    ]
    supported = sum(one.is_supported for one in found)
    total = f"{len(found)} figure{'' if len(found) == 1 else 's'}, {supported} supported.\n"
    return "\n".join([*blocks, total])


def _lines(shown: list[Checked]) -> str:
    """One JSON object a line."""
    from claimtrack.record.json_text import json_text

    made = (
        {
            "verdict": str(one.verdict),
            "reason": one.reason,
            "claim": short_record(one.claim),
            "evidence": short_record(one.evidence),
        }
        for one in shown
    )
    return "".join(f"{json_text(record)}\n" for record in made)
