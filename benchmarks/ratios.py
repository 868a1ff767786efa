"""How much slower than one bare regex pass is reading claims, and has that grown?

Enters: the texts of ``seeds`` and ``tests/stories``, and the history beside this script. Leaves: two figures, printed
beside the last ones of the history: the time of ``extract`` in that of a regex pass which only finds digits and number
words in the same texts (they run in turn, and of each the least time of all rounds counts), and the function calls that
``extract`` makes per character, which no other program disturbs. The texts are dense reports: the figures are higher
than on a day's news. Exits with status 1 where one is more than a fifth above the last of the history; with ``--note``
they are added to it, with the words given. A ratio measured while other programs run says little; calls always do.

Run: python benchmarks/ratios.py [--rounds N] [--note WORDS]
"""

import argparse
import json
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from claimtrack.extraction.extract import extract

ROOT = Path(__file__).parent.parent
HISTORY = Path(__file__).parent / "ratios.jsonl"
WORSE = 1.2

BARE = re.compile(
    r"\d+|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundreds?"
    r"|thousands?|millions?|billions?|dozens?|half|scores)\b",
    re.IGNORECASE,
)


def texts() -> list[str]:
    """The texts of all seeds and stories."""
    files = [*ROOT.glob("seeds/*.md"), *ROOT.glob("tests/stories/**/*.md")]
    return [file.read_text("utf-8") for file in sorted(files)]


def timed(call: Callable[[str], object], given: list[str]) -> float:
    """Seconds of the processor for some calls."""
    start = time.process_time()
    for text in given:
        call(text)
    return time.process_time() - start


def measured(given: list[str], rounds: int) -> float:
    """The ratio of ``extract`` to the bare pass."""
    for text in given[:5]:
        extract(text)  # the lexicon is loaded, as it is once in a program
    bare, whole = float("inf"), float("inf")
    for _ in range(rounds):
        bare = min(bare, timed(lambda text: sum(1 for _ in BARE.finditer(text)), given))
        whole = min(whole, timed(extract, given))
    return whole / bare


def calls(given: list[str]) -> float:
    """Function calls of ``extract`` per character; the same in each run of one version of Python."""
    count = 0

    def counted(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    for text in given:
        extract(text)
    sys.setprofile(None)
    return count / sum(map(len, given))


def main() -> None:
    """Measure, compare with the history, and note."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--rounds", type=int, default=15)
    options.add_argument("--note")
    asked = options.parse_args()
    given = texts()
    found = {"ratio": round(measured(given, asked.rounds), 1), "calls": round(calls(given), 2)}
    lines = HISTORY.read_text("utf-8").splitlines() if HISTORY.exists() else []
    last = json.loads(lines[-1]) if lines else found
    print(f"extract over {sum(map(len, given)) // 1000} KB of dense reports; the last of the history in brackets")
    print(f"  {found['ratio']} times the bare regex pass ({last['ratio']})")
    print(f"  {found['calls']} function calls per character ({last['calls']})")
    if asked.note is not None:
        lines.append(json.dumps({**found, "note": asked.note}))
        HISTORY.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    worse = [name for name, figure in found.items() if figure > WORSE * last[name]]
    if worse:
        sys.exit(f"worse by more than a fifth: {', '.join(worse)}")


if __name__ == "__main__":
    main()
