"""The picture of the report in the README and in docs/: the front of the report of the seeds, as a browser shows it.

Usage: picture.py [PICTURE]; run it when the look of the report changes. Needs playwright and Chromium.
"""

import os
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from claimtrack.extraction.extract import extract
from claimtrack.reading.documents import read_many
from claimtrack.reporting.reports import report

ROOT = Path(__file__).parents[1]
CHROMIUM = os.environ.get("CLAIMTRACK_CHROMIUM", "/usr/bin/chromium")
FLAGS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-sync"

documents = list(read_many([str(ROOT / "seeds")]))
claims = [claim for document in documents for claim in extract(document)]
with tempfile.TemporaryDirectory() as folder, sync_playwright() as play:
    page = Path(folder) / "report.html"
    page.write_text(report(claims, format="html", documents=documents), "utf-8")
    browser = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS.split())
    tab = browser.new_page(viewport={"width": 960, "height": 1180})
    tab.goto(page.as_uri())
    tab.screenshot(path=sys.argv[1] if len(sys.argv) > 1 else ROOT / "docs/report.png")
    browser.close()
