"""A claim against its document: is the quotation there, the number in it, the source beside it.

Enters: a claim, and documents as they are now. Leaves: findings, an empty list where the words bear the claim out.
Refused: nothing; a document that is missing or altered, a claim without words, dates that contradict each other are
findings.

The codes: ``no-evidence``, ``document-missing``, ``document-changed``, ``metadata-differs``, ``offsets-differ``,
``quote-elsewhere``, ``quote-reflowed``, ``quote-edited``, ``quote-missing``, ``figure-missing``, ``figure-differs``,
``bound-differs``, ``source-missing``, ``source-far``, ``caveat-missing``, ``caveat-dropped``, ``date-missing``,
``after-publication``.
"""

from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import lru_cache

import attrs

from claimtrack.extraction.extract import extract
from claimtrack.extraction.reservations import reservation_of
from claimtrack.extraction.sources import source_table
from claimtrack.lexicon.loader import Lexicon, load_lexicon
from claimtrack.model.claim import AsOfBasis, Claim, Statement
from claimtrack.model.document import Document, DocumentRef
from claimtrack.model.evidence import Evidence
from claimtrack.model.finding import Finding, Severity
from claimtrack.model.moment import Moment
from claimtrack.model.quantity import Quantity
from claimtrack.model.source import SourceKind, Stance
from claimtrack.parsing.dates import find_dates
from claimtrack.parsing.quantities import find_quantities
from claimtrack.verification.anchoring import DISTANCE, Anchor, Found, find_quote, fold

__all__ = ["reanchor", "reread", "verify"]

_BEFORE, _BEHIND = 600, 300  # code points around the quotation in which a source or a caveat stands near
_CONTEXT = 40
_PERIOD = "the period"
_TOLD = frozenset({Stance.ASSERTED, Stance.HEDGED, Stance.DENIED, Stance.DISPUTED})


def verify(
    claim: Claim, documents: Document | Iterable[Document], *, distance: Decimal = DISTANCE,
    lexicon: Lexicon | None = None,
) -> list[Finding]:  # fmt: skip
    """Check a claim against the words it was taken from.

    Args:
        claim: The claim.
        documents: The documents as they are now; the claim's own is found by its hash, else by address or file.
        distance: The largest share of characters in which an edited quotation may differ.
        lexicon: The words to read with.

    Returns:
        What is wrong or worth a look, in the order of the checks; [] where all is as claimed.

    Raises:
        MissingExtraError: Where an edited quotation has to be sought and rapidfuzz is not installed.

    >>> from claimtrack.extraction.extract import extract
    >>> old = Document("Police said that 47 people were killed.", publisher="Gazette", url="news.example/1")
    >>> new = Document("Police said that 74 people were killed.", publisher="Gazette", url="news.example/1")
    >>> [finding.code for finding in verify(extract(old)[0], new)]
    ['document-changed', 'quote-edited', 'figure-differs']
    """
    lexicon = lexicon or load_lexicon(claim.document.language if claim.document is not None else "en")
    if claim.evidence is None:
        remark = "there are no words to check; the claim was entered by hand or comes from a table"
        return [*_dates(claim), Finding("no-evidence", Severity.INFO, remark, claim.where)]
    listed = [documents] if isinstance(documents, Document) else list(documents)
    found, document, anchor = _locate(claim, claim.evidence, listed, distance)
    findings = [*found, *_dates(claim)]
    if document is not None and anchor is not None:
        if isinstance(claim.value, Quantity):
            findings += _figure(claim, claim.value, claim.evidence, document, anchor, lexicon)
        findings += _named_dates(claim, document, lexicon)
        findings += [*_source(claim, document, anchor, lexicon), *_caveat(claim, document, anchor, lexicon)]
    return findings


def reanchor(claim: Claim, document: Document, *, distance: Decimal = DISTANCE) -> Claim | None:
    """The claim with its evidence at its place in the document as it is now; None where the quotation is gone.

    The figure's words are looked for in the passage; where they no longer stand there, None as well. Spans of source
    and cue are dropped, for they point into the old text.
    """
    evidence = claim.evidence
    anchor = _anchor(evidence, document, distance) if evidence is not None else None
    if evidence is None or anchor is None:
        return None
    figure = _figure_span(evidence, document.text, anchor)
    if figure is None and evidence.figure is not None:
        return None
    text, (start, end) = document.text, (anchor.start, anchor.end)
    first, last = figure if figure is not None else (None, None)
    line = document.first_line + text.count("\n", 0, first if first is not None else start)
    moved = Evidence(
        document.id, start, end, text[start:end], first, last,
        text[max(start - _CONTEXT, 0) : start], text[end : end + _CONTEXT], line if document.path else None,
    )  # fmt: skip
    words = attrs.evolve(claim.attribution, source_span=None, cue_span=None, content_spans=())
    return attrs.evolve(claim, evidence=moved, document=document.ref, attribution=words)


def _anchor(evidence: Evidence, document: Document, distance: Decimal) -> Anchor | None:
    return find_quote(
        evidence.quote, document.text, start=evidence.start, prefix=evidence.prefix, suffix=evidence.suffix,
        distance=distance,
    )  # fmt: skip


def _locate(
    claim: Claim, evidence: Evidence, documents: list[Document], distance: Decimal
) -> tuple[list[Finding], Document | None, Anchor | None]:
    """The document and the place of the quotation, with what is to be said about both."""
    where = claim.where
    own = next((document for document in documents if document.id == evidence.document), None)
    findings = []
    if own is None:
        own = _other_state(claim, documents)
        if own is not None:
            findings.append(Finding("document-changed", Severity.WARNING, "the text is not what it was", where))
    if own is not None:
        findings += _metadata(claim, own)
        anchor = _anchor(evidence, own, distance)
        if anchor is not None:
            return [*findings, *_moved(evidence, own, anchor, known=own.id == evidence.document)], own, anchor
    else:
        findings.append(Finding("document-missing", Severity.WARNING, "its document is not among those given", where))
    for other in documents:
        anchor = _anchor(evidence, other, Decimal(0)) if other is not own else None
        if anchor is not None:
            name = other.path or other.title or other.publisher or other.id
            return (
                [*findings, Finding("quote-elsewhere", Severity.WARNING, f"it stands in {name}", where)],
                other,
                anchor,
            )
    gone = f"these words stand in no document given: {_shown(evidence.quote)}"
    return [*findings, Finding("quote-missing", Severity.ERROR, gone, where)], None, None


def _other_state(claim: Claim, documents: list[Document]) -> Document | None:
    """The document that appears to be the claim's own in another state: by address, file, headline or name of file."""
    ref = claim.document
    assert ref is not None  # noqa: S101 - evidence has a document
    listed = [one for one in documents if None in (ref.url, one.url) or ref.url == one.url]

    def file(path: str | None) -> str | None:
        return path.replace("\\", "/").rpartition("/")[2] if path is not None else None

    signs: tuple[Callable[[DocumentRef | Document], tuple[object, ...]], ...] = (
        lambda one: (one.url,),
        lambda one: (one.path,),
        # Of several files without a headline, who printed them and when does not tell which.
        lambda one: (one.publisher, one.published, one.title or (None if one.path else "")),
        lambda one: (one.publisher, one.published, file(one.path)),  # a folder copied elsewhere
    )
    for sign in signs:
        mine = sign(ref)
        found = next((one for one in listed if None not in mine and sign(one) == mine), None)
        if found is not None:
            return found
    return None


def _metadata(claim: Claim, document: Document) -> Iterable[Finding]:
    """What claim and document say differently about where and when it appeared."""
    for name in ("publisher", "published", "title"):
        claimed, stands = getattr(claim.document, name), getattr(document, name)
        if claimed is not None and stands is not None and claimed != stands:
            seen = f"{name} is {str(stands)!r}, the claim says {str(claimed)!r}"
            yield Finding("metadata-differs", Severity.WARNING, seen, claim.where)


def _moved(evidence: Evidence, document: Document, anchor: Anchor, *, known: bool) -> Iterable[Finding]:
    """How the quotation was found, where that is not at its old place in its old words."""
    now, where = document.text[anchor.start : anchor.end], f"chars {anchor.start}-{anchor.end}"
    if anchor.how is Found.MOVED and known:
        seen = f"the words stand at {anchor.start}, the claim says {evidence.start}"
        yield Finding("offsets-differ", Severity.WARNING, seen, where)
    elif anchor.how is Found.NORMALISED:
        yield Finding("quote-reflowed", Severity.INFO, "the same words with other spacing or letters", where)
    elif anchor.how is Found.NEAR:
        share = f"{anchor.distance * 100:.0f}"
        seen = f"{share} percent differ; the text now says: {_shown(now)}"
        yield Finding("quote-edited", Severity.WARNING, seen, where)


def _shown(words: str) -> str:
    """An excerpt on one line."""
    line = " ".join(words.split())
    return f'"{line}"' if len(line) <= 160 else f'"{line[:157]}..."'


def _figure_span(evidence: Evidence, text: str, anchor: Anchor) -> tuple[int, int] | None:
    """Where the figure's words stand within the passage, nearest to their old place in it."""
    if evidence.figure is None or evidence.figure_start is None:
        return None
    passage = text[anchor.start : anchor.end]
    inside = evidence.figure_start - evidence.start
    if passage != evidence.quote:
        inside = inside * len(passage) // len(evidence.quote)
    found = find_quote(evidence.figure, passage, start=inside, distance=Decimal(0))
    return (anchor.start + found.start, anchor.start + found.end) if found is not None else None


def _figure(
    claim: Claim, value: Quantity, evidence: Evidence, document: Document, anchor: Anchor, lexicon: Lexicon
) -> Iterable[Finding]:
    """Whether the passage still says the claim's number, with the claim's bound."""
    span = _figure_span(evidence, document.text, anchor)
    passage = document.text[anchor.start : anchor.end]
    readings = find_quantities(passage, lexicon=lexicon)
    if span is not None:
        first, last = span[0] - anchor.start, span[1] - anchor.start
        readings = [found for found in readings if found.start < last and first < found.end]
    else:
        place = (evidence.figure_start or 0) - evidence.start
        # "17 killed and 40 injured" of which 17 was cut does not now say 40 killed.
        others = {found.value.text for found in find_quantities(evidence.quote, lexicon=lexicon)} - {evidence.figure}
        readings = [found for found in readings if found.value.text not in others]
        readings = sorted(readings, key=lambda found: abs(found.start - place))[:1]
    if span is None and not readings:
        seen = f"{evidence.figure!r} no longer stands in {_shown(passage)}"
        yield Finding("figure-missing", Severity.ERROR, seen, claim.where)
        return
    says = readings[0].value if readings else None
    if says is None or any(_is_same(value, found.value) and found.value.bound is value.bound for found in readings):
        return
    if any(_is_same(value, found.value) for found in readings):
        seen = f"the words are {says.text!r} ({says.bound}), the claim says {value.bound}"
        yield Finding("bound-differs", Severity.WARNING, seen, claim.where)
    else:
        seen = f"the words are {says.text!r}, the claim says {value.text or str(value)!r}"
        yield Finding("figure-differs", Severity.ERROR, seen, claim.where)


def _is_same(a: Quantity, b: Quantity) -> bool:
    """Whether two figures name the same number or the same ends, whatever their bounds."""
    if a.nominal is not None and b.nominal is not None:
        return a.nominal == b.nominal
    return (a.low, a.high) == (b.low, b.high)


def _near_words(document: Document, anchor: Anchor) -> str:
    start, end = max(anchor.start - _BEFORE, 0), anchor.end + _BEHIND
    return f" {fold(document.text[start:end]).text} "


def _source(claim: Claim, document: Document, anchor: Anchor, lexicon: Lexicon) -> Iterable[Finding]:
    """Whether the attributed source is named near the passage, or anywhere."""
    source = claim.attribution.source
    if source is None or source.name == document.publisher:
        return
    lists = source_table(lexicon).words
    pronouns = lists["persons"] | lists["bodies"] | lists["groups"]
    names = {source.name, source.as_written, *source.aliases} - pronouns - {""}
    if source.kind in (SourceKind.PERSON, SourceKind.WITNESS) and " " in source.name:
        names.add(source.name.split()[-1])
    folded = [fold(name).text.strip() for name in names if name.casefold() not in pronouns]
    near = _near_words(document, anchor)
    if not folded or any(name in near for name in folded):
        return
    if any(name in fold(document.text).text for name in folded):
        seen = f"{source.name} is named in the document, but not near these words"
        yield Finding("source-far", Severity.INFO, seen, claim.where)
    else:
        seen = f"{source.as_written or source.name} is not named in the document"
        yield Finding("source-missing", Severity.ERROR, seen, claim.where)


def _caveat(claim: Claim, document: Document, anchor: Anchor, lexicon: Lexicon) -> Iterable[Finding]:
    """Whether the reservation of the claim is the text's own, and whether the text makes one that the claim lacks."""
    caveat = claim.attribution.caveat
    if caveat is not None:
        words = fold(caveat).text.strip()
        if words not in _near_words(document, anchor) and words not in fold(document.text).text:
            seen = f"the text does not say {caveat!r}"
            yield Finding("caveat-missing", Severity.WARNING, seen, claim.where)
        return
    if isinstance(claim.value, Statement) or claim.evidence is None:
        return
    span = _figure_span(claim.evidence, document.text, anchor)
    if span is None:
        return
    missing = reservation_of(span[0], document.text, lexicon) or _reread_caveat(span, document, lexicon)
    if missing is not None:
        seen = f"the text adds {missing!r}, the claim does not"
        yield Finding("caveat-dropped", Severity.WARNING, seen, claim.where)


def _reread_caveat(span: tuple[int, int], document: Document, lexicon: Lexicon) -> str | None:
    """The caveat of the figure at a place, when the document is read again."""
    for other in reread(document, lexicon):
        words = other.evidence
        if words is None or words.figure_start is None or words.figure_end is None:
            continue
        if words.figure_start < span[1] and span[0] < words.figure_end and other.attribution.caveat:
            return other.attribution.caveat
    return None


@lru_cache(maxsize=64)
def reread(document: Document, lexicon: Lexicon) -> tuple[Claim, ...]:
    """The claims of a document, read once."""
    return tuple(extract(document, lexicon=lexicon))


def _dates(claim: Claim) -> Iterable[Finding]:
    """What cannot have been known or said when the document appeared."""
    published = claim.published
    limit = published.latest if published is not None else None
    if limit is None:
        return
    for name, moment in _stated_dates(claim):
        first = moment.earliest
        is_plan = name == _PERIOD and claim.attribution.stance not in _TOLD
        if first is not None and first > limit and not is_plan:
            seen = f"{name} {moment} lies after the publication on {published}"
            yield Finding("after-publication", Severity.WARNING, seen, claim.where)


def _stated_dates(claim: Claim) -> Iterable[tuple[str, Moment]]:
    """The dates of a claim that its text must have named, with what they are."""
    dates = [("stated", claim.stated), ("as of", claim.as_of if claim.as_of_basis is AsOfBasis.STATED else None)]
    if claim.measure is not None:
        dates.append((_PERIOD, claim.measure.period))
    return [(name, moment) for name, moment in dates if moment is not None]


def _named_dates(claim: Claim, document: Document, lexicon: Lexicon) -> Iterable[Finding]:
    """Dates of the claim that meet none of the text, nor the day it was printed."""
    limit = claim.published.latest if claim.published is not None else None
    for name, moment in _stated_dates(claim):
        if moment.earliest is None or (limit is not None and moment.earliest > limit):
            continue  # what lies after the publication is told as that
        if not any(_meet(moment, other) for other in _dates_of(document, lexicon)):
            seen = f"{name} {moment}: the text names no such date"
            yield Finding("date-missing", Severity.WARNING, seen, claim.where)


@lru_cache(maxsize=64)
def _dates_of(document: Document, lexicon: Lexicon) -> tuple[Moment, ...]:
    """The dates that a text names, and the day it was printed, read once."""
    found = [one.value for one in find_dates(document.text, reference=document.published, lexicon=lexicon)]
    return (*found, *([document.published] if document.published is not None else []))


def _meet(a: Moment, b: Moment) -> bool:
    """Whether two dates share a day; a date without its year may be of any."""
    if b.earliest is None:
        return True
    return (a.latest is None or b.earliest <= a.latest) and (
        b.latest is None or (a.earliest is not None and a.earliest <= b.latest)
    )
