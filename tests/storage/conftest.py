"""What the tests of the ledger share: an empty one in a folder of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from claimtrack.storage.ledger import Ledger


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the ledger is."""
    return tmp_path / "claims.db"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    """An empty ledger."""
    with Ledger(path) as opened:
        yield opened
