"""The seeds are read as ``tests/expected`` says: every figure claim of every report, and no other."""

import json
from pathlib import Path
from typing import Any

import pytest

from claimtrack.extraction.extract import extract
from claimtrack.model.claim import Claim
from claimtrack.model.quantity import Quantity
from claimtrack.reading.documents import read

ROOT = Path(__file__).parents[2]
EXPECTED = sorted((ROOT / "tests" / "expected").glob("*.json"))


def number(value: Any) -> float | None:
    """A stated end as JSON writes it."""
    return None if value is None else float(value)


def as_expected(claim: Claim) -> dict[str, Any]:
    """An extracted claim in the fields that the expected files name."""
    value, measure, attribution = claim.value, claim.measure, claim.attribution
    assert isinstance(value, Quantity)
    assert measure is not None
    assert claim.evidence is not None
    period = None
    if measure.period is not None:
        period = measure.period.edtf + (f" {measure.period.part}" if measure.period.part else "")
    return {
        "figure": claim.evidence.figure,
        "bound": value.bound.value,
        "low": number(value.low),
        "high": number(value.high),
        "unit": value.unit,
        "source": attribution.source.name if attribution.source else None,
        "predicate": measure.predicate,
        "place": measure.place,
        "period": period,
        "mode": measure.mode.value if measure.mode else None,
        "as_of": str(claim.as_of.edtf) if claim.as_of else None,
        "as_of_basis": claim.as_of_basis.value if claim.as_of_basis else None,
        "stance": attribution.stance.value,
        "caveat": attribution.caveat,
    }


@pytest.mark.parametrize("path", EXPECTED, ids=[path.stem for path in EXPECTED])
def test_a_seed_gives_its_figure_claims_and_no_other(path: Path) -> None:
    """Value, source, predicate, place, period, mode, as-of, stance and caveat of each figure, in text order."""
    expected = json.loads(path.read_text("utf-8"))
    claims = extract(read(ROOT / expected["report"]))
    found = [as_expected(claim) for claim in claims if isinstance(claim.value, Quantity)]
    wanted = [
        {key: number(claim[key]) if key in ("low", "high") else claim[key] for key in found[0]}
        for claim in expected["claims"]
    ]
    assert found == wanted
