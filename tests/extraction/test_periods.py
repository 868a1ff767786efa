"""Times of a figure: period, mode, as-of and the day on which the source spoke, from sentences of news."""

import pytest

from claimtrack.extraction.extract import extract
from tests.extraction.times import PUBLISHED, claims, periods, times

SENTENCES = [
    ("Twelve people were killed on 20 February.", ("2024-02-20", None, PUBLISHED, "published")),
    ("Police said on Thursday that 12 people were killed.", (None, None, "2024-02-22", "stated")),
    ("Up to 60 people may still be missing after Monday's ferry fire.", ("2024-02-19", "stock", PUBLISHED, "published")),
    ("Some 60 people will attend Monday's meeting.", ("2024-02-26", None, PUBLISHED, "published")),
    ("Fourteen people were killed, and rescuers were still digging.", (None, None, PUBLISHED, "published")),
    ("It killed 107 people, the ministry said in its weekly bulletin.", (None, None, PUBLISHED, "published")),
    ("The clinic treats 107 people weekly.", (None, "flow", PUBLISHED, "published")),
    ("The ministry said on Thursday the toll from Tuesday's bus crash had risen to ten.", ("2024-02-20", "cumulative", "2024-02-22", "stated")),
    ("The death toll from the 20 February landslide has risen to ten.", ("2024-02-20", "cumulative", PUBLISHED, "published")),
    ("Floods killed 17 people at the weekend.", ("2024-02-17/2024-02-18", None, PUBLISHED, "published")),
    ("Searchers gave up on Thursday looking for people buried by Tuesday's quake, with 31 people dead.", ("2024-02-20", None, PUBLISHED, "published")),
    ("The army admitted on Thursday that its aircraft bombed a market on Tuesday, and put the number of dead at 24.", ("2024-02-20", "cumulative", "2024-02-22", "stated")),
    ("The death toll on Tuesday was ten.", (None, "cumulative", "2024-02-20", "stated")),
    ("As of Wednesday, 40 people were missing.", (None, None, "2024-02-21", "stated")),
    ("By Thursday evening, 40 houses had been destroyed.", (None, None, "evening of 2024-02-22", "stated")),
    ("Since 7 October 2023, 29,000 people have been killed.", ("2023-10-07/..", "cumulative", PUBLISHED, "published")),
    ("Some 1,612 people have died since the outbreak began in March 2022.", ("2022-03/..", "cumulative", PUBLISHED, "published")),
    ("Some 1,612 people have died since the war began.", (None, "cumulative", PUBLISHED, "published")),
    ("Turnout was 58 percent, the lowest since 1946.", (None, None, PUBLISHED, "published")),
    ("Some 104 people were killed in the past 24 hours.", (None, "flow", PUBLISHED, "published")),
    ("The firm sold 412,000 cars in January 2024.", ("2024-01", "flow", PUBLISHED, "published")),
    ("More than 100 hostages were freed at the end of November 2023.", ("end of 2023-11", None, PUBLISHED, "published")),
    ("So far 40 bodies have been found.", (None, "cumulative", PUBLISHED, "published")),
    ("Some 130 hostages are still being held.", (None, "stock", PUBLISHED, "published")),
    ("The death toll rose to 51 on Thursday.", (None, "cumulative", "2024-02-22", "stated")),
    ("Police spoke of 21 dead on Wednesday.", (None, None, "2024-02-21", "stated")),
    ("Until Monday the province had put the death toll at 31.", (None, "cumulative", None, None)),
    ("Until Monday the clinic treated 31 people.", (None, None, "2024-02-19", "stated")),
    ("Some 61 people died in the storm, a number that was raised on Tuesday.", (None, None, "2024-02-20", "stated")),
    ("Some 61 people died in the storm, a child among them, on Tuesday.", ("2024-02-20", None, PUBLISHED, "published")),
    ("The island must expect 94,000 deaths by 2040.", (None, None, PUBLISHED, "published")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_the_times_of_one_figure(text: str, expected: tuple[str | None, ...]) -> None:
    """A day is a period, a state of knowledge or the day of speaking, as its words say; records and goals are none."""
    [claim] = claims(text)
    assert times(claim) == expected


def test_a_figure_before_has_a_date_of_its_own_or_none() -> None:
    """A figure behind "down from" is an earlier count: the publication date says nothing of it."""
    now, before = claims("Turnout was 44 percent, down from 61 percent in 2018.")
    assert times(now)[0] is None
    assert times(before)[2:] == ("2018", "stated")
    _, before = claims("Police said on Thursday that 23 people had died, down from 27.")
    assert times(before)[2:] == (None, None)


def test_since_then_points_to_the_last_day_named() -> None:
    """The start of a running count may stand in an earlier paragraph."""
    *_, claim = claims("On 7 October 2023 gunmen crossed the border.\n\nSome 900 people have been killed since then.")
    assert times(claim)[:2] == ("2023-10-07/..", "cumulative")


def test_since_then_without_a_day_stays_unknown() -> None:
    """Nothing is guessed where no day was named."""
    [claim] = claims("Some 900 people have been killed since then.")
    assert times(claim)[:2] == (None, "cumulative")


def test_a_dateline_dates_nothing() -> None:
    """The day in a dateline is the reporter's."""
    [claim] = claims("KADUNA, 22 February - Gunmen killed 12 people, police said.")
    assert times(claim)[0] is None
    assert claim.source.name == "police"


def test_a_simple_past_takes_the_day_of_the_sentence_before() -> None:
    """Within a paragraph; the place of that sentence comes with it."""
    *_, claim = claims("On 20 February fighters entered Israel. Some 40 people were killed.")
    assert times(claim)[0] == "2024-02-20"
    assert claim.measure.place == "Israel"


def test_an_unresolved_weekday_is_no_period() -> None:
    """Without a publication date "on Friday" says nothing."""
    [claim] = extract("Twelve people were killed on Friday.")
    assert claim.measure.period is None


def test_the_day_of_an_event_is_lent_to_what_is_told_in_the_past_behind_it() -> None:
    """Counts behind the sentence that names it; neither a headline, nor money, levels and what has gone on since."""
    text = (
        "Strike leaves 12 hurt\n\nA strike paralysed the ports on 20 February. The union stopped 64 ferries. "
        "The state paid 3 million euros. It has sent 400 police officers since."
    )
    assert [(c.value.text, times(c)[0]) for c in claims(text)] == [
        ("12", None),
        ("64", "2024-02-20"),
        ("3 million euros", None),
        ("400", None),
    ]


def test_the_day_of_a_search_is_not_that_of_the_event() -> None:
    """Who digs on Monday for people buried by a quake was not buried on Monday."""
    *_, claim = claims(
        "Villagers dug on 20 February for people buried by the quake. The army said 900 people had died."
    )
    assert times(claim)[0] is None


def test_a_day_that_owns_the_event_wins_over_the_day_of_the_report() -> None:
    """Who mourns on Tuesday the victims of Sunday's crash says when they died; a march of its own has its own day."""
    text = (
        "The town began to mourn on 20 February the victims of 18 February's bus disaster.\n\n"
        "The health minister said 24 people were killed."
    )
    assert periods(text)["24"] == "2024-02-18"
    assert periods("The town marched on 20 February. Police counted 24 marchers.")["24"] == "2024-02-20"


def test_a_year_that_names_an_event_is_no_window() -> None:
    """Who died in "the 2022 fire" died at once, and not on the day of the trial; "in 2022" counts a year."""
    text = (
        "Nine men went on trial on 20 February over the 2022 fire at a club, in which 63 people died.\n\n"
        "A lawyer said that 71 people were killed."
    )
    assert {c.value.text: times(c)[:2] for c in claims(text)}["63"] == ("2022", None)
    assert periods(text)["71"] is None
    assert periods(text.replace("\n\n", " "))["71"] == "2022"
    assert times(claims("In 2022 the fires killed 63 people.")[0])[:2] == ("2022", "flow")


def test_a_date_in_a_clause_about_the_source_dates_nothing() -> None:
    """When a mandate runs out is neither when monitors spoke nor when people died."""
    [claim] = claims("The monitors, whose mandate runs out in August, raised the toll to 20.")
    assert times(claim) == (None, "cumulative", PUBLISHED, "published")


def test_a_quarter_is_lent_to_the_figures_of_a_company() -> None:
    """Revenue and profit, not what was sold in other months."""
    text = (
        "The carmaker made a profit of 610 million euros in the second quarter of 2023, twice as much as a year before."
        "\n\nRevenue fell 6 percent. It cut 4,000 jobs."
    )
    found = {c.value.text: times(c)[0] for c in claims(text)}
    assert found["610 million euros"] == found["6 percent"] == "2023-34"
    assert found["4,000"] is None


def test_a_total_keeps_its_since() -> None:
    """A "since" behind a total is not when the week's cases were counted."""
    week, total = claims("Doctors counted 73 cases within a week, bringing the total to 412 since January.")
    assert times(week)[0] is None
    assert times(total)[:2] == ("2024-01/..", "cumulative")


def test_a_year_before_a_cue_of_counting_dates_the_count() -> None:
    """In 2022 the city recorded: the accidents happened then."""
    [claim] = claims("In 2022 the city recorded 17 tram accidents.")
    assert times(claim)[0] == "2022"


def test_a_part_is_where_its_whole_is() -> None:
    """A part that names no place takes that of the figure it is part of, not that of the report's opening."""
    _, part = claims(
        "OSLO, 23 February - Envoys met in Oslo on Friday.\n\nSome 90 sailors are held in Yemen. Nine of them are ill."
    )
    assert part.measure is not None
    assert part.measure.place == "Yemen"
    assert "place:whole" in part.rules
