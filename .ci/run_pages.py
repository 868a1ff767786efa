"""Run what Markdown pages show, page by page, as a reader would who follows them from top to bottom.

- ```python blocks without a prompt are run one after the other, in one process. Blocks with a prompt (>>>) are doctests
  and are run as such elsewhere.
- A block behind the comment <!-- file: NAME --> is written to that file, in a folder of the page's own.
- ```console blocks are run there: each line that starts with "$ " in bash, and what it prints is held against the lines
  below it, up to the next "$ ". "..." in these stands for anything. A command without lines below it has to succeed.

Usage: run_pages.py PAGE...
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

# ruff: noqa: T201, S603, S607
BLOCK = re.compile(
    r"^(?:<!-- file: (?P<file>\S+) -->\n+)?```(?P<kind>\w*)\n(?P<body>.*?)^```", re.DOTALL | re.MULTILINE
)


def run_python(blocks: list[str]) -> str:
    """The blocks as one program; what went wrong, or nothing."""
    ran = subprocess.run([sys.executable, "-c", "\n".join(blocks)], capture_output=True, text=True, check=False)
    return ran.stderr if ran.returncode else ""


def run_console(body: str, folder: str) -> str:
    """The commands of one block, in a folder; what went wrong, or nothing."""
    problems = []
    for part in re.split(r"^\$ ", body, flags=re.MULTILINE)[1:]:
        command, _, told = part.partition("\n")
        ran = subprocess.run(
            ["bash", "-c", command],
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            text=True,
            check=False,
            env=os.environ | {"COLUMNS": "100"},
        )
        pattern = re.escape(told.strip()).replace(re.escape("..."), ".*")
        wrong = ran.returncode != 0 if not told.strip() else not re.fullmatch(pattern, plain(ran.stdout), re.DOTALL)
        if wrong:
            problems.append(f"$ {command}\n(exit status {ran.returncode}) it printed\n{ran.stdout}\nand not\n{told}")
    return "\n".join(problems)


def plain(said: str) -> str:
    """Without spaces at the ends of lines, which pages do not keep."""
    return "\n".join(line.rstrip() for line in said.splitlines()).strip()


def run(page: Path) -> bool:
    """Run one page; whether all that it shows is so."""
    blocks = [(block["kind"], block["body"], block["file"]) for block in BLOCK.finditer(page.read_text("utf-8"))]
    python = [body for kind, body, file in blocks if kind == "python" and not file and ">>>" not in body]
    problems = [run_python(python)] if python else []
    with tempfile.TemporaryDirectory() as folder:
        for kind, body, file in blocks:
            if file:
                Path(folder, file).parent.mkdir(parents=True, exist_ok=True)
                Path(folder, file).write_text(body, "utf-8")
            elif kind == "console":
                problems.append(run_console(body, folder))
    if problems:
        bad = "\n".join(problem for problem in problems if problem)
        print(f"{page}: {len(problems)} {'pieces' if len(problems) > 1 else 'piece'}, {'failed' if bad else 'ran'}")
        print(bad, end="")
        return not bad
    return True


if __name__ == "__main__":
    done = [run(Path(name)) for name in sys.argv[1:]]
    sys.exit(0 if all(done) else 1)
