"""The flat layout: one claim a row, every cell readable, and no cell guessed."""

import csv
import datetime as dt
import io
import json
import re
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


def test_the_columns_users_meet():
    """The headings are a contract: they may grow, and never change."""
    assert NAMES == [
        "id", "predicate", "counted", "place", "event", "period", "mode", "bound", "low", "high", "nominal", "unit",
        "approximate", "low_open", "high_open", "text", "polarity", "source", "source_kind", "as_written",
        "affiliation", "speaks_for", "chain", "cue", "stance", "caveat", "as_of", "as_of_basis", "stated", "published",
        "publisher", "title", "url", "path", "line", "language", "document", "start", "end", "figure_start",
        "figure_end", "quote", "links", "extractor", "more",
    ]  # fmt: skip
    assert all(column.meaning for column in COLUMNS)


@given(claims())
def test_a_row_has_every_column_in_order(claim):
    """Each claim fills the same columns; a cell is text, a number, a flag or empty."""
    row = to_row(claim)
    assert list(row) == NAMES
    assert {type(cell) for cell in row.values()} <= {str, int, Decimal, bool, type(None)}


@given(claims(any_text=True))
def test_reading_a_row_back(claim):
    """A row gives back an equal claim; also through a file, where all cells are text and line ends are the file's."""
    row = to_row(claim)
    assert from_row(row) == claim
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, list(row))
    writer.writeheader()
    writer.writerow({name: sturdy(cell) for name, cell in row.items()})
    file.seek(0)
    assert from_row(next(csv.DictReader(file))) == claim


def without_id(row):
    """The id of a claim by hand hashes what is edited, too."""
    return {name: cell for name, cell in row.items() if name != "id"}


def sturdy(cell):
    """A cell after a text file has had it: one kind of line end, no NUL, no lone surrogates."""
    if not isinstance(cell, str):
        return cell
    return re.sub("[\\0\ud800-\udfff]", "\ufffd", cell.replace("\r\n", "\n").replace("\r", "\n"))


def test_only_what_has_no_column_stands_in_more():
    """A plain claim needs no last column; an alias, an edition and a relay's kind stand there by their paths."""
    plain = Claim(Measure("killed"), Quantity(9, 9, 9, "exact"), Attribution(Source("Board")))
    assert to_row(plain)["more"] is None
    board = Source("Board", aliases=("B",), edition="50")
    rich = attrs.evolve(plain, attribution=Attribution(board, (board, Source("Wire", "ngo"))))
    assert json.loads(to_row(rich)["more"]) == {
        "source.aliases": ["B"],
        "source.edition": "50",
        "attribution.chain_sources": [
            {"name": "Board", "kind": "unknown", "aliases": ["B"], "as_written": "", "edition": "50"},
            {"name": "Wire", "kind": "ngo", "as_written": ""},
        ],
    }


def test_an_edited_cell_wins_over_more():
    """What ``more`` says exactly holds as long as the cell shows it: 12.50 in a column of three places is 12.50."""
    spaced = Source("A > B")
    value = Decimal("12.50")
    made = Claim(Measure("cost"), Quantity(value, value, value, "exact", "EUR"), Attribution(None, (spaced,)))
    row = without_id(to_row(made))
    assert json.loads(row["more"]) == {"attribution.chain": ["A > B"]}
    more = '{"value.low": 12.50, "value.high": 12.50, "value.nominal": 12.50, "attribution.chain": ["A > B"]}'
    padded = row | {name: Decimal("12.500") for name in ("low", "high", "nominal")} | {"more": more}
    assert str(from_row(padded).value.low) == "12.50"
    assert from_row(padded) == made
    edited = padded | {"low": "13", "high": "13", "nominal": "13", "chain": "C"}
    assert from_row(edited).value == Quantity(13, 13, 13, "exact", "EUR")
    assert from_row(edited).attribution.chain == (Source("C"),)


@pytest.mark.parametrize("more", ["{", "[1]", "3"])
def test_a_last_column_that_is_no_object_is_refused(more):
    """``more`` names itself."""
    with pytest.raises(RecordError, match=r"^more: "):
        from_row({"predicate": "killed", "bound": "exact", "low": 1, "high": 1, "nominal": 1, "more": more})


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


def test_a_cell_that_no_record_holds_is_told_exactly_in_more():
    """A kept number of a column that was edited into words does not hide the words: they are refused."""
    row = {"predicate": "cost", "bound": "exact", "low": "some", "high": "some", "nominal": "some"}
    with pytest.raises(RecordError, match="value"):
        from_row(row | {"more": '{"value.low": 12.50}'})
    assert (
        from_row({"predicate": "cost", "bound": "exact", "low": 5, "high": 5, "nominal": 5, "more": ""}).value.low == 5
    )


def test_more_without_a_cell_beside_it_holds():
    """A column that a user has dropped says nothing against it."""
    row = to_row(Claim(Measure("cost"), Quantity(5, 5, 5, "exact"), Attribution(None, (Source("A > B"),))))
    assert from_row({name: cell for name, cell in row.items() if name != "id"}).attribution.chain == (Source("A > B"),)
    del row["chain"], row["id"]
    assert from_row(row).attribution.chain == ()
