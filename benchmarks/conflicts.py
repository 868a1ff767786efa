"""Conflicts over columns beside a bare numpy pass over dense codes, in one run: time and memory ratios.

Usage: conflicts.py [ROWS ...] (default 1000000 10000000). The table has official series: 4 measures, 250 scopes, 10
sources, 365 days and up; one row in ten thousand is off. The bare pass gets the same dictionary columns, makes one code
for measure, scope and day, and reduces with ``maximum.at`` and ``minimum.at``: it knows nothing of units, modes,
bounds, parts or dates. Each pass runs in a process of its own, so that the peak memory is its own.
"""

import multiprocessing
import resource
import sys
import time

import numpy as np
import pyarrow as pa

from claimtrack.comparison.columns import find_column_conflicts

ROUNDS = 3


def make(rows: int) -> pa.Table:
    """A table in the flat layout with ``rows`` rows."""
    random = np.random.default_rng(7)
    measure, scope = random.integers(0, 4, rows), random.integers(0, 250, rows)
    source = random.integers(0, 10, rows)
    day = random.integers(0, max(365, rows // 10_000), rows)
    value = (measure + 1) * 1000 + scope * 17 + day * 5
    value[random.integers(0, rows, max(rows // 10_000, 1))] += 3

    def words(codes: np.ndarray, names: list[str]) -> pa.DictionaryArray:
        return pa.DictionaryArray.from_arrays(pa.array(codes, pa.int32()), names)

    days = [np.datetime64("2020-01-01") + n for n in range(int(day.max()) + 1)]
    zeros = np.zeros(rows, np.int32)
    number = pa.array(value)
    return pa.table(
        {
            "predicate": words(measure, ["covid_cases", "covid_deaths", "tests_made", "beds_taken"]),
            "event": words(scope, [f"region {n}" for n in range(250)]),
            "mode": words(zeros, ["cumulative"]),
            "bound": words(zeros, ["exact"]),
            "low": number,
            "high": number,
            "nominal": number,
            "source": words(source, [f"authority {n}" for n in range(10)]),
            "as_of": words(day, [str(d) for d in days]),
            "as_of_basis": words(zeros, ["stated"]),
        }
    )


def bare(table: pa.Table) -> int:
    """Cells whose values differ, by dense codes alone."""
    parts = [table[name].combine_chunks() for name in ("predicate", "event", "as_of")]
    code = np.zeros(table.num_rows, np.int64)
    size = 1
    for part in parts:
        code = code * len(part.dictionary) + part.indices.to_numpy()
        size *= len(part.dictionary)
    low, high = np.full(size, np.iinfo(np.int64).min), np.full(size, np.iinfo(np.int64).max)
    np.maximum.at(low, code, table["low"].combine_chunks().to_numpy())
    np.minimum.at(high, code, table["high"].combine_chunks().to_numpy())
    return int((low > high).sum())


def ours(table: pa.Table) -> int:
    """Groups that disagree, by the library's rules."""
    return int(find_column_conflicts(table).disagrees.sum())


def run(kind: str, rows: int, answers: "multiprocessing.Queue[tuple[float, float, int]]") -> None:
    """Time a pass and the memory it takes beyond the table, in a process of its own."""
    table = make(rows)
    work = bare if kind == "bare" else ours
    work(table.slice(0, 1000))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    times, result = [], 0
    for _ in range(ROUNDS):
        start = time.perf_counter()
        result = work(table)
        times.append(time.perf_counter() - start)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    answers.put((sorted(times)[ROUNDS // 2], max(after, before) / 1024, result))


def main() -> None:
    """Print both passes and their ratios for each size."""
    for rows in [int(argument) for argument in sys.argv[1:]] or [1_000_000, 10_000_000]:
        answers = {}
        for kind in ("bare", "ours"):
            queue: multiprocessing.Queue[tuple[float, float, int]] = multiprocessing.Queue()
            process = multiprocessing.Process(target=run, args=(kind, rows, queue))
            process.start()
            process.join()
            if process.exitcode:
                sys.exit(f"the {kind} pass failed")
            answers[kind] = queue.get()
        (fast, small, cells), (time_taken, memory, groups) = answers["bare"], answers["ours"]
        print(f"{rows:>11,} rows: bare {fast:.2f} s, {small:.0f} MB ({cells} cells);", end=" ")
        print(f"ours {time_taken:.2f} s, {memory:.0f} MB ({groups} groups);", end=" ")
        print(f"time {time_taken / fast:.1f} x, memory {memory / small:.2f} x")


if __name__ == "__main__":
    main()
