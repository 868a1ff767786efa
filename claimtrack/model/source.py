"""Sources and attributions: who stands behind a figure, and how the text says so."""

from enum import StrEnum

import attrs

from claimtrack.errors import InvalidClaim
from claimtrack.model.invariants import Checks, are, is_a, one_of

__all__ = ["Attribution", "Source", "SourceKind", "Span", "Stance"]


class SourceKind(StrEnum):
    """What sort of voice a source is. A description from the lexicon or the user's file; it weighs in no score."""

    GOVERNMENT = "government"
    MILITARY = "military"
    ARMED_GROUP = "armed_group"
    POLICE = "police"
    EMERGENCY_SERVICE = "emergency_service"
    HEALTH_AUTHORITY = "health_authority"
    INTERGOVERNMENTAL = "intergovernmental"
    NGO = "ngo"
    COMPANY = "company"
    UNION = "union"
    PARTY = "party"
    MEDIA = "media"
    RESEARCH = "research"
    POLL = "poll"
    DATA = "data"
    PERSON = "person"
    WITNESS = "witness"
    ANONYMOUS = "anonymous"
    UNKNOWN = "unknown"


class Stance(StrEnum):
    """How a source stands to what it states."""

    ASSERTED = "asserted"
    HEDGED = "hedged"
    DENIED = "denied"
    DISPUTED = "disputed"
    FORECAST = "forecast"
    PROPOSED = "proposed"
    CONDITIONAL = "conditional"


_SPAN = Checks(start=is_a(int), end=is_a(int))
_SOURCE = Checks(
    many={"aliases": are(str)},
    affiliation=is_a(str, None),
    speaks_for=is_a(str, None),
    as_written=is_a(str),
    edition=is_a(str, None),
)


@attrs.frozen(order=True)
class Span:
    """Code point offsets into a document's text, half-open: ``text[start:end]``."""

    start: int
    end: int

    def __attrs_post_init__(self) -> None:
        if not (type(self.start) is int is type(self.end)):
            _SPAN(self)
        if not 0 <= self.start <= self.end:
            raise InvalidClaim(f"a span needs 0 <= start <= end, got {self.start}..{self.end}")

    def __contains__(self, offset: int) -> bool:
        return self.start <= offset < self.end


@attrs.frozen
class Source:
    """Who stands behind a figure.

    Attributes:
        name: The canonical name ("Gaza health ministry").
        kind: What sort of voice it is.
        aliases: Other names that mean the same source.
        affiliation: Who runs it, where known ("Hamas").
        speaks_for: Whose side it states, where known. The same side is shown, never taken for the same origin.
        as_written: The text's own words ("the Hamas-run health ministry").
        edition: The number or date of a numbered report ("situation report 50"); the publisher is the source.
    """

    name: str
    kind: SourceKind = SourceKind.UNKNOWN
    aliases: tuple[str, ...] = ()
    affiliation: str | None = None
    speaks_for: str | None = None
    as_written: str = ""
    edition: str | None = None

    def __attrs_post_init__(self) -> None:
        plain = self.affiliation is self.speaks_for is self.edition is None and type(self.as_written) is str
        if not plain or self.aliases != ():
            _SOURCE(self)
        if not isinstance(self.name, str) or not self.name.strip():
            raise InvalidClaim("a source needs a name; no source at all is None")
        if type(self.kind) is SourceKind:
            return
        object.__setattr__(self, "kind", one_of(SourceKind, self.kind, "source kind"))

    def written(self, text: str) -> "Source":
        """The same source in other words of the text.

        >>> Source("Gaza health ministry").written("the ministry")
        Source('Gaza health ministry', unknown, as_written='the ministry')
        """
        if text == self.as_written:
            return self
        return Source(self.name, self.kind, self.aliases, self.affiliation, self.speaks_for, text, self.edition)

    def __repr__(self) -> str:
        written = f", as_written={self.as_written!r}" if self.as_written and self.as_written != self.name else ""
        return f"Source({self.name!r}, {self.kind}{written})"


_ATTRIBUTION = Checks(
    many={"chain": are(Source), "content_spans": are(Span)},
    source=is_a(Source, None),
    caveat=is_a(str, None),
    cue=is_a(str, None),
    source_span=is_a(Span, None),
    cue_span=is_a(Span, None),
    rule=is_a(str, None),
)


@attrs.frozen
class Attribution:
    """How a text ties what it says to a source.

    Attributes:
        source: The origin; None is the outlet's own voice.
        chain: From the origin to the outlet that printed it, each a source; empty where nothing is known.
        stance: How the source stands to the content.
        caveat: The text's own reservation ("cannot be independently verified").
        cue: The cue words ("said", "According to").
        source_span: Where the source words stand; may lie in an earlier sentence.
        cue_span: Where the cue words stand.
        content_spans: What is attributed, in text order.
        rule: The name of the rule that found it; None for attributions entered by hand.
    """

    source: Source | None = None
    chain: tuple[Source, ...] = ()
    stance: Stance = Stance.ASSERTED
    caveat: str | None = None
    cue: str | None = None
    source_span: Span | None = None
    cue_span: Span | None = None
    content_spans: tuple[Span, ...] = ()
    rule: str | None = None

    def __attrs_post_init__(self) -> None:
        if (
            type(self.source) is Source
            and self.caveat is None
            and type(self.source_span) is type(self.cue_span) is Span
            and type(self.cue) is type(self.rule) is str
        ):
            _ATTRIBUTION.members(self)  # as nearly all of a text are
        else:
            _ATTRIBUTION(self)
        if type(self.stance) is not Stance:
            object.__setattr__(self, "stance", one_of(Stance, self.stance, "stance"))
        if self.source is None and self.source_span is not None:
            raise InvalidClaim("an attribution without a source cannot have source words")
        if self.source is not None and self.chain and self.chain[0].name != self.source.name:
            raise InvalidClaim(f"the chain must start at its origin {self.source.name!r}, not {self.chain[0].name!r}")

    def __repr__(self) -> str:
        who = "the outlet" if self.source is None else repr(self.source.name)
        via = f" via {' > '.join(s.name for s in self.chain[1:])}" if len(self.chain) > 1 else ""
        return f"Attribution({who}{via}, {self.stance}{f', caveat={self.caveat!r}' if self.caveat else ''})"
