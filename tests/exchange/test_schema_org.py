"""Claim and ClaimReview: every property exists on its type, every value is of a kind that the property takes."""

import json
import re
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from exported import exported, full, hard, options

from claimtrack.exchange.formats import export_claims
from claimtrack.exchange.reviews import Review
from claimtrack.model.claim import Claim
from claimtrack.model.finding import Finding
from claimtrack.model.moment import Moment
from claimtrack.strategies import claims

# Of the published vocabulary the types that exports use, each with all its properties and what they take.
VOCABULARY: dict[str, Any] = json.loads((Path(__file__).parent / "schema_org_30.1.json").read_text("utf-8"))
SCALARS = {
    "text": re.compile(r"(?s).+"),
    "date": re.compile(r"\d{4}-\d\d-\d\d"),
    "datetime": re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?"),
    "HttpUrl": re.compile(r"https?://\S+"),
}


def check(node: dict[str, Any]) -> None:
    """Hold an object to the vocabulary: its type, its properties, what each of them takes, all the way down."""
    kind = VOCABULARY[node["@type"]]
    for name, value in node.items():
        if name.startswith("@"):
            continue
        assert name in kind["properties"], f"{node['@type']} has no property {name}"
        takes = kind["properties"][name].split()
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, dict):
                check(item)
                assert set(VOCABULARY[item["@type"]]["is_a"].split()) & set(takes), f"{name} takes no {item['@type']}"
            elif isinstance(item, str):
                forms = [form for taken, form in SCALARS.items() if taken in takes]
                assert any(form.fullmatch(item) for form in forms), f"{name} takes {takes}, not {item!r}"
            else:
                assert type(item) in (int, float, Decimal)
                assert "number" in takes, f"{name} takes {takes}, not {item!r}"


def written(made: list[Claim], kind: str = "claim") -> list[dict[str, Any]]:
    """The objects of an export."""
    text, _ = exported(made, kind)
    found: list[dict[str, Any]] = json.loads(text)
    return found


def test_hard_claims_are_valid() -> None:
    """Zero, open ends, ratios, statements, and dates that schema.org has no words for."""
    for node in [*written([*hard(), full()]), *written([*hard(), full()], "claimreview")]:
        assert node["@context"] == "https://schema.org"
        check(node)


@given(st.lists(claims(), min_size=1, max_size=2, unique_by=lambda made: made.id))
def test_any_claim_is_valid(made: list[Claim]) -> None:
    """Whatever a claim holds."""
    for node in written(made):
        check(node)


def test_a_claim_as_search_engines_want_it() -> None:
    """Author, date and appearance of the claim; the figure as an observation with its ends; the source's words."""
    (node,) = written([full()])
    assert node["text"].startswith("The board’s office said")
    assert node["author"] == {
        "@type": "Organization",
        "name": "Board",
        "alternateName": ["the board’s office", "The Council"],
        "description": "speaks for North",
        "parentOrganization": {"@type": "Organization", "name": "Ministry"},
    }
    assert (node["datePublished"], node["temporalCoverage"]) == ("2024-02-21", "2024-02-20/2024-02-22")
    assert node["appearance"]["url"] == "https://example.org/flood?a=1&b=2"
    assert (node["appearance"]["datePublished"], node["appearance"]["publisher"]["name"]) == ("2024-02-23", "Gazette")
    observed, event = node["about"]
    assert {name: observed[name] for name in ("value", "minValue", "maxValue", "unitText", "observationDate")} == {
        "value": 1160, "minValue": 1160, "maxValue": 1160, "unitText": "person", "observationDate": "2024-02-22",
    }  # fmt: skip
    assert event == {"@type": "Event", "name": "flood"}
    assert "firstAppearance" not in node


def test_zero_is_said_and_open_ends_are_not_made_up() -> None:
    """Nobody is 0 and not nothing; more than 29,500 has no highest value."""
    nobody, _, _, more, most, *_ = (node["about"][0] for node in written(hard()))
    assert (nobody["value"], nobody["minValue"], nobody["maxValue"]) == (0, 0, 0)
    assert (more["minValue"], "maxValue" in more) == (29500, False)
    assert (most["maxValue"], "minValue" in most) == (300, False)


def test_a_review_has_what_is_required_and_recommended() -> None:
    """claimReviewed, url and reviewRating.alternateName; author, date, the scale, and the claim reviewed."""
    (node,) = written([full()], "claimreview")
    assert {"claimReviewed", "url", "reviewRating", "author", "datePublished", "itemReviewed"} <= set(node)
    assert len(node["claimReviewed"]) <= 75
    assert node["reviewRating"] == {
        "@type": "Rating", "alternateName": "Mostly right", "ratingValue": 4, "bestRating": 5, "worstRating": 1,
    }  # fmt: skip
    assert {"@type", "appearance", "author", "datePublished"} <= set(node["itemReviewed"])
    assert (node["author"]["name"], node["author"]["url"]) == ("Checkers", "https://check.example")


def test_only_what_somebody_reviewed_is_a_review() -> None:
    """The library rates nothing: claims without a review are left out and told; one with two has two."""
    made = [full(), hard()[0]]
    short = Review(made[0].id, "False", "https://check.example/2", value=Decimal("0.5"), best=1, worst=0)
    given_ = attrs.evolve(options(made), reviews=[*options(made[:1]).reviews, short])
    findings: list[Finding] = []
    nodes = json.loads(export_claims(made, "claimreview", options=given_, on_finding=findings.append))
    assert [node["url"] for node in nodes] == ["https://check.example/1", "https://check.example/2"]
    assert nodes[1]["reviewRating"]["ratingValue"] == 0.5
    assert nodes[1]["reviewRating"]["worstRating"] == 0
    messages = [found.message for found in findings]
    assert messages[0].startswith("left out 1 of 2: nobody has reviewed it")
    assert messages[1].startswith("the review names no author, whom search engines recommend: 1 of 2")


def test_dates_that_are_no_days_are_told() -> None:
    """A month is no date of schema.org."""
    made = attrs.evolve(full(), stated=Moment("2024-02"))
    text, findings = exported([made], "claim")
    assert json.loads(text)[0]["datePublished"] == "2024-02-23"
    assert findings[0].message.startswith("stated is not a whole day")
