"""The shipped JSON Schema: every record fits it, and it knows the same words as the model."""

import json
from enum import StrEnum

import attrs
import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from claimtrack.errors import RecordError
from claimtrack.model.claim import AsOfBasis, LinkKind, Polarity
from claimtrack.model.finding import Severity
from claimtrack.model.measure import Mode
from claimtrack.model.moment import Part
from claimtrack.model.quantity import Bound
from claimtrack.model.source import Source, SourceKind, Stance
from claimtrack.record.claims import dumps, from_record
from claimtrack.record.schema import claim_schema
from claimtrack.strategies import claims

SCHEMA = claim_schema()
VALIDATOR = Draft202012Validator(SCHEMA)


def test_the_schema_is_a_schema():
    """It is valid JSON Schema 2020-12, and each call gives a dict of its own."""
    Draft202012Validator.check_schema(SCHEMA)
    assert claim_schema() is not claim_schema()


@given(claims(any_text=True))
def test_every_record_fits_the_schema(claim):
    """Whatever a claim holds, its line is valid, with any JSON reader."""
    VALIDATOR.validate(json.loads(dumps(claim)))


def part(path):
    """A part of the schema."""
    found = SCHEMA
    for key in path.split("."):
        found = found[key]
    return found


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("properties.as_of_basis", AsOfBasis),
        ("$defs.measure.properties.mode", Mode),
        ("$defs.quantity.properties.bound", Bound),
        ("$defs.statement.properties.polarity", Polarity),
        ("$defs.source.properties.kind", SourceKind),
        ("$defs.attribution.properties.stance", Stance),
        ("$defs.link.properties.kind", LinkKind),
        ("$defs.finding.properties.severity", Severity),
    ],
)
def test_the_schema_knows_the_words_of_the_model(path, kind: type[StrEnum]):
    """A member added to the model must be added here."""
    assert [word for word in part(path)["enum"] if word is not None] == list(kind)


def test_the_schema_knows_the_parts_of_moments():
    """The parts of a day and of a span of days."""
    assert part("$defs.moment.anyOf")[1]["properties"]["part"]["enum"] == list(Part)


def test_the_schema_knows_the_fields_of_sources():
    """A field added to the model must be added here."""
    assert set(part("$defs.source.properties")) == {field.name for field in attrs.fields(Source)}


KILLED = {
    "schema": "claimtrack/claim/1",
    "measure": {"predicate": "killed"},
    "value": {"bound": "exact", "low": 9, "high": 9, "nominal": 9},
}


@pytest.mark.parametrize(
    "change",
    [
        {"schema": "claimtrack/claim/2"},
        {"measure": None},
        {"value": {"text": "they died"}},
        {"value": {"bound": "exact", "low": "9"}},
        {"value": {"bound": "exact", "low": "1/0"}},
        {"source": {"name": " "}},
        {"attribution": {"stance": "sure"}},
        {"attribution": {"cue_span": [5]}},
        {"as_of": "yesterday", "as_of_basis": "stated"},
        {"as_of": "../..", "as_of_basis": "stated"},
        {"as_of": {"part": "end"}, "as_of_basis": "stated"},
        {"evidence": {"title": "Siege"}},
        {"evidence": {"document": "a", "start": 0}},
        {"links": [{"kind": "part_of"}]},
        {"colour": "red"},
    ],
)
def test_what_the_schema_refuses_the_reader_refuses(change):
    """Schema and reader agree on what is no record."""
    assert VALIDATOR.is_valid(KILLED)
    assert from_record(KILLED)
    assert not VALIDATOR.is_valid(KILLED | change)
    with pytest.raises(RecordError):
        from_record(KILLED | change)
