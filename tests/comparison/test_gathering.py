"""What stands in one disagreement and what is told as another: days of reports, rows, crowds, one voice, hints."""

from collections.abc import Callable
from itertools import permutations

import attrs
import pytest

from claimtrack.comparison.conflicts import find_conflicts
from claimtrack.model.claim import Claim
from claimtrack.model.comparison import Conflict, Hint, Verdict
from claimtrack.model.document import Document
from claimtrack.model.evidence import Evidence
from claimtrack.model.moment import Moment

Make = Callable[..., Claim]
Told = tuple[str, str | None, int]  # words of the figure, the voice, and the day of November

BLAST = {"place": "Garin", "period": "2023-11-01"}
MARCH = {"predicate": "attended", "place": "Garin", "period": "2023-11-01"}


def report(claim: Claim, words: str, day: int) -> Claim:
    """The claim as a report of that day tells it; of nobody who is named where it has no source."""
    text = f"{words} people died, it was said."
    page = Document(text, publisher=f"Gazette {day} {words}", published=f"2023-11-{day:02}")
    return attrs.evolve(claim, evidence=Evidence(page.id, 0, len(text), text, 0, len(words)), document=page.ref)


def contradictions(
    make: Make, *figures: Told, rows: frozenset[str] = frozenset(), scope: dict[str, str] | None = None
) -> list[Conflict]:
    """The contradictions among figures that reports tell, or rows of a table."""
    claims = [make(words, who, as_of=f"2023-11-{day:02}", **(scope or BLAST)) for words, who, day in figures]
    claims = [
        claim if words in rows else report(claim, words, day)
        for claim, (words, _, day) in zip(claims, figures, strict=True)
    ]
    return [found for found in find_conflicts(claims) if found.relation is Verdict.CONFLICTS]


def words(found: Conflict) -> list[str]:
    """The figures that stand in it, from the lowest position to the highest."""
    return [claim.value.text for claim in found.claims]


LATE: tuple[Told, ...] = (("58", "police", 20), ("80", "mayor", 20))


@pytest.mark.parametrize(("day", "gathered"), [(14, True), (13, False)])
def test_reports_are_gathered_with_those_of_the_days_around_them(make: Make, day: int, gathered: bool):
    """At least 50 on a day less than a week before stands beside 58; of an earlier one more have been found since."""
    early: tuple[Told, ...] = (("at least 50", "army", day), ("40", "hospital", day))
    strongest, other = contradictions(make, *LATE, *early)
    assert ("at least 50" in words(strongest)) is gathered
    assert {"58", "80"} <= set(words(strongest))
    assert "40" not in words(strongest)
    assert words(other) == ["40", "at least 50"]


@pytest.mark.parametrize("rows", [{"58", "80", "at least 50", "40"}, {"at least 50", "40"}])
def test_rows_of_a_table_are_gathered_over_all_days(make: Make, rows: set[str]):
    """A row states its count for good: what was at least 50 on the second stands beside the 58 of the 20th."""
    early: tuple[Told, ...] = (("at least 50", "army", 2), ("40", "hospital", 2))
    strongest, *_ = contradictions(make, *LATE, *early, rows=frozenset(rows))
    assert "at least 50" in words(strongest)


def test_what_agrees_with_either_side_stands_in_it(make: Make):
    """A third voice that says 58 too, and the police's own 62 of the day after."""
    [found] = contradictions(make, *LATE, ("58", "army", 20))
    assert words(found) == ["58", "58", "80"]
    [found] = contradictions(make, *LATE, ("62", "police", 21))
    assert set(words(found)) == {"58", "62", "80"}


def test_a_crowd_is_one_disagreement_whatever_the_days_of_reports(make: Make):
    """Nobody's 40 meets only what was said on its day; and yet all speak of one crowd, which has grown no more."""
    figures: tuple[Told, ...] = (("12", "police", 1), ("20", "police", 2), ("40", None, 2), ("15", "union", 10))
    [found] = contradictions(make, *figures, scope=MARCH)
    assert set(words(found)) == {"12", "15", "20", "40"}


@pytest.mark.parametrize(("scope", "day"), [(BLAST, 4), (MARCH, 4), (MARCH, 10)])
def test_what_is_told_lower_days_later_is_told_once(make: Make, scope: dict[str, str], day: int):
    """Two figures that contradict each other, and of which the lower came later, are one disagreement and not two."""
    [found] = contradictions(make, ("20", "police", 2), ("15", "union", day), scope=scope)
    assert words(found) == ["15", "20"]


def test_a_later_lower_figure_is_told_where_only_one_of_the_two_stands_in_a_disagreement(make: Make):
    """The 29 and 31 of one day, then 23; or 29, then the 23 and 26 of one day: each day's own, and each fall."""
    running = {"place": "Garin", "period": "2023-11-01/..", "mode": "cumulative"}
    first: tuple[Told, ...] = (("29", "governor", 20), ("31", "Red Cross", 20), ("23", "ministry", 22))
    assert sorted(map(words, contradictions(make, *first, scope=running))) == [["23", "29", "31"], ["29", "31"]]
    last: tuple[Told, ...] = (("29", "governor", 20), ("23", "ministry", 22), ("26", "Red Cross", 22))
    assert sorted(map(words, contradictions(make, *last, scope=running))) == [["23", "26"], ["23", "29"], ["26", "29"]]


@pytest.mark.parametrize("peak", ["2019-06-10", "2019-06-11"])
def test_what_any_telling_of_a_disagreement_hints_at_is_kept(make: Make, peak: str):
    """One report calls 240,000 a peak, on the first day or on the next: one conflict with its hint, in every order."""
    march = {"predicate": "attended", "place": "Hong Kong", "period": "2019-06-09"}
    claims = [
        make(figure, source, mode="stock" if figure == "240,000" and day == peak else None, as_of=day, **march)
        for day in ("2019-06-10", "2019-06-11")
        for source, figure in (("Civil Human Rights Front", "1,030,000"), ("police", "240,000"))
    ]
    told = {
        tuple((found.hints, found.claims, found.pair, found.reason) for found in find_conflicts(order))
        for order in permutations(claims)
    }
    [[(hints, _, pair, _)]] = told
    assert hints == (Hint.SCOPE,)
    assert {claim.as_of for claim in pair} == {Moment("2019-06-10")}
