"""Hyphens of print: read as the hyphen of the keyboard, at the same offsets, with the words as they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.parsing.dates import find_dates, parse_date
from claimtrack.parsing.hyphens import with_plain_hyphens
from claimtrack.parsing.numbers import parse_number
from claimtrack.parsing.quantities import find_quantities, parse_quantity


@given(st.text(alphabet="a-1 \u2010\u2011\u2012\u2013\u2212"))
def test_every_character_keeps_its_place(text):
    """Only the two hyphens change, and nothing moves."""
    plain = with_plain_hyphens(text)
    assert len(plain) == len(text)
    assert [c for c in plain if c != "-"] == [c for c in text if c not in "-\u2010\u2011"]


def test_a_text_without_them_is_the_same_object():
    """No copy is made of the many texts that have none."""
    text = "twenty-one – thirty"
    assert with_plain_hyphens(text) is text


@pytest.mark.parametrize("hyphen", ["-", "\u2010", "\u2011"])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ninety-five or more", "at_least 95"),
        ("5,301-22,001 tonnes", "range 5301..22001 tonne"),
        ("2-week stretch", "exact 2 week"),
        ("a 12-member panel", "exact 12 member"),
    ],
)
def test_figures_are_read_with_any_hyphen(text, expected, hyphen):
    """The finder and the strict parser read the same with each, and quote the words as printed."""
    printed = text.replace("-", hyphen)
    (found,) = find_quantities(printed)
    assert str(found.value) == expected
    assert found.value.text == printed[found.start : found.end]
    assert str(parse_quantity(printed)) == expected


@pytest.mark.parametrize("hyphen", ["-", "\u2010", "\u2011"])
def test_numbers_and_dates_are_read_with_any_hyphen(hyphen):
    """Words joined by a hyphen, and dates in digits."""
    assert parse_number(f"twenty{hyphen}nine thousand") == 29000
    day = f"1982{hyphen}02{hyphen}23"
    assert parse_date(day).edtf == "1982-02-23"
    assert [(f.start, f.end, f.value.edtf) for f in find_dates(f"On {day} it fell.")] == [(3, 13, "1982-02-23")]
    assert find_quantities(f"a 35{hyphen}year{hyphen}old man") == []
    (age,) = find_quantities(f"a 35{hyphen}year{hyphen}old man", include=("ages",))
    assert age.value.text == f"35{hyphen}year{hyphen}old"
    (place,) = find_quantities(f"the twenty{hyphen}first", include=("ordinals",))
    assert (place.value.nominal, place.value.text) == (21, f"twenty{hyphen}first")
