"""An attribution as a rule proposes it, in token numbers, before sources are named."""

import attrs

from claimtrack.model.source import Stance

__all__ = ["Candidate", "Tokens"]

Tokens = tuple[int, int]


@attrs.define(eq=False)
class Candidate:
    """What one rule found around one cue; later steps trim its contents and add relays and caveats.

    Attributes:
        sentence: The number of the sentence of the cue.
        source: The tokens of the source words; None where the outlet itself hedges.
        cue: The tokens of the cue words.
        contents: The token ranges of what is attributed, in text order.
        rule: The name of the rule.
        stance: How the source stands to the content.
        cited_by: The candidate that says the same and names this source as its origin ("..., citing police").
        caveat: The tokens of a reservation.
        hearer: The tokens of whom the source told it ("told the agency"), who may pass the words on.
        relays: The sources that pass the words on, the nearest to the origin first.
    """

    sentence: int
    source: Tokens | None
    cue: Tokens
    contents: tuple[Tokens, ...]
    rule: str
    stance: Stance = Stance.ASSERTED
    cited_by: "Candidate | None" = None
    caveat: Tokens | None = None
    hearer: Tokens | None = None
    relays: tuple[Tokens, ...] = ()
