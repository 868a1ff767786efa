"""Quotations are found again after re-flowing, re-encoding and light edits, and not where they are gone."""

import sys
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("rapidfuzz")
from claimtrack.errors import MissingExtraError
from claimtrack.verification.anchoring import Found, find_quote, fold

TEXT = (
    "Rescuers searched the valley through the night. The governor’s office said 47 people – most of them miners – "
    "had died, and more than 1,200 were without a roof. “We fear for the café’s guests,” she added. "
    "Roads to the north stayed closed on Friday, and no helicopters could land before noon."
)
QUOTE = (
    "The governor’s office said 47 people – most of them miners – had died, and more than 1,200 were without a roof."
)
START = TEXT.index(QUOTE)


def stands(anchor, text):
    """The words that an anchor covers."""
    return text[anchor.start : anchor.end]


@pytest.mark.parametrize(
    ("text", "how"),
    [
        (TEXT, Found.EXACT),
        ("By our own staff\n\n" + TEXT, Found.MOVED),
        (TEXT.replace(" ", "\n"), Found.NORMALISED),
        (TEXT.replace(" ", "  "), Found.NORMALISED),
        (TEXT.replace("’", "'").replace("–", "-").replace("“", '"').replace("”", '"'), Found.NORMALISED),
        (unicodedata.normalize("NFD", TEXT.upper()), Found.NORMALISED),
        (TEXT.replace("people", "peo\u00adple").replace(" of", "\u00a0of"), Found.NORMALISED),
        (TEXT.replace("governor", "gov-\nernor"), Found.NORMALISED),
        (TEXT.replace("47", "49"), Found.NEAR),
        (TEXT.replace("– most of them miners – ", ""), Found.NEAR),
        (TEXT.replace("office said", "office told reporters"), Found.NEAR),
        (TEXT.replace("–", "â€“").replace("’", "â€™"), Found.NEAR),
    ],
)
def test_the_quotation_is_found_again(text, how):
    """Whatever happened to spaces, quotes, letters and a few words, the anchor covers the whole passage."""
    anchor = find_quote(QUOTE, text, start=START)
    assert anchor.how is how
    words = fold(stands(anchor, text)).text
    assert words.startswith("the gov")
    assert words.endswith("roof.")
    assert (anchor.distance > 0) == (how is Found.NEAR)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The office was closed.",
        "Rescuers found nobody. The weather was fine, the roads were dry, and everybody went home by the evening bus.",
        TEXT.replace(QUOTE, ""),
    ],
)
def test_a_quotation_that_is_gone_is_not_found(text):
    """Other sentences of the same report are not taken for it."""
    assert find_quote(QUOTE, text, start=START) is None


def test_near_means_within_the_stated_distance():
    """A stricter limit refuses what a looser one finds; 0 asks for the words themselves."""
    text = TEXT.replace("most of them miners", "nearly all of them from the pit")
    assert find_quote(QUOTE, text) is not None
    assert find_quote(QUOTE, text, distance=Decimal("0.05")) is None
    assert find_quote(QUOTE, TEXT.replace("47", "49"), distance=Decimal(0)) is None
    with pytest.raises(ValueError, match="share between 0 and 1"):
        find_quote(QUOTE, TEXT, distance=Decimal(2))


def test_of_several_places_the_one_with_the_old_surroundings_wins():
    """The words may stand twice; what stood before and behind decides, then the distance."""
    text = "In Leeds 12 people died. In York 12 people died. In Hull 12 people died."
    second = text.index("12", 15)
    assert find_quote("12 people died", text, start=0, prefix="In York ", suffix=". In Hull").start == second
    assert find_quote("12 people died", text, start=second + 3).start == second
    flowed = text.replace("12 people", "12\npeople")
    assert find_quote("12 people died", flowed, start=0, prefix="In York ", suffix=". In Hull").start == second


def test_nothing_is_found_of_nothing():
    """An empty quotation stands nowhere."""
    assert find_quote(" ", TEXT) is None
    assert find_quote("\u00ad", TEXT) is None


def test_without_rapidfuzz_the_extra_is_named(monkeypatch):
    """Exact and re-flowed quotations need no extra; near ones do."""
    monkeypatch.setitem(sys.modules, "rapidfuzz.distance.Levenshtein", None)
    assert find_quote(QUOTE, TEXT.replace(" ", "\n")).how is Found.NORMALISED
    with pytest.raises(MissingExtraError, match=r"claimtrack\[verify\]"):
        find_quote(QUOTE, TEXT.replace("47", "49"))


EDITS = st.lists(
    st.tuples(st.integers(0, len(QUOTE) - 1), st.sampled_from(["drop", "insert", "swap", "space", "case"])), max_size=8
)


@given(EDITS, st.text("abc .\n", max_size=60), st.text("abc .\n", max_size=60))
@settings(max_examples=80, deadline=None)
def test_a_few_edits_anywhere_leave_it_findable(edits, before, behind):
    """Eight slips in a sentence of 111 characters stay within a quarter, and the anchor lies on the edited words."""
    letters = list(QUOTE)
    for place, kind in sorted(edits, reverse=True):
        letter = letters[place]
        letters[place] = {
            "drop": "", "insert": f"{letter}x", "swap": "z", "space": f" {letter}", "case": letter.swapcase()
        }[kind]  # fmt: skip
    edited = "".join(letters)
    text = f"{before} {edited} {behind}"
    anchor = find_quote(QUOTE, text, start=0)
    assert anchor is not None
    inside = range(len(before) + 1, len(before) + 1 + len(edited))
    shared = len(set(range(anchor.start, anchor.end)) & set(inside))
    assert shared >= 0.8 * len(edited)


@given(st.text(max_size=80))
def test_every_folded_letter_knows_where_it_comes_from(text):
    """Offsets into the folded text lead back into the original, in order."""
    folded = fold(text)
    assert len(folded.text) == len(folded.origin)
    assert list(folded.origin) == sorted(folded.origin)
    assert all(0 <= place < len(text) for place in folded.origin)


@pytest.mark.parametrize("letter", ["a", "the ", "-\n", "İ", "“", "12 "])
def test_a_hostile_text_is_read_in_time(letter):
    """A million characters of one thing take seconds, not hours."""
    text = letter * (200_000 // len(letter))
    find_quote(QUOTE, text, start=5)
    find_quote(letter * 20, text, start=5)
