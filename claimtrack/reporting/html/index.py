"""Where everything stands on the page: anchors of claims, sources, measures and documents, and what points to what.

Enters: claims. Leaves: names for links, the same for the same input. Refused: nothing; where two claims have one id,
the second is numbered.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import attrs

from claimtrack.lexicon.loader import Lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.source import Source
from claimtrack.reporting.words import plain

__all__ = ["Index", "Use", "source_name"]

NO_SOURCE = "no source known"


@attrs.frozen
class Use:
    """A place on the page where a claim is used: a link and what it leads to."""

    href: str
    words: str


def source_name(claim: Claim) -> str:
    """The name under which a claim's source is listed."""
    source = claim.source
    return (plain(source.name) or NO_SOURCE) if source is not None else NO_SOURCE


class Index:
    """Anchors for one page.

    Attributes:
        claims: All claims, in the order of the page.
        lexicon: The words for headings.
        anchors: For each claim, in the same order, the name of its place.
        sources: The sources, each with its number.
        uses: For each claim id, where it is used.
        verdicts: For each claim id, what comparing said of it.
    """

    def __init__(self, claims: Sequence[Claim], lexicon: Lexicon) -> None:
        """Give every claim, source and document its place."""
        self.claims = claims
        self.lexicon = lexicon
        self.anchors = list(_anchors(claims))
        self.sources: dict[str, int] = {}
        self.found: dict[str, Source] = {}
        for claim in claims:
            name = source_name(claim)
            self.sources.setdefault(name, len(self.sources) + 1)
            if claim.source is not None:
                self.found.setdefault(name, claim.source)
        self.documents: dict[str, int] = {}
        for claim in claims:
            if claim.document is not None:
                self.documents.setdefault(claim.document.id, len(self.documents) + 1)
        self.uses: dict[str, list[Use]] = defaultdict(list)
        self.verdicts: dict[str, dict[str, None]] = defaultdict(dict)

    def href(self, claim: Claim) -> str:
        """The link to a claim: its id, so that it stays the same as long as document and words do."""
        return f"#claim-{claim.id}"

    def use(self, claim: Claim, anchor: str, words: str, verdict: str) -> None:
        """Note that a claim is used at a place, and what is said of it there."""
        uses = self.uses[claim.id]
        if not any(use.words == words for use in uses):
            uses.append(Use(f"#{anchor}", words))
        if verdict:
            self.verdicts[claim.id][verdict] = None


def _anchors(claims: Iterable[Claim]) -> Iterable[str]:
    count: dict[str, int] = defaultdict(int)
    for claim in claims:
        count[claim.id] += 1
        again = count[claim.id]
        yield f"claim-{claim.id}" if again == 1 else f"claim-{claim.id}-{again}"
