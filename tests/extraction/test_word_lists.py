"""Every word list lives in the lexicon: no set, tuple, list or dictionary of three words stands in code of extraction.

Enters: the sources of ``claimtrack/extraction``. Leaves: nothing. Refused: a display of three or more lower-case words
that is neither the name of lexicon entries nor an ending of the rules of spelling.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from claimtrack.lexicon.loader import load_lexicon

ROOM = Path(__file__).parents[2] / "claimtrack" / "extraction"
WORD = re.compile(r"[a-z][a-z'’ -]*")
MOST = 2
# Displays that hold no English words of the text: what they hold instead.
NOT_WORDS = {
    ("date_jobs.py", ("level", "noun phrase", "count")): "names of attribution rules",
    ("continued.py", ("list", "total", "pointed-back", "level")): "names of measure rules",
    ("predicates.py", ("money", "percent", "area")): "dimensions of units",
    ("predicates.py", ("money", "area", "percent")): "dimensions of units",
    ("reservations.py", None): "names of lists",
    ("stances.py", ("words", "participles", "modals")): "names of lists",
    ("doubts.py", None): "codes of findings and names of attribution rules",
    ("morphology.py", None): "endings, for the rules of spelling, and the forms of one verb",
}


def _entry_names() -> set[str]:
    """Names of lists and frames, by which code asks the lexicon; of tables whose entries are words themselves, none."""
    lexicon = load_lexicon()
    names = {name for table in ("grammar", "syntax", "titles") for name in lexicon.table(table)}
    return names | {frame for entry in lexicon.table("cues").values() for frame in entry["frames"]}


def _displays(tree: ast.Module) -> Iterator[tuple[ast.AST, tuple[str, ...]]]:
    """The displays of strings in a module; what ``endswith`` is asked, and ``__all__``, aside."""
    endings = {
        id(argument)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "endswith"
        for argument in call.args
    }
    public = {
        id(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and [getattr(t, "id", "") for t in node.targets] == ["__all__"]
    }
    for node in ast.walk(tree):
        if id(node) in endings | public:
            continue
        if isinstance(node, ast.Set | ast.Tuple | ast.List):
            items: list[ast.expr | None] = [*node.elts]
        elif isinstance(node, ast.Dict):
            items = [*node.keys]
        else:
            continue
        strings = [item.value for item in items if isinstance(item, ast.Constant) and isinstance(item.value, str)]
        yield node, tuple(string for string in strings if WORD.fullmatch(string))


def word_lists(path: Path, text: str, known: set[str]) -> list[str]:
    """Where a module lists words."""
    return [
        f"{path.name}:{getattr(node, 'lineno', 0)}: {', '.join(words)}"
        for node, words in _displays(ast.parse(text))
        if len(words) > MOST
        and not known.issuperset(words)
        and (path.name, words) not in NOT_WORDS
        and (path.name, None) not in NOT_WORDS
    ]


@pytest.mark.parametrize("path", sorted(ROOM.glob("*.py")), ids=lambda path: path.stem)
def test_no_word_list_stands_in_code(path: Path) -> None:
    """Words are data: a module asks the lexicon for them."""
    assert word_lists(path, path.read_text("utf-8"), _entry_names()) == []


@pytest.mark.parametrize(
    "code",
    [
        'X = frozenset({"ferry", "harbour", "vessel"})',
        'X = ("ferry", "harbour", "vessel")',
        'X = {"ferry": 1, "harbour": 2, "vessel": 3}',
        'if word in ("ferry", "harbour", "vessel"): pass',
        'X = ("ferry", "harbour", "vessel", "2")',
        'X = "ferry harbour".split() + ["ferry", "harbour", "vessel"]',
    ],
)
def test_a_new_list_is_found(code: str) -> None:
    """The search sees every kind of display."""
    assert word_lists(Path("new.py"), code, _entry_names()) == ["new.py:1: ferry, harbour, vessel"]


@pytest.mark.parametrize("code", ['word.endswith(("ing", "edge", "er"))', '__all__ = ["ferry", "harbour", "vessel"]'])
def test_endings_and_public_names_are_none(code: str) -> None:
    """What a word ends in is spelling; what a module offers is no text."""
    assert word_lists(Path("new.py"), code, _entry_names()) == []
