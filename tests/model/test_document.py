"""Documents and evidence: exact words at exact places."""

from datetime import date, datetime

import pytest
from hypothesis import given

from claimtrack.errors import InvalidClaim, InvalidMoment
from claimtrack.model.claim import Claim
from claimtrack.model.document import Document, DocumentRef
from claimtrack.model.evidence import Evidence
from claimtrack.model.measure import Measure
from claimtrack.model.moment import Moment
from claimtrack.model.quantity import Quantity
from claimtrack.strategies import documents, evidence_of_figures


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"text": b"bytes"}, "text must be a string"),
        ({"text": None}, "text must be a string"),
        ({"title": 5}, "title must be str or None"),
        ({"publisher": 5}, "publisher must be str or None"),
        ({"url": 5}, "url must be str or None"),
        ({"language": None}, "language must be str"),
        ({"path": date(2024, 1, 1)}, "path must be str or None"),
        ({"first_line": 0}, "counted from 1"),
        ({"first_line": "1"}, "first_line must be int"),
        ({"first_line": True}, "first_line must be int"),
        ({"basis": "url"}, "basis holds pairs"),
        ({"basis": 5}, "basis holds pairs"),
        ({"basis": [("url",)]}, "basis holds pairs"),
        ({"basis": [("url", 5)]}, "basis holds pairs"),
    ],
)
def test_documents_are_not_coerced(fields, problem):
    """A text that is no text and fields of another type raise."""
    with pytest.raises(InvalidClaim, match=problem):
        Document(**({"text": "Nine died."} | fields))


@pytest.mark.parametrize("fields", [{"id": None}, {"id": "a", "first_line": 0}, {"id": "a", "title": 5}])
def test_references_are_not_coerced(fields):
    """The reference keeps the document's rules."""
    with pytest.raises(InvalidClaim):
        DocumentRef(**fields)


@pytest.mark.parametrize("published", ["yesterday", 2024, datetime(2024, 2, 23, 10), ""])
def test_a_publication_date_is_a_date(published):
    """Words, numbers and instants are no publication date."""
    with pytest.raises(InvalidMoment):
        Document("Nine died.", published=published)


@pytest.mark.parametrize("published", ["2024-02-23", date(2024, 2, 23), Moment("2024-02-23")])
def test_a_publication_date_in_three_forms(published):
    """An EDTF string, a date and a moment say the same."""
    assert Document("", published=published).published == Moment("2024-02-23")


def test_the_basis_is_kept_and_counts_for_no_identity():
    """Where a date came from goes with the reference, and changes neither the document's id nor a claim's."""
    plain = Document("Nine died.", url="https://example.org")
    said = Document("Nine died.", url="https://example.org", basis={"url": "markup"})
    assert said.ref.basis == (("url", "markup"),)
    assert said.id == plain.id
    killed = Quantity(9, 9, 9, "exact")
    assert Claim(Measure("killed"), killed, document=said.ref).id == (
        Claim(Measure("killed"), killed, document=plain.ref).id
    )


def test_the_id_is_of_publisher_url_and_text():
    """The same wire copy in two outlets stays two documents; a headline or a date changes nothing."""
    plain = Document("Nine died.")
    same = [Document("Nine died.", title="Crash"), Document("Nine died.", published="2024")]
    other = [Document("Nine died.", publisher="Gazette"), Document("Nine died.", url="Gazette"), Document("Ten died.")]
    assert {document.id for document in same} == {plain.id}
    assert len({plain.id, *(document.id for document in other)}) == 4


@given(documents(any_text=True))
def test_the_reference_says_all_but_the_text(document):
    """Any text has an id; the reference carries it, and every other field."""
    ref = document.ref
    assert ref.id == document.id
    for field in ("title", "published", "publisher", "url", "language", "path", "first_line"):
        assert getattr(ref, field) == getattr(document, field)


def test_repr_is_short():
    """A long text is cut."""
    assert repr(Document("x" * 50)) == f"Document('{'x' * 37}...', publisher=None, published=None)"
    assert repr(Document("x", published="2024")) == "Document('x', publisher=None, published='2024')"


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"document": None}, "document must be str"),
        ({"start": -1, "end": 3}, "does not fit"),
        ({"end": 5}, "does not fit"),
        ({"end": 3.0}, "end must be int"),
        ({"quote": None}, "quote must be str"),
        ({"figure_start": 0}, "both a start and an end"),
        ({"figure_end": 2}, "both a start and an end"),
        ({"figure_start": 2, "figure_end": 2}, "outside the quote"),
        ({"figure_start": 0, "figure_end": 5}, "outside the quote"),
        ({"figure_start": -1, "figure_end": 2}, "outside the quote"),
        ({"figure_start": "0", "figure_end": 2}, "figure_start must be int or None"),
        ({"prefix": None}, "prefix must be str"),
        ({"suffix": 5}, "suffix must be str"),
        ({"line": 0}, "counted from 1"),
        ({"line": "3"}, "line must be int or None"),
    ],
)
def test_evidence_fits_its_quote(fields, problem):
    """Offsets that do not fit the quote, and figures outside it, raise."""
    with pytest.raises(InvalidClaim, match=problem):
        Evidence(**({"document": "sha256:0", "start": 0, "end": 4, "quote": "Nine"} | fields))


@given(evidence_of_figures())
def test_the_figure_lies_in_the_quote(evidence):
    """The figure's words are the part of the quote that its offsets say."""
    assert evidence.figure
    assert evidence.quote[evidence.figure_start - evidence.start :].startswith(evidence.figure)


def test_a_statement_has_no_figure():
    """Evidence without a figure says so."""
    assert Evidence("sha256:0", 0, 4, "Nine").figure is None
