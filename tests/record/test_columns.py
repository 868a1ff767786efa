"""The flat layout: one claim a row, every cell readable, and no cell guessed."""

import csv
import datetime as dt
import io
from decimal import Decimal
from fractions import Fraction

import attrs
import pytest
from hypothesis import given

from claimtrack.errors import RecordError
from claimtrack.model.claim import Claim, Link
from claimtrack.model.document import DocumentRef
from claimtrack.model.measure import Measure
from claimtrack.model.moment import Moment
from claimtrack.model.quantity import Quantity
from claimtrack.model.source import Attribution, Source
from claimtrack.record.claims import to_record
from claimtrack.record.columns import COLUMNS, from_row, to_row
from claimtrack.strategies import claims

NAMES = [column.name for column in COLUMNS]


def flat(claim):
    """What of a claim fits into a row: no aliases, editions, spans or findings, and of relays the names."""

    def bare(source):
        return source and attrs.evolve(source, aliases=(), edition=None)

    said = claim.attribution
    publisher = claim.document and claim.document.publisher
    chain = tuple(
        bare(said.source)
        if place == 0 and said.source
        else Source(s.name, "media" if s.name == publisher else "unknown")
        for place, s in enumerate(said.chain)
    )
    attribution = Attribution(bare(said.source), chain, said.stance, said.caveat, said.cue)
    words = claim.evidence and attrs.evolve(claim.evidence, prefix="", suffix="")
    document = claim.document and attrs.evolve(claim.document, first_line=1)
    return attrs.evolve(claim, attribution=attribution, evidence=words, document=document, findings=(), rules=())


def without_id(row):
    """The id of a claim by hand hashes what a row leaves out, too."""
    return {name: cell for name, cell in row.items() if name != "id"}


def test_the_columns_users_meet():
    """The headings are a contract: they may grow, and never change."""
    assert NAMES == [
        "id", "predicate", "counted", "place", "event", "period", "mode", "bound", "low", "high", "nominal", "unit",
        "approximate", "low_open", "high_open", "text", "polarity", "source", "source_kind", "as_written",
        "affiliation", "speaks_for", "chain", "cue", "stance", "caveat", "as_of", "as_of_basis", "stated", "published",
        "publisher", "title", "url", "path", "line", "language", "document", "start", "end", "figure_start",
        "figure_end", "quote", "links", "extractor",
    ]  # fmt: skip
    assert all(column.meaning for column in COLUMNS)


@given(claims())
def test_a_row_has_every_column_in_order(claim):
    """Each claim fills the same columns; a cell is text, a number, a flag or empty."""
    row = to_row(claim)
    assert list(row) == NAMES
    assert {type(cell) for cell in row.values()} <= {str, int, Decimal, bool, type(None)}


@given(claims())
def test_reading_a_row_back(claim):
    """A row gives back the claim, but for what no cell holds; also through a file, where all cells are text."""
    row = without_id(to_row(claim))
    assert from_row(row) == flat(claim)
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, list(row))
    writer.writeheader()
    writer.writerow(row)
    file.seek(0)
    assert from_row(next(csv.DictReader(file))) == flat(claim)


@given(claims())
def test_the_layout_is_said_once(claim):
    """A cell is what stands at the column's place in the record."""
    record, row = to_record(claim), to_row(claim)
    assert row["predicate"] == (record["measure"] or {}).get("predicate")
    assert row["low"] == record["value"].get("low")
    assert row["id"] == record["id"]


@pytest.mark.parametrize(
    ("row", "claim"),
    [
        (
            {"predicate": "killed", "bound": "at_least", "low": "9", "nominal": "9"},
            Claim(Measure("killed"), Quantity(9, None, 9, "at_least")),
        ),
        (
            {"predicate": "cost", "bound": "exact", "low": "1.50", "high": "1.50", "nominal": "1.50", "unit": "EUR"},
            Claim(Measure("cost"), Quantity(Decimal("1.50"), Decimal("1.50"), Decimal("1.50"), "exact", "EUR")),
        ),
        (
            {"predicate": "support", "bound": "exact", "low": "1/3", "high": "1/3", "nominal": "1/3"},
            Claim(Measure("support"), Quantity(Fraction(1, 3), Fraction(1, 3), Fraction(1, 3), "exact")),
        ),
        (
            {"predicate": "killed", "bound": "range", "low": 5, "high": Decimal("9"), "approximate": "TRUE"},
            Claim(Measure("killed"), Quantity(5, 9, None, "range", approximate=True)),
        ),
        (
            {"predicate": "killed", "bound": "about", "low": 5, "high": 5, "nominal": 5, "approximate": True},
            Claim(Measure("killed"), Quantity(5, 5, 5, "about", approximate=True)),
        ),
        (
            {
                "predicate": "killed",
                "bound": "vague",
                "low": "24",
                "stated": "evening of 2024-02-23T18:30:00",
                "event": "",
            },
            Claim(
                Measure("killed"),
                Quantity(24, None, None, "vague"),
                stated=Moment("2024-02-23", "evening", dt.time(18, 30)),
            ),
        ),
        (
            {
                "predicate": "killed",
                "bound": "vague",
                "low": "24",
                "document": "a",
                "line": None,
                "links": "part_of:b same_as:c",
            },
            Claim(
                Measure("killed"),
                Quantity(24, None, None, "vague"),
                document=DocumentRef("a"),
                links=(Link("part_of", "b"), Link("same_as", "c")),
            ),
        ),
    ],
)
def test_rows_by_hand(row, claim):
    """Few columns are enough, cells may be text or values, and an empty cell says nothing."""
    assert from_row(row) == claim


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"colour": "red"}, "colour: not a column"),
        ({"low": "1,160"}, "value.low: needs a number"),
        ({"low": "nine"}, "value.low: needs a number"),
        ({"low": 1.5}, "low: needs an exact number, not the float 1.5"),
        ({"line": "3.5"}, "line: needs a whole number"),
        ({"approximate": "yes"}, "approximate: needs true or false"),
        ({"place": 5}, "place: needs text, not 5"),
        ({"period": "October"}, "measure.period: 'October' is not a date"),
        ({"period": "T"}, "measure.period: 'T' is not a date"),
        ({"links": "b"}, r"links\[0\].kind: needs one of"),
        ({"mode": "total"}, "measure.mode: needs one of"),
    ],
)
def test_cells_are_not_guessed(row, message):
    """A cell that is not what its column holds raises, and the message starts with its name."""
    with pytest.raises(RecordError, match=f"^{message}"):
        from_row({"predicate": "killed", "bound": "at_least", "nominal": 9, "low": 9} | row)
