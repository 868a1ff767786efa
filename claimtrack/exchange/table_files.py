"""The bytes of a table -> its rows: CSV, JSON Lines, JSON and Parquet.

Enters: text of a file, or the bytes of a Parquet file (the extra ``columns`` reads them). Leaves: rows with their
numbers and lines. Refused: JSON that is none, broken Parquet, headers that no claim can stand under; a broken row is a
row that says why it has no cells.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from importlib import import_module
from typing import Any

from claimtrack.errors import MissingExtraError, ReadError, RecordError
from claimtrack.exchange.cells import Cell, Unreadable, plain_cell
from claimtrack.exchange.table_rows import Row, Table

__all__ = ["PARQUET", "column_rows", "header_of", "parquet_rows", "text_rows"]

PARQUET = b"PAR1"  # how such a file starts, and ends
_REREADS = 100  # unclosed quotes that are looked behind, so that one of them does not swallow the rows below it


def text_rows(text: str, table: Table) -> Iterator[Row]:
    """The rows of a text, by how it starts: a list or objects of JSON, or else CSV."""
    first = text.lstrip()[:1]
    if not first:
        raise ReadError(table.where, "an empty table", "give a header and rows")
    if first == "[":
        return _json_rows(text, table.where)
    return _json_lines(text) if first == "{" else _csv_rows(text, table)


def header_of(text: str) -> list[str]:
    """The headings of a CSV text; none of an empty one, or where its first line is no record."""
    lines = text.split("\n")
    head = next((index for index, line in enumerate(lines) if line.strip()), None)
    if head is None:
        return []
    cells, _ = _next(_reader(lines[: head + 1], head, _delimiter(lines[head])))
    return [cell.strip() for cell in cells or ()]


def parquet_rows(content: bytes, table: Table) -> Iterator[Row]:
    """The rows of a Parquet file, numbered from 1; they have no lines, so findings give the row.

    Raises:
        MissingExtraError: Without pyarrow.
        ReadError: For a file that is cut off or broken.
    """
    try:
        pa: Any = import_module("pyarrow")  # it ships without types
        parquet: Any = import_module("pyarrow.parquet")
    except ImportError:
        raise MissingExtraError("reading Parquet", "columns") from None
    try:
        found = parquet.read_table(pa.BufferReader(content))
    except (pa.ArrowException, OSError, ValueError) as error:
        raise ReadError(table.where, f"not a whole Parquet file: {error}") from None
    table.header([str(name) for name in found.column_names])
    return _numbered(row for batch in found.to_batches() for row in column_rows(batch.columns))


def _numbered(rows: Iterable[Sequence[Cell]]) -> Iterator[Row]:
    return (Row(number, number, cells) for number, cells in enumerate(rows, 1))


def column_rows(columns: Iterable[Any]) -> Iterator[tuple[Cell, ...]]:
    """The rows that columns make; a column is anything with ``to_pylist`` or ``to_list``."""
    return zip(*(_cells(column) for column in columns), strict=True)


def _cells(column: Any) -> list[Cell]:
    """The cells of a column; one that Python cannot hold (a day in the year 60000) costs its own row only."""
    listed = getattr(column, "to_pylist", None) or column.to_list
    try:
        return [plain_cell(value) for value in listed()]
    except (ValueError, OverflowError, ArithmeticError, RuntimeError):
        return [_cell(column, place) for place in range(len(column))]


def _cell(column: Any, place: int) -> Cell:
    try:
        value = column[place]
        return plain_cell(value.as_py() if hasattr(value, "as_py") else value)
    except (ValueError, OverflowError, ArithmeticError, RuntimeError) as error:
        return Unreadable(f"not in the calendar, or no number: {error}")


def _json_lines(text: str) -> Iterator[Row]:
    number = 0
    for line, words in enumerate(text.split("\n"), 1):
        if not words.strip():
            continue
        try:
            found = json.loads(words, parse_float=Decimal, parse_constant=_no_constant)
        except (ValueError, RecursionError, ArithmeticError) as error:
            found, problem = None, f"not JSON: {error}"
        else:
            problem = "not a JSON object"
        held = found.get("claims") if isinstance(found, Mapping) else None
        for item in held if isinstance(held, list) else [found]:  # a report holds its claims in a list
            number += 1
            yield _row(number, line, item, problem)


def _row(number: int, line: int, found: Any, problem: str = "not a JSON object") -> Row:
    return Row(number, line, found) if isinstance(found, Mapping) else Row(number, line, None, problem)


def _no_constant(word: str) -> Any:
    raise ValueError(f"{word} is no number")


def _json_rows(text: str, where: str) -> Iterator[Row]:
    try:
        found = json.loads(text, parse_float=Decimal, parse_constant=_no_constant)
    except (ValueError, RecursionError, ArithmeticError) as error:
        raise RecordError(f"{where}: not JSON: {error}") from None
    for number, item in enumerate(found, 1):
        yield _row(number, 1, item)


def _csv_rows(text: str, table: Table) -> Iterator[Row]:
    """The rows below a header; an unclosed quote costs its own row, not those it would swallow."""
    table.armed = True
    lines = text.split("\n")
    head = next(index for index, line in enumerate(lines) if line.strip())
    delimiter = _delimiter(lines[head])
    reader = _reader(lines, head, delimiter)
    header, problem = _next(reader)
    if header is None:
        raise RecordError(f"{table.where}:{head + 1}: {problem}")
    table.header([cell.strip() for cell in header])
    start, number, rereads = head, 0, 0
    while True:
        begin = start + reader.line_num
        cells, problem = _next(reader)
        if cells is None and not problem:
            return
        if cells is None:
            number += 1
            yield Row(number, begin + 1, None, problem)
            rereads += 1
            if rereads > _REREADS:
                message = f"more than {_REREADS} rows with broken quotes; the rest is not read"
                yield Row(number + 1, begin + 2, None, message)
                return
            start = begin + 1
            reader = _reader(lines, start, delimiter)
        elif any(cell.strip() for cell in cells):
            number += 1
            yield Row(number, begin + 1, cells)


def _delimiter(header: str) -> str:
    return max(",;\t", key=header.count)


def _reader(lines: list[str], start: int, delimiter: str) -> Any:
    """A reader of the lines from one on; its ``line_num`` counts from there."""
    return csv.reader(io.StringIO("\n".join(lines[start:]), newline=""), delimiter=delimiter, strict=True)


def _next(reader: Any) -> tuple[list[str] | None, str]:
    """The cells of the next record; None with a problem where it is broken, None without at the end."""
    try:
        return next(reader), ""
    except StopIteration:
        return None, ""
    except csv.Error as error:
        return None, f"broken quoting: {error}"
