"""Groups, positions, strongest pairs, and the order of conflicts."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest

from claimtrack.comparison.conflicts import find_conflicts
from claimtrack.lexicon.loader import load_lexicon
from claimtrack.model.claim import Claim, Link, LinkKind, Statement
from claimtrack.model.comparison import Hint, Verdict
from claimtrack.model.finding import Finding
from claimtrack.model.policy import Policy

Make = Callable[..., Claim]

FIRE = {"event": "warehouse fire", "as_of": "2024-05-01"}
TOLL = {"place": "Gaza Strip", "period": "2023-10-07/..", "mode": "cumulative"}


def names(position) -> list[str]:
    """The origins of a position."""
    return [origin.name for origin in position.origins]


def test_positions_gather_what_can_be_true_together(make: Make):
    """Three voices around 12 and one at 20 make two positions, lowest first, with what each allows."""
    claims = [
        make("12", "police", **FIRE),
        make("at least 10", "the mayor", **FIRE),
        make("20", "the hospital", **FIRE),
        make("11 to 13", "the fire service", **FIRE),
    ]
    [found] = find_conflicts(claims)
    assert found.relation is Verdict.CONFLICTS
    assert [[claim.value.text for claim in position.claims] for position in found.positions] == [
        ["at least 10", "11 to 13", "12"],
        ["20"],
    ]
    assert (found.positions[0].interval.low, found.positions[0].interval.high) == (12, 12)
    assert found.pair == (claims[0], claims[2])
    assert (found.gap, found.soft) == (8, False)
    assert found.order == "a disagreement, 40 % apart, on the words alone, 4 voices"


def test_one_voice_alone_is_no_conflict(make: Make):
    """Two figures of one source for one day are an update or a slip, not a disagreement."""
    assert find_conflicts([make("12", "police", **FIRE), make("15", "police", **FIRE)]) == []


def test_a_growing_count_disagrees_day_by_day(make: Make):
    """For a running count there is one conflict for each day, and none across days."""
    claims = [
        make(figure, source, as_of=day, **TOLL)
        for day, source, figure in [
            ("2024-02-01", "ministry of health", "100"),
            ("2024-02-01", "Observatory", "120"),
            ("2024-02-02", "ministry of health", "110"),
            ("2024-02-02", "Observatory", "130"),
            ("2024-02-03", "ministry of health", "115"),
            ("2024-02-04", "Observatory", "150"),
        ]
    ]
    assert [found.gap for found in find_conflicts(claims)] == [20, 20]


def test_what_an_origin_said_during_one_day_spans_its_figures(make: Make):
    """A figure between an authority's morning and evening counts of that day contradicts neither."""
    claims = [
        make("100", "ministry of health", as_of="2024-02-01T08:00", **TOLL),
        make("140", "ministry of health", as_of="2024-02-01T20:00", **TOLL),
        make("120", "Observatory", as_of="2024-02-01", **TOLL),
    ]
    assert find_conflicts(claims) == []
    claims.append(make("150", "hospital staff", as_of="2024-02-01", **TOLL))
    [found, *_] = find_conflicts(claims)
    assert {claim.value.text for claim in found.pair} == {"120", "150"}


def test_a_closed_count_gives_one_conflict_for_all_days_within_the_lag(make: Make):
    """58 on the day and 72 a day later are one soft conflict; a month later it is another state of knowledge."""
    strike = {"place": "Khan Sheikhoun", "period": "2017-04-04"}
    first = make("58", "Observatory", as_of="2017-04-04", **strike)
    [found] = find_conflicts([first, make("72", "health directorate", as_of="2017-04-05", **strike)])
    assert (found.soft, found.hinges) == (True, ("day",))
    assert find_conflicts([first, make("72", "health directorate", as_of="2017-05-05", **strike)]) == []


def test_denials_stand_against_all_that_say_so(make: Make):
    """A denial is a conflict with two positions: those who say it, and the one who denies it."""
    claims = [
        make("12", "residents", **FIRE),
        make("12", "police", **FIRE),
        make("12", "the army", stance="denied", **FIRE),
        make("12", "the army", stance="denied", **FIRE),
    ]
    [found] = find_conflicts(claims)
    assert found.relation is Verdict.DENIES
    assert [names(position) for position in found.positions] == [["police", "residents"], ["army"]]
    assert (found.gap, found.ratio) == (None, None)
    assert "one denies what the other says" in found.order


def test_a_denial_of_another_figure_denies_nothing(make: Make):
    """Denying that 40 died does not deny that 12 did."""
    assert find_conflicts([make("12", "residents", **FIRE), make("40", "the army", stance="denied", **FIRE)]) == []


def test_a_part_may_not_exceed_its_whole(make: Make):
    """More children than people killed: the part exceeds its whole, and the pair is whole first."""
    whole, part = make("9", "police", **FIRE), make("12", "the hospital", counted="children", **FIRE)
    [found] = find_conflicts([part, whole])
    assert found.relation is Verdict.EXCEEDS_WHOLE
    assert found.pair == (whole, part)
    assert "children are among the people" in found.reason
    assert find_conflicts([whole, make("8", "the hospital", counted="children", **FIRE)]) == []


def test_a_part_exceeds_its_whole_in_whatever_order_they_are_read(make: Make):
    """The hospital's twelve children, of a day after the police's nine dead, whichever of the two is read first."""
    whole = make("9", "police", place="Kabul", period="2024-05-01", as_of="2024-05-01")
    part = make("12", "hospital", place="Kabul", counted="children", as_of="2024-05-02")
    for claims in ([whole, part], [part, whole]):
        [found] = find_conflicts(claims)
        assert (found.relation, found.pair) == (Verdict.EXCEEDS_WHOLE, (whole, part))


def test_a_part_is_held_against_the_whole_of_another_voice_too(make: Make):
    """The hospital's 40 children may be its own 8 gone up; of the mayor's 12 of the day before they are too many."""
    fire = {"event": "fire"}
    own, other = make("8", "hospital", as_of="2024-05-01", **fire), make("12", "mayor", as_of="2024-05-01", **fire)
    part = make("40", "hospital", counted="children", as_of="2024-05-02", **fire)
    found = find_conflicts([own, other, part])
    assert [one.pair for one in found if one.relation is Verdict.EXCEEDS_WHOLE] == [(other, part)]


def test_one_voice_corrects_itself_days_later_without_naming_the_day_again(make: Make):
    """Police on 1 May: 12. Police on 6 May: 15 in Kabul. A correction, though another voice's would be too late."""
    first = make("12", "police", place="Kabul", period="2024-05-01", as_of="2024-05-01")
    assert [
        found.relation for found in find_conflicts([first, make("15", "police", place="Kabul", as_of="2024-05-06")])
    ] == [Verdict.REVISES_UP]
    assert find_conflicts([first, make("15", "mayor", place="Kabul", as_of="2024-05-06")]) == []


def test_a_later_whole_is_held_against_an_earlier_part(make: Make):
    """A province with more cases than the country had a day later is an error somewhere."""
    outbreak = {"predicate": "confirmed", "event": "outbreak", "mode": "cumulative"}
    part = make("1,400", "province", place="Herat", as_of="2024-02-01", **outbreak)
    whole = make("1,200", "ministry of health", place="Afghanistan", as_of="2024-02-02", **outbreak)
    later = make("1,900", "ministry of health", place="Afghanistan", as_of="2024-02-03", **outbreak)
    [found] = find_conflicts([part, whole, later])
    assert (found.relation, found.pair) == (Verdict.EXCEEDS_WHOLE, (whole, part))


def test_a_linked_part_is_held_against_its_whole(make: Make):
    """Of nine held, twelve are said to be dead: the link makes them part and whole across predicates."""
    whole = make("9", "police", predicate="held", counted="hostages", mode="stock", as_of="2024-05-01")
    part = make("12", "police", as_of="2024-05-01", links=[("part_of", whole)])
    [found] = find_conflicts([whole, part])
    assert found.relation is Verdict.EXCEEDS_WHOLE


def test_a_restated_figure_counts_once(make: Make):
    """The headline's figure is linked as a restatement of the body's and does not stand twice."""
    body = make("12", "police", publisher="Gazette", published="2024-05-01", event="warehouse fire")
    headline = make(
        "12", "police", publisher="Gazette", published="2024-05-01", event="warehouse fire",
        title="Twelve dead", links=[("restates", body)],
    )  # fmt: skip
    [found] = find_conflicts([headline, body, make("20", "the hospital", **FIRE)])
    assert [len(position.claims) for position in found.positions] == [1, 1]


def test_links_bring_together_and_keep_apart(make: Make):
    """A person's "same as" makes a conflict of two figures that nothing else ties; "not the same" undoes one."""
    a = make("12", "police", place="Kabul", as_of="2024-05-01")
    b = make("20", "the hospital", place="Herat", as_of="2024-05-01", links=[("same_as", a)])
    assert [found.relation for found in find_conflicts([a, b])] == [Verdict.CONFLICTS]
    c = make("12", "police", **FIRE)
    d = make("20", "the hospital", **FIRE, links=[("not_same_as", c)])
    assert find_conflicts([c, d]) == []


def test_revisions_are_relations_too(make: Make):
    """What a source corrects is reported after the disagreements, with the direction."""
    crash = {"event": "crash"}
    claims = [
        make("12", "police", as_of="2024-05-01", **crash),
        make("15", "police", as_of="2024-05-05", **crash),
        make("14", "police", as_of="2024-05-09", **crash),
        make("9", "residents", as_of="2024-05-09", **crash),
    ]
    assert [found.relation for found in find_conflicts(claims)] == [
        Verdict.CONFLICTS,
        Verdict.REVISES_UP,
        Verdict.REVISES_DOWN,
    ]


def test_a_retold_earlier_figure_is_no_second_correction(make: Make):
    """A report that says "about 1,200, down from 1,400" holds one correction, and later figures follow the new one."""
    day = {"place": "Israel", "period": "2023-10-07"}
    claims = [
        make("1,400", "Israel", as_of="2023-10-26", **day),
        make("about 1,200", "Israel", as_of="2023-11-10", **day),
        make("1,400", "Israel", as_of="2023-11-10", **day, stated="2023-10-26"),
        make("about 1,160", "Israel", as_of="2024-02-23", **day),
    ]
    assert [(f.relation, f.pair[1].value.text) for f in find_conflicts(claims)] == [
        (Verdict.REVISES_DOWN, "about 1,200")
    ]


def test_one_side_may_correct_itself_through_another_voice(make: Make):
    """What the health ministry said and Hamas corrects later is a correction within one side."""
    fire = {"event": "fire", "place": "Gaza City"}
    claims = [
        make("12", "Gaza health ministry", as_of="2024-02-20", **fire),
        make("15", "Hamas", as_of="2024-02-27", **fire),
    ]
    [found] = find_conflicts(claims)
    assert found.relation is Verdict.REVISES_UP
    assert "both speak for one side" in found.reason


def test_overlapping_scopes_make_soft_conflicts_with_a_hint(make: Make):
    """1.03 million in all and 240,000 at the peak: one conflict, soft, hint scope, however often each is told."""
    march = {"predicate": "attended", "place": "Hong Kong", "period": "2019-06-09"}
    claims = [
        make("1,030,000", "Civil Human Rights Front", as_of="2019-06-10", **march),
        make("240,000", "police", mode="stock", as_of="2019-06-10", **march),
        make("1,030,000", "Civil Human Rights Front", as_of="2019-06-11", **march),
        make("240,000", "police", as_of="2019-06-11", **march),
    ]
    [found] = find_conflicts(claims)
    assert (found.soft, found.hints) == (True, (Hint.SCOPE,))


def test_the_same_two_figures_a_year_apart_are_two_conflicts(make: Make):
    """This year's march and last year's disagree each for itself, though the figures happen to be the same."""
    march = {"predicate": "attended", "place": "Paris"}
    claims = [
        make(figure, source, period=day, as_of=day, **march)
        for day in ("2023-05-01", "2024-05-01")
        for source, figure in (("CGT", "800,000"), ("police", "120,000"))
    ]
    assert len(find_conflicts(claims)) == 2


def test_two_reports_without_dates_meet_by_the_days_they_appeared(make: Make):
    """Undated reports of the same place within a few days speak of one event, softly; weeks apart they do not."""
    near = [
        make("12", "police", place="Mingora", published="2024-05-01"),
        make("15", "the hospital", place="Mingora", published="2024-05-02"),
    ]
    [found] = find_conflicts(near)
    assert "event_days" in found.hinges
    far = [near[0], make("15", "the hospital", place="Mingora", published="2024-06-02")]
    assert find_conflicts(far) == []


@pytest.mark.parametrize(
    "other",
    [
        {"place": "Herat", "period": "2024-05-01"},
        {"place": "Kabul", "period": "2023-05-01"},
        {"place": "Kabul", "period": "2024-05-01", "predicate": "injured"},
        {"place": "Kabul", "period": "2024-05-01", "counted": "cows"},
        {"place": "Kabul", "period": "2024-05-01", "unit": "percent"},
        {"place": "Kabul", "period": "2024-05-01", "stance": "forecast"},
        {"event": "another event"},
        {"place": "Kabul"},
    ],
)
def test_look_alikes_never_meet(make: Make, other: dict):
    """Another place, year, predicate, noun, unit, stance or event, or an unknown period: no conflict."""
    a = make("12", "police", place="Kabul", period="2024-05-01", event=None, as_of="2024-05-01")
    assert find_conflicts([a, make("50", "residents", as_of="2024-05-20", **other)]) == []


def test_statements_and_nothing_at_all_give_no_conflicts():
    """Statements are never compared, and no claims have no conflicts."""
    assert find_conflicts([]) == []
    assert find_conflicts([Claim(None, Statement("the talks were constructive"))]) == []


def test_figures_without_dates_are_remarked_upon(make: Make):
    """What cannot be placed in time is said, not guessed."""
    heard: list[Finding] = []
    find_conflicts([make("12", "police", event="fire"), make("15", "residents", event="fire")], on_finding=heard.append)
    assert [finding.code for finding in heard] == ["undated-figures"]
    assert heard[0].message == "2 figures have no date; where figures differ it is not known which came first"
    heard.clear()
    find_conflicts([make("12", "police", event="fire")], on_finding=heard.append)
    assert heard[0].message == "one figure has no date; where figures differ it is not known which came first"
    heard.clear()
    find_conflicts([make("12", "police", **FIRE), make("15", "residents", **FIRE)], on_finding=heard.append)
    assert heard == []


def test_only_figures_without_a_date_are_counted_as_such(make: Make):
    """One of three has none."""
    heard: list[Finding] = []
    claims = [make("12", "police", event="fire"), make("13", "mayor", **FIRE), make("14", "hospital", **FIRE)]
    find_conflicts(claims, on_finding=heard.append)
    assert [item.message.partition(";")[0] for item in heard] == ["one figure has no date"]


CROWD = {"predicate": "attended", "place": "Paris"}


@pytest.mark.parametrize(
    ("later", "count"),
    [
        ({"period": "2024-06-01", "as_of": "2024-06-01"}, 1),  # 31 days after it, still of one story
        ({"period": "2024-06-02", "as_of": "2024-06-02"}, 2),
        ({"period": "2024-03-31", "as_of": "2024-03-31"}, 1),
        ({"period": "2024-03-30", "as_of": "2024-03-30"}, 2),
    ],
)
def test_the_same_two_figures_within_a_month_are_one_conflict(make: Make, later: dict[str, str], count: int):
    """One voice against another with the same figures again is told once, unless it is of another month."""
    claims = [
        make(figure, source, **day, **CROWD)
        for day in ({"period": "2024-05-01", "as_of": "2024-05-01"}, later)
        for source, figure in (("CGT", "800,000"), ("police", "120,000"))
    ]
    assert len(find_conflicts(claims)) == count


@pytest.mark.parametrize(
    ("others", "count"),
    [
        ((("CGT", "800,000"), ("police", "120,000")), 1),
        ((("SUD", "800,000"), ("police", "120,000")), 1),  # the police's 120,000 once more
        ((("SUD", "800,000"), ("mayor", "120,000")), 2),
        ((("CGT", "700,000 to 800,000"), ("police", "120,000")), 2),
        ((("CGT", "800,000 to 900,000"), ("police", "120,000")), 2),
        ((("CGT", "800,000"), ("police", "110,000 to 120,000")), 2),
        ((("CGT", "800,000"), ("police", "120,000 to 130,000")), 2),
    ],
)
def test_other_voices_and_other_figures_are_another_conflict(make: Make, others: Any, count: int):
    """What is told once is one pair of figures of which a voice is the same."""
    first = (("CGT", "800,000"), ("police", "120,000"))
    claims = [
        make(figure, source, period=day, as_of=day, **CROWD)
        for day, pair in (("2024-05-01", first), ("2024-05-11", others))
        for source, figure in pair
    ]
    assert len(find_conflicts(claims)) == count


def test_a_month_counts_from_its_first_day(make: Make):
    """Figures as of May and as of 5 June are five weeks apart at most, and may not be of one story."""
    claims = [
        make(figure, source, period=day, as_of=day, **CROWD)
        for day in ("2024-05", "2024-06-05")
        for source, figure in (("CGT", "800,000"), ("police", "120,000"))
    ]
    assert len(find_conflicts(claims)) == 2


@pytest.mark.parametrize("date", [{}, {"as_of": "2024-05-01"}])
def test_denials_without_a_date_are_told_once(make: Make, date: dict[str, str]):
    """The army denies the twelve, and denies that twelve children were among them: one denial of one figure."""
    claims = [
        make("12", source, event="fire", counted=counted, stance=stance, **given)
        for counted in ("people", "children")
        for source, stance, given in (("residents", "asserted", date), ("army", "denied", {}))
    ]
    assert [found.relation for found in find_conflicts(claims)] == [Verdict.DENIES]


def test_links_that_lead_nowhere_restate_nothing(make: Make):
    """A link to a claim that is not here, or to itself, does not take the figure away."""
    absent = make("11", "agency", **FIRE)
    one = make("12", "police", **FIRE)
    itself = attrs.evolve(one, links=(Link(LinkKind.RESTATES, one.id),))
    elsewhere = make("12", "police", links=[("restates", absent)], **FIRE)
    for first in (one, itself, elsewhere):
        assert len(find_conflicts([first, make("20", "hospital", **FIRE)])) == 1
    told_twice = make("12", "police", links=[("restates", absent)], **FIRE)
    found = find_conflicts([absent, told_twice, make("20", "hospital", **FIRE)])
    assert [claim.value.text for claim in found[0].claims] == ["11", "20"]


def test_the_measure_of_a_conflict_is_that_of_its_first_figure(make: Make):
    """Of a whole and its part it is the whole's."""
    whole, part = make("9", "police", counted="people", **FIRE), make("12", "hospital", counted="children", **FIRE)
    for claims in ([whole, part], [part, whole]):
        [found] = find_conflicts(claims)
        assert found.measure == whole.measure


def test_the_words_are_those_of_the_lexicon_given(make: Make, tmp_path: Path):
    """A user's file says that a town lies in a region, whose dead are then fewer than its own."""
    own = tmp_path / "own.toml"
    own.write_text('[places."Freeland"]\nparts = ["Nongtown"]\n', "utf-8")
    day = {"period": "2022-08-14", "as_of": "2022-08-15"}
    claims = [make("4", "police", place="Freeland", **day), make("11", "mayor", place="Nongtown", **day)]
    assert [found.relation for found in find_conflicts(claims)] != [Verdict.EXCEEDS_WHOLE]
    found = find_conflicts(claims, lexicon=load_lexicon(additions=[own]))
    assert [one.relation for one in found] == [Verdict.EXCEEDS_WHOLE]


def test_a_tolerance_makes_peace(make: Make):
    """Figures within the declared tolerance agree; one place beyond it they conflict."""
    claims = [make("1,000", "police", **FIRE), make("1,010", "residents", **FIRE)]
    assert find_conflicts(claims, Policy(absolute_tolerance=10)) == []
    assert len(find_conflicts(claims, Policy(absolute_tolerance=9))) == 1
    assert find_conflicts(claims, Policy(tolerances={"killed": {"absolute": 10}})) == []
    assert len(find_conflicts(claims, Policy(tolerances={"injured": {"absolute": 10}}))) == 1


def test_many_claims_take_time_in_proportion(make: Make):
    """Thousands of figures that name no event are grouped without holding each against each."""
    towns = ["Kabul", "Herat", "Kandahar", "Kunduz"]
    claims = [
        make(
            str(n * 37 % 50 + 1),
            f"voice {n % 5}",
            place=towns[n % 4],
            published=f"2024-0{n % 9 + 1}-{n * 11 % 27 + 1:02d}",
        )
        for n in range(2000)
    ]
    start = time.process_time()
    assert find_conflicts(claims[:500])
    quarter = time.process_time() - start
    start = time.process_time()
    find_conflicts(claims)
    assert time.process_time() - start < 10 * quarter + 1


def test_a_correction_within_a_side_is_told_once(make: Make):
    """A ministry corrects itself, then its side corrects the ministry: two corrections, each between its own two."""
    said = [("20", "Gaza health ministry", 1), ("15", "Gaza health ministry", 2), ("12", "Hamas", 9)]
    claims = [make(n, source, event="fire", as_of=f"2024-05-0{day}") for n, source, day in said]
    for order in (claims, claims[::-1], [claims[2], claims[0], claims[1]]):
        found = find_conflicts(order)
        assert all(one.relation is Verdict.REVISES_DOWN for one in found)
        assert sorted([claim.value.low for claim in one.pair] for one in found if one.pair) == [[15, 12], [20, 15]]
