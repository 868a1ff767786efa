"""The gold corpus itself: every record has the form that the annotation guide describes.

Enters: the JSON Lines files beside this one and the expected claims of the seeds. Leaves: nothing. Refused: a figure
that does not stand in its text, ends that the bound denies, an unknown word in a closed field, too few records.
"""

import json
from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from claimtrack.model.measure import Measure, Mode
from claimtrack.model.moment import Moment
from claimtrack.model.quantity import Bound
from claimtrack.model.source import Stance

GOLD = Path(__file__).parent
ROOT = GOLD.parent.parent
EXPECTED = sorted((ROOT / "tests" / "expected").glob("*.json"))
OWNED = {"won", "support", "hold", "have"}  # what a vote is, or seats are, behind whose "for" their owner stands
MINIMA = {"sentences": 400, "articles": 25, "traps": 300}
CLAIM_FIELDS = {
    "figure", "bound", "low", "high", "unit", "source", "predicate", "counted", "place", "period", "mode", "stance",
    "caveat",
}  # fmt: skip


def _records(name: str) -> list[dict[str, Any]]:
    lines = (GOLD / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _claims() -> list[Any]:
    cases = []
    for name in ("sentences", "articles"):
        for record in _records(name):
            cases += [
                pytest.param(record["text"], claim, id=f"{record['id']}/{number}")
                for number, claim in enumerate(record["claims"])
            ]
    for path in EXPECTED:
        expected = json.loads(path.read_text("utf-8"))
        text = (ROOT / expected["report"]).read_text("utf-8").split("---\n", 2)[2]
        cases += [
            pytest.param(text, claim, id=f"{path.stem}/{number}") for number, claim in enumerate(expected["claims"])
        ]
    return cases


def _number(value: object) -> Fraction | None:
    """An end as written: a JSON number, a ratio such as "1/3", or None for an end that is not stated."""
    return None if value is None else Fraction(str(value))


def _moment(edtf: str) -> Moment:
    """A period as the guide writes it: EDTF, and the part of a month behind a space."""
    edtf, _, part = edtf.partition(" ")
    return Moment(edtf, part=part or None)


@pytest.mark.parametrize("name", sorted(MINIMA))
def test_each_file_has_enough_records(name: str) -> None:
    """The corpus keeps the size that its figures were measured on."""
    assert len(_records(name)) >= MINIMA[name]


@pytest.mark.parametrize("name", sorted(MINIMA))
def test_ids_and_texts_are_unique(name: str) -> None:
    """A text counts once; an id names one record."""
    records = _records(name)
    assert max(Counter(record["id"] for record in records).values()) == 1
    assert max(Counter(record["text"] for record in records).values()) == 1


@pytest.mark.parametrize("name", sorted(MINIMA))
def test_records_have_the_fields_of_the_guide(name: str) -> None:
    """Every record has the same fields, and its date is a day."""
    for record in _records(name):
        assert set(record) == {"id", "phenomenon", "text", "published", "publisher", "claims"}, record["id"]
        assert record["text"] == record["text"].strip()
        assert record["published"] is None or len(Moment(record["published"]).edtf) == 10


def test_every_phenomenon_has_eight_sentences() -> None:
    """A score per phenomenon on fewer sentences would say nothing."""
    counts = Counter(record["phenomenon"] for record in _records("sentences"))
    assert {phenomenon: count for phenomenon, count in counts.items() if count < 8} == {}


def test_sentences_have_claims_and_traps_have_none() -> None:
    """A trap is a text without a figure claim; a sentence outside the traps has at least one."""
    assert [record["id"] for record in _records("sentences") if not record["claims"]] == []
    assert [record["id"] for record in _records("traps") if record["claims"]] == []


def test_articles_are_short() -> None:
    """An article has 60 to 180 words."""
    lengths = {record["id"]: len(record["text"].split()) for record in _records("articles")}
    assert {name: length for name, length in lengths.items() if not 60 <= length <= 180} == {}


def test_claims_of_an_article_stand_in_text_order() -> None:
    """Claims follow the text, so that a figure that occurs twice can be told apart."""
    for record in _records("articles") + _records("sentences"):
        position = 0
        for claim in record["claims"]:
            position = record["text"].find(claim["figure"], position)
            assert position >= 0, (record["id"], claim["figure"])
            position += 1


@pytest.mark.parametrize(("text", "claim"), _claims())
def test_claim_is_well_formed(text: str, claim: dict[str, Any]) -> None:
    """The words stand in the text, the ends suit the bound, and closed fields hold known values."""
    assert set(claim) >= CLAIM_FIELDS
    assert claim["figure"] in text
    for field in ("caveat", "as_written", "part_of", "restates"):
        assert claim.get(field) is None or claim[field] in text, field
    noun, _, owner = (claim["counted"] or "").partition(" for ")
    assert owner in text
    assert not owner or claim["predicate"] in OWNED
    assert noun.lower() in text.lower() or (noun == "vote" and owner), noun
    low, high, bound = _number(claim["low"]), _number(claim["high"]), Bound(claim["bound"])
    if bound in (Bound.EXACT, Bound.ABOUT):
        assert low is not None
        assert low == high
    elif bound in (Bound.AT_LEAST, Bound.MORE_THAN):
        assert low is not None
        assert high is None
    elif bound in (Bound.AT_MOST, Bound.LESS_THAN):
        assert low is None
        assert high is not None
    elif bound is Bound.RANGE:
        assert low is not None
        assert high is not None
        assert low < high
    else:
        assert (low, high) == (None, None)
    Measure(claim["predicate"], claim["counted"], mode=Mode(claim["mode"]) if claim["mode"] else None)
    assert Stance(claim["stance"])
    if claim["period"] is not None:
        _moment(claim["period"])
    if claim.get("chain") and claim["source"]:
        assert claim["chain"][0] == claim["source"]


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem)
def test_expected_claims_belong_to_a_seed(path: Path) -> None:
    """Each file of expected claims names its report, and what it expects can be compared field by field."""
    expected = json.loads(path.read_text("utf-8"))
    assert expected["report"] == f"seeds/{path.stem}.md"
    text = (ROOT / expected["report"]).read_text("utf-8")
    for claim in expected["claims"]:
        assert {"nominal", "as_written", "as_of", "as_of_basis", "chain"} <= set(claim)
        assert (claim["as_of"] is None) == (claim["as_of_basis"] is None)
    for statement in expected["statements"]:
        assert set(statement) == {"source", "text"}
        assert statement["text"] in text


def test_every_seed_has_expected_claims() -> None:
    """No report of the seeds goes untested."""
    assert {path.stem for path in EXPECTED} == {path.stem for path in (ROOT / "seeds").glob("*.md")}
