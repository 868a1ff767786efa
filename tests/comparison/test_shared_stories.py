"""Which reports tell of one story, and what their figures take from that."""

import datetime as dt

import attrs
import pytest

from claimtrack.comparison.compare import compare_facts
from claimtrack.comparison.conflicts import find_conflicts, read_facts
from claimtrack.comparison.facts import Reader
from claimtrack.comparison.names import distinct_names
from claimtrack.extraction.extract import extract
from claimtrack.lexicon.loader import load_lexicon
from claimtrack.model.comparison import Verdict
from claimtrack.model.document import Document
from claimtrack.model.moment import Moment
from claimtrack.model.policy import Policy
from claimtrack.parsing.claims import claim

READER = Reader(Policy(), load_lexicon())
FIRST = (
    "Ferry sinks off Tarvik, dozens dead\n\n"
    "The coast guard said 41 people drowned when the Anna Brun capsized off Tarvik on Sunday."
)
SECOND = (
    "Captain of sunken ferry held\n\n"
    "Police said the captain was drunk. Divers near Tarvik, where the Anna Brun lies, spoke of 58 dead."
)
OTHER = "Barge sinks off Lomsund\n\nThe barge Olga Strand sank off Lomsund on Sunday. The harbour master said 44 had drowned."


def report(text: str, published: str = "2025-03-03", publisher: str = "Gazette") -> list:
    """The claims of a report."""
    return list(extract(Document(text, published=published, publisher=publisher)))


def told(*reports: list) -> list[set[str | None]]:
    """For each report the stories that its figures are of."""
    facts = read_facts([one for claims in reports for one in claims], READER)
    ids = [claims[0].evidence.document for claims in reports]
    return [{fact.story for fact in facts if fact.document == document} for document in ids]


def test_two_names_in_common_make_two_reports_one_story():
    """A boat and a town are named in both; the story goes by the id of the first report."""
    first, second = report(FIRST), report(SECOND, "2025-03-05", "Courier")
    assert told(first, second) == [{first[0].evidence.document}] * 2
    assert told(second, first) == [{first[0].evidence.document}] * 2


def test_another_boat_on_the_same_day_is_another_story():
    """One day of one kind of event is one sign, and one is not enough."""
    assert told(report(FIRST), report(OTHER)) == [{None}, {None}]


def test_reports_of_two_weeks_are_two_stories():
    """Two names in common, but the second report appeared two weeks later."""
    assert told(report(FIRST), report(SECOND, "2025-03-20")) == [{None}, {None}]


@pytest.mark.parametrize(("day", "one"), [("2025-03-09", True), ("2025-03-10", False)])
def test_six_days_lie_between_reports_of_a_story_at_most(day, one):
    """Twice the days within which an event is still reported."""
    assert (told(report(FIRST), report(SECOND, day, "Courier"))[0] != {None}) is one


def test_a_chain_of_reports_is_one_story():
    """The third appeared more than six days after the first and six days after the second."""
    dates = ("2025-03-03", "2025-03-08", "2025-03-13")
    chain = [report(text, day, day) for text, day in zip((FIRST, SECOND, SECOND), dates, strict=True)]
    assert told(*chain) == [{chain[0][0].evidence.document}] * 3


def test_reports_that_name_two_towns_are_two_stories():
    """One country, one union and one day, but a march in Lyon and one in Marseille."""
    march = (
        "{} march\n\nSome {} people marched in {} on Sunday against the pension plan, the CGT union of Durieux said."
    )
    lyon, marseille = (march.format("Lyon", 4000, "Lyon"), march.format("Marseille", 5200, "Marseille"))
    assert told(report(lyon), report(marseille)) == [{None}, {None}]


def test_a_town_and_its_country_are_one_sign():
    """Two reports from Lyon in one week are two stories as long as they have nothing else in common; a number does."""
    fire = "Fire in Lyon, France\n\nA fire in Lyon killed {} people, the mayor said."
    market = "Market in Lyon, France\n\nSome {} people were hurt in a crush in Lyon, doctors said."
    assert told(report(fire.format(23)), report(market.format(27))) == [{None}, {None}]
    fires = report(fire.format(23)), report(fire.format(23), "2025-03-05", "Courier")
    assert told(*fires) == [{fires[0][0].evidence.document}] * 2
    for number, one in ((13, True), (12, False)):
        small = report(fire.format(number)), report(fire.format(number), "2025-03-05", "Courier")
        assert (told(*small)[0] != {None}) is one
    rounds = report(fire.format(20)), report(fire.format(20), "2025-03-05", "Courier")
    assert told(*rounds) == [{None}, {None}]


def test_what_all_firms_are_called_is_no_name():
    """Two firms of one day, each with Corp and Inc in its report."""
    deal = "{} Corp said it would cut {} jobs after the sale of {} Inc."
    assert (
        told(report(deal.format("Helvar", 300, "Bergmo")), report(deal.format("Talvik", 400, "Lomar"))) == [{None}] * 2
    )


def test_a_figure_without_place_and_day_meets_those_of_its_story():
    """The divers' report says neither where nor when; read pair by pair it cannot be held against the coast guard's."""
    placed = "The coast guard said 41 drowned off Tarvik on Sunday when Olga Strand ran the Anna Brun aground."
    bare = "Divers who searched the Anna Brun for Olga Strand spoke of 58 dead."
    first, second = report(placed), report(bare, "2025-03-04", "Courier")
    [divers] = read_facts(second, READER)
    assert (divers.places, divers.window) == ((), None)
    [alone] = [READER.read(claim) for claim in first]
    assert compare_facts(alone, divers, READER).verdict is Verdict.UNDETERMINED
    [conflict] = find_conflicts([*first, *second])
    assert conflict.relation is Verdict.CONFLICTS
    assert conflict.soft
    assert not find_conflicts([*report(OTHER), *second])


def test_rows_of_tables_have_no_story():
    """They have no words to know a story by."""
    row = {"predicate": "killed", "place": "Tarvik", "as_of": "2025-03-03", "period": "2025-03-02"}
    facts = read_facts([claim(value=41, source="police", **row), claim(value=58, source="mayor", **row)], READER)
    assert {fact.story for fact in facts} == {None}


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "The ferry Anna Brun sank off Tarvik and 12 people died.",
            {"anna": "brun", "brun": "brun", "tarvik": "tarvik"},
        ),
        ("Tarvik mourned 12 people who were killed, police said.", {}),  # any first word of a sentence has a capital
        ("Olga Strand, who saw it, said on Monday that 12 people died.", {"olga": "strand", "strand": "strand"}),
        ("Anna Brun sank and 12 people died.", {"anna": "brun", "brun": "brun"}),
        ("Both the Red Cross and the United Nations said 12 people died.", {}),  # they speak in many stories
        ("The CDC came, and 12 people died.", {}),  # also under a shorter name
        ("At the Board and in the Navy 12 people died.", {}),
        ("A fire in Fresno, Calif. killed 12 people.", {"fresno": "fresno"}),
        ("President Hassan Osei said 12 people died.", {"hassan": "osei", "osei": "osei"}),
    ],
)
def test_names_that_tell_stories_apart(sentence, found):
    """Last words of names, without those that are in many stories at once."""
    [one] = report(sentence)
    assert distinct_names([READER.read(one)], READER.lexicon) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Olga Strand saw it. She said 12 people died.", {"olga": "strand", "strand": "strand"}),
        ("The Orland Police Command came. It said 12 people died.", {}),  # there are such in many stories
    ],
)
def test_who_speaks_is_a_name_of_the_story_where_the_sentence_says_only_she(text, found):
    """A person, not an authority."""
    assert distinct_names([READER.read(one) for one in report(text)], READER.lexicon) == found


@pytest.mark.parametrize(
    ("words", "named"), [("Great Saint Anna Brun Harbour", 6), ("Great Saint Anna Old Brun Harbour", 0)]
)
def test_a_long_run_of_capitals_is_no_name(words, named):
    """Six words may be one, a longer run is a line in capitals."""
    [one] = report(f"Some 12 people died in the {words} Chapel.")
    assert len(distinct_names([READER.read(one)], READER.lexicon)) == named


@pytest.mark.parametrize(
    ("headline", "found"),
    [
        ("Ferry sinks off Tarvik", {"tarvik": "tarvik"}),
        ("Ferry Sinks Off Tarvik", {}),
        ("Toll of Ferry Sinking off the Coast of Tarvik Rises", {}),
    ],
)
def test_a_headline_names_unless_most_of_its_words_have_capitals(headline, found):
    """Where even "Toll" and "Sinking" have one, a capital makes no name."""
    [one] = extract(Document("Some 12 people died.", title=headline, published="2025-03-03"))
    assert distinct_names([READER.read(one)], READER.lexicon) == found


@pytest.mark.parametrize(("police", "mayor", "found"), [(26, 38, 1), (26, 60, 0), (38, 26, 0)])
def test_a_village_that_counts_more_than_its_region_counts_the_same(police, mayor, found):
    """A higher figure for a place that no list knows is of no part; a lower one may be, one of unlike size anything."""
    text = (
        f"The landslide killed {police} people in Kaduna on Tuesday, police said.\n\n"
        f"The mayor said {mayor} people were killed in Kajuru on Tuesday."
    )
    assert len(find_conflicts(report(text))) == found


ONE = {
    "names": "The Anna Brun sank with Olga Strand at the helm, and 12 people died.",
    "a name and a day": "The Anna Brun sank on Sunday, killing 12 people.",
    "the same day and name": "Divers at the Anna Brun said 15 people were killed on Sunday.",
    "another day": "The Anna Brun sank on Saturday, killing 12 people.",
    "a month": "Accidents as that of the Anna Brun killed 12 people in February.",
    "the same month": "Accidents as that of the Anna Brun killed 15 people in February.",
    "one name": "The captain of the Anna Brun said 15 people died.",
    "a country": "The Anna Brun sank off France, killing 12 people.",
    "its adjective": "A French diver who saw the Anna Brun said 15 people died.",
    "a town": "The Anna Brun sank with Olga Strand at the helm, and 12 people died in Marseille.",
    "another town": "The Anna Brun had Olga Strand at the helm, and 15 people died in Toulon.",
    "a town that names the other": "The Anna Brun of Marseille had Olga Strand at the helm, and 15 died in Toulon.",
    "a name of two words": "The Anna Brun sank, and 12 people died.",
    "the words of two names": "The Anna Maria of the Brun Line sank, and 15 people died.",
    "two countries": "A French diver and a German at the wreck said 12 people died.",
    "a town of two words": "The fire in Spring Hill killed 12 people.",
    "the same town of two words": "Some 15 people died in Spring Hill.",
    "a town and its country": "Fire in Lyon, France\n\nA fire in Lyon killed 12 people, the mayor said.",
    "both are named": "The Lyon fire, which French papers have called a crime, killed 15 people.",
    "since a month": "The Anna Brun has killed 12 people since October, when Olga Strand took the helm.",
    "three days": "Some 12 people were killed on the Anna Brun from 28 February to 2 March.",
    "the first of them": "Divers of the Anna Brun said 15 people were killed on 28 February.",
    "four days": "Some 12 people were killed on the Anna Brun from 28 February to 3 March.",
    "an event of long ago": "Some 12 people died on Sunday. On 1 May 2019 a fire in Toulon killed 35 people.",
    "another, and the same long ago": "Some 11 people died on Monday. On 1 May 2019 a fire in Toulon killed 35 people.",
}


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ("names", "names", True),
        ("names", "one name", False),
        ("a name and a day", "the same day and name", True),
        ("another day", "the same day and name", False),
        ("a month", "the same month", False),
        ("a country", "its adjective", True),
        ("names", "its adjective", False),
        ("a town", "names", True),  # only one of them names a town
        ("a town", "another town", False),
        ("a town", "a town that names the other", True),
        ("a name of two words", "the words of two names", False),  # in one of them it is one name
        ("two countries", "two countries", False),  # countries are one sign, however many
        ("a town of two words", "the same town of two words", False),
        ("a town and its country", "both are named", False),
        ("since a month", "names", True),
        ("three days", "the first of them", True),
        ("four days", "the first of them", False),  # no longer one happening
        ("four days", "four days", False),
        ("an event of long ago", "another, and the same long ago", False),  # its town is named, its day is no sign
    ],
)
def test_what_makes_two_reports_one_story(first, second, one):
    """Two signs, whichever report is read first, and whichever appeared first."""
    for early, late in ((first, second), (second, first)):
        pair = report(ONE[early], "2025-03-04", "A"), report(ONE[late], "2025-03-05", "B")
        for reports in (pair, pair[::-1]):
            assert (told(*reports)[0] != {None}) is one


@pytest.mark.parametrize(("day", "one"), [(25, True), (24, False)])
def test_an_event_of_a_week_ago_is_no_sign_of_a_story(day, one):
    """Six days after it a report may still be of it; of what was before only the names count."""
    texts = (
        f"Some 12 people were killed on the Anna Brun on {day} February.",
        f"Divers of the Anna Brun said 15 people were killed on {day} February.",
    )
    assert (told(*(report(text, publisher=text) for text in texts))[0] != {None}) is one


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("As of February, 12 people had died on the Anna Brun with Olga Strand.", "2025-03-06"),
        (
            "As of 20 February, 12 people had died on the Anna Brun with Olga Strand."
            " As of 24 February, 15 people had died.",
            "2025-03-02",
        ),
    ],
)
def test_a_report_is_of_the_last_day_of_which_it_tells(words, last):
    """Six days after the end of the month, or after the later of two figures, another is of its story; no day later."""
    day = dt.date.fromisoformat(last)
    for published, one in ((day, True), (day + dt.timedelta(1), False)):
        other = report(ONE["names"], published.isoformat(), "B")
        assert (told(report(words, "2025-03-03"), other)[0] != {None}) is one


def test_a_report_without_any_day_is_of_no_story():
    """Where it stands among the others is not known; the others are one story all the same."""
    undated = report(FIRST.replace("41", "43"), None)
    first, second = report(FIRST), report(SECOND, "2025-03-05", "Courier")
    assert told(undated, first, second) == [{None}, *[{first[0].evidence.document}] * 2]


def test_a_period_without_a_beginning_is_no_sign():
    """Of what was over by 2 March nobody knows when it was."""
    claims = report(ONE["a name and a day"])
    until = attrs.evolve(claims[0], measure=attrs.evolve(claims[0].measure, period=Moment("../2025-03-02")))
    assert told([until], report(ONE["the same day and name"])) == [{None}, {None}]


@pytest.mark.parametrize(("between", "one"), [(15, True), (16, False)])
def test_a_story_that_others_hide_is_not_looked_for(between, one):
    """Two reports from Marseille, and so many of ships of the same name in other towns: sixteen are looked back."""
    towns = [f"{letter}{vowel}rstad" for letter in "BDFGHKLM" for vowel in "ae"][:between]
    texts = [ONE["a town"], *(ONE["a town"].replace("Marseille", town) for town in towns), ONE["a town"]]
    days = ["2025-03-01", *["2025-03-02"] * between, "2025-03-03"]
    reports = [report(text, day, f"{day} {text}") for text, day in zip(texts, days, strict=True)]
    assert (told(*reports)[-1] != {None}) is one
