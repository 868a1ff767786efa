"""Claims -> a folder of Parquet files, a folder a month, for DuckDB, polars, pandas and Spark.

Enters: claims, one after the other. Leaves: a folder with the columns of the JSON record in the flat layout
(``claimtrack.record.columns``), partitioned by the month of publication: ``month=2024-02/part-00000.parquet``, and
``month=unknown`` where the document has no date. Refused: a folder that exists already. The folder appears when it is
complete; an interrupted run leaves a folder with the ending ``.part``, which the next one removes.

Numbers are decimals of 38 digits, nine behind the point. A value with a number that does not fit (a ratio, sixty
digits) stands in the column ``more``, as all does that has no column, so that reading a file back gives equal claims.
"""

import json
import shutil
from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

from claimtrack.errors import MissingExtraError, ReportError
from claimtrack.model.claim import Claim
from claimtrack.record.claims import to_record
from claimtrack.record.columns import COLUMNS, to_row
from claimtrack.record.json_text import json_text

__all__ = ["write_parquet"]

_DIGITS, _PLACES = 38, 9
_HELD = 20_000  # rows that are held before they are written
_LOST = dict.fromkeys((0, *range(0xD800, 0xE000)), "\ufffd")  # what columns of text cannot hold; ``more`` tells it


def write_parquet(claims: Iterable[Claim], folder: str) -> int:
    """Write claims as Parquet and give their number.

    Args:
        claims: The claims; only a few thousand are held at a time.
        folder: The folder to make.

    Raises:
        ReportError: For a folder that exists, or cannot be written.
        MissingExtraError: Without pyarrow.
    """
    try:
        import pyarrow as pa  # type: ignore[import-untyped]
        import pyarrow.parquet as pq  # type: ignore[import-untyped]
    except ImportError:
        raise MissingExtraError("writing Parquet", "columns") from None
    kinds = {"number": pa.decimal128(_DIGITS, _PLACES), "whole": pa.int64(), "flag": pa.bool_()}
    schema = pa.schema([(column.name, kinds.get(column.holds, pa.string())) for column in COLUMNS])
    whole, parts = Path(folder), Path(f"{folder.rstrip('/')}.part")
    if whole.exists():
        raise ReportError(f"cannot write {folder}: it exists already; name a new folder")
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    files: dict[str, int] = defaultdict(int)
    count = held = 0

    def flush() -> None:
        for month, some in sorted(rows.items()):
            place = parts / f"month={month}"
            place.mkdir(parents=True, exist_ok=True)
            table = pa.Table.from_pylist(some, schema=schema)
            pq.write_table(table, place / f"part-{files[month]:05}.parquet", compression="zstd")
            files[month] += 1
        rows.clear()

    try:
        shutil.rmtree(parts, ignore_errors=True)
        parts.mkdir(parents=True)
        for claim in claims:
            rows[_month(claim)].append(_row(claim))
            count, held = count + 1, held + 1
            if held >= _HELD:
                flush()
                held = 0
        flush()
        parts.replace(whole)
    except OSError as error:
        raise ReportError(f"cannot write {folder}: {error.strerror or error}") from None
    return count


def _month(claim: Claim) -> str:
    """The month of publication, ``2024-02``; unknown for none, and for a year alone."""
    edtf = claim.published.edtf if claim.published is not None else ""
    return edtf[:7] if len(edtf) >= 7 and edtf[4] == "-" and edtf[:4].isdigit() and edtf[5:7].isdigit() else "unknown"


def _row(claim: Claim) -> dict[str, Any]:
    """A row whose cells its columns can hold; a value with a number that does not fit stands whole in ``more``."""
    row: dict[str, Any] = dict(to_row(claim))
    fits = True
    for column in COLUMNS:
        cell = row[column.name]
        if column.holds == "number" and cell is not None:
            row[column.name] = _decimal(cell)
            fits = fits and row[column.name] is not None
        elif isinstance(cell, str):
            row[column.name] = cell.translate(_LOST)
    if not fits:
        told = json.loads(row["more"] or "{}", parse_float=Decimal)
        kept = {path: part for path, part in told.items() if not path.startswith("value.")}
        row |= {column.name: None for column in COLUMNS if column.holds == "number"}
        row["more"] = json_text(kept | {"value": to_record(claim)["value"]})
    return row


def _decimal(cell: object) -> Decimal | None:
    """A number as the column holds it, exactly; None where it does not fit."""
    if not isinstance(cell, int | Decimal):
        return None
    number = Decimal(cell)
    exponent = number.as_tuple().exponent
    fits = isinstance(exponent, int) and exponent >= -_PLACES and number.adjusted() < _DIGITS - _PLACES
    return number if fits else None
