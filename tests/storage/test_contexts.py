"""What a claim takes from its report is kept beside it, so that it is compared as if the report were read again."""

import attrs
import pytest

from claimtrack.comparison.conflicts import find_conflicts, read_facts
from claimtrack.comparison.facts import Reader
from claimtrack.lexicon.loader import load_lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.document import Document
from claimtrack.model.evidence import Evidence
from claimtrack.model.measure import Measure
from claimtrack.model.moment import Moment
from claimtrack.model.policy import Policy
from claimtrack.model.quantity import Quantity
from claimtrack.model.source import Attribution, Source
from claimtrack.storage.contexts import filled, needs_report, with_context

TEXT = "In Kano 12 people died on Sunday. The governor spoke of 15. In Lagos nobody died. In Oyo Yusuf saw 3."
DOCUMENT = Document(TEXT, publisher="Gazette", published="2024-03-04", title="Flood on the Niger")


def quoted(words, value, source, place=None, period=None):
    """A claim of the document above."""
    figure = str(value) if value else "nobody"
    start = TEXT.index(words)
    at = TEXT.index(figure, start)
    return Claim(
        Measure("killed", "people", place, None, Moment(period) if period else None),
        Quantity(value, value, value, "exact", "person", figure),
        Attribution(Source(source, "government") if source else None),
        Moment("2024-03-04"),
        "published",
        None,
        Evidence(DOCUMENT.id, start, start + len(words), words, at, at + len(figure)),
        DOCUMENT.ref,
        extractor="claimtrack 0.1.0 en",
    )


WHOLE = quoted("In Kano 12 people died on Sunday.", 12, "police", "Kano", "2024-03-03")
GAPS = quoted("The governor spoke of 15.", 15, "governor")
NONE = quoted("In Lagos nobody died.", 0, None, "Lagos", "2024-03-03")
READER = Reader(Policy(), load_lexicon())


@pytest.mark.parametrize("claims", [[WHOLE, GAPS], [WHOLE, NONE], [GAPS], [WHOLE, GAPS, NONE]])
def test_facts_survive(claims):
    """With its context each claim's facts are those that the whole report gives it."""
    assert needs_report(claims)
    for (fact, context), whole in zip(filled(claims, READER), read_facts(claims, READER), strict=True):
        alone = with_context(READER.read(fact.claim), context)
        for field in attrs.fields(type(whole)):
            assert getattr(alone, field.name) == getattr(whole, field.name), field.name


def test_a_complete_report_takes_nothing_but_names():
    """Where every figure says place and day; of a whole country the report may name the towns."""
    assert [context for _, context in filled([WHOLE], READER)] == [None]
    country = attrs.evolve(WHOLE, measure=attrs.evolve(WHOLE.measure, place="Nigeria"))
    assert needs_report([country])
    [(fact, context)] = filled([country], READER)
    assert fact.names is not None
    assert "kano" in fact.names
    assert with_context(READER.read(country), context).names == fact.names
    assert not needs_report([attrs.evolve(WHOLE, evidence=None)])


def test_a_claim_that_says_less_meets_others(ledger):
    """The governor's 15 are those killed in Kano on Sunday, though his sentence says neither."""
    other = quoted("In Kano 12 people died on Sunday.", 12, "police", "Kano", "2024-03-03")
    other = attrs.evolve(
        other, document=None, evidence=None, value=Quantity(20, 20, 20, "exact", "person", "20"),
        attribution=Attribution(Source("Red Cross", "ngo")),
    )  # fmt: skip
    ledger.add([DOCUMENT, WHOLE, GAPS], recorded="2024-03-04")
    changes = ledger.add(other, recorded="2024-03-05")
    assert any({c.value.nominal for c in conflict.claims} == {12, 15, 20} for conflict in changes.in_conflict)
    assert ledger.conflicts() == find_conflicts([WHOLE, GAPS, other])


def test_claims_of_one_report_that_come_later_fill_their_gaps(ledger):
    """What the ledger has of the report lends to what comes."""
    ledger.add([WHOLE], recorded="2024-03-04")
    ledger.add([GAPS], recorded="2024-03-04")
    assert ledger.conflicts() == find_conflicts([WHOLE, GAPS])
    assert len(ledger.conflicts()) == 1
