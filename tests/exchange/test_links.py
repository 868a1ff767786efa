"""Links that a person writes into a table: what they change, and rows that name nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest

from claimtrack.comparison.compare import compare
from claimtrack.errors import ReadError
from claimtrack.exchange.links import add_links, read_links
from claimtrack.model.claim import Claim, Link
from claimtrack.model.comparison import Verdict
from claimtrack.model.finding import Finding
from claimtrack.parsing.claims import claim

DAY = {"predicate": "killed", "as_of": "2024-05-01"}


@pytest.fixture
def pair() -> tuple[Claim, Claim]:
    """30 killed in a country and 11 in a town that no list knows."""
    return (
        claim(value=30, source="police", place="Freeland", **DAY),
        claim(value=11, source="mayor", place="Newtown", **DAY),
    )


@pytest.mark.parametrize(
    ("relation", "verdict"),
    [
        ("part_of", Verdict.PART_OF),
        ("same_as", Verdict.CONFLICTS),
        ("not_same_as", Verdict.INCOMPARABLE),
        ("restates", Verdict.CONFLICTS),
    ],
)
def test_a_link_decides_the_scope(pair: tuple[Claim, Claim], relation: str, verdict: Verdict):
    """Without the link it is not known how the places lie; with it the two are compared as it says."""
    assert compare(*pair).verdict is Verdict.UNDETERMINED
    assert compare(*add_links(pair, [(pair[1].id, relation, pair[0].id)])).verdict is verdict


def test_a_claim_goes_by_the_beginning_of_its_id(pair: tuple[Claim, Claim]):
    """Some signs are enough; the link is added once, and those there are kept."""
    rows = [(pair[1].id[:12], "part_of", pair[0].id[:12])] * 2
    [first, second] = add_links(pair, rows)
    assert first is pair[0]
    assert second.links == (Link("part_of", pair[0].id),)
    assert add_links([first, second], rows)[1].links == second.links


@pytest.mark.parametrize(("name", "told"), [("nobody", "no claim"), ("", "no claim"), ("sha", "no claim")])
def test_a_row_that_names_no_claim_is_told_and_left_out(pair: tuple[Claim, Claim], name: str, told: str):
    """Nothing is linked, and the finding says why."""
    findings: list[Finding] = []
    assert add_links(pair, [(name, "same_as", pair[0].id)], findings.append) == list(pair)
    assert [finding.message for finding in findings] == [f"{name!r} means {told} here; its row is left out"]
    assert add_links(pair, [(name, "same_as", pair[0].id)]) == list(pair)


def test_a_claim_is_not_linked_to_itself(pair: tuple[Claim, Claim]):
    """A row that names one claim twice does nothing."""
    assert add_links(pair, [(pair[0].id, "same_as", pair[0].id)]) == list(pair)


def test_a_table_of_links(tmp_path: Path):
    """Cells are read without the blanks around them; empty lines are none."""
    path = tmp_path / "links.csv"
    path.write_text("Claim, relation ,other\n a.csv:2 , part_of ,a.csv:3\n\nx,same_as,y\n", "utf-8")
    assert read_links(path) == [("a.csv:2", "part_of", "a.csv:3"), ("x", "same_as", "y")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a,b\n", "no table of links"),
        ("", "no table of links"),
        ("claim,relation,other\nx,same_as\n", "row 2 needs three cells"),
        ("claim,relation,other\nx,,y\n", "row 2 needs three cells"),
        ("claim,relation,other\nx,equals,y\n", "row 2: 'equals' is not among"),
    ],
)
def test_what_is_no_table_of_links(tmp_path: Path, text: str, message: str):
    """Each by its row."""
    path = tmp_path / "links.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(ReadError, match=message):
        read_links(path)


def test_a_line_with_two_figures_means_neither(make_on_one_line: Callable[[], tuple[Claim, ...]]):
    """Two figures on a line cannot be told apart by it."""
    claims = make_on_one_line()
    findings: list[Finding] = []
    assert add_links(claims, [("a.md:1", "same_as", claims[0].id)], findings.append) == list(claims)
    assert "2 claims" in findings[0].message


@pytest.fixture
def make_on_one_line() -> Callable[[], tuple[Claim, ...]]:
    """Figures of one row of a file."""
    from claimtrack.model.document import Document

    document = Document("x", publisher="Gazette", path="a.md").ref

    def build() -> tuple[Claim, ...]:
        import attrs

        return tuple(attrs.evolve(claim(value=n, source="police", **DAY), document=document) for n in (1, 2))

    return build
