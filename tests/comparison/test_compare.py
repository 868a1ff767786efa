"""Pairs from the news and the verdicts a journalist expects."""

from collections.abc import Callable
from typing import Any

import pytest

from claimtrack.comparison.compare import compare
from claimtrack.model.claim import Claim, Statement
from claimtrack.model.comparison import Hint, Verdict
from claimtrack.model.policy import Policy

Make = Callable[..., Claim]

OCTOBER = {"counted": "people", "place": "Israel", "period": "2023-10-07"}
GAZA = {"counted": "people", "place": "Gaza Strip", "period": "2023-10-07/..", "mode": "cumulative"}
BLAST = {"counted": "people", "event": "blast in the market", "as_of": "2024-05-01"}
STRIKE = {"place": "Khan Sheikhoun", "period": "2017-04-04"}
MARCH = {"predicate": "attended", "place": "Hong Kong", "period": "2019-06-09", "as_of": "2019-06-09"}
MARIA = {"place": "Puerto Rico"}

PAIRS = [
    (
        ("1,400", "Israel", {**OCTOBER, "as_of": "2023-10-20"}),
        ("about 1,200", "Israel", {**OCTOBER, "as_of": "2023-11-10"}),
        Verdict.REVISES_DOWN,
        "what it counts was over, so the second corrects the first downwards",
    ),
    (
        ("about 1,200", "Israel", {**OCTOBER, "as_of": "2023-11-10"}),
        ("about 1,160", "Israel", {**OCTOBER, "as_of": "2024-02-23"}),
        Verdict.REFINES,
        "the second is more exact and lies within the first",
    ),
    (
        ("250", "Israel", {"predicate": "taken_hostage", "event": "attack", "as_of": "2024-02-23"}),
        ("130", "Israel", {"predicate": "held", "event": "attack", "mode": "stock", "as_of": "2024-02-23"}),
        Verdict.INCOMPARABLE,
        "held and taken hostage are different things",
    ),
    (
        ("29,514", "Gaza health ministry", {**GAZA, "as_of": "2024-02-23"}),
        (
            "104",
            "Gaza health ministry",
            {"counted": "people", "place": "Gaza Strip", "mode": "flow", "as_of": "2024-02-23"},
        ),
        Verdict.PART_OF,
        "the second counts a part of the first (a flow within the running count) and does not exceed it",
    ),
    (
        ("29,514", "Gaza health ministry", {**GAZA, "as_of": "2024-02-23"}),
        ("more than 29,500", "Hamas", {**GAZA, "as_of": "2024-02-23"}),
        Verdict.AGREES,
        "they agree, one of them rounded",
    ),
    (
        ("more than 29,500", "Hamas", {**GAZA, "as_of": "2024-02-23"}),
        ("35,000", "Airwars", {**GAZA, "as_of": "2024-02-23"}),
        Verdict.CONFLICTS,
        "they cannot both be true: 5,000 apart, 14 % of the larger figure",
    ),
    (
        ("at least 50", "police", BLAST),
        ("70", "the mayor", BLAST),
        Verdict.CONSISTENT,
        "both can be true, but neither confirms the other",
    ),
    (
        ("12", "residents", BLAST),
        ("12", "the army", {**BLAST, "stance": "denied"}),
        Verdict.DENIES,
        "the second denies the first",
    ),
    (
        ("35 to 40", "Hamas", {"predicate": "released", "counted": "hostages", "stance": "proposed"}),
        ("more than 100", "Stern", {"predicate": "released", "counted": "hostages"}),
        Verdict.INCOMPARABLE,
        "an assertion cannot be held against a proposal",
    ),
    (
        ("58", "Syrian Observatory for Human Rights", {**STRIKE, "as_of": "2017-04-04"}),
        ("72", "Idlib health directorate", {**STRIKE, "as_of": "2017-04-05"}),
        Verdict.CONFLICTS,
        "the reports are a day apart, and the event was over. Soft: it hangs on the dates being a day apart",
    ),
    (
        ("29,514", "Gaza health ministry", {**GAZA, "published": "2024-02-23", "publisher": "A"}),
        ("29,410", "Gaza health ministry", {**GAZA, "published": "2024-02-24", "publisher": "A"}),
        Verdict.RESTATES,
        "the second was published later but restates an earlier state of a count that only grows",
    ),
    (
        ("29,514", "Gaza health ministry", {**GAZA, "as_of": "2024-02-23"}),
        ("29,410", "Gaza health ministry", {**GAZA, "as_of": "2024-02-24"}),
        Verdict.REVISES_DOWN,
        "a running count cannot fall, so the second corrects the first downwards",
    ),
    (
        ("29,514", "Gaza health ministry", {**GAZA, "as_of": "2024-02-23", "publisher": "A"}),
        ("29,410", "Gaza health ministry", {**GAZA, "as_of": "2024-02-23", "publisher": "B"}),
        Verdict.UNDETERMINED,
        "an update during the day or a misquotation",
    ),
    (
        ("1,030,000", "the organisers", MARCH),
        ("240,000", "police", {**MARCH, "mode": "stock"}),
        Verdict.CONFLICTS,
        "it is partly a difference of scope, for one is the figure at a moment, the other the whole",
    ),
    (
        ("64", "Government of Puerto Rico", {**MARIA, "period": "2017-09-20", "as_of": "2018-05-29"}),
        (
            "793 to 8,498",
            "Harvard study",
            {**MARIA, "predicate": "excess_deaths", "period": "2017-09-20/2017-12-31", "as_of": "2018-05-29"},
        ),
        Verdict.CONFLICTS,
        "it is partly a difference of scope, for excess deaths and killed are two ways of counting",
    ),
]


def build(make: Make, side: tuple[str, str, dict[str, Any]]) -> Claim:
    """A claim from a row of the table."""
    words, source, fields = side
    return make(words, source, **fields)


@pytest.mark.parametrize(("a", "b", "verdict", "why"), PAIRS, ids=[f"{p[0][0]} / {p[1][0]}" for p in PAIRS])
def test_a_pair_from_the_news_has_its_verdict_and_a_reason(make: Make, a: Any, b: Any, verdict: Verdict, why: str):
    """Each pair comes out as a journalist expects, says why, and reads the same from the other side."""
    x, y = build(make, a), build(make, b)
    found = compare(x, y)
    assert found.verdict is verdict
    assert why in found.reason
    turned = compare(y, x)
    assert turned.verdict is verdict.converse
    assert (turned.gap, turned.ratio, turned.soft, turned.hinges) == (found.gap, found.ratio, found.soft, found.hinges)


def test_a_linked_part_is_a_part_whatever_its_predicate(make: Make):
    """Of 130 held, around 30 are believed dead: the link makes it a part, though killed is not held."""
    held = make("130", "Israel", predicate="held", counted="hostages", mode="stock", as_of="2024-02-23")
    dead = make("about 30", "Israel", stance="hedged", as_of="2024-02-23", links=[("part_of", held)])
    found = compare(held, dead)
    assert found.verdict is Verdict.PART_OF
    assert found.reason == (
        "130 according to Israel, about 30 believed by Israel: the second counts a part of the first and does not "
        "exceed it."
    )


def test_soft_conflicts_name_what_they_hang_on(make: Make):
    """The words "more than 29,500" conflict with 35,000 only while "more than" is read pragmatically."""
    hamas = make("more than 29,500", "Hamas", **GAZA, as_of="2024-02-23")
    other = make("35,000", "Airwars", **GAZA, as_of="2024-02-23")
    found = compare(hamas, other)
    assert found.soft
    assert found.hinges == ("strict_more_than",)
    assert (found.gap, found.ratio) == (5000, found.gap / 35000)
    assert compare(hamas, other, Policy(strict_more_than=True)).verdict is Verdict.CONSISTENT


def test_the_march_is_a_soft_conflict_with_the_hint_scope(make: Make):
    """1.03 million over the day against 240,000 at the peak: soft, with the hint that scopes differ."""
    found = compare(make("1,030,000", "organisers", **MARCH), make("240,000", "police", mode="stock", **MARCH))
    assert (found.soft, found.hinges, found.hints) == (True, ("scope",), (Hint.SCOPE,))


def test_statements_are_refused(make: Make):
    """A statement has no figure; comparing it is misuse."""
    spoken = Claim(None, Statement("the talks were constructive"))
    with pytest.raises(TypeError, match="no figure"):
        compare(spoken, make("12", "police", **BLAST))
