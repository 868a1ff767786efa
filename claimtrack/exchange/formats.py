"""The registry of other people's formats: claims -> text in one of them, and back where it can be read back.

Enters: claims and the name of a format; or a text in such a format. Leaves: the other of the two, and findings that say
what was left out, what was changed, and which parts of a claim the format has no place for. Refused: formats that do
not exist, by naming those that do. Where no ``on_finding`` takes the findings, one ``ExportWarning`` tells them.
"""

import warnings
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module

import attrs

from claimtrack.errors import ReportError
from claimtrack.exchange.exporting import Export, ExportOptions, Losses
from claimtrack.exchange.table_rows import Told
from claimtrack.model.claim import Claim
from claimtrack.model.finding import Finding

__all__ = ["FORMATS", "ExportWarning", "Format", "export_claims", "format_named", "import_claims"]

OnFinding = Callable[[Finding], None]


class ExportWarning(UserWarning):
    """A format could not hold all of what was exported, and the caller gave no ``on_finding`` to be told by."""


@attrs.frozen
class Format:
    """One format.

    Attributes:
        name: What it is called.
        summary: What it is, in a line.
        standard: Where it is defined.
        room: The module of ``claimtrack.exchange`` that writes it, loaded on first use.
        render: The name of its function from an ``Export`` to text.
        parse: The name of its function from text to claims; None for a format that cannot be read back.
    """

    name: str
    summary: str
    standard: str
    room: str
    render: str
    parse: str | None = None


#: Every format by its name.
FORMATS = {
    made.name: made
    for made in (
        Format(
            "claim",
            "schema.org Claim, JSON-LD for web pages and search engines",
            "https://schema.org/Claim",
            "schema_org",
            "render_claims",
        ),
        Format(
            "claimreview",
            "schema.org ClaimReview, JSON-LD of fact checks that people made (needs reviews)",
            "https://developers.google.com/search/docs/appearance/structured-data/factcheck",
            "schema_org",
            "render_claim_reviews",
        ),
        Format(
            "annotation",
            "W3C Web Annotation, the sentence by its words and its position",
            "https://www.w3.org/TR/annotation-model/",
            "web_annotations",
            "render_annotations",
            "parse_annotations",
        ),
        Format(
            "wikidata",
            "Wikidata entities with statements, qualifiers and references (needs items)",
            "https://www.mediawiki.org/wiki/Wikibase/DataModel/JSON",
            "wikidata",
            "render_statements",
        ),
        Format(
            "mismatches",
            "CSV for the Wikidata Mismatch Finder (needs items and what Wikidata says now)",
            "https://github.com/wmde/wikidata-mismatch-finder/blob/main/docs/UserGuide.md",
            "mismatches",
            "render_mismatches",
        ),
        Format(
            "ftm",
            "FollowTheMoney statements, CSV for OpenSanctions and Aleph",
            "https://followthemoney.tech/docs/statements/",
            "follow_the_money",
            "render_entities",
        ),
        Format(
            "ucdp",
            "CSV with low, best and high, as the Uppsala Conflict Data Program counts the dead",
            "https://ucdp.uu.se/downloads/",
            "ucdp",
            "render_rows",
            "parse_rows",
        ),
        Format(
            "prov",
            "W3C PROV-JSON, which figure comes from which document on whose word",
            "https://www.w3.org/submissions/prov-json/",
            "provenance",
            "render_provenance",
        ),
    )
}


def format_named(name: str, readable: bool = False) -> Format:
    """The format of a name.

    Raises:
        ReportError: For one that does not exist, or that cannot be read where ``readable`` asks for it; names the rest.
    """
    known = [made.name for made in FORMATS.values() if made.parse is not None or not readable]
    if name not in known:
        raise ReportError(f"format must be one of {', '.join(known)}, not {name!r}")
    return FORMATS[name]


def export_claims(
    claims: Iterable[Claim],
    format: str,  # noqa: A002 - what everybody calls it
    *,
    options: ExportOptions | None = None,
    on_finding: OnFinding | None = None,
) -> str:
    """Claims in a format of other people.

    Args:
        claims: The claims; what the format cannot hold is left out and told.
        format: A name in ``FORMATS``.
        options: What some formats need beside the claims: Wikidata items, reviews, a dataset's name.
        on_finding: Called with what was left out, what was changed, and which parts the format has no place for.

    Raises:
        ReportError: For a format that does not exist, or one that lacks what it needs.
    """
    chosen = format_named(format)
    told = list(claims)
    losses = Losses(count=len(told))
    render: Callable[[Export], str] = getattr(import_module(f"claimtrack.exchange.{chosen.room}"), chosen.render)
    text = render(Export(told, losses, options or ExportOptions()))
    found = losses.findings(chosen.name)
    _tell(found, on_finding)
    return text


def _tell(found: Sequence[Finding], on_finding: OnFinding | None) -> None:
    if on_finding is not None:
        for finding in found:
            on_finding(finding)
    elif found:
        said = "; ".join(finding.message for finding in found)
        warnings.warn(f"{found[0].where}: {said}; pass on_finding= to be told", ExportWarning, stacklevel=3)


def import_claims(text: str, format: str, *, name: str = "text", on_finding: OnFinding | None = None) -> list[Claim]:  # noqa: A002
    """The claims of a text in a format that can be read back: ``annotation`` or ``ucdp``.

    Args:
        text: The text.
        format: Its format.
        name: What to call the text in findings; claims from rows point at it as their file.
        on_finding: Called with each finding; without it one ``TableWarning`` tells what was lost.

    Raises:
        ReportError: For a format that does not exist or cannot be read back.
        RecordError: For a text that is not in the format.
    """
    chosen = format_named(format, readable=True)
    told = Told()
    parse = getattr(import_module(f"claimtrack.exchange.{chosen.room}"), str(chosen.parse))
    claims: list[Claim] = parse(text, name, on_finding or told)
    told.warn(name, stacklevel=2)
    return claims
