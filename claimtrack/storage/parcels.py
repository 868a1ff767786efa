"""What is to be added, sorted into parcels: a document with its claims, or claims without their document's text.

Enters: documents and claims in any order. Leaves: parcels, in order. Refused: anything else. A document that is
followed by claims of its own is not read; any other is, by the extractor.
"""

from collections.abc import Callable, Iterable, Iterator

import attrs

from claimtrack.model.claim import Claim
from claimtrack.model.document import Document, DocumentRef

__all__ = ["Parcel", "newer_than", "parcels"]


@attrs.frozen(eq=False)
class Parcel:
    """Claims of one document, or without any.

    Attributes:
        ref: The document without its text; None for claims that name none.
        claims: The claims.
        document: The document itself, where it was given.
        extractor: What read it whole; None where claims were given by themselves.
    """

    ref: DocumentRef | None
    claims: tuple[Claim, ...]
    document: Document | None = None
    extractor: str | None = None


def parcels(things: Iterable[Document | Claim], read: Callable[[Document], Parcel | None]) -> Iterator[Parcel]:
    """Sort documents and claims into parcels.

    Args:
        things: Documents and claims.
        read: What makes a parcel of a document that came without claims; None where it need not be read.
    """
    held: Document | None = None
    claims: list[Claim] = []
    for thing in things:
        if isinstance(thing, Claim):
            if claims and _home(claims[-1]) != _home(thing):
                yield _parcel(held, claims)
                held, claims = None, []
            if held is not None and _home(thing) != held.id:
                yield from _whole(read(held))
                held = None
            claims.append(thing)
        elif isinstance(thing, Document):
            if claims:
                yield _parcel(held, claims)
            elif held is not None:
                yield from _whole(read(held))
            held, claims = thing, []
        else:
            raise TypeError(f"the ledger keeps documents and claims, not {type(thing).__name__}")
    if claims:
        yield _parcel(held, claims)
    elif held is not None:
        yield from _whole(read(held))


def _home(claim: Claim) -> str | None:
    return claim.document.id if claim.document is not None else None


def _parcel(document: Document | None, claims: list[Claim]) -> Parcel:
    extractors = {claim.extractor for claim in claims}
    read_by = extractors.pop() if document is not None and len(extractors) == 1 else None
    if read_by is not None and _version(read_by) is None:  # what is entered by hand may be added to
        read_by = None
    return Parcel(claims[0].document, tuple(claims), document, read_by)


def _whole(parcel: Parcel | None) -> Iterator[Parcel]:
    if parcel is not None:
        yield parcel


def newer_than(a: str, b: str) -> bool | None:
    """Whether extractor ``a`` is a newer version of ``b``; None where the two are not versions of one thing.

    >>> newer_than("claimtrack 0.10.0 en", "claimtrack 0.9.1 en"), newer_than("by hand", "claimtrack 0.9.1 en")
    (True, None)
    """
    x, y = _version(a), _version(b)
    if x is None or y is None or x[0] != y[0]:
        return None
    return x[1] > y[1]


def _version(extractor: str) -> tuple[tuple[str, ...], tuple[int, ...]] | None:
    """The name of an extractor and its version; None where it has none."""
    words = extractor.split()
    for place, word in enumerate(words):
        parts = word.split(".")
        if len(parts) > 1 and all(part.isdecimal() for part in parts):
            return (*words[:place], *words[place + 1 :]), tuple(map(int, parts))
    return None
