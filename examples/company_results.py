"""Company results: figures of a press release beside what the papers made of them, and a forecast that is no result.

Company and figures are invented.
"""

import claimtrack as ct

RELEASE = ct.Document(
    "Northwind said its revenue rose 12 percent to 3.4 billion euros in 2023. "
    "Net profit was 410 million euros, the company said. "
    "Northwind expects revenue of 3.6 billion euros in 2024.",
    publisher="Northwind",
    published="2024-02-20",
)
PAPER = ct.Document(
    "Northwind said its revenue was 4.3 billion euros in 2023. Net profit was 410 million euros, the company said.",
    publisher="Gazette",
    published="2024-02-21",
)

for claim in ct.extract(RELEASE):
    about = f"{claim.measure.predicate} in {claim.measure.period}" if claim.measure.period else claim.measure.predicate
    print(f"{claim.value.text}: {about} ({claim.attribution.stance}, {claim.value.unit})")

print("\nThe paper against the release:")
results = ct.check(PAPER, RELEASE)
for result in results:
    print(f"  {result.claim.value.text}: {result.verdict} - {result.reason}")

assert [result.verdict for result in results] == ["contradicted", "supported"]
