"""A watched folder: one look of `claimtrack watch` for each new state, and what the ledger tells of it.

It makes a folder and a ledger of its own, puts two invented reports in, changes one, and looks again. A newsroom would
leave `claimtrack watch inbox/ --ledger claims.db` running instead.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import claimtrack as ct

FERRY = """---
publisher: {paper}
published: {day}
---
A ferry sank off Mombasa on Sunday, 3 March 2024. {figure} people were killed, {source} said.
"""


def look(inbox: Path, ledger: Path) -> str:
    """One pass: what is new or changed is added, and told."""
    watch = [sys.executable, "-m", "claimtrack", "watch", str(inbox), "--ledger", str(ledger), "--once"]
    done = subprocess.run(watch, capture_output=True, text=True, check=True)  # noqa: S603
    return "\n".join(line.split("inbox/")[-1] for line in done.stdout.splitlines())


with tempfile.TemporaryDirectory() as folder:
    inbox, path = Path(folder, "inbox"), Path(folder, "claims.db")
    inbox.mkdir()
    gazette, herald = inbox / "gazette.md", inbox / "herald.md"
    gazette.write_text(FERRY.format(paper="Gazette", day="2024-03-04", figure="20", source="the coast guard"), "utf-8")
    herald.write_text(FERRY.format(paper="Herald", day="2024-03-04", figure="32", source="the Red Cross"), "utf-8")
    print(look(inbox, path))
    print("nothing is new:", repr(look(inbox, path)))

    gazette.write_text(FERRY.format(paper="Gazette", day="2024-03-05", figure="26", source="the coast guard"), "utf-8")
    print(look(inbox, path))

    with ct.Ledger(path) as ledger:
        standing = sorted(claim.value.text for claim in ledger.claims())
        for conflict in ledger.conflicts():
            print(conflict.reason)
assert standing == ["26", "32"]
