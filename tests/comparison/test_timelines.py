"""Series of figures in as-of order, what each does to the one before, and remarks on the whole."""

from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

from claimtrack.comparison.timelines import timeline
from claimtrack.lexicon.loader import load_lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.comparison import Change, Timeline
from claimtrack.model.moment import Moment
from claimtrack.model.policy import Policy

Make = Callable[..., Claim]
COUNT = {"predicate": "confirmed", "event": "outbreak", "mode": "cumulative"}
CRASH = {"event": "crash"}
HELD = {"predicate": "held", "event": "siege", "mode": "stock"}


def changes(line: Timeline) -> list[str]:
    """The changes of a timeline in words."""
    return [entry.change.value for entry in line.entries]


def one(make: Make, figures: list[tuple[str, str]], fields: dict, dated: str = "as_of") -> Timeline:
    """The timeline of one origin's figures by day."""
    [line] = timeline([make(figure, "ministry", **{dated: day}, **fields) for day, figure in figures])
    return line


@pytest.mark.parametrize(
    ("fields", "figures", "expected"),
    [
        (COUNT, ["120", "150", "150", "140"], ["first", "grown", "restated", "revised_down"]),
        (CRASH, ["12", "15", "14", "14"], ["first", "revised_up", "revised_down", "restated"]),
        (CRASH, ["about 1,200", "1,160", "about 1,200"], ["first", "narrowed", "widened"]),
        (CRASH, ["10 to 15", "12 to 18", "11 to 16"], ["first", "revised_up", "revised_down"]),
        (HELD, ["136", "130", "134", "134"], ["first", "fallen", "grown", "restated"]),
        (HELD, ["130 to 140", "120 to 135", "125 to 139"], ["first", "fallen", "grown"]),
        (COUNT, ["at least 50", "70", "more than 60"], ["first", "narrowed", "widened"]),
        (COUNT, ["100 to 150", "120 to 180"], ["first", "grown"]),
        (COUNT, ["less than 50", "more than 50", "less than 50"], ["first", "grown", "revised_down"]),
        (HELD, ["less than 50", "more than 50", "less than 50"], ["first", "grown", "fallen"]),
        (COUNT, ["at least 50", "up to 50"], ["first", "restated"]),
    ],
)
def test_each_figure_changes_the_one_before(make: Make, fields: dict, figures: list[str], expected: list[str]):
    """A running count grows, a closed one is revised, a level falls too; exactness narrows and widens."""
    days = [f"2024-02-{10 + n}" for n in range(len(figures))]
    assert changes(one(make, list(zip(days, figures, strict=True)), fields)) == expected


def test_instants_within_a_day_stay_in_order(make: Make):
    """A correction at noon and a rise in the evening of one day are both seen."""
    line = one(
        make,
        [("2020-01-24T18:00", "45"), ("2020-01-24T09:00", "43"), ("2020-01-24T12:30", "41")],
        COUNT,
    )
    assert changes(line) == ["first", "revised_down", "grown"]
    assert [entry.claim.value.low for entry in line.entries] == [43, 41, 45]


def test_times_with_offsets_are_ordered_by_the_clock_of_the_world(make: Make):
    """20:00 in Beijing lies before 13:00 in London."""
    line = one(make, [("2020-01-24T13:00+00:00", "45"), ("2020-01-24T20:00+08:00", "43")], COUNT)
    assert [entry.claim.value.low for entry in line.entries] == [43, 45]


def test_parts_of_a_day_stand_among_its_clock_times(make: Make):
    """What was said at nine goes before the evening's figure and behind the night's of the day before."""
    day, before = "2020-01-24", "2020-01-23"
    said: list[tuple[str | Moment, str]] = [
        (f"{day}T23:30", "53"),
        (Moment(day, part="night"), "52"),
        (f"{day}T22:30", "51"),
        (f"{day}T20:30", "50"),
        (Moment(day, part="evening"), "49"),
        (f"{day}T19:30", "48"),
        (f"{day}T15:30", "47"),
        (Moment(day, part="afternoon"), "46"),
        (f"{day}T14:30", "45"),
        (f"{day}T09:30", "44"),
        (Moment(day, part="morning"), "43"),
        (f"{day}T08:30", "42"),
        (Moment(before, part="night"), "41"),
    ]
    [line] = timeline([make(n, "ministry", as_of=when, **COUNT) for when, n in said])
    assert [entry.claim.value.low for entry in line.entries] == list(range(41, 54))
    assert line.findings == ()


def test_a_month_stands_before_its_last_day(make: Make):
    """What was said of January before what was said of the 31st, whatever the sizes."""
    [line] = timeline([make(n, "ministry", as_of=day, **COUNT) for n, day in (("12", "2020-01-31"), ("20", "2020-01"))])
    assert [entry.claim.value.low for entry in line.entries] == [20, 12]


def test_a_figure_said_again_is_the_state_from_then_on(make: Make):
    """514 on the 10th and again on the 20th: 410 two days later may restate that, and does not correct the 10th."""
    said = [("2024-02-10", "514"), ("2024-02-20", "514"), ("2024-02-22", "410")]
    assert changes(one(make, said, COUNT, "published")) == ["first", "restated", "restated"]


def test_against_an_undated_figure_the_numbers_alone_decide(make: Make):
    """It is not known which came first, and the change is told by how the figures lie to each other."""
    for first, second, change in (
        ("12", "10 to 15", "widened"),
        ("10 to 15", "12", "narrowed"),
        ("12", "12", "restated"),
        ("about 1,200", "1,150 to 1,250", "restated"),
    ):
        for fields in (CRASH, COUNT, HELD):
            line = timeline([make(first, "police", **fields), make(second, "police", as_of="2024-05-01", **fields)])[0]
            assert changes(line) == ["first", change]


def test_figures_with_and_without_a_mode_are_one_running_count(make: Make):
    """One report says that it counts so far, the other leaves it out; the count has grown all the same."""
    about = {"predicate": "confirmed", "event": "outbreak"}
    for first, second in (({"mode": "cumulative"}, {}), ({}, {"mode": "cumulative"})):
        a, b = (
            make("100", "a", as_of="2024-05-01", **about, **first),
            make("120", "a", as_of="2024-05-02", **about, **second),
        )
        assert changes(timeline([a, b])[0]) == ["first", "grown"]


def test_an_older_count_published_later_restates_and_does_not_become_the_state(make: Make):
    """29,410 printed a day after 29,514 restates an earlier day; the next figure grows from 29,514."""
    toll = {"place": "Gaza Strip", "period": "2023-10-07/..", "mode": "cumulative"}
    line = one(make, [("2024-02-23", "29,514"), ("2024-02-24", "29,410"), ("2024-02-25", "29,606")], toll, "published")
    assert changes(line) == ["first", "restated", "grown"]


def test_origins_and_stances_have_lines_of_their_own(make: Make):
    """Two origins, and what one of them expects, are three timelines; editions of one publisher are one."""
    claims = [
        make("120", "WHO situation report 12", as_of="2020-02-01", **COUNT),
        make("150", "WHO situation report 13", as_of="2020-02-02", **COUNT),
        make("130", "ECDC", as_of="2020-02-02", **COUNT),
        make("500", "WHO situation report 13", as_of="2020-02-02", stance="forecast", **COUNT),
    ]
    assert sorted(len(line.entries) for line in timeline(claims)) == [1, 1, 2]


def test_a_restatement_is_kept(make: Make):
    """A headline linked to its body is dropped from conflicts, not from the timeline."""
    body = make("12", "police", as_of="2024-05-01", **CRASH)
    headline = make("12", "police", as_of="2024-05-01", **CRASH, title="Twelve dead", links=[("restates", body)])
    [line] = timeline([body, headline])
    assert changes(line) == ["first", "restated"]


def test_undated_figures_come_first_and_are_remarked_upon(make: Make):
    """A figure without a date is kept, and the timeline says so."""
    [line] = timeline([make("12", "police", as_of="2024-05-01", **CRASH), make("15", "police", **CRASH)])
    assert [entry.claim.value.low for entry in line.entries] == [15, 12]
    assert [(finding.code, finding.message) for finding in line.findings] == [
        ("undated-figures", "one figure has no date")
    ]
    [line] = timeline([make("12", "police", **CRASH), make("15", "police", **CRASH)])
    assert line.findings[0].message == "2 figures have no date"


def test_undated_figures_stand_in_the_order_of_their_size(make: Make):
    """In whatever order they were read: nothing says which came first, so none is a correction of a larger one."""
    for order in (("150", "120", "130"), ("130", "150", "120")):
        [line] = timeline([make(n, "ministry", **COUNT) for n in order])
        assert [entry.claim.value.low for entry in line.entries] == [120, 130, 150]
        assert "revised_down" not in changes(line)


def test_the_measure_is_the_fullest(make: Make):
    """The timeline's measure is that of the claim which says most."""
    [line] = timeline(
        [
            make("12", "police", as_of="2024-05-01", **CRASH),
            make("15", "police", as_of="2024-05-02", counted="people", place="Kabul", **CRASH),
        ]
    )
    assert (line.measure.counted, line.measure.place) == ("people", "Kabul")
    assert line.origin is not None
    assert line.origin.name == "police"


def test_a_figure_without_a_source_is_in_a_line_without_origin(make: Make):
    """Nobody's figures are kept too."""
    [line] = timeline([make("12", None, as_of="2024-05-01", **CRASH)])
    assert line.origin is None
    assert [entry.change for entry in line.entries] == [Change.FIRST]


def test_a_running_count_that_fell_is_remarked_upon(make: Make):
    """The remark counts the steps down and shows the deepest."""
    days = [f"2020-02-{d:02d}" for d in range(1, 7)]
    line = one(make, list(zip(days, ["100", "130", "120", "150", "90", "160"], strict=True)), COUNT)
    [finding] = line.findings
    assert finding.code == "running-count-fell"
    assert finding.message == "a running count went down 2 times; most from 150 to 90 (as of 2020-02-05)"
    line = one(make, [("2020-02-01", "100"), ("2020-02-02", "90"), ("2020-02-03", "95"), ("2020-02-04", "85")], COUNT)
    assert line.findings[0].message == "a running count went down 2 times; most from 100 to 90 (as of 2020-02-02)"
    line = one(make, [("2020-02-01", "100"), ("2020-02-02", "90")], COUNT)
    assert line.findings[0].message == "a running count went down once; most from 100 to 90 (as of 2020-02-02)"


def test_gaps_and_jumps_are_remarked_upon(make: Make):
    """A silence and a rise far beyond the usual are named; small series and steady ones are not."""
    figures = [(f"2020-02-{d:02d}", f"{100 + d}") for d in range(1, 9)]
    assert one(make, figures, COUNT).findings == ()
    line = one(make, [*figures, ("2020-02-20", "109"), ("2020-02-21", "900")], COUNT)
    assert [finding.code for finding in line.findings] == ["gap", "jump"]
    assert line.findings[0].message == "no figure for 12 days; there is usually one every day"
    assert line.findings[1].message == "a rise of 791 at once, from 109 to 900 (as of 2020-02-21)"
    weekly = [(f"2020-0{m}-{d:02d}", f"{m}{d:02d}") for m in (2, 3) for d in (1, 4, 7, 10)]
    assert one(make, weekly, COUNT).findings[0].message == ("no figure for 20 days; there is usually one every 3 days")


@pytest.mark.parametrize(
    ("figures", "dated", "told"),
    [
        (["150", "100 to 200", "120"], "as_of", "150 as of 2020-02-01, 120 as of 2020-02-03"),
        (["at least 150", "100 to 200", "120"], "as_of", "at least 150 as of 2020-02-01, 120 as of 2020-02-03"),
        (["150", "100 to 200", "150"], "as_of", None),
        (["150", "100 to 200", "at least 120"], "as_of", None),
        (["150", "100 to 200", "up to 150"], "as_of", None),
        (["100", "100 to 200", "120"], "as_of", None),
        (["150", "100 to 200", "120"], "published", None),
        (["150", "100 to 200", "100 to 300", "120"], "published", None),
        (["150", "100 to 200", "100 to 300", "100 to 400", "120"], "published", "120 as of 2020-02-05"),
        (["150", "up to 200", "up to 120"], "as_of", "150 as of 2020-02-01, up to 120 as of 2020-02-03"),
        (["100", "150", "100 to 200", "120"], "as_of", "150 as of 2020-02-02, 120 as of 2020-02-04"),
        (["150", "150", "100 to 200", "120"], "as_of", "150 as of 2020-02-01, 120 as of 2020-02-04"),
        (["up to 160", "150", "100 to 200", "120"], "as_of", "150 as of 2020-02-02, 120 as of 2020-02-04"),
    ],
)
def test_a_count_that_no_growing_count_fits(make: Make, figures: list[str], dated: str, told: str | None):
    """No step goes down, and yet the last figure lies below the first; publication dates give it some days of lag."""
    days = [f"2020-02-{d:02d}" for d in range(1, len(figures) + 1)]
    line = one(make, list(zip(days, figures, strict=True)), COUNT, dated)
    found = [finding.message for finding in line.findings if finding.code == "count-does-not-fit"]
    assert len(found) == (told is not None)
    if told is not None:
        assert found[0].startswith("no count that only grows fits its figures: ")
        assert told in found[0]


def test_a_remark_on_what_was_only_printed_names_the_day_of_printing(make: Make):
    """Rows of a table may have no other date than that of their page."""
    said = [("2020-02-01", "150"), ("2020-02-06", "100 to 200"), ("2020-02-12", "120")]
    printed = [make(n, "ministry", published=day, **COUNT) for day, n in said]
    [line] = timeline(attrs.evolve(one, as_of=None, as_of_basis=None) for one in printed)
    assert [finding.message for finding in line.findings] == [
        "no count that only grows fits its figures: 150 as of 2020-02-01, 120 as of 2020-02-12"
    ]
    fallen = [make(n, "ministry", published=day, **COUNT) for day, n in (said[0], said[2])]
    [line] = timeline(attrs.evolve(one, as_of=None, as_of_basis=None) for one in fallen)
    assert [finding.message for finding in line.findings] == [
        "a running count went down once; most from 150 to 120 (as of 2020-02-12)"
    ]


def test_a_figure_of_a_month_shows_no_silence_in_it(make: Make):
    """Four days of January, and one more for some day of January: nobody was silent until its end."""
    days = ["2020-01-01", "2020-01-02", "2020-01-03", "2020-01-04", "2020-01"]
    line = one(make, [(day, str(100 + n)) for n, day in enumerate(days)], COUNT)
    assert line.findings == ()


def test_what_is_over_may_be_corrected_without_a_remark(make: Make):
    """A closed count need not grow."""
    days = ["2024-05-01", "2024-05-02", "2024-05-03"]
    line = one(make, list(zip(days, ["150", "100 to 200", "120"], strict=True)), CRASH)
    assert line.findings == ()


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        # what holds for a month holds at its end, and what is said of a month may be of its first day
        ([("2020-02", "150"), ("2020-02-20", "90 to 120")], None),
        ([("2020-02-10", "150"), ("2020-02-11", "100 to 200"), ("2020-02", "120")], None),
        # of one day no figure is the floor of another
        (
            [("2020-02-01", "100"), ("2020-02-02", "150"), ("2020-02-03T08", "100 to 200"), ("2020-02-03T18", "120")],
            "150 as of 2020-02-02, 120 as of 2020-02-03T18:00:00",
        ),
    ],
)
def test_a_floor_holds_from_the_last_day_it_may_mean(make: Make, figures: list[tuple[str, str]], told: str | None):
    """A figure that spans days bounds only what lies wholly behind it, and the remark names the day of the floor."""
    figures = [(day + ":00" if "T" in day else day, figure) for day, figure in figures]
    found = [f.message for f in one(make, figures, COUNT).findings if f.code == "count-does-not-fit"]
    assert found == ([] if told is None else [f"no count that only grows fits its figures: {told}"])


def test_a_lower_figure_that_is_too_old_for_its_lag_does_not_fit(make: Make):
    """140 printed on the 5th may restate a state of the 2nd, but then the count had passed 150 already."""
    fits = [("2020-02-02", "150"), ("2020-02-03", "160"), ("2020-02-05", "140")]
    assert one(make, fits, COUNT, "published").findings == ()
    older = [("2020-02-01", "150"), ("2020-02-03", "160"), ("2020-02-05", "140")]
    line = one(make, older, COUNT, "published")
    assert changes(line) == ["first", "grown", "restated"]
    assert [finding.code for finding in line.findings] == ["count-does-not-fit"]


@pytest.mark.parametrize(
    ("days", "message"),
    [
        ([1, 2, 3, 10], "no figure for 7 days; there is usually one every day"),
        ([1, 2, 3, 9], None),  # not a week
        ([1, 2, 13], None),  # too few to say what is usual
        ([1, 3, 5, 15], None),  # five times the usual, and no more
        ([1, 3, 5, 13], None),
        ([1, 3, 5, 16], "no figure for 11 days; there is usually one every 2 days"),
    ],
)
def test_a_gap_is_a_week_and_more_than_five_times_the_usual(make: Make, days: list[int], message: str | None):
    """Where a silence becomes a gap, from both sides."""
    line = one(make, [(f"2020-02-{day:02d}", str(100 + day)) for day in days], COUNT)
    assert [f.message for f in line.findings if f.code == "gap"] == ([message] if message else [])


@pytest.mark.parametrize(
    ("counts", "message"),
    [
        ([1, 2, 3, 14], "a rise of 11 at once, from 3 to 14 (as of 2020-02-04)"),
        ([1, 2, 3, 13], None),  # ten times the usual, and no more
        ([1, 2, 14], None),  # too few rises to say what is usual
        ([20, 21, 22, 33], "a rise of 11 at once, from 22 to 33 (as of 2020-02-04)"),
        ([21, 22, 23, 34], None),  # less than half of what there was
        ([1, 2, 4, 4, 4, 4, 4, 9], None),  # days without a rise do not make a rise unusual
    ],
)
def test_a_jump_is_more_than_ten_times_the_usual_and_half_of_all(make: Make, counts: list[int], message: str | None):
    """Where a rise becomes a jump, from both sides."""
    figures = [(f"2020-02-{day:02d}", str(count)) for day, count in enumerate(counts, 1)]
    assert [f.message for f in one(make, figures, COUNT).findings if f.code == "jump"] == ([message] if message else [])


def test_the_policy_and_the_lexicon_decide(make: Make, tmp_path: Path):
    """How old a printed figure may be is policy, and the user's aliases make one line of two names."""
    figures = [make(n, "ministry", published=f"2024-02-{day}", **COUNT) for day, n in ((23, "514"), (25, "410"))]
    assert changes(timeline(figures)[0]) == ["first", "restated"]
    assert changes(timeline(figures, Policy(lag=1))[0]) == ["first", "revised_down"]
    own = tmp_path / "own.toml"
    own.write_text('[sources."Northern Relief Network"]\nkind = "ngo"\naliases = ["NRN"]\n', "utf-8")
    names = [make("12", "NRN", as_of="2024-05-01", **CRASH), make("15", "Northern Relief Network", **CRASH)]
    assert len(timeline(names)) == 2
    assert len(timeline(names, lexicon=load_lexicon(additions=[own]))) == 1


def test_an_outlets_own_figures_are_its_line(make: Make):
    """Where no source is named, the line goes by who printed it."""
    [line] = timeline([make("12", None, publisher="Gazette", published="2024-05-01", **CRASH)])
    assert line.origin is not None
    assert line.origin.name == "Gazette"
