"""Web Annotations: what the recommendation demands, selectors that find their words, and claims that come back."""

import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from exported import TEXT, exported, full

from claimtrack.errors import RecordError
from claimtrack.exchange.formats import import_claims
from claimtrack.model.claim import Claim
from claimtrack.model.finding import Finding
from claimtrack.strategies import claims

IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")


def page(made: list[Claim]) -> dict[str, Any]:
    """The page of an export."""
    found: dict[str, Any] = json.loads(exported(made, "annotation")[0])
    return found


def check(found: dict[str, Any]) -> None:
    """The MUSTs of https://www.w3.org/TR/annotation-model/ for a page, its annotations, bodies, targets, selectors."""
    assert found["@context"] == "http://www.w3.org/ns/anno.jsonld"  # 3.1: an annotation, and 5.2: a page
    assert (found["type"], bool(IRI.fullmatch(found["id"]))) == ("AnnotationPage", True)
    for item in found["items"]:
        assert item["type"] == "Annotation"
        assert IRI.fullmatch(item["id"])
        assert item["motivation"] in ("describing", "linking")  # 3.3.5: one of those defined, or an extension
        for body in item["body"]:
            assert body["type"] == "TextualBody"  # 3.2.4
            assert isinstance(body["value"], str)
            assert body["format"] in ("text/plain", "application/json")
            assert body["purpose"] in ("describing", "linking")
        target = item["target"]
        assert IRI.fullmatch(target["source"])  # 4: exactly one source
        quoted, position = target["selector"]
        assert (quoted["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        assert set(quoted) <= {"type", "exact", "prefix", "suffix"}  # 4.2.4: exactly one exact
        assert isinstance(quoted["exact"], str)
        assert set(position) == {"type", "start", "end"}  # 4.2.5: exactly one start and one end, not negative
        assert 0 <= position["start"] < position["end"]
        assert position["end"] - position["start"] == len(quoted["exact"])


def test_both_selectors_find_the_sentence() -> None:
    """The position counts code points of the document; the quotation stands between its prefix and suffix."""
    found = page([full()])
    check(found)
    quoted, position = found["items"][0]["target"]["selector"]
    assert TEXT[position["start"] : position["end"]] == quoted["exact"]
    assert f"{quoted['prefix']}{quoted['exact']}{quoted['suffix']}" in TEXT
    assert found["items"][0]["target"]["source"] == "https://example.org/flood?a=1&b=2"


@given(st.lists(claims(any_text=True), max_size=4, unique_by=lambda made: made.id))
def test_claims_there_and_back(made: list[Claim]) -> None:
    """Every claim with evidence comes back equal; the others are told."""
    text, findings = exported(made, "annotation")
    check(json.loads(text))
    quoted = [item for item in made if item.evidence is not None]
    told: list[Finding] = []
    assert import_claims(text, "annotation", on_finding=told.append) == quoted
    assert told == []
    assert sum(int(item.message.split()[2]) for item in findings) == len(made) - len(quoted)


def test_single_annotations_and_lists_are_read() -> None:
    """A page, a list, or one annotation alone."""
    item = page([full()])["items"][0]
    assert import_claims(json.dumps(item), "annotation") == [full()]
    assert import_claims(json.dumps([item]), "annotation") == [full()]


def moved(item: dict[str, Any]) -> dict[str, Any]:
    """An annotation that points elsewhere than its claim."""
    item["target"]["selector"][1]["start"] += 1
    return item


BAD = [
    (lambda _: 5, "annotation 1: needs an object, not 5"),
    (lambda item: item | {"body": "a note"}, "annotation 1: it holds no claim record"),
    (lambda item: item | {"body": {"format": "application/json", "value": "{"}}, "annotation 1: not a line of JSON"),
    (moved, "annotation 1: it points at 12 to 91, and its claim somewhere else"),
]


@pytest.mark.parametrize(("change", "problem"), BAD)
def test_annotations_without_a_claim_are_told_by_number(change: Any, problem: str) -> None:
    """The others are read."""
    items = [change(page([full()])["items"][0]), page([full()])["items"][0]]
    told: list[Finding] = []
    assert import_claims(json.dumps({"items": items}), "annotation", name="a.json", on_finding=told.append) == [full()]
    assert [(item.code, item.where) for item in told] == [("refused-row", "a.json")]
    assert told[0].message.startswith(problem)


@pytest.mark.parametrize(
    ("text", "problem"), [("{", "not JSON"), ("{}", "needs an Annotation"), ("7", "needs an Annotation")]
)
def test_what_is_no_page_is_refused(text: str, problem: str) -> None:
    """Neither JSON nor a page."""
    with pytest.raises(RecordError, match=f"text: {problem}"):
        import_claims(text, "annotation")


def test_a_target_without_a_position_is_believed() -> None:
    """An annotation that another program has cut down to the quotation still carries its claim."""
    item = page([full()])["items"][0]
    item["target"] = "https://example.org/flood"
    assert import_claims(json.dumps(item), "annotation") == [full()]
