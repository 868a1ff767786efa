"""Words that point to a place: what they stand for, and where they say only that the opening's place is not meant."""

import pytest

from claimtrack.extraction.extract import extract


def place_of(text: str, number: str = "64") -> str | None:
    """The place of the figure that holds a number."""
    found = next(
        c for c in extract(text) if c.measure is not None and c.evidence is not None and number in c.value.text
    )
    assert found.measure is not None
    return found.measure.place


LEAD = "Floods hit a village in Norland on Monday.\n\n"
TOWN = "A blast tore through a market in the town of Brevik in Alda province on Monday.\n\n"
PERU = "Landslides killed nine people in northern Peru on Monday.\n\n"
POINTING = [
    (TOWN + "Last year 64 people were killed in the town.", "Brevik"),
    (TOWN + "Last year 64 people were killed in the province.", "Alda"),
    (TOWN + "Last year the province recorded 64 fires.", "Alda"),
    (TOWN + "In 1985 a dam failure in the same valley killed 64 people.", None),
    (TOWN + "Last year 64 people were killed in prisons across the country.", None),
    (TOWN + "The president sent 64 soldiers to the country's jails.", None),
    (TOWN + "The president sent 64 soldiers to the area.", "Brevik"),
    (TOWN + "A fire there killed 64 people last year.", "Brevik"),
    (TOWN + "There were 64 arrests.", "Brevik"),
    (PERU + "Some 64 roads in the country are closed.", "Peru"),
    (PERU + "Some 64 people marched in the capital.", None),
    (PERU + "Some 64 people marched in the capital, Lima.", "Lima"),
    (PERU + "The ministry of the country sent 64 doctors.", "Peru"),
    ("The charity closed its office in Kutum. It had fed 64 people there, it said.", "Kutum"),
    (LEAD + "In the village of Hark a rocket hit a school. The army said 64 people were killed there.", "Hark"),
    ("The fire burned in Zamora until Sunday, 64 hectares in all, after a flight over the province.", "Zamora"),
]


@pytest.mark.parametrize(("text", "place"), POINTING)
def test_a_word_that_points_stands_for_the_name_before_it_or_for_none(text: str, place: str | None) -> None:
    """The last place called so; the opening's where it may be one; what the text does not name stays unknown."""
    assert place_of(text) == place
