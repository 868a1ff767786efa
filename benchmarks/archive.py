"""An archive of many pages: made, read on one core and on two, interrupted, resumed; time and memory.

``python benchmarks/archive.py`` makes ``archive.warc.gz`` (20,000 pages of generated news with menus, comments and
related links around each article) in a scratch folder and prints:

* the time of ``claimtrack extract`` with one worker and with two, and their ratio (the goal is 1.7 on two free cores);
* whether ``claimtrack report`` that is interrupted half-way and called again gives, to the byte, the report of a run
  that nobody interrupted, and how long the rest took;
* with ``--memory``, the largest memory of all processes together while 10 MB to 500 MB of text stream through.
"""

import argparse
import hashlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

PLACES = [
    "Lindau",
    "Ostrava",
    "Porto",
    "Lublin",
    "Bergen",
    "Aarhus",
    "Graz",
    "Trieste",
    "Nantes",
    "Cork",
    "Malmo",
    "Ghent",
]
EVENTS = ["a factory fire", "a ferry accident", "a flood", "an earthquake", "a train crash", "a landslide", "a storm"]
SPEAKERS = ["Police", "The fire service", "The interior ministry", "Hospital officials", "The mayor", "The Red Cross"]
COMMAND = [sys.executable, "-c", "import sys; from claimtrack.cli import main; sys.exit(main())"]


def page(number: int, paragraphs: int) -> str:
    """A page of news with what surrounds it, the same for the same number."""
    draw = random.Random(number)
    story = number % 997
    place, event = PLACES[story % len(PLACES)], EVENTS[story % len(EVENTS)]
    day = 1 + draw.randrange(28)
    killed, hurt = draw.randrange(3, 90), draw.randrange(10, 400)
    body = [
        f"{draw.choice(SPEAKERS)} said on Monday that at least {killed} people were killed in {event} in {place}, "
        f"where {hurt} others were injured.",
        f"According to {draw.choice(SPEAKERS).lower()}, {draw.randrange(50, 4000)} residents were evacuated and about "
        f"{draw.randrange(5, 300)} homes were destroyed.",
    ]
    filler = [
        "Rescue teams worked through the night with lamps and dogs, and neighbours brought blankets and hot soup.",
        "The road along the river stayed closed, and trains were diverted for the rest of the week.",
        "Nobody could say how it had begun. The company that runs the plant promised to help the investigators.",
        "Schools opened late, and the town hall flew its flag at half mast while the families were being told.",
    ]
    body += [" ".join(draw.sample(filler, 3)) for _ in range(paragraphs)]
    text = "".join(f"<p>{paragraph}</p>" for paragraph in body)
    return (
        f"<!DOCTYPE html><html lang=en><head><title>{event} in {place}</title>"
        f'<meta property="og:site_name" content="Paper {number % 13}">'
        f'<meta property="article:published_time" content="2024-{1 + story % 12:02}-{day:02}T10:00:00Z"></head><body>'
        "<nav><ul><li><a href=/>Home</a></li><li><a href=/n>News</a></li></ul></nav>"
        f"<article><h1>News from {place}</h1>{text}</article>"
        "<aside class=related><a href=/x>40 dead in another place</a></aside>"
        "<section class=comments><p>I counted 900 myself!</p></section>"
        "<footer><p>Read by 2 million people.</p></footer>"
        "</body></html>"
    )


def records(count: int, paragraphs: int) -> Iterator[bytes]:
    """The records of the archive, as a crawler writes them."""
    for number in range(count):
        body = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page(number, paragraphs)}".encode()
        yield (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://paper{number % 13}.example/{number}\r\n"
            f"WARC-Date: 2024-12-31T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
        ).encode() + body + b"\r\n\r\n"  # fmt: skip


def make(path: Path, count: int, paragraphs: int) -> None:
    """Write the archive, each record packed on its own."""
    import gzip

    with path.open("wb") as file:
        for record in records(count, paragraphs):
            file.write(gzip.compress(record, 1))


def run(*arguments: str) -> tuple[float, str]:
    """Run the command, and give its time and a hash of what it wrote."""
    start = time.perf_counter()
    process = subprocess.Popen([*COMMAND, *arguments], stdout=subprocess.PIPE)
    assert process.stdout is not None
    digest = hashlib.sha256()
    while piece := process.stdout.read(1 << 20):
        digest.update(piece)
    assert process.wait() == 0, arguments
    return time.perf_counter() - start, digest.hexdigest()


def interrupted(seconds: float, *arguments: str) -> int:
    """Run the command, send it an interrupt after so long, and give its exit status."""
    process = subprocess.Popen([*COMMAND, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        return process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGINT)
        return process.wait()


def resident(family: set[int]) -> int:
    """The memory of processes and all below them, in bytes (proportional shares, so that none counts twice)."""
    total = 0
    for folder in sorted(Path("/proc").glob("[0-9]*"), key=lambda folder: int(folder.name)):
        try:
            fields = (folder / "stat").read_text().rsplit(")", 1)[1].split()
            if int(folder.name) in family or int(fields[1]) in family:
                family.add(int(folder.name))
                rollup = (folder / "smaps_rollup").read_text()
                total += 1024 * int(next(line for line in rollup.splitlines() if line.startswith("Pss:")).split()[1])
        except (OSError, ValueError, StopIteration):
            continue
    return total


def peak(*arguments: str) -> int:
    """The largest memory of the command while it runs, seen every fifth of a second."""
    process = subprocess.Popen([*COMMAND, *arguments], stdout=subprocess.DEVNULL)
    family = {process.pid}
    most = 0
    while process.poll() is None:
        most = max(most, resident(family))
        time.sleep(0.2)
    return most


def main() -> None:
    """Make the archive and print what was measured."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--pages", type=int, default=20_000)
    options.add_argument(
        "--memory", type=int, nargs="*", metavar="MB", help="megabytes of text; 10 100 500 unless given"
    )
    options.add_argument("--folder", help="where to make the archive; a scratch folder unless given")
    chosen = options.parse_args()
    signal.signal(signal.SIGINT, signal.default_int_handler)  # in the background it would be ignored by children too
    with tempfile.TemporaryDirectory(dir=chosen.folder) as scratch:
        folder = Path(scratch)
        if chosen.memory is not None:
            for megabytes in chosen.memory or (10, 100, 500):
                path = folder / f"{megabytes}.jsonl"
                write_texts(path, megabytes << 20)
                most = peak("extract", str(path), "--workers", "2")
                print(f"{megabytes:>5} MB of text: {most / (1 << 20):.0f} MB of memory", flush=True)
                path.unlink()
            return
        archive = folder / "archive.warc.gz"
        make(archive, chosen.pages, 4)
        print(
            f"{chosen.pages:,} pages, {archive.stat().st_size / 1e6:.1f} MB packed, {os.cpu_count()} cores", flush=True
        )
        one, first = run("extract", str(archive))
        two, second = run("extract", str(archive), "--workers", "2")
        print(
            f"extract: one worker {one:.1f} s, two {two:.1f} s, ratio {one / two:.2f}, equal {first == second}",
            flush=True,
        )
        whole, report = run("report", str(archive), "--workers", "2")
        arguments = ("report", str(archive), "--workers", "2", "--resume", str(folder / "done"))
        status = interrupted(two / 2, *arguments)
        kept = len(list((folder / "done").glob("*.arrow")))
        rest, again = run(*arguments)
        print(f"report: whole {whole:.1f} s; interrupted (status {status}, {kept} batches kept), then {rest:.1f} s")
        print(f"the same report: {report == again}")


def write_texts(path: Path, size: int) -> None:
    """So many bytes of articles as JSON Lines."""
    import json
    import re

    with path.open("w", encoding="utf-8") as file:
        number = 0
        while file.tell() < size:
            article = page(number, 20).split("<article>")[1].split("</article>")[0]
            text = re.sub(r"<[^>]{1,10}>", "\n\n", article).strip()
            file.write(json.dumps({"text": text, "url": f"https://a.example/{number}", "date": "2024-02-23"}) + "\n")
            number += 1


if __name__ == "__main__":
    main()
