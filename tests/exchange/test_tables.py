"""Tables of claims: what they may look like, and every bad row by its number and column."""

import io
import sys
from datetime import time
from decimal import Decimal
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from read_tables import figures, table, told

from claimtrack.comparison.conflicts import find_conflicts
from claimtrack.errors import ClaimtrackError, ReadError, RecordError
from claimtrack.exchange.tables import TableWarning, is_table, read_claims
from claimtrack.lexicon.loader import load_lexicon
from claimtrack.model.claim import AsOfBasis, Statement
from claimtrack.model.finding import Finding, Severity
from claimtrack.model.measure import Measure, Mode
from claimtrack.model.moment import Moment
from claimtrack.model.quantity import Bound, Quantity
from claimtrack.parsing.claims import claim
from claimtrack.record.claims import dumps
from claimtrack.record.columns import COLUMNS, to_row
from claimtrack.reporting.words import protected


@pytest.mark.parametrize(
    ("one", "other", "disagree"),
    [
        ("5,km", "3,miles", True),
        ("900,ha", "9,square kilometres", False),
        ("5,%", "7,percent", True),
        ("5,USD", "7,$", True),
        ("5,USD", "7,€", False),
        ("500,kg", "7,tonnes", True),
        ("12,people", "15,person", True),
        ("5 km,km", "5,kilometres", False),
    ],
)
def test_units_in_a_column_of_their_own(tmp_path: Path, one: str, other: str, disagree: bool) -> None:
    """Abbreviations, signs and plurals are the units they stand for, and are converted; money stays a label."""
    head = "measure,scope,source,as_of,value,unit"
    rows = f"lost,quake,police,2024-05-01,{one}\nlost,quake,mayor,2024-05-01,{other}\n"
    claims = read_claims(table(tmp_path, f"{head}\n{rows}"), on_finding=lambda _: None)
    assert len(claims) == 2
    assert bool(find_conflicts(claims)) is disagree


@pytest.mark.parametrize(
    ("start", "columns", "expected"),
    [
        (b"measure,source,value\nkilled,police,12", {}, True),
        (b"\n\nIndicator;Count\n", {}, True),
        (b"measure,low,high\n", {}, True),
        (b"PAR1\x15\x00", {}, True),
        (b"What,Who,N\n", {}, False),
        (b"What,Who,N\n", {"measure": "What", "value": "N"}, True),
        (b"measure,source\n", {}, False),
        (b"value,source\n", {}, False),
        (b"measure,value,value\n", {}, False),
        (b'"Measure, value', {}, False),
        (b"Measure, the value of which is known, was taken.", {}, False),
        (b"", {}, False),
        (b"\xff\xfe\x00", {}, False),
    ],
)
def test_a_stream_is_a_table_by_its_first_line(start: bytes, columns: dict[str, str], expected: bool) -> None:
    """A header names what is counted and how many; prose, other tables and broken ones do not."""
    assert is_table(start, columns, load_lexicon()) is expected


def test_series_columns(tmp_path: Path) -> None:
    """Measure and scope, an edition of a publisher, an instant, and a cumulative kind."""
    path = table(
        tmp_path,
        "measure,scope,source,as_of,value,kind\n"
        "flu_cases,Northland,Health Board situation report 3,2020-01-24T14:55,729,cum\n",
    )
    claims, findings = told(path)
    assert findings == []
    (made,) = claims
    assert made.measure == Measure("flu_cases", event="Northland", mode=Mode.CUMULATIVE)
    assert made.value == Quantity(729, 729, 729, Bound.EXACT, text="729")
    assert made.source is not None
    assert (made.source.name, made.source.edition) == ("Health Board", "3")
    assert (made.as_of, made.as_of_basis) == (Moment("2020-01-24", time=time(14, 55)), AsOfBasis.STATED)
    assert made.where == f"{path}:2"


def test_every_column(tmp_path: Path) -> None:
    """Each part of a claim by hand may have a column; words are read strictly, as by hand."""
    path = table(
        tmp_path,
        "Predicate;counted;place;event;period;mode;source;as of;stated;value;unit;stance;caveat;published;publisher;"
        "title;url\n"
        "killed;people;Israel;attack;2023-10-07;stock;Board;2024-02-23;2024-02-22;about 1,160 people;;hedged;"
        "not verified;2024-02-24;Gazette;T;https://example.org\n",
    )
    (made,), findings = told(path)
    assert findings == []
    by_hand = claim(
        predicate="killed",
        value="about 1,160 people",
        counted="people",
        place="Israel",
        event="attack",
        period="2023-10-07",
        mode="stock",
        source="Board",
        as_of="2024-02-23",
        stated="2024-02-22",
        stance="hedged",
        caveat="not verified",
        published="2024-02-24",
        publisher="Gazette",
        title="T",
        url="https://example.org",
    )
    assert made.id == by_hand.id


FIGURES = [
    ("value", "1,200", Quantity(1200, 1200, 1200, Bound.EXACT, None, "1,200")),
    ("value,bound", "1,200;about", Quantity(1200, 1200, 1200, Bound.ABOUT, None, "about 1200", approximate=True)),
    ("value", "12.50", Quantity(Decimal("12.50"), Decimal("12.50"), Decimal("12.50"), Bound.EXACT, None, "12.50")),
    ("value", "more than 300", Quantity(300, None, 300, Bound.MORE_THAN, None, "more than 300", low_open=True)),
    ("value,unit", "12,person", Quantity(12, 12, 12, Bound.EXACT, "person", "12")),
    ("value,low,high", "5,2,9", Quantity(2, 9, 5, Bound.RANGE, None, "5 (2 to 9)")),
    ("low,high", "200,300", Quantity(200, 300, None, Bound.RANGE, None, "200 to 300")),
    ("low,high", "200,", Quantity(200, None, 200, Bound.AT_LEAST, None, "at least 200")),
    ("min,max", "n/a,300", Quantity(None, 300, 300, Bound.AT_MOST, None, "up to 300")),
    ("value,bound", "12,about", Quantity(12, 12, 12, Bound.ABOUT, None, "about 12", approximate=True)),
]


@pytest.mark.parametrize(("headings", "cells", "figure"), FIGURES)
def test_figures_as_numbers_words_and_ends(tmp_path: Path, headings: str, cells: str, figure: Quantity) -> None:
    """A value, its ends, or words; with a unit or a bound beside it."""
    separator = ";" if "1,200" in cells else ","
    headings = headings.replace(",", separator)
    path = table(tmp_path, f"measure{separator}{headings}\nkilled{separator}{cells}\n")
    (made,), findings = told(path)
    assert (made.value, findings) == (figure, [])


BAD = [
    ("value", "many", "column 'value': cannot read 'many'"),
    ("value", "", "column 'value': no figure; missing is not zero"),
    ("value", "N/A", "column 'value': no figure; missing is not zero"),
    ("value", "1" * 56, "column 'value': a number of 56 digits; 38 are the most"),
    ("value", "NaN", "column 'value': no figure; missing is not zero"),
    ("value", "inf", "column 'value': cannot read 'inf'"),
    ("low,high", "9,3", "column 'low': low 9 is greater than high 3"),
    ("value,low,high", "1,3,9", "column 'low': range needs its nominal within the ends"),
    ("value,high", "1,9", "column 'high': a value beside only one of low and high"),
    ("value,low", "about 3,9", "column 'value': words beside low and high; give a plain number"),
    ("low,high", "about 3,9", "column 'low': low needs a plain number, not 'about 3'"),
    ("value,bound", "3,roughly", "column 'value': bound must be one of"),
    ("value,unit", "3 people,hostage", "column 'value': the words say the unit 'person'"),
    ("value,as_of", "3,2024-02-30", "column 'as_of': '2024-02-30' is not in the calendar"),
    ("value,Date", "3,24/13/2024", "column 'Date': cannot read '24/13/2024'"),
    ("value,period", "3,once", "column 'period': cannot read 'once'"),
    ("value,published", "3,once", "column 'published': cannot read 'once'"),
    ("value,kind", "3,weekly", "column 'kind': 'weekly' is no mode; write one of"),
    ("value,stance", "3,sure", "column 'stance': stance must be one of"),
]


@pytest.mark.parametrize(("headings", "cells", "problem"), BAD)
def test_a_bad_row_is_named_with_its_column(tmp_path: Path, headings: str, cells: str, problem: str) -> None:
    """The row's number, its line and its column as the table writes it; the good rows stay, the refused are counted."""
    good = ",".join("1" if name in ("value", "low") else "2" if name == "high" else "" for name in headings.split(","))
    path = table(tmp_path, f"measure,{headings}\nkilled,{good}\nkilled,{cells}\ninjured,{good}\n")
    claims, findings = told(path)
    refused = [item for item in findings if item[0] == "refused-row" and item[1] == ":3"]
    assert len(refused) == 1
    assert refused[0][2].startswith(f"row 2, {problem}")
    if headings not in ("value,high", "value,low"):  # whose other rows are bad too
        assert len(claims) == 2
        assert findings[-1] == ("refused-rows", "", "1 of 3 rows refused")
    with pytest.raises(RecordError, match=r"figures.csv:\d: row \d, column"):
        read_claims(path, strict=True)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("killed,-5,person", "row 2: -5 is below zero, and so many can never be killed"),
        ("deaths,-5,", "row 2: -5 is below zero, and so many can never be killed"),
        ("taken hostage,-3,hostages", "row 2: -3 is below zero, and so many can never be taken hostage"),
        ("attended,-1 to 5,", "row 2: -1 to 5 is below zero, and so many can never be attended"),
        ("killed,0,person", None),
        ("killed,up to 5,person", None),
        ("killed,-5,percent", None),  # fewer than before
        ("profit,-5,USD", None),
        ("net migration,-500,person", None),  # of what no list says that it is a count
    ],
)
def test_nobody_counts_below_zero(tmp_path: Path, row: str, message: str | None) -> None:
    """A negative number of people is kept and read, but the table's reader says so, and the claim carries it."""
    path = table(tmp_path, f"measure,value,unit\nkilled,1,person\n{row}\n")
    claims, findings = told(path)
    assert len(claims) == 2
    assert [item for item in findings if item[0] == "below-zero"] == (
        [("below-zero", ":3", message)] if message else []
    )
    assert [[item.message for item in one.findings] for one in claims] == [[], [message] if message else []]


def test_a_claim_written_and_read_again_keeps_one_remark(tmp_path: Path) -> None:
    """What this library wrote is read as it was written: with the remark that it has, and no second one."""
    first, _ = told(table(tmp_path, "measure,value\nkilled,-5\n"))
    again, findings = told(table(tmp_path, dumps(first[0]), "claims.jsonl"))
    assert (again, findings) == (first, [])
    assert [item.code for item in again[0].findings] == ["below-zero"]


def test_rows_that_are_out_of_form(tmp_path: Path) -> None:
    """Too many cells, a row without a predicate, a predicate of digits; missing cells at the end are empty."""
    path = table(tmp_path, "measure,value,unit\nkilled,1,x,y\n,2,x\n12,3,x\n\nDeaths (total),4\n")
    claims, findings = told(path)
    assert [item.measure.predicate for item in claims if item.measure] == ["deaths_total"]
    assert findings == [
        ("refused-row", ":2", "row 1, 4 cells under 3 headings; quote a cell that holds the separator"),
        ("refused-row", ":3", "row 2, column 'measure': says not what is counted"),
        (
            "refused-row",
            ":4",
            "row 3, column 'measure': a predicate is lower-case words joined by underscores, not '12'",
        ),
        ("refused-rows", "", "3 of 4 rows refused"),
    ]


def test_repeated_rows_and_mixed_units_are_warnings(tmp_path: Path) -> None:
    """A row that repeats another is read once; a change of unit within a measure is said."""
    path = table(tmp_path, "measure,value,unit\nkilled,1,person\nkilled,1,person\nkilled,2,percent\nkilled,3,\n")
    claims, findings = told(path, strict=True)
    assert figures(claims) == [1, 2, 3]
    assert findings == [
        ("duplicate-row", ":3", "row 2 repeats row 1; read once"),
        ("mixed-units", ":4", "row 3: the unit is percent, in the rows before person"),
        ("mixed-units", ":5", "row 4: the unit is not said, in the rows before person"),
    ]


def test_unknown_columns_are_told_once_and_can_be_mapped(tmp_path: Path) -> None:
    """A heading that is none of ours is not read unless it is mapped; a mapping wins over a heading of our own."""
    path = table(tmp_path, "What,Reported,Value,value 2,\nkilled,2024-02-23,5,6,\n")
    columns = {"measure": "what", "as_of": "Reported", "value": "Value 2"}
    (made,), findings = told(path, columns=columns)
    assert (figures([made]), made.as_of) == ([6], Moment("2024-02-23"))
    message = "the column 'Value' is not read; map it to a part of a claim if it is one"
    assert findings == [("unknown-column", "", message)]


@pytest.mark.parametrize(
    ("text", "columns", "message"),
    [
        ("who,value\nx,1\n", None, "no column 'measure'; the table has 'who', 'value'"),
        ("measure,who\nkilled,x\n", None, "no column 'value'; the table has 'measure', 'who'"),
        ("measure,value,count\nkilled,1,1\n", None, "'value' and 'count' both give the value; keep one"),
        ("measure,value\nkilled,1\n", {"foo": "value"}, "'foo' is not a part of a claim; the parts are predicate,"),
        ("measure,value\nkilled,1\n", {"as_of": "Date"}, "no column 'Date'; the table has 'measure', 'value'"),
        ('measure,"value\nkilled,1\n', None, "broken quoting: "),
    ],
)
def test_a_table_that_cannot_hold_claims_is_refused(
    tmp_path: Path, text: str, columns: dict[str, str] | None, message: str
) -> None:
    """Without a predicate or a figure, or with a mapping to nothing, there is no table."""
    with pytest.raises(RecordError, match=r"figures\.csv") as caught:
        read_claims(table(tmp_path, text), columns=columns)
    assert message in str(caught.value)


def test_defaults_fill_what_rows_lack(tmp_path: Path) -> None:
    """Publication, publisher and any other part may be said once for the whole table."""
    path = table(tmp_path, "value,unit\n5,\n6,house\n")
    claims = read_claims(
        path, defaults={"measure": "damaged", "unit": "road"}, published="2024-02-23", publisher="Gazette"
    )
    assert [item.value.unit for item in claims if isinstance(item.value, Quantity)] == ["road", "house"]
    assert [(str(item.as_of), item.as_of_basis, item.source.name) for item in claims if item.source] == [
        ("2024-02-23", AsOfBasis.PUBLISHED, "Gazette")
    ] * 2


def test_scope_is_the_place_where_an_event_is_named(tmp_path: Path) -> None:
    """Two rows with equal measure and scope are of one event; a named event keeps its name."""
    path = table(tmp_path, "measure,scope,event,place,value\nkilled,North,quake,,5\nkilled,North,quake,South,6\n")
    assert [(item.measure.event, item.measure.place) for item in read_claims(path) if item.measure] == [
        ("quake", "North"),
        ("quake", "South"),
    ]


def test_json_lines_of_records_and_plain_rows(tmp_path: Path) -> None:
    """Records and plain rows may stand in one file; numbers stay exact; bad lines are named."""
    record = claim(predicate="killed", value=12, source="Board")
    lines = [
        dumps(record),
        '{"measure": "injured", "value": 2.50, "as_of": "2024-02-23"}',
        "",
        "{oops",
        "[1]",
        '{"measure": "injured", "value": [1]}',
        '{"measure": "injured", "value": NaN}',
        '{"schema": "other/1"}',
        '{"measure": "injured", "value": true}',
        '{"measure": "injured", "value": null}',
    ]
    claims, findings = told(table(tmp_path, "\n".join(lines), "claims.jsonl"))
    assert claims[0] == record
    assert figures(claims) == [12, Decimal("2.50")]
    assert [(where, message.split(":")[0]) for _, where, message in findings] == [
        (":4", "row 3, not JSON"),
        (":5", "row 4, not a JSON object"),
        (":6", "row 5, column 'value'"),
        (":7", "row 6, not JSON"),
        (":8", "row 7, schema"),
        (":9", "row 8, column 'value'"),
        (":10", "row 9, column 'value'"),
        ("", "7 of 9 rows refused"),
    ]


def test_headings_may_differ_from_line_to_line(tmp_path: Path) -> None:
    """Each JSON line has its own; one that is not read is told once."""
    lines = ['{"measure": "killed", "value": 1, "x": 1}', '{"measure": "killed", "count": 2, "x": 1}']
    claims, findings = told(table(tmp_path, "\n".join(lines), "a.jsonl"))
    assert figures(claims) == [1, 2]
    assert [code for code, _, _ in findings] == ["unknown-column"]


def test_json_lists_and_reports_are_tables_too(tmp_path: Path) -> None:
    """A list of rows, and an object that holds claims, as this library writes them."""
    record = dumps(claim(predicate="killed", value=12))
    assert figures(read_claims(table(tmp_path, f"[{record}]", "a.json"))) == [12]
    assert figures(read_claims(table(tmp_path, f'{{"schema": "claimtrack/claims/1", "claims": [{record}]}}'))) == [12]
    with pytest.raises(RecordError, match="not JSON"):
        read_claims(table(tmp_path, "[1,"))


def test_the_flat_layout_is_read_back(tmp_path: Path) -> None:
    """What this library writes as CSV gives the same claims again, formulas disarmed and armed."""
    made = [
        claim(predicate="killed", value="more than 29,500 people", source="=Board", as_of="2024-02-23"),
        claim(predicate=None, value=Statement("no")),
    ]
    names = [column.name for column in COLUMNS]
    rows = [[str(protected(cell)) if cell is not None else "" for cell in to_row(item).values()] for item in made]
    path = table(tmp_path, "\n".join(",".join(f'"{cell}"' for cell in row) for row in [names, *rows]))
    claims, findings = told(path)
    assert [item.id for item in claims] == [item.id for item in made]
    assert findings == []


def test_an_unclosed_quote_costs_its_own_row(tmp_path: Path) -> None:
    """The rows below a broken one are read; after a hundred broken ones the rest is given up, and it is said."""
    path = table(tmp_path, 'measure,value\nkilled,1\n"injured,2\nkilled,3\nkilled,4\n')
    claims, findings = told(path)
    assert figures(claims) == [1, 3, 4]
    assert findings[0][:2] == ("refused-row", ":3")
    assert findings[0][2].startswith("row 2, broken quoting: ")
    path = table(tmp_path, "measure,value\n" + 'killed,"1"x\n' * 200 + "killed,5\n")
    claims, findings = told(path)
    assert figures(claims) == []
    assert findings[-2][2] == "row 102, more than 100 rows with broken quotes; the rest is not read"


@pytest.mark.parametrize("text", ["", " \n\n"])
def test_an_empty_table_is_refused(tmp_path: Path, text: str) -> None:
    """A file without a header is no table; one without rows says so."""
    with pytest.raises(ReadError, match="an empty table"):
        read_claims(table(tmp_path, text))
    claims, findings = told(table(tmp_path, "measure\tvalue\n"))
    assert (claims, findings) == ([], [("empty-table", "", "no rows, so no claims")])


def test_standard_input_and_files_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dash reads the standard input; encodings are held to as for articles; a stray NUL is told."""
    monkeypatch.setattr(sys, "stdin", io.StringIO("measure,value\nkilled,5\n"))
    assert figures(read_claims("-")) == [5]
    with pytest.raises(ReadError, match="no such file"):
        read_claims(tmp_path / "missing.csv")
    path = tmp_path / "latin.csv"
    path.write_bytes(b"measure,value\ncaf\xe9,1\n")
    with pytest.raises(ClaimtrackError, match="byte 0xE9 at offset 17"):
        read_claims(path)
    findings: list[Finding] = []
    path = table(tmp_path, "measure,value,source\n" + "killed,5," + "x" * 200 + "\0\n")
    assert figures(read_claims(path, on_finding=findings.append)) == [5]
    assert [(item.code, item.severity) for item in findings] == [("control-character", Severity.WARNING)]


def test_a_long_series_keeps_its_order(tmp_path: Path) -> None:
    """A long series is read in order, row by row."""
    rows = (f"cases,North,Board,2020-01-{i % 28 + 1:02d}T{i % 24:02d}:00,{i},cum" for i in range(10_000))
    path = table(tmp_path, "measure,scope,source,as_of,value,kind\n" + "\n".join(rows))
    assert figures(read_claims(path)) == list(range(10_000))


def test_without_on_finding_one_warning_counts_what_was_lost(tmp_path: Path) -> None:
    """The good rows are kept, and the caller is warned on the calling line; nothing lost, no warning."""
    path = table(tmp_path, "measure,value,who\nkilled,1,a\nkilled,many,b\nkilled,?,c\n")
    with pytest.warns(
        TableWarning, match=r"figures\.csv: 2 of 3 rows refused; 2 x refused-row, first: row 2"
    ) as caught:
        assert figures(read_claims(path)) == [1]
    assert [item.filename for item in caught] == [__file__]
    assert "; 1 x unknown-column, first: the column 'who' is not read" in str(caught[0].message)
    path = table(tmp_path, "measure,value,unit\nkilled,1,a\nkilled,2,b\nkilled,2,b\n")
    assert figures(read_claims(path)) == [1, 2]  # a warning would be an error here
