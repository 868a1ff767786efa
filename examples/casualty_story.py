"""A casualty story over four days: who said how many died, how the counts grew, and where they cannot both be true.

The reports are invented. Run it anywhere; it reads no file.
"""

import claimtrack as ct

REPORTS = [
    ("Gazette", "2024-05-06", "At least 14 people were killed in a mill fire in Leeds on Sunday, police said."),
    ("Herald", "2024-05-06", "The fire at a mill in Leeds on Sunday killed 22 people, the fire service said."),
    ("Gazette", "2024-05-07", "Police said that 19 people were killed in the mill fire in Leeds on Sunday."),
    ("Post", "2024-05-09", "22 people died in the mill fire in Leeds on Sunday, police said. 30 were injured."),
]

documents = [ct.Document(text, publisher=paper, published=day) for paper, day, text in REPORTS]
claims = [claim for document in documents for claim in ct.extract(document)]

print("Every figure, with the words it stands in:")
for claim in claims:
    print(f"  {claim.source.name}: {claim.value.text} {claim.measure.predicate} - {claim.evidence.quote}")

print("\nWhat each source said, day by day:")
for line in ct.timeline(claims):
    for entry in line.entries:
        print(f"  {line.origin.name}, {entry.claim.as_of}: {entry.claim.value.text} ({entry.change})")

print("\nWhat cannot both be true:")
conflicts = ct.find_conflicts(claims)
for conflict in conflicts:
    print(" ", conflict.reason)

print("\nHow many independent voices stand behind it:")
for found in ct.corroboration(claims):
    print(" ", found.summary)

assert len(claims) == 5
assert conflicts  # the police's 19 of the 7th against the fire service's 22 of the 6th
