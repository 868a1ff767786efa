"""How an origin, or a side, corrects itself."""

from collections.abc import Callable

from claimtrack.comparison.conflicts import find_conflicts
from claimtrack.model.claim import Claim
from claimtrack.model.comparison import Verdict

Make = Callable[..., Claim]
DOWN, UP = Verdict.REVISES_DOWN, Verdict.REVISES_UP


def corrections(claims: list[Claim]) -> list[tuple[Verdict, int, int]]:
    """What was corrected to what, in the order of the days."""
    pairs = [(one.relation, *one.pair) for one in find_conflicts(claims) if one.pair]
    dated = sorted((str(b.as_of), verdict, a.value.low, b.value.low) for verdict, a, b in pairs)
    return [(verdict, a, b) for _, verdict, a, b in dated]


def test_a_count_taken_back_twice_was_corrected_twice(make: Make):
    """100, then 90, 100 again and 90 again: two corrections of a running count, three of what was over."""
    for fields, expected in (
        ({"predicate": "confirmed", "event": "outbreak", "mode": "cumulative"}, [(DOWN, 100, 90)] * 2),
        ({"event": "crash"}, [(DOWN, 100, 90), (UP, 90, 100), (DOWN, 100, 90)]),
    ):
        said = [make(n, "ministry", as_of=f"2024-05-0{d}", **fields) for d, n in enumerate(["100", "90"] * 2, 1)]
        assert corrections(said) == expected


def test_a_side_is_read_in_the_order_of_its_days(make: Make):
    """The ministry's 12 and 15, and Hamas' 14 of a day between, whichever report is read first."""
    fire = {"event": "fire", "place": "Gaza City"}
    said = [("12", "Gaza health ministry", 1), ("14", "Hamas", 5), ("15", "Gaza health ministry", 9)]
    claims = [make(n, source, as_of=f"2024-05-0{day}", **fire) for n, source, day in said]
    for order in (claims, claims[::-1], [claims[1], claims[0], claims[2]], [claims[0], claims[2], claims[1]]):
        assert corrections(order) == [(UP, 12, 14), (UP, 12, 15), (UP, 14, 15)]


def test_what_nobody_stands_behind_is_nobodys_correction(make: Make):
    """12 and then 15, on pages without a source or a publisher: perhaps of others each time."""
    assert corrections([make(n, None, event="crash", as_of=f"2024-05-0{n[-1]}") for n in ("12", "15")]) == []
