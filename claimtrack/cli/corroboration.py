"""The command ``claimtrack corroboration``."""

from typing import Any

import click

from claimtrack.cli.intake import Options, take_in
from claimtrack.cli.judgement import policy_of
from claimtrack.cli.options import formats, reading
from claimtrack.cli.output import write
from claimtrack.model.document import Document
from claimtrack.verification.independence import Corroboration

_FILE = click.Path(exists=True, dir_okay=False, readable=True)


@click.command("corroboration")
@reading
@formats("text", "jsonl")
@click.option("--policy", type=_FILE, help="How figures are compared, a TOML file.")
@click.option("--least", type=click.IntRange(min=1), default=2, show_default=True, help="How many documents at least.")
def command(format_: str, output: str | None, policy: str | None, least: int, **options: Any) -> int:
    """How many independent voices stand behind each figure: origins, not documents, with the evidence of copying.

    \b
      claimtrack corroboration articles/
      claimtrack corroboration claims.jsonl --least 1
    """
    from claimtrack.verification.independence import corroboration

    rules = policy_of(policy)
    intake = take_in(Options(**options, texts=True))
    texts = [document for document in intake.documents if isinstance(document, Document)]
    made = corroboration(intake.claims, rules, intake.lexicon, texts)
    found = [one for one in made if one.documents >= least]
    found.sort(key=lambda one: -one.documents)
    write((_text(found) if format_ == "text" else _lines(found)), output)
    return intake.status


def _text(found: list[Corroboration]) -> str:
    from claimtrack.reporting.words import figure, plain

    blocks = []
    for one in found:
        lines = [plain(str(one.measure)), f"  {plain(one.summary)}"]
        for voice in one.voices:
            figures = ", ".join(dict.fromkeys(figure(claim) for claim in voice.claims))
            lines.append(f"  {plain(voice.name)}: {plain(figures)}")
        lines += [f"  {finding.severity}: {plain(str(finding))}" for finding in one.findings]
        blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks) or "No figure is told by so many documents.\n"


def _lines(found: list[Corroboration]) -> str:
    from claimtrack.record.converter import unstructure
    from claimtrack.record.json_text import json_text

    made = (
        {
            "measure": unstructure(one.measure),
            "documents": one.documents,
            "origins": one.independent,
            "voices": [
                {"name": voice.name, "documents": list(voice.documents), "claims": [claim.id for claim in voice.claims]}
                for voice in one.voices
            ],
            "findings": unstructure(list(one.findings)),
        }
        for one in found
    )
    return "".join(f"{json_text(record)}\n" for record in made)
