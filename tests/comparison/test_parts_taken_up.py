"""Figures that take up a part told right before them: they count the same part, and may disagree with it."""

import attrs

from claimtrack.comparison.beside import goes_on_with, is_further
from claimtrack.comparison.conflicts import find_conflicts
from claimtrack.extraction.extract import extract
from claimtrack.model.comparison import Verdict
from claimtrack.model.document import Document


def opposed(text: str) -> list[set[str]]:
    """The words of the figures that conflict in a report."""
    claims = extract(Document(text, published="2024-05-02", publisher="Daily"))
    found = [one for one in find_conflicts(claims) if one.relation is Verdict.CONFLICTS]
    return [{claim.value.text for claim in one.claims} for one in found]


def test_a_part_without_its_whole():
    """How many of the fugitives are free is what the second voice counts as well."""
    assert opposed("Twelve of the fugitives are still at large, police said. The warden put the number at three.") == [
        {"Twelve", "three"}
    ]


def test_a_part_of_a_whole():
    """The second voice counts those who were shot, not all who died."""
    text = "The army said 30 rebels were killed. Nine of the dead had been shot, it said. A surgeon said it was 14."
    assert opposed(text) == [{"Nine", "14"}]


def test_a_toll_behind_a_part_takes_up_the_whole():
    """Those on the road are among the 35, not among the 40."""
    text = "The army said 35 people were killed, twelve of them on the road. Police put the toll at 40."
    assert opposed(text) == [{"35", "40"}]


def test_a_figure_behind_a_part_that_is_put_for_the_whole():
    """Also where the second voice has no word for what it counts."""
    text = "The army said 35 people were killed, twelve of them on the road. Police put it at 40."
    assert {"twelve", "40"} not in opposed(text)


def test_what_is_taken_up_stands_right_before():
    """Not behind the figure, and not a paragraph away."""
    near = "Twelve of the fugitives are still at large, police said. The warden put the number at three."
    part, taken_up = extract(near)
    assert goes_on_with(taken_up, part)
    assert not goes_on_with(attrs.evolve(part, rules=taken_up.rules), taken_up)
    far = near.replace(" The warden", f" {'The gates were shut. ' * 12}The warden")
    part, *_, behind = extract(far)
    assert not goes_on_with(attrs.evolve(behind, rules=taken_up.rules), part)


def test_more_that_judges_a_figure_adds_nothing():
    """Sixty million that seem more likely do not come on top of the thirty."""
    words = frozenset({"more"})
    likely, added = (extract(f"The broker thought $60 million {rest}.")[0] for rest in ("more likely", "more would go"))
    assert (is_further(likely, words), is_further(added, words)) == (False, True)


def test_children_of_those_who_died():
    """Two voices count the children among the dead in two ways of telling."""
    text = 'The ministry said 23 people died, five of them children. "Seven of those who died were children," said Ada Holm.'
    assert opposed(text) == [{"five", "Seven"}]
