"""Adding: what is there changes nothing, what is new is told, and what takes the place of something stands beside it."""

import itertools

import attrs
import pytest

from claimtrack.errors import InvalidMoment
from claimtrack.extraction.extract import extract
from claimtrack.model.claim import Statement
from claimtrack.model.document import Document
from claimtrack.parsing.claims import claim
from claimtrack.storage.ledger import Ledger

FLOOD = Document(
    "The flood in Kano on Sunday killed 12 people, the police said. The governor spoke of 15 dead.",
    publisher="Gazette", published="2024-03-04", url="https://gazette.example/flood",
)  # fmt: skip
UPDATE = Document(
    "The flood in Kano on Sunday killed 14 people, the police said. The governor spoke of 15 dead.",
    publisher="Gazette", published="2024-03-05", url="https://gazette.example/flood",
)  # fmt: skip
OTHER = Document(
    "At least 20 people were killed by the flood in Kano on Sunday, the Red Cross said.",
    publisher="Herald", published="2024-03-04", url="https://herald.example/flood",
)  # fmt: skip
CRASH = {"predicate": "killed", "event": "crash"}


def told(value, source="police", day="2024-05-01", **more):
    """A claim entered by hand."""
    return claim(value=value, source=source, as_of=day, **CRASH, **more)


def rows(ledger):
    """All that a ledger holds, but for its numbers and times."""
    connection = ledger._store.connection
    return {
        table: sorted(map(repr, connection.execute(query)))
        for table, query in {
            "claims": "SELECT id, record FROM claims WHERE number NOT IN (SELECT claim FROM endings)",
            "documents": "SELECT id, about, text FROM documents LEFT JOIN texts ON document = number",
        }.items()
    }


def test_an_article_twice_changes_nothing(ledger):
    """The second time nothing is written: no entry, no row."""
    first = ledger.add(FLOOD, recorded="2024-03-04")
    before = ledger.stats()
    again = ledger.add(FLOOD, recorded="2024-03-05", who="another")
    assert (len(first.documents), first.added) == (1, 2)
    assert again.is_empty
    assert again.summary == "nothing changed"
    assert ledger.stats() == before


@pytest.mark.parametrize("order", list(itertools.permutations(range(4))))
def test_the_order_of_articles_does_not_matter(tmp_path, order):
    """Whatever comes first and however often, the same documents and claims stand; an older text never wins."""
    given = [FLOOD, UPDATE, OTHER, FLOOD]
    with Ledger(tmp_path / "a.db") as one, Ledger(tmp_path / "b.db") as two:
        one.add([FLOOD, UPDATE, OTHER], recorded="2024-03-06")
        for place in order:
            two.add(given[place], recorded="2024-03-06")
        assert rows(one) == rows(two)
        assert {c.value.nominal for c in two.claims(url=FLOOD.url)} == {14, 15}


def test_what_changed_is_told(ledger):
    """New, restated, revised, in conflict and settled, each in its place."""
    first = ledger.add([told(12), told(15, "hospital")], recorded="2024-05-01")
    assert [c.value.nominal for c in first.new] == [12, 15]
    [conflict] = first.in_conflict
    assert {c.value.nominal for c in conflict.claims} == {12, 15}
    second = ledger.add([told(12, day="2024-05-02"), told(20, "mayor")], recorded="2024-05-02")
    assert [c.value.nominal for c in second.restated] == [12]
    assert [c.source.name for c in second.new] == ["mayor"]
    third = ledger.add(told(15, day="2024-05-03", period="2024-05-01"), recorded="2024-05-03")
    [(before, after, compared)] = third.revised
    assert (before.value.nominal, after.value.nominal, compared.verdict.value) == (12, 15, "revises_up")
    assert third.summary.startswith("1 revised")


def test_a_disagreement_can_be_settled(ledger):
    """When one side takes its figure back, the disagreement is gone, and the table says so too."""
    low, high = told(12, period="2024-05-01"), told(15, "hospital", period="2024-05-01")
    assert len(ledger.add([low, high], recorded="2024-05-01").in_conflict) == 1
    changes = ledger.withdraw(high.id, recorded="2024-05-02", who="A. Editor", why="a slip")
    assert len(changes.settled) == 1
    assert [c.id for c in changes.withdrawn] == [high.id]
    assert ledger.conflicts() == []
    settled = ledger._store.connection.execute("SELECT settled FROM conflicts").fetchall()
    assert settled == [(changes.entry,)]


def test_an_updated_article_is_a_new_version(ledger):
    """Same URL, new text: what it says otherwise is told, what it repeats is no news, the older claims no longer stand."""
    ledger.add(FLOOD, recorded="2024-03-04")
    changes = ledger.add(UPDATE, recorded="2024-03-05")
    [version] = changes.versions
    assert (version.url, version.before, version.after) == (FLOOD.url, FLOOD.id, UPDATE.id)
    [(before, after, _)] = version.difference.revised
    assert (before.value.nominal, after.value.nominal) == (12, 14)
    assert version.difference.new == ()
    assert [c.value.nominal for c in changes.restated] == [15]
    assert [c.value.nominal for c in ledger.claims()] == [14, 15]
    assert [d.text for d in ledger.documents(FLOOD.url)] == [FLOOD.text, UPDATE.text]


def test_an_older_version_that_comes_late_does_not_stand(ledger):
    """By the dates of publication the text that is there is the newer one."""
    ledger.add(UPDATE, recorded="2024-03-05")
    changes = ledger.add(FLOOD, recorded="2024-03-06")
    assert changes.versions == ()
    assert [c.value.nominal for c in ledger.claims()] == [14, 15]
    assert ledger.stats().readings == 4


def test_without_a_url_the_caller_says_what_is_replaced(ledger):
    """A file without a URL that changed is told by the id of what it held."""
    before = Document("12 people were killed, police said.", publisher="A", published="2024-03-04")
    after = Document("13 people were killed, police said.", publisher="A", published="2024-03-04")
    ledger.add(before, recorded="2024-03-04")
    changes = ledger.add(after, recorded="2024-03-04", replaces={after.id: before.id})
    assert [v.before for v in changes.versions] == [before.id]
    assert [c.value.nominal for c in ledger.claims()] == [13]


def read_by(document, version, change=lambda c: c):
    """The claims of a document as some version of the extractor reads them."""
    return [attrs.evolve(change(c), extractor=f"claimtrack {version} en") for c in extract(document)]


@pytest.mark.parametrize("order", [("0.2.0", "0.10.0"), ("0.10.0", "0.2.0")])
def test_a_better_reading_takes_the_place_of_the_older(ledger, order):
    """Whichever comes first, the newest version's reading stands; what it does not find again has ended."""
    readings = {
        "0.2.0": read_by(FLOOD, "0.2.0", lambda c: attrs.evolve(c, as_of=None, as_of_basis=None)),
        "0.10.0": read_by(FLOOD, "0.10.0")[:1],
    }
    for version in order:
        ledger.add([FLOOD, *readings[version]], recorded="2024-03-04")
    assert [(c.extractor, c.as_of is not None) for c in ledger.claims()] == [("claimtrack 0.10.0 en", True)]


def test_the_same_words_by_the_same_extractor_are_one_reading(ledger):
    """The file that an article lay in is no part of what it says."""
    ledger.add(FLOOD, recorded="2024-03-04")
    assert ledger.add(attrs.evolve(FLOOD, path="elsewhere/flood.md"), recorded="2024-03-04").is_empty


def test_claims_by_hand_may_be_added_to_a_document(ledger):
    """What is entered by hand beside what was read stands beside it."""
    ledger.add(FLOOD, recorded="2024-03-04")
    [first, _] = extract(FLOOD)
    more = attrs.evolve(first, extractor="by hand", evidence=attrs.evolve(first.evidence, figure_start=4, figure_end=9))
    assert ledger.add([FLOOD, more], recorded="2024-03-05").added == 1
    assert ledger.add([FLOOD, more], recorded="2024-03-05").is_empty
    assert ledger.count() == 3


def test_a_document_without_claims_is_kept(ledger):
    """Its text is there, and it is not read twice."""
    empty = Document("Nothing happened.", publisher="A")
    assert ledger.add(empty, recorded="2024-03-04").summary == "1 document"
    assert ledger.add(empty, recorded="2024-03-04").is_empty
    assert list(ledger.documents()) == [empty]


def test_statements_are_kept_and_told_as_new(ledger):
    """They are never compared."""
    said = claim(predicate=None, value=Statement("it is bizarre"), source="mayor")
    assert ledger.add(said, recorded="2024-03-04").new == (said,)
    assert list(ledger.claims()) == [said]


def test_many_at_once_are_compared_later(ledger):
    """Without comparing, nothing is told but the number; the disagreement is found when it is asked for."""
    changes = ledger.add([told(12), told(15, "hospital")], recorded="2024-05-01", compare=False)
    assert (changes.added, changes.compared, changes.in_conflict) == (2, False, ())
    assert changes.summary == "2 added, not compared"
    assert ledger.stats().conflicts == 0
    assert len(ledger.conflicts()) == 1
    assert ledger.stats().conflicts == 1
    ledger.add(told(40, "mayor"), recorded="2024-05-01", compare=False)
    assert [len(c.claims) for c in ledger.conflicts(source="mayor")] == [3]


def test_what_was_only_added_is_compared_with_what_comes(ledger):
    """An article compared after a table that was not finds the table's figures."""
    ledger.add([told(12)], recorded="2024-05-01", compare=False)
    changes = ledger.add(told(15, "hospital"), recorded="2024-05-01")
    assert len(changes.in_conflict) == 1


def test_only_documents_and_claims_are_kept(ledger):
    """Anything else is a mistake, and nothing of the addition stays."""
    with pytest.raises(TypeError, match="documents and claims, not str"):
        ledger.add([told(12), "a.md"], recorded="2024-05-01")
    assert ledger.count() == 0


@pytest.mark.parametrize("when", ["yesterday", "2024-05", "2024-05-01T10:00:00", 5])
def test_the_time_must_be_one(ledger, when):
    """A day, or an instant that says where on earth it is."""
    with pytest.raises(InvalidMoment):
        ledger.add(told(12), recorded=when)


def test_a_claim_twice_in_one_addition_is_one(ledger):
    """Alone or with its document."""
    assert ledger.add([told(12), told(12)], recorded="2024-05-01").added == 1
    [first, second] = extract(FLOOD)
    assert ledger.add([FLOOD, first, first, second], recorded="2024-05-01").added == 2


def test_doubts_of_reading_are_told(ledger):
    """An empty document is kept, and said to be empty; without anybody to tell, too."""
    findings = []
    ledger.add(Document(" "), recorded="2024-05-01", on_finding=findings.append)
    ledger.add(Document("  "), recorded="2024-05-01")
    assert [finding.code for finding in findings] == ["empty-document"]
    assert ledger.stats().documents == 2


def test_parts_that_were_only_added_meet_their_whole(ledger):
    """A part in a table that was not compared exceeds the whole that comes later, and is then compared itself."""
    day = {"predicate": "killed", "event": "siege", "unit": "person", "as_of": "2024-05-01", "period": "2024-05-01"}
    parts = [
        claim(value=90, source="ministry", counted="children", **day),
        claim(value=50, source="mayor", counted="children", **day),
    ]
    ledger.add(parts, recorded="2024-05-01", compare=False)
    whole = claim(value=60, source="army", counted="people", **day)
    changes = ledger.add(whole, recorded="2024-05-01")
    assert [conflict.relation.value for conflict in changes.in_conflict] == ["exceeds_whole"]
    assert sorted(conflict.relation.value for conflict in ledger.conflicts()) == ["conflicts", "exceeds_whole"]


def test_what_fails_in_the_middle_leaves_nothing(ledger, monkeypatch):
    """An addition is whole or not there; the next one is not disturbed by it."""
    with monkeypatch.context() as patch:
        patch.setattr(ledger._store.disagreements, "keep", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            ledger.add([FLOOD], recorded="2024-03-04")
    assert ledger.stats().entries == ledger.stats().measures == 0
    assert ledger.add(FLOOD, recorded="2024-03-04").added == 2
