"""Wikidata statements, held to WikibaseIntegrator, and the rows of the Mismatch Finder, held to its user guide."""

import csv
import io
import json
import sys
from decimal import Decimal
from enum import Enum, StrEnum
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from exported import ITEMS, exported, full, hard, options, with_value

from claimtrack.errors import ReportError
from claimtrack.exchange.exporting import ExportOptions
from claimtrack.exchange.formats import export_claims
from claimtrack.exchange.mismatches import COLUMNS
from claimtrack.model.claim import Claim
from claimtrack.model.finding import Finding
from claimtrack.model.measure import Measure
from claimtrack.model.moment import Moment
from claimtrack.model.quantity import Bound, Quantity
from claimtrack.parsing.claims import claim
from claimtrack.strategies import claims

models = pytest.importorskip(
    "wikibaseintegrator.models", reason="WikibaseIntegrator is not installed: pip install '.[test]'"
)


def statements(made: list[Claim]) -> list[dict[str, Any]]:
    """All statements of an export."""
    entities = json.loads(exported(made, "wikidata")[0])["entities"]
    return [one for entity in entities.values() for several in entity["claims"].values() for one in several]


def value(snak: dict[str, Any]) -> Any:
    """What a snak says."""
    return snak["datavalue"]["value"]


@given(st.lists(claims(any_text=True, predicates=["killed", "cost"]), max_size=4, unique_by=lambda made: made.id))
def test_the_library_reads_and_writes_the_same(made: list[Claim]) -> None:
    """Each entity goes through WikibaseIntegrator unchanged; new statements have no id yet, so that one is lent."""
    for entity in json.loads(exported(made, "wikidata")[0])["entities"].values():
        for several in entity["claims"].values():
            for one in several:
                one |= {"id": f"{entity['id']}$0"}
                for reference in one.get("references", []):
                    reference["hash"] = "0"
        found = models.Claims().from_json(entity["claims"]).get_json()
        assert simple(found) == simple(entity["claims"])


def simple(data: Any) -> Any:
    """The same data without hashes, which the library does not write, and without what is empty."""
    if isinstance(data, list):
        return [simple(item) for item in data]
    if not isinstance(data, dict):
        return str(data) if isinstance(data, StrEnum | Enum) else data
    return {key: simple(part) for key, part in data.items() if key != "hash" and part not in ({}, [], None)}


AMOUNTS = [
    (Quantity(1160, 1160, 1160, Bound.EXACT, "person"), {"amount": "+1160", "unit": "1"}),
    (Quantity(0, 0, 0, Bound.EXACT), {"amount": "+0", "unit": "1"}),
    (Quantity(0, 10, 2, Bound.RANGE), {"amount": "+2", "unit": "1", "upperBound": "+10", "lowerBound": "+0"}),
    (Quantity(-10, 0, -3, Bound.RANGE), {"amount": "-3", "unit": "1", "upperBound": "+0", "lowerBound": "-10"}),
    (Quantity(0, 5, None, Bound.RANGE), {"amount": "+2.5", "unit": "1", "upperBound": "+5", "lowerBound": "+0"}),
    (
        Quantity(200, 300, None, Bound.RANGE),
        {"amount": "+250", "unit": "1", "upperBound": "+300", "lowerBound": "+200"},
    ),
    (Quantity(9, None, 9, Bound.AT_LEAST), {"amount": "+9", "unit": "1"}),
    (Quantity(24, None, None, Bound.VAGUE), {"amount": "+24", "unit": "1"}),
    (
        Quantity(Decimal("1E+3"), Decimal("1E+3"), Decimal("1E+3"), Bound.EXACT, "EUR"),
        {"amount": "+1000", "unit": "http://www.wikidata.org/entity/Q4916"},
    ),
]


@pytest.mark.parametrize(("quantity", "expected"), AMOUNTS)
def test_amounts_bounds_and_units(quantity: Quantity, expected: dict[str, str]) -> None:
    """A bound of 0 is kept; an end that is not known has no bound; numbers are written out with their sign."""
    (statement,) = statements([with_value(quantity)])
    assert value(statement["mainsnak"]) == expected


def test_qualifiers_and_references() -> None:
    """When, from and to when, where, on whose word, and how exactly; the page, its headline, day and words."""
    (statement,) = statements([full()])
    said = {name: [value(snak) for snak in snaks] for name, snaks in statement["qualifiers"].items()}
    times = {name: (said[name][0]["time"], said[name][0]["precision"]) for name in ("P585", "P580", "P582")}
    assert times == {
        "P585": ("+2024-02-22T00:00:00Z", 11), "P580": ("+2024-02-20T00:00:00Z", 11), "P582": ("+2024-02-22T00:00:00Z", 11),
    }  # fmt: skip
    assert [said[name][0]["id"] for name in ("P276", "P3680", "P1480")] == ["Q102", "Q103", "Q5727902"]
    assert statement["qualifiers-order"] == list(said)
    (reference,) = statement["references"]
    told = {name: value(snaks[0]) for name, snaks in reference["snaks"].items()}
    assert told["P854"] == "https://example.org/flood?a=1&b=2"
    assert told["P1476"] == {"text": "A flood, & what is known", "language": "en"}
    assert told["P1683"]["text"].startswith("The board’s office said")
    assert told["P577"]["time"] == "+2024-02-23T00:00:00Z"


@pytest.mark.parametrize(
    ("moment", "time", "precision"),
    [
        ("2024-02", "+2024-02-00T00:00:00Z", 10),
        ("2024", "+2024-00-00T00:00:00Z", 9),
        ("202X", "+2020-00-00T00:00:00Z", 8),
    ],
)
def test_a_date_is_as_exact_as_it_was_said(moment: str, time: str, precision: int) -> None:
    """Month, year and decade have a precision of their own."""
    (statement,) = statements([attrs.evolve(full(), as_of=Moment(moment))])
    (said,) = statement["qualifiers"]["P585"]
    assert (value(said)["time"], value(said)["precision"]) == (time, precision)


@pytest.mark.parametrize("moment", [Moment("20XX"), Moment("2024-22"), Moment("2024-02", "end"), Moment("XXXX-02-23")])
def test_a_vaguer_date_is_told_and_left_out(moment: Moment) -> None:
    """What Wikidata cannot say is not said wrongly."""
    made = attrs.evolve(full(), as_of=moment)
    assert "P585" not in statements([made])[0]["qualifiers"]
    assert any(found.message.startswith("as_of is not a day") for found in exported([made], "wikidata")[1])


LEFT = [
    (
        attrs.evolve(full(), attribution=attrs.evolve(full().attribution, stance="denied")),
        "it is denied, and a statement",
    ),
    (attrs.evolve(full(), measure=Measure("displaced", event="flood")), "no Wikidata property counts 'displaced'"),
    (attrs.evolve(full(), measure=Measure("killed", event="quake")), "no Wikidata item is given for the event 'quake'"),
    (with_value(Quantity(9, 9, 9, Bound.EXACT, "furlong")), "no Wikidata item is known for the unit 'furlong'"),
    (hard()[8], "Wikidata has no ratios"),
    (hard()[9], "a statement has no figure"),
]


@pytest.mark.parametrize(("made", "reason"), LEFT)
def test_what_is_no_statement_is_left_out_with_its_reason(made: Claim, reason: str) -> None:
    """Denials, other counts, unknown items and units, ratios, words."""
    text, findings = exported([made], "wikidata")
    assert json.loads(text) == {"entities": {}}
    assert findings[0].message.startswith(f"left out 1 of 1: {reason}")


def entity(*found: dict[str, Any]) -> dict[str, Any]:
    """The state of the flood's item with these statements on its dead."""
    return {"entities": {"Q100": {"id": "Q100", "claims": {"P1120": list(found)}}}}


def statement(amount: str, day: str | None = None, **said: Any) -> dict[str, Any]:
    """One statement on the dead, of a day."""
    data: dict[str, Any] = {"amount": amount, "unit": said.pop("unit", "1"), **said.pop("bounds", {})}
    made = {"id": f"Q100${amount}", "mainsnak": {"datavalue": {"value": data}}, "rank": "normal"} | said
    if day is not None:
        made["qualifiers"] = {"P585": [{"datavalue": {"value": {"time": f"+{day}T00:00:00Z", "precision": 11}}}]}
    return made


def mismatches(made: list[Claim], state: dict[str, Any]) -> tuple[list[dict[str, str]], list[str]]:
    """The rows, held to the user guide, and what was told."""
    findings: list[Finding] = []
    given_ = ExportOptions(items=ITEMS, entities=state)
    text = export_claims(made, "mismatches", options=given_, on_finding=findings.append)
    reader = csv.DictReader(io.StringIO(text, newline=""))
    rows = list(reader)
    assert reader.fieldnames == list(COLUMNS)
    for row in rows:
        assert None not in row
        assert all(row[name] for name in ("item_id", "property_id", "external_value"))
        assert bool(row["statement_guid"]) == bool(row["wikidata_value"])
        assert not row["statement_guid"] or row["statement_guid"].startswith(f"{row['item_id']}$")
        assert all(len(row[name]) <= 1500 for name in ("wikidata_value", "external_value", "external_url"))
        assert row["type"] == "statement"
    return rows, [found.message for found in findings]


BOUNDS = {"lowerBound": "+0", "upperBound": "+200"}
COMPARED = [
    (statement("+1000"), [("Q100$+1000", "1000")]),
    (statement("+1160"), []),
    (statement("+1150", bounds={"lowerBound": "+1100", "upperBound": "+1200"}), []),
    (statement("+100", bounds=BOUNDS), [("Q100$+100", "100±100")]),
    (statement("+0"), [("Q100$+0", "0")]),
    (statement("+1000", "2024-02-22"), [("Q100$+1000", "1000")]),
    (statement("+1000", "2024-02-21"), []),
    (statement("+1000", rank="deprecated"), []),
    (statement("+1000", unit="http://www.wikidata.org/entity/Q1"), []),
    ({"mainsnak": {"snaktype": "novalue"}}, []),
    (statement("many"), []),
]


@pytest.mark.parametrize(("held", "expected"), COMPARED)
def test_where_wikidata_says_otherwise(held: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    """Statements that cannot be true together with the figure, of its date and unit; bounds count, of 0 too."""
    rows, told = mismatches([full()], entity(held))
    assert [(row["statement_guid"], row["wikidata_value"]) for row in rows] == expected
    assert bool(expected) != any("Wikidata agrees" in message for message in told)
    for row in rows:
        assert row["external_value"] == "about 1160"
        assert row["external_url"] == "https://example.org/flood?a=1&b=2"


def test_a_bound_of_zero_is_kept_in_the_figure_too() -> None:
    """The lower end of 0 to 10 is 0, not nothing; what Wikidata lacks has neither statement nor value."""
    ranges = [Quantity(0, 10, 2, Bound.RANGE), Quantity(0, 10, None, Bound.RANGE), Quantity(0, 0, 0, Bound.EXACT)]
    rows, _ = mismatches([with_value(item) for item in ranges], entity())
    assert [row["external_value"] for row in rows] == ["2 (0 to 10)", "0 to 10", "0"]
    assert {(row["statement_guid"], row["wikidata_value"]) for row in rows} == {("", "")}


def test_an_item_whose_state_is_not_given_is_left_out() -> None:
    """That Wikidata says nothing is only said of what was looked at; a file of one entity is read, too."""
    rows, told = mismatches([full()], {"id": "Q7", "claims": {}})
    assert (rows, told[0].split(": ")[1].split(" (")[0]) == ([], "the given state of Wikidata does not have Q100")
    rows, _ = mismatches([full()], {"id": "Q100", "claims": {}})
    assert len(rows) == 1
    with pytest.raises(ReportError, match="needs an object with entities"):
        mismatches([full()], {"pages": []})
    with pytest.raises(ReportError, match="mismatches need what Wikidata says now"):
        export_claims([full()], "mismatches", options=attrs.evolve(options([]), entities=None))


def test_figures_without_an_event_are_about_the_item_for_all() -> None:
    """A star stands for the item that figures without an event are about."""
    entities = json.loads(exported([claim(predicate="injured", value=5)], "wikidata")[0])["entities"]
    assert list(entities) == ["Q101"]
    assert list(entities["Q101"]["claims"]) == ["P1339"]


def test_what_wikidata_takes_no_text_or_address_of_is_told() -> None:
    """An address that is none, a quotation of several lines, one of too many characters."""
    made = full()
    assert made.document is not None
    addressed = attrs.evolve(made, evidence=None, document=attrs.evolve(made.document, url="flood.html", title="a\nb"))
    (statement,) = statements([addressed])
    assert [list(reference["snaks"]) for reference in statement["references"]] == [["P577"]]
    told = " ".join(found.message for found in exported([addressed], "wikidata")[1])
    assert "the address is none that Wikidata takes" in told
    assert "a text of several lines or of more than 1500 characters is left out" in told


def test_a_claim_by_hand_has_no_reference() -> None:
    """Without a document there is nothing to refer to."""
    (statement,) = statements([claim(predicate="killed", value=5)])
    assert "references" not in statement
