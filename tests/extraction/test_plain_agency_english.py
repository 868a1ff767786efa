"""Figures in the plain English of agencies: whose they are, what they count, in which unit, each told by its text alone."""

import pytest

from claimtrack.extraction.extract import extract
from claimtrack.model.quantity import Quantity
from claimtrack.model.source import Stance
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
        (
            "The mayor said 77 houses were destroyed. The brigade has raised its count to 71.",
            [("mayor", "77", "destroyed", "houses", "house"), ("brigade", "71", "destroyed", "houses", None)],
        ),
        (
            "The tram had been going at 40 kilometres an hour, the operator said. The inspector said it was doing 75 kilometres an hour.",
            [
                ("operator", "40 kilometres an hour", "speed", None, "kilometre_per_hour"),
                ("inspector", "75 kilometres an hour", "speed", None, "kilometre_per_hour"),
            ],
        ),
        (
            'The clinic said 19 people had died. "Six of those who died were nurses," said its chief, Ada Holm.',
            [("clinic", "19", "killed", "people", "person"), ("Ada Holm", "Six", "killed", "nurses", "nurse")],
        ),
        (
            "Eleven convicts are still on the run, the warden said.",
            [("warden", "Eleven", "escaped", "convicts", "convict")],
        ),
        (
            "Four people are missing, the coast guard said. Relatives have drawn up a list of seven.",
            [("coast guard", "Four", "missing", "people", "person"), (None, "seven", "missing", "people", None)],
        ),
        (
            "The blaze spread to 700 hectares overnight, the rangers said.",
            [("rangers", "700 hectares", "spread", None, "hectare")],
        ),
        (
            "Ines Marmol won 52 percent of the vote, the commission said. It gave 44 percent to Hugo Paz.",
            [
                ("commission", "52 percent", "won", "vote for Ines Marmol", "percent"),
                ("commission", "44 percent", "won", "vote for Hugo Paz", "percent"),
            ],
        ),
        (
            "Ines Marmol won 52 percent of the vote, the commission said. Her rival, builder Hugo Paz, was on 44 percent.",
            [
                ("commission", "52 percent", "won", "vote for Ines Marmol", "percent"),
                (None, "44 percent", "won", "vote for Hugo Paz", "percent"),
            ],
        ),
        (
            "The health ministry put the toll at 14. The port authority denied that 90 people had been aboard. The ministry later spoke of 15 dead.",
            [
                ("health ministry", "14", "killed", None, None),
                ("port authority", "90", "aboard", "people", "person"),
                ("health ministry", "15", "killed", None, None),
            ],
        ),
        (
            "Shops put the damage at 3 million euros, their insurers at 900,000.",
            [("Shops", "3 million euros", "cost", "damage", "EUR"), ("insurers", "900,000", "cost", "damage", "EUR")],
        ),
        (
            "The builder estimated the damage at $20 million, the ministry at $45 million.",
            [("builder", "$20 million", "cost", "damage", "USD"), ("ministry", "$45 million", "cost", "damage", "USD")],
        ),
        (
            "Damage was estimated at $6 million by the council and at $9 million by the county.",
            [("council", "$6 million", "cost", "Damage", "USD"), ("county", "$9 million", "cost", "Damage", "USD")],
        ),
        (
            "The prison service gave a toll of 11 and the lawyers' association one of 19.",
            [("prison service", "11", "killed", None, None), ("lawyers' association", "19", "killed", None, None)],
        ),
        (
            "Seven are dead, the mayor said. The figure of the union Metales is twelve.",
            [("mayor", "Seven", "killed", None, None), ("Metales", "twelve", "killed", None, None)],
        ),
        (
            "Police said 33 students were arrested. According to Ana Ruiz, their lawyer, it was 51.",
            [("police", "33", "arrested", "students", "student"), ("Ana Ruiz", "51", "arrested", "students", None)],
        ),
        (
            "The death toll rose to 64, the governor said. Nine girls are among the dead. The Red Cross spoke of 70.",
            [
                ("governor", "64", "killed", None, None),
                (None, "Nine", "killed", "girls", "girl"),
                ("Red Cross", "70", "killed", None, None),
            ],
        ),
        (
            "The director said 240 houses had been flooded. The mayor gave a figure of 500.",
            [("director", "240", "damaged", "houses", "house"), ("mayor", "500", "damaged", "houses", None)],
        ),
        (
            "The firm raised the number of jobs it plans to cut to 900, from the 700 announced two weeks ago.",
            [("firm", "900", "cut", None, None), ("firm", "700", "cut", None, None)],
        ),
    ],
)
def test_what_is_read(text: str, expected: list[Told]) -> None:
    """The figures of a text, in its order."""
    assert told(text) == expected


def test_owners_with_a_verb_are_no_second_voice() -> None:
    """What the firm and its owners lost is told by whoever tells the rest."""
    [figure] = told("The Daily said the firm and its owners lost $90 million.")
    assert figure[:3] == ("Daily", "$90 million", "loss")


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


def test_a_figure_that_goes_on_is_one_of_the_same_moment_and_as_certain() -> None:
    """How many are at large, as the other says how many are; what something will cost, as the other expects it."""
    here, there = claims("Police said nine convicts were still at large. The warden put the number at four.")
    assert times(here)[1] == times(there)[1] == "stock"
    one, other = claims("The broker expects damage of 30 million euros. The insurer put it at 55 million.")
    assert one.attribution.stance is other.attribution.stance is Stance.FORECAST
    foreseen, counted = claims("Doctors expect 500 deaths. Police put the toll at 40.")
    assert (foreseen.attribution.stance, counted.attribution.stance) == (Stance.FORECAST, Stance.ASSERTED)
    plan, stock = claims("The chain said it would shut 12 of its 90 stores.")
    assert (plan.attribution.stance, stock.attribution.stance) == (Stance.FORECAST, Stance.ASSERTED)


def test_still_that_goes_with_saying_is_no_moment() -> None:
    """Who still speaks of 88 keeps to them; 88 who are still ill are so at the moment."""
    [kept] = claims("The ambulance service still spoke of 88 injured.")
    [present] = claims("The ambulance service said 88 people were still missing.")
    assert (times(kept)[1], times(present)[1]) == (None, "stock")


def test_a_figure_that_goes_on_with_a_part_is_a_part() -> None:
    """Both count some of the dead."""
    text = "The army said 30 rebels died. Five of the dead were women, it said. A medic said it was only three."
    whole, *parts = claims(text)
    assert [[link.target for link in part.links] for part in parts] == [[whole.id], [whole.id]]


def test_calls_that_are_received_demand_nothing() -> None:
    """Telephone calls are no calls for anything."""
    [claim] = claims("Relatives who had received calls from inside spoke of 20 dead.")
    assert claim.attribution.stance is Stance.ASSERTED


def test_a_day_that_owns_what_happened_is_not_when_it_was_said() -> None:
    """The army spoke today of the floods of last month, and of a riot in this week."""
    [floods] = claims("The army said last month's floods killed 40 people.")
    assert times(floods) == ("2024-01", None, "2024-02-23", "published")
    [riot] = claims("The ministry said that 26 prisoners were killed in this week's riot.")
    assert times(riot)[1] is None


@pytest.mark.parametrize("negated", ["did not die", "have not died", "were not killed", "weren't hurt"])
def test_what_is_said_not_to_have_befallen_them_is_denied(negated: str) -> None:
    """Who says that forty did not die denies that forty died."""
    [claim] = claims(f'"Forty people {negated}," the minister said.')
    assert claim.attribution.stance is Stance.DENIED


def test_a_negation_in_a_clause_of_its_own_denies_nothing() -> None:
    """Those who did not leave were killed."""
    [claim] = claims("Forty people who did not leave were killed, police said.")
    assert claim.attribution.stance is Stance.ASSERTED


def test_a_figure_announced_last_week_is_no_flow() -> None:
    """Last week is when it was told."""
    told = claims("The airline will cut 2,300 jobs, more than the 1,900 announced last week, it said.")
    assert [(claim.value.text, times(claim)[:3]) for claim in told] == [
        ("2,300", (None, None, "2024-02-23")),
        ("1,900", (None, None, "2024-02-12/2024-02-18")),
    ]
