"""The seeds are read as ``tests/expected`` says: every figure claim of every report, and no other.

Held to the letter are words, value, unit, predicate and source of every claim. Of the other fields every single one is
held too, but for those that ``MISREAD`` names with the reason: where one of them is read rightly, the test asks for its
line to be taken out, so that the list can only grow shorter.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from claimtrack.extraction.extract import extract
from claimtrack.model.claim import Claim
from claimtrack.model.moment import Moment
from claimtrack.model.quantity import Bound, Quantity
from claimtrack.reading.documents import read

ROOT = Path(__file__).parents[2]
EXPECTED = sorted((ROOT / "tests" / "expected").glob("*.json"))
OTHERS = ("chain", "stance", "caveat", "counted", "place", "period", "mode", "as_of", "as_of_basis")

# Seed, number of the claim in its report (from 1) and fields, by what goes wrong.
MISREAD: dict[str, tuple[str, ...]] = {
    "the state of knowledge lies in a date that the report tells of an act or an anniversary, not of the count": (
        "al-ahli-hospital-daily/1 as_of as_of_basis",
        "beirut-port-anniversary/3 as_of as_of_basis",
        "beirut-port-anniversary/4 as_of as_of_basis",
        "hurricane-maria-denial/2 period mode as_of as_of_basis",
        "rana-plaza-search-ends/2 period",
    ),
    "a date elsewhere in the sentence belongs to another event": ("hurricane-maria-harvard/3 period mode",),
    "an interval does not take period and mode from its point": (
        "hurricane-maria-harvard/2 period mode",
        "hurricane-maria-official/3 period mode",
    ),
    "the mode is read from a word that is about something else": ("turkey-earthquake-anniversary/2 mode",),
    "the place is implied, or the one of the opening is lent too widely": (
        "paris-talks-agency/1 place",
        "paris-talks-agency/2 place",
        "turkey-earthquake-second-week/2 place",
    ),
    "the counted noun is left out, joined or completed by a phrase": ("paris-demonstration-union/4 counted",),
    "a reservation about one of two voices in the sentence before covers both": ("hong-kong-march-daily/1 caveat",),
}


def number(value: Any) -> float | None:
    """A stated end as JSON writes it."""
    return None if value is None else float(value)


def moment(value: str | None) -> Moment | None:
    """A moment as the expected claims write it: EDTF, and the part of a month or day behind a space."""
    edtf, _, part = (value or "").partition(" ")
    return Moment(edtf, part=part or None) if edtf else None


def as_expected(claim: Claim) -> dict[str, Any]:
    """An extracted claim in the fields that the expected files name."""
    value, measure = claim.value, claim.measure
    assert isinstance(value, Quantity)
    assert measure is not None
    assert claim.evidence is not None
    vague = value.bound is Bound.VAGUE  # whose ends are the word list's, not the text's
    return {
        "figure": claim.evidence.figure,
        "bound": value.bound.value,
        "low": None if vague else number(value.low),
        "high": None if vague else number(value.high),
        "unit": value.unit,
        "predicate": measure.predicate,
        "source": claim.attribution.source.name if claim.attribution.source is not None else None,
    }


def other_fields(claim: Claim) -> dict[str, Any]:
    """The fields in which a misreading may be listed."""
    measure = claim.measure
    assert measure is not None
    return {
        "chain": [source.name for source in claim.attribution.chain],
        "stance": claim.attribution.stance.value,
        "caveat": claim.attribution.caveat,
        "counted": measure.counted,
        "place": measure.place,
        "period": measure.period,
        "mode": measure.mode.value if measure.mode is not None else None,
        "as_of": claim.as_of,
        "as_of_basis": claim.as_of_basis.value if claim.as_of_basis is not None else None,
    }


def figures(path: Path) -> tuple[list[dict[str, Any]], list[Claim]]:
    """The expected claims of a seed and the figure claims read from it."""
    expected = json.loads(path.read_text("utf-8"))
    claims = extract(read(ROOT / expected["report"]))
    return expected["claims"], [claim for claim in claims if isinstance(claim.value, Quantity)]


@pytest.mark.parametrize("path", EXPECTED, ids=[path.stem for path in EXPECTED])
def test_a_seed_gives_its_figure_claims_and_no_other(path: Path) -> None:
    """Words, value, unit, predicate and source of each figure, in text order."""
    expected, claims = figures(path)
    found = [as_expected(claim) for claim in claims]
    wanted = [
        {key: number(claim[key]) if key in ("low", "high") else claim[key] for key in found[0]} for claim in expected
    ]
    assert found == wanted


@pytest.mark.parametrize("path", EXPECTED, ids=[path.stem for path in EXPECTED])
def test_the_other_fields_are_read_but_for_those_listed(path: Path) -> None:
    """Chain, stance, caveat, counted words, place, period, mode and as-of; what ``MISREAD`` lists is still misread."""
    expected, claims = figures(path)
    wrong = set()
    for position, (wanted, claim) in enumerate(zip(expected, claims, strict=True), 1):
        found = other_fields(claim)
        for field in OTHERS:
            want = moment(wanted[field]) if field in ("period", "as_of") else wanted[field]
            if found[field] != want:
                wrong.add(f"{path.stem}/{position} {field}")
    listed = {
        f"{entry.split(' ')[0]} {field}"
        for entries in MISREAD.values()
        for entry in entries
        for field in entry.split(" ")[1:]
        if entry.startswith(f"{path.stem}/")
    }
    assert wrong == listed


def test_each_misreading_is_listed_once() -> None:
    """A line names a seed, a claim of it and fields, and has one reason."""
    entries = [entry for entries in MISREAD.values() for entry in entries]
    assert len({entry.split(" ")[0] + field for entry in entries for field in entry.split(" ")[1:]}) == sum(
        len(entry.split(" ")) - 1 for entry in entries
    )
