"""The HTML report at many claims: time to make it, size, and in a browser the time to its first view and its memory.

Usage: html_report.py [CLAIMS ...] (default 100 1000 10000). The claims are of a made-up outbreak in many districts, in
each of which two authorities report a running count day by day, with a correction here and there and excerpts of the
length of news sentences. The browser part needs the extra ``browser`` and Chromium (``CLAIMTRACK_CHROMIUM`` or
/usr/bin/chromium); without them only size and making are measured, the latter in seconds of the processor.
"""

import datetime as dt
import os
import resource
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from claimtrack.extraction.extract import extract
from claimtrack.model.claim import Claim
from claimtrack.model.document import Document
from claimtrack.reporting.reports import report

CHROMIUM = os.environ.get("CLAIMTRACK_CHROMIUM", "/usr/bin/chromium")
FLAGS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-sync"
START = dt.date(2024, 1, 1)


def made(number: int) -> list[Claim]:
    """Claims read from one report a day and district."""
    claims: list[Claim] = []
    at = 0
    while len(claims) < number:
        district, day = at // 25, at % 25
        count = 40 + 13 * district + day * (7 + district % 5) - (9 if day == 17 else 0)
        text = (
            f"Cholera in district {district}\n\nThe health ministry said {count:,} people had been infected in "
            f"Kivu{district} since 1 January 2024, when the first cases were found near the river. Aid workers put the "
            f"number of infected people in Kivu{district} at {count + 11 * (day % 3):,}, which could not be "
            "independently verified.\n"
        )
        published = (START + dt.timedelta(days=day)).isoformat()
        claims += extract(Document(text=text, publisher="Gazette", published=published, path=f"d{district}-{day}.md"))
        at += 1
    return claims[:number]


def renderers(browser: Any) -> list[int]:
    """The processes of the browser that hold pages."""
    found = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    return [process["id"] for process in found if process["type"] == "renderer"]


def resident(process: int) -> float:
    """The memory of a process in megabytes; 0 where the system does not say."""
    status = Path(f"/proc/{process}/status")
    lines = status.read_text("utf-8").splitlines() if status.exists() else []
    return sum(int(line.split()[1]) / 1000 for line in lines if line.startswith("VmRSS"))


def viewed(page: Path) -> dict[str, float]:
    """Seconds to the first view and until filters answer, and the memory of the page in megabytes."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS.split())
        tab = browser.new_page(viewport={"width": 1280, "height": 900})
        began = time.perf_counter()
        tab.goto(page.as_uri(), wait_until="load", timeout=120_000)
        loaded = time.perf_counter() - began
        paint = tab.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime / 1000")
        began = time.perf_counter()
        tab.evaluate("document.getElementById('f-text').value = 'kivu3'; null")
        searched = tab.evaluate(
            """() => { const from = performance.now(); const box = document.getElementById('f-clear'); box.click();
            document.getElementById('f-text').value = 'kivu3 ministry';
            document.getElementById('f-text').dispatchEvent(new Event('input'));
            return new Promise((done) => setTimeout(() => requestAnimationFrame(() => setTimeout(() =>
              done((performance.now() - from - 130) / 1000))), 130)); }"""
        )
        session = tab.context.new_cdp_session(tab)
        session.send("Performance.enable")
        metrics = {entry["name"]: entry["value"] for entry in session.send("Performance.getMetrics")["metrics"]}
        held = sum(map(resident, renderers(browser)))
        browser.close()
    heap = metrics["JSHeapUsedSize"] / 1e6
    return {
        "first view": paint,
        "loaded": loaded,
        "search": searched,
        "script MB": heap,
        "page MB": held,
        "nodes": metrics["Nodes"],
    }


def main() -> None:
    """Print one line for each size."""
    for number in map(int, sys.argv[1:] or ("100", "1000", "10000")):
        claims = made(number)
        began = time.process_time()
        text = report(claims, format="html")
        took = time.process_time() - began
        print(f"{number:>7,} claims: made in {took:.1f} s, {len(text.encode()) / 1e6:.2f} MB", end="")
        print(f", peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
        with tempfile.TemporaryDirectory() as folder:
            page = Path(folder) / "report.html"
            page.write_text(text, "utf-8")
            try:
                print("        ", ", ".join(f"{name} {value:,.2f}" for name, value in viewed(page).items()))
            except ImportError:
                print("         (no browser: pip install 'claimtrack[browser]')")


if __name__ == "__main__":
    main()
