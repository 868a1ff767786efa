"""Which files of a watched folder are new or changed, remembered in the ledger so that a restart goes on from there.

Enters: paths. Leaves: files that are to be read. Refused: nothing; a file that is gone before it was looked at is
passed over, and what the ledger has of it stays.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

import attrs

from claimtrack.storage.store import Store

__all__ = ["WatchedFile", "changed_files", "note_file"]


@attrs.frozen
class WatchedFile:
    """A file that is to be read.

    Attributes:
        path: Its name.
        modified: When it was changed, in nanoseconds, as the file system says.
        size: Its length in bytes.
        sha256: A hash of its bytes.
        before: The id of the document that it held before; None where it held none.
    """

    path: str
    modified: int
    size: int
    sha256: str
    before: str | None = None


def changed_files(store: Store, paths: Iterable[str]) -> Iterator[WatchedFile]:
    """The files whose bytes are not those that were noted; a file with its old time and length is not opened."""
    for path in paths:
        row = store.connection.execute(
            "SELECT modified, size, sha256, document FROM watched WHERE path = ?", (path,)
        ).fetchone()
        try:
            state = Path(path).stat()
            if row is not None and (state.st_mtime_ns, state.st_size) == row[:2]:
                continue
            content = Path(path).read_bytes()
        except OSError:
            continue
        file = WatchedFile(
            path, state.st_mtime_ns, state.st_size, sha256(content).hexdigest(), row[3] if row is not None else None
        )
        if row is not None and row[2] == file.sha256:
            note_file(store, file, file.before)
        else:
            yield file


def note_file(store: Store, file: WatchedFile, document: str | None) -> None:
    """Remember what a file holds."""
    with store.writing():
        store.connection.execute(
            "INSERT OR REPLACE INTO watched (path, modified, size, sha256, document) VALUES (?, ?, ?, ?, ?)",
            (file.path, file.modified, file.size, file.sha256, document),
        )
