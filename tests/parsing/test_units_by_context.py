"""Units that the words around a figure decide: metres or millions, the noun behind "who", the whole behind a part."""

import pytest

from claimtrack.parsing.quantities import find_quantities


def read(text):
    """What a text's figures say, each as one string."""
    return [str(found.value) for found in find_quantities(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a crane with a reach of 48m", ["exact 48 metre"]),
        ("the tower's height is 120m", ["exact 120 metre"]),
        ("1m is 10 dm", ["exact 1 metre", "exact 10 decimetre"]),
        ("He is 1.8m tall", ["exact 1.8 metre"]),
        ("the answer is 48m", ["exact 48000000"]),
        ("48m people live there, on 3 km of coast", ["exact 48000000 person", "exact 3 kilometre"]),
    ],
)
def test_a_bare_m_is_metres_beside_lengths(text, expected):
    """A word for a length before it, or a length in another unit close behind, makes metres of millions."""
    assert read(text)[: len(expected)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("280 million of the 1.5 billion shekels", ["exact 280000000 ILS", "exact 1500000000 ILS"]),
        ("30 of the 130 hostages", ["exact 30 hostage", "exact 130 hostage"]),
        ("three of its five members", ["exact 3 member", "exact 5 member"]),
        ("eight million 250ml bottles", ["exact 8000000 bottle", "exact 250 millilitre"]),
        ("7 of 10", ["exact 7", "exact 10"]),
        ("7 of", ["exact 7"]),
    ],
)
def test_a_part_counts_what_its_whole_counts(text, expected):
    """The noun stands behind the second number only."""
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the 12 who died", ["exact 12 person"]),
        ("a 12 page document", ["exact 12 page"]),
        ("a 3 cylinder engine", ["exact 3 cylinder"]),
        ("three car bomb attacks", ["exact 3 attack"]),
        ("half who answered", []),
        ("1/16 of a US pint", ["exact 1/16 pint"]),
    ],
)
def test_nouns_that_describe(text, expected):
    """A noun in the singular behind a number describes the next; "who" stands for people."""
    assert [each.replace("0.0625", "1/16") for each in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20 Bahamian dollars", "exact 20 BSD"),
        ("500 drachmas", "exact 500 GRD"),
        ("300 million Deutsche marks", "exact 300000000 DEM"),
        ("KGS 40", "exact 40 KGS"),
        ("5 kuai and 3 mao", "exact 5.3 CNY"),
        ("3 cubic inches", "exact 3 cubic_inch"),
        ("60 fps", "exact 60 frame_per_second"),
        ("7,000 hectolitres", "exact 7000 hectolitre"),
    ],
)
def test_rarer_money_and_measures(text, expected):
    """The money of every country, that of times gone by, and measures that the news rarely names."""
    assert read(text) == [expected]


def test_back_up_to_is_no_bound():
    """A level that is reached again is that level."""
    assert read("inching back up to 4.8 percent") == ["exact 4.8 percent"]
    assert read("up to 4.8 percent") == ["at_most 4.8 percent"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a room of 3 m x 4 m", ["exact 3 metre", "exact 4 metre"]),
        ("a wall 5 m high", ["exact 5 metre"]),
        ("The weight is 20 (kg).", ["exact 20 kilogram"]),
        ("Smith took 20 (pm).", ["exact 20"]),
        ("it paid $5 m.", ["exact 5000000 USD"]),
        ("Gate 5 m was shut", []),
    ],
)
def test_a_symbol_may_stand_apart(text, expected):
    """A letter behind a space before a word that asks for a unit or at the end, and a symbol in brackets."""
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at 16,644, 16 per cent above", ["exact 16644", "exact 16 percent"]),
        ("killed 12, 30 per cent of them children", ["exact 12", "exact 30 percent"]),
        ("5, 10 and 15 percent", ["exact 5 percent", "exact 10 percent", "exact 15 percent"]),
        ("several hundred or even 1,000 megawatts", ["vague 300..999 megawatt", "exact 1000 megawatt"]),
    ],
)
def test_a_list_shares_its_unit_only_where_a_word_joins_it(text, expected):
    """A comma alone parts a figure from what it compares with."""
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("40 F-16 jets", ["exact 40 jet"]),
        ("40 F-16s", ["exact 40 f-16"]),
        ("thousands of COVID-19 tests", ["vague 2000..9999 test"]),
        ("20 G7 officials", ["exact 20 official"]),
        ("two MiG-29s", ["exact 2 mig-29"]),
        ("a Boeing 737 F-16", []),
        ("hundreds of sick, hungry people", ["vague 200..999 person"]),
        ("5 more, senior officials said", ["exact 5"]),
    ],
)
def test_names_with_numbers_describe_too(text, expected):
    """A name that holds a number stands before the noun that is counted, or is counted itself."""
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a 7.8-magnitude quake", ["exact 7.8 magnitude"]),
        ("a magnitude-7.8 quake", ["exact 7.8 magnitude"]),
        ("a quake of magnitude 7.8", ["exact 7.8 magnitude"]),
        ("a Category 5 storm", []),
        ("an order-7 fit", []),
        ("prices fell 1/4 point", ["exact 1/4 point"]),
        ("1.1 million b/d", ["exact 1100000 barrel_per_day"]),
        ("500 bpd", ["exact 500 barrel_per_day"]),
    ],
)
def test_measures_named_before_or_in_short(text, expected):
    """Magnitudes on either side of their number, parts of a point, and the oil trade's short forms."""
    assert read(text) == expected
