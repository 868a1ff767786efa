"""Is reading figures linear, in time and memory, and how fast is it on prose?

Enters: nothing but options. Leaves: printed tables. For each hostile text the size doubles from 64 KB to the largest
size (4 MB unless told otherwise); the ratio of the times of neighbouring sizes must stay near 2, and the peak memory
per byte must not grow. Prose is measured beside one bare regex pass over the same text in the same run, for the ratio
of the two is what can be compared between machines.

Run: python benchmarks/quantities_linear.py [--largest BYTES] [--prose FILE] [--only NAME]
"""

import argparse
import itertools
import re
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

SMALLEST = 64 * 1024
LIMIT = 2.3

HOSTILE = {
    "digits": "1",
    "commas": "1,",
    "grouped": "111,111,",
    "and": "and ",
    "one hundred": "one hundred ",
    "spaces": " ",
    "brackets": "(",
    "dollars": "$",
    "bounds": "more than ",
    "years": "2019-",
    "letters": "a",
    "five and": "5 and ",
}

BARE = re.compile(
    r"\d+|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundreds?"
    r"|thousands?|millions?|billions?|dozens?|half|scores)\b",
    re.IGNORECASE,
)

# Prose for the speed test where no file is given: sentences of our own, with a number about every 130 characters, as
# in agency news.
PROSE = (
    "The ministry said on Thursday that around 1,160 people had fled the valley since the river began to rise, "
    "and that the army would open more bridges before the weekend. Nobody in the town could say how long the "
    "repairs would take or who would pay for them. The mayor, who took office in 2019, put the damage at $4.2 "
    "million and asked for patience while crews cleared the roads and the power company looked for the fault that "
    "had left the lower streets dark. A spokeswoman for the relief agency said more than 300 families were "
    "staying in schools, and that many had lost everything but what they could carry. Farmers upstream blamed the "
    "new dam, whose gates had been opened in the night without a warning; the company that runs it said it had "
    "followed the rules, and promised a report. "
)


def timed(call: Callable[[str], object], text: str) -> float:
    """Seconds of one call, by the processor's clock, so that other programs do not count."""
    start = time.process_time()
    call(text)
    return time.process_time() - start


def peak(call: Callable[[str], object], text: str) -> float:
    """Peak bytes that a call takes, per byte of its text."""
    tracemalloc.start()
    call(text)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / len(text)


def finders() -> dict[str, Callable[[str], object]]:
    """The finders that this version has."""
    from claimtrack.parsing.quantities import find_quantities

    found: dict[str, Callable[[str], object]] = {"find_quantities": find_quantities}
    try:
        from claimtrack.parsing.dates import find_dates
    except ImportError:
        print("find_dates is not there; only figures are measured")
    else:
        found["find_dates"] = find_dates
    return found


def linear(largest: int, only: str | None) -> bool:
    """Double each hostile text and print times, ratios and memory; whether all stay linear."""
    from claimtrack.parsing.quantities import find_quantities

    good = True
    find_quantities("12 people")
    for name, piece in HOSTILE.items():
        if only and name != only:
            continue
        times: list[float] = []
        size = SMALLEST
        while size <= largest:
            text = (piece * (size // len(piece) + 1))[:size]
            first = timed(find_quantities, text)  # short runs are repeated: other programs disturb them
            times.append(min([first, *(timed(find_quantities, text) for _ in range(4 if first < 2 else 0))]))
            size *= 2
        small = (piece * (SMALLEST // len(piece) + 1))[:SMALLEST]
        ratios = [b / a for a, b in itertools.pairwise(times) if a > 0.02]
        worst = max(ratios, default=0.0)
        good = good and worst <= LIMIT
        shown = " ".join(f"{ratio:.2f}" for ratio in ratios) or "too short to measure"
        print(f"{name:12s} {times[-1]:8.2f} s at the largest; ratios {shown}; {peak(find_quantities, small):6.1f} B/B")
    return good


def prose(file: Path | None) -> None:
    """Print the speed of each finder on prose as a ratio to the bare regex pass."""
    text = file.read_text("utf-8") if file else PROSE * (2_000_000 // len(PROSE))
    documents = [text[i : i + 20_000] for i in range(0, len(text), 20_000)]
    size = sum(len(document.encode()) for document in documents)

    def run(call: Callable[[str], object]) -> float:
        return sum(timed(call, document) for document in documents)

    calls: dict[str, Callable[[str], object]] = {"bare regex": lambda t: sum(1 for _ in BARE.finditer(t)), **finders()}
    best = {name: min(run(call) for _ in range(3)) for name, call in calls.items()}
    for name, seconds in best.items():
        rate = size / seconds / 1e6
        print(f"{name:16s} {rate:6.2f} MB/s; {seconds / best['bare regex']:.2f} times the bare regex pass")


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--largest", type=int, default=4 * 2**20)
    options.add_argument("--prose", type=Path)
    options.add_argument("--only")
    given = options.parse_args()
    prose(given.prose)
    good = linear(given.largest, given.only)
    print("all ratios within the limit" if good else f"a ratio is above {LIMIT}")


if __name__ == "__main__":
    main()
