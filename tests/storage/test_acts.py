"""Decisions, withdrawals: entries of their own, applied to what stands, with who, when and why."""

import attrs
import pytest

from claimtrack.comparison.conflicts import find_conflicts
from claimtrack.errors import InvalidClaim
from claimtrack.extraction.extract import extract
from claimtrack.model.claim import Link, LinkKind
from claimtrack.model.decision import Decision
from claimtrack.model.document import Document
from claimtrack.parsing.claims import claim
from claimtrack.storage.ledger import Ledger

FLOOD = Document("The flood in Kano killed 12 people, the police said.", publisher="Gazette", published="2024-03-04")
CRASH = {"predicate": "killed", "event": "crash", "period": "2024-03-03", "as_of": "2024-03-04"}
TOLD = claim(value=12, source="police", **CRASH)
OTHER = claim(value=15, source="hospital", **CRASH)
WHO = {"who": "A. Editor", "when": "2024-03-05"}


def test_a_rejected_claim_no_longer_stands_until_it_is_accepted(ledger):
    """The reading is kept; the last decision holds."""
    ledger.add([TOLD, OTHER], recorded="2024-03-04")
    gone = ledger.decide(Decision("reject", TOLD.id, why="a headline", **WHO), recorded="2024-03-05")
    assert [c.value.nominal for c in ledger.claims()] == [15]
    assert len(gone.settled) == 1
    back = ledger.decide(Decision("accept", TOLD.id, **WHO), recorded="2024-03-06")
    assert len(back.in_conflict) == 1
    [accepted] = ledger.claims(source="police")
    assert accepted.findings[0].message == "accepted by A. Editor on 2024-03-05"
    assert [c.value.nominal for c in ledger.as_known_on("2024-03-05").claims()] == [15]
    assert [e.what for e in ledger.history(TOLD.id)] == ["by hand", "reject", "accept"]


def test_an_amended_claim_is_found_by_what_it_says_now(ledger):
    """A correction is an entry of its own; what was read before can still be asked for by day."""
    ledger.add(FLOOD, recorded="2024-03-04")
    [read] = ledger.claims()
    fix = Decision("amend", read.id, field="predicate", value="injured", why="the text says hurt", **WHO)
    changes = ledger.decide(fix, recorded="2024-03-05")
    assert changes.added == 1
    assert ledger.count(predicate="killed") == 0
    [put_right] = ledger.claims(predicate="injured")
    assert put_right.id == read.id
    assert "the text says hurt" in put_right.findings[-1].message
    assert ledger.as_known_on("2024-03-04").count(predicate="killed") == 1
    assert [(e.who, e.why) for e in ledger.history(read.id)][1:] == [("A. Editor", "the text says hurt")]


def test_decisions_are_kept_once(ledger):
    """The same decision again, by another process or an import, changes nothing."""
    ledger.add(TOLD, recorded="2024-03-04")
    decision = Decision("reject", TOLD.id, **WHO)
    ledger.decide(decision, recorded="2024-03-05")
    assert ledger.decide(decision, recorded="2024-03-06").is_empty
    assert ledger.stats().decisions == 1


def test_decisions_hold_for_a_better_reading(ledger):
    """The id points at the words: when a newer version reads them, the amendment is applied to its reading."""
    [read] = extract(FLOOD)
    ledger.add([FLOOD, attrs.evolve(read, extractor="claimtrack 0.0.1 en")], recorded="2024-03-04")
    ledger.decide(Decision("amend", read.id, field="predicate", value="injured", **WHO), recorded="2024-03-05")
    ledger.add([FLOOD, attrs.evolve(read, extractor="claimtrack 9.0.0 en")], recorded="2024-03-06")
    [now] = ledger.claims()
    assert (now.measure.predicate, now.extractor) == ("injured", "claimtrack 9.0.0 en")
    ledger.decide(Decision("reject", read.id, **WHO), recorded="2024-03-07")
    ledger.add([FLOOD, attrs.evolve(read, extractor="claimtrack 9.1.0 en")], recorded="2024-03-08")
    assert ledger.count() == 0


def test_a_claim_by_hand_keeps_the_name_it_was_added_under(ledger):
    """Amending one gives it another id; both lead to it, and neither can be added anew."""
    ledger.add(TOLD, recorded="2024-03-04")
    ledger.decide(Decision("amend", TOLD.id, field="value", value="13", **WHO), recorded="2024-03-05")
    [now] = ledger.claims()
    assert now.id != TOLD.id
    assert list(ledger.claims(id=TOLD.id)) == list(ledger.claims(id=now.id)) == [now]
    assert ledger.add([TOLD, now], recorded="2024-03-06").is_empty
    ledger.decide(Decision("amend", now.id, field="place", value="Kano", **WHO), recorded="2024-03-06")
    [last] = ledger.claims()
    assert (last.value.nominal, last.measure.place) == (13, "Kano")
    assert ledger.verify() == []


@pytest.mark.parametrize(("action", "kind"), [("same_measure", LinkKind.SAME_AS), ("not_same", LinkKind.NOT_SAME_AS)])
def test_links_stand_on_both_sides(ledger, action, kind):
    """Two claims are tied together, and comparison heeds it."""
    ledger.add([TOLD, OTHER], recorded="2024-03-04")
    assert len(ledger.conflicts()) == 1
    ledger.decide(Decision(action, TOLD.id, other=OTHER.id, **WHO), recorded="2024-03-05")
    found = {c.source.name: [(link.kind, link.target) for link in c.links] for c in ledger.claims()}
    assert found == {"police": [(kind, OTHER.id)], "hospital": [(kind, TOLD.id)]}
    assert len(ledger.conflicts()) == (action == "same_measure")


@pytest.mark.parametrize("compare", [True, False])
def test_a_link_joins_what_nothing_else_would(ledger, compare):
    """Two events under different names are one when somebody says so: their figures meet."""
    other = claim(value=15, source="hospital", **{**CRASH, "event": "derailment", "period": "2024-03-02"})
    ledger.add([TOLD, other], recorded="2024-03-04", compare=compare)
    assert ledger.conflicts() == []
    changes = ledger.decide(Decision("same_measure", TOLD.id, other=other.id, **WHO), recorded="2024-03-05")
    assert len(changes.in_conflict) == 1
    assert ledger.conflicts() == find_conflicts(ledger.claims())
    back = ledger.decide(Decision("not_same", TOLD.id, other=other.id, **WHO), recorded="2024-03-06")
    assert len(back.settled) == 1
    assert ledger.conflicts() == []


def test_a_part_that_a_link_names_is_one(ledger):
    """A part of a whole under another name must not exceed it, whichever was there first."""
    whole = claim(value=10, source="hospital", **{**CRASH, "event": "derailment"})
    part = attrs.evolve(TOLD, links=(Link("part_of", whole.id),))
    ledger.add(whole, recorded="2024-03-04")
    changes = ledger.add(part, recorded="2024-03-04")
    assert [c.relation.value for c in changes.in_conflict] == ["exceeds_whole"]
    assert ledger.conflicts() == find_conflicts([whole, part])
    with Ledger(":memory:") as later:
        later.add([part, whole], recorded="2024-03-04", compare=False)
        assert len(later.conflicts()) == 1


def test_a_link_follows_a_claim_that_is_amended(ledger):
    """The other side is found though its id has changed."""
    ledger.add([TOLD, OTHER], recorded="2024-03-04")
    ledger.decide(Decision("amend", TOLD.id, field="value", value="13", **WHO), recorded="2024-03-05")
    ledger.decide(Decision("same_measure", OTHER.id, other=TOLD.id, **WHO), recorded="2024-03-05")
    [police] = ledger.claims(source="police")
    [hospital] = ledger.claims(source="hospital")
    assert hospital.links[0].target == police.id


def test_a_preference_marks_both(ledger):
    """Both remain, each with a remark."""
    ledger.add([TOLD, OTHER], recorded="2024-03-04")
    ledger.decide(Decision("prefer", TOLD.id, other=OTHER.id, **WHO), recorded="2024-03-05")
    assert {c.findings[0].code for c in ledger.claims()} == {"preferred", "set-aside"}


def test_a_withdrawn_document_stays_withdrawn(ledger):
    """All its claims end, and a better reader brings none of them back."""
    [read] = extract(FLOOD)
    ledger.add([FLOOD, attrs.evolve(read, extractor="claimtrack 0.0.1 en")], recorded="2024-03-04")
    changes = ledger.withdraw(FLOOD.id, recorded="2024-03-05", who="A. Editor", why="story killed")
    assert [c.id for c in changes.withdrawn] == [read.id]
    assert ledger.withdraw(FLOOD.id, recorded="2024-03-05", who="A. Editor", why="story killed").is_empty
    ledger.add([FLOOD, read], recorded="2024-03-06")
    assert ledger.count() == 0
    assert ledger.as_known_on("2024-03-04").count() == 1
    assert [e.kind for e in ledger.history(FLOOD.id)] == ["add", "withdrawal"]
    assert [e.why for e in ledger.history(read.id)][-1] == "story killed"


def test_nothing_new_stands_in_a_withdrawn_document(ledger):
    """A claim that nobody had read in it stays out as well."""
    ledger.add([FLOOD], recorded="2024-03-04")
    ledger.withdraw(FLOOD.id, recorded="2024-03-05", who="A. Editor")
    [read] = extract(FLOOD)
    more = attrs.evolve(read, evidence=attrs.evolve(read.evidence, figure_start=4, figure_end=9), extractor="by hand")
    assert ledger.add([FLOOD, more], recorded="2024-03-06").is_empty
    assert ledger.count() == 0


def test_unknown_ids_are_refused(ledger):
    """A decision on nothing is a slip of the pen."""
    ledger.add(TOLD, recorded="2024-03-04")
    for act in (
        lambda: ledger.decide(Decision("reject", "0" * 32, **WHO), recorded="2024-03-05"),
        lambda: ledger.decide(Decision("not_same", TOLD.id, other="0" * 32, **WHO), recorded="2024-03-05"),
        lambda: ledger.withdraw("sha256:0", recorded="2024-03-05", who="A. Editor"),
        lambda: ledger.redact("sha256:0", recorded="2024-03-05", who="A. Editor", why="law"),
    ):
        with pytest.raises(InvalidClaim, match="knows no claim"):
            act()
    with pytest.raises(InvalidClaim, match="needs the name"):
        ledger.withdraw(TOLD.id, recorded="2024-03-05", who=" ")
    assert ledger.stats().entries == 1


def test_acts_can_be_read_with_sql(ledger, path):
    """The views tell decisions and every reading of a claim."""
    ledger.add(TOLD, recorded="2024-03-04")
    ledger.decide(Decision("amend", TOLD.id, field="value", value="13", why="misheard", **WHO), recorded="2024-03-05")
    connection = ledger._store.connection
    assert connection.execute("SELECT who, why, action, field, value, day FROM acts").fetchall() == [
        ("A. Editor", "misheard", "amend", "value", "13", "2024-03-05")
    ]
    assert connection.execute("SELECT learnt, ending, ended FROM claim_history ORDER BY number").fetchall() == [
        ("2024-03-04", "decided", "2024-03-05"), ("2024-03-05", None, None),
    ]  # fmt: skip
    with Ledger(path) as again:
        assert [c.value.nominal for c in again.claims()] == [13]
