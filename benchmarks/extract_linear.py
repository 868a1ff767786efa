"""Is reading claims linear in hostile texts, in time and memory?

Enters: nothing but options. Leaves: a printed table. Each hostile text doubles from 64 KB to the largest size (4 MB
unless told otherwise); the ratio of the times of neighbouring sizes, each the least of several runs, must stay at or
below 2.3, and the peak memory per byte must not grow. A text of which every word is a figure or a cue is slow, for
every one of them is a claim that is handed back: such a text stops doubling once one run takes longer than the limit of
seconds. Exits with status 1 where a ratio or the memory is above its limit.

Run: python benchmarks/extract_linear.py [--largest BYTES] [--only NAME] [--seconds LIMIT]
"""

import argparse
import gc
import itertools
import sys
import time
import tracemalloc

from claimtrack.extraction.extract import extract

SMALLEST = 64 * 1024
LIMIT = 2.3
SHORTEST = 0.05  # seconds; below, a ratio says nothing
GROWTH = 1.2  # peak memory per byte of a text twice as long, in that of the shorter one

HOSTILE = {
    "nested quotes": '“‘"',
    "open quotes": "“He said ",
    "closed quotes": "said “12 dead” ",
    "apostrophes": "the ministers’ ",
    "said said": "said ",
    "he said": "he said ",
    "Lee said": "Lee said ",
    "according to": "according to ",
    "citing": "citing police, ",
    "one sentence": "the ministry said that 12 people were killed and 30 injured in Gaza on 7 October and ",
    "in a year": "in 2011 12 people died and ",
    "full names": "Ana Lee met Ana Lee and he said she ",
    "the agency": "news agency Novo said the group and the agency said ",
    "capitals": "A",
    "capital words": "AAA ",
    "Names": "Aaa Bbb ",
    "acronyms": "(AAA) ",
    "Mr.": "Mr. ",
    "U.S.": "U.S. ",
    "digits": "1",
    "numbers": "12 ",
    "grouped": "111,",
    "percent": "12% ",
    "of them": "7 of them, including 3, ",
    "brackets": "(",
    "closed brackets": "(a) ",
    "newlines": "\n",
    "short lines": "a\n",
    "spaces": " ",
    "commas": ",",
    "full stops": ".",
    "dashes": "- ",
    "colons": "police: ",
    "since then": "12 since then ",
    "since": "since 12 ",
    "letters": "a",
    "hyphens": "a-",
    "accents": "a\u0301",
    "İ": "İ ",
    "paragraphs": "Police said 12 people were killed on Friday.\n\n",
}


def timed(text: str, runs: int) -> float:
    """The least seconds of some runs, by the processor's clock, so that waiting for other programs does not count."""
    best = float("inf")
    for _ in range(runs):
        gc.collect()
        start = time.process_time()
        extract(text)
        best = min(best, time.process_time() - start)
    return best


def peak(text: str) -> float:
    """Peak bytes that reading takes, per byte of its text."""
    tracemalloc.start()
    extract(text)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / len(text)


def repeated(piece: str, size: int) -> str:
    """A text of one size, made of one piece."""
    return (piece * (size // len(piece) + 1))[:size]


def doubled(name: str, piece: str, largest: int, seconds: float) -> bool:
    """Double one hostile text and print times, ratios and memory; whether all stay within their limits."""
    times: list[float] = []
    size = SMALLEST
    while not times or (size <= largest and times[-1] <= seconds):
        runs = 7 if not times or times[-1] < 0.2 else 3 if times[-1] < 4 else 1
        times.append(timed(repeated(piece, size), runs))
        for _ in range(3):  # another program may have run beside one of the two
            if len(times) > 1 and times[-2] > SHORTEST and times[-1] > LIMIT * times[-2]:
                times[-1] = min(times[-1], timed(repeated(piece, size), runs))
        size *= 2
    ratios = [b / a for a, b in itertools.pairwise(times) if a > SHORTEST]
    memory = peak(repeated(piece, SMALLEST)), peak(repeated(piece, 2 * SMALLEST))
    good = max(ratios, default=0.0) <= LIMIT and memory[1] <= GROWTH * memory[0]
    shown = " ".join(f"{ratio:.2f}" for ratio in ratios) or "too short to measure"
    print(
        f"{name:15s} {times[-1]:7.2f} s for {size // 2048:5d} KB, {size / 2048 / times[-1]:6.0f} KB/s; "
        f"ratios {shown}; {memory[0]:.0f} and {memory[1]:.0f} B/B{'' if good else '  ABOVE THE LIMIT'}",
        flush=True,
    )
    return good


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--largest", type=int, default=4 * 2**20)
    options.add_argument("--only")
    options.add_argument("--seconds", type=float, default=20.0)
    given = options.parse_args()
    extract("Police said 12 people were killed on Friday.")
    pieces = {name: piece for name, piece in HOSTILE.items() if given.only in (None, name)}
    above = [name for name, piece in pieces.items() if not doubled(name, piece, given.largest, given.seconds)]
    print(f"above a limit: {', '.join(above)}" if above else f"all ratios at most {LIMIT}, memory linear")
    sys.exit(bool(above))


if __name__ == "__main__":
    main()
