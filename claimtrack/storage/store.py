"""What all parts of a ledger share: the connection, the words and rules, and what is kept in mind of the file.

Enters: a path, a lexicon, a policy. Leaves: the pieces that add and query, made once. Refused: what ``open_file``
refuses.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from claimtrack.comparison.facts import Reader
from claimtrack.lexicon.loader import Lexicon, load_lexicon
from claimtrack.model.identity import content_hash
from claimtrack.model.policy import Policy
from claimtrack.record.json_text import json_text
from claimtrack.storage.connection import open_file, transaction
from claimtrack.storage.disagreements import Disagreements
from claimtrack.storage.kept import Kept
from claimtrack.storage.measures import Measures
from claimtrack.storage.subjects import Subjects

__all__ = ["Store"]

# Raise it when comparison sorts claims otherwise than before, so that ledgers sort theirs again.
_COMPARISON = 1
_TABLES = ("hierarchy", "nouns", "units", "conversions", "places", "regions", "sources", "editions")


class Store:
    """An open ledger, and what it is read with."""

    def __init__(
        self, path: str, *, lexicon: Lexicon | None, policy: Policy | None, create: bool, readonly: bool
    ) -> None:
        """Open the file."""
        self.path = path
        self.lexicon = lexicon or load_lexicon()
        self.policy = policy or Policy()
        self.connection: sqlite3.Connection = open_file(path, create=create, readonly=readonly)
        self.reader = Reader(self.policy, self.lexicon)
        self.kept = Kept(self.connection, self.reader)
        self.measures = Measures(self.connection, self.reader)
        self.subjects = Subjects(self.connection, self.reader, self.kept)
        self.disagreements = Disagreements(self.connection, self.reader, self.kept, self.subjects)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """A transaction; if it comes to nothing, nothing of it is kept in mind either."""
        try:
            with transaction(self.connection, self.path):
                yield
        except BaseException:
            self.forget()
            raise

    def forget(self) -> None:
        """Forget what is kept in mind of the file."""
        self.kept.forget()
        self.measures.forget()

    @property
    def is_readonly(self) -> bool:
        """Whether the file can only be queried."""
        return bool(self.connection.execute("PRAGMA query_only").fetchone()[0])

    @property
    def last_entry(self) -> int:
        """The number of the last entry; 0 where there is none."""
        number: int = self.connection.execute("SELECT coalesce(max(number), 0) FROM entries").fetchone()[0]
        return number

    @property
    def fingerprint(self) -> str:
        """What the comparison tables of the file depend on beside its claims."""
        return content_hash(_COMPARISON, _words(self.lexicon), str(self.policy))


@lru_cache(maxsize=8)
def _words(lexicon: Lexicon) -> str:
    """A hash of the words that comparison reads."""
    return content_hash([json_text(_exact(lexicon.table(name))) for name in _TABLES])


def _exact(value: object) -> object:
    """TOML's values as JSON can tell them apart; a float there is only ever looked at as text."""
    if isinstance(value, dict):
        return {str(key): _exact(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_exact(item) for item in value]
    return value if value is None or isinstance(value, bool | int | str) else str(value)
