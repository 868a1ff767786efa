"""A ledger's file -> an open connection, its schema brought forward; and what SQLite complains of, in sentences.

Enters: a path. Leaves: a connection in WAL mode, every migration run, and transactions that are whole or nothing.
Refused, with what to do: files that are no ledger, that a newer claimtrack made, that are truncated or damaged, and
writing where the file is read-only, the disk is full or another writer does not end.
"""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path

from claimtrack.errors import LedgerError

__all__ = ["APPLICATION", "explained", "migrations", "open_file", "schema_version", "transaction"]

APPLICATION = 1668052082  # "cltr": what the file says it is, at byte 68
_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
_WAIT = 60  # seconds that a writer waits for another one
_TRIES = 200  # times that setting up is tried again while another process does the same
_DAMAGE = "run `claimtrack ledger verify` to see what is wrong, save what can be read with `claimtrack ledger export`"
_BACKUP = f"{_DAMAGE}, and restore a backup"


@cache
def migrations() -> tuple[str, ...]:
    """The scripts that make a ledger, in the order of their numbers; the n-th leads to version n."""
    found = sorted(
        (file.name, file.read_text("utf-8"))
        for file in files("claimtrack.storage").joinpath("migrations").iterdir()
        if file.name.endswith(".sql")
    )
    return tuple(text for _, text in found)


def open_file(path: str, *, create: bool = True, readonly: bool = False) -> sqlite3.Connection:
    """Open a ledger, make it where there is none, and bring an older one forward.

    Raises:
        LedgerError: For a file that is no ledger or cannot be opened, saying why and what to do.
    """
    _check_place(path, create and not readonly)
    readonly = readonly or (Path(path).exists() and not os.access(path, os.W_OK))
    with explained(path):
        connection = _connect(path, readonly)
    try:
        with explained(path):
            _set_up(connection, path, readonly)
    except BaseException:
        connection.close()
        raise
    return connection


def _check_place(path: str, create: bool) -> None:
    """Refuse what can be told from outside: folders, missing files, files that start as no database does."""
    place = Path(path)
    if place.is_dir():
        raise LedgerError(path, "a folder, not a file", "name the ledger's file in it")
    if not place.exists():
        if not create:
            raise LedgerError(path, "no such ledger", f"make one with `claimtrack ledger init {path}`")
        if not place.absolute().parent.is_dir():
            raise LedgerError(path, "its folder does not exist", "make the folder first")
        return
    try:
        with place.open("rb") as file:
            start = file.read(_HEADER)
            size = os.fstat(file.fileno()).st_size
    except OSError as error:
        raise LedgerError(path, f"cannot be read ({error.strerror})") from None
    if not start:
        return
    if start[:16] != _MAGIC[: len(start)]:
        raise LedgerError(path, "not a ledger: it does not start as an SQLite file does", "name another, or a backup")
    journal = Path(f"{path}-wal")
    if journal.exists() and journal.stat().st_size:
        return  # what the file lacks may still stand in the write-ahead log
    page = int.from_bytes(start[16:18], "big")
    expected = (65536 if page == 1 else page) * int.from_bytes(start[28:32], "big")
    if len(start) < _HEADER or size < expected:
        raise LedgerError(path, f"truncated: {size:,} bytes of {expected:,}", f"restore a backup; else {_DAMAGE}")


def _connect(path: str, readonly: bool) -> sqlite3.Connection:
    """A connection without transactions of its own making."""
    if not readonly:
        return sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
    where = Path(path).absolute().as_uri()
    connection = sqlite3.connect(f"{where}?mode=ro", uri=True, timeout=_WAIT, isolation_level=None)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        # Beside a file in a folder that cannot be written no shared memory can be made; then nobody writes it either.
        connection.close()
        connection = sqlite3.connect(f"{where}?immutable=1", uri=True, isolation_level=None)
    return connection


def schema_version(connection: sqlite3.Connection) -> int:
    """Which migrations the file has seen."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def _set_up(connection: sqlite3.Connection, path: str, readonly: bool) -> None:
    """Check whose file it is, set how it is written, and run the migrations that it has not seen."""
    connection.execute("PRAGMA busy_timeout = 60000")
    connection.execute("PRAGMA cache_size = -65536")  # 64 MiB, or the indexes of millions of claims fall out of it
    connection.execute("PRAGMA secure_delete = ON")  # what is taken out is overwritten, or a redaction would not be one
    connection.execute("PRAGMA synchronous = FULL")  # what has been acknowledged outlives a power cut
    _check_owner(connection, path)
    version = schema_version(connection)
    if readonly:
        if version < len(migrations()):
            problem = f"made by an older claimtrack (schema {version} of {len(migrations())}) and read-only"
            raise LedgerError(path, problem, "open it once where it can be written")
        connection.execute("PRAGMA query_only = ON")
        return
    if version == 0:
        connection.execute("PRAGMA page_size = 8192")
    _use_wal(connection)
    if version < len(migrations()):
        with transaction(connection, path):
            _migrate(connection)


def _check_owner(connection: sqlite3.Connection, path: str) -> None:
    [owner] = connection.execute("PRAGMA application_id").fetchone()
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    version, newest = schema_version(connection), len(migrations())
    if owner != APPLICATION and (tables or owner or version):
        raise LedgerError(path, "an SQLite file of something else, not a ledger", "name another file")
    if version > newest:
        problem = f"made by a newer claimtrack (schema {version}; this one knows {newest})"
        raise LedgerError(path, problem, "upgrade claimtrack: pip install --upgrade claimtrack")


def _use_wal(connection: sqlite3.Connection) -> None:
    """Write-ahead logging; the switch needs the file alone for a moment, and does not wait for it by itself."""
    for attempt in range(_TRIES):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or attempt == _TRIES - 1:
                raise
            time.sleep(0.05)
        else:
            return


def _migrate(connection: sqlite3.Connection) -> None:
    """Run what the file has not seen; another process may have done so while this one waited."""
    for script in migrations()[schema_version(connection) :]:
        statement = ""
        for line in script.splitlines(keepends=True):
            statement += line
            if sqlite3.complete_statement(statement):
                connection.execute(statement)
                statement = ""


@contextmanager
def transaction(connection: sqlite3.Connection, path: str) -> Iterator[None]:
    """All or nothing: one writer at a time, the others wait for it; whatever goes wrong, nothing of it stays.

    Raises:
        LedgerError: Where the file cannot be written, saying why.
    """
    with explained(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:  # a full disk may have ended it already
                connection.execute("ROLLBACK")
            raise


@contextmanager
def explained(path: str) -> Iterator[None]:
    """SQLite's complaints as sentences with what to do.

    Raises:
        LedgerError: For whatever SQLite refuses because of the file, the disk or another process.
    """
    try:
        yield
    except sqlite3.IntegrityError:
        raise  # a fault of ours, not of the file
    except sqlite3.DatabaseError as error:
        problem, remedy = _worded(str(error))
        raise LedgerError(path, problem, remedy) from error


def _worded(message: str) -> tuple[str, str]:
    """What SQLite says, and what to do about it."""
    if "full" in message or "disk I/O error" in message:
        return "the disk is full or failing", "nothing of this was kept; make room and run it again"
    if "readonly" in message:
        return "read-only: it can be queried, not added to", "make the file and its folder writable"
    if "locked" in message or "busy" in message:
        return f"another process has been writing for {_WAIT} seconds", "run it again when that has ended"
    if "unable to open" in message:
        return "cannot be opened", "look at the permissions of the file and its folder"
    if "malformed" in message or "not a database" in message or "corrupt" in message:
        return f"damaged ({message})", _BACKUP
    return f"SQLite says: {message}", _DAMAGE
