"""What changed between two collections of claims."""

from collections.abc import Callable

from claimtrack.comparison.differences import diff
from claimtrack.model.claim import Claim
from claimtrack.model.comparison import Verdict

Make = Callable[..., Claim]
FIRE = {"event": "fire"}


def test_nothing_changes_between_equal_collections(make: Make):
    """The same claims, in any order, make no difference; neither does a figure said again."""
    a, b = make("12", "police", as_of="2024-05-01", **FIRE), make("15", "residents", as_of="2024-05-01", **FIRE)
    assert diff([a, b], [b, a]).is_empty
    assert diff([a], [a, make("12", "police", as_of="2024-05-02", **FIRE)]).is_empty


def test_new_revised_and_withdrawn(make: Make):
    """A new voice, a new figure of a known one, and a figure that is gone."""
    old = make("12", "police", as_of="2024-05-01", **FIRE)
    gone = make("30", "witnesses", as_of="2024-05-01", event="flood")
    later = make("15", "police", as_of="2024-05-02", **FIRE)
    other = make("14", "the mayor", as_of="2024-05-02", **FIRE)
    found = diff([old, gone], [later, other])
    assert found.new == (other,)
    assert [(a, b, c.verdict) for a, b, c in found.revised] == [(old, later, Verdict.REVISES_UP)]
    assert found.withdrawn == (gone,)
    assert not found.is_empty


def test_conflicts_that_arise_and_settle(make: Make):
    """A second voice brings a conflict; when it comes round, the conflict is settled."""
    police = make("12", "police", as_of="2024-05-01", **FIRE)
    mayor = make("20", "the mayor", as_of="2024-05-01", **FIRE)
    agreed = make("12", "the mayor", as_of="2024-05-01", **FIRE)
    first = diff([police], [police, mayor])
    assert [c.relation for c in first.newly_in_conflict] == [Verdict.CONFLICTS]
    second = diff([police, mayor], [police, agreed])
    assert [c.relation for c in second.settled] == [Verdict.CONFLICTS]
    assert second.newly_in_conflict == ()
    assert diff([police, mayor], [police, mayor]).newly_in_conflict == ()


def test_empty_collections(make: Make):
    """Everything is new against nothing, and everything withdrawn when nothing is left."""
    a = make("12", "police", **FIRE)
    assert diff([], [a]).new == (a,)
    assert diff([a], []).withdrawn == (a,)
    assert diff([], []).is_empty
