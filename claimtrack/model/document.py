"""A document, and a reference to one without its text."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Any

import attrs

from claimtrack.errors import InvalidClaim
from claimtrack.model.invariants import is_a
from claimtrack.model.moment import Moment

__all__ = ["Document", "DocumentRef"]


def _moment(value: object) -> Moment | None:
    """A publication date may be given as a Moment, an EDTF string or a date."""
    if value is None or isinstance(value, Moment):
        return value
    return Moment(value.isoformat() if type(value) is date else value)  # type: ignore[arg-type]


def _pairs(value: Any) -> tuple[tuple[str, str], ...]:
    """Pairs of words as tuples, from a sequence of pairs or a mapping."""
    if value == ():  # nearly always
        return ()
    pairs = value.items() if isinstance(value, Mapping) else value
    if isinstance(pairs, str) or not isinstance(pairs, Iterable):
        pairs = (None,)
    found = tuple(tuple(pair) if isinstance(pair, tuple | list) else () for pair in pairs)
    if not all(len(pair) == 2 and all(isinstance(part, str) for part in pair) for pair in found):
        raise InvalidClaim(f"basis holds pairs of a field and where it came from, got {value!r}")
    return found


_WHOLE = is_a(int)


def _counted_from_1(_: Any, field: Any, value: Any) -> None:
    _WHOLE(_, field, value)
    if value < 1:
        raise InvalidClaim(f"lines are counted from 1, got {value}")


@attrs.frozen
class DocumentRef:
    """A document without its text: what a claim carries of the place it came from.

    Attributes:
        id: The document's content hash.
        title: Its headline, where known.
        published: When it appeared.
        publisher: Who printed it.
        url: Where it appeared.
        language: An ISO 639-1 code.
        path: The file it was read from.
        first_line: The line of the file at which its text starts, counted from 1.
        basis: Where each of these came from, as pairs such as ``("published", "markup")``; see ``Document``.
    """

    id: str = attrs.field(validator=is_a(str))
    title: str | None = attrs.field(default=None, validator=is_a(str, None))
    published: Moment | None = attrs.field(default=None, converter=_moment)
    publisher: str | None = attrs.field(default=None, validator=is_a(str, None))
    url: str | None = attrs.field(default=None, validator=is_a(str, None))
    language: str = attrs.field(default="en", validator=is_a(str))
    path: str | None = attrs.field(default=None, validator=is_a(str, None))
    first_line: int = attrs.field(default=1, validator=_counted_from_1)
    basis: tuple[tuple[str, str], ...] = attrs.field(default=(), converter=_pairs, metadata={"identity": False})


@attrs.frozen
class Document:
    """A text with what is known of where and when it appeared.

    Attributes:
        text: The text; offsets in evidence are code points into it.
        title: Its headline, where it is not part of the text.
        published: When it appeared: a Moment, an EDTF string or a date.
        publisher: Who printed it.
        url: Where it appeared.
        language: An ISO 639-1 code.
        path: The file it was read from.
        first_line: The line of that file at which ``text`` starts, counted from 1.
        basis: Where ``title``, ``published``, ``publisher``, ``url`` and ``language`` came from, as pairs of a field
            and ``option``, ``front matter``, ``record``, ``feed``, ``markup``, ``page text``, ``url`` or ``archive``;
            empty for a document made by hand. It does not count towards the id.

    >>> Document(text="Nine people died.", publisher="Gazette", published="2024-02-23").published
    Moment('2024-02-23')
    """

    text: str
    title: str | None = attrs.field(default=None, validator=is_a(str, None))
    published: Moment | None = attrs.field(default=None, converter=_moment)
    publisher: str | None = attrs.field(default=None, validator=is_a(str, None))
    url: str | None = attrs.field(default=None, validator=is_a(str, None))
    language: str = attrs.field(default="en", validator=is_a(str))
    path: str | None = attrs.field(default=None, validator=is_a(str, None))
    first_line: int = attrs.field(default=1, validator=_counted_from_1)
    basis: tuple[tuple[str, str], ...] = attrs.field(default=(), converter=_pairs, metadata={"identity": False})

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.text, str):
            raise InvalidClaim(f"a document's text must be a string, not {type(self.text).__name__}")

    @cached_property
    def id(self) -> str:
        """``sha256:`` of publisher, URL and text: the same wire copy in two outlets stays two documents."""
        digest = sha256()
        for part in (self.publisher, self.url, self.text):
            raw = ("" if part is None else part).encode("utf-8", "surrogatepass")
            digest.update(len(raw).to_bytes(8, "big") + raw)
        return f"sha256:{digest.hexdigest()}"

    @cached_property
    def ref(self) -> DocumentRef:
        """This document without its text."""
        return DocumentRef(
            self.id,
            self.title,
            self.published,
            self.publisher,
            self.url,
            self.language,
            self.path,
            self.first_line,
            self.basis,
        )

    def __repr__(self) -> str:
        shown = self.text if len(self.text) <= 40 else f"{self.text[:37]}..."
        published = str(self.published) if self.published else None
        return f"Document({shown!r}, publisher={self.publisher!r}, published={published!r})"
