"""Changes in words and as records."""

import json

from claimtrack.model.claim import Statement
from claimtrack.model.document import Document
from claimtrack.parsing.claims import claim
from claimtrack.record.json_text import json_text
from claimtrack.storage.changes import Changes
from claimtrack.storage.rendering import changes_lines, changes_record

DAY = {"predicate": "killed", "event": "crash", "period": "2024-05-01"}


def told(ledger, *changes):
    """The lines and the records of some changes; each record is JSON."""
    lines = [line for change in changes for line in changes_lines(change)]
    return lines, [json.loads(json_text(changes_record(change))) for change in changes]


def test_every_kind_of_change_is_told(ledger):
    """A line each, after the line that counts; whole claims in the record."""
    low, high = (
        claim(value=12, source="police", as_of="2024-05-02", **DAY),
        claim(value=15, source="mayor", as_of="2024-05-02", **DAY),
    )
    first = ledger.add(
        [low, high, claim(predicate=None, value=Statement("it is bizarre"), source="mayor")], recorded="2024-05-02"
    )
    again = ledger.add(claim(value=12, source="police", as_of="2024-05-03", **DAY), recorded="2024-05-03")
    gone = ledger.withdraw(high.id, recorded="2024-05-04", who="A. Editor")
    lines, records = told(ledger, first, again, gone)
    assert lines[0] == "3 new, 1 now in conflict"
    assert any(line.startswith("  new: “it is bizarre” - statement - mayor") for line in lines)
    assert any(line.startswith("  now in conflict: killed [crash]") for line in lines)
    assert any(line.startswith("  restated: 12") for line in lines)
    assert any(line.startswith("  withdrawn: 15") for line in lines)
    assert any(line.startswith("  settled: killed [crash]") for line in lines)
    assert [len(record["new"]) for record in records] == [3, 0, 0]
    assert records[0]["in_conflict"][0]["claims"][0]["id"] == low.id
    assert [record["entry"] for record in records] == [1, 2, 3]


def test_versions_are_told(ledger):
    """What the newer text says otherwise; nothing, where it only adds words."""
    text = "12 people were killed in Kano on Sunday, police said."
    where = {"publisher": "Gazette", "url": "https://gazette.example/1", "published": "2024-05-06"}
    ledger.add(Document(text, **where), recorded="2024-05-06")
    same = ledger.add(Document(f"{text} More follows.", **where), recorded="2024-05-06")
    other = ledger.add(Document(text.replace("12", "13"), **where), recorded="2024-05-07")
    lines, records = told(ledger, same, other)
    assert "  new version of https://gazette.example/1: the same figures" in lines
    assert "  new version of https://gazette.example/1: 1 revised" in lines
    assert records[1]["versions"][0]["difference"]["revised"]


def test_what_was_refused_is_told():
    """By its id, which is all there is."""
    assert list(changes_lines(Changes(refused=("0a1b",)))) == ["1 refused", "  refused: 0a1b has been redacted"]


def test_what_was_only_added_is_counted():
    """Nothing was compared."""
    assert Changes(entry=1, added=7, compared=False).summary == "7 added, not compared"
