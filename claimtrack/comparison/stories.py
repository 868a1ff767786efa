"""Stories: which reports tell of one happening, by the names, places and days that they have in common.

Enters: the facts of many reports, gaps filled from within each. Leaves: for each report that shares a story with
another the name of that story. Two signs in common are needed, within days of each other: a proper name, a town or
region, else a country, the day of an event of one kind, a number that is neither small nor round. Refused: reports that
each name towns, none of them the other's; rows of tables, which have no words.
"""

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

import attrs

from claimtrack.comparison.facts import Facts, Reader
from claimtrack.comparison.locus import EXACT_DAYS, furthest
from claimtrack.comparison.names import distinct_names
from claimtrack.comparison.union import Union

__all__ = ["stories"]

_SIGNS = 2  # how many signs make two reports one story
_ABREAST = 16  # reports before one with which a sign of it is held together; a bound, so that the work stays linear
_COUNTRY, _DAY, _NUMBER = "a country", "a day", "a number"  # kinds of signs, each of which counts once
_SMALL = 12  # up to here any two stories may have a number in common


@attrs.frozen(eq=False)
class _Report:
    """What one report is known by.

    Attributes:
        document: Its id.
        day: The last day as of which it tells a figure.
        towns: The last words of its places that are no countries.
        signs: Its names, places and days; each with what it is a word of, so that one name is one sign.
    """

    document: str
    day: int
    towns: frozenset[str]
    signs: dict[Hashable, Hashable]


def stories(documents: Mapping[str, Sequence[Facts]], reader: Reader) -> dict[str, str]:
    """The story of each report that shares one: the id of the earliest report of it."""
    made = (_report(document, facts, reader) for document, facts in documents.items())
    reports = sorted((r for r in made if r is not None), key=lambda report: (report.day, report.document))
    place = {report.document: number for number, report in enumerate(reports)}
    union = Union(len(reports))
    for a, b in _alike(reports, furthest(reader.policy)):
        union.join(place[a.document], place[b.document])
    homes = [union.find(number) for number in range(len(reports))]
    shared = {home for number, home in enumerate(homes) if home != number}
    return {r.document: reports[home].document for r, home in zip(reports, homes, strict=True) if home in shared}


def _alike(reports: Iterable[_Report], days: int) -> Iterator[tuple[_Report, _Report]]:
    """Pairs of reports with enough signs in common, no more than ``days`` apart."""
    latest: dict[Hashable, deque[_Report]] = defaultdict(lambda: deque(maxlen=_ABREAST))
    for report in reports:
        common: dict[str, list[Hashable]] = defaultdict(list)
        others: dict[str, _Report] = {}
        for sign in report.signs:
            for other in latest[sign]:
                if report.day - other.day <= days:
                    common[other.document].append(sign)
                    others[other.document] = other
            latest[sign].append(report)
        for document, signs in common.items():
            other = others[document]
            if _tell_of_one(report, other, signs) and not _are_apart(report, other):
                yield other, report


def _tell_of_one(a: _Report, b: _Report, signs: Sequence[Hashable]) -> bool:
    """Whether signs are of two kinds or two names; a town and its country are one."""
    kinds = min(({one.signs[sign] for sign in signs} for one in (a, b)), key=len)
    if kinds & (a.towns | b.towns):
        kinds.discard(_COUNTRY)
    return len(kinds) >= _SIGNS


def _are_apart(a: _Report, b: _Report) -> bool:
    """Whether each names towns and regions, and neither names one of the other's."""
    return bool(a.towns) and bool(b.towns) and a.towns.isdisjoint(b.signs) and b.towns.isdisjoint(a.signs)


def _report(document: str, facts: Sequence[Facts], reader: Reader) -> _Report | None:
    dated = [fact.days.last for fact in facts if fact.days is not None]
    if not dated:
        return None
    hierarchy, day, reach = reader.hierarchy, max(dated), furthest(reader.policy)
    fresh = [
        fact for fact in facts if fact.window is None or fact.window.last is None or day - fact.window.last <= reach
    ]
    happened = {place for fact in fresh for place in fact.places}
    named: dict[Hashable, Hashable] = {}
    places = set(happened)
    for word, name in distinct_names(facts, reader.lexicon).items():
        place = hierarchy.place_named(word)
        if place is None:
            named[word] = name
        else:
            places.add(place)
    countries = {place for place in places if hierarchy.is_wide(place)}
    events = dict.fromkeys(_events(fresh, reader), _DAY)
    numbers = dict.fromkeys(_figures(fresh, reader), _NUMBER)
    signs: dict[Hashable, Hashable] = {**events, **numbers, **named, **dict.fromkeys(countries, _COUNTRY)}
    signs.update((town, town) for town in map(_last, places - countries))
    return _Report(document, day, frozenset(map(_last, happened - countries)), signs)


def _figures(facts: Iterable[Facts], reader: Reader) -> Iterator[Hashable]:
    """Numbers that two stories hardly share: neither small nor round."""
    for fact in facts:
        number = fact.ends.nominal
        if number is not None and number > _SMALL and number % 10:
            yield reader.hierarchy.predicate_component(fact.predicate), "number", number


def _last(place: str) -> str:
    return place.rpartition(" ")[2].casefold()


def _events(facts: Iterable[Facts], reader: Reader) -> Iterator[Hashable]:
    """What kind of thing is said to have happened on which day."""
    for fact in facts:
        window = fact.window
        if window is None or window.first is None or window.last is None:
            continue
        if window.last - window.first < EXACT_DAYS:
            yield reader.hierarchy.predicate_component(fact.predicate), window.first
