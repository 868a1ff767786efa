"""Places of a sentence: gazetteer names, names behind a preposition, and descriptions that point back."""

import pytest

from claimtrack.extraction.extract import extract
from claimtrack.extraction.places import find_places
from claimtrack.extraction.scan import scan
from claimtrack.lexicon.loader import load_lexicon

SENTENCES = [
    ("Nine people died in northern Peru.", ["Peru"]),
    ("The quake hit Turkey and Syria.", ["Turkey", "Syria"]),
    ("A bus crashed near Villa Rosa on Monday.", ["Villa Rosa"]),
    ("They were taken to Gaza.", ["Gaza Strip"]),
    ("In the U.S., 12 people died.", ["United States"]),
    ("Israel's army said so.", []),
    ("He met Jordan Smith.", []),
    ("The shelling of Tarsk killed 12 people.", ["Tarsk"]),
    ("Shares in Norvik fell 6 percent.", []),
    ("At the Tarskan command a spokeswoman doubted it.", []),
    ("In the Lipan district 14 people were killed.", ["Lipan"]),
    ("The worst-hit town was Bogo, where 19 people died.", ["Bogo"]),
    ("The speaker was Bogo, who counted 19 dead.", []),
    ("It happened in Ukraine's northern Sumy region.", ["Sumy"]),
    ("Twelve people died in Kenya's Rift Valley.", ["Rift Valley"]),
    ("They were freed in the neighbouring state of Zamfara.", ["Zamfara"]),
    ("The prefecture of the Rhone has corrected it.", []),
    ("It burned in the Japanese prefecture of Tokoro.", ["Tokoro"]),
    ("Officials in Côte d'Ivoire confirmed it.", ["Ivory Coast"]),
]


@pytest.mark.parametrize(("text", "names"), SENTENCES)
def test_places_have_canonical_names(text: str, names: list[str]) -> None:
    """Aliases resolve; possessives and longer names are no places."""
    s = scan(text)
    assert [p.name for p in find_places(s, 0, len(s), set(), set(), load_lexicon())] == names


def test_a_description_points_only_to_a_named_place() -> None:
    """The words "the Palestinian territory" mean the Gaza Strip once the text has named it."""
    s, named = scan("At least 40 people died in the Palestinian territory."), set[str]()
    assert find_places(s, 0, len(s), named, set(), load_lexicon()) == []
    named.add("Gaza Strip")
    assert [p.name for p in find_places(s, 0, len(s), named, set(), load_lexicon())] == ["Gaza Strip"]


def test_found_names_are_remembered() -> None:
    """The document's named places grow as it is read."""
    s, named = scan("It began in Kyiv."), set[str]()
    find_places(s, 0, len(s), named, set(), load_lexicon())
    assert named == {"Kyiv"}


def test_an_unknown_place_is_cut_short_and_blocked_tokens_are_none() -> None:
    """Dates behind "in" are no places; a possessive is none either."""
    s = scan("It began in March in Foo's house.")
    assert find_places(s, 0, len(s), set(), {3}, load_lexicon()) == []


DATELINES = [
    ("BREVIK (Nordic Times) - Thousands marched through Brevik. Police arrested 64 people.", "Brevik"),
    ("PORT ALDA, Norland, May 2 (dpa) - Floods hit Port Alda, killing 64 people.", "Port Alda"),
    ("BREVIK (Nordic Times) - Police arrested 64 people on the island.", None),
    ("BREVIK - Police arrested 64 people. Brevik sleeps.", "Brevik"),
    ("Crowd fills Brevik streets\n\nBREVIK, 3 May (dpa) - Police arrested 64 people.", "Brevik"),
    ("Crowd fills island streets\n\nBREVIK, 3 May (dpa) - Police arrested 64 people.", None),
]


@pytest.mark.parametrize(("text", "place"), DATELINES)
def test_the_town_of_a_dateline_is_a_place_where_the_report_names_it_again(text: str, place: str | None) -> None:
    """Elsewhere the dateline only says where the reporter was."""
    figure = next(c for c in extract(text) if c.measure is not None and c.evidence is not None and "64" in c.value.text)
    assert figure.measure is not None
    assert figure.measure.place == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Forty people died, officials said in Phnom Penh.", None),
        ("The governor said in Geneva that 40 people had died in Kandal.", "Kandal"),
        ("Forty people died in Phnom Penh, officials said.", "Phnom Penh"),
    ],
)
def test_where_somebody_spoke_is_not_where_it_happened(text: str, place: str | None) -> None:
    """A place right behind the verb of saying is the speaker's."""
    [figure] = extract(text)
    assert figure.measure is not None
    assert figure.measure.place == place


OPENINGS = [
    ("Air strike on Sudan market\n\nWarplanes bombed the town of Umm Dabeeb.\n\nForty people died.", "Umm Dabeeb"),
    (
        "Worlds of counting in Marseille\n\nNowhere in France do the counts differ so.\n\nForty people marched.",
        "Marseille",
    ),
    (
        "Dead in market bombing\n\nKHARTOUM - The army struck a convoy in Umm Dabeeb.\n\nForty people died.",
        "Umm Dabeeb",
    ),
    ("Fire kills many in Gazipur\n\nIt broke out at Meghdoot Apparels.\n\nForty people died.", "Gazipur"),
]


@pytest.mark.parametrize(("text", "place"), OPENINGS)
def test_the_report_itself_says_where_before_its_headline_does(text: str, place: str) -> None:
    """A headline shortens; it counts where only it names less than a country, and a firm's house is no town."""
    [figure] = [claim for claim in extract(text) if claim.measure is not None]
    assert figure.measure is not None
    assert (figure.measure.place, "place:opening" in figure.rules) == (place, True)


def test_of_places_named_in_one_go_the_narrowest_is_meant() -> None:
    """A town with its state and country around it is one place; two towns joined by "and" are two."""
    for text, place in (
        ("Warplanes bombed the town of Umm Dabeeb in Sudan's North Kordofan state, killing 54 people.", "Umm Dabeeb"),
        ("In Kabkabiya, in the state of North Darfur, 54 people died.", "Kabkabiya"),
        ("In Paris and in Lyon 54 people were arrested.", "Lyon"),
    ):
        [figure] = [claim for claim in extract(text) if claim.measure is not None]
        assert figure.measure is not None
        assert figure.measure.place == place


HEAD = (
    "Explosion rips through market\n\nTARSK, 3 May (dpa) - A blast tore through a market in Brevik, rescuers said.\n\n"
)
LENT = [
    (HEAD + "Some 64 shops were looted, they said.", "Brevik"),
    (HEAD + "The army sent 64 soldiers.", "Brevik"),
    (HEAD + "The mayor wants 64 million euros for the families.", "Brevik"),
    ("Looters empty 64 shops\n\nTARSK, 3 May (dpa) - A blast tore through a market in Brevik.", None),
    ("The airline Norvik Air cancelled flights in Brevik on Monday.\n\nIt has 64 aircraft.", None),
    ("Norvik cut jobs in Brevik on Monday.\n\nNet profit fell.\n\nThe group sold 64 ships.", None),
    ("Gunmen robbed a bank in Brevik on Monday.\n\nThey took 64 bars of gold.", "Brevik"),
    ("The steelmaker Norvik closed a mill in Brevik.\n\nA fire there had killed 64 workers.", "Brevik"),
    ("The firm employs 64 people, nine of them in Slovakia.", None),
    ("Thousands marched in Brevik on Monday against the result.\n\nThe party of the president won 64 percent.", None),
    ("The Blue Alliance won the election in Norland on Monday.\n\nThe Greens won 64 percent.", "Norland"),
    ("Mediators met in Brevik on Monday over a truce.\n\nThe rebels want 64 prisoners back.", None),
    ("The Geological Survey of Japan issued a warning. It had recorded 64 landslides.", None),
    ("A fever spread in Peru.\n\nThe authors of a study surveyed 64 households.", None),
]


@pytest.mark.parametrize(("text", "place"), LENT)
def test_the_place_of_the_event_is_lent_to_what_the_report_tells_of_it(text: str, place: str | None) -> None:
    """To counts, money and soldiers; not to a headline, a company's business, a country's votes, what a study looked at."""
    figure = next(c for c in extract(text) if c.measure is not None and c.evidence is not None and "64" in c.value.text)
    assert figure.measure is not None
    assert figure.measure.place == place


def place_and_rule(text: str) -> tuple[str | None, str | None]:
    """The place of the figure 64, and the rule that chose it."""
    found = next(c for c in extract(text) if c.measure is not None and c.evidence is not None and "64" in c.value.text)
    assert found.measure is not None
    return found.measure.place, next((rule for rule in found.rules if rule.startswith("place:")), None)


BREVIK = "Protests broke out in several cities of Norland on Monday.\n\n"
WAYS = [
    ("Some 64 people drowned when a ferry sank on Lake Sarn.", "Lake Sarn", "place:landscape"),
    ("Rescuers found 64 climbers on the Norlandian volcano Tarvik.", "Tarvik", "place:landscape"),
    ("Some 64 aircraft were lost over the Sea of Sarn.", "Sea of Sarn", "place:landscape"),
    ("Some 64 people drowned on Lake Sarn near Brevik.", "Brevik", "place:clause"),
    ("Some 64 people drowned on Radio Sarn.", None, None),
    ("Vandals overturned 64 stones in the cemetery of Brevik.", "Brevik", "place:clause"),
    ("In the capital Velmar some 64 people marched.", "Velmar", "place:clause"),
    ("A train with 64 people was going from Athens to Brevik.", "Athens", "place:clause"),
    ("Buses took 64 people from Athens to Paris.", "Athens", "place:clause"),
    ("An analyst at Bank Odin expects 64 cuts.", None, None),
    ("Italy led, followed by Spain with 64 deaths.", "Spain", "place:clause"),
    ("Peru: 64 dead in mine", "Peru", "place:clause"),
    ("Norway produced 64 million tonnes of steel.", "Norway", "place:clause"),
    ("Norway donated 64 million doses.", None, None),
    (BREVIK + "In the town of Velmar crowds gathered. Some 64 shops were looted.", "Velmar", "place:paragraph"),
    (BREVIK + "In the town of Velmar crowds gathered.\n\nSome 64 shops were looted.", "Norland", "place:report"),
    (BREVIK + "In the town of Velmar crowds gathered. The grid failed in 64 towns.", "Norland", "place:report"),
    (BREVIK + "The mayor of Lund said 64 shops had been looted.", "Lund", "place:source"),
    (BREVIK + "The mayor of Lund, Olga Brisk, said 12 cars had burned. She said 64 had gone.", "Lund", "place:source"),
    (BREVIK + "The hospital in Lund said 64 people were treated.", "Norland", "place:opening"),
    ("Some 64 people were hurt, the hospital in Lund said.", "Lund", "place:opening"),
    ("Some 64 trees fell, the hospital in Lund said.", "Lund", "place:source"),
    ("Some 64 trees fell, the defence ministry in Lund said.", None, None),
    ("Bhutan vaccinates adults\n\nBhutan began early. Some 64 posts were set up.", "Bhutan", "place:report"),
    ("Army begins early\n\nBhutan began early. Some 64 posts were set up.", None, None),
    (BREVIK + "The cooperative, which has 64 members, is angry.", None, None),
]


@pytest.mark.parametrize(("text", "place", "rule"), WAYS)
def test_ways_of_saying_where(text: str, place: str | None, rule: str | None) -> None:
    """Waters and mountains, houses in towns, journeys, frames of a paragraph, who speaks for a town."""
    assert place_and_rule(text) == (place, rule)


def test_a_town_with_which_a_paragraph_begins_keeps_the_day_of_the_event() -> None:
    """What is told of it happened on the day of the report's event, and so did the march that somebody else counted."""
    text = (
        "Protests broke out in several cities of Norland on Tuesday, 24 January 2023.\n\n"
        "In the capital Velmar some 15,000 people marched, the ministry said; the opposition put the crowd at 60,000. "
        "Demonstrators looted nine shops."
    )
    claims = [c.measure for c in extract(text, published="2023-01-25") if c.measure is not None]
    assert [(m.place, str(m.period)) for m in claims] == [("Velmar", "2023-01-24")] * 3
