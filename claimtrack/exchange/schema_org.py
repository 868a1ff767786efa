"""Claims -> schema.org ``Claim`` and ``ClaimReview`` as JSON-LD.

Enters: claims, and for ``ClaimReview`` the reviews of fact-checkers. Leaves: a JSON list with an object a line.
Refused: nothing; what cannot be said is told. After https://schema.org/Claim, https://schema.org/ClaimReview and
https://schema.org/Observation. Search engines
(https://developers.google.com/search/docs/appearance/structured-data/factcheck)
require ``claimReviewed``, ``url`` and ``reviewRating`` with ``alternateName``, and recommend ``author``,
``datePublished``, the numbers of the rating, and ``itemReviewed`` with ``appearance``, ``author``, ``datePublished``
and ``firstAppearance``. The last is never written: that no earlier one exists cannot be known.
"""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from claimtrack.exchange.exporting import Export, claim_iri, columns, day_of, document_iri, is_url, sentence
from claimtrack.exchange.reviews import Review
from claimtrack.model.claim import Claim, Statement
from claimtrack.model.document import DocumentRef
from claimtrack.model.quantity import Number, Quantity
from claimtrack.model.source import Source, SourceKind
from claimtrack.record.json_text import json_text
from claimtrack.reporting import words

__all__ = ["CARRIED", "render_claim_reviews", "render_claims"]

CARRIED = columns(
    "id predicate counted place event period mode bound low high nominal unit approximate low_open high_open text "
    "polarity source as_written affiliation speaks_for stance caveat as_of as_of_basis stated published publisher "
    "title url language document quote"
)
_PEOPLE = (SourceKind.PERSON, SourceKind.WITNESS)
_SUMMARY = 75  # characters that a search engine shows of a claim without breaking the line


def render_claims(export: Export) -> str:
    """All claims as ``Claim`` objects."""
    made = []
    for claim in export.claims:
        export.losses.carry(claim, CARRIED)
        made.append({"@context": "https://schema.org"} | _claim(claim, export))
    return listed(made)


def render_claim_reviews(export: Export) -> str:
    """The reviewed claims as ``ClaimReview`` objects, one for each review."""
    reviews: dict[str, list[Review]] = {}
    for review in export.options.reviews:
        reviews.setdefault(review.claim, []).append(review)
    made = []
    for claim in export.claims:
        if claim.id not in reviews:
            export.losses.leave_out(claim, "nobody has reviewed it; give reviews by the ids of claims")
            continue
        export.losses.carry(claim, CARRIED)
        made += [_review(claim, review, export) for review in reviews[claim.id]]
    return listed(made)


def listed(objects: Iterable[dict[str, Any]]) -> str:
    """A JSON list, an object a line."""
    lines = ",\n".join(json_text(made) for made in objects)
    return f"[\n{lines}\n]\n" if lines else "[]\n"


def _said(**parts: Any) -> dict[str, Any]:
    """The parts that say something."""
    return {name.replace("_", "@", 1) if name[0] == "_" else name: part for name, part in parts.items() if part}


def _claim(claim: Claim, export: Export) -> dict[str, Any]:
    quote = claim.evidence.quote if claim.evidence is not None else None
    stated = day_of(claim.stated) or day_of(claim.published)
    for name, moment in (("stated", claim.stated), ("published", claim.published)):
        if moment is not None and day_of(moment) is None:
            export.losses.note(claim, f"{name} is not a whole day, which is all a schema.org date can say; left out")
    measure = claim.measure
    return _said(
        _type="Claim",
        _id=claim_iri(claim),
        identifier=claim.id,
        name=_short(sentence(claim)),
        text=quote or sentence(claim),
        author=_author(claim.source),
        datePublished=stated,
        inLanguage=claim.document.language if claim.document is not None else None,
        temporalCoverage=str(measure.period) if measure is not None and measure.period is not None else None,
        spatialCoverage=_said(_type="Place", name=measure.place) if measure is not None and measure.place else None,
        appearance=_appearance(claim.document),
        about=[about for about in (_observation(claim), _event(claim), _statement(claim)) if about],
    )


def _short(text: str) -> str:
    return text if len(text) <= _SUMMARY else f"{text[: _SUMMARY - 1].rstrip()}…"


def _author(source: Source | None) -> dict[str, Any] | None:
    """The source as a person or an organisation, with its other names and those who run it."""
    if source is None:
        return None
    person = source.kind in _PEOPLE
    body = _said(_type="Organization", name=source.affiliation) if source.affiliation else None
    named = [name for name in dict.fromkeys((source.as_written, *source.aliases)) if name and name != source.name]
    return _said(
        _type="Person" if person else "Organization",
        name=source.name,
        alternateName=named,
        description=f"speaks for {source.speaks_for}" if source.speaks_for else None,
        **{"affiliation" if person else "parentOrganization": body},
    )


def _appearance(document: DocumentRef | None) -> dict[str, Any] | None:
    if document is None:
        return None
    return _said(
        _type="CreativeWork",
        _id=document_iri(document),
        identifier=document.id,
        headline=document.title,
        url=document.url if document.url is not None and is_url(document.url) else None,
        datePublished=day_of(document.published),
        publisher=_said(_type="Organization", name=document.publisher) if document.publisher else None,
        inLanguage=document.language,
    )


def _observation(claim: Claim) -> dict[str, Any] | None:
    """What was counted and how many, as a statistical observation; open ends are left open."""
    value, measure = claim.value, claim.measure
    if not isinstance(value, Quantity) or measure is None:
        return None
    ends = {
        "value": _number(value.nominal),
        "minValue": _end(value.low),
        "maxValue": _end(value.high),
    }
    properties = {
        "bound": value.bound.value,
        "low_open": value.low_open or None,
        "high_open": value.high_open or None,
        "approximate": value.approximate or None,
        "mode": measure.mode,
        "stance": claim.attribution.stance.value,
        "caveat": claim.attribution.caveat,
        "as_of": str(claim.as_of) if claim.as_of is not None else None,
        "as_of_basis": claim.as_of_basis,
        "figure": value.text,
        **({} if _is_plain(value) else {"low": _text(value.low), "high": _text(value.high)}),
    }
    when = day_of(claim.as_of)
    return {
        **_said(
            _type="Observation",
            name=words.measure(measure),
            variableMeasured=measure.predicate,
            description=measure.counted,
            observationDate=when,
            observationPeriod=str(measure.period) if measure.period is not None else None,
            unitText=value.unit,
            additionalProperty=[
                _said(_type="PropertyValue", name=name, value=str(said)) for name, said in properties.items() if said
            ],
        ),
        **{name: end for name, end in ends.items() if end is not None},
    }


def _is_plain(value: Quantity) -> bool:
    """Whether its ends are numbers that ``minValue`` and ``maxValue`` take; a ratio is not."""
    return not any(isinstance(end, Fraction) for end in (value.low, value.high))


def _number(number: Number | None) -> Any:
    return str(number) if isinstance(number, Fraction) else number


def _end(number: Number | None) -> Any:
    return None if isinstance(number, Fraction) else number


def _text(number: Number | None) -> str | None:
    return None if number is None else str(number)


def _event(claim: Claim) -> dict[str, Any] | None:
    if claim.measure is None or claim.measure.event is None:
        return None
    return _said(_type="Event", name=claim.measure.event)


def _statement(claim: Claim) -> dict[str, Any] | None:
    """The words of a claim without a figure."""
    if not isinstance(claim.value, Statement):
        return None
    properties = {
        "polarity": claim.value.polarity.value,
        "stance": claim.attribution.stance.value,
        "caveat": claim.attribution.caveat,
        "as_of": str(claim.as_of) if claim.as_of is not None else None,
        "as_of_basis": claim.as_of_basis,
    }
    told = "; ".join(f"{name}: {said}" for name, said in properties.items() if said)
    return _said(_type="Quotation", text=claim.value.text, description=told)


def _review(claim: Claim, review: Review, export: Export) -> dict[str, Any]:
    author = _said(_type="Organization", name=review.author, url=review.author_url) if review.author else None
    if author is None:
        export.losses.note(claim, "the review names no author, whom search engines recommend")
    rating = _said(_type="Rating", alternateName=review.rating, ratingExplanation=review.explanation)
    numbers = {"ratingValue": review.value, "bestRating": review.best, "worstRating": review.worst}
    rating |= {name: number for name, number in numbers.items() if number is not None}
    return {
        "@context": "https://schema.org",
        **_said(
            _type="ClaimReview",
            url=review.url,
            claimReviewed=_short(sentence(claim)),
            datePublished=review.published,
            author=author,
            reviewRating=rating,
            itemReviewed=_claim(claim, export),
        ),
    }
