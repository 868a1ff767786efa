"""What a report's other figures say of place and day, for those that do not say it."""

import attrs

from claimtrack.comparison.conflicts import find_conflicts, read_facts
from claimtrack.comparison.facts import Reader
from claimtrack.extraction.extract import extract
from claimtrack.lexicon.loader import load_lexicon
from claimtrack.model.claim import AsOfBasis, Claim
from claimtrack.model.comparison import Verdict
from claimtrack.model.document import Document
from claimtrack.model.evidence import Evidence
from claimtrack.model.measure import Measure, Mode
from claimtrack.model.moment import Moment
from claimtrack.model.policy import Policy
from claimtrack.model.quantity import Bound, Quantity
from claimtrack.model.source import Attribution, Source, SourceKind

TEXT = (
    "An explosion in Kano on Tuesday killed 12, police said. The governor spoke of 15. Some 9 were hurt, and 40 fled."
)


def said(figure: str, source: str | None, document: Document, **measure) -> Claim:
    """A claim that stands in a document at its figure."""
    start = document.text.index(figure)
    number = int(figure)
    basis = measure.pop("basis", AsOfBasis.PUBLISHED)
    return Claim(
        Measure(**{"predicate": "killed", **measure}),
        Quantity(number, number, number, Bound.EXACT, None, figure),
        Attribution(Source(source) if source else None),
        Moment("2024-05-01"),
        basis,
        evidence=Evidence(document.id, 0, len(document.text), document.text, start, start + len(figure)),
        document=document.ref,
    )


def places(claims: list[Claim]) -> list[tuple]:
    """Place and period as comparison takes them."""
    facts = read_facts(claims, Reader(Policy(), load_lexicon()))
    return [(fact.place, fact.window.written if fact.window else None, fact.borrowed) for fact in facts]


REPORT = Document(TEXT, publisher="Gazette", published="2024-05-01")
KANO = {"place": "Kano", "period": Moment("2024-04-30")}


def test_a_gap_takes_the_nearest_value_before_it_of_a_kindred_predicate():
    """The governor's 15 and the 9 injured lie where and when the 12 dead do; the arrests, of another kind, but where."""
    claims = [
        said("40", "police", REPORT, predicate="arrested"),
        said("9", "police", REPORT, predicate="injured"),
        said("15", "governor", REPORT),
        said("12", "police", REPORT, **KANO),
    ]
    borrowed = ("Kano", "2024-04-30", ("places", "window"))
    assert places(claims) == [("Kano", None, ("places",)), borrowed, borrowed, ("Kano", "2024-04-30", ())]


def test_else_the_nearest_value_after_it():
    """A headline's figure takes place and day from the text below."""
    claims = [said("12", "police", REPORT), said("15", "governor", REPORT, **KANO)]
    assert places(claims)[0] == ("Kano", "2024-04-30", ("places", "window"))


def test_what_is_not_borrowed():
    """Named events, windows such as "in 24 hours", the span of a flow, and other documents lend and take nothing."""
    event = said("15", "governor", REPORT, event="blast")
    flow = said("9", "police", REPORT, mode=Mode.FLOW)
    assert places([said("12", "police", REPORT, **KANO), event])[1] == (None, None, ())
    assert places([said("12", "police", REPORT, **KANO), flow])[1] == ("Kano", None, ("places",))
    month = said("12", "police", REPORT, place="Kano", period=Moment("2024-04"), mode=Mode.FLOW)
    assert places([month, said("15", "governor", REPORT)])[1] == ("Kano", None, ("places",))
    other = Document(TEXT + " ", publisher="Post", published="2024-05-01")
    assert places([said("12", "police", REPORT, **KANO), said("15", "governor", other)])[1] == (None, None, ())


def test_what_hangs_on_borrowing_is_soft():
    """The police's 12 and the governor's 15 conflict, softly: the governor's words name neither place nor day."""
    [found] = find_conflicts([said("12", "police", REPORT, **KANO), said("15", "governor", REPORT)])
    assert (found.relation, found.soft, found.hinges) == (Verdict.CONFLICTS, True, ("scope",))
    later = Document("Police now say 17 died in Kano on 30 April.", publisher="Post", published="2024-05-02")
    claims = [said("12", "police", REPORT, **KANO), said("15", "governor", REPORT), said("17", "army", later, **KANO)]
    [found] = find_conflicts(claims)
    assert len(found.positions) == 3


def test_a_bare_figure_takes_the_currency_before_it():
    """Two sums of one report in one currency disagree, softly; a number of something else takes none."""
    text = (
        "Prosecutors put the cost of the damage at 12 billion tenge, while the company spoke of 7.5 billion. "
        "The fire destroyed 40 homes. Police spoke of 30."
    )
    found = find_conflicts(extract(Document(text, publisher="Gazette", published="2024-05-01")))
    assert [[position.claims[0].value.text for position in one.positions] for one in found] == [
        ["7.5 billion", "12 billion tenge"],
        ["30", "40"],
    ]
    assert found[0].soft
    facts = read_facts(extract(Document(text, publisher="Gazette")), Reader(Policy(), load_lexicon()))
    assert [fact.dimension for fact in facts] == ["KZT", "KZT", None, None]


LARGE = Document("11, 13 and 150", publisher="Gazette", published="2024-05-01")
NUMBERS = Document("11, 12, 13, 14, 15, 120, 121 and 0", publisher="Gazette", published="2024-05-01")
LAGOS = {"place": "Lagos", "period": Moment("2024-04-28")}


def told(*claims: Claim) -> list[tuple]:
    """Place and period of each."""
    return [found[:2] for found in places(list(claims))]


def test_the_nearest_value_stands_nearest_in_the_text():
    """Before it, else behind it, in the order of the text and not of the claims; what has been lent stays."""
    first, second = said("12", "police", NUMBERS, **KANO), said("14", "police", NUMBERS, **LAGOS)
    kano, lagos = ("Kano", "2024-04-30"), ("Lagos", "2024-04-28")
    assert told(second, said("13", "governor", NUMBERS), first) == [lagos, kano, kano]
    assert told(second, said("15", "governor", NUMBERS), first) == [lagos, lagos, kano]
    assert told(second, said("11", "governor", NUMBERS), first) == [lagos, kano, kano]
    assert places([second, said("11", "governor", NUMBERS), first])[1][2] == ("places", "window")


def test_who_lends_to_a_figure_before_it():
    """As behind it: no other kind of figure, no span of a flow, and no day of a tenth of a total."""
    early = said("11", "governor", NUMBERS)
    arrested = said("12", "police", NUMBERS, predicate="arrested", **KANO)
    assert told(early, arrested, said("14", "police", NUMBERS, place="Lagos"))[0] == ("Lagos", None)
    month = said("12", "police", NUMBERS, place="Kano", period=Moment("2024-04"), mode=Mode.FLOW)
    assert told(early, month)[0] == ("Kano", None)
    day = said("120", "police", NUMBERS, **KANO)
    assert told(said("11", "army", NUMBERS, mode=Mode.CUMULATIVE), day)[0] == ("Kano", "2024-04-30")


def test_a_total_is_not_of_the_day_of_a_tenth_of_it():
    """120 so far may be of the day on which 12 died, 121 so far is not; 121 of no mode, or of an open count, may be."""
    day = said("12", "police", NUMBERS, **KANO)
    total = {"mode": Mode.CUMULATIVE}
    assert told(day, said("120", "army", NUMBERS, **total))[1] == ("Kano", "2024-04-30")
    assert told(day, said("121", "army", NUMBERS, **total))[1] == ("Kano", None)
    assert told(day, said("121", "army", NUMBERS))[1] == ("Kano", "2024-04-30")
    running = said("12", "police", NUMBERS, place="Kano", period=Moment("2023-10-07/.."))
    assert told(running, said("121", "army", NUMBERS, **total))[1] == ("Kano", "2023-10-07/..")
    reversed_text = Document("130 and 12", publisher="Gazette")
    day, late = said("12", "police", reversed_text, **KANO), said("130", "army", reversed_text, **total)
    assert told(day, late)[1] == ("Kano", None)


def test_a_flow_takes_the_place_before_it():
    """In a report of two towns what happened in 24 hours did so in the town told of last."""
    towns = said("12", "police", NUMBERS, **KANO), said("15", "police", NUMBERS, **LAGOS)
    assert told(*towns, said("13", "agency", NUMBERS, mode=Mode.FLOW))[2] == ("Kano", None)
    # and lends it to the next, as a day lends its place to a total that is too large for it
    kano, lagos = said("11", "police", NUMBERS, place="Kano"), said("13", "police", NUMBERS, place="Lagos")
    flow = said("13", "agency", NUMBERS, mode=Mode.FLOW, place="Lagos")
    assert told(kano, flow, said("14", "army", NUMBERS))[2] == ("Lagos", None)
    day = attrs.evolve(lagos, measure=attrs.evolve(lagos.measure, period=Moment("2024-04-30")))
    assert told(kano, day, said("150", "army", LARGE, mode=Mode.CUMULATIVE))[2] == (None, None)
    in_large = said("11", "police", LARGE, place="Kano"), said("13", "police", LARGE, **LAGOS)
    assert told(*in_large, said("150", "army", LARGE, mode=Mode.CUMULATIVE))[2] == ("Lagos", None)


def test_the_place_of_a_report_is_lent_to_all_its_figures():
    """What it cost lies where they died; in a report of two towns, and for a named event, nobody knows."""
    kano, cost = said("12", "police", NUMBERS, **KANO), said("13", "company", NUMBERS, predicate="cost")
    assert places([kano, cost])[1] == ("Kano", None, ("places",))
    town = said("14", "police", NUMBERS, place="Aleppo")
    country = said("12", "police", NUMBERS, place="Syria")
    assert told(country, town, cost)[2] == ("Aleppo", None)  # the narrowest, within the other
    assert told(kano, said("14", "police", NUMBERS, **LAGOS), cost)[2] == (None, None)
    assert told(kano, said("13", "company", NUMBERS, predicate="cost", event="blast"))[1] == (None, None)


def test_the_day_of_telling_is_no_day_of_dying():
    """Monday's blast, and Wednesday's news of 38 dead: nobody died on Wednesday, where the report knows of Monday."""
    text = Document("On Monday 12 died. On Wednesday the number of dead was given as 38.", publisher="Gazette")
    monday = said("12", "police", text, place="Kano", period=Moment("2024-04-29"))
    day = {"place": "Kano", "period": Moment("2024-05-01")}
    assert told(monday, said("38", "ministry", text, basis=AsOfBasis.STATED, **day))[1] == ("Kano", "2024-04-29")
    # nor does it where a running count says the day of its count, whether or not there is an earlier one
    running = said("38", "ministry", text, mode=Mode.CUMULATIVE, **day)
    assert told(running) == [("Kano", None)]
    # but without an earlier day, or with one of another kind of figure, they may have died on that day
    same = said("12", "police", text, basis=AsOfBasis.STATED, **day)
    stated = said("38", "ministry", text, basis=AsOfBasis.STATED, **day)
    assert told(stated) == [("Kano", "2024-05-01")]
    assert told(same, stated)[1] == ("Kano", "2024-05-01")
    arrests = said("12", "police", text, predicate="arrested", place="Kano", period=Moment("2024-04-29"))
    assert told(arrests, stated)[1] == ("Kano", "2024-05-01")
    later = said("12", "police", text, place="Kano", period=Moment("2024-05-02"))
    assert told(later, stated)[1] == ("Kano", "2024-05-01")
    assert places([same, stated])[1][2] == ()
    assert places([said("12", "police", text, place="Kano"), stated])[1] == ("Kano", "2024-05-01", ())
    # an earlier start will do, of what lasted until that day or still runs; what only ended earlier has none
    for period in ("2024-04-29/2024-05-01", "2023-10-07/.."):
        assert told(said("12", "police", text, place="Kano", period=Moment(period)), stated)[1] == ("Kano", period)
    ended = said("12", "police", text, place="Kano", period=Moment("../2024-04-29"))
    assert told(ended, stated)[1] == ("Kano", "2024-05-01")


def test_what_did_not_happen_beside_a_toll_is_set_aside():
    """A report that gives a toll and says in its own voice that nobody died speaks of two events; alone it does not."""
    reader = Reader(Policy(), load_lexicon())

    def aside(*claims: Claim) -> list[bool]:
        return [fact.aside for fact in read_facts(claims, reader)]

    toll, none = said("12", "police", NUMBERS, **KANO), said("0", None, NUMBERS, **KANO)
    assert aside(toll, none) == [False, True]
    assert aside(said("1", "police", NUMBERS, **KANO), none) == [False, True]
    assert aside(toll, said("0", "police", NUMBERS, **KANO)) == [False, False]
    assert aside(none) == [False]
    assert aside(none, said("12", "police", NUMBERS, predicate="arrested")) == [False, False]
    # whoever was killed is among the casualties, so that there were some; the injured need not have died
    casualties = said("0", None, NUMBERS, predicate="casualties", **KANO)
    assert aside(toll, casualties) == [False, True]
    assert aside(said("12", "police", NUMBERS, predicate="casualties", **KANO), none) == [False, False]
    assert aside(said("12", "police", NUMBERS, predicate="arrested"), toll, none) == [False, False, True]


def test_a_currency_is_lent_behind_it_alone():
    """A bare sum takes the last currency before it of its predicate; metres, persons and other predicates lend none."""
    reader = Reader(Policy(), load_lexicon())

    def sum_of(figure: str, unit: str | None, predicate: str = "cost", counted: str | None = None) -> Claim:
        made = said(figure, "company", NUMBERS, predicate=predicate, counted=counted)
        return attrs.evolve(made, value=attrs.evolve(made.value, unit=unit))

    def dimensions(*claims: Claim) -> list[str | None]:
        return [fact.dimension for fact in read_facts(claims, reader)]

    bare = sum_of("13", None)
    assert dimensions(sum_of("11", "KZT"), sum_of("12", "USD"), bare) == ["KZT", "USD", "USD"]
    assert dimensions(bare, sum_of("14", "USD")) == [None, "USD"]
    assert dimensions(sum_of("12", "USD", "fined"), bare) == ["USD", None]
    assert dimensions(sum_of("12", "metre"), bare) == ["length", None]
    assert dimensions(sum_of("12", "USD"), sum_of("13", "metre")) == ["USD", "length"]
    assert dimensions(sum_of("12", "USD"), sum_of("13", None, counted="homes")) == ["USD", None]
    lent = read_facts([sum_of("12", "USD"), bare], reader)[1]
    assert (lent.places, lent.window, lent.borrowed) == ((), None, ("dimension",))


def test_without_a_text_nothing_is_borrowed():
    """Two rows of a table, or two figures entered from one page, say what they say."""
    rows = [
        attrs.evolve(c, evidence=None) for c in (said("12", "police", NUMBERS, **KANO), said("13", "army", NUMBERS))
    ]
    assert told(*rows) == [("Kano", "2024-04-30"), (None, None)]


def test_a_figure_without_a_place_has_the_names_of_its_report():
    """Names help only those without a place: in a report of two towns, one that lies in neither has both names."""
    text = Document("In Kano 12 died, in Lagos 14. The army spoke of 38 Ghanaians.", publisher="Gazette")
    towns = said("12", "police", text, **KANO), said("14", "police", text, **LAGOS)
    claims = [*towns, said("38", "army", text, predicate="arrested")]
    facts = read_facts(claims, Reader(Policy(), load_lexicon()))
    assert [fact.names for fact in facts[:2]] == [None, None]
    assert facts[2].names is not None
    assert {"kano", "lagos", "ghanaians"} <= facts[2].names


def figures(*claims: Claim):
    """The facts of claims of many reports, gaps filled."""
    return read_facts(claims, Reader(Policy(), load_lexicon()))


def test_a_town_that_no_list_knows_lies_in_the_one_country_that_its_report_names():
    """By a place, or by who counts at home; an army counts abroad, and two countries say nothing."""
    text = Document("In Umm Dabeeb 12 died. In Sudan 15 died, in Chad 9.", publisher="Gazette")
    town = said("12", None, text, place="Umm Dabeeb")
    sudan, chad = said("15", "army", text, place="Sudan"), said("9", "army", text, place="Chad")
    assert figures(town, sudan)[0].places == ("umm dabeeb", "Sudan")
    assert figures(town, sudan)[0].borrowed == ("places",)
    assert figures(town, sudan, said("9", "army", text, predicate="cost", event="flood"))[0].places[1:] == ("Sudan",)
    assert figures(town, sudan, chad)[0].places == ("umm dabeeb",)
    # a listed town, and a place within a country, name the country that they lie in
    for place in ("Aleppo", "Darkush, Syria"):
        assert figures(town, said("15", "army", text, place=place))[0].places == ("umm dabeeb", "Syria"), place
    # what no list knows may go by another name in its report, whatever country lies around it
    assert figures(town, sudan)[0].names is not None
    for name, kind, around in (
        ("Aleppo health directorate", SourceKind.HEALTH_AUTHORITY, ("umm dabeeb", "Syria")),
        ("Kenya Red Cross", SourceKind.NGO, ("umm dabeeb", "Kenya")),
        ("Chad's health ministry", SourceKind.HEALTH_AUTHORITY, ("umm dabeeb", "Chad")),
        ("Israel's army", SourceKind.MILITARY, ("umm dabeeb",)),
    ):
        claim = attrs.evolve(town, attribution=Attribution(Source(name, kind)))
        assert figures(claim)[0].places == around, name


def test_what_a_report_counts_for_one_place_among_others_is_no_whole():
    """Bogo is one of the places hit; the town that a report opens with is where all of it happened."""
    text = Document("The quake killed 26 in the Philippines. Worst hit was Bogo, where 19 died.", publisher="Gazette")
    whole, town = said("26", "police", text, place="Philippines"), said("19", "police", text, place="Cebu")
    assert [fact.narrower for fact in figures(whole, town)] == [False, True]
    opening = attrs.evolve(town, rules=("place:opening",))
    assert [fact.narrower for fact in figures(whole, opening)] == [False, False]
    larger = said("26", "police", text, place="Cebu"), said("19", "police", text, place="Philippines")
    assert [fact.narrower for fact in figures(*larger)] == [False, False]
    equal = said("26", "police", text, place="Philippines"), said("26", "police", text, place="Cebu")
    assert [fact.narrower for fact in figures(*equal)] == [False, False]
    # of two towns neither is the other's whole, and of two figures of one town neither counts a place in it
    towns = said("26", "police", text, place="Cebu"), said("19", "police", text, place="Bogo, Philippines")
    assert [fact.narrower for fact in figures(*towns)] == [False, False]
    for place in ("Cebu", "Philippines"):
        again = said("26", "police", text, place=place), said("19", "army", text, place=place)
        assert [fact.narrower for fact in figures(*again)] == [False, False]
    nowhere = Document("0 died in Cebu, and 0 in the Philippines.", publisher="Gazette")
    nobody = said("0", "police", nowhere, place="Cebu"), said("0", "police", nowhere, place="Philippines")
    assert [fact.narrower for fact in figures(*nobody)] == [False, False]
    assert [fact.narrower for fact in figures(nobody[0])] == [False]


def test_an_event_of_long_ago_lends_no_day_to_the_figures_before_it():
    """The crowd that a report closes with, of two weeks before, is no crowd of today."""
    text = Document("Organisers spoke of 80 people. A rally on 20 April drew 30.", publisher="Gazette")
    crowd, rally = said("80", "organisers", text, predicate="attended"), {"predicate": "attended"}
    old = said("30", None, text, period=Moment("2024-04-20"), **rally)
    assert figures(crowd, old)[0].window is None
    assert figures(attrs.evolve(crowd, as_of=None, as_of_basis=None), old)[0].window.written == "2024-04-20"
    for period, lends in (
        ("2024-04-29", True),
        ("2024-04-24", True),  # a week before
        ("2024-04-23", False),
        ("2024-04-22/2024-04-30", False),  # from its first day on
        ("2024-01-01/..", False),
        ("2024-04-29/..", True),
        ("../2024-04-20", True),  # of no known start
    ):
        recent = said("30", None, text, period=Moment(period), place="Kano", **rally)
        first = figures(crowd, recent)[0]
        assert (first.window is not None, first.place) == (lends, "Kano"), period
    april = attrs.evolve(crowd, as_of=Moment("2024-04"))  # as it was at its end, as far as is known
    assert figures(april, old)[0].window is None
    bare = said("11", "army", NUMBERS)
    distant = said("12", "police", NUMBERS, place="Kano", period=Moment("2024-04-01"))
    elsewhere = said("13", "police", NUMBERS, place="Lagos", predicate="arrested")
    assert told(bare, distant, elsewhere)[0] == ("Kano", None)
    span = said("30", None, text, period=Moment("2024-04-28/2024-04-30"), mode=Mode.FLOW, **rally)
    assert figures(crowd, span)[0].window is None


def test_which_places_may_be_told_of_by_another_name():
    """A figure of a country, of a place that no list knows, or of none has the names of its report; one of a town not."""
    text = Document("In Kano 12 died. The minister spoke of Ali's 15.", publisher="Gazette")
    for place, named in (("Kano", False), ("Nigeria", True), ("Bogo", True), (None, True)):
        [fact] = figures(said("15", "police", text, place=place))
        assert (fact.names is not None and "kano" in fact.names and "ali" in fact.names) is named, place


def test_a_level_without_a_place_is_of_the_one_country_that_its_report_names():
    """Debt and inflation are a country's; a toll may be a town's, and of two countries either may be meant."""
    texts = {
        "Public debt stands at $9 billion, a Mongolian teacher said": ("Mongolia", ("places",)),
        "Public debt stands at $9 billion, a Mongolian teacher told a German one": (None, ()),
        "Public debt stands at $9 billion, a European teacher said": (None, ()),  # a continent is no country
        "The storm killed 9, a Mongolian teacher said": (None, ()),
    }
    for text, (place, borrowed) in texts.items():
        document = Document(text, publisher="Gazette", published="2024-05-01")
        [fact] = read_facts(extract(document), Reader(Policy(), load_lexicon()))
        assert (fact.place, fact.borrowed) == (place, borrowed), text
    # nor is it known where a report says of other figures where they were told, and of two towns
    both = Document("A Mongolian teacher spoke of 9. In Kano 12 died, in Lagos 14.", publisher="Gazette")
    level, towns = (
        said("9", None, both, mode=Mode.STOCK),
        (said("12", None, both, **KANO), said("14", None, both, **LAGOS)),
    )
    assert figures(level)[0].place == "Mongolia"  # which no town is beside
    assert figures(attrs.evolve(level, measure=attrs.evolve(level.measure, event="fair")))[0].place is None
    assert [fact.place for fact in figures(level, *towns)][1:] == ["Kano", "Lagos"]
    arrests = [attrs.evolve(one, measure=attrs.evolve(one.measure, predicate="arrested")) for one in towns]
    assert figures(level, *arrests)[0].place is None


def test_the_place_that_a_report_lends_to_all_it_tells_is_weaker_than_that_of_a_kindred_figure():
    """Prisoners freed take the place of those held before them; one of the opening only stands in the claim."""
    text = Document(
        "The war in Norland goes on. Some 52 were held in Kano. The Red Cross spoke of 48.", publisher="Post"
    )
    held = said("52", "army", text, place="Kano", predicate="held")
    lent = attrs.evolve(said("48", "Red Cross", text, place="Norland", predicate="held"), rules=("place:report",))
    assert figures(held, lent)[1].place == "Kano"
    assert figures(lent)[0].places == ()
    assert figures(attrs.evolve(lent, rules=("place:clause",)))[0].place == "norland"
