"""Opening: migrations run forward, and what is no sound ledger is refused with what to do."""

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from claimtrack.errors import LedgerError
from claimtrack.parsing.claims import claim
from claimtrack.storage import connection
from claimtrack.storage.connection import APPLICATION, migrations, open_file, schema_version
from claimtrack.storage.ledger import Ledger

TOLD = claim(predicate="killed", value=12, source="police", event="crash")


def refusal(path, **options):
    """What a refused file is told to be."""
    with pytest.raises(LedgerError) as caught:
        Ledger(path, **options)
    assert str(caught.value).startswith(f"{path}: ")
    assert caught.value.remedy
    return str(caught.value)


def test_a_new_file_is_a_ledger(path):
    """It says whose it is, in which version, and is written with a log."""
    with Ledger(path):
        pass
    with sqlite3.connect(path) as plain:
        assert plain.execute("PRAGMA application_id").fetchone() == (APPLICATION,)
        assert plain.execute("PRAGMA user_version").fetchone() == (len(migrations()),)
        assert plain.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_the_numbers_of_migrations_are_without_gaps():
    """Each script leads to the version that its name says."""
    folder = Path(connection.__file__).parent / "migrations"
    names = sorted(file.name for file in folder.glob("*.sql"))
    assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))
    for number, script in enumerate(migrations(), 1):
        assert f"PRAGMA user_version = {number};" in script


@pytest.mark.parametrize("version", range(1, len(migrations())))
def test_an_older_file_is_brought_forward(path, monkeypatch, version):
    """Scripts that it has not seen are run on opening; what it holds stays."""
    newest = migrations()
    monkeypatch.setattr(connection, "migrations", lambda: newest[:version])
    old = open_file(str(path))
    assert schema_version(old) == version
    old.execute("INSERT INTO entries (kind, recorded) VALUES ('add', '2024-01-01')")
    old.close()
    monkeypatch.undo()
    with Ledger(path) as ledger:
        assert ledger.stats().schema == len(newest)
        assert ledger.stats().entries == 1
        ledger.add(TOLD, recorded="2024-05-01")


def test_a_migration_that_fails_leaves_the_file_as_it_was(path, monkeypatch):
    """All of the scripts or none."""
    newest = migrations()
    monkeypatch.setattr(connection, "migrations", lambda: newest[:1])
    open_file(str(path)).close()
    monkeypatch.setattr(connection, "migrations", lambda: (*newest[:2], "CREATE TABLE x (a);\nCREATE TABLE x (a);\n"))
    with pytest.raises(LedgerError, match="already exists"):
        open_file(str(path))
    monkeypatch.undo()
    with Ledger(path) as ledger:
        assert ledger.stats().schema == len(newest)


def test_a_newer_file_is_refused(path):
    """With the sentence that says what to do."""
    with Ledger(path):
        pass
    with sqlite3.connect(path) as plain:
        plain.execute("PRAGMA user_version = 99")
    assert refusal(path) == (
        f"{path}: made by a newer claimtrack (schema 99; this one knows {len(migrations())}); "
        "upgrade claimtrack: pip install --upgrade claimtrack"
    )


def test_files_that_are_no_ledger_are_refused(path, tmp_path):
    """Text, other databases, folders, missing folders; none of them is touched."""
    path.write_text("value,source\n12,police\n", "utf-8")
    assert "not a ledger" in refusal(path)
    assert path.read_text("utf-8").startswith("value")
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as plain:
        plain.execute("CREATE TABLE t (a)")
    assert "something else" in refusal(other)
    assert "a folder" in refusal(tmp_path)
    assert "folder does not exist" in refusal(tmp_path / "no" / "claims.db")
    assert "claimtrack ledger init" in refusal(tmp_path / "missing.db", create=False)


def test_an_empty_file_becomes_a_ledger(path):
    """A process that was killed before it wrote the first page leaves one."""
    path.touch()
    with Ledger(path) as ledger:
        assert ledger.count() == 0


@pytest.mark.parametrize("left", [50, 4096, 0.5, 0.9])
def test_a_truncated_file_is_refused(path, left):
    """Cut anywhere, it is told that something is missing and how to save the rest."""
    with Ledger(path) as ledger:
        ledger.add([claim(predicate="killed", value=n, source="police") for n in range(300)], recorded="2024-05-01")
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.truncate(left if left > 1 else int(size * left))
    told = refusal(path)
    assert "truncated" in told or "not a ledger" in told
    assert "backup" in told


def test_a_corrupted_file_is_told(path):
    """Pages of nonsense: what meets them says that the file is damaged; verify says so without failing."""
    with Ledger(path) as ledger:
        ledger.add([claim(predicate="killed", value=n, source="police") for n in range(300)], recorded="2024-05-01")
    with path.open("r+b") as file:
        file.seek(8192 * 3)
        file.write(os.urandom(path.stat().st_size - 8192 * 4))

    def use():
        with Ledger(path) as ledger:
            ledger.add(TOLD, recorded="2024-05-01")
            list(ledger.claims())

    with pytest.raises(LedgerError, match=r"damaged|SQLite says") as caught:
        use()
    assert "ledger export" in caught.value.remedy


def test_verify_finds_a_damaged_page(path):
    """Checked, not only stumbled upon."""
    with Ledger(path) as ledger:
        ledger.add([claim(predicate="killed", value=n, source="police") for n in range(300)], recorded="2024-05-01")
        [root] = ledger._store.connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'claims_by_predicate'"
        ).fetchone()
    with path.open("r+b") as file:
        file.seek(8192 * (root - 1))
        file.write(b"\xff" * 8192)
    with Ledger(path) as ledger:
        assert "damaged-file" in [finding.code for finding in ledger.verify()]


AS_NOBODY = """
import os, sys
import urllib.parse  # pathlib asks for it when it may no longer be read
from claimtrack.errors import LedgerError
from claimtrack.storage.ledger import Ledger
from claimtrack.parsing.claims import claim
told = claim(predicate="killed", value=1, source="x")
with Ledger(":memory:") as ledger:
    ledger.add(told, recorded="2024-05-01")  # all is imported while it may be
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
with Ledger(sys.argv[1]) as ledger:
    print(ledger.count(), len(ledger.conflicts()))
    try:
        ledger.add(told, recorded="2024-05-01")
    except LedgerError as error:
        print(error)
"""


@pytest.mark.parametrize("folder_mode", [0o755, 0o555, 0o777])
def test_a_read_only_file_can_be_asked_and_not_added_to(tmp_path, folder_mode):
    """Whether its folder can be written or not; as another user, since nothing is read-only for root."""
    folder = tmp_path / "shared"
    folder.mkdir()
    path = folder / "claims.db"
    with Ledger(path) as ledger:
        ledger.add(TOLD, recorded="2024-05-01")
        ledger.add(claim(predicate="killed", value=13, source="mayor", event="crash"), recorded="2024-05-01")
    path.chmod(0o444)
    folder.chmod(folder_mode)
    for parent in folder.parents:
        if parent.stat().st_mode & 0o777 == 0o700:
            parent.chmod(0o755)
    run = [sys.executable, "-c", AS_NOBODY, str(path)]
    try:
        done = subprocess.run(run, capture_output=True, text=True, check=False)  # noqa: S603
    finally:
        folder.chmod(0o755)
        path.chmod(0o644)
    assert done.stdout.splitlines() == [
        "2 0", f"{path}: read-only: it can be queried, not added to; make the file and its folder writable",
    ], done.stderr  # fmt: skip


def test_an_older_file_that_is_read_only_is_refused(path, monkeypatch):
    """It cannot be brought forward."""
    newest = migrations()
    monkeypatch.setattr(connection, "migrations", lambda: newest[:1])
    open_file(str(path)).close()
    monkeypatch.undo()
    assert "older claimtrack" in refusal(path, readonly=True)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("database or disk is full", "make room"),
        ("disk I/O error", "make room"),
        ("attempt to write a readonly database", "writable"),
        ("database is locked", "run it again"),
        ("unable to open database file", "permissions"),
        ("database disk image is malformed", "restore a backup"),
        ("file is not a database", "restore a backup"),
        ("no such table: x", "ledger export"),
    ],
)
def test_every_complaint_says_what_to_do(said, told):
    """Whatever SQLite says."""
    with pytest.raises(LedgerError) as caught, connection.explained("claims.db"):
        raise sqlite3.OperationalError(said)
    assert str(caught.value).startswith("claims.db: ")
    assert told in caught.value.remedy


def test_switching_to_the_log_waits_for_others():
    """Several processes that make one ledger at once get in each other's way for a moment, and no longer."""

    class Busy:
        def __init__(self, times, said="database is locked"):
            self.times, self.said = times, said

        def execute(self, _):
            self.times -= 1
            if self.times >= 0:
                raise sqlite3.OperationalError(self.said)

    connection._use_wal(Busy(2))
    with pytest.raises(sqlite3.OperationalError, match="disk"):
        connection._use_wal(Busy(1, "disk I/O error"))


def test_a_file_that_may_not_be_read_is_told(path, monkeypatch):
    """By its name and the reason."""
    with Ledger(path):
        pass

    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(LedgerError, match=r"cannot be read \(Permission denied\)"):
        Ledger(path)


def test_a_file_beside_which_nothing_can_be_made_is_read_as_it_is(path, monkeypatch):
    """Where no shared memory can be made, nobody writes; the file is read without any."""
    with Ledger(path) as ledger:
        ledger.add(TOLD, recorded="2024-05-01")
    whole = sqlite3.connect

    def connect(where, **options):
        if "mode=ro" in where:
            return Broken()
        return whole(where, **options)

    class Broken:
        def execute(self, _):
            raise sqlite3.OperationalError("unable to open database file")

        def close(self):
            pass

    monkeypatch.setattr(sqlite3, "connect", connect)
    with Ledger(path, readonly=True) as ledger:
        assert list(ledger.claims()) == [TOLD]


def test_a_copy_is_a_ledger(path, tmp_path):
    """A backup is a copy of the closed file."""
    with Ledger(path) as ledger:
        ledger.add(TOLD, recorded="2024-05-01")
    shutil.copy(path, tmp_path / "copy.db")
    with Ledger(tmp_path / "copy.db") as copy:
        assert list(copy.claims()) == [TOLD]


def test_waiting_for_another_writer_has_an_end(path, monkeypatch):
    """A writer that never ends is told, after the time that is waited."""
    monkeypatch.setattr(connection, "_WAIT", 0)
    with Ledger(path) as one, Ledger(path) as two:
        one._store.connection.execute("BEGIN IMMEDIATE")
        two._store.connection.execute("PRAGMA busy_timeout = 1")
        with pytest.raises(LedgerError, match="another process has been writing"):
            two.add(TOLD, recorded="2024-05-01")
        one._store.connection.execute("ROLLBACK")
        assert two.add(TOLD, recorded="2024-05-01").added == 1
