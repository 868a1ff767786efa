"""Claims, statements and links: fields that contradict each other are refused, and the id hashes what was said."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import attrs
import pytest
from hypothesis import assume, given

from claimtrack.errors import InvalidClaim
from claimtrack.model.claim import AsOfBasis, Claim, Link, LinkKind, Polarity, Statement
from claimtrack.model.document import Document, DocumentRef
from claimtrack.model.evidence import Evidence
from claimtrack.model.finding import Finding
from claimtrack.model.identity import content_hash
from claimtrack.model.measure import Measure
from claimtrack.model.moment import Moment
from claimtrack.model.quantity import Quantity
from claimtrack.model.source import Attribution, Source, SourceKind
from claimtrack.strategies import claims, findings, links

KILLED = Measure("killed", "people")
NINE = Quantity(9, 9, 9, "exact", "person", "nine people")
TEXT = "Police said nine people died."
DOCUMENT = Document(TEXT, "Crash", "2024-02-23", "Gazette", path="crash.md", first_line=3)
WORDS = Evidence(DOCUMENT.id, 0, len(TEXT), TEXT, 12, 23, line=3)
SAID = Evidence(DOCUMENT.id, 0, len(TEXT), TEXT)
POLICE = Source("Police", SourceKind.POLICE)


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"value": 9}, "value must be Quantity or Statement"),
        ({"value": Statement("they died")}, "a statement has none"),
        ({"measure": None}, "needs a measure"),
        ({"measure": "killed"}, "measure must be Measure or None"),
        ({"attribution": POLICE}, "attribution must be Attribution"),
        ({"as_of": Moment("2024")}, "given together"),
        ({"as_of_basis": "stated"}, "given together"),
        ({"as_of": "2024", "as_of_basis": "stated"}, "as_of must be Moment or None"),
        ({"as_of": Moment("2024"), "as_of_basis": "guessed"}, "as_of_basis must be one of stated, published"),
        ({"stated": dt.date(2024, 2, 23)}, "stated must be Moment or None"),
        ({"evidence": WORDS}, "needs the document"),
        ({"evidence": WORDS, "document": DocumentRef("sha256:0")}, "needs the document"),
        ({"evidence": WORDS, "document": DOCUMENT}, "document must be DocumentRef or None"),
        ({"evidence": SAID, "document": DOCUMENT.ref}, "marks its words"),
        ({"links": [Link("part_of", "a")]}, "links must be a tuple of Link values"),
        ({"links": ("part_of:a",)}, "links must be a tuple of Link values"),
        ({"findings": ("doubt",)}, "findings must be a tuple of Finding values"),
        ({"rules": "rule"}, "rules must be a tuple of str values"),
        ({"extractor": None}, "extractor must be str"),
    ],
)
def test_fields_that_contradict_each_other_are_refused(fields, problem):
    """A wrong type or an impossible pair raises, and says what is wrong."""
    with pytest.raises(InvalidClaim, match=problem):
        Claim(**({"measure": KILLED, "value": NINE} | fields))


def test_evidence_of_a_statement_marks_no_figure():
    """A statement whose evidence marks a figure raises."""
    with pytest.raises(InvalidClaim, match="that of a statement does not"):
        Claim(None, Statement("nine died"), evidence=WORDS, document=DOCUMENT.ref)


@pytest.mark.parametrize("text", ["", "  ", None])
def test_a_statement_needs_words(text):
    """An empty statement raises."""
    with pytest.raises(InvalidClaim):
        Statement(text)


def test_words_of_enumerations_become_members():
    """A basis, a polarity and a kind of link may be given by their words."""
    assert Claim(KILLED, NINE, as_of=Moment("2024"), as_of_basis="stated").as_of_basis is AsOfBasis.STATED
    assert Statement("no", "denied").polarity is Polarity.DENIED
    assert Link("restates", "a").kind is LinkKind.RESTATES


@pytest.mark.parametrize(
    ("kind", "fields"), [(Link, ("copies", "a")), (Link, ("part_of", 5)), (Statement, ("a", "so"))]
)
def test_unknown_words_of_enumerations_are_refused(kind, fields):
    """An unknown kind of link or polarity, and a target that is no id, raise."""
    with pytest.raises(InvalidClaim):
        kind(*fields)


def test_source_is_the_attributed_one_or_the_publisher():
    """The attributed source, else the publisher as a medium, else nobody."""
    ref = DOCUMENT.ref
    assert Claim(KILLED, NINE, Attribution(POLICE), document=ref).source == POLICE
    assert Claim(KILLED, NINE, document=ref).source == Source("Gazette", SourceKind.MEDIA)
    assert Claim(KILLED, NINE, document=DocumentRef("a")).source is None
    assert Claim(KILLED, NINE).source is None


def test_published_is_the_documents():
    """The publication date comes from the document; without one it is unknown."""
    assert Claim(KILLED, NINE, document=DOCUMENT.ref).published == Moment("2024-02-23")
    assert Claim(KILLED, NINE).published is None


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({}, ""),
        ({"document": DOCUMENT.ref, "evidence": WORDS}, "crash.md:3"),
        ({"document": DOCUMENT.ref}, "crash.md:3"),
        ({"document": DOCUMENT.ref, "evidence": attrs.evolve(WORDS, line=None)}, "crash.md"),
        ({"document": DocumentRef("a", "Crash", publisher="Gazette")}, "Crash"),
        ({"document": DocumentRef("a", publisher="Gazette")}, "Gazette"),
        ({"document": DocumentRef("a")}, ""),
    ],
)
def test_where(fields, where):
    """``file:line`` of the words, or of a table's row; else the file, the headline, the publisher, or nothing."""
    assert Claim(KILLED, NINE, **fields).where == where


@pytest.mark.parametrize(
    ("claim", "shown"),
    [
        (Claim(KILLED, NINE), "Claim(unknown: 'nine people' people killed)"),
        (
            Claim(KILLED, Quantity(9, 9, 9, "exact"), Attribution(POLICE), Moment("2024"), "stated"),
            "Claim(Police: exact 9 people killed, as of 2024)",
        ),
        (Claim(None, Statement("it is over"), Attribution(POLICE)), "Claim(Police: 'it is over')"),
    ],
)
def test_repr_reads_well(claim, shown):
    """Who says what, and as of when."""
    assert repr(claim) == shown


@given(claims(statements_too=False))
def test_a_newer_extractor_keeps_the_id(claim):
    """Reading the same words differently - another measure, value or source - supersedes a claim; the id stays."""
    assume(claim.evidence is not None)
    reread = attrs.evolve(claim, measure=KILLED, value=NINE, attribution=Attribution(), extractor="claimtrack 9")
    assert reread.id == claim.id


@given(claims(), links(), findings())
def test_links_and_findings_stand_outside_the_id(claim, link, finding):
    """Tying a claim to another, doubting it, or naming other rules does not make it another claim."""
    other = attrs.evolve(claim, links=(link,), findings=(finding,), rules=("another",), extractor="another")
    assert other.id == claim.id


@given(claims())
def test_equal_claims_have_equal_ids(claim):
    """A copy is equal and has the same id; what is counted is part of what was entered by hand."""
    assert attrs.evolve(claim) == claim
    assert attrs.evolve(claim).id == claim.id
    if claim.evidence is None and claim.measure not in (None, KILLED):
        assert attrs.evolve(claim, measure=KILLED).id != claim.id


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (Quantity(5, 5, 5, "exact"), Quantity(Decimal("5.0"), Fraction(5), 5, "exact")),
        (
            Quantity(Decimal("0.5"), None, Decimal("0.50"), "at_least"),
            Quantity(Fraction(1, 2), None, Fraction(1, 2), "at_least"),
        ),
    ],
)
def test_one_number_in_two_types_is_one_claim(a, b):
    """5, 5.0 and 5/1 are one number, to equality and to the id."""
    assert Claim(KILLED, a) == Claim(KILLED, b)
    assert Claim(KILLED, a).id == Claim(KILLED, b).id


def test_one_instant_in_two_offsets_is_one_claim():
    """10:00+02:00 and 08:00 UTC are equal, so the ids are; 08:00 without an offset is neither."""

    def at(hour, offset):
        zone = None if offset is None else dt.timezone(dt.timedelta(hours=offset))
        return Claim(KILLED, NINE, stated=Moment("2024-02-23", time=dt.time(hour, tzinfo=zone)))

    assert at(10, 2) == at(8, 0)
    assert at(10, 2).id == at(8, 0).id
    assert at(8, None) != at(8, 0)
    assert at(8, None).id != at(8, 0).id


def test_the_id_of_words_is_their_place_and_the_words():
    """Two figures of a sentence, and a figure and a statement of the same words, have ids of their own."""
    whole = {"document": DOCUMENT.ref}
    figure = Claim(KILLED, NINE, evidence=WORDS, **whole)
    longer = Claim(KILLED, NINE, evidence=attrs.evolve(WORDS, figure_end=24), **whole)
    statement = Claim(None, Statement("nine people died"), evidence=SAID, **whole)
    assert len({figure.id, longer.id, statement.id}) == 3


def test_ids_are_the_same_on_every_machine():
    """The id of a claim is part of the record's contract: it must never change by accident."""
    assert Claim(KILLED, NINE).id == "4a67fbd269cfb45b827b8dd63e272ec0"
    assert Claim(KILLED, NINE, evidence=WORDS, document=DOCUMENT.ref).id == "97da7dc31416c5c0aacc40774b76c109"


def test_what_has_no_canonical_form_is_refused():
    """A foreign value cannot be hashed."""
    with pytest.raises(TypeError, match="no canonical form for float"):
        content_hash(1.5)


def test_findings_know_their_severity():
    """A severity may be given by its word; another word, and fields that are no words, raise."""
    assert str(Finding("a", "info", "look here", "crash.md:3")) == "crash.md:3: look here"
    assert str(Finding("a", "info", "look here")) == "look here"
    for fields in (("a", "bad", "b"), (1, "info", "b"), ("a", "info", None), ("a", "info", "b", 3)):
        with pytest.raises(InvalidClaim):
            Finding(*fields)
