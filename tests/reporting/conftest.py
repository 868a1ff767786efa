"""Claims with their words, made by hand, so that only what reports do with them is tested."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from claimtrack.model.claim import Claim
from claimtrack.model.document import Document
from claimtrack.model.evidence import Evidence
from claimtrack.model.measure import Measure, Mode
from claimtrack.model.moment import Moment
from claimtrack.model.source import Attribution, Source, SourceKind, Span, Stance
from claimtrack.parsing.claims import as_quantity

Quoted = Callable[..., Claim]


def _quoted(
    sentence: str,
    figure: str,
    source: str | None,
    *,
    value: str | None = None,
    kind: str = "government",
    published: str = "2023-03-24",
    publisher: str = "Gazette",
    title: str | None = "The march",
    url: str | None = None,
    path: str | None = None,
    as_of: str | None = None,
    caveat: str | None = None,
    stance: str = "asserted",
    affiliation: str | None = None,
    counted: str | None = "people",
    predicate: str = "attended",
    place: str | None = "Paris",
    period: str | None = "2023-03-23",
    mode: str | None = None,
    **more: Any,
) -> Claim:
    """A claim that stands in a document of one sentence."""
    document = Document(text=sentence, title=title, published=published, publisher=publisher, url=url, path=path)
    at = sentence.index(figure)
    said = sentence.find(source) if source else -1
    voice = None if source is None else Source(source, SourceKind(kind), affiliation=affiliation, as_written=source)
    return Claim(
        measure=Measure(
            predicate, counted, place, None, Moment(period) if period else None, Mode(mode) if mode else None
        ),
        value=as_quantity(value or figure),
        attribution=Attribution(
            voice,
            (voice,) if voice else (),
            Stance(stance),
            caveat,
            source_span=Span(said, said + len(source)) if source and said >= 0 else None,
        ),
        as_of=Moment(as_of or published),
        as_of_basis="stated" if as_of else "published",  # type: ignore[arg-type]
        evidence=Evidence(document.id, 0, len(sentence), sentence, at, at + len(figure), line=1),
        document=document.ref,
        **more,
    )


@pytest.fixture
def quoted() -> Quoted:
    """Make a claim that stands in a document of one sentence."""
    return _quoted


@pytest.fixture
def march() -> Sequence[Claim]:
    """A march that two sources count differently, one of which corrects itself, with a reservation and a doubt."""
    from claimtrack.model.finding import Finding, Severity

    doubt = Finding("inferred-year", Severity.INFO, "the year is taken from the publication")
    union = {"kind": "union"}
    return [
        _quoted("The police said 119,000 people marched.", "119,000", "police", kind="police", as_of="2023-03-23"),
        _quoted("The CGT counted 800,000 people.", "800,000", "CGT", **union),
        _quoted(
            "The CGT now speaks of about 780,000 people, a figure that was not verified.",
            "about 780,000",
            "CGT",
            published="2023-03-25",
            as_of="2023-03-25",
            caveat="was not verified",
            findings=(doubt,),
            **union,
        ),
        _quoted(
            "At least 457 people were arrested, the ministry said.",
            "At least 457",
            "ministry",
            value="at least 457",
            predicate="arrested",
            place="France",
        ),
    ]
