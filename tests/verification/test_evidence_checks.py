"""verify: one finding for each thing that is wrong, none where the words bear the claim out."""

from pathlib import Path

import attrs
import pytest

pytest.importorskip("rapidfuzz")
from claimtrack.extraction.extract import extract
from claimtrack.model.claim import AsOfBasis, Claim
from claimtrack.model.document import Document
from claimtrack.model.finding import Severity
from claimtrack.model.measure import Measure
from claimtrack.model.moment import Moment
from claimtrack.model.quantity import Bound, Quantity
from claimtrack.model.source import Source, SourceKind
from claimtrack.parsing.claims import claim
from claimtrack.reading.documents import read
from claimtrack.verification.evidence_checks import reanchor, verify

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.md"))
TEXT = (
    "A fire swept through a mill in Leeds on Thursday.\n\nThe police said that at least 17 people were killed and 40 "
    "injured. The mayor, Jane Roe, spoke of a black day. The count could not be independently verified.\n\n"
    "Firefighters from three towns fought the flames until dawn."
)
REPORT = Document(TEXT, "Mill fire", "2024-05-03", "Gazette", "https://news.example/mill")


def figure(text="at least 17", document=REPORT):
    """The claim of one figure of the report."""
    return next(c for c in extract(document) if isinstance(c.value, Quantity) and text in c.evidence.figure)


def codes(found):
    """The codes alone."""
    return [finding.code for finding in found]


def edited(old, new):
    """The report after an edit."""
    assert old in TEXT
    return attrs.evolve(REPORT, text=TEXT.replace(old, new))


def test_a_claim_that_its_document_bears_out_has_no_findings():
    """An untouched document, alone or among others, in any order."""
    other = Document("Nothing happened.", publisher="Courier")
    assert verify(figure(), REPORT) == []
    assert verify(figure(), [other, REPORT]) == []


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem)
def test_the_seeds_bear_out_their_own_figures(seed):
    """No error in any figure that was read from a seed, against that seed."""
    document = read(seed)
    for one in extract(document):
        if isinstance(one.value, Quantity):
            assert [f for f in verify(one, document) if f.severity is Severity.ERROR] == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Firefighters", "Fire crews", []),
        (" said that", "  said\nthat", ["quote-reflowed"]),
        ("were killed", "had been killed", ["quote-edited"]),
        ("17 people", "71 people", ["quote-edited", "figure-differs"]),
        ("at least 17", "17", ["quote-edited", "bound-differs"]),
        ("at least 17 people", "many people", ["quote-edited", "figure-missing"]),
        ("The police said", "The army said", ["quote-edited", "source-missing"]),
    ],
)
def test_an_edited_document_shows_what_was_edited(old, new, expected):
    """Each kind of edit has its own code; the document is known by its address."""
    assert codes(verify(figure(), edited(old, new))) == ["document-changed", *expected]


def test_a_quotation_that_was_cut_is_an_error():
    """The sentence is gone from the only document there is."""
    cut = edited("The police said that at least 17 people were killed and 40 injured. ", "")
    assert codes(verify(figure(), cut)) == ["document-changed", "quote-missing"]


def test_a_missing_document_is_told_and_its_words_sought_elsewhere():
    """Another outlet's copy carries the same words."""
    copy = Document("By wire. " + TEXT, "Fire in Leeds", "2024-05-04", "Courier", path="courier.md")
    found = verify(figure(), [copy])
    assert codes(found) == ["document-missing", "quote-elsewhere"]
    assert "courier.md" in found[1].message
    assert codes(verify(figure(), [])) == ["document-missing", "quote-missing"]
    other = Document("Rain.", "Weather", "2024-05-03", "Gazette")
    assert codes(verify(figure(), [other])) == ["document-missing", "quote-missing"]


@pytest.mark.parametrize(
    ("known", "other", "same"),
    [
        ({"path": "a.md"}, {"path": "a.md"}, True),
        ({"path": "a.md"}, {"path": "b.md"}, False),
        ({"title": "Fire", "publisher": "Gazette", "published": "2024-05-03"}, {}, True),
        ({"title": "Fire"}, {}, False),
        ({"publisher": "Gazette", "published": "2024-05-03"}, {}, True),
        ({"publisher": "Gazette", "published": "2024-05-03", "path": "a.md"}, {"path": "b.md"}, False),
        ({"publisher": "Gazette", "published": "2024-05-03", "path": "x/a.md"}, {"path": "y/z/a.md"}, True),
        ({"path": "x/a.md"}, {"path": "y/a.md"}, False),
        ({"url": "news.example/1", "path": "a.md"}, {"path": "b.md"}, True),
        ({"url": "news.example/1", "path": "a.md"}, {"url": "news.example/2"}, False),
        ({"title": "Fire", "publisher": "Gazette", "published": "2024-05-03"}, {"url": "news.example/1"}, True),
    ],
)
def test_a_changed_document_is_known_by_its_file_or_its_headline(known, other, same):
    """The address decides, then the file, then publisher, title and day together, then a folder copied elsewhere."""
    old = Document(TEXT, **known)
    new = Document(TEXT.replace("dawn", "noon"), **(known | other))
    expected = ["document-changed"] if same else ["document-missing", "quote-elsewhere"]
    assert codes(verify(figure(document=old), new)) == expected


def test_offsets_that_do_not_fit_their_document_are_told():
    """A claim whose offsets were shifted by another program."""
    one = figure()
    e = one.evidence
    shifted = attrs.evolve(
        e, start=e.start + 3, end=e.end + 3, figure_start=e.figure_start + 3, figure_end=e.figure_end + 3
    )
    assert codes(verify(attrs.evolve(one, evidence=shifted), REPORT)) == ["offsets-differ"]


def test_contradictory_metadata_are_findings():
    """The claim says another day and another outlet than the document."""
    one = figure()
    ref = attrs.evolve(one.document, publisher="Herald", published="2024-05-04")
    assert codes(verify(attrs.evolve(one, document=ref), REPORT)) == ["metadata-differs", "metadata-differs"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Quantity(17, 17, 17, Bound.EXACT, "person", "17"), ["bound-differs"]),
        (Quantity(170, None, 170, Bound.AT_LEAST, "person", "at least 170"), ["figure-differs"]),
        (Quantity(17, 20, None, Bound.RANGE, "person"), ["figure-differs"]),
        (Quantity(17, None, 17, Bound.AT_LEAST, "person", "seventeen or more"), []),
    ],
)
def test_the_number_must_stand_in_the_words(value, expected):
    """A claim whose value was changed by hand or machine is held against its own quotation."""
    assert codes(verify(attrs.evolve(figure(), value=value), REPORT)) == expected


def test_words_that_hold_no_number_that_can_be_read_are_left_alone():
    """A figure in words that the reader does not know is not called wrong."""
    one = figure("40")
    e = one.evidence
    start = e.quote.index("police") + e.start
    odd = attrs.evolve(e, figure_start=start, figure_end=start + 6)
    assert codes(verify(attrs.evolve(one, evidence=odd), REPORT)) == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (Source("Jane Roe", SourceKind.PERSON), []),
        (Source("Ms Jane T. Roe", SourceKind.PERSON), []),
        (Source("West Yorkshire Police", aliases=("police",)), []),
        (Source("Gazette"), []),
        (Source("interior ministry", as_written="he"), ["source-missing"]),
        (Source("it"), []),
    ],
)
def test_the_source_must_be_named_near_the_words(source, expected):
    """By name, alias, surname or as written; the outlet itself needs no mention, a pronoun names nobody."""
    one = figure()
    said = attrs.evolve(one.attribution, source=source, chain=(source,), source_span=None)
    assert codes(verify(attrs.evolve(one, attribution=said), REPORT)) == expected


def test_a_source_named_far_away_is_a_remark():
    """It may well be the one meant, but the words do not say so."""
    far = attrs.evolve(
        REPORT, text=TEXT + " It rained on and on." * 50 + " The miners' union held a minute of silence."
    )
    one = figure(document=far)
    said = attrs.evolve(one.attribution, source=Source("miners' union"), chain=(), source_span=None)
    assert [(f.code, f.severity) for f in verify(attrs.evolve(one, attribution=said), far)] == [
        ("source-far", Severity.INFO)
    ]


def test_a_dropped_caveat_and_an_invented_one_are_told():
    """The text's reservation belongs to the claim, and only the text's."""
    caveat = "could not be independently verified"
    text = f"The police said 17 people were killed. The figure {caveat}."
    document = Document(text, publisher="Gazette")
    one = figure("17", document)
    assert one.attribution.caveat is not None
    without = attrs.evolve(one, attribution=attrs.evolve(one.attribution, caveat=None))
    assert codes(verify(without, document)) == ["caveat-dropped"]
    invented = attrs.evolve(one, attribution=attrs.evolve(one.attribution, caveat="according to hearsay"))
    assert codes(verify(invented, document)) == ["caveat-missing"]


@pytest.mark.parametrize(
    "late",
    [
        {"stated": Moment("2024-05-09")},
        {"as_of": Moment("2024-06"), "as_of_basis": AsOfBasis.STATED},
        {"measure": Measure("killed", "people", period=Moment("2024-05-04"))},
    ],
)
def test_nothing_is_known_after_the_publication(late):
    """A date behind the day on which it was printed is a slip somewhere."""
    assert codes(verify(attrs.evolve(figure(), **late), REPORT)) == ["after-publication"]


def test_a_claim_without_any_metadata_of_its_document():
    """Nothing to compare: the document is known by its hash, and what only one side says is no contradiction."""
    bare = Document(TEXT)
    assert verify(figure(document=bare), bare) == []
    ref = attrs.evolve(figure().document, title=None)
    assert verify(attrs.evolve(figure(), document=ref), REPORT) == []


def test_claims_without_words_are_checked_for_their_dates_only():
    """A table row has no quotation."""
    by_hand = claim(predicate="killed", value=17, source="police", published="2024-05-03", stated="2024-05-09")
    assert codes(verify(by_hand, [])) == ["after-publication", "no-evidence"]
    assert codes(verify(claim(predicate="killed", value=17), REPORT)) == ["no-evidence"]


def test_statements_are_verified_by_their_words():
    """A quoted assertion has no figure to look for."""
    document = Document('The mayor said: "We shall rebuild the mill." The police said nothing.', publisher="Gazette")
    said = [c for c in extract(document) if not isinstance(c.value, Quantity)]
    assert said
    assert all(verify(one, document) == [] for one in said)


def test_reanchoring_moves_a_claim_to_the_document_as_it_is_now():
    """The new claim quotes the new text exactly, and verifies against it."""
    new = attrs.evolve(REPORT, text="UPDATED\n\n" + TEXT.replace(" said that", "\nsaid that"), path="mill.md")
    moved = reanchor(figure(), new)
    assert isinstance(moved, Claim)
    e = moved.evidence
    assert new.text[e.start : e.end] == e.quote
    assert new.text[e.figure_start : e.figure_end] == "at least 17"
    assert e.line == 6
    assert verify(moved, new) == []


def test_statements_are_reanchored_by_their_words():
    """No figure to look for."""
    document = Document('The mayor said: "We shall rebuild the mill." The police said nothing.', publisher="Gazette")
    said = next(c for c in extract(document) if not isinstance(c.value, Quantity))
    moved = reanchor(said, Document("By wire. " + document.text, publisher="Gazette"))
    assert moved.evidence.quote == said.evidence.quote
    assert moved.evidence.figure is None


def test_reanchoring_fails_where_the_words_or_the_figure_are_gone():
    """None, rather than a guess."""
    assert reanchor(figure(), edited("17", "71")) is None
    assert reanchor(figure(), Document("Rain.")) is None
    assert reanchor(claim(predicate="killed", value=17), REPORT) is None


def test_a_reservation_about_the_figures_belongs_to_them():
    """The text does not vouch for the number in its next sentence; a claim without that has dropped it."""
    text = "Hamas said that 29,500 people were killed in the Gaza Strip. The number cannot be independently verified."
    [one] = [one for one in extract(Document(text)) if one.value.text == "29,500"]
    bare = attrs.evolve(one, attribution=attrs.evolve(one.attribution, caveat=None))
    [found] = verify(bare, Document(text))
    assert (found.code, "cannot be independently verified" in found.message) == ("caveat-dropped", True)
    assert (
        verify(bare, Document(text.replace(" The number cannot be independently verified.", ""), url="x"))[0].code
        != found.code
    )


def test_a_date_that_the_text_does_not_name_is_told():
    """The claim says the eighth, the text the second; a day of printing needs no words."""
    text = "The police said that 17 people were killed in the mill fire in Leeds on 2 May 2024."
    [one] = [one for one in extract(Document(text, published="2024-05-03")) if one.measure is not None]
    assert codes(verify(one, Document(text, published="2024-05-03"))) == []
    other = attrs.evolve(one, measure=attrs.evolve(one.measure, period=Moment("2024-04-08")))
    found = verify(other, Document(text, published="2024-05-03"))
    assert codes(found) == ["date-missing"]
    assert "2024-04-08" in found[0].message
    printed = attrs.evolve(one, measure=attrs.evolve(one.measure, period=Moment("2024-05-03")))
    assert codes(verify(printed, Document(text, published="2024-05-03"))) == []
    unknown = attrs.evolve(one, measure=attrs.evolve(one.measure, period=Moment("XXXX-04-08")))
    assert codes(verify(unknown, Document(text, published="2024-05-03"))) == []
    yearless = Document(text.replace(" 2024", ""))
    [bare] = [one for one in extract(yearless) if one.measure is not None]
    assert "date-missing" not in codes(verify(attrs.evolve(bare, stated=Moment("2024-04-08")), yearless))


def test_a_caveat_that_only_its_reader_knows_belongs_to_the_figure_too():
    """What a count leaves out is no doubt about it, but a claim that drops it says more than its text."""
    text = (
        'The talks were "constructive", the minister said. The health ministry said on Friday that 11,078 people had been '
        "killed since 7 October. The ministry's figures do not distinguish between civilians and fighters."
    )
    [one] = [one for one in extract(Document(text)) if one.value.text == "11,078"]
    assert one.attribution.caveat is not None
    bare = attrs.evolve(one, attribution=attrs.evolve(one.attribution, caveat=None))
    assert "caveat-dropped" in codes(verify(bare, Document(text)))
