"""Is reading dates linear, in time and memory, and how fast is it on prose?

Enters: nothing but options. Leaves: printed tables. For each hostile text the size doubles from 64 KB to the largest
size (4 MB unless told otherwise); the ratio of the times of neighbouring sizes must stay near 2, and the peak memory
per byte must not grow. A text that is nothing but dates is slow, for every date is a value that is handed back: such a
text stops doubling once one run takes longer than the limit of seconds. Prose is measured beside one bare regex pass
over the same text in the same run, for the ratio of the two is what can be compared between machines.

Run: python benchmarks/dates_linear.py [--largest BYTES] [--prose FILE] [--only NAME] [--seconds LIMIT]
"""

import argparse
import itertools
import re
import time
import tracemalloc
from collections.abc import Callable
from functools import partial
from pathlib import Path

from claimtrack.parsing.dates import find_dates

SMALLEST = 64 * 1024
LIMIT = 2.3

HOSTILE = {
    "digits": "1",
    "commas": "1,",
    "grouped": "111,111,",
    "spaces": " ",
    "newlines": "\n",
    "brackets": "(",
    "letters": "a",
    "slashes": "1/",
    "years": "2024-",
    "may may": "may ",
    "May May": "May ",
    "last last": "last ",
    "the end of": "the end of ",
    "days before": "three days before ",
    "day list": "1, 2, 3, ",
    "days, month": "5, 6, 7, 8, 9, 10, 11, 12 and 13 October ",
    "weekends of": "the weekend of ",
    "glued Q1Q1": "Q1",
    "Q1 Q1": "Q1 ",
    "weekdays": "on Friday ",
    "one line": "they said in 2023 that it will end on Friday and ",
}

BARE = re.compile(
    r"\d+|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundreds?"
    r"|thousands?|millions?|billions?|dozens?|half|scores)\b",
    re.IGNORECASE,
)

# Prose for the speed test where no file is given: sentences of our own, with a date about every 400 characters, as in
# agency news.
PROSE = (
    "The ministry said on Thursday that around 1,160 people had fled the valley since the river began to rise, "
    "and that the army would open more bridges as soon as it could. Nobody in the town could say how long the "
    "repairs would take or who would pay for them. The mayor, who took office in 2019, put the damage at $4.2 "
    "million and asked for patience while crews cleared the roads and the power company looked for the fault that "
    "had left the lower streets dark. A spokeswoman for the relief agency said more than 300 families were "
    "staying in schools, and that many had lost everything but what they could carry. Farmers upstream blamed the "
    "new dam, whose gates had been opened on the night of 7 October without a warning; the company that runs it "
    "said it had followed the rules of the river board, kept a record of every hour, and may publish a report "
    "once the water has fallen. "
)

READ = partial(find_dates, reference="2024-02-23")


def timed(call: Callable[[str], object], text: str) -> float:
    """Seconds of one call, by the processor's clock, so that other programs do not count."""
    start = time.process_time()
    call(text)
    return time.process_time() - start


def peak(text: str) -> float:
    """Peak bytes that reading takes, per byte of its text."""
    tracemalloc.start()
    READ(text)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / len(text)


def repeated(piece: str, size: int) -> str:
    """A text of one size, made of one piece."""
    return (piece * (size // len(piece) + 1))[:size]


def linear(largest: int, only: str | None, seconds: float) -> bool:
    """Double each hostile text and print times, ratios and memory; whether all stay linear."""
    good = True
    READ("7 October 2023")
    for name, piece in HOSTILE.items():
        if only and name != only:
            continue
        times: list[float] = []
        size = SMALLEST
        while not times or (size <= largest and times[-1] <= seconds):
            text = repeated(piece, size)
            times.append(min(timed(READ, text) for _ in range(3 if not times or times[-1] < 1 else 1)))
            size *= 2
        ratios = [b / a for a, b in itertools.pairwise(times) if a > 0.1]
        good = good and max(ratios, default=0.0) <= LIMIT
        shown = " ".join(f"{ratio:.2f}" for ratio in ratios) or "too short to measure"
        memory = peak(repeated(piece, SMALLEST)), peak(repeated(piece, 2 * SMALLEST))
        print(
            f"{name:12s} {times[-1]:7.2f} s for {size // 2048:5d} KB, {size / 2048 / times[-1]:8.0f} KB/s; "
            f"ratios {shown}; {memory[0]:.1f} and {memory[1]:.1f} B/B"
        )
    return good


def prose(file: Path | None) -> None:
    """Print the speed on prose as a ratio to the bare regex pass."""
    text = file.read_text("utf-8") if file else PROSE * (2_000_000 // len(PROSE))
    documents = [text[i : i + 20_000] for i in range(0, len(text), 20_000)]
    size = sum(len(document.encode()) for document in documents)
    calls: dict[str, Callable[[str], object]] = {
        "bare regex": lambda t: sum(1 for _ in BARE.finditer(t)),
        "find_dates": READ,
    }
    best = {name: min(sum(timed(call, d) for d in documents) for _ in range(3)) for name, call in calls.items()}
    for name, taken in best.items():
        print(f"{name:12s} {size / taken / 1e6:6.2f} MB/s; {taken / best['bare regex']:.2f} times the bare regex pass")


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--largest", type=int, default=4 * 2**20)
    options.add_argument("--prose", type=Path)
    options.add_argument("--only")
    options.add_argument("--seconds", type=float, default=5.0)
    given = options.parse_args()
    if not given.only:
        prose(given.prose)
    good = linear(given.largest, given.only, given.seconds)
    print("all ratios within the limit" if good else f"a ratio is above {LIMIT}")


if __name__ == "__main__":
    main()
