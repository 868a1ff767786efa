"""Are the finders of figures and dates linear, in time and memory, and how fast are they on prose?

Enters: nothing but options. Leaves: printed tables; the exit status is 1 where a finder is not linear. Every hostile
text is doubled from 64 KB to the largest size (4 MB unless told otherwise), and both finders read all of them. The
ratio of the times of neighbouring sizes must stay at 2.3 or less, and the peak memory per byte must not grow. Times
are those of the processor, the least of several runs; a step above the limit is measured again, for on a busy machine
a single run proves nothing. A text that is nothing but figures or dates is slow, for each is a value handed back;
--seconds stops it early.

Prose is measured document by document beside one bare regex pass over the same document, in turn, the least of five
runs each; the ratio of the two is what can be compared between machines.

Run: python benchmarks/parsers_linear.py [--largest BYTES] [--seconds LIMIT] [--finder NAME] [--only TEXT]
[--prose FILE]
"""

import argparse
import re
import sys
import time
import tracemalloc
from collections.abc import Callable
from functools import partial
from pathlib import Path

from claimtrack.parsing.dates import find_dates
from claimtrack.parsing.quantities import find_quantities

SMALLEST = 64 * 1024
LIMIT = 2.3
# A step above the limit is measured again, so often at most and for so many seconds.
AGAIN, PATIENCE = 15, 10.0
# Shorter runs than this say more about the clock than about the finder.
SHORT = 0.02

FINDERS: dict[str, Callable[[str], object]] = {
    "quantities": find_quantities,
    "dates": partial(find_dates, reference="2024-02-23"),
}

# What stands in a hostile text again and again.
PIECES = {
    "digits": "1",
    "letters": "a",
    "spaces": " ",
    "newlines": "\n",
    "brackets": "(",
    "commas": "1,",
    "grouped": "111,111,",
    "points": "1.",
    "slashes": "1/",
    "powers": "9^9",
    "dollars": "$",
    "dollar digits": "$1",
    "minus": "minus ",
    "hyphens": "one-",
    "and": "and ",
    "one hundred": "one hundred ",
    "five and": "5 and ",
    "of": "3 of ",
    "in": "one in ",
    "no": "no ",
    "bounds": "more than ",
    "capitals": "FROM TWO ",
    "day list": "1, 2, 3, ",
    "days, month": "5, 6, 7, 8, 9, 10, 11, 12 and 13 October ",
    "years": "2024-",
    "may": "may ",
    "May": "May ",
    "last": "last ",
    "the end of": "the end of ",
    "days before": "three days before ",
    "weekends of": "the weekend of ",
    "weekdays": "on Friday ",
    "glued Q1Q1": "Q1",
    "Q1 Q1": "Q1 ",
    "one line": "they said in 2023 that it will end on Friday and ",
}

BARE = re.compile(
    r"\d+|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?"
    r"|millions?|billions?|dozens?|half|scores)\b",
    re.IGNORECASE,
)

# Prose where no file is given: sentences of our own, with a figure about every 170 characters and a date about every
# 300, as in agency news.
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


def timed(call: Callable[[str], object], text: str) -> float:
    """Seconds of one call, by the processor's clock."""
    start = time.process_time()
    call(text)
    return time.process_time() - start


def least(call: Callable[[str], object], text: str) -> float:
    """The least of several runs; long ones are run once, for what disturbs them evens out."""
    first = timed(call, text)
    return min([first, *(timed(call, text) for _ in range(4 if first < 1 else 1 if first < 5 else 0))])


def peak(call: Callable[[str], object], text: str) -> float:
    """Peak bytes that a call takes, per byte of its text."""
    tracemalloc.start()
    call(text)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / len(text)


def repeated(piece: str, size: int) -> str:
    """A text of one size, made of one piece."""
    return (piece * (size // len(piece) + 1))[:size]


def step(call: Callable[[str], object], texts: tuple[str, str], times: tuple[float, float]) -> float:
    """The ratio of two neighbouring times; above the limit, the least of pairs of runs one right after the other."""
    ratio, spent = times[1] / times[0], 0.0
    for _ in range(AGAIN):
        if ratio <= LIMIT or spent > PATIENCE:
            break
        small, large = (timed(call, text) for text in texts)
        ratio, spent = min(ratio, large / small), spent + small + large
    return ratio


def doubled(call: Callable[[str], object], piece: str, largest: int, seconds: float) -> tuple[list[float], list[float]]:
    """The times of one text at each size, until a run takes longer than it may, and the ratios of neighbours."""
    times: list[float] = []
    ratios: list[float] = []
    before = ""
    size = SMALLEST
    while size <= largest and (not times or times[-1] <= seconds):
        text = repeated(piece, size)
        times.append(least(call, text))
        if len(times) > 1 and times[-2] >= SHORT:
            ratios.append(step(call, (before, text), (times[-2], times[-1])))
        before = text
        size *= 2
    return times, ratios


def linear(name: str, text: str, largest: int, seconds: float) -> bool:
    """Double one text, print times, ratios and memory; whether it stayed linear."""
    call = FINDERS[name]
    piece = PIECES[text]
    times, ratios = doubled(call, piece, largest, seconds)
    memory = [peak(call, repeated(piece, size)) for size in (SMALLEST // 4, SMALLEST)]
    good = max(ratios, default=0.0) <= LIMIT and memory[1] <= 1.5 * memory[0] + 1
    size = SMALLEST << (len(times) - 1)
    shown = " ".join(f"{ratio:.2f}" for ratio in ratios) or "too short to measure"
    speed = size / 1024 / max(times[-1], 1e-6)
    print(
        f"{name:10s} {text:13s} {size >> 10:5d} KB in {times[-1]:6.2f} s, {speed:7.0f} KB/s; "
        f"ratios {shown}; {memory[0]:.1f} and {memory[1]:.1f} B/B{'' if good else '  <- not linear'}",
        flush=True,
    )
    return good


def prose(file: Path | None) -> None:
    """Print the speed of each finder on prose as a ratio to the bare regex pass."""
    text = file.read_text("utf-8") if file else PROSE * (1_000_000 // len(PROSE))
    documents = [text[i : i + 20_000] for i in range(0, len(text), 20_000)]
    size = sum(len(document.encode()) for document in documents)
    calls: dict[str, Callable[[str], object]] = {"bare regex": lambda t: sum(1 for _ in BARE.finditer(t)), **FINDERS}
    total = dict.fromkeys(calls, 0.0)
    for document in documents:
        best = dict.fromkeys(calls, float("inf"))
        for _ in range(5):
            for name, call in calls.items():
                best[name] = min(best[name], timed(call, document))
        for name, seconds in best.items():
            total[name] += seconds
    for name, seconds in total.items():
        rate = size / seconds / 1e6
        print(f"{name:12s} {rate:6.2f} MB/s; {seconds / total['bare regex']:.2f} times the bare regex pass", flush=True)


def main() -> int:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--largest", type=int, default=4 * 2**20)
    options.add_argument("--seconds", type=float, default=float("inf"), help="a text whose run takes longer stops")
    options.add_argument("--finder", choices=FINDERS)
    options.add_argument("--only", choices=PIECES)
    options.add_argument("--prose", type=Path)
    given = options.parse_args()
    if not given.only:
        prose(given.prose)
    results = [
        linear(name, text, given.largest, given.seconds)
        for name in ([given.finder] if given.finder else FINDERS)
        for text in ([given.only] if given.only else PIECES)
    ]
    print(f"{sum(results)} of {len(results)} are linear: all ratios at most {LIMIT}, memory per byte constant")
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
