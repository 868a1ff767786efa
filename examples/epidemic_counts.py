"""Epidemic counts of two authorities, as two CSV files with headings of their own: where do the series part?

The figures are invented. The same on the command line: claimtrack conflicts ministry.csv agency.csv --column ...
"""

import tempfile
from pathlib import Path

import claimtrack as ct

MINISTRY = """Indicator,Region,Kind,Report date,Count,Reported by
confirmed,Northland,cumulative,2024-03-01,112,Health ministry
confirmed,Northland,cumulative,2024-03-02,131,Health ministry
confirmed,Northland,cumulative,2024-03-03,158,Health ministry
confirmed,Northland,cumulative,2024-03-04,not yet in,Health ministry
"""
AGENCY = """Indicator,Region,Kind,Report date,Count,Reported by
confirmed,Northland,cumulative,2024-03-01,112,Disease agency
confirmed,Northland,cumulative,2024-03-02,141,Disease agency
confirmed,Northland,cumulative,2024-03-03,158,Disease agency
"""
HEADINGS = {
    "predicate": "Indicator",
    "scope": "Region",
    "mode": "Kind",  # a running total grows; without this a later number would be a correction
    "as_of": "Report date",
    "value": "Count",
    "source": "Reported by",
}

findings: list[ct.Finding] = []
claims: list[ct.Claim] = []
with tempfile.TemporaryDirectory() as folder:
    for name, table in {"ministry.csv": MINISTRY, "agency.csv": AGENCY}.items():
        path = Path(folder, name)
        path.write_text(table, "utf-8")
        claims += ct.read_claims(path, columns=HEADINGS, on_finding=findings.append)

for finding in findings:
    print("not read:", finding.message)

conflicts = ct.find_conflicts(claims)
for conflict in conflicts:
    print(conflict.reason)
    print("hints:", ", ".join(hint for hint in conflict.hints) or "none")

assert len(claims) == 6
[only] = conflicts
assert {claim.value.nominal for position in only.positions for claim in position.claims} == {131, 141}
