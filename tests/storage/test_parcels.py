"""Documents and claims in a stream are sorted into parcels."""

import attrs
import pytest

from claimtrack.model.document import Document
from claimtrack.parsing.claims import claim
from claimtrack.storage.parcels import Parcel, newer_than, parcels

A, B, C = (Document(f"{name}. 12 people died.", publisher=name) for name in "ABC")
HAND = claim(predicate="killed", value=1, source="x")


def of(document, extractor="claimtrack 1.0.0 en", value=1):
    """A claim of a document."""
    made = claim(predicate="killed", value=value, source="x")
    return attrs.evolve(made, document=document.ref, extractor=extractor)


def read(document):
    """What reading a document gives."""
    return Parcel(document.ref, (of(document, "read"),), document, "read")


@pytest.mark.parametrize(
    ("things", "found"),
    [
        ([], []),
        ([A], [("A", "A", 1, "read")]),
        ([A, B], [("A", "A", 1, "read"), ("B", "B", 1, "read")]),
        ([A, of(A)], [("A", "A", 1, "claimtrack 1.0.0 en")]),
        ([A, of(A), of(A, value=2)], [("A", "A", 2, "claimtrack 1.0.0 en")]),
        ([A, of(A), of(A, "by hand")], [("A", "A", 2, None)]),
        ([A, of(A, "by hand")], [("A", "A", 1, None)]),
        ([A, of(B)], [("A", "A", 1, "read"), ("B", None, 1, None)]),
        ([of(A), of(B), B], [("A", None, 1, None), ("B", None, 1, None), ("B", "B", 1, "read")]),
        ([HAND, HAND, A], [(None, None, 2, None), ("A", "A", 1, "read")]),
        ([A, HAND, C], [("A", "A", 1, "read"), (None, None, 1, None), ("C", "C", 1, "read")]),
    ],
)
def test_parcels(things, found):
    """Each with the document it names, the document that was given, its claims, and what read it whole."""
    assert [
        (p.ref and p.ref.publisher, p.document and p.document.publisher, len(p.claims), p.extractor)
        for p in parcels(things, read)
    ] == found


def test_a_document_that_need_not_be_read():
    """The reader may say so."""
    assert list(parcels([A, B], lambda _: None)) == []


@pytest.mark.parametrize(
    ("a", "b", "newer"),
    [
        ("claimtrack 0.2.0 en", "claimtrack 0.1.0 en", True),
        ("claimtrack 0.1.0 en", "claimtrack 0.2.0 en", False),
        ("claimtrack 0.2.0 en", "claimtrack 0.2.0 en", False),
        ("claimtrack 0.2.0 en", "claimtrack 0.1.0 fr", None),
        ("mine 2.0", "claimtrack 0.1.0 en", None),
        ("by hand", "by hand", None),
    ],
)
def test_versions(a, b, newer):
    """Versions are ordered by number within one extractor and language."""
    assert newer_than(a, b) is newer
