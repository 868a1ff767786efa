"""Run the ```python blocks of Markdown pages, page by page, as a reader would who pastes them one after the other.

Blocks with a prompt (>>>) are doctests and are run as such elsewhere. Usage: run_pages.py PAGE...
"""

import re
import subprocess
import sys
from pathlib import Path

BLOCK = re.compile(r"^```python\n(.*?)^```", re.DOTALL | re.MULTILINE)

failed = []
# ruff: noqa: T201
for page in sys.argv[1:]:
    blocks = [block for block in BLOCK.findall(Path(page).read_text("utf-8")) if ">>>" not in block]
    if not blocks:
        continue
    ran = subprocess.run([sys.executable, "-c", "\n".join(blocks)], capture_output=True, text=True, check=False)  # noqa: S603
    print(f"{page}: {len(blocks)} block{'s' if len(blocks) > 1 else ''}, {'failed' if ran.returncode else 'ran'}")
    if ran.returncode:
        failed.append(page)
        print(ran.stderr)
sys.exit(1 if failed else 0)
