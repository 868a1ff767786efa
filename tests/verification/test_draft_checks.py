"""check: one verdict for each figure of a draft, with the source's figure beside it."""

import pytest

from claimtrack.comparison.facts import Reader
from claimtrack.lexicon.loader import load_lexicon
from claimtrack.model.document import Document
from claimtrack.model.policy import Policy
from claimtrack.model.source import Source
from claimtrack.verification.draft_checks import check
from claimtrack.verification.draft_matching import Matcher
from claimtrack.verification.draft_sources import meet
from claimtrack.verification.draft_words import stems

STORY = Document(
    "Fire destroys mill in Leeds\n\nLEEDS, 3 May - At least 17 people were killed in a fire in a mill in Leeds on Thursday, "
    "the police said. The mayor, Jane Roe, said that 40 people were injured, 12 of them seriously.\n\n"
    "The fire service said that the damage would cost 3 million to 5 million pounds. The owner employed 260 workers. "
    "The union denied that 90 workers had been locked in. A neighbour said that about 20 people were missing; this could "
    "not be verified.",
    "Fire destroys mill in Leeds",
    "2024-05-03",
    "Gazette",
)


@pytest.mark.parametrize(
    ("draft", "verdict"),
    [
        ("At least 17 people were killed in the mill fire in Leeds, the police said.", "supported"),
        ("The fire in the mill in Leeds killed at least 17 people.", "supported"),
        ("The fire in the mill in Leeds killed 17 people.", "bound_changed"),
        ("The police said that at least 71 people were killed in the mill fire in Leeds.", "contradicted"),
        ("The police said that at least 17,000 people were killed in the mill fire in Leeds.", "contradicted"),
        ("The mayor said that at least 17 people were killed in the mill fire in Leeds.", "other_source"),
        ("Jane Roe said that 40 people were killed in the mill fire in Leeds.", "scope_changed"),
        ("The fire service said that the damage to the mill in Leeds would cost 4 million pounds.", "bound_changed"),
        ("The owner of the mill in Leeds employed 260 workers.", "supported"),
        ("The union said that 90 workers had been locked in at the mill in Leeds.", "contradicted"),
        ("The mill in Leeds had 6 chimneys.", "not_found"),
        ("A volcano in Chile killed 17 sheep.", "not_found"),
    ],
)
def test_verdicts(draft, verdict):
    """One fault each, against one story."""
    [found] = check(draft, STORY)
    assert str(found.verdict) == verdict
    assert found.is_supported == (verdict == "supported")
    assert found.reason
    assert (found.evidence is None) <= (verdict == "not_found")


def test_a_figure_of_the_same_source_that_came_later_makes_a_draft_stale():
    """The police's 17 of Friday is 21 on Sunday; a draft that dates its figure is not stale."""
    later = Document(
        "The police said on Sunday that 21 people were killed in the fire in a mill in Leeds on 2 May 2024.",
        published="2024-05-05", publisher="Courier",
    )  # fmt: skip
    first = Document(
        "The police said on Friday that 17 people were killed in the fire in a mill in Leeds on 2 May 2024.",
        published="2024-05-03", publisher="Gazette",
    )  # fmt: skip
    draft = "The police say that 17 people were killed in the fire in a mill in Leeds on 2 May 2024."
    [found] = check(draft, [first, later])
    assert str(found.verdict) == "outdated"
    assert found.evidence.value.nominal == 21
    [dated] = check(Document(draft, published="2024-05-03"), [first, later])
    assert dated.is_supported


def test_a_draft_may_round():
    """The word about, 11,000 for 11,078 is what about says; 11,500 is another number."""
    story = Document("The ministry said that 11,078 people were killed in the floods in Kunar.", publisher="Gazette")
    assert check("About 11,000 people were killed in the floods in Kunar, the ministry said.", story)[0].is_supported
    [other] = check("The ministry said that 11,500 people were killed in the floods in Kunar.", story)
    assert str(other.verdict) == "contradicted"


def test_figures_in_text_order_and_none_without_figures():
    """One result for each figure; a draft without any has nothing to check."""
    found = check(
        "In the mill fire in Leeds 40 people were injured. The owner of the mill employed 260 workers.", [STORY]
    )
    assert [one.claim.value.nominal for one in found] == [40, 260]
    assert check("Nothing is known.", STORY) == []
    assert check("", STORY) == []


def test_numbers_that_were_not_read_are_told():
    """What the reader did not take for a figure is not checked, and says so."""
    found = []
    draft = "The driver, 48, saw it. The fire in Leeds killed at least 17 people."
    assert len(check(draft, STORY, on_finding=found.append)) == 1
    assert [(one.code, one.where) for one in found] in ([], [("unread-figure", "chars 12-14")])
    check("Police put the losses of the city at the end at 42,000.", STORY, on_finding=found.append)
    assert all(str(one.severity) == "info" for one in found)


def test_a_reservation_may_stand_in_the_draft_s_next_sentence():
    """A draft that keeps the caveat loses none."""
    draft = "A neighbour said that about 20 people were missing after the mill fire in Leeds."
    [lost] = check(draft, STORY)
    assert str(lost.verdict) == "caveat_lost"
    [kept] = check(f"{draft} The number could not be verified.", STORY)
    assert kept.is_supported


@pytest.mark.parametrize(
    ("source", "draft", "verdict"),
    [
        ("In Blantyre alone some 20,000 people lost their homes, the disaster agency said.",
         "In all of Malawi some 20,000 people lost their homes, the disaster agency said.", "scope_changed"),
        ("A storm hit Malawi. In Blantyre alone some 20,000 people lost their homes, the disaster agency said.",
         "In Malawi some 20,000 people lost their homes, the disaster agency said.", "scope_changed"),
        ("In Malawi some 20,000 people lost their homes, the disaster agency said.",
         "In Malawi some 20,000 people lost their homes, the disaster agency said.", "supported"),
        ("Italy had 18,010 heat deaths, Spain had 11,324 heat deaths, the institute said.",
         "Spain had 18,010 heat deaths, the institute said.", "scope_changed"),
        ("The institute said that 61,000 people died of the heat in Italy in the summer of 2022.",
         "The institute said that 61,000 people died of the heat in Italy in the summer of 2019.", "scope_changed"),
        ("In the past 24 hours 212 people were infected in Malawi, the ministry said.",
         "In the past week 212 people were infected in Malawi, the ministry said.", "scope_changed"),
        ("An earlier count of 174 dead in Malang was wrong. At least 125 people died in Malang, police said.",
         "In Malang 174 people died.", "outdated"),
        ("The Assistance Association for Political Prisoners said that 423 people were killed in Myanmar.",
         "The AAPP said that 423 people were killed in Myanmar.", "supported"),
        ("Insurer Vitalis was robbed. The company said that 4,500 customers were affected.",
         "Vitalis said that 4,500 customers were affected.", "supported"),
        ("The stadium in Malang was built for 38,000 people. When it burned, spectators ran.",
         "The stadium in Malang was built for 38,000 spectators.", "supported"),
        ("In Malang 138 people were killed, including 32 children, the office said.",
         "In Malang 138 children were killed, the office said.", "scope_changed"),
        ("In the new parliament of Flussland the Greens will hold 48 of 120 seats.",
         "In the new parliament of Flussland the Greens will hold 120 seats.", "scope_changed"),
    ],
)  # fmt: skip
def test_scope_and_source(source, draft, verdict):
    """Places, periods, parts, earlier counts and other names for one source."""
    assert [str(one.verdict) for one in check(draft, Document(source, published="2024-05-06"))] == [verdict]


def test_without_sources_nothing_is_found():
    """No documents, no support."""
    [found] = check("The fire killed 17 people.", [])
    assert (str(found.verdict), found.evidence) == ("not_found", None)


def test_words_are_compared_without_their_endings():
    """Killed and killing are one word, and so are fires and fire."""
    assert stems("Killed killing kill") == ["kill", "kill", "kill"]
    assert stems("The FIRES’ ends, said the IOM") == ["fir", "end", "said", "iom"]


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Minister Ali Yerlikaya", "Ali Yerlikaya's office", True),
        ("Harvard University study", "George Washington University study", False),
        ("Ecuador's prison service", "prison service", True),
        ("AAPP", "Assistance Association for Political Prisoners", True),
        ("Hamas", "Hamas-run health ministry", False),
        ("police", "union", False),
    ],
)
def test_names_of_one_source(a, b, same):
    """Names that share what is proper to them are one; a word that many share says nothing."""
    lexicon = load_lexicon()
    matcher = Matcher([], [], Reader(Policy(), lexicon), lexicon)
    assert meet(Source(a), Source(b), matcher) is same
    assert meet(Source(b), Source(a), matcher) is same
