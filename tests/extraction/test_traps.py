"""Texts with numbers that count nothing give no figure claims, but for a few that are named."""

import json
from pathlib import Path
from typing import Any

import pytest

from claimtrack.extraction.extract import extract

TRAPS = Path(__file__).parents[1] / "gold" / "traps.jsonl"
RECORDS = [json.loads(line) for line in TRAPS.read_text("utf-8").splitlines()]
# What still springs, with the reason; a trap that no longer does must leave the list.
SPRUNG = {
    "trap-age-13": "an age without a word for it: became a minister at 32",
    "trap-idiom-14": "gave it one hundred percent",
}


@pytest.mark.parametrize("record", RECORDS, ids=[record["id"] for record in RECORDS])
def test_a_trap_holds_no_figure(record: dict[str, Any]) -> None:
    """Ages, times, scores, names, idioms, page furniture and the rest are no claims."""
    figures = [claim.value.text for claim in extract(record["text"], published=record["published"]) if claim.measure]
    assert bool(figures) == (record["id"] in SPRUNG), figures


def test_the_list_names_traps() -> None:
    """Each listed id is one of a trap."""
    assert SPRUNG.keys() <= {record["id"] for record in RECORDS}
