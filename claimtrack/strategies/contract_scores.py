"""Scorecards: how well a parser reads, one phenomenon at a time.

Enters: a parser as the contract reads it. Leaves: a ``Scorecard`` with a row for each phenomenon - all else as plain as
can be, so that a row blames what it names - and the smallest phrase that is misread. Refused: nothing.
"""

from collections.abc import Callable
from typing import Any

import attrs
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Flaky, NoSuchExample

from claimtrack.strategies.contract_readings import Reading, wrong_bound, wrong_unit, wrong_value
from claimtrack.strategies.date_text import KINDS, date_phrases
from claimtrack.strategies.number_text import WRITINGS
from claimtrack.strategies.phrases import Phrase
from claimtrack.strategies.quantity_text import quantity_phrases

__all__ = ["Row", "Scorecard", "score"]

Read = Callable[[str], tuple[Reading, ...]]
Judge = Callable[[Any, tuple[Reading, ...]], str | None]
_BOUNDS = ("exact", "about", "at_least", "more_than", "at_most", "less_than", "range", "vague")
_UNITS = ("noun", "share", "money", "measure", "compound")
_NOISES = ("spaces", "digits", "dashes", "case")


@attrs.frozen
class Row:
    """One phenomenon.

    Attributes:
        phenomenon: What the phrases have in them.
        phrases: How many were read.
        values: How many values were right.
        bounds: How many bounds were kept; None where the kind has none, or nothing is stated.
        units: How many units were right; None likewise.
        smallest: The smallest misread phrase and what became of it; empty where all were right.
    """

    phenomenon: str
    phrases: int
    values: int
    bounds: int | None = None
    units: int | None = None
    smallest: str = ""


@attrs.frozen
class Scorecard:
    """The rows of all phenomena, the plainest first."""

    rows: tuple[Row, ...]

    @property
    def right(self) -> int:
        """How many phrases of all had their value right."""
        return sum(row.values for row in self.rows)

    @property
    def phrases(self) -> int:
        """How many phrases were read."""
        return sum(row.phrases for row in self.rows)

    def __str__(self) -> str:
        from tabulate import tabulate

        table = [
            (
                row.phenomenon,
                row.phrases,
                *(_share(n, row.phrases) for n in (row.values, row.bounds, row.units)),
                row.smallest,
            )
            for row in self.rows
        ]
        headings = ("phenomenon", "phrases", "value", "bound", "unit", "smallest misreading")
        body = tabulate(table, headings, disable_numparse=True)
        return f"{body}\n\n{self.right} of {self.phrases} values right"


def _share(count: int | None, of: int) -> str:
    return "" if count is None else f"{100 * count // of}%"


def phenomena(kind: str, style: str) -> list[tuple[str, st.SearchStrategy[Phrase]]]:
    """(name, phrases) of each phenomenon of a kind."""
    sentences = style == "find"
    plain: dict[str, Any] = {"sentences": sentences, "origins": ["independent"]}
    if kind == "date":
        named = [(name, date_phrases(kinds=[name], **plain)) for name in KINDS if name != "relative"]
        return named + [(f"noise: {name}", date_phrases(kinds=["day"], noise=[name], **plain)) for name in _NOISES[:2]]
    exact: dict[str, Any] = {"bounds": ["exact"], "units": ["none"], "bound_words": False, **plain}
    named = [(f"number: {name}", quantity_phrases(writings=[name], **exact)) for name in WRITINGS]
    if kind == "quantity":
        digits: dict[str, Any] = {"writings": ["digits"], **plain}
        bare: dict[str, Any] = {"bounds": ["exact"], "bound_words": False, **digits}
        named += [(f"bound: {name}", quantity_phrases(bounds=[name], units=["noun"], **digits)) for name in _BOUNDS]
        named += [(f"unit: {name}", quantity_phrases(units=[name], **bare)) for name in _UNITS]
    writings = {"spaces": "scale", "digits": "digits", "dashes": "small_words", "case": "small_words"}
    return named + [
        (f"noise: {name}", quantity_phrases(writings=[writings[name]], noise=[name], **exact)) for name in _NOISES
    ]


def score(read: Read, kind: str, style: str, traps: list[tuple[str, str]], examples: int) -> Scorecard:
    """Read phrases of every phenomenon, and every trap."""

    def safely(text: str) -> tuple[Reading, ...]:
        try:
            return read(text)
        except Exception:  # noqa: BLE001 - a crash is a misreading here; the promise "errors" tells it apart
            return ()

    rows = [_row(name, strategy, safely, kind, examples) for name, strategy in phenomena(kind, style)]
    return Scorecard((*rows, *_trapped(traps, safely)))


def _row(name: str, strategy: st.SearchStrategy[Phrase], read: Read, kind: str, examples: int) -> Row:
    judges: list[Judge] = [wrong_value, wrong_bound, wrong_unit] if kind == "quantity" else [wrong_value]
    drawn = _sample(strategy, examples)
    told = [(phrase, _problems(phrase, read, judges)) for phrase in drawn]
    counts = [sum(problems[place] is None for _, problems in told) for place in range(len(judges))]
    wrong = [(phrase, next(filter(None, problems))) for phrase, problems in told if any(problems)]
    smallest = ""
    if wrong:
        phrase, problem = min(wrong, key=lambda pair: len(pair[0].text))
        smallest = _smallest(strategy, read, judges) or f"{phrase.text!r} {problem}"
    bounds, units = counts[1:] if kind == "quantity" else (None, None)
    return Row(name, len(drawn), counts[0], bounds, units, smallest)


def _problems(phrase: Phrase, read: Read, judges: list[Judge]) -> list[str | None]:
    """What each judge finds wrong, from one reading."""
    found = read(phrase.text)
    (expected,) = phrase.expected
    return [judge(expected, found) for judge in judges]


def _sample(strategy: st.SearchStrategy[Phrase], examples: int) -> list[Phrase]:
    """Different phrases, the same at every call."""
    drawn: dict[str, Phrase] = {}

    @settings(
        max_examples=examples, deadline=None, database=None, derandomize=True, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(strategy)
    def keep(phrase: Phrase) -> None:
        drawn.setdefault(phrase.text, phrase)

    keep()
    return list(drawn.values())


def _smallest(strategy: st.SearchStrategy[Phrase], read: Read, judges: list[Judge]) -> str:
    """The smallest misread phrase, explained; empty where another search finds none."""
    searching = settings(
        max_examples=200, deadline=None, database=None, derandomize=True, phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    kept: dict[str, str] = {}

    def misread(phrase: Phrase) -> bool:
        problem = next(filter(None, _problems(phrase, read, judges)), None)
        if problem:
            kept[phrase.text] = problem
        return problem is not None

    try:
        phrase = find(strategy, misread, settings=searching)
    except (NoSuchExample, Flaky):  # a parser that answers differently each time has no smallest phrase
        return ""
    return f"{phrase.text!r} {kept[phrase.text]}"


def _trapped(traps: list[tuple[str, str]], read: Read) -> list[Row]:
    """A row for each sort of trap: texts in which nothing should be read."""
    rows = []
    for sort in dict.fromkeys(sort for sort, _ in traps):
        texts = [text for name, text in traps if name == sort]
        wrong = [(text, found) for text in texts if (found := read(text))]
        smallest = f"{wrong[0][0]!r} states nothing; {wrong[0][1][0]} was read" if wrong else ""
        rows.append(Row(sort, len(texts), len(texts) - len(wrong), smallest=smallest))
    return rows
