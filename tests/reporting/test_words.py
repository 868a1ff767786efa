"""Words made safe, and model values in the words of a report."""

from decimal import Decimal
from fractions import Fraction

import pytest

from claimtrack.model.claim import AsOfBasis, Claim, Polarity, Statement
from claimtrack.model.document import Document
from claimtrack.model.measure import Measure
from claimtrack.model.moment import Moment
from claimtrack.model.quantity import Bound, Quantity
from claimtrack.model.source import Attribution, Source
from claimtrack.parsing.claims import claim
from claimtrack.reporting import words

UNSAFE = [
    ("a\nb\tc  d", "a b c d"),
    ("\x1b[1;31mred\x1b[0m and \x1b]0;title\x07rest", "red and rest"),
    ("\x1b]8;;http://x\x1b\\link", "link"),
    ("open \x1b]8;;never closed", "open"),
    ("a\x00b\x07c\x9bd", "abcd"),
    ("12\u202e34\u2066x\u2069\u200f", "1234x"),
    ("lone \ud800 surrogate", "lone \ufffd surrogate"),
    ("\ufeffmark\U000e0041", "mark"),
    ("İstanbul e\u0301 עברית 数", "İstanbul e\u0301 עברית 数"),
    ("a\u2028b\x85c", "a b c"),
    ("\x1b]" * 5, ""),
]


@pytest.mark.parametrize(("text", "shown"), UNSAFE)
def test_a_terminal_is_never_commanded(text: str, shown: str) -> None:
    """Control characters, terminal commands and direction marks go; letters of every script stay."""
    assert words.plain(text) == shown


@pytest.mark.parametrize("text", ["\x1b]" * 200_000, "\x1b[" * 200_000, " " * 400_000, "\u202e" * 400_000])
def test_hostile_text_is_read_in_linear_time(text: str) -> None:
    """A megabyte of half-finished commands costs one pass."""
    assert len(words.plain(text)) <= len(text)


CELLS: list[tuple[object, object]] = [
    ("=1+1", "'=1+1"),
    ("+49", "'+49"),
    ("-5 people", "'-5 people"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("\t=1", "'\t=1"),
    ("＝1", "'＝1"),
    ("a=1", "a=1"),
    (-5, -5),
    (None, None),
    ("a\ud800\0", "a\ufffd\ufffd"),
]


@pytest.mark.parametrize(("cell", "shown"), CELLS)
def test_a_spreadsheet_never_runs_a_cell(cell: object, shown: object) -> None:
    """Text that starts as a formula does gets an apostrophe; numbers stay numbers."""
    assert words.protected(cell) == shown


def test_figures_stay_as_stated() -> None:
    """The words of a figure; without words its numbers; a statement in quotation marks."""
    assert words.figure(claim(predicate="killed", value="more than 29,500 people")) == "more than 29,500 people"
    assert words.figure(claim(predicate=None, value=Statement("“constructive”"))) == "“constructive”"
    assert words.figure(claim(predicate=None, value=Statement("no", Polarity.DENIED))) == "“no” (denied)"


SILENT = [
    (Quantity(1200, None, 1200, Bound.AT_LEAST, "person"), "at least 1,200 person"),
    (Quantity(None, 1200, 1200, Bound.AT_MOST), "at most 1,200"),
    (Quantity(12, 12, 12, Bound.EXACT, "house"), "12 house"),
    (Quantity(Decimal("1200.50"), Decimal("1300.50"), None, Bound.RANGE), "1,200.50 to 1,300.50"),
    (Quantity(Fraction(1, 3), Fraction(1, 3), Fraction(1, 3), Bound.EXACT), "1/3"),
]


@pytest.mark.parametrize(("value", "shown"), SILENT)
def test_figures_without_words_show_their_numbers(value: Quantity, shown: str) -> None:
    """A figure from data, that nobody has put in words."""
    assert words.figure(claim(predicate="killed", value=value)) == shown


SOURCES = [
    (None, (), None, "(no source)"),
    (None, (), "Gazette", "Gazette (own voice)"),
    (Source("Hamas"), (), "Gazette", "Hamas"),
    (Source("Israel", as_written="Israeli information"), (), None, "Israeli information (Israel)"),
    (Source("Hamas", as_written="the group Hamas"), (), None, "the group Hamas"),
    (Source("ECDC (via OWID)", as_written="ECDC (via OWID)"), (), None, "ECDC (via OWID)"),
    (Source("Galant"), ("Galant", "Ynet", "Gazette"), "Gazette", "Galant, via Ynet"),
    (Source("Galant"), ("Galant", "Ynet"), "Gazette", "Galant, via Ynet"),
]


@pytest.mark.parametrize(("origin", "chain", "publisher", "shown"), SOURCES)
def test_sources_as_written(origin: Source | None, chain: tuple[str, ...], publisher: str | None, shown: str) -> None:
    """The text's words, the canonical name where it differs, and the relays before the outlet."""
    told = Claim(
        Measure("killed"),
        Quantity(1, 1, 1, Bound.EXACT),
        Attribution(origin, tuple(Source(name) for name in chain)),
        document=Document(text="", publisher=publisher).ref if publisher else None,
    )
    assert words.source(told) == shown


def test_dates_caveats_and_stances() -> None:
    """A date that only publication gives is marked; what is not plainly asserted is noted."""
    told = claim(predicate="killed", value=1, as_of="2020-01-24T14:55", stance="hedged", caveat="not\nverified")
    assert (words.as_of(told), words.notes(told)) == ("2020-01-24T14:55", "hedged; not verified")
    printed = claim(predicate="killed", value=1, published="2024-02-23")
    assert (words.as_of(printed), words.notes(printed)) == ("2024-02-23 (published)", "")
    assert printed.as_of_basis is AsOfBasis.PUBLISHED
    assert words.as_of(claim(predicate="killed", value=1)) == "unknown"
    assert words.as_of(claim(predicate="killed", value=1, as_of=Moment("2023-11", part="end"))) == "end of 2023-11"  # type: ignore[arg-type]


def test_a_noun_that_says_the_predicate_stands_once() -> None:
    """What is counted, and what happened to it, in a line; a statement counts nothing."""
    assert words.measure(Measure("excess_deaths", "excess deaths", "Puerto Rico")) == "excess deaths in Puerto Rico"
    assert words.measure(Measure("killed", "people\x07")) == "people killed"
    assert words.measure(None) == ""


def test_titles_of_documents() -> None:
    """A headline, or else the file, the publisher or the address."""
    assert words.title(None) == "entered by hand"
    assert words.title(Document(text="", title="T\x07", path="p")) == "T"
    assert words.title(Document(text="", path="p", publisher="G")) == "p"
    assert words.title(Document(text="", publisher="G", url="u")) == "G"
    assert words.title(Document(text="", url="u")) == "u"
    assert words.title(Document(text="")) == "untitled"
