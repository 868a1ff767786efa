"""Lines of many claims: the quick way writes and reads exactly what the plain one does."""

from decimal import Decimal
from fractions import Fraction

import attrs
import pytest
from hypothesis import given

from claimtrack.errors import RecordError
from claimtrack.model.claim import Claim, Link
from claimtrack.model.document import Document
from claimtrack.model.finding import Finding
from claimtrack.model.measure import Measure
from claimtrack.model.moment import Moment
from claimtrack.model.quantity import Quantity
from claimtrack.model.source import Attribution, Source, Span
from claimtrack.record import lines
from claimtrack.record.claims import dumps, loads
from claimtrack.strategies import claims


@given(claims(any_text=True))
def test_lines_are_those_of_the_record(claim):
    """Whatever a claim holds, both ways write the same letters or refuse alike, and both read an equal claim."""
    try:
        line = dumps(claim)
    except RecordError:
        with pytest.raises(RecordError):
            lines.to_line(claim)
        return
    assert lines.to_line(claim) == line
    read = lines.from_line(line)
    assert read == claim == loads(line)
    assert read.id == claim.id


ODD = [
    Claim(Measure("fell"), Quantity(Fraction(1, 3), Fraction(1, 3), Fraction(1, 3), "exact", "ratio", "a third")),
    Claim(Measure("rose"), Quantity(Decimal("3.50"), None, Decimal("3.50"), "at_least")),
    Claim(Measure("rose"), Quantity(2, 9, None, "range", low_open=True, high_open=True)),
    Claim(Measure("rose"), Quantity(None, 9, 9, "at_most"), Attribution(Source("A", "police"))),
    Claim(
        Measure("killed", period=Moment("2023-11", "end")),
        Quantity(5, 5, 5, "exact", "person", "five\u2028\x7f “ü”"),
        Attribution(
            Source("A", "ngo", ("B", "C")),
            (Source("A", "ngo", ("B", "C")), Source("D", "media", affiliation="E"), Source("F")),
            source_span=Span(1, 2), cue_span=Span(3, 4), content_spans=(Span(5, 6), Span(7, 9)), rule="trailing",
        ),
        document=Document("x", publisher="F", path="a.md", first_line=3, basis=(("url", "feed"),)).ref,
        links=(Link("part_of", "0" * 32),),
        findings=(Finding("a", "info", "b", "c"),),
        rules=("r", "s"),
    ),
]  # fmt: skip


@pytest.mark.parametrize("claim", ODD)
def test_what_is_rare(claim):
    """Ratios, open ends, whole chains, marks that JSON escapes, links and remarks are written and read alike."""
    assert lines.to_line(claim) == dumps(claim)
    assert lines.from_line(dumps(claim)) == claim


def test_a_model_with_another_field_goes_the_slow_way(monkeypatch):
    """The hand-written parts are used only while the model is the one they were written for."""
    assert lines._IS_KNOWN
    monkeypatch.setattr(lines, "_IS_KNOWN", False)
    claim = attrs.evolve(ODD[0], extractor="other")
    assert lines.to_line(claim) == dumps(claim)
    assert lines.from_line(dumps(claim)) == claim
