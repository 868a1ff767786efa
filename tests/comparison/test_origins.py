"""Whose word a claim is: aliases, editions, relays, places in names, unnamed voices, sides."""

from collections.abc import Callable

import pytest

from claimtrack.comparison.origins import NO_ORIGIN, origin_relation, registry, voices
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
        ("Nigeria's police", "police", SAME),
        ("the police in Nigeria", "Nigerian police", SAME),
        ("miners' union", "the union", SAME),
        ("Nigeria's police", "Kenya's police", DIFFERENT),
        ("police", "army", DIFFERENT),
        ("Israel's health ministry", "Gaza health ministry", DIFFERENT),
        ("Report 12", "Report 13", DIFFERENT),
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
