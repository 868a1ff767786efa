"""Data frames of pandas, polars and Arrow -> claims, and claims -> a frame, through narwhals (the extra ``frames``).

Enters: a frame in the flat layout of this library, or with the headings that ``read_claims`` knows; or claims and the
kind of frame wanted. Leaves: claims, or a frame of that kind in the flat layout, which gives equal claims again.
Refused: what is no frame, kinds that are not installed, and row by row what ``rows`` refuses.

No cell becomes a float. A column of numbers is whole (64 bits) where all its numbers are, decimal where some are not,
and text where a ratio or a longer number stands in it; an empty cell is the frame's own kind of missing.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from importlib import import_module
from typing import Any, TypeVar

from claimtrack.errors import MissingExtraError, RecordError
from claimtrack.exchange.cells import Cell
from claimtrack.exchange.table_files import column_rows
from claimtrack.exchange.table_rows import OnFinding, Row, Table, Told, defaults_of
from claimtrack.lexicon.loader import Lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.moment import Moment
from claimtrack.record.columns import COLUMNS, to_row

__all__ = ["FRAMES", "claims_from_frame", "to_frame"]

FRAMES = ("pandas", "polars", "pyarrow")

Frame = TypeVar("Frame")

_WHOLE = 2**63
_DIGITS = 38  # of a decimal column in all three kinds
_LOST = dict.fromkeys((0, *range(0xD800, 0xE000)), "\ufffd")  # what columns of text cannot hold


def claims_from_frame(
    frame: Any,
    *,
    columns: Mapping[str, str] | None = None,
    on_finding: OnFinding | None = None,
    strict: bool = False,
    published: Moment | date | str | None = None,
    publisher: str | None = None,
    defaults: Mapping[str, str] | None = None,
    lexicon: Lexicon | None = None,
    name: str = "frame",
) -> list[Claim]:
    """The claims of a data frame: pandas, polars (lazy ones are collected) or an Arrow table.

    Missing is missing, however the frame marks it (None, NaN, NaT, ``pandas.NA``); a float is read as the shortest
    decimal that means it, so that 47.0 is 47. Everything else is as in ``read_claims``; rows are numbered from 1.

    Args:
        frame: The frame.
        columns: Headings that differ, from the part's name to the frame's.
        on_finding: Called with each finding; without it one ``TableWarning`` tells what was lost.
        strict: Whether the first bad row refuses the frame.
        published: When the table was printed, where a row does not say so.
        publisher: Who printed it, where a row does not say so.
        defaults: What else rows may lack, by part.
        lexicon: The words to read with; the English ones unless given.
        name: What to call the frame in findings.

    Raises:
        RecordError: For what is no frame, a frame without the columns it needs, and, if ``strict``, a bad row.
        MissingExtraError: Without narwhals.
    """
    nw = _narwhals()
    seen = _seen(nw, frame, name)
    if isinstance(seen, nw.LazyFrame):
        seen = seen.collect()
    words, given = defaults_of(lexicon, defaults, published=published, publisher=publisher)
    told = Told()
    table = Table(name, columns or {}, given, words, on_finding or told, strict, is_file=False)
    table.header([str(heading) for heading in seen.columns])
    cells = column_rows(seen.iter_columns())
    claims = table.read(Row(number, number, row) for number, row in enumerate(cells, 1))
    told.warn(name, stacklevel=2)
    return claims


def to_frame(claims: Iterable[Claim], backend: str | Frame = "pandas") -> Any:
    """Claims as a data frame in the flat layout, a row each; ``claims_from_frame`` gives equal claims again.

    Args:
        claims: The claims.
        backend: ``pandas``, ``polars``, ``pyarrow``, or a frame of the kind that is wanted.

    Raises:
        RecordError: For a kind of frame that does not exist.
        MissingExtraError: Without narwhals, or without the library of the kind asked for.
    """
    nw = _narwhals()
    kind = backend if isinstance(backend, str) else _kind(nw, backend)
    if kind not in FRAMES:
        raise RecordError(f"backend must be one of {', '.join(FRAMES)}, or such a frame, not {kind!r}")
    rows = [to_row(claim) for claim in claims]
    data = {column.name: _column([row[column.name] for row in rows], column.holds) for column in COLUMNS}
    try:
        if kind == "pandas":
            return _pandas(data)
        made = [_series(nw, name, values, holds, kind) for name, (values, holds) in data.items()]
    except ImportError:
        raise MissingExtraError(f"a frame of {kind}", "frames") from None
    return nw.from_dict({series.name: series for series in made}).to_native()


def _narwhals() -> Any:
    try:
        import narwhals.stable.v2 as nw
    except ImportError:
        raise MissingExtraError("data frames", "frames") from None
    return nw


def _seen(nw: Any, frame: object, name: str) -> Any:
    """The frame as narwhals sees it.

    Raises:
        RecordError: For what is no frame, and for one with two columns of one name.
    """
    try:
        return nw.from_native(frame)
    except TypeError:
        shown = type(frame).__name__
        raise RecordError(f"{name}: no data frame of pandas, polars or Arrow, but a {shown}") from None
    except nw.exceptions.DuplicateError as error:
        raise RecordError(f"{name}: two columns of one name; rename one: {' '.join(str(error).split())}") from None


def _kind(nw: Any, frame: object) -> str:
    return str(_seen(nw, frame, "backend").implementation.name.lower())


def _column(cells: Sequence[Cell], holds: str) -> tuple[list[Any], str]:
    """The cells of a column, alike, and what they are: ``text``, ``flag``, ``whole`` or ``decimal``."""
    said = [cell for cell in cells if cell is not None]
    if holds == "flag":
        return list(cells), "flag"
    if holds == "whole" or (holds == "number" and all(type(cell) is int for cell in said)):
        if all(-_WHOLE <= cell < _WHOLE for cell in said if isinstance(cell, int)):
            return list(cells), "whole"
    elif holds == "number" and all(isinstance(cell, int | Decimal) for cell in said):
        places = _places([cell for cell in said if isinstance(cell, int | Decimal)])
        if places is not None:
            return [None if cell is None else _at_places(cell, places) for cell in cells], "decimal"
    return [None if cell is None else str(cell).translate(_LOST) for cell in cells], "text"


def _places(numbers: Iterable[int | Decimal]) -> int | None:
    """How many places behind the point a decimal column needs; None where the numbers do not fit into one."""
    places = ahead = 0
    for number in map(Decimal, numbers):
        exponent = int(number.as_tuple().exponent)
        places = max(places, -exponent)
        ahead = max(ahead, number.adjusted() + 1)
    return places if ahead + places <= _DIGITS else None


def _at_places(number: Any, places: int) -> Decimal:
    """The same number with so many places behind its point; never rounded, since each has at most as many."""
    sign, digits, exponent = Decimal(number).as_tuple()
    return Decimal((sign, (*digits, *[0] * (int(exponent) + places)), -places))


def _series(nw: Any, name: str, values: list[Any], holds: str, kind: str) -> Any:
    dtypes = {"text": nw.String, "flag": nw.Boolean, "whole": nw.Int64}
    return nw.new_series(name, values, dtypes.get(holds), backend=kind)


def _pandas(data: Mapping[str, tuple[list[Any], str]]) -> Any:
    """A pandas frame with types that know what is missing: a bool column would turn it into False, an int into NaN."""
    pd: Any = import_module("pandas")  # it ships without types
    dtypes = {"text": "string", "flag": "boolean", "whole": "Int64", "decimal": object}
    return pd.DataFrame({name: pd.Series(values, dtype=dtypes[holds]) for name, (values, holds) in data.items()})
