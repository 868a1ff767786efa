"""What is said of a figure in more words than a verb and its object, each with what must not be taken for it."""

import pytest

from claimtrack.extraction.extract import extract
from claimtrack.model.quantity import Quantity

SAID_IN_MORE_WORDS = [
    ('The storm cut off electricity to 80,000 homes, the operator said.', {'80,000': 'without_power'}),
    ('Some 9,000 people spent the night in the dark.', {'9,000': 'without_power'}),
    ('About 3,000 shops lost power; the regulator said 5,200 had been in the dark.', {'About 3,000': 'without_power', '5,200': 'without_power'}),
    ('The company lost 3,000 customers.', {'3,000': 'lose'}),
    ('The utility cut 3,000 jobs.', {'3,000': 'cut'}),
    ('The union said 5,000 had downed tools; the airline said no more than 800 had.', {'5,000': 'on_strike', 'no more than 800': 'on_strike'}),
    ('Some 2,400 doctors walked out, their union said.', {'2,400': 'on_strike'}),
    ('The bailiff walked 40 prisoners out.', {'40': 'walk'}),
    ('Up to 450 tonnes of acid went into the river.', {'Up to 450 tonnes': 'leak'}),
    ('The group calculates that 30 tonnes of gas escaped.', {'30 tonnes': 'leak'}),
    ('Fourteen inmates escaped.', {'Fourteen': 'escaped'}),
    ('Police said 40 prisoners had fled; 900 villagers fled as well.', {'40': 'escaped', '900': 'displaced'}),
    ('About 300 detainees broke out of the camp.', {'About 300': 'escaped'}),
    ('Police recaptured 74 fugitives. Six more were recaptured by the army.', {'74': 'recaptured', 'Six': 'recaptured'}),
    ('The mayor said nine houses were lost. The village of Lorn lost 28 homes.', {'nine': 'destroyed', '28': 'destroyed'}),
    ('The mud buried 28 houses and 12 miners.', {'28': 'destroyed', '12': 'trapped'}),
    ('The party lost 28 seats.', {'28': 'lose'}),
    ('The chairman said 55 villagers could not be found.', {'55': 'missing'}),
    ('Some 40 passengers could not be accounted for.', {'40': 'missing'}),
    ('Searchers said 55 villagers had been found.', {'55': 'found'}),
    ('The bishop said 38 percent of Karvans lived in poverty. The ministry said the poverty rate was 21 percent.', {'38 percent': 'poverty', '21 percent': 'poverty'}),
    ('Half of all children live below the poverty line.', {'Half': 'poverty'}),
    ('The minister said the economy grew 2.4 percent in 2022. A broker estimated growth at 1.6 percent.', {'2.4 percent': 'growth', '1.6 percent': 'growth'}),
    ('Gross domestic product expanded by 3.1 percent.', {'3.1 percent': 'growth'}),
    ('The economy shrank 1.2 percent.', {'1.2 percent': 'fell'}),
    ('Exports grew 2.4 percent.', {'2.4 percent': 'rose'}),
    ('Unemployment was 15.3 percent, the office said. The union said the rate was 19.8 percent.', {'15.3 percent': 'unemployment', '19.8 percent': 'unemployment'}),
    ('Unemployment was 15.3 percent. The bank put the rate at 19.8 percent.', {'15.3 percent': 'unemployment', '19.8 percent': 'unemployment'}),
    ('Inflation was 15.3 percent. The bank kept the rate at 12 percent.', {'15.3 percent': 'inflation', '12 percent': 'rate'}),
    ('The ministry said 51 percent of teachers joined the strike. The union said the average was 91 percent.', {'51 percent': 'on_strike', '91 percent': 'on_strike'}),
    ('Some 1,600 workers in Saarland would lose their jobs, he said.', {'1,600': 'cut'}),
    ('Some 40 people in Lorn are entitled to vote.', {'40': 'entitle'}),
    ('Eight of the dead were children.', {'Eight': 'killed'}),
    ('The sea rose. The average was 91 percent.', {'91 percent': 'average'}),
    ('The stadium, which can hold 40,000, was closed.', {'40,000': 'capacity'}),
    ('The club, licensed for 250 guests, burned down.', {'250': 'capacity'}),
    ('Rebels hold 40 people.', {'40': 'held'}),
    ('The navy picked up 212 migrants.', {'212': 'rescued'}),
    ('The company picked up 212 orders.', {'212': 'pick'}),
    ('The gunmen made off with 86 pupils.', {'86': 'taken_hostage'}),
    ('Relatives read out the names of 33 dead.', {'33': 'killed'}),
    ('Consumer prices rose 9 percent in the year to June.', {'9 percent': 'inflation'}),
    ('Prices went up 7.6 percent in June alone and 31 percent over twelve months.', {'7.6 percent': 'rose', '31 percent': 'inflation'}),
    ('The cost of living was 40 percent higher than a year earlier.', {'40 percent': 'inflation'}),
    ('House prices rose 9 percent in a year.', {'9 percent': 'rose'}),
    ('Prices fell 2 percent in a year.', {'2 percent': 'fell'}),
    ('Food was 34.7 percent dearer than a year before.', {'34.7 percent': 'rose'}),
    ('The new tower is 12 percent cheaper than the old one.', {'12 percent': 'be'}),
    ('Inflation is 24 percent. The union puts the real rate at 33 percent.', {'24 percent': 'inflation', '33 percent': 'inflation'}),
    ('Inflation is 24 percent. The bank kept its key rate at 12 percent.', {'24 percent': 'inflation', '12 percent': 'rate'}),
    ('The office lowered its estimate of the rise in prices in June to 4.9 percent from 5.2 percent.', {'4.9 percent': 'rose', '5.2 percent': 'rose'}),
    ('The office estimated that prices rose to 4.9 crowns.', {'4.9 crowns': 'price'}),
    ('The mayor said 19 people had lost their lives, the civil defence 23.', {'19': 'killed', '23': 'killed'}),
    ('The company laid off 200 workers, the union said, and the army 3,000 men.', {'200': 'cut'}),
    ('Fire destroyed 9,000 hectares. Satellite data point to 14,000.', {'9,000 hectares': 'burned', '14,000': 'burned'}),
    ('Residents said 12 babies had died. The utility admitted to seven.', {'12': 'killed', 'seven': 'killed'}),
    ("Damage is put at $1.2 billion. The World Bank's assessment is $2.1 billion.", {'$1.2 billion': 'cost', '$2.1 billion': 'cost'}),
    ("Some 40 houses burned down. The bank's assessment is $2.1 billion.", {'40': 'burned', '$2.1 billion': 'assessment'}),
    ('Two gates had been opened, fans said. The head of the ground, which can hold 40,000, said there were five.', {'Two': 'open', '40,000': 'capacity', 'five': 'open'}),
    ('Nine others were taken to the Santa Rosa hospital with burns.', {'Nine': 'hospitalised'}),
    ('Police said 32 others had been taken to two hospitals.', {'32': 'hospitalised'}),
    ('Fourteen people were rushed to a nearby clinic.', {'Fourteen': 'hospitalised'}),
    ('Six children were flown to university hospitals in the capital.', {'Six': 'hospitalised'}),
    ('Ambulances took 17 people to three hospitals in Lund.', {'17': 'hospitalised'}),
    ('The army took 40 trucks to a depot near the hospital.', {'40': 'take'}),
    ('The commission says 52 percent voted yes.', {'52 percent': 'voted'}),
    ('According to the board, 48.6 percent voted no.', {'48.6 percent': 'voted'}),
    ('Some 61 percent voted against the treaty.', {'61 percent': 'voted'}),
    ('Nearly 70 percent voted for the party.', {'70 percent': 'voted'}),
    ('Observers reported irregularities at 17 polling stations.', {'17': 'report'}),
    ('The monitors recorded violations in 140 villages.', {'140': 'record'}),
    ('Ash has fallen on 54 villages.', {'54': 'fall'}),
    ('People had died in 11 villages.', {'11': 'be'}),
    ('The poll gave Reuter a lead of four points.', {'four': 'lead'}),
    ('The survey puts Labour at 44 percent, a lead of 19 points.', {'44 percent': 'support', '19': 'lead'}),
    ('The governor leads by six points, a Verity poll found.', {'six': 'lead'}),
    ('The Greens were two points lower, the poll showed.', {'two': 'fell'}),
    ('Support for the government fell by three points, the poll showed.', {'three': 'fell'}),
    ('Her party is down three points, a survey found.', {'three': 'fell'}),
    ('The mayor is five points ahead of her rival, a poll found.', {'five': 'lead'}),
    ('The rebels put army losses at 80 dead and 12 captured.', {'80': 'killed', '12': 'capture'}),
    ('The storm left 14 houses burned and three boats overturned.', {'14': 'burned'}),
    ('It said 19 rivers had burst their banks.', {'19': 'burst'}),
    ('The airline will ground 30 aircraft.', {'30': 'ground'}),
    ('The bank has split 40 shares.', {'40': 'split'}),
    ('I owe the bank 30,000 crowns, he said.', {'30,000 crowns': 'owe'}),
    ('We gave the school 40 computers, she said.', {'40': 'give'}),
    ('The firm paid its chief 3 million euros.', {'3 million euros': 'pay'}),
    ('The troops would hunt down the other 40 to the last one, he said.', {'40': 'hunt'}),
    ('They fought for 12 villages to the last man.', {'12': 'fight'}),
    ('"There are 700 of us sleeping in the church," a farmer said.', {'700': 'sleep'}),
    ('There were 40 families living in the school, the mayor said.', {'40': 'live'}),
    ('There were 13 stab wounds.', {'13': 'be'}),
    ('There are 40 buildings in the camp.', {'40': 'be'}),
    ('More than 1,000 fighters are believed by monitors to be hiding in the forest.', {'More than 1,000': 'hide'}),
    ('Some 30 men are thought by police to have fled.', {'30': 'displaced'}),
    ('Some 40 ships are said by the navy to be waiting.', {'40': 'wait'}),
    ("By the group's count, 212 villages have been emptied since January.", {'212': 'evacuated'}),
    ('The landslide buried 40 homes.', {'40': 'destroyed'}),
    ('The landslide buried 40 cars and nine people.', {'40': 'bury', 'nine': 'trapped'}),
    ('The landslide buried 40 people.', {'40': 'trapped'}),
    ('He spoke to the owners of the 600 ruined houses.', {'600': 'destroyed'}),
    ('Some 230 trawlers are being held in the port.', {'230': 'held'}),
    ('The hall held 6,700 people.', {'6,700': 'held'}),
    ('The country has given a first dose of vaccine to 93 percent of its adults.', {'93 percent': 'vaccinated'}),
    ('Nurses gave shots to 400 children.', {'400': 'vaccinated'}),
    ('The clinic has administered the vaccine to 12,000 people.', {'12,000': 'vaccinated'}),
    ('The ministry gave food to 400 families.', {'400': 'give'}),
    ('The firm, which employs 6,000 people, expects costs of 300 million euros.', {'6,000': 'employ', '300 million euros': 'cost'}),
    ('The club, which has 62 members, plans spending of 2 million euros.', {'62': 'have'}),
    ('The poll found that 71 percent of the 1,200 people questioned reject the plan.', {'71 percent': 'oppose', '1,200': 'question'}),
    ('Some 58 percent of the 2,000 voters polled support it.', {'58 percent': 'support', '2,000': 'poll'}),
    ('Of the 900 adults surveyed, 31 percent back the mayor.', {'900': 'survey', '31 percent': 'support'}),
    ('Another 200 troops will join the 1,100 already stationed there.', {'1,100': 'deployed'}),
    ('The 400 already deployed will stay.', {'400': 'deployed'}),
    ('The Greens won 34.6 percent of the vote. The Liberals fell to 9 percent from 12 percent.', {'34.6 percent': 'won', '9 percent': 'won', '12 percent': 'won'}),
    ('The Greens took 31 percent of the vote. Labour slipped to 21 percent.', {'31 percent': 'won', '21 percent': 'won'}),
    ('The commission had counted 98 percent of the ballots.', {'98 percent': 'count'}),
    ('The Alliance won with 41 percent of the vote, the commission said after counting 98 percent of the ballots.', {'41 percent': 'won', '98 percent': 'count'}),
    ('The loss of five warships would be its worst.', {'five': 'lose'}),
    ('The loss of 12 aircraft was denied.', {'12': 'lose'}),
    ('A loss of 12 million euros was reported.', {'12 million euros': 'loss'}),
    ('The fund had lost $2.1 billion, they said.', {'$2.1 billion': 'loss'}),
    ('Some 44 percent of the 900 adults surveyed want a vote.', {'44 percent': 'want', '900': 'survey'}),
    ('The team scored 40 points.', {'40': 'score'}),
    ('The troops found a reported 12 rifles.', {'12': 'found'}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SAID_IN_MORE_WORDS, ids=[text for text, _ in SAID_IN_MORE_WORDS])
def test_a_predicate_that_is_more_than_a_verb_and_its_object(text: str, expected: dict[str, str]) -> None:
    """Whoever is taken to a named hospital, asked in a poll, believed by others to be hiding; leads in points."""
    claims = [c for c in extract(text, published="2024-02-23") if isinstance(c.value, Quantity) and c.measure]
    found = {c.value.text.removeprefix("Some ").removeprefix("Nearly "): c.measure.predicate for c in reversed(claims)}
    assert {value: found.get(value) for value in expected} == expected


def test_points_of_parties_are_percentage_points() -> None:
    """Those of an index or a team are not."""
    [lead] = extract("The poll gave Reuter a lead of four points.")
    [index] = extract("The index gained 40 points.")
    assert [c.value.unit for c in (lead, index)] == ["percentage_point", "point"]
    assert lead.measure is not None
    assert lead.measure.counted is None


def read(text: str) -> list[tuple[str, str | None, str, str | None]]:
    """Each figure with its source, its stance and its place."""
    return [
        (c.value.text, c.source.name if c.source else None, c.attribution.stance.value, c.measure.place)
        for c in extract(text, published="2024-02-23")
        if isinstance(c.value, Quantity) and c.measure
    ]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("A trader who gave his name as Hamid said 12 shops had burned.", "Hamid"),
        ('"They shot 12 people," said a woman who gave her name as Amina.', "Amina"),
        ("A baker who gave only his first name, Omar, said 40 houses were hit.", "Omar"),
        ("A resident who identified himself as Yusuf told the radio that nine people had died.", "Yusuf"),
        ("A driver who asked to be called Sami said 30 lorries had burned.", "Sami"),
        ("The hackers, who call themselves Grey Ibis, say they hold 200 files.", "Grey Ibis"),
        ("A witness who saw the fire himself said 30 lorries had burned.", "witness"),
        ("A worker, who asked not to be named, said 30 lorries had burned.", "worker"),
    ],
)
def test_speakers_who_give_a_name_go_by_it(text: str, source: str) -> None:
    """A clause behind the source words tells the name; another one changes nothing."""
    assert [found for _, found, _, _ in read(text)] == [source]


@pytest.mark.parametrize(
    ("text", "source", "stance"),
    [
        ("The agency asked donors for $6.5 million.", "agency", "proposed"),
        ("UNICEF asked for $6.5 million.", "UNICEF", "proposed"),
        ("The ministry asked its partners for 40 trucks.", "ministry", "proposed"),
        ("The Red Crescent appealed to states for 40 ambulances.", "Red Crescent", "proposed"),
        ("The union asked for a rise of 7 percent.", "union", "proposed"),
        ("Police asked 40 people for their papers.", None, "asserted"),
    ],
)
def test_who_is_asked_may_stand_before_what_is_asked_for(text: str, source: str | None, stance: str) -> None:
    """A demand has its maker as the source; a figure of another clause is none."""
    [(_, found, how, _)] = read(text)
    assert (found, how) == (source, stance)
    [(_, found, _, _)] = read("When veterans ask for help, too many of their calls to 12 centres are missed.")
    assert found is None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Guangdong reported 31 new cases on Thursday.", "Guangdong"),
        ("Sindh province recorded 212 infections.", "Sindh"),
        ("The province of Punjab reported 14 deaths.", "Punjab"),
        ("Kenya confirmed 12 cases of the fever.", "Kenya"),
        ("Israel reported 12 dead soldiers.", None),
        ("Guangdong police reported 14 deaths.", None),
        ("Guangdong said that 14 people had died in Lima.", "Lima"),
    ],
)
def test_a_region_that_reports_is_the_place_as_well(text: str, place: str | None) -> None:
    """A government speaks of other places too, but confirms illness at home."""
    assert [found for *_, found in read(text)] == [place]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Turnout was 61 percent.", ["Turnout"]),
        ("The board put provisional turnout at 68 percent.", ["provisional turnout"]),
        ("The commission gave turnout as 66 percent.", ["turnout"]),
        ("Euro zone inflation fell to 2.4 percent.", ["Euro zone inflation"]),
        ("The firm posted a net loss of 240 million euros.", ["net loss"]),
        ("Revenue rose to 610 million euros from 590 million.", ["Revenue", "Revenue"]),
        ("Damage was estimated at 3.2 billion shillings ($24 million).", ["Damage", "Damage"]),
        ("The clinic reported 90 new infections.", ["new infections"]),
        ("The ministry registered 163 cases of measles.", ["cases of measles"]),
        ("Police seized 2,000 rounds of ammunition.", ["rounds of ammunition"]),
        ("Police arrested 40 men of the village.", ["men"]),
        ("The death toll rose to 47.", [None]),
        ("Revenue rose 12 percent.", ["Revenue"]),
    ],
)
def test_money_and_percentages_are_counted_by_what_they_measure(text: str, counted: list[str | None]) -> None:
    """The name of the measure stands where no noun does; a noun that says little keeps its "of"."""
    claims = [c for c in extract(text) if isinstance(c.value, Quantity) and c.measure]
    assert [c.measure and c.measure.counted for c in claims] == counted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The court convicted nine men; 11 were acquitted.", [("convict", "men"), ("acquit", "men")]),
        ("Police arrested 40 people; three were released.", [("arrested", "people"), ("released", "people")]),
        ("The strike closed 12 mines; nine have reopened.", [("close", "mines"), ("reopen", "mines")]),
        ("The storm destroyed 300 homes; 12 were injured.", [("destroyed", "homes"), ("injured", None)]),
        ("The fire killed 12 people; 30 in Lund.", [("killed", "people"), ("killed", "people")]),
    ],
)
def test_a_bare_figure_behind_a_semicolon_counts_the_same_things(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    """It has its own verb; homes are not injured."""
    claims = [c for c in extract(text) if isinstance(c.value, Quantity) and c.measure]
    assert [(c.measure.predicate, c.measure.counted) for c in claims if c.measure] == expected


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("It cited a report by the ministry, according to which 12 people died.", "ministry"),
        ("The agency quoted a count by the union, according to which 900 had joined.", "union"),
        ("An aid official told the Guardian, according to which 11 drivers are missing.", "Guardian"),
        ("The paper published figures from the police, according to which 40 men were killed.", "police"),
        ("It spoke of a blast, in which, according to the ministry, 12 people died.", "ministry"),
    ],
)
def test_according_to_which_points_to_what_stands_before_the_comma(text: str, source: str) -> None:
    """The report, count or paper that has just been named; its owner where it has one."""
    assert [found for _, found, _, _ in read(text)] == [source]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Doctors reported 45 infections and 23 deaths, taking the totals to 88,310 and 2,017.",
            ["confirmed", "killed", "confirmed", "killed"],
        ),
        (
            "Police counted nine dead and 60 injured, raising the tallies to 41 and 300.",
            ["killed", "injured", "killed", "injured"],
        ),
        (
            "The ministry reported 12 deaths and 40 new cases, bringing the total to 5,100.",
            ["killed", "confirmed", "confirmed"],
        ),
        ("The ministry reported 12 deaths, taking the totals to 310 and 5,100.", ["killed", "killed", "killed"]),
        ("Cases triple in a week", ["rose"]),
        ("Dengue cases double in Brazil", ["rose"]),
        ("The double room has a triple lock.", []),
        ("The Reds double in size in 1986.", []),
        ("Federer's double in Paris", []),
    ],
)
def test_totals_and_factors_by_what_they_are_of(text: str, expected: list[str]) -> None:
    """Two totals answer to two counts in their order; a factor is the verb of those who are many."""
    claims = [c for c in extract(text) if isinstance(c.value, Quantity) and c.measure]
    assert [c.measure.predicate for c in claims if c.measure] == expected


@pytest.mark.parametrize(
    ("text", "source", "stance"),
    [
        ("The minister called the claim that 40 had died a fabrication.", "minister", "denied"),
        ("The mayor described the figure of 900 arrests as a lie.", "mayor", "denied"),
        ("The army called reports that 12 soldiers were killed baseless.", "army", "denied"),
        ("The minister called the attack that killed 40 a disgrace.", None, "asserted"),
        ("The minister called the figure of 40 dead a disgrace.", None, "asserted"),
        ("The mayor called for 12 new buses.", "mayor", "proposed"),
    ],
)
def test_a_claim_that_somebody_calls_untrue_is_denied(text: str, source: str | None, stance: str) -> None:
    """By whoever calls it so; a disgrace is true."""
    [(_, found, how, _)] = read(text)
    assert (found, how) == (source, stance)


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Exports reached 61 million tonnes, the office said. Customs data show 57 million.", ["tonne", "tonne"]),
        ("The fire burned 24,100 hectares, the agency said. The mayor put it at 31,000.", ["hectare", "hectare"]),
        ("The outage lasted 19 hours, the utility said; the regulator counted 31.", ["hour", "hour"]),
        ("The ministry put the damage at 240 million euros, the county at 90 million.", ["EUR", "EUR"]),
        ("The utility lost 380 megawatts, it said. The regulator's estimate is 450.", ["megawatt", "megawatt"]),
        ("Turnout was 68 percent, the board said. The opposition's figure is 59.", ["percent", "percent"]),
        ("The army said 40 people died. The mayor put it at 60.", ["person", None]),
        ("The bank put the damage at $1.2 billion. The mayor counted nine.", ["USD", None]),
        ("The fire burned 24,100 hectares and killed nine.", ["hectare", None]),
        ("Prices rose 4 percent in May, the office said. The union counted 31.", ["percent", None]),
    ],
)
def test_a_bare_figure_that_goes_on_with_a_measure_is_in_its_unit(text: str, units: list[str | None]) -> None:
    """Units of measure alone; not where it is a figure of quite another size or of something else."""
    claims = [c for c in extract(text) if isinstance(c.value, Quantity) and c.measure]
    assert [c.value.unit for c in claims if isinstance(c.value, Quantity)] == units
