"""Reasons, sentence by sentence: how figures, sources, dates and doubts are told."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from claimtrack.comparison.compare import compare
from claimtrack.comparison.reasons import shown_figure, shown_number, shown_share, shown_source
from claimtrack.extraction.extract import extract
from claimtrack.model.claim import Claim, Statement
from claimtrack.model.measure import Measure
from claimtrack.model.policy import Policy
from claimtrack.model.quantity import Bound, Quantity

Make = Callable[..., Claim]

FIRE: dict[str, Any] = {"event": "fire", "period": "2024-05-01", "as_of": "2024-05-02"}
FLU: dict[str, Any] = {"predicate": "confirmed", "event": "flu", "mode": "cumulative"}
JAIL: dict[str, Any] = {"predicate": "held", "event": "siege", "mode": "stock"}


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (29514, "29,514"),
        (Fraction(7, 3), "2.33"),
        (Fraction(-7, 3), "-2.33"),
        (Fraction(29514 * 4 + 1, 4), "29,514.25"),
        (Fraction(1, 8), "0.12"),  # half to even
        (Fraction(3, 8), "0.38"),
        (Fraction(10**55 * 2 + 1, 2), f"{10**55:,}.50"),
    ],
)
def test_a_number_is_shown_with_at_most_two_decimals(number: Fraction | int, shown: str):
    """Separators for thousands; exact to sixty digits."""
    assert shown_number(number) == shown


@pytest.mark.parametrize(
    ("ratio", "shown"),
    [
        (Fraction(1, 7), "14 %"),
        (Fraction(1, 100), "1 %"),
        (Fraction(2, 100), "2 %"),
        (Fraction(6, 1000), "1 %"),
        (Fraction(4, 1000), "less than 1 %"),
        (Fraction(1), "100 %"),
    ],
)
def test_a_share_is_shown_in_whole_percent(ratio: Fraction, shown: str):
    """Below one percent it says so."""
    assert shown_share(ratio) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Quantity(12, 12, 12, Bound.EXACT, None, "a dozen"), "a dozen"),
        (Quantity(1200, 1200, 1200, Bound.EXACT, None, "1200"), "1,200"),
        (Quantity(1200, 1200, 1200, Bound.EXACT, None, "١٢٠٠"), "١٢٠٠"),
        (Quantity(1200, 1200, 1200, Bound.EXACT), "1,200"),
        (Quantity(1200, 1200, 1200, Bound.ABOUT, approximate=True), "about 1,200"),
        (Quantity(1200, None, 1200, Bound.AT_LEAST), "at least 1,200"),
        (Quantity(1200, None, 1200, Bound.MORE_THAN, low_open=True), "more than 1,200"),
        (Quantity(None, 1200, 1200, Bound.AT_MOST), "at most 1,200"),
        (Quantity(None, 1200, 1200, Bound.LESS_THAN, high_open=True), "less than 1,200"),
        (Quantity(1000, 1200, None, Bound.RANGE), "1,000 to 1,200"),
        (Quantity(Decimal("1.5"), Decimal("2.5"), None, Bound.RANGE), "1.50 to 2.50"),
        (Quantity(24, None, None, Bound.VAGUE), "24"),
    ],
)
def test_a_figure_is_shown_in_its_own_words_or_in_ours(value: Quantity, shown: str):
    """Ours where a plain number was given."""
    assert shown_figure(Claim(Measure("killed"), value)) == shown


def test_words_without_a_figure_and_figures_without_a_source(make: Make):
    """A statement is its words; a claim that nobody is known to make is of an unnamed source."""
    assert shown_figure(Claim(None, Statement("the talks were constructive"))) == "the talks were constructive"
    assert shown_figure(Claim(None, Statement("2024"))) == "2024"
    assert shown_source(make("12")) == "an unnamed source"
    assert shown_source(make("12", publisher="Post")) == "Post"


def sentence(make: Make, a: tuple[str, str, dict[str, Any]], b: tuple[str, str, dict[str, Any]], **policy: Any) -> str:
    """The reason for two figures, which is the same from either side."""
    x, y = (make(words, source, **fields) for words, source, fields in (a, b))
    found = compare(x, y, Policy(**policy)).reason
    assert found
    return found


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (
            ("12", "police", FIRE),
            ("12", "the mayor", FIRE),
            "12 according to police, 12 according to mayor: they are the same figure.",
        ),
        (
            ("about 1,200", "police", FIRE),
            ("1,160", "mayor", {**FIRE, "stance": "hedged"}),
            "About 1,200 according to police, 1,160 believed by mayor: they agree, one of them rounded. Soft: it hangs on "
            'how wide "about" is taken.',
        ),
        (
            ("at least 50", "police", FIRE),
            ("70", "mayor", FIRE),
            "At least 50 according to police, 70 according to mayor: both can be true, but neither confirms the other.",
        ),
        (
            ("12", "police", FIRE),
            ("15", "mayor", FIRE),
            "12 according to police, 15 according to mayor: they cannot both be true: 3 apart, 20 % of the larger figure.",
        ),
        (
            ("12", "police", FIRE),
            ("15", "mayor", {**FIRE, "as_of": "2024-05-04"}),
            "12 according to police (as of 2024-05-02), 15 according to mayor (as of 2024-05-04): they cannot both be "
            "true: 3 apart, 20 % of the larger figure; the reports are 2 days apart, and the event was over. Soft: it "
            "hangs on the dates being 2 days apart.",
        ),
        (
            ("12", "residents", FIRE),
            ("12", "army", {**FIRE, "stance": "denied"}),
            "12 according to residents, 12 denied by army: the second denies the first.",
        ),
        (
            ("12", "residents", FIRE),
            ("12", "army", {**FIRE, "stance": "disputed"}),
            "12 according to residents, 12 disputed by army: the second denies the first.",
        ),
        (
            ("12", "residents", FIRE),
            ("15", "army", {**FIRE, "stance": "denied"}),
            "12 according to residents, 15 denied by army: the denial is of another figure or of "
            "a part of what the other counts.",
        ),
        (
            ("12", "police", {**FIRE, "stance": "denied"}),
            ("15", "army", {**FIRE, "stance": "disputed"}),
            "12 denied by police, 15 disputed by army: two denials of different figures say nothing about each other.",
        ),
        (
            ("12", "police", FIRE),
            ("15", "army", {**FIRE, "stance": "forecast"}),
            "12 according to police, 15 expected by army: a forecast cannot be held against an assertion.",
        ),
        (
            ("12", "police", {**FIRE, "stance": "hedged"}),
            ("15", "army", {**FIRE, "stance": "conditional"}),
            "12 believed by police, 15 on conditions by army: a conditional statement cannot be "
            "held against a hedged statement.",
        ),
        (
            ("12", "police", {**FIRE, "stance": "conditional"}),
            ("15", "army", {**FIRE, "stance": "denied"}),
            "12 on conditions by police, 15 denied by army: a denial cannot be held against a conditional statement.",
        ),
        (
            ("12", "police", FIRE),
            ("15", "army", {**FIRE, "stance": "proposed"}),
            "12 according to police, 15 proposed by army: a proposal cannot be held against an assertion.",
        ),
        (
            ("12", "police", FIRE),
            ("15", "army", {**FIRE, "event": "flood"}),
            "12 according to police, 15 according to army: they cannot be compared: they speak of different events.",
        ),
        (
            ("12", "police", {"place": "Kabul", "as_of": "2024-05-02"}),
            ("15", "army", {"place": "Kabul", "as_of": "2021-05-02"}),
            "12 according to police (as of 2024-05-02), 15 according to army (as of 2021-05-02): they are not compared: "
            "it is not known that they speak of one period.",
        ),
        (
            ("12", "police", {**FIRE, "as_of": None}),
            ("15", "army", FIRE),
            "12 according to police, 15 according to army: one has no date, so it is not known whether they report one "
            "state of things.",
        ),
        (
            ("12", "police", {**FIRE, "publisher": "Post"}),
            ("15", "police", {**FIRE, "publisher": "Times"}),
            "12 according to police, 15 according to police: one voice, one day, two figures: an update during the day or "
            "a misquotation, and the texts do not say which.",
        ),
        (
            ("120", "ministry", {**FLU, "as_of": "2024-05-02"}),
            ("150", "ministry", {**FLU, "as_of": "2024-05-03"}),
            "120 according to ministry (as of 2024-05-02), 150 according to ministry (as of 2024-05-03): the count has "
            "grown.",
        ),
        (
            ("120", "ministry", {**FLU, "as_of": "2024-05-02"}),
            ("150", "ministry", {**FLU, "published": "2024-05-03"}),
            "120 according to ministry (as of 2024-05-02), 150 according to ministry (published 2024-05-03): the count has "
            "grown. Soft: it hangs on how much older than its publication a figure may be.",
        ),
        (
            ("120", "ministry", {**FLU, "as_of": "2024-05-02"}),
            ("150", "agency", {**FLU, "as_of": "2024-05-09"}),
            "120 according to ministry (as of 2024-05-02), 150 according to agency (as of 2024-05-09): they report the "
            "state of different days, 7 days apart, and need not disagree.",
        ),
        (
            ("120", "ministry", {**FLU, "as_of": "2024-05-03"}),
            ("110", "ministry", {**FLU, "as_of": "2024-05-04"}),
            "120 according to ministry (as of 2024-05-03), 110 according to ministry (as of 2024-05-04): a running count "
            "cannot fall, so the second corrects the first downwards.",
        ),
        (
            ("120", "ministry", {**FLU, "as_of": "2024-05-03"}),
            ("110", "ministry", {**FLU, "published": "2024-05-04"}),
            "120 according to ministry (as of 2024-05-03), 110 according to ministry (published 2024-05-04): the second "
            "was published later but restates an earlier state of a count that only grows. Soft: it hangs on how much "
            "older than its publication a figure may be.",
        ),
        (
            ("130", "army", {**JAIL, "as_of": "2024-05-03"}),
            ("110", "army", {**JAIL, "as_of": "2024-05-04"}),
            "130 according to army (as of 2024-05-03), 110 according to army (as of 2024-05-04): the figure has moved on, "
            "and both were right in their time.",
        ),
        (
            ("12", "police", FIRE),
            ("15", "police", {**FIRE, "as_of": "2024-05-06"}),
            "12 according to police (as of 2024-05-02), 15 according to police (as of 2024-05-06): what it counts was "
            "over, so the second corrects the first upwards.",
        ),
        (
            ("about 1,200", "police", FIRE),
            ("about 1,160", "police", {**FIRE, "as_of": "2024-05-06"}),
            "About 1,200 according to police (as of 2024-05-02), about 1,160 according to police (as of 2024-05-06): the "
            'second is more exact and lies within the first. Soft: it hangs on how wide "about" is taken.',
        ),
        (
            ("12", "police", FIRE),
            ("9", "mayor", {**FIRE, "counted": "children"}),
            "12 according to police, 9 according to mayor: the second counts a part of the first (children are among the "
            "people) and does not exceed it.",
        ),
        (
            ("12", "police", FIRE),
            ("15", "mayor", {**FIRE, "counted": "children"}),
            "12 according to police, 15 according to mayor: the second counts a part of the first (children are among the "
            "people) and yet exceeds it by 3.",
        ),
    ],
)
def test_the_sentence_for_a_pair(make: Make, a: Any, b: Any, expected: str):
    """Both figures with their sources, their dates where they differ, what they do to each other, and the doubt."""
    assert sentence(make, a, b) == expected


def test_a_sentence_is_the_same_from_either_side(make: Make):
    """What the verdict acts upon stands first."""
    a, b = ("120", "ministry", {**FLU, "as_of": "2024-05-02"}), ("150", "ministry", {**FLU, "as_of": "2024-05-03"})
    assert sentence(make, a, b) == sentence(make, b, a)


def test_tolerance_is_told(make: Make):
    """Figures that agree only by the tolerance say how far apart they are."""
    found = sentence(make, ("100", "police", FIRE), ("102", "mayor", FIRE), tolerance=Decimal("0.05"))
    assert found == (
        "100 according to police, 102 according to mayor: they agree within the tolerance, 2 apart. Soft: it hangs on the "
        "tolerance."
    )


def test_links_are_told(make: Make):
    """A link explains a part or two different things by itself, and no clause is added."""
    x = make("12", "police", **FIRE)
    apart = make("15", "mayor", links=[("not_same_as", x)], **FIRE)
    assert compare(x, apart).reason.endswith(": they cannot be compared: a link says so.")
    part = make("15", "mayor", links=[("part_of", x)], **FIRE)
    assert compare(x, part).reason.endswith(": the second counts a part of the first and yet exceeds it by 3.")
    again = make("12", "Reuters", links=[("restates", x)], **FIRE)
    assert compare(x, again).reason.endswith(": the second states the first again.")


def test_one_side_is_told(make: Make):
    """Two voices of one side are named as such, but for figures that are not compared."""
    hamas = make("12,000", "Hamas", **FIRE)
    ministry = make("15,000", "Gaza health ministry", **FIRE)
    assert compare(hamas, ministry).reason.endswith("20 % of the larger figure; both speak for one side.")
    elsewhere = make("15,000", "Gaza health ministry", **{**FIRE, "event": "flood"})
    assert compare(hamas, elsewhere).reason.endswith("they speak of different events.")


@pytest.mark.parametrize(
    ("a", "b", "doubt"),
    [
        (("more than 29,500", FIRE), ("35,000", FIRE), 'how far "more than" or "less than" is taken to reach'),
        (
            ("12", {"place": "Kano", "period": "2024-05-01", "as_of": "2024-05-02"}),
            ("15", {"place": "Kano", "as_of": "2024-05-02"}),
            "an undated report speaking of what had just happened",
        ),
        (
            ("12", {"place": "Kano", "period": "2024-05-01", "as_of": "2024-05-02"}),
            ("15", {"period": "2024-05-01", "as_of": "2024-05-02"}),
            "figures alike in size speaking of one thing",
        ),
        (
            ("12", {"place": "Kano", "period": "2024-04-04", "as_of": "2024-05-02"}),
            ("15", {"place": "Kano", "period": "2024-04", "as_of": "2024-05-02"}),
            "whether they count quite the same",
        ),
    ],
)
def test_the_doubt_behind_a_soft_verdict_is_told(make: Make, a: Any, b: Any, doubt: str):
    """Each doubt in words of its own."""
    found = sentence(make, (a[0], "police", a[1]), (b[0], "mayor", b[1]))
    assert found.endswith(f". Soft: it hangs on {doubt}.")


def test_two_doubts_are_joined(make: Make):
    """The voice may be one and the word "more than" may reach further."""
    x = make("more than 29,500", "police", publisher="Post", **FIRE)
    y = make("35,000", publisher="Times", **FIRE)
    assert compare(x, y).reason.endswith(
        'Soft: it hangs on how far "more than" or "less than" is taken to reach and whether the two voices are two.'
    )


def test_what_only_overlaps_is_told(make: Make):
    """Two ways of counting, in conflict or not, with the scopes that differ."""
    march = {"predicate": "attended", "place": "Hong Kong", "period": "2019-06-09", "as_of": "2019-06-09"}
    whole = ("1,030,000", "organisers", march)
    peak = ("240,000", "police", {**march, "mode": "stock"})
    why = "one is the figure at a moment, the other the whole"
    assert f"; it is partly a difference of scope, for {why}" in sentence(make, whole, peak)
    same = ("at least 200,000", "organisers", march)
    assert f": both can be true, for {why}" in sentence(make, same, peak)


@pytest.mark.parametrize(
    ("a", "b", "ending"),
    [
        (FLU, {**FLU, "mode": None, "stance": "disputed"}, "a denial cannot be held against a conditional statement."),
    ],
)
def test_a_dispute_is_told_as_a_denial(make: Make, a: dict[str, Any], b: dict[str, Any], ending: str):
    """Against what hangs on a condition."""
    x = make("12", "police", **{**a, "stance": "conditional"})
    assert compare(x, make("15", "army", **b)).reason.endswith(ending)


def test_an_earlier_state_is_of_no_day_that_can_be_counted_from():
    """What a toll was raised from is printed on the day of the newer figure; nothing says how long ago it was told."""
    text = "The ministry raised the storm's death toll in Garin to 64, from 40. The university put it at 90."
    _, earlier, rival = [one for one in extract(text, published="2024-05-02", publisher="Wire") if one.measure]
    told = "they need not disagree. Soft: it hangs on an undated report speaking of what had just happened."
    assert compare(earlier, rival).reason == (
        "40 according to Wire (published 2024-05-02), 90 according to university (published 2024-05-02): one is told as "
        f"an earlier state, of a day that is not said, and {told}"
    )
