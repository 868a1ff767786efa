"""From a document to its claims: what is kept for arbitrary input, and what each rule of assembly does."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimtrack.extraction.extract import extract
from claimtrack.lexicon.loader import load_lexicon
from claimtrack.model.claim import Claim, LinkKind, Statement
from claimtrack.model.document import Document
from claimtrack.model.finding import Finding
from claimtrack.model.measure import Mode
from claimtrack.model.quantity import Quantity
from claimtrack.model.source import Stance

SCRAPS = (
    'Police said that at least 12 people were killed in Kabul on Monday . , ; " “ ” ministry since 7 October 2023 30 '
    "percent of them including children dozens five injured The toll rose to 47 according to Hamas \n\n Mr. İstanbul "
    "ﬁve ² १२ \x00 \ud800 ’s - ( ) three-year-old $5 billion"
)
WORDS = st.sampled_from(SCRAPS.split(" "))


def figures(text: str, **known: str) -> list[Claim]:
    """The claims with a figure."""
    return [claim for claim in extract(text, **known) if isinstance(claim.value, Quantity)]


@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=60).map(" ".join)))
@example("İ said 12 people died.")
@example("\x00\ud800 12 people died")
def test_every_quote_and_figure_is_the_text_itself(text: str) -> None:
    """Offsets are code points of the text as given, for any input; claims come in text order."""
    claims = extract(text, published="2024-02-23", publisher="Gazette")
    for claim in claims:
        evidence = claim.evidence
        assert evidence is not None
        assert text[evidence.start : evidence.end] == evidence.quote
        assert text[: evidence.start].endswith(evidence.prefix)
        assert text[evidence.end :].startswith(evidence.suffix)
        if evidence.figure_start is not None:
            assert text[evidence.figure_start : evidence.figure_end] == evidence.figure
    starts = [c.evidence.figure_start or c.evidence.start for c in claims if isinstance(c.value, Quantity)]
    assert all(a <= b for a, b in pairwise(starts))


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_the_same_text_gives_the_same_claims(text: str) -> None:
    """Reading is deterministic, ids included."""
    first, second = extract(text), extract(text)
    assert first == second
    assert [claim.id for claim in first] == [claim.id for claim in second]


def test_a_newer_extractor_keeps_the_id() -> None:
    """The id hashes the words, not their reading."""
    [claim] = figures("Police said 12 people died.")
    [other] = figures("Police said 12 people died.", published="2024-01-01")
    assert claim.as_of != other.as_of
    assert claim.id == other.id


def test_an_empty_document_says_so() -> None:
    """No claims, and a finding that names the file."""
    findings: list[Finding] = []
    assert extract(Document(" \n ", path="empty.md"), on_finding=findings.append) == []
    assert [(f.code, f.where) for f in findings] == [("empty-document", "empty.md")]
    assert extract(Document("")) == []


def test_an_unknown_language_says_so() -> None:
    """A text in a language without a lexicon gives no claims and a finding, never a guess."""
    findings: list[Finding] = []
    assert extract(Document("Zwölf Menschen starben.", language="de"), on_finding=findings.append) == []
    assert [f.code for f in findings] == ["unknown-language"]
    assert extract("Zwölf Menschen starben.", language="de") == []


def test_what_a_document_knows_is_not_given_twice() -> None:
    """Options that describe a text are refused beside a Document."""
    with pytest.raises(TypeError, match="a Document carries its own"):
        extract(Document("12 died"), publisher="Gazette")


def test_a_lexicon_may_be_given() -> None:
    """The given lexicon is used in place of the language's own."""
    assert len(extract("Police said 12 people died.", lexicon=load_lexicon())) == 1


def test_parts_and_restatements_are_linked() -> None:
    """A part points to its whole; a repeated figure points to its first mention and keeps its own id."""
    text = "Blast kills 35 people\n\nThe blast killed 35 people, including 12 children, police said."
    first, again, part = figures(text)
    assert [(link.kind, link.target) for link in again.links] == [(LinkKind.RESTATES, first.id)]
    assert [(link.kind, link.target) for link in part.links] == [(LinkKind.PART_OF, again.id)]
    assert first.id != again.id


def test_equal_figures_of_different_sources_do_not_restate_each_other() -> None:
    """Two voices that give the same number are two claims."""
    claims = figures("Police said 35 people died. The army said 35 people died.")
    assert [claim.links for claim in claims] == [(), ()]


def test_the_outlet_speaks_where_no_source_is_named() -> None:
    """No attribution means the publisher's own voice, never a guess."""
    [claim] = figures("Nine people died in the fire.", publisher="Gazette")
    assert claim.attribution.source is None
    assert claim.source is not None
    assert claim.source.name == "Gazette"


def test_the_file_line_counts_from_the_front_matter() -> None:
    """The line is that of the file: the text's first line plus the newlines before the figure."""
    document = Document("Headline\n\nPolice said 12 people died.", path="a.md", first_line=7)
    assert [claim.where for claim in extract(document)] == ["a.md:9"]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("At least 12 people are feared dead.", Stance.HEDGED),
        ("Under the plan, 40 prisoners should be released.", Stance.PROPOSED),
        ("The flood may have killed 12 people.", Stance.HEDGED),
        ("The storm will displace 3,000 people.", Stance.FORECAST),
        ("If the dam breaks, 400 people would die.", Stance.CONDITIONAL),
        ("There were about 300 people.", Stance.ASSERTED),
        ("The fire killed 12 people; 30 are feared trapped.", Stance.ASSERTED),
    ],
)
def test_the_words_of_the_clause_set_the_stance(text: str, stance: Stance) -> None:
    """Fear, plan, forecast and condition are not assertions."""
    assert figures(text)[0].attribution.stance is stance


def test_the_day_of_the_event_is_shared() -> None:
    """A figure without a day of its own takes that of the event the report opened with, and the rule says so."""
    text = (
        "A bus crash in Peru killed 12 people on 3 March 2024, police said.\n\n"
        "A further 30 people were injured, the hospital said."
    )
    _, second = figures(text)
    assert str(second.measure.period) == "2024-03-03"
    assert "period:event" in second.rules
    assert second.measure.place == "Peru"


def test_doubtful_readings_carry_findings() -> None:
    """A fallback predicate and a date without its year are named, so that a person can look there first."""
    [claim] = figures("On October 7 the bank lent $5 billion.")
    assert {finding.code for finding in claim.findings} == {"fallback-predicate", "unresolved-date"}


def test_statements_stand_beside_the_figures() -> None:
    """A reported assertion without a figure is a statement with source, day and no measure."""
    [claim] = extract("The minister said on 5 May 2024 that the talks were constructive.", publisher="Gazette")
    assert isinstance(claim.value, Statement)
    assert claim.measure is None
    assert str(claim.stated) == "2024-05-05"
    assert "constructive" in claim.value.text


def test_furniture_gives_no_claims() -> None:
    """Read times and comment counts are nobody's claims."""
    assert figures("5 min read\n\n37 Comments") == []


def test_windows_and_running_counts_have_their_modes() -> None:
    """A window is a flow, a count since a day is cumulative, what is still held is a stock."""
    texts = {
        "Some 104 people were killed in the past 24 hours.": Mode.FLOW,
        "Since 7 October 2023, 29,000 people have been killed.": Mode.CUMULATIVE,
        "Police are still holding 40 people.": Mode.STOCK,
    }
    assert {text: figures(text)[0].measure.mode for text in texts} == texts


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("Under the offer 20 sailors would be freed in exchange for 90 prisoners.", ["proposed", "proposed"]),
        ("The navy freed 20 sailors in return for 90 prisoners.", ["asserted", "asserted"]),
    ],
)
def test_both_sides_of_a_bargain_have_one_stance(text: str, stances: list[str]) -> None:
    """What is given in exchange is offered where the other side is offered, and done where that is done."""
    assert [claim.attribution.stance for claim in extract(text) if claim.measure is not None] == stances


@pytest.mark.parametrize(
    "text",
    [
        "The toll rose to 34 after three people died of their wounds.",
        "The death toll reached 34 on Thursday as rescuers found three bodies.",
    ],
)
def test_what_a_count_grew_by_is_a_part_of_it(text: str) -> None:
    """Those who died since the last count are in the new one, and dispute no other."""
    total, grown = figures(text)
    assert [link.target for link in grown.links] == [total.id]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The price of bread in Cairo rose by 40 percent.", "price of bread"),
        ("Revenue in the three months to September fell 9 percent.", "Revenue"),
        ("Shares in the shipyard fell 6 percent.", "Shares"),
    ],
)
def test_what_changes_is_the_head_of_its_phrase(text: str, counted: str) -> None:
    """Only what stands behind "of" belongs to the name of what rose or fell."""
    assert figures(text)[-1].measure.counted == counted


def test_a_text_may_end_with_a_number_behind_a_label() -> None:
    """What would stand behind such a number is looked for, and nothing is there."""
    assert [claim.value.text for claim in extract("Police searched House 14")] == []
    assert [claim.value.text for claim in extract("FRIDAY DEGREES EARLY WEEK MILLION")] == []


def test_a_text_may_end_with_a_quotation_mark_that_opens() -> None:
    """What the mark would open is looked for, and nothing is there."""
    text = '" Handful Tomrrow Ministry Told Between Tripled Last 3Pc A \u2013 \u201c'
    assert all(claim.value.text in text for claim in extract(text))


def test_a_day_counted_from_another_may_lie_before_the_calendar():
    """A text dated to the first year counts back to no day that has a name."""
    text = "Garin buried its dead on 20 January, thirty days after an air raid. Police said 43 people were killed."
    [claim] = [one for one in extract(text, published="0001-01-25") if one.measure is not None]
    assert str(claim.value) == "exact 43 person"
