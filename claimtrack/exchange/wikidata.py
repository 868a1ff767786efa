"""Figures -> Wikidata statements, and a list of where Wikidata says otherwise.

Enters: claims, the items that events and sources are, and for mismatches the present state of these items. Leaves:
entities in Wikibase JSON (https://www.mediawiki.org/wiki/Wikibase/DataModel/JSON) with amount, bounds, qualifiers and
references; or the CSV that the Mismatch Finder takes. Refused, each with its reason: figures without an item or a
property, statements without a figure, and what their source denies, plans or expects.

A bound is written where both ends are known and is kept when it is 0; Wikidata has no bound without the other, so that
"more than 29,500" keeps its number alone, and that is told. "About" is the qualifier "sourcing circumstances: circa".
"""

import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any

from claimtrack.exchange.exporting import Export, Losses, columns, is_url
from claimtrack.model.claim import Claim
from claimtrack.model.moment import Moment
from claimtrack.model.quantity import Bound, Number, Quantity
from claimtrack.model.source import Stance
from claimtrack.record.json_text import json_text

__all__ = ["amount", "check_items", "render_statements", "subject", "unit_of"]

CARRIED = columns(
    "predicate event place period bound low high nominal unit approximate as_of source published title url quote"
)
_ENTITY = "http://www.wikidata.org/entity/"
_ITEM = re.compile(r"Q[1-9]\d{0,11}", re.ASCII)
_CIRCA = "Q5727902"
_LONGEST = 1500  # characters of a monolingual text
_LONGEST_URL = 500


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("claimtrack.exchange").joinpath("wikidata.toml").read_text("utf-8"))


def render_statements(export: Export) -> str:
    """The entities with a statement for each figure, keyed by item as ``wbgetentities`` gives them."""
    entities: dict[str, dict[str, Any]] = {}
    for claim in export.claims:
        found = subject(claim, export)
        if found is None:
            continue
        item, property_, value = found
        export.losses.carry(claim, CARRIED)
        entity = entities.setdefault(item, {"type": "item", "id": item, "claims": {}})
        entity["claims"].setdefault(property_, []).append(_statement(claim, property_, value, export))
    return json_text({"entities": entities}) + "\n"


def subject(claim: Claim, export: Export) -> tuple[str, str, Quantity] | None:
    """The item that a figure is about, the property that counts it, and the figure; None with a reason otherwise."""
    value, measure, losses, items = claim.value, claim.measure, export.losses, export.options.items
    if not isinstance(value, Quantity) or measure is None:
        losses.leave_out(claim, "a statement has no figure")
        return None
    if claim.attribution.stance not in (Stance.ASSERTED, Stance.HEDGED):
        losses.leave_out(claim, f"it is {claim.attribution.stance}, and a statement asserts")
        return None
    property_ = _table()["properties"].get(measure.predicate)
    if property_ is None:
        losses.leave_out(claim, f"no Wikidata property counts {measure.predicate!r}")
        return None
    named = measure.event if measure.event is not None else "*"
    item = items.get(named)
    if item is None:
        said = f"the event {named!r}" if measure.event is not None else "figures without an event (*)"
        losses.leave_out(claim, f"no Wikidata item is given for {said}")
        return None
    if any(isinstance(end, Fraction) for end in (value.low, value.high, value.nominal)):
        losses.leave_out(claim, "Wikidata has no ratios")
        return None
    if unit_of(value.unit) is None:
        losses.leave_out(claim, f"no Wikidata item is known for the unit {value.unit!r}")
        return None
    return item, property_, value


def _statement(claim: Claim, property_: str, value: Quantity, export: Export) -> dict[str, Any]:
    qualifiers = _qualifiers(claim, value, export)
    made: dict[str, Any] = {
        "mainsnak": _snak(property_, "quantity", "quantity", _quantity(claim, value, export.losses)),
        "type": "statement",
        "rank": "normal",
    }
    if qualifiers:
        made |= {"qualifiers": _grouped(qualifiers), "qualifiers-order": _order(qualifiers)}
    references = _references(claim, export.losses)
    if references:
        made["references"] = [{"snaks": _grouped(references), "snaks-order": _order(references)}]
    return made


def _snak(property_: str, datatype: str, kind: str, value: Any) -> dict[str, Any]:
    datavalue = {"value": value, "type": kind}
    return {"snaktype": "value", "property": property_, "datavalue": datavalue, "datatype": datatype}


def _grouped(snaks: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    return {name: [snak for snak in snaks if snak["property"] == name] for name in _order(snaks)}


def _order(snaks: list[dict[str, Any]]) -> list[str]:
    return list(dict.fromkeys(snak["property"] for snak in snaks))


def _quantity(claim: Claim, value: Quantity, losses: Losses) -> dict[str, Any]:
    """The amount with its unit, and its bounds where both are known."""
    low, high = value.low, value.high
    named = value.nominal
    if named is None and low is not None and high is not None:
        named = _midpoint(low, high)
        losses.note(claim, "no number was named, so that the amount is the middle of its range")
    elif named is None:
        named = low if low is not None else high
        losses.note(claim, "no number was named, so that the amount is the end that is known")
    if value.low_open or value.high_open or low is None or high is None:
        losses.note(claim, "an open end is not carried: Wikidata has no bound without the other")
    assert named is not None  # noqa: S101 - a quantity has at least one end
    data: dict[str, Any] = {"amount": amount(named), "unit": unit_of(value.unit)}
    if low is not None and high is not None and low != high:
        data |= {"upperBound": amount(high), "lowerBound": amount(low)}
    return data


def _midpoint(low: Number, high: Number) -> Number:
    middle = (Fraction(low) + Fraction(high)) / 2
    return middle.numerator if middle.denominator == 1 else (Decimal(low) + Decimal(high)) / 2  # type: ignore[arg-type]


def amount(number: Number) -> str:
    """A number as Wikidata writes it: digits, with a sign in front of zero too.

    >>> amount(0), amount(1160), amount(Decimal("-1.50")), amount(Decimal("1E+3"))
    ('+0', '+1160', '-1.50', '+1000')
    """
    return f"{Decimal(str(number)):+f}"


def unit_of(unit: str | None) -> str | None:
    """A unit as Wikidata names it, "1" for counted people and bare numbers; None for one that has no item here.

    >>> unit_of("person"), unit_of("EUR"), unit_of("furlong")
    ('1', 'http://www.wikidata.org/entity/Q4916', None)
    """
    table = _table()
    if unit is None or unit in table["unitless"]:
        return "1"
    item = table["units"].get(unit)
    return None if item is None else f"{_ENTITY}{item}"


def _qualifiers(claim: Claim, value: Quantity, export: Export) -> list[dict[str, Any]]:
    measure, items, losses = claim.measure, export.options.items, export.losses
    assert measure is not None  # noqa: S101 - a figure has a measure
    found: list[dict[str, Any]] = []
    period = measure.period
    start, _, end = period.edtf.partition("/") if period is not None and period.is_interval else ("", "", "")
    for property_, moment, name in (
        ("P585", claim.as_of, "as_of"),
        ("P580", Moment(start) if start not in ("", "..") else None, "period"),
        ("P582", Moment(end) if end not in ("", "..") else None, "period"),
    ):
        time = _time(moment)
        if time is not None:
            found.append(_snak(property_, "time", "time", time))
        elif moment is not None:
            losses.note(claim, f"{name} is not a day, month, year or decade, and is left out")
    if period is not None and not period.is_interval:
        losses.note(claim, "a period of one date is left out: it is the item's own date")
    for property_, named, part in (("P276", measure.place, "place"), ("P3680", _source(claim), "source")):
        if named is not None and named in items:
            found.append(_item_snak(property_, items[named]))
        elif named is not None:
            losses.note(claim, f"no Wikidata item is given for the {part} {named!r}, which is left out")
    if value.bound is Bound.ABOUT:
        found.append(_item_snak("P1480", _CIRCA))
    return found


def _source(claim: Claim) -> str | None:
    return claim.attribution.source.name if claim.attribution.source is not None else None


def _item_snak(property_: str, item: str) -> dict[str, Any]:
    value = {"entity-type": "item", "numeric-id": int(item[1:]), "id": item}
    return _snak(property_, "wikibase-item", "wikibase-entityid", value)


def _time(moment: Moment | None) -> dict[str, Any] | None:
    """A moment with its precision: 11 a day, 10 a month, 9 a year, 8 a decade; what is vaguer is not said."""
    if moment is None or moment.part is not None or moment.time is not None or moment.is_interval:
        return None
    match = re.fullmatch(r"(\d{3}[\dX])(?:-(0\d|1[0-2])(?:-(\d\d))?)?", moment.edtf, re.ASCII)
    if match is None:
        return None
    year, month, day = match.groups()
    precision = 8 if year.endswith("X") else 9 + (month is not None) + (day is not None)
    return {
        "time": f"+{year.replace('X', '0')}-{month or '00'}-{day or '00'}T00:00:00Z",
        "timezone": 0,
        "before": 0,
        "after": 0,
        "precision": precision,
        "calendarmodel": f"{_ENTITY}Q1985727",
    }


def _references(claim: Claim, losses: Losses) -> list[dict[str, Any]]:
    """Where it was printed: address, headline, day, and the words."""
    document = claim.document
    if document is None:
        return []
    found = []
    if document.url is not None:
        if is_url(document.url) and len(document.url) <= _LONGEST_URL:
            found.append(_snak("P854", "url", "string", document.url))
        else:
            losses.note(claim, "the address is none that Wikidata takes, and is left out")
    texts = (("P1476", document.title), ("P1683", claim.evidence.quote if claim.evidence is not None else None))
    for property_, text in texts:
        if text and text.strip() and len(text.strip()) <= _LONGEST and "\n" not in text.strip():
            told = {"text": text.strip(), "language": document.language}
            found.append(_snak(property_, "monolingualtext", "monolingualtext", told))
        elif text:
            losses.note(claim, f"a text of several lines or of more than {_LONGEST} characters is left out")
    published = _time(document.published)
    if published is not None:
        found.append(_snak("P577", "time", "time", published))
    return found


def check_items(items: Mapping[str, str]) -> str | None:
    """The first name whose item is none, such as ``q42``; None where all are.

    >>> check_items({"*": "Q42"}), check_items({"Maria": "q42"})
    (None, 'Maria')
    """
    return next((name for name, item in items.items() if not _ITEM.fullmatch(item)), None)
