"""Claims as the page shows them: one entry each, with its excerpt, its doubts, what reviewers decided, and its uses.

Enters: claims with an index of the page. Leaves: values for the template. Refused: nothing.
"""

from collections.abc import Iterator

import attrs

from claimtrack.model.claim import AsOfBasis, Claim, Statement
from claimtrack.model.source import Stance
from claimtrack.reporting.dates import dated, machine_date
from claimtrack.reporting.headlines import headline
from claimtrack.reporting.html.excerpts import Piece, excerpt
from claimtrack.reporting.html.index import Index, Use, source_name
from claimtrack.reporting.words import figure, plain, source

__all__ = ["REVIEWED", "ClaimView", "Dated", "Story", "doubts", "reserved", "stories_of", "when"]

#: The findings that a decision leaves on a claim.
REVIEWED = frozenset({"accepted", "amended", "preferred", "set-aside"})


@attrs.frozen
class Dated:
    """A date: in words, for machines, and whether only the publication stands in for it."""

    words: str
    machine: str
    published: bool


@attrs.frozen
class ClaimView:
    """One entry of the list of claims."""

    anchor: str
    figure: str
    is_statement: bool
    measure: str
    source: str
    source_number: int
    measure_number: int
    as_of: Dated
    first: str
    last: str
    stance: str
    caveat: str
    doubts: tuple[str, ...]
    reviews: tuple[str, ...]
    uses: tuple[Use, ...]
    verdicts: str
    excerpt: tuple[Piece, ...]
    where: str
    document: int


@attrs.frozen
class Story:
    """Claims of one event or document."""

    name: str
    claims: tuple[ClaimView, ...]


def when(claim: Claim) -> Dated:
    """The as-of date of a claim."""
    return Dated(dated(claim.as_of), machine_date(claim.as_of), claim.as_of_basis is AsOfBasis.PUBLISHED)


def doubts(claim: Claim) -> tuple[str, ...]:
    """What is in doubt about a reading, each in a sentence; what reviewers decided is none."""
    said = [plain(finding.message) for finding in claim.findings if finding.code not in REVIEWED]
    if claim.measure is not None and claim.as_of is None:
        said.append("no date is known")
    if claim.source is None:
        said.append("neither source nor publisher is known")
    return tuple(said)


def reserved(claim: Claim) -> tuple[str, str]:
    """How a source stands to its figure where it does not plainly assert it, and the text's reservation."""
    stance = claim.attribution.stance
    return "" if stance is Stance.ASSERTED else stance.value, plain(claim.attribution.caveat or "")


def measure_name(claim: Claim) -> str:
    """The name under which a claim's measure is listed among the filters."""
    if claim.measure is None:
        return "statements without a figure"
    predicate = claim.measure.predicate.replace("_", " ")
    return plain(f"{predicate}, {claim.measure.place}") if claim.measure.place else predicate


def stories_of(
    told: tuple[tuple[str, tuple[Claim, ...]], ...], index: Index, measures: dict[str, int]
) -> Iterator[Story]:
    """All claims, story by story; ``measures`` is filled with the names found, each with its number."""
    at = 0
    for name, claims in told:
        views = []
        for claim in claims:
            views.append(_view(claim, index.anchors[at], index, measures))
            at += 1
        yield Story(name, tuple(views))


def _view(claim: Claim, anchor: str, index: Index, measures: dict[str, int]) -> ClaimView:
    stance, caveat = reserved(claim)
    earliest, latest = (claim.as_of.earliest, claim.as_of.latest) if claim.as_of is not None else (None, None)
    return ClaimView(
        anchor=anchor,
        figure=figure(claim),
        is_statement=isinstance(claim.value, Statement),
        measure=headline(claim.measure, index.lexicon),
        source=source(claim),
        source_number=index.sources[source_name(claim)],
        measure_number=measures.setdefault(measure_name(claim), len(measures) + 1),
        as_of=when(claim),
        first=earliest.isoformat() if earliest is not None else "",
        last=latest.isoformat() if latest is not None else "",
        stance=stance,
        caveat=caveat,
        doubts=doubts(claim),
        reviews=tuple(plain(finding.message) for finding in claim.findings if finding.code in REVIEWED),
        uses=tuple(index.uses.get(claim.id, ())),
        verdicts=" ".join(index.verdicts.get(claim.id, ())),
        excerpt=excerpt(claim),
        where=plain(claim.where),
        document=index.documents[claim.document.id] if claim.document is not None else 0,
    )
