"""Files of a watched folder: read when they are new or changed, and after a restart only then."""

import os

from claimtrack.storage.ledger import Ledger


def test_a_file_is_read_once_until_it_changes(tmp_path, path):
    """A touch is no change, other bytes are; what the file held before is known."""
    file = tmp_path / "a.md"
    file.write_text("12 people were killed.", "utf-8")
    with Ledger(path) as ledger:
        [first] = ledger.changed_files([str(file)])
        assert first.before is None
        ledger.note_file(first, "sha256:1")
        assert list(ledger.changed_files([str(file)])) == []
    with Ledger(path) as ledger:
        assert list(ledger.changed_files([str(file)])) == []
        os.utime(file, ns=(1, 1))
        assert list(ledger.changed_files([str(file)])) == []
        file.write_text("13 people were killed.", "utf-8")
        [changed] = ledger.changed_files([str(file)])
        assert changed.before == "sha256:1"
        assert changed.sha256 != first.sha256


def test_a_file_that_is_gone_is_passed_over(tmp_path, ledger):
    """It may have been moved between the look at the folder and the look at the file."""
    assert list(ledger.changed_files([str(tmp_path / "gone.md")])) == []
