"""Words beside a figure, sentence by sentence: a peak, an addition, one of those counted before."""

import attrs
import pytest

from claimtrack.comparison.beside import is_at_peak, is_difference, is_further, is_of_the_counted, is_said_to_be
from claimtrack.comparison.facts import Reader
from claimtrack.comparison.hierarchy import hierarchy
from claimtrack.comparison.scope import scope
from claimtrack.lexicon.loader import load_lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.document import Document
from claimtrack.model.evidence import Evidence
from claimtrack.model.measure import Measure
from claimtrack.model.policy import Policy
from claimtrack.model.quantity import Bound, Quantity

WORDS = hierarchy(load_lexicon())


def marked(sentence: str) -> Claim:
    """A claim whose figure stands between two bars in its sentence."""
    before, figure, behind = sentence.split("|")
    text = before + figure + behind
    document = Document(text, publisher="Gazette")
    evidence = Evidence(document.id, 0, len(text), text, len(before), len(before) + len(figure))
    return Claim(
        Measure("killed"), Quantity(9, 9, 9, Bound.EXACT, None, figure), evidence=evidence, document=document.ref
    )


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("|Nine| of the dead were children.", True),
        ("|Nine| of them were children.", True),
        ("The police said there were |3,500| of them.", False),
        ("He said |nine| of those were children.", True),
        ("|Nine| of the 51 victims were women.", True),
        ("Of the 51 victims |34| were women.", True),
        ("Of the dead, |12| came from Darbhanga.", True),
        ("He spoke to the press; of these |nine| were children.", True),
        ("Among the injured were |nine| children.", True),
        ("|1,400| of the jobs are to go in Sweden.", True),
        ("In Darbhanga district alone |11| people died.", True),
        ("In Darbhanga alone, some |11| people died.", True),
        ("|11| people died in Darbhanga alone.", True),
        ("|Nine| OF THE DEAD were children.", True),
        ("|12| of the 20 passengers were killed.", False),
        ("|12| of the passengers were killed.", False),
        ("|Nine| people were killed.", False),
        ("|Nine| of every ten were killed.", False),
        ("Of the 51 victims 34 were women and |17| men.", False),
        ("Of the town; |nine| were killed.", False),
        ("He lives alone. |Nine| people died.", False),
        ("|11| people died in a house where he lived alone with 3 cats.", False),
        ("|Nine| of the deadly snakes were seen.", False),
        ("Prices went up |7.6 percent| in June alone.", False),
        ("In the past week alone |11| people died.", False),
        ("On Monday alone, |11| people died.", False),
    ],
)
def test_one_of_those_counted(sentence: str, expected: bool):
    """Words "of the" before a word for what was counted, "of them", and a place "alone" make a part."""
    assert is_of_the_counted(marked(sentence), WORDS.of_the_counted) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("|Two| more people have died.", True),
        ("A further |12| were found.", True),
        ("Another |12| were found.", True),
        ("|Two| more than on Monday died.", False),
        ("Two died and |20| more were injured.", False),
        ("On 3 May |20| more were injured.", False),
        ("|Two| people died.", False),
        ("|Two|", False),
    ],
)
def test_an_addition(sentence: str, expected: bool):
    """Words such as "more", "further", "another" beside the only figure of the sentence so far."""
    assert is_further(marked(sentence), WORDS.further) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("|240,000| people marched on 9 June when the crowd was at its peak.", True),
        ("|240,000| marched at its peak.", True),
        ("At the peak |240,000| marched.", True),
        ("|240,000| marched, 300,000 at its peak.", False),
        ("|240,000| marched.", False),
    ],
)
def test_a_peak(sentence: str, expected: bool):
    """The words stand beside this figure, with no other between."""
    assert is_at_peak(marked(sentence), WORDS.predicate("attended").peak) is expected


def moved(made: Claim, by: int) -> Claim:
    """The claim in a text that is longer by so many characters before its sentence."""
    found = made.evidence
    assert found is not None
    assert found.figure_start is not None
    assert found.figure_end is not None
    ends = {"figure_start": found.figure_start + by, "figure_end": found.figure_end + by}
    return attrs.evolve(made, evidence=attrs.evolve(found, start=found.start + by, end=found.end + by, **ends))


@pytest.mark.parametrize(
    ("sentence", "by"), [("|240,000| marched at its peak.", 100), ("At the peak |240,000| marched.", 7)]
)
def test_the_sentence_may_stand_anywhere_in_its_text(sentence: str, by: int):
    """Offsets are of the text, the words those of the sentence."""
    assert is_at_peak(moved(marked(sentence), by), WORDS.predicate("attended").peak)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"|9| of them{' x' * 60} were there.", True),
        (f"Of the victims{' x' * 30} |9| were women.", True),
        (f"Of the victims{' x' * 40} |9| were women.", False),  # more than eighty characters away
        (f"In Kano alone{' x' * 3} |9| died.", True),
    ],
)
def test_how_far_words_reach(sentence: str, expected: bool):
    """Words of the counted stand within eighty characters before the figure."""
    assert is_of_the_counted(marked(sentence), WORDS.of_the_counted) is expected


def test_without_a_sentence_or_words_nothing_is_beside():
    """A claim made by hand, and a predicate without words for a peak."""
    bare = Claim(Measure("killed"), Quantity(9, 9, 9, Bound.EXACT))
    assert not is_of_the_counted(bare, WORDS.of_the_counted)
    assert not is_further(bare, WORDS.further)
    assert not is_at_peak(bare, ("at its peak",))
    assert not is_at_peak(marked("|9| at its peak."), ())
    assert not is_further(marked("|9| more."), frozenset())


def test_long_sentences_take_time_in_proportion():
    """A hostile sentence of a megabyte is looked at beside the figure only."""
    words = "of the " * 150_000
    assert not is_of_the_counted(marked(f"{words}|nine|{words}"), WORDS.of_the_counted)
    assert not is_further(marked(f"{words}|nine| {words}"), WORDS.further)


@pytest.mark.parametrize(
    ("sentence", "counted", "expected"),
    [
        ("It counted 87 dead, |28| of them children.", "children", True),
        ("It counted 87 dead, |28| of whom were young children.", "young children", True),
        ("Of these |312| were foreigners.", "foreigners", True),
        ("Among the dead were |nine| children.", "children", True),
        ("|28| of the children were hurt.", "children", False),
        ("|Nine| of them died.", None, False),
        ("|Nine| of them died with their children.", "children", False),
    ],
)
def test_the_noun_of_a_part_may_say_which(sentence: str, counted: str | None, expected: bool):
    """A noun that they are said to be, not that of those whom they are of."""
    claim = marked(sentence)
    assert is_said_to_be(attrs.evolve(claim, measure=Measure("killed", counted))) is expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Fifteen died, the prosecutor said, |six| more than the ministry had announced.", True),
        ("They agreed on 2,800 jobs, |700| fewer than foreseen.", True),
        ("It hit 1.65 million, |a quarter of a million| more than the utility conceded.", True),
        ("It cost |80 million| euros more than forecast.", True),
        ("More than |six| died.", False),
        ("|Six| more died than on Monday.", False),
        ("It killed |15|, more than in any year.", False),
        ("|Six| died.", False),
    ],
)
def test_a_difference(sentence: str, expected: bool):
    """The figure right before "more than" is none of the two that are compared."""
    assert is_difference(marked(sentence)) is expected


def test_a_difference_is_held_against_no_count():
    """Its report has the counts themselves."""
    read = Reader(Policy(), load_lexicon()).read
    six = read(marked("Fifteen died, he said, |six| more than announced."))
    assert six.difference
    assert not read(marked("|Six| died.")).difference
    assert scope(six, read(marked("|Six| died.")), Policy(), WORDS).why == "one of them is how far two counts lie apart"
