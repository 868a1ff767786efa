"""Why a claim was read as it was: rule and words of each part."""

import pytest

from claimtrack.extraction.explanation import Explanation, explain
from claimtrack.extraction.extract import extract
from claimtrack.lexicon.loader import Lexicon
from claimtrack.model.document import Document

EARLY = "Blast in Lima\n\nLIMA, 4 March - A blast killed 12 people on 3 March 2024, the fire service said.\n\n"


def reasons(text: str, published: str | None = None, number: int = 0) -> list[tuple[str, str, str, str]]:
    """Part, reading, rule and words of each reason of one claim."""
    found = explain(Document(text, published=published))[number]
    return [(r.part, r.reading, r.rule, " ".join(r.words)) for r in found.reasons]


def test_each_part_names_its_rule_and_its_words() -> None:
    """Source words with their cue, the word of the predicate, the dates and the place of the figure's own sentence."""
    text = "Police said on 5 May 2024 that 12 people had been killed in Lima on 3 May 2024."
    assert reasons(text, "2024-05-06") == [
        ("source", "police", "that", "Police said"),
        ("measure", "killed", "verb-behind", "killed"),
        ("period", "2024-05-03", "sentence", "3 May 2024"),
        ("as-of", "2024-05-05", "said", "5 May 2024"),
        ("place", "Lima", "clause", "Lima"),
    ]


@pytest.mark.parametrize(
    ("text", "number", "part", "reading", "rule", "words"),
    [
        (EARLY + "Rescuers said that 40 people had been hurt.", 1, "place", "Lima", "opening", "Lima"),
        (EARLY + "Rescuers said that 40 people had been hurt.", 1, "period", "2024-03-03", "event", "3 March 2024"),
        ("In Lima it rained on 3 May 2024. Floods killed 12.", 0, "period", "2024-05-03", "paragraph", "3 May 2024"),
        ("In Lima it rained on 3 May 2024. Floods killed 12.", 0, "place", "Lima", "paragraph", "Lima"),
        ("In Lima it rained on 3 May 2024. Floods killed 12.", 0, "source", "unknown", "none", ""),
        ("At least 12 are believed to have died.", 0, "source", "the outlet", "passive hedge", "believed"),
        ("The company opened 140 shops.", 0, "measure", "open", "verb-lemma", "opened"),
        ("Some 40 people were hurt, officials said.", 0, "as-of", "2024-05-06", "published", ""),
    ],
)
def test_what_was_taken_over_shows_where_it_stands(
    text: str, number: int, part: str, reading: str, rule: str, words: str
) -> None:
    """Words of earlier sentences are shown where the reader took them; the publication date has none."""
    found = {one[0]: one[1:] for one in reasons(text, "2024-05-06", number)}
    assert found[part] == (reading, rule, words)


def test_a_statement_has_a_source_alone() -> None:
    """What is said without a figure has no measure to explain."""
    assert reasons('"We mourn," the mayor said.') == [("source", "mayor", "trailing quote", "the mayor said")]


def test_the_spans_hold_the_words() -> None:
    """Offsets point into the text as given."""
    document = Document("Łódź: 12 people were hurt,\npolice said.")
    for one in explain(document):
        for reason in one.reasons:
            spans = [" ".join(document.text[span.start : span.end].split()) for span in reason.spans]
            assert spans == list(reason.words)


def test_the_claims_are_those_that_extract_finds() -> None:
    """Explaining reads nothing else."""
    document = Document(EARLY, published="2024-03-05", publisher="Gazette")
    assert [one.claim for one in explain(document)] == extract(document)


def test_nothing_to_explain() -> None:
    """A language without a lexicon and a blank document have no claims."""
    assert explain(Document("Zwölf Tote", language="de")) == []
    assert explain(Document(" \n")) == []


def test_the_users_words_explain_too() -> None:
    """A predicate of the user's own is a rule like ours."""
    own = Lexicon("en", {"predicates": {"daubed": {"object": ["daub"]}}})
    [found] = explain(Document("Children daubed 40 walls."), lexicon=own)
    assert isinstance(found, Explanation)
    assert found.reasons[1].rule == "verb-before"
    assert found.reasons[1].reading == "daubed"
