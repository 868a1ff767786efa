"""The HTML page in a real browser: it loads from disk, filters, leads from figure to evidence and back, and runs nothing.

Needs playwright, Chromium at ``CLAIMTRACK_CHROMIUM`` (or /usr/bin/chromium), and for the accessibility rules axe-core at
``CLAIMTRACK_AXE``; without them these tests are skipped. ``.ci/run`` brings all three.
"""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from claimtrack.model.claim import Claim, Statement
from claimtrack.model.decision import Decision
from claimtrack.model.document import Document
from claimtrack.model.source import Attribution, Source
from claimtrack.parsing.claims import claim
from claimtrack.reporting.reports import report

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: claimtrack[browser]")

CHROMIUM = os.environ.get("CLAIMTRACK_CHROMIUM", "/usr/bin/chromium")
AXE = os.environ.get("CLAIMTRACK_AXE", "")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
if not Path(CHROMIUM).exists():
    pytest.skip(f"no Chromium at {CHROMIUM}: set CLAIMTRACK_CHROMIUM", allow_module_level=True)

VIEWS: dict[str, dict[str, Any]] = {
    "desktop": {"viewport": {"width": 1280, "height": 900}},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True},
}
HOSTILE = [
    "<script>window.pwned = 1</script>",
    "</script><script>window.pwned = 1</script>",
    "<img src=x onerror='window.pwned = 1'>",
    '"><svg onload="window.pwned = 1">',
    "' onmouseover='window.pwned = 1' x='",
    '" autofocus onfocus="window.pwned = 1',
    '<a href="javascript:window.pwned = 1">click</a>',
    "<iframe srcdoc='<script>parent.pwned = 1</script>'></iframe>",
    "<meta http-equiv=refresh content='0;url=https://example.org/'>",
    "<link rel=stylesheet href=https://example.org/x.css>",
    "</title></style><style>body { display: none }</style>",
    "&lt;script&gt; &#60;b&#62; &amp",
    "\u202egnirts desrever\u2066",
]
Quoted = Callable[..., Claim]
Opened = Callable[..., Any]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Chromium, for all tests of this file."""
    with playwright.sync_playwright() as play:
        running = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Opened]:
    """Open a report from disk; at the end, nothing was asked of any network and nothing was complained of."""
    contexts, asked, said = [], [], []

    def opened(claims: Sequence[Claim], view: str = "desktop", **options: Any) -> Any:
        file = tmp_path / f"{len(contexts)}.html"
        file.write_text(report(claims, format="html", **options), "utf-8")
        context = browser.new_context(offline=True, **VIEWS[view])
        contexts.append(context)
        tab = context.new_page()
        tab.on("request", lambda request: asked.append(request.url))
        tab.on("console", lambda message: said.append(message.text))
        tab.on("pageerror", lambda error: said.append(str(error)))
        tab.on("dialog", lambda dialog: said.append(dialog.message))
        tab.goto(file.as_uri())
        return tab

    yield opened
    for context in contexts:
        context.close()
    assert [url for url in asked if not url.startswith("file:")] == []
    assert len(asked) == len(contexts)
    assert said == []


def shown(tab: Any) -> list[str]:
    """The figures of the claims that a reader sees."""
    found: list[str] = tab.locator(".claim:visible .figure").all_text_contents()
    return found


def test_it_loads_and_shows_all(opened: Opened, march: Sequence[Claim]) -> None:
    """From a file, without a network: all claims, the drawings, the counts."""
    tab = opened(march)
    assert tab.title() == "Who states which figure"
    assert shown(tab) == ["119,000", "800,000", "about 780,000", "at least 457"]
    assert tab.locator("#f-count").inner_text() == "4 of 4 claims"
    assert tab.locator("svg.strip").count() == 3
    assert tab.locator(".disagreement circle.point").first.bounding_box()["width"] > 5
    assert tab.locator(".plot .dot").count() == 3


FILTERS = [
    ({"f-text": "POLICE said"}, ["119,000"]),
    ({"f-text": "verified"}, ["about 780,000"]),
    ({"f-text": "no such words"}, []),
    ({"f-source": "CGT"}, ["800,000", "about 780,000"]),
    ({"f-measure": "arrested, France"}, ["at least 457"]),
    ({"f-verdict": "contradicted"}, ["119,000", "800,000", "about 780,000"]),
    ({"f-verdict": "nothing to compare with"}, ["at least 457"]),
    ({"f-from": "2023-03-24"}, ["800,000", "about 780,000", "at least 457"]),
    ({"f-to": "2023-03-23"}, ["119,000"]),
    ({"f-from": "2023-03-24", "f-to": "2023-03-24"}, ["800,000", "at least 457"]),
    ({"f-caveat": "with one"}, ["about 780,000"]),
    ({"f-caveat": "without"}, ["119,000", "800,000", "at least 457"]),
    ({"f-doubt": "in doubt"}, ["about 780,000"]),
    ({"f-source": "CGT", "f-caveat": "without"}, ["800,000"]),
]


def counted(tab: Any, count: int) -> None:
    """Wait until the filters show as many claims."""
    playwright.expect(tab.locator("#f-count")).to_have_text(re.compile(f"^{count} of"))


def test_filters_show_what_was_asked_for(opened: Opened, march: Sequence[Claim]) -> None:
    """Search, source, measure, verdict, date, reservation and doubt, alone and together; all comes back."""
    tab = opened(march)
    for asked, figures in FILTERS:
        for name, value in asked.items():
            if name in ("f-text", "f-from", "f-to"):
                tab.fill(f"#{name}", value)
            else:
                tab.select_option(f"#{name}", label=value)
        counted(tab, len(figures))
        assert shown(tab) == figures, asked
        tab.click("#f-clear")
        assert len(shown(tab)) == 4


def test_a_date_that_is_not_known_meets_no_filter_by_date(opened: Opened, march: Sequence[Claim]) -> None:
    """What has no date is neither before nor after a day."""
    tab = opened([*march, claim(predicate="killed", value=12, source="x")])
    tab.fill("#f-from", "1900-01-01")
    counted(tab, 4)
    assert "12" not in shown(tab)


def test_from_figure_to_evidence_and_back(opened: Opened, march: Sequence[Claim]) -> None:
    """A figure of a disagreement leads to its claim with the words marked; the mark leads back to the figure."""
    tab = opened(march)
    tab.click("#d1-2 a")
    claim_id = f"claim-{march[2].id}"
    assert tab.url.endswith(f"#{claim_id}")
    entry = tab.locator(f"#{claim_id}")
    assert entry.locator("mark").inner_text() == "about 780,000"
    assert entry.locator(".m-source").inner_text() == "CGT"
    assert entry.locator(".m-caveat").inner_text() == "was not verified"
    assert in_view(tab, f"#{claim_id}")
    entry.locator("mark a").click()
    assert tab.url.endswith("#d1-2")
    assert in_view(tab, "#d1-2")
    assert "about 780,000" in tab.locator("#d1-2").inner_text()


def test_from_text_to_claim_and_back(opened: Opened, quoted: Quoted) -> None:
    """With whole texts, the figure marked in the text leads to its claim, and the claim to the text."""
    text = "The police said 119,000 people marched."
    told = quoted(text, "119,000", "police")
    document = Document(text=text, title="The march", published="2023-03-24", publisher="Gazette")
    tab = opened([told], documents=[document], full_text=True)
    tab.click(f"#claim-{told.id} .foot a")
    assert tab.url.endswith(f"#text-claim-{told.id}")
    assert in_view(tab, f"#text-claim-{told.id}")
    tab.click(f"#text-claim-{told.id} a")
    assert tab.url.endswith(f"#claim-{told.id}")
    assert in_view(tab, f"#claim-{told.id}")


def in_view(tab: Any, selector: str) -> bool:
    """Whether an element stands within the window."""
    tab.wait_for_timeout(50)
    within = "(e) => { const b = e.getBoundingClientRect(); return b.top >= -1 && b.top < innerHeight; }"
    return bool(tab.locator(selector).evaluate(within))


def test_a_link_to_a_claim_that_a_filter_hides_shows_it(opened: Opened, march: Sequence[Claim]) -> None:
    """Filters give way to a link, and closed tables open for it."""
    tab = opened(march)
    tab.fill("#f-text", "457")
    counted(tab, 1)
    tab.click("#d1-1 a")
    assert tab.locator(f"#claim-{march[0].id}").is_visible()
    tab.evaluate("location.hash = 't1-1'")
    playwright.expect(tab.locator("#t1-1")).to_be_visible()


def test_a_link_from_outside_opens_at_its_claim(opened: Opened, march: Sequence[Claim]) -> None:
    """The stable link to a claim works on a page that is just being opened."""
    tab = opened(march)
    tab.goto(f"{tab.url}#claim-{march[3].id}")
    assert in_view(tab, f"#claim-{march[3].id}")


def test_a_figure_of_a_timeline_tells_its_claim(opened: Opened, march: Sequence[Claim]) -> None:
    """By the mouse, and by the keyboard: one stop for Tab, arrow keys between figures, Escape to be rid of the words."""
    tab = opened(march)
    tip = tab.locator("#tip")
    assert tip.is_hidden()
    tab.locator(".plot").scroll_into_view_if_needed()
    tab.wait_for_selector(".plot a[tabindex='0']")
    tab.locator(".plot a").nth(1).hover()
    assert "about 780,000, CGT, 25 March 2023" in tip.inner_text() or "800,000, CGT" in tip.inner_text()
    tab.mouse.move(0, 0)
    assert tip.is_hidden()
    tab.locator(".plot a").first.focus()
    first = tip.inner_text()
    assert "“The police said 119,000 people marched.”" in first
    tab.keyboard.press("ArrowRight")
    assert tip.inner_text() != first
    tab.keyboard.press("Escape")
    assert tip.is_hidden()
    assert tab.locator(".plot a[tabindex='0']").count() == 1
    tab.keyboard.press("Enter")
    assert "#claim-" in tab.url


def test_injections_are_inert(opened: Opened, quoted: Quoted) -> None:
    """Whatever documents bring is shown and does nothing; the figures beside it still read from left to right."""
    claims, decisions, documents = [], [], []
    for words in HOSTILE:
        sentence = f"{words} said 119,000 people marched, {words}."
        told = quoted(
            sentence, "119,000", words, publisher=words, title=words, url=words, path=words, counted=words, place=words,
            caveat=words, affiliation=words,
        )  # fmt: skip
        other = quoted("The CGT said 800,000.", "800,000", "CGT", counted=words, place=words)
        claims += [told, other, Claim(None, Statement(words), Attribution(Source(words, as_written=words)))]
        decisions.append(Decision("accept", told.id, words, "2024-01-01", words))
        documents.append(
            Document(text=sentence, title=words, published="2023-03-24", publisher=words, url=words, path=words)
        )
    words = " ".join(HOSTILE)
    tab = opened(claims, documents=documents, decisions=decisions, full_text=True, title=words)
    assert len(shown(tab)) == 3 * len(HOSTILE)
    for link in tab.locator(".plot a").all():
        link.hover()
    tab.fill("#f-text", words)
    tab.wait_for_timeout(200)
    assert tab.evaluate("window.pwned") is None
    assert tab.evaluate("document.scripts.length") == 1
    assert tab.locator("img, iframe, form, link, base, object, embed").count() == 0
    assert tab.locator("meta[http-equiv]").count() == 1
    attributes = "[...document.querySelectorAll('*')].flatMap((e) => [...e.attributes]).map((a) => a.name)"
    assert [name for name in tab.evaluate(attributes) if name.startswith("on")] == []
    assert tab.evaluate("[...document.links].filter((a) => !/^(file|https?):$/.test(a.protocol)).length") == 0
    assert tab.locator("h1").is_visible()
    tab.click("#f-clear")
    box = tab.locator(".claim .figure").first.bounding_box()
    measure = tab.locator(".claim .measure").first.bounding_box()
    assert box["x"] < measure["x"] or box["y"] < measure["y"]


def test_without_script_the_page_can_be_read(browser: Any, tmp_path: Path, march: Sequence[Claim]) -> None:
    """All claims, drawings and tables are there; the filters, which would do nothing, are not."""
    file = tmp_path / "report.html"
    file.write_text(report(march, format="html"), "utf-8")
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(file.as_uri())
    assert len(shown(tab)) == 4
    assert tab.locator(".filters").is_hidden()
    assert tab.locator("svg.strip").first.is_visible()
    tab.click("#d1-1 a")
    assert tab.url.endswith(f"#claim-{march[0].id}")
    context.close()


@pytest.mark.parametrize("view", list(VIEWS))
def test_nothing_runs_out_of_the_window(opened: Opened, quoted: Quoted, march: Sequence[Claim], view: str) -> None:
    """On a desktop and on a phone the page scrolls downwards only, long words and all."""
    long = quoted(f"{'x' * 300} said 12 died.", "12", "x" * 300, title="y" * 300, counted="z" * 200, path="p/" * 150)
    tab = opened([*march, long], view)
    wide, room = tab.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert wide <= room


def test_it_prints(opened: Opened, march: Sequence[Claim]) -> None:
    """On paper there are no filters, closed tables are open, and the sheet is white."""
    tab = opened(march)
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    tab.emulate_media(media="print")
    assert tab.locator(".filters").is_hidden()
    assert tab.locator("#t1-1").is_visible()
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert len(tab.pdf()) > 10_000


@pytest.mark.parametrize("view", list(VIEWS))
@pytest.mark.skipif(not Path(AXE).is_file(), reason="no axe-core: set CLAIMTRACK_AXE to its axe.min.js")
def test_the_rules_of_accessibility_hold(opened: Opened, march: Sequence[Claim], view: str) -> None:
    """Every rule of axe-core, best practice included, in light, in dark and on a phone, with all tables open."""
    document = Document(text="The police said 119,000 people marched.", publisher="Gazette", published="2023-03-24")
    decisions = [Decision("accept", march[1].id, "A. Editor", "2023-03-27", "checked")]
    told = [*march, claim(predicate=None, value=Statement("constructive"), source="x", stance="denied")]
    tab = opened(told, view, documents=[document], decisions=decisions, full_text=True)
    tab.evaluate("for (const folded of document.querySelectorAll('details')) folded.open = true")
    tab.evaluate(Path(AXE).read_text("utf-8"))
    found = tab.evaluate("axe.run(document, { resultTypes: ['violations'] })")
    told_of = [
        (rule["id"], node["target"], node.get("failureSummary"))
        for rule in found["violations"]
        for node in rule["nodes"]
    ]
    assert told_of == []


def test_an_empty_page_loads(opened: Opened) -> None:
    """No claims, no script, no complaint."""
    tab = opened([])
    assert "No claims were found" in tab.locator("header").inner_text()
