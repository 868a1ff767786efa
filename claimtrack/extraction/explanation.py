"""Why each claim of a document was read as it was: the rule for each part, and the words it looked at.

Enters: a document. Leaves: its claims, each with a ``Reason`` for source, measure, dates and place. Refused: nothing;
a document in a language without a lexicon has no claims, and a claim that was entered by hand has no reasons.
"""

from collections.abc import Sequence

import attrs

from claimtrack.errors import LexiconError
from claimtrack.extraction.extract import DocumentReader
from claimtrack.extraction.measures import MeasureReading
from claimtrack.extraction.places import find_places
from claimtrack.lexicon.loader import Lexicon, load_lexicon
from claimtrack.model.claim import AsOfBasis, Claim
from claimtrack.model.document import Document
from claimtrack.model.moment import Moment
from claimtrack.model.source import Span

__all__ = ["Explanation", "Reason", "explain"]


# How far back the words of a date or place that was taken over are looked for.
_DATES_BACK = 12
_SENTENCES = 5


@attrs.frozen
class Reason:
    """Why one part of a claim says what it says.

    Attributes:
        part: ``source``, ``measure``, ``period``, ``as-of`` or ``place``.
        reading: What was read.
        rule: The rule that read it: ``trailing``, ``verb-behind`` ...; ``none`` where no rule found anything.
        words: The text's words that the rule looked at; none where it took something over.
        spans: Where these stand in the text.
    """

    part: str
    reading: str
    rule: str
    words: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


@attrs.frozen
class Explanation:
    """A claim with the reasons for its parts.

    Attributes:
        claim: The claim.
        reasons: One for each part that was read, in the order source, measure, period, as-of, place.
    """

    claim: Claim
    reasons: tuple[Reason, ...]


def explain(document: Document, *, lexicon: Lexicon | None = None) -> list[Explanation]:
    """The claims of a document, each with the rule that read each part and the words concerned.

    Args:
        document: The document; its claims are those that ``extract`` finds.
        lexicon: Words to read with; the language's own by default.

    >>> [found] = explain(Document("A blast in Lima killed 12 people on 3 May 2024, the fire service said."))
    >>> for reason in found.reasons:
    ...     print(reason.part, "|", reason.reading, "|", reason.rule, "|", *reason.words)
    source | fire service | trailing | the fire service said
    measure | killed | verb-before | killed
    period | 2024-05-03 | sentence | 3 May 2024
    place | Lima | clause | Lima
    """
    try:
        reader = DocumentReader(document, lexicon or load_lexicon(document.language))
    except LexiconError:
        return []
    claims = reader.claims() if document.text.strip() else []
    return [Explanation(claim, tuple(_reasons(reader, claim))) for claim in claims]


def _reasons(reader: DocumentReader, claim: Claim) -> list[Reason]:
    found = [_source(reader, claim)]
    evidence = claim.evidence
    if claim.measure is None or evidence is None or evidence.figure_start is None:
        return found
    reading = reader.readings[evidence.figure_start]
    rules = dict(rule.split(":", 1) for rule in claim.rules)
    found.append(_measure(reader, reading, rules["measure"]))
    sentence = reader.scan.sentences[reader.scan.sentence[reading.figure.first]]
    if claim.measure.period is not None:
        spans = _dates(reader, sentence, claim.measure.period)
        found.append(_reason(reader, "period", str(claim.measure.period), rules.get("period", "window"), spans))
    if claim.as_of is not None:
        published = claim.as_of_basis is AsOfBasis.PUBLISHED
        spans = [] if published else _dates(reader, sentence, claim.as_of)
        rule = "published" if published else rules.get("as-of", "said")
        found.append(_reason(reader, "as-of", str(claim.as_of), rule, spans))
    if claim.measure.place is not None:
        spans = _places(reader, sentence, claim.measure.place, rules["place"])
        found.append(_reason(reader, "place", claim.measure.place, rules["place"], spans))
    return found


def _reason(reader: DocumentReader, part: str, reading: str, rule: str, spans: Sequence[Span]) -> Reason:
    text = reader.document.text
    return Reason(part, reading, rule, tuple(" ".join(text[s.start : s.end].split()) for s in spans), tuple(spans))


def _source(reader: DocumentReader, claim: Claim) -> Reason:
    """The source words and the cue, in the order of the text."""
    attribution = claim.attribution
    if attribution.source is None and not attribution.rule:
        return Reason("source", claim.source.name if claim.source is not None else "unknown", "none")
    spans = {span for span in (attribution.source_span, attribution.cue_span) if span is not None}
    name = attribution.source.name if attribution.source is not None else "the outlet"
    return _reason(
        reader, "source", name, attribution.rule or "none", sorted(spans, key=lambda span: (span.start, span.end))
    )


def _measure(reader: DocumentReader, reading: MeasureReading, rule: str) -> Reason:
    """The word that carries the predicate."""
    spans = [] if reading.trigger is None else [Span(*reader.scan.span_of(reading.trigger, reading.trigger + 1))]
    return _reason(reader, "measure", reading.predicate, rule, spans)


def _dates(reader: DocumentReader, sentence: tuple[int, int], moment: Moment) -> list[Span]:
    """The words of a date: in the figure's sentence, else the last ones before it that say the same."""
    for first, nearest in ((sentence[0], None), (0, _DATES_BACK)):
        near = reader.dated.between(first, sentence[1], nearest)
        dates = [date for _, date in near if moment.edtf.startswith(date.value.edtf)]
        if dates:
            return [Span(dates[-1].start, dates[-1].end)]
    return []


def _places(reader: DocumentReader, sentence: tuple[int, int], name: str, rule: str) -> list[Span]:
    """The words of a place: in the figure's sentence, else the first ones in the text that mean it."""
    number = reader.scan.sentence[sentence[0]]
    low, high = (0, _SENTENCES) if rule in ("opening", "report") else (number, number + 1)
    if rule == "paragraph":
        low = max(0, number - _SENTENCES)
    named: set[str] = set()
    for first, last in reader.scan.sentences[low:high]:
        for place in find_places(reader.scan, first, last, named, set(), reader.lexicon):
            if place.name == name:
                return [Span(*reader.scan.span_of(place.first, place.last))]
    return []
