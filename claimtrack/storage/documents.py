"""Documents as the ledger keeps them: what is known of them as JSON, the text beside it.

Enters: a document, or what was kept of it. Leaves: the other of the two. Refused: what the record refuses.
"""

import json

import attrs

from claimtrack.model.document import Document, DocumentRef
from claimtrack.record.converter import structure, unstructure
from claimtrack.record.json_text import json_text

__all__ = ["about", "document_of", "ref_of"]


def about(ref: DocumentRef) -> str:
    """All that is known of a document but its text, as JSON."""
    return json_text(_plain(unstructure(ref)))


def _plain(value: object) -> object:
    """Tuples as lists, as JSON has them."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else value


def ref_of(about: str) -> DocumentRef:
    """A reference to a document from what is kept of it.

    >>> ref = DocumentRef("sha256:0", publisher="Gazette", published="2024-02-23", basis=(("published", "feed"),))
    >>> ref_of(globals()["about"](ref)) == ref
    True
    """
    ref: DocumentRef = structure(json.loads(about), DocumentRef, "document")
    return ref


def document_of(about: str, text: str) -> Document:
    """A document from what is kept of it and its text."""
    ref = ref_of(about)
    known = {field.name: getattr(ref, field.name) for field in attrs.fields(DocumentRef) if field.name != "id"}
    return Document(text=text, **known)
