"""JSON records: everything that the model holds goes out and comes back, and what is no record is refused by field."""

import copy
import datetime as dt
import json
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given

from claimtrack.errors import RecordError
from claimtrack.model.claim import Claim, Link, Statement
from claimtrack.model.document import Document, DocumentRef
from claimtrack.model.evidence import Evidence
from claimtrack.model.finding import Finding
from claimtrack.model.measure import Measure
from claimtrack.model.moment import Moment
from claimtrack.model.quantity import Quantity
from claimtrack.model.source import Attribution, Source, SourceKind, Span
from claimtrack.record.claims import SCHEMA, dumps, from_record, loads, to_record
from claimtrack.record.converter import structure
from claimtrack.record.json_text import json_text
from claimtrack.strategies import claims

TEXT = "According to the front, more than 120 people were killed."
DOCUMENT = Document(TEXT, "Siege", "2024-02-23", "Gazette", path="siege.md")
FRONT = Source("Northern front", SourceKind.ARMED_GROUP, as_written="the front")
CLAIM = Claim(
    Measure("killed", "people", "Harbour", None, Moment("2023-10-07/.."), "cumulative"),
    Quantity(120, None, 120, "more_than", "person", "more than 120 people", low_open=True),
    Attribution(FRONT, (FRONT, Source("Gazette", "media")), caveat="cannot be verified", cue="According to"),
    Moment("2024-02-23"),
    "published",
    None,
    Evidence(DOCUMENT.id, 0, 57, TEXT, 24, 44, line=1),
    DOCUMENT.ref,
    (Link("part_of", "0" * 32),),
    extractor="claimtrack 0.1.0 en",
)
RECORD = {
    "schema": "claimtrack/claim/1",
    "id": CLAIM.id,
    "extractor": "claimtrack 0.1.0 en",
    "measure": {
        "predicate": "killed", "counted": "people", "place": "Harbour", "event": None, "period": "2023-10-07/..",
        "mode": "cumulative",
    },
    "value": {
        "bound": "more_than", "low": 120, "high": None, "nominal": 120, "unit": "person", "approximate": False,
        "text": "more than 120 people",
    },
    "source": {"name": "Northern front", "kind": "armed_group", "as_written": "the front"},
    "attribution": {
        "cue": "According to", "chain": ["Northern front", "Gazette"], "stance": "asserted",
        "caveat": "cannot be verified",
    },
    "as_of": "2024-02-23",
    "as_of_basis": "published",
    "stated": None,
    "published": "2024-02-23",
    "evidence": {
        "document": DOCUMENT.id, "title": "Siege", "url": None, "publisher": "Gazette", "path": "siege.md",
        "start": 0, "end": 57, "figure_start": 24, "figure_end": 44, "quote": TEXT, "prefix": "", "suffix": "",
        "line": 1,
    },
    "links": [{"kind": "part_of", "target": "0" * 32}],
}  # fmt: skip


def figure(number, **fields):
    """A claim by hand of one exact number."""
    return Claim(Measure("killed"), Quantity(number, number, number, "exact", **fields))


def test_the_record_has_the_documented_shape():
    """A claim as the documentation shows it: every key in its place, and nothing that goes without saying."""
    assert to_record(CLAIM) == RECORD
    assert list(to_record(CLAIM)) == list(RECORD)
    assert from_record(RECORD) == CLAIM


def test_without_decimals_the_line_is_plain_json():
    """Any JSON reader reads the line as the record."""
    assert json.loads(dumps(CLAIM)) == RECORD
    assert dumps(CLAIM) == json.dumps(to_record(CLAIM))


@given(claims(any_text=True))
def test_reading_back_gives_an_equal_claim(claim):
    """Whatever the claim holds, one line of UTF-8 holds it, and gives it back with its id."""
    line = dumps(claim)
    assert loads(line) == claim
    assert loads(line).id == claim.id
    assert len(line.splitlines()) == 1
    assert line.encode()


@given(claims())
def test_records_are_read_without_changing_them(claim):
    """A record that is read stays as it was."""
    record = to_record(claim)
    kept = copy.deepcopy(record)
    assert from_record(record) == claim
    assert record == kept


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (Decimal("1.50"), "1.50"),
        (Decimal("0.1"), "0.1"),
        (Decimal("1E+3"), "1E+3"),
        (Decimal("-0.000001"), "-0.000001"),
        (10**30 + 1, "1000000000000000000000000000001"),
        (Fraction(1, 3), '"1/3"'),
        (Fraction(-7, 2), '"-7/2"'),
        (Fraction(4, 1), "4"),
    ],
)
def test_numbers_are_exact(number, written):
    """Decimals keep every place as written, ratios are strings, and nothing passes through a float."""
    line = dumps(figure(number))
    assert f'"nominal": {written},' in line
    again = loads(line).value.nominal
    assert again == number
    assert str(again) == str(number)


@pytest.mark.parametrize("text", ["a\0b", "\ud800", "\udfff!", "line\u2028line\nline\x85", "İ ß ﷽ 👩‍👧", '"\\', "\x7f"])
def test_any_text_fits_into_a_line(text):
    """NUL, lone surrogates, ends of lines and quotes go out and come back."""
    claim = Claim(None, Statement(text))
    assert loads(dumps(claim)) == claim
    assert len(dumps(claim).encode().decode().splitlines()) == 1


def test_a_surrogate_pair_in_two_code_points_is_refused():
    """JSON would give back one character: better a clear error than a quietly changed text."""
    with pytest.raises(RecordError, match="surrogate pair"):
        dumps(Claim(None, Statement("\ud83d\ude00")))


@pytest.mark.parametrize(
    ("attribution", "chain", "sources"),
    [
        (Attribution(), [], None),
        (Attribution(FRONT, (FRONT,)), ["Northern front"], None),
        (Attribution(FRONT, (FRONT, Source("Wire"))), ["Northern front", "Wire"], None),
        (Attribution(None, (Source("Gazette", "media"),)), ["Gazette"], None),
        (
            Attribution(None, (Source("Gazette"),)),
            ["Gazette"],
            [{"name": "Gazette", "kind": "unknown", "as_written": ""}],
        ),
        (
            Attribution(Source("Wire"), (Source("Wire"), Source("Post", "media"))),
            ["Wire", "Post"],
            [
                {"name": "Wire", "kind": "unknown", "as_written": ""},
                {"name": "Post", "kind": "media", "as_written": ""},
            ],
        ),
    ],
)
def test_chains_are_names_unless_names_do_not_tell_all(attribution, chain, sources):
    """Origin and publisher are known by their names; any other particulars of a relay bring the sources in full."""
    claim = Claim(Measure("killed"), Quantity(9, 9, 9, "exact"), attribution, document=DOCUMENT.ref)
    record = to_record(claim)
    assert record["attribution"]["chain"] == chain
    assert record["attribution"].get("chain_sources") == sources
    assert from_record(record) == claim


@pytest.mark.parametrize(
    "moment",
    [
        Moment("2023-11", part="end"),
        Moment("2024-02-23", time=dt.time(18, 30)),
        Moment("2024-02-23", part="evening", time=dt.time(18, 30, tzinfo=dt.timezone(dt.timedelta(hours=-3.5)))),
    ],
)
def test_moments_with_part_or_time_are_objects(moment):
    """A plain date is a string; part and time make it an object."""
    claim = Claim(Measure("killed", period=moment), Quantity(9, 9, 9, "exact"), stated=moment)
    record = to_record(claim)
    assert record["stated"]["edtf"] == moment.edtf
    assert from_record(record) == claim


@pytest.mark.parametrize(
    ("value", "extra"),
    [
        (Quantity(5, None, 5, "more_than", low_open=True), {}),
        (Quantity(None, 5, 5, "less_than", high_open=True), {}),
        (Quantity(5, 9, None, "range", low_open=True), {"low_open": True}),
        (Quantity(5, 9, None, "range", high_open=True), {"high_open": True}),
        (Quantity(5, None, None, "vague"), {}),
    ],
)
def test_open_ends_are_written_where_the_bound_does_not_say_them(value, extra):
    """The words "more than" leave an end open anyway; a range that leaves out its end says so."""
    record = to_record(Claim(Measure("killed"), value))
    assert {key: record["value"][key] for key in ("low_open", "high_open") if key in record["value"]} == extra
    assert from_record(record).value == value


def test_a_document_without_words():
    """A claim that points at a document but quotes nothing has evidence without offsets."""
    ref = DocumentRef(
        "sha256:0", "Siege", "2024-02", "Gazette", "https://example.org", "de", "a.csv", 7, (("url", "record"),)
    )
    claim = Claim(Measure("killed"), Quantity(9, 9, 9, "exact"), document=ref)
    assert to_record(claim)["evidence"] == {
        "document": "sha256:0", "title": "Siege", "url": "https://example.org", "publisher": "Gazette",
        "language": "de", "path": "a.csv", "first_line": 7, "basis": [["url", "record"]],
    }  # fmt: skip
    assert from_record(to_record(claim)) == claim


def test_a_record_may_be_short():
    """Schema, measure and value are enough; the rest is unknown, and the id is computed."""
    record = {
        "schema": SCHEMA,
        "measure": {"predicate": "killed"},
        "value": {"bound": "at_least", "low": 9, "nominal": 9},
    }
    assert from_record(record) == Claim(Measure("killed"), Quantity(9, None, 9, "at_least"))


def test_findings_rules_and_spans_are_carried():
    """What stands outside the id is in the record all the same."""
    said = Attribution(FRONT, source_span=Span(13, 22), cue_span=Span(0, 12), content_spans=(Span(24, 56),), rule="cue")
    found = Finding("inferred-year", "warning", "no year", "chars 3-9")
    claim = Claim(Measure("killed"), Quantity(9, 9, 9, "exact"), said, findings=(found,), rules=("cue", "noun"))
    record = to_record(claim)
    assert record["attribution"]["source_span"] == [13, 22]
    assert record["findings"] == [
        {"code": "inferred-year", "severity": "warning", "message": "no year", "where": "chars 3-9"}
    ]
    assert record["rules"] == ["cue", "noun"]
    assert from_record(record) == claim


WRONG = [
    ({"schema": "claimtrack/claim/2"}, "schema: this library reads 'claimtrack/claim/1', not 'claimtrack/claim/2'"),
    ({"colour": "red"}, "colour: not a key"),
    ({"id": "0" * 32}, "id: "),
    ({"id": 5}, "id: 5 is not the id"),
    ({"extractor": 5}, "extractor: needs words, not 5"),
    ({"measure": {"predicate": "Killed"}}, "measure: a predicate is"),
    ({"measure": "killed"}, "measure: needs an object"),
    ({"measure": {"counted": "people"}}, "measure.predicate: the key 'predicate' is missing"),
    ({"measure": {"predicate": "killed", "mode": "total"}}, "measure.mode: needs one of stock, flow, cumulative"),
    ({"measure": {"predicate": "killed", "period": "2023-13"}}, "measure.period: '2023-13' is not in the calendar"),
    ({"measure": {"predicate": "killed", "period": {"part": "end"}}}, "measure.period: a moment has edtf"),
    ({"measure": {"predicate": "killed", "period": {"edtf": "2023", "day": 1}}}, "measure.period: a moment has edtf"),
    ({"measure": None}, "value: unknown key"),
    ({"value": {"text": "they died"}}, "value.bound: the key 'bound' is missing"),
    ({"value": "9"}, "value: needs an object"),
    ({"value": {"bound": "exact", "low": 1.5}}, "value.low: 1.5 is a float"),
    ({"value": {"bound": "exact", "low": "9"}}, "value.low: needs a number"),
    ({"value": {"bound": "exact", "low": True}}, "value.low: needs a number"),
    ({"value": {"bound": "exact", "low": "1/0"}}, "value.low: '1/0' divides by zero"),
    ({"value": {"bound": "exact", "low": 9}}, "value: exact needs low, high and nominal"),
    ({"value": {"bound": "some", "low": 9}}, "value.bound: needs one of exact"),
    (
        {"value": {"bound": "exact", "low": 9, "high": 9, "nominal": 9, "approximate": 0}},
        "value.approximate: needs true",
    ),
    ({"source": "Police"}, "source: needs an object"),
    ({"source": {"name": ""}}, "source: a source needs a name"),
    ({"source": {"name": "Police", "aliases": "cops"}}, "source.aliases: needs a list"),
    ({"source": {"name": "Police", "aliases": ["cops", 5]}}, r"source.aliases\[1\]: needs words, not 5"),
    ({"attribution": []}, "attribution: needs an object"),
    ({"attribution": {"stance": "sure"}}, "attribution.stance: needs one of asserted"),
    ({"attribution": {"chain": "Police"}}, "attribution.chain: needs a list"),
    ({"attribution": {"chain": ["Police"]}}, "attribution: the chain must start at its origin"),
    ({"attribution": {"chain": ["Wire"], "chain_sources": []}}, "attribution.chain_sources: does not give"),
    ({"attribution": {"colour": "red"}}, "attribution: unknown key 'colour'"),
    ({"attribution": {"cue_span": [5]}}, r"attribution.cue_span: needs \[start, end\]"),
    ({"attribution": {"cue_span": [9, 5]}}, "attribution.cue_span: a span needs"),
    ({"as_of": 2024}, "as_of: needs an EDTF date"),
    ({"as_of": None}, "as_of and as_of_basis are given together"),
    ({"as_of": {"edtf": "2024-02-23", "time": 5}}, "as_of: time needs a clock time"),
    ({"as_of": {"edtf": "2024-02-23", "time": "noon"}}, "as_of: "),
    ({"as_of_basis": "guessed"}, "as_of_basis: needs one of stated, published"),
    ({"evidence": None}, "published: a date of publication needs evidence"),
    ({"evidence": "a"}, "evidence: needs an object"),
    ({"evidence": {"title": "Siege"}}, "evidence.document: missing"),
    ({"evidence": {"document": "a", "colour": "red"}}, "evidence: unknown key 'colour'"),
    ({"evidence": {"document": "a", "start": 0}}, "evidence.end: the key 'end' is missing"),
    ({"evidence": {"document": "a", "start": 0, "end": 9, "quote": "Nine"}}, "evidence: evidence 0..9 does not fit"),
    ({"evidence": {"document": "a", "start": 0, "end": 4, "quote": "Nine"}}, "marks its words"),
    ({"links": {}}, "links: needs a list"),
    ({"links": [{"kind": "copies", "target": "a"}]}, r"links\[0\].kind: needs one of part_of"),
    ({"findings": [{"code": "a"}]}, r"findings\[0\].severity: the key 'severity' is missing"),
    ({"rules": "cue"}, "rules: needs a list"),
]


@pytest.mark.parametrize(("change", "message"), WRONG, ids=lambda case: json.dumps(case, default=str)[:60])
def test_what_is_no_record_is_refused_by_field(change, message):
    """Every wrong record raises, and the message starts with the field."""
    with pytest.raises(RecordError, match=f"^{message}" if ":" in message else message):
        from_record({key: value for key, value in RECORD.items() if key != "id"} | change)


@pytest.mark.parametrize("key", ["schema", "measure", "value"])
def test_a_missing_key_is_named(key):
    """Schema, measure and value must be there."""
    with pytest.raises(RecordError, match=f"^{key}: "):
        from_record({name: value for name, value in RECORD.items() if name != key})


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("", "not a line of JSON"),
        ("{", "not a line of JSON"),
        ("[" * 100_000, "not a line of JSON"),
        ('{"low": ' + "9" * 5000 + "}", "not a line of JSON"),
        ('{"low": NaN}', "NaN is not a number"),
        ('{"low": -Infinity}', "-Infinity is not a number"),
        ('{"id": 1, "id": 2}', "id: the key stands twice"),
        ("[]", "a record is a JSON object"),
        ("5", "a record is a JSON object"),
    ],
)
def test_lines_that_hold_no_record(line, message):
    """Broken JSON, numbers that are none, a key that stands twice, and other JSON raise."""
    with pytest.raises(RecordError, match=message):
        loads(line)


@pytest.mark.parametrize("value", [1.5, b"bytes", {1, 2}, float("nan")])
def test_json_text_refuses_foreign_values(value):
    """A float, bytes and sets have no exact form here."""
    with pytest.raises(RecordError, match="a record cannot hold"):
        json_text({"value": [value]})


def test_a_claims_id_survives_the_plain_reader():
    """A record of whole numbers may come from any JSON reader."""
    assert from_record(json.loads(dumps(CLAIM))).id == CLAIM.id


def test_structure_names_the_field():
    """A wrong part of a record is named from the field down."""
    with pytest.raises(RecordError, match=r"^links\[1\].target: the key 'target' is missing"):
        structure([{"kind": "part_of", "target": "a"}, {"kind": "part_of"}], tuple[Link, ...], "links")


@given(claims(statements_too=False))
def test_changing_the_reading_keeps_the_id_of_the_words(claim):
    """A record whose reading was amended still has the id of its words, so that links to it hold."""
    assume(claim.evidence is not None)
    record = to_record(claim)
    record["measure"] = {"predicate": "found"}
    assert from_record(record).id == claim.id
