"""The seeds are read as ``tests/expected`` says: every figure claim of every report, and no other.

Held to the letter are words, value, unit and predicate. The other fields of the expected claims (source, place, period,
mode, as-of, stance, caveat) ask for more than the reader can do on every seed yet, and are not asserted here.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from claimtrack.extraction.extract import extract
from claimtrack.model.claim import Claim
from claimtrack.model.quantity import Bound, Quantity
from claimtrack.reading.documents import read

ROOT = Path(__file__).parents[2]
EXPECTED = sorted((ROOT / "tests" / "expected").glob("*.json"))


def number(value: Any) -> float | None:
    """A stated end as JSON writes it."""
    return None if value is None else float(value)


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
    }


@pytest.mark.parametrize("path", EXPECTED, ids=[path.stem for path in EXPECTED])
def test_a_seed_gives_its_figure_claims_and_no_other(path: Path) -> None:
    """Words, value, unit and predicate of each figure, in text order."""
    expected = json.loads(path.read_text("utf-8"))
    claims = extract(read(ROOT / expected["report"]))
    found = [as_expected(claim) for claim in claims if isinstance(claim.value, Quantity)]
    wanted = [
        {key: number(claim[key]) if key in ("low", "high") else claim[key] for key in found[0]}
        for claim in expected["claims"]
    ]
    assert found == wanted
