"""MkDocs: the pages that lie outside docs/ and belong to the site, with all links between them and the others.

Enters: the files of the site. Leaves: the same and those of ``PAGES``, at the same path. Links are written for readers
of the repository, where docs/ is a folder of its own; here it is the root.
"""

import re
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

ROOT = Path(__file__).parents[1]
PAGES = ("ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "tests/gold/README.md", "benchmarks/README.md")
LINK = re.compile(r"\]\((?!\w+:|#)([^)#\s]+)(#[^)\s]*)?\)")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages, each read from the repository."""
    for path in PAGES:
        files.append(File.generated(config, path, content=_page(path)))
    return files


def on_page_markdown(markdown: str, page: object, **_: object) -> str:
    """Links out of docs/ lead to the pages above."""
    return re.sub(r"\]\((?:\.\./)+(?=(?:" + "|".join(map(re.escape, PAGES)) + r")\b)", _up(page), markdown)


def _page(path: str) -> str:
    folder = PurePosixPath(path).parent
    return LINK.sub(lambda link: _from_repository(link, folder), (ROOT / path).read_text("utf-8"))


def _up(page: object) -> str:
    depth = page.file.src_uri.count("/")  # type: ignore[attr-defined]
    return "](" + "../" * depth


def _from_repository(link: re.Match[str], folder: PurePosixPath) -> str:
    """A link of a page outside docs/, as it reads when docs/ is the root."""
    path = folder / link[1]
    inside = path.as_posix().removeprefix("docs/")
    known = inside in PAGES or (ROOT / "docs" / inside).is_file()
    return f"]({'../' * len(folder.parts)}{inside}{link[2] or ''})" if known else "]"
