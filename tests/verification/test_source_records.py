"""Records count with their evidence; they grade nobody, and leave persons out."""

from fractions import Fraction

from claimtrack.model.decision import Grade
from claimtrack.model.source import Source, SourceKind
from claimtrack.parsing.claims import claim
from claimtrack.verification.source_records import source_records


def told(value, source="police", as_of="2024-04-05", **rest):
    """A claim about one closed event."""
    fields = {"predicate": "killed", "place": "Kunar", "period": "2024-04-04"} | rest
    return claim(value=value, source=source, as_of=as_of, **fields)


def named(records):
    """The records by name."""
    return {record.source.name: record for record in records}


def test_revisions_are_counted_by_direction_with_the_figures_that_made_them():
    """Up from 60 to 72, and down to 70: one of each, the first and last figure side by side."""
    a, b, c = told(60), told(72, as_of="2024-04-06"), told(70, as_of="2024-04-07")
    [record] = source_records([c, a, b])
    assert (record.revised_up, record.revised_down) == ((b,), (c,))
    [distance] = record.distances
    assert (distance.first, distance.last, distance.ratio) == (a, c, Fraction(7, 6))
    assert record.summary == "police: 3 figures, revised up 1, revised down 1"


def test_growth_of_a_running_count_is_no_revision():
    """A count that still grows is not held against its first figure."""
    running = {"period": "2024-04-04/..", "mode": "cumulative"}
    [record] = source_records([told(60, **running), told(72, as_of="2024-04-06", **running)])
    assert (record.revised_up, record.distances) == ((), ())


def test_who_was_first_is_counted_only_where_others_followed():
    """The police were first on the landslide; alone on the flood nobody is first."""
    records = named(
        source_records([
            told(60), told(72, "mayor", "2024-04-06"), told(5, "union", place="Herat"), told(4, "army", "2024-05-01",
            place="Kabul"), told(4, "army", "2024-05-01", place="Kabul"), told(5, "navy", "2024-05-01", place="Kabul"),
        ])
    )  # fmt: skip
    assert [len(records[name].first) for name in ("police", "mayor", "union", "army", "navy")] == [1, 0, 0, 0, 0]


def test_caveats_are_counted():
    """A figure that came with a reservation."""
    careful = told(60, caveat="the count is preliminary")
    [record] = source_records([careful, told(72, as_of="2024-04-06")])
    assert record.with_caveat == (careful,)
    assert record.summary.endswith("with a caveat 1")


def test_persons_witnesses_and_unnamed_sources_have_no_record():
    """Nobody counts a neighbour's errors, not even as the first to speak."""
    kinds = (SourceKind.PERSON, SourceKind.WITNESS, SourceKind.ANONYMOUS)
    claims = [told(n, Source(f"somebody {n}", kind), f"2024-04-0{n + 5}") for n, kind in enumerate(kinds)]
    assert source_records(claims) == []
    assert source_records([told(60, None)]) == []
    assert [record.first for record in source_records([*claims, told(72, as_of="2024-04-09")])] == [()]


def test_a_first_figure_of_nothing_has_no_ratio():
    """From "nobody" to 12 is a distance without a ratio."""
    [record] = source_records([told(0), told(12, as_of="2024-04-06")])
    assert record.distances[0].ratio is None


def test_grades_are_shown_as_entered_and_change_nothing():
    """They stand beside the counts of the source they were given to."""
    grade = Grade(Source("Police"), "A. Editor", "2024-05-03", "long acquaintance", reliability="B")
    with_grade, other = source_records([told(60), told(60, "mayor")], grades=[grade])[::-1]
    assert with_grade.grades == (grade,)
    assert other.grades == ()
    assert with_grade.summary == "police: 1 figure"
