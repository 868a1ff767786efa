"""Stories: which reports tell of one happening, by the names, places and days that they have in common.

Enters: the facts of many reports, gaps filled from within each. Leaves: for each report that shares a story with
another the name of that story. Two signs in common are needed, within days of each other: a proper name, a town or
region, a country, the day of an event of one kind. Refused: reports that each name towns, none of them the same; rows
of tables, which have no words.
"""

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

import attrs

from claimtrack.comparison.facts import Facts, Reader
from claimtrack.comparison.locus import furthest
from claimtrack.comparison.names import distinct_names

__all__ = ["stories"]

_SIGNS = 2  # how many signs make two reports one story
_ABREAST = 16  # reports before one with which a sign of it is held together; a bound, so that the work stays linear
_SHORT = 3  # days: a period this short names one happening


@attrs.frozen(eq=False)
class _Report:
    """What one report is known by.

    Attributes:
        document: Its id.
        day: The last day as of which it tells a figure.
        towns: Its places that are no countries, and its names.
        signs: Its names, places and days.
    """

    document: str
    day: int
    towns: frozenset[str]
    signs: frozenset[Hashable]


def stories(documents: Mapping[str, Sequence[Facts]], reader: Reader) -> dict[str, str]:
    """The story of each report that shares one: the id of the earliest report of it."""
    made = (_report(document, facts, reader) for document, facts in documents.items())
    reports = sorted((r for r in made if r is not None), key=lambda report: (report.day, report.document))
    place = {report.document: number for number, report in enumerate(reports)}
    earliest = list(range(len(reports)))

    def find(number: int) -> int:
        while earliest[number] != number:
            earliest[number] = earliest[earliest[number]]
            number = earliest[number]
        return number

    for a, b in _alike(reports, furthest(reader.policy)):
        low, high = sorted((find(place[a.document]), find(place[b.document])))
        earliest[high] = low
    homes = [find(number) for number in range(len(reports))]
    shared = {home for number, home in enumerate(homes) if home != number}
    return {r.document: reports[home].document for r, home in zip(reports, homes, strict=True) if home in shared}


def _alike(reports: Iterable[_Report], days: int) -> Iterator[tuple[_Report, _Report]]:
    """Pairs of reports with enough signs in common, no more than ``days`` apart."""
    latest: dict[Hashable, deque[_Report]] = defaultdict(lambda: deque(maxlen=_ABREAST))
    for report in reports:
        common: dict[str, int] = defaultdict(int)
        others: dict[str, _Report] = {}
        for sign in report.signs:
            for other in latest[sign]:
                if report.day - other.day <= days:
                    common[other.document] += 1
                    others[other.document] = other
            latest[sign].append(report)
        for document, number in common.items():
            other = others[document]
            if number >= _SIGNS and not _are_apart(report, other):
                yield other, report


def _are_apart(a: _Report, b: _Report) -> bool:
    """Whether each names towns and regions, and none of them is the other's."""
    return bool(a.towns) and bool(b.towns) and a.towns.isdisjoint(b.towns)


def _report(document: str, facts: Sequence[Facts], reader: Reader) -> _Report | None:
    dated = [fact.days.last for fact in facts if fact.days is not None]
    if not dated or all(fact.claim.evidence is None for fact in facts):
        return None
    hierarchy, day, reach = reader.hierarchy, max(dated), furthest(reader.policy)
    fresh = [
        fact for fact in facts if fact.window is None or fact.window.last is None or day - fact.window.last <= reach
    ]
    places = {place for fact in fresh for place in fact.places}
    towns = frozenset(place for place in places if not hierarchy.is_wide(place))
    named = {hierarchy.place_named(name) or name for name in distinct_names(facts, reader.lexicon)}
    return _Report(document, day, towns, frozenset({*places, *named, *_events(fresh, reader)}))


def _events(facts: Iterable[Facts], reader: Reader) -> Iterator[Hashable]:
    """What kind of thing is said to have happened on which day."""
    for fact in facts:
        window = fact.window
        if window is None or window.first is None or window.last is None:
            continue
        if window.last - window.first < _SHORT:
            yield reader.hierarchy.predicate_component(fact.predicate), window.first
