"""What a report's other figures say of place and day, for those that do not say it."""

from claimtrack.comparison.conflicts import find_conflicts, read_facts
from claimtrack.comparison.facts import Reader
from claimtrack.extraction.extract import extract
from claimtrack.lexicon.loader import load_lexicon
from claimtrack.model.claim import AsOfBasis, Claim
from claimtrack.model.comparison import Verdict
from claimtrack.model.document import Document
from claimtrack.model.evidence import Evidence
from claimtrack.model.measure import Measure, Mode
from claimtrack.model.moment import Moment
from claimtrack.model.policy import Policy
from claimtrack.model.quantity import Bound, Quantity
from claimtrack.model.source import Attribution, Source

TEXT = (
    "An explosion in Kano on Tuesday killed 12, police said. The governor spoke of 15. Some 9 were hurt, and 40 fled."
)


def said(figure: str, source: str, document: Document, **measure) -> Claim:
    """A claim that stands in a document at its figure."""
    start = document.text.index(figure)
    number = int(figure)
    return Claim(
        Measure(**{"predicate": "killed", **measure}),
        Quantity(number, number, number, Bound.EXACT, None, figure),
        Attribution(Source(source)),
        Moment("2024-05-01"),
        AsOfBasis.PUBLISHED,
        evidence=Evidence(document.id, 0, len(document.text), document.text, start, start + len(figure)),
        document=document.ref,
    )


def places(claims: list[Claim]) -> list[tuple]:
    """Place and period as comparison takes them."""
    facts = read_facts(claims, Reader(Policy(), load_lexicon()))
    return [(fact.place, fact.window.written if fact.window else None, fact.borrowed) for fact in facts]


REPORT = Document(TEXT, publisher="Gazette", published="2024-05-01")
KANO = {"place": "Kano", "period": Moment("2024-04-30")}


def test_a_gap_takes_the_nearest_value_before_it_of_a_kindred_predicate():
    """The governor's 15 and the 9 injured lie where and when the 12 dead do; the arrests, of another kind, but where."""
    claims = [
        said("40", "police", REPORT, predicate="arrested"),
        said("9", "police", REPORT, predicate="injured"),
        said("15", "governor", REPORT),
        said("12", "police", REPORT, **KANO),
    ]
    borrowed = ("Kano", "2024-04-30", ("places", "window"))
    assert places(claims) == [("Kano", None, ("places",)), borrowed, borrowed, ("Kano", "2024-04-30", ())]


def test_else_the_nearest_value_after_it():
    """A headline's figure takes place and day from the text below."""
    claims = [said("12", "police", REPORT), said("15", "governor", REPORT, **KANO)]
    assert places(claims)[0] == ("Kano", "2024-04-30", ("places", "window"))


def test_what_is_not_borrowed():
    """Named events, windows such as "in 24 hours", the span of a flow, and other documents lend and take nothing."""
    event = said("15", "governor", REPORT, event="blast")
    flow = said("9", "police", REPORT, mode=Mode.FLOW)
    assert places([said("12", "police", REPORT, **KANO), event])[1] == (None, None, ())
    assert places([said("12", "police", REPORT, **KANO), flow])[1] == ("Kano", None, ("places",))
    month = said("12", "police", REPORT, place="Kano", period=Moment("2024-04"), mode=Mode.FLOW)
    assert places([month, said("15", "governor", REPORT)])[1] == ("Kano", None, ("places",))
    other = Document(TEXT + " ", publisher="Post", published="2024-05-01")
    assert places([said("12", "police", REPORT, **KANO), said("15", "governor", other)])[1] == (None, None, ())


def test_what_hangs_on_borrowing_is_soft():
    """The police's 12 and the governor's 15 conflict, softly: the governor's words name neither place nor day."""
    [found] = find_conflicts([said("12", "police", REPORT, **KANO), said("15", "governor", REPORT)])
    assert (found.relation, found.soft, found.hinges) == (Verdict.CONFLICTS, True, ("scope",))
    later = Document("Police now say 17 died in Kano on 30 April.", publisher="Post", published="2024-05-02")
    claims = [said("12", "police", REPORT, **KANO), said("15", "governor", REPORT), said("17", "army", later, **KANO)]
    [found] = find_conflicts(claims)
    assert len(found.positions) == 3


def test_a_bare_figure_takes_the_currency_before_it():
    """Two sums of one report in one currency disagree, softly; a number of something else takes none."""
    text = (
        "Prosecutors put the cost of the damage at 12 billion tenge, while the company spoke of 7.5 billion. "
        "The fire destroyed 40 homes. Police spoke of 30."
    )
    found = find_conflicts(extract(Document(text, publisher="Gazette", published="2024-05-01")))
    assert [[position.claims[0].value.text for position in one.positions] for one in found] == [
        ["7.5 billion", "12 billion tenge"]
    ]
    assert found[0].soft
    facts = read_facts(extract(Document(text, publisher="Gazette")), Reader(Policy(), load_lexicon()))
    assert [fact.dimension for fact in facts] == ["KZT", "KZT", None, None]
