"""The lookups that comparison makes in the word lists: nouns, units, places, predicates."""

from fractions import Fraction
from pathlib import Path

import pytest

from claimtrack.comparison.hierarchy import Counted, Hierarchy, plain
from claimtrack.errors import LexiconError
from claimtrack.lexicon.loader import load_lexicon

LEXICON = load_lexicon()
WORDS = Hierarchy(LEXICON)


def own(tmp_path: Path, text: str) -> Hierarchy:
    """The lookups with a user's file beside the shipped lists."""
    path = tmp_path / "own.toml"
    path.write_text(text, "utf-8")
    return Hierarchy(load_lexicon(additions=[path]))


def noun(words: str, predicate: str = "burned") -> tuple[str | None, set[str]]:
    """Head and marks of a counted noun."""
    found = WORDS.counted(words, None, predicate)
    return found.head, set(found.marks)


@pytest.mark.parametrize(
    ("words", "head", "marks"),
    [
        # nouns of the lists, in any form, and what stands before them
        ("people", "person", set()),
        ("Thai police officers", "police officer", {"@Thailand"}),
        ("young white workers", "worker", {"young", "white"}),
        ("women protesters", "person", {"woman"}),
        ("child soldiers", "soldier", {"child"}),
        ("members of the public", "member", set()),
        ("the  Thai  workers", "worker", {"@Thailand"}),
        # what follows a preposition or a comma is left out
        ("workers, most of them women", "worker", set()),
        ("workers,women", "worker", set()),
        ("workers of two factories", "worker", set()),
        ("workers in shops", "worker", set()),
        ("workers from Kano", "worker", set()),
        ("workers who fled", "worker", set()),
        ("workers with dogs", "worker", set()),
        ("workers at sea", "worker", set()),
        ("workers on strike", "worker", set()),
        ("workers that fled", "worker", set()),
        ("workers aged 60", "worker", set()),
        ("workers including women", "worker", set()),
        ("of the dead", "person", set()),
        # people named by where they come from
        ("Ghanaians", "person", {"@Ghana"}),
        ("two old Ghanaians", "person", {"@Ghana", "old", "two"}),
        # nouns that no list knows
        ("yaks", "yak", set()),
        ("yak", "yak", set()),
        ("white yaks", "yak", {"white"}),
        ("big old white yaks", "yak", {"big", "old", "white"}),
        ("ponies", "pony", set()),
        ("pony", "pony", set()),
        ("pies", "pie", set()),
        ("foxes", "fox", set()),
        ("thrushes", "thrush", set()),
        ("ostriches", "ostrich", set()),
        ("roses", "rose", set()),
        ("mattresses", "mattress", set()),
        ("breezes", "breeze", set()),
        ("abyss", "abyss", set()),
        ("", "", set()),
    ],
)
def test_counted_nouns(words: str, head: str, marks: set[str]):
    """The head in its singular, and what narrows it."""
    assert noun(words) == (head, marks)


def test_plurals_of_the_lists_are_found_by_their_ending(tmp_path: Path):
    """A user's noun without forms is found in its plural, whichever way that is made."""
    text = "".join(f"[nouns.{name}]\n" for name in ("bus", "prize", "dish", "bench", "box", "berry", "quiz", "sea"))
    words = own(tmp_path, text)
    plurals = {"buses": "bus", "prizes": "prize", "dishes": "dish", "benches": "bench", "boxes": "box"}
    plurals |= {"berries": "berry", "quizes": "quiz", "seas": "sea", "bus": "bus"}
    assert {form: words.counted(form, None, "burned").head for form in plurals} == plurals


def test_a_word_that_repeats_the_predicate_narrows_nothing():
    """Trapped workers who are trapped are workers; idle words are left out as well."""
    assert noun("trapped workers", "trapped") == ("worker", set())
    assert noun("trapped workers", "rescued") == ("worker", {"trapped"})
    assert noun("another two workers", "rescued") == ("worker", {"two"})


def test_what_is_counted_without_being_said():
    """The noun of the unit, else what the predicate counts; nothing for what is measured."""
    assert WORDS.counted(None, None, "killed") == Counted("person")
    assert WORDS.counted(None, "hostage", "killed") == Counted("hostage")
    assert WORDS.counted(None, "hectare", "burned") == Counted(None)
    assert WORDS.counted("hostages", None, "taken_hostage") == Counted("hostage")
    assert WORDS.counted("people", None, "taken_hostage") == Counted("hostage")
    assert WORDS.counted(None, None, "praised") == Counted(None)


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("person", "people"), ("yak", "yaks"), ("pony", "ponies"), ("donkey", "donkeys"), ("fox", "foxes"),
        ("thrush", "thrushes"), ("ostrich", "ostriches"), ("bus", "buses"), ("y", "ys"), ("quay", "quays"),
        ("boy", "boys"), ("guy", "guys"), ("berry", "berries"), ("soliloquy", "soliloquys"), ("chii", "chiis"),
    ],
)  # fmt: skip
def test_plurals(singular: str, plural: str):
    """From the lists, else by the rules of spelling."""
    assert WORDS.plural(singular) == plural


def test_every_unit_of_measure_has_a_dimension_and_no_noun_has_one():
    """What only counts - a person, a case, a ticket - is converted into nothing."""
    for name, fields in LEXICON.table("units").items():
        counts = fields["kind"] in ("per", "count", "joined")
        assert (WORDS.dimension(name)[0] is None) == counts, name


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        (None, (None, 1)),
        ("metre", ("length", 1)),
        ("kilometre", ("length", 1000)),
        ("KZT", ("KZT", 1)),
        ("kzt", (None, 1)),
        ("KZTA", (None, 1)),
        ("KZ", (None, 1)),
        ("ÄÖÜ", (None, 1)),
        ("percent", ("share", 1)),
        ("celsius", ("celsius", 1)),
        ("yak", (None, 1)),
        ("joined", (None, 1)),
    ],
)
def test_dimensions(unit: str | None, expected: tuple[str | None, int]):
    """Units with their factors; three capitals are a currency, which is its own dimension."""
    assert WORDS.dimension(unit) == (expected[0], Fraction(expected[1]))


@pytest.mark.parametrize(
    ("place", "chain"),
    [
        ("Aleppo", ("Aleppo", "Syria")),
        ("Aleppo, Syria", ("Aleppo", "Syria")),
        ("the Aleppo , Syria", ("Aleppo", "Syria")),
        ("Aleppo, Nowhere", ("Aleppo", "Syria")),
        ("Nowhere, Syria", ("nowhere", "Syria")),
        ("Nowhere, Aleppo, Syria", ("nowhere", "Aleppo", "Syria")),
        ("Nowhere,", ("nowhere",)),
        (", Syria", ()),
        ("The Palestinian enclave", ("Gaza Strip",)),
        ("Czechia", ("Czech Republic",)),
        ("Cox’s  Bazar", ("Cox's Bazar", "Bangladesh")),
        ("People’s Republic of China", ("China",)),
    ],
)
def test_places_around_a_place(place: str, chain: tuple[str, ...]):
    """Nearest first, in the names of the lists; a place of no list is its own."""
    assert WORDS.place_chain(place)[: len(chain) or 1] == chain


def test_a_listed_name_with_a_comma_is_one_name(tmp_path: Path):
    """What a user's list calls "Springfield, East" is not the Springfield that lies in "East"."""
    words = own(tmp_path, '[places."Springfield, East"]\n[places.Springfield]\nparts = ["Mall"]\n')
    assert words.place_chain("Springfield, East") == ("Springfield, East",)


def test_places_that_lie_in_each_other_end(tmp_path: Path):
    """A user's mistake makes no endless chain."""
    words = own(tmp_path, '[places.Upper]\nparts = ["Lower"]\n[places.Lower]\nparts = ["Upper"]\n')
    assert words.place_chain("Upper") == ("Upper", "Lower")


def test_names_that_mean_a_place():
    """A name, an alias, a demonym; other words mean none."""
    found = [WORDS.place_named(words) for words in ("syria", "Czechia", "Thai", "the Gaza Strip", "workers")]
    assert found == ["Syria", "Czech Republic", "Thailand", "Gaza Strip", None]
    assert [WORDS.is_listed(place) for place in ("Syria", "Aleppo", "Nowhere")] == [True, True, False]
    assert [WORDS.is_wide(place) for place in ("Syria", "Aleppo", "Andorra", "Nowhere")] == [True, False, False, False]


def test_predicates_and_what_they_have_to_do_with():
    """Itself, wider and narrower ones, other ways of counting; through others, all that hang together."""
    assert WORDS.predicate("deaths").name == "killed"
    assert WORDS.predicate("praised").name == "praised"
    assert {"killed", "casualties", "affected", "excess_deaths", "bodies_found"} <= WORDS.predicate_family("killed")
    assert "injured" not in WORDS.predicate_family("killed")
    assert WORDS.predicate_family("praised") == {"praised"}
    assert WORDS.predicate_component("injured") == WORDS.predicate_component("excess_deaths")
    assert WORDS.predicate_component("killed") != WORDS.predicate_component("attended")
    assert WORDS.predicate_component("praised") == "praised"
    assert WORDS.is_predicate_within("killed", "affected")
    assert not WORDS.is_predicate_within("affected", "killed")
    assert not WORDS.is_predicate_within("praised", "killed")


def test_nouns_and_what_they_have_to_do_with():
    """Within, alike, put for everybody, narrowing."""
    assert WORDS.is_noun_within("child", "person")
    assert not WORDS.is_noun_within("yak", "person")
    assert [WORDS.are_alike(*pair) for pair in (("student", "child"), ("child", "student"))] == [True, True]
    assert not WORDS.are_alike("student", "worker")
    assert not WORDS.are_alike("yak", "child")
    assert [WORDS.is_stand_in(word) for word in ("passenger", "child", "yak", None)] == [True, False, False, False]
    assert [WORDS.is_narrowing(word) for word in ("@Thailand", "foreign", "child", "brown")] == [
        True,
        True,
        True,
        False,
    ]
    assert "further" in WORDS.further
    assert "victims" in WORDS.of_the_counted


@pytest.mark.parametrize(("table", "file"), [("hierarchy", "hierarchy.toml"), ("nouns", "nouns.toml")])
def test_what_lies_within_itself_is_refused(tmp_path: Path, table: str, file: str):
    """Directly or through another, by its file and name."""
    text = f'[{table}.one]\nwithin = ["other"]\n[{table}.other]\nwithin = ["one"]\n'
    with pytest.raises(LexiconError, match="lies within itself") as caught:
        own(tmp_path, text)
    assert file in str(caught.value)


def test_fields_have_their_values(tmp_path: Path):
    """A course and a role are among those that the tables explain; all else is false or empty unless said."""
    entry = own(tmp_path, "[hierarchy.praised]\n").predicate("praised")
    assert entry.buildings == ""
    assert (entry.course, entry.span, entry.settled, entry.plan, entry.bodies) == ("event", False, False, False, "")
    assert own(tmp_path, '[hierarchy.praised]\ncourse = "level"\n').predicate("praised").course == "level"
    assert not own(tmp_path, "[nouns.yak]\n").is_stand_in("yak")
    for text in ('[hierarchy.praised]\ncourse = "tide"\n', '[nouns.yak]\nrole = "star"\n'):
        with pytest.raises(LexiconError):
            own(tmp_path, text)


@pytest.mark.parametrize(("noun", "expected"), [("child", True), ("person", False), ("unheard", False), (None, False)])
def test_a_kind_of_a_wider_noun(noun: str | None, expected: bool):
    """A child is one kind of person; a person is none of anything, nor is what no list knows."""
    assert WORDS.is_kind(noun) is expected


@pytest.mark.parametrize(
    ("words", "unit", "predicate", "head"),
    [
        ("a net loss", "USD", "loss", None),  # the name of the measure
        ("losses", None, "loss", None),
        ("damage", "USD", "cost", None),
        ("the assessment", "USD", "assessment", None),  # a measure that no list knows goes by its own name
        ("the wage", "USD", "loss", "wage"),
        ("the bridge", "USD", "loss", "bridge"),
        ("the turnout", "USD", "loss", "turnout"),  # names another measure
        ("losses", "loss", "loss", "loss"),  # twelve of them: what is counted
        (None, "percent", "on_strike", None),  # of whom is not said
        (None, None, "killed", "person"),
    ],
)
def test_the_name_of_a_measure_counts_nothing(words: str | None, unit: str | None, predicate: str, head: str | None):
    """A "net loss of 240 million" is of nothing but money; a measured figure has no noun that goes without saying."""
    assert WORDS.counted(words, unit, predicate).head == head


def test_names_are_looked_up_plainly():
    """Folded case, single spaces, straight apostrophes, no leading article."""
    assert plain("The  Gaza’s Strip") == "gaza's strip"


def test_what_a_predicate_says_anyway_narrows_nothing():
    """Dead inmates that are counted as killed are inmates; dead inmates that were found are not all of them."""
    assert WORDS.counted("dead inmates", None, "killed") == Counted("prisoner")
    assert WORDS.counted("killed inmates", None, "killed") == Counted("prisoner")
    assert WORDS.counted("dead inmates", None, "found").marks == {"person"}
