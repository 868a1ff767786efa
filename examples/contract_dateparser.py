"""The parser contract on dateparser, a library that reads dates in many languages: pip install dateparser.

Prints each broken promise with the smallest phrase that breaks it, and a scorecard by phenomenon.
"""

import warnings
from datetime import datetime

from claimtrack.strategies.contract import Contract

try:
    from dateparser.date import DateDataParser
except ImportError:
    print("skipped: pip install dateparser")
    raise SystemExit from None

# A fixed day of reading, so that the card is the same tomorrow.
READER = DateDataParser(languages=["en"], settings={"RELATIVE_BASE": datetime(2024, 2, 23)})
PRECISION = {"year": "%Y", "month": "%Y-%m"}


def parse(text: str) -> str | None:
    """One date, as precisely as dateparser says that it was written."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        data = READER.get_date_data(text)
    return data.date_obj and data.date_obj.strftime(PRECISION.get(data.period, "%Y-%m-%d"))


if __name__ == "__main__":
    contract = Contract(parse, kind="date", style="parse", examples=50)
    for _, problem in contract.broken():
        print(f"broken: {problem}")
    print()
    print(contract.scorecard(20))
