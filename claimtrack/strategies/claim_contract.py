"""The claim contract: a property-based suite for anybody's reader of claims or attributions.

Enters: a function from a text to the figures it found, each with whose it is. Leaves: nothing where a promise is kept,
an ``AssertionError`` with the smallest sentence where it is not, and a scorecard by phenomenon. Refused: unknown
promises, at once.

In a test file, for pytest::

    from claimtrack.strategies.claim_contract import ClaimContract
    from mine import read_claims

    TestReadClaims = ClaimContract(read_claims).suite()

The sentences are plain and undisputed, and few in kind: a reader that keeps every promise is consistent on them, which
is not to say that it is right about the news. Score it on labelled text as well.
"""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import Any

import attrs
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from claimtrack.model.claim import Claim
from claimtrack.model.quantity import Bound, Quantity
from claimtrack.strategies.claim_text import FORMS, Told, articles, attributed_sentences
from claimtrack.strategies.phrases import forms
from claimtrack.strategies.promises import Promising, surroundings

__all__ = ["CLAIM_PROMISES", "ClaimContract", "ClaimReading", "ClaimScorecard", "claim_readings"]

#: What a reader of claims promises, in the order in which to look at it.
CLAIM_PROMISES = {
    "errors": "raises nothing but its documented errors, whatever the text",
    "deterministic": "reads the same text in the same way twice",
    "offsets": "gives offsets of figures within the text",
    "quote": "quotes the words that stand at its offsets",
    "figures": "finds every figure, at its place, with its number",
    "bounds": 'keeps "more than", "about", "at least" and ranges',
    "sources": "names the source that the text gives",
    "invented": "names no source that the text does not, and reads no figure where none is stated",
    "caveats": "keeps the reservation that the text makes",
    "context": "reads a sentence alike, whatever unrelated text stands around it",
}
_ARTICLES = frozenset({"the", "a", "an", "two", "mayor"})


@attrs.frozen
class ClaimReading:
    """One figure as a reader gave it.

    Attributes:
        start: Where the figure's words start, in code points; None from readers without offsets.
        end: Where they end, not included.
        value: Its number, a pair of numbers for a range, or a ``Quantity``.
        source: Who says so, in the text's words or a name; None for the outlet's own voice.
        caveat: The reservation kept beside it.
        text: The figure's words, where the reader gives them.
    """

    start: int | None
    end: int | None
    value: Any
    source: str | None = None
    caveat: str | None = None
    text: str | None = None

    def __str__(self) -> str:
        return f"{self.text or self.value} ({self.source or 'nobody named'})"


def claim_readings(result: Any) -> tuple[ClaimReading, ...]:
    """What a reader returned, in one form.

    Args:
        result: Claims of this library; or objects or mappings with ``start``, ``end``, ``value`` and ``source``, and
            ``caveat`` and ``text`` where they have them. Statements without a figure are passed over.

    Raises:
        TypeError: For anything else, saying what was expected.

    >>> [str(reading) for reading in claim_readings([{"start": 0, "end": 1, "value": 9, "source": "police"}])]
    ['9 (police)']
    """
    if result is None:
        return ()
    if not isinstance(result, Iterable) or isinstance(result, str | Mapping):
        raise TypeError(f"the reader returned {result!r}; the contract needs a list of claims")
    return tuple(reading for item in result for reading in _reading(item))


def _reading(item: Any) -> tuple[ClaimReading, ...]:
    if isinstance(item, ClaimReading):
        return (item,)
    if isinstance(item, Claim):
        if not isinstance(item.value, Quantity) or item.evidence is None:
            return ()
        source, said = item.attribution.source, item.evidence
        name = (source.as_written or source.name) if source is not None else None
        caveat = item.attribution.caveat
        return (ClaimReading(said.figure_start, said.figure_end, item.value, name, caveat, said.figure),)
    names = ("start", "end", "value", "source", "caveat", "text")
    found = {name: item.get(name) if isinstance(item, Mapping) else getattr(item, name, None) for name in names}
    if found["value"] is None:
        raise TypeError(f"the reader returned {item!r}; the contract needs start, end, value and source of each figure")
    return (ClaimReading(**found),)


@attrs.define(slots=False)
class ClaimContract(Promising):
    """What a reader of claims promises, and the means to hold it to that.

    Attributes:
        reader: A function from a text to claims; see ``claim_readings`` for what it may return.
        errors: The errors that the reader documents.
        promises: Some of ``CLAIM_PROMISES``; None for all.
        examples: How many examples each promise is tried on.

    Raises:
        InvalidArgument: For an unknown promise.

    >>> from claimtrack.extraction.extract import extract
    >>> ClaimContract(extract, examples=5).check("offsets")
    """

    sentences = CLAIM_PROMISES

    reader: Callable[[str], Any]
    errors: tuple[type[Exception], ...] = attrs.field(default=(ValueError,), kw_only=True)
    promises: tuple[str, ...] | None = attrs.field(default=None, kw_only=True)
    examples: int = attrs.field(default=100, kw_only=True)

    def __attrs_post_init__(self) -> None:
        for promise in self.promises or ():
            if promise not in CLAIM_PROMISES:
                raise InvalidArgument(f"promises: {', '.join(CLAIM_PROMISES)}; not {promise!r}")

    @property
    def made(self) -> tuple[str, ...]:
        """The promises that are tried, in order."""
        return tuple(promise for promise in CLAIM_PROMISES if self.promises is None or promise in self.promises)

    def drawn_for(self, promise: str) -> st.SearchStrategy[Any]:
        """The texts on which a promise is tried."""
        told = attributed_sentences()
        if promise in ("errors", "deterministic"):
            return st.text(st.characters(exclude_categories=()), max_size=30) | told.map(lambda one: one.text)
        if promise == "invented":
            return told | st.sampled_from(_traps())
        if promise == "caveats":
            return attributed_sentences(caveats=True)
        if promise == "context":
            return st.tuples(told, surroundings())
        return told | articles() if promise in ("offsets", "quote", "figures", "sources") else told

    def read(self, text: str) -> tuple[ClaimReading, ...]:
        """What the reader finds; nothing where it refuses with a documented error."""
        try:
            return claim_readings(self.reader(text))
        except self.errors:
            return ()

    def scorecard(self, examples: int = 30) -> "ClaimScorecard":
        """How often figure, bound, source and caveat are right, by phenomenon, and the smallest sentence that is not.

        Args:
            examples: How many sentences of each phenomenon are read.
        """
        return ClaimScorecard(tuple(self._row(name, drawn, examples) for name, drawn in _phenomena()))

    def _row(self, name: str, drawn: st.SearchStrategy[Told], examples: int) -> "ClaimRow":
        told = _sample(drawn, examples)
        judges = (self._figures, self._bounds, self._sources, self._caveats)
        problems = [[_safely(judge, one) for judge in judges] for one in told]
        wrong = [
            (len(one.text), next(filter(None, found))) for one, found in zip(told, problems, strict=True) if any(found)
        ]
        figures, bounds, sources, caveats = (sum(found[place] is None for found in problems) for place in range(4))
        return ClaimRow(name, len(told), figures, bounds, sources, caveats, min(wrong)[1] if wrong else "")

    def _errors(self, text: str) -> str | None:
        try:
            claim_readings(self.reader(text))
        except self.errors:
            return None
        except Exception as error:  # noqa: BLE001 - whatever a stranger's reader raises
            return f"{text!r} raises {type(error).__name__}: {error}"
        return None

    def _deterministic(self, text: str) -> str | None:
        first, second = self.read(text), self.read(text)
        return None if first == second else f"{text!r} was read as {_all(first)}, then as {_all(second)}"

    def _offsets(self, told: Told) -> str | None:
        for reading in self.read(told.text):
            start, end = reading.start, reading.end
            if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(told.text):
                return f"{told.text!r}: {reading} stands at {start!r}..{end!r}"
        return None

    def _quote(self, told: Told) -> str | None:
        for reading in self.read(told.text):
            if reading.text and reading.start is not None and reading.text != told.text[reading.start : reading.end]:
                return (
                    f"{told.text!r}: the words are {told.text[reading.start : reading.end]!r}, quoted {reading.text!r}"
                )
        return None

    def _figures(self, told: Told) -> str | None:
        return self._each(
            told, lambda claim, reading: None if _ends(claim.value) == _ends(reading.value) else _truth(claim)
        )

    def _bounds(self, told: Told) -> str | None:
        return self._each(
            told, lambda claim, reading: None if _bound(claim.value) == _bound(reading.value) else _truth(claim)
        )

    def _sources(self, told: Told) -> str | None:
        return self._each(told, _wrong_source)

    def _caveats(self, told: Told) -> str | None:
        def wrong(claim: Claim, reading: ClaimReading) -> str | None:
            kept = claim.attribution.caveat
            return None if kept is None or kept in (reading.caveat or "") else f"keeps the caveat {kept!r}"

        return self._each(told, wrong)

    def _invented(self, told: Told) -> str | None:
        found = self.read(told.text)
        if len(found) > len(told.claims):
            stated = f"{len(told.claims)} stated" if told.claims else "nothing is stated"
            return f"{told.text!r}: {stated}, but {_all(found)} was read"
        for reading in found:
            strange = [word for word in _words(reading.source) if word not in told.text.lower()]
            own = all(claim.attribution.source is None for claim in told.claims)
            if strange or (own and reading.source):
                return f"{told.text!r}: {reading.source!r} is named, whom the text does not name"
        return None

    def _context(self, drawn: tuple[Told, tuple[str, str]]) -> str | None:
        told, (before, after) = drawn
        alone, among = self.read(told.text), self.read(f"{before}{told.text}{after}")
        moved = tuple(
            attrs.evolve(reading, start=reading.start - len(before), end=reading.end - len(before))
            for reading in among
            if reading.start is not None and reading.end is not None
        )
        if [_core(reading) for reading in moved] == [_core(reading) for reading in alone if reading.start is not None]:
            return None
        return f"{told.text!r} is read as {_all(alone)}, but as {_all(moved)} within {before + '...' + after!r}"

    def _each(self, told: Told, judge: Callable[[Claim, ClaimReading], str | None]) -> str | None:
        """The first figure of a text that is not read, or that a judge finds wrong."""
        found = self.read(told.text)
        for claim in told.claims:
            reading = _at(claim, found)
            if reading is None:
                return f"{told.text!r} states {claim.value.text!r}; nothing was read there"
            problem = judge(claim, reading)
            if problem:
                return f"{told.text!r} {problem}; it was read as {reading}"
        return None


def _at(claim: Claim, found: tuple[ClaimReading, ...]) -> ClaimReading | None:
    """The reading that overlaps a claim's figure; the first one from readers without offsets."""
    words = claim.evidence
    for reading in found:
        if reading.start is None or reading.end is None or words is None:
            return reading
        if reading.start < (words.figure_end or 0) and reading.end > (words.figure_start or 0):
            return reading
    return None


def _truth(claim: Claim) -> str:
    return f"should be read as {claim.value}"


def _ends(value: Any) -> tuple[Fraction | None, ...]:
    """The named number, or the two ends of a range."""
    if isinstance(value, Quantity):
        named = (value.low, value.high) if value.bound in (Bound.RANGE, Bound.VAGUE) else (value.nominal,)
        return tuple(None if number is None else Fraction(number) for number in named)
    numbers = value if isinstance(value, tuple) else (value,)
    return tuple(Fraction(repr(number)) if isinstance(number, float) else Fraction(number) for number in numbers)


def _bound(value: Any) -> Bound:
    """The bound; a bare number says exactly that."""
    if isinstance(value, Quantity):
        return value.bound
    return Bound.RANGE if isinstance(value, tuple) else Bound.EXACT


def _words(source: str | None) -> list[str]:
    """The words of a source that count: without its article."""
    return [word for word in (source or "").lower().split() if word not in _ARTICLES]


def _wrong_source(claim: Claim, reading: ClaimReading) -> str | None:
    """A source is right where its words are those of the text, with its article and title or without."""
    source = claim.attribution.source
    if source is None:
        return "names nobody" if reading.source else None
    wanted = _words(source.as_written or source.name)
    return None if _words(reading.source) == wanted else f"is said by {source.name!r}"


def _core(reading: ClaimReading) -> tuple[Any, ...]:
    source, caveat = " ".join(_words(reading.source)), reading.caveat
    return reading.start, reading.end, _ends(reading.value), _bound(reading.value), source, caveat


def _all(readings: tuple[ClaimReading, ...]) -> str:
    return ", ".join(map(str, readings)) or "nothing"


def _traps() -> list[Told]:
    """Texts that state no figure of a claim."""
    from claimtrack.model.document import Document

    table = forms("en")
    texts = [*table["fillers"]["plain"], *(text for listed in table["traps"].values() for text in listed)]
    return [Told(Document(text), ()) for text in texts]


def _phenomena() -> list[tuple[str, st.SearchStrategy[Told]]]:
    """(name, sentences) of each phenomenon, all else as plain as can be."""
    plain: dict[str, Any] = {"bounds": ["exact"], "stances": ["asserted"]}
    shapes = [bound for bound in Bound if bound is not Bound.VAGUE]
    return [
        *((f"order: {form}", attributed_sentences(attributions=[form], **plain)) for form in FORMS),
        *((f"bound: {shape}", attributed_sentences(bounds=[shape], attributions=["source_said"])) for shape in shapes),
        ("hedged", attributed_sentences(stances=["hedged"], bounds=["exact"])),
        ("with a caveat", attributed_sentences(caveats=True, **plain)),
        ("articles", articles(least=2)),
        ("not a figure", st.sampled_from(_traps())),
    ]


def _safely(judge: Callable[[Told], str | None], told: Told) -> str | None:
    """A crash is a misreading here; the promise "errors" tells it apart."""
    if not told.claims:
        judge = judge.__self__._invented  # type: ignore[attr-defined]
    try:
        return judge(told)
    except Exception as error:  # noqa: BLE001
        return f"{told.text!r} raises {type(error).__name__}"


def _sample(drawn: st.SearchStrategy[Told], examples: int) -> list[Told]:
    """Different sentences, the same at every call."""
    found: dict[str, Told] = {}

    @settings(
        max_examples=examples, deadline=None, database=None, derandomize=True, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(drawn)
    def keep(told: Told) -> None:
        found.setdefault(told.text, told)

    keep()
    return list(found.values())


@attrs.frozen
class ClaimRow:
    """One phenomenon: how many sentences were read, and how many were right in each respect."""

    phenomenon: str
    sentences: int
    figures: int
    bounds: int
    sources: int
    caveats: int
    smallest: str = ""


@attrs.frozen
class ClaimScorecard:
    """The rows of all phenomena, the plainest first."""

    rows: tuple[ClaimRow, ...]

    def __str__(self) -> str:
        from tabulate import tabulate

        parts = ("figures", "bounds", "sources", "caveats")
        table = [
            (
                row.phenomenon,
                row.sentences,
                *(f"{100 * getattr(row, part) // max(row.sentences, 1)}%" for part in parts),
                row.smallest,
            )
            for row in self.rows
        ]
        return tabulate(table, ("phenomenon", "texts", *parts, "smallest misreading"), disable_numparse=True)
