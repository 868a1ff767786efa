"""Figures against Wikidata's own -> the CSV that the Wikidata Mismatch Finder takes.

Enters: claims, the items they are about, and the present state of these items as ``Special:EntityData`` gives it.
Leaves: a row for each statement whose value cannot be true together with a figure as of the same date, and for each
figure of which Wikidata says nothing. Refused: what ``wikidata.subject`` refuses, and items that are not in the given
state. After https://github.com/wmde/wikidata-mismatch-finder/blob/main/docs/UserGuide.md: eight columns, all present;
no value or address of more than 1,500 characters. A bound of 0 is a bound.
"""

import csv
import io
from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from claimtrack.errors import ReportError
from claimtrack.exchange.exporting import Export, columns, is_url
from claimtrack.exchange.wikidata import amount, subject, unit_of
from claimtrack.model.claim import Claim
from claimtrack.model.quantity import Bound, Interval, Quantity

__all__ = ["COLUMNS", "render_mismatches"]

COLUMNS = (
    "item_id", "statement_guid", "property_id", "wikidata_value", "meta_wikidata_value", "external_value",
    "external_url", "type",
)  # fmt: skip
CARRIED = columns("predicate event bound low high nominal url")
_LONGEST = 1500


def render_mismatches(export: Export) -> str:
    """The rows, in the order of the claims.

    Raises:
        ReportError: Without the state of Wikidata: that it says nothing must not be made up.
    """
    state = export.options.entities
    if state is None:
        raise ReportError("mismatches need what Wikidata says now: give the JSON of Special:EntityData")
    entities = _entities(state)
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for claim in export.claims:
        found = subject(claim, export)
        if found is None:
            continue
        item, property_, value = found
        if item not in entities:
            export.losses.leave_out(claim, f"the given state of Wikidata does not have {item}")
            continue
        rows = list(_rows(claim, item, property_, value, entities[item]))
        if not rows:
            export.losses.leave_out(claim, "Wikidata agrees, or speaks of another date or unit")
            continue
        export.losses.carry(claim, CARRIED)
        writer.writerows(rows)
    return out.getvalue()


def _entities(state: Mapping[str, Any]) -> Mapping[str, Any]:
    """The entities of a reply, or of a file that holds one entity."""
    found = state.get("entities", {state.get("id"): state} if "claims" in state else None)
    if not isinstance(found, Mapping):
        raise ReportError("the state of Wikidata needs an object with entities, as Special:EntityData gives it")
    return found


def _rows(claim: Claim, item: str, property_: str, value: Quantity, entity: Any) -> Iterable[dict[str, str]]:
    held = entity.get("claims", {}) if isinstance(entity, Mapping) else {}
    statements = held.get(property_, []) if isinstance(held, Mapping) else []
    url = claim.document.url if claim.document is not None else None
    row = {
        "item_id": item,
        "property_id": property_,
        "meta_wikidata_value": "",
        "external_value": _external(value)[:_LONGEST],
        "external_url": url if url is not None and is_url(url) and len(url) <= _LONGEST else "",
        "type": "statement",
    }
    if not statements:
        return [row | {"statement_guid": "", "wikidata_value": ""}]
    compared = [(statement, *_read(statement)) for statement in statements if _is_of(statement, claim)]
    known = [(statement, said, shown) for statement, said, shown in compared if said is not None]
    if any(said.meets(value.interval()) for _, said, _ in known):
        return []
    return [
        row | {"statement_guid": str(statement.get("id", "")), "wikidata_value": shown} for statement, _, shown in known
    ]


def _is_of(statement: Any, claim: Claim) -> bool:
    """Whether a statement is not withdrawn, is in the claim's unit, and of its date where both have one."""
    if not isinstance(statement, Mapping) or statement.get("rank") == "deprecated":
        return False
    unit = claim.value.unit if isinstance(claim.value, Quantity) else None
    said = ((statement.get("mainsnak") or {}).get("datavalue") or {}).get("value")
    if not isinstance(said, Mapping) or said.get("unit", "1") != unit_of(unit):
        return False
    if claim.as_of is None or not claim.as_of.is_day:
        return True
    for snak in (statement.get("qualifiers") or {}).get("P585", []):
        value = snak.get("datavalue", {}).get("value", {})
        if value.get("precision") == 11 and str(value.get("time", ""))[1:11] != claim.as_of.edtf:
            return False
    return True


def _read(statement: Any) -> tuple[Interval | None, str]:
    """The numbers that a statement allows, and its value as Wikidata's parser reads it; None for one without."""
    try:
        value = statement["mainsnak"]["datavalue"]["value"]
        number = Decimal(value["amount"])
        low, high = (Decimal(value[name]) if name in value else number for name in ("lowerBound", "upperBound"))
        exact = (
            Quantity(low, high, number, Bound.RANGE) if low != high else Quantity(number, number, number, Bound.EXACT)
        )
    except (KeyError, TypeError, ValueError, InvalidOperation):
        return None, ""
    shown = amount(number).removeprefix("+")
    if high - number == number - low != 0:
        shown = f"{shown}±{amount(high - number).removeprefix('+')}"
    return exact.interval(), shown


def _external(value: Quantity) -> str:
    """The figure as reviewers compare it; an end of 0 is shown."""
    low, high, named = (
        None if end is None else amount(end).removeprefix("+") for end in (value.low, value.high, value.nominal)
    )
    if low is not None and high is not None and low != high:
        return f"{low} to {high}" if named is None else f"{named} ({low} to {high})"
    bound = "" if value.bound is Bound.EXACT else f"{value.bound.replace('_', ' ')} "
    return f"{bound}{named if named is not None else low if low is not None else high}"
