"""The project's own method: copies are one vote, records weigh mildly, floods go nowhere."""

from random import Random  # seeded: the same rows in every run

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("numpy")
from claimtrack.verification import consensus_table
from claimtrack.verification.claim_table import read_table
from claimtrack.verification.consensus_origins import shared_origins

ITEMS = 200


def independent(seed=1, skills=(0.9, 0.8, 0.75, 0.7, 0.65), items=ITEMS):
    """Sources that each err on their own, and the truth."""
    chance = Random(seed)  # noqa: S311
    truth = {f"item {n}": chance.randrange(10_000) for n in range(items)}
    rows = []
    for number, skill in enumerate(skills):
        for item, value in truth.items():
            said = value if chance.random() < skill else value + chance.randrange(1, 5_000)
            rows.append((f"source {number}", item, said))
    return rows, truth


def right(rows, truth, method="origins"):
    """The share of items found."""
    found = consensus_table(rows, method=method)
    return sum(found[item] == value for item, value in truth.items()) / len(truth)


def copies(rows, source, number, share=1.0, seed=2):
    """New sources that copy (a part of) what one source says."""
    chance = Random(seed)  # noqa: S311
    return [
        (f"copy {n}", item, value)
        for n in range(number)
        for who, item, value in rows
        if who == source and chance.random() < share
    ]


@pytest.mark.parametrize("share", [1.0, 0.6])
@pytest.mark.parametrize("number", [3, 30])
def test_a_flood_of_copies_of_the_worst_source_changes_nothing(number, share):
    """Voting falls to the level of the copied source; one vote per origin stays where it was."""
    rows, truth = independent()
    before = right(rows, truth)
    flooded = rows + copies(rows, "source 4", number, share)
    assert right(flooded, truth) >= before - 0.02
    if share == 1.0 and number == 30:
        assert right(flooded, truth, "voting") < before - 0.1


def test_a_flood_of_one_claim_sources_stays_below_five_votes():
    """A hundred newcomers who all say 9,999 about one item do not outvote six sources with a record."""
    rows, _ = independent(skills=(0.95,) * 6)
    target = "item 7"
    rows = [row for row in rows if row[1] != target] + [(f"source {n}", target, 50) for n in range(6)]
    flood = [(f"newcomer {n}", target, 9_999) for n in range(100)]
    assert consensus_table(rows + flood)[target] == 50
    assert consensus_table(rows + flood, method="voting")[target] == 9_999


ROWS = st.lists(
    st.tuples(st.sampled_from("abcdefgh"), st.integers(0, 4), st.sampled_from([3, 10, 12, 12.5, 400, "x"])), max_size=30
)


def flood(size, item, value):
    """New sources that all state one value."""
    return [(f"newcomer {n}", item, value) for n in range(size)]


@given(ROWS, st.integers(2, 400), st.integers(0, 5), st.sampled_from([3, 11, 12, 10**9, "x", "y"]))
@settings(max_examples=200, deadline=None)
def test_a_flood_of_any_size_moves_a_small_table_no_further_than_two_sources(rows, size, item, value):
    """Whoever has said next to nothing yet is heard twice with one value; the third to the four-hundredth change nothing."""
    assert consensus_table(rows + flood(size, item, value)) == consensus_table(rows + flood(2, item, value))


@given(st.integers(0, 10**6), st.integers(0, 39), st.integers(20, 3_000))
@settings(max_examples=20, deadline=None)
def test_a_flood_of_any_size_moves_a_large_table_no_further_than_those_who_usually_agree(seed, item, size):
    """Where three newcomers at most agree on a value, a flood weighs as much as three."""
    chance = Random(seed)  # noqa: S311
    rows = [
        (f"editor {number}.{n}", number, 100 + number if n < agreeing else 1000 + n)
        for number in range(40)
        for agreeing in [chance.choice([2, 2, 3])]
        for n in range(agreeing + 2)
    ]
    assert consensus_table(rows + flood(size, item, 5)) == consensus_table(rows + flood(3, item, 5))


@given(st.integers(0, 10**6), st.integers(4, 500))
@settings(max_examples=10, deadline=None)
def test_a_flood_under_many_items_is_no_stronger(seed, size):
    """New sources with a handful of claims each, on several items, differing here and there, weigh as much as a few."""
    chance = Random(seed)  # noqa: S311
    rows, truth = independent(seed, skills=(0.95,) * 6, items=60)
    targets = chance.sample(sorted(truth), 8)
    swarm = [(f"bot {n}", item, 9_999) for n in range(size) for item in chance.sample(targets, 5)]
    assert right(rows + swarm, truth) >= right(rows, truth) - 0.04


@given(st.integers(3, 2_000))
@settings(max_examples=10, deadline=None)
def test_a_flood_of_ratings_moves_the_mean_no_further_than_two(size):
    """Where repeats show nothing, newcomers are heard no more often for all that."""
    chance = Random(5)  # noqa: S311
    rows = [(f"rater {n}", f"story {i}", chance.choice([0, 10, 20, 30, 40])) for i in range(40) for n in range(8)]
    wanted = consensus_table(rows + flood(2, "story 7", 40))
    assert consensus_table(rows + flood(size, "story 7", 40)) == wanted


def test_a_source_with_a_record_breaks_a_tie():
    """One against one, the source that was in line with the rest before wins over a newcomer."""
    rows, _ = independent(skills=(0.95,) * 4, items=60)
    rows += [("source 0", "last", 198_682), ("newcomer", "last", 98_682)]
    assert consensus_table(rows)["last"] == 198_682


def test_three_against_one_still_win():
    """Few that agree are heard: echoes are cut where they show nothing more."""
    rows = [("a", "toll", 15), ("b", "toll", 15), ("c", "toll", 15), ("d", "toll", 12)]
    assert consensus_table(rows)["toll"] == 15


def test_identical_small_sources_are_one_origin():
    """Fifty newcomers with the same five claims each are one voice against three that differ from each other."""
    honest = [(f"honest {n}", f"item {i}", i) for n in range(3) for i in range(n, n + 6)]
    flood = [(f"copy {n}", f"item {i}", 100 + i) for n in range(50) for i in range(2, 7)]
    found = consensus_table(honest + flood)
    assert [found[f"item {i}"] for i in (2, 3, 4, 5)] == [2, 3, 4, 5]


def test_shared_slips_show_one_origin_and_shared_truths_do_not():
    """Two that repeat each other's errors are joined; two that only agree on what all say are not."""
    rows, _ = independent(skills=(0.9, 0.9, 0.6))
    rows += copies(rows, "source 2", 1)
    table = read_table(rows)
    origin = shared_origins(table, table.leading(table.per_fact()))
    named = dict(zip(table.sources, origin.tolist(), strict=True))
    assert named["source 2"] == named["copy 0"]
    assert len(set(named.values())) == 3


def test_agreement_alone_is_not_copying():
    """Sources that are always right are always alike, and stay apart."""
    rows, _ = independent(skills=(1.0, 1.0, 1.0, 0.6))
    table = read_table(rows)
    assert len(set(shared_origins(table, table.leading(table.per_fact())).tolist())) == 4


def test_a_copied_majority_is_seen_through():
    """Four copies of a bad source outvote two good ones, until their common errors are counted once."""
    rows, truth = independent(skills=(0.95, 0.9, 0.5))
    rows += copies(rows, "source 2", 3)
    assert right(rows, truth, "voting") < 0.65
    assert right(rows, truth) > 0.85


def test_ratings_on_one_scale_give_the_mean_of_the_middle_half():
    """Where any two claims of the table are alike as often as two on one item, repeats show nothing."""
    chance = Random(5)  # noqa: S311
    rows = [(f"rater {n}", f"story {i}", chance.choice([0, 10, 20, 30, 40])) for i in range(40) for n in range(8)]
    rows += [(f"rater {n}", "last", value) for n, value in enumerate((0, 10, 10, 20, 20, 20, 30, 40))]
    assert consensus_table(rows)["last"] == 17.5


def test_many_different_values_stay_linear():
    """One item of fifty thousand sources and values is no slower than as many items."""
    rows = [(f"source {n}", "toll", n) for n in range(50_000)]
    assert consensus_table(rows)["toll"] == 24_999
