"""Many articles -> their readings, on one core or on all, in order and streaming.

Enters: documents, or articles and pages as their reader gave them. Leaves: for each a reading - document, claims,
findings - as soon as it and those before it are read. Refused: a number of workers below one. Memory is bounded by the
batches in flight and not by the input.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from claimtrack.errors import ReadError
from claimtrack.lexicon.loader import Lexicon
from claimtrack.model.finding import Finding
from claimtrack.model.moment import Moment
from claimtrack.parsing.claims import as_moment
from claimtrack.reading.articles import Given
from claimtrack.scaling.readings import Job, Piece, Reading, read_article

__all__ = ["extract_many"]


def extract_many(
    documents: Iterable[Piece],
    *,
    workers: int = 1,
    resume: str | os.PathLike[str] | None = None,
    published: Moment | date | str | None = None,
    publisher: str | None = None,
    language: str | None = None,
    lexicon: Lexicon | None = None,
    texts: bool = False,
    on_finding: Callable[[Finding], object] | None = None,
    batch_articles: int = 64,
    batch_bytes: int = 1 << 20,
) -> Iterator[Reading]:
    """Read the claims of many documents, in order.

    Args:
        documents: What ``read_many`` gives, or pieces as ``read_pieces`` gives them; taken one batch at a time.
        workers: How many processes read at once. More than one needs the extra ``columns``, and a script that asks for
            it needs ``if __name__ == "__main__":`` around what it does.
        resume: A folder that keeps what is done, so that an interrupted run, called again, goes on; needs the extra
            ``columns``.
        published: For pieces that do not say it: when they appeared.
        publisher: For pieces that do not say it: who printed them.
        language: For pieces that do not say it: an ISO 639-1 code.
        lexicon: The words to read with, for documents in its language.
        texts: Whether documents come back with their texts.
        on_finding: Called with each finding, which stands on its reading as well.
        batch_articles: The most articles of a batch.
        batch_bytes: The size from which a batch is closed.

    Yields:
        A ``Reading`` for each document. An article that cannot be read has ``document=None`` and says why.

    Raises:
        ReadError: For fewer workers than one, and for a folder that cannot be written.
        MissingExtraError: For several workers, or a folder, without pyarrow.

    >>> from claimtrack.model.document import Document
    >>> [reading] = extract_many([Document("Police said nine people died.", publisher="Gazette")])
    >>> reading.claims
    (Claim(police: 'nine' people killed),)
    """
    if workers < 1:
        raise ReadError("workers", f"needs at least one, got {workers}")
    given = Given(published=as_moment(published) if published else None, publisher=publisher, language=language)
    job = Job(given=given, lexicon=lexicon, texts=texts)
    if workers == 1 and resume is None:
        found: Iterator[Reading] = (read_article(piece, job) for piece in documents)
    else:
        found = _in_batches(documents, job, workers, resume, batch_articles, batch_bytes)
    for reading in found:
        if on_finding is not None:
            for finding in reading.findings:
                on_finding(finding)
        yield reading


def _alone(batches: Iterable[Any], job: Job, kept: Any) -> Iterator[tuple[Any, Any]]:
    """Each batch with its readings, read in this process."""
    from claimtrack.scaling.batches import read_batches

    for batch in batches:
        readings = kept.kept(batch)
        if readings is None:
            readings = next(read_batches([batch], job))
            kept.keep(batch, readings)
        yield batch, readings


def _in_batches(
    pieces: Iterable[Piece], job: Job, workers: int, resume: str | os.PathLike[str] | None, articles: int, size: int
) -> Iterator[Reading]:
    from claimtrack.scaling.batches import batches_of, readings_of
    from claimtrack.scaling.checkpoints import Checkpoints
    from claimtrack.scaling.pool import over_pool

    batches = batches_of(pieces, job, articles=articles, size=size)
    kept = Checkpoints(resume, job) if resume is not None else None
    for batch, readings in over_pool(batches, job, workers, kept) if workers > 1 else _alone(batches, job, kept):
        yield from readings_of(readings, len(batch))
