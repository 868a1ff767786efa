"""Which measures speak of one thing, found for the measures that were touched and for nothing else.

Enters: numbers of measures to which claims were added, or that never were compared. Leaves: subjects, the groups that
comparison makes of them, written into ``measures``; and which measures count parts of which. Refused: nothing.

Two measures meet only if they share a drawer and lie near each other in time, as in grouping itself; of those that
meet, the scope of the claims nearest in time decides. The touched measures and the whole subjects of those found the
same are then grouped anew by the engine.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import product

from claimtrack.comparison.facts import Facts, Reader
from claimtrack.comparison.grouping import NEIGHBOURS, group
from claimtrack.comparison.locus import furthest
from claimtrack.comparison.scope import scope
from claimtrack.model.claim import LinkKind
from claimtrack.model.comparison import ScopeRelation
from claimtrack.storage.kept import Kept
from claimtrack.storage.rows import day_of

__all__ = ["Subjects"]

_TOUCHING = {
    ScopeRelation.PART: ScopeRelation.WHOLE,
    ScopeRelation.WHOLE: ScopeRelation.PART,
    ScopeRelation.OVERLAPPING: ScopeRelation.OVERLAPPING,
}
# Measures in one drawer: those that began before and those after, of what ends and of what lasts.
_HOME = (
    "SELECT measure FROM claims WHERE (id = :id OR also = :id) AND measure IS NOT NULL "
    "AND NOT EXISTS (SELECT 1 FROM endings WHERE endings.claim = claims.number)"
)
_BEFORE = (
    "SELECT measure, lives, last FROM drawers WHERE drawer = :drawer AND lasting = :lasting "
    "AND first <= :first ORDER BY first DESC, measure DESC LIMIT :most"
)
_AFTER = (
    "SELECT measure, lives, last FROM drawers WHERE drawer = :drawer AND lasting = :lasting "
    "AND first > :first AND first <= :reach ORDER BY first, measure LIMIT :most"
)


class Subjects:
    """Sorts the measures of one ledger into subjects."""

    def __init__(self, connection: sqlite3.Connection, reader: Reader, kept: Kept) -> None:
        """Take what claims are read with."""
        self._connection = connection
        self._reader = reader
        self._kept = kept

    def settle(self, touched: Mapping[int, Iterable[int]]) -> set[int]:
        """Sort measures into subjects, and give the subjects.

        Args:
            touched: Measures, each with the rows that were added to it; with none its first and last ones stand for it.
        """
        region = self._region(touched)
        for subject in self._subjects(region):
            region.update(self.measures_of([subject]))
        facts = self._kept.facts(self._kept.of_measures(region))
        home = self._homes(facts)
        numbers = {id(fact): number for number, fact in facts.items()}
        known = self._subject_by_measure(region)
        taken: set[int] = set()
        for members in group(facts.values(), self._reader).groups:
            measures = {home[numbers[id(fact)]] for fact in members.facts}
            before = {number for measure in measures if (number := known.get(measure)) is not None}
            subject = min(before - taken, default=None) or self._new_subject()
            taken.add(subject)
            self._connection.executemany(
                "UPDATE measures SET subject = ? WHERE number = ?", [(subject, measure) for measure in measures]
            )
        for measure in region:
            if known.get(measure) is None and measure not in home.values():  # nothing of it stands any longer
                self._connection.execute(
                    "UPDATE measures SET subject = ? WHERE number = ?", (self._new_subject(), measure)
                )
        return self._subjects(touched)

    def _region(self, touched: Mapping[int, Iterable[int]]) -> set[int]:
        """The touched measures and all that may be the same as one of them, as far as none of it was sorted before."""
        region: set[int] = set()
        waiting = [(measure, list(rows)) for measure, rows in touched.items()]
        while waiting:
            measure, rows = waiting.pop()
            region.add(measure)
            known = self._subject_by_measure([measure]).get(measure)
            if known is not None:
                region.update(self.measures_of([known]))
            same = set(self._linked(measure, rows))
            for fact in self._standing_for(measure, rows):
                for other in self._kindred(fact, self._meeting(measure)):
                    if self._relation(measure, fact, other) is ScopeRelation.SAME:
                        same.add(other)
            for other in sorted(same - region):
                region.add(other)
                if self._subject_by_measure([other]).get(other) is None:
                    waiting.append((other, []))
        return region

    def _linked(self, measure: int, rows: list[int]) -> Iterator[int]:
        """The measures that new claims are tied to by links, wherever they are; parts are written down."""
        for fact in self._kept.facts(rows or self._kept.of_measures([measure])).values():
            for kind, target in fact.links:
                other = self._connection.execute(_HOME, {"id": target}).fetchone()
                if other is None or other[0] == measure:
                    continue
                if kind is LinkKind.PART_OF:
                    self._write(other[0], measure, ScopeRelation.PART)
                elif kind is not LinkKind.NOT_SAME_AS:
                    yield other[0]

    def _kindred(self, fact: Facts, measures: Collection[int]) -> list[int]:
        """Those of some measures whose predicate has to do with that of a claim; of the others none is read."""
        hierarchy, own = self._reader.hierarchy, fact.predicate
        named = hierarchy.predicate
        rows = self._connection.execute(
            "SELECT number, predicate FROM measures WHERE number IN (SELECT value FROM json_each(?)) ORDER BY number",
            (json.dumps(sorted(measures)),),
        )
        return [
            number
            for number, name in ((number, said and named(said).name) for number, said in rows)
            if name == own
            or (
                name is not None
                and (hierarchy.is_predicate_within(name, own) or hierarchy.is_predicate_within(own, name))
            )
            or name in fact.entry.overlaps
            or (name is not None and own in named(name).overlaps)
        ]

    def _standing_for(self, measure: int, rows: list[int]) -> list[Facts]:
        """The claims of a measure that are held against others: its new ones, or else one of each end in time."""
        rows = rows or self._kept.of_measures([measure])
        facts = sorted(self._kept.facts(rows).values(), key=lambda f: f.days.first if f.days is not None else 0)
        return facts if len(facts) < 2 else [facts[0], facts[-1]]

    def _meeting(self, measure: int) -> set[int]:
        """The measures that share a drawer with one and lie near it in time."""
        found: set[int] = set()
        days = furthest(self._reader.policy)
        drawers = self._connection.execute(
            "SELECT drawer, lives, first, last FROM drawers WHERE measure = ?", (measure,)
        ).fetchall()
        for drawer, lives, first, last in drawers:
            place = {"drawer": drawer, "first": first, "reach": last + days, "most": NEIGHBOURS + 1}
            for query, lasting in product((_BEFORE, _AFTER), (0, 1)):
                near = self._connection.execute(query, place | {"lasting": lasting})
                for other, other_lives, other_last in near:
                    if other != measure and (lives or other_lives) and other_last + days >= first:
                        found.add(other)
        return found

    def _relation(self, measure: int, fact: Facts, other: int) -> ScopeRelation:
        """How another measure stands to a claim of this one; what counts parts or overlaps is written down."""
        claim = fact.claim
        against = self._kept.nearest(other, day_of(claim.as_of or claim.published))
        if against is None:
            return ScopeRelation.DIFFERENT
        found = scope(fact, against, self._reader.policy, self._reader.hierarchy).relation
        if found in _TOUCHING:
            self._write(measure, other, found)
        return found

    def _write(self, measure: int, other: int, found: ScopeRelation) -> None:
        """Write down how another measure stands to one, both ways."""
        self._connection.executemany(
            "INSERT OR REPLACE INTO relations (measure, other, relation) VALUES (?, ?, ?)",
            [(measure, other, found.value), (other, measure, _TOUCHING[found].value)],
        )

    def beside(self, subjects: Iterable[int]) -> set[int]:
        """The subjects that count parts or wholes of some, or overlap with them; sorted first where they never were."""
        asked = sorted(subjects)
        rows = self._connection.execute(
            "SELECT DISTINCT other.number, other.subject FROM measures AS own "
            "JOIN relations ON relations.measure = own.number JOIN measures AS other ON other.number = relations.other "
            "WHERE own.subject IN (SELECT value FROM json_each(?))",
            (json.dumps(asked),),
        ).fetchall()
        found = {subject for _, subject in rows if subject is not None}
        unsorted = {measure: () for measure, subject in rows if subject is None}
        if unsorted:
            fresh = self.settle(unsorted)
            self._connection.executemany(
                "INSERT OR IGNORE INTO pending (subject) VALUES (?)", [(subject,) for subject in fresh]
            )
            found |= fresh
        return found - set(asked)

    def measures_of(self, subjects: Iterable[int]) -> list[int]:
        """All measures of some subjects."""
        rows = self._connection.execute(
            "SELECT number FROM measures WHERE subject IN (SELECT value FROM json_each(?)) ORDER BY number",
            (json.dumps(sorted(subjects)),),
        )
        return [number for (number,) in rows]

    def rows_of(self, subjects: Iterable[int]) -> list[int]:
        """All claims that stand and speak of some subjects, in the order in which the ledger learnt them."""
        return self._kept.of_measures(self.measures_of(subjects))

    def _subject_by_measure(self, measures: Iterable[int]) -> dict[int, int | None]:
        return dict(
            self._connection.execute(
                "SELECT number, subject FROM measures WHERE number IN (SELECT value FROM json_each(?))",
                (json.dumps(sorted(measures)),),
            )
        )

    def _subjects(self, measures: Iterable[int]) -> set[int]:
        return {subject for subject in self._subject_by_measure(measures).values() if subject is not None}

    def _homes(self, rows: Iterable[int]) -> dict[int, int]:
        """The measure of each row."""
        return dict(
            self._connection.execute(
                "SELECT number, measure FROM claims WHERE number IN (SELECT value FROM json_each(?))",
                (json.dumps(list(rows)),),
            )
        )

    def by_row(self, rows: Iterable[int]) -> dict[int, int]:
        """The subject of each row that has one."""
        return dict(
            self._connection.execute(
                "SELECT claims.number, measures.subject FROM claims JOIN measures ON measures.number = claims.measure "
                "WHERE claims.number IN (SELECT value FROM json_each(?)) AND measures.subject IS NOT NULL",
                (json.dumps(list(rows)),),
            )
        )

    def _new_subject(self) -> int:
        subject: int = self._connection.execute("SELECT coalesce(max(subject), 0) + 1 FROM measures").fetchone()[0]
        return subject
