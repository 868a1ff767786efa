"""Figures from a table: who disagrees with whom, and which rows were no figures.

Run it anywhere: it writes its own small table, on the Paris demonstration of 23 March 2023.
"""

import tempfile
from pathlib import Path

import claimtrack as ct

TABLE = """measure,counted,event,period,source,as_of,value
attended,people,Paris demonstration,2023-03-23,CGT,2023-03-23,"800,000"
attended,people,Paris demonstration,2023-03-23,police,2023-03-23,"119,000"
attended,people,Paris demonstration,2023-03-23,passers-by,2023-03-23,a lot of them
"""

with tempfile.TemporaryDirectory() as folder:
    path = Path(folder, "figures.csv")
    path.write_text(TABLE, "utf-8")
    findings: list[ct.Finding] = []
    claims = ct.read_claims(path, on_finding=findings.append)

for finding in findings:
    print("not read:", finding.message)

for conflict in ct.find_conflicts(claims):
    print(conflict.measure)
    for position in conflict.positions:
        print("  ", ", ".join(f"{claim.value.text} ({claim.source.name})" for claim in position.claims))
    print("  ", conflict.reason)

assert len(claims) == 2
assert len(findings) == 2  # the row without a figure, and how many were refused
