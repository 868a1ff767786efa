"""Whose word a claim is: aliases, editions, relays, places in names, unnamed voices, sides."""

from collections.abc import Callable

import attrs
import pytest

from claimtrack.comparison.origins import NO_ORIGIN, Origin, origin_relation, registry, voices
from claimtrack.lexicon.loader import Lexicon, load_lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.comparison import OriginRelation
from claimtrack.model.source import Source, SourceKind

Make = Callable[..., Claim]
SAME, SIDE = OriginRelation.SAME, OriginRelation.SAME_SIDE
DIFFERENT, UNKNOWN = OriginRelation.DIFFERENT, OriginRelation.UNKNOWN
NAMES = registry(load_lexicon())


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("police", "police", SAME),
        ("The Police", "police", SAME),
        ("WHO situation report 12", "WHO situation report 13", SAME),
        ("WHO situation report no. 12", "WHO", SAME),
        ("Northern Relief Network's flash update #4", "Northern Relief Network", SAME),
        ("ECDC (via OWID)", "ECDC", SAME),
        ("World Health Organization (through OWID)", "WHO", SAME),
        ("(via Gazette)", "(via Post)", DIFFERENT),
        ("Ministry of Wonders (via Gazette)", "ministry of wonders", SAME),
        ("WHO Situation Report No. 12", "WHO Situation Report Nr. 13", SAME),
        ("WHO: situation report 12/2", "World Health Organization, situation report 13", SAME),
        ("Northern Relief Network - bulletin 3", "Northern Relief Network bulletin Number IV", SAME),
        ("Health Bureau: situation report 5", "Health Bureau", SAME),
        ("WHO situation report, 12", "WHO", SAME),
        ("Nigeria's police", "police", SAME),
        ("the police in Nigeria", "Nigerian police", SAME),
        ("miners' union", "the union", SAME),
        ("Nigeria's police", "Kenya's police", DIFFERENT),
        ("police", "army", DIFFERENT),
        ("Israel's health ministry", "Gaza health ministry", DIFFERENT),
        ("Report 12", "Report 13", DIFFERENT),
        ("Health Bureau situation room 5", "Health Bureau", DIFFERENT),
        ("Democratic Republic of the Congo's health bureau", "the health bureau", SAME),
        ("the ministry of wonders", "wonders ministry officials", SAME),
        ("federation of the garment workers", "garment workers' federation", SAME),
        ("the country's coast guard", "coast guard headquarters", SAME),
        ("miners' union", "dockers' union", DIFFERENT),
        ("WHO situation report 50 (via Gazette)", "WHO", SAME),
        ("the country's coast guard", "the national guard", DIFFERENT),
        ("South Africa", "North Korea", DIFFERENT),  # a name that is all place keeps it
    ],
)
def test_two_names(a: str, b: str, relation: OriginRelation):
    """Names are one voice under aliases, editions, relays, and places or words that one of them leaves out."""
    x, y = (NAMES.origin(Source(name)) for name in (a, b))
    assert origin_relation(x, y) is relation
    assert origin_relation(y, x) is relation


def test_sides_are_shown_and_are_no_origins():
    """A ministry that Hamas runs and "sources inside Hamas" are on its side, and are not Hamas."""
    hamas = NAMES.origin(Source("Hamas"))
    ministry = NAMES.origin(Source("Ministry of Wonders", affiliation="Hamas"))
    spokesman = NAMES.origin(Source("Abu Someone", SourceKind.PERSON, speaks_for="Hamas"))
    assert origin_relation(hamas, ministry) is SIDE
    assert origin_relation(ministry, spokesman) is SIDE


def test_aliases_of_the_user_and_of_the_source_itself():
    """The user's file and the source's own aliases resolve to one name."""
    own = Lexicon("en", {"sources": {"Northern Relief Network": {"kind": "ngo", "aliases": ["NRN"]}}})
    names = registry(own)
    assert names.key("NRN") == names.key("Northern Relief Network")
    assert names.origin(Source("the Network", aliases=("NRN",))).key == names.key("NRN")
    assert names.origin(Source("harbour rescue", aliases=("HRS",))).key == "harbour rescue"  # no list knows HRS


def test_unnamed_voices(make: Make):
    """Officials are one voice within a report and nobody's across reports; other unnamed voices are others."""
    fields = {"event": "fire", "publisher": "Gazette", "published": "2024-05-01"}

    def of(kind: str, publisher: str, name: str) -> Claim:
        return make("12", Source(name, SourceKind(kind)), **{**fields, "publisher": publisher})

    officials, again = of("anonymous", "Gazette", "officials"), of("anonymous", "Gazette", "officials")
    elsewhere, witnesses = of("anonymous", "Post", "officials"), of("witness", "Post", "witnesses")
    origins = [NAMES.of(claim) for claim in (officials, again, elsewhere, witnesses)]
    assert origin_relation(origins[0], origins[1]) is SAME
    assert origin_relation(origins[0], origins[2]) is UNKNOWN
    assert origin_relation(origins[0], origins[3]) is DIFFERENT
    bare = NAMES.of(make("12", Source("officials", SourceKind.ANONYMOUS)))
    assert origin_relation(bare, origins[0]) is UNKNOWN


def test_a_reports_own_words_are_of_unknown_origin(make: Make):
    """An outlet's own figure is its own again, and against anybody else's it is not known whose it was."""
    own = NAMES.of(make("12", None, publisher="Gazette", published="2024-05-01"))
    other = NAMES.of(make("12", None, publisher="Post", published="2024-05-01"))
    police = NAMES.of(make("12", "police"))
    assert origin_relation(own, own) is SAME
    assert origin_relation(own, other) is UNKNOWN
    assert origin_relation(own, police) is UNKNOWN
    assert NAMES.of(make("12", None)) is NO_ORIGIN


def test_short_names_join_the_one_long_name_of_their_group():
    """The police joins "Nigeria's police", and stands alone where two long names could be meant."""
    short, long, other = (NAMES.origin(Source(n)) for n in ("police", "Nigeria's police", "Kenya's police"))
    assert voices([short, long])[short.key] == voices([short, long])[long.key]
    assert len(set(voices([short, long, other]).values())) == 3


def test_a_spokesman_is_on_the_side_of_his_body() -> None:
    """What a commander says is shown as of the coast guard's side, and is an origin of its own."""
    guard = NAMES.origin(Source("coast guard"))
    commander = NAMES.origin(Source("Luis Amaro", SourceKind.PERSON, affiliation="coast guard"))
    minister = NAMES.origin(Source("Karin Dahl", SourceKind.PERSON, affiliation="Norway"))
    assert origin_relation(commander, guard) is SIDE
    assert origin_relation(minister, NAMES.origin(Source("Norway"))) is SIDE


@pytest.mark.parametrize(
    ("name", "head", "places"),
    [
        ("the police in Nigeria", "police", {"Nigeria"}),
        ("police of the Gaza Strip", "police", {"Gaza Strip"}),
        ("Lagos police command in Nigeria", "police command", {"Lagos", "Nigeria"}),
        ("Papua New Guinea's police", "police", {"Papua New Guinea"}),
        ("Saudi Arabia's civil defence", "civil defence", {"Saudi Arabia"}),
        ("Israel's Nigeria's police", "police", {"Israel", "Nigeria"}),
        ("Nigeria", "nigeria", set()),  # a place alone is a voice, not a voice without a name
        ("army of Israel in Gaza", "israel army", {"Gaza Strip"}),  # one place behind, the last
        ("police in Elsewhere", "police in elsewhere", set()),  # a place that is not known belongs to the name
        ("ministry of health", "health ministry", set()),
        ("ministry of the interior", "interior ministry", set()),
        ("ministry of", "ministry of", set()),
        ("ministry of it", "it ministry", set()),
        ("union for workers", "union for workers", set()),
        ("garment workers' federation", "garment workers federation", set()),
        ("teachers' and nurses' union", "teachers and nurses union", set()),
        ("the city's country's police", "police", set()),
        ("the country's", "country", set()),  # what is left of a name is never nothing
        ("civil defence agency officials", "civil defence", set()),
        ("officials", "officials", set()),
        ("agency officials", "agency", set()),
        ("health officials of note", "health officials of note", set()),
    ],
)
def test_a_name_without_its_places_and_offices(name: str, head: str, places: set[str]):
    """What names a voice once the places, "of" and the words of an office are taken off."""
    origin = NAMES.origin(Source(name))
    assert (origin.head, origin.places) == (head, frozenset(places))


def test_the_lexicon_says_whose_side_a_source_is_on():
    """Affiliation and side of an entry are shown as the source's own are, whichever of the two it has."""
    for field in ("affiliation", "speaks_for"):
        own = Lexicon("en", {"sources": {"Bureau of Wonders": {"kind": "government", field: "Freeland"}}})
        names = registry(own)
        bureau, country = (names.origin(Source(name)) for name in ("the Bureau of Wonders", "Freeland"))
        assert bureau.sides == {"bureau of wonders", "freeland"}
        assert origin_relation(bureau, country) is SIDE


def test_a_name_goes_before_an_alias():
    """Where one source's alias is another's name, the name is who is meant."""
    own = Lexicon(
        "en", {"sources": {"Alpha Group": {"kind": "ngo", "aliases": ["Beta Group"]}, "Beta Group": {"kind": "ngo"}}}
    )
    assert registry(own).key("Beta Group") == "beta group"


def test_unnamed_voices_keep_the_side_they_speak_for(make: Make):
    """Sources inside Hamas speak for its side and are not Hamas; of two reports they may be two."""
    inside = Source("sources inside Hamas", SourceKind.ANONYMOUS, speaks_for="Hamas")
    a, b = (
        NAMES.of(make("12", inside, event="fire", publisher=p, published="2024-05-01")) for p in ("Gazette", "Post")
    )
    assert a.sides == {"hamas"}
    assert a.key is not None
    assert a.key.startswith("sources inside hamas [")
    assert origin_relation(a, NAMES.origin(Source("Hamas"))) is SIDE
    assert origin_relation(a, b) is UNKNOWN


def test_unnamed_is_nobody_named(make: Make):
    """Officials of one report and a named body whose name ends alike are two voices."""
    officials = NAMES.of(
        make("12", Source("police", SourceKind.ANONYMOUS), event="fire", publisher="Post", published="2024-05-01")
    )
    police = NAMES.origin(Source("Nigeria's police"))
    assert origin_relation(officials, police) is DIFFERENT
    assert origin_relation(police, officials) is DIFFERENT
    joined = voices([officials, police])
    assert joined == {officials.key: officials.key, police.key: police.key}
    assert origin_relation(police, NO_ORIGIN) is UNKNOWN
    assert origin_relation(NO_ORIGIN, police) is UNKNOWN


def test_short_names_and_places_in_a_group():
    """A short name joins the one longer name it may stand for; its own place must be that of the longer one."""
    union, miners, dockers = (NAMES.origin(Source(n)) for n in ("union", "miners' union", "dockers' union"))
    assert voices([union, miners])[union.key] == miners.key
    assert voices([union, miners])[miners.key] == miners.key
    assert voices([union, miners, dockers])[union.key] == union.key
    here, there = NAMES.origin(Source("Nigeria's union")), NAMES.origin(Source("Kenya's miners' union"))
    assert voices([here, there])[here.key] == here.key
    home = NAMES.origin(Source("Kenya's union"))
    assert voices([home, there])[home.key] == there.key
    middle = NAMES.origin(Source("coal miners' union"))
    joined = voices([miners, middle])
    assert joined == {miners.key: middle.key, middle.key: middle.key}
    again = NAMES.origin(Source("union of miners"))
    assert voices([miners, again]) == {miners.key: miners.key, again.key: again.key}
    assert voices([NO_ORIGIN, union]) == {None: None, union.key: union.key}
    somebody = attrs.evolve(miners, voice="unnamed")
    assert voices([union, somebody])[union.key] == union.key  # one of the miners' union is not the union


def test_names_without_a_head_are_alike_in_nothing():
    """Two origins made by hand, of which only the names are known."""
    assert origin_relation(Origin("police"), Origin("army")) is DIFFERENT
    assert voices([Origin("police"), Origin("army")]) == {"police": "police", "army": "army"}
