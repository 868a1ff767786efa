"""Pairs from the news and the verdicts a journalist expects."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimtrack.comparison.compare import compare
from claimtrack.lexicon.loader import load_lexicon
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


FIRE = {"counted": "people", "event": "fire", "period": "2024-05-01"}


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        ("12", "12", Verdict.RESTATES),
        ("29,514", "more than 29,500", Verdict.RESTATES),
        ("at least 50", "70", Verdict.RESTATES),
        ("about 1,200", "about 1,160", Verdict.RESTATES),
        ("12", "15", Verdict.CONFLICTS),  # whoever says 15 does not say the 12 again
    ],
)
def test_what_a_link_calls_a_restatement_is_one_unless_the_two_disagree(make: Make, a: str, b: str, verdict: Verdict):
    """Whichever of the two has the link, and read from either side."""
    x = make(a, "police", as_of="2024-05-02", **FIRE)
    y = make(b, "Reuters", as_of="2024-05-02", links=[("restates", x)], **FIRE)
    assert compare(x, y).verdict is verdict
    assert compare(y, x).verdict is verdict.converse


def test_other_links_and_links_elsewhere_restate_nothing(make: Make):
    """The same as is no retelling, nor is a link to a third figure; a denial stays one, and what is not the same too."""
    x = make("12", "police", as_of="2024-05-02", **FIRE)
    other = make("13", "mayor", as_of="2024-05-02", **FIRE)
    for links, stance, verdict in [
        ([("same_as", x)], "asserted", Verdict.AGREES),
        ([("restates", other)], "asserted", Verdict.AGREES),
        ([("restates", x)], "denied", Verdict.DENIES),
        ([("restates", x), ("not_same_as", x)], "asserted", Verdict.INCOMPARABLE),
    ]:
        y = make("12", "Reuters", as_of="2024-05-02", links=links, stance=stance, **FIRE)
        assert compare(x, y).verdict is verdict
        assert compare(y, x).verdict is verdict.converse


@pytest.mark.parametrize(
    ("a", "b", "verdict", "hinges"),
    [
        # the order of two states is as sure as the later date: one of print may be of a day some days before it
        ({"as_of": "2024-02-23"}, {"published": "2024-02-24"}, Verdict.UPDATES, ("lag",)),
        ({"as_of": "2024-02-23"}, {"as_of": "2024-02-24"}, Verdict.UPDATES, ()),
        ({"published": "2024-02-23"}, {"as_of": "2024-02-24"}, Verdict.UPDATES, ()),
        ({"as_of": "2024-02-23"}, {"published": "2024-03-24"}, Verdict.UPDATES, ()),
    ],
)
def test_what_an_update_hangs_on(make: Make, a: Any, b: Any, verdict: Verdict, hinges: tuple[str, ...]):
    """A higher figure of one ministry, dated by its words or only by its print."""
    x = make("29,514", "Gaza health ministry", **GAZA, **a)
    y = make("29,606", "Gaza health ministry", **GAZA, **b)
    found = compare(x, y)
    assert (found.verdict, found.hinges, found.soft) == (verdict, hinges, bool(hinges))


@pytest.mark.parametrize(
    ("about", "a", "b", "hinges"),
    [
        (GAZA, {"as_of": "2024-02-23"}, {"as_of": "2024-02-23"}, ()),
        # a count that grows: one of them may be of the day before
        (GAZA, {"as_of": "2024-02-23"}, {"published": "2024-02-23"}, ("lag",)),
        (GAZA, {"published": "2024-02-23"}, {"as_of": "2024-02-23"}, ("lag",)),
        (FIRE, {"as_of": "2024-05-02"}, {"published": "2024-05-02"}, ()),
    ],
)
def test_what_a_conflict_hangs_on(make: Make, about: Any, a: Any, b: Any, hinges: tuple[str, ...]):
    """Two voices, of which one is dated only by its print."""
    found = compare(make("12,000", "Hamas", **about, **a), make("35,000", "Airwars", **about, **b))
    assert (found.verdict, found.hinges) == (Verdict.CONFLICTS, hinges)


def test_a_conflict_with_a_report_of_its_own_hangs_on_whose_word_it_was(make: Make):
    """A paper's own 15 may be from anybody, from the police too, and then it is no conflict but a correction."""
    day = {"as_of": "2024-05-02", **FIRE}
    found = compare(make("12", "police", publisher="Post", **day), make("15", publisher="Times", **day))
    assert (found.verdict, found.hinges) == (Verdict.CONFLICTS, ("origin",))


def test_hints_stand_where_figures_disagree(make: Make):
    """Two digits the other way round explain a correction or a conflict; in figures that agree they explain nothing."""
    y = make("1,610", "Israel", **{**OCTOBER, "as_of": "2023-11-10"})
    x = make("1,160", "Israel", **{**OCTOBER, "as_of": "2023-10-20"})
    assert (compare(x, y).verdict, compare(x, y).hints) == (Verdict.REVISES_UP, (Hint.TRANSPOSED_DIGITS,))
    assert (compare(y, x).verdict, compare(y, x).hints) == (Verdict.REVISED_UP_BY, (Hint.TRANSPOSED_DIGITS,))
    more = make("at least 1,160", "Hamas", **{**OCTOBER, "as_of": "2023-11-10"})
    assert (compare(more, y).verdict, compare(more, y).hints) == (Verdict.CONSISTENT, ())


def test_the_hint_scope_is_for_conflicts(make: Make):
    """A blast in April and one on 4 April may be one, dated in two ways; a correction by one voice is no matter of scope."""
    month, day = {"place": "Kano", "period": "2024-04"}, {"place": "Kano", "period": "2024-04-04"}
    x, y = make("12", "police", as_of="2024-05-02", **day), make("15", "mayor", as_of="2024-05-02", **month)
    found = compare(x, y)
    assert (found.verdict, found.hinges, found.hints) == (Verdict.CONFLICTS, ("scope",), (Hint.SCOPE,))
    later = make("15", "police", as_of="2024-05-06", **month)
    assert (compare(x, later).verdict, compare(x, later).hints) == (Verdict.REVISES_UP, ())


def test_the_words_are_those_of_the_lexicon_given(make: Make, tmp_path: Path):
    """A user's file says that a town lies in a region, and so that its dead are a part."""
    own = tmp_path / "own.toml"
    own.write_text('[places."Freeland"]\nparts = ["Nongtown"]\n', "utf-8")
    day = {"period": "2022-08-14", "as_of": "2022-08-15"}
    whole, part = make("30", "police", place="Freeland", **day), make("11", "mayor", place="Nongtown", **day)
    assert compare(whole, part).verdict is not Verdict.PART_OF
    assert compare(whole, part, lexicon=load_lexicon(additions=[own])).verdict is Verdict.PART_OF
