"""The parser contract on number-parser, a library that reads number words: pip install number-parser.

Prints each broken promise with the smallest phrase that breaks it, and a scorecard by phenomenon.
"""

from claimtrack.strategies.contract import Contract

try:
    from number_parser import parse_number
except ImportError:
    print("skipped: pip install number-parser")
    raise SystemExit from None


def parse(text: str) -> int | None:
    """One number in words or digits; None for anything else."""
    return parse_number(text, language="en")


if __name__ == "__main__":
    contract = Contract(parse, kind="number", style="parse", examples=50)
    for _, problem in contract.broken():
        print(f"broken: {problem}")
    print()
    print(contract.scorecard(20))
