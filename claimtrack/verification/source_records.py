"""Claims -> what can be counted of each source, with the evidence for each count; no grade, no score, no rank.

Enters: claims, and grades that named people gave. Leaves: a record for each body that is the origin of a figure, in the
order of its name. Refused: nothing. Persons, witnesses and unnamed sources have no record: their figures are shown
elsewhere, and nobody counts their errors here.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from fractions import Fraction

import attrs

from claimtrack.comparison.conflicts import read_facts
from claimtrack.comparison.facts import Facts, Reader
from claimtrack.comparison.grouping import group
from claimtrack.comparison.series import lines, steps
from claimtrack.lexicon.loader import Lexicon, load_lexicon
from claimtrack.model.claim import Claim
from claimtrack.model.comparison import Change
from claimtrack.model.decision import Grade
from claimtrack.model.policy import Policy
from claimtrack.model.source import Source, SourceKind

__all__ = ["Distance", "SourceRecord", "records_among", "source_records"]

_UNRECORDED = frozenset({SourceKind.PERSON, SourceKind.WITNESS, SourceKind.ANONYMOUS})


@attrs.frozen
class Distance:
    """How far a first figure of a closed count was from the source's own last one.

    Attributes:
        first: The first claim.
        last: The last one.
        ratio: Last divided by first; None where the first was 0.
    """

    first: Claim
    last: Claim
    ratio: Fraction | None


@attrs.frozen
class SourceRecord:
    """What can be counted of one source. None of it says how reliable the source is.

    Attributes:
        source: The source.
        claims: All its figures.
        revised_up: The figures with which it corrected itself upwards.
        revised_down: The same downwards.
        distances: For each closed count with several figures of its own, the first and the last.
        first: Its figures that were the first on a matter on which others gave figures too.
        with_caveat: Its figures that came with a reservation.
        grades: What named people entered; it weighs in nothing unless the caller asks.
    """

    source: Source
    claims: tuple[Claim, ...]
    revised_up: tuple[Claim, ...] = ()
    revised_down: tuple[Claim, ...] = ()
    distances: tuple[Distance, ...] = ()
    first: tuple[Claim, ...] = ()
    with_caveat: tuple[Claim, ...] = ()
    grades: tuple[Grade, ...] = ()

    @property
    def summary(self) -> str:
        """The counts in a line."""
        parts = [f"{len(self.claims)} figure{'' if len(self.claims) == 1 else 's'}"]
        counts = {"revised up": self.revised_up, "revised down": self.revised_down, "first": self.first}
        parts += [f"{name} {len(found)}" for name, found in counts.items() if found]
        if self.with_caveat:
            parts.append(f"with a caveat {len(self.with_caveat)}")
        return f"{self.source.name}: {', '.join(parts)}"


def source_records(
    claims: Iterable[Claim],
    policy: Policy | None = None,
    lexicon: Lexicon | None = None,
    grades: Iterable[Grade] = (),
) -> list[SourceRecord]:
    """Count, for each source, what its figures show.

    Args:
        claims: Any claims; statements are left out.
        policy: How figures are read.
        lexicon: The words, and the names of sources.
        grades: Grades that named people gave, shown with the records.

    >>> from claimtrack.parsing.claims import claim
    >>> told = dict(predicate="killed", source="Israel", place="Israel", period="2023-10-07")
    >>> claims = [claim(value=1400, as_of="2023-10-15", **told), claim(value="about 1,200", as_of="2023-11-10", **told)]
    >>> [record] = source_records(claims)
    >>> record.summary
    'Israel: 2 figures, revised down 1'
    """
    reader = Reader(policy or Policy(), lexicon or load_lexicon())
    return records_among(read_facts(claims, reader), reader, grades)


def records_among(facts: Iterable[Facts], reader: Reader, grades: Iterable[Grade] = ()) -> list[SourceRecord]:
    """The same of facts that have been read and whose gaps have been filled."""
    counts: dict[str, _Counts] = defaultdict(_Counts)
    for members in group(facts, reader).groups:
        for line in lines(fact for fact in members.facts if _has_record(fact)):
            counts[line[0].origin.key or ""].add(line, reader)
        earliest = _first(members.facts)
        if earliest is not None:
            counts[earliest.origin.key or ""].first.append(earliest.claim)
    given: dict[str, list[Grade]] = defaultdict(list)
    for grade in grades:
        given[reader.registry.key(grade.source.name)].append(grade)
    found = [of_source.record(given[key]) for key, of_source in counts.items()]
    return sorted(found, key=lambda record: record.source.name)


def _has_record(fact: Facts) -> bool:
    source = fact.claim.source
    return fact.origin.key is not None and source is not None and source.kind not in _UNRECORDED


@attrs.define
class _Counts:
    """The claims behind each count of one source."""

    claims: list[Claim] = attrs.field(factory=list)
    up: list[Claim] = attrs.field(factory=list)
    down: list[Claim] = attrs.field(factory=list)
    distances: list[Distance] = attrs.field(factory=list)
    first: list[Claim] = attrs.field(factory=list)

    def add(self, line: Sequence[Facts], reader: Reader) -> None:
        """Count one line of figures, in as-of order."""
        self.claims += [fact.claim for fact in line]
        for step in steps(line, reader):
            if step.change is Change.REVISED_UP:
                self.up.append(step.fact.claim)
            elif step.change is Change.REVISED_DOWN:
                self.down.append(step.fact.claim)
        first, last = line[0], line[-1]
        if len(line) > 1 and not (last.growing or last.level):
            start = Fraction(first.ends.point)
            ratio = Fraction(last.ends.point) / start if start else None
            self.distances.append(Distance(first.claim, last.claim, ratio))

    def record(self, grades: Iterable[Grade]) -> SourceRecord:
        """The counts as a value."""
        source = self.claims[0].source
        assert source is not None  # noqa: S101 - _has_record saw to it
        caveats = tuple(claim for claim in self.claims if claim.attribution.caveat is not None)
        return SourceRecord(
            source, tuple(self.claims), tuple(self.up), tuple(self.down), tuple(self.distances), tuple(self.first),
            caveats, tuple(grades),
        )  # fmt: skip


def _first(facts: Sequence[Facts]) -> Facts | None:
    """The earliest figure on a matter on which several origins gave some; None where two were equally early."""
    dated = [(fact.days.first, fact) for fact in facts if fact.days is not None]
    if len({fact.origin.key for _, fact in dated}) < 2:
        return None
    day = min(day for day, _ in dated)
    earliest = [fact for first, fact in dated if first == day]
    alone = len({fact.origin.key for fact in earliest}) == 1
    return earliest[0] if alone and _has_record(earliest[0]) else None
