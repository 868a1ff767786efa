"""The HTML page as a document: what it shows, what it links, and that nothing in it is anybody's markup but ours."""

import base64
import hashlib
import re
import sys
from collections.abc import Callable, Sequence
from html.parser import HTMLParser

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack import strategies
from claimtrack.comparison.conflicts import find_conflicts
from claimtrack.comparison.timelines import timeline
from claimtrack.errors import MissingExtraError, ReportError
from claimtrack.model.claim import Claim, Statement
from claimtrack.model.decision import Decision, Grade
from claimtrack.model.document import Document, DocumentRef
from claimtrack.model.evidence import Evidence
from claimtrack.model.source import Attribution, Source, SourceKind, Span
from claimtrack.parsing.claims import claim
from claimtrack.reporting.bars import axis, bar_of
from claimtrack.reporting.charts import chart
from claimtrack.reporting.html import page as page_module
from claimtrack.reporting.html.disagreements import strip
from claimtrack.reporting.html.excerpts import excerpt, marked_text
from claimtrack.reporting.html.sources import web_address
from claimtrack.reporting.reports import report

Quoted = Callable[..., Claim]

# What documents, publishers and sources may be called by those who would like to be more than text.
INJECTIONS = [
    "<script>window.pwned = 1</script>",
    "</script><script>window.pwned = 1</script>",
    "</style><style>body { display: none }</style>",
    "</title><img src=x onerror=window.pwned=1>",
    '"><svg onload="window.pwned = 1">',
    "' onmouseover='window.pwned = 1' x='",
    '" autofocus onfocus="window.pwned = 1',
    '<a href="javascript:window.pwned = 1">click</a>',
    "<iframe srcdoc='<script>parent.pwned = 1</script>'></iframe>",
    "<meta http-equiv=refresh content='0;url=https://example.org/'>",
    "<base href=https://example.org/>",
    "<form action=https://example.org><input name=q></form>",
    "<!-- --><!--",
    "]]><![CDATA[<script>window.pwned = 1</script>",
    "&lt;script&gt;window.pwned = 1&lt;/script&gt;",
    "&#60;script&#62; &#x3c;b&#x3e &amp;amp; &",
    "{{ 7 * 7 }} {% raw %} {# x #} ${7 * 7}",
    "\u202egnirts desrever\u2066 \u200f",
    "\x00\x1b[31m\x9b\x7f",
    "\ud800 \U000e0041 \ufeff",
    "ｊａｖａｓｃｒｉｐｔ：window.pwned = 1",
]


class Reader(HTMLParser):
    """All start tags with their attributes, and all text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.tags.append((tag, dict(attributes)))

    def handle_data(self, data: str) -> None:
        """Keep text."""
        self.text += data

    def ids(self) -> list[str]:
        """All names of places."""
        return [str(attributes["id"]) for _, attributes in self.tags if "id" in attributes]

    def hrefs(self) -> list[str]:
        """All addresses."""
        return [str(attributes["href"]) for _, attributes in self.tags if "href" in attributes]


def hostile(quoted: Quoted, words: str) -> list[Claim]:
    """Claims that carry the words wherever a document can put them."""
    sentence = f"{words} said {words} 119,000 people marched, {words} was not verified."
    first = quoted(
        sentence, "119,000", words.strip() or "x", publisher=words, title=words, url=words, path=words, counted=words,
        place=words, caveat=f"{words} was not verified", affiliation=words,
    )  # fmt: skip
    second = quoted("The CGT said 800,000.", "800,000", "CGT", counted=words, place=words)
    said = Claim(None, Statement(words), Attribution(Source(words, SourceKind.NGO, as_written=f"{words} {words}")))
    return [first, second, said]


@pytest.mark.parametrize("words", INJECTIONS)
def test_what_comes_from_a_document_is_text(quoted: Quoted, words: str) -> None:
    """No element, attribute, address or script of the page comes from anybody but us."""
    claims = hostile(quoted, words)
    decisions = [Decision("accept", claims[0].id, words.strip() or "x", "2024-01-01", words)]
    document = Document(text=f"{words} said 1", title=words, publisher=words, url=words)
    read = Reader(report(claims, format="html", documents=[document], decisions=decisions, full_text=True, title=words))
    clean = Reader(report(hostile(quoted, "words"), format="html", documents=[document], full_text=True))
    ours = {tag for tag, _ in clean.tags} | {"noscript", "br", "abbr"}
    assert {tag for tag, _ in read.tags} <= ours
    assert [tag for tag, _ in read.tags].count("script") == 1
    assert [tag for tag, _ in read.tags].count("style") == 1
    for tag, attributes in read.tags:
        assert not [name for name in attributes if name.startswith("on") or name in ("style", "srcdoc", "action")], tag
    assert all(href.startswith("#") for href in read.hrefs())
    assert "\u202e" not in read.text
    assert "\x1b" not in read.text


def test_words_are_shown_as_they_stand(quoted: Quoted) -> None:
    """An entity in the news is five characters, not the one it would stand for; nothing is lost."""
    words = "&lt;b&gt; & </script> <i>{{ 7 * 7 }}"
    read = Reader(report([quoted(f"{words} 12 died.", "12", None)], format="html"))
    assert f"{words} 12 died." in read.text


def test_the_policy_names_the_one_script_and_the_one_style(march: Sequence[Claim]) -> None:
    """Their hashes are in it; nothing is loaded, and no other script or style may be there."""
    page = report(march, format="html")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    said = policy[1].replace("&#39;", "'")
    assert said.startswith("default-src 'none'; ")
    assert "unsafe" not in said
    for tag in ("style", "script"):
        [content] = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in said
    assert "http:" not in page.replace("http://www.w3.org/", "")
    assert "https:" not in page


def test_every_link_leads_somewhere_and_every_name_is_one(march: Sequence[Claim]) -> None:
    """Anchors are unique; each figure leads to its claim, each claim back to where it is used."""
    decisions = [Decision("prefer", march[1].id, "A. Editor", "2023-03-26", "newer", march[2].id)]
    read = Reader(report(march, format="html", decisions=decisions))
    ids = read.ids()
    assert len(ids) == len(set(ids))
    targets = {href[1:] for href in read.hrefs() if href.startswith("#")}
    assert targets <= set(ids)
    assert {f"claim-{told.id}" for told in march} <= targets
    assert {"d1-1", "disagreement-1", "t1-1"} <= targets


def test_a_claim_is_found_under_its_id(march: Sequence[Claim]) -> None:
    """The link stays as long as document and words do; a second claim of one id has a number."""
    page = report([*march, march[0]], format="html")
    assert page.count(f'id="claim-{march[0].id}"') == 1
    assert page.count(f'id="claim-{march[0].id}-2"') == 1


def test_the_front_tells_the_story_at_a_glance(march: Sequence[Claim]) -> None:
    """Documents, sources, figures, disagreements; each disagreement with its sentence, sources, dates and caveats."""
    text = Reader(report(march, format="html")).text
    assert "documents4" in text.replace("\n", "")
    assert "People attended in Paris, 23 March 2023" in text
    assert "119,000 according to police" in text
    assert "23 March 2023" in text
    assert "was not verified" in text
    assert "Doubt" in text
    assert "the year is taken from the publication" in text


def test_sources_show_kind_side_relays_and_record(quoted: Quoted) -> None:
    """What is known of each, with the figures behind each count; of persons nothing is counted."""
    claims = [
        quoted("The ministry said 12.", "12", "ministry", affiliation="Hamas", published="2023-03-24"),
        quoted("The ministry said 10.", "10", "ministry", affiliation="Hamas", published="2023-03-25"),
        quoted("Ann Lee said 14 people came.", "14", "Ann Lee", kind="person"),
    ]
    grade = Grade(Source("ministry"), "A. Editor", "2023-04-01", "two corrections in a week", "B", "2")  # type: ignore[arg-type]
    text = Reader(report(claims, format="html", grades=[grade])).text
    assert "graded B2 by A. Editor on 1 April 2023: two corrections in a week" in text
    assert "run by Hamas" in text
    assert "carried by Gazette" in text
    assert "no record is kept of persons" in text


def test_decisions_of_reviewers_are_shown_as_such(march: Sequence[Claim]) -> None:
    """Who, when, what and why; what was rejected is gone from the claims and still named."""
    decisions = [
        Decision("reject", march[0].id, "A. Editor", "2023-03-26", "a headline"),
        Decision("amend", march[3].id, "B. Editor", "2023-03-27", field="place", value="Lyon"),
        Decision("accept", march[1].id, "A. Editor", "2023-03-27"),
        Decision("same_measure", march[1].id, "A. Editor", "2023-03-27", "one march", march[2].id),
        Decision("reject", "0" * 32, "C. Editor", "2023-03-28"),
    ]
    read = Reader(report(march, format="html", decisions=decisions))
    assert "Decisions of reviewers" in read.text
    assert "rejected the reading119,000, police" in read.text
    assert "a headline" in read.text
    assert "changed place: Lyon" in read.text
    assert "a claim that is not here (0000" in read.text
    assert f"claim-{march[0].id}" not in read.ids()
    assert "Reviewer: accepted by A. Editor" in read.text
    for name in ("text", "markdown", "latex"):
        assert "a headline" in report(march, format=name, decisions=decisions)
    assert '"action": "reject"' in report(march, format="json", decisions=decisions)
    for name in ("jsonl", "csv"):
        assert march[0].id not in report(march, format=name, decisions=decisions)


def test_decisions_made_before_are_shown_too(march: Sequence[Claim]) -> None:
    """Claims that carry a decision say so, though the decisions themselves are not at hand."""
    from claimtrack.verification.decisions import apply_decisions

    decided = apply_decisions(march, [Decision("accept", march[1].id, "A. Editor", "2023-03-27")])
    read = Reader(report(decided, format="html"))
    assert "decisions" in read.ids()
    assert read.text.count("accepted by A. Editor on 2023-03-27") == 2


def test_whole_texts_only_if_asked_for(quoted: Quoted) -> None:
    """Excerpts by default; with the texts, figures are marked in them, and the page says whose they are."""
    text = "The police said 119,000 people marched."
    told = quoted(text, "119,000", "police")
    longer = Document(text=text, title="The march", published="2023-03-24", publisher="Gazette", path="march.md")
    plain = report([told], format="html", documents=[longer])
    assert "rights to every text" not in plain
    assert "Whole text" not in plain
    read = Reader(report([told], format="html", documents=[longer], full_text=True))
    assert "1 of 1 documents" in read.text
    assert "rights to every text" in read.text
    assert read.text.count(text) == 2
    assert f"text-claim-{told.id}" in read.ids()
    assert f"#text-claim-{told.id}" in read.hrefs()
    without = report([told], format="html", documents=[longer.ref], full_text=True)
    assert "Whole text" not in without


def test_a_page_of_nothing_says_so() -> None:
    """No claims is an answer."""
    read = Reader(report([], format="html"))
    assert "No claims were found, so there is nothing to compare." in read.text
    assert "None found. That does not mean that all agree." in read.text
    assert [tag for tag, _ in read.tags].count("script") == 0
    read = Reader(report([], format="html", documents=[DocumentRef("sha256:1", "A note", path="note.md")]))
    assert "document1" in read.text.replace("\n", "")
    assert "A note" in read.text


def test_claims_of_every_shape_have_a_place() -> None:
    """By hand, without source, date or document; a statement; a figure denied, open, vague or in another unit."""
    march = {"predicate": "attended", "event": "march", "period": "2023-03-23"}
    claims = [
        claim(predicate="killed", value=12),
        claim(predicate=None, value=Statement("constructive"), source="x"),
        claim(value="more than 500", source="a", as_of="2023-03-23", **march),
        claim(value="at most 90", source="b", as_of="2023-03-23", **march),
        claim(value="hundreds", source="c", as_of="2023-03-24", stance="denied", **march),
        claim(value="at least 7,000", source="d", as_of="2023-03-24", **march),
        claim(value="less than 20", source="d", **march),
    ]
    read = Reader(report(claims, format="html"))
    assert "no source known" in read.text
    assert "date unknown" in read.text
    assert "entered by hand" in read.text
    assert {"bar", "arrow", "rim"} <= {str(a.get("class")).split()[0] for t, a in read.tags if t in ("rect", "use")}
    assert any("denied" in str(a.get("class")) for t, a in read.tags if t == "svg")


def test_long_lists_are_cut_and_say_so(quoted: Quoted, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of very many disagreements, timelines and corrections only the number is told."""
    claims = []
    for place in ("Paris", "Lyon", "Lille"):
        for day in range(1, 4):
            for who, count in (("police", 100 * day), ("CGT", 900 - 10 * day)):
                date = f"2023-03-{20 + day}"
                claims.append(quoted(f"{who}: {count} in {place}.", f"{count}", who, place=place, as_of=date))
    full = Reader(report(claims, format="html")).text
    assert "left out here" not in full
    monkeypatch.setattr("claimtrack.reporting.html.disagreements._DRAWN", 1)
    monkeypatch.setattr("claimtrack.reporting.html.disagreements._POSITION_ROWS", 1)
    monkeypatch.setattr("claimtrack.reporting.html.plots._DRAWN", 1)
    monkeypatch.setattr(page_module, "_REVISIONS", 1)
    cut = Reader(report(claims, format="html")).text
    for words in ("more disagreements are left out", "more timelines are left out", "more are left out here; the json"):
        assert words in cut
    assert "positions between these are not drawn" in cut or "more figure" in cut


def test_a_very_long_sentence_is_cut_around_its_figure(quoted: Quoted) -> None:
    """The figure stays; what is far from it goes."""
    sentence = f"{'before ' * 400}12 people came{' after' * 400}."
    pieces = excerpt(quoted(sentence, "12", None))
    assert (pieces[0].words, pieces[-1].words) == ("… ", " …")
    assert "12" in [piece.words for piece in pieces if piece.kind == "figure"]
    assert len("".join(piece.words for piece in pieces)) < 700
    assert excerpt(claim(predicate="killed", value=1)) == ()


def test_many_positions_are_cut_in_the_middle(quoted: Quoted) -> None:
    """The lowest and the highest positions are drawn, and how many lie between them is said."""
    who = [f"source{n:02d}" for n in range(40)]
    claims = [quoted(f"{name} said {100 + 50 * n}.", f"{100 + 50 * n}", name, kind="ngo") for n, name in enumerate(who)]
    read = Reader(report(claims, format="html"))
    assert "16 positions between these are not drawn" in read.text
    again = [quoted(f"{name} said 100.", "100", name, kind="ngo", title=name) for name in who]
    read = Reader(report([*again, quoted("CGT said 900.", "900", "CGT")], format="html"))
    assert "28 more figures in position 1" in read.text


def test_a_statement_is_shown_with_its_sentence() -> None:
    """There is no figure to mark; the source is."""
    text = "The envoy said the talks were constructive."
    document = Document(text=text, publisher="Gazette", published="2024-02-23")
    envoy = Attribution(Source("envoy"), source_span=Span(4, 9))
    evidence = Evidence(document.id, 0, len(text), text)
    told = Claim(None, Statement("the talks were constructive"), envoy, evidence=evidence, document=document.ref)
    assert [(piece.words, piece.kind) for piece in excerpt(told)][1] == ("envoy", "source")
    assert "mark" not in {tag for tag, _ in Reader(report([told], format="html")).tags}
    long = attrs.evolve(evidence, quote=text * 50, end=len(text) * 50)
    assert excerpt(attrs.evolve(told, evidence=long))[-1].words == " …"


@given(claims=st.lists(strategies.claims(), max_size=6))
def test_any_claims_make_a_page_whose_links_hold(claims: list[Claim]) -> None:
    """Whatever values the model allows: anchors are unique, links lead somewhere, the elements are ours."""
    read = Reader(report(claims, format="html"))
    ids = read.ids()
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in read.hrefs() if href.startswith("#")} <= set(ids)
    assert [tag for tag, _ in read.tags].count("li") >= len(claims)
    assert all(chart(conflict) for conflict in find_conflicts(claims))
    assert all(chart(line) for line in timeline(claims))


def test_marks_that_meet_do_not_nest(quoted: Quoted) -> None:
    """A reservation that holds the figure, and two figures that overlap in a text, leave the first one marked."""
    sentence = "Some 12 or so people, it is said, came."
    told = quoted(sentence, "Some 12", None, caveat="12 or so people")
    assert [piece.kind for piece in excerpt(told)] == ["figure", ""]
    other = quoted(sentence, "12 or so", None, value="12")
    pieces = marked_text(sentence, [told, other, claim(predicate="killed", value=1)])
    assert [piece.words for piece in pieces if piece.kind] == ["Some 12"]
    assert "".join(piece.words for piece in pieces) == sentence


ADDRESSES = [
    ("https://example.org/a?b=c#d", True),
    ("http://example.org", True),
    ("HTTPS://EXAMPLE.ORG/", True),
    ("javascript:alert(1)", False),
    ("java\tscript:alert(1)", False),
    (" https://example.org", False),
    ("data:text/html,x", False),
    ("file:///etc/passwd", False),
    ("//example.org/a", False),
    ("https://", False),
    ("https://exa\u202emple.org", False),
    ("http://[::1", False),
    ("/a/b", False),
    (None, False),
]


@pytest.mark.parametrize(("url", "is_link"), ADDRESSES)
def test_only_web_addresses_become_links(url: str | None, is_link: bool) -> None:
    """Anything else is shown as words."""
    assert web_address(url) == (url if is_link else "")


def test_an_address_of_a_document_is_a_link_without_a_trace(quoted: Quoted) -> None:
    """It sends no referrer and gives no handle on the page."""
    read = Reader(report([quoted("12 died.", "12", None, url="https://example.org/a")], format="html"))
    [link] = [attributes for _, attributes in read.tags if attributes.get("href") == "https://example.org/a"]
    assert {"noreferrer", "noopener"} <= set(str(link["rel"]).split())


def test_narrow_bars_can_still_be_seen() -> None:
    """A range that is nothing beside the axis keeps a width, inside the drawing."""
    bars = [bar_of(claim(predicate="killed", value=value)) for value in ("10 to 11", "99,999 to 100,000", "1,000,000")]
    drawn = [bar for bar in bars if bar is not None]
    scale = axis(drawn)
    for bar in drawn:
        made = strip(bar, scale)
        assert made.width > 0
        assert made.left >= 0
        assert made.left + made.width <= 100


def test_without_jinja2_the_extra_is_named(march: Sequence[Claim], monkeypatch: pytest.MonkeyPatch) -> None:
    """What is missing and the command that brings it."""
    page_module._parts.cache_clear()
    monkeypatch.setitem(sys.modules, "jinja2", None)
    with pytest.raises(MissingExtraError, match=re.escape("pip install 'claimtrack[report]'")):
        report(march, format="html")


def test_unknown_formats_name_the_known_ones() -> None:
    """All of them."""
    with pytest.raises(ReportError, match="text, markdown, latex, json, jsonl, csv, html, not 'pdf'"):
        report([], format="pdf")


def test_the_same_claims_give_the_same_page(march: Sequence[Claim]) -> None:
    """No clock and no chance: two pages of one input can be compared."""
    assert report(march, format="html") == report([attrs.evolve(told) for told in march], format="html")
