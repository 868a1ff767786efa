"""The names that a report uses, by which reports that say no place are told apart."""

import attrs
import pytest

from claimtrack.comparison.facts import Facts, Reader
from claimtrack.comparison.names import is_named, names
from claimtrack.lexicon.loader import load_lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.document import Document
from claimtrack.model.evidence import Evidence
from claimtrack.model.measure import Measure
from claimtrack.model.policy import Policy
from claimtrack.model.quantity import Bound, Quantity
from claimtrack.model.source import Attribution, Source, SourceKind

LEXICON = load_lexicon()
READER = Reader(Policy(), LEXICON)


def told(text: str, title: str | None = None, attribution: Attribution | None = None) -> Facts:
    """A figure of twelve in a report of one sentence."""
    document = Document(text, title=title, publisher="Daily Herald")
    start = text.index("12")
    evidence = Evidence(document.id, 0, len(text), text, start, start + 2)
    return READER.read(
        Claim(
            Measure("killed"),
            Quantity(12, 12, 12, Bound.EXACT, None, "12"),
            attribution or Attribution(None),
            evidence=evidence,
            document=document.ref,
        )
    )


def used(*facts: Facts) -> set[str]:
    """The names of a report."""
    return set(names(facts, LEXICON))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Kano the Acme works burned and 12 died.", {"kano", "acme"}),
        ("Kano saw 12 die.", set()),  # the first word has a capital whatever it is
        ("A fire in Kano: 12 died, as A and B were.", {"kano"}),
        ("There 12 Kenyans and a Kenyan died, in Kenya.", {"kenyans", "kenya"}),
        ("On Monday, 3 March, 12 died in Kano in May, or in Sept or on Tue.", {"kano"}),
        ("In Spring Hill 12 died at Easter.", {"spring", "hill", "easter"}),
        ("In Ho 12 died.", {"ho"}),
        ("At 12 O'Brien's", {"brie"}),
    ],
)
def test_names_of_a_sentence(text: str, expected: set[str]):
    """Words with a capital, without days and months, and without the ending that makes "Kenyan" of "Kenya"."""
    assert used(told(text)) == expected


def test_names_of_a_headline():
    """Its first word is one too; where no figure of the report has a headline there is none."""
    assert used(told("There 12 died.", "Kano mourns")) == {"kano"}
    assert used(told("There 12 died.", "Kano mourns"), told("There 12 were killed.")) == {"kano"}
    assert used(told("There 12 died.")) == set()


def test_whoever_speaks_in_many_stories_is_no_name_of_one():
    """The Red Cross, the police, the paper itself; a company, a union or a person is."""

    def said(kind: SourceKind) -> set[str]:
        return used(told("There 12 died, the Red Cross said.", "Red Cross", Attribution(Source("Red Cross", kind))))

    everywhere = {"intergovernmental", "ngo", "media", "government", "health_authority", "military", "police"}
    assert {kind.value for kind in SourceKind if not said(kind)} == everywhere
    assert said(SourceKind.COMPANY) == {"red", "cross"}


def test_whoever_hands_a_figure_on_is_no_name_either():
    """A chain's members count as its source does; the outlet's own voice, of no known kind, is its own."""
    chain = (Source("Acme", SourceKind.COMPANY), Source("Red Cross", SourceKind.NGO))
    text = "There 12 died, Acme told the Red Cross."
    assert used(told(text, None, Attribution(chain[0], chain))) == {"acme"}
    outlet = Attribution(None, (Source("Stern"),))
    assert used(told("There 12 died in Kano, Stern has learnt.", "Stern on Kano", outlet)) == {"kano"}


def test_whom_no_list_knows_is_a_name_if_the_headline_has_it():
    """A speaker in the text is nobody's name; one in the headline is whom the story is about."""
    speaker = Attribution(Source("Kofi Mensah"))
    assert used(told("There 12 died, Kofi Mensah said in Accra.", None, speaker)) == {"accra"}
    assert used(told("There 12 died, Kofi Mensah said in Accra.", "Mensah speaks", speaker)) == {"accra", "mensah"}


def test_without_a_text_there_are_no_names():
    """A claim by hand, without a report, and one that nobody stands behind."""
    bare = Claim(Measure("killed"), Quantity(12, 12, 12, Bound.EXACT), Attribution(Source("Acme", SourceKind.COMPANY)))
    assert used(READER.read(bare)) == set()
    assert used(READER.read(attrs.evolve(bare, attribution=Attribution(None)))) == set()


@pytest.mark.parametrize(
    ("place", "names_used", "expected"),
    [
        ("Kano", {"kano"}, True),
        ("Khan Sheikhoun", {"kha", "sheikhou"}, True),
        ("Khan Sheikhoun", {"kha"}, False),
        ("Herat", {"kano"}, False),
    ],
)
def test_a_place_is_named_if_all_its_words_are(place: str, names_used: set[str], expected: bool):
    """Words without their last n, as names are kept."""
    assert is_named(place, frozenset(names_used)) is expected
