"""Stances: whether a figure is asserted, hedged, denied, forecast, proposed or conditional, by the words of its own clause."""

import pytest

from claimtrack.extraction.extract import extract
from claimtrack.model.quantity import Quantity
from claimtrack.model.source import Stance

# A text, and the stances of its figures in their order, by their first letter: asserted, hedged, denied, forecast,
# proposed, conditional, x for disputed.
LETTERS = {
    "a": "asserted", "h": "hedged", "d": "denied", "f": "forecast", "p": "proposed", "c": "conditional", "x": "disputed",
}  # fmt: skip

SENTENCES = [
    # the clause behind a figure is another's
    ("We have counted 47 deaths and 112 injured, and we fear the number will climb.", "aa"),
    ("The bank employs 2,300 people and would not move.", "a"),
    ("Rescuers freed 14 miners while officials warned that the roof could fall.", "a"),
    ("The clinic treated 31 people, but more are expected to arrive.", "a"),
    ("The dam, which is 92 metres high, was emptied because engineers feared a breach.", "a"),
    ('"We will be back," the captain shouted at the 300 passengers.', "a"),
    ("The mayor said 18 houses had burned down, adding that others might follow.", "a"),
    ("Some 30,000 people marched through Prague against plans to raise the retirement age.", "a"),
    ("The company plans to hire 400 people against the wishes of the union.", "p"),
    ("The Red Cross said 42 people had lost their lives and that it would look for others.", "a"),
    ("The minister said that rebels would free 42 people and that 12 had died.", "fa"),
    # words that describe those counted hedge nothing
    ("Police arrested five people suspected of looting.", "a"),
    ("Soldiers shot 12 suspected rebels near Goma.", "a"),
    ("The bodies of 19 people, believed to be migrants, lay on the beach.", "a"),
    ("An allegedly drunken driver ran over seven cyclists.", "a"),
    ("The army is hunting 40 alleged deserters.", "a"),
    ("The union called for a strike and said that 94 percent of its members had voted for it.", "a"),
    ("The ministry rejected that figure and said 97 people had died.", "a"),
    # hedges
    ("Some 70 villagers are feared dead.", "h"),
    ("About 30 men were thought to be under the rubble.", "h"),
    ("Apparently 11 prisoners escaped from the jail.", "h"),
    ("At least 25 soldiers were reportedly killed.", "h"),
    ("Some 150 foreigners are understood to be held by the militia.", "h"),
    ("As many as 60 people may have drowned.", "h"),
    ("Allegedly 16 sheep were stolen.", "h"),
    ("An official said that probably 10 to 50 people had died.", "h"),
    # acts that are told are no proposals
    ("About 600 people sought refuge in the church.", "a"),
    ("More than 200 patients sought treatment for burns.", "a"),
    ("Donors pledged £650 million at a conference.", "a"),
    ("The railway had planned 60 trains, and half of them were cancelled.", "aa"),
    # proposals
    ("Under the plan, 20 tanks would be sent to the border.", "p"),
    ("Under the draft law, 300 judges would lose their posts.", "p"),
    ("The council should hire 90 teachers.", "p"),
    # forecasts
    ("Prices were 9.1 percent higher in May than a year earlier.", "a"),
    ("Prices may be 9.1 percent higher than a year earlier.", "h"),
    ("The storm will hit 40,000 homes.", "f"),
    ("The flotation could raise $1.8 billion.", "f"),
    ("The cuts are to save 900 million euros a year.", "f"),
    ("The mine must expect to lose 300 jobs.", "f"),
    ("The firm is set to cut 1,200 jobs.", "f"),
    ("Of 58 jets, 12 will be sold.", "af"),
    ("It will sell 12 of its 58 jets.", "fa"),
    # conditions
    ("If the dyke breaks, 8,000 people will lose their homes.", "c"),
    ("Some 8,000 people will lose their homes if the dyke breaks.", "c"),
    ("Should the strike go ahead, 1,100 flights would be cancelled.", "c"),
    ("Without more aid, 13,000 children could die.", "c"),
    ("Unless it rains, farmers will lose 40 percent of the harvest.", "c"),
    ("The village would lose 30 jobs, the mayor said, if the mill closed.", "c"),
    ("Without a word, the 40 strikers left the hall.", "a"),
    ("Asked if he was satisfied, the minister pointed to 4,000 new homes.", "a"),
    # denials
    ("There had not been 20 deaths at the plant, the spokesman said.", "d"),
    ("The army said it had not killed 14 civilians.", "d"),
    ('"It is not true that we dismissed 900 people," the manager said.', "d"),
    ("The governor rejected reports that 30 children had starved.", "d"),
    ("It is wrong that 400 workers were laid off, the union said.", "d"),
    ("Police denied that 40 officers had been hurt: it had been three.", "da"),
    ("The clinic did not treat 40 people.", "d"),
    ("Police counted 14 dead, not 40.", "ad"),
    ("The town lost not only 40 houses but also its bridge.", "a"),
    ("Police did not say how the 40 men had escaped.", "a"),
    ("No more than 20 people were hurt.", "a"),
    ("Some 20 people who had not fled were killed.", "a"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "stances"), SENTENCES)
def test_a_figure_has_the_stance_of_its_own_clause(text: str, stances: str) -> None:
    """Words of another clause, and words that describe those counted, change no figure's stance."""
    figures = [claim for claim in extract(text) if isinstance(claim.value, Quantity)]
    assert [str(claim.attribution.stance) for claim in figures] == [LETTERS[letter] for letter in stances]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("UNICEF could trace 480,000 doses.", Stance.ASSERTED),
        ("The agency can confirm 12 deaths.", Stance.ASSERTED),
        ("The agency could announce 300 job cuts.", Stance.FORECAST),
        ("The agency may confirm 300 deaths.", Stance.FORECAST),
    ],
)
def test_what_could_be_found_out_is_no_forecast(text: str, stance: Stance) -> None:
    """With verbs of finding out "could" tells of what was done."""
    [claim] = [claim for claim in extract(text) if claim.measure is not None]
    assert claim.attribution.stance is stance
