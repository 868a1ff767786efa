"""Export and import: a ledger's lines make an equal ledger, and merging is idempotent."""

import json

import pytest

from claimtrack.errors import RecordError
from claimtrack.model.decision import Decision
from claimtrack.model.document import Document
from claimtrack.model.finding import Severity
from claimtrack.parsing.claims import claim
from claimtrack.storage.ledger import Ledger

FLOOD = Document(
    "The flood in Kano killed 12 people, the police said.", "Flood", "2024-03-04", "Gazette", "https://g.example/1",
    basis=(("published", "feed"),),
)  # fmt: skip
UPDATE = Document(
    "The flood in Kano killed 14 people, the police said.", "Flood", "2024-03-05", "Gazette", "https://g.example/1"
)
FILE = Document("A fire in Lyon killed 3 people, the mayor said.", publisher="H", published="2024-03-05", path="a.md")
CHANGED = Document(
    "A fire in Lyon killed 4 people, the mayor said.", publisher="H", published="2024-03-05", path="a.md"
)
TOLD = claim(predicate="killed", value=12, source="police", event="crash", as_of="2024-03-01")
SECRET = claim(predicate="killed", value=99, source="witness", event="crash", as_of="2024-03-01")


@pytest.fixture
def full(ledger):
    """A ledger with something of every kind."""
    ledger.add([TOLD, SECRET], recorded="2024-03-01", who="A. Editor")
    ledger.add(FLOOD, recorded="2024-03-04T08:00:00Z")
    ledger.add(UPDATE, recorded="2024-03-05T08:00:00Z")
    ledger.add(FILE, recorded="2024-03-05")
    ledger.add(CHANGED, recorded="2024-03-06", replaces={CHANGED.id: FILE.id})
    ledger.decide(
        Decision("amend", TOLD.id, "A. Editor", "2024-03-07", field="value", value="13"), recorded="2024-03-07"
    )
    ledger.withdraw(UPDATE.id, recorded="2024-03-08", who="A. Editor", why="killed")
    ledger.redact(SECRET.id, recorded="2024-03-09", who="A. Editor", why="a witness")
    return ledger


def test_the_lines_of_a_ledger_make_an_equal_one(full, tmp_path):
    """Claims, documents, times, decisions, tombstones: all as they are, on every day."""
    lines = list(full.export())
    with Ledger(tmp_path / "other.db") as other:
        assert other.merge(lines) == 8
        assert list(other.claims()) == list(full.claims())
        assert list(other.documents()) == list(full.documents())
        assert other.conflicts() == full.conflicts()
        for day in ("2024-03-01", "2024-03-04", "2024-03-05", "2024-03-06", "2024-03-08"):
            assert list(other.as_known_on(day).claims()) == list(full.as_known_on(day).claims()), day
        assert [t.subject for t in other.tombstones()] == [SECRET.id]
        assert other.add(SECRET, recorded="2024-03-10").refused == (SECRET.id,)
        assert [f for f in other.verify() if f.severity is not Severity.INFO] == []


def test_merging_twice_changes_nothing(full, tmp_path):
    """Nor does merging a ledger with its own lines."""
    lines = list(full.export())
    before = full.stats()
    assert full.merge(lines) == 0
    assert full.stats() == before
    with Ledger(tmp_path / "other.db") as other:
        other.merge(lines)
        assert other.merge(lines) == 0


def test_a_decision_may_come_before_its_claim(full, tmp_path):
    """It waits for it."""
    lines = list(full.export())
    with Ledger(tmp_path / "other.db") as other:
        other.merge([line for line in lines if "decision" in json.loads(line)])
        other.add(TOLD, recorded="2024-03-10")
        assert [c.value.nominal for c in other.claims()] == [13]


def test_no_line_holds_what_was_redacted(full):
    """An export after the redaction is clean."""
    assert not [line for line in full.export() if "witness" in line and "redaction" not in line]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "line 2: not a line of JSON"),
        ("{}", "line 2: this is no line of a ledger"),
        ('{"schema": "claimtrack/ledger/1", "entry": 7, "recorded": "x", "claim": {}}', "line 2: 'x' is neither a day"),
        (
            '{"schema": "claimtrack/ledger/1", "entry": 7, "recorded": "2024-03-01", "who": null, "claim": {}}',
            "line 2: schema",
        ),
        (
            '{"schema": "claimtrack/ledger/1", "entry": 7, "recorded": "2024-03-01", "who": "x", "decision": {}}',
            "line 2: ",
        ),
    ],
)
def test_lines_that_are_none_are_refused_by_number(full, tmp_path, line, told):
    """What came before them is kept."""
    first = next(full.export())
    with Ledger(tmp_path / "other.db") as other:
        with pytest.raises(RecordError, match=told):
            other.merge([first, line])
        assert other.merge([first, "\n"]) in (0, 1)
