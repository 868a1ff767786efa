"""Conflicts, revisions, timelines and comparisons as they are told; hand-made, so that only the telling is tested."""

import csv
import json
from fractions import Fraction

import attrs
import pytest

from claimtrack.comparison.compare import compare
from claimtrack.model.claim import Claim, Link, LinkKind, Statement
from claimtrack.model.comparison import (
    Change,
    Comparison,
    Conflict,
    Difference,
    Hint,
    OriginRelation,
    Position,
    ScopeRelation,
    StanceRelation,
    Timeline,
    TimelineEntry,
    TimeRelation,
    ValueRelation,
    Verdict,
)
from claimtrack.model.document import DocumentRef
from claimtrack.model.finding import Finding, Severity
from claimtrack.model.measure import Measure
from claimtrack.model.quantity import Interval
from claimtrack.model.source import Source
from claimtrack.parsing.claims import claim
from claimtrack.reporting.contents import claims_blocks, conflict_blocks, timeline_blocks
from claimtrack.reporting.renderings import render_comparisons, render_conflicts, render_difference, render_timelines
from claimtrack.reporting.reports import report
from claimtrack.reporting.revisions import Revision, revisions
from claimtrack.reporting.stories import restated, stories
from claimtrack.reporting.summary import revision_blocks
from claimtrack.reporting.text import text


def told(value: str, source: str, as_of: str, **more: object) -> Claim:
    """A claim about one march."""
    return claim(
        predicate="attended", event="march", period="2023-03-23", value=value, source=source, as_of=as_of, **more
    )  # type: ignore[arg-type]


POLICE = told("119,000", "police", "2023-03-23", caveat="first count")
UNION = told("800,000", "CGT", "2023-03-23", stance="hedged")
LATER = told("about 780,000", "CGT", "2023-03-24")
CONFLICT = Conflict(
    measure=Measure("attended", event="march"),
    positions=(
        Position((POLICE,), Interval(Fraction(119_000), Fraction(119_000)), (Source("police"),)),
        Position((UNION, LATER), Interval(Fraction(1, 2), None, low_open=True), (Source("CGT"),)),
    ),
    relation=Verdict.CONFLICTS,
    gap=Fraction(681_000),
    ratio=Fraction(681, 800),
    soft=True,
    reason="They cannot both be true.",
    hints=(Hint.SCOPE, Hint.SCALE_SLIP),
    pair=(POLICE, UNION),
    findings=(Finding("undated", Severity.INFO, "one figure has no date"),),
)
REVISION = attrs.evolve(CONFLICT, relation=Verdict.REVISES_DOWN, pair=(UNION, LATER), soft=False, hints=(), findings=())
SAME = Comparison(
    StanceRelation.COMPARABLE,
    ScopeRelation.SAME,
    TimeRelation.MEETS,
    ValueRelation.ABOVE,
    OriginRelation.DIFFERENT,
    Verdict.CONFLICTS,
    Fraction(1, 3),
    Fraction(1, 2),
    True,
    "They differ.",
)


def test_a_conflict_is_told_with_its_positions() -> None:
    """What is counted, how far, the reason, then each position with figure, source, date, notes; remarks below."""
    assert text(conflict_blocks([CONFLICT])) == (
        "1. attended [march]\n"
        "\n"
        "Conflicts (soft), hints: scope, scale slip. They cannot both be true.\n"
        "\n"
        "position  figure         source  as of       notes\n"
        "--------  -------------  ------  ----------  -----------\n"
        "1         119,000        police  2023-03-23  first count\n"
        "2         800,000        CGT     2023-03-23  hedged\n"
        "          about 780,000  CGT     2023-03-24\n"
        "\n"
        "one figure has no date\n"
    )


def test_a_conflict_as_records() -> None:
    """Numbers are exact, ratios are strings, claims stand beside the conflict whole and once."""
    record = json.loads(render_conflicts([CONFLICT], "json"))
    assert record["schema"] == "claimtrack/conflicts/1"
    (conflict,) = record["conflicts"]
    assert (conflict["gap"], conflict["ratio"], conflict["hints"]) == (681_000, "681/800", ["scope", "scale_slip"])
    assert conflict["positions"][1] == {
        "low": "1/2",
        "high": None,
        "low_open": True,
        "high_open": False,
        "origins": ["CGT"],
        "claims": [UNION.id, LATER.id],
    }
    assert conflict["pair"] == [POLICE.id, UNION.id]
    assert [item["id"] for item in record["claims"]] == [POLICE.id, UNION.id, LATER.id]
    assert conflict["order"] == CONFLICT.order
    denial = attrs.evolve(CONFLICT, relation=Verdict.DENIES, gap=None, ratio=None, pair=None)
    line = json.loads(render_conflicts([denial], "jsonl"))
    assert (line["gap"], line["ratio"], line["pair"], len(line["claims"])) == (None, None, None, 3)
    rows = render_conflicts([denial], "csv").splitlines()
    assert rows[0].startswith("conflict,relation,soft,gap,ratio,hints,reason,position,id,predicate,")
    assert rows[1].startswith("1,denies,True,,,scope scale_slip,They cannot both be true.,1,")


def test_records_say_what_a_soft_verdict_hangs_on_and_why_it_stands_where_it_does() -> None:
    """A program reads from every format which policy field to change, and the reason for the order."""
    soft = attrs.evolve(CONFLICT, hinges=("roundness", "lag"), order="a disagreement, 85 % apart, soft, 2 voices")
    record = json.loads(render_conflicts([soft], "json"))["conflicts"][0]
    assert (record["hinges"], record["order"]) == (["roundness", "lag"], soft.order)
    for row in csv.DictReader(render_conflicts([soft], "csv").splitlines()):
        assert (row["hinges"], row["order"]) == ("roundness lag", soft.order)
    a, b = told("about 1,200", "CGT", "2023-03-23"), told("1,300", "police", "2023-03-23")
    (row,) = csv.DictReader(render_comparisons([(a, b, compare(a, b))], "csv").splitlines())
    assert (row["verdict"], row["soft"], row["hinges"]) == ("conflicts", "True", "roundness")


def test_a_repeated_figure_is_told_once_in_its_position() -> None:
    """A restatement is left out, and many claims of one position are counted."""
    again = attrs.evolve(
        told("800,000", "CGT", "2023-03-23", caveat="again"), links=(Link(LinkKind.RESTATES, UNION.id),)
    )
    crowd = tuple(told(str(number), "CGT", "2023-03-23") for number in range(15))
    positions = (
        Position((UNION, again), CONFLICT.positions[0].interval),
        Position(crowd, CONFLICT.positions[0].interval),
    )
    shown = text(conflict_blocks([attrs.evolve(CONFLICT, positions=positions)]))
    assert "again" not in shown
    assert "and 3 more" in shown


def test_claims_of_a_story() -> None:
    """Figures and statements in their order; what is said again is marked; a long table says how much it leaves out."""
    again = attrs.evolve(told("800,000", "CGT", "2023-03-24"), links=(Link(LinkKind.RESTATES, UNION.id),))
    statement = claim(predicate=None, value=Statement("too many"), source="mayor")
    shown = text(claims_blocks([UNION, again, statement]))
    assert "said again" in shown.splitlines()[3]
    assert shown.splitlines()[4].split() == ["“too", "many”", "statement", "mayor"]
    long = text(claims_blocks([POLICE] * 1001))
    assert "1 more rows are left out here; the csv and jsonl formats hold all." in long


def test_stories_are_events_or_documents() -> None:
    """An event that is named comes before the document's title; the order is that of the claims."""
    by_hand = claim(predicate="killed", value=5)
    printed = claim(predicate="killed", value=5, title="Flood", publisher="Gazette")
    assert stories([by_hand, POLICE, printed, UNION]) == (
        ("entered by hand", (by_hand,)),
        ("march", (POLICE, UNION)),
        ("Flood", (printed,)),
    )
    loop = attrs.evolve(by_hand, links=(Link(LinkKind.RESTATES, by_hand.id), Link(LinkKind.PART_OF, POLICE.id)))
    assert restated([loop, POLICE]) == frozenset()


TIMELINE = Timeline(
    Measure("attended"),
    Source("CGT"),
    (
        TimelineEntry(UNION, Change.FIRST),
        TimelineEntry(LATER, Change.REVISED_DOWN),
        TimelineEntry(told("790,000", "CGT", "2023-03-25"), Change.GROWN),
    ),
)


def test_revisions_come_from_conflicts_timelines_and_links() -> None:
    """Each pair is told once, corrections downwards first; disagreements and growth are none."""
    linked = attrs.evolve(told("119,000", "police", "2023-03-25"), links=(Link(LinkKind.RESTATES, POLICE.id),))
    dangling = attrs.evolve(POLICE, links=(Link(LinkKind.RESTATES, "0" * 32), Link(LinkKind.SAME_AS, UNION.id)))
    found = revisions([TIMELINE], [CONFLICT, REVISION], [linked, dangling])
    assert found == [
        Revision(Change.REVISED_DOWN, UNION, LATER, "They cannot both be true."),
        Revision(Change.RESTATED, dangling, linked),
    ]
    assert revisions([TIMELINE]) == [Revision(Change.REVISED_DOWN, UNION, LATER)]
    turned = attrs.evolve(REVISION, relation=Verdict.REVISED_DOWN_BY, pair=(LATER, UNION))
    assert revisions(conflicts=[turned]) == [Revision(Change.REVISED_DOWN, UNION, LATER, turned.reason)]
    assert revisions(conflicts=[attrs.evolve(REVISION, pair=None)]) == []
    assert revisions(claims=[POLICE]) == []


def test_revisions_are_told_with_both_figures() -> None:
    """Both figures and both dates, where they differ."""
    same_day = told("810,000", "CGT", "2023-03-23")
    shown = text(
        revision_blocks([Revision(Change.REVISED_DOWN, UNION, LATER), Revision(Change.WIDENED, UNION, same_day)])
    )
    assert "800,000, 2023-03-23 → about 780,000, 2023-03-24" in shown
    assert "800,000 → 810,000" in shown
    assert text(revision_blocks([])) == "None found.\n"


def test_timelines_as_text_and_records() -> None:
    """One table for each origin; claims by their ids in records."""
    shown = text(timeline_blocks([TIMELINE, attrs.evolve(TIMELINE, origin=None)]))
    assert "attended: CGT" in shown
    assert "attended: unknown origin" in shown
    assert "revised down" in shown
    assert text(timeline_blocks([])) == "No figures to put in order.\n"
    record = json.loads(render_timelines([TIMELINE], "json"))
    assert record["timelines"][0]["entries"][1] == {"claim": LATER.id, "change": "revised_down"}
    assert render_timelines([TIMELINE], "csv").splitlines()[2].startswith("1,CGT,revised_down,")
    assert json.loads(render_timelines([TIMELINE], "jsonl"))["claims"][0]["id"] == UNION.id


def test_remarks_on_a_timeline_are_told() -> None:
    """A step down, a jump or a gap stands below the figures."""
    remark = Finding("step-down", Severity.WARNING, "it falls from 800,000 to 780,000", "2023-03-24")
    shown = text(timeline_blocks([attrs.evolve(TIMELINE, findings=(remark,))]))
    assert "it falls from 800,000 to 780,000  2023-03-24" in shown


CHANGED = Difference((POLICE,), ((UNION, LATER, SAME),), (UNION,), (CONFLICT,), (REVISION,))


def test_a_difference_as_text_and_records() -> None:
    """Only the kinds that there are, each under its heading; rows name the earlier claim of a revision."""
    shown = render_difference(CHANGED)
    heads = [
        line for line in shown.splitlines() if line in ("New", "Revised", "Withdrawn", "Newly in conflict", "Settled")
    ]
    assert heads == ["New", "Revised", "Withdrawn", "Newly in conflict", "Settled"]
    assert render_difference(Difference()) == "Nothing changed.\n"
    record = json.loads(render_difference(CHANGED, "json"))
    assert (record["new"], record["withdrawn"]) == ([POLICE.id], [UNION.id])
    assert record["revised"][0]["second"] == LATER.id
    assert (record["newly_in_conflict"][0]["relation"], record["settled"][0]["relation"]) == (
        "conflicts",
        "revises_down",
    )
    rows = render_difference(CHANGED, "csv").splitlines()
    assert rows[2].startswith(f"revised,conflicts,{UNION.id},{LATER.id},attended,")
    assert len(rows) == 1 + 3 + 3 + 3
    assert json.loads(render_difference(CHANGED, "jsonl").splitlines()[0])["difference"] == "new"


def test_comparisons_as_text_and_records() -> None:
    """Read "the second ... the first", with the reason."""
    pairs = [(POLICE, UNION, SAME)]
    shown = render_comparisons(pairs)
    assert "conflicts (soft)" in shown
    assert "They differ." in shown
    record = json.loads(render_comparisons(pairs, "json"))
    assert (record["comparisons"][0]["gap"], record["comparisons"][0]["ratio"]) == ("1/3", "1/2")
    assert (
        render_comparisons(pairs, "csv")
        .splitlines()[1]
        .endswith(",True,comparable,same,meets,above,different,1/3,1/2,,They differ.,")
    )


@pytest.mark.parametrize("name", ["text", "markdown", "json", "jsonl", "csv"])
def test_a_report_of_nothing_says_so(name: str) -> None:
    """No claims is an answer in every format."""
    said = report([], format=name)
    assert ("0 claims" in said) or ('"claims": 0' in said) or said in ("",) or said.startswith("id,predicate,")


def test_a_report_counts_what_was_read() -> None:
    """Documents without claims count; figures that only repeat another do not; nor is a source counted twice."""
    again = attrs.evolve(told("800,000", "CGT", "2023-03-24"), links=(Link(LinkKind.RESTATES, UNION.id),))
    documents = [
        DocumentRef("sha256:1"),
        DocumentRef("sha256:2"),
        DocumentRef("sha256:3", path="a"),
        DocumentRef("sha256:4", path="a"),
    ]
    said = report([POLICE, UNION, again], documents=documents)
    assert said.startswith("3 documents, 2 claims (2 figures, 0 statements), 2 sources, 1 disagreement.\n")
    assert json.loads(report([POLICE], format="json"))["counts"] == {
        "documents": 0,
        "claims": 1,
        "figures": 1,
        "statements": 0,
        "sources": 1,
        "disagreements": 0,
    }
    assert "| 800,000 |" in report([POLICE, UNION], format="markdown")
    record = json.loads(report([UNION, again], format="json"))
    assert [revision["change"] for revision in record["revisions"]] == ["restated"]
