"""Context: what a report's other figures say of the place and the day, for those that do not say it themselves.

"An explosion in Kano on Tuesday killed 12, police said. The governor spoke of 15." The governor's figure names neither
place nor day; both are those of the figure before it. Enters: the facts of many claims. Leaves: the same facts, with
place and period borrowed within a document where they were missing, and the borrowing noted, so that what hangs on it
is soft. Refused: borrowing across documents, for figures that name an event, and for "in the past 24 hours".
"""

from collections import defaultdict
from collections.abc import Iterable

import attrs

from claimtrack.comparison.facts import Facts, Reader
from claimtrack.comparison.hierarchy import Hierarchy
from claimtrack.comparison.names import names
from claimtrack.comparison.scope import is_plain_zero
from claimtrack.model.measure import Mode

__all__ = ["fill_in"]


def fill_in(facts: Iterable[Facts], reader: Reader) -> list[Facts]:
    """The facts in the order given, with place and period borrowed where a document leaves them out.

    Figures that stay without a place get the names that their report uses.
    """
    filled, hierarchy = list(facts), reader.hierarchy
    documents: dict[str, list[int]] = defaultdict(list)
    for index, fact in enumerate(filled):
        if fact.document is not None and fact.claim.evidence is not None:
            documents[fact.document].append(index)
    for indexes in documents.values():
        if len(indexes) > 1:
            indexes.sort(key=lambda i: _offset(filled[i]))
            _fill_document(filled, indexes, hierarchy)
            _set_aside(filled, indexes, hierarchy)
        if any(not filled[index].places for index in indexes):
            used = names((filled[index] for index in indexes), reader.lexicon)
            for index in indexes:
                filled[index] = attrs.evolve(filled[index], names=used)
    return filled


def _offset(fact: Facts) -> int:
    evidence = fact.claim.evidence
    return evidence.figure_start or 0 if evidence is not None else 0


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
                    if hierarchy.predicate_component(stated[gap].predicate) == family and _is_lender(fact, field):
                        filled[gap] = _borrow(filled[gap], fact, field)
                gaps = [g for g in gaps if not getattr(filled[g], field)]
                if _is_lender(fact, field):
                    before[family] = fact
            elif fact.event is None and not (field == "window" and fact.mode is Mode.FLOW):
                if family in before:
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


def _is_lender(fact: Facts, field: str) -> bool:
    """A span of time that a flow was counted in ("in March") is its own, not the day of what the report is about."""
    return not (field == "window" and fact.mode is Mode.FLOW)


def _borrow(fact: Facts, lender: Facts, field: str) -> Facts:
    return attrs.evolve(fact, **{field: getattr(lender, field)}, borrowed=(*fact.borrowed, field))
