"""The verdict table is total, has no row that is never reached, and is closed under turning a pair round."""

import re
from collections.abc import Iterator
from importlib.resources import files
from itertools import product

import pytest

from claimtrack.comparison.verdicts import COLUMNS, Axes, read_rows, rows, verdict_row
from claimtrack.errors import LexiconError
from claimtrack.model.comparison import Verdict


def possible_axes() -> Iterator[Axes]:
    """Every combination of relations that a pair can have."""
    for combination in product(*COLUMNS.values()):
        axes = Axes(*combination)
        apart = axes.time in ("before", "after")
        if not apart and (axes.days, axes.dating) != ("within", "stated"):
            continue
        if axes.value == "equal" and axes.near == "no":
            continue
        yield axes


@pytest.fixture(scope="module")
def every() -> list[Axes]:
    """All of them, once."""
    return list(possible_axes())


def test_every_pair_has_a_verdict(every: list[Axes]):
    """The table is total."""
    for axes in every:
        assert isinstance(verdict_row(axes).verdict, Verdict)


def test_turning_a_pair_round_turns_the_verdict_round(every: list[Axes]):
    """The table is converse-closed."""
    wrong = [axes for axes in every if verdict_row(axes.mirror).verdict is not verdict_row(axes).verdict.converse]
    assert wrong == []


def test_turning_a_pair_round_keeps_what_the_verdict_hangs_on(every: list[Axes]):
    """The hinge of a row is that of its mirror image."""
    assert [axes for axes in every if verdict_row(axes.mirror).hinge != verdict_row(axes).hinge] == []


def test_every_row_is_reached(every: list[Axes]):
    """No row stands behind others that always fit first."""
    reached = {verdict_row(axes).number for axes in every}
    assert {row.number for row in rows()} - reached == set()


def test_every_verdict_is_in_the_table_or_comes_from_a_link(every: list[Axes]):
    """No verdict is named that no pair can have."""
    assert {verdict_row(axes).verdict for axes in every} == set(Verdict)


def test_every_row_has_an_example_of_a_pair():
    """Each row shows the pair, first then second."""
    for row in rows():
        assert " / " in row.example


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('[[row]]\nscope = ["same"]\nexample = "a / b"', r"needs a verdict and an example \('verdict'\)"),
        ('[[row]]\nverdict = "agrees"', "needs a verdict and an example"),
        ('[[row]]\nverdict = "likes"\nexample = "a / b"', "likes"),
        ('[[row]]\nverdict = "agrees"\nexample = "a / b"\nmood = "good"', "no such column or value: mood = good"),
        (
            '[[row]]\nverdict = "agrees"\nexample = "a / b"\nscope = ["big", "same"]',
            "no such column or value: scope = ",
        ),
        (
            '[[row]]\nverdict = "agrees"\nexample = "a / b"\nhinge = "luck"',
            "hinge must be one of day, lag, scope, origin",
        ),
    ],
)
def test_a_wrong_table_names_its_row(text: str, problem: str):
    """A row without verdict or example, or with an unknown column or value, is refused and named."""
    with pytest.raises(LexiconError, match=problem) as error:
        list(read_rows(text))
    assert "verdicts.toml" in str(error.value)
    assert "row 1" in str(error.value)


@pytest.mark.parametrize(
    "fields",
    [f'{column} = "{value}"' for column, values in COLUMNS.items() for value in values]
    + [f"{column} = {list(map(str, values))}" for column, values in COLUMNS.items()]
    + [f'hinge = "{hinge}"' for hinge in ("day", "lag", "scope", "origin")],
)
def test_a_row_may_name_every_value_of_the_head_of_the_table(fields: str):
    """Each value that the table's head explains, alone or all of a column, and each hinge."""
    row, *_ = read_rows(f'[[row]]\nverdict = "agrees"\nexample = "a / b"\n{fields}')
    assert row.number == 1
    head = (files("claimtrack.comparison") / "verdicts.toml").read_text("utf-8").partition("[[row]]")[0]
    assert all(word in head for word in re.findall(r"\w+", fields))


def test_axes_that_no_row_fits_are_an_error_of_the_table(monkeypatch: pytest.MonkeyPatch):
    """The table is total, which a test above holds; were it not, the file would be named."""
    axes = Axes("comparable", "same", "meets", "within", "stated", "above", "no", "different", "closed")
    assert axes.step == "other"
    verdict_row.cache_clear()
    monkeypatch.setattr("claimtrack.comparison.verdicts.rows", lambda: ())
    with pytest.raises(LexiconError, match=r"verdicts\.toml.*no row for Axes"):
        verdict_row(axes)
    verdict_row.cache_clear()
