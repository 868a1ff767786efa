"""Context: what a report's other figures say of the place and the day, for those that do not say it themselves.

"An explosion in Kano on Tuesday killed 12, police said. The governor spoke of 15." The governor's figure names neither
place nor day; both are those of the figure before it. Enters: the facts of many claims. Leaves: the same facts, with
place and period borrowed within a document where they were missing, and the borrowing noted, so that what hangs on it
is soft; and the stories that several reports tell. Refused: borrowing across documents, for figures that name an event,
and for "in the past 24 hours".
"""

from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction

import attrs

from claimtrack.comparison.facts import Facts, Reader
from claimtrack.comparison.hierarchy import Hierarchy
from claimtrack.comparison.names import distinct_names, names
from claimtrack.comparison.namesakes import origins_of_story
from claimtrack.comparison.scope import is_plain_zero
from claimtrack.comparison.stories import stories
from claimtrack.model.measure import Mode
from claimtrack.model.source import SourceKind

__all__ = ["fill_in", "with_stories"]

# Who counts at home; an army or a ministry of defence may count abroad.
_CIVIL = frozenset({SourceKind.HEALTH_AUTHORITY, SourceKind.POLICE, SourceKind.NGO})
_RECENT = 7  # days: an event that a report is about
_FEW = 10  # a total is of another day than a figure a tenth of its size


def fill_in(facts: Iterable[Facts], reader: Reader) -> list[Facts]:
    """The facts in the order given, with place and period borrowed where a document leaves them out.

    A bare figure takes the currency of the one before; those that no list can place get the names of their report.
    """
    filled, hierarchy = list(facts), reader.hierarchy
    documents: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for index, fact in enumerate(filled):
        evidence = fact.claim.evidence
        if evidence is not None:
            documents[evidence.document].append((evidence.figure_start or 0, index))
    for placed in documents.values():
        indexes = [index for _, index in sorted(placed)]
        _drop_days_of_counting(filled, indexes, hierarchy)
        _surround(filled, indexes, hierarchy)
        _fill_document(filled, indexes, hierarchy)
        _lend_the_place(filled, indexes)
        _lend_the_country(filled, indexes, reader)
        _lend_the_currency(filled, indexes)
        _set_aside(filled, indexes, hierarchy)
        _note_narrower(filled, indexes, hierarchy)
        searched = [index for index in indexes if _is_named_elsewhere(filled[index], hierarchy)]
        if searched:
            used = names((filled[index] for index in indexes), reader.lexicon)
            for index in searched:
                filled[index] = attrs.evolve(filled[index], names=used)
    return filled


def with_stories(facts: Iterable[Facts], reader: Reader) -> list[Facts]:
    """The facts of many reports in the order given, with the story that several tell and whose voices are one in it."""
    told = list(facts)
    documents: dict[str, list[int]] = defaultdict(list)
    for index, fact in enumerate(told):
        if fact.claim.evidence is not None:
            documents[fact.claim.evidence.document].append(index)
    shared: dict[str, list[int]] = defaultdict(list)
    reports = {document: [told[index] for index in indexes] for document, indexes in documents.items()}
    for document, story in stories(reports, reader).items():
        shared[story] += documents[document]
    for story, indexes in shared.items():
        for index, origin in zip(indexes, origins_of_story([told[i] for i in indexes], reader), strict=True):
            told[index] = attrs.evolve(told[index], story=story, origin=origin)
    return told


def _fill_document(filled: list[Facts], indexes: list[int], hierarchy: Hierarchy) -> None:
    """Each gap takes the nearest value before it of a kindred predicate, else the nearest after it."""
    stated = {index: filled[index] for index in indexes}
    for field in ("places", "window"):
        before: dict[str, Facts] = {}
        gaps: list[int] = []
        for index in indexes:
            fact = stated[index]
            family = hierarchy.predicate_component(fact.predicate)
            if getattr(fact, field):
                for gap in gaps:
                    kindred = hierarchy.predicate_component(stated[gap].predicate) == family
                    if kindred and _may_lend_back(fact, stated[gap], field):
                        filled[gap] = _borrow(filled[gap], fact, field)
                gaps = [g for g in gaps if not getattr(filled[g], field)]
                if _is_lender(fact, field):
                    before[family] = fact
            elif fact.event is None and not (field == "window" and fact.mode is Mode.FLOW):
                if family in before and not _is_too_small(before[family], fact, field):
                    filled[index] = _borrow(filled[index], before[family], field)
                else:
                    gaps.append(index)


def _set_aside(filled: list[Facts], indexes: list[int], hierarchy: Hierarchy) -> None:
    """Mark what a report says did not happen beside its toll: the aftershock without casualties, the second landing."""
    told = {filled[index].predicate for index in indexes if filled[index].ends.point > 0}
    for index in indexes:
        fact = filled[index]
        if is_plain_zero(fact) and any(
            name == fact.predicate or hierarchy.is_predicate_within(name, fact.predicate) for name in told
        ):
            filled[index] = attrs.evolve(fact, aside=True)


def _note_narrower(filled: list[Facts], indexes: list[int], hierarchy: Hierarchy) -> None:
    """Mark what a report counts for one place among those of its whole: "worst hit was Bogo, where 19 died".

    The place that a report opens with is its whole, whether its headline names the town or the country.
    """
    opening = {filled[index].places[:1] for index in indexes if filled[index].is_loosely_placed}
    wider: dict[tuple[str, str], Fraction | int] = {}
    for index in indexes:
        fact = filled[index]
        if fact.places:
            key = hierarchy.predicate_component(fact.predicate), fact.places[0]
            wider[key] = max(fact.ends.point, wider.get(key, 0))
    for index in indexes:
        fact = filled[index]
        family = hierarchy.predicate_component(fact.predicate)
        if fact.places[:1] not in opening and any(
            wider.get((family, place), 0) > fact.ends.point for place in fact.places[1:]
        ):
            filled[index] = attrs.evolve(fact, narrower=True)


def _may_lend_back(fact: Facts, gap: Facts, field: str) -> bool:
    """Whether a figure lends to those before it; what a report comes to last is often an event of long ago.

    "80,000 took part ... A rally on 27 April drew 30,000": the 80,000 were not of April.
    """
    if not _is_lender(fact, field) or _is_too_small(fact, gap, field):
        return False
    window, days = fact.window, gap.days
    if field != "window" or window is None or window.first is None or days is None:
        return True
    return days.last - window.first <= _RECENT


def _is_lender(fact: Facts, field: str) -> bool:
    """A span of time that a flow was counted in ("in March") is its own, not the day of what the report is about."""
    return not (field == "window" and fact.mode is Mode.FLOW)


def _is_too_small(lender: Facts, fact: Facts, field: str) -> bool:
    """A total so far is not of the day on which a few of its number died."""
    total = field == "window" and fact.mode is Mode.CUMULATIVE and lender.window is not None and lender.window.closed
    return total and _FEW * lender.ends.point < fact.ends.point


def _is_named_elsewhere(fact: Facts, hierarchy: Hierarchy) -> bool:
    """Whether its report may say by name what its place does not: no place, one no list knows, or a whole country."""
    return not fact.places or not hierarchy.is_listed(fact.places[0]) or hierarchy.is_wide(fact.places[0])


def _surround(filled: list[Facts], indexes: list[int], hierarchy: Hierarchy) -> None:
    """Put the one country that a report names around those of its places that no list knows.

    A country is named by a place, or by the name of who counts at home: "Chad's health ministry", "Kenya Red Cross".
    """
    alone = [index for index in indexes if _is_alone(filled[index], hierarchy)]
    if not alone:
        return
    countries = {
        filled[i].places[-1] for i in indexes if filled[i].places and hierarchy.is_listed(filled[i].places[-1])
    }
    for index in indexes:
        source = filled[index].claim.attribution.source
        if source is not None and source.kind in _CIVIL:
            owner = hierarchy.place_named(source.name.partition(" ")[0].removesuffix("'s"))
            countries |= {hierarchy.place_chain(owner)[-1]} if owner is not None else set()
    if len(countries) == 1:
        for index in alone:
            chain = (*filled[index].places, *countries)
            filled[index] = attrs.evolve(filled[index], places=chain, borrowed=(*filled[index].borrowed, "places"))


def _is_alone(fact: Facts, hierarchy: Hierarchy) -> bool:
    """Whether nothing is known of where its place lies."""
    return len(fact.places) == 1 and not hierarchy.is_listed(fact.places[0])


def _drop_days_of_counting(filled: list[Facts], indexes: list[int], hierarchy: Hierarchy) -> None:
    """Take away the day of a count that is the day on which it was told, where the report knows of an earlier one.

    "The blast on Monday ... On Wednesday the ministry gave the number of dead as 38": nobody died on Wednesday.
    """
    for index in indexes:
        fact = filled[index]
        if not fact.is_told_that_day:
            continue
        family = hierarchy.predicate_component(fact.predicate)
        kindred = (filled[i] for i in indexes if hierarchy.predicate_component(filled[i].predicate) == family)
        earlier = any(_is_before(other, fact) for other in kindred)
        if earlier or fact.mode is Mode.CUMULATIVE:
            filled[index] = attrs.evolve(fact, window=None)


def _is_before(other: Facts, fact: Facts) -> bool:
    x, y = other.window, fact.window
    return x is not None and y is not None and None not in (x.first, y.first) and x.first < y.first  # type: ignore[operator]


def _lend_the_place(filled: list[Facts], indexes: list[int]) -> None:
    """The one place of a report, lent to its figures that are still without one: who was aboard, what it cost."""
    known = [filled[index].places for index in indexes if filled[index].places]
    narrowest = max(known, key=len, default=())
    if not narrowest or not all(places[0] in narrowest for places in known):
        return
    lender = next(filled[index] for index in indexes if filled[index].places == narrowest)
    for index in indexes:
        if not filled[index].places and filled[index].event is None:
            filled[index] = _borrow(filled[index], lender, "places")


def _lend_the_country(filled: list[Facts], indexes: list[int], reader: Reader) -> None:
    """The one country that a report names is that of its levels (debt, inflation), where no figure has a place."""
    if any(filled[index].places for index in indexes):
        return
    hierarchy = reader.hierarchy
    named = {
        hierarchy.place_named(word) for word in distinct_names([filled[index] for index in indexes], reader.lexicon)
    }
    countries = {place for place in named if place is not None and hierarchy.place_chain(place)[-1] == place}
    if len(countries) == 1 and hierarchy.is_wide(*countries):
        for index in indexes:
            if filled[index].event is None and filled[index].level:
                filled[index] = attrs.evolve(
                    filled[index], places=tuple(countries), borrowed=(*filled[index].borrowed, "places")
                )


def _lend_the_currency(filled: list[Facts], indexes: list[int]) -> None:
    """The currency of the figure before of the same predicate, for a bare one.

    "Prosecutors put the damage at 12 billion tenge, while the company spoke of 7.5 billion": tenge too.
    """
    last: dict[str, Facts] = {}
    for index in indexes:
        fact = filled[index]
        if fact.unit is not None and fact.unit == fact.dimension:  # only a currency is its own dimension
            last[fact.predicate] = fact
        elif fact.unit is None and fact.counted.head is None and fact.predicate in last:
            filled[index] = _borrow(fact, last[fact.predicate], "dimension")


def _borrow(fact: Facts, lender: Facts, field: str) -> Facts:
    return attrs.evolve(fact, **{field: getattr(lender, field)}, borrowed=(*fact.borrowed, field))
