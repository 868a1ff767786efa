"""Queries: by measure, source, place, time, text and disagreement, now and as known on a day."""

import datetime as dt

import pytest

from claimtrack.comparison.conflicts import find_conflicts
from claimtrack.comparison.timelines import timeline
from claimtrack.errors import InvalidClaim, InvalidMoment
from claimtrack.extraction.extract import extract
from claimtrack.model.document import Document
from claimtrack.model.moment import Moment
from claimtrack.parsing.claims import claim
from claimtrack.storage.ledger import Ledger
from claimtrack.verification.source_records import source_records

FLOOD = Document(
    "The flood in Kano on Sunday killed 12 people, the police said. The governor spoke of 15 dead.",
    publisher="Gazette", published="2024-03-04", url="https://gazette.example/flood",
)  # fmt: skip
MARCH = {"predicate": "attended", "event": "March of 23 March", "period": "2023-03-23", "as_of": "2023-03-23"}
CLAIMS = [
    claim(value=800_000, source="CGT", counted="people", unit="person", place="Paris", **MARCH),
    claim(value=119_000, source="police", counted="people", unit="person", place="Paris", **MARCH),
    claim(predicate="pledged", value="20 million euros", source="European Union", as_of="2024-01-05", place="Kenya"),
    claim(predicate="killed", value=7, source="World Health Organization", mode="cumulative", as_of="2024-02"),
]


@pytest.fixture
def full(ledger):
    """A ledger with a few claims and an article."""
    ledger.add(CLAIMS, recorded="2024-03-01")
    ledger.add(FLOOD, recorded="2024-03-04T10:00:00Z")
    return ledger


@pytest.mark.parametrize(
    ("wanted", "figures"),
    [
        ({}, [800_000, 119_000, 20_000_000, 7, 12, 15]),
        ({"predicate": "attended"}, [800_000, 119_000]),
        ({"predicate": "attended", "source": "Police"}, [119_000]),
        ({"source": "WHO"}, [7]),
        ({"source": "the police"}, [119_000, 12]),
        ({"place": "paris"}, [800_000, 119_000]),
        ({"place": "Kano"}, [12, 15]),
        ({"event": "march of 23 march"}, [800_000, 119_000]),
        ({"period": "2023-03-23"}, [800_000, 119_000]),
        ({"period": Moment("2024-03-03")}, [12, 15]),
        ({"counted": "PEOPLE"}, [800_000, 119_000, 12]),
        ({"unit": "EUR"}, [20_000_000]),
        ({"mode": "cumulative"}, [7]),
        ({"since": "2024-02-01"}, [7, 12, 15]),
        ({"since": "2024-01", "until": "2024-02"}, [20_000_000, 7]),
        ({"until": "2023"}, [800_000, 119_000]),
        ({"text": "flood"}, [12]),
        ({"text": "GOVERNOR spoke"}, [15]),
        ({"text": 'march "OR" people'}, []),
        ({"text": "Kenya euros"}, [20_000_000]),
        ({"url": "https://gazette.example/flood"}, [12, 15]),
        ({"document": FLOOD.id}, [12, 15]),
        ({"document": "sha256:0"}, []),
        ({"id": CLAIMS[3].id}, [7]),
        ({"in_conflict": True}, [800_000, 119_000, 12, 15]),
        ({"in_conflict": False}, [20_000_000, 7]),
        ({"in_conflict": True, "text": "governor"}, [15]),
    ],
)
def test_queries(full, wanted, figures):
    """Claims that fit all that is asked for, in the order in which they came."""
    assert [c.value.nominal for c in full.claims(**wanted)] == figures
    assert full.count(**wanted) == len(figures)


def test_results_are_the_claims_that_were_added(full):
    """Ordinary claims, equal to those given and with the same ids."""
    found = list(full.claims())
    assert found == [*CLAIMS, *extract(FLOOD)]
    assert [c.id for c in found] == [c.id for c in (*CLAIMS, *extract(FLOOD))]


def test_results_are_streamed(full):
    """One claim after the other: the first one needs no list of all, and adding meanwhile disturbs nothing."""
    found = full.claims()
    assert iter(found) is found
    first = next(found)
    full.add(claim(predicate="killed", value=1, source="x"), recorded="2024-03-09")
    assert first == CLAIMS[0]
    assert len(list(found)) >= 5


@pytest.mark.parametrize("wanted", [{"text": "..."}, {"since": "XXXX-05-01"}])
def test_what_cannot_be_asked(full, wanted):
    """A text without a word, a day without a year."""
    with pytest.raises(InvalidClaim):
        list(full.claims(**wanted))


def test_an_unknown_question_is_a_mistake(full):
    """A name that does not exist is told as Python tells it."""
    with pytest.raises(TypeError, match="colour"):
        list(full.claims(colour="red"))


@pytest.mark.parametrize("text", ["NEAR(flood)", "words:flood", 'fl"ood', "flood AND NOT killed", "'; DROP", "floo*"])
def test_texts_are_words_and_never_commands(full, text):
    """What FTS5 would take for an operator is a word to look for."""
    assert list(full.claims(text=text)) == []


def test_engines_see_what_they_would_see_of_the_claims(full):
    """Disagreements, timelines and source records are those of the claims themselves."""
    claims = list(full.claims())
    assert full.conflicts() == find_conflicts(claims)
    assert full.timeline() == timeline(claims)
    assert full.sources() == source_records(claims)
    assert [r.source.name for r in full.sources(predicate="attended")] == ["CGT", "police"]
    assert {c.value.nominal for t in full.timeline(event="march of 23 March") for c in [t.entries[0].claim]} == {
        800_000, 119_000,
    }  # fmt: skip


def test_disagreements_of_some(full):
    """Those in which a claim that is asked for stands, with all its positions."""
    [march] = full.conflicts(source="CGT")
    assert {c.value.nominal for c in march.claims} == {800_000, 119_000}
    assert full.conflicts(predicate="pledged") == []


def test_as_known_on_a_day(full):
    """What was added later, and what was decided later, was not known."""
    full.withdraw(CLAIMS[3].id, recorded="2024-03-08", who="A. Editor")
    assert full.count() == 5
    for when, figures in {
        "2024-02-29": [],
        "2024-03-01": [800_000, 119_000, 20_000_000, 7],
        "2024-03-04T09:59:59Z": [800_000, 119_000, 20_000_000, 7],
        "2024-03-04T12:00:00+02:00": [800_000, 119_000, 20_000_000, 7, 12, 15],
        dt.date(2024, 3, 7): [800_000, 119_000, 20_000_000, 7, 12, 15],
        dt.datetime(2024, 3, 8, tzinfo=dt.UTC): [800_000, 119_000, 20_000_000, 12, 15],
        Moment("2024-03-31"): [800_000, 119_000, 20_000_000, 12, 15],
    }.items():
        assert [c.value.nominal for c in full.as_known_on(when).claims()] == figures
    early = full.as_known_on("2024-03-01")
    assert [len(c.claims) for c in early.conflicts()] == [2]
    assert early.count(predicate="killed") == 1
    assert list(early.documents()) == []
    assert len(list(full.as_known_on("2024-03-04").documents())) == 1


def test_both_times_are_kept(ledger):
    """A figure of last month that is learnt today was not known last month."""
    late = claim(predicate="killed", value=7, source="police", as_of="2024-01-05")
    ledger.add(late, recorded="2024-03-01")
    assert ledger.count(until="2024-01-31") == 1
    assert ledger.as_known_on("2024-01-31").count() == 0


def test_a_clock_that_jumps(ledger):
    """Order goes by entries: a clock set back loses nothing, and spoils the answer for its own entries alone."""
    crash = {"predicate": "killed", "event": "crash", "period": "2024-05-01", "source": "police"}
    figures = {12: "2024-05-02", 13: "1970-01-01", 14: "2024-05-03", 15: "2099-01-01", 16: "2024-05-04"}
    for place, (value, recorded) in enumerate(figures.items(), 1):
        ledger.add(claim(value=value, as_of=f"2024-05-0{place}", **crash), recorded=recorded)
    assert [c.value.nominal for c in ledger.claims()] == [12, 13, 14, 15, 16]
    assert [c.value.nominal for c in ledger.as_known_on("2024-05-01").claims()] == [13]
    assert [c.value.nominal for c in ledger.as_known_on("2024-05-04").claims()] == [12, 13, 14, 16]
    assert [(f.code, str(f.severity)) for f in ledger.verify()] == [("clock-went-back", "info")] * 2


def test_the_time_of_a_question_must_be_one(ledger):
    """No guess at what a month or an instant without an offset means."""
    for when in ("2024-03", "2024-03-04T10:00:00", Moment("2024-03-04", part="morning")):
        with pytest.raises(InvalidMoment):
            ledger.as_known_on(when)


def test_a_ledger_for_reading_answers_the_same(path):
    """Opened for reading, also what was not compared yet is compared for the answer, and nothing is written."""
    with Ledger(path) as ledger:
        ledger.add(CLAIMS, recorded="2024-03-01", compare=False)
    before = path.read_bytes()
    with Ledger(path, readonly=True) as ledger:
        assert ledger.conflicts() == find_conflicts(CLAIMS)
        assert [c.source.name for c in ledger.claims(predicate="attended")] == ["CGT", "police"]
        assert ledger.stats().claims == 4
    assert path.read_bytes() == before
