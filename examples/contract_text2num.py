"""The parser contract on text2num, a library that reads number words: pip install text2num.

Prints each broken promise with the smallest phrase that breaks it, and a scorecard by phenomenon.
"""

from claimtrack.strategies.contract import Contract

try:
    from text_to_num import text2num
except ImportError:
    print("skipped: pip install text2num")
    raise SystemExit from None


def parse(text: str) -> int | float:
    """One number in words; a ValueError for anything else."""
    return text2num(text, "en")


if __name__ == "__main__":
    contract = Contract(parse, kind="number", style="parse", examples=50)
    for _, problem in contract.broken():
        print(f"broken: {problem}")
    print()
    print(contract.scorecard(20))
