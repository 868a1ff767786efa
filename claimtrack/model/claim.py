"""A claim: one source's statement of one value of one measure, with its evidence."""

from enum import StrEnum

import attrs

from claimtrack.errors import InvalidClaim
from claimtrack.model.document import DocumentRef
from claimtrack.model.evidence import Evidence
from claimtrack.model.finding import Finding
from claimtrack.model.identity import content_hash
from claimtrack.model.invariants import Checks, are, is_a, one_of
from claimtrack.model.measure import Measure
from claimtrack.model.moment import Moment
from claimtrack.model.quantity import Quantity
from claimtrack.model.source import Attribution, Source, SourceKind

__all__ = ["AsOfBasis", "Claim", "Link", "LinkKind", "Polarity", "Statement"]


class Polarity(StrEnum):
    """Whether a statement affirms or denies."""

    AFFIRMED = "affirmed"
    DENIED = "denied"


class AsOfBasis(StrEnum):
    """Where an as-of date comes from: the text says it, or only the publication date bounds it from above."""

    STATED = "stated"
    PUBLISHED = "published"


class LinkKind(StrEnum):
    """How one claim is tied to another by its text or by a person."""

    PART_OF = "part_of"
    RESTATES = "restates"
    SAME_AS = "same_as"
    NOT_SAME_AS = "not_same_as"


@attrs.frozen
class Link:
    """A tie from a claim to another: ``kind`` as read from this claim, ``target`` the other claim's id."""

    kind: LinkKind
    target: str = attrs.field(validator=is_a(str))

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "kind", one_of(LinkKind, self.kind, "link kind"))


@attrs.frozen
class Statement:
    """A quoted or reported assertion without a figure; shown beside the numbers, never compared."""

    text: str = attrs.field(validator=is_a(str))
    polarity: Polarity = Polarity.AFFIRMED

    def __attrs_post_init__(self) -> None:
        if type(self.polarity) is not Polarity:
            object.__setattr__(self, "polarity", one_of(Polarity, self.polarity, "polarity"))
        if not self.text.strip():
            raise InvalidClaim("a statement needs words")


_CHECKS = Checks(
    many={"links": are(Link), "findings": are(Finding), "rules": are(str)},
    measure=is_a(Measure, None),
    value=is_a(Quantity, Statement),
    attribution=is_a(Attribution),
    as_of=is_a(Moment, None),
    stated=is_a(Moment, None),
    evidence=is_a(Evidence, None),
    document=is_a(DocumentRef, None),
    extractor=is_a(str),
)
_PLAIN = ((Measure, Quantity), (type(None), Statement))


class _Named:
    """Where a claim keeps its id; a cached property's hook would slow down all its other attributes."""

    __slots__ = ("kept_id",)
    kept_id: str


@attrs.frozen
class Claim(_Named):
    """One source's statement of one value of one measure.

    Attributes:
        measure: What is counted; None exactly when ``value`` is a Statement.
        value: The figure or the statement.
        attribution: Who says so, and how the text ties it to them.
        as_of: The state of knowledge the figure reports; None where unknown.
        as_of_basis: Whether the text states ``as_of`` or the publication date stands in; None exactly when it is None.
        stated: When the source spoke, where the text says so.
        evidence: The words; None for claims entered by hand.
        document: Where the words stand; None for claims without a text.
        links: Ties to other claims; outside the id.
        findings: Doubts about this reading; outside the id.
        rules: The names of the rules that found source, measure and date; outside the id.
        extractor: What read it ("claimtrack 0.1.0 en"), or "by hand"; outside the id.

    Raises:
        InvalidClaim: For combinations that contradict each other.
    """

    measure: Measure | None
    value: Quantity | Statement
    attribution: Attribution = attrs.field(factory=Attribution)
    as_of: Moment | None = None
    as_of_basis: AsOfBasis | None = None
    stated: Moment | None = None
    evidence: Evidence | None = None
    document: DocumentRef | None = None
    links: tuple[Link, ...] = ()
    findings: tuple[Finding, ...] = ()
    rules: tuple[str, ...] = ()
    extractor: str = "by hand"

    def __attrs_post_init__(self) -> None:
        if (
            type(self.attribution) is Attribution
            and type(self.evidence) is Evidence
            and type(self.document) is DocumentRef
            and type(self.extractor) is str
            and (self.as_of is None or type(self.as_of) is Moment)
            and (self.stated is None or type(self.stated) is Moment)
            and (type(self.measure), type(self.value)) in _PLAIN
        ):
            _CHECKS.members(self)  # as all of a text are
        else:
            _CHECKS(self)
        if (self.measure is None) != isinstance(self.value, Statement):
            raise InvalidClaim("a figure needs a measure, and a statement has none")
        if (self.as_of is None) != (self.as_of_basis is None):
            raise InvalidClaim("as_of and as_of_basis are given together, or neither")
        if self.as_of_basis is not None and type(self.as_of_basis) is not AsOfBasis:
            object.__setattr__(self, "as_of_basis", one_of(AsOfBasis, self.as_of_basis, "as_of_basis"))
        if self.evidence is not None and (self.document is None or self.document.id != self.evidence.document):
            raise InvalidClaim("evidence needs the document it was taken from")
        if self.evidence is not None and (self.evidence.figure_start is None) != isinstance(self.value, Statement):
            raise InvalidClaim("the evidence of a figure marks its words, that of a statement does not")

    @property
    def id(self) -> str:
        """A content hash of document, figure span and stated words, so that a better reader keeps the id.

        Without evidence it hashes all that was entered, but for links, findings, rules, extractor, and the file and
        line it was read from: a table that is moved or sorted holds the same claims.
        """
        try:
            return self.kept_id
        except AttributeError:  # as when it is first asked for
            object.__setattr__(self, "kept_id", self._hashed())
            return self.kept_id

    def _hashed(self) -> str:
        if self.evidence is None:
            outside = ("links", "findings", "rules", "extractor", "document")
            document = attrs.evolve(self.document, path=None, first_line=1) if self.document is not None else None
            entered = {f.name: getattr(self, f.name) for f in attrs.fields(Claim) if f.name not in outside}
            return content_hash(*entered.values(), document)
        e = self.evidence
        if e.figure is None:
            return content_hash("statement", e.document, e.start, e.end, e.quote, self.value.text)
        return content_hash("figure", e.document, e.figure_start, e.figure_end, e.figure)

    @property
    def source(self) -> Source | None:
        """The attributed source, or the publisher where the outlet speaks for itself; None where neither is known."""
        if self.attribution.source is not None:
            return self.attribution.source
        if self.document is not None and self.document.publisher:
            return Source(self.document.publisher, SourceKind.MEDIA)
        return None

    @property
    def published(self) -> Moment | None:
        """When the document appeared."""
        return self.document.published if self.document is not None else None

    @property
    def where(self) -> str:
        """``file:line`` of the figure or of the row of a table, else the file, title or publisher, or empty."""
        if self.document is None:
            return ""
        if self.document.path and self.evidence is None:  # a row of a table
            return f"{self.document.path}:{self.document.first_line}"
        if self.document.path and self.evidence is not None and self.evidence.line is not None:
            return f"{self.document.path}:{self.evidence.line}"
        return self.document.path or self.document.title or self.document.publisher or ""

    def __repr__(self) -> str:
        who = self.source.name if self.source is not None else "unknown"
        figure = repr(self.value.text) if self.value.text else str(self.value)
        what = figure if self.measure is None else f"{figure} {self.measure}"
        return f"Claim({who}: {what}{f', as of {self.as_of}' if self.as_of else ''})"
