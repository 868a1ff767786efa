"""Figures that take up a part told right before them: they count the same part, and may disagree with it."""

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


def test_children_of_those_who_died():
    """Two voices count the children among the dead in two ways of telling."""
    text = 'The ministry said 23 people died, five of them children. "Seven of those who died were children," said Ada Holm.'
    assert opposed(text) == [{"five", "Seven"}]
