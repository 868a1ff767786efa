"""Dates of a sentence that are not its figure's own: of another figure, another side, who spoke, a thing, a window."""

import pytest

from claimtrack.extraction.extract import extract
from tests.extraction.times import PUBLISHED, claims, periods, times


def test_a_window_in_words_sets_the_mode_alone() -> None:
    """The past week ends when the figure is stated; last week is a week of the calendar."""
    assert times(*claims("In the past week 5,300 people fell ill."))[:2] == (None, "flow")
    assert times(*claims("Last week 5,300 people fell ill."))[0] == "2024-02-12/2024-02-18"


def test_since_before_a_source_is_not_when_it_spoke() -> None:
    """The cue behind a comma owns no "since"; a plain day there it does."""
    [claim] = claims("At least 21 people have died in floods since Saturday, authorities said.")
    assert times(claim)[:2] == ("2024-02-17/..", "cumulative")


def test_a_year_earlier_dates_the_figure_before_it_alone() -> None:
    """In a company's report it is the same quarter of the year before."""
    text = "The firm posted a loss of 190 million euros in the third quarter of 2023, after a profit of 75 million euros a year earlier."
    assert periods(text) == {"190 million euros": "2023-35", "75 million euros": "2022-35"}
    assert periods("The town has 3,100 pupils, up from 2,900 a year earlier.")["3,100"] is None


def test_a_comparison_does_not_date_what_is_compared() -> None:
    """A date behind "than" is that of the other side."""
    text = "It sold 1,900 cars in January 2024, 8 percent less than in December 2023."
    assert periods(text) == {"1,900": "2024-01", "8 percent": "2024-01"}


def test_an_event_that_goes_on_since_a_day_lends_no_day() -> None:
    """Floods since Saturday did not sweep away all bridges on Saturday."""
    text = "At least 21 people have died in floods since Saturday.\n\nTwelve bridges were swept away."
    assert periods(text)["Twelve"] is None


def test_the_day_of_a_verdict_is_that_of_penalties_alone() -> None:
    """What was judged happened before."""
    text = (
        "A court sentenced the director on 20 February for taking bribes.\n\nHe had let 14 containers through. "
        "The judges said that he killed 12 people. He was ordered to pay a fine of 250,000 euros."
    )
    assert periods(text) == {"14": None, "12": None, "250,000 euros": "2024-02-20"}


def test_the_season_of_a_study_is_that_of_its_dead() -> None:
    """Counts of the same kind behind it, not what it expects."""
    text = (
        "More than 61,000 people died of the heat in the summer of 2022, a study says.\n\n"
        "In Italy 18,010 people died. Europe must expect 94,000 deaths a year."
    )
    assert periods(text) == {"More than 61,000": "2022-22", "18,010": "2022-22", "94,000 deaths a year": None}


def test_those_hurt_are_taken_to_hospital_on_the_day_and_treated_for_days() -> None:
    """The passive tells of the event; the clinic's own count does not. A part has the period of its whole."""
    text = (
        "A bridge collapsed on 20 February.\n\nFourteen people were taken to hospital, two of them with broken spines."
        " The clinic treated 31 people. A doctor spoke of 78 bodies."
    )
    assert periods(text) == {"Fourteen": "2024-02-20", "two": "2024-02-20", "31": None, "78": "2024-02-20"}


def test_what_was_going_on_when_it_happened_is_of_that_day() -> None:
    """A past perfect of a course is; one of an act before is not; nor is what a thing is made for."""
    text = (
        "A boat sank on 20 February.\n\nIt had been carrying 130 people. The owner had bought 12 boats. "
        "It was meant for 60 people."
    )
    assert periods(text) == {"130": "2024-02-20", "12": None, "60": None}


def test_smaller_marches_elsewhere_are_of_the_same_day() -> None:
    """Crowds at other places share the day, the dead of other places do not."""
    text = (
        "OSLO - Thousands of people marched through Oslo on 20 February.\n\n"
        "Smaller marches drew 3,000 people in Bergen. In Tromsø 3 people were killed."
    )
    found = periods(text)
    assert found["3,000"] == "2024-02-20"
    assert found["3"] is None


def test_an_earlier_figure_of_a_running_count_has_its_own_day() -> None:
    """What a running count stood at "a week ago" is as of then, since the same beginning."""
    now, before = claims("Some 84 people have died since 2 February, the ministry said, up from 61 a week ago.")
    assert times(now)[0] == times(before)[0] == "2024-02-02/.."
    assert before.as_of is not None
    assert before.as_of.edtf == "2024-02-16"


def test_an_aside_in_the_present_is_not_of_the_day_of_the_sentence() -> None:
    """What a place has room for is not of Thursday; what it held then is."""
    text = "The centre, which has room for 400 people, held 6,700 migrants on Thursday."
    assert periods(text) == {"400": None, "6,700": "2024-02-22"}


def test_a_base_of_comparison_is_no_period() -> None:
    """What rose "from January" rose in the month it rose in; "a year earlier" is when there was less."""
    text = "Prices rose 0.4 percent in February from January and were 3.2 percent higher than a year earlier."
    assert periods(text) == {"0.4 percent": "2024-02", "3.2 percent": "2024-02"}
    assert periods("Arrivals reached 12,400, up by 30 percent from a year earlier.")["30 percent"] is None
    assert periods("The shop moved 30 crates from January.") == {"30": "2024-01"}


def test_a_day_in_a_clause_on_the_speaker_is_his() -> None:
    """Where the minister went on Tuesday says nothing of the crop; what the victims did is theirs."""
    text = '"About 60 percent of the crop is lost," said the minister, Tomas Vrba, who toured the region on Tuesday.'
    assert periods(text) == {"About 60 percent": None}
    assert periods("Police spoke of nine hikers who died on Tuesday.") == {"nine": "2024-02-20"}


def test_a_day_earlier_is_not_counted_from_the_start_of_a_count() -> None:
    """The story does not go back to where a count began."""
    text = "Floods have killed 197 people since Saturday, the ministry said. It had put the toll at 152 a day earlier."
    assert [times(claim)[2] for claim in claims(text)][1] == "2024-02-22"


def test_those_who_are_known_did_not_die_on_the_day_of_mourning() -> None:
    """A day before a definite figure with a participle is that of the main clause."""
    text = "The country held a day of mourning on Thursday for the 46 miners killed in the blast."
    assert periods(text) == {"46": None}
    assert periods("On Thursday 46 miners were killed in the blast.") == {"46": "2024-02-22"}


def test_had_earlier_makes_a_figure_an_earlier_one() -> None:
    """It is of no day that is known; without "had" it is as of now."""
    [earlier] = claims("Emergency services had earlier reported 12 dead.")
    assert (earlier.as_of, earlier.as_of_basis) == (None, None)
    now, before = claims("Nineteen died, the minister said, raising an earlier toll of 13.")
    assert now.as_of is not None
    assert before.as_of is None
    [now] = claims("Emergency services reported 12 dead earlier.")
    assert now.as_of is not None


def test_a_day_to_come_is_not_that_of_the_event() -> None:
    """The day of a remembrance lends nothing to figures of the disaster; the day of the disaster does."""
    rest = "\n\nThe ministry put the number of injured at 107."
    assert periods("Lund will remember the victims of the fire on Tuesday." + rest) == {"107": None}
    assert periods("A fire broke out in Lund on Tuesday." + rest) == {"107": "2024-02-20"}


def test_a_day_beside_the_event_is_not_its_day() -> None:
    """The day of a count, a call or prayers is not that on which it happened; the day of a crowd is."""
    rest = "\n\nThe ministry put the number of injured at 107."
    for lead in (
        "The number of people killed in a fire in Lund rose to 36 on Tuesday.",
        "Cholera has killed 49 people in the fire-hit town, up from 31 a week ago.",
        "The opposition called on Tuesday for daily protests.",
        "Norland held prayers on Tuesday for those who died in the fire.",
        "The king met on Tuesday the women whose sons died in the fire.",
    ):
        assert periods(lead + rest)["107"] is None, lead
    for lead in ("Supporters filled the centre of Lund on Tuesday.", "Thousands rallied in Lund on Tuesday."):
        assert periods(lead + rest)["107"] == "2024-02-20", lead


def test_the_time_of_one_half_of_a_sentence_is_not_that_of_the_speaker_of_the_other() -> None:
    """A date before a semicolon says nothing of who speaks behind it."""
    text = "The WHO says that 2,300 cases were reported in Lund this year; the ministry puts the figure at 1,790."
    assert [str(c.as_of_basis) for c in claims(text)] == ["published", "published"]
    assert periods(text)["2,300"] == "2024"


def test_deaths_that_are_now_confirmed_are_a_count() -> None:
    """Nobody is dead for a while: the dead who are now confirmed are a running count, the missing are a state."""
    [dead] = claims("The Red Cross, whose volunteers are still digging, said it had now confirmed 73 deaths.")
    [gone] = claims("The Red Cross, whose volunteers are still digging, said 73 people were still missing.")
    assert (times(dead)[1], times(gone)[1]) == ("cumulative", "stock")


def test_getting_through_ends_no_count() -> None:
    """A lorry gets through in a week, while a count runs through a day."""
    [nine] = claims("Only nine lorries got through last week.")
    assert times(nine)[:2] == ("2024-02-12/2024-02-18", "flow")


def test_a_rate_and_a_window_are_flows() -> None:
    """What is per day or year, and what happened within a week; not what a house is per person."""
    for text in ("Europe must expect 94,000 deaths a year.", "Cholera has killed 44 people within two weeks."):
        assert [times(claim)[1] for claim in claims(text)] == ["flow"]
    assert [times(claim)[1] for claim in claims("The ransom was 5,000 dollars a head.")] == [None]


def test_a_window_of_its_own_wins_over_the_since_of_an_aside() -> None:
    """And a figure in an aside on the source is a claim of its own."""
    aside, own = claims(
        "The ministry, which has counted 29,514 dead since 7 October, said 104 died in the past 24 hours."
    )
    assert times(aside)[:2] == ("2023-10-07/..", "cumulative")
    assert times(own)[:2] == (None, "flow")


def test_the_other_month_of_a_comparison_is_its_period() -> None:
    """A toll of a week ago counts from its start; the dead of May died in May, those of the day before on it."""
    assert periods("Last month 412 civilians were killed, compared with 380 in May.")["380"] == "2023-05"
    text = "Doctors recorded 212 infections in the past 24 hours, compared with 380 on the day before."
    assert periods(text) == {"212": None, "380": "2024-02-22"}
    assert periods("Hospitals reported 240 new cases, up from 190 on 20 February.")["190"] == "2024-02-20"
    assert periods("The count of the dead stood at 63, compared with 58 on the previous day.")["58"] is None


def test_a_pronoun_goes_on_with_the_speech_of_the_day() -> None:
    """What "he added" has the day of what he said before; what another says, or he says a page later, has not."""
    text = (
        "Health Minister Hamad Hassan said on Wednesday that 135 people had been killed. "
        "Dozens of people were missing, he added. The mayor, Ana Ruiz, said 12 streets were closed."
    )
    assert [times(claim)[2:] for claim in claims(text)] == [
        ("2024-02-21", "stated"),
        ("2024-02-21", "stated"),
        (PUBLISHED, "published"),
    ]


def test_a_count_denied_is_the_count_that_was_made() -> None:
    """What a sentence takes over from one that counts since a day is counted since that day, too."""
    made, denied = claims(
        "The union said that 34 people had died since 1 January. The minister denied that 34 had died."
    )
    assert times(made)[0] == times(denied)[0] == "2024-01-01/.."


def test_a_date_of_a_thing_dates_nothing_else() -> None:
    """When a dam was built is not when it held water; a plain day in commas is one."""
    assert periods("The dam, built in 1962, held 5 million cubic metres of water.") == {"5 million cubic metres": None}
    assert periods("The bomb, on 20 February, killed 12 people.") == {"12": "2024-02-20"}


def test_a_multiple_is_of_the_time_of_its_own_side() -> None:
    """Not of the year that it is compared with."""
    text = "In 2023 some 65 inmates were killed, twice as many as in 2021."
    assert periods(text) == {"some 65": "2023", "twice": "2023"}


def test_the_day_of_an_election_is_that_of_its_shares() -> None:
    """Who won, and how many voted; not who had promised what."""
    text = (
        "The Greens won the election on 18 February with 41 percent of the vote.\n\n"
        "The Farmers came third with 11.5 percent. Turnout was 68 percent. The party had hired 500 helpers."
    )
    assert periods(text) == {
        "41 percent": "2024-02-18",
        "11.5 percent": "2024-02-18",
        "68 percent": "2024-02-18",
        "500": None,
    }


@pytest.mark.parametrize(
    ("months", "year", "period"),
    [(24, "0003", "0001-04/0003-03"), (24, "0001", "0001-03"), (3, "0001", "0001-01/0001-03"), (4, "0001", "0001-03")],
)
def test_months_up_to_one_begin_in_the_calendar(months: int, year: str, period: str) -> None:
    """Nothing is said of years before the first."""
    [claim] = extract(f"Profit fell 3 percent in the {months} months to March {year}.", published=f"{year}-05-05")
    assert claim.measure is not None
    assert claim.measure.period is not None
    assert claim.measure.period.edtf == period


@pytest.mark.parametrize(
    "text",
    [
        "The union, which had called the march against the budget, estimated 20,000 took part.",
        "A leader told the crowd from the stage that half a million had come.",
        "Police, who had flown in from the capital, said 40 were held.",
        "The crowd that marched against the war was 4,000 strong.",
    ],
)
def test_a_comparative_of_another_clause_makes_no_earlier_figure(text: str) -> None:
    """What stands before a mark, a "that" or a verb is not compared with the figure behind it."""
    [claim] = claims(text)
    assert (str(claim.as_of), claim.as_of_basis) == (PUBLISHED, "published")


@pytest.mark.parametrize(
    "text", ["Police said 23 had died, down from the 27 of Monday.", "It has 23, not more than 27."]
)
def test_words_of_the_figure_may_stand_behind_the_comparative(text: str) -> None:
    """Determiners and the like part nothing."""
    assert claims(text)[0].as_of is not None
