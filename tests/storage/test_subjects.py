"""Comparing as claims are added: the same disagreements as comparing all of them at once."""

import random
from pathlib import Path

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimtrack.comparison.conflicts import conflicts_among, find_conflicts, read_facts
from claimtrack.comparison.facts import Reader
from claimtrack.extraction.extract import extract
from claimtrack.lexicon.loader import load_lexicon
from claimtrack.model.comparison import Verdict
from claimtrack.model.document import Document
from claimtrack.model.evidence import Evidence
from claimtrack.model.policy import Policy
from claimtrack.parsing.claims import claim
from claimtrack.reading.documents import read
from claimtrack.storage.ledger import Ledger

READER = Reader(Policy(), load_lexicon())
STORIES = Path(__file__).parents[1] / "stories"
FOLDERS = sorted(folder for folder in STORIES.iterdir() if folder.is_dir() and list(folder.glob("*.md")))


def shape(conflicts):
    """What disagreements say, whatever the order of their claims."""
    return sorted(
        (c.relation.value, sorted(x.id for x in c.pair), [sorted(x.id for x in p.claims) for p in c.positions])
        for c in conflicts
    )


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_story_told_article_by_article(ledger, folder):
    """In any order: the ledger ends with the disagreements that its claims have when compared at once.

    Each report is read by itself, as the ledger reads it: it does not ask which reports tell of one story.
    """
    articles = [(document, extract(document)) for document in map(read, sorted(folder.glob("*.md")))]
    random.Random(folder.name).shuffle(articles)  # noqa: S311 - an order, not a secret
    for document, claims in articles:
        ledger.add([document, *claims], recorded="2024-05-01")
    facts = [fact for _, claims in articles for fact in read_facts(claims, READER)]
    whole = shape(conflicts_among(facts, READER))
    assert shape(ledger.conflicts()) == whole
    with Ledger(":memory:") as later:
        later.add(
            [x for document, claims in articles for x in (document, *claims)], recorded="2024-05-01", compare=False
        )
        assert shape(later.conflicts()) == whole


def test_a_ledger_asks_for_no_stories_and_its_claims_can_be_asked(ledger):
    """A figure that says neither where nor when meets those of its story only where all claims are at hand."""
    first = "The coast guard said 41 drowned off Tarvik on Sunday when Olga Strand ran the Anna Brun aground."
    second = "Divers who searched the Anna Brun for Olga Strand spoke of 58 dead."
    for number, text in enumerate((first, second), 3):
        document = Document(text, published=f"2025-03-0{number}", publisher=f"Paper {number}")
        ledger.add([document, *extract(document)], recorded="2025-03-09")
    assert ledger.conflicts() == []
    [conflict] = find_conflicts(ledger.claims())
    assert conflict.relation is Verdict.CONFLICTS


def figure(value, source, day, place, event, report, period):
    """A count of one day by one voice, from a table or, where its number is given, from a report."""
    made = claim(
        predicate="killed", value=value, source=source, counted="people", unit="person", as_of=f"2024-05-0{day}",
        period=period, place=place, event=event,
    )  # fmt: skip
    if report is None:
        return made
    document = Document(f"{report}. They died.", published="2024-05-05")
    evidence = Evidence(document.id, 0, len(document.text), document.text, 0, 1)
    return attrs.evolve(made, evidence=evidence, document=document.ref)


VALUES, VOICES, DAYS = (
    st.integers(1, 4).map(lambda n: n * 10),
    st.sampled_from(["police", "hospital", "mayor"]),
    st.integers(2, 4),
)
figures = st.builds(
    figure, VALUES, VOICES, DAYS, st.sampled_from(["Kano", "Lagos"]), st.sampled_from([None, "flood"]), st.none(),
    st.just("2024-05-01"),
)  # fmt: skip
reported = st.builds(
    figure, VALUES, VOICES, DAYS, st.just("Kano"), st.none(), st.integers(1, 5), st.just("2024-05-01/.."),
)  # fmt: skip


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(figures, max_size=12, unique_by=lambda c: c.id)
    | st.lists(reported, min_size=4, max_size=12, unique_by=lambda c: c.id),
    st.integers(1, 4),
)
def test_any_claims_in_any_portions(claims, size):
    """The tables say what the engine says of all claims, whatever the portions and the order."""
    with Ledger(":memory:") as ledger:
        for start in range(0, len(claims), size):
            ledger.add(claims[start : start + size], recorded="2024-05-01")
        assert shape(ledger.conflicts()) == shape(find_conflicts(sorted(claims, key=lambda one: one.id)))
        stored = ledger._store.connection.execute("SELECT count(*) FROM conflicts WHERE settled IS NULL").fetchone()
        assert stored == (len(ledger.conflicts()),)


@pytest.mark.parametrize("size", [1, 2, 4])
def test_counts_by_other_names_meet_whenever_they_are_added(size):
    """Deaths are those killed, and among the casualties, in the ledger as among claims compared at once."""
    quake = {"event": "quake", "place": "Kano", "period": "2024-05-01", "as_of": "2024-05-01"}
    claims = [
        claim(predicate="deaths", value=40, source="police", **quake),
        claim(predicate="killed", value=50, source="mayor", **quake),
        claim(predicate="casualties", value=30, source="hospital", **quake),
        claim(predicate="wounded", value=90, source="police", **quake),
    ]
    for order in (claims, claims[::-1]):
        with Ledger(":memory:") as ledger:
            for start in range(0, len(order), size):
                ledger.add(order[start : start + size], recorded="2024-05-01")
            found = shape(ledger.conflicts())
            assert found == shape(find_conflicts(order))
            assert {relation for relation, _, _ in found} == {"conflicts", "exceeds_whole"}


def test_only_what_an_article_speaks_of_is_touched(ledger, monkeypatch):
    """Of a thousand claims on other things none is read when one more comes."""
    ledger.add(
        [
            claim(
                predicate="killed",
                value=n,
                source="police",
                event=f"crash {n}",
                period="2024-05-01",
                as_of="2024-05-02",
            )
            for n in range(1000)
        ],
        recorded="2024-05-02",
        compare=False,
    )
    seen: set[int] = set()

    def watched(self, numbers):
        seen.update(numbers)
        return original(self, numbers)

    original = type(ledger._store.kept)._rows
    monkeypatch.setattr(type(ledger._store.kept), "_rows", watched)
    changes = ledger.add(
        claim(predicate="killed", value=77, source="mayor", event="crash 5", period="2024-05-01", as_of="2024-05-02"),
        recorded="2024-05-02",
    )
    assert len(changes.in_conflict) == 1
    assert len(seen) < 80  # the neighbours on that day, and not the thousand


def test_other_words_or_rules_sort_the_claims_again(path):
    """A ledger opened with another policy has the disagreements that this policy finds, kept claims and all."""
    told = {"predicate": "killed", "event": "crash", "period": "2024-05-01", "as_of": "2024-05-02"}
    claims = [claim(value=100, source="police", **told), claim(value=101, source="mayor", **told)]
    with Ledger(path) as ledger:
        ledger.add(claims, recorded="2024-05-02")
        assert len(ledger.conflicts()) == 1
    lenient = attrs.evolve(Policy(), tolerance=Policy().epsilon * 4)
    with Ledger(path, policy=lenient) as ledger:
        assert ledger.conflicts() == find_conflicts(claims, lenient) == []
        assert ledger.count(in_conflict=True) == 0
    with Ledger(path) as ledger:
        assert len(ledger.conflicts()) == 1


def test_sorting_again_keeps_what_reports_lend(path):
    """Articles whose figures lean on each other are sorted as before."""
    articles = [read(file) for file in sorted(FOLDERS[0].glob("*.md"))]
    with Ledger(path) as ledger:
        ledger.add(articles, recorded="2024-05-01")
        before = ledger.conflicts()
        ledger._store.connection.execute("UPDATE compared_with SET fingerprint = 'another'")
        assert shape(ledger.conflicts()) == shape(before)
        assert ledger.verify() == []


def test_disagreements_can_be_read_with_sql(ledger):
    """The view gives one row for each claim in each position, lowest first."""
    told = {"predicate": "killed", "event": "crash", "period": "2024-05-01", "as_of": "2024-05-02"}
    ledger.add(
        [claim(value=12, source="police", **told), claim(value=15, source="mayor", **told)], recorded="2024-05-02"
    )
    rows = ledger._store.connection.execute(
        "SELECT relation, position, figure, source, found FROM open_conflicts ORDER BY conflict, position"
    ).fetchall()
    assert rows == [("conflicts", 1, "12", "police", "2024-05-02"), ("conflicts", 2, "15", "mayor", "2024-05-02")]
    quote = ledger._store.connection.execute("SELECT quote, figure, subject FROM current_claims").fetchall()
    assert quote == [(None, "12", 1), (None, "15", 1)]
