"""Claims written as sentences, each with the truth beside it; and articles made of them.

Enters: a claim, or which predicates, bounds, stances and forms are wanted. Leaves: ``Told`` values - a document and the
claims that it holds, with their spans - one for each natural form, or a strategy of them that shrinks to the plainest.
Refused: claims that have no form here (an unknown predicate, a value without a plain figure), and options that could
yield nothing.

The forms stand in ``claims_en.toml``, apart from the lexicon that the readers of claims read; yet whoever wrote both
wrote both, so a reader that gives every one of these back is consistent, not right. A corpus of labelled text that was
written without regard to any reader says how right it is.
"""

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, cast

import attrs
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from claimtrack.model.claim import Claim, Statement
from claimtrack.model.document import Document
from claimtrack.model.evidence import Evidence
from claimtrack.model.measure import Measure
from claimtrack.model.quantity import Bound, Quantity
from claimtrack.model.source import Attribution, Source, SourceKind, Span, Stance
from claimtrack.strategies.options import check_choice, check_flag, check_name, check_number, choice_of, members
from claimtrack.strategies.phrases import forms

__all__ = ["FORMS", "Told", "articles", "attributed_sentences", "chains", "render", "told_claims"]

#: The orders of a sentence that says whose a figure is; ``own`` names no source, ``relayed`` one who passed it on, too.
FORMS = (
    "own", "source_said", "content_first", "inverted", "according_first", "according_last", "told", "reported",
    "quoted", "relayed",
)  # fmt: skip
_SHAPES = tuple(bound for bound in Bound if bound is not Bound.VAGUE)
_STANCES = (Stance.ASSERTED, Stance.HEDGED)


@attrs.frozen
class Told:
    """A document, and the claims that a reader must find in it.

    Attributes:
        document: The text, and who printed it.
        claims: Every figure it states, in order, with source, stance, caveat and spans.
        form: How it is written, for people.
    """

    document: Document
    claims: tuple[Claim, ...]
    form: str = ""

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text


@cache
def claim_forms(language: str = "en") -> dict[str, Any]:
    """The independent forms of a language."""
    file = files("claimtrack.strategies") / f"claims_{language}.toml"
    return tomllib.loads(file.read_text("utf-8"))


def render(claim: Claim, *, publisher: str | None = None) -> Iterator[Told]:
    """A claim as a sentence, in every form that can state it.

    What a sentence cannot carry is left out of the claims beside it: the place, the period, when it was said.

    Args:
        claim: A figure about one of the predicates of ``claims_en.toml``, asserted or hedged, whose counted noun, where
            it has one, is among those of the predicate; its source is written as ``as_written`` says.
        publisher: Who prints the sentence.

    Raises:
        InvalidArgument: For a claim that no form can state; says what is in the way.

    >>> from claimtrack.parsing.claims import claim
    >>> fire = claim(predicate="killed", value="at least 12 people", source="police", counted="people")
    >>> next(render(fire)).text, sum(1 for _ in render(fire)) > 40
    ('Police said at least 12 people were killed.', True)
    """
    ways = _ways(claim)
    for figure in ways.figures:
        for clause in ways.clauses:
            for form in ways.forms:
                for pattern in claim_forms()["attributions"][form]:
                    for caveat in ways.caveats:
                        yield _told(claim, figure, ways.noun, clause, form, pattern, caveat, publisher)


@attrs.frozen
class _Ways:
    """What a claim can be written with: one of each makes a sentence."""

    noun: str
    figures: list[str]
    clauses: list[str]
    forms: tuple[str, ...]
    caveats: list[str]


def _ways(claim: Claim) -> _Ways:
    """What a claim can be written with.

    Raises:
        InvalidArgument: As ``render`` says.
    """
    table = claim_forms()
    if isinstance(claim.value, Statement) or claim.measure is None:
        raise InvalidArgument("a statement without a figure has no form here")
    event = table["events"].get(claim.measure.predicate)
    if event is None:
        known = ", ".join(table["events"])
        raise InvalidArgument(f"no form states {claim.measure.predicate!r}; there are some for {known}")
    nouns = {noun: lemma for noun, lemma in event["nouns"].items() if claim.measure.counted in (None, noun)}
    if not nouns:
        raise InvalidArgument(
            f"no form counts {claim.measure.counted!r}; there are some for {', '.join(event['nouns'])}"
        )
    said = claim.attribution
    if said.stance not in _STANCES:
        raise InvalidArgument(f"no form states a figure as {said.stance}")
    caveats = [words for words, caveat in table["caveats"].items() if caveat == said.caveat] if said.caveat else [""]
    if not caveats:
        raise InvalidArgument(f"no form carries the caveat {said.caveat!r}")
    return _Ways(next(iter(nouns)), figures_of(claim.value), event["past"], _forms_for(said), caveats)


def _forms_for(said: Attribution) -> tuple[str, ...]:
    """The orders that can say whose a figure is: none for the outlet's own voice, with a relay or without."""
    if said.source is None:
        return ("own",)
    return ("relayed",) if len(said.chain) > 1 else tuple(form for form in FORMS if form not in ("own", "relayed"))


def figures_of(value: Quantity) -> list[str]:
    """The words of a figure, in every writing.

    Raises:
        InvalidArgument: For ratios, negative numbers, and bounds that have no words.
    """
    table = forms("en")["bounds"]
    if value.bound is Bound.RANGE:
        low, high = _written(value.low), _written(value.high)
        return [f"between {low} and {high}", f"{low} to {high}"]
    if value.bound is Bound.VAGUE:
        raise InvalidArgument("vague words have no form here")
    number = _written(value.nominal)
    if value.bound is Bound.EXACT:
        return [number]
    words = table[value.bound]
    return [f"{before} {number}" for before in words["before"]]


def _written(number: object) -> str:
    """A number in digits, grouped by commas."""
    if not isinstance(number, int | Decimal) or number < 0:
        raise InvalidArgument(f"no form writes {number!r}")
    return f"{number:,}"


def _told(
    claim: Claim, figure: str, noun: str, clause: str, form: str, pattern: str, caveat: str, publisher: str | None
) -> Told:
    """One sentence with its claim, the spans counted as it is put together."""
    said, table = claim.attribution, claim_forms()
    hedge = table["hedges"][said.stance]
    before, _, after = clause.replace("{noun}", noun).replace("{hedge}", hedge).partition("{figure}")
    content = f"{before}{figure}{after}"
    source = (said.source.as_written or said.source.name) if said.source is not None else ""
    relay = said.chain[1].as_written or said.chain[1].name if len(said.chain) > 1 else ""
    text, places = "", {}
    for number, piece in enumerate(_pieces(pattern)):
        words = {"source": source, "clause": content, "relay": relay}.get(piece.lower().strip("{}"), piece)
        if piece[:1] == "{":
            words = _capital(words) if piece[1].isupper() or number == 0 else words
            places[piece.lower().strip("{}")] = len(text)
        text += words
    sentence = len(text)
    if caveat:
        text += f" {caveat}"
    document = Document(text, publisher=publisher)
    start = places["clause"] + len(before)
    found = text[start : start + len(figure)]
    quote = Evidence(document.id, 0, sentence, text[:sentence], start, start + len(figure))
    span = Span(places["source"], places["source"] + len(source)) if "source" in places else None
    predicate = claim.measure.predicate if claim.measure is not None else ""
    figures = cast(Quantity, claim.value)
    value = attrs.evolve(figures, text=found, unit=table["events"][predicate]["nouns"][noun])
    measure = Measure(predicate, noun)
    named = (
        attrs.evolve(said.source, as_written=text[span.start : span.end])
        if said.source is not None and span is not None
        else None
    )
    chain = said.chain or ((said.source,) if said.source is not None else ())
    outlet = (
        (Source(publisher, SourceKind.MEDIA),) if publisher and publisher not in {link.name for link in chain} else ()
    )
    attribution = Attribution(
        source=named, chain=(*chain, *outlet), stance=said.stance, caveat=said.caveat, source_span=span
    )
    told = Claim(measure=measure, value=value, attribution=attribution, evidence=quote, document=document.ref)
    return Told(document, (told,), f"{form}, {figures.bound}, {said.stance}{', caveat' if caveat else ''}")


def _pieces(pattern: str) -> list[str]:
    """A pattern cut at its places: ``["{Source}", " said ", "{clause}", "."]``."""
    pieces, rest = [], pattern
    while rest:
        before, brace, after = rest.partition("{")
        if before:
            pieces.append(before)
        if not brace:
            break
        name, _, rest = after.partition("}")
        pieces.append(f"{{{name}}}")
    return pieces


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def told_claims(
    *,
    predicates: Iterable[str] | None = None,
    bounds: Iterable[Bound | str] | None = None,
    stances: Iterable[Stance | str] | None = None,
    sourced: bool | None = None,
    relayed: bool = False,
    caveats: bool | None = None,
) -> st.SearchStrategy[Claim]:
    """Claims that ``render`` can write.

    Args:
        predicates: Some of those with forms; None for all.
        bounds: Some of the shapes of figures; None for all but vague ones.
        stances: ``asserted``, ``hedged``; None for both.
        sourced: Whether somebody is named: True, False for the outlet's own voice, None for either.
        relayed: Whether somebody passed it on, who stands in the chain.
        caveats: Whether a reservation follows: True, False, None for either.

    Raises:
        InvalidArgument: At once, for options that could yield nothing.
    """
    table = claim_forms()
    check_flag("relayed", relayed)
    check_choice("sourced", sourced)
    check_choice("caveats", caveats)
    named = choice_of("predicates", predicates, tuple(table["events"]))
    shapes = [bound for bound in members("bounds", bounds, Bound) if bound in _SHAPES]
    wanted = [stance for stance in members("stances", stances, Stance) if stance in _STANCES]
    if not shapes or not wanted:
        raise InvalidArgument("vague figures, and stances other than asserted and hedged, have no form")
    if relayed and sourced is False:
        raise InvalidArgument("relayed claims have a source")
    nobody: st.SearchStrategy[Source | None] = st.none()
    who = {True: _sources(), False: nobody, None: nobody | _sources()}[True if relayed else sourced]
    words = st.sampled_from(tuple(table["caveats"].values()))
    reserved: st.SearchStrategy[str | None] = {True: words, False: st.none(), None: st.none() | words}[caveats]

    nouns = [(predicate, *pair) for predicate in named for pair in table["events"][predicate]["nouns"].items()]
    counted, relays = st.sampled_from(nouns), st.sampled_from(table["relays"]["names"])
    stance, figures = st.sampled_from(wanted), _figures(shapes)

    @st.composite
    def drawn(draw: st.DrawFn) -> Claim:
        predicate, noun, lemma = draw(counted)
        source = draw(who)
        chain: tuple[Source, ...] = ()
        if relayed and source is not None:
            name = draw(relays)
            chain = (source, Source(name.removeprefix("the "), SourceKind.MEDIA, as_written=name))
        attribution = Attribution(source=source, chain=chain, stance=draw(stance), caveat=draw(reserved))
        value = attrs.evolve(draw(figures), unit=lemma)
        return Claim(measure=Measure(predicate, noun), value=value, attribution=attribution)

    return drawn()


def _sources() -> st.SearchStrategy[Source | None]:
    listed = [
        Source(name, SourceKind(kind), as_written=written)
        for kind, names in claim_forms()["sources"].items()
        for written, name in names.items()
    ]
    return st.sampled_from(listed)


def _figures(shapes: Sequence[Bound]) -> st.SearchStrategy[Quantity]:
    """Whole numbers above one, as people are counted."""
    numbers = st.integers(2, 99_999)

    def shaped(bound: Bound, low: int, more: int) -> Quantity:
        ends: dict[Bound, tuple[int | None, int | None, int | None]] = {
            Bound.RANGE: (low, low + more, None),
            Bound.AT_LEAST: (low, None, low),
            Bound.MORE_THAN: (low, None, low),
            Bound.AT_MOST: (None, low, low),
            Bound.LESS_THAN: (None, low, low),
        }
        first, last, nominal = ends.get(bound, (low, low, low))
        return Quantity(
            first,
            last,
            nominal,
            bound,
            low_open=bound is Bound.MORE_THAN,
            high_open=bound is Bound.LESS_THAN,
            approximate=bound is Bound.ABOUT,
        )

    return st.builds(shaped, st.sampled_from(shapes), numbers, st.integers(1, 900))


def chains() -> st.SearchStrategy[Claim]:
    """Claims that reached us through somebody: an origin, and a relay behind it."""
    return told_claims(relayed=True)


def attributed_sentences(
    *,
    predicates: Iterable[str] | None = None,
    bounds: Iterable[Bound | str] | None = None,
    stances: Iterable[Stance | str] | None = None,
    attributions: Iterable[str] | None = None,
    caveats: bool | None = False,
    publisher: str | None = None,
) -> st.SearchStrategy[Told]:
    """Sentences that state one figure each, with the claim beside them.

    Args:
        predicates: As for ``told_claims``.
        bounds: As for ``told_claims``.
        stances: As for ``told_claims``.
        attributions: Some of ``FORMS``; None for all.
        caveats: Whether a reservation follows: True, False, None for either.
        publisher: Who prints them.

    Raises:
        InvalidArgument: At once, for options that could yield nothing.
    """
    named = choice_of("attributions", attributions, FORMS)
    check_name("publisher", publisher)
    options: dict[str, Any] = {"predicates": predicates, "bounds": bounds, "stances": stances, "caveats": caveats}
    claims = {form: told_claims(sourced=form != "own", relayed=form == "relayed", **options) for form in named}
    orders = st.sampled_from(named)

    @st.composite
    def drawn(draw: st.DrawFn) -> Told:
        form = draw(orders)
        claim = draw(claims[form])
        ways = _ways(claim)
        figure, clause = draw(st.sampled_from(ways.figures)), draw(st.sampled_from(ways.clauses))
        pattern = draw(st.sampled_from(claim_forms()["attributions"][form]))
        return _told(claim, figure, ways.noun, clause, form, pattern, draw(st.sampled_from(ways.caveats)), publisher)

    return drawn()


def articles(*, least: int = 1, most: int = 4, publisher: str | None = "Gazette") -> st.SearchStrategy[Told]:
    """Short articles: sentences with figures, a paragraph each, among paragraphs that state none.

    Args:
        least: The fewest figures.
        most: The most figures.
        publisher: Who prints them.

    Raises:
        InvalidArgument: At once, for ends in the wrong order.
    """
    check_number("least", least)
    check_number("most", most)
    if not 0 <= least <= most:
        raise InvalidArgument(f"least={least} and most={most} must be in order, and not negative")
    fillers = st.sampled_from(claim_forms()["fillers"]["paragraphs"])
    paragraph = attributed_sentences(publisher=publisher) | fillers
    lists = st.lists(paragraph, min_size=max(least, 1), max_size=most * 2)
    counted = lists.filter(lambda parts: least <= sum(isinstance(part, Told) for part in parts) <= most)
    return counted.map(lambda parts: _article(parts, publisher))


def _article(parts: list[Told | str], publisher: str | None) -> Told:
    text = "\n\n".join(part.text if isinstance(part, Told) else part for part in parts)
    document, claims, place = Document(text, publisher=publisher), [], 0
    for part in parts:
        if isinstance(part, Told):
            claims += [_moved(claim, document, place) for claim in part.claims]
        place += len(part.text if isinstance(part, Told) else part) + 2
    return Told(document, tuple(claims), "article")


def _moved(claim: Claim, document: Document, by: int) -> Claim:
    """A claim of a sentence as one of the article that the sentence stands in."""
    quote, said = claim.evidence, claim.attribution
    assert quote is not None  # noqa: S101 - every told claim has evidence
    words = Evidence(
        document.id,
        quote.start + by,
        quote.end + by,
        quote.quote,
        (quote.figure_start or 0) + by,
        (quote.figure_end or 0) + by,
    )
    span = Span(said.source_span.start + by, said.source_span.end + by) if said.source_span is not None else None
    return attrs.evolve(claim, evidence=words, document=document.ref, attribution=attrs.evolve(said, source_span=span))
