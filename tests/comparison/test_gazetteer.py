"""What lies in what: regions of all countries, below the shipped lists and the user's own."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from claimtrack.comparison import gazetteer
from claimtrack.comparison.alignment import align
from claimtrack.comparison.compare import compare
from claimtrack.comparison.gazetteer import region_named
from claimtrack.comparison.hierarchy import Hierarchy
from claimtrack.lexicon.loader import load_lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.comparison import ScopeRelation, Verdict

pytest.importorskip("pycountry", reason="the extra places is not installed")


@pytest.fixture
def without_pycountry(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As if the extra were not installed."""
    monkeypatch.setitem(sys.modules, "pycountry", None)
    gazetteer._regions.cache_clear()
    yield
    gazetteer._regions.cache_clear()


@pytest.mark.parametrize(
    ("place", "chain"),
    [
        ("Meghalaya", ("meghalaya", "India")),
        ("the state of Meghalaya", ("meghalaya", "India")),
        ("Meghalaya state", ("meghalaya", "India")),
        ("Zamora", ("zamora", "castilla y leon", "Spain")),
        ("Ayacucho", ("ayacucho", "Peru")),
        ("Dolnośląskie", ("dolnoslaskie", "Poland")),
        ("Łódzkie", ("lodzkie", "Poland")),
        ("Castilla y León", ("castilla y leon", "Spain")),
        ("Kríti", ("kriti", "Greece")),
        ("province of Castilla y León", ("castilla y leon", "Spain")),
        ("Castilla y León province", ("castilla y leon", "Spain")),
        ("District of Columbia", ("district of columbia", "United States")),
        ("Western Province", ("western province", "Sri Lanka")),
        ("Hiiumaa", ("hiiumaa", "Estonia")),  # of a parish of that name too
        ("Qalqilya", ("qalqilya", "Palestinian territories")),
        ("Chuuk", ("chuuk", "Micronesia")),
        ("Meghalaya Heights", ("meghalaya heights",)),
        ("banks of Meghalaya", ("banks of meghalaya",)),
        ("state in Meghalaya", ("state in meghalaya",)),
        ("state Meghalaya", ("state meghalaya",)),
        ("", ("",)),
        ("Amazonas", ("amazonas",)),
        ("Central", ("central",)),
        ("Springfield", ("springfield",)),
        ("state of", ("state of",)),
        ("state", ("state",)),
        ("Kabul", ("Kabul", "Afghanistan")),
        ("Amazonas, Brazil", ("amazonas", "Brazil")),
    ],
)
def test_the_places_around_a_region(place: str, chain: tuple[str, ...]):
    """A region lies in its country, by whatever words it is called; a name of two countries is not decided."""
    assert Hierarchy(load_lexicon()).place_chain(place) == chain


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Attikí [Attica]", "attiki"),
        ("Dhaka (capital)", "dhaka"),
        ("ŁÓDZKIE", "lodzkie"),
        ("Castilla y León", "castilla y leon"),
    ],
)
def test_names_are_folded(name: str, expected: str):
    """Small letters, no accents, nothing that stands in brackets."""
    assert gazetteer.folded(name) == expected


def test_every_country_has_the_name_of_the_lists_where_they_have_one():
    """Bolivia and not "Bolivia, Plurinational State of": regions lie in the very countries that news names."""
    hierarchy = Hierarchy(load_lexicon())
    ends = {
        name: hierarchy.place_chain(name)[-1]
        for name in ("Cochabamba", "Hadramawt", "Khuzestan", "Aragua", "Mbeya", "Gangwon-teukbyeoljachido")
    }
    assert ends == {
        "Cochabamba": "Bolivia",
        "Hadramawt": "Yemen",
        "Khuzestan": "Iran",
        "Aragua": "Venezuela",
        "Mbeya": "Tanzania",
        "Gangwon-teukbyeoljachido": "South Korea",
    }


def test_a_region_is_a_part_of_its_country(make: Callable[..., Claim]):
    """Eleven dead in Meghalaya are a part of India's; those of Ayacucho are others."""
    day: dict[str, Any] = {"period": "2022-08-14", "as_of": "2022-08-15"}
    india, meghalaya = make("30", "police", place="India", **day), make("11", "governor", place="Meghalaya", **day)
    assert compare(india, meghalaya).verdict is Verdict.PART_OF
    found = align([meghalaya, make("11", "governor", place="Ayacucho", **day)]).why(meghalaya, meghalaya)
    assert found.scope is ScopeRelation.SAME
    assert compare(meghalaya, make("50", "governor", place="Ayacucho", **day)).scope is ScopeRelation.DIFFERENT


def test_the_users_file_wins(make: Callable[..., Claim], tmp_path: Path):
    """A user places a town in a region, and a region in another country."""
    own = tmp_path / "own.toml"
    own.write_text('[regions."Meghalaya"]\nmembers = ["Nongstoin"]\n[places."Freeland"]\nparts = ["Zamora"]\n', "utf-8")
    lexicon = load_lexicon(additions=[own])
    hierarchy = Hierarchy(lexicon)
    assert hierarchy.place_chain("Nongstoin") == ("Nongstoin", "Meghalaya")
    assert hierarchy.place_chain("Zamora") == ("Zamora", "Freeland")
    day: dict[str, Any] = {"period": "2022-08-14", "as_of": "2022-08-15"}
    whole, part = make("30", "police", place="Meghalaya", **day), make("11", "governor", place="Nongstoin", **day)
    assert compare(whole, part).verdict is Verdict.UNDETERMINED
    assert compare(whole, part, lexicon=lexicon).verdict is Verdict.PART_OF


@pytest.mark.usefixtures("without_pycountry")
def test_without_the_extra_an_unlisted_place_stands_alone():
    """Nothing is guessed and nothing fails."""
    assert region_named("Meghalaya") is None
    assert Hierarchy(load_lexicon()).place_chain("Meghalaya") == ("meghalaya",)
