"""What the ledger bears: writers killed at random moments, eight of them at once, a full disk, a file that is damaged.

Usage: durability.py [--kills 1000] [--crowds 5] [--seed 1]. Prints what was done and counted, and fails at the first
thing that does not hold.

A writer is a process that adds documents, each compared with what is there, and says so on a pipe after each addition
has returned; decisions and uncompared additions are among them. After each SIGKILL the file is opened and must pass
SQLite's ``integrity_check``; every document that was acknowledged must be there whole, with its text and each of its
claims, every other one whole or not at all, and none twice. At the end ``verify`` recomputes every id and hash, and the
disagreements kept are compared with those found among all claims at once.
"""

import argparse
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from claimtrack.comparison.conflicts import find_conflicts
from claimtrack.errors import LedgerError
from claimtrack.model.claim import Claim
from claimtrack.model.decision import Decision
from claimtrack.model.document import Document
from claimtrack.model.evidence import Evidence
from claimtrack.model.finding import Severity
from claimtrack.model.measure import Measure
from claimtrack.model.moment import Moment
from claimtrack.model.quantity import Quantity
from claimtrack.model.source import Attribution, Source
from claimtrack.storage.ledger import Ledger

Article = tuple[Document, tuple[Claim, ...]]
PLACES = ("Kano", "Lagos", "Aleppo", "Lyon")


def articles(count: int) -> list[Article]:
    """Documents with two to five claims each, on a few stories, so that they meet."""
    made = []
    for number in range(count):
        place, day = PLACES[number % 4], f"2024-05-{6 + number % 3:02}"
        words = [
            f"In {place} {n + number % 9} people died, source {number % 7} said." for n in range(2, 4 + number % 4)
        ]
        text = f"Report {number}. {' '.join(words)}"
        document = Document(text, published=day, publisher=f"Outlet {number % 11}")
        claims, at = [], 0
        for place_in_text, sentence in enumerate(words):
            at = text.index(sentence, at)
            figure = sentence.split()[2]
            start = at + sentence.index(figure)
            value, source = int(figure), Source(f"source {number % 7}", "police")
            claims.append(
                Claim(
                    Measure("killed", "people", place, None, Moment(f"2024-05-{1 + place_in_text:02}")),
                    Quantity(value, value, value, "exact", "person", figure),
                    Attribution(source, (source, Source(document.publisher or "", "media"))),
                    Moment(day),
                    "published",
                    None,
                    Evidence(document.id, at, at + len(sentence), sentence, start, start + len(figure)),
                    document.ref,
                    extractor="claimtrack 0.1.0 en",
                )
            )
            at += len(sentence)
        made.append((document, tuple(claims)))
    return made


def child(work: Callable[[Callable[[str], None]], None]) -> tuple[int, int]:
    """A process of its own that says what it has done; its id and the end of the pipe to read from."""
    read, write = os.pipe()
    process = os.fork()
    if process:
        os.close(write)
        return process, read
    os.close(read)
    status = 1
    try:
        work(lambda line: os.write(write, f"{line}\n".encode()))
        status = 0
    except LedgerError as error:
        os.write(write, f"! {error}\n".encode())
    finally:
        os._exit(status)
    raise AssertionError


def heard(read: int) -> list[str]:
    """All that a process said, to its end; a line that it did not finish is none."""
    with os.fdopen(read, "rb") as pipe:
        text = pipe.read().decode()
    return text[: text.rfind("\n") + 1].splitlines()


def write_some(path: Path, given: Sequence[Article], say: Callable[[str], None], chance: random.Random) -> None:
    """Add articles one by one, now and then without comparing or with a decision, and say each when it has returned."""
    with Ledger(path) as ledger:
        for document, claims in given:
            ledger.add([document, *claims], recorded="2024-06-01", compare=chance.random() > 0.2)
            say(document.id)
            if chance.random() < 0.2:
                ledger.decide(Decision("accept", claims[0].id, "A. Editor", "2024-06-02"), recorded="2024-06-02")


def check(path: Path, known: dict[str, Article], acknowledged: set[str]) -> None:
    """What must hold of the file, whatever happened to those who wrote it."""
    with Ledger(path) as ledger:
        connection: sqlite3.Connection = ledger._store.connection
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        texts = connection.execute(
            "SELECT documents.id, text FROM documents LEFT JOIN texts ON document = number"
        ).fetchall()
        there = {name for name, _ in texts}
        assert len(there) == len(texts), "a document stands twice"
        assert acknowledged <= there, "an acknowledged document is missing"
        rows: dict[str, list[str]] = {name: [] for name in there}
        for name, claim in connection.execute(
            "SELECT documents.id, claims.id FROM claims JOIN documents ON documents.number = claims.document "
            "WHERE NOT EXISTS (SELECT 1 FROM endings WHERE claim = claims.number)"
        ):
            rows[name].append(claim)
        for name, text in texts:
            document, claims = known[name]
            assert text == document.text, "a document is not whole"
            assert sorted(rows[name]) == sorted(claim.id for claim in claims), "its claims are not whole"


def check_sense(path: Path, known: dict[str, Article]) -> int:
    """Every id and hash, and the disagreements against those of all claims at once; how many of these there are."""
    with Ledger(path) as ledger:
        assert [finding for finding in ledger.verify() if finding.severity is Severity.ERROR] == []
        there = {document.id for document in ledger.documents()}
        whole = find_conflicts(claim for name in sorted(there) for claim in known[name][1])
        found = ledger.conflicts()
        assert len(found) == len(whole), (len(found), len(whole))
        return len(found)


def warm_up() -> None:
    """Import and compile what every writer needs, once for all of them."""
    with Ledger(":memory:") as ledger:
        for document, claims in articles(8):
            ledger.add([document, *claims], recorded="2024-06-01")


def kills(folder: Path, count: int, chance: random.Random, most: float = 0.6) -> str:
    """Kill a writer at random moments, at most so many seconds after it was started."""
    warm_up()
    given = articles(120)
    known = {document.id: (document, claims) for document, claims in given}
    path, acknowledged = folder / "killed.db", set[str]()
    said = finished = partly = 0
    for number in range(count):
        if number % 40 == 0:  # from nothing, so that the making of the file is interrupted too
            for file in folder.glob("killed.db*"):
                file.unlink()
            acknowledged = set()
        some = chance.sample(given, 30)
        seed = chance.random()
        process, read = child(lambda say, some=some, seed=seed: write_some(path, some, say, random.Random(seed)))
        time.sleep(chance.random() * most)
        os.kill(process, signal.SIGKILL)
        _, status = os.waitpid(process, 0)
        finished += not os.WIFSIGNALED(status)
        lines = heard(read)
        assert not [line for line in lines if line.startswith("!")], lines
        acknowledged.update(lines)
        said += len(lines)
        partly += 0 < len(lines) < len(some)
        check(path, known, acknowledged)
    disagreements = check_sense(path, known)
    return (
        f"{count} writers killed, {finished} of them had ended by themselves; {said} acknowledged additions, "
        f"{partly} kills between a first and a last one; none lost, none twice, none in part; {disagreements} "
        "disagreements at the end, as among all claims at once"
    )


def crowds(folder: Path, count: int, chance: random.Random, writers: int = 8, size: int = 40) -> str:
    """Writers at once, with overlapping sets of the same articles."""
    given = articles(size)
    known = {document.id: (document, claims) for document, claims in given}
    slowest = 0.0
    for number in range(count):
        path = folder / f"crowd{number}.db"
        sets = [chance.sample(given, size * 6 // 10) for _ in range(writers)]
        began = time.perf_counter()
        running = [
            child(lambda say, some=some, path=path: write_some(path, some, say, random.Random(1))) for some in sets
        ]
        lines = [heard(read) for _, read in running]
        for process, _ in running:
            assert os.waitpid(process, 0)[1] == 0, lines
        slowest = max(slowest, time.perf_counter() - began)
        check(path, known, {name for said in lines for name in said})
        check_sense(path, known)
    each = f"{size * 6 // 10} of {size} articles each"
    return f"{count} times {writers} writers at once, {each}: all whole, all once; at most {slowest:.1f} s"


def full_disk(folder: Path) -> str:
    """A file system that is too small, where one can be mounted: what fitted is there, and more room is enough."""
    place = folder / "small"
    place.mkdir()
    mounted = subprocess.run(
        ["/bin/mount", "-t", "tmpfs", "-o", "size=1200k", "tmpfs", str(place)], capture_output=True, check=False
    )
    if mounted.returncode:
        return "full disk: no file system could be mounted here"
    try:
        given = articles(2000)
        known = {document.id: (document, claims) for document, claims in given}
        done: set[str] = set()
        path, told = place / "full.db", ""
        for document, claims in given:
            try:
                with Ledger(path) as ledger:
                    ledger.add([document, *claims], recorded="2024-06-01")
                done.add(document.id)
            except LedgerError as error:
                told = str(error)
                break
        assert "disk is full" in told, told
        subprocess.run(["/bin/mount", "-o", "remount,size=20m", str(place)], check=True)
        check(path, known, done)
        with Ledger(path) as ledger:
            document, claims = known[next(name for name in known if name not in done)]
            assert ledger.add([document, *claims], recorded="2024-06-01").added == len(claims)
        check_sense(path, known)
    finally:
        subprocess.run(["/bin/umount", str(place)], check=True)
    return (
        f"full disk: refused after {len(done)} articles ({told.partition(': ')[2]}); whole, and goes on with more room"
    )


def damage(folder: Path, chance: random.Random, count: int = 200) -> str:
    """Files cut or overwritten at random: each is refused, or told by verify, or reads as if nothing had happened."""
    path = folder / "sound.db"
    given = articles(60)
    with Ledger(path) as ledger:
        for document, claims in given:
            ledger.add([document, *claims], recorded="2024-06-01")
    whole = path.read_bytes()
    refused = told = unharmed = 0
    for number in range(count):
        broken = folder / "broken.db"
        if number % 2:
            content = whole[: chance.randrange(1, len(whole))]
        else:
            at = chance.randrange(len(whole))
            content = whole[:at] + chance.randbytes(chance.choice((1, 64, 4096))) + whole[at:][4096:]
            content = content[: len(whole)].ljust(len(whole), b"\0")
        broken.write_bytes(content)
        try:
            with Ledger(broken) as ledger:
                found = [finding for finding in ledger.verify() if finding.severity is Severity.ERROR]
                if found:
                    told += 1
                else:
                    assert list(ledger.claims()) == [claim for _, claims in given for claim in claims]
                    unharmed += 1
        except LedgerError as error:
            refused += bool(error.remedy)
        for file in folder.glob("broken.db*"):
            file.unlink()
    assert refused + told + unharmed == count
    return f"{count} damaged files: {refused} refused with what to do, {told} told by verify, {unharmed} not harmed"


def main() -> None:
    """Run all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--crowds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for run in (
            lambda: kills(folder, options.kills, chance),
            lambda: crowds(folder, options.crowds, chance),
            lambda: full_disk(folder),
            lambda: damage(folder, chance),
        ):
            began = time.perf_counter()
            print(f"{run()} [{time.perf_counter() - began:.0f} s]", flush=True)


if __name__ == "__main__":
    sys.exit(main())
