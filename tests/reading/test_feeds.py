"""Feeds: the items of RSS and Atom, damaged ones too."""

import pytest

from claimtrack.errors import MissingExtraError, ReadError
from claimtrack.reading.documents import read_many
from claimtrack.reading.limits import Limits

pytest.importorskip("feedparser", reason="needs the extra web")

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Harbour Gazette</title><language>en-gb</language>
<item><title>Nine &amp;amp; two</title><link>https://gazette.example/1</link>
<pubDate>Wed, 14 Jun 2023 23:30:00 -0500</pubDate>
<description>&lt;p&gt;Nine people died.&lt;/p&gt;</description>
<content:encoded><![CDATA[<p>Nine people died, police said.</p><p>Two <b>fled</b>.</p>]]></content:encoded></item>
<item><title>Later</title><pubDate>some day</pubDate><description>Twelve were hurt.</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Wire</title>
<entry><title>Flood</title><link href="https://wire.example/1"/><published>2024-02-23T10:00:00Z</published>
<summary type="html">&lt;p&gt;short&lt;/p&gt;</summary><content type="text">Fifty homes were destroyed.</content></entry>
<entry><title>Fire</title><updated>2024-02-24T10:00:00Z</updated><summary>Nine fled.</summary>
<source><title>Hill News</title></source></entry></feed>"""


def _read(tmp_path, text, name="a.rss", **options):
    (tmp_path / name).write_text(text, encoding="utf-8")
    findings = []
    return list(read_many([tmp_path / name], on_finding=findings.append, **options)), findings


def test_rss(tmp_path):
    """The longest text of an item is its article; the day is that of its own time zone; the feed is the publisher."""
    (first, second), findings = _read(tmp_path, RSS)
    assert first.text == "Nine people died, police said.\n\nTwo fled."
    assert (first.title, str(first.published), first.publisher) == ("Nine & two", "2023-06-14", "The Harbour Gazette")
    assert (first.url, first.language, first.path[-7:]) == ("https://gazette.example/1", "en", "a.rss#1")
    assert set(dict(first.basis).values()) == {"feed"}
    assert (second.text, second.published) == ("Twelve were hurt.", None)
    assert [(finding.code, finding.where[-2:]) for finding in findings] == [("unknown-date", "#2")]


def test_atom(tmp_path):
    """Published wins, updated stands in; an item taken over names its own source."""
    (first, second), findings = _read(tmp_path, ATOM, "a.xml")
    assert (first.text, str(first.published.edtf)) == ("Fifty homes were destroyed.", "2024-02-23")
    assert (second.publisher, second.published.edtf) == ("Hill News", "2024-02-24")
    assert findings == []


def test_a_damaged_feed_keeps_what_stands_before(tmp_path):
    """A feed that is cut off gives its whole items and says that it is damaged."""
    documents, findings = _read(tmp_path, RSS[: RSS.index("</item>") + 40])
    assert documents[0].text.startswith("Nine people died")
    assert findings[0].code == "damaged-feed"


@pytest.mark.parametrize(
    "text",
    [
        '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
        "<rss version='2.0'><channel><title>t</title><item><description>&a;</description></item></channel></rss>",
        '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "'
        + "x" * 1000
        + '"><!ENTITY b "'
        + "&a;" * 1000
        + '"><!ENTITY c "'
        + "&b;" * 1000
        + '">]>'
        + "<rss version='2.0'><channel><title>t</title><item><description>&c;</description></item></channel></rss>",
    ],
    ids=["external entity", "entity expansion"],
)
def test_entities_bring_nothing_in(tmp_path, text):
    """Neither a file nor a gigabyte comes out of an entity."""
    documents, _ = _read(tmp_path, text, "a.xml")
    assert sum(len(document.text) for document in documents) < 10_000
    assert not any("root:" in document.text for document in documents)


@pytest.mark.parametrize("text", ["nothing", "<rss", "", "https://example.org/feed", "/etc/passwd"])
def test_what_is_no_feed_is_refused(tmp_path, text):
    """A file without a feed is named; an address or a path in it is not opened."""
    documents, findings = _read(tmp_path, text)
    assert documents == []
    assert [finding.code for finding in findings] == ["unreadable"]
    assert "no RSS or Atom feed" in findings[0].message


def test_a_feed_above_the_limit_is_refused(tmp_path):
    """The limit of feeds holds."""
    _, findings = _read(tmp_path, RSS, limits=Limits(feed_bytes=100))
    assert "more than the 100 bytes" in findings[0].message


def test_without_the_library_the_extra_is_named(tmp_path, monkeypatch):
    """The other files are still read; without a listener it raises."""
    monkeypatch.setitem(__import__("sys").modules, "feedparser", None)
    documents, findings = _read(tmp_path, RSS)
    assert (documents, [finding.code for finding in findings]) == ([], ["missing-extra"])
    with pytest.raises(MissingExtraError, match=r"claimtrack\[web\]"):
        list(read_many([tmp_path / "a.rss"]))


def test_without_a_listener_the_first_bad_file_raises(tmp_path):
    """No finding is lost in silence."""
    (tmp_path / "a.rss").write_text("nothing", encoding="utf-8")
    with pytest.raises(ReadError, match="no RSS or Atom feed"):
        list(read_many([tmp_path / "a.rss"]))
