"""Verify: every id, hash and quotation is recomputed, and what was tampered with is found."""

import pytest

from claimtrack.model.document import Document
from claimtrack.parsing.claims import claim

FLOOD = Document("The flood in Kano killed 12 people, the police said.", publisher="Gazette", published="2024-03-04")
TAMPERED = [
    ("UPDATE claims SET record = replace(record, 'Kano killed 12', 'Kano killed 21')", {"wrong-claim-id"}),
    ("UPDATE claims SET id = 'x'", {"wrong-claim-id"}),
    ("UPDATE claims SET record = replace(record, 'killed 12', 'killed  12')", {"changed-record", "unreadable-record"}),
    (
        "UPDATE claims SET record = replace(record, 'the police said', 'the mayors said')",
        {"changed-record", "lost-quotation"},
    ),
    ("UPDATE claims SET record = '{'", {"changed-record", "unreadable-record"}),
    ("UPDATE claims SET digest = 'x'", {"changed-record"}),
    ("UPDATE texts SET text = replace(text, 'Kano', 'Onak')", {"wrong-document-id", "lost-quotation"}),
    ("UPDATE documents SET about = replace(about, 'Gazette', 'Herald')", {"wrong-document-id"}),
    ("UPDATE documents SET about = '{}'", {"unreadable-record"}),
    ("UPDATE claims SET document = 99", {"broken-reference"}),
]


def test_a_sound_ledger_has_no_findings(ledger):
    """Nothing to say is an empty list."""
    ledger.add([FLOOD, claim(predicate="killed", value=1, source="x")], recorded="2024-03-04")
    assert ledger.verify() == []


@pytest.mark.parametrize(("sql", "codes"), TAMPERED)
def test_what_was_tampered_with_is_found(ledger, sql, codes):
    """One letter is enough; the row is named."""
    ledger.add(FLOOD, recorded="2024-03-04")
    ledger._store.connection.execute("DROP TRIGGER claims_keep_their_ids")
    ledger._store.connection.execute(sql)
    found = ledger.verify()
    assert codes <= {finding.code for finding in found}
    assert all(finding.where for finding in found)


def test_ids_and_entries_cannot_be_changed_with_sql(ledger):
    """Any client that tries is refused by the file itself."""
    ledger.add(FLOOD, recorded="2024-03-04")
    for sql in (
        "UPDATE claims SET id = 'x'",
        "DELETE FROM claims",
        "DELETE FROM entries",
        "DELETE FROM documents",
        "UPDATE entries SET recorded = '2020-01-01'",
    ):
        with pytest.raises(Exception, match=r"append-only|never changed"):
            ledger._store.connection.execute(sql)
