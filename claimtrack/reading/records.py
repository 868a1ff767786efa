"""Articles as records -> articles: JSON Lines, JSON (ninjs or a list), Parquet.

Enters: a stream of records. Leaves: an article for each record that has a text; its parts are found under the names
that are usual for them, or under those that the caller maps (``columns={"text": "body"}``). Refused, one record at a
time: what is no JSON, what has no text, what is above the limit; each is named by its number in the file.

ninjs (IPTC) in its versions 1 to 3: ``body_text``, ``body_html`` or ``bodies``, ``headline`` or ``headlines``,
``versioncreated`` (or ``firstcreated``), ``infosources`` or ``provider``, ``language``, ``uri``.
"""

import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

from claimtrack.errors import MissingExtraError, ReadError
from claimtrack.reading.articles import Article, Input
from claimtrack.reading.decoding import decode
from claimtrack.reading.pages import fragment_text
from claimtrack.reading.streams import read_within, stem_suffix, too_large

__all__ = ["PARTS", "are_articles", "holds_articles", "read_json", "read_json_lines", "read_parquet"]

# The names of each part of an article, the likeliest first; compared without case.
PARTS = {
    "text": ("text", "body_text", "body", "content", "article", "maintext", "raw_content"),
    "title": ("title", "headline"),
    "published": (
        "published", "date", "date_published", "published_at", "publication_date", "date_publish", "pubdate",
        "versioncreated", "firstcreated",
    ),
    "publisher": ("publisher", "source", "outlet", "site", "site_name", "source_domain", "provider"),
    "url": ("url", "link", "source_url", "uri"),
    "language": ("language", "lang"),
}  # fmt: skip
_CLAIMS = {"predicate", "measure", "value", "figure", "count", "low", "indicator", "metric"}
_JSON_NAMES = {type(None): "null", bool: "true or false", str: "a string", list: "a list"}
_ROWS = 256  # of a Parquet file held at a time


def holds_articles(names: Mapping[str, Any] | list[str], columns: Mapping[str, str]) -> bool:
    """Whether a record with these keys is an article rather than a claim or a row of a table.

    >>> holds_articles(["headline", "body"], {}), holds_articles(["measure", "value"], {})
    (True, False)
    """
    lower = {name.lower() for name in names if isinstance(name, str)}
    if "schema" in lower and lower & {"measure", "value"}:
        return False
    if columns.get("text", "").lower() in lower and "text" in columns:
        return True
    return bool(lower & {*PARTS["text"], "body_html", "bodies"}) and not lower & _CLAIMS


def are_articles(stream: io.BufferedReader, name: str, columns: Mapping[str, str], limit: int) -> bool:
    """Whether a file of records holds articles rather than claims; told by the first that can be read.

    Args:
        stream: The file, unpacked; of the standard input only what can be read without taking it is looked at.
        name: The file's name.
        columns: The caller's names for parts.
        limit: How many bytes of it are read at most.
    """
    suffix = stem_suffix(name)
    if suffix == ".parquet":
        try:
            import pyarrow.parquet as pq  # type: ignore[import-untyped]

            return holds_articles(pq.read_schema(stream).names, columns)
        except Exception:  # noqa: BLE001 - whatever is wrong with it is said by the reader of tables
            return False
    head = stream.peek(limit) if name == "-" else stream.readline(limit)
    record = _object(head)
    if record is None and name != "-":
        record = _first_record(head + stream.read(limit))
    while isinstance(record, list) and record:
        record = record[0]
    if not isinstance(record, Mapping):
        return False
    lists = [value[0] for value in record.values() if isinstance(value, list) and value]
    inner = [item for item in lists if isinstance(item, Mapping)]
    return holds_articles(record, columns) or (
        not _CLAIMS & set(record) and any(holds_articles(item, columns) for item in inner)
    )


def _first_record(head: bytes) -> Any:
    """The whole, where it is one value over many lines; else the first line that is a record."""
    try:
        return json.loads(head)
    except (ValueError, RecursionError):
        return next((record for line in head.splitlines() if (record := _object(line)) is not None), None)


def _object(line: bytes) -> Any:
    """The object or list that a line begins with, or None."""
    try:
        record, _ = json.JSONDecoder().raw_decode(line.decode("utf-8-sig").lstrip())
    except (ValueError, RecursionError):
        return None
    return record if isinstance(record, Mapping | list) else None


def read_json_lines(source: Input) -> Iterator[Article]:
    """An article a line; blank lines are passed over."""
    number = 0
    limit = source.limits.article_bytes
    while line := source.stream.readline(limit + 1):
        number += 1
        where = f"{source.where}#{number}"
        if len(line) > limit:
            while line and not line.endswith(b"\n"):
                line = source.stream.readline(limit)
            source.refuse(too_large(where, limit))
        elif line.strip():
            try:
                yield _article(_record(line, where), where, source.columns)
            except ReadError as error:
                source.refuse(error)


def read_json(source: Input) -> Iterator[Article]:
    """The articles of a JSON file: one object, a list of them, or an object that holds such a list."""
    data = read_within(source.stream, source.limits.feed_bytes, source.where)
    found = _record(data, source.where)
    if isinstance(found, Mapping) and not holds_articles(found, source.columns):
        found = next((value for value in found.values() if isinstance(value, list) and value), found)
    records = found if isinstance(found, list) else [found]
    for number, record in enumerate(records, 1):
        where = f"{source.where}#{number}" if len(records) > 1 else source.where
        try:
            yield _article(record, where, source.columns)
        except ReadError as error:
            source.refuse(error)


def read_parquet(source: Input) -> Iterator[Article]:
    """An article a row, a few hundred rows in memory at a time.

    Raises:
        ReadError: For what is no Parquet file.
        MissingExtraError: Without pyarrow, which the extra ``columns`` brings.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise MissingExtraError("reading Parquet", "columns") from None
    number = 0
    try:
        file = pq.ParquetFile(source.stream)
        names = _wanted(file.schema_arrow.names, source.columns)
        for batch in file.iter_batches(_ROWS, columns=sorted(set(names.values()))):
            for row in batch.to_pylist():
                number += 1
                where = f"{source.where}#{number}"
                try:
                    yield _article(row, where, source.columns)
                except ReadError as error:
                    source.refuse(error)
    except (pa.ArrowException, OSError) as error:
        raise ReadError(source.where, f"a damaged Parquet file ({error})") from None


def _record(data: bytes, where: str) -> Any:
    text, _ = decode(data, where)
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ReadError(where, f"not JSON ({error})") from None


def _wanted(names: list[str] | Mapping[str, Any], columns: Mapping[str, str]) -> dict[str, str]:
    """For each part of an article, the name it has here; the caller's names win."""
    by_lower = {name.lower(): name for name in names if isinstance(name, str)}
    found = {}
    for part, usual in PARTS.items():
        choices = (columns[part].lower(),) if part in columns else usual
        name = next((by_lower[choice] for choice in choices if choice in by_lower), None)
        if name is not None:
            found[part] = name
    return found


def _article(record: Any, where: str, columns: Mapping[str, str]) -> Article:
    if not isinstance(record, Mapping):
        raise ReadError(where, f"an article is a JSON object, not {_JSON_NAMES.get(type(record), 'a number')}")
    names = _wanted(record, columns)
    found = {part: _words(record[name]) for part, name in names.items()}
    text = found.pop("text", None)
    if text is None:
        text = _ninjs_body(record)
    if text is None:
        known = columns.get("text") or ", ".join(PARTS["text"])
        raise ReadError(where, f"no text under the name {known}", "map it, such as text=body")
    for part, value in _ninjs_parts(record).items():
        found[part] = found.get(part) or value
    language = found.get("language")
    found["language"] = language.split("-")[0].lower() if language else None
    return Article(text, where, {part: (value, "record") for part, value in found.items() if value})


def _words(value: Any) -> str | None:
    """A cell as words; dates as ISO 8601, an object or a list by the name it carries."""
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("value") or value.get("title")
    if value is None or isinstance(value, bool | list):
        return None
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def _ninjs_body(record: Mapping[str, Any]) -> str | None:
    """The text of a ninjs item: plain where it is given so, else its markup undone."""
    if isinstance(record.get("body_html"), str):
        return fragment_text(record["body_html"])
    bodies = [body for body in _listed(record, "bodies") if isinstance(body.get("value"), str)]
    plain = [body for body in bodies if "html" not in str(body.get("contenttype", body.get("contentType", "")))]
    if plain:
        return str(plain[0]["value"])
    return fragment_text(bodies[0]["value"]) if bodies else None


def _ninjs_parts(record: Mapping[str, Any]) -> dict[str, str | None]:
    headlines, sources = _listed(record, "headlines"), _listed(record, "infosources", "infoSources")
    return {
        "title": _words(headlines[0]) if headlines else None,
        "publisher": _words(sources[0]) if sources else None,
        "published": _words(record.get("versionCreated") or record.get("firstCreated")),
    }


def _listed(record: Mapping[str, Any], *names: str) -> list[Mapping[str, Any]]:
    """The objects of the first of these lists that the record has."""
    found: list[Any] = next((record[name] for name in names if isinstance(record.get(name), list)), [])
    return [item for item in found if isinstance(item, Mapping)]
