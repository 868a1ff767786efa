"""The command ``claimtrack verify``."""

import click

from claimtrack.cli.against import against, excerpt, lexicon_of, read_documents
from claimtrack.cli.options import formats
from claimtrack.cli.output import write
from claimtrack.model.claim import Claim
from claimtrack.model.finding import Finding, Severity


@click.command("verify")
@click.argument("claims", metavar="CLAIMS")
@against
@formats("text", "jsonl")
def command(claims: str, sources: tuple[str, ...], format_: str, output: str | None, lexicon: tuple[str, ...]) -> int:
    """Whether the documents still say what the claims of a file say they say: quotation, number, source, date, caveat.

    Exit status 3 where something is wrong: a quotation that is gone, another number, a source that is not named.

    \b
      claimtrack extract articles/ -o claims.jsonl
      claimtrack verify claims.jsonl --against articles/
    """
    from claimtrack.cli.intake import tell
    from claimtrack.exchange.tables import read_claims
    from claimtrack.verification.evidence_checks import verify

    words = lexicon_of(lexicon)
    odd: list[Finding] = []
    listed = read_claims(claims, lexicon=words, on_finding=odd.append)
    tell(odd, verbose=False)
    documents, failed = read_documents(sources)
    found = [(claim, verify(claim, documents, lexicon=words)) for claim in listed]
    write((_text(found) if format_ == "text" else _lines(found)), output)
    if failed or any(one.severity is Severity.ERROR for one in odd):
        return 1
    return 3 if any(one.severity is Severity.ERROR for _, findings in found for one in findings) else 0


# What is no news of a single claim: its document has another text now, in which the words stand all the same.
_QUIET = frozenset({"document-changed", "quote-reflowed"})


def _text(found: list[tuple[Claim, list[Finding]]]) -> str:
    loud = [(claim, findings) for claim, findings in found if not {one.code for one in findings} <= _QUIET]
    blocks = [
        f"{excerpt(claim)}\n" + "".join(f"  {one.severity}: {one.code}: {one.message}\n" for one in findings)
        for claim, findings in loud
    ]
    changed = sum(bool(findings) for _, findings in found) - len(loud)
    total = f"{len(found)} claim{'' if len(found) == 1 else 's'}, {len(found) - len(loud)} borne out"
    total += f", of them {changed} by a document that has changed since.\n" if changed else ".\n"
    return "\n".join([*blocks, total])


def _lines(found: list[tuple[Claim, list[Finding]]]) -> str:
    from claimtrack.record.json_text import json_text

    made = (
        {"claim": claim.id, "code": one.code, "severity": str(one.severity), "message": one.message, "where": one.where}
        for claim, findings in found
        for one in findings
    )
    return "".join(f"{json_text(record)}\n" for record in made)
