"""Batches over a pool of processes: in order, a few at a time, and safe from a process that dies.

Enters: batches of articles. Leaves: batches of readings, in the same order. Refused: nothing; an article whose process
dies (out of memory, a fault in a library) is found by halving its batch, and becomes a finding.

Processes are not copied from the caller's, since a process that has threads must not be copied, but from a small
server (``forkserver``; ``spawn`` where there is none); so a script that asks for several workers needs the usual
``if __name__ == "__main__":`` around what it does.
"""

import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Any

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]

from claimtrack.scaling.batches import lost_article, read_batches
from claimtrack.scaling.checkpoints import Checkpoints
from claimtrack.scaling.readings import Job

__all__ = ["over_pool"]

Batch = Any  # pyarrow.RecordBatch

_AHEAD = 2  # batches a worker that are read ahead of the one that is waited for

_job: Job  # in a worker: what is asked of every article


def over_pool(
    batches: Iterable[Batch], job: Job, workers: int, kept: Checkpoints | None = None
) -> Iterator[tuple[Batch, Batch]]:
    """Each batch with its readings, in order; no more than a few batches a worker are held at once.

    Raises:
        ReadError: Where a reading cannot be kept.
    """
    pool = _pool(job, workers)
    waiting: deque[tuple[Batch, Batch | None, Future[Batch]]] = deque()
    source = iter(batches)
    try:
        while True:
            for batch in islice(source, _AHEAD * workers + 1 - len(waiting)):
                known = kept.kept(batch) if kept is not None else None
                waiting.append((batch, known, _nothing() if known is not None else pool.submit(_read, batch)))
            if not waiting:
                return
            batch, known, future = waiting.popleft()
            try:
                found = known if known is not None else future.result()
            except BrokenProcessPool:
                pool.shutdown(wait=True, cancel_futures=True)
                found = _one_by_one(batch, job)
                pool = _pool(job, workers)
                waiting = deque(
                    (later, known, _nothing() if known is not None else pool.submit(_read, later))
                    for later, known, _ in waiting
                )
            if kept is not None and known is None:
                kept.keep(batch, found)
            yield batch, found
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _nothing() -> "Future[Batch]":
    """In the place of work that was done in an earlier run."""
    return Future()


def _one_by_one(batch: Batch, job: Job) -> Batch:
    """A batch that may hold the article that kills its process, in a process of its own, halved until it is found."""
    with _pool(job, 1) as pool:
        try:
            return pool.submit(_read, batch).result()
        except BrokenProcessPool:
            pass
    if len(batch) == 1:
        return lost_article(batch)
    half = len(batch) // 2
    first, second = _one_by_one(batch.slice(0, half), job), _one_by_one(batch.slice(half), job)
    moved = pc.add(second.column(0), pa.scalar(half, pa.int32()))
    second = pa.RecordBatch.from_arrays([moved, *second.columns[1:]], schema=second.schema)
    return pa.concat_batches([first, second])


def _pool(job: Job, workers: int) -> ProcessPoolExecutor:
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    if "forkserver" in methods:  # imports what workers need once, and copies itself for each of them
        context.set_forkserver_preload([__name__])
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_start, initargs=(job,))


def _start(job: Job) -> None:
    """In a worker: keep the job, and leave an interrupt to the parent, which ends its workers in order."""
    global _job
    _job = job
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _read(batch: Batch) -> Batch:
    return next(read_batches([batch], _job))
