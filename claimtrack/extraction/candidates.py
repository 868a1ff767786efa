"""An attribution as a rule proposes it, in token numbers, before sources are named."""

import attrs

from claimtrack.model.source import Stance

__all__ = ["Candidate", "Tokens"]

Tokens = tuple[int, int]


@attrs.define
class Candidate:
    """What one rule found around one cue.

    Attributes:
        sentence: The number of the sentence of the cue.
        source: The tokens of the source words; None where the outlet itself hedges.
        cue: The tokens of the cue words.
        contents: The token ranges of what is attributed, in text order.
        rule: The name of the rule.
        stance: How the source stands to the content.
        origin: The candidate whose source this one passes on or cites, where the text says so.
        caveat: The tokens of a reservation.
        recipient: The tokens of a hearer that passes the words on ("told the agency").
    """

    sentence: int
    source: Tokens | None
    cue: Tokens
    contents: tuple[Tokens, ...]
    rule: str
    stance: Stance = Stance.ASSERTED
    origin: "Candidate | None" = None
    caveat: Tokens | None = None
    recipient: Tokens | None = None
    relays: tuple[Tokens, ...] = ()
