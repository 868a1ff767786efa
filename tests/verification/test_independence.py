"""Voices are origins: copies, chains and circles are followed; what only looks like copying is told, not counted."""

import pytest

from claimtrack.extraction.extract import extract
from claimtrack.model.document import Document
from claimtrack.model.source import Source, SourceKind
from claimtrack.parsing.claims import claim
from claimtrack.verification.independence import corroboration
from claimtrack.verification.near_duplicates import one_text


def told(value=72, source=None, publisher="Gazette", published="2024-04-05", **rest):
    """A claim about one event."""
    return claim(
        predicate="killed", value=value, source=source, publisher=publisher, published=published,
        place="Kunar", period="2024-04-04", title=f"{publisher} {published} {source}", **rest,
    )  # fmt: skip


def one(claims, **rest):
    """The only group of some claims."""
    [found] = corroboration(claims, **rest)
    return found


def codes(found):
    """The codes of the findings."""
    return [finding.code for finding in found.findings]


def test_many_documents_of_one_source_are_one_voice():
    """Seven documents, two origins, named; the most reported first."""
    papers = ["Gazette", "Courier", "Herald", "Post", "Ledger", "Monitor"]
    claims = [told(source="police", publisher=paper) for paper in papers]
    found = one([told(source="Red Crescent", publisher="Telegraph"), *claims])
    assert found.summary == "7 documents, 2 origins: police, Red Crescent"
    assert (found.independent, found.documents) == (2, 7)
    assert [len(voice.documents) for voice in found.voices] == [6, 1]
    assert [position.origins for position in found.positions] == [tuple(v.origin for v in found.voices[::-1])]


def test_an_outlet_that_has_it_from_another_is_followed():
    """The Gazette cites the Post, and the Post's own report names the police."""
    found = one([told(source="Post", publisher="Gazette"), told(source="police", publisher="Post")])
    assert found.summary == "2 documents, 1 origin: police"
    assert codes(found) == []


def test_an_outlet_whose_own_figure_is_another_is_not_followed():
    """The Post's police count is 70; the 72 that the Gazette has from it must come from elsewhere."""
    found = one([told(source="Post", publisher="Gazette"), told(70, source="police", publisher="Post")])
    assert {voice.name for voice in found.voices} == {"Post", "police"}


def test_an_outlet_with_two_sources_is_its_own_voice():
    """Nothing says which of them it had the figure from."""
    claims = [told(source="police", publisher="Post"), told(source="mayor", publisher="Post")]
    found = one([told(source="Post", publisher="Gazette"), *claims])
    assert {voice.name for voice in found.voices} == {"Post", "police", "mayor"}


@pytest.mark.parametrize("length", [2, 3])
def test_a_circle_of_outlets_is_one_voice_without_an_origin(length):
    """Each cites the next, and the last the first: nobody is at the head."""
    ring = ["Gazette", "Post", "Courier"][:length]
    claims = [told(source=ring[(n + 1) % length], publisher=paper) for n, paper in enumerate(ring)]
    found = one(claims)
    [voice] = found.voices
    assert voice.origin is None
    assert voice.name.endswith("citing each other")
    assert found.positions[0].origins == ()
    assert codes(found) == ["circular-chain"]


def test_a_circle_behind_the_first_link_is_the_same_circle():
    """The Herald cites the Post, which is in a circle with the Gazette."""
    claims = [told(source="Post", publisher="Gazette"), told(source="Gazette", publisher="Post")]
    found = one([*claims, told(source="Post", publisher="Herald")])
    assert len(found.voices) == 1
    assert len(found.voices[0].documents) == 3


def test_a_source_that_cites_itself_is_told():
    """As its own source, or twice in one chain."""
    assert codes(one([told(source="Gazette", publisher="Gazette")])) == ["cites-itself"]
    twice = told(source="police", chain=["police", "Post", "police", "Gazette"])
    assert codes(one([twice])) == ["cites-itself"]


def test_claims_of_nobody_are_no_voice():
    """Neither source nor publisher: shown, not counted."""
    found = one([claim(predicate="killed", value=72, place="Kunar", period="2024-04-04")])
    assert found.summary == "0 documents, no origin known"
    assert len(found.nameless) == len(found.claims) == 1


def test_wire_copy_in_two_outlets_is_one_voice():
    """The same text under two names, with another headline; the first to print it is the voice."""
    text = (
        "Rescuers worked through the night after the landslide in the valley of Kunar. Local residents said that 72 "
        "people were killed in their sleep on 4 April. The road to the provincial capital was blocked by rocks and mud."
    )
    wire = Document(text, "Landslide", "2024-04-05", "Agency")
    paper = Document("TRAGEDY IN KUNAR. " + text, "Tragedy", "2024-04-06", "Gazette")
    claims = [c for document in (paper, wire) for c in extract(document) if c.measure is not None]
    found = one(claims, documents=[paper, wire])
    assert (found.documents, found.independent) == (2, 1)
    assert codes(found) == ["same-text"]
    assert one(claims).independent == 1  # the long sentence alone shows it


def test_unnamed_sources_of_two_reports_stay_two_voices():
    """Officials here and officials there may be anybody."""
    officials = Source("officials", SourceKind.ANONYMOUS)
    found = one([told(source=officials, publisher="Gazette"), told(source=officials, publisher="Post")])
    assert found.independent == 2


def test_a_telling_figure_in_a_later_report_is_evidence_and_no_verdict():
    """29,514 without a source, a day after the ministry said it; 500 may occur to anybody."""
    earlier = told(29_514, source="health ministry", publisher="Gazette", published="2024-04-05")
    later = told(29_514, publisher="Post", published="2024-04-06")
    found = one([later, earlier])
    assert (found.independent, codes(found)) == (2, ["verbatim-figure"])
    assert "health ministry" in found.findings[0].message
    round_one = [told(500, source="health ministry"), told(500, publisher="Post", published="2024-04-06")]
    assert codes(one(round_one)) == []
    assert codes(one([earlier, told(29_514, publisher="Post", published="2024-04-05")])) == []
    assert codes(one([earlier, told(29_514, source="mayor", publisher="Post", published="2024-04-06")])) == []


def test_reports_without_a_day_are_no_later_ones():
    """Nothing shows who was first."""
    undated = told(29_514, publisher="Post", published=None, as_of="2024-04-06")
    assert codes(one([told(29_514, source="health ministry"), undated])) == []


def test_voices_of_one_side_are_shown_and_counted_apart():
    """A health ministry run by Hamas, and Hamas, are two sources of one side."""
    ministry = Source("Gaza health ministry", SourceKind.HEALTH_AUTHORITY, affiliation="Hamas")
    found = one([told(source=ministry, publisher="Gazette"), told(source="Hamas", publisher="Post")])
    assert found.independent == 2
    assert codes(found) == ["same-side"]


def test_positions_name_independent_origins_only():
    """Two stands, and under each the voices behind it."""
    claims = [told(source="police", publisher=paper) for paper in ("Gazette", "Courier")]
    found = one([*claims, told(58, source="Observatory", publisher="Post")])
    assert [[origin.name for origin in position.origins] for position in found.positions] == [
        ["Observatory"], ["police"],
    ]  # fmt: skip


def test_different_things_are_counted_apart():
    """Each thing that is counted has its own voices."""
    other = claim(
        predicate="injured", value=9, source="police", publisher="Gazette", place="Kunar", period="2024-04-04"
    )
    assert [found.measure.predicate for found in corroboration([told(source="police"), other])] == ["killed", "injured"]
    assert corroboration([]) == []


LONG = (
    "Heavy rain washed away two bridges and a school in the hills above the town on Monday night, and the mayor asked "
    "the army for tents, blankets and drinking water, since the road to the coast would stay closed for a week."
)


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (LONG.upper(), True),
        ("FLOODS: " + LONG + " More rain was forecast.", True),
        (LONG[: len(LONG) * 2 // 3], True),
        (LONG.replace("Monday", "Tuesday"), True),
        ("The mayor asked the army for tents on Monday night after heavy rain in the hills above the town.", False),
        ("Prices rose by two percent in June.", False),
        ("", False),
    ],
)
def test_near_duplicates_are_known_by_their_runs_of_words(other, same):
    """Trimmed, shouted or with another headline it is one text; another account of the same rain is not."""
    assert (one_text({"a": LONG, "b": other})["b"] == "a") is same


def test_phrases_of_the_trade_make_no_text():
    """A hundred reports that end alike are a hundred texts, and so is what comes after them."""
    ending = " This is a developing story and it will be updated as more information becomes available to us here."
    texts = {
        str(n): f"Report number {n} tells of thing {n} in place {n} on day {n} of year {n}.{ending}" for n in range(99)
    }
    found = one_text(texts)
    assert len(set(found.values())) > 1
