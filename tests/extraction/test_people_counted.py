"""Who was on lists and aboard, who came out on the streets, whom captors led away."""

import pytest

from claimtrack.extraction.extract import extract

ROWS = [
    # lists and those aboard
    ("The manifest of the Aurora lists 77 names.", {"77": "aboard"}),
    ("The manifest had 77 names, the harbour master said.", {"77": "aboard"}),
    ("The manifest showed 77 persons.", {"77": "aboard"}),
    ("The book lists 77 names of trees.", {"77": "list"}),
    ("The rescue ship took 90 people on board at dusk.", {"90": "take"}),
    ("The coast guard counted 70 people on board.", {"70": "aboard"}),
    ("Divers rescued 70 people on board.", {"70": "rescued"}),
    ("The ferry can carry 200 people.", {"200": "capacity"}),
    ("The ferry was licensed to carry 80 passengers, the port authority said.", {"80": "capacity"}),
    ("The boat, built to carry 30 people, had 90 on board.", {"30": "capacity", "90": "aboard"}),
    ("The boat was carrying 44 people.", {"44": "carry"}),
    ("The helicopter carried 12 people to safety.", {"12": "carry"}),
    # crowds
    ("The call brought 12,000 onto the streets, the union said.", {"12,000": "attended"}),
    ("The call brought 12,000 out into the streets.", {"12,000": "attended"}),
    ("The strike brought 12,000 letters.", {"12,000": "bring"}),
    ("Police said 20,000 took part.", {"20,000": "attended"}),
    ("The union estimated 20,000 took part; the mayor saw about 7,500.", {"about 7,500": "attended"}),
    ("Some 20,000 marched. The mayor saw 40 flags.", {"40": "see"}),
    ("The chief saw 50 bodies by the road.", {"50": "see"}),
    # captors
    ("The gunmen took away 86 people, 53 of them women.", {"86": "taken_hostage", "53": "taken_hostage"}),
    ("Gunmen led away 40 girls, the school said.", {"40": "taken_hostage"}),
    ("The bandits drove off 40 cows.", {"40": "drive"}),
    ("The police took away 86 people.", {"86": "arrested"}),
    ("The governor said 36 hostages came out alive.", {"36": "released"}),
    ("The governor said 36 hostages came out of the hall after the concert.", {"36": "released"}),
    ("The mayor said 36 reporters came out alive.", {"36": "come"}),
]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text[:40] for text, _ in ROWS])
def test_people_are_counted_by_what_befell_them(text: str, expected: dict[str, str]) -> None:
    """Each way of telling has its predicate, and what only looks like it has another."""
    found = {c.value.text: c.measure.predicate for c in extract(text) if c.measure is not None}
    assert {words: found.get(words) for words in expected} == expected


def test_a_verb_in_the_past_is_no_word_before_a_noun() -> None:
    """In "20,000 took part" nothing stands between the figure and its verb; "12 wounded men" are men."""
    counted = [c.measure.counted for c in extract("Police said 20,000 took part and 12 wounded men left.") if c.measure]
    assert counted == [None, "men"]
