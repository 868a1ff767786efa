"""The verdict of a pair, looked up in one table that is data: ``verdicts.toml``.

Enters: the relations on the axes. Leaves: the first row that fits, with its verdict. Refused: a table with unknown
columns or values, or that has no row for some pair.
"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import attrs

from claimtrack.errors import LexiconError
from claimtrack.model.comparison import (
    OriginRelation,
    ScopeRelation,
    StanceRelation,
    TimeRelation,
    ValueRelation,
    Verdict,
)

__all__ = ["COLUMNS", "Axes", "Row", "read_rows", "rows", "verdict_row"]

#: The columns of the table and the values each can hold.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "stance": tuple(StanceRelation),
    "scope": tuple(ScopeRelation),
    "time": tuple(TimeRelation),
    "days": ("within", "beyond"),
    "dating": ("stated", "published"),
    "value": tuple(ValueRelation),
    "near": ("yes", "no"),
    "origin": tuple(OriginRelation),
    "course": ("closed", "growing", "level"),
    "step": ("up", "down", "other"),
}
_MIRROR = {
    "part": "whole",
    "before": "after",
    "within": "contains",
    "below": "above",
    "denies": "denied_by",
}
_MIRROR |= {b: a for a, b in _MIRROR.items()}
_MIRRORED = ("stance", "scope", "time", "value")
HINGES = ("day", "lag", "scope", "origin")


@attrs.frozen
class Axes:
    """The relations on which a verdict is looked up; the columns of the table."""

    stance: str
    scope: str
    time: str
    days: str
    dating: str
    value: str
    near: str
    origin: str
    course: str
    step: str = "other"

    @property
    def mirror(self) -> "Axes":
        """The same pair the other way round."""
        return attrs.evolve(self, **{c: _MIRROR.get(getattr(self, c), getattr(self, c)) for c in _MIRRORED})


@attrs.frozen
class Row:
    """One row of the table.

    Attributes:
        columns: The columns it names, each with the values it takes.
        verdict: What b does to a.
        example: The pair from the news.
        hinge: What a verdict from this row hangs on beside the words; None for nothing.
        number: Its place in the file, counted from 1; a mirror image shares it.
    """

    columns: Mapping[str, frozenset[str]]
    verdict: Verdict
    example: str
    hinge: str | None
    number: int

    def fits(self, axes: Axes) -> bool:
        """Whether every named column holds the pair's value."""
        return all(getattr(axes, column) in values for column, values in self.columns.items())

    @property
    def mirror(self) -> "Row":
        """The row for the same pair the other way round."""
        columns = {
            c: frozenset(_MIRROR.get(v, v) for v in values) if c in _MIRRORED else values
            for c, values in self.columns.items()
        }
        return attrs.evolve(self, columns=columns, verdict=self.verdict.converse)


def read_rows(text: str) -> Iterator[Row]:
    """The rows of a table in TOML, each followed by its mirror image where that is another row.

    Raises:
        LexiconError: For unknown columns or values, and rows without a verdict or an example.
    """
    for number, fields in enumerate(tomllib.loads(text)["row"], start=1):
        row = _read_row(number, dict(fields))
        yield row
        mirror = row.mirror
        if (mirror.columns, mirror.verdict) != (row.columns, row.verdict):
            yield mirror


def _read_row(number: int, fields: dict[str, Any]) -> Row:
    try:
        verdict, example = Verdict(fields.pop("verdict")), fields.pop("example")
    except (KeyError, ValueError) as error:
        raise LexiconError("verdicts.toml", f"row {number}", f"needs a verdict and an example ({error})") from error
    hinge = fields.pop("hinge", None)
    if hinge is not None and hinge not in HINGES:
        raise LexiconError("verdicts.toml", f"row {number}", f"hinge must be one of {', '.join(HINGES)}")
    columns = {}
    for column, values in fields.items():
        kept = frozenset([values] if isinstance(values, str) else values)
        if column not in COLUMNS or not kept <= set(COLUMNS[column]):
            raise LexiconError("verdicts.toml", f"row {number}", f"no such column or value: {column} = {values}")
        columns[column] = kept
    return Row(columns, verdict, example, hinge, number)


@cache
def rows() -> tuple[Row, ...]:
    """The shipped table, mirror images included, in the order in which rows are tried."""
    return tuple(read_rows((files("claimtrack.comparison") / "verdicts.toml").read_text("utf-8")))


@lru_cache(maxsize=65536)
def verdict_row(axes: Axes) -> Row:
    """The first row that fits.

    >>> axes = Axes("comparable", "same", "meets", "within", "stated", "above", "no", "different", "closed")
    >>> verdict_row(axes).verdict
    <Verdict.CONFLICTS: 'conflicts'>
    """
    for row in rows():
        if row.fits(axes):
            return row
    raise LexiconError("verdicts.toml", None, f"no row for {axes}")
