"""An election: an exit poll, the commission's count, a denial; what can be compared with what.

Country, parties and figures are invented.
"""

import claimtrack as ct

REPORTS = [
    (
        "Herald",
        "2024-06-10",
        "An exit poll gave the Reform Party 46 percent of the vote. "
        "Turnout was 61 percent in Freedonia on Sunday, the electoral commission said. "
        "The opposition put turnout at 48 percent.",
    ),
    ("Gazette", "2024-06-12", "Turnout was 61.4 percent in Freedonia on Sunday, the electoral commission said."),
]

claims = []
for paper, day, text in REPORTS:
    claims += ct.extract(text, publisher=paper, published=day)

for claim in claims:
    print(f"{claim.source.name} ({claim.source.kind}): {claim.value.text} - {claim.measure.predicate}")

turnout = [claim for claim in claims if claim.measure.predicate == "turnout"]
print()
for first, second in [(turnout[0], turnout[1]), (turnout[0], turnout[2]), (claims[0], turnout[0])]:
    compared = ct.compare(first, second)
    print(f"{first.value.text} / {second.value.text}: {compared.verdict} - {compared.reason}")

assert ct.compare(turnout[0], turnout[1]).verdict == "conflicts"
assert ct.compare(claims[0], turnout[0]).verdict == "incomparable"
