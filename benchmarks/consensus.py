"""How many claims a second each consensus method reads and weighs, on made-up rows, and how many it gets right.

Usage: python benchmarks/consensus.py [ROWS]. Each row is (source, item, value): forty sources, of whom ten copy one
other, state a number about a hundred thousand items; right with a probability of their own.
"""

import sys
import time
from random import Random

from claimtrack.verification import CONSENSUS_METHODS, consensus_table

ITEMS_PER_ROW = 0.1


def made_up(rows: int, seed: int = 20240223) -> tuple[list[tuple[str, str, int]], dict[str, int]]:
    """Rows, and the true value of each item."""
    chance = Random(seed)
    skill = [0.4 + 0.5 * chance.random() for _ in range(30)]
    truth: dict[str, int] = {}
    table: list[tuple[str, str, int]] = []
    while len(table) < rows:
        item = f"item {len(truth)}"
        truth[item] = chance.randrange(10, 100_000)
        said: dict[int, int] = {}
        for source in chance.sample(range(40), 10):
            origin = 0 if source >= 30 else source  # the last ten copy the first
            if origin not in said:
                right = chance.random() < skill[origin]
                said[origin] = truth[item] if right else truth[item] + chance.randrange(1, 50)
            table.append((f"source {source}", item, said[origin]))
    return table[:rows], truth


def main() -> None:
    """Print one line for each method."""
    rows, truth = made_up(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
    consensus_table(rows[:1000], method="origins")  # load numpy
    for method in CONSENSUS_METHODS:
        wall, work = time.perf_counter(), time.process_time()
        found = consensus_table(rows, method=method)
        wall, work = time.perf_counter() - wall, time.process_time() - work
        right = sum(found[item] == value for item, value in truth.items() if item in found) / len(found)
        print(
            f"{method:18s} {len(rows) / work / 1000:7.0f}k claims per processor second, "
            f"{len(rows) / wall / 1000:7.0f}k by the clock; right {right:.3f}"
        )


if __name__ == "__main__":
    main()
