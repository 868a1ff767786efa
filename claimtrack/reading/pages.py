"""Web pages -> articles: the article's own text, without menus, comments and links to others.

Enters: the bytes of an HTML page, and what the transport said of it. Leaves: an article, its paragraphs apart, with
title, date, publisher, URL and language as the page's markup gives them. A date is looked for with htmldate in the
markup first, then in the URL, then in the page's text, and the basis says which it was. Tables of data are left out,
since a cell is no sentence. A page that holds no article, or is nested too deeply, has an empty text. Refused: bytes
that are no text, and tags with so many attributes that taking them apart would not end. Nothing is fetched: only the
bytes given are read.
"""

import logging
import re
from copy import deepcopy
from functools import cache
from typing import Any

from claimtrack.errors import MissingExtraError, ReadError
from claimtrack.reading.articles import Article
from claimtrack.reading.decoding import decode_page

__all__ = ["fragment_text", "read_page"]

# htmldate takes "today" for the latest possible date unless told otherwise; a library has no clock.
_DATES: dict[str, Any] = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}
_HEAD = 2048  # characters in which a page says that it is one
_BLOCKS = frozenset(
    {"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "section", "article"}
    | {"header", "footer", "ul", "ol", "table", "td", "th"}
)

# A comment, a script or a style whole, which hold no tags; or a tag up to its end, which no value hides.
_TAG = re.compile(
    r"<(?:!--[^-]*+(?:-(?!->)[^-]*+)*+|(?P<raw>script|style)\b[^<]*+(?:<(?!/(?P=raw))[^<]*+)*+"
    r"""|(?P<tag>[a-z](?:[^>=]++|(?<=[\w-])=\s*+(?:"[^"]*+"|'[^']*+')?+|=)*+))""",
    re.IGNORECASE,
)
_VALUE = re.compile(r"""(?<=[\w-])=\s*+(?:"[^"]*+"|'[^']*+')""")
_BETWEEN = re.compile(r"[\s/=]")  # what parts one attribute from the next
_LONG_TAG = 512  # characters from which the attributes of a tag are counted
_CROWDED = 100_000_000  # lxml holds each attribute against those before it; so many are seconds


def read_page(
    data: bytes, where: str, *, charset: str | None = None, url: str | None = None, captured: str | None = None
) -> Article:
    """The article that a page holds.

    Args:
        data: The page.
        where: Its name.
        charset: The encoding that the transport declared.
        url: Where it was captured; else the page's own canonical link.
        captured: The day of the capture, ``2024-02-23``; no page is published later.

    Raises:
        ReadError: For bytes that are no text, and for a page that cannot be taken apart, or not in reasonable time.
        MissingExtraError: Without the libraries of the extra ``web``.
    """
    _quiet()
    text, findings = decode_page(data, where, charset=charset)
    if "<html" not in text[:_HEAD].lower():
        text = f"<html><body>{text}</body></html>"  # a saved piece of a page, which trafilatura would refuse
    if _is_crowded(text):
        raise ReadError(where, "its tags have more attributes than any page needs; give the article's text")
    try:
        body, said = _taken_apart(text, url, captured)
    except Exception as error:  # noqa: BLE001 - a page nobody foresaw must not end the reading of an archive
        raise ReadError(where, f"the page cannot be taken apart ({type(error).__name__}: {error})") from None
    return Article(body, where, said, findings=findings)


def _is_crowded(markup: str) -> bool:
    """Whether the tags have so many attributes that parsers, which take the square of the time, would not end."""
    pairs = 0
    for found in _TAG.finditer(markup):
        if found.end() - found.start() > _LONG_TAG and found["tag"]:
            pairs += len(_BETWEEN.findall(_VALUE.sub("=", found["tag"]))) ** 2
            if pairs > _CROWDED:
                return True
    return False


@cache
def _quiet() -> None:
    """Keep what the libraries log out of the caller's terminal; a caller who listens to their loggers still hears it.

    Raises:
        MissingExtraError: Where they are not installed.
    """
    try:
        import htmldate
        import trafilatura
    except ImportError:
        raise MissingExtraError("reading web pages", "web") from None
    for library in (htmldate, trafilatura):
        logging.getLogger(library.__name__).addHandler(logging.NullHandler())


def _taken_apart(text: str, url: str | None, captured: str | None) -> tuple[str, dict[str, Any]]:
    """The text of the article, and what the page says about it."""
    from trafilatura import bare_extraction
    from trafilatura.metadata import extract_metadata
    from trafilatura.utils import load_html

    tree = load_html(text)
    if tree is None:
        return "", {}
    said = _said(tree, extract_metadata(tree, url, dict(_DATES), extensive=False), url)
    if captured is not None and said.get("published", ("", ""))[0] > captured:
        del said["published"]
    _unframe(tree)
    body = bare_extraction(tree, url=url, include_comments=False, include_tables=False, with_metadata=False)
    lines = (getattr(body, "text", None) or "").split("\n")  # trafilatura gives a paragraph a line
    return "\n\n".join(line.strip() for line in lines if line.strip()), said


def _unframe(tree: Any) -> None:
    """Undo tables that only lay a page out, as old pages do: those with paragraphs or tables of their own in a cell."""
    for table in tree.xpath("//table[.//td//p or .//td//table or .//td//h1 or .//td//h2 or .//td//div]"):
        for part in (table, *table.xpath("./tr | ./tbody | ./tbody/tr | ./tr/td | ./tbody/tr/td")):
            part.tag = "div"


def _said(tree: Any, about: Any, url: str | None) -> dict[str, Any]:
    """What the page says about itself, each with its basis."""
    said: dict[str, Any] = {}
    if about.title:
        said["title"] = (about.title, "markup")
    address = url or about.url
    if address:
        said["url"] = (address, "archive" if url else "markup")
    if about.sitename:
        # Where no markup names the site, trafilatura takes the host of its URL.
        said["publisher"] = (about.sitename, "url" if about.sitename in (about.url or "") else "markup")
    language = (tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "").split("-")[0]
    if language.isalpha() and language.isascii() and len(language) in (2, 3):
        said["language"] = (language.lower(), "markup")
    if about.date:
        said["published"] = _published(tree, about.date, address)
    return said


def _published(tree: Any, found: str, url: str | None) -> tuple[str, str]:
    """The date, and whether the markup, the URL or only the page's text gave it.

    htmldate writes a month without a day as its first day; outside the markup such a date is taken for the month.
    """
    from htmldate import find_date
    from lxml.html import Element  # type: ignore[import-untyped]

    marked = Element("html")
    for part in tree.xpath("/html/head | /html/body//script[@type='application/ld+json'] | //time | //abbr"):
        marked.append(deepcopy(part))
    for page, address, basis in ((marked, "", "markup"), (Element("html"), url or "", "url")):
        date = find_date(page, url=address, **_DATES) if len(page) or address else None
        if date:
            return date if basis == "markup" else date.removesuffix("-01"), basis
    return found.removesuffix("-01"), "page text"


def fragment_text(markup: str) -> str:
    r"""The text of a piece of HTML, such as an item of a feed: paragraphs apart, spaces folded, no markup.

    Raises:
        MissingExtraError: Without lxml, which the extra ``web`` brings.

    >>> fragment_text("<p>Nine   people died.</p><p>Two <b>fled</b>.</p>")
    'Nine people died.\n\nTwo fled.'
    """
    try:
        from lxml import etree, html  # type: ignore[import-untyped]
    except ImportError:
        raise MissingExtraError("reading web pages", "web") from None
    if _is_crowded(markup):
        return ""
    try:
        tree = html.document_fromstring(f"<body>{markup}</body>")
    except (etree.LxmlError, ValueError, AssertionError):
        return ""
    pieces: list[str] = []
    for event, part in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        named = isinstance(part.tag, str)
        if named and part.tag in _BLOCKS:
            pieces.append("\n\n")
        if event == "start" and named and part.tag not in ("script", "style"):
            pieces.append(" ".join((part.text or "").split("\n")))
        elif event != "start":
            pieces.append(" ".join((part.tail or "").split("\n")))
    paragraphs = "".join(pieces).split("\n\n")
    return "\n\n".join(folded for folded in (" ".join(paragraph.split()) for paragraph in paragraphs) if folded)
