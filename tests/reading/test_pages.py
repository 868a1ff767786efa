"""Web pages: the article and nothing around it, and what the page says about itself."""

from pathlib import Path

import pytest

from claimtrack.errors import MissingExtraError, ReadError
from claimtrack.extraction.extract import extract
from claimtrack.reading.documents import read
from claimtrack.reading.limits import Limits
from claimtrack.reading.pages import fragment_text, read_page

pytest.importorskip("trafilatura", reason="needs the extra web")
pytest.importorskip("htmldate", reason="needs the extra web")

PAGES = Path(__file__).parent / "pages"
ARTICLE = "<p>At least 12 people were killed when the river rose, the district chief said on Monday morning.</p>" * 4


def _body(text: str, headings: set[str]) -> list[str]:
    """The paragraphs of a text without its headings, which trafilatura keeps on some pages and drops on others."""
    return [paragraph for paragraph in text.strip().split("\n\n") if paragraph not in headings]


@pytest.mark.parametrize("name", ["newspaper", "weblog", "oldtables", "liveblog", "bulletin"])
def test_a_page_gives_its_article_and_no_furniture(name):
    """Menus, comments, related links, banners, tables of data and footers are left out; every paragraph is kept."""
    expected = (PAGES / f"{name}.txt").read_text(encoding="utf-8")
    headings = {line.removeprefix("# ") for line in expected.splitlines() if line.startswith("# ")}
    document = read(PAGES / f"{name}.html")
    assert _body(document.text, headings) == _body(expected.replace("# ", ""), headings)


@pytest.mark.parametrize("name", ["newspaper", "weblog", "oldtables", "liveblog", "bulletin"])
def test_furniture_yields_no_claims(name):
    """The figures of a page are those of its article's own words."""
    document = read(PAGES / f"{name}.html")
    words = (PAGES / f"{name}.txt").read_text(encoding="utf-8")
    claims = extract(document)
    assert len(claims) >= 6
    for claim in claims:
        assert claim.evidence.quote in words


@pytest.mark.parametrize(
    ("name", "published", "publisher", "basis"),
    [
        ("newspaper", "2023-06-14", "The Harbour Gazette", {"published": "markup", "url": "markup"}),
        ("weblog", "2022-03-19", "Notes from the square", {"published": "markup", "publisher": "markup"}),
        ("oldtables", "2010-11-23", None, {"published": "markup"}),
        ("liveblog", "2024-10-02", "Coast Radio", {"published": "markup", "language": "markup"}),
        ("bulletin", "2019-12-05", "health.example", {"published": "url", "publisher": "url"}),
    ],
)
def test_what_a_page_says_about_itself(name, published, publisher, basis):
    """The first publication, not the last change; a date from the address says that it is one."""
    document = read(PAGES / f"{name}.html")
    assert str(document.published) == published
    assert document.publisher == publisher
    assert basis.items() <= dict(document.basis).items()


def test_a_date_in_the_text_says_so():
    """Where neither markup nor address has a date, the page's text may; its basis is weaker, and named."""
    page = f"<html><body><article><div class='date'>14 June 2023</div>{ARTICLE}</article></body></html>"
    article = read_page(page.encode(), "a.html")
    assert article.said["published"] == ("2023-06-14", "page text")


def test_no_date_is_none():
    """A page without a date has none: not today's, and not that of its capture."""
    assert "published" not in read_page(f"<html><body>{ARTICLE}</body></html>".encode(), "a.html").said


def test_no_page_is_published_after_its_capture():
    """A date after the day of the capture is not the page's."""
    page = f'<html><head><meta name="date" content="2023-06-14"></head><body>{ARTICLE}</body></html>'.encode()
    assert read_page(page, "a.html", captured="2023-06-14").said["published"][0] == "2023-06-14"
    assert "published" not in read_page(page, "a.html", captured="2023-06-13").said


def test_the_option_fills_what_the_page_leaves_open(tmp_path):
    """Publisher and date given by the caller serve pages that say neither, and are marked as given."""
    file = tmp_path / "a.html"
    file.write_text(f"<html><body>{ARTICLE}</body></html>", encoding="utf-8")
    document = read(file, published="2024-02-23", publisher="Gazette", language="en")
    assert (str(document.published), document.publisher) == ("2024-02-23", "Gazette")
    assert dict(document.basis) == {"published": "option", "publisher": "option", "language": "option"}


@pytest.mark.parametrize("page", ["<p>", "<html></html>", "<div>" * 1_000_000 + "Nine died.", "\0" * 3 + "<p>x" * 500])
def test_a_page_without_an_article_is_empty(tmp_path, page):
    """No text, a million open tags: an empty document and a warning, never a crash."""
    file = tmp_path / "a.html"
    file.write_text(page, encoding="utf-8")
    findings = []
    read(file, on_finding=findings.append)
    assert {finding.code for finding in findings} <= {"empty-document", "control-character"}


@pytest.mark.parametrize(
    "hostile",
    [
        "<p title='" + "2024-01-0 " * 200_000 + "'>",
        "<meta name=date content='" + "2024-01-0 " * 200_000 + "'>",
        "&amp;" * 200_000,
        "<!--" * 200_000,
        "<" * 500_000,
        "<script type='application/ld+json'>" + '{"a":' * 200_000 + "</script>",
        "<!DOCTYPE html [<!ENTITY a '" + "x" * 100 + "'><!ENTITY b '" + "&a;" * 100 + "'>]>" + "&b;" * 1000,
    ],
    ids=["attribute", "metadata", "entities", "comments", "brackets", "json-ld", "entity expansion"],
)
def test_hostile_markup_ends(hostile):
    """Megabytes of one sign are read in a moment, into no more text than was given."""
    page = f"<html><body>{hostile}{ARTICLE}</body></html>"
    assert len(read_page(page.encode(), "a.html").text) <= len(page)


@pytest.mark.parametrize(
    "tag",
    [
        "<p " + " ".join(f"a{number}='>'" for number in range(100_000)) + ">",
        "<p" + "".join(f"/a{number}" for number in range(100_000)) + ">",
        "<p " + "".join(f"a{number}=1 " for number in range(100_000)),
        '<p ="' + "".join(f"a{number} " for number in range(100_000)) + '">',
    ],
    ids=["quoted", "slashes", "open", "a value without a name"],
)
def test_a_crowded_tag_is_refused(tag):
    """A parser takes the square of the number of attributes, so that a page of a megabyte would be minutes."""
    with pytest.raises(ReadError, match=r"^a\.html: its tags have more attributes"):
        read_page(f"<html><body>{tag}{ARTICLE}</body></html>".encode(), "a.html")
    assert fragment_text(tag) == ""


@pytest.mark.parametrize(
    "markup",
    [
        "<svg><path d='" + "M10 10 L20 20 " * 5000 + "'/></svg>",
        "<script>for (i = 0; i<n; i++) {" + " a = b / c;" * 20_000 + "}</script>",
        "<style>p<a " + "a b " * 50_000 + "</style>",
        "<!-- <p " + "a b " * 50_000 + "-->",
        "<img srcset='" + ", ".join(f"https://a.example/{n}/x.jpg {n}w" for n in range(2000)) + "'>" * 20,
    ],
    ids=["drawing", "script", "style", "comment", "images"],
)
def test_long_values_and_scripts_are_no_attributes(markup):
    """What real pages carry in values, scripts and comments does not count."""
    assert "people" in read_page(f"<html><body>{markup}{ARTICLE}</body></html>".encode(), "a.html").text


def test_a_page_above_the_limit_is_refused(tmp_path):
    """More bytes than one article may have are named, with the limit."""
    file = tmp_path / "a.html"
    file.write_text(f"<html><body>{ARTICLE * 10}</body></html>", encoding="utf-8")
    with pytest.raises(ReadError, match="more than the 1,000 bytes"):
        read(file, limits=Limits(article_bytes=1000))


def test_a_page_that_breaks_its_reader_is_named(monkeypatch):
    """Whatever a library raises ends in an error that names the page."""

    def broken(*_, **__):
        raise RecursionError("too deep")

    monkeypatch.setattr("trafilatura.utils.load_html", broken)
    with pytest.raises(ReadError, match=r"a\.html: the page cannot be taken apart \(RecursionError"):
        read_page(b"<html><body>Nine died.</body></html>", "a.html")


def test_nothing_is_logged_to_the_terminal(capsys):
    """The library prints nothing, and neither do those it calls."""
    read_page(b"<html></html>", "a.html")
    assert capsys.readouterr() == ("", "")


def test_nothing_is_fetched(monkeypatch):
    """A page whose text is an address is read as a text."""

    def refuse(*_, **__):
        raise AssertionError("a connection was asked for")

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("socket.create_connection", refuse)
    assert read_page(b"https://example.org/news", "a.html").text in ("", "https://example.org/news")


def test_without_the_libraries_the_extra_is_named(monkeypatch):
    """What is missing, and the command that brings it."""
    from claimtrack.reading import pages

    pages._quiet.cache_clear()
    monkeypatch.setitem(__import__("sys").modules, "trafilatura", None)
    with pytest.raises(MissingExtraError, match=r"claimtrack\[web\]"):
        read_page(b"<html></html>", "a.html")


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("", ""),
        ("Nine died.", "Nine died."),
        ("<p>Nine died.</p>Two fled.", "Nine died.\n\nTwo fled."),
        ("one<br>two<br/>three", "one\n\ntwo\n\nthree"),
        ("a <b>bold</b> word", "a bold word"),
        ("<script>alert(9)</script>kept<style>p{}</style>", "kept"),
        ("5 &lt; 6 &amp; 7", "5 < 6 & 7"),
        ("<p>a<!-- 12 dead -->b</p>", "ab"),
        ("<ul><li>one<li>two</ul>", "one\n\ntwo"),
    ],
)
def test_a_fragment_becomes_paragraphs(markup, text):
    """Blocks part, inline marks join, scripts and comments vanish."""
    assert fragment_text(markup) == text
