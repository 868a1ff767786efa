"""The short form of ``benchmarks/durability.py``: kills, crowds, a full disk, damage; the long one is run by hand."""

import importlib.util
import multiprocessing
import random
import resource
import sys
from pathlib import Path

import pytest

from claimtrack.errors import LedgerError
from claimtrack.storage.ledger import Ledger

if not hasattr(sys, "getwindowsversion"):
    SCRIPT = Path(__file__).parents[2] / "benchmarks" / "durability.py"
    SPEC = importlib.util.spec_from_file_location("durability", SCRIPT)
    durability = importlib.util.module_from_spec(SPEC)
    SPEC.loader.exec_module(durability)


@pytest.fixture
def chance():
    """The same chances every time."""
    return random.Random(5)  # noqa: S311 - a trial, not a secret


def test_writers_that_are_killed(tmp_path, chance):
    """After every SIGKILL the file is sound, what was acknowledged is there, and nothing is there twice or in part."""
    assert durability.kills(tmp_path, 12, chance, most=0.3).startswith("12 writers killed")


def test_eight_writers_at_once(tmp_path, chance):
    """Overlapping sets of articles end up once each, and the disagreements are those of all of them."""
    assert "1 times 8 writers" in durability.crowds(tmp_path, 1, chance, size=12)


def test_damaged_files(tmp_path, chance):
    """Cut or overwritten anywhere, a file is refused, told by verify, or reads as if nothing had happened."""
    assert "30 damaged files" in durability.damage(tmp_path, chance, 30)


def test_the_file_may_not_grow(path):
    """A full disk, as SQLite sees one: the addition is refused with what to do, and what was there is there."""
    given = durability.articles(200)
    done = set()
    with Ledger(path) as ledger:
        ledger.add([given[0][0], *given[0][1]], recorded="2024-06-01")
        done.add(given[0][0].id)
        [pages] = ledger._store.connection.execute("PRAGMA page_count").fetchone()
        ledger._store.connection.execute(f"PRAGMA max_page_count = {pages + 8}")
        with pytest.raises(LedgerError, match="disk is full") as caught:
            ledger.add([x for document, claims in given for x in (document, *claims)], recorded="2024-06-01")
        assert "make room and run it again" in caught.value.remedy
        assert ledger.stats().documents == 1
        ledger._store.connection.execute("PRAGMA max_page_count = 1000000")
        assert ledger.add([given[1][0], *given[1][1]], recorded="2024-06-01").added == len(given[1][1])
        done.add(given[1][0].id)
    durability.check(path, {document.id: (document, claims) for document, claims in given}, done)


def grow(path, limit, said):
    """Add articles until the process may not write any further."""
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        for document, claims in durability.articles(400):
            with Ledger(path) as ledger:
                ledger.add([document, *claims], recorded="2024-06-01")
            said.put(document.id)
    except LedgerError as error:
        said.put(str(error))


def test_a_limit_of_the_system(path):
    """The same where the system refuses to write: nothing is torn."""
    said = multiprocessing.get_context("fork").SimpleQueue()
    process = multiprocessing.get_context("fork").Process(target=grow, args=(path, 450_000, said))
    process.start()
    lines = []
    while not lines or lines[-1].startswith("sha256:"):
        lines.append(said.get())
    process.join()
    assert "disk is full or failing" in lines[-1]
    given = {document.id: (document, claims) for document, claims in durability.articles(400)}
    durability.check(path, given, set(lines[:-1]))
    with Ledger(path) as ledger:
        left = [x for name in given if name not in lines for x in (given[name][0], *given[name][1])][:5]
        assert not ledger.add(left, recorded="2024-06-01").is_empty
