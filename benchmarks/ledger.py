"""How fast the ledger takes claims in and gives them out, beside a bare indexed table of the same bytes in one run.

Usage: ledger.py [--bulk CLAIMS] [--sizes N ...] [--folder FOLDER] (default 100000, and 10000 100000 1000000).

Bulk: the same claims are added to a ledger without being compared, and as finished rows - the very columns of the table
``claims``, the JSON record among them - to a bare table with the same indexes by one ``executemany`` in a transaction.
The bare table has no search index, no documents and no measures. Best of three rounds each, in turns.

Curve: one ledger grows to each size. There, one article of four figures on a story that has two hundred is added and
compared (median of many stories, each touched for the first time), and the timeline of one measure is asked for.

The claims look like those that are read from articles: a sentence, its document, a source, a place, a period. A story
has fifty articles from five sources over ten days with four figures each; most are counts that run on in a place of
their own, one in five is of one day in a listed place, beside many others there. Times are those of the clock, and in
brackets those of the processor, which other programs on the machine do not lengthen.
"""

import argparse
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from claimtrack.model.claim import Claim
from claimtrack.model.document import DocumentRef
from claimtrack.model.evidence import Evidence
from claimtrack.model.measure import Measure
from claimtrack.model.moment import Moment
from claimtrack.model.quantity import Quantity
from claimtrack.model.source import Attribution, Source
from claimtrack.storage.ledger import Ledger

PREDICATES = ("killed", "injured", "missing", "displaced")
SOURCES = [Source(name, "police") for name in ("police", "the ministry", "the governor", "the army", "the mayor")]
LISTED = ("Kano", "Aleppo", "Kabul", "Manila", "Marseille", "Lyon", "Nairobi", "Gaza Strip")
ARTICLES = 50
EPOCH = 738000
Taken = tuple[float, float]


class Stopwatch:
    """Starts when it is made."""

    def __init__(self) -> None:
        """Look at both clocks."""
        self._start = time.perf_counter(), time.process_time()

    @property
    def taken(self) -> Taken:
        """Seconds by the clock and of the processor."""
        return time.perf_counter() - self._start[0], time.process_time() - self._start[1]


def day(number: int) -> Moment:
    """A date counted from year 1."""
    import datetime as dt

    return Moment(dt.date.fromordinal(number).isoformat())


def story(number: int, articles: int = ARTICLES, first: int = 0) -> Iterator[Claim]:
    """The claims of one story, article by article."""
    place = LISTED[number % len(LISTED)] if number % 5 == 0 else f"Town {number}"
    start = EPOCH + number % 3000
    if number % 5:
        period, mode = Moment(f"{day(start).edtf}/.."), "cumulative"
    else:
        period, mode = day(start), None
    measures = [Measure(name, "people", place, None, period, mode) for name in PREDICATES]
    for article in range(first, first + articles):
        source, published = SOURCES[article % 5], day(start + article // 5)
        outlet = f"Gazette {article % 20}"
        ref = DocumentRef(
            f"sha256:{number:032x}{article:032x}", f"Report {article} from {place}", published, outlet,
            f"https://news.example/{number}/{article}",
        )  # fmt: skip
        said = Attribution(source, (source, Source(outlet, "media")))
        for place_in_text, measure in enumerate(measures):
            count = 10 + article * (place_in_text + 1) + number % 7
            words = f"{count} people"
            at = 200 * place_in_text
            quote = f"At least until the evening {words} had been {measure.predicate} in {place}, {source.name} said."
            yield Claim(
                measure,
                Quantity(count, count, count, "exact", "person", words),
                said,
                published,
                "published",
                None,
                Evidence(ref.id, at, at + len(quote), quote, at + 27, at + 27 + len(words), "before. ", " After.", 7),
                ref,
                extractor="claimtrack 0.1.0 en",
                rules=("source:trailing", "measure:verb-before"),
            )


def stories(claims: int, start: int = 0) -> Iterator[Claim]:
    """So many claims, by whole stories."""
    for number in range(start // (ARTICLES * 4), claims // (ARTICLES * 4)):
        yield from story(number)


def bulk(folder: Path, count: int) -> None:
    """The ratio of adding to a bare insert of the same rows."""
    claims = list(stories(count))
    times: dict[str, list[float]] = {"ledger": [], "bare": []}
    for round_ in range(3):
        path = folder / f"bulk{round_}.db"
        # Ids are computed on first use and kept; every round has to compute them.
        fresh = [Claim(*[getattr(c, f.name) for f in c.__attrs_attrs__]) for c in claims]
        began = time.perf_counter()
        with Ledger(path) as ledger:
            ledger.add(fresh, recorded="2024-05-01", compare=False)
            times["ledger"].append(time.perf_counter() - began)
        times["bare"].append(bare(path, folder / f"bare{round_}.db"))
        size = path.stat().st_size
        for file in folder.glob(f"b*{round_}.db*"):
            file.unlink()
    own, other = min(times["ledger"]), min(times["bare"])
    rounds = ", ".join(f"{a / b:.2f}" for a, b in zip(times["ledger"], times["bare"], strict=True))
    print(f"bulk add of {len(claims):,} claims: {own:.2f} s, bare indexed executemany {other:.2f} s", flush=True)
    print(f"          ratio {own / other:.2f} (rounds {rounds}); {size / len(claims):,.0f} bytes a claim", flush=True)


def bare(source: Path, target: Path) -> float:
    """Seconds to insert the rows of a ledger's claims into a table with the same indexes."""
    with sqlite3.connect(source) as old:
        rows = old.execute("SELECT * FROM claims").fetchall()
        made = [
            sql
            for (sql,) in old.execute(
                "SELECT sql FROM sqlite_master "
                "WHERE tbl_name = 'claims' AND type IN ('table', 'index') AND sql NOT NULL ORDER BY type DESC"
            )
        ]
    old.close()
    connection = sqlite3.connect(target, isolation_level=None)
    connection.execute("PRAGMA page_size = 8192")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA cache_size = -65536")
    began = time.perf_counter()
    for sql in made:
        connection.execute(sql)
    connection.execute("BEGIN")
    places = ", ".join("?" * len(rows[0]))
    connection.executemany("INSERT INTO claims VALUES (" + places + ")", rows)  # noqa: S608 - question marks
    connection.execute("COMMIT")
    connection.close()
    return time.perf_counter() - began


def curve(folder: Path, sizes: list[int], times: int = 1, tries: int = 25) -> None:
    """How long one article and one timeline take as the ledger grows."""
    path = folder / "curve.db"
    reached = 0
    with Ledger(path) as ledger:
        for size in sizes:
            began = time.perf_counter()
            ledger.add(stories(size, reached), recorded="2024-05-01", compare=False)
            built = time.perf_counter() - began
            many = size // (ARTICLES * 4)
            first = reached // (ARTICLES * 4)
            spread = [n - n % 5 for n in range(first + 5, many - 4, max((many - first) // tries, 5))][:tries]
            reached = size
            measured(ledger, path, built, size, spread)
    if times > 1:
        began = time.perf_counter()
        stretch(path, times)
        with Ledger(path) as ledger:
            measured(ledger, path, time.perf_counter() - began, size * times, spread, ARTICLES + 1)


def measured(ledger: Ledger, path: Path, built: float, size: int, stories: list[int], at: int = ARTICLES) -> None:
    """Measure and print one point of the curve: stories in listed places, and those beside them."""
    numbers = [number + 1 for number in stories]
    adds = [article(ledger, number, at) for number in numbers]
    hot = [article(ledger, number, at) for number in stories]
    for number in numbers:
        timeline(ledger, number)
    lines = [timeline(ledger, number) for number in numbers for _ in range(3)]
    print(f"{size:>9,} claims, built in {built:,.0f} s, {path.stat().st_size / 2**30:.2f} GiB", flush=True)
    print(f"          one article on a story of 200 figures: {shown(adds)}")
    print(f"          the same in a listed place: {shown(hot)}")
    print(f"          timeline of one measure, warm: {shown(lines)}")
    again = [timeline(ledger, number, kept=True) for number in numbers[-1:] * 50]
    print(f"          the same asked again by one process: {shown(again)}", flush=True)


def stretch(path: Path, times: int) -> None:
    """Make a ledger so many times as large by copying its rows, each copy with other ids and other towns.

    What is measured afterwards sees tables, indexes and drawers of that size; the search index is left as it is, and
    the copies would not pass ``verify``, for their ids are made up.
    """
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA cache_size = -262144")
    claims, measures, documents = (
        connection.execute(query).fetchone()[0]
        for query in (
            "SELECT max(number) FROM claims",
            "SELECT max(number) FROM measures",
            "SELECT max(number) FROM documents",
        )
    )
    for copy in range(1, times):
        moved = {"copy": str(copy), "c": copy * claims, "m": copy * measures, "d": copy * documents}
        moved |= {"claims": claims, "measures": measures, "documents": documents}
        connection.execute("BEGIN")
        for query in COPIES:
            connection.execute(query, {name: value for name, value in moved.items() if f":{name}" in query})
        connection.execute("COMMIT")
    connection.close()


COPIES = (
    "INSERT INTO documents SELECT number + :d, id || '-' || :copy, entry, title, publisher, published, "
    "url || '-' || :copy, language, path, about, redacted FROM documents WHERE number <= :documents",
    "INSERT INTO measures SELECT number + :m, randomblob(16), NULL, predicate, counted, unit, "
    "replace(place, 'Town ', 'Town ' || :copy || '-'), event, period, mode FROM measures WHERE number <= :measures",
    "INSERT INTO drawers SELECT drawer, lasting, first, measure + :m, last, lives FROM drawers "
    "WHERE measure <= :measures",
    "INSERT INTO claims SELECT number + :c, 'x' || :copy || substr(id, 3), entry, document + :d, measure + :m, "
    "extractor, predicate, counted, replace(place, 'Town ', 'Town ' || :copy || '-'), event, period, mode, figure, "
    "bound, low, high, nominal, unit, source, source_kind, origin, stance, caveat, as_of, as_of_basis, day, context, "
    "replace(replace(record, id, 'x' || :copy || substr(id, 3)), '\"Town ', '\"Town ' || :copy || '-'), digest, also, "
    "decided FROM claims WHERE number <= :claims",
)


def article(ledger: Ledger, number: int, at: int) -> Taken:
    """The time to add and compare one more article on a story."""
    claims = list(story(number, 1, at))
    clock = Stopwatch()
    changes = ledger.add(claims, recorded="2024-05-02")
    taken = clock.taken
    assert changes.added == 4, changes
    return taken


def timeline(ledger: Ledger, number: int, *, kept: bool = False) -> Taken:
    """The time for the timeline of one measure, some fifty figures."""
    place = next(iter(story(number))).measure.place
    if not kept:  # what is kept in mind of an earlier question would spare the reading
        ledger._store.forget()
    clock = Stopwatch()
    lines = ledger.timeline(predicate="killed", place=place)
    taken = clock.taken
    assert sum(len(line.entries) for line in lines) >= ARTICLES
    return taken


def shown(times: list[Taken]) -> str:
    """The median and the worst, in milliseconds."""
    wall, cpu = zip(*times, strict=True) if times else ((0,), (0,))
    return (
        f"{statistics.median(wall) * 1e3:.1f} ms (CPU {statistics.median(cpu) * 1e3:.1f}; worst {max(wall) * 1e3:.0f})"
    )


def main() -> None:
    """Run both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bulk", type=int, default=100_000)
    parser.add_argument("--sizes", type=int, nargs="*", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--stretch", type=int, default=1, help="make the last size so many times as large by copies")
    parser.add_argument("--folder", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as made:
        if given.bulk:
            bulk(Path(made), given.bulk)
        if given.sizes:
            curve(Path(made), given.sizes, given.stretch)


if __name__ == "__main__":
    main()
