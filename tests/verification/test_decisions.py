"""Decisions change new claims, never old ones; they outlive re-extraction, torn files and unknown claims."""

import pytest

from claimtrack.errors import InvalidClaim, ReadError
from claimtrack.extraction.extract import extract
from claimtrack.model.claim import Link, LinkKind
from claimtrack.model.decision import Action, Credibility, Decision, Grade, Reliability
from claimtrack.model.document import Document
from claimtrack.model.finding import Severity
from claimtrack.model.moment import Moment
from claimtrack.model.source import Source, SourceKind
from claimtrack.parsing.claims import claim
from claimtrack.verification.decisions import append_decision, apply_decisions, read_decisions

KILLED = claim(
    predicate="killed", value="17 people", source="police", publisher="Gazette", published="2024-05-02", place="Leeds"
)
INJURED = claim(predicate="injured", value="at least 4 people", source="mayor")


def decided(action, one=KILLED, **rest):
    """A decision by A. Editor on one day."""
    return Decision(action, one.id, "A. Editor", "2024-05-03", **rest)


def test_rejected_claims_are_left_out_and_accepting_brings_them_back():
    """The last word on a claim holds; the originals stay as they were."""
    reject, accept = decided("reject", why="a headline"), decided("accept")
    assert apply_decisions([KILLED, INJURED], [reject]) == [INJURED]
    back, _ = apply_decisions([KILLED, INJURED], [reject, accept])
    assert back.value == KILLED.value
    assert [finding.code for finding in back.findings] == ["accepted"]
    assert KILLED.findings == ()


@pytest.mark.parametrize(
    ("field", "words", "read"),
    [
        ("value", "more than 29,500", lambda c: (c.value.bound.value, c.value.nominal, c.value.unit)),
        ("value", "12", lambda c: (c.value.nominal, c.value.unit)),
        ("value", "12 children", lambda c: (c.value.nominal, c.value.unit)),
        ("predicate", "injured", lambda c: c.measure.predicate),
        ("counted", "children", lambda c: c.measure.counted),
        ("place", None, lambda c: c.measure.place),
        ("event", "mill fire", lambda c: c.measure.event),
        ("period", "2024-05-01", lambda c: str(c.measure.period)),
        ("mode", "cumulative", lambda c: c.measure.mode.value),
        ("source", "Fire service", lambda c: (c.attribution.source.name, [s.name for s in c.attribution.chain])),
        ("source", None, lambda c: (c.attribution.source, [s.name for s in c.attribution.chain])),
        ("stance", "hedged", lambda c: c.attribution.stance.value),
        ("caveat", "not confirmed", lambda c: c.attribution.caveat),
        ("as_of", "2024-05-01", lambda c: (str(c.as_of), c.as_of_basis.value)),
        ("as_of", None, lambda c: (c.as_of, c.as_of_basis)),
        ("stated", "2024-05-02", lambda c: str(c.stated)),
    ],
)
def test_amending_changes_one_field_and_keeps_the_old_value_in_a_finding(field, words, read):
    """Each field is read from words as a claim entered by hand is."""
    expected = {
        ("value", "more than 29,500"): ("more_than", 29500, "person"),
        ("value", "12"): (12, "person"),
        ("value", "12 children"): (12, "child"),
        ("predicate", "injured"): "injured",
        ("counted", "children"): "children",
        ("place", None): None,
        ("event", "mill fire"): "mill fire",
        ("period", "2024-05-01"): "2024-05-01",
        ("mode", "cumulative"): "cumulative",
        ("source", "Fire service"): ("Fire service", ["Fire service", "Gazette"]),
        ("source", None): (None, ["Gazette"]),
        ("stance", "hedged"): "hedged",
        ("caveat", "not confirmed"): "not confirmed",
        ("as_of", "2024-05-01"): ("2024-05-01", "stated"),
        ("as_of", None): (None, None),
        ("stated", "2024-05-02"): "2024-05-02",
    }
    [amended] = apply_decisions([KILLED], [decided("amend", field=field, value=words, why="misread")])
    assert read(amended) == expected[field, words]
    [note] = amended.findings
    assert note.code == "amended"
    assert "by A. Editor on 2024-05-03: misread" in note.message


def test_an_amendment_of_a_changed_claim_still_finds_it():
    """A claim entered by hand changes its id with its fields; decisions go by the id it was read under."""
    both = [decided("amend", field="predicate", value="injured"), decided("amend", field="place", value="York")]
    [amended] = apply_decisions([KILLED], both)
    assert (amended.measure.predicate, amended.measure.place) == ("injured", "York")
    assert amended.id != KILLED.id


def test_pairs_are_linked_on_both_sides_and_the_last_decision_wins():
    """A person's word on a pair replaces the contrary one."""
    same = decided("same_measure", other=INJURED.id)
    apart = decided("not_same", other=INJURED.id)
    one, other = apply_decisions([KILLED, INJURED], [same, apart])
    assert one.links == (Link(LinkKind.NOT_SAME_AS, INJURED.id),)
    assert other.links == (Link(LinkKind.NOT_SAME_AS, KILLED.id),)
    one, _ = apply_decisions([KILLED, INJURED], [apart, same, same])
    assert one.links == (Link(LinkKind.SAME_AS, INJURED.id),)


def test_a_preference_keeps_both_claims_and_says_so():
    """Nothing is dropped silently."""
    one, other = apply_decisions([KILLED, INJURED], [decided("prefer", other=INJURED.id, why="newer")])
    assert [f.code for f in one.findings] == ["preferred"]
    assert [f.code for f in other.findings] == ["set-aside"]
    assert other.findings[0].message.endswith("by A. Editor on 2024-05-03: newer")


def test_decisions_on_unknown_claims_are_findings():
    """Neither end of a pair may be missing; the rest goes on."""
    seen = []
    lost = [Decision("reject", "f00d", "A. Editor", "2024-05-03"), decided("same_measure", other="f00d")]
    assert apply_decisions([KILLED], lost, on_finding=seen.append) == [KILLED]
    assert [finding.code for finding in seen] == ["unknown-claim", "unknown-claim"]
    assert apply_decisions([KILLED], lost) == [KILLED]


@pytest.mark.parametrize(
    ("field", "value"), [("value", "soon"), ("period", "2024-13"), ("mode", "often"), ("predicate", "Two Words")]
)
def test_amendments_that_cannot_be_are_findings(field, value):
    """A typing error of the editor does not stop the others."""
    seen = []
    assert apply_decisions([KILLED], [decided("amend", field=field, value=value)], on_finding=seen.append) == [KILLED]
    assert [(f.code, f.severity) for f in seen] == [("impossible-amendment", Severity.ERROR)]


def test_statements_can_be_reworded_but_have_no_measure():
    """A statement has text only."""
    from claimtrack.model.claim import Statement

    said = claim(predicate=None, value=Statement("talks went well"), source="mayor")
    [amended] = apply_decisions([said], [decided("amend", said, field="value", value="talks went badly")])
    assert amended.value.text == "talks went badly"
    seen = []
    apply_decisions([said], [decided("amend", said, field="place", value="York")], on_finding=seen.append)
    assert [f.code for f in seen] == ["impossible-amendment"]


def test_decisions_survive_re_extraction():
    """A reader that understands the sentence otherwise keeps the id, so the decision holds."""
    [read] = extract(Document("Police said that 17 people were killed.", publisher="Gazette"))
    import attrs

    better = attrs.evolve(read, measure=attrs.evolve(read.measure, predicate="injured"), extractor="another")
    assert apply_decisions([better], [decided("reject", read)]) == []


def test_decisions_are_written_and_read_back(tmp_path):
    """One JSON object a line, in the order of their making."""
    file = tmp_path / "decisions.jsonl"
    assert read_decisions(file) == []
    made = [
        decided("reject", why="a headline: »17 dead«"),
        decided("amend", field="place", value=None),
        decided("same_measure", other=INJURED.id),
    ]
    for decision in made:
        append_decision(file, decision)
    assert read_decisions(file) == made
    assert len(file.read_text("utf-8").splitlines()) == 3


def test_a_torn_last_line_does_not_swallow_the_next_decision(tmp_path):
    """A file cut off in the middle of a line is continued on a new one, and the torn line is told."""
    file = tmp_path / "decisions.jsonl"
    append_decision(file, decided("reject"))
    file.write_text(file.read_text("utf-8") + '{"schema": "claimtr', "utf-8")
    append_decision(file, decided("accept"))
    seen = []
    assert [d.action for d in read_decisions(file, on_finding=seen.append)] == [Action.REJECT, Action.ACCEPT]
    assert [(f.code, f.where) for f in seen] == [("unreadable-decision", f"{file}:2")]
    assert len(read_decisions(file)) == 2


@pytest.mark.parametrize(
    "line",
    [
        "[]",
        "{}",
        '{"schema": "claimtrack/decision/1", "action": "reject"}',
        '{"schema": "claimtrack/decision/2"}',
        "\n",
    ],
)
def test_lines_that_are_no_decisions_are_findings(tmp_path, line):
    """Blank lines pass; the others are told with file and line."""
    file = tmp_path / "decisions.jsonl"
    file.write_text(line + "\n", "utf-8")
    seen = []
    assert read_decisions(file, on_finding=seen.append) == []
    assert len(seen) == (0 if line == "\n" else 1)


def test_files_that_cannot_be_read_or_written_are_refused(tmp_path):
    """The error names the file."""
    (tmp_path / "bad.jsonl").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(ReadError, match=r"bad\.jsonl"):
        read_decisions(tmp_path / "bad.jsonl")
    with pytest.raises(ReadError, match="can be written"):
        append_decision(tmp_path / "no" / "where.jsonl", decided("reject"))


@pytest.mark.parametrize(
    "rest",
    [
        {"action": "maybe"},
        {"who": " "},
        {"when": "2024-05"},
        {"when": None},
        {"claim": ""},
        {"other": "f00d"},
        {"action": "prefer"},
        {"action": "prefer", "other": "0a1b"},
        {"action": "amend", "field": "id", "value": "x"},
        {"action": "amend", "field": "value"},
        {"field": "place"},
        {"value": "x"},
    ],
)
def test_decisions_that_say_nothing_or_too_much_are_refused(rest):
    """Who, when and what belong to every decision, and nothing that its action does not take."""
    whole = {"action": "reject", "claim": "0a1b", "who": "A. Editor", "when": "2024-05-03"} | rest
    with pytest.raises(InvalidClaim):
        Decision(**whole)


def test_a_grade_may_be_of_the_source_or_of_what_it_said():
    """Either scale alone will do."""
    one = Grade(Source("Northern Relief Network"), "A. Editor", "2024-05-03", "own access", credibility="6")
    assert (one.reliability, one.credibility.meaning) == (None, "truth cannot be judged")


def test_grades_are_given_by_named_people_to_bodies():
    """Letters and numbers carry their words; a grade has a reason and a day."""
    grade = Grade(
        Source("Northern Relief Network"),
        "A. Editor",
        Moment("2024-05-03"),
        "own access",
        reliability="B",
        credibility="2",
    )
    assert (grade.reliability.meaning, grade.credibility.meaning) == ("usually reliable", "probably true")
    assert [r.meaning for r in Reliability][-1] == "reliability cannot be judged"
    assert Credibility("1").meaning == "confirmed by other sources"


@pytest.mark.parametrize(
    "rest",
    [
        {"source": Source("Jane Roe", SourceKind.PERSON)},
        {"source": Source("a neighbour", SourceKind.WITNESS)},
        {"why": ""},
        {"who": ""},
        {"when": "2024"},
        {"reliability": None},
        {"reliability": "G"},
        {"credibility": "7"},
    ],
)
def test_grades_of_persons_and_without_reasons_are_refused(rest):
    """No score for persons or witnesses, and none that nobody answers for."""
    whole = {
        "source": Source("police", SourceKind.POLICE),
        "who": "A. Editor",
        "when": "2024-05-03",
        "why": "own access",
        "reliability": "A",
    } | rest
    with pytest.raises(InvalidClaim):
        Grade(**whole)
