"""The command ``claimtrack convert``.

Enters: paths as every command reads them, and the name of a format. Leaves: the claims in that format. Refused: formats
that do not exist, a secret that is missing or short, items that are none; each before anything is read.
"""

import json
from decimal import Decimal
from typing import Any

import click

from claimtrack.cli.intake import Options, take_in, tell
from claimtrack.cli.options import reading
from claimtrack.cli.output import write
from claimtrack.exchange.formats import FORMATS
from claimtrack.model.finding import Finding, Severity

_FILE = click.Path(exists=True, dir_okay=False, readable=True)
_GROUPS = click.Choice(["people", "confidential", "all"])


@click.command("convert")
@reading
@click.option("--to", "format_", type=click.Choice(list(FORMATS)), required=True, help="The format to write.")
@click.option("--out", metavar="FILE", help="Write to this file; the same as --output.")
@click.option("--item", "items", metavar="NAME=Q42", multiple=True, help="The Wikidata item of a name. Repeatable.")
@click.option("--entities", type=_FILE, help="What Wikidata says now: the JSON of Special:EntityData.")
@click.option("--reviews", type=_FILE, help="Fact checks by the ids of claims, a CSV file.")
@click.option("--dataset", default="claimtrack", show_default=True, help="The name of a FollowTheMoney dataset.")
@click.option("--pseudonymise", "protect", type=_GROUPS, multiple=True, help="Whose names to hide. Repeatable.")
@click.option("--secret-file", type=_FILE, help="The file with the secret that pseudonyms are made with.")
@click.option("--confidential", "names", multiple=True, help="A source to hide though it has a name. Repeatable.")
def command(format_: str, output: str | None, out: str | None, verbose: bool, **options: Any) -> int:
    """The claims in a format of other people: JSON-LD, annotations, Wikidata, FollowTheMoney, UCDP, provenance.

    What a format cannot carry is told on the standard error, and nothing is dropped in silence.

    \b
      claimtrack convert articles/ --to prov --out provenance.json
      claimtrack convert claims.jsonl --to wikidata --item "Hurricane Maria=Q35698577"
      claimtrack convert claims.jsonl --to prov --pseudonymise people --secret-file secret.txt
    """
    from claimtrack.exchange.formats import export_claims

    extra = {name: options.pop(name) for name in _EXTRA}
    made = _options(extra)
    secret = _secret(extra)
    intake = take_in(Options(verbose=verbose, **options))
    found: list[Finding] = []
    claims = intake.claims
    if secret is not None:
        from claimtrack.exchange.pseudonyms import pseudonymise

        protect = extra["protect"] or ("confidential",)
        claims = pseudonymise(claims, secret, protect=protect, names=extra["names"], on_finding=found.append)
        made = _moved(made, {old.id: new.id for old, new in zip(intake.claims, claims, strict=True)})
    text = export_claims(claims, format_, options=made, on_finding=found.append)
    tell(found, verbose=verbose)
    write(text, out or output)
    return 1 if any(finding.severity is Severity.ERROR for finding in found) else intake.status


_EXTRA = ("items", "entities", "reviews", "dataset", "protect", "secret_file", "names")


def _options(extra: dict[str, Any]) -> Any:
    """What formats need beside the claims, read and checked."""
    from claimtrack.exchange import exporting
    from claimtrack.exchange.reviews import read_reviews
    from claimtrack.exchange.wikidata import check_items

    pairs = [words.rpartition("=") for words in extra["items"]]
    items = {name.strip(): item.strip() for name, _, item in pairs}
    wrong = check_items(items)
    if wrong is not None or "" in items:
        raise click.BadParameter(f"{items[wrong or '']!r} is not NAME=Q42", param_hint="--item")
    return exporting.ExportOptions(
        items=items,
        entities=_entities(extra["entities"]),
        reviews=read_reviews(extra["reviews"]) if extra["reviews"] else (),
        dataset=extra["dataset"],
    )


def _moved(made: Any, ids: dict[str, str]) -> Any:
    """The options with reviews that follow their claims to the ids they have under pseudonyms."""
    import attrs

    reviews = [attrs.evolve(review, claim=ids.get(review.claim, review.claim)) for review in made.reviews]
    return attrs.evolve(made, reviews=reviews)


def _entities(path: str | None) -> Any:
    from claimtrack.errors import ReadError
    from claimtrack.reading.decoding import decode
    from claimtrack.reading.streams import read_bytes

    if path is None:
        return None
    text, _ = decode(read_bytes(path), path)
    try:
        found = json.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        raise ReadError(path, f"not JSON: {error}") from None
    if not isinstance(found, dict):
        raise ReadError(path, "not an object with entities", "give the JSON of Special:EntityData")
    return found


def _secret(extra: dict[str, Any]) -> str | None:
    """The secret, where somebody is to be hidden; never on the command line, which others on the machine can read."""
    from pathlib import Path

    asked = extra["protect"] or extra["names"]
    if not asked:
        if extra["secret_file"]:
            raise click.UsageError(
                "--secret-file hides nobody by itself; say whom with --pseudonymise or --confidential"
            )
        return None
    if not extra["secret_file"]:
        raise click.UsageError(
            "pseudonyms need a secret: --secret-file FILE, such as one made by: openssl rand -hex 16"
        )
    secret = Path(extra["secret_file"]).read_text("utf-8", errors="replace").strip()
    if len(secret) < 12:
        raise click.UsageError(f"{extra['secret_file']}: a secret needs 12 characters at least")
    return secret
