"""Attributions in the idiom of agency reports: who stands behind which figure, through whom, and with what reserve."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack import Attribution, LexiconError, find_attributions

TABLE = Path(__file__).with_name("attributed_figures.txt").read_text("utf-8").splitlines()


def _rows() -> list[tuple[str, str, str | None]]:
    """One row a figure: the text, the figure's first words, the source."""
    rows = []
    for line in TABLE:
        text, bar, figures = line.replace(r"\n", "\n").rpartition(" | ")
        for pair in figures.split("; ") if bar else ():
            figure, source = pair.split(" = ")
            rows.append((text, figure, None if source == "-" else source))
    return rows


def _covering(text: str, words: str) -> list[Attribution]:
    """The attributions whose content holds the first occurrence of some words, the innermost first."""
    offset = text.index(words)
    return [found for found in find_attributions(text) if any(offset in span for span in found.content_spans)]


@pytest.mark.parametrize(("text", "figure", "source"), _rows())
def test_a_figure_belongs_to_its_source(text: str, figure: str, source: str | None) -> None:
    """The innermost attribution over a figure names its origin; a figure of the outlet has none with a source."""
    covering = [found for found in _covering(text, figure) if found.source is not None]
    assert (covering[0].source.name if covering and covering[0].source else None) == source


STANCES = [
    ("The government denied that 12 people were killed.", "12", "denied"),
    ("The army rejected the claim of 200 civilian deaths.", "200", "disputed"),
    ("Analysts expect that inflation will reach 4 percent.", "4", "forecast"),
    ("The group demanded the release of 300 prisoners.", "300", "proposed"),
    ("The minister promised to hire 5,000 nurses.", "5,000", "proposed"),
    ("The bank forecast growth of 2.3 percent.", "2.3", "forecast"),
    ("Relatives fear that 60 people are buried.", "60", "hedged"),
    ("The prosecutor alleged that 14 million euros had vanished.", "14", "hedged"),
    ("The ministry said 40 people died.", "40", "asserted"),
    ("Around 30 of them are believed to be dead.", "30", "hedged"),
    ("Growth of 3 percent is expected to follow.", "3 percent", "forecast"),
    ("The army said the road was open, and 60 people are feared dead.", "60", "hedged"),
]


@pytest.mark.parametrize(("text", "figure", "stance"), STANCES)
def test_the_cue_shows_the_stance(text: str, figure: str, stance: str) -> None:
    """What a source denies, fears, expects or demands is not what it asserts."""
    assert _covering(text, figure)[0].stance == stance


CHAINED = [
    ("The paper reported, citing a hospital source, that 26 people died.", "26", ["hospital source", "paper"]),
    ("Yoav Galant said 4 brigades would stay, according to the news site Ynet.", "4", ["Yoav Galant", "Ynet"]),
    ("Two diplomats put it at 300, the Wall Street Journal reported.", "300", ["diplomats", "Wall Street Journal"]),
    ("State media, quoting police, said 11 people were shot.", "11", ["police", "state media"]),
    ("The ministry said a study found that 30 percent were ill.", "30", ["study", "ministry"]),
    ("The death toll rose to 132, state media reported, citing the police.", "132", ["police", "state media"]),
    ("A hospital source told Reuters that 19 bodies had been brought in.", "19", ["hospital source", "Reuters"]),
    ("Nineteen bodies had been brought in, a doctor told Reuters.", "Nineteen", ["doctor", "Reuters"]),
    (
        "Reuters, citing the coast guard, said some 1,200 miners lost their lives.",
        "some 1,200",
        ["coast guard", "Reuters"],
    ),
    ("Salam Radio, quoting the army, said the attack left 19 soldiers dead.", "19", ["army", "Salam Radio"]),
    ("Nineteen bodies had been found, many of them burnt, said the coroner.", "Nineteen", ["coroner"]),
    ("The coroner told a news conference that 19 people had died.", "19", ["coroner"]),
    ("The coroner told a press briefing in Lima that 19 people had died.", "19", ["coroner"]),
    ("The coroner told the news agency Salam that 19 people had died.", "19", ["coroner", "Salam"]),
    ("A doctor told his wife that 19 bodies had been brought in.", "19", ["doctor"]),
    ("The ministry said it found 12 bodies.", "12", ["ministry"]),
    ("The toll rose to 47, the agency said, while officials warned that 30 were missing.", "30", ["officials"]),
    ("Twelve died, police said, and hospital staff reported 40 injured.", "40", ["hospital staff"]),
]


@pytest.mark.parametrize(("text", "figure", "chain"), CHAINED)
def test_a_chain_runs_from_the_origin(text: str, figure: str, chain: list[str]) -> None:
    """Nested voices, citations and hearers that are media become relays behind the origin."""
    assert [source.name for source in _covering(text, figure)[0].chain] == chain


CAVEATS = [
    (
        "According to Hamas’ latest figures, which cannot be independently verified, more than 29,500 people died.",
        "29,500",
        "cannot be independently verified",
    ),
    (
        "The rebels said they had killed 60 soldiers. The claim could not be independently verified.",
        "60",
        "could not be independently verified",
    ),
    (
        "The ministry said 60 people died. Its figures do not distinguish between civilians and combatants, as ever.",
        "60",
        "do not distinguish between civilians and combatants",
    ),
    ("Unconfirmed reports said 14 people were dead.", "14", "Unconfirmed"),
    ("The army said 60 people died. It has not confirmed the names.", "60", None),
    ("The army said 60 people died. The weather could not be verified.", "60", None),
    ("The ministry said 60 people died.", "60", None),
    (
        "The army said 60 died. There was no independent confirmation of the toll.",
        "60",
        "was no independent confirmation",
    ),
    ("The army said 60 died, a figure Reuters could not confirm.", "60", "could not confirm"),
    ("The army said 60 died. The agency was unable to verify the figure.", "60", "was unable to verify"),
    (
        "The ministry's count of 60 makes no distinction between men and boys.",
        "60",
        "makes no distinction between men and boys",
    ),
    ("There is no confirmed case there. The ministry said 60 people died.", "60", None),
    ("The ministry said 60 people died. The police had to verify the names.", "60", None),
    ("The ministry confirmed that 60 people died.", "60", None),
]


@pytest.mark.parametrize(("text", "figure", "caveat"), CAVEATS)
def test_reservations_are_kept_in_the_words_of_the_text(text: str, figure: str, caveat: str | None) -> None:
    """A reservation in the same or a following sentence is the attribution's caveat."""
    assert _covering(text, figure)[0].caveat == caveat


CARRIED = [
    ("“We lost 12,” Lee said.\n\n“We lost another 40 on Monday.”", "40", "next quote"),
    ("Lee said: “We lost 12.\n\n“We lost another 40 on Monday, and more.”", "40", "continued quote"),
    ("Lee said:\n\n“We lost another 40 on Monday.”", "40", "colon"),
    ("Lee writes:\n\nWe lost another 40 on Monday.", "40", "colon"),
    ("“We lost 12,” Lee said.\n\nIt rained.\n\n“We lost another 40 on Monday.”", "40", None),
    ("“We lost 12,” Lee said.\n\nHe had “a plan for 40 men” that day.", "40", None),
    ("It rained. “We lost another 40 on Monday.”", "40", None),
    ("Lee said that it rained.\n\n“We lost another 40 on Monday.”", "40", "quote behind"),
    ("“We lost another 40 on Monday.\n\n“It was hard,” Lee said.", "40", "opened quote"),
    ("“We lost another 40 on Monday.”\n\n“It was hard,” Lee said.", "40", None),
]


@pytest.mark.parametrize(("text", "figure", "rule"), CARRIED)
def test_a_voice_goes_on_in_following_quotations(text: str, figure: str, rule: str | None) -> None:
    """A quotation that fills the next paragraph, or continues an open one, is still the speaker's."""
    covering = _covering(text, figure)
    assert (covering[0].rule if covering else None) == rule


def test_the_last_of_nested_attributions_is_the_outermost() -> None:
    """Inner attributions come first, outer ones after them; groups in text order."""
    text = "Lee said a study found that 30 percent were ill. Kim said 12 died."
    assert [found.source.name for found in find_attributions(text) if found.source] == ["study", "Lee", "Kim"]


def test_spans_mark_source_cue_and_content() -> None:
    """Offsets are code points of the text as given."""
    text = "İzmir: 47 people died, the mayor said on Monday."
    (found,) = find_attributions(text)
    spans = [found.source_span, found.cue_span, *found.content_spans]
    assert [text[span.start : span.end] for span in spans if span] == ["the mayor", "said", "İzmir: 47 people died"]
    assert (found.cue, found.rule) == ("said", "trailing")


def test_a_hedge_without_a_source_is_the_outlets() -> None:
    """The passive of belief hedges; inside the words of a source it is the source that hedges."""
    (outlet,) = find_attributions("Sixty people are believed to be dead.")
    assert outlet.source is None
    assert outlet.chain == ()
    inner, outer = find_attributions("The army said 60 people are feared dead.")
    assert inner.source == outer.source
    assert inner.stance == "hedged"


def test_other_languages_are_refused() -> None:
    """A language without a lexicon is an error, not an empty answer."""
    with pytest.raises(LexiconError, match="xx"):
        find_attributions("...", language="xx")


FRAGMENTS = ["", " ", "\n\n", "said", "according to", "said:", "“", "\ud800 said 3", "\0", "by the", ": -", "citing"]


@pytest.mark.parametrize("text", FRAGMENTS)
def test_fragments_have_no_attribution(text: str) -> None:
    """A cue without subject or content ties nothing to anybody."""
    assert find_attributions(text) == []


PIECES = (
    "the ministry|said|that|, according to|police|:|“|”|\"|'|.|,|;|—|47 people died|he|which|in a poll|citing|by|Lee"
    "|told|Reuters|(WHO)|WHO|and|but|was|reported|put|at|\n\n|?|could not be verified|should be|percent|İ|officials"
    "|who|-|49,|saying|as|on|(|)|showed|figures|its|estimated|per|, where|, but the|to|promised|a|poll|In|said:"
    "|count|plan|claim|'s|would|Under|The 54-year-old|given|Asked|there|Kyiv:|of|is"
)


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES.split("|")), max_size=40).map(" ".join)))
def test_any_text_gives_valid_attributions(text: str) -> None:
    """No text breaks the reader; spans lie in the text, contents in order; the same text gives the same answer."""
    found = find_attributions(text)
    for attribution in found:
        spans = [attribution.source_span, attribution.cue_span, *attribution.content_spans]
        assert all(span is None or 0 <= span.start < span.end <= len(text) for span in spans)
        assert attribution.content_spans
        assert attribution.rule
        starts = [span.start for span in attribution.content_spans]
        assert starts == sorted(starts)
    assert found == find_attributions(text)


@pytest.mark.parametrize(
    "text",
    [
        "citing (",
        "said a ( estimate is of '",
        "According to (the",
        "'s count of",
        "by the count (",
        "“ said “ his claim that ”",
        "Under his plan,",
        "Asked by (",
        "The 54-year-old said",
    ],
)
def test_marks_left_open_cost_no_more_than_their_sentence(text: str) -> None:
    """Broken text is read without an error, and every span lies in it."""
    for found in find_attributions(text):
        for span in (*found.content_spans, found.source_span, found.cue_span):
            assert span is None or 0 <= span.start < span.end <= len(text)
