"""A draft check: every figure of a text held against its sources before it goes out.

The texts are invented. The same on the command line: claimtrack check draft.md --against articles/
"""

import claimtrack as ct

SOURCES = [
    ct.Document(
        "More than 300 houses were destroyed by the flood in Kano on Friday, the Red Cross said. "
        "Police said that at least 47 people were killed. The mayor said that 30 were injured.",
        publisher="Gazette",
        published="2024-08-10",
    ),
]
DRAFT = ct.Document(
    "The flood in Kano on Friday destroyed 300 houses, the Red Cross said. "
    "It killed 74 people, according to police, and the mayor said that 30 people were injured. "
    "The governor said that 5,000 people were evacuated.",
    published="2024-08-12",
)

results = ct.check(DRAFT, SOURCES)
for result in results:
    said = result.evidence.value.text if result.evidence else "-"
    print(f"{result.claim.value.text:<14} {said:<15} {result.verdict}: {result.reason}")

print("\nWhat the checker did not read as figures:")
unread: list[ct.Finding] = []
ct.check("The mayor, 54, spoke at 9 am.", SOURCES, on_finding=unread.append)
for finding in unread:
    print(" ", finding.message)

assert [result.verdict for result in results] == ["bound_changed", "contradicted", "supported", "not_found"]
