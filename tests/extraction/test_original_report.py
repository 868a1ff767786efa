"""The report that started the project gives exactly its ten figures, each with source, measure and times.

Its text is its publisher's and stays outside the repository; without it this test is skipped.
"""

from pathlib import Path

import pytest

from claimtrack.extraction.extract import extract
from claimtrack.model.claim import Claim, LinkKind, Statement
from claimtrack.model.quantity import Quantity

ORIGINAL = sorted((Path(__file__).parents[3] / "shared" / "seeds").glob("*.txt"))

# words, bound, low, high, unit, source, predicate, counted holds, period, mode, stance
FIGURES = [
    ("six-week", "exact", 6, 6, "week", "sources from Hamas", "duration", "break", None, None, "proposed"),
    ("200 to 300", "range", 200, 300, "prisoner", "sources from Hamas", "released", "Palestinian prisoners", None, None, "proposed"),
    ("35 to 40", "range", 35, 40, "hostage", "sources from Hamas", "released", "hostages", None, None, "proposed"),
    ("more than 100", "more_than", 100, None, "hostage", None, "released", "hostages", "2023-11", None, "asserted"),
    ("240", "exact", 240, 240, "Palestinian", None, "released", "Palestinians", "2023-11", None, "asserted"),
    ("around 1,160", "about", 1160, 1160, "person", "Israel", "killed", "people", "2023-10-07", None, "asserted"),
    ("around 250", "about", 250, 250, "hostage", "Israel", "taken_hostage", "hostages", "2023-10-07", None, "asserted"),
    ("130", "exact", 130, 130, "hostage", "Israel", "held", "hostages", None, "stock", "asserted"),
    ("around 30", "about", 30, 30, None, "Israel", "killed", None, None, None, "hedged"),
    ("more than 29,500", "more_than", 29500, None, "person", "Hamas", "killed", "people", "2023-10-07/..", "cumulative", "asserted"),
]  # fmt: skip

STATEMENTS = [
    ("John Kirby", "constructive"),
    ("Yoav Galant", "expand"),
    ("Benjamin Netanyahu", "bizarre"),
    ("Hamas", "complete ceasefire"),
    ("Wall Street Journal", "are expected in Paris"),
]


@pytest.fixture(scope="module")
def claims() -> list[Claim]:
    """All claims of the report, read as printed by Stern on 23 February 2024."""
    if not ORIGINAL:
        pytest.skip("the original report is not beside this checkout")
    return extract(ORIGINAL[0].read_text("utf-8"), published="2024-02-23", publisher="Stern")


@pytest.fixture(scope="module")
def figures(claims: list[Claim]) -> list[Claim]:
    """The claims with a figure."""
    return [claim for claim in claims if isinstance(claim.value, Quantity)]


def test_exactly_these_figures_and_no_other(figures: list[Claim]) -> None:
    """No figure is missed, and no date, ordinal, definite pair or time adverbial is read as one."""
    assert [claim.value.text for claim in figures] == [row[0] for row in FIGURES]


@pytest.mark.parametrize(("number", "row"), list(enumerate(FIGURES)), ids=[row[0] for row in FIGURES])
def test_each_figure_is_read_whole(figures: list[Claim], number: int, row: tuple[object, ...]) -> None:
    """Value, source, measure, period, mode, stance and as-of of one figure."""
    _, bound, low, high, unit, source, predicate, counted, period, mode, stance = row
    claim = figures[number]
    value, measure = claim.value, claim.measure
    assert (value.bound, value.low, value.high) == (bound, low, high)
    assert value.unit is None or unit is None or value.unit.lower() == str(unit).lower()
    assert (claim.attribution.source and claim.attribution.source.name) == source
    assert measure.predicate == predicate
    assert counted is None or str(counted) in (measure.counted or "")
    assert (str(measure.period.edtf) if measure.period else None) == period
    assert measure.mode == mode
    assert claim.attribution.stance == stance
    assert (str(claim.as_of), claim.as_of_basis) == ("2024-02-23", "published")


def test_the_details_that_the_table_names(figures: list[Claim]) -> None:
    """Places, the part of the end of November, the caveat, the chain, and the 30 as a part of the 130."""
    by_words = {claim.value.text: claim for claim in figures}
    assert {by_words[w].measure.place for w in ("around 250", "130", "more than 29,500")} == {"Gaza Strip"}
    assert {by_words[w].measure.period.part for w in ("more than 100", "240")} == {"end"}
    assert [(link.kind, link.target) for link in by_words["around 30"].links] == [
        (LinkKind.PART_OF, by_words["130"].id)
    ]
    total = by_words["more than 29,500"]
    assert "cannot be independently verified" in (total.attribution.caveat or "")
    assert [source.name for source in total.attribution.chain] == ["Hamas", "Stern"]
    assert [source.name for source in by_words["240"].attribution.chain] == ["Stern"]


@pytest.mark.parametrize(("source", "words"), STATEMENTS)
def test_reported_statements(claims: list[Claim], source: str, words: str) -> None:
    """Assertions without a figure stand beside the numbers, with their sources."""
    said = [c.value.text for c in claims if isinstance(c.value, Statement) and c.source and c.source.name == source]
    assert any(words in text for text in said), said


def test_a_statement_keeps_its_relay_and_its_day(claims: list[Claim]) -> None:
    """Galant reached Stern through Ynet; Kirby spoke on Thursday, 22 February 2024."""
    galant = next(c for c in claims if isinstance(c.value, Statement) and "expand" in c.value.text)
    assert [source.name for source in galant.attribution.chain] == ["Yoav Galant", "Ynet", "Stern"]
    kirby = next(c for c in claims if isinstance(c.value, Statement) and "constructive" in c.value.text)
    assert str(kirby.stated) == "2024-02-22"


def test_every_quote_is_the_text_itself(claims: list[Claim]) -> None:
    """Offsets are code points of the document's text."""
    text = ORIGINAL[0].read_text("utf-8")
    assert all(text[c.evidence.start : c.evidence.end] == c.evidence.quote for c in claims)
