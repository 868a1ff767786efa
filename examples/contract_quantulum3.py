"""The parser contract on quantulum3, a library that finds quantities and units: pip install quantulum3.

Prints each promise, kept or broken with the smallest phrase that breaks it, and a scorecard by phenomenon.
"""

import warnings

from claimtrack.strategies.contract import Contract
from claimtrack.strategies.contract_readings import Reading, readings_of

try:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its optional classifier of units is missing
        from quantulum3 import parser
except ImportError:
    print("skipped: pip install quantulum3")
    raise SystemExit from None

# Its names of units and ours; it has no unit for counted nouns, which is a loss of its own ("5 people" is 5).
UNITS = {
    "dimensionless": None,
    "percentage": "percent",
    "percentage point": "percentage_point",
    "dollar": "USD",
    "united states dollar": "USD",
    "euro": "EUR",
    "pound sterling": "GBP",
}


def find(text: str) -> list[Reading]:
    """What quantulum3 finds, in the contract's terms: a value with an uncertainty is a range."""
    found = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for quantity in parser.parse(text):
            middle, half = quantity.value, quantity.uncertainty
            stated = (middle - half, middle + half) if half else middle
            (reading,) = readings_of([{"value": stated}], "quantity")
            unit = UNITS.get(quantity.unit.name, quantity.unit.name)
            found.append(Reading(reading.value, *quantity.span, quantity.surface, unit))
    return found


if __name__ == "__main__":
    contract = Contract(find, kind="quantity", examples=50)
    for _, problem in contract.broken():
        print(f"broken: {problem}")
    print()
    print(contract.scorecard(20))
