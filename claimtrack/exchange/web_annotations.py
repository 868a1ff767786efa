"""Claims <-> W3C Web Annotations.

Enters: claims with evidence; or a page of annotations that this library wrote. Leaves: an ``AnnotationPage`` whose
annotations point at the sentence by its words and by its position together; or the same claims again. Refused: nothing
on the way out - claims without evidence have nothing to point at and are left out; on the way in annotations that hold
no claim, by their number. After https://www.w3.org/TR/annotation-model/: positions are Unicode code points from 0, the
end not included, and a quotation carries the text before and after it.

An annotation has two bodies: the claim in a sentence for people, and its record (``claimtrack/claim/1``) as JSON for
programs, so that nothing is lost.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any

from claimtrack.errors import ClaimtrackError, RecordError
from claimtrack.exchange.exporting import Export, claim_iri, document_iri, sentence
from claimtrack.model.claim import Claim
from claimtrack.model.finding import Finding, Severity
from claimtrack.model.identity import content_hash
from claimtrack.record.claims import dumps, loads
from claimtrack.record.json_text import json_text

__all__ = ["parse_annotations", "render_annotations"]

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def render_annotations(export: Export) -> str:
    """The claims that have evidence, as one page of annotations."""
    items = []
    for claim in export.claims:
        if claim.evidence is None:
            export.losses.leave_out(claim, "it has no excerpt to point at")
        else:
            items.append(_annotation(claim))
    head = {
        "@context": _CONTEXT,
        "id": f"urn:claimtrack:page:{content_hash(*(item['id'] for item in items))}",
        "type": "AnnotationPage",
    }
    start = json_text(head).removesuffix("}")
    lines = ",\n".join(json_text(item) for item in items)
    return f'{start}, "items": [\n{lines}\n]}}\n'


def _annotation(claim: Claim) -> dict[str, Any]:
    evidence, document = claim.evidence, claim.document
    assert evidence is not None  # noqa: S101 - claims without it are left out
    assert document is not None  # noqa: S101 - evidence has a document
    quoted = {"type": "TextQuoteSelector", "exact": evidence.quote}
    around = {"prefix": evidence.prefix, "suffix": evidence.suffix}
    return {
        "id": claim_iri(claim),
        "type": "Annotation",
        "motivation": "describing",
        "body": [
            {"type": "TextualBody", "value": sentence(claim), "format": "text/plain", "purpose": "describing"},
            {"type": "TextualBody", "value": dumps(claim), "format": "application/json", "purpose": "linking"},
        ],
        "target": {
            "source": document_iri(document),
            "selector": [
                quoted | {name: text for name, text in around.items() if text},
                {"type": "TextPositionSelector", "start": evidence.start, "end": evidence.end},
            ],
        },
    }


def parse_annotations(text: str, where: str, on_finding: Callable[[Finding], None]) -> list[Claim]:
    """The claims of a page of annotations; ones that hold none are told by their number.

    Raises:
        RecordError: For what is no annotation, page or list of them.
    """
    try:
        found = json.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError, ArithmeticError) as error:
        raise RecordError(f"{where}: not JSON: {error}") from None
    claims = []
    for number, item in enumerate(_items(found, where), 1):
        try:
            claims.append(_claim(item))
        except ClaimtrackError as error:
            on_finding(Finding("refused-row", Severity.ERROR, f"annotation {number}: {error}", where))
    return claims


def _items(found: Any, where: str) -> Iterable[Any]:
    if isinstance(found, Mapping) and found.get("type") == "Annotation":
        return [found]
    items = found.get("items") if isinstance(found, Mapping) else found
    if not isinstance(items, list):
        raise RecordError(f"{where}: needs an Annotation, an AnnotationPage with items, or a list of annotations")
    return items


def _claim(item: Any) -> Claim:
    """The claim in an annotation's JSON body, if the annotation still points where its evidence says."""
    if not isinstance(item, Mapping):
        raise RecordError(f"needs an object, not {item!r}")
    bodies = item.get("body")
    for body in bodies if isinstance(bodies, list) else [bodies]:
        if (
            isinstance(body, Mapping)
            and body.get("format") == "application/json"
            and isinstance(body.get("value"), str)
        ):
            claim = loads(body["value"])
            _check_position(claim, item.get("target"))
            return claim
    raise RecordError("it holds no claim record; a body with the format application/json carries it")


def _check_position(claim: Claim, target: Any) -> None:
    selectors = target.get("selector") if isinstance(target, Mapping) else None
    for selector in selectors if isinstance(selectors, list) else [selectors]:
        if not isinstance(selector, Mapping) or selector.get("type") != "TextPositionSelector":
            continue
        at = (selector.get("start"), selector.get("end"))
        if claim.evidence is None or at != (claim.evidence.start, claim.evidence.end):
            raise RecordError(f"it points at {at[0]} to {at[1]}, and its claim somewhere else")
