"""What an addition changes, found among what it speaks of and nowhere else.

Enters: an addition whose rows are written, within its transaction. Leaves: ``Changes``; subjects and conflicts brought
up to date for the measures that it touched. Refused: nothing.
"""

import json
from collections.abc import Iterable

import attrs

from claimtrack.comparison.differences import difference_among
from claimtrack.comparison.facts import Facts
from claimtrack.model.claim import Claim, LinkKind, Statement
from claimtrack.model.comparison import Difference
from claimtrack.storage.adding import Addition
from claimtrack.storage.changes import Changes, Version
from claimtrack.storage.contexts import filled, needs_report
from claimtrack.storage.store import Store

__all__ = ["bring_up_to_date", "changes_of", "leave_for_later", "sort_again", "sort_report"]

_AT_ONCE = 200


def changes_of(store: Store, addition: Addition) -> Changes:
    """Compare what was added with what it speaks of."""
    if addition.entry is None:
        return Changes(unchanged=addition.unchanged, refused=tuple(addition.refused))
    touched = _touched(store, addition)
    subjects = store.subjects.settle(touched)
    around = store.subjects.beside(subjects)
    added = addition.inserted.keys() - addition.ended.keys()
    rows = store.subjects.rows_of(subjects | around)
    after = store.kept.facts(rows)
    gone = {number for number in addition.ended if number not in addition.inserted}
    before = {number: fact for number, fact in after.items() if number not in added} | store.kept.facts(gone)
    for _, older, newer in addition.versions:
        after |= _carried(store, older, newer)
    difference = _difference(store, before.values(), after.values())
    store.disagreements.keep(subjects, around, addition.entry, addition.ended)
    return _changes(store, addition, sorted(added), difference)


def _touched(store: Store, addition: Addition) -> dict[int, list[int]]:
    """The measures of what was added, each with its new rows, and those of what was ended."""
    touched: dict[int, list[int]] = {}
    for number, measure in addition.inserted.items():
        if measure is not None:
            touched.setdefault(measure, [])
            if number not in addition.ended:
                touched[measure].append(number)
    rows = store.connection.execute(
        "SELECT DISTINCT measure FROM claims WHERE measure IS NOT NULL AND number IN (SELECT value FROM json_each(?))",
        (json.dumps(list(addition.ended)),),
    )
    for (measure,) in rows:
        touched.setdefault(measure, [])
    return touched


def _carried(store: Store, older: int, newer: int) -> dict[int, Facts]:
    """What a newer text says in the very words of the older one, tied to that: whatever it counts, it is the same."""
    before = {_words(fact): fact.id for fact in _of_document(store, older).values()}
    found: dict[int, Facts] = {}
    for number, fact in _of_document(store, newer).items():
        target = before.get(_words(fact))
        if target is not None:
            found[number] = attrs.evolve(fact, links=(*fact.links, (LinkKind.SAME_AS, target)))
    return found


def _words(fact: Facts) -> tuple[object, ...]:
    """The sentence of a figure and its place in that, and what was read."""
    claim = fact.claim
    evidence = claim.evidence
    said = (evidence.quote, (evidence.figure_start or 0) - evidence.start) if evidence is not None else ()
    return (*said, claim.measure, claim.value, claim.attribution.source)


def _of_document(store: Store, document: int) -> dict[int, Facts]:
    """The last reading of each figure of a document, though those of an older text have just been ended."""
    rows = store.connection.execute(
        "SELECT max(number) FROM claims WHERE document = ? AND record IS NOT NULL GROUP BY id", (document,)
    ).fetchall()
    return store.kept.facts(number for (number,) in rows)


def _difference(store: Store, before: Iterable[Facts], after: Iterable[Facts]) -> Difference:
    old, new = list(before), list(after)
    both = {fact.id: fact for fact in (*old, *new)}
    return difference_among(list(both.values()), old, new, reader=store.reader)


def _changes(store: Store, addition: Addition, added: list[int], difference: Difference) -> Changes:
    claims = list(store.kept.claims(added).values())
    brought = {claim.id for claim in claims}
    revised = tuple(step for step in difference.revised if step[1].id in brought)
    new = {claim.id for claim in difference.new}
    told = new | {step[1].id for step in revised}
    return Changes(
        entry=addition.entry,
        documents=tuple(addition.documents),
        versions=tuple(_version(store, *version) for version in addition.versions),
        new=tuple(claim for claim in claims if claim.id in new or isinstance(claim.value, Statement)),
        restated=tuple(c for c in claims if c.id not in told and not isinstance(c.value, Statement)),
        revised=revised,
        withdrawn=difference.withdrawn,
        in_conflict=difference.newly_in_conflict,
        settled=difference.settled,
        added=len(addition.inserted),
        unchanged=addition.unchanged,
        refused=tuple(addition.refused),
    )


def _version(store: Store, url: str, older: int, newer: int) -> Version:
    """What a newer text at one URL says otherwise than the older one did."""
    before = _of_document(store, older)
    after = _of_document(store, newer) | _carried(store, older, newer)
    [first], [second] = (
        store.connection.execute("SELECT id FROM documents WHERE number = ?", (number,)).fetchone()
        for number in (older, newer)
    )
    return Version(url, first, second, _difference(store, before.values(), after.values()))


def leave_for_later(store: Store, addition: Addition) -> None:
    """Note which subjects were touched, without comparing anything."""
    store.connection.execute(
        "INSERT OR IGNORE INTO pending SELECT DISTINCT subject FROM measures "
        "WHERE subject IS NOT NULL AND number IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(_touched(store, addition))),),
    )


def bring_up_to_date(store: Store, measures: Iterable[int] | None = None) -> None:
    """Sort and compare what has only been added: some measures, or all there are; in steps, each a transaction."""
    query = _WAITING if measures is None else _WAITING_AMONG
    asked = json.dumps(sorted(measures or ()))
    while rows := store.connection.execute(query, {"asked": asked, "most": _AT_ONCE}).fetchall():
        with store.writing():
            subjects = store.subjects.settle({measure: () for (measure,) in rows})
            for subject in subjects:
                store.disagreements.keep([subject], store.subjects.beside([subject]), store.last_entry)


_WAITING = (
    "SELECT number FROM measures WHERE subject IS NULL "
    "UNION SELECT number FROM measures WHERE subject IN (SELECT subject FROM pending) LIMIT :most"
)
_WAITING_AMONG = (
    "SELECT number FROM json_each(:asked) JOIN measures ON number = value "
    "WHERE subject IS NULL OR subject IN (SELECT subject FROM pending) LIMIT :most"
)


def sort_again(store: Store) -> None:
    """Sort all claims into measures anew, because the words or rules of comparison are others than before."""
    connection = store.connection
    with store.writing():
        connection.execute("DELETE FROM positions")
        connection.execute("DELETE FROM conflicts")
        connection.execute("DELETE FROM relations")
        connection.execute("DELETE FROM pending")
        connection.execute("DELETE FROM drawers")
        connection.execute("UPDATE claims SET measure = NULL WHERE measure IS NOT NULL")
        connection.execute("DELETE FROM measures")
        store.forget()
        rows = connection.execute(
            "SELECT number, document FROM claims WHERE predicate IS NOT NULL AND record IS NOT NULL "
            "ORDER BY document, number"
        ).fetchall()
        report: list[int] = []
        home: int | None = None
        for number, document in rows:
            if report and (document != home or document is None):
                sort_report(store, report)
                report = []
            report.append(number)
            home = document
        sort_report(store, report)
        connection.execute("DELETE FROM compared_with")
        connection.execute("INSERT INTO compared_with (fingerprint) VALUES (?)", (store.fingerprint,))


def sort_report(store: Store, numbers: list[int]) -> None:
    """Sort the figures of one report into measures, by the numbers of their rows."""
    claims: dict[int, Claim] = store.kept.claims(numbers)
    found: list[tuple[int, str | None, int]] = []
    if needs_report(list(claims.values())):
        by_claim = {id(claim): number for number, claim in claims.items()}
        for fact, context in filled(list(claims.values()), store.reader):
            number = by_claim[id(fact.claim)]
            found.append((store.measures.of_facts(fact, number), context, number))
    else:
        found = [(store.measures.of_claim(claim, number), None, number) for number, claim in claims.items()]
    store.connection.executemany("UPDATE claims SET measure = ?, context = ? WHERE number = ?", found)
