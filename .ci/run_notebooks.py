"""Run notebooks cell by cell, as Jupyter would, and hold what they show against what they store.

Usage: run_notebooks.py NOTEBOOK... ; with --write what they show is stored instead. Needs IPython, and no kernel.
"""

import json
import sys
from pathlib import Path

from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

# ruff: noqa: T201


def shown(source: str, shell: InteractiveShell, count: int) -> list[dict[str, object]]:
    """What a cell prints and shows, as a notebook stores it."""
    with capture_output(stdout=True, stderr=False, display=False) as said:
        done = shell.run_cell(source, store_history=True)
    done.raise_error()
    outputs: list[dict[str, object]] = []
    if done.result is not None:
        data, _ = shell.display_formatter.format(done.result)
        stored = {kind: words.splitlines(keepends=True) for kind, words in sorted(data.items())}
        outputs.append({"data": stored, "execution_count": count, "metadata": {}, "output_type": "execute_result"})
    elif said.stdout:
        outputs.append({"name": "stdout", "output_type": "stream", "text": said.stdout.splitlines(keepends=True)})
    return outputs


def run(path: Path, *, write: bool) -> bool:
    """Run one notebook; whether it shows what it stores."""
    notebook = json.loads(path.read_text("utf-8"))
    shell = InteractiveShell()
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    same = True
    for count, cell in enumerate(cells, 1):
        found = shown("".join(cell["source"]), shell, count)
        if found != cell["outputs"]:
            same = False
            print(f"{path}: cell {count} shows something else than it stores")
        cell["outputs"], cell["execution_count"] = found, count
    if write:
        path.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", "utf-8")
    print(f"{path}: {len(cells)} cells {'written' if write else 'ran'}")
    return same or write


if __name__ == "__main__":
    names = [name for name in sys.argv[1:] if name != "--write"]
    results = [run(Path(name), write="--write" in sys.argv) for name in names]
    sys.exit(0 if all(results) else 1)
