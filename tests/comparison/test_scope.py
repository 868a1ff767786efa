"""The scope axis where words are left out: stand-in nouns, parts in words, vague figures, plans, bodies, openings."""

from collections.abc import Callable
from typing import Any

import attrs
import pytest

from claimtrack.comparison.compare import compare
from claimtrack.comparison.conflicts import read_facts
from claimtrack.comparison.facts import Reader
from claimtrack.comparison.scope import scope
from claimtrack.lexicon.loader import load_lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.comparison import ScopeRelation, Verdict
from claimtrack.model.document import Document
from claimtrack.model.evidence import Evidence
from claimtrack.model.measure import Mode
from claimtrack.model.policy import Policy
from claimtrack.model.quantity import Bound, Quantity
from claimtrack.model.source import Source, SourceKind
from claimtrack.parsing.claims import claim

Make = Callable[..., Claim]
FIRE: dict[str, Any] = {"place": "Karachi", "period": "2021-08-27", "as_of": "2021-08-28"}
SAME, PART, WHOLE, UNKNOWN, DIFFERENT = (
    ScopeRelation.SAME,
    ScopeRelation.PART,
    ScopeRelation.WHOLE,
    ScopeRelation.UNKNOWN,
    ScopeRelation.DIFFERENT,
)
MIRROR = {PART: WHOLE, WHOLE: PART}


def relation(a: Claim, b: Claim) -> ScopeRelation:
    """The scope of a pair in context; the other way round it is the mirror."""
    reader = Reader(Policy(), load_lexicon())
    x, y = read_facts([a, b], reader)
    found = scope(x, y, reader.policy, reader.hierarchy).relation
    assert scope(y, x, reader.policy, reader.hierarchy).relation is MIRROR.get(found, found)
    return found


def told(claim: Claim, text: str, document: str = "report", **fields: Any) -> Claim:
    """The claim as a document tells it, its figure between two bars."""
    before, figure, behind = text.split("|")
    whole = before + figure + behind
    page = Document(document, publisher="Gazette", published="2021-08-28", title=fields.pop("title", None))
    evidence = Evidence(page.id, 0, len(whole), whole, len(before), len(before) + len(figure))
    return attrs.evolve(claim, evidence=evidence, document=page.ref, **fields)


@pytest.mark.parametrize(
    ("a", "noun", "b", "sources", "expected"),
    [
        ("18", "workers", "16", ("police", "foundation"), SAME),
        ("18", "migrants", "9", ("police", "foundation"), SAME),
        ("18", "inmates", "16", ("police", "foundation"), SAME),
        ("18", "workers", "8", ("police", "foundation"), UNKNOWN),
        ("18", "workers", "40", ("police", "foundation"), SAME),
        ("18", "workers", "40", ("police", "police"), UNKNOWN),
        ("18", "workers", "16", ("police", "police"), SAME),
        ("18", "children", "16", ("police", "foundation"), PART),
        ("18", "Thai workers", "16", ("police", "foundation"), PART),
        ("18", "soldiers", "16", ("police", "foundation"), PART),
        ("18", "workers", "40", (None, None), SAME),
        ("18", "workers", "8", (None, None), UNKNOWN),
    ],
)
def test_a_noun_that_stands_for_everybody(
    make: Make, a: str, noun: str, b: str, sources: tuple[str | None, str | None], expected: ScopeRelation
):
    """Workers in a factory are its dead where the figures are alike or more; a narrower noun stays a part."""
    assert relation(make(a, sources[0], **FIRE), make(b, sources[1], counted=noun, **FIRE)) is expected


def test_in_one_report_and_voice_a_named_group_is_a_part(make: Make):
    """In "18 people died ... 16 workers" the writer tells them apart; another voice of the report may not."""
    people = told(make("18", "police", **FIRE), "|18| died.")
    workers = told(make("16", "police", counted="workers", **FIRE), "|16| workers died.")
    assert relation(people, workers) is PART
    other = told(make("16", "union", counted="workers", **FIRE), "|16| workers died.")
    assert relation(people, other) is SAME
    few = told(make("5", "union", counted="workers", **FIRE), "|5| workers died.")
    assert relation(people, few) is PART


def test_a_report_without_an_outlet_is_one_voice_too(make: Make):
    """A text of which nobody says who printed it tells its dead and its workers apart as any other does."""
    page = Document("report").ref
    people, workers = (
        attrs.evolve(make(number, None, counted=noun, **FIRE), document=page)
        for number, noun in (("18", "people"), ("16", "workers"))
    )
    assert relation(people, workers) is PART


def test_two_reports_of_one_voice_are_no_one_report(make: Make):
    """The police's 18 dead here and 16 workers there are one count; five workers may be a part or all of them then."""
    people = told(make("18", "police", **FIRE), "|18| died.")
    for number, expected in (("16", SAME), ("5", UNKNOWN)):
        workers = told(make(number, "police", counted="workers", **FIRE), f"|{number}| workers died.", "other")
        assert relation(people, workers) is expected
    found = compare(people, workers)
    assert found.reason.endswith("workers are among the people, or stand for all of them.")


def test_who_stands_for_everybody_does_not_stand_for_a_group(make: Make):
    """Workers may be all the dead; they are no children, however alike the figures."""
    workers = make("18", "police", counted="workers", **FIRE)
    assert relation(workers, make("16", "foundation", counted="children", **FIRE)) is DIFFERENT


def test_who_stands_for_everybody_does_so_under_one_predicate(make: Make):
    """Eight workers killed are within the casualties, whether they are all the dead or not; alike in size or not."""
    for number in ("8", "38"):
        found = compare(
            make("40", "police", predicate="casualties", **FIRE), make(number, "union", counted="workers", **FIRE)
        )
        assert found.scope is PART
        assert "(killed lies within casualties; workers are among the people)" in found.reason


def test_at_a_march_workers_are_the_crowd_by_its_own_rule(make: Make):
    """One union names 9,000 workers and 5,000 protesters: it does tell them apart."""
    march = {"predicate": "attended", **FIRE}
    assert (
        relation(
            make("5,000", "union", counted="protesters", **march), make("9,000", "union", counted="workers", **march)
        )
        is PART
    )


def test_a_word_that_one_report_leaves_out(make: Make):
    """More dengue cases than cases: the other report did not say dengue; foreign cases would have to be fewer."""
    cases = {
        "predicate": "confirmed",
        "place": "Paraguay",
        "period": "2023-01-01/..",
        "mode": "cumulative",
        "as_of": "2023-02-17",
    }
    few, many = (
        make("6,900", "WHO", counted="cases", **cases),
        make("17,210", "ministry", counted="dengue cases", **cases),
    )
    assert relation(few, many) is SAME
    assert relation(few, make("17,210", "ministry", counted="foreign cases", **cases)) is PART
    assert (
        relation(
            make("17,210", "WHO", counted="cases", **cases), make("6,900", "ministry", counted="dengue cases", **cases)
        )
        is PART
    )


def test_a_part_in_words(make: Make):
    """Nine of the dead are a part of the toll of their report; of another report's toll that is not known."""
    toll = told(make("44", "coast guard", **FIRE), "The toll is |44|.")
    nine = told(make("9", "coroner", **FIRE), "|Nine| of the dead were children.")
    assert relation(toll, nine) is PART
    assert relation(told(make("44", "coast guard", **FIRE), "The toll is |44|.", "other"), nine) is UNKNOWN
    six = told(make("6", "coroner", **FIRE), "|Six| of the dead were women.")
    assert relation(nine, six) is SAME
    hurt = told(make("44", "coast guard", **{**FIRE, "predicate": "injured"}), "|44| were hurt.")
    assert relation(hurt, nine) is DIFFERENT
    women = told(make("44", "coast guard", counted="cows", **FIRE), "|44| cows died.")
    assert relation(women, nine) is DIFFERENT


def test_a_part_in_words_needs_no_place(make: Make):
    """What "in Newtown alone 11 died" says is a part of the toll whatever lists know of the town; it may exceed it, too."""
    toll = told(make("19", "police", place="Karachi", period="2021-08-27", as_of="2021-08-28"), "|19| died.")
    town = make("11", "mayor", place="Newtown", period="2021-08-27", as_of="2021-08-28")
    assert relation(toll, told(town, "In Newtown alone |11| died.")) is PART
    assert relation(toll, told(town, "In Newtown |11| died.")) is UNKNOWN
    more = make("21", "mayor", place="Newtown", period="2021-08-27", as_of="2021-08-28")
    assert compare(toll, told(more, "In Newtown alone |21| died.")).verdict is Verdict.EXCEEDS_WHOLE


def test_vague_figures_are_no_parts(make: Make):
    """The "dozens" of a headline are nobody's part and nobody's whole, unless a link says so."""
    dozens = Quantity(24, 99, None, Bound.VAGUE, None, "dozens")
    whole, part = make(dozens, "police", **FIRE), make("12", "police", counted="children", **FIRE)
    assert relation(whole, part) is UNKNOWN
    assert relation(make("12", "police", **FIRE), make(dozens, "mayor", counted="children", **FIRE)) is UNKNOWN
    assert relation(whole, make("12", "police", counted="children", **FIRE, links=[("part_of", whole)])) is PART
    assert relation(whole, make(dozens, "mayor", **FIRE)) is SAME


def test_bodies_found_are_among_the_dead(make: Make):
    """31 bodies found lie within 36 dead; 41 passengers found do not, and are not 31 bodies."""
    dead = make("36", "Red Cross", **FIRE)
    bodies = make("31", "police", predicate="found", counted="bodies", **FIRE)
    alive = make("41", "police", predicate="found", counted="passengers", **FIRE)
    assert relation(dead, bodies) is PART
    assert relation(dead, alive) is DIFFERENT
    assert relation(bodies, alive) is DIFFERENT
    assert relation(dead, make("31", "police", predicate="recovered", counted="the bodies", **FIRE)) is PART


def test_the_years_of_a_plan_are_no_span_of_counting(make: Make):
    """3,200 jobs over two years, and 5,000 that are at risk: one plan, two figures."""
    plan = make("3,200", "Helvar", predicate="cut", counted="jobs", event="plan", period="2019-10-15/2021-10-15", mode="flow",
                stance="proposed", as_of="2019-10-15")  # fmt: skip
    union = make("5,000", "union", predicate="cut", counted="jobs", event="plan", as_of="2019-10-15")
    assert compare(plan, union).verdict is Verdict.CONFLICTS
    reader = Reader(Policy(), load_lexicon())
    assert reader.read(plan).window is None
    assert reader.read(attrs.evolve(plan, as_of=None, as_of_basis=None)).window is not None
    for year in ("2018", "2019-10-15"):
        past = make("3,200", "Helvar", predicate="cut", period=year, as_of="2019-10-15")
        assert reader.read(past).window is not None
    assert reader.read(make("9", "Helvar", predicate="cut", period="2019-10-01/..", as_of="2019-10-15")).window is None
    assert reader.read(make("9", "police", period="2019-10-15/2021-10-15", as_of="2019-10-15")).window is not None


def test_the_place_of_an_opening_is_loose(make: Make):
    """The ministry in Kabul counts for all of Afghanistan where the figures are alike; a firm place stays a part."""
    day = {"period": "2024-05-01", "as_of": "2024-05-01"}
    country = make("40", "WHO", place="Afghanistan", **day, mode="cumulative")
    capital = make("30", "ministry", place="Kabul", **day, mode="cumulative")
    assert relation(country, capital) is PART
    loose = attrs.evolve(capital, rules=("place:opening",))
    assert relation(country, loose) is SAME
    assert (
        relation(
            country,
            attrs.evolve(make("3", "ministry", place="Kabul", **day, mode="cumulative"), rules=("place:opening",)),
        )
        is PART
    )
    assert relation(attrs.evolve(country, rules=("place:opening",)), capital) is PART
    assert relation(loose, make("30", "mayor", place="Paris", **day, mode="cumulative")) is DIFFERENT


def test_a_report_that_names_the_place(make: Make):
    """A figure without a place is of the place that its headline names, softly; else that is not known."""
    day = {"period": "2020-07-05", "as_of": "2020-07-07"}
    placed = make("180", "Sea Line", predicate="aboard", place="Crete", **day)
    bare = make("110", "captain", predicate="aboard", **day)
    text = "He said that |110| people were aboard."
    assert relation(placed, told(bare, text, title="Dispute over boat off Crete")) is SAME
    assert relation(placed, told(bare, text, title="Dispute over boat")) is SAME  # alike in size, one day
    few = make("20", "captain", predicate="aboard", **day)
    assert relation(placed, told(few, "He said that |20| were aboard.", title="Boat off Crete")) is SAME
    assert relation(placed, told(few, "He said that |20| were aboard.", title="A boat")) is UNKNOWN


@pytest.mark.parametrize(
    ("a", "b", "related"),
    [
        (("arrested", "90 detentions", "detentions"), ("arrested", "48 people", "people"), True),
        (("killed", "12 deaths", "deaths"), ("killed", "9 people", "people"), True),
        (("killed", "12 deaths", "deaths"), ("killed", "9 cows", "cows"), False),
    ],
)
def test_nouns_of_events_count_those_they_befell(a, b, related):
    """Detentions are people detained, and no animals are among them."""
    made = [
        claim(predicate=p, value=v, counted=c, source=s, place="Paris", period="2024-05-01", as_of="2024-05-02")
        for (p, v, c), s in ((a, "police"), (b, "union"))
    ]
    assert (compare(*made).scope is ScopeRelation.SAME) is related


def test_civilians_of_one_side_are_the_dead_of_the_other():
    """A ministry's fourteen civilians and the monitors' twelve dead are two counts of one thing; one voice names a part."""

    def killed(value, counted, source):
        return claim(
            predicate="killed", value=value, counted=counted, source=source, place="Kyiv",
            period="2024-05-01", as_of="2024-05-02",
        )  # fmt: skip

    assert (
        compare(killed("12 people", "people", "monitors"), killed("14 civilians", "civilians", "ministry")).verdict
        is Verdict.CONFLICTS
    )
    assert (
        compare(killed("40 people", "people", "ministry"), killed("12 civilians", "civilians", "ministry")).verdict
        is not Verdict.CONFLICTS
    )


def test_excess_deaths_are_no_other_way_of_counting_some_of_the_dead(make: Make):
    """All who died and the excess of deaths overlap; two firefighters or children are none of it."""
    excess = make("264", "directorate", predicate="excess_deaths", **FIRE)
    assert relation(excess, make("90", "police", counted="people", **FIRE)) is ScopeRelation.OVERLAPPING
    assert relation(excess, make("90", "police", **FIRE)) is ScopeRelation.OVERLAPPING
    assert relation(excess, make("2", "police", counted="firefighters", **FIRE)) is DIFFERENT


QUAKE: dict[str, Any] = {"period": "2023-09-30", "as_of": "2023-10-01"}


def test_a_happening_told_with_the_town_here_and_the_country_there_is_one(make: Make):
    """Figures alike in size of one event of these days; not levels, not flows, and not far apart."""
    country = told(make("26", "police", place="Philippines", **QUAKE), "|26| died.", "national")
    town = told(make("22", "mayor", place="Cebu", **QUAKE), "|22| died.", "local")
    assert relation(country, town) is SAME
    assert relation(country, told(make("9", "mayor", place="Cebu", **QUAKE), "|9| died.", "local")) is PART
    for field, value in (("mode", Mode.FLOW), ("mode", Mode.STOCK)):
        pair = [attrs.evolve(c, measure=attrs.evolve(c.measure, **{field: value})) for c in (country, town)]
        assert relation(*pair) is PART, value


def test_the_worst_hit_place_of_a_report_is_a_part_of_what_others_count(make: Make):
    """A report that sets Cebu apart from the whole counts a part there; another's figure for the country is no rival."""
    inner = told(make("22", "mayor", place="Cebu", **QUAKE), "In Cebu |22| died.", "local")
    whole = told(make("26", "police", place="Philippines", **QUAKE), "In the Philippines |26| died.", "local")
    other = told(make("28", "army", place="Philippines", **QUAKE), "|28| died.", "national")
    reader = Reader(Policy(), load_lexicon())
    facts = read_facts([inner, whole, other], reader)
    assert scope(facts[2], facts[0], reader.policy, reader.hierarchy).relation is PART
    assert scope(facts[2], facts[1], reader.policy, reader.hierarchy).relation is SAME


def test_a_report_that_names_the_other_place_speaks_of_it(make: Make):
    """The dam of Kamwangi broke in the Rift Valley: a report with both names meets one that knows only the village."""
    valley = told(make("38", "police", place="Rift Valley", **QUAKE), "In the Kamwangi dam |38| died.", "first")
    village = told(make("52", "mayor", place="Kamwangi", **QUAKE), "In Kamwangi |52| died.", "second")
    silent = told(make("38", "police", place="Rift Valley", **QUAKE), "In the valley |38| died.", "first")
    assert relation(valley, village) is SAME
    assert relation(silent, village) is UNKNOWN


def test_two_places_of_one_country_are_apart_only_where_both_are_known(make: Make):
    """Kano and Lagos are two; a village of Nigeria may lie in either."""
    kano = told(make("26", "police", place="Kano", **QUAKE), "|26| died.", "first")
    lagos = told(make("22", "mayor", place="Lagos", **QUAKE), "|22| died.", "second")
    village = make("22", "Nigeria Red Cross", place="Oldvillage", **QUAKE)
    source = Source("Nigeria Red Cross", SourceKind.NGO)
    village = attrs.evolve(village, attribution=attrs.evolve(village.attribution, source=source))
    village = told(village, "|22| died.", "second")
    chad = told(make("22", "mayor", place="Chad", **QUAKE), "|22| died.", "third")
    assert relation(kano, lagos) is DIFFERENT
    assert relation(kano, village) is UNKNOWN
    assert relation(chad, village) is DIFFERENT


@pytest.mark.parametrize(
    ("predicate", "counted", "expected"),
    [
        ("carry", "people", ScopeRelation.SAME),
        ("aboard", "names", ScopeRelation.SAME),
        ("capacity", "people", ScopeRelation.DIFFERENT),
    ],
)
def test_those_carried_and_those_listed_were_aboard(predicate: str, counted: str, expected: ScopeRelation) -> None:
    """Who was carried, and whose names the manifest has, are those aboard; how many it may carry are not."""
    when = {"place": "Jayapura", "period": "2023-06-23", "as_of": "2023-06-24"}
    aboard = claim(predicate="aboard", value="51", counted="people", source="airline", **when)
    other = claim(predicate=predicate, value="48", counted=counted, source="ministry", **when)
    assert compare(aboard, other).scope is expected
    assert compare(other, aboard).scope is expected
