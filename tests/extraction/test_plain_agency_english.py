"""Figures in the plain English of agencies: whose they are, what they count, in which unit, each told by its text alone."""

import pytest

from claimtrack.extraction.extract import extract
from claimtrack.model.quantity import Quantity
from tests.extraction.times import claims, times

Told = tuple[str | None, str, str | None, str | None, str | None]


def told(text: str) -> list[Told]:
    """Source, words of the figure, predicate, counted noun and unit of each figure of a text."""
    found = []
    for claim in extract(text):
        if isinstance(claim.value, Quantity) and claim.measure is not None:
            source, m = claim.attribution.source, claim.measure
            found.append((source.name if source else None, claim.value.text, m.predicate, m.counted, claim.value.unit))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Police put the crowd at 8,000 and the Cheap Prices Alliance, which had called the rally, at 30,000.",
            [("police", "8,000", "attended", None, None), ("Cheap Prices Alliance", "30,000", "attended", None, None)],
        ),
        (
            "The organisers, a league of tenants, claimed a turnout of 90,000.",
            [("organisers", "90,000", "attended", None, None)],
        ),
        (
            "The mayor spoke of 700 marchers. The prefecture, whose staff had watched the square, estimated it at 450.",
            [("mayor", "700", "attended", "marchers", "marcher"), ("prefecture", "450", "attended", "marchers", None)],
        ),
        (
            "Farms lost 40 million pesos, the ministry said. Growers put their losses at 95 million.",
            [
                ("ministry", "40 million pesos", "loss", None, "peso"),
                ("Growers", "95 million", "loss", "losses", "peso"),
            ],
        ),
        (
            "The observatory measured the tremor at magnitude 5.9, while the Geological Survey gave 6.2.",
            [
                ("observatory", "5.9", "magnitude", None, "magnitude"),
                ("Geological Survey", "6.2", "magnitude", None, "magnitude"),
            ],
        ),
        (
            "Crews were drilling for nine miners who were trapped in a gallery, the operator said.",
            [("operator", "nine", "trapped", "miners", "miner")],
        ),
        (
            "The army on Monday cut the death toll from the collapse of a bridge over the river at Torvik to 31.",
            [("army", "31", "killed", None, None)],
        ),
        (
            "The coroner gave the number of dead as 14 and that of wounded as 52.",
            [("coroner", "14", "killed", None, None), ("coroner", "52", "injured", None, None)],
        ),
        (
            "The owner put the number underground at 75.",
            [("owner", "75", "inside", None, None)],
        ),
        (
            "Sixty divers were brought to the surface, the navy said.",
            [("navy", "Sixty", "rescued", "divers", "diver")],
        ),
        (
            "The governor said 18 sailors were still missing. The operator, Norrbulk, said 15 were.",
            [("governor", "18", "missing", "sailors", "sailor"), ("Norrbulk", "15", "missing", "sailors", None)],
        ),
        (
            "The militia said it had let 31 conscripts go.",
            [("militia", "31", "released", "conscripts", "conscript")],
        ),
        (
            "Shelling drove 2,600 people from the town, the UN said.",
            [("United Nations", "2,600", "displaced", "people", "person")],
        ),
        (
            "The union said 64 percent of nurses had been vaccinated. The ministry estimated the share at 81 percent.",
            [
                ("union", "64 percent", "vaccinated", "nurses", "percent"),
                ("ministry", "81 percent", "vaccinated", "nurses", "percent"),
            ],
        ),
        (
            "The ministry said 40 pilgrims were freed, and the order said 46. The bishop stood by his count of 43.",
            [
                ("ministry", "40", "released", "pilgrims", "pilgrim"),
                ("order", "46", "released", "pilgrims", None),
                ("bishop", "43", "released", "pilgrims", None),
            ],
        ),
        (
            "The raid killed 30 villagers, among them 11 children, the monitors said. A list drawn up by teachers showed nine children.",
            [
                ("monitors", "30", "killed", "villagers", "villager"),
                ("monitors", "11", "killed", "children", "child"),
                (None, "nine", "killed", "children", "child"),
            ],
        ),
        (
            "A count by the weekly Horizonte, made from the air, came to 4,400 protesters.",
            [("Horizonte", "4,400", "attended", "protesters", "protester")],
        ),
        (
            "The lender put the shortfall at 3 percent of assets. The regulator held to its figure of 7 percent.",
            [
                ("lender", "3 percent", "deficit", "assets", "percent"),
                ("regulator", "7 percent", "deficit", "assets", "percent"),
            ],
        ),
        (
            "The rebels say the prison holds 700 of their supporters.",
            [("rebels", "700", "held", "supporters", "supporter")],
        ),
        (
            "The ministry put the number of captives in rebel hands at 120.",
            [("ministry", "120", "held", "captives", "captive")],
        ),
        (
            "The agency has five hikers on its list of missing.",
            [(None, "five", "missing", "hikers", "hiker")],
        ),
    ],
)
def test_what_is_read(text: str, expected: list[Told]) -> None:
    """The figures of a text, in its order."""
    assert told(text) == expected


def test_an_agent_in_a_clause_that_says_why_counts_only_there() -> None:
    """What the main clause revises is its subject's."""
    found = told("The coroner cut his count of the dead to 19 from 21, as two bodies had been reported by two wards.")
    assert [(source, text) for source, text, *_ in found[:2]] == [("coroner", "19"), ("coroner", "21")]


def test_a_day_in_an_aside_dates_its_own_figure() -> None:
    """The number behind the aside was lowered on a day that is not said."""
    first, second = claims("Police, who on Tuesday had reported 77 arrests, lowered the number to 61.")
    assert times(first)[2:] == ("2024-02-20", "stated")
    assert times(second)[2:] == ("2024-02-23", "published")


def test_last_week_that_owns_a_happening_is_no_window() -> None:
    """The toll of last week's landslide adds up; what happened in the last week is a flow."""
    [toll] = claims("The ministry put the death toll of last week's landslide at 41.")
    assert times(toll)[1] == "cumulative"
    [flow] = claims("Landslides killed 41 people in the last week.")
    assert times(flow)[1] == "flow"
