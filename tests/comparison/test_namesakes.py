"""One voice that the reports of a story call by different names."""

from claimtrack.comparison.conflicts import find_conflicts, read_facts
from claimtrack.comparison.facts import Reader
from claimtrack.extraction.extract import extract
from claimtrack.lexicon.loader import load_lexicon
from claimtrack.model.comparison import Verdict
from claimtrack.model.document import Document
from claimtrack.model.policy import Policy

READER = Reader(Policy(), load_lexicon())


def story(*sentences: str) -> list:
    """One report a sentence, of one day, each of which names the ship and the town of the story."""
    claims = []
    for number, sentence in enumerate(sentences):
        text = f"{sentence}\n\nSome 70 people were aboard the Anna Brun off Tarvik."
        claims += extract(Document(text, published="2025-03-03", publisher=f"Paper {number}"))
    return claims


def voices(*sentences: str) -> int:
    """How many voices stand behind the dead of the sentences."""
    facts = read_facts(story(*sentences), READER)
    return len({fact.origin.key for fact in facts if fact.predicate == "killed"})


def test_a_person_and_the_office():
    """One report names who holds the office, another only the office; without a story both are anybody."""
    named, office = "Governor Ines Okoro said 12 people died.", "The governor said 15 people died."
    assert voices(named, office) == 1
    assert voices("The governor, Ines Okoro, said 12 people died.", office) == 1
    assert voices("Ines Okoro said 12 people died.", office) == 2
    apart = [*extract(Document(named, publisher="A")), *extract(Document(office, publisher="B"))]
    assert len({fact.origin.key for fact in read_facts(apart, READER)}) == 2


def test_an_office_that_two_persons_hold_joins_nobody():
    """There is more than one governor: whose word the second report has is not known."""
    assert voices("Governor Ines Okoro said 12 people died.", "Governor Lars Brandt said 15 people died.") == 2


def test_other_persons_and_bodies_stay_apart():
    """The mayor is not the governor, a ministry not another."""
    assert voices("Governor Ines Okoro said 12 people died.", "Mayor Lars Brandt said 15 people died.") == 2
    assert voices("The interior ministry said 12 people died.", "The health ministry said 15 people died.") == 2


def test_a_body_by_the_end_of_its_name():
    """The one disaster agency of a story is the national one; where there are two, it may be either."""
    short, other = "The disaster agency said 15 people died.", "The regional disaster agency said 9 people died."
    assert voices("The national disaster agency said 12 people died.", short) == 1
    assert voices("The national disaster agency said 12 people died.", other, short) == 3


def test_voices_without_a_name_stay_apart():
    """Officials here may be others than officials there, and a report's own words are its own."""
    assert voices("Officials said 12 people died.", "Officials said 15 people died.") == 2
    assert voices("Some 12 people died.", "Some 15 people died.") == 2
    assert voices("Army officials said 12 people died.", "The Nigerian army said 15 people died.") == 2


def test_a_paper_that_others_name_is_a_voice_and_its_own_words_are_not():
    """Whose figure a paper prints as its own is not known, also where another report says whose paper it was."""
    facts = read_facts(story("Some 12 people died.", "The Paper 0 said 15 people died."), READER)
    assert [fact.origin.voice for fact in facts if fact.predicate == "killed"] == ["outlet", "named"]


def test_what_a_person_is_called_later():
    """The office by which a report goes on is hers; her last name alone may be a company's."""
    named = "Ines Okoro, the governor, said 12 people died. The governor later put the toll at 14 dead."
    assert voices(named, "The governor said 15 people died.") == 1
    founder = "Rescuer Peter Keilbrandt said 12 people died. Keilbrandt later put the toll at 14 dead."
    assert voices(founder, "The car parts maker Keilbrandt said 15 people died.") == 2


def test_what_a_body_is_called_beside_its_name_only():
    """Two parties may each have a count of its own, and unions are many."""
    own = "{0} said 12 people died. By its own count 15 people died."
    assert voices(own.format("Renamo"), own.format("Frelimo")) == 2
    assert voices("The union IG Metall said 12 people died.", "The union ADM said 15 people died.") == 2


def test_an_acronym_beside_a_name():
    """The words before or behind an acronym say what body it is, for the reports that use only one of them."""
    assert voices("The harbour rescue service, HRS, said 12 people died.", "HRS said 15 people died.") == 1
    assert voices("The rescue service HRS said 12 people died.", "Kenya's rescue service said 15 people died.") == 1
    assert voices("The harbour rescue service, HRS, said 12 people died.", "SKR said 15 people died.") == 2


def test_a_later_figure_of_the_same_office_is_no_rival():
    """It is an update of its own: nothing contradicts it."""
    first, second = "Governor Ines Okoro said 12 people died.", "The governor said 15 people died."
    claims = [
        *extract(
            Document(f"{first}\n\nThe Anna Brun sank off Tarvik on Sunday with 70 aboard.", published="2025-03-03")
        ),
        *extract(Document(f"{second}\n\nThe Anna Brun sank off Tarvik with 70 aboard.", published="2025-03-04")),
    ]
    [conflict] = find_conflicts(claims)
    assert conflict.relation is Verdict.REVISES_UP
