"""What is kept in mind of the file has an end, and statements measure nothing."""

import pytest

from claimtrack.model.claim import Statement
from claimtrack.parsing.claims import claim
from claimtrack.storage import kept, measures

SAID = claim(predicate=None, value=Statement("it is bizarre"), source="mayor")
TOLD = [
    claim(predicate="killed", value=n, source="police", event=f"crash {n}", period="2024-05-01", as_of="2024-05-02")
    for n in range(6)
]


def test_what_is_kept_in_mind_has_an_end(ledger, monkeypatch):
    """Beyond it everything is read again, and the answers are the same."""
    monkeypatch.setattr(kept, "_MANY", 3)
    monkeypatch.setattr(measures, "_MANY", 2)
    for told in TOLD:
        ledger.add(told, recorded="2024-05-02")
    ledger.add(SAID, recorded="2024-05-02")
    assert [line.entries[0].claim for line in ledger.timeline()] == TOLD
    assert len(ledger._store.kept.facts(range(1, 3))) == 2
    assert len(ledger._store.kept.facts(range(1, 6))) == 5
    assert len(ledger._store.kept._facts) == 5
    assert ledger._store.kept.facts([7]) == {}
    assert len(ledger._store.measures._known) <= 3
    assert ledger.stats().measures == 6


def test_statements_measure_nothing(ledger):
    """Asking for their measure is a mistake of the caller."""
    with pytest.raises(TypeError, match="no figure"):
        ledger._store.measures.of_claim(SAID, 1)


def test_the_figure_nearest_in_time(ledger):
    """Before or after, whichever is nearer; without a day any; none where nothing stands."""
    day = {"predicate": "killed", "source": "police", "event": "crash", "period": "2024-05-01"}
    ledger.add([claim(value=n, as_of=f"2024-05-{n:02}", **day) for n in (2, 10)], recorded="2024-05-11")
    near = ledger._store.kept.nearest
    assert [near(1, f"2024-05-{n:02}").ends.low for n in (1, 2, 5, 6, 7, 20)] == [2, 2, 2, 2, 10, 10]
    assert near(1, None).ends.low == 2
    assert near(99, "2024-05-01") is None
