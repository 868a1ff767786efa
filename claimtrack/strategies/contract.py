"""The parser contract: a property-based suite for anybody's parser of numbers, quantities or dates.

Enters: a function from text to values, and what kind of values they are. Leaves: nothing where a promise is kept, an
``AssertionError`` with the smallest phrase where it is not, and a scorecard by phenomenon. Refused: unknown kinds,
styles and promises, at once.

In a test file, for pytest::

    from claimtrack.strategies.contract import Contract
    from mine import find_numbers

    TestFindNumbers = Contract(find_numbers, kind="quantity").suite()
"""

from collections.abc import Callable
from functools import cached_property
from typing import Any

import attrs
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument

from claimtrack.model.quantity import Quantity
from claimtrack.strategies.contract_readings import (
    Reading,
    missing,
    readings_of,
    wrong_bound,
    wrong_unit,
    wrong_value,
)
from claimtrack.strategies.contract_scores import Scorecard, score
from claimtrack.strategies.date_text import date_phrases
from claimtrack.strategies.phrases import Phrase, forms
from claimtrack.strategies.promises import Promising, surroundings
from claimtrack.strategies.quantity_text import quantity_phrases

__all__ = ["PROMISES", "Contract"]

#: What a parser promises, in the order in which to look at it.
PROMISES = {
    "errors": "raises nothing but its documented errors, whatever the text",
    "deterministic": "reads the same text in the same way twice",
    "offsets": "gives offsets within the text, in order, that do not overlap",
    "text": "quotes the words that stand at its offsets",
    "context": "reads a phrase alike, whatever unrelated text stands around it",
    "invented": "reads nothing where nothing is stated, and nothing twice",
    "values": "reads every number or date right",
    "bounds": 'keeps "more than", "about", "at least" and ranges',
    "units": "reads every unit right",
}
_OF_KIND = {
    "number": ("errors", "deterministic", "offsets", "text", "context", "invented", "values"),
    "quantity": tuple(PROMISES),
    "date": ("errors", "deterministic", "offsets", "text", "context", "invented", "values"),
}
_FINDING = frozenset({"offsets", "text", "context"})


def _known(choices: tuple[str, ...]) -> Callable[[Any, Any, Any], None]:
    def check(_: Any, field: Any, value: Any) -> None:
        if value not in choices:
            raise InvalidArgument(f"{field.name} must be one of {', '.join(choices)}, not {value!r}")

    return check


def _of_this_kind(contract: "Contract", _: Any, value: Any) -> None:
    for promise in value or ():
        if promise not in contract._all:
            made = ", ".join(contract._all)
            raise InvalidArgument(f"promises, for {contract.kind} in style {contract.style!r}: {made}; not {promise!r}")


@attrs.define(slots=False)
class Contract(Promising):
    """What a parser promises, and the means to hold it to that.

    Attributes:
        parser: A function from a text to what it says; see ``readings_of`` for what it may return.
        kind: ``number``, ``quantity`` or ``date``.
        style: ``find`` for a parser of whole texts, ``parse`` for one of single strings, which may also raise.
        errors: The errors that the parser documents.
        promises: Some of ``PROMISES``; None for all that suit kind and style.
        phrases: The phrases to read; None for all of the kind, in sentences for finders.
        examples: How many examples each promise is tried on.

    Raises:
        InvalidArgument: For an unknown kind, style or promise.

    >>> from claimtrack.parsing.quantities import find_quantities
    >>> Contract(find_quantities, kind="quantity", examples=5).check("offsets")
    """

    sentences = PROMISES

    parser: Callable[[str], Any]
    kind: str = attrs.field(default="quantity", kw_only=True, validator=_known(tuple(_OF_KIND)))
    style: str = attrs.field(default="find", kw_only=True, validator=_known(("find", "parse")))
    errors: tuple[type[Exception], ...] = attrs.field(default=(ValueError,), kw_only=True)
    promises: tuple[str, ...] | None = attrs.field(default=None, kw_only=True, validator=_of_this_kind)
    phrases: st.SearchStrategy[Phrase] | None = attrs.field(default=None, kw_only=True)
    examples: int = attrs.field(default=100, kw_only=True)

    @property
    def _all(self) -> tuple[str, ...]:
        return tuple(p for p in _OF_KIND[self.kind] if self.style == "find" or p not in _FINDING)

    @property
    def made(self) -> tuple[str, ...]:
        """The promises that are tried, in order."""
        return self._all if self.promises is None else tuple(p for p in self._all if p in self.promises)

    @cached_property
    def _drawn(self) -> st.SearchStrategy[Phrase]:
        return self.phrases if self.phrases is not None else phrases_for(self.kind, self.style)

    def read(self, text: str) -> tuple[Reading, ...]:
        """What the parser reads; nothing where it refuses with a documented error."""
        try:
            return readings_of(self.parser(text), self.kind)
        except self.errors:
            return ()

    def refuse_unless_made(self, promise: str) -> None:
        """Nothing, for a promise that this kind and style of parser makes.

        Raises:
            InvalidArgument: For any other.
        """
        _of_this_kind(self, None, (promise,))

    def drawn_for(self, promise: str) -> st.SearchStrategy[Any]:
        """The texts on which a promise is tried."""
        if promise in ("errors", "deterministic"):
            return st.text(st.characters(exclude_categories=()), max_size=30) | self._drawn.map(
                lambda phrase: phrase.text
            )
        if promise == "invented":
            return st.sampled_from([Phrase(text, ()) for _, text in traps_of(self.kind)]) | self._drawn
        return st.tuples(self._drawn, surroundings()) if promise == "context" else self._drawn

    def scorecard(self, examples: int = 30) -> Scorecard:
        """How many phrases are read right, by phenomenon, and the smallest one that is not.

        Args:
            examples: How many phrases of each phenomenon are read.
        """
        return score(self.read, self.kind, self.style, traps_of(self.kind), examples)

    def _errors(self, text: str) -> str | None:
        try:
            readings_of(self.parser(text), self.kind)
        except self.errors:
            return None
        except Exception as error:  # noqa: BLE001 - whatever a stranger's parser raises
            return f"{text!r} raises {type(error).__name__}: {error}"
        return None

    def _deterministic(self, text: str) -> str | None:
        first, second = self.read(text), self.read(text)
        return None if first == second else f"{text!r} was read as {_all_of(first)}, then as {_all_of(second)}"

    def _offsets(self, phrase: Phrase) -> str | None:
        last = 0
        for reading in self.read(phrase.text):
            start, end = reading.start, reading.end
            if type(start) is not int or type(end) is not int:
                return f"{phrase.text!r}: offsets of {reading} are {start!r} and {end!r}"
            if not last <= start < end <= len(phrase.text):
                within = f"{last}..{len(phrase.text)}"
                return f"{phrase.text!r}: {reading} stands at {start}..{end}, which is not within {within}"
            last = end
        return None

    def _text(self, phrase: Phrase) -> str | None:
        for reading in self.read(phrase.text):
            value = reading.value
            quoted = reading.text or (getattr(value, "text", None) if reading.start is not None else None)
            if quoted and quoted != phrase.text[reading.start : reading.end]:
                return f"{phrase.text!r}: the words are {phrase.text[reading.start : reading.end]!r}, quoted {quoted!r}"
        return None

    def _context(self, drawn: tuple[Phrase, tuple[str, str]]) -> str | None:
        phrase, (before, after) = drawn
        alone = tuple(_shifted(reading, 0) for reading in self.read(phrase.text))
        among = self.read(f"{before}{phrase.text}{after}")
        moved = tuple(_shifted(reading, len(before)) for reading in among)
        if moved == alone:
            return None
        placed = f"{_all_of(alone, places=True)}, but as {_all_of(moved, places=True)}"
        return f"{phrase.text!r} is read as {placed} within {before + '...' + after!r}"

    def _invented(self, phrase: Phrase) -> str | None:
        found = self.read(phrase.text)
        if len(found) <= len(phrase.expected):
            return None
        stated = f"{len(phrase.expected)} stated" if phrase.expected else "nothing is stated"
        return f"{phrase.text!r}: {stated}, but {_all_of(found)} was read"

    def _values(self, phrase: Phrase) -> str | None:
        return self._judged(phrase, wrong_value)

    def _bounds(self, phrase: Phrase) -> str | None:
        return self._judged(phrase, wrong_bound)

    def _units(self, phrase: Phrase) -> str | None:
        return self._judged(phrase, wrong_unit)

    def _judged(self, phrase: Phrase, judge: Callable[[Any, tuple[Reading, ...]], str | None]) -> str | None:
        found = self.read(phrase.text)
        for expected in phrase.expected:
            problem = missing(expected, found) or judge(expected, found)
            if problem:
                return f"{phrase.text!r} {problem}"
        return None


def _shifted(reading: Reading, by: int) -> Reading:
    """The reading without its quotation, which is another promise, at its place in the phrase."""
    if reading.start is None or reading.end is None:
        return reading
    value = attrs.evolve(reading.value, text="") if isinstance(reading.value, Quantity) else reading.value
    return attrs.evolve(reading, value=value, start=reading.start - by, end=reading.end - by, text=None)


def _all_of(readings: tuple[Reading, ...], *, places: bool = False) -> str:
    """Readings in a row; with their places where those may be all the difference."""
    return (
        ", ".join(f"{r} at {r.start}..{r.end}" if places and r.start is not None else str(r) for r in readings)
        or "nothing"
    )


def phrases_for(kind: str, style: str) -> st.SearchStrategy[Phrase]:
    """The phrases of a kind: in sentences for finders, bare for parsers."""
    if kind == "date":
        return date_phrases(sentences=style == "find", origins=["independent"])
    if kind == "number":
        return quantity_phrases(
            bounds=["exact"], units=["none"], bound_words=False, sentences=style == "find", origins=["independent"]
        )
    return quantity_phrases(sentences=style == "find", origins=["independent"])


def traps_of(kind: str) -> list[tuple[str, str]]:
    """(sort of trap, text) that states no value of a kind, shortest sort first."""
    table = forms("en")
    plain = [("no figure at all", text) for text in table["fillers"]["plain"]]
    if kind == "date":
        return plain + [("not a date", text) for text in table["dates"]["traps"]]
    return plain + [(f"not a figure: {sort}", text) for sort, texts in table["traps"].items() for text in texts]
