"""Files of figures -> claims: CSV, JSON Lines, JSON and Parquet.

Enters: a file of records (``claimtrack/claim/1``), of rows in the flat layout that this library writes, or of plain
rows under the headings that people use. Leaves: the claims of all good rows. Refused, one row at a time and by its
number and column: what ``rows`` refuses, broken quoting, cells beyond the header. Nothing is dropped in silence: each
doubt is a finding, and where no ``on_finding`` takes them, one ``TableWarning`` counts them and shows the first.
"""

from collections.abc import Mapping
from datetime import date

from claimtrack.errors import RecordError
from claimtrack.exchange.rows import find_parts
from claimtrack.exchange.table_files import PARQUET, header_of, parquet_rows, text_rows
from claimtrack.exchange.table_rows import OnFinding, Table, TableWarning, Told, defaults_of
from claimtrack.lexicon.loader import Lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.moment import Moment
from claimtrack.reading.decoding import decode
from claimtrack.reading.streams import PathLike, read_bytes, shown

__all__ = ["TableWarning", "is_table", "read_claims"]


def is_table(start: bytes, columns: Mapping[str, str], lexicon: Lexicon) -> bool:
    """Whether a stream without a name is a table and no article: by its first line, which must name what and how many.

    Args:
        start: The first bytes of it, unpacked.
        columns: The user's own headings, by part.
        lexicon: Knows the headings by which a part goes.

    >>> from claimtrack.lexicon.loader import load_lexicon
    >>> is_table(b"measure;source;value", {}, load_lexicon()), is_table(b"Value, he said, is", {}, load_lexicon())
    (True, False)
    """
    if start.startswith(PARQUET):
        return True
    try:
        parts, _ = find_parts(header_of(start.decode("utf-8-sig", "replace")), columns, lexicon)
    except RecordError:
        return False
    return "predicate" in parts and not parts.keys().isdisjoint(("value", "low", "high"))


def read_claims(
    path: PathLike,
    *,
    columns: Mapping[str, str] | None = None,
    on_finding: OnFinding | None = None,
    strict: bool = False,
    published: Moment | date | str | None = None,
    publisher: str | None = None,
    defaults: Mapping[str, str] | None = None,
    lexicon: Lexicon | None = None,
) -> list[Claim]:
    """The claims of a table: CSV (comma, semicolon or tab), JSON Lines, JSON (a list), or Parquet.

    Plain rows have the columns ``measure`` (or ``predicate``), ``scope``, ``source``, ``as_of``, ``value``, ``low``,
    ``high``, ``kind`` (or ``mode``), ``bound``, ``unit``, ``counted``, ``place``, ``event``, ``period``, ``stance``,
    ``caveat``, ``stated``, ``published``, ``publisher``, ``title``, ``url``; the first and a figure are needed. Rows
    with equal measure and scope count as one event. Values and dates are read as strictly as by ``claim``.

    Args:
        path: The file; ``-`` is the standard input. How it starts says what it is.
        columns: Headings that differ, from the part's name to the table's: ``{"as_of": "Report date"}``.
        on_finding: Called with an error for each refused row, with a warning for each row that repeats another and
            each change of unit and each count below zero, and with one for each column that is not read; the last
            finding counts the refused.
            Without it one ``TableWarning`` tells the counts.
        strict: Whether the first bad row refuses the file.
        published: When the table was printed, where a row does not say so.
        publisher: Who printed it, where a row does not say so.
        defaults: What else rows may lack, by part: ``{"predicate": "killed"}``.
        lexicon: The words to read with; the English ones unless given.

    Raises:
        ReadError: For a file that cannot be read.
        RecordError: For a table without the columns it needs, and, if ``strict``, for the first bad row.
        MissingExtraError: For Parquet without the extra ``columns``.
    """
    where = shown(path)
    content = read_bytes(path)
    words, given = defaults_of(lexicon, defaults, published=published, publisher=publisher)
    told = Told()
    table = Table(where, columns or {}, given, words, on_finding or told, strict)
    if content.startswith(PARQUET):
        rows = parquet_rows(content, table)
    else:
        text, findings = decode(content, where)
        for finding in findings:
            table.on_finding(finding)
        rows = text_rows(text, table)
    claims = table.read(rows)
    told.warn(where, stacklevel=2)
    return claims
