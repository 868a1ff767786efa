"""The pages on the ledger show what happens, and name every table there is."""

import doctest
import re
import sqlite3
from pathlib import Path

import attrs
import pytest

from claimtrack.parsing.claims import claim
from claimtrack.storage.changes import Changes
from claimtrack.storage.criteria import Criteria
from claimtrack.storage.ledger import Ledger

DOCS = Path(__file__).parents[2] / "docs"


def test_the_month_runs_as_shown():
    """Each example gives the output under it."""
    failed, tried = doctest.testfile(str(DOCS / "following-a-story.md"), module_relative=False)
    assert tried > 30
    assert not failed


def test_every_table_and_view_is_documented(ledger):
    """By its name, in the table of the page."""
    page = (DOCS / "ledger.md").read_text("utf-8").split("## The file")[1]
    rows = ledger._store.connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
    names = {name for (name,) in rows if not name.startswith(("sqlite_", "claim_words_"))}
    named = set(re.findall(r"`(\w+)`", "".join(line.split("|")[1] for line in page.splitlines() if line[:1] == "|")))
    assert names <= named


def test_every_word_of_a_question_and_every_part_of_changes_is_documented():
    """Both stand in tables of the page."""
    page = (DOCS / "ledger.md").read_text("utf-8")
    for field in attrs.fields(Criteria):
        assert f"`{field.name}`" in page, field.name
    plain = {"entry", "documents", "added", "unchanged", "compared"}
    for field in attrs.fields(Changes):
        assert field.name in plain or f"| `{field.name}` |" in page, field.name


def test_pandas_reads_the_file_without_this_library(path):
    """The view gives one row a claim, numbers as numbers."""
    pandas = pytest.importorskip("pandas")
    with Ledger(path) as ledger:
        ledger.add(claim(predicate="killed", value=12, source="police", as_of="2024-05-01"), recorded="2024-05-01")
    with sqlite3.connect(path) as plain:
        frame = pandas.read_sql("SELECT source, nominal, as_of, recorded FROM current_claims", plain)
    plain.close()
    assert frame.to_dict("records") == [
        {"source": "police", "nominal": 12, "as_of": "2024-05-01", "recorded": "2024-05-01"}
    ]
