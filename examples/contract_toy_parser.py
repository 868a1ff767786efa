"""A property test of a toy parser: which promises does a regular expression break, and on which phrase?

In a test file the last lines would be `TestToy = Contract(find_numbers, kind="quantity").suite()`; pytest then
collects one test a promise.
"""

import re

from claimtrack.strategies.contract import Contract

NUMBER = re.compile(r"\d[\d,]*")


def find_numbers(text: str) -> list[tuple[int, int, int]]:
    """Digits with commas: start, end and value of each."""
    return [(match.start(), match.end(), int(match[0].replace(",", ""))) for match in NUMBER.finditer(text)]


if __name__ == "__main__":
    contract = Contract(find_numbers, kind="quantity", examples=50)
    broken = dict(contract.broken())
    for promise, problem in broken.items():
        print(f"{promise}: {problem}")
    print()
    print(contract.scorecard(20))

    assert "deterministic" not in broken
    assert "should be read as" in broken["bounds"]  # "more than 12" is not 12
