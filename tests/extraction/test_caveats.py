"""Reservations: what a text says against the figures that it passes on, and which figures it says it of."""

import pytest

from claimtrack.extraction.extract import extract
from claimtrack.model.quantity import Quantity

# A text, and for each of its figures in their order a word of its reservation, or "" where there is none.
SENTENCES = [
    ("The ministry said 90 people had died. None of this could be independently verified.", ["none"]),
    ("Rebels spoke of 40 dead soldiers, the army of 12. Neither claim could be verified.", ["neither", "neither"]),
    ("Rebels said they had killed 40 soldiers.\n\nThe army reported 12 dead rebels.\n\n"
     "None of the figures could be independently confirmed.", ["none", "none"]),
    ("Residents spoke of 20 bodies. There was no independent confirmation.", ["no independent confirmation"]),
    ("Residents spoke of 20 bodies. There was no immediate confirmation from the police.", ["no immediate confirmation"]),
    ("The group said 60 boats had been sunk, a claim that could not be verified.", ["could not be verified"]),
    ("The group said 60 boats had been sunk, but offered no evidence.", ["no evidence"]),
    ("The group claimed to have sunk 60 boats, without offering evidence.", ["without"]),
    ("The agency said 31 had died. Reuters was unable to verify the figure.", ["unable to verify"]),
    ("The agency said 31 had died. Reuters could not independently verify the report.", ["could not"]),
    ("The agency said 31 had died. It was not possible to verify the account.", ["not possible to verify"]),
    ("The army said 31 had died; the number could not immediately be checked.", ["could not"]),
    ("According to preliminary figures, 56 percent of voters took part.", ["preliminary"]),
    ("Preliminary results gave the party 31 percent of the vote.", ["preliminary"]),
    ("Some 1,900 people have died, the Red Cross says, stressing that the figure is provisional.", ["provisional"]),
    ("A provisional count put the number of dead at 64.", ["provisional"]),
    ("Activists have named 107 victims, though the list is incomplete.", ["incomplete"]),
    ("The ministry says 9,000 people have died; its figures do not distinguish between fighters and civilians.",
     ["do not distinguish"]),
    ("The ministry says 9,000 people have died. It does not say how many were fighters.", ["does not say how many"]),
    ("The ministry says 9,000 people have died. The count makes no distinction between fighters and civilians.",
     ["no distinction"]),
    ("An unverified report spoke of 14 dead.", ["unverified"]),
    ("The mayor said 23 people had died.\n\nThe army said it had killed 40 rebels. The claims could not be verified.",
     ["", "could not be verified"]),
    # no reservations
    ("Police verified that 14 people had died.", [""]),
    ("The ministry confirmed 31 deaths. It has not confirmed the names.", [""]),
    ("The talks were preliminary, said the envoy, who met 12 ministers.", [""]),
    ("A court freed 12 men because there was no evidence against them.", [""]),
    ("Provisional ballots were cast by 2,100 people.", [""]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "reservations"), SENTENCES)
def test_a_reservation_is_kept_with_the_figures_that_it_covers(text: str, reservations: list[str]) -> None:
    """Each figure has the words that take something from it, from its own sentence or one behind it, and no others."""
    figures = [claim for claim in extract(text) if isinstance(claim.value, Quantity)]
    caveats = [(claim.attribution.caveat or "").lower() for claim in figures]
    assert len(caveats) == len(reservations), caveats
    for caveat, words in zip(caveats, reservations, strict=True):
        assert (words in caveat) if words else not caveat, caveats
