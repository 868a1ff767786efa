"""What changed between two collections of claims."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from claimtrack.comparison.differences import diff
from claimtrack.lexicon.loader import load_lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.comparison import Verdict
from claimtrack.model.policy import Policy

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


def test_the_policy_and_the_lexicon_decide(make: Make, tmp_path: Path):
    """A tolerance settles a disagreement, and a user's alias makes two names one voice, here as everywhere."""
    police = make("100", "police", as_of="2024-05-01", **FIRE)
    mayor = make("104", "the mayor", as_of="2024-05-01", **FIRE)
    assert len(diff([police], [police, mayor]).newly_in_conflict) == 1
    assert diff([police], [police, mayor], Policy(tolerance=Decimal("0.1"))).newly_in_conflict == ()
    own = tmp_path / "own.toml"
    own.write_text('[sources."Northern Relief Network"]\nkind = "ngo"\naliases = ["NRN"]\n', "utf-8")
    old = make("12", "NRN", as_of="2024-05-01", **FIRE)
    new = make("15", "Northern Relief Network", as_of="2024-05-02", **FIRE)
    assert diff([old], [new]).new == (new,)
    found = diff([old], [new], lexicon=load_lexicon(additions=[own]))
    assert [(a, b) for a, b, _ in found.revised] == [(old, new)]


def test_nobodys_figures_are_not_each_others(make: Make):
    """Two figures that name no source are two voices: neither is a revision of the other."""
    old, new = make("12", as_of="2024-05-01", **FIRE), make("15", as_of="2024-05-02", **FIRE)
    found = diff([old], [new])
    assert (found.new, found.revised, found.withdrawn) == ((new,), (), (old,))


def test_earlier_figures_that_stay_are_no_revisions(make: Make):
    """A series that is there on both sides changes nothing, though its figures differ from its last one."""
    days = [make(str(n), "police", as_of=f"2024-05-0{n}", **FIRE) for n in (1, 2, 3)]
    assert diff(days, days).is_empty
    later = make("5", "police", as_of="2024-05-05", **FIRE)
    found = diff(days, [*days, later])
    assert [(a, b) for a, b, _ in found.revised] == [(days[-1], later)]


def test_a_correction_is_no_new_disagreement(make: Make):
    """Whoever corrects himself disagrees with nobody; the correction stands among the revisions alone."""
    first = make("20", "police", as_of="2024-05-01", **FIRE)
    later = make("12", "police", as_of="2024-05-02", **FIRE)
    found = diff([first], [first, later])
    assert [c.verdict for _, _, c in found.revised] == [Verdict.REVISES_DOWN]
    assert found.newly_in_conflict == ()
    assert diff([first, later], [later]).settled == ()
