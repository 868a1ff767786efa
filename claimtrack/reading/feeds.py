"""Saved RSS and Atom feeds -> articles, one an item.

Enters: the bytes of a feed. Leaves: the items, each with the text it carries (the whole article or a summary), its
title, date and link, and the feed's own title as publisher. Refused: what is no feed. Entities are never expanded from
outside and nothing is fetched; the feed is read from memory.
"""

import io
from collections.abc import Iterator
from typing import Any

from claimtrack.errors import MissingExtraError, ReadError
from claimtrack.model.finding import Finding, Severity
from claimtrack.reading.articles import Article, Input
from claimtrack.reading.pages import fragment_text
from claimtrack.reading.streams import read_within

__all__ = ["read_feed"]


def read_feed(source: Input) -> Iterator[Article]:
    """The items of a feed, in its order; a damaged feed gives what could be read of it, and a finding.

    Raises:
        ReadError: For what is no feed, and for one above the limit.
        MissingExtraError: Without the libraries of the extra ``web``.
    """
    try:
        import feedparser  # type: ignore[import-untyped]
    except ImportError:
        raise MissingExtraError("reading feeds", "web") from None
    data = read_within(source.stream, source.limits.feed_bytes, source.where)
    # A stream, never a string: feedparser takes a string for an address or a path and opens it.
    feed = feedparser.parse(io.BytesIO(data), resolve_relative_uris=False, sanitize_html=False)
    if not feed.get("version") and not feed.entries:
        problem = feed.get("bozo_exception")
        raise ReadError(source.where, f"no RSS or Atom feed{f' ({problem})' if problem else ''}")
    if feed.bozo and not isinstance(feed.bozo_exception, feedparser.CharacterEncodingOverride):
        message = f"a damaged feed ({feed.bozo_exception}); what stands before the damage is read"
        source.tell(Finding("damaged-feed", Severity.WARNING, message, source.where))
    for number, entry in enumerate(feed.entries, 1):
        yield _item(entry, feed.feed, f"{source.where}#{number}")


def _item(entry: Any, feed: Any, where: str) -> Article:
    bodies = [*entry.get("content", ()), entry.get("summary_detail")]
    texts = [_text(body) for body in bodies if body]
    text = max(texts, key=len, default="")
    source = entry.get("source") or {}
    language = (entry.get("language") or feed.get("language") or "").split("-")[0].lower()
    found = {
        "title": fragment_text(entry.get("title", "")) if entry.get("title") else None,
        "published": entry.get("published") or entry.get("updated"),
        "publisher": source.get("title") or feed.get("title"),
        "url": entry.get("link"),
        "language": language or None,
    }
    return Article(text, where, {field: (value, "feed") for field, value in found.items() if value})


def _text(body: Any) -> str:
    """What an item carries, its markup undone; plain text stays as it is."""
    value: str = body.get("value", "")
    return value.strip() if body.get("type") == "text/plain" and "<" not in value else fragment_text(value)
