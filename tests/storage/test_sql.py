"""SQL is made of constants; values are bound."""

import ast
import re
from pathlib import Path

import pytest

import claimtrack.storage

ROOM = Path(claimtrack.storage.__file__).parent
MODULES = sorted([*ROOM.glob("*.py"), *(ROOM.parent / "cli").glob("ledger*.py"), ROOM.parent / "cli" / "watch.py"])
RUNS = {"execute", "executemany", "executescript"}
SQL = re.compile(r"\b(?:SELECT|INSERT|UPDATE|DELETE|PRAGMA|CREATE|FROM|WHERE)\b")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_value_is_written_into_sql(path):
    """No f-string, no format, no percent in what is run, and no f-string that holds SQL anywhere."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.JoinedStr):
            constant = "".join(part.value for part in node.values if isinstance(part, ast.Constant))
            assert not SQL.search(constant), ast.unparse(node)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr in RUNS and node.args:
                assert not isinstance(node.args[0], ast.JoinedStr | ast.BinOp), ast.unparse(node)
            if node.func.attr in ("format", "format_map") and isinstance(node.func.value, ast.Constant):
                assert not SQL.search(str(node.func.value.value)), ast.unparse(node)


@pytest.mark.parametrize("nasty", ["'; DROP TABLE claims; --", '" OR 1=1', "\0", "🙂'"])
def test_values_that_look_like_sql_are_values(ledger, nasty):
    """Whatever is asked for by name, nothing is found and nothing is lost."""
    from claimtrack.parsing.claims import claim

    ledger.add(claim(predicate="killed", value=1, source="police", event="crash"), recorded="2024-05-01")
    for name in ("id", "predicate", "counted", "unit", "place", "event", "period", "mode", "source", "document", "url"):
        assert list(ledger.claims(**{name: nasty})) == []
    assert ledger.count() == 1
