"""From a document to its claims.

Enters: a ``Document``, or a string with what is known of it. Leaves: claims in text order - figures with source,
measure and times, and reported statements without a figure. Nothing is guessed: what the text does not say stays None,
and a reading that stands on weak ground carries a finding.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import cached_property
from itertools import accumulate, compress
from operator import attrgetter

import attrs

from claimtrack.errors import LexiconError
from claimtrack.extraction.attributions import attributions_of
from claimtrack.extraction.dated_scan import DatedScan
from claimtrack.extraction.doubts import doubts_about, rival_of
from claimtrack.extraction.figures import Figure
from claimtrack.extraction.furniture import is_furniture
from claimtrack.extraction.grammar import grammar_of
from claimtrack.extraction.lent_periods import lent_period
from claimtrack.extraction.linking import linked
from claimtrack.extraction.measures import MeasureReading, read_measures
from claimtrack.extraction.periods import read_timing
from claimtrack.extraction.placement import AROUND, Placement
from claimtrack.extraction.places import Place
from claimtrack.extraction.reservations import Reservation, reservation_marks, reservations_at
from claimtrack.extraction.scan import Scan, scan
from claimtrack.extraction.stances import StanceReader
from claimtrack.extraction.taken_over import as_before, as_told, of_the_whole
from claimtrack.extraction.vote_shares import VoteReader
from claimtrack.lexicon.loader import Lexicon, load_lexicon
from claimtrack.model.claim import AsOfBasis, Claim, Statement
from claimtrack.model.document import Document
from claimtrack.model.evidence import Evidence
from claimtrack.model.finding import Finding, Severity
from claimtrack.model.measure import Measure
from claimtrack.model.moment import Moment
from claimtrack.model.quantity import Quantity
from claimtrack.model.source import Attribution, Source, SourceKind, Span, Stance
from claimtrack.parsing.dates import find_dates
from claimtrack.parsing.quantities import find_quantities
from claimtrack.version import __version__

__all__ = ["DocumentReader", "extract"]

_DATES_BACK = 12  # dates before a figure among which the words of its period are looked for
_CONTEXT = 40  # code points of text kept on both sides of the evidence


def extract(
    document: Document | str,
    *,
    published: Moment | str | None = None,
    publisher: str | None = None,
    title: str | None = None,
    language: str = "en",
    lexicon: Lexicon | None = None,
    on_finding: Callable[[Finding], object] | None = None,
) -> list[Claim]:
    """Read the claims of one document.

    Args:
        document: A document, or its text; the next four describe a text and are refused beside a document.
        published: The publication date, against which relative dates resolve.
        publisher: Who printed it; the last of every chain.
        title: Its headline, where it is not part of the text.
        language: An ISO 639-1 code; only English is read so far.
        lexicon: Words to read with; the language's own by default.
        on_finding: Called with each finding about the document as a whole.

    Returns:
        Claims in text order. A figure that repeats an earlier one is linked to it as ``restates``, a part to its whole
        as ``part_of``.

    >>> [claim] = extract("At least 47 people were killed, police said on Friday.", published="2024-02-23")
    >>> claim.source.name, claim.measure.predicate, claim.value.bound.value, str(claim.stated)
    ('police', 'killed', 'at_least', '2024-02-23')
    """
    if isinstance(document, str):
        document = Document(document, title, published, publisher, language=language)
    elif published is not None or publisher is not None or title is not None:
        raise TypeError("published, publisher and title describe a text; a Document carries its own")
    try:
        lexicon = lexicon or load_lexicon(document.language)
    except LexiconError as error:
        if on_finding:
            on_finding(Finding("unknown-language", Severity.WARNING, str(error), document.path or ""))
        return []
    if not document.text.strip():
        if on_finding:
            on_finding(Finding("empty-document", Severity.WARNING, "no text, so no claims", document.path or ""))
        return []
    return DocumentReader(document, lexicon).claims()


class DocumentReader:
    """All that one document's claims are read from."""

    def __init__(self, document: Document, lexicon: Lexicon) -> None:
        self.document, self.ref, self.text = document, document.ref, document.text
        self.lexicon, self.grammar = lexicon, grammar_of(lexicon)
        self.extractor = f"claimtrack {__version__} {lexicon.language}"
        self.scan: Scan = scan(document.text, lexicon)
        at = self.scan.words_at
        dates = find_dates(document.text, reference=document.published, lexicon=lexicon, words_at=at)
        self.attributions = attributions_of(self.scan, lexicon)
        self.dated = DatedScan(self.scan, dates, self.grammar, self.attributions)
        self.quantities = self._quantities()
        self.line_starts: list[int] | None = None
        self.own_voice = Attribution()
        self.stances = StanceReader(self.scan, lexicon)
        self.outlet = Source(document.publisher, SourceKind.MEDIA) if document.publisher else None
        self.readings: dict[int, MeasureReading] = {}  # by the figure's start, for those who ask why
        self.rivals: dict[int, Attribution] = {}  # the same
        self.quoted: tuple[int, int, str, str, str] = (-1, -1, "", "", "")  # the last sentence that was cut out
        # by identity: the attributions live as long as this
        self.printed: dict[tuple[int, Stance, str | None], Attribution] = {}

    @cached_property
    def placement(self) -> Placement:
        """The places, which only a document with figures is searched for."""
        return Placement(self.dated, self.grammar, self.lexicon, self.attributions)

    @cached_property
    def votes(self) -> VoteReader:
        """Whose shares of the vote figures are, which only a document with figures asks."""
        return VoteReader(self.scan, self.lexicon)

    def claims(self) -> list[Claim]:
        """All claims, in text order, linked."""
        figures = self._figure_claims()
        statements = self._statement_claims(figures)
        return sorted([*linked(figures), *statements], key=_position)

    # -- figures ------------------------------------------------------------------------------------------------

    def _quantities(self) -> dict[int, list[Figure]]:
        """Quantities by sentence, without those inside dates and source words."""
        found: dict[int, list[Figure]] = {}
        s = self.scan
        spans = [a.source_span for a in self.attributions if a.source_span]
        sources = sorted(spans, key=attrgetter("start", "end"))
        starts, reach = [span.start for span in sources], list(accumulate((span.end for span in sources), max))
        for quantity in find_quantities(self.text, lexicon=self.lexicon, words_at=s.words_at):
            tokens = s.tokens_in(quantity.start, quantity.end)
            if not tokens or not self.dated.tokens.isdisjoint(tokens):
                continue
            before = bisect_right(starts, quantity.start)
            if before and reach[before - 1] > quantity.start:
                near = sources[max(0, before - 3) : before]
                if any(span.end > quantity.start and not self._is_told(span, quantity.start) for span in near):
                    continue
            figure = Figure(tokens.start, tokens.stop, quantity.start, quantity.end, quantity.value)
            found.setdefault(s.sentence[tokens.start], []).append(figure)
        return found

    def _is_told(self, source: Span, start: int) -> bool:
        """Whether a figure in source words stands in a clause on them: "the club, which has 62 members, says"."""
        s = self.scan
        words = s.words[s.token_at(source.start) : s.token_at(start)]
        return not self.grammar.relatives.isdisjoint(words)

    def _figure_claims(self) -> list[tuple[Claim, Claim | None]]:
        """Each figure's claim with the claim of its whole."""
        claims: list[tuple[Claim, Claim | None]] = []
        earlier: list[MeasureReading] = []
        latest: dict[str, Claim] = {}
        before: list[Claim] = []  # of the last sentence with figures
        for number, figures in self.quantities.items():
            if is_furniture(self.scan, number, self.lexicon):
                continue
            first, last = self.scan.sentences[number]
            readings = read_measures(self.scan, first, last, figures, self.lexicon, earlier)
            readings = self.votes.read(first, last, readings)
            blocked = [t for f in figures for t in range(f.first, f.last)]
            places = self.placement.around(first, last, blocked) if readings else []
            own: list[Claim] = []
            for index, reading in enumerate(readings):
                claim = self._claim((first, last), readings, index, places)
                own.append(claim)
                whole = own[reading.part_of] if reading.part_of is not None else None
                if reading.part_of_earlier is not None:
                    whole = latest.get(reading.part_of_earlier)
                if whole is not None:
                    claim = own[-1] = of_the_whole(claim, whole, self.grammar)
                elif before or len(own) > 1:
                    claim = as_told(claim, own[:-1] or before, reading, self.scan, self.grammar)
                    claim = own[-1] = as_before(claim, before, reading, self.scan, self.grammar)
                claims.append((claim, whole))
                if whole is None:
                    latest[reading.predicate] = claim
            earlier, before = readings or earlier, own or before
        return claims

    def _claim(
        self, sentence: tuple[int, int], readings: list[MeasureReading], index: int, places: list[Place]
    ) -> Claim:
        reading = self.readings[readings[index].figure.start] = readings[index]
        low = self._boundary(readings[index - 1], reading) if index else sentence[0]
        high = self._boundary(reading, readings[index + 1]) if index + 1 < len(readings) else sentence[1]
        attribution = self._attribution(reading.figure, sentence, (low, high))
        if attribution.stance is Stance.ASSERTED and self.stances.denies(reading):
            attribution = attrs.evolve(attribution, stance=Stance.DENIED)
        timing = read_timing(self.dated, sentence, reading, (low, high), attribution)
        place, place_rule = self.placement.of(reading, (low, high), places, attribution, timing.carried_from)
        elsewhere = not AROUND.isdisjoint(place_rule) and place != self.placement.opening
        period, period_rule = lent_period(self.dated, reading, timing, elsewhere, sentence)
        as_of, basis = timing.as_of, AsOfBasis.STATED
        if as_of is None and self.ref.published is not None and not timing.previous:
            as_of, basis = self.ref.published, AsOfBasis.PUBLISHED
        rules = (f"measure:{reading.rule}", *timing.rules, *period_rule, *place_rule)
        if attribution.rule:
            rules = (f"source:{attribution.rule}", *rules)
        return Claim(
            measure=Measure(reading.predicate, reading.counted, place, None, period, timing.mode),
            value=_with_unit(reading),
            attribution=attribution,
            as_of=as_of,
            as_of_basis=basis if as_of is not None else None,
            stated=timing.stated,
            evidence=self._evidence(sentence, reading.figure),
            document=self.ref,
            findings=self._doubts(sentence, reading, period, attribution),
            rules=rules,
            extractor=self.extractor,
        )

    def _boundary(self, reading: MeasureReading, following: MeasureReading) -> int:
        """The token at which one figure's stretch of the sentence ends and the next one's begins."""
        start = max(reading.figure.last, (reading.trigger or 0) + 1)
        for token in range(start, following.figure.first):
            if self.scan.words[token] in self.grammar.boundaries:
                return token
        return following.figure.first

    def _doubts(
        self, sentence: tuple[int, int], reading: MeasureReading, period: Moment | None, attribution: Attribution
    ) -> tuple[Finding, ...]:
        """What is in doubt; where a period stands, its words are looked for among the sentence's dates."""
        words = None
        if period is not None:
            near = self.dated.within(sentence) or self.dated.between(0, sentence[1], _DATES_BACK)
            date = next((d for _, d in reversed(near) if period.edtf.startswith(d.value.edtf)), None)
            words = self.text[date.start : date.end] if date is not None else None
        return doubts_about(reading, period, words, attribution, self.rivals.get(reading.figure.start))

    # -- who --------------------------------------------------------------------------------------------------

    def _attribution(self, figure: Figure, sentence: tuple[int, int], bounds: tuple[int, int]) -> Attribution:
        """The attribution whose content covers the figure, with the outlet at the end of its chain.

        Of nested ones the origin's: "Police told the radio that 14 were shot, Reuters reported" is the police's figure.
        Of two by one source the one with a stance: "the ministry said that the army planned to call up 30,000".
        """
        near, start = self.covering.get(self.scan.sentence[figure.first], ()), figure.start
        covering = [attribution for attribution in near if _covers(attribution, start)]
        if len(covering) > 1:
            found = max(reversed(covering), key=lambda a: (len(a.chain), a.stance is not Stance.ASSERTED))
            rival = rival_of(found, covering)
            if rival is not None:
                self.rivals[figure.start] = rival
        else:
            found = covering[0] if covering else self.own_voice
            if not covering and near:
                self.rivals[start] = near[-1]  # whoever speaks elsewhere in the sentence
        caveat = found.caveat or self._reservation(figure.start)
        return self._with_outlet(found, self._stance(found, sentence, figure, bounds), caveat)

    def _reservation(self, place: int) -> str | None:
        """What the text says elsewhere against the figure at a place."""
        for one in self.reservations:
            if one.start <= place < one.end:
                return one.words
        return None

    @cached_property
    def reservations(self) -> tuple[Reservation, ...]:
        """The text's reservations about its figures, sought only where a word of one stands."""
        marks, scanned = reservation_marks(self.lexicon), self.scan
        if marks.isdisjoint(scanned.vocabulary):
            return ()
        places = list(compress(scanned.starts, map(marks.__contains__, scanned.words)))
        return reservations_at(self.text, places, self.lexicon)

    @cached_property
    def covering(self) -> dict[int, list[Attribution]]:
        """The attributions whose content touches each sentence, so that a figure looks only at its own."""
        found: dict[int, list[Attribution]] = {}
        for attribution in self.attributions:
            for span in attribution.content_spans:
                tokens = self.scan.tokens_in(span.start, span.end)
                if tokens:
                    first, last = self.scan.sentence[tokens.start], self.scan.sentence[tokens.stop - 1]
                    for number in range(first, last + 1):
                        near = found.setdefault(number, [])
                        if not near or near[-1] is not attribution:
                            near.append(attribution)
        return found

    def _with_outlet(self, found: Attribution, stance: Stance, caveat: str | None) -> Attribution:
        """An attribution with the outlet at the end of its chain; figures of one sentence share it."""
        key = id(found), stance, caveat
        if key not in self.printed:
            self.printed[key] = self._printed(found, stance, caveat)
        return self.printed[key]

    def _printed(self, found: Attribution, stance: Stance, caveat: str | None) -> Attribution:
        chain = found.chain or ((found.source,) if found.source else ())
        if self.outlet is not None and all(source.name != self.outlet.name for source in chain):
            chain = (*chain, self.outlet)
        if chain is found.chain and stance is found.stance and caveat == found.caveat:
            return found
        return attrs.evolve(found, chain=chain, stance=stance, caveat=caveat)

    def _stance(self, found: Attribution, sentence: tuple[int, int], figure: Figure, bounds: tuple[int, int]) -> Stance:
        """The attribution's stance, else what the words of the figure's own stretch show."""
        stance = found.stance
        if stance is not Stance.ASSERTED or found.rule == "reduced agent":
            if stance is Stance.DENIED and self._is_put_right(found, figure):
                return Stance.ASSERTED
            if stance is Stance.FORECAST and found.rule == "level" and found.source and found.source.kind == "poll":
                return Stance.ASSERTED  # "the poll sees Labour at 44 percent"
            return stance  # "12 had died, not 40 as claimed by the rebels": they do claim it
        low = bounds[0]
        if found.rule in ("that", "clause"):  # "called for a strike and said that 94 percent had voted"
            said = next((span.start for span in found.content_spans if span.start <= figure.start < span.end), 0)
            low = max(low, self.scan.token_at(said))
        return self.stances.of(figure, sentence, (low, bounds[1]))

    def _is_put_right(self, found: Attribution, figure: Figure) -> bool:
        """Whether a denial says behind a colon what is so: "denied that 40 officers were hurt: it had been three"."""
        start = next((span.start for span in found.content_spans if span.start <= figure.start < span.end), None)
        return start is not None and ":" in self.scan.words[self.scan.token_at(start) : figure.first]

    # -- words ------------------------------------------------------------------------------------------------

    def _line(self, offset: int) -> int:
        if self.line_starts is None:
            lengths = [len(line) + 1 for line in self.text.split("\n")]
            self.line_starts = [0, *accumulate(lengths)]
        return self.ref.first_line + bisect_right(self.line_starts, offset) - 1

    def _evidence(self, sentence: tuple[int, int], figure: Figure | None) -> Evidence:
        text = self.text
        start, end = self.scan.span_of(*sentence)
        if figure is not None and figure.end > end:
            end = figure.end
        if self.quoted[:2] != (start, end):  # figures of one sentence share their words
            before, behind = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
            self.quoted = start, end, text[start:end], before, behind
        _, _, quote, prefix, suffix = self.quoted
        if figure is None:
            return Evidence(self.ref.id, start, end, quote, None, None, prefix, suffix, self._line(start))
        place, line = (figure.start, figure.end), self._line(figure.start)
        return Evidence(self.ref.id, start, end, quote, *place, prefix, suffix, line)

    # -- statements -------------------------------------------------------------------------------------------

    def _statement_claims(self, figures: list[tuple[Claim, Claim | None]]) -> list[Claim]:
        """What sources say without a figure."""
        taken = sorted(
            c.evidence.figure_start for c, _ in figures if c.evidence and c.evidence.figure_start is not None
        )
        found = []
        for attribution in self.attributions:
            spans = attribution.content_spans
            if attribution.source is None or not spans:
                continue
            if any(bisect_left(taken, s.start) < bisect_left(taken, s.end) for s in spans):
                continue
            words = " ".join([self.text[s.start : s.end].strip() for s in spans]).strip()
            if not any(map(str.isalnum, words)):
                continue
            found.append(self._statement(attribution, spans, words))
        return found

    def _statement(self, attribution: Attribution, spans: tuple[Span, ...], words: str) -> Claim:
        s = self.scan
        tokens = s.tokens_in(spans[0].start, spans[0].end)
        first, last = s.sentences[s.sentence[tokens.start]]
        last = max(last, tokens.stop)
        near = self.dated.between(first, last) if self.dated.spoken else ()
        stated = next((date.value for _, date in near if date.start in self.dated.spoken), None) if near else None
        published = self.ref.published
        as_of = stated or published
        basis = AsOfBasis.STATED if stated else AsOfBasis.PUBLISHED if published else None
        return Claim(
            measure=None,
            value=Statement(" ".join(words.split())),
            attribution=self._with_outlet(attribution, attribution.stance, attribution.caveat),
            as_of=as_of,
            as_of_basis=basis,
            stated=stated,
            evidence=self._evidence((first, last), None),
            document=self.ref,
            rules=(f"source:{attribution.rule}",) if attribution.rule else (),
            extractor=self.extractor,
        )


def _covers(attribution: Attribution, offset: int) -> bool:
    """Whether an offset lies in what is attributed."""
    for span in attribution.content_spans:  # noqa: SIM110 - asked for every figure; a generator costs more
        if span.start <= offset < span.end:
            return True
    return False


def _with_unit(reading: MeasureReading) -> Quantity:
    """The figure's value, with the unit that the sentence gives it."""
    v = reading.figure.value
    if v.unit == reading.unit:
        return v
    return Quantity(v.low, v.high, v.nominal, v.bound, reading.unit, v.text, v.low_open, v.high_open, v.approximate)


def _position(claim: Claim) -> tuple[int, int]:
    evidence = claim.evidence
    assert evidence is not None  # noqa: S101 - every claim read from a document has evidence
    return (evidence.figure_start if evidence.figure_start is not None else evidence.start, evidence.end)
