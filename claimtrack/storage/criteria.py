"""Which claims are asked for, as conditions with bound parameters.

Enters: what a caller asks for, by name. Leaves: conditions made of constant pieces, and the values to bind to them.
Refused: names that do not exist, days that are none, texts without a word.
"""

import re
from collections.abc import Mapping
from typing import TypedDict

import attrs

from claimtrack.comparison.facts import Reader
from claimtrack.errors import InvalidClaim
from claimtrack.model.moment import Moment

__all__ = ["Criteria", "Wanted"]


class Wanted(TypedDict, total=False):
    """What may be asked for; see ``Criteria``."""

    id: str
    predicate: str
    counted: str
    unit: str
    place: str
    event: str
    period: str | Moment
    mode: str
    source: str
    since: str | Moment
    until: str | Moment
    text: str
    in_conflict: bool
    document: str
    url: str


_WORD = re.compile(r"\w+")
_PARTS = {
    "id": "(claims.id = :id OR claims.also = :id)",
    "predicate": "claims.predicate = :predicate",
    "counted": "claims.counted = :counted COLLATE NOCASE",
    "unit": "claims.unit = :unit",
    "place": "claims.place IN (:place, :place_named)",
    "event": "claims.event = :event",
    "period": "claims.period = :period",
    "mode": "claims.mode = :mode",
    "source": "claims.origin = :source",
    "since": "claims.day >= :since",
    "until": "claims.day <= :until",
    "text": "claims.number IN (SELECT rowid FROM claim_words WHERE claim_words MATCH :text)",
    "document": "claims.document = (SELECT number FROM documents WHERE id = :document)",
    "url": "claims.document IN (SELECT number FROM documents WHERE url = :url)",
}
_DISPUTED = (
    "EXISTS (SELECT 1 FROM positions JOIN conflicts ON conflicts.number = positions.conflict "
    "WHERE positions.claim = claims.number AND conflicts.settled IS NULL "
    "AND conflicts.relation IN ('conflicts', 'denies', 'exceeds_whole'))"
)


@attrs.frozen(kw_only=True)
class Criteria:
    """What is asked for; all that is given must hold.

    Attributes:
        id: The claim's id.
        predicate: What happened: ``killed``.
        counted: What is counted, in the words of the claim.
        unit: The unit, or the counted noun: ``person``.
        place: Where, by any name that the lexicon knows.
        event: In which event.
        period: When the counted events happened, as the claim has it.
        mode: ``stock``, ``flow`` or ``cumulative``.
        source: Who says so, by any name that the lexicon knows.
        since: The first day of the state of knowledge; a claim without any date is not found by day.
        until: The last day of it.
        text: Words that its sentence holds, all of them, in any order.
        in_conflict: Whether it stands in a disagreement.
        document: The id of its document.
        url: Where that appeared.
    """

    id: str | None = None
    predicate: str | None = None
    counted: str | None = None
    unit: str | None = None
    place: str | None = None
    event: str | None = None
    period: str | Moment | None = None
    mode: str | None = None
    source: str | None = None
    since: str | Moment | None = None
    until: str | Moment | None = None
    text: str | None = None
    in_conflict: bool | None = None
    document: str | None = None
    url: str | None = None

    @property
    def asks_nothing(self) -> bool:
        """Whether all claims are asked for."""
        return all(getattr(self, field.name) is None for field in attrs.fields(Criteria))

    def conditions(self, reader: Reader) -> tuple[list[str], Mapping[str, object]]:
        """Conditions on the table ``claims``, each of them constant, and the values to bind."""
        given = {field.name: getattr(self, field.name) for field in attrs.fields(Criteria)}
        values = {name: value for name, value in given.items() if value is not None}
        is_disputed = values.pop("in_conflict", None)
        found = [_PARTS[name] for name in values]
        if is_disputed is not None:
            found.append(_DISPUTED if is_disputed else "NOT " + _DISPUTED)
        if "place" in values:
            values["place_named"] = reader.hierarchy.place_named(values["place"]) or values["place"]
        if "source" in values:
            values["source"] = reader.registry.key(values["source"])
        if "period" in values:
            values["period"] = str(values["period"])
        for name in ("since", "until"):
            if name in values:
                values[name] = _day(values[name], name)
        if "text" in values:
            values["text"] = _words(values["text"])
        return found, values


def _day(value: str | Moment, name: str) -> str:
    """The first day of a span for ``since``, the last one for ``until``."""
    moment = Moment(value) if isinstance(value, str) else value
    end = moment.earliest if name == "since" else moment.latest
    if end is None:
        raise InvalidClaim(f"{name} must be a date with a year, not {value}")
    return end.isoformat()


def _words(text: str) -> str:
    """Words as FTS5 takes them, each quoted, so that none of them is a command."""
    words = _WORD.findall(text)
    if not words:
        raise InvalidClaim(f"text must hold a word to search for, not {text!r}")
    return " ".join('"' + word + '"' for word in words)
