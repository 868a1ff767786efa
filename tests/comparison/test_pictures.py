"""Intervals drawn with letters, sign by sign."""

from collections.abc import Callable
from pathlib import Path

import pytest

from claimtrack.comparison.pictures import draw_intervals
from claimtrack.lexicon.loader import load_lexicon
from claimtrack.model.claim import Claim, Statement
from claimtrack.model.policy import Policy

Make = Callable[..., Claim]


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        (["10", "20"], ["10, a  |", "20, a       |", "       10  20"]),
        (["10 to 20"], ["10 to 20, a  [----]", "             10  20"]),
        (["at least 10", "15"], ["at least 10, a  [----->", "15, a               |", "                10  15"]),
        (["up to 20", "10"], ["up to 20, a <-----]", "10, a        |", "             10  20"]),
        (["12"], ["12, a     |", "          12"]),
    ],
)
def test_each_sign_stands_where_it_belongs(make: Make, figures: list[str], expected: list[str]):
    """Points, closed ends, arrows; the axis names its two ends, or the one number that there is."""
    drawn = draw_intervals([make(words, "a") for words in figures], width=10).splitlines()
    shown = [line.split() for line in drawn]
    assert shown == [line.split() for line in expected]


def test_the_columns(make: Make):
    """Numbers stand in proportion, over the numbers of the axis."""
    drawn = draw_intervals([make("0", "a"), make("50", "a"), make("100", "a"), make("up to 50", "b")], width=25)
    assert drawn.splitlines() == [
        "0, a           |",
        "50, a                    |",
        "100, a                             |",
        "up to 50, b   <----------]",
        "               0                 100",
    ]


def test_open_and_soft_ends(make: Make):
    """Round brackets leave their end out, waves are made by policy, and a strict policy lets "more than" go on."""
    more = make("more than 100", "a")
    assert draw_intervals([more], width=15).splitlines()[0] == "more than 100, a    (~~~~~~~~~]"
    assert draw_intervals([more, make("200", "b")], Policy(strict_more_than=True), width=15).splitlines()[0] == (
        "more than 100, a    (---------->"
    )
    less = draw_intervals([make("less than 100", "a")], width=15).splitlines()[0]
    assert less == "less than 100, a    [~~~~~~~~~)"
    about = draw_intervals([make("about 1,200", "a")], width=15).splitlines()[0]
    assert about == "about 1,200, a    [~~~~|~~~~]"


def test_what_cannot_be_drawn(make: Make):
    """No claims, statements, and figures that measure different things."""
    with pytest.raises(ValueError, match="no claims"):
        draw_intervals([])
    with pytest.raises(ValueError, match="different things"):
        draw_intervals([make("12", "a"), make("12", "a", unit="percent")])
    with pytest.raises(TypeError):
        draw_intervals([Claim(None, Statement("the talks were constructive"))])


def test_the_units_are_those_of_the_lexicon_given(make: Make, tmp_path: Path):
    """A user's file says how long a league is, and so where it stands beside a kilometre."""
    own = tmp_path / "own.toml"
    own.write_text('[units.league]\nkind = "length"\nnames = ["league"]\n', "utf-8")
    own.write_text(own.read_text("utf-8") + '[conversions.league]\ndimension = "length"\nfactor = 5000\n', "utf-8")
    figures = [make("1", "a", unit="league"), make("5", "b", unit="kilometre")]
    with pytest.raises(ValueError, match="different things"):
        draw_intervals(figures)
    drawn = draw_intervals(figures, lexicon=load_lexicon(additions=[own]), width=10).splitlines()
    assert drawn[0].index("|") == drawn[1].index("|")
