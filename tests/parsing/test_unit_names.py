"""Units as people write them beside a number, in a column of their own."""

from pathlib import Path

import pytest

from claimtrack.lexicon.loader import load_lexicon
from claimtrack.parsing.claims import as_quantity
from claimtrack.parsing.unit_names import unit_named


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("km", "kilometre"),
        ("Kilometers", "kilometre"),
        ("KM", "kilometre"),
        ("ha", "hectare"),
        ("Square Kilometres", "square_kilometre"),
        ("square_kilometre", "square_kilometre"),
        ("%", "percent"),
        ("per cent", "percent"),
        ("$", "USD"),
        ("usd", "USD"),
        ("EUR", "EUR"),
        ("£", "GBP"),
        ("MW", "megawatt"),
        ("mW", "milliwatt"),  # case tells a million times apart
        ("KGS", "KGS"),
        ("kgs", "kilogram"),
        ("people", "person"),
        ("person", "person"),
        ("Prisoners", "prisoner"),
        ("people per day", "person_per_day"),
        ("per 100,000", "per_100000"),
        ("police officers", "police officers"),  # a head alone would say less than the table does
        ("USD million", "USD million"),
        ("million", "million"),  # a scale is no unit, and is not multiplied in silence
        ("more than", "more than"),
        ("member", "member"),
        ("", ""),
    ],
)
def test_units_by_all_their_names(words: str, name: str):
    """Names, words in any case, signs in their own, nouns by their lemma; what is neither stays as it is written."""
    assert unit_named(words) == name
    assert unit_named(name) == name


def test_every_unit_keeps_its_own_name():
    """No form of one unit hides the name of another."""
    for name, fields in load_lexicon().table("units").items():
        if fields.get("kind") not in ("count", "per"):
            assert unit_named(name) == name


def test_units_of_the_users_own(tmp_path: Path):
    """A newsroom's own unit goes by its own forms."""
    own = tmp_path / "own.toml"
    own.write_text('[units.football_pitch]\nkind = "area"\nwords = ["football pitch", "football pitches"]\n', "utf-8")
    assert unit_named("Football pitches", load_lexicon(additions=[own])) == "football_pitch"
    assert unit_named("Football pitches") == "Football pitches"


def test_words_and_the_unit_beside_them_agree_in_any_form():
    """Under a heading that says km "5 km" tells one unit twice, and so does "12 people" under people."""
    assert as_quantity("5 km", "km").unit == "kilometre"
    assert as_quantity("12 people", "people").unit == "person"
    assert as_quantity("5%", "%").unit == "percent"
    assert as_quantity(5, "%").unit == "percent"
