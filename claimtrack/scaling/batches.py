"""Articles and claims as Arrow record batches, and the step from the one to the other.

Enters: batches of articles (``ARTICLES``). Leaves: batches of readings (``READINGS``), a row for each document, claim
and finding, in the order of the articles. Refused: nothing; an article that cannot be read is a finding among the
others. ``read_batches`` has the shape ``Iterator[RecordBatch] -> Iterator[RecordBatch]``, so that one process, a pool
of processes and Spark's ``mapInArrow`` run the same code.

Texts stand in columns of bytes: UTF-8 with lone surrogates passed through, which a column of strings refuses.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs

from claimtrack.errors import MissingExtraError
from claimtrack.model.document import Document, DocumentRef
from claimtrack.model.finding import Finding, Severity
from claimtrack.reading.articles import Page, document_of
from claimtrack.record.converter import structure, unstructure
from claimtrack.scaling.readings import Job, Piece, Reading, read_article

try:
    import pyarrow as pa  # type: ignore[import-untyped]
except ImportError:  # pragma: no cover - the message is what counts, and a test runs it in a process without pyarrow
    raise MissingExtraError("reading on several cores", "columns") from None

_OF_PAGES = ("where", "charset", "url", "captured")

__all__ = ["ARTICLES", "READINGS", "batches_of", "lost_article", "read_batches", "readings_of"]

ARTICLES = pa.schema(
    [
        ("text", pa.large_binary()),  # of an article; null for a page
        ("page", pa.large_binary()),  # of a page that is not taken apart yet
        ("about", pa.binary()),  # the rest of the document, or of the page, as JSON
    ]
)
READINGS = pa.schema(
    [
        ("article", pa.int32()),  # the row of the article in its batch
        ("kind", pa.string()),  # document, text, claim or finding
        ("record", pa.large_binary()),  # JSON, but for a text
    ]
)


def read_batches(batches: Iterable[pa.RecordBatch], job: Job) -> Iterator[pa.RecordBatch]:
    """Batches of articles -> batches of readings, one for one."""
    for batch in batches:
        rows: list[tuple[int, str, bytes]] = []
        for number, row in enumerate(batch.to_pylist()):
            piece, told = _piece(row)
            rows += [(number, kind, record) for kind, record in _parts(read_article(piece, job), told)]
        yield _batch(READINGS, rows)


def lost_article(batch: pa.RecordBatch) -> pa.RecordBatch:
    """The reading of an article whose process died: a finding that names it."""
    piece, told = _piece(batch.to_pylist()[0])
    where = piece.where if isinstance(piece, Page) else piece.path or ""
    finding = Finding("skipped", Severity.ERROR, "this article was skipped: its process died; please report it", where)
    return _batch(READINGS, [(0, kind, record) for kind, record in _parts(Reading(None, (), (finding,)), told)])


def _parts(reading: Reading, told: tuple[Finding, ...]) -> Iterator[tuple[str, bytes]]:
    """The rows of one reading; what was told of the article before it was read comes first."""
    for finding in dict.fromkeys((*told, *reading.findings)):
        yield "finding", _packed(unstructure(finding))
    if isinstance(reading.document, Document):
        yield "text", _bytes(reading.document.text)
    if reading.document is not None:
        ref = reading.document.ref if isinstance(reading.document, Document) else reading.document
        yield "document", _packed(unstructure(ref))
    for line in reading.lines():
        yield "claim", _bytes(line)


def readings_of(batch: pa.RecordBatch, count: int) -> Iterator[Reading]:
    """The readings of a batch of so many articles, in their order."""
    found: list[dict[str, list[bytes]]] = [{} for _ in range(count)]
    for article, kind, record in zip(*(column.to_pylist() for column in batch.columns), strict=True):
        found[article].setdefault(kind, []).append(record)
    for parts in found:
        refs = [structure(_unpacked(record), DocumentRef, "document") for record in parts.get("document", ())]
        document: Document | DocumentRef | None = refs[0] if refs else None
        if refs and "text" in parts:
            document = _document(_words(parts["text"][0]), refs[0])
        lines = tuple(_words(record) for record in parts.get("claim", ()))
        findings = tuple(structure(_unpacked(record), Finding, "finding") for record in parts.get("finding", ()))
        yield Reading(document, (), findings, lines)


def batches_of(pieces: Iterable[Piece], job: Job, *, articles: int, size: int) -> Iterator[pa.RecordBatch]:
    """Articles in batches of at most so many articles, each closed as soon as it holds ``size`` bytes."""
    rows: list[tuple[bytes | None, bytes | None, bytes]] = []
    held = 0
    for piece in pieces:
        rows.append(_row(piece, job))
        held += sum(len(cell or b"") for cell in rows[-1])
        if len(rows) >= articles or held >= size:
            yield _batch(ARTICLES, rows)
            rows, held = [], 0
    if rows:
        yield _batch(ARTICLES, rows)


def _batch(schema: pa.Schema, rows: Sequence[tuple[Any, ...]]) -> pa.RecordBatch:
    columns = zip(*rows, strict=True) if rows else ([] for _ in schema)
    arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def _row(piece: Piece, job: Job) -> tuple[bytes | None, bytes | None, bytes]:
    """A page as it is; an article as its document, which costs little to make, with what was told on the way."""
    if isinstance(piece, Page):
        return None, piece.data, _packed({name: getattr(piece, name) for name in _OF_PAGES})
    told: list[Finding] = []
    document = piece if isinstance(piece, Document) else document_of(piece, job.given, told.append)
    about = {"document": unstructure(document.ref), "told": unstructure(told)}
    return _bytes(document.text), None, _packed(about)


def _piece(row: Mapping[str, Any]) -> tuple[Document | Page, tuple[Finding, ...]]:
    about = _unpacked(row["about"])
    if row["page"] is not None:
        return Page(row["page"], **about), ()
    told = tuple(structure(finding, Finding, "told") for finding in about["told"])
    return _document(_words(row["text"]), structure(about["document"], DocumentRef, "document")), told


def _document(text: str, ref: DocumentRef) -> Document:
    fields = {field.name: getattr(ref, field.name) for field in attrs.fields(DocumentRef) if field.name != "id"}
    return Document(text=text, **fields)


def _bytes(words: str) -> bytes:
    return words.encode("utf-8", "surrogatepass")


def _words(cell: bytes) -> str:
    return cell.decode("utf-8", "surrogatepass")


def _packed(value: Any) -> bytes:
    return json.dumps(value, default=list).encode("ascii")


def _unpacked(cell: bytes) -> Any:
    return json.loads(cell)
