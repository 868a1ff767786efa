"""Which claims are put into one group, and which never are, however alike their scopes are written."""

from collections.abc import Callable
from typing import Any

import pytest

from claimtrack.comparison.alignment import align
from claimtrack.comparison.conflicts import find_conflicts
from claimtrack.model.claim import Claim
from claimtrack.model.comparison import Verdict

Make = Callable[..., Claim]
POST = {"publisher": "Post"}
PAGE = {"url": "https://post.example/1"}
MAY = {"published": "2021-05-03", "publisher": "Post"}  # and the next March, and the next May
LENT = {"published": "2022-03-03", "publisher": "Times"}
NEXT = {"published": "2022-05-01", "publisher": "Times"}


def sizes(claims: list[Claim]) -> list[int]:
    """How many claims each group has, the order of the claims not mattering."""
    found = sorted(len(members) for members in align(claims).groups)
    assert found == sorted(len(members) for members in align(claims[::-1]).groups)
    return found


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        # a place alone is no event: years apart, it is another one
        ({"place": "Kabul", "as_of": "2021-05-01"}, {"place": "Kabul", "as_of": "2024-05-01"}, [1, 1]),
        ({"place": "Kabul", "as_of": "2024-05-01"}, {"place": "Kabul", "as_of": "2024-05-02"}, [2]),
        ({"place": "Kabul", "period": "2024-05-01"}, {"place": "Kabul", "period": "2024-05-01"}, [2]),
        # rows that name a publisher, or nobody, stand in no report that could lend them its day; one address is one report
        ({"place": "Kabul", "as_of": "2021-05-01", **POST}, {"place": "Kabul", "as_of": "2024-05-01", **POST}, [1, 1]),
        ({"place": "Kabul", "published": "2021-05-01"}, {"place": "Kabul", "published": "2024-05-01"}, [1, 1]),
        ({"place": "Kabul", "published": "2021-05-01", **PAGE}, {"place": "Kabul", **PAGE}, [2]),
        ({"event": "fire"}, {"event": "fire"}, [2]),
        ({"event": "fire"}, {"event": "flood"}, [1, 1]),
        # a day without its year is the last one before it was told: told in two years it may be two days
        ({"place": "Kabul", "period": "XXXX-05-01", **MAY}, {"place": "Kabul", "period": "XXXX-05-01", **MAY}, [2]),
        ({"place": "Kabul", "period": "XXXX-05-01", **MAY}, {"place": "Kabul", "period": "XXXX-05-01", **LENT}, [2]),
        ({"place": "Kabul", "period": "XXXX-05-01", **MAY}, {"place": "Kabul", "period": "XXXX-05-01", **NEXT}, [1, 1]),
        ({"place": "Kabul", "period": "XXXX-05", **MAY}, {"place": "Kabul", "period": "XXXX-05", **NEXT}, [1, 1]),
        ({"place": "Kabul", "period": "XXXX-05-01"}, {"place": "Kabul", "period": "XXXX-05-01", **NEXT}, [2]),
        ({"event": "fire", "period": "XXXX-05-01", **MAY}, {"event": "fire", "period": "XXXX-05-01", **NEXT}, [2]),
        # and counts of single days "as of 1 May" are of the day before they were told
        (
            {"event": "flu", "mode": "flow", "as_of": "XXXX-05-01", **MAY},
            {"event": "flu", "mode": "flow", "as_of": "XXXX-05-01", **LENT},
            [2],
        ),
        (
            {"event": "flu", "mode": "flow", "as_of": "XXXX-05-01", **MAY},
            {"event": "flu", "mode": "flow", "as_of": "XXXX-05-01", **NEXT},
            [1, 1],
        ),
        # dimensions are never mixed
        ({"event": "spill", "unit": "litre"}, {"event": "spill", "unit": "hectare"}, [1, 1]),
        ({"event": "spill", "unit": "litre"}, {"event": "spill", "unit": "barrel"}, [2]),
        # nor is what was killed with what was hurt, or those held with those killed
        ({"event": "fire"}, {"event": "fire", "predicate": "injured"}, [1, 1]),
        ({"event": "fire", "mode": "stock"}, {"event": "fire", "mode": "cumulative"}, [1, 1]),
    ],
)
def test_pairs(make: Make, a: dict[str, Any], b: dict[str, Any], expected: list[int]):
    """One group for what speaks of one thing, two for what does not."""
    assert sizes([make("12", "police", **a), make("15", "mayor", **b)]) == expected


def test_counts_of_single_days_are_not_one_count(make: Make):
    """104 in the past day on Monday and 87 on Tuesday are two counts; two voices on one day give one of them."""
    day = {"predicate": "confirmed", "event": "outbreak", "mode": "flow"}
    monday = [make(n, source, as_of="2024-05-06", **day) for n, source in (("104", "ministry"), ("98", "agency"))]
    tuesday = make("87", "ministry", as_of="2024-05-07", **day)
    assert sizes([*monday, tuesday]) == [1, 2]
    [found] = find_conflicts([*monday, tuesday])
    assert found.relation is Verdict.CONFLICTS
    assert {claim.as_of.edtf for claim in found.claims if claim.as_of} == {"2024-05-06"}


def test_links_join_what_words_keep_apart(make: Make):
    """The same as, across places, whichever of the two has the link; a link to nothing that is here does nothing."""
    day = {"period": "2024-05-01", "as_of": "2024-05-02"}
    a = make("12", "police", place="Kabul", **day)
    b = make("15", "mayor", place="Herat", **day, links=[("same_as", a)])
    elsewhere = make("90", "mayor", place="Paris", **day)
    assert sizes([a, b]) == [2]
    assert sizes([b, elsewhere]) == [1, 1]
    part = make("15", "mayor", place="Herat", **day, links=[("part_of", a)])
    assert sizes([a, part]) == [1, 1]
    assert [one.relation for one in find_conflicts([a, part])] == [Verdict.EXCEEDS_WHOLE]


def test_a_third_claim_joins_two_that_do_not_meet(make: Make):
    """What is the same as each of two is in one group with both."""
    named = make("12", "police", event="fire", place="Kabul", period="2024-05-01")
    by_event = make("13", "mayor", event="fire")
    by_place = make("14", "union", place="Kabul", period="2024-05-01")
    assert sizes([by_event, by_place]) == [1, 1]
    assert sizes([named, by_event, by_place]) == [3]


def test_many_days_of_one_count_are_one_group(make: Make):
    """A hundred figures of two voices, and a third voice at the end: all of them speak of one thing."""
    count = {"predicate": "confirmed", "place": "Hubei", "period": "2019-12/..", "mode": "cumulative"}
    claims = [
        make(str(100 + day), source, as_of=f"2020-{2 + day // 28:02d}-{1 + day % 28:02d}", **count)
        for day in range(50)
        for source in ("ministry", "agency")
    ]
    late = make("400", "WHO", as_of="2020-06-30", **count)
    assert sizes([*claims, late]) == [101]


def test_a_pair_is_matched_once(make: Make):
    """Two claims that share event, place and day are held against each other once."""
    about = {"event": "fire", "place": "Kabul", "period": "2024-05-01"}
    a, b = make("12", "police", **about), make("15", "mayor", **about)
    assert [{match.a.id, match.b.id} for match in align([a, b]).matches] == [{a.id, b.id}]


def test_links_join_what_nothing_else_brings_near(make: Make):
    """Two towns and two months apart; a link that they are not the same leaves them there."""
    a = make("12", "police", place="Kabul", period="2024-05-01")
    far = {"place": "Herat", "period": "2024-07-09"}
    assert sizes([a, make("15", "mayor", **far)]) == [1, 1]
    assert sizes([a, make("15", "mayor", links=[("same_as", a)], **far)]) == [2]
    assert sizes([a, make("12", "mayor", links=[("restates", a)], **far)]) == [2]
    assert sizes([a, make("15", "mayor", links=[("not_same_as", a)], **far)]) == [1, 1]


def test_figures_of_one_scope_stand_in_the_order_of_their_days(make: Make):
    """Whatever order they are read in."""
    count = [make(str(day), "police", event="fire", as_of=f"2024-05-{day:02d}") for day in (3, 1, 2)]
    [members] = align(count).groups
    assert [claim.value.text for claim in members] == ["1", "2", "3"]


def test_figures_of_one_scope_and_day_stand_in_the_order_in_which_they_are_given(make: Make):
    """And groups in that of their first figures; what is of a later day stands behind, though it was given first."""
    fire = {"event": "fire", "period": "2024-05-01"}
    later = make("20", "police", as_of="2024-05-03", **fire)
    same_day = [make(words, who, as_of="2024-05-02", **fire) for words, who in (("15", "police"), ("12", "mayor"))]
    flood = make("9", "police", event="flood", as_of="2024-05-01")
    for a, b in (same_day, same_day[::-1]):
        assert align([flood, later, a, b]).groups == ((flood,), (a, b, later))
        assert align([later, flood, a, b]).groups == ((a, b, later), (flood,))
