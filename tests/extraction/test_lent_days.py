"""To which figures the day of a report's event is lent, and to which it is not."""

import pytest

from claimtrack.extraction.extract import extract
from claimtrack.model.quantity import Quantity

OF_ANOTHER_DAY = [
    ("The mill will shed 800 jobs after a loss of 30 million euros last year, its owner said.", {"800": None, "30 million euros": "2023"}),
    ("The city is to close 12 schools after enrolments fell by 9 percent in 2023, the council said.", {"12": None, "9 percent": "2023"}),
    ("The bank would cut 500 posts because of losses of 2 billion dollars in 2022, two people said.", {"500": None, "2 billion dollars": "2022"}),
    ("The plant will close 12 lines in 2025.", {"12": "2025"}),
    ("Some 60 people will attend Monday's meeting.", {'60': '2024-02-26'}),
    ("A fire gutted a mill in Sarn on 20 February. The mill employs 340 people.", {"340": None}),
    ("An explosion hit a depot on 20 February. The firm owns 40 depots.", {"40": None}),
    ("A storm hit the coast on 20 February. The region produces 12,000 tonnes of olives.", {"12,000 tonnes": None}),
    ("A dam burst on 20 February in a flood. It held 5 million cubic metres of water.", {"5 million cubic metres": None}),
    ("A blast destroyed a tank on 20 February. It contained 800 tonnes of fuel.", {"800 tonnes": None}),
    ("A storm hit the coast on 20 February. Police closed 12 roads.", {"12": "2024-02-20"}),
    ("A bomb hit a bus on 20 February. The clinic treated 31 people, four of whom later died.", {"four": None}),
    ("A bomb hit a bus on 20 February. Nine people were taken to hospital; two of them died there.", {"Nine": "2024-02-20", "two": None}),
    ("A bomb hit a bus on 20 February. Nine people were killed, two of them children.", {"Nine": "2024-02-20", "two": "2024-02-20"}),
    ("A blast hit a mine on 20 February. A union said that 27 men were missing.", {"27": None}),
    ("A blast hit a mine on 20 February, killing 14 people. Another 20 were in hospital.", {"14": "2024-02-20", "20": None}),
    ("A blast hit a mine on 20 February, killing 14 people. Another 20 were taken to hospital.", {"14": "2024-02-20", "20": "2024-02-20"}),
    ("Protesters attacked the port on 20 February.\n\nA court on Wednesday fined two men. Amnesty said that police had wounded 40 people.", {"40": "2024-02-20"}),
    ("Parliament approved the budget on Wednesday. The opposition said 12 people were hurt.", {"12": None}),
    ("A court on Wednesday sentenced three men. Two others were acquitted.", {"three": "2024-02-21", "Two": "2024-02-21"}),
    ("Some 40,000 people marched on Tuesday to protest against the result of Sunday's election, police said. Organisers spoke of 150,000.", {'40,000': '2024-02-20', '150,000': '2024-02-20'}),
    ("Rebels killed 12 soldiers on Tuesday in revenge for Sunday's attack, the army said. The rebels put the toll at 20.", {'12': '2024-02-20', '20': '2024-02-20'}),
    ("Police broke up a rally on Tuesday against the outcome of Sunday's election.\n\nThe commission said the president won 52 percent of the vote. Turnout was 67 percent, it said.", {'52 percent': '2024-02-18', '67 percent': '2024-02-18'}),
    ("Gunmen attacked a bus on Tuesday, two days after the election on Sunday. Turnout was 61 percent.", {"61 percent": "2024-02-18"}),
    ("The Greens won the election in Sarn on Sunday. Turnout was 61 percent.", {"61 percent": "2024-02-18"}),
    ("A blast hit the refinery on 20 February. Its owner had cut spending on safety by a third, the union said.", {"a third": None}),
    ("The bank made a profit of 3 billion euros last year. Analysts had expected a profit of 2.5 billion.", {"3 billion euros": "2023", "2.5 billion": "2023"}),
    ("Norda made a loss of 40 million euros in 2022. The board had forecast a loss of 30 million.", {"40 million euros": "2022", "30 million": "2022"}),
    ("Norda made a loss of 40 million euros in 2022. Analysts expect a loss of 30 million.", {"40 million euros": "2022", "30 million": None}),
    ("Two dams, which the water broke on Sunday night, had not been inspected for years, engineers say.", {"Two": None}),
    ("A bomb hit a bus on 20 February.\n\nThe clinic admitted 60 injured, 12 of them with bullet wounds.", {"60": None, "12": None}),
    ("A riot broke out in a prison on 20 February.\n\nPolice seized 18 pistols and 300 knives.", {"18": None, "300": None}),
    ("Some 40,000 people marched on Tuesday against the result of Sunday's referendum.\n\nTurnout was 67 percent, the commission said.", {'67 percent': '2024-02-18'}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OF_ANOTHER_DAY, ids=[text for text, _ in OF_ANOTHER_DAY])
def test_a_day_is_lent_to_what_happened_on_it(text: str, expected: dict[str, str | None]) -> None:
    """Not to what lasts, was seized or counted afterwards, died later or is still to come; a vote keeps its own day."""
    claims = [c for c in extract(text, published="2024-02-23") if isinstance(c.value, Quantity) and c.measure]
    periods = [(c.value.text.removeprefix("Some "), c.measure.period) for c in claims]
    found = {value: str(period) if period else None for value, period in periods}
    assert {value: found[value] for value in expected} == expected


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Revenue rose 8 percent in the three months to June.", "2024-04/2024-06"),
        ("It made a profit of 40 million euros in the six months to the end of June.", "2024-01/2024-06"),
        ("Sales fell 3 percent in the 12 months to January.", "2023-02/2024-01"),
        ("Sales fell 3 percent in the year to March.", "2023-04/2024-03"),
        ("Sales fell 3 percent in the six months through September 2023.", "2023-04/2023-09"),
        ("Sales fell 3 percent in the nine months ended 30 September 2023.", "2023-01/2023-09"),
        ("Some 40 pupils were given leave to June 2023.", "2023-06"),
        ("He gave the months to June 2023 to 40 pupils.", "2023-06"),
    ],
)
def test_months_up_to_one_are_a_span(text: str, period: str) -> None:
    """In "the three months to June" there are three; a date behind another "to" stays what it is."""
    [claim] = [c for c in extract(text, published="2024-08-23") if isinstance(c.value, Quantity) and c.measure]
    assert claim.measure is not None
    assert str(claim.measure.period) == period


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("The group employs 9,000 people.", "stock"),
        ("Nine sailors are missing.", "stock"),
        ("The hospital is treating 31 patients.", "stock"),
        ("Some 700 villagers are homeless.", "stock"),
        ("The harbour office put the number of missing at 19.", None),
        ("Nine sailors were treated.", None),
        ("The death toll rose to 47.", "cumulative"),
        ("Nine sailors are dead.", None),
    ],
)
def test_a_condition_told_in_the_present_is_held_at_the_moment(text: str, mode: str | None) -> None:
    """How many are missing, treated or employed; a toll only grows, and the dead are no condition."""
    [claim] = [c for c in extract(text) if isinstance(c.value, Quantity) and c.measure]
    assert claim.measure is not None
    assert (claim.measure.mode.value if claim.measure.mode else None) == mode


@pytest.mark.parametrize(
    ("opening", "period"),
    [
        ("Residents of Garin buried their dead on Sunday, a day after an air raid on the market.", "2024-03-02"),
        ("Garin was quiet on Sunday, three days after a bomb exploded in its market.", "2024-02-29"),
        ("The town hall of Garin on Thursday defended its estimate of the size of a march.", None),
        ("Families made homeless by floods slept along the road on Tuesday.", None),
        ("Nine people went on trial in Garin on Monday over the collapse of a roof in March 2019.", "2019-03"),
        ("The owner of a mall that collapsed in 2019 denied in court on Thursday that it was full.", "2019"),
        ("Relatives spoke on Tuesday, the second day of the trial over the collapse of a mall.", None),
        ("A bomb exploded outside a tribunal in Garin on Monday.", "2024-02-26"),
        ("A fire swept through a hall in Garin on Thursday, police acknowledged.", "2024-02-29"),
        ("Gunmen attacked a hearing in Garin on Friday.", "2024-03-01"),
    ],
)
def test_the_day_of_telling_is_lent_to_nothing(opening: str, period: str | None):
    """What mourners, courts and those who argue about an event do on a day is not the event's day."""
    found = extract(f"{opening}\n\nPolice said 43 people were killed.", published="2024-03-03", publisher="Wire")
    [killed] = [one for one in found if one.measure is not None and one.measure.predicate == "killed"]
    assert killed.measure is not None
    assert (str(killed.measure.period) if killed.measure.period else None) == period
