"""Scanning: tokens, sentences, quotations and paragraphs of any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.extraction.scan import NUMBER, PUNCTUATION, WORD, scan
from claimtrack.extraction.sentences import LONGEST
from claimtrack.parsing.dates import find_dates
from claimtrack.parsing.quantities import find_quantities

TOKENS = [
    ("Israel’s army", ["israel", "’s", "army"]),
    ("They don't go", ["they", "don't", "go"]),
    ("O'Neill's Hamas-run office", ["o'neill", "'s", "hamas-run", "office"]),
    ("the U.S. envoy at 7:10 a.m.", ["the", "u.s.", "envoy", "at", "7:10", "a.m."]),
    ("1,160 or 4.5bn, the 20th", ["1,160", "or", "4.5bn", ",", "the", "20th"]),
    ("a six-week truce, 54-year-old", ["a", "six-week", "truce", ",", "54-year-old"]),
    ("200-300 at 12%", ["200", "-", "300", "at", "12", "%"]),
    ("$3m -- wait...", ["$", "3m", "--", "wait", "..."]),
    ("see https://example.org/a_b?c=1 now", ["see", "https://example.org/a_b?c=1", "now"]),
    ("e\u0301te\u0301 İzmir", ["e\u0301te\u0301", "i̇zmir"]),
    ("''Well,''' he said", ["''", "well", ",", "'", "''", "he", "said"]),
    ("_now_ \0", ["_", "now", "_", "\0"]),
]


@pytest.mark.parametrize(("text", "words"), TOKENS)
def test_tokens(text: str, words: list[str]) -> None:
    """Words keep inner apostrophes and hyphens; possessives, numbers and marks are tokens of their own."""
    assert scan(text).words == words


def test_kinds_and_places() -> None:
    """A token is a word, a number or a mark; places are found by token and by offset."""
    s = scan("Lee saw 12 (twelve).")
    assert s.kinds == [WORD, WORD, NUMBER, PUNCTUATION, WORD, PUNCTUATION, PUNCTUATION]
    assert len(s) == 7
    assert s.text_of(1, 3) == "saw 12"
    assert s.text_of(3, 3) == ""
    assert s.span_of(1, 3) == (4, 10)
    assert s.token_at(8) == 2
    assert s.token_at(99) == 7
    assert list(s.tokens_in(5, 9)) == [1, 2]
    assert s.capital[0]
    assert not s.capital[1]


SENTENCES = [
    ("He left. She stayed.", ["He left.", "She stayed."]),
    ("Dr. Lee met Gen. Kim.", ["Dr. Lee met Gen. Kim."]),
    ("Donald J. Trump spoke. J. Lee left.", ["Donald J. Trump spoke.", "J. Lee left."]),
    ("He lives in the U.S. The army left.", ["He lives in the U.S.", "The army left."]),
    ("U.S. Army units left.", ["U.S. Army units left."]),
    ("Acme Inc. The firm said so.", ["Acme Inc.", "The firm said so."]),
    ("Acme Inc. Chairman Lee left.", ["Acme Inc. Chairman Lee left."]),
    ("On Nov. 5 it rained.", ["On Nov. 5 it rained."]),
    ("They said no. He left.", ["They said no.", "He left."]),
    ("See No. 5 there.", ["See No. 5 there."]),
    ("It was him and I. Nobody else came.", ["It was him and I. Nobody else came."]),
    ("“Why?” Lee asked. “Go!” She left.", ["“Why?” Lee asked.", "“Go!”", "She left."]),
    ("“Why?” she said.", ["“Why?” she said."]),
    ("It rose 3.5 percent.", ["It rose 3.5 percent."]),
    (
        "Many were killed.The army left. Go to X.Com now.",
        ["Many were killed.", "The army left.", "Go to X.Com now."],
    ),
    (".Net rose.X fell", [".Net rose.X fell"]),
    ("Toll rises\nTwelve people died", ["Toll rises", "Twelve people died"]),
    ("one line\n\nAnother", ["one line", "Another"]),
    ("the toll \nrose to 40", ["the toll \nrose to 40"]),
    ("It ended.\nrather late", ["It ended.", "rather late"]),
    ("Wait... what? Yes… Good.", ["Wait... what?", "Yes…", "Good."]),
    ("He left.) (She stayed.", ["He left.)", "(She stayed."]),
    ("A line\n", ["A line"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "sentences"), SENTENCES)
def test_sentences(text: str, sentences: list[str]) -> None:
    """Stops of abbreviations and initials end none; headings and lost spaces do."""
    s = scan(text)
    assert [s.text_of(*span) for span in s.sentences] == sentences


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    """Lines that were full when they broke go on; the short one ends the paragraph."""
    lines = [
        "THE MINISTRY SAID TODAY THAT AT LEAST TWELVE PEOPLE HAD BEEN",
        "KILLED IN THE NORTHERN PROVINCE AND THAT TWENTY OTHERS WERE IN",
        'HOSPITAL. "FORTY HOUSES WERE DESTROYED," A SPOKESMAN ADDED ON',
        '"THE RADIO."',
        "A SECOND NOTE.",
        "*** END",
    ]
    s = scan("\n".join(lines))
    assert [s.words[first] for first, _ in s.paragraphs] == ["the", "a", "*"]


def test_long_sentences_are_cut() -> None:
    """No sentence exceeds the cap; it is cut behind a comma where there is one."""
    s = scan("yes, " * LONGEST + "no " * LONGEST)
    assert all(0 < last - first <= LONGEST for first, last in s.sentences)
    assert s.words[s.sentences[0][1] - 1] == ","


DATELINES = [
    ("PORT SUDAN (Agency) - Twelve people died.", "PORT SUDAN (Agency) -"),
    ("UN - twelve people died.", "UN -"),
    ("KYIV? - no", "KYIV?"),
    ("KYIV we go - no", "KYIV we go - no"),
    ("KYIV, 3 May", "KYIV, 3 May"),
]


@pytest.mark.parametrize(("text", "first"), DATELINES)
def test_a_dateline_is_a_sentence(text: str, first: str) -> None:
    """The place and agency that open a report stand apart from its first sentence."""
    s = scan(text)
    assert s.text_of(*s.sentences[0]) == first


QUOTATIONS = [
    ('He said “no” and "yes".', ["“no”", '"yes"']),
    ("„Nein“, said he. «Non». ``Well'' ‘‘so’’", ["„Nein“", "«Non»", "``Well''", "‘‘so’’"]),
    ("''Golf,'' he said, ''is dead.''", ["''Golf,''", "''is dead.''"]),
    ("the ministers’ talks and the dogs' food", []),
    ("He said ‘the ministers’ talks failed.’ Then", ["‘the ministers’ talks failed.’"]),
    ("He called it ‘a mess’ and left", ["‘a mess’"]),
    ("They saw 'em in the '90s, 'til dawn", []),
    ("He said 'we go' twice, ‘cats’ ‘dogs’", ["'we go'", "‘cats’", "‘dogs’"]),
    ("“Left open, he said\n\n“and again.”", ["“Left open, he said", "“and again.”"]),
    ("“one “two” three", ["“one", "“two”"]),
    ('a 6-foot-2" man said "yes"', ['"yes"']),
    ("\"he said 'so' to me\"", ["\"he said 'so' to me\""]),
    ("word '' word", []),
    ("‘never closed", []),
    ("'", []),
    ("say “a «b» c”", ["“a «b» c”"]),
    ("“a” 'b' “c”", ["“a”", "'b'", "“c”"]),
]


@pytest.mark.parametrize(("text", "quoted"), QUOTATIONS)
def test_quotations(text: str, quoted: list[str]) -> None:
    """Marks are matched by type; apostrophes, inches and lone marks open nothing; paragraphs reset."""
    s = scan(text)
    assert [s.text_of(*span) for span in s.quotations] == quoted


def test_an_open_quotation_is_known() -> None:
    """A quotation without its closing mark ends with the paragraph and says so."""
    assert scan("“One.\n\n“Two.”").quotation_closed == [False, True]


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from(".,?!'’‘“”\"\n aAİ3-"))))
def test_the_arrays_fit_the_text(text: str) -> None:
    """Tokens are in order and hold all that is no space; sentences and paragraphs cover all; quotations are apart."""
    s = scan(text)
    assert len({len(s.starts), len(s.ends), len(s.kinds), len(s.sentence), len(s.quotation), len(s.paragraph)}) == 1
    edges = [0, *(edge for span in zip(s.starts, s.ends, strict=True) for edge in span), len(text)]
    assert edges == sorted(edges)
    assert all(not text[a:b].strip() for a, b in zip(edges[::2], edges[1::2], strict=True))
    for spans, numbers in ((s.sentences, s.sentence), (s.paragraphs, s.paragraph)):
        assert [number for number, (first, last) in enumerate(spans) for _ in range(first, last)] == numbers
    assert all(s.paragraph[first] == s.paragraph[last - 1] for first, last in s.quotations)
    marks = [edge for span in s.quotations for edge in span]
    assert marks == sorted(marks)


WORDS_AT = [
    ("May or mid-May, Mayor", {"may"}, [0, 11]),
    ("in five-and-twenty of 4-five", {"five", "twenty"}, [3, 12, 24]),
    ("U.S. May; don't", {"s", "t", "may"}, [2, 5, 14]),
    ("May5 5May _may", {"may"}, [11]),
    ("", {"may"}, []),
]


@pytest.mark.parametrize(("text", "words", "places"), WORDS_AT)
def test_words_are_told_by_place(text: str, words: set[str], places: list[int]) -> None:
    """A run of letters and digits is a word also within a longer token; a part of a run is none."""
    assert scan(text).words_at(frozenset(words)) == places


BEGINNINGS = ["five", "May", "Monday", "2024", "3", "no", "one", "a", "third", "new year's eve", "forty", "half", "ſix"]
REST = [" ", "-", "\u2011", "_", "’s", ".", "\n", "x", "7", "of", "day", "-two", "March-", "the last week", "\u0301"]
PIECES = st.one_of(st.just(" "), st.sampled_from(BEGINNINGS), st.sampled_from(REST))


@given(st.lists(PIECES, max_size=14).map("".join))
def test_the_finders_need_no_search_of_their_own(text: str) -> None:
    """Told where the words stand, dates and quantities are the same as found by searching the text for them."""
    at = scan(text).words_at
    assert find_dates(text, reference="2024-02-23", words_at=at) == find_dates(text, reference="2024-02-23")
    assert find_quantities(text, words_at=at) == find_quantities(text)
