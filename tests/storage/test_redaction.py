"""Redaction: no byte of the words is left in the file, a tombstone is, and the words cannot come back."""

import attrs
import pytest

from claimtrack.errors import InvalidClaim
from claimtrack.extraction.extract import extract
from claimtrack.model.decision import Decision
from claimtrack.model.document import Document
from claimtrack.parsing.claims import claim
from claimtrack.storage.ledger import Ledger

TEXT = (
    "The quake in Kano on Sunday killed 12 people, the police said. Zebedee Quillfeather counted 15 dead in Kano on "
    "Sunday. At least 20 people were injured, the Red Cross said."
)
QUAKE = Document(TEXT, publisher="Gazette", published="2024-03-04", url="https://gazette.example/q", title="Quake")
WHY = {"recorded": "2024-03-09", "who": "A. Editor", "why": "names a witness"}


def words_in(path, *words):
    """Those of some words of which the ledger's files still hold a byte string, in any case."""
    content = b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*")).lower()
    return [word for word in words if word.lower().encode() in content]


@pytest.fixture
def quake(ledger, path):
    """A ledger with the article, decisions on it, a disagreement, and the pages written through."""
    ledger.add(QUAKE, recorded="2024-03-04")
    ledger.add(
        claim(predicate="killed", value=30, source="hospital", counted="people", unit="person", place="Kano",
              period="2024-03-03", as_of="2024-03-04"),
        recorded="2024-03-05",
    )  # fmt: skip
    target = witness(ledger)
    why = "Quillfeather is a Zebedee"
    ledger.decide(
        Decision("amend", target.id, "A. Editor", "2024-03-06", why, field="counted", value="Zebedees"),
        recorded="2024-03-06",
    )
    assert words_in(path, "Quillfeather", "Zebedees") == ["Quillfeather", "Zebedees"]
    return ledger


def witness(ledger):
    """The claim in the second sentence."""
    [found] = (c for c in ledger.claims(document=QUAKE.id) if c.value.nominal == 15)
    return found


def test_no_byte_of_a_claim_is_left(quake, path):
    """Record, columns, document, search index, decisions, reasons, free pages and log: all are clean."""
    target = witness(quake)
    changes = quake.redact(target.id, **WHY)
    assert changes.withdrawn == ()
    assert words_in(path, "Quillfeather", "Zebedee", "counted 15") == []
    quake.close()
    assert words_in(path, "Quillfeather", "Zebedee", "counted 15") == []


def test_the_rest_stays(quake):
    """Other claims of the article stand, with their offsets; the text has a blank where the sentence was."""
    others = [c.id for c in quake.claims() if c.value.nominal != 15]
    quake.redact(witness(quake).id, **WHY)
    assert [c.id for c in quake.claims()] == others
    [document] = quake.documents()
    assert len(document.text) == len(TEXT)
    for found in quake.claims(document=QUAKE.id):
        evidence = found.evidence
        assert document.text[evidence.start : evidence.end] == evidence.quote
    assert quake.verify() == []
    assert {c.value.nominal for conflict in quake.conflicts() for c in conflict.claims} >= {12, 30}


def test_a_tombstone_says_who_when_and_why(quake):
    """That there was something, and who took it out, is never removed."""
    target = witness(quake)
    quake.redact(target.id, **WHY)
    [tombstone] = quake.tombstones()
    assert (tombstone.subject, tombstone.who, tombstone.recorded, tombstone.why) == (
        target.id, "A. Editor", "2024-03-09", "names a witness",
    )  # fmt: skip
    assert [e.kind for e in quake.history(target.id)] == ["add", "decision", "redaction"]
    assert quake.redact(target.id, **WHY).is_empty


def test_what_was_redacted_was_never_known(quake):
    """Asking for an earlier day does not bring the words back, nor does searching."""
    target = witness(quake)
    quake.redact(target.id, **WHY)
    assert target.id not in [c.id for c in quake.as_known_on("2024-03-05").claims()]
    assert list(quake.claims(text="Quillfeather")) == []
    assert list(quake.claims(text="injured")) != []


def test_it_cannot_come_back(quake, path):
    """The same article, a better reading of it, the claim by itself: all stay out, and that is told."""
    target = witness(quake)
    quake.redact(target.id, **WHY)
    better = [attrs.evolve(c, extractor="claimtrack 9.0.0 en") for c in extract(QUAKE)]
    for given in (QUAKE, [QUAKE, *better], target):
        changes = quake.add(given, recorded="2024-03-10")
        assert target.id not in [c.id for c in quake.claims()]
        assert changes.refused in ((), (target.id,))
    assert changes.refused == (target.id,)
    assert words_in(path, "Quillfeather") == []


def test_nothing_else_brings_the_sentence_back(quake, path):
    """Another figure in it, or the text around another sentence; what quotes nothing of it may come."""
    target = witness(quake)
    quake.redact(target.id, **WHY)
    other = extract(QUAKE)[-1]
    evidence = target.evidence
    again = attrs.evolve(
        target,
        extractor="by hand",
        evidence=attrs.evolve(evidence, figure_start=evidence.start, figure_end=evidence.start + 7),
    )
    by_hand = attrs.evolve(other, evidence=None, extractor="by hand")
    more = attrs.evolve(
        other, extractor="by hand", evidence=attrs.evolve(other.evidence, figure_start=other.evidence.start),
    )  # fmt: skip
    changes = quake.add([QUAKE, again, by_hand, more], recorded="2024-03-10")
    assert changes.refused == (again.id,)
    assert changes.added == 2
    assert words_in(path, "Quillfeather") == []


def test_neighbours_that_were_entered_by_hand_stay(ledger, path):
    """They quote nothing, so there is nothing to take out of them."""
    by_hand = attrs.evolve(extract(QUAKE)[0], evidence=None, extractor="by hand")
    ledger.add([QUAKE, *extract(QUAKE), by_hand], recorded="2024-03-04")
    ledger.redact(witness(ledger).id, **WHY)
    assert by_hand in list(ledger.claims())


def test_claims_without_their_document_can_be_redacted(ledger, path):
    """Where only claims were given, their records are all there is."""
    ledger.add(extract(QUAKE), recorded="2024-03-04")
    target = witness(ledger)
    ledger.redact(target.id, **WHY)
    better = [attrs.evolve(c, extractor="claimtrack 9.0.0 en") for c in extract(QUAKE)]
    assert ledger.add(better, recorded="2024-03-05").refused == (target.id,)
    assert words_in(path, "Quillfeather") == []


def test_no_byte_of_a_document_is_left(quake, path):
    """All of it: text, title, address, publisher, every claim."""
    quake.redact(QUAKE.id, **WHY)
    assert words_in(path, "Quillfeather", "gazette", "quake", "Red Cross said") == []
    assert [c.value.nominal for c in quake.claims()] == [30]
    assert list(quake.documents()) == []
    assert quake.add(QUAKE, recorded="2024-03-10").refused == (QUAKE.id,)
    assert quake.count() == 1
    assert quake.verify() == []
    assert quake.stats().documents == 0


def test_a_claim_without_a_text(ledger, path):
    """What was entered by hand goes too, with what it was compared with."""
    told = claim(predicate="killed", value=77, source="Quillfeather", event="Zebedee crash")
    ledger.add([told, claim(predicate="killed", value=78, source="x", event="crash")], recorded="2024-03-04")
    ledger.redact(told.id, **WHY)
    assert words_in(path, "Quillfeather", "Zebedee") == []
    assert ledger.count() == 1


def test_a_redaction_needs_its_reason(quake):
    """And a name."""
    target = witness(quake)
    for who, why in (("A. Editor", " "), ("", "law")):
        with pytest.raises(InvalidClaim, match="needs"):
            quake.redact(target.id, recorded="2024-03-09", who=who, why=why)
    assert witness(quake) == target


def test_a_reader_that_holds_the_log_open_delays_only_the_log(quake, path):
    """While another process reads, the log keeps old pages; the next redaction or close clears them."""
    target = witness(quake)
    with Ledger(path, readonly=True) as reader:
        found = reader.claims()
        next(found)
        quake.redact(target.id, **WHY)
        found.close()
    quake.close()
    assert words_in(path, "Quillfeather") == []
