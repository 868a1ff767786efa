"""Crowd sizes: a union and the police count one march; the gap, and why its middle is nobody's figure.

The reports are written for this example, on the figures that were given for Paris on 23 March 2023.
"""

import claimtrack as ct

REPORTS = {
    "Gazette": "The CGT union said that 800,000 people marched in Paris on 23 March 2023.",
    "Herald": "Police said that 119,000 people marched in Paris on 23 March 2023. The union spoke of 800,000.",
}

claims = []
for paper, text in REPORTS.items():
    claims += ct.extract(text, published="2023-03-24", publisher=paper)

for claim in claims:
    print(f"{claim.source.name}: {claim.value.text} {claim.measure} - {claim.document.publisher}")

conflicts = ct.find_conflicts(claims)
for conflict in conflicts:
    print("\n" + conflict.reason)
    print(f"gap {conflict.gap}, {round(conflict.ratio * 100)} % of the larger figure")

# Nobody has said the middle of the two, so no consensus gives it: the positions stand.
answer = next(answer for answer in ct.consensus(claims) if len(answer.positions) > 1)
print("\nconsensus:", answer.value, "-", answer.reason)
for position in answer.positions:
    print("  position:", ", ".join(f"{claim.value.text} ({claim.source.name})" for claim in position.claims))

assert answer.value is None
assert conflicts[0].gap == 681_000
